/* test_symbol.c - document symbols: what is read of them, what they say, how
 * damage is mended. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "cite/cite.h"
#include "cite/repair.h"
#include "cite/un.h"

typedef struct row {
    const char *text, *want;
} row;

static void add(char *out, size_t room, const char *before, ibid_str s)
{
    const size_t len = strlen(out);

    snprintf(out + len, room - len, "%s%.*s", before, (int)s.len, s.at);
}

/* body; session; type; number; modifiers; state */
static void show_parts(char *out, size_t room, const ibid_symbol_parts *p)
{
    add(out, room, "", p->body);
    add(out, room, "; ", p->session);
    add(out, room, "; ", p->type);
    add(out, room, "; ", p->number);
    for (uint32_t i = 0; i < p->modifier_count; i++) {
        add(out, room, i ? ", " : "; ", ib_str_of(p->modifier[i].type));
        add(out, room, " ", p->modifier[i].number);
    }
    if (p->state.len)
        add(out, room, "; of ", p->state);
}

static void test_meaning(void **state)
{
    static const row rows[] = {
        {"A/RES/48/114", "General Assembly; 48; resolution; 114"},
        {"A/RES/1514(XV)", "General Assembly; XV; resolution; 1514"},
        {"S/RES/1325(2000)", "Security Council; 2000; resolution; 1325"},
        {"S/PV.3745(Resumption1)",
         "Security Council; ; verbatim record; 3745; resumption 1"},
        {"E/CN.4/1999/79/Add.1", "Commission on Human Rights; 1999; document; "
                                 "79; addendum 1"},
        {"E/CN.4/1997/Add.1",
         "Commission on Human Rights; ; document; 1997; addendum 1"},
        {"A/C.3/78/L.12/Rev.1", "General Assembly, Third Committee; 78; "
                                "limited-distribution document (draft); 12; "
                                "revision 1"},
        {"CERD/C/BEL/CO/16-19",
         "Committee on the Elimination of Racial Discrimination; ; concluding "
         "observations; 16-19; of BEL"},
        {"CCPR/CO/82/ALB",
         "Human Rights Committee; 82; concluding observations; ; of ALB"},
        {"CCPR/C/123/D/2348/2014",
         "Human Rights Committee; 123; individual communication: decision or "
         "views; 2348/2014"},
        {"A/HRC/WG.6/13/ECU/1",
         "Working Group on the Universal Periodic Review; 13; UPR national "
         "report; 1; of ECU"},
        {"E/ESCWA/C.1/14/4(PartI)/Rev.1/Corr.3",
         "Economic and Social Commission for Western Asia / committee C.1; 14; "
         "document; 4; part I, revision 1, corrigendum 3"},
        {"A/CONF.157/PC/61/Add.15",
         "United Nations conference CONF.157 / preparatory committee; ; "
         "document; 61; addendum 15"},
        {"A/65/820-S/2011/250",
         "General Assembly + Security Council; 65 + 2011; joint "
         "(double-symbol) document; 820 + 250"},
        {"SG/SM/1234", "Department of Global Communications (press release "
                       "series SG = Secretary-General); ; press release (not "
                       "an official document); 1234"},
        {"HR/PUB/12/5", "Office of the United Nations High Commissioner for "
                        "Human Rights; 12; publication; 5"},
        {"C.286(b).M.174(b).1936.XI",
         "League of Nations; 1936; document circulated to the Council and the "
         "Members; C.286(b) M.174(b)"},
        {"O.C.766(a)", "League of Nations, Opium Advisory Committee; ; "
                       "committee document; 766(a)"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[512] = "";
        ibid_symbol_parts parts;
        ib_arena arena;
        bool strange;

        ib_arena_init(&arena, NULL, 0, NULL);
        assert_int_equal(
            ib_un_read(&parts, &strange, &arena, ib_str_of(rows[i].text)),
            IBID_OK);
        show_parts(out, sizeof out, &parts);
        assert_string_equal(out, rows[i].want);
        if (strcmp(rows[i].text, "SG/SM/1234") != 0)
            assert_false(strange);
        ib_arena_free(&arena);
    }
}

/* What ib_symbol_find makes of the first byte: the length, what was meant. */
static void check_found(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const ibid_str text = ib_str_of(rows[i].text);
        char out[512] = "";
        ib_symbol symbol = {0};
        ib_arena arena;
        uint32_t len;

        ib_arena_init(&arena, NULL, 0, NULL);
        len = ib_symbol_find(&symbol, &arena, text, 0, text.len);
        assert_true(len <= text.len);
        snprintf(out, sizeof out, "%u", (unsigned)len);
        if (symbol.suggested.len) {
            add(out, sizeof out, " ", symbol.suggested);
            add(out, sizeof out, ": ", ib_str_of(symbol.suggested_because));
        }
        if (strcmp(out, rows[i].want) != 0)
            print_error("%s\n", rows[i].text);
        assert_string_equal(out, rows[i].want);
        ib_arena_free(&arena);
    }
}
#define CHECK_FOUND(rows) check_found(rows, sizeof(rows) / sizeof *(rows))

static void test_repair(void **state)
{
    static const row rows[] = {
        /* nothing is wrong */
        {"E/CN.4/1991/17", "14"},
        {"A/HRC/4/25, para. 3", "10"},
        {"S/20976.57", "7"},
        {"CRP.1A/HRC/32", "0"},
        {"A/HRC/4/CRP.1A/HRC/32/5", "13"},
        /* letters that look alike */
        {"E/GN.4/1991/17", "14 E/CN.4/1991/17: a letter stands for another "
                           "that looks like it"},
        {"CCPR/C/SH.325", "13 CCPR/C/SR.325: a letter stands for another that "
                          "looks like it"},
        {"E/CN.A/1992/17", "14 E/CN.4/1992/17: a letter stands for the digit "
                           "that it looks like"},
        {"E/CN.4/l985/11", "14 E/CN.4/1985/11: a letter stands for the digit "
                           "that it looks like"},
        {"S/12344/Rey.1",
         "13 S/12344/Rev.1: a letter stands for another that looks like it"},
        {"CCPR/C/80/0/1138/2002",
         "21 CCPR/C/80/D/1138/2002: a digit stands for the letter that it "
         "looks like"},
        /* typing */
        {"CCPR/C/127/2724/2016", "20 CCPR/C/127/D/2724/2016: the D of a "
                                 "communication is missing"},
        {"CCPR/C/80/D1138/2002",
         "20 CCPR/C/80/D/1138/2002: a slash is missing"},
        {"E/CN.4/SR109", "12 E/CN.4/SR.109: a full stop is missing"},
        {"CCPR/C//51/D/355/1989",
         "21 CCPR/C/51/D/355/1989: a slash stands twice"},
        {"AA/78/481", "9 A/78/481: a letter stands twice"},
        {"A/HCR/53/26", "11 A/HRC/53/26: two letters are swapped"},
        {"A/HR/40/52", "10 A/HRC/40/52: a letter is missing"},
        {"CERD/C/CO/DEN/17", "16 CERD/C/DEN/CO/17: two parts are swapped"},
        {"CCPR/CO.74/GEO", "14 CCPR/CO/74/GEO: a full stop stands for a slash"},
        {"A/C.3/78/L/12", "13 A/C.3/78/L.12: a slash stands for a full stop"},
        {"HRI/GEN/Rev.9", "13 HRI/GEN/1/Rev.9: the number of the compilation "
                          "is missing: it is 1"},
        {"CCPR/C/CCPR/C/109/D/1919/2009",
         "29 CCPR/C/109/D/1919/2009: its beginning stands twice"},
        {"E/INCB/1989/ 1/Supp.",
         "20 E/INCB/1989/1/Supp.: white space stands after a slash"},
        /* paths and names of files */
        {"2003/a/res/57/124", "17 A/RES/57/124: a path of the document server"},
        {"1998/a/53/500/add_1",
         "19 A/53/500/ADD.1: a path of the document server"},
        {"S_RES_1454_2002_EN", "18 S/RES/1454(2002): the name of a file"},
        {"A_C.3_78_L.49_Rev.1-EN.pdf",
         "26 A/C.3/78/L.49/Rev.1: the name of a file"},
        /* what cannot be told stays */
        {"E/0245/Sess.1", "13"},
        {"CCPR/C/109/D/1873/200", "21"},
        {"E/CN.4/199/61", "13"},
        {"A/HRC/4/25/Add", "14"},
        /* no symbols of the United Nations */
        {"S/116267/06", "0"},
        {"S/CSS/W/23", "0"},
        {"N/A", "0"},
        {"HIV/AIDS", "0"},
        {"A/C", "0"},
        {"S_", "0"},
        {"AA/", "0"},
        {"2003/a/", "0"},
    };

    (void)state;
    CHECK_FOUND(rows);
}

static void test_organisations(void **state)
{
    static const row rows[] = {
        {"CM/Rec(2010)5 of", "13"},
        {"CM/Del/Concl(92)471bis.", "22"},
        {"CDL-AD(2016)036)", "15"},
        {"CM/Res.1234 (XL)", "16"},
        {"OEA/Ser.L/V/II. Doc. 66.", "23"},
        {"OEA/Ser.L/V/II.138, doc. 47", "27"},
        {"COM(2016) 450 final,", "19"},
        {"COM/2016/450", "12"},
        {"COM(mittee) 450", "0"},
        {"SWD(2015) 12", "12"},
        {"MC.DEC/3/18", "11"},
        {"GC(60)/RES/9", "12"},
        {"INFCIRC/153 (Corrected)", "11"},
        {"WT/TPR/S/300", "12"},
        {"MSC.428(98)", "11"},
        {"WHA58.3", "7"},
        {"WHAT 3", "0"},
        {"GB.316/INS/5", "12"},
        {"E.83.I.16", "9"},
        {"E.8", "0"},
        {"GE.69-15412", "11"},
        {"V. 94", "0"},
    };

    (void)state;
    CHECK_FOUND(rows);
}

/* Every cut of a symbol, and every byte of it changed: nothing is read beyond
 * the text, and what is suggested is whole. */
static void test_hostile(void **state)
{
    static const char *const seeds[] = {"CCPR/C/137/D/2538/2015-2539/2015",
                                        "E/ESCWA/13/4 (PART XII)/REV.1",
                                        "S_RES_1454_2002_EN",
                                        "2003/a/res/57/124",
                                        "C.286(b).M.174(b).1936.XI",
                                        "AG/RES. 1234 (XX-O/90)",
                                        "A/HCR/////(((((Rev-1Resumption1"};
    static const char swaps[] = "/.-( )lA_\xE2";

    (void)state;
    for (size_t i = 0; i < sizeof seeds / sizeof *seeds; i++) {
        const uint32_t len = (uint32_t)strlen(seeds[i]);

        for (uint32_t cut = 0; cut < len * sizeof swaps; cut++) {
            char text[64];
            ib_symbol symbol = {0};
            ib_arena arena;
            const uint32_t stop = cut % len + 1;

            memcpy(text, seeds[i], len);
            text[cut / sizeof swaps] = swaps[cut % sizeof swaps];
            ib_arena_init(&arena, NULL, 0, NULL);
            assert_true(ib_symbol_find(&symbol, &arena, (ibid_str){text, stop},
                                       0, stop) <= stop);
            assert_true(symbol.span.end <= stop);
            assert_true(symbol.number.end <= symbol.span.end);
            ib_arena_free(&arena);
        }
    }
}

/* The parts and the authority of a citation's symbol. */
static void test_citation(void **state)
{
    const ibid_str text = IB_STR("See E/GN.4/1991/17, para. 3.");
    const ibid_citation *c;
    ib_arena arena, scratch;
    ibid_citations found;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    assert_int_equal(ib_cite_read(&found, &arena, &scratch, text), IBID_OK);
    assert_int_equal(found.count, 1);
    c = &found.item[0];
    assert_true(ib_str_is(ibid_citation_field(c, IBID_FIELD_NUMBER)->text,
                          IB_STR("E/GN.4/1991/17")));
    assert_true(ib_str_is(ibid_citation_field(c, IBID_FIELD_AUTHORITY)->text,
                          IB_STR("Commission on Human Rights")));
    assert_true(ib_str_is(c->suggested, IB_STR("E/CN.4/1991/17")));
    assert_non_null(c->suggested_because);
    assert_non_null(c->symbol);
    assert_true(ib_str_is(c->symbol->session, IB_STR("1991")));
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_meaning),       cmocka_unit_test(test_repair),
        cmocka_unit_test(test_organisations), cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_citation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
