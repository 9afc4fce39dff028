/* kind.c - telling quotations from titles and terms. */

#include "quote/kind.h"

#include "base/scan.h"
#include "base/str.h"
#include "quote/costs.h"

/* What the words between the marks look like. */
typedef struct look {
    uint32_t words;
    uint32_t content;  /* words other than of, the, and, ... */
    uint32_t capitals; /* content words that begin with a capital */
    bool starts_small;
    bool caseless; /* has words of a script without capitals */
    bool altered;  /* brackets or an elision: somebody's words, edited */
    bool stops;    /* ends with . ! ? or a dash */
    bool comma;    /* ends with a comma */
    bool verb;     /* has is, was, has, ... */
} look;

static bool ends_with(ibid_str text, const char *tail)
{
    const ibid_str end = ib_str_of(tail);

    return text.len >= end.len && ib_str_has_at(text, text.len - end.len, end);
}

/* Scripts without small letters tell nothing by capitals: Hebrew, Arabic and
 * all to the east of them but Georgian and Armenian, which come before. */
static bool has_no_case(uint32_t cp)
{
    return cp >= 0x590 && !(cp >= 0x1C80 && cp < 0x2000);
}

static void look_at_word(look *out, const ib_lexicon *lexicon, ibid_str word)
{
    const uint32_t flags = ib_lexicon_find(lexicon, word);
    uint32_t cp;
    bool small;

    ib_utf8_at(&cp, word, 0, word.len);
    small = !ib_is_capital(cp) && !ib_is(word.at[0], IB_DIGIT);
    if (cp >= IB_QUOTE_IDEOGRAPHS)
        out->words += word.len / IB_QUOTE_IDEOGRAPH_WORD;
    if (has_no_case(cp))
        out->caseless = true;

    out->words++;
    if (flags & (IB_LEX_AUX | IB_LEX_SPEAKER | IB_LEX_PRON))
        out->verb = true;
    if (small && flags & (IB_LEX_PREP | IB_LEX_DET | IB_LEX_CONJ | IB_LEX_SUB |
                          IB_LEX_POSS | IB_LEX_REL))
        return;
    out->content++;
    if (!small)
        out->capitals++;
}

/* Only the first words are looked at: a title is not longer. */
static look look_at(const ib_passage *passage, const ib_quote *quote)
{
    enum { WORDS_MAX = 2 * IB_QUOTE_TERM_MAX + 1 };
    const ibid_str text = ib_str_in(passage->stream->text, quote->inner);
    look out = {0};
    uint32_t first;

    for (uint32_t at = 0; at < text.len && out.words < WORDS_MAX;) {
        const uint32_t start = at;

        while (at < text.len && (ib_is(text.at[at], IB_WORD) ||
                                 text.at[at] == '\'' || text.at[at] == '-'))
            at++;
        if (at > start)
            look_at_word(&out, passage->lexicon,
                         (ibid_str){text.at + start, at - start});
        else if (text.at[at++] == '[')
            out.altered = true;
    }
    ib_utf8_at(&first, text, 0, text.len);
    out.starts_small =
        ib_is(text.at[0], IB_LOWER) ||
        (first >= 0xDF && first < 0x590 && !ib_is_capital(first));
    out.stops = ends_with(text, ".") || ends_with(text, "!") ||
                ends_with(text, "?") || ends_with(text, "-") ||
                ends_with(text, "\xE2\x80\x94") ||
                ends_with(text, "\xE2\x80\xA6");
    out.comma = ends_with(text, ",");
    return out;
}

static const ib_token *token_at(const ib_passage *passage, uint32_t at)
{
    static const ib_token none = {.kind = IB_TOKEN_OTHER, .quote = IBID_NONE};

    return at < passage->count ? &passage->token[at] : &none;
}

static bool looks_like_title(const look *l)
{
    return !l->starts_small && !l->altered && !l->caseless && l->content > 0 &&
           l->capitals * 3 >= l->content * 2;
}

/* Does the citation that holds these words read them as a title? */
static bool is_cited_title(const ib_quote_work *work, ibid_span span)
{
    const ibid_citations *all = work->citations;
    size_t low = 0, high = all->count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (all->item[mid].span.end > span.start)
            high = mid;
        else
            low = mid + 1;
    }
    if (low == all->count || all->item[low].span.start >= span.end)
        return false;
    for (uint32_t i = 0; i < all->item[low].field_count; i++) {
        const ibid_field *field = &all->item[low].field[i];

        if ((field->name == IBID_FIELD_TITLE ||
             field->name == IBID_FIELD_CONTAINER_TITLE) &&
            ib_span_touch(field->span, span) &&
            field->span.end - field->span.start <= (span.end - span.start) * 2)
            return true;
    }
    return false;
}

/* Does a note mark stand right after the quotation? */
static bool is_marked(const ib_passage *passage, const ib_quote *quote)
{
    const ib_stream *stream = passage->stream;
    const size_t m = ib_stream_mark(stream, quote->inner.end);

    return m < stream->mark_count &&
           stream->mark[m].span.start <= quote->outer.end + 2;
}

/* Is there a verb of saying before the token in its sentence? */
static bool is_said(const ib_passage *passage, uint32_t at)
{
    for (uint32_t i = ib_passage_sentence(passage, at); i < at; i++)
        if (passage->token[i].flags &
            (IB_LEX_SAY | IB_LEX_SAYING | IB_LEX_ACCORD | IB_LEX_SLOGAN))
            return true;
    return false;
}

/* Is the token right before or right after a verb of saying? */
static bool is_said_here(const ib_passage *passage, uint32_t at)
{
    const uint32_t said = IB_LEX_SAY | IB_LEX_SAYING;
    const uint32_t low = ib_passage_sentence(passage, at);
    const ib_token *after = token_at(passage, at + 1);

    for (uint32_t i = at; i-- > low && at - i <= 3;)
        if (passage->token[i].flags & said &&
            !(passage->token[i].flags & IB_LEX_TERM))
            return true;
    if (after->kind == IB_TOKEN_COMMA)
        after = token_at(passage, at + 2);
    return (after->flags & said && !after->capital) ||
           (after[0].flags & (IB_LEX_PRON | IB_LEX_SPEAKER) &&
            after + 1 < passage->token + passage->count &&
            after[1].flags & said);
}

/* Is a quotation before it in the same sentence, so that they are a series:
 * as a "…" and a "…"? */
static bool is_in_series(const ib_passage *passage, uint32_t at)
{
    const uint32_t low = ib_passage_sentence(passage, at);

    for (uint32_t i = at; i-- > low;)
        if (passage->token[i].kind == IB_TOKEN_QUOTE) {
            const ibid_quotation_kind kind =
                passage->work->quote[passage->token[i].quote].kind;

            return kind == IBID_QUOTE_INLINE || kind == IBID_QUOTE_NESTED;
        }
    return false;
}

/* A title cue beside the token: "article “…”", "entitled “…”", "“…” project". */
static bool has_title_cue(const ib_passage *passage, uint32_t at, const look *l)
{
    const ib_token *after = token_at(passage, at + 1);
    uint32_t i = at;

    while (i > 0 && at - i < 3 &&
           (passage->token[i - 1].kind == IB_TOKEN_COMMA ||
            passage->token[i - 1].kind == IB_TOKEN_COLON ||
            passage->token[i - 1].flags & (IB_LEX_DET | IB_LEX_CONJ)))
        i--;
    if (i > 0 && passage->token[i - 1].flags & IB_LEX_ENTITLED)
        return true;
    if (i > 1 && passage->token[i - 1].flags & IB_LEX_TERM &&
        passage->token[i - 1].flags & IB_LEX_SAY && looks_like_title(l) &&
        passage->token[i - 2].flags & IB_LEX_WORK)
        return true; /* a film called */
    if (i > 0 && passage->token[i - 1].flags & IB_LEX_WORK && i == at &&
        !l->starts_small && !l->altered)
        return true;
    return !l->starts_small && after->flags & IB_LEX_WORK && !after->capital &&
           looks_like_title(l);
}

/* "hereinafter referred to as the “…”": words of contracts and treaties. */
static bool is_hereinafter(const ib_passage *passage, uint32_t at)
{
    for (uint32_t i = at; i-- > 0 && at - i <= IB_QUOTE_DEFINED_BACK;)
        if (passage->token[i].flags & IB_LEX_HEREIN)
            return true;
        else if (passage->token[i].kind == IB_TOKEN_STOP)
            return false;
    return false;
}

/* the “…”) after an opening parenthesis: a defined term. */
static bool is_defined(const ib_passage *passage, uint32_t at, const look *l)
{
    uint32_t i = at;

    if (l->words <= IB_QUOTE_TERM_MAX && !l->stops &&
        is_hereinafter(passage, at))
        return true;
    if (token_at(passage, at + 1)->kind != IB_TOKEN_CLOSE &&
        token_at(passage, at + 1)->kind != IB_TOKEN_COMMA &&
        !(token_at(passage, at + 1)->flags & IB_LEX_CONJ))
        return false;
    while (i > 0 && at - i < 3 &&
           (passage->token[i - 1].flags &
            (IB_LEX_DET | IB_LEX_CONJ | IB_LEX_TERM)))
        i--;
    return i > 0 && passage->token[i - 1].kind == IB_TOKEN_OPEN &&
           l->words <= IB_QUOTE_TERM_MAX && !l->stops &&
           (i < at || l->words <= 2);
}

/* "so-called “…”", "the term “…”", "known as “…”". */
static bool has_term_cue(const ib_passage *passage, uint32_t at)
{
    uint32_t i = at;

    while (i > 0 && at - i < 3 &&
           passage->token[i - 1].flags & (IB_LEX_DET | IB_LEX_SUB))
        i--;
    return i > 0 && passage->token[i - 1].flags & IB_LEX_TERM;
}

static bool is_first(const ib_passage *passage, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++)
        if (i == 3 || passage->token[i].kind == IB_TOKEN_WORD)
            return false;
    return true;
}

/* In a note, what stands in marks is a title unless somebody says it. */
static ibid_quotation_kind judge_in_note(const ib_passage *passage, uint32_t at,
                                         const look *l)
{
    const ib_token *before = at > 0 ? token_at(passage, at - 1) : NULL;
    const ib_token *after = token_at(passage, at + 1);
    const bool said = is_said_here(passage, at);

    if (said && (l->starts_small || l->stops || l->altered || l->words > 8))
        return IBID_QUOTE_INLINE;
    if (l->starts_small || l->altered)
        return l->words > 2 || said ? IBID_QUOTE_INLINE : IBID_QUOTE_TERM;
    if (before &&
        (before->kind == IB_TOKEN_OPEN || before->kind == IB_TOKEN_COLON))
        return l->words > 3 && !looks_like_title(l) ? IBID_QUOTE_INLINE
                                                    : IBID_QUOTE_TITLE;
    if (l->comma || after->kind == IB_TOKEN_COMMA ||
        after->kind == IB_TOKEN_OPEN || after->flags & IB_LEX_PREP)
        return IBID_QUOTE_TITLE;
    if (looks_like_title(l) || (l->words < 12 && !l->verb))
        return IBID_QUOTE_TITLE;
    return said || l->verb ? IBID_QUOTE_INLINE : IBID_QUOTE_TITLE;
}

static ibid_quotation_kind judge_in_text(const ib_passage *passage, uint32_t at,
                                         const look *l, bool marked)
{
    const bool here = is_said_here(passage, at);

    if (is_first(passage, at) && (l->stops || l->comma))
        return IBID_QUOTE_INLINE;
    if (l->altered)
        return IBID_QUOTE_INLINE;
    if (at > 0 && token_at(passage, at - 1)->kind == IB_TOKEN_WORD &&
        token_at(passage, at - 1)->capital && looks_like_title(l) &&
        l->words <= IB_QUOTE_TERM_MAX && !l->stops && !marked)
        return IBID_QUOTE_TERM;
    if (has_term_cue(passage, at) && l->words <= IB_QUOTE_TERM_MAX && !marked)
        return IBID_QUOTE_TERM;
    if (l->words >= 2 && looks_like_title(l) && !l->verb && !here && !marked &&
        l->words <= 2 * IB_QUOTE_TERM_MAX && !is_said(passage, at))
        return l->words <= IB_QUOTE_TERM_MAX ? IBID_QUOTE_TERM
                                             : IBID_QUOTE_TITLE;
    if (l->words == 1 && !marked && !(here && l->stops))
        return is_in_series(passage, at) && here ? IBID_QUOTE_INLINE
                                                 : IBID_QUOTE_TERM;
    if (l->words == 2 && !marked && !l->stops && !l->comma && !here &&
        !is_said(passage, at))
        return IBID_QUOTE_TERM;
    return IBID_QUOTE_INLINE;
}

ibid_quotation_kind ib_kind_judge(const ib_passage *passage, uint32_t at)
{
    const ib_token *token = &passage->token[at];
    const ib_quote *quote = &passage->work->quote[token->quote];
    const ibid_str text = passage->stream->text;
    const bool marked = is_marked(passage, quote);
    look l;

    if (quote->kind == IBID_QUOTE_BLOCK)
        return IBID_QUOTE_BLOCK;
    if (ib_str_has_at(text, quote->outer.start, IB_STR("\xE3\x80\x8A")) ||
        ib_str_has_at(text, quote->outer.start, IB_STR("\xE3\x80\x88")))
        return IBID_QUOTE_TITLE;
    if (quote->parent != IBID_NONE) {
        const ibid_quotation_kind kind =
            passage->work->quote[quote->parent].kind;

        if (kind == IBID_QUOTE_TITLE || kind == IBID_QUOTE_TERM)
            return IBID_QUOTE_TERM;
    }
    l = look_at(passage, quote);
    if (has_title_cue(passage, at, &l) ||
        ((quote->in_note ? !l.altered && !is_said_here(passage, at)
                         : looks_like_title(&l) && !marked) &&
         is_cited_title(passage->work, quote->inner)))
        return IBID_QUOTE_TITLE;
    if (is_defined(passage, at, &l))
        return IBID_QUOTE_TERM;
    if (quote->parent != IBID_NONE)
        return IBID_QUOTE_NESTED;
    if (quote->in_note)
        return judge_in_note(passage, at, &l);
    return judge_in_text(passage, at, &l, marked);
}
