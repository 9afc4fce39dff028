/* tree.h - the Merkle tree over the entries of a log (RFC 6962, section 2.1).
 *
 *     leaf = SHA-256(0x00 || bytes)     node = SHA-256(0x01 || left || right)
 *
 * A tree of n leaves is known by its peaks: the roots of whole trees of 2^k
 * leaves, one for each bit of n, the largest leftmost.  Adding a leaf and
 * asking for the root need nothing else.
 */
#ifndef IB_ARCHIVE_TREE_H
#define IB_ARCHIVE_TREE_H

#include "ibid/base.h"

typedef struct ib_digest {
    uint8_t at[32];
} ib_digest;

/* Nodes on the way from a leaf to the root, at most. */
enum { IB_TREE_DEPTH = 64 };

typedef struct ib_tree {
    ib_digest peak[IB_TREE_DEPTH]; /* of 2^k leaves, where bit k of size is 1 */
    uint64_t size;                 /* leaves */
} ib_tree;

/* Hash bytes as they are.
 *
 * Fails  IBID_ENOMEM when libcrypto has no memory; so below. */
IBID_MUST_USE ibid_status ib_digest_of(ib_digest *out, const void *bytes,
                                       size_t len);

/* Hash an entry as a leaf. */
IBID_MUST_USE ibid_status ib_tree_leaf(ib_digest *out, ibid_str bytes);

/* Add a leaf; an empty tree is one of zeros.
 *
 * Cost   amortised constant. */
IBID_MUST_USE ibid_status ib_tree_put(ib_tree *tree, const ib_digest *leaf);

/* The root; that of no leaves is the hash of no bytes. */
IBID_MUST_USE ibid_status ib_tree_root(ib_digest *out, const ib_tree *tree);

/* The root of leaves that stand in an array. */
IBID_MUST_USE ibid_status ib_tree_root_of(ib_digest *out, const ib_digest *leaf,
                                          uint64_t count);

/* The proof that leaf `index` is one of `count` (section 2.1.1): the siblings
 * on its way to the root, from the bottom.
 *
 * Takes  index below count.
 * Gives  *steps of them in `out`.
 * Cost   linear in count. */
IBID_MUST_USE ibid_status ib_tree_path(ib_digest out[IB_TREE_DEPTH],
                                       size_t *steps, const ib_digest *leaf,
                                       uint64_t count, uint64_t index);

/* The root to which a proof leads from a leaf, for the caller to compare.
 *
 * Gives  *is_path: whether a tree of `count` leaves has so many steps there;
 *        *out only then. */
IBID_MUST_USE ibid_status ib_tree_follow(ib_digest *out, bool *is_path,
                                         const ib_digest *leaf, uint64_t index,
                                         uint64_t count, const ib_digest *path,
                                         size_t steps);

#endif
