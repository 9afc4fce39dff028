/* key.c - the names of works in a table that a person edits. */

#include "resolve/key.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/scan.h"
#include "base/str.h"

/* Steps that are followed: "infra" leads to a later note, which may be a short
 * form itself. */
enum { HEX = 12, STEPS = 8 };

/* A work while works are sorted by their keys. */
typedef struct named {
    char hex[HEX + 1];
    uint32_t root;
} named;

static int by_hex(const void *a, const void *b)
{
    const named *x = a, *y = b;
    const int order = strcmp(x->hex, y->hex);

    return order ? order : (x->root > y->root) - (x->root < y->root);
}

uint32_t ib_work_root(ibid_citations all, uint32_t i)
{
    uint32_t least = i;

    for (int step = 0; step < STEPS; step++) {
        const uint32_t next = all.item[i].refers_to;

        if (next == IBID_NONE || next >= all.count)
            return i;
        i = next;
        if (i < least)
            least = i;
    }
    return least;
}

/* Hash the words of a citation, whatever the case of their ASCII letters and
 * wherever their lines end. */
static ibid_status hash_words(char hex[HEX + 1], ib_arena *scratch,
                              ibid_str words)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    char whole[65], *lower;
    ibid_str plain;
    ibid_status st = ib_str_collapse(&plain, scratch, words);

    lower = st ? NULL : ib_arena_copy(scratch, plain.at, plain.len, 1, 1);
    if (!lower)
        return ib_arena_status(scratch);
    for (uint32_t i = 0; i < plain.len; i++)
        lower[i] = ib_lower(lower[i]);
    st = ib_hash_hex(whole, lower, plain.len);
    ib_arena_rewind(scratch, mark);
    if (!st)
        snprintf(hex, HEX + 1, "%.*s", HEX, whole);
    return st;
}

ibid_status ib_work_keys_make(ib_work_key **out, ib_arena *arena,
                              ib_arena *scratch, const ibid_doc *doc)
{
    const ibid_citations all = ibid_doc_citations(doc);
    const ibid_str text = ibid_doc_text(doc);
    ib_work_key *key = ib_arena_array(arena, ib_work_key, all.count);
    named *work = ib_arena_array(scratch, named, all.count);
    size_t count = 0;
    unsigned same = 0;

    if (!key || !work)
        return ib_arena_status(key ? scratch : arena);
    for (uint32_t i = 0; i < all.count; i++) {
        ibid_status st;

        if (ib_work_root(all, i) != i)
            continue;
        work[count].root = i;
        st = hash_words(work[count++].hex, scratch,
                        ib_str_in(text, all.item[i].span));
        if (st)
            return st;
    }
    if (count > 1)
        qsort(work, count, sizeof *work, by_hex);
    for (size_t k = 0; k < count; k++) {
        ib_work_key *own = &key[work[k].root];

        same = k && strcmp(work[k - 1].hex, work[k].hex) == 0 ? same + 1 : 1;
        if (same == 1)
            snprintf(own->text, sizeof own->text, "%s", work[k].hex);
        else
            snprintf(own->text, sizeof own->text, "%s-%u", work[k].hex, same);
    }
    for (uint32_t i = 0; i < all.count; i++)
        key[i] = key[ib_work_root(all, i)];
    *out = key;
    return IBID_OK;
}
