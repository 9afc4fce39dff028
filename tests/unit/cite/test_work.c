/* test_work.c - books, articles, reports: text -> "kind|field=value|...".
 * The works are made up. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "cite/cite.h"
#include "cite/ident.h"

typedef struct row {
    const char *text, *want;
} row;

static void add(char *out, size_t room, const char *form, ...)
{
    size_t len = strlen(out);
    va_list args;

    va_start(args, form);
    vsnprintf(out + len, room - len, form, args);
    va_end(args);
}

static void show_field(char *out, size_t room, const ibid_field *f)
{
    add(out, room, "|%s=%.*s", ibid_field_word(f->name), (int)f->text.len,
        f->text.len ? f->text.at : "");
    for (uint32_t i = 0; i < f->person_count; i++) {
        const ibid_name *p = &f->person[i];
        const ibid_str name = p->family.len ? p->family : p->literal;

        add(out, room, "%s%.*s", i ? "/" : "", (int)name.len, name.at);
    }
    if (f->date.from.year)
        add(out, room, "%d-%d-%d", f->date.from.year, f->date.from.month,
            f->date.from.day);
}

static void read_into(ibid_citations *found, ib_arena *arena, ib_arena *scratch,
                      const char *text)
{
    ib_arena_init(arena, NULL, 0, NULL);
    ib_arena_init(scratch, NULL, 0, NULL);
    assert_int_equal(ib_cite_read(found, arena, scratch, ib_str_of(text)),
                     IBID_OK);
}

static void test_works(void **state)
{
    static const row rows[] = {
        {"R. Berg, ‘On Ships’ (1994) 28 Sociology 379, 381.",
         "article|author=Berg|title=On "
         "Ships|container-title=Sociology|volume=28|page=379|locator=381|"
         "issued=1994-0-0"},
        {"Rut Berg, 'On Ships', Sociology, 6, 3 (1912), pp. 601-13, "
         "here pp. 607-8.",
         "article|author=Berg|title=On "
         "Ships|container-title=Sociology|volume=6|issue=3|page=601-13|locator="
         "pp. "
         "607-8|issued=1912-0-0"},
        {"Rut Berg and Siv Dahl, “On Ships,” Sociology 12, no. 3 "
         "(2001): 45–67.",
         "article|author=Berg/Dahl|title=On "
         "Ships|container-title=Sociology|volume=12|issue=3|page=45–67|issued="
         "2001-0-0"},
        {"Rut Berg, “On Ships,” Sociology 7.1 (2014): 157–61.",
         "article|author=Berg|title=On "
         "Ships|container-title=Sociology|volume=7|issue=1|page=157–61|issued="
         "2014-0-0"},
        {"Rut Berg, Siv Dahl and Tor Eide, Ships and Men, 2nd edn "
         "(Oslo: Fjord Press, 1998), p. 12.",
         "book|author=Berg/Dahl/Eide|title=Ships and "
         "Men|publisher=Fjord Press|publisher-place=Oslo|edition=2nd "
         "edn|locator=p. 12|issued=1998-0-0"},
        {"R. Berg, The Fleet, 1860-1914 (London, 1980).",
         "book|author=Berg|title=The Fleet, "
         "1860-1914|publisher-place=London|issued=1980-0-0"},
        {"Siv Dahl, Häfen im Norden, in: Rut Berg (Hrsg.), Handbuch "
         "der Schifffahrt, 2. Aufl., Berlin 2004, S. 12–40 (33).",
         "book|author=Dahl|editor=Berg|title=Häfen im "
         "Norden|container-title=Handbuch der "
         "Schifffahrt|publisher-place=Berlin|edition=2. "
         "Aufl.|page=12–40|locator=33|issued=2004-0-0"},
        {"Berg/Dahl/Eide 1979, S. 64 ff.",
         "short|author=Berg/Dahl/Eide|locator=S. 64 "
         "ff|issued=1979-0-0"},
        {"Berg, NSR 2004, 1234 (1236).",
         "article|author=Berg|container-title=NSR|page=1234|locator=1236|"
         "issued=2004-0-0"},
        {"Berg, Zeitschrift für Schiffe 29 (1990), S. 21 f.",
         "article|author=Berg|container-title=Zeitschrift für "
         "Schiffe|volume=29|locator=S. 21 f|issued=1990-0-0"},
        {"BERG, Rut et DAHL, Siv S. Les navires du Nord. Oslo : "
         "Fjord, 1984.",
         "book|author=BERG/DAHL|title=Les navires du "
         "Nord|publisher=Fjord|publisher-place=Oslo|issued=1984-0-0"},
        {"BERG, Rut. Les navires. Revue des ports. Juin 1966, Vol. "
         "60, no 2, p. 340-347.",
         "article|author=BERG|title=Les "
         "navires|container-title=Revue des "
         "ports|volume=60|issue=2|page=340-347|issued=1966-6-0"},
        {"Rut Berg, « Les navires du Nord », dans Siv Dahl (dir.), "
         "Histoire des ports, Paris, Gallimard, 1998, p. 45-67, ici "
         "p. 50.",
         "book|author=Berg|editor=Dahl|title=Les navires du "
         "Nord|container-title=Histoire des "
         "ports|publisher=Gallimard|publisher-place=Paris|page=45-67|locator=p."
         " "
         "50|issued=1998-0-0"},
        {"R. Berg, Les navires, Paris, Plon, 1964, t. II, p. 33 ; S. "
         "Dahl, Les ports, Paris, PUF, « Que sais-je ? », 1970.",
         "book|author=Berg|title=Les "
         "navires|publisher=Plon|publisher-place=Paris|volume=II|locator=p. "
         "33|issued=1964-0-0; book|author=Dahl|title=Les "
         "ports|collection-title=Que sais-je "
         "?|publisher=PUF|publisher-place=Paris|issued=1970-0-0"},
        {"María Berg, «Los barcos del norte», en Luis Dahl (ed.), "
         "Historia de los puertos, Madrid, Alianza, 1998, pp. 45-67.",
         "book|author=Berg|editor=Dahl|title=Los barcos del "
         "norte|container-title=Historia de los "
         "puertos|publisher=Alianza|publisher-place=Madrid|page=45-67|issued="
         "1998-0-0"},
        {"Berg, R. & Dahl, S. 2022. Ships at sea. Sociology, Vol. 32 "
         "No. 1, pp. 19–21.",
         "article|author=Berg/Dahl|title=Ships at "
         "sea|container-title=Sociology|volume=32|issue=1|page=19–21|issued="
         "2022-0-0"},
        {"Rut Berg, ‘Ships at Sea’ (PhD thesis, University of "
         "Oslo, 1998), p. 4.",
         "report|author=Berg|title=Ships at Sea|publisher=University "
         "of Oslo|locator=p. 4|issued=1998-0-0|genre=PhD thesis"},
        {"Rut Berg, ‘Ships at Sea’, The Harbour Gazette, 3 May "
         "1911, p. 2.",
         "newspaper|author=Berg|title=Ships at "
         "Sea|container-title=The Harbour Gazette|locator=p. "
         "2|issued=1911-5-3"},
        {"Harbour Ministry, Ships at Sea, Discussion Paper 12 (Oslo, "
         "2003).",
         "report|author=Harbour Ministry|title=Ships at "
         "Sea|collection-title=Discussion "
         "Paper|publisher-place=Oslo|issued=2003-0-0|number=12"},
        {"Rut Berg, Ships, trans. Siv Dahl (London: Fjord, 1998), "
         "vol. 2, p. 9.",
         "book|author=Berg|translator=Dahl|title=Ships|publisher=Fjord|"
         "publisher-place=London|volume=2|locator=p. "
         "9|issued=1998-0-0"},
        {"Rut Berg, Ships (Oslo: Fjord, 1998), ISBN "
         "978-0-306-40615-7, p. 12.",
         "book|author=Berg|title=Ships|publisher=Fjord|publisher-place=Oslo|"
         "locator=p. "
         "12|issued=1998-0-0|ISBN=978-0-306-40615-7"},
        {"Rut Berg, Ships (Oslo: Fjord, 1998), ISBN "
         "978-0-306-40615-8, p. 12.",
         "book|author=Berg|title=Ships|publisher=Fjord|publisher-place=Oslo|"
         "locator=p. "
         "12|issued=1998-0-0|ISBN=978-0-306-40615-8"},
        {"Rut Berg, ‘On Ships’, Sociology 3 (1998), 1-20, doi: "
         "10.1017/S0020589300071839.",
         "article|author=Berg|title=On "
         "Ships|container-title=Sociology|volume=3|page=1-20|issued=1998-0-0|"
         "DOI=10.1017/S0020589300071839"},
        {"The National Archives, FO 371/1234, Berg to Dahl, 3 May "
         "1911.",
         "other|title=Berg to Dahl|issued=1911-5-3|archive=The "
         "National Archives|archive_location=FO 371/1234"},
        {"The best account remains R. Berg, ‘On Ships’, "
         "Sociology, 83, 3 (2011), pp. 579-617.",
         "article|author=Berg|title=On "
         "Ships|container-title=Sociology|volume=83|issue=3|page=579-617|"
         "issued=2011-0-0"},
        {"Some fleets were lost at once. (See R. Berg, Ships and Men "
         "(1980) at 216–17.)",
         "book|author=Berg|title=Ships and "
         "Men|locator=216–17|issued=1980-0-0"},
        {"See R. Berg, Ships (1998), at 3. However, the court said "
         "nothing of this.",
         "book|author=Berg|title=Ships|locator=3|issued=1998-0-0"},
    };
    char out[2048];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ib_arena arena, scratch;
        ibid_citations found;

        out[0] = '\0';
        read_into(&found, &arena, &scratch, rows[i].text);
        for (size_t k = 0; k < found.count; k++) {
            const ibid_citation *c = &found.item[k];

            add(out, sizeof out, "%s%s", k ? "; " : "",
                ibid_citation_kind_word(c->kind));
            for (uint32_t n = 0; n < c->field_count; n++)
                show_field(out, sizeof out, &c->field[n]);
        }
        if (strcmp(out, rows[i].want) != 0)
            print_error("%s\n", rows[i].text);
        assert_string_equal(out, rows[i].want);
        ib_arena_free(&scratch);
        ib_arena_free(&arena);
    }
}

/* What no rule read is listed; marks and "p.", "in", "ed." are not. */
static void test_unparsed(void **state)
{
    static const row rows[] = {
        {"Rut Berg, Ships (Oslo: Fjord, 1998), p. 12.", ""},
        {"Rut Berg, ‘On Ships’, in Siv Dahl (ed.), Boats (Oslo, 1998).", ""},
        {"Rut Berg, Ships (Oslo: Fjord, 1998), signed copy, p. 12.",
         "signed copy"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ib_arena arena, scratch;
        ibid_citations found;
        char out[256] = "";

        read_into(&found, &arena, &scratch, rows[i].text);
        assert_int_equal(found.count, 1);
        for (uint32_t k = 0; k < found.item[0].unparsed_count; k++) {
            const ibid_span part = found.item[0].unparsed[k];

            add(out, sizeof out, "%s%.*s", k ? "; " : "",
                (int)(part.end - part.start), rows[i].text + part.start);
        }
        assert_string_equal(out, rows[i].want);
        ib_arena_free(&scratch);
        ib_arena_free(&arena);
    }
}

static void test_check_digits(void **state)
{
    (void)state;
    assert_true(ib_isbn_is_valid(IB_STR("0-306-40615-2")));
    assert_true(ib_isbn_is_valid(IB_STR("080442957X")));
    assert_true(ib_isbn_is_valid(IB_STR("978-0-306-40615-7")));
    assert_false(ib_isbn_is_valid(IB_STR("978-0-306-40615-8")));
    assert_false(ib_isbn_is_valid(IB_STR("0-306-40615-3")));
    assert_false(ib_isbn_is_valid(IB_STR("")));
    assert_false(ib_isbn_is_valid(IB_STR("X")));
    assert_false(ib_isbn_is_valid(IB_STR("97803064061570")));
    assert_true(ib_issn_is_valid(IB_STR("0378-5955")));
    assert_false(ib_issn_is_valid(IB_STR("0378-5954")));
}

/* Every cut of a note is read, and spans stay inside it. */
static void test_cuts(void **state)
{
    static const char note[] =
        "R. Berg, S. Dahl and T. Eide (eds), ‘On “Ships”’, in: Bø, R. (Hrsg.), "
        "Häfen, 2. Aufl., vol. II (Oslo: Fjord, 1998), ISBN 978-0-306-40615-7, "
        "pp. 1-20 (7); BERG, Rut. Les navires. Oslo : Fjord, 1984.";

    (void)state;
    for (uint32_t len = 0; len < sizeof note; len++) {
        ib_arena arena, scratch;
        ibid_citations found;

        ib_arena_init(&arena, NULL, 0, NULL);
        ib_arena_init(&scratch, NULL, 0, NULL);
        assert_int_equal(
            ib_cite_read(&found, &arena, &scratch, (ibid_str){note, len}),
            IBID_OK);
        for (size_t k = 0; k < found.count; k++) {
            assert_true(found.item[k].span.end <= len);
            for (uint32_t n = 0; n < found.item[k].field_count; n++)
                assert_true(found.item[k].field[n].span.end <= len);
        }
        ib_arena_free(&scratch);
        ib_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_works),
        cmocka_unit_test(test_unparsed),
        cmocka_unit_test(test_check_digits),
        cmocka_unit_test(test_cuts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
