/* secondary.h - words that a source itself only quotes.
 *
 *     Larkin wrote: "the lamps were out" (Gazette, 3 May 1911).
 *                    ^^^^^^^^^^^^^^^^^^
 * Who quotes these words from Larkin has them at second hand.  That is told,
 * and changes no verdict: a court quotes itself, a novel's people speak.
 */
#ifndef IB_CHECK_SECONDARY_H
#define IB_CHECK_SECONDARY_H

#include "base/list.h"
#include "ibid/finding.h"

/* Find the innermost quotation of `source` that holds a place.
 *
 * Gives  *out; out->span is empty where none does.  Titles and terms are no
 *        quotations, and neither is one that holds more than half of a long
 *        source: a mark of it was lost.
 * Cost   O(log quotations). */
void ib_secondary_find(ibid_quoted *out, const ibid_doc *source,
                       ibid_span place);

/* The same for words that stand at `place` and at the places `also` (a list of
 * ibid_span): empty where one of them is the source's own. */
void ib_secondary_find_all(ibid_quoted *out, const ibid_doc *source,
                           ibid_span place, const ib_list *also);

/* Tell whether a document says that it quotes at second hand: "quoted in",
 * "quoting", "cited in", "zit. nach", or the quotation stands in another. */
bool ib_secondary_is_declared(const ibid_doc *doc, uint32_t quotation);

/* Tell whether what a source cites for words that it quotes is a work that a
 * quotation of `doc` rests on: the same number, the same volume and page of
 * one reporter, or the same title. */
bool ib_secondary_names_work(const ibid_quoted *quoted, const ibid_doc *source,
                             const ibid_doc *doc, uint32_t quotation);

/* Say it in plain words: LEAD "quotes these words, as those of SPEAKER, from
 * CITATION", what is not known left out.
 *
 * Gives  *sentence in `arena`.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_secondary_say(const char **sentence,
                                           ib_arena *arena, const char *lead,
                                           const ibid_doc *source,
                                           const ibid_quoted *quoted);

#endif
