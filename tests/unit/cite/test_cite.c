/* test_cite.c - citations of one note: text -> "start-end:kind name=value". */

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

static const char *const shown[] = {"number", "title", "container-title",
                                    "volume", "page",  "locator"};

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
    const char *word = ibid_field_word(f->name);

    for (uint32_t i = 0; i < f->person_count; i++)
        add(out, room, " %s=%.*s", word,
            (int)(f->person[i].family.len + f->person[i].literal.len),
            f->person[i].family.len ? f->person[i].family.at
                                    : f->person[i].literal.at);
    if (f->date.from.year)
        add(out, room, " %d-%d-%d", f->date.from.year, f->date.from.month,
            f->date.from.day);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        if (strcmp(word, shown[i]) == 0)
            add(out, room, " %s=%.*s", word, (int)f->text.len, f->text.at);
    }
}

static void show(char *out, size_t room, ibid_str text)
{
    ib_arena arena, scratch;
    ibid_citations found;

    out[0] = '\0';
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    assert_int_equal(ib_cite_read(&found, &arena, &scratch, text), IBID_OK);
    for (size_t i = 0; i < found.count; i++) {
        const ibid_citation *c = &found.item[i];

        add(out, room, "%s%u-%u:%s", i ? "; " : "", c->span.start, c->span.end,
            ibid_citation_kind_word(c->kind));
        for (uint32_t k = 0; k < c->field_count; k++)
            show_field(out, room, &c->field[k]);
        if (c->refers_to != IBID_NONE)
            add(out, room, " ->%u", c->refers_to);
    }
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
}

static void check(const row *rows, size_t count)
{
    char out[2048];

    for (size_t i = 0; i < count; i++) {
        show(out, sizeof out, ib_str_of(rows[i].text));
        if (strcmp(out, rows[i].want) != 0)
            print_error("%s\n", rows[i].text);
        assert_string_equal(out, rows[i].want);
    }
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void test_symbols(void **state)
{
    static const row rows[] = {
        {"", ""},
        {"A", ""},
        {"A/74/676-S/2020/90, annex.",
         "0-25:official locator=annex number=A/74/676-S/2020/90"},
        {"See A/60/1 and A/61/2, para. 3.",
         "4-10:official number=A/60/1; "
         "15-30:official locator=para. 3 number=A/61/2"},
        {"E/CN.4/1999/79/Add.1", "0-20:official number=E/CN.4/1999/79/Add.1"},
        {"S/RES/853 (1993)", "0-16:official number=S/RES/853(1993)"},
        {"A/79/843*", "0-9:official number=A/79/843"},
        {"S/10 and Add.1 and 2.", "0-4:official number=S/10; "
                                  "9-14:official number=S/10/Add.1; "
                                  "19-20:official number=S/10/Add.2"},
        {"A/1/44/Add.4 and Corr.1",
         "0-12:official number=A/1/44/Add.4; "
         "17-23:official number=A/1/44/Add.4/Corr.1"},
        {"S/20976.57", "0-7:official number=S/20976"},
        {"Not N/A, HIV/AIDS, and/or, 24/7, S/116267/06, S/CSS/W/23.", ""},
    };

    (void)state;
    CHECK(rows);
}

static void test_comments(void **state)
{
    static const row rows[] = {
        {"Human Rights Committee, general comment No. 36 (2018), para. 12.",
         "0-63:official locator=para. 12 number=CCPR/C/GC/36"},
        {"CESCR Committee, General Comment No. 12: The Right to Food (Art. "
         "11), para. 12.",
         "0-78:official title=The Right to Food (Art. 11) locator=para. 12 "
         "number=12"},
        {"Human Rights Committee, general comment No. 31, 26 May 2004, "
         "CCPR/C/21/Rev.1/Add.13, para. 8",
         "0-92:official author=Human Rights Committee locator=para. 8 "
         "2004-5-26 number=CCPR/C/21/Rev.1/Add.13"},
    };

    (void)state;
    CHECK(rows);
}

static void test_communications(void **state)
{
    static const row rows[] = {
        {"Human Rights Committee, communication No. 1085/2002, Taright v. "
         "Algeria, Views adopted on 15 March 2006, para. 8.3.",
         "0-114:case title=Taright v. Algeria locator=para. 8.3 2006-3-15 "
         "number=1085/2002"},
        {"Communication No. 56/2018", "0-25:case number=56/2018"},
    };

    (void)state;
    CHECK(rows);
}

static void test_cases(void **state)
{
    static const row rows[] = {
        {"Doe v. Roe Co., Ltd., 12 F.3d 34, 36-38 (11th Cir. 1996).",
         "0-56:case title=Doe v. Roe Co., Ltd. container-title=F.3d "
         "volume=12 page=34 locator=36-38 1996-0-0"},
        {"In re Big Ship, 330 B.R. 466 (Bankr. D.N.H. 2005)",
         "0-49:case title=In re Big Ship container-title=B.R. volume=330 "
         "page=466 2005-0-0"},
        {"Estate of Doe v. Air, 2019 WL 4639 (Tex. App. Sept. 25, 2019)",
         "0-61:case title=Estate of Doe v. Air container-title=WL "
         "volume=2019 page=4639 2019-9-25"},
        {"42 U.S.C. § 1983(a)(1)",
         "0-23:statute container-title=U.S.C. volume=42 "
         "locator=(a)(1)"},
    };

    (void)state;
    CHECK(rows);
}

/* Short forms with what archives, OCR and lists put about them. */
static void test_short_places(void **state)
{
    static const row rows[] = {
        {"Id., «Nova Aquileia»..., pagg. 124 sgg.",
         "0-40:short title=Nova Aquileia locator=pagg. 124 sgg"},
        {"juillet 1340: ibidem, fol. 4;",
         "0-28:short title=juillet 1340 locator=fol. 4"},
        {"Ibidem. Filza 727, car. 155.", "0-27:short locator=727"},
        {"Ibidem, Not. A. Neri, ad annum,", "0-30:short"},
        {"cit., Voi. H, pag. 535)", "0-22:short locator=pag. 535"},
        {"Farnes, Simply copying : direct copies as test cases",
         "0-52:short author=Farnes title=Simply copying : direct copies as "
         "test cases"},
        {"Harbours of the Sound; Bo Dahl, Oars (Oslo, Fjord Press, 1998).",
         "0-21:short title=Harbours of the Sound; 23-62:book author=Dahl "
         "title=Oars 1998-0-0"},
        {"Ford Foundation (1994); 2015 Ordinance on schools",
         "0-22:short author=Ford Foundation 1994-0-0; 24-49:other 2015-0-0"},
        {"Anna Berg, Ships (Oslo, Fjord Press, 1998); ———, Oars (Oslo, Fjord "
         "Press, 1999).",
         "0-42:book author=Berg title=Ships 1998-0-0; 44-85:book author=Berg "
         "title=Oars 1999-0-0"},
        {"-- Ships (Oslo, Fjord Press, 1998).",
         "3-34:book title=Ships 1998-0-0"},
    };

    (void)state;
    CHECK(rows);
}

/* OCR's letters among the digits of a reporter's volume and page. */
static void test_misread_digits(void **state)
{
    static const row rows[] = {
        {"Roe v. Wade, 4l0 U.S. 113 (1973).",
         "0-32:case title=Roe v. Wade container-title=U.S. volume=410 page=113 "
         "1973-0-0"},
        {"Roe v. Wade, 410 U.S. 113 (1973); Roe v. Wade, 4l0 U.S. 113 (1973).",
         "0-32:case title=Roe v. Wade container-title=U.S. volume=410 page=113 "
         "1973-0-0; 34-66:case title=Roe v. Wade container-title=U.S. "
         "volume=410 page=113 1973-0-0 ->0"},
    };

    (void)state;
    CHECK(rows);
}

/* A day of the week before the date is no part of a title (Chicago 14.191). */
static void test_weekdays(void **state)
{
    static const row rows[] = {
        {"The Times, Friday, 14 February 1992, p. 3.",
         "0-41:newspaper container-title=The Times locator=p. 3 1992-2-14"},
        {"Le Monde, vendredi 14 février 1992, p. 3.",
         "0-41:newspaper container-title=Le Monde locator=p. 3 1992-2-14"},
        {"The Mail on Sunday, 16 February 1992, p. 3.",
         "0-42:newspaper container-title=The Mail on Sunday "
         "locator=p. 3 1992-2-16"},
        {"The Sun, 14 February 1992, p. 3.",
         "0-31:newspaper container-title=The Sun locator=p. 3 1992-2-14"},
    };

    (void)state;
    CHECK(rows);
}

/* Pinpoints without a label: brackets, stars, stamps. */
static void test_signed_pins(void **state)
{
    static const row rows[] = {
        {"Berg v Oslo [2010] UKSC 15, [45].",
         "0-32:case title=Berg v Oslo locator=[45] 2010-0-0 "
         "number=[2010] UKSC 15"},
        {"Berg v Oslo [2010] UKSC 15 at [45]-[47].",
         "0-39:case title=Berg v Oslo locator=[45]-[47] 2010-0-0 "
         "number=[2010] UKSC 15"},
        {"Ibid., at [46].", "0-14:short locator=[46]"},
        {"Id. at *5-6.", "0-11:short locator=*5-6"},
        {"Roe, 410 U.S. at 120.",
         "0-20:short title=Roe container-title=U.S. volume=410 locator=120"},
        {"Ibid., at ABC-000123.", "0-20:short locator=ABC-000123"},
        {"Ibid., Bates ABC000123-125.",
         "0-26:short locator=Bates ABC000123-125"},
        {"Ibid., at AB 12.", "0-15:short locator=12"},
    };

    (void)state;
    CHECK(rows);
}

static void test_works(void **state)
{
    static const row rows[] = {
        {"The Harbour Gazette, 3 May 1911.",
         "0-31:newspaper container-title=The Harbour Gazette 1911-5-3"},
        {"Anna Berg, Ships and Men (Oslo, Fjord Press, 1998), p. 12.",
         "0-57:book author=Berg title=Ships and Men locator=p. 12 1998-0-0"},
    };

    (void)state;
    CHECK(rows);
}

static void test_resolutions(void **state)
{
    static const row rows[] = {
        {"Security Council resolutions 853 (1993) of 29 July 1993 and "
         "874 (1993).",
         "0-55:official 1993-7-29 number=S/RES/853(1993); "
         "60-70:official number=S/RES/874(1993)"},
        {"General Assembly resolution 48/114, para. 2.",
         "0-43:official locator=para. 2 number=A/RES/48/114"},
        {"resolution 48/13", "0-16:official number=resolution 48/13"},
        {"resolution 1514 (XV)", "0-20:official number=A/RES/1514(XV)"},
        {"decision 46/101", "0-15:official number=decision 46/101"},
    };

    (void)state;
    CHECK(rows);
}

static void test_shorts(void **state)
{
    static const row rows[] = {
        {"Ibid., p. 3.", "0-11:short locator=p. 3"},
        {"Berg, Ships (Oslo, Fjord, 1998), p. 3; ibid., p. 5.",
         "0-37:book author=Berg title=Ships locator=p. 3 1998-0-0; "
         "39-50:short locator=p. 5 ->0"},
        {"Anna Berg, Ships (Oslo, Fjord, 1998), p. 3; Berg, Ships, p. 9.",
         "0-42:book author=Berg title=Ships locator=p. 3 1998-0-0; "
         "44-61:short author=Berg title=Ships locator=p. 9 ->0"},
        {"Berg, op. cit., n. 4, p. 12.",
         "0-27:short author=Berg locator=p. 12"},
        {"Vgl. Berg 1998, S. 12 ff.",
         "5-24:short author=Berg locator=S. 12 ff 1998-0-0"},
    };

    (void)state;
    CHECK(rows);
}

static void test_notes(void **state)
{
    static const row rows[] = {
        {"Anna Berg, ‘On Ships’ (1994) 28 Sociology 379, 381.",
         "0-54:article author=Berg title=On Ships "
         "container-title=Sociology volume=28 page=379 locator=381 "
         "1994-0-0"},
        {"Anna Berg, ‘On Ships’, in Bo Dahl (ed.), Boats (Oslo, Fjord, "
         "1998), pp. 1-20, at p. 7.",
         "0-89:book author=Berg editor=Dahl title=On Ships "
         "container-title=Boats page=1-20 locator=p. 7 1998-0-0"},
        {"Anna Berg, “On Ships,” The Harbour Gazette, May 3, 1911, p. 2.",
         "0-65:newspaper author=Berg title=On Ships container-title=The "
         "Harbour Gazette locator=p. 2 1911-5-3"},
        {"Case of A and B v. Oslo, Application no. 17224/11, 27 June "
         "2017, § 12.",
         "0-70:case title=Case of A and B v. Oslo locator=§ 12 "
         "2017-6-27 number=17224/11"},
        {"Application no. 17224/11, A and B v. Oslo, 27 June 2017, § 12.",
         "0-62:case title=A and B v. Oslo locator=§ 12 2017-6-27 "
         "number=17224/11"},
        {"Communication No. 1085/2002, Berg v. Oslo, para. 8.3.",
         "0-52:case title=Berg v. Oslo locator=para. 8.3 number=1085/2002"},
        {"Case C-6/94 Berg v Dahl [1994] ECR 585.",
         "0-38:case title=Berg v Dahl container-title=ECR volume=1994 "
         "page=585 1994-0-0 number=C-6/94"},
        {"European Convention on Human Rights, art. 3.",
         "0-43:statute title=European Convention on Human Rights "
         "locator=art. 3"},
        {"For more information, see https://undocs.org/en/A/74/676.",
         "26-56:web number=A/74/676"},
        {"Emphasis added.", ""},
        {"He was told on 3 May 1911 that the boats had left.", ""},
        {"doi:10.1017/S0020589300071839", "0-29:web"},
    };

    (void)state;
    CHECK(rows);
}

/* Ibid. in the first note says why it leads nowhere. */
static void test_ibid_alone(void **state)
{
    ib_arena arena, scratch;
    ibid_citations found;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    assert_int_equal(
        ib_cite_read(&found, &arena, &scratch, IB_STR("Ibid., p. 3.")),
        IBID_OK);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.item[0].refers_to, IBID_NONE);
    assert_int_equal(found.item[0].candidate_count, 0);
    assert_non_null(found.item[0].because);
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
}

/* A limit on how much is read cuts no letter in two: "Ö" 1,500 times,
 * moved byte by byte, before a case and in an address. */
static void test_limits(void **state)
{
    static const struct {
        const char *head, *tail;
    } rows[] = {
        {"http://a.org/", ""},
        {"", "In re Doe, 12 U.S. 3, 5."},
        {"In re ", " v. Doe, 12 U.S. 3, 5."},
    };
    char text[4096];

    (void)state;
    for (size_t i = 0; i < 3 * 3; i++) {
        size_t len = strlen(strcpy(text, rows[i / 3].head));
        ib_arena arena, scratch;
        ibid_citations found;

        len += strlen(strcpy(text + len, &"xx"[2 - i % 3]));
        for (size_t k = 0; k < 1500; k++, len += 2)
            memcpy(text + len, "\xC3\x96", 2);
        strcpy(text + len, rows[i / 3].tail);
        ib_arena_init(&arena, NULL, 0, NULL);
        ib_arena_init(&scratch, NULL, 0, NULL);
        assert_int_equal(
            ib_cite_read(&found, &arena, &scratch, ib_str_of(text)), IBID_OK);
        for (size_t k = 0; k < found.count; k++) {
            const ibid_span span = found.item[k].span;

            assert_int_not_equal(text[span.start] & 0xC0, 0x80);
            assert_int_not_equal(text[span.end] & 0xC0, 0x80);
        }
        assert_int_equal(found.count, 1);
        ib_arena_free(&scratch);
        ib_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ibid_alone),
        cmocka_unit_test(test_symbols),
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_communications),
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_signed_pins),
        cmocka_unit_test(test_works),
        cmocka_unit_test(test_resolutions),
        cmocka_unit_test(test_shorts),
        cmocka_unit_test(test_short_places),
        cmocka_unit_test(test_misread_digits),
        cmocka_unit_test(test_weekdays),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
