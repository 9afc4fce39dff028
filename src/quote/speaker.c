/* speaker.c - finding the name beside a verb of saying.
 *
 * No grammar is parsed: a verb of the list is looked for in the sentence, and
 * the words before it are cut back to what can be a name.  BBC's citron found
 * that learnt models do no better than closed lists and position.
 */

#include "quote/speaker.h"

#include "base/scan.h"
#include "base/str.h"
#include "quote/costs.h"

/* Tokens [start, end). */
typedef struct range {
    uint32_t start;
    uint32_t end;
} range;

static bool word_is(const ib_passage *p, uint32_t at, const char *word)
{
    return at < p->count &&
           ib_str_is_nocase(ib_str_in(p->stream->text, p->token[at].span),
                            ib_str_of(word));
}

static bool has(const ib_passage *p, uint32_t at, uint32_t flags)
{
    return at < p->count && (p->token[at].flags & flags) != 0;
}

static bool is_kind(const ib_passage *p, uint32_t at, ib_token_kind kind)
{
    return at < p->count && p->token[at].kind == kind;
}

static bool ends_in_s(const ib_passage *p, uint32_t at)
{
    const ibid_str word = ib_str_in(p->stream->text, p->token[at].span);

    return (word.len > 4 &&
            ib_str_has_at(word, word.len - 4, IB_STR("\xE2\x80\x99s"))) ||
           (word.len > 2 && ib_str_has_at(word, word.len - 2, IB_STR("'s")));
}

/* A word that is both a verb and the name of a work, "report", is the work
 * after "the", "its" or "Roe's", and before a verb: "the same report says". */
static bool is_work(const ib_passage *p, uint32_t at)
{
    if (!has(p, at, IB_LEX_WORK) || at == 0)
        return false;
    if (has(p, at - 1, IB_LEX_DET | IB_LEX_POSS) || ends_in_s(p, at - 1))
        return true;
    return at > 1 && has(p, at - 2, IB_LEX_DET | IB_LEX_POSS) &&
           has(p, at + 1, IB_LEX_SAY | IB_LEX_AUX);
}

/* A capital word, a number or a title may stand for a verb's look-alike:
 * "The Observer notes" has one verb, "States said" too. */
static bool is_verb(const ib_passage *p, uint32_t at, uint32_t flags)
{
    return has(p, at, flags) && !p->token[at].capital && !is_work(p, at);
}

/* "a jugé", "has both said": what stands there is a part of the verb. */
static bool is_of_verb(const ib_passage *p, uint32_t at)
{
    return (word_is(p, at, "a") && has(p, at + 1, IB_LEX_FOREIGN)) ||
           (word_is(p, at, "both") && at > 0 && has(p, at - 1, IB_LEX_AUX));
}

static bool is_adverb(const ib_passage *p, uint32_t at)
{
    const ibid_span span = p->token[at].span;
    const uint32_t len = span.end - span.start;

    if (has(p, at, IB_LEX_ADVERB | IB_LEX_AUX) || is_of_verb(p, at))
        return true;
    return is_kind(p, at, IB_TOKEN_WORD) && !p->token[at].capital && len > 4 &&
           ib_str_has_at(p->stream->text, span.end - 2, IB_STR("ly"));
}

/* Does the token end a noun phrase that is read backwards? */
static bool bounds_name(const ib_passage *p, uint32_t at)
{
    const ib_token *token = &p->token[at];

    switch (token->kind) {
    case IB_TOKEN_WORD:
        if (token->capital || is_work(p, at))
            return false;
        return (token->flags & (IB_LEX_SAY | IB_LEX_SAYING | IB_LEX_REL |
                                IB_LEX_AUX | IB_LEX_PRON)) != 0;
    case IB_TOKEN_NUMBER:
        return false;
    case IB_TOKEN_QUOTE:
        return p->work->quote[token->quote].kind != IBID_QUOTE_TITLE &&
               p->work->quote[token->quote].kind != IBID_QUOTE_TERM;
    case IB_TOKEN_CLOSE:
    case IB_TOKEN_OTHER:
        return false;
    default:
        return true;
    }
}

/* Cut what begins a sentence rather than a name: "Moreover", "As", "In 2006",
 * a paragraph's number. */
static range trim_left(const ib_passage *p, range r)
{
    while (r.start < r.end &&
           (has(p, r.start, IB_LEX_LINK | IB_LEX_CONJ | IB_LEX_SUB) ||
            (is_adverb(p, r.start) && r.end - r.start > 1) ||
            p->token[r.start].kind != IB_TOKEN_WORD))
        r.start++;
    if (r.start >= r.end || !has(p, r.start, IB_LEX_PREP))
        return r;
    for (uint32_t i = r.end; i-- > r.start + 1;) {
        const bool begins =
            has(p, i, IB_LEX_DET | IB_LEX_POSS) || p->token[i].capital;

        if (begins && !has(p, i, IB_LEX_PREP) &&
            !has(p, i - 1,
                 IB_LEX_PREP | IB_LEX_DET | IB_LEX_CONJ | IB_LEX_POSS) &&
            !p->token[i - 1].capital) {
            r.start = i;
            return r;
        }
    }
    if (has(p, r.start + 1, IB_LEX_DET) ||
        (r.start + 1 < r.end && p->token[r.start + 1].capital))
        r.start++;
    return r;
}

/* Cut what follows a name and is no part of it: "in her article “…”". */
static range trim_right(const ib_passage *p, range r)
{
    for (uint32_t i = r.start + 1; i < r.end; i++)
        if ((has(p, i, IB_LEX_TRIM) && !p->token[i].capital) ||
            p->token[i].kind == IB_TOKEN_QUOTE) {
            r.end = i;
            break;
        }
    return r;
}

static uint32_t token_back(const ib_passage *p, uint32_t low, uint32_t at,
                           ib_token_kind kind)
{
    while (at > low)
        if (p->token[--at].kind == kind)
            return at;
    return IBID_NONE;
}

static range collect_back(const ib_passage *p, uint32_t low, uint32_t end)
{
    range r = {end, end};

    while (r.start > low && !bounds_name(p, r.start - 1))
        r.start--;
    return trim_right(p, trim_left(p, r));
}

/* A past participle by its look: "documented and condemned". */
static bool is_past(const ib_passage *p, uint32_t at)
{
    const ibid_span span = p->token[at].span;

    return is_kind(p, at, IB_TOKEN_WORD) && !p->token[at].capital &&
           span.end - span.start > 4 &&
           ib_str_has_at(p->stream->text, span.end - 2, IB_STR("ed"));
}

/* Is [start, end) a name set between commas: ", Jane Roe,"? */
static bool is_name(const ib_passage *p, uint32_t start, uint32_t end)
{
    if (end - start < 2 || end - start > 4)
        return false;
    for (uint32_t i = start; i < end; i++)
        if (!is_kind(p, i, IB_TOKEN_WORD) || !p->token[i].capital)
            return false;
    return true;
}

/* A clause that hangs on the name before it: "entitled …", "which …". */
static bool hangs(const ib_passage *p, uint32_t at)
{
    return !p->token[at].capital &&
           (has(p, at, IB_LEX_ENTITLED | IB_LEX_REL) || is_past(p, at));
}

/* Step back over what stands between a name and its verb: adverbs, brackets,
 * a clause between commas or dashes, a relative pronoun. */
static uint32_t name_end(const ib_passage *p, uint32_t low, uint32_t at)
{
    for (int i = 0; i < 4 && at > low; i++) {
        const uint8_t kind = p->token[at - 1].kind;
        uint32_t back;

        while (at > low && is_adverb(p, at - 1))
            at--;
        if (at > low + 1 && word_is(p, at - 1, "and") && is_past(p, at - 2)) {
            at -= 2;
            continue;
        }
        if (at == low)
            break;
        if (has(p, at - 1, IB_LEX_REL) && !p->token[at - 1].capital) {
            at--;
            if (at > low && is_kind(p, at - 1, IB_TOKEN_COMMA))
                at--;
            continue;
        }
        if (kind == IB_TOKEN_CLOSE)
            back = token_back(p, low, at - 1, IB_TOKEN_OPEN);
        else if (kind == IB_TOKEN_COMMA || kind == IB_TOKEN_DASH)
            back = token_back(p, low, at - 1, (ib_token_kind)kind);
        else
            break;
        if (back == IBID_NONE || back == low) {
            if (kind == IB_TOKEN_COMMA)
                at--;
            break;
        }
        if (kind == IB_TOKEN_COMMA && is_name(p, back + 1, at - 1) &&
            !is_name(p, back - 2, back) && !is_name(p, back - 1, back))
            return at - 1;
        at = back;
        back = token_back(p, low, at, IB_TOKEN_COMMA);
        if (back != IBID_NONE && back > low && hangs(p, back + 1))
            at = back;
    }
    return at;
}

static ibid_span range_span(const ib_passage *p, range r)
{
    ibid_span span;
    ibid_str text = p->stream->text;

    if (r.start >= r.end)
        return (ibid_span){0, 0};
    span =
        (ibid_span){p->token[r.start].span.start, p->token[r.end - 1].span.end};
    if (span.end - span.start > 4 &&
        ib_str_has_at(text, span.end - 4, IB_STR("\xE2\x80\x99s")))
        span.end -= 4;
    return span;
}

/* The name that is the subject of the verb at token `at`; empty where it is a
 * pronoun. */
static ibid_span named_subject(const ib_passage *p, uint32_t low, uint32_t end)
{
    range r;

    if (end > low && has(p, end - 1, IB_LEX_PRON))
        return (ibid_span){0, 0};
    r = collect_back(p, low, end);
    if (r.start < r.end && has(p, r.start, IB_LEX_POSS | IB_LEX_PREP) &&
        r.start > low && !p->token[r.start].capital) {
        const uint32_t comma = token_back(p, low, r.start, IB_TOKEN_COMMA);

        if (comma != IBID_NONE && r.start - comma <= 3)
            return range_span(p, collect_back(p, low, comma));
    }
    if (r.start < r.end && has(p, r.start, IB_LEX_PREP) &&
        !p->token[r.start].capital)
        r.start = r.end;
    return range_span(p, r);
}

/* "Ms. Roe’s study": the name before the apostrophe. */
static ibid_span possessor(const ib_passage *p, uint32_t low, uint32_t end)
{
    for (uint32_t i = end; i-- > low && end - i < 6;)
        if (p->token[i].capital && ends_in_s(p, i))
            return named_subject(p, low, i + 1);
    return (ibid_span){0, 0};
}

/* The name that a sentence begins with, whatever its verb: "The Committee of
 * Inquiry sat ...". */
static ibid_span first_name(const ib_passage *p, uint32_t low, uint32_t high)
{
    range r = {low, low};
    bool proper = false;

    while (r.start < high && (has(p, r.start, IB_LEX_LINK | IB_LEX_CONJ) ||
                              p->token[r.start].kind != IB_TOKEN_WORD))
        r.start++;
    r.end = r.start;
    while (r.end < high && is_kind(p, r.end, IB_TOKEN_WORD)) {
        const bool joins =
            has(p, r.end, IB_LEX_PREP | IB_LEX_DET | IB_LEX_CONJ) &&
            r.end + 1 < high;

        if (!p->token[r.end].capital &&
            !(joins && r.end > r.start && p->token[r.end + 1].capital))
            break;
        if (p->token[r.end].capital &&
            !has(p, r.end, IB_LEX_DET | IB_LEX_PREP | IB_LEX_PRON))
            proper = true;
        r.end++;
    }
    if (!proper || has(p, r.start, IB_LEX_PREP))
        r.end = r.start;
    return range_span(p, r);
}

/* The name that is the subject of the sentence before, for "he". */
static ibid_span subject_before(const ib_passage *p, uint32_t low)
{
    for (int back = 0; back < IB_QUOTE_PRONOUN_BACK && low > 0; back++) {
        const uint32_t start = ib_passage_sentence(p, low - 1);
        uint32_t end = start;

        for (uint32_t i = start + 1; i < low && end == start; i++)
            if (is_verb(p, i, IB_LEX_SAY | IB_LEX_ACT | IB_LEX_AUX))
                end = name_end(p, start, i);
        if (end == start && !has(p, start, IB_LEX_PRON))
            return first_name(p, start, low);
        if (end > start && !has(p, end - 1, IB_LEX_PRON))
            return p->token[end - 1].capital ? named_subject(p, start, end)
                                             : possessor(p, start, end);
        low = start;
    }
    return (ibid_span){0, 0};
}

/* "he", "it": the subject of the sentence before, or the last speaker, if one
 * was named here or just before. */
static ibid_span refer_back(const ib_passage *p, uint32_t low, uint32_t at,
                            const ib_speaker *last)
{
    if (p->work->structure->notes.count == 0 && last->paragraph != p->paragraph)
        return p->token[at].span;
    if (low > 0 && (ib_span_is_empty(last->span) ||
                    last->span.start <
                        p->token[ib_passage_sentence(p, low - 1)].span.start)) {
        const ibid_span span = subject_before(p, low);

        if (!ib_span_is_empty(span))
            return span;
    }
    return ib_span_is_empty(last->span) ? p->token[at].span : last->span;
}

/* Who is the subject of the verb at token `at`? */
static ibid_span subject(const ib_passage *p, uint32_t low, uint32_t at,
                         const ib_speaker *last)
{
    const uint32_t end = name_end(p, low, at);

    if (end > low && has(p, end - 1, IB_LEX_PRON))
        return refer_back(p, low, end - 1, last);
    if (end > low && has(p, end - 1, IB_LEX_SPEAKER) && end - low <= 8)
        return p->token[end - 1].span;
    return named_subject(p, low, end);
}

/* The subject of the sentence: of its first verb.  For words that hang on it,
 * "..., adding that". */
static ibid_span main_subject(const ib_passage *p, uint32_t low, uint32_t at,
                              const ib_speaker *last)
{
    for (uint32_t i = low + 1; i < at; i++)
        if ((is_verb(p, i, IB_LEX_SAY | IB_LEX_ACT | IB_LEX_AUX) ||
             is_past(p, i)) &&
            !has(p, i - 1, IB_LEX_DET | IB_LEX_PREP | IB_LEX_REL)) {
            const ibid_span span = subject(p, low, i, last);

            if (!ib_span_is_empty(span))
                return span;
        }
    return last->span;
}

/* A name read forwards, from token `at`. */
static range collect(const ib_passage *p, uint32_t at, uint32_t high)
{
    range r = {at, at};

    while (r.end < high && r.end - at < 16) {
        const ib_token *token = &p->token[r.end];

        if (token->kind != IB_TOKEN_WORD ||
            (!token->capital && r.end > at && !is_work(p, r.end) &&
             token->flags &
                 (IB_LEX_SAY | IB_LEX_SAYING | IB_LEX_AUX | IB_LEX_REL |
                  IB_LEX_PRON | IB_LEX_TRIM | IB_LEX_ADVERB)))
            break;
        if (!token->capital && token->flags & IB_LEX_SUB)
            break;
        r.end++;
    }
    return r;
}

/* "…", said X.  "…", X said.  "…", according to X. */
static ibid_span speaker_after(const ib_passage *p, uint32_t at,
                               const ib_speaker *last)
{
    const ib_quote *quote = &p->work->quote[p->token[at].quote];
    const uint32_t high =
        ib_passage_sentence_end(p, at + 1 < p->count ? at + 1 : at);
    const char end = p->stream->text.at[quote->inner.end - 1];
    const bool comma = is_kind(p, at + 1, IB_TOKEN_COMMA);
    uint32_t i = at + 1;
    range r;

    if (comma)
        i++;
    if (is_kind(p, i, IB_TOKEN_DASH))
        i++;
    else if (!comma && end != ',' && end != '!' && end != '?' && end != '-' &&
             !(ib_is(end, IB_HIGH)) && !has(p, i, IB_LEX_ACCORD) &&
             !is_verb(p, i, IB_LEX_SAY))
        return (ibid_span){0, 0};
    if (i >= high)
        return (ibid_span){0, 0};
    if (has(p, i, IB_LEX_ACCORD)) {
        if (word_is(p, i + 1, "to"))
            i++;
        return range_span(p, collect(p, i + 1, high));
    }
    if (comma && word_is(p, i, "as"))
        i++;
    if (is_of_verb(p, i) ||
        (has(p, i, IB_LEX_AUX) && has(p, i + 1, IB_LEX_FOREIGN)))
        i++;
    if (is_verb(p, i, IB_LEX_SAY) && !is_kind(p, i + 1, IB_TOKEN_COMMA)) {
        if (has(p, i + 1, IB_LEX_PRON))
            return refer_back(p, ib_passage_sentence(p, at), i + 1, last);
        if (has(p, i + 1, IB_LEX_PREP | IB_LEX_SUB | IB_LEX_REL))
            return (ibid_span){0, 0};
        return range_span(p, collect(p, i + 1, high));
    }
    if (has(p, i,
            IB_LEX_CONJ | IB_LEX_PREP | IB_LEX_SUB | IB_LEX_REL | IB_LEX_AUX) ||
        (has(p, i, IB_LEX_PRON) && !is_verb(p, i + 1, IB_LEX_SAY) &&
         !(i + 1 < high && is_adverb(p, i + 1))))
        return (ibid_span){0, 0};
    r = collect(p, i, high);
    while (r.end < high && is_adverb(p, r.end))
        r.end++;
    if (r.end >= high || !is_verb(p, r.end, IB_LEX_SAY))
        return (ibid_span){0, 0};
    if (r.end > i && has(p, r.end - 1, IB_LEX_PRON))
        return refer_back(p, ib_passage_sentence(p, at), r.end - 1, last);
    while (r.end > i && is_adverb(p, r.end - 1))
        r.end--;
    for (uint32_t k = i + 1; k < r.end; k++)
        if (!p->token[k].capital && has(p, k, IB_LEX_CONJ | IB_LEX_PREP) &&
            !word_is(p, k, "of") && !word_is(p, k, "for") &&
            !(has(p, k, IB_LEX_CONJ) && k + 1 < r.end &&
              p->token[k + 1].capital))
            return (ibid_span){0, 0};
    return range_span(p, r);
}

/* "described by X as", "in the words of X": the name after `word`. */
static ibid_span name_after(const ib_passage *p, uint32_t from, uint32_t to,
                            const char *word)
{
    for (uint32_t i = from; i + 1 < to && i < from + 5; i++)
        if (word_is(p, i, word) && !has(p, i + 1, IB_LEX_SAYING))
            return range_span(p, trim_right(p, collect(p, i + 1, to)));
    return (ibid_span){0, 0};
}

static bool is_passive(const ib_passage *p, uint32_t low, uint32_t at)
{
    for (uint32_t i = at; i > low && at - i < 4; i--)
        if (has(p, i - 1, IB_LEX_BE))
            return true;
        else if (!is_adverb(p, i - 1))
            break;
    return false;
}

/* "made it clear": goes to the verb. */
static bool made(const ib_passage *p, uint32_t low, uint32_t *at)
{
    for (uint32_t i = *at; i > low && *at - i < 3; i--)
        if (word_is(p, i - 1, "made") || word_is(p, i - 1, "makes") ||
            word_is(p, i - 1, "make") || word_is(p, i - 1, "making")) {
            *at = i - 1;
            return true;
        }
    return false;
}

/* "as the Board put it". */
static bool puts_it(const ib_passage *p, uint32_t at)
{
    return (word_is(p, at, "put") || word_is(p, at, "puts")) &&
           word_is(p, at + 1, "it");
}

/* "X was of the view that", "X’s position is that": right before the words. */
static ibid_span speaker_of_view(const ib_passage *p, uint32_t low, uint32_t at)
{
    for (uint32_t i = at; i-- > low + 1 && at - i <= 4;) {
        uint32_t be = i;

        if (!has(p, i, IB_LEX_VIEW) || p->token[i].capital)
            continue;
        if (has(p, i + 1, IB_LEX_BE))
            return possessor(p, low, i + 1);
        while (be > low && i - be < 3 && !has(p, be, IB_LEX_AUX | IB_LEX_SAY))
            be--;
        if (word_is(p, i + 1, "that") && has(p, be, IB_LEX_BE))
            return named_subject(p, low, name_end(p, low, be));
    }
    return (ibid_span){0, 0};
}

/* The speaker named before the quotation, by the nearest verb of saying. */
static ibid_span speaker_before(const ib_passage *p, uint32_t low, uint32_t at,
                                const ib_speaker *last)
{
    for (uint32_t i = at; i-- > low;) {
        ibid_span span;

        if (has(p, i, IB_LEX_ACCORD)) {
            const uint32_t name = word_is(p, i + 1, "to") ? i + 2 : i + 1;

            return range_span(p, collect(p, name, at));
        }
        if (word_is(p, i, "words") && word_is(p, i + 1, "of"))
            return range_span(p, collect(p, i + 2, at));
        if (!is_verb(p, i, IB_LEX_SAY | IB_LEX_SAYING) && !puts_it(p, i))
            continue;
        if (word_is(p, i, "clear") && !made(p, low, &i))
            continue;
        if (i > low && has(p, i - 1, IB_LEX_DET | IB_LEX_POSS) &&
            (i - 1 == low || !p->token[i - 1].capital) && !is_of_verb(p, i - 1))
            continue; /* a noun: "the report"; but not "Witness A said" */
        span = name_after(p, i + 1, at, "by");
        if (!ib_span_is_empty(span))
            return span;
        if (is_passive(p, low, i))
            return (ibid_span){0, 0};
        if (has(p, i, IB_LEX_SAYING) || (i > low && word_is(p, i - 1, "to")))
            return main_subject(p, low, i, last);
        span = subject(p, low, i, last);
        if (!ib_span_is_empty(span))
            return span;
        return main_subject(p, low, i, last);
    }
    return (ibid_span){0, 0};
}

/* A verb that no list has, right before the words: "counted “…”". */
static ibid_span subject_past(const ib_passage *p, uint32_t low, uint32_t at,
                              const ib_speaker *last)
{
    for (uint32_t i = at; i-- > low + 1 && at - i <= 2;)
        if (is_past(p, i) && !is_passive(p, low, i) &&
            !has(p, i - 1, IB_LEX_DET | IB_LEX_PREP | IB_LEX_POSS))
            return subject(p, low, i, last);
    return (ibid_span){0, 0};
}

/* "The Committee was plain: “…”": the subject of a sentence that a colon ends.
 */
static ibid_span subject_colon(const ib_passage *p, uint32_t low, uint32_t at)
{
    for (uint32_t i = low + 1; i < at; i++)
        if (is_verb(p, i, IB_LEX_ACT | IB_LEX_AUX))
            return named_subject(p, low, name_end(p, low, i));
    return (ibid_span){0, 0};
}

/* The name and a colon: "The President: “…”". */
static ibid_span speaker_colon(const ib_passage *p, uint32_t low, uint32_t at)
{
    range r = {low, at - 1};

    if (at - low < 2 || at - low > 8 || !is_kind(p, at - 1, IB_TOKEN_COLON) ||
        !p->token[low].capital)
        return (ibid_span){0, 0};
    for (uint32_t i = low; i < at - 1; i++)
        if (!is_kind(p, i, IB_TOKEN_WORD) ||
            (has(p, i, IB_LEX_PREP | IB_LEX_LINK | IB_LEX_SUB | IB_LEX_WORK) &&
             !word_is(p, i, "of") && !word_is(p, i, "for")))
            return (ibid_span){0, 0};
    return range_span(p, r);
}

/* The quotation before it in the sentence, if no other verb of saying stands
 * between: ";", "and", "as a". */
static uint32_t joined(const ib_passage *p, uint32_t low, uint32_t at)
{
    for (uint32_t i = at; i-- > low;) {
        if (is_kind(p, i, IB_TOKEN_QUOTE)) {
            const ib_quote *quote = &p->work->quote[p->token[i].quote];

            if (quote->kind == IBID_QUOTE_TITLE ||
                quote->kind == IBID_QUOTE_TERM)
                continue;
            return p->token[i].quote;
        }
        if (is_verb(p, i, IB_LEX_SAY | IB_LEX_SAYING) ||
            has(p, i, IB_LEX_ACCORD))
            return IBID_NONE;
    }
    return IBID_NONE;
}

/* A sentence that is nothing but the quotation goes on with the speaker of
 * the one before it in its paragraph. */
static bool stands_alone(const ib_passage *p, uint32_t low, uint32_t at)
{
    const uint32_t high = ib_passage_sentence_end(p, at);

    return low == at && high - at <= 2 && at > 0;
}

static ibid_str without_article(ibid_str name)
{
    if (name.len > 4 && ib_str_has_at_nocase(name, 0, IB_STR("the ")))
        return (ibid_str){name.at + 4, name.len - 4};
    return name;
}

/* Does a name begin with a capital, its article left out? */
static bool is_proper(ibid_str text, ibid_span span)
{
    const ibid_str name = without_article(ib_str_in(text, span));

    return ib_is(name.at[0], IB_UPPER);
}

/* Two words at most: their sentence speaks of other things, and its subject is
 * not who "he" of the next one is. */
static bool is_short(const ib_passage *p, uint32_t at)
{
    const ibid_str words =
        ib_str_in(p->stream->text, p->work->quote[p->token[at].quote].inner);
    uint32_t gaps = 0;

    for (uint32_t i = 0; i < words.len && gaps < 2; i++)
        gaps += ib_is(words.at[i], IB_SPACE);
    return gaps < 2;
}

ibid_span ib_speaker_find(const ib_passage *p, uint32_t at, ib_speaker *last)
{
    const uint32_t low = ib_passage_sentence(p, at);
    const uint32_t before = joined(p, low, at);
    ibid_span span = {0, 0};

    if (at > low && (is_kind(p, at - 1, IB_TOKEN_COLON) ||
                     is_verb(p, at - 1, IB_LEX_SAY | IB_LEX_SAYING)))
        span = speaker_before(p, low, at, last);
    if (ib_span_is_empty(span))
        span = speaker_of_view(p, low, at);
    if (ib_span_is_empty(span))
        span = speaker_after(p, at, last);
    if (ib_span_is_empty(span) && before != IBID_NONE)
        span = p->work->quote[before].speaker;
    if (ib_span_is_empty(span))
        span = speaker_before(p, low, at, last);
    if (ib_span_is_empty(span))
        span = subject_past(p, low, at, last);
    if (ib_span_is_empty(span) && at > low)
        span = speaker_colon(p, low, at);
    if (ib_span_is_empty(span) && at > low &&
        is_kind(p, at - 1, IB_TOKEN_COLON))
        span = subject_colon(p, low, at);
    if (ib_span_is_empty(span) && stands_alone(p, low, at) &&
        !ib_span_is_empty(last->span) && last->paragraph == p->paragraph)
        span = last->span;
    if (!ib_span_is_empty(span) &&
        (!is_short(p, at) || is_proper(p->stream->text, span)))
        *last = (ib_speaker){span, p->paragraph};
    return span;
}

bool ib_speaker_is_same(ibid_str text, ibid_span a, ibid_span b)
{
    const ibid_str x = without_article(ib_str_in(text, a));
    const ibid_str y = without_article(ib_str_in(text, b));
    const ibid_str small = x.len < y.len ? x : y;
    const ibid_str large = x.len < y.len ? y : x;

    return small.len > 2 && (ib_str_is_nocase(x, y) ||
                             ib_str_find(large, 0, small) != IBID_NONE);
}
