/* test_figure.c - figures: their numbers, units, hedges, parts, speakers, and
 * the numbers that are none. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "figure/figure.h"

/* The figures of `text`, a paragraph: "hedge [value=number] unit", " <n" the
 * part of the n-th, " @name" who states it; " | " between two. */
typedef struct row {
    const char *language;
    const char *text;
    const char *expect;
} row;

static const row rows[] = {
    /* digits, parts and totals */
    {"en",
     "613 civilians were killed, including 106 women, 63 children and 70 "
     "elderly people.",
     "[613=613] civilians | [106=106] women <1 | [63=63] children <1 | "
     "[70=70] elderly people <1"},
    {"en", "They held 40 people, of whom 12 were women.",
     "[40=40] people | [12=12] women <1"},
    {"en", "Of the 613 civilians killed, 106 were women.",
     "[613=613] civilians | [106=106] women <1"},
    {"en", "It freed two of the four defendants.",
     "[two=2] defendants <2 | [four=4] defendants"},
    /* words */
    {"en", "Twenty-nine villages and one hundred and six farms burned.",
     "[Twenty-nine=29] villages | [one hundred and six=106] farms"},
    {"en", "They lost 1.2 million roubles and half a million dollars.",
     "[1.2 million=1200000] roubles | [half a million=500000] dollars"},
    {"en", "It cost $71 million, or US$ 3.5 million a year.",
     "[$71 million=71000000] $ | [US$ 3.5 million=3500000] US$"},
    {"en", "A dozen ships carried several hundred soldiers.",
     "[A dozen=12] ships | [several hundred] soldiers"},
    {"en", "Tens of thousands of people fled; scores of houses burned.",
     "[Tens of thousands] people | [scores] houses"},
    /* hedges */
    {"en", "At least 300,000 Azerbaijanis and some 200 dead Armenians.",
     "At least [300,000=300000] Azerbaijanis | some [200=200] dead "
     "Armenians"},
    {"en", "As many as 20 trucks, no fewer than 5 tanks, 30 men or more.",
     "As many as [20=20] trucks | no fewer than [5=5] tanks | or more [30=30] "
     "men"},
    /* ranges */
    {"en", "Between 200 and 300 people came, with 12 to 15 carts.",
     "[200 and 300=200..300] people | [12 to 15=12..15] carts"},
    {"en", "It takes 2-3 million tons.", "[2-3 million=2000000..3000000] tons"},
    {"en", "The vote was 5-4.", ""},
    /* shares, measures, durations, ages */
    {"en", "About 12.5 per cent of homes, two thirds of the houses.",
     "About [12.5=12.5] per cent | [two thirds=0.666666667] houses"},
    {"en", "The town is 12 kilometres away, 30 km from here.",
     "[12=12] kilometres | [30=30] km"},
    {"en", "A 70-year-old woman waited three days.",
     "[70=70] year-old | [three=3] days"},
    {"en", "The second-biggest town fell.", "[second-biggest=2] town"},
    {"en", "It took one year; one thought of home.", "[one=1] year"},
    /* before the number */
    {"en", "Casualties numbered 613.", "[613=613] Casualties"},
    /* who states it */
    {"en", "According to the Ministry, 613 people were killed.",
     "[613=613] people @the Ministry"},
    {"en", "The Azerbaijanis claim 1,324 civilians were slaughtered.",
     "[1,324=1324] civilians @The Azerbaijanis"},
    {"en", "The Committee reported that 12 houses were burned.",
     "[12=12] houses @The Committee"},
    {"en", "12 houses were burned, according to Human Rights Watch.",
     "[12=12] houses @Human Rights Watch"},
    /* no figures */
    {"en", "Under articles 5, 6 and 8 and agenda items 34, 35 and 135.", ""},
    {"en", "See page 12, para. 4, of resolution 822 (1993), Room 12.", ""},
    {"en", "The 366th Regiment and regiment No. 366 came at 5 p.m.", ""},
    {"en", "In 1992 the Group of 77 met at 12 Main Street.", ""},
    {"en", "A/79/798 and S/2025/156 of 26 February, section 12(b).", ""},
    {"en", "In the 1990s MiG-29 jets flew; call 212-963-4475.", ""},
    /* other languages */
    {"fr",
     "Au moins 613 civils ont \xC3\xA9t\xC3\xA9 tu\xC3\xA9s, dont 106 "
     "femmes.",
     "Au moins [613=613] civils | [106=106] femmes <1"},
    {"fr", "Quatre-vingt-dix-sept villages, 7 000 personnes, 12,5 pour cent.",
     "[Quatre-vingt-dix-sept=97] villages | [7 000=7000] personnes | "
     "[12,5=12.5] pour cent"},
    {"es", "Al menos 613 civiles, entre ellos 106 mujeres.",
     "Al menos [613=613] civiles | [106=106] mujeres <1"},
    {"es", "Treinta y cinco aldeas y doscientos soldados.",
     "[Treinta y cinco=35] aldeas | [doscientos=200] soldados"},
    {"de", "Mindestens 613 Zivilisten, darunter 106 Frauen.",
     "Mindestens [613=613] Zivilisten | [106=106] Frauen <1"},
    {"de", "Zwanzig zerst\xC3\xB6rte D\xC3\xB6rfer, 1,2 Millionen Menschen.",
     "[Zwanzig=20] zerst\xC3\xB6rte D\xC3\xB6rfer | [1,2 Millionen=1200000] "
     "Menschen"},
    {"ru",
     "\xD0\x9D\xD0\xB5 \xD0\xBC\xD0\xB5\xD0\xBD\xD0\xB5\xD0\xB5 613 "
     "\xD0\xBC\xD0\xB8\xD1\x80\xD0\xBD\xD1\x8B\xD1\x85 "
     "\xD0\xB6\xD0\xB8\xD1\x82\xD0\xB5\xD0\xBB\xD0\xB5\xD0\xB9, \xD0\xB2 "
     "\xD1\x82\xD0\xBE\xD0\xBC \xD1\x87\xD0\xB8\xD1\x81\xD0\xBB\xD0\xB5 106 "
     "\xD0\xB6\xD0\xB5\xD0\xBD\xD1\x89\xD0\xB8\xD0\xBD.",
     "\xD0\x9D\xD0\xB5 \xD0\xBC\xD0\xB5\xD0\xBD\xD0\xB5\xD0\xB5 [613=613] "
     "\xD0\xBC\xD0\xB8\xD1\x80\xD0\xBD\xD1\x8B\xD1\x85 "
     "\xD0\xB6\xD0\xB8\xD1\x82\xD0\xB5\xD0\xBB\xD0\xB5\xD0\xB9 | [106=106] "
     "\xD0\xB6\xD0\xB5\xD0\xBD\xD1\x89\xD0\xB8\xD0\xBD <1"},
    {"ar",
     "\xD8\xA3\xD9\x83\xD8\xAB\xD8\xB1 \xD9\x85\xD9\x86 "
     "\xD9\xA6\xD9\xA1\xD9\xA3 \xD9\x85\xD8\xAF\xD9\x86\xD9\x8A\xD8\xA7",
     "\xD8\xA3\xD9\x83\xD8\xAB\xD8\xB1 \xD9\x85\xD9\x86 "
     "[\xD9\xA6\xD9\xA1\xD9\xA3=613] "
     "\xD9\x85\xD8\xAF\xD9\x86\xD9\x8A\xD8\xA7"},
    {"zh",
     "\xE8\x87\xB3\xE5\xB0\x91"
     "613\xE5\x90\x8D\xE5\xB9\xB3\xE6\xB0\x91\xE6\xAD\xBB\xE4\xBA\xA1",
     "\xE8\x87\xB3\xE5\xB0\x91 [613=613] \xE5\xB9\xB3\xE6\xB0\x91"},
    {"en", "", ""},
};

typedef struct say {
    char text[1024];
    size_t len;
} say;

static void put(say *out, const char *form, ...)
{
    va_list list;

    va_start(list, form);
    out->len += (size_t)vsnprintf(out->text + out->len,
                                  sizeof out->text - out->len, form, list);
    va_end(list);
    assert_true(out->len < sizeof out->text);
}

static void put_figure(say *out, const char *text, const ibid_figure *f)
{
    const struct {
        const char *before;
        ibid_span span;
    } part[] = {{" ", f->unit}, {" @", f->stated_by}};

    if (f->hedge.end > f->hedge.start)
        put(out, "%.*s ", (int)(f->hedge.end - f->hedge.start),
            text + f->hedge.start);
    put(out, "[%.*s", (int)(f->span.end - f->span.start), text + f->span.start);
    if (f->has_number)
        put(out, f->low < f->high ? "=%.9g..%.9g]" : "=%.9g]", f->low, f->high);
    else
        put(out, "]");
    for (size_t i = 0; i < 2; i++) {
        if (part[i].span.end > part[i].span.start)
            put(out, "%s%.*s", part[i].before,
                (int)(part[i].span.end - part[i].span.start),
                text + part[i].span.start);
        if (i == 0 && f->part_of != IBID_NONE)
            put(out, " <%u", f->part_of + 1);
    }
}

/* Gives  whether the figures of the row are those expected. */
static bool is_row(const row *r)
{
    const ibid_span span = {0, (uint32_t)strlen(r->text)};
    const ibid_block block = {IBID_BLOCK_PARAGRAPH, &span, 1, 1, IBID_NONE};
    const ib_figure_view view = {.text = ib_str_of(r->text),
                                 .blocks = {&block, span.end ? 1 : 0},
                                 .language = r->language};
    const ibid_datings datings = {0};
    say out = {.len = 0};
    ib_arena arena;
    ib_list figures;

    ib_arena_init(&arena, NULL, 0, NULL);
    figures = ib_list_of(&arena, ibid_figure);
    assert_int_equal(ib_figures_read(&figures, &arena, &view, &datings, NULL),
                     IBID_OK);
    for (size_t i = 0; i < figures.count; i++) {
        put(&out, i ? " | " : "");
        put_figure(&out, r->text, ib_list_at(&figures, ibid_figure, i));
    }
    if (strcmp(out.text, r->expect) != 0)
        print_error("%s\n  is       %s\n  expected %s\n", r->text, out.text,
                    r->expect);
    ib_arena_free(&arena);
    return strcmp(out.text, r->expect) == 0;
}

static void reads_them(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        wrong += !is_row(&rows[i]);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_them)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
