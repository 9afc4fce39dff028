/* mcp.c - `ibid mcp`: a server for language models, over standard input and
 * output. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/archive.h"
#include "cli/lines.h"
#include "cli/sources.h"
#include "serve/pipe.h"

typedef struct mcp_job {
    const cli_command *command;
    cli_reading reading;
    const char **source;
    size_t source_count;
    cli_archive where;
    ibid_archive *archive; /* or NULL */
    ibid_files *files;     /* the sources that are named; or NULL */
    ibid_kept *kept;       /* those of the archive; or NULL */
    ibid_files_view files_view;
    ibid_kept_view kept_view;
    ibid_shelf file_shelf, kept_shelf;
    size_t file_count;
} mcp_job;

static size_t count_all(void *state)
{
    const mcp_job *job = state;

    return job->file_count +
           (job->kept ? job->kept_shelf.count(job->kept_shelf.state) : 0);
}

static const ibid_source *give(void *state, size_t i)
{
    const mcp_job *job = state;

    return i < job->file_count
               ? job->file_shelf.source(job->file_shelf.state, i)
               : job->kept_shelf.source(job->kept_shelf.state,
                                        i - job->file_count);
}

static bool read_archive(mcp_job *job, ibid_err *err)
{
    ibid_files_options options = IBID_FILES_OPTIONS_INIT;
    cli_progress progress;
    const ibid_progress steps = {cli_progress_step, &progress};
    ibid_status st;

    options.read = cli_reading_options(&job->reading);
    options.jobs = job->reading.jobs ? job->reading.jobs : cli_jobs_usual();
    options.progress = &steps;
    cli_progress_start(&progress, "Reading the archive", "",
                       job->reading.quiet);
    st = ibid_kept_open(&job->kept, job->archive, NULL, false, &options, err);
    cli_progress_end(&progress);
    if (st)
        cli_say(job->command, "the archive: %s", err->what);
    else
        job->kept_shelf = ibid_kept_shelf(&job->kept_view, job->kept, NULL);
    return !st;
}

/* As ib_desk wants it. */
static bool read_sources(ib_desk *desk, ibid_err *err)
{
    mcp_job *job = desk->state;

    if (job->source_count > 0 && !job->files) {
        job->files = cli_sources_open(job->command, job->source,
                                      job->source_count, &job->reading);
        if (!job->files) {
            *err = (ibid_err){IBID_EIO,
                              "ibid has said why on its standard "
                              "error",
                              0, 0};
            return false;
        }
        job->file_shelf = ibid_files_shelf(&job->files_view, job->files, NULL);
        job->file_count = job->file_shelf.count(job->file_shelf.state);
    }
    if (job->archive && !read_archive(job, err))
        return false;
    desk->shelf = (ibid_shelf){count_all, give, job};
    cli_shelf_unread_say(job->command, &desk->shelf);
    return true;
}

static int serve(mcp_job *job)
{
    ib_desk desk = {.open = read_sources, .state = job};
    ib_mcp mcp = {.desk = &desk};
    ibid_status st;
    ibid_err err;

    desk.read = cli_reading_options(&job->reading);
    if (job->archive)
        desk.rulings = ibid_archive_rulings(job->archive);
    st = ib_pipe_serve(&mcp, STDIN_FILENO, STDOUT_FILENO, &err);
    ib_mcp_close(&mcp);
    if (st)
        cli_say(job->command, "%s%s%s", err.what, err.sys ? ": " : "",
                err.sys ? strerror(err.sys) : "");
    return st ? CLI_NOT_DONE : CLI_DONE;
}

/* As `ibid check`: those that are named, and those of an archive where one is
 * named, or is at hand and no source is named. */
static int open_and_serve(mcp_job *job)
{
    char *found = job->where.path || job->source_count > 0
                      ? NULL
                      : cli_archive_find(job->command);
    int exit = CLI_NOT_DONE;

    if (found)
        job->where.path = found;
    if (job->where.path)
        job->archive =
            cli_archive_open(job->command, &job->where, &job->reading, false);
    if (!job->where.path && job->source_count == 0)
        cli_say(job->command, "which sources?  \"ibid mcp --help\" shows "
                              "examples");
    else if (!job->where.path || job->archive)
        exit = serve(job);
    ibid_kept_close(job->kept);
    ibid_files_close(job->files);
    ibid_archive_close(job->archive);
    free(found);
    return exit;
}

enum {
    OPTION_ARCHIVE,
    OPTION_JOBS,
    OPTION_READING,
    OPTION_QUIET = OPTION_READING + CLI_READING_OPTIONS
};

static const cli_option options[] = {
    [OPTION_ARCHIVE] = {"archive", 0, "NAME.ibid",
                        "the sources of this archive, too (usual, where no\n"
                        "SOURCE is named: $IBID_ARCHIVE, else the nearest\n"
                        "archive in this folder or above it)"},
    [OPTION_JOBS] = CLI_OPTION_JOBS,
    CLI_READING_TABLE(OPTION_READING),
    [OPTION_QUIET] = CLI_OPTION_QUIET,
};

static bool use_option(mcp_job *job, cli_args *args, int option)
{
    switch (option) {
    case CLI_ARG_OPERAND:
        if (strcmp(args->value, "-") == 0) {
            cli_say(job->command, "\"-\" is no source here: standard input is "
                                  "where the client speaks");
            return false;
        }
        job->source[job->source_count++] = args->value;
        return true;
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_JOBS:
        return (job->reading.jobs = cli_jobs_read(args)) > 0;
    case OPTION_QUIET:
        job->reading.quiet = true;
        return true;
    default:
        return cli_reading_take(&job->reading, args, option - OPTION_READING);
    }
}

/* Gives false, and args->exit, where there is nothing more to do. */
static bool read_options(mcp_job *job, cli_args *args)
{
    for (int option; (option = cli_args_next(args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return false;
        if (!use_option(job, args, option)) {
            args->exit = CLI_NOT_DONE;
            return false;
        }
    }
    return true;
}

static int run(const cli_command *command, int argc, char **argv)
{
    mcp_job job = {.command = command,
                   .where = CLI_ARCHIVE_INIT,
                   .reading.all_figures = true};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    int exit = CLI_NOT_DONE;

    job.source = calloc((size_t)argc + 1, sizeof *job.source);
    if (job.source) {
        if (!read_options(&job, &args)) {
            exit = args.exit;
        } else if (cli_reading_open(command, &job.reading)) {
            exit = open_and_serve(&job);
            cli_reading_close(&job.reading);
        }
    }
    free(job.source);
    return exit;
}

const cli_command cli_mcp = {
    .name = "mcp",
    .summary = "let a language model ask: are these the words?",
    .operands = "[SOURCE...]",
    .about =
        "Serves the Model Context Protocol over standard input and output, for "
        "the\n"
        "program in which you use a language model: that program starts ibid, "
        "and the\n"
        "model can ask whether a quotation is right, where words stand, and "
        "what is wrong\n"
        "with a draft, before it answers you.\n"
        "\n"
        "Each SOURCE is a file, or a folder of them.  The model reaches these, "
        "and those\n"
        "of the archive, and nothing else: it can name no file, and change "
        "nothing.  ibid\n"
        "sends nothing anywhere; but what it answers goes to your program, and "
        "from there\n"
        "to whoever runs the model.\n"
        "\n"
        "The sources are read when the first question comes, and kept: start "
        "ibid again\n"
        "when they have changed.  docs/mcp.md says how to set it up.\n",
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more =
        "\n"
        "WHAT THE MODEL CAN ASK\n"
        "  check_document     a text, or one of the sources, against the "
        "sources\n"
        "  compare_quotation  are these the words?  With the true passage and "
        "where it is\n"
        "  find_passage       where do these words stand?\n"
        "  read_document      the text of a source, its notes, quotations, "
        "citations\n"
        "  list_sources       what is at hand, and what could not be read\n"
        "\n"
        "EXIT STATUS\n"
        "  0   the client has ended the conversation\n"
        "  2   it could not be begun, or it broke off; standard error says "
        "why\n",
    .examples = "  ibid mcp sources/ minutes.pdf\n"
                "      The files in the folder sources, and one other.\n"
                "  ibid mcp --archive case.ibid\n"
                "      All that the archive has.\n",
    .run = run,
};
