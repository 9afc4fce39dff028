/* mark.c - places that may hold a mark in clean text. */

#include "structure/link.h"

#include "base/scan.h"
#include "structure/costs.h"

/* Bytes at which a mark may start: digits, an opening bracket, and the first
 * bytes of superscript digits. */
static const uint8_t trigger[256] = {
    ['0'] = 1, ['1'] = 1,  ['2'] = 1,  ['3'] = 1, ['4'] = 1,
    ['5'] = 1, ['6'] = 1,  ['7'] = 1,  ['8'] = 1, ['9'] = 1,
    ['['] = 2, [0xC2] = 3, [0xE2] = 3,
};

/* The code point before `at`, or 0 at the start of the line. */
static uint32_t before(ibid_str text, uint32_t at)
{
    uint32_t cp;

    if (at == 0)
        return 0;
    ib_utf8_at(&cp, text, ib_utf8_back(text, 0, at), at);
    return cp;
}

static bool is_quote(uint32_t cp)
{
    return cp == 0x201D || cp == 0x2019 || cp == '"' || cp == '\'' ||
           cp == 0xBB || cp == 0x203A || cp == 0x201C;
}

static bool is_stop(uint32_t cp)
{
    return cp == '.' || cp == ',' || cp == ';' || cp == ':' || cp == ')' ||
           cp == ']' || cp == '?' || cp == '!';
}

static bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

/* Letters of any script; U+2010 to U+206F are marks of punctuation. */
static bool is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return ib_is((char)cp, IB_ALPHA);
    return cp >= 0xC0 && (cp < 0x2000 || cp > 0x206F);
}

/* Is `at` after a stop inside a figure, "32.1"?  A figure of four digits is a
 * year or the number of a document, and a mark may follow its stop. */
static bool is_decimal(ibid_str text, uint32_t at)
{
    uint32_t back = at - 1;

    if (text.at[back] != '.')
        return false;
    while (back > 0 && at - back < 6 && ib_is(text.at[back - 1], IB_DIGIT))
        back--;
    return at - 1 - back > 0 && at - 1 - back < 3;
}

/* How well a digit at `at` stands after what is before it; false where no mark
 * stands so: inside a number, after a sign, at a line's start. */
static bool rate_before(int32_t *cost, ibid_str text, uint32_t at)
{
    uint32_t cp = before(text, at);
    uint32_t back = at ? ib_utf8_back(text, 0, at) : 0;
    uint32_t more = back ? before(text, back) : 0;

    if (is_quote(cp)) {
        *cost += more == 0 || (more < 0x80 && ib_is((char)more, IB_SPACE))
                     ? IB_CUE_OPENING
                     : IB_CUE_AFTER_QUOTE;
        return cp != 0x201C;
    }
    if (is_stop(cp)) {
        *cost += is_digit(more) && (cp == '.' || cp == ',')
                     ? IB_CUE_AFTER_FIGURE
                     : IB_CUE_AFTER_STOP;
        return true;
    }
    if (!is_letter(cp))
        return false;
    *cost += cp < 0x80 && ib_is((char)cp, IB_UPPER) && !is_letter(more)
                 ? IB_CUE_AFTER_CAPITAL
                 : IB_CUE_AFTER_WORD;
    return true;
}

/* Does a mark end here?  Not before a letter or digit, nor before a stop or
 * sign with a digit behind it. */
static bool ends_well(ibid_str text, uint32_t at)
{
    char c = at < text.len ? text.at[at] : ' ';
    char next = at + 1 < text.len ? text.at[at + 1] : ' ';

    if (ib_is(c, IB_SPACE | IB_HIGH))
        return true;
    if (ib_is(c, IB_WORD) || c == '/' || c == '%' || c == '_' || c == '=' ||
        c == '@' || c == '&' || c == '(')
        return false;
    return !ib_is(next, IB_DIGIT) || c == ';' || c == '[';
}

/* Does an abbreviation end before `at`: "No.", "Mar.", "p."?  What follows it
 * is a figure.  Words of up to four letters: a sentence ends with one too, but
 * a false figure costs more than a missed mark of this rare form. */
static bool is_abbreviation(ibid_str text, uint32_t at)
{
    uint32_t word;

    if (at == 0 || text.at[at - 1] != '.')
        return false;
    word = --at;
    while (word > 0 && ib_is(text.at[word - 1], IB_ALPHA))
        word--;
    return at - word <= IB_ABBREVIATION_MAX;
}

/* A lone figure that a reader of the file set apart: "word 2 ." before the
 * stop, or "word. 2" after it. */
static bool read_spaced(ib_cue *cue, ibid_str text, uint32_t at)
{
    uint32_t after = cue->span.end;
    uint32_t next =
        after < text.len && text.at[after] == ' ' ? after + 1 : after;
    char c = next < text.len ? text.at[next] : '\n';
    uint32_t cp = before(text, at - 1);

    cue->form = IB_CUE_FORM_SPACED;
    cue->cost = IB_CUE_SPACED;
    if (next > after && (c == '.' || c == ',' || c == ';'))
        return rate_before(&cue->cost, text, at - 1);
    if (after < text.len && !ib_is(text.at[after], IB_SPACE))
        return false;
    return (cp == '.' || is_quote(cp)) && !is_abbreviation(text, at - 1) &&
           rate_before(&cue->cost, text, at - 1);
}

/* Digits at `at`, glued to what is before them or alone. */
static bool read_digits(ib_cue *cue, ibid_str text, uint32_t at)
{
    uint32_t len = ib_number_at(&cue->number, text, at, text.len);

    cue->span = (ibid_span){at, at + len};
    if (len == 0 || text.at[at] == '0' || !ends_well(text, at + len))
        return false;
    if (at > 1 && text.at[at - 1] == ' ')
        return read_spaced(cue, text, at);
    if (at == 0)
        return false;
    cue->form = IB_CUE_FORM_GLUED;
    cue->cost = IB_CUE_GLUED;
    if (is_decimal(text, at)) {
        cue->cost = IB_CUE_DECIMAL;
        return true;
    }
    return rate_before(&cue->cost, text, at);
}

static uint32_t read_raised(ib_cue *cue, ibid_str text, uint32_t at)
{
    uint32_t start = at, digit, len;

    while (cue->number <= IB_NOTE_MAX &&
           (len = ib_raised_at(&digit, text, at, text.len)) > 0) {
        cue->number = cue->number * 10 + digit;
        at += len;
    }
    cue->span = (ibid_span){start, at};
    cue->form = IB_CUE_FORM_RAISED;
    cue->cost = IB_CUE_RAISED;
    return at - start;
}

/* A unit of measure before a raised digit: m2, km2, cm3. */
static bool is_unit(ibid_str text, uint32_t at)
{
    uint32_t word = at;

    while (word > 0 && ib_is(text.at[word - 1], IB_ALPHA))
        word--;
    if (word == at || text.at[at - 1] != 'm' || at - word > 2)
        return false;
    return word == at - 1 || text.at[word] == 'k' || text.at[word] == 'c' ||
           text.at[word] == 'm' || text.at[word] == 'd';
}

static uint32_t read_bracket(ib_cue *cue, ibid_str text, uint32_t at)
{
    bool caret = at + 1 < text.len && text.at[at + 1] == '^';
    uint32_t digits = at + 1 + caret;
    uint32_t len = ib_number_at(&cue->number, text, digits, text.len);
    uint32_t end = digits + len;

    if (len == 0 || end >= text.len || text.at[end] != ']')
        return 0;
    end++;
    if (caret && end < text.len && text.at[end] == ':' &&
        (at == 0 || text.at[at - 1] == '\n'))
        return 0;
    cue->span = (ibid_span){at, end};
    cue->form = caret ? IB_CUE_FORM_MARKDOWN : IB_CUE_FORM_BRACKET;
    cue->cost = caret ? IB_CUE_WRITTEN : IB_CUE_BRACKET;
    return end - at;
}

/* Read a mark at `at`, a trigger.  Gives where to go on; cue->number is 0
 * where there is none. */
static uint32_t read_cue(ib_cue *cue, ibid_str text, uint32_t at)
{
    uint32_t end = at;
    bool good = false;

    switch (trigger[(unsigned char)text.at[at]]) {
    case 1:
        while (end < text.len && ib_is(text.at[end], IB_DIGIT))
            end++;
        good = read_digits(cue, text, at);
        break;
    case 2:
        end += read_bracket(cue, text, at);
        good = end > at;
        break;
    default:
        end += read_raised(cue, text, at);
        good = end > at && !is_unit(text, at);
    }
    if (!good)
        cue->number = 0;
    return end > at ? end : at + 1;
}

ibid_status ib_cue_find(ib_list *out, const ib_text *text)
{
    ibid_str str = text->str;
    uint32_t at = text->skip;

    while (at < str.len) {
        ib_cue cue = {0};
        ib_cue *new;

        if (!trigger[(unsigned char)str.at[at]]) {
            at++;
            continue;
        }
        at = read_cue(&cue, str, at);
        if (cue.number == 0 || cue.number > IB_NOTE_MAX)
            continue;
        new = ib_list_push(out);
        if (!new)
            return ib_arena_status(out->arena);
        *new = cue;
    }
    return IBID_OK;
}
