/* pull.c - `ibid pull`: the works that a document cites, and which of them are
 * still to find. */

#include <stdlib.h>

#include "cli/archive.h"
#include "cli/lines.h"
#include "cli/shelves.h"
#include "cli/sources.h"

typedef enum pull_form {
    FORM_TEXT,
    FORM_CSV,
    FORM_CSL_JSON,
    FORM_BIBTEX
} pull_form;

typedef struct pull_job {
    const cli_command *command;
    ibid_report_options report;
    pull_form form;
    cli_reading reading;
    const char *document;
    const char **source;
    size_t source_count;
    const char *map_name; /* or NULL */
    const ibid_map *map;
    cli_archive where;     /* the archive that sources come from */
    ibid_archive *archive; /* it; or NULL */
    cli_shelves sources;   /* while documents are listed */
    size_t shown;          /* documents listed so far */
    int exit;
} pull_job;

static ibid_status write_works(const pull_job *job, const ibid_pull *pull,
                               ibid_err *err)
{
    const ibid_sink sink = cli_stdout();

    switch (job->form) {
    case FORM_CSV:
        return ibid_report_works_csv(pull, &sink, err);
    case FORM_CSL_JSON:
        return ibid_report_works_csl_json(pull, &sink, err);
    case FORM_BIBTEX:
        return ibid_report_works_bibtex(pull, &sink, err);
    default:
        return ibid_report_works_text(pull, &sink, &job->report, err);
    }
}

/* Read what of the archive the document may cite.
 *
 * Gives  NULL after saying why not. */
static ibid_kept *open_kept(pull_job *job, const ibid_doc *doc)
{
    cli_progress progress;
    const ibid_progress steps = {cli_progress_step, &progress};
    ibid_files_options options = IBID_FILES_OPTIONS_INIT;
    ibid_kept *kept = NULL;
    ibid_status st;
    ibid_err err;

    options.progress = &steps;
    options.read = cli_reading_options(&job->reading);
    options.jobs = job->reading.jobs ? job->reading.jobs : cli_jobs_usual();
    cli_progress_start(&progress, "Reading the archive", "",
                       job->reading.quiet);
    st = ibid_kept_open(&kept, job->archive, doc, false, &options, &err);
    cli_progress_end(&progress);
    if (st)
        cli_say(job->command, "the archive: %s", err.what);
    return kept;
}

/* List the works of a document with the sources that are ready. */
static void pull_from(pull_job *job, const ibid_doc *doc)
{
    ibid_pull_options options = IBID_PULL_OPTIONS_INIT;
    const ibid_shelf sources = cli_shelves_all(&job->sources, doc);
    ibid_works works;
    ibid_pull *pull;
    ibid_err err;

    cli_shelves_left_out_say(job->command, &job->sources, doc);
    if (job->sources.kept &&
        cli_shelf_unread_say(job->command, &job->sources.kept_shelf))
        job->exit = CLI_NOT_DONE;
    options.map = job->map;
    if (ibid_pull_open(&pull, doc, &sources, &options, &err)) {
        cli_say(job->command, "%s: not listed: %s", job->report.file, err.what);
        job->exit = CLI_NOT_DONE;
        return;
    }
    if (write_works(job, pull, &err))
        job->exit = CLI_NOT_DONE; /* cli_finish says why */
    works = ibid_pull_works(pull);
    for (size_t i = 0; i < works.count && job->exit == CLI_DONE; i++) {
        if (works.item[i].status != IBID_WORK_AT_HAND)
            job->exit = CLI_FINDINGS;
    }
    ibid_pull_close(pull);
}

static void pull_document(void *state, const char *name, const ibid_doc *doc)
{
    pull_job *job = state;
    ibid_kept *kept = NULL;

    if (job->shown++ > 0 && job->form != FORM_TEXT) {
        cli_say(job->command,
                "%s: not listed: a table is of one document; take this one out "
                "of the file, and give it by itself",
                name);
        job->exit = CLI_NOT_DONE;
        return;
    }
    job->report.file = name;
    if (job->archive && !(kept = open_kept(job, doc))) {
        job->exit = CLI_NOT_DONE;
        return;
    }
    job->sources.kept = kept;
    pull_from(job, doc);
    ibid_kept_close(kept);
}

/* Sources are those that are named, and those of an archive where one is named,
 * or is at hand and no source is named. */
static bool open_sources(pull_job *job, ibid_files **files, char **found)
{
    *files = NULL;
    *found = job->where.path || job->source_count > 0 || job->map_name
                 ? NULL
                 : cli_archive_find(job->command);
    if (*found)
        job->where.path = *found;
    if (job->where.path) {
        job->archive =
            cli_archive_open(job->command, &job->where, &job->reading, false);
        if (!job->archive)
            return false;
    }
    if (job->archive && job->source_count == 0)
        return true;
    *files = cli_sources_open(job->command, job->source, job->source_count,
                              &job->reading);
    job->sources.files = *files;
    return *files != NULL;
}

static void pull_with(pull_job *job)
{
    ibid_files *files;
    char *found;

    if (!open_sources(job, &files, &found)) {
        job->exit = CLI_NOT_DONE;
    } else {
        if (!cli_reading_each(job->command, &job->reading, job->document,
                              "not read", pull_document, job))
            job->exit = CLI_NOT_DONE;
        if (files && cli_unread_say(job->command, files))
            job->exit = CLI_NOT_DONE;
    }
    ibid_files_close(files);
    ibid_archive_close(job->archive);
    free(found);
}

static void pull(pull_job *job)
{
    ibid_map *map = NULL;

    if (job->map_name) {
        map = cli_map_open(job->command, job->map_name);
        if (!map || !cli_map_sources(map, &job->source, &job->source_count)) {
            ibid_map_close(map);
            job->exit = CLI_NOT_DONE;
            return;
        }
    }
    job->map = map;
    pull_with(job);
    ibid_map_close(map);
}

enum {
    OPTION_FORMAT,
    OPTION_MAP,
    OPTION_ARCHIVE,
    OPTION_COLOR,
    OPTION_JOBS,
    OPTION_READING,
    OPTION_QUIET = OPTION_READING + CLI_READING_OPTIONS
};

static const cli_option options[] = {
    [OPTION_FORMAT] = {"format", 0, "FORM",
                       "text (usual)\n"
                       "csv: a table, one row a work, to be filled in\n"
                       "csl-json, bibtex: for programs that keep references"},
    [OPTION_MAP] = {"map", 0, "FILE",
                    "a table as --format csv writes it, in whose column\n"
                    "\"file\" you have written which file a work is; \"-\"\n"
                    "says that no source at hand is it"},
    [OPTION_ARCHIVE] = {"archive", 0, "NAME.ibid",
                        "look for works in this archive (usual, where no\n"
                        "SOURCE is named: $IBID_ARCHIVE, else the nearest\n"
                        "archive in this folder or above it)"},
    [OPTION_COLOR] = {"color", 0, "WHEN", "auto (usual), always, never"},
    [OPTION_JOBS] = CLI_OPTION_JOBS,
    CLI_READING_TABLE(OPTION_READING),
    [OPTION_QUIET] = CLI_OPTION_QUIET,
};

/* Gives false when the arguments are wrong or all is said. */
static bool read_options(pull_job *job, cli_args *args)
{
    static const char *const forms[] = {"text", "csv", "csl-json", "bibtex"};

    for (int option; (option = cli_args_next(args)) != CLI_ARG_END;) {
        bool ok = true;

        if (option == CLI_ARG_STOP)
            return false;
        if (option == CLI_ARG_OPERAND && !job->document) {
            job->document = args->value;
        } else if (option == CLI_ARG_OPERAND) {
            job->source[job->source_count++] = args->value;
        } else if (option == OPTION_FORMAT) {
            const int form = cli_args_choose(args, "--format", forms, 4);

            ok = form >= 0;
            job->form = ok ? (pull_form)form : FORM_TEXT;
        } else if (option == OPTION_MAP) {
            job->map_name = args->value;
        } else if (option == OPTION_ARCHIVE) {
            job->where.path = args->value;
        } else if (option == OPTION_COLOR) {
            ok = cli_screen_color(&job->report.color, args);
        } else if (option == OPTION_JOBS) {
            ok = (job->reading.jobs = cli_jobs_read(args)) > 0;
        } else if (option == OPTION_QUIET) {
            job->reading.quiet = true;
        } else {
            ok = cli_reading_take(&job->reading, args, option - OPTION_READING);
        }
        if (!ok) {
            args->exit = CLI_NOT_DONE;
            return false;
        }
    }
    if (job->document)
        return true;
    cli_say(job->command,
            "which document?  \"ibid pull --help\" shows examples");
    args->exit = CLI_NOT_DONE;
    return false;
}

static int run(const cli_command *command, int argc, char **argv)
{
    pull_job job = {.command = command,
                    .where = CLI_ARCHIVE_INIT,
                    .report = IBID_REPORT_OPTIONS_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    int exit = CLI_NOT_DONE;

    job.source = calloc((size_t)argc + 1, sizeof *job.source);
    job.report.color = cli_screen_color_auto();
    job.report.width = cli_screen_width();
    if (job.source) {
        if (!read_options(&job, &args)) {
            exit = args.exit;
        } else if (cli_reading_open(command, &job.reading)) {
            pull(&job);
            cli_reading_close(&job.reading);
            exit = cli_finish(command, job.exit);
        }
    }
    free(job.source);
    return exit;
}

const cli_command cli_pull = {
    .name = "pull",
    .summary = "list the works that a document cites, and those still to find",
    .operands = "DOCUMENT [SOURCE...]",
    .about =
        "Lists each work that DOCUMENT cites once, with the notes and places "
        "that cite it,\n"
        "and says which of the files or folders SOURCE it is, or which object "
        "of the\n"
        "archive.  What is not among them is still to find; where its number "
        "tells an\n"
        "address, that is given.  Nothing is looked up anywhere.\n",
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   every work is at hand\n"
            "  1   there are works to find, or to look at\n"
            "  2   something could not be read; standard error says what\n",
    .examples =
        "  ibid pull letter.txt sources/\n"
        "      What letter.txt cites, and what of it is in the folder.\n"
        "  ibid pull letter.txt\n"
        "      And what of it the nearest archive has.\n"
        "  ibid pull --format csv letter.txt sources/ > works.csv\n"
        "      The same as a table.  Fill in its column \"file\", then:\n"
        "  ibid check --map works.csv letter.txt sources/\n"
        "      Check the letter against the files that you named.\n"
        "  ibid pull --format bibtex letter.txt > letter.bib\n"
        "      The works for a reference manager.\n",
    .run = run,
};
