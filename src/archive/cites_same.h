/* cites_same.h - are a citation of a document and the words asked for of one
 * work?
 */
#ifndef IB_ARCHIVE_CITES_SAME_H
#define IB_ARCHIVE_CITES_SAME_H

#include "archive/cites.h"
#include "cite/known.h"

/* The citations of a document, and behind them that of the work, over one text:
 * so that they can be compared as two of one document are. */
typedef struct ib_beside {
    ib_known known;
    const ibid_citation *item;
    uint32_t count; /* without the work's */
} ib_beside;

/* Put them side by side.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_cites_beside(ib_beside *out, ib_arena *arena,
                                          const ib_cited_work *work,
                                          const ibid_doc *doc);

/* Why citation i is of the work that the words name; NULL: it is not. */
const char *ib_cites_same(const ib_cited_work *work, const ib_beside *beside,
                          uint32_t i);

/* Has citation i nearly all words of a title, three or more? */
bool ib_cites_same_title(const ib_beside *beside, uint32_t i,
                         const char *title);

#endif
