/* test_tree.c - the Merkle tree: the roots of the Certificate Transparency
 * reference tests, and what holds for every tree of up to some hundred leaves.
 */

#include "unit.h"

#include "archive/tree.h"

enum { MOST = 300 };

static ib_digest leaves[MOST];

static const char *hex(const ib_digest *digest)
{
    static char out[65];

    for (int i = 0; i < 32; i++)
        snprintf(out + 2 * i, 3, "%02x", digest->at[i]);
    return out;
}

/* The root as section 2.1 defines it, by halves. */
static ib_digest root_by_halves(const ib_digest *leaf, uint64_t count)
{
    uint8_t both[65] = {1};
    ib_digest out, half;
    uint64_t left = 1;

    if (count == 1)
        return leaf[0];
    while (left * 2 < count)
        left *= 2;
    half = root_by_halves(leaf, left);
    memcpy(both + 1, half.at, 32);
    half = root_by_halves(leaf + left, count - left);
    memcpy(both + 33, half.at, 32);
    assert_int_equal(ib_digest_of(&out, both, sizeof both), IBID_OK);
    return out;
}

static int make_leaves(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < MOST; i++) {
        const ibid_str bytes = {(const char *)&i, sizeof i};

        assert_int_equal(ib_tree_leaf(&leaves[i], bytes), IBID_OK);
    }
    return 0;
}

static void known_roots(void **state)
{
    static const struct {
        const char *bytes;
        uint32_t len;
        const char *root; /* of the tree with this leaf as its last */
    } row[] = {
        {"", 0,
         "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
        {"\x00", 1,
         "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
        {"\x10", 1,
         "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"},
        {"\x20\x21", 2,
         "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"},
        {"\x30\x31", 2,
         "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"},
        {"\x40\x41\x42\x43", 4,
         "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"},
        {"\x50\x51\x52\x53\x54\x55\x56\x57", 8,
         "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"},
        {"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f", 16,
         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"},
    };
    ib_tree tree = {.size = 0};
    ib_digest root, leaf;

    (void)state;
    assert_int_equal(ib_tree_root(&root, &tree), IBID_OK);
    assert_string_equal(
        hex(&root),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        const ibid_str bytes = {row[i].bytes, row[i].len};

        assert_int_equal(ib_tree_leaf(&leaf, bytes), IBID_OK);
        assert_int_equal(ib_tree_put(&tree, &leaf), IBID_OK);
        assert_int_equal(ib_tree_root(&root, &tree), IBID_OK);
        assert_string_equal(hex(&root), row[i].root);
    }
}

static void every_root(void **state)
{
    ib_tree tree = {.size = 0};

    (void)state;
    for (uint64_t count = 1; count <= MOST; count++) {
        ib_digest root, whole;
        const ib_digest want = root_by_halves(leaves, count);

        assert_int_equal(ib_tree_put(&tree, &leaves[count - 1]), IBID_OK);
        assert_int_equal(ib_tree_root(&root, &tree), IBID_OK);
        assert_int_equal(ib_tree_root_of(&whole, leaves, count), IBID_OK);
        assert_memory_equal(&root, &want, sizeof root);
        assert_memory_equal(&whole, &want, sizeof whole);
    }
}

static bool leads(const ib_digest *leaf, uint64_t index, uint64_t count,
                  const ib_digest *path, size_t steps, const ib_digest *root)
{
    ib_digest found;
    bool is_path;

    assert_int_equal(
        ib_tree_follow(&found, &is_path, leaf, index, count, path, steps),
        IBID_OK);
    return is_path && memcmp(&found, root, sizeof found) == 0;
}

/* A proof holds for its leaf, place and tree, and for no other. */
static void every_proof(void **state)
{
    (void)state;
    for (uint64_t count = 1; count <= 130; count++) {
        const ib_digest root = root_by_halves(leaves, count);

        for (uint64_t i = 0; i < count; i++) {
            ib_digest path[IB_TREE_DEPTH];
            size_t steps;

            assert_int_equal(ib_tree_path(path, &steps, leaves, count, i),
                             IBID_OK);
            assert_true(leads(&leaves[i], i, count, path, steps, &root));
            assert_false(leads(&leaves[i + 1], i, count, path, steps, &root));
            assert_false(
                leads(&leaves[i], i, count + 1, path, steps, &leaves[i]));
            if (count > 1) {
                assert_false(
                    leads(&leaves[i], i ^ 1, count, path, steps, &root));
                assert_false(
                    leads(&leaves[i], i, count, path, steps - 1, &root));
                path[steps - 1].at[31] ^= 1;
                assert_false(leads(&leaves[i], i, count, path, steps, &root));
            }
        }
    }
}

static void no_such_leaf(void **state)
{
    ib_digest root;

    (void)state;
    assert_false(leads(&leaves[0], 1, 1, NULL, 0, &leaves[0]));
    assert_false(leads(&leaves[0], 0, 0, NULL, 0, &leaves[0]));
    assert_int_equal(ib_tree_root_of(&root, leaves, 1), IBID_OK);
    assert_memory_equal(&root, &leaves[0], sizeof root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_roots),
        cmocka_unit_test(every_root),
        cmocka_unit_test(every_proof),
        cmocka_unit_test(no_such_leaf),
    };

    return cmocka_run_group_tests(tests, make_leaves, NULL);
}
