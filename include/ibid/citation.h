/* citation.h - references to works, in notes and in the text.
 *
 * What is certain is always given (year, page, symbol, address); bytes of the
 * citation that no rule understood are listed as `unparsed`.  A citation that
 * no family understood keeps its slot as IBID_CITE_OTHER, so that "ibid."
 * never refers to the wrong one.  Field names are CSL-JSON's.
 */
#ifndef IBID_CITATION_H
#define IBID_CITATION_H

#include "ibid/base.h"
#include "ibid/date.h"

typedef enum ibid_citation_kind {
    IBID_CITE_OFFICIAL,  /* a document with a symbol; resolution; communique */
    IBID_CITE_CASE,      /* a judgment or decision */
    IBID_CITE_STATUTE,   /* statute, regulation, bill, treaty article */
    IBID_CITE_BOOK,      /* a book, or a chapter of one */
    IBID_CITE_ARTICLE,   /* in a journal */
    IBID_CITE_NEWSPAPER, /* or a magazine, by date */
    IBID_CITE_REPORT,    /* report, thesis, working paper */
    IBID_CITE_WEB,       /* an address alone */
    IBID_CITE_SHORT,     /* ibid., op. cit., supra note 5, a name at a page */
    IBID_CITE_OTHER
} ibid_citation_kind;

/* CSL-JSON's variables, as far as notes use them. */
typedef enum ibid_field_name {
    IBID_FIELD_AUTHOR,
    IBID_FIELD_EDITOR,
    IBID_FIELD_TRANSLATOR,
    IBID_FIELD_TITLE,
    IBID_FIELD_CONTAINER_TITLE, /* journal, newspaper, edited book, reporter */
    IBID_FIELD_COLLECTION_TITLE,
    IBID_FIELD_PUBLISHER,
    IBID_FIELD_PUBLISHER_PLACE,
    IBID_FIELD_EDITION,
    IBID_FIELD_VOLUME,
    IBID_FIELD_ISSUE,
    IBID_FIELD_PAGE,           /* the pages of the whole item */
    IBID_FIELD_LOCATOR,        /* the pinpoint, with its label: "p. 82" */
    IBID_FIELD_ISSUED,         /* a date */
    IBID_FIELD_ACCESSED,       /* a date */
    IBID_FIELD_SECTION,        /* of a statute: "1983(a)" */
    IBID_FIELD_CHAPTER_NUMBER, /* title or chapter of a code: "42" */
    IBID_FIELD_GENRE,          /* "PhD thesis", "working paper" */
    IBID_FIELD_NUMBER,    /* symbol, application, docket or report number */
    IBID_FIELD_AUTHORITY, /* the court or body */
    IBID_FIELD_URL,
    IBID_FIELD_DOI,
    IBID_FIELD_ISBN,
    IBID_FIELD_ISSN,
    IBID_FIELD_ARCHIVE,
    IBID_FIELD_ARCHIVE_LOCATION,
    IBID_FIELD_NOTE_NUMBER, /* "supra note 5": the note referred to */
    IBID_FIELD_WEIGHT,      /* of a decision: "per curiam" */
    IBID_FIELD_HISTORY,     /* how it came of the case before: "aff'd" */
    IBID_FIELD_REMARK,      /* the bracket behind: "holding that ..." */
    IBID_FIELD_COUNT
} ibid_field_name;

/* A person (family, given) or a body (literal). */
typedef struct ibid_name {
    ibid_str family;
    ibid_str given;
    ibid_str literal; /* empty when family is given */
} ibid_name;

typedef struct ibid_field {
    ibid_field_name name;
    ibid_span span;          /* where it stands; empty where it is inferred */
    ibid_str text;           /* white space collapsed; empty for names, dates */
    const ibid_name *person; /* AUTHOR, EDITOR, TRANSLATOR, else NULL */
    uint32_t person_count;
    ibid_date date; /* ISSUED, ACCESSED, else year 0 */
} ibid_field;

/* A modifier at the end of a document symbol. */
typedef struct ibid_symbol_modifier {
    const char *type; /* "addendum", "corrigendum", "revision", "part" ... */
    ibid_str number;  /* "1", "II"; empty where it has none */
} ibid_symbol_modifier;

/* What the symbol of a United Nations document says.  Each of these may be
 * empty but the body; a joint symbol has all of them with " + " between. */
typedef struct ibid_symbol_parts {
    ibid_str body;    /* "Commission on Human Rights" */
    ibid_str session; /* session or year: "78", "1999", "ES-10", "XV" */
    ibid_str type;    /* "resolution", "summary record", "document" */
    ibid_str number;  /* "79"; "2538/2015" of a communication */
    ibid_str state;   /* code of a State: "AZE" */
    const ibid_symbol_modifier *modifier; /* in order */
    uint32_t modifier_count;
    const ibid_str *part; /* symbols of a joint one; else NULL */
    uint32_t part_count;  /* 0, or 2 and more */
} ibid_symbol_parts;

/* Another place at which the same work is printed; empty where it has no such
 * part. */
typedef struct ibid_parallel {
    ibid_span span;
    ibid_str volume;
    ibid_str container_title;
    ibid_str page;
    ibid_str locator;
} ibid_parallel;

typedef struct ibid_citation {
    ibid_citation_kind kind;
    ibid_span span;          /* without the signal and the final stop */
    uint32_t note;           /* index of the note it stands in, or NONE */
    ibid_span signal;        /* "See also"; empty if there is none */
    const ibid_field *field; /* each name at most once, in enum order */
    uint32_t field_count;
    const ibid_parallel *parallel; /* beside the place in the fields */
    uint32_t parallel_count;
    const ibid_span *unparsed; /* parts of span that no rule read */
    uint32_t unparsed_count;
    uint32_t refers_to;        /* index of the first citation of the same work,
                                 or NONE; of a later note where a short form
                                 names that ("infra note 9") */
    const uint32_t *candidate; /* short form that fits several works */
    uint32_t candidate_count;  /* 0, or 2 and more: ambiguous */
    const char *because;       /* why refers_to, candidates or none; or NULL */
    const char *const *doubt;  /* what it shows by itself to be doubtful, each
                                  a plain sentence: remarks, no verdicts */
    uint32_t doubt_count;
    const char *rule;                /* constant name of the rule: "UN-2" */
    const ibid_symbol_parts *symbol; /* of a United Nations document, or NULL */
    ibid_str suggested; /* a damaged symbol as it was meant; or empty */
    const char *suggested_because;   /* why; or NULL */
    const ibid_str *possible_symbol; /* symbols of a resolution whose organ is
                                        not told */
    uint32_t possible_symbol_count;  /* other organs may have it too */
    const char *short_form; /* which short form it is: "ibid", "note" (its
                                  number is given), "op-cit", "name",
                                  "defined" ...; NULL: none */
} ibid_citation;

/* The manual that the notes follow, as far as it says what "ibid." means. */
typedef enum ibid_note_style {
    IBID_STYLE_UNKNOWN,
    IBID_STYLE_CHICAGO,
    IBID_STYLE_OSCOLA,
    IBID_STYLE_BLUEBOOK,
    IBID_STYLE_UN, /* United Nations Editorial Manual */
    IBID_STYLE_AGLC,
    IBID_STYLE_GERMAN /* practice of German law and humanities */
} ibid_note_style;

typedef struct ibid_citations {
    const ibid_citation *item; /* ordered by start; no two overlap */
    size_t count;
    ibid_note_style style;     /* told by the short forms that are used */
    const char *style_because; /* by which, in plain words; NULL if unknown */
} ibid_citations;

/* Find a field of a citation.
 *
 * Gives  the field, or NULL where the citation has none of that name.
 * Owns   nothing: the field belongs to the citation's document. */
IBID_API const ibid_field *ibid_citation_field(const ibid_citation *citation,
                                               ibid_field_name name);

/* Name a kind or a field as the JSON does: "official", "container-title".
 *
 * Gives  a constant word, never NULL. */
IBID_API const char *ibid_citation_kind_word(ibid_citation_kind kind);
IBID_API const char *ibid_field_word(ibid_field_name name);

/* Name a style as the JSON does: "Chicago", "OSCOLA", "unknown".
 *
 * Gives  a constant word, never NULL. */
IBID_API const char *ibid_note_style_word(ibid_note_style style);

#endif
