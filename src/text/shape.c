/* shape.c - what a short line looks like. */

#include "text/shape.h"

#include "base/scan.h"
#include "base/str.h"
#include "text/costs.h"

/* Value of a Roman numeral of one case, or 0. */
static uint32_t read_roman(ibid_str s)
{
    uint32_t value = 0, last = 1000;

    if (s.len == 0 || s.len > 8)
        return 0;
    for (uint32_t i = 0; i < s.len; i++) {
        char c = ib_lower(s.at[i]);
        uint32_t v = c == 'i'   ? 1
                     : c == 'v' ? 5
                     : c == 'x' ? 10
                     : c == 'l' ? 50
                     : c == 'c' ? 100
                                : 0;

        if (v == 0 || ib_is(s.at[i], IB_UPPER) != ib_is(s.at[0], IB_UPPER))
            return 0;
        value += v > last ? v - 2 * last : v;
        last = v;
    }
    return value;
}

static bool has(ibid_str text, ibid_span s, ibid_str part)
{
    return ib_str_find(ib_str_in(text, s), 0, part) != IBID_NONE;
}

/* Length of a dash or rule character at `at`: - | ~ and U+2010 to U+2015. */
static uint32_t dash_at(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t cp, len;

    if (at >= end)
        return 0;
    len = ib_utf8_at(&cp, text, at, end);
    return cp == '-' || cp == '|' || cp == '~' || (cp >= 0x2010 && cp <= 0x2015)
               ? len
               : 0;
}

/* Take off the decoration of "- 214 -", "[3]", "| 12". */
static ibid_span undress(ibid_str text, ibid_span s)
{
    uint32_t len;

    if (s.end - s.start > 2 && text.at[s.start] == '[' &&
        text.at[s.end - 1] == ']')
        return ib_span_trim(text, (ibid_span){s.start + 1, s.end - 1});
    while ((len = dash_at(text, s.start, s.end)) > 0)
        s.start += len;
    while (s.end > s.start) {
        uint32_t back = ib_utf8_back(text, s.start, s.end);

        if (dash_at(text, back, s.end) == 0)
            break;
        s.end = back;
    }
    return ib_span_trim(text, s);
}

/* Read "3/9", "3 / 9" or "3 of 9" at `at`; gives where it ends, or 0. */
static uint32_t read_of(ib_shape *out, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t start = at, len = ib_number_at(&out->number, text, at, end);

    if (len == 0 || len > 4 || out->number == 0)
        return 0;
    out->label = (ibid_span){start, start + len};
    at = ib_skip_blank(text, at + len, end);
    if (at < end && text.at[at] == '/')
        at++;
    else if (ib_str_has_at(text, at, IB_STR("of ")))
        at += 3;
    else
        return 0;
    at = ib_skip_blank(text, at, end);
    len = ib_number_at(&out->of, text, at, end);
    if (len == 0 || len > 4 || out->number > out->of)
        return 0;
    return at + len;
}

static bool read_number(ib_shape *out, ibid_str text, ibid_span line)
{
    ibid_span s = undress(text, line);
    bool dressed = s.start > line.start && s.end < line.end;
    uint32_t len;

    if (ib_span_is_empty(s))
        return false;
    if (ib_str_has_at_nocase(text, s.start, IB_STR("page ")) ||
        ib_str_has_at(text, s.start, IB_STR("p. "))) {
        s.start = ib_skip_blank(
            text, s.start + (text.at[s.start + 1] == '.' ? 2 : 4), s.end);
        dressed = true;
    }
    if (read_of(out, text, s.start, s.end) == s.end) {
        out->kind = IB_SHAPE_OF;
        return true;
    }
    out->of = 0;
    len = ib_number_at(&out->number, text, s.start, s.end);
    if (len == 0 || len > 4 || s.start + len != s.end)
        out->number = read_roman(ib_str_in(text, s));
    if (out->number == 0)
        return false;
    out->label = s;
    out->kind = dressed ? IB_SHAPE_NUMBER : IB_SHAPE_BARE;
    return true;
}

/* US courts stamp "Case 1:22-cv-01461-PKC Document 21 Filed 03/01/23 Page 2 of
 * 10" on each page that is filed; a scan may leave "Page 2 of 10" of it. */
static bool read_docket(ib_shape *out, ibid_str text, ibid_span s)
{
    const uint32_t longest = sizeof "Page 1000 of 1000" - 1;
    uint32_t at = s.end - s.start > longest ? s.end - longest : s.start;

    for (; at + 5 < s.end; at++)
        if (ib_str_has_at(text, at, IB_STR("Page ")) &&
            read_of(out, text, at + 5, s.end) == s.end) {
            out->kind = IB_SHAPE_DOCKET;
            return true;
        }
    *out = (ib_shape){0};
    if (!ib_str_has_at(text, s.start, IB_STR("Case ")) ||
        (!has(text, s, IB_STR("-cv-")) && !has(text, s, IB_STR("-cr-"))))
        return false;
    if (!has(text, s, IB_STR("Filed")) && !has(text, s, IB_STR("Document")) &&
        s.end - s.start > IB_SHORT_MAX)
        return false;
    out->kind = IB_SHAPE_DOCKET;
    return true;
}

static uint32_t digits_at(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t len = 0;

    while (at + len < end && ib_is(text.at[at + len], IB_DIGIT))
        len++;
    return len;
}

/* A UN job number at `at`, "25-04137": gives where it ends, or 0. */
static uint32_t job_at(ibid_str text, uint32_t at, uint32_t end)
{
    if (digits_at(text, at, end) != 2 || at + 8 > end ||
        text.at[at + 2] != '-' || digits_at(text, at + 3, end) != 5)
        return 0;
    return at + 8;
}

/* "25-04137", "25-06880 3/9", "2/14 25-00344", "25-04137 (E) 180325",
 * "*2504137*": job number, page and bar code of a UN document. */
static bool read_job(ib_shape *out, ibid_str text, ibid_span s)
{
    uint32_t at = job_at(text, s.start, s.end), end;
    ib_shape page = {0};

    if (s.end - s.start > IB_SHORT_MAX)
        return false;
    if (text.at[s.start] == '*' && s.end - s.start >= 8 &&
        digits_at(text, s.start + 1, s.end) == s.end - s.start - 2 &&
        text.at[s.end - 1] == '*') {
        out->kind = IB_SHAPE_JOB;
        return true;
    }
    if (at) {
        uint32_t rest = ib_skip_blank(text, at, s.end);

        if (at < s.end && ib_is(text.at[at], IB_WORD))
            return false;
        if (read_of(&page, text, rest, s.end) == s.end)
            *out = page;
        out->kind = IB_SHAPE_JOB;
        return true;
    }
    end = read_of(&page, text, s.start, s.end);
    if (end && end < s.end &&
        job_at(text, ib_skip_blank(text, end, s.end), s.end) == s.end) {
        *out = page;
        out->kind = IB_SHAPE_JOB;
        return true;
    }
    return false;
}

/* One or two document symbols and nothing else: upper-case parts and digits
 * between slashes (ST/LIB/SER.B/5: organ, year or session, number).  OCR reads
 * S as $ or a section sign. */
static bool read_symbol(ib_shape *out, ibid_str text, ibid_span s)
{
    uint32_t slashes = 0, digits = 0, head = 0;

    if (s.end - s.start > IB_SHORT_MAX || s.end - s.start < 5)
        return false;
    for (uint32_t at = s.start; at < s.end; at++) {
        char c = text.at[at];

        if (c == '/')
            slashes++;
        else if (ib_is(c, IB_DIGIT))
            digits++;
        else if (!ib_is(c, IB_UPPER | IB_HIGH) && c != '$' && c != '.' &&
                 c != '-' && c != '(' && c != ')' &&
                 !(ib_is(c, IB_LOWER) && slashes > 1))
            return false;
        if (slashes == 0)
            head++;
    }
    if (slashes < 2 || digits == 0 || head > 7 || head == 0 ||
        ib_is(text.at[s.start], IB_DIGIT) || text.at[s.end - 1] == '.')
        return false;
    out->kind = IB_SHAPE_SYMBOL;
    return true;
}

static bool is_url(ibid_str text, ibid_span s)
{
    if (!ib_str_has_at_nocase(text, s.start, IB_STR("http://")) &&
        !ib_str_has_at_nocase(text, s.start, IB_STR("https://")) &&
        !ib_str_has_at_nocase(text, s.start, IB_STR("www.")))
        return false;
    for (uint32_t at = s.start; at < s.end; at++)
        if (ib_is(text.at[at], IB_SPACE))
            return false;
    return ib_is(text.at[s.end - 1], IB_WORD) || text.at[s.end - 1] == '/';
}

/* Nothing in it is a word, a number of a list or an abbreviation. */
static ib_shape_kind litter_kind(ibid_str text, ibid_span s)
{
    uint32_t run = 0, cps = 0, cp;

    for (uint32_t at = s.start; at < s.end; cps++) {
        run = ib_is(text.at[at], IB_ALPHA | IB_HIGH) ? run + 1 : 0;
        if (run > 2 && ib_is(text.at[at], IB_ALPHA))
            return IB_SHAPE_NONE;
        at += ib_utf8_at(&cp, text, at, s.end);
    }
    if (cps <= IB_LITTER_LONE)
        return text.at[s.end - 1] == '.' && cps > 1 ? IB_SHAPE_NONE
                                                    : IB_SHAPE_LONE;
    if (cps > IB_LITTER_MAX)
        return IB_SHAPE_NONE;
    /* "II.", "(a)" and "12." are labels, "3 Id." is a note, "“C”)," is the end
     * of a sentence: no litter. */
    if (text.at[s.end - 1] == ',' || text.at[s.end - 1] == ';' ||
        ((text.at[s.end - 1] == '.' || text.at[s.end - 1] == ')') &&
         ib_is(text.at[s.end - 2], IB_WORD)))
        return IB_SHAPE_NONE;
    return IB_SHAPE_LITTER;
}

ib_shape ib_shape_of(ibid_str text, const ib_line *line)
{
    ib_shape out = {0};
    ibid_span s;

    if (line->end - line->start > 2 * IB_FURNITURE_MAX)
        return out;
    s = ib_span_trim(text, (ibid_span){line->start, line->end});
    if (ib_span_is_empty(s) || s.end - s.start > IB_FURNITURE_MAX)
        return out;
    if (s.end - s.start <= 24 && read_number(&out, text, s))
        return out;
    out = (ib_shape){0};
    if (read_job(&out, text, s) || read_symbol(&out, text, s) ||
        read_docket(&out, text, s))
        return out;
    out = (ib_shape){0};
    if (is_url(text, s))
        out.kind = IB_SHAPE_URL;
    else if (s.end - s.start <= IB_SHORT_MAX &&
             has(text, s, IB_STR("Please rec")))
        out.kind = IB_SHAPE_RECYCLE;
    else if (s.end - s.start <= 2 * IB_LITTER_MAX)
        out.kind = litter_kind(text, s);
    return out;
}
