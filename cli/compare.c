/* compare.c - `ibid compare --jsonl`: a quotation and a source a line, a
 * verdict a line. */

#include <stdio.h>
#include <string.h>

#include "cli/lines.h"

enum { MEMBER_ID, MEMBER_QUOTE, MEMBER_SOURCE, MEMBER_COUNT };

static void close_comparer(void *comparer)
{
    ibid_comparer_close(comparer);
}

/* The thread's comparer, or NULL. */
static ibid_comparer *comparer_of(cli_kept *kept, ibid_err *err)
{
    ibid_comparer *comparer = kept->at;

    if (!comparer && !ibid_comparer_open(&comparer, NULL, err))
        *kept = (cli_kept){comparer, close_comparer};
    return comparer;
}

static void compare(cli_answer *out, ibid_str quote, ibid_str source,
                    const char *id_json)
{
    const ibid_sink sink = cli_answer_sink(out);
    ibid_report_options report = IBID_REPORT_OPTIONS_INIT;
    const ibid_check *check;
    ibid_err err;
    ibid_comparer *comparer = comparer_of(out->kept, &err);

    if (!comparer ||
        ibid_comparer_check(&check, comparer, quote, source, &err)) {
        cli_answer_fault(out, "%s", err.what);
        return;
    }
    report.id_json = id_json;
    if (ibid_report_compare_json(check, source, &sink, &report, &err))
        cli_answer_fault(out, "%s", err.what);
}

static void answer_line(cli_answer *out, char *line, size_t len)
{
    ib_member member[MEMBER_COUNT] = {
        [MEMBER_ID] = {.name = "id", .as_is = true},
        [MEMBER_QUOTE] = {.name = "quote"},
        [MEMBER_SOURCE] = {.name = "source"},
    };
    const ib_member *const id = &member[MEMBER_ID];

    if (!cli_answer_object(out, member, MEMBER_COUNT, line, len))
        return;
    for (int i = MEMBER_QUOTE; i <= MEMBER_SOURCE; i++) {
        if (!member[i].is_string) {
            cli_answer_fault(out, "its member \"%s\" is %s", member[i].name,
                             member[i].is_there ? "no string" : "missing");
            return;
        }
    }
    compare(out, member[MEMBER_QUOTE].value, member[MEMBER_SOURCE].value,
            id->is_there ? id->value.at : "null");
}

/* Compare something: what libraries set up at their first use is then there
 * before threads are, and before memory is short. */
static bool set_up(const cli_command *command)
{
    static const char words[] = "boats";
    const ibid_str text = {words, sizeof words - 1};
    ibid_comparer *comparer;
    const ibid_check *check;
    ibid_err err;
    bool done = false;

    if (!ibid_comparer_open(&comparer, NULL, &err)) {
        done = !ibid_comparer_check(&check, comparer, text, text, &err);
        ibid_comparer_close(comparer);
    }
    if (!done)
        cli_say(command, "nothing is done: %s", err.what);
    return done;
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
    if (!set_up(command))
        return CLI_NOT_DONE;
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
