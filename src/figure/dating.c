/* dating.c - finding dates: one pass over the text, from digit to digit and
 * from word to word that may begin a date. */

#include "figure/dating.h"

#include "base/fail.h"
#include "base/str.h"
#include "figure/dating_draft.h"

/* Keep a draft.
 *
 * Gives  false where memory is short: see the list's arena. */
static bool keep(ib_dater *dater, const ib_draft *draft)
{
    ib_draft *d = ib_list_add(&dater->draft);

    if (!d)
        return false;
    *d = *draft;
    dater->floor = draft->span.end;
    return true;
}

static ib_date_word word_before(const ib_dater *dater, uint32_t at)
{
    ib_date_word word;

    if (!ib_date_word_before(&word, dater->text, dater->floor, at))
        word = (ib_date_word){0};
    return word;
}

/* Read the second end of a period: anything that has no range itself. */
static uint32_t read_end(ib_draft *out, ib_dater *dater, uint32_t at)
{
    const ibid_str text = dater->text;
    ib_date_word word;
    uint32_t end;

    at = ib_date_words_skip(text, at, IB_DW_TO | IB_DW_THE | IB_DW_WEEKDAY, 3);
    if (ib_date_word_read(&word, text, at) &&
        !ib_date_word_is(&word, IB_DW_MONTH))
        return ib_date_word_is(&word, IB_DW_PART | IB_DW_SEASON | IB_DW_ORDINAL)
                   ? ib_date_part(out, dater, &word)
                   : 0;
    end = ib_date_atom(out, text, at, true);
    if (!end)
        end = ib_date_counted(out, text, at);
    return end ? end : ib_date_period(out, text, at);
}

/* Make a period of two moments, each of which may lend the other its year;
 * false where the second is not behind the first. */
static bool make_period(ib_draft *first, const ib_draft *second, bool said)
{
    ib_moment *a = &first->from;
    ib_moment b = second->from;

    if (!b.year && a->year)
        b.year = a->year + (b.month < a->month);
    else if (!a->year && b.year && a->month)
        a->year = b.year - (a->month > b.month && b.month > 0);
    if (!said && (a->year > b.year ||
                  (a->year == b.year && b.month && a->month > b.month)))
        return false;
    first->to = b;
    return true;
}

/* "to", "until", a dash, "and" after "between": where the second end begins,
 * or 0.  Said: by a word. */
static uint32_t to_at(bool *said, ibid_str text, uint32_t at, bool between)
{
    uint32_t p = ib_date_gap(text, at), len = ib_date_dash(text, p);
    ib_date_word word;

    *said = false;
    if (!len) {
        len = ib_date_word_read(&word, text, p);
        if (!len || !(ib_date_word_is(&word, IB_DW_TO) ||
                      (between && ib_date_word_is(&word, IB_DW_AND))))
            return 0;
        *said = true;
    }
    return ib_date_gap(text, p + len);
}

/* Does "between" stand before a date, perhaps with an article after it? */
static bool is_between(const ib_dater *dater, uint32_t at)
{
    ib_date_word word = word_before(dater, at);

    if (ib_date_word_is(&word, IB_DW_THE))
        word = word_before(dater, word.span.start);
    return ib_date_word_is(&word, IB_DW_BETWEEN);
}

/* "between 5 and 7 March" was read as two days. */
static void make_days_period(ib_draft *d)
{
    int last = 31;

    while (last > 1 && !(d->days >> last & 1))
        last--;
    d->to = d->from;
    d->to.day = last;
    d->days = 0;
}

/* "25 February to 3 March 1992", "between May 1992 and the end of 1994". */
static void join(ib_draft *first, ib_dater *dater)
{
    const bool between = is_between(dater, first->span.start);
    ib_draft second = {0};
    bool said;
    uint32_t p, end;

    if (between && first->days)
        make_days_period(first);
    if (first->to.grain || first->days || first->when != IB_WHEN_ABSOLUTE)
        return;
    p = to_at(&said, dater->text, first->span.end, between);
    end = p ? read_end(&second, dater, p) : 0;
    if (!end || second.to.grain || second.days ||
        (!said && second.from.grain != first->from.grain) ||
        !make_period(first, &second, said))
        return;
    first->span.end = end;
}

/* May a date begin with the digits at `at`, by what touches them? */
static bool is_free(ibid_str text, uint32_t at)
{
    const char c = at ? text.at[at - 1] : ' ';
    const char b = at > 1 ? text.at[at - 2] : ' ';

    if (ib_is(c, IB_ALPHA | IB_DIGIT) || (c && strchr("/=_&@#\\$", c)))
        return false;
    if (c == '.' || c == ',' || c == ':') /* a mark, or part of a number */
        return !ib_is(b, IB_DIGIT | IB_ALPHA);
    return c != '-' || !ib_is(b, IB_DIGIT | IB_UPPER | IB_PUNCT);
}

/* "années", "años": not "years 20 and 30". */
static bool is_years(ibid_str text, const ib_date_word *word)
{
    const ibid_str s = ib_str_in(text, word->span);

    return ib_date_word_unit(word) == 4 && s.len > 4 &&
           s.at[s.len - 1] == 's' && !ib_str_is(s, IB_STR("years"));
}

/* "the '90s", "in the 90s", "années 90", "90er Jahre", "90-х годов". */
static uint32_t read_short_decade(ib_draft *out, const ib_dater *dater,
                                  uint32_t at)
{
    static const char *const suffix[] = {"s", "er", "ern", "-\xD1\x85"};
    const ibid_str text = dater->text;
    ib_date_word before, behind;
    int value;
    unsigned digits;
    const uint32_t end = at + ib_date_number(&value, &digits, text, at);
    uint32_t p = at, q = 0;

    if (digits != 2 || value % 10 != 0 || !value)
        return 0;
    if (p && text.at[p - 1] == '\'')
        p--;
    else if (p > 2 && ib_str_has_at(text, p - 3, IB_STR("\xE2\x80\x99")))
        p -= 3;
    *out = (ib_draft){.from = {1900 + value, 0, 0, IB_GRAIN_DECADE}};
    before = word_before(dater, p);
    for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++) {
        const ibid_str s = ib_str_of(suffix[i]);

        if (end < text.len && ib_str_has_at(text, end, s) &&
            !(end + s.len < text.len &&
              ib_is(text.at[end + s.len], IB_ALPHA | IB_DIGIT)))
            q = end + s.len;
    }
    if (!q)
        return is_years(text, &before) ? end : 0;
    if (ib_date_word_read(&behind, text, ib_date_gap(text, q)) &&
        ib_date_word_unit(&behind) == 4)
        return behind.span.end;
    return p < at || ib_date_word_is(&before, IB_DW_THE | IB_DW_PART) ? q : 0;
}

/* A date that begins with digits; gives where to go on. */
static uint32_t at_digits(ib_dater *dater, uint32_t at, bool *ok)
{
    const ibid_str text = dater->text;
    ib_draft d;
    int value;
    unsigned digits;
    const uint32_t run = at + ib_date_number(&value, &digits, text, at);
    uint32_t end = 0;

    if (run < text.len && (unsigned char)text.at[run] >= 0xE3)
        end = ib_date_chinese(&d, dater, at);
    if (!end && is_free(text, at)) {
        end = ib_date_atom(&d, text, at, false);
        if (!end)
            end = ib_date_counted(&d, text, at);
        if (!end)
            end = read_short_decade(&d, dater, at);
        if (!end)
            end = ib_date_year(&d, dater, at);
    }
    if (!end)
        return run;
    d.span = (ibid_span){at, end};
    join(&d, dater);
    *ok = keep(dater, &d);
    return d.span.end;
}

/* Is a month named alone where it is one: "in May", not "Mr. May"?  Some are
 * names of persons, too: March, April, May, June, August. */
static bool is_bare_month(const ib_dater *dater, const ib_date_word *word)
{
    const ib_date_word before = word_before(dater, word->span.start);
    const int month = ib_date_word_calendar(word);

    if (ib_date_word_is(&before, IB_DW_CUE))
        return word->span.end - word->span.start > 3 || month == 5;
    return word->span.end - word->span.start > 4 &&
           !(month >= 3 && month <= 6) && month != 8;
}

/* "Tuesday, 25 February 1992". */
static uint32_t at_weekday(ib_draft *out, ibid_str text,
                           const ib_date_word *word)
{
    uint32_t p = word->span.end, end;

    if (p < text.len && text.at[p] == '.')
        p++;
    p = ib_date_gap(text, p);
    p = ib_date_gap(text, p + ib_date_comma(text, p));
    p = ib_date_words_skip(text, p, IB_DW_THE | IB_DW_OF, 2);
    end = ib_date_atom(out, text, p, false);
    out->weekday = ib_date_word_calendar(word);
    return end;
}

/* A date that begins with, or is told by, a word; its end, or 0. */
static uint32_t read_word(ib_draft *d, ib_dater *dater,
                          const ib_date_word *word)
{
    const uint32_t relative = IB_DW_AGO | IB_DW_SINCE | IB_DW_LATER |
                              IB_DW_WHICH | IB_DW_WHICH_BEHIND | IB_DW_SAME_AS |
                              IB_DW_SAME_BEHIND | IB_DW_THAT |
                              IB_DW_RELATIVE_DAY | IB_DW_NAMED_DAY;
    const uint32_t part = IB_DW_PART | IB_DW_SEASON | IB_DW_FISCAL |
                          IB_DW_ORDINAL | IB_DW_DECADE_WORD |
                          IB_DW_CENTURY_FRONT | IB_DW_CENTURY_BEHIND;
    uint32_t end = 0;

    if (ib_date_word_is(word, IB_DW_MONTH))
        end = ib_date_atom(d, dater->text, word->span.start,
                           is_bare_month(dater, word));
    if (!end && ib_date_word_is(word, IB_DW_WEEKDAY))
        end = at_weekday(d, dater->text, word);
    if (end) {
        d->span = (ibid_span){word->span.start, end};
        return end;
    }
    if (ib_date_word_is(word, relative))
        end = ib_date_relative(d, dater, word);
    return !end && ib_date_word_is(word, part) ? ib_date_part(d, dater, word)
                                               : end;
}

/* A word that may begin a date; gives where to go on. */
static uint32_t at_word(ib_dater *dater, ibid_span span, bool *ok)
{
    ib_date_word word;
    ib_draft d;

    ib_date_word_read(&word, dater->text, span.start);
    if (!ib_date_word_is(&word, IB_DW_BEGIN) || !read_word(&d, dater, &word) ||
        d.span.start < dater->floor)
        return span.end;
    join(&d, dater);
    *ok = keep(dater, &d);
    return d.span.end;
}

/* May a Chinese date begin with the sign at `at`, by its first two bytes: a
 * numeral, or the first sign of a word for a day? */
static bool is_chinese(ibid_str text, uint32_t at)
{
    const unsigned char c = (unsigned char)text.at[at];
    const unsigned char d =
        at + 2 < text.len ? (unsigned char)text.at[at + 1] : 0;

    switch (c) {
    case 0xE3:
        return d == 0x80;
    case 0xE4:
        return d >= 0xB8 && d <= 0xBB;
    case 0xE5:
        return d == 0x9B || d == 0x85 || d == 0x8D || d == 0x8E || d == 0x90;
    case 0xE6:
        return d == 0x98 || d == 0x9C || d == 0xAC;
    case 0xE7:
        return d == 0xBF;
    default:
        return (c == 0xE9 && d == 0x9B) || c == 0xEF;
    }
}

/* A sign that is no letter of an alphabet; gives where to go on. */
static uint32_t at_sign(ib_dater *dater, uint32_t at, bool *ok)
{
    const ibid_str text = dater->text;
    const unsigned char c = (unsigned char)text.at[at];
    uint32_t cp, end = 0;
    ib_draft d;

    if (c == 0xD9 || c == 0xEF) {
        int value;
        unsigned digits;

        if (ib_date_number(&value, &digits, text, at))
            return at_digits(dater, at, ok);
    }
    if (c >= 0xE3 && is_chinese(text, at))
        end = ib_date_chinese(&d, dater, at);
    if (!end)
        return at + ib_utf8_at(&cp, text, at, text.len);
    *ok = keep(dater, &d);
    return end;
}

static bool scan(ib_dater *dater)
{
    const ibid_str text = dater->text;
    ib_date_block block = {0};
    ibid_span word;
    uint32_t at = ib_date_next(&block, &word, text, 0);
    bool ok = true;

    while (ok && at < text.len) {
        if (word.end)
            at = at_word(dater, word, &ok);
        else if (ib_is(text.at[at], IB_DIGIT))
            at = at_digits(dater, at, &ok);
        else
            at = at_sign(dater, at, &ok);
        at = ib_date_next(&block, &word, text, at);
    }
    return ok;
}

ibid_status ib_datings_read(ib_list *datings, ib_arena *arena,
                            const ib_figure_view *view, ibid_err *err)
{
    ib_dater dater = {.view = view,
                      .text = view->text,
                      .draft = ib_list_of(datings->arena, ib_draft)};
    ibid_status st =
        scan(&dater) ? IBID_OK : ib_arena_status(dater.draft.arena);

    if (!st)
        st = ib_date_settle(datings, arena, &dater);
    return st ? ib_fail(err, st, ibid_status_words(st), 0, 0) : IBID_OK;
}
