/* index.h - in which texts a passage stands: segments (match/segment.h).
 *
 *     index/000000000000-000000006400     the texts of entries 0 to 6399
 *     index/000000006400-000000006655     those of the next ones
 *
 * A segment has the texts that a run of entries read, whole, with notes and
 * running heads: what is found is a text to be read, never a verdict.  It is
 * made from the log and the objects, as the catalog is, and may be deleted.
 * Small ones are merged; a purge writes the one anew that had the text.  Where
 * the index lags, who asks it makes what lacks in memory, for itself.
 */
#ifndef IB_ARCHIVE_INDEX_H
#define IB_ARCHIVE_INDEX_H

#include "archive/archive.h"
#include "match/segment.h"

enum { IB_INDEX_NAME = 26 }; /* bytes of a name, and its NUL */

/* A segment's file. */
typedef struct ib_index_part {
    uint64_t from, to; /* entries, half-open */
    char name[IB_INDEX_NAME];
} ib_index_part;

/* List the segments that count: from entry 0 on, each where the last ended.
 *
 * Gives  ib_index_part pushed on `parts`; on `stale`, names of files that were
 *        merged into others; NULL: they are of no interest.  No folder is an
 *        answer: no segments.
 * Fails  IBID_EIO, IBID_ENOMEM. */
IBID_MUST_USE ibid_status ib_index_list(ib_list *parts, ib_list *stale,
                                        int folder, ibid_err *err);

/* A text that is to be put into a segment. */
typedef struct ib_index_text {
    uint64_t entry;
    uint64_t bytes;
    char sha256[65];
} ib_index_text;

/* List the texts of entries from `from` on.
 *
 * Gives  ib_index_text pushed. */
IBID_MUST_USE ibid_status ib_index_lacking(ib_list *texts,
                                           ibid_archive *archive, uint64_t from,
                                           ibid_err *err);

/* Texts of a list from the first on that one segment takes; one, at least. */
size_t ib_index_take(const ib_index_text *text, size_t count);

/* Plan the segment of texts.  One that is lost, or was changed, is left out:
 * `verify` names it.
 *
 * Takes  `arena`, as long as the plan. */
IBID_MUST_USE ibid_status ib_index_plan(ib_segment_plan *out, ib_arena *arena,
                                        const ibid_archive *archive,
                                        const ib_index_text *text, size_t count,
                                        ibid_err *err);

/* The index, ready to be asked. */
typedef struct ib_index {
    ib_arena arena;
    ib_list segment;           /* ib_segment */
    const ib_segment **in_set; /* each of them */
    ib_segment_set set;
} ib_index;

/* Open it.
 *
 * Gives  *out, which the caller closes, whatever is given back.
 * Fails  IBID_EIO, IBID_EFORMAT, IBID_ENOMEM, IBID_ELIMIT.
 * Cost   that of a look at each segment's table of texts; and of a segment for
 *        what lacks. */
IBID_MUST_USE ibid_status ib_index_open(ib_index *out, ibid_archive *archive,
                                        ibid_err *err);
void ib_index_close(ib_index *index);

/* The name of a text. */
typedef struct ib_index_hash {
    char hex[65];
} ib_index_hash;

/* Find texts in which a passage stands, or one that is near it: three at most.
 *
 * Takes  `share`, of a hundred letters how many may differ.
 * Gives  ib_index_hash pushed on `texts`.
 * Cost   see ib_segment_find. */
IBID_MUST_USE ibid_status ib_index_find(ib_list *texts, ib_arena *scratch,
                                        ib_index *index,
                                        const ib_passage *passage,
                                        uint32_t share, ibid_err *err);

/* Write segments for the texts that have none, and merge small ones.
 *
 * Takes  a locked archive; `least`, bytes of texts below which nothing is
 *        written.
 * Fails  IBID_EIO, IBID_ENOMEM, IBID_ELIMIT: the index lags then, and no harm
 *        is done. */
IBID_MUST_USE ibid_status ib_index_grow(ibid_archive *archive, uint64_t least,
                                        ibid_err *err);

/* Take a text out of the index, for good.
 *
 * Takes  a locked archive. */
IBID_MUST_USE ibid_status ib_index_drop(ibid_archive *archive,
                                        const char *sha256, ibid_err *err);

/* Hears what is wrong with a segment, or with the whole (name ""). */
typedef struct ib_index_judge {
    void (*hear)(void *state, bool is_remark, const char *name,
                 const char *what);
    void *state;
} ib_index_judge;

/* Compare the index with the texts, and every byte of it with its checksums.
 *
 * Takes  the archive's path and folder; a catalog that was made from the log,
 *        of so many entries.
 * Cost   a pass over the index, and one over the texts. */
IBID_MUST_USE ibid_status ib_index_verify(ib_arena *arena, const char *path,
                                          int folder, ib_catalog *catalog,
                                          uint64_t entries,
                                          const ib_index_judge *judge,
                                          ibid_err *err);

/* The bytes of a hash in hex, and back. */
void ib_index_name_of(uint8_t name[IB_SEGMENT_NAME], const char *sha256);
void ib_index_hex_of(char sha256[65], const uint8_t *name);

#endif
