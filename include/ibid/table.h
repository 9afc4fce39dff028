/* table.h - the figures of documents side by side: what each says is counted,
 * who states it, on what it rests.
 *
 * Figures stand together, under one question, where the user asks for them or
 * where a stated rule says that they answer the same one.  ibid sums nothing,
 * orders nothing by size, and never says which figure is right: two that differ
 * may speak of another place, time, group, or way of counting.
 *
 * Documents stand by their own date, then by name, so that the order in which
 * they are given changes nothing.
 */
#ifndef IBID_TABLE_H
#define IBID_TABLE_H

#include "ibid/base.h"
#include "ibid/doc.h"

/* Why figures stand under one question; a question may have several reasons. */
enum {
    /* A person asked: each word stands in the figure's own words, in its
     * sentence or, where another of them is its own, in its paragraph in the
     * same form; a word for what became of those counted ("killed") in its own
     * words, where they have one; and where such a word is asked for, one of
     * the words is the figure's own. */
    IBID_QUESTION_ASKED = 1,
    /* The same thing counted, and what became of it; the same place, or the
     * same period where what became of it is said; and no other place or
     * period in any of them. */
    IBID_QUESTION_SCOPE = 2,
    /* Two documents or more give the same number, 10 or more, of things that
     * share a word, and none says that something else became of them; below
     * 1,000 none names another place or period, either. */
    IBID_QUESTION_NUMBER = 4
};

typedef struct ibid_table_document {
    const char *file; /* name as the user knows it, NUL-ended */
    const ibid_doc *doc;
    uint32_t twin; /* given by the table: an earlier document of it that bears
                      the same symbol: perhaps two forms of one; or NONE */
} ibid_table_document;

/* A figure, and what stands behind it. */
typedef struct ibid_row {
    uint32_t document;     /* index into the table's documents */
    uint32_t figure;       /* index into the document's figures */
    ibid_span sentence;    /* that holds it */
    uint32_t dating;       /* index of the first date in its period; where it
                              has none, in its clause: the part of its sentence
                              between semicolons; or NONE */
    uint32_t dating_count; /* dates there */
    ibid_span stated_by;   /* who states it; empty: the document's own voice, or
                              that of a quotation whose speaker is not named */
    bool is_quoted;        /* it stands in a quotation */
    ibid_span quoted_by; /* whose quotation that is, where it is another's than
                              stated_by; or empty */
    uint32_t note;       /* on which it rests, itself or by its quotation; or
                              NONE */
    uint32_t citation;   /* the same; or NONE */
    uint32_t work;       /* what that citation is of: index into the table's
                              works; or NONE */
    bool has_question;   /* it stands under one, or more */
} ibid_row;

/* What citations of one or several documents are of. */
typedef struct ibid_table_work {
    uint32_t document; /* of its first citation */
    uint32_t citation;
    const uint32_t *row; /* that rest on it, ascending */
    uint32_t row_count;
    const uint32_t *holder; /* the documents that have these rows, ascending */
    uint32_t holder_count;
    uint32_t document_count; /* of them, two forms of one counted once: 2 and
                                more: the same source is behind both */
    uint32_t itself;         /* document of the table that it is; or NONE */
} ibid_table_work;

typedef struct ibid_question {
    unsigned because;    /* IBID_QUESTION_... */
    const char *asked;   /* the words that a person asked for; or NULL */
    const uint32_t *row; /* ascending */
    uint32_t row_count;  /* 2 or more; of one that was asked any number */
} ibid_question;

typedef struct ibid_table ibid_table;

typedef struct ibid_table_options {
    const ibid_alloc *alloc;  /* NULL: malloc */
    uint64_t memory_max;      /* 0: no bound */
    const char *const *about; /* questions that a person asks, each some words,
                                 NUL-ended UTF-8; NULL: none */
    size_t about_count;
} ibid_table_options;

#define IBID_TABLE_OPTIONS_INIT          \
    {                                    \
        NULL, (uint64_t)8 << 30, NULL, 0 \
    }

/* Make a table of the figures of documents.
 *
 * Takes  `document`, of which the documents and names are borrowed until the
 *        table is closed, `twin` is not looked at; `options` may be NULL.  What
 *        the same bytes are is one document, under the first of its names.
 * Gives  *out with a row for each figure that is an amount: ordinals, and
 *        durations that only date something, are none.  Where a person asks,
 *        there are no other questions.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.  *out is NULL then.
 * Owns   the caller closes *out.
 * Cost   that of sorting what is in the documents. */
IBID_FALLIBLE ibid_status ibid_table_open(ibid_table **out,
                                          const ibid_table_document *document,
                                          size_t count,
                                          const ibid_table_options *options,
                                          ibid_err *err);

/* Close a table and all that came from it.
 *
 * Takes  NULL: does nothing. */
IBID_API void ibid_table_close(ibid_table *table);

typedef struct ibid_table_documents {
    const ibid_table_document *item; /* by date, those without one last; then
                                        by name */
    size_t count;
} ibid_table_documents;

typedef struct ibid_rows {
    const ibid_row *item; /* by document, then as they stand there */
    size_t count;
} ibid_rows;

typedef struct ibid_table_works {
    const ibid_table_work *item; /* by first row */
    size_t count;
} ibid_table_works;

typedef struct ibid_questions {
    const ibid_question *item; /* as they were asked; else by first row */
    size_t count;
} ibid_questions;

/* Ask a table.
 *
 * Gives  what it holds; counts of 0 are answers.
 * Owns   nothing: all of it lives as long as `table`. */
IBID_API ibid_table_documents ibid_table_documents_of(const ibid_table *table);
IBID_API ibid_rows ibid_table_rows(const ibid_table *table);
IBID_API ibid_table_works ibid_table_works_of(const ibid_table *table);
IBID_API ibid_questions ibid_table_questions(const ibid_table *table);

/* Say in plain words why figures stand under one question.
 *
 * Takes  one of IBID_QUESTION_...
 * Gives  a constant clause, never NULL. */
IBID_API const char *ibid_question_words(unsigned because);

#endif
