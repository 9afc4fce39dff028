/* segment.c - opening, checking and asking segments. */

#include "match/segment.h"

#include <string.h>
#include <xxhash.h>

#include "base/fail.h"
#include "match/costs.h"
#include "match/sparse.h"
#include "match/scan.h"
#include "match/segment_form.h"
#include "match/vote.h"

static const char cut_short[] = "the segment is cut short";
static const char foreign[] = "this is no segment of ibid";
static const char newer[] =
    "the segment is of another version of ibid; make it anew";
static const char damaged_header[] = "the segment's header is damaged";
static const char damaged_texts[] = "the segment's table of texts is damaged";
static const char damaged_section[] = "a section of the segment is damaged";
static const char other_text[] =
    "the text is not the one that the segment was made of";

static ibid_status fail(ibid_err *err, const char *what, uint64_t at)
{
    return ib_fail(err, IBID_EFORMAT, what, at, 0);
}

/* Read the numbers of the header into *form, and check that all else in it
 * follows from them. */
static bool read_form(ib_segment_form *form, const uint8_t *at)
{
    ib_seed_form *seed = &form->seed;

    form->texts = ib_le32(at + IB_SEGMENT_AT_TEXTS);
    form->count = ib_le32(at + IB_SEGMENT_AT_COUNT);
    form->blocks = ib_le32(at + IB_SEGMENT_AT_BLOCKS);
    *seed = (ib_seed_form){ib_le32(at + IB_SEGMENT_AT_SEED_LEN),
                           ib_le32(at + IB_SEGMENT_AT_STRIDE),
                           ib_le32(at + IB_SEGMENT_AT_BITS)};
    if (form->count > IB_SEGMENT_ITEMS_MAX || seed->len < 8 || seed->len > 16 ||
        seed->stride == 0 || seed->bits == 0 || seed->bits > 31)
        return false;
    ib_segment_lay_out(form);
    for (int i = 0; i < IB_SEGMENT_PARTS; i++) {
        const uint8_t *row = at + IB_SEGMENT_AT_SECTION + 24 * i;

        if (ib_le64(row) != form->start[i] ||
            ib_le64(row + 8) != form->bytes[i])
            return false;
    }
    return ib_le32(at + IB_SEGMENT_AT_HEADER) == IB_SEGMENT_HEADER &&
           ib_le64(at + IB_SEGMENT_AT_LEN) == form->len &&
           ib_le32(at + IB_SEGMENT_AT_PLACES) ==
               ib_seed_places(form->count, *seed) &&
           ib_le32(at + IB_SEGMENT_AT_PLACE_BITS) ==
               ib_seed_place_bits(form->count, *seed);
}

/* Texts stand one after another, with a gap after each, in key and blocks. */
static ibid_status check_texts(ib_segment *s, ibid_err *err)
{
    uint64_t start = 0, block = 0, at = (uint64_t)(s->text - s->bytes);
    uint32_t i;

    for (i = 0; i < s->texts; i++, at += IB_SEGMENT_ROW) {
        const ib_segment_text text = ib_segment_text_at(s, i);
        const uint32_t count = ib_le32(s->bytes + at + IB_ROW_AT_COUNT);

        if (text.start < start || text.start > s->count ||
            count > s->count - text.start || text.block != block)
            break;
        start = (uint64_t)text.end + IB_SEGMENT_GAP;
        block += ib_segment_blocks(text.len);
    }
    if (i == s->texts && block == s->blocks)
        return IBID_OK;
    *s = (ib_segment){0};
    return fail(err, damaged_texts, at);
}

ibid_status ib_segment_open(ib_segment *out, const void *bytes, size_t len,
                            ibid_err *err)
{
    const uint8_t *at = bytes;
    const size_t head = len < 8 ? len : 8;
    ib_segment_form form;

    *out = (ib_segment){0};
    if (head && memcmp(at, ib_segment_magic, head) != 0)
        return fail(err, foreign, 0);
    if (len < IB_SEGMENT_HEADER)
        return fail(err, cut_short, len);
    if (ib_le32(at + IB_SEGMENT_AT_VERSION) != IB_SEGMENT_VERSION)
        return fail(err, newer, IB_SEGMENT_AT_VERSION);
    if (ib_le64(at + IB_SEGMENT_AT_CHECKSUM) !=
            XXH3_64bits(at, IB_SEGMENT_AT_CHECKSUM) ||
        !read_form(&form, at))
        return fail(err, damaged_header, 0);
    if (form.len > len)
        return fail(err, cut_short, len);
    if (form.len < len)
        return fail(err, damaged_header, form.len);
    *out = (ib_segment){
        .bytes = at,
        .len = len,
        .texts = form.texts,
        .blocks = form.blocks,
        .count = form.count,
        .text = at + form.start[IB_SEGMENT_TEXTS],
        .block = at + form.start[IB_SEGMENT_BLOCKS],
        .key = at + form.start[IB_SEGMENT_KEY],
        .seeds = {.form = form.seed,
                  .place_bits = ib_seed_place_bits(form.count, form.seed),
                  .places = ib_seed_places(form.count, form.seed),
                  .bucket = at + form.start[IB_SEGMENT_BUCKETS],
                  .place = at + form.start[IB_SEGMENT_PLACES]},
    };
    return check_texts(out, err);
}

ibid_status ib_segment_verify(const ib_segment *segment, ibid_err *err)
{
    ib_segment_form form;

    if (!read_form(&form, segment->bytes))
        return fail(err, damaged_header, 0);
    for (int i = 0; i < IB_SEGMENT_PARTS; i++) {
        const uint64_t sum =
            ib_le64(segment->bytes + IB_SEGMENT_AT_SECTION + 24 * i + 16);

        if (XXH3_64bits(segment->bytes + form.start[i],
                        (size_t)ib_segment_room(&form, i)) != sum)
            return fail(err, damaged_section, form.start[i]);
    }
    return IBID_OK;
}

ib_segment_text ib_segment_text_at(const ib_segment *segment, uint32_t i)
{
    const uint8_t *row = segment->text + (size_t)i * IB_SEGMENT_ROW;
    const uint32_t start = ib_le32(row + IB_ROW_AT_START);

    return (ib_segment_text){
        .name = row + IB_ROW_AT_NAME,
        .len = ib_le32(row + IB_ROW_AT_LEN),
        .start = start,
        .end = start + ib_le32(row + IB_ROW_AT_COUNT),
        .block = ib_le32(row + IB_ROW_AT_BLOCK),
    };
}

/* Can little-endian numbers be read where they stand? */
static bool is_native(const uint8_t *at)
{
    static const uint8_t one[4] = {1};
    uint32_t x;

    memcpy(&x, one, sizeof x);
    return x == 1 && (uintptr_t)at % _Alignof(uint32_t) == 0;
}

ibid_status ib_segment_key(ib_key *out, ib_arena *arena,
                           const ib_segment *segment, uint32_t i, ibid_str text,
                           const ibid_span *skip, uint32_t skip_count,
                           ibid_err *err)
{
    const ib_segment_text row = ib_segment_text_at(segment, i);
    const uint8_t *block = segment->block + (size_t)row.block * 4;

    if (row.len != text.len)
        return fail(err, other_text, 0);
    *out = (ib_key){.text = text,
                    .skip = skip,
                    .skip_count = skip_count,
                    .item = segment->key + row.start,
                    .count = row.end - row.start,
                    .block = (const uint32_t *)(const void *)block};
    if (!is_native(block)) {
        const size_t blocks = (size_t)ib_segment_blocks(row.len);
        uint32_t *own = ib_arena_array(arena, uint32_t, blocks);

        if (!own)
            return ib_fail(err, ib_arena_status(arena),
                           ibid_status_words(ib_arena_status(arena)), 0, 0);
        for (size_t b = 0; b < blocks; b++)
            own[b] = ib_le32(block + 4 * b);
        out->block = own;
    }
    return IBID_OK;
}

/* The last text that starts at or before an item; `texts` is 1 or more. */
static uint32_t text_of(const ib_segment *s, uint32_t item)
{
    uint32_t low = 0, high = s->texts;

    while (high - low > 1) {
        const uint32_t mid = low + (high - low) / 2;

        if (ib_segment_text_at(s, mid).start <= item)
            low = mid;
        else
            high = mid;
    }
    return low;
}

/* One question to several segments. */
typedef struct asking {
    ib_arena *scratch;
    ib_segment_set *set;
    bool is_large; /* too large to stay mapped */
    bool all;      /* seeds of it: nobody is asked afterwards */
    const ib_passage *passage;
    const uint8_t *item; /* of the part that tells most */
    uint32_t n;
    uint32_t max;
    const ib_segment *asked; /* at the moment */
    ib_segment_place best[IB_NEAR_PLACES];
    uint32_t found;
} asking;

static const uint8_t *name_of(const asking *a, const ib_segment_place *x)
{
    return ib_segment_text_at(a->set->segment[x->segment], x->text).name;
}

static int compare(const asking *a, const ib_segment_place *x,
                   const ib_segment_place *y)
{
    const ib_match_place *p = &x->place, *q = &y->place;
    int order;

    if (p->whole != q->whole)
        return p->whole ? -1 : 1;
    if (p->edits != q->edits)
        return p->edits < q->edits ? -1 : 1;
    order = memcmp(name_of(a, x), name_of(a, y), IB_SEGMENT_NAME);
    if (order != 0)
        return order;
    return p->start != q->start ? (p->start < q->start ? -1 : 1) : 0;
}

/* Do both tell of the same words of the same text? */
static bool is_same(const asking *a, const ib_segment_place *x,
                    const ib_segment_place *y)
{
    return x->place.start < y->place.end && y->place.start < x->place.end &&
           memcmp(name_of(a, x), name_of(a, y), IB_SEGMENT_NAME) == 0;
}

/* Keep a place among the best, in order. */
static void keep(asking *a, ib_segment_place one)
{
    uint32_t at = 0, left = 0;

    for (uint32_t i = 0; i < a->found; i++) {
        if (is_same(a, &one, &a->best[i]) && compare(a, &a->best[i], &one) <= 0)
            return;
    }
    for (uint32_t i = 0; i < a->found; i++) {
        if (!is_same(a, &one, &a->best[i]))
            a->best[left++] = a->best[i];
    }
    a->found = left;
    while (at < a->found && compare(a, &a->best[at], &one) <= 0)
        at++;
    if (at == IB_NEAR_PLACES)
        return;
    if (a->found < IB_NEAR_PLACES)
        a->found++;
    for (uint32_t i = a->found - 1; i > at; i--)
        a->best[i] = a->best[i - 1];
    a->best[at] = one;
}

/* Called before a mapped page is touched. */
static void touch(asking *a)
{
    if (!a->is_large || ++a->set->touched < IB_SEGMENT_TOUCHES)
        return;
    a->set->touched = 0;
    for (uint32_t i = 0; i < a->set->count; i++)
        ib_segment_release(a->set->segment[i]);
}

/* Bytes of a large segment are read, if they can be: for a hundred bytes here
 * and there that is cheaper than to map pages and to give them back. */
static const uint8_t *fetch(void *state, const uint8_t *at, size_t len,
                            uint8_t *room)
{
    asking *a = state;

    if (!a->is_large)
        return at;
    if (ib_segment_read(a->asked, room, at, len))
        return room;
    touch(a);
    return at;
}

/* Find the passage's other parts, in a copy of the key round the place: it
 * reaches as far as they can stand. */
static ibid_status extend(asking *a, ib_match_place *place, const uint8_t *key,
                          uint32_t count)
{
    const ib_arena_mark mark = ib_arena_here(a->scratch);
    const ib_passage *p = a->passage;
    const ib_match_place anchor = *place;
    uint64_t reach = 0;
    uint32_t from, to;
    uint8_t *room;
    ibid_status st;

    for (uint32_t i = 0; i < p->part_count; i++)
        reach += (uint64_t)p->part[i].gap +
                 (uint64_t)(p->part[i].end - p->part[i].start) * 5 / 4;
    from = anchor.start > reach ? anchor.start - (uint32_t)reach : 0;
    to = count - anchor.end > reach ? anchor.end + (uint32_t)reach : count;
    room = ib_arena_grow(a->scratch, NULL, 0, (size_t)(to - from) + 1, 1);
    if (!room)
        return ib_arena_status(a->scratch);
    place->start -= from;
    place->end -= from;
    st = ib_match_extend(place, a->scratch,
                         fetch(a, key + from, to - from, room), to - from, p,
                         a->max);
    place->start += from;
    place->end += from;
    ib_arena_rewind(a->scratch, mark);
    return st;
}

/* Take a stretch of a text's own key among the places, with the passage's
 * other parts. */
static ibid_status take(asking *a, uint32_t segment, uint32_t text,
                        ib_distance near)
{
    const ib_segment *s = a->set->segment[segment];
    const ib_segment_text row = ib_segment_text_at(s, text);
    ib_segment_place one = {
        segment, text, {near.start, near.end, near.edits, true}};
    ibid_status st = IBID_OK;

    if (a->passage->part_count > 1)
        st = extend(a, &one.place, s->key + row.start, row.end - row.start);
    if (!st)
        keep(a, one);
    return st;
}

/* Items behind the head of a passage, which alone is looked for. */
static void add_tail(ib_distance *one, uint32_t tail, uint32_t count)
{
    one->end = count - one->end > tail ? one->end + tail : count;
}

/* A stretch that goes beyond a text is looked for anew, in each text that it
 * touches. */
static ibid_status take_apart(asking *a, uint32_t segment, ib_distance near)
{
    const ib_segment *s = a->set->segment[segment];
    const ib_arena_mark mark = ib_arena_here(a->scratch);
    const uint32_t head = a->n > IB_VERIFY_ITEMS ? IB_VERIFY_ITEMS : a->n;
    const uint32_t edits = (uint32_t)((uint64_t)head * a->max / 100);
    const uint64_t high = (uint64_t)near.end + edits;
    const uint32_t low = near.start > edits ? near.start - edits : 0;
    ib_pattern pattern;
    ibid_status st = ib_pattern_make(&pattern, a->scratch, a->item, head);

    for (uint32_t i = text_of(s, near.start); i < s->texts && !st; i++) {
        const ib_segment_text text = ib_segment_text_at(s, i);
        const uint32_t from = text.start > low ? text.start : low;
        const uint32_t to = text.end < high ? text.end : (uint32_t)high;
        ib_distance one;

        if (text.start >= near.end)
            break;
        if (from >= to ||
            !ib_distance_find(&one, &pattern, s->key + from, to - from, edits))
            continue;
        one.start += from - text.start;
        one.end += from - text.start;
        add_tail(&one, a->n - head, text.end - text.start);
        st = take(a, segment, i, one);
    }
    ib_arena_rewind(a->scratch, mark);
    return st;
}

/* Look at all of a segment, text by text. */
static ibid_status scan(asking *a, uint32_t segment)
{
    enum { PAGE_ITEMS = 2 << 20 };
    const ib_segment *s = a->set->segment[segment];
    ibid_status st = IBID_OK;

    a->asked = s;
    for (uint32_t i = 0, page = 0; i < s->texts && !st; i++) {
        const ib_segment_text text = ib_segment_text_at(s, i);
        ib_distance near[IB_NEAR_PLACES];
        uint32_t found = 0;

        for (; page < text.end / PAGE_ITEMS; page++)
            touch(a);
        st = ib_scan_find(near, &found, a->scratch, s->key + text.start,
                          text.end - text.start, a->item, a->n, a->max);
        for (uint32_t k = 0; k < found && !st; k++)
            st = take(a, segment, i, near[k]);
    }
    return st;
}

static ibid_status scan_all(asking *a)
{
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < a->set->count && !st; i++)
        st = scan(a, i);
    return st;
}

static ibid_status ask(asking *a, uint32_t segment)
{
    const ib_segment *s = a->set->segment[segment];
    const ib_sparse_source source = {fetch, a, a->set->is_sparse};
    ib_distance near[IB_NEAR_PLACES];
    uint32_t found = 0;
    ibid_status st;

    if (s->texts == 0)
        return IBID_OK;
    a->asked = s;
    st = ib_sparse_find(near, &found, a->scratch, s->key, s->count, &s->seeds,
                        a->item, a->n, a->max, a->all, &source);
    /* What a single seed tells of is looked at where that is cheap. */
    if (!st && !a->is_large &&
        (found == 0 || near[0].edits * IB_VOTE_NEAR > a->n))
        st = ib_vote_find(near, &found, a->scratch, s->key, s->count, &s->seeds,
                          a->item, a->n, a->max);
    for (uint32_t i = 0; i < found && !st; i++) {
        const uint32_t t = text_of(s, near[i].start);
        const ib_segment_text text = ib_segment_text_at(s, t);

        if (near[i].start < text.start || near[i].end > text.end) {
            st = take_apart(a, segment, near[i]);
            continue;
        }
        near[i].start -= text.start;
        near[i].end -= text.start;
        st = take(a, segment, t, near[i]);
    }
    return st;
}

ibid_status ib_segment_find(ib_list *places, ib_arena *scratch,
                            ib_segment_set *set, const ib_passage *passage,
                            uint32_t max, ib_match_care care)
{
    asking a = {.scratch = scratch, .set = set, .passage = passage, .max = max};
    const ib_part *part;
    uint64_t bytes = 0;
    ibid_status st = IBID_OK;

    if (passage->part_count == 0)
        return IBID_OK;
    part = &passage->part[ib_match_anchor(passage)];
    a.item = passage->key + part->start;
    a.n = part->end - part->start;
    a.n = a.n < IB_SEGMENT_ASKED_MAX ? a.n : IB_SEGMENT_ASKED_MAX;
    for (uint32_t i = 0; i < set->count; i++)
        bytes += set->segment[i]->len;
    a.is_large = set->is_sparse || bytes > IB_SEGMENT_LARGE;
    a.all = a.is_large && !set->is_sparse;
    for (uint32_t i = 0; i < set->count && !st; i++)
        st = ask(&a, i);
    /* What a few seeds found in no segment may yet stand in one. */
    a.all = set->is_sparse;
    for (uint32_t i = 0; a.all && a.found == 0 && i < set->count && !st; i++)
        st = ask(&a, i);
    if (!st && a.found == 0 && care == IB_MATCH_ALL)
        st = scan_all(&a);
    for (uint32_t i = 0; i < a.found && !st; i++) {
        ib_segment_place *place = ib_list_push(places);

        if (!place)
            return ib_arena_status(places->arena);
        *place = a.best[i];
    }
    return st;
}
