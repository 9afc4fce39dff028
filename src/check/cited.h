/* cited.h - which citations may answer for a quotation. */
#ifndef IB_CHECK_CITED_H
#define IB_CHECK_CITED_H

#include "ibid/doc.h"

/* Citations that may answer for one quotation, at most. */
#define IB_CITED_MAX 16

/* List the citation that answers for a quotation, the one that introduces it,
 * and the others of its note, in this order.
 *
 * Gives  how many; 0: it rests on nothing. */
uint32_t ib_cited_find(uint32_t list[IB_CITED_MAX], const ibid_doc *doc,
                       uint32_t quotation);

#endif
