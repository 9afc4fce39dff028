/* read.c - how fast a text is read: structure, quotations, citations.
 *
 * One thread, no output written, the text in memory; the median of several
 * runs, the parts of the work one by one, growth from a tenth of the text to
 * the whole, and the memory held at most.  Exits with 1 where a bar is missed.
 */

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench/pile.h"
#include "base/hash.h"
#include "bytes/plain.h"
#include "figure/dating.h"
#include "figure/figure.h"
#include "ibid/ibid.h"
#include "quote/quote.h"
#include "read/about.h"
#include "tests/counter.h"

enum { STAGES = 9, MADE_UP = 70 * 1000 * 1000 };

static const double rate_bar = 50.0;     /* MB/s */
static const double figures_bar = 100.0; /* MB/s: figures and dates */
static const double growth_bar = 11.0;   /* for ten times the text */

static const char *fill(pile *text, const char *folder)
{
    static const char made_up[] =
        "The pilots, who had at first refused to leave the harbour, came\n"
        "down to the mole in the evening. \xE2\x80\x9CWe saw no light,\xE2\x80"
        "\x9D said the eldest,\n\xE2\x80\x9C"
        "and we shall not sail.\xE2\x80"
        "\x9D The clerk wrote it down.\n\n";

    pile_add_folder(text, folder);
    if (text->len > 0)
        return folder;
    while (text->len < MADE_UP)
        pile_add(text, made_up, sizeof made_up - 1);
    return "a made-up text";
}

static double read_once(const char *bytes, size_t len)
{
    double start = pile_now();
    ibid_doc *doc;
    ibid_err err;

    if (ibid_doc_open(&doc, bytes, len, NULL, &err))
        pile_fail(err.what);
    start = pile_now() - start;
    ibid_doc_close(doc);
    return start;
}

static double median(const char *bytes, size_t len)
{
    double seconds[PILE_RUNS];

    for (int i = 0; i < PILE_RUNS; i++)
        seconds[i] = read_once(bytes, len);
    return pile_median(seconds, PILE_RUNS);
}

static size_t peak(const char *bytes, size_t len)
{
    counter count = {0};
    ibid_alloc alloc = counter_alloc(&count);
    ibid_options options = IBID_OPTIONS_INIT;
    ibid_doc *doc;

    options.alloc = &alloc;
    if (ibid_doc_open(&doc, bytes, len, &options, NULL))
        pile_fail("no memory");
    ibid_doc_close(doc);
    return count.peak;
}

static ibid_status read_figures(ib_arena *scratch, const ib_text *text,
                                const ib_structure *structure,
                                ibid_quotations quotations,
                                ibid_citations citations,
                                const ibid_about *about)
{
    const ib_figure_view view = {.text = text->str,
                                 .blocks = structure->blocks,
                                 .notes = structure->notes,
                                 .marks = structure->marks,
                                 .quotations = quotations,
                                 .citations = citations,
                                 .language = about->language};
    ib_list figures = ib_list_of(scratch, ibid_figure);
    ib_list dates = ib_list_of(scratch, ibid_dating);
    ibid_status st = ib_datings_read(&dates, scratch, &view, NULL);
    const ibid_datings datings = {dates.item, dates.count};

    return st ? st
              : ib_figures_read(&figures, scratch, &view, &datings, NULL);
}

/* The parts of ibid_doc_open, in its order, each with its time. */
static void time_stages(double seconds[STAGES], const char *bytes, size_t len)
{
    ib_arena arena, scratch;
    ib_text text;
    ib_structure structure = {0};
    ib_own own = {0};
    ibid_citations citations = {0};
    ibid_quotations quotations = {0};
    ibid_about about = {0};
    ib_list remarks = ib_list_of(&arena, ibid_remark);
    double before = pile_now();
    ibid_status st = IBID_OK;

    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    for (int stage = 0; stage < STAGES && !st; stage++) {
        const ib_arena_mark mark = ib_arena_here(&scratch);

        switch (stage) {
        case 0:
            st = ib_plain_read(&text, &arena, &remarks, bytes, len,
                               IBID_TEXT_MAX, NULL);
            break;
        case 1:
            st = ib_hash_hex(about.sha256, bytes, len);
            break;
        case 2:
            st = ib_text_lay_out(&text, &arena, &scratch, &remarks);
            break;
        case 3:
            st = ib_note_link(&structure, &arena, &scratch, &text, &remarks);
            break;
        case 4:
            st = ib_block_find(&structure, &arena, &scratch, &text);
            break;
        case 5:
            st = ib_own_find(&own, &arena, &scratch, &text);
            if (!st)
                st = ib_cite_find(&citations, &arena, &scratch, &text,
                                  &structure, &own);
            break;
        case 6:
            st = ib_quote_find(&quotations, &arena, &scratch, &text, &structure,
                               &citations, &remarks);
            break;
        case 7:
            st = ib_about_find(&about, &arena, &text, &structure, &own);
            break;
        default:
            st = read_figures(&scratch, &text, &structure, quotations,
                              citations, &about);
        }
        ib_arena_rewind(&scratch, mark);
        seconds[stage] = pile_now() - before;
        before = pile_now();
    }
    if (st)
        pile_fail("a stage failed");
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
}

/* Times the first tenth of the text, up to the start of a line, and ten
 * copies of it, so that both hold the same. */
static double measure_growth(const pile *text)
{
    pile ten = {0};
    size_t len = text->len / 10;
    double growth;

    while (len > 0 && text->bytes[len - 1] != '\n')
        len--;
    for (int i = 0; i < 10; i++)
        pile_add(&ten, text->bytes, len);
    growth = median(ten.bytes, ten.len) / median(text->bytes, len);
    free(ten.bytes);
    return growth;
}

int main(int argc, char **argv)
{
    static const char *const name[STAGES] = {
        "bytes to text", "hash",   "lines, pages",
        "notes, marks",  "blocks", "citations",
        "quotations",    "about",  "figures, dates"};
    double stage[STAGES], whole, rate, rate_figures, growth;
    pile text = {0};
    const char *from = fill(&text, argc > 1 ? argv[1] : "");

    /* Each run gets fresh pages, as a program that reads one file does: else
     * only the shorter text would find those of the run before. */
    mallopt(M_MMAP_THRESHOLD, 64 * 1024);
    printf("%s, %.1f MB, one thread, median of %d\n", from,
           (double)text.len / 1e6, PILE_RUNS);
    whole = median(text.bytes, text.len) / (double)text.len;
    rate = 1e-6 / whole;
    growth = measure_growth(&text);
    printf("  read         %8.1f MB/s  %6.2f ns a byte    bar %.0f MB/s  %s\n",
           rate, whole * 1e9, rate_bar, rate >= rate_bar ? "ok" : "MISSED");
    time_stages(stage, text.bytes, text.len);
    for (int i = 0; i < STAGES; i++)
        printf("    %-14s %25.2f\n", name[i],
               stage[i] * 1e9 / (double)text.len);
    rate_figures = (double)text.len / stage[STAGES - 1] / 1e6;
    printf("  figures      %8.1f MB/s                      bar %.0f MB/s %s\n",
           rate_figures, figures_bar,
           rate_figures >= figures_bar ? "ok" : "MISSED");
    printf("  growth       %8.2f times the time for 10 times the text    "
           "bar %.0f       %s\n",
           growth, growth_bar, growth <= growth_bar ? "ok" : "MISSED");
    printf("  memory       %8.2f bytes held at most a byte of text\n",
           (double)peak(text.bytes, text.len) / (double)text.len);
    free(text.bytes);
    return rate >= rate_bar && rate_figures >= figures_bar &&
                   growth <= growth_bar
               ? 0
               : 1;
}
