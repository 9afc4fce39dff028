/* list.c - `ibid list`: what an archive has. */

#include <stdio.h>
#include <string.h>

#include "cli/archive.h"
#include "cli/versions.h"

typedef struct list_job {
    const cli_command *command;
    cli_archive where;
    bool json;
    bool all;
    const char *word;
    size_t count;
    ibid_archive *archive;
    bool failed;
} list_job;

static const char *const states[] = {"kept", "removed", "purged"};

static bool write_json(const list_job *job, const ibid_object *object)
{
    const ibid_sink sink = cli_stdout();
    ib_json json;
    bool done;

    ib_json_start(&json, &sink);
    ib_json_object(&json, NULL);
    cli_object_json(&json, object);
    done = cli_family_json(&json, job->command, job->archive, object->sha256,
                           job->all);
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    return ib_json_finish(&json) == IBID_OK && done;
}

/* One line: hash, date, name, symbol; below the first of its family, further
 * in. */
static void write_line(const ibid_object *object, const char *indent)
{
    const char *date = object->date ? object->date : object->dated;
    const char *symbol = object->symbol ? object->symbol : object->symbols;

    printf("%s%.12s  ", indent, object->sha256);
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

/* A family while it is written. */
typedef struct family_lines {
    bool begun;
} family_lines;

static void write_member(void *state, const ibid_object_version *version)
{
    family_lines *lines = state;

    write_line(version->object, lines->begun ? "  " : "");
    lines->begun = true;
}

/* A family is written together, where the first of it was added; where one
 * object is asked for, that goes first. */
static bool write_lines(const list_job *job, const ibid_object *object)
{
    family_lines lines = {job->word != NULL};
    cli_family family;

    if (!cli_family_read(&family, job->command, job->archive, object->sha256,
                         job->all))
        return false;
    if (job->word || family.others == 0)
        write_line(object, "");
    else if (!family.is_first)
        return true;
    return family.others == 0 ||
           cli_family_each(job->command, job->archive, object->sha256, job->all,
                           job->word == NULL, write_member, &lines);
}

static bool see(void *state, const ibid_object *object)
{
    list_job *job = state;

    if (object->state != IBID_OBJECT_KEPT && !job->all)
        return true;
    job->count++;
    job->failed =
        !(job->json ? write_json(job, object) : write_lines(job, object));
    return !job->failed && !ferror(stdout);
}

static int list(list_job *job)
{
    const ibid_object_visitor visitor = {see, job};
    int exit = CLI_DONE;
    ibid_err err;

    job->archive = cli_archive_open(job->command, &job->where, NULL, false);
    if (!job->archive)
        return CLI_NOT_DONE;
    if (ibid_archive_list(job->archive, job->word, &visitor, &err) &&
        !ferror(stdout)) {
        if (!job->failed) /* else it is said already */
            cli_say(job->command, "%s", err.what);
        exit = CLI_NOT_DONE;
    }
    ibid_archive_close(job->archive);
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
        "Versions of a document (Add., Corr., Rev. of one symbol, and its "
        "languages) stand\n"
        "together, the document first.\n"
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
