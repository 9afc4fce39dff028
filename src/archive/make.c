/* make.c - a new archive and its key. */

#include <errno.h>
#include <fcntl.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/costs.h"
#include "archive/disk.h"
#include "base/fail.h"
#include "base/str.h"

/* The files of a new archive, and its folders. */
static const char *const files[] = {"ibid-archive", "key.pub", "log",
                                    "checkpoint", "lock"};
static const char *const folders[] = {"objects", "index", "tmp"};

enum {
    FILE_COUNT = sizeof files / sizeof *files,
    FOLDER_COUNT = sizeof folders / sizeof *folders
};

static ibid_status fail_crypto(ibid_err *err)
{
    return ib_fail(err, IBID_ENOMEM, ibid_status_words(IBID_ENOMEM), 0, 0);
}

/* A name that no other archive has. */
static ibid_status make_signer(ib_signer *out, ibid_err *err)
{
    char name[IB_SIGNER_NAME] = "ibid-archive/";
    size_t used = strlen(name);
    uint8_t random[8];

    if (RAND_bytes(random, sizeof random) != 1)
        return fail_crypto(err);
    for (size_t i = 0; i < sizeof random; i++, used += 2)
        snprintf(name + used, sizeof name - used, "%02x", random[i]);
    return ib_signer_make(out, name) ? fail_crypto(err) : IBID_OK;
}

/* The first entry, and the checkpoint over it. */
static ibid_status first_entry(ibid_str *line, ibid_str *note,
                               const ib_signer *signer, const char *key,
                               ib_arena *scratch)
{
    char *written = ib_arena_array(scratch, char, IB_CHECKPOINT_ROOM);
    char *bytes = ib_arena_array(scratch, char, IB_LOG_LINE_MAX);
    ib_checkpoint checkpoint = {.size = 1};
    ib_log_entry entry = {.value = {[IB_LOG_ACT] = IB_STR("init"),
                                    [IB_LOG_IBID] = IB_STR(IBID_VERSION),
                                    [IB_LOG_FORMAT] = IB_STR("1"),
                                    [IB_LOG_KEY] = ib_str_of(key)}};
    ibid_status st;

    if (!written || !bytes)
        return ib_arena_status(scratch);
    st = ib_log_stamp(&entry, scratch, 0);
    if (st)
        return st;
    *line = (ibid_str){bytes, ib_log_write(bytes, &entry)};
    st = ib_tree_leaf(&checkpoint.root, (ibid_str){bytes, line->len - 1});
    if (!st)
        st = ib_checkpoint_write(written, &note->len, &checkpoint, signer);
    note->at = written;
    return st;
}

/* Take away what an `init` left that was stopped. */
static void clear(const char *part)
{
    const int folder = open(part, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (folder < 0)
        return;
    for (int i = 0; i < FILE_COUNT; i++)
        unlinkat(folder, files[i], 0);
    for (int i = 0; i < FOLDER_COUNT; i++)
        unlinkat(folder, folders[i], AT_REMOVEDIR);
    close(folder);
    rmdir(part);
}

/* Write all files of a new archive into an empty folder. */
static ibid_status fill(int folder, const ib_signer *signer, ib_arena *scratch,
                        ibid_err *err)
{
    char key[IB_SIGNER_LINE];
    const char *key_line;
    ibid_str bytes[FILE_COUNT] = {[0] = IB_STR("ibid archive 1\n")};
    ibid_status st;

    ib_verifier_write(key, &signer->verifier);
    key_line = ib_str_format(scratch, "%s\n", key);
    if (!key_line)
        return ib_archive_fail_memory(scratch, err);
    bytes[1] = ib_str_of(key_line);
    st = first_entry(&bytes[2], &bytes[3], signer, key, scratch);
    if (st)
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    for (int i = 0; i < FOLDER_COUNT && !st; i++)
        if (mkdirat(folder, folders[i], 0777) != 0)
            st = ib_disk_fail(err, errno);
    for (int i = 0; i < FILE_COUNT && !st; i++)
        st = ib_disk_save(folder, files[i], 0666, bytes[i], err);
    return st ? st : ib_disk_sync_folder(folder, ".", err);
}

/* Make the name of a file or folder safe. */
static ibid_status sync_parent(const char *path, ib_arena *scratch,
                               ibid_err *err)
{
    const char *slash = strrchr(path, '/');
    const char *parent =
        slash ? ib_str_format(scratch, "%.*s", (int)(slash - path) + 1, path)
              : ".";

    return parent ? ib_disk_sync_folder(AT_FDCWD, parent, err)
                  : ib_archive_fail_memory(scratch, err);
}

/* Write the key for its owner's eyes alone. */
static ibid_status save_key(const char *path, const ib_signer *signer,
                            ib_arena *scratch, ibid_err *err)
{
    char line[IB_SIGNER_LINE + 1];
    ibid_status st;

    ib_signer_write(line, signer);
    strcat(line, "\n");
    st = ib_disk_save(AT_FDCWD, path, 0600, ib_str_of(line), err);
    if (st == IBID_EBUSY)
        return ib_fail(err, st,
                       "there is a key of that name already: it may be needed; "
                       "name another file with --key",
                       0, EEXIST);
    return st ? st : sync_parent(path, scratch, err);
}

/* Build the archive under another name, and give it its own when it is whole.
 */
static ibid_status build(const char *path, const char *part, const char *key,
                         ib_arena *scratch, ibid_err *err)
{
    ib_signer signer;
    int folder;
    ibid_status st = make_signer(&signer, err);

    if (st)
        return st;
    clear(part);
    if (mkdir(part, 0777) != 0)
        return ib_disk_fail(err, errno);
    folder = open(part, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return ib_disk_fail(err, errno);
    st = fill(folder, &signer, scratch, err);
    close(folder);
    if (!st)
        st = save_key(key, &signer, scratch, err);
    ib_signer_forget(&signer);
    if (!st && rename(part, path) != 0) {
        st = ib_disk_fail(err, errno);
        unlink(key);
    }
    if (st)
        clear(part);
    return st ? st : sync_parent(path, scratch, err);
}

ibid_status ibid_archive_make(const char *path, const char *key, ibid_err *err)
{
    struct stat about;
    size_t len = strlen(path);
    const char *part;
    ib_arena scratch;
    ibid_status st;

    while (len > 1 && path[len - 1] == '/')
        len--;
    ib_arena_init(&scratch, NULL, 0, NULL);
    path = ib_str_format(&scratch, "%.*s", (int)len, path);
    part = path ? ib_str_format(&scratch, "%s.part", path) : NULL;
    if (part && !key)
        key = ib_str_format(&scratch, "%s.key", path);
    if (!part || !key)
        st = ib_archive_fail_memory(&scratch, err);
    else if (lstat(path, &about) == 0)
        st = ib_fail(err, IBID_EBUSY,
                     "there is a file or folder of that name already", 0,
                     EEXIST);
    else
        st = build(path, part, key, &scratch, err);
    ib_arena_free(&scratch);
    return st;
}
