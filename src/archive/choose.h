/* choose.h - which objects of an archive a document may cite or quote.
 *
 *     its citations ──▶ symbols, names of files, words at the head of texts ─┐
 *     its quotations ──▶ the index: texts where their words stand ───────────┴▶
 *
 * What is chosen is rather more than what is cited; a few texts instead of all
 * are then read and compared.  Where more texts fit than are taken (costs.h),
 * what tells them apart is asked; docs/archive.md says what may yet be missed.
 */
#ifndef IB_ARCHIVE_CHOOSE_H
#define IB_ARCHIVE_CHOOSE_H

#include "archive/archive.h"

/* Choose objects that are kept.
 *
 * Takes  `unquoted`: also those that have words of the document's own text.
 * Gives  uint64_t pushed on `ids` (ib_catalog_object_at), ascending, each
 *        once.
 * Fails  IBID_EIO, IBID_EFORMAT, IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_choose(ib_list *ids, ibid_archive *archive,
                                    const ibid_doc *doc, bool unquoted,
                                    ibid_err *err);

/* Choose objects that are kept and have words of a document's own text: those
 * that quote it, or that it quotes.
 *
 * Gives  as ib_choose. */
IBID_MUST_USE ibid_status ib_choose_alike(ib_list *ids, ibid_archive *archive,
                                          const ibid_doc *doc, ibid_err *err);

#endif
