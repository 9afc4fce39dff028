/* sign.c - reading quotation marks from what stands beside them. */

#include "quote/sign.h"

#include <string.h>

#include "base/scan.h"
#include "base/str.h"
#include "quote/costs.h"

/* What stands beside a sign. */
typedef enum beside {
    BESIDE_BLANK, /* or nothing */
    BESIDE_LETTER,
    BESIDE_DIGIT,
    BESIDE_BEFORE, /* stands before words: ( [ ¿ ¡ */
    BESIDE_AFTER,  /* stands after words: . , ) ] ? */
    BESIDE_DASH,
    BESIDE_QUOTE,
    BESIDE_OTHER
} beside;

typedef struct glyph_kind {
    uint32_t cp;
    uint8_t family;
    uint8_t glyph;
} glyph_kind;

/* Unicode, "General Punctuation" and "CJK Symbols and Punctuation"; the names
 * of the characters say what each does in some tradition. */
static const glyph_kind glyphs[] = {
    {0x22, IB_SIGN_DOUBLE, IB_GLYPH_STRAIGHT},
    {0x27, IB_SIGN_SINGLE, IB_GLYPH_STRAIGHT},
    {0x60, IB_SIGN_SINGLE, IB_GLYPH_OPEN},
    {0xAB, IB_SIGN_GUILLEMET, IB_GLYPH_OPEN},
    {0xB4, IB_SIGN_SINGLE, IB_GLYPH_CLOSE},
    {0xBB, IB_SIGN_GUILLEMET, IB_GLYPH_CLOSE},
    {0x5F4, IB_SIGN_DOUBLE, IB_GLYPH_STRAIGHT},
    {0x2018, IB_SIGN_SINGLE, IB_GLYPH_OPEN},
    {0x2019, IB_SIGN_SINGLE, IB_GLYPH_CLOSE},
    {0x201A, IB_SIGN_SINGLE, IB_GLYPH_LOW},
    {0x201B, IB_SIGN_SINGLE, IB_GLYPH_OPEN},
    {0x201C, IB_SIGN_DOUBLE, IB_GLYPH_OPEN},
    {0x201D, IB_SIGN_DOUBLE, IB_GLYPH_CLOSE},
    {0x201E, IB_SIGN_DOUBLE, IB_GLYPH_LOW},
    {0x201F, IB_SIGN_DOUBLE, IB_GLYPH_OPEN},
    {0x2039, IB_SIGN_ANGLE, IB_GLYPH_OPEN},
    {0x203A, IB_SIGN_ANGLE, IB_GLYPH_CLOSE},
    {0x3008, IB_SIGN_BOOK, IB_GLYPH_OPEN},
    {0x3009, IB_SIGN_BOOK, IB_GLYPH_CLOSE},
    {0x300A, IB_SIGN_BOOK, IB_GLYPH_OPEN},
    {0x300B, IB_SIGN_BOOK, IB_GLYPH_CLOSE},
    {0x300C, IB_SIGN_CORNER, IB_GLYPH_OPEN},
    {0x300D, IB_SIGN_CORNER, IB_GLYPH_CLOSE},
    {0x300E, IB_SIGN_WHITE, IB_GLYPH_OPEN},
    {0x300F, IB_SIGN_WHITE, IB_GLYPH_CLOSE},
    {0x301D, IB_SIGN_DOUBLE, IB_GLYPH_OPEN},
    {0x301E, IB_SIGN_DOUBLE, IB_GLYPH_CLOSE},
    {0x301F, IB_SIGN_DOUBLE, IB_GLYPH_LOW},
    {0xFF02, IB_SIGN_DOUBLE, IB_GLYPH_STRAIGHT},
    {0xFF07, IB_SIGN_SINGLE, IB_GLYPH_STRAIGHT},
};

/* Words that begin with an apostrophe: 'tis, 'em, ... */
static const char *const elided[] = {
    "tis",  "twas",  "twere", "twill", "twould", "em",    "n",     "til",
    "till", "cause", "bout",  "round", "ere",    "twixt", "neath", "gainst",
    "cos",  "tain",  "tisn",  "twasn", "un",     "im",    "er",
};

/* First bytes of signs: everything else is stepped over. */
static const uint8_t begins[256] = {
    ['"'] = 1,  ['\''] = 1, ['`'] = 1,  [','] = 1,  ['<'] = 1,  ['>'] = 1,
    [0xC2] = 1, [0xD7] = 1, [0xE2] = 1, [0xE3] = 1, [0xEF] = 1,
};

/* The next byte that may begin a sign; a comma alone is by far the commonest
 * that does not. */
static uint32_t next_begin(ibid_str text, uint32_t at, uint32_t end)
{
    for (; at < end; at++)
        if (begins[(unsigned char)text.at[at]] &&
            (text.at[at] != ',' || (at + 1 < end && text.at[at + 1] == ',')))
            return at;
    return end;
}

static bool find_glyph(glyph_kind *out, uint32_t cp)
{
    size_t low = 0, high = sizeof glyphs / sizeof glyphs[0];

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (glyphs[mid].cp == cp) {
            *out = glyphs[mid];
            return true;
        }
        if (glyphs[mid].cp < cp)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

/* Read a sign of any glyph at `at`; gives its length, or 0.  Doubled signs of
 * plain text count as one: ``, '', ,, << >>. */
static uint32_t read_sign(ib_sign *out, ibid_str text, uint32_t at,
                          uint32_t end)
{
    const char c = text.at[at];
    glyph_kind kind;
    uint32_t cp, len;

    if (c == ',' || c == '<' || c == '>') {
        if (at + 1 >= end || text.at[at + 1] != c ||
            (at + 2 < end && text.at[at + 2] == c))
            return 0;
        out->family = c == ',' ? IB_SIGN_DOUBLE : IB_SIGN_GUILLEMET;
        out->glyph = c == ','   ? IB_GLYPH_LOW
                     : c == '<' ? IB_GLYPH_OPEN
                                : IB_GLYPH_CLOSE;
        return 2;
    }
    len = ib_utf8_at(&cp, text, at, end);
    if (!find_glyph(&kind, cp))
        return 0;
    out->family = kind.family;
    out->glyph = kind.glyph;
    if ((c == '`' || c == '\'') && at + 1 < end && text.at[at + 1] == c &&
        (at + 2 >= end || text.at[at + 2] != c)) {
        out->family = IB_SIGN_DOUBLE;
        out->glyph = c == '`' ? IB_GLYPH_OPEN : IB_GLYPH_CLOSE;
        return 2;
    }
    return len;
}

static beside beside_ascii(char c)
{
    if (ib_is(c, IB_ALPHA))
        return BESIDE_LETTER;
    if (ib_is(c, IB_DIGIT))
        return BESIDE_DIGIT;
    switch (c) {
    case '(':
    case '[':
    case '{':
        return BESIDE_BEFORE;
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case ')':
    case ']':
    case '}':
        return BESIDE_AFTER;
    case '-':
    case '/':
        return BESIDE_DASH;
    case '"':
    case '\'':
    case '`':
        return BESIDE_QUOTE;
    default:
        return ib_is(c, IB_PUNCT) ? BESIDE_OTHER : BESIDE_BLANK;
    }
}

static beside beside_cp(uint32_t cp)
{
    glyph_kind kind;

    if (cp < 0x80)
        return beside_ascii((char)cp);
    if (find_glyph(&kind, cp))
        return BESIDE_QUOTE;
    if (cp >= 0x2010 && cp <= 0x2015)
        return BESIDE_DASH;
    if (cp == 0xBF || cp == 0xA1 || cp == 0x3010 || cp == 0xFF08)
        return BESIDE_BEFORE;
    if (cp == 0x2026 || (cp >= 0x3001 && cp <= 0x3003) || cp == 0x3011 ||
        cp == 0xFF09 || cp == 0xFF0C || cp == 0xFF01 || cp == 0xFF1A ||
        cp == 0xFF1B || cp == 0xFF1F || cp == 0x589 || cp == 0x60C ||
        cp == 0xB2 || cp == 0xB3 || cp == 0xB9 ||
        (cp >= 0x2070 && cp <= 0x2079))
        return BESIDE_AFTER;
    return cp < 0xC0 || (cp >= 0x2016 && cp < 0x2C00) ? BESIDE_OTHER
                                                      : BESIDE_LETTER;
}

/* An ASCII byte that is no quotation mark: what it is is plain at once. */
static bool is_plain(char c)
{
    return !ib_is(c, IB_HIGH) && c != '"' && c != '\'' && c != '`';
}

/* What stands before `at`, other quotation marks and a note mark looked
 * through. */
static beside look_before(const ib_stream *stream, const ib_piece *piece,
                          uint32_t at, size_t mark)
{
    const ibid_str text = stream->text;

    if (at > piece->span.start && is_plain(text.at[at - 1]) &&
        (mark == 0 || stream->mark[mark - 1].span.end < at))
        return beside_ascii(text.at[at - 1]);
    for (int i = 0; at > piece->span.start && i <= IB_QUOTE_CLUSTER_MAX; i++) {
        uint32_t back, cp;
        beside what;

        while (mark > 0 && stream->mark[mark - 1].span.end >= at &&
               stream->mark[mark - 1].span.start < at &&
               stream->mark[mark - 1].span.start >= piece->span.start)
            at = stream->mark[--mark].span.start;
        if (ib_blank_before(text, piece->span.start, at))
            return BESIDE_BLANK;
        if (at == piece->span.start)
            return BESIDE_BLANK;
        back = ib_utf8_back(text, piece->span.start, at);
        ib_utf8_at(&cp, text, back, at);
        what = beside_cp(cp);
        if (what != BESIDE_QUOTE)
            return what;
        at = back;
    }
    return at > piece->span.start ? BESIDE_QUOTE : BESIDE_BLANK;
}

/* Is the stop at `at` the first of an elision ("...and")? */
static bool begins_elision(ibid_str text, uint32_t at, uint32_t end)
{
    return ib_str_has_at((ibid_str){text.at, end}, at, IB_STR("..")) ||
           ib_str_has_at((ibid_str){text.at, end}, at, IB_STR(". .")) ||
           ib_str_has_at((ibid_str){text.at, end}, at, IB_STR("\xE2\x80\xA6"));
}

static beside look_after(const ib_stream *stream, const ib_piece *piece,
                         uint32_t at, size_t mark)
{
    const uint32_t end = piece->span.end;
    const ibid_str text = stream->text;

    if (mark >= stream->mark_count && at < end && is_plain(text.at[at]) &&
        text.at[at] != '.')
        return beside_ascii(text.at[at]);
    for (int i = 0; at < end && i <= IB_QUOTE_CLUSTER_MAX; i++) {
        uint32_t cp, len;
        beside what;

        while (mark < stream->mark_count && stream->mark[mark].span.end <= at)
            mark++;
        if (mark < stream->mark_count && stream->mark[mark].span.start <= at &&
            stream->mark[mark].span.end <= end)
            return BESIDE_AFTER;
        if (ib_blank_at(text, at, end))
            return BESIDE_BLANK;
        len = ib_utf8_at(&cp, text, at, end);
        what = beside_cp(cp);
        if (what == BESIDE_AFTER && begins_elision(text, at, end))
            return BESIDE_OTHER;
        if (what != BESIDE_QUOTE)
            return what;
        at += len;
    }
    return at < end ? BESIDE_QUOTE : BESIDE_BLANK;
}

/* Is the word after a single sign one that begins with an apostrophe, or a
 * year cut short ('90s)? */
static bool begins_elided(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t len = 0;

    while (at + len < end && len < 8 &&
           ib_is(text.at[at + len], IB_ALPHA | IB_DIGIT))
        len++;
    if (len >= 2 && ib_is(text.at[at], IB_DIGIT) &&
        ib_is(text.at[at + 1], IB_DIGIT))
        return len == 2 || text.at[at + 2] == 's';
    for (size_t i = 0; len > 0 && i < sizeof elided / sizeof elided[0]; i++)
        if (elided[i][0] == ib_lower(text.at[at]) &&
            ib_str_is_nocase((ibid_str){text.at + at, len},
                             ib_str_of(elided[i])))
            return true;
    return false;
}

/* Ends a word before a closing single sign so that the sign may be an
 * apostrophe: dogs', goin', th', o'? */
static bool ends_elided(ibid_str text, uint32_t start, uint32_t at)
{
    uint32_t len = 0;
    char last;

    while (at - len > start && len < 8 && ib_is(text.at[at - len - 1], IB_WORD))
        len++;
    if (len == 0)
        return false;
    last = ib_lower(text.at[at - 1]);
    return last == 's' || last == 'z' || last == 'x' || len <= 2 ||
           (len > 3 && last == 'n' && ib_lower(text.at[at - 2]) == 'i');
}

static uint8_t by_glyph(const ib_sign *sign)
{
    if (sign->glyph == IB_GLYPH_CLOSE)
        return IB_SIGN_CLOSES;
    return sign->glyph == IB_GLYPH_STRAIGHT ? 0 : IB_SIGN_OPENS;
}

/* What a sign may do between `left` and `right`. */
static uint8_t can_do(const ib_sign *sign, beside left, beside right)
{
    const bool after_gap = left == BESIDE_BLANK || left == BESIDE_BEFORE ||
                           left == BESIDE_DASH || left == BESIDE_OTHER ||
                           left == BESIDE_QUOTE;
    const bool before_gap = right == BESIDE_BLANK || right == BESIDE_AFTER ||
                            right == BESIDE_DASH || right == BESIDE_OTHER ||
                            right == BESIDE_QUOTE;
    uint8_t can = 0;

    if (sign->family >= IB_SIGN_CORNER)
        return by_glyph(sign);
    if (sign->glyph == IB_GLYPH_LOW)
        return right == BESIDE_BLANK && left != BESIDE_BLANK ? 0
                                                             : IB_SIGN_OPENS;
    if (after_gap && right != BESIDE_BLANK && right != BESIDE_AFTER)
        can |= IB_SIGN_OPENS;
    if (left != BESIDE_BLANK && left != BESIDE_BEFORE &&
        (before_gap || (right == BESIDE_BEFORE && !after_gap)))
        can |= IB_SIGN_CLOSES;
    if (left == BESIDE_BLANK && right == BESIDE_BLANK)
        can = IB_SIGN_OPENS | IB_SIGN_CLOSES;
    if (left == BESIDE_AFTER && right == BESIDE_LETTER)
        can = IB_SIGN_OPENS | IB_SIGN_CLOSES;
    if (right == BESIDE_DIGIT &&
        (left == BESIDE_AFTER || left == BESIDE_LETTER))
        can = IB_SIGN_CLOSES;
    if (can == 0)
        can = by_glyph(sign);
    if (left == BESIDE_LETTER && can == IB_SIGN_OPENS &&
        sign->family == IB_SIGN_SINGLE)
        return 0;
    return can;
}

/* Is it an apostrophe whatever is open, or a sign that counts? */
static uint8_t can_single(const ib_sign *sign, const ib_piece *piece,
                          ibid_str text, uint8_t can, beside left, beside right)
{
    const uint32_t after = sign->at + sign->len;

    if ((can & IB_SIGN_OPENS) && left != BESIDE_AFTER &&
        begins_elided(text, after, piece->span.end))
        can &= (uint8_t)~IB_SIGN_OPENS;
    if (left == BESIDE_BLANK && right == BESIDE_BLANK)
        can = by_glyph(sign);
    if ((can & IB_SIGN_CLOSES) &&
        (right == BESIDE_BLANK || right == BESIDE_DASH) &&
        ends_elided(text, piece->span.start, sign->at))
        can |= IB_SIGN_WEAK;
    return can;
}

/* Inches, seconds, minutes: a straight sign right after a digit. */
static bool is_after_digit(const ib_sign *sign, beside left)
{
    return left == BESIDE_DIGIT &&
           (sign->glyph == IB_GLYPH_STRAIGHT || sign->glyph == IB_GLYPH_CLOSE);
}

static bool judge(ib_sign *sign, const ib_stream *stream, const ib_piece *piece,
                  size_t mark)
{
    const uint32_t after = sign->at + sign->len;
    const beside left = look_before(stream, piece, sign->at, mark);
    const beside right = look_after(stream, piece, after, mark);
    uint8_t can;

    if (sign->family == IB_SIGN_SINGLE &&
        (left == BESIDE_LETTER || left == BESIDE_DIGIT) &&
        (right == BESIDE_LETTER || right == BESIDE_DIGIT))
        return false;
    can = can_do(sign, left, right);
    if (sign->family == IB_SIGN_SINGLE)
        can = can_single(sign, piece, stream->text, can, left, right);
    if ((can & IB_SIGN_CLOSES) && is_after_digit(sign, left))
        can |= IB_SIGN_WEAK;
    sign->can = can;
    return (can & (IB_SIGN_OPENS | IB_SIGN_CLOSES)) != 0;
}

/* A letter on both sides of a plain apostrophe: by far the commonest sign,
 * told without decoding. */
static bool is_plain_apostrophe(ibid_str text, uint32_t at, uint32_t start,
                                uint32_t end)
{
    uint32_t len = text.at[at] == '\'' ? 1 : 3;

    if (len == 3 && !ib_str_has_at(text, at, IB_STR("\xE2\x80\x99")))
        return false;
    return at > start && at + len < end && ib_is(text.at[at - 1], IB_ALPHA) &&
           ib_is(text.at[at + len], IB_ALPHA);
}

/* Spaces between the start of a line and a sign are few. */
static bool begins_line(ibid_str text, uint32_t start, uint32_t at)
{
    for (uint32_t i = at; i > start && at - i < IB_QUOTE_LINE_BLANKS; i--)
        if (text.at[i - 1] == '\n')
            return true;
        else if (text.at[i - 1] != ' ')
            return false;
    return false;
}

/* Does the sign begin a paragraph of its own inside one piece, as the
 * paragraphs of a note do?  The line before ends a sentence or a clause. */
static bool begins_clause(ibid_str text, uint32_t start, uint32_t at)
{
    uint32_t blank;

    if (!begins_line(text, start, at))
        return false;
    for (uint32_t end = at; end > start && at - end < 2 * IB_QUOTE_LINE_BLANKS;
         end -= blank) {
        blank = ib_blank_before(text, start, end);
        if (blank == 0)
            return text.at[end - 1] && strchr(".:;", text.at[end - 1]);
    }
    return false;
}

/* OCR and the reader of marks may take a closing sign for the first glyph of
 * the note mark after it ("conditions.”1?"): it closes all the same. */
static bool closes_in_mark(ib_sign *sign, const ibid_mark *mark)
{
    if (mark->span.start != sign->at ||
        mark->span.end <= sign->at + sign->len ||
        sign->glyph != IB_GLYPH_CLOSE || sign->family == IB_SIGN_SINGLE)
        return false;
    sign->can = IB_SIGN_CLOSES;
    return true;
}

static ibid_status find_in_piece(ib_list *out, const ib_stream *stream,
                                 uint32_t index, size_t *mark, bool *first)
{
    const ib_piece *piece = &stream->piece[index];
    const ibid_str text = stream->text;
    const uint32_t end = piece->span.end;
    uint32_t clear = piece->span.start; /* nothing but marks before it */

    for (uint32_t at = next_begin(text, clear, end); at < end;
         at = next_begin(text, at, end)) {
        ib_sign sign = {.at = at, .piece = index};
        ib_sign *kept;

        if (is_plain_apostrophe(text, at, piece->span.start, end) ||
            (sign.len = (uint8_t)read_sign(&sign, text, at, end)) == 0) {
            at++;
            continue;
        }
        at += sign.len;
        while (*mark < stream->mark_count &&
               stream->mark[*mark].span.end <= sign.at)
            ++*mark;
        if (*mark < stream->mark_count &&
            stream->mark[*mark].span.start <= sign.at) {
            if (!closes_in_mark(&sign, &stream->mark[*mark]))
                continue;
        } else if (!judge(&sign, stream, piece, *mark)) {
            continue;
        }
        if ((sign.family == IB_SIGN_GUILLEMET &&
             begins_line(text, piece->span.start, sign.at)) ||
            (sign.family == IB_SIGN_DOUBLE && sign.glyph == IB_GLYPH_OPEN &&
             begins_clause(text, piece->span.start, sign.at)))
            sign.can |= IB_SIGN_LINE;
        if (*first && ib_skip_blank(text, clear, sign.at) >= sign.at) {
            sign.can |= IB_SIGN_FIRST;
            clear = at;
        } else {
            *first = false;
        }
        kept = ib_list_push(out);
        if (!kept)
            return ib_arena_status(out->arena);
        *kept = sign;
    }
    return IBID_OK;
}

ibid_status ib_sign_find(ib_list *out, const ib_stream *stream)
{
    uint32_t paragraph = IBID_NONE;
    size_t mark = 0;
    bool first = true;

    if (stream->piece_count > 0)
        mark = ib_stream_mark(stream, stream->piece[0].span.start);
    for (uint32_t i = 0; i < stream->piece_count; i++) {
        ibid_status st;

        first = stream->piece[i].paragraph != paragraph;
        paragraph = stream->piece[i].paragraph;
        st = find_in_piece(out, stream, i, &mark, &first);
        if (st)
            return st;
    }
    return IBID_OK;
}
