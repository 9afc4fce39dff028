/* own.h - the symbols that a document bears itself.
 *
 * They stand in its masthead and at the head or foot of its pages, on lines
 * with few words beside them: "United Nations A/61/1*-S/2007/2*".  Such a line
 * names the document; it cites nothing.  A line of prose cites.
 */
#ifndef IB_CITE_OWN_H
#define IB_CITE_OWN_H

#include "text/text.h"

typedef struct ib_own {
    const ibid_str *symbol; /* each part of a joint one by itself */
    size_t count;
    uint32_t masthead_end; /* byte after the masthead's last symbol; 0: none */
} ib_own;

/* Find the document's own symbols; each is given once.
 *
 * Gives  *out in `arena`; a dollar sign for the S at its head is mended.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   some lines at the head of the text and of the first pages. */
IBID_MUST_USE ibid_status ib_own_find(ib_own *out, ib_arena *arena,
                                      ib_arena *scratch, const ib_text *text);

#endif
