/* reporter.c - cases by volume, reporter and page, and statutes alike.
 *
 * Forms: Bluebook (21st ed.) rules 10.3 and 12, tables T1 and T7.  A reporter
 * is read by its shape; the common ones are known by name, so that they are
 * certain without a court and a year.
 */

#include "cite/reporter.h"

#include "base/scan.h"
#include "cite/date.h"

/* Reporters without blanks and full stops (Bluebook T1.1, T1.3, T2). */
static const char *const known[] = {
    "US",       "SCt",       "LEd",         "LEd2d",      "F2d",
    "F3d",      "F4th",      "FSupp",       "FSupp2d",    "FSupp3d",
    "FRD",      "BR",        "FedAppx",     "FedCl",      "ClCt",
    "WL",       "A2d",       "A3d",         "P2d",        "P3d",
    "NE2d",     "NE3d",      "NW2d",        "SE2d",       "SW2d",
    "SW3d",     "So2d",      "So3d",        "NYS",        "NYS2d",
    "NYS3d",    "NY2d",      "NY3d",        "AD2d",       "AD3d",
    "Misc2d",   "Misc3d",    "CalRptr",     "CalRptr2d",  "CalRptr3d",
    "Cal2d",    "Cal3d",     "Cal4th",      "Cal5th",     "CalApp",
    "CalApp2d", "CalApp3d",  "CalApp4th",   "CalApp5th",  "NJSuper",
    "Ill2d",    "IllApp",    "IllDec",      "IllApp2d",   "IllApp3d",
    "LEXIS",    "USLEXIS",   "USDistLEXIS", "USAppLEXIS", "FedReg",
    "OhioSt",   "OhioSt2d",  "OhioSt3d",    "OhioApp",    "Wis2d",
    "Wn2d",     "WnApp",     "MJ",          "UST",        "Wash2d",
    "MichApp",  "MassAppCt", "GaApp",       "PaSuper",    "NCApp",
    "FApp'x",   "FAppx",     "SupCt",       "FCas",       "TC",
};

/* Codes: a section follows, "42 U.S.C. § 1983". */
static const char *const codes[] = {"USC", "USCA", "USCS", "CFR"};

typedef struct reporter {
    uint32_t volume_end, start, end, page_start, page_end;
    char plain[32]; /* without blanks and full stops */
    bool known, code, review;
} reporter;

static bool listed(const char *plain, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(plain, list[i]) == 0)
            return true;
    }
    return false;
}

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

/* Read the reporter's name from `at` to the page: words that begin with a
 * capital, a series, a district in brackets. */
static bool read_name(reporter *r, ibid_str text, uint32_t at, uint32_t end)
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
    r->known = listed(r->plain, known, sizeof known / sizeof *known) ||
               (strstr(r->plain, "App(") && strchr(r->plain, ')'));
    r->code = listed(r->plain, codes, sizeof codes / sizeof *codes);
    r->review = strstr(r->plain, "Rev") || strstr(r->plain, "LJ") ||
                strstr(r->plain, "JL") || strstr(r->plain, "LQ") ||
                strstr(r->plain, "JIntl") || strstr(r->plain, "JInt'l");
    return words > 0 && words < 7 && (dot || r->known || r->code) &&
           (dot || strlen(r->plain) > 1);
}

/* The first page: digits with a letter or two, or "___". */
static bool read_page(reporter *r, ibid_str text, uint32_t end)
{
    uint32_t p = r->page_start;

    if (p < end && text.at[p] == '_') {
        while (p < end && text.at[p] == '_')
            p++;
        r->page_end = p;
        return p - r->page_start >= 2;
    }
    while (p < end && (ib_is(text.at[p], IB_DIGIT) ||
                       (p > r->page_start && text.at[p] == ',' && p + 3 < end &&
                        r->known == false && ib_is(text.at[p + 1], IB_DIGIT) &&
                        ib_is(text.at[p + 2], IB_DIGIT) &&
                        ib_is(text.at[p + 3], IB_DIGIT))))
        p++;
    if (p == r->page_start || p - r->page_start > 10)
        return false;
    if (p + 1 < end && text.at[p] == '-' && ib_is(text.at[p + 1], IB_UPPER)) {
        p += 2; /* "111279-U": unpublished, Illinois */
        while (p < end && ib_is(text.at[p], IB_UPPER))
            p++;
    } else if (p + 2 < end && text.at[p] == '(' &&
               ib_is(text.at[p + 1], IB_UPPER) && text.at[p + 2] == ')') {
        p += 3; /* "126(A)": table of Misc. 3d */
    }
    r->page_end = p;
    return p >= end || !ib_is(text.at[p], IB_WORD) ||
           (unsigned char)text.at[p] >= 0xE2 ||
           (unsigned char)text.at[p] == 0xC2;
}

static uint32_t dash_at(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t cp, len;

    if (at >= end)
        return 0;
    len = ib_utf8_at(&cp, text, at, end);
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2014) ? len : 0;
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

    if (p >= end || text.at[p] != '(')
        return IBID_NONE;
    for (close = p + 1; close < end && close - p < 100; close++) {
        if (text.at[close] == ')')
            return close;
        if (text.at[close] == '(')
            break;
    }
    return IBID_NONE;
}

/* Parallel citations of the same case: ", 88 S. Ct. 1753, 20 L.Ed.2d 835".
 * Gives where they end. */
static uint32_t skip_parallel(ibid_str text, uint32_t at, uint32_t end)
{
    for (int n = 0; n < 4; n++) {
        uint32_t p = at, value, len;
        reporter r = {0};
        ibid_span pins;

        if (p >= end || text.at[p] != ',')
            break;
        p = ib_skip_blank(text, p + 1, end);
        len = p < end ? ib_number_at(&value, text, p, end) : 0;
        if (!len)
            break;
        p = ib_skip_blank(text, p + len, end);
        if (!read_name(&r, text, p, end) || !r.known ||
            !read_page(&r, text, end))
            break;
        pins = read_pins(text, r.page_end, end);
        at = pins.end ? pins.end : r.page_end;
    }
    return at;
}

static bool is_supreme(const char *plain)
{
    return strcmp(plain, "US") == 0 || strcmp(plain, "SCt") == 0 ||
           strncmp(plain, "LEd", 3) == 0;
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
    uint32_t p = r->page_start, start;

    while (p < end &&
           (ib_str_has_at(text, p, IB_STR("§")) || ib_blank_at(text, p, end)))
        p += ib_blank_at(text, p, end) ? ib_blank_at(text, p, end) : 2;
    start = p;
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
    out->field[IBID_FIELD_LOCATOR] = ib_span_of(start, p);
    return true;
}

/* "525 U.S. at 160", "Tseng, 525 U.S., at 160": a short form. */
static bool read_short(ib_draft *out, reporter *r, ibid_str text, uint32_t low,
                       uint32_t at, uint32_t end)
{
    uint32_t p = r->end, name = at, pin, len;

    p = ib_skip_blank(text, r->end, end);
    if (p + 3 >= end || !ib_str_has_at(text, p, IB_STR("at ")))
        return false;
    pin = p += 3;
    len = range_at(text, p, end);
    if (!len)
        return false;
    out->kind = IBID_CITE_SHORT;
    out->shortened = IB_SHORT_NAME;
    out->rule = "US-4";
    out->score = 85;
    while (name > low &&
           (ib_blank_before(text, low, name) || text.at[name - 1] == ','))
        name--;
    len += p;
    p = name;
    while (p > low && ib_is(text.at[p - 1], IB_WORD))
        p--;
    if (p < name && name < at && ib_is(text.at[p], IB_UPPER) &&
        !ib_str_is(ib_str_in(text, ib_span_of(p, name)), IB_STR("See"))) {
        out->field[IBID_FIELD_TITLE] = ib_span_of(p, name);
        at = p;
    }
    out->span = ib_span_of(at, len);
    out->field[IBID_FIELD_CONTAINER_TITLE] = ib_span_of(r->start, r->end);
    out->field[IBID_FIELD_LOCATOR] = ib_span_of(pin, len);
    return true;
}

/* Reads "U.S., at 5": the name of the reporter up to a comma or "at". */
static bool read_short_name(reporter *r, ibid_str text, uint32_t at,
                            uint32_t end)
{
    r->start = at;
    for (int words = 0; words < 4; words++) {
        uint32_t stop = at;
        ibid_str s;

        while (stop < end && !ib_blank_at(text, stop, end))
            stop++;
        s = ib_str_in(text, ib_span_of(at, stop));
        if (words && ib_str_is(s, IB_STR("at")))
            break;
        if (s.len == 0 || s.len > 10 ||
            !(ib_is(s.at[0], IB_UPPER) || is_series(s)))
            return false;
        if (s.at[s.len - 1] == ',')
            s.len--;
        if (!add_plain(r, s))
            return false;
        r->end = at + s.len;
        if (text.at[stop - 1] == ',') {
            r->end = stop - 1;
            break;
        }
        at = ib_skip_blank(text, stop, end);
    }
    r->known = listed(r->plain, known, sizeof known / sizeof *known);
    return r->known;
}

/* Does the text, or its part up to a semicolon, end at `at`? */
static bool is_last(ibid_str text, uint32_t at)
{
    if (at < text.len && text.at[at] == '.')
        at++;
    at = ib_skip_blank(text, at, text.len);
    return at >= text.len || text.at[at] == ';';
}

/* Court, date and score of a case or an article. */
static bool finish_full(ib_draft *out, const reporter *r, ibid_str text,
                        uint32_t low, uint32_t at, uint32_t end, bool alone)
{
    ibid_span pins = read_pins(text, r->page_end, end), name = {0};
    uint32_t stop = pins.end ? pins.end : r->page_end, close;
    bool dated = false;

    stop = skip_parallel(text, stop, end);
    close = paren_after(text, stop, end);
    if (close != IBID_NONE) {
        uint32_t open = ib_skip_blank(text, stop, end);

        dated = read_court(out, text, open + 1, close);
        if (dated)
            stop = close + 1;
    }
    if (!r->review)
        name = ib_parties_before(text, low, at);
    if (!r->known && !dated && ib_span_is_empty(name) &&
        !(alone && is_last(text, stop)))
        return false;
    out->kind = r->review ? IBID_CITE_ARTICLE : IBID_CITE_CASE;
    out->rule = r->review ? "US-6" : ib_span_is_empty(name) ? "US-2" : "US-1";
    out->score = 60 + (r->known ? 20 : 0) + (dated ? 20 : 0) +
                 (ib_span_is_empty(name) ? 0 : 20);
    if (!ib_span_is_empty(name)) {
        out->field[IBID_FIELD_TITLE] = name;
        at = name.start;
    }
    out->span = ib_span_of(at, stop);
    out->field[IBID_FIELD_LOCATOR] = pins;
    out->field[IBID_FIELD_CONTAINER_TITLE] = ib_span_of(r->start, r->end);
    out->field[IBID_FIELD_PAGE] = ib_span_of(r->page_start, r->page_end);
    if (is_supreme(r->plain) &&
        ib_span_is_empty(out->field[IBID_FIELD_AUTHORITY]))
        out->value[IBID_FIELD_AUTHORITY] =
            IB_STR("Supreme Court of the United States");
    return true;
}

bool ib_reporter_may(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;

    while (p < end && p - at < 5 && ib_is(text.at[p], IB_DIGIT))
        p++;
    if (p == at || p - at > 4 || p >= end || !ib_blank_at(text, p, end))
        return false;
    p = ib_skip_blank(text, p, end);
    return p < end && ib_is(text.at[p], IB_UPPER);
}

bool ib_reporter_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                      uint32_t end, bool alone)
{
    reporter r = {0};
    uint32_t value, len, p;

    if (end - at > IB_TRY_MAX)
        end = at + IB_TRY_MAX;
    *out = (ib_draft){.note = IBID_NONE};
    len = ib_number_at(&value, text, at, end);
    if (len == 0 || len > 4)
        return false;
    r.volume_end = at + len;
    p = ib_skip_blank(text, r.volume_end, end);
    if (p == r.volume_end || p >= end || !ib_is(text.at[p], IB_UPPER))
        return false;
    out->field[IBID_FIELD_VOLUME] = ib_span_of(at, r.volume_end);
    if (!read_name(&r, text, p, end)) {
        r = (reporter){.volume_end = r.volume_end};
        return read_short_name(&r, text, p, end) &&
               read_short(out, &r, text, low, at, end);
    }
    if (r.code)
        return read_code(out, &r, text, at, end);
    return read_page(&r, text, end) &&
           finish_full(out, &r, text, low, at, end, alone);
}
