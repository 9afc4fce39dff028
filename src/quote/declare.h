/* declare.h - what a quotation says about its own wording: brackets,
 * elisions, "emphasis added".
 *
 * Signs stand in the words; phrases in the parenthesis after them or after the
 * citation that follows, or in the note that answers for them.
 */
#ifndef IB_QUOTE_DECLARE_H
#define IB_QUOTE_DECLARE_H

#include "quote/work.h"

/* Phrases found in notes, each note searched once. */
typedef struct ib_declared_notes {
    ib_list phrase;  /* ibid_declared */
    uint32_t *first; /* of each note: index + 1 into phrase; 0: not searched */
    uint32_t *count; /* of each note */
} ib_declared_notes;

/* Start the register of notes.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_declare_open(ib_declared_notes *out,
                                          const ib_quote_work *work);

/* Find the declared edits of a quotation.
 *
 * Gives  ibid_declared items pushed to `out`, ordered by start.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_declare_find(ib_list *out,
                                          ib_declared_notes *notes,
                                          const ib_quote_work *work,
                                          const ib_quote *quote);

/* Byte after the remarks in parentheses right behind a quotation; its own end
 * where there are none.  They belong to its sentence: its note's mark may stand
 * behind them. */
uint32_t ib_declare_end(const ib_quote_work *work, const ib_quote *quote);

#endif
