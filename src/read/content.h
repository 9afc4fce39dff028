/* content.h - bytes of any format to a text.
 *
 *     text, Markdown ──bytes/plain.c──────────────▶ ib_text
 *     HTML, DOCX, ODT, EPUB, e-mail ──worker──────▶ ib_text, with what the
 *                                                   file says of itself
 *     PDF ──worker──▶ glyphs ──text/order.c───────▶ ib_text
 */
#ifndef IB_READ_CONTENT_H
#define IB_READ_CONTENT_H

#include "ibid/reader.h"
#include "text/text.h"

/* Read bytes as what they are.
 *
 * Takes  `reader`, or NULL: text alone is read.
 * Gives  out->str, format, encoding, skip and given, in `arena`; remarks.
 * Fails  IBID_ENOMEM, IBID_ELIMIT, IBID_EUNSUPPORTED, and as ib_reader_read;
 *        err->what is a sentence that says what to do. */
IBID_MUST_USE ibid_status ib_content_read(ib_text *out, ib_arena *arena,
                                          ib_arena *scratch, ib_list *remarks,
                                          ibid_reader *reader,
                                          const void *bytes, size_t len,
                                          uint32_t text_max, ibid_err *err);

#endif
