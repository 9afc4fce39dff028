/* show.c - `ibid show`: one object of an archive. */

#include <inttypes.h>
#include <stdio.h>

#include "cli/archive.h"

typedef struct show_job {
    const cli_command *command;
    cli_archive where;
    bool bytes, text;
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

/* Write what the options ask for. */
static bool see(void *state, const ibid_object *object)
{
    show_job *job = state;
    const ibid_name_visitor names = {see_name, NULL};
    const ibid_sink sink = cli_stdout();
    const char *hash = job->bytes ? object->sha256 : object->text_sha256;
    ibid_status st = IBID_OK;
    ibid_err err = {.what = object->why};

    if (!job->bytes && !job->text) {
        write_object(object);
        st = ibid_archive_names(job->archive, object->sha256, &names, &err);
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

enum { OPTION_ARCHIVE, OPTION_BYTES, OPTION_TEXT };

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_BYTES] = {"bytes", 0, NULL, "write the file itself"},
    [OPTION_TEXT] = {"text", 0, NULL,
                     "write the text that was read of it when it was added"},
};

static bool use_option(show_job *job, const cli_args *args, int option)
{
    switch (option) {
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
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
    .summary = "show an object of the archive: what it is, its names, its text",
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
