/* test_dating.c - dates and periods: the words found, and what they are. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../counter.h"
#include "base/str.h"
#include "figure/dating.h"
#include "figure/dating_calendar.h"

typedef struct row {
    const char *text;
    const char *found; /* "words = EDTF" of each, with "; " between */
} row;

static const ibid_day written = {2021, 2, 26};

static ibid_datings read_dates(ib_arena *arena, const char *text,
                               const char *language, ibid_day day)
{
    const ib_figure_view view = {
        .text = ib_str_of(text), .language = language, .written = day};
    ib_list list = ib_list_of(arena, ibid_dating);

    assert_int_equal(ib_datings_read(&list, arena, &view, NULL), IBID_OK);
    return (ibid_datings){list.item, list.count};
}

static void write_found(char *out, size_t room, const char *text,
                        ibid_datings all)
{
    size_t at = 0;

    out[0] = '\0';
    for (size_t i = 0; i < all.count && at < room; i++) {
        const ibid_dating *d = &all.item[i];

        at +=
            (size_t)snprintf(out + at, room - at, "%s%.*s = %s", i ? "; " : "",
                             (int)(d->span.end - d->span.start),
                             text + d->span.start, d->edtf ? d->edtf : "?");
    }
}

static void check_rows(const row *rows, size_t count, const char *language)
{
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++) {
        char found[1024];
        ib_arena arena;

        ib_arena_init(&arena, NULL, 0, NULL);
        write_found(found, sizeof found, rows[i].text,
                    read_dates(&arena, rows[i].text, language, written));
        if (strcmp(found, rows[i].found) != 0) {
            print_error("%s\n  wanted: %s\n  found:  %s\n", rows[i].text,
                        rows[i].found, found);
            wrong++;
        }
        ib_arena_free(&arena);
    }
    assert_int_equal(wrong, 0);
}

#define CHECK(rows, language) \
    check_rows(rows, sizeof(rows) / sizeof *(rows), language)

static void test_english(void **state)
{
    static const row rows[] = {
        {"on 25 February 1992, at 4", "25 February 1992 = 1992-02-25"},
        {"on February 25, 1992.", "February 25, 1992 = 1992-02-25"},
        {"Feb. 25, 1992", "Feb. 25, 1992 = 1992-02-25"},
        {"the 25th of February 1992", "25th of February 1992 = 1992-02-25"},
        {"this 6th day of June 2019", "6th day of June 2019 = 2019-06-06"},
        {"February 25th, 1992", "February 25th, 1992 = 1992-02-25"},
        {"Tuesday, 25 February 1992", "Tuesday, 25 February 1992 = 1992-02-25"},
        {"Tuesday, February 25, 1992",
         "Tuesday, February 25, 1992 = 1992-02-25"},
        {"the twenty-fifth of February 1992",
         "twenty-fifth of February 1992 = 1992-02-25"},
        {"25-Feb-1992", "25-Feb-1992 = 1992-02-25"},
        {"SEPTEMBER 3, 2001", "SEPTEMBER 3, 2001 = 2001-09-03"},
        {"September 22,\n\n2003, again", "September 22,\n\n2003 = 2003-09-22"},
        {"in 1992-02-25", "1992-02-25 = 1992-02-25"},
        {"on 25.2.1992", "25.2.1992 = 1992-02-25"},
        {"Filed 03/15/23 Page", "03/15/23 = 2023-03-15"},
        {"since October 1991 the", "October 1991 = 1991-10"},
        {"(September 1992)", "September 1992 = 1992-09"},
        {"In May 2000 and June", "May 2000 = 2000-05; June = --06"},
        {"a two-day visit in March", "March = --03"},
        {"He may march on; this may be", ""},
        {"(S.D.N.Y. Oct.\n27, 2020)", "Oct.\n27, 2020 = 2020-10-27"},
        {"to Root, March, 11, 1907", "March, 11, 1907 = 1907-03-11"},
        {"in September.\n23. The mandate", "September = --09"},
        {"Mr. May and Mrs. March", ""},
        {"30 February 1998", "30 February 1998 = 1998-02-30"},
        {"On March 5, 10 people were hurt", "March 5 = --03-05"},
        {"On July 23. The House", "July 23 = --07-23"},
        {"on July 29.65 The House", "July 29 = --07-29"},
        {"on January 10 or 11, 1873",
         "January 10 or 11, 1873 = 1873-01-10/1873-01-11"},
        /* periods */
        {"the night of 25-26 February 1992",
         "25-26 February 1992 = 1992-02-25/1992-02-26"},
        {"the night of 25 to 26 February 1992",
         "25 to 26 February 1992 = 1992-02-25/1992-02-26"},
        {"18\xE2\x80\x94"
         "19 October 2016",
         "18\xE2\x80\x94"
         "19 October 2016 = 2016-10-18/2016-10-19"},
        {"from 5 to 7 March 1999", "5 to 7 March 1999 = 1999-03-05/1999-03-07"},
        {"on 25 and 26 February 1992",
         "25 and 26 February 1992 = 1992-02-25/1992-02-26"},
        {"on 29, 30 and 31 March 2025",
         "29, 30 and 31 March 2025 = 2025-03-29/2025-03-31"},
        {"on 5, 7 and 9 March 1999",
         "5, 7 and 9 March 1999 = {1999-03-05,1999-03-07,1999-03-09}"},
        {"From February 27 to 29, 1988",
         "February 27 to 29, 1988 = 1988-02-27/1988-02-29"},
        {"January 13\xE2\x80\x93"
         "19, 1990",
         "January 13\xE2\x80\x93"
         "19, 1990 = 1990-01-13/1990-01-19"},
        {"25 February to 3 March 1992",
         "25 February to 3 March 1992 = 1992-02-25/1992-03-03"},
        {"from 30 December 2019 to 2 January 2020",
         "30 December 2019 to 2 January 2020 = 2019-12-30/2020-01-02"},
        {"30 December to 2 January 2020",
         "30 December to 2 January 2020 = 2019-12-30/2020-01-02"},
        {"January\xE2\x80\x93"
         "December 2025",
         "January\xE2\x80\x93"
         "December 2025 = 2025-01/2025-12"},
        {"from May 1992 to the end of 1994",
         "May 1992 to the end of 1994 = 1992-05/1994"},
        {"between 1991 and 1994", "1991 and 1994 = 1991/1994"},
        {"1991 and 1994", "1991 = 1991; 1994 = 1994"},
        {"1988-1994", "1988-1994 = 1988/1994"},
        {"from 1861 to 1868.", "1861 to 1868 = 1861/1868"},
        {"in 1991\xE2\x80\x93"
         "92, the",
         "1991\xE2\x80\x93"
         "92 = 1991/1992"},
        {"the session of 1974/75", "1974/75 = 1974/1975"},
        {"29 September and 4 December 2023",
         "29 September = 2023-09-29; 4 December 2023 = 2023-12-04"},
        /* parts, seasons, centuries */
        {"the winter of\n1991-1992", "winter of\n1991-1992 = 1991/1992"},
        {"in the summer of 1992", "summer of 1992 = 1992-22"},
        {"its fall in 1992", "1992 = 1992"},
        {"(Fall 1994)", "Fall 1994 = 1994-23"},
        {"in the early 1990s, the", "early 1990s = 199X"},
        {"since the 1970s", "1970s = 197X"},
        {"in the 1800s", "1800s = 18XX"},
        {"in the \xE2\x80\x99"
         "90s",
         "90s = 199X"},
        {"the early nineties", "early nineties = 199X"},
        {"a woman in her nineties", ""},
        {"the nineteenth century", "nineteenth century = 18XX"},
        {"the early 20th century", "early 20th century = 19XX"},
        {"the twenty-first century", "twenty-first century = 20XX"},
        {"late 1991 and mid-1992", "late 1991 = 1991; mid-1992 = 1992"},
        {"at the end of 1991", "end of 1991 = 1991"},
        {"in late February 1992", "late February 1992 = 1992-02"},
        {"the first quarter of 2021", "first quarter of 2021 = 2021-33"},
        {"the second half of 1992", "second half of 1992 = 1992-41"},
        {"fiscal year 1992, FY 1993",
         "fiscal year 1992 = 1992; FY 1993 = 1993"},
    };

    (void)state;
    CHECK(rows, "en");
}

/* Four digits that are a year, and those that are none. */
static void test_years(void **state)
{
    static const row rows[] = {
        {"in 1992 the", "1992 = 1992"},
        {"(Edinburgh, 2019), p. 37", "2019 = 2019"},
        {"his 2009 motion", "2009 = 2009"},
        {"(8th Cir. 2010)", "2010 = 2010"},
        {"the report of 1998a", "1998a = 1998"},
        {"from 1789 to 1828.18 Congress", "1789 to 1828 = 1789/1828"},
        {"the 1881 and 1898-1900 volumes",
         "1881 = 1881; 1898-1900 = 1898/1900"},
        {"the 1899 and 1900 volumes", "1899 = 1899; 1900 = 1900"},
        {"(Del. Ch. 2012)", "2012 = 2012"},
        {"2000 people fled", ""},
        {"about 1900 men", ""},
        {"in 2000 the", "2000 = 2000"},
        {"1,992 and 1992.55.1 and 1992%", ""},
        {"A/79/843-S/2025/201", ""},
        {"S/1992/25 and E/CN.4/1992/17", ""},
        {"No. 1992, pp. 1981-1985, \xC2\xA7 1983", ""},
        {"\xC2\xA7\xC2\xA7 1981, 1983 and 1985", ""},
        {"sections 1981 and 1983", ""},
        {"$1992, 1992 km, Box 1952", ""},
        {"no. 40984/07, 1085/2002, 212-555-1992", ""},
        {"21-02264", ""},
        {"https://example.org/2019/05/03/news", ""},
        {"18 U.S.C. \xC2\xA7 1983(a)", ""},
        {"2020 WL 264431 (S.D.N.Y. Jan. 17, 2020)",
         "Jan. 17, 2020 = 2020-01-17"},
        {"104 S. Ct. 2052, 80", ""},
        {"in 1215 the", "1215 = 1215"},
        {"the 1215 of them", ""},
        {"volumes for 1952\xE2\x80\x93"
         "54",
         "1952\xE2\x80\x93"
         "54 = 1952/1954"},
        {"some 1958-60 material", "1958-60 = 1958/1960"},
    };

    (void)state;
    CHECK(rows, "en");
}

static void test_french(void **state)
{
    static const row rows[] = {
        {"le 25 f\xC3\xA9vrier 1992", "25 f\xC3\xA9vrier 1992 = 1992-02-25"},
        {"mardi 25 f\xC3\xA9vrier 1992",
         "mardi 25 f\xC3\xA9vrier 1992 = 1992-02-25"},
        {"le 1er mars 1992", "1er mars 1992 = 1992-03-01"},
        {"la nuit du 25 au 26 f\xC3\xA9vrier 1992",
         "25 au 26 f\xC3\xA9vrier 1992 = 1992-02-25/1992-02-26"},
        {"en octobre 1991", "octobre 1991 = 1991-10"},
        {"D\xC3\x89"
         "CEMBRE 1991",
         "D\xC3\x89"
         "CEMBRE 1991 = 1991-12"},
        {"entre 1991 et 1994", "1991 et 1994 = 1991/1994"},
        {"les ann\xC3\xA9"
         "es 1990",
         "1990 = 199X"},
        {"les ann\xC3\xA9"
         "es 90",
         "90 = 199X"},
        {"au XIXe si\xC3\xA8"
         "cle",
         "XIXe si\xC3\xA8"
         "cle = 18XX"},
        {"l'\xC3\xA9t\xC3\xA9 1992", "\xC3\xA9t\xC3\xA9 1992 = 1992-22"},
        {"\xC3\xA0 la fin de 1991", "fin de 1991 = 1991"},
        {"entre le 5 et le 7 mars 1999",
         "5 et le 7 mars 1999 = 1999-03-05/1999-03-07"},
        {"au début des années 1990", "début des années 1990 = 199X"},
        {"la fin des années quatre-vingt-dix",
         "fin des années quatre-vingt-dix = 199X"},
        {"il y a vingt-neuf ans", "il y a vingt-neuf ans = 1992"},
        {"la semaine derni\xC3\xA8re",
         "semaine derni\xC3\xA8re = 2021-02-15/2021-02-21"},
        {"hier", "hier = 2021-02-25"},
        {"aujourd\xE2\x80\x99hui", "aujourd\xE2\x80\x99hui = 2021-02-26"},
        {"Le 25 f\xC3\xA9vrier 1992, et le lendemain.",
         "25 f\xC3\xA9vrier 1992 = 1992-02-25; lendemain = 1992-02-26"},
    };

    (void)state;
    CHECK(rows, "fr");
}

static void test_spanish(void **state)
{
    static const row rows[] = {
        {"el 25 de febrero de 1992", "25 de febrero de 1992 = 1992-02-25"},
        {"7 de septiembre del 2011", "7 de septiembre del 2011 = 2011-09-07"},
        {"martes 25 de febrero de 1992",
         "martes 25 de febrero de 1992 = 1992-02-25"},
        {"del 25 al 26 de febrero de 1992",
         "25 al 26 de febrero de 1992 = 1992-02-25/1992-02-26"},
        {"25 y 26 de febrero de 1992",
         "25 y 26 de febrero de 1992 = 1992-02-25/1992-02-26"},
        {"en octubre de 1991", "octubre de 1991 = 1991-10"},
        {"entre 1991 y 1994", "1991 y 1994 = 1991/1994"},
        {"los a\xC3\xB1os 90", "90 = 199X"},
        {"a fines del siglo XIX", "fines del siglo XIX = 18XX"},
        {"a principios de 1992", "principios de 1992 = 1992"},
        {"hace veinte a\xC3\xB1os", "hace veinte a\xC3\xB1os = 2001"},
        {"los años noventa", "años noventa = 199X"},
        {"hace veintinueve años", "hace veintinueve años = 1992"},
        {"el viernes pasado", "viernes pasado = 2021-02-19"},
        {"la semana pasada", "semana pasada = 2021-02-15/2021-02-21"},
        {"ayer", "ayer = 2021-02-25"},
        {"1275 personas", ""},
    };

    (void)state;
    CHECK(rows, "es");
}

static void test_german(void **state)
{
    static const row rows[] = {
        {"am 25. Februar 1992", "25. Februar 1992 = 1992-02-25"},
        {"Dienstag, den 25. Februar 1992",
         "Dienstag, den 25. Februar 1992 = 1992-02-25"},
        {"vom 25. bis 26. Februar 1992",
         "25. bis 26. Februar 1992 = 1992-02-25/1992-02-26"},
        {"26.-28.07.2013, S. 5", "26.-28.07.2013 = 2013-07-26/2013-07-28"},
        {"am 08.07.2025, 15:48", "08.07.2025 = 2025-07-08"},
        {"im M\xC3\xA4rz 1992", "M\xC3\xA4rz 1992 = 1992-03"},
        {"zwischen 1991 und 1994", "1991 und 1994 = 1991/1994"},
        {"in den 1990er Jahren", "1990er Jahren = 199X"},
        {"Anfang 1992", "Anfang 1992 = 1992"},
        {"im 19. Jahrhundert", "19. Jahrhundert = 18XX"},
        {"vor zwei Wochen", "vor zwei Wochen = 2021-02-08/2021-02-14"},
        {"in der Nacht vom 25. auf den 26. Februar 1992",
         "25. auf den 26. Februar 1992 = 1992-02-25/1992-02-26"},
        {"vom 30. Dezember 2019 bis zum 2. Januar 2020",
         "30. Dezember 2019 bis zum 2. Januar 2020 = 2019-12-30/2020-01-02"},
        {"vor neunundzwanzig Jahren", "vor neunundzwanzig Jahren = 1992"},
        {"Nr. 1998, S. 1985", ""},
        {"letzte Woche", "letzte Woche = 2021-02-15/2021-02-21"},
        {"gestern", "gestern = 2021-02-25"},
        {"hier, in diesem Fall", ""},
    };

    (void)state;
    CHECK(rows, "de");
}

static void test_russian(void **state)
{
    static const row rows[] = {
        {"25 февраля 1992 года", "25 февраля 1992 года = 1992-02-25"},
        {"в ночь с 25 на 26 февраля 1992 г.",
         "25 на 26 февраля 1992 г. = 1992-02-25/1992-02-26"},
        {"25–26 Февраля 1992", "25–26 Февраля 1992 = 1992-02-25/1992-02-26"},
        {"с октября 1991 года", "октября 1991 года = 1991-10"},
        {"вторник, 25 февраля 1992", "вторник, 25 февраля 1992 = 1992-02-25"},
        {"в 1992 году", "1992 году = 1992"},
        {"в 1990-х годах", "1990-х годах = 199X"},
        {"в XIX веке", "XIX веке = 18XX"},
        {"зимой 1991 года", "зимой 1991 года = 1991-24"},
        {"две недели назад", "две недели назад = 2021-02-08/2021-02-14"},
        {"29 лет тому назад", "29 лет тому назад = 1992"},
        {"25 февраля 1992 года; в тот же день",
         "25 февраля 1992 года = 1992-02-25; тот же день = 1992-02-25"},
        {"№ 1998, с. 1985", ""},
        {"на прошлой неделе", "прошлой неделе = 2021-02-15/2021-02-21"},
        {"вчера", "вчера = 2021-02-25"},
    };

    (void)state;
    CHECK(rows, "ru");
}

static void test_arabic(void **state)
{
    static const row rows[] = {
        {"في 25 شباط/فبراير 1992", "25 شباط/فبراير 1992 = 1992-02-25"},
        {"في ٢٥ فبراير ١٩٩٢", "٢٥ فبراير ١٩٩٢ = 1992-02-25"},
        {"25 كانون الثاني/يناير 1990",
         "25 كانون الثاني/يناير 1990 = 1990-01-25"},
        {"في تشرين الأول/أكتوبر 1991", "تشرين الأول/أكتوبر 1991 = 1991-10"},
        {"ليلة 25-26 شباط/فبراير 1992",
         "25-26 شباط/فبراير 1992 = 1992-02-25/1992-02-26"},
        {"في عام 1992", "1992 = 1992"},
        {"بين عامي 1991 و1994", "1991 و1994 = 1991/1994"},
        {"القرن التاسع عشر", "القرن التاسع عشر = 18XX"},
        {"في التسعينات", "التسعينات = 199X"},
        {"قبل أسبوعين", "قبل أسبوعين = 2021-02-08/2021-02-14"},
        {"الأسبوع الماضي", "الأسبوع الماضي = 2021-02-15/2021-02-21"},
        {"أمس", "أمس = 2021-02-25"},
    };

    (void)state;
    CHECK(rows, "ar");
}

static void test_chinese(void **state)
{
    static const row rows[] = {
        {"1992年2月25日，", "1992年2月25日 = 1992-02-25"},
        {"一九九二年二月二十五日", "一九九二年二月二十五日 = 1992-02-25"},
        {"１９９２年２月", "１９９２年２月 = 1992-02"},
        {"1992年2月25日至26日", "1992年2月25日至26日 = 1992-02-25/1992-02-26"},
        {"1988年至1994年", "1988年至1994年 = 1988/1994"},
        {"1988-1994年", "1988-1994年 = 1988/1994"},
        {"20世纪90年代", "20世纪90年代 = 199X"},
        {"十九世纪", "十九世纪 = 18XX"},
        {"2月25日", "2月25日 = --02-25"},
        {"29年前", "29年前 = 1992"},
        {"两周前", "两周前 = 2021-02-08/2021-02-14"},
        {"去年和昨天", "去年 = 2020; 昨天 = 2021-02-25"},
        {"一个人", ""},
    };

    (void)state;
    CHECK(rows, "zh");
}

static void test_relative(void **state)
{
    static const row rows[] = {
        {"Twenty-nine years ago, the", "Twenty-nine years ago = 1992"},
        {"29 years ago", "29 years ago = 1992"},
        {"a hundred years ago", "a hundred years ago = 1921"},
        {"two weeks ago", "two weeks ago = 2021-02-08/2021-02-14"},
        {"three months ago", "three months ago = 2020-11"},
        {"ten days ago", "ten days ago = 2021-02-16"},
        {"a few days ago", "a few days ago = ?"},
        {"last week", "last week = 2021-02-15/2021-02-21"},
        {"last month", "last month = 2021-01"},
        {"this year", "this year = 2021"},
        {"last night", "last night = 2021-02-25"},
        {"yesterday", "yesterday = 2021-02-25"},
        {"last Tuesday", "last Tuesday = 2021-02-23"},
        {"last Friday", "last Friday = 2021-02-19"},
        {"next Friday", "next Friday = 2021-03-05"},
        {"last November", "last November = 2020-11"},
        {"last February", "last February = 2020-02"},
        {"last summer", "last summer = ?"},
        {"the last year of the war", ""},
        {"to this day", ""},
        {"over the next year", ""},
        {"On 28 February 1992 and the following day",
         "28 February 1992 = 1992-02-28; following day = 1992-02-29"},
        {"in October 1991; the next month",
         "October 1991 = 1991-10; next month = 1991-11"},
        {"in May 1990. That same year",
         "May 1990 = 1990-05; That same year = 1990"},
        {"On May 24, and the same day", "May 24 = --05-24; same day = --05-24"},
        {"The following day", "following day = ?"},
        {"In 1990, two years later,", "1990 = 1990; two years later = 1992"},
    };

    (void)state;
    CHECK(rows, "en");
}

static void test_open(void **state)
{
    ibid_datings all;
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    all = read_dates(&arena, "Twenty-nine years ago, and in 1992", "en",
                     (ibid_day){0});
    assert_int_equal(all.count, 2);
    assert_null(all.item[0].edtf);
    assert_true(all.item[0].is_relative);
    assert_int_equal(all.item[0].from.year, 0);
    assert_string_equal(all.item[0].because,
                        "the date of the document is not known");
    assert_null(all.item[1].because);
    all = read_dates(&arena, "Twenty-nine years ago", "en", written);
    assert_string_equal(all.item[0].because,
                        "reckoned from 2021-02-26, the date of the document");
    ib_arena_free(&arena);
}

/* Words in a quotation are reckoned from their source's date alone. */
static void test_quoted(void **state)
{
    static const char text[] = "\"He came last week\", wrote The Age, "
                               "6 March 1992; \"she came last week\".";
    const ibid_span part[] = {{1, 18}, {53, 71}};
    const ibid_quotation quotation[] = {
        {.span = part[0],
         .part = part,
         .part_count = 1,
         .note = IBID_NONE,
         .citation = 0,
         .parent = IBID_NONE},
        {.span = part[1],
         .part = part + 1,
         .part_count = 1,
         .note = IBID_NONE,
         .citation = IBID_NONE,
         .parent = IBID_NONE},
    };
    const ibid_field issued = {.name = IBID_FIELD_ISSUED,
                               .span = {36, 48},
                               .date = {{36, 48}, {1992, 3, 6}, {0}}};
    const ibid_citation citation = {.span = {27, 48},
                                    .note = IBID_NONE,
                                    .field = &issued,
                                    .field_count = 1};
    const ib_figure_view view = {.text = ib_str_of(text),
                                 .language = "en",
                                 .quotations = {quotation, 2},
                                 .citations = {.item = &citation, .count = 1},
                                 .written = written};
    ib_list list;
    ib_arena arena;
    const ibid_dating *d;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    list = ib_list_of(&arena, ibid_dating);
    assert_int_equal(ib_datings_read(&list, &arena, &view, NULL), IBID_OK);
    assert_int_equal(list.count, 3);
    d = list.item;
    assert_string_equal(d[0].edtf, "1992-02-24/1992-03-01");
    assert_int_equal(d[0].quotation, 0);
    assert_string_equal(
        d[0].because,
        "reckoned from 1992-03-06, the date of the source that is quoted");
    assert_string_equal(d[1].edtf, "1992-03-06");
    assert_int_equal(d[1].quotation, IBID_NONE);
    assert_null(d[2].edtf);
    assert_int_equal(d[2].quotation, 1);
    ib_arena_free(&arena);
}

/* "02/03/1992" is what the other dates of the text show it to be. */
static void test_order(void **state)
{
    static const row rows[] = {
        {"02/03/1992", "02/03/1992 = [1992-03-02,1992-02-03]"},
        {"02/03/1992, 02/25/1992",
         "02/03/1992 = 1992-02-03; 02/25/1992 = 1992-02-25"},
        {"02/03/1992, 25/02/1992",
         "02/03/1992 = 1992-03-02; 25/02/1992 = 1992-02-25"},
        {"02/03/1992; March 5, 1992",
         "02/03/1992 = 1992-02-03; March 5, 1992 = 1992-03-05"},
        {"02/03/1992; 5 March 1992",
         "02/03/1992 = 1992-03-02; 5 March 1992 = 1992-03-05"},
        {"03/03/1992", "03/03/1992 = 1992-03-03"},
    };

    (void)state;
    CHECK(rows, "en");
}

static void test_bounds(void **state)
{
    static const struct {
        const char *text;
        ibid_day from, to;
    } rows[] = {
        {"25-26 February 1992", {1992, 2, 25}, {1992, 2, 26}},
        {"winter 1991", {1991, 12, 0}, {1992, 2, 0}},
        {"the 1990s", {1990, 0, 0}, {1999, 0, 0}},
        {"first half of 1992", {1992, 1, 0}, {1992, 6, 0}},
        {"25 February", {0, 0, 0}, {0, 0, 0}},
        {"last week", {2021, 2, 15}, {2021, 2, 21}},
        {"5, 7 and 9 March 1999", {1999, 3, 5}, {1999, 3, 9}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ibid_datings all;
        ib_arena arena;

        ib_arena_init(&arena, NULL, 0, NULL);
        all = read_dates(&arena, rows[i].text, "en", written);
        assert_int_equal(all.count, 1);
        assert_memory_equal(&all.item[0].from, &rows[i].from, sizeof(ibid_day));
        assert_memory_equal(&all.item[0].to, &rows[i].to, sizeof(ibid_day));
        ib_arena_free(&arena);
    }
}

static void test_calendar(void **state)
{
    const ibid_day first = {1000, 1, 1};
    int number = ib_calendar_number(first), weekday;
    ibid_day day = first, back;

    (void)state;
    assert_int_equal(
        ib_calendar_weekday(ib_calendar_number((ibid_day){1992, 2, 25})), 2);
    assert_false(ib_calendar_has((ibid_day){1900, 2, 29}));
    assert_true(ib_calendar_has((ibid_day){2000, 2, 29}));
    assert_true(ib_calendar_has((ibid_day){0, 2, 29}));
    assert_false(ib_calendar_has((ibid_day){2021, 9, 31}));
    weekday = ib_calendar_weekday(number);
    while (day.year < 2200) { /* every day is the one behind the last */
        assert_int_equal(ib_calendar_number(day), number);
        assert_int_equal(ib_calendar_weekday(number), weekday);
        back = ib_calendar_day(number);
        assert_memory_equal(&back, &day, sizeof day);
        number++;
        weekday = weekday % 7 + 1;
        if (++day.day > ib_calendar_days(day.year, day.month)) {
            day.day = 1;
            if (++day.month > 12) {
                day.month = 1;
                day.year++;
            }
        }
    }
}

/* Cut at every byte, and with each byte made another: spans lie in the text,
 * in order, none inside another. */
static void test_damaged(void **state)
{
    static const char whole[] =
        "On Tuesday, 25-26 February 1992 and from 1991\xE2\x80\x93"
        "92, twenty-nine years ago, 1992年2月25日至26日, в ночь с 25 на 26 "
        "февраля, 25 شباط/فبراير ١٩٩٢, the 1990s, 02/03/1992, XIXe siècle";
    char text[sizeof whole];

    (void)state;
    for (size_t i = 0; i < 3 * sizeof whole; i++) {
        const size_t at = i % sizeof whole;
        ibid_datings all;
        uint32_t end = 0;
        ib_arena arena;

        memcpy(text, whole, sizeof text);
        if (i < sizeof whole)
            text[at] = '\0';
        else if (at + 1 < sizeof whole)
            text[at] = i < 2 * sizeof whole ? '9' : '\xD8';
        ib_arena_init(&arena, NULL, 0, NULL);
        all = read_dates(&arena, text, NULL, written);
        for (size_t k = 0; k < all.count; k++) {
            assert_true(all.item[k].span.start >= end);
            assert_true(all.item[k].span.end > all.item[k].span.start);
            end = all.item[k].span.end;
        }
        assert_true(end <= strlen(text));
        ib_arena_free(&arena);
    }
}

static void test_no_memory(void **state)
{
    static const char text[] =
        "Twenty-nine years ago, on 25-26 February 1992, last week";
    const ib_figure_view view = {.text = ib_str_of(text), .written = written};
    ibid_status st = IBID_ENOMEM;

    (void)state;
    for (size_t n = 1; st && n < 100; n++) {
        counter count = {.fail_at = n};
        const ibid_alloc alloc = counter_alloc(&count);
        ib_arena arena;
        ib_list list;
        ibid_err err = {0};

        ib_arena_init(&arena, &alloc, 0, NULL);
        list = ib_list_of(&arena, ibid_dating);
        st = ib_datings_read(&list, &arena, &view, &err);
        assert_true(st == IBID_OK || (st == IBID_ENOMEM && err.status == st));
        ib_arena_free(&arena);
        assert_int_equal(count.held, 0);
    }
    assert_int_equal(st, IBID_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english),  cmocka_unit_test(test_years),
        cmocka_unit_test(test_french),   cmocka_unit_test(test_spanish),
        cmocka_unit_test(test_german),   cmocka_unit_test(test_russian),
        cmocka_unit_test(test_arabic),   cmocka_unit_test(test_chinese),
        cmocka_unit_test(test_relative), cmocka_unit_test(test_open),
        cmocka_unit_test(test_quoted),   cmocka_unit_test(test_order),
        cmocka_unit_test(test_bounds),   cmocka_unit_test(test_calendar),
        cmocka_unit_test(test_damaged),  cmocka_unit_test(test_no_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
