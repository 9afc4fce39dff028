/* test_humanities.c - notes of historians in French, Spanish, German, Italian
 * and Portuguese: text -> "kind|field=value|...".  The works are made up. */

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

static void check(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char out[1024] = "";
        ib_arena arena, scratch;
        ibid_citations found;

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

static void test_french(void **state)
{
    static const row rows[] = {
        {"Rut Berg, « Les navires », Revue des ports, vol. 12, n° 3, 1998, p. "
         "45-67.",
         "article|author=Berg|title=Les navires|container-title=Revue des "
         "ports|volume=12|issue=3|page=45-67|issued=1998-0-0"},
        {"Rut Berg, Les navires, 2e éd., Paris, Plon, 1966, t. II, p. 34.",
         "book|author=Berg|title=Les "
         "navires|publisher=Plon|publisher-place=Paris|edition=2e "
         "éd.|volume=II|locator=p. 34|issued=1966-0-0"},
        {"Rut Berg, « Les navires », dans Siv Dahl et Tor Eide (dir.), "
         "Histoire des ports, t. IV, Paris, Plon, 1987, p. 187-193.",
         "book|author=Berg|editor=Dahl/Eide|title=Les "
         "navires|container-title=Histoire des "
         "ports|publisher=Plon|publisher-place=Paris|volume=IV|page=187-193|"
         "issued=1987-0-0"},
        {"Rut Berg, Les navires, Paris, Plon, coll. « Ports », 1997, p. 21 ; "
         "Id., La rade, Paris, Plon, 1986.",
         "book|author=Berg|title=Les "
         "navires|collection-title=Ports|publisher=Plon|publisher-place=Paris|"
         "locator=p. 21|issued=1997-0-0; book|author=Berg|title=La "
         "rade|publisher=Plon|publisher-place=Paris|issued=1986-0-0"},
        {"R. Berg, Les navires, art. cité, p. 12.",
         "short|author=Berg|title=Les navires|locator=p. 12"},
    };

    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

static void test_spanish(void **state)
{
    static const row rows[] = {
        {"Rut Berg, Las naves, 2.ª ed., Buenos Aires, Ariel, 1997, pp. 3-5.",
         "book|author=Berg|title=Las "
         "naves|publisher=Ariel|publisher-place=Buenos Aires|edition=2.ª "
         "ed.|locator=pp. 3-5|issued=1997-0-0"},
        {"Rut Berg, «Las naves», Revista de puertos, vol. 3, núm. 1-2, 1963, "
         "pp. 57-110.",
         "article|author=Berg|title=Las naves|container-title=Revista de "
         "puertos|volume=3|issue=1-2|page=57-110|issued=1963-0-0"},
        {"Vid. Berg, R. S., Las naves del norte, ob. cit., p. 50.",
         "short|author=Berg|title=Las naves del norte|locator=p. 50"},
        {"Rut Berg, Las naves, Madrid, Ariel, 1997, p. 3; el mismo, Los "
         "puertos, Madrid, Ariel, 1999.",
         "book|author=Berg|title=Las "
         "naves|publisher=Ariel|publisher-place=Madrid|locator=p. "
         "3|issued=1997-0-0; book|author=Berg|title=Los "
         "puertos|publisher=Ariel|publisher-place=Madrid|issued=1999-0-0"},
        {"La Segunda Directiva (Directiva 77/91), en materia de sociedades.",
         "statute|title=Directiva 77/91|number=77/91"},
    };

    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

static void test_german(void **state)
{
    static const row rows[] = {
        {"Rut Berg, Die Schiffe im Norden, 2. Aufl., Stuttgart 1975; ders., "
         "Vergangene Zeiten, Bern 1979.",
         "book|author=Berg|title=Die Schiffe im "
         "Norden|publisher-place=Stuttgart|edition=2. Aufl.|issued=1975-0-0; "
         "book|author=Berg|title=Vergangene "
         "Zeiten|publisher-place=Bern|issued=1979-0-0"},
        {"Ebd., S. 12; vgl. Berg, Schifffahrtsgeschichte (wie Anm. 3), S. 45.",
         "short|locator=S. 12; "
         "short|author=Berg|title=Schifffahrtsgeschichte|locator=S. "
         "45|first-reference-note-number=3"},
        {"R. Berg, Prawo morskie [Seerecht], Warszawa 2012, S. 105.",
         "book|author=Berg|title=Prawo "
         "morskie|publisher-place=Warszawa|locator=S. 105|issued=2012-0-0"},
    };

    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

static void test_italian_portuguese(void **state)
{
    static const row rows[] = {
        {"Cfr. R. Berg, «Le navi», in S. Dahl (a cura di), I porti del nord, "
         "Roma, Laterza, 1993, pp. 111-134.",
         "book|author=Berg|editor=Dahl|title=Le navi|container-title=I porti "
         "del "
         "nord|publisher=Laterza|publisher-place=Roma|page=111-134|issued=1993-"
         "0-0"},
        {"Rut Berg, Os navios, 26.ª ed., São Paulo, Companhia das Letras, "
         "1995, p. 31.",
         "book|author=Berg|title=Os navios|publisher=Companhia das "
         "Letras|publisher-place=São Paulo|edition=26.ª ed.|locator=p. "
         "31|issued=1995-0-0"},
        {"Rut Berg, «Os navios», Revista de História, v. 12, n. 3, 1998, pp. "
         "45-67.",
         "article|author=Berg|title=Os navios|container-title=Revista de "
         "História|volume=12|issue=3|page=45-67|issued=1998-0-0"},
    };

    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

static void test_several(void **state)
{
    static const row rows[] = {
        {"R. Berg, \"Ships at Sea\", Journal of Ships 6 (1976), 79-93. S. "
         "Dahl, Fleets (Oslo, 1980).",
         "article|author=Berg|title=Ships at Sea|container-title=Journal of "
         "Ships|volume=6|page=79-93|issued=1976-0-0; "
         "book|author=Dahl|title=Fleets|publisher-place=Oslo|issued=1980-0-0"},
        {"R. Berg, Ships (Oslo, 1976), and S. Dahl, Fleets (Oslo, 1980).",
         "book|author=Berg|title=Ships|publisher-place=Oslo|issued=1976-0-0; "
         "book|author=Dahl|title=Fleets|publisher-place=Oslo|issued=1980-0-0"},
        {"R. Berg and S. Dahl, Ships (Oslo, 1976).",
         "book|author=Berg/"
         "Dahl|title=Ships|publisher-place=Oslo|issued=1976-0-0"},
        {"R . Berg, \"Ships at Sea\", Journal of Ships 6 (1976), 79-93 ; T .E "
         ". Eide, Ports (Oslo, 1980) .",
         "article|author=Berg|title=Ships at Sea|container-title=Journal of "
         "Ships|volume=6|page=79-93|issued=1976-0-0; "
         "book|author=Eide|title=Ports|publisher-place=Oslo|issued=1980-0-0"},
        {"R. Berg, Ships at Sea, p. 55.",
         "short|author=Berg|title=Ships at Sea|locator=p. 55"},
        {"R. Berg, 'Ships', in: S. Dahl, (ed.), The Fleet (2004), 151.",
         "book|author=Berg|editor=Dahl|title=Ships|container-title=The "
         "Fleet|locator=151|issued=2004-0-0"},
        {"R. Berg, Ships of the North, [in:] S. Dahl (ed.), The Fleet, Oslo "
         "2004, p. 151.",
         "book|author=Berg|editor=Dahl|title=Ships of the "
         "North|container-title=The Fleet|publisher-place=Oslo|locator=p. "
         "151|issued=2004-0-0"},
    };

    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

static void test_names_and_editions(void **state)
{
    static const row rows[] = {
        {"Ernst Berg, Gesammelte Schriften, Bd. II, Tübingen ²1922, S. 14.",
         "book|author=Berg|title=Gesammelte "
         "Schriften|publisher-place=Tübingen|edition=²|volume=II|locator=S. "
         "14|issued=1922-0-0"},
        {"Anna Berg (Hg.), Briefe aus Wien, Wien 2001.",
         "book|editor=Berg|title=Briefe aus "
         "Wien|publisher-place=Wien|issued=2001-0-0"},
        {"Rut Berg (Hrsg.), Briefe aus Wien, Wien 2001, S. 12 f.",
         "book|editor=Berg|title=Briefe aus "
         "Wien|publisher-place=Wien|locator=12 f|issued=2001-0-0"},
        {"Galindo Vega, Juan Carlos. Derecho europeo. Bogotá, Universidad "
         "Javeriana, 2002, pp. 5-8.",
         "book|author=Galindo Vega|title=Derecho europeo|publisher=Universidad "
         "Javeriana|publisher-place=Bogotá|page=5-8|issued=2002-0-0"},
        {"Berg, Paul y De Dahl, Grainne. EU Law. Oxford, Fjord Press, 2008, "
         "pp. 7-13.",
         "book|author=Berg/De Dahl|title=EU Law|publisher=Fjord "
         "Press|publisher-place=Oxford|page=7-13|issued=2008-0-0"},
        {"Houten, Pieter van, Elogio de la Locura, Editorial Ariel, Madrid, "
         "1984, p. 62.",
         "book|author=Houten|title=Elogio de la Locura|publisher=Editorial "
         "Ariel|publisher-place=Madrid|locator=p. 62|issued=1984-0-0"},
        {"AGN, Sala IX, leg. 12, exp. 3, fol. 4v.",
         "other|locator=fol. 4v|archive=AGN|archive_location=Sala IX, leg. 12, "
         "exp. 3"},
    };

    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_french),
        cmocka_unit_test(test_spanish),
        cmocka_unit_test(test_german),
        cmocka_unit_test(test_italian_portuguese),
        cmocka_unit_test(test_several),
        cmocka_unit_test(test_names_and_editions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
