/* test_note.c - notes of clean text, where they end, and what is none. */

#include "notes_of.h"

static void test_clean(void **state)
{
    static const notes_case row[] = {
        {"", "", ""},
        {"1", "", ""},
        {"The tug lay idle.1\n\n1 Harbour log, p. 3.\n", "1[1]Harbour", "1<1>"},
        /* a label alone on its line; a mark apart from its stop */
        {"The tug lay idle.1\n\n1\nHarbour log, p. 3.\n", "1[1]Harbour",
         "1<1>"},
        {"Idle.1 So.2\n\n 1\n\n Log.\n 2\n\n Ibid.\n", "1[1]Log 2[2]Ibid",
         "1<1> 2<2>"},
        {"Idle \xC2\xB9 it lay.\xC2\xB2 So.\n\n\xC2\xB9 Log.\n\xC2\xB2 Ibid.\n",
         "1[\xC2\xB9]Log 2[\xC2\xB2]Ibid", "1<\xC2\xB9> 2<\xC2\xB2>"},
        {"Idle[^1] it lay.[^2]\n\n[^1]: Log.\n[^2]: Ibid.\n",
         "1[[^1]:]Log 2[[^2]:]Ibid", "1<[^1]> 2<[^2]>"},
        {"Idle [1], it lay.[2]\n\n[1] Log.\n[2] Ibid.\n",
         "1[[1]]Log 2[[2]]Ibid", "1<[1]> 2<[2]>"},
        /* in 1861, a year, stands before the mark of note 1 */
        {"It began in 1861,1 and went on.2\n\n1 Log.\n2 Ibid., p. 4.\n",
         "1[1]Log 2[2]Ibid", "1<1> 2<2>"},
        {"Idle.1 See Document 32.2 So.3\n\n1 Log.\n2 Ibid.\n3 Id.\n",
         "1[1]Log 2[2]Ibid 3[3]Id", "1<1> 2<2> 3<3>"},
        /* numbering begins again on the next page */
        {"So.1 And so.2\n\n1 Log.\n2 Ibid.\n\fMore.1\n\n1 Chart.\n",
         "1[1]Log 2[2]Ibid 1[1]Chart", "1<1> 2<2> 1<1>"},
    };

    (void)state;
    notes_of_table(row, sizeof row / sizeof row[0]);
}

static void test_none(void **state)
{
    static const notes_case row[] = {
        {"1. The case began.\n2. It went on.\n3. It ended.\n", "", ""},
        {"1. Ropes of 7 m.\n2. Sails, 4 m2.\n3. Oars.\n", "", ""},
        {"We paid 12 pounds.\n1 May 1911\n2 June 1911\n", "", ""},
        {"\xE2\x80\x9COh!\xE2\x80\x9D said he.\n\n\xE2\x80\x9CWhy?\xE2\x80\x9D"
         " said she.\n\n\xE2\x80\x9CNothing.\xE2\x80\x9D\n",
         "", ""},
        {"Under Rule 32.1 and so on.\n\n1 A stated term.\n", "", ""},
        {"Of the 5 boats, No. 3 was lost. See p. 1\n\n1 boat was saved.\n", "",
         ""},
    };

    (void)state;
    notes_of_table(row, sizeof row / sizeof row[0]);
}

/* A sign is a note where the same sign stands in the text above it. */
static void test_signs(void **state)
{
    static const notes_case row[] = {
        {"The agenda*\n\n* A/CONF.9/1.\n", "0[*]A", "0<*>"},
        {"The agenda*\n\n*\n   Held over.\n", "0[*]Held", "0<*>"},
        {"By A. Pell\xE2\x80\xA0 of Deal.\n\n\xE2\x80\xA0 Lecturer.\n",
         "0[\xE2\x80\xA0]Lecturer", "0<\xE2\x80\xA0>"},
        {"Pell, Judge.*\nBy the Court:**\n\n* Sitting in Deal.\n"
         "** Unreported.\n",
         "0[*]Sitting 0[**]Unreported", "0<*> 0<**>"},
        /* beside numbers; the sign ends the note before it */
        {"Of ropes*\nIdle.1 So.2\n\n1 Log.\n2 Ibid.\n* The author is "
         "old.\n",
         "1[1]Log 2[2]Ibid 0[*]The", "0<*> 1<1> 2<2>"},
        /* one note, marked twice on its page */
        {"A/7*-S/2*\nLetter.\n\n* Reissued.\n\fMore.\n", "0[*]Reissued",
         "0<*> 0<*>"},
        /* lists, emphasis, rows, products, words left out, numbers of jobs */
        {"Wanted*\n* Ropes\n* Sails\n", "", ""},
        {"He was *old* so.\n\n* Ropes.\n", "", ""},
        {"So it was.*\n\n* * *\n", "", ""},
        {"It is 3*4 or 3 * 4.\n\n* Ropes.\n", "", ""},
        {"D*mn the f***ing b**\n\n*** Ropes.\n", "", ""},
        {"The agenda*\n*2506880*\n", "", ""},
        {"* Ropes.\n\nThe agenda*\n", "", ""},
    };

    (void)state;
    notes_of_table(row, sizeof row / sizeof row[0]);
}

/* Gaps of a row: notes whose marks are lost, marks whose notes are. */
static void test_gaps(void **state)
{
    static const notes_case row[] = {
        {"Ay.1 Be.2 Ce.3\n\n1 Log.\n3 Ibid.\n", "1[1]Log 3[3]Ibid",
         "1<1> 2<2> 3<3>"},
        {"Ay.1 Be. Ce.3\n\n1 Log.\n2 Id.\n3 Ibid.\n", "1[1]Log 2[2]Id 3[3]Ibid",
         "1<1> 3<3>"},
        /* a figure between marks that leave no number out */
        {"Ay.1 Rope2 Be.2\n\n1 Log.\n2 Ibid.\n", "1[1]Log 2[2]Ibid",
         "1<1> 2<2>"},
        /* no marks at all, but the heading says what they are */
        {"Idle.\n\nNOTES\n\n1 Log.\n2 Map.\n3 Ibid.\n",
         "1[1]Log 2[2]Map 3[3]Ibid", ""},
        {"Idle.\n\nNOTES\n\n1 Log.\n2 Map.\n", "", ""},
        {"Idle.\n\nROPES\n\n1 Log.\n2 Map.\n3 Ibid.\n", "", ""},
    };

    (void)state;
    notes_of_table(row, sizeof row / sizeof row[0]);
}

/* Under their heading, or pages below the last mark. */
static void test_at_end(void **state)
{
    static const struct {
        const char *text;
        bool at_end;
    } row[] = {
        {"Idle.1 So.2\n\n1 Log.\n2 Ibid.\n", false},
        {"Idle.1 So.2\n\nNotes\n\n1 Log.\n2 Ibid.\n", true},
        {"Idle.1 So.2\n\n## ANMERKUNGEN:\n1. Log.\n2. Ibid.\n", true},
        {"Idle.1 So.2\n\fMore.\n\f1 Log.\n2 Ibid.\n", true},
        {"Idle.1 So.2\n\n1 Log.\n2 Ibid.\n\fMore.\n", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        notes_of it;

        notes_of_read(&it, ib_str_of(row[i].text));
        if (it.structure.notes.count != 2)
            print_message("%s\n", row[i].text);
        assert_int_equal(it.structure.notes.count, 2);
        assert_int_equal(it.structure.notes.item[0].at_end, row[i].at_end);
        assert_int_equal(it.structure.notes.item[1].at_end, row[i].at_end);
        notes_of_drop(&it);
    }
}

/* A note ends before the body of the next page. */
static void test_end(void **state)
{
    notes_of it;

    (void)state;
    notes_of_read(&it, IB_STR("Idle.1\n\n1 Log,\np. 3.\n\fThe next page.\n"));
    assert_int_equal(it.structure.notes.count, 1);
    assert_int_equal(it.structure.notes.item[0].span.start, 10);
    assert_int_equal(it.structure.notes.item[0].span.end, 20);
    notes_of_drop(&it);
}

/* What stands of the first note on the next page. */
static void test_over(void **state)
{
    static const struct {
        const char *text, *more; /* "": the note has one part */
    } row[] = {
        {"Idle.1 So.\n\n1 Log, as kept by\n\fIt rained.2\n\nthe mate, p. 4.\n"
         "2 Ibid.\n",
         "the mate, p. 4."},
        {"Idle.1 So.\n\n1 Log, by\n\fIt rained.2\n\nMate Pell,\np. 4.\n"
         "2 Ibid.\n",
         "Mate Pell,\np. 4."},
        {"Idle.1 So.\n\n1 Log, har-\n\fIt rained.2\n\nbour, p. 4.\n2 Id.\n",
         "bour, p. 4."},
        {"Idle.1 So.\n\n1 Log, op.\n\fIt rained.2\n\ncit., p. 4.\n2 Id.\n",
         "cit., p. 4."},
        /* no label on the next page */
        {"Idle.1 So.\n\n1 Log, by\n\fIt rained.\n\nthe mate, p. 4.\n",
         "the mate, p. 4."},
        {"Idle.1 So.\n\n1 Log, by\n\fIt rained.\n\nThe mate slept.\n", ""},
        {"Idle.1 So.\n\n1 Log, p. 4.\n\fIt rained.\n\nso he slept.\n", ""},
        /* the note is finished; an address is too */
        {"Idle.1 So.\n\n1 Log, p. 4.\n\fRain.2\n\nHe slept.\n2 Id.\n", ""},
        {"Idle.1 So.\n\n1 a.example/log\n\fRain.2\n\nHe slept.\n2 Id.\n", ""},
        /* body: above a blank line, with a mark, or nothing parts it */
        {"Idle.1 So.\n\n1 Log, by\n\fRain.2\n\nhe slept.\n\n2 Ibid.\n", ""},
        {"Idle.1 So.\n\n1 Log, by\n\fRain.\n\nhe slept.2\n2 Ibid.\n", ""},
        {"Idle.1 So.\n\n1 Log, by\n\fhe slept in rain.2\n2 Ibid.\n", ""},
        {"Idle.1 So.\n1 Log, by\n\fRain.2\n\nhe slept.\n2 Ibid.\n", ""},
        /* a page lies between */
        {"Idle.1 So.\n\n1 Log, by\n\fRain.\n\fFog.2\n\nthe mate.\n2 Id.\n", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        const ibid_note *note;
        ibid_str more = IB_STR("");
        notes_of it;

        notes_of_read(&it, ib_str_of(row[i].text));
        assert_true(it.structure.notes.count > 0);
        note = &it.structure.notes.item[0];
        if (note->part_count > 1)
            more = ib_str_in(it.text.str, note->part[1]);
        if (!ib_str_is(more, ib_str_of(row[i].more)))
            print_message("%s\n  more %.*s\n", row[i].text, (int)more.len,
                          more.at);
        assert_true(ib_str_is(more, ib_str_of(row[i].more)));
        notes_of_drop(&it);
    }
}

static void test_every_cut(void **state)
{
    static const char text[] =
        "The tug lay idle.1 She was old.\xE2\x80\x9D\xC2\xB2 So.!\n\n"
        "1 Log, p. 3.\n\xC2\xB2 Ibid.\n! Chart.\n\f[^3] and [4]\n\n[^3]: "
        "Map.\n";

    (void)state;
    for (uint32_t len = 0; len < sizeof text; len++) {
        notes_of it;

        notes_of_read(&it, (ibid_str){text, len});
        notes_of_drop(&it);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean),  cmocka_unit_test(test_none),
        cmocka_unit_test(test_signs),  cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_at_end), cmocka_unit_test(test_end),
        cmocka_unit_test(test_over),   cmocka_unit_test(test_every_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
