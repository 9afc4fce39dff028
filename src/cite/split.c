/* split.c - the citations of one note: where each begins, and which family
 * reads it best.
 *
 * A separator alone proves nothing: a semicolon always parts, but a full stop
 * or a comma only where a citation is complete and another one starts.
 */

#include "cite/piece.h"

#include "base/scan.h"

/* In the order in which equal scores win. */
static void (*const families[])(ib_draft *, const ib_piece *) = {
    ib_family_short,    ib_family_symbol, ib_family_case, ib_family_statute,
    ib_family_official, ib_family_work,   ib_family_web,
};

typedef struct splitter {
    const ib_lex *lex;
    ib_list *drafts;
    uint32_t a;    /* first token of the open piece */
    uint32_t base; /* depth of its tokens */
} splitter;

static bool is_sign(uint32_t kind)
{
    return kind == IB_TOK_DATE || kind == IB_TOK_YEAR ||
           kind == IB_TOK_SYMBOL || kind == IB_TOK_URL || kind == IB_TOK_CASE;
}

/* Has [a, b) a sign that only citations have: date, symbol, pinpoint? */
static bool is_complete(const ib_lex *lex, uint32_t a, uint32_t b)
{
    ibid_span span;

    if (b - a > IB_PIECE_MAX)
        a = b - IB_PIECE_MAX;
    for (uint32_t i = a; i < b; i++) {
        if (is_sign(ib_lex_tok(lex, i)->kind) || ib_lex_is(lex, i, "ibid") ||
            ib_lex_is(lex, i, "id") || ib_lex_is(lex, i, "cit") ||
            ib_lex_is(lex, i, "supra"))
            return true;
        if (ib_tok_is(lex, i, IB_TOK_WORD) &&
            ib_locator_read(&span, lex, i, b) > i)
            return true;
    }
    return false;
}

/* Is [a, b) a sentence of prose?  Most of its words are in lower case, and
 * nothing stands in quotation marks or brackets. */
static bool is_prose(const ib_lex *lex, uint32_t a, uint32_t b)
{
    uint32_t lower = 0, upper = 0;

    for (uint32_t i = a; i < b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind == IB_TOK_WORD && t->end - t->start > 1) {
            if (t->flags & IB_TOK_CAP)
                upper++;
            else
                lower++;
        }
    }
    return lower > 3 && lower > upper * 2;
}

static void trim(const ib_lex *lex, uint32_t *a, uint32_t *b)
{
    static const char *const joins[] = {"and", "or",    "und",  "et",   "y",
                                        "e",   "sowie", "oder", "then", NULL};

    while (*a < *b) {
        const ib_tok *t = ib_lex_tok(lex, *a);

        if (t->kind == IB_TOK_COMMA || t->kind == IB_TOK_SEMI ||
            t->kind == IB_TOK_STOP || t->kind == IB_TOK_COLON ||
            t->kind == IB_TOK_CLOSE || t->kind == IB_TOK_DASH ||
            (t->kind == IB_TOK_OPEN &&
             (t->mate == IBID_NONE || t->mate + 1 >= *b)) ||
            ib_lex_is_one(lex, *a, joins))
            (*a)++;
        else
            break;
    }
    while (*b > *a) {
        const ib_tok *t = ib_lex_tok(lex, *b - 1);

        if (t->kind == IB_TOK_COMMA || t->kind == IB_TOK_SEMI ||
            t->kind == IB_TOK_STOP || t->kind == IB_TOK_COLON ||
            (t->kind == IB_TOK_OPEN) ||
            (t->kind == IB_TOK_CLOSE &&
             (t->mate == IBID_NONE || t->mate < *a)) ||
            ib_lex_is_one(lex, *b - 1, joins))
            (*b)--;
        else
            break;
    }
}

/* What no family reads: a citation all the same where it has a date or a
 * pinpoint and does not read as prose; it keeps its slot. */
static bool read_other(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    if (piece->b - piece->a < 2 || !is_complete(lex, piece->a, piece->b) ||
        is_prose(lex, piece->a, piece->b))
        return false;
    *out = (ib_draft){
        .kind = IBID_CITE_OTHER, .rule = "OTHER-1", .score = IB_SCORE_MIN};
    out->span = ib_toks_span(lex, piece->a, piece->b);
    for (uint32_t i = piece->a; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);
        ibid_span span;

        if (t->kind == IB_TOK_DATE || t->kind == IB_TOK_YEAR) {
            out->issued = *ib_list_at(&lex->date, ibid_date, t->ref);
            out->field[IBID_FIELD_ISSUED] = out->issued.span;
        } else if (t->kind == IB_TOK_WORD &&
                   ib_locator_read(&span, lex, i, piece->b) > i) {
            out->field[IBID_FIELD_LOCATOR] = span;
        }
    }
    return true;
}

/* The last word's full stop ends the note, not the word: "annex." */
static void drop_stop(ib_draft *draft, const ib_lex *lex, uint32_t b)
{
    const ib_tok *last = ib_lex_tok(lex, b - 1);

    if (last->kind != IB_TOK_WORD || !(last->flags & IB_TOK_DOT) ||
        (last->flags & IB_TOK_INITIAL) || draft->span.end != last->end)
        return;
    draft->span.end--;
    for (int i = 0; i < IBID_FIELD_COUNT; i++) {
        if (draft->field[i].end == last->end)
            draft->field[i].end--;
    }
}

/* Read tokens [a, b) as one citation, if they are one. */
static bool read_piece(const splitter *s, uint32_t a, uint32_t b)
{
    ib_draft best = {0}, draft, *kept;
    ib_piece piece = {.lex = s->lex};

    if (a == 0 && b > 2 && ib_tok_is(s->lex, 0, IB_TOK_NUMBER) &&
        ib_tok_is(s->lex, 1, IB_TOK_WORD))
        a = 1; /* a note's label that was left in its text */
    trim(s->lex, &a, &b);
    piece.a = ib_signal_read(&piece.signal, s->lex, a, b);
    piece.b = b - piece.a > IB_PIECE_MAX ? piece.a + IB_PIECE_MAX : b;
    if (piece.a >= piece.b)
        return true;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        draft = (ib_draft){0};
        families[i](&draft, &piece);
        if (draft.score > best.score)
            best = draft;
    }
    if (best.score < IB_SCORE_MIN && !read_other(&best, &piece))
        return true;
    kept = ib_list_push(s->drafts);
    if (!kept)
        return false;
    best.note = IBID_NONE;
    best.signal = piece.signal;
    drop_stop(&best, s->lex, b);
    *kept = best;
    return true;
}

/* Could a citation start at token i: a capital, a quotation mark, a signal, a
 * sign? */
static bool starts(const ib_lex *lex, uint32_t i)
{
    const ib_tok *t;

    if (i >= lex->tok.count)
        return false;
    t = ib_lex_tok(lex, i);
    return t->kind == IB_TOK_QUOTE || t->kind == IB_TOK_SYMBOL ||
           t->kind == IB_TOK_URL || t->kind == IB_TOK_CASE ||
           (t->kind == IB_TOK_WORD && (t->flags & IB_TOK_CAP)) ||
           ib_signal_is(lex, i);
}

/* A full stop that ends a citation or a remark. */
static bool ends_sentence(const splitter *s, uint32_t i)
{
    const ib_lex *lex = s->lex;
    const ib_tok *t = ib_lex_tok(lex, i);

    if (!starts(lex, i + 1) || (ib_lex_tok(lex, i + 1)->flags & IB_TOK_GLUED))
        return false;
    if (lex->text.at[t->start] != '.')
        return is_prose(lex, s->a, i);
    return is_complete(lex, s->a, i) || is_prose(lex, s->a, i);
}

/* "A/75/497-S/2020/982 and A/75/625-S/2020/1161": after a symbol or a case, a
 * comma or "and" leads to the next. */
static bool leads_to_next(const splitter *s, uint32_t i)
{
    const ib_lex *lex = s->lex;
    uint32_t next = i + 1;
    ibid_span span;

    if (i == s->a)
        return false;
    if (ib_tok_is(lex, i, IB_TOK_COMMA) && ib_lex_is(lex, next, "and"))
        next++;
    if (!ib_tok_is(lex, next, IB_TOK_SYMBOL) &&
        !ib_tok_is(lex, next, IB_TOK_CASE) &&
        !(ib_signal_is(lex, next) && ib_tok_is(lex, i, IB_TOK_COMMA)))
        return false;
    if (ib_signal_is(lex, next))
        return is_complete(lex, s->a, i) &&
               ib_signal_read(&span, lex, next, (uint32_t)lex->tok.count) <
                   lex->tok.count;
    for (uint32_t j = i; j > s->a && i - j < IB_PIECE_MAX; j--) {
        uint32_t kind = ib_lex_tok(lex, j - 1)->kind;

        if (kind == IB_TOK_SYMBOL || kind == IB_TOK_CASE)
            return true;
    }
    return false;
}

/* Does the token part the open piece from the next? */
static bool parts(const splitter *s, uint32_t i)
{
    const ib_lex *lex = s->lex;
    const ib_tok *t = ib_lex_tok(lex, i);

    if (t->kind == IB_TOK_SEMI)
        return t->depth <= s->base;
    if (t->kind == IB_TOK_COMMA || ib_lex_is(lex, i, "and") ||
        ib_lex_is(lex, i, "und") || ib_lex_is(lex, i, "et"))
        return leads_to_next(s, i);
    return t->kind == IB_TOK_STOP && t->depth <= s->base && ends_sentence(s, i);
}

ibid_status ib_split_read(ib_list *drafts, const ib_lex *lex)
{
    splitter s = {.lex = lex, .drafts = drafts};
    const uint32_t count = (uint32_t)lex->tok.count;

    for (uint32_t i = 0; i < count; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);
        bool cut = parts(&s, i);

        if (t->kind == IB_TOK_URL && i > s.a &&
            ib_tok_is(lex, i - 1, IB_TOK_URL)) {
            /* links in a row, without a mark between them */
            if (!read_piece(&s, s.a, i))
                return ib_arena_status(drafts->arena);
            s.a = i;
            continue;
        }

        if (!cut && i - s.a < 2 * IB_PIECE_MAX)
            continue;
        if (t->kind == IB_TOK_STOP && i + 1 < count && t->depth == s.base &&
            !cut)
            continue;
        if (!read_piece(&s, s.a, i))
            return ib_arena_status(drafts->arena);
        s.a = i + 1;
    }
    if (s.a < count && !read_piece(&s, s.a, count))
        return ib_arena_status(drafts->arena);
    return IBID_OK;
}
