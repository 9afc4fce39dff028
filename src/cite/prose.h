/* prose.h - official papers named in words: "Security Council resolution 853
 * (1993)", "General Assembly resolution 48/114", "decision 46/101". */
#ifndef IB_CITE_PROSE_H
#define IB_CITE_PROSE_H

#include "cite/draft.h"

/* Read the resolution or decision whose number begins at `at` (a digit, or
 * the S of "S-21/2"); the words before it are looked for back to `low`.
 * `before` is the draft read last, or NULL: in "resolutions 425 (1978) and
 * 426 (1978)" the second has the first one's organ.  General comments likewise.
 *
 * Gives  true and *out: the number as the symbol where the organ is known or
 *        the form of the number tells it (rules RES-1, GC-1), else as it
 *        stands (RES-2, GC-2), with the symbols that it may be where two
 *        organs are left. */
bool ib_prose_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                   uint32_t end, const ib_draft *before, ib_arena *arena);

/* The one committee of a human rights treaty that the text names between `low`
 * and `at`, not farther back than an organ is looked for.
 *
 * Gives  its name; empty where there is none, or more than one. */
ibid_str ib_prose_committee(ibid_str text, uint32_t low, uint32_t at);

/* Could the Security Council's resolution `number` be of `year`, the
 * Assembly's of one of its sessions 1 to 30?  By coarse bounds. */
bool ib_prose_year_fits(uint32_t number, uint32_t year);
bool ib_prose_session_fits(uint32_t number, uint32_t session);

#endif
