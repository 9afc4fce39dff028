/* scope.c - the words of scope around a figure. */

#include "figure/scope.h"

#include "base/str.h"

static bool is_possessive(ibid_str word)
{
    return word.len > 4 &&
           (ib_str_has_at(word, word.len - 2, IB_STR("'s")) ||
            ib_str_has_at(word, word.len - 4, IB_STR("\xE2\x80\x99s")));
}

/* The name of a place after the preposition at token `at`. */
static ibid_span place_at(const ib_sentence *s, uint32_t at)
{
    const uint32_t len = ib_phrase_read(s, at, IB_F_PLACE, NULL);
    uint32_t from = at + len, to, end;

    if (!len)
        return (ibid_span){0, 0};
    if (ib_ftoken_is(s, from, IB_FT_WORD) && s->token[from].say & IB_LEX_DET &&
        !s->token[from].capital)
        from++;
    for (to = end = from; to < s->count && to - from < IB_FIGURE_NAME_WORDS;
         to++) {
        const ib_ftoken *t = &s->token[to];

        if (t->kind == IB_FT_HYPHEN && t->glued)
            continue;
        if (t->kind != IB_FT_WORD)
            break;
        if (t->capital)
            end = to + 1;
        else if (to == from || !(t->word & IB_F_WITHIN))
            break;
    }
    /* "in Republican circles", "in Roe’s house", "the Armenian-held town" */
    if (end == from || s->token[end - 1].say & IB_LEX_ABBR ||
        ib_ftoken_is(s, end, IB_FT_HYPHEN) ||
        (end == to && ib_ftoken_is(s, to, IB_FT_WORD) &&
         !(s->token[to].word & (IB_F_STOP | IB_F_CATEGORY))) ||
        is_possessive(ib_ftoken_str(s, end - 1)))
        return (ibid_span){0, 0};
    return ib_ftoken_span(s, from, end);
}

static ibid_span find_place(const ib_figure_draft *draft, const ib_sentence *s,
                            uint32_t next)
{
    ibid_span span = {0, 0};

    for (uint32_t i = ib_draft_end(draft); i < next && ib_span_is_empty(span);
         i++) {
        if (ib_ftoken_is(s, i, IB_FT_SEMICOLON))
            break;
        span = place_at(s, i);
    }
    for (uint32_t i = draft->amount.from;
         i-- > 0 && ib_span_is_empty(span) &&
         draft->amount.from - i < IB_FIGURE_PLACE_BACK;) {
        if (ib_ftoken_is(s, i, IB_FT_SEMICOLON) ||
            ib_ftoken_is(s, i, IB_FT_NUMBER))
            break;
        span = place_at(s, i);
    }
    return span;
}

/* The nearest date of the sentence. */
static ibid_span find_period(const ib_figure_draft *draft, const ib_sentence *s)
{
    uint32_t best = IBID_NONE;
    ibid_span span = {0, 0};

    for (uint32_t i = 0; i < s->count; i++) {
        const uint32_t far = i < draft->amount.from ? draft->amount.from - i
                                                    : i - draft->amount.from;

        if (s->token[i].kind == IB_FT_DATE && far < best) {
            best = far;
            span = s->token[i].span;
        }
    }
    return span;
}

static ibid_span find_category(const ib_figure_draft *draft,
                               const ib_sentence *s, uint32_t next)
{
    const uint32_t end = ib_draft_end(draft);
    uint32_t len;

    for (uint32_t i = end; i < next && i - end < IB_FIGURE_CATEGORY_WORDS;
         i++) {
        if (ib_ftoken_is(s, i, IB_FT_COMMA) ||
            ib_ftoken_is(s, i, IB_FT_SEMICOLON))
            break;
        len = ib_phrase_read(s, i, IB_F_CATEGORY, NULL);
        if (len)
            return ib_ftoken_span(s, i, i + len);
    }
    len = ib_phrase_before(s, draft->amount.from, IB_F_HEDGE);
    if (len)
        len = draft->amount.from - len;
    else
        len = draft->amount.from;
    if (len > 0 && ib_ftoken_has(s, len - 1, IB_F_CATEGORY))
        return s->token[len - 1].span;
    return (ibid_span){0, 0};
}

void ib_scope_find(ib_figure_draft *draft, const ib_sentence *s, uint32_t next)
{
    draft->figure.place = find_place(draft, s, next);
    draft->figure.period = find_period(draft, s);
    draft->figure.category = find_category(draft, s, next);
}
