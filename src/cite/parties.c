/* parties.c - the names of a case, read backwards from its reporter.
 *
 * Bluebook rule 10.2: parties joined by "v.", or a phrase such as "In re".
 * A name ends where prose begins: at a word in lower case that joins no
 * names, or at the end of a sentence.
 */

#include "cite/reporter.h"

#include "base/scan.h"
#include "cite/date.h"

typedef struct word {
    uint32_t start, end; /* without marks at its end */
    bool stop, comma;    /* a full stop, a comma follows it at once */
} word;

/* Words in lower case that stand inside names of parties. */
static const char *const joins[] = {
    "of",    "the", "and", "for", "de", "la",  "du", "des", "von", "van",
    "der",   "den", "ex",  "rel", "et", "al",  "in", "re",  "on",  "d/b/a",
    "a/k/a", "da",  "dos", "di",  "el", "al-", "y",  "to",  "at",  "&",
};

/* Abbreviations after which a full stop ends no sentence (Bluebook T6). */
static const char *const shorts[] = {
    "Inc",   "Co",    "Corp",   "Ltd",   "Bros",  "Dr",   "Mr",     "Mrs",
    "Ms",    "St",    "Gen",    "Atl",   "Cent",  "No",   "Dept",   "Dist",
    "Univ",  "Ass",   "Assn",   "Int",   "Am",    "Nat",  "Natl",   "Mfg",
    "Ry",    "Rys",   "Bd",     "Educ",  "Ins",   "Mut",  "Sch",    "Cnty",
    "Cty",   "Twp",   "Enters", "Indus", "Servs", "Sys",  "Transp", "Tel",
    "Tech",  "Labs",  "Prods",  "Props", "Res",   "Fed",  "Elec",   "Fin",
    "Grp",   "Hosp",  "Jr",     "Sr",    "La",    "Fla",  "Cal",    "Tex",
    "Mass",  "Mich",  "Minn",   "Pa",    "Va",    "Wash", "Wis",    "Del",
    "Ill",   "Ind",   "Conn",   "Colo",  "Ariz",  "Ala",  "Ark",    "Ga",
    "Kan",   "Ky",    "Md",     "Me",    "Miss",  "Mo",   "Mont",   "Neb",
    "Nev",   "Okla",  "Or",     "Tenn",  "Vt",    "Wyo",  "Comm",   "Auth",
    "Ctr",   "Dev",   "Envtl",  "Exch",  "Found", "Gov",  "Inst",   "Mgmt",
    "Mktg",  "Pharm", "Pub",    "Rel",   "rel",   "al",   "Sec",    "So",
    "Soc",   "Tr",    "Util",   "v",     "vs",    "Cir",  "LLC",    "LLP",
    "Ct",    "App",   "Cas",    "Hon",   "Rev",   "Cmty", "Coll",   "Const",
    "Def",   "Div",   "Eng",    "Equip", "Fid",   "Guar", "Hous",   "Imp",
    "Indem", "Lab",   "Liab",   "Mach",  "Med",   "Mem",  "Merch",  "Metro",
    "Mun",   "N",     "S",
};

/* Words that begin a sentence about a case and belong to no name. */
static const char *const leads[] = {
    "See",       "In",     "Cf",      "Compare",  "Accord", "But",     "Under",
    "Since",     "Citing", "Quoting", "Like",     "Also",   "E.g",     "The",
    "Contra",    "And",    "With",    "After",    "Unlike", "Per",     "As",
    "Following", "Before", "Both",    "Although", "While",  "Because", "If",
    "When",      "That",   "This",    "Here",     "Thus",   "From",    "By",
    "Of",        "On",     "At",      "To",       "Using",  "Id",      "citing",
    "quoting",   "see",    "Our",     "However",
};

static bool is_one_of(ibid_str s, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (ib_str_is(s, ib_str_of(list[i])))
            return true;
    }
    return false;
}
#define COUNT(list) (sizeof(list) / sizeof *(list))

/* The word that ends at or before `at`, above `low`; false if none. */
static bool word_before(word *out, ibid_str text, uint32_t low, uint32_t at)
{
    uint32_t n;

    while ((n = ib_blank_before(text, low, at)) > 0)
        at -= n;
    if (at <= low)
        return false;
    *out = (word){at, at, false, false};
    while (out->start > low && !ib_blank_before(text, low, out->start))
        out->start--;
    while (out->end > out->start && strchr(".,;:_", text.at[out->end - 1])) {
        out->comma |= text.at[out->end - 1] == ',';
        out->stop |=
            text.at[out->end - 1] != ',' && text.at[out->end - 1] != '_';
        out->end--;
    }
    return true;
}

/* May the mark after this word stand inside a name? */
static bool is_inner(ibid_str text, const word *w, bool corporate_next,
                     bool second)
{
    ibid_str s = ib_str_in(text, ib_span_of(w->start, w->end));
    const bool brief = s.len == 1 || is_one_of(s, shorts, COUNT(shorts)) ||
                       memchr(s.at, '.', s.len) != NULL ||
                       memchr(s.at, '\'', s.len) != NULL ||
                       /* "v. Am. Sav. Bank": of the second party, short
                        * capitals are abbreviated (T6) */
                       (second && s.len < 7 && ib_is(s.at[0], IB_UPPER));

    if (s.len == 0)
        return false;
    if (w->comma)
        return corporate_next || brief; /* OCR: "Atl, Corp." for "Atl." */
    return !w->stop || brief || corporate_next;
}

/* "Inc", "Ltd" and the like may follow a comma, and so may a State. */
static bool is_corporate(ibid_str s)
{
    static const char *const list[] = {
        "Inc", "Ltd", "LLC",   "L.L.C", "LLP",   "L.L.P", "L.P", "LP",
        "P.C", "PLC", "Corp",  "Co",    "S.A",   "N.A",   "A.G", "N.V",
        "Jr",  "Sr",  "La",    "Inc.",  "Pty",   "GmbH",  "et",  "II",
        "III", "P.A", "S.p.A", "B.V",   "Ltd.",  "d/b/a", "Fla", "Cal",
        "Tex", "D.C", "the",   "Etc",   "Local",
    };

    return is_one_of(s, list, COUNT(list)) ||
           (s.len == 2 && ib_is(s.at[0], IB_UPPER) &&
            ib_is(s.at[1], IB_UPPER)); /* "New Orleans, LA" */
}

static bool is_name_word(ibid_str s)
{
    unsigned char c = (unsigned char)s.at[0];

    if (c == '(' && s.len > 1)
        c = (unsigned char)s.at[1];
    return ib_is((char)c, IB_UPPER | IB_DIGIT) || (c >= 0xC3 && c != 0xE2) ||
           c == '&' || c == '[' || c == '\'' ||
           is_one_of(s, joins, COUNT(joins));
}

static bool is_versus(ibid_str s)
{
    return ib_str_is(s, IB_STR("v")) || ib_str_is(s, IB_STR("vs")) ||
           ib_str_is(s, IB_STR("V"));
}

/* Has the word an opening quotation mark at its start? */
static uint32_t open_quote(ibid_str s)
{
    if (s.len && (s.at[0] == '"' || s.at[0] == '\'' || s.at[0] == '('))
        return 1;
    if (s.len > 3 && (unsigned char)s.at[0] == 0xE2 &&
        (unsigned char)s.at[1] == 0x80 && (unsigned char)s.at[2] >= 0x98 &&
        (unsigned char)s.at[2] <= 0x9E)
        return 3;
    return 0;
}

/* Leave out at the front what begins a sentence: "See", "In" but not
 * "In re", joins. */
static uint32_t skip_leads(ibid_str text, uint32_t start, uint32_t end)
{
    for (;;) {
        uint32_t stop = start, next;
        ibid_str s;

        while (stop < end && !ib_blank_at(text, stop, end))
            stop++;
        next = ib_skip_blank(text, stop, end);
        if (next >= end)
            return start;
        s = ib_str_in(text, ib_span_of(start, stop));
        while (s.len && strchr(".,", s.at[s.len - 1]))
            s.len--;
        if (ib_str_is(s, IB_STR("In")) &&
            ib_str_has_at_nocase(text, next, IB_STR("re ")))
            return start;
        if (ib_str_is(s, IB_STR("Our")) &&
            ib_str_has_at(text, next, IB_STR("Lady")))
            return start; /* hospitals and schools; "our decision in" is not */
        if (!is_one_of(s, leads, COUNT(leads)) &&
            !(is_one_of(s, joins, COUNT(joins)) && s.len < 4))
            return start;
        start = next;
    }
}

/* A short name begins behind the last "in", "to", "at" or "on" in it: "the
 * Supreme Court in Saucier". */
static uint32_t skip_joined(ibid_str text, uint32_t start, uint32_t end)
{
    static const char *const words[] = {" in ", " to ", " at ", " on "};

    for (uint32_t p = start; p + 4 < end; p++) {
        for (size_t i = 0; i < COUNT(words); i++) {
            if (ib_str_has_at(text, p, ib_str_of(words[i])))
                start = p + 4;
        }
    }
    return start;
}

/* Walk back over the words of a name from `at`; gives where it begins. */
static uint32_t name_start(bool *versus, uint32_t *phrase, ibid_str text,
                           uint32_t low, uint32_t at, bool names)
{
    bool corporate = true; /* the mark after the last word is the citation's */
    uint32_t start = at;
    word w;

    *versus = false;
    *phrase = IBID_NONE;
    while (word_before(&w, text, low, start)) {
        ibid_str s = ib_str_in(text, ib_span_of(w.start, w.end));
        uint32_t quote = open_quote(s);

        if (s.len == 0 || !is_inner(text, &w, corporate, names && !*versus))
            break;
        if (is_versus(s)) {
            if (*versus)
                break;
            *versus = true;
        } else if (quote == 1 && s.at[0] == '(' && !memchr(s.at, ')', s.len)) {
            return w.start + quote;
        } else if (quote && s.at[0] != '(') {
            return w.start + quote;
        } else if (!is_name_word(s)) {
            break;
        }
        if (ib_str_is(s, IB_STR("re")) || ib_str_is(s, IB_STR("Re")) ||
            ib_str_is(s, IB_STR("parte")))
            *phrase = w.start;
        corporate = is_corporate(s);
        start = w.start;
    }
    return start;
}

/* Is there a "v." or an "In re" in text[low, at) at all?  A quick look, since
 * most numbers before capitals are no cases. */
static bool may_hold_names(ibid_str text, uint32_t low, uint32_t at)
{
    for (uint32_t i = low; i + 3 < at; i++) {
        if (!ib_is(text.at[i], IB_SPACE))
            continue;
        if ((text.at[i + 1] == 'v' || text.at[i + 1] == 'V') &&
            strchr(". s\n", text.at[i + 2]))
            return true;
        if ((ib_lower(text.at[i + 1]) == 'r' && text.at[i + 2] == 'e') ||
            (text.at[i + 1] == 'p' && text.at[i + 2] == 'a' &&
             text.at[i + 3] == 'r'))
            return true;
    }
    return false;
}

/* Length of the mark of an unknown number that ends at `at`: "_", "—". */
static uint32_t dash_before(ibid_str text, uint32_t low, uint32_t at)
{
    if (at > low && text.at[at - 1] == '_')
        return 1;
    return at >= low + 3 && ib_str_has_at(text, at - 3, IB_STR("\xE2\x80\x94"))
               ? 3
               : 0;
}

/* Strip blanks, commas and open brackets before `at`; *dash tells whether a
 * mark of an unknown number was among them. */
static uint32_t strip_before(bool *dash, ibid_str text, uint32_t low,
                             uint32_t at)
{
    *dash = false;
    for (;;) {
        uint32_t len = ib_blank_before(text, low, at);

        if (!len && (len = dash_before(text, low, at)) > 0)
            *dash = true;
        if (!len && at > low && strchr(",[(", text.at[at - 1]))
            len = 1;
        if (!len)
            return at;
        at -= len;
    }
}

/* The year (and court) in the bracket that ends at `at`, as California and
 * the old reports put them before the volume; gives where it begins, or `at`.
 */
static uint32_t year_before(ibid_date *date, ibid_span *court, ibid_str text,
                            uint32_t low, uint32_t at)
{
    uint32_t open = at - 1;

    while (open > low && at - open < IB_COURT_MAX && text.at[open - 1] != '(')
        open--;
    if (open <= low || text.at[open - 1] != '(' || at - open < 5 ||
        !ib_year_read(date, text, at - 5, at - 1))
        return at;
    if (at - 5 > open && ib_span_is_empty(*court))
        *court = ib_span_trim(text, ib_span_of(open, at - 5));
    return open - 1;
}

/* What may stand between a name and the volume, before `at`: a comma, blank
 * places ("___ Nev. ___ ["), the year of a decision in brackets; gives where
 * the name would end. */
static uint32_t skip_between(ibid_date *date, ibid_span *court, ibid_str text,
                             uint32_t low, uint32_t at)
{
    for (int n = 0; n < 3; n++) {
        bool dash;
        uint32_t p = at = strip_before(&dash, text, low, at), next;

        while (
            dash && p > low && at - p < 16 &&
            (ib_is(text.at[p - 1], IB_ALPHA) || strchr(". ", text.at[p - 1])))
            p--;
        if (dash && dash_before(text, low, p)) {
            at = p;
            continue;
        }
        if (at <= low || text.at[at - 1] != ')')
            break;
        next = year_before(date, court, text, low, at);
        if (next == at)
            break;
        at = next;
    }
    return at;
}

static uint32_t bound(ibid_str text, uint32_t low, uint32_t at)
{
    if (at - low <= IB_CASE_NAME_MAX)
        return low;
    low = at - IB_CASE_NAME_MAX;
    /* the limit may cut a word, or a letter of it: no name begins there */
    while (low < at && !ib_blank_at(text, low, at))
        low++;
    return low;
}

ibid_span ib_short_name_before(ibid_str text, uint32_t low, uint32_t at)
{
    uint32_t start, end = at, phrase, n;
    bool versus;

    low = bound(text, low, at);
    while ((n = ib_blank_before(text, low, end)) > 0)
        end -= n;
    if (end > low && text.at[end - 1] == ',')
        end--;
    while ((n = ib_blank_before(text, low, end)) > 0)
        end -= n;
    /* "Foo, supra, 13 Cal. App. 5th at 1146" */
    if (end > low + 7 && ib_str_has_at(text, end - 5, IB_STR("supra"))) {
        end -= 5;
        while (end > low &&
               (ib_blank_before(text, low, end) || text.at[end - 1] == ','))
            end -=
                text.at[end - 1] == ',' ? 1 : ib_blank_before(text, low, end);
    }
    if (end >= low + 3 && ib_str_has_at(text, end - 3, IB_STR("\xE2\x80\x9D")))
        return (ibid_span){0};
    if (end <= low ||
        !(ib_is(text.at[end - 1], IB_WORD) || text.at[end - 1] == '.'))
        return (ibid_span){0};
    start = name_start(&versus, &phrase, text, low, end, false);
    start = skip_leads(text, start, end);
    start = skip_joined(text, start, end);
    if (start >= end || !ib_is(text.at[start], IB_UPPER))
        return (ibid_span){0};
    {
        const ibid_str s = ib_str_in(text, ib_span_of(start, end));

        if (is_one_of(s, leads, COUNT(leads)) || end - start > 60)
            return (ibid_span){0};
    }
    return ib_span_of(start, end);
}

/* A name without "v." before a full citation: "See Loup-Miller, 676 P.2d
 * 1170"; a comma parts it from the volume, or it is no name. */
static ibid_span lone_name(ibid_str text, uint32_t low, uint32_t end,
                           uint32_t at)
{
    ibid_span name;
    uint32_t n;

    if (end >= at || text.at[end] != ',')
        return (ibid_span){0};
    name = ib_short_name_before(text, low, end);
    for (n = name.start; n > low && ib_blank_before(text, low, n);)
        n -= ib_blank_before(text, low, n);
    /* behind a comma it is the end of a longer name */
    if (n > low && text.at[n - 1] == ',')
        return (ibid_span){0};
    if (name.end != end || memchr(text.at + name.start, '(', end - name.start))
        return (ibid_span){0};
    return name;
}

/* ", No. 08-0089" that ends at `at` (Bluebook 10.8.1): where the comma is, or
 * `at`; *docket its number. */
static uint32_t docket_before(ibid_span *docket, ibid_str text, uint32_t low,
                              uint32_t at)
{
    const uint32_t stop = at - low > IB_DOCKET_MAX ? at - IB_DOCKET_MAX : low;

    for (uint32_t p = at; p > stop; p--) {
        uint32_t q = p;

        if (!ib_str_has_at(text, p - 1, IB_STR("No. ")) &&
            !ib_str_has_at(text, p - 1, IB_STR("Nos. ")))
            continue;
        q = ib_skip_blank(text, p + 3, at);
        if (q >= at || !ib_is(text.at[q], IB_DIGIT))
            continue;
        *docket = ib_span_of(q, at);
        q = p - 1;
        while (q > low && ib_blank_before(text, low, q))
            q -= ib_blank_before(text, low, q);
        return q > low && text.at[q - 1] == ',' ? q - 1 : at;
    }
    return at;
}

/* ", Nobelman at 332, " before the volume of a parallel place: the pinpoint of
 * the short form that ends at `at`; gives where its name ends, or `at`. */
static uint32_t pin_before(ibid_span *pin, ibid_str text, uint32_t low,
                           uint32_t at)
{
    uint32_t p = at;

    while (p > low && at - p < 12 &&
           (ib_is(text.at[p - 1], IB_DIGIT) || text.at[p - 1] == '-'))
        p--;
    if (p == at || p < low + 5 || !ib_str_has_at(text, p - 4, IB_STR(" at ")))
        return at;
    *pin = ib_span_of(p, at);
    return p - 4;
}

/* Parties, or a phrase, that end at `end`; empty where they do not. */
static ibid_span plain_name(ibid_str text, uint32_t low, uint32_t end)
{
    uint32_t phrase, start;
    bool versus;
    word w;

    start = name_start(&versus, &phrase, text, low, end, true);
    start = skip_leads(text, start, end);
    while (end > start + 1 && text.at[end - 1] == '.' &&
           text.at[end - 2] == '.')
        end--;
    if (start >= end)
        return (ibid_span){0};
    if (versus)
        return ib_span_of(start, end);
    /* "In re", "Ex parte" begin the name */
    if (phrase != IBID_NONE && word_before(&w, text, low, phrase))
        return ib_span_of(w.start, end);
    return (ibid_span){0};
}

/* "Bowman v. Bond (In re Bowman)" that ends at `end`: the parties of a matter
 * inside a bankruptcy, and that in brackets (Bluebook 10.2.1(a)); gives the
 * bracket, or NONE. */
static uint32_t matter_before(ibid_str text, uint32_t low, uint32_t end)
{
    uint32_t open = end;

    if (end < low + 8 || text.at[end - 1] != ')')
        return IBID_NONE;
    while (open > low && end - open < IB_COURT_MAX && text.at[open - 1] != '(')
        open--;
    return open > low + 1 && text.at[open - 1] == '(' &&
                   ib_str_has_at_nocase(text, open, IB_STR("in re "))
               ? open - 1
               : IBID_NONE;
}

static ibid_span full_name(ibid_str text, uint32_t low, uint32_t end)
{
    const uint32_t open = matter_before(text, low, end);

    if (open != IBID_NONE) {
        uint32_t p = open;
        ibid_span name;

        while (p > low && ib_blank_before(text, low, p))
            p -= ib_blank_before(text, low, p);
        name = plain_name(text, low, p);
        if (!ib_span_is_empty(name) && name.end == p)
            return ib_span_of(name.start, end);
    }
    return plain_name(text, low, end);
}

/* Does text[at, end) hold a word of a judge's opinion? */
static bool is_opinion(ibid_str text, uint32_t at, uint32_t end)
{
    static const char *const words[] = {"dissenting", "concurring", " J.",
                                        " J,", " JJ"};

    for (; at < end; at++) {
        for (size_t i = 0; i < COUNT(words); i++) {
            if (ib_str_has_at_nocase(text, at, ib_str_of(words[i])))
                return true;
        }
    }
    return false;
}

/* "Eldred v. Ashcroft (Breyer, J., dissenting)": the bracket that ends at `at`
 * where it names whose opinion is cited (Bluebook 10.6.1); gives where it
 * begins, or `at`. */
static uint32_t opinion_before(ibid_str text, uint32_t low, uint32_t at)
{
    uint32_t open = at;

    if (at < low + 5 || text.at[at - 1] != ')')
        return at;
    while (open > low && at - open < IB_COURT_MAX && text.at[open - 1] != '(')
        open--;
    if (open <= low + 1 || text.at[open - 1] != '(' ||
        !is_opinion(text, open, at))
        return at;
    for (open--; open > low && ib_blank_before(text, low, open);)
        open -= ib_blank_before(text, low, open);
    return open;
}

ibid_span ib_parties_before(ib_draft *out, ibid_str text, uint32_t low,
                            uint32_t at)
{
    ibid_date year = {0};
    ibid_span where = out->field[IBID_FIELD_AUTHORITY];
    ibid_span number = {0}, pin = {0}, name = {0};
    uint32_t end, stop;

    low = bound(text, low, at);
    end = skip_between(&year, &where, text, low, at);
    if (may_hold_names(text, low, at)) {
        stop = docket_before(&number, text, low, end);
        name = full_name(text, low, opinion_before(text, low, stop));
        if (name.end && opinion_before(text, low, stop) < stop)
            name.end = stop;
    }
    if (ib_span_is_empty(name)) {
        stop = pin_before(&pin, text, low, end);
        name = stop < end ? ib_short_name_before(text, low, stop)
                          : lone_name(text, low, end, at);
        if (!ib_span_is_empty(name) && pin.end)
            out->field[IBID_FIELD_LOCATOR] = pin;
        return name;
    }
    out->field[IBID_FIELD_NUMBER] = number;
    if (year.from.year && !out->issued.from.year) {
        out->issued = year;
        out->field[IBID_FIELD_AUTHORITY] = where;
    }
    return name;
}
