/* test_storm.c - one thing, hundreds of thousands of times: read in linear
 * time and memory, with every promise kept. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/hostile/growth.h"

/* `#` in a unit stands for the number of the repetition, from 1. */
static const struct {
    const char *name;
    const char *unit;
    size_t count;
} storms[] = {
    {"opening curly quotation marks", "\xE2\x80\x9C", 1000000},
    {"closing curly quotation marks", "\xE2\x80\x9D", 1000000},
    {"opening single quotation marks", "\xE2\x80\x98", 1000000},
    {"closing single quotation marks", "\xE2\x80\x99", 1000000},
    {"straight quotation marks", "\"", 1000000},
    {"straight single quotation marks", "'", 1000000},
    {"guillemets open", "\xC2\xAB", 1000000},
    {"guillemets close", "\xC2\xBB", 1000000},
    {"single guillemets", "\xE2\x80\xB9", 1000000},
    {"low quotation marks", "\xE2\x80\x9E", 1000000},
    {"angle pairs", "<<", 1000000},
    {"comma pairs", ",,", 1000000},
    {"backticks", "``", 1000000},
    {"corner brackets", "\xE3\x80\x8C", 1000000},
    {"opening marks with words", " \xE2\x80\x9Cword", 300000},
    {"closing marks with words", "word\xE2\x80\x9D ", 300000},
    {"opening marks, a paragraph each", "\xE2\x80\x9CWord.\n\n", 200000},
    {"straight marks, a paragraph each", "\"Word.\n\n", 200000},
    {"nested pairs open", "\xE2\x80\x9C\xE2\x80\x98", 400000},
    {"apostrophes", "o'clock 'tis ", 200000},
    {"pairs", "\xE2\x80\x9CWe saw it.\xE2\x80\x9D ", 100000},
    {"a colon and an indent", "They said:\n\n    Words of others here.\n\n",
     40000},
    {"notes a line", "# A note that is one line.\n", 100000},
    {"notes a line, same number", "1 A note that is one line.\n", 100000},
    {"notes a line, bracketed", "[#] A note.\n", 100000},
    {"notes a line, Markdown", "[^#]: A note.\n", 100000},
    {"notes a line, superscript", "\xC2\xB9 A note.\n", 100000},
    {"notes a line, asterisk", "* A note.\n", 100000},
    {"notes and marks by page", "Some words.1 More.2\n\n1 Ibid.\n2 Id.\n\f",
     50000},
    {"numbered notes and marks by page", "Words.# More.\n\n# Ibid.\n\f", 50000},
    {"marks without notes", "Some words.# ", 100000},
    {"Markdown marks", "Words.[^#] ", 100000},
    {"Markdown marks and notes", "Words.[^#]\n\n[^#]: A note.\n\n", 50000},
    {"asterisks", "*", 1000000},
    {"asterisks in words", "word* ", 300000},
    {"superscripts", "\xC2\xB9", 1000000},
    {"superscripts in words", "word\xC2\xB2 ", 300000},
    {"superscript digits", "\xE2\x81\xB5", 500000},
    {"digits", "7", 2000000},
    {"digits after stops", ".1", 1000000},
    {"numbers", "1234 ", 400000},
    {"numbers a line", "#\n", 200000},
    {"rules", "____\n", 200000},
    {"rules and notes", "Text.1\n____\n1 Note.\n\n", 50000},
    {"Id.", "Id. ", 300000},
    {"Id. a line", "Id.\n", 300000},
    {"Ibid. in notes", "# Ibid., p. 5.\n", 80000},
    {"supra", "Adler, supra note #, at 5; ", 50000},
    {"v.", " v. ", 500000},
    {"A v. B", "Larks v. Board ", 100000},
    {"Capitals v.", "The Most Honourable Harbour Board of Larks ", 40000},
    {"symbols", "A/1/1 ", 200000},
    {"symbols without end", "A/1/1/", 300000},
    {"slashes", "/", 1000000},
    {"resolutions", "resolution # (1999) ", 60000},
    {"articles", "article # of the ", 80000},
    {"reporters", "925 F.3d 1339, ", 100000},
    {"cases", "Larks v. Board, 925 F.3d 1339, 1341 (11th Cir. 2019); ", 30000},
    {"addresses", "https://www.example.org/larks?page=# ", 40000},
    {"an address without end", "https://a/", 200000},
    {"www", "www.", 400000},
    {"books", "Adler, The Law (Strelsau: Press, 1998), p. 5; ", 30000},
    {"years", "(1998) ", 300000},
    {"dates", "3 May 1911, ", 100000},
    {"see", "See see See also ", 100000},
    {"sections", "\xC2\xA7 ", 400000},
    {"semicolons", "; ", 500000},
    {"commas", ", ", 500000},
    {"stops", ". ", 500000},
    {"colons", ":\n", 500000},
    {"ellipses", "... ", 300000},
    {"ellipsis signs", "\xE2\x80\xA6", 400000},
    {"opening brackets", "(", 1000000},
    {"opening square brackets", "[", 1000000},
    {"closing square brackets", "]", 1000000},
    {"nested brackets", "([{", 400000},
    {"empty brackets", "[]", 500000},
    {"sic", "[sic] ", 200000},
    {"emphasis added", "(emphasis added) ", 80000},
    {"hyphens at line ends", "word-\n", 200000},
    {"dashes", "\xE2\x80\x94", 500000},
    {"line feeds", "\n", 2000000},
    {"carriage returns", "\r", 2000000},
    {"form feeds", "\f", 1000000},
    {"a page number a page", "#\n\f", 200000},
    {"a head a page", "THE HARBOUR\nSome words.\n\f", 60000},
    {"tabs", "\t", 2000000},
    {"blanks", " ", 2000000},
    {"no-break spaces", "\xC2\xA0", 1000000},
    {"control characters, a few",
     "A sentence of some words that has one \1 such character in it, and "
     "goes on for so long that nobody takes it for anything but a text.\n",
     10000},
    {"initials", "A. ", 400000},
    {"capitals", "A", 2000000},
    {"capital words", "Word ", 300000},
    {"letters", "a", 2000000},
    {"words", "word ", 400000},
    {"words a line", "word\n", 300000},
    {"list items", "(a) An item.\n", 100000},
    {"numbered paragraphs", "#. A paragraph of words.\n\n", 60000},
    {"table rows", "| 1 | 2 |\n", 150000},
    {"headings", "# HEADING OF WORDS\n\n", 80000},
    {"Markdown hashes", "## ", 300000},
    {"indented lines", "    words in a line\n", 80000},
    {"growing indents", " \n  \n   \n    x\n", 80000},
    {"signatures", "(Signed) Rudolf Elphberg\n\n", 60000},
    {"combining accents", "e\xCC\x81", 500000},
    {"emoji", "\xF0\x9F\x98\x80", 300000},
    {"Cyrillic", "\xD1\x81\xD0\xBB\xD0\xBE\xD0\xB2\xD0\xBE ", 200000},
    {"Han", "\xE8\xA9\x9E", 500000},
    {"percent signs", "%0 ", 300000},
    {"registered signs", "word\xC2\xAE ", 200000},
    {"exclamation marks after marks", "\xE2\x80\x9D! ", 200000},
};

static char *repeat(const char *unit, size_t count, size_t *len)
{
    char *text = malloc(count * (strlen(unit) + 16));

    assert_non_null(text);
    *len = 0;
    for (size_t i = 1; i <= count; i++) {
        for (const char *c = unit; *c; c++) {
            if (*c == '#' && c[1] != '#' && (c == unit || c[-1] != '#'))
                *len += (size_t)sprintf(text + *len, "%zu", i);
            else
                text[(*len)++] = *c;
        }
    }
    return text;
}

static void run_part(size_t part, size_t parts)
{
    size_t all = sizeof storms / sizeof *storms, wrong = 0;

    for (size_t i = all * part / parts; i < all * (part + 1) / parts; i++) {
        size_t len;
        char *text =
            repeat(storms[i].unit, storms[i].count / GROWTH_SCALE, &len);

        wrong += !growth_is_linear(storms[i].name, text, len);
        free(text);
    }
    assert_int_equal(wrong, 0);
}

static void test_quotation_marks(void **state)
{
    (void)state;
    run_part(0, 4);
}

static void test_notes_and_marks(void **state)
{
    (void)state;
    run_part(1, 4);
}

static void test_citations(void **state)
{
    (void)state;
    run_part(2, 4);
}

static void test_layout(void **state)
{
    (void)state;
    run_part(3, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quotation_marks),
        cmocka_unit_test(test_notes_and_marks),
        cmocka_unit_test(test_citations),
        cmocka_unit_test(test_layout),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
