/* test_link.c - damaged texts: what each sign is, by the order of the notes. */

#include "notes_of.h"

#include "structure/damage.h"

#define CLOSE "\xE2\x80\x9D"
#define OPEN  "\xE2\x80\x9C"
#define REG   "\xC2\xAE"
#define BODY                                                                 \
    "The pilots of the northern harbour met on the Monday to consider the\n" \
    "orders of the new board, and the older men among them were against it\n"

static void test_damaged(void **state)
{
    static const notes_case row[] = {
        {BODY "as the boats were few.! The board spoke of " OPEN
              "a plain duty" CLOSE ".?\n" BODY "until the tug came.*\n\n"
              "! Edith Marlow, Tides and Pilots (Selwyn, 1934), p. 212.\n"
              "2 Ibid., p. 214.\n"
              "3 The Harbour Gazette, 3 May 1911.\n",
         "1[!]Edith 2[2]Ibid 3[3]The", "1<!> 2<?> 3<*>"},
        /* the last sign is the mark: the first closes the quotation */
        {BODY "and spoke of " OPEN "the rights of pilots" CLOSE ".!\n" BODY
              "of " OPEN "the duties of all" CLOSE "." CLOSE "\n" BODY
              "for the winter.*\n\n"
              "1 The Harbour Gazette, 3 May 1911.\n"
              "2 Ibid., p. 4.\n"
              "3 The Coast Guardian, 9 May 1911.\n",
         "1[1]The 2[2]Ibid 3[3]The", "1<!> 2<" CLOSE "> 3<*>"},
        /* the note with an asterisk has no number, nor has its mark */
        {"Item 4 of the agenda*\n\n" BODY "as the boats were few.!\n" BODY
         "and spoke of " OPEN "the rights of pilots" CLOSE ".?\n\n"
         "* Reissued for technical reasons on 3 May 1911.\n\n"
         "1 The Harbour Gazette, 3 May 1911.\n"
         "2 Ibid., p. 4.\n",
         "0[*]Reissued 1[1]The 2[2]Ibid", "0<*> 1<!> 2<?>"},
        /* the blank behind the mark is lost; the label is a stain */
        {BODY "as the boats were few.!The board met.\n" BODY
              "until the tug came.?\n" BODY "for the winter.*\n\n"
              "1 The Harbour Gazette, 3 May 1911.\n\n"
              "won\n\n"
              "Ibid., p. 4.\n\n"
              "3 The Coast Guardian, 9 May 1911.\n",
         "1[1]The 2[won]Ibid 3[3]The", "1<!> 2<?> 3<*>"},
        /* the foot of a page ends it, and its first notes are above */
        {BODY BODY BODY BODY "as the boats were few.!\n\n"
                             "1 The Harbour Gazette, 3 May 1911.\n\n"
                             "25-00344 ii 070225 Please\n\n" BODY BODY BODY BODY
                             "until the tug came.?\n" BODY
                             "for the winter.*\n\n"
                             "2 Ibid., p. 4.\n"
                             "3 The Coast Guardian, 9 May 1911.\n",
         "1[1]The 2[2]Ibid 3[3]The", "1<!> 2<?> 3<*>"},
    };

    (void)state;
    notes_of_table(row, sizeof row / sizeof row[0]);
}

static void test_glyphs(void **state)
{
    static const struct {
        const char *glyphs;
        uint32_t likely, unlikely;
    } row[] = {
        {"!", 1, 4},          {"?", 2, 4},    {"*", 4, 1},
        {"\xC2\xB0", 5, 1},   {REG, 6, 1},    {CLOSE, 7, 3},
        {"!\xC2\xB0", 10, 9}, {"!?", 12, 45}, {"*" REG, 38, 11},
        {"4", 4, 14},
    };

    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        ibid_str text = ib_str_of(row[i].glyphs);
        ibid_span span = {0, text.len};

        assert_true(ib_glyph_cost(text, span, row[i].likely, false) <
                    ib_glyph_cost(text, span, row[i].unlikely, false));
    }
}

/* A note a line, and marks to match, on one page and on many. */
static void test_many(void **state)
{
    static char text[400000];
    size_t len = 0;
    notes_of it;

    (void)state;
    for (int i = 1; i <= 2000; i++)
        len += (size_t)snprintf(text + len, sizeof text - len,
                                "The boats went out.! %d Ibid., p. 4.\n", i);
    for (int i = 1; i <= 2000; i++)
        len += (size_t)snprintf(text + len, sizeof text - len,
                                "A quiet day.?\n\n%d Log, p. %d.\n\f", i, i);
    notes_of_read(&it, (ibid_str){text, (uint32_t)len});
    notes_of_drop(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_glyphs),
        cmocka_unit_test(test_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
