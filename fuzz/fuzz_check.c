/* fuzz_check.c - a document and two sources, parted by zero bytes, checked:
 * the same findings twice, every promise of the headers kept. */

#include <string.h>

#include "fuzz/fuzz.h"

enum { SOURCES = 2 };

static size_t row_count(void *state)
{
    (void)state;
    return SOURCES;
}

static const ibid_source *row_source(void *state, size_t i)
{
    return (const ibid_source *)state + i;
}

/* Reads a piece; NULL where it is refused. */
static ibid_doc *read_piece(const uint8_t **bytes, size_t *len)
{
    ibid_str piece = fuzz_piece(bytes, len);
    ibid_doc *doc;

    if (ibid_doc_open(&doc, piece.at, piece.len, NULL, NULL))
        return NULL;
    return doc;
}

static void check(const ibid_doc *doc, const ibid_shelf *shelf,
                  const ibid_str *texts)
{
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_check *first, *second;
    ibid_findings a, b;

    options.unquoted = true;
    FUZZ_EXPECT(ibid_check_open(&first, doc, shelf, &options, NULL) == IBID_OK);
    fuzz_expect_check(first, ibid_doc_text(doc), texts, SOURCES);
    FUZZ_EXPECT(ibid_check_open(&second, doc, shelf, &options, NULL) ==
                IBID_OK);
    a = ibid_check_findings(first);
    b = ibid_check_findings(second);
    FUZZ_EXPECT(a.count == b.count);
    for (size_t i = 0; i < a.count; i++)
        FUZZ_EXPECT(a.item[i].verdict == b.item[i].verdict &&
                    strcmp(a.item[i].id, b.item[i].id) == 0);
    ibid_check_close(first);
    ibid_check_close(second);
}

static bool is_span(ibid_str text, ibid_span span)
{
    return span.start <= span.end && span.end <= text.len;
}

/* Rows stand in order, speak of what is there, and lie in their documents. */
static void expect_rows(const ibid_table *table)
{
    const ibid_table_documents documents = ibid_table_documents_of(table);
    const ibid_rows rows = ibid_table_rows(table);

    for (size_t i = 0; i < rows.count; i++) {
        const ibid_row *row = &rows.item[i], *before = row - 1;
        const ibid_doc *doc;
        ibid_str text;

        FUZZ_EXPECT(row->document < documents.count);
        doc = documents.item[row->document].doc;
        text = ibid_doc_text(doc);
        FUZZ_EXPECT(row->figure < ibid_doc_figures(doc).count);
        FUZZ_EXPECT(i == 0 || before->document < row->document ||
                    (before->document == row->document &&
                     before->figure < row->figure));
        FUZZ_EXPECT(is_span(text, row->sentence) &&
                    is_span(text, row->stated_by));
        FUZZ_EXPECT(row->dating == IBID_NONE ||
                    row->dating + row->dating_count <=
                        ibid_doc_datings(doc).count);
        FUZZ_EXPECT(row->note == IBID_NONE ||
                    row->note < ibid_doc_notes(doc).count);
        FUZZ_EXPECT(row->work == IBID_NONE ||
                    row->work < ibid_table_works_of(table).count);
    }
}

/* The rows of a question, each once, in order. */
static void expect_questions(const ibid_table *table)
{
    const ibid_questions questions = ibid_table_questions(table);

    for (size_t i = 0; i < questions.count; i++) {
        const ibid_question *q = &questions.item[i];

        FUZZ_EXPECT(q->because && (q->row_count > 1 || q->asked));
        for (uint32_t k = 0; k < q->row_count; k++)
            FUZZ_EXPECT(q->row[k] < ibid_table_rows(table).count &&
                        (k == 0 || q->row[k - 1] < q->row[k]));
    }
}

/* Documents in either order: the same table. */
static void compare_tables(const ibid_doc *doc, const ibid_source *sources)
{
    ibid_table_document document[2 * (SOURCES + 1)] = {{0}};
    ibid_table *first, *second;
    size_t count = 0;

    document[count++] = (ibid_table_document){"letter.txt", doc, IBID_NONE};
    for (size_t i = 0; i < SOURCES; i++) {
        if (sources[i].doc)
            document[count++] = (ibid_table_document){
                sources[i].file, sources[i].doc, IBID_NONE};
    }
    FUZZ_EXPECT(ibid_table_open(&first, document, count, NULL, NULL) ==
                IBID_OK);
    expect_rows(first);
    expect_questions(first);
    for (size_t i = 0; i < count; i++)
        document[2 * count - 1 - i] = document[i];
    FUZZ_EXPECT(ibid_table_open(&second, document + count, count, NULL, NULL) ==
                IBID_OK);
    FUZZ_EXPECT(ibid_table_rows(first).count == ibid_table_rows(second).count);
    FUZZ_EXPECT(ibid_table_questions(first).count ==
                ibid_table_questions(second).count);
    FUZZ_EXPECT(ibid_table_works_of(first).count ==
                ibid_table_works_of(second).count);
    ibid_table_close(first);
    ibid_table_close(second);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    ibid_source sources[SOURCES] = {
        {"gazette.txt", IBID_SOURCE_READ, NULL, NULL},
        {"A_61_9931.txt", IBID_SOURCE_READ, NULL, NULL}};
    const ibid_shelf shelf = {row_count, row_source, sources};
    ibid_str texts[SOURCES] = {{0}};
    ibid_doc *doc = read_piece(&bytes, &len);

    for (size_t i = 0; i < SOURCES; i++) {
        sources[i].doc = read_piece(&bytes, &len);
        if (sources[i].doc)
            texts[i] = ibid_doc_text(sources[i].doc);
        else
            sources[i].status = IBID_SOURCE_UNREAD;
        sources[i].why = sources[i].doc ? NULL : "it is no text";
    }
    if (doc) {
        check(doc, &shelf, texts);
        compare_tables(doc, sources);
    }
    ibid_doc_close(doc);
    for (size_t i = 0; i < SOURCES; i++)
        ibid_doc_close((ibid_doc *)sources[i].doc);
    return 0;
}
