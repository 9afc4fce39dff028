/* cite.c - `ibid cite`: the citations of a document, or of many lines. */

#include "cli/texts.h"

enum { FORM_TEXT, FORM_JSON, FORM_CSL_JSON, FORM_BIBTEX };

static const char *const forms[] = {"text", "json", "csl-json", "bibtex"};

static size_t none(void *state)
{
    (void)state;
    return 0;
}

/* The works that the citations are of. */
static ibid_status write_works(const cli_texts *job, const ibid_doc *doc,
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

static ibid_status write_citations(cli_texts *job, const ibid_doc *doc,
                                   ibid_err *err)
{
    const ibid_sink sink = cli_stdout();

    if (job->form == FORM_CSL_JSON || job->form == FORM_BIBTEX)
        return write_works(job, doc, err);
    if (job->form == FORM_JSON)
        return ibid_report_cite_json(doc, &sink, &job->report, err);
    return ibid_report_cite_text(doc, &sink, &job->report, err);
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

static const cli_option options[CLI_TEXTS_OPTIONS] = {
    [CLI_TEXTS_FORMAT] =
        {"format", 0, "FORM",
         "text: a readable list (usual)\n"
         "json: one object a document\n"
         "csl-json, bibtex: the works that are cited, each once"},
    [CLI_TEXTS_JSONL] = {"jsonl", 0, NULL,
                         "the input is lines {\"id\": ..., \"text\": \"...\"}, "
                         "each a note;\n"
                         "one JSON object comes out for each, with its id"},
    [CLI_TEXTS_JOBS] = CLI_TEXTS_JOBS_INIT,
    [CLI_TEXTS_COLOR] = CLI_TEXTS_COLOR_INIT,
    CLI_READING_TABLE(CLI_TEXTS_READING),
};

static int run(const cli_command *command, int argc, char **argv)
{
    static const cli_texts_kind kind = {
        forms, 4, FORM_JSON, FORM_TEXT, false, answer_line, write_citations};

    return cli_texts_run(command, &kind, argc, argv);
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
