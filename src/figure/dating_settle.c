/* dating_settle.c - what a date is, once the whole text was read: its year, the
 * order of its day and month, the day from which it is reckoned. */

#include "figure/dating_draft.h"

#include "base/str.h"
#include "figure/dating_calendar.h"
#include "figure/dating_costs.h"
#include "ibid/dating.h"

/* Drafts looked back through; bytes of the longest EDTF, a set of eight days. */
enum { BACK_MAX = 8, EDTF_MAX = 128 };

typedef struct settler {
    const ib_dater *dater;
    ib_arena *arena;
    ib_draft *draft;
    size_t count;
    size_t quotation;    /* the first that begins behind the draft */
    ib_day_order habit;  /* of numbers with strokes in this text */
    const char *because; /* of the draft that is settled; or NULL */
} settler;

/* The block in which a byte lies, by its number; 0 where there are none. */
static size_t block_of(const settler *s, uint32_t at)
{
    const ibid_blocks blocks = s->dater->view->blocks;
    size_t low = 0, high = blocks.count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (blocks.item[mid].span[0].start <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The innermost quotation around a byte at or after the last one asked for. */
static uint32_t quotation_of(settler *s, ibid_span span)
{
    const ibid_quotations all = s->dater->view->quotations;
    uint32_t q;

    while (s->quotation < all.count &&
           all.item[s->quotation].span.start <= span.start)
        s->quotation++;
    q = s->quotation ? (uint32_t)s->quotation - 1 : IBID_NONE;
    while (q != IBID_NONE && !ib_span_encloses(all.item[q].span, span))
        q = all.item[q].parent;
    return q;
}

/* Which order have the dates of this text of which it is plain, in words or
 * numbers? */
static ib_day_order find_habit(const settler *s)
{
    size_t day_first = 0, month_first = 0;

    for (size_t i = 0; i < s->count; i++) {
        day_first += s->draft[i].order == IB_ORDER_DAY_FIRST;
        month_first += s->draft[i].order == IB_ORDER_MONTH_FIRST;
    }
    if (month_first > day_first * IB_DATE_HABIT)
        return IB_ORDER_MONTH_FIRST;
    if (day_first > month_first * IB_DATE_HABIT)
        return IB_ORDER_DAY_FIRST;
    return IB_ORDER_OPEN;
}

static void settle_order(settler *s, ib_draft *d)
{
    const int day = d->from.day;

    if (d->order != IB_ORDER_OPEN)
        return;
    d->order = s->habit;
    if (s->habit == IB_ORDER_MONTH_FIRST) {
        d->from.day = d->from.month;
        d->from.month = day;
    } else if (s->habit == IB_ORDER_OPEN) {
        s->because = "day and month may stand in either order";
    }
}

static bool lacks_year(const ib_draft *d)
{
    return d->when == IB_WHEN_ABSOLUTE && !d->from.year &&
           d->from.grain != IB_GRAIN_CENTURY;
}

/* Do two drafts stand in one paragraph, and in one quotation or none? */
static bool are_beside(settler *s, const ib_draft *a, const ib_draft *b)
{
    const ibid_quotations all = s->dater->view->quotations;

    if (b->span.start - a->span.end > IB_DATE_YEAR_NEAR ||
        block_of(s, a->span.start) != block_of(s, b->span.start))
        return false;
    /* a quotation that begins or ends between them */
    for (size_t i = s->quotation; i-- > 0;) {
        const ibid_span q = all.item[i].span;

        if (ib_span_encloses(q, a->span) != ib_span_encloses(q, b->span))
            return false;
        if (q.end <= a->span.start || s->quotation - i > BACK_MAX)
            break;
    }
    return true;
}

static void lend_year(settler *s, ib_draft *d, int year)
{
    d->from.year = year;
    if (d->to.grain)
        d->to.year = year;
    d->borrowed = true;
    s->because = "its year is that of a date beside it";
}

/* Does a sentence end between two bytes? */
static bool is_one_sentence(ibid_str text, uint32_t from, uint32_t to)
{
    for (uint32_t at = from; at < to; at++) {
        if (text.at[at] == '\f' ||
            (at + 1 < to && ib_is(text.at[at + 1], IB_SPACE) &&
             strchr(".;:?!", text.at[at])))
            return false;
    }
    return true;
}

/* A day without a year has that of the next one where only "and" or a comma
 * stands between, or of the last one in its sentence where it comes later in
 * the year.  All else that stands near may be of other years. */
static void settle_year(settler *s, size_t i)
{
    const ibid_str text = s->dater->text;
    ib_draft *d = &s->draft[i];
    const ib_draft *next = i + 1 < s->count ? d + 1 : d;
    const ib_draft *last = i > 0 ? d - 1 : d;

    if (!lacks_year(d))
        return;
    if (next->from.year && next->when == IB_WHEN_ABSOLUTE &&
        next->from.grain == d->from.grain &&
        next->span.start - d->span.end <= IB_DATE_LIST_GAP)
        lend_year(s, d, next->from.year);
    else if (last->from.year && last->when == IB_WHEN_ABSOLUTE &&
             last->from.grain == IB_GRAIN_DAY && !last->to.grain &&
             !last->borrowed && d->from.grain == IB_GRAIN_DAY &&
             last->from.month * 32 + last->from.day <=
                 d->from.month * 32 + d->from.day &&
             are_beside(s, last, d) &&
             is_one_sentence(text, last->span.end, d->span.start))
        lend_year(s, d, last->from.year);
}

static ibid_day day_of(ib_moment m)
{
    return (ibid_day){m.year, m.month, m.day};
}

/* The base moved by days, or to the Monday of a week; false where it is no day
 * that can be counted. */
static bool reckon_days(ib_moment *m, const ib_draft *d, ib_moment base)
{
    ibid_day day;
    int number;

    if (base.grain != IB_GRAIN_DAY || !ib_calendar_has(day_of(base)))
        return false;
    number = ib_calendar_number(day_of(base));
    if (d->unit == IB_GRAIN_WEEK)
        number += 7 * d->shift - ib_calendar_weekday(number) + 1;
    else
        number += d->shift;
    if (number < 0)
        return false;
    day = ib_calendar_day(number);
    *m = (ib_moment){day.year, day.month, day.day, d->unit};
    return true;
}

/* The base moved by so many units; false where the base is too coarse, or the
 * result no year that can be written. */
static bool reckon(ib_draft *d, ib_moment base)
{
    ib_moment m = {base.year, 0, 0, d->unit};
    int number;

    switch (d->unit) {
    case IB_GRAIN_DAY:
    case IB_GRAIN_WEEK:
        if (!reckon_days(&m, d, base))
            return false;
        break;
    case IB_GRAIN_MONTH:
        if (!base.month || base.month > 12)
            return false;
        number = base.year * 12 + base.month - 1 + d->shift;
        m.year = number / 12;
        m.month = number % 12 + 1;
        break;
    case IB_GRAIN_YEAR:
        m.year += d->shift;
        break;
    case IB_GRAIN_DECADE:
        m.year = base.year / 10 * 10 + d->shift * 10;
        break;
    case IB_GRAIN_CENTURY:
        m.year = base.year / 100 * 100 + d->shift * 100;
        break;
    default:
        return false;
    }
    if (m.year < IB_DATE_YEAR_MIN || m.year > IB_DATE_YEAR_MAX)
        return false;
    d->from = m;
    return true;
}

/* "last Friday", "last October", "this summer". */
static bool reckon_named(ib_draft *d, ib_moment base)
{
    int number, back;

    if (d->weekday) {
        if (base.grain != IB_GRAIN_DAY || !ib_calendar_has(day_of(base)))
            return false;
        number = ib_calendar_number(day_of(base));
        back = ib_calendar_weekday(number) - d->weekday;
        if (d->shift < 0)
            d->shift = back > 0 ? -back : -back - 7;
        else if (d->shift > 0)
            d->shift = back < 0 ? -back : 7 - back;
        else
            d->shift = -back;
        return reckon(d, base);
    }
    if (d->unit == IB_GRAIN_MONTH) {
        if (!base.month || base.month > 12)
            return false;
        if (d->shift < 0)
            base.year -= d->from.month >= base.month;
        else if (d->shift > 0)
            base.year += d->from.month <= base.month;
        d->from = (ib_moment){base.year, d->from.month, 0, IB_GRAIN_MONTH};
        return true;
    }
    /* of a season only "this one" is plain: the last may be this year's */
    if (d->shift != 0)
        return false;
    d->from = (ib_moment){base.year, d->from.month, 0, IB_GRAIN_PART};
    return true;
}

static ib_moment moment_of(ibid_day day)
{
    const ib_grain grain = day.day     ? IB_GRAIN_DAY
                           : day.month ? IB_GRAIN_MONTH
                           : day.year  ? IB_GRAIN_YEAR
                                       : IB_GRAIN_NONE;

    return (ib_moment){day.year, day.month, day.day, grain};
}

/* The date of a citation; year 0: it gives none. */
static ibid_day issued_of(const ibid_citation *citation)
{
    const ibid_field *issued = ibid_citation_field(citation, IBID_FIELD_ISSUED);

    return issued ? issued->date.from : (ibid_day){0};
}

/* The date of the source that a quotation is from, by its citation or its
 * note's first one. */
static ibid_day date_of_source(const ib_figure_view *view,
                               const ibid_quotation *q)
{
    const ibid_citations all = view->citations;
    ibid_day day = {0};
    size_t low = 0, high = all.count;
    ibid_span note;

    if (q->citation < all.count)
        day = issued_of(&all.item[q->citation]);
    if (day.year || q->note >= view->notes.count)
        return day;
    note = view->notes.item[q->note].span;
    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (all.item[mid].span.start < note.start)
            low = mid + 1;
        else
            high = mid;
    }
    return low < all.count && all.item[low].span.start < note.end
               ? issued_of(&all.item[low])
               : day;
}

/* The day of writing for words at a place: the document's, or in a quotation
 * its source's.  Says in *because whose it is, or why there is none. */
static ib_moment base_of(settler *s, uint32_t q, const char **because)
{
    const ib_figure_view *view = s->dater->view;
    bool quoted = false;
    ibid_day day = {0};

    for (; q != IBID_NONE && !day.year; q = view->quotations.item[q].parent) {
        const ibid_quotation *one = &view->quotations.item[q];

        if (one->kind == IBID_QUOTE_TITLE || one->kind == IBID_QUOTE_TERM)
            continue;
        quoted = true;
        day = date_of_source(view, one);
    }
    if (quoted) {
        *because = day.year ? "the date of the source that is quoted"
                            : "the words are quoted, and the date of their "
                              "source is not given with them";
        return moment_of(day);
    }
    day = view->written;
    *because = day.year ? "the date of the document"
                        : "the date of the document is not known";
    return moment_of(day);
}

/* The date named before in the same paragraph that is fine enough; grain NONE:
 * there is none. */
static ib_moment named_before(settler *s, size_t i)
{
    const ib_draft *d = &s->draft[i];

    for (size_t k = i; k > 0 && i - k < BACK_MAX; k--) {
        const ib_draft *before = &s->draft[k - 1];
        const ib_moment *m =
            before->to.grain && d->shift > 0 ? &before->to : &before->from;

        if (!are_beside(s, before, d))
            break;
        if (m->grain &&
            (m->grain == d->unit || m->grain == IB_GRAIN_DAY ||
             (d->unit == IB_GRAIN_YEAR && m->grain <= IB_GRAIN_YEAR)))
            return *m;
    }
    return (ib_moment){0};
}

/* Write a number in so many digits; gives the byte behind it. */
static char *put_digits(char *out, int value, int digits)
{
    for (int i = digits; i-- > 0; value /= 10)
        out[i] = (char)('0' + value % 10);
    return out + digits;
}

/* Write a moment in EDTF; gives the byte behind it. */
static char *put_moment(char *out, ib_moment m)
{
    if (m.grain == IB_GRAIN_DECADE) {
        out = put_digits(out, m.year / 10, 3);
        *out++ = 'X';
        return out;
    }
    if (m.grain == IB_GRAIN_CENTURY) {
        out = put_digits(out, m.year / 100, 2);
        *out++ = 'X';
        *out++ = 'X';
        return out;
    }
    if (m.year)
        out = put_digits(out, m.year, 4);
    else
        *out++ = '-';
    if (m.grain == IB_GRAIN_YEAR)
        return out;
    *out++ = '-';
    out = put_digits(out, m.month, 2);
    if (m.grain != IB_GRAIN_DAY && m.grain != IB_GRAIN_WEEK)
        return out;
    *out++ = '-';
    return put_digits(out, m.day, 2);
}

static ibid_status say_base(settler *s, ib_moment base, const char *whose)
{
    char day[EDTF_MAX];

    *put_moment(day, base) = '\0';
    s->because = ib_str_format(s->arena, "reckoned from %s, %s", day, whose);
    return s->because ? IBID_OK : ib_arena_status(s->arena);
}

static ibid_status settle_relative(settler *s, size_t i, uint32_t quotation)
{
    ib_draft *d = &s->draft[i];
    const char *whose = "the date named before it";
    ib_moment base;
    bool done;

    if (d->when == IB_WHEN_NAMED) {
        base = named_before(s, i);
        s->because = "no date stands before it from which it could be reckoned";
    } else {
        base = base_of(s, quotation, &whose);
        s->because = whose;
    }
    if (!base.year && base.grain && d->shift == 0 && base.grain == d->unit) {
        d->from = base; /* "the same day", of a day without a year */
        s->because = "it is the one named before it";
        return IBID_OK;
    }
    if (!base.year) {
        if (base.grain)
            s->because = "the date named before it has no year";
        return IBID_OK;
    }
    if (d->shift == IB_SHIFT_OPEN) {
        s->because = "how many is not said";
        return IBID_OK;
    }
    done =
        d->weekday || d->from.month ? reckon_named(d, base) : reckon(d, base);
    if (!done) {
        s->because = "the date from which it is reckoned is not known to the "
                     "day";
        d->from = (ib_moment){0};
        return IBID_OK;
    }
    return say_base(s, base, whose);
}

/* Write what the draft is in EDTF; empty: it is open. */
static void put_draft(char *out, const ib_draft *d)
{
    ib_moment m = d->from;
    char mark = '{';

    if (d->order == IB_ORDER_OPEN) { /* one of two days */
        m.day = d->from.month;
        m.month = d->from.day;
        *out++ = '[';
        out = put_moment(out, d->from);
        *out++ = ',';
        out = put_moment(out, m);
        *out++ = ']';
    } else if (d->days) { /* all of several days */
        for (m.day = 1; m.day <= 31; m.day++) {
            if (!(d->days >> m.day & 1))
                continue;
            *out++ = mark;
            mark = ',';
            out = put_moment(out, m);
        }
        *out++ = '}';
    } else if (m.grain) {
        out = put_moment(out, m);
        if (d->to.grain) {
            *out++ = '/';
            out = put_moment(out, d->to);
        }
    }
    *out = '\0';
}

/* The first and the last month of a part of a year; of a winter the year in
 * which it ends is the next. */
static void part_bounds(ibid_day *from, ibid_day *to, ib_moment m)
{
    int first = 1, months = 3;

    if (m.month >= 21 && m.month <= 24)
        first = (m.month - 21) * 3 + 3;
    else if (m.month >= 33 && m.month <= 36)
        first = (m.month - 33) * 3 + 1;
    else if (m.month >= 40) {
        first = (m.month - 40) * 6 + 1;
        months = 6;
    }
    *from = (ibid_day){m.year, first, 0};
    first += months - 1;
    *to = (ibid_day){m.year + (first > 12), first > 12 ? first - 12 : first, 0};
}

/* The first and last day, month or year that a moment may mean. */
static void bounds_of(ibid_day *from, ibid_day *to, ib_moment m)
{
    *from = *to = day_of(m);
    if (!m.year) {
        *from = *to = (ibid_day){0};
    } else if (m.grain == IB_GRAIN_PART) {
        part_bounds(from, to, m);
    } else if (m.grain == IB_GRAIN_WEEK) {
        *to = ib_calendar_day(ib_calendar_number(*from) + 6);
    } else if (m.grain == IB_GRAIN_DECADE) {
        to->year += 9;
    } else if (m.grain == IB_GRAIN_CENTURY) {
        to->year += 99;
    }
    if (from->year < IB_DATE_YEAR_MIN)
        *from = *to = (ibid_day){0};
}

static ibid_status write_draft(settler *s, ibid_dating *out, ib_draft *d,
                               uint32_t quotation)
{
    char edtf[EDTF_MAX];
    ibid_day unused;

    if (d->from.grain == IB_GRAIN_WEEK) {
        bounds_of(&unused, &unused, d->from);
        d->to = moment_of(unused);
        d->from.grain = IB_GRAIN_DAY;
    }
    put_draft(edtf, d);
    *out = (ibid_dating){.span = d->span,
                         .is_relative = d->when != IB_WHEN_ABSOLUTE,
                         .because = s->because,
                         .quotation = quotation};
    bounds_of(&out->from, &out->to, d->from);
    if (d->to.grain)
        bounds_of(&unused, &out->to, d->to);
    for (int day = 31; d->days && day > 0; day--) {
        if (d->days >> day & 1) {
            out->to.day = day;
            break;
        }
    }
    if (edtf[0])
        out->edtf = ib_str_format(s->arena, "%s", edtf);
    return edtf[0] && !out->edtf ? ib_arena_status(s->arena) : IBID_OK;
}

ibid_status ib_date_settle(ib_list *datings, ib_arena *arena,
                           const ib_dater *dater)
{
    settler s = {.dater = dater,
                 .arena = arena,
                 .draft = dater->draft.item,
                 .count = dater->draft.count};

    s.habit = find_habit(&s);
    for (size_t i = 0; i < s.count; i++) {
        ib_draft *d = &s.draft[i];
        const uint32_t quotation = quotation_of(&s, d->span);
        ibid_dating *out = ib_list_add(datings);
        ibid_status st = IBID_OK;

        if (!out)
            return ib_arena_status(datings->arena);
        *out = (ibid_dating){0};
        s.because = NULL;
        settle_order(&s, d);
        if (d->when == IB_WHEN_ABSOLUTE)
            settle_year(&s, i);
        else
            st = settle_relative(&s, i, quotation);
        if (!st)
            st = write_draft(&s, out, d, quotation);
        if (st)
            return st;
    }
    return IBID_OK;
}
