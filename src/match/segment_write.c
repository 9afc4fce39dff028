/* segment_write.c - laying out and filling in a segment. */

#include <stdlib.h>
#include <string.h>
#define XXH_STATIC_LINKING_ONLY /* a state that lies on the stack */
#include <xxhash.h>

#include "match/costs.h"
#include "match/segment.h"
#include "match/segment_form.h"

/* A text to be written, of a key in memory or of a segment. */
typedef struct part {
    const uint8_t *name;
    const uint8_t *key;
    uint32_t len;
    uint32_t count;
    const uint32_t *own;   /* block counts of a key, or ... */
    const uint8_t *stored; /* ... as they stand in a segment */
    uint32_t order;        /* in which it was added */
} part;

static void put_le32(uint8_t *at, uint32_t x)
{
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)(x >> (8 * i));
}

static void put_le64(uint8_t *at, uint64_t x)
{
    put_le32(at, (uint32_t)x);
    put_le32(at + 4, (uint32_t)(x >> 32));
}

void ib_segment_plan_start(ib_segment_plan *out, ib_arena *arena)
{
    *out = (ib_segment_plan){.part = ib_list_of(arena, part)};
}

/* Items that a text takes: its key, the gap, and what brings the next one to a
 * noted place, so that each text's seeds are those that it has by itself. */
static uint64_t items_of(uint32_t count)
{
    return ((uint64_t)count + IB_SEGMENT_GAP + IB_SEED_STRIDE - 1) /
           IB_SEED_STRIDE * IB_SEED_STRIDE;
}

static ibid_status add(ib_segment_plan *plan, part one)
{
    const uint64_t count = plan->count + items_of(one.count);
    const uint64_t blocks = plan->blocks + ib_segment_blocks(one.len);
    part *place;

    if (count > IB_SEGMENT_ITEMS_MAX || blocks > UINT32_MAX ||
        plan->part.count >= UINT32_MAX)
        return IBID_ELIMIT;
    place = ib_list_push(&plan->part);
    if (!place)
        return ib_arena_status(plan->part.arena);
    *place = one;
    place->order = (uint32_t)(plan->part.count - 1);
    plan->count = (uint32_t)count;
    plan->blocks = (uint32_t)blocks;
    return IBID_OK;
}

ibid_status ib_segment_add(ib_segment_plan *plan, const uint8_t *name,
                           const ib_key *key)
{
    return add(plan, (part){.name = name,
                            .key = key->item,
                            .len = key->text.len,
                            .count = key->count,
                            .own = key->block});
}

ibid_status ib_segment_merge(ib_segment_plan *plan, const ib_segment *segment,
                             const uint8_t *but)
{
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < segment->texts && !st; i++) {
        const ib_segment_text text = ib_segment_text_at(segment, i);

        if (but && memcmp(text.name, but, IB_SEGMENT_NAME) == 0)
            continue;
        st = add(plan,
                 (part){.name = text.name,
                        .key = segment->key + text.start,
                        .len = text.len,
                        .count = text.end - text.start,
                        .stored = segment->block + (size_t)text.block * 4});
    }
    return st;
}

static int by_name(const void *x, const void *y)
{
    const part *a = x, *b = y;
    const int order = memcmp(a->name, b->name, IB_SEGMENT_NAME);

    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static int by_order(const void *x, const void *y)
{
    const part *a = x, *b = y;

    return (a->order > b->order) - (a->order < b->order);
}

/* Leave out texts whose name has been before. */
static void leave_out(ib_segment_plan *plan)
{
    part *item = plan->part.item;
    size_t count = 0;

    if (plan->part.count == 0)
        return;
    qsort(item, plan->part.count, sizeof *item, by_name);
    plan->count = 0;
    plan->blocks = 0;
    for (size_t i = 0; i < plan->part.count; i++) {
        if (count > 0 &&
            memcmp(item[count - 1].name, item[i].name, IB_SEGMENT_NAME) == 0)
            continue;
        item[count++] = item[i];
        plan->count += (uint32_t)items_of(item[i].count);
        plan->blocks += (uint32_t)ib_segment_blocks(item[i].len);
    }
    plan->part.count = count;
    qsort(item, count, sizeof *item, by_order);
}

static void lay_out(ib_segment_form *form, const ib_segment_plan *plan)
{
    *form = (ib_segment_form){.texts = (uint32_t)plan->part.count,
                              .count = plan->count,
                              .blocks = plan->blocks,
                              .seed = ib_seed_form_of(plan->count)};
    if (form->seed.bits > IB_SEGMENT_BITS_MAX)
        form->seed.bits = IB_SEGMENT_BITS_MAX;
    ib_segment_lay_out(form);
}

size_t ib_segment_size(ib_segment_plan *plan)
{
    ib_segment_form form;

    leave_out(plan);
    lay_out(&form, plan);
    return (size_t)form.len;
}

static void write_blocks(uint8_t *to, const part *p)
{
    const size_t blocks = (size_t)ib_segment_blocks(p->len);

    if (p->stored) {
        memcpy(to, p->stored, blocks * 4);
        return;
    }
    for (size_t b = 0; b < blocks; b++)
        put_le32(to + 4 * b, p->own[b]);
}

/* Bytes that were gone through, and of which nobody was told so far. */
typedef struct trail {
    ib_spare *spare; /* or NULL */
    const uint8_t *start, *end;
} trail;

static void end_trail(trail *t)
{
    if (t->spare && t->start != t->end)
        t->spare(t->start, t->end);
    t->start = t->end;
}

/* Bytes [start, end) were gone through; they are told of in long stretches, so
 * that few pages are left at their ends.  A stretch ends where the next text
 * does not follow: what lies between is somebody else's. */
static void go_on(trail *t, const uint8_t *start, const uint8_t *end)
{
    const uintptr_t from = (uintptr_t)start, last = (uintptr_t)t->end;

    if (from < last || from - last > 2 * IB_SEGMENT_GAP) {
        end_trail(t);
        t->start = start;
    }
    t->end = end;
    if (t->end - t->start >= IB_SEGMENT_STRETCH)
        end_trail(t);
}

/* Write the table of texts, the block counts and the key. */
static void write_texts(uint8_t *bytes, const ib_segment_form *form,
                        const ib_segment_plan *plan)
{
    const part *item = plan->part.item;
    uint8_t *row = bytes + form->start[IB_SEGMENT_TEXTS];
    uint8_t *key = bytes + form->start[IB_SEGMENT_KEY];
    uint8_t *block = bytes + form->start[IB_SEGMENT_BLOCKS];
    trail from = {.spare = plan->spare}, to = {plan->spare, key, key};
    uint32_t start = 0, blocks = 0;

    for (uint32_t i = 0; i < form->texts; i++, row += IB_SEGMENT_ROW) {
        const uint32_t room = (uint32_t)items_of(item[i].count);

        memcpy(row + IB_ROW_AT_NAME, item[i].name, IB_SEGMENT_NAME);
        put_le32(row + IB_ROW_AT_LEN, item[i].len);
        put_le32(row + IB_ROW_AT_START, start);
        put_le32(row + IB_ROW_AT_COUNT, item[i].count);
        put_le32(row + IB_ROW_AT_BLOCK, blocks);
        write_blocks(block + (size_t)blocks * 4, &item[i]);
        if (item[i].count)
            memcpy(key + start, item[i].key, item[i].count);
        memset(key + start + item[i].count, 0, room - item[i].count);
        if (item[i].stored)
            go_on(&from, item[i].key, item[i].key + item[i].count);
        go_on(&to, key + start, key + start + room);
        start += room;
        blocks += (uint32_t)ib_segment_blocks(item[i].len);
    }
    memset(key + start, 0, IB_SEGMENT_GAP);
    end_trail(&from);
    end_trail(&to);
}

/* Zeros between the sections: they are part of the checksums, as are the last
 * bytes of the places, which need not all be written. */
static void write_zeros(uint8_t *bytes, const ib_segment_form *form)
{
    for (int i = 0; i < IB_SEGMENT_PARTS; i++) {
        const uint64_t tail = i == IB_SEGMENT_PLACES ? 12 : 0;

        memset(bytes + form->start[i] + form->bytes[i] - tail, 0,
               (size_t)(ib_segment_room(form, i) - form->bytes[i] + tail));
    }
}

/* The checksum of a section, gone through stretch by stretch. */
static uint64_t sum_of(const uint8_t *at, uint64_t len, ib_spare *spare)
{
    XXH3_state_t state;

    XXH3_64bits_reset(&state);
    for (uint64_t done = 0; done < len;) {
        const size_t n =
            (size_t)(len - done < IB_SEGMENT_STRETCH ? len - done
                                                     : IB_SEGMENT_STRETCH);

        XXH3_64bits_update(&state, at + done, n);
        if (spare)
            spare(at + done, at + done + n);
        done += n;
    }
    return XXH3_64bits_digest(&state);
}

static void write_header(uint8_t *bytes, const ib_segment_form *form,
                         ib_spare *spare)
{
    memset(bytes, 0, IB_SEGMENT_HEADER);
    memcpy(bytes, ib_segment_magic, sizeof ib_segment_magic);
    put_le32(bytes + IB_SEGMENT_AT_VERSION, IB_SEGMENT_VERSION);
    put_le32(bytes + IB_SEGMENT_AT_HEADER, IB_SEGMENT_HEADER);
    put_le64(bytes + IB_SEGMENT_AT_LEN, form->len);
    put_le32(bytes + IB_SEGMENT_AT_TEXTS, form->texts);
    put_le32(bytes + IB_SEGMENT_AT_COUNT, form->count);
    put_le32(bytes + IB_SEGMENT_AT_BLOCKS, form->blocks);
    put_le32(bytes + IB_SEGMENT_AT_SEED_LEN, form->seed.len);
    put_le32(bytes + IB_SEGMENT_AT_STRIDE, form->seed.stride);
    put_le32(bytes + IB_SEGMENT_AT_BITS, form->seed.bits);
    put_le32(bytes + IB_SEGMENT_AT_PLACES,
             ib_seed_places(form->count, form->seed));
    put_le32(bytes + IB_SEGMENT_AT_PLACE_BITS,
             ib_seed_place_bits(form->count, form->seed));
    for (int i = 0; i < IB_SEGMENT_PARTS; i++) {
        uint8_t *row = bytes + IB_SEGMENT_AT_SECTION + 24 * i;

        put_le64(row, form->start[i]);
        put_le64(row + 8, form->bytes[i]);
        put_le64(row + 16, sum_of(bytes + form->start[i],
                                  ib_segment_room(form, i), spare));
    }
    put_le64(bytes + IB_SEGMENT_AT_CHECKSUM,
             XXH3_64bits(bytes, IB_SEGMENT_AT_CHECKSUM));
}

ibid_status ib_segment_write(uint8_t *bytes, ib_arena *scratch,
                             const ib_segment_plan *plan)
{
    ib_segment_form form;
    ibid_status st;

    lay_out(&form, plan);
    write_zeros(bytes, &form);
    write_texts(bytes, &form, plan);
    st = ib_seed_write(bytes + form.start[IB_SEGMENT_BUCKETS],
                       bytes + form.start[IB_SEGMENT_PLACES], scratch,
                       bytes + form.start[IB_SEGMENT_KEY], form.count,
                       form.seed, plan->spare);
    if (st)
        return st;
    write_header(bytes, &form, plan->spare);
    return IBID_OK;
}
