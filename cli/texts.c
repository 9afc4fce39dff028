/* texts.c - commands that read each of their files, or lines, by itself. */

#include "cli/texts.h"

#include <stdlib.h>

#include "cli/screen.h"

static void show(void *state, const char *name, const ibid_doc *doc)
{
    const ibid_sink sink = cli_stdout();
    cli_texts *job = state;
    ibid_err err;

    job->report.file = name;
    if (job->form == job->kind->apart_form && job->shown++)
        sink.write(sink.state, "\n", 1);
    if (job->kind->write(job, doc, &err))
        job->exit = CLI_NOT_DONE;
}

static void read_file(cli_texts *job, const char *name)
{
    if (!cli_reading_each(job->command, &job->reading, name, "not read", show,
                          job))
        job->exit = CLI_NOT_DONE;
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

static void read_lines(cli_texts *job, const char *name)
{
    const unsigned jobs = job->jobs ? job->jobs : cli_jobs_usual();

    if (!set_up(job->command) ||
        cli_lines_answer(job->command, name, jobs, job->kind->answer))
        job->exit = CLI_NOT_DONE;
}

/* Gives false when the arguments are wrong or all is said. */
static bool read_options(cli_texts *job, cli_args *args, const char **operand,
                         size_t *count)
{
    bool formed = false;

    for (int option; (option = cli_args_next(args)) != CLI_ARG_END;) {
        int word = 0;

        if (option == CLI_ARG_STOP)
            return false;
        if (option == CLI_ARG_OPERAND)
            operand[(*count)++] = args->value;
        else if (option == CLI_TEXTS_JSONL)
            job->lines = true;
        else if (option == CLI_TEXTS_FORMAT)
            word = cli_args_choose(args, "--format", job->kind->form,
                                   job->kind->form_count);
        else if (option == CLI_TEXTS_JOBS)
            word = (job->jobs = cli_jobs_read(args)) ? 0 : -1;
        else if (option == CLI_TEXTS_COLOR)
            word = cli_screen_color(&job->report.color, args) ? 0 : -1;
        else if (option == CLI_TEXTS_DATE)
            word = cli_reading_date(&job->reading, args) ? 0 : -1;
        else if (!cli_reading_take(&job->reading, args,
                                   option - CLI_TEXTS_READING))
            word = -1;
        if (word < 0) {
            args->exit = CLI_NOT_DONE;
            return false;
        }
        if (option == CLI_TEXTS_FORMAT) {
            job->form = word;
            formed = true;
        }
    }
    if (job->lines && formed && job->form != job->kind->json_form) {
        cli_say(job->command, "--jsonl writes JSON only");
        args->exit = CLI_NOT_DONE;
        return false;
    }
    return true;
}

static void read_all(cli_texts *job, const char *const *name, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (job->lines)
            read_lines(job, name[i]);
        else
            read_file(job, name[i]);
    }
}

int cli_texts_run(const cli_command *command, const cli_texts_kind *kind,
                  int argc, char **argv)
{
    cli_texts job = {
        .command = command, .kind = kind, .report = IBID_REPORT_OPTIONS_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    const char **operand = calloc((size_t)argc + 1, sizeof *operand);
    size_t count = 0;

    if (!operand)
        return CLI_NOT_DONE;
    job.reading.figures = kind->figures;
    job.report.color = cli_screen_color_auto();
    job.report.width = cli_screen_width();
    if (!read_options(&job, &args, operand, &count)) {
        free(operand);
        return args.exit;
    }
    if (count == 0 && !job.lines) {
        cli_say(command, "which file?  \"ibid %s --help\" shows examples",
                command->name);
        job.exit = CLI_NOT_DONE;
    }
    if (count == 0 && job.lines)
        operand[count++] = "-";
    if (cli_reading_open(command, &job.reading))
        read_all(&job, operand, count);
    else
        job.exit = CLI_NOT_DONE;
    cli_reading_close(&job.reading);
    free(operand);
    return cli_finish(command, job.exit);
}
