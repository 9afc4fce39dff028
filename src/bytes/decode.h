/* decode.h - other encodings to UTF-8, by ICU; which one, by uchardet. */
#ifndef IB_BYTES_DECODE_H
#define IB_BYTES_DECODE_H

#include "base/arena.h"

/* Guess the encoding of bytes that are no UTF-8.
 *
 * Gives  a name that ICU knows, in `arena`: windows-1252, of which any bytes
 *        are text, where the detector has no guess.
 * Fails  NULL: see ib_arena_status. */
const char *ib_decode_guess(ib_arena *arena, const char *bytes, size_t len);

/* Decode bytes of the encoding `name`; what is no character becomes U+FFFD.
 *
 * Gives  *out in `arena`; at most text_max bytes.
 * Fails  IBID_ENOMEM; IBID_ELIMIT; IBID_EUNSUPPORTED: the encoding is not
 *        known to ICU. */
IBID_MUST_USE ibid_status ib_decode(ibid_str *out, ib_arena *arena,
                                    const char *name, const char *bytes,
                                    size_t len, uint32_t text_max);

/* Copy UTF-8 with bytes that are none; each of those becomes U+FFFD.
 *
 * Gives  *out in `arena`, and how many there were in *bad (1 or more), the
 *        first at byte *first of *out.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_decode_damaged(ibid_str *out, uint32_t *bad,
                                            uint32_t *first, ib_arena *arena,
                                            ibid_str bytes, uint32_t text_max);

/* Is it UTF-8 with damage, rather than another encoding? */
bool ib_decode_is_damaged(ibid_str bytes);

#endif
