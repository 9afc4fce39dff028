/* export.c - an archive as a bag: its files under their names, and its log. */

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/bag.h"
#include "archive/disk.h"
#include "base/fail.h"
#include "base/hash.h"
#include "base/str.h"

enum {
    NAMES_MAX = 100,  /* numbers that are put behind one name */
    PATH_BYTES = 1000 /* of a name: the systems that a bag comes to have bounds,
                         of 1,024 or 4,096 with the folders above */
};

typedef struct exporting {
    ibid_archive *archive;
    ibid_exported *out;
    int folder;
    ib_arena arena;   /* the manifests */
    ib_arena scratch; /* one file */
    ib_list manifest; /* of lines: ibid_str */
    ib_list tags;     /* the same, of what is no payload */
    ibid_status status;
    ibid_err *err;
} exporting;

static ibid_status fail_memory(exporting *x)
{
    return ib_fail(x->err, IBID_ENOMEM, ibid_status_words(IBID_ENOMEM), 0, 0);
}

/* Note a file in a manifest. */
static ibid_status note(exporting *x, ib_list *manifest, const char *sha256,
                        const char *path)
{
    const char *encoded = ib_bag_encode(&x->scratch, path);
    ibid_str *line = encoded ? ib_list_push(manifest) : NULL;

    if (!line)
        return fail_memory(x);
    *line = ib_str_of(ib_str_format(&x->arena, "%s  %s\n", sha256, encoded));
    return line->at ? IBID_OK : fail_memory(x);
}

/* Make the folders of a path.
 *
 * Gives  0, or an errno. */
static int make_folders(exporting *x, char *path)
{
    for (char *at = path; (at = strchr(at, '/')); at++) {
        int error;

        *at = '\0';
        error = ib_disk_make_folder(x->folder, path);
        *at = '/';
        if (error && error != EEXIST)
            return error;
    }
    return 0;
}

/* The n-th path for a name: from the second on with a number before its
 * ending. */
static char *numbered_path(exporting *x, const char *path, unsigned n)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    const size_t stem = dot && dot > path && dot[-1] != '/'
                            ? (size_t)(dot - path)
                            : strlen(path);

    if (n == 1)
        return ib_str_format(&x->scratch, "data/%s", path);
    return ib_str_format(&x->scratch, "data/%.*s~%u%s", (int)stem, path, n,
                         path + stem);
}

/* Make a new file; gives 0, or an errno. */
static int create(exporting *x, int *fd, const char *path, ibid_str bytes)
{
    ibid_err own = {0};

    if (!ib_disk_create(fd, x->folder, path, 0666, bytes, &own))
        return 0;
    return own.sys ? own.sys : EIO;
}

/* Write a file of the payload, under a name that is not taken: its own, or its
 * hash. */
static ibid_status put_payload(exporting *x, const char *name,
                               const char *sha256, ibid_str bytes)
{
    const char *path = ib_bag_path(&x->scratch, name);
    char *numbered = NULL;
    int error = EEXIST, fd = -1;

    for (unsigned n = 1; path && (error == EEXIST || error == ENOTDIR); n++) {
        /* A name may be a folder here and a file there, or be that of many. */
        if (path != sha256 &&
            (error == ENOTDIR || n > NAMES_MAX || strlen(path) > PATH_BYTES)) {
            path = sha256;
            n = 1;
        }
        numbered = numbered_path(x, path, n);
        if (!numbered)
            break;
        error = make_folders(x, numbered);
        if (!error)
            error = create(x, &fd, numbered, bytes);
    }
    if (!path || !numbered)
        return fail_memory(x);
    if (error)
        return ib_disk_fail(x->err, error);
    close(fd);
    x->out->files++;
    x->out->bytes += bytes.len;
    return note(x, &x->manifest, sha256, numbered);
}

static bool see_object(void *state, const ibid_object *object)
{
    exporting *x = state;
    ibid_str bytes;

    if (object->state != IBID_OBJECT_KEPT)
        return true;
    x->status = ib_store_fetch(&bytes, &x->scratch, x->archive->folder,
                               object->sha256, x->err);
    if (x->status == IBID_EIO || x->status == IBID_EFORMAT)
        ib_fail(x->err, x->status,
                "a file of the archive is missing or was changed; \"ibid "
                "verify\" names it",
                0, 0);
    if (!x->status)
        x->status = put_payload(x, object->name, object->sha256, bytes);
    ib_arena_reset(&x->scratch);
    return x->status == IBID_OK;
}

/* Write a file that is no payload. */
static ibid_status put_tag(exporting *x, const char *path, ibid_str bytes)
{
    char sha256[65];
    int fd;
    ibid_status st = ib_disk_create(&fd, x->folder, path, 0666, bytes, x->err);

    if (st)
        return st;
    close(fd);
    if (ib_hash_hex(sha256, bytes.at, bytes.len))
        return fail_memory(x);
    return note(x, &x->tags, sha256, path);
}

/* The lines of a manifest as one. */
static ibid_status join(exporting *x, ibid_str *out, const ib_list *lines)
{
    size_t len = 0;
    char *all;

    for (size_t i = 0; i < lines->count; i++)
        len += ib_list_at(lines, ibid_str, i)->len;
    all = ib_arena_array(&x->arena, char, len + 1);
    if (!all || len > UINT32_MAX)
        return fail_memory(x);
    *out = (ibid_str){all, (uint32_t)len};
    for (size_t i = 0; i < lines->count; i++) {
        const ibid_str *line = ib_list_at(lines, ibid_str, i);

        memcpy(all, line->at, line->len);
        all += line->len;
    }
    return IBID_OK;
}

/* The log as far as the checkpoint counts it, the checkpoint and the key, with
 * which anybody can tell that the payload is what was added. */
static ibid_status put_log(exporting *x)
{
    ibid_archive *archive = x->archive;
    ib_catalog_state state;
    ibid_str bytes;
    ibid_status st = ib_catalog_state_read(&state, archive->catalog, x->err);

    if (!st && mkdirat(x->folder, "ibid", 0777) != 0)
        st = ib_disk_fail(x->err, errno);
    if (!st)
        st = ib_disk_read(&bytes, &x->arena, archive->folder, "log",
                          IBID_TEXT_MAX, x->err);
    if (!st && bytes.len > state.bytes)
        bytes.len = (uint32_t)state.bytes;
    x->out->size = archive->checkpoint.size;
    if (!st)
        st = put_tag(x, "ibid/log", bytes);
    if (!st)
        st = put_tag(x, "ibid/checkpoint", archive->checkpoint_note);
    if (!st)
        st = ib_disk_read(&bytes, &x->arena, archive->folder, "key.pub",
                          IB_SIGNER_LINE, x->err);
    return st ? st : put_tag(x, "ibid/key.pub", bytes);
}

static ibid_status put_info(exporting *x)
{
    const time_t now = time(NULL);
    struct tm utc;
    const char *info;

    if (!gmtime_r(&now, &utc))
        return fail_memory(x);
    info =
        ib_str_format(&x->arena,
                      "Bagging-Date: %04d-%02d-%02d\n"
                      "Bag-Software-Agent: ibid " IBID_VERSION "\n"
                      "External-Identifier: %s\n"
                      "Payload-Oxum: %" PRIu64 ".%" PRIu64 "\n",
                      utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                      x->archive->verifier.name, x->out->bytes, x->out->files);
    return info ? put_tag(x, "bag-info.txt", ib_str_of(info)) : fail_memory(x);
}

/* All of a bag, into an empty folder. */
static ibid_status fill(exporting *x)
{
    const ibid_object_visitor visitor = {see_object, x};
    ibid_str lines;
    ibid_status st = IBID_OK;

    if (mkdirat(x->folder, "data", 0777) != 0)
        return ib_disk_fail(x->err, errno);
    st = ib_archive_hold(x->archive, x->err);
    if (st)
        return st;
    st = ibid_archive_list(x->archive, NULL, &visitor, x->err);
    st = x->status ? x->status : st;
    if (!st)
        st = put_log(x);
    ib_archive_let_go(x->archive);
    if (!st)
        st = put_tag(x, "bagit.txt",
                     IB_STR("BagIt-Version: 1.0\n"
                            "Tag-File-Character-Encoding: UTF-8\n"));
    if (!st)
        st = put_info(x);
    if (!st)
        st = join(x, &lines, &x->manifest);
    if (!st && ib_hash_hex(x->out->manifest, lines.at, lines.len))
        st = fail_memory(x);
    if (!st)
        st = put_tag(x, "manifest-sha256.txt", lines);
    if (!st)
        st = join(x, &lines, &x->tags);
    if (!st)
        st = ib_disk_save(x->folder, "tagmanifest-sha256.txt", 0666, lines,
                          x->err);
    if (!st && syncfs(x->folder) != 0)
        st = ib_disk_fail(x->err, errno);
    return st;
}

static ibid_status export_to(exporting *x, const char *path, const char *part)
{
    struct stat about;
    ibid_status st;

    if (lstat(path, &about) == 0 || lstat(part, &about) == 0)
        return ib_fail(x->err, IBID_EBUSY,
                       "there is a file or folder of that name, or with .part "
                       "behind it; name another one",
                       0, EEXIST);
    if (mkdir(part, 0777) != 0)
        return ib_disk_fail(x->err, errno);
    x->folder = open(part, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (x->folder < 0)
        return ib_disk_fail(x->err, errno);
    st = fill(x);
    close(x->folder);
    if (!st && rename(part, path) != 0)
        st = ib_disk_fail(x->err, errno);
    return st;
}

ibid_status ibid_archive_export(ibid_exported *out, ibid_archive *archive,
                                const char *folder, ibid_err *err)
{
    exporting x = {.archive = archive, .out = out, .err = err};
    size_t len = strlen(folder);
    const char *path, *part;
    ibid_status st;

    *out = (ibid_exported){0};
    while (len > 1 && folder[len - 1] == '/')
        len--;
    ib_arena_init(&x.arena, archive->options.read.alloc, 0, NULL);
    ib_arena_init(&x.scratch, archive->options.read.alloc, 0, NULL);
    x.manifest = ib_list_of(&x.arena, ibid_str);
    x.tags = ib_list_of(&x.arena, ibid_str);
    path = ib_str_format(&x.arena, "%.*s", (int)len, folder);
    part = ib_str_format(&x.arena, "%.*s.part", (int)len, folder);
    st = path && part ? export_to(&x, path, part) : fail_memory(&x);
    ib_arena_free(&x.scratch);
    ib_arena_free(&x.arena);
    return st;
}
