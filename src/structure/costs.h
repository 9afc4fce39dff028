/* costs.h - every threshold and cost of structure/, each with its reason.
 *
 * Costs are in hundredths of a nat: 100 times the natural logarithm of how
 * much more likely one reading is than the other, so that costs add up.  Where
 * a figure was counted, tools/learn_costs.py counts it again.
 */
#ifndef IB_STRUCTURE_COSTS_H
#define IB_STRUCTURE_COSTS_H

/* --- Notes and marks of clean text (chain.c) --- */

/* Largest number of a note.  Law reviews reach some 600; four digits are a
 * year more often than a note. */
#define IB_NOTE_MAX 1999

/* A note with a mark of its number before it: what makes it a note. */
#define IB_CHAIN_NOTE 300
/* A note whose mark is not there.  Together with IB_CHAIN_STEP below zero, so
 * that a list of numbered paragraphs never becomes a row of notes. */
#define IB_CHAIN_NO_MARK (-160)
/* The number follows the last one, and nothing stands between the notes. */
#define IB_CHAIN_STEP 40
/* Numbers left out: labels that a reader of the file lost; the first costs
 * most, since lists that are no notes jump at once. */
#define IB_CHAIN_GAP      (-200)
#define IB_CHAIN_GAP_MORE (-25)
/* Numbers left out in one step at most: more is another list. */
#define IB_CHAIN_GAP_MAX 12
/* Numbering begins again at 1: by page, chapter or annex. */
#define IB_CHAIN_RESTART (-120)
/* Numbering begins above 1: an extract.  It needs two notes to pay. */
#define IB_CHAIN_LATE (-350)
/* Labels written "1." or "1)" are paragraphs more often than notes. */
#define IB_CHAIN_DOTTED (-60)
/* Notes of a chain whose marks must be there: half.  In clean text nearly all
 * are; a numbered list meets a digit of its number by chance one time in ten. */
#define IB_CHAIN_MARKED_MIN_PERCENT 50

/* Marks of the same number that are looked at for one note.  A digit glued to
 * a word is rare; 32 in one document before the note is a table. */
#define IB_CHAIN_CUES_MAX 32

/* How a digit stands that may be a mark.  Written signs say it themselves. */
#define IB_CUE_WRITTEN 400    /* [^1] */
#define IB_CUE_RAISED  300    /* superscript digits */
#define IB_CUE_BRACKET 120    /* [1]: may be an insertion of an editor */
#define IB_CUE_GLUED   0      /* plain digit after a word or stop */
#define IB_CUE_SPACED  (-120) /* plain digit between blanks, " 2 ." */
/* Letters of an abbreviation with a stop at most: "Nos.", "Sept." is five but
 * rare before a lone figure. */
#define IB_ABBREVIATION_MAX 4
/* What stands before: FIELD 3, "the mark follows punctuation in English and UN
 * texts, stands before it in French". */
#define IB_CUE_AFTER_QUOTE   120
#define IB_CUE_AFTER_STOP    100
#define IB_CUE_AFTER_WORD    40
#define IB_CUE_AFTER_CAPITAL (-150) /* G7, A4, U2 */
#define IB_CUE_AFTER_FIGURE  (-150) /* "1861,1" and decimals: either */
/* On the page of its note, where the text has pages: a footnote.  Elsewhere it
 * may be an endnote, but a figure of another page is more often a figure. */
#define IB_CUE_SAME_PAGE  100
#define IB_CUE_OTHER_PAGE (-250)

/* --- Rows and blocks (row.c, block.c) --- */

/* Lines above so many bytes are not wrapped: twice 80 characters of two bytes,
 * and room for justified columns. */
#define IB_ROW_WRAP_MAX 200
/* Share of such lines from which a line is taken for a paragraph; novels with
 * much dialogue have some 30 in 100, wrapped papers with tables below 5. */
#define IB_ROW_UNWRAPPED_PERCENT 12
/* The widest tenth of the lines is taken for full: headings and last lines of
 * paragraphs are never nine tenths of a text. */
#define IB_ROW_FULL_PERCENT 10
/* A blank line before one line in so many: paragraphs are told by them. */
#define IB_ROW_BLANK_EVERY 20
/* Lines with a blank line before them from which a text is double spaced. */
#define IB_ROW_DOUBLE_PERCENT 70
/* Lines that end with a blank from which that blank is the sign of a wrapped
 * line, as some readers of PDF leave it. */
#define IB_ROW_TAILS_PERCENT 40
/* Columns are looked for in lines up to this length, bytes. */
#define IB_ROW_COLUMNS_MAX 240
/* Signs between a sentence's stop and its line's end: closing quotation marks
 * and a mark of a note of up to three characters. */
#define IB_ROW_TAIL_MAX 6

/* A line was broken of free will when the next word had fitted, and so much
 * (in 100) of a full line was left: ragged lines of proportional type vary by
 * a tenth in characters. */
#define IB_BLOCK_FULL_PERCENT 85
/* The same where blank lines stand between paragraphs anyway. */
#define IB_BLOCK_SHORT_PERCENT 60
/* A heading has at most so many rows and bytes: two lines of a long title, and
 * the three of an annex's. */
#define IB_HEADING_ROWS_MAX 4
#define IB_HEADING_BYTES_MAX 240
/* A heading that is a line of a text whose lines are paragraphs. */
#define IB_HEADING_LINE_MAX 120
/* Lines that belong to a signature: name, offices, body, place, date. */
#define IB_SIGNATURE_ROWS_MAX 8
#define IB_SIGNATURE_LINE_MAX 70
/* A numbered line up to so many bytes that ends no sentence is an item. */
#define IB_ITEM_BYTES_MAX 160

#endif
