/* segment.h - the keys and seeds of many texts, in one file that is mapped.
 *
 *     header | texts | blocks | key | buckets | places
 *
 *     key    text 0, zeros, text 1, zeros, ... text n-1, zeros
 *
 * A segment is never changed.  More texts are another, small segment, asked
 * together with those that are there; now and then several are merged into
 * one.  docs/segment.md is the format, byte by byte.  All numbers are little
 * endian, whatever the machine.
 *
 * Bytes may be anybody's: ib_segment_open refuses what does not hang together,
 * and nothing is read outside of them even where they were tampered with.
 * Only ib_segment_verify looks at every byte, and tells that they are those
 * that were written.
 */
#ifndef IB_MATCH_SEGMENT_H
#define IB_MATCH_SEGMENT_H

#include "match/find.h"

enum {
    IB_SEGMENT_VERSION = 1,
    IB_SEGMENT_NAME = 32 /* bytes of a text's name: its SHA-256 */
};

/* Items of the keys together, with the zeros between; the next 2^28 numbers
 * are left for places that lie before or after the key. */
#define IB_SEGMENT_ITEMS_MAX UINT32_C(0xF0000000)

typedef struct ib_segment {
    const uint8_t *bytes;
    size_t len;
    bool is_mapped;
    int file; /* that is mapped */
    uint32_t texts;
    uint32_t blocks;
    uint32_t count;       /* items of the key */
    const uint8_t *text;  /* the table of texts */
    const uint8_t *block; /* counts, see ib_key; of each text by itself */
    const uint8_t *key;
    ib_seeds seeds;
} ib_segment;

typedef struct ib_segment_text {
    const uint8_t *name; /* IB_SEGMENT_NAME bytes */
    uint32_t len;        /* bytes of the text */
    uint32_t start, end; /* items of the segment's key */
    uint32_t block;      /* the first of its block counts */
} ib_segment_text;

typedef struct ib_segment_place {
    uint32_t segment;     /* of those that were asked */
    uint32_t text;        /* of the segment */
    ib_match_place place; /* items of the text's own key */
} ib_segment_place;

/* Open a segment that lies in memory.
 *
 * Takes  bytes that stay where they are until it is closed.
 * Fails  IBID_EFORMAT: cut short, no segment, of a newer version, or damaged;
 *        err->at_byte says where.
 * Cost   O(texts). */
IBID_MUST_USE ibid_status ib_segment_open(ib_segment *out, const void *bytes,
                                          size_t len, ibid_err *err);

/* Open a segment that lies in a file, by mapping it.  A file that somebody cuts
 * short meanwhile ends the process, as with every mapped file.
 *
 * Fails  IBID_EIO, IBID_EFORMAT. */
IBID_MUST_USE ibid_status ib_segment_map(ib_segment *out, const char *path,
                                         ibid_err *err);

/* Give mapped pages back to the system, which may keep them in its cache: the
 * process then holds none of the key and the places until it asks again.  The
 * buckets stay, 256 MiB of them at most: each question needs some hundred. */
void ib_segment_release(const ib_segment *segment);

/* Read bytes that stand at `at`, in a file that is mapped, without touching the
 * mapped pages.
 *
 * Gives  false where it lies in memory, or they could not be read. */
bool ib_segment_read(const ib_segment *segment, uint8_t *out, const uint8_t *at,
                     size_t len);

/* Close a segment, however it was opened; one that failed to open, too. */
void ib_segment_close(ib_segment *segment);

/* Compare every byte with the checksums.
 *
 * Fails  IBID_EFORMAT; err->at_byte is the start of the section.
 * Cost   a pass over all of it. */
IBID_MUST_USE ibid_status ib_segment_verify(const ib_segment *segment,
                                            ibid_err *err);

/* The i-th text; i below texts. */
ib_segment_text ib_segment_text_at(const ib_segment *segment, uint32_t i);

/* The key of the i-th text, for ib_key_span and the like.
 *
 * Takes  the text itself, and the spans of it that are no part of the key, as
 *        when the key was made; `arena` is used on big-endian machines alone.
 * Fails  IBID_EFORMAT where the text has another length, IBID_ENOMEM,
 *        IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_segment_key(ib_key *out, ib_arena *arena,
                                         const ib_segment *segment, uint32_t i,
                                         ibid_str text, const ibid_span *skip,
                                         uint32_t skip_count, ibid_err *err);

/* Segments that are asked as one, by one thread at a time: several sets may
 * hold the same segments. */
typedef struct ib_segment_set {
    const ib_segment *const *segment;
    uint32_t count;
    uint32_t touched; /* pages since they were given back; 0 at the start */
    bool is_sparse;   /* few questions follow: map nothing but the table of
                         texts, and look at as little as may be */
} ib_segment_set;

/* Find the places that look most like a passage.
 *
 * Takes  `places`, of another arena than scratch; `max` and `care` as
 *        ib_match_near.
 * Gives  ib_segment_place pushed, at most IB_NEAR_PLACES: those where all
 *        parts stand first, then the fewest edits, then the text's name, then
 *        the earliest, so that it does not matter which segment holds a text.
 *        A text that stands in several segments counts once.  Once a place is
 *        near enough (IB_VOTE_NEAR), nearer ones may not be met, and of a
 *        large set (IB_SEGMENT_LARGE) often no others.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   some ten look-ups a segment, some hundred where there is nothing.  Of
 *        a large set in files the buckets stay mapped and all else is read,
 *        or given back after IB_SEGMENT_TOUCHES. */
IBID_MUST_USE ibid_status ib_segment_find(ib_list *places, ib_arena *scratch,
                                          ib_segment_set *set,
                                          const ib_passage *passage,
                                          uint32_t max, ib_match_care care);

/* What is to be written: texts with their keys, by themselves or out of other
 * segments.  Adding copies nothing: keys and segments stay where they are until
 * it is written. */
typedef struct ib_segment_plan {
    ib_list part;    /* of texts */
    uint32_t count;  /* items of the key so far */
    uint32_t blocks; /* block counts so far */
    ib_spare *spare; /* while it is written; NULL: nobody is told */
} ib_segment_plan;

void ib_segment_plan_start(ib_segment_plan *out, ib_arena *arena);

/* Add a text.
 *
 * Takes  `name`, IB_SEGMENT_NAME bytes, which stay.
 * Fails  IBID_ENOMEM; IBID_ELIMIT where the segment would be too large: then
 *        the text is not added, and belongs into another one. */
IBID_MUST_USE ibid_status ib_segment_add(ib_segment_plan *plan,
                                         const uint8_t *name,
                                         const ib_key *key);

/* Add all texts of a segment but that of a name; NULL: all.  After a failure
 * some of them are added. */
IBID_MUST_USE ibid_status ib_segment_merge(ib_segment_plan *plan,
                                           const ib_segment *segment,
                                           const uint8_t *but);

/* Bytes of the segment to be written.  A text that was added twice is written
 * once, where it was added first: the plan is put in order. */
size_t ib_segment_size(ib_segment_plan *plan);

/* Write into memory with room for ib_segment_size bytes, asked for since the
 * last text was added.  The same texts in the same order give the same bytes.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear; scratch for at most IB_SORT_PAIRS seeds at once. */
IBID_MUST_USE ibid_status ib_segment_write(uint8_t *bytes, ib_arena *scratch,
                                           const ib_segment_plan *plan);

/* Write a file.  It is there complete, and safe on the disk, or not at all: it
 * is written under the name PATH.part, which must not be in use.
 *
 * Fails  IBID_EIO: the disk is full, may not be written, ...; IBID_EBUSY where
 *        PATH.part is there; IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_segment_save(const char *path, ib_arena *scratch,
                                          ib_segment_plan *plan, ibid_err *err);

#endif
