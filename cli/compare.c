/* compare.c - `ibid compare --jsonl`: a quotation and a source a line, a
 * verdict a line. */

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/scan.h"
#include "cli/lines.h"

static ibid_str str_of(const json_t *string)
{
    return (ibid_str){json_string_value(string),
                      (uint32_t)json_string_length(string)};
}

/* Write the verdict on an object of one line. */
static void compare(cli_answer *out, const json_t *object)
{
    const json_t *quote = json_object_get(object, "quote");
    const json_t *source = json_object_get(object, "source");
    const json_t *id = json_object_get(object, "id");
    const ibid_sink sink = cli_answer_sink(out);
    ibid_report_options report = IBID_REPORT_OPTIONS_INIT;
    ibid_check *check;
    ibid_err err;
    char *id_json;

    if (!json_is_object(object)) {
        cli_answer_fault(out, "it is no object {\"id\", \"quote\", "
                              "\"source\"}");
        return;
    }
    if (!json_is_string(quote) || !json_is_string(source)) {
        cli_answer_fault(out, "its member \"%s\" is missing, or is no string",
                         json_is_string(quote) ? "source" : "quote");
        return;
    }
    if (ibid_compare_open(&check, str_of(quote), str_of(source), NULL, &err)) {
        cli_answer_fault(out, "%s", err.what);
        return;
    }
    id_json = id ? json_dumps(id, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
    report.id_json = id_json ? id_json : "null";
    if (ibid_report_compare_json(check, str_of(source), &sink, &report, &err))
        cli_answer_fault(out, "%s", err.what);
    free(id_json);
    ibid_check_close(check);
}

/* Say why a line is no JSON: what an editor does not show comes first. */
static void refuse(cli_answer *out, const char *line, size_t len,
                   const json_error_t *error)
{
    const uint32_t end = ib_utf8_valid((ibid_str){line, (uint32_t)len}, 0);
    const char *nul = memchr(line, '\0', len);

    if (nul)
        cli_answer_fault(out, "byte %zu is NUL, which no text holds",
                         (size_t)(nul - line) + 1);
    else if (end < len)
        cli_answer_fault(out, "byte %u is not UTF-8", end + 1);
    else
        cli_answer_fault(out, "it is no JSON: byte %d: %s", error->position,
                         error->text);
}

static void answer_line(cli_answer *out, const char *line, size_t len)
{
    json_error_t error;
    json_t *object = json_loadb(line, len, JSON_ALLOW_NUL, &error);

    if (object)
        compare(out, object);
    else
        refuse(out, line, len, &error);
    json_decref(object);
}

enum { OPTION_JSONL, OPTION_JOBS };

static int run(const cli_command *command, int argc, char **argv)
{
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    const char *file = NULL;
    unsigned jobs = 0;

    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (option == OPTION_JOBS && (jobs = cli_jobs_read(&args)) == 0)
            return CLI_NOT_DONE;
        if (option == CLI_ARG_OPERAND && file) {
            cli_say(command, "one FILE at a time: %s and %s are two", file,
                    args.value);
            return CLI_NOT_DONE;
        }
        if (option == CLI_ARG_OPERAND)
            file = args.value;
    }
    if (jobs == 0)
        jobs = cli_jobs_usual();
    return cli_finish(command, cli_lines_answer(command, file ? file : "-",
                                                jobs, answer_line));
}

static const cli_option options[] = {
    [OPTION_JSONL] = {"jsonl", 0, NULL,
                      "one JSON object a line, in and out (the only form)"},
    [OPTION_JOBS] = {"jobs", 'j', "N",
                     "work on N lines at once (usual: one a core)"},
};

const cli_command cli_compare = {
    .name = "compare",
    .summary = "compare quotations with the words of their sources, in lines",
    .operands = "[FILE]",
    .about =
        "Reads one JSON object a line, {\"id\", \"quote\", \"source\"}, from "
        "FILE or from\n"
        "standard input, and writes one a line, in the same order: {\"id\", "
        "\"verdict\",\n"
        "\"reasons\", \"folds\", \"edits\", \"declared\", \"source\", "
        "\"also\"}.  \"quote\" and\n"
        "\"source\" are texts; \"id\" may be anything, and comes back as it "
        "is.  Places\n"
        "are bytes of the two texts.\n"
        "\n"
        "A line that cannot be read is named on standard error, and the others "
        "are\n"
        "done.  Each answer comes out as soon as nothing more is to be read, "
        "so that a\n"
        "program can ask line by line.  The output is the same for any number "
        "of jobs.\n",
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   every line was answered, whatever the verdicts\n"
            "  2   a line was left out, or could not be read or written;\n"
            "      standard error says what\n",
    .examples = "  ibid compare --jsonl cases.jsonl\n"
                "      Give the verdict on each line of cases.jsonl.\n"
                "  echo '{\"id\": 1, \"quote\": \"ninety boats\", \"source\": "
                "\"nineteen "
                "boats\"}' |\n"
                "    ibid compare --jsonl\n"
                "      Ask about one quotation.\n",
    .run = run,
};
