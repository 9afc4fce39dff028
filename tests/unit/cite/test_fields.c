/* test_fields.c - fields of laws, cases, Italian notes and entries of
 * bibliographies: text -> "start-end kind rule | field=...". */

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

/* Laws by their numbers (enacted.c). */
static void test_laws(void **state)
{
    static const row rows[] = {
        {"Fiskelag (1993:787), 27 maj 1993",
         "0-32 statute ENACT-1 | title=Fiskelag (1993:787) | issued="
         "1993 | number=1993:787"},
        {"Prior notification of a concentration (Case M.99999 — Fj"
         "ord/Harbour) 2021/C 14/01 (2021)",
         "0-90 statute ENACT-2 | title=Prior notification of a conce"
         "ntration (Case M.99999 — Fjord/Harbour) 2021/C 14/01 | i"
         "ssued=2021 | number=2021/C 14/01"},
        {"Taxation of Harbour Sales, SB17B-001, Colorado General Ass"
         "embly",
         "0-63 statute ENACT-3 | title=Taxation of Harbour Sales | n"
         "umber=SB17B-001 | authority=Colorado General Assembly"},
        {"‘Code civil - Article 16’, Code civil",
         "0-41 statute ENACT-4 | title=Code civil - Article 16 | con"
         "tainer-title=Code civil"},
        {"“Abberufung von Mitgliedern” Seefahrtsgesetz",
         "0-48 statute ENACT-4 | title=Abberufung von Mitgliedern | "
         "container-title=Seefahrtsgesetz"},
        {"Norway, Harbour Law, 16.06.2025; see also R. Berg, Ships ("
         "Oslo: Fjord Press, 1998).",
         "0-31 statute ENACT-5 | author=Norway | title=Harbour Law |"
         " issued=2025 || 42-82 book BOOK-1 | author=Berg, R. | titl"
         "e=Ships | publisher=Fjord Press | publisher-place=Oslo | i"
         "ssued=1998"},
        {"Stortinget, Forslag til lov om havner, 2001/2 BSF 55, 2002",
         "0-58 statute ACT-5 | author=Stortinget | title=Forslag til"
         " lov om havner | issued=2002 | number=2001/2 BSF 55"},
    };

    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

/* Names of cases and what stands between them and their place. */
static void test_cases(void **state)
{
    static const row rows[] = {
        {"Berg v. Dahl (Holm, J., dissenting), 537 U.S. 186 (U.S. Su"
         "preme Court 2003)",
         "0-75 case US-1 | title=Berg v. Dahl (Holm, J., dissenting)"
         " | container-title=U.S. | volume=537 | page=186 | issued=2"
         "003 | authority=U.S. Supreme Court"},
        {"Berg v Dahl (Holm, J, dissenting) (2003) 537 U.S. 186",
         "0-53 case US-1 | title=Berg v Dahl (Holm, J, dissenting) |"
         " container-title=U.S. | volume=537 | page=186 | issued=200"
         "3 | authority=Supreme Court of the United States"},
        {"Trial of Siv Dahl: Theft > Burglary, 15th January 1800, 15"
         ".01.1800",
         "0-66 case CASE-6 | title=Trial of Siv Dahl: Theft > Burgla"
         "ry, 15th January 1800 | issued=1800"},
        {"Dahl, in the Matter of Fjord Services (Aust) Pty Ltd (ACN "
         "111), ¶ 43",
         "0-69 case CASE-5 | title=Dahl, in the Matter of Fjord Serv"
         "ices (Aust) Pty Ltd (ACN 111) | locator=¶ 43"},
        {"Harbour Court of Norland, v. 21.01.2010 - 32797, NCR 1, 6",
         "0-57 case HEAD-3 | container-title=NCR | volume=1 | locato"
         "r=6 | issued=2010 | number=32797 | authority=Harbour Court"
         " of Norland"},
    };

    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

/* Italian notes: leaves, journals in guillemets, "a cura di". */
static void test_italian(void **state)
{
    static const row rows[] = {
        {"R. Berg, Le navi del porto, in «Rivista del mare», 15 (1"
         "915), pp. 319-368",
         "0-75 book BOOK-2 | author=Berg, R. | title=Le navi del por"
         "to | container-title=Rivista del mare | volume=15 | page=3"
         "19-368 | issued=1915"},
        {"R. Berg, Le navi del porto, «Rivista del mare», n. s., 1"
         "5 (1915), pp. 319-368",
         "0-79 article ARTICLE-2 | author=Berg, R. | title=Le navi d"
         "el porto | container-title=Rivista del mare | volume=15 | "
         "page=319-368 | issued=1915"},
        {"Berg, Le navi, cit., c. 12v",
         "0-27 short SHORT-2 | author=Berg | title=Le navi | locator"
         "=c. 12v"},
        {"Berg, op. cit., pp. 50 e segg.",
         "0-29 short SHORT-2 | author=Berg | locator=pp. 50 e segg"},
        {"R. Berg, Le navi, voi. II, Roma 1792.",
         "0-36 book REF-1 | author=Berg, R. | title=Le navi | publis"
         "her-place=Roma | volume=II | issued=1792"},
        {"R. Berg, Le navi, in Storia del porto, a cura di S. Dahl, "
         "Verona 1985, pp. 403-451",
         "0-82 book REF-2 | author=Berg, R. | editor=Dahl, S. | titl"
         "e=Le navi | container-title=Storia del porto | publisher-p"
         "lace=Verona | page=403-451 | issued=1985"},
    };

    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

/* Author-date heads do not end at their year; names leave no lead-in. */
static void test_heads(void **state)
{
    static const row rows[] = {
        {"Harbour Protection Agency (HPA). 1998. Tests for Harbours."
         " Guidance for Ports. Atlanta, GA.",
         "0-90 book REF-5 | author=Harbour Protection Agency (HPA) |"
         " title=Tests for Harbours. Guidance for Ports | publisher-"
         "place=Atlanta, GA | issued=1998"},
        {"Berg, C. R., Jr., and F. G. Dahl. 2000. Estimating harbour"
         "s. Fjord Research Unit, Oslo.",
         "0-86 book REF-5 | author=Berg, C. R.; Dahl, F. G. | title="
         "Estimating harbours | publisher=Fjord Research Unit | publ"
         "isher-place=Oslo | issued=2000"},
        {"BERG, Rut, Psané a mluvené slovo ve službách, in: Mezi"
         " středověkem a renesancí, Praha 2002, 215-230.",
         "0-106 book REF-2 | author=BERG, Rut | title=Psané a mluve"
         "né slovo ve službách | container-title=Mezi středověk"
         "em a renesancí | publisher-place=Praha | page=215-230 | i"
         "ssued=2002"},
        {"G. Berg, S. Dahl, On Ships of Oslo, in Harbours (Oslo: Fjo"
         "rd Press, 1998), 12.",
         "0-77 book BOOK-2 | author=Berg, G.; Dahl, S. | title=On Sh"
         "ips of Oslo | container-title=Harbours | publisher=Fjord P"
         "ress | publisher-place=Oslo | locator=12 | issued=1998"},
        {"R. Berg, S. Dahl, et al., On Ships of Oslo, J. Harb. 118 ("
         "2003) 63-72.",
         "0-69 article REF-3 | author=Berg, R.; Dahl, S. | title=On "
         "Ships of Oslo | container-title=J. Harb | volume=118 | pag"
         "e=63-72 | issued=2003"},
        {"R. Berg, The long account of the ships and of the men, ed."
         " S. Dahl (Oslo: Fjord Press, 1998) 12",
         "0-95 book BOOK-1 | author=Berg, R. | editor=Dahl, S. | tit"
         "le=The long account of the ships and of the men | publishe"
         "r=Fjord Press | publisher-place=Oslo | locator=12 | issued"
         "=1998"},
    };

    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

/* Where title, container and imprint part. */
static void test_entries(void **state)
{
    static const row rows[] = {
        {"Berg, R., Dahl, S.M. A multilayer map of harbours 1995 Neu"
         "ral Netw 8 67--86",
         "0-75 article REF-3 | author=Berg, R.; Dahl, S.M. | title=A"
         " multilayer map of harbours | container-title=Neural Netw "
         "| volume=8 | page=67--86 | issued=1995"},
        {"Berg, R. Collective dynamics of harbours 1998 Nature 393",
         "0-56 article REF-1 | author=Berg, R. | title=Collective dy"
         "namics of harbours | container-title=Nature | volume=393 |"
         " issued=1998"},
        {"Berg, R. Maps of harbours 2001 Springer Heidelberg",
         "0-50 book REF-1 | author=Berg, R. | title=Maps of harbours"
         " | publisher=Springer | publisher-place=Heidelberg | issue"
         "d=2001"},
        {"Berg, R., Ore deposits of the offset. Dahl, E.G. and Holm,"
         " P.E., eds., The Geology of Harbours, Springer, Toronto, p"
         "p. 347-359. 1984.",
         "0-132 book REF-2 | author=Berg, R. | editor=Dahl, E.G.; Ho"
         "lm, P.E. | title=Ore deposits of the offset | container-ti"
         "tle=The Geology of Harbours | publisher=Springer | publish"
         "er-place=Toronto | page=347-359 | issued=1984"},
        {"Berg, Gary B. Harbours in Austria, 1848-1918. Berlin: Spri"
         "nger, 1998.",
         "0-68 book REF-1 | author=Berg, Gary B. | title=Harbours in"
         " Austria, 1848-1918 | publisher=Springer | publisher-place"
         "=Berlin | issued=1998"},
        {"R. Berg and S. Dahl, Bound on the curvature, Phys. Rev. D7"
         "9 (2009) 014023, arXiv:0808.2983.",
         "0-90 article REF-3 | author=Berg, R.; Dahl, S. | title=Bou"
         "nd on the curvature | container-title=Phys. Rev. D | volum"
         "e=79 | page=014023 | issued=2009 | number=arXiv:0808.2983"},
        {"Berg, R. \"Spheromaks.\" Imperial College Press, 2012.",
         "0-51 book REF-4 | author=Berg, R. | title=Spheromaks | pub"
         "lisher=Imperial College Press | issued=2012"},
        {"Berg, R. (2008). Healthy harbours (Working Paper No. 13987"
         "). Oslo: Fjord Press.",
         "0-78 report REF-5 | author=Berg, R. | title=Healthy harbou"
         "rs | publisher=Fjord Press | publisher-place=Oslo | issue="
         "13987 | issued=2008 | genre=Working Paper"},
        {"7-Berg M, Dahl A. Conjoined harbours. J Spinal Disord. 200"
         "9;22:413-416.",
         "0-70 article REF-3 | author=Berg, M; Dahl, A. | title=Conj"
         "oined harbours | container-title=J Spinal Disord | volume="
         "22 | page=413-416 | issued=2009"},
    };

    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

/* A title alone, but for a date or a pinpoint. */
static void test_alone(void **state)
{
    static const row rows[] = {
        {"Constitution de la République du Fjord, 1974",
         "0-45 other OTHER-1 | title=Constitution de la République "
         "du Fjord | issued=1974"},
        {"‘International Code for Ships in Polar Waters’",
         "0-50 short SHORT-4 | title=International Code for Ships in"
         " Polar Waters"},
    };

    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

/* Every beginning of these is read without a span outside it. */
static void test_cut(void **state)
{
    static const char *const texts[] = {
        "Fiskelag (1993:787), c. 12v e segg.",
        "Berg v Dahl (Holm, J, dissenting) (2003) 537 U.S. 186",
        "Title 2021/C 14/01, SB17B-001, X, arXiv: hep-th/ 0101093",
        "R. Berg, \xC2\xABRivista\xC2\xBB, n. s., 15, pp. 3 Phys .Rev .D79 (2"};
    static sink out;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const uint32_t len = (uint32_t)strlen(texts[i]);

        for (uint32_t end = 0; end <= len; end++)
            read_all(&out, (ibid_str){texts[i], end});
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_laws),    cmocka_unit_test(test_cases),
        cmocka_unit_test(test_italian), cmocka_unit_test(test_heads),
        cmocka_unit_test(test_entries), cmocka_unit_test(test_alone),
        cmocka_unit_test(test_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
