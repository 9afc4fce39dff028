/* remove.c - `ibid remove`: an object is no source any more. */

#include <stdio.h>

#include "cli/archive.h"

typedef struct remove_job {
    const cli_command *command;
    cli_archive where;
    const char *reason;
    bool purge;
    const char *word;
} remove_job;

static int remove_from(const remove_job *job, ibid_archive *archive)
{
    char sha256[65];
    bool found;
    ibid_err err;

    if (!cli_archive_object(sha256, job->command, archive, job->word))
        return CLI_NOT_DONE;
    if (ibid_archive_remove(&found, archive, sha256, job->reason, job->purge,
                            &err)) {
        cli_say(job->command, "%s: not removed: %s", job->word, err.what);
        return CLI_NOT_DONE;
    }
    if (!found) {
        cli_say(job->command, "%s: it is %s already", job->word,
                job->purge ? "purged" : "removed");
        return CLI_NOT_DONE;
    }
    printf("%s  %.12s  %s\n", job->purge ? "purged" : "removed", sha256,
           job->word);
    return CLI_DONE;
}

enum {
    OPTION_ARCHIVE,
    OPTION_REASON,
    OPTION_PURGE,
    OPTION_KEY,
    OPTION_TIMEOUT
};

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_REASON] = {"reason", 0, "WORDS",
                       "why, for whoever reads the log later; needed"},
    [OPTION_PURGE] = {"purge", 0, NULL, "delete its bytes and its text, too"},
    [OPTION_KEY] = CLI_OPTION_KEY,
    [OPTION_TIMEOUT] = CLI_OPTION_TIMEOUT,
};

static bool use_option(remove_job *job, const cli_args *args, int option)
{
    switch (option) {
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_REASON:
        job->reason = args->value;
        return true;
    case OPTION_PURGE:
        job->purge = true;
        return true;
    case OPTION_KEY:
        job->where.key = args->value;
        return true;
    case OPTION_TIMEOUT:
        return cli_timeout_read(&job->where, args);
    default:
        if (job->word)
            cli_say(job->command, "one object at a time, not %s too",
                    args->value);
        if (job->word)
            return false;
        job->word = args->value;
        return true;
    }
}

static int run(const cli_command *command, int argc, char **argv)
{
    remove_job job = {.command = command, .where = CLI_ARCHIVE_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    ibid_archive *archive;
    int exit;

    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (!use_option(&job, &args, option))
            return CLI_NOT_DONE;
    }
    if (!job.word || !job.reason || !*job.reason) {
        cli_say(command, !job.word
                             ? "which object?  \"ibid list\" shows them"
                             : "why?  --reason \"...\" goes into the log");
        return CLI_NOT_DONE;
    }
    archive = cli_archive_open(command, &job.where, NULL, true);
    if (!archive)
        return CLI_NOT_DONE;
    exit = remove_from(&job, archive);
    ibid_archive_close(archive);
    return cli_finish(command, exit);
}

const cli_command cli_remove = {
    .name = "remove",
    .summary = "take an object off the shelf, with a reason",
    .operands = "--reason WORDS OBJECT",
    .about =
        "OBJECT, the beginning of a hash or a name, is no source any more.  "
        "That it was\n"
        "there, and why it was removed, stays in the log, and so do its bytes "
        "in the\n"
        "archive, unless --purge deletes them: its hash and the reason are "
        "then what is\n"
        "left.  Adding it again puts it back.\n"
        "\n" CLI_ARCHIVE_ABOUT,
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   removed\n"
            "  2   not removed; standard error says why\n",
    .examples =
        "  ibid remove --reason \"superseded by Rev.1\" report.pdf\n"
        "      Keep the file, and do not check against it any more.\n"
        "  ibid remove --purge --reason \"asked for by the witness\" 3f2a9c01\n"
        "      Delete it.\n",
    .run = run,
};
