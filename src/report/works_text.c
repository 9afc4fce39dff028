/* works_text.c - the works of a document, for a person at a terminal. */

#include "ibid/report.h"

#include "base/fail.h"
#include "base/str.h"
#include "report/costs.h"
#include "report/evidence.h"
#include "report/list.h"
#include "report/works.h"

void ib_work_notes_put(ib_paper *paper, const ibid_pull *pull,
                       const ibid_work *work)
{
    const ibid_citations all = ibid_doc_citations(ibid_pull_doc(pull));
    const ibid_notes notes = ibid_doc_notes(ibid_pull_doc(pull));
    uint32_t shown = 0;

    for (uint32_t k = 0; k < work->mention_count; k++) {
        const uint32_t note = all.item[work->mention[k]].note;

        if (note >= notes.count || !notes.item[note].number ||
            !ib_work_is_new_note(pull, work, k))
            continue;
        if (shown == 3) {
            ib_paper_say(paper, " \xE2\x80\xA6");
            return;
        }
        ib_paper_form(paper, "%s%u", shown ? ",\xC2\xA0" : "note\xC2\xA0",
                      notes.item[note].number);
        shown++;
    }
    if (!shown)
        ib_paper_say(paper, "in the text");
}

/* A faint line under the entry. */
static void put_line(ib_paper *paper, const char *label, ibid_str text)
{
    if (!text.len)
        return;
    ib_paper_line(paper, IB_LIST_WORDS, IB_LIST_WORDS + 2);
    ib_paper_ink(paper, IB_INK_FAINT);
    ib_paper_say(paper, label);
    ib_paper_put(paper, text);
    ib_paper_ink(paper, IB_INK_PLAIN);
}

void ib_work_pinpoints_put(ib_paper *paper, const ibid_pull *pull,
                           const ibid_work *work, const char *before)
{
    bool begun = false;

    for (uint32_t k = 0; k < work->mention_count; k++) {
        const ibid_field *field = ib_work_pinpoint(pull, work, k);

        if (!field)
            continue;
        ib_paper_say(paper, begun ? "; " : before);
        ib_paper_put(paper, field->text);
        begun = true;
    }
}

static bool has_pinpoint(const ibid_pull *pull, const ibid_work *work)
{
    for (uint32_t k = 0; k < work->mention_count; k++) {
        if (ib_work_pinpoint(pull, work, k))
            return true;
    }
    return false;
}

/* A faint line under the entry. */
static void put_pinpoints(ib_paper *paper, const ibid_pull *pull,
                          const ibid_work *work)
{
    if (!has_pinpoint(pull, work))
        return;
    ib_paper_line(paper, IB_LIST_WORDS, IB_LIST_WORDS + 2);
    ib_paper_ink(paper, IB_INK_FAINT);
    ib_work_pinpoints_put(paper, pull, work, "cited at ");
    ib_paper_ink(paper, IB_INK_PLAIN);
}

static void put_work(ib_paper *paper, const ibid_pull *pull,
                     const ibid_work *work)
{
    const ibid_citation *citation = ib_work_citation(pull, work);

    ib_paper_line(paper, IB_LIST_FIRST, IB_LIST_WORDS);
    ib_paper_say(paper, ibid_citation_kind_word(citation->kind));
    ib_paper_tab(paper, IB_LIST_PLACE);
    ib_work_notes_put(paper, pull, work);
    ib_paper_tab(paper, IB_LIST_WORDS);
    ib_words_put(paper, ibid_doc_text(ibid_pull_doc(pull)), citation->span,
                 IB_SHOW_WHOLE_BYTE);
    put_pinpoints(paper, pull, work);
    put_line(paper, "file: ", ib_str_of(ib_work_file(pull, work)));
    put_line(paper, "", ib_str_of(work->because));
    if (work->status != IBID_WORK_AT_HAND)
        put_line(paper, "", work->link);
}

const char *ib_work_status_title(ibid_work_status status)
{
    static const char *const title[] = {
        [IBID_WORK_AT_HAND] = "At hand",
        [IBID_WORK_AMBIGUOUS] = "Ambiguous: several sources or works fit",
        [IBID_WORK_UNREAD] = "At hand, but not readable",
        [IBID_WORK_MISSING] = "Still to find",
        [IBID_WORK_UNKNOWN] = "Not understood: look at these yourself",
    };

    return title[status];
}

static size_t count_of(ibid_works works, ibid_work_status status)
{
    size_t count = 0;

    for (size_t i = 0; i < works.count; i++)
        count += works.item[i].status == status;
    return count;
}

static void put_summary(ib_paper *paper, const ibid_pull *pull,
                        const char *file)
{
    const ibid_works works = ibid_pull_works(pull);

    ib_paper_line(paper, 0, 0);
    if (file)
        ib_paper_form(paper, "%s \xC2\xB7 ", file);
    ib_paper_form(paper, "%zu\xC2\xA0%s", works.count,
                  works.count == 1 ? "work" : "works");
    for (int s = IBID_WORK_AT_HAND; s <= IBID_WORK_UNKNOWN; s++) {
        const size_t count = count_of(works, (ibid_work_status)s);

        if (count)
            ib_paper_form(paper, " \xC2\xB7 %zu\xC2\xA0%s", count,
                          ibid_work_status_words((ibid_work_status)s));
    }
}

ibid_status ibid_report_works_text(const ibid_pull *pull, const ibid_sink *sink,
                                   const ibid_report_options *opt,
                                   ibid_err *err)
{
    static const ibid_work_status part[] = {
        IBID_WORK_MISSING, IBID_WORK_AMBIGUOUS, IBID_WORK_UNREAD,
        IBID_WORK_UNKNOWN, IBID_WORK_AT_HAND};
    const ibid_report_options plain = IBID_REPORT_OPTIONS_INIT;
    const ibid_works works = ibid_pull_works(pull);
    ib_paper paper;
    ibid_status st;

    if (!opt)
        opt = &plain;
    ib_paper_start(&paper, sink, opt->width, opt->color);
    put_summary(&paper, pull, opt->file);
    for (size_t k = 0; k < sizeof part / sizeof *part; k++) {
        if (count_of(works, part[k]))
            ib_paper_title(&paper, ib_work_status_title(part[k]));
        for (size_t i = 0; i < works.count; i++) {
            if (works.item[i].status == part[k])
                put_work(&paper, pull, &works.item[i]);
        }
    }
    st = ib_paper_finish(&paper);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
