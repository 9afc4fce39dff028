/* cite.c - `ibid cite`: the citations of a document, or of many lines. */

#include <stdlib.h>

#include "cli/lines.h"
#include "cli/screen.h"

typedef enum cite_form {
    FORM_TEXT,
    FORM_JSON,
    FORM_CSL_JSON,
    FORM_BIBTEX
} cite_form;

typedef struct cite_job {
    const cli_command *command;
    ibid_report_options report;
    cite_form form;
    bool lines;    /* --jsonl */
    unsigned jobs; /* 0: one a core */
    int exit;
    size_t shown; /* documents written so far */
} cite_job;

static size_t none(void *state)
{
    (void)state;
    return 0;
}

/* The works that the citations are of. */
static ibid_status write_works(const cite_job *job, const ibid_doc *doc,
                               ibid_err *err)
{
    const ibid_shelf no_sources = {.count = none};
    const ibid_sink sink = cli_stdout();
    ibid_pull *pull;
    ibid_status st = ibid_pull_open(&pull, doc, &no_sources, NULL, err);

    if (st) {
        cli_say(job->command, "%s: not listed: %s", job->report.file,
                err->what);
        return st;
    }
    st = job->form == FORM_BIBTEX
             ? ibid_report_works_bibtex(pull, &sink, err)
             : ibid_report_works_csl_json(pull, &sink, err);
    ibid_pull_close(pull);
    return st;
}

static ibid_status write_citations(cite_job *job, const ibid_doc *doc,
                                   ibid_err *err)
{
    const ibid_sink sink = cli_stdout();

    if (job->form == FORM_CSL_JSON || job->form == FORM_BIBTEX)
        return write_works(job, doc, err);
    if (job->form == FORM_JSON)
        return ibid_report_cite_json(doc, &sink, &job->report, err);
    if (job->shown++)
        sink.write(sink.state, "\n", 1);
    return ibid_report_cite_text(doc, &sink, &job->report, err);
}

static void cite_file(cite_job *job, const char *name)
{
    ibid_doc *doc;
    ibid_err err;

    if (ibid_file_open(&doc, name, NULL, &err)) {
        cli_say(job->command, "%s: not read: %s", cli_name(name), err.what);
        job->exit = CLI_NOT_DONE;
        return;
    }
    job->report.file = cli_name(name);
    if (write_citations(job, doc, &err))
        job->exit = CLI_NOT_DONE; /* cli_finish says why */
    ibid_doc_close(doc);
}

/* {"id": any, "text": "..."}: a note of its own. */
static void answer_line(cli_answer *out, char *line, size_t len)
{
    ib_member member[] = {{.name = "id", .as_is = true}, {.name = "text"}};
    const ibid_sink sink = cli_answer_sink(out);
    ibid_report_options report = IBID_REPORT_OPTIONS_INIT;
    ibid_options options = IBID_OPTIONS_INIT;
    ibid_doc *doc;
    ibid_err err;

    if (!cli_answer_object(out, member, 2, line, len))
        return;
    if (!member[1].is_string) {
        cli_answer_fault(out, "it needs a member \"text\", a string");
        return;
    }
    options.is_note = true;
    if (ibid_doc_open(&doc, member[1].value.at, member[1].value.len, &options,
                      &err)) {
        cli_answer_fault(out, "%s", err.what);
        return;
    }
    report.id_json = member[0].is_there ? member[0].value.at : "null";
    if (ibid_report_cite_json(doc, &sink, &report, &err))
        cli_answer_fault(out, "%s", err.what);
    ibid_doc_close(doc);
}

/* What libraries set up at their first use is set up before there are threads
 * (compare.c). */
static bool set_up(const cli_command *command)
{
    ibid_doc *doc;
    ibid_err err;

    if (ibid_doc_open(&doc, "Boats.", 6, NULL, &err)) {
        cli_say(command, "nothing is done: %s", err.what);
        return false;
    }
    ibid_doc_close(doc);
    return true;
}

static void cite_lines(cite_job *job, const char *name)
{
    const unsigned jobs = job->jobs ? job->jobs : cli_jobs_usual();

    if (!set_up(job->command) ||
        cli_lines_answer(job->command, name, jobs, answer_line))
        job->exit = CLI_NOT_DONE;
}

enum { OPTION_FORMAT, OPTION_JSONL, OPTION_JOBS, OPTION_COLOR };

static const cli_option options[] = {
    [OPTION_FORMAT] = {"format", 0, "FORM",
                       "text: a readable list (usual)\n"
                       "json: one object a document\n"
                       "csl-json, bibtex: the works that are cited, each once"},
    [OPTION_JSONL] = {"jsonl", 0, NULL,
                      "the input is lines {\"id\": ..., \"text\": \"...\"}, "
                      "each a note;\n"
                      "one JSON object comes out for each, with its id"},
    [OPTION_JOBS] = {"jobs", 'j', "N",
                     "with --jsonl: work on N lines at once (usual: one a\n"
                     "core); the output is the same for any number"},
    [OPTION_COLOR] = {"color", 0, "WHEN", "auto (usual), always, never"},
};

/* Gives false when the arguments are wrong or all is said. */
static bool read_options(cite_job *job, cli_args *args, const char **operand,
                         size_t *count)
{
    static const char *const forms[] = {"text", "json", "csl-json", "bibtex"};
    bool formed = false;

    for (int option; (option = cli_args_next(args)) != CLI_ARG_END;) {
        int word = 0;

        if (option == CLI_ARG_STOP)
            return false;
        if (option == CLI_ARG_OPERAND)
            operand[(*count)++] = args->value;
        else if (option == OPTION_JSONL)
            job->lines = true;
        else if (option == OPTION_FORMAT)
            word = cli_args_choose(args, "--format", forms, 4);
        else if (option == OPTION_JOBS)
            word = (job->jobs = cli_jobs_read(args)) ? 0 : -1;
        else if (!cli_screen_color(&job->report.color, args))
            word = -1;
        if (word < 0) {
            args->exit = CLI_NOT_DONE;
            return false;
        }
        if (option == OPTION_FORMAT) {
            job->form = (cite_form)word;
            formed = true;
        }
    }
    if (job->lines && formed && job->form != FORM_JSON) {
        cli_say(job->command, "--jsonl writes JSON only");
        args->exit = CLI_NOT_DONE;
        return false;
    }
    return true;
}

static int run(const cli_command *command, int argc, char **argv)
{
    cite_job job = {.command = command, .report = IBID_REPORT_OPTIONS_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    const char **operand = calloc((size_t)argc + 1, sizeof *operand);
    size_t count = 0;

    if (!operand)
        return CLI_NOT_DONE;
    job.report.color = cli_screen_color_auto();
    job.report.width = cli_screen_width();
    if (!read_options(&job, &args, operand, &count)) {
        free(operand);
        return args.exit;
    }
    if (count == 0 && !job.lines) {
        cli_say(command, "which file?  \"ibid cite --help\" shows examples");
        job.exit = CLI_NOT_DONE;
    }
    if (count == 0 && job.lines)
        operand[count++] = "-";
    for (size_t i = 0; i < count; i++) {
        if (job.lines)
            cite_lines(&job, operand[i]);
        else
            cite_file(&job, operand[i]);
    }
    free(operand);
    return cli_finish(command, job.exit);
}

const cli_command cli_cite = {
    .name = "cite",
    .summary = "show the citations of a document, and what was read of each",
    .operands = "FILE...",
    .about =
        "Reads the citations in the notes and the text of each FILE (\"-\" is "
        "standard\n"
        "input): what each names, field by field, and to which earlier one a "
        "short form\n"
        "such as \"ibid.\" leads.  Nothing is looked up anywhere.\n",
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   everything was read\n"
            "  2   something could not be read; standard error says what\n",
    .examples = "  ibid cite letter.txt\n"
                "      A list of its citations with their fields.\n"
                "  ibid cite --jsonl < notes.jsonl > citations.jsonl\n"
                "      Many notes in one run, for a program.\n"
                "  ibid cite --format bibtex letter.txt > letter.bib\n"
                "      The works that it cites, for a reference manager.\n",
    .run = run,
};
