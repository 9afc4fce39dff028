/* stamp.h - timestamps by a third party (RFC 3161), by OpenSSL's libcrypto.
 *
 * A token says when its signer saw the hash of some bytes.  Its signature is
 * compared with the certificate that it carries; whether that signer is one to
 * be trusted only certificates tell that a person gives.
 */
#ifndef IB_ARCHIVE_STAMP_H
#define IB_ARCHIVE_STAMP_H

#include "base/arena.h"

enum {
    IB_STAMP_MAX = 1 << 20, /* bytes of a token; they have some 6,000 */
    IB_STAMP_TIME = 32,     /* of its time, and its NUL */
    IB_STAMP_SIGNER = 256   /* of its signer's name, and its NUL */
};

typedef struct ib_stamp ib_stamp;

/* Write a request for a token on these bytes, with its certificate.
 *
 * Fails  IBID_ENOMEM. */
IBID_MUST_USE ibid_status ib_stamp_request(ibid_str *out, ib_arena *arena,
                                           ibid_str bytes);

/* Open a token, or an answer of a service that has one.
 *
 * Gives  NULL and *out, which the caller closes; or a sentence that says what is
 *        wrong. */
const char *ib_stamp_open(ib_stamp **out, ibid_str bytes);
void ib_stamp_close(ib_stamp *stamp);

/* Is it about these bytes? */
bool ib_stamp_is_of(const ib_stamp *stamp, ibid_str bytes);

/* Was it changed after it was signed?
 *
 * Takes  `certificates`, PEM, of which one may be its signer's; or empty.
 * Gives  NULL, or a sentence. */
const char *ib_stamp_check(ib_stamp *stamp, ibid_str certificates);

/* Do certificates that a person trusts vouch for its signer, as of its time?
 *
 * Gives  NULL, or a sentence. */
const char *ib_stamp_judge(ib_stamp *stamp, ibid_str certificates);

/* What it says: "2026-11-25T09:12:17Z", by its signer's clock; who that is. */
void ib_stamp_time(char out[IB_STAMP_TIME], const ib_stamp *stamp);
void ib_stamp_signer(char out[IB_STAMP_SIGNER], ib_stamp *stamp,
                     ibid_str certificates);

#endif
