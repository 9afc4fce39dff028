/* prose.c - resolutions and decisions named in words.
 *
 * How their symbols are built: UN library, "Document symbols: resolutions and
 * decisions".  Assembly and ECOSOC decisions have no document of their own:
 * their number stays as it stands.
 */

#include "cite/prose.h"

#include "base/scan.h"
#include "cite/date.h"

typedef enum organ {
    ORGAN_NONE,
    ORGAN_COUNCIL,  /* Security Council */
    ORGAN_ASSEMBLY, /* General Assembly */
    ORGAN_RIGHTS,   /* Human Rights Council */
    ORGAN_ECOSOC,
    ORGAN_COMMISSION, /* on Human Rights */
} organ;

/* What may stand right before "resolution", longest first. */
static const struct {
    const char *words;
    organ organ;
    const char *name;
} organs[] = {
    {"Economic and Social Council", ORGAN_ECOSOC,
     "Economic and Social Council"},
    {"Commission on Human Rights", ORGAN_COMMISSION,
     "Commission on Human Rights"},
    {"Human Rights Council", ORGAN_RIGHTS, "Human Rights Council"},
    {"Human Rights Commission", ORGAN_COMMISSION, "Commission on Human Rights"},
    {"Security Council", ORGAN_COUNCIL, "Security Council"},
    {"General Assembly", ORGAN_ASSEMBLY, "General Assembly"},
    {"ECOSOC", ORGAN_ECOSOC, "Economic and Social Council"},
    {"UNSC", ORGAN_COUNCIL, "Security Council"},
    {"UNGA", ORGAN_ASSEMBLY, "General Assembly"},
    {"HRC", ORGAN_RIGHTS, "Human Rights Council"},
    {"GA", ORGAN_ASSEMBLY, "General Assembly"},
    {"SC", ORGAN_COUNCIL, "Security Council"},
};

static const char *const nouns[] = {
    "resolutions", "Resolutions", "RESOLUTION", "resolution", "Resolution",
    "decisions",   "decision",    "Decision",   "Res",        "Res.",
    "res.",        "Resn",        "résolution", "Résolution", "resolución",
    "Resolución",  "résolutions", "Resolution", "резолюция",  "résolutions",
};

typedef struct number {
    ibid_span whole;  /* "853 (1993)", "48/114", "1514 (XV)", "S-21/2" */
    ibid_span first;  /* "853", "48", "S-21" */
    ibid_span paren;  /* "1993", "XV", inside the brackets; or empty */
    ibid_span second; /* "114" after the slash; or empty */
    bool year;        /* the bracket holds a year */
} number;

static uint32_t digits(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;

    while (p < end && ib_is(text.at[p], IB_DIGIT))
        p++;
    return p - at;
}

/* A letter of a part after the number: "31/16 A", "217 A (III)". */
static uint32_t part_letter(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;

    if (p < end && text.at[p] == ' ')
        p++;
    if (p >= end || text.at[p] < 'A' || text.at[p] > 'F' ||
        (p + 1 < end && ib_is(text.at[p + 1], IB_WORD)))
        return 0;
    return p + 1 - at;
}

static bool is_roman(ibid_str text, uint32_t at, uint32_t stop)
{
    if (stop - at > 2 && ib_str_has_at(text, at, IB_STR("S-")))
        at += 2;
    else if (stop - at > 3 && ib_str_has_at(text, at, IB_STR("ES-")))
        at += 3;
    if (at == stop || stop - at > 8)
        return false;
    while (at < stop && strchr("IVXL", text.at[at]))
        at++;
    return at == stop;
}

/* "(1993)", "(XV)" after the first number. */
static uint32_t read_paren(number *n, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = ib_skip_blank(text, at, end), close, value;

    if (p >= end || text.at[p] != '(')
        return 0;
    for (close = p + 1; close < end && close - p < 12; close++) {
        if (text.at[close] == ')')
            break;
    }
    if (close >= end || text.at[close] != ')')
        return 0;
    n->paren = ib_span_of(p + 1, close);
    if (is_roman(text, p + 1, close))
        return close + 1 - at;
    n->year = ib_number_at(&value, text, p + 1, close) == 4 && close - p == 5 &&
              value > 1944 && value < 2100;
    if (!n->year)
        n->paren = (ibid_span){0};
    return n->year ? close + 1 - at : 0;
}

static bool read_number(number *n, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at, len;

    *n = (number){0};
    if (ib_str_has_at(text, p, IB_STR("ES-")))
        p += 3;
    else if (ib_str_has_at(text, p, IB_STR("S-")))
        p += 2;
    len = digits(text, p, end);
    if (!len || len > 4)
        return false;
    p += len;
    n->first = ib_span_of(at, p);
    if (p + 1 < end && text.at[p] == '/' &&
        (len = digits(text, p + 1, end)) > 0 && len < 5) {
        n->second = ib_span_of(p + 1, p + 1 + len);
        p += 1 + len;
        len = part_letter(text, p, end);
        n->whole = ib_span_of(at, p + len);
        return p + len + 1 >= end ||
               !((text.at[p + len] == '-' || text.at[p + len] == '/') &&
                 ib_is(text.at[p + len + 1], IB_WORD));
    }
    len = part_letter(text, p, end);
    if (read_paren(n, text, p + len, end))
        p += len + read_paren(n, text, p + len, end);
    n->whole = ib_span_of(at, p);
    return n->paren.end != 0;
}

/* The word that ends before `at`; empty where none does. */
static ibid_span word_before(ibid_str text, uint32_t low, uint32_t at)
{
    uint32_t end = at, start, len;

    while ((len = ib_blank_before(text, low, end)) > 0)
        end -= len;
    start = end;
    while (start > low && end - start < 24 &&
           !ib_blank_before(text, low, start))
        start--;
    return ib_span_of(start, end);
}

static bool is_noun(ibid_str s)
{
    while (s.len && (s.at[0] == '(' || (unsigned char)s.at[0] == 0xE2)) {
        uint32_t skip = s.at[0] == '(' ? 1 : 3;

        if (skip > s.len)
            return false;
        s.at += skip;
        s.len -= skip;
    }
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        if (ib_str_is(s, ib_str_of(nouns[i])))
            return true;
    }
    return false;
}

/* Do the words end at `end`, white space in them as it comes?  Gives where
 * they begin, or NONE. */
static uint32_t ends_with(ibid_str text, uint32_t low, uint32_t end,
                          ibid_str words)
{
    uint32_t p = end;

    for (uint32_t i = words.len; i > 0; i--) {
        if (words.at[i - 1] == ' ') {
            uint32_t blank = ib_blank_before(text, low, p);

            if (!blank)
                return IBID_NONE;
            while ((blank = ib_blank_before(text, low, p)) > 0)
                p -= blank;
        } else {
            if (p <= low || text.at[p - 1] != words.at[i - 1])
                return IBID_NONE;
            p--;
        }
    }
    return p > low && ib_is(text.at[p - 1], IB_WORD) ? IBID_NONE : p;
}

/* The organ that stands before byte `at`, and where its name begins. */
static int organ_before(uint32_t *start, ibid_str text, uint32_t low,
                        uint32_t at)
{
    uint32_t len;

    while ((len = ib_blank_before(text, low, at)) > 0)
        at -= len;
    if (at > low + 1 && text.at[at - 1] == 's' && text.at[at - 2] == '\'')
        at -= 2;
    for (size_t i = 0; i < sizeof organs / sizeof *organs; i++) {
        *start = ends_with(text, low, at, ib_str_of(organs[i].words));
        if (*start != IBID_NONE)
            return (int)i;
    }
    return -1;
}

/* The symbol of the resolution, where it can be told; else empty. */
static ibid_str symbol_of(const number *n, ibid_str text, organ by,
                          bool decision, ib_arena *arena)
{
    const ibid_str a = ib_str_in(text, n->first);
    const ibid_str b = ib_str_in(text, n->second);
    const ibid_str p = ib_str_in(text, n->paren);
    const char *head = NULL;

    if (by == ORGAN_NONE && n->year)
        by = ORGAN_COUNCIL;
    if (by == ORGAN_NONE && n->paren.end)
        by = ORGAN_ASSEMBLY;
    if (n->paren.end) {
        if (decision || by > ORGAN_ASSEMBLY)
            return (ibid_str){0};
        return ib_str_of(ib_str_format(arena, "%c/RES/%.*s(%.*s)",
                                       by == ORGAN_COUNCIL ? 'S' : 'A',
                                       (int)a.len, a.at, (int)p.len, p.at));
    }
    if (by == ORGAN_ASSEMBLY)
        head = decision ? NULL : "A/RES";
    else if (by == ORGAN_RIGHTS)
        head = decision ? "A/HRC/DEC" : "A/HRC/RES";
    else if (by == ORGAN_ECOSOC)
        head = decision ? NULL : "E/RES";
    else if (by == ORGAN_COMMISSION)
        head = decision ? "E/CN.4/DEC" : "E/CN.4/RES";
    if (!head)
        return (ibid_str){0};
    return ib_str_of(ib_str_format(arena, "%s/%.*s/%.*s", head, (int)a.len,
                                   a.at, (int)b.len, b.at));
}

/* Between two numbers of a list stand only a comma, "and", and the date of
 * the first: "59/209 of 20 December 2004 and 67/221". */
static bool goes_on(ibid_str text, const ib_draft *before, uint32_t at)
{
    ibid_date date;
    uint32_t p;

    if (!before || !before->rule || strncmp(before->rule, "RES-", 4) != 0 ||
        at < before->span.end || at - before->span.end > 60)
        return false;
    p = ib_skip_blank(text, before->span.end, at);
    if (at - p > 6 && ib_str_has_at(text, p, IB_STR("of "))) {
        p = ib_skip_blank(text, p + 3, at);
        if (p < at && ib_is(text.at[p], IB_DIGIT))
            p += ib_date_read(&date, text, p, at);
    }
    if (p < at && text.at[p] == ',')
        p++;
    p = ib_skip_blank(text, p, at);
    if (at - p >= 4 && ib_str_has_at(text, p, IB_STR("and")) &&
        ib_blank_at(text, p + 3, at))
        p = ib_skip_blank(text, p + 3, at);
    return p == at && at > before->span.end;
}

bool ib_prose_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                   uint32_t end, const ib_draft *before, ib_arena *arena)
{
    ibid_span noun = word_before(text, low, at);
    uint32_t start = at, name;
    ibid_str symbol;
    number n;
    bool listed = false;
    int which = -1;

    if (ib_str_is(ib_str_in(text, noun), IB_STR("No.")))
        noun = word_before(text, low, noun.start);
    if (!is_noun(ib_str_in(text, noun))) {
        if (!goes_on(text, before, at))
            return false;
        listed = true;
    }
    if (!read_number(&n, text, at, end))
        return false;
    *out = (ib_draft){.kind = IBID_CITE_OFFICIAL,
                      .rule = "RES-2",
                      .score = 80,
                      .note = IBID_NONE};
    if (listed) {
        out->value[IBID_FIELD_AUTHORITY] = before->value[IBID_FIELD_AUTHORITY];
        for (size_t i = 0; i < sizeof organs / sizeof *organs; i++) {
            if (ib_str_is(out->value[IBID_FIELD_AUTHORITY],
                          ib_str_of(organs[i].name)))
                which = (int)i;
        }
    } else {
        start = noun.start;
        while (start < noun.end && !ib_is(text.at[start], IB_ALPHA) &&
               (unsigned char)text.at[start] != 0xD1 &&
               (unsigned char)text.at[start] != 0xD0)
            start++;
        which = organ_before(&name, text, low, start);
        if (which >= 0)
            start = name;
    }
    if (which >= 0)
        out->value[IBID_FIELD_AUTHORITY] = ib_str_of(organs[which].name);
    symbol = symbol_of(&n, text, which < 0 ? ORGAN_NONE : organs[which].organ,
                       ib_lower(text.at[noun.start]) == 'd', arena);
    if (symbol.len) {
        out->value[IBID_FIELD_NUMBER] = symbol;
        out->rule = "RES-1";
        if (!out->value[IBID_FIELD_AUTHORITY].len)
            out->value[IBID_FIELD_AUTHORITY] = n.year
                                                   ? IB_STR("Security Council")
                                                   : IB_STR("General Assembly");
    }
    out->field[IBID_FIELD_NUMBER] = n.whole;
    out->span = ib_span_of(start, n.whole.end);
    return true;
}
