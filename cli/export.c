/* export.c - `ibid export`: the archive as a bag. */

#include <inttypes.h>
#include <stdio.h>

#include "cli/archive.h"

typedef struct export_job {
    const cli_command *command;
    cli_archive where;
    bool log;
    const char *note;
    int form; /* index into forms */
    const char *folder;
} export_job;

/* Write the bag, and where it is asked for, keep that in the log. */
static int export_from(const export_job *job, ibid_archive *archive)
{
    ibid_exported exported;
    ibid_err err;

    if (ibid_archive_export(&exported, archive, job->folder, &err)) {
        cli_say(job->command, "%s: not written: %s", job->folder, err.what);
        return CLI_NOT_DONE;
    }
    cli_put(job->folder);
    printf(": %" PRIu64 " files, %" PRIu64 " bytes\n", exported.files,
           exported.bytes);
    if (!job->log ||
        !ibid_archive_keep_export(archive, &exported, job->note, &err))
        return CLI_DONE;
    cli_say(job->command, "%s: written, and not kept in the log: %s",
            job->folder, err.what);
    return CLI_NOT_DONE;
}

static int export_to(const export_job *job)
{
    ibid_archive *archive =
        cli_archive_open(job->command, &job->where, NULL, job->log);
    int exit;

    if (!archive)
        return CLI_NOT_DONE;
    exit = export_from(job, archive);
    ibid_archive_close(archive);
    return cli_finish(job->command, exit);
}

/* What the archive has, for other programs. */
static int describe(const export_job *job)
{
    ibid_archive *archive =
        cli_archive_open(job->command, &job->where, NULL, false);
    const ibid_sink sink = cli_stdout();
    int exit = CLI_DONE;
    ibid_err err;

    if (!archive)
        return CLI_NOT_DONE;
    if (ibid_archive_describe(archive, (ibid_description)(job->form - 1), &sink,
                              &err)) {
        if (!ferror(stdout))
            cli_say(job->command, "not written: %s", err.what);
        exit = CLI_NOT_DONE;
    }
    ibid_archive_close(archive);
    return cli_finish(job->command, exit);
}

static const char *const forms[] = {"bag", "csv", "csl-json", "annotations",
                                    "prov"};

enum {
    OPTION_ARCHIVE,
    OPTION_FORMAT,
    OPTION_LOG,
    OPTION_NOTE,
    OPTION_KEY,
    OPTION_TIMEOUT
};

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_FORMAT] = {"format", 0, "FORM",
                       "bag (usual): into FOLDER; the others to standard "
                       "output:\n"
                       "csv: a table of what the archive has\n"
                       "csl-json: the sources, for reference managers\n"
                       "annotations: rulings, as W3C Web Annotations\n"
                       "prov: who did what, as PROV-JSON"},
    [OPTION_LOG] = {"log", 0, NULL,
                    "keep in the log of the archive that it was exported;\n"
                    "needs the key"},
    [OPTION_NOTE] = {"note", 0, "WORDS",
                     "with --log: to whom, or why; kept in the log"},
    [OPTION_KEY] = CLI_OPTION_KEY,
    [OPTION_TIMEOUT] = CLI_OPTION_TIMEOUT,
};

static bool use_option(export_job *job, const cli_args *args, int option)
{
    switch (option) {
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_FORMAT:
        job->form = cli_args_choose(args, "--format", forms, 5);
        return job->form >= 0;
    case OPTION_LOG:
        job->log = true;
        return true;
    case OPTION_NOTE:
        job->note = args->value;
        return true;
    case OPTION_KEY:
        job->where.key = args->value;
        return true;
    case OPTION_TIMEOUT:
        return cli_timeout_read(&job->where, args);
    default:
        if (job->folder)
            cli_say(job->command, "one folder, not %s too", args->value);
        if (job->folder)
            return false;
        job->folder = args->value;
        return true;
    }
}

/* Do the options go together?  False after saying why not. */
static bool may_export(const export_job *job)
{
    const cli_command *command = job->command;

    if (job->form && (job->folder || job->log))
        cli_say(command,
                "%s goes to standard output: \"ibid export --format %s > "
                "FILE\"",
                forms[job->form], forms[job->form]);
    else if (job->note && !job->log)
        cli_say(command, "--note needs --log: it goes into the log");
    else if (!job->form && !job->folder)
        cli_say(command, "into which folder?  \"ibid export --help\" shows an "
                         "example");
    else
        return true;
    return false;
}

static int run(const cli_command *command, int argc, char **argv)
{
    export_job job = {.command = command, .where = CLI_ARCHIVE_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};

    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (!use_option(&job, &args, option))
            return CLI_NOT_DONE;
    }
    if (!may_export(&job))
        return CLI_NOT_DONE;
    return job.form ? describe(&job) : export_to(&job);
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
                "      What it has, for a spreadsheet.\n"
                "  ibid export --log --note \"to the tribunal\" sources-2026\n"
                "      And the log says so.\n",
    .run = run,
};
