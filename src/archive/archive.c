/* archive.c - making, opening and closing an archive; bringing its catalog up
 * to its log. */

#include "archive/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/costs.h"
#include "archive/disk.h"
#include "archive/index.h"
#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "read/file.h"

enum { FORMAT = 1 };

static const char changed[] =
    "its log is not what its checkpoint signed: it was changed or is damaged; "
    "\"ibid verify\" says where";

ibid_status ib_archive_fail_words(ibid_err *err, ibid_status st)
{
    return ib_fail(err, st, ibid_status_words(st), 0, 0);
}

ibid_status ib_archive_fail_memory(const ib_arena *arena, ibid_err *err)
{
    return ib_archive_fail_words(err, ib_arena_status(arena));
}

const char *ib_archive_object_path(ib_arena *arena, const ibid_archive *archive,
                                   const char *sha256)
{
    return ib_str_format(arena, "%s/objects/%.2s/%s", archive->path, sha256,
                         sha256 + 2);
}

static ibid_status fail_crypto(ibid_err *err)
{
    return ib_fail(err, IBID_ENOMEM, ibid_status_words(IBID_ENOMEM), 0, 0);
}

/* Is it an archive, and of this format? */
static ibid_status read_mark(ib_arena *scratch, int folder, ibid_err *err)
{
    static const char none[] = "it is no archive of ibid; \"ibid init\" makes "
                               "one";
    const ibid_str head = IB_STR("ibid archive ");
    ibid_str mark;
    uint32_t number, len;
    ibid_status st =
        ib_disk_read(&mark, scratch, folder, "ibid-archive", 256, err);

    if (st == IBID_EFORMAT || (st == IBID_EIO && err && err->sys == ENOENT))
        return ib_fail(err, IBID_EFORMAT, none, 0, 0);
    if (st)
        return st;
    len = ib_str_has_at(mark, 0, head)
              ? ib_number_at(&number, mark, head.len, mark.len)
              : 0;
    if (len == 0 || head.len + len + 1 != mark.len ||
        mark.at[head.len + len] != '\n')
        return ib_fail(err, IBID_EFORMAT, none, 0, 0);
    if (number != FORMAT)
        return ib_fail(err, IBID_EUNSUPPORTED,
                       "a newer version of ibid made this archive; use that "
                       "one",
                       0, 0);
    return IBID_OK;
}

ibid_status ib_archive_enter(int *folder, ib_verifier *verifier,
                             ib_arena *scratch, const char *path, ibid_err *err)
{
    ibid_err own = {0};
    ibid_str line;
    ibid_status st;

    *folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*folder < 0)
        return ib_fail(err, IBID_EIO,
                       errno == ENOENT ? "there is no such archive"
                       : errno == ENOTDIR
                           ? "an archive is a folder, and this is none"
                           : ib_file_why(errno),
                       0, errno);
    st = read_mark(scratch, *folder, &own);
    if (!st)
        st = ib_disk_read(&line, scratch, *folder, "key.pub", IB_SIGNER_LINE,
                          &own);
    if (!st && ib_verifier_read(verifier, line))
        st = ib_fail(&own, IBID_EFORMAT, "its file key.pub is damaged", 0, 0);
    if (st) {
        close(*folder);
        *folder = -1;
        if (err)
            *err = own;
    }
    return st;
}

ibid_status ib_archive_read_checkpoint(ib_checkpoint *out, ibid_str *note,
                                       const char **why, ib_arena *arena,
                                       int folder, const ib_verifier *verifier,
                                       ibid_err *err)
{
    /* ib_disk_read ends what it reads with a zero. */
    const ibid_status st =
        ib_disk_read(note, arena, folder, "checkpoint", IB_CHECKPOINT_MAX, err);

    *why = NULL;
    if (!st)
        *why = ib_checkpoint_read(out, *note, verifier);
    return st;
}

static ibid_status read_checkpoint(ibid_archive *archive, ibid_err *err)
{
    const char *why;
    ibid_status st;

    ib_arena_reset(&archive->note);
    st = ib_archive_read_checkpoint(
        &archive->checkpoint, &archive->checkpoint_note, &why, &archive->note,
        archive->folder, &archive->verifier, err);
    if (!st && why)
        st = ib_fail(err, IBID_EFORMAT,
                     "its checkpoint is not signed by its key, or is damaged; "
                     "\"ibid verify\" says more",
                     0, 0);
    return st;
}

/* Take over one line of the log. */
static ibid_status take_line(ibid_archive *archive, ib_arena *scratch,
                             ib_tree *tree, ibid_str line, uint64_t at,
                             ibid_err *err)
{
    ib_log_entry entry;
    ib_digest leaf;
    const char *why;
    ibid_status st = ib_log_read(&entry, &why, scratch, line);

    if (st)
        return ib_archive_fail_memory(scratch, err);
    if (why == ib_log_unknown)
        return ib_fail(err, IBID_EUNSUPPORTED,
                       "its log has an act that this version of ibid does not "
                       "know; use a newer one",
                       at, 0);
    if (why || ib_log_number(&entry, IB_LOG_N) != tree->size)
        return ib_fail(err, IBID_EFORMAT, changed, at, 0);
    if (ib_tree_leaf(&leaf, line) || ib_tree_put(tree, &leaf))
        return fail_crypto(err);
    st = ib_catalog_put(archive->catalog, &entry, &leaf, at, line.len, err);
    return st ? st : ib_archive_put_words(archive, &entry, err);
}

/* Read the lines behind those that the catalog has, up to the checkpoint. */
static ibid_status take_lines(ibid_archive *archive, ib_arena *scratch, int fd,
                              const ib_catalog_state *state, ib_tree *tree,
                              ibid_err *err)
{
    ib_log_reader reader;
    ib_arena_mark mark;
    ibid_status st =
        ib_log_reader_start(&reader, scratch, fd, (off_t)state->bytes);

    if (st)
        return ib_archive_fail_memory(scratch, err);
    mark = ib_arena_here(scratch);
    while (tree->size < archive->checkpoint.size && !st) {
        const uint64_t at = (uint64_t)reader.at;
        ibid_str line;

        st = ib_log_reader_next(&line, &reader, err);
        if (!st && !line.at)
            st = ib_fail(err, IBID_EFORMAT, changed, at, 0);
        if (!st)
            st = take_line(archive, scratch, tree, line, at, err);
        ib_arena_rewind(scratch, mark);
    }
    return st;
}

/* Add the leaves that the catalog has and the tree has not. */
static ibid_status grow_tree(ib_tree *tree, ib_catalog *catalog,
                             ib_arena *scratch, uint64_t entries, ibid_err *err)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    const uint64_t count = entries - tree->size;
    ib_digest *leaf = ib_arena_array(scratch, ib_digest, count);
    ibid_status st;

    if (!leaf)
        return ib_archive_fail_memory(scratch, err);
    st = ib_catalog_leaves(leaf, catalog, tree->size, count, err);
    for (uint64_t i = 0; i < count && !st; i++)
        if (ib_tree_put(tree, &leaf[i]))
            st = fail_crypto(err);
    ib_arena_rewind(scratch, mark);
    return st;
}

static ibid_status check_root(const ib_tree *tree,
                              const ib_checkpoint *checkpoint, ibid_err *err)
{
    ib_digest root;

    if (ib_tree_root(&root, tree))
        return fail_crypto(err);
    if (memcmp(root.at, checkpoint->root.at, sizeof root.at) != 0)
        return ib_fail(err, IBID_EFORMAT, changed, 0, 0);
    return IBID_OK;
}

/* Take over, between begin and end, what the catalog lacks. */
static ibid_status take_lacking(ibid_archive *archive, ib_arena *scratch,
                                int fd, ib_tree *tree, ibid_err *err)
{
    ib_catalog_state state;
    ibid_status st = ib_catalog_state_read(&state, archive->catalog, err);

    if (!st && state.entries > archive->checkpoint.size)
        st = ib_fail(err, IBID_EFORMAT,
                     "its log is shorter than it was: it was cut, or put back "
                     "to an earlier state; \"ibid verify\" says more",
                     0, 0);
    if (!st && tree->size > state.entries) /* the catalog was made anew */
        *tree = (ib_tree){.size = 0};
    /* Who made the index that lies there is not known either. */
    if (!st && state.entries == 0 && !archive->is_private)
        st = ib_index_forget(archive, err);
    if (!st)
        st = grow_tree(tree, archive->catalog, scratch, state.entries, err);
    if (!st)
        st = take_lines(archive, scratch, fd, &state, tree, err);
    if (!st)
        st = check_root(tree, &archive->checkpoint, err);
    return st;
}

/* Take over what the catalog lacks; all of it, or nothing. */
static ibid_status take_over(ibid_archive *archive, ib_arena *scratch,
                             ibid_err *err)
{
    ib_tree tree = archive->tree;
    int fd;
    ibid_status st = ib_disk_open(&fd, archive->folder, "log", O_RDONLY, NULL);

    if (st)
        return ib_fail(err, st, "its log is missing or cannot be read", 0, 0);
    st = ib_catalog_begin(archive->catalog, err);
    if (!st) {
        st = take_lacking(archive, scratch, fd, &tree, err);
        if (st)
            (void)!ib_catalog_end(archive->catalog, false, NULL);
        else
            st = ib_catalog_end(archive->catalog, true, err);
    }
    close(fd);
    if (!st)
        archive->tree = tree;
    return st;
}

/* The files that SQLite keeps a catalog in. */
static const char *const catalog_files[] = {
    "catalog.sqlite", "catalog.sqlite-wal", "catalog.sqlite-shm",
    "catalog.sqlite-journal"};

enum { CATALOG_FILES = sizeof catalog_files / sizeof *catalog_files };

static const char *catalog_path(const ibid_archive *archive, ib_arena *arena)
{
    return ib_str_format(arena, "%s/%s", archive->path, catalog_files[0]);
}

bool ib_archive_catalog_is_file(int folder)
{
    for (int i = 0; i < CATALOG_FILES; i++) {
        struct stat about;

        if (fstatat(folder, catalog_files[i], &about, AT_SYMLINK_NOFOLLOW) ==
                0 &&
            !S_ISREG(about.st_mode))
            return false;
    }
    return true;
}

/* A number for the place where an archive lies; 0: it cannot be told.  A folder
 * that is copied, unpacked, or came by mail has another number and another time
 * of making, and nobody can set that time. */
static uint32_t place_of(int folder)
{
    struct statx about = {0};
    uint64_t words[5];
    ib_digest digest;
    uint32_t place = 0;

    if (statx(folder, "", AT_EMPTY_PATH, STATX_INO | STATX_BTIME, &about) != 0)
        return 0;
    words[0] = about.stx_ino;
    words[1] = (uint64_t)about.stx_btime.tv_sec;
    words[2] = about.stx_btime.tv_nsec;
    /* Numbers of devices change when a computer starts: only where there is
     * nothing better. */
    words[3] = about.stx_mask & STATX_BTIME ? 0 : about.stx_dev_major;
    words[4] = about.stx_mask & STATX_BTIME ? 0 : about.stx_dev_minor;
    if (ib_digest_of(&digest, words, sizeof words))
        return 0;
    for (int i = 0; i < 4; i++)
        place = place << 8 | digest.at[i];
    place &= INT32_MAX; /* SQLite has 32 bits for it, with a sign */
    return place ? place : 1;
}

/* Open what lies there, where it was made there. */
static ibid_status open_made_here(ibid_archive *archive, ibid_err *err)
{
    const char *path = catalog_path(archive, &archive->arena);

    if (!path)
        return ib_archive_fail_memory(&archive->arena, err);
    if (!ib_archive_catalog_is_file(archive->folder))
        return ib_fail(err, IBID_EFORMAT, "its catalog is a link", 0, 0);
    return ib_catalog_open(&archive->catalog, &archive->arena, path,
                           place_of(archive->folder), err);
}

/* Empty a catalog that is damaged, old, or made somewhere else.  Others may
 * have it open: where SQLite can, it does so under their eyes. */
static ibid_status renew_catalog(ibid_archive *archive, ibid_err *err)
{
    const char *path = catalog_path(archive, &archive->arena);
    ibid_status st = IBID_EFORMAT;

    ib_catalog_close(archive->catalog);
    archive->catalog = NULL;
    archive->tree = (ib_tree){.size = 0};
    if (!path)
        return ib_archive_fail_memory(&archive->arena, err);
    if (ib_archive_catalog_is_file(archive->folder))
        st = ib_catalog_empty(&archive->arena, path, err);
    if (st == IBID_EFORMAT)
        for (int i = 0; i < CATALOG_FILES; i++)
            unlinkat(archive->folder, catalog_files[i], 0);
    return st && st != IBID_EFORMAT ? st : open_made_here(archive, err);
}

/* Bring the catalog up to the checkpoint, or to a newer one. */
static ibid_status catch_up(ibid_archive *archive, ibid_err *err)
{
    ib_arena scratch;
    ibid_status st = read_checkpoint(archive, err);

    if (st)
        return st;
    ib_arena_init(&scratch, archive->options.read.alloc,
                  archive->options.read.memory_max, NULL);
    st = take_over(archive, &scratch, err);
    ib_arena_free(&scratch);
    if (!st && !archive->is_private)
        st = ib_archive_finish_purges(archive, err);
    return st;
}

ibid_status ib_archive_wait(int *lock, int folder,
                            const ibid_archive_options *options, ibid_err *err)
{
    const uint32_t first = options->wait_ms < IB_LOCK_QUIET_MS
                               ? options->wait_ms
                               : IB_LOCK_QUIET_MS;
    const ibid_status st = ib_disk_lock(lock, folder, "lock", first, err);

    if (st != IBID_EBUSY || first == options->wait_ms)
        return st;
    if (options->waits)
        options->waits(options->waits_state);
    return ib_disk_lock(lock, folder, "lock", options->wait_ms - first, err);
}

ibid_status ib_archive_lock(int *lock, ibid_archive *archive, ibid_err *err)
{
    ibid_status st =
        ib_archive_wait(lock, archive->folder, &archive->options, err);

    if (st)
        return st;
    st = catch_up(archive, err);
    if (st) {
        close(*lock);
        *lock = -1;
    }
    return st;
}

/* Does the catalog have all entries of the checkpoint?  The catalog is looked
 * at first: what is written between both looks makes it lag, never lead. */
static ibid_status compare_state(bool *is_whole, ibid_archive *archive,
                                 ibid_err *err)
{
    ib_catalog_state state;
    ibid_status st = ib_catalog_state_read(&state, archive->catalog, err);

    if (!st)
        st = read_checkpoint(archive, err);
    *is_whole = !st && state.entries == archive->checkpoint.size;
    return st;
}

/* Is the failure one of a catalog that can be made anew? */
static bool is_renewable(const ibid_archive *archive, ibid_status st)
{
    return archive->catalog ? ib_catalog_is_damaged(archive->catalog)
                            : st == IBID_EFORMAT;
}

/* Bring it up to the checkpoint, made anew where it must be.  Another program
 * may have done so while the lock was waited for. */
static ibid_status mend_catalog(ibid_archive *archive, ibid_err *err)
{
    ibid_status st = archive->catalog ? IBID_OK : open_made_here(archive, err);

    if (!st)
        st = catch_up(archive, err);
    if (!st || !is_renewable(archive, st))
        return st;
    st = renew_catalog(archive, err);
    return st ? st : catch_up(archive, err);
}

/* Open the catalog that lies in the archive. */
static ibid_status open_catalog(ibid_archive *archive, ibid_err *err)
{
    bool is_whole = false;
    int lock;
    ibid_status st = open_made_here(archive, err);

    if (!st)
        st = compare_state(&is_whole, archive, err);
    if (is_whole || (st && !is_renewable(archive, st)))
        return st;
    st = ib_archive_wait(&lock, archive->folder, &archive->options, err);
    if (st)
        return st;
    st = mend_catalog(archive, err);
    close(lock);
    return st;
}

/* Where the catalog cannot be written, its rows are made for this process. */
static ibid_status open_private(ibid_archive *archive, ibid_err *err)
{
    ibid_status st;

    ib_catalog_close(archive->catalog);
    archive->catalog = NULL;
    archive->tree = (ib_tree){.size = 0};
    archive->is_private = true;
    st = ib_catalog_open(&archive->catalog, &archive->arena, "", 0, err);
    return st ? st : catch_up(archive, err);
}

void ib_archive_let_go(ibid_archive *archive)
{
    if (archive->is_held)
        (void)!ib_catalog_end(archive->catalog, false, NULL);
    archive->is_held = false;
}

/* Hold the catalog as it is. */
static ibid_status hold_any(ibid_archive *archive, ibid_err *err)
{
    const ibid_status st = ib_catalog_hold(archive->catalog, err);

    archive->is_held = st == IBID_OK;
    return st;
}

/* Hold the catalog, where it has just the entries of the checkpoint. */
static ibid_status hold(ibid_archive *archive, ibid_err *err)
{
    bool is_whole;
    ibid_status st = hold_any(archive, err);

    if (st)
        return st;
    st = compare_state(&is_whole, archive, err);
    if (!is_whole)
        ib_archive_let_go(archive);
    return st;
}

ibid_status ib_archive_hold(ibid_archive *archive, ibid_err *err)
{
    int lock;
    ibid_status st;

    if (archive->is_private) /* nobody else writes to it */
        return hold_any(archive, err);
    st = hold(archive, err);
    if (st || archive->is_held)
        return st;
    st = ib_archive_lock(&lock, archive, err);
    if (st == IBID_EIO || st == IBID_EBUSY) {
        st = open_private(archive, err);
        return st ? st : hold_any(archive, err);
    }
    if (st)
        return st;
    st = hold(archive, err);
    close(lock);
    return st || archive->is_held ? st
                                  : ib_fail(err, IBID_EFORMAT, changed, 0, 0);
}

/* Read the key that signs, and see that nobody else can. */
static ibid_status read_key(ibid_archive *archive, ibid_err *err)
{
    const char *path = archive->options.key;
    struct stat about;
    ibid_str line;
    ibid_status st;

    if (!path)
        path = ib_str_format(&archive->arena, "%s.key", archive->path);
    if (!path)
        return ib_archive_fail_memory(&archive->arena, err);
    if (stat(path, &about) != 0)
        return ib_fail(err, IBID_EIO,
                       "the key that signs its log is not there, and only who "
                       "has it may change the archive; option --key, or "
                       "IBID_KEY, says where it is",
                       0, errno);
    if (about.st_mode & (S_IRWXG | S_IRWXO))
        return ib_fail(err, IBID_EFORMAT,
                       "others may read the key that signs its log; take "
                       "their permission away: chmod 600",
                       0, 0);
    st = ib_disk_read(&line, &archive->arena, AT_FDCWD, path, IB_SIGNER_LINE,
                      err);
    if (st)
        return st;
    if (ib_signer_read(&archive->signer, line))
        return ib_fail(err, IBID_EFORMAT, "the key file is no key", 0, 0);
    if (memcmp(&archive->signer.verifier, &archive->verifier,
               sizeof archive->verifier) != 0)
        return ib_fail(err, IBID_EFORMAT, "the key is that of another archive",
                       0, 0);
    return IBID_OK;
}

static ibid_status open_parts(ibid_archive *archive, ibid_err *err)
{
    ib_arena scratch;
    ibid_status st;

    ib_arena_init(&scratch, archive->options.read.alloc, 0, NULL);
    st = ib_archive_enter(&archive->folder, &archive->verifier, &scratch,
                          archive->path, err);
    ib_arena_free(&scratch);
    if (!st && archive->options.write)
        st = read_key(archive, err);
    if (st)
        return st;
    st = open_catalog(archive, err);
    if (!archive->options.write && (st == IBID_EIO || st == IBID_EBUSY))
        st = open_private(archive, err);
    if (!st && archive->options.write)
        ib_store_sweep(archive->folder);
    return st;
}

ibid_status ibid_archive_open(ibid_archive **out, const char *path,
                              const ibid_archive_options *options,
                              ibid_err *err)
{
    const ibid_archive_options plain = IBID_ARCHIVE_OPTIONS_INIT;
    ibid_archive *archive;
    ib_arena arena;
    ibid_status st;
    size_t len = strlen(path);

    *out = NULL;
    if (!options)
        options = &plain;
    while (len > 1 && path[len - 1] == '/')
        len--;
    ib_arena_init(&arena, options->read.alloc, 0, NULL);
    archive = ib_arena_array(&arena, ibid_archive, 1);
    if (!archive)
        return ib_archive_fail_memory(&arena, err);
    archive->arena = arena;
    archive->folder = -1;
    archive->options = *options;
    ib_arena_init(&archive->batch, options->read.alloc, 0, NULL);
    ib_arena_init(&archive->note, options->read.alloc, 0, NULL);
    ib_arena_init(&archive->said, options->read.alloc, 0, NULL);
    archive->waiting = ib_list_of(&archive->batch, ib_waiting);
    archive->path = ib_str_format(&archive->arena, "%.*s", (int)len, path);
    st = archive->path ? open_parts(archive, err)
                       : ib_archive_fail_memory(&archive->arena, err);
    if (st)
        ibid_archive_close(archive);
    else
        *out = archive;
    return st;
}

void ibid_archive_close(ibid_archive *archive)
{
    ib_arena arena;

    if (!archive)
        return;
    for (size_t i = 0; i < archive->waiting.count; i++) {
        ib_waiting *one = ib_list_at(&archive->waiting, ib_waiting, i);

        for (int k = 0; k < one->part_count; k++)
            ib_part_drop(&one->part[k], archive->folder);
    }
    ib_catalog_close(archive->catalog);
    ib_signer_forget(&archive->signer);
    if (archive->folder >= 0)
        close(archive->folder);
    ib_arena_free(&archive->batch);
    ib_arena_free(&archive->note);
    ib_arena_free(&archive->said);
    arena = archive->arena; /* the struct lies in its own arena */
    ib_arena_free(&arena);
}

const char *ibid_archive_checkpoint(const ibid_archive *archive)
{
    return archive->checkpoint_note.at;
}
