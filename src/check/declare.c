/* declare.c - what a quotation says about its own wording.
 *
 * Forms: Bluebook rule 5.2-5.3, Chicago 13.50-13.62, OSCOLA 1.5, and the
 * bracketed points of continental practice.
 */

#include "check/declare.h"

#include "base/scan.h"
#include "base/str.h"
#include "check/costs.h"

typedef struct reader {
    const ib_words *plain;
    bool own_brackets, own_points; /* a remark says: the source's */
    ib_list word;                  /* ib_word */
    ib_list declared;              /* ib_declare */
} reader;

#define QUOTES (1u << IB_DROP_QUOTE)
#define NOTES  (1u << IB_DROP_NOTE)
/* Where references stand in notes, their marks go with them. */
#define REFERENCES (1u << IB_DROP_REFERENCE | NOTES)
#define BRACKETS   (1u << IB_DROP_BRACKET | 1u << IB_DROP_CAPITAL)
#define POINTS     (1u << IB_DROP_POINTS)
#define ALL        ((1u << IB_DROP_KINDS) - 1)
/* Words that tell a remark, in ASCII small letters: what stands before an
 * accent, or after it, will do. */
static const struct {
    const char *words;
    ibid_declared_kind kind;
    unsigned drops;
} remarks[] = {
    {"emphas", IBID_DECLARED_EMPHASIS, 0},
    {"italics", IBID_DECLARED_EMPHASIS, 0},
    {"soulign", IBID_DECLARED_EMPHASIS, 0},
    {"hervorhebung", IBID_DECLARED_EMPHASIS, 0},
    {"corsivo", IBID_DECLARED_EMPHASIS, 0},
    {"cursiva", IBID_DECLARED_EMPHASIS, 0},
    {"nfasis", IBID_DECLARED_EMPHASIS, 0},
    {"курсив", IBID_DECLARED_EMPHASIS, 0},
    {"выделено", IBID_DECLARED_EMPHASIS, 0},
    {"cleaned up", IBID_DECLARED_CLEANED_UP, ALL},
    {"citations omitted", IBID_DECLARED_NOTES_OMITTED, REFERENCES},
    {"citation omitted", IBID_DECLARED_NOTES_OMITTED, REFERENCES},
    {"citations and", IBID_DECLARED_NOTES_OMITTED, REFERENCES},
    {"references omitted", IBID_DECLARED_NOTES_OMITTED, REFERENCES},
    {"nachweise weggelassen", IBID_DECLARED_NOTES_OMITTED, REFERENCES},
    {"citas omitidas", IBID_DECLARED_NOTES_OMITTED, REFERENCES},
    {"footnotes omitted", IBID_DECLARED_NOTES_OMITTED, NOTES},
    {"footnote omitted", IBID_DECLARED_NOTES_OMITTED, NOTES},
    {"notes omitted", IBID_DECLARED_NOTES_OMITTED, NOTES},
    {"notes omises", IBID_DECLARED_NOTES_OMITTED, NOTES},
    {"notas omitidas", IBID_DECLARED_NOTES_OMITTED, NOTES},
    {"note omesse", IBID_DECLARED_NOTES_OMITTED, NOTES},
    {"weggelassen", IBID_DECLARED_NOTES_OMITTED, NOTES},
    {"quotation marks omitted", IBID_DECLARED_MARKS_OMITTED, QUOTES},
    {"quotation marks and", IBID_DECLARED_MARKS_OMITTED, QUOTES},
    {"quotations omitted", IBID_DECLARED_MARKS_OMITTED, QUOTES},
    {"quotation omitted", IBID_DECLARED_MARKS_OMITTED, QUOTES},
    {"quotations and", IBID_DECLARED_MARKS_OMITTED, QUOTES},
    {"guillemets omis", IBID_DECLARED_MARKS_OMITTED, QUOTES},
    {"alterations omitted", IBID_DECLARED_MARKS_OMITTED, BRACKETS},
    {"alteration omitted", IBID_DECLARED_MARKS_OMITTED, BRACKETS},
    {"brackets omitted", IBID_DECLARED_MARKS_OMITTED, BRACKETS},
    {"ellipses omitted", IBID_DECLARED_MARKS_OMITTED, POINTS},
    {"ellipsis omitted", IBID_DECLARED_MARKS_OMITTED, POINTS},
    {"alteration", IBID_DECLARED_BRACKET, 0},
    {"brackets in", IBID_DECLARED_BRACKET, 0},
    {"ellipsis in", IBID_DECLARED_ELISION, 0},
    {"ellipses in", IBID_DECLARED_ELISION, 0},
    {"omission in", IBID_DECLARED_ELISION, 0},
    {"translation", IBID_DECLARED_TRANSLATED, 0},
};

/* What a remark allows in whose words no entry was recognised. */
static const unsigned drops_of_kind[] = {
    [IBID_DECLARED_CLEANED_UP] = ALL,
    [IBID_DECLARED_NOTES_OMITTED] = REFERENCES,
    [IBID_DECLARED_MARKS_OMITTED] = QUOTES,
    [IBID_DECLARED_TRANSLATED] = 0,
};
#undef ALL
#undef POINTS
#undef BRACKETS
#undef REFERENCES
#undef NOTES
#undef QUOTES

static bool holds(ibid_str words, const char *part)
{
    ibid_str one = ib_str_of(part);

    for (uint32_t at = 0; at < words.len; at++) {
        if (ib_lower(words.at[at]) == part[0] &&
            ib_str_words_at(words, at, one))
            return true;
    }
    return false;
}

/* Is it a remark that says that brackets, or points, are the source's own? */
static bool is_source_form(size_t remark)
{
    return remarks[remark].kind == IBID_DECLARED_BRACKET ||
           remarks[remark].kind == IBID_DECLARED_ELISION;
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
    *d = (ib_declare){.kind = kind,
                      .start = r->plain->item[start].start,
                      .end = r->plain->item[end - 1].end,
                      .word = IBID_NONE};
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

/* Is the emphasis that the remark speaks of the source's: in original, omitted?
 */
static bool is_original(ibid_str in)
{
    return !holds(in, "added") && !holds(in, "supplied") &&
           (holds(in, "original") || holds(in, "omitted") ||
            holds(in, "removed"));
}

/* Read the remarks of a bracket: (emphasis added; citations omitted).
 *
 * Gives  how many there are; *ok false where there was no memory. */
static size_t read_remarks(reader *r, uint32_t i, uint32_t end, bool *ok)
{
    ibid_str in = inside(r->plain, i, end);
    size_t first = r->declared.count;

    for (size_t k = 0; k < sizeof remarks / sizeof *remarks && *ok; k++) {
        size_t at = first;

        if (!holds(in, remarks[k].words) ||
            (is_source_form(k) && !holds(in, "original")))
            continue;
        while (at < r->declared.count &&
               ib_list_at(&r->declared, ib_declare, at)->kind !=
                   remarks[k].kind)
            at++;
        *ok = at < r->declared.count || push(r, remarks[k].kind, i, end, NULL);
        if (*ok && at == r->declared.count - 1) {
            ib_declare *d = ib_list_at(&r->declared, ib_declare, at);

            d->drops |= remarks[k].drops;
            d->original = is_original(in);
        }
    }
    return r->declared.count - first;
}

static bool read_bracket(reader *r, uint32_t *i, uint32_t end, bool square)
{
    ibid_str in = inside(r->plain, *i, end);
    ib_word word;
    uint32_t stop;
    bool ok = true;

    if (!r->own_points && run_of(r->plain, *i + 1, '.', &stop) >= 2 &&
        stop + 1 == end) {
        word = special(r, *i, end, IB_WORD_GAP);
        ok = push(r, IBID_DECLARED_ELISION, *i, end, &word);
    } else if (ib_str_is_nocase(in, IB_STR("sic")) ||
               (square && ib_str_is(in, IB_STR("!")))) {
        ok = push(r, IBID_DECLARED_SIC, *i, end, NULL);
    } else if (read_remarks(r, *i, end, &ok) > 0) {
        /* they are pushed */
    } else if (!ok) {
        *i = end;
        return false;
    } else if (!square || r->own_brackets) {
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

    if ((cp == '.' && !r->own_points && run_of(p, *i, '.', &end) >= 3) ||
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

/* What the words of a remark outside the quotation allow to be dropped. */
static unsigned drops_of(const ib_remark *remark)
{
    unsigned drops = 0;

    for (size_t k = 0; k < sizeof remarks / sizeof *remarks; k++) {
        if (remarks[k].kind == remark->kind &&
            holds(remark->words, remarks[k].words))
            drops |= remarks[k].drops;
    }
    return drops ? drops : drops_of_kind[remark->kind];
}

static ibid_status push_outside(reader *r, const ib_remarks *outside)
{
    for (uint32_t i = 0; outside && i < outside->count; i++) {
        const ib_remark *remark = &outside->item[i];
        ib_declare *d = ib_list_push(&r->declared);

        if (!d)
            return ib_arena_status(r->declared.arena);
        *d = (ib_declare){.kind = remark->kind,
                          .start = r->plain->view->count,
                          .end = r->plain->view->count,
                          .remark = remark,
                          .word = IBID_NONE,
                          .drops = drops_of(remark),
                          .original = is_original(remark->words)};
    }
    return IBID_OK;
}

static ibid_status read_words(reader *r)
{
    const ib_words *plain = r->plain;
    ibid_status st = IBID_OK;
    uint32_t i = 0;

    while (i < plain->count && !st) {
        ib_word *word;

        if (cp_of(plain, i) && read_edit(r, &i, &st))
            continue;
        if (st || i >= plain->count)
            break;
        word = ib_list_push(&r->word);
        if (!word)
            return ib_arena_status(r->word.arena);
        *word = plain->item[i++];
    }
    return st;
}

static ib_reading reading(const ib_words *words, const ib_declare *declared,
                          size_t count)
{
    ib_reading out = {.words = *words,
                      .declared = declared,
                      .declared_count = (uint32_t)count};

    for (size_t i = 0; i < count; i++)
        out.drops |= declared[i].drops;
    return out;
}

ibid_status ib_declare_read(ib_reading *out, ib_reading *literal,
                            ib_arena *arena, const ib_words *plain,
                            const ib_remarks *outside)
{
    const ibid_str text = plain->view->text;
    const bool original = holds(text, "original");
    reader r = {
        plain,
        original && (holds(text, "alteration") || holds(text, "brackets in")),
        original && (holds(text, "ellips") || holds(text, "omission in")),
        ib_list_of(arena, ib_word), ib_list_of(arena, ib_declare)};
    ibid_status st = read_words(&r);
    const size_t inside = r.declared.count;
    const ib_declare *all;

    if (!st)
        st = push_outside(&r, outside);
    if (st)
        return st;
    all = r.declared.item;
    *out = reading(&(ib_words){.view = plain->view,
                               .item = r.word.item,
                               .count = (uint32_t)r.word.count},
                   all, r.declared.count);
    *literal = reading(plain, inside < r.declared.count ? all + inside : NULL,
                       r.declared.count - inside);
    return IBID_OK;
}
