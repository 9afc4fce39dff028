/* counts.c - the figures of a document against each other. */

#include "check/counts.h"

#include <math.h>
#include <stdlib.h>
#include <xxhash.h>

#include "base/scan.h"
#include "base/str.h"
#include "check/around.h"
#include "check/costs.h"
#include "check/thing.h"
#include "check/voice.h"

enum { DIGITS = 15 /* that a double has */ };

typedef struct counter {
    ib_list *out; /* ib_count_remark */
    ib_arena *arena, *scratch;
    const ibid_doc *doc;
    ibid_str text;
    ibid_figures figures;
    ibid_datings datings;
    const ib_thing *thing;
} counter;

/* Does a hedge leave the number as it is: "a total of", "exactly"? */
static bool is_exact(const counter *c, ibid_span hedge)
{
    static const char *const words[] = {
        "a total of",
        "total of",
        "in total",
        "in all",
        "exactly",
        "precisely",
        "only",
        "just",
        "another",
        "all",
        "un total de",
        "au total",
        "exactement",
        "seulement",
        "encore",
        "en total",
        "exactamente",
        "solamente",
        "otros",
        "otras",
        "insgesamt",
        "genau",
        "nur",
        "weitere",
        "\xD1\x80\xD0\xBE\xD0\xB2\xD0\xBD\xD0\xBE",
        "\xD0\xB2\xD1\x81\xD0\xB5\xD0\xB3\xD0\xBE",
        "\xD1\x82\xD0\xBE\xD0\xBB\xD1\x8C\xD0\xBA\xD0\xBE",
        NULL};

    for (const char *const *word = words; *word; word++) {
        const uint32_t len =
            ib_str_words_at(c->text, hedge.start, ib_str_of(*word));

        if (len &&
            ib_skip_blank(c->text, hedge.start + len, hedge.end) == hedge.end)
            return true;
    }
    return false;
}

/* One amount, and nothing that makes it less or more. */
static bool is_plain(const counter *c, const ibid_figure *f)
{
    return f->has_number && f->low == f->high && isfinite(f->low) &&
           (ib_span_is_empty(f->hedge) || is_exact(c, f->hedge));
}

/* "p. 2, line 24", or "paragraph 12", "note 3" in a marked-up file. */
static const char *place_of(counter *c, uint32_t byte)
{
    const ibid_place place = ibid_doc_line(c->doc, byte);
    const ibid_pages pages = ibid_doc_pages(c->doc);
    ibid_str label = {NULL, 0};

    if (place.note)
        return ib_str_format(c->arena, "note %u", place.note);
    if (place.paragraph)
        return ib_str_format(c->arena, "paragraph %u", place.paragraph);
    if (place.page <= pages.count)
        label = pages.item[place.page - 1].label;
    if (label.len == 0 && place.page <= pages.count)
        label = pages.item[place.page - 1].named;
    if (label.len)
        return ib_str_format(c->arena, "p. %.*s, line %u", (int)label.len,
                             label.at, place.line);
    return ib_str_format(c->arena, "p. %u, line %u", place.page, place.line);
}

/* A figure in its own words, "613 civilians", on one line. */
static ibid_str words_of(counter *c, const ibid_figure *f)
{
    ibid_span span = f->span;
    ibid_str words = {"", 0};

    if (f->unit.start >= span.end && f->unit.start - span.end <= 2 &&
        f->unit.end - span.start <= IB_COUNT_WORDS_BYTES)
        span.end = f->unit.end;
    if (span.end - span.start > IB_COUNT_WORDS_BYTES ||
        ib_str_collapse(&words, c->arena, ib_str_in(c->text, span)))
        return ib_str_in(c->text, (ibid_span){span.start, span.start});
    return words;
}

static ibid_status say(counter *c, uint32_t figure, ibid_span beside,
                       const char *sentence)
{
    ib_count_remark *remark = sentence ? ib_list_push(c->out) : NULL;

    if (!sentence)
        return ib_arena_status(c->arena);
    if (!remark)
        return ib_arena_status(c->out->arena);
    *remark = (ib_count_remark){figure, sentence, beside};
    return IBID_OK;
}

/* Are both of one kind, so that one can be part of the other?  Pupils are no
 * part of a number of schools. */
static bool may_hold(const counter *c, uint32_t total, uint32_t part)
{
    const ib_thing *whole = &c->thing[total], *piece = &c->thing[part];

    if (piece->fate != whole->fate)
        return false; /* "31 were killed, and 12 wounded" */
    if (ib_span_is_empty(c->figures.item[part].unit) ||
        (whole->what && whole->what == piece->what))
        return true;
    return whole->of_people && piece->of_people;
}

static ibid_status check_part(counter *c, uint32_t part)
{
    const ibid_figure *f = &c->figures.item[part];
    const ibid_figure *total;
    ibid_str words;

    if (f->part_of >= c->figures.count)
        return IBID_OK;
    total = &c->figures.item[f->part_of];
    if (f->kind != IBID_FIGURE_COUNT || total->kind != IBID_FIGURE_COUNT ||
        !is_plain(c, f) || !is_plain(c, total) || f->low <= total->low ||
        !may_hold(c, f->part_of, part))
        return IBID_OK;
    words = words_of(c, total);
    return say(c, part, total->span,
               ib_str_format(
                   c->arena, "said to be part of \"%.*s\" (%s), and larger",
                   (int)words.len, words.at, place_of(c, total->span.start)));
}

static bool has_words(ibid_str text, ibid_span part, const char *const *words)
{
    for (; *words; words++) {
        const ibid_str word = ib_str_of(*words);

        for (uint32_t at = part.start; at < part.end; at++) {
            if (ib_str_words_at(text, at, word) &&
                (at == 0 || !ib_is(text.at[at - 1], IB_WORD)))
                return true;
        }
    }
    return false;
}

/* Does the text say that the parts are all of the total? */
static bool parts_are_all(const counter *c, const ibid_figure *total,
                          const ibid_figure *first)
{
    static const char *const words[] = {"comprising",     "consisting of",
                                        "composed of",    "made up of",
                                        "consisted of",   "bestehend aus",
                                        "compos\xC3\xA9", "compuesto por",
                                        "compuesta por",  NULL};
    const ibid_span between = {total->span.end, first->span.start};

    return between.end > between.start &&
           between.end - between.start <= IB_COUNT_PART_BYTES &&
           has_words(c->text, between, words);
}

/* The parts of one total. */
typedef struct parts {
    uint32_t first; /* NONE: there are none */
    uint32_t count;
    double sum;
    bool plain;
} parts;

static ibid_status check_sum(counter *c, uint32_t i, const parts *p)
{
    const ibid_figure *total = &c->figures.item[i];
    const ibid_figure *first;

    if (p->count < 2 || !p->plain || !is_plain(c, total) ||
        p->sum == total->low)
        return IBID_OK;
    first = &c->figures.item[p->first];
    if (!parts_are_all(c, total, first))
        return IBID_OK;
    return say(c, i, first->span,
               ib_str_format(
                   c->arena, "the %u parts that follow (%s) make %.*g together",
                   p->count, place_of(c, first->span.start), DIGITS, p->sum));
}

static ibid_status check_parts(counter *c)
{
    parts *all = ib_arena_array(c->scratch, parts, c->figures.count);
    ibid_status st = IBID_OK;

    if (!all)
        return ib_arena_status(c->scratch);
    for (uint32_t i = 0; i < c->figures.count; i++)
        all[i] = (parts){IBID_NONE, 0, 0, true};
    for (uint32_t i = 0; i < c->figures.count && !st; i++) {
        const ibid_figure *f = &c->figures.item[i];
        parts *p;

        st = check_part(c, i);
        if (f->part_of >= c->figures.count || f->part_of == i)
            continue;
        p = &all[f->part_of];
        p->first = p->count++ ? p->first : i;
        p->sum += f->low;
        p->plain &= is_plain(c, f) && f->kind == IBID_FIGURE_COUNT &&
                    may_hold(c, f->part_of, i);
    }
    for (uint32_t i = 0; i < c->figures.count && !st; i++)
        st = check_sum(c, i, &all[i]);
    return st;
}

/* A figure as it is sorted: those of one key speak of one thing, in one voice.
 */
typedef struct told {
    uint64_t key;
    uint32_t figure;
    ibid_span sentence;
} told;

static int by_key(const void *a, const void *b)
{
    const told *x = a, *y = b;

    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->figure > y->figure) - (x->figure < y->figure);
}

/* Who speaks, as a number: the words that name him, or the quotation. */
static ibid_status hash_voice(counter *c, uint64_t *hash, const ibid_figure *f)
{
    const ib_voice voice = ib_voice_of(c->doc, f);
    const uint32_t quotation = voice.is_quoted ? f->quotation : IBID_NONE;
    const ib_arena_mark mark = ib_arena_here(c->scratch);
    ib_list list = ib_list_of(c->scratch, ib_term);
    ibid_status st = ib_term_find(&list, c->scratch, c->text, voice.stated_by);

    *hash = XXH64(&voice.is_quoted, sizeof voice.is_quoted, 0);
    for (size_t i = 0; i < list.count; i++)
        *hash = XXH64(&ib_list_at(&list, ib_term, i)->hash, sizeof(uint64_t),
                      *hash);
    if (list.count == 0)
        *hash = XXH64(&quotation, sizeof quotation, *hash);
    ib_arena_rewind(c->scratch, mark);
    return st;
}

/* May the figure be told twice?  Only where all is said that makes it one
 * thing, and it is neither part of another nor "another 1,000". */
static bool may_be_told(const counter *c, uint32_t i)
{
    const ibid_figure *f = &c->figures.item[i];

    return is_plain(c, f) && f->part_of == IBID_NONE && !c->thing[i].is_more &&
           (f->kind == IBID_FIGURE_COUNT || f->kind == IBID_FIGURE_MONEY ||
            f->kind == IBID_FIGURE_MEASURE) &&
           ib_thing_is_whole(&c->thing[i]);
}

/* Is a date in the sentence that is not one of the figure's period? */
static bool has_other_date(const counter *c, const ibid_figure *f,
                           ibid_span sentence)
{
    uint32_t count;
    const uint32_t first = ib_dating_first(&c->datings, sentence, &count);

    for (uint32_t i = first; i < first + count; i++) {
        if (!ib_span_touch(c->datings.item[i].span, f->period))
            return true;
    }
    return false;
}

/* Does the sentence speak of one among several: "the second attack", "its
 * rival", "by Friday", "were not"? */
static ibid_status is_among_several(counter *c, bool *several,
                                    const ibid_figure *f, ibid_span sentence)
{
    const ib_arena_mark mark = ib_arena_here(c->scratch);
    ib_list list = ib_list_of(c->scratch, ib_term);
    ibid_status st = ib_term_find(&list, c->scratch, c->text, sentence);

    *several = has_other_date(c, f, sentence);
    for (size_t i = 0; i < list.count && !*several; i++)
        *several = ib_list_at(&list, ib_term, i)->parts;
    ib_arena_rewind(c->scratch, mark);
    return st;
}

static ibid_status list_told(counter *c, ib_list *list, ib_around *around)
{
    for (uint32_t i = 0; i < c->figures.count; i++) {
        const ibid_figure *f = &c->figures.item[i];
        const ib_thing *t = &c->thing[i];
        const uint64_t part[] = {t->what, t->fate, t->place, t->period,
                                 (uint64_t)f->kind};
        uint64_t voice;
        ibid_status st;
        told *one;

        if (!may_be_told(c, i))
            continue;
        st = hash_voice(c, &voice, f);
        one = st ? NULL : ib_list_push(list);
        if (!one)
            return st ? st : ib_arena_status(list->arena);
        *one = (told){XXH64(part, sizeof part, voice), i,
                      ib_around_sentence(around, f->span)};
    }
    return IBID_OK;
}

/* Two of one sentence are compared by it: "12 in May, 15 in June". */
static ibid_status check_told(counter *c, const told *first, const told *again)
{
    const ibid_figure *f = &c->figures.item[first->figure];
    const ibid_figure *g = &c->figures.item[again->figure];
    bool several = false;
    ibid_str words;
    ibid_status st;

    if (f->low == g->low || ib_span_touch(first->sentence, again->sentence))
        return IBID_OK;
    st = is_among_several(c, &several, f, first->sentence);
    if (!st && !several)
        st = is_among_several(c, &several, g, again->sentence);
    if (st || several)
        return st;
    words = words_of(c, f);
    return say(c, again->figure, f->span,
               ib_str_format(c->arena,
                             "%s has \"%.*s\", of the same thing, place and "
                             "time as far as they are said, in the same voice",
                             place_of(c, f->span.start), (int)words.len,
                             words.at));
}

static ibid_status check_twice(counter *c)
{
    ib_list list = ib_list_of(c->arena, told);
    ib_around around;
    const told *item;
    size_t first = 0;
    ibid_status st = ib_around_open(&around, c->scratch, c->doc);

    if (!st)
        st = list_told(c, &list, &around);
    if (list.count > 1)
        qsort(list.item, list.count, sizeof(told), by_key);
    item = list.item;
    for (size_t i = 1; i < list.count && !st; i++) {
        if (item[i].key == item[first].key)
            st = check_told(c, &item[first], &item[i]);
        else
            first = i;
    }
    return st;
}

/* "12 of 48", "12 out of the 48", "12 des 48", "12 из 48". */
static bool is_of(const counter *c, const ibid_figure *part,
                  const ibid_figure *whole)
{
    static const char *const words[] = {
        "of",     "out of",           "des", "sur",
        "de los", "de las",           "de",  "von",
        "der",    "\xD0\xB8\xD0\xB7", NULL};
    const ibid_span between = {part->span.end, whole->span.start};
    uint32_t at;

    if (between.start >= between.end ||
        between.end - between.start > IB_COUNT_OF_BYTES ||
        part->kind != IBID_FIGURE_COUNT || whole->kind != IBID_FIGURE_COUNT ||
        !is_plain(c, part) || !is_plain(c, whole))
        return false;
    at = ib_skip_blank(c->text, between.start, between.end);
    for (const char *const *word = words; *word; word++) {
        const uint32_t len = ib_str_words_at(c->text, at, ib_str_of(*word));

        if (len && at + len <= between.end &&
            ib_blank_at(c->text, at + len, between.end))
            return true;
    }
    return false;
}

/* Does nothing stand between that would begin something else? */
static bool is_near(const counter *c, uint32_t start, uint32_t end)
{
    if (start > end || end - start > IB_COUNT_SHARE_BYTES)
        return false;
    for (uint32_t at = start; at < end; at++) {
        if (strchr(".;?!", c->text.at[at]) && c->text.at[at])
            return false;
    }
    return true;
}

/* "villages, or 30 per cent", "(30 per cent", "or about": what makes a share
 * that of the two numbers before it. */
static bool is_stated_so(const counter *c, uint32_t start, uint32_t end)
{
    static const char *const words[] = {"or",
                                        "i.e.",
                                        "that is",
                                        "soit",
                                        "o sea",
                                        "oder",
                                        "\xD0\xB8\xD0\xBB\xD0\xB8",
                                        NULL};
    uint32_t at = end;

    while (at > start && ib_blank_before(c->text, start, at))
        at -= ib_blank_before(c->text, start, at);
    if (at > start && (c->text.at[at - 1] == '(' || c->text.at[at - 1] == '['))
        return true;
    for (const char *const *word = words; *word; word++) {
        const uint32_t len = (uint32_t)strlen(*word);

        if (at - start >= len &&
            memcmp(c->text.at + at - len, *word, len) == 0 &&
            (at - len == start || !ib_is(c->text.at[at - len - 1], IB_WORD)))
            return true;
    }
    return false;
}

/* Where one of the words ends that begins in `part`; 0: none does. */
static uint32_t end_of_words(ibid_str text, ibid_span part,
                             const char *const *words)
{
    for (uint32_t at = part.start; at < part.end; at++) {
        if (text.at[at] == '%')
            return at + 1;
        if (at > 0 && ib_is(text.at[at - 1], IB_WORD))
            continue;
        for (const char *const *word = words; *word; word++) {
            const uint32_t len = ib_str_words_at(text, at, ib_str_of(*word));

            if (len)
                return at + len;
        }
    }
    return 0;
}

/* Where a share that is given in hundredths ends, its sign with it; 0: it is
 * given otherwise. */
static uint32_t end_of_per_cent(const counter *c, const ibid_figure *f)
{
    static const char *const words[] = {
        "per cent",
        "percent",
        "pour cent",
        "por ciento",
        "Prozent",
        "v. H.",
        "\xD0\xBF\xD1\x80\xD0\xBE\xD1\x86\xD0\xB5\xD0\xBD\xD1\x82\xD0\xBE"
        "\xD0\xB2",
        "\xD0\xBF\xD1\x80\xD0\xBE\xD1\x86\xD0\xB5\xD0\xBD\xD1\x82\xD0\xB0",
        "\xD0\xBF\xD1\x80\xD0\xBE\xD1\x86\xD0\xB5\xD0\xBD\xD1\x82",
        NULL};
    ibid_span around = {f->span.start, f->span.end + IB_COUNT_SIGN_BYTES};

    if (around.end > c->text.len)
        around.end = c->text.len;
    return end_of_words(c->text, around, words);
}

/* "30 per cent of the fields": a share that names its own whole. */
static bool names_whole(const counter *c, uint32_t end)
{
    static const char *const words[] = {"of",
                                        "de",
                                        "d'",
                                        "d\xE2\x80\x99",
                                        "du",
                                        "des",
                                        "del",
                                        "der",
                                        "von",
                                        "vom",
                                        "\xD0\xBE\xD1\x82",
                                        "\xD0\xB8\xD0\xB7",
                                        "\xD9\x85\xD9\x86",
                                        NULL};
    const uint32_t at = ib_skip_blank(c->text, end, c->text.len);

    for (const char *const *word = words; *word; word++) {
        const uint32_t len = ib_str_words_at(c->text, at, ib_str_of(*word));
        const bool elided = (*word)[0] == 'd' && !ib_is((*word)[1], IB_ALPHA);

        if (len && (at + len == c->text.len || elided ||
                    !ib_is(c->text.at[at + len], IB_WORD)))
            return true;
    }
    return false;
}

/* How far rounding, or cutting off, may lead: one unit of the last digit. */
static double rounding(const counter *c, const ibid_figure *f)
{
    double unit = 1;
    bool broken = false;

    for (uint32_t at = f->span.start; at < f->span.end; at++) {
        const char b = c->text.at[at];

        if (broken && ib_is(b, IB_DIGIT))
            unit /= 10;
        broken |= b == '.' || b == ',';
    }
    return unit * (1 + 1e-9);
}

static ibid_status check_share(counter *c, uint32_t share, uint32_t part)
{
    const ibid_figure *f = &c->figures.item[share];
    const ibid_figure *a = &c->figures.item[part], *b = a + 1;
    const uint32_t end = end_of_per_cent(c, f);
    double is;

    if (f->kind != IBID_FIGURE_SHARE || !is_plain(c, f) || !end ||
        names_whole(c, end) || !(b->low > 0) || a->low < 0 || a->low > b->low)
        return IBID_OK;
    is = a->low / b->low * 100;
    if (fabs(is - f->low) <= rounding(c, f))
        return IBID_OK;
    return say(c, share, (ibid_span){a->span.start, b->span.end},
               ib_str_format(c->arena, "%.*g of %.*g (%s) is %.3g per cent",
                             DIGITS, a->low, DIGITS, b->low,
                             place_of(c, a->span.start), is));
}

/* "12 of 48 villages, or 30 per cent"; "30 per cent (12 of 48)". */
static ibid_status check_shares(counter *c)
{
    const ibid_figure *item = c->figures.item;
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i + 1 < c->figures.count && !st; i++) {
        if (!is_of(c, &item[i], &item[i + 1]))
            continue;
        if (i + 2 < c->figures.count &&
            is_near(c, item[i + 1].span.end, item[i + 2].span.start) &&
            is_stated_so(c, item[i + 1].span.end, item[i + 2].span.start))
            st = check_share(c, i + 2, i);
        if (!st && i > 0 &&
            is_near(c, item[i - 1].span.end, item[i].span.start) &&
            is_stated_so(c, item[i - 1].span.end, item[i].span.start))
            st = check_share(c, i - 1, i);
    }
    return st;
}

static int by_figure(const void *a, const void *b)
{
    const ib_count_remark *x = a, *y = b;

    if (x->figure != y->figure)
        return x->figure < y->figure ? -1 : 1;
    return (x->beside.start > y->beside.start) -
           (x->beside.start < y->beside.start);
}

ibid_status ib_counts_find(ib_list *out, ib_arena *arena, ib_arena *scratch,
                           const ibid_doc *doc, const ibid_figures *figures,
                           const ibid_datings *datings)
{
    counter c = {.out = out,
                 .arena = arena,
                 .scratch = scratch,
                 .doc = doc,
                 .text = ibid_doc_text(doc),
                 .figures = *figures,
                 .datings = *datings};
    ib_thing *thing;
    ibid_status st =
        ib_thing_read(&thing, arena, scratch, c.text, figures, datings);

    c.thing = thing;
    if (!st)
        st = check_parts(&c);
    if (!st)
        st = check_twice(&c);
    if (!st)
        st = check_shares(&c);
    if (!st && out->count > 1)
        qsort(out->item, out->count, sizeof(ib_count_remark), by_figure);
    return st;
}
