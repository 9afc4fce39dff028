/* find.c - "where does this passage stand?"
 *
 * Seeds vote for diagonals; what is too short for seeds is scanned for with
 * bit-parallel edit distance (Myers 1999, Hyyro 2003).
 */

#include "match/find.h"

#include <string.h>
#include <unicode/unorm2.h>

#include "match/costs.h"

#define BUCKETS ((uint32_t)1 << IB_SEED_BITS)
#define BINS    4096u /* diagonals in the air at once; more only share a bin */

/* Letters that OCR takes for one another fall into one class; so do letters
 * that differ by an accent. */
static const uint8_t class_of[128] = {
    ['0'] = 'o', ['1'] = 'i', ['2'] = '2', ['3'] = '3', ['4'] = '4',
    ['5'] = 's', ['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = 'g',
    ['a'] = 'a', ['b'] = 'h', ['c'] = 'c', ['d'] = 'd', ['e'] = 'c',
    ['f'] = 't', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j',
    ['k'] = 'k', ['l'] = 'i', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o',
    ['p'] = 'p', ['q'] = 'g', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
    ['u'] = 'n', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'v',
    ['z'] = 'z',
};

/* 0 for what is no letter or digit. */
static uint8_t key_of(const UNormalizer2 *form, const ib_fold_char *c)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar made[8];

    if (c->kind == IB_FOLD_PUNCT)
        return 0;
    if (c->cp < 0x80)
        return class_of[c->cp];
    if (c->cp < 0x250 && form &&
        unorm2_getRawDecomposition(form, (UChar32)c->cp, made, 8, &error) > 0 &&
        made[0] < 0x80)
        return class_of[made[0]];
    if (c->cp == 0x131)
        return 'i';
    return (uint8_t)(0x80 | (c->cp & 0x7F));
}

static const UNormalizer2 *decomposer(void)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFCInstance(&error);

    return U_FAILURE(error) ? NULL : form;
}

uint32_t ib_match_letters(const ib_fold *view, uint32_t start, uint32_t end)
{
    uint32_t n = 0;

    for (uint32_t i = start; i < end; i++)
        n += view->item[i].kind != IB_FOLD_PUNCT;
    return n;
}

/* Key of entries [start, end); room for all of them. */
static uint32_t make_key(uint8_t *key, uint32_t *entry, const ib_fold *view,
                         uint32_t start, uint32_t end)
{
    const UNormalizer2 *form = decomposer();
    uint32_t n = 0;

    for (uint32_t i = start; i < end; i++) {
        uint8_t k = key_of(form, &view->item[i]);

        if (!k)
            continue;
        key[n] = k;
        if (entry)
            entry[n] = i;
        n++;
    }
    return n;
}

ibid_status ib_match_prepare(ib_match_text *out, ib_arena *arena, ibid_str text,
                             const ibid_span *skip, uint32_t skip_count)
{
    ibid_status st = ib_fold_make(&out->view, arena, text, skip, skip_count);
    uint32_t letters;
    uint8_t *key;
    uint32_t *entry;

    out->bucket = NULL;
    out->seed = NULL;
    if (!st)
        st = ib_word_cut(&out->words, arena, &out->view, 0, out->view.count);
    if (st)
        return st;
    letters = ib_match_letters(&out->view, 0, out->view.count);
    key = ib_arena_array(arena, uint8_t, (size_t)letters + 1);
    entry = ib_arena_array(arena, uint32_t, (size_t)letters + 1);
    if (!key || !entry)
        return ib_arena_status(arena);
    out->key_count = make_key(key, entry, &out->view, 0, out->view.count);
    out->key = key;
    out->entry = entry;
    return IBID_OK;
}

static ibid_status push_place(ib_list *places, const ib_match_text *source,
                              uint32_t first, uint32_t last, bool same)
{
    ib_match_place *place = ib_list_push(places);

    if (!place)
        return ib_arena_status(places->arena);
    place->start = source->entry[first];
    place->end = source->entry[last] + 1;
    place->same = same;
    return IBID_OK;
}

ibid_status ib_match_same(ib_list *places, ib_arena *scratch,
                          const ib_match_text *source, const ib_fold *quotation,
                          uint32_t start, uint32_t end)
{
    uint8_t *key = ib_arena_array(scratch, uint8_t, (size_t)(end - start) + 1);
    const uint8_t *at = source->key, *stop = at + source->key_count;
    uint32_t n, found = 0;
    ibid_status st = IBID_OK;

    if (!key)
        return ib_arena_status(scratch);
    n = make_key(key, NULL, quotation, start, end);
    if (n == 0)
        return IBID_OK;
    while (!st && found < IB_PLACES_MAX && (size_t)(stop - at) >= n) {
        uint32_t first;

        at = memmem(at, (size_t)(stop - at), key, n);
        if (!at)
            break;
        first = (uint32_t)(at - source->key);
        st = push_place(places, source, first, first + n - 1, true);
        at++;
        found++;
    }
    return st;
}

static uint32_t seed_hash(const uint8_t *key)
{
    uint64_t eight;

    memcpy(&eight, key, IB_SEED);
    return (uint32_t)((eight * 0x9E3779B97F4A7C15u) >> (64 - IB_SEED_BITS));
}

/* Places by the hash of their seed: a counting sort. */
static ibid_status build_seeds(ib_match_text *source, ib_arena *arena)
{
    uint32_t n =
        source->key_count >= IB_SEED ? source->key_count - IB_SEED + 1 : 0;
    uint32_t sum = 0;

    source->bucket = ib_arena_array(arena, uint32_t, BUCKETS + 1);
    source->seed = ib_arena_array(arena, uint32_t, n);
    if (!source->bucket || !source->seed) {
        source->bucket = NULL;
        return ib_arena_status(arena);
    }
    for (uint32_t i = 0; i < n; i++)
        source->bucket[seed_hash(source->key + i)]++;
    for (uint32_t b = 0; b <= BUCKETS; b++) {
        sum += source->bucket[b];
        source->bucket[b] = sum;
    }
    for (uint32_t i = n; i-- > 0;)
        source->seed[--source->bucket[seed_hash(source->key + i)]] = i;
    return IBID_OK;
}

typedef struct best3 {
    uint32_t votes[3];
    uint32_t diagonal[3]; /* bin number */
} best3;

static void keep_best(best3 *best, uint32_t votes, uint32_t diagonal)
{
    uint32_t i = 3;

    for (uint32_t k = 0; k < 3; k++) {
        if (best->diagonal[k] == diagonal && best->votes[k] > 0) {
            best->votes[k] = votes;
            return; /* votes only grow: it stays in front of those below */
        }
    }
    while (i > 0 && votes > best->votes[i - 1])
        i--;
    for (uint32_t k = 2; k > i && k < 3; k--) {
        best->votes[k] = best->votes[k - 1];
        best->diagonal[k] = best->diagonal[k - 1];
    }
    if (i < 3) {
        best->votes[i] = votes;
        best->diagonal[i] = diagonal;
    }
}

/* Let each seed of the quotation vote for the diagonals where it stands.  A
 * bin may be shared by two diagonals far apart: a false vote costs only a
 * look. */
static ibid_status vote(best3 *best, ib_arena *scratch,
                        const ib_match_text *source, const uint8_t *key,
                        uint32_t n)
{
    uint16_t *bin = ib_arena_array(scratch, uint16_t, BINS);
    uint32_t budget = IB_SEED_BUDGET + 4 * n;
    uint32_t shift = n << 1; /* keeps diagonals above 0 */

    if (!bin)
        return ib_arena_status(scratch);
    for (uint32_t i = 0; i + IB_SEED <= n && budget > 0; i++) {
        uint32_t h = seed_hash(key + i), from = source->bucket[h];
        uint32_t to = source->bucket[h + 1];

        /* A seed that stands everywhere tells nothing. */
        if (to - from > 256)
            continue;
        for (; from < to && budget > 0; from++, budget--) {
            uint32_t place = source->seed[from], d;

            if (memcmp(source->key + place, key + i, IB_SEED) != 0)
                continue;
            d = (place + shift - i) >> IB_SEED_BIN;
            /* Half a bin's drift must not split the votes. */
            for (uint32_t k = d; k <= d + 1; k++) {
                uint16_t *b = &bin[(k * 2654435761u) >> 20];

                if (*b < UINT16_MAX)
                    ++*b;
                keep_best(best, *b, k);
            }
        }
    }
    return IBID_OK;
}

static ibid_status push_diagonal(ib_list *places, const ib_match_text *source,
                                 uint32_t bin, uint32_t n)
{
    int64_t first = ((int64_t)bin << IB_SEED_BIN) - 2 * (int64_t)n -
                    ((int64_t)1 << IB_SEED_BIN);
    int64_t last = first + n + ((int64_t)2 << IB_SEED_BIN);

    if (first < 0)
        first = 0;
    if (last >= source->key_count)
        last = (int64_t)source->key_count - 1;
    if (first > last)
        return IBID_OK;
    return push_place(places, source, (uint32_t)first, (uint32_t)last, false);
}

/* Where 64 characters or fewer stand with the fewest mistakes: the place after
 * their last character; 0 if they stand nowhere with `max` or fewer. */
static uint32_t scan(const ib_match_text *source, const uint8_t *key,
                     uint32_t n, uint32_t *max)
{
    uint64_t peq[256], pv = ~(uint64_t)0, mv = 0, top = (uint64_t)1 << (n - 1);
    uint32_t score = n, best = *max + 1, at = 0;

    memset(peq, 0, sizeof peq);
    for (uint32_t i = 0; i < n; i++)
        peq[key[i]] |= (uint64_t)1 << i;
    for (uint32_t j = 0; j < source->key_count; j++) {
        uint64_t eq = peq[source->key[j]];
        uint64_t xv = eq | mv, xh = (((eq & pv) + pv) ^ pv) | eq;
        uint64_t ph = mv | ~(xh | pv), mh = pv & xh;

        score += (ph & top) != 0;
        score -= (mh & top) != 0;
        ph = ph << 1;
        mh = mh << 1;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
        if (score < best) {
            best = score;
            at = j + 1;
        }
    }
    *max = best;
    return at;
}

/* The best place of any of three samples of the key, by scanning. */
static ibid_status scan_near(ib_list *places, const ib_match_text *source,
                             const uint8_t *key, uint32_t n)
{
    uint32_t part = n < IB_SCAN_MAX ? n : IB_SCAN_MAX;
    uint32_t step = n > part ? (n - part) / 2 : 0;
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < (step ? 3u : 1u) && !st; i++) {
        uint32_t from = i * step, max = part / IB_SCAN_SHARE;
        uint32_t at = max ? scan(source, key + from, part, &max) : 0;
        uint32_t first;

        if (at == 0)
            continue;
        first = at > from + part + max ? at - from - part - max : 0;
        at += n - from - part;
        if (at > source->key_count)
            at = source->key_count;
        st = push_place(places, source, first, at - 1, false);
    }
    return st;
}

ibid_status ib_match_near(ib_list *places, ib_arena *scratch, ib_arena *arena,
                          ib_match_text *source, const ib_fold *quotation,
                          uint32_t start, uint32_t end, bool thorough)
{
    uint8_t *key = ib_arena_array(scratch, uint8_t, (size_t)(end - start) + 1);
    best3 best = {{0}, {0}};
    size_t had = places->count;
    ibid_status st = IBID_OK;
    uint32_t n;

    if (!key)
        return ib_arena_status(scratch);
    n = make_key(key, NULL, quotation, start, end);
    if (n == 0 || source->key_count == 0)
        return IBID_OK;
    if (n >= IB_SEED) {
        if (!source->bucket)
            st = build_seeds(source, arena);
        if (!st)
            st = vote(&best, scratch, source, key, n);
    }
    for (uint32_t i = 0; i < 3 && !st; i++) {
        if (best.votes[i] >= IB_SEED_VOTES &&
            (thorough || best.votes[i] * IB_SEED_PART >= n))
            st = push_diagonal(places, source, best.diagonal[i], n);
    }
    if (!st && thorough && (places->count == had || n <= IB_SCAN_MAX))
        st = scan_near(places, source, key, n);
    return st;
}
