/* plain.h - bytes of a text file to the canonical text.
 *
 * Valid UTF-8 is the canonical text as it stands (a byte order mark stays, and
 * is stepped over).  Anything else is decoded to a text of its own, with a
 * remark: UTF-16 by its mark or its NULs, else by a detector's guess.
 */
#ifndef IB_BYTES_PLAIN_H
#define IB_BYTES_PLAIN_H

#include "text/text.h"

/* Decode `bytes` into out->str, in `arena`, and set format, encoding, skip.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT, IBID_EUNSUPPORTED for a format that is not
 *        text (the sentence in *err says what to do). */
IBID_MUST_USE ibid_status ib_plain_read(ib_text *out, ib_arena *arena,
                                        ib_list *remarks, const void *bytes,
                                        size_t len, uint32_t text_max,
                                        ibid_err *err);

#endif
