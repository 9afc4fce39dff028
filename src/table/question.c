/* question.c - which figures answer the same question, by rules.
 *
 *     the same thing, fate, place and period ──▶ questions
 *     the same number of things that share a word, and nothing against it
 *                                            ──▶ joined to one of these, or new
 */

#include <stdlib.h>
#include <xxhash.h>

#include "base/sort.h"
#include "base/str.h"
#include "table/costs.h"
#include "table/table.h"

/* What may be said against each other, of equal numbers. */
enum { BY_FATE, BY_PLACE, BY_PERIOD, BY_END };

/* A question while rows are put under it. */
typedef struct draft {
    unsigned because;
    ib_thing of; /* fate, place and period, where any of its rows says them */
    uint32_t first;
} draft;

typedef struct asker {
    ibid_table *table;
    ib_arena *scratch;
    uint32_t *draft_of; /* by row, or NONE */
    ib_list drafts;     /* draft */
    ibid_status status;
} asker;

/* A figure as it is sorted. */
typedef struct candidate {
    const ib_thing *thing;
    const ibid_figure *figure;
    uint32_t row;
} candidate;

static int compare(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int by_thing(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    int order = compare(x->figure->kind, y->figure->kind);

    order = order ? order : compare(x->thing->what, y->thing->what);
    order = order ? order : compare(x->thing->fate, y->thing->fate);
    order = order ? order : compare(x->thing->place, y->thing->place);
    order = order ? order : compare(x->thing->period, y->thing->period);
    return order ? order : compare(x->row, y->row);
}

static void take(draft *d, const ib_thing *thing)
{
    d->of.fate = d->of.fate ? d->of.fate : thing->fate;
    d->of.place = d->of.place ? d->of.place : thing->place;
    d->of.period = d->of.period ? d->of.period : thing->period;
}

/* Put rows under a question, an old one or a new one (NONE). */
static void put(asker *a, unsigned because, uint32_t of, const candidate *item,
                size_t count)
{
    draft *d;

    if (of == IBID_NONE) {
        d = ib_list_push(&a->drafts);
        of = (uint32_t)a->drafts.count - 1;
    } else {
        d = ib_list_at(&a->drafts, draft, of);
    }
    if (!d) {
        a->status = ib_arena_status(a->scratch);
        return;
    }
    d->because |= because;
    for (size_t i = 0; i < count; i++) {
        a->draft_of[item[i].row] = of;
        take(d, item[i].thing);
    }
}

static bool is_one_place(const candidate *x, const candidate *y)
{
    return x->figure->kind == y->figure->kind && x->thing->what &&
           x->thing->what == y->thing->what &&
           x->thing->fate == y->thing->fate &&
           x->thing->place == y->thing->place;
}

/* Are they of two documents (two forms of one are one), or, where that is
 * enough, twice in one? */
static bool are_several(const ibid_table *table, const candidate *item,
                        size_t count, bool twice)
{
    uint32_t first = IBID_NONE;

    for (size_t i = 0; i < count; i++) {
        const uint32_t document = table->row[item[i].row].document;
        const uint32_t of = ib_table_first_form(table, document);

        if (first != IBID_NONE && first != of)
            return true;
        if (twice && i > 0 && table->row[item[i - 1].row].document == document)
            return true;
        first = of;
    }
    return false;
}

/* Rows of one thing, fate and place, by period: those that say none belong to
 * the one period that the others say, if it is one. */
static void put_place(asker *a, const candidate *item, size_t count)
{
    const bool placed = item->thing->place != 0;
    size_t silent = 0;

    while (silent < count && item[silent].thing->period == 0)
        silent++;
    if (placed && (silent == count || item[silent].thing->period ==
                                          item[count - 1].thing->period)) {
        if (are_several(a->table, item, count, true))
            put(a, IBID_QUESTION_SCOPE, IBID_NONE, item, count);
        return;
    }
    if (!placed && !item->thing->fate)
        return;
    for (size_t start = silent; start < count && !a->status;) {
        size_t end = start + 1;

        while (end < count &&
               item[end].thing->period == item[start].thing->period)
            end++;
        if (are_several(a->table, item + start, end - start, true))
            put(a, IBID_QUESTION_SCOPE, IBID_NONE, item + start, end - start);
        start = end;
    }
}

static void put_scopes(asker *a, candidate *item, size_t count)
{
    if (count > 1)
        qsort(item, count, sizeof *item, by_thing);
    for (size_t start = 0; start < count && !a->status;) {
        size_t end = start + 1;

        while (end < count && is_one_place(&item[start], &item[end]))
            end++;
        if (item[start].thing->what)
            put_place(a, item + start, end - start);
        start = end;
    }
}

static uint64_t said(const ib_thing *thing, int by)
{
    return by == BY_FATE    ? thing->fate
           : by == BY_PLACE ? thing->place
                            : thing->period;
}

static bool speaks_against(const ib_thing *a, const ib_thing *b, double number)
{
    const int end = number < IB_QUESTION_NUMBER_RARE ? BY_END : BY_PLACE;

    for (int by = BY_FATE; by < end; by++) {
        if (said(a, by) && said(b, by) && said(a, by) != said(b, by))
            return true;
    }
    return false;
}

/* Rows of one number with nothing against each other: under the one question
 * that some stand under, or a new one. */
static void put_number(asker *a, candidate *item, size_t count)
{
    uint32_t of = IBID_NONE;
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        const uint32_t there = a->draft_of[item[i].row];

        if (there == IBID_NONE)
            item[kept++] = item[i];
        else if (of == IBID_NONE || of == there)
            of = there;
        else
            return; /* they stand under two questions */
    }
    count = kept;
    if (of == IBID_NONE) {
        if (are_several(a->table, item, count, false))
            put(a, IBID_QUESTION_NUMBER, of, item, count);
        return;
    }
    kept = 0;
    for (size_t i = 0; i < count; i++) {
        const draft *d = ib_list_at(&a->drafts, draft, of);

        if (!speaks_against(&d->of, item[i].thing, item[i].figure->low))
            item[kept++] = item[i];
    }
    if (kept)
        put(a, IBID_QUESTION_NUMBER, of, item, kept);
}

static int by_fate(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    const int order = compare(x->thing->fate, y->thing->fate);

    return order ? order : compare(x->row, y->row);
}

static int by_place(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    const int order = compare(x->thing->place, y->thing->place);

    return order ? order : compare(x->row, y->row);
}

static int by_period(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    const int order = compare(x->thing->period, y->thing->period);

    return order ? order : compare(x->row, y->row);
}

/* Part rows of one number by what is said against each other: fate, then place,
 * then period; where others disagree, a row that is silent stands with none. */
static void part_number(asker *a, candidate *item, size_t count, int by)
{
    static int (*const order[])(const void *, const void *) = {
        [BY_FATE] = by_fate, [BY_PLACE] = by_place, [BY_PERIOD] = by_period};
    size_t start = 0;

    if (by == BY_END ||
        (by > BY_FATE && item->figure->low >= IB_QUESTION_NUMBER_RARE)) {
        put_number(a, item, count);
        return;
    }
    qsort(item, count, sizeof *item, order[by]);
    while (start < count && !said(item[start].thing, by))
        start++;
    if (start == count ||
        said(item[start].thing, by) == said(item[count - 1].thing, by)) {
        part_number(a, item, count, by + 1);
        return;
    }
    while (start < count && !a->status) {
        size_t end = start + 1;

        while (end < count &&
               said(item[end].thing, by) == said(item[start].thing, by))
            end++;
        if (end - start > 1)
            part_number(a, item + start, end - start, by + 1);
        start = end;
    }
}

/* Rows that share a number and a word, as sets: the first row of each. */
typedef struct sharing {
    asker *asker;
    ib_list keys; /* ib_keyed: of a number and a word, and the row */
    uint32_t *of; /* by row: another of its set, the first or on the way */
} sharing;

static uint32_t find(sharing *s, uint32_t row)
{
    while (s->of[row] != row) {
        s->of[row] = s->of[s->of[row]];
        row = s->of[row];
    }
    return row;
}

/* A word that many things are called by ("people"; "soldiers", in small
 * numbers) tells something only with what became of them. */
static bool is_general(const ib_term *word, double number)
{
    return word->of == IB_TERM_PEOPLE ? number < IB_QUESTION_NUMBER_RARE
                                      : word->of != 0;
}

static void add_keys(sharing *s, uint32_t row, const ibid_figure *f,
                     const ib_thing *thing)
{
    if (f->kind != IBID_FIGURE_COUNT || !f->has_number || f->low != f->high ||
        !(f->low >= IB_QUESTION_NUMBER_MIN))
        return;
    for (uint32_t i = 0; i < thing->word_count; i++) {
        const ib_term *word = &thing->word[i];
        const bool general = is_general(word, f->low);
        const uint64_t part[] = {word->hash, general ? thing->fate : 0};
        ib_keyed *key;

        if (general && !thing->fate)
            continue;
        key = ib_list_push(&s->keys);
        if (!key) {
            s->asker->status = ib_arena_status(s->asker->scratch);
            return;
        }
        *key = (ib_keyed){
            XXH64(&f->low, sizeof f->low, XXH64(part, sizeof part, 0)), row};
    }
}

static void join(sharing *s)
{
    ib_keyed *key = s->keys.item;
    ib_keyed *spare =
        ib_arena_array(s->asker->scratch, ib_keyed, s->keys.count);

    if (!spare) {
        s->asker->status = ib_arena_status(s->asker->scratch);
        return;
    }
    ib_keyed_sort(key, spare, s->keys.count);
    for (size_t i = 1; i < s->keys.count; i++) {
        uint32_t x, y;

        if (key[i].key != key[i - 1].key)
            continue;
        x = find(s, key[i - 1].item);
        y = find(s, key[i].item);
        s->of[x > y ? x : y] = x > y ? y : x;
    }
}

/* Sort the rows by their sets, and put those of each. */
static void put_sets(sharing *s, candidate *item, size_t count)
{
    asker *a = s->asker;
    ib_keyed *set = ib_arena_array(a->scratch, ib_keyed, count);
    ib_keyed *spare = ib_arena_array(a->scratch, ib_keyed, count);
    candidate *one = ib_arena_array(a->scratch, candidate, count);

    if (!set || !spare || !one) {
        a->status = ib_arena_status(a->scratch);
        return;
    }
    for (uint32_t i = 0; i < count; i++)
        set[i] = (ib_keyed){find(s, i), i};
    ib_keyed_sort(set, spare, count);
    for (size_t start = 0; start < count && !a->status;) {
        size_t end = start;

        for (; end < count && set[end].key == set[start].key; end++)
            one[end - start] = item[set[end].item];
        if (end - start > 1)
            part_number(a, one, end - start, BY_FATE);
        start = end;
    }
}

static void put_numbers(asker *a, candidate *item, size_t count)
{
    sharing s = {.asker = a,
                 .keys = ib_list_of(a->scratch, ib_keyed),
                 .of = ib_arena_array(a->scratch, uint32_t, count)};

    if (!s.of) {
        a->status = ib_arena_status(a->scratch);
        return;
    }
    for (uint32_t i = 0; i < count && !a->status; i++) {
        s.of[i] = i;
        add_keys(&s, i, item[i].figure, item[i].thing);
    }
    if (!a->status)
        join(&s);
    if (!a->status)
        put_sets(&s, item, count);
}

/* Questions in the order of their first rows. */
static ibid_status keep(asker *a)
{
    ibid_table *table = a->table;
    ib_keyed *row = ib_arena_array(a->scratch, ib_keyed, table->row_count);
    ib_keyed *spare = ib_arena_array(a->scratch, ib_keyed, table->row_count);
    uint32_t *of = ib_arena_array(a->scratch, uint32_t, table->row_count);
    size_t count = 0;
    ibid_status st = IBID_OK;

    if (!row || !spare || !of)
        return ib_arena_status(a->scratch);
    for (uint32_t i = 0; i < a->drafts.count; i++)
        ib_list_at(&a->drafts, draft, i)->first = IBID_NONE;
    for (uint32_t i = 0; i < table->row_count; i++) {
        draft *d;

        if (a->draft_of[i] == IBID_NONE)
            continue;
        d = ib_list_at(&a->drafts, draft, a->draft_of[i]);
        d->first = d->first == IBID_NONE ? i : d->first;
        row[count++] = (ib_keyed){d->first, i};
    }
    ib_keyed_sort(row, spare, count);
    for (size_t start = 0; start < count && !st;) {
        size_t end = start;

        for (; end < count && row[end].key == row[start].key; end++)
            of[end - start] = row[end].item;
        st = ib_question_add(
            table, ib_list_at(&a->drafts, draft, a->draft_of[of[0]])->because,
            NULL, of, end - start);
        start = end;
    }
    return st;
}

ibid_status ib_questions_find(ibid_table *table)
{
    const size_t count = table->row_count;
    asker a = {.table = table,
               .scratch = table->scratch,
               .draft_of = ib_arena_array(table->scratch, uint32_t, count),
               .drafts = ib_list_of(table->scratch, draft)};
    candidate *item = ib_arena_array(a.scratch, candidate, count);
    candidate *copy = ib_arena_array(a.scratch, candidate, count);

    if (!a.draft_of || !item || !copy)
        return ib_arena_status(a.scratch);
    for (uint32_t i = 0; i < count; i++) {
        a.draft_of[i] = IBID_NONE;
        item[i] = copy[i] = (candidate){
            table->thing[i], ib_row_figure(table, &table->row[i]), i};
    }
    put_scopes(&a, copy, count);
    if (!a.status)
        put_numbers(&a, item, count);
    return a.status ? a.status : keep(&a);
}
