/* quotation.h - words that the document says are somebody else's.
 *
 * `span` holds the words between the marks; a block quotation has no marks and
 * ends before the mark of its note.  Titles and terms stand between quotation
 * marks too: they are kept, labelled, and not compared.
 */
#ifndef IBID_QUOTATION_H
#define IBID_QUOTATION_H

#include "ibid/base.h"

typedef enum ibid_quotation_kind {
    IBID_QUOTE_INLINE,
    IBID_QUOTE_NESTED, /* inside another quotation */
    IBID_QUOTE_BLOCK,
    IBID_QUOTE_TITLE, /* of a work: no quotation */
    IBID_QUOTE_TERM   /* a word as a word, a name, a defined term */
} ibid_quotation_kind;

/* What a quotation itself says about its own wording. */
typedef enum ibid_declared_kind {
    IBID_DECLARED_BRACKET,       /* [t]he, [the Committee], [] */
    IBID_DECLARED_ELISION,       /* ... . . . [...] (...) */
    IBID_DECLARED_SIC,           /* [sic] */
    IBID_DECLARED_EMPHASIS,      /* (emphasis added) */
    IBID_DECLARED_CLEANED_UP,    /* (cleaned up) */
    IBID_DECLARED_NOTES_OMITTED, /* (citations omitted), (footnotes omitted) */
    IBID_DECLARED_MARKS_OMITTED, /* (internal quotation marks omitted) */
    IBID_DECLARED_TRANSLATED     /* (my translation) */
} ibid_declared_kind;

typedef struct ibid_declared {
    ibid_declared_kind kind;
    ibid_span span; /* the sign itself, "[t]" or "(emphasis added)" */
} ibid_declared;

typedef struct ibid_quotation {
    ibid_quotation_kind kind;
    ibid_span span;        /* the words, from the first to the last */
    const ibid_span *part; /* the same without what stands between on the page:
                              furniture, notes, marks; ascending */
    uint32_t part_count;   /* 1 or more */
    ibid_span speaker;     /* the words that name who is made to say it; empty
                              where the text names nobody */
    uint32_t note;         /* index of the note that vouches, or NONE */
    uint32_t citation;     /* index of the citation that answers, or NONE */
    bool inferred;         /* the answer is a conclusion, not written there */
    const char *because;   /* how note and citation were found; NULL if none */
    uint32_t parent;       /* index of the quotation around it, or NONE */
    const ibid_declared *declared; /* ordered by start */
    uint32_t declared_count;
} ibid_quotation;

typedef struct ibid_quotations {
    const ibid_quotation
        *item; /* ordered by start; a parent before its parts */
    size_t count;
} ibid_quotations;

/* Name a kind as the JSON does: "inline", "nested", "block", "title", "term";
 * "bracket", "elision", "sic", "emphasis", "cleaned-up", ...
 *
 * Gives  a constant word, never NULL. */
IBID_API const char *ibid_quotation_kind_word(ibid_quotation_kind kind);
IBID_API const char *ibid_declared_kind_word(ibid_declared_kind kind);

#endif
