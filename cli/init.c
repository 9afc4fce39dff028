/* init.c - `ibid init`: a new archive. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/archive.h"

enum { OPTION_KEY };

static const cli_option options[] = {
    [OPTION_KEY] = {"key", 0, "FILE",
                    "where to put the key that signs (usual: $IBID_KEY, else\n"
                    "NAME.ibid.key, beside the archive)"},
};

static int make(const cli_command *command, const char *path, const char *key)
{
    const size_t len = strlen(path);
    ibid_err err;

    if (len < 6 || strcmp(path + len - 5, ".ibid") != 0) {
        cli_say(command, "the name of an archive ends in .ibid: %s.ibid", path);
        return CLI_NOT_DONE;
    }
    if (ibid_archive_make(path, key, &err)) {
        cli_say(command, "%s: not made: %s", path, err.what);
        return CLI_NOT_DONE;
    }
    printf("archive  %s\nkey      %s%s\n\n"
           "The key signs what is written to the archive: only who has it can "
           "change the\narchive without being found out.  You alone may read "
           "it; keep it apart from the\narchive, on a stick for example, and "
           "name it with --key or IBID_KEY.  Without\nthe key the archive can "
           "be read and checked, and no more be changed.\n",
           path, key ? key : path, key ? "" : ".key");
    return cli_finish(command, CLI_DONE);
}

static int run(const cli_command *command, int argc, char **argv)
{
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    const char *path = NULL, *key = getenv("IBID_KEY");

    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (option == OPTION_KEY) {
            key = args.value;
        } else if (path) {
            cli_say(command, "one archive at a time, not %s too", args.value);
            return CLI_NOT_DONE;
        } else {
            path = args.value;
        }
    }
    if (path)
        return make(command, path, key && *key ? key : NULL);
    cli_say(command, "what is it to be called?  \"ibid init --help\" shows an "
                     "example");
    return CLI_NOT_DONE;
}

const cli_command cli_init = {
    .name = "init",
    .summary = "make an archive, to keep sources in",
    .operands = "NAME.ibid",
    .about =
        "Makes the folder NAME.ibid, an archive without sources, and the key "
        "that signs\n"
        "what is written to it, the file NAME.ibid.key beside it.\n"
        "\n"
        "An archive keeps files as they are, the text that was read of them, "
        "and a log of\n"
        "every act that changed it.  The log is signed, so that nobody without "
        "the key can\n"
        "change what is in the archive without being found out by \"ibid "
        "verify\".  Who has\n"
        "the key can: keep a copy of the file checkpoint elsewhere, which "
        "shows even that.\n",
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "",
    .examples = "  ibid init sources.ibid\n"
                "      Make an archive in this folder.\n"
                "  ibid init --key /media/stick/sources.key sources.ibid\n"
                "      The same, with the key kept apart.\n",
    .run = run,
};
