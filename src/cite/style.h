/* style.h - the manual that the notes of a document follow.
 *
 * Manuals differ in what "ibid." means after a note with several citations or
 * with none; what a document uses tells which it follows.
 *
 *   Chicago (17) 14.34        the single work of the note just before
 *   Bluebook (21) 4.1         the one authority of the note just before
 *   OSCOLA (4) 1.2.1          all the citations of the note just before
 *   AGLC (4) 1.4.3            the note just before, if it has one source
 *   UN Editorial Manual       the source of the note just before
 *   German practice           the work cited last (ebd., a. a. O.)
 */
#ifndef IB_CITE_STYLE_H
#define IB_CITE_STYLE_H

#include "base/str.h"
#include "cite/draft.h"

/* Tell the style by `count` citations of `text`; `kinds` are ib_short_kind.
 *
 * Gives  UNKNOWN where the signs are few or at odds; *because in plain words,
 *        NULL where unknown.
 * Cost   linear. */
ibid_note_style ib_style_find(const char **because, ibid_str text,
                              const ibid_citation *item, const uint8_t *kinds,
                              size_t count);

/* What the style says of "ibid." after a note with several works, and after
 * a note with none: constant sentences. */
const char *ib_style_several(ibid_note_style style);
const char *ib_style_remark(ibid_note_style style);

/* Does "ibid." look past a note that only remarks? */
bool ib_style_looks_back(ibid_note_style style);

#endif
