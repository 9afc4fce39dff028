/* declare.c - finding declared edits.
 *
 * Forms are those of FIELD 5: Chicago 13.50-13.62, Bluebook rule 5.2 and 5.3,
 * and what French, German, Spanish and Italian law journals print.
 */

#include "quote/declare.h"

#include "base/scan.h"
#include "base/str.h"
#include "quote/costs.h"

typedef struct phrase {
    ibid_declared_kind kind;
    const char *words; /* small letters */
} phrase;

static const phrase phrases[] = {
    {IBID_DECLARED_EMPHASIS, "emphasis added"},
    {IBID_DECLARED_EMPHASIS, "emphasis in"},
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
    {IBID_DECLARED_TRANSLATED, "traduction de l"},
    {IBID_DECLARED_TRANSLATED, "traduction libre"},
    {IBID_DECLARED_TRANSLATED, "eigene übersetzung"},
    {IBID_DECLARED_TRANSLATED, "übersetzung d"},
    {IBID_DECLARED_TRANSLATED, "traducción del autor"},
    {IBID_DECLARED_TRANSLATED, "traducción de la autora"},
    {IBID_DECLARED_TRANSLATED, "traducción propia"},
    {IBID_DECLARED_TRANSLATED, "traduzione mia"},
    {IBID_DECLARED_TRANSLATED, "traduzione dell"},
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

/* The phrase that begins at `at`, a whole word, or NULL. */
static const phrase *phrase_at(ibid_str text, uint32_t at)
{
    const char first = ib_lower(text.at[at]);

    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        const ibid_str words = ib_str_of(phrases[i].words);

        if (phrases[i].words[0] == first &&
            ib_str_has_at_nocase(text, at, words) &&
            (words.len > 3 || at + words.len >= text.len ||
             !ib_is(text.at[at + words.len], IB_WORD)))
            return &phrases[i];
    }
    return NULL;
}

/* Push the phrases in [start, end), each with the span `whole`, or with its
 * own where `whole` is empty. */
static ibid_status push_phrases(ib_list *out, ibid_str text, uint32_t start,
                                uint32_t end, ibid_span whole)
{
    const ibid_str cut = {text.at, end};
    bool in_word = false;

    for (uint32_t at = start; at < end; at++) {
        const phrase *found = NULL;
        ibid_status st;

        if (!in_word && ib_is(text.at[at], IB_ALPHA | IB_HIGH))
            found = phrase_at(cut, at);
        in_word = ib_is(text.at[at], IB_WORD);
        if (!found ||
            (found->kind == IBID_DECLARED_SIC && ib_span_is_empty(whole)))
            continue;
        if (ib_span_is_empty(whole))
            st =
                push(out, found->kind, at, at + (uint32_t)strlen(found->words));
        else
            st = push(out, found->kind, whole.start, whole.end);
        if (st)
            return st;
        at += (uint32_t)strlen(found->words) - 1;
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

/* The parentheses right after a quotation. */
static ibid_status push_after(ib_list *out, const ib_stream *stream,
                              const ib_quote *quote)
{
    enum { PARENTHESES_MAX = 3 };
    const ibid_str text = stream->text;
    const uint32_t end = stream->piece[quote->close_piece].span.end;
    uint32_t at = quote->outer.end;
    size_t m = ib_stream_mark(stream, at);

    for (int i = 0; i < PARENTHESES_MAX; i++) {
        uint32_t close;
        ibid_status st;

        while (at < end) {
            if (m < stream->mark_count && stream->mark[m].span.end <= at) {
                m++;
            } else if (m < stream->mark_count &&
                       stream->mark[m].span.start <= at) {
                at = stream->mark[m++].span.end;
            } else if (ib_blank_at(text, at, end)) {
                at += ib_blank_at(text, at, end);
            } else if (text.at[at] == '.' || text.at[at] == ',') {
                at++;
            } else {
                break;
            }
        }
        if (at >= end || (text.at[at] != '(' && text.at[at] != '['))
            return IBID_OK;
        close = bracket_end(text, at, end);
        if (!close)
            return IBID_OK;
        st = push_phrases(out, text, at + 1, close - 1, (ibid_span){at, close});
        if (st)
            return st;
        at = close;
    }
    return IBID_OK;
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
        st = push_after(out, stream, quote);
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
