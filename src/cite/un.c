/* un.c - what document symbols of the United Nations say; un.h. */

#include "cite/un.h"

#include "base/scan.h"
#include "base/str.h"

enum {
    COMPONENTS = 24, /* of one symbol: the longest seen has 10 */
    MODIFIERS = 8,
    ORGANS = 4,
    PARTS = 8,
    FIRST_SESSION = 31, /* of the Assembly with its number in the symbol */
    LAST_SESSION = 120, /* opens in 2065 */
    FIRST_YEAR = 1946,
    LAST_YEAR = 2060,
    FIRST_S_YEAR = 1994, /* Security Council documents numbered by year */
};

/* A component without its slash: "4(Part I)" has the bracket "Part I". */
typedef struct component {
    ibid_str whole; /* "WG.3" */
    ibid_str word;  /* "WG": before the full stop and the number */
    ibid_str dot;   /* "3": after it, or empty */
    ibid_str paren[2];
} component;

/* What the components of one symbol were found to say. */
typedef struct reading {
    ibid_str symbol;
    component part[COMPONENTS];
    uint32_t count;
    const ib_un_entry *head;
    const ib_un_entry *body;
    const ib_un_entry *top;
    ibid_str top_number, division;
    const ib_un_entry *organ[ORGANS];
    ibid_str organ_number[ORGANS];
    uint32_t organ_count;
    ibid_str session, number, state;
    const char *type;
    ibid_symbol_modifier modifier[MODIFIERS];
    uint32_t modifier_count;
    bool views; /* a communication: number and year */
    bool strange;
    uint32_t odd; /* the first strange component, or NONE */
} reading;

bool ib_un_is_roman(ibid_str text, uint32_t at, uint32_t stop)
{
    if (stop - at > 2 && ib_str_has_at(text, at, IB_STR("S-")))
        at += 2;
    else if (stop - at > 3 && ib_str_has_at(text, at, IB_STR("ES-")))
        at += 3;
    if (at == stop || stop - at > 8)
        return false;
    if (stop - at == 1 && !strchr("IVX", text.at[at]))
        return false; /* no organ has sat fifty times before 1976 */
    while (at < stop && strchr("IVXLC", text.at[at]))
        at++;
    return at == stop;
}

uint32_t ib_un_roman_value(ibid_str s)
{
    static const char signs[] = "IVXLC";
    static const uint32_t values[] = {1, 5, 10, 50, 100};
    uint32_t sum = 0, last = 0;

    for (uint32_t i = s.len; i > 0; i--) {
        const char *sign = strchr(signs, s.at[i - 1]);
        const uint32_t value = sign && *sign ? values[sign - signs] : 0;

        if (!value)
            return 0;
        sum = value < last ? sum - value : sum + value;
        last = value > last ? value : last;
    }
    return sum;
}

static bool is_digits(ibid_str s)
{
    for (uint32_t i = 0; i < s.len; i++) {
        if (!ib_is(s.at[i], IB_DIGIT))
            return false;
    }
    return s.len > 0;
}

/* Length of a hyphen or a dash, 0 where none stands. */
static uint32_t dash_len(ibid_str s, uint32_t at)
{
    uint32_t cp, len;

    if (at >= s.len)
        return 0;
    len = ib_utf8_at(&cp, s, at, s.len);
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2014) ? len : 0;
}

/* "16", "16-19", "2-4": numbers joined by dashes; a letter may follow the
 * last ("13a", "86bis" is none). */
static bool is_number(ibid_str s)
{
    uint32_t at = 0;

    for (;;) {
        uint32_t start = at;

        while (at < s.len && ib_is(s.at[at], IB_DIGIT))
            at++;
        if (at == start)
            return false;
        if (at == s.len)
            return true;
        if (at + 1 == s.len && s.at[at] >= 'A' && s.at[at] <= 'H')
            return true;
        start = dash_len(s, at);
        if (!start)
            return false;
        at += start;
    }
}

static uint32_t value_of(ibid_str s)
{
    uint32_t value = 0;

    ib_number_at(&value, s, 0, s.len);
    return is_digits(s) ? value : 0;
}

static bool is_year(ibid_str s)
{
    const uint32_t value = value_of(s);

    return s.len == 4 && value >= FIRST_YEAR && value <= LAST_YEAR;
}

/* "S-4", "ES-10", "XV": a session that is no plain number. */
static bool is_session(ibid_str s)
{
    uint32_t skip = ib_str_has_at(s, 0, IB_STR("S-"))    ? 2
                    : ib_str_has_at(s, 0, IB_STR("ES-")) ? 3
                                                         : 0;

    if (skip && is_digits((ibid_str){s.at + skip, s.len - skip}))
        return true;
    return ib_un_is_roman(s, 0, s.len);
}

/* Note that component i is strange. */
static void note_odd(reading *r, uint32_t i)
{
    if (!r->strange)
        r->odd = i;
    r->strange = true;
}

static ibid_str slice(ibid_str s, uint32_t from, uint32_t to)
{
    return ib_str_in(s, ib_span_trim(s, (ibid_span){from, to}));
}

/* Cut the brackets off a component, and its word from its number. */
static void read_component(component *c, ibid_str s)
{
    uint32_t stop = 0, found = 0, dot = 0;

    *c = (component){0};
    while (stop < s.len && s.at[stop] != '(')
        stop++;
    for (uint32_t at = stop; at < s.len && found < 2; found++) {
        uint32_t close = at + 1;

        while (close < s.len && s.at[close] != ')')
            close++;
        c->paren[found] = slice(s, at + 1, close);
        at = close + 1;
        while (at < s.len && s.at[at] != '(')
            at++;
    }
    c->whole = slice(s, 0, stop);
    c->word = c->whole;
    for (dot = 0; dot < c->whole.len && c->whole.at[dot] != '.'; dot++)
        ;
    if (dot < c->whole.len) {
        c->word.len = dot;
        c->dot = (ibid_str){c->whole.at + dot + 1, c->whole.len - dot - 1};
    }
}

/* Cut the symbol at its slashes; false where it has too many. */
static bool cut(reading *r, ibid_str symbol)
{
    uint32_t start = 0, depth = 0;

    *r = (reading){.symbol = symbol, .odd = IBID_NONE};
    for (uint32_t i = 0; i <= symbol.len; i++) {
        if (i < symbol.len && symbol.at[i] == '(')
            depth++;
        else if (i < symbol.len && symbol.at[i] == ')' && depth)
            depth--;
        if (i < symbol.len && (symbol.at[i] != '/' || depth))
            continue;
        if (r->count == COMPONENTS)
            return false;
        read_component(&r->part[r->count],
                       (ibid_str){symbol.at + start, i - start});
        if (start < i && ib_is(symbol.at[start], IB_LOWER))
            note_odd(r, r->count);
        r->count++;
        start = i + 1;
    }
    return r->count > 1;
}

/* The symbol up to the end of component i, without its brackets. */
static ibid_str prefix(const reading *r, uint32_t i)
{
    const component *c = &r->part[i];
    const char *end = c->whole.at + c->whole.len;

    return (ibid_str){r->symbol.at, (uint32_t)(end - r->symbol.at)};
}

static void add_modifier(reading *r, const char *type, ibid_str number)
{
    if (r->modifier_count < MODIFIERS)
        r->modifier[r->modifier_count++] = (ibid_symbol_modifier){type, number};
}

/* "Part I", "PARTII", "Vol. I", "Resumption 1", "closed" in brackets. */
static bool read_word_paren(reading *r, ibid_str paren)
{
    uint32_t len = 0;
    const ib_un_entry *entry;

    while (len < paren.len && ib_is(paren.at[len], IB_ALPHA))
        len++;
    /* "PARTII" has no blank: the word is as long as a word of the table */
    for (; len >= 3; len--) {
        entry = ib_un_find(IB_UN_PART, (ibid_str){paren.at, len});
        if (entry) {
            uint32_t at = len;

            while (at < paren.len && strchr(". ", paren.at[at]))
                at++;
            add_modifier(r, entry->text, slice(paren, at, paren.len));
            return true;
        }
    }
    return false;
}

static void read_parens(reading *r, uint32_t at)
{
    const component *c = &r->part[at];

    for (int i = 0; i < 2; i++) {
        const ibid_str p = c->paren[i];

        if (!p.len || read_word_paren(r, p))
            continue;
        if (is_year(p) || is_session(p)) {
            if (!r->session.len)
                r->session = p;
        } else if (!is_digits(p)) {
            note_odd(r, at);
        }
    }
}

/* "Add.1", "Rev.2", "Supp."; true where the component is one. */
static bool read_modifier(reading *r, uint32_t i)
{
    const component *c = &r->part[i];
    const ib_un_entry *entry = ib_un_find(IB_UN_PART, c->word);

    if (!entry || (c->dot.len && !is_number(c->dot)))
        return false;
    add_modifier(r, entry->text, c->dot);
    if (!c->dot.len && strcmp(entry->text, "supplement") != 0 &&
        strcmp(entry->text, "summary") != 0 &&
        strcmp(entry->text, "excerpt") != 0)
        note_odd(r, i);
    return true;
}

/* Does a component from i on give a number: a numeral, or "L.3", "CO/4"? */
static bool number_follows(const reading *r, uint32_t i)
{
    for (; i < r->count; i++) {
        const component *c = &r->part[i];

        if (is_number(c->whole))
            return true;
        if (ib_un_find(IB_UN_PART, c->word))
            return false;
        if (is_number(c->dot) && (ib_un_find(IB_UN_NATURE, c->word) ||
                                  ib_un_find(IB_UN_ORGAN, c->word)))
            return true;
        if (ib_un_find(IB_UN_STATE, c->whole))
            return true;
    }
    return false;
}

/* Take numbers from component i on as one: "195/2002", "3106/2018-3122/2018".
 * Gives how many components. */
static uint32_t read_views(reading *r, uint32_t i)
{
    uint32_t n = i;
    ibid_str last;

    while (n < r->count && is_number(r->part[n].whole))
        n++;
    if (n == i)
        return 0;
    r->number = r->part[i].whole;
    last = r->part[n - 1].whole;
    r->number.len = (uint32_t)(last.at + last.len - r->number.at);
    if (!(n - i == 2 || (n - i == 3 && !is_digits(r->part[i + 1].whole))) ||
        !is_year(last) || r->number.at[0] == '0')
        note_odd(r, n - 1);
    return n - i;
}

static void read_numeral(reading *r, uint32_t i)
{
    const component *c = &r->part[i];

    if (!r->session.len && !r->number.len && number_follows(r, i + 1))
        r->session = c->whole;
    else if (!r->number.len)
        r->number = c->whole;
    else
        note_odd(r, i);
    read_parens(r, i);
}

/* A treaty body's documents of a State have the State before their kind. */
static bool ends_in_c(const char *key)
{
    const size_t len = strlen(key);

    return len > 2 && key[len - 2] == '/' && key[len - 1] == 'C';
}

/* "RES", "L.3", "CO"; true where component *i is one. */
static bool read_nature(reading *r, uint32_t *i)
{
    const component *c = &r->part[*i];
    const ib_un_entry *entry = ib_un_find(IB_UN_NATURE, c->whole);

    if (entry && strcmp(entry->key, "CR") == 0 &&
        !ib_str_is(r->part[0].whole, IB_STR("CAT")))
        return false;
    if (entry && !c->dot.len) {
        if (!(entry->form & IB_UN_SLASH) && entry->form)
            return false;
        if (*entry->text)
            r->type = entry->text;
        if (r->body && *i + 1 < r->count && !r->state.len &&
            ends_in_c(r->body->key) &&
            ib_un_find(IB_UN_STATE, r->part[*i + 1].whole))
            note_odd(r, *i);
        if (ib_str_is(c->whole, IB_STR("D")) ||
            ib_str_is(c->whole, IB_STR("DR"))) {
            r->views = true;
            const bool other = r->number.len > 0;
            const uint32_t count = read_views(r, *i + 1);

            if (!count || other)
                note_odd(r, *i);
            *i += count;
        }
        return true;
    }
    if (entry) { /* a whole word with a full stop in it: "OP.8" */
        r->type = entry->text;
        return true;
    }
    entry = ib_un_find(IB_UN_NATURE, c->word);
    if (!entry || !(entry->form & IB_UN_DOT) || !is_number(c->dot))
        return false;
    if (r->number.len || c->dot.at[0] == '0' ||
        (r->type && ib_un_find(IB_UN_NATURE, r->part[*i - 1].whole)))
        note_odd(r, *i);
    r->type = entry->text;
    if (*i + 1 < r->count && is_number(r->part[*i + 1].whole))
        r->session = c->dot;
    else
        r->number = c->dot;
    read_parens(r, *i);
    return true;
}

/* "WG.3", "PC": a body below the body; the last component of a symbol is its
 * document. */
static bool read_organ(reading *r, uint32_t i)
{
    const component *c = &r->part[i];
    const ib_un_entry *entry = ib_un_find(IB_UN_ORGAN, c->word);

    if (!entry || (c->dot.len && !is_number(c->dot)) ||
        (!c->dot.len && !ib_str_is(c->word, IB_STR("PC"))) ||
        r->organ_count == ORGANS || r->number.len)
        return false;
    if (!number_follows(r, i + 1) && ib_str_is(c->word, IB_STR("WG"))) {
        r->type = "working group document";
        r->number = c->dot;
        return true;
    }
    r->organ[r->organ_count] = entry;
    r->organ_number[r->organ_count++] = c->dot;
    return true;
}

static bool is_upper(ibid_str s)
{
    for (uint32_t i = 0; i < s.len; i++) {
        if (!ib_is(s.at[i], IB_UPPER))
            return false;
    }
    return s.len > 0;
}

/* The components after the body. */
static void read_rest(reading *r, uint32_t i)
{
    const bool escwa =
        r->body && ib_str_is(ib_str_of(r->body->key), IB_STR("E/ESCWA"));

    for (; i < r->count; i++) {
        const component *c = &r->part[i];

        if (read_modifier(r, i)) {
            read_parens(r, i);
        } else if (r->modifier_count && is_number(c->whole)) {
            note_odd(r, i);
        } else if (is_number(c->whole)) {
            read_numeral(r, i);
        } else if (read_nature(r, &i) || read_organ(r, i)) {
            continue;
        } else if (!r->state.len && ib_un_find(IB_UN_STATE, c->whole) &&
                   !escwa) {
            r->state = c->whole;
        } else if (is_session(c->whole) && !r->session.len) {
            r->session = c->whole;
        } else if (escwa && !r->division.len && is_upper(c->whole)) {
            r->division = c->whole;
        } else if (!(i == 1 && ib_un_find(IB_UN_WORD, c->word))) {
            note_odd(r, i);
        }
    }
}

/* The body: the longest prefix of the table, else an organ by its number.
 * Gives the first component after it. */
static uint32_t read_body(reading *r)
{
    uint32_t next = 1;
    const component *c = &r->part[1];

    for (uint32_t i = 0; i < r->count && i < 4; i++) {
        const ib_un_entry *entry = ib_un_find(IB_UN_BODY, prefix(r, i));

        if (entry) {
            r->body = entry;
            next = i + 1;
        }
    }
    if (!r->body && is_number(c->dot) && ib_un_find(IB_UN_NATURE, c->word)) {
        ibid_str short_prefix = prefix(r, 1);

        short_prefix.len -= c->dot.len + 1;
        r->body = ib_un_find(IB_UN_BODY, short_prefix);
    }
    if (!r->body && is_number(c->dot) && r->part[0].whole.len == 1) {
        r->top = ib_un_find(IB_UN_TOP, c->word);
        r->top_number = c->dot;
        if (r->top)
            next = 2;
    }
    return next;
}

static bool has_addendum(const reading *r)
{
    for (uint32_t i = 0; i < r->modifier_count; i++) {
        if (strcmp(r->modifier[i].type, "addendum") == 0)
            return true;
    }
    return false;
}

/* Kinds that the series tells, and kinds for want of a word. */
static void read_type(reading *r)
{
    static const char *const upr[] = {
        "UPR national report", "UPR compilation of United Nations information",
        "UPR summary of stakeholders information"};
    const uint32_t n = value_of(r->number);

    for (uint32_t i = 1; i < r->count && i < 3; i++) {
        const ib_un_entry *entry = ib_un_find(IB_UN_SERIES, prefix(r, i));

        if (entry && (!(entry->form & IB_UN_ADDED) || has_addendum(r)))
            r->type = entry->text;
    }
    if (r->type)
        return;
    if ((r->head->form & IB_UN_PRESS) &&
        !(r->body && (r->body->form & IB_UN_LOOSE)))
        r->type = "press release (not an official document)";
    else if (r->body && r->state.len && n > 0 && n < 4 &&
             ib_str_is(ib_str_of(r->body->key), IB_STR("A/HRC/WG.6")))
        r->type = upr[n - 1];
    else if (r->body && ib_str_is(ib_str_of(r->body->key), IB_STR("CAT/OP")) &&
             r->state.len)
        r->type = "report on a visit";
    else if (r->state.len)
        r->type = "State party report";
    else
        r->type = "document";
}

/* "C.3" and "CN.4" have the numbers that committees and commissions had. */
static bool is_committee(const component *c, char head)
{
    const uint32_t n = value_of(c->dot);
    const bool committee = ib_str_is(c->word, IB_STR("C"));

    if (!committee && !ib_str_is(c->word, IB_STR("CN")))
        return true;
    return n > 0 && n <= (head == 'A' && committee ? 6 : 20) &&
           c->dot.at[0] != '0';
}

/* Documents numbered through, before sessions and years came into symbols,
 * reached A/10500 (1976), S/27000 (1993), E/6200 (1977); resolutions have a
 * session or a year. */
static bool is_running_number(const reading *r, char head)
{
    if (strcmp(r->type, "resolution") == 0)
        return false;
    if (r->count > 1 && r->part[1].whole.at == r->number.at)
        return value_of(r->number) < (head == 'A'   ? 10700u
                                      : head == 'S' ? 27100u
                                                    : 6300u);
    return true;
}

/* Shapes that a body's symbols have in no year: their eras. */
static void check_shape(reading *r)
{
    const char head = r->part[0].whole.len == 1 ? r->part[0].whole.at[0] : 0;
    const uint32_t session = value_of(r->session);
    const bool bare = r->session.len && is_digits(r->session) &&
                      !r->part[r->count - 1].paren[0].len;
    const ibid_str body = r->body ? ib_str_of(r->body->key) : IB_STR("");

    if (r->views && !r->number.len)
        r->strange = true;
    if (!r->number.len && !(r->session.len && r->state.len))
        r->strange = true;
    if (!r->body && !head && !ib_un_find(IB_UN_SERIES, prefix(r, 1)) &&
        !(r->head->form & IB_UN_LOOSE) &&
        !ib_str_is(r->part[0].whole, IB_STR("HRI")))
        note_odd(r, 1);
    if ((head == 'A' || head == 'E') && !is_committee(&r->part[1], head))
        note_odd(r, 1);
    if (head && !r->session.len && !is_running_number(r, head))
        r->strange = true;
    if (!bare || r->type == NULL)
        return;
    if (head == 'A' && !r->organ_count && !r->top &&
        (!r->body || ib_str_has_at(body, 0, IB_STR("A/C."))) &&
        (session < FIRST_SESSION || session > LAST_SESSION) &&
        !is_year(r->session))
        r->strange = true;
    if (head == 'S' && !r->top && session < FIRST_S_YEAR && !r->organ_count &&
        (r->part[1].whole.at == r->session.at))
        r->strange = true;
    if (head == 'E' && !r->views && !r->organ_count && !r->state.len &&
        (!r->body || ib_str_has_at(body, 0, IB_STR("E/CN."))) &&
        !is_year(r->session))
        r->strange = true;
}

static bool read_one(reading *r, ibid_str symbol)
{
    if (!cut(r, symbol))
        return false;
    r->head = ib_un_find(IB_UN_HEAD, r->part[0].whole);
    if (!r->head)
        return false;
    read_rest(r, read_body(r));
    read_type(r);
    check_shape(r);
    if (r->head->form & (IB_UN_LOOSE | IB_UN_PRESS))
        r->strange = false;
    return true;
}

/* Where the first part of a joint symbol ends: before a dash that leads to a
 * head; s.len where it is none. */
static uint32_t part_end(ibid_str s)
{
    for (uint32_t i = 1; i < s.len; i++) {
        uint32_t len = dash_len(s, i), stop = i + len;

        if (!len)
            continue;
        while (stop < s.len && ib_is(s.at[stop], IB_UPPER))
            stop++;
        if (stop > i + len && stop < s.len && s.at[stop] == '/' &&
            ib_un_find(IB_UN_HEAD, (ibid_str){s.at + i + len, stop - i - len}))
            return i;
    }
    return s.len;
}

bool ib_un_is_plain(uint32_t *odd, ibid_str symbol)
{
    reading r;

    while (symbol.len) {
        const uint32_t end = part_end(symbol);
        const uint32_t skip = end + dash_len(symbol, end);

        *odd = IBID_NONE;
        if (!read_one(&r, (ibid_str){symbol.at, end}))
            return false;
        *odd = r.odd;
        if (r.strange)
            return false;
        symbol.at += skip;
        symbol.len -= skip;
    }
    return true;
}

/* The text of an organ with its number in the place of "%". */
static ibid_str with_number(ib_arena *arena, const char *text, ibid_str number)
{
    const char *sign = strchr(text, '%');
    const int before = sign ? (int)(sign - text) : (int)strlen(text);

    if (!number.len && before > 0 && text[before - 1] == ' ')
        return ib_str_of(ib_str_format(arena, "%.*s", before - 1, text));
    return ib_str_of(ib_str_format(arena, "%.*s%.*s", before, text,
                                   (int)number.len, number.at));
}

static ibid_str body_name(const reading *r, ib_arena *arena)
{
    const char *own = r->body ? r->body->text : r->head->text;
    ibid_str name = ib_str_of(own), more;

    if (r->top && !r->body) {
        more = with_number(arena, r->top->text, r->top_number);
        name = ib_is(r->top->text[0], IB_UPPER)
                   ? more
                   : ib_str_of(ib_str_format(arena, "%s, %.*s", own,
                                             (int)more.len, more.at));
    }
    if (r->division.len)
        name = ib_str_of(ib_str_format(arena, "%.*s, division %.*s",
                                       (int)name.len, name.at,
                                       (int)r->division.len, r->division.at));
    for (uint32_t i = 0; i < r->organ_count && name.len; i++) {
        const bool sub = ib_str_has_at(r->part[1].whole, 0, IB_STR("AC.")) &&
                         strcmp(r->organ[i]->key, "C") == 0;

        more = with_number(arena, r->organ[i]->text, r->organ_number[i]);
        name = ib_str_of(ib_str_format(arena, "%.*s / %s%.*s", (int)name.len,
                                       name.at, sub ? "sub" : "", (int)more.len,
                                       more.at));
    }
    return name;
}

/* a and b with " + " between, where both are there. */
static ibid_str plus(ib_arena *arena, ibid_str a, ibid_str b)
{
    if (!a.len || !b.len)
        return a.len ? a : b;
    return ib_str_of(ib_str_format(arena, "%.*s + %.*s", (int)a.len, a.at,
                                   (int)b.len, b.at));
}

static bool keep_modifiers(ibid_symbol_parts *out, ib_arena *arena,
                           const reading *r)
{
    const uint32_t count = out->modifier_count + r->modifier_count;
    ibid_symbol_modifier *all =
        ib_arena_array(arena, ibid_symbol_modifier, count);

    if (!all)
        return false;
    for (uint32_t i = 0; i < count; i++)
        all[i] = i < out->modifier_count ? out->modifier[i]
                                         : r->modifier[i - out->modifier_count];
    out->modifier = all;
    out->modifier_count = count;
    return true;
}

/* League of Nations: "C.286(b).M.174(b).1936.XI", "O.C.1656(1)" (League of
 * Nations Archives, "Guide to League documents"). */
static bool read_league(ibid_symbol_parts *out, ib_arena *arena, ibid_str s)
{
    uint32_t start[8], count = 0, year = IBID_NONE;

    if (ib_str_has_at(s, 0, IB_STR("O.C."))) {
        out->body = IB_STR("League of Nations, Opium Advisory Committee");
        out->type = IB_STR("committee document");
        out->number = slice(s, 4, s.len);
        return true;
    }
    for (uint32_t i = 0; i < s.len && count < 8; i++) {
        if (i == 0 || s.at[i - 1] == '.')
            start[count++] = i;
    }
    if (count < 3)
        return false;
    for (uint32_t i = 1; i < count; i++) {
        const uint32_t end = i + 1 < count ? start[i + 1] - 1 : s.len;

        if (end - start[i] == 4 && s.at[start[i]] == '1')
            year = i;
    }
    out->body = IB_STR("League of Nations");
    out->type = IB_STR("document circulated to the Council and the Members");
    if (year == IBID_NONE || year < 2)
        return true;
    out->session = (ibid_str){s.at + start[year], 4};
    out->number = (ibid_str){s.at, start[year] - 1};
    if (year == 4)
        out->number = ib_str_of(
            ib_str_format(arena, "%.*s %.*s", (int)(start[2] - 1), s.at,
                          (int)(start[4] - 1 - start[2]), s.at + start[2]));
    return true;
}

static uint32_t count_parts(ibid_str symbol)
{
    uint32_t count = 0;

    while (symbol.len && count < PARTS) {
        const uint32_t end = part_end(symbol);
        const uint32_t skip = end + dash_len(symbol, end);

        symbol.at += skip;
        symbol.len -= skip;
        count++;
    }
    return count;
}

/* Add one part of a symbol to what is read. */
static bool add_part(ibid_symbol_parts *out, bool *strange, ib_arena *arena,
                     ibid_str symbol)
{
    reading r;

    if (!read_one(&r, symbol)) {
        *strange = true;
        return true;
    }
    *strange |= r.strange;
    out->body = plus(arena, out->body, body_name(&r, arena));
    out->session = plus(arena, out->session, r.session);
    out->number = plus(arena, out->number, r.number);
    if (!out->state.len)
        out->state = r.state;
    out->type = ib_str_of(r.type);
    return out->body.len && keep_modifiers(out, arena, &r);
}

ibid_status ib_un_read(ibid_symbol_parts *out, bool *strange, ib_arena *arena,
                       ibid_str symbol)
{
    const uint32_t count = count_parts(symbol);
    ibid_str *part = ib_arena_array(arena, ibid_str, count);

    *out = (ibid_symbol_parts){0};
    *strange = false;
    if (!part)
        return ib_arena_status(arena);
    if (!memchr(symbol.at, '/', symbol.len)) {
        *strange = !read_league(out, arena, symbol);
        return IBID_OK;
    }
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t end = part_end(symbol);
        const uint32_t skip = end + dash_len(symbol, end);

        part[i] = (ibid_str){symbol.at, end};
        if (!add_part(out, strange, arena, part[i]))
            return ib_arena_status(arena);
        symbol.at += skip;
        symbol.len -= skip;
    }
    if (count > 1) {
        out->type = IB_STR("joint (double-symbol) document");
        out->part = part;
        out->part_count = count;
    }
    return IBID_OK;
}
