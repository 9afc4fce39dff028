/* find.h - "where does this passage stand?"
 *
 * A source is prepared once and asked many times.  An answer is a place to be
 * looked at closely (align.h), not a verdict: it is found by key (key.h).
 *
 *     seeds of the passage ──▶ diagonals where many stand ──▶ edit distance
 *
 * Whether a source has an index or is passed over for the one question, the
 * places are the same.
 */
#ifndef IB_MATCH_FIND_H
#define IB_MATCH_FIND_H

#include "base/list.h"
#include "match/key.h"
#include "match/seed.h"
#include "match/word.h"

typedef struct ib_match_text {
    ib_key key;
    ib_seeds seeds; /* an index, if has_index */
    bool has_index;
    uint32_t asked; /* how often without one */
} ib_match_text;

/* A run of the passage's key that stands without a break, and how many items
 * of the source may stand between it and the part before. */
typedef struct ib_part {
    uint32_t start, end;
    uint32_t gap; /* 0 for the first part */
} ib_part;

/* What is looked for. */
typedef struct ib_passage {
    const uint8_t *key; /* IB_KEY_PAD zeros follow */
    uint32_t count;
    const ib_part *part; /* in order, none empty */
    uint32_t part_count;
} ib_passage;

/* A stretch of the source that may hold the passage. */
typedef struct ib_match_place {
    uint32_t start, end; /* items of the source's key */
    uint32_t edits;      /* items that differ, of the parts that were found */
    bool whole;          /* all parts were found */
} ib_match_place;

/* Prepare a text.
 *
 * Takes  text and skip as ib_key_make.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear; 0.8 bytes a byte of text. */
IBID_MUST_USE ibid_status ib_match_prepare(ib_match_text *out, ib_arena *arena,
                                           ibid_str text, const ibid_span *skip,
                                           uint32_t skip_count);

/* Build the index of a prepared text, if it has none.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear; a byte a byte of text, and 3 more of scratch meanwhile. */
IBID_MUST_USE ibid_status ib_match_index(ib_match_text *source, ib_arena *arena,
                                         ib_arena *scratch);

/* Find every place where `count` items stand, up to IB_PLACES_MAX.
 *
 * Takes  `key` with IB_KEY_PAD zeros behind.
 * Gives  ib_match_place pushed, in order.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_match_same(ib_list *places,
                                        const ib_match_text *source,
                                        const uint8_t *key, uint32_t count);

/* How hard to look. */
typedef enum ib_match_care {
    IB_MATCH_QUICK, /* where seeds tell; what they miss is not found */
    IB_MATCH_ALL    /* and where they tell nothing, all of the text: then an
                       empty answer proves that the passage stands nowhere
                       with a quarter of its items changed, or fewer */
} ib_match_care;

/* Find the places that look most like a passage.
 *
 * Takes  `places`, of another arena than scratch; `arena` in which the source's
 *        index is built once it is asked often;
 *        `max`, of a hundred items of a part that may differ.
 * Gives  ib_match_place pushed, whole ones first, then the nearest, at most IB_NEAR_PLACES.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   with an index some hundred look-ups; without, one pass. */
IBID_MUST_USE ibid_status ib_match_near(ib_list *places, ib_arena *arena,
                                        ib_arena *scratch,
                                        ib_match_text *source,
                                        const ib_passage *passage, uint32_t max,
                                        ib_match_care care);

/* The same in a key with seeds of any kind. */
IBID_MUST_USE ibid_status ib_match_seeds(ib_list *places, ib_arena *scratch,
                                         const uint8_t *key, uint32_t count,
                                         const ib_seeds *seeds,
                                         const ib_passage *passage,
                                         uint32_t max, ib_match_care care);

/* The part of a passage that tells most: the longest, of several the first. */
uint32_t ib_match_anchor(const ib_passage *passage);

/* Find the other parts of a passage round the place of its anchor.
 *
 * Takes  `place`, of the anchor alone.
 * Gives  *place of all parts; `whole` false where one was not found.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_match_extend(ib_match_place *place,
                                          ib_arena *scratch, const uint8_t *key,
                                          uint32_t count,
                                          const ib_passage *passage,
                                          uint32_t max);

/* How many letters and digits entries [start, end) hold. */
uint32_t ib_match_letters(const ib_fold *view, uint32_t start, uint32_t end);

/* How often a word stands in a text, in small letters and with a capital first.
 */
typedef struct ib_match_uses {
    uint32_t small, capital;
} ib_match_uses;

/* Count the uses of a word within IB_ATTEST_BYTES of byte `near` of a text, each
 * up to `max`.
 *
 * Takes  `key`, of the whole text; `view` and `word`, of any text. */
ib_match_uses ib_match_count(const ib_key *key, uint32_t near,
                             const ib_fold *view, const ib_word *word,
                             uint32_t max);

#endif
