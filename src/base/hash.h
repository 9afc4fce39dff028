/* hash.h - SHA-256 (FIPS 180-4), by OpenSSL's libcrypto. */
#ifndef IB_BASE_HASH_H
#define IB_BASE_HASH_H

#include "ibid/base.h"

/* Hash bytes.
 *
 * Gives  64 hex digits and a NUL in `out`.
 * Fails  IBID_ENOMEM when the library has no memory. */
IBID_MUST_USE ibid_status ib_hash_hex(char out[65], const void *bytes,
                                      size_t len);

/* Is it such: 64 hex digits in lower case? */
bool ib_hash_is(ibid_str hex);

#endif
