/* ask_samples.c - the samples through the library's reader and the locked
 * worker: ask_samples IBID_READ FOLDER.  A line a file: its notes and marks,
 * or why not; exits with 1 where a promise of bytes/given.h is broken. */

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bytes/reader.h"
#include "tests/promise_given.h"

static char *whole(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *at = malloc(1 << 24);

    if (!file || !at)
        exit(2);
    *len = fread(at, 1, 1 << 24, file);
    fclose(file);
    return at;
}

static int ask(ibid_reader *reader, const char *name, const char *path)
{
    ib_given given;
    ib_arena arena;
    ibid_err err;
    size_t len;
    char *at = whole(path, &len);
    const char *broken = NULL;

    ib_arena_init(&arena, NULL, 0, NULL);
    if (ib_reader_read(&given, reader, &arena, &arena, at, len, &err)) {
        printf("%s: %s\n", name, err.what);
    } else {
        broken = promise_given(&given);
        printf("%s: %zu notes, %zu marks, %zu remarks%s%s\n", name,
               given.note_count, given.mark_count, given.remark_count,
               broken ? ", broken: " : "", broken ? broken : "");
    }
    ib_arena_free(&arena);
    free(at);
    return broken != NULL;
}

int main(int argc, char **argv)
{
    const ibid_reader_options options = {.program = argc == 3 ? argv[1] : ""};
    ibid_reader *reader;
    struct dirent **entry = NULL;
    int bad = 0,
        count = argc == 3 ? scandir(argv[2], &entry, NULL, alphasort) : -1;

    if (count < 0 || ibid_reader_open(&reader, &options, NULL))
        return 2;
    for (int i = 0; i < count; i++) {
        char path[4096];

        snprintf(path, sizeof path, "%s/%s", argv[2], entry[i]->d_name);
        if (entry[i]->d_name[0] != '.')
            bad |= ask(reader, entry[i]->d_name, path);
        free(entry[i]);
    }
    free(entry);
    ibid_reader_close(reader);
    return bad;
}
