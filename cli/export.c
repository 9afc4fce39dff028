/* export.c - `ibid export`: the archive as a bag. */

#include <inttypes.h>
#include <stdio.h>

#include "cli/archive.h"

static int export_to(const cli_command *command, const cli_archive *where,
                     const char *folder)
{
    ibid_archive *archive = cli_archive_open(command, where, NULL, false);
    int exit = CLI_NOT_DONE;
    ibid_exported exported;
    ibid_err err;

    if (!archive)
        return CLI_NOT_DONE;
    if (ibid_archive_export(&exported, archive, folder, &err)) {
        cli_say(command, "%s: not written: %s", folder, err.what);
    } else {
        printf("%s: %" PRIu64 " files, %" PRIu64 " bytes\n", folder,
               exported.files, exported.bytes);
        exit = CLI_DONE;
    }
    ibid_archive_close(archive);
    return cli_finish(command, exit);
}

static int describe(const cli_command *command, const cli_archive *where,
                    ibid_description description)
{
    ibid_archive *archive = cli_archive_open(command, where, NULL, false);
    const ibid_sink sink = cli_stdout();
    int exit = CLI_DONE;
    ibid_err err;

    if (!archive)
        return CLI_NOT_DONE;
    if (ibid_archive_describe(archive, description, &sink, &err)) {
        if (!ferror(stdout))
            cli_say(command, "not written: %s", err.what);
        exit = CLI_NOT_DONE;
    }
    ibid_archive_close(archive);
    return cli_finish(command, exit);
}

enum { OPTION_ARCHIVE, OPTION_FORMAT };

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_FORMAT] = {"format", 0, "FORM",
                       "bag (usual): into FOLDER; the others to standard "
                       "output:\n"
                       "csv: a table of what the archive has\n"
                       "csl-json: the sources, for reference managers\n"
                       "annotations: rulings, as W3C Web Annotations\n"
                       "prov: who did what, as PROV-JSON"},
};

static int run(const cli_command *command, int argc, char **argv)
{
    static const char *const forms[] = {"bag", "csv", "csl-json", "annotations",
                                        "prov"};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    cli_archive where = CLI_ARCHIVE_INIT;
    const char *folder = NULL;
    int form = 0;

    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (option == OPTION_ARCHIVE) {
            where.path = args.value;
        } else if (option == OPTION_FORMAT) {
            form = cli_args_choose(&args, "--format", forms, 5);
            if (form < 0)
                return CLI_NOT_DONE;
        } else if (folder) {
            cli_say(command, "one folder, not %s too", args.value);
            return CLI_NOT_DONE;
        } else {
            folder = args.value;
        }
    }
    if (folder && form > 0) {
        cli_say(command,
                "%s goes to standard output: \"ibid export --format %s > "
                "FILE\"",
                forms[form], forms[form]);
        return CLI_NOT_DONE;
    }
    if (form > 0)
        return describe(command, &where, (ibid_description)(form - 1));
    if (folder)
        return export_to(command, &where, folder);
    cli_say(command, "into which folder?  \"ibid export --help\" shows an "
                     "example");
    return CLI_NOT_DONE;
}

const cli_command cli_export = {
    .name = "export",
    .summary = "write the archive for others: as a bag, a table, works, "
               "provenance",
    .operands = "[FOLDER]",
    .about =
        "Writes FOLDER, a bag (BagIt, RFC 8493): each file under the name that "
        "it was added\n"
        "under, a list of their hashes, and beside them the log of the "
        "archive, its\n"
        "checkpoint and its public key.  Archives and libraries know the form; "
        "\"ibid\n"
        "import\" reads it.  Signs that some system does not allow in a name "
        "become an\n"
        "underscore; the log has the names as they were.\n"
        "\n" CLI_ARCHIVE_ABOUT,
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   written\n"
            "  2   not written; standard error says why\n",
    .examples = "  ibid export sources-2026\n"
                "      A folder to be handed over.\n"
                "  ibid export --format csv > sources.csv\n"
                "      What it has, for a spreadsheet.\n",
    .run = run,
};
