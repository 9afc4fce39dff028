/* doubt.c - what a citation shows by itself to be doubtful. */

#include "cite/doubt.h"

#include "base/scan.h"
#include "base/str.h"
#include "base/words.h"
#include "cite/ident.h"
#include "cite/symbol_fault.h"
#include "cite/era.h"

/* static const ib_words weekdays, made of data/weekdays.txt. */
#include "cite/weekdays.inc"

enum { DOUBT_MAX = 8, WEEKDAY_MAX = 32 };

typedef struct doubter {
    ib_arena *arena;
    ibid_str text;
    const char *doubt[DOUBT_MAX];
    uint32_t count;
} doubter;

static ibid_status add(doubter *d, const char *doubt)
{
    if (!doubt)
        return ib_arena_status(d->arena);
    if (d->count < DOUBT_MAX)
        d->doubt[d->count++] = doubt;
    return IBID_OK;
}

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

/* ISO 8601 day of the week, 1 Monday, of a date in the Gregorian calendar
 * (Zeller's congruence). */
static unsigned weekday_of(ibid_day day)
{
    const int shift = day.month < 3;
    const int year = day.year - shift;
    const int month = day.month + 12 * shift;
    const int h = (day.day + 13 * (month + 1) / 5 + year + year / 4 -
                   year / 100 + year / 400) %
                  7; /* 0: Saturday */

    return (unsigned)((h + 5) % 7) + 1;
}

/* The word that ends before byte `at`, blanks, a comma and a full stop apart;
 * empty where it is longer than any day's name. */
static ibid_str word_before(ibid_str text, uint32_t at)
{
    const uint32_t low = at > WEEKDAY_MAX ? at - WEEKDAY_MAX : 0;
    uint32_t start, blank;

    while (at > low && ((blank = ib_blank_before(text, low, at)) > 0 ||
                        text.at[at - 1] == ',' || text.at[at - 1] == '.'))
        at -= blank ? blank : 1;
    start = at;
    while (start > low && ib_is(text.at[start - 1], IB_ALPHA | IB_HIGH))
        start--;
    if (start == low && low > 0)
        return (ibid_str){NULL, 0};
    return (ibid_str){text.at + start, at - start};
}

bool ib_weekday_is(ibid_str word)
{
    return word.len > 4 && word.len < WEEKDAY_MAX &&
           ib_words_find(&weekdays, word) != 0;
}

static const char *name_of(unsigned weekday)
{
    static const char *const name[] = {"Monday",   "Tuesday", "Wednesday",
                                       "Thursday", "Friday",  "Saturday",
                                       "Sunday"};

    return name[weekday - 1];
}

/* Gregorian dates only: in the year 1752 the last law texts changed over. */
static ibid_status doubt_date(doubter *d, const ibid_date *date)
{
    const ibid_day day = date->from;
    unsigned named;

    if (!day.month || !day.day || ib_span_is_empty(date->span))
        return IBID_OK;
    if (day.day > days_of(day.year, day.month))
        return add(d, ib_str_format(d->arena,
                                    "its date, %04d-%02d-%02d, is in no "
                                    "calendar",
                                    day.year, day.month, day.day));
    named = (unsigned)ib_words_find(&weekdays,
                                    word_before(d->text, date->span.start));
    if (!named || day.year < 1753 || date->to.year || named == weekday_of(day))
        return IBID_OK;
    return add(d, ib_str_format(d->arena,
                                "it says %s, and %04d-%02d-%02d was a %s",
                                name_of(named), day.year, day.month, day.day,
                                name_of(weekday_of(day))));
}

static ibid_status doubt_check_digit(doubter *d, ibid_str number, bool is_issn)
{
    if (is_issn ? !ib_issn_is_one(number) : !ib_isbn_is_one(number))
        return add(d, is_issn ? "its ISSN has not eight digits"
                              : "its ISBN has neither ten nor thirteen digits");
    if (is_issn ? ib_issn_is_valid(number) : ib_isbn_is_valid(number))
        return IBID_OK;
    return add(d, is_issn ? "the last digit of its ISSN does not fit the others"
                          : "the last digit of its ISBN does not fit the "
                            "others");
}

/* Length of a dash at `at`. */
static uint32_t dash_at(ibid_str text, uint32_t at)
{
    uint32_t cp, len;

    if (at >= text.len)
        return 0;
    len = ib_utf8_at(&cp, text, at, text.len);
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2014) ? len : 0;
}

/* "381-379": two numbers of as many digits, the second smaller.  With fewer
 * digits ("381-83") the first ones are understood (Chicago 9.61); sections and
 * paragraphs may be numbered with a dash. */
static ibid_status doubt_pages(doubter *d, ibid_str pages)
{
    for (uint32_t at = 0; at < pages.len;) {
        uint32_t first, second, len, next, dash;

        len = ib_number_at(&first, pages, at, pages.len);
        if (!len) {
            at++;
            while (at < pages.len && ib_is(pages.at[at - 1], IB_DIGIT) &&
                   ib_is(pages.at[at], IB_DIGIT))
                at++;
            continue;
        }
        at += len;
        dash = dash_at(pages, at);
        next = dash ? ib_number_at(&second, pages, at + dash, pages.len) : 0;
        if (next && next == len && second < first &&
            !dash_at(pages, at + dash + next))
            return add(d, ib_str_format(d->arena,
                                        "its pages, %u to %u, run backwards",
                                        first, second));
        at += dash + next;
    }
    return IBID_OK;
}

/* Is the pinpoint one of pages: without a label, or with one of theirs? */
static bool is_of_pages(ibid_str locator)
{
    return locator.len && (ib_is(locator.at[0], IB_DIGIT) ||
                           ib_str_has_at_nocase(locator, 0, IB_STR("p. ")) ||
                           ib_str_has_at_nocase(locator, 0, IB_STR("pp.")) ||
                           ib_str_has_at(locator, 0, IB_STR("S. ")));
}

static ibid_status doubt_field(doubter *d, const ibid_field *field)
{
    switch (field->name) {
    case IBID_FIELD_ISSUED:
    case IBID_FIELD_ACCESSED:
        return doubt_date(d, &field->date);
    case IBID_FIELD_ISBN:
    case IBID_FIELD_ISSN:
        return doubt_check_digit(d, field->text,
                                 field->name == IBID_FIELD_ISSN);
    case IBID_FIELD_PAGE:
        return doubt_pages(d, field->text);
    case IBID_FIELD_LOCATOR:
        return is_of_pages(field->text) ? doubt_pages(d, field->text) : IBID_OK;
    default:
        return IBID_OK;
    }
}

/* What the symbol cannot be by itself, and what it cannot be at its date. */
static ibid_status doubt_symbol(doubter *d, const ibid_citation *citation)
{
    const ibid_field *number = ibid_citation_field(citation, IBID_FIELD_NUMBER);
    const char *doubt = NULL;
    ibid_status st = IBID_OK;

    if (number && citation->kind == IBID_CITE_OFFICIAL)
        st = ib_symbol_fault_find(&doubt, d->arena, number->text);
    if (!st && doubt)
        st = add(d, doubt);
    if (!st)
        st = ib_symbol_doubt(&doubt, d->arena, citation);
    return !st && doubt ? add(d, doubt) : st;
}

ibid_status ib_doubt_find(ibid_citation *citation, ib_arena *arena,
                          ibid_str text)
{
    doubter d = {.arena = arena, .text = text};
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < citation->field_count && !st; i++)
        st = doubt_field(&d, &citation->field[i]);
    if (!st)
        st = doubt_symbol(&d, citation);
    if (st || !d.count)
        return st;
    citation->doubt = ib_arena_copy(arena, d.doubt, d.count, sizeof *d.doubt,
                                    _Alignof(const char *));
    citation->doubt_count = d.count;
    return citation->doubt ? IBID_OK : ib_arena_status(arena);
}
