/* dates.c - dates of a document that do not fit the calendar, or one another.
 *
 * Quoted words are their source's, so of them only the calendar is asked.
 */

#include "check/dates.h"

#include "base/str.h"
#include "check/costs.h"
#include "figure/dating_calendar.h"
#include "figure/dating_word.h"
#include "read/inside.h"

typedef struct dates {
    ibid_check *check;
    const ibid_doc *doc;
    ib_arena *arena;
    ibid_str text;
    ibid_datings all;
    ibid_figures figures;
    ibid_day written;
} dates;

/* Add a remark on a date; `reason` NULL: there was no memory for it. */
static ibid_status remark(dates *d, uint32_t item, ibid_span span,
                          ibid_span beside, const char *reason)
{
    const ibid_notes notes = ibid_doc_notes(d->doc);
    const char **list = ib_arena_array(d->arena, const char *, 1);
    ibid_span *other = ib_arena_array(d->arena, ibid_span, 1);
    ibid_finding *f =
        list && other && reason ? ib_list_push(&d->check->findings) : NULL;

    if (!f)
        return ib_arena_status(d->arena);
    list[0] = reason;
    *other = beside;
    *f = (ibid_finding){.kind = IBID_FINDING_DATE,
                        .span = span,
                        .page = ibid_doc_place(d->doc, span.start).page,
                        .note = IBID_NONE,
                        .item = item,
                        .verdict = IBID_VERDICT_REMARKED,
                        .reason = list,
                        .reason_count = 1,
                        .hit = {IBID_NONE, {0, 0}, 0},
                        .beside = other,
                        .beside_count = beside.end ? 1 : 0};
    for (size_t low = 0, high = notes.count; low < high;) {
        const size_t mid = low + (high - low) / 2;

        if (ib_span_has(notes.item[mid].span, span.start))
            f->note = (uint32_t)mid;
        if (notes.item[mid].span.start <= span.start)
            low = mid + 1;
        else
            high = mid;
    }
    return IBID_OK;
}

/* Is the date one of a citation's own, of which cite/doubt.c speaks? */
static bool is_cited(const dates *d, ibid_span span)
{
    const ibid_citations all = ibid_doc_citations(d->doc);
    size_t low = 0, high = all.count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (all.item[mid].span.end <= span.start)
            low = mid + 1;
        else
            high = mid;
    }
    for (uint32_t i = 0; low < all.count && i < all.item[low].field_count;
         i++) {
        const ibid_field *f = &all.item[low].field[i];

        if ((f->name == IBID_FIELD_ISSUED || f->name == IBID_FIELD_ACCESSED) &&
            ib_span_touch(f->span, span))
            return true;
    }
    return false;
}

/* Read so many digits of an EDTF; -1: others stand there. */
static int read_digits(const char *at, int digits)
{
    int value = 0;

    for (int i = 0; i < digits; i++) {
        if (at[i] < '0' || at[i] > '9')
            return -1;
        value = value * 10 + (at[i] - '0');
    }
    return value;
}

/* The day written at `at`, "1998-02-30" or "--02-30" (year 0); false: none. */
static bool read_day(ibid_day *day, const char *at)
{
    const bool bare = at[0] == '-' && at[1] == '-';
    const int year = bare ? 0 : read_digits(at, 4);
    const char *rest = bare ? at + 1 : at + 4;

    if (year < 0 || rest[0] != '-')
        return false;
    *day = (ibid_day){year, read_digits(rest + 1, 2), 0};
    if (day->month < 1 || day->month > 12 || rest[3] != '-')
        return false;
    day->day = read_digits(rest + 4, 2);
    return day->day > 0;
}

/* 29 February 1900, which the Julian calendar had, as it had one every fourth
 * year. */
static bool is_julian_leap(ibid_day day)
{
    return day.year && day.year <= IB_JULIAN_LAST && day.year % 4 == 0 &&
           day.month == 2 && day.day == 29;
}

static ibid_status check_calendar(dates *d, uint32_t i)
{
    const ibid_dating *one = &d->all.item[i];
    ibid_day day;

    for (const char *at = one->edtf; *at; at++) {
        if ((at > one->edtf && at[-1] != '/' && at[-1] != ',' &&
             at[-1] != '[' && at[-1] != '{') ||
            !read_day(&day, at))
            continue;
        if (one->because) /* its year may be another date's */
            day.year = 0;
        if (ib_calendar_has(day) || is_julian_leap(day))
            continue;
        return remark(d, i, one->span, (ibid_span){0},
                      day.year ? ib_str_format(d->arena,
                                               "the Gregorian calendar has no "
                                               "%04d-%02d-%02d",
                                               day.year, day.month, day.day)
                               : ib_str_format(d->arena,
                                               "the Gregorian calendar has no "
                                               "day %d of month %d",
                                               day.day, day.month));
    }
    return IBID_OK;
}

static const char *name_of(int weekday)
{
    static const char *const name[] = {"Monday",   "Tuesday", "Wednesday",
                                       "Thursday", "Friday",  "Saturday",
                                       "Sunday"};

    return name[weekday - 1];
}

/* The day of the week of a date in the Julian calendar, which some countries
 * kept until IB_JULIAN_LAST. */
static int julian_weekday(ibid_day day)
{
    const int behind = day.year < 1800 ? 11 : day.year < 1900 ? 12 : 13;

    return ib_calendar_weekday(ib_calendar_number(day) + behind);
}

static ibid_status check_weekday(dates *d, uint32_t i)
{
    const ibid_dating *one = &d->all.item[i];
    const ibid_day day = one->from;
    ib_date_word word;
    int named, was;

    if (!day.day || one->because || day.year < IB_GREGORIAN_FIRST ||
        !ib_calendar_has(day) ||
        !ib_date_word_read(&word, d->text, one->span.start) ||
        !ib_date_word_is(&word, IB_DW_WEEKDAY))
        return IBID_OK;
    named = ib_date_word_calendar(&word);
    was = ib_calendar_weekday(ib_calendar_number(day));
    if (named == was ||
        (day.year <= IB_JULIAN_LAST && named == julian_weekday(day)))
        return IBID_OK;
    return remark(d, i, one->span, (ibid_span){0},
                  ib_str_format(d->arena,
                                "it says %s, and %04d-%02d-%02d was a %s",
                                name_of(named), day.year, day.month, day.day,
                                name_of(was)));
}

/* A day as a number that grows, a month or year as its first day. */
static int order_of(ibid_day day)
{
    return (day.year * 16 + day.month) * 32 + day.day;
}

static ibid_status check_order(dates *d, uint32_t i)
{
    const ibid_dating *one = &d->all.item[i];
    ibid_day to = one->to;

    if (!one->from.year || !to.year || one->because)
        return IBID_OK;
    if (!to.month)
        to.month = 12;
    if (!to.day)
        to.day = 31;
    if (order_of(one->from) <= order_of(to))
        return IBID_OK;
    return remark(d, i, one->span, (ibid_span){0},
                  "the end of the period comes before its beginning");
}

/* Whole years from one day to another, at least and at most where one of them
 * is a month or a year alone. */
typedef struct years {
    int least, most;
} years;

static years years_between(ibid_day from, ibid_day to)
{
    const int apart = to.year - from.year;
    const int a = from.month * 32 + from.day, b = to.month * 32 + to.day;

    if (from.month && to.month &&
        (from.month != to.month || (from.day && to.day)))
        return b >= a ? (years){apart, apart} : (years){apart - 1, apart - 1};
    return (years){apart - 1, apart};
}

/* Is it one day, month or year that is known, and not reckoned? */
static bool is_plain(const ibid_dating *one)
{
    return one->from.year && !one->is_relative && !one->because &&
           one->from.year == one->to.year;
}

/* Does a sentence go on from one byte to another, near by? */
static bool is_one_sentence(ibid_str text, uint32_t from, uint32_t to)
{
    if (to < from || to - from > IB_DATES_APART)
        return false;
    for (uint32_t at = from; at < to; at++) {
        if (at + 1 < text.len && ib_is(text.at[at + 1], IB_SPACE) &&
            strchr(".;?!", text.at[at]) && text.at[at])
            return false;
        if (text.at[at] == '\f' ||
            (text.at[at] == '\n' && at + 1 < to && text.at[at + 1] == '\n'))
            return false;
    }
    return true;
}

/* Is nothing between two dates but a comma and short words: "29 years ago, on
 * 25 February 1992"? */
static bool are_apposed(ibid_str text, uint32_t from, uint32_t to)
{
    uint32_t letters = 0;

    if (!is_one_sentence(text, from, to) || to - from > IB_DATES_APPOSED)
        return false;
    for (uint32_t at = from; at < to; at++) {
        const char c = text.at[at];

        letters = ib_is(c, IB_ALPHA) ? letters + 1 : 0;
        if (letters > 3 ||
            !(ib_is(c, IB_ALPHA | IB_SPACE) || (c && strchr(",(", c))))
            return false;
    }
    return true;
}

/* "29 years ago, in 1992": by the day of writing, how many are they? */
static ibid_status compare_ago(dates *d, uint32_t i, uint32_t other)
{
    const ibid_dating *ago = &d->all.item[i], *one = &d->all.item[other];
    const int count = d->written.year - ago->from.year;
    const years y = years_between(one->from, d->written);

    if (!is_plain(one) || one->quotation != IBID_NONE ||
        (count >= y.least && count <= y.most + 1))
        return IBID_OK;
    return remark(d, i, ago->span, one->span,
                  ib_str_format(d->arena,
                                "%d years before %d, the year of the "
                                "document, is %d, and the date beside it is "
                                "of %d",
                                count, d->written.year, ago->from.year,
                                one->from.year));
}

static ibid_status check_ago(dates *d, uint32_t i)
{
    const ibid_dating *ago = &d->all.item[i];
    ibid_status st = IBID_OK;

    if (!ago->is_relative || ago->quotation != IBID_NONE || !d->written.year ||
        !ago->from.year || ago->from.month || ago->to.year != ago->from.year ||
        ago->from.year >= d->written.year)
        return IBID_OK;
    if (i + 1 < d->all.count &&
        are_apposed(d->text, ago->span.end, ago[1].span.start))
        st = compare_ago(d, i, i + 1);
    if (!st && i > 0 && are_apposed(d->text, ago[-1].span.end, ago->span.start))
        st = compare_ago(d, i, i - 1);
    return st;
}

/* The number in digits with its suffix, or the ordinal, that ends before `at`;
 * where it begins, or `at`. */
static uint32_t ordinal_before(int *ordinal, ibid_str text, uint32_t at)
{
    ib_date_word word, tens;
    uint32_t p = at, end;
    unsigned digits;

    while (p > 0 && (ib_is(text.at[p - 1], IB_SPACE) || text.at[p - 1] == '.'))
        p--;
    end = p;
    while (p > 0 && end - p < 8 && !ib_is(text.at[p - 1], IB_DIGIT | IB_SPACE))
        p--;
    if (p > 0 && ib_is(text.at[p - 1], IB_DIGIT)) {
        while (p > 0 && ib_is(text.at[p - 1], IB_DIGIT))
            p--;
        ib_date_number(ordinal, &digits, text, p);
        return digits <= 3 ? p : at;
    }
    if (!ib_date_word_before(&word, text, 0, end) ||
        !ib_date_word_is(&word, IB_DW_ORDINAL))
        return at;
    *ordinal = ib_date_word_calendar(&word);
    p = word.span.start;
    if (p > 1 && text.at[p - 1] == '-' &&
        ib_date_word_before(&tens, text, 0, p - 1) &&
        ib_date_word_is(&tens, IB_DW_NUMBER)) {
        *ordinal += ib_date_word_count(&tens);
        p = tens.span.start;
    }
    return p;
}

/* The first date that begins at or after a byte. */
static uint32_t date_from(const dates *d, uint32_t at)
{
    size_t low = 0, high = d->all.count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (d->all.item[mid].span.start < at)
            low = mid + 1;
        else
            high = mid;
    }
    return (uint32_t)low;
}

/* Does a date of this year stand within a few sentences of a byte? */
static bool is_named(const dates *d, uint32_t at, int year)
{
    const uint32_t from = at > IB_DATES_APART ? at - IB_DATES_APART : 0;

    for (uint32_t i = date_from(d, from); i < d->all.count; i++) {
        const ibid_dating *one = &d->all.item[i];

        if (one->span.start > at + IB_DATES_APART)
            break;
        if (one->from.year <= year && year <= one->to.year)
            return true;
    }
    return false;
}

/* The year in which an anniversary is said to be: of the date before it in its
 * sentence, else the document's; `slack`: by how many years this may be off,
 * since a report tells of the year before, and of the one to come. */
static int year_of_speech(const dates *d, uint32_t start, int *slack)
{
    const uint32_t next = date_from(d, start);
    const ibid_dating *last = next ? &d->all.item[next - 1] : NULL;

    if (last && last->from.year && last->from.year == last->to.year &&
        is_one_sentence(d->text, last->span.end, start)) {
        *slack = 0;
        return last->from.year;
    }
    *slack = 1;
    return d->written.year;
}

/* "the 29th anniversary of the events of February 1992": the word is from `at`
 * to `end`. */
static ibid_status check_anniversary(dates *d, uint32_t at, uint32_t end)
{
    const uint32_t next = date_from(d, end);
    const ibid_dating *one = &d->all.item[next];
    int ordinal = 0, slack, year, said, off;
    const uint32_t start = ordinal_before(&ordinal, d->text, at);

    if (start == at || ordinal < 1 || next == d->all.count || !is_plain(one) ||
        one->quotation != IBID_NONE ||
        !is_one_sentence(d->text, end, one->span.start))
        return IBID_OK;
    year = one->from.year + ordinal;
    said = year_of_speech(d, start, &slack);
    off = year > said ? year - said : said - year;
    /* Who speaks of one long past, or to come, names its year. */
    if (!said || off <= slack || off > IB_ANNIVERSARY_NEAR ||
        is_named(d, at, year))
        return IBID_OK;
    return remark(d, next, (ibid_span){start, end}, one->span,
                  ib_str_format(d->arena,
                                "%d years after %d is %d, and this is said "
                                "of %d",
                                ordinal, one->from.year, year, said));
}

static ibid_status check_anniversaries(dates *d)
{
    static const char *const word[] = {
        "anniversary", "anniversaire", "aniversario", "Jahrestag",
        "\xD0\xB3\xD0\xBE\xD0\xB4\xD0\xBE\xD0\xB2\xD1\x89\xD0\xB8\xD0\xBD"};
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
        const ibid_str s = ib_str_of(word[i]);

        for (uint32_t at = 0; !st; at += s.len) {
            const char *hit =
                memmem(d->text.at + at, d->text.len - at, s.at, s.len);

            if (!hit)
                break;
            at = (uint32_t)(hit - d->text.at);
            st = check_anniversary(d, at, at + s.len);
        }
    }
    return st;
}

/* Does a word for birth stand right before the date? */
static bool is_birth(const dates *d, const ibid_dating *one)
{
    static const char *const born[] = {
        "born",
        "n\xC3\xA9",
        "n\xC3\xA9\x65",
        "nacido",
        "nacida",
        "geboren",
        "\xD1\x80\xD0\xBE\xD0\xB4\xD0\xB8\xD0\xBB\xD1\x81\xD1\x8F"};
    uint32_t at = one->span.start;
    ib_date_word word;

    for (int words = 0; words < 3; words++) {
        if (!ib_date_word_before(&word, d->text, 0, at))
            return false;
        for (size_t i = 0; i < sizeof born / sizeof *born; i++) {
            if (ib_str_is(ib_str_in(d->text, word.span), ib_str_of(born[i])))
                return true;
        }
        if (word.span.end - word.span.start > 3)
            return false;
        at = word.span.start;
    }
    return false;
}

/* Is it a word that brings in somebody else: "his", "son", "whose"? */
static bool is_of_another(ibid_str word)
{
    static const char *const words[] = {"his",
                                        "her",
                                        "their",
                                        "its",
                                        "whose",
                                        "son",
                                        "sons",
                                        "daughter",
                                        "wife",
                                        "husband",
                                        "father",
                                        "mother",
                                        "brother",
                                        "sister",
                                        "child",
                                        "children",
                                        "widow",
                                        "grandson",
                                        "nephew",
                                        "niece",
                                        "cousin",
                                        "uncle",
                                        "aunt",
                                        "sa",
                                        "ses",
                                        "leur",
                                        "fils",
                                        "fille",
                                        "femme",
                                        "mari",
                                        "dont",
                                        "su",
                                        "sus",
                                        "hijo",
                                        "hija",
                                        "esposa",
                                        "cuyo",
                                        "cuya",
                                        "sein",
                                        "seine",
                                        "seinem",
                                        "ihr",
                                        "ihre",
                                        "ihrem",
                                        "dessen",
                                        "deren",
                                        "\xD0\xB5\xD0\xB3\xD0\xBE",
                                        "\xD0\xB5\xD1\x91",
                                        "\xD0\xB5\xD0\xB5",
                                        "\xD0\xB8\xD1\x85",
                                        "\xD1\x81\xD1\x8B\xD0\xBD",
                                        "\xD0\xB4\xD0\xBE\xD1\x87\xD1\x8C"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ib_str_is_nocase(word, ib_str_of(words[i])))
            return true;
    }
    return false;
}

/* Is it a word after which a name is a place's? */
static bool leads_to_place(ibid_str word)
{
    static const char *const words[] = {"in", "at",   "near",    "\xC3\xA0",
                                        "en", "nach", "\xD0\xB2"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ib_str_is_nocase(word, ib_str_of(words[i])))
            return true;
    }
    return false;
}

/* Does something between a birth and an age bring in somebody else: a
 * possessive, a word of kin, a name that is no place's and no date's? */
static bool has_another(const dates *d, uint32_t from, uint32_t to)
{
    ibid_str before = {"", 0};

    for (uint32_t at = from; at < to;) {
        const uint32_t next = date_from(d, at);
        const uint32_t start = at;
        ibid_str word;

        if (next < d->all.count && d->all.item[next].span.start == at) {
            at = d->all.item[next].span.end;
            continue;
        }
        while (at < to && ib_is(d->text.at[at], IB_ALPHA | IB_HIGH))
            at++;
        if (at == start) {
            at++;
            continue;
        }
        word = ib_str_in(d->text, (ibid_span){start, at});
        if (is_of_another(word) ||
            (ib_is(word.at[0], IB_UPPER) && !leads_to_place(before)))
            return true;
        before = word;
    }
    return false;
}

/* The one age that is said in the sentence of a date, after it; NONE. */
static uint32_t age_behind(const dates *d, const ibid_dating *one)
{
    size_t low = 0, high = d->figures.count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (d->figures.item[mid].span.start < one->span.end)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < d->figures.count; low++) {
        const ibid_figure *f = &d->figures.item[low];

        if (!is_one_sentence(d->text, one->span.end, f->span.start))
            break;
        if (f->kind == IBID_FIGURE_AGE && f->has_number && f->low == f->high)
            return (uint32_t)low;
    }
    return IBID_NONE;
}

/* "born in 1950, he died in 2015, aged 45". */
static ibid_status check_age(dates *d, uint32_t i)
{
    const ibid_dating *birth = &d->all.item[i], *death = birth + 1;
    uint32_t age;
    years y;

    if (i + 1 == d->all.count || !is_plain(birth) || !is_plain(death) ||
        birth->quotation != IBID_NONE || !is_birth(d, birth) ||
        !is_one_sentence(d->text, birth->span.end, death->span.start) ||
        order_of(birth->from) > order_of(death->from))
        return IBID_OK;
    age = age_behind(d, birth);
    if (age == IBID_NONE ||
        has_another(d, birth->span.end, d->figures.item[age].span.start) ||
        (i + 2 < d->all.count && /* of which of two dates is the age? */
         is_one_sentence(d->text, death->span.end, death[1].span.start)))
        return IBID_OK;
    y = years_between(birth->from, death->from);
    if (d->figures.item[age].low >= y.least &&
        d->figures.item[age].low <= y.most)
        return IBID_OK;
    return remark(d, i, d->figures.item[age].span, birth->span,
                  y.least == y.most
                      ? ib_str_format(d->arena,
                                      "from this birth to %d are %d years",
                                      death->from.year, y.least)
                      : ib_str_format(d->arena,
                                      "from this birth to %d are %d or %d "
                                      "years",
                                      death->from.year, y.least, y.most));
}

ibid_status ib_dates_check(ibid_check *check)
{
    dates d = {.check = check,
               .doc = check->doc,
               .arena = &check->arena,
               .text = ibid_doc_text(check->doc),
               .all = ibid_doc_datings(check->doc),
               .figures = ibid_doc_figures(check->doc),
               .written = ib_doc_written(check->doc)};
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < d.all.count && !st; i++) {
        const ibid_dating *one = &d.all.item[i];

        if (!one->edtf || is_cited(&d, one->span))
            continue;
        st = check_calendar(&d, i);
        if (!st)
            st = check_weekday(&d, i);
        if (!st)
            st = check_order(&d, i);
        if (!st)
            st = check_ago(&d, i);
        if (!st)
            st = check_age(&d, i);
    }
    return !st && d.all.count ? check_anniversaries(&d) : st;
}
