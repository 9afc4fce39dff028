/* near.c - words of the archive that are nearly a word. */

#include "archive/near.h"

#include <string.h>

#include "archive/terms.h"
#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"

/* Letters that scanners take for one another at the beginning of a word. */
static const char *const alike[] = {"il1tjf", "ceo0q", "hbkln", "uvn",
                                    "mnr",    "s5",    "b68",   "g9q",
                                    "z2",     "a4",    "vwy"};

typedef struct finding {
    ib_near *out;
    ib_arena *arena;
    ibid_str term;
    uint32_t max;
    struct {
        uint32_t distance;
        uint64_t texts;
    } rank[IB_SEARCH_OTHERS];
    bool failed;
} finding;

static bool is_before(const finding *f, size_t i, uint32_t distance,
                      uint64_t texts)
{
    return distance < f->rank[i].distance ||
           (distance == f->rank[i].distance && texts > f->rank[i].texts);
}

static bool see_term(void *state, ibid_str term, uint64_t texts)
{
    finding *f = state;
    ib_near *out = f->out;
    const uint32_t distance = ib_term_distance(f->term, term, f->max);
    size_t at = out->count, behind;
    const char *copy;

    if (distance > f->max)
        return true;
    while (at > 0 && is_before(f, at - 1, distance, texts))
        at--;
    if (at == IB_SEARCH_OTHERS)
        return true;
    copy = ib_str_format(f->arena, "%.*s", (int)term.len, term.at);
    f->failed |= !copy;
    out->count += out->count < IB_SEARCH_OTHERS;
    behind = out->count - 1 - at;
    memmove(&out->item[at + 1], &out->item[at], behind * sizeof *out->item);
    memmove(&f->rank[at + 1], &f->rank[at], behind * sizeof *f->rank);
    out->item[at] = ib_str_of(copy);
    f->rank[at].distance = distance;
    f->rank[at].texts = texts;
    return copy != NULL;
}

/* Look through the words that begin so. */
static ibid_status look(finding *f, ib_catalog *catalog, const char *column,
                        ibid_str head, ibid_err *err)
{
    const ib_term_visitor visitor = {see_term, f};
    const uint32_t len = f->term.len;
    const ibid_status st =
        ib_catalog_terms(catalog, column, head, len > f->max ? len - f->max : 1,
                         len + f->max, &visitor, err);

    if (!f->failed)
        return st;
    return ib_fail(err, ib_arena_status(f->arena),
                   ibid_status_words(ib_arena_status(f->arena)), 0, 0);
}

/* ASCII letters with which the word may begin beside its own. */
static size_t other_heads(char out[32], ibid_str term, uint32_t first_len)
{
    size_t count = 0;
    char set[32] = "";

    for (size_t i = 0; first_len == 1 && i < sizeof alike / sizeof *alike; i++)
        if (strchr(alike[i], term.at[0]))
            strncat(set, alike[i], sizeof set - strlen(set) - 1);
    if (first_len < term.len && (unsigned char)term.at[first_len] < 0x80)
        strncat(set, &term.at[first_len], 1);
    for (const char *at = set; *at; at++)
        if (*at != term.at[0] && !memchr(out, *at, count))
            out[count++] = *at;
    return count;
}

ibid_status ib_near_find(ib_near *out, ib_arena *arena, ib_catalog *catalog,
                         const char *column, ibid_str term, ibid_err *err)
{
    finding f = {.out = out,
                 .arena = arena,
                 .term = term,
                 .max = term.len <= IB_SEARCH_SHORT ? 1 : IB_SEARCH_NEAR};
    char head[32];
    uint32_t cp;
    const uint32_t first = ib_utf8_at(&cp, term, 0, term.len);
    const size_t heads = other_heads(head, term, first);
    ibid_status st;

    *out = (ib_near){.count = 0};
    st = look(&f, catalog, column, (ibid_str){term.at, first}, err);
    for (size_t i = 0; i < heads && !st; i++)
        st = look(&f, catalog, column, (ibid_str){&head[i], 1}, err);
    return st;
}
