/* dating_relative.c - dates that are reckoned from another: from the day of
 * writing ("two weeks ago", "last week"), or from the date named before ("the
 * following day").  Here they are read; dating_settle.c reckons. */

#include "figure/dating_draft.h"

#include "base/str.h"

enum { NUMBER_WORDS_MAX = 5, DAY_PART = 7, FORTNIGHT = 8 };

static ib_grain grain_of(int unit)
{
    static const ib_grain grain[] = {
        IB_GRAIN_NONE,    IB_GRAIN_DAY,  IB_GRAIN_WEEK,
        IB_GRAIN_MONTH,   IB_GRAIN_YEAR, IB_GRAIN_DECADE,
        IB_GRAIN_CENTURY, IB_GRAIN_DAY,  IB_GRAIN_WEEK};

    return grain[unit <= FORTNIGHT ? unit : 0];
}

/* Is the word this one, whatever its case? */
static bool is_text(ibid_str text, const ib_date_word *word, const char *one)
{
    return ib_str_is_nocase(ib_str_in(text, word->span), ib_str_of(one));
}

static void set(ib_draft *out, ib_from_when when, ib_grain unit, int shift)
{
    out->when = when;
    out->unit = unit;
    out->shift = shift;
}

/* Add a word to a number that is read: "two" "hundred", "twenty" "nine". */
static int add_number(int value, int word)
{
    if (word == 255 || value == IB_SHIFT_OPEN)
        return IB_SHIFT_OPEN;
    if (word == 100)
        return (value ? value : 1) * 100;
    if (word == 20 && value == 4)
        return 80; /* "quatre-vingt" */
    return value + word;
}

uint32_t ib_date_count(int *value, ibid_str text, uint32_t at)
{
    ib_date_word word;
    unsigned digits;
    uint32_t p = at, end = 0, len = ib_date_number(value, &digits, text, at);

    if (len)
        return digits <= 4 ? at + len : 0;
    for (unsigned i = 0; i < NUMBER_WORDS_MAX; i++) {
        if (!ib_date_word_read(&word, text, p))
            break;
        if (ib_date_word_is(&word, IB_DW_NUMBER))
            *value = add_number(*value, ib_date_word_count(&word));
        else if (!end || !ib_date_word_is(&word, IB_DW_AND))
            break;
        if (ib_date_word_is(&word, IB_DW_NUMBER))
            end = word.span.end;
        p = word.span.end;
        p = p < text.len && text.at[p] == '-' ? p + 1 : ib_date_gap(text, p);
    }
    return end;
}

/* Where the number that ends before `at` begins; `at` if there is none. */
static uint32_t number_before(const ib_dater *dater, uint32_t at)
{
    const ibid_str text = dater->text;
    ib_date_word word;
    uint32_t p = at, len;

    while ((len = ib_blank_before(text, dater->floor, p)) > 0)
        p -= len;
    if (p > dater->floor && ib_is(text.at[p - 1], IB_DIGIT)) {
        while (p > dater->floor && ib_is(text.at[p - 1], IB_DIGIT))
            p--;
        if (p > dater->floor && strchr(".,", text.at[p - 1]))
            return at; /* "1.5 years", "2,500 years" */
        return p;
    }
    for (unsigned i = 0; i < NUMBER_WORDS_MAX; i++) {
        if (i && p > dater->floor && text.at[p - 1] == '-')
            p--;
        if (!ib_date_word_before(&word, text, dater->floor, p) ||
            !ib_date_word_is(&word, IB_DW_NUMBER))
            break;
        at = p = word.span.start;
    }
    return at;
}

/* "two weeks" before `at`: where it begins, or `at`; its unit and number. */
static uint32_t quantity_before(ib_grain *unit, int *count,
                                const ib_dater *dater, uint32_t at)
{
    ib_date_word word;
    uint32_t start;

    if (!ib_date_word_before(&word, dater->text, dater->floor, at))
        return at;
    if (is_text(dater->text, &word, "\xD1\x82\xD0\xBE\xD0\xBC\xD1\x83") &&
        !ib_date_word_before(&word, dater->text, dater->floor,
                             word.span.start)) /* "тому назад" */
        return at;
    if (!ib_date_word_unit(&word) || ib_date_word_unit(&word) == DAY_PART ||
        is_text(dater->text, &word, "an"))
        return at;
    *unit = grain_of(ib_date_word_unit(&word));
    start = number_before(dater, word.span.start);
    if (start == word.span.start) {
        *count = IB_SHIFT_OPEN; /* "years ago" */
        return start;
    }
    if (!ib_date_count(count, dater->text, start))
        return at;
    if (ib_date_word_unit(&word) == FORTNIGHT && *count != IB_SHIFT_OPEN)
        *count *= 2;
    return start;
}

/* "dos semanas" at `at`: the end, or 0. */
static uint32_t quantity_behind(ib_grain *unit, int *count, ibid_str text,
                                uint32_t at)
{
    ib_date_word word;
    uint32_t p = ib_date_count(count, text, at);

    if (p && ib_date_word_read(&word, text, ib_date_gap(text, p)) &&
        ib_date_word_unit(&word) && ib_date_word_unit(&word) != DAY_PART) {
        *unit = grain_of(ib_date_word_unit(&word));
        return word.span.end;
    }
    /* Arabic: two of them in one word */
    if (ib_date_word_read(&word, text, at) && ib_date_word_unit(&word) &&
        ib_date_word_is(&word, IB_DW_NUMBER)) {
        *unit = grain_of(ib_date_word_unit(&word));
        *count = ib_date_word_count(&word);
        return word.span.end;
    }
    return 0;
}

static uint32_t read_ago(ib_draft *out, const ib_dater *dater,
                         const ib_date_word *word, ib_from_when when, int sign)
{
    ib_grain unit = IB_GRAIN_NONE;
    int count = 0;
    const uint32_t start =
        quantity_before(&unit, &count, dater, word->span.start);

    if (start == word->span.start ||
        (when == IB_WHEN_NAMED && count == IB_SHIFT_OPEN))
        return 0;
    set(out, when, unit, count == IB_SHIFT_OPEN ? count : sign * count);
    out->span = (ibid_span){start, word->span.end};
    return word->span.end;
}

/* "hace dos semanas", "vor zwei Wochen", "il y a deux semaines". */
static uint32_t read_since(ib_draft *out, ibid_str text,
                           const ib_date_word *word)
{
    uint32_t p = ib_date_gap(text, word->span.end), end;
    const bool is_il = is_text(text, word, "il");
    ib_grain unit;
    int count;

    if (is_il) {
        const uint32_t len =
            p < text.len ? ib_str_words_at(text, p, IB_STR("y a")) : 0;

        if (!len)
            return 0;
        p = ib_date_gap(text, p + len);
    }
    end = quantity_behind(&unit, &count, text, p);
    if (!end)
        return 0;
    set(out, IB_WHEN_WRITTEN, unit, count == IB_SHIFT_OPEN ? count : -count);
    out->span = (ibid_span){word->span.start, end};
    return end;
}

/* "weeks", "Jahres", "años" are no one week or year; "an" is an article. */
static bool is_plural(ibid_str text, const ib_date_word *word)
{
    const ibid_str s = ib_str_in(text, word->span);

    if (!ib_date_word_unit(word))
        return false;
    if (is_text(text, word, "an"))
        return true;
    return s.len > 3 && s.at[s.len - 1] == 's' && !ib_str_is(s, IB_STR("mois"));
}

/* Take a unit, a weekday, a month or a season that a word like "last" is said
 * of. */
static bool take_unit(ib_draft *out, ibid_str text, const ib_date_word *unit)
{
    if (is_plural(text, unit))
        return false;
    if (ib_date_word_is(unit, IB_DW_DOUBTFUL) &&
        !ib_is(text.at[unit->span.start], IB_UPPER))
        return false; /* "this may" */
    out->unit = grain_of(ib_date_word_unit(unit));
    if (out->unit)
        return true;
    if (ib_date_word_is(unit, IB_DW_WEEKDAY)) {
        out->unit = IB_GRAIN_DAY;
        out->weekday = ib_date_word_calendar(unit);
    } else if (ib_date_word_is(unit, IB_DW_MONTH | IB_DW_SEASON)) {
        out->from.month = ib_date_word_calendar(unit);
        out->unit = out->from.month > 12 ? IB_GRAIN_PART : IB_GRAIN_MONTH;
    }
    return out->unit != IB_GRAIN_NONE;
}

/* "over the next year", "within the next month": how long, not when. */
static bool is_within(const ib_dater *dater, uint32_t at)
{
    static const char *const within[] = {"over", "within", "for"};
    ib_date_word word;

    if (!ib_date_word_before(&word, dater->text, dater->floor, at) ||
        !ib_date_word_before(&word, dater->text, dater->floor, word.span.start))
        return false;
    for (size_t i = 0; i < sizeof within / sizeof *within; i++) {
        if (is_text(dater->text, &word, within[i]))
            return true;
    }
    return false;
}

static bool is_behind_article(const ib_dater *dater, uint32_t at)
{
    ib_date_word word;

    return ib_date_word_before(&word, dater->text, dater->floor, at) &&
           ib_date_word_is(&word, IB_DW_THE);
}

/* "last week", "this year", "next month", "the next day". */
static uint32_t read_which(ib_draft *out, const ib_dater *dater,
                           const ib_date_word *word)
{
    const ibid_str text = dater->text;
    const int shift = ib_date_word_shift(word);
    const uint32_t p = ib_date_gap(text, word->span.end);
    const bool is_english =
        ib_is(text.at[word->span.start], IB_ALPHA) &&
        ib_str_has_at_nocase(text, word->span.end - 1, IB_STR("t"));
    ib_date_word unit, next;

    if (p == word->span.end || !ib_date_word_read(&unit, text, p) ||
        !take_unit(out, text, &unit))
        return 0;
    if (!is_english && is_text(text, &unit, "fall"))
        return 0; /* "in diesem Fall" */
    if (ib_date_word_read(&next, text, ib_date_gap(text, unit.span.end)) &&
        is_english && ib_date_word_is(&next, IB_DW_OF) &&
        !ib_date_word_is(&next, IB_DW_CUE))
        return 0; /* "the last year of the war" */
    set(out, IB_WHEN_WRITTEN, out->unit, shift);
    if (ib_date_word_unit(&unit) == DAY_PART) {
        if (shift > 0)
            return 0;
    } else if (ib_date_word_unit(&unit) == 1) {
        if (shift <= 0)
            return 0; /* "to this day", "the last day" */
        out->when = IB_WHEN_NAMED;
    } else if (is_english && is_behind_article(dater, word->span.start)) {
        if (shift < 0 || out->weekday || out->from.month ||
            is_within(dater, word->span.start))
            return 0; /* "in the last year" */
        out->when = IB_WHEN_NAMED;
    }
    out->span = (ibid_span){word->span.start, unit.span.end};
    return unit.span.end;
}

/* "that year", "the same day", "the following month". */
static uint32_t read_same(ib_draft *out, ibid_str text,
                          const ib_date_word *word)
{
    uint32_t p = ib_date_gap(text, word->span.end);
    int shift = ib_date_word_shift(word);
    ib_date_word unit;

    if (p == word->span.end || !ib_date_word_read(&unit, text, p))
        return 0;
    if (is_text(text, &unit, "\xD0\xB6\xD0\xB5") && /* "в тот же день" */
        !ib_date_word_read(&unit, text, ib_date_gap(text, unit.span.end)))
        return 0;
    if (ib_date_word_is(word, IB_DW_THAT) &&
        ib_date_word_is(&unit, IB_DW_SAME_AS) &&
        !ib_date_word_read(&unit, text, ib_date_gap(text, unit.span.end)))
        return 0;
    if (ib_date_word_is(word, IB_DW_THAT))
        shift = 0;
    if (!ib_date_word_unit(&unit) || !take_unit(out, text, &unit))
        return 0;
    set(out, IB_WHEN_NAMED, out->unit, shift);
    out->span = (ibid_span){word->span.start, unit.span.end};
    return unit.span.end;
}

/* "la semaine dernière", "el día siguiente": the unit stands before. */
static uint32_t read_behind(ib_draft *out, const ib_dater *dater,
                            const ib_date_word *word, ib_from_when when)
{
    ib_date_word unit;

    if (!ib_date_word_before(&unit, dater->text, dater->floor,
                             word->span.start) ||
        !take_unit(out, dater->text, &unit))
        return 0;
    set(out, when, out->unit, ib_date_word_shift(word));
    out->span = (ibid_span){unit.span.start, word->span.end};
    return word->span.end;
}

/* Is the word one of French that is another in German, in a text that is not
 * French? */
static bool is_foreign(const ib_dater *dater, const ib_date_word *word)
{
    const char *language = dater->view->language;

    return is_text(dater->text, word, "hier") &&
           !(language && ib_str_is(ib_str_of(language), IB_STR("fr")));
}

/* "yesterday", "aujourd'hui"; "le lendemain", but not "au lendemain de". */
static uint32_t read_day_word(ib_draft *out, const ib_dater *dater,
                              const ib_date_word *word)
{
    const ibid_str text = dater->text;
    const bool is_named = ib_date_word_is(word, IB_DW_NAMED_DAY);
    uint32_t end = word->span.end;
    ib_date_word next;

    if (is_foreign(dater, word))
        return 0;
    if (is_named && ib_date_word_read(&next, text, ib_date_gap(text, end)) &&
        ib_date_word_is(&next, IB_DW_OF))
        return 0;
    if (ib_str_has_at_nocase(text, word->span.start, IB_STR("aujourd"))) {
        end += end < text.len && text.at[end] == '\'' ? 1 : 3;
        if (end >= text.len || !ib_str_has_at(text, end, IB_STR("hui")))
            return 0;
        end += 3;
    }
    set(out, is_named ? IB_WHEN_NAMED : IB_WHEN_WRITTEN, IB_GRAIN_DAY,
        ib_date_word_shift(word));
    out->span = (ibid_span){word->span.start, end};
    return end;
}

uint32_t ib_date_relative(ib_draft *out, ib_dater *dater,
                          const ib_date_word *word)
{
    uint32_t end = 0;

    *out = (ib_draft){0};
    if (ib_date_word_is(word, IB_DW_AGO))
        end = read_ago(out, dater, word, IB_WHEN_WRITTEN, -1);
    else if (ib_date_word_is(word, IB_DW_LATER))
        end =
            read_ago(out, dater, word, IB_WHEN_NAMED, ib_date_word_shift(word));
    else if (ib_date_word_is(word, IB_DW_RELATIVE_DAY | IB_DW_NAMED_DAY))
        end = read_day_word(out, dater, word);
    else if (ib_date_word_is(word, IB_DW_THAT))
        end = read_same(out, dater->text, word);
    if (!end && ib_date_word_is(word, IB_DW_SINCE))
        end = read_since(out, dater->text, word);
    if (!end && ib_date_word_is(word, IB_DW_WHICH))
        end = read_which(out, dater, word);
    if (!end && ib_date_word_is(word, IB_DW_SAME_AS))
        end = read_same(out, dater->text, word);
    if (!end && ib_date_word_is(word, IB_DW_WHICH_BEHIND))
        end = read_behind(out, dater, word, IB_WHEN_WRITTEN);
    if (!end && ib_date_word_is(word, IB_DW_SAME_BEHIND))
        end = read_behind(out, dater, word, IB_WHEN_NAMED);
    return end;
}
