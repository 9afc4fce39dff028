/* import.c - a bag that somebody gives: compared with its manifests, and only
 * then read. */

#include <fcntl.h>
#include <fts.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/bag.h"
#include "archive/disk.h"
#include "base/fail.h"
#include "base/hash.h"
#include "base/scan.h"
#include "base/str.h"

/* Hashes that are strong enough, the best known first. */
static const struct {
    const char *name;
    const char *manifest;
    const char *tags;
} hashes[] = {
    {"sha256", "manifest-sha256.txt", "tagmanifest-sha256.txt"},
    {"sha512", "manifest-sha512.txt", "tagmanifest-sha512.txt"},
};

/* A line of a manifest. */
typedef struct listed {
    const char *path;
    ibid_str hash; /* hex */
} listed;

typedef struct importing {
    const ibid_bag_visitor *visitor;
    const char *path;
    int folder;
    ib_arena arena;   /* the manifest */
    ib_arena scratch; /* one file */
    ib_list payload;  /* of listed */
    const EVP_MD *hash;
    ibid_bag bag;
    bool is_broken;
    ibid_err *err;
} importing;

static ibid_status fail_memory(importing *m)
{
    return ib_fail(m->err, IBID_ENOMEM, ibid_status_words(IBID_ENOMEM), 0, 0);
}

static void hear(importing *m, const char *path, const char *what)
{
    m->is_broken = true;
    if (m->visitor->hear)
        m->visitor->hear(m->visitor->state, path, what);
}

/* Is it the hash of these bytes?  False where libcrypto has no memory, too. */
static bool is_hash(const importing *m, ibid_str hex, ibid_str bytes)
{
    unsigned char sum[EVP_MAX_MD_SIZE];
    char found[2 * EVP_MAX_MD_SIZE + 1];
    unsigned len = 0;

    if (!EVP_Digest(bytes.len ? bytes.at : "", bytes.len, sum, &len, m->hash,
                    NULL))
        return false;
    for (unsigned i = 0; i < len; i++)
        snprintf(found + (size_t)2 * i, 3, "%02x", sum[i]);
    return ib_str_is_nocase(hex, ib_str_of(found));
}

/* Take a line apart: the hash, blanks, the path. */
static ibid_status read_line(importing *m, ib_list *out, ibid_str line,
                             const char *head)
{
    uint32_t at = 0;
    listed one;
    listed *kept;

    while (at < line.len && !ib_is(line.at[at], IB_SPACE))
        at++;
    one.hash = (ibid_str){line.at, at};
    while (at < line.len &&
           (line.at[at] == ' ' || line.at[at] == '\t' || line.at[at] == '*'))
        at++;
    one.path =
        ib_bag_decode(&m->arena, (ibid_str){line.at + at, line.len - at});
    if (!one.path)
        return fail_memory(m);
    if (one.hash.len == 0 || !ib_bag_is_inside(one.path, head)) {
        hear(m, one.path, "the manifest names what is not in the bag");
        return IBID_OK;
    }
    kept = ib_list_push(out);
    if (!kept)
        return fail_memory(m);
    *kept = one;
    return IBID_OK;
}

/* Read a manifest, and tell its own hash. */
static ibid_status read_manifest(importing *m, ib_list *out, char sha256[65],
                                 const char *name, const char *head)
{
    ibid_str all = {NULL, 0};
    ibid_status st =
        ib_disk_read(&all, &m->arena, m->folder, name, IBID_TEXT_MAX, m->err);

    if (!st && ib_hash_hex(sha256, all.at, all.len))
        st = fail_memory(m);

    for (uint32_t start = 0; start < all.len && !st;) {
        uint32_t end = ib_str_find(all, start, IB_STR("\n"));
        ibid_str line;

        end = end == IBID_NONE ? all.len : end;
        line = (ibid_str){all.at + start, end - start};
        while (line.len > 0 && line.at[line.len - 1] == '\r')
            line.len--;
        if (line.len > 0)
            st = read_line(m, out, line, head);
        start = end + 1;
    }
    return st;
}

/* Read one file, and compare it with its line. */
static ibid_status read_file(importing *m, ibid_str *bytes, const listed *one)
{
    ibid_err own = {0};
    const ibid_status st = ib_disk_read(bytes, &m->scratch, m->folder,
                                        one->path, IBID_TEXT_MAX, &own);

    if (st == IBID_ENOMEM || st == IBID_ELIMIT)
        return fail_memory(m);
    if (st)
        hear(m, one->path, own.what);
    else if (!is_hash(m, one->hash, *bytes))
        hear(m, one->path, "it is not the file that the manifest lists");
    return IBID_OK;
}

static ibid_status check_files(importing *m, const ib_list *all)
{
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < all->count && !st; i++) {
        ibid_str bytes;

        st = read_file(m, &bytes, ib_list_at(all, listed, i));
        ib_arena_reset(&m->scratch);
    }
    return st;
}

/* How many files the payload has. */
static ibid_status count_payload(importing *m, uint64_t *count)
{
    char *path = ib_str_format(&m->arena, "%s/data", m->path);
    char *const paths[] = {path, NULL};
    FTS *walk = path ? fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL) : NULL;
    const FTSENT *entry;

    *count = 0;
    if (!walk)
        return fail_memory(m);
    while ((entry = fts_read(walk))) {
        const bool is_link =
            entry->fts_info == FTS_SL || entry->fts_info == FTS_SLNONE;

        if (is_link) /* it could lead out of the bag */
            hear(m, entry->fts_path + strlen(m->path) + 1,
                 "it is a link; a bag has files alone");
        *count += is_link || entry->fts_info == FTS_F;
    }
    fts_close(walk);
    return IBID_OK;
}

/* Which of the hashes the bag has; IBID_NONE: none. */
static uint32_t choose_hash(const importing *m)
{
    for (uint32_t i = 0; i < sizeof hashes / sizeof *hashes; i++)
        if (ib_disk_has(m->folder, hashes[i].manifest))
            return i;
    return IBID_NONE;
}

/* Compare all of the bag with its manifests. */
static ibid_status check_bag(importing *m)
{
    const uint32_t which = choose_hash(m);
    ib_list tags = ib_list_of(&m->arena, listed);
    char sha256[65];
    uint64_t count;
    ibid_str mark;
    ibid_status st;

    if (ib_disk_read(&mark, &m->arena, m->folder, "bagit.txt", 4096, m->err) ||
        !ib_str_has_at(mark, 0, IB_STR("BagIt-Version: ")))
        return ib_fail(m->err, IBID_EFORMAT, "it is no bag (BagIt)", 0, 0);
    if (which == IBID_NONE)
        return ib_fail(m->err, IBID_EUNSUPPORTED,
                       "the bag has no manifest with SHA-256 or SHA-512; "
                       "weaker hashes show nothing",
                       0, 0);
    m->hash = EVP_get_digestbyname(hashes[which].name);
    st = read_manifest(m, &m->payload, m->bag.manifest, hashes[which].manifest,
                       "data/");
    if (!st && ib_disk_has(m->folder, hashes[which].tags))
        st = read_manifest(m, &tags, sha256, hashes[which].tags, "");
    if (!st)
        st = check_files(m, &tags);
    if (!st)
        st = check_files(m, &m->payload);
    if (!st)
        st = count_payload(m, &count);
    m->bag.files = m->payload.count;
    if (!st && count != m->payload.count)
        hear(m, "data",
             "it has files that the manifest does not list, or "
             "lists twice");
    return st;
}

static int by_hash(const void *a, const void *b)
{
    return memcmp(a, b, 64);
}

/* The objects that the log of an export added, and the root of its entries. */
static ibid_status read_log(importing *m, ib_list *added, ib_tree *tree)
{
    ibid_str all = {NULL, 0};
    ibid_status st = ib_disk_read(&all, &m->arena, m->folder, "ibid/log",
                                  IBID_TEXT_MAX, m->err);

    for (uint32_t start = 0, end; start < all.len && !st; start = end + 1) {
        ib_log_entry entry = {0};
        ib_digest leaf;
        const char *why;
        ibid_str line;

        end = ib_str_find(all, start, IB_STR("\n"));
        end = end == IBID_NONE ? all.len : end;
        line = (ibid_str){all.at + start, end - start};
        if (ib_log_read(&entry, &why, &m->scratch, line) ||
            ib_tree_leaf(&leaf, line) || ib_tree_put(tree, &leaf))
            st = fail_memory(m);
        if (!st && !why && ib_log_is(&entry, "add")) {
            char *hash = ib_list_push(added);

            if (!hash)
                st = fail_memory(m);
            else
                memcpy(hash, entry.value[IB_LOG_OBJECT].at, 64);
        }
        ib_arena_reset(&m->scratch);
    }
    return st;
}

/* Is the log what the checkpoint of the bag signed, and did it add each file?
 * Hears what is not so. */
static ibid_status check_log(importing *m, const ib_checkpoint *checkpoint)
{
    ib_list added = {.arena = &m->arena, .size = 64, .align = 1};
    ib_tree tree = {.size = 0};
    ib_digest root;
    ibid_status st = read_log(m, &added, &tree);

    if (!st && ib_tree_root(&root, &tree))
        st = fail_memory(m);
    if (st)
        return st;
    if (tree.size != checkpoint->size ||
        memcmp(root.at, checkpoint->root.at, sizeof root.at) != 0)
        hear(m, "ibid/log", "it is not what ibid/checkpoint signed");
    if (added.count > 1)
        qsort(added.item, added.count, 64, by_hash);
    for (size_t i = 0; i < m->payload.count; i++) {
        const listed *one = ib_list_at(&m->payload, listed, i);

        if (one->hash.len == 64 &&
            (added.count == 0 ||
             !bsearch(one->hash.at, added.item, added.count, 64, by_hash)))
            hear(m, one->path,
                 "the archive that it says it comes from never "
                 "added it");
    }
    return st;
}

/* Where the bag is an export of ibid: is it what the archive's key signed? */
static ibid_status check_origin(importing *m)
{
    ib_checkpoint checkpoint;
    ib_verifier verifier;
    ibid_str key, note;
    const char *why;
    ibid_status st;

    if (!ib_disk_has(m->folder, "ibid/checkpoint"))
        return IBID_OK;
    st = ib_disk_read(&key, &m->arena, m->folder, "ibid/key.pub",
                      IB_SIGNER_LINE, m->err);
    if (!st)
        st = ib_disk_read(&note, &m->arena, m->folder, "ibid/checkpoint",
                          IB_CHECKPOINT_ROOM, m->err);
    if (st)
        return st;
    why = ib_verifier_read(&verifier, key)
              ? "ibid/key.pub is no key"
              : ib_checkpoint_read(&checkpoint, note, &verifier);
    if (why) {
        hear(m, "ibid/checkpoint", why);
        return IBID_OK;
    }
    m->bag.checkpoint = note;
    return check_log(m, &checkpoint);
}

/* Show each file of the payload, compared once more. */
static ibid_status show_files(importing *m)
{
    for (size_t i = 0; i < m->payload.count; i++) {
        const listed *one = ib_list_at(&m->payload, listed, i);
        ibid_str bytes;
        ibid_status st = read_file(m, &bytes, one);

        if (!st && !m->is_broken &&
            !m->visitor->see(m->visitor->state, one->path + sizeof "data",
                             bytes))
            st = ib_fail(m->err, IBID_EIO, "stopped", 0, 0);
        if (!st && m->is_broken)
            st =
                ib_fail(m->err, IBID_EFORMAT, "it was changed meanwhile", 0, 0);
        ib_arena_reset(&m->scratch);
        if (st)
            return st;
    }
    return IBID_OK;
}

ibid_status ibid_bag_visit(const char *folder, const ibid_bag_visitor *visitor,
                           ibid_err *err)
{
    importing m = {.visitor = visitor, .path = folder, .err = err};
    ibid_status st;

    m.folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m.folder < 0)
        return ib_fail(err, IBID_EIO, "there is no such folder", 0, 0);
    ib_arena_init(&m.arena, NULL, 0, NULL);
    ib_arena_init(&m.scratch, NULL, 0, NULL);
    m.payload = ib_list_of(&m.arena, listed);
    st = check_bag(&m);
    if (!st && !m.is_broken)
        st = check_origin(&m);
    if (!st && m.is_broken)
        st = ib_fail(err, IBID_EFORMAT,
                     "the bag is not what its manifests say: nothing of it is "
                     "taken",
                     0, 0);
    if (!st && visitor->begin && !visitor->begin(visitor->state, &m.bag))
        st = ib_fail(err, IBID_EIO, "stopped", 0, 0);
    if (!st)
        st = show_files(&m);
    close(m.folder);
    ib_arena_free(&m.scratch);
    ib_arena_free(&m.arena);
    return st;
}
