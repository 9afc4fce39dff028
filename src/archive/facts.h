/* facts.h - what is known of objects, beside their texts: names, titles, symbols,
 * notes, dates; as words that can be looked up. */
#ifndef IB_ARCHIVE_FACTS_H
#define IB_ARCHIVE_FACTS_H

#include "archive/archive.h"

/* Give the catalog the words of what an `add` or a `read` says.
 *
 * Fails  as the catalog does; IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_archive_put_facts(ibid_archive *archive,
                                               const ib_log_entry *entry,
                                               ibid_err *err);

/* Choose the objects that a question names by such facts, for the next search.
 *
 * Gives  *any: it names some facts; *none: no object has them.
 * Fails  as ibid_archive_search. */
IBID_MUST_USE ibid_status ib_archive_choose_facts(bool *any, bool *none,
                                                  ibid_archive *archive,
                                                  const ibid_search *search,
                                                  ibid_err *err);

#endif
