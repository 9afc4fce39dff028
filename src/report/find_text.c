/* find_text.c - where words stand, for a person at a terminal. */

#include "ibid/report.h"

#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "report/costs.h"
#include "report/evidence.h"
#include "report/list.h"

/* Columns: where an entry's lines begin, and the words beside its labels. */
enum { ENTRY = 1, LABEL = 5, WORDS = 16 };

typedef struct writer {
    ib_paper paper;
    ib_arena arena;
    ibid_find_answer answer;
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

static bool is_number(ibid_str label, uint32_t number)
{
    uint32_t value;

    return ib_number_at(&value, label, 0, label.len) == label.len &&
           value == number;
}

/* "p. 214 (page 3 of the file), line 61" */
static void put_place(ib_paper *paper, const ibid_found *found)
{
    const uint32_t page = found->finding.hit.page;

    if (ib_paper_paragraph(paper, found->place))
        return;
    ib_paper_say(paper, "p.\xC2\xA0");
    if (found->label.len == 0 || is_number(found->label, page)) {
        ib_paper_form(paper, "%u", page);
    } else {
        ib_paper_put(paper, found->label);
        ib_paper_form(paper, " (page\xC2\xA0%u of the file)", page);
    }
    ib_paper_form(paper, ", line\xC2\xA0%u", found->place.line);
}

static void put_verdict(ib_paper *paper, ibid_verdict verdict)
{
    static const char *const word[IBID_VERDICT_COUNT] = {
        [IBID_VERDICT_EXACT] = "EXACT",     [IBID_VERDICT_MARKED] = "MARKED",
        [IBID_VERDICT_DAMAGED] = "DAMAGED", [IBID_VERDICT_ALTERED] = "DIFFERS",
        [IBID_VERDICT_ABSENT] = "NEAREST",
    };

    ib_paper_ink(paper, IB_INK_BOLD);
    ib_paper_say(paper, word[verdict]);
    ib_paper_ink(paper, IB_INK_PLAIN);
}

/* The words between bytes `start` and `end` of the source, part by part. */
static void put_between(writer *w, const ibid_found *found, uint32_t start,
                        uint32_t end)
{
    const uint32_t base = found->part[0].start;

    for (uint32_t i = 0; i < found->part_count; i++) {
        ibid_span part = found->part[i];

        part.start = part.start > start ? part.start : start;
        part.end = part.end < end ? part.end : end;
        if (part.start >= part.end)
            continue;
        if (i > 0 && part.start == found->part[i].start)
            ib_paper_say(&w->paper, " ");
        ib_paper_put(&w->paper,
                     ib_str_in(found->excerpt, (ibid_span){part.start - base,
                                                           part.end - base}));
    }
}

/* A few words before and after the hit; whole ones, where a space parts them.
 */
static ibid_span context_of(const ibid_found *found)
{
    const ibid_span hit = found->finding.hit.span;
    const uint32_t base = found->part[0].start, more = IB_SHOW_CONTEXT_BYTE;
    const ibid_str text = found->excerpt;
    ibid_span out = {hit.start - base, hit.end - base};

    out.start = out.start > more ? out.start - more : 0;
    out.end = text.len - out.end > more ? out.end + more : text.len;
    while (out.start > 0 && !ib_is(text.at[out.start - 1], IB_SPACE) &&
           (hit.start - base - out.start < 2 * more ||
            ((uint8_t)text.at[out.start] & 0xC0) == 0x80))
        out.start--;
    while (out.end < text.len && !ib_is(text.at[out.end], IB_SPACE) &&
           (out.end - (hit.end - base) < 2 * more ||
            ((uint8_t)text.at[out.end] & 0xC0) == 0x80))
        out.end++;
    return (ibid_span){out.start + base, out.end + base};
}

/* The words of the hit, as bytes of the excerpt; false: no memory. */
static bool side_of(writer *w, ib_side *side, const ibid_found *found)
{
    const ibid_span hit = found->finding.hit.span;
    const uint32_t base = found->part[0].start;
    const uint32_t most = sizeof side->part / sizeof *side->part;
    const ibid_finding *f = &found->finding;
    ibid_edit *edit = ib_arena_copy(&w->arena, f->edit, f->edit_count,
                                    sizeof *edit, _Alignof(ibid_edit));

    *side = (ib_side){.text = found->excerpt, .edit = edit, .is_source = true};
    for (uint32_t i = 0; i < found->part_count && side->part_count < most;
         i++) {
        ibid_span part = found->part[i];

        part.start = part.start > hit.start ? part.start : hit.start;
        part.end = part.end < hit.end ? part.end : hit.end;
        if (part.start < part.end)
            side->part[side->part_count++] =
                (ibid_span){part.start - base, part.end - base};
    }
    if (!edit || f->verdict == IBID_VERDICT_ABSENT)
        return edit != NULL;
    side->edit_count = f->edit_count;
    for (uint32_t i = 0; i < f->edit_count; i++) {
        edit[i].source.start -= base;
        edit[i].source.end -= base;
    }
    return true;
}

/* The passage between signs, and what stands round it. */
static void put_words(writer *w, const ibid_found *found, const ib_side *side)
{
    const ibid_span hit = found->finding.hit.span, context = context_of(found);
    ib_paper *paper = &w->paper;
    bool joins = false;

    for (uint32_t i = 1; i < found->part_count; i++)
        joins |= found->part[i].start == hit.start;
    if (context.start > 0)
        ib_paper_say(paper, "\xE2\x80\xA6 ");
    put_between(w, found, context.start, hit.start);
    ib_paper_say(paper, joins ? " \xE2\x96\xB8" : "\xE2\x96\xB8");
    ib_side_put_bare(paper, side);
    ib_paper_say(paper, "\xE2\x97\x82");
    put_between(w, found, hit.end, context.end);
    ib_paper_say(paper, " \xE2\x80\xA6");
}

/* A place, with its words between signs. */
static bool put_found(writer *w, const ibid_found *found)
{
    const ibid_finding *f = &found->finding;
    ib_paper *paper = &w->paper;
    ib_side side;

    if (!side_of(w, &side, found))
        return false;
    ib_paper_line(paper, 0, 0);
    ib_paper_line(paper, ENTRY, WORDS);
    put_verdict(paper, f->verdict);
    ib_paper_tab(paper, WORDS);
    ib_paper_say(paper, found->file);
    ib_paper_say(paper, ", ");
    put_place(paper, found);
    ib_paper_line(paper, WORDS, WORDS);
    put_words(w, found, &side);
    w->signs |= side.edit_count > 0;
    if (side.edit_count > 0) {
        put_label(paper, "differs in");
        ib_edits_put(paper, side.edit, side.edit_count);
    }
    for (uint32_t i = 0; i < f->reason_count; i++) {
        put_label(paper, i ? "" : "because");
        ib_paper_say(paper, f->reason[i]);
    }
    return true;
}

/* "3 places in 2 of 5 sources: the words" */
static void put_head(writer *w)
{
    const ibid_find_answer *a = &w->answer;
    const size_t all = a->count + a->more;
    ib_paper *paper = &w->paper;

    ib_paper_line(paper, 0, LABEL);
    ib_paper_ink(paper, IB_INK_BOLD);
    ib_paper_say(paper, "\xE2\x80\x9C");
    ib_words_put(paper, a->words, (ibid_span){0, a->words.len},
                 IB_SHOW_NAME_BYTE);
    ib_paper_say(paper, "\xE2\x80\x9D");
    ib_paper_ink(paper, IB_INK_PLAIN);
    if (all > 0)
        ib_paper_form(paper, ": %s%zu place%s in %zu of %zu source%s",
                      a->more_at_least ? "at least " : "", all,
                      all == 1 ? "" : "s", a->holding, a->searched,
                      a->searched == 1 ? "" : "s");
    else if (a->searched == 0)
        ib_paper_say(paper, ": there was no source to look in");
    else
        ib_paper_form(paper,
                      a->searched == 1
                          ? ": not found in the one source searched"
                          : ": not found in any of the %zu sources searched",
                      a->searched);
    if (a->unsearched_count)
        ib_paper_form(paper, "; %zu could not be read", a->unsearched_count);
    ib_paper_say(paper, ".");
}

static void put_foot(writer *w)
{
    const ibid_find_answer *a = &w->answer;
    ib_paper *paper = &w->paper;

    if (a->more > 0) {
        ib_paper_line(paper, 0, 0);
        ib_paper_line(paper, ENTRY, LABEL);
        ib_paper_form(paper,
                      "%zu%s more place%s, as near or less near; "
                      "--max 0 shows all.",
                      a->more, a->more_at_least ? " or" : "",
                      a->more == 1 ? "" : "s");
    }
    if (a->count == 0 && !a->nearest)
        return;
    ib_paper_line(paper, 0, 0);
    ib_paper_line(paper, ENTRY, LABEL);
    ib_paper_ink(paper, IB_INK_FAINT);
    ib_paper_say(paper, "\xE2\x96\xB8 \xE2\x97\x82 the passage");
    if (w->signs)
        ib_paper_say(paper, "; { } these words differ; \xE2\x80\xB8 here words "
                            "of yours are missing");
    ib_paper_ink(paper, IB_INK_PLAIN);
}

ibid_status ibid_report_find_text(const ibid_find *find, const ibid_sink *sink,
                                  const ibid_report_options *opt, ibid_err *err)
{
    const ibid_report_options plain = IBID_REPORT_OPTIONS_INIT;
    writer w = {.answer = ibid_find_all(find)};
    bool ok = true;
    ibid_status st;

    if (!opt)
        opt = &plain;
    ib_arena_init(&w.arena, NULL, 0, NULL);
    ib_paper_start(&w.paper, sink, opt->width, opt->color);
    put_head(&w);
    for (size_t i = 0; i < w.answer.count && ok; i++)
        ok = put_found(&w, &w.answer.item[i]);
    if (w.answer.nearest && ok)
        ok = put_found(&w, w.answer.nearest);
    put_foot(&w);
    st = ib_paper_finish(&w.paper);
    ib_arena_free(&w.arena);
    if (!ok)
        return ib_fail(err, IBID_ENOMEM, ibid_status_words(IBID_ENOMEM), 0, 0);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
