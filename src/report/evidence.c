/* evidence.c - passages with signs at what differs. */

#include "report/evidence.h"

#include "base/scan.h"
#include "base/str.h"
#include "check/skip.h"
#include "report/costs.h"

enum { PART_MOST = sizeof((ib_side *)0)->part / sizeof(ibid_span) };

static void add_part(ib_side *side, uint32_t start, uint32_t end)
{
    if (start < end && side->part_count < PART_MOST)
        side->part[side->part_count++] = (ibid_span){start, end};
}

void ib_side_of_quotation(ib_side *side, const ibid_doc *doc,
                          const ibid_finding *finding)
{
    ibid_quotations quotations = ibid_doc_quotations(doc);

    *side = (ib_side){.text = ibid_doc_text(doc),
                      .edit = finding->edit,
                      .edit_count = finding->edit_count};
    if (finding->kind == IBID_FINDING_QUOTATION &&
        finding->item < quotations.count) {
        const ibid_quotation *quotation = &quotations.item[finding->item];

        for (uint32_t i = 0; i < quotation->part_count; i++)
            add_part(side, quotation->part[i].start, quotation->part[i].end);
    }
    if (side->part_count == 0)
        add_part(side, finding->span.start, finding->span.end);
}

/* Take `gap` out of the last part. */
static void cut_out(ib_side *side, ibid_span gap)
{
    ibid_span *last = &side->part[side->part_count - 1];
    uint32_t end = last->end;

    if (!ib_span_touch(*last, gap))
        return;
    if (gap.start > last->start)
        last->end = gap.start;
    else
        side->part_count--;
    if (gap.end < end)
        add_part(side, gap.end, end);
}

void ib_side_of_source(ib_side *side, const ibid_doc *source,
                       const ibid_finding *finding)
{
    ibid_blocks blocks = ibid_doc_blocks(source);
    const ibid_span hit = finding->hit.span;

    *side = (ib_side){.text = ibid_doc_text(source),
                      .edit = finding->edit,
                      .edit_count = finding->edit_count,
                      .is_source = true};
    add_part(side, hit.start, hit.end);
    for (size_t i = ib_skip_first_block(blocks, hit.start);
         i < blocks.count && blocks.item[i].span[0].start < hit.end; i++) {
        const ibid_block *block = &blocks.item[i];

        if (block->kind != IBID_BLOCK_FURNITURE &&
            block->kind != IBID_BLOCK_NOTE)
            continue;
        /* Only what stands between: a passage may lie in a note itself. */
        for (uint32_t j = 0; j < block->span_count; j++) {
            const ibid_span gap = block->span[j];

            if (gap.start > hit.start && gap.end < hit.end &&
                side->part_count > 0)
                cut_out(side, gap);
        }
    }
}

static ibid_span edit_span(const ib_side *side, uint32_t i)
{
    return side->is_source ? side->edit[i].source : side->edit[i].quotation;
}

/* The signs of the differences that end or begin at byte `at`; *open tells how
 * many are open, for a window may begin inside one. */
static void put_signs(ib_paper *paper, const ib_side *side, uint32_t at,
                      uint32_t *open)
{
    for (uint32_t i = 0; i < side->edit_count; i++) {
        ibid_span span = edit_span(side, i);

        if (*open > 0 && span.start < span.end && span.end == at) {
            ib_paper_say(paper, "}");
            --*open;
            ib_paper_ink(paper, IB_INK_PLAIN);
        }
    }
    for (uint32_t i = 0; i < side->edit_count; i++) {
        ibid_span span = edit_span(side, i);

        if (span.start != at)
            continue;
        ib_paper_ink(paper, IB_INK_CHANGED);
        if (span.start < span.end) {
            ib_paper_say(paper, "{");
            ++*open;
        } else {
            if (at > side->part[0].start)
                ib_paper_say(paper, " ");
            ib_paper_say(paper, "\xE2\x80\xB8");
            if (at < side->part[side->part_count - 1].end)
                ib_paper_say(paper, " ");
            ib_paper_ink(paper, IB_INK_PLAIN);
        }
    }
}

/* First byte after `at` where a difference begins or ends, or `end`. */
static uint32_t next_sign(const ib_side *side, uint32_t at, uint32_t end)
{
    for (uint32_t i = 0; i < side->edit_count; i++) {
        ibid_span span = edit_span(side, i);

        if (span.start > at && span.start < end)
            end = span.start;
        if (span.end > at && span.end < end)
            end = span.end;
    }
    return end;
}

/* A run of words without signs in it; of a very long one, its ends. */
static void put_run(ib_paper *paper, ibid_str text, ibid_span run)
{
    uint32_t tail = run.end - IB_SHOW_AROUND_BYTE;

    if (run.end - run.start <= IB_SHOW_WHOLE_BYTE) {
        ib_paper_put(paper, ib_str_in(text, run));
        return;
    }
    while (tail < run.end && !ib_is(text.at[tail], IB_SPACE))
        tail++;
    ib_words_put(paper, text, run, IB_SHOW_AROUND_BYTE);
    ib_paper_put(paper, ib_str_in(text, (ibid_span){tail, run.end}));
}

static void put_window(ib_paper *paper, const ib_side *side, ibid_span window)
{
    uint32_t open = 0;

    for (uint32_t i = 0; i < side->part_count; i++) {
        uint32_t at = side->part[i].start, end = side->part[i].end;

        at = at > window.start ? at : window.start;
        end = end < window.end ? end : window.end;
        if (i > 0 && at < end)
            ib_paper_say(paper, " ");
        while (at < end) {
            uint32_t next = next_sign(side, at, end);

            put_signs(paper, side, at, &open);
            put_run(paper, side->text, (ibid_span){at, next});
            at = next;
        }
        if (at == end && end == side->part[i].end)
            put_signs(paper, side, end, &open);
    }
    ib_paper_ink(paper, IB_INK_PLAIN);
}

/* Widen a span by some words on either side, inside `whole`. */
static ibid_span widen(ibid_str text, ibid_span span, ibid_span whole)
{
    const uint32_t around = IB_SHOW_AROUND_BYTE;

    span.start =
        span.start > whole.start + around ? span.start - around : whole.start;
    span.end = span.end + around < whole.end ? span.end + around : whole.end;
    while (span.start > whole.start && !ib_is(text.at[span.start], IB_SPACE))
        span.start--;
    while (span.end < whole.end && !ib_is(text.at[span.end], IB_SPACE))
        span.end++;
    return span;
}

bool ib_side_window(ibid_span *out, const ib_side *side, ibid_span whole,
                    uint32_t from)
{
    bool found = false;

    for (uint32_t i = 0; i < side->edit_count; i++) {
        ibid_span span = edit_span(side, i);

        if (span.start >= from && span.end <= whole.end &&
            (!found || span.start < out->start)) {
            *out = span;
            found = true;
        }
    }
    if (!found)
        return false;
    *out = widen(side->text, *out, whole);
    for (uint32_t i = 0; i < side->edit_count; i++) {
        ibid_span span = edit_span(side, i);

        if (span.start >= out->start && span.start <= out->end &&
            span.end > out->end && span.end <= whole.end)
            *out = (ibid_span){out->start, widen(side->text, span, whole).end};
    }
    return true;
}

void ib_side_put_bare(ib_paper *paper, const ib_side *side)
{
    ibid_span whole = {0, 0}, window;
    uint32_t shown = 0;

    if (side->part_count == 0)
        return;
    whole.start = side->part[0].start;
    whole.end = side->part[side->part_count - 1].end;
    if (whole.end - whole.start <= IB_SHOW_WHOLE_BYTE) {
        put_window(paper, side, whole);
    } else if (!ib_side_window(&window, side, whole, whole.start)) {
        ib_words_put(paper, side->text, whole, IB_SHOW_WHOLE_BYTE);
    } else {
        uint32_t at = whole.start;

        do {
            if (window.start < at)
                window.start = at;
            if (window.start > at)
                ib_paper_say(paper, shown ? " \xE2\x80\xA6 " : "\xE2\x80\xA6 ");
            put_window(paper, side, window);
            at = window.end;
        } while (++shown < IB_SHOW_EDITS &&
                 ib_side_window(&window, side, whole, at));
        if (at < whole.end)
            ib_paper_say(paper, " \xE2\x80\xA6");
    }
}

void ib_side_put(ib_paper *paper, const ib_side *side)
{
    if (side->part_count == 0)
        return;
    ib_paper_say(paper, "\xE2\x80\x9C");
    ib_side_put_bare(paper, side);
    ib_paper_say(paper, "\xE2\x80\x9D");
}

void ib_edits_put(ib_paper *paper, const ibid_edit *edit, uint32_t count)
{
    static const struct {
        const char *one, *many;
    } plain[] = {
        [IBID_EDIT_NUMBER] = {"a number", "numbers"},
        [IBID_EDIT_SIGN] = {"a sign", "signs"},
        [IBID_EDIT_DATE] = {"a date", "dates"},
        [IBID_EDIT_NAME] = {"a name", "names"},
        [IBID_EDIT_NEGATION] = {"a negation", "negations"},
        [IBID_EDIT_MODAL] = {"a word of duty or possibility",
                             "words of duty or possibility"},
        [IBID_EDIT_QUANTIFIER] = {"a word of quantity", "words of quantity"},
        [IBID_EDIT_SPELLING] = {"the spelling of a word", "spellings of words"},
        [IBID_EDIT_PUNCTUATION] = {"the punctuation", "signs of punctuation"},
        [IBID_EDIT_CASE] = {"a capital letter", "capital letters"},
        [IBID_EDIT_ORDER] = {"the order of words", "places in the order"},
        [IBID_EDIT_OMISSION] = {"words left out without a sign",
                                "places where words are left out without a "
                                "sign"},
        [IBID_EDIT_WORD] = {"wording", "places in the wording"},
    };
    uint32_t of[IBID_EDIT_WORD + 1] = {0};
    bool first = true;

    for (uint32_t i = 0; i < count; i++)
        of[edit[i].type]++;
    for (int i = 0; i <= IBID_EDIT_WORD; i++) {
        if (!of[i])
            continue;
        if (of[i] > 1)
            ib_paper_form(paper, "%s%u %s", first ? "" : ", ", of[i],
                          plain[i].many);
        else
            ib_paper_form(paper, "%s%s", first ? "" : ", ", plain[i].one);
        first = false;
    }
}

void ib_words_put(ib_paper *paper, ibid_str text, ibid_span span, uint32_t most)
{
    uint32_t end = span.end;

    if (span.end - span.start > most) {
        end = span.start + most;
        while (end > span.start && !ib_is(text.at[end], IB_SPACE))
            end--;
        if (end == span.start)
            end = span.start + most;
        while (end > span.start && ((unsigned char)text.at[end] & 0xC0) == 0x80)
            end--;
    }
    ib_paper_put(
        paper,
        ib_str_in(text, ib_span_trim(text, (ibid_span){span.start, end})));
    if (end < span.end)
        ib_paper_say(paper, " \xE2\x80\xA6");
}

void ib_parts_put(ib_paper *paper, ibid_str text, const ibid_span *part,
                  uint32_t count, uint32_t most)
{
    for (uint32_t i = 0; i < count && most > 0; i++) {
        uint32_t len = part[i].end - part[i].start;

        if (i > 0)
            ib_paper_say(paper, " ");
        ib_words_put(paper, text, part[i], most);
        most -= len < most ? len : most;
    }
}
