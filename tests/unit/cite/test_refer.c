/* test_refer.c - to what short forms lead, by the notes of small documents.
 *
 * A case is the notes, one a line, numbered through.  Shown is, of each short
 * form and each work cited again, "note=note of the work"; "a|b" are
 * candidates, "-" is nothing.  A line that begins with '^' belongs to the text.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "ibid/doc.h"

typedef struct row {
    const char *says, *notes, *want, *because;
} row;

typedef struct page {
    char text[16384];
    size_t len;
} page;

static void put(page *p, const char *form, ...)
{
    va_list args;

    va_start(args, form);
    p->len += (size_t)vsnprintf(p->text + p->len, sizeof p->text - p->len, form,
                                args);
    va_end(args);
    assert_true(p->len < sizeof p->text);
}

static void put_mark(page *p, unsigned n)
{
    static const char *const digit[] = {"⁰", "¹", "²", "³", "⁴",
                                        "⁵", "⁶", "⁷", "⁸", "⁹"};

    if (n > 9)
        put(p, "%s", digit[n / 10]);
    put(p, "%s", digit[n % 10]);
}

/* A document with these notes, each called by a sentence. */
static void make(page *p, const char *notes)
{
    unsigned n = 0;

    *p = (page){.len = 0};
    put(p, "On ships\n\n");
    for (const char *c = notes; *c; c = strchr(c, '\n') + 1) {
        if (*c == '^') {
            put(p, "%.*s ", (int)(strchr(c, '\n') - c - 1), c + 1);
        } else {
            put(p, "Statement %u of this document rests on the note to it.",
                ++n);
            put_mark(p, n);
            put(p, " ");
        }
    }
    put(p, "\n\n");
    n = 0;
    for (const char *c = notes; *c; c = strchr(c, '\n') + 1) {
        if (*c != '^')
            put(p, "%u %.*s\n", ++n, (int)(strchr(c, '\n') - c), c);
    }
}

static unsigned note_of(ibid_doc *doc, const ibid_citation *c)
{
    const ibid_notes notes = ibid_doc_notes(doc);

    return c->note < notes.count ? notes.item[c->note].number : 0;
}

static void show(page *out, ibid_doc *doc)
{
    const ibid_citations all = ibid_doc_citations(doc);

    *out = (page){.len = 0};
    for (size_t i = 0; i < all.count; i++) {
        const ibid_citation *c = &all.item[i];

        if (c->kind != IBID_CITE_SHORT && c->refers_to == IBID_NONE)
            continue;
        put(out, "%s%u=", out->len ? " " : "", note_of(doc, c));
        for (uint32_t k = 0; k < c->candidate_count; k++)
            put(out, "%s%u", k ? "|" : "",
                note_of(doc, &all.item[c->candidate[k]]));
        if (c->refers_to != IBID_NONE)
            put(out, "%u", note_of(doc, &all.item[c->refers_to]));
        else if (!c->candidate_count)
            put(out, "-");
    }
}

static bool gives(ibid_doc *doc, const char *because)
{
    const ibid_citations all = ibid_doc_citations(doc);

    for (size_t i = 0; i < all.count; i++) {
        if (all.item[i].because && strstr(all.item[i].because, because))
            return true;
    }
    return false;
}

static void check(const row *rows, size_t count)
{
    static page text, out;

    for (size_t i = 0; i < count; i++) {
        ibid_doc *doc;

        make(&text, rows[i].notes);
        assert_int_equal(ibid_doc_open(&doc, text.text, text.len, NULL, NULL),
                         IBID_OK);
        show(&out, doc);
        if (strcmp(out.text, rows[i].want) != 0 ||
            (rows[i].because && !gives(doc, rows[i].because)))
            print_error("%s\n%s", rows[i].says, text.text);
        assert_string_equal(out.text, rows[i].want);
        if (rows[i].because)
            assert_true(gives(doc, rows[i].because));
        ibid_doc_close(doc);
    }
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

#define BERG "Anna Berg, Ships and Men (Oslo, Fjord Press, 1998), p. 3.\n"
#define DAHL "Bo Dahl, ‘On Oars’ (1994) 28 Sociology 379, 381.\n"
#define BOTH                                                     \
    "Anna Berg, Ships and Men (Oslo, Fjord Press, 1998), p. 3; " \
    "Bo Dahl, ‘On Oars’ (1994) 28 Sociology 379, 381.\n"

/* The rules that keep ibid. from drifting. */
static void test_drift(void **state)
{
    static const row rows[] = {
        {"the work of the note before", BERG "Ibid., p. 5.\n", "2=1",
         "only work of the note before"},
        {"a chain", BERG "Ibid., p. 5.\nIbid.\nIbid., p. 9.\n", "2=1 3=1 4=1",
         NULL},
        {"after two works there are candidates", BOTH "Ibid., p. 5.\n", "2=1|1",
         "several works"},
        {"and ibid. after an ambiguous one is as ambiguous",
         BOTH "Ibid., p. 5.\nIbid.\n", "2=1|1 3=1|1", NULL},
        {"(1) an unread citation holds its place",
         BERG "Zzyq xx, qqr 1911, p. 3.\nIbid., p. 5.\n", "3=2", NULL},
        {"(1) one that leads nowhere parts the chain",
         BERG "Foss, op. cit., p. 3.\nIbid., p. 5.\n", "2=- 3=-",
         "leads nowhere itself"},
        {"(2) what a case quotes is no antecedent",
         "Doe v. Roe, 12 F.3d 34, 36 (11th Cir. 1996) (quoting Foo v. Bar, 1 "
         "F.2d 5 (9th Cir. 1990)).\nId. at 37.\n",
         "2=1", "only work of the note before"},
        {"(3) a remark parts the chain",
         BERG "Emphasis added by the author of this text.\nIbid., p. 5.\n",
         "3=-", "the note before has no citation"},
        {"(5) a lost bracket",
         "Anna Berg, Ships and Men (Oslo, Fjord Press, "
         "1998, p. 3.\n" DAHL "Ibid., p. 380.\n",
         "3=2", NULL},
        {"in the same note it is the citation before",
         DAHL "Anna Berg, Ships and Men (Oslo, Fjord Press, 1998), p. 3; "
              "ibid., p. 5.\n",
         "2=2", "the citation before it"},
        {"ibid. and more in one note",
         DAHL "Ibid. See also Anna Berg, Ships and Men (Oslo, Fjord Press, "
              "1998), p. 3.\nIbid. Bo Dahl, Sails and Men (Oslo, Fjord Press, "
              "1999), p. 3.\n",
         "2=1 3=1|2", NULL},
        {"nothing before", "Ibid., p. 3.\n", "1=-", "nothing before it"},
        {"id. before the first page of the case",
         "Doe v. Roe, 12 F.3d 34, 36 (11th Cir. 1996).\nId. at 3.\n", "2=-",
         "before the first page"},
        {"id. far past it",
         "Doe v. Roe, 12 F.3d 34, 36 (11th Cir. 1996).\nId. at 1200.\n", "2=-",
         "far past the first page"},
    };

    (void)state;
    CHECK(rows);
}

/* (4) Ibid. at the head of a page means the note before; (6) in a text without
 * notes, the citation before it. */
static void test_places(void **state)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"The ships were many (A/60/1). They sailed (ibid.). They sank. Ibid.",
         "0=0 0=0"},
        {"In Doe v. Roe, 12 F.3d 34, 36 (11th Cir. 1996), it was so. As Roe at "
         "37 has it, and Doe, supra, at 38, the ships sailed. It lay in Oslo "
         "at 12.",
         "0=0 0=0"},
        {"The first page has a statement.¹\n\n1 Anna Berg, Ships and Men "
         "(Oslo, "
         "Fjord Press, 1998), p. 3.\n\fThe second page has another statement "
         "of its own.²\n\n2 Ibid., p. 5.\n",
         "2=1"},
    };
    static page out;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ibid_doc *doc;

        assert_int_equal(
            ibid_doc_open(&doc, rows[i].text, strlen(rows[i].text), NULL, NULL),
            IBID_OK);
        show(&out, doc);
        assert_string_equal(out.text, rows[i].want);
        ibid_doc_close(doc);
    }
}

/* By the number of a note. */
static void test_note_numbers(void **state)
{
    static const row rows[] = {
        {"the number, and the name", BERG DAHL "Berg, supra note 1, at 12.\n",
         "3=1", "the note named, and the name"},
        {"OSCOLA", BERG DAHL "Berg (n 1) 12.\n", "3=1", NULL},
        {"AGLC", BERG DAHL "Berg, above n 1, 12.\n", "3=1", NULL},
        {"English", BERG DAHL "Berg, note 1 above, p. 12.\n", "3=1", NULL},
        {"German", BERG DAHL "Berg (Fn. 1), S. 12.\nBerg, wie Anm. 1, S. 3.\n",
         "3=1 4=1", NULL},
        {"French", BERG DAHL "Berg, op. cit., note 1, p. 12.\n", "3=1", NULL},
        {"the name tells which of two", BOTH DAHL "Dahl (n 1) 380.\n",
         "2=1 3=1", NULL},
        {"without a name two are candidates", BOTH "Supra note 1, at 12.\n",
         "2=1|1", "the note named has several works"},
        {"another number than that of the name: the name counts",
         BERG DAHL "Berg, supra note 2, at 12.\n", "3=1",
         "the note named does not have this name"},
        {"neither the number nor the name", BERG DAHL "Foss (n 1) 12.\n", "3=-",
         "does not have this name, nor has another"},
        {"no such note", BERG "Supra note 9, at 12.\n", "2=-",
         "no note of that number"},
        {"infra looks forward", "Berg, infra note 2, at 5.\n" BERG, "1=2",
         NULL},
        {"a short form of a short form", BERG "Berg (n 1) 5.\nBerg (n 2) 6.\n",
         "2=1 3=1", NULL},
    };

    (void)state;
    CHECK(rows);
}

/* By name, title, case or defined name. */
static void test_names(void **state)
{
    static const row rows[] = {
        {"op. cit.", BERG DAHL "Berg, op. cit., p. 12.\n", "3=1",
         "the only earlier work of that name"},
        {"name and short title", BERG DAHL "Berg, Ships, p. 12.\n", "3=1",
         NULL},
        {"a name alone", BERG DAHL "Berg.\n", "3=1",
         "words are those of one earlier citation"},
        {"a title alone", BERG DAHL "‘On Oars’.\n", "3=2", NULL},
        {"capitals and accents",
         "René Müller, Die Schifffahrt (Wien, Facultas, "
         "1998), S. 3.\n" DAHL "MULLER, op. cit., p. 12.\n",
         "3=1", NULL},
        {"two works of one name",
         BERG "Anna Berg, Boats (Oslo, Fjord Press, 2001), p. 3.\n" DAHL
              "Berg, op. cit., p. 12.\n",
         "4=2|1", "several earlier works of that name"},
        {"the title tells which",
         BERG "Anna Berg, Boats (Oslo, Fjord Press, 2001), p. 3.\n" DAHL
              "Berg, Ships, p. 12.\n",
         "4=1", NULL},
        {"the year tells which",
         BERG "Anna Berg, Boats (Oslo, Fjord Press, 2001), p. 3.\n" DAHL
              "Berg 2001, p. 12.\n",
         "4=2", NULL},
        {"names are never corrected", BERG DAHL "Borg, op. cit., p. 12.\n",
         "3=-", "no earlier citation has its name"},
        {"a party at a page",
         "Doe v. Roe, 12 F.3d 34, 36 (11th Cir. 1996).\n" DAHL
         "In Roe at 37 we see the same.\n",
         "3=1", NULL},
        {"no party, no case", BERG DAHL "In Berg at 37 we see the same.\n", "",
         NULL},
        {"a defined name",
         "United Nations, Report on Ships, A/60/1 (hereinafter “Ship "
         "Report”), para. 3.\n" DAHL "Ship Report, para. 12.\n",
         "3=1", "the name that an earlier citation gave it"},
        {"in brackets alone",
         "Anna Berg, Ships and Men (Oslo, Fjord Press, 1998) (the "
         "“Berg Survey”).\n" DAHL "Berg Survey, p. 12.\n",
         "3=1", "the name that an earlier citation gave it"},
        {"prose is no title", BERG "Ships were many in those days.\n", "",
         NULL},
    };

    (void)state;
    CHECK(rows);
}

/* The closed list, in the languages of the UN and German, and damaged. */
static void test_forms(void **state)
{
    static const char *const ibid[] = {
        "Ibidem, p. 5.", "Ibid. 5.",          "Idem, p. 5.",   "Id. at 5.",
        "Ebd., S. 5.",   "Ebenda, S. 5.",     "Ivi, p. 5.",    "Ibíd., p. 5.",
        "Там же. С. 5.", "المرجع نفسه، ص 5.", "同上，第5页。", "Lbid., p. 5.",
        "Ibld., p. 5.",  "1bid., p. 5.",      "Ihid., p. 5.",  "Ld., p. 5.",
        "Loc. cit.",     "Ders., S. 5.",
    };
    static const char *const opus[] = {
        "Berg, op. cit., p. 5.",   "Berg, op.cit., p. 5.",
        "Berg, loc. cit.",         "Berg, art. cit., p. 5.",
        "Berg, ouv. cité, p. 5.",  "Berg, art. cité, p. 5.",
        "Berg, précité, p. 5.",    "Berg, a.a.O., S. 5.",
        "Berg, a. a. O., S. 5.",   "Berg, aaO, S. 5.",
        "Berg, ob. cit., p. 5.",   "Berg, o. c., p. 5.",
        "Berg, cit., p. 5.",       "Berg, Ships cit., p. 5.",
        "Berg, указ. соч., с. 5.", "Berg, المرجع السابق، ص 5.",
        "Berg, 前引, 5.",          "Berg, op. cil., p. 5.",
        "Berg, op. dt., p. 5.",    "Berg, op. rit., p. 5.",
        "Berg, supra, at 5.",      "Berg, id., p. 5.",
    };
    char notes[512];

    (void)state;
    for (size_t i = 0; i < sizeof ibid / sizeof *ibid; i++) {
        const row one = {ibid[i], notes, "3=2", NULL};

        snprintf(notes, sizeof notes, "%s%s%s\n", DAHL, BERG, ibid[i]);
        check(&one, 1);
    }
    for (size_t i = 0; i < sizeof opus / sizeof *opus; i++) {
        const row one = {opus[i], notes, "3=1", NULL};

        snprintf(notes, sizeof notes, "%s%s%s\n", BERG, DAHL, opus[i]);
        check(&one, 1);
    }
}

/* What each style says of ibid. after a note with two works, and after a
 * remark; and how it is known. */
static void test_styles(void **state)
{
    static const row rows[] = {
        {"OSCOLA: all works of the note before",
         BOTH "Berg (n 1) 4.\nDahl (n 1) 380.\nibid 381.\nibid 382.\n" BOTH
              "ibid 5.\n",
         "2=1 3=1 4=1 5=1 6=1 6=1 7=1|1", "OSCOLA 1.2.1"},
        {"Chicago: never after two",
         "Anna Berg, “On Ships,” Sociology 28 (1994): 379.\n"
         "Bo Dahl, “On Oars,” Sociology 29 (1995): 12.\n"
         "Berg, “On Ships,” 380.\n"
         "Bo Dahl, “Sails and Men,” Sociology 30 (1996): 2; Eva Ek, “Tar and "
         "Rope,” Sociology 31 (1997): 4.\n"
         "Ibid., 5.\n",
         "3=1 5=4|4", "Chicago 14.34"},
        {"Bluebook",
         "Doe v. Roe, 12 F.3d 34, 36 (11th Cir. 1996).\n"
         "Id. at 37.\n"
         "Foo v. Bar, 1 F.2d 5 (9th Cir. 1990); Ek v. Alm, 3 F.2d 7 "
         "(9th Cir. 1991).\n"
         "Id. at 8.\n",
         "2=1 4=3|3", "Bluebook 4.1"},
        {"UN Editorial Manual",
         "A/60/1, para. 3.\nIbid., para. 4.\nA/60/2, para. "
         "3; A/60/3, para. 9.\nIbid., para. 5.\n",
         "2=1 4=3|3", "UN Editorial Manual"},
        {"AGLC",
         BERG DAHL "Ibid 380.\nBerg (n 1) 5.\nBerg, above n 1, "
                   "5.\n" BOTH "Ibid 5.\n",
         "3=2 4=1 5=1 6=1 6=2 7=1|2", "AGLC 1.4.3"},
        {"German practice looks past a remark",
         BERG "Ebd., S. 4.\nVgl. ebd., S. 5.\nHervorhebung durch den "
              "Verfasser dieses Textes.\nEbd., S. 7.\n",
         "2=1 3=1 5=1", "the note between only remarks"},
    };

    (void)state;
    CHECK(rows);
}

static void test_style_names(void **state)
{
    static const struct {
        const char *notes;
        ibid_note_style style;
    } rows[] = {
        {BERG DAHL, IBID_STYLE_UNKNOWN},
        {BERG "Ibid., p. 5.\n", IBID_STYLE_UNKNOWN},
        {BERG "Berg (n 1) 4.\nibid 5.\nibid 6.\n", IBID_STYLE_OSCOLA},
        {BERG "Berg (n 1) 4.\nIbid 5.\nIbid 6.\n", IBID_STYLE_AGLC},
        {BERG "Berg, supra note 1, at 4.\nId. at 5.\n", IBID_STYLE_BLUEBOOK},
        {"A/60/1, para. 3.\nIbid., para. 4.\nA/60/2, para. 3.\n",
         IBID_STYLE_UN},
        {BERG "Ebd., S. 4.\nDers., a. a. O., S. 5.\n", IBID_STYLE_GERMAN},
    };
    static page text;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ibid_doc *doc;
        ibid_citations all;

        make(&text, rows[i].notes);
        assert_int_equal(ibid_doc_open(&doc, text.text, text.len, NULL, NULL),
                         IBID_OK);
        all = ibid_doc_citations(doc);
        if (all.style != rows[i].style)
            print_error("%s", text.text);
        assert_string_equal(ibid_note_style_word(all.style),
                            ibid_note_style_word(rows[i].style));
        assert_int_equal(all.style_because != NULL,
                         all.style != IBID_STYLE_UNKNOWN);
        ibid_doc_close(doc);
    }
}

/* Two citations of one work are one work; other editions, volumes and works
 * are not. */
static void test_same(void **state)
{
    static const row rows[] = {
        {"the same book", BERG DAHL BERG, "3=1", "cited before"},
        {"the year of the text and that of the print",
         "Anna Berg, Ships and Men of the Sound, 1946 (as amended) (Oslo, "
         "Fjord Press, 1963), p. 3.\n" DAHL "Anna Berg, Ships and Men of the "
         "Sound, 1946, p. 7.\n",
         "3=1", "cited before"},
        {"an application number and the ECLI that has it",
         "Prince Hans-Adam II v. Germany [GC], no. 42527/98, 12 July "
         "2001.\n" DAHL "ECLI:CE:ECHR:2001:0712JUD004252798, § 45.\n"
         "ECLI:CE:ECHR:2001:0712JUD004252898, § 45.\n",
         "3=1", "cited before"},
        {"shortened", BERG DAHL "A. Berg, Ships (Oslo, Fjord Press, 1998).\n",
         "", NULL},
        {"its title shortened by a few words",
         "Anna Berg, Ships and Men of the Northern Seas (Oslo, Fjord Press, "
         "1998), p. 3.\n" DAHL
         "Anna Berg, Ships and Men of the Northern (Oslo, "
         "Fjord Press, 1998), p. 3.\n",
         "3=1", NULL},
        {"another year",
         BERG DAHL "Anna Berg, Ships and Men (Oslo, Fjord Press, "
                   "2004), p. 3.\n",
         "", NULL},
        {"another edition",
         "Anna Berg, Ships and Men (2nd edn, Fjord Press, 1998) 3.\n" DAHL
         "Anna Berg, Ships and Men (3rd edn, Fjord Press, 1998) 3.\n",
         "", NULL},
        {"another volume",
         "Anna Berg, Ships and Men, vol. 1 (Oslo, Fjord Press, 1998), p. "
         "3.\n" DAHL
         "Anna Berg, Ships and Men, vol. 2 (Oslo, Fjord Press, 1998), p. 3.\n",
         "", NULL},
        {"two books of one year",
         BERG "Anna Berg, Boats and Women (Oslo, Fjord "
              "Press, 1998), p. 3.\n",
         "", NULL},
        {"the same symbol", "A/60/1, para. 3.\n" DAHL "See A/60/1, para. 9.\n",
         "3=1", NULL},
        {"the same newspaper",
         "The Harbour Gazette, 3 May 1911.\n" DAHL
         "The Harbour Gazette, 3 May 1911.\n",
         "3=1", NULL},
        {"of another day",
         "The Harbour Gazette, 3 May 1911.\n" DAHL
         "The Harbour Gazette, 4 May 1911.\n",
         "", NULL},
        {"another symbol", "A/60/1, para. 3.\n" DAHL "See A/60/2, para. 9.\n",
         "", NULL},
        {"the same case",
         "Doe v. Roe, 12 F.3d 34, 36 (11th Cir. 1996).\n" DAHL
         "See Doe v. Roe, 12 F.3d 34, 40 (11th Cir. 1996).\n",
         "3=1", NULL},
    };

    (void)state;
    CHECK(rows);
}

/* "Ders." before a title is the author before, of another work. */
static void test_same_author(void **state)
{
    static page text;
    ibid_doc *doc;
    ibid_citations all;
    const ibid_field *author;

    (void)state;
    make(&text, BERG "Ders., Das andere Buch (Wien, Facultas, 1999), S. 5.\n"
                     "Ebd., S. 6.\n");
    assert_int_equal(ibid_doc_open(&doc, text.text, text.len, NULL, NULL),
                     IBID_OK);
    all = ibid_doc_citations(doc);
    assert_int_equal(all.count, 3);
    assert_int_equal(all.item[1].kind, IBID_CITE_BOOK);
    assert_string_equal(all.item[1].short_form, "same-author");
    author = ibid_citation_field(&all.item[1], IBID_FIELD_AUTHOR);
    assert_non_null(author);
    assert_int_equal(author->span.end, 0);
    assert_memory_equal(author->person[0].family.at, "Berg", 4);
    assert_int_equal(all.item[2].refers_to, 1);
    ibid_doc_close(doc);
}

/* (Smith 1998, 12) and the list of references. */
static void test_listed(void **state)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"# On ships\n\nThe ships were many (Smith 1998, 12; Brown and Ek "
         "2001: "
         "4). Brown and Ek (2001, p. 7) say so; see also Hamlet (1601) and "
         "Beijing (1995).\n\n"
         "## References\n\n"
         "Brown, A. and Ek, B. 2001. Boats and Men. Oslo: Fjord Press.\n\n"
         "Smith, John. 1998. Ships and Men. Oslo: Fjord Press.\n",
         "Smith 1998, 12->Smith; Brown and Ek 2001: 4->Brown; "
         "Brown and Ek (2001, p. 7)->Brown; "},
        {"# On ships\n\nThey were many, as others say [3, p. 4], but not "
         "[9] or a[1].\n\n## References\n\n"
         "[2] A. Brown, Boats and Men, Oslo: Fjord Press, 2001.\n\n"
         "[3] B. Dahl, “On Oars”, Sociology 28 (2010), 379–91.\n",
         "[3, p. 4]->B. Da; "},
        {"# On ships\n\nThe harbour froze (Berg 1998, 2001) and thawed (Dahl "
         "2003, 2004; Ek 1998, 12). So Berg (1998, 2001).\n\n"
         "## References\n\n"
         "Berg, Anna. Ships and Men. Oslo: Fjord Press, 1998.\n\n"
         "———. Oars and Men. Oslo: Fjord Press, 2001.\n\n"
         "Dahl, Bo. Sails. Oslo: Fjord Press, 2003.\n\n"
         "---. Masts. Oslo: Fjord Press, 2004.\n",
         "Berg 1998->Berg,; 2001->———. ; Dahl 2003->Dahl,; 2004->---. ; "
         "Ek 1998, 12->-; Berg (1998->Berg,; 2001->———. ; "},
        {"In May (1998) and at Paris (1789), in the Treaty of Versailles "
         "(1919), on (Easter 1916), (May 1998) and (Paris 1789).",
         ""},
        {"They say so (Smith 1998, 12) and (Dahl et al. 2001).",
         "Smith 1998, 12->-; Dahl et al. 2001->-; "},
        {"The model says so【3†source】 and [Smith, p. 4] too; not [see] or "
         "[3].",
         "【3†source】->-; [Smith, p. 4]->-; "},
    };
    static page out;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ibid_str text = ib_str_of(rows[i].text);
        ibid_doc *doc;
        ibid_citations all;

        out = (page){.len = 0};
        assert_int_equal(ibid_doc_open(&doc, text.at, text.len, NULL, NULL),
                         IBID_OK);
        all = ibid_doc_citations(doc);
        for (size_t k = 0; k < all.count; k++) {
            const ibid_citation *c = &all.item[k];

            if (c->kind != IBID_CITE_SHORT)
                continue;
            put(&out, "%.*s->%.*s; ", (int)(c->span.end - c->span.start),
                text.at + c->span.start,
                c->refers_to != IBID_NONE &&
                        text.at[all.item[c->refers_to].span.start] < 0
                    ? 11
                    : 5,
                c->refers_to == IBID_NONE
                    ? "-"
                    : text.at + all.item[c->refers_to].span.start);
        }
        assert_string_equal(out.text, rows[i].want);
        ibid_doc_close(doc);
    }
}

/* 10,000 short forms of each sort in a chain, and 10,000 works of one name: the
 * answer is the same as for three, and the time is linear. */
static void test_hostile(void **state)
{
    static const char *const many[] = {
        "Ibid. ",
        "Berg, op. cit.; ",
        "Berg (n 1) 5; ",
        "Foo at 62; ",
        "(Berg 1998, 12) ",
        "[3] ",
        "(hereinafter “",
        "Id. at 5. ",
        "Berg, Ships and Men (Oslo, Fjord, 1998); ",
        "supra note ",
        "【3†",
        "(quoting ",
        "Berg and ",
    };
    enum { TIMES = 10000 };

    (void)state;
    for (size_t i = 0; i < sizeof many / sizeof *many; i++) {
        const size_t len = strlen(many[i]);
        const size_t room = sizeof BERG + len * TIMES + 64;
        char *text = malloc(room);
        size_t at;
        ibid_doc *doc;

        assert_non_null(text);
        at = (size_t)snprintf(text, room, "A statement.¹\n\n1 %.57s ", BERG);
        for (int k = 0; k < TIMES; k++, at += len)
            memcpy(text + at, many[i], len);
        assert_int_equal(ibid_doc_open(&doc, text, at, NULL, NULL), IBID_OK);
        for (size_t k = 0; k < ibid_doc_citations(doc).count; k++) {
            const ibid_citation *c = &ibid_doc_citations(doc).item[k];

            assert_true(c->span.end <= at);
            assert_true(c->refers_to == IBID_NONE ||
                        c->refers_to < ibid_doc_citations(doc).count);
        }
        ibid_doc_close(doc);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drift),        cmocka_unit_test(test_places),
        cmocka_unit_test(test_note_numbers), cmocka_unit_test(test_names),
        cmocka_unit_test(test_forms),        cmocka_unit_test(test_styles),
        cmocka_unit_test(test_style_names),  cmocka_unit_test(test_same),
        cmocka_unit_test(test_same_author),  cmocka_unit_test(test_listed),
        cmocka_unit_test(test_hostile),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
