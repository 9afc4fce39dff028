/* passage.c - cutting a paragraph into words and quotations. */

#include "quote/passage.h"

#include "base/scan.h"
#include "base/str.h"
#include "quote/costs.h"

typedef struct cutter {
    ib_passage *out;
    ib_list *tokens;
    const ib_quote_work *work;
    const ib_stream *stream;
    uint32_t piece;
    uint32_t at;
    uint32_t end_piece; /* the last piece that is cut */
    uint32_t end;       /* byte in it */
    uint32_t parent;
    bool in_note;
    uint32_t next; /* the next quote of this parent, or IBID_NONE */
    size_t mark;
} cutter;

static void find_next(cutter *c, uint32_t from)
{
    for (uint32_t i = from; i < c->work->count; i++) {
        const ib_quote *quote = &c->work->quote[i];

        if (c->parent != IBID_NONE &&
            quote->outer.start >= c->work->quote[c->parent].outer.end &&
            quote->in_note == c->in_note)
            break;
        if (quote->parent == c->parent && quote->in_note == c->in_note) {
            c->next = i;
            return;
        }
    }
    c->next = IBID_NONE;
}

static bool is_letter(uint32_t cp)
{
    return cp >= 0xC0 && !(cp >= 0x2000 && cp < 0x2C00) &&
           !(cp >= 0x3000 && cp < 0x3040) && !(cp >= 0xFF00 && cp < 0xFF10);
}

/* Length of a suffix in parentheses, "III(3)(a)", or 0. */
static uint32_t suffix(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t len = 1;

    while (at + len < end && len < 6 && ib_is(text.at[at + len], IB_WORD))
        len++;
    return len > 1 && at + len < end && text.at[at + len] == ')' ? len + 1 : 0;
}

/* End of the word at `at`. */
static uint32_t word_end(ibid_str text, uint32_t at, uint32_t end)
{
    const uint32_t start = at;

    while (at < end && ib_is(text.at[at], IB_ALPHA))
        at++;
    while (at < end) {
        const char c = text.at[at];
        const bool more = at + 1 < end && ib_is(text.at[at + 1], IB_WORD);
        uint32_t cp, len = 1;

        if (ib_is(c, IB_HIGH)) {
            len = ib_utf8_at(&cp, text, at, end);
            if (!is_letter(cp) &&
                !(cp == 0x2019 && at > start && at + len < end &&
                  ib_is(text.at[at + len], IB_ALPHA)))
                break;
        } else if (c == '(' && at > start) {
            len = suffix(text, at, end);
            if (len == 0)
                break;
        } else if (!ib_is(c, IB_ALPHA | IB_DIGIT) &&
                   !(at > start && more &&
                     (c == '-' || c == '\'' || c == '/' || c == '.' ||
                      c == '&' || c == '_'))) {
            break;
        }
        at += len;
    }
    return at > start ? at : start + 1;
}

/* Does a stop after the word belong to it?  Then it is taken in. */
static uint32_t with_stop(const cutter *c, const ib_token *token, uint32_t end)
{
    const ibid_str text = c->stream->text;
    const ibid_str word = ib_str_in(text, token->span);
    const uint32_t at = token->span.end;

    if (at >= end || text.at[at] != '.')
        return at;
    if ((word.len == 1 && token->capital) ||
        (token->flags & IB_LEX_ABBR &&
         (token->capital || word.len < 3 ||
          (at + 2 < end && ib_is(text.at[at + 2], IB_DIGIT)))) ||
        (word.len > 2 && word.len < 8 && word.at[word.len - 2] == '.'))
        return at + 1;
    return at;
}

static uint8_t sign_kind(uint32_t cp)
{
    switch (cp) {
    case '.':
    case '!':
    case '?':
    case 0x3002:
    case 0x589:
        return IB_TOKEN_STOP;
    case ',':
    case 0xFF0C:
    case 0x60C:
        return IB_TOKEN_COMMA;
    case ';':
        return IB_TOKEN_SEMICOLON;
    case ':':
    case 0xFF1A:
        return IB_TOKEN_COLON;
    case '-':
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return IB_TOKEN_DASH;
    case '(':
    case '[':
        return IB_TOKEN_OPEN;
    case ')':
    case ']':
        return IB_TOKEN_CLOSE;
    default:
        return IB_TOKEN_OTHER;
    }
}

static void read_token(const cutter *c, ib_token *token, uint32_t end)
{
    const ibid_str text = c->stream->text;
    const uint32_t at = token->span.start;
    uint32_t cp;
    uint32_t len = ib_utf8_at(&cp, text, at, end);

    if ((cp < 0x80 && ib_is(text.at[at], IB_ALPHA | IB_DIGIT)) ||
        (cp >= 0x80 && is_letter(cp))) {
        token->span.end = word_end(text, at, end);
        token->kind = cp < 0x80 && ib_is(text.at[at], IB_DIGIT)
                          ? IB_TOKEN_NUMBER
                          : IB_TOKEN_WORD;
        token->capital = ib_is_capital(cp);
        token->flags =
            ib_lexicon_find(c->out->lexicon, ib_str_in(text, token->span));
        token->span.end = with_stop(c, token, end);
        return;
    }
    token->kind = sign_kind(cp);
    token->span.end = at + len;
    if (token->kind != IB_TOKEN_STOP)
        return;
    while (token->span.end < end && text.at[token->span.end] == text.at[at])
        token->span.end++;
    if (text.at[at] == '.' && token->span.end - at > 1)
        token->kind = IB_TOKEN_OTHER;
}

/* Do these words end a sentence, closing marks inside them looked through? */
static bool ends_with_stop(ibid_str text, ibid_span words)
{
    uint32_t end = words.end;

    while (end > words.start + 3) {
        if (text.at[end - 1] == '\'' || text.at[end - 1] == '"')
            end--;
        else if (ib_str_has_at(text, end - 3, IB_STR("\xE2\x80\x99")) ||
                 ib_str_has_at(text, end - 3, IB_STR("\xE2\x80\x9D")))
            end -= 3;
        else
            break;
    }
    return text.at[end - 1] == '.';
}

static ibid_status push_quote(cutter *c)
{
    const ib_quote *quote = &c->work->quote[c->next];
    const ibid_str text = c->stream->text;
    ib_token *token = ib_list_push(c->tokens);

    if (!token)
        return ib_arena_status(c->tokens->arena);
    *token = (ib_token){.span = quote->outer,
                        .quote = c->next,
                        .kind = IB_TOKEN_QUOTE,
                        .ends = ends_with_stop(text, quote->inner)};
    c->at = quote->outer.end;
    c->piece = quote->close_piece;
    if (c->parent == IBID_NONE && c->end_piece < c->piece) {
        c->end_piece = c->piece;
        while (c->end_piece + 1 < c->stream->piece_count &&
               c->stream->piece[c->end_piece + 1].paragraph ==
                   c->stream->piece[c->piece].paragraph)
            c->end_piece++;
        c->end = c->stream->piece[c->end_piece].span.end;
    }
    find_next(c, c->next + 1);
    return IBID_OK;
}

/* Cut from c->at to `end`, no further than one sign or quotation. */
static ibid_status step(cutter *c, uint32_t end)
{
    const ib_stream *stream = c->stream;
    ib_token *token;

    c->at = ib_skip_blank(stream->text, c->at, end);
    while (c->mark < stream->mark_count &&
           stream->mark[c->mark].span.end <= c->at)
        c->mark++;
    if (c->at >= end)
        return IBID_OK;
    if (c->mark < stream->mark_count &&
        stream->mark[c->mark].span.start <= c->at) {
        c->at = stream->mark[c->mark].span.end;
        return IBID_OK;
    }
    if (c->mark < stream->mark_count && stream->mark[c->mark].span.start < end)
        end = stream->mark[c->mark].span.start;
    token = ib_list_push(c->tokens);
    if (!token)
        return ib_arena_status(c->tokens->arena);
    token->span.start = c->at;
    token->quote = IBID_NONE;
    read_token(c, token, end);
    c->at = token->span.end;
    return IBID_OK;
}

static ibid_status cut(cutter *c)
{
    const ib_quote *quotes = c->work->quote;
    ibid_status st = IBID_OK;

    while (!st && c->piece <= c->end_piece) {
        uint32_t end = c->stream->piece[c->piece].span.end;

        if (c->piece == c->end_piece && c->end < end)
            end = c->end;
        if (c->next != IBID_NONE && quotes[c->next].outer.start < end) {
            end = quotes[c->next].outer.start;
            if (c->at >= end) {
                st = push_quote(c);
                continue;
            }
        }
        if (c->at < end) {
            st = step(c, end);
            continue;
        }
        if (c->next != IBID_NONE && end == quotes[c->next].outer.start)
            continue;
        if (++c->piece <= c->end_piece)
            c->at = c->stream->piece[c->piece].span.start;
    }
    return st;
}

/* The block quotations that follow the paragraph stand at its end. */
static ibid_status add_blocks(cutter *c)
{
    const ib_stream *stream = c->stream;
    uint32_t piece = c->end_piece + 1;

    while (c->next != IBID_NONE && piece < stream->piece_count &&
           c->work->quote[c->next].kind == IBID_QUOTE_BLOCK &&
           c->work->quote[c->next].open_piece == piece &&
           stream->piece[piece].run == stream->piece[c->end_piece].run) {
        ibid_status st;

        piece = c->work->quote[c->next].close_piece + 1;
        c->end_piece = piece - 1;
        st = push_quote(c);
        if (st)
            return st;
    }
    return IBID_OK;
}

/* Set where a passage of the body or a note starts and ends. */
static void find_paragraph(cutter *c, uint32_t first)
{
    const ib_piece *piece = c->stream->piece;
    const ib_quote *quote = &c->work->quote[first];
    uint32_t i = quote->open_piece;

    if (quote->kind == IBID_QUOTE_BLOCK && i > 0 &&
        piece[i - 1].run == piece[i].run)
        i--;
    c->end_piece = i;
    while (i > 0 && piece[i - 1].paragraph == piece[i].paragraph)
        i--;
    c->piece = i;
    c->at = piece[i].span.start;
    while (c->end_piece + 1 < c->stream->piece_count &&
           piece[c->end_piece + 1].paragraph == piece[i].paragraph)
        c->end_piece++;
    c->end = piece[c->end_piece].span.end;
}

ibid_status ib_passage_cut(ib_passage *out, ib_list *tokens, uint32_t first)
{
    const ib_quote_work *work = out->work;
    const ib_quote *quote = &work->quote[first];
    cutter c = {.out = out,
                .tokens = tokens,
                .work = work,
                .stream = ib_quote_stream(work, quote),
                .parent = quote->parent,
                .in_note = quote->in_note,
                .next = first};
    ibid_status st;

    tokens->count = 0;
    if (c.parent == IBID_NONE) {
        find_paragraph(&c, first);
    } else {
        const ib_quote *around = &work->quote[c.parent];

        c.piece = around->open_piece;
        c.at = around->inner.start;
        c.end_piece = around->close_piece;
        c.end = around->inner.end;
    }
    c.mark = ib_stream_mark(c.stream, c.at);
    out->stream = c.stream;
    out->paragraph = c.stream->piece[c.piece].paragraph;
    st = cut(&c);
    if (!st && c.parent == IBID_NONE && !c.in_note)
        st = add_blocks(&c);
    out->token = tokens->item;
    out->count = (uint32_t)tokens->count;
    out->end = c.end;
    return st;
}

static bool begins_sentence(const ib_token *token)
{
    return token->kind == IB_TOKEN_NUMBER || token->kind == IB_TOKEN_QUOTE ||
           token->kind == IB_TOKEN_OPEN ||
           (token->kind == IB_TOKEN_WORD && token->capital);
}

/* Does a sentence end with token `at`? */
static bool ends_sentence(const ib_passage *passage, uint32_t at)
{
    const ib_token *token = &passage->token[at];

    if (token->kind == IB_TOKEN_QUOTE)
        return token->ends &&
               (at + 1 >= passage->count || (token[1].kind != IB_TOKEN_QUOTE &&
                                             begins_sentence(&token[1])));
    return token->kind == IB_TOKEN_STOP &&
           (at + 1 >= passage->count || begins_sentence(&token[1]));
}

uint32_t ib_passage_sentence(const ib_passage *passage, uint32_t at)
{
    const uint32_t low =
        at > IB_QUOTE_SENTENCE_MAX ? at - IB_QUOTE_SENTENCE_MAX : 0;

    while (at > low && !ends_sentence(passage, at - 1))
        at--;
    return at;
}

uint32_t ib_passage_sentence_end(const ib_passage *passage, uint32_t at)
{
    const uint32_t high = passage->count - at > IB_QUOTE_SENTENCE_MAX
                              ? at + IB_QUOTE_SENTENCE_MAX
                              : passage->count;

    while (at < high && !ends_sentence(passage, at))
        at++;
    return at < high ? at + 1 : at;
}

/* Capitals of Latin-1, Greek, Cyrillic and Armenian; in the Latin extensions
 * nearly all capitals are even. */
bool ib_is_capital(uint32_t cp)
{
    return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE) ||
           (cp >= 0x100 && cp < 0x180 && cp % 2 == 0) ||
           (cp >= 0x386 && cp <= 0x3AB) || (cp >= 0x400 && cp <= 0x42F) ||
           (cp >= 0x531 && cp <= 0x556);
}
