/* dating_year.c - bare years and decades, by what stands around them.
 *
 * An English, French, German or Russian text that counts a thousand things
 * parts the digits ("1,275", "1 275", "1.275"); so four digits in a row are a
 * year, or they number something: a page, a section, a file.  What numbers is
 * told by the word before, by what touches the digits, and by the fields of
 * the citation in which they stand.  A round number before a plural counts.
 */

#include "figure/dating_draft.h"

#include "base/str.h"
#include "figure/dating_costs.h"

static char char_at(ibid_str text, uint32_t at)
{
    return at < text.len ? text.at[at] : ' ';
}

static bool is_digit_at(ibid_str text, uint32_t at)
{
    return ib_is(char_at(text, at), IB_DIGIT);
}

/* Length of the apostrophe at `at`, else 0. */
static uint32_t apostrophe_at(ibid_str text, uint32_t at)
{
    if (char_at(text, at) == '\'')
        return 1;
    return at < text.len && ib_str_has_at(text, at, IB_STR("\xE2\x80\x99")) ? 3
                                                                            : 0;
}

/* The end of "s", "'s", "er", "-х", "-е" behind a decade, 0 where none is. */
static uint32_t decade_end(ibid_str text, uint32_t at)
{
    static const char *const suffix[] = {
        "ern", "ers", "er", "s", "-\xD1\x85", "-\xD0\xB5", "-\xD0\xBC"};
    const uint32_t p = at + apostrophe_at(text, at);

    for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++) {
        const ibid_str s = ib_str_of(suffix[i]);

        if (p < text.len && ib_str_has_at(text, p, s) &&
            !ib_is(char_at(text, p + s.len), IB_ALPHA | IB_DIGIT))
            return p + s.len;
    }
    return 0;
}

/* "Jahre", "годов", 年 behind a year or a decade. */
static uint32_t year_words(ibid_str text, uint32_t at)
{
    ib_date_word word;
    const uint32_t p = ib_date_gap(text, at);
    const bool is_cyrillic = p < text.len && (unsigned char)text.at[p] == 0xD0;

    if (p < text.len && (text.at[p] == 'J' || is_cyrillic) &&
        ib_date_word_read(&word, text, p) && ib_date_word_unit(&word) == 4)
        return word.span.end;
    return p < text.len && ib_str_has_at(text, p, IB_STR("\xE5\xB9\xB4"))
               ? p + 3
               : at;
}

/* The decade of which a year is the first; "1800s" is a century, "2000s" is
 * one no longer. */
static ib_moment decade_of(int year)
{
    return (ib_moment){year, 0, 0,
                       year % 100 || year >= 2000 ? IB_GRAIN_DECADE
                                                  : IB_GRAIN_CENTURY};
}

/* A full stop, and the mark of a note: "from 1789 to 1828.18 Congress". */
static bool is_noted(ibid_str text, uint32_t at)
{
    uint32_t p = at + 1;

    while (p < text.len && p - at < 5 && is_digit_at(text, p))
        p++;
    return p - at < 5 && !ib_is(char_at(text, p), IB_ALPHA | IB_PUNCT);
}

/* Digits that run on into something that is no year. */
static bool runs_on(ibid_str text, uint32_t at)
{
    const char c = char_at(text, at);

    if (c == '%' || c == '(' || c == '_' || c == '=' || c == '@')
        return true;
    if (c == '.' || c == ':')
        return is_digit_at(text, at + 1) && !(c == '.' && is_noted(text, at));
    if (c == ',')
        return is_digit_at(text, at + 1) && is_digit_at(text, at + 3) &&
               !is_digit_at(text, at + 4);
    if (c == '/' || c == '-')
        return ib_is(char_at(text, at + 1), IB_DIGIT | IB_ALPHA);
    return ib_is(c, IB_ALPHA | IB_DIGIT);
}

/* The second year of "1991-1992", "1991-92", "1974/75"; the end, or 0. */
static uint32_t second_year(int *second, ibid_str text, uint32_t at, int first)
{
    uint32_t p = at, len = ib_date_dash(text, p);
    unsigned digits;

    if (!len && char_at(text, p) == '/')
        len = 1;
    if (!len) {
        p = ib_date_gap(text, p);
        len = ib_date_dash(text, p);
        if (!len || p == at)
            return 0;
        p = ib_date_gap(text, p + len);
    } else {
        p = ib_date_gap(text, p + len);
    }
    len = ib_date_number(second, &digits, text, p);
    if (digits == 2)
        *second += first / 100 * 100;
    if ((digits != 2 && digits != 4) || *second <= first ||
        *second > IB_DATE_YEAR_MAX || *second - first > IB_DATE_YEARS_SPAN ||
        runs_on(text, p + len))
        return 0;
    return p + len;
}

/* "to 1994" behind a year; the end, or 0. */
static uint32_t year_to_year(int *second, ibid_str text, uint32_t at, int first,
                             bool between)
{
    ib_date_word word;
    uint32_t p = ib_date_gap(text, at), len, end;
    unsigned digits;

    len = p > at ? ib_date_word_read(&word, text, p) : 0;
    if (!len || !(ib_date_word_is(&word, IB_DW_TO) ||
                  (between && ib_date_word_is(&word, IB_DW_AND))))
        return 0;
    p = ib_date_gap(text, p + len);
    p = ib_date_words_skip(text, p, IB_DW_THE | IB_DW_OF, 2);
    len = ib_date_number(second, &digits, text, p);
    end = p + len;
    if (digits != 4 || *second <= first ||
        *second - first > IB_DATE_YEARS_SPAN || runs_on(text, end))
        return 0;
    return end;
}

/* A year or a decade whose first four digits were read; the end, or 0. */
static uint32_t shape_year(ib_draft *out, ibid_str text, uint32_t end, int year,
                           bool between)
{
    uint32_t p;
    int second;

    *out = (ib_draft){.from = {year, 0, 0, IB_GRAIN_YEAR}};
    if (year % 10 == 0 && (p = decade_end(text, end)) > 0) {
        out->from = decade_of(year);
        return p;
    }
    p = second_year(&second, text, end, year);
    if (!p)
        p = year_to_year(&second, text, end, year, between);
    if (p && second % 10 == 0 && decade_end(text, p))
        p = 0; /* "1990 to the 2000s" */
    if (p) {
        out->to = (ib_moment){second, 0, 0, IB_GRAIN_YEAR};
        return p;
    }
    if (ib_is(char_at(text, end), IB_LOWER) && char_at(text, end) <= 'e' &&
        !ib_is(char_at(text, end + 1), IB_ALPHA | IB_DIGIT))
        return end + 1; /* "1998a" of a list of works */
    return runs_on(text, end) ? 0 : end;
}

uint32_t ib_date_period(ib_draft *out, ibid_str text, uint32_t at)
{
    int year;
    unsigned digits;
    uint32_t end = at + ib_date_number(&year, &digits, text, at);

    if (digits != 4 || year < IB_DATE_YEAR_MIN || year > IB_DATE_YEAR_MAX)
        return 0;
    end = shape_year(out, text, end, year, false);
    return end ? year_words(text, end) : 0;
}

/* What is before a year. */
typedef struct before {
    bool bracket; /* an opening one */
    bool label;
    bool amount; /* "some", "nearly" */
    bool court;  /* "Ct.", "3d": of a reporter or of a court */
    bool cue;
    bool strong;
    bool years; /* "les années 1990" */
    bool between;
} before;

/* Does what touches the digits from the left make them part of something? */
static bool is_part(ibid_str text, uint32_t at)
{
    const char c = at ? text.at[at - 1] : ' ';
    const char b = at > 1 ? text.at[at - 2] : ' ';

    if (ib_is(c, IB_ALPHA | IB_DIGIT) || strchr("/=_&@#\\$.+*", c))
        return true;
    if (c == '\'')
        return true;
    if (c == ':' || c == ',')
        return ib_is(b, IB_DIGIT | IB_ALPHA) && c == ':' ? true
                                                         : ib_is(b, IB_DIGIT);
    if (c == '-')
        return ib_is(b, IB_DIGIT | IB_UPPER | IB_PUNCT);
    /* pound, section, yen signs; euro, number, dash between digits */
    if ((unsigned char)b == 0xC2)
        return (unsigned char)c != 0xA0 && (unsigned char)c != 0xAB;
    if (at > 2 && (unsigned char)text.at[at - 3] == 0xE2)
        return (unsigned char)b == 0x82 ||
               ((unsigned char)b == 0x84 && (unsigned char)c == 0x96) ||
               (at > 3 && ib_date_dash(text, at - 3) &&
                is_digit_at(text, at - 4));
    return false;
}

/* Signs before a blank that number or price what follows. */
static bool is_sign_before(ibid_str text, uint32_t at)
{
    uint32_t p = at, len;

    while ((len = ib_blank_before(text, 0, p)) > 0 && at - p < 4)
        p -= len;
    if (p == 0)
        return false;
    if (strchr("$#+=*", text.at[p - 1]) || (p < at && text.at[p - 1] == '/'))
        return true;
    if (p > 2 && ib_str_has_at(text, p - 3, IB_STR("\xE2\x84\x96")))
        return true; /* numero sign */
    return p > 1 && (unsigned char)text.at[p - 2] == 0xC2 &&
           ((unsigned char)text.at[p - 1] == 0xA7 ||
            (unsigned char)text.at[p - 1] == 0xB6 ||
            (unsigned char)text.at[p - 1] == 0xA3);
}

/* "S. 1985", "с. 1985": a page. */
static bool is_page(const ib_dater *dater, const ib_date_word *word)
{
    const char *language = dater->view->language;
    const ibid_str s = ib_str_in(dater->text, word->span);

    if (char_at(dater->text, word->span.end) != '.')
        return false;
    return ib_str_is(s, IB_STR("\xD1\x81")) ||
           ib_str_is(s, IB_STR("\xD0\xA1")) ||
           (ib_str_is(s, IB_STR("S")) && language &&
            ib_str_is(ib_str_of(language), IB_STR("de")));
}

static before look_before(const ib_dater *dater, uint32_t at)
{
    const ibid_str text = dater->text;
    before b = {0};
    ib_date_word word;
    uint32_t p = at;

    if (p && (text.at[p - 1] == '(' || text.at[p - 1] == '[')) {
        b.bracket = true;
        return b;
    }
    while (p &&
           (ib_is(text.at[p - 1], IB_SPACE) || text.at[p - 1] == '.' ||
            text.at[p - 1] == '-') &&
           at - p < IB_DATE_LABEL_GAP)
        p--;
    if (!ib_date_word_before(&word, text, dater->floor, p))
        return b;
    b.amount =
        ib_date_word_is(&word, IB_DW_LABEL) && ib_date_word_shift(&word) == 1;
    b.court =
        ib_date_word_is(&word, IB_DW_LABEL) && ib_date_word_shift(&word) == 2;
    b.label = (ib_date_word_is(&word, IB_DW_LABEL) && !b.amount && !b.court) ||
              is_page(dater, &word);
    b.cue = ib_date_word_is(&word, IB_DW_CUE);
    b.strong = b.cue && ib_date_word_shift(&word) == 1;
    b.between = ib_date_word_is(&word, IB_DW_BETWEEN);
    b.years = word.span.end - word.span.start >= 5 &&
              ib_date_word_unit(&word) == 4 &&
              text.at[word.span.end - 1] == 's';
    return b;
}

/* Is it the next of a list of years: "the 1899 and 1900 volumes"? */
static bool is_next(const ib_dater *dater, uint32_t at)
{
    ib_date_word word;
    uint32_t p = dater->floor;

    if (!p || at - p > IB_DATE_LIST_GAP)
        return false;
    p = ib_date_gap(dater->text, p + ib_date_comma(dater->text, p));
    if (ib_date_word_read(&word, dater->text, p) &&
        ib_date_word_is(&word, IB_DW_AND))
        p = ib_date_gap(dater->text, word.span.end);
    return p == at;
}

/* Does the word behind say that the number counts it? */
static bool counts(ibid_str text, uint32_t end, bool round)
{
    static const char *const verb[] = {"was", "is",  "has",  "as", "this",
                                       "its", "his", "thus", "us", "does"};
    ib_date_word word;
    const uint32_t p = ib_date_gap(text, end);

    if (p == end || !ib_date_word_read(&word, text, p) ||
        !ib_is(text.at[p], IB_LOWER | IB_HIGH))
        return false;
    if (ib_date_word_is(&word, IB_DW_COUNTED))
        return true;
    if (!round || text.at[word.span.end - 1] != 's')
        return false;
    for (size_t i = 0; i < sizeof verb / sizeof *verb; i++) {
        if (ib_str_is(ib_str_in(text, word.span), ib_str_of(verb[i])))
            return false;
    }
    return true;
}

/* Is a database's own number meant, "2014 WL 123", "2014 U.S. Dist. LEXIS"? */
static bool is_database(ibid_str text, uint32_t end)
{
    const uint32_t p = ib_date_gap(text, end);

    return p > end && p < text.len &&
           (ib_str_has_at(text, p, IB_STR("WL ")) ||
            ib_str_has_at(text, p, IB_STR("U.S. Dist.")) ||
            ib_str_has_at(text, p, IB_STR("U.S. App.")));
}

typedef enum said { SAID_NOTHING, SAID_NO, SAID_YES } said;

/* What the citation around the byte says of the number. */
static said ask_citation(ib_dater *dater, uint32_t at)
{
    const ibid_citations all = dater->view->citations;
    const ibid_citation *c;

    while (dater->citation < all.count &&
           all.item[dater->citation].span.end <= at)
        dater->citation++;
    if (dater->citation == all.count)
        return SAID_NOTHING;
    c = &all.item[dater->citation];
    if (at < c->span.start)
        return SAID_NOTHING;
    for (uint32_t i = 0; i < c->field_count; i++) {
        const ibid_field *f = &c->field[i];

        if (!ib_span_has(f->span, at) ||
            (f->name == IBID_FIELD_LOCATOR &&
             f->span.end - f->span.start > IB_DATE_LOCATOR_MAX))
            continue;
        switch (f->name) {
        case IBID_FIELD_ISSUED:
        case IBID_FIELD_ACCESSED:
            return SAID_YES;
        case IBID_FIELD_VOLUME:
        case IBID_FIELD_ISSUE:
        case IBID_FIELD_PAGE:
        case IBID_FIELD_LOCATOR:
        case IBID_FIELD_SECTION:
        case IBID_FIELD_CHAPTER_NUMBER:
        case IBID_FIELD_NUMBER:
        case IBID_FIELD_URL:
        case IBID_FIELD_DOI:
        case IBID_FIELD_ISBN:
        case IBID_FIELD_ISSN:
        case IBID_FIELD_ARCHIVE_LOCATION:
        case IBID_FIELD_NOTE_NUMBER:
            return SAID_NO;
        default: /* a title may tell of a year */
            break;
        }
    }
    return SAID_NOTHING;
}

/* Did a number end just before that was none of a year, in one list with this:
 * "§§ 1981, 1983 and 1985"? */
static bool is_listed(const ib_dater *dater, uint32_t at)
{
    const ibid_str text = dater->text;
    uint32_t p = dater->no_year;
    ib_date_word word;

    if (!p || p > at || at - p > IB_DATE_LIST_GAP)
        return false;
    p += ib_date_comma(text, p);
    p += ib_date_dash(text, p);
    p = ib_date_gap(text, p);
    if (p < at && ib_date_word_read(&word, text, p) &&
        ib_date_word_is(&word, IB_DW_AND | IB_DW_TO))
        p = ib_date_gap(text, word.span.end);
    return p == at;
}

static bool is_year(ib_dater *dater, const ib_draft *d, uint32_t at,
                    uint32_t end, const before *b)
{
    const int year = d->from.year;
    const bool shaped = d->to.grain || d->from.grain != IB_GRAIN_YEAR;
    const bool round = year % 50 == 0;
    said cited;

    if (is_part(dater->text, at))
        return false;
    cited = ask_citation(dater, at);
    if (b->label || cited != SAID_NOTHING)
        return cited == SAID_YES && !b->label;
    if ((b->amount && !shaped) ||
        (b->court && !strchr(")]", char_at(dater->text, end))) ||
        is_sign_before(dater->text, at) || is_listed(dater, at) ||
        is_database(dater->text, end))
        return false;
    if (counts(dater->text, end, round && !is_next(dater, at)))
        return false;
    if (year < IB_DATE_YEAR_PLAIN || year > IB_DATE_YEAR_SOON)
        return b->strong || (shaped && b->cue);
    return true;
}

uint32_t ib_date_year(ib_draft *out, ib_dater *dater, uint32_t at)
{
    int year;
    unsigned digits;
    const uint32_t digits_end =
        at + ib_date_number(&year, &digits, dater->text, at);
    before b;
    uint32_t end;

    if (digits != 4 || year < IB_DATE_YEAR_MIN || year > IB_DATE_YEAR_MAX)
        return 0;
    b = look_before(dater, at);
    end = shape_year(out, dater->text, digits_end, year, b.between);
    if (!end || !is_year(dater, out, at, end, &b)) {
        dater->no_year = digits_end;
        return 0;
    }
    if (b.years && !out->to.grain && year % 10 == 0)
        out->from = decade_of(year); /* "les années 1990" */
    return year_words(dater->text, end);
}
