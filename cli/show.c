/* show.c - `ibid show`: one object of an archive. */

#include <inttypes.h>
#include <stdio.h>

#include "cli/archive.h"
#include "cli/versions.h"

typedef struct show_job {
    const cli_command *command;
    cli_archive where;
    bool bytes, text, json;
    const char *word;
    ibid_archive *archive;
    int exit;
} show_job;

static void line(const char *what, const char *value)
{
    if (!value)
        return;
    printf("%-9s ", what);
    cli_put(value);
    putchar('\n');
}

static bool see_name(void *state, const ibid_object_name *name)
{
    (void)state;
    printf("\nentry     %" PRIu64 ", %s\n", name->entry, name->time);
    line("name", name->name);
    line("symbol", name->symbol);
    line("date", name->date);
    line("note", name->note);
    return !ferror(stdout);
}

static void write_object(const ibid_object *object)
{
    line("object", object->sha256);
    if (object->state)
        line("state", object->state == IBID_OBJECT_PURGED
                          ? "purged: its bytes are deleted"
                          : "removed: no source any more; its bytes are kept");
    printf("%-9s %" PRIu64 "\n", "bytes", object->bytes);
    line("type", object->type);
    line("text", object->text_sha256);
    line("unread", object->why);
    line("read by", object->made_by);
    line("title", object->title);
    line("symbols", object->symbols);
    line("dated", object->dated);
    line("language", object->language);
}

static void write_version(void *state, const ibid_object_version *version)
{
    const ibid_object *object = version->object;

    if (!*(bool *)state)
        putchar('\n');
    *(bool *)state = true;
    printf("%-9s %.12s  ", "version", object->sha256);
    cli_put(version->symbol);
    if (object->language) {
        fputs("  ", stdout);
        cli_put(object->language);
    }
    fputs("  ", stdout);
    cli_put(object->name);
    putchar('\n');
}

static bool write_name_json(void *state, const ibid_object_name *name)
{
    ib_json *json = state;

    ib_json_object(json, NULL);
    ib_json_number(json, "entry", (int64_t)name->entry);
    ib_json_z(json, "time", name->time);
    ib_json_z(json, "name", name->name);
    ib_json_z(json, "symbol", name->symbol);
    ib_json_z(json, "date", name->date);
    ib_json_z(json, "note", name->note);
    ib_json_object_end(json);
    return true;
}

static ibid_status write_json(show_job *job, const ibid_object *object,
                              ibid_err *err)
{
    const ibid_sink sink = cli_stdout();
    ib_json json;
    const ibid_name_visitor names = {write_name_json, &json};
    ibid_status st;

    ib_json_start(&json, &sink);
    ib_json_object(&json, NULL);
    cli_object_json(&json, object);
    ib_json_array(&json, "names");
    st = ibid_archive_names(job->archive, object->sha256, &names, err);
    ib_json_array_end(&json);
    if (!st && !cli_family_json(&json, job->command, job->archive,
                                object->sha256, false))
        job->exit = CLI_NOT_DONE;
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    return st ? st : ib_json_finish(&json);
}

static ibid_status write_text(show_job *job, const ibid_object *object,
                              ibid_err *err)
{
    const ibid_name_visitor names = {see_name, NULL};
    bool begun = false;
    ibid_status st;

    write_object(object);
    st = ibid_archive_names(job->archive, object->sha256, &names, err);
    if (!st && !cli_family_each(job->command, job->archive, object->sha256,
                                false, false, write_version, &begun))
        job->exit = CLI_NOT_DONE;
    return st;
}

/* Write what the options ask for. */
static bool see(void *state, const ibid_object *object)
{
    show_job *job = state;
    const ibid_sink sink = cli_stdout();
    const char *hash = job->bytes ? object->sha256 : object->text_sha256;
    ibid_status st = IBID_OK;
    ibid_err err = {.what = object->why};

    if (!job->bytes && !job->text) {
        st = job->json ? write_json(job, object, &err)
                       : write_text(job, object, &err);
    } else if (hash && object->state != IBID_OBJECT_PURGED) {
        st = ibid_archive_fetch(job->archive, hash, &sink, &err);
    } else {
        st = IBID_EIO;
        if (object->state == IBID_OBJECT_PURGED)
            err.what = "it was purged: its bytes are deleted";
    }
    if (st && !ferror(stdout)) {
        cli_say(job->command, "%s: %s", job->word, err.what);
        job->exit = CLI_NOT_DONE;
    }
    return true;
}

static int show(show_job *job)
{
    const ibid_object_visitor visitor = {see, job};
    char sha256[65];
    ibid_err err;

    job->archive = cli_archive_open(job->command, &job->where, NULL, false);
    if (!job->archive)
        return CLI_NOT_DONE;
    if (!cli_archive_object(sha256, job->command, job->archive, job->word)) {
        job->exit = CLI_NOT_DONE;
    } else if (ibid_archive_list(job->archive, sha256, &visitor, &err)) {
        cli_say(job->command, "%s", err.what);
        job->exit = CLI_NOT_DONE;
    }
    ibid_archive_close(job->archive);
    return cli_finish(job->command, job->exit);
}

enum { OPTION_ARCHIVE, OPTION_FORMAT, OPTION_BYTES, OPTION_TEXT };

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_FORMAT] = {"format", 0, "FORM", "text (usual), or json"},
    [OPTION_BYTES] = {"bytes", 0, NULL, "write the file itself"},
    [OPTION_TEXT] = {"text", 0, NULL,
                     "write the text that was read of it when it was added"},
};

static bool use_option(show_job *job, const cli_args *args, int option)
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
    case OPTION_BYTES:
        job->bytes = true;
        return true;
    case OPTION_TEXT:
        job->text = true;
        return true;
    default:
        if (job->word)
            cli_say(job->command, "one object at a time, not %s too",
                    args->value);
        if (job->word)
            return false;
        job->word = args->value;
        return true;
    }
}

static int run(const cli_command *command, int argc, char **argv)
{
    show_job job = {.command = command, .where = CLI_ARCHIVE_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};

    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (!use_option(&job, &args, option))
            return CLI_NOT_DONE;
    }
    if (job.word)
        return show(&job);
    cli_say(command, "which object?  \"ibid list\" shows them");
    return CLI_NOT_DONE;
}

const cli_command cli_show = {
    .name = "show",
    .summary = "show an object of the archive: its names, versions, text",
    .operands = "OBJECT",
    .about = "OBJECT is the beginning of its hash, six digits or more, or a "
             "name that it was added\n"
             "under, with its folders or without.\n"
             "\n" CLI_ARCHIVE_ABOUT,
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   shown\n"
            "  2   there is no such object, or its bytes are not there or not "
            "those that were\n"
            "      added\n",
    .examples = "  ibid show report.pdf\n"
                "      What is known of it.\n"
                "  ibid show --bytes 3f2a9c01 > report.pdf\n"
                "      The file itself.\n",
    .run = run,
};
