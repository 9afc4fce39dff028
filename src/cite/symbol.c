/* symbol.c - symbols of United Nations documents; symbol.h has the grammar. */

#include "cite/symbol.h"

#include "base/scan.h"
#include "base/str.h"
#include "cite/costs.h"
#include "cite/organisation.h"
#include "cite/repair.h"
#include "cite/un.h"

static bool is_word_end(ibid_str text, uint32_t at, uint32_t end)
{
    return at >= end || !ib_is(text.at[at], IB_WORD) ||
           (unsigned char)text.at[at] >= 0xE2;
}

/* "(1993)", "(XV)", "(ES-V)", "(Part II)", "(Vol. I)", "(SUPP)" at `at`. */
static uint32_t paren_at(ibid_str text, uint32_t at, uint32_t end)
{
    static const char *const word[] = {"Part", "PART", "Vol",        "VOL",
                                       "SUPP", "Supp", "Resumption", "closed"};
    uint32_t close = at + 1, value, len;

    if (at >= end || text.at[at] != '(')
        return 0;
    while (close < end && close - at < 20 && text.at[close] != ')')
        close++;
    if (close >= end || text.at[close] != ')')
        return 0;
    len = ib_number_at(&value, text, at + 1, close);
    if (len && at + 1 + len == close)
        return value >= 1940 && value < 2100 ? close + 1 - at
               : len < 3                     ? close + 1 - at
                                             : 0;
    if (ib_un_is_roman(text, at + 1, close))
        return close + 1 - at;
    for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
        if (ib_str_has_at(text, at + 1, ib_str_of(word[i])))
            return close + 1 - at;
    }
    return 0;
}

static uint32_t dash_at(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t cp, len;

    if (at >= end)
        return 0;
    len = ib_utf8_at(&cp, text, at, end);
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2014) ? len : 0;
}

/* "Add. 10": a blank after the full stop of a modifier, where the symbol is
 * cut in typing.  Gives the end of the number, or `at`. */
static uint32_t spaced_number(ibid_str text, uint32_t start, uint32_t at,
                              uint32_t end)
{
    static const char *const word[] = {"Add", "Rev",  "Corr", "ADD",
                                       "REV", "CORR", "Amend"};
    uint32_t p = at + 2;

    if (at + 2 >= end || text.at[at] != '.' || text.at[at + 1] != ' ' ||
        !ib_is(text.at[p], IB_DIGIT))
        return at;
    for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
        if (ib_str_is(ib_str_in(text, (ibid_span){start, at}),
                      ib_str_of(word[i]))) {
            while (p < end && ib_is(text.at[p], IB_DIGIT))
                p++;
            return p;
        }
    }
    return at;
}

/* Does a head (A/, S/, CCPR/ ...) stand at `at`?  NULL where none does. */
static const ib_un_entry *head_at(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t stop = at;

    while (stop < end && stop - at < 8 && ib_is(text.at[stop], IB_UPPER))
        stop++;
    if (stop == at || stop >= end || text.at[stop] != '/')
        return NULL;
    return ib_un_find(IB_UN_HEAD, ib_str_in(text, (ibid_span){at, stop}));
}

/* After a digit, the head of another symbol that was glued to this one:
 * "CRP.1A/HRC/32". */
static bool is_glued(ibid_str text, uint32_t at, uint32_t end)
{
    return ib_is(text.at[at], IB_UPPER) && ib_is(text.at[at - 1], IB_DIGIT) &&
           head_at(text, at, end);
}

/* "TECHNICAL PAPER.2": the one series with a blank in its word. */
static uint32_t paper_at(ibid_str text, uint32_t at, uint32_t end)
{
    const ibid_str paper = IB_STR("TECHNICAL PAPER.");

    return at + paper.len < end && ib_str_has_at(text, at, paper) ? paper.len
                                                                  : 0;
}

/* Letters, digits and inner full stops and hyphens of one component; gives
 * its end.  A hyphen before "X/" begins another symbol. */
static uint32_t component_end(ibid_str text, uint32_t at, uint32_t end)
{
    const uint32_t start = at;

    at += paper_at(text, at, end);
    while (at < end) {
        const char c = text.at[at];
        uint32_t dash;

        if (at > start && is_glued(text, at, end))
            break;
        if (ib_is(c, IB_ALPHA | IB_DIGIT)) {
            at++;
        } else if (c == '.' && at + 1 < end &&
                   ib_is(text.at[at + 1], IB_ALPHA | IB_DIGIT)) {
            at++;
        } else if ((dash = dash_at(text, at, end)) > 0 && at + dash < end &&
                   ib_is(text.at[at + dash], IB_DIGIT)) {
            at += dash;
        } else if (c == '-' && at + 1 < end && at > 0 &&
                   (text.at[at - 1] == 'S') &&
                   ib_is(text.at[at + 1], IB_DIGIT)) {
            at++;
        } else {
            break;
        }
    }
    return at;
}

static bool has_digit(ibid_str text, uint32_t at, uint32_t stop)
{
    for (; at < stop; at++) {
        if (ib_is(text.at[at], IB_DIGIT))
            return true;
    }
    return false;
}

/* Is the component text[at, stop) a word of the table: "RES", "CN.4", "PV.1",
 * or with its head at `head` a body, "A/HRC"? */
static bool is_known(ibid_str text, uint32_t head, uint32_t at, uint32_t stop)
{
    static const ib_un_kind kinds[] = {IB_UN_NATURE, IB_UN_ORGAN, IB_UN_TOP,
                                       IB_UN_WORD};
    uint32_t word = at;

    while (word < stop && ib_is(text.at[word], IB_ALPHA))
        word++;
    if (word == at || !ib_is(text.at[at], IB_UPPER))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (ib_un_find(kinds[i], ib_str_in(text, (ibid_span){at, word})))
            return true;
    }
    return ib_un_find(IB_UN_BODY, ib_str_in(text, (ibid_span){head, word})) ||
           ib_un_find(IB_UN_BODY, ib_str_in(text, (ibid_span){head, stop}));
}

/* May text[at, stop) follow the head?  A bare number needs two digits:
 * "A/4" is a size of paper. */
static bool is_second(ibid_str text, uint32_t head, uint32_t at, uint32_t stop,
                      int allowed)
{
    uint32_t value, len = ib_number_at(&value, text, at, stop);

    if (allowed & IB_UN_ANY)
        return true;
    if (at + len == stop && len > 0)
        return (allowed & IB_UN_NUMBER) && len <= 5;
    if (len)
        return false;
    if (ib_un_is_roman(text, at, stop) ||
        ib_str_has_at(text, at, IB_STR("S-")) ||
        ib_str_has_at(text, at, IB_STR("ES-")))
        return true;
    return is_known(text, head, at, stop);
}

/* A slash that leads to a further component; a line may end after it. */
static uint32_t slash_at(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at + 1;

    if (at >= end || text.at[at] != '/')
        return 0;
    if (p < end && text.at[p] == '\r')
        p++;
    if (p < end && text.at[p] == '\n')
        p++;
    if (p >= end || !ib_is(text.at[p], IB_ALPHA | IB_DIGIT))
        return 0;
    if (p > at + 1 && ib_is(text.at[p], IB_LOWER))
        return 0;
    return p - at;
}

/* A final component such as "20976.57" is a number with the number of a note
 * glued to it: numbers of documents have no full stop. */
static uint32_t unglue(ibid_str text, uint32_t at, uint32_t stop)
{
    uint32_t p = at;

    while (p < stop && ib_is(text.at[p], IB_DIGIT))
        p++;
    return p > at && p < stop && text.at[p] == '.' ? p : stop;
}

/* "Supp." without a number keeps the full stop of the word; its end, or
 * `stop`. */
static uint32_t with_stop(ibid_str text, uint32_t at, uint32_t stop,
                          uint32_t end)
{
    const ibid_str word = ib_str_in(text, (ibid_span){at, stop});

    if (stop < end && text.at[stop] == '.' &&
        (ib_str_is(word, IB_STR("Supp")) || ib_str_is(word, IB_STR("Suppl"))))
        return stop + 1;
    return stop;
}

/* Read the components of one part, whose head is at `head`, from the slash at
 * `at`; gives its end. */
static uint32_t read_components(ibid_str text, uint32_t head, uint32_t at,
                                uint32_t end, int allowed)
{
    uint32_t count = 0, gap;

    while ((gap = slash_at(text, at, end)) > 0) {
        uint32_t start = at + gap;
        uint32_t stop = unglue(text, start, component_end(text, start, end));
        uint32_t paren;

        if (count == 0 && !is_second(text, head, start, stop, allowed))
            return 0;
        if (count > 0 && ib_str_is(ib_str_in(text, (ibid_span){start, stop}),
                                   IB_STR("para")))
            break;
        count++;
        at = spaced_number(text, start, with_stop(text, start, stop, end), end);
        paren = paren_at(text, at, end);
        if (!paren && at + 1 < end && ib_is(text.at[at], IB_SPACE)) {
            uint32_t p = ib_skip_blank(text, at, end);

            paren = paren_at(text, p, end);
            if (paren)
                paren += p - at;
        }
        at += paren;
    }
    return count ? at : 0;
}

/* One part of a symbol, head included. */
static uint32_t read_part(ibid_str text, uint32_t at, uint32_t end)
{
    const ib_un_entry *head = head_at(text, at, end);
    uint32_t slash = at, stop, digits;

    if (!head)
        return 0;
    while (text.at[slash] != '/')
        slash++;
    stop = read_components(text, at, slash, end, head->form);
    if (!stop || !has_digit(text, at, stop))
        return 0;
    /* a bare number of one digit after A, S, E or T is no symbol */
    digits = stop - slash - 1;
    if (slash - at == 1 && digits < 2)
        return 0;
    return stop - at;
}

/* "$/2025/144": the S of a symbol read as a dollar sign.  Kept as written. */
static uint32_t read_damaged(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t value, len, stop;

    if (end - at < 7 || text.at[at] != '$' || text.at[at + 1] != '/')
        return 0;
    len = ib_number_at(&value, text, at + 2, end);
    if (len != 4 || value < 1994 || value > 2099)
        return 0;
    stop = read_components(text, at, at + 1, end, IB_UN_NUMBER);
    return stop > at + 7 ? stop - at : 0;
}

/* League of Nations: "C.285.M.186.1937.XI", "O.C.1167(a)". */
static uint32_t read_league(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at, numbers = 0, letters = 0;

    if (end - at < 6 ||
        (text.at[at] != 'C' && text.at[at] != 'O' && text.at[at] != 'A') ||
        text.at[at + 1] != '.')
        return 0;
    while (p < end) {
        uint32_t start = p;

        while (p < end && ib_is(text.at[p], IB_DIGIT))
            p++;
        if (p > start) {
            numbers++;
            if (p + 2 < end && text.at[p] == '(' && text.at[p + 2] == ')')
                p += 3;
            else if (p + 3 < end && text.at[p] == ' ' &&
                     text.at[p + 1] == '(' && text.at[p + 3] == ')' &&
                     text.at[at] == 'O')
                p += 4;
        } else if (p < end && strchr("ACMOVIX", text.at[p])) {
            while (p < end && strchr("ACMOVIX", text.at[p]))
                p++;
            letters++;
        } else {
            break;
        }
        if (p >= end || text.at[p] != '.')
            break;
        p++;
        if (p < end && text.at[p] == ' ' && p + 1 < end &&
            (ib_is(text.at[p + 1], IB_DIGIT) ||
             (numbers && strchr("MXVI", text.at[p + 1]))))
            p++;
    }
    while (p > at && (text.at[p - 1] == '.' || text.at[p - 1] == ' '))
        p--;
    if (ib_str_has_at(text, at, IB_STR("O.C.")) && numbers == 1)
        return p - at;
    return numbers >= 2 && letters >= 2 ? p - at : 0;
}

/* Sales numbers "E.83.I.16" (language, year, category, number) and job numbers
 * "GE.69-15412" (place, year, number): UN Editorial Manual, "Sales numbers";
 * Official Document System. */
static uint32_t read_sales(ibid_str text, uint32_t at, uint32_t end)
{
    static const char *const places[] = {"GE.", "V.", "NA.", "K."};
    uint32_t p = at + 2, value, len;

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const ibid_str place = ib_str_of(places[i]);

        if (end - at < place.len + 8 || !ib_str_has_at(text, at, place))
            continue;
        p = at + place.len;
        if (ib_number_at(&value, text, p, end) == 2 && text.at[p + 2] == '-' &&
            ib_number_at(&value, text, p + 3, end) == 5)
            return p + 8 - at;
    }
    p = at + 2;
    if (end - at < 8 || !strchr("EFSRACM", text.at[at]) ||
        text.at[at + 1] != '.' || ib_number_at(&value, text, p, end) != 2 ||
        text.at[p + 2] != '.')
        return 0;
    len = p + 3;
    while (len < end && strchr("IVX", text.at[len]))
        len++;
    if (len == p + 3 || len + 1 >= end || text.at[len] != '.')
        return 0;
    p = len + 1;
    if (p + 2 < end && ib_is(text.at[p], IB_UPPER) && text.at[p + 1] == '.')
        p += 2;
    len = ib_number_at(&value, text, p, end);
    return len && len < 4 ? p + len - at : 0;
}

static uint32_t keep_sales(ib_symbol *out, uint32_t at, uint32_t len)
{
    *out = (ib_symbol){.span = {at, at + len},
                       .number = {at, at + len},
                       .rule = "UN-7",
                       .authority = "United Nations"};
    return len;
}

/* "Add.1", "Corr.2", "Rev.1/Add.2" at `at`. */
static uint32_t modifier_at(ibid_str text, uint32_t at, uint32_t end)
{
    static const char *const word[] = {"Add.",  "Corr.", "Rev.",   "ADD.",
                                       "CORR.", "REV.",  "Amend.", "Supp."};
    uint32_t p = at, start;

    for (size_t i = 0; i < sizeof word / sizeof *word;) {
        const ibid_str w = ib_str_of(word[i]);

        i++;
        if (p + w.len >= end || !ib_str_has_at(text, p, w) ||
            !ib_is(text.at[p + w.len], IB_DIGIT))
            continue;
        start = p;
        p = component_end(text, p + w.len, end);
        if (p + 1 >= end || text.at[p] != '/' || p == start)
            return p - at;
        p++;
        i = 0; /* one more after the slash */
    }
    return p > at ? p - 1 - at : 0;
}

/* The last component of `s`, if it is a modifier of the kind of `modifier`;
 * gives where it begins, with its slash, or s.len. */
static uint32_t same_kind(ibid_str s, ibid_str modifier)
{
    uint32_t p = s.len, kind = 0;

    while (p > 0 && s.at[p - 1] != '/')
        p--;
    while (kind < modifier.len && modifier.at[kind] != '.')
        kind++;
    if (p == 0 || s.len - p < kind || memcmp(s.at + p, modifier.at, kind) != 0)
        return s.len;
    return p - 1;
}

/* The dot of the last component "Add.1" of `s`; 0 where it has none. */
static uint32_t last_dot(ibid_str s)
{
    uint32_t p = s.len;

    while (p > 0 && ib_is(s.at[p - 1], IB_DIGIT))
        p--;
    return p > 4 && p < s.len && s.at[p - 1] == '.' &&
                   ib_is(s.at[p - 2], IB_ALPHA)
               ? p
               : 0;
}

/* Two numbers with years at the end of [at, stop): "2538/2015-2539/2015".
 * Gives where the dash stands, 0 where they are no such two. */
static uint32_t pair_at(uint32_t *first, uint32_t *second, ibid_str text,
                        uint32_t at, uint32_t stop)
{
    uint32_t part[4], p = stop;

    for (int i = 3; i >= 0; i--) {
        const uint32_t end = p;

        while (p > at && ib_is(text.at[p - 1], IB_DIGIT))
            p--;
        if (p == end || end - p > 5 || p == at ||
            text.at[p - 1] != (i == 2 ? '-' : '/'))
            return 0;
        part[i] = p;
        p--;
    }
    ib_number_at(first, text, part[0], stop);
    ib_number_at(second, text, part[2], stop);
    if (p < at + 2 || text.at[p - 1] != 'D' || text.at[p - 2] != '/' ||
        part[2] - part[1] != 5)
        return 0;
    return part[2] - 1;
}

/* Where two communications are named by a symbol, "2538/2015-2539/2015", each
 * has a symbol of its own; more are a range.  Gives where the first ends. */
static uint32_t twin_at(ibid_str text, uint32_t at, uint32_t stop)
{
    uint32_t first, second, dash = pair_at(&first, &second, text, at, stop);

    return dash && second == first + 1 ? dash : 0;
}

/* The second communication after the dash at `at`. */
static uint32_t join_twin(ib_symbol *out, ib_arena *arena,
                          const ib_symbol *before, ibid_str text, uint32_t at,
                          uint32_t end)
{
    const ibid_str base = ib_str_in(text, before->number);
    uint32_t stop = at + 1, start = base.len;
    char *full;

    while (stop < end &&
           (ib_is(text.at[stop], IB_DIGIT) || text.at[stop] == '/'))
        stop++;
    if (before->number.end != at || !twin_at(text, before->number.start, stop))
        return 0;
    for (int slashes = 0; start && slashes < 2; start--)
        slashes += base.at[start - 1] == '/';
    full = ib_str_format(arena, "%.*s/%.*s", (int)start, base.at,
                         (int)(stop - at - 1), text.at + at + 1);
    if (!full)
        return 0;
    *out = (ib_symbol){.span = {at + 1, stop},
                       .number = {at + 1, stop},
                       .full = ib_str_of(full),
                       .rule = "UN-6"};
    return stop;
}

uint32_t ib_symbol_join(ib_symbol *out, ib_arena *arena,
                        const ib_symbol *before, ibid_str text, uint32_t at,
                        uint32_t end)
{
    const ibid_str base =
        before->full.len ? before->full : ib_str_in(text, before->number);
    uint32_t p = ib_skip_blank(text, at, end), len, keep = base.len, stop;
    ibid_str more;
    char *full;

    if (at < end && text.at[at] == '-')
        return join_twin(out, arena, before, text, at, end);
    if (p < end && (text.at[p] == ',' || text.at[p] == '&'))
        p++;
    else if (end - p > 4 && ib_str_has_at(text, p, IB_STR("and")))
        p += 3;
    else
        return 0;
    p = ib_skip_blank(text, p, end);
    len = p < end ? modifier_at(text, p, end) : 0;
    if (len) {
        more = ib_str_in(text, (ibid_span){p, p + len});
        keep = same_kind(base, more);
        full = ib_str_format(arena, "%.*s/%.*s", (int)keep, base.at, (int)len,
                             more.at);
    } else {
        /* "Add.1 and 2": a number alone, nothing after it but a mark */
        keep = last_dot(base);
        for (stop = p; stop < end && ib_is(text.at[stop], IB_DIGIT);)
            stop++;
        len = stop - p;
        if (!keep || !len || len > 2 || text.at[at] == ',' ||
            (stop < end && !strchr(".,;)", text.at[stop])))
            return 0;
        full = ib_str_format(arena, "%.*s%.*s", (int)keep, base.at, (int)len,
                             text.at + p);
    }
    if (!full)
        return 0;
    *out = (ib_symbol){.span = {p, p + len},
                       .number = {p, p + len},
                       .full = ib_str_of(full),
                       .rule = "UN-5"};
    return p + len;
}

uint32_t ib_symbol_read(ib_symbol *out, ibid_str text, uint32_t at,
                        uint32_t end)
{
    uint32_t p = at, len, gap;
    const char *rule = "UN-1";

    if (end - at > IB_SYMBOL_MAX)
        end = at + IB_SYMBOL_MAX;
    *out = (ib_symbol){0};
    len = read_part(text, at, end);
    if (!len && (len = read_damaged(text, at, end)) > 0)
        rule = "UN-3";
    if (!len && (len = read_league(text, at, end)) > 0)
        rule = "UN-4";
    if (!len && (len = read_sales(text, at, end)) > 0)
        return keep_sales(out, at, len);
    if (!len)
        return ib_organisation_read(out, text, at, end);
    p += len;
    while ((gap = dash_at(text, p, end)) > 0) {
        uint32_t q = p + gap;

        if (q < end && text.at[q] == '\n')
            q++;
        len = read_part(text, q, end);
        if (!len)
            len = read_damaged(text, q, end);
        if (!len)
            break;
        p = q + len;
        rule = "UN-2";
    }
    out->number = (ibid_span){at, p};
    if ((len = twin_at(text, at, p)) > 0)
        out->number.end = p = len;
    while (p < end && text.at[p] == '*')
        p++;
    if (!is_word_end(text, p, end) && !is_glued(text, p, end)) {
        *out = (ib_symbol){0};
        return 0;
    }
    out->span = (ibid_span){at, p};
    out->rule = rule;
    return p - at;
}

/* Is there nothing to mend about a symbol that was read? */
static bool is_sound(const ib_symbol *symbol, ibid_str text, uint32_t end)
{
    char dense[IB_SYMBOL_MAX];
    uint32_t len = 0, odd;
    const uint32_t stop = symbol->number.end;

    if (symbol->authority || strcmp(symbol->rule, "UN-4") == 0)
        return true;
    if (stop < end && text.at[stop] == '/' &&
        !ib_str_has_at(text, stop, IB_STR("/para")))
        return false;
    if (stop + 1 < end && text.at[stop] == '.' && text.at[stop + 1] == '/')
        return false;
    for (uint32_t i = symbol->number.start; i < stop; i++) {
        if (!ib_is(text.at[i], IB_SPACE))
            dense[len++] = text.at[i];
    }
    return ib_un_is_plain(&odd, (ibid_str){dense, len});
}

uint32_t ib_symbol_find(ib_symbol *out, ib_arena *arena, ibid_str text,
                        uint32_t at, uint32_t end)
{
    const bool path = at < end && ib_is(text.at[at], IB_DIGIT);
    ib_symbol mended;
    uint32_t len = 0, more;

    if (!path) {
        if (end - at < 2 || !ib_symbol_may(text.at[at], text.at[at + 1]))
            return 0;
        len = ib_symbol_read(out, text, at, end);
    }
    if (len && is_sound(out, text, end))
        return len;
    more = ib_repair_read(&mended, arena, text, at, end);
    if (!more || more < len)
        return len;
    *out = mended;
    return more;
}
