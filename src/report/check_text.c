/* check_text.c - what was found in a check, for a person at a terminal. */

#include "report/view.h"

#include <inttypes.h>
#include <string.h>

#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "report/costs.h"
#include "report/evidence.h"
#include "report/figures.h"
#include "report/list.h"
#include "report/summary.h"
#include "report/told.h"

/* Columns: where an entry's lines begin, and the words beside its labels. */
enum { ENTRY = 1, LABEL = 5, WORDS = 16 };

typedef struct writer {
    ib_paper paper;
    const ib_view *view;
    const ibid_report_options *opt;
    ib_tally tally;
    bool signs; /* the signs of differences were used: explain them */
} writer;

static void put_label(ib_paper *paper, const char *label)
{
    ib_paper_line(paper, LABEL, WORDS);
    ib_paper_ink(paper, IB_INK_FAINT);
    ib_paper_say(paper, label);
    ib_paper_ink(paper, IB_INK_PLAIN);
    ib_paper_tab(paper, WORDS);
}

static void put_verdict(writer *w, const ibid_finding *finding, bool alarm)
{
    char word[16];
    const char *lower = ib_told_word(finding, w->opt->look_at);
    size_t len = 0;

    for (; lower[len] && len < sizeof word - 1; len++)
        word[len] = ib_is(lower[len], IB_LOWER) ? (char)(lower[len] & ~0x20)
                                                : lower[len];
    word[len] = '\0';
    ib_paper_ink(&w->paper, alarm ? IB_INK_ALARM : IB_INK_BOLD);
    ib_paper_say(&w->paper, word);
    ib_paper_ink(&w->paper, IB_INK_PLAIN);
}

/* " ALTERED        p. 2, line 61, note 4" */
static void put_head(writer *w, const ibid_finding *finding, bool alarm)
{
    ib_paper *paper = &w->paper;
    ibid_notes notes = ibid_doc_notes(w->view->doc);

    ib_paper_line(paper, ENTRY, WORDS);
    put_verdict(w, finding, alarm);
    ib_paper_tab(paper, WORDS);
    ib_paper_place(paper, w->view->doc, finding->span.start);
    if (finding->note < notes.count && notes.item[finding->note].number)
        ib_paper_form(paper, ", note\xC2\xA0%u",
                      notes.item[finding->note].number);
}

/* What the document names as its source. */
static void put_cited(writer *w, const ibid_finding *finding)
{
    const uint32_t citation = ib_told_cited(w->view->doc, finding);

    if (citation == IBID_NONE)
        return;
    put_label(&w->paper, "cited");
    ib_told_citation(&w->paper, w->view->doc, citation);
}

/* Other sources with the same words, the nearest first. */
static void put_others(writer *w, const ibid_finding *finding)
{
    for (uint32_t i = 0; i < finding->also_count; i++) {
        const ibid_hit *hit = &finding->also[i];
        const ibid_source *source = ib_view_source(w->view, hit->source);

        if (hit->source == finding->hit.source || !source || !source->doc)
            continue;
        put_label(&w->paper, "also in");
        ib_paper_say(&w->paper, source->file);
        ib_paper_say(&w->paper, ", ");
        ib_paper_place(&w->paper, source->doc, hit->span.start);
    }
}

static void put_source(writer *w, const ibid_finding *finding)
{
    const ibid_source *source = ib_view_source(w->view, finding->hit.source);
    ib_side side;

    if (!source || !source->doc)
        return;
    put_label(&w->paper,
              finding->verdict == IBID_VERDICT_ABSENT ? "nearest" : "source");
    ib_side_of_source(&side, source->doc, finding);
    if (finding->verdict == IBID_VERDICT_ABSENT)
        side.edit_count = 0;
    ib_side_put(&w->paper, &side);
    ib_paper_line(&w->paper, WORDS, WORDS);
    ib_paper_say(&w->paper, source->file);
    ib_paper_say(&w->paper, ", ");
    ib_paper_place(&w->paper, source->doc, finding->hit.span.start);
    ib_told_same(&w->paper, finding);
    put_others(w, finding);
}

static void put_pinpoint(writer *w, const ibid_finding *finding)
{
    if (!finding->has_pinpoint ||
        finding->pinpoint.state != IBID_PINPOINT_WRONG)
        return;
    put_label(&w->paper, "pinpoint");
    ib_told_pinpoint(&w->paper, &finding->pinpoint);
}

/* The nearest passage is no version of the quotation. */
static void put_edits(writer *w, const ibid_finding *finding)
{
    if (finding->edit_count == 0 || finding->verdict == IBID_VERDICT_ABSENT)
        return;
    put_label(&w->paper, "differs in");
    ib_edits_put(&w->paper, finding->edit, finding->edit_count);
}

static void put_reasons(writer *w, const ibid_finding *finding)
{
    for (uint32_t i = 0; i < finding->reason_count; i++) {
        put_label(&w->paper, i ? "" : "because");
        ib_paper_say(&w->paper, finding->reason[i]);
    }
}

/* What a person said of the finding, and by which name it is called. */
static void put_ruling(writer *w, const ibid_finding *finding)
{
    const ibid_rulings *rulings = w->opt->rulings;
    const ibid_ruling *ruling =
        rulings ? rulings->find(rulings->state, finding->id) : NULL;

    if (rulings) {
        put_label(&w->paper, "finding");
        ib_paper_say(&w->paper, finding->id);
    }
    if (!ruling)
        return;
    put_label(&w->paper, "ruling");
    ib_paper_form(&w->paper, "%s: \xE2\x80\x9C", ruling->ruling);
    ib_paper_say(&w->paper, ruling->reason);
    ib_paper_form(&w->paper, "\xE2\x80\x9D (%s%s%.10s)",
                  ruling->by ? ruling->by : "", ruling->by ? ", " : "",
                  ruling->time);
}

/* The same in a line. */
static void put_brief_ruling(writer *w, const ibid_finding *finding)
{
    const ibid_rulings *rulings = w->opt->rulings;
    const ibid_ruling *ruling =
        rulings ? rulings->find(rulings->state, finding->id) : NULL;

    if (rulings)
        ib_paper_form(&w->paper, " [%s]", finding->id);
    if (ruling)
        ib_paper_form(&w->paper, " (ruling: %s)", ruling->ruling);
}

/* The words of a finding; of a figure, with its hedge and what it counts. */
static ibid_span words_of(const writer *w, const ibid_finding *finding)
{
    const ibid_figures figures = ibid_doc_figures(w->view->doc);
    bool together;

    if (finding->kind != IBID_FINDING_FIGURE || finding->item >= figures.count)
        return finding->span;
    return ib_figure_words(&figures.item[finding->item], &together);
}

/* A finding with all its evidence. */
static void put_entry(writer *w, const ibid_finding *finding, bool alarm)
{
    const bool is_unquoted = finding->kind == IBID_FINDING_UNQUOTED;
    ib_side side;

    ib_paper_line(&w->paper, 0, 0);
    put_head(w, finding, alarm);
    put_cited(w, finding);
    if (finding->kind == IBID_FINDING_QUOTATION || is_unquoted) {
        put_label(&w->paper, is_unquoted ? "document" : "quotation");
        ib_side_of_quotation(&side, w->view->doc, finding);
        if (finding->verdict == IBID_VERDICT_ABSENT)
            side.edit_count = 0;
        ib_side_put(&w->paper, &side);
    } else {
        put_label(&w->paper, ibid_finding_kind_word(finding->kind));
        ib_words_put(&w->paper, ibid_doc_text(w->view->doc),
                     words_of(w, finding), IB_SHOW_NAME_BYTE);
    }
    put_source(w, finding);
    put_edits(w, finding);
    put_pinpoint(w, finding);
    put_reasons(w, finding);
    put_ruling(w, finding);
    w->signs = w->signs || (finding->edit_count > 0 &&
                            finding->verdict != IBID_VERDICT_ABSENT);
}

/* The file that answers, and for a quotation the page. */
static void put_answer(writer *w, const ibid_finding *finding)
{
    const ibid_source *source = ib_view_source(w->view, finding->hit.source);
    bool placed = source && finding->kind == IBID_FINDING_QUOTATION;

    if (!source && finding->has_resolution &&
        finding->resolution.state == IBID_RESOLUTION_RESOLVED)
        source = ib_view_source(w->view, finding->resolution.source);
    if (!source)
        return;
    ib_paper_say(&w->paper, " \xE2\x86\x92 ");
    ib_paper_say(&w->paper, source->file);
    if (placed && source->doc) {
        ib_paper_say(&w->paper, ", ");
        ib_paper_place(&w->paper, source->doc, finding->hit.span.start);
    }
}

/* The first words of a quotation, without what stands between on the page. */
static void put_quoted(writer *w, const ibid_finding *finding)
{
    ibid_quotations all = ibid_doc_quotations(w->view->doc);
    const ibid_quotation *q =
        finding->item < all.count ? &all.item[finding->item] : NULL;

    if (q)
        ib_parts_put(&w->paper, ibid_doc_text(w->view->doc), q->part,
                     q->part_count, IB_SHOW_BRIEF_BYTE);
}

/* A finding in one line or two. */
static void put_brief(writer *w, const ibid_finding *finding)
{
    const bool is_quoted = finding->kind == IBID_FINDING_QUOTATION;
    ib_paper *paper = &w->paper;

    put_head(w, finding, false);
    ib_paper_say(paper, is_quoted ? ": \xE2\x80\x9C" : ": ");
    if (is_quoted)
        put_quoted(w, finding);
    else
        ib_words_put(paper, ibid_doc_text(w->view->doc), words_of(w, finding),
                     finding->kind == IBID_FINDING_CITATION
                         ? IB_SHOW_NAME_BYTE
                         : IB_SHOW_BRIEF_BYTE);
    if (is_quoted)
        ib_paper_say(paper, "\xE2\x80\x9D");
    put_answer(w, finding);
    put_brief_ruling(w, finding);
    for (uint32_t i = 0; i < finding->reason_count; i++) {
        ib_paper_say(paper, i ? "; " : " \xE2\x80\x93 ");
        ib_paper_say(paper, finding->reason[i]);
    }
    /* What is said of figures names the other place. */
    if (finding->beside_count && finding->kind == IBID_FINDING_DATE) {
        ib_paper_say(paper, " (beside: \xE2\x80\x9C");
        ib_words_put(paper, ibid_doc_text(w->view->doc), finding->beside[0],
                     IB_SHOW_BRIEF_BYTE);
        ib_paper_say(paper, "\xE2\x80\x9D, ");
        ib_paper_place(paper, w->view->doc, finding->beside[0].start);
        ib_paper_say(paper, ")");
    }
}

/* Words that the source takes from another work, which it names, while the
 * document does not say so. */
static bool is_second_hand(const ibid_finding *finding)
{
    return finding->quoted.citation.end > 0 && !finding->quoted.declared;
}

/* What a document alone can tell, and nobody else would notice; and words
 * that were found although nobody named the source. */
static bool is_worth_a_line(const ibid_finding *finding)
{
    if (finding->kind == IBID_FINDING_FIGURE)
        return finding->reason_count > 0;
    return finding->verdict == IBID_VERDICT_UNCITED ||
           finding->verdict == IBID_VERDICT_UNLINKED ||
           finding->verdict == IBID_VERDICT_AMBIGUOUS ||
           finding->verdict == IBID_VERDICT_REMARKED ||
           finding->verdict == IBID_VERDICT_UNREAD || is_second_hand(finding) ||
           ((finding->verdict == IBID_VERDICT_UNAVAILABLE ||
             finding->verdict == IBID_VERDICT_RESOLVED) &&
            finding->reason_count > 0);
}

static void put_title(writer *w, const char *title)
{
    ib_paper_line(&w->paper, 0, 0);
    ib_paper_line(&w->paper, 0, 0);
    ib_paper_ink(&w->paper, IB_INK_BOLD);
    ib_paper_say(&w->paper, title);
    ib_paper_ink(&w->paper, IB_INK_PLAIN);
}

/* Lines for the findings that were not shown in full, kind by kind. */
static void put_briefs(writer *w)
{
    static const char *const title[] = {
        [IBID_FINDING_QUOTATION] = "Other quotations",
        [IBID_FINDING_CITATION] = "Citations",
        [IBID_FINDING_FIGURE] = "Figures",
        [IBID_FINDING_NOTE] = "Notes",
        [IBID_FINDING_DATE] = "Dates",
    };
    const ibid_findings findings = w->view->findings;

    for (int kind = 0; kind <= IBID_FINDING_DATE; kind++) {
        bool headed = false;

        for (size_t i = 0; i < findings.count; i++) {
            const ibid_finding *finding = &findings.item[i];

            if ((int)finding->kind != kind ||
                ibid_finding_is_to_look_at(finding, w->opt->look_at) ||
                !(w->opt->all || is_worth_a_line(finding)))
                continue;
            if (!headed)
                put_title(w, title[kind]);
            headed = true;
            put_brief(w, finding);
        }
    }
}

/* Words of a source without quotation marks, where they are not to be looked
 * at: they were asked for, so they are shown. */
static void put_unquoted(writer *w)
{
    const ibid_findings findings = w->view->findings;
    bool headed = false;

    for (size_t i = 0; i < findings.count; i++) {
        const ibid_finding *finding = &findings.item[i];

        if (finding->kind != IBID_FINDING_UNQUOTED ||
            ibid_finding_is_to_look_at(finding, w->opt->look_at))
            continue;
        if (!headed)
            put_title(w, "Words of a source without quotation marks");
        headed = true;
        put_entry(w, finding, false);
    }
}

static void put_findings(writer *w)
{
    const ibid_findings findings = w->view->findings;
    const uint32_t look_at = w->opt->look_at;

    for (size_t i = 0; i < findings.count; i++) {
        if (ibid_finding_is_to_look_at(&findings.item[i], look_at))
            put_entry(w, &findings.item[i], true);
    }
    put_unquoted(w);
    if (w->signs) {
        ib_paper_line(&w->paper, 0, 0);
        ib_paper_line(&w->paper, ENTRY, LABEL);
        ib_paper_ink(&w->paper, IB_INK_FAINT);
        ib_paper_say(&w->paper, "{ } these words differ; \xE2\x80\xB8 here "
                                "words of the other text are missing");
        ib_paper_ink(&w->paper, IB_INK_PLAIN);
    }
    put_briefs(w);
}

static void put_sources(writer *w)
{
    ib_paper *paper = &w->paper;
    const size_t count = w->view->shelf.count(w->view->shelf.state);
    bool unread;

    ib_paper_line(paper, 0, LABEL);
    unread = ib_told_sources(paper, w->view, w->opt);
    if (unread)
        ib_paper_say(paper, ":");
    for (size_t i = 0; i < count && unread; i++) {
        const ibid_source *source = ib_view_source(w->view, (uint32_t)i);

        if (source->status != IBID_SOURCE_UNREAD)
            continue;
        ib_paper_line(paper, LABEL, LABEL + 2);
        ib_paper_say(paper, source->file);
        if (w->opt->all) {
            ib_paper_say(paper, ": ");
            ib_paper_say(paper, source->why);
        }
    }
}

/* One line of the ledger; verdicts nobody has are left out, but for those in
 * `always`. */
static void put_ledger_line(writer *w, ibid_finding_kind kind,
                            const char *plural, uint32_t always)
{
    const uint32_t *of = w->tally.of[kind];
    uint32_t total = w->tally.total[kind];
    bool first = true;

    if (total == 0)
        return;
    ib_paper_line(&w->paper, 0, WORDS);
    ib_paper_form(&w->paper, "%u %.*s", total,
                  (int)strlen(plural) - (total == 1), plural);
    ib_paper_tab(&w->paper, WORDS);
    for (int i = IBID_VERDICT_NONE + 1; i < IBID_VERDICT_COUNT; i++) {
        if (!of[i] && !(always >> i & 1))
            continue;
        ib_paper_form(&w->paper, "%s%u\xC2\xA0%s", first ? "" : " \xC2\xB7 ",
                      of[i], ib_told_count((ibid_verdict)i));
        first = false;
    }
    if (kind == IBID_FINDING_UNQUOTED)
        ib_paper_say(&w->paper, ", without quotation marks");
    if (kind == IBID_FINDING_QUOTATION && w->tally.wrong_pinpoints)
        ib_paper_form(&w->paper, " (%u with a wrong pinpoint)",
                      w->tally.wrong_pinpoints);
}

/* "14 figures     9 rest on a note · 5 on nothing". */
static void put_figures_line(writer *w)
{
    const uint32_t *of = w->tally.of[IBID_FINDING_FIGURE];
    const uint32_t total = w->tally.total[IBID_FINDING_FIGURE];
    uint32_t remarks = 0;

    if (total == 0)
        return;
    for (size_t i = 0; i < w->view->findings.count; i++) {
        const ibid_finding *finding = &w->view->findings.item[i];

        remarks +=
            finding->kind == IBID_FINDING_FIGURE && finding->reason_count > 0;
    }
    ib_paper_line(&w->paper, 0, WORDS);
    ib_paper_form(&w->paper, "%u figure%s", total, total == 1 ? "" : "s");
    ib_paper_tab(&w->paper, WORDS);
    ib_paper_form(&w->paper,
                  "%u\xC2\xA0rest%s on a note or a citation \xC2\xB7 "
                  "%u\xC2\xA0on nothing",
                  of[IBID_VERDICT_CITED],
                  of[IBID_VERDICT_CITED] == 1 ? "s" : "",
                  of[IBID_VERDICT_UNCITED]);
    if (remarks)
        ib_paper_form(&w->paper, " (%u with a remark)", remarks);
}

/* The checkpoint without its signature: who holds the report can show that
 * the archive was so. */
static void put_checkpoint(writer *w)
{
    const ibid_str note = ib_str_of(w->opt->checkpoint);
    uint32_t start = 0;

    if (note.len == 0)
        return;
    ib_paper_line(&w->paper, 0, WORDS);
    ib_paper_say(&w->paper, "checkpoint");
    ib_paper_tab(&w->paper, WORDS);
    for (int i = 0; i < 3; i++) {
        const uint32_t end = ib_str_find(note, start, IB_STR("\n"));

        if (end == IBID_NONE)
            return;
        ib_paper_say(&w->paper, i ? " " : "");
        ib_paper_put(&w->paper, ib_str_in(note, (ibid_span){start, end}));
        start = end + 1;
    }
}

static void put_ledger(writer *w)
{
    ib_paper *paper = &w->paper;
    const uint32_t count = w->tally.to_look_at;
    const uint32_t titles = ib_told_set_titles_aside(&w->tally, w->view);

    ib_paper_line(paper, 0, 0);
    put_ledger_line(w, IBID_FINDING_QUOTATION, "quotations",
                    1U << IBID_VERDICT_EXACT | 1U << IBID_VERDICT_ALTERED |
                        1U << IBID_VERDICT_ABSENT);
    if (titles) {
        ib_paper_line(paper, WORDS, WORDS);
        ib_paper_say(paper, "(");
        ib_told_titles(paper, titles);
        ib_paper_say(paper, ")");
    }
    put_ledger_line(w, IBID_FINDING_CITATION, "citations", 0);
    put_ledger_line(w, IBID_FINDING_NOTE, "notes", 0);
    put_figures_line(w);
    put_ledger_line(w, IBID_FINDING_DATE, "dates", 0);
    put_ledger_line(w, IBID_FINDING_UNQUOTED, "passages", 0);
    put_checkpoint(w);
    ib_paper_line(paper, 0, 0);
    ib_paper_line(paper, 0, 0);
    ib_paper_ink(paper, count ? IB_INK_ALARM : IB_INK_BOLD);
    if (count)
        ib_paper_form(paper, "%u finding%s to look at.", count,
                      count == 1 ? "" : "s");
    else
        ib_paper_say(paper, "Nothing to look at.");
    ib_paper_ink(paper, IB_INK_PLAIN);
    if (!w->opt->all)
        ib_paper_say(paper, "  Option --all lists the others.");
}

ibid_status ib_view_write_text(const ib_view *view, const ibid_sink *sink,
                               const ibid_report_options *opt, ibid_err *err)
{
    const ibid_report_options plain = IBID_REPORT_OPTIONS_INIT;
    writer w = {.view = view, .opt = opt ? opt : &plain};
    ibid_status st;

    w.tally = ib_view_count(view, w.opt->look_at);
    ib_paper_start(&w.paper, sink, w.opt->width, w.opt->color);
    ib_summary_put(&w.paper, view->doc, w.opt->file);
    put_sources(&w);
    put_findings(&w);
    put_ledger(&w);
    st = ib_paper_finish(&w.paper);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
