/* walk.c - files and folders to a list of files. */

#include "resolve/walk.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"

static ibid_status put(ib_list *out, const char *name, const char *why,
                       const struct stat *about)
{
    ib_walked *one = ib_list_push(out);

    if (!one)
        return ib_arena_status(out->arena);
    *one = (ib_walked){.name = name, .why = why};
    if (about)
        one->identity = (ib_file_identity){about->st_dev, about->st_ino,
                                           S_ISREG(about->st_mode)};
    return IBID_OK;
}

static ibid_status put_file(ib_list *out, const char *name)
{
    struct stat about;
    const bool known = strcmp(name, "-") == 0 ? fstat(0, &about) == 0
                                              : stat(name, &about) == 0;

    return put(out, name, NULL, known ? &about : NULL);
}

/* For qsort, so that the last name comes first. */
static int from_the_end(const void *a, const void *b)
{
    return strcmp(*(const char *const *)b, *(const char *const *)a);
}

/* Push the names in `folder` so that the first is the last pushed. */
static ibid_status push_names(ib_list *out, ib_list *todo, const char *folder)
{
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    size_t first = todo->count;
    DIR *dir = opendir(folder);
    ibid_status st = IBID_OK;
    struct dirent *entry;

    if (!dir)
        return put(out, folder, "the folder may not be read; ask its owner",
                   NULL);
    while (!st && (entry = readdir(dir))) {
        const char **name;

        if (entry->d_name[0] == '.')
            continue;
        name = ib_list_push(todo);
        if (name)
            *name = ib_str_format(out->arena, "%s%s%s", folder, slash,
                                  entry->d_name);
        if (!name || !*name)
            st = ib_arena_status(out->arena);
    }
    closedir(dir);
    if (!st && todo->count - first > 1)
        qsort(ib_list_at(todo, const char *, first), todo->count - first,
              sizeof(const char *), from_the_end);
    return st;
}

/* A folder may be very deep: a list of what is still to do, no recursion.
 * Links to folders are not followed: they may lead in a circle. */
static ibid_status walk_folder(ib_list *out, const char *folder)
{
    ib_list todo = ib_list_of(out->arena, const char *);
    const size_t before = out->count;
    ibid_status st = push_names(out, &todo, folder);

    while (todo.count > 0 && !st) {
        const char *name = *ib_list_at(&todo, const char *, --todo.count);
        struct stat about;

        if (lstat(name, &about) == 0 && S_ISDIR(about.st_mode))
            st = push_names(out, &todo, name);
        else if (stat(name, &about) != 0 || S_ISREG(about.st_mode))
            st = put_file(out, name);
    }
    if (!st && out->count == before)
        st = put(out, folder, "there is no file in this folder", NULL);
    return st;
}

/* By the file, then by where it stands in the list. */
static int by_identity(const void *a, const void *b)
{
    const ib_walked *x = *(ib_walked *const *)a, *y = *(ib_walked *const *)b;

    if (x->identity.device != y->identity.device)
        return x->identity.device < y->identity.device ? -1 : 1;
    if (x->identity.number != y->identity.number)
        return x->identity.number < y->identity.number ? -1 : 1;
    return x < y ? -1 : x > y;
}

static ibid_status tell_again(ib_list *out)
{
    ib_walked **known = ib_arena_array(out->arena, ib_walked *, out->count);
    size_t count = 0;

    if (!known)
        return ib_arena_status(out->arena);
    for (size_t i = 0; i < out->count; i++)
        if (ib_list_at(out, ib_walked, i)->identity.known)
            known[count++] = ib_list_at(out, ib_walked, i);
    if (count > 1)
        qsort(known, count, sizeof *known, by_identity);
    for (size_t i = 1; i < count; i++)
        known[i]->is_again =
            known[i]->identity.device == known[i - 1]->identity.device &&
            known[i]->identity.number == known[i - 1]->identity.number;
    return IBID_OK;
}

ibid_status ib_walk(ib_list *out, const char *const *name, size_t count)
{
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < count && !st; i++) {
        const char *copy = ib_str_format(out->arena, "%s", name[i]);
        struct stat about;

        if (!copy)
            st = ib_arena_status(out->arena);
        else if (strcmp(copy, "-") != 0 && stat(copy, &about) == 0 &&
                 S_ISDIR(about.st_mode))
            st = walk_folder(out, copy);
        else
            st = put_file(out, copy);
    }
    return st ? st : tell_again(out);
}
