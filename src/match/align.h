/* align.h - a quotation laid beside its source, word by word.
 *
 *     quotation   the pilots [...] refused to  leave
 *     source      The pilots       {at first} refused to leave
 *
 * The whole quotation is laid out; the source's ends are free.
 */
#ifndef IB_MATCH_ALIGN_H
#define IB_MATCH_ALIGN_H

#include "base/list.h"
#include "match/word.h"

typedef enum ib_step_kind {
    IB_STEP_SAME,     /* one word, the same characters */
    IB_STEP_LIKE,     /* one word, some letters differ */
    IB_STEP_JOIN,     /* the same letters, cut into words in another way */
    IB_STEP_OTHER,    /* another word, or another mark, in its place */
    IB_STEP_PUT_IN,   /* words of the quotation alone */
    IB_STEP_LEFT_OUT, /* words of the source alone */
    IB_STEP_BRACKET,  /* a bracket, and the words that it stands for */
    IB_STEP_PATTERN,  /* a word with a bracket in it, and the source's word */
    IB_STEP_GAP       /* an elision, and the words that it left out */
} ib_step_kind;

typedef struct ib_step {
    ib_step_kind kind;
    uint32_t q_start, q_end; /* words of the quotation */
    uint32_t s_start, s_end; /* words of the source; q_* or s_* may be empty */
} ib_step;

/* Lay the quotation beside words [start, end) of the source.
 *
 * Gives  steps (ib_step) pushed onto *steps in order, covering the quotation;
 *        *cost, the lower the nearer.  Nothing and UINT32_MAX when it is too
 *        long to be laid out (IB_LONG_WORDS).
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   product of the two counts, 2 bytes of scratch each; above
 *        IB_CELLS_MAX block by block, linear in the quotation. */
IBID_MUST_USE ibid_status ib_align(ib_list *steps, uint32_t *cost,
                                   ib_arena *scratch, const ib_words *quotation,
                                   const ib_words *source, uint32_t start,
                                   uint32_t end);

/* Does the pattern (a word with brackets) fit the word?  The letters outside
 * the brackets are the word's, in order, from its first to its last. */
bool ib_align_fits(const ib_fold *q, const ib_word *pattern, const ib_fold *s,
                   const ib_word *word);

#endif
