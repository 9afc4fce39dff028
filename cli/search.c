/* search.c - `ibid search`: words in the texts of the archive. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/scan.h"
#include "base/str.h"
#include "cli/archive.h"
#include "cli/screen.h"
#include "cli/versions.h"
#include "report/paper.h"

/* Columns: where the passage begins; and how many other versions are named. */
enum { WORDS = 4, SHOWN = 6 };

typedef struct search_job {
    const cli_command *command;
    cli_archive where;
    ibid_search search;
    const char **word;
    char since[16], until[16];
    bool json;
    bool color;
    uint32_t width;
    size_t count;
    ibid_archive *archive;
    bool failed; /* and it was said why */
} search_job;

/* Other versions of a text, as they are put. */
typedef struct versions {
    ib_paper *paper;
    size_t count;
} versions;

/* The name, the place, the date and the symbol. */
static void put_head(ib_paper *paper, const ibid_search_hit *hit)
{
    const ibid_object *object = hit->object;
    const char *date = object->date ? object->date : object->dated;
    const char *symbol = object->symbol ? object->symbol : object->symbols;

    ib_paper_line(paper, 0, WORDS);
    ib_paper_ink(paper, IB_INK_BOLD);
    ib_paper_say(paper, object->name);
    ib_paper_ink(paper, IB_INK_PLAIN);
    if (hit->word_count > 0) {
        ib_paper_form(paper, ", p.\xC2\xA0%u", hit->place.page);
        if (object->type && strncmp(object->type, "text/plain", 10) == 0)
            ib_paper_form(paper, ", line\xC2\xA0%u", hit->place.line);
    }
    if (symbol)
        ib_paper_form(paper, " \xC2\xB7 %s", symbol);
    if (date)
        ib_paper_form(paper, " \xC2\xB7 %s", date);
    ib_paper_form(paper, " \xC2\xB7 %.12s", object->sha256);
}

/* The passage; the title where nothing in the text was asked for. */
static void put_passage(ib_paper *paper, const ibid_search_hit *hit)
{
    uint32_t at = hit->passage.start;

    if (hit->word_count == 0 && !hit->object->title)
        return;
    ib_paper_line(paper, WORDS, WORDS);
    if (hit->word_count == 0) {
        ib_paper_say(paper, hit->object->title);
        return;
    }
    ib_paper_say(paper, at ? "\xE2\x80\xA6 " : "");
    for (size_t i = 0; i < hit->word_count; i++) {
        const ibid_span word = hit->word[i];

        ib_paper_put(paper, ib_str_in(hit->text, (ibid_span){at, word.start}));
        ib_paper_say(paper, "{");
        ib_paper_ink(paper, IB_INK_CHANGED);
        ib_paper_put(paper, ib_str_in(hit->text, word));
        ib_paper_ink(paper, IB_INK_PLAIN);
        ib_paper_say(paper, "}");
        at = word.end;
    }
    ib_paper_put(paper,
                 ib_str_in(hit->text, (ibid_span){at, hit->passage.end}));
    ib_paper_say(paper,
                 hit->passage.end < hit->text.len ? " \xE2\x80\xA6" : "");
}

/* Another version of the text that was found. */
static void put_version(void *state, const ibid_object_version *version)
{
    versions *v = state;

    if (v->count == SHOWN)
        ib_paper_say(v->paper, ", ...");
    if (v->count++ >= SHOWN)
        return;
    if (v->count == 1)
        ib_paper_line(v->paper, WORDS, WORDS);
    ib_paper_say(v->paper, v->count == 1 ? "also kept: " : ", ");
    ib_paper_say(v->paper, version->symbol);
    if (version->object->language)
        ib_paper_form(v->paper, " (%s)", version->object->language);
    ib_paper_form(v->paper, " \xC2\xB7 %.12s", version->object->sha256);
}

static ibid_status write_text(search_job *job, const ibid_search_hit *hit)
{
    const ibid_sink sink = cli_stdout();
    ib_paper paper;
    versions others = {&paper, 0};

    if (job->count > 1)
        fputc('\n', stdout);
    ib_paper_start(&paper, &sink, job->width, job->color);
    put_head(&paper, hit);
    put_passage(&paper, hit);
    job->failed =
        !cli_family_each(job->command, job->archive, hit->object->sha256, false,
                         false, put_version, &others);
    return ib_paper_finish(&paper);
}

static ibid_status write_json(search_job *job, const ibid_search_hit *hit)
{
    const ibid_object *object = hit->object;
    const ibid_sink sink = cli_stdout();
    ib_json json;

    ib_json_start(&json, &sink);
    ib_json_object(&json, NULL);
    ib_json_z(&json, "object", object->sha256);
    ib_json_z(&json, "name", object->name);
    ib_json_z(&json, "symbol",
              object->symbol ? object->symbol : object->symbols);
    ib_json_z(&json, "date", object->date ? object->date : object->dated);
    ib_json_z(&json, "title", object->title);
    ib_json_z(&json, "language", object->language);
    ib_json_z(&json, "text_sha256", object->text_sha256);
    if (hit->word_count > 0) {
        ib_json_place(&json, hit->passage);
        ib_json_number(&json, "page", hit->place.page);
        ib_json_number(&json, "line", hit->place.line);
        ib_json_str(&json, "passage", ib_str_in(hit->text, hit->passage));
        ib_json_array(&json, "words");
        for (size_t i = 0; i < hit->word_count; i++)
            ib_json_span(&json, NULL, hit->word[i]);
        ib_json_array_end(&json);
    }
    job->failed = !cli_family_json(&json, job->command, job->archive,
                                   object->sha256, false);
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    return ib_json_finish(&json);
}

static bool see(void *state, const ibid_search_hit *hit)
{
    search_job *job = state;

    job->count++;
    return (job->json ? write_json(job, hit) : write_text(job, hit)) ==
               IBID_OK &&
           !job->failed;
}

/* Is a part of the question several words that must follow one another? */
static bool has_phrase(const search_job *job)
{
    for (size_t i = 0; i < job->search.count; i++)
        if (strpbrk(job->search.words[i], " \t"))
            return true;
    return false;
}

static int search(search_job *job)
{
    const ibid_search_visitor visitor = {see, job};
    bool more;
    ibid_err err;
    int exit;

    job->archive = cli_archive_open(job->command, &job->where, NULL, false);
    if (!job->archive)
        return CLI_NOT_DONE;
    if (!ibid_archive_search(&more, job->archive, &job->search, &visitor,
                             &err)) {
        exit = job->count ? CLI_DONE : CLI_FINDINGS;
        if (job->count == 0 && !job->json)
            puts(!job->search.count
                     ? "The archive has nothing of which that is said."
                 : has_phrase(job)
                     ? "No text of the archive has these words, those in "
                       "quotation marks one behind the\nother.  Without the "
                       "marks each may stand anywhere in a text."
                     : "No text of the archive has these words.");
        if (more && !job->json)
            printf("\nThere are more: --max shows them, and more words find "
                   "less.\n");
    } else {
        exit = CLI_NOT_DONE;
        if (!ferror(stdout) && !job->failed)
            cli_say(job->command, "%s", err.what);
    }
    ibid_archive_close(job->archive);
    return cli_finish(job->command, exit);
}

enum {
    OPTION_ARCHIVE,
    OPTION_ANY,
    OPTION_NEAR,
    OPTION_LANGUAGE,
    OPTION_NAME,
    OPTION_TITLE,
    OPTION_SYMBOL,
    OPTION_NOTE,
    OPTION_DATE,
    OPTION_MAX,
    OPTION_FORMAT,
    OPTION_COLOR
};

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_ANY] = {"any", 0, NULL, "texts that have one of the words, too"},
    [OPTION_NEAR] = {"near", 0, NULL,
                     "words that differ in a letter or two, too, as in\n"
                     "scanned texts"},
    [OPTION_LANGUAGE] = {"language", 0, "CODE",
                         "texts in this language alone: en, fr, de, ..."},
    [OPTION_NAME] = {"name", 0, "WORDS", "that have these words in their name"},
    [OPTION_TITLE] = {"title", 0, "WORDS", "... in their title"},
    [OPTION_SYMBOL] = {"symbol", 0, "SYMBOL",
                       "that have this symbol, or one that begins so"},
    [OPTION_NOTE] = {"note", 0, "WORDS", "of which a note says these words"},
    [OPTION_DATE] = {"date", 0, "DATE",
                     "of this year, month or day (1992, 1992-02,\n"
                     "1992-02-26), or between two: 1992..1994, 1992.., ..1994"},
    [OPTION_MAX] = {"max", 'n', "N", "show N texts at most (usual: 20)"},
    [OPTION_FORMAT] = {"format", 0, "FORM",
                       "text (usual), or json: one object a line"},
    [OPTION_COLOR] = {"color", 0, "WHEN", "auto (usual), always, never"},
};

static bool read_max(search_job *job, const cli_args *args)
{
    const ibid_str value = ib_str_of(args->value);

    if (value.len > 0 &&
        ib_number_at(&job->search.max, value, 0, value.len) == value.len &&
        job->search.max > 0)
        return true;
    cli_say(args->command, "--max needs a number from 1, not \"%s\"",
            args->value);
    return false;
}

/* Is it a year, a month or a day? */
static bool is_date(ibid_str s)
{
    static const char form[] = "0000-00-00";

    for (uint32_t i = 0; i < s.len && i < sizeof form; i++)
        if (form[i] == '0' ? !ib_is(s.at[i], IB_DIGIT) : s.at[i] != form[i])
            return false;
    return s.len == 4 || s.len == 7 || s.len == 10;
}

/* Read "1992", "1992..1994", "1992..", "..1994". */
static bool read_date(search_job *job, const cli_args *args)
{
    const ibid_str value = ib_str_of(args->value);
    const uint32_t dots = ib_str_find(value, 0, IB_STR(".."));
    const ibid_str since = {value.at, dots == IBID_NONE ? value.len : dots};
    const ibid_str until = dots == IBID_NONE ? since
                                             : (ibid_str){value.at + dots + 2,
                                                          value.len - dots - 2};

    if ((since.len == 0 && until.len == 0) ||
        (since.len > 0 && !is_date(since)) ||
        (until.len > 0 && !is_date(until))) {
        cli_say(args->command,
                "--date needs a year, a month or a day, such as 1992, 1992-02 "
                "or 1992-02-26, or two with \"..\" between; not \"%s\"",
                args->value);
        return false;
    }
    snprintf(job->since, sizeof job->since, "%.*s", (int)since.len, since.at);
    snprintf(job->until, sizeof job->until, "%.*s", (int)until.len, until.at);
    job->search.since = since.len ? job->since : NULL;
    job->search.until = until.len ? job->until : NULL;
    return true;
}

static bool use_option(search_job *job, const cli_args *args, int option)
{
    static const char *const forms[] = {"text", "json"};
    int form;

    switch (option) {
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_ANY:
        job->search.any = true;
        return true;
    case OPTION_NEAR:
        job->search.near = true;
        return true;
    case OPTION_LANGUAGE:
        job->search.language = args->value;
        return true;
    case OPTION_NAME:
        job->search.name = args->value;
        return true;
    case OPTION_TITLE:
        job->search.title = args->value;
        return true;
    case OPTION_SYMBOL:
        job->search.symbol = args->value;
        return true;
    case OPTION_NOTE:
        job->search.note = args->value;
        return true;
    case OPTION_DATE:
        return read_date(job, args);
    case OPTION_MAX:
        return read_max(job, args);
    case OPTION_FORMAT:
        form = cli_args_choose(args, "--format", forms, 2);
        job->json = form == 1;
        return form >= 0;
    case OPTION_COLOR:
        return cli_screen_color(&job->color, args);
    default:
        job->word[job->search.count++] = args->value;
        return true;
    }
}

static bool has_facts(const ibid_search *search)
{
    return search->name || search->title || search->symbol || search->note ||
           search->since || search->until;
}

static int run(const cli_command *command, int argc, char **argv)
{
    search_job job = {.command = command, .where = CLI_ARCHIVE_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    int exit = CLI_NOT_DONE;
    bool ready = true;

    job.word = calloc((size_t)argc + 1, sizeof *job.word);
    job.search.words = job.word;
    job.color = cli_screen_color_auto();
    job.width = cli_screen_width();
    for (int option;
         ready && job.word && (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            exit = args.exit;
        ready = option != CLI_ARG_STOP && use_option(&job, &args, option);
    }
    if (ready && job.word && job.search.count == 0 && !has_facts(&job.search))
        cli_say(command, "which words?  \"ibid search --help\" shows examples");
    else if (ready && job.word)
        exit = search(&job);
    free(job.word);
    return exit;
}

const cli_command cli_search = {
    .name = "search",
    .summary = "find words in the texts of the archive",
    .operands = "[WORDS...]",
    .about =
        "Shows the texts of the archive that have all WORDS, the best first, "
        "each with the\n"
        "passage that has most of them, its page, and in a text file the "
        "line.  Each of\n"
        "WORDS is a word, several in quotation marks that must follow one "
        "another, or the\n"
        "beginning of a word and an asterisk.  Case and accents do not count; "
        "a word that a\n"
        "line end parts is one word.  A word that no text has is looked for "
        "with a letter\n"
        "or two that differ, as scanners misread them.\n"
        "\n"
        "Options say what else must be true of a text, by what was said of it "
        "or read in it;\n"
        "with them alone, without WORDS, the objects are shown in the order in "
        "which they\n"
        "were added.\n"
        "\n" CLI_ARCHIVE_ABOUT,
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   found\n"
            "  1   no text has these words\n"
            "  2   the archive could not be read\n",
    .examples = "  ibid search pilots \"the port had one tug\"\n"
                "      Texts that have the word and the phrase.\n"
                "  ibid search 'harb*' --language en -n 5\n"
                "      Harbour, harbours, harbor, ...\n"
                "  ibid search --title caucasus --date 1992..1994 pilots\n"
                "      In texts with this word in their title, of these "
                "years.\n",
    .run = run,
};
