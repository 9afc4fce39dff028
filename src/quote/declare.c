/* declare.c - finding declared edits.
 *
 * Forms are those of FIELD 5: Chicago 13.50-13.62, Bluebook rule 5.2 and 5.3,
 * and what French, German, Spanish and Italian law journals print.
 */

#include "quote/declare.h"

#include "base/scan.h"
#include "base/str.h"
#include "quote/costs.h"

/* Parentheses in a row that are looked at. */
enum { PARENTHESES_MAX = 3 };

typedef struct phrase {
    ibid_declared_kind kind;
    const char *words; /* small letters */
} phrase;

static const phrase phrases[] = {
    {IBID_DECLARED_EMPHASIS, "emphasis added"},
    {IBID_DECLARED_EMPHASIS, "emphasis in original"},
    {IBID_DECLARED_EMPHASIS, "emphasis in the original"},
    {IBID_DECLARED_EMPHASIS, "emphasis is in the original"},
    {IBID_DECLARED_EMPHASIS, "emphases in original"},
    {IBID_DECLARED_EMPHASIS, "emphasis supplied"},
    {IBID_DECLARED_EMPHASIS, "emphasis ours"},
    {IBID_DECLARED_EMPHASIS, "emphasis mine"},
    {IBID_DECLARED_EMPHASIS, "emphasis omitted"},
    {IBID_DECLARED_EMPHASIS, "emphases added"},
    {IBID_DECLARED_EMPHASIS, "my emphasis"},
    {IBID_DECLARED_EMPHASIS, "our emphasis"},
    {IBID_DECLARED_EMPHASIS, "original emphasis"},
    {IBID_DECLARED_EMPHASIS, "italics added"},
    {IBID_DECLARED_EMPHASIS, "italics mine"},
    {IBID_DECLARED_EMPHASIS, "nous soulignons"},
    {IBID_DECLARED_EMPHASIS, "je souligne"},
    {IBID_DECLARED_EMPHASIS, "soulignement ajouté"},
    {IBID_DECLARED_EMPHASIS, "souligné par"},
    {IBID_DECLARED_EMPHASIS, "italiques ajoutés"},
    {IBID_DECLARED_EMPHASIS, "hervorhebung"},
    {IBID_DECLARED_EMPHASIS, "herv. d."},
    {IBID_DECLARED_EMPHASIS, "énfasis añadido"},
    {IBID_DECLARED_EMPHASIS, "énfasis agregado"},
    {IBID_DECLARED_EMPHASIS, "cursiva añadida"},
    {IBID_DECLARED_EMPHASIS, "subrayado añadido"},
    {IBID_DECLARED_EMPHASIS, "corsivo aggiunto"},
    {IBID_DECLARED_EMPHASIS, "corsivo mio"},
    {IBID_DECLARED_EMPHASIS, "enfasi aggiunta"},
    {IBID_DECLARED_EMPHASIS, "grifo nosso"},
    {IBID_DECLARED_EMPHASIS, "курсив мой"},
    {IBID_DECLARED_EMPHASIS, "курсив автора"},
    {IBID_DECLARED_EMPHASIS, "выделено"},
    {IBID_DECLARED_CLEANED_UP, "cleaned up"},
    {IBID_DECLARED_NOTES_OMITTED, "citation omitted"},
    {IBID_DECLARED_NOTES_OMITTED, "citations omitted"},
    {IBID_DECLARED_NOTES_OMITTED, "footnote omitted"},
    {IBID_DECLARED_NOTES_OMITTED, "footnotes omitted"},
    {IBID_DECLARED_NOTES_OMITTED, "references omitted"},
    {IBID_DECLARED_NOTES_OMITTED, "notes omitted"},
    {IBID_DECLARED_NOTES_OMITTED, "fn. weggelassen"},
    {IBID_DECLARED_NOTES_OMITTED, "fußnoten weggelassen"},
    {IBID_DECLARED_NOTES_OMITTED, "fußnote weggelassen"},
    {IBID_DECLARED_NOTES_OMITTED, "nachweise weggelassen"},
    {IBID_DECLARED_NOTES_OMITTED, "notes omises"},
    {IBID_DECLARED_NOTES_OMITTED, "références omises"},
    {IBID_DECLARED_NOTES_OMITTED, "notas omitidas"},
    {IBID_DECLARED_NOTES_OMITTED, "citas omitidas"},
    {IBID_DECLARED_NOTES_OMITTED, "note omesse"},
    {IBID_DECLARED_MARKS_OMITTED, "quotation marks omitted"},
    {IBID_DECLARED_MARKS_OMITTED, "quotation marks and"},
    {IBID_DECLARED_MARKS_OMITTED, "quotations omitted"},
    {IBID_DECLARED_MARKS_OMITTED, "quotation omitted"},
    {IBID_DECLARED_MARKS_OMITTED, "quotations and"},
    {IBID_DECLARED_MARKS_OMITTED, "alterations omitted"},
    {IBID_DECLARED_MARKS_OMITTED, "alteration omitted"},
    {IBID_DECLARED_MARKS_OMITTED, "brackets omitted"},
    {IBID_DECLARED_MARKS_OMITTED, "ellipses omitted"},
    {IBID_DECLARED_MARKS_OMITTED, "ellipsis omitted"},
    {IBID_DECLARED_MARKS_OMITTED, "guillemets omis"},
    {IBID_DECLARED_TRANSLATED, "my translation"},
    {IBID_DECLARED_TRANSLATED, "our translation"},
    {IBID_DECLARED_TRANSLATED, "author's translation"},
    {IBID_DECLARED_TRANSLATED, "author’s translation"},
    {IBID_DECLARED_TRANSLATED, "translation by the author"},
    {IBID_DECLARED_TRANSLATED, "translated by the author"},
    {IBID_DECLARED_TRANSLATED, "free translation"},
    {IBID_DECLARED_TRANSLATED, "unofficial translation"},
    {IBID_DECLARED_TRANSLATED, "notre traduction"},
    {IBID_DECLARED_TRANSLATED, "ma traduction"},
    {IBID_DECLARED_TRANSLATED, "traduction de l'auteur"},
    {IBID_DECLARED_TRANSLATED, "traduction de l’auteur"},
    {IBID_DECLARED_TRANSLATED, "traduction par l'auteur"},
    {IBID_DECLARED_TRANSLATED, "traduction par l’auteur"},
    {IBID_DECLARED_TRANSLATED, "traduction libre"},
    {IBID_DECLARED_TRANSLATED, "eigene übersetzung"},
    {IBID_DECLARED_TRANSLATED, "übersetzung d. verf"},
    {IBID_DECLARED_TRANSLATED, "übersetzung des verf"},
    {IBID_DECLARED_TRANSLATED, "übersetzung der verf"},
    {IBID_DECLARED_TRANSLATED, "übersetzung durch d"},
    {IBID_DECLARED_TRANSLATED, "übers. d. verf"},
    {IBID_DECLARED_TRANSLATED, "traducción del autor"},
    {IBID_DECLARED_TRANSLATED, "traducción de la autora"},
    {IBID_DECLARED_TRANSLATED, "traducción propia"},
    {IBID_DECLARED_TRANSLATED, "traduzione mia"},
    {IBID_DECLARED_TRANSLATED, "traduzione dell'autor"},
    {IBID_DECLARED_TRANSLATED, "traduzione dell’autor"},
    {IBID_DECLARED_TRANSLATED, "tradução nossa"},
    {IBID_DECLARED_TRANSLATED, "перевод автора"},
    {IBID_DECLARED_TRANSLATED, "перевод мой"},
    {IBID_DECLARED_SIC, "sic"},
};

static ibid_status push(ib_list *out, ibid_declared_kind kind, uint32_t start,
                        uint32_t end)
{
    ibid_declared *item = ib_list_push(out);

    if (!item)
        return ib_arena_status(out->arena);
    *item = (ibid_declared){kind, {start, end}};
    return IBID_OK;
}

/* Does a phrase that ends with "and" go on, up to "omitted"? */
static bool goes_on(const phrase *p, ibid_str text, uint32_t at)
{
    const ibid_str words = ib_str_of(p->words);
    uint32_t end = text.len;

    if (words.len < 4 || memcmp(words.at + words.len - 4, " and", 4) != 0)
        return true;
    if (end - at > IB_QUOTE_DECLARED_MAX)
        end = at + IB_QUOTE_DECLARED_MAX;
    return ib_str_find((ibid_str){text.at, end}, at, IB_STR("omitted")) !=
           IBID_NONE;
}

/* The phrase that begins at `at`, a whole word, and its length; or NULL. */
static const phrase *phrase_at(uint32_t *len, ibid_str text, uint32_t at)
{
    const char first = ib_lower(text.at[at]);

    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        const ibid_str words = ib_str_of(phrases[i].words);

        if (phrases[i].words[0] != first)
            continue;
        *len = ib_str_words_at(text, at, words);
        if (*len > 0 && goes_on(&phrases[i], text, at) &&
            (words.len > 3 || at + *len >= text.len ||
             !ib_is(text.at[at + *len], IB_WORD)))
            return &phrases[i];
    }
    return NULL;
}

/* Is a phrase of this kind pushed since item `from`? */
static bool has_kind(const ib_list *list, size_t from, ibid_declared_kind kind)
{
    while (from < list->count &&
           ib_list_at(list, ibid_declared, from)->kind != kind)
        from++;
    return from < list->count;
}

/* Push the phrases in [start, end), those of one kind once with the span
 * `whole`, or each with its own where `whole` is empty. */
static ibid_status push_phrases(ib_list *out, ibid_str text, uint32_t start,
                                uint32_t end, ibid_span whole)
{
    const ibid_str cut = {text.at, end};
    const size_t before = out->count;
    bool in_word = false;

    for (uint32_t at = start, len; at < end; at++) {
        const phrase *found = NULL;
        ibid_status st;

        if (!in_word && ib_is(text.at[at], IB_ALPHA | IB_HIGH))
            found = phrase_at(&len, cut, at);
        in_word = ib_is(text.at[at], IB_WORD);
        if (!found ||
            (found->kind == IBID_DECLARED_SIC && ib_span_is_empty(whole)))
            continue;
        if (ib_span_is_empty(whole))
            st = push(out, found->kind, at, at + len);
        else
            st = has_kind(out, before, found->kind)
                     ? IBID_OK
                     : push(out, found->kind, whole.start, whole.end);
        if (st)
            return st;
        at += len - 1;
    }
    return IBID_OK;
}

/* Length of an elision at `at`: …, three dots or more, with blanks between
 * and a fourth; else 0. */
static uint32_t elision(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t dots = 0, last = at, i = at;

    while (i < end) {
        if (text.at[i] == '.') {
            dots++;
            last = ++i;
        } else if (end - i >= 3 &&
                   ib_str_has_at(text, i, IB_STR("\xE2\x80\xA6"))) {
            dots += 3;
            last = i += 3;
        } else if (dots > 0 && ib_blank_at(text, i, end) && i == last) {
            i += ib_blank_at(text, i, end);
            if (i >= end || (text.at[i] != '.' &&
                             !ib_str_has_at(text, i, IB_STR("\xE2\x80\xA6"))))
                break;
        } else {
            break;
        }
    }
    return dots >= 3 ? last - at : 0;
}

/* End of the bracket that opens at `at`, after its closing sign, or 0. */
static uint32_t bracket_end(ibid_str text, uint32_t at, uint32_t end)
{
    const char close = text.at[at] == '[' ? ']' : ')';
    const uint32_t high =
        end - at > IB_QUOTE_DECLARED_MAX ? at + IB_QUOTE_DECLARED_MAX : end;

    for (uint32_t i = at + 1; i < high; i++) {
        if (text.at[i] == close)
            return i + 1;
        if (text.at[i] == text.at[at])
            return 0;
    }
    return 0;
}

static ibid_status push_bracket(ib_list *out, ibid_str text, uint32_t at,
                                uint32_t close)
{
    const ibid_span whole = {at, close};
    const ibid_span in = ib_span_trim(text, (ibid_span){at + 1, close - 1});
    const size_t before = out->count;
    ibid_status st;

    if (!ib_span_is_empty(in) &&
        elision(text, in.start, in.end) == in.end - in.start)
        return push(out, IBID_DECLARED_ELISION, at, close);
    st = push_phrases(out, text, in.start, in.end, whole);
    if (st || out->count > before || text.at[at] == '(')
        return st;
    if (in.end - in.start == 1 && text.at[in.start] == '!')
        return push(out, IBID_DECLARED_SIC, at, close);
    return push(out, IBID_DECLARED_BRACKET, at, close);
}

/* The signs in [start, end). */
static ibid_status push_signs(ib_list *out, ibid_str text, uint32_t start,
                              uint32_t end)
{
    for (uint32_t at = start; at < end;) {
        const char c = text.at[at];
        uint32_t len = 0;
        ibid_status st = IBID_OK;

        if (c == '[' || c == '(') {
            const uint32_t close = bracket_end(text, at, end);

            if (close) {
                st = push_bracket(out, text, at, close);
                len = close - at;
            }
        } else if (c == '.' || c == '\xE2') {
            len = elision(text, at, end);
            if (len)
                st = push(out, IBID_DECLARED_ELISION, at, at + len);
        } else if (c == '*' && ib_str_has_at((ibid_str){text.at, end}, at,
                                             IB_STR("* * *"))) {
            len = 5;
            st = push(out, IBID_DECLARED_ELISION, at, at + len);
        }
        if (st)
            return st;
        at += len ? len : 1;
    }
    return IBID_OK;
}

/* End of the parenthesis that opens at `at`, others inside it with it, or 0:
 * "(quoting Dalton, 5 F.3d 4 (1998))". */
static uint32_t parenthesis_end(ibid_str text, uint32_t at, uint32_t end)
{
    const uint32_t high =
        end - at > IB_QUOTE_QUOTING_MAX ? at + IB_QUOTE_QUOTING_MAX : end;
    uint32_t depth = 0;

    if (text.at[at] == '[')
        return bracket_end(text, at, end);
    for (uint32_t i = at; i < high; i++) {
        depth += text.at[i] == '(';
        if (text.at[i] == ')' && --depth == 0)
            return i + 1;
    }
    return 0;
}

/* Step over what may stand before a parenthesis: marks, blanks, a stop. */
static uint32_t step_over(const ib_stream *stream, uint32_t at, uint32_t end)
{
    const ibid_str text = stream->text;
    size_t m = ib_stream_mark(stream, at);

    while (at < end) {
        if (m < stream->mark_count && stream->mark[m].span.end <= at)
            m++;
        else if (m < stream->mark_count && stream->mark[m].span.start <= at)
            at = stream->mark[m++].span.end;
        else if (ib_blank_at(text, at, end))
            at += ib_blank_at(text, at, end);
        else if (text.at[at] == '.' || text.at[at] == ',')
            at++;
        else
            break;
    }
    return at;
}

static bool has_phrase(ibid_str text, uint32_t start, uint32_t end)
{
    const ibid_str cut = {text.at, end};
    bool in_word = false;

    for (uint32_t at = start, len; at < end; at++) {
        if (!in_word && ib_is(text.at[at], IB_ALPHA | IB_HIGH) &&
            phrase_at(&len, cut, at))
            return true;
        in_word = ib_is(text.at[at], IB_WORD);
    }
    return false;
}

uint32_t ib_declare_end(const ib_quote_work *work, const ib_quote *quote)
{
    const ib_stream *stream = ib_quote_stream(work, quote);
    const ibid_str text = stream->text;
    const uint32_t end = stream->piece[quote->close_piece].span.end;
    uint32_t at = quote->outer.end;

    for (int i = 0; i < PARENTHESES_MAX; i++) {
        const uint32_t open = step_over(stream, at, end);
        uint32_t close = 0;

        if (open < end && (text.at[open] == '(' || text.at[open] == '['))
            close = bracket_end(text, open, end);
        if (!close || !has_phrase(text, open + 1, close - 1))
            break;
        at = close;
    }
    return at;
}

/* The parentheses from byte *at on, which moves behind them. */
static ibid_status push_parentheses(ib_list *out, const ib_stream *stream,
                                    uint32_t *at, uint32_t end)
{
    const ibid_str text = stream->text;

    for (int i = 0; i < PARENTHESES_MAX; i++) {
        const uint32_t open = step_over(stream, *at, end);
        uint32_t close;
        ibid_status st;

        if (open >= end || (text.at[open] != '(' && text.at[open] != '['))
            return IBID_OK;
        close = parenthesis_end(text, open, end);
        if (!close)
            return IBID_OK;
        st = close - open > IB_QUOTE_DECLARED_MAX
                 ? IBID_OK
                 : push_phrases(out, text, open + 1, close - 1,
                                (ibid_span){open, close});
        if (st)
            return st;
        *at = close;
    }
    return IBID_OK;
}

/* The parentheses right after a quotation, and those after the citation that
 * follows it: "..." Id. at 316 (emphasis added). */
static ibid_status push_after(ib_list *out, const ib_quote_work *work,
                              const ib_quote *quote)
{
    const ib_stream *stream = ib_quote_stream(work, quote);
    const uint32_t end = stream->piece[quote->close_piece].span.end;
    uint32_t at = quote->outer.end;
    ibid_status st = push_parentheses(out, stream, &at, end);
    ibid_span cited;

    if (st || quote->citation == IBID_NONE || quote->inferred)
        return st;
    cited = work->citations->item[quote->citation].span;
    if (cited.start < at || cited.start - at > IB_QUOTE_TO_CITATION ||
        cited.end > end)
        return IBID_OK;
    at = cited.end;
    return push_parentheses(out, stream, &at, end);
}

static ibid_status search_note(ib_declared_notes *notes,
                               const ib_quote_work *work, uint32_t index)
{
    const ibid_note *note = &work->structure->notes.item[index];
    uint32_t left = IB_QUOTE_NOTE_MAX;

    notes->first[index] = (uint32_t)notes->phrase.count + 1;
    for (uint32_t i = 0; i < note->part_count && left > 0; i++) {
        ibid_span part = note->part[i];
        ibid_status st;

        if (part.end - part.start > left)
            part.end = part.start + left;
        left -= part.end - part.start;
        st = push_phrases(&notes->phrase, work->text->str, part.start, part.end,
                          (ibid_span){0, 0});
        if (st)
            return st;
    }
    notes->count[index] =
        (uint32_t)notes->phrase.count + 1 - notes->first[index];
    return IBID_OK;
}

ibid_status ib_declare_open(ib_declared_notes *out, const ib_quote_work *work)
{
    const size_t count = work->structure->notes.count;

    *out = (ib_declared_notes){
        .phrase = ib_list_of(work->scratch, ibid_declared),
        .first = ib_arena_array(work->scratch, uint32_t, count),
        .count = ib_arena_array(work->scratch, uint32_t, count)};
    return out->first && out->count ? IBID_OK : ib_arena_status(work->scratch);
}

ibid_status ib_declare_find(ib_list *out, ib_declared_notes *notes,
                            const ib_quote_work *work, const ib_quote *quote)
{
    const ib_stream *stream = ib_quote_stream(work, quote);
    ibid_status st = IBID_OK;

    for (uint32_t i = quote->open_piece; !st && i <= quote->close_piece; i++) {
        ibid_span span = stream->piece[i].span;

        if (span.start < quote->inner.start)
            span.start = quote->inner.start;
        if (span.end > quote->inner.end)
            span.end = quote->inner.end;
        st = push_signs(out, stream->text, span.start, span.end);
    }
    if (!st)
        st = push_after(out, work, quote);
    if (st || quote->note == IBID_NONE || quote->in_note)
        return st;
    if (notes->first[quote->note] == 0)
        st = search_note(notes, work, quote->note);
    for (uint32_t i = 0; !st && i < notes->count[quote->note]; i++) {
        const ibid_declared *found = ib_list_at(
            &notes->phrase, ibid_declared, notes->first[quote->note] - 1 + i);

        st = push(out, found->kind, found->span.start, found->span.end);
    }
    return st;
}
