/* docx_walk.h - the walk through the text of a Word file, and its notes. */
#ifndef IB_WORKER_DOCX_WALK_H
#define IB_WORKER_DOCX_WALK_H

#include "worker/costs.h"
#include "worker/docx.h"

typedef enum docx_pass { PASS_TEXT, PASS_BOXES, PASS_NOTES } docx_pass;

/* A note that was called, in order. */
typedef struct docx_called {
    uint32_t id; /* in docx.id */
    char label[LABEL_MAX];
    bool is_custom; /* the note's own text begins with its sign */
    bool is_there;  /* of the first call of a note: the file has it */
} docx_called;

typedef struct docx {
    emit *out;
    docx_styles styles;
    docx_plan plan;
    numbering numbering;
    docx_pass pass;
    size_t depth;

    size_t skip; /* depth of the element that is left out, 0: none */
    size_t box;  /* depth of the outermost text box */
    uint32_t boxes;

    /* the paragraph */
    bool in_props, is_run_props;
    docx_style para;
    char label[NUMBERING_TEXT]; /* its number, still to be written; or "" */
    bool joins;     /* its end is deleted: the next one goes on in it */
    bool is_joined; /* it goes on in the one before it */
    bool is_mark_hidden;
    bool is_open;
    uint32_t tables;
    bool has_cell_text; /* of the row */

    /* the run */
    bool is_hidden, is_raised;
    bool in_text;
    bool has_custom; /* what follows in the run is the sign of `custom` */
    size_t custom;
    uint8_t custom_kind;

    /* fields: whether we are in the code of each that is open */
    buffer field;
    uint32_t codes;

    /* notes: footnotes, endnotes */
    names id[2];
    docx_called *called[2];
    uint32_t *first[2]; /* of each id: the first call of it */
    size_t count[2], room[2];
    uint32_t number[2];
    uint32_t ids[2]; /* how many ids were called */
    size_t section;

    /* of PASS_NOTES */
    int kind;
    bool in_note;
    size_t note_depth;

    size_t row; /* depth of the row that began last */
    bool in_row_props;

    uint32_t scope;
    bool has_body;   /* the main part is a document */
    bool has_remark; /* on changes */
} docx;

/* Text of the paragraph is about to come: its block opens, its number is
 * written (docx.c). */
void docx_open_para(docx *it);
void docx_close_para(docx *it);

/* Is what stands here no text of this walk? */
bool docx_is_silent(const docx *it);

/* A reference to a note of a kind; the sign of one that has its own comes as
 * text of the run and is kept until the run ends (docx_notes.c). */
void docx_take_reference(docx *it, int kind, xml_pairs pairs);
void docx_end_custom(docx *it);

/* A note of the part that is walked begins, and ends. */
void docx_start_note(docx *it, const char *name, xml_pairs pairs);
void docx_end_note(docx *it);

/* Say which notes of a kind are called, and are not there. */
void docx_remark_lost_notes(docx *it, int kind);

#endif
