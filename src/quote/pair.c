/* pair.c - pairing quotation marks with a stack of bounded depth. */

#include "quote/pair.h"

#include "base/scan.h"
#include "base/str.h"
#include "quote/costs.h"

typedef struct open_mark {
    uint32_t pair;      /* index into the pairs */
    uint32_t paragraph; /* the last that is known to belong to it */
    uint8_t family;
    uint8_t glyph;
} open_mark;

typedef struct pairing {
    ib_list *out;
    ib_list *repeat;
    const ib_stream *stream;
    const ib_sign *sign;
    size_t count;
    ib_list *remarks;
    uint32_t *remarked;
    open_mark open[IB_QUOTE_DEPTH_MAX];
    uint32_t depth;
    uint32_t paragraph; /* of the last sign */
    uint32_t run;
    uint32_t repeated; /* levels whose mark this paragraph has repeated */
    bool too_deep;     /* said so already */
} pairing;

static ibid_status add_remark(pairing *p, const char *what, ibid_span span)
{
    if (*p->remarked > IB_QUOTE_REMARKS_MAX)
        return IBID_OK;
    if (++*p->remarked > IB_QUOTE_REMARKS_MAX)
        what = "from here on more quotation marks have no partner than are "
               "listed";
    return ib_remark_add(p->remarks, what, span);
}

/* End of the paragraph of a pair's opening mark, or of the last paragraph
 * that repeated it; gives the piece in *piece. */
static uint32_t paragraph_end(const ib_stream *stream, uint32_t *piece,
                              uint32_t paragraph)
{
    uint32_t i = *piece;

    while (i + 1 < stream->piece_count &&
           stream->piece[i + 1].paragraph <= paragraph)
        i++;
    *piece = i;
    return stream->piece[i].span.end;
}

/* The end of the last sentence before `end`, or `end` if none ends soon. */
static uint32_t sentence_end(ibid_str text, uint32_t start, uint32_t end)
{
    for (uint32_t at = end; at > start + IB_QUOTE_RECOVERED_MIN; at--)
        if (ib_is(text.at[at - 1], IB_SPACE) &&
            (text.at[at - 2] == '.' || text.at[at - 2] == '!' ||
             text.at[at - 2] == '?'))
            return at - 1;
        else if (end - at > IB_QUOTE_SENTENCE_BACK)
            break;
    return end;
}

/* Is it a closing mark that was taken for a note mark?  Then both stood there,
 * and nothing was lost. */
static bool is_closing_glyph(ibid_str text, uint32_t at)
{
    return text.at[at] == '"' ||
           ib_str_has_at(text, at, IB_STR("\xE2\x80\x9D")) ||
           ib_str_has_at(text, at, IB_STR("\xC2\xBB"));
}

/* Give a pair without a closing mark an end: before the first note mark, else
 * before the next quotation, else at the end of its paragraph. */
static ibid_status recover(pairing *p, const open_mark *open)
{
    ib_pair *pair = ib_list_at(p->out, ib_pair, open->pair);
    const ib_stream *stream = p->stream;
    uint32_t piece = pair->open_piece;
    uint32_t end = paragraph_end(stream, &piece, open->paragraph);
    size_t m = ib_stream_mark(stream, pair->inner.start);
    bool in_mark = false;
    ibid_span words;

    pair->dead = true;
    if (open->family == IB_SIGN_SINGLE)
        return IBID_OK;
    for (size_t i = open->pair + 1; i < p->out->count; i++) {
        const ib_pair *next = ib_list_at(p->out, ib_pair, i);

        if (next->dead)
            continue;
        if (next->outer.start < end)
            end = sentence_end(stream->text, pair->inner.start,
                               next->outer.start);
        break;
    }
    if (m < stream->mark_count && stream->mark[m].span.start < end) {
        end = stream->mark[m].span.start;
        in_mark = is_closing_glyph(stream->text, end);
    }
    if (end > pair->inner.start)
        words = ib_span_trim(stream->text, (ibid_span){pair->inner.start, end});
    else
        words = (ibid_span){pair->inner.start, pair->inner.start};
    if (words.end - words.start < IB_QUOTE_RECOVERED_MIN)
        return add_remark(p, "this quotation mark has no partner", pair->outer);
    pair->dead = false;
    pair->lost = true;
    pair->inner.end = pair->outer.end = words.end;
    pair->close_piece = pair->open_piece;
    while (stream->piece[pair->close_piece].span.end < words.end)
        pair->close_piece++;
    if (in_mark)
        return IBID_OK;
    return add_remark(p,
                      "a quotation opens here and no mark closes it; it was "
                      "read to the end of this place",
                      pair->outer);
}

/* Let go of the levels from `level` up, none of which was closed. */
static ibid_status lose(pairing *p, uint32_t level)
{
    while (p->depth > level) {
        ibid_status st = recover(p, &p->open[--p->depth]);

        if (st)
            return st;
    }
    return IBID_OK;
}

/* The level that a closing sign would close, or the depth if there is none. */
static uint32_t match(const pairing *p, const ib_sign *sign)
{
    for (uint32_t i = p->depth; i-- > 0;) {
        const open_mark *open = &p->open[i];

        if (open->family != sign->family)
            continue;
        if (sign->family == IB_SIGN_SINGLE && open->paragraph != p->paragraph)
            continue;
        if (p->paragraph - open->paragraph > IB_QUOTE_PARAGRAPHS_MAX)
            continue;
        if (sign->family == IB_SIGN_GUILLEMET && open->glyph == sign->glyph)
            continue;
        return i;
    }
    return p->depth;
}

/* Does a surer closing sign follow a weak one, before the next opening one?
 * Then the weak one is an apostrophe, or inches. */
static bool surer_follows(const pairing *p, size_t i)
{
    const ib_sign *sign = &p->sign[i];

    for (size_t j = i + 1; j < p->count && j <= i + IB_QUOTE_AHEAD_MAX; j++) {
        const ib_sign *next = &p->sign[j];

        if (p->stream->piece[next->piece].paragraph != p->paragraph)
            return false;
        if (next->family != sign->family) {
            if (next->can & IB_SIGN_CLOSES)
                return false;
            continue;
        }
        if (next->can & IB_SIGN_OPENS)
            return false;
        if (!(next->can & IB_SIGN_WEAK))
            return true;
    }
    return false;
}

/* A sign that might open as well as close: which does it here? */
static bool is_closing(const pairing *p, size_t i, uint32_t level)
{
    const ib_sign *sign = &p->sign[i];

    if (level == p->depth)
        return false;
    if (!(sign->can & IB_SIGN_OPENS))
        return !(sign->can & IB_SIGN_WEAK) || !surer_follows(p, i);
    if (sign->glyph != IB_GLYPH_OPEN)
        return true;
    return p->open[level].glyph == IB_GLYPH_LOW ||
           (sign->family == IB_SIGN_GUILLEMET &&
            p->open[level].glyph == IB_GLYPH_CLOSE);
}

static ibid_status close_level(pairing *p, const ib_sign *sign, uint32_t level)
{
    ibid_status st = IBID_OK;
    ib_pair *pair;

    while (!st && p->depth > level + 1) {
        const open_mark *open = &p->open[--p->depth];

        pair = ib_list_at(p->out, ib_pair, open->pair);
        pair->dead = true;
        if (open->family != IB_SIGN_SINGLE)
            st = add_remark(p, "this quotation mark has no partner",
                            pair->outer);
    }
    p->depth = level;
    pair = ib_list_at(p->out, ib_pair, p->open[level].pair);
    pair->inner.end = sign->at;
    pair->outer.end = sign->at + sign->len;
    pair->close_piece = sign->piece;
    return st;
}

/* Is a single sign inside a single quotation an apostrophe ('em, 'ouse)? */
static bool is_apostrophe(const pairing *p, const ib_sign *sign)
{
    const ibid_str text = p->stream->text;
    const uint32_t after = sign->at + sign->len;

    return sign->family == IB_SIGN_SINGLE && p->depth > 0 &&
           p->open[p->depth - 1].family == IB_SIGN_SINGLE &&
           p->open[p->depth - 1].paragraph == p->paragraph &&
           after < text.len && ib_is(text.at[after], IB_LOWER);
}

/* Is there, after sign i, a closing sign too many: one that closes what is
 * open now?  Then sign i opens a quotation inside it, in the same marks. */
static bool closes_later(const pairing *p, size_t i)
{
    const ib_sign *sign = &p->sign[i];
    int level = 0;

    for (size_t j = i; j < p->count && j < i + IB_QUOTE_BALANCE_MAX; j++) {
        const ib_sign *next = &p->sign[j];
        const ib_piece *piece = &p->stream->piece[next->piece];

        if (piece->run != p->run ||
            piece->paragraph - p->paragraph > IB_QUOTE_PARAGRAPHS_MAX)
            return false;
        if (next->family != sign->family)
            continue;
        if (!(next->can & IB_SIGN_OPENS) ||
            (next->can & IB_SIGN_CLOSES && next->glyph != IB_GLYPH_OPEN))
            level--;
        else if (next->can & IB_SIGN_FIRST)
            return false;
        else
            level++;
        if (level < 0)
            return true;
    }
    return false;
}

/* Does the top level look lost, now that the same sign opens again?  A note
 * mark between the two says so, and for single signs a new sentence. */
static bool is_top_lost(const pairing *p, const ib_sign *sign)
{
    const open_mark *top = &p->open[p->depth - 1];
    const ib_pair *pair = ib_list_at(p->out, ib_pair, top->pair);
    const ibid_str text = p->stream->text;
    size_t m;

    if (top->family != sign->family)
        return false;
    if (sign->family == IB_SIGN_SINGLE)
        return sign->at >= 2 && ib_is(text.at[sign->at - 1], IB_SPACE) &&
               ib_is(text.at[sign->at - 2], IB_PUNCT);
    m = ib_stream_mark(p->stream, pair->inner.start);
    return m < p->stream->mark_count && p->stream->mark[m].span.end <= sign->at;
}

static ibid_status open_level(pairing *p, size_t at)
{
    const ib_sign *sign = &p->sign[at];
    ibid_status st = IBID_OK;
    ib_pair *pair;

    if (is_apostrophe(p, sign))
        return IBID_OK;
    for (uint32_t i = 0; i < p->depth; i++)
        if (p->open[i].paragraph < p->paragraph &&
            p->open[i].family == sign->family && i >= p->repeated &&
            !closes_later(p, at))
            st = lose(p, i);
    if (!st && p->depth > 0 && is_top_lost(p, sign) &&
        (sign->family == IB_SIGN_SINGLE || !closes_later(p, at)))
        st = lose(p, p->depth - 1);
    if (st)
        return st;
    if (p->depth == IB_QUOTE_DEPTH_MAX) {
        if (p->too_deep)
            return IBID_OK;
        p->too_deep = true;
        return ib_remark_add(
            p->remarks,
            "quotation marks open within one another deeper than is read",
            (ibid_span){sign->at, sign->at + sign->len});
    }
    pair = ib_list_push(p->out);
    if (!pair)
        return ib_arena_status(p->out->arena);
    *pair = (ib_pair){.outer = {sign->at, sign->at + sign->len},
                      .inner = {sign->at + sign->len, sign->at + sign->len},
                      .open_piece = sign->piece,
                      .close_piece = sign->piece,
                      .family = sign->family};
    p->open[p->depth++] = (open_mark){(uint32_t)p->out->count - 1, p->paragraph,
                                      sign->family, sign->glyph};
    return IBID_OK;
}

/* Does the sign repeat, at the start of a line, the guillemet that is open,
 * as French printers do?  One that opens a quotation inside is closed too. */
static bool repeats_at_line(const pairing *p, size_t i)
{
    const ib_sign *sign = &p->sign[i];
    const open_mark *top;

    if (p->depth == 0 || !(sign->can & IB_SIGN_LINE))
        return false;
    top = &p->open[p->depth - 1];
    return top->family == sign->family && top->glyph == sign->glyph &&
           top->paragraph == p->paragraph && !closes_later(p, i);
}

/* Does the sign repeat, at the start of a paragraph, the mark of a quotation
 * that is still open?  French texts may repeat the closing one. */
static bool repeats(pairing *p, const ib_sign *sign)
{
    open_mark *open = &p->open[p->repeated];

    if (!(sign->can & IB_SIGN_FIRST) || p->repeated >= p->depth ||
        open->family != sign->family || open->paragraph >= p->paragraph ||
        p->paragraph - open->paragraph > IB_QUOTE_PARAGRAPHS_MAX)
        return false;
    if (!(sign->can & IB_SIGN_OPENS) && sign->family != IB_SIGN_GUILLEMET)
        return false;
    open->paragraph = p->paragraph;
    p->repeated++;
    return true;
}

/* Does the text break off at the end of the opening mark's paragraph, and no
 * sure heading follow? */
static bool breaks_off(const pairing *p, const ib_pair *pair,
                       uint32_t paragraph)
{
    const ib_piece *piece = p->stream->piece;
    const ibid_str text = p->stream->text;
    uint32_t i = pair->open_piece;
    const uint32_t end = paragraph_end(p->stream, &i, paragraph);
    const ibid_span words =
        ib_span_trim(text, (ibid_span){pair->outer.start, end});

    return ib_is(text.at[words.end - 1], IB_WORD) &&
           i + 1 < p->stream->piece_count &&
           text.at[piece[i + 1].span.start] != '#';
}

/* Is the sign the closing mark of a quotation that a line taken for a heading
 * seems to cut off? */
static bool reaches_over(const pairing *p, const ib_sign *sign)
{
    const open_mark *top = &p->open[p->depth - 1];
    const ib_pair *pair = ib_list_at(p->out, ib_pair, top->pair);

    return top->family == sign->family && sign->family != IB_SIGN_SINGLE &&
           (sign->can & (IB_SIGN_OPENS | IB_SIGN_CLOSES)) == IB_SIGN_CLOSES &&
           p->stream->piece[sign->piece].paragraph - top->paragraph <= 2 &&
           sign->at - pair->inner.start <= IB_QUOTE_ACROSS_MAX &&
           breaks_off(p, pair, top->paragraph);
}

/* Does the quotation that is open hold headings, as one of a statute does?  A
 * colon introduced it, and its closing mark follows, one too many, before a
 * paragraph that opens another. */
static bool holds_headings(const pairing *p, size_t i)
{
    const open_mark *open = &p->open[0];
    const ib_pair *pair = ib_list_at(p->out, ib_pair, open->pair);
    const ibid_str text = p->stream->text;
    uint32_t at = pair->outer.start;
    uint32_t blank;
    int level = 0;

    while (pair->outer.start - at < IB_QUOTE_COLON_BACK &&
           (blank = ib_blank_before(text, 0, at)) > 0)
        at -= blank;
    if (p->depth != 1 || at == 0 || text.at[at - 1] != ':')
        return false;
    for (size_t j = i; j < p->count && j < i + IB_QUOTE_BALANCE_MAX; j++) {
        const ib_sign *next = &p->sign[j];

        if (p->stream->piece[next->piece].paragraph - open->paragraph >
            IB_QUOTE_PARAGRAPHS_MAX)
            return false;
        if (next->family != open->family)
            continue;
        if (next->can & IB_SIGN_OPENS && next->can & IB_SIGN_FIRST)
            return false;
        level += next->can & IB_SIGN_OPENS && !(next->can & IB_SIGN_CLOSES &&
                                                next->glyph != IB_GLYPH_OPEN)
                     ? 1
                     : -1;
        if (level < 0)
            return true;
    }
    return false;
}

static ibid_status take_sign(pairing *p, size_t i)
{
    const ib_sign *sign = &p->sign[i];
    const ib_piece *piece = &p->stream->piece[sign->piece];
    ibid_status st = IBID_OK;
    uint32_t level;

    if (piece->run != p->run && p->depth > 0 && !reaches_over(p, sign) &&
        !holds_headings(p, i))
        st = lose(p, 0);
    p->run = piece->run;
    if (piece->paragraph != p->paragraph)
        p->repeated = 0;
    p->paragraph = piece->paragraph;
    while (!st && p->depth > 0 &&
           p->paragraph - p->open[0].paragraph > IB_QUOTE_PARAGRAPHS_MAX)
        st = lose(p, 0);
    if (st)
        return st;
    if (repeats(p, sign) || repeats_at_line(p, i)) {
        ibid_span *span = ib_list_push(p->repeat);

        if (!span)
            return ib_arena_status(p->repeat->arena);
        *span = (ibid_span){sign->at, sign->at + sign->len};
        return IBID_OK;
    }
    level = match(p, sign);
    if ((sign->can & IB_SIGN_CLOSES) && is_closing(p, i, level))
        return close_level(p, sign, level);
    if (!(sign->can & IB_SIGN_OPENS))
        return IBID_OK;
    if ((sign->can & IB_SIGN_CLOSES) && sign->glyph == IB_GLYPH_CLOSE)
        return IBID_OK;
    return open_level(p, i);
}

ibid_status ib_pair_find(ib_list *out, ib_list *repeat, const ib_stream *stream,
                         const ib_sign *sign, size_t count, ib_list *remarks,
                         uint32_t *remarked)
{
    pairing p = {.out = out,
                 .repeat = repeat,
                 .stream = stream,
                 .sign = sign,
                 .count = count,
                 .remarks = remarks,
                 .remarked = remarked};

    for (size_t i = 0; i < count; i++) {
        ibid_status st = take_sign(&p, i);

        if (st)
            return st;
    }
    return lose(&p, 0);
}
