/* date.c - reading dates; date.h says what a date is. */

#include "cite/date.h"

#include "base/scan.h"
#include "base/str.h"
#include "base/words.h"

/* static const ib_words months, made of data/months.txt. */
#include "cite/months.inc"

static bool is_letter(ibid_str text, uint32_t at, uint32_t end)
{
    return at < end && ib_is(text.at[at], IB_ALPHA | IB_HIGH) &&
           !ib_blank_at(text, at, end);
}

bool ib_month_may(const char *at)
{
    return ib_words_may(&months, at);
}

uint32_t ib_month_read(int *month, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t len = 0;

    if (at + 3 > end || !ib_words_may(&months, text.at + at))
        return 0;
    while (len < 24 && is_letter(text, at + len, end) &&
           (unsigned char)text.at[at + len] != 0xE2)
        len++;
    if (len < 3 || len == 24)
        return 0;
    *month = (int)ib_words_find(&months, (ibid_str){text.at + at, len});
    if (!*month)
        return 0;
    return len + (at + len < end && text.at[at + len] == '.');
}

/* Length of a dash at `at`: hyphen, en or em dash, minus. */
static uint32_t dash_at(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t cp, len;

    if (at >= end)
        return 0;
    len = ib_utf8_at(&cp, text, at, end);
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 ? len
                                                                       : 0;
}

/* A number of up to `digits` digits within bounds, not part of a longer one. */
static uint32_t number_within(int *out, ibid_str text, uint32_t at,
                              uint32_t end, uint32_t low, uint32_t high)
{
    uint32_t value, len = ib_number_at(&value, text, at, end);

    if (len == 0 || len > 4 || value < low || value > high)
        return 0;
    *out = (int)value;
    return len;
}

static uint32_t year_at(int *year, ibid_str text, uint32_t at, uint32_t end)
{
    return number_within(year, text, at, end, 1000, 2999);
}

/* "25", "25th", "1er", "1.", "25." as a day. */
static uint32_t day_at(int *day, ibid_str text, uint32_t at, uint32_t end)
{
    static const char *const tail[] = {"st", "nd", "rd", "th",
                                       "er", "º",  "°",  "."};
    uint32_t len = number_within(day, text, at, end, 1, 31);

    if (len == 0 || len > 2)
        return 0;
    for (size_t i = 0; i < sizeof tail / sizeof *tail; i++) {
        const ibid_str t = ib_str_of(tail[i]);

        if (at + len + t.len <= end && ib_str_has_at(text, at + len, t))
            return len + t.len;
    }
    return len;
}

/* A month, with "de", "of" before it. */
static uint32_t month_after(int *month, ibid_str text, uint32_t at,
                            uint32_t end)
{
    uint32_t p = ib_skip_blank(text, at, end), len;

    if (end - p > 3 && (ib_str_has_at(text, p, IB_STR("de ")) ||
                        ib_str_has_at(text, p, IB_STR("of "))))
        p += 3;
    len = ib_month_read(month, text, p, end);
    return len ? p + len - at : 0;
}

/* A year, with blanks, a comma, "de" or "del" before it. */
static uint32_t year_after(int *year, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at, len;

    if (p < end && text.at[p] == ',')
        p++;
    p = ib_skip_blank(text, p, end);
    if (end - p > 3 && ib_str_has_at(text, p, IB_STR("de ")))
        p += 3;
    else if (end - p > 4 && ib_str_has_at(text, p, IB_STR("del ")))
        p += 4;
    len = year_at(year, text, p, end);
    return len ? p + len - at : 0;
}

/* "and", "to" or a dash between the two days of a range. */
static uint32_t between(ibid_str text, uint32_t at, uint32_t end)
{
    static const char *const word[] = {"and ", "to ", "bis ", "und ",
                                       "et ",  "y ",  "au "};
    uint32_t p = ib_skip_blank(text, at, end);
    uint32_t len = dash_at(text, p, end);

    if (len)
        return ib_skip_blank(text, p + len, end) - at;
    for (size_t i = 0; p > at && i < sizeof word / sizeof *word; i++) {
        const ibid_str w = ib_str_of(word[i]);

        if (p + w.len <= end && ib_str_has_at(text, p, w))
            return p + w.len - at;
    }
    return 0;
}

/* "29 February 1992", "6-7 February 2013", "25 February to 3 March 1992",
 * "30 December 2019 - 2 January 2020". */
static uint32_t read_day_first(ibid_date *out, ibid_str text, uint32_t at,
                               uint32_t end)
{
    ibid_day from = {0}, to = {0};
    uint32_t p = at, len = day_at(&from.day, text, p, end), gap;

    if (!len)
        return 0;
    p += len;
    len = month_after(&from.month, text, p, end);
    p += len;
    if (len && (gap = year_after(&from.year, text, p, end)) > 0)
        p += gap;
    gap = between(text, p, end);
    len = gap ? day_at(&to.day, text, p + gap, end) : 0;
    if (len) {
        uint32_t q = p + gap + len;
        uint32_t m = month_after(&to.month, text, q, end);
        uint32_t y = m ? year_after(&to.year, text, q + m, end) : 0;

        if (y) {
            if (!from.month)
                from.month = to.month;
            if (!from.year)
                from.year = to.year;
            p = q + m + y;
        } else {
            to = (ibid_day){0};
        }
    }
    if (!from.year)
        return 0;
    *out = (ibid_date){{at, p}, from, to};
    if (!to.year)
        out->to = (ibid_day){0};
    return p - at;
}

/* "September 1992", "Sept. 25, 2019", "February 6-7, 2013". */
static uint32_t read_month_first(ibid_date *out, ibid_str text, uint32_t at,
                                 uint32_t end)
{
    ibid_day from = {0}, to = {0};
    uint32_t p = at, q, len = ib_month_read(&from.month, text, p, end), gap;

    if (!len)
        return 0;
    p += len;
    q = ib_skip_blank(text, p, end);
    len = q > p ? day_at(&from.day, text, q, end) : 0;
    if (len) {
        p = q + len;
        gap = between(text, p, end);
        len = gap ? day_at(&to.day, text, p + gap, end) : 0;
        if (len)
            p += gap + len;
    }
    len = year_after(&from.year, text, p, end);
    if (!len)
        return 0;
    p += len;
    if (to.day)
        to = (ibid_day){from.year, from.month, to.day};
    *out = (ibid_date){{at, p}, from, to};
    return p - at;
}

/* "4.5.2016", "07/01/2013", "27-11-1990", "2021-12-07".  Where both numbers
 * could be the month, the day is taken to come first, as it does everywhere
 * but in the United States. */
static uint32_t read_digits(ibid_date *out, ibid_str text, uint32_t at,
                            uint32_t end)
{
    uint32_t value[3], p = at;
    ibid_day day = {0};
    char mark = 0;

    for (int i = 0; i < 3; i++) {
        uint32_t len = ib_number_at(&value[i], text, p, end);

        if (len == 0 || len > 4)
            return 0;
        p += len;
        if (i == 2)
            break;
        if (p >= end ||
            (mark ? text.at[p] != mark : !strchr("./-", text.at[p])))
            return 0;
        mark = text.at[p++];
        while (mark == '.' && p < end && text.at[p] == ' ')
            p++;
    }
    if (value[0] >= 1000)
        day = (ibid_day){(int)value[0], (int)value[1], (int)value[2]};
    else
        day = (ibid_day){(int)value[2], (int)value[1], (int)value[0]};
    if (day.month > 12 && day.day <= 12 && mark == '/')
        day = (ibid_day){day.year, day.day, day.month};
    if (day.year < 1000 || day.year > 2999 || day.month < 1 || day.month > 12 ||
        day.day < 1 || day.day > 31)
        return 0;
    *out = (ibid_date){{at, p}, day, {0}};
    return p - at;
}

/* May a date begin with the digits at `at`, by their count and the byte after
 * them: a day, or a year before a mark? */
static bool may_begin(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;
    char next;

    while (p < end && p - at < 5 && ib_is(text.at[p], IB_DIGIT))
        p++;
    next = p < end ? text.at[p] : ',';
    if (p - at == 4)
        return next == '.' || next == '/' || next == '-';
    return p - at < 3 && next != ',' && next != ')' && next != ';' &&
           next != ':' && next != ']';
}

/* "26-28.07.2013", "26./27.7.2013": two days of one month, as weekend papers
 * have them. */
static uint32_t read_days(ibid_date *out, ibid_str text, uint32_t at,
                          uint32_t end)
{
    int day;
    uint32_t p = at + number_within(&day, text, at, end, 1, 31), len;

    if (p == at || p - at > 2)
        return 0;
    p += p < end && text.at[p] == '.';
    len = p < end && text.at[p] == '/' ? 1 : dash_at(text, p, end);
    if (!len || !read_digits(out, text, p + len, end) || !out->from.day ||
        out->from.day <= day)
        return 0;
    out->to = out->from;
    out->from.day = day;
    len = out->span.end - at;
    out->span.start = at;
    return len;
}

uint32_t ib_date_read(ibid_date *out, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t len;

    if (!ib_is(text.at[at], IB_DIGIT))
        return read_month_first(out, text, at, end);
    if (!may_begin(text, at, end))
        return 0;
    len = read_day_first(out, text, at, end);
    if (!len)
        len = read_digits(out, text, at, end);
    if (!len)
        len = read_days(out, text, at, end);
    if (len && at + len < end && ib_is(text.at[at + len], IB_DIGIT))
        return 0;
    return len;
}

uint32_t ib_year_read(ibid_date *out, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t len, value, more;
    int year;

    len = number_within(&year, text, at, end, 1400, 2099);
    if (!len)
        return 0;
    *out = (ibid_date){{at, at + len}, {year, 0, 0}, {0}};
    if (at + len + 1 < end &&
        (text.at[at + len] == '/' || dash_at(text, at + len, end))) {
        uint32_t gap =
            text.at[at + len] == '/' ? 1 : dash_at(text, at + len, end);

        more = ib_number_at(&value, text, at + len + gap, end);
        if (more == 2)
            value += (uint32_t)year / 100 * 100;
        if ((more == 2 || more == 4) && (int)value > year &&
            (int)value < year + 100) {
            out->to.year = (int)value;
            len += gap + more;
        }
    } else if (at + len < end && ib_is(text.at[at + len], IB_LOWER)) {
        len++;
    }
    if (at + len < end && ib_is(text.at[at + len], IB_WORD))
        return 0;
    out->span.end = at + len;
    return len;
}
