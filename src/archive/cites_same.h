/* cites_same.h - are a citation of a document and another one, which it does not
 * hold, of one work?
 */
#ifndef IB_ARCHIVE_CITES_SAME_H
#define IB_ARCHIVE_CITES_SAME_H

#include "archive/cites.h"
#include "cite/known.h"

/* The citations of a document, and behind them the other one, over one text: so
 * that they can be compared as two of one document are. */
typedef struct ib_beside {
    ib_known known;
    const ibid_citation *item;
    uint32_t count; /* without the other one */
    ib_named named;
} ib_beside;

/* Put them side by side.
 *
 * Takes  the document's citations that begin before byte `end` of its text.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in these bytes. */
IBID_MUST_USE ibid_status ib_cites_beside(ib_beside *out, ib_arena *arena,
                                          const ibid_doc *doc, uint32_t end,
                                          ib_named named);

/* Why citation i is of the work that is named; NULL: it is not. */
const char *ib_cites_same(const ib_beside *beside, uint32_t i);

/* Has citation i nearly all words of a title, three or more? */
bool ib_cites_same_title(const ib_beside *beside, uint32_t i,
                         const char *title);

#endif
