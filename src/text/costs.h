/* costs.h - thresholds of text/, each with its reason. */
#ifndef IB_TEXT_COSTS_H
#define IB_TEXT_COSTS_H

enum {
    /* Running heads and feet stand in the first and last lines of a page; the
     * most seen in print is head, section, date, number. */
    IB_EDGE_LINES = 4,

    /* A line is a running head when it stands at the same edge of so many
     * pages in a row; two can be chance, as when a table goes on. */
    IB_RUN_MIN = 3,

    /* Left and right pages have heads of their own, and a page that begins a
     * chapter has none: the next like head is up to four pages away. */
    IB_HEAD_GAP = 4,

    /* Page numbers in a row: one may be unread. */
    IB_RUN_GAP = 2,

    /* Furniture is short: a court's filing line, the longest, has some 80
     * characters.  Longer lines are prose. */
    IB_FURNITURE_MAX = 120,

    /* Lines other than the court's: a symbol, a job number with what a scan
     * makes of the bar code beside it. */
    IB_SHORT_MAX = 60,

    /* Letters or signs of a line that is what a scan makes of a bar code, an
     * emblem or a lost label, when it stands among furniture. */
    IB_LITTER_MAX = 12,
    IB_LITTER_LONE = 2,

    /* Pages of fewer bytes on average are no pages of a document; nothing on
     * them is furniture. */
    IB_PAGE_BYTES_MIN = 64,

    /* Without form feeds, lines between two page numbers of a series; less is
     * a numbered list. */
    IB_PAGE_LINES_MIN = 8,

    /* Running heads that name a work or chapter and a page, bytes: a line of
     * small type at most. */
    IB_HEAD_MAX = 90,

    /* Slots tried for a head among those seen: a half full table needs two or
     * three; more is a file made to collide, whose heads may go untied. */
    IB_HEAD_PROBES = 64,

    /* Page numbers alone on a line: no book has more pages, and of such
     * numbers one in so many at least must stand inside a sentence, since
     * half of all pages end in one. */
    IB_PAGE_NUMBER_MAX = 5000,
    IB_WITHIN_EVERY = 4,

    /* Without form feeds, a line that begins with one blank starts a page if
     * such lines are rarer than one in so many; else it is an indent. */
    IB_ONE_BLANK_RARE = 15,

    /* Glyph pages: the bins into which their width is cut to look for the
     * white between columns; a bin of A4 is a little over one point. */
    IB_GUTTER_BINS = 512,
    /* Places tried for such a white: newspapers have eight columns. */
    IB_GUTTERS_MAX = 8,
    /* Lines that a column has at least where it is first seen; two lines beside
     * two are a signature. */
    IB_COLUMN_LINES_MIN = 3,
    IB_COLUMN_LINES_NARROW = 6,
    /* Heads and feet: rows looked at from each edge, and pages compared to
     * either side (left and right pages differ, chapters begin). */
    IB_MARGIN_ROWS = 4,
    IB_MARGIN_PAGES = 4,
    /* Numbers of such a row that are looked at. */
    IB_MARGIN_NUMBERS = 6,
    /* Numbers beside lines: so many of them at least, each fifth line or each
     * line of a typed page. */
    IB_LINE_NUMBERS_MIN = 5,
    /* One glyph in so many of a page is of the document's body: else the page
     * has a body of its own.  Notes may fill all but three lines. */
    IB_BODY_SHARE = 25,
    /* Glyphs of a strip that tells where the body's lines begin and end: more
     * than a number or label has. */
    IB_BODY_GLYPHS = 8,
    /* One line of the body in so many reaches so far: a heading may reach
     * farther. */
    IB_SIDE_LINES = 8,
    /* Glyphs of a word in the margin: a label of a note has four at most. */
    IB_SIDE_GLYPHS = 5,
    /* Cells beside one that are looked at, and of a row of a table. */
    IB_SIDE_CELLS = 8,
    IB_CELLS_MAX = 16,
    /* Glyphs of a line to each of its words, on average: more is no language's
     * but an address. */
    IB_WORD_GLYPHS = 25,
    /* Lines looked at above and below for one that a raised mark belongs to:
     * marks, a second base line, the line. */
    IB_RAISE_ROWS = 3,
    /* Glyphs of a raised mark where its size alone does not tell: "12", "*)". */
    IB_RAISE_GLYPHS = 4,

    /* Usable words: letters and figures of a page that says something.  Stamps, page
     * numbers and the lines that a download service adds have fewer. */
    IB_USABLE_LETTERS_MIN = 100,
    /* Letters that a sign of Chinese or a syllable of Korean is worth. */
    IB_USABLE_SIGN = 3,
    /* Glyphs that are no characters, in 100: small capitals and ornaments of
     * old fonts stand among private characters. */
    IB_USABLE_UNKNOWN_PERCENT = 15,
    /* Words from which odd ones are counted, and how many in 100 may be odd:
     * formulas mix Greek and Latin letters. */
    IB_USABLE_WORDS_MIN = 20,
    IB_USABLE_ODD_PERCENT = 40,
    /* Latin letters with accents, in 100: Vietnamese, the most, has 30. */
    IB_USABLE_ACCENTED_PERCENT = 50,
    /* Neighbouring letters from which vowels and consonants are compared: a
     * sixth of a page.  Fewer may be names and abbreviations. */
    IB_USABLE_PAIRS_MIN = 300,
    /* Of them e, t, a, o, i, n, s, r and l, in 100: of the messages of programs
     * in 186 languages Luganda, the least, has 60; a third at random. */
    IB_USABLE_FREQUENT_PERCENT = 52
};

/* Of the type's size. */

/* Base lines of one line: fonts of one line differ in how deep they say that
 * they reach, by a tenth at most; what is raised is so by a quarter. */
#define IB_ROW_SLACK  0.2f
#define IB_SAME_SLACK 0.3f
/* How far letters of one line may lie over one another: marks by a quarter of
 * their size; letters of two fonts by half, since signs of full width have
 * wide boxes. */
#define IB_BESIDE_RAISED 0.25f
#define IB_BESIDE_SAME   0.5f
/* A gap that may lie between columns: gutters begin at 10 points for type of
 * 10; cut too often does no harm, as lines are joined again. */
#define IB_STRIP_GAP 0.7f
/* A gap between words is 0.2 and more even in narrow setting; letters that are
 * spaced out stand 0.1 apart.  Where the file says where words end, a gap that
 * it does not name counts only when it is as wide as a blank. */
#define IB_WORD_GAP       0.15f
#define IB_WORD_GAP_GIVEN 0.22f
/* ... in a line whose words are set so tight that none would be told. */
#define IB_WORD_GAP_TIGHT 0.08f
/* Before a raised mark: word processors leave it up to a quarter. */
#define IB_WORD_GAP_RAISED 0.3f
/* A gap that no justified line has: cells. */
#define IB_CELL_GAP 2.2f
/* Superscripts have 0.5 to 0.75 of the body's size; small print has 0.75 to
 * 0.9, and is not raised. */
#define IB_SMALL 0.85f
/* A note's label stands at most a tab before its words. */
#define IB_LABEL_GAP 4.0f
/* How far above the base line marks stand: 0.3 to 0.5. */
#define IB_RAISE_MIN 0.12f
#define IB_RAISE_MAX 0.75f
/* Words in the margin: smaller than the body's by a tenth about, and so far
 * from it; lines of one of them are no farther apart than this. */
#define IB_SIDE_SMALL 0.92f
#define IB_SIDE_GAP   0.3f
#define IB_SIDE_LEAD  2.0f
/* What is wider than this share of the body is a column, not a margin. */
#define IB_SIDE_WIDE 0.4f
/* Numbers beside lines: the distance of two lines at most, double spaced. */
#define IB_SIDE_LINE 3.0f
/* Cells: a gap that lies between some, where another row has it too; a gap of
 * rows of two cells. */
#define IB_CELL_WHITE 1.0f
/* Lines of one table are no farther apart than this. */
#define IB_CELL_LEAD 3.0f
/* A line is set in by so much at least; edges that are one vary by so much. */
#define IB_SET_IN    0.7f
#define IB_SET_SLACK 0.3f
/* Prose that is set in from both sides reaches across so much of its column. */
#define IB_SET_WIDE 0.6f
/* Type that is larger than the body's: headings. */
#define IB_PRINT_LARGE 1.08f
/* Small print: notes have 0.95 of the body's type and less. */
#define IB_PRINT_SMALL 0.95f
/* Notes of one document are of one size; a quotation set in above them is of
 * another. */
#define IB_PRINT_SAME 1.05f
/* Prose in columns is set at least so wide; narrower are the cells of tables,
 * labels of lists, dates beside entries. */
#define IB_COLUMN_WIDTH_MIN 8.0f
/* White between columns that no gap between words is as wide as. */
#define IB_GUTTER_WIDE 1.8f
/* Gutters of two pages are one when they are no farther apart. */
#define IB_GUTTER_SAME 0.6f
/* Its lines fill so much of their column on average. */
#define IB_COLUMN_FILL 0.5f
/* How much vowels and consonants alternate at least, as a correlation of
 * neighbours without its sign: Gaelic, the least of those languages, has 0.25,
 * and short texts vary by 0.06.  With the share above, 9,233 of 9,300 alphabets
 * moved or shuffled were told; of 10,727 pieces of 300 pairs in 128 languages 25
 * were taken for such, most of them lists of abbreviations. */
#define IB_USABLE_ALTERNATE 0.10

#endif
