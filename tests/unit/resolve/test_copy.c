/* test_copy.c - what is the document itself, and what only has words of it. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "resolve/copy.h"

/* A letter whose words are its own, with four notes. */
static const char body[] =
    "On the night of the first of May the steamer ran upon the north bar, "
    "with\n"
    "forty persons on board, and nobody in the port knew of it before nine.1\n"
    "Your Board prepares a plaque, and we ask that its words be taken from "
    "the\n"
    "record, which the clerk of the port has kept since the year of the "
    "fire.2\n"
    "The pilots lived above the rope walk, and went down to the mole only "
    "when\n"
    "a lamp was shown, as the custom of that coast has been for long.3\n"
    "Nothing of this is disputed by those who wrote later, though each of "
    "them\n"
    "gives the hour by another clock, and two of them forget the tide.4\n";
static const char notes[] =
    "1 Report of the keeper of the light to the harbour master, folio nine.\n"
    "2 Minutes of the Board, volume twelve, beginning at the second leaf.\n"
    "3 Letter of the widow of the coxswain to the clerk, never answered.\n"
    "4 Almanac of the coast for that year, under the tables of the tides.\n";
static const char others[] =
    "1 Ibid., in the third appendix, which is not numbered by its printer.\n"
    "2 Proceedings of the society of engineers, the session of that winter.\n"
    "3 Charter of the town, in the copy that is kept at the customs house.\n"
    "4 Register of vessels lost, opened in that year and closed in the next.\n";

static ibid_doc *open_text(const char *text)
{
    ibid_doc *doc;

    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    return doc;
}

/* Text, notes, and what stands before and behind them. */
static ibid_doc *make(const char *before, const char *text, const char *foot,
                      const char *behind)
{
    static char whole[1 << 16];

    snprintf(whole, sizeof whole, "%s%s\n%s%s", before, text, foot, behind);
    return open_text(whole);
}

/* The same words on lines of another length, as another form has them. */
static void broken_anew(char *to, const char *from)
{
    for (size_t i = 0, used = 0; from[i]; i++, used++) {
        to[i] = from[i] == '\n' && from[i + 1] && from[i + 1] != '2' ? ' '
                                                                     : from[i];
        to[i + 1] = '\0';
        if (used > 44 && to[i] == ' ') {
            to[i] = '\n';
            used = 0;
        }
    }
}

static bool is_copy(ibid_doc *source, ibid_doc *document)
{
    const bool is = ib_copy_is(source, document);

    ibid_doc_close(source);
    return is;
}

static void test_copies(void **state)
{
    ibid_doc *letter = make("", body, notes, "");
    char other[sizeof body];

    (void)state;
    assert_int_equal(ibid_doc_notes(letter).count, 4);
    assert_true(is_copy(make("", body, notes, ""), letter));
    broken_anew(other, body);
    assert_true(is_copy(make("", other, notes, ""), letter));
    assert_true(is_copy(make("Dear colleague, here is what we sent.\n\n", body,
                             notes, "\nYours, the secretary.\n"),
                        letter));
    ibid_doc_close(letter);
}

/* What the letter was copied from has not its notes; what it quotes, not its
 * words; a volume that prints it holds more than it. */
static void test_sources(void **state)
{
    static char volume[32768];
    ibid_doc *letter = make("", body, notes, "");

    (void)state;
    assert_false(is_copy(make("", body, "", ""), letter));
    assert_false(is_copy(make("", body, others, ""), letter));
    assert_false(
        is_copy(make("", "Another text, of which nothing is there.", notes, ""),
                letter));
    assert_false(is_copy(open_text(""), letter));
    for (size_t i = 0; i < 100; i++)
        sprintf(volume + strlen(volume),
                "Chapter %zu of the volume has other things to say.\n", i);
    assert_false(is_copy(make("", body, notes, volume), letter));
    ibid_doc_close(letter);
}

/* Without notes the words alone do not tell who copied whom. */
static void test_without_notes(void **state)
{
    ibid_doc *text = make("", body, "", "");
    char other[sizeof body];

    (void)state;
    broken_anew(other, body);
    assert_true(is_copy(make("", body, "", ""), text));
    assert_false(is_copy(make("", other, "", ""), text));
    ibid_doc_close(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copies),
        cmocka_unit_test(test_sources),
        cmocka_unit_test(test_without_notes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
