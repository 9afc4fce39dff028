/* copy.h - a source that is the document itself: it would vouch for itself. */
#ifndef IB_RESOLVE_COPY_H
#define IB_RESOLVE_COPY_H

#include "ibid/doc.h"

/* Is a source the document itself: the same bytes; the same text in another
 * file; or nearly all of its own words and of its notes, in another form (as
 * PDF and as Word, an earlier draft, a letter that carries it)?
 *
 * What a document was copied from is no copy of it: it lacks the notes.  A text
 * without notes is told by bytes and text alone, and so is one that stands in a
 * volume of others.
 *
 * Cost  linear in both, and nothing for a source that is much larger. */
bool ib_copy_is(const ibid_doc *source, const ibid_doc *document);

#endif
