/* declare.h - what a quotation says about its own wording.
 *
 *     [t]he Committee [of Ten] found . . . nothing [sic] (emphasis added)
 */
#ifndef IB_CHECK_DECLARE_H
#define IB_CHECK_DECLARE_H

#include "base/list.h"
#include "ibid/quotation.h"
#include "match/word.h"

typedef struct ib_declare {
    ibid_declared_kind kind;
    uint32_t start, end; /* entries of the quotation's view */
    uint32_t word;       /* of the words as read, or IBID_NONE: no word */
} ib_declare;

typedef struct ib_reading {
    ib_words words; /* brackets and elisions are words of their own kinds */
    const ib_declare *declared;
    uint32_t declared_count;
    bool omits_marks; /* "citations omitted", "cleaned up": says that stops,
                         marks or references were dropped */
} ib_reading;

/* Read a quotation's words with its declared edits.
 *
 * Takes  `plain`, the words of the whole view.
 * Gives  *out in `arena`; a declared_count of 0 where it declares nothing.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_declare_read(ib_reading *out, ib_arena *arena,
                                          const ib_words *plain);

/* What kind of remark the words between brackets are: emphasis, cleaned up,
 * ...; false where they are no remark on the quotation. */
bool ib_declare_remark(ibid_declared_kind *kind, ibid_str words);

#endif
