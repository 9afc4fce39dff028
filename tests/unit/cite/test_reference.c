/* test_reference.c - entries of bibliographies and papers in archives: text ->
 * "start-end kind rule", then a field a line. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "cite/cite.h"

typedef struct row {
    const char *text, *want;
} row;

typedef struct sink {
    char at[4096];
    size_t len;
} sink;

static void add(sink *out, const char *form, ...)
{
    va_list args;
    int len;

    va_start(args, form);
    len = vsnprintf(out->at + out->len, sizeof out->at - out->len, form, args);
    va_end(args);
    assert_true(len >= 0 && out->len + (size_t)len < sizeof out->at);
    out->len += (size_t)len;
}

static void show_field(sink *out, const ibid_field *f)
{
    add(out, " | %s=", ibid_field_word(f->name));
    for (uint32_t i = 0; i < f->person_count; i++) {
        const ibid_name *p = &f->person[i];

        add(out, "%s%.*s", i ? "; " : "",
            (int)(p->family.len ? p->family.len : p->literal.len),
            p->family.len ? p->family.at : p->literal.at);
        if (p->given.len)
            add(out, ", %.*s", (int)p->given.len, p->given.at);
    }
    if (f->date.from.year)
        add(out, "%d", f->date.from.year);
    else if (!f->person_count)
        add(out, "%.*s", (int)f->text.len, f->text.at);
}

static void read_all(sink *out, ibid_str text)
{
    ib_arena arena, scratch;
    ibid_citations found;

    out->len = 0;
    out->at[0] = '\0';
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    assert_int_equal(ib_cite_read(&found, &arena, &scratch, text), IBID_OK);
    for (size_t i = 0; i < found.count; i++) {
        const ibid_citation *c = &found.item[i];

        add(out, "%s%u-%u %s %s", i ? " || " : "", c->span.start, c->span.end,
            ibid_citation_kind_word(c->kind), c->rule);
        for (uint32_t k = 0; k < c->field_count; k++)
            show_field(out, &c->field[k]);
    }
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
}

static void check(const row *rows, size_t count)
{
    static sink out;

    for (size_t i = 0; i < count; i++) {
        read_all(&out, ib_str_of(rows[i].text));
        if (strcmp(out.at, rows[i].want) != 0)
            print_error("%s\n", rows[i].text);
        assert_string_equal(out.at, rows[i].want);
    }
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void test_author_date(void **state)
{
    static const row rows[] = {
        {"Lindqvist, A. B., & Moreau, C. (1998). Tides of the north: A survey. "
         "Journal of Coastal Research, 12(3), 45-67. "
         "https://doi.org/10.1234/jcr.45",
         "0-142 article REF-7 | author=Lindqvist, A. B.; Moreau, C. | "
         "title=Tides of the north: A survey | container-title=Journal of "
         "Coastal Research | volume=12 | issue=3 | page=45-67 | issued=1998 | "
         "URL=https://doi.org/10.1234/jcr.45 | DOI=10.1234/jcr.45"},
        {"Lindqvist, Anna. 1998. Tides of the North. Oslo: Fjord Press.",
         "0-60 book REF-5 | author=Lindqvist, Anna | title=Tides of the North "
         "| publisher=Fjord Press | publisher-place=Oslo | issued=1998"},
        {"LINDQVIST, A. (1998) 'Tides of the North', Journal of Coastal "
         "Research, 12, pp. 45-67.",
         "0-85 article REF-8 | author=LINDQVIST, A. | title=Tides of the North "
         "| container-title=Journal of Coastal Research | volume=12 | "
         "page=45-67 | issued=1998"},
        {"Moreau, C., 2004. Harbours. 2nd ed. Lyon: Presses universitaires de "
         "Lyon.",
         "0-72 book REF-5 | author=Moreau, C. | title=Harbours | "
         "publisher=Presses universitaires de Lyon | publisher-place=Lyon | "
         "edition=2nd ed. | issued=2004"},
        {"World Harbour Organization. 2012. Ports and their people. Geneva: "
         "World Harbour Organization.",
         "0-92 book REF-5 | author=World Harbour Organization | title=Ports "
         "and their people | publisher=World Harbour Organization | "
         "publisher-place=Geneva | issued=2012"},
        {"Moreau, C. (2001). The tide tables. In A. Lindqvist & B. Okafor "
         "(Eds.), Measuring the sea (pp. 21-71). Cambridge, MA: Harbour Press.",
         "0-131 book REF-6 | author=Moreau, C. | editor=Lindqvist, A.; Okafor, "
         "B. | title=The tide tables | container-title=Measuring the sea | "
         "publisher=Harbour Press | publisher-place=Cambridge, MA | page=21-71 "
         "| issued=2001"},
    };

    (void)state;
    CHECK(rows);
}

static void test_numbered(void **state)
{
    static const row rows[] = {
        {"Lindqvist A, Moreau CD. Tides of the north. J Coast Res. "
         "1998;12(3):45-67.",
         "0-73 article REF-3 | author=Lindqvist, A; Moreau, CD | title=Tides "
         "of the north | container-title=J Coast Res. | volume=12 | issue=3 | "
         "page=45-67 | issued=1998"},
        {"[12] A. Lindqvist and C. D. Moreau, \"Tides of the north,\" IEEE "
         "Trans. Coast. Eng., vol. 12, no. 3, pp. 45-67, Mar. 1998.",
         "0-119 article REF-4 | author=Lindqvist, A.; Moreau, C. D. | "
         "title=Tides of the north | container-title=IEEE Trans. Coast. Eng. | "
         "volume=12 | issue=3 | page=45-67 | issued=1998"},
        {"7. Lindqvist A, Moreau C, et al. Tides of the north. Coast Biol "
         "1998; 26:158-163.",
         "0-80 article REF-3 | author=Lindqvist, A; Moreau, C | title=Tides of "
         "the north | container-title=Coast Biol | volume=26 | page=158-163 | "
         "issued=1998"},
        {"A. Lindqvist, C. Moreau, and B. Okafor. Measuring tides. In "
         "Proceedings of the Fifth Conference on Harbours, pages 10-19, "
         "Bergen, 1998.",
         "0-134 book REF-2 | author=Lindqvist, A.; Moreau, C.; Okafor, B. | "
         "title=Measuring tides | container-title=Proceedings of the Fifth "
         "Conference on Harbours | publisher-place=Bergen | page=10-19 | "
         "issued=1998"},
    };

    (void)state;
    CHECK(rows);
}

static void test_physics(void **state)
{
    static const row rows[] = {
        {"A. Lindqvist and C. Moreau, Phys. Rev. Lett. 12, 345 (1998).",
         "0-59 article REF-3 | author=Lindqvist, A.; Moreau, C. | "
         "container-title=Phys. Rev. Lett | volume=12 | page=345 | "
         "issued=1998"},
        {"Lindqvist A B 2005 Contemp. Phys. 46 277.",
         "0-40 article REF-7 | author=Lindqvist, A B | "
         "container-title=Contemp. Phys | volume=46 | page=277 | issued=2005"},
        {"Lindqvist, A., Moreau, C. D., et al. 2009, ApJ, 692, 1060",
         "0-57 article REF-7 | author=Lindqvist, A.; Moreau, C. D. | "
         "container-title=ApJ | volume=692 | page=1060 | issued=2009"},
    };

    (void)state;
    CHECK(rows);
}

static void test_humanists(void **state)
{
    static const row rows[] = {
        {"A. Lindqvist, La marea del nord, Roma 1995, pp. 45-67.",
         "0-53 book REF-1 | author=Lindqvist, A. | title=La marea del nord | "
         "publisher-place=Roma | page=45-67 | issued=1995"},
        {"A. Lindqvist – B. Okafor (edd.), Le maree del nord, Alessandria "
         "1998.",
         "0-70 book REF-1 | editor=Lindqvist, A.; Okafor, B. | title=Le maree "
         "del nord | publisher-place=Alessandria | issued=1998"},
        {"A. Lindqvist, Le maree (1741-1803), Firenze 1953, pp. 377-391.",
         "0-61 book REF-1 | author=Lindqvist, A. | title=Le maree (1741-1803) "
         "| publisher-place=Firenze | page=377-391 | issued=1953"},
        {"A. Lindqvist, Le maree, «Studi del mare», 23 (1979), pp. 278-291.",
         "0-66 article REF-3 | author=Lindqvist, A. | title=Le maree | "
         "container-title=Studi del mare | volume=23 | page=278-291 | "
         "issued=1979"},
        {"Lindqvist, Anna: Die Gezeiten. In: Zeitschrift für Küstenforschung, "
         "Bd. 12, 1998, S. 45-67.",
         "0-92 article REF-2 | author=Lindqvist, Anna | title=Die Gezeiten | "
         "container-title=Zeitschrift für Küstenforschung | volume=12 | "
         "page=45-67 | issued=1998"},
        {"Lindqvist A. et Moreau C., Les marées, Paris, Seuil, 1998.",
         "0-58 book REF-1 | author=Lindqvist, A.; Moreau, C. | title=Les "
         "marées | publisher=Seuil | publisher-place=Paris | issued=1998"},
        {"Annales Maritimes, coll. 467-496.",
         "0-32 book REF-9 | title=Annales Maritimes | locator=coll. 467-496"},
    };

    (void)state;
    CHECK(rows);
}

static void test_other_scripts(void **state)
{
    static const row rows[] = {
        {"이영찬, 서동혁 (2017). 카노 모형 분석. 산업융합연구, 15(2), 27-36.",
         "0-83 article REF-7 | author=이영찬; 서동혁 | title=카노 모형 분석 | "
         "container-title=산업융합연구 | volume=15 | issue=2 | page=27-36 | "
         "issued=2017"},
        {"Иванов И. И. Приливы. Москва: Наука, 1998.",
         "0-67 book REF-1 | author=Иванов, И. И. | title=Приливы | "
         "publisher=Наука | publisher-place=Москва | issued=1998"},
    };

    (void)state;
    CHECK(rows);
}

static void test_identifiers(void **state)
{
    static const row rows[] = {
        {"Lindqvist, A. (1998). Tides. Oslo: Fjord Press. ISBN "
         "978-3-16-148410-0",
         "0-70 book REF-5 | author=Lindqvist, A. | title=Tides | "
         "publisher=Fjord Press | publisher-place=Oslo | issued=1998 | "
         "ISBN=978-3-16-148410-0"},
        {"Lindqvist, A. (1998). Tides. Oslo: Fjord Press. ISBN "
         "978-3-16-148410-1",
         "0-70 book REF-5 | author=Lindqvist, A. | title=Tides | "
         "publisher=Fjord Press | publisher-place=Oslo | issued=1998 | "
         "ISBN=978-3-16-148410-1"},
        {"Lindqvist A. Tides of the north. Coast Biol. 1998;12:45-7. PMID: "
         "24904339. doi:10.1234/cb.45",
         "0-92 article REF-3 | author=Lindqvist, A. | title=Tides of the north "
         "| container-title=Coast Biol | volume=12 | page=45-7 | issued=1998 | "
         "URL=doi:10.1234/cb.45 | DOI=10.1234/cb.45"},
        {"Lindqvist A. Tides of the north. PhD thesis, University of Bergen, "
         "1998.",
         "0-71 report REF-1 | author=Lindqvist, A. | title=Tides of the north "
         "| publisher=University of Bergen | issued=1998 | genre=PhD thesis"},
    };

    (void)state;
    CHECK(rows);
}

static void test_archives(void **state)
{
    static const row rows[] = {
        {"ASVe, Senato, Deliberazioni, reg. 12, c. 34v, 3 marzo 1501.",
         "0-58 other ARCHIVE-1 | locator=c. 34v | issued=1501 | archive=ASVe | "
         "archive_location=Senato, Deliberazioni, reg. 12"},
        {"A. S. V., Notarile, Testamenti, b. 70, n. 116, 20 maggio 1571.",
         "0-61 other ARCHIVE-1 | locator=n. 116 | issued=1571 | archive=A. S. "
         "V. | archive_location=Notarile, Testamenti, b. 70"},
        {"Biblioteca Civica di Padova, cod. 572, cc. 39r, 169r.",
         "0-52 other ARCHIVE-1 | locator=cc. 39r, 169r | archive=Biblioteca "
         "Civica di Padova | archive_location=cod. 572"},
        {"A. S. Berg, Tides, reg. 12.",
         "0-26 book BOOK-1 | author=Berg, A. S. | title=Tides | locator=reg. "
         "12"},
    };

    (void)state;
    CHECK(rows);
}

/* Others read these, or no one does. */
static void test_not_entries(void **state)
{
    static const char *const text[] = {
        "Lindqvist 1998, p. 12.",
        "Lindqvist, Tides (n 5) 12.",
        "Ibid., p. 12.",
        "Lindqvist, op. cit., p. 12.",
        "A. Lindqvist, 'Tides' (1994) 28 Sociology 379, 381.",
        "A. Lindqvist, Tides (Oslo, Fjord Press, 1998), p. 12.",
        "The tide had been high in 1998, and nobody slept.",
        "Crimes Act 1958 (Vic).",
    };
    static sink out;

    (void)state;
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        read_all(&out, ib_str_of(text[i]));
        if (strstr(out.at, " REF-") || strstr(out.at, " ARCHIVE-"))
            print_error("%s\n%s\n", text[i], out.at);
        assert_null(strstr(out.at, " REF-"));
        assert_null(strstr(out.at, " ARCHIVE-"));
    }
}

/* An entry may end anywhere; spans never pass the end. */
static void test_cut(void **state)
{
    static const char text[] =
        "[12] Lindqvist, A. B., Moreau, C., et al. (1998). Tides: “a” survey. "
        "In C. Okafor (Ed.), Atti «del mare» (2nd ed., vol. 12(3), pp. "
        "45-67). ASVe, reg. 12, c. 34v. Oslo: Fjord, ISBN 978-3-16-148410-0, "
        "doi:10.1/2.";
    ib_arena arena, scratch;
    ibid_citations found;

    (void)state;
    for (uint32_t end = 0; end < sizeof text; end++) {
        for (uint32_t start = 0; start < end && start < 80; start += 7) {
            ib_arena_init(&arena, NULL, 0, NULL);
            ib_arena_init(&scratch, NULL, 0, NULL);
            assert_int_equal(
                ib_cite_read(&found, &arena, &scratch,
                             (ibid_str){text + start, end - start}),
                IBID_OK);
            for (size_t i = 0; i < found.count; i++) {
                const ibid_citation *c = &found.item[i];

                assert_true(c->span.end <= end - start);
                for (uint32_t k = 0; k < c->field_count; k++)
                    assert_true(c->field[k].span.start >= c->span.start &&
                                c->field[k].span.end <= c->span.end);
            }
            ib_arena_free(&scratch);
            ib_arena_free(&arena);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_author_date),
        cmocka_unit_test(test_numbered),
        cmocka_unit_test(test_physics),
        cmocka_unit_test(test_humanists),
        cmocka_unit_test(test_other_scripts),
        cmocka_unit_test(test_identifiers),
        cmocka_unit_test(test_archives),
        cmocka_unit_test(test_not_entries),
        cmocka_unit_test(test_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
