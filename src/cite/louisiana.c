/* louisiana.c - public domain citations of Louisiana.
 *
 * Authority: Bluebook table BT2 and General Rule 8 of the Supreme Court of
 * Louisiana: docket number, pages of the slip opinion, court, and the date in
 * figures, month first; then the place in the Southern Reporter.
 *
 *   US-10  93-2345, p. 7 (La. 7/15/94)
 */

#include "cite/louisiana.h"

#include "base/scan.h"
#include "base/str.h"
#include "cite/costs.h"
#include "cite/reporter.h"

/* Bytes of "2003-CA-12345R" and of the bracket with court and day, at most;
 * digits of a docket's number, which page ranges seldom have, at least. */
enum { NUMBER_MAX = 16, BRACKET_MAX = 60, SERIAL_MIN = 3 };

static uint32_t digits_at(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;

    while (p < end && p - at < 6 && ib_is(text.at[p], IB_DIGIT))
        p++;
    return p - at;
}

/* "93-2345", "2003-C-0888", "2009 1359R": length, or 0. */
static uint32_t number_at(ibid_str text, uint32_t at, uint32_t end)
{
    const uint32_t year = digits_at(text, at, end);
    uint32_t p = at + year, letters = 0, len;

    if ((year != 2 && year != 4) || p >= end ||
        (text.at[p] != '-' && text.at[p] != ' '))
        return 0;
    for (p++; p < end && ib_is(text.at[p], IB_UPPER) && letters < 3; p++)
        letters++;
    if (letters) {
        if (p >= end || text.at[p] != '-')
            return 0;
        p++;
    }
    len = digits_at(text, p, end);
    if (len < SERIAL_MIN)
        return 0;
    p += len;
    if (p < end && ib_is(text.at[p], IB_UPPER))
        p++;
    return p < end && ib_is(text.at[p], IB_WORD) ? 0 : p - at;
}

bool ib_louisiana_may(ibid_str text, uint32_t at, uint32_t end)
{
    return number_at(text, at, end) > 0;
}

/* ", p. 7", ", pp. 7-8": its numbers; *at goes behind them. */
static ibid_span slip_pages(ibid_str text, uint32_t *at, uint32_t end)
{
    uint32_t p = *at, from;

    if (p >= end || text.at[p] != ',')
        return (ibid_span){0};
    p = ib_skip_blank(text, p + 1, end);
    if (ib_str_has_at(text, p, IB_STR("pp.")))
        p += 3;
    else if (ib_str_has_at(text, p, IB_STR("p.")))
        p += 2;
    else
        return (ibid_span){0};
    from = p = ib_skip_blank(text, p, end);
    while (p < end &&
           (ib_is(text.at[p], IB_DIGIT) || (text.at[p] == '-' && p > from)))
        p++;
    *at = p;
    return ib_span_of(from, p);
}

/* "7/15/94", "02/13/2004" that ends at the bracket: the day, month first. */
static bool read_day(ib_draft *out, ibid_str text, uint32_t at, uint32_t close)
{
    uint32_t part[3] = {0}, p = at;

    for (int i = 0; i < 3; i++) {
        const uint32_t len = digits_at(text, p, close);

        if (len == 0 || len > 4 || (len > 2 && i < 2))
            return false;
        ib_number_at(&part[i], text, p, p + len);
        p += len;
        if (i < 2 && (p >= close || text.at[p++] != '/'))
            return false;
    }
    if (p != close || part[0] < 1 || part[0] > 12 || part[1] < 1 ||
        part[1] > 31)
        return false;
    if (part[2] < 100)
        part[2] += part[2] >= IB_CENTURY_FROM ? 1900 : 2000;
    out->issued = (ibid_date){
        .from = {(int16_t)part[2], (uint8_t)part[0], (uint8_t)part[1]},
        .span = ib_span_of(at, close)};
    out->field[IBID_FIELD_ISSUED] = out->issued.span;
    return true;
}

/* "(La. App. 1 Cir. 2/13/04)" at `at`: court and day; gives the byte after it,
 * or 0. */
static uint32_t read_bracket(ib_draft *out, ibid_str text, uint32_t at,
                             uint32_t end)
{
    const uint32_t open = ib_skip_blank(text, at, end);
    uint32_t close = open, day;

    if (!ib_str_has_at(text, open, IB_STR("(La.")))
        return 0;
    while (close < end && close - open < BRACKET_MAX && text.at[close] != ')')
        close++;
    if (close >= end || text.at[close] != ')')
        return 0;
    for (day = close; day > open && !ib_blank_before(text, open, day);)
        day--;
    if (!read_day(out, text, day, close))
        return 0;
    out->field[IBID_FIELD_AUTHORITY] =
        ib_span_trim(text, ib_span_of(open + 1, day));
    return close + 1;
}

/* ", 867 So. 2d 1, 4": volume and page of the citation itself, which its docket
 * number has none of, and the better pinpoint; gives where it ends, or `at`. */
static uint32_t read_place(ib_draft *out, ibid_str text, uint32_t at,
                           uint32_t end)
{
    const uint32_t stop = ib_parallel_read(out, text, at, end);
    const ib_place first = out->parallel[0];

    if (!out->parallel_count)
        return at;
    out->field[IBID_FIELD_VOLUME] = first.volume;
    out->field[IBID_FIELD_CONTAINER_TITLE] = first.container;
    out->field[IBID_FIELD_PAGE] = first.page;
    if (first.locator.end)
        out->field[IBID_FIELD_LOCATOR] = first.locator;
    out->parallel_count--;
    memmove(out->parallel, out->parallel + 1,
            out->parallel_count * sizeof *out->parallel);
    return stop;
}

bool ib_louisiana_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                       uint32_t end)
{
    const uint32_t number = number_at(text, at, end);
    uint32_t p = at + number, stop;
    ib_draft before = {0};
    ibid_span name;

    if (!number || number > NUMBER_MAX)
        return false;
    *out = (ib_draft){.kind = IBID_CITE_CASE,
                      .rule = "US-10",
                      .score = 85,
                      .note = IBID_NONE};
    out->field[IBID_FIELD_NUMBER] = ib_span_of(at, p);
    out->field[IBID_FIELD_LOCATOR] = slip_pages(text, &p, end);
    stop = read_bracket(out, text, p, end);
    if (!stop)
        return false;
    name = ib_parties_before(&before, text, low, at);
    out->field[IBID_FIELD_TITLE] = name;
    stop = read_place(out, text, stop, end);
    out->span = ib_span_of(ib_span_is_empty(name) ? at : name.start, stop);
    return true;
}
