/* segment_form.h - where things stand in a segment (docs/segment.md). */
#ifndef IB_MATCH_SEGMENT_FORM_H
#define IB_MATCH_SEGMENT_FORM_H

#include "match/seed.h"

enum {
    IB_SEGMENT_HEADER = 256, /* bytes */
    IB_SEGMENT_ALIGN = 64,   /* of each section */
    IB_SEGMENT_ROW = 48,     /* bytes of a text in the table */
    /* Zeros after each text, at least: more than may be read past its end, and
     * so many that no stretch of some hundred items goes over them. */
    IB_SEGMENT_GAP = 64,
    /* Of a longer passage the head tells where it stands: places and this
     * together stay below 2^32. */
    IB_SEGMENT_ASKED_MAX = 1 << 27
};

static const uint8_t ib_segment_magic[8] = {0x89, 'i', 'b',  's',
                                            'e',  'g', '\r', '\n'};

/* Bytes of the header. */
typedef enum ib_segment_at {
    IB_SEGMENT_AT_MAGIC = 0,
    IB_SEGMENT_AT_VERSION = 8,     /* u32 */
    IB_SEGMENT_AT_HEADER = 12,     /* u32: IB_SEGMENT_HEADER */
    IB_SEGMENT_AT_LEN = 16,        /* u64: bytes of all */
    IB_SEGMENT_AT_TEXTS = 24,      /* u32 */
    IB_SEGMENT_AT_COUNT = 28,      /* u32: items of the key */
    IB_SEGMENT_AT_BLOCKS = 32,     /* u32: block counts */
    IB_SEGMENT_AT_SEED_LEN = 36,   /* u32 */
    IB_SEGMENT_AT_STRIDE = 40,     /* u32 */
    IB_SEGMENT_AT_BITS = 44,       /* u32: of a bucket's number */
    IB_SEGMENT_AT_PLACES = 48,     /* u32 */
    IB_SEGMENT_AT_PLACE_BITS = 52, /* u32 */
    IB_SEGMENT_AT_SECTION = 64,    /* of each: u64 start, bytes, checksum */
    IB_SEGMENT_AT_CHECKSUM = 248   /* u64, of the bytes before it */
} ib_segment_at;

typedef enum ib_segment_part {
    IB_SEGMENT_TEXTS,
    IB_SEGMENT_BLOCKS,
    IB_SEGMENT_KEY,
    IB_SEGMENT_BUCKETS,
    IB_SEGMENT_PLACES,
    IB_SEGMENT_PARTS
} ib_segment_part;

/* Bytes of a row of the table of texts. */
enum {
    IB_ROW_AT_NAME = 0,
    IB_ROW_AT_LEN = 32,   /* u32: bytes of the text */
    IB_ROW_AT_START = 36, /* u32: its first item */
    IB_ROW_AT_COUNT = 40, /* u32: items */
    IB_ROW_AT_BLOCK = 44  /* u32: its first block count */
};

/* All that follows from the numbers in the header. */
typedef struct ib_segment_form {
    uint32_t texts, count, blocks;
    ib_seed_form seed;
    uint64_t start[IB_SEGMENT_PARTS]; /* byte of each section */
    uint64_t bytes[IB_SEGMENT_PARTS]; /* without the zeros that follow it */
    uint64_t len;                     /* of all */
} ib_segment_form;

/* Lay a segment out; the checksums are of sections with the zeros that
 * follow. */
static inline void ib_segment_lay_out(ib_segment_form *form)
{
    uint64_t at = IB_SEGMENT_HEADER;

    form->bytes[IB_SEGMENT_TEXTS] = (uint64_t)form->texts * IB_SEGMENT_ROW;
    form->bytes[IB_SEGMENT_BLOCKS] = (uint64_t)form->blocks * 4;
    form->bytes[IB_SEGMENT_KEY] = (uint64_t)form->count + IB_SEGMENT_GAP;
    form->bytes[IB_SEGMENT_BUCKETS] = ib_seed_bucket_bytes(form->seed);
    form->bytes[IB_SEGMENT_PLACES] =
        ib_seed_place_bytes(form->count, form->seed);
    for (int i = 0; i < IB_SEGMENT_PARTS; i++) {
        form->start[i] = at;
        at += (form->bytes[i] + IB_SEGMENT_ALIGN - 1) / IB_SEGMENT_ALIGN *
              IB_SEGMENT_ALIGN;
    }
    form->len = at;
}

/* Bytes of section `i` with the zeros that follow. */
static inline uint64_t ib_segment_room(const ib_segment_form *form, int i)
{
    return (i + 1 < IB_SEGMENT_PARTS ? form->start[i + 1] : form->len) -
           form->start[i];
}

/* Block counts of a text of `len` bytes. */
static inline uint64_t ib_segment_blocks(uint32_t len)
{
    return (uint64_t)len / 256 + 2;
}

#endif
