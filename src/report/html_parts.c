/* html_parts.c - the lists before and behind the document. */

#include "report/html.h"

#include "base/scan.h"
#include "base/str.h"
#include "report/costs.h"
#include "report/evidence.h"
#include "report/html_words.h"
#include "report/told.h"
#include "report/versions.h"
#include "report/works.h"

static const ibid_finding *finding_of(const ib_html *html, size_t i)
{
    return &html->view->findings.item[i];
}

static bool is_uncompared(const ib_html *html, const ibid_finding *finding)
{
    return finding->kind == IBID_FINDING_QUOTATION &&
           !ib_html_is_title(html, finding) &&
           (finding->verdict == IBID_VERDICT_UNREAD ||
            finding->verdict == IBID_VERDICT_UNAVAILABLE ||
            finding->verdict == IBID_VERDICT_UNCITED ||
            finding->verdict == IBID_VERDICT_UNCHECKED);
}

/* "altered, p. 1, line 19, note 3: "ninety boats …"" */
static void put_item(ib_html *html, const ibid_finding *finding)
{
    ib_markup_raw(&html->page, "<li>");
    ib_html_verdict_link(html, finding);
    ib_markup_raw(&html->page, " ");
    ib_html_brief(html, finding);
    ib_markup_raw(&html->page, " <small>");
    ib_html_place(html, finding);
    if (finding->edit_count && finding->verdict != IBID_VERDICT_ABSENT) {
        ib_paper *paper = ib_markup_paper(&html->page);

        ib_paper_say(paper, "; " IB_SAY_DIFFERS " ");
        ib_edits_put(paper, finding->edit, finding->edit_count);
        ib_markup_paper_end(&html->page);
    }
    for (uint32_t k = 0; k < finding->reason_count; k++) {
        ib_markup_raw(&html->page, IB_SAY_END);
        ib_markup_say(&html->page, finding->reason[k]);
    }
    if (finding->reason_count == 0 && is_uncompared(html, finding)) {
        ib_markup_raw(&html->page, IB_SAY_END);
        ib_markup_say(&html->page, ib_told_count(finding->verdict));
    }
    ib_markup_raw(&html->page, "</small></li>\n");
}

static void put_look_list(ib_html *html)
{
    ib_markup_raw(&html->page, "<ol class=\"list\">\n");
    for (size_t i = 0; i < html->view->findings.count; i++) {
        if (ibid_finding_is_to_look_at(finding_of(html, i), html->opt->look_at))
            put_item(html, finding_of(html, i));
    }
    ib_markup_raw(&html->page, "</ol>\n");
}

void ib_html_put_look(ib_html *html)
{
    ib_markup_raw(&html->page, "<section id=\"look\" "
                               "aria-labelledby=\"h-look\">\n"
                               "<h2 id=\"h-look\">");
    if (html->tally.to_look_at > 1)
        ib_markup_form(&html->page, "%u", html->tally.to_look_at);
    ib_markup_raw(&html->page, html->tally.to_look_at == 0 ? IB_SAY_NOTHING
                               : html->tally.to_look_at == 1
                                   ? IB_SAY_ONE_TO_LOOK_AT
                                   : IB_SAY_MANY_TO_LOOK_AT);
    ib_markup_raw(&html->page, "</h2>\n");
    if (html->tally.to_look_at)
        put_look_list(html);
    ib_markup_raw(&html->page, "</section>\n");
}

/* Where the findings of a kind and a verdict stand, each a link. */
static void put_places(ib_html *html, ibid_finding_kind kind,
                       ibid_verdict verdict)
{
    bool first = true;

    for (size_t i = 0; i < html->view->findings.count; i++) {
        const ibid_finding *finding = finding_of(html, i);

        if (finding->kind != kind || finding->verdict != verdict ||
            ib_html_is_title(html, finding))
            continue;
        ib_markup_form(&html->page, "%s<a href=\"#finding-%s\">",
                       first ? "" : " \xC2\xB7 ", finding->id);
        ib_html_place(html, finding);
        ib_markup_raw(&html->page, "</a>");
        first = false;
    }
}

static void put_ledger_row(ib_html *html, ibid_finding_kind kind,
                           ibid_verdict verdict)
{
    const char *word = ibid_verdict_word(verdict);
    const char *plain = ib_told_count(verdict);

    ib_markup_form(&html->page,
                   "<tr><th scope=\"row\"><span class=\"v %s\">%s</span>", word,
                   word);
    if (!ib_str_is(ib_str_of(word), ib_str_of(plain)))
        ib_markup_form(&html->page, " <small>%s</small>", plain);
    ib_markup_form(&html->page, "</th><td>%u</td><td>",
                   html->tally.of[kind][verdict]);
    if (verdict == IBID_VERDICT_EXACT || verdict == IBID_VERDICT_LINKED)
        ib_markup_raw(&html->page, IB_SAY_IN_TEXT);
    else if (verdict == IBID_VERDICT_RESOLVED)
        ib_markup_raw(&html->page,
                      "<a href=\"#sources\">" IB_SAY_AT_SOURCES "</a>");
    else if (kind == IBID_FINDING_CITATION && html->pull &&
             verdict == IBID_VERDICT_UNAVAILABLE)
        ib_markup_raw(&html->page,
                      "<a href=\"#works\">" IB_SAY_AT_WORKS "</a>");
    else
        put_places(html, kind, verdict);
    ib_markup_raw(&html->page, "</td></tr>\n");
}

static void put_ledger_kind(ib_html *html, ibid_finding_kind kind,
                            const char *title, uint32_t always)
{
    if (html->tally.total[kind] == 0)
        return;
    ib_markup_form(&html->page,
                   "<tbody>\n<tr class=\"kind\"><th scope=\"rowgroup\">%s</th>"
                   "<td>%u</td><td>",
                   title, html->tally.total[kind]);
    if (kind == IBID_FINDING_QUOTATION && html->titles) {
        ib_told_titles(ib_markup_paper(&html->page), html->titles);
        ib_markup_paper_end(&html->page);
    }
    if (kind == IBID_FINDING_QUOTATION && html->tally.wrong_pinpoints)
        ib_markup_form(&html->page, "%s%u " IB_SAY_WRONG_PINPOINT,
                       html->titles ? IB_SAY_END : "",
                       html->tally.wrong_pinpoints);
    ib_markup_raw(&html->page, "</td></tr>\n");
    for (int i = IBID_VERDICT_NONE + 1; i < IBID_VERDICT_COUNT; i++) {
        if (html->tally.of[kind][i] || (always >> i & 1))
            put_ledger_row(html, kind, (ibid_verdict)i);
    }
    ib_markup_raw(&html->page, "</tbody>\n");
}

void ib_html_put_ledger(ib_html *html)
{
    ib_markup_raw(&html->page, "<p>");
    ib_told_sources(ib_markup_paper(&html->page), html->view, html->opt);
    ib_markup_paper_end(&html->page);
    ib_markup_raw(
        &html->page,
        "</p>\n<table>\n<thead><tr><th scope=\"col\">" IB_SAY_COLUMN_VERDICT
        "</th><th scope=\"col\">" IB_SAY_COLUMN_COUNT
        "</th><th scope=\"col\">" IB_SAY_COLUMN_WHERE "</th></tr></thead>\n");
    put_ledger_kind(html, IBID_FINDING_QUOTATION, IB_SAY_QUOTATIONS,
                    1U << IBID_VERDICT_EXACT | 1U << IBID_VERDICT_ALTERED |
                        1U << IBID_VERDICT_ABSENT);
    put_ledger_kind(html, IBID_FINDING_UNQUOTED, IB_SAY_UNQUOTED, 0);
    put_ledger_kind(html, IBID_FINDING_CITATION, IB_SAY_CITATIONS, 0);
    put_ledger_kind(html, IBID_FINDING_NOTE, IB_SAY_NOTES, 0);
    put_ledger_kind(html, IBID_FINDING_FIGURE, IB_SAY_FIGURES, 0);
    put_ledger_kind(html, IBID_FINDING_DATE, IB_SAY_DATES, 0);
    ib_markup_raw(&html->page, "</table>\n");
}

void ib_html_put_unknown(ib_html *html)
{
    bool any = false;

    for (size_t i = 0; i < html->view->findings.count; i++) {
        const ibid_finding *finding = finding_of(html, i);

        if (!is_uncompared(html, finding))
            continue;
        ib_markup_raw(&html->page, any ? "" : "<ul class=\"list\">\n");
        any = true;
        put_item(html, finding);
    }
    ib_markup_raw(&html->page,
                  any ? "</ul>\n" : "<p>" IB_SAY_NONE_UNCOMPARED "</p>\n");
}

/* As which work a source is cited, where, and why it is taken for that. */
static void put_stands_as(ib_html *html, uint32_t source)
{
    const ibid_works works = ibid_pull_works(html->pull);
    bool any = false;

    for (size_t i = 0; i < works.count; i++) {
        const ibid_work *work = &works.item[i];
        ib_paper *paper;

        if (work->source != source)
            continue;
        any = true;
        ib_markup_raw(&html->page, "<p>" IB_SAY_STANDS_AS "<bdi>");
        ib_words_put(
            ib_markup_paper(&html->page), ibid_doc_text(html->view->doc),
            ib_work_citation(html->pull, work)->span, IB_SHOW_NAME_BYTE);
        ib_markup_paper_end(&html->page);
        ib_markup_raw(&html->page, "</bdi>; ");
        paper = ib_markup_paper(&html->page);
        ib_work_notes_put(paper, html->pull, work);
        if (work->because) {
            ib_paper_say(paper, IB_SAY_END);
            ib_paper_say(paper, work->because);
        }
        ib_markup_paper_end(&html->page);
        ib_markup_raw(&html->page, "</p>\n");
    }
    if (!any)
        ib_markup_raw(&html->page,
                      "<p><small>" IB_SAY_NOT_CITED "</small></p>\n");
}

static void put_say(ib_html *html, const char *before, const char *words)
{
    ib_markup_raw(&html->page, before);
    ib_paper_say(ib_markup_paper(&html->page), words);
    ib_markup_paper_end(&html->page);
}

static void put_source(ib_html *html, uint32_t i)
{
    const ibid_source *source = ib_view_source(html->view, i);

    ib_markup_form(&html->page, "<li id=\"s%u\"><p><b>", i + 1);
    put_say(html, "", source->file);
    ib_markup_form(&html->page, "</b> <span class=\"st %s\">%s</span>",
                   ibid_source_status_word(source->status),
                   ibid_source_status_word(source->status));
    if (source->doc) {
        const ibid_about *about = ibid_doc_about(source->doc);

        put_say(html, " <small>", about->format);
        put_say(html, ", ", about->encoding);
        if (about->made_by)
            put_say(html, ", ", about->made_by);
        ib_markup_form(&html->page,
                       "<br>" IB_SAY_HASH "<code>%s</code></small>",
                       about->sha256);
    }
    ib_markup_raw(&html->page, "</p>\n");
    if (source->why) {
        put_say(html, "<p>", source->why);
        ib_markup_raw(&html->page, "</p>\n");
    }
    if (source->doc) {
        const ibid_remarks remarks = ibid_doc_remarks(source->doc);

        for (size_t j = 0; j < remarks.count && j < IB_SHOW_EDITS; j++) {
            put_say(html, "<p>", remarks.item[j].what);
            ib_markup_raw(&html->page, "</p>\n");
        }
    }
    if (html->pull)
        put_stands_as(html, i);
    ib_markup_raw(&html->page, "</li>\n");
}

void ib_html_put_sources(ib_html *html)
{
    const size_t count = html->view->shelf.count(html->view->shelf.state);

    if (count == 0) {
        ib_markup_raw(&html->page, "<p>" IB_SAY_NO_SOURCES "</p>\n");
        return;
    }
    ib_markup_raw(&html->page, "<ol class=\"list\">\n");
    for (uint32_t i = 0; i < count; i++)
        put_source(html, i);
    ib_markup_raw(&html->page, "</ol>\n");
}

/* An address that a person may go to; of another kind, its words alone. */
static void put_address(ib_html *html, ibid_str link)
{
    const bool is_web = ib_str_has_at(link, 0, IB_STR("https://")) ||
                        ib_str_has_at(link, 0, IB_STR("http://"));

    if (link.len == 0)
        return;
    ib_markup_raw(&html->page, "<p>");
    if (is_web) {
        ib_markup_raw(&html->page, "<a rel=\"noreferrer noopener\" href=\"");
        ib_markup_text(&html->page, link, false);
        ib_markup_raw(&html->page, "\">");
    }
    ib_markup_text(&html->page, link, false);
    ib_markup_raw(&html->page, is_web ? "</a></p>\n" : "</p>\n");
}

static void put_work(ib_html *html, uint32_t i)
{
    const ibid_work *work = &ibid_pull_works(html->pull).item[i];
    const ibid_citation *citation = ib_work_citation(html->pull, work);
    ib_paper *paper;

    ib_markup_form(&html->page, "<li id=\"w%u\"><p><bdi", i + 1);
    if (*html->language)
        ib_markup_form(&html->page, " lang=\"%s\"", html->language);
    ib_markup_raw(&html->page, ">");
    ib_words_put(ib_markup_paper(&html->page), ibid_doc_text(html->view->doc),
                 citation->span, IB_SHOW_WHOLE_BYTE);
    ib_markup_paper_end(&html->page);
    ib_markup_form(&html->page, "</bdi> <small>%s; ",
                   ibid_citation_kind_word(citation->kind));
    paper = ib_markup_paper(&html->page);
    ib_work_notes_put(paper, html->pull, work);
    ib_work_pinpoints_put(paper, html->pull, work, IB_SAY_END IB_SAY_CITED_AT);
    if (work->because) {
        ib_paper_say(paper, IB_SAY_END);
        ib_paper_say(paper, work->because);
    }
    ib_markup_paper_end(&html->page);
    ib_markup_raw(&html->page, "</small></p>\n");
    put_address(html, work->link);
    ib_markup_raw(&html->page, "</li>\n");
}

void ib_html_put_works(ib_html *html)
{
    const ibid_works works = ibid_pull_works(html->pull);
    bool any = false;

    for (int status = IBID_WORK_AMBIGUOUS; status <= IBID_WORK_UNKNOWN;
         status++) {
        bool begun = false;

        for (uint32_t i = 0; i < works.count; i++) {
            if ((int)works.item[i].status != status)
                continue;
            if (!begun)
                ib_markup_form(&html->page,
                               "<h3>%s</h3>\n<ul class=\"list\">\n",
                               ib_work_status_title((ibid_work_status)status));
            begun = any = true;
            put_work(html, i);
        }
        if (begun)
            ib_markup_raw(&html->page, "</ul>\n");
    }
    if (!any)
        ib_markup_raw(&html->page, "<p>" IB_SAY_ALL_AT_HAND "</p>\n");
}

static void put_means(ib_html *html)
{
    static const struct {
        const char *word, *means;
    } means[] = IB_SAY_MEANS;

    ib_markup_raw(&html->page,
                  "<section id=\"words\" aria-labelledby=\"h-words\">\n"
                  "<h2 id=\"h-words\">" IB_SAY_PART_WORDS
                  "</h2>\n<p>" IB_SAY_LEGEND "</p>\n<dl class=\"wide\">\n");
    for (size_t i = 0; i < sizeof means / sizeof *means; i++)
        ib_markup_form(&html->page,
                       "<dt><span class=\"v %s\">%s</span></dt><dd>%s</dd>\n",
                       means[i].word, means[i].word, means[i].means);
    ib_markup_raw(&html->page,
                  "</dl>\n<p>" IB_SAY_NEUTRAL "</p>\n</section>\n");
}

static void put_fact(ib_html *html, const char *term, const char *words)
{
    if (!words || !*words)
        return;
    ib_markup_form(&html->page, "<dt>%s</dt><dd>", term);
    put_say(html, "", words);
    ib_markup_raw(&html->page, "</dd>\n");
}

static void put_facts(ib_html *html)
{
    const ibid_doc *doc = html->view->doc;
    const ibid_about *about = ibid_doc_about(doc);
    const ibid_remarks remarks = ibid_doc_remarks(doc);

    put_fact(html, IB_SAY_FILE, html->opt->file);
    ib_markup_raw(&html->page, "<dt>" IB_SAY_FORMAT "</dt><dd>");
    put_say(html, "", about->format);
    put_say(html, ", ", about->encoding);
    if (about->made_by)
        put_say(html, ", ", about->made_by);
    ib_markup_raw(&html->page, "</dd>\n");
    ib_markup_form(&html->page,
                   "<dt>" IB_SAY_FILE_HASH "</dt><dd><code>%s</code></dd>\n"
                   "<dt>" IB_SAY_TEXT_HASH "</dt><dd><code>%s</code></dd>\n",
                   about->sha256, about->text_sha256);
    for (size_t i = 0; i < remarks.count && i < IB_SHOW_EDITS; i++)
        put_fact(html, IB_SAY_REMARKS, remarks.item[i].what);
}

static void put_versions(ib_html *html)
{
    ib_versions v;

    ib_versions_read(&v);
    ib_markup_raw(&html->page, "<dt>" IB_SAY_VERSIONS "</dt><dd>");
    put_say(html, "ibid ", v.ibid);
    put_say(html, ", ICU ", v.icu);
    put_say(html, ", uchardet ", v.uchardet);
    put_say(html, ", OpenSSL ", v.openssl);
    ib_markup_raw(&html->page, "</dd>\n");
}

void ib_html_put_about(ib_html *html)
{
    put_means(html);
    ib_markup_raw(&html->page,
                  "<section id=\"about\" aria-labelledby=\"h-about\">\n"
                  "<h2 id=\"h-about\">" IB_SAY_PART_ABOUT
                  "</h2>\n<dl class=\"wide\">\n");
    put_facts(html);
    put_versions(html);
    if (html->opt->checkpoint) {
        ib_markup_raw(&html->page, "<dt>" IB_SAY_CHECKPOINT "</dt><dd><pre>");
        ib_markup_text(&html->page, ib_str_of(html->opt->checkpoint), false);
        ib_markup_raw(&html->page, "</pre></dd>\n");
    }
    ib_markup_raw(&html->page, "</dl>\n</section>\n");
}
