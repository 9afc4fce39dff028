/* reporter.c - cases by volume, reporter and page, and statutes alike.
 *
 * Forms: Bluebook (21st ed.) rules 10.3 and 12, tables T1 and T7.  A reporter
 * is read by its shape; the common ones are known by name, so that they are
 * certain without a court and a year.
 */

#include "cite/reporter.h"

#include "base/scan.h"
#include "cite/uscode.h"
#include "cite/date.h"
#include "cite/uslaw.h"

typedef struct reporter {
    uint32_t volume_start, volume_end, start, end, page_start, page_end;
    const ib_us_entry *entry; /* or NULL: read by its shape */
    char plain[32];           /* by shape: without blanks and full stops */
    bool known, code, review, blank;
    ibid_date issued; /* of a bracket before the page */
    ib_place early;   /* "(1 Cranch)" */
} reporter;

/* "2d", "3d", "4th", "2nd": the series of a reporter. */
static bool is_series(ibid_str s)
{
    return s.len >= 2 && s.len <= 4 && ib_is(s.at[0], IB_DIGIT) &&
           (s.at[s.len - 1] == 'd' || s.at[s.len - 1] == 'h' ||
            s.at[s.len - 1] == 't') &&
           ib_is(s.at[s.len - 2], IB_DIGIT | IB_LOWER);
}

/* Add the letters of a word to the plain form of the name. */
static bool add_plain(reporter *r, ibid_str s)
{
    size_t len = strlen(r->plain);

    for (uint32_t i = 0; i < s.len; i++) {
        if (s.at[i] == '.' || (unsigned char)s.at[i] >= 0x80)
            continue;
        if (len + 1 >= sizeof r->plain)
            return false;
        r->plain[len++] = s.at[i];
    }
    r->plain[len] = '\0';
    return true;
}

/* Is it made of words of names of law journals (T13)? */
static bool is_journal(ibid_str name)
{
    uint64_t all = 0;
    uint32_t at = 0;

    while (at < name.len) {
        uint32_t stop = at;

        while (stop < name.len && !ib_blank_at(name, stop, name.len))
            stop++;
        all |= ib_us_journal_word(ib_str_in(name, ib_span_of(at, stop)));
        at = ib_skip_blank(name, stop, name.len);
    }
    return (all & IB_US_HEAD) && (all & IB_US_OF_LAW);
}

/* Read the reporter's name from `at` to the page: words that begin with a
 * capital, a series, a district in brackets. */
static bool read_shape(reporter *r, ibid_str text, uint32_t at, uint32_t end)
{
    int words = 0;
    bool dot = false;

    r->start = at;
    while (words < 7) {
        uint32_t stop = at, next;
        ibid_str s;

        while (stop < end && !ib_blank_at(text, stop, end))
            stop++;
        s = ib_str_in(text, ib_span_of(at, stop));
        if (s.len == 0 || s.len > 14)
            return false;
        if (words > 0 && ib_is(s.at[0], IB_DIGIT) && !is_series(s))
            break;
        if (words > 0 && (s.at[0] == '_' || s.at[0] == '*' ||
                          (unsigned char)s.at[0] == 0xC2))
            break;
        if (!(ib_is(s.at[0], IB_UPPER) || is_series(s) || s.at[0] == '&' ||
              (s.at[0] == '(' && s.at[s.len - 1] == ')') ||
              (words && ib_str_is(s, IB_STR("of"))) ||
              (words && ib_str_is(s, IB_STR("ex")))))
            return false;
        if (s.at[s.len - 1] == ',' || s.at[s.len - 1] == ';')
            return false;
        dot |= memchr(s.at, '.', s.len) != NULL;
        if (!add_plain(r, s))
            return false;
        r->end = stop;
        words++;
        next = ib_skip_blank(text, stop, end);
        if (next == stop || next >= end)
            return false;
        at = next;
    }
    r->page_start = at;
    r->review = is_journal(ib_str_in(text, ib_span_of(r->start, r->end)));
    return words > 0 && words < 7 && dot;
}

/* "P 80679", "par. 78,056", "No. 128", "page 164": what may stand before a
 * number (T16). */
static uint32_t skip_page_label(ibid_str text, uint32_t at, uint32_t end)
{
    static const char *const label[] = {"par.", "p.",       "page ",
                                        "P",    "\xC2\xB6", "at "};

    for (size_t i = 0; i < sizeof label / sizeof *label - 1; i++) {
        const ibid_str s = ib_str_of(label[i]);
        uint32_t p = at + s.len;

        if (p >= end || !ib_str_has_at(text, at, s))
            continue;
        p = ib_skip_blank(text, p, end);
        if (p < end && ib_is(text.at[p], IB_DIGIT))
            return p;
    }
    return at;
}

/* "22a", "189A", "111279-U", "126(A)", "1211[A]" after the digits of a page. */
static uint32_t page_tail(ibid_str text, uint32_t p, uint32_t end)
{
    if (p + 2 < end && (text.at[p] == '(' || text.at[p] == '[') &&
        ib_is(text.at[p + 1], IB_UPPER) &&
        (text.at[p + 2] == ')' || text.at[p + 2] == ']'))
        return p + 3;
    if (p + 1 < end && text.at[p] == '-' && ib_is(text.at[p + 1], IB_UPPER))
        p++;
    for (uint32_t n = 0; n < 2 && p < end && ib_is(text.at[p], IB_ALPHA); n++)
        p++;
    return p;
}

/* "2d", "4th" are the series of a reporter, no page. */
static bool is_series_page(ibid_str text, uint32_t at, uint32_t end)
{
    return is_series(ib_str_in(text, ib_span_of(at, end)));
}

/* A run of low or long lines where a number is not known yet: "___". */
static uint32_t blank_number(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;

    while (p < end && p - at < 16) {
        if (text.at[p] == '_' || text.at[p] == '-')
            p++;
        else if (ib_str_has_at(text, p, IB_STR("\xE2\x80\x94")) ||
                 ib_str_has_at(text, p, IB_STR("\xE2\x80\x93")))
            p += 3;
        else
            break;
    }
    /* a hyphen alone is none */
    return p - at == 1 && text.at[at] == '-' ? at : p;
}

/* "D2629": the Florida Law Weekly numbers its pages by court; gives the length
 * of that letter. */
static uint32_t court_letter(const reporter *r, ibid_str text, uint32_t at,
                             uint32_t end)
{
    const ibid_str weekly = IB_STR("Weekly");

    return r->entry && at + 1 < end && ib_is(text.at[at], IB_UPPER) &&
           ib_is(text.at[at + 1], IB_DIGIT) && r->end >= weekly.len &&
           ib_str_has_at(text, r->end - weekly.len, weekly);
}

/* The first page: digits with a letter or two, or "___". */
static bool read_page(reporter *r, ibid_str text, uint32_t end)
{
    uint32_t p = blank_number(text, r->page_start, end);

    if (p > r->page_start) {
        r->page_end = p;
        r->blank = true;
        return true;
    }
    p = r->page_start = skip_page_label(text, p, end);
    p += court_letter(r, text, p, end);
    while (p < end && (ib_is(text.at[p], IB_DIGIT) ||
                       (p > r->page_start && text.at[p] == ',' && p + 3 < end &&
                        (!r->entry || r->entry->what == IB_US_SERVICE) &&
                        ib_is(text.at[p + 1], IB_DIGIT) &&
                        ib_is(text.at[p + 2], IB_DIGIT) &&
                        ib_is(text.at[p + 3], IB_DIGIT)) ||
                       (p > r->page_start && text.at[p] == 'l' && p + 1 < end &&
                        ib_is(text.at[p + 1], IB_DIGIT))))
        p++;
    if (p == r->page_start || p - r->page_start > 10)
        return false;
    p = page_tail(text, p, end);
    r->page_end = p;
    if (is_series_page(text, r->page_start, p))
        return false;
    return p >= end || !ib_is(text.at[p], IB_WORD) ||
           (unsigned char)text.at[p] >= 0xE2 ||
           (unsigned char)text.at[p] == 0xC2;
}

/* "(1 Cranch)", "(CCH)", "(1857)", "(1st)" between the name and the page:
 * another place, part of the name, a year. */
static uint32_t read_bracket(reporter *r, ibid_str text, uint32_t at,
                             uint32_t end)
{
    uint32_t p = ib_skip_blank(text, at, end), close, value, len;
    ibid_str in;
    ib_us_names names;

    if (p >= end || text.at[p] != '(')
        return at;
    for (close = p + 1; close < end && close - p < 24; close++) {
        if (strchr("()", text.at[close]))
            break;
    }
    if (close >= end || text.at[close] != ')' || close == p + 1)
        return at;
    in = ib_str_in(text, ib_span_of(p + 1, close));
    len = ib_number_at(&value, text, p + 1, close);
    if (len == 4 && p + 5 + (text.at[p + 5] == ',') == close) {
        ib_year_read(&r->issued, text, p + 1, close);
        return close + 1;
    }
    p = ib_skip_blank(text, p + 1 + len, close);
    if (r->entry && r->entry->what != IB_US_EARLY &&
        (len == 0 || !ib_is(text.at[p], IB_LOWER)) &&
        r->entry->what != IB_US_SERVICE &&
        ib_us_names_read(&names, text, p, close) &&
        (names.entry[0]->what == IB_US_EARLY ||
         names.entry[0]->what == IB_US_SOLE)) {
        r->early = (ib_place){.span = ib_span_of(close - in.len, close),
                              .container = ib_span_of(p, close)};
        if (len)
            r->early.volume = ib_span_of(close - in.len, close - in.len + len);
        return close + 1;
    }
    r->end = close + 1;
    return close + 1;
}

/* Could the name be a word of prose: letters in lower case, no full stop
 * ("Ohio", "Utah", "Mich"), or a conjunction in capitals?  Parties or a year
 * must prove it. */
static bool is_plain_word(ibid_str name)
{
    if (ib_str_is(name, IB_STR("OR")))
        return true;
    for (uint32_t i = 0; i < name.len; i++) {
        if (!ib_is(name.at[i], i ? IB_LOWER : IB_ALPHA))
            return false;
    }
    return true;
}

/* A name of the tables whose page follows: the longest that reads. */
static bool read_listed(reporter *r, ibid_str text, uint32_t at, uint32_t end)
{
    ib_us_names names;

    if (!ib_us_names_read(&names, text, at, end))
        return false;
    for (uint32_t i = 0; i < names.count; i++) {
        const ib_us_entry *entry = names.entry[i];
        uint32_t p = names.end[i];

        r->entry = entry;
        r->start = at;
        r->end = p;
        r->known = entry->what != IB_US_EARLY && entry->what != IB_US_SOLE &&
                   !(is_plain_word(ib_str_in(text, ib_span_of(at, p))) &&
                     ib_blank_at(text, p, end));
        r->code = entry->what == IB_US_CODE;
        r->review = entry->what == IB_US_JOURNAL;
        p = read_bracket(r, text, p, end);
        if (p < end && text.at[p] == ',')
            p++;
        p = ib_skip_blank(text, p, end);
        if (p < end && text.at[p] == '-' && entry->what != IB_US_CODE &&
            p + 1 < end && ib_is(text.at[p + 1], IB_DIGIT | IB_SPACE))
            p = ib_skip_blank(text, p + 1, end);
        r->page_start = p;
        if (r->code || read_page(r, text, end))
            return true;
    }
    r->entry = NULL;
    return false;
}

/* Name and page of a reporter: from the tables, or by shape. */
static bool read_name(reporter *r, ibid_str text, uint32_t at, uint32_t end)
{
    const uint32_t from = r->volume_start, to = r->volume_end;

    if (read_listed(r, text, at, end))
        return true;
    *r = (reporter){.volume_start = from, .volume_end = to};
    return read_shape(r, text, at, end) && read_page(r, text, end);
}

static uint32_t dash_at(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t cp, len;

    if (at >= end)
        return 0;
    len = ib_utf8_at(&cp, text, at, end);
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2014) ? len : 0;
}

/* "410", "17A", "1984-1", "4l0": the volume; gives its length, or 0. */
static uint32_t volume_at(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;

    while (p < end && p - at < 5 &&
           (ib_is(text.at[p], IB_DIGIT) ||
            (p > at && (text.at[p] == 'l' || text.at[p] == 'O') &&
             p + 1 < end && ib_is(text.at[p + 1], IB_DIGIT))))
        p++;
    if (p == at || p - at > 4)
        return 0;
    if (p + 1 < end && text.at[p] == '-' && ib_is(text.at[p + 1], IB_DIGIT)) {
        uint32_t q = p + 1;

        while (q < end && q - p < 6 && ib_is(text.at[q], IB_DIGIT))
            q++;
        return q - at;
    }
    if (p + 1 < end && ib_is(text.at[p], IB_UPPER) &&
        (ib_blank_at(text, p + 1, end) || text.at[p + 1] == ','))
        p++;
    return p - at;
}

/* One number or range, also "371-\n72", "*4", "n.3" after it. */
static uint32_t range_at(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at, q, gap;

    if (p < end && text.at[p] == '*')
        p++;
    q = p;
    while (p < end && ib_is(text.at[p], IB_DIGIT))
        p++;
    if (p == q || p - q > 5)
        return 0;
    gap = dash_at(text, p, end);
    if (gap) {
        q = ib_skip_blank(text, p + gap, end);
        if (q < end && text.at[q] == '*')
            q++;
        if (q < end && ib_is(text.at[q], IB_DIGIT)) {
            while (q < end && ib_is(text.at[q], IB_DIGIT))
                q++;
            p = q;
        }
    }
    return p - at;
}

/* The signs of paragraphs at `at`, which public domain citations number
 * (Bluebook 10.3.3): "¶ 5", "¶¶ 5-7"; gives the byte after them. */
static uint32_t skip_signs(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;

    while (end - p > 2 && ib_str_has_at(text, p, IB_STR("\xC2\xB6")))
        p += 2;
    return p > at ? ib_skip_blank(text, p, end) : at;
}

/* Pinpoints after the page: ", 1341", ", 59-60, 63", " at 12".  A number that
 * begins a parallel citation (", 88 S. Ct. 1753") is left. */
static ibid_span read_pins(ibid_str text, uint32_t at, uint32_t end)
{
    ibid_span pins = {0};
    uint32_t p = at;

    for (;;) {
        uint32_t q = p, len, after;

        if (q < end && text.at[q] == ',')
            q++;
        else if (pins.end || q >= end || !ib_blank_at(text, q, end))
            break;
        q = ib_skip_blank(text, q, end);
        if (q + 3 < end && ib_str_has_at(text, q, IB_STR("at ")))
            q += 3;
        else if (text.at[p] != ',')
            break;
        q = skip_signs(text, q, end);
        len = range_at(text, q, end);
        if (!len)
            break;
        after = ib_skip_blank(text, q + len, end);
        if (after > q + len && after < end && ib_is(text.at[after], IB_UPPER))
            break;
        if (!pins.end)
            pins.start = q;
        p = q + len;
        pins.end = p;
        if (p + 3 < end && ib_str_has_at(text, p, IB_STR(" n.")) &&
            ib_is(text.at[p + 3], IB_DIGIT)) {
            p += 3;
            while (p < end && ib_is(text.at[p], IB_DIGIT))
                p++;
            pins.end = p;
        }
    }
    return pins;
}

/* "D. Mass. filed", "2d Cir. argued": the court without the step that the date
 * is of (Bluebook 10.8.1). */
static ibid_span without_stage(ibid_str text, ibid_span court)
{
    static const char *const steps[] = {" filed", " argued"};

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        const ibid_str s = ib_str_of(steps[i]);

        if (court.end - court.start > s.len &&
            ib_str_has_at(text, court.end - s.len, s))
            court.end -= s.len;
    }
    return court;
}

/* "(11th Cir. 2019)", "(Tex. App. Sept. 25, 2019)", "(1999)": court and date
 * of text[at, close). */
static bool read_court(ib_draft *out, ibid_str text, uint32_t at,
                       uint32_t close)
{
    for (uint32_t p = at; p < close; p++) {
        ibid_date date;
        uint32_t len;

        if (p > at && ib_is(text.at[p - 1], IB_WORD))
            continue;
        if (!ib_is(text.at[p], IB_ALPHA | IB_DIGIT))
            continue;
        len = ib_date_read(&date, text, p, close);
        if (!len)
            len = ib_year_read(&date, text, p, close);
        if (len && ib_skip_blank(text, p + len, close) == close) {
            ibid_span court = ib_span_trim(text, ib_span_of(at, p));

            while (court.end > court.start && text.at[court.end - 1] == ',')
                court.end--;
            court = without_stage(text, court);
            out->issued = date;
            out->field[IBID_FIELD_ISSUED] = date.span;
            if (court.end > court.start)
                out->field[IBID_FIELD_AUTHORITY] = court;
            return true;
        }
    }
    return false;
}

static uint32_t paren_after(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = ib_skip_blank(text, at, end), close;

    if (p >= end || (text.at[p] != '(' && text.at[p] != '['))
        return IBID_NONE;
    for (close = p + 1; close < end && close - p < IB_COURT_MAX; close++) {
        if (text.at[close] == (text.at[p] == '(' ? ')' : ']'))
            return close;
        if (text.at[close] == '(' || text.at[close] == '[')
            break;
    }
    return IBID_NONE;
}

/* A bracket that names a court alone: "(6th Cir.)". */
static bool read_bare_court(ib_draft *out, ibid_str text, uint32_t at,
                            uint32_t close)
{
    const ibid_span span = ib_span_trim(text, ib_span_of(at, close));

    if (!ib_us_is_court(ib_str_in(text, span)))
        return false;
    out->field[IBID_FIELD_AUTHORITY] = span;
    return true;
}

/* The bracket at `at` and those inside it; gives the byte after it, or `at`. */
static uint32_t skip_remark(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t depth = 0;

    for (uint32_t p = at; p < end && p - at < IB_REMARK_MAX; p++) {
        depth += text.at[p] == '(';
        if (text.at[p] == ')' && --depth == 0)
            return p + 1;
    }
    return at;
}

/* "(emphasis added)", "(citations omitted)": of the quotation, not the case
 * (Bluebook 5.2). */
static bool is_about_words(ibid_str s)
{
    static const char *const ends[] = {"omitted", "added", "original",
                                       "removed", "up"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const ibid_str e = ib_str_of(ends[i]);

        if (s.len >= e.len && ib_str_has_at(s, s.len - e.len, e))
            return true;
    }
    return false;
}

/* Brackets behind a case: what it weighs ("per curiam", "Holmes, J.,
 * dissenting"), a remark ("holding that ..."); Bluebook 10.6. */
static uint32_t read_remarks(ib_draft *out, ibid_str text, uint32_t stop,
                             uint32_t end)
{
    for (int n = 0; n < 3; n++) {
        const uint32_t open = ib_skip_blank(text, stop, end);
        uint32_t next;
        ibid_span in;
        ibid_str s;

        if (open >= end || open == stop || text.at[open] != '(')
            break;
        next = skip_remark(text, open, end);
        if (next == open)
            break;
        in = ib_span_of(open + 1, next - 1);
        s = ib_str_in(text, in);
        if (is_about_words(s))
            break;
        if (ib_str_is(s, IB_STR("per curiam")) ||
            ib_str_is(s, IB_STR("en banc")) || ib_str_is(s, IB_STR("mem.")) ||
            ib_str_find(s, 0, IB_STR("dissenting")) != IBID_NONE ||
            ib_str_find(s, 0, IB_STR("concurring")) != IBID_NONE ||
            ib_str_find(s, 0, IB_STR("plurality")) != IBID_NONE) {
            if (!out->field[IBID_FIELD_WEIGHT].end && s.len < IB_COURT_MAX)
                out->field[IBID_FIELD_WEIGHT] = in;
        } else if (s.len == 0 || !ib_is(s.at[0], IB_LOWER)) {
            break; /* a short name, or no remark of this case */
        }
        if (!out->field[IBID_FIELD_REMARK].end &&
            out->field[IBID_FIELD_WEIGHT].start != in.start)
            out->field[IBID_FIELD_REMARK] = in;
        stop = next;
    }
    return stop;
}

/* May a place of `b` print the same decision as one of `a`?  Not another
 * volume of the same reporter. */
static bool may_be_parallel(const ib_us_entry *a, const ib_us_entry *b)
{
    return b && b->what != IB_US_CODE && b->what != IB_US_JOURNAL &&
           b->what < IB_US_CODE && (!a || a->family != b->family);
}

/* "; 650 So. 2d 500" after a number of Louisiana's courts, whose own rule has
 * the semicolon (louisiana.c). */
static bool is_southern(const ib_draft *out, ibid_str text, uint32_t at,
                        uint32_t end)
{
    uint32_t p = ib_skip_blank(text, at + 1, end), len;

    if (text.at[at] != ';' || out->parallel_count || !out->rule ||
        strcmp(out->rule, "US-10") != 0)
        return false;
    len = volume_at(text, p, end);
    return len && ib_str_has_at(text, ib_skip_blank(text, p + len, end),
                                IB_STR("So."));
}

/* Other places of the same decision: ", 88 S. Ct. 1753, 20 L.Ed.2d 835",
 * "[213 L.Ed.2d 179]".  Gives where they end. */
static uint32_t read_parallel(ib_draft *out, const ib_us_entry *entry,
                              ibid_str text, uint32_t at, uint32_t end)
{
    while (out->parallel_count < IB_PARALLEL_MAX) {
        uint32_t p = ib_skip_blank(text, at, end), len;
        reporter r = {0};
        ibid_span pins;
        bool bracket;

        if (p >= end || (text.at[p] != ',' && text.at[p] != '[' &&
                         !is_southern(out, text, p, end)))
            break;
        bracket = text.at[p] == '[';
        p = ib_skip_blank(text, p + 1, end);
        len = volume_at(text, p, end);
        if (!len)
            break;
        r.volume_start = p;
        r.volume_end = p + len;
        p = ib_skip_blank(text, p + len, end);
        if (p >= end || !ib_is(text.at[p], IB_UPPER) ||
            !read_listed(&r, text, p, end) || !may_be_parallel(entry, r.entry))
            break;
        pins = read_pins(text, r.page_end, end);
        at = pins.end ? pins.end : r.page_end;
        out->parallel[out->parallel_count++] =
            (ib_place){.span = ib_span_of(r.volume_start, at),
                       .volume = ib_span_of(r.volume_start, r.volume_end),
                       .container = ib_span_of(r.start, r.end),
                       .page = r.blank ? (ibid_span){0}
                                       : ib_span_of(r.page_start, r.page_end),
                       .locator = pins};
        if (bracket && at < end && text.at[at] == ']')
            at++;
    }
    return at;
}

uint32_t ib_parallel_read(ib_draft *out, ibid_str text, uint32_t at,
                          uint32_t end)
{
    return read_parallel(out, NULL, text, at, end);
}

/* Does text[at, stop) end in a bracket that it did not open? */
static bool opens_less(ibid_str text, uint32_t at, uint32_t stop)
{
    int depth = 0;

    if (text.at[stop - 1] != ')')
        return false;
    for (; at < stop; at++)
        depth += (text.at[at] == '(') - (text.at[at] == ')');
    return depth < 0;
}

/* "42 U.S.C. § 1983(a)(1)", "11 U.S.C. 362". */
static bool read_code(ib_draft *out, const reporter *r, ibid_str text,
                      uint32_t at, uint32_t end)
{
    uint32_t p = ib_section_sign(text, r->page_start, end), start = p, close;

    while (p < end && (ib_is(text.at[p], IB_ALPHA | IB_DIGIT) ||
                       text.at[p] == '(' || text.at[p] == ')' ||
                       (text.at[p] == '.' && p + 1 < end &&
                        ib_is(text.at[p + 1], IB_DIGIT)) ||
                       text.at[p] == '-'))
        p++;
    while (p > start && (text.at[p - 1] == '-' || opens_less(text, start, p)))
        p--;
    if (p == start || !ib_is(text.at[start], IB_DIGIT))
        return false;
    out->kind = IBID_CITE_STATUTE;
    out->rule = "US-5";
    out->score = 90;
    out->span = ib_span_of(at, p);
    out->field[IBID_FIELD_VOLUME] = ib_span_of(at, r->volume_end);
    out->field[IBID_FIELD_CONTAINER_TITLE] = ib_span_of(r->start, r->end);
    ib_section_read(out, text, start, p);
    close = paren_after(text, p, end);
    if (close != IBID_NONE &&
        read_court(out, text, ib_skip_blank(text, p, end) + 1, close)) {
        out->field[IBID_FIELD_AUTHORITY] = (ibid_span){0};
        out->span.end = close + 1;
    }
    return true;
}

/* "525 U.S. at 160", "Tseng, 525 U.S., at 160": a short form. */
static bool read_short(ib_draft *out, reporter *r, ibid_str text, uint32_t low,
                       uint32_t at, uint32_t end)
{
    uint32_t p = r->end, len;
    ibid_span name, pins;

    if (p < end && text.at[p] == ',')
        p++;
    p = ib_skip_blank(text, p, end);
    p = ib_skip_blank(text, p + 3, end);
    if (p < end && ib_str_has_at(text, p, IB_STR("p. ")))
        p += 3;
    len = range_at(text, p, end);
    if (!len)
        return false;
    pins = read_pins(text, p + len, end);
    pins = ib_span_of(p, pins.end ? pins.end : p + len);
    out->kind = IBID_CITE_SHORT;
    out->shortened = IB_SHORT_NAME;
    out->rule = "US-4";
    out->score = 85;
    name = ib_short_name_before(text, low, at);
    if (!ib_span_is_empty(name)) {
        out->field[IBID_FIELD_TITLE] = name;
        at = name.start;
    }
    out->field[IBID_FIELD_CONTAINER_TITLE] = ib_span_of(r->start, r->end);
    out->field[IBID_FIELD_LOCATOR] = pins;
    out->span =
        ib_span_of(at, read_parallel(out, r->entry, text, pins.end, end));
    return true;
}

/* Reads "U.S., at 5": the name of a reporter before a comma or "at". */
static bool read_short_name(reporter *r, ibid_str text, uint32_t at,
                            uint32_t end)
{
    ib_us_names names;

    if (!ib_us_names_read(&names, text, at, end))
        return false;
    for (uint32_t i = 0; i < names.count; i++) {
        uint32_t p = names.end[i];

        if (p < end && text.at[p] == ',')
            p++;
        p = ib_skip_blank(text, p, end);
        if (end - p < 4 || !ib_str_has_at(text, p, IB_STR("at ")))
            continue;
        r->entry = names.entry[i];
        r->start = at;
        r->end = names.end[i];
        return true;
    }
    return false;
}

/* Does the text, or its part up to a semicolon, end at `at`? */
static bool is_last(ibid_str text, uint32_t at)
{
    if (at < text.len && text.at[at] == '.')
        at++;
    at = ib_skip_blank(text, at, text.len);
    return at >= text.len || text.at[at] == ';';
}

/* What the citation is, by its reporter, and how certain. */
static void set_kind(ib_draft *out, const reporter *r, bool dated, bool named)
{
    const ib_us_class what = r->entry ? r->entry->what : IB_US_NONE;

    out->kind = r->review           ? IBID_CITE_ARTICLE
                : what == IB_US_LAW ? IBID_CITE_STATUTE
                                    : IBID_CITE_CASE;
    out->rule = r->review           ? "US-6"
                : what == IB_US_LAW ? "US-5"
                : named             ? "US-1"
                                    : "US-2";
    out->score = 60 + (r->known ? 20 : 0) + (dated ? 20 : 0) + (named ? 20 : 0);
}

/* The place itself, and the court that its reporter tells. */
static void set_place(ib_draft *out, const reporter *r)
{
    const char *court = r->entry ? r->entry->court : NULL;

    if (r->volume_end)
        out->field[IBID_FIELD_VOLUME] =
            ib_span_of(r->volume_start, r->volume_end);
    out->field[IBID_FIELD_CONTAINER_TITLE] = ib_span_of(r->start, r->end);
    if (!r->blank)
        out->field[IBID_FIELD_PAGE] = ib_span_of(r->page_start, r->page_end);
    if (court && ib_span_is_empty(out->field[IBID_FIELD_AUTHORITY]))
        out->value[IBID_FIELD_AUTHORITY] =
            strcmp(court, "scotus") == 0
                ? IB_STR("Supreme Court of the United States")
                : ib_str_of(court);
    if (!out->issued.from.year && r->issued.from.year) {
        out->issued = r->issued;
        out->field[IBID_FIELD_ISSUED] = r->issued.span;
    }
}

/* Is the bracket at text[open, close] one of court and date, or of a court? */
static bool read_behind(ib_draft *out, ibid_str text, uint32_t open,
                        uint32_t close)
{
    return read_court(out, text, open + 1, close) ||
           read_bare_court(out, text, open + 1, close);
}

/* ", aff'd, " between the case before and the volume at `at`: how it came of
 * it (Bluebook 10.7, table T8).  Gives where the citation begins. */
static uint32_t read_history(ib_draft *out, ibid_str text, uint32_t low,
                             uint32_t at)
{
    static const char *const phrases[] = {"aff'd",
                                          "aff\xE2\x80\x99"
                                          "d",
                                          "aff'g",
                                          "rev'd",
                                          "rev\xE2\x80\x99"
                                          "d",
                                          "rev'g",
                                          "cert. ",
                                          "vacated",
                                          "overruled",
                                          "modified",
                                          "reh'g",
                                          "appeal ",
                                          "remanded",
                                          "abrogated",
                                          "superseded",
                                          "petition ",
                                          "review ",
                                          "affirmed",
                                          "reversed"};
    ibid_span gap;

    if (low == 0 || at - low > IB_DOCKET_MAX)
        return at;
    while (low < at && (text.at[low] == ',' || ib_blank_at(text, low, at)))
        low++;
    gap = ib_span_trim(text, ib_span_of(low, at));
    while (gap.end > gap.start && text.at[gap.end - 1] == ',')
        gap.end--;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        if (gap.end > gap.start &&
            ib_str_has_at(text, gap.start, ib_str_of(phrases[i])) &&
            !memchr(text.at + gap.start, ';', gap.end - gap.start)) {
            out->field[IBID_FIELD_HISTORY] = gap;
            return gap.start;
        }
    }
    return at;
}

/* Court, date and score of a case or an article. */
static bool finish_full(ib_draft *out, const reporter *r, ibid_str text,
                        uint32_t low, uint32_t at, uint32_t end, bool alone)
{
    ibid_span pins = read_pins(text, r->page_end, end), name = {0};
    uint32_t stop = pins.end ? pins.end : r->page_end, close;
    bool dated = false;

    if (r->early.span.end)
        out->parallel[out->parallel_count++] = r->early;
    stop = read_parallel(out, r->entry, text, stop, end);
    close = paren_after(text, stop, end);
    if (close != IBID_NONE)
        dated = read_behind(out, text, ib_skip_blank(text, stop, end), close);
    if (dated)
        stop = close + 1;
    if (!r->review && !(r->entry && r->entry->what == IB_US_LAW))
        name = ib_parties_before(out, text, low, at);
    out->field[IBID_FIELD_ISSUED] = out->issued.span;
    if (!r->known && !dated && ib_span_is_empty(name) && !r->early.span.end &&
        !(alone && is_last(text, stop)))
        return false;
    set_kind(out, r, dated, !ib_span_is_empty(name));
    if (dated || !ib_span_is_empty(name))
        stop = read_remarks(out, text, stop, end);
    if (!ib_span_is_empty(name)) {
        out->field[IBID_FIELD_TITLE] = name;
        at = name.start;
    }
    if (ib_span_is_empty(name))
        at = read_history(out, text, low, at);
    out->span = ib_span_of(at, stop);
    if (pins.end)
        out->field[IBID_FIELD_LOCATOR] = pins;
    ib_filing_read(out, text, low);
    set_place(out, r);
    return true;
}

bool ib_reporter_may(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at + volume_at(text, at, end);

    if (p == at)
        p = blank_number(text, at, end);
    if (p == at)
        return false;
    p = ib_skip_blank(text, p, end);
    if (p + 1 < end && text.at[p] == '-')
        p++;
    return p < end && ib_is(text.at[p], IB_UPPER);
}

/* A year of the court's own numbers must be one: they began in 1990 or so. */
static bool is_neutral_year(ibid_str text, uint32_t at, uint32_t len)
{
    uint32_t value;

    return ib_number_at(&value, text, at, at + len) == 4 && value > 1980 &&
           value < 2100;
}

/* Start a draft with its volume, [at, stop). */
static void begin(ib_draft *out, uint32_t at, uint32_t stop)
{
    *out = (ib_draft){.note = IBID_NONE};
    out->field[IBID_FIELD_VOLUME] = ib_span_of(at, stop);
}

bool ib_reporter_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                      uint32_t end, bool alone)
{
    reporter r = {0};
    uint32_t len, p;

    if (end - at > IB_TRY_MAX)
        end = at + IB_TRY_MAX;
    len = volume_at(text, at, end);
    if (len == 0)
        return false;
    r.volume_start = at;
    r.volume_end = at + len;
    p = ib_skip_blank(text, r.volume_end, end);
    if (p + 1 < end && text.at[p] == '-')
        p++;
    if (p >= end || !ib_is(text.at[p], IB_UPPER))
        return false;
    if (!read_name(&r, text, p, end)) {
        r = (reporter){.volume_end = r.volume_end};
        if (!read_short_name(&r, text, p, end))
            return false;
        begin(out, at, r.volume_end);
        return read_short(out, &r, text, low, at, end);
    }
    begin(out, at, r.volume_end);
    if (r.code)
        return read_code(out, &r, text, at, end);
    if (r.entry && r.entry->what >= IB_US_CODE)
        return false;
    if (r.entry && r.entry->what == IB_US_NEUTRAL &&
        !is_neutral_year(text, at, len))
        return false;
    if (!r.entry && p == r.volume_end)
        return false;
    /* the words of a State's laws are surer than a shape */
    if (!r.entry && ib_code_read(out, text, at, end))
        return true;
    *out = (ib_draft){.note = IBID_NONE};
    /* "No. 99 Civ. 9404" is a docket number */
    if (!r.entry && at >= low + 4 &&
        ib_str_has_at(text, at - 4, IB_STR("No. ")))
        return false;
    return finish_full(out, &r, text, low, at, end, alone);
}

bool ib_reporter_read_bare(ib_draft *out, ibid_str text, uint32_t at,
                           uint32_t end, const ib_us_names *names, bool alone)
{
    if (end - at > IB_TRY_MAX)
        end = at + IB_TRY_MAX;
    for (uint32_t i = 0; i < names->count; i++) {
        reporter r = {.entry = names->entry[i], .start = at};
        const ib_us_class what = r.entry->what;
        uint32_t p = names->end[i], len;

        r.end = p;
        if (what == IB_US_SERVICE)
            p = read_bracket(&r, text, p, end);
        if (p < end && text.at[p] == ',')
            p++;
        p = ib_skip_blank(text, p, end);
        if (what == IB_US_AFTER || what == IB_US_CASE) {
            len = volume_at(text, p, end);
            r.volume_start = p;
            r.volume_end = p + len;
            /* "T.C. Memo. 2019-233", "L.R.A. 1915A, 601" */
            if (what == IB_US_AFTER && len > 5 && text.at[p + 4] == '-') {
                r.volume_end = p + 4;
                p += 5;
            } else if (len == 5 && ib_is(text.at[p + 4], IB_UPPER) &&
                       text.at[p + 5] == ',') {
                p = ib_skip_blank(text, p + len + 1, end);
            } else {
                continue;
            }
        } else if (what != IB_US_SERVICE && !(what == IB_US_SOLE && alone)) {
            continue;
        }
        r.known = what != IB_US_SOLE;
        r.page_start = p;
        if (!read_page(&r, text, end) || r.blank)
            continue;
        *out = (ib_draft){.note = IBID_NONE};
        if (finish_full(out, &r, text, at, at, end, alone))
            return true;
    }
    return false;
}

bool ib_docket_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                    uint32_t end)
{
    uint32_t p = at, name_end, close, dashes = 0;
    ibid_span name;
    ib_draft before = {0};

    if (at < low + 4 ||
        (!ib_str_has_at(text, at - 4, IB_STR("No. ")) &&
         !(at >= low + 5 && ib_str_has_at(text, at - 5, IB_STR("Nos. ")))))
        return false;
    *out = (ib_draft){
        .kind = IBID_CITE_CASE, .rule = "US-8", .score = 85, .note = IBID_NONE};
    while (p < end && p - at < IB_DOCKET_MAX &&
           (ib_is(text.at[p], IB_ALPHA | IB_DIGIT) || text.at[p] == ':' ||
            text.at[p] == '-')) {
        dashes += text.at[p] == '-';
        p++;
    }
    if (!dashes)
        return false;
    out->field[IBID_FIELD_NUMBER] = ib_span_of(at, p);
    if (ib_str_has_at(text, p, IB_STR(", slip op.")))
        p += 10;
    out->field[IBID_FIELD_LOCATOR] = read_pins(text, p, end);
    if (out->field[IBID_FIELD_LOCATOR].end)
        p = out->field[IBID_FIELD_LOCATOR].end;
    close = paren_after(text, p, end);
    if (close == IBID_NONE ||
        !read_court(out, text, ib_skip_blank(text, p, end) + 1, close) ||
        ib_span_is_empty(out->field[IBID_FIELD_AUTHORITY]))
        return false;
    name_end = at - (text.at[at - 2] == '.' && text.at[at - 3] == 's' ? 5 : 4);
    name = ib_parties_before(&before, text, low, name_end);
    out->span =
        ib_span_of(ib_span_is_empty(name) ? name_end : name.start, close + 1);
    out->field[IBID_FIELD_TITLE] = name;
    ib_filing_read(out, text, low);
    return true;
}
