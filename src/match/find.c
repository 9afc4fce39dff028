/* find.c - "where does this passage stand?" */

#include "match/find.h"

#include <stdlib.h>
#include <unicode/uchar.h>

#include "base/scan.h"
#include "base/str.h"
#include "match/costs.h"
#include "match/distance.h"
#include "match/scan.h"
#include "match/vote.h"

uint32_t ib_match_letters(const ib_fold *view, uint32_t start, uint32_t end)
{
    uint32_t n = 0;

    for (uint32_t i = start; i < end; i++)
        n += view->item[i].kind != IB_FOLD_PUNCT;
    return n;
}

ibid_status ib_match_prepare(ib_match_text *out, ib_arena *arena, ibid_str text,
                             const ibid_span *skip, uint32_t skip_count)
{
    *out = (ib_match_text){0};
    return ib_key_make(&out->key, arena, text, skip, skip_count);
}

ibid_status ib_match_index(ib_match_text *source, ib_arena *arena,
                           ib_arena *scratch)
{
    const ib_key *key = &source->key;
    ibid_status st;

    if (source->has_index)
        return IBID_OK;
    st = ib_seed_index(&source->seeds, arena, scratch, key->item, key->count,
                       ib_seed_form_of(key->count));
    source->has_index = !st;
    return st;
}

static ibid_status push_place(ib_list *places, uint32_t start, uint32_t end,
                              uint32_t edits)
{
    ib_match_place *place = ib_list_push(places);

    if (!place)
        return ib_arena_status(places->arena);
    *place = (ib_match_place){start, end, edits, true};
    return IBID_OK;
}

/* The row of `stride` seeds, side by side, that stands least often: each place
 * of the passage has exactly one of them at a noted place.
 *
 * Gives  its first seed; *least, how often they stand together. */
static uint32_t rarest_row(uint64_t *least, const ib_seeds *seeds,
                           const uint8_t *key, uint32_t count)
{
    const ib_seed_form form = seeds->form;
    const uint32_t rows = count - form.len - form.stride + 2;
    uint64_t rarest = UINT64_MAX;
    uint32_t best = 0, from;

    for (uint32_t row = 0; row < rows && rarest > form.stride; row++) {
        uint64_t sum = 0;

        for (uint32_t k = row; k < row + form.stride; k++)
            sum += ib_seed_list(seeds, ib_seed_bucket(key + k, form), &from) -
                   from;
        if (sum < rarest) {
            rarest = sum;
            best = row;
        }
    }
    *least = rarest;
    return best;
}

/* Push the places where one seed of the passage stands, and all else too. */
static ibid_status push_list(ib_list *places, const ib_match_text *source,
                             const uint8_t *key, uint32_t count, uint32_t seed)
{
    const ib_seeds *seeds = &source->seeds;
    uint32_t from;
    const uint32_t until =
        ib_seed_list(seeds, ib_seed_bucket(key + seed, seeds->form), &from);
    ibid_status st = IBID_OK;

    for (; from < until && !st; from++) {
        const uint32_t at = ib_seed_place(seeds, from);

        if (at >= seed && at - seed + count <= source->key.count &&
            memcmp(source->key.item + at - seed, key, count) == 0)
            st = push_place(places, at - seed, at - seed + count, 0);
    }
    return st;
}

static int by_start(const void *a, const void *b)
{
    const ib_match_place *x = a, *y = b;

    return x->start < y->start ? -1 : x->start > y->start;
}

/* The places of row `row`, in order, up to IB_PLACES_MAX. */
static ibid_status same_by_seeds(ib_list *places, const ib_match_text *source,
                                 const uint8_t *key, uint32_t count,
                                 uint32_t row)
{
    const size_t had = places->count;
    ibid_status st = IBID_OK;

    for (uint32_t k = row; k < row + source->seeds.form.stride && !st; k++)
        st = push_list(places, source, key, count, k);
    if (!st && places->count > had + 1)
        qsort(ib_list_at(places, ib_match_place, had), places->count - had,
              sizeof(ib_match_place), by_start);
    if (places->count > had + IB_PLACES_MAX)
        places->count = had + IB_PLACES_MAX;
    return st;
}

ibid_status ib_match_same(ib_list *places, const ib_match_text *source,
                          const uint8_t *key, uint32_t count)
{
    const uint8_t *at = source->key.item, *stop = at + source->key.count;
    ibid_status st = IBID_OK;

    if (count == 0)
        return IBID_OK;
    if (source->has_index &&
        count >= source->seeds.form.len + source->seeds.form.stride - 1) {
        uint64_t least;
        const uint32_t row = rarest_row(&least, &source->seeds, key, count);

        /* What stands everywhere is met by a search as soon. */
        if (least <= IB_SEED_LIST_MAX)
            return same_by_seeds(places, source, key, count, row);
    }
    for (uint32_t found = 0; found < IB_PLACES_MAX && !st; found++) {
        if ((size_t)(stop - at) < count)
            break;
        at = memmem(at, (size_t)(stop - at), key, count);
        if (!at)
            break;
        st = push_place(places, (uint32_t)(at - source->key.item),
                        (uint32_t)(at - source->key.item) + count, 0);
        at++;
    }
    return st;
}

uint32_t ib_match_anchor(const ib_passage *passage)
{
    uint32_t best = 0;

    for (uint32_t i = 1; i < passage->part_count; i++) {
        const ib_part *p = &passage->part[i], *b = &passage->part[best];

        if (p->end - p->start > b->end - b->start)
            best = i;
    }
    return best;
}

/* A stretch of the key in which a part is looked for. */
typedef struct stretch {
    const uint8_t *key;
    uint32_t start, end;
} stretch;

/* Find one part in a stretch, the same items first: nearest the end of it if
 * `last`, else nearest its start. */
static ibid_status find_part(ib_distance *out, bool *found, ib_arena *scratch,
                             stretch in, const ib_passage *passage,
                             const ib_part *part, uint32_t max, bool last)
{
    const uint8_t *item = passage->key + part->start;
    const uint32_t n = part->end - part->start;
    const uint32_t edits = n * max / 100;
    ib_pattern pattern;
    ibid_status st;

    *found = false;
    if (in.end - in.start >= n) {
        const uint32_t steps = in.end - in.start - n + 1;
        const uint32_t head = n < IB_SAME_HEAD ? n : IB_SAME_HEAD;
        uint32_t tries = 0;

        for (uint32_t i = 0; i < steps && !*found && tries < IB_SAME_TRIES;
             i++) {
            const uint32_t at = last ? in.end - n - i : in.start + i;

            if (in.key[at] != item[0] || memcmp(in.key + at, item, head) != 0 ||
                (n > head && ++tries && memcmp(in.key + at, item, n) != 0))
                continue;
            *out = (ib_distance){at, at + n, 0};
            *found = true;
        }
    }
    if (*found || edits == 0 || n > IB_VERIFY_ITEMS)
        return IBID_OK;
    st = ib_pattern_make(&pattern, scratch, item, n);
    if (st)
        return st;
    *found = ib_distance_find(out, &pattern, in.key + in.start,
                              in.end - in.start, edits);
    if (*found) {
        out->start += in.start;
        out->end += in.start;
    }
    return IBID_OK;
}

/* Items of the source from a place to the far end of a part that stands `gap`
 * items away from it at most. */
static uint64_t reach_of(const ib_part *part, uint32_t gap)
{
    const uint64_t n = part->end - part->start;

    return gap + n + n / IB_PART_SHARE;
}

ibid_status ib_match_extend(ib_match_place *place, ib_arena *scratch,
                            const uint8_t *key, uint32_t count,
                            const ib_passage *passage, uint32_t max)
{
    const uint32_t anchor = ib_match_anchor(passage);
    const ib_arena_mark mark = ib_arena_here(scratch);
    ibid_status st = IBID_OK;
    ib_distance at;
    bool found;

    for (uint32_t i = anchor; i-- > 0 && !st;) {
        const ib_part *p = &passage->part[i];
        const uint64_t reach = reach_of(p, passage->part[i + 1].gap);
        const uint32_t start =
            place->start > reach ? place->start - (uint32_t)reach : 0;

        st =
            find_part(&at, &found, scratch, (stretch){key, start, place->start},
                      passage, p, max, true);
        if (st || !found) {
            place->whole = false;
            break;
        }
        place->start = at.start;
        place->edits += at.edits;
    }
    for (uint32_t i = anchor + 1; i < passage->part_count && !st; i++) {
        const ib_part *p = &passage->part[i];
        const uint64_t reach = reach_of(p, p->gap);
        const uint32_t end =
            count - place->end > reach ? place->end + (uint32_t)reach : count;

        st = find_part(&at, &found, scratch, (stretch){key, place->end, end},
                       passage, p, max, false);
        if (st || !found) {
            place->whole = false;
            break;
        }
        place->end = at.end;
        place->edits += at.edits;
    }
    ib_arena_rewind(scratch, mark);
    return st;
}

/* Other parts of the passage may have been farther off than the first. */
static void put_nearest_first(ib_list *places, size_t had)
{
    ib_match_place *item = places->item;

    for (size_t i = had + 1; i < places->count; i++) {
        const ib_match_place one = item[i];
        size_t k = i;

        for (; k > had && (item[k - 1].whole < one.whole ||
                           (item[k - 1].whole == one.whole &&
                            item[k - 1].edits > one.edits));
             k--)
            item[k] = item[k - 1];
        item[k] = one;
    }
}

ibid_status ib_match_seeds(ib_list *places, ib_arena *scratch,
                           const uint8_t *key, uint32_t count,
                           const ib_seeds *seeds, const ib_passage *passage,
                           uint32_t max, ib_match_care care)
{
    const uint32_t anchor = ib_match_anchor(passage);
    const ib_part *part = &passage->part[anchor];
    const uint8_t *item = passage->key + part->start;
    const uint32_t n = part->end - part->start;
    const size_t had = places->count;
    ib_distance near[IB_NEAR_PLACES];
    uint32_t found = 0;
    ibid_status st =
        ib_vote_find(near, &found, scratch, key, count, seeds, item, n, max);

    if (!st && found == 0 && care == IB_MATCH_ALL)
        st = ib_scan_find(near, &found, scratch, key, count, item, n, max);
    for (uint32_t i = 0; i < found && !st; i++) {
        st = push_place(places, near[i].start, near[i].end, near[i].edits);
        if (!st && passage->part_count > 1)
            st = ib_match_extend(ib_list_at(places, ib_match_place, had + i),
                                 scratch, key, count, passage, max);
    }
    if (!st && passage->part_count > 1)
        put_nearest_first(places, had);
    return st;
}

ibid_status ib_match_near(ib_list *places, ib_arena *arena, ib_arena *scratch,
                          ib_match_text *source, const ib_passage *passage,
                          uint32_t max, ib_match_care care)
{
    const ib_key *key = &source->key;
    const ib_arena_mark mark = ib_arena_here(scratch);
    const ib_seeds *seeds = &source->seeds;
    ib_seeds picked;
    ibid_status st = IBID_OK;

    if (passage->part_count == 0 || key->count == 0)
        return IBID_OK;
    if (!source->has_index && ++source->asked > IB_ASKED_OFTEN)
        st = ib_match_index(source, arena, scratch);
    if (!st && !source->has_index) {
        const ib_part *part = &passage->part[ib_match_anchor(passage)];
        const uint8_t *item = passage->key + part->start;
        const uint32_t n = part->end - part->start;

        st = ib_seed_pick(&picked, scratch, key->item, key->count,
                          ib_seed_form_of(key->count), &item, &n, 1);
        seeds = &picked;
    }
    if (!st)
        st = ib_match_seeds(places, scratch, key->item, key->count, seeds,
                            passage, max, care);
    ib_arena_rewind(scratch, mark);
    return st;
}

/* Write the word's characters as UTF-8, the first one as a capital if `title`.
 * Gives  bytes written; 0 where they do not fit. */
static uint32_t spell(char *out, uint32_t room, const ib_fold *view,
                      const ib_word *word, bool title)
{
    uint32_t len = 0;

    for (uint32_t i = word->start; i < word->end; i++) {
        const uint32_t cp = view->item[i].cp;

        if (len + 4 > room)
            return 0;
        len += ib_utf8_put(out + len, title && i == word->start
                                          ? (uint32_t)u_totitle((UChar32)cp)
                                          : cp);
    }
    return len;
}

/* Does a letter or digit stand at byte `at`? */
static bool is_word_at(ibid_str text, uint32_t at)
{
    uint32_t cp;

    if (at >= text.len)
        return false;
    ib_utf8_at(&cp, text, at, text.len);
    return cp < 0x80 ? ib_is((char)cp, IB_ALPHA | IB_DIGIT)
                     : u_isalnum((UChar32)cp);
}

/* How often `word` stands in `text` from byte `at` to `end`, as a whole word.
 */
static uint32_t count_whole(ibid_str text, uint32_t at, uint32_t end,
                            ibid_str word, uint32_t max)
{
    uint32_t count = 0;

    while (count < max && end - at >= word.len) {
        const char *hit = memmem(text.at + at, end - at, word.at, word.len);
        uint32_t byte;

        if (!hit)
            break;
        byte = (uint32_t)(hit - text.at);
        at = byte + word.len;
        count += !is_word_at(text, at) &&
                 (byte == 0 || !is_word_at(text, ib_utf8_back(text, 0, byte)));
    }
    return count;
}

ib_match_uses ib_match_count(const ib_key *key, uint32_t near,
                             const ib_fold *view, const ib_word *word,
                             uint32_t max)
{
    const ibid_str text = key->text;
    const uint32_t start = near > IB_ATTEST_BYTES ? near - IB_ATTEST_BYTES : 0;
    const uint32_t end =
        text.len - near > IB_ATTEST_BYTES ? near + IB_ATTEST_BYTES : text.len;
    char as_is[IB_ATTEST_WORD], title[IB_ATTEST_WORD];
    const ibid_str one = {as_is, spell(as_is, sizeof as_is, view, word, false)};
    const ibid_str two = {title, spell(title, sizeof title, view, word, true)};
    ib_match_uses uses = {0, 0};

    if (one.len == 0 || two.len == 0)
        return uses;
    uses.small = count_whole(text, start, end, one, max);
    if (!ib_str_is(one, two))
        uses.capital = count_whole(text, start, end, two, max);
    return uses;
}
