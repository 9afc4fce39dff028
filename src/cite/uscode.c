/* uscode.c - American codes, session laws, rules, constitutions.
 *
 * Bluebook rules 12 to 14 and tables T1.3, T1.4.  The names of the States'
 * codes are read by their words: a State, then words of data/us-codes.tsv.
 */

#include "cite/uscode.h"

#include "base/scan.h"
#include "cite/date.h"
#include "cite/uslaw.h"

uint32_t ib_section_sign(ibid_str text, uint32_t at, uint32_t end)
{
    static const char *const signs[] = {"\xC2\xA7", "sections", "Sections",
                                        "section",  "Section",  "sec.",
                                        "Sec.",     "secs."};

    for (int n = 0; n < 3; n++) {
        bool any = false;

        at = ib_skip_blank(text, at, end);
        for (size_t i = 0; i < sizeof signs / sizeof *signs && !any; i++) {
            const ibid_str s = ib_str_of(signs[i]);

            if (at + s.len < end && ib_str_has_at(text, at, s)) {
                at += s.len;
                any = true;
            }
        }
        if (!any)
            break;
    }
    return ib_skip_blank(text, at, end);
}

/* The end of the bracket of a subsection at `at`, or `at`: "(a)", "(iii)". */
static uint32_t subsection(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;

    if (p >= end || text.at[p] != '(')
        return at;
    for (p++; p < end && p - at < 7 && ib_is(text.at[p], IB_ALPHA | IB_DIGIT);)
        p++;
    /* a year is none */
    if (p >= end || text.at[p] != ')' || p == at + 1 ||
        (p - at == 5 && ib_is(text.at[at + 1], IB_DIGIT)))
        return at;
    return p + 1;
}

/* The number of a section from `at`: "23-3-119", "54:57-2", "2-3"; a range
 * with a dash of its own is part of it. */
static uint32_t section_end(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;

    while (p < end && p - at < 40) {
        const char c = text.at[p];
        const bool more =
            p + 1 < end && ib_is(text.at[p + 1], IB_ALPHA | IB_DIGIT) && p > at;

        if (ib_is(c, IB_ALPHA | IB_DIGIT) ||
            ((c == '.' || c == '-' || c == ':' || c == '/') && more))
            p++;
        else if ((unsigned char)c == 0xE2 && p + 3 < end && p > at &&
                 ib_str_has_at(text, p, IB_STR("\xE2\x80\x93")) &&
                 ib_is(text.at[p + 3], IB_DIGIT))
            p += 3;
        else
            break;
    }
    return p;
}

/* Subsections from `at`: "(a)(2) and (d)"; gives where they end. */
static uint32_t locator_end(ibid_str text, uint32_t at, uint32_t end)
{
    for (int n = 0; n < 12; n++) {
        uint32_t p = at, next;

        if (n && p < end && (text.at[p] == ',' || text.at[p] == '-'))
            p++;
        if (n) {
            p = ib_skip_blank(text, p, end);
            if (end - p > 4 && ib_str_has_at(text, p, IB_STR("and ")))
                p = ib_skip_blank(text, p + 4, end);
        }
        next = subsection(text, p, end);
        if (next == p)
            break;
        at = next;
    }
    return at;
}

void ib_section_read(ib_draft *out, ibid_str text, uint32_t start,
                     uint32_t stop)
{
    uint32_t p = section_end(text, start, stop);

    out->field[IBID_FIELD_SECTION] = ib_span_of(start, p);
    if (p < stop)
        out->field[IBID_FIELD_LOCATOR] = ib_span_of(p, stop);
}

/* One labelled part of a law's place. */
typedef struct label {
    const char *word;
    ibid_field_name field;
} label;

static const label labels[] = {
    {"tit. ", IBID_FIELD_VOLUME},
    {"title ", IBID_FIELD_VOLUME},
    {"ch. ", IBID_FIELD_CHAPTER_NUMBER},
    {"c. ", IBID_FIELD_CHAPTER_NUMBER},
    {"chapter ", IBID_FIELD_CHAPTER_NUMBER},
    {"art. ", IBID_FIELD_SECTION},
    {"art ", IBID_FIELD_SECTION},
    {"amend. ", IBID_FIELD_SECTION},
    {"r. ", IBID_FIELD_SECTION},
    {"R. ", IBID_FIELD_SECTION},
    {"Rule ", IBID_FIELD_SECTION},
    {"pmbl", IBID_FIELD_SECTION},
    {"cl. ", IBID_FIELD_LOCATOR},
    {"pt. ", IBID_FIELD_LOCATOR},
};

/* Put a part into its field; an article before a section is its chapter. */
static void put(ib_draft *out, ibid_field_name field, ibid_span span)
{
    if (field == IBID_FIELD_SECTION && out->field[field].end)
        out->field[IBID_FIELD_CHAPTER_NUMBER] = out->field[field];
    if (field == IBID_FIELD_LOCATOR && out->field[field].end)
        out->field[field].end = span.end;
    else
        out->field[field] = span;
}

/* Read the number of a part at `at`; gives where it ends, or `at`. */
static uint32_t read_value(ib_draft *out, ibid_field_name field, ibid_str text,
                           uint32_t at, uint32_t end)
{
    uint32_t p = section_end(text, at, end), stop;

    if (p == at || !(ib_is(text.at[at], IB_DIGIT) ||
                     (ib_is(text.at[at], IB_UPPER) && p - at < 8)))
        return at;
    stop = locator_end(text, p, end);
    put(out, field, ib_span_of(at, p));
    if (stop > p)
        put(out, IBID_FIELD_LOCATOR, ib_span_of(p, stop));
    return stop;
}

/* The parts behind the name: "tit. 2, § 832", "ch. 1, §§ 2-3", "12(b)(6)".
 * Gives where they end, or `at`. */
static uint32_t read_parts(ib_draft *out, ibid_str text, uint32_t at,
                           uint32_t end, bool bare)
{
    uint32_t done = at;

    for (int n = 0; n < 5; n++) {
        uint32_t p = done, sign, next = at;

        if (p < end && text.at[p] == ',')
            p++;
        p = ib_skip_blank(text, p, end);
        sign = ib_section_sign(text, p, end);
        if (sign > p) {
            next = read_value(out, IBID_FIELD_SECTION, text, sign, end);
            if (next == sign)
                break;
        } else {
            size_t i = 0;

            while (i < sizeof labels / sizeof *labels &&
                   !ib_str_has_at(text, p, ib_str_of(labels[i].word)))
                i++;
            if (i < sizeof labels / sizeof *labels) {
                sign = ib_skip_blank(text, p + (uint32_t)strlen(labels[i].word),
                                     end);
                next = sign < end
                           ? read_value(out, labels[i].field, text, sign, end)
                           : sign;
            } else if (n == 0 && bare && at < end && text.at[at] != ',') {
                sign = p;
                next = read_value(out, IBID_FIELD_SECTION, text, p, end);
            }
            if (next <= sign)
                break;
        }
        done = next;
        if (ib_str_has_at(text, done, IB_STR(" et seq.")))
            done += 8;
    }
    return done;
}

/* "(2007)", "(West 2010)", "(2005-06)" behind it. */
static uint32_t read_year(ib_draft *out, ibid_str text, uint32_t at,
                          uint32_t end)
{
    uint32_t p = ib_skip_blank(text, at, end), close;

    if (p >= end || text.at[p] != '(')
        return at;
    for (close = p + 1; close < end && close - p < IB_COURT_MAX; close++) {
        if (text.at[close] == ')' || text.at[close] == '(')
            break;
    }
    if (close >= end || text.at[close] != ')')
        return at;
    for (uint32_t i = p + 1; i < close; i++) {
        ibid_date date;
        uint32_t len;

        if (!ib_is(text.at[i], IB_DIGIT) || ib_is(text.at[i - 1], IB_WORD))
            continue;
        len = ib_year_read(&date, text, i, close);
        if (!len || close - (i + len) > 4)
            continue;
        out->issued = date;
        out->field[IBID_FIELD_ISSUED] = date.span;
        return close + 1;
    }
    return at;
}

/* Words of a State's code from `at`; *all what they are.  Gives where the name
 * ends, or `at`. */
static uint32_t state_name(uint64_t *all, ibid_str text, uint32_t at,
                           uint32_t end)
{
    uint32_t p = at, name = at;

    *all = 0;
    for (int words = 0; words < 10 && p < end; words++) {
        uint32_t stop = p;
        uint64_t what;
        ibid_str s;

        while (stop < end && !ib_blank_at(text, stop, end) &&
               (stop == p || text.at[stop - 1] != '.'))
            stop++;
        s = ib_str_in(text, ib_span_of(p, stop));
        what = s.len && s.len < 14 ? ib_us_word(s) : 0;
        if (!what || (ib_is(s.at[0], IB_LOWER) && s.at[0] != 'a'))
            break;
        *all |= what;
        name = stop;
        if (s.at[s.len - 1] == ',') {
            name = stop - 1;
            /* "Md. Code Ann., Crim. Law § 1": the subject is no name of it */
            p = ib_skip_blank(text, stop, end);
            while (p < end && p - stop < 30 &&
                   (ib_is(text.at[p], IB_ALPHA) || text.at[p] == '.' ||
                    text.at[p] == '&' || text.at[p] == ' ') &&
                   !ib_str_has_at(text, p, IB_STR("art")) &&
                   !ib_str_has_at(text, p, IB_STR("tit")) &&
                   !ib_str_has_at(text, p, IB_STR("ch.")))
                p++;
            break;
        }
        p = ib_skip_blank(text, stop, end);
    }
    return name;
}

/* "1999 Idaho Sess. Laws 9", "8 Ind. Reg. 737": a page follows. */
static uint32_t read_session(ib_draft *out, ibid_str text, ibid_span number,
                             uint32_t at, uint32_t end)
{
    uint32_t p = ib_skip_blank(text, at, end), q = p;
    ibid_date date;

    while (q < end && (ib_is(text.at[q], IB_DIGIT) ||
                       (q > p && text.at[q] == ',' && q + 1 < end &&
                        ib_is(text.at[q + 1], IB_DIGIT))))
        q++;
    if (q > p)
        out->field[IBID_FIELD_PAGE] = ib_span_of(p, q);
    if (number.end && number.end - number.start >= 4 &&
        ib_year_read(&date, text, number.start, number.end)) {
        out->issued = date;
        out->field[IBID_FIELD_ISSUED] = date.span;
    } else if (number.end) {
        out->field[IBID_FIELD_VOLUME] = number;
    }
    return q > p ? q : at;
}

/* The number before a name: "30", "1999", "3-866", "1999-85". */
static uint32_t lead_number(ibid_span number[2], ibid_str text, uint32_t at,
                            uint32_t end)
{
    uint32_t p = at, q;

    number[0] = number[1] = (ibid_span){0};
    while (p < end && p - at < 5 && ib_is(text.at[p], IB_DIGIT))
        p++;
    if (p == at)
        return at;
    number[0] = ib_span_of(at, p);
    q = p;
    while (q < end && q - p < 10 &&
           (ib_is(text.at[q], IB_DIGIT) || text.at[q] == '-'))
        q++;
    if (q > p + 1)
        number[1] = ib_span_of(p + 1, q);
    return q;
}

static void begin(ib_draft *out, const char *rule)
{
    *out = (ib_draft){.kind = IBID_CITE_STATUTE,
                      .rule = rule,
                      .score = 95,
                      .note = IBID_NONE};
}

static bool read_state(ib_draft *out, ibid_str text, uint32_t at, uint32_t end)
{
    ibid_span number[2];
    uint32_t name =
        ib_skip_blank(text, lead_number(number, text, at, end), end);
    uint32_t len, stop, p;
    uint64_t all;

    if (name >= end || !ib_is(text.at[name], IB_UPPER))
        return false;
    len = ib_us_state_read(text, name, end);
    if (!len)
        return false;
    p = ib_skip_blank(text, name + len, end);
    stop = state_name(&all, text, p, end);
    if (stop == p || !(all & ~(uint64_t)IB_US_BETWEEN))
        return false;
    begin(out, "US-7");
    out->field[IBID_FIELD_CONTAINER_TITLE] = ib_span_of(name, stop);
    if ((all & (IB_US_SESSION | IB_US_REGISTER)) ||
        (number[0].end && !number[1].end && !(all & IB_US_BETWEEN) &&
         number[0].end - number[0].start == 4)) {
        p = read_session(out, text, number[0], stop, end);
        if (p == stop && !number[0].end)
            return false;
    } else {
        if (number[0].end)
            out->field[IBID_FIELD_VOLUME] = number[0];
        if (number[1].end)
            out->field[IBID_FIELD_CHAPTER_NUMBER] = number[1];
        p = stop;
        if (p < end && text.at[p] == ',') {
            uint32_t q = p + 1;

            while (q < end && q - p < 34 && !ib_is(text.at[q], IB_DIGIT) &&
                   (unsigned char)text.at[q] < 0x80)
                q++;
            if (q < end && (unsigned char)text.at[q] == 0xC2)
                p = q;
        }
        p = read_parts(out, text, p, end, true);
        if (!out->field[IBID_FIELD_SECTION].end &&
            !out->field[IBID_FIELD_CHAPTER_NUMBER].end)
            return false;
    }
    out->span = ib_span_of(at, read_year(out, text, p, end));
    return true;
}

/* One capital and lower case: a word, no letters of a code ("Ors", "Cfr."). */
static bool is_word(ibid_str text, uint32_t at, uint32_t end)
{
    end -= end > at + 2 && text.at[end - 1] == '.';
    while (++at < end) {
        if (!ib_is(text.at[at], IB_LOWER))
            return false;
    }
    return true;
}

/* A name of the tables: "Fed. R. Civ. P. 12", "Pub. L. No. 107-296". */
static bool read_named(ib_draft *out, ibid_str text, uint32_t at, uint32_t end,
                       const ib_us_names *names)
{
    for (uint32_t i = 0; i < names->count; i++) {
        const ib_us_class what = names->entry[i]->what;
        uint32_t p = names->end[i], stop;

        if (what < IB_US_CODE || is_word(text, at, p))
            continue;
        begin(out, "US-5");
        out->field[IBID_FIELD_CONTAINER_TITLE] = ib_span_of(at, p);
        if (what == IB_US_NUMBER || what == IB_US_CONGRESS) {
            uint32_t q = p = ib_skip_blank(text, p, end);

            while (q < end &&
                   (ib_is(text.at[q], IB_DIGIT) ||
                    (q > p && strchr("-,", text.at[q]) && q + 1 < end &&
                     ib_is(text.at[q + 1], IB_ALPHA | IB_DIGIT)) ||
                    (q > p && text.at[q - 1] == '-' &&
                     ib_is(text.at[q], IB_UPPER)) ||
                    (q > p && ib_is(text.at[q], IB_UPPER))))
                q++;
            if (q == p)
                continue;
            out->field[IBID_FIELD_NUMBER] = ib_span_of(p, q);
            out->span = ib_span_of(at, read_year(out, text, q, end));
            return true;
        }
        stop = read_parts(out, text, p, end, what != IB_US_CONST);
        if (stop == p)
            continue;
        out->span = ib_span_of(at, read_year(out, text, stop, end));
        return true;
    }
    return false;
}

bool ib_code_read_named(ib_draft *out, ibid_str text, uint32_t at, uint32_t end,
                        const ib_us_names *names)
{
    if (end - at > IB_TRY_MAX)
        end = at + IB_TRY_MAX;
    return read_named(out, text, at, end, names) ||
           read_state(out, text, at, end);
}

bool ib_code_read(ib_draft *out, ibid_str text, uint32_t at, uint32_t end)
{
    ib_us_names names;

    ib_us_names_try(&names, text, at, end);
    return ib_code_read_named(out, text, at, end, &names);
}

bool ib_code_words_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                        uint32_t end)
{
    static const char *const heads[] = {"section ", "Section ", "sections ",
                                        "Sections "};
    uint32_t start = at, p, q, title;

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        const ibid_str s = ib_str_of(heads[i]);

        if (at >= low + s.len && ib_str_has_at(text, at - s.len, s))
            start = at - s.len;
    }
    if (start == at)
        return false;
    if (end - at > IB_TRY_MAX)
        end = at + IB_TRY_MAX;
    q = section_end(text, at, end);
    p = locator_end(text, q, end);
    title = ib_str_words_at(text, p, IB_STR(" of title "));
    if (!title || p + title >= end || !ib_is(text.at[p + title], IB_DIGIT))
        return false;
    *out = (ib_draft){.kind = IBID_CITE_STATUTE,
                      .rule = "US-9",
                      .score = 90,
                      .note = IBID_NONE};
    out->field[IBID_FIELD_SECTION] = ib_span_of(at, q);
    if (p > q)
        out->field[IBID_FIELD_LOCATOR] = ib_span_of(q, p);
    title = p += title;
    while (p < end && ib_is(text.at[p], IB_DIGIT))
        p++;
    out->field[IBID_FIELD_VOLUME] = ib_span_of(title, p);
    out->value[IBID_FIELD_CONTAINER_TITLE] = IB_STR("U.S.C.");
    out->span = ib_span_of(start, p);
    return true;
}
