/* skip.c - what stands between the words and is none of them. */

#include "check/skip.h"

#include <stdlib.h>

#include "base/list.h"
#include "base/str.h"
#include "check/costs.h"

int ib_skip_by_start(const void *a, const void *b)
{
    const ibid_span *x = a, *y = b;

    return x->start < y->start ? -1 : x->start > y->start;
}

size_t ib_skip_first_block(ibid_blocks blocks, uint32_t byte)
{
    size_t low = 0, high = blocks.count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (blocks.item[mid].span[0].start < byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low > IB_BLOCKS_BACK ? low - IB_BLOCKS_BACK : 0;
}

/* The same of a mark. */
static size_t first_mark(ibid_marks marks, uint32_t byte)
{
    size_t low = 0, high = marks.count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (marks.item[mid].span.start < byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low > 0 ? low - 1 : 0;
}

static ibid_status push_span(ib_list *list, ibid_span span, ibid_span within)
{
    ibid_span *s;

    if (!ib_span_touch(span, within))
        return IBID_OK;
    s = ib_list_push(list);
    if (!s)
        return ib_arena_status(list->arena);
    *s = span;
    return IBID_OK;
}

/* Make spans that overlap or touch one; gives how many are left. */
static uint32_t merge(ibid_span *span, uint32_t count)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < count; i++) {
        if (kept > 0 && span[i].start <= span[kept - 1].end) {
            if (span[i].end > span[kept - 1].end)
                span[kept - 1].end = span[i].end;
        } else {
            span[kept++] = span[i];
        }
    }
    return kept;
}

ibid_status ib_skip_find(ibid_span **out, uint32_t *count, ib_arena *arena,
                         const ibid_doc *doc, ibid_span within, bool notes)
{
    ibid_blocks blocks = ibid_doc_blocks(doc);
    ibid_marks marks = ibid_doc_marks(doc);
    ib_list list = ib_list_of(arena, ibid_span);
    ibid_status st = IBID_OK;

    for (size_t i = ib_skip_first_block(blocks, within.start);
         i < blocks.count && !st && blocks.item[i].span[0].start < within.end;
         i++) {
        const ibid_block *b = &blocks.item[i];

        if (b->kind != IBID_BLOCK_FURNITURE &&
            !(notes && b->kind == IBID_BLOCK_NOTE))
            continue;
        for (uint32_t k = 0; k < b->span_count && !st; k++)
            st = push_span(&list, b->span[k], within);
    }
    for (size_t i = first_mark(marks, within.start);
         i < marks.count && !st && marks.item[i].span.start < within.end; i++) {
        const ibid_mark *m = &marks.item[i];

        if (m->sureness != IBID_GUESS && !ib_span_is_empty(m->span))
            st = push_span(&list, m->span, within);
    }
    if (list.count > 1)
        qsort(list.item, list.count, sizeof(ibid_span), ib_skip_by_start);
    *out = list.item;
    *count = merge(list.item, (uint32_t)list.count);
    return st;
}
