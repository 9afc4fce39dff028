/* compare.c - `ibid compare --jsonl`: a quotation and a source a line, a
 * verdict a line. */

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

static void put_span(json_t *object, const char *key, ibid_span span)
{
    json_object_set_new(
        object, key,
        json_pack("[I,I]", (json_int_t)span.start, (json_int_t)span.end));
}

static json_t *words_of(const char *const *word, uint32_t count)
{
    json_t *array = json_array();

    for (uint32_t i = 0; i < count; i++)
        json_array_append_new(array, json_string(word[i]));
    return array;
}

static json_t *edits_of(const ibid_finding *f)
{
    json_t *array = json_array();

    for (uint32_t i = 0; i < f->edit_count; i++) {
        json_t *edit =
            json_pack("{s:s,s:s}", "type", ibid_edit_type_word(f->edit[i].type),
                      "weight", ibid_weight_word(f->edit[i].weight));

        put_span(edit, "quotation", f->edit[i].quotation);
        put_span(edit, "source", f->edit[i].source);
        json_array_append_new(array, edit);
    }
    return array;
}

static json_t *audits_of(const ibid_finding *f)
{
    json_t *array = json_array();

    for (uint32_t i = 0; i < f->audit_count; i++) {
        const ibid_audit *a = &f->audit[i];
        json_t *audit = json_pack("{s:s,s:b,s:I,s:I}", "kind",
                                  ibid_declared_kind_word(a->kind), "honest",
                                  a->honest, "start", (json_int_t)a->span.start,
                                  "end", (json_int_t)a->span.end);

        put_span(audit, "source", a->source);
        if (a->omits)
            json_object_set_new(audit, "omits", json_string(a->omits));
        json_array_append_new(array, audit);
    }
    return array;
}

static void write_finding(json_t *id, const ibid_finding *f, ibid_str source)
{
    json_t *out = json_object();

    json_object_set(out, "id", id);
    json_object_set_new(out, "verdict",
                        json_string(ibid_verdict_word(f->verdict)));
    json_object_set_new(out, "reasons", words_of(f->reason, f->reason_count));
    json_object_set_new(out, "folds", words_of(f->fold, f->fold_count));
    json_object_set_new(out, "edits", edits_of(f));
    json_object_set_new(out, "declared", audits_of(f));
    if (f->hit.source == IBID_NONE) {
        json_object_set_new(out, "source", json_null());
    } else {
        ibid_span s = f->hit.span;

        json_object_set_new(
            out, "source",
            json_pack("{s:I,s:I,s:o}", "start", (json_int_t)s.start, "end",
                      (json_int_t)s.end, "exact",
                      json_stringn(source.at + s.start, s.end - s.start)));
    }
    json_dumpf(out, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(out);
}

/* One line; false where it could not be compared. */
static bool compare_line(const cli_command *command, const char *line,
                         size_t number)
{
    json_error_t error;
    json_t *in = json_loads(line, JSON_ALLOW_NUL, &error);
    json_t *q = json_object_get(in, "quote"),
           *s = json_object_get(in, "source");
    ibid_check *check;
    ibid_str quote, source;
    ibid_err err;
    bool ok = json_is_string(q) && json_is_string(s);

    if (!ok) {
        cli_say(command,
                "line %zu is no object with the strings \"quote\" and "
                "\"source\"",
                number);
        json_decref(in);
        return false;
    }
    quote = (ibid_str){json_string_value(q), (uint32_t)json_string_length(q)};
    source = (ibid_str){json_string_value(s), (uint32_t)json_string_length(s)};
    if (ibid_compare_open(&check, quote, source, NULL, &err)) {
        cli_say(command, "line %zu: %s", number, err.what);
        ok = false;
    } else {
        write_finding(json_object_get(in, "id"),
                      ibid_check_findings(check).item, source);
        ibid_check_close(check);
    }
    json_decref(in);
    return ok;
}

static int run(const cli_command *command, int argc, char **argv)
{
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    const char *file = "-";
    size_t room = 0, number = 0;
    char *line = NULL;
    bool ok = true;
    FILE *in;
    int arg;

    while ((arg = cli_args_next(&args)) != CLI_ARG_END) {
        if (arg == CLI_ARG_STOP)
            return args.exit;
        if (arg == CLI_ARG_OPERAND)
            file = args.value;
    }
    in = strcmp(file, "-") == 0 ? stdin : fopen(file, "r");
    if (!in) {
        cli_say(command, "%s cannot be opened", file);
        return CLI_NOT_DONE;
    }
    while (getline(&line, &room, in) > 0)
        ok &= compare_line(command, line, ++number);
    free(line);
    if (in != stdin)
        fclose(in);
    return cli_finish(command, ok ? CLI_DONE : CLI_NOT_DONE);
}

static const cli_option options[] = {
    {"jsonl", 0, NULL, "one JSON object a line, in and out (the only form)"},
};

const cli_command cli_compare = {
    .name = "compare",
    .summary = "compare quotations with the words of their sources, in lines",
    .operands = "[FILE]",
    .about =
        "Reads one JSON object a line, {\"id\", \"quote\", \"source\"}, from "
        "FILE or\n"
        "from standard input, and writes one a line: {\"id\", \"verdict\",\n"
        "\"reasons\", \"folds\", \"edits\", \"declared\", \"source\"}.  "
        "Offsets\n"
        "are bytes of the two strings.\n",
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "",
    .examples = "  ibid compare --jsonl cases.jsonl\n"
                "      Give the verdict on each line of cases.jsonl.\n",
    .run = run,
};
