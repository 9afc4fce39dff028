/* told.c - the parts of a finding in words. */

#include "report/told.h"

#include <inttypes.h>

#include "base/scan.h"
#include "base/str.h"
#include "report/costs.h"
#include "report/evidence.h"

const char *ib_told_word(const ibid_finding *finding, uint32_t look_at)
{
    if (finding->kind == IBID_FINDING_UNQUOTED)
        return "unquoted";
    if (finding->kind == IBID_FINDING_FIGURE && finding->reason_count)
        return ibid_verdict_word(IBID_VERDICT_REMARKED);
    /* The words are right, the place is not. */
    if (ibid_finding_is_to_look_at(finding, look_at) &&
        !ibid_finding_is_to_look_at(finding, look_at & ~IBID_LOOK_PINPOINT))
        return "pinpoint";
    return ibid_verdict_word(finding->verdict);
}

const char *ib_told_count(ibid_verdict verdict)
{
    static const char *const plain[IBID_VERDICT_COUNT] = {
        [IBID_VERDICT_ELSEWHERE] = "found elsewhere",
        [IBID_VERDICT_UNREAD] = "with an unreadable source",
        [IBID_VERDICT_UNAVAILABLE] = "without the source at hand",
        [IBID_VERDICT_UNCITED] = "without a citation",
        [IBID_VERDICT_UNCHECKED] = "not compared",
        [IBID_VERDICT_RESOLVED] = "with the source at hand",
        [IBID_VERDICT_LINKED] = "linked to their marks",
        [IBID_VERDICT_UNLINKED] = "not linked",
        [IBID_VERDICT_REMARKED] = "with a remark",
    };

    return plain[verdict] ? plain[verdict] : ibid_verdict_word(verdict);
}

uint32_t ib_told_cited(const ibid_doc *doc, const ibid_finding *finding)
{
    const ibid_quotations quotations = ibid_doc_quotations(doc);

    if (finding->kind != IBID_FINDING_QUOTATION ||
        finding->item >= quotations.count)
        return IBID_NONE;
    return quotations.item[finding->item].citation;
}

/* The work alone, without the place in it: "Ibid., p. 98" is not a reference to
 * the page that the first citation names. */
static ibid_span work_of(ibid_str text, const ibid_citation *citation)
{
    const ibid_field *locator =
        ibid_citation_field(citation, IBID_FIELD_LOCATOR);
    ibid_span span = citation->span;

    if (!locator || locator->span.start <= span.start ||
        locator->span.end > span.end)
        return span;
    span.end = locator->span.start;
    while (span.end > span.start &&
           (ib_is(text.at[span.end - 1], IB_SPACE) ||
            text.at[span.end - 1] == ',' || text.at[span.end - 1] == '('))
        span.end--;
    return span;
}

void ib_told_citation(ib_paper *paper, const ibid_doc *doc, uint32_t index)
{
    const ibid_citations citations = ibid_doc_citations(doc);
    const ibid_str text = ibid_doc_text(doc);
    const ibid_citation *citation;

    if (index >= citations.count)
        return;
    citation = &citations.item[index];
    ib_words_put(paper, text, citation->span, IB_SHOW_NAME_BYTE);
    /* The stop of "Ibid." is a citation's final stop, too. */
    if (citation->kind == IBID_CITE_SHORT && citation->span.end < text.len &&
        text.at[citation->span.end] == '.' &&
        ib_is(text.at[citation->span.end - 1], IB_ALPHA))
        ib_paper_say(paper, ".");
    if (citation->kind == IBID_CITE_SHORT &&
        citation->refers_to < citations.count) {
        ib_paper_say(paper, " (");
        ib_words_put(paper, text,
                     work_of(text, &citations.item[citation->refers_to]),
                     IB_SHOW_NAME_BYTE);
        ib_paper_say(paper, ")");
    }
}

void ib_told_same(ib_paper *paper, const ibid_finding *finding)
{
    uint32_t same = 0;

    for (uint32_t i = 0; i < finding->also_count; i++)
        same += finding->also[i].source == finding->hit.source;
    if (same)
        ib_paper_form(paper, " (and in %u other place%s)", same,
                      same > 1 ? "s" : "");
}

void ib_told_pinpoint(ib_paper *paper, const ibid_pinpoint *pinpoint)
{
    ib_paper_say(paper, "cited ");
    ib_paper_put(paper, pinpoint->cited);
    if (pinpoint->found.len) {
        ib_paper_say(paper, "; the words stand at ");
        ib_paper_put(paper, pinpoint->found);
    } else {
        ib_paper_say(paper, "; the words do not stand there");
    }
    if (pinpoint->because) {
        ib_paper_say(paper, "; ");
        ib_paper_say(paper, pinpoint->because);
    }
}

bool ib_told_sources(ib_paper *paper, const ib_view *view,
                     const ibid_report_options *opt)
{
    const size_t count = view->shelf.count(view->shelf.state);
    size_t unread = 0;

    if (count == 0) {
        if (opt->archive_total)
            ib_paper_form(paper,
                          "Of %" PRIu64 " sources in the archive none may be "
                          "cited or quoted here.",
                          opt->archive_total);
        else
            ib_paper_say(paper, "No sources: this is what the document alone "
                                "can tell.");
        return false;
    }
    for (size_t i = 0; i < count; i++)
        unread +=
            ib_view_source(view, (uint32_t)i)->status == IBID_SOURCE_UNREAD;
    ib_paper_form(paper, "%zu source%s read", count - unread,
                  count - unread == 1 ? "" : "s");
    if (opt->archive_total)
        ib_paper_form(paper,
                      ", of %" PRIu64 " in the archive: those that may be "
                      "cited or quoted here",
                      opt->archive_total);
    if (unread)
        ib_paper_form(paper, ", %zu not", unread);
    return unread > 0;
}

uint32_t ib_told_set_titles_aside(ib_tally *tally, const ib_view *view)
{
    const ibid_quotations quotations = ibid_doc_quotations(view->doc);
    uint32_t count = 0;

    for (size_t i = 0; i < view->findings.count; i++) {
        const ibid_finding *finding = &view->findings.item[i];
        ibid_quotation_kind kind;

        if (finding->kind != IBID_FINDING_QUOTATION ||
            finding->verdict != IBID_VERDICT_UNCHECKED ||
            finding->item >= quotations.count)
            continue;
        kind = quotations.item[finding->item].kind;
        count += kind == IBID_QUOTE_TITLE || kind == IBID_QUOTE_TERM;
    }
    tally->total[IBID_FINDING_QUOTATION] -= count;
    tally->of[IBID_FINDING_QUOTATION][IBID_VERDICT_UNCHECKED] -= count;
    return count;
}

void ib_told_titles(ib_paper *paper, uint32_t titles)
{
    ib_paper_form(paper,
                  "and %u title%s or term%s in quotation marks, not compared",
                  titles, titles == 1 ? "" : "s", titles == 1 ? "" : "s");
}
