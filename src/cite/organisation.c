/* organisation.c - document numbers of other organisations; how each begins
 * stands in data/organisations.tsv, with its authority. */

#include "cite/organisation.h"

#include "base/scan.h"
#include "base/str.h"
#include "cite/costs.h"

static bool is_digit_at(ibid_str text, uint32_t at, uint32_t end)
{
    return at < end && ib_is(text.at[at], IB_DIGIT);
}

static uint32_t digits_end(ibid_str text, uint32_t at, uint32_t end)
{
    while (is_digit_at(text, at, end))
        at++;
    return at;
}

/* A run from `start`, whose lead ends at `at`; its end, or `at` where it has
 * no digit.  A bracket that was not opened in it ends it. */
static uint32_t run_end(ibid_str text, uint32_t start, uint32_t at,
                        uint32_t end)
{
    uint32_t p = start;
    int depth = 0;
    bool digit = false;

    for (; p < end; p++) {
        const char c = text.at[p];

        if (c == '(')
            depth++;
        else if (c == ')' && --depth < 0)
            break;
        else if (!ib_is(c, IB_ALPHA | IB_DIGIT) && !(c && strchr("/-.)", c)) &&
                 p >= at)
            break;
        digit |= p >= at && ib_is(c, IB_DIGIT);
    }
    while (p > at && strchr(".-/(", text.at[p - 1]))
        p--;
    return digit && depth <= 0 ? p : at;
}

static bool is_year(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t value;

    return ib_number_at(&value, text, at, end) == 4 && value > 1950 &&
           value < 2100;
}

/* "(2016) 450 final", "(2016)450", "/2016/450" after the lead. */
static uint32_t year_end(ibid_str text, uint32_t at, uint32_t end)
{
    const bool open = at > 0 && text.at[at - 1] == '(';
    uint32_t p = at, stop;
    bool slash;

    if (!open) {
        if (p >= end || (text.at[p] != '(' && text.at[p] != '/'))
            return at;
        p++;
    }
    slash = text.at[p - 1] == '/';
    if (!is_year(text, p, end))
        return at;
    p += 4;
    if (p >= end || text.at[p] != (slash ? '/' : ')'))
        return at;
    p = slash ? p + 1 : ib_skip_blank(text, p + 1, end);
    stop = digits_end(text, p, end);
    if (stop == p || stop - p > 5 || (stop < end && text.at[stop] == '/'))
        return at;
    p = ib_skip_blank(text, stop, end);
    return p > stop && p + 5 <= end && ib_str_has_at(text, p, IB_STR("final"))
               ? p + 5
               : stop;
}

/* "1047(27)", " 1234 (XX-O/90)" after the lead. */
static uint32_t paren_end(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = ib_skip_blank(text, at, end), stop, close;

    if (p < end && text.at[p] == '(') { /* "CPT/Inf (2007) 47" */
        if (!is_year(text, p + 1, end) || p + 5 >= end || text.at[p + 5] != ')')
            return at;
        p = ib_skip_blank(text, p + 6, end);
        stop = digits_end(text, p, end);
        return stop > p && stop - p < 4 ? stop : at;
    }
    stop = digits_end(text, p, end);
    if (stop == p || stop - p > 5)
        return at;
    p = ib_skip_blank(text, stop, end);
    if (p >= end || text.at[p] != '(')
        return at;
    for (close = p + 1; close < end && close - p < 16; close++) {
        if (text.at[close] == ')')
            return close > p + 1 ? close + 1 : at;
        if (!ib_is(text.at[close], IB_UPPER | IB_DIGIT) &&
            !strchr("-/", text.at[close]))
            return at;
    }
    return at;
}

/* "L/V/II. Doc. 66", "L/V/II.138, doc. 47 rev. 1" after "OEA/Ser.". */
static uint32_t doc_end(ibid_str text, uint32_t start, uint32_t at,
                        uint32_t end)
{
    uint32_t p = start, stop;

    while (p < end && (ib_is(text.at[p], IB_ALPHA | IB_DIGIT) ||
                       strchr("/.-()", text.at[p])))
        p++;
    while (p > at && strchr("/.-(", text.at[p - 1]))
        p--;
    stop = p;
    while (stop < end && (text.at[stop] == '.' || text.at[stop] == ','))
        stop++;
    stop = ib_skip_blank(text, stop, end);
    if (end - stop < 5 || !ib_str_has_at_nocase(text, stop, IB_STR("doc")))
        return run_end(text, start, at, end);
    stop += text.at[stop + 3] == '.' ? 4 : 3;
    stop = ib_skip_blank(text, stop, end);
    if (!is_digit_at(text, stop, end))
        return run_end(text, start, at, end);
    while (stop < end && (ib_is(text.at[stop], IB_DIGIT | IB_ALPHA) ||
                          (text.at[stop] == '/' && stop + 1 < end &&
                           ib_is(text.at[stop + 1], IB_DIGIT))))
        stop++;
    return stop;
}

static uint32_t number_end(const ib_organisation *o, ibid_str text,
                           uint32_t start, uint32_t at, uint32_t end)
{
    switch (o->form) {
    case IB_ORG_RUN:
        return run_end(text, start, at, end);
    case IB_ORG_DIGIT:
        return is_digit_at(text, at, end) ? run_end(text, start, at, end) : at;
    case IB_ORG_YEAR:
        return year_end(text, at, end);
    case IB_ORG_PAREN:
        return paren_end(text, at, end);
    case IB_ORG_DOC:
        return doc_end(text, start, at, end);
    }
    return at;
}

uint32_t ib_organisation_read(ib_symbol *out, ibid_str text, uint32_t at,
                              uint32_t end)
{
    uint32_t i, last;

    if (at >= end || !ib_is(text.at[at], IB_UPPER))
        return 0;
    if (end - at > IB_SYMBOL_MAX)
        end = at + IB_SYMBOL_MAX;
    i = ib_organisation_first[text.at[at] - 'A'];
    last = ib_organisation_first[text.at[at] - 'A' + 1];
    for (; i < last; i++) {
        const ib_organisation *o = &ib_organisations[i];
        const ibid_str lead = {o->lead, o->len};
        uint32_t stop;

        if (end - at <= lead.len || text.at[at + 1] != lead.at[1] ||
            !ib_str_has_at(text, at, lead))
            continue;
        stop = number_end(o, text, at, at + lead.len, end);
        if (stop == at + lead.len ||
            (stop < end && ib_is(text.at[stop], IB_WORD) &&
             (unsigned char)text.at[stop] < 0x80))
            continue;
        *out = (ib_symbol){.span = {at, stop},
                           .number = {at, stop},
                           .full = ib_str_in(text, (ibid_span){at, stop}),
                           .rule = o->rule,
                           .authority = o->name};
        return stop - at;
    }
    return 0;
}
