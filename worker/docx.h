/* docx.h - the parts of a Word file (ECMA-376, WordprocessingML), transitional
 * and strict: what each of its readers gives to the walk through the text.
 */
#ifndef IB_WORKER_DOCX_H
#define IB_WORKER_DOCX_H

#include "worker/numbering.h"
#include "worker/pack.h"
#include "worker/xml.h"

/* -- docx_parts.c: which part is what -- */

typedef struct docx_relations {
    emit *out;
    const char *from; /* the part that they belong to */
    buffer main, footnotes, endnotes, styles, settings, numbering;
} docx_relations;

/* Read the relations of `part` ("": of the file).  false: they are damaged. */
bool docx_relations_read(docx_relations *it, const pack *from,
                         const char *part);
void docx_relations_close(docx_relations *it);

/* -- docx_styles.c -- */

typedef struct docx_style {
    uint32_t based;      /* another style, or IBID_NONE */
    int16_t outline;     /* level of a heading from 1; 0 none; -1 not said */
    int16_t left, right; /* twips, -1 not said; up to 32767 */
    uint32_t list;       /* numbering_list_of, or IBID_NONE: not said */
    uint32_t lists_it;   /* the style that says so, or IBID_NONE */
    int8_t list_level;   /* from 0; -1 not said */
    bool is_quote;
} docx_style;

typedef struct docx_styles {
    names id;
    docx_style *item;
    uint32_t room, now;
    emit *out;
    numbering *numbering; /* whose lists they name */
    bool in_style;
} docx_styles;

/* A style that says nothing. */
docx_style docx_style_plain(void);

bool docx_styles_read(docx_styles *all, const pack_part *part);
void docx_styles_close(docx_styles *all);

/* What a style says with all that it is based on. */
docx_style docx_style_whole(docx_styles *all, uint32_t number);

/* Is it a name of a style of quotations set off? */
bool docx_is_quote_name(const char *name);

/* What styles and paragraphs say alike: w:ind; the value of w:outlineLvl; w:numId
 * and w:ilvl.  true: it was one of the last two. */
void docx_take_indent(docx_style *to, xml_pairs pairs);
int16_t docx_outline_of(const char *value);
bool docx_take_list(docx_style *to, numbering *all, const char *name,
                    xml_pairs pairs);

/* -- docx_plan.c: sections, and how notes are numbered in each -- */

typedef enum docx_restart {
    RESTART_NEVER,
    RESTART_SECTION,
    RESTART_PAGE
} docx_restart;

/* How notes of one kind are numbered. */
typedef struct docx_notes {
    char form[20];  /* "decimal", "lowerRoman", ...; "" not said */
    uint32_t start; /* 0: not said */
    int restart;    /* docx_restart; -1: not said */
} docx_notes;

typedef struct docx_section {
    docx_notes of[2]; /* footnotes, endnotes */
} docx_section;

typedef struct docx_plan {
    emit *out;
    docx_section *section; /* in order; the last holds to the end */
    size_t count, room;
    docx_section now, whole; /* whole: of settings.xml */
    int kind;                /* -1, or 0, 1: inside w:footnotePr, w:endnotePr */
    size_t in_section;       /* depth of w:sectPr */
    size_t in_old;           /* of w:sectPrChange: as it was before */
    size_t depth;
    uint32_t inserted, deleted; /* tracked changes */
} docx_plan;

/* Read the main part, or settings.xml, for its sections and changes. */
bool docx_plan_read(docx_plan *it, const pack_part *part);

/* How the section numbers notes of a kind: its own word, else the file's, else
 * the standard's. */
docx_notes docx_plan_notes(const docx_plan *it, size_t section, int kind);

#endif
