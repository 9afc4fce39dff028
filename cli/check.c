/* check.c - `ibid check`: a document against its sources. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/scan.h"
#include "cli/archive.h"
#include "cli/folder.h"
#include "cli/lines.h"
#include "cli/log.h"
#include "cli/shelves.h"
#include "cli/sources.h"

typedef enum check_form {
    FORM_TEXT,
    FORM_JSON,
    FORM_ANNOTATIONS,
    FORM_HTML
} check_form;

typedef struct check_job {
    const cli_command *command;
    ibid_report_options report;
    ibid_check_options check;
    check_form form;
    cli_reading reading;
    const char **document; /* the first operand, and those of --also */
    size_t document_count;
    const char **source;
    size_t source_count;
    const char *map_name;  /* or NULL */
    cli_archive where;     /* the archive that sources come from */
    bool log;              /* keep each check in its log */
    ibid_archive *archive; /* it; or NULL */
    ibid_archive *writer;  /* the same, to be changed; or NULL */
    ibid_files *files;     /* the sources that are named; or NULL */
    ibid_kept *kept;       /* those of the archive, for one document; or NULL */
    ibid_rulings rulings;  /* of the archive */
    cli_folder folder;     /* where pages go; or none */
    size_t shown;          /* documents written so far */
    int exit;
} check_job;

/* A finding outweighs nothing, and what was not done outweighs a finding. */
static void raise_exit(check_job *job, int exit)
{
    if (job->exit < exit)
        job->exit = exit;
}

/* A page names the works that are not at hand, too. */
static ibid_status write_page(check_job *job, const ibid_check *check,
                              const ibid_sink *sink)
{
    ibid_pull_options options = IBID_PULL_OPTIONS_INIT;
    ibid_pull *pull;
    ibid_status st;
    ibid_err err;

    options.map = job->check.map;
    st = ibid_pull_open(&pull, ibid_check_doc(check), ibid_check_shelf(check),
                        &options, &err);
    if (!st)
        st = ibid_report_check_html(check, pull, sink, &job->report, &err);
    ibid_pull_close(pull);
    if (st && st != IBID_EIO) /* who closes the file says why */
        cli_say(job->command, "%s: no report: %s", job->report.file, err.what);
    return st;
}

/* A page is a file of its own: standard output has room for one. */
static ibid_status write_html(check_job *job, const ibid_check *check,
                              const ibid_sink *out)
{
    ibid_sink sink;
    ibid_status st;

    if (!job->folder.path && job->shown > 1) {
        cli_say(job->command,
                "%s: no report: a page holds one document; with --output "
                "FOLDER each gets its own",
                job->report.file);
        return IBID_ELIMIT;
    }
    if (!job->folder.path)
        return write_page(job, check, out);
    if (!cli_folder_open(&sink, &job->folder, job->command, job->report.file,
                         ".html"))
        return IBID_EIO;
    st = write_page(job, check, &sink);
    return cli_folder_close(&job->folder, job->command) ? st : IBID_EIO;
}

static void write_report(check_job *job, const ibid_check *check)
{
    const ibid_sink out = cli_stdout();
    cli_copy copy = {NULL, 0, 0};
    const ibid_sink sink = job->writer ? cli_copy_sink(&copy) : out;
    ibid_status st;
    ibid_err err;

    if (job->shown++ && job->form == FORM_TEXT)
        out.write(out.state, "\n", 1);
    if (job->form == FORM_JSON)
        st = ibid_report_check_json(check, &sink, &job->report, &err);
    else if (job->form == FORM_ANNOTATIONS)
        st = ibid_report_check_annotations(check, &sink, &job->report, &err);
    else if (job->form == FORM_HTML)
        st = write_html(job, check, &sink);
    else
        st = ibid_report_check_text(check, &sink, &job->report, &err);
    if (st) /* cli_finish says why */
        raise_exit(job, CLI_NOT_DONE);
    else if (job->writer &&
             !cli_log_check(job->command, job->writer, check, job->report.file,
                            job->report.checkpoint, &copy))
        raise_exit(job, CLI_NOT_DONE);
    cli_copy_free(&copy);
}

static void write_check(check_job *job, const ibid_check *check)
{
    const ibid_findings findings = ibid_check_findings(check);

    write_report(job, check);
    for (size_t i = 0; i < findings.count; i++) {
        if (ibid_finding_is_to_look_at(&findings.item[i], job->report.look_at))
            raise_exit(job, CLI_FINDINGS);
    }
}

/* Read what the document may cite or quote of the archive; its checkpoint goes
 * into the report.
 *
 * Gives  false after saying why not. */
static bool open_kept(check_job *job, const char *name, const ibid_doc *doc)
{
    cli_progress progress;
    const ibid_progress steps = {cli_progress_step, &progress};
    ibid_files_options options = IBID_FILES_OPTIONS_INIT;
    ibid_status st;
    ibid_err err;

    if (!job->archive)
        return true;
    options.progress = &steps;
    options.read = cli_reading_options(&job->reading);
    options.jobs = job->reading.jobs ? job->reading.jobs : cli_jobs_usual();
    cli_progress_start(&progress, "Reading the archive", "",
                       job->reading.quiet);
    st = ibid_kept_open(&job->kept, job->archive, doc, job->check.unquoted,
                        &options, &err);
    cli_progress_end(&progress);
    if (st) {
        cli_say(job->command, "%s: not checked: the archive: %s", name,
                err.what);
        raise_exit(job, CLI_NOT_DONE);
        return false;
    }
    job->report.archive_total = ibid_kept_total(job->kept);
    job->report.checkpoint = ibid_archive_checkpoint(job->archive);
    return true;
}

/* Check a document with the sources that are ready. */
static void check_with_sources(check_job *job, const char *name,
                               const ibid_doc *doc)
{
    cli_progress progress;
    const ibid_progress steps = {cli_progress_step, &progress};
    cli_shelves both = {.files = job->files, .kept = job->kept};
    const ibid_shelf sources = cli_shelves_all(&both, doc);
    ibid_check *check;
    ibid_err err;

    cli_shelves_left_out_say(job->command, &both, doc);
    if (job->kept && cli_shelf_unread_say(job->command, &both.kept_shelf))
        raise_exit(job, CLI_NOT_DONE);
    cli_progress_start(&progress, "Checking ", name, job->reading.quiet);
    job->check.progress = &steps;
    if (ibid_check_open(&check, doc, &sources, &job->check, &err)) {
        cli_progress_end(&progress);
        cli_say(job->command, "%s: not checked: %s", name, err.what);
        raise_exit(job, CLI_NOT_DONE);
    } else {
        cli_progress_end(&progress);
        write_check(job, check);
        ibid_check_close(check);
    }
}

static void check_document(void *state, const char *name, const ibid_doc *doc)
{
    check_job *job = state;

    job->report.file = name;
    if (ib_skip_blank(ibid_doc_text(doc), 0, ibid_doc_text(doc).len) ==
        ibid_doc_text(doc).len) {
        cli_say(job->command, "%s: not checked: there is nothing in it", name);
        raise_exit(job, CLI_NOT_DONE);
        return;
    }
    if (open_kept(job, name, doc))
        check_with_sources(job, name, doc);
    ibid_kept_close(job->kept);
    job->kept = NULL;
}

/* Open the archive; its rulings go into the report.
 *
 * Gives  false after saying why not. */
static bool open_archive(check_job *job)
{
    job->archive =
        cli_archive_open(job->command, &job->where, &job->reading, false);
    if (!job->archive)
        return false;
    job->rulings = ibid_archive_rulings(job->archive);
    job->report.rulings = &job->rulings;
    return true;
}

static void check_documents(check_job *job)
{
    cli_shelves both = {.files = job->files, .kept = job->kept};
    const ibid_shelf named = cli_shelves_all(&both, NULL);

    if (job->files && cli_shelf_unread_say(job->command, &named))
        raise_exit(job, CLI_NOT_DONE);
    for (size_t i = 0; i < job->document_count; i++)
        if (!cli_reading_each(job->command, &job->reading, job->document[i],
                              "not checked", check_document, job))
            raise_exit(job, CLI_NOT_DONE);
}

/* Sources are those that are named, and those of an archive where one is named,
 * or is at hand and no source is named. */
static void check_with(check_job *job)
{
    char *found = job->where.path || job->source_count > 0 || job->map_name
                      ? NULL
                      : cli_archive_find(job->command);
    bool ready = true;

    if (found)
        job->where.path = found;
    if (job->where.path)
        ready = open_archive(job);
    if (job->log && !job->where.path)
        cli_say(job->command, "--log needs an archive; --archive names one");
    else if (job->log && ready)
        job->writer = cli_archive_open(job->command, &job->where, NULL, true);
    ready = ready && !job->log == !job->writer;
    if (ready && (!job->archive || job->source_count > 0)) {
        job->files = cli_sources_open(job->command, job->source,
                                      job->source_count, &job->reading);
        ready = job->files != NULL;
    }
    if (ready)
        check_documents(job);
    else
        raise_exit(job, CLI_NOT_DONE);
    ibid_files_close(job->files);
    ibid_archive_close(job->writer);
    ibid_archive_close(job->archive);
    free(found);
}

static void check_all(check_job *job)
{
    ibid_map *map = NULL;

    if (job->map_name) {
        map = cli_map_open(job->command, job->map_name);
        if (!map || !cli_map_sources(map, &job->source, &job->source_count)) {
            ibid_map_close(map);
            raise_exit(job, CLI_NOT_DONE);
            return;
        }
    }
    job->check.map = map;
    check_with(job);
    ibid_map_close(map);
}

/* A list "altered,absent,pinpoint" as a set; false after saying what is wrong.
 */
static bool read_look_at(check_job *job, const char *list)
{
    uint32_t set = 0;

    while (*list) {
        size_t len = strcspn(list, ",");
        uint32_t bit = len == 4 && memcmp(list, "none", 4) == 0
                           ? (uint32_t)1 << IBID_VERDICT_NONE
                           : 0;

        for (int i = IBID_VERDICT_NONE + 1; i < IBID_VERDICT_COUNT; i++) {
            const char *word = ibid_verdict_word((ibid_verdict)i);

            if (strlen(word) == len && memcmp(word, list, len) == 0)
                bit = (uint32_t)1 << i;
        }
        if (len == 8 && memcmp(list, "pinpoint", 8) == 0)
            bit = IBID_LOOK_PINPOINT;
        if (len == 8 && memcmp(list, "unquoted", 8) == 0)
            bit = IBID_LOOK_UNQUOTED;
        if (!bit) {
            cli_say(job->command,
                    "--fail-on knows no \"%.*s\"; \"ibid check --help\" lists "
                    "the words",
                    (int)len, list);
            return false;
        }
        set |= bit;
        list += len + (list[len] == ',');
    }
    job->report.look_at = set;
    return true;
}

enum {
    OPTION_ALSO,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FAIL_ON,
    OPTION_ALL,
    OPTION_TERMS,
    OPTION_UNQUOTED,
    OPTION_BOXES,
    OPTION_MAP,
    OPTION_ARCHIVE,
    OPTION_LOG,
    OPTION_KEY,
    OPTION_TIMEOUT,
    OPTION_COLOR,
    OPTION_JOBS,
    OPTION_READING,
    OPTION_DATE = OPTION_READING + CLI_READING_OPTIONS,
    OPTION_QUIET
};

static const cli_option options[] = {
    [OPTION_ALSO] = {"also", 0, "FILE",
                     "check this document too, against the same sources;\n"
                     "may be given several times"},
    [OPTION_FORMAT] = {"format", 0, "FORM",
                       "text (usual), json, html: a page that stands alone,\n"
                       "or annotations: as W3C Web Annotations, for programs\n"
                       "that show notes on texts"},
    [OPTION_OUTPUT] =
        {"output", 0, "FOLDER",
         "html: write a page for each document into this folder,\n"
         "and nothing to standard output"},
    [OPTION_FAIL_ON] = {"fail-on", 0, "LIST",
                        "which findings are to be looked at: words of the\n"
                        "list below, with commas (usual:\n"
                        "altered,absent,elsewhere,pinpoint); or none"},
    [OPTION_ALL] = {"all", 'a', NULL,
                    "list every finding, not only those to look at"},
    [OPTION_TERMS] = {"terms", 0, NULL,
                      "compare titles and single terms in quotation marks too"},
    [OPTION_UNQUOTED] = {"unquoted", 0, NULL,
                         "show, too, which sentences outside quotation marks\n"
                         "stand in a source, word for word or nearly"},
    [OPTION_BOXES] = {"boxes", 0, NULL,
                      "json: say, too, where on the pages of PDF files and\n"
                      "scans the words of each finding stand"},
    [OPTION_MAP] = {"map", 0, "FILE",
                    "a table of \"ibid pull --format csv\", in whose column\n"
                    "\"file\" you have written which file a work is"},
    [OPTION_ARCHIVE] = {"archive", 0, "NAME.ibid",
                        "take sources from this archive (usual, where no\n"
                        "SOURCE is named: $IBID_ARCHIVE, else the nearest\n"
                        "archive in this folder or above it)"},
    [OPTION_LOG] = {"log", 0, NULL,
                    "keep in the log of the archive that this was checked:\n"
                    "the name of DOCUMENT, its hash and that of the report,\n"
                    "the counts of verdicts; needs the key"},
    [OPTION_KEY] = CLI_OPTION_KEY,
    [OPTION_TIMEOUT] = CLI_OPTION_TIMEOUT,
    [OPTION_COLOR] = {"color", 0, "WHEN", "auto (usual), always, never"},
    [OPTION_JOBS] = CLI_OPTION_JOBS,
    CLI_READING_TABLE(OPTION_READING),
    [OPTION_DATE] = CLI_OPTION_DATE,
    [OPTION_QUIET] = CLI_OPTION_QUIET,
};

static bool use_option(check_job *job, cli_args *args, int option)
{
    static const char *const forms[] = {[FORM_TEXT] = "text",
                                        [FORM_JSON] = "json",
                                        [FORM_ANNOTATIONS] = "annotations",
                                        [FORM_HTML] = "html"};
    int form;

    switch (option) {
    case OPTION_ALSO:
        job->document[++job->document_count] = args->value;
        return true;
    case OPTION_FORMAT:
        form = cli_args_choose(args, "--format", forms, 4);
        job->form = form >= 0 ? (check_form)form : FORM_TEXT;
        return form >= 0;
    case OPTION_OUTPUT:
        job->folder.path = args->value;
        return true;
    case OPTION_FAIL_ON:
        return read_look_at(job, args->value);
    case OPTION_ALL:
        job->report.all = true;
        return true;
    case OPTION_TERMS:
        job->check.terms = true;
        return true;
    case OPTION_UNQUOTED:
        job->check.unquoted = true;
        return true;
    case OPTION_BOXES:
        job->report.boxes = true;
        return true;
    case OPTION_MAP:
        job->map_name = args->value;
        return true;
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_LOG:
        job->log = true;
        return true;
    case OPTION_KEY:
        job->where.key = args->value;
        return true;
    case OPTION_TIMEOUT:
        return cli_timeout_read(&job->where, args);
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

/* Slot 0 of the documents is kept for the first operand. */
static bool read_options(check_job *job, cli_args *args)
{
    for (int option; (option = cli_args_next(args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return false;
        if (option == CLI_ARG_OPERAND) {
            if (!job->document[0])
                job->document[0] = args->value;
            else
                job->source[job->source_count++] = args->value;
        } else if (!use_option(job, args, option)) {
            args->exit = CLI_NOT_DONE;
            return false;
        }
    }
    if (job->document[0]) {
        job->document_count++;
        return true;
    }
    cli_say(job->command,
            "which document?  \"ibid check --help\" shows examples");
    args->exit = CLI_NOT_DONE;
    return false;
}

static int run(const cli_command *command, int argc, char **argv)
{
    check_job job = {.command = command,
                     .where = CLI_ARCHIVE_INIT,
                     .report = IBID_REPORT_OPTIONS_INIT,
                     .check = IBID_CHECK_OPTIONS_INIT,
                     .reading.figures = true};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    int exit = CLI_NOT_DONE;

    job.document = calloc((size_t)argc + 1, sizeof *job.document);
    job.source = calloc((size_t)argc + 1, sizeof *job.source);
    job.report.color = cli_screen_color_auto();
    job.report.width = cli_screen_width();
    if (job.document && job.source) {
        if (!read_options(&job, &args)) {
            exit = args.exit;
        } else if (job.folder.path && job.form != FORM_HTML) {
            cli_say(command, "--output goes with --format html");
        } else if (job.folder.path && job.log) {
            cli_say(command, "--log keeps the report that goes to standard "
                             "output; leave --output out");
        } else if (cli_reading_open(command, &job.reading)) {
            check_all(&job);
            cli_reading_close(&job.reading);
            exit = cli_finish(command, job.exit);
        }
    }
    cli_folder_free(&job.folder);
    free(job.document);
    free(job.source);
    return exit;
}

const cli_command cli_check = {
    .name = "check",
    .summary = "compare what a document quotes and cites with its sources",
    .operands = "DOCUMENT [SOURCE...]",
    .about =
        "Reads DOCUMENT, finds its quotations and citations, and compares "
        "each quotation\n"
        "with the source that it cites.  Each SOURCE is a file (PDF, Word, "
        "HTML, text),\n"
        "or a folder of them; \"ibid --help\" names the formats.\n"
        "\"-\" is standard input.  Without any source, and without an archive "
        "(\"ibid init\"),\n"
        "ibid says what the document alone\n"
        "can tell: notes without marks, quotations without a citation, an "
        "\"ibid.\" with\n"
        "nothing to refer to, symbols that cannot be right.\n"
        "\n"
        "ibid compares words and places.  It does not say what is true.\n",
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more =
        "\n"
        "WHAT IT SAYS OF A QUOTATION\n"
        "  exact        the same words; at most spacing, line breaks, or the "
        "style of\n"
        "               quotation marks and dashes differ\n"
        "  marked       differs only where it says so, by [brackets] or "
        "dots, and what it\n"
        "               says is right\n"
        "  damaged      differs only in letters that a scanner misread\n"
        "  altered      found, but words differ and nothing says so\n"
        "  absent       the cited source was read, and the words are not in "
        "it\n"
        "  elsewhere    not in the cited source, but in another one at hand\n"
        "  unread       the source is there but could not be read\n"
        "  unavailable  the source is not among those given\n"
        "  uncited      nothing says where the words come from\n"
        "  unchecked    not compared: too short, or in another language\n"
        "  pinpoint     the words are there, but not at the cited page or "
        "paragraph\n"
        "  unquoted     with --unquoted: eight words or more that stand in a "
        "source,\n"
        "               without quotation marks; whether the note cites it is "
        "said\n"
        "\n"
        "WHAT IT SAYS OF A FIGURE\n"
        "  cited        it rests on a note or a citation\n"
        "  uncited      on nothing that the document names\n"
        "  remarked     it is larger than its total, is told elsewhere with "
        "another\n"
        "               number, or is not the percentage of its own "
        "numbers\n"
        "\n"
        "WHAT IT SAYS OF A CITATION, A NOTE OR A DATE\n"
        "  resolved     the source is at hand     ambiguous  several sources "
        "fit\n"
        "  linked       a note with its mark      unlinked   a note or mark "
        "alone\n"
        "  remarked     a date that does not fit the calendar, or another "
        "place\n"
        "\n"
        "EXIT STATUS\n"
        "  0   nothing to look at\n"
        "  1   there are findings to look at (--fail-on says which count)\n"
        "  2   a document or a source could not be read; the rest was "
        "checked\n",
    .examples =
        "  ibid check letter.txt sources/\n"
        "      Check letter.txt against every file in the folder sources.\n"
        "  ibid check --all letter.txt report.txt minutes.txt\n"
        "      Check it against two files, and list what is right, too.\n"
        "  ibid check --fail-on altered,absent,uncited letter.txt sources/\n"
        "      Quotations without a citation count as well.\n"
        "  ibid check --format json letter.txt sources/ > letter.json\n"
        "      The findings for a program.\n"
        "  ibid check --format html letter.txt sources/ > letter.html\n"
        "      A page to read, mail and print: the letter with what was "
        "found beside it.\n"
        "  ibid check letter.txt --also reply.txt sources/\n"
        "      Two documents against the same sources.\n",
    .run = run,
};
