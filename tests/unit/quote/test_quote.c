/* test_quote.c - quotations of short texts: marks, kinds, speakers, edits. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ibid/ibid.h"

typedef struct sample {
    const char *text;
    const char *expected;
} sample;

/* What include/ibid/quotation.h promises. */
static void assert_promises(const ibid_doc *doc)
{
    const ibid_str text = ibid_doc_text(doc);
    const ibid_quotations all = ibid_doc_quotations(doc);

    for (size_t i = 0; i < all.count; i++) {
        const ibid_quotation *q = &all.item[i];
        uint32_t end = q->span.start;

        assert_true(q->span.start < q->span.end && q->span.end <= text.len);
        assert_true(i == 0 || all.item[i - 1].span.start <= q->span.start);
        assert_true(q->parent == IBID_NONE || q->parent < i);
        assert_true(q->part_count > 0);
        for (uint32_t k = 0; k < q->part_count; k++) {
            assert_true(q->part[k].start >= end);
            assert_true(q->part[k].start < q->part[k].end);
            end = q->part[k].end;
        }
        assert_true(end <= q->span.end);
        assert_true(q->speaker.end <= text.len);
        assert_true(q->note == IBID_NONE ||
                    q->note < ibid_doc_notes(doc).count);
    }
}

static ibid_doc *open_text(const char *text)
{
    ibid_doc *doc;

    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    assert_promises(doc);
    return doc;
}

static void add(char *out, size_t size, const char *form, const char *word,
                ibid_str text, ibid_span span)
{
    const size_t len = strlen(out);

    snprintf(out + len, size - len, form, len ? " " : "", word,
             (int)(span.end - span.start), text.at + span.start);
}

/* "inline[words] nested[words]", line breaks as they stand. */
static void write_kinds(char *out, size_t size, const ibid_doc *doc)
{
    const ibid_quotations all = ibid_doc_quotations(doc);

    out[0] = 0;
    for (size_t i = 0; i < all.count; i++)
        add(out, size, "%s%s[%.*s]", ibid_quotation_kind_word(all.item[i].kind),
            ibid_doc_text(doc), all.item[i].span);
}

static void write_speakers(char *out, size_t size, const ibid_doc *doc)
{
    const ibid_quotations all = ibid_doc_quotations(doc);

    out[0] = 0;
    for (size_t i = 0; i < all.count; i++)
        if (all.item[i].kind != IBID_QUOTE_TITLE &&
            all.item[i].kind != IBID_QUOTE_TERM)
            add(out, size, "%s%s[%.*s]", "", ibid_doc_text(doc),
                all.item[i].speaker);
}

static void write_declared(char *out, size_t size, const ibid_doc *doc)
{
    const ibid_quotations all = ibid_doc_quotations(doc);

    out[0] = 0;
    for (size_t i = 0; i < all.count; i++)
        for (uint32_t k = 0; k < all.item[i].declared_count; k++)
            add(out, size, "%s%s:%.*s",
                ibid_declared_kind_word(all.item[i].declared[k].kind),
                ibid_doc_text(doc), all.item[i].declared[k].span);
}

static void check(const sample *samples, size_t count,
                  void (*write)(char *, size_t, const ibid_doc *))
{
    int wrong = 0;

    for (size_t i = 0; i < count; i++) {
        char found[2000];
        ibid_doc *doc = open_text(samples[i].text);

        write(found, sizeof found, doc);
        if (strcmp(found, samples[i].expected) != 0) {
            print_message("%s\n  expected %s\n  found    %s\n", samples[i].text,
                          samples[i].expected, found);
            wrong++;
        }
        ibid_doc_close(doc);
    }
    assert_int_equal(wrong, 0);
}

static void test_marks(void **state)
{
    static const sample samples[] = {
        {"", ""},
        {"No marks at all.", ""},
        {"He said “the quay is closed to all ships”.",
         "inline[the quay is closed to all ships]"},
        {"She said \"the quay is closed to all\" and left.",
         "inline[the quay is closed to all]"},
        {"She wrote: ‘the quay is closed to all’.",
         "inline[the quay is closed to all]"},
        {"She wrote ``the quay is closed to all'' in May.",
         "inline[the quay is closed to all]"},
        {"She wrote << the quay is closed to all >> in May.",
         "inline[the quay is closed to all]"},
        {"Elle écrit : « le quai est fermé à tous ».",
         "inline[le quai est fermé à tous]"},
        {"Sie schrieb: „Der Kai ist für alle gesperrt“.",
         "inline[Der Kai ist für alle gesperrt]"},
        {"Sie schrieb: ‚Der Kai ist für alle gesperrt‘.",
         "inline[Der Kai ist für alle gesperrt]"},
        {"Sie schrieb: »Der Kai ist für alle gesperrt«.",
         "inline[Der Kai ist für alle gesperrt]"},
        {"Sie schrieb: ,,Der Kai ist für alle gesperrt''.",
         "inline[Der Kai ist für alle gesperrt]"},
        {"Hon skrev: ”kajen är stängd för alla”.",
         "inline[kajen är stängd för alla]"},
        {"Napisał: „nabrzeże jest dziś zamknięte”.",
         "inline[nabrzeże jest dziś zamknięte]"},
        {"Он писал: «набережная закрыта для „всех судов“ порта».",
         "inline[набережная закрыта для „всех судов“ порта] "
         "nested[всех судов]"},
        {"彼は「岸壁は今日から閉鎖される」と言った。",
         "inline[岸壁は今日から閉鎖される]"},
        {"Le rapporteur écrivait : « La digue fut\n« bâtie sans plan, et les\n"
         "« ouvriers jamais payés. »",
         "inline[La digue fut\n« bâtie sans plan, et les\n"
         "« ouvriers jamais payés.]"},
        {"Il dit : « le mot\n« quai » est vieux ».",
         "inline[le mot\n« quai » est vieux] nested[quai]"},
        {"见《港口志》第三卷。", "title[港口志]"},
        /* nesting */
        {"He said “the word ‘quay’ is an old one”.",
         "inline[the word ‘quay’ is an old one] nested[quay]"},
        {"\"He called it \"quite final\" twice,\" she said.",
         "inline[He called it \"quite final\" twice,] nested[quite final]"},
        /* apostrophes, inches */
        {"He said ‘the pilots’ wages weren’t paid’.",
         "inline[the pilots’ wages weren’t paid]"},
        {"'Tis said that O'Brien's dogs' tails don't wag.", ""},
        {"She said 'it isn't the pilots' fault, 'tis ours'.",
         "inline[it isn't the pilots' fault, 'tis ours]"},
        {"A board of 6\" by 8\", and a pole of 9' 2\".", ""},
        {"He said \"a board 6\" wide will not do here\".",
         "inline[a board 6\" wide will not do here]"},
        {"It closed in the ’90s, as rock ’n’ roll did.", ""},
        /* OCR: the wrong glyph; a mark lost */
        {"The case of “Marlow v. Quay Board“ was said to be lost.",
         "term[Marlow v. Quay Board]"},
        {"use.\" The Board met again.", ""},
        {"She said “the quay is closed to all. The Board met.",
         "inline[the quay is closed to all. The Board met.]"},
        {"He told “her about “the quay of the town” at noon.",
         "inline[the quay of the town]"},
        {"25-05275* i 280425 Please ree eed TONY OW “ey io jl", ""},
        /* several paragraphs, lines */
        {"The keeper of the light wrote to the Board on the\n"
         "same day, and this is what he said in his letter:\n\n"
         "“The quay was closed to all ships of the line on\n"
         "that night, and no pilot left the harbour.\n\n"
         "“It was opened again on the next day, when the sea\n"
         "had gone down.”\n\n"
         "The Board did not answer the keeper in that year,\n"
         "nor in the next one.",
         "inline[The quay was closed to all ships of the line on\n"
         "that night, and no pilot left the harbour.\n\n"
         "“It was opened again on the next day, when the sea\n"
         "had gone down.]"},
        {"The Act reads as follows:\n\n"
         "“The Board shall keep two tugs.\n\n"
         "## Part 2. Pilots\n\n"
         "No pilot shall leave the harbour.”\n\n"
         "The Act was repealed.",
         "inline[The Board shall keep two tugs.\n\n"
         "## Part 2. Pilots\n\n"
         "No pilot shall leave the harbour.]"},
        {"The Board met.¹\n\n"
         "¹ See the rule of the port, which says:\n"
         "“The quay is open by day. The rest is as follows:\n"
         "“(a) no lamp is lit;\n"
         "“(b) no pilot leaves.”\n",
         "inline[The quay is open by day. The rest is as follows:\n"
         "“(a) no lamp is lit;\n"
         "“(b) no pilot leaves.]"},
        {"She wrote “the quay\nis closed” in May.",
         "inline[the quay\nis closed]"},
        {"She said “the quay is closed\n\n# The second part\n\nwe met” there.",
         "inline[the quay is closed]"},
    };

    (void)state;
    check(samples, sizeof samples / sizeof samples[0], write_kinds);
}

static void test_kinds(void **state)
{
    static const sample samples[] = {
        {"In an article entitled “The face of the sea” she said no.",
         "title[The face of the sea]"},
        {"The “Open Harbours” programme began in May.", "title[Open Harbours]"},
        {"The Harbour Board (the “Board”) met.", "term[Board]"},
        {"They saw to it by the so-called “quay rules”.", "term[quay rules]"},
        {"The “heroes” of the quay were paid.", "term[heroes]"},
        {"The union “Pilots Forever” met.", "term[Pilots Forever]"},
        {"\"No,\" said Alice.", "inline[No,]"},
        {"She called for recognition of the “closing of the quay by night” as "
         "a “grave wrong” and a “breach of faith”.",
         "inline[closing of the quay by night] inline[grave wrong] "
         "inline[breach of faith]"},
        {"He said “[the] quay” was shut.", "inline[[the] quay]"},
        {"The slogan “Open the Quay” was heard.", "inline[Open the Quay]"},
        {"They sat in a film called “The Long Night of the Quay”.",
         "title[The Long Night of the Quay]"},
        {"The Act (hereinafter referred to as “the Quay Act”) is old.",
         "term[the Quay Act]"},
        {"‘The critics’, she wrote, ‘have not read it at all.’",
         "inline[The critics] inline[have not read it at all.]"},
        /* scripts without capitals, or without blanks */
        {"قال الوزير: «الرصيف مغلق أمام جميع السفن».",
         "inline[الرصيف مغلق أمام جميع السفن]"},
        {"部长说：“码头对所有船只关闭，直到另行通知。”",
         "inline[码头对所有船只关闭，直到另行通知。]"},
        {"所谓「改革」并不存在。", "term[改革]"},
        {"«Набережная закрыта для всех», — сказал министр.",
         "inline[Набережная закрыта для всех]"},
    };

    (void)state;
    check(samples, sizeof samples / sizeof samples[0], write_kinds);
}

static void test_speakers(void **state)
{
    static const sample samples[] = {
        {"The Harbour Board said that “the quay is closed to all”.",
         "[The Harbour Board]"},
        {"According to the Harbour Board, “the quay is closed to all”.",
         "[the Harbour Board]"},
        {"“The quay is closed to all,” said Jane Roe.", "[Jane Roe]"},
        {"“The quay is closed to all”, one pilot shouted at them.",
         "[one pilot]"},
        {"“The quay is closed to all,” the Board has also noted.",
         "[the Board]"},
        {"Jane Roe, who led the Board until May, has said: “the quay is "
         "closed”.",
         "[Jane Roe]"},
        {"Jane Roe of the Gazette, in her article entitled “The sea”, reported "
         "that “the quay is closed”.",
         "[Jane Roe of the Gazette]"},
        {"Referring to a note by a clerk, The Gazette reported that “the quay "
         "is closed”.",
         "[The Gazette]"},
        {"The night was described by Jane Roe as “the worst of the year”.",
         "[Jane Roe]"},
        {"In the words of the Board, “the quay is closed to all”.",
         "[the Board]"},
        {"The Board held that “the quay is closed”; “the pilots are paid”; and "
         "“the boats are safe”.",
         "[The Board] [The Board] [The Board]"},
        {"The Court held that “the quay is closed”. It added that “the pilots "
         "are to be paid”.",
         "[The Court] [The Court]"},
        {"In a letter of 3 May 1911 — days after the night — the Board of the "
         "Harbour issued a statement, deploring the loss and regretting, "
         "adding that “the quay is closed”.",
         "[the Board of the Harbour]"},
        {"Moreover, in 2006 Mr. Roe wrote that “the quay is closed”.",
         "[Mr. Roe]"},
        {"The harbour statute, which provides that “the quay is closed”.",
         "[The harbour statute]"},
        {"The committee counted “ninety boats in the basin”.",
         "[The committee]"},
        {"Selon la Commission, « le quai est fermé à tous ».",
         "[la Commission]"},
        {"Das Gericht erklärte: „Der Kai ist für alle gesperrt“.",
         "[Das Gericht]"},
        {"The quay was “closed to all ships of the line”.", "[]"},
        {"As the Harbour Board put it, “the quay is closed”.",
         "[the Harbour Board]"},
        {"The Board’s position is that “the quay is closed”.", "[The Board]"},
        {"The Board was of the view that “the quay is closed”.", "[The Board]"},
        {"The Board’s report concludes: “The quay is closed.”",
         "[The Board’s report]"},
        {"According to the report, “it is closed”; the same report says that "
         "“it is mined”.",
         "[the report] [the same report]"},
        {"The Court held that “it is closed.” The dissent disagreed, calling "
         "this “a rule without a reason”.",
         "[The Court] [The dissent]"},
        {"The Board and the Court have both said that “it is closed”.",
         "[The Board and the Court]"},
        {"Witness A recalled: “I saw two men on the quay.”", "[Witness A]"},
        {"“It is closed”, as the Board of the Harbour pointed out in May.",
         "[the Board of the Harbour]"},
        {"Roe speaks of “the slow labour of the sea”.", "[Roe]"},
        {"La Cour a jugé que « le délai n’avait pas couru ».", "[La Cour]"},
        {"« Le quai est fermé », a déclaré M. Roe, « et le restera. »",
         "[M. Roe] [M. Roe]"},
        {"La Corte ha affermato che «il termine non era decorso».",
         "[La Corte]"},
        {"Der Senat führte aus, „die Frist sei nicht gewahrt“.", "[Der Senat]"},
        {"«Набережная закрыта для всех», — сказал министр.", "[министр]"},
        {"Minister powiedział: „Nabrzeże jest zamknięte”.", "[Minister]"},
        {"”Kajen är stängd för alla”, sade ministern.", "[ministern]"},
    };

    (void)state;
    check(samples, sizeof samples / sizeof samples[0], write_speakers);
}

static void test_declared(void **state)
{
    static const sample samples[] = {
        {"He said “[t]he quay ... is [...] closed” there.",
         "bracket:[t] elision:... elision:[...]"},
        {"He said “the quay . . . . It is … closed” there.",
         "elision:. . . . elision:…"},
        {"He said “the key [sic] of the port” there.", "sic:[sic]"},
        {"He said “the quay is closed” (emphasis added).",
         "emphasis:(emphasis added)"},
        {"He said “the quay is closed” (internal quotation marks and citations "
         "omitted) (cleaned up).",
         "marks-omitted:(internal quotation marks and citations omitted) "
         "notes-omitted:(internal quotation marks and citations omitted) "
         "cleaned-up:(cleaned up)"},
        {"Il écrit : « le quai est fermé » (nous soulignons).",
         "emphasis:(nous soulignons)"},
        {"Er sagte: „Der Kai (...) ist gesperrt“ (Hervorhebung d. Verf.).",
         "elision:(...) emphasis:(Hervorhebung d. Verf.)"},
        {"He said “the quay (in May) is closed. It opens” there.", ""},
        {"He said “the quay is closed” (emphasis\nadded).",
         "emphasis:(emphasis\nadded)"},
        /* after the citation that follows */
        {"He said “the quay is closed to all.” Harlow v. Stone, 12 F.3d 45, 47 "
         "(9th Cir. 1994) (quoting Roe v. Doe, 1 F.2d 3 (1930)) (internal "
         "quotations and alterations omitted).",
         "marks-omitted:(internal quotations and alterations omitted)"},
        {"He said “the quay is closed to all.” Harlow v. Stone, 12 F.3d 45, 47 "
         "(9th Cir. 1994). “The basin is empty too.” Id. at 48 (emphasis "
         "added).",
         "emphasis:(emphasis added)"},
        {"He said “the quay is closed to all.” The case is another one. Harlow "
         "v. Stone, 12 F.3d 45, 47 (9th Cir. 1994) (emphasis added).",
         ""},
    };

    (void)state;
    check(samples, sizeof samples / sizeof samples[0], write_declared);
}

/* One quotation of each way to a note. */
static void test_answers(void **state)
{
    static const char text[] =
        "The Harbour Board said that “the quay is closed to all”.1\n\n"
        "The Gazette wrote that “the pilots are to be paid”. It added that "
        "“the boats of the port are safe”.2\n\n"
        "Nobody knows who said that “the sea takes what it wants”.\n\n"
        "The Court called it “a plain breach of the rules” in May.3\n\n"
        "__________________\n"
        "1 Harbour Board, Minutes of 3 May 1911, p. 4.\n"
        "2 The Harbour Gazette, 3 May 1911.\n"
        "3 Selwyn Harbour Board v. Lindqvist, judgment of 14 February 1913.\n";
    static const uint32_t expected[] = {0, 1, 1, IBID_NONE, 2};
    static const bool inferred[] = {false, true, false, false, false};
    ibid_doc *doc = open_text(text);
    const ibid_quotations all = ibid_doc_quotations(doc);

    (void)state;
    assert_int_equal(ibid_doc_notes(doc).count, 3);
    assert_int_equal(all.count, 5);
    for (size_t i = 0; i < all.count; i++) {
        assert_int_equal(all.item[i].note, expected[i]);
        assert_int_equal(all.item[i].inferred, inferred[i]);
        assert_int_equal(all.item[i].because == NULL, expected[i] == IBID_NONE);
    }
    ibid_doc_close(doc);
}

/* Citations in the text: the words of the one that answers. */
static void write_citations(char *out, size_t size, const ibid_doc *doc)
{
    const ibid_quotations all = ibid_doc_quotations(doc);
    const ibid_citations cites = ibid_doc_citations(doc);

    out[0] = 0;
    for (size_t i = 0; i < all.count; i++) {
        const uint32_t cite = all.item[i].citation;
        const ibid_span none = {0, 0};
        const ibid_span span = cite == IBID_NONE ? none : cites.item[cite].span;

        add(out, size, "%s%s[%.*s]", "", ibid_doc_text(doc),
            (ibid_span){span.start,
                        span.end > span.start + 6 ? span.start + 6 : span.end});
    }
}

static void test_answers_in_text(void **state)
{
    static const sample samples[] = {
        /* a citation sentence, with and without another before it */
        {"A plaintiff “bears the burden of proof at every stage.” Harlow v. "
         "Stone, 12 F.3d 45, 47 (9th Cir. 1994).",
         "[Harlow]"},
        {"In Harlow v. Stone, 12 F.3d 45, 47 (9th Cir. 1994), the court held: "
         "“A carrier must give notice of its limits.” Dorset v. Doe, 525 U.S. "
         "155, 161 (1999) agrees.",
         "[Harlow]"},
        {"In Harlow v. Stone, 12 F.3d 45 (9th Cir. 1994), the court held: “A "
         "carrier gives notice.” Id. at 48.",
         "[Id. at]"},
        /* a stop too many inside a citation */
        {"In Harlow v. Stone Co., Ltd.. 925 F.3d 1339 (11th Cir. 2019), "
         "stating "
         "“A carrier must give notice”.",
         "[Harlow]"},
        /* the one before is nearer than a later one of the sentence */
        {"In Harlow v. Stone, 12 F.3d 45 (9th Cir. 1994), the court held that "
         "“a carrier must give notice” and, in Dorset v. Doe, 525 U.S. 155 "
         "(1999), that “a guest must not”.",
         "[Harlow] [Dorset]"},
        /* a citation inside the next quotation is no answer */
        {"In Harlow v. Stone, 12 F.3d 45 (9th Cir. 1994), stating “A carrier "
         "must give notice of its limits.” “Dorset v. Doe, 525 U.S. 155 "
         "(1999). That is so.”",
         "[Harlow] [Harlow]"},
    };

    (void)state;
    check(samples, sizeof samples / sizeof samples[0], write_citations);
}

/* Hostile: nothing runs away, and remarks stay few. */
static void test_hostile(void **state)
{
    static const char *const pieces[] = {
        "“", "“a ", "\"a\n\n", "« ‹ „ ‚ ", "'a 'b said \"c ", "“a b c” ", "’”"};

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        const size_t len = strlen(pieces[i]);
        char *text = malloc(20000 * len + 1);
        ibid_doc *doc;

        assert_non_null(text);
        for (size_t k = 0; k < 20000; k++)
            memcpy(text + k * len, pieces[i], len);
        text[20000 * len] = 0;
        doc = open_text(text);
        assert_true(ibid_doc_remarks(doc).count < 100);
        ibid_doc_close(doc);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks),    cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_speakers), cmocka_unit_test(test_declared),
        cmocka_unit_test(test_answers),  cmocka_unit_test(test_answers_in_text),
        cmocka_unit_test(test_hostile),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
