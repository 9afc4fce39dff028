/* lawword.c - words, marks and names under the readers of law.h. */

#include "cite/law.h"

#include "base/scan.h"
#include "cite/date.h"

static bool is_dash(uint32_t cp)
{
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}

uint32_t ib_law_dash(const ib_law *law, uint32_t at)
{
    uint32_t cp, len;

    if (at >= law->end)
        return 0;
    len = ib_utf8_at(&cp, law->text, at, law->end);
    return is_dash(cp) ? len : 0;
}

uint32_t ib_law_dash_ends(const ib_law *law, uint32_t at)
{
    uint32_t cp, start;

    start = ib_utf8_back(law->text, law->low, at);
    ib_utf8_at(&cp, law->text, start, at);
    return is_dash(cp) ? at - start : 0;
}

bool ib_law_is_year(const ib_law *law, uint32_t at, uint32_t end)
{
    const char *s = law->text.at + at;

    return end == at + 4 &&
           ((s[0] == '1' && s[1] >= '2') || (s[0] == '2' && s[1] == '0'));
}

/* Does a mark end words here?  A bracket inside a word stays: "AB(I)". */
static bool is_mark(char c)
{
    return c == ',' || c == ';' || c == '(' || c == ')' || c == '[' ||
           c == ']' || c == '"' || c == ':';
}

bool ib_law_word_before(ibid_span *out, const ib_law *law, uint32_t at)
{
    uint32_t n, start;

    while (at > law->low && (n = ib_blank_before(law->text, law->low, at)) > 0)
        at -= n;
    if (at <= law->low)
        return false;
    start = at;
    while (start > law->low &&
           (ib_is(law->text.at[start - 1], IB_ALPHA | IB_DIGIT) ||
            (!is_mark(law->text.at[start - 1]) &&
             !ib_blank_before(law->text, law->low, start))))
        start--;
    if (start == at)
        start--;
    *out = (ibid_span){start, at};
    return true;
}

bool ib_law_is(const ib_law *law, ibid_span span, const char *words)
{
    const char *at = law->text.at + span.start;
    size_t len = span.end - span.start;
    char first;

    while (len > 1 && at[len - 1] == '.')
        len--;
    first = ib_lower(at[0]);
    while (*words) {
        if (*words == first) {
            size_t i = 1;

            while (i < len && words[i] == ib_lower(at[i]))
                i++;
            if (i == len && (words[i] == ' ' || words[i] == '\0'))
                return true;
        }
        while (*words && *words != ' ')
            words++;
        words += *words == ' ';
    }
    return false;
}

uint32_t ib_law_any(const ib_law *law, uint32_t at, const char *words)
{
    const char first = ib_lower(ib_law_char(law, at));

    while (*words) {
        size_t n = 1;
        uint32_t len;

        while (words[n] && words[n] != '|')
            n++;
        len =
            at < law->end && ib_lower(*words) == first
                ? ib_str_words_at(law->text, at, (ibid_str){words, (uint32_t)n})
                : 0;

        if (len && at + len <= law->end &&
            (at + len == law->end || !ib_is(words[n - 1], IB_ALPHA) ||
             !ib_is(law->text.at[at + len], IB_ALPHA)))
            return len;
        words += n + (words[n] == '|');
    }
    return 0;
}

/* A name while it is matched: as it stands, and its hash in lower case. */
typedef struct plain {
    char raw[IB_LAW_NAME_MAX];
    uint32_t len, raw_hash, folded_hash;
    bool full;
} plain;

static void add_byte(plain *p, char c)
{
    if (p->len == sizeof p->raw) {
        p->full = true;
        return;
    }
    p->raw[p->len++] = c;
    p->raw_hash = (p->raw_hash ^ (unsigned char)c) * 16777619u;
    p->folded_hash = (p->folded_hash ^ (unsigned char)ib_lower(c)) * 16777619u;
}

/* Add the word at `at`, without full stops and apostrophes; gives its end. */
static uint32_t add_word(plain *p, const ib_law *law, uint32_t at)
{
    bool open = false;

    while (at < law->end) {
        const char c = law->text.at[at];

        if (ib_is(c, IB_ALPHA | IB_DIGIT)) {
            add_byte(p, c);
            at++;
            continue;
        }
        if (ib_blank_at(law->text, at, law->end) ||
            (is_mark(c) && c != '(' && !(c == ')' && open)))
            break;
        open |= c == '(';
        if (c == '.' || c == '\'') {
            at++;
        } else if (at + 2 < law->end &&
                   ib_str_has_at(law->text, at, IB_STR("’"))) {
            at += 3;
        } else {
            add_byte(p, c);
            at++;
        }
    }
    return at;
}

static const char *named(const plain *p, ib_law_kind kind)
{
    const char *name = NULL;
    char folded[IB_LAW_NAME_MAX];

    if (ib_law_has_hash(p->folded_hash)) {
        for (uint32_t i = 0; i < p->len; i++)
            folded[i] = ib_lower(p->raw[i]);
        name = ib_law_named(kind, true, p->folded_hash,
                            (ibid_str){folded, p->len});
    }
    if (!name && ib_law_has_hash(p->raw_hash))
        name =
            ib_law_named(kind, false, p->raw_hash, (ibid_str){p->raw, p->len});
    return name;
}

/* The end of a name without the full stop that ends a sentence. */
static uint32_t name_stop(const ib_law *law, ib_law_kind kind, uint32_t at,
                          uint32_t stop)
{
    if (stop > at + 1 && law->text.at[stop - 1] == '.' &&
        (kind == IB_LAW_TREATY ||
         !memchr(law->text.at + at, '.', stop - 1 - at)))
        return stop - 1;
    return stop;
}

const char *ib_law_match(uint32_t *stop, const ib_law *law, ib_law_kind kind,
                         uint32_t at, int words)
{
    const char *found = NULL;
    uint32_t p_at = at;
    plain p;

    if (at + 1 < law->end && ib_is(law->text.at[at], IB_ALPHA | IB_DIGIT) &&
        ib_is(law->text.at[at + 1], IB_ALPHA | IB_DIGIT) &&
        !ib_law_has_head(kind, law->text.at[at], law->text.at[at + 1]))
        return NULL;
    p.len = 0;
    p.full = false;
    p.raw_hash = p.folded_hash = (2166136261u ^ (uint32_t)kind) * 16777619u;
    for (int n = 0; n < words && p_at < law->end && !p.full; n++) {
        const uint32_t next = add_word(&p, law, p_at);
        const char *name;

        if (next == p_at)
            break;
        name = named(&p, kind);
        if (name) {
            found = name;
            *stop = name_stop(law, kind, at, next);
        }
        p_at = next;
        if (p_at < law->end && law->text.at[p_at] == ',' &&
            kind == IB_LAW_TREATY) {
            add_byte(&p, ',');
            p_at++;
        }
        p_at = ib_law_skip(law, p_at);
    }
    return found;
}

bool ib_law_opens(const ib_law *law, uint32_t at, char reader)
{
    uint32_t stop;
    const char *readers = ib_law_match(&stop, law, IB_LAW_GATE, at, 1);

    return readers && strchr(readers, reader);
}

void ib_law_set(ib_law *law, ibid_field_name name, uint32_t start, uint32_t end)
{
    if (start < end && ib_span_is_empty(law->out->field[name]) &&
        !law->out->value[name].len)
        law->out->field[name] = (ibid_span){start, end};
}

void ib_law_value(ib_law *law, ibid_field_name name, const char *value)
{
    if (value && value[0] && ib_span_is_empty(law->out->field[name]) &&
        !law->out->value[name].len)
        law->out->value[name] = ib_str_of(value);
}

void ib_law_date(ib_law *law, const ibid_date *date)
{
    ib_draft *out = law->out;

    if (out->issued.from.month || (out->issued.from.year && !date->from.month))
        return;
    out->issued = *date;
    out->field[IBID_FIELD_ISSUED] = date->span;
}

void ib_law_year(ib_law *law, uint32_t at)
{
    const char *s = law->text.at + at;
    ibid_date date = {.span = {at, at + 4}};

    date.from.year = (s[0] - '0') * 1000 + (s[1] - '0') * 100 +
                     (s[2] - '0') * 10 + (s[3] - '0');
    ib_law_date(law, &date);
}

uint32_t ib_law_date_at(ibid_date *out, const ib_law *law, uint32_t at)
{
    const uint32_t start = at;
    uint32_t len;

    if (at >= law->end)
        return at;
    /* "12 de marzo de 2004", "15th January 1800" are read by date.c; "24. 9.
     * 2001" by its day and month with blanks after their stops */
    len = ib_date_read(out, law->text, at, law->end);
    return len ? start + len : start;
}

void ib_law_open(ib_law *law, ibid_citation_kind kind, const char *rule,
                 int score, uint32_t start)
{
    if (law->opened)
        return;
    law->opened = true;
    *law->out = (ib_draft){.note = IBID_NONE};
    law->out->kind = kind;
    law->out->rule = rule;
    law->out->score = score;
    law->out->law = true;
    law->out->span.start = start;
}

/* One number of a pinpoint: "45", "12a", "45-47", "208 ff.", "(a)" after it;
 * gives its end, or `at`. */
static uint32_t pin_number(const ib_law *law, uint32_t at)
{
    uint32_t p = ib_law_digits(law, at), q, len;

    if (p == at || p - at > 5)
        return at;
    if (p + 1 < law->end && law->text.at[p] == '.' &&
        ib_is(law->text.at[p + 1], IB_DIGIT))
        p = ib_law_digits(law, p + 1);
    if (p < law->end && ib_is(law->text.at[p], IB_LOWER) &&
        (p + 1 == law->end || !ib_is(law->text.at[p + 1], IB_WORD)))
        p++;
    len = ib_law_dash(law, p);
    if (len) {
        q = ib_law_digits(law, ib_law_skip(law, p + len));
        if (q > p + len && ib_is(law->text.at[q - 1], IB_DIGIT))
            p = q;
    }
    q = ib_law_skip(law, p);
    len = ib_law_any(law, q, "ff.|ff|f.|et seq.|et seq|and following|ss.");
    return len ? q + len : p;
}

/* Numbers of a pinpoint with commas and "and" between them. */
static uint32_t pin_numbers(const ib_law *law, uint32_t at, bool list)
{
    uint32_t stop = pin_number(law, at);

    for (int n = 0; list && stop > at && n < IB_PIN_COUNT_MAX; n++) {
        uint32_t p = stop, len, next;

        if (ib_law_char(law, p) == ',')
            p++;
        p = ib_law_skip(law, p);
        len = ib_law_any(law, p, "and|und|et|y|e|bis|to|à|и|&");
        next = ib_law_skip(law, p + len);
        if (next == stop)
            break;
        p = pin_number(law, next);
        /* a number that begins the next place is none of these */
        if (p == next || p - next > 4 ||
            (ib_law_char(law, ib_law_skip(law, p)) >= 'A' &&
             ib_law_char(law, ib_law_skip(law, p)) <= 'Z'))
            break;
        stop = p;
    }
    return stop;
}

/* "[45]", "[45]-[47]", "[45], [47]". */
static uint32_t pin_brackets(const ib_law *law, uint32_t at)
{
    uint32_t stop = at;

    for (int n = 0; n < IB_PIN_COUNT_MAX; n++) {
        uint32_t p = stop, q;

        if (n)
            p += ib_law_dash(law, p) ? ib_law_dash(law, p)
                                     : ib_law_char(law, p) == ',';
        p = ib_law_skip(law, p);
        if (ib_law_char(law, p) != '[')
            break;
        q = pin_number(law, p + 1);
        if (q == p + 1 || ib_law_char(law, q) != ']' ||
            ib_law_is_year(law, p + 1, q))
            break;
        stop = q + 1;
    }
    return stop;
}

static const char labels[] =
    "paragraphs|paragraph|paras.|para.|paras|para|pars.|par.|paragr.|párr.|"
    "pp.|pp|p.|pages|page|p|Rdnrn.|Rdnr.|Rn.|Rn|Rz.|Rz|Seite|S.|points|point|"
    "pt|pts|punto|FJ|cons.|consid.|E.|pág.|annex|п.|с.|стр.|dissent|fn|col.";

uint32_t ib_law_pin(ibid_span *out, const ib_law *law, uint32_t at)
{
    uint32_t p = ib_law_skip(law, at), start, len;
    bool sign = false;

    if (ib_law_char(law, p) == ',')
        p = ib_law_skip(law, p + 1);
    len = ib_law_any(law, p, "at|especially|esp|in particular|hier|here");
    p = ib_law_skip(law, p + len);
    start = p;
    if (pin_brackets(law, p) > p) {
        *out = (ibid_span){start, pin_brackets(law, p)};
        return out->end;
    }
    while (p + 1 < law->end && (ib_str_has_at(law->text, p, IB_STR("§")) ||
                                ib_str_has_at(law->text, p, IB_STR("¶")))) {
        sign = true;
        p += 2;
    }
    if (!sign) {
        const uint32_t label = ib_law_any(law, p, labels);

        sign = label > 0;
        p += label;
    }
    if (!sign && !len)
        return at;
    p = ib_law_skip(law, p);
    len = pin_numbers(law, p, sign);
    if (len == p)
        return at;
    *out = (ibid_span){start, len};
    return len;
}
