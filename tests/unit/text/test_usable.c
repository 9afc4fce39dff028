/* test_usable.c - text layers that are words, and those that are none. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "glyphs.h"
#include "text/usable.h"

static set_pages set;

static const char english[] =
    "The board of inquiry met in the harbour office on the third of May to\n"
    "hear the master and the owners of the steamer, and the pilots who had\n"
    "refused to leave the harbour in the night of the storm. The counsel of\n"
    "the owners asked whether the light on the mole had been seen, and the\n"
    "keeper answered that it had burned from sunset to the morning, as the\n"
    "record of the station showed. The committee found no fault with him,\n"
    "and ordered that the letters of the captain be laid before the court.\n"
    "Their report was received with the minutes of the board in the winter,\n"
    "and the judgment that followed held the pilots to have been right.\n"
    "The insurance of the cargo was paid to the owners in the same year.\n";

static ib_usable judge(void)
{
    return ib_usable_of(set.page[0].glyph, set.page[0].count);
}

static void begin(const char *words)
{
    memset(&set, 0, sizeof set);
    set_page(&set);
    set_lines(&set, 72, 100, 10, words);
}

/* Change each letter of the page. */
static void change(uint32_t (*to)(uint32_t))
{
    for (uint32_t i = 0; i < set.count; i++)
        set.glyph[i].code = to(set.glyph[i].code);
}

static void expect_garbage(const char *why)
{
    const ib_usable said = judge();

    assert_int_equal(said.kind, IB_USABLE_GARBAGE);
    assert_string_equal(said.why, why);
}

static void expect_words(const char *words)
{
    begin(words);
    assert_int_equal(judge().kind, IB_USABLE_WORDS);
    assert_null(judge().why);
}

static void words_of_any_script(void **state)
{
    (void)state;
    expect_words(english);
    expect_words("Комиссия собралась в конторе гавани третьего мая, чтобы\n"
                 "выслушать капитана и владельцев парохода и лоцманов,\n"
                 "которые отказались выйти из гавани в ночь бури.\n");
    expect_words(
        "委員会は五月三日に港の事務所で会合し、汽船の船長と船主、そして"
        "嵐の夜に港を出ることを拒んだ水先案内人の話を聞いた。");
    expect_words("اجتمعت لجنة التحقيق في مكتب الميناء في الثالث من مايو\n"
                 "لسماع أقوال الربان وأصحاب الباخرة والمرشدين الذين رفضوا\n"
                 "مغادرة الميناء في ليلة العاصفة\n");
    expect_words("Ủy ban điều tra họp tại văn phòng cảng vào ngày ba tháng\n"
                 "năm để nghe thuyền trưởng và chủ tàu hơi nước và các hoa\n"
                 "tiêu đã từ chối rời cảng trong đêm bão. Người giữ đèn trả\n"
                 "lời rằng đèn đã cháy từ lúc mặt trời lặn đến sáng.\n");
}

static void figures_and_symbols_are_words(void **state)
{
    (void)state;
    expect_words(
        "E/CN.4/1992/17, A/79/814-S/2025/144, para. 3 (b); S/RES/1325\n"
        "www.example.org/reports/a/1992.html; 42 U.S.C. § 1983\n"
        "1,234.50 3,456.78 9,876.54 1,111.11 2,222.22 3,333.33\n"
        "harbour 12.5 18.9 22.0 mole 13.1 14.9 18.2 steamer 1.0\n"
        "station 88.1 91.0 73.3 lighthouse 12.9 33.3 21.4 pilots\n");
}

static void nothing_and_a_stamp(void **state)
{
    (void)state;
    begin("");
    assert_int_equal(judge().kind, IB_USABLE_NONE);
    begin("Case 1:22-cv-01461-PKC Document 21 Filed 04/25/23 Page 3 of 10");
    assert_int_equal(judge().kind, IB_USABLE_FEW);
    assert_int_equal(ib_usable_of(NULL, 0).kind, IB_USABLE_NONE);
}

static uint32_t moved_by_29(uint32_t code)
{
    return code > 60 ? code - 29 : code;
}

static uint32_t moved_by_3(uint32_t code)
{
    if ((code | 0x20) < 'a' || (code | 0x20) > 'z')
        return code;
    return (code & 0x60) + 1 + ((code & 31) - 1 + 3) % 26;
}

static void letters_moved_along(void **state)
{
    (void)state;
    begin(english);
    change(moved_by_3);
    expect_garbage("its letters stand for other letters");
    begin(english);
    change(moved_by_29);
    assert_int_equal(judge().kind, IB_USABLE_GARBAGE);
}

static uint32_t as_private(uint32_t code)
{
    return code % 3 ? code : 0xE000 + code;
}

static uint32_t as_unknown(uint32_t code)
{
    return code % 3 ? code : 0xFFFD;
}

static void no_characters(void **state)
{
    (void)state;
    begin(english);
    change(as_private);
    expect_garbage("its fonts do not say which letters they show");
    begin(english);
    change(as_unknown);
    expect_garbage("its fonts do not say which letters they show");
    begin("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    expect_garbage("its fonts do not say which letters they show");
}

/* Numbers of glyphs taken for characters: Latin, Greek, Cyrillic in a word. */
static uint32_t as_number(uint32_t code)
{
    return 0x370 + (code * 37) % 0x1B0;
}

static uint32_t as_signs(uint32_t code)
{
    return '!' + code % 15;
}

static void mixed_words(void **state)
{
    (void)state;
    begin(english);
    change(as_number);
    assert_int_equal(judge().kind, IB_USABLE_GARBAGE);
    begin(english);
    change(as_signs);
    assert_int_not_equal(judge().kind, IB_USABLE_WORDS);
}

/* Russian letters in the codes of Latin-1, as old fonts have them. */
static void letters_of_another_script(void **state)
{
    (void)state;
    begin("Êîìèññèÿ ñîáðàëàñü â êîíòîðå ãàâàíè òðåòüåãî ìàÿ, ÷òîáû\n"
          "âûñëóøàòü êàïèòàíà è âëàäåëüöåâ ïàðîõîäà è ëîöìàíîâ,\n"
          "êîòîðûå îòêàçàëèñü âûéòè èç ãàâàíè â íî÷ü áóðè.\n"
          "Ñìîòðèòåëü ìàÿêà îòâåòèë, ÷òî îãîíü ãîðåë äî óòðà.\n"
          "Êîìèññèÿ íå íàøëà åãî âèíû, è ïèñüìà êàïèòàíà áûëè\n"
          "ïåðåäàíû ñóäó, êîòîðûé ðåøèë äåëî â òîì æå ãîäó.\n"
          "Äîêëàä êîìèññèè áûë ïîëó÷åí âìåñòå ñ ïðîòîêîëàìè\n"
          "ñîâåòà çèìîé, è ðåøåíèå, êîòîðîå çà íèì ïîñëåäîâàëî,\n"
          "ïðèçíàëî, ÷òî ëîöìàíû áûëè ïðàâû.\n");
    expect_garbage("its letters stand for those of another script");
}

/* A word's letters follow one another; words may come in any order, turned. */
static void turned_pages(void **state)
{
    (void)state;
    begin(english);
    for (uint32_t i = 0; i < set.count; i++) {
        ib_glyph *g = &set.glyph[i];
        const ib_glyph was = *g;

        g->x0 = was.y0;
        g->x1 = was.y1;
        g->y0 = 595 - was.x1;
        g->y1 = 595 - was.x0;
        g->flags = IB_GLYPH_TURNED;
    }
    assert_int_equal(judge().kind, IB_USABLE_WORDS);
    assert_int_equal(judge().words, 134);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_any_script),
        cmocka_unit_test(figures_and_symbols_are_words),
        cmocka_unit_test(nothing_and_a_stamp),
        cmocka_unit_test(letters_moved_along),
        cmocka_unit_test(no_characters),
        cmocka_unit_test(mixed_words),
        cmocka_unit_test(letters_of_another_script),
        cmocka_unit_test(turned_pages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
