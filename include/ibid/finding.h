/* finding.h - what a check found, with the evidence beside it.
 *
 * A verdict is about words and places, never about truth.  Two questions stay
 * apart: are these the words (`verdict`), and is this the place (`pinpoint`)?
 * There is no default verdict and no percentage.
 */
#ifndef IBID_FINDING_H
#define IBID_FINDING_H

#include "ibid/base.h"
#include "ibid/doc.h"
#include "ibid/shelf.h"

typedef enum ibid_verdict {
    IBID_VERDICT_NONE = 0,    /* not judged; never given in a finished report */
    IBID_VERDICT_EXACT,       /* the same words */
    IBID_VERDICT_MARKED,      /* differs only where it says so, honestly */
    IBID_VERDICT_DAMAGED,     /* differs only as OCR or extraction damages */
    IBID_VERDICT_ALTERED,     /* found, and words differ without a sign */
    IBID_VERDICT_ABSENT,      /* the source was read and lacks the words */
    IBID_VERDICT_ELSEWHERE,   /* not in the cited source, but in another */
    IBID_VERDICT_UNREAD,      /* the source is there but cannot be read */
    IBID_VERDICT_UNAVAILABLE, /* no such source at hand */
    IBID_VERDICT_UNCITED,     /* rests on nothing */
    IBID_VERDICT_UNCHECKED,   /* too short, empty, another language: reasons */
    IBID_VERDICT_RESOLVED,    /* a citation whose source is at hand */
    IBID_VERDICT_AMBIGUOUS, /* a citation that fits several sources or works */
    IBID_VERDICT_LINKED,    /* a note with its mark */
    IBID_VERDICT_UNLINKED,  /* a note without a mark, a mark without a note */
    IBID_VERDICT_REMARKED,  /* a date that does not fit another place of the
                               document, or the calendar: reasons */
    IBID_VERDICT_CITED,     /* a figure that rests on a note or a citation */
    IBID_VERDICT_COUNT
} ibid_verdict;

typedef enum ibid_finding_kind {
    IBID_FINDING_QUOTATION,
    IBID_FINDING_CITATION,
    IBID_FINDING_FIGURE,
    IBID_FINDING_NOTE,
    IBID_FINDING_DATE,
    /* Words of a source that stand in the document without quotation marks:
     * verdict `exact`, `damaged` or `altered`.  That they do is all it says. */
    IBID_FINDING_UNQUOTED
} ibid_finding_kind;

/* A difference between quotation and source, by what was changed. */
typedef enum ibid_edit_type {
    IBID_EDIT_NUMBER,
    IBID_EDIT_SIGN,
    IBID_EDIT_DATE,
    IBID_EDIT_NAME,
    IBID_EDIT_NEGATION,
    IBID_EDIT_MODAL,
    IBID_EDIT_QUANTIFIER,
    IBID_EDIT_SPELLING,
    IBID_EDIT_PUNCTUATION,
    IBID_EDIT_CASE,
    IBID_EDIT_ORDER,
    IBID_EDIT_OMISSION,
    IBID_EDIT_WORD
} ibid_edit_type;

typedef enum ibid_weight {
    IBID_WEIGHT_GRAVE,
    IBID_WEIGHT_PLAIN,
    IBID_WEIGHT_SLIGHT
} ibid_weight;

/* Sides of a difference on which OCR was unsure of a word that it touches. */
enum { IBID_UNSURE_QUOTATION = 1, IBID_UNSURE_SOURCE = 2 };

typedef struct ibid_edit {
    ibid_edit_type type;
    ibid_weight weight;
    ibid_span quotation; /* of the document's text; empty: left out there */
    ibid_span source;    /* of the source's text; empty: put in */
    unsigned unsure;     /* IBID_UNSURE_...; 0: none is known */
} ibid_edit;

/* A declared edit, and whether it is what it says. */
typedef struct ibid_audit {
    ibid_declared_kind kind;
    bool honest;
    ibid_span span;    /* in the document */
    ibid_span source;  /* what stands there in the source; may be empty */
    const char *omits; /* what an elision left out, what a remark let drop, in
                          plain words: "2 words left out, among them "not"",
                          "1 note mark dropped"; or NULL */
} ibid_audit;

typedef enum ibid_pinpoint_state {
    IBID_PINPOINT_NONE, /* the citation names no page or paragraph */
    IBID_PINPOINT_RIGHT,
    IBID_PINPOINT_WRONG,
    IBID_PINPOINT_UNCHECKABLE
} ibid_pinpoint_state;

typedef struct ibid_pinpoint {
    ibid_pinpoint_state state;
    ibid_str cited; /* as written: "p. 24" */
    ibid_str found; /* where the words stand: "p. 31"; empty if not known */
    const char *because; /* plain words; uncheckable: why; wrong: that the
                            source at hand lacks the place cited, or that its
                            page numbers are the file's own; else NULL */
} ibid_pinpoint;

/* A place in a source. */
typedef struct ibid_hit {
    uint32_t source; /* index into the report's sources, or IBID_NONE */
    ibid_span span;  /* of that source's text */
    uint32_t page;   /* from 1 */
} ibid_hit;

/* Words that the source itself quotes: a quotation at second hand.  A verdict
 * is no worse for it. */
typedef struct ibid_quoted {
    ibid_span span;     /* of the source's text: the quotation that holds the
                           hit; empty where the words are the source's own */
    ibid_span speaker;  /* there: who is made to say them; may be empty */
    ibid_span citation; /* there: what the source cites for them; may be
                           empty */
    bool declared;      /* the document says so: "quoted in" */
    bool names_work;    /* that citation is of the work that the document
                           cites */
} ibid_quoted;

typedef enum ibid_resolution_state {
    IBID_RESOLUTION_NONE, /* no source at hand fits */
    IBID_RESOLUTION_RESOLVED,
    IBID_RESOLUTION_AMBIGUOUS
} ibid_resolution_state;

typedef struct ibid_resolution {
    ibid_resolution_state state;
    uint32_t source;           /* index into the sources when resolved */
    const char *because;       /* plain words: "the symbol stands on its first
                                  page"; NULL when none */
    const uint32_t *candidate; /* sources that fit, when ambiguous */
    uint32_t candidate_count;
} ibid_resolution;

typedef struct ibid_finding {
    char id[17]; /* 16 hex digits: from document, kind, span, source; "" of an
                    ibid_comparer */
    ibid_finding_kind kind;
    ibid_span span; /* of the document's text */
    uint32_t page;  /* from 1 */
    uint32_t note;  /* index of a note, or IBID_NONE */
    uint32_t item;  /* index of the quotation, citation, figure, note, mark or
                       date; of the block, for words that are unquoted */
    ibid_verdict verdict;
    const char *const *reason; /* plain sentences, NUL-ended */
    uint32_t reason_count;
    const ibid_span *beside; /* figures and dates: other places of the document
                                of which the reasons speak; of a figure one a
                                reason */
    uint32_t beside_count;
    const char *const *fold; /* names of the folds that were needed */
    uint32_t fold_count;
    const ibid_edit *edit;
    uint32_t edit_count;
    const ibid_audit *audit;
    uint32_t audit_count;
    ibid_hit hit;         /* best place; source IBID_NONE where there is none */
    const ibid_hit *also; /* other places with the same words: in the source of
                             the hit, then in others, the nearest first */
    uint32_t also_count;
    ibid_quoted quoted;
    ibid_pinpoint pinpoint;
    bool has_pinpoint; /* false: the question does not arise */
    ibid_resolution resolution;
    bool has_resolution;
} ibid_finding;

typedef struct ibid_findings {
    const ibid_finding *item; /* ordered by start, then kind */
    size_t count;
} ibid_findings;

/* Name a verdict, a kind, a type as the JSON does.
 *
 * Gives  a constant word, never NULL. */
IBID_API const char *ibid_verdict_word(ibid_verdict verdict);
IBID_API const char *ibid_finding_kind_word(ibid_finding_kind kind);
IBID_API const char *ibid_edit_type_word(ibid_edit_type type);
IBID_API const char *ibid_weight_word(ibid_weight weight);
IBID_API const char *ibid_pinpoint_word(ibid_pinpoint_state state);
IBID_API const char *ibid_resolution_word(ibid_resolution_state state);
IBID_API const char *ibid_source_status_word(ibid_source_status status);

/* Tell whether a finding of this verdict is one to look at unless the user
 * says otherwise: altered, absent, elsewhere.
 *
 * Gives  true or false; a wrong pinpoint is asked for apart. */
IBID_API bool ibid_verdict_is_alarm(ibid_verdict verdict);

#endif
