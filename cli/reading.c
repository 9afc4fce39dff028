/* reading.c - how the files that a person names are read. */

#include "cli/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/scan.h"

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

/* Read as many digits; false: others stand there. */
static bool read_digits(int *value, const char **at, int count)
{
    *value = 0;
    for (int i = 0; i < count; i++, (*at)++) {
        if (**at < '0' || **at > '9')
            return false;
        *value = *value * 10 + (**at - '0');
    }
    return true;
}

bool cli_reading_date(cli_reading *reading, const cli_args *args)
{
    const char *at = args->value;
    ibid_day day = {0};
    bool good =
        read_digits(&day.year, &at, 4) && day.year >= 1000 && day.year < 3000;

    if (good && *at == '-') {
        at++;
        good = read_digits(&day.month, &at, 2) && day.month >= 1 &&
               day.month <= 12;
    }
    if (good && *at == '-') {
        at++;
        good = read_digits(&day.day, &at, 2) && day.day >= 1 && day.day <= 31;
    }
    reading->written = day;
    if (good && *at == '\0')
        return true;
    cli_say(args->command,
            "--date takes a day, month or year such as 2021-02-26, not \"%s\"",
            args->value);
    return false;
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
    return put > 0 && put < FOLDER_MAX;
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
    options.figures = reading->all_figures;
    return options;
}

static bool has_words(const ibid_doc *doc)
{
    const ibid_str text = ibid_doc_text(doc);

    return ib_skip_blank(text, 0, text.len) < text.len;
}

/* One file in a file. */
static bool see_member(const cli_command *command, const char *file,
                       const ibid_member *member, const char *undone,
                       cli_see *see, void *state)
{
    const size_t room = strlen(file) + 1 + strlen(member->name) + 1;
    char *name = malloc(room);

    if (!name) {
        cli_say(command, "%s: %s: no memory", file, undone);
        return false;
    }
    snprintf(name, room, "%s/%s", file, member->name);
    if (!member->doc)
        cli_say(command, "%s: %s: %s", name, undone, member->why);
    else if (has_words(member->doc) || ibid_doc_members(member->doc).count == 0)
        see(state, name, member->doc);
    free(name);
    return member->doc != NULL;
}

bool cli_reading_each(const cli_command *command, const cli_reading *reading,
                      const char *file, const char *undone, cli_see *see,
                      void *state)
{
    ibid_options options = cli_reading_options(reading);
    const char *name = cli_name(file);
    ibid_members members;
    bool good = true;
    ibid_doc *doc;
    ibid_err err;

    options.figures = reading->figures;
    options.written = reading->written;
    if (ibid_file_open(&doc, file, &options, &err)) {
        cli_say(command, "%s: %s: %s", name, undone, err.what);
        return false;
    }
    members = ibid_doc_members(doc);
    if (has_words(doc) || members.count == 0)
        see(state, name, doc);
    for (size_t i = 0; i < members.count; i++)
        good &= see_member(command, name, &members.item[i], undone, see, state);
    ibid_doc_close(doc);
    return good;
}
