/* declare.c - what a quotation says about its own wording.
 *
 * Forms: Bluebook rule 5.2-5.3, Chicago 13.50-13.62, OSCOLA 1.5, and the
 * bracketed points of continental practice.
 */

#include "check/declare.h"

#include "base/str.h"
#include "check/costs.h"

typedef struct reader {
    const ib_words *plain;
    ib_list word;     /* ib_word */
    ib_list declared; /* ib_declare */
} reader;

static const struct {
    const char *words;
    ibid_declared_kind kind;
} remarks[] = {
    {"emphasis", IBID_DECLARED_EMPHASIS},
    {"italics", IBID_DECLARED_EMPHASIS},
    {"soulign", IBID_DECLARED_EMPHASIS},
    {"hervorhebung", IBID_DECLARED_EMPHASIS},
    {"corsivo", IBID_DECLARED_EMPHASIS},
    {"cursiva", IBID_DECLARED_EMPHASIS},
    {"nfasis", IBID_DECLARED_EMPHASIS},
    {"cleaned up", IBID_DECLARED_CLEANED_UP},
    {"citations omitted", IBID_DECLARED_NOTES_OMITTED},
    {"citation omitted", IBID_DECLARED_NOTES_OMITTED},
    {"footnotes omitted", IBID_DECLARED_NOTES_OMITTED},
    {"footnote omitted", IBID_DECLARED_NOTES_OMITTED},
    {"references omitted", IBID_DECLARED_NOTES_OMITTED},
    {"notes omises", IBID_DECLARED_NOTES_OMITTED},
    {"weggelassen", IBID_DECLARED_NOTES_OMITTED},
    {"quotation marks omitted", IBID_DECLARED_MARKS_OMITTED},
    {"translation", IBID_DECLARED_TRANSLATED},
};

bool ib_declare_remark(ibid_declared_kind *kind, ibid_str words)
{
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++) {
        ibid_str part = ib_str_of(remarks[i].words);

        for (uint32_t at = 0; at + part.len <= words.len; at++) {
            if (ib_str_has_at_nocase(words, at, part)) {
                *kind = remarks[i].kind;
                return true;
            }
        }
    }
    return false;
}

static uint32_t cp_of(const ib_words *words, uint32_t i)
{
    return words->item[i].kind == IB_WORD_STOP
               ? words->view->item[words->item[i].start].cp
               : 0;
}

/* Words [i, end) that are nothing but points: how many points. */
static uint32_t run_of(const ib_words *words, uint32_t i, uint32_t cp,
                       uint32_t *end)
{
    uint32_t n = 0;

    while (i < words->count && cp_of(words, i) == cp) {
        i++;
        n++;
    }
    *end = i;
    return n;
}

static bool push(reader *r, ibid_declared_kind kind, uint32_t start,
                 uint32_t end, const ib_word *word)
{
    ib_declare *d = ib_list_push(&r->declared);
    ib_word *w;

    if (!d)
        return false;
    *d = (ib_declare){kind, r->plain->item[start].start,
                      r->plain->item[end - 1].end, IBID_NONE};
    if (!word)
        return true;
    d->word = (uint32_t)r->word.count;
    w = ib_list_push(&r->word);
    if (!w)
        return false;
    *w = *word;
    return true;
}

static ib_word special(const reader *r, uint32_t start, uint32_t end,
                       ib_word_kind kind)
{
    ib_word word = r->plain->item[start];

    word.end = r->plain->item[end - 1].end;
    word.kind = (uint8_t)kind;
    word.hash = 0;
    return word;
}

/* The index after the bracket that closes the one at `i`, or 0. */
static uint32_t closing(const ib_words *words, uint32_t i, uint32_t open,
                        uint32_t close)
{
    uint32_t depth = 0, from = words->item[i].start;

    for (uint32_t k = i;
         k < words->count && words->item[k].end - from <= IB_BRACKET_CHARS;
         k++) {
        uint32_t cp = cp_of(words, k);

        depth += cp == open;
        depth -= cp == close;
        if (depth == 0)
            return k + 1;
    }
    return 0;
}

static ibid_str inside(const ib_words *words, uint32_t i, uint32_t end)
{
    const ib_fold *view = words->view;

    if (end - i < 3)
        return (ibid_str){NULL, 0};
    return ib_str_in(view->text, ib_fold_span(view, words->item[i + 1].start,
                                              words->item[end - 2].end));
}

/* Letters that touch the bracket on either side belong to it: [t]he. */
static bool pattern(reader *r, uint32_t *i, uint32_t end, bool *ok)
{
    const ib_word *w = r->plain->item;
    ib_word *last =
        r->word.count ? ib_list_at(&r->word, ib_word, r->word.count - 1) : NULL;
    bool before =
        last && !(w[*i].flags & IB_WORD_SPACE) &&
        (last->kind == IB_WORD_LETTERS || last->kind == IB_WORD_PATTERN) &&
        last->end == w[*i].start;
    bool after = end < r->plain->count && w[end].kind == IB_WORD_LETTERS &&
                 !(w[end].flags & IB_WORD_SPACE);
    ib_word word;

    if (!before && !after)
        return false;
    word = special(r, *i, end, IB_WORD_PATTERN);
    if (before) {
        word.start = last->start;
        word.flags = last->flags;
        if (last->kind == IB_WORD_PATTERN)
            r->declared.count--;
        r->word.count--;
    }
    *ok = push(r, IBID_DECLARED_BRACKET, *i, end, &word);
    if (*ok && after) {
        last = ib_list_at(&r->word, ib_word, r->word.count - 1);
        last->end = w[end].end;
        end++;
    }
    *i = end;
    return true;
}

static bool read_bracket(reader *r, uint32_t *i, uint32_t end, bool square)
{
    ibid_str in = inside(r->plain, *i, end);
    ibid_declared_kind kind;
    ib_word word;
    uint32_t stop;
    bool ok = true;

    if (run_of(r->plain, *i + 1, '.', &stop) >= 2 && stop + 1 == end) {
        word = special(r, *i, end, IB_WORD_GAP);
        ok = push(r, IBID_DECLARED_ELISION, *i, end, &word);
    } else if (ib_str_is_nocase(in, IB_STR("sic")) ||
               (square && ib_str_is(in, IB_STR("!")))) {
        ok = push(r, IBID_DECLARED_SIC, *i, end, NULL);
    } else if (ib_declare_remark(&kind, in)) {
        ok = push(r, kind, *i, end, NULL);
    } else if (!square) {
        return false;
    } else if (pattern(r, i, end, &ok)) {
        return ok;
    } else {
        word = special(r, *i, end, IB_WORD_BRACKET);
        ok = push(r, IBID_DECLARED_BRACKET, *i, end, &word);
    }
    *i = end;
    return ok;
}

/* Read one declared edit at word *i and step over it; false where there is
 * none, or no memory (*st). */
static bool read_edit(reader *r, uint32_t *i, ibid_status *st)
{
    const ib_words *p = r->plain;
    uint32_t cp = cp_of(p, *i), end, was = *i;
    bool ok;

    if ((cp == '.' && run_of(p, *i, '.', &end) >= 3) ||
        (cp == '*' && run_of(p, *i, '*', &end) >= 3)) {
        ib_word word = special(r, *i, end, IB_WORD_GAP);

        ok = push(r, IBID_DECLARED_ELISION, *i, end, &word);
        *i = end;
    } else if (cp == '[' && (end = closing(p, *i, '[', ']')) > 0) {
        ok = read_bracket(r, i, end, true);
    } else if ((cp == '(' && (end = closing(p, *i, '(', ')')) > 0) ||
               (cp == '<' && (end = closing(p, *i, '<', '>')) > 0)) {
        ok = read_bracket(r, i, end, false);
    } else {
        return false;
    }
    if (!ok && *i != was)
        *st = ib_arena_status(r->word.arena);
    return ok;
}

ibid_status ib_declare_read(ib_reading *out, ib_arena *arena,
                            const ib_words *plain)
{
    reader r = {plain, ib_list_of(arena, ib_word),
                ib_list_of(arena, ib_declare)};
    ibid_status st = IBID_OK;
    uint32_t i = 0;

    while (i < plain->count && !st) {
        ib_word *word;

        if (cp_of(plain, i) && read_edit(&r, &i, &st))
            continue;
        if (st || i >= plain->count)
            break;
        word = ib_list_push(&r.word);
        if (!word)
            return ib_arena_status(arena);
        *word = plain->item[i++];
    }
    *out = (ib_reading){
        .words = {plain->view, r.word.item, (uint32_t)r.word.count},
        .declared = r.declared.item,
        .declared_count = (uint32_t)r.declared.count,
    };
    for (uint32_t k = 0; k < out->declared_count; k++) {
        ibid_declared_kind kind = out->declared[k].kind;

        out->omits_marks |= kind == IBID_DECLARED_CLEANED_UP ||
                            kind == IBID_DECLARED_NOTES_OMITTED ||
                            kind == IBID_DECLARED_MARKS_OMITTED;
    }
    return st;
}
