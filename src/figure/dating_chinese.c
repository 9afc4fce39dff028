/* dating_chinese.c - dates in Chinese signs: "1992年2月25日至26日",
 * "一九九二年", "20世纪90年代", "去年", "两周前".
 *
 * Authority: GB/T 15835-2011 (numerals in publications), GB/T 7408.
 */

#include "figure/dating_draft.h"

#include "base/str.h"

#define YEAR    "\xE5\xB9\xB4"             /* 年 */
#define MONTH   "\xE6\x9C\x88"             /* 月 */
#define DAY     "\xE6\x97\xA5"             /* 日 */
#define DAY2    "\xE5\x8F\xB7"             /* 号 */
#define CENTURY "\xE4\xB8\x96\xE7\xBA\xAA" /* 世纪 */
#define DECADE  "\xE5\xB9\xB4\xE4\xBB\xA3" /* 年代 */
#define AGO     "\xE5\x89\x8D"             /* 前 */
#define UNTIL   "\xE8\x87\xB3"             /* 至 */
#define UNTIL2  "\xE5\x88\xB0"             /* 到 */

static uint32_t sign_at(ibid_str text, uint32_t at, const char *sign)
{
    const ibid_str s = ib_str_of(sign);

    return at < text.len && ib_str_has_at(text, at, s) ? s.len : 0;
}

/* A numeral sign: 0..10, else -1. */
static int numeral_at(ibid_str text, uint32_t at)
{
    static const char *const sign[] = {
        "\xE3\x80\x87", "\xE4\xB8\x80", "\xE4\xBA\x8C", "\xE4\xB8\x89",
        "\xE5\x9B\x9B", "\xE4\xBA\x94", "\xE5\x85\xAD", "\xE4\xB8\x83",
        "\xE5\x85\xAB", "\xE4\xB9\x9D", "\xE5\x8D\x81", "\xE9\x9B\xB6",
        "\xE4\xB8\xA4"};

    for (int i = 0; i < 13; i++) {
        if (sign_at(text, at, sign[i]))
            return i == 11 ? 0 : i == 12 ? 2 : i;
    }
    return -1;
}

/* A number at `at` in either digits; its length, or 0. */
static uint32_t number_at(int *value, ibid_str text, uint32_t at)
{
    unsigned digits;
    uint32_t p = at;
    int n, total = 0;

    if (ib_date_number(value, &digits, text, at))
        return *value < 0 ? 0 : ib_date_number(value, &digits, text, at);
    for (unsigned i = 0; i < 5 && (n = numeral_at(text, p)) >= 0; i++) {
        if (n == 10) /* 二十五, 十五 */
            total = (total ? total : 1) * 10;
        else if (i && numeral_at(text, p - 3) == 10)
            total += n;
        else
            total = total * 10 + n;
        p += 3;
    }
    *value = total;
    return p - at;
}

/* "25日" after a month; the end, or 0. */
static uint32_t day_at(int *day, ibid_str text, uint32_t at)
{
    uint32_t len = number_at(day, text, at), sign;

    if (!len || *day < 1 || *day > 31)
        return 0;
    sign = sign_at(text, at + len, DAY);
    if (!sign)
        sign = sign_at(text, at + len, DAY2);
    return sign ? at + len + sign : 0;
}

static uint32_t month_at(int *month, ibid_str text, uint32_t at)
{
    const uint32_t len = number_at(month, text, at);
    const uint32_t sign = len ? sign_at(text, at + len, MONTH) : 0;

    return sign && *month >= 1 && *month <= 12 ? at + len + sign : 0;
}

static uint32_t year_at(int *year, ibid_str text, uint32_t at)
{
    const uint32_t len = number_at(year, text, at);
    const uint32_t sign =
        len ? sign_at(text, ib_date_gap(text, at + len), YEAR) : 0;

    return sign && *year >= 1000 && *year <= 2199 &&
                   !sign_at(text, ib_date_gap(text, at + len), DECADE)
               ? ib_date_gap(text, at + len) + sign
               : 0;
}

/* Year, month and day, as many as stand there, in this order. */
static uint32_t moment_at(ib_moment *out, ibid_str text, uint32_t at)
{
    uint32_t p = year_at(&out->year, text, at), end = p, q;

    *out = (ib_moment){p ? out->year : 0, 0, 0, IB_GRAIN_YEAR};
    q = month_at(&out->month, text, p ? ib_date_gap(text, p) : at);
    if (q) {
        out->grain = IB_GRAIN_MONTH;
        end = q;
        q = day_at(&out->day, text, ib_date_gap(text, end));
        if (q) {
            out->grain = IB_GRAIN_DAY;
            end = q;
        } else {
            out->day = 0;
        }
    } else {
        out->month = 0;
    }
    return end;
}

static uint32_t until_at(ibid_str text, uint32_t at)
{
    uint32_t p = ib_date_gap(text, at), len = sign_at(text, p, UNTIL);

    if (!len)
        len = sign_at(text, p, UNTIL2);
    if (!len)
        len = ib_date_dash(text, p);
    return len ? ib_date_gap(text, p + len) : 0;
}

/* The second end of a period: "至26日", "至3月1日", "至1994年". */
static uint32_t read_until(ib_draft *out, ibid_str text, uint32_t at)
{
    uint32_t p = until_at(text, at), end;
    ib_moment to = {0};

    if (!p)
        return at;
    end = moment_at(&to, text, p);
    if (!end && out->from.grain == IB_GRAIN_DAY) {
        to = out->from;
        end = day_at(&to.day, text, p);
    }
    if (!end)
        return at;
    if (!to.year)
        to.year = out->from.year;
    out->to = to;
    return end;
}

/* "20世纪", "20世纪90年代"; "90年代". */
static uint32_t read_century(ib_draft *out, ibid_str text, uint32_t at)
{
    int value, decade;
    uint32_t len = number_at(&value, text, at), p = at + len, sign, more;

    if (!len)
        return 0;
    sign = sign_at(text, p, DECADE);
    if (sign) {
        if (value < 1000)
            value += 1900;
        out->from = (ib_moment){value / 10 * 10, 0, 0, IB_GRAIN_DECADE};
        return value <= 2199 && value % 10 == 0 ? p + sign : 0;
    }
    sign = sign_at(text, p, CENTURY);
    if (!sign || value < 1 || value > 22)
        return 0;
    out->from = (ib_moment){(value - 1) * 100, 0, 0, IB_GRAIN_CENTURY};
    p += sign;
    len = number_at(&decade, text, p);
    more = len ? sign_at(text, p + len, DECADE) : 0;
    if (more && decade < 100 && decade % 10 == 0) {
        out->from.year += decade;
        out->from.grain = IB_GRAIN_DECADE;
        return p + len + more;
    }
    return p;
}

/* "29年前", "两周前", "三个月前". */
static uint32_t read_ago(ib_draft *out, ibid_str text, uint32_t at)
{
    static const struct {
        const char *sign;
        ib_grain unit;
    } unit[] = {
        {YEAR AGO, IB_GRAIN_YEAR},
        {"\xE4\xB8\xAA" MONTH AGO, IB_GRAIN_MONTH},
        {"\xE4\xB8\xAA\xE6\x98\x9F\xE6\x9C\x9F" AGO, IB_GRAIN_WEEK},
        {"\xE5\x91\xA8" AGO, IB_GRAIN_WEEK},
        {"\xE5\xA4\xA9" AGO, IB_GRAIN_DAY},
        {DAY AGO, IB_GRAIN_DAY},
    };
    int value;
    const uint32_t len = number_at(&value, text, at);

    for (size_t i = 0; len && i < sizeof unit / sizeof *unit; i++) {
        const uint32_t sign = sign_at(text, at + len, unit[i].sign);

        if (sign && value < 1000) {
            out->when = IB_WHEN_WRITTEN;
            out->unit = unit[i].unit;
            out->shift = -value;
            return at + len + sign;
        }
    }
    return 0;
}

/* 昨天, 去年, 上周, 次日 and their kin. */
static uint32_t read_word(ib_draft *out, ibid_str text, uint32_t at)
{
    static const struct {
        const char *word;
        ib_from_when when;
        ib_grain unit;
        int shift;
    } word[] = {
        {"\xE6\x98\xA8\xE5\xA4\xA9", IB_WHEN_WRITTEN, IB_GRAIN_DAY, -1},
        {"\xE6\x98\xA8\xE6\x97\xA5", IB_WHEN_WRITTEN, IB_GRAIN_DAY, -1},
        {"\xE4\xBB\x8A\xE5\xA4\xA9", IB_WHEN_WRITTEN, IB_GRAIN_DAY, 0},
        {"\xE6\x98\x8E\xE5\xA4\xA9", IB_WHEN_WRITTEN, IB_GRAIN_DAY, 1},
        {"\xE5\x8E\xBB\xE5\xB9\xB4", IB_WHEN_WRITTEN, IB_GRAIN_YEAR, -1},
        {"\xE4\xBB\x8A\xE5\xB9\xB4", IB_WHEN_WRITTEN, IB_GRAIN_YEAR, 0},
        {"\xE6\x98\x8E\xE5\xB9\xB4", IB_WHEN_WRITTEN, IB_GRAIN_YEAR, 1},
        {"\xE4\xB8\x8A\xE5\x91\xA8", IB_WHEN_WRITTEN, IB_GRAIN_WEEK, -1},
        {"\xE6\x9C\xAC\xE5\x91\xA8", IB_WHEN_WRITTEN, IB_GRAIN_WEEK, 0},
        {"\xE4\xB8\x8B\xE5\x91\xA8", IB_WHEN_WRITTEN, IB_GRAIN_WEEK, 1},
        {"\xE4\xB8\x8A\xE4\xB8\xAA\xE6\x9C\x88", IB_WHEN_WRITTEN,
         IB_GRAIN_MONTH, -1},
        {"\xE4\xB8\x8A\xE6\x9C\x88", IB_WHEN_WRITTEN, IB_GRAIN_MONTH, -1},
        {"\xE6\x9C\xAC\xE6\x9C\x88", IB_WHEN_WRITTEN, IB_GRAIN_MONTH, 0},
        {"\xE6\xAC\xA1\xE6\x97\xA5", IB_WHEN_NAMED, IB_GRAIN_DAY, 1},
        {"\xE7\xBF\x8C\xE6\x97\xA5", IB_WHEN_NAMED, IB_GRAIN_DAY, 1},
        {"\xE5\x90\x8C\xE6\x97\xA5", IB_WHEN_NAMED, IB_GRAIN_DAY, 0},
        {"\xE5\x90\x8C\xE6\x9C\x88", IB_WHEN_NAMED, IB_GRAIN_MONTH, 0},
        {"\xE5\x90\x8C\xE5\xB9\xB4", IB_WHEN_NAMED, IB_GRAIN_YEAR, 0},
    };

    for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
        const uint32_t len = sign_at(text, at, word[i].word);

        if (len) {
            out->when = word[i].when;
            out->unit = word[i].unit;
            out->shift = word[i].shift;
            return at + len;
        }
    }
    return 0;
}

uint32_t ib_date_chinese(ib_draft *out, ib_dater *dater, uint32_t at)
{
    const ibid_str text = dater->text;
    int year, second;
    uint32_t end, p;

    *out = (ib_draft){0};
    end = read_word(out, text, at);
    if (!end)
        end = read_ago(out, text, at);
    if (!end)
        end = read_century(out, text, at);
    if (!end) {
        end = moment_at(&out->from, text, at);
        if (end)
            end = read_until(out, text, end);
    }
    if (!end && (p = number_at(&year, text, at)) > 0 && year >= 1000 &&
        year <= 2199 && (p = until_at(text, at + p)) > 0 &&
        (end = year_at(&second, text, p)) > 0) { /* 1988-1994年 */
        out->from = (ib_moment){year, 0, 0, IB_GRAIN_YEAR};
        out->to = (ib_moment){second, 0, 0, IB_GRAIN_YEAR};
    }
    out->span = (ibid_span){at, end};
    return end;
}
