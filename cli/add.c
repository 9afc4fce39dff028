/* add.c - `ibid add`: files into the archive. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/scan.h"
#include "base/str.h"
#include "cli/archive.h"
#include "cli/lines.h"
#include "cli/screen.h"
#include "read/file.h"
#include "resolve/walk.h"

/* Files that are acknowledged together: fewer waits for the disk. */
enum { BATCH = 100 };

/* A file of the batch, to be told when it is on the disk. */
typedef struct done {
    char sha256[65];
    ibid_import_state state;
    const char *name;
    char *why; /* from malloc */
} done;

typedef struct add_job {
    const cli_command *command;
    cli_archive where;
    cli_reading reading;
    ibid_import import; /* what the options say of the file */
    uint32_t batch;
    const char **file;
    size_t file_count;
    ibid_archive *archive;
    done *done;
    size_t done_count;
    size_t state_count[4]; /* by ibid_import_state */
    int exit;
} add_job;

static void tell(add_job *job)
{
    static const char *const words[] = {"added", "named", "read", "known"};

    for (size_t i = 0; i < job->done_count; i++) {
        done *one = &job->done[i];

        printf("%-5s  %.12s  ", words[one->state], one->sha256);
        cli_put(one->name);
        putchar('\n');
        if (one->why) {
            cli_say(job->command, "%s: kept, but not all of it was read: %s",
                    one->name, one->why);
            job->exit = CLI_NOT_DONE;
        }
        job->state_count[one->state]++;
        free(one->why);
    }
    job->done_count = 0;
    fflush(stdout);
}

/* Commit the batch, and say so.
 *
 * Gives  false after saying why not; then nothing more is to be added. */
static bool commit(add_job *job)
{
    ibid_err err;
    ibid_status st = ibid_archive_commit(job->archive, &err);

    if (!st) {
        tell(job);
        return true;
    }
    cli_say(job->command, "%s; %zu files, from %s on, were not added", err.what,
            job->done_count, job->done_count ? job->done[0].name : "");
    for (size_t i = 0; i < job->done_count; i++)
        free(job->done[i].why);
    job->done_count = 0;
    job->exit = CLI_NOT_DONE;
    return false;
}

static void fail(add_job *job, const char *name, const char *why)
{
    cli_say(job->command, "%s: not added: %s", cli_name(name), why);
    job->exit = CLI_NOT_DONE;
}

/* Put a file into the batch.
 *
 * Gives  false where nothing more is to be added. */
static bool put(add_job *job, const char *name, ibid_str bytes)
{
    ibid_import import = job->import;
    ibid_imported imported;
    ibid_err err = {0};
    done *one;

    import.bytes = bytes;
    if (!import.name)
        import.name = cli_name(name);
    if (ibid_archive_put(&imported, job->archive, &import, &err)) {
        fail(job, name, err.what);
        return err.status != IBID_EIO && err.status != IBID_ENOMEM;
    }
    one = &job->done[job->done_count++];
    *one = (done){.state = imported.state, .name = import.name};
    memcpy(one->sha256, imported.sha256, sizeof one->sha256);
    one->why = imported.why ? strdup(imported.why) : NULL;
    return job->done_count < job->batch || commit(job);
}

static bool add_file(add_job *job, const ib_walked *file)
{
    ib_file_identity identity;
    ibid_str bytes = {NULL, 0};
    ib_arena arena;
    ibid_err err = {0};
    bool on = true;

    if (file->why) {
        fail(job, file->name, file->why);
        return true;
    }
    ib_arena_init(&arena, NULL, 0, NULL);
    if (ib_file_read(&bytes, &identity, &arena, file->name, &err))
        fail(job, file->name, err.what);
    else
        on = put(job, file->name, bytes);
    ib_arena_free(&arena);
    return on;
}

/* Is the file part of an archive, or a key, and lies in a folder to be added?
 * One that is named is tried: then it is said why it is not added. */
static bool is_of_archive(const add_job *job, const char *name)
{
    const size_t len = strlen(name);

    for (size_t i = 0; i < job->file_count; i++)
        if (strcmp(job->file[i], name) == 0)
            return false;
    return strstr(name, ".ibid/") ||
           (len > 9 && strcmp(name + len - 9, ".ibid.key") == 0);
}

static void add_files(add_job *job, const ib_list *walked)
{
    cli_progress progress;
    bool on = true;

    cli_progress_start(&progress, "Adding", "", job->reading.quiet);
    for (size_t i = 0; i < walked->count && on; i++) {
        const ib_walked *file = ib_list_at(walked, ib_walked, i);

        if (!file->is_again && !is_of_archive(job, file->name))
            on = add_file(job, file);
        cli_progress_step(&progress, i + 1, walked->count);
    }
    if (job->done_count > 0) /* of a file that failed, the others do not */
        commit(job);
    /* All of it counts, whether its index is ready or not. */
    (void)!ibid_archive_settle(job->archive, NULL);
    cli_progress_end(&progress);
}

static void add_all(add_job *job)
{
    ib_list walked;
    ib_arena arena;

    ib_arena_init(&arena, NULL, 0, NULL);
    walked = ib_list_of(&arena, ib_walked);
    job->done = calloc(job->batch, sizeof *job->done);
    if (!job->done || ib_walk(&walked, job->file, job->file_count)) {
        cli_say(job->command, "nothing is added: %s",
                ibid_status_words(IBID_ENOMEM));
        job->exit = CLI_NOT_DONE;
    } else {
        add_files(job, &walked);
        printf("%zu added, %zu under another name, %zu known already\n",
               job->state_count[IBID_IMPORT_NEW],
               job->state_count[IBID_IMPORT_NAMED],
               job->state_count[IBID_IMPORT_KNOWN]);
    }
    free(job->done);
    ib_arena_free(&arena);
}

enum {
    OPTION_ARCHIVE,
    OPTION_NAME,
    OPTION_SYMBOL,
    OPTION_DATE,
    OPTION_NOTE,
    OPTION_BATCH,
    OPTION_KEY,
    OPTION_TIMEOUT,
    OPTION_READING,
    OPTION_QUIET = OPTION_READING + CLI_READING_OPTIONS
};

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_NAME] = {"name", 0, "NAME",
                     "keep the file under this name, not its own"},
    [OPTION_SYMBOL] = {"symbol", 0, "SYMBOL",
                       "its symbol or number, such as A/54/549"},
    [OPTION_DATE] = {"date", 0, "DATE", "its date, as you want to read it"},
    [OPTION_NOTE] = {"note", 0, "WORDS",
                     "where it comes from, or what else is to be known"},
    [OPTION_BATCH] = {"batch", 0, "N",
                      "acknowledge N files together, 1 to 200 (usual: 100)"},
    [OPTION_KEY] = CLI_OPTION_KEY,
    [OPTION_TIMEOUT] = CLI_OPTION_TIMEOUT,
    CLI_READING_TABLE(OPTION_READING),
    [OPTION_QUIET] = CLI_OPTION_QUIET,
};

static bool read_batch(add_job *job, const cli_args *args)
{
    const ibid_str value = ib_str_of(args->value);

    if (value.len > 0 &&
        ib_number_at(&job->batch, value, 0, value.len) == value.len &&
        job->batch >= 1 && job->batch <= 200)
        return true;
    cli_say(args->command, "--batch needs a number from 1 to 200, not \"%s\"",
            args->value);
    return false;
}

static bool use_option(add_job *job, const cli_args *args, int option)
{
    switch (option) {
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_NAME:
        job->import.name = args->value;
        return true;
    case OPTION_SYMBOL:
        job->import.symbol = args->value;
        return true;
    case OPTION_DATE:
        job->import.date = args->value;
        return true;
    case OPTION_NOTE:
        job->import.note = args->value;
        return true;
    case OPTION_BATCH:
        return read_batch(job, args);
    case OPTION_KEY:
        job->where.key = args->value;
        return true;
    case OPTION_TIMEOUT:
        return cli_timeout_read(&job->where, args);
    case OPTION_QUIET:
        job->reading.quiet = true;
        return true;
    default:
        return cli_reading_take(&job->reading, args, option - OPTION_READING);
    }
}

static bool read_options(add_job *job, cli_args *args)
{
    for (int option; (option = cli_args_next(args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return false;
        if (option == CLI_ARG_OPERAND) {
            job->file[job->file_count++] = args->value;
        } else if (!use_option(job, args, option)) {
            args->exit = CLI_NOT_DONE;
            return false;
        }
    }
    args->exit = CLI_NOT_DONE;
    if (job->file_count == 0)
        cli_say(job->command,
                "which files?  \"ibid add --help\" shows examples");
    else if (job->import.name && job->file_count > 1)
        cli_say(job->command, "--name is for one file");
    else
        return true;
    return false;
}

static int run(const cli_command *command, int argc, char **argv)
{
    add_job job = {.command = command,
                   .where = CLI_ARCHIVE_INIT,
                   .batch = BATCH,
                   .exit = CLI_DONE};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};

    job.file = calloc((size_t)argc + 1, sizeof *job.file);
    if (!job.file || !read_options(&job, &args)) {
        free(job.file);
        return job.file ? args.exit : CLI_NOT_DONE;
    }
    job.exit = CLI_NOT_DONE;
    if (cli_reading_open(command, &job.reading)) {
        job.archive = cli_archive_open(command, &job.where, &job.reading, true);
        if (job.archive) {
            job.exit = CLI_DONE;
            add_all(&job);
            ibid_archive_close(job.archive);
            job.exit = cli_finish(command, job.exit);
        }
        cli_reading_close(&job.reading);
    }
    free(job.file);
    return job.exit;
}

const cli_command cli_add = {
    .name = "add",
    .summary = "put files into the archive, for good",
    .operands = "FILE...",
    .about =
        "Keeps each FILE, or all files of a folder, in the archive, byte for "
        "byte, together\n"
        "with the text that is read of it.  The same bytes are kept once, with "
        "all the\n"
        "names they came under.  A file is reported as soon as it is safe on "
        "the disk;\n"
        "work that was stopped is taken up by giving the same command again.\n"
        "\n" CLI_ARCHIVE_ABOUT,
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "WHAT IT SAYS OF A FILE\n"
            "  added   it was not there\n"
            "  named   its bytes were there; this name, or what is said of it, "
            "is new\n"
            "  read    it was there, and its text could not be read until now\n"
            "  known   all of it was there\n"
            "\n"
            "EXIT STATUS\n"
            "  0   all files are in the archive\n"
            "  2   a file is not, or no text could be read of it; standard "
            "error says which\n",
    .examples =
        "  ibid add sources/\n"
        "      Every file of the folder.\n"
        "  ibid add --symbol A/54/549 --note \"from the library, 3 May 2026\" "
        "report.pdf\n"
        "      One file, and what is to be known of it.\n",
    .run = run,
};
