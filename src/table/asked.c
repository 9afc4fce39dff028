/* asked.c - the questions that a person asks: "killed Khojaly". */

#include "base/fail.h"
#include "base/str.h"
#include "check/around.h"
#include "table/table.h"

/* A word that was asked for, and where it stands in the document at hand. */
typedef struct sought {
    ib_term term;
    ib_list at;   /* uint32_t: bytes, ascending */
    ib_list form; /* those at which it stands in the same form */
} sought;

typedef struct asking {
    ibid_table *table;
    ib_arena *scratch;
    sought *word; /* those that count */
    uint32_t count;
} asking;

static bool is_fate(const ib_term *term)
{
    return term->of && term->of <= IB_TERM_FATES;
}

static ibid_status read_words(asking *a, const char *about)
{
    const ibid_str words = ib_str_of(about);
    ib_list list = ib_list_of(a->scratch, ib_term);
    ibid_status st =
        ib_term_find(&list, a->scratch, words, (ibid_span){0, words.len});

    a->count = 0;
    a->word = ib_arena_array(a->scratch, sought, list.count);
    if (st || !a->word)
        return st ? st : ib_arena_status(a->scratch);
    for (size_t i = 0; i < list.count; i++) {
        const ib_term *term = ib_list_at(&list, ib_term, i);

        if (term->of != IB_TERM_EMPTY)
            a->word[a->count++].term = *term;
    }
    return IBID_OK;
}

static ibid_status push(ib_list *list, uint32_t at)
{
    uint32_t *one = ib_list_push(list);

    if (!one)
        return ib_arena_status(list->arena);
    *one = at;
    return IBID_OK;
}

/* Note where the words stand in a part of a document. */
static ibid_status look_in(asking *a, ibid_str text, ibid_span part)
{
    ib_list list = ib_list_of(a->scratch, ib_term);
    ibid_status st = ib_term_find(&list, a->scratch, text, part);

    for (size_t i = 0; i < list.count && !st; i++) {
        const ib_term *term = ib_list_at(&list, ib_term, i);

        for (uint32_t k = 0; k < a->count && !st; k++) {
            sought *word = &a->word[k];

            if (word->term.hash == term->hash)
                st = push(&word->at, term->at);
            if (!st && word->term.form == term->form)
                st = push(&word->form, term->at);
        }
    }
    return st;
}

/* Look through a document, block by block: what is made of a block is let go
 * before the next. */
static ibid_status look_through(asking *a, ib_arena *places,
                                const ib_around *around)
{
    ibid_status st = IBID_OK;

    for (uint32_t k = 0; k < a->count; k++) {
        a->word[k].at = ib_list_of(places, uint32_t);
        a->word[k].form = ib_list_of(places, uint32_t);
    }
    for (uint32_t i = 0; i < ib_around_count(around) && !st; i++) {
        const ib_arena_mark mark = ib_arena_here(a->scratch);

        st = look_in(a, around->text, ib_around_part(around, i));
        ib_arena_rewind(a->scratch, mark);
    }
    return st;
}

/* Does a list of places have one in a span? */
static bool has_place(const ib_list *list, ibid_span span)
{
    const uint32_t *at = list->item;
    size_t low = 0, high = list->count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (at[mid] < span.start)
            low = mid + 1;
        else
            high = mid;
    }
    return low < list->count && at[low] < span.end;
}

static bool stands_in(const sought *word, ibid_span span)
{
    return has_place(&word->at, span);
}

/* What is farther off must stand there in the same form: who asks for
 * "Azerbaijanis" does not ask for "Azerbaijani authorities". */
static bool stands_in_block(const sought *word, const ibid_block *block)
{
    for (uint32_t i = 0; block && i < block->span_count; i++) {
        if (has_place(&word->form, block->span[i]))
            return true;
    }
    return false;
}

/* Does the word stand in the figure's own words? */
static bool is_own(const sought *word, const ibid_figure *f,
                   const ib_thing *thing)
{
    if (is_fate(&word->term))
        return thing->fate >> (word->term.of - 1) & 1;
    return stands_in(word, f->unit) || stands_in(word, f->category) ||
           stands_in(word, f->place) || stands_in(word, f->period);
}

/* Each word stands in the figure's own words, in its sentence or, where another
 * of them is its own, in its paragraph.  What became of those counted is the
 * figure's own, where it says it; and who asks for that asks for figures of
 * which one word is their own. */
static bool answers(const asking *a, uint32_t row, const ib_around *around)
{
    const ibid_row *r = &a->table->row[row];
    const ibid_figure *f = ib_row_figure(a->table, r);
    const ib_thing *thing = a->table->thing[row];
    const ibid_block *block = ib_around_block(around, f->span.start);
    bool own = false, needs_own = false;

    for (uint32_t k = 0; k < a->count; k++) {
        const sought *word = &a->word[k];
        const bool fate = is_fate(&word->term);

        needs_own |= fate;
        if (is_own(word, f, thing)) {
            own = true;
        } else if (fate && thing->fate) {
            return false;
        } else if (!stands_in(word, r->sentence)) {
            if (fate || !stands_in_block(word, block))
                return false;
            needs_own = true;
        }
    }
    return own || !needs_own;
}

/* The rows of one document that answer the question. */
static ibid_status ask_document(asking *a, ib_list *rows, uint32_t document,
                                uint32_t *row)
{
    const ibid_table *table = a->table;
    const ib_arena_mark mark = ib_arena_here(a->scratch);
    ib_arena places;
    ib_around around;
    ibid_status st =
        ib_around_open(&around, a->scratch, table->entry[document].of.doc);

    ib_arena_init(&places, &a->scratch->alloc, a->scratch->max,
                  a->scratch->shared);
    if (!st)
        st = look_through(a, &places, &around);
    for (; *row < table->row_count && table->row[*row].document == document;
         ++*row) {
        uint32_t *one;

        if (st || !answers(a, *row, &around))
            continue;
        one = ib_list_push(rows);
        if (one)
            *one = *row;
        else
            st = ib_arena_status(rows->arena);
    }
    ib_arena_free(&places);
    ib_arena_rewind(a->scratch, mark);
    return st;
}

static ibid_status ask(ibid_table *table, ib_arena *rows_arena,
                       const char *about)
{
    asking a = {.table = table, .scratch = table->scratch};
    ib_list rows = ib_list_of(rows_arena, uint32_t);
    const char *own;
    uint32_t row = 0;
    ibid_status st = read_words(&a, about);

    for (uint32_t d = 0; d < table->document_count && a.count && !st; d++)
        st = ask_document(&a, &rows, d, &row);
    own = ib_arena_copy(&table->arena, about, strlen(about) + 1, 1, 1);
    if (!own)
        return ib_arena_status(&table->arena);
    return st ? st
              : ib_question_add(table, IBID_QUESTION_ASKED, own, rows.item,
                                rows.count);
}

ibid_status ib_asked_find(ibid_table *table, const char *const *about,
                          size_t count)
{
    ib_arena rows;
    ibid_status st = IBID_OK;

    ib_arena_init(&rows, &table->scratch->alloc, table->scratch->max,
                  table->scratch->shared);
    for (size_t i = 0; i < count && !st; i++)
        st = ask(table, &rows, about[i]);
    ib_arena_free(&rows);
    return st;
}
