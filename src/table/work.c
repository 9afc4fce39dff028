/* work.c - on what the figures rest, and where the same source is behind
 * several documents.
 *
 *     citation ──▶ names: number, DOI, title and year, ... ──▶ one work where
 *     two share a name; a document of the table is named by its own symbols
 */

#include <stdlib.h>
#include <xxhash.h>

#include "base/sort.h"
#include "base/str.h"
#include "resolve/key.h"
#include "resolve/resolve.h"
#include "table/costs.h"
#include "table/table.h"

/* What may be a work: a citation that rows rest on, or a document. */
typedef struct node {
    uint32_t document;
    uint32_t citation; /* NONE: the document itself */
    uint32_t of;       /* a node of the same work, the first or on the way */
    uint32_t work;     /* index of the table's work, or NONE */
} node;

typedef struct naming {
    ibid_table *table;
    ib_arena *scratch;
    ib_list nodes;     /* node */
    ib_list names;     /* ib_keyed: the hash of a name, and its node */
    uint32_t *node_of; /* by row, or NONE */
    ibid_status status;
} naming;

static uint32_t find(const naming *n, uint32_t i)
{
    node *item = n->nodes.item;

    while (item[i].of != i) {
        item[i].of = item[item[i].of].of;
        i = item[i].of;
    }
    return i;
}

static void add_name(naming *n, uint32_t of, char kind, uint64_t hash)
{
    ib_keyed *name = ib_list_push(&n->names);

    if (name)
        *name = (ib_keyed){XXH64(&kind, 1, hash), of};
    else
        n->status = ib_arena_status(n->scratch);
}

/* The hash of the letters and digits of a text, going on from `seed`; how many
 * there are is added to *letters. */
static uint64_t hash_letters(naming *n, uint64_t seed, uint32_t *letters,
                             ibid_str text)
{
    const ib_arena_mark mark = ib_arena_here(n->scratch);
    ib_fold fold = {.count = 0};
    ibid_status st = ib_fold_make(&fold, n->scratch, text, NULL, 0);

    if (st)
        n->status = st;
    for (uint32_t i = 0; i < fold.count && !st; i++) {
        if (fold.item[i].kind == IB_FOLD_PUNCT)
            continue;
        seed = XXH64(&fold.item[i].cp, sizeof fold.item[i].cp, seed);
        ++*letters;
    }
    ib_arena_rewind(n->scratch, mark);
    return seed;
}

static uint64_t hash_field(naming *n, uint64_t seed, uint32_t *letters,
                           const ibid_citation *c, ibid_field_name name)
{
    const ibid_field *field = ibid_citation_field(c, name);

    return field ? hash_letters(n, seed, letters, field->text) : seed;
}

static void name_symbol(naming *n, uint32_t of, ibid_str symbol, uint64_t body)
{
    char form[128];
    const size_t len = ib_symbol_form(form, sizeof form, symbol);

    if (len >= IB_WORK_NUMBER_BYTES || (len > 0 && body))
        add_name(n, of, 'n', XXH64(form, len, body));
}

/* Its symbol, and those of a joint one; another number, with its body. */
static void name_numbers(naming *n, uint32_t of, const ibid_citation *c)
{
    const ibid_field *number = ibid_citation_field(c, IBID_FIELD_NUMBER);
    uint32_t letters = 0;
    uint64_t body = 0;

    if (!number)
        return;
    if (!c->symbol)
        body = hash_field(n, 0, &letters, c, IBID_FIELD_AUTHORITY);
    name_symbol(n, of, number->text, body);
    for (uint32_t i = 0; c->symbol && i < c->symbol->part_count; i++)
        name_symbol(n, of, c->symbol->part[i], 0);
}

/* Its title with the year, or its newspaper with the day. */
static void name_title(naming *n, uint32_t of, const ibid_citation *c)
{
    const ibid_field *issued = ibid_citation_field(c, IBID_FIELD_ISSUED);
    const ibid_day day = issued ? issued->date.from : (ibid_day){0};
    uint32_t letters = 0, rest = 0;
    uint64_t hash = hash_field(n, 0, &letters, c, IBID_FIELD_TITLE);

    if (letters >= IB_WORK_NAME_LETTERS) {
        hash = hash_field(n, hash, &rest, c, IBID_FIELD_VOLUME);
        hash = hash_field(n, hash, &rest, c, IBID_FIELD_EDITION);
        add_name(n, of, 't', XXH64(&day.year, sizeof day.year, hash));
    }
    if (letters > 0)
        return;
    hash = hash_field(n, 0, &letters, c, IBID_FIELD_CONTAINER_TITLE);
    if (letters > 0 && day.day) {
        const int date[3] = {day.year, day.month, day.day};

        add_name(n, of, 'd', XXH64(date, sizeof date, hash));
    }
}

/* The volume, reporter and page of a case. */
static void name_report(naming *n, uint32_t of, const ibid_citation *c)
{
    uint32_t volume = 0, container = 0, page = 0;
    uint64_t hash = hash_field(n, 1, &volume, c, IBID_FIELD_VOLUME);

    hash = hash_field(n, hash ^ 2, &container, c, IBID_FIELD_CONTAINER_TITLE);
    hash = hash_field(n, hash ^ 3, &page, c, IBID_FIELD_PAGE);
    if (c->kind == IBID_CITE_CASE && volume && container && page)
        add_name(n, of, 'r', hash);
}

static void name_citation(naming *n, uint32_t of, const ibid_doc *doc,
                          const ibid_citation *c)
{
    static const ibid_field_name whole[] = {IBID_FIELD_DOI, IBID_FIELD_URL};
    uint32_t letters = 0;
    uint64_t hash;

    if (c->kind == IBID_CITE_SHORT)
        return;
    name_numbers(n, of, c);
    name_title(n, of, c);
    name_report(n, of, c);
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        uint32_t len = 0;

        hash = hash_field(n, 0, &len, c, whole[i]);
        if (len)
            add_name(n, of, 'u', hash);
    }
    hash = hash_letters(n, 0, &letters, ib_str_in(ibid_doc_text(doc), c->span));
    if (letters >= IB_WORK_NAME_LETTERS)
        add_name(n, of, 'w', hash);
}

static uint32_t add_node(naming *n, uint32_t document, uint32_t citation)
{
    node *one = ib_list_push(&n->nodes);
    const uint32_t i = (uint32_t)n->nodes.count - 1;

    if (!one) {
        n->status = ib_arena_status(n->scratch);
        return IBID_NONE;
    }
    *one = (node){document, citation, i, IBID_NONE};
    return i;
}

/* A node for each work that the rows of a document rest on. */
static void add_citations(naming *n, uint32_t document, size_t *row)
{
    const ibid_table *table = n->table;
    const ibid_doc *doc = table->entry[document].of.doc;
    const ibid_citations all = ibid_doc_citations(doc);
    uint32_t *known = ib_arena_array(n->scratch, uint32_t, all.count);

    if (!known) {
        n->status = ib_arena_status(n->scratch);
        return;
    }
    for (size_t i = 0; i < all.count; i++)
        known[i] = IBID_NONE;
    for (; *row < table->row_count && !n->status; ++*row) {
        const ibid_row *r = &table->row[*row];
        uint32_t root;

        if (r->document != document)
            return;
        n->node_of[*row] = IBID_NONE;
        if (r->citation >= all.count)
            continue;
        root = ib_work_root(all, r->citation);
        if (known[root] == IBID_NONE) {
            known[root] = add_node(n, document, root);
            if (!n->status)
                name_citation(n, known[root], doc, &all.item[root]);
        }
        n->node_of[*row] = known[root];
    }
}

/* A node for a document, by the symbols at its head. */
static void add_document(naming *n, uint32_t document)
{
    const ibid_about *about = ibid_doc_about(n->table->entry[document].of.doc);
    const uint32_t i = add_node(n, document, IBID_NONE);

    for (size_t k = 0; k < about->symbol_count && !n->status; k++)
        name_symbol(n, i, about->symbol[k], 0);
}

/* Two nodes with a name in common are one work; the first stands for it. */
static void join(naming *n)
{
    ib_keyed *name = n->names.item;
    ib_keyed *spare = ib_arena_array(n->scratch, ib_keyed, n->names.count);
    node *item = n->nodes.item;

    if (!spare) {
        n->status = ib_arena_status(n->scratch);
        return;
    }
    ib_keyed_sort(name, spare, n->names.count);
    for (size_t i = 1; i < n->names.count; i++) {
        const uint32_t a = find(n, name[i - 1].item);
        const uint32_t b = find(n, name[i].item);

        if (name[i].key == name[i - 1].key && a != b)
            item[a > b ? a : b].of = a > b ? b : a;
    }
}

/* Documents are the first nodes, in their order. */
static void find_twins(naming *n)
{
    ibid_table *table = n->table;

    for (uint32_t i = 0; i < table->document_count; i++) {
        const uint32_t first = find(n, i);

        if (first < i)
            table->document[i].twin = first;
    }
}

static void add_row(naming *n, uint32_t row)
{
    ibid_table *table = n->table;
    const uint32_t at = n->node_of[row];
    node *item = n->nodes.item;
    uint32_t first;
    ibid_table_work *work;

    if (at == IBID_NONE)
        return;
    first = find(n, at);
    if (item[first].work == IBID_NONE) {
        work = ib_list_push(&table->works);
        if (!work) {
            n->status = ib_arena_status(&table->arena);
            return;
        }
        item[first].work = (uint32_t)table->works.count - 1;
        *work = (ibid_table_work){.document = item[at].document,
                                  .citation = item[at].citation,
                                  .itself = item[first].citation == IBID_NONE
                                                ? item[first].document
                                                : IBID_NONE};
    }
    table->row[row].work = item[first].work;
    ib_list_at(&table->works, ibid_table_work, item[first].work)->row_count++;
}

/* Take a row of a work, in order. */
static void take_row(ibid_table *table, ibid_table_work *work, uint32_t *room,
                     uint32_t *holders, uint32_t row)
{
    const uint32_t document = table->row[row].document;
    uint32_t *own = holders + (work->row - room);

    room[(size_t)(work->row - room) + work->row_count++] = row;
    if (work->holder_count && own[work->holder_count - 1] == document)
        return;
    own[work->holder_count++] = document;
    work->holder = own;
}

/* Documents of one symbol are one: those whose first form holds it, too. */
static uint32_t count_documents(const ibid_table *table,
                                const ibid_table_work *work, uint32_t *seen,
                                uint32_t stamp)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < work->holder_count; i++) {
        const uint32_t of = ib_table_first_form(table, work->holder[i]);

        count += seen[of] != stamp;
        seen[of] = stamp;
    }
    return count;
}

/* Lay out the rows of each work, and the documents that have them: no more than
 * there are rows. */
static ibid_status list_rows(ibid_table *table)
{
    uint32_t *room = ib_arena_array(&table->arena, uint32_t, table->row_count);
    uint32_t *holders =
        ib_arena_array(&table->arena, uint32_t, table->row_count);
    uint32_t *seen =
        ib_arena_array(table->scratch, uint32_t, table->document_count);
    uint32_t at = 0;

    if (!room || !holders || !seen)
        return ib_arena_status(room && holders ? table->scratch
                                               : &table->arena);
    for (size_t i = 0; i < table->works.count; i++) {
        ibid_table_work *work = ib_list_at(&table->works, ibid_table_work, i);

        work->row = room + at;
        at += work->row_count;
        work->row_count = 0;
    }
    for (uint32_t i = 0; i < table->row_count; i++) {
        const uint32_t of = table->row[i].work;

        if (of != IBID_NONE)
            take_row(table, ib_list_at(&table->works, ibid_table_work, of),
                     room, holders, i);
    }
    for (uint32_t i = 0; i < table->works.count; i++) {
        ibid_table_work *work = ib_list_at(&table->works, ibid_table_work, i);

        work->document_count = count_documents(table, work, seen, i + 1);
    }
    return IBID_OK;
}

ibid_status ib_table_works_find(ibid_table *table)
{
    naming n = {.table = table,
                .scratch = table->scratch,
                .nodes = ib_list_of(table->scratch, node),
                .names = ib_list_of(table->scratch, ib_keyed)};
    size_t row = 0;

    n.node_of = ib_arena_array(n.scratch, uint32_t, table->row_count);
    if (!n.node_of)
        return ib_arena_status(n.scratch);
    for (uint32_t i = 0; i < table->document_count && !n.status; i++)
        add_document(&n, i);
    for (uint32_t i = 0; i < table->document_count && !n.status; i++)
        add_citations(&n, i, &row);
    if (!n.status)
        join(&n);
    if (!n.status)
        find_twins(&n);
    for (uint32_t i = 0; i < table->row_count && !n.status; i++)
        add_row(&n, i);
    return n.status ? n.status : list_rows(table);
}
