/* says.c - the name beside a verb of stating.
 *
 * As for quotations (quote/speaker.c), no grammar is parsed: a verb of a list,
 * and the words before it cut back to what can be a name.
 */

#include "figure/says.h"

#include "base/str.h"

static bool has_lex(const ib_sentence *s, uint32_t at, uint32_t flags)
{
    return ib_ftoken_is(s, at, IB_FT_WORD) && (s->token[at].say & flags) != 0;
}

/* Does the token end a name that is read backwards? */
static bool bounds(const ib_sentence *s, uint32_t at)
{
    const ib_ftoken *t = &s->token[at];

    if (t->kind == IB_FT_NUMBER || t->kind == IB_FT_HYPHEN ||
        (t->kind == IB_FT_STOP && t->glued))
        return false;
    if (t->kind != IB_FT_WORD)
        return true;
    if (t->capital)
        return false;
    return (t->say & (IB_LEX_SAYING | IB_LEX_REL | IB_LEX_AUX | IB_LEX_PRON |
                      IB_LEX_SUB)) != 0 ||
           ib_ftoken_has(s, at, IB_F_THAT);
}

/* Cut what begins a sentence rather than a name. */
static uint32_t trim_left(const ib_sentence *s, uint32_t from, uint32_t to)
{
    while (from < to &&
           (s->token[from].kind != IB_FT_WORD ||
            has_lex(s, from, IB_LEX_LINK | IB_LEX_CONJ | IB_LEX_SUB)))
        from++;
    if (from >= to || !has_lex(s, from, IB_LEX_PREP))
        return from;
    for (uint32_t i = to; i-- > from + 1;)
        if (has_lex(s, i, IB_LEX_DET | IB_LEX_POSS) &&
            !has_lex(s, i - 1, IB_LEX_PREP))
            return i;
    return to;
}

static bool is_adverb(const ib_sentence *s, uint32_t at)
{
    const ibid_str word = ib_ftoken_str(s, at);

    return has_lex(s, at, IB_LEX_ADVERB | IB_LEX_AUX) ||
           (ib_ftoken_is(s, at, IB_FT_WORD) && !s->token[at].capital &&
            word.len > 4 && ib_str_has_at(word, word.len - 2, IB_STR("ly")));
}

/* "offered": by its look no name. */
static bool is_past(const ib_sentence *s, uint32_t at)
{
    const ibid_str word = ib_ftoken_str(s, at);

    return !s->token[at].capital && word.len > 3 &&
           ib_str_has_at(word, word.len - 2, IB_STR("ed"));
}

/* The subject of the verb at token `verb`. */
static ibid_span subject(const ib_sentence *s, uint32_t verb)
{
    uint32_t to = verb, from;

    while (to > 0 && is_adverb(s, to - 1))
        to--;
    if (to > 1 && ib_ftoken_is(s, to - 1, IB_FT_COMMA)) {
        /* a clause between commas */
        uint32_t back = to - 1;

        while (back > 0 && !ib_ftoken_is(s, back - 1, IB_FT_COMMA))
            back--;
        to = back > 1 ? back - 1 : to - 1;
    }
    for (from = to;
         from > 0 && to - from < IB_FIGURE_NAME_WORDS && !bounds(s, from - 1);)
        from--;
    from = trim_left(s, from, to);
    for (uint32_t i = from + 1; i < to; i++)
        if (has_lex(s, i, IB_LEX_TRIM) && !s->token[i].capital) {
            to = i;
            break;
        }
    if (from >= to ||
        (to == from + 1 && (has_lex(s, from, IB_LEX_DET) || is_past(s, from))))
        return (ibid_span){0, 0};
    return ib_ftoken_span(s, from, to);
}

/* A verb that states, at token `at`, and no noun or passive of the same look;
 * what it may state stands at token `number`. */
static bool is_verb(const ib_sentence *s, uint32_t at, uint32_t number)
{
    const bool that = ib_ftoken_has(s, at + 1, IB_F_THAT) ||
                      ib_ftoken_has(s, at + 2, IB_F_THAT);
    const bool reports =
        (ib_ftoken_has(s, at, IB_F_REPORT) &&
         !has_lex(s, at + 1, IB_LEX_PREP)) ||
        (ib_ftoken_has(s, at, IB_F_NOUN_TOO) &&
         (number == at + 1 ||
          (number > at + 1 &&
           ib_phrase_read(s, at + 1, IB_F_HEDGE, NULL) == number - at - 1)));

    if (at == 0 || s->token[at].capital ||
        !(reports || (that && has_lex(s, at, IB_LEX_SAY))))
        return false;
    return !has_lex(s, at - 1,
                    IB_LEX_DET | IB_LEX_POSS | IB_LEX_BE | IB_LEX_PREP);
}

/* A verb of denying, of a list. */
static bool denies(const ib_sentence *s, uint32_t at)
{
    return ib_ftoken_has(s, at, IB_F_NOT) &&
           IB_F_NUMBER(s->token[at].word) == 1 && !s->token[at].capital;
}

/* Is the verb at token `verb` turned round: "never said", "has not confirmed",
 * "a dit jamais", "sagte nicht, dass"? */
static bool is_turned(const ib_sentence *s, uint32_t verb)
{
    const char *language = s->reading->words->language;

    for (uint32_t i = verb; i > 0 && verb - i < IB_FIGURE_NOT_WORDS; i--) {
        if (ib_phrase_before(s, i, IB_F_NOT))
            return true;
        if (!is_adverb(s, i - 1) && !has_lex(s, i - 1, IB_LEX_BE))
            break;
    }
    if (strcmp(language, "fr") != 0 && strcmp(language, "de") != 0)
        return false;
    for (uint32_t i = verb + 1;
         i <= verb + IB_FIGURE_NOT_WORDS && ib_ftoken_is(s, i, IB_FT_WORD) &&
         !ib_ftoken_has(s, i, IB_F_THAT) &&
         !ib_phrase_read(s, i, IB_F_HEDGE, NULL);
         i++)
        if (ib_ftoken_has(s, i, IB_F_NOT) && !denies(s, i))
            return true;
    return false;
}

/* Does a word of denying stand at token `at` or, where a noun may stand there
 * ("denied earlier reports that"), shortly before it? */
static bool is_denial(const ib_sentence *s, uint32_t at, uint32_t number)
{
    const uint32_t to = at + IB_FIGURE_NOT_WORDS;

    if (ib_ftoken_has(s, at, IB_F_NOUN_TOO))
        for (uint32_t i = at; i-- > 0 && at - i < IB_FIGURE_NOT_WORDS &&
                              ib_ftoken_is(s, i, IB_FT_WORD);)
            if (denies(s, i))
                return true;
    if (!denies(s, at))
        return false;
    if (ib_ftoken_is(s, at + 1, IB_FT_WORD)) { /* "denied killing" */
        const ibid_str next = ib_ftoken_str(s, at + 1);

        if (next.len > 5 && ib_str_has_at(next, next.len - 3, IB_STR("ing")))
            return true;
    }
    for (uint32_t i = at + 1; i <= to && i < number; i++)
        if (ib_ftoken_has(s, i, IB_F_THAT))
            return true;
    return number == at + 1 ||
           (number > at + 1 &&
            ib_phrase_read(s, at + 1, IB_F_HEDGE, NULL) == number - at - 1);
}

/* "No one said", "Neither side confirmed": nobody states it. */
static bool is_nobody(const ib_sentence *s, ibid_span name)
{
    uint32_t at = 0;

    while (at < s->count && s->token[at].span.start < name.start)
        at++;
    return ib_ftoken_has(s, at, IB_F_NOT) &&
           !ib_ftoken_is(s, at + 1, IB_FT_STOP);
}

/* The name after "according to". */
static ibid_span accorded(const ib_sentence *s, uint32_t at)
{
    const bool german = strcmp(s->reading->words->language, "de") == 0;
    uint32_t to = at;

    while (to < s->count && to - at < IB_FIGURE_NAME_WORDS) {
        const ib_ftoken *t = &s->token[to];

        if (t->kind != IB_FT_WORD && t->kind != IB_FT_HYPHEN &&
            !(t->kind == IB_FT_STOP && t->glued && to + 1 < s->count))
            break;
        if (t->kind == IB_FT_WORD && !t->capital && to > at &&
            (t->say & (IB_LEX_TRIM | IB_LEX_REL | IB_LEX_AUX | IB_LEX_PRON) ||
             (german && !(t->say & IB_LEX_DET) && !(t->word & IB_F_WITHIN))))
            break;
        to++;
    }
    return to > at ? ib_ftoken_span(s, at, to) : (ibid_span){0, 0};
}

/* Does one of the tokens [from, to) part two clauses: a semicolon, and after
 * the number another one? */
static bool is_parted(const ib_sentence *s, uint32_t from, uint32_t to,
                      bool by_number)
{
    for (uint32_t i = from; i < to; i++)
        if (ib_ftoken_is(s, i, IB_FT_SEMICOLON) ||
            (by_number && ib_ftoken_is(s, i, IB_FT_NUMBER)))
            return true;
    return false;
}

/* "according to X" in the clause: the nearest before, else the next behind. */
static ibid_span by_accord(const ib_sentence *s, uint32_t at, uint32_t low)
{
    for (uint32_t i = s->accords; i-- > 0;) {
        const uint32_t to = s->accord[i];

        if (to <= at && s->token[to - 1].span.start >= low)
            return is_parted(s, to, at, false) ? (ibid_span){0, 0}
                                               : accorded(s, to);
    }
    for (uint32_t i = 0; i < s->accords; i++)
        if (s->accord[i] > at)
            return is_parted(s, at + 1, s->accord[i], true)
                       ? (ibid_span){0, 0}
                       : accorded(s, s->accord[i]);
    return (ibid_span){0, 0};
}

/* The clause that ends before token `at`: the first token of it that is looked
 * at, for a name must stand before the verb. */
static uint32_t clause_start(const ib_sentence *s, uint32_t at, uint32_t low)
{
    uint32_t i = at;

    while (i > 1 && at - i < IB_FIGURE_SAYS_BACK &&
           s->token[i - 1].span.start >= low &&
           !ib_ftoken_is(s, i - 1, IB_FT_SEMICOLON))
        i--;
    return i;
}

bool ib_says_denied(const ib_sentence *s, uint32_t at)
{
    const uint32_t start = clause_start(s, at, 0);

    for (uint32_t i = at; i-- > start;) {
        if (is_denial(s, i, at))
            return true;
        if (is_verb(s, i, at))
            return is_turned(s, i) || is_nobody(s, subject(s, i));
    }
    return false;
}

ibid_span ib_says_find(const ib_sentence *s, uint32_t at, uint32_t low)
{
    const uint32_t start = clause_start(s, at, low);

    for (uint32_t i = at; i-- > start;) {
        if (is_verb(s, i, at)) {
            const ibid_span span = subject(s, i);

            if (!ib_span_is_empty(span))
                return span;
        }
    }
    return by_accord(s, at, low);
}
