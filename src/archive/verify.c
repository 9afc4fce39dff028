/* verify.c - all of an archive, read again. */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/base64.h"
#include "archive/costs.h"
#include "archive/disk.h"
#include "archive/index.h"
#include "base/fail.h"
#include "base/str.h"

/* An entry that keeps a timestamp. */
typedef struct kept_stamp {
    uint64_t entry;
    char sha256[65];
    ibid_str note; /* the checkpoint that it is about */
} kept_stamp;

typedef struct verifying {
    const ibid_verify_options *options;
    ibid_verified *out;
    ib_arena arena;   /* as long as the call */
    ib_arena scratch; /* for one entry or object */
    const char *path;
    int folder;
    ib_verifier verifier;
    ib_checkpoint checkpoint;
    bool has_checkpoint;
    ib_list leaf;        /* of each entry: ib_digest */
    ib_list stamp;       /* kept_stamp */
    uint64_t bytes;      /* of the entries in the log */
    ib_catalog *catalog; /* made from the log as it is read */
    bool log_is_whole;   /* every line is an entry, and in its place */
    char last[80];       /* the row of the catalog that was named last */
    uint64_t rows;       /* that differ */
    uint64_t shift;      /* of the numbers that entries say, from their own */
    ibid_status status;  /* a failure inside a visitor */
    ibid_err *err;
} verifying;

static void hear(verifying *v, bool is_remark, const char *part,
                 const char *name, const char *what)
{
    const ibid_fault fault = {is_remark, part, name, what};

    v->out->faults += !is_remark;
    v->out->remarks += is_remark;
    if (v->options->hear)
        v->options->hear(v->options->hear_state, &fault);
}

/* A fault of what is made from the log, and signed by nobody. */
static void hear_made(verifying *v, const char *part, const char *name,
                      const char *what)
{
    v->out->made++;
    hear(v, false, part, name, what);
}

static void hear_entry(verifying *v, uint64_t n, const char *what)
{
    char name[24];

    snprintf(name, sizeof name, "%" PRIu64, n);
    hear(v, false, "entry", name, what);
}

static ibid_status fail_memory(verifying *v, const ib_arena *arena)
{
    return ib_archive_fail_memory(arena, v->err);
}

static ibid_status read_checkpoint(verifying *v)
{
    ibid_err own = {0};
    const char *why;
    ibid_str note;
    ibid_status st = ib_archive_read_checkpoint(
        &v->checkpoint, &note, &why, &v->arena, v->folder, &v->verifier, &own);

    if (st == IBID_ENOMEM || st == IBID_ELIMIT)
        return fail_memory(v, &v->arena);
    if (st || why) {
        hear(v, false, "checkpoint", "", why ? why : own.what);
        return IBID_OK;
    }
    v->has_checkpoint = true;
    snprintf(v->out->origin, sizeof v->out->origin, "%s", v->verifier.name);
    ib_base64_write(v->out->root, v->checkpoint.root.at,
                    sizeof v->checkpoint.root.at);
    return IBID_OK;
}

/* The key that the log begins with must be the one beside it. */
static void check_key(verifying *v, const ib_log_entry *entry)
{
    char line[IB_SIGNER_LINE];

    ib_verifier_write(line, &v->verifier);
    if (!ib_log_is(entry, "init") ||
        !ib_str_is(entry->value[IB_LOG_KEY], ib_str_of(line)))
        hear(v, false, "key", "",
             "key.pub is not the key that the log begins with");
}

/* Does the entry say its own number?  Of a run that is shifted, the first is
 * named. */
static const char *check_number(verifying *v, uint64_t said, uint64_t n)
{
    const uint64_t shift = said - n;
    const bool is_new = shift != v->shift;

    v->shift = shift;
    if (shift != 0)
        v->log_is_whole = false;
    return shift != 0 && is_new
               ? "it says that it is another one: the log was put in another "
                 "order, or entries were taken out or put in"
               : NULL;
}

/* Remember an entry that keeps a timestamp. */
static ibid_status note_stamp(verifying *v, const ib_log_entry *entry)
{
    const ibid_str note = entry->value[IB_LOG_CHECKPOINT];
    kept_stamp *one;

    if (!ib_log_is(entry, "timestamp"))
        return IBID_OK;
    one = ib_list_push(&v->stamp);
    if (!one)
        return fail_memory(v, &v->arena);
    one->entry = ib_log_number(entry, IB_LOG_N);
    memcpy(one->sha256, entry->value[IB_LOG_OBJECT].at, 64);
    one->note =
        (ibid_str){ib_arena_copy(&v->arena, note.at, note.len, 1, 1), note.len};
    return one->note.at ? IBID_OK : fail_memory(v, &v->arena);
}

/* Take one line of the log; what is no entry is a fault, and read over. */
static ibid_status take_line(verifying *v, ibid_str line, uint64_t at)
{
    const uint64_t n = v->leaf.count;
    ib_digest *leaf = ib_list_push(&v->leaf);
    ib_log_entry entry;
    const char *why;

    if (!leaf)
        return fail_memory(v, &v->arena);
    if (ib_log_read(&entry, &why, &v->scratch, line) ||
        ib_tree_leaf(leaf, line))
        return ib_fail(v->err, IBID_ENOMEM, ibid_status_words(IBID_ENOMEM), 0,
                       0);
    if (!why)
        why = check_number(v, ib_log_number(&entry, IB_LOG_N), n);
    if (!why && n == 0)
        check_key(v, &entry);
    if (!why && v->log_is_whole) {
        const ibid_status st = note_stamp(v, &entry);

        return st ? st
                  : ib_catalog_put(v->catalog, &entry, leaf, at, line.len,
                                   v->err);
    }
    if (why) {
        hear_entry(v, n, why);
        v->log_is_whole = false;
    }
    return IBID_OK;
}

/* Read lines up to the checkpoint, or to the end where there is none. */
static ibid_status take_lines(verifying *v, int fd)
{
    ib_log_reader reader;
    ibid_status st = ib_log_reader_start(&reader, &v->arena, fd, 0);

    if (st)
        return fail_memory(v, &v->arena);
    while (!st && (!v->has_checkpoint || v->leaf.count < v->checkpoint.size)) {
        const uint64_t at = (uint64_t)reader.at;
        ibid_str line;

        st = ib_log_reader_next(&line, &reader, v->err);
        if (st || !line.at)
            break;
        st = take_line(v, line, at);
        ib_arena_reset(&v->scratch);
    }
    v->bytes = (uint64_t)reader.at;
    v->out->entries = v->leaf.count;
    return st;
}

/* What stands behind the last entry counts for nothing. */
static void check_end(verifying *v, int fd)
{
    char name[32];
    struct stat about;

    if (fstat(fd, &about) != 0 || (uint64_t)about.st_size <= v->bytes)
        return;
    snprintf(name, sizeof name, "byte %" PRIu64, v->bytes);
    hear(v, true, "log", name,
         "what stands behind its last entry was left by a write that was "
         "stopped; it does not count");
}

static ibid_status read_log(verifying *v)
{
    int fd;
    ibid_status st = ib_disk_open(&fd, v->folder, "log", O_RDONLY, NULL);

    v->log_is_whole = true;
    if (st) {
        v->log_is_whole = false;
        hear(v, false, "log", "", "it is missing, or may not be read");
        return IBID_OK;
    }
    st = ib_catalog_begin(v->catalog, v->err);
    if (!st)
        st = take_lines(v, fd);
    if (!st)
        st = ib_catalog_end(v->catalog, true, v->err);
    if (!st && v->has_checkpoint)
        check_end(v, fd);
    close(fd);
    if (!st && v->has_checkpoint && v->leaf.count < v->checkpoint.size) {
        hear_entry(v, v->leaf.count,
                   "it and all behind it are missing: the log was cut");
        v->log_is_whole = false;
    }
    return st;
}

/* Do the first `count` entries hash to this root? */
static ibid_status hash_to(verifying *v, bool *out, uint64_t count,
                           const ib_digest *root)
{
    ib_digest found;

    *out = false;
    if (count > v->leaf.count)
        return IBID_OK;
    if (ib_tree_root_of(&found, v->leaf.item, count))
        return ib_fail(v->err, IBID_ENOMEM, ibid_status_words(IBID_ENOMEM), 0,
                       0);
    *out = memcmp(found.at, root->at, sizeof found.at) == 0;
    return IBID_OK;
}

static ibid_status check_root(verifying *v)
{
    bool is_root;
    ibid_status st;

    if (!v->has_checkpoint)
        return IBID_OK;
    st = hash_to(v, &is_root, v->checkpoint.size, &v->checkpoint.root);
    if (!st && !is_root) {
        hear(v, false, "log", "",
             "its entries are not those that the checkpoint signed");
        v->log_is_whole = false;
    }
    return st;
}

/* What is wrong with a timestamp; NULL: nothing. */
static ibid_status judge_stamp(verifying *v, const char **why,
                               ibid_timestamp *out, const kept_stamp *one)
{
    ibid_err own = {0};
    ib_checkpoint about;
    bool is_root;
    ibid_str token;
    ibid_status st =
        ib_store_fetch(&token, &v->scratch, v->folder, one->sha256, &own);

    if (st == IBID_ENOMEM || st == IBID_ELIMIT)
        return fail_memory(v, &v->scratch);
    v->out->objects++;
    *why = st ? (own.sys == ENOENT ? "it is missing" : own.what)
              : ib_checkpoint_read(&about, one->note, &v->verifier);
    if (*why)
        return IBID_OK;
    v->out->bytes += token.len;
    *out = (ibid_timestamp){.entry = one->entry, .size = about.size};
    st = hash_to(v, &is_root, about.size, &about.root);
    if (!st && !is_root)
        *why = "the log does not begin with the entries that it is about";
    else if (!st)
        *why = ib_timestamp_check(out, token, one->note, v->options->ca);
    return st;
}

static ibid_status check_stamps(verifying *v)
{
    for (size_t i = 0; i < v->stamp.count; i++) {
        const kept_stamp *one = ib_list_at(&v->stamp, kept_stamp, i);
        const char *why = NULL;
        ibid_timestamp stamp;
        char name[100];
        const ibid_status st = judge_stamp(v, &why, &stamp, one);

        if (st)
            return st;
        snprintf(name, sizeof name, "%" PRIu64 ", object %s", one->entry,
                 one->sha256);
        if (why)
            hear(v, false, "timestamp", name, why);
        else if (v->options->see_timestamp)
            v->options->see_timestamp(v->options->hear_state, &stamp);
        ib_arena_reset(&v->scratch);
    }
    return IBID_OK;
}

/* Is the log of an earlier checkpoint the beginning of this one? */
static ibid_status check_since(verifying *v)
{
    ib_checkpoint since;
    const char *why;
    bool is_root;
    ibid_status st;

    if (v->options->since.len == 0)
        return IBID_OK;
    why = ib_checkpoint_read(&since, v->options->since, &v->verifier);
    if (why) {
        hear(v, false, "checkpoint", "earlier", why);
        return IBID_OK;
    }
    st = hash_to(v, &is_root, since.size, &since.root);
    if (!st && !is_root)
        hear(v, false, "log", "",
             since.size > v->leaf.count
                 ? "it is shorter than when the earlier checkpoint was "
                   "signed: entries were taken away"
                 : "it does not begin with the entries that the earlier "
                   "checkpoint signed: history was rewritten by one who "
                   "holds the key");
    return st;
}

/* Is the key of the archive the one that was kept elsewhere? */
static void check_known_key(verifying *v)
{
    ib_verifier known;

    if (v->options->key.len == 0)
        return;
    if (ib_verifier_read(&known, v->options->key))
        hear(v, false, "key", "kept elsewhere", "it is no public key");
    else if (memcmp(&known, &v->verifier, sizeof known) != 0)
        hear(v, false, "key", "",
             "it is not the key that was kept elsewhere: the archive was made "
             "anew by somebody else, or is another one");
}

/* Read one object or text, and compare it with its name. */
static ibid_status check_bytes(verifying *v, const char *sha256)
{
    ibid_err own = {0};
    ibid_str bytes = {NULL, 0};
    ibid_status st =
        ib_store_fetch(&bytes, &v->scratch, v->folder, sha256, &own);

    if (st == IBID_ENOMEM || st == IBID_ELIMIT)
        return ib_fail(v->err, st, ibid_status_words(st), 0, 0);
    if (st)
        hear(v, false, "object", sha256,
             own.sys == ENOENT ? "it is missing" : own.what);
    v->out->objects++;
    v->out->bytes += bytes.len;
    return IBID_OK;
}

/* A purged object must be gone, unless another has the same bytes. */
static ibid_status check_purged(verifying *v, const char *sha256)
{
    bool is_needed = false;
    ibid_status st = IBID_OK;

    if (!ib_store_has(v->folder, sha256))
        return IBID_OK;
    st = ib_catalog_needs(&is_needed, v->catalog, sha256, "", v->err);
    if (!st && !is_needed)
        hear(v, true, "object", sha256,
             "it was purged, and its bytes are there: \"ibid remove --purge\" "
             "deletes them");
    return st;
}

static bool see_object(void *state, const ibid_object *object)
{
    const char *const hash[] = {object->sha256, object->text_sha256};
    verifying *v = state;
    const ibid_progress *p = v->options->progress;

    for (int i = 0; i < 2 && !v->status; i++) {
        if (!hash[i] || (i && strcmp(hash[0], hash[1]) == 0))
            continue;
        v->status = object->state == IBID_OBJECT_PURGED
                        ? check_purged(v, hash[i])
                        : check_bytes(v, hash[i]);
        ib_arena_reset(&v->scratch);
    }
    if (!v->status && p && !p->step(p->state, (size_t)v->out->objects, 0))
        v->status = ib_fail(v->err, IBID_EIO, "stopped", 0, 0);
    return v->status == IBID_OK;
}

static ibid_status check_objects(verifying *v)
{
    const ibid_object_visitor visitor = {see_object, v};
    const ibid_status st =
        ib_catalog_list(v->catalog, &v->arena, NULL, &visitor, v->err);

    return v->status ? v->status : st;
}

/* Count files of a folder that no entry names.
 *
 * Takes  `head`, the first digits of their hashes; NULL: no file has a name. */
static ibid_status count_strays(verifying *v, uint64_t *count,
                                const char *folder, const char *head)
{
    const int fd = openat(v->folder, folder,
                          O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    const struct dirent *entry;
    ibid_status st = IBID_OK;

    if (!dir && fd >= 0)
        close(fd);
    while (dir && !st && (entry = readdir(dir))) {
        char hash[300];
        bool is_needed = false;

        if (entry->d_name[0] == '.')
            continue;
        snprintf(hash, sizeof hash, "%s%s", head ? head : "", entry->d_name);
        if (head)
            st = ib_catalog_needs(&is_needed, v->catalog, hash, "", v->err);
        *count += !is_needed;
    }
    if (dir)
        closedir(dir);
    return st;
}

static ibid_status check_strays(verifying *v)
{
    uint64_t objects = 0, parts = 0;
    ibid_status st = count_strays(v, &parts, "tmp", NULL);
    char name[32];

    for (unsigned i = 0; i < 256 && !st; i++) {
        char folder[16];

        snprintf(folder, sizeof folder, "objects/%02x", i);
        st = count_strays(v, &objects, folder, folder + 8);
    }
    snprintf(name, sizeof name, "%" PRIu64 " files", objects);
    if (!st && objects)
        hear(v, true, "objects", name,
             "no entry names them: they were left by a write that was "
             "stopped");
    snprintf(name, sizeof name, "%" PRIu64 " files", parts);
    if (!st && parts)
        hear(v, true, "tmp", name,
             "they are being written now, or were left by a write that was "
             "stopped");
    return st;
}

/* Names a row once, though both sides have one, and the first rows alone. */
static void hear_row(void *state, const char *table, const char *key)
{
    verifying *v = state;
    char name[sizeof v->last];

    snprintf(name, sizeof name, "%s %.64s", table, key);
    if (strcmp(name, v->last) == 0)
        return;
    memcpy(v->last, name, sizeof name);
    if (v->rows++ >= IB_VERIFY_ROWS)
        return;
    hear_made(v, "catalog", name,
              "this row is not what the log says: the catalog was changed, or "
              "the log");
}

/* Say how many rows were not named. */
static void hear_rest(verifying *v)
{
    char name[32];

    if (v->rows <= IB_VERIFY_ROWS)
        return;
    snprintf(name, sizeof name, "%" PRIu64 " rows more",
             v->rows - IB_VERIFY_ROWS);
    hear_made(v, "catalog", name, "nor are these");
}

/* Name the entries of the log that are others than those the catalog took over
 * when they were written. */
static ibid_status compare_leaves(verifying *v, ib_catalog *live,
                                  uint64_t entries, ibid_err *err)
{
    const uint64_t count =
        entries < v->leaf.count ? entries : (uint64_t)v->leaf.count;
    ib_digest *leaf = ib_arena_array(&v->arena, ib_digest, count);
    ibid_status st;

    if (!leaf)
        return ib_archive_fail_memory(&v->arena, err);
    st = ib_catalog_leaves(leaf, live, 0, count, err);
    for (uint64_t n = 0; n < count && !st; n++) {
        char key[24];

        snprintf(key, sizeof key, "%" PRIu64, n);
        if (memcmp(leaf[n].at, ib_list_at(&v->leaf, ib_digest, n)->at,
                   sizeof leaf[n].at) != 0)
            hear_row(v, "entry", key);
    }
    return st;
}

static ibid_status compare_state(verifying *v, ib_catalog *live,
                                 const char *path, ibid_err *err)
{
    const ib_catalog_judge judge = {hear_row, v};
    ib_catalog_state state;
    ibid_status st = ib_catalog_state_read(&state, live, err);

    if (st)
        return st;
    if (state.entries > v->leaf.count)
        hear(v, false, "catalog", "",
             "it has entries that the log does not have: the log was cut, or "
             "put back to an earlier state");
    if (!v->log_is_whole)
        return compare_leaves(v, live, state.entries, err);
    if (state.entries < v->leaf.count)
        hear(v, true, "catalog", "",
             "it does not have all entries, and was compared in part: it is "
             "brought up when the archive is opened next");
    return ib_catalog_compare(v->catalog, path,
                              state.entries < v->leaf.count ? state.entries
                                                            : IB_CATALOG_WHOLE,
                              &judge, err);
}

/* A catalog that was not compared.  One that cannot be read here may be whole;
 * that of an older ibid is no damage, nor is one that a purge gave up. */
static ibid_status hear_unread(verifying *v, const ibid_err *why)
{
    if (why->status == IBID_ENOMEM || why->status == IBID_EUNSUPPORTED)
        return ib_fail(v->err, why->status, why->what, 0, 0);
    if (why->status == IBID_EFORMAT && why->sys == ESTALE)
        hear(v, true, "catalog", "",
             "it is of an older version, and was not compared: it is made anew "
             "when the archive is opened next");
    else if (why->status == IBID_EFORMAT)
        hear_made(v, "catalog", "", why->what);
    else
        hear(v, true, "catalog", "", why->what);
    return IBID_OK;
}

static ibid_status check_catalog(verifying *v)
{
    const char *path = ib_str_format(&v->arena, "%s/catalog.sqlite", v->path);
    ib_catalog *live;
    ibid_err own = {0};
    ibid_status st;

    if (!path)
        return fail_memory(v, &v->arena);
    if (!ib_archive_catalog_is_file(v->folder)) {
        hear_made(v, "catalog", "",
                  "there is a link, a folder or a device where a file should "
                  "be");
        return IBID_OK;
    }
    if (!ib_disk_has(v->folder, "catalog.sqlite")) {
        hear(v, true, "catalog", "",
             "it is not there: it is made when the archive is opened next");
        return IBID_OK;
    }
    st = ib_catalog_open(&live, &v->arena, path, 0, &own);
    if (!st)
        st = compare_state(v, live, path, &own);
    ib_catalog_close(live);
    hear_rest(v);
    return st ? hear_unread(v, &own) : IBID_OK;
}

static void hear_index(void *state, bool is_remark, const char *name,
                       const char *what)
{
    /* A fault of the whole: it is ahead of the log, which was put back. */
    if (!is_remark && name[0])
        hear_made(state, "index", name, what);
    else
        hear(state, is_remark, "index", name, what);
}

static ibid_status check_index(verifying *v)
{
    const ib_index_judge judge = {hear_index, v};

    return ib_index_verify(&v->arena, v->path, v->folder, v->catalog,
                           v->leaf.count, &judge, v->err);
}

static ibid_status verify_all(verifying *v)
{
    ibid_status st = read_checkpoint(v);

    check_known_key(v);
    if (!st)
        st = read_log(v);
    if (!st)
        st = check_root(v);
    if (!st)
        st = check_since(v);
    if (!st)
        st = check_stamps(v);
    if (!st)
        st = check_objects(v);
    if (!st && v->log_is_whole)
        st = check_strays(v);
    if (!st && v->log_is_whole)
        st = check_index(v);
    return st ? st : check_catalog(v);
}

/* Nobody writes meanwhile; where no lock can be made, nobody can. */
static ibid_status lock_and_verify(verifying *v)
{
    const ibid_archive_options waiting = {.wait_ms = v->options->wait_ms};
    int lock = -1;
    ibid_status st = ib_archive_wait(&lock, v->folder, &waiting, v->err);

    if (st == IBID_EBUSY)
        return st;
    st = ib_catalog_open(&v->catalog, &v->arena, "", 0, v->err);
    if (!st)
        st = verify_all(v);
    ib_catalog_close(v->catalog);
    if (lock >= 0)
        close(lock);
    return st;
}

ibid_status ibid_archive_verify(ibid_verified *out, const char *path,
                                const ibid_verify_options *options,
                                ibid_err *err)
{
    const ibid_verify_options plain = IBID_VERIFY_OPTIONS_INIT;
    verifying v = {.options = options ? options : &plain,
                   .out = out,
                   .path = path,
                   .err = err};
    ibid_status st;

    *out = (ibid_verified){0};
    ib_arena_init(&v.arena, v.options->alloc, 0, NULL);
    ib_arena_init(&v.scratch, v.options->alloc, 0, NULL);
    v.leaf = ib_list_of(&v.arena, ib_digest);
    v.stamp = ib_list_of(&v.arena, kept_stamp);
    st = ib_archive_enter(&v.folder, &v.verifier, &v.arena, path, err);
    if (!st) {
        st = lock_and_verify(&v);
        close(v.folder);
    }
    ib_arena_free(&v.scratch);
    ib_arena_free(&v.arena);
    return st;
}
