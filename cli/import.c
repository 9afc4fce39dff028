/* import.c - `ibid import`: the files of a bag into the archive. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/archive.h"

/* Files that are acknowledged together. */
enum { BATCH = 100 };

typedef struct import_job {
    const cli_command *command;
    cli_archive where;
    cli_reading reading;
    const char *bag;
    const char *note;
    ibid_archive *archive;
    size_t state_count[4]; /* by ibid_import_state */
    ibid_err err;
    int exit;
} import_job;

static void hear(void *state, const char *path, const char *what)
{
    const import_job *job = state;

    cli_say(job->command, "%s: %s: %s", job->bag, path, what);
}

static bool see(void *state, const char *name, ibid_str bytes)
{
    import_job *job = state;
    const ibid_import import = {
        .name = name, .bytes = bytes, .note = job->note};
    ibid_imported imported;

    if (ibid_archive_put(&imported, job->archive, &import, &job->err)) {
        cli_say(job->command, "%s: not added: %s", name, job->err.what);
        job->exit = CLI_NOT_DONE;
        return job->err.status != IBID_EIO && job->err.status != IBID_ENOMEM;
    }
    job->state_count[imported.state]++;
    if (imported.why)
        cli_say(job->command, "%s: kept, but not all of it was read: %s", name,
                imported.why);
    if (imported.why)
        job->exit = CLI_NOT_DONE;
    return ibid_archive_waiting(job->archive) < BATCH ||
           ibid_archive_commit(job->archive, &job->err) == IBID_OK;
}

static void import_all(import_job *job)
{
    const ibid_bag_visitor visitor = {see, hear, job};
    ibid_err err;
    ibid_status st = ibid_bag_visit(job->bag, &visitor, &err);

    if (!st) {
        st = ibid_archive_commit(job->archive, &job->err);
        err = job->err;
    } else if (job->err.status) {
        err = job->err;
    }
    if (st) {
        cli_say(job->command, "%s: %s", job->bag, err.what);
        job->exit = CLI_NOT_DONE;
        return;
    }
    (void)!ibid_archive_settle(job->archive, NULL);
    printf("%zu added, %zu under another name, %zu known already\n",
           job->state_count[IBID_IMPORT_NEW],
           job->state_count[IBID_IMPORT_NAMED],
           job->state_count[IBID_IMPORT_KNOWN] +
               job->state_count[IBID_IMPORT_READ]);
}

enum {
    OPTION_ARCHIVE,
    OPTION_NOTE,
    OPTION_KEY,
    OPTION_TIMEOUT,
    OPTION_READING
};

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_NOTE] = {"note", 0, "WORDS",
                     "where the bag comes from; kept with each file"},
    [OPTION_KEY] = CLI_OPTION_KEY,
    [OPTION_TIMEOUT] = CLI_OPTION_TIMEOUT,
    CLI_READING_TABLE(OPTION_READING),
};

static bool use_option(import_job *job, const cli_args *args, int option)
{
    switch (option) {
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_NOTE:
        job->note = args->value;
        return true;
    case OPTION_KEY:
        job->where.key = args->value;
        return true;
    case OPTION_TIMEOUT:
        return cli_timeout_read(&job->where, args);
    case CLI_ARG_OPERAND:
        if (job->bag)
            cli_say(job->command, "one bag at a time, not %s too", args->value);
        if (job->bag)
            return false;
        job->bag = args->value;
        return true;
    default:
        return cli_reading_take(&job->reading, args, option - OPTION_READING);
    }
}

static int run(const cli_command *command, int argc, char **argv)
{
    import_job job = {
        .command = command, .where = CLI_ARCHIVE_INIT, .exit = CLI_NOT_DONE};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};

    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (!use_option(&job, &args, option))
            return CLI_NOT_DONE;
    }
    if (!job.bag) {
        cli_say(command, "which bag?  It is the folder that holds bagit.txt");
        return CLI_NOT_DONE;
    }
    if (!cli_reading_open(command, &job.reading))
        return CLI_NOT_DONE;
    job.archive = cli_archive_open(command, &job.where, &job.reading, true);
    if (job.archive) {
        job.exit = CLI_DONE;
        import_all(&job);
        ibid_archive_close(job.archive);
    }
    cli_reading_close(&job.reading);
    return cli_finish(command, job.exit);
}

const cli_command cli_import = {
    .name = "import",
    .summary = "put the files of a bag into the archive, verified first",
    .operands = "BAG",
    .about =
        "BAG is a folder in the form of BagIt (RFC 8493), as archives and "
        "libraries give\n"
        "them, and as \"ibid export\" writes it.  All of it is compared with "
        "its manifests\n"
        "before the first file is taken: of a bag that is damaged, lacks a "
        "file, or has one\n"
        "too many, nothing is taken.  Then each file of its payload is added, "
        "as \"ibid add\"\n"
        "adds it.\n"
        "\n" CLI_ARCHIVE_ABOUT,
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   all files are in the archive\n"
            "  2   the bag is not what its manifests say, or a file could not "
            "be read; standard\n"
            "      error says which\n",
    .examples = "  ibid import --note \"from the national archives, May 2026\" "
                "bag-7\n"
                "      The files of the bag, and where they come from.\n",
    .run = run,
};
