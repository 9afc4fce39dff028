/* timestamp.c - `ibid timestamp`: what a third party says of the checkpoint. */

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/archive.h"
#include "read/file.h"

typedef struct timestamp_job {
    const cli_command *command;
    cli_archive where;
    bool request;
    const char *file;
} timestamp_job;

static int write_request(const timestamp_job *job)
{
    const ibid_sink sink = cli_stdout();
    ibid_archive *archive;
    int exit = CLI_DONE;
    ibid_err err;

    if (isatty(STDOUT_FILENO)) {
        cli_say(job->command, "the request is no text: write it to a file, "
                              "with \"> checkpoint.tsq\"");
        return CLI_NOT_DONE;
    }
    archive = cli_archive_open(job->command, &job->where, NULL, false);
    if (!archive)
        return CLI_NOT_DONE;
    if (ibid_archive_timestamp_request(archive, &sink, &err)) {
        exit = CLI_NOT_DONE;
        if (!ferror(stdout))
            cli_say(job->command, "%s", err.what);
    }
    ibid_archive_close(archive);
    return cli_finish(job->command, exit);
}

static int keep_token(const timestamp_job *job, ibid_str token)
{
    ibid_archive *archive =
        cli_archive_open(job->command, &job->where, NULL, true);
    int exit = CLI_NOT_DONE;
    ibid_timestamp stamp;
    ibid_err err;

    if (!archive)
        return CLI_NOT_DONE;
    if (ibid_archive_keep_timestamp(&stamp, archive, token, &err)) {
        cli_say(job->command, "%s: not kept: %s", cli_name(job->file),
                err.what);
    } else {
        printf("kept  entry %" PRIu64 ": the first %" PRIu64
               " entries stood on %s, as\n      ",
               stamp.entry, stamp.size, stamp.time);
        cli_put(stamp.signer);
        puts(" signed;\n      whether that signer can be trusted is not "
             "judged: ibid verify --ca");
        exit = CLI_DONE;
    }
    ibid_archive_close(archive);
    return cli_finish(job->command, exit);
}

static int keep_file(const timestamp_job *job)
{
    ib_file_identity identity;
    ib_arena arena;
    ibid_str token;
    ibid_err err;
    int exit = CLI_NOT_DONE;

    ib_arena_init(&arena, NULL, 0, NULL);
    if (ib_file_read(&token, &identity, &arena, job->file, &err))
        cli_say(job->command, "%s: %s", cli_name(job->file), err.what);
    else
        exit = keep_token(job, token);
    ib_arena_free(&arena);
    return exit;
}

enum { OPTION_ARCHIVE, OPTION_REQUEST, OPTION_KEY, OPTION_TIMEOUT };

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_REQUEST] = {"request", 0, NULL,
                        "write a request for the last checkpoint to standard\n"
                        "output, to be sent to a service; needs no key"},
    [OPTION_KEY] = CLI_OPTION_KEY,
    [OPTION_TIMEOUT] = CLI_OPTION_TIMEOUT,
};

static bool use_option(timestamp_job *job, const cli_args *args, int option)
{
    switch (option) {
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_REQUEST:
        job->request = true;
        return true;
    case OPTION_KEY:
        job->where.key = args->value;
        return true;
    case OPTION_TIMEOUT:
        return cli_timeout_read(&job->where, args);
    default:
        if (job->file)
            cli_say(job->command, "one answer at a time, not %s too",
                    args->value);
        if (job->file)
            return false;
        job->file = args->value;
        return true;
    }
}

static int run(const cli_command *command, int argc, char **argv)
{
    timestamp_job job = {.command = command, .where = CLI_ARCHIVE_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};

    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (!use_option(&job, &args, option))
            return CLI_NOT_DONE;
    }
    if (job.request != (job.file != NULL))
        return job.request ? write_request(&job) : keep_file(&job);
    cli_say(command, "it needs the answer of a service, or --request; \"ibid "
                     "timestamp --help\" shows examples");
    return CLI_NOT_DONE;
}

const cli_command cli_timestamp = {
    .name = "timestamp",
    .summary = "keep what a third party says about when the archive stood so",
    .operands = "--request | ANSWER",
    .about =
        "A checkpoint shows what the archive holds, and not since when: its "
        "times are those\n"
        "of this computer.  A timestamp service (RFC 3161) signs that it saw "
        "the hash of a\n"
        "checkpoint, and when.  ibid sends nothing: --request writes a file, "
        "which you send\n"
        "with any program, and ANSWER is the file that comes back.  It may "
        "come days later;\n"
        "it is kept in the archive, with the checkpoint that it is about, and "
        "\"ibid verify\"\n"
        "shows it.  Whether its signer can be trusted ibid does not judge: "
        "\"ibid verify --ca\"\n"
        "compares the signer with certificates that you trust.\n"
        "\n" CLI_ARCHIVE_ABOUT,
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   written, or kept\n"
            "  2   not so; standard error says why\n",
    .examples = "  ibid timestamp --request > checkpoint.tsq\n"
                "  curl -H 'Content-Type: application/timestamp-query' "
                "--data-binary \\\n"
                "      @checkpoint.tsq https://SERVICE > checkpoint.tsr\n"
                "  ibid timestamp checkpoint.tsr\n"
                "      Ask for a timestamp, and keep it.\n",
    .run = run,
};
