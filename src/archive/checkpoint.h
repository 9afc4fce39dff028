/* checkpoint.h - how long a log is and what its entries hash to, signed: a
 * checkpoint as C2SP's tlog-checkpoint has it.
 *
 *     origin                      ┐
 *     entries, decimal            │ the text that is signed, with its
 *     root of the tree, base64    ┘ last line end
 *
 *     — key name base64(key ID || signature)
 */
#ifndef IB_ARCHIVE_CHECKPOINT_H
#define IB_ARCHIVE_CHECKPOINT_H

#include "archive/signer.h"
#include "archive/tree.h"

enum { IB_CHECKPOINT_ROOM = 1024 }; /* bytes of one as ibid writes it, NUL */

/* The most that is read: signatures of others may stand beside ours. */
enum { IB_CHECKPOINT_MAX = 1 << 18 };

typedef struct ib_checkpoint {
    uint64_t size; /* entries */
    ib_digest root;
} ib_checkpoint;

/* Write a checkpoint, NUL-ended; its origin is the name of the key.
 *
 * Gives  its bytes, without the NUL, in *len.
 * Fails  IBID_ENOMEM when libcrypto has no memory. */
IBID_MUST_USE ibid_status ib_checkpoint_write(char out[IB_CHECKPOINT_ROOM],
                                              uint32_t *len,
                                              const ib_checkpoint *checkpoint,
                                              const ib_signer *signer);

/* Read a checkpoint, and ask whether it was signed.
 *
 * Takes  the key that must have signed it, and whose name is its origin.
 * Gives  NULL and *out; or a sentence that says what is wrong. */
const char *ib_checkpoint_read(ib_checkpoint *out, ibid_str note,
                               const ib_verifier *verifier);

#endif
