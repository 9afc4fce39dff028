/* prose.c - resolutions, decisions and general comments named in words.
 *
 * How their symbols are built: UN library, "Document symbols: resolutions and
 * decisions"; OHCHR, "General comments".  Which organ a number without one can
 * have is told by its form: the Assembly numbered through with a Roman session
 * until 1975 and by session from its 31st, the Council has a year in brackets,
 * the Human Rights Council counts its sessions from 1 (2006), ECOSOC and the
 * Commission on Human Rights (until 2006) have a year before the slash.  Where
 * two organs are left, neither is chosen.
 */

#include "cite/prose.h"

#include "base/scan.h"
#include "base/words.h"
#include "cite/date.h"
#include "cite/un.h"

/* static const ib_words papers, made of data/papers.txt. */
#include "cite/papers.inc"

/* The numbers are those of data/papers.txt. */
typedef enum paper {
    PAPER_NONE,
    PAPER_RESOLUTION,
    PAPER_DECISION,
    PAPER_COMMENT,       /* "general comment", after the word is looked at */
    PAPER_RECOMMENDATION /* of the Council of Europe, or a general one */
} paper;

enum {
    OLD_SESSIONS = 30,       /* of the Assembly, numbered through: 1946-1975 */
    LAST_THROUGH = 3541,     /* the last resolution of the 30th */
    RIGHTS_SESSIONS = 70,    /* the Human Rights Council's 70th is of 2029 */
    RIGHTS_DECISIONS = 100,  /* it numbers its decisions from 101 on */
    COMMISSION_ENDED = 2006, /* the Commission on Human Rights */
    ECOSOC_THOUSANDTH = 35,  /* session at which ECOSOC passed number 1000 */
    FIRST_YEAR = 1946,
    MOST = 900,         /* numbers of a session or year, decisions with them */
    LAST_SESSION = 120, /* of the Assembly, opens in 2065 */
    LIST_REACH = 60,    /* bytes between the numbers of a list */
    LIST_MAX = 8,       /* numbers after which its organ may stand */
};

typedef struct numeral {
    ibid_span whole;  /* "853 (1993)", "48/114", "1514 (XV)", "S-21/2" */
    ibid_span first;  /* "853", "48", "S-21" */
    ibid_span paren;  /* "1993", "XV", inside the brackets; or empty */
    ibid_span second; /* "114" after the slash; or empty */
    bool year;        /* the bracket holds a year */
    bool letter;      /* of a part: "31/16 A" */
} numeral;

/* What stands before a number. */
typedef struct lead {
    paper paper;
    ibid_span noun;
    const ib_un_name *organ; /* or NULL */
    uint32_t start;          /* of the whole */
    bool listed;             /* it goes on a list */
    bool chinese;            /* the noun follows the number */
} lead;

/* A resolution while its symbol is looked for. */
typedef struct finder {
    ibid_str text;
    ib_arena *arena;
    const numeral *n;
    bool decision;
    ibid_str symbol;      /* the one; or empty */
    const char *code;     /* of the organ found, or NULL */
    ibid_str possible[2]; /* where two organs are left */
    uint32_t count;
} finder;

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

/* An opening bracket at `at`, of either width; its length. */
static uint32_t bracket_at(ibid_str text, uint32_t at, uint32_t end,
                           const char *narrow, const char *wide)
{
    if (at < end && text.at[at] == *narrow)
        return 1;
    return at + 3 <= end && ib_str_has_at(text, at, ib_str_of(wide)) ? 3 : 0;
}

/* "(1993)", "(XV)" after the first number. */
static uint32_t read_paren(numeral *n, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = ib_skip_blank(text, at, end), close, value, shut;
    const uint32_t open = bracket_at(text, p, end, "(", "（");

    if (!open)
        return 0;
    p += open;
    for (close = p; close < end && close - p < 12; close++) {
        if (bracket_at(text, close, end, ")", "）"))
            break;
    }
    shut = bracket_at(text, close, end, ")", "）");
    if (!shut)
        return 0;
    if (ib_un_is_roman(text, p, close)) {
        n->paren = ib_span_of(p, close);
        return close + shut - at;
    }
    if (ib_number_at(&value, text, p, close) != 4 || close - p != 4 ||
        value < FIRST_YEAR - 1 || value > 2099)
        return 0;
    n->paren = ib_span_of(p, close);
    n->year = true;
    return close + shut - at;
}

/* The number at `at`; `bare` allows one with neither slash nor bracket. */
static bool read_number(numeral *n, ibid_str text, uint32_t at, uint32_t end,
                        bool bare)
{
    uint32_t p = at, len;

    *n = (numeral){0};
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
        n->letter = len > 0;
        n->whole = ib_span_of(at, p + len);
        return p + len + 1 >= end ||
               !((text.at[p + len] == '-' || text.at[p + len] == '/') &&
                 ib_is(text.at[p + len + 1], IB_WORD));
    }
    len = part_letter(text, p, end);
    n->letter = len > 0;
    if ((n->whole.end = read_paren(n, text, p + len, end)) > 0)
        n->whole.end += len;
    else if (bare && (len || p >= end || !ib_is(text.at[p], IB_WORD) ||
                      (unsigned char)text.at[p] >= 0x80))
        n->whole.end = len;
    n->whole = ib_span_of(at, p + n->whole.end);
    return n->paren.end != 0 ||
           (bare && !(p + 1 < end && strchr("/-.", text.at[p]) &&
                      ib_is(text.at[p + 1], IB_WORD)));
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

/* Take brackets and quotation marks off the front of a word. */
static void strip(ibid_str text, ibid_span *word)
{
    while (word->start < word->end) {
        const unsigned char c = (unsigned char)text.at[word->start];
        const uint32_t skip = c == '(' || c == '[' || c == '"' ? 1
                              : c == 0xE2                      ? 3
                                                               : 0;

        if (!skip || word->end - word->start <= skip)
            return;
        word->start += skip;
    }
}

static paper noun_of(ibid_str text, ibid_span *word)
{
    ibid_str s;

    strip(text, word);
    s = ib_str_in(text, *word);
    if (s.len && s.at[s.len - 1] == '.')
        s.len--;
    return (paper)ib_words_find(&papers, s);
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
    if ((unsigned char)words.at[0] >= 0xE4)
        return p; /* Chinese has no blank before a word */
    return p > low && ib_is(text.at[p - 1], IB_WORD) ? IBID_NONE : p;
}

/* The organ, or the committee, that stands before byte `at`, and where its
 * name begins. */
static const ib_un_name *organ_before(uint32_t *start, ibid_str text,
                                      uint32_t low, uint32_t at, bool committee)
{
    uint32_t len, last;

    while ((len = ib_blank_before(text, low, at)) > 0)
        at -= len;
    if (committee && at > low && text.at[at - 1] == ',')
        at--;
    if (at > low + 1 && text.at[at - 1] == 's' && text.at[at - 2] == '\'')
        at -= 2;
    else if (at > low + 3 && text.at[at - 1] == 's' &&
             ib_str_has_at(text, at - 4, IB_STR("’")))
        at -= 4;
    if (at <= low)
        return NULL;
    last = (unsigned char)text.at[at - 1];
    for (uint32_t i = ib_un_name_last[last]; i < ib_un_name_last[last + 1];
         i++) {
        const ib_un_name *name = &ib_un_names[i];

        if (name->is_committee != committee)
            continue;
        *start = ends_with(text, low, at, (ibid_str){name->words, name->len});
        if (*start != IBID_NONE)
            return name;
    }
    return NULL;
}

/* "of the Security Council", "du Conseil de sécurité", "Совета Безопасности"
 * from `at` on, and where it ends. */
static const ib_un_name *organ_after(uint32_t *stop, ibid_str text, uint32_t at,
                                     uint32_t end, bool committee)
{
    static const char *const joins[] = {"of the ", "du ",   "de la ",
                                        "de l'",   "de l’", "del ",
                                        "des ",    "of ",   ""};
    const uint32_t p = ib_skip_blank(text, at, end);

    if (p == at)
        return NULL;
    for (size_t j = 0; j < sizeof joins / sizeof *joins; j++) {
        const ibid_str join = ib_str_of(joins[j]);
        uint32_t q = p, len = join.len ? ib_str_words_at(text, p, join) : 0;

        if (join.len && !len)
            continue;
        q = p + len;
        for (uint32_t i = 0; i < ib_un_name_count; i++) {
            const ib_un_name *name = &ib_un_names[i];

            if (name->is_committee != committee ||
                (!join.len && !ib_is(name->words[0], IB_HIGH)))
                continue;
            if ((unsigned char)name->words[0] >= 0xE4)
                continue; /* in Chinese it stands before */
            len = ib_str_words_at(text, q, (ibid_str){name->words, name->len});
            if (len && (q + len >= end || !ib_is(text.at[q + len], IB_ALPHA))) {
                *stop = q + len;
                return name;
            }
        }
    }
    return NULL;
}

/* The one organ, or committee, named in the sentence before `at`, within
 * reach; NULL where there is none or more than one. */
static const ib_un_name *organ_near(ibid_str text, uint32_t low, uint32_t at,
                                    bool committee)
{
    const ib_un_name *found = NULL;

    if (at - low > IB_ORGAN_REACH)
        low = at - IB_ORGAN_REACH;
    for (uint32_t p = at; p > low; p--) {
        uint32_t start;
        const ib_un_name *name;

        if (text.at[p - 1] == ';' ||
            (text.at[p - 1] == '.' && p + 1 < at &&
             ib_is(text.at[p], IB_SPACE) && ib_is(text.at[p + 1], IB_UPPER)))
            break;
        /* a name ends where a word does */
        if (!ib_is(text.at[p - 1], IB_ALPHA | IB_HIGH) ||
            (p < at && ib_is(text.at[p], IB_ALPHA)))
            continue;
        name = organ_before(&start, text, low, p, committee);
        if (!name)
            continue;
        if (found && strcmp(found->code, name->code) != 0)
            return NULL;
        found = name;
        p = start + 1;
    }
    return found;
}

ibid_str ib_prose_committee(ibid_str text, uint32_t low, uint32_t at)
{
    const ib_un_name *name = organ_near(text, low, at, true);

    return ib_str_of(name ? name->name : NULL);
}

/* "general comment", "observation générale": is the noun what it seems? */
static bool is_general(ibid_str text, uint32_t low, ibid_span *noun)
{
    static const char *const heads[] = {
        "observation",    "observations", "Observation", "recommandation",
        "Recommandation", "observación",  "Observación", "recomendación",
        "Recomendación",  "observaciones"};
    ibid_span before = word_before(text, low, noun->start);
    const ibid_str word = ib_str_in(text, *noun);
    ibid_str s;

    strip(text, &before);
    s = ib_str_in(text, before);
    if (ib_lower(word.at[0]) == 'g') {
        for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
            if (ib_str_is(s, ib_str_of(heads[i]))) {
                noun->start = before.start;
                return true;
            }
        }
        return false;
    }
    if (!ib_str_is_nocase(s, IB_STR("general")))
        return false;
    noun->start = before.start;
    return true;
}

/* The noun before byte `at`, "No." between them or not. */
static bool noun_before(lead *out, ibid_str text, uint32_t low, uint32_t at)
{
    static const char *const signs[] = {"No.", "no.", "No", "Nos.", "nos.",
                                        "n°",  "nº",  "№",  "núm."};
    ibid_span word = word_before(text, low, at);

    for (size_t i = 0; word.end > word.start && word.end - word.start <= 5 &&
                       i < sizeof signs / sizeof *signs;
         i++) {
        if (ib_str_is(ib_str_in(text, word), ib_str_of(signs[i]))) {
            word = word_before(text, low, word.start);
            break;
        }
    }
    out->paper = noun_of(text, &word);
    out->noun = word;
    out->start = word.start;
    if (out->paper == PAPER_RECOMMENDATION && is_general(text, low, &out->noun))
        out->paper = PAPER_COMMENT;
    else if (out->paper == PAPER_COMMENT && !is_general(text, low, &out->noun))
        out->paper = PAPER_NONE;
    out->start = out->noun.start;
    return out->paper != PAPER_NONE;
}

/* "résolution du Conseil de sécurité 1325": the organ between noun and
 * number. */
static bool organ_between(lead *out, ibid_str text, uint32_t low, uint32_t at)
{
    static const char *const glue[] = {"of", "the", "du", "de",
                                       "la", "del", "des"};
    uint32_t start;
    const ib_un_name *name = organ_before(&start, text, low, at, false);
    ibid_span word;

    if (!name)
        return false;
    for (int n = 0; n < 3; n++) {
        bool is_glue = false;

        word = word_before(text, low, start);
        for (size_t i = 0; i < sizeof glue / sizeof *glue; i++)
            is_glue |= ib_str_is(ib_str_in(text, word), ib_str_of(glue[i]));
        if (!is_glue)
            break;
        start = word.start;
    }
    word = word_before(text, low, start);
    out->paper = noun_of(text, &word);
    if (out->paper != PAPER_RESOLUTION && out->paper != PAPER_DECISION)
        return false;
    out->noun = word;
    out->start = word.start;
    out->organ = name;
    return true;
}

/* "and", "et", "y", "и" at `at`; its end. */
static uint32_t and_end(ibid_str text, uint32_t at, uint32_t end)
{
    static const char *const words[] = {"and", "et", "y", "и", "و", "or"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const ibid_str word = ib_str_of(words[i]);

        if (end - at > word.len && ib_str_has_at(text, at, word) &&
            ib_blank_at(text, at + word.len, end))
            return ib_skip_blank(text, at + word.len, end);
    }
    return at;
}

/* Between two numbers of a list stand only a comma, "and", and the date of
 * the first: "59/209 of 20 December 2004 and 67/221". */
static bool goes_on(ibid_str text, const ib_draft *before, uint32_t at)
{
    ibid_date date;
    uint32_t p;

    if (!before || !before->rule ||
        (strncmp(before->rule, "RES-", 4) != 0 &&
         strncmp(before->rule, "GC-", 3) != 0) ||
        at <= before->span.end || at - before->span.end > LIST_REACH)
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
    return and_end(text, p, at) == at;
}

/* The organ after the last number of a list: "31 and 32 of the Human Rights
 * Committee". */
static const ib_un_name *organ_after_list(ibid_str text, uint32_t at,
                                          uint32_t end, bool committee)
{
    const ib_un_name *name;
    uint32_t stop;

    for (int i = 0; i < LIST_MAX; i++) {
        uint32_t p = ib_skip_blank(text, at, end), next;
        numeral n;

        if (p < end && text.at[p] == ',')
            p = ib_skip_blank(text, p + 1, end);
        next = and_end(text, p, end);
        if (p == at || next >= end ||
            !read_number(&n, text, next, end, committee))
            return NULL;
        at = n.whole.end;
        name = organ_after(&stop, text, at, end, committee);
        if (name)
            return name;
    }
    return NULL;
}

/* The lead of a number that goes on a list: the organ is that of the first. */
static void lead_of_list(lead *out, ibid_str text, const ib_draft *before,
                         uint32_t at)
{
    const ibid_str whole = ib_str_in(text, before->span);
    const ibid_str by = before->value[IBID_FIELD_AUTHORITY];
    const bool comment = before->rule[0] == 'G';

    *out =
        (lead){.paper = comment ? PAPER_COMMENT
                        : ib_str_find(whole, 0, IB_STR("ecision")) != IBID_NONE
                            ? PAPER_DECISION
                            : PAPER_RESOLUTION,
               .start = at,
               .listed = true};
    for (uint32_t i = 0; i < ib_un_name_count; i++) {
        if (ib_un_names[i].is_committee == comment &&
            ib_str_is(by, ib_str_of(ib_un_names[i].name))) {
            out->organ = &ib_un_names[i];
            return;
        }
    }
}

/* May a noun, "No." or an organ end before byte `at`: stands a letter or a full
 * stop there, blanks apart? */
static bool is_after_word(ibid_str text, uint32_t low, uint32_t at)
{
    uint32_t len;

    while ((len = ib_blank_before(text, low, at)) > 0)
        at -= len;
    return at > low && (ib_is(text.at[at - 1], IB_ALPHA | IB_HIGH) ||
                        text.at[at - 1] == '.');
}

/* What leads to the number at `at`; false where nothing does. */
static bool read_lead(lead *out, ibid_str text, uint32_t low, uint32_t at,
                      const ib_draft *before)
{
    const ibid_str ordinal = IB_STR("第");
    uint32_t name;

    *out = (lead){.start = at};
    if (at >= low + ordinal.len &&
        ib_str_has_at(text, at - ordinal.len, ordinal)) {
        out->chinese = true;
        out->start = at - ordinal.len;
        out->paper = PAPER_RESOLUTION;
        out->organ = organ_before(&name, text, low, out->start, false);
        if (out->organ)
            out->start = name;
        return true;
    }
    if (is_after_word(text, low, at)) {
        if (noun_before(out, text, low, at)) {
            out->organ = organ_before(&name, text, low, out->start,
                                      out->paper == PAPER_COMMENT);
            if (out->organ)
                out->start = name;
            return true;
        }
        if (organ_between(out, text, low, at))
            return true;
    }
    if (!goes_on(text, before, at))
        return false;
    lead_of_list(out, text, before, at);
    return true;
}

/* --- the symbol */

static ibid_str symbol_of(const finder *f, const char *code, const char *paren)
{
    const ibid_str a = ib_str_in(f->text, f->n->first);
    const ibid_str b = ib_str_in(f->text, f->n->second);
    const ibid_str p = ib_str_in(f->text, f->n->paren);
    const char *kind = f->decision ? "DEC" : "RES";

    if (paren)
        return ib_str_of(ib_str_format(f->arena, "%s/%s/%.*s(%s)", code, kind,
                                       (int)a.len, a.at, paren));
    if (p.len)
        return ib_str_of(ib_str_format(f->arena, "%s/%s/%.*s(%.*s)", code, kind,
                                       (int)a.len, a.at, (int)p.len, p.at));
    return ib_str_of(ib_str_format(f->arena, "%s/%s/%.*s/%.*s", code, kind,
                                   (int)a.len, a.at, (int)b.len, b.at));
}

static void set(finder *f, const char *code)
{
    f->code = code;
    f->symbol = symbol_of(f, code, NULL);
}

static void set_possible(finder *f, const char *a, const char *b)
{
    f->possible[0] = symbol_of(f, a, NULL);
    f->possible[1] = b ? symbol_of(f, b, NULL) : (ibid_str){0};
    f->count = b ? 2 : 1;
}

bool ib_prose_year_fits(uint32_t number, uint32_t year)
{
    const uint32_t last = ib_un_council_last(year);
    const uint32_t before =
        year > FIRST_YEAR ? ib_un_council_last(year - 1) : 0;

    if (year < FIRST_YEAR)
        return false;
    return number + IB_RESOLUTION_SLACK > before &&
           (last ? number <= last + IB_RESOLUTION_SLACK
                 : number > ib_un_council_last(2024));
}

bool ib_prose_session_fits(uint32_t number, uint32_t session)
{
    const uint32_t last = ib_un_assembly_last(session);

    return last && number <= last + IB_RESOLUTION_SLACK &&
           number + IB_RESOLUTION_SLACK >
               (session > 1 ? ib_un_assembly_last(session - 1) : 0);
}

/* "1514 (XV)", "1503 (XLVIII)" without an organ. */
static void find_roman(finder *f, uint32_t number)
{
    const uint32_t session = ib_un_roman_value(ib_str_in(f->text, f->n->paren));

    if (!session || ib_prose_session_fits(number, session))
        set(f, "A");
    else if (session >= ECOSOC_THOUSANDTH && number >= 1000)
        set(f, "E");
}

/* "48/13", "1985/33", "S-20/2" without an organ. */
static void find_slashed(finder *f, uint32_t first)
{
    const char c = f->text.at[f->n->first.start];
    uint32_t second = 0;

    ib_number_at(&second, f->text, f->n->second.start, f->n->second.end);
    if (second > MOST || (first > LAST_SESSION && first < FIRST_YEAR))
        return; /* "Resolution 1415/2024" is of no organ of the UN */
    if (c == 'E')
        set(f, "A");
    else if (c == 'S')
        set_possible(f, "A", "A/HRC");
    else if (first > COMMISSION_ENDED)
        set(f, "E");
    else if (first >= FIRST_YEAR)
        set_possible(f, "E", "E/CN.4");
    else if (first <= OLD_SESSIONS && f->decision && second > RIGHTS_DECISIONS)
        set(f, "A/HRC");
    else if (first <= OLD_SESSIONS)
        set_possible(f, "A/HRC", NULL); /* or of UNEP, UN-Habitat ... */
    else if (f->n->letter || first > RIGHTS_SESSIONS)
        set(f, "A");
    else
        set_possible(f, "A", "A/HRC");
}

/* The year or the session of a resolution that is numbered through, where the
 * bounds leave no doubt: "UNSC Res 1325", "GA Res 217A". */
static void find_through(finder *f, const char *code, uint32_t number)
{
    static const char *const roman[] = {
        "I",    "II",    "III",   "IV",     "V",    "VI",   "VII",   "VIII",
        "IX",   "X",     "XI",    "XII",    "XIII", "XIV",  "XV",    "XVI",
        "XVII", "XVIII", "XIX",   "XX",     "XXI",  "XXII", "XXIII", "XXIV",
        "XXV",  "XXVI",  "XXVII", "XXVIII", "XXIX", "XXX"};
    const bool council = strcmp(code, "S") == 0;
    const uint32_t first = council ? FIRST_YEAR : 1;

    if (f->decision || (!council && number > LAST_THROUGH))
        return;
    for (uint32_t i = first; i <= (council ? 2024u : OLD_SESSIONS); i++) {
        const uint32_t last =
            council ? ib_un_council_last(i) : ib_un_assembly_last(i);
        char year[8];

        if (number + IB_RESOLUTION_SLACK > last)
            continue;
        if (i > first && number <= IB_RESOLUTION_SLACK +
                                       (council ? ib_un_council_last(i - 1)
                                                : ib_un_assembly_last(i - 1)))
            return; /* too near the bound */
        year[0] = (char)('0' + i / 1000);
        year[1] = (char)('0' + i / 100 % 10);
        year[2] = (char)('0' + i / 10 % 10);
        year[3] = (char)('0' + i % 10);
        year[4] = '\0';
        f->code = code;
        f->symbol = symbol_of(f, code, council ? year : roman[i - 1]);
        return;
    }
}

/* The symbol where the organ is told. */
static void find_by_organ(finder *f, const char *code, uint32_t number)
{
    const bool slashed = !ib_span_is_empty(f->n->second);
    const bool paren = !ib_span_is_empty(f->n->paren);
    const bool rights = strcmp(code, "A/HRC") == 0;
    const bool commission = strcmp(code, "E/CN.4") == 0;

    f->code = code;
    if (f->decision && !rights && !commission)
        return; /* they have no document of their own */
    if (strcmp(code, "S") == 0 ? paren && f->n->year
        : strcmp(code, "A") == 0 || strcmp(code, "E") == 0 || commission
            ? slashed || (paren && !f->n->year)
            : rights && slashed)
        set(f, code);
    else if (!slashed && !paren &&
             (strcmp(code, "S") == 0 || strcmp(code, "A") == 0))
        find_through(f, code, number);
}

static void find_symbol(finder *f, const ib_un_name *organ)
{
    uint32_t first = 0, year = 0;

    ib_number_at(&first, f->text, f->n->first.start, f->n->first.end);
    if (organ) {
        find_by_organ(f, organ->code, first);
    } else if (f->n->year) {
        ib_number_at(&year, f->text, f->n->paren.start, f->n->paren.end);
        if (!f->decision && ib_prose_year_fits(first, year))
            set(f, "S");
    } else if (f->n->paren.end) {
        if (!f->decision)
            find_roman(f, first);
    } else if (f->n->second.end) {
        find_slashed(f, first);
    }
}

static const char *name_of(const char *code)
{
    for (uint32_t i = 0; i < ib_un_name_count; i++) {
        if (strcmp(ib_un_names[i].code, code) == 0)
            return ib_un_names[i].name;
    }
    return NULL;
}

static bool keep_possible(ib_draft *out, const finder *f)
{
    ibid_str *possible = ib_arena_array(f->arena, ibid_str, f->count);

    if (!possible || !f->possible[f->count - 1].len)
        return false;
    for (uint32_t i = 0; i < f->count; i++)
        possible[i] = f->possible[i];
    out->possible = possible;
    out->possible_count = f->count;
    return true;
}

/* A general comment: its symbol where its committee is known and had symbols
 * of that form at that number. */
static void read_comment(ib_draft *out, const lead *l, const numeral *n,
                         ibid_str text, ib_arena *arena)
{
    uint32_t number = 0, from = 0, len;
    const char *code;

    out->rule = "GC-2";
    out->value[IBID_FIELD_NUMBER] = ib_str_in(text, n->first);
    ib_number_at(&number, text, n->first.start, n->first.end);
    if (!l->organ)
        return;
    out->value[IBID_FIELD_AUTHORITY] = ib_str_of(l->organ->name);
    code = l->organ->code;
    len = (uint32_t)strlen(code);
    while (len && code[len - 1] != '/')
        len--;
    ib_number_at(&from, ib_str_of(code), len, (uint32_t)strlen(code));
    if (number < from)
        return;
    out->value[IBID_FIELD_NUMBER] = ib_str_of(
        ib_str_format(arena, "%.*s%u", (int)len, code, (unsigned)number));
    out->is_symbol = out->value[IBID_FIELD_NUMBER].len > 0;
    out->rule = "GC-1";
}

/* "号决议" after a number in Chinese; its end, 0 where it is none. */
static uint32_t chinese_noun(bool *decision, ibid_str text, uint32_t at)
{
    static const char *const words[] = {"号决议", "號決議", "号决定"};

    for (size_t i = 0; i < 3; i++) {
        if (ib_str_has_at(text, at, ib_str_of(words[i]))) {
            *decision = i == 2;
            return at + (uint32_t)strlen(words[i]);
        }
    }
    return 0;
}

/* Two organs are left: one of them that alone is named before decides. */
static void find_near(finder *f, lead *l, uint32_t low)
{
    const ib_un_name *near = organ_near(f->text, low, l->start, false);

    for (uint32_t i = 0; near && i < f->count; i++) {
        const ibid_str code = ib_str_of(near->code);
        const ibid_str symbol = f->possible[i];

        if (symbol.len > code.len + 4 && ib_str_has_at(symbol, 0, code) &&
            symbol.at[code.len] == '/' &&
            (symbol.at[code.len + 1] == 'R' ||
             symbol.at[code.len + 1] == 'D')) {
            f->count = 0;
            l->organ = near;
            find_by_organ(f, near->code, 0);
            return;
        }
    }
}

/* A resolution or decision: its symbol, or what it may be. */
static bool read_paper(ib_draft *out, lead *l, finder *f, uint32_t low)
{
    find_symbol(f, l->organ);
    if (f->count)
        find_near(f, l, low);
    if (l->organ)
        out->value[IBID_FIELD_AUTHORITY] = ib_str_of(l->organ->name);
    if (f->symbol.len) {
        out->value[IBID_FIELD_NUMBER] = f->symbol;
        out->value[IBID_FIELD_AUTHORITY] = ib_str_of(name_of(f->code));
        out->is_symbol = true;
        out->rule = "RES-1";
    } else if (!l->organ) {
        /* a number alone does not say what it is of */
        if (!l->listed && !l->chinese)
            out->value[IBID_FIELD_NUMBER] =
                ib_str_in(f->text, ib_span_of(l->noun.start, f->n->whole.end));
        if (f->count && !keep_possible(out, f))
            return false;
    } else {
        out->value[IBID_FIELD_NUMBER] = ib_str_in(f->text, f->n->whole);
    }
    return true;
}

bool ib_prose_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                   uint32_t end, const ib_draft *before, ib_arena *arena)
{
    const ib_un_name *after;
    finder f = {.text = text, .arena = arena};
    uint32_t stop;
    numeral n;
    lead l;

    if (!read_lead(&l, text, low, at, before) ||
        !read_number(&n, text, at, end,
                     l.paper == PAPER_COMMENT ||
                         (l.organ && !l.listed && l.organ->code[1] == '\0')))
        return false;
    if (l.paper == PAPER_COMMENT && n.second.end)
        return false;
    f.n = &n;
    f.decision = l.paper == PAPER_DECISION;
    stop = n.whole.end;
    if (l.chinese && !(stop = chinese_noun(&f.decision, text, stop)))
        return false;
    after = l.organ
                ? NULL
                : organ_after(&stop, text, stop, end, l.paper == PAPER_COMMENT);
    if (after)
        l.organ = after;
    if (!l.organ)
        l.organ = organ_after_list(text, stop, end, l.paper == PAPER_COMMENT);
    if (!l.organ && l.paper == PAPER_COMMENT)
        l.organ = organ_near(text, low, l.start, true);
    if (l.paper == PAPER_RECOMMENDATION &&
        (!l.organ || strchr("SAE", l.organ->code[0])))
        return false;
    *out = (ib_draft){.kind = IBID_CITE_OFFICIAL,
                      .rule = "RES-2",
                      .score = 80,
                      .note = IBID_NONE};
    out->field[IBID_FIELD_NUMBER] = n.whole;
    out->span = ib_span_of(l.start, stop);
    if (l.paper == PAPER_COMMENT) {
        read_comment(out, &l, &n, text, arena);
        return true;
    }
    return read_paper(out, &l, &f, low);
}
