/* read.c - `ibid read`: what a document consists of. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/lines.h"
#include "cli/screen.h"

typedef enum read_form { FORM_SUMMARY, FORM_JSON, FORM_TEXT } read_form;

typedef struct read_job {
    const cli_command *command;
    ibid_report_options report;
    read_form form;
    bool lines;    /* --jsonl */
    unsigned jobs; /* 0: one a core */
    int exit;
    size_t shown; /* documents written so far */
} read_job;

static void write_doc(read_job *job, const ibid_doc *doc)
{
    const ibid_sink sink = cli_stdout();
    ibid_str text = ibid_doc_text(doc);
    ibid_status st = IBID_OK;
    ibid_err err;

    if (job->form == FORM_SUMMARY && job->shown++)
        sink.write(sink.state, "\n", 1);
    if (job->form == FORM_TEXT)
        sink.write(sink.state, text.at, text.len);
    else if (job->form == FORM_JSON)
        st = ibid_report_read_json(doc, &sink, &job->report, &err);
    else
        st = ibid_report_read_text(doc, &sink, &job->report, &err);
    if (st)
        job->exit = CLI_NOT_DONE; /* cli_finish says why */
}

static void read_file(read_job *job, const char *name)
{
    ibid_doc *doc;
    ibid_err err;

    if (ibid_file_open(&doc, name, NULL, &err)) {
        cli_say(job->command, "%s: not read: %s", cli_name(name), err.what);
        job->exit = CLI_NOT_DONE;
        return;
    }
    job->report.file = cli_name(name);
    write_doc(job, doc);
    ibid_doc_close(doc);
}

/* {"id": any, "text": "..."}: a text of its own. */
static void answer_line(cli_answer *out, char *line, size_t len)
{
    ib_member member[] = {{.name = "id", .as_is = true}, {.name = "text"}};
    const ibid_sink sink = cli_answer_sink(out);
    ibid_report_options report = IBID_REPORT_OPTIONS_INIT;
    ibid_doc *doc;
    ibid_err err;

    if (!cli_answer_object(out, member, 2, line, len))
        return;
    if (!member[0].is_there || !member[1].is_string) {
        cli_answer_fault(out, "it needs the members \"id\" and \"text\", a "
                              "string");
        return;
    }
    if (ibid_doc_open(&doc, member[1].value.at, member[1].value.len, NULL,
                      &err)) {
        cli_answer_fault(out, "%s", err.what);
        return;
    }
    report.id_json = member[0].value.at;
    if (ibid_report_read_json(doc, &sink, &report, &err))
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

static void read_lines(read_job *job, const char *name)
{
    const unsigned jobs = job->jobs ? job->jobs : cli_jobs_usual();

    if (!set_up(job->command) ||
        cli_lines_answer(job->command, name, jobs, answer_line))
        job->exit = CLI_NOT_DONE;
}

enum { OPTION_FORMAT, OPTION_JSONL, OPTION_JOBS, OPTION_COLOR };

static const cli_option options[] = {
    [OPTION_FORMAT] = {"format", 0, "FORM",
                       "summary: a readable list (usual)\n"
                       "json: all that was read, one object a document\n"
                       "text: the text itself, to which the offsets of the\n"
                       "JSON belong"},
    [OPTION_JSONL] = {"jsonl", 0, NULL,
                      "the input is lines {\"id\": ..., \"text\": \"...\"};\n"
                      "one JSON object comes out for each, with its id"},
    [OPTION_JOBS] = {"jobs", 'j', "N",
                     "with --jsonl: work on N lines at once (usual: one a\n"
                     "core); the output is the same for any number"},
    [OPTION_COLOR] = {"color", 0, "WHEN", "auto (usual), always, never"},
};

/* Gives false when the arguments are wrong or all is said. */
static bool read_options(read_job *job, cli_args *args, const char **operand,
                         size_t *count)
{
    static const char *const forms[] = {"summary", "json", "text"};
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
            word = cli_args_choose(args, "--format", forms, 3);
        else if (option == OPTION_JOBS)
            word = (job->jobs = cli_jobs_read(args)) ? 0 : -1;
        else if (!cli_screen_color(&job->report.color, args))
            word = -1;
        if (word < 0) {
            args->exit = CLI_NOT_DONE;
            return false;
        }
        if (option == OPTION_FORMAT) {
            job->form = (read_form)word;
            formed = true;
        }
    }
    if (job->lines && formed && job->form != FORM_JSON) {
        cli_say(job->command, "--jsonl writes JSON only");
        args->exit = CLI_NOT_DONE;
        return false;
    }
    if (job->lines)
        job->form = FORM_JSON;
    return true;
}

static int run(const cli_command *command, int argc, char **argv)
{
    read_job job = {.command = command, .report = IBID_REPORT_OPTIONS_INIT};
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
        cli_say(command, "which file?  \"ibid read --help\" shows examples");
        job.exit = CLI_NOT_DONE;
    }
    if (count == 0 && job.lines)
        operand[count++] = "-";
    for (size_t i = 0; i < count; i++) {
        if (job.lines)
            read_lines(&job, operand[i]);
        else
            read_file(&job, operand[i]);
    }
    free(operand);
    return cli_finish(command, job.exit);
}

const cli_command cli_read = {
    .name = "read",
    .summary = "show what a document consists of: notes, quotations, citations",
    .operands = "FILE...",
    .about =
        "Reads each FILE (\"-\" is standard input) and shows its notes with "
        "their marks,\n"
        "its quotations with who is made to say them, and its citations.  "
        "Nothing is\n"
        "compared with anything.\n",
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   everything was read\n"
            "  2   something could not be read; standard error says what\n",
    .examples = "  ibid read letter.txt\n"
                "      A list of its notes, quotations and citations.\n"
                "  ibid read --format json letter.txt > letter.json\n"
                "      The same for a program, with the place of each.\n"
                "  ibid read --jsonl < texts.jsonl > structure.jsonl\n"
                "      Many short texts in one run.\n",
    .run = run,
};
