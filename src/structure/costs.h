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
/* "Rule 32.1": a fraction, or note 1 after "Document 32."  It may fill a place
 * in a row of notes, never make one. */
#define IB_CUE_DECIMAL (-450)
/* After a quotation mark with a blank before it, which opens: "1. You". */
#define IB_CUE_OPENING (-450)
/* On the page of its note, where the text has pages: a footnote.  Elsewhere it
 * may be an endnote, but a figure of another page is more often a figure. */
#define IB_CUE_SAME_PAGE  100
#define IB_CUE_OTHER_PAGE (-250)

/* A mark without a note stands at least as well as after a word. */
#define IB_FILL_CUE_LEAST 0

/* --- Notes by where they are printed (printed.c): points --- */

/* A raised figure that begins a line of small print is a label; another one
 * may be a year or a page, until a mark has its number. */
#define IB_PRINT_RAISED 200
#define IB_PRINT_BARE   (-100)
#define IB_PRINT_MARKED 400
/* The number follows that of the note before; leaves some out; goes back to a
 * number that is not 1. */
#define IB_PRINT_NEXT 120
#define IB_PRINT_GAP  (-60)
#define IB_PRINT_BACK (-150)
/* Labels of one page that are looked back over: each may be a figure. */
#define IB_PRINT_REACH 64
/* Notes found so in 100 of those found by their numbers alone, from which the
 * page is believed: endnotes are no small print at a foot. */
#define IB_PRINT_BELIEVED 90

/* --- Notes with a sign (star.c), notes at the end (note.c) --- */

/* "****" is the fourth note of a page; more is a row of stars. */
#define IB_STAR_RUN_MAX 4
/* Labels of one sign so near each other are bullets: a page has one note with
 * each sign. */
#define IB_STAR_LIST_LINES 12
/* Bytes before a label in which its mark stands, where pages are not known:
 * several pages, since titles and authors have their notes at the end. */
#define IB_STAR_REACH 16384
/* Bytes of emphasis, *so*, that are looked back for its opening sign. */
#define IB_STAR_EMPHASIS_MAX 120
/* Notes under a heading "Notes" that need no marks: a shorter list may be
 * remarks on a table. */
#define IB_HEADED_MIN 3
/* Bytes from the first mark to the first note that no page holds: where pages
 * are not known, notes so far down are endnotes. */
#define IB_END_FAR 8000

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

/* Blanks that stand for the indent of a paragraph's first line. */
#define IB_ROW_INDENT 3

/* A line was broken of free will when the next word had fitted, and so much
 * (in 100) of a full line was left: ragged lines of proportional type vary by
 * a tenth in characters. */
#define IB_BLOCK_FULL_PERCENT 85
/* The same where blank lines stand between paragraphs anyway. */
#define IB_BLOCK_SHORT_PERCENT 60
/* Rows after which a piece without a full line is set in from both sides. */
#define IB_BLOCK_NARROW_ROWS 3
/* The two parts of a line that a raised mark cut in two: bytes by which they
 * may pass a full line, and how much of one (in 100) they fill at least with
 * the next word; a first line has its indent besides, which is lost. */
#define IB_BLOCK_CUT_PLAY    4
#define IB_BLOCK_CUT_PERCENT 78
/* A heading has at most so many rows and bytes: two lines of a long title, and
 * the three of an annex's. */
#define IB_HEADING_ROWS_MAX  4
#define IB_HEADING_BYTES_MAX 240
/* A heading that is a line of a text whose lines are paragraphs. */
#define IB_HEADING_LINE_MAX 120
/* Lines that belong to a signature: name, offices, body, place, date. */
#define IB_SIGNATURE_ROWS_MAX 8
#define IB_SIGNATURE_LINE_MAX 70
/* A numbered line up to so many bytes that ends no sentence is an item. */
#define IB_ITEM_BYTES_MAX 160

/* --- Clean or damaged (note.c) --- */

/* Text is clean when so many of its notes have plain marks: of the marks that
 * OCR read, one in forty is plain. */
#define IB_CLEAN_PERCENT   80
#define IB_CLEAN_NOTES_MIN 5
/* Damaged text shows a sign for so many of its notes: 261 of 302 did. */
#define IB_DAMAGED_PERCENT 50

/* --- Marks that OCR damaged (worn.c): odds for a mark, before its number --- */

/* Signs in one run after a word, and ways to read it that are tried: a mark of
 * three digits, two closing quotation marks before it. */
#define IB_RUN_MAX      6
#define IB_READINGS_MAX 4
/* One in twenty, one in seven, either, never; as signs and what stands round
 * them were counted in OCR text: "?" after a word and before a capital is a
 * question 99 times in 100, "war.!" never one. */
#define IB_WORN_CLEAR  300
#define IB_WORN_LIKELY 200
/* A sign that prose has no use for: "forces.®".  One in 100. */
#define IB_WORN_ODD   450
#define IB_WORN_EVEN  0
#define IB_WORN_NEVER (-2000)
/* FIELD 3: the mark follows the quotation that it vouches for, or a stop. */
#define IB_WORN_AFTER_QUOTE 150
#define IB_WORN_AFTER_STOP  120
#define IB_WORN_AFTER_UPPER (-150)
#define IB_WORN_AFTER_DIGIT (-200)
#define IB_WORN_BEFORE_STOP (-150)
/* Questions and exclamations for 100 sentences that a sober text has at most;
 * novels have 15 to 40.  Marks that are read so count too. */
#define IB_WORN_SOBER_PERCENT 6
/* A closing quotation mark taken for part of the mark, though one is open. */
#define IB_WORN_SWALLOWED (-300)
/* A blank before the sign: OCR sets one mark in six apart. */
#define IB_WORN_SPACED (-100)
/* No blank behind the sign, but a capital: one mark in thirty. */
#define IB_WORN_GLUED (-100)
/* A closing quotation mark with nothing to close, read as punctuation. */
#define IB_WORN_STRAY (-100)
/* A mark that vanished, 41 of 302, after a quotation that ends
 * with a clause, after a stop. */
#define IB_VACANT_QUOTE (-200)
#define IB_VACANT_WORDS (-330) /* after a quotation inside a sentence */
#define IB_VACANT_STOP  (-270)
/* Readings below this are not worth carrying. */
#define IB_WORN_LEAST (-700)

/* --- Numbers read as glyphs (glyph.c) --- */

/* A glyph too many: 3 of 255 marks. */
#define IB_GLYPH_ADD 420
/* Anything may be read as anything: one mark in 200 is beyond the tables. */
#define IB_GLYPH_WORST 530

/* --- Lines of notes (zone.c) --- */

/* Lines at the foot of a page that are looked at: a page has some 60; a page
 * of notes alone, in small type, some 90. */
#define IB_ZONE_LINES_MAX 120
/* Lines from which the width of the text is taken, spread over the text. */
#define IB_ZONE_SAMPLE 4096
/* Full lines that it takes to know the width. */
#define IB_ZONE_WIDTH_MIN_LINES 12
/* Notes are set smaller: a full line holds more signs.  For each sign more
 * than the body's full line and its play, up to a bound. */
#define IB_ZONE_PLAY  5
#define IB_ZONE_WIDER 30
/* Percent above the body width where a line is as likely a note of type one
 * tenth smaller as a line of the body. */
#define IB_ZONE_MIDWAY    4
#define IB_ZONE_WIDER_MAX 150
#define IB_ZONE_FULL      (-60)
/* Percent of the body width above which a line is no line but a paragraph:
 * it says nothing about type sizes. */
#define IB_ZONE_UNWRAPPED 150
/* Words of citations: year, page, paragraph, address, ibid. */
#define IB_ZONE_CITES     50
#define IB_ZONE_CITES_MAX 120
#define IB_ZONE_PROSE     (-20)
/* A paragraph number or list letter: the body's. */
#define IB_ZONE_NUMBERED (-400)
/* Pages whose lines speak more against notes than this have none: marks can
 * make up for so much. */
#define IB_ZONE_LEAST (-200)
/* Signs of a line that is what OCR made of a label, at most. */
#define IB_ZONE_DIRT_MAX 3
/* Lines of a page with one sign before them that make a list. */
#define IB_ZONE_BULLETS 3
/* Where a note starts. */
#define IB_OPENING_LABELLED   420 /* sign or digit at a line's start, by itself */
#define IB_OPENING_ODD        620 /* a sign that no line of prose starts with */
#define IB_OPENING_RUIN       150 /* a label on a line of its own */
#define IB_OPENING_OPENER     100 /* See, Ibid., For further details */
#define IB_OPENING_LOWER      (-300)
#define IB_OPENING_UNFINISHED (-300) /* the line before goes on */
#define IB_OPENING_NO_BLANK   (-20)
#define IB_OPENING_SHORT      100    /* ... but the line before is short */
#define IB_OPENING_BROKEN     (-700) /* no blank line, and the sentence goes on */
/* Lines that look like a start, inside a note. */
#define IB_INSIDE_LABELLED  (-250)
#define IB_INSIDE_ODD       (-250) /* no digit: what else would it be? */
#define IB_INSIDE_PARAGRAPH (-100)
/* The first line of the notes of a page. */
#define IB_TOP_NO_BLANK  (-350)
#define IB_TOP_CONTINUED (-250)
#define IB_TOP_CLOSED    (-600) /* though no sentence was open there */

/* --- The alignment (align.c) --- */

/* Notes on one page, numbers that are kept open between pages, and runs of
 * signs of one page that are looked at, the last ones: bounds of time. */
#define IB_ALIGN_NOTES_MAX 24
#define IB_ALIGN_BEAM      12
#define IB_ALIGN_RUNS_MAX  160
/* Pages of a text whose labels are lost as a column, or kept. */
#define IB_ALIGN_TORN_LOST (-100)
#define IB_ALIGN_TORN_SEEN (-300)
#define IB_ALIGN_LONE_SEEN (-50)
#define IB_ALIGN_KEPT_LOST (-250)
#define IB_ALIGN_KEPT_SEEN (-8)
/* A label's glyphs cost so much at most; alone on a line, less: it may be dirt
 * that says nothing. */
#define IB_ALIGN_LABEL_WORST 700
#define IB_ALIGN_LONE_WORST  150
/* A note with an asterisk for its label, which has no number; the same label
 * read for a number, beyond what its glyph costs: no digit of a label was read
 * as an asterisk in 176.  The asterisk of the text that calls it. */
#define IB_ALIGN_STAR_NUMBER (-200)
#define IB_ALIGN_STAR_MARK   (-300)
/* A mark that vanished, 41 of 302, and from no place where marks stand. */
#define IB_ALIGN_LOST (-400)
/* The first notes of a text: most texts have none. */
#define IB_ALIGN_BEGIN (-400)
/* Numbering begins again on this page. */
#define IB_ALIGN_RESTART (-450)
/* A number is left out between pages: a note that was not found. */
#define IB_ALIGN_SKIP (-500)
/* Lines of text that a page has at least before its foot, and bytes of a line
 * of figures at its foot at most. */
#define IB_ALIGN_PAGE_LINES 8
#define IB_ALIGN_FOOT_MAX   12
/* "215" may be "2/15" in a text that counts its pages so: more than so many
 * pages, since short numbers end many figures; and bytes of such a line. */
#define IB_ALIGN_FOLIO_MIN 9
#define IB_ALIGN_FOLIO_LEN 6
/* Bytes of a symbol at the head of a page: "S/5/1" to "A/CONF.230/2025/3". */
#define IB_ALIGN_SYMBOL_MIN 5
#define IB_ALIGN_SYMBOL_MAX 24
/* A line rated below this starts no note: no number of marks outweighs it. */
#define IB_ALIGN_NO_START (-650)
/* Steps so far below a page's best are forgotten. */
#define IB_ALIGN_FAR 1500
/* Margins to the next best reading from which a link is sure or likely:
 * chosen on 25 texts read at 150 to 300 dots an inch, so that none of some 270
 * sure links was wrong and three of four right ones were sure. */
#define IB_ALIGN_SURE   130
#define IB_ALIGN_LIKELY 80
/* Of a link whose neighbour has lost its mark: the only way in which links
 * called sure were wrong was that a row of them stood one off. */
#define IB_ALIGN_NEAR_LOST (-120)

/* --- Block quotations (setoff.c) --- */

/* Points that make a block a quotation, and what gives them.  A colon after a
 * word of saying is not enough, nor are lines set off from the text; both
 * together are, and a colon with a note mark at the end. */
#define IB_SETOFF_MIN   5
#define IB_SETOFF_COLON 2 /* the text before ends with a colon */
#define IB_SETOFF_GOES_ON \
    3                          /* it stands as the quotation before it does,
                                   which has no mark at its end */
#define IB_SETOFF_SAYING  1    /* ... after "reported as follows" and kin */
#define IB_SETOFF_CLOSING 1    /* ... right before the colon */
#define IB_SETOFF_LISTING (-2) /* ... after "including", "the following" */
#define IB_SETOFF_NARROW  2    /* its lines are narrower than usual */
#define IB_SETOFF_HARDLY  1    /* three lines or more, a little narrower */
#define IB_SETOFF_INDENT  2    /* or further in than those before */
#define IB_SETOFF_MARK    2    /* a note mark at its end */
/* Where the page is known, instead of widths: its lines are set in; from both
 * sides; in smaller type. */
#define IB_SETOFF_PRINT_IN     2
#define IB_SETOFF_PRINT_NARROW 4
#define IB_SETOFF_PRINT_SMALL  3
#define IB_SETOFF_BRACKET      1    /* it begins with [ or an ellipsis */
#define IB_SETOFF_ITEM         (-4) /* it looks like an item of a list */
#define IB_SETOFF_NO_INTRO     (-3) /* the sentence before it is complete */

/* Percent of the usual width that a narrower block does not pass: a block set
 * in by 1 cm of a line of 16 has 94. */
#define IB_SETOFF_NARROW_PERCENT 95
/* Characters that an indented block stands further in. */
#define IB_SETOFF_INDENT_MIN 2
/* Blanks before a block that are counted at most. */
#define IB_SETOFF_INDENT_MAX 80
/* Lines of a block that are measured; all lines of a block are alike. */
#define IB_SETOFF_LINES_MAX 24
/* Widths counted, in characters; a text with wider lines has one line a
 * paragraph, and width says nothing. */
#define IB_SETOFF_WIDTH_MAX 160
/* Paragraphs measured to learn the usual width. */
#define IB_SETOFF_BLOCKS_MAX 2000
/* Bytes of a mark at the end of a block, at most: three glyphs and a stop. */
#define IB_SETOFF_MARK_MAX 10
/* Bytes of the sentence that introduces a block quotation. */
#define IB_SETOFF_INTRO_MAX 200

#endif
