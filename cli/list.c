/* list.c - `ibid list`: what an archive has. */

#include <stdio.h>
#include <string.h>

#include "cli/archive.h"
#include "report/json.h"

typedef struct list_job {
    const cli_command *command;
    cli_archive where;
    bool json;
    bool all;
    const char *word;
    size_t count;
} list_job;

static const char *const states[] = {"kept", "removed", "purged"};

static void write_json(const ibid_object *object)
{
    const ibid_sink sink = cli_stdout();
    ib_json json;

    ib_json_start(&json, &sink);
    ib_json_object(&json, NULL);
    ib_json_z(&json, "object", object->sha256);
    ib_json_z(&json, "state", states[object->state]);
    ib_json_number(&json, "bytes", (int64_t)object->bytes);
    ib_json_z(&json, "name", object->name);
    ib_json_z(&json, "symbol", object->symbol);
    ib_json_z(&json, "date", object->date);
    ib_json_z(&json, "note", object->note);
    ib_json_z(&json, "added", object->added);
    ib_json_z(&json, "text", object->text_sha256);
    ib_json_z(&json, "why", object->why);
    ib_json_z(&json, "type", object->type);
    ib_json_z(&json, "made_by", object->made_by);
    ib_json_z(&json, "language", object->language);
    ib_json_z(&json, "title", object->title);
    ib_json_z(&json, "symbols", object->symbols);
    ib_json_z(&json, "dated", object->dated);
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    (void)!ib_json_finish(&json); /* cli_finish says why */
}

/* One line: hash, date, symbol, name. */
static void write_line(const ibid_object *object)
{
    const char *date = object->date ? object->date : object->dated;
    const char *symbol = object->symbol ? object->symbol : object->symbols;

    printf("%.12s  ", object->sha256);
    cli_put(date ? date : "");
    printf("%*s",
           date && strlen(date) < 10 ? 12 - (int)strlen(date)
           : date                    ? 2
                                     : 12,
           "");
    cli_put(object->name);
    if (symbol) {
        fputs("  ", stdout);
        cli_put(symbol);
    }
    if (object->state)
        printf("  (%s)", states[object->state]);
    putchar('\n');
}

static bool see(void *state, const ibid_object *object)
{
    list_job *job = state;

    if (object->state != IBID_OBJECT_KEPT && !job->all)
        return true;
    job->count++;
    if (job->json)
        write_json(object);
    else
        write_line(object);
    return !ferror(stdout);
}

static int list(list_job *job)
{
    const ibid_object_visitor visitor = {see, job};
    ibid_archive *archive =
        cli_archive_open(job->command, &job->where, NULL, false);
    int exit = CLI_DONE;
    ibid_err err;

    if (!archive)
        return CLI_NOT_DONE;
    if (ibid_archive_list(archive, job->word, &visitor, &err) &&
        !ferror(stdout)) {
        cli_say(job->command, "%s", err.what);
        exit = CLI_NOT_DONE;
    }
    ibid_archive_close(archive);
    if (job->word && job->count == 0 && exit == CLI_DONE)
        exit = CLI_FINDINGS;
    return cli_finish(job->command, exit);
}

enum { OPTION_ARCHIVE, OPTION_FORMAT, OPTION_ALL };

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_FORMAT] = {"format", 0, "FORM",
                       "text (usual), or json: one object a line"},
    [OPTION_ALL] = {"all", 0, NULL, "those that were removed, too"},
};

static bool use_option(list_job *job, const cli_args *args, int option)
{
    static const char *const forms[] = {"text", "json"};
    int form;

    switch (option) {
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_FORMAT:
        form = cli_args_choose(args, "--format", forms, 2);
        job->json = form == 1;
        return form >= 0;
    case OPTION_ALL:
        job->all = true;
        return true;
    default:
        if (job->word)
            cli_say(job->command, "one name at a time, not %s too",
                    args->value);
        if (job->word)
            return false;
        job->word = args->value;
        return true;
    }
}

static int run(const cli_command *command, int argc, char **argv)
{
    list_job job = {.command = command, .where = CLI_ARCHIVE_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};

    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (!use_option(&job, &args, option))
            return CLI_NOT_DONE;
    }
    return list(&job);
}

const cli_command cli_list = {
    .name = "list",
    .summary = "list what the archive has",
    .operands = "[NAME]",
    .about =
        "Lists the objects of the archive in the order in which they were "
        "added: the\n"
        "beginning of the hash, the date, the name and the symbol.  With NAME, "
        "those that\n"
        "were added under that name, with its folders or without, or whose "
        "hash begins so.\n"
        "\n" CLI_ARCHIVE_ABOUT,
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   listed\n"
            "  1   there is no object of that name\n"
            "  2   the archive could not be read\n",
    .examples = "  ibid list\n"
                "      All that is kept.\n"
                "  ibid list --format json | jq -r .title\n"
                "      The titles alone.\n",
    .run = run,
};
