/* note.h - footnotes and endnotes, and the marks in the text that call them.
 *
 *     ... of the Armenian-Azerbaijani war".!          the mark, read as `!`
 *     ! Laurence Broers, Armenia and Azerbaijan ...   the label, then the note
 *
 * `number` is what a mark or note truly is, the span what stands in the file.
 */
#ifndef IBID_NOTE_H
#define IBID_NOTE_H

#include "ibid/base.h"

typedef struct ibid_note {
    uint32_t number;       /* from 1; 0 for a note with a sign (*) or none */
    ibid_span label;       /* empty, at the note's start, where it was lost */
    ibid_span span;        /* after the label, white space at the ends left
                              out; may reach over a page break */
    const ibid_span *part; /* the same without what a page break puts between;
                              ascending, the first starts at span.start */
    uint32_t part_count;   /* 1 or more */
    uint32_t page;         /* of its first byte, from 1 */
    bool at_end;           /* an endnote */
} ibid_note;

typedef struct ibid_notes {
    const ibid_note *item; /* ordered by start */
    size_t count;
} ibid_notes;

/* How far a link may be relied on. */
typedef enum ibid_sureness {
    IBID_SURE,   /* measured: 99 of 100 such links are right */
    IBID_LIKELY, /* the best reading, another is possible */
    IBID_GUESS   /* the order of the notes alone speaks for it */
} ibid_sureness;

typedef struct ibid_mark {
    uint32_t number;        /* from 1; 0 for a sign (*, dagger) */
    uint32_t note;          /* index into the notes, or IBID_NONE */
    ibid_span span;         /* empty where the file lost the mark: the place
                               where it should stand, between its neighbours */
    uint32_t page;          /* from 1 */
    ibid_sureness sureness; /* of number and link together */
    const char *because;    /* constant, plain words */
} ibid_mark;

typedef struct ibid_marks {
    const ibid_mark *item; /* ordered by start */
    size_t count;
} ibid_marks;

/* Name a sureness as the JSON does: "sure", "likely", "guess".
 *
 * Gives  a constant word, never NULL. */
IBID_API const char *ibid_sureness_word(ibid_sureness sureness);

#endif
