/* reading.c - how the files that a person names are read. */

#include "cli/reading.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FOLDER_MAX = 3800 }; /* names of files in it fit in 4096 bytes */

bool cli_reading_take(cli_reading *reading, const cli_args *args, int which)
{
    static const char *const when[] = {"auto", "never", "always"};
    int word;

    switch (which) {
    case CLI_READING_OCR:
        word = cli_args_choose(args, "--ocr", when, 3);
        reading->ocr = word < 0 ? IBID_OCR_AUTO : (ibid_ocr)word;
        return word >= 0;
    case CLI_READING_LANG:
        reading->languages = args->value;
        return true;
    case CLI_READING_NO_CACHE:
        reading->no_cache = true;
        return true;
    default:
        reading->unsafe = true;
        return true;
    }
}

/* Make a folder and those above it, for its owner alone. */
static bool make_folder(char *path)
{
    for (char *p = path + 1; *p; p++)
        if (*p == '/') {
            *p = '\0';
            (void)mkdir(path, 0700);
            *p = '/';
        }
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

/* Where what OCR has read is kept (XDG Base Directory Specification); false:
 * nowhere. */
static bool cache_folder(char path[FOLDER_MAX])
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    int put = -1;

    if (cache && cache[0] == '/')
        put = snprintf(path, FOLDER_MAX, "%s/ibid/ocr", cache);
    else if (home && home[0] == '/')
        put = snprintf(path, FOLDER_MAX, "%s/.cache/ibid/ocr", home);
    return put > 0 && put < FOLDER_MAX && make_folder(path);
}

bool cli_reading_open(const cli_command *command, cli_reading *reading)
{
    ibid_reader_options options = IBID_READER_OPTIONS_INIT;
    char cache[FOLDER_MAX];
    ibid_err err;

    options.unsafe_no_sandbox = reading->unsafe;
    options.ocr = reading->ocr;
    options.languages = reading->languages;
    if (!reading->no_cache && cache_folder(cache))
        options.cache = cache;
    if (!ibid_reader_open(&reading->reader, &options, &err))
        return true;
    cli_say(command, "nothing is done: %s", err.what);
    return false;
}

void cli_reading_close(cli_reading *reading)
{
    ibid_reader_close(reading->reader);
    reading->reader = NULL;
}

ibid_options cli_reading_options(const cli_reading *reading)
{
    ibid_options options = IBID_OPTIONS_INIT;

    options.reader = reading->reader;
    return options;
}
