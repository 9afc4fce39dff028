/* base64.h - bytes as letters (RFC 4648, section 4), with padding. */
#ifndef IB_ARCHIVE_BASE64_H
#define IB_ARCHIVE_BASE64_H

#include "ibid/base.h"

/* Letters for `len` bytes, and the NUL behind them. */
#define IB_BASE64_ROOM(len) (((size_t)(len) + 2) / 3 * 4 + 1)

/* Write `len` bytes as letters, NUL-ended.
 *
 * Takes  `out` with IB_BASE64_ROOM(len).
 * Gives  the letters, without the NUL. */
size_t ib_base64_write(char *out, const uint8_t *bytes, size_t len);

/* Read letters.
 *
 * Takes  `room` bytes at `out`.
 * Gives  the bytes, *len of them; false where the letters are not what
 *        ib_base64_write would write, or stand for more than `room`. */
bool ib_base64_read(uint8_t *out, size_t room, size_t *len, ibid_str text);

#endif
