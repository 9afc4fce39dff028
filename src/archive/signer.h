/* signer.h - the key that signs checkpoints: Ed25519 (RFC 8032), named and
 * written as C2SP's signed-note has it.
 *
 *     public    NAME+ID+base64(0x01 || public key)
 *     private   PRIVATE+KEY+NAME+ID+base64(0x01 || seed)
 *     ID      = the first 4 bytes, in hex, of
 *               SHA-256(NAME || 0x0A || 0x01 || public key)
 *
 * A name is of printable ASCII, and has no plus.
 */
#ifndef IB_ARCHIVE_SIGNER_H
#define IB_ARCHIVE_SIGNER_H

#include "ibid/base.h"

enum {
    IB_SIGNER_NAME = 128, /* bytes of a name and its NUL */
    IB_SIGNER_LINE = 256, /* bytes of either line and its NUL */
    IB_SIGNATURE = 64     /* bytes */
};

#define IB_SIGNER_PRIVATE "PRIVATE+KEY+"

typedef struct ib_verifier {
    char name[IB_SIGNER_NAME];
    uint8_t id[4];
    uint8_t key[32];
} ib_verifier;

typedef struct ib_signer {
    ib_verifier verifier;
    uint8_t seed[32];
} ib_signer;

/* Make a key by chance.
 *
 * Takes  `name`, shorter than IB_SIGNER_NAME.
 * Fails  IBID_ENOMEM when libcrypto gives none. */
IBID_MUST_USE ibid_status ib_signer_make(ib_signer *out, const char *name);

/* Read a line, with its line end or without.
 *
 * Fails  IBID_EFORMAT: it is none, or its parts belong to different keys. */
IBID_MUST_USE ibid_status ib_signer_read(ib_signer *out, ibid_str line);
IBID_MUST_USE ibid_status ib_verifier_read(ib_verifier *out, ibid_str line);

/* Write a line, NUL-ended, without line end. */
void ib_signer_write(char out[IB_SIGNER_LINE], const ib_signer *signer);
void ib_verifier_write(char out[IB_SIGNER_LINE], const ib_verifier *verifier);

/* Forget the seed. */
void ib_signer_forget(ib_signer *signer);

/* Sign a text, and ask whether a signature is that of the text. */
IBID_MUST_USE ibid_status ib_signer_sign(uint8_t out[IB_SIGNATURE],
                                         const ib_signer *signer,
                                         ibid_str text);
bool ib_verifier_accepts(const ib_verifier *verifier, ibid_str text,
                         const uint8_t signature[IB_SIGNATURE]);

#endif
