/* numeral.c - numbers in digits.
 *
 * Grouping by threes with one kind of sign throughout (ISO 80000-1; SI Brochure
 * 5.4.4), or as in India: the last three, before them twos.
 */

#include "figure/numeral.h"

#include "base/scan.h"
#include "base/str.h"

enum { RUNS = 8 };

/* Digits between two signs. */
typedef struct run {
    uint32_t sign;  /* before it; 0 for the first */
    uint32_t start; /* of the digits */
    uint32_t end;
    uint32_t count;
    uint64_t value; /* of its digits; they are too many past 18 */
} run;

uint32_t ib_digit_at(uint32_t *value, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t cp, len;

    if (at >= end)
        return 0;
    len = ib_utf8_at(&cp, text, at, end);
    if (cp >= '0' && cp <= '9')
        *value = cp - '0';
    else if (cp >= 0x660 && cp <= 0x669)
        *value = cp - 0x660;
    else if (cp >= 0x6F0 && cp <= 0x6F9)
        *value = cp - 0x6F0;
    else if (cp >= 0xFF10 && cp <= 0xFF19)
        *value = cp - 0xFF10;
    else
        return 0;
    return len;
}

/* Digits from `at`; a count of 0: none. */
static run read_run(ibid_str text, uint32_t at, uint32_t end, uint32_t sign)
{
    run r = {.sign = sign, .start = at, .end = at};
    uint32_t digit, len;

    while ((len = ib_digit_at(&digit, text, r.end, end)) > 0) {
        if (r.count < 18)
            r.value = r.value * 10 + digit;
        r.count++;
        r.end += len;
    }
    return r;
}

/* A sign that may stand between digits; signs that mean the same are one. */
static uint32_t sign_at(uint32_t *sign, ibid_str text, uint32_t at,
                        uint32_t end)
{
    uint32_t cp, len;

    if (at >= end)
        return 0;
    len = ib_utf8_at(&cp, text, at, end);
    switch (cp) {
    case ',':
    case '.':
        *sign = cp;
        return len;
    case 0x66C:
        *sign = ',';
        return len;
    case 0x66B:
        *sign = 0x66B;
        return len;
    case '\'':
    case 0x2019:
        *sign = '\'';
        return len;
    case ' ':
    case 0xA0:
    case 0x202F:
    case 0x2009:
        *sign = ' ';
        return len;
    default:
        return 0;
    }
}

/* The runs of digits from `at`; gives how many. */
static uint32_t read_runs(run out[RUNS], ibid_str text, uint32_t at,
                          uint32_t end)
{
    uint32_t count = 1;

    out[0] = read_run(text, at, end, 0);
    while (count < RUNS) {
        uint32_t sign = 0;
        const uint32_t from = out[count - 1].end;
        const uint32_t len = sign_at(&sign, text, from, end);
        run next;

        if (!len)
            break;
        next = read_run(text, from + len, end, sign);
        if (next.count == 0)
            break;
        out[count++] = next;
    }
    return count;
}

/* How many runs after the first group the same number by threes. */
static uint32_t by_threes(const run *r, uint32_t count)
{
    uint32_t n = 1;

    while (n < count && r[n].count == 3 && r[n].sign == r[1].sign &&
           r[n].sign != 0x66B)
        n++;
    return n - 1;
}

/* The same as in India: twos, and three at the end. */
static uint32_t by_twos(const run *r, uint32_t count)
{
    uint32_t n = 1;

    while (n < count && r[n].count == 2 && r[n].sign == ',')
        n++;
    return n > 1 && n < count && r[n].count == 3 && r[n].sign == ',' &&
                   r[0].count <= 2
               ? n
               : 0;
}

/* Does the one group after the first digits hold decimals instead? */
static bool is_decimal(const run *group, bool comma)
{
    const uint32_t point = comma ? ',' : '.';

    return group->sign == point && group->value != 0;
}

static uint32_t groups_of(const run *r, uint32_t count, bool comma)
{
    uint32_t n;

    if (count < 2 || r[0].count > 3 || r[0].value == 0)
        return 0;
    n = by_threes(r, count);
    if (n == 1 && is_decimal(&r[1], comma))
        return 0;
    return n ? n : by_twos(r, count);
}

static double power(uint32_t n)
{
    double p = 1;

    while (n-- > 0)
        p *= 10;
    return p;
}

/* Decimals after the whole number: one run more behind a sign of its own. */
static bool has_decimals(const run *r, uint32_t at, uint32_t count, bool comma)
{
    const bool grouped = at > 1;

    if (at >= count || r[at].count > 12)
        return false;
    if (r[at].sign == 0x66B)
        return true;
    if (r[at].sign != '.' && (r[at].sign != ',' || !comma))
        return false;
    return !grouped || r[at].sign != r[1].sign;
}

/* A letter that no number has behind it: 1990s, 12b; or the end of an
 * ordinal. */
static uint32_t read_suffix(ib_numeral *out, ibid_str text, uint32_t at,
                            uint32_t end)
{
    static const char *const endings[] = {
        "st", "nd",         "rd",         "th",       "er",      "re",
        "e",  "\xC3\xA8me", "\xC3\xA8re", "\xC2\xBA", "\xC2\xAA"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const ibid_str ending = ib_str_of(endings[i]);
        const uint32_t after = at + ending.len;

        if (after <= end && ib_str_has_at_nocase(text, at, ending) &&
            (after == end || !ib_is(text.at[after], IB_ALPHA | IB_DIGIT))) {
            out->ordinal = true;
            return ending.len;
        }
    }
    if (at < end && ib_lower(text.at[at]) == 's' &&
        (at + 1 == end || !ib_is(text.at[at + 1], IB_WORD))) {
        out->broken = true;
        return 1;
    }
    return 0;
}

/* ½ ¼ ¾ ⅓ ⅔ */
static uint32_t read_part(double *part, ibid_str text, uint32_t at,
                          uint32_t end)
{
    uint32_t cp, len;

    if (at >= end || !ib_is(text.at[at], IB_HIGH))
        return 0;
    len = ib_utf8_at(&cp, text, at, end);
    *part = cp == 0xBD     ? 0.5
            : cp == 0xBC   ? 0.25
            : cp == 0xBE   ? 0.75
            : cp == 0x2153 ? 1.0 / 3
            : cp == 0x2154 ? 2.0 / 3
                           : 0;
    return *part > 0 ? len : 0;
}

/* The value of runs [0, n), n of them, the last `decimals` digits behind the
 * point. */
static double value_of(const run *r, uint32_t whole, const run *decimals)
{
    double value = 0;

    for (uint32_t i = 0; i < whole; i++)
        value = value * power(r[i].count) + (double)r[i].value;
    if (decimals)
        value = (value * power(decimals->count) + (double)decimals->value) /
                power(decimals->count);
    return value;
}

uint32_t ib_numeral_read(ib_numeral *out, ibid_str text, uint32_t at,
                         uint32_t end, bool comma)
{
    run r[RUNS];
    double part = 0;
    uint32_t count, whole, digits = 0, last, sign, len;
    const run *decimals = NULL;

    *out = (ib_numeral){0};
    len = read_part(&part, text, at, end);
    if (len) {
        *out = (ib_numeral){.value = part, .fraction = true};
        return len;
    }
    count = read_runs(r, text, at, end);
    if (r[0].count == 0)
        return 0;
    whole = 1 + groups_of(r, count, comma);
    if (has_decimals(r, whole, count, comma))
        decimals = &r[whole];
    for (uint32_t i = 0; i < whole; i++)
        digits += r[i].count;
    last = decimals ? decimals->end : r[whole - 1].end;
    out->value = value_of(r, whole, decimals);
    out->digits = (uint8_t)(digits < 255 ? digits : 255);
    out->decimals = decimals ? (uint8_t)decimals->count : 0;
    out->grouped = whole > 1;
    out->zero = r[0].count > 1 && ib_str_has_at(text, at, IB_STR("0"));
    last += read_suffix(out, text, last, end);
    len = read_part(&part, text, last, end);
    out->value += len ? part : 0;
    last += len;
    /* a stop or comma and more digits: 1.2.3 */
    len = sign_at(&sign, text, last, end);
    if (len && sign == '.' && (decimals || whole > 1) &&
        read_run(text, last + len, end, 0).count > 0)
        out->broken = true;
    return last - at;
}
