/* cites.c - `ibid cites`: who cites or quotes a work. */

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "cli/archive.h"
#include "cli/lines.h"
#include "cli/screen.h"
#include "ibid/cites.h"
#include "report/csv.h"
#include "report/evidence.h"
#include "report/json.h"
#include "report/list.h"
#include "report/paper.h"

/* Columns: the places of a document, what is quoted there; and words of a
 * citation or a quotation that are shown. */
enum { PLACE = 4, QUOTED = 8, SHOWN = 60 };

typedef enum cites_form { FORM_TEXT, FORM_JSON, FORM_CSV } cites_form;

typedef struct cites_job {
    const cli_command *command;
    cli_archive where;
    cli_reading reading;
    const char *word;
    cites_form form;
    bool color;
    ib_paper paper;
    ib_csv csv;
    size_t documents, places, quotations;
    int exit;
} cites_job;

/* What a mention says, for all forms. */
typedef struct told {
    const ibid_citation *citation; /* or NULL */
    ibid_str text;
    ibid_span span; /* of the citation, or of the words quoted */
    ibid_place place;
    uint32_t note; /* its number, or 0 */
    const char *how;
    ibid_str pinpoint;
} told;

static told tell(const ibid_mention *m)
{
    const ibid_notes notes = ibid_doc_notes(m->doc);
    told t = {.text = ibid_doc_text(m->doc), .how = "quotation"};
    const ibid_field *locator = NULL;
    uint32_t note = IBID_NONE;

    if (m->citation != IBID_NONE) {
        t.citation = &ibid_doc_citations(m->doc).item[m->citation];
        t.span = t.citation->span;
        t.how = t.citation->short_form ? "short form" : "citation";
        note = t.citation->note;
        locator = ibid_citation_field(t.citation, IBID_FIELD_LOCATOR);
    } else {
        t.span = ibid_doc_quotations(m->doc).item[m->quoting[0].quotation].span;
    }
    if (note < notes.count)
        t.note = notes.item[note].number;
    if (locator)
        t.pinpoint = locator->text;
    t.place = ibid_doc_line(m->doc, t.span.start);
    return t;
}

static const ibid_quotation *quoted(const ibid_mention *m, size_t i)
{
    return &ibid_doc_quotations(m->doc).item[m->quoting[i].quotation];
}

static const char *verdict_of(const ibid_quoting *quoting)
{
    return quoting->finding ? ibid_verdict_word(quoting->finding->verdict)
                            : NULL;
}

static void put_document(cites_job *job, const ibid_mention *m)
{
    const ibid_object *o = m->object;
    const char *date = o->date ? o->date : o->dated;
    const char *symbol = o->symbol ? o->symbol : o->symbols;

    ib_paper_line(&job->paper, 0, PLACE);
    if (job->documents > 1)
        ib_paper_line(&job->paper, 0, PLACE);
    ib_paper_ink(&job->paper, IB_INK_BOLD);
    ib_paper_say(&job->paper, m->name);
    ib_paper_ink(&job->paper, IB_INK_PLAIN);
    if (symbol)
        ib_paper_form(&job->paper, " \xC2\xB7 %s", symbol);
    if (date)
        ib_paper_form(&job->paper, " \xC2\xB7 %s", date);
    ib_paper_form(&job->paper, " \xC2\xB7 %.12s", o->sha256);
}

static void put_quoting(ib_paper *paper, const ibid_mention *m, size_t i)
{
    const ibid_quoting *q = &m->quoting[i];
    const ibid_pinpoint *pin = q->finding ? &q->finding->pinpoint : NULL;

    ib_paper_line(paper, QUOTED, QUOTED);
    ib_paper_say(paper, "quotes \"");
    ib_parts_put(paper, ibid_doc_text(m->doc), quoted(m, i)->part,
                 quoted(m, i)->part_count, SHOWN);
    ib_paper_say(paper, "\"");
    if (!q->finding)
        return;
    ib_paper_say(paper, ": ");
    ib_paper_ink(paper, ibid_verdict_is_alarm(q->finding->verdict)
                            ? IB_INK_ALARM
                            : IB_INK_BOLD);
    ib_paper_say(paper, verdict_of(q));
    ib_paper_ink(paper, IB_INK_PLAIN);
    if (q->finding->verdict == IBID_VERDICT_ALTERED && q->finding->edit_count) {
        ib_paper_say(paper, " (");
        ib_edits_put(paper, q->finding->edit, q->finding->edit_count);
        ib_paper_say(paper, ")");
    }
    if (q->finding->has_pinpoint && pin->state == IBID_PINPOINT_WRONG) {
        ib_paper_say(paper, "; not at the place cited");
        if (pin->found.len) {
            ib_paper_say(paper, ": the words are at ");
            ib_paper_put(paper, pin->found);
        }
    }
}

static void put_mention(cites_job *job, const ibid_mention *m)
{
    const told t = tell(m);
    ib_paper *paper = &job->paper;

    ib_paper_line(paper, PLACE, QUOTED);
    if (!ib_paper_paragraph(paper, t.place))
        ib_paper_form(paper, "p.\xC2\xA0%u, line\xC2\xA0%u", t.place.page,
                      t.place.line);
    if (t.note)
        ib_paper_form(paper, ", note\xC2\xA0%u", t.note);
    ib_paper_say(paper, ": ");
    if (t.citation) {
        ib_paper_put(paper, ib_str_in(t.text, t.span));
        if (!m->is_sure)
            ib_paper_say(paper, " (perhaps)");
    } else {
        ib_paper_say(paper, "without citing it there");
    }
    if (t.citation && t.citation->short_form)
        ib_paper_form(paper, " [%s]", m->because);
    for (size_t i = 0; i < m->quoting_count; i++)
        put_quoting(paper, m, i);
}

static void write_pinpoint(ib_json *json, const ibid_finding *finding)
{
    const ibid_pinpoint *pin = &finding->pinpoint;

    if (!finding->has_pinpoint)
        return;
    ib_json_object(json, "pinpoint");
    ib_json_z(json, "state", ibid_pinpoint_word(pin->state));
    if (pin->cited.len)
        ib_json_words(json, "cited", pin->cited);
    if (pin->found.len)
        ib_json_words(json, "found", pin->found);
    ib_json_object_end(json);
}

static void write_quoting(ib_json *json, const ibid_mention *m, size_t i)
{
    const ibid_quoting *q = &m->quoting[i];
    const ibid_span span = quoted(m, i)->span;

    ib_json_object(json, NULL);
    ib_json_place(json, span);
    ib_json_words(json, "exact", ib_str_in(ibid_doc_text(m->doc), span));
    ib_json_z(json, "verdict", verdict_of(q));
    if (q->finding)
        write_pinpoint(json, q->finding);
    if (q->finding && q->finding->hit.source != IBID_NONE) {
        const ibid_shelf *shelf = ibid_check_shelf(m->check);
        const ibid_source *source =
            shelf->source(shelf->state, q->finding->hit.source);

        ib_json_object(json, "source");
        ib_json_z(json, "file", source->file);
        ib_json_place(json, q->finding->hit.span);
        ib_json_number(json, "page", q->finding->hit.page);
        if (source->doc)
            ib_json_words(
                json, "exact",
                ib_str_in(ibid_doc_text(source->doc), q->finding->hit.span));
        ib_json_object_end(json);
    }
    ib_json_object_end(json);
}

static ibid_status write_json(const ibid_mention *m)
{
    const ibid_sink sink = cli_stdout();
    const ibid_object *o = m->object;
    const told t = tell(m);
    ib_json json;

    ib_json_start(&json, &sink);
    ib_json_object(&json, NULL);
    ib_json_z(&json, "object", o->sha256);
    ib_json_z(&json, "name", m->name);
    ib_json_z(&json, "symbol", o->symbol ? o->symbol : o->symbols);
    ib_json_z(&json, "date", o->date ? o->date : o->dated);
    ib_json_z(&json, "text_sha256", ibid_doc_about(m->doc)->text_sha256);
    ib_json_z(&json, "how", t.how);
    ib_json_bool(&json, "sure", m->is_sure);
    ib_json_z(&json, "because", m->because);
    ib_json_place(&json, t.span);
    ib_json_number(&json, "page", t.place.page);
    ib_json_number(&json, "line", t.place.line);
    if (t.note)
        ib_json_number(&json, "note", t.note);
    if (t.citation)
        ib_json_words(&json, "citation", ib_str_in(t.text, t.span));
    if (t.pinpoint.len)
        ib_json_words(&json, "pinpoint", t.pinpoint);
    ib_json_array(&json, "quotations");
    for (size_t i = 0; i < m->quoting_count; i++)
        write_quoting(&json, m, i);
    ib_json_array_end(&json);
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    return ib_json_finish(&json);
}

static const char columns[] =
    "document,object,symbol,date,page,line,note,how,sure,citation,pinpoint,"
    "quotation,verdict,place,found,because";

/* The words quoted, without what a page break puts between them. */
static void put_quoted(ib_csv *csv, const ibid_mention *m, size_t i)
{
    ib_csv_open(csv);
    for (uint32_t k = 0; i < m->quoting_count && k < quoted(m, i)->part_count;
         k++) {
        if (k)
            ib_out_say(&csv->out, " ");
        ib_csv_put(csv,
                   ib_str_in(ibid_doc_text(m->doc), quoted(m, i)->part[k]));
    }
    ib_csv_close(csv);
}

static void put_row(ib_csv *csv, const ibid_mention *m, size_t i)
{
    const ibid_finding *f = i < m->quoting_count ? m->quoting[i].finding : NULL;
    const ibid_pinpoint *pin = f && f->has_pinpoint ? &f->pinpoint : NULL;
    const ibid_str none = {NULL, 0};
    const ibid_object *o = m->object;
    const told t = tell(m);

    ib_csv_words(csv, m->name);
    ib_csv_words(csv, o->sha256);
    ib_csv_words(csv, o->symbol ? o->symbol : o->symbols);
    ib_csv_words(csv, o->date ? o->date : o->dated);
    ib_csv_number(csv, t.place.page);
    ib_csv_number(csv, t.place.line);
    if (t.note)
        ib_csv_number(csv, t.note);
    else
        ib_csv_cell(csv, none);
    ib_csv_words(csv, t.how);
    ib_csv_words(csv, m->is_sure ? "yes" : "perhaps");
    ib_csv_cell(csv, t.citation ? ib_str_in(t.text, t.span) : none);
    ib_csv_cell(csv, t.pinpoint);
    put_quoted(csv, m, i);
    ib_csv_words(csv, f ? ibid_verdict_word(f->verdict) : NULL);
    ib_csv_words(csv, pin ? ibid_pinpoint_word(pin->state) : NULL);
    ib_csv_cell(csv, pin ? pin->found : none);
    ib_csv_words(csv, m->because);
    ib_csv_row_end(csv);
}

/* A row for each quotation, one where there is none. */
static void put_rows(ib_csv *csv, const ibid_mention *m)
{
    size_t i = 0;

    do
        put_row(csv, m, i);
    while (++i < m->quoting_count);
}

static bool see_work(void *state, const ibid_cites_work *work)
{
    cites_job *job = state;
    ib_paper *paper = &job->paper;

    if (job->form != FORM_TEXT)
        return true;
    ib_paper_line(paper, 0, PLACE);
    if (work->kept_count == 0) {
        ib_paper_say(paper, "The archive does not have this work: what is "
                            "quoted of it is not compared.");
    }
    for (size_t i = 0; i < work->kept_count; i++) {
        ib_paper_say(paper, i ? "; " : "The work: ");
        ib_paper_say(paper, work->kept[i]->name);
        ib_paper_form(paper, " (%.12s)", work->kept[i]->sha256);
    }
    ib_paper_line(paper, 0, PLACE);
    return true;
}

static bool see(void *state, const ibid_mention *m)
{
    cites_job *job = state;

    job->documents += m->is_first;
    job->places++;
    job->quotations += m->quoting_count;
    if (job->form == FORM_JSON)
        return write_json(m) == IBID_OK;
    if (job->form == FORM_CSV) {
        put_rows(&job->csv, m);
        return !job->csv.out.failed;
    }
    if (m->is_first)
        put_document(job, m);
    put_mention(job, m);
    return !job->paper.failed;
}

static void hear(void *state, const char *name, const char *why)
{
    cites_job *job = state;

    cli_say(job->command, "%s: not read: %s", name, why);
    job->exit = CLI_NOT_DONE;
}

static ibid_status end_output(cites_job *job)
{
    if (job->form == FORM_CSV)
        return ib_csv_finish(&job->csv);
    if (job->form == FORM_JSON)
        return IBID_OK;
    if (job->places > 0)
        ib_paper_line(&job->paper, 0, 0);
    ib_paper_line(&job->paper, 0, 0);
    if (job->places == 0)
        ib_paper_say(&job->paper, "Nobody in this archive cites it.");
    else
        ib_paper_form(&job->paper,
                      "%zu document%s, %zu place%s, %zu quotation%s.",
                      job->documents, job->documents == 1 ? "" : "s",
                      job->places, job->places == 1 ? "" : "s", job->quotations,
                      job->quotations == 1 ? "" : "s");
    return ib_paper_finish(&job->paper);
}

static bool count(void *state, const ibid_object *object)
{
    (void)object;
    ++*(size_t *)state;
    return true;
}

/* The object that the word means, where it means one.
 *
 * Gives  false after saying why not; *found. */
static bool find_object(char sha256[65], bool *found, const cites_job *job,
                        ibid_archive *archive)
{
    size_t objects = 0;
    const ibid_object_visitor visitor = {count, &objects};
    ibid_err err;

    if (ibid_archive_list(archive, job->word, &visitor, &err)) {
        cli_say(job->command, "%s", err.what);
        return false;
    }
    *found = objects > 0;
    return !*found ||
           cli_archive_object(sha256, job->command, archive, job->word);
}

static int cites(cites_job *job, ibid_archive *archive)
{
    const ibid_sink sink = cli_stdout();
    const ibid_cites_visitor visitor = {see_work, see, hear, job};
    cli_progress progress;
    const ibid_progress steps = {cli_progress_step, &progress};
    ibid_cites question = {.words = job->word,
                           .jobs = job->reading.jobs ? job->reading.jobs
                                                     : cli_jobs_usual(),
                           .progress = &steps};
    char sha256[65];
    bool found;
    ibid_status st;
    ibid_err err;

    if (!find_object(sha256, &found, job, archive))
        return CLI_NOT_DONE;
    if (found)
        question.sha256 = sha256;
    ib_paper_start(&job->paper, &sink, cli_screen_width(), job->color);
    if (job->form == FORM_CSV)
        ib_csv_start(&job->csv, &sink, columns);
    cli_progress_start(&progress, "Reading documents", "", job->reading.quiet);
    st = ibid_archive_cites(archive, &question, &visitor, &err);
    cli_progress_end(&progress);
    if (!st)
        st = end_output(job);
    else if (!ferror(stdout))
        cli_say(job->command, "%s", err.what);
    if (st)
        return CLI_NOT_DONE;
    return job->exit ? job->exit : job->places ? CLI_DONE : CLI_FINDINGS;
}

static int run_cites(cites_job *job)
{
    ibid_archive *archive =
        cli_archive_open(job->command, &job->where, &job->reading, false);
    int exit;

    if (!archive)
        return CLI_NOT_DONE;
    exit = cites(job, archive);
    ibid_archive_close(archive);
    return cli_finish(job->command, exit);
}

enum {
    OPTION_ARCHIVE,
    OPTION_FORMAT,
    OPTION_COLOR,
    OPTION_JOBS,
    OPTION_READING,
    OPTION_QUIET = OPTION_READING + CLI_READING_OPTIONS
};

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_FORMAT] = {"format", 0, "FORM",
                       "text (usual)\n"
                       "json: one place a line\n"
                       "csv: a table, a row a place and quotation"},
    [OPTION_COLOR] = {"color", 0, "WHEN", "auto (usual), always, never"},
    [OPTION_JOBS] = CLI_OPTION_JOBS,
    CLI_READING_TABLE(OPTION_READING),
    [OPTION_QUIET] = CLI_OPTION_QUIET,
};

static bool use_option(cites_job *job, const cli_args *args, int option)
{
    static const char *const forms[] = {"text", "json", "csv"};
    int form;

    switch (option) {
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_FORMAT:
        form = cli_args_choose(args, "--format", forms, 3);
        job->form = form >= 0 ? (cites_form)form : FORM_TEXT;
        return form >= 0;
    case OPTION_COLOR:
        return cli_screen_color(&job->color, args);
    case OPTION_JOBS:
        return (job->reading.jobs = cli_jobs_read(args)) > 0;
    case OPTION_QUIET:
        job->reading.quiet = true;
        return true;
    case CLI_ARG_OPERAND:
        if (job->word)
            cli_say(job->command,
                    "one work at a time, not \"%s\" too; put its words in "
                    "quotation marks",
                    args->value);
        if (job->word)
            return false;
        job->word = args->value;
        return true;
    default:
        return cli_reading_take(&job->reading, args, option - OPTION_READING);
    }
}

static int run(const cli_command *command, int argc, char **argv)
{
    cites_job job = {.command = command, .where = CLI_ARCHIVE_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    int exit = CLI_NOT_DONE;

    job.color = cli_screen_color_auto();
    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (!use_option(&job, &args, option))
            return CLI_NOT_DONE;
    }
    if (!job.word || !*job.word) {
        cli_say(command, "which work?  \"ibid cites --help\" shows examples");
        return CLI_NOT_DONE;
    }
    if (cli_reading_open(command, &job.reading)) {
        exit = run_cites(&job);
        cli_reading_close(&job.reading);
    }
    return exit;
}

const cli_command cli_cites = {
    .name = "cites",
    .summary = "who cites or quotes a work, in the documents of the archive",
    .operands = "WORK",
    .about =
        "WORK is an object of the archive (its name, or the beginning of its "
        "hash), a\n"
        "symbol, a number (DOI, ISBN, ECLI, application), a citation as "
        "written, or words\n"
        "of a title.  Shows each place that cites it, short forms (\"ibid.\") "
        "too, with the\n"
        "page or paragraph that it names and what it quotes.  Where the "
        "archive has the\n"
        "work, each quotation is compared with it, in the words of \"ibid "
        "check\"; one whose\n"
        "words stand in it is shown also where another work is cited.\n"
        "\n"
        "Documents are found by the words of the work's number, title and "
        "text, and read again.\n"
        "\n" CLI_ARCHIVE_ABOUT,
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   it is cited\n"
            "  1   nobody cites it\n"
            "  2   a document could not be read; standard error says which\n",
    .examples = "  ibid cites A/79/798\n"
                "      Who cites this report.\n"
                "  ibid cites \"Human Rights Watch, Bloodshed in the Caucasus "
                "(1992)\"\n"
                "      A work that the archive need not have.\n"
                "  ibid cites --format csv report.pdf > cited.csv\n"
                "      A table of those who cite a file of the archive.\n",
    .run = run,
};
