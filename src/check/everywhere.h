/* everywhere.h - all places of a text where a claim's words stand.
 *
 * compare.h asks for the best place; here each place counts.
 */
#ifndef IB_CHECK_EVERYWHERE_H
#define IB_CHECK_EVERYWHERE_H

#include "check/compare.h"

typedef struct ib_everywhere {
    ib_list found;        /* ib_judgement: exact, marked, damaged or altered;
                             several may be of one place */
    ib_judgement nearest; /* the best of those that are absent, or NONE */
    bool cut;             /* there may be more than were looked at */
} ib_everywhere;

/* Find them.
 *
 * Takes  `arena` for what is found, of another life than `scratch`.
 * Gives  *out; nothing found is an answer.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in the text, plus each place. */
IBID_MUST_USE ibid_status ib_everywhere_find(ib_everywhere *out,
                                             ib_arena *arena, ib_arena *scratch,
                                             const ib_match_text *source,
                                             const ib_claim *claim);

#endif
