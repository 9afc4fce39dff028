/* unsure.c - words of which OCR itself was unsure. */

#include "check/unsure.h"

#include "base/list.h"
#include "check/costs.h"
#include "read/inside.h"
#include "text/box.h"

ibid_status ib_unsure_find(ib_unsure *out, ib_arena *arena, const ibid_doc *doc)
{
    const ib_text *text = ib_doc_inside(doc);
    const ib_boxes *boxes = text->boxes;
    ib_list list = ib_list_of(arena, ibid_span);

    *out = (ib_unsure){0};
    for (size_t i = 0; boxes && i < boxes->run_count; i++) {
        ibid_span *span;
        ibid_word word;

        if (boxes->run[i].sureness >= IB_UNSURE_BELOW ||
            !ib_boxes_word(&word, text, boxes->run[i].start))
            continue;
        span = ib_list_push(&list);
        if (!span)
            return ib_arena_status(arena);
        *span = word.box.span;
        while (i + 1 < boxes->run_count &&
               boxes->run[i + 1].start < word.box.span.end)
            i++;
    }
    out->item = list.item;
    out->count = list.count;
    return IBID_OK;
}

bool ib_unsure_touches(const ib_words *words, uint32_t start, uint32_t end)
{
    const ib_unsure *unsure = words->unsure;
    size_t low = 0, high = unsure ? unsure->count : 0;
    ibid_span span;

    if (high == 0 || start >= end)
        return false;
    span = ib_fold_span(words->view, words->item[start].start,
                        words->item[end - 1].end);
    span.start += unsure->base;
    span.end += unsure->base;
    while (low < high) { /* the first that ends behind it */
        const size_t mid = low + (high - low) / 2;

        if (unsure->item[mid].end <= span.start)
            low = mid + 1;
        else
            high = mid;
    }
    return low < unsure->count && unsure->item[low].start < span.end;
}
