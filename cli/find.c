/* find.c - `ibid find`: where do these words stand? */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/reading.h"
#include "cli/screen.h"

typedef struct find_job {
    const cli_command *command;
    ibid_report_options report;
    ibid_find_options find;
    bool json;
    cli_reading reading;
    const char *words; /* the first operand */
    const char **file;
    size_t file_count;
    ibid_find *open;
    ibid_status status; /* of the search */
    int exit;
} find_job;

/* The words, from standard input where they are "-"; *doc then holds them. */
static bool read_words(find_job *job, ibid_str *words, ibid_doc **doc)
{
    const ibid_options options = cli_reading_options(&job->reading);
    ibid_err err;

    *doc = NULL;
    if (strcmp(job->words, "-") != 0) {
        const size_t len = strlen(job->words);

        if (len > IBID_TEXT_MAX) {
            cli_say(job->command, "the words are too long");
            return false;
        }
        *words = (ibid_str){job->words, (uint32_t)len};
        return true;
    }
    if (ibid_file_open(doc, "-", &options, &err)) {
        cli_say(job->command, "standard input: not read: %s", err.what);
        return false;
    }
    *words = ibid_doc_text(*doc);
    return true;
}

static bool see(void *state, const ibid_source *source)
{
    find_job *job = state;
    ibid_err err;

    if (!source->doc) {
        cli_say(job->command, "%s: not read: %s", source->file, source->why);
        job->exit = CLI_NOT_DONE;
    }
    job->status = ibid_find_in(job->open, source, &err);
    if (job->status) {
        cli_say(job->command, "%s: not searched: %s", source->file, err.what);
        job->exit = CLI_NOT_DONE;
    }
    return job->status != IBID_ENOMEM;
}

static void search(find_job *job)
{
    cli_progress progress;
    const ibid_progress steps = {cli_progress_step, &progress};
    const ibid_visitor visitor = {see, job};
    ibid_files_options options = IBID_FILES_OPTIONS_INIT;
    ibid_err err;

    cli_progress_start(&progress, "Searching", "", job->reading.quiet);
    options.progress = &steps;
    options.read = cli_reading_options(&job->reading);
    if (ibid_files_visit(&visitor, job->file, job->file_count, &options,
                         &err) &&
        !job->status) {
        cli_say(job->command, "the files could not be read: %s", err.what);
        job->exit = CLI_NOT_DONE;
    }
    cli_progress_end(&progress);
}

static void write_answer(find_job *job)
{
    const ibid_sink sink = cli_stdout();
    ibid_status st;
    ibid_err err;

    if (job->json)
        st = ibid_report_find_json(job->open, &sink, &job->report, &err);
    else
        st = ibid_report_find_text(job->open, &sink, &job->report, &err);
    if (st)
        job->exit = CLI_NOT_DONE; /* cli_finish says why */
    else if (job->exit == CLI_DONE && ibid_find_all(job->open).count == 0)
        job->exit = CLI_FINDINGS;
}

static void find(find_job *job)
{
    ibid_str words;
    ibid_doc *doc;
    ibid_err err;

    job->exit = CLI_NOT_DONE;
    if (!read_words(job, &words, &doc))
        return;
    if (ibid_find_open(&job->open, words, &job->find, &err)) {
        cli_say(job->command, "not searched: %s", err.what);
    } else {
        job->exit = CLI_DONE;
        search(job);
        write_answer(job);
        ibid_find_close(job->open);
    }
    ibid_doc_close(doc);
}

enum {
    OPTION_MAX,
    OPTION_FORMAT,
    OPTION_COLOR,
    OPTION_READING,
    OPTION_QUIET = OPTION_READING + CLI_READING_OPTIONS
};

static const cli_option options[] = {
    [OPTION_MAX] = {"max", 'n', "NUMBER",
                    "show so many places, the nearest (usual: 20);\n"
                    "0 shows all"},
    [OPTION_FORMAT] = {"format", 0, "FORM", "text (usual) or json"},
    [OPTION_COLOR] = {"color", 0, "WHEN", "auto (usual), always, never"},
    CLI_READING_TABLE(OPTION_READING),
    [OPTION_QUIET] = CLI_OPTION_QUIET,
};

static bool read_max(find_job *job, const char *value)
{
    char *end;
    const unsigned long max = strtoul(value, &end, 10);

    if (value[0] < '0' || value[0] > '9' || *end || max > UINT32_MAX) {
        cli_say(job->command, "--max needs a number, 0 or more, not \"%s\"",
                value);
        return false;
    }
    job->find.max = (uint32_t)max;
    return true;
}

static bool use_option(find_job *job, cli_args *args, int option)
{
    static const char *const forms[] = {"text", "json"};
    int form;

    switch (option) {
    case OPTION_MAX:
        return read_max(job, args->value);
    case OPTION_FORMAT:
        form = cli_args_choose(args, "--format", forms, 2);
        job->json = form == 1;
        return form >= 0;
    case OPTION_COLOR:
        return cli_screen_color(&job->report.color, args);
    case OPTION_QUIET:
        job->reading.quiet = true;
        return true;
    default:
        return cli_reading_take(&job->reading, args, option - OPTION_READING);
    }
}

/* Standard input can be read once: as the words, or as one of the files. */
static bool is_input_twice(const find_job *job)
{
    size_t count = strcmp(job->words, "-") == 0;

    for (size_t i = 0; i < job->file_count; i++)
        count += strcmp(job->file[i], "-") == 0;
    return count > 1;
}

static bool read_options(find_job *job, cli_args *args)
{
    args->exit = CLI_NOT_DONE;
    for (int option; (option = cli_args_next(args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return false;
        if (option == CLI_ARG_OPERAND) {
            if (!job->words)
                job->words = args->value;
            else
                job->file[job->file_count++] = args->value;
        } else if (!use_option(job, args, option)) {
            args->exit = CLI_NOT_DONE;
            return false;
        }
    }
    if (!job->words)
        cli_say(job->command,
                "which words?  \"ibid find --help\" shows examples");
    else if (job->file_count == 0)
        cli_say(job->command, "in which files?  \"ibid find --help\" shows "
                              "examples");
    else if (is_input_twice(job))
        cli_say(job->command, "\"-\", standard input, can be read only once");
    else
        return true;
    args->exit = CLI_NOT_DONE;
    return false;
}

static int run(const cli_command *command, int argc, char **argv)
{
    find_job job = {.command = command,
                    .report = IBID_REPORT_OPTIONS_INIT,
                    .find = IBID_FIND_OPTIONS_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    int exit = CLI_NOT_DONE;

    job.file = calloc((size_t)argc + 1, sizeof *job.file);
    job.report.color = cli_screen_color_auto();
    job.report.width = cli_screen_width();
    if (job.file) {
        if (!read_options(&job, &args)) {
            exit = args.exit;
        } else if (cli_reading_open(command, &job.reading)) {
            find(&job);
            cli_reading_close(&job.reading);
            exit = cli_finish(command, job.exit);
        }
    }
    free(job.file);
    return exit;
}

const cli_command cli_find = {
    .name = "find",
    .summary = "show every place where words stand in files",
    .operands = "WORDS FILE...",
    .about = "Looks for WORDS, from one word to several pages, in each FILE, a "
             "document or\n"
             "a folder of them, and shows every place where they stand: the "
             "same words\n"
             "first, then what a scanner misread, then what differs, with a "
             "mark at each\n"
             "difference. Capitals, line breaks, hyphens at line ends and the "
             "style of\n"
             "quotation marks do not matter; a passage may run over a page "
             "break and the\n"
             "notes there. Fewer than twelve letters are looked for as they "
             "are. WORDS may\n"
             "leave words out by ... and put some in [brackets], as a "
             "quotation does.\n"
             "\n"
             "\"-\" as WORDS or as a FILE is standard input. Files are read "
             "one after the\n"
             "other: they may be more than the computer's memory holds.\n",
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "WHAT IT SAYS OF A PLACE\n"
            "  exact        the same words; at most spacing, line breaks, or "
            "the style of\n"
            "               quotation marks and dashes differ\n"
            "  marked       the same words, but for the dots and [brackets] "
            "in WORDS\n"
            "  damaged      differs only in letters that a scanner misread, "
            "or a page\n"
            "               break with its notes stands between\n"
            "  differs      words differ, or the dots in WORDS leave out a "
            "\"not\"; in JSON\n"
            "               it is called \"altered\"\n"
            "  nearest      the words stand nowhere; this is the passage most "
            "like them\n"
            "\n"
            "EXIT STATUS\n"
            "  0   found\n"
            "  1   not found\n"
            "  2   a file could not be read; the rest was searched\n",
    .examples = "  ibid find \"the pilots refused to leave\" sources/\n"
                "      Every place in the files of the folder sources.\n"
                "  ibid find \"the pilots ... left the harbour\" report.txt\n"
                "      With words left out between.\n"
                "  ibid find --max 0 harbour sources/ minutes.txt\n"
                "      Every place of one word, however many there are.\n"
                "  ibid find --format json - sources/ < passage.txt\n"
                "      A long passage from a file; the places for a program.\n",
    .run = run,
};
