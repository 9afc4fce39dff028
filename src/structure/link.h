/* link.h - possible notes and possible marks, and how they are linked.
 *
 *     label.c   where a note may start: a label at the start of a line
 *     mark.c    where a mark may stand
 *     chain.c   clean text: the best row of notes that rise by one
 *     fill.c    ... and what it left out between two of them
 *     over.c    ... and what of a note stands on the next page
 *     printed.c a text whose pages are known: notes by where they stand
 *     zone.c    damaged text: page by page, glyph costs, lost marks
 *     star.c    notes with an asterisk or dagger
 *     given.c   a marked-up file: the links that it has itself
 *     note.c    what was chosen, as the notes and marks of a document
 */
#ifndef IB_STRUCTURE_LINK_H
#define IB_STRUCTURE_LINK_H

#include "structure/structure.h"

typedef enum ib_label_form {
    IB_LABEL_PLAIN,    /* 1 Text */
    IB_LABEL_DOT,      /* 1. Text */
    IB_LABEL_PAREN,    /* 1) Text, (1) Text */
    IB_LABEL_RAISED,   /* superscript digits */
    IB_LABEL_BRACKET,  /* [1] Text */
    IB_LABEL_MARKDOWN, /* [^1]: Text */
    IB_LABEL_FORM_COUNT
} ib_label_form;

/* A line that may start a note. */
typedef struct ib_label {
    uint32_t line;   /* index of the line */
    ibid_span span;  /* the label itself */
    uint32_t start;  /* of the note's words; may be on the next line */
    uint32_t number; /* 1 to IB_NOTE_MAX */
    ib_label_form form;
} ib_label;

typedef enum ib_cue_form {
    IB_CUE_FORM_GLUED,   /* word1 */
    IB_CUE_FORM_SPACED,  /* word 1 . */
    IB_CUE_FORM_RAISED,  /* superscript digits */
    IB_CUE_FORM_BRACKET, /* word[1] */
    IB_CUE_FORM_MARKDOWN /* word[^1] */
} ib_cue_form;

/* A place that may hold a mark. */
typedef struct ib_cue {
    ibid_span span;
    uint32_t number; /* 1 to IB_NOTE_MAX */
    int32_t cost;    /* for it; higher is better */
    ib_cue_form form;
} ib_cue;

/* A note that was chosen, with its mark. */
typedef struct ib_link {
    ibid_span label; /* empty where it was lost */
    uint32_t line;   /* of the label or the first word */
    uint32_t start;  /* of the words */
    uint32_t end;    /* after the last word; 0: to be found (note.c) */
    ibid_span more;  /* what of it stands on the next page; may be empty */
    uint32_t number;
    bool at_end;
    bool is_printed; /* its words are the small print from start to end */
    bool has_mark;
    ibid_span mark; /* empty where the file lost it */
    ibid_sureness sureness;
    const char *because;
} ib_link;

/* A mark besides the one that a link has. */
typedef struct ib_extra {
    ibid_span span;
    uint32_t number;
    uint32_t label; /* first byte of its note's label; IBID_NONE: no note */
    ibid_sureness sureness;
    const char *because;
} ib_extra;

/* Find lines that start with a label, in order.  Gives items of ib_label. */
IBID_MUST_USE ibid_status ib_label_find(ib_list *out, const ib_text *text);

/* Find plain marks, in order.  Gives items of ib_cue. */
IBID_MUST_USE ibid_status ib_cue_find(ib_list *out, const ib_text *text);

/* Find the best row of notes in clean text.
 *
 * Takes  labels and cues in order.
 * Gives  items of ib_link, by note; none where the text has no such row. */
IBID_MUST_USE ibid_status ib_chain_find(ib_list *out, ib_arena *scratch,
                                        const ib_text *text,
                                        const ib_list *labels,
                                        const ib_list *cues);

/* Copy a row of notes, with the labels of its form that have all the numbers
 * between two of them. */
IBID_MUST_USE ibid_status ib_fill_notes(ib_list *out, const ib_list *row,
                                        const ib_list *labels,
                                        ib_label_form form);

/* Find marks that stand between two marks of a row, with a number between
 * theirs that no note of the row has.
 *
 * Gives  items of ib_extra without a note, in order. */
IBID_MUST_USE ibid_status ib_fill_marks(ib_list *out, const ib_list *row,
                                        const ib_list *cues);

/* Find what of a note that breaks off at the foot of its page stands at the foot
 * of the next: lines without a label, above the first label there.
 *
 * Takes  links in order, with their ends and marks.
 * Gives  `more` of such links.
 * Cost   linear. */
void ib_note_run_over(ib_list *row, const ib_text *text);

/* Whether a line is in small print at the foot of its page, or in its margin. */
bool ib_is_small_print(const ib_line *line);

/* Find numbered notes by where they are printed.
 *
 * Takes  a text with pages; labels and cues in order.
 * Gives  items of ib_link by note, with their ends; none where no small print
 *        has labels and raised marks.  Marks besides those that links have go
 *        to `extras`.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_printed_find(ib_list *out, ib_list *extras,
                                          ib_arena *scratch,
                                          const ib_text *text,
                                          const ib_list *labels,
                                          const ib_list *cues);

/* Find notes whose label is a sign, and their marks.
 *
 * Gives  `notes`, items of ib_link in order whose end is still to be found and
 *        that have no mark of their own; `marks`, items of ib_extra. */
IBID_MUST_USE ibid_status ib_star_find(ib_list *notes, ib_list *marks,
                                       ib_arena *scratch, const ib_text *text);

/* Take notes and marks as the marked-up file has them.
 *
 * Takes  text->given, with a note at least.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_given_link(ib_structure *out, ib_arena *arena,
                                        const ib_text *text);

/* Find the end of the words of a note in clean text: the last byte before the
 * next note, page, furniture, or blank line after a finished sentence.
 *
 * Takes  `start` of the words, and `limit`, the start of the next note. */
uint32_t ib_note_end(const ib_text *text, uint32_t start, uint32_t limit);

/* A superscript digit of Unicode at `at`: gives its length, or 0. */
uint32_t ib_raised_at(uint32_t *digit, ibid_str text, uint32_t at,
                      uint32_t end);

#endif
