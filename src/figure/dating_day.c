/* dating_day.c - days and months with their years.
 *
 * Authority: Chicago Manual of Style 9.29-9.37; Lexique des règles
 * typographiques, "dates"; RAE, Ortografía, "fecha"; DIN 5008; GOST R 7.0.64;
 * ISO 8601-1.
 */

#include "figure/dating_draft.h"

#include "base/str.h"

enum { DAYS_MAX = 8, YEAR_FIRST = 1000, YEAR_LAST = 2199 };

static bool is_word_at(ibid_str text, uint32_t at)
{
    return at < text.len && ib_is(text.at[at], IB_ALPHA | IB_DIGIT);
}

static bool is_digit_at(ibid_str text, uint32_t at)
{
    return at < text.len && ib_is(text.at[at], IB_DIGIT);
}

/* Does the year that ends at `at` go on: "1992/25", "1992,500"?  Digits behind
 * its full stop are the mark of a note. */
static bool goes_on(ibid_str text, uint32_t at)
{
    if (at >= text.len)
        return false;
    if (is_word_at(text, at) || text.at[at] == '%')
        return true;
    return (text.at[at] == '/' || text.at[at] == ',') &&
           is_digit_at(text, at + 1);
}

uint32_t ib_date_year_digits(int *year, ibid_str text, uint32_t at)
{
    int value;
    unsigned digits;
    const uint32_t len = ib_date_number(&value, &digits, text, at);

    if (digits != 4 || value < YEAR_FIRST || value > YEAR_LAST ||
        goes_on(text, at + len))
        return 0;
    *year = value;
    return at + len;
}

/* "года", "г." behind a Russian year. */
static uint32_t year_word_after(ibid_str text, uint32_t at)
{
    const uint32_t p = ib_date_gap(text, at);
    ib_date_word word;
    uint32_t len = 0;

    if (p < text.len && (unsigned char)text.at[p] == 0xD0)
        len = ib_date_word_read(&word, text, p);
    if (!len || ib_date_word_unit(&word) != 4)
        return at;
    at = p + len;
    return at < text.len && text.at[at] == '.' && len <= 4 ? at + 1 : at;
}

uint32_t ib_date_year_after(int *year, ibid_str text, uint32_t at)
{
    uint32_t p = ib_date_gap(text, at), comma = ib_date_comma(text, p);
    ib_date_word word;

    if (comma)
        p = ib_date_gap(text, p + comma);
    p = ib_date_words_skip(text, p, IB_DW_OF, 2);
    if (ib_date_word_read(&word, text, p) && ib_date_word_unit(&word) == 4)
        p = ib_date_gap(text, word.span.end);
    if (p == at && !comma)
        return 0;
    p = ib_date_year_digits(year, text, p);
    return p ? year_word_after(text, p) : 0;
}

/* The second word of "كانون الثاني". */
static uint32_t arabic_second(int *month, ibid_str text, uint32_t at)
{
    ib_date_word word;
    const uint32_t p = ib_date_gap(text, at),
                   len = ib_date_word_read(&word, text, p);
    const int which = len && ib_date_word_is(&word, IB_DW_ORDINAL)
                          ? ib_date_word_calendar(&word)
                          : 0;

    if (which != 1 && which != 2)
        return 0;
    if (*month == 13)
        *month = which == 1 ? 12 : 1;
    else
        *month = which == 1 ? 10 : 11;
    return p + len;
}

static uint32_t one_month(int *month, bool *doubtful, ibid_str text,
                          uint32_t at)
{
    ib_date_word word;
    uint32_t len = ib_date_word_read(&word, text, at);

    if (len < 3 || !ib_date_word_is(&word, IB_DW_MONTH))
        return 0;
    *month = ib_date_word_calendar(&word);
    if (*month > 12)
        return arabic_second(month, text, at + len);
    *doubtful =
        ib_date_word_is(&word, IB_DW_DOUBTFUL) && !ib_is(text.at[at], IB_UPPER);
    return at + len;
}

/* Is the word that ends at `at` a month cut short: four letters at most, and
 * none of "May", "June", "July"? */
static bool is_short(ibid_str text, uint32_t at)
{
    uint32_t len = 0;

    while (len < 5 && at > len && ib_is(text.at[at - len - 1], IB_ALPHA))
        len++;
    return len > 0 && len < 5 && text.at[at - 1] != 'y' &&
           text.at[at - 1] != 'e';
}

/* Step over the full stop of a month that is cut short.  Where it is not, the
 * number of a paragraph may stand on the next line. */
static uint32_t past_stop(ibid_str text, uint32_t at)
{
    uint32_t p = at + 1;

    if (at >= text.len || text.at[at] != '.')
        return at;
    while (p < text.len && text.at[p] == ' ')
        p++;
    return p < text.len && ib_is(text.at[p], IB_SPACE) && !is_short(text, at)
               ? at
               : at + 1;
}

uint32_t ib_date_month(int *month, bool *doubtful, ibid_str text, uint32_t at)
{
    uint32_t end = one_month(month, doubtful, text, at), more;
    bool other;
    int again;

    /* "شباط/فبراير": one month by both its names */
    if (end && end < text.len && text.at[end] == '/' &&
        (more = one_month(&again, &other, text, end + 1)) > 0 &&
        again == *month)
        return more;
    return end;
}

/* Step over what makes a number of a day an ordinal: "25th", "1er", "1º",
 * "25.", "25-го". */
static uint32_t skip_suffix(ibid_str text, uint32_t at)
{
    static const char *const suffix[] = {
        "st",       "nd",       "rd",       "th", "er",
        "\xC2\xBA", "\xC2\xB0", "\xC2\xAA", ".",  "-\xD0\xB3\xD0\xBE",
        "-\xD0\xB5"};

    for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++) {
        const ibid_str s = ib_str_of(suffix[i]);

        if (at < text.len && ib_str_has_at(text, at, s))
            return at + s.len;
    }
    return at;
}

/* A day of a month, with its suffix; not "25,000" or "25%". */
static uint32_t read_day(int *day, ibid_str text, uint32_t at)
{
    unsigned digits;
    const uint32_t len = ib_date_number(day, &digits, text, at);
    uint32_t end = at + len;

    if (digits < 1 || digits > 2 || *day < 1 || *day > 31)
        return 0;
    if (end < text.len && text.at[end] == '.' && is_digit_at(text, end + 1))
        return end; /* the mark of a note: "on July 29.65" */
    end = skip_suffix(text, end);
    if (is_word_at(text, end) || (end < text.len && text.at[end] == '%'))
        return 0;
    if (end + 3 < text.len && text.at[end] == ',' &&
        is_digit_at(text, end + 1) && is_digit_at(text, end + 3) &&
        !is_digit_at(text, end + 4))
        return 0; /* "25,000" */
    return end;
}

/* What stands between two days: gives where the second begins, or 0; whether
 * it makes a period of them. */
static uint32_t between_days(bool *range, ibid_str text, uint32_t at)
{
    uint32_t p = ib_date_gap(text, at), len;
    ib_date_word word;

    *range = false;
    len = ib_date_dash(text, p);
    if (!len && p < text.len && text.at[p] == '/')
        len = 1;
    if (len) {
        *range = true;
    } else if ((len = ib_date_comma(text, p)) > 0) {
        p = ib_date_gap(text, p + len);
        return ib_date_words_skip(text, p, IB_DW_AND | IB_DW_THE, 2);
    } else {
        len = ib_date_word_read(&word, text, p);
        if (!len || !ib_date_word_is(&word, IB_DW_TO | IB_DW_AND))
            return 0;
        *range = ib_date_word_is(&word, IB_DW_TO);
    }
    p = ib_date_gap(text, p + len);
    return ib_date_words_skip(text, p, IB_DW_THE | IB_DW_OF, 1);
}

/* Days of a month that were read: a day, a period, or a set. */
static bool set_days(ib_draft *out, const int *day, unsigned count, bool range)
{
    const ib_moment first = {0, 0, day[0], IB_GRAIN_DAY};
    bool in_a_row = true;

    out->from = first;
    if (count == 1)
        return true;
    for (unsigned i = 1; i < count; i++) {
        if (day[i] <= day[i - 1])
            return false;
        in_a_row &= day[i] == day[i - 1] + 1;
    }
    if (in_a_row || (range && count == 2)) {
        out->to = first;
        out->to.day = day[count - 1];
        return true;
    }
    for (unsigned i = 0; i < count; i++)
        out->days |= (uint32_t)1 << day[i];
    return true;
}

/* Give the days their month and year. */
static void set_month(ib_draft *out, int month, int year)
{
    out->from.month = month;
    out->from.year = year;
    if (out->to.grain) {
        out->to.month = month;
        out->to.year = year;
    }
}

/* The month behind a day: "25 February", "25th of February", "25 de febrero",
 * "25th day of February", "25-Feb". */
static uint32_t month_behind(int *month, bool *doubtful, ibid_str text,
                             uint32_t at)
{
    uint32_t p = ib_date_gap(text, at);
    ib_date_word word;

    if (p == at && p < text.len && (text.at[p] == '-' || text.at[p] == '/'))
        p++;
    if (ib_date_word_read(&word, text, p) && ib_date_word_unit(&word) == 1)
        p = ib_date_gap(text, word.span.end);
    if (ib_date_word_read(&word, text, p) && ib_date_word_is(&word, IB_DW_OF) &&
        ib_date_word_calendar(&word) == 1)
        p = ib_date_words_skip(text, p, IB_DW_OF, 2);
    return ib_date_month(month, doubtful, text, p);
}

/* The year behind a month, also "25-Feb-1992". */
static uint32_t year_behind(int *year, ibid_str text, uint32_t at)
{
    uint32_t end = ib_date_year_after(year, text, past_stop(text, at));

    if (!end && at < text.len && (text.at[at] == '-' || text.at[at] == '/'))
        end = ib_date_year_digits(year, text, at + 1);
    return end;
}

static uint32_t read_day_first(ib_draft *out, ibid_str text, uint32_t at)
{
    int day[DAYS_MAX], month = 0, year = 0;
    unsigned count = 0;
    bool range = false, doubtful = false;
    uint32_t p = at, q, end = 0;

    while (count < DAYS_MAX) {
        p = read_day(&day[count], text, p);
        if (!p)
            return 0;
        count++;
        end = month_behind(&month, &doubtful, text, p);
        if (end)
            break;
        p = between_days(&range, text, p);
        if (!p || (range && count > 1))
            return 0;
    }
    if (!end || !set_days(out, day, count, range))
        return 0;
    q = year_behind(&year, text, end);
    if (!q && doubtful)
        return 0;
    set_month(out, month, year);
    out->order = IB_ORDER_DAY_FIRST;
    return q ? q : end;
}

/* Is the number that ends at `at` none of days, a comma before it: "On March 5,
 * 10 people were hurt"? */
static bool counts(ibid_str text, uint32_t at)
{
    ib_date_word word;
    bool is_range;

    return ib_date_word_read(&word, text, ib_date_gap(text, at)) &&
           !between_days(&is_range, text, at);
}

/* More days behind "February 25": "-26", " and 26", ", 26 and 27". */
static uint32_t more_days(int *day, unsigned *count, bool *range, ibid_str text,
                          uint32_t at)
{
    uint32_t kept = at, p = at;
    unsigned n = *count, sure = *count;
    bool by_comma, is_range;

    while (n < DAYS_MAX) {
        const uint32_t next = between_days(&is_range, text, p);

        if (!next || !(p = read_day(&day[n], text, next)) ||
            day[n] <= day[n - 1])
            break;
        if (text.at[p - 1] == '.')
            p--;
        by_comma = text.at[kept] == ',' && !is_range;
        n++;
        *range |= is_range;
        if (by_comma && n == 2 && counts(text, p))
            break;
        sure = n;
        kept = p;
        if (*range)
            break;
    }
    *count = sure;
    return kept;
}

/* "February 25, 1992"; the month is read, and ends at `at`. */
static uint32_t read_days_behind(ib_draft *out, ibid_str text, uint32_t at,
                                 int month)
{
    int day[DAYS_MAX], year = 0;
    unsigned count = 1;
    bool range = false;
    const uint32_t comma = ib_date_comma(text, at);
    uint32_t p = ib_date_gap(text, past_stop(text, at + comma)), end;

    if (p == at)
        return 0;
    p = ib_date_words_skip(text, p, IB_DW_THE, 1);
    p = read_day(&day[0], text, p);
    if (!p)
        return 0;
    if (text.at[p - 1] == '.')
        p--; /* it ends the sentence */
    p = more_days(day, &count, &range, text, p);
    if (!set_days(out, day, count, range))
        return 0;
    end = ib_date_year_after(&year, text, p);
    if (comma && !end) /* "in March, 11 of them" */
        return 0;
    set_month(out, month, year);
    out->order = IB_ORDER_MONTH_FIRST;
    return end ? end : p;
}

/* "February-March 1992", "February and March 1992"; ends at the second. */
static uint32_t second_month(int *month, ibid_str text, uint32_t at)
{
    bool range, doubtful;
    const uint32_t p = between_days(&range, text, past_stop(text, at));

    return p ? ib_date_month(month, &doubtful, text, p) : 0;
}

static uint32_t read_month_first(ib_draft *out, ibid_str text, uint32_t at,
                                 bool bare)
{
    int month = 0, second = 0, year = 0;
    bool doubtful = false;
    uint32_t end = ib_date_month(&month, &doubtful, text, at), p, more;

    if (!end ||
        (doubtful && !ib_date_year_after(&year, text, past_stop(text, end))))
        return 0;
    p = read_days_behind(out, text, end, month);
    if (p)
        return p;
    *out = (ib_draft){.from = {0, month, 0, IB_GRAIN_MONTH}};
    p = ib_date_year_after(&out->from.year, text, past_stop(text, end));
    if (p)
        return p;
    more = second_month(&second, text, end);
    p = more ? ib_date_year_after(&year, text, past_stop(text, more)) : 0;
    if (p && second > month) {
        out->from.year = year;
        out->to = (ib_moment){year, second, 0, IB_GRAIN_MONTH};
        return p;
    }
    return bare && !doubtful ? end : 0;
}

static bool is_month(int n)
{
    return n >= 1 && n <= 12;
}

/* Year, month and day of three numbers, by the order that their values and
 * the mark between them allow. */
static bool order_digits(ib_draft *out, const int *n, const unsigned *digits,
                         char mark)
{
    int year = n[2], month = n[1], day = n[0];

    out->order = IB_ORDER_DAY_FIRST;
    if (digits[0] == 4) {
        year = n[0];
        day = n[2];
        out->order = IB_ORDER_UNSAID;
    } else if (mark != '.') {
        if (is_month(n[0]) && !is_month(n[1])) {
            month = n[0];
            day = n[1];
            out->order = IB_ORDER_MONTH_FIRST;
        } else if (is_month(n[0]) && n[0] != n[1]) {
            out->order = IB_ORDER_OPEN;
        } else if (n[0] == n[1]) {
            out->order = IB_ORDER_UNSAID;
        }
    }
    if (digits[0] != 4 && digits[2] == 2)
        year += year < 30 ? 2000 : 1900;
    out->from = (ib_moment){year, month, day, IB_GRAIN_DAY};
    return year >= YEAR_FIRST && year <= YEAR_LAST && is_month(month) &&
           day >= 1 && day <= 31;
}

/* Two digits for a year stand only where day and month have two, too, or
 * strokes part them: "3/16/22". */
static bool may_be_date(const unsigned *digits, char mark)
{
    if (digits[0] == 4)
        return digits[1] <= 2 && digits[2] <= 2;
    if (digits[0] > 2 || digits[1] > 2)
        return false;
    if (digits[2] == 2)
        return mark == '/' || (mark == '.' && digits[0] == 2 && digits[1] == 2);
    return digits[2] == 4;
}

static uint32_t read_digits(ib_draft *out, ibid_str text, uint32_t at)
{
    int n[3];
    unsigned digits[3];
    uint32_t p = at;
    char mark = 0;

    for (int i = 0; i < 3; i++) {
        const uint32_t len = ib_date_number(&n[i], &digits[i], text, p);

        if (!len || digits[i] > 4)
            return 0;
        p += len;
        if (i == 2)
            break;
        if (p >= text.len || (mark ? text.at[p] != mark
                                   : text.at[p] != '.' && text.at[p] != '/' &&
                                         text.at[p] != '-'))
            return 0;
        mark = text.at[p++];
        if (mark == '.' && p < text.len && text.at[p] == ' ')
            p++;
    }
    if (!may_be_date(digits, mark) || is_word_at(text, p) ||
        (p < text.len && text.at[p] == mark && is_digit_at(text, p + 1)) ||
        !order_digits(out, n, digits, mark))
        return 0;
    return p;
}

/* "26.-28.7.2013", "26-28.07.2013". */
static uint32_t read_days_of_digits(ib_draft *out, ibid_str text, uint32_t at)
{
    int day;
    uint32_t p = read_day(&day, text, at), len;

    if (!p ||
        (text.at[p - 1] == '.' && p < text.len && ib_date_dash(text, p) == 0))
        return 0;
    len = ib_date_dash(text, p);
    if (!len || !(p = read_digits(out, text, p + len)) ||
        out->order != IB_ORDER_DAY_FIRST || out->from.day <= day)
        return 0;
    out->to = out->from;
    out->from.day = day;
    return p;
}

uint32_t ib_date_atom(ib_draft *out, ibid_str text, uint32_t at, bool bare)
{
    int value;
    unsigned digits;
    uint32_t end = 0;

    *out = (ib_draft){0};
    if (!ib_date_number(&value, &digits, text, at))
        return read_month_first(out, text, at, bare);
    if (digits <= 2)
        end = read_day_first(out, text, at);
    if (!end && digits <= 4) {
        *out = (ib_draft){0};
        end = read_digits(out, text, at);
    }
    if (!end && digits <= 2) {
        *out = (ib_draft){0};
        end = read_days_of_digits(out, text, at);
    }
    return end;
}
