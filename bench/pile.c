/* pile.c - see pile.h. */

#include "bench/pile.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double pile_now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void pile_fail(const char *what)
{
    fprintf(stderr, "bench: %s\n", what);
    exit(2);
}

void pile_add(pile *text, const char *bytes, size_t len)
{
    if (text->len + len > text->room) {
        text->room = (text->len + len) * 2;
        text->bytes = realloc(text->bytes, text->room);
        if (!text->bytes)
            pile_fail("no memory");
    }
    memcpy(text->bytes + text->len, bytes, len);
    text->len += len;
}

static void add_file(pile *text, const char *folder, const char *name)
{
    static char buffer[1 << 16];
    char path[4096];
    size_t len;
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "rb");
    if (!file)
        pile_fail(path);
    while ((len = fread(buffer, 1, sizeof buffer, file)) > 0)
        pile_add(text, buffer, len);
    fclose(file);
    pile_add(text, "\n\n", 2);
}

static int is_text(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);

    return len > 4 && strcmp(entry->d_name + len - 4, ".txt") == 0;
}

void pile_add_folder(pile *text, const char *folder)
{
    struct dirent **entry;
    int count = scandir(folder, &entry, is_text, alphasort);

    for (int i = 0; i < count; i++) {
        add_file(text, folder, entry[i]->d_name);
        free(entry[i]);
    }
    if (count >= 0)
        free(entry);
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double pile_median(double *figure, size_t count)
{
    qsort(figure, count, sizeof *figure, by_size);
    return figure[count / 2];
}
