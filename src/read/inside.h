/* inside.h - what a document knows beside what it promises (ibid/doc.h). */
#ifndef IB_READ_INSIDE_H
#define IB_READ_INSIDE_H

#include "ibid/doc.h"
#include "text/text.h"

/* Its text with lines, pages and boxes; it lives as long as the document. */
const ib_text *ib_doc_inside(const ibid_doc *doc);

/* The date from which it was reckoned what "two weeks ago" is: as a person
 * said, or as its heading says; year 0: not known, or no dates were read. */
ibid_day ib_doc_written(const ibid_doc *doc);

#endif
