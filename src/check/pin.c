/* pin.c - reading a pinpoint; pin.h says what it gives. */

#include "check/pin.h"

#include "base/scan.h"
#include "base/str.h"
#include "check/costs.h"

/* "ff." and its kin: the numbers after this one, too. */
static bool is_following(ibid_str word)
{
    static const char *const words[] = {"f",    "ff", "sq", "sqq", "seq",
                                        "seqq", "ss", "et", "suiv"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ib_str_is_nocase(word, ib_str_of(words[i])))
            return true;
    }
    return false;
}

/* What a label counts; OTHER for one that is not known here. */
static ib_pin_kind label_kind(ibid_str word)
{
    static const struct {
        const char *word;
        ib_pin_kind kind;
    } labels[] = {
        {"p", IB_PIN_PAGE},
        {"pp", IB_PIN_PAGE},
        {"pg", IB_PIN_PAGE},
        {"page", IB_PIN_PAGE},
        {"pages", IB_PIN_PAGE},
        {"seite", IB_PIN_PAGE},
        {"p\xC3\xA1g", IB_PIN_PAGE},
        {"p\xC3\xA1gs", IB_PIN_PAGE},
        {"\xD1\x81", IB_PIN_PAGE},                 /* Russian s. */
        {"\xD1\x81\xD1\x82\xD1\x80", IB_PIN_PAGE}, /* str. */
        {"para", IB_PIN_PARAGRAPH},
        {"paras", IB_PIN_PARAGRAPH},
        {"paragraph", IB_PIN_PARAGRAPH},
        {"paragraphs", IB_PIN_PARAGRAPH},
        {"paragraphe", IB_PIN_PARAGRAPH},
        {"paragraphes", IB_PIN_PARAGRAPH},
        {"p\xC3\xA1rr", IB_PIN_PARAGRAPH},
        {"p\xC3\xA1rrs", IB_PIN_PARAGRAPH},
        {"par", IB_PIN_PARAGRAPH},
        {"pars", IB_PIN_PARAGRAPH},
        {"abs", IB_PIN_PARAGRAPH},
        {"rn", IB_PIN_PARAGRAPH},
        {"rz", IB_PIN_PARAGRAPH},
        {"rdn", IB_PIN_PARAGRAPH},
        {"rdnr", IB_PIN_PARAGRAPH},
        {"tz", IB_PIN_PARAGRAPH},
        {"ziff", IB_PIN_PARAGRAPH},
        {"no", IB_PIN_PARAGRAPH},
        {"nos", IB_PIN_PARAGRAPH},
        {"nr", IB_PIN_PARAGRAPH},
        {"recital", IB_PIN_PARAGRAPH},
        {"recitals", IB_PIN_PARAGRAPH},
        {"consid", IB_PIN_PARAGRAPH},
        {"point", IB_PIN_PARAGRAPH},
        {"points", IB_PIN_PARAGRAPH},
        {"\xD0\xBF", IB_PIN_PARAGRAPH},         /* p. */
        {"\xD0\xBF\xD0\xBF", IB_PIN_PARAGRAPH}, /* pp. */
        {"s", IB_PIN_SECTION},
        {"sec", IB_PIN_SECTION},
        {"secs", IB_PIN_SECTION},
        {"sect", IB_PIN_SECTION},
        {"section", IB_PIN_SECTION},
        {"sections", IB_PIN_SECTION},
        {"art", IB_PIN_ARTICLE},
        {"arts", IB_PIN_ARTICLE},
        {"article", IB_PIN_ARTICLE},
        {"articles", IB_PIN_ARTICLE},
        {"n", IB_PIN_NOTE},
        {"nn", IB_PIN_NOTE},
        {"fn", IB_PIN_NOTE},
        {"note", IB_PIN_NOTE},
        {"notes", IB_PIN_NOTE},
        {"footnote", IB_PIN_NOTE},
        {"footnotes", IB_PIN_NOTE},
        {"anm", IB_PIN_NOTE},
    };

    /* German S. is a page; s. of an Act is a section. */
    if (ib_str_is(word, IB_STR("S")))
        return IB_PIN_PAGE;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (ib_str_is_nocase(word, ib_str_of(labels[i].word)))
            return labels[i].kind;
    }
    return IB_PIN_OTHER;
}

/* What follows is another citation: "p. 5, quoted in Berg, p. 8". */
static bool is_other_citation(ibid_str word)
{
    static const char *const words[] = {"quoted",  "quoting",   "cited",
                                        "citing",  "reprinted", "zit",
                                        "zitiert", "in"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ib_str_is_nocase(word, ib_str_of(words[i])))
            return true;
    }
    return false;
}

/* Words between numbers that change nothing. */
static bool is_joint(ibid_str word)
{
    static const char *const words[] = {"and", "at", "und", "et",  "y",
                                        "e",   "to", "bis", "the", "of"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ib_str_is_nocase(word, ib_str_of(words[i])))
            return true;
    }
    return false;
}

static uint32_t roman_digit(char c)
{
    switch (ib_lower(c)) {
    case 'i':
        return 1;
    case 'v':
        return 5;
    case 'x':
        return 10;
    case 'l':
        return 50;
    case 'c':
        return 100;
    case 'd':
        return 500;
    case 'm':
        return 1000;
    default:
        return 0;
    }
}

/* The number as printers write it, to be compared: "iiii" and "vx" are none. */
static bool is_canonical(ibid_str word, uint32_t value)
{
    static const char *const form[] = {"m",  "cm", "d",  "cd", "c",  "xc", "l",
                                       "xl", "x",  "ix", "v",  "iv", "i"};
    static const uint32_t worth[] = {1000, 900, 500, 400, 100, 90, 50,
                                     40,   10,  9,   5,   4,   1};
    uint32_t at = 0;

    for (size_t i = 0; i < sizeof worth / sizeof *worth; i++) {
        ibid_str part = ib_str_of(form[i]);

        for (; value >= worth[i]; value -= worth[i]) {
            if (!ib_str_has_at_nocase(word, at, part))
                return false;
            at += part.len;
        }
    }
    return at == word.len;
}

uint32_t ib_roman_read(ibid_str word)
{
    uint32_t value = 0, next = 0;

    if (word.len == 0 || word.len > IB_ROMAN_LETTERS)
        return 0;
    for (uint32_t i = word.len; i-- > 0;) {
        uint32_t digit = roman_digit(word.at[i]);

        if (digit == 0 || ib_class(word.at[i]) != ib_class(word.at[0]))
            return 0;
        value = digit < next ? value - digit : value + digit;
        next = digit;
    }
    return is_canonical(word, value) ? value : 0;
}

typedef struct pin_reader {
    ib_pins *out;
    ibid_str text;
    uint32_t at;
    ib_pin_kind kind;
    bool either, sign;
} pin_reader;

/* Length of the letter at `at`, or 0.  Dashes, signs and blanks of other
 * scripts stand outside 0xC0 to 0x1FFF. */
static uint32_t letter_at(ibid_str text, uint32_t at)
{
    uint32_t cp, len;

    if (at >= text.len)
        return 0;
    len = ib_utf8_at(&cp, text, at, text.len);
    return ib_is(text.at[at], IB_ALPHA) || (cp >= 0xC0 && cp < 0x2000) ? len
                                                                       : 0;
}

static ibid_span word_at(ibid_str text, uint32_t at)
{
    ibid_span word = {at, at};

    while (letter_at(text, word.end))
        word.end += letter_at(text, word.end);
    return word;
}

static uint32_t dash_at(ibid_str text, uint32_t at)
{
    uint32_t cp, len;

    if (at >= text.len)
        return 0;
    len = ib_utf8_at(&cp, text, at, text.len);
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) ? len : 0;
}

/* The end of a range whose last digits alone are given. */
static uint32_t range_end(uint32_t from, uint32_t to, uint32_t digits)
{
    uint64_t ten = 1;

    while (digits-- > 0)
        ten *= 10;
    return to < from ? (uint32_t)(from - from % ten + to) : to;
}

/* "12", "7.3"; a letter or brackets behind are a part of the same place. */
static bool read_number(pin_reader *r, ib_pin_number *number, uint32_t *digits)
{
    uint32_t major, minor = 0, len, more;

    len = ib_number_at(&major, r->text, r->at, r->text.len);
    if (len == 0)
        return false;
    *digits = len;
    r->at += len;
    if (ib_str_has_at(r->text, r->at, IB_STR("."))) {
        more = ib_number_at(&minor, r->text, r->at + 1, r->text.len);
        if (more && minor < IB_PIN_MINOR_MAX)
            r->at += 1 + more;
        else
            minor = 0;
    }
    *number = ib_pin_number_of(major, minor);
    return true;
}

/* "(a)(1)", "a", "r": what cannot be looked for. */
static void skip_letters(pin_reader *r)
{
    const ibid_str t = r->text;

    while (r->at < t.len) {
        uint32_t close;

        if (ib_str_has_at(t, r->at, IB_STR(" (")))
            r->at++;
        if (t.at[r->at] != '(') {
            bool last = r->at + 1 >= t.len || !ib_is(t.at[r->at + 1], IB_WORD);

            if (!ib_is(t.at[r->at], IB_LOWER) || !last)
                return;
            r->at++;
            continue;
        }
        close = ib_str_find(t, r->at, IB_STR(")"));
        if (close == IBID_NONE || close - r->at > 5)
            return;
        r->at = close + 1;
    }
}

static ib_pin *push(pin_reader *r, ib_pin_kind kind, ib_pin_number from)
{
    ib_pin *pin;

    if (r->out->count == IB_PIN_MAX)
        return NULL;
    pin = &r->out->item[r->out->count++];
    *pin = (ib_pin){.kind = kind,
                    .from = from,
                    .to = from,
                    .either = kind == IB_PIN_NOTE && r->either,
                    .sign = kind == IB_PIN_PARAGRAPH && r->sign};
    return pin;
}

/* A whole number goes on to the last of its parts. */
static ib_pin_number whole(ib_pin_number number)
{
    return ib_pin_minor(number) ? number : number | IB_PIN_MINOR_MAX;
}

/* The second number of a range, after a dash; with a star or a bracket, too:
 * "*4-*5", "[45]-[47]". */
static bool read_end(pin_reader *r, ib_pin_number from, ib_pin_number *to)
{
    const uint32_t back = r->at;
    uint32_t digits, at = r->at, len;
    ib_pin_number number;

    if (ib_str_has_at(r->text, at, IB_STR("]")))
        at++;
    at = ib_skip_blank(r->text, at, r->text.len);
    len = dash_at(r->text, at);
    if (!len)
        return false;
    at = ib_skip_blank(r->text, at + len, r->text.len);
    while (at < r->text.len && strchr("*[", r->text.at[at]))
        at++;
    r->at = at;
    if (!read_number(r, &number, &digits)) {
        r->at = back;
        return false;
    }
    *to = ib_pin_minor(number)
              ? number
              : ib_pin_number_of(
                    range_end(ib_pin_major(from), ib_pin_major(number), digits),
                    0);
    return true;
}

/* "24 ff.", "24 et seq.", "24 f.". */
static void read_following(pin_reader *r, ib_pin *pin)
{
    const ibid_str t = r->text;

    for (;;) {
        ibid_span span = word_at(t, ib_skip_blank(t, r->at, t.len));
        ibid_str word = ib_str_in(t, span);

        if (!is_following(word))
            return;
        if (ib_str_is_nocase(word, IB_STR("et"))) {
            uint32_t next = ib_skip_blank(t, span.end, t.len);

            if (!ib_str_has_at_nocase(t, next, IB_STR("s")))
                return;
        }
        pin->to = whole(ib_pin_number_of(
            ib_pin_major(pin->from) +
                (ib_str_is(word, IB_STR("f")) ? 1 : IB_PIN_FOLLOWING),
            0));
        r->at = span.end + ib_str_has_at(t, span.end, IB_STR("."));
    }
}

static void read_digits(pin_reader *r, ib_pin_kind kind)
{
    ib_pin_number from, to;
    uint32_t digits;
    ib_pin *pin;

    if (!read_number(r, &from, &digits)) {
        while (r->at < r->text.len && ib_is(r->text.at[r->at], IB_DIGIT))
            r->at++;
        return;
    }
    /* "12r": a leaf of a manuscript, which is two pages */
    if (kind <= IB_PIN_PAGE && r->at < r->text.len &&
        strchr("rv", r->text.at[r->at]) && !letter_at(r->text, r->at + 1))
        kind = IB_PIN_OTHER;
    skip_letters(r);
    pin = push(r, kind, from);
    if (!pin)
        return;
    pin->to = whole(from);
    if (read_end(r, from, &to)) {
        pin->to = whole(to);
        skip_letters(r);
    }
    read_following(r, pin);
}

/* "xiv", "xi-xv"; false where the word is none, or where no page is meant. */
static bool read_roman(pin_reader *r, ibid_span word)
{
    uint32_t value = ib_roman_read(ib_str_in(r->text, word));
    uint32_t at, len;
    ib_pin *pin;

    if (!value || (r->kind != IB_PIN_PAGE && r->kind != IB_PIN_BARE &&
                   r->kind != IB_PIN_ARTICLE))
        return false;
    r->at = word.end;
    pin = push(r, r->kind, ib_pin_number_of(value, 0));
    if (!pin)
        return true;
    pin->to = whole(pin->from);
    pin->roman = r->kind != IB_PIN_ARTICLE;
    at = ib_skip_blank(r->text, r->at, r->text.len);
    len = dash_at(r->text, at);
    if (!len)
        return true;
    word = word_at(r->text, ib_skip_blank(r->text, at + len, r->text.len));
    value = ib_roman_read(ib_str_in(r->text, word));
    if (value) {
        pin->to = whole(ib_pin_number_of(value, 0));
        r->at = word.end;
    }
    return true;
}

/* "ABC-000123", "ABC 000123-125", "ABC000123": capitals and many digits. */
static bool read_bates(pin_reader *r)
{
    const ibid_str t = r->text;
    uint32_t at = r->at, digits, capitals = 0;
    ib_pin_number from, to;
    ibid_str prefix;
    ib_pin *pin;

    while (at < t.len && (ib_is(t.at[at], IB_UPPER) ||
                          (capitals && strchr("-_", t.at[at])))) {
        capitals += ib_is(t.at[at], IB_UPPER);
        at++;
    }
    prefix = ib_str_in(t, (ibid_span){r->at, at});
    if (capitals && at < t.len && t.at[at] == ' ')
        at++;
    digits = 0;
    while (at + digits < t.len && ib_is(t.at[at + digits], IB_DIGIT))
        digits++;
    if (capitals < IB_BATES_CAPITALS || digits < IB_BATES_DIGITS)
        return false;
    r->at = at;
    if (!read_number(r, &from, &digits))
        return false;
    pin = push(r, IB_PIN_BATES, from);
    if (!pin)
        return true;
    pin->prefix = prefix;
    pin->to = whole(from);
    /* "ABC000123-ABC000125" */
    at = ib_skip_blank(t, r->at, t.len);
    if (dash_at(t, at) && ib_str_has_at(t, at + dash_at(t, at), prefix)) {
        r->at = at + dash_at(t, at) + prefix.len;
        if (read_number(r, &to, &digits))
            pin->to = whole(to);
    } else if (read_end(r, from, &to)) {
        pin->to = whole(to);
    }
    return true;
}

/* One entry for "annex V". */
static bool ends_with_other(const ib_pins *pins)
{
    return pins->count && pins->item[pins->count - 1].kind == IB_PIN_OTHER;
}

static void read_word(pin_reader *r)
{
    const ibid_span word = word_at(r->text, r->at);
    const ibid_str s = ib_str_in(r->text, word);

    if (read_bates(r) || read_roman(r, word))
        return;
    r->at = word.end;
    if (is_joint(s))
        return;
    if (is_other_citation(s)) {
        r->at = r->text.len;
        return;
    }
    if (ib_str_is_nocase(s, IB_STR("passim"))) {
        r->out->passim = true;
        return;
    }
    if (r->kind == IB_PIN_NOTE && ib_str_is_nocase(s, IB_STR("m"))) {
        r->kind = IB_PIN_PARAGRAPH; /* "n.m.": a number in the margin */
        return;
    }
    if (r->kind == IB_PIN_OTHER && ib_str_is_nocase(s, IB_STR("no")))
        return; /* "annex no. 5" */
    r->kind = label_kind(s);
    r->either =
        ib_str_is_nocase(s, IB_STR("n")) || ib_str_is_nocase(s, IB_STR("nn"));
    r->sign = false;
    if (r->kind == IB_PIN_OTHER && !ends_with_other(r->out))
        push(r, IB_PIN_OTHER, 0);
}

/* Signs that are labels: those of section, paragraph and number. */
static bool read_sign(pin_reader *r)
{
    uint32_t cp, len = ib_utf8_at(&cp, r->text, r->at, r->text.len);

    if (cp != 0xA7 && cp != 0xB6 && cp != 0x2116)
        return false;
    r->kind = IB_PIN_PARAGRAPH;
    r->sign = cp == 0xA7;
    r->at += len;
    return true;
}

void ib_pins_read(ib_pins *out, ibid_str cited)
{
    pin_reader r = {.out = out, .text = cited, .kind = IB_PIN_BARE};

    *out = (ib_pins){0};
    while (r.at < cited.len) {
        char c = cited.at[r.at];

        if (ib_is(c, IB_DIGIT)) {
            read_digits(&r, r.kind);
        } else if (c == '*') {
            while (r.at < cited.len && cited.at[r.at] == '*')
                r.at++;
            if (r.at < cited.len && ib_is(cited.at[r.at], IB_DIGIT))
                read_digits(&r, IB_PIN_STAR);
        } else if (c == '[' && r.at + 1 < cited.len &&
                   ib_is(cited.at[r.at + 1], IB_DIGIT)) {
            r.at++;
            read_digits(&r, IB_PIN_PARAGRAPH);
        } else if (letter_at(cited, r.at)) {
            read_word(&r);
        } else if (!read_sign(&r)) {
            r.at++;
        }
    }
}
