/* test_us.c - American cases, codes and journals:
 * text -> "start-end:rule name=value ... | volume container page" of each. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "cite/cite.h"
#include "cite/running.h"

typedef struct row {
    const char *text, *want;
} row;

static const row rows[] = {
    /* official, regional, spaced, glued, misread */
    {"410 U.S. 113", "0-12:US-2 volume=410 container-title=U.S. page=113 "
                     "authority=Supreme Court of the United States"},
    {"846F.2d746", "0-10:US-2 volume=846 container-title=F.2d page=746"},
    {"410 U.5. 113", "0-12:US-2 volume=410 container-title=U.5. page=113 "
                     "authority=Supreme Court of the United States"},
    {"123 N. Y. S. 2d 456",
     "0-19:US-2 volume=123 container-title=N. Y. S. 2d page=456"},
    /* early reporters */
    {"Marbury v. Madison, 5 U.S. (1 Cranch) 137 (1803)",
     "0-48:US-1 title=Marbury v. Madison volume=5 container-title=U.S. "
     "page=137 1803 authority=Supreme Court of the United States | 1 Cranch "},
    {"1 Cranch 137 (1803)",
     "0-19:US-2 volume=1 container-title=Cranch page=137 1803 "
     "authority=Supreme Court of the United States"},
    {"Bee, 120", "0-8:US-2 container-title=Bee page=120 authority=D.S.C."},
    /* parallel places are one citation, a second case is another */
    {"Roe v. Wade, 410 U.S. 113, 93 S. Ct. 705 (1973), aff'd, 500 U.S. 1",
     "0-47:US-1 title=Roe v. Wade volume=410 container-title=U.S. page=113 "
     "1973 authority=Supreme Court of the United States | 93 S. Ct. 705; "
     "49-66:US-2 volume=500 container-title=U.S. page=1 authority=Supreme "
     "Court of the United States history=aff'd"},
    {"Craig v. Harrah, ___ Nev. ___ [201 P.2d 1081]",
     "0-44:US-1 title=Craig v. Harrah volume=201 container-title=P.2d "
     "page=1081"},
    {"Saucier, 533 U.S. at 201, 121 S.Ct. 2151",
     "0-40:US-4 title=Saucier volume=533 container-title=U.S. locator=201 | "
     "121 S.Ct. 2151"},
    /* courts, weight, docket numbers, California */
    {"Felder v. Casey, 487 U.S. 131, 153-54 (1988) (White, J., dissenting)",
     "0-68:US-1 title=Felder v. Casey volume=487 container-title=U.S. "
     "page=131 locator=153-54 1988 authority=Supreme Court of the United "
     "States weight=White, J., dissenting"},
    {"Sledge v. Astrue, No. 08-0089, 2008 WL 4816675 (W.D. Mo. Oct. 31, 2008)",
     "0-71:US-1 title=Sledge v. Astrue volume=2008 container-title=WL "
     "page=4816675 2008 number=08-0089 authority=W.D. Mo."},
    {"Doe v. Roe, No. 22-cv-1461 (S.D.N.Y. Mar. 4, 2023)",
     "0-50:US-8 title=Doe v. Roe 2023 number=22-cv-1461 authority=S.D.N.Y."},
    {"Grant v. Esquire, Inc. (S.D.N.Y. 1973) 367 F.Supp. 876, 879",
     "0-59:US-1 title=Grant v. Esquire, Inc. volume=367 "
     "container-title=F.Supp. page=876 locator=879 1973 authority=S.D.N.Y."},
    {"Rogers v Rogers (63 NY2d 582 [1984])",
     "0-35:US-1 title=Rogers v Rogers volume=63 container-title=NY2d page=582 "
     "1984 authority=N.Y."},
    /* numbers of the courts' own */
    {"2009-NMSC-006",
     "0-13:US-2 volume=2009 container-title=NMSC page=006 authority=N.M."},
    {"2021-NCSC-1, \xC2\xB6 4",
     "0-17:US-2 volume=2021 container-title=NCSC page=1 locator=4 "
     "authority=N.C."},
    {"2015 OK 12, 346 P.3d 845",
     "0-24:US-2 volume=2015 container-title=OK page=12 authority=Okla. | 346 "
     "P.3d 845"},
    {"T.C. Memo. 2019-233", "0-19:US-2 volume=2019 container-title=T.C. Memo. "
                            "page=233 authority=T.C."},
    /* laws */
    {"42 U.S.C. § 405(r)(2) (2019)",
     "0-29:US-5 volume=42 container-title=U.S.C. locator=(r)(2) 2019 "
     "section=405"},
    {"Mass. Gen. Laws ch. 1, §§ 2-3",
     "0-31:US-7 container-title=Mass. Gen. Laws section=2-3 chapter-number=1"},
    {"Ark. Code Ann. § 23-3-119(a)(2) and (d) (1987)",
     "0-47:US-7 container-title=Ark. Code Ann. locator=(a)(2) and (d) 1987 "
     "section=23-3-119"},
    {"Fed. R. Civ. P. 12(b)(6)", "0-24:US-5 container-title=Fed. R. Civ. P. "
                                 "locator=(b)(6) section=12"},
    {"U.S. Const. amend. XIV, § 1", "0-28:US-5 container-title=U.S. Const. "
                                    "section=1 chapter-number=XIV"},
    {"section 1983 of title 42",
     "0-24:US-9 volume=42 container-title=U.S.C. section=1983"},
    {"Exec. Order No. 13,526",
     "0-22:US-5 container-title=Exec. Order No. number=13,526"},
    /* journals */
    {"5 Minn. L. Rev. 1339, 1341 (1991)",
     "0-33:US-6 volume=5 container-title=Minn. L. Rev. page=1339 "
     "locator=1341 1991"},
    /* cut, hostile */
    {"410 U.S.", ""},
    {"410 U.S. at", ""},
    {"5 (((((((((((((((((((((((((((", ""},
    /* Louisiana: number, court and day, then the Southern Reporter (T1.3) */
    {"Doe v. Roe, 2003-0888, p. 5 (La. App. 1 Cir. 2/13/04), 867 So. 2d 1, 4",
     "0-70:US-10 title=Doe v. Roe volume=867 container-title=So. 2d page=1 "
     "locator=4 2004 number=2003-0888 authority=La. App. 1 Cir."},
    {"Smith v. Jones, 93-2345 (La. 7/15/94); 650 So. 2d 500; Doe v. Roe, 1 "
     "U.S. 2",
     "0-53:US-10 title=Smith v. Jones volume=650 container-title=So. 2d "
     "page=500 1994 number=93-2345 authority=La.; 55-75:US-1 title=Doe v. Roe "
     "volume=1 container-title=U.S. page=2 authority=Supreme Court of the "
     "United States"},
    {"See 95-CA-0754, pp. 3-4 (La. 12/15/1995).",
     "4-40:US-10 locator=3-4 1995 number=95-CA-0754 authority=La."},
    {"2009 1359R (La.App. 1 Cir. 05/10/10)",
     "0-36:US-10 2010 number=2009 1359R authority=La.App. 1 Cir."},
    {"Our Lady of the Lake v. Vanner, 95-0754 (La. 12/15/95)",
     "0-54:US-10 title=Our Lady of the Lake v. Vanner 1995 number=95-0754 "
     "authority=La."},
    {"Doe, 95-0754 (La. 13/15/95)", ""},
    {"Doe, 95-0754 (La. 1/15/93", ""},
    /* papers of a case (10.8.3), the step that a date is of (10.8.1) */
    {"Order at 1, Doe v. Roe, No. 12-cv-345 (S.D.N.Y. Mar. 3, 2012)",
     "0-61:US-8 title=Doe v. Roe locator=1 2012 number=12-cv-345 "
     "authority=S.D.N.Y."},
    {"See Brief for Appellant at 17-18, Doe v. Roe, No. 12-345 (2d Cir. filed "
     "Jan. 3, 2013)",
     "4-85:US-8 title=Doe v. Roe locator=17-18 2013 number=12-345 "
     "authority=2d Cir."},
    {"Tr. of Oral Argument at 5:3-7, Roe v. Doe, 1 F.3d 1 (2d Cir. 1999)",
     "0-66:US-1 title=Roe v. Doe volume=1 container-title=F.3d page=1 "
     "locator=5:3-7 1999 authority=2d Cir."},
    {"Nobelman at 332, Doe v. Roe, No. 12-345 (2d Cir. 2013)",
     "17-54:US-8 title=Doe v. Roe 2013 number=12-345 authority=2d Cir."},
    {"Complaint \xC2\xB6 12, Doe v. Roe, No. 12-345 (2d Cir. 2013)",
     "0-54:US-8 title=Doe v. Roe locator=\xC2\xB6 12 2013 number=12-345 "
     "authority=2d Cir."},
    /* a matter inside a bankruptcy (10.2.1(a)) */
    {"Bowman v. Bond (In re Bowman), 253 B.R. 233 (8th Cir. BAP 2000)",
     "0-63:US-1 title=Bowman v. Bond (In re Bowman) volume=253 "
     "container-title=B.R. page=233 2000 authority=8th Cir. BAP"},
    {"Doe v. Roe, No. 99 Civ. 9404 (SHS), 2000 U.S. Dist. LEXIS 12335",
     "0-63:US-1 title=Doe v. Roe volume=2000 container-title=U.S. Dist. LEXIS "
     "page=12335 number=99 Civ. 9404 (SHS)"},
    /* pages by court (T1.3, Florida); session laws by page (Delaware) */
    {"20 Fla. L. Weekly D2629",
     "0-23:US-2 volume=20 container-title=Fla. L. Weekly page=D2629"},
    {"25 Del. Laws 1", "0-14:US-5 volume=25 container-title=Del. Laws page=1"},
    {"Twombly, 550 U. S., at 554-555. ... entry,\xE2\x80\x99 \xE2\x80\x9D "
     "id., at 551, because",
     "0-30:US-4 title=Twombly volume=550 container-title=U. S. "
     "locator=554-555; 50-61:SHORT-1 locator=551"},
    /* the number of a section is no year */
    {"See \xC2\xA7 1985(3)", "4-14:OTHER-1 locator=\xC2\xA7 1985(3)"},
    /* "Id." is whole before another case */
    {"1 U.S. 1. Id. 2 U.S. 2. Id.",
     "0-8:US-2 volume=1 container-title=U.S. page=1 authority=Supreme Court of "
     "the United States; 10-12:SHORT-1; 14-22:US-2 volume=2 "
     "container-title=U.S. page=2 authority=Supreme Court of the United "
     "States; 24-26:SHORT-1"},
    {"State v. Roe, 2001 UT App 1, \xC2\xB6\xC2\xB6 3-4, 5 P.3d 7",
     "0-47:US-1 title=State v. Roe volume=2001 container-title=UT App page=1 "
     "locator=3-4 authority=Utah Ct. App. | 5 P.3d 7"},
    /* Louisiana */
    {"Doe v. Roe, 93-2345, pp. 7-8 (La. 7/15/94); 650 So. 2d 500, 504",
     "0-63:US-10 title=Doe v. Roe volume=650 container-title=So. 2d page=500 "
     "locator=504 1994 number=93-2345 authority=La."},
    {"Doe v. Roe, 2003-C-0888 (La. App. 1 Cir. 2/13/04), 867 So. 2d 1",
     "0-63:US-10 title=Doe v. Roe volume=867 container-title=So. 2d page=1 "
     "2004 number=2003-C-0888 authority=La. App. 1 Cir."},
    {"pp. 12-345 (La. 7/15/94 and more)", "0-33:OTHER-1 locator=pp. 12-345"},
    /* short forms inside sentences (Bluebook 10.9, B10.2) */
    {"as before Asdf, supra, the Court said", "10-21:SHORT-3"},
    {"implied by \xE2\x80\x9Cit,\xE2\x80\x9D Hartman, supra, at 257, the "
     "defense",
     "21-43:SHORT-3 locator=257"},
    {"See supra.", "4-9:SHORT-3"},
    {"It was \xE2\x80\x9Cso,\xE2\x80\x9D id., at 551, because he said it",
     "17-28:SHORT-1 locator=551"},
    {"We said so. Ibid. The rest is ours", "12-17:SHORT-1"},
    {"Bae v. Shalala, 44 F.3d 489 (1995). In Bae, the court held it.",
     "0-34:US-1 title=Bae v. Shalala volume=44 container-title=F.3d page=489 "
     "1995; 39-42:SHORT-13 title=Bae"},
    {"Bae v. Shalala, 44 F.3d 489 (1995). The Bae decision stands.",
     "0-34:US-1 title=Bae v. Shalala volume=44 container-title=F.3d page=489 "
     "1995; 40-43:SHORT-13 title=Bae"},
    {"Bae v. Shalala, 44 F.3d 489 (1995). Bae\xE2\x80\x99s argument, and Mr. "
     "Bae.",
     "0-34:US-1 title=Bae v. Shalala volume=44 container-title=F.3d page=489 "
     "1995"},
    {"Doe v. State, 44 F.3d 489 (1995). In State, the court held it.",
     "0-32:US-1 title=Doe v. State volume=44 container-title=F.3d page=489 "
     "1995"},
    {"Arlo Const. Co. v. Roe, 44 F.3d 489 (1995). The holding of Arlo is so.",
     "0-42:US-1 title=Arlo Const. Co. v. Roe volume=44 container-title=F.3d "
     "page=489 1995; 59-63:SHORT-13 title=Arlo"},
};

static void add(char *out, size_t room, const char *form, ...)
{
    size_t len = strlen(out);
    va_list args;

    va_start(args, form);
    vsnprintf(out + len, room - len, form, args);
    va_end(args);
}

static void show_one(char *out, size_t room, const ibid_citation *c)
{
    static const ibid_field_name shown[] = {
        IBID_FIELD_TITLE,           IBID_FIELD_VOLUME,
        IBID_FIELD_CONTAINER_TITLE, IBID_FIELD_PAGE,
        IBID_FIELD_LOCATOR,         IBID_FIELD_ISSUED,
        IBID_FIELD_SECTION,         IBID_FIELD_CHAPTER_NUMBER,
        IBID_FIELD_NUMBER,          IBID_FIELD_AUTHORITY,
        IBID_FIELD_WEIGHT,          IBID_FIELD_HISTORY};

    add(out, room, "%u-%u:%s", c->span.start, c->span.end, c->rule);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        const ibid_field *f = ibid_citation_field(c, shown[i]);

        if (f && f->date.from.year)
            add(out, room, " %d", f->date.from.year);
        else if (f)
            add(out, room, " %s=%.*s", ibid_field_word(f->name),
                (int)f->text.len, f->text.at);
    }
    for (uint32_t i = 0; i < c->parallel_count; i++) {
        const ibid_parallel *p = &c->parallel[i];

        add(out, room, " | %.*s %.*s %.*s", (int)p->volume.len, p->volume.at,
            (int)p->container_title.len, p->container_title.at,
            (int)p->page.len, p->page.at);
    }
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ib_arena arena, scratch;
        ibid_citations found;
        char out[1024] = "";

        ib_arena_init(&arena, NULL, 0, NULL);
        ib_arena_init(&scratch, NULL, 0, NULL);
        assert_int_equal(
            ib_cite_read(&found, &arena, &scratch, ib_str_of(rows[i].text)),
            IBID_OK);
        for (size_t k = 0; k < found.count; k++) {
            if (k)
                add(out, sizeof out, "; ");
            show_one(out, sizeof out, &found.item[k]);
        }
        assert_string_equal(out, rows[i].want);
        ib_arena_free(&scratch);
        ib_arena_free(&arena);
    }
}

/* Every beginning of every row is read without harm, in notes and in text. */
static void test_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t len = 0; len <= strlen(rows[i].text); len++) {
            const ibid_str text = {rows[i].text, (uint32_t)len};
            ib_arena arena, scratch;
            ibid_citations found;
            ib_list drafts;
            uint32_t at = 0;

            ib_arena_init(&arena, NULL, 0, NULL);
            ib_arena_init(&scratch, NULL, 0, NULL);
            assert_int_equal(ib_cite_read(&found, &arena, &scratch, text),
                             IBID_OK);
            for (size_t k = 0; k < found.count; k++)
                assert_true(found.item[k].span.end <= len);
            drafts = ib_list_of(&arena, ib_draft);
            assert_int_equal(ib_running_read(&drafts, text, &at, text.len),
                             IBID_OK);
            ib_arena_free(&scratch);
            ib_arena_free(&arena);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows),
                                       cmocka_unit_test(test_cut)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
