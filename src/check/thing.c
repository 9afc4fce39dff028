/* thing.c - what a figure counts, in a form in which two can be compared. */

#include "check/thing.h"

#include <stdlib.h>
#include <xxhash.h>

#include "base/scan.h"
#include "base/str.h"
#include "base/words.h"
#include "check/costs.h"
#include "text/fold.h"

#include "check/apart.inc"
#include "check/counted.inc"

static bool ends(const uint32_t *word, uint32_t len, const char *ending)
{
    const uint32_t n = (uint32_t)strlen(ending);

    if (len <= n)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        if (word[len - n + i] != (unsigned char)ending[i])
            return false;
    }
    return true;
}

/* Plurals of English, and those of French and Spanish that end as they do. */
static uint32_t cut_plural(uint32_t *word, uint32_t len)
{
    if (len > IB_THING_STEM_MIN && ends(word, len, "ies")) {
        word[len - 3] = 'y';
        return len - 2;
    }
    if (len > IB_THING_STEM_MIN &&
        (ends(word, len, "ches") || ends(word, len, "shes") ||
         ends(word, len, "xes") || ends(word, len, "sses")))
        return len - 2;
    if (len > 3 && ends(word, len, "s") && !ends(word, len, "ss"))
        return len - 1;
    return len;
}

/* Letters that endings of Russian nouns and adjectives are made of: vowels,
 * short i, the soft sign, v, m and kh. */
static bool is_russian_ending(uint32_t cp)
{
    static const uint32_t letters[] = {0x430, 0x435, 0x438, 0x43E, 0x443,
                                       0x44B, 0x44D, 0x44E, 0x44F, 0x439,
                                       0x44C, 0x432, 0x43C, 0x445};

    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if (letters[i] == cp)
            return true;
    }
    return false;
}

/* Cut a word back to what its forms share. */
static uint32_t stem(uint32_t *word, uint32_t len)
{
    uint32_t cut = 0;

    if (len > 0 && word[len - 1] < 0x80)
        return cut_plural(word, len);
    while (cut < IB_THING_ENDING_MAX && len > IB_THING_STEM_MIN &&
           is_russian_ending(word[len - 1])) {
        len--;
        cut++;
    }
    return len;
}

static uint32_t class_in(const ib_words *table, const uint32_t *word,
                         uint32_t len)
{
    char bytes[IB_THING_WORD_MAX * 4];
    uint32_t n = 0;

    for (uint32_t i = 0; i < len; i++) {
        char put[4];
        const uint32_t m = ib_utf8_put(put, word[i]);

        memcpy(bytes + n, put, m);
        n += m;
    }
    return (uint32_t)ib_words_find(table, (ibid_str){bytes, n});
}

static uint32_t class_of(const uint32_t *word, uint32_t len)
{
    return class_in(&counted, word, len);
}

/* The term of a word's letters, which change. */
static ib_term term_of(uint32_t *word, uint32_t len, uint32_t at)
{
    ib_term term = {.at = at,
                    .of = class_of(word, len),
                    .form = XXH3_64bits(word, len * sizeof *word),
                    .parts = class_in(&apart, word, len) != 0};

    len = stem(word, len);
    if (!term.of)
        term.of = class_of(word, len);
    term.hash = term.of && term.of < IB_TERM_EMPTY
                    ? XXH3_64bits(&term.of, sizeof term.of)
                    : XXH3_64bits(word, len * sizeof *word);
    return term;
}

static bool is_letter(const ib_fold_char *c)
{
    return c->kind == IB_FOLD_LETTER || c->kind == IB_FOLD_SYLLABLE;
}

/* Does entry i go on with the word of the entry before? */
static bool goes_on(const ib_fold *fold, uint32_t i)
{
    const ib_fold_char *c = &fold->item[i];

    return c->kind == IB_FOLD_LETTER && !(c->flags & IB_FOLD_SPACE);
}

/* Is entry i a hyphen that only ends a line inside a word? */
static bool is_line_hyphen(const ib_fold *fold, uint32_t i)
{
    return (fold->item[i].flags & IB_FOLD_LINE_HYPHEN) && i + 1 < fold->count &&
           fold->item[i + 1].kind == IB_FOLD_LETTER;
}

/* Read the word that begins at entry `at`; gives the entry behind it. */
static uint32_t read_word(ib_term *term, const ib_fold *fold, uint32_t at)
{
    uint32_t word[IB_THING_WORD_MAX], len = 0;
    const uint32_t start = fold->item[at].at;
    const bool syllable = fold->item[at].kind == IB_FOLD_SYLLABLE;

    do {
        if (len < IB_THING_WORD_MAX)
            word[len++] = fold->item[at].cp;
        at++;
        if (at < fold->count && is_line_hyphen(fold, at)) {
            at++;
            if (len < IB_THING_WORD_MAX)
                word[len++] = fold->item[at].cp;
            at++;
        }
    } while (!syllable && at < fold->count && goes_on(fold, at));
    *term = len > 1 || syllable ? term_of(word, len, start)
                                : (ib_term){.at = start, .of = IB_TERM_EMPTY};
    return at;
}

ibid_status ib_term_find(ib_list *out, ib_arena *scratch, ibid_str text,
                         ibid_span part)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    ib_fold fold;
    ibid_status st = ib_fold_part(&fold, scratch, text, NULL, 0, part);

    for (uint32_t at = 0; !st && at < fold.count;) {
        ib_term term, *kept;

        if (!is_letter(&fold.item[at])) {
            at++;
            continue;
        }
        at = read_word(&term, &fold, at);
        kept = ib_list_push(out);
        if (kept)
            *kept = term;
        else
            st = ib_arena_status(out->arena);
    }
    if (out->arena != scratch)
        ib_arena_rewind(scratch, mark);
    return st;
}

static int by_hash(const void *a, const void *b)
{
    const ib_term *x = a, *y = b;

    return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Sort terms, and keep each once; gives how many are left. */
static uint32_t sort_terms(ib_term *term, uint32_t count)
{
    uint32_t kept = 0;

    if (count > 1)
        qsort(term, count, sizeof *term, by_hash);
    for (uint32_t i = 0; i < count; i++) {
        if (kept == 0 || term[i].hash != term[kept - 1].hash)
            term[kept++] = term[i];
    }
    return kept;
}

static uint64_t hash_terms(const ib_term *term, uint32_t count)
{
    uint64_t hash = count ? 1 : 0;

    for (uint32_t i = 0; i < count; i++)
        hash = XXH64(&term[i].hash, sizeof term[i].hash, hash);
    return hash;
}

static ibid_span bound(ibid_str text, ibid_span span)
{
    if (span.end - span.start > IB_THING_SPAN_MAX) {
        span.end = span.start + IB_THING_SPAN_MAX;
        while (((unsigned char)text.at[span.end] & 0xC0) == 0x80)
            span.end--;
    }
    return span;
}

/* While the things of a document are read. */
typedef struct reader {
    ib_arena *arena, *scratch;
    ibid_str text;
    const ibid_datings *datings;
    ib_list terms; /* ib_term: of one span, or of several */
} reader;

static bool is_people(const ib_term *term)
{
    return term->of == IB_TERM_PEOPLE || (term->of >= IB_TERM_PEOPLE_FIRST &&
                                          term->of <= IB_TERM_PEOPLE_LAST);
}

/* Take the fates out of the terms, and the words that count nothing; gives how
 * many are left. */
static uint32_t sift(ib_term *term, uint32_t count, ib_thing *thing)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < count; i++) {
        thing->is_more |= term[i].of == IB_TERM_MORE;
        thing->of_people |= is_people(&term[i]);
        thing->of_several |= term[i].of == IB_TERM_SEVERAL;
        if (term[i].of && term[i].of <= IB_TERM_FATES)
            thing->fate |= (uint32_t)1 << (term[i].of - 1);
        else if (term[i].of != IB_TERM_EMPTY && term[i].of != IB_TERM_MORE)
            term[kept++] = term[i];
    }
    thing->of_people &= !thing->of_several;
    return kept;
}

static ibid_status read_unit(reader *r, ib_thing *thing, const ibid_figure *f)
{
    const ibid_str unit = ib_str_in(r->text, f->unit);
    const ib_arena_mark mark = ib_arena_here(r->scratch);
    ib_list list = ib_list_of(r->scratch, ib_term);
    ibid_status st =
        ib_term_find(&list, r->scratch, r->text, bound(r->text, f->unit));
    uint32_t count = st ? 0 : sift(list.item, (uint32_t)list.count, thing);

    count = sort_terms(list.item, count);
    thing->word_count = count;
    thing->what = hash_terms(list.item, count);
    if (!thing->what && unit.len > 0 && !thing->fate)
        thing->what = XXH3_64bits(unit.at, unit.len); /* a sign: "$" */
    thing->word = ib_arena_copy(r->arena, list.item, count, sizeof(ib_term),
                                _Alignof(ib_term));
    if (!st && !thing->word)
        st = ib_arena_status(r->arena);
    ib_arena_rewind(r->scratch, mark);
    return st;
}

/* "another 1,000", "another some 1,000": the word before the number, or before
 * its hedge, or one of the hedge. */
static ibid_status read_before(reader *r, ib_thing *thing, const ibid_figure *f)
{
    const ib_arena_mark mark = ib_arena_here(r->scratch);
    ibid_span words = {0, f->span.start};
    uint32_t hedge = f->span.start;
    ib_list list = ib_list_of(r->scratch, ib_term);
    ibid_status st;

    if (!ib_span_is_empty(f->hedge) && f->hedge.start < hedge &&
        hedge - f->hedge.start <= IB_THING_WORD_MAX)
        hedge = f->hedge.start;
    words.start = hedge > IB_THING_WORD_MAX ? hedge - IB_THING_WORD_MAX : 0;
    while (words.start > 0 &&
           ((unsigned char)r->text.at[words.start] & 0xC0) == 0x80)
        words.start--;
    st = ib_term_find(&list, r->scratch, r->text, words);
    for (size_t i = list.count; i > 0 && !st; i--) {
        const ib_term *term = ib_list_at(&list, ib_term, i - 1);

        thing->is_more |= term->of == IB_TERM_MORE;
        if (term->at < hedge)
            break;
    }
    ib_arena_rewind(r->scratch, mark);
    return st;
}

static ibid_status read_fate(reader *r, ib_thing *thing, const ibid_figure *f)
{
    const ib_arena_mark mark = ib_arena_here(r->scratch);
    ib_list list = ib_list_of(r->scratch, ib_term);
    ibid_status st =
        ib_term_find(&list, r->scratch, r->text, bound(r->text, f->category));

    if (!st)
        sift(list.item, (uint32_t)list.count, thing);
    ib_arena_rewind(r->scratch, mark);
    return st;
}

static ibid_status read_scope(reader *r, uint64_t *scope, ibid_span span)
{
    const ib_arena_mark mark = ib_arena_here(r->scratch);
    ib_list list = ib_list_of(r->scratch, ib_term);
    ibid_status st =
        ib_term_find(&list, r->scratch, r->text, bound(r->text, span));
    uint32_t kept = 0;

    for (uint32_t i = 0; i < list.count && !st; i++) {
        const ib_term *term = ib_list_at(&list, ib_term, i);

        if (term->of < IB_TERM_EMPTY)
            *ib_list_at(&list, ib_term, kept++) = *term;
    }
    *scope = hash_terms(list.item, sort_terms(list.item, kept));
    ib_arena_rewind(r->scratch, mark);
    return st;
}

uint32_t ib_dating_first(const ibid_datings *datings, ibid_span span,
                         uint32_t *count)
{
    size_t low = 0, high = datings->count;
    uint32_t first;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (datings->item[mid].span.end <= span.start)
            low = mid + 1;
        else
            high = mid;
    }
    first = (uint32_t)low;
    while (low < datings->count && datings->item[low].span.start < span.end)
        low++;
    *count = (uint32_t)low - first;
    return first;
}

ibid_span ib_figure_period(ibid_str text, const ibid_figure *figure)
{
    const ibid_span period = figure->period, number = figure->span;
    const bool before = period.end <= number.start;
    const ibid_span between = before ? (ibid_span){period.end, number.start}
                                     : (ibid_span){number.end, period.start};

    if (ib_span_is_empty(period))
        return period;
    if (between.start < between.end &&
        memchr(text.at + between.start, ';', between.end - between.start))
        return (ibid_span){0, 0};
    return period;
}

/* A period without a date: its letters and digits as they are. */
static uint64_t hash_letters(ibid_str text)
{
    uint64_t hash = 1;

    for (uint32_t i = 0; i < text.len; i++) {
        const char c = ib_lower(text.at[i]);

        if (ib_is(c, IB_WORD))
            hash = XXH64(&c, 1, hash);
    }
    return hash;
}

/* A period is the same where its dates are, in whatever words. */
static void read_period(const reader *r, ib_thing *thing, ibid_span span)
{
    uint32_t count, first;
    uint64_t hash = 1;
    bool open = false, plain = true;

    span = bound(r->text, span);
    first = ib_dating_first(r->datings, span, &count);
    if (ib_span_is_empty(span))
        return;
    count = count > IB_THING_DATES_MAX ? IB_THING_DATES_MAX : count;
    for (uint32_t i = first; i < first + count; i++) {
        const ibid_dating *one = &r->datings->item[i];
        const char *edtf = one->edtf;

        open |= !edtf;
        plain &= one->from.year && !one->is_relative && !one->because;
        hash = edtf ? XXH64(edtf, strlen(edtf), hash) : hash;
    }
    thing->period =
        open || count == 0 ? hash_letters(ib_str_in(r->text, span)) : hash;
    thing->is_dated = count > 0 && !open && plain;
}

/* What is not said of a part is that of its total. */
static void inherit(ib_thing *part, const ib_thing *total)
{
    if (!part->fate)
        part->fate = total->fate;
    if (!part->place)
        part->place = total->place;
    if (!part->period) {
        part->period = total->period;
        part->is_dated = total->is_dated;
    }
}

ibid_status ib_thing_read(ib_thing **out, ib_arena *arena, ib_arena *scratch,
                          ibid_str text, const ibid_figures *figures,
                          const ibid_datings *datings)
{
    reader r = {
        .arena = arena, .scratch = scratch, .text = text, .datings = datings};
    ib_thing *thing = ib_arena_array(arena, ib_thing, figures->count);
    ibid_status st = thing ? IBID_OK : ib_arena_status(arena);

    for (size_t i = 0; i < figures->count && !st; i++) {
        const ibid_figure *f = &figures->item[i];

        st = read_unit(&r, &thing[i], f);
        if (!st)
            st = read_before(&r, &thing[i], f);
        if (!st)
            st = read_fate(&r, &thing[i], f);
        if (!st)
            st = read_scope(&r, &thing[i].place, f->place);
        read_period(&r, &thing[i], ib_figure_period(text, f));
    }
    for (size_t i = 0; i < figures->count && !st; i++) {
        const uint32_t total = figures->item[i].part_of;

        if (total < figures->count && total != i &&
            (!thing[i].fate || !thing[total].fate ||
             thing[i].fate == thing[total].fate))
            inherit(&thing[i], &thing[total]);
    }
    *out = thing;
    return st;
}

bool ib_thing_is_whole(const ib_thing *thing)
{
    return thing->what && thing->fate && thing->place && thing->is_dated;
}

bool ib_figure_is_amount(const ibid_figure *figure)
{
    return figure->kind != IBID_FIGURE_ORDINAL &&
           !(figure->kind == IBID_FIGURE_DURATION &&
             figure->dating != IBID_NONE);
}
