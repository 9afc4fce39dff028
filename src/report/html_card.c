/* html_card.c - a finding with its evidence, beside the text. */

#include "report/html.h"

#include <stdlib.h>

#include "base/scan.h"
#include "base/str.h"
#include "report/costs.h"
#include "report/evidence.h"
#include "report/html_words.h"
#include "report/list.h"
#include "report/told.h"

void ib_html_own_language(ib_html *html)
{
    if (!ib_str_is(ib_str_of(html->language), IB_STR(IB_SAY_LANGUAGE)))
        ib_markup_raw(&html->page, " lang=\"" IB_SAY_LANGUAGE "\"");
}

bool ib_html_is_title(const ib_html *html, const ibid_finding *finding)
{
    const ibid_quotations all = ibid_doc_quotations(html->view->doc);

    if (finding->kind != IBID_FINDING_QUOTATION ||
        finding->verdict != IBID_VERDICT_UNCHECKED ||
        finding->item >= all.count)
        return false;
    return all.item[finding->item].kind == IBID_QUOTE_TITLE ||
           all.item[finding->item].kind == IBID_QUOTE_TERM;
}

/* Must it be said what a quotation cites?  Its note, in full, stands by it: it
 * is said again where it is to be looked at, or where the note alone does not
 * tell it. */
static bool has_cited(const ib_html *html, const ibid_finding *finding)
{
    const ibid_doc *doc = html->view->doc;
    const uint32_t citation = ib_told_cited(doc, finding);
    const ibid_quotation *quotation;

    if (citation == IBID_NONE)
        return false;
    quotation = &ibid_doc_quotations(doc).item[finding->item];
    return quotation->inferred || quotation->note == IBID_NONE ||
           ibid_doc_citations(doc).item[citation].kind == IBID_CITE_SHORT ||
           ibid_finding_is_to_look_at(finding, html->opt->look_at);
}

/* A damaged symbol as it was meant; or empty. */
static ibid_str suggested(const ib_html *html, const ibid_finding *finding)
{
    const ibid_citations all = ibid_doc_citations(html->view->doc);

    if (finding->kind != IBID_FINDING_CITATION || finding->item >= all.count)
        return (ibid_str){NULL, 0};
    return all.item[finding->item].suggested;
}

static const ibid_ruling *ruling_of(const ib_html *html,
                                    const ibid_finding *finding)
{
    const ibid_rulings *rulings = html->opt->rulings;

    return rulings ? rulings->find(rulings->state, finding->id) : NULL;
}

bool ib_html_is_quiet(const ib_html *html, const ibid_finding *finding)
{
    return ib_html_is_title(html, finding) ||
           (finding->kind == IBID_FINDING_FIGURE &&
            finding->reason_count == 0 && !ruling_of(html, finding));
}

bool ib_html_has_card(const ib_html *html, const ibid_finding *finding)
{
    if (ib_html_is_quiet(html, finding))
        return false;
    if (finding->reason_count > 0 || ruling_of(html, finding) ||
        ibid_finding_is_to_look_at(finding, html->opt->look_at))
        return true;
    switch (finding->kind) {
    case IBID_FINDING_NOTE:
        return finding->verdict != IBID_VERDICT_LINKED;
    case IBID_FINDING_CITATION:
        return finding->verdict == IBID_VERDICT_AMBIGUOUS ||
               suggested(html, finding).len > 0;
    case IBID_FINDING_QUOTATION:
        return finding->hit.source != IBID_NONE || finding->audit_count > 0 ||
               has_cited(html, finding);
    default:
        return true;
    }
}

void ib_html_verdict_link(ib_html *html, const ibid_finding *finding)
{
    const char *word = ib_told_word(finding, html->opt->look_at);

    ib_markup_form(&html->page, "<a class=\"v %s\" href=\"#finding-%s\">%s</a>",
                   word, finding->id, word);
}

void ib_html_brief(ib_html *html, const ibid_finding *finding)
{
    const ibid_quotations all = ibid_doc_quotations(html->view->doc);
    const ibid_str text = ibid_doc_text(html->view->doc);
    ib_paper *paper;

    ib_markup_raw(&html->page, "<q dir=\"auto\"");
    if (*html->language)
        ib_markup_form(&html->page, " lang=\"%s\"", html->language);
    ib_markup_raw(&html->page, ">");
    paper = ib_markup_paper(&html->page);
    if (finding->kind == IBID_FINDING_QUOTATION && finding->item < all.count)
        ib_parts_put(paper, text, all.item[finding->item].part,
                     all.item[finding->item].part_count, IB_SHOW_BRIEF_BYTE);
    else
        ib_words_put(paper, text, finding->span, IB_SHOW_BRIEF_BYTE);
    ib_markup_paper_end(&html->page);
    ib_markup_raw(&html->page, "</q>");
}

void ib_html_place(ib_html *html, const ibid_finding *finding)
{
    const ibid_notes notes = ibid_doc_notes(html->view->doc);
    ib_paper *paper = ib_markup_paper(&html->page);

    ib_paper_place(paper, html->view->doc, finding->span.start);
    if (finding->note < notes.count && notes.item[finding->note].number)
        ib_paper_form(paper, ", " IB_SAY_NOTE "%u",
                      notes.item[finding->note].number);
    ib_markup_paper_end(&html->page);
}

static void put_term(ib_html *html, const char *term)
{
    ib_markup_form(&html->page, "<dt>%s</dt><dd>", term);
}

static void end_term(ib_html *html)
{
    ib_markup_raw(&html->page, "</dd>\n");
}

static void put_cited(ib_html *html, const ibid_finding *finding)
{
    const ibid_doc *doc = html->view->doc;
    const ibid_quotation *quotation;

    if (!has_cited(html, finding))
        return;
    quotation = &ibid_doc_quotations(doc).item[finding->item];
    put_term(html, IB_SAY_CITED);
    ib_markup_raw(&html->page, "<bdi>");
    ib_told_citation(ib_markup_paper(&html->page), doc, quotation->citation);
    ib_markup_paper_end(&html->page);
    ib_markup_raw(&html->page, "</bdi>");
    if (quotation->inferred) {
        ib_markup_raw(&html->page, " <small>(" IB_SAY_INFERRED);
        if (quotation->because) {
            ib_markup_raw(&html->page, IB_SAY_END);
            ib_markup_say(&html->page, quotation->because);
        }
        ib_markup_raw(&html->page, ")</small>");
    }
    end_term(html);
}

/* The words of the document, of what is to be looked at and where no quotation
 * marks show them. */
static void put_quoted(ib_html *html, const ibid_finding *finding)
{
    const ibid_quotations all = ibid_doc_quotations(html->view->doc);
    const ibid_str text = ibid_doc_text(html->view->doc);
    const bool is_quotation =
        finding->kind == IBID_FINDING_QUOTATION && finding->item < all.count;
    ib_paper *paper;

    if (is_quotation &&
        !ibid_finding_is_to_look_at(finding, html->opt->look_at))
        return;
    put_term(html, is_quotation ? IB_SAY_QUOTATION
                                : ibid_finding_kind_word(finding->kind));
    ib_markup_raw(&html->page, "<bdi");
    if (*html->language)
        ib_markup_form(&html->page, " lang=\"%s\"", html->language);
    ib_markup_raw(&html->page, ">");
    paper = ib_markup_paper(&html->page);
    if (is_quotation)
        ib_parts_put(paper, text, all.item[finding->item].part,
                     all.item[finding->item].part_count, IB_SHOW_PAGE_BYTE);
    else
        ib_words_put(paper, text, finding->span, IB_SHOW_NAME_BYTE);
    ib_markup_paper_end(&html->page);
    ib_markup_raw(&html->page, "</bdi>");
    end_term(html);
}

/* "gazette.txt, p. 2, line 29", the name a link to the list of sources. */
static void put_source_place(ib_html *html, const ibid_hit *hit)
{
    const ibid_source *source = ib_view_source(html->view, hit->source);
    ib_paper *paper;

    ib_markup_form(&html->page, "<a href=\"#s%u\">", hit->source + 1);
    ib_paper_say(ib_markup_paper(&html->page), source->file);
    ib_markup_paper_end(&html->page);
    ib_markup_raw(&html->page, "</a>, ");
    paper = ib_markup_paper(&html->page);
    ib_paper_place(paper, source->doc, hit->span.start);
    ib_markup_paper_end(&html->page);
}

/* The names of the folds that were needed. */
static void put_folds(ib_html *html, const ibid_finding *finding)
{
    for (uint32_t i = 0; i < finding->fold_count; i++) {
        ib_markup_raw(&html->page, i ? ", " : "");
        ib_markup_say(&html->page, finding->fold[i]);
    }
}

/* The passage and its place; `all`: with what else is right about it. */
static void put_passage(ib_html *html, const ibid_finding *finding, bool all)
{
    const ibid_source *source = ib_view_source(html->view, finding->hit.source);
    const bool pinned =
        finding->has_pinpoint && finding->pinpoint.state == IBID_PINPOINT_RIGHT;

    ib_html_put_redline(html, source->doc, finding);
    ib_markup_raw(&html->page, "<cite>");
    put_source_place(html, &finding->hit);
    ib_told_same(ib_markup_paper(&html->page), finding);
    ib_markup_paper_end(&html->page);
    if (all && pinned) {
        ib_markup_raw(&html->page,
                      IB_SAY_END IB_SAY_PINPOINT " " IB_SAY_PIN_RIGHT);
        ib_paper_put(ib_markup_paper(&html->page), finding->pinpoint.cited);
        ib_markup_paper_end(&html->page);
    }
    if (all && finding->fold_count) {
        ib_markup_raw(&html->page, IB_SAY_END IB_SAY_SET_ASIDE ": ");
        put_folds(html, finding);
    }
    ib_markup_raw(&html->page, "</cite>");
}

static void put_source(ib_html *html, const ibid_finding *finding)
{
    const ibid_source *source = ib_view_source(html->view, finding->hit.source);

    if (!source || !source->doc)
        return;
    put_term(html, finding->verdict == IBID_VERDICT_ABSENT ? IB_SAY_NEAREST
                                                           : IB_SAY_SOURCE);
    put_passage(html, finding, false);
    end_term(html);
    for (uint32_t i = 0; i < finding->also_count; i++) {
        const ibid_hit *hit = &finding->also[i];

        source = ib_view_source(html->view, hit->source);
        if (hit->source == finding->hit.source || !source || !source->doc)
            continue;
        put_term(html, IB_SAY_ALSO);
        put_source_place(html, hit);
        end_term(html);
    }
}

/* What the quotation itself says of its wording, and what stands there. */
static void put_declared(ib_html *html, const ibid_finding *finding)
{
    const ibid_source *source = ib_view_source(html->view, finding->hit.source);
    const ibid_str text = ibid_doc_text(html->view->doc);

    for (uint32_t i = 0; i < finding->audit_count; i++) {
        const ibid_audit *audit = &finding->audit[i];

        if (i == 0)
            put_term(html, IB_SAY_DECLARED);
        ib_markup_raw(&html->page, i ? "<br><bdi>" : "<bdi>");
        ib_words_put(ib_markup_paper(&html->page), text, audit->span,
                     IB_SHOW_NAME_BYTE);
        ib_markup_paper_end(&html->page);
        ib_markup_raw(&html->page, "</bdi>");
        if (source && source->doc && audit->source.start < audit->source.end) {
            ib_markup_raw(&html->page, audit->kind == IBID_DECLARED_ELISION
                                           ? IB_SAY_LEAVES_OUT
                                           : IB_SAY_STANDS_FOR);
            ib_markup_raw(&html->page, "<q dir=\"auto\">");
            ib_words_put(ib_markup_paper(&html->page),
                         ibid_doc_text(source->doc), audit->source,
                         IB_SHOW_NAME_BYTE);
            ib_markup_paper_end(&html->page);
            ib_markup_raw(&html->page, "</q>");
        }
        ib_markup_raw(&html->page, ": ");
        ib_markup_say(&html->page,
                      audit->honest ? IB_SAY_HONEST : IB_SAY_DISHONEST);
        if (audit->omits) {
            ib_markup_raw(&html->page, IB_SAY_END);
            ib_markup_say(&html->page, audit->omits);
        }
    }
    if (finding->audit_count)
        end_term(html);
}

static void put_edits(ib_html *html, const ibid_finding *finding)
{
    if (finding->verdict != IBID_VERDICT_ABSENT && finding->edit_count) {
        put_term(html, IB_SAY_DIFFERS);
        ib_edits_put(ib_markup_paper(&html->page), finding->edit,
                     finding->edit_count);
        ib_markup_paper_end(&html->page);
        end_term(html);
    }
    if (finding->fold_count == 0)
        return;
    put_term(html, IB_SAY_SET_ASIDE);
    put_folds(html, finding);
    end_term(html);
}

static void put_pinpoint(ib_html *html, const ibid_finding *finding)
{
    const ibid_pinpoint *pinpoint = &finding->pinpoint;
    ib_paper *paper;

    if (!finding->has_pinpoint || pinpoint->state == IBID_PINPOINT_NONE)
        return;
    put_term(html, IB_SAY_PINPOINT);
    paper = ib_markup_paper(&html->page);
    if (pinpoint->state == IBID_PINPOINT_WRONG) {
        ib_told_pinpoint(paper, pinpoint);
    } else {
        ib_paper_say(paper, pinpoint->state == IBID_PINPOINT_RIGHT
                                ? IB_SAY_PIN_RIGHT
                                : IB_SAY_PIN_UNKNOWN);
        ib_paper_put(paper, pinpoint->cited);
        if (pinpoint->because) {
            ib_paper_say(paper, IB_SAY_END);
            ib_paper_say(paper, pinpoint->because);
        }
    }
    ib_markup_paper_end(&html->page);
    end_term(html);
}

static void put_reasons(ib_html *html, const ibid_finding *finding)
{
    for (uint32_t i = 0; i < finding->reason_count; i++) {
        if (i == 0)
            put_term(html, IB_SAY_BECAUSE);
        ib_markup_raw(&html->page, i ? "<br>" : "");
        ib_markup_say(&html->page, finding->reason[i]);
    }
    if (finding->reason_count)
        end_term(html);
}

/* The other places of the document of which the reasons for a date speak; what
 * is said of figures names them. */
static void put_beside(ib_html *html, const ibid_finding *finding)
{
    const ibid_doc *doc = html->view->doc;

    if (finding->kind != IBID_FINDING_DATE)
        return;
    for (uint32_t i = 0; i < finding->beside_count && i < IB_SHOW_EDITS; i++) {
        put_term(html, IB_SAY_BESIDE);
        ib_markup_raw(&html->page, "<q dir=\"auto\">");
        ib_words_put(ib_markup_paper(&html->page), ibid_doc_text(doc),
                     finding->beside[i], IB_SHOW_BRIEF_BYTE);
        ib_markup_paper_end(&html->page);
        ib_markup_raw(&html->page, "</q>, ");
        ib_paper_place(ib_markup_paper(&html->page), doc,
                       finding->beside[i].start);
        ib_markup_paper_end(&html->page);
        end_term(html);
    }
}

/* Which source a citation means; or which it may. */
static void put_resolution(ib_html *html, const ibid_finding *finding)
{
    const ibid_resolution *resolution = &finding->resolution;
    const bool resolved = resolution->state == IBID_RESOLUTION_RESOLVED;
    const uint32_t count = resolved ? 1 : resolution->candidate_count;

    if (finding->kind != IBID_FINDING_CITATION || !finding->has_resolution ||
        count == 0)
        return;
    put_term(html, resolved ? IB_SAY_SOURCE : IB_SAY_CANDIDATES);
    for (uint32_t i = 0; i < count && i < IB_SHOW_EDITS; i++) {
        const uint32_t index =
            resolved ? resolution->source : resolution->candidate[i];
        const ibid_source *source = ib_view_source(html->view, index);

        if (!source)
            continue;
        ib_markup_form(&html->page, "%s<a href=\"#s%u\">", i ? "<br>" : "",
                       index + 1);
        ib_paper_say(ib_markup_paper(&html->page), source->file);
        ib_markup_paper_end(&html->page);
        ib_markup_raw(&html->page, "</a>");
    }
    if (count > IB_SHOW_EDITS)
        ib_markup_raw(&html->page, "<br>\xE2\x80\xA6");
    end_term(html);
}

static void put_suggested(ib_html *html, const ibid_finding *finding)
{
    const ibid_str symbol = suggested(html, finding);
    const char *because;

    if (symbol.len == 0)
        return;
    because = ibid_doc_citations(html->view->doc)
                  .item[finding->item]
                  .suggested_because;
    put_term(html, IB_SAY_SUGGESTED);
    ib_paper_put(ib_markup_paper(&html->page), symbol);
    ib_markup_paper_end(&html->page);
    if (because) {
        ib_markup_raw(&html->page, IB_SAY_END);
        ib_markup_say(&html->page, because);
    }
    end_term(html);
}

static void put_ruling(ib_html *html, const ibid_finding *finding)
{
    const ibid_ruling *ruling = ruling_of(html, finding);
    ib_paper *paper;

    if (!ruling)
        return;
    put_term(html, IB_SAY_RULING);
    paper = ib_markup_paper(&html->page);
    ib_paper_form(paper, "%s: \xE2\x80\x9C", ruling->ruling);
    ib_paper_say(paper, ruling->reason);
    ib_paper_say(paper, "\xE2\x80\x9D (");
    if (ruling->by) {
        ib_paper_say(paper, ruling->by);
        ib_paper_say(paper, ", ");
    }
    ib_paper_form(paper, "%.10s)", ruling->time);
    ib_markup_paper_end(&html->page);
    end_term(html);
}

/* The name by which a person may call it where it is to be looked at, or can
 * be ruled on; and the way on. */
static void put_foot(ib_html *html, uint32_t i)
{
    const ibid_finding *all = html->view->findings.item;

    if (!html->opt->rulings &&
        !ibid_finding_is_to_look_at(&all[i], html->opt->look_at))
        return;
    ib_markup_form(&html->page, "<p class=\"foot\">" IB_SAY_FINDING " %s",
                   all[i].id);
    if (html->previous[i] != IBID_NONE)
        ib_markup_form(&html->page,
                       " <a href=\"#finding-%s\">" IB_SAY_PREVIOUS "</a>",
                       all[html->previous[i]].id);
    if (html->next[i] != IBID_NONE)
        ib_markup_form(&html->page,
                       " <a href=\"#finding-%s\">" IB_SAY_NEXT "</a>",
                       all[html->next[i]].id);
    ib_markup_raw(&html->page, "</p>\n");
}

/* Where the words stand in the text: a mark without a note has an id of its
 * own there. */
static void put_back(ib_html *html, uint32_t i)
{
    const ibid_finding *finding = &html->view->findings.item[i];

    if (finding->kind == IBID_FINDING_NOTE && finding->note == IBID_NONE)
        ib_markup_form(&html->page, " <a href=\"#m%u\">", finding->item);
    else
        ib_markup_form(&html->page, " <a href=\"#at%u\">", (unsigned)i);
    ib_html_place(html, finding);
    ib_markup_raw(&html->page, "</a>");
}

/* The same words at the place that is cited, and nothing else to say: the
 * passage is enough. */
static bool is_plain(const ib_html *html, const ibid_finding *finding)
{
    const ibid_source *source = ib_view_source(html->view, finding->hit.source);
    const bool pinned = !finding->has_pinpoint ||
                        finding->pinpoint.state == IBID_PINPOINT_NONE ||
                        finding->pinpoint.state == IBID_PINPOINT_RIGHT;

    return finding->kind == IBID_FINDING_QUOTATION &&
           finding->verdict == IBID_VERDICT_EXACT && source && source->doc &&
           pinned && !ruling_of(html, finding) && finding->reason_count == 0 &&
           finding->edit_count == 0 && finding->audit_count == 0 &&
           !has_cited(html, finding);
}

static void put_evidence(ib_html *html, const ibid_finding *finding)
{
    ib_markup_raw(&html->page, "<dl>\n");
    put_cited(html, finding);
    put_quoted(html, finding);
    put_source(html, finding);
    put_resolution(html, finding);
    put_suggested(html, finding);
    put_declared(html, finding);
    put_edits(html, finding);
    put_pinpoint(html, finding);
    put_reasons(html, finding);
    put_beside(html, finding);
    put_ruling(html, finding);
    ib_markup_raw(&html->page, "</dl>\n");
}

void ib_html_put_card(ib_html *html, uint32_t i)
{
    const ibid_finding *finding = &html->view->findings.item[i];
    const bool look = ibid_finding_is_to_look_at(finding, html->opt->look_at);
    const char *head = look ? "h3" : "p";

    ib_markup_form(&html->page, "<div class=\"card %s%s\" id=\"finding-%s\">",
                   ib_told_word(finding, html->opt->look_at),
                   look ? " look" : "", finding->id);
    ib_markup_form(&html->page, "<%s class=\"head\">", head);
    ib_html_verdict_link(html, finding);
    put_back(html, i);
    ib_markup_form(&html->page, "</%s>\n", head);
    if (is_plain(html, finding))
        put_passage(html, finding, true);
    else
        put_evidence(html, finding);
    put_foot(html, i);
    ib_markup_raw(&html->page, "</div>\n");
}
