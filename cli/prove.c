/* prove.c - `ibid prove`: a proof that an object was added. */

#include <stdio.h>

#include "cli/archive.h"

static int prove(const cli_command *command, const cli_archive *where,
                 const char *word)
{
    ibid_archive *archive = cli_archive_open(command, where, NULL, false);
    const ibid_sink sink = cli_stdout();
    int exit = CLI_NOT_DONE;
    char sha256[65];
    bool found;
    ibid_err err;

    if (!archive)
        return CLI_NOT_DONE;
    if (cli_archive_object(sha256, command, archive, word)) {
        if (!ibid_archive_prove(&found, archive, sha256, &sink, &err))
            exit = CLI_DONE;
        else if (!ferror(stdout))
            cli_say(command, "%s: %s", word, err.what);
    }
    ibid_archive_close(archive);
    return cli_finish(command, exit);
}

enum { OPTION_ARCHIVE };

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
};

static int run(const cli_command *command, int argc, char **argv)
{
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    cli_archive where = CLI_ARCHIVE_INIT;
    const char *word = NULL;

    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (option == OPTION_ARCHIVE) {
            where.path = args.value;
        } else if (word) {
            cli_say(command, "one object at a time, not %s too", args.value);
            return CLI_NOT_DONE;
        } else {
            word = args.value;
        }
    }
    if (word)
        return prove(command, &where, word);
    cli_say(command, "which object?  \"ibid list\" shows them");
    return CLI_NOT_DONE;
}

const cli_command cli_prove = {
    .name = "prove",
    .summary = "write a proof that an object was added to the archive",
    .operands = "OBJECT",
    .about =
        "Writes a proof that the entry which added OBJECT (the beginning of a "
        "hash, or a\n"
        "name) stands in the log, as of the last checkpoint.  With the proof, "
        "the file,\n"
        "and the line in key.pub anybody can check that, without the archive: "
        "\"ibid\n"
        "verify --proof\", or any program that reads C2SP's tlog-proof.  The "
        "proof holds\n"
        "that entry: the name of the file, and what was said of it.\n"
        "\n" CLI_ARCHIVE_ABOUT,
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   written\n"
            "  2   there is no such object, or its entry was changed\n",
    .examples = "  ibid prove report.pdf > report.tlog-proof\n"
                "      To be sent with report.pdf and sources.ibid/key.pub.\n",
    .run = run,
};
