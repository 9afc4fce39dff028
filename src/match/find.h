/* find.h - "where does this passage stand?"
 *
 * A source is prepared once and asked many times.  An answer is a place to be
 * looked at closely (align.h), not a verdict: letters that OCR confuses are
 * one, spaces and punctuation are left out.
 */
#ifndef IB_MATCH_FIND_H
#define IB_MATCH_FIND_H

#include "base/list.h"
#include "match/word.h"

typedef struct ib_match_text {
    ib_fold view;
    ib_words words;        /* of the whole view; points to it, so the struct
                              stays where it is */
    const uint8_t *key;    /* letters and digits, by class */
    const uint32_t *entry; /* of the view, for each of the key */
    uint32_t key_count;
    uint32_t *bucket; /* seeds; NULL until somebody needs them */
    uint32_t *seed;
} ib_match_text;

/* A stretch of the source that may hold the passage. */
typedef struct ib_match_place {
    uint32_t start, end; /* entries of the source's view */
    bool same;           /* all letters are the same, by class */
} ib_match_place;

/* Prepare a text.
 *
 * Takes  text and skip as ib_fold_make.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear; some 25 bytes a byte of text. */
IBID_MUST_USE ibid_status ib_match_prepare(ib_match_text *out, ib_arena *arena,
                                           ibid_str text, const ibid_span *skip,
                                           uint32_t skip_count);

/* Find every place where entries [start, end) of the quotation stand letter by
 * letter (by class), up to IB_PLACES_MAX.
 *
 * Gives  ib_match_place pushed, in order.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_match_same(ib_list *places, ib_arena *scratch,
                                        const ib_match_text *source,
                                        const ib_fold *quotation,
                                        uint32_t start, uint32_t end);

/* Find the places that look most like it, nearest first, at most three.
 *
 * Takes  `arena` in which the source's seeds are built when first needed;
 *        `thorough`: look at places that few seeds speak for, and scan where
 *        none does.
 * Gives  ib_match_place pushed; none where nothing looks like it.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_match_near(ib_list *places, ib_arena *scratch,
                                        ib_arena *arena, ib_match_text *source,
                                        const ib_fold *quotation,
                                        uint32_t start, uint32_t end,
                                        bool thorough);

/* How many letters and digits entries [start, end) hold. */
uint32_t ib_match_letters(const ib_fold *view, uint32_t start, uint32_t end);

#endif
