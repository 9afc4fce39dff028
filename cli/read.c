/* read.c - `ibid read`: what a document consists of. */

#include "cli/texts.h"

enum { FORM_SUMMARY, FORM_JSON, FORM_TEXT, FORM_HOCR };

static const char *const forms[] = {"summary", "json", "text", "hocr"};

static ibid_status write_doc(cli_texts *job, const ibid_doc *doc, ibid_err *err)
{
    const ibid_sink sink = cli_stdout();
    const ibid_str text = ibid_doc_text(doc);

    if (job->form == FORM_JSON)
        return ibid_report_read_json(doc, &sink, &job->report, err);
    if (job->form == FORM_HOCR) {
        const ibid_status st =
            ibid_report_read_hocr(doc, &sink, &job->report, err);

        if (st && st != IBID_EIO)
            cli_say(job->command, "%s: not written: %s", job->report.file,
                    err->what);
        return st;
    }
    if (job->form == FORM_SUMMARY)
        return ibid_report_read_text(doc, &sink, &job->report, err);
    sink.write(sink.state, text.at, text.len);
    return IBID_OK;
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

static const cli_option options[CLI_TEXTS_OPTIONS + 1] = {
    [CLI_TEXTS_FORMAT] = {"format", 0, "FORM",
                          "summary: a readable list (usual)\n"
                          "json: all that was read, one object a document\n"
                          "text: the text itself, to which the offsets of the\n"
                          "JSON belong\n"
                          "hocr: of PDF files and scans, each word with its\n"
                          "place on the page (hOCR 1.2)"},
    [CLI_TEXTS_JSONL] =
        {"jsonl", 0, NULL,
         "the input is lines {\"id\": ..., \"text\": \"...\"};\n"
         "one JSON object comes out for each, with its id"},
    [CLI_TEXTS_JOBS] = CLI_TEXTS_JOBS_INIT,
    [CLI_TEXTS_COLOR] = CLI_TEXTS_COLOR_INIT,
    CLI_READING_TABLE(CLI_TEXTS_READING),
    [CLI_TEXTS_DATE] = CLI_OPTION_DATE,
};

static int run(const cli_command *command, int argc, char **argv)
{
    static const cli_texts_kind kind = {
        forms, 4, FORM_JSON, FORM_SUMMARY, true, answer_line, write_doc};

    return cli_texts_run(command, &kind, argc, argv);
}

const cli_command cli_read = {
    .name = "read",
    .summary = "show what a document consists of: notes, quotations, citations",
    .operands = "FILE...",
    .about =
        "Reads each FILE (\"-\" is standard input) and shows its notes with "
        "their marks,\n"
        "its quotations with who is made to say them, its citations, figures "
        "and dates.\n"
        "Nothing is compared with anything.\n",
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
                "  ibid read --format hocr scan.pdf > scan.hocr\n"
                "      The words of a scan with their places, for other "
                "programs.\n"
                "  ibid read --jsonl < texts.jsonl > structure.jsonl\n"
                "      Many short texts in one run.\n",
    .run = run,
};
