/* tree.c - the Merkle tree over the entries of a log. */

#include "archive/tree.h"

#include <openssl/evp.h>

/* Hash a byte that tells leaves from nodes, and two pieces. */
static ibid_status hash(ib_digest *out, uint8_t kind, const void *a, size_t an,
                        const void *b, size_t bn)
{
    EVP_MD_CTX *md = EVP_MD_CTX_new();
    const bool done = md && EVP_DigestInit_ex(md, EVP_sha256(), NULL) &&
                      EVP_DigestUpdate(md, &kind, 1) &&
                      (an == 0 || EVP_DigestUpdate(md, a, an)) &&
                      (bn == 0 || EVP_DigestUpdate(md, b, bn)) &&
                      EVP_DigestFinal_ex(md, out->at, NULL);

    EVP_MD_CTX_free(md);
    return done ? IBID_OK : IBID_ENOMEM;
}

static ibid_status join(ib_digest *out, const ib_digest *left,
                        const ib_digest *right)
{
    return hash(out, 1, left->at, sizeof left->at, right->at, sizeof right->at);
}

ibid_status ib_digest_of(ib_digest *out, const void *bytes, size_t len)
{
    return EVP_Digest(len ? bytes : "", len, out->at, NULL, EVP_sha256(), NULL)
               ? IBID_OK
               : IBID_ENOMEM;
}

ibid_status ib_tree_leaf(ib_digest *out, ibid_str bytes)
{
    return hash(out, 0, bytes.at, bytes.len, NULL, 0);
}

ibid_status ib_tree_put(ib_tree *tree, const ib_digest *leaf)
{
    ib_digest node = *leaf;
    unsigned k = 0;

    for (; tree->size >> k & 1; k++) {
        const ibid_status st = join(&node, &tree->peak[k], &node);

        if (st)
            return st;
    }
    tree->peak[k] = node;
    tree->size++;
    return IBID_OK;
}

ibid_status ib_tree_root(ib_digest *out, const ib_tree *tree)
{
    bool first = true;

    for (unsigned k = 0; k < IB_TREE_DEPTH; k++) {
        ibid_status st = IBID_OK;

        if (!(tree->size >> k & 1))
            continue;
        if (first)
            *out = tree->peak[k];
        else
            st = join(out, &tree->peak[k], out);
        if (st)
            return st;
        first = false;
    }
    return first ? ib_digest_of(out, "", 0) : IBID_OK;
}

ibid_status ib_tree_root_of(ib_digest *out, const ib_digest *leaf,
                            uint64_t count)
{
    ib_tree tree = {.size = 0};
    ibid_status st = IBID_OK;

    for (uint64_t i = 0; i < count && !st; i++)
        st = ib_tree_put(&tree, &leaf[i]);
    return st ? st : ib_tree_root(out, &tree);
}

/* The largest power of two below count, which is 2 or more. */
static uint64_t split_of(uint64_t count)
{
    uint64_t k = 1;

    while (k < count - k)
        k *= 2;
    return k;
}

ibid_status ib_tree_path(ib_digest out[IB_TREE_DEPTH], size_t *steps,
                         const ib_digest *leaf, uint64_t count, uint64_t index)
{
    ib_digest top[IB_TREE_DEPTH]; /* the same from the top */
    size_t n = 0;

    while (count > 1) {
        const uint64_t left = split_of(count);
        const bool is_left = index < left;
        const ibid_status st =
            is_left ? ib_tree_root_of(&top[n++], leaf + left, count - left)
                    : ib_tree_root_of(&top[n++], leaf, left);

        if (st)
            return st;
        if (!is_left) {
            leaf += left;
            index -= left;
        }
        count = is_left ? left : count - left;
    }
    *steps = n;
    for (size_t i = 0; i < n; i++)
        out[i] = top[n - 1 - i];
    return IBID_OK;
}

ibid_status ib_tree_follow(ib_digest *out, bool *is_path, const ib_digest *leaf,
                           uint64_t index, uint64_t count,
                           const ib_digest *path, size_t steps)
{
    bool is_left[IB_TREE_DEPTH]; /* from the top */
    size_t n = 0;

    *is_path = false;
    if (index >= count)
        return IBID_OK;
    while (count > 1) {
        const uint64_t left = split_of(count);

        is_left[n] = index < left;
        count = is_left[n] ? left : count - left;
        index -= is_left[n] ? 0 : left;
        n++;
    }
    if (n != steps)
        return IBID_OK;
    *out = *leaf;
    for (size_t i = 0; i < n; i++) {
        const bool left = is_left[n - 1 - i];
        const ibid_status st =
            left ? join(out, out, &path[i]) : join(out, &path[i], out);

        if (st)
            return st;
    }
    *is_path = true;
    return IBID_OK;
}
