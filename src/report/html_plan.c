/* html_plan.c - what belongs to which block of the page. */

#include "report/html.h"

#include <stdlib.h>
#include <unicode/uchar.h>

#include "base/scan.h"
#include "report/told.h"

static int by_start(const void *a, const void *b)
{
    const ib_piece *x = a, *y = b;

    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return x->block < y->block ? -1 : x->block > y->block;
}

static bool plan_pieces(ib_html *html)
{
    const ibid_blocks blocks = ibid_doc_blocks(html->view->doc);
    size_t count = 0;

    for (size_t i = 0; i < blocks.count; i++)
        count += blocks.item[i].span_count;
    html->piece = ib_arena_array(html->arena, ib_piece, count);
    if (!html->piece)
        return false;
    for (uint32_t i = 0; i < blocks.count; i++) {
        for (uint32_t j = 0; j < blocks.item[i].span_count; j++)
            html->piece[html->piece_count++] =
                (ib_piece){blocks.item[i].span[j], i};
    }
    qsort(html->piece, html->piece_count, sizeof *html->piece, by_start);
    return true;
}

/* The block that holds a byte, or the nearest before it; IBID_NONE where the
 * document has none. */
static uint32_t block_at(const ib_html *html, uint32_t byte)
{
    uint32_t low = 0, high = html->piece_count;

    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;

        if (html->piece[middle].span.start <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    if (html->piece_count == 0)
        return IBID_NONE;
    return html->piece[low ? low - 1 : 0].block;
}

/* Sort items into blocks; block[i] is that of item i, or IBID_NONE. */
static bool sort_by_block(ib_by_block *out, ib_arena *arena,
                          const uint32_t *block, size_t count,
                          size_t block_count)
{
    uint32_t *first = ib_arena_array(arena, uint32_t, block_count + 2);
    uint32_t *item = ib_arena_array(arena, uint32_t, count);

    if (!first || !item)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (block[i] != IBID_NONE)
            first[block[i] + 2]++;
    }
    for (size_t b = 2; b < block_count + 2; b++)
        first[b] += first[b - 1];
    for (size_t i = 0; i < count; i++) {
        if (block[i] != IBID_NONE)
            item[first[block[i] + 1]++] = (uint32_t)i;
    }
    *out = (ib_by_block){first, item};
    return true;
}

static uint32_t *none_array(ib_arena *arena, size_t count)
{
    uint32_t *array = ib_arena_array(arena, uint32_t, count);

    for (size_t i = 0; array && i < count; i++)
        array[i] = IBID_NONE;
    return array;
}

/* Notes go to the block of their first mark.  One whose mark stands in a note
 * goes there, too: it is written after that note. */
static bool plan_notes(ib_html *html)
{
    const ibid_doc *doc = html->view->doc;
    const ibid_notes notes = ibid_doc_notes(doc);
    const ibid_marks marks = ibid_doc_marks(doc);
    uint32_t *home = none_array(html->arena, notes.count);

    html->mark = none_array(html->arena, notes.count);
    html->note_put = ib_arena_array(html->arena, bool, notes.count);
    if (!home || !html->mark || !html->note_put)
        return false;
    for (size_t i = marks.count; i-- > 0;) {
        const uint32_t note = marks.item[i].note;

        if (note >= notes.count)
            continue;
        html->mark[note] = (uint32_t)i;
        home[note] = block_at(html, marks.item[i].span.start);
    }
    return sort_by_block(&html->notes, html->arena, home, notes.count,
                         ibid_doc_blocks(doc).count);
}

static bool plan_findings(ib_html *html)
{
    const ibid_findings all = html->view->findings;
    uint32_t *block = none_array(html->arena, all.count);
    uint32_t furthest = 0;

    html->reach = ib_arena_array(html->arena, uint32_t, all.count);
    html->note_finding =
        none_array(html->arena, ibid_doc_notes(html->view->doc).count);
    html->mark_finding =
        none_array(html->arena, ibid_doc_marks(html->view->doc).count);
    if (!block || !html->reach || !html->note_finding || !html->mark_finding)
        return false;
    for (uint32_t i = 0; i < all.count; i++) {
        const ibid_finding *finding = &all.item[i];

        block[i] = block_at(html, finding->span.start);
        if (finding->span.end > furthest)
            furthest = finding->span.end;
        html->reach[i] = furthest;
        if (finding->kind != IBID_FINDING_NOTE)
            continue;
        if (finding->note == IBID_NONE)
            html->mark_finding[finding->item] = i;
        else
            html->note_finding[finding->item] = i;
    }
    return sort_by_block(&html->findings, html->arena, block, all.count,
                         ibid_doc_blocks(html->view->doc).count);
}

/* Those to be looked at are a chain, for who goes from one to the next. */
static bool plan_walk(ib_html *html)
{
    const ibid_findings all = html->view->findings;
    uint32_t last = IBID_NONE;

    html->next = none_array(html->arena, all.count);
    html->previous = none_array(html->arena, all.count);
    if (!html->next || !html->previous)
        return false;
    for (uint32_t i = 0; i < all.count; i++) {
        if (!ibid_finding_is_to_look_at(&all.item[i], html->opt->look_at))
            continue;
        html->previous[i] = last;
        if (last != IBID_NONE)
            html->next[last] = i;
        last = i;
    }
    return true;
}

static bool plan_works(ib_html *html)
{
    const ibid_citations citations = ibid_doc_citations(html->view->doc);

    html->work = none_array(html->arena, citations.count);
    if (!html->work)
        return false;
    for (uint32_t i = 0; html->pull && i < ibid_pull_works(html->pull).count;
         i++) {
        const ibid_work *work = &ibid_pull_works(html->pull).item[i];

        for (uint32_t k = 0; k < work->mention_count; k++)
            html->work[work->mention[k]] = i;
    }
    return true;
}

const char *ib_html_direction(ibid_str text, ibid_span span)
{
    enum { ENOUGH = 512 }; /* bytes: some lines of it tell */
    const uint32_t end =
        span.end - span.start > ENOUGH ? span.start + ENOUGH : span.end;
    int balance = 0;

    for (uint32_t at = span.start, cp; at < end;) {
        UCharDirection direction;

        at += ib_utf8_at(&cp, text, at, end);
        direction = u_charDirection((UChar32)cp);
        balance += direction == U_LEFT_TO_RIGHT;
        balance -=
            direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
    }
    return balance < 0 ? " dir=\"rtl\"" : "";
}

const char *ib_html_language(const ibid_doc *doc)
{
    const char *language = ibid_doc_about(doc)->language;
    size_t len = 0;

    while (language && ib_is(language[len], IB_LOWER))
        len++;
    return (len == 2 || len == 3) && !language[len] ? language : "";
}

ibid_status ib_html_plan(ib_html *html)
{
    html->language = ib_html_language(html->view->doc);
    html->tally = ib_view_count(html->view, html->opt->look_at);
    html->titles = ib_told_set_titles_aside(&html->tally, html->view);
    if (!plan_pieces(html) || !plan_notes(html) || !plan_findings(html) ||
        !plan_walk(html) || !plan_works(html))
        return ib_arena_status(html->arena);
    return IBID_OK;
}
