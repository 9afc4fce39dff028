/* unsure.h - words of which OCR itself was unsure. */
#ifndef IB_CHECK_UNSURE_H
#define IB_CHECK_UNSURE_H

#include "base/arena.h"
#include "ibid/doc.h"
#include "ibid/finding.h"
#include "match/word.h"

/* Of a document or source; base is where the words' text begins in it. */
typedef struct ib_unsure {
    const ibid_span *item; /* ascending, apart: words between blanks */
    size_t count;
    uint32_t base;
} ib_unsure;

/* Find them.
 *
 * Gives  *out in `arena`; none where no OCR had a part in the text.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in the words of its sheets. */
IBID_MUST_USE ibid_status ib_unsure_find(ib_unsure *out, ib_arena *arena,
                                         const ibid_doc *doc);

/* Do any of the words [start, end) stand in one? */
bool ib_unsure_touches(const ib_words *words, uint32_t start, uint32_t end);

#endif
