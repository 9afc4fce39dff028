/* cite.h - the citations of a document, in its notes and its text.
 *
 *     notes ──lex.c──▶ tokens ──split.c──▶ pieces ──families──▶ drafts ─┐
 *     text  ──running.c──────────────────────────────────────▶ drafts ─┤
 *                                                    refer.c ◀─────────┘
 */
#ifndef IB_CITE_CITE_H
#define IB_CITE_CITE_H

#include "cite/own.h"
#include "structure/structure.h"

/* Find every citation, read its fields, and resolve short forms.  A symbol in
 * the masthead or in the furniture of a page is none: the document bears it
 * itself, or a printer does.  Addresses at the foot of a page are.
 *
 * Gives  *out in `arena`, ordered, not overlapping.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_cite_find(ibid_citations *out, ib_arena *arena,
                                       ib_arena *scratch, const ib_text *text,
                                       const ib_structure *structure,
                                       const ib_own *own);

/* Read `note` as if it were the whole of one note; their `note` is NONE. */
IBID_MUST_USE ibid_status ib_cite_read(ibid_citations *out, ib_arena *arena,
                                       ib_arena *scratch, ibid_str note);

#endif
