/* row.h - the lines of a text as blocks are made of them.
 *
 * A row is a line, or what a note leaves of it, with what its two ends tell:
 * whether a sentence ends there, whether a list item begins.
 */
#ifndef IB_STRUCTURE_ROW_H
#define IB_STRUCTURE_ROW_H

#include "structure/structure.h"

typedef enum ib_row_kind {
    IB_ROW_TEXT,
    IB_ROW_NOTE,  /* one part of a note */
    IB_ROW_ASIDE, /* small print or words in the margin that no note has */
    IB_ROW_FURNITURE
} ib_row_kind;

/* How a row ends, marks of notes and closing quotation marks left out. */
typedef enum ib_row_end {
    IB_ENDS_OPEN,   /* in the middle of a sentence */
    IB_ENDS_HYPHEN, /* in the middle of a word */
    IB_ENDS_COMMA,  /* or an abbreviation's stop */
    IB_ENDS_COLON,  /* or a semicolon */
    IB_ENDS_STOP    /* . ? ! and the stops of other scripts */
} ib_row_end;

/* How a row begins, opening quotation marks and brackets left out. */
typedef enum ib_row_start {
    IB_BEGINS_LOWER,
    IB_BEGINS_UPPER, /* or a letter of a script without case */
    IB_BEGINS_DIGIT,
    IB_BEGINS_OTHER
} ib_row_start;

typedef enum ib_row_label {
    IB_ROW_NONE,
    IB_ROW_ITEM,    /* "(a)", "(iv)", "b)", a bullet */
    IB_ROW_LETTER,  /* "a.", before a capital; or an abbreviation */
    IB_ROW_NUMBER,  /* "12.", "3)" */
    IB_ROW_SECTION, /* "IV.", "A." */
    IB_ROW_HASH,    /* a heading of Markdown */
    IB_ROW_SIGNED   /* "(Signed)", "/s/" */
} ib_row_label;

typedef struct ib_row {
    ibid_span span;  /* without white space at its ends */
    uint32_t page;   /* from 0 */
    uint32_t note;   /* IB_ROW_NOTE: index of the note */
    uint32_t number; /* IB_ROW_NUMBER: its first number, else 0 */
    uint16_t print;  /* as the line's: IB_ORDERED_... */
    uint8_t kind;    /* ib_row_kind */
    uint8_t end;     /* ib_row_end */
    uint8_t start;   /* ib_row_start */
    uint8_t label;   /* ib_row_label */
    uint8_t blanks;  /* blank lines before it on its page, up to 3 */
    uint8_t indent;  /* white space before it, bytes, up to 255 */
    uint8_t word;    /* length of its first word, up to 255 */
    bool is_columns; /* wide gaps or leaders inside */
    bool has_stop;   /* a sentence ends inside */
    bool has_tail;   /* the line ends with a blank */
} ib_row;

/* How the lines of a text are set. */
typedef struct ib_setting {
    uint32_t width;    /* bytes of a full line */
    bool is_unwrapped; /* a line is a paragraph */
    bool has_blanks;   /* blank lines stand between paragraphs */
    bool is_double;    /* a blank line stands after each line */
    bool has_tails;    /* lines that were wrapped end with a blank */
} ib_setting;

/* Cut the lines of a text into rows of text, note and furniture.
 *
 * Gives  pushes ib_row, ordered, together holding all that is not white.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in lines and notes. */
IBID_MUST_USE ibid_status ib_row_find(ib_list *rows, ib_setting *setting,
                                      ib_arena *scratch, const ib_text *text,
                                      const ibid_notes *notes);

#endif
