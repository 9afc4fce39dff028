/* figures.c - `ibid figures`: the figures of documents, side by side. */

#include <stdlib.h>
#include <string.h>

#include "base/scan.h"
#include "base/str.h"
#include "cli/archive.h"
#include "cli/lines.h"
#include "cli/sources.h"

typedef enum figures_form { FORM_TEXT, FORM_CSV, FORM_JSON } figures_form;

typedef struct figures_job {
    const cli_command *command;
    ibid_report_options report;
    ibid_table_options table;
    figures_form form;
    cli_reading reading;
    const char **about;
    const char **document;
    size_t document_count;
    cli_archive where; /* the archive whose documents are taken, too */
    ibid_files *files; /* or NULL */
    ibid_kept *kept;   /* or NULL */
    int exit;
} figures_job;

static void write_table(figures_job *job, const ibid_table *table)
{
    const ibid_sink sink = cli_stdout();
    ibid_status st;
    ibid_err err;

    if (job->form == FORM_CSV)
        st = ibid_report_figures_csv(table, &sink, &err);
    else if (job->form == FORM_JSON)
        st = ibid_report_figures_json(table, &sink, &job->report, &err);
    else
        st = ibid_report_figures_text(table, &sink, &job->report, &err);
    if (st)
        job->exit = CLI_NOT_DONE; /* cli_finish says why */
}

static bool has_words(const ibid_doc *doc)
{
    const ibid_str text = ibid_doc_text(doc);

    return ib_skip_blank(text, 0, text.len) < text.len;
}

/* Add the documents of a shelf; a file that only holds files has no words of
 * its own. */
static size_t add_documents(ibid_table_document *out, const ibid_shelf *shelf)
{
    size_t count = 0;

    for (size_t i = 0; i < shelf->count(shelf->state); i++) {
        const ibid_source *source = shelf->source(shelf->state, i);

        if (source->doc && has_words(source->doc))
            out[count++] =
                (ibid_table_document){source->file, source->doc, IBID_NONE};
    }
    return count;
}

/* A date that a person gives is that of one document. */
static void say_one_date(const figures_job *job)
{
    cli_say(job->command, "--date is the date of one document; with "
                          "several, that of each is read from its head");
}

static void show(figures_job *job)
{
    ibid_files_view files_view;
    ibid_kept_view kept_view;
    const ibid_shelf files = ibid_files_shelf(&files_view, job->files, NULL);
    ibid_shelf kept = {0};
    size_t room = files.count(files.state), count;
    ibid_table_document *document;
    ibid_table *table;
    ibid_err err;

    if (cli_shelf_unread_say(job->command, &files))
        job->exit = CLI_NOT_DONE;
    if (job->kept) {
        kept = ibid_kept_shelf(&kept_view, job->kept, NULL);
        room += kept.count(kept.state);
        if (cli_shelf_unread_say(job->command, &kept))
            job->exit = CLI_NOT_DONE;
    }
    document = calloc(room + 1, sizeof *document);
    count = document ? add_documents(document, &files) : 0;
    if (document && job->kept)
        count += add_documents(document + count, &kept);
    if (count > 1 && job->reading.written.year) {
        say_one_date(job);
        job->exit = CLI_NOT_DONE;
    } else if (document && count == 0) {
        if (job->exit == CLI_DONE)
            cli_say(job->command, "no document has words in it");
        job->exit = CLI_NOT_DONE;
    } else if (!document ||
               ibid_table_open(&table, document, count, &job->table, &err)) {
        cli_say(job->command, "the table was not made: %s",
                document ? err.what : "no memory");
        job->exit = CLI_NOT_DONE;
    } else {
        write_table(job, table);
        ibid_table_close(table);
    }
    free(document);
}

static ibid_files_options files_options(figures_job *job,
                                        const ibid_progress *steps)
{
    ibid_files_options options = IBID_FILES_OPTIONS_INIT;

    options.progress = steps;
    options.read = cli_reading_options(&job->reading);
    options.read.figures = true;
    options.read.written = job->reading.written;
    options.jobs = job->reading.jobs ? job->reading.jobs : cli_jobs_usual();
    return options;
}

/* Read the documents of the archive, where one was named; false after saying
 * why not. */
static bool open_kept(figures_job *job, ibid_archive **archive)
{
    cli_progress progress;
    const ibid_progress steps = {cli_progress_step, &progress};
    const ibid_files_options options = files_options(job, &steps);
    ibid_status st;
    ibid_err err;

    *archive = NULL;
    if (!job->where.path)
        return true;
    *archive =
        cli_archive_open(job->command, &job->where, &job->reading, false);
    if (!*archive)
        return false;
    cli_progress_start(&progress, "Reading the archive", "",
                       job->reading.quiet);
    st = ibid_kept_open(&job->kept, *archive, NULL, false, &options, &err);
    cli_progress_end(&progress);
    if (st)
        cli_say(job->command, "the archive: %s", err.what);
    return !st;
}

static bool open_files(figures_job *job)
{
    cli_progress progress;
    const ibid_progress steps = {cli_progress_step, &progress};
    const ibid_files_options options = files_options(job, &steps);
    ibid_status st;
    ibid_err err;

    cli_progress_start(&progress, "Reading documents", "", job->reading.quiet);
    st = ibid_files_open(&job->files, job->document, job->document_count,
                         &options, &err);
    cli_progress_end(&progress);
    if (st)
        cli_say(job->command, "the documents: %s", err.what);
    return !st;
}

static void figures(figures_job *job)
{
    ibid_archive *archive;

    if (open_kept(job, &archive) && open_files(job))
        show(job);
    else
        job->exit = CLI_NOT_DONE;
    ibid_files_close(job->files);
    ibid_kept_close(job->kept);
    ibid_archive_close(archive);
}

enum {
    OPTION_ABOUT,
    OPTION_FORMAT,
    OPTION_ARCHIVE,
    OPTION_COLOR,
    OPTION_JOBS,
    OPTION_READING,
    OPTION_DATE = OPTION_READING + CLI_READING_OPTIONS,
    OPTION_QUIET
};

static const cli_option options[] = {
    [OPTION_ABOUT] = {"about", 0, "WORDS",
                      "put side by side the figures that these words are\n"
                      "about, \"killed Khojaly\", and show no others; may be\n"
                      "given several times, one question each"},
    [OPTION_FORMAT] = {"format", 0, "FORM",
                       "text (usual)\n"
                       "csv: a table for spreadsheets, one row a figure\n"
                       "json: one object"},
    [OPTION_ARCHIVE] = {"archive", 0, "NAME.ibid",
                        "take the documents of this archive, too"},
    [OPTION_COLOR] = {"color", 0, "WHEN", "auto (usual), always, never"},
    [OPTION_JOBS] = CLI_OPTION_JOBS,
    CLI_READING_TABLE(OPTION_READING),
    [OPTION_DATE] = CLI_OPTION_DATE,
    [OPTION_QUIET] = CLI_OPTION_QUIET,
};

static bool take_about(figures_job *job, const char *words)
{
    const ibid_str about = ib_str_of(words);

    if (ib_skip_blank(about, 0, about.len) == about.len) {
        cli_say(job->command, "--about needs words, such as \"killed\"");
        return false;
    }
    job->about[job->table.about_count++] = words;
    return true;
}

static bool use_option(figures_job *job, cli_args *args, int option)
{
    static const char *const forms[] = {"text", "csv", "json"};
    int form;

    switch (option) {
    case OPTION_ABOUT:
        return take_about(job, args->value);
    case OPTION_FORMAT:
        form = cli_args_choose(args, "--format", forms, 3);
        job->form = form < 0 ? FORM_TEXT : (figures_form)form;
        return form >= 0;
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_COLOR:
        return cli_screen_color(&job->report.color, args);
    case OPTION_JOBS:
        return (job->reading.jobs = cli_jobs_read(args)) > 0;
    case OPTION_DATE:
        return cli_reading_date(&job->reading, args);
    case OPTION_QUIET:
        job->reading.quiet = true;
        return true;
    default:
        return cli_reading_take(&job->reading, args, option - OPTION_READING);
    }
}

/* Gives false when the arguments are wrong or all is said. */
static bool read_options(figures_job *job, cli_args *args)
{
    for (int option; (option = cli_args_next(args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return false;
        if (option == CLI_ARG_OPERAND) {
            job->document[job->document_count++] = args->value;
        } else if (!use_option(job, args, option)) {
            args->exit = CLI_NOT_DONE;
            return false;
        }
    }
    if (job->reading.written.year &&
        (job->document_count > 1 || job->where.path)) {
        say_one_date(job);
        args->exit = CLI_NOT_DONE;
        return false;
    }
    if (job->document_count > 0 || job->where.path)
        return true;
    cli_say(job->command,
            "which documents?  \"ibid figures --help\" shows examples");
    args->exit = CLI_NOT_DONE;
    return false;
}

static int run(const cli_command *command, int argc, char **argv)
{
    figures_job job = {.command = command,
                       .where = CLI_ARCHIVE_INIT,
                       .report = IBID_REPORT_OPTIONS_INIT,
                       .table = IBID_TABLE_OPTIONS_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    int exit = CLI_NOT_DONE;

    job.about = calloc((size_t)argc + 1, sizeof *job.about);
    job.document = calloc((size_t)argc + 1, sizeof *job.document);
    job.table.about = job.about;
    job.report.color = cli_screen_color_auto();
    job.report.width = cli_screen_width();
    if (job.about && job.document) {
        if (!read_options(&job, &args)) {
            exit = args.exit;
        } else if (cli_reading_open(command, &job.reading)) {
            figures(&job);
            cli_reading_close(&job.reading);
            exit = cli_finish(command, job.exit);
        }
    }
    free(job.about);
    free(job.document);
    return exit;
}

const cli_command cli_figures = {
    .name = "figures",
    .summary =
        "put the figures of documents side by side, with who states them",
    .operands = "DOCUMENT...",
    .about =
        "Lists each figure of the documents (files or folders) as it is "
        "written: what it\n"
        "counts, where and when, who states it, and on what it rests: a note "
        "and its\n"
        "source, or nothing.  Figures that answer the same question stand "
        "together, and\n"
        "the rule that says so is named.  Where figures of several documents "
        "rest on one\n"
        "source, that is said.\n"
        "\n"
        "ibid adds nothing up, orders nothing by size, and does not say which "
        "figure is\n"
        "right.  Documents stand by their own date, in whatever order they are "
        "given.\n",
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more =
        "\n"
        "WHICH FIGURES STAND TOGETHER\n"
        "  - those that --about asks for: its words stand in the figure's own "
        "words, its\n"
        "    sentence or its paragraph; \"killed\", \"missing\" and the like "
        "in "
        "its own words\n"
        "  - those that count the same thing, and what became of it, in the "
        "same place; or\n"
        "    in the same period, where it is said what became of them\n"
        "  - those of several documents that give the same number, 10 or more, "
        "of things\n"
        "    that are called by one word, where nobody says that something "
        "else became of\n"
        "    them\n"
        "Words are compared without case and endings (\"child\", "
        "\"children\"); "
        "what became\n"
        "of those counted, by a short list (\"killed\", \"died\", \"dead\"; "
        "docs/figures.md).\n"
        "\n"
        "EXIT STATUS\n"
        "  0   the table was made\n"
        "  2   something could not be read; standard error says what\n",
    .examples =
        "  ibid figures letter.txt reply.txt\n"
        "      The figures of both, side by side where they answer the same "
        "question.\n"
        "  ibid figures --about \"killed Khojaly\" letters/\n"
        "      Every figure of a folder of letters that is about this.\n"
        "  ibid figures --format csv letters/ > figures.csv\n"
        "      All figures for a spreadsheet.\n",
    .run = run,
};
