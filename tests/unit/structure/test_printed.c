/* test_printed.c - notes of a text whose pages are known, by where they are
 * printed. */

#include "notes_of.h"
#include "text/box.h"

enum { LINES_MAX = 64 };

/* How a line is printed is told by its first character: "n" small print at the
 * foot, "s" the margin, "c" the same as "n" in a new column, "d" the body in
 * one, "b" the body; "p" begins a page.  The character is no part of the
 * text. */
typedef struct printed_text {
    char text[4096];
    ib_run_line line[LINES_MAX];
    size_t lines;
    ibid_sheet page[8];
    size_t pages;
} printed_text;

static uint32_t flags_of(char kind)
{
    switch (kind) {
    case 'n':
        return IB_ORDERED_NOTE;
    case 'c':
        return IB_ORDERED_NOTE | IB_ORDERED_NEXT;
    case 'd':
        return IB_ORDERED_NEXT;
    case 's':
        return IB_ORDERED_SIDE;
    default:
        return 0;
    }
}

static void make(printed_text *out, const char *words)
{
    size_t len = 0;

    *out = (printed_text){.pages = 1};
    for (const char *end; *words; words = end + 1) {
        const char kind = *words;
        ib_run_line *line = &out->line[out->lines];

        end = strchr(words, '\n');
        if (kind == 'p') {
            out->text[len++] = '\f';
            out->pages++;
            continue;
        }
        if (end > words + 1) {
            *line =
                (ib_run_line){.start = (uint32_t)len, .flags = flags_of(kind)};
            memcpy(out->text + len, words + 1, (size_t)(end - words - 1));
            len += (size_t)(end - words - 1);
            out->lines++;
        }
        out->text[len++] = '\n';
    }
    for (size_t i = 0; i < out->pages; i++)
        out->page[i].layer = IBID_LAYER_TEXT;
}

/* `made` is used as long as `it`. */
static void find(notes_of *it, printed_text *made, const char *words)
{
    make(made, words);
    memset(it, 0, sizeof *it);
    it->text.str = ib_str_of(made->text);
    it->text.page = made->page;
    it->text.page_count = made->pages;
    it->text.printed = made->line;
    it->text.printed_count = made->lines;
    notes_of_find(it);
    notes_of_write(it);
}

static void expect(const char *words, const char *notes, const char *marks)
{
    static printed_text made;
    static notes_of it;

    find(&it, &made, words);
    assert_string_equal(it.notes, notes);
    assert_string_equal(it.marks, marks);
    notes_of_drop(&it);
}

static void numbers_begin_again(void **state)
{
    (void)state;
    expect("bIdle\xC2\xB9 it lay.\xC2\xB2\nb\nn\xC2\xB9 Log.\nn\xC2\xB2 "
           "Chart.\np\n"
           "bMore.\xC2\xB9\nb\nn\xC2\xB9 Ibid.\n",
           "1[\xC2\xB9]Log 2[\xC2\xB2]Chart 1[\xC2\xB9]Ibid",
           "1<\xC2\xB9> 2<\xC2\xB2> 1<\xC2\xB9>");
}

/* A year that begins a line of a note is no label, nor is one of the body. */
static void figures_that_are_none(void **state)
{
    (void)state;
    expect("bIdle.\xC2\xB9 So.\xC2\xB2\nb3 boats lay there.\nb\nn1 Log of\n"
           "n1911, p. 2.\nn2 Ibid.\n",
           "1[1]Log 2[2]Ibid", "1<\xC2\xB9> 2<\xC2\xB2>");
    expect("bA cube of 10\xC2\xB3 feet.\xC2\xB9 So.\xC2\xB2 And.\xC2\xB3\nb\n"
           "n\xC2\xB9 Log.\nn\xC2\xB2 Id.\nn\xC2\xB3 Chart.\n",
           "1[\xC2\xB9]Log 2[\xC2\xB2]Id 3[\xC2\xB3]Chart",
           "3<\xC2\xB3> 1<\xC2\xB9> 2<\xC2\xB2> 3<\xC2\xB3>");
}

/* A note over three pages; the marks of the first page go on. */
static void notes_over_pages(void **state)
{
    static printed_text made;
    static notes_of it;

    (void)state;
    find(&it, &made,
         "bIdle.\xC2\xB9\nb\nn\xC2\xB9 Log of the\np\nbBody.\nb\nntug and "
         "of\np\n"
         "bMore.\xC2\xB2\nb\nnher boats.\nn\xC2\xB2 Id.\n");
    assert_string_equal(it.notes, "1[\xC2\xB9]Log 2[\xC2\xB2]Id");
    assert_int_equal(it.structure.notes.item[0].part_count, 3);
    notes_of_drop(&it);
}

/* Both columns number their notes: a text and its translation. */
static void columns_with_their_own(void **state)
{
    (void)state;
    expect("bMole.\xC2\xB9 So.\xC2\xB2\ndMole.\xC2\xB9 Also.\xC2\xB2\nb\nn1 "
           "Werk.\nn2 Ebd.\n"
           "c1 Work.\nn2 Ibid.\n",
           "1[1]Werk 2[2]Ebd 1[1]Work 2[2]Ibid",
           "1<\xC2\xB9> 2<\xC2\xB2> 1<\xC2\xB9> 2<\xC2\xB2>");
}

static void notes_in_the_margin(void **state)
{
    (void)state;
    expect("bIdle.\xC2\xB9 So.\xC2\xB2\nb\ns\xC2\xB9 Log.\nb\ns\xC2\xB2 "
           "Chart\nsof Deal.\n",
           "1[\xC2\xB9]Log 2[\xC2\xB2]Chart", "1<\xC2\xB9> 2<\xC2\xB2>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_begin_again),
        cmocka_unit_test(figures_that_are_none),
        cmocka_unit_test(notes_over_pages),
        cmocka_unit_test(columns_with_their_own),
        cmocka_unit_test(notes_in_the_margin),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
