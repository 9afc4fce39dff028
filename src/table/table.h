/* table.h - the parts of a table of figures that its files share. */
#ifndef IB_TABLE_TABLE_H
#define IB_TABLE_TABLE_H

#include "check/thing.h"
#include "ibid/table.h"

/* A document with its figures, so that a table can be made of figures that are
 * given by hand. */
typedef struct ib_entry {
    ibid_table_document of;
    ibid_figures figures;
    ibid_datings datings;
} ib_entry;

struct ibid_table {
    ib_arena arena; /* holds this struct too */
    uint64_t taken;
    ib_arena *scratch; /* while it is made */
    const ib_entry *entry;
    ibid_table_document *document; /* as many as entries */
    size_t document_count;
    ibid_row *row;
    const ib_thing **thing; /* of each row */
    size_t row_count;
    ib_list works;     /* ibid_table_work */
    ib_list questions; /* ibid_question */
    bool asked;
};

/* Make a table of documents whose figures are given; as ibid_table_open. */
IBID_MUST_USE ibid_status ib_table_make(ibid_table **out, const ib_entry *entry,
                                        size_t count,
                                        const ibid_table_options *options,
                                        ibid_err *err);

/* Did a person ask?  Then what answers no question is not shown. */
bool ib_table_is_asked(const ibid_table *table);

/* The first of the documents that bear the symbol of document i: two forms of
 * one are no two documents. */
uint32_t ib_table_first_form(const ibid_table *table, uint32_t i);

/* The figure of a row. */
const ibid_figure *ib_row_figure(const ibid_table *table, const ibid_row *row);

/* Find what the rows rest on, and in which rows the same source is behind
 * several documents; and which documents bear one symbol.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   n log n in the works cited. */
IBID_MUST_USE ibid_status ib_table_works_find(ibid_table *table);

/* Put rows under one question where a rule says so.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   n log n in the rows and the words of their units. */
IBID_MUST_USE ibid_status ib_questions_find(ibid_table *table);

/* Put rows under the questions that a person asks.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in the documents, once for each question. */
IBID_MUST_USE ibid_status ib_asked_find(ibid_table *table,
                                        const char *const *about, size_t count);

/* Add a question with its rows. */
IBID_MUST_USE ibid_status ib_question_add(ibid_table *table, unsigned because,
                                          const char *asked,
                                          const uint32_t *row, size_t count);

#endif
