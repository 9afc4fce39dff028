/* verify.c - documents and places; verify.h says what they are. */

#include "verify.h"

#include <edlib.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 4000, OVERLAP = 700 };

static void add(documents *out, size_t *room, size_t start, size_t end)
{
    if (out->count == *room) {
        *room = *room * 2 + 1024;
        out->item = realloc(out->item, *room * sizeof *out->item);
        if (!out->item)
            engine_fail("no memory", "documents");
    }
    out->item[out->count++] = (document){(uint32_t)start, (uint32_t)end};
}

void documents_of(documents *out, const engine *in)
{
    size_t room = 0, start = 0;

    *out = (documents){NULL, 0};
    while (start < in->corpus_len) {
        const char *blank =
            memmem(in->corpus + start, in->corpus_len - start, "\n\n", 2);
        const size_t end =
            blank ? (size_t)(blank - in->corpus) : in->corpus_len;

        while (end - start > LONGEST) {
            size_t cut = start + LONGEST, next = cut - OVERLAP;

            while (cut > next && in->corpus[cut] != ' ')
                cut--;
            while (next > start + 1 && in->corpus[next] != ' ')
                next--;
            add(out, &room, start, cut);
            start = next;
        }
        if (end > start)
            add(out, &room, start, end);
        start = end + 2;
    }
}

void verify(engine *in, const engine_query *query, const documents *from,
            const size_t *number, size_t count, uint64_t before)
{
    int limit = (int)(query->norm_len / 4);
    size_t start = 0, end = 0;
    uint64_t ns;

    for (size_t i = 0; i < count && limit >= 0; i++) {
        const document *at = &from->item[number[i]];
        const size_t first = engine_normal_at(in, at->start);
        const size_t past = engine_normal_at(in, at->end);
        EdlibAlignResult result;

        if (first == past)
            continue;
        result = edlibAlign(query->norm, (int)query->norm_len, in->norm + first,
                            (int)(past - first),
                            edlibNewAlignConfig(limit, EDLIB_MODE_HW,
                                                EDLIB_TASK_PATH, NULL, 0));
        if (result.status == EDLIB_STATUS_OK && result.numLocations > 0) {
            start = first + (size_t)result.startLocations[0];
            end = first + (size_t)result.endLocations[0] + 1;
            limit = result.editDistance - 1;
        }
        edlibFreeAlignResult(result);
    }
    ns = engine_now() - before;
    if (end > start)
        engine_found_normal(in, query, start, end, ns);
    else
        engine_absent(in, query, ns);
}
