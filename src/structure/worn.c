/* worn.c - places of the text that may hold a mark that OCR damaged. */

#include "structure/damage.h"

#include "base/scan.h"
#include "base/str.h"

/* What stands before or after a run of signs. */
typedef enum near_class {
    NEAR_BLANK,
    NEAR_STOP,  /* . , ; : */
    NEAR_QUOTE, /* a closing quotation mark that is one */
    NEAR_CLOSE, /* ) ] */
    NEAR_LOWER,
    NEAR_UPPER,
    NEAR_DIGIT,
    NEAR_OTHER
} near_class;

typedef struct worn_scan {
    const ib_text *text;
    uint32_t start, end; /* of the stretch of text */
    int open_double;     /* quotation marks that wait for their end */
    int open_single;
    bool is_sober; /* the text hardly asks or exclaims */
    ib_list *out;
} worn_scan;

typedef struct run {
    uint32_t cp[IB_RUN_MAX];
    uint32_t at[IB_RUN_MAX + 1]; /* bytes; at[count] is the end */
    uint32_t count;
} run;

static bool is_sign(uint32_t cp)
{
    return cp < 0x80 ? !ib_is((char)cp, IB_ALPHA) && ib_glyph_of(cp) >= 0
                     : ib_glyph_of(cp) >= 0;
}

static bool is_double_close(uint32_t cp)
{
    return cp == 0x201D || cp == '"' || cp == 0xBB;
}

static bool is_single_close(uint32_t cp)
{
    return cp == 0x2019 || cp == '\'' || cp == 0xB4;
}

static bool is_quote(uint32_t cp)
{
    return is_double_close(cp) || is_single_close(cp) || cp == 0x201C ||
           cp == 0x2018;
}

static near_class class_of(uint32_t cp)
{
    if (cp == '.' || cp == ',' || cp == ';' || cp == ':')
        return NEAR_STOP;
    if (cp == ')' || cp == ']')
        return NEAR_CLOSE;
    if (is_double_close(cp) || is_single_close(cp))
        return NEAR_QUOTE;
    if (cp >= 0x80)
        return cp >= 0xC0 && (cp < 0x2000 || cp > 0x20FF) ? NEAR_LOWER
                                                          : NEAR_OTHER;
    if (ib_is((char)cp, IB_SPACE))
        return NEAR_BLANK;
    if (ib_is((char)cp, IB_LOWER))
        return NEAR_LOWER;
    if (ib_is((char)cp, IB_UPPER))
        return NEAR_UPPER;
    return ib_is((char)cp, IB_DIGIT) ? NEAR_DIGIT : NEAR_OTHER;
}

/* The code point before `at`, or a blank at the start of the stretch. */
static uint32_t before(const worn_scan *s, uint32_t at)
{
    uint32_t cp;

    if (at <= s->start)
        return ' ';
    ib_utf8_at(&cp, s->text->str, ib_utf8_back(s->text->str, s->start, at), at);
    return cp;
}

/* The class of the first sign after blanks from `at`. */
static near_class next_class(const worn_scan *s, uint32_t at)
{
    uint32_t cp;

    at = ib_skip_blank(s->text->str, at, s->end);
    if (at >= s->end)
        return NEAR_BLANK;
    ib_utf8_at(&cp, s->text->str, at, s->end);
    return class_of(cp);
}

/* A question or exclamation mark: punctuation after a word, before a capital;
 * a mark where the sentence goes on, or has ended already.  In a text that
 * hardly asks or exclaims, it may be a mark anywhere. */
static int32_t rate_asking(const worn_scan *s, uint32_t cp, near_class prev,
                           near_class next, bool spaced)
{
    if (prev == NEAR_STOP || (spaced && s->is_sober))
        return IB_WORN_ODD;
    if (next == NEAR_LOWER)
        return IB_WORN_LIKELY;
    if (prev == NEAR_QUOTE || prev == NEAR_CLOSE)
        return IB_WORN_EVEN;
    if (s->is_sober)
        return cp == '!' ? IB_WORN_EVEN : -IB_WORN_LIKELY;
    return -IB_WORN_CLEAR;
}

/* A sign that may be a quotation mark: one where none is open. */
static int32_t rate_quote(const worn_scan *s, const run *r, uint32_t i,
                          near_class prev)
{
    uint32_t cp = r->cp[i];

    if (cp == 0x201C || cp == 0x2018)
        return IB_WORN_LIKELY; /* opening, but before a blank */
    if (is_double_close(cp))
        return s->open_double > 0 ? -IB_WORN_CLEAR : IB_WORN_LIKELY;
    if (s->open_single > 0)
        return -IB_WORN_CLEAR;
    if (prev == NEAR_STOP || prev == NEAR_QUOTE)
        return IB_WORN_LIKELY;
    return before(s, r->at[i]) == 's' ? -IB_WORN_LIKELY : IB_WORN_LIKELY;
}

/* Does a year end before `at`?  "in 2017.4" is no decimal. */
static bool ends_year(const worn_scan *s, uint32_t at)
{
    uint32_t year, len;

    if (at < s->start + 4)
        return false;
    len = ib_number_at(&year, s->text->str, at - 4, at);
    return len == 4 && year >= 1700 && year < 2100;
}

/* Does a sentence end before `at`, by a stop or a quotation mark?  What stands
 * after an abbreviation ("No.", "Art.") is a figure. */
static bool ends_sentence(const worn_scan *s, uint32_t at)
{
    const char *text = s->text->str.at;
    uint32_t word;

    while (at > s->start && is_quote(before(s, at)))
        at = ib_utf8_back(s->text->str, s->start, at);
    if (at <= s->start || text[at - 1] != '.')
        return false;
    word = --at;
    if (at > s->start && !ib_is(text[at - 1], IB_WORD))
        return true; /* a bracket or quotation mark before the stop */
    while (word > s->start && ib_is(text[word - 1], IB_LOWER))
        word--;
    return at - word > IB_ABBREVIATION_MAX || is_quote(before(s, at)) ||
           ends_year(s, at);
}

/* Does a word that numbers things end before `at`: "No.", "paras."? */
static bool counts(const worn_scan *s, uint32_t at)
{
    static const char *const word[] = {
        "No.",   "Nos.",  "no.",   "nos.",  "p.",   "pp.",  "para.", "paras.",
        "art.",  "Art.",  "arts.", "Arts.", "vol.", "Vol.", "vols.", "chap.",
        "sect.", "Sect.", "ch.",   "fig.",  "Rev.", "Add.", "Res.",  "Doc.",
    };

    for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
        ibid_str w = ib_str_of(word[i]);

        if (at >= s->start + w.len + 1 &&
            !ib_is(s->text->str.at[at - w.len - 1], IB_WORD) &&
            ib_str_has_at(s->text->str, at - w.len, w))
            return true;
    }
    return false;
}

static int32_t rate_digits(const worn_scan *s, const run *r, uint32_t i,
                           near_class prev, bool spaced)
{
    uint32_t back = r->at[i];

    if (r->count - i > 3 || r->cp[i] == '0')
        return IB_WORN_NEVER;
    if (prev == NEAR_UPPER || prev == NEAR_CLOSE)
        return -IB_WORN_LIKELY;
    if (spaced) {
        if (prev == NEAR_LOWER)
            return r->at[r->count] >= s->end ? IB_WORN_EVEN : -IB_WORN_CLEAR;
        if (ends_sentence(s, back - 1))
            return IB_WORN_ODD;
        if (counts(s, back - 1))
            return -IB_WORN_CLEAR;
        return s->is_sober ? IB_WORN_LIKELY : IB_WORN_EVEN;
    }
    if (ends_sentence(s, back))
        return IB_WORN_ODD;
    if (prev == NEAR_STOP && back > s->start + 1 &&
        ib_is(s->text->str.at[back - 2], IB_DIGIT))
        return ends_year(s, back - 1) ? IB_WORN_EVEN : -IB_WORN_LIKELY;
    return prev == NEAR_LOWER ? IB_WORN_EVEN : IB_WORN_LIKELY;
}

/* What the signs from i on say, whatever stands before them. */
static int32_t rate_signs(const worn_scan *s, const run *r, uint32_t i,
                          near_class prev, near_class next, bool spaced)
{
    bool digits = true, plain = true;

    for (uint32_t k = i; k < r->count; k++) {
        uint32_t cp = r->cp[k];

        digits = digits && cp < 0x80 && ib_is((char)cp, IB_DIGIT);
        plain = plain && (cp == '?' || cp == '!' || is_quote(cp));
    }
    /* "doesn't", apart */
    if (r->count > 1 && r->cp[r->count - 1] == 't' &&
        is_single_close(r->cp[r->count - 2]) &&
        (prev == NEAR_LOWER || i + 1 == r->count))
        return IB_WORN_NEVER;
    if (digits)
        return rate_digits(s, r, i, prev, spaced);
    if (spaced && r->cp[i] == '|')
        return IB_WORN_NEVER; /* a rule or an edge of the page */
    if (plain && (r->cp[i] == '?' || r->cp[i] == '!')) {
        int32_t rate = rate_asking(s, r->cp[i], prev, next, spaced);

        /* "?!" and the end of a question that is quoted */
        return r->count - i > 1 && prev != NEAR_STOP ? rate - IB_WORN_LIKELY
                                                     : rate;
    }
    if (plain && r->count - i == 1)
        return rate_quote(s, r, i, prev);
    if (plain)
        return s->open_double > 0 ? -IB_WORN_LIKELY : IB_WORN_LIKELY;
    if (r->cp[i] == '%' || r->cp[i] == '&' || r->cp[i] == '$')
        return prev == NEAR_DIGIT || spaced ? IB_WORN_NEVER
               : prev == NEAR_LOWER         ? IB_WORN_EVEN
                                            : IB_WORN_ODD;
    return IB_WORN_ODD;
}

static int32_t rate_before(near_class prev, bool spaced)
{
    int32_t rate = spaced ? IB_WORN_SPACED : 0;

    switch (prev) {
    case NEAR_QUOTE:
        return rate + IB_WORN_AFTER_QUOTE;
    case NEAR_STOP:
        return rate + IB_WORN_AFTER_STOP;
    case NEAR_CLOSE:
    case NEAR_LOWER:
        return rate;
    case NEAR_UPPER:
        return rate + IB_WORN_AFTER_UPPER;
    case NEAR_DIGIT:
        return rate + IB_WORN_AFTER_DIGIT;
    default:
        return IB_WORN_NEVER;
    }
}

static ibid_status push_worn(worn_scan *s, ib_worn worn)
{
    ib_worn *new;

    if (worn.count == 0)
        return IBID_OK;
    new = ib_list_push(s->out);
    if (!new)
        return ib_arena_status(s->out->arena);
    *new = worn;
    return IBID_OK;
}

/* Put all readings of the run: its first i signs are punctuation. */
static ibid_status rate_run(worn_scan *s, const run *r, bool spaced)
{
    ib_worn worn = {0};
    near_class next = next_class(s, r->at[r->count]);
    bool stop_after =
        r->at[r->count] < s->end &&
        class_of((unsigned char)s->text->str.at[r->at[r->count]]) == NEAR_STOP;
    bool glued = r->at[r->count] < s->end &&
                 ib_is(s->text->str.at[r->at[r->count]], IB_UPPER);
    uint32_t start = r->at[0];
    bool closed =
        is_quote(before(s, start - spaced)) && ends_sentence(s, start - spaced);
    bool ended = class_of(before(s, start - spaced)) == NEAR_STOP;
    int doubles = s->open_double, singles = s->open_single;

    if (spaced)
        start--;
    for (uint32_t i = 0; i < r->count && worn.count < IB_READINGS_MAX; i++) {
        near_class prev =
            i == 0 ? class_of(before(s, start)) : class_of(r->cp[i - 1]);
        int32_t odds;

        if (i > 0 && !is_quote(r->cp[i - 1])) {
            /* "!" ends a sentence that has not ended; then the mark. */
            if ((r->cp[i - 1] != '?' && r->cp[i - 1] != '!') || ended || spaced)
                break;
            prev = NEAR_STOP;
            ended = true;
        }
        if (i > 0 && ended)
            closed = true; /* the sentence has ended before the quotation */
        odds = rate_before(prev, spaced && i == 0);
        odds += rate_signs(s, r, i, closed ? NEAR_STOP : prev, next,
                           spaced && i == 0);
        if (stop_after)
            odds += IB_WORN_BEFORE_STOP;
        if (glued)
            odds += IB_WORN_GLUED;
        if (r->count - i > 1 && is_double_close(r->cp[i]) && s->open_double > 0)
            odds += IB_WORN_SWALLOWED;
        /* Punctuation that would have nothing to close. */
        if (i > 0 && is_double_close(r->cp[i - 1]) && s->open_double <= 0)
            odds += IB_WORN_STRAY;
        if (odds > IB_WORN_LEAST)
            worn.reading[worn.count++] =
                (ib_reading){{r->at[i], r->at[r->count]}, odds};
        if (is_double_close(r->cp[i]) && s->open_double > 0)
            s->open_double--;
        if (is_single_close(r->cp[i]) && s->open_single > 0)
            s->open_single--;
    }
    s->open_double = doubles;
    s->open_single = singles;
    if (!spaced && is_quote(r->cp[r->count - 1]) &&
        worn.count < IB_READINGS_MAX)
        worn.reading[worn.count++] =
            (ib_reading){{r->at[r->count], r->at[r->count]}, IB_VACANT_QUOTE};
    return push_worn(s, worn);
}

/* Does a short word with a capital end before `at`: "Mr.", "Feb.", "J."? */
static bool is_title(const worn_scan *s, uint32_t at)
{
    const char *text = s->text->str.at;
    uint32_t word = at;

    while (word > s->start && ib_is(text[word - 1], IB_ALPHA))
        word--;
    return word < at && at - word <= 3 && ib_is(text[word], IB_UPPER);
}

/* A stop with a blank behind it, where a mark may have vanished. */
static ibid_status rate_stop(worn_scan *s, uint32_t at)
{
    near_class next = next_class(s, at);
    ib_worn worn = {.count = 1};

    if (next == NEAR_LOWER || next == NEAR_DIGIT || is_title(s, at - 1))
        return IBID_OK;
    worn.reading[0] = (ib_reading){{at, at}, IB_VACANT_STOP};
    return push_worn(s, worn);
}

/* Collect the signs from `at`. */
static void read_run(run *r, const worn_scan *s, uint32_t at)
{
    r->count = 0;
    r->at[0] = at;
    while (at < s->end && r->count < IB_RUN_MAX) {
        uint32_t cp;
        uint32_t len = ib_utf8_at(&cp, s->text->str, at, s->end);

        /* OCR reads digits as letters too, but only behind another sign. */
        if (!is_sign(cp) && !(r->count > 0 && (cp == 't' || cp == 'l')))
            break;
        r->cp[r->count] = cp;
        at += len;
        r->at[++r->count] = at;
    }
}

/* Keep account of the quotation marks of a run. */
static void count_quotes(worn_scan *s, const run *r, near_class next)
{
    bool opens = next != NEAR_BLANK && next != NEAR_STOP;

    for (uint32_t i = 0; i < r->count; i++) {
        uint32_t cp = r->cp[i];

        if (cp == 0x201C || cp == 0xAB)
            s->open_double += opens;
        else if (cp == 0x2018 || cp == '`')
            s->open_single += opens;
        else if (cp == '"' && s->open_double == 0)
            s->open_double += opens;
        else if (is_double_close(cp) && s->open_double > 0)
            s->open_double--;
        else if (is_single_close(cp) && s->open_single > 0 && !opens)
            s->open_single--;
    }
}

/* "Levant.!In": the mark, and the blank behind it swallowed. */
static bool is_glued(const worn_scan *s, const run *r, near_class after)
{
    uint32_t cp = r->cp[r->count - 1];

    return after == NEAR_UPPER && class_of(before(s, r->at[0])) == NEAR_STOP &&
           cp != '"' && cp != '\'' && cp != '`' && cp != '|' && cp != 'l' &&
           cp != 0x201C && cp != 0x2018 && cp != 0xAB && cp != 't' &&
           !(cp < 0x80 && ib_is((char)cp, IB_DIGIT));
}

static ibid_status scan_stretch(worn_scan *s)
{
    ibid_str str = s->text->str;
    uint32_t at = s->start;
    run r;

    while (at < s->end) {
        uint32_t cp;
        uint32_t len = ib_utf8_at(&cp, str, at, s->end);
        near_class after;
        bool spaced;
        uint32_t prev;

        if (!is_sign(cp)) {
            ibid_status st = IBID_OK;

            at += len;
            if ((cp == '.' || cp == ';') &&
                (at >= s->end || ib_is(str.at[at], IB_SPACE)))
                st = rate_stop(s, at);
            if (st)
                return st;
            continue;
        }
        read_run(&r, s, at);
        prev = before(s, at);
        spaced = prev == ' ' && at > s->start;
        if (spaced)
            prev = before(s, at - 1);
        after = NEAR_BLANK;
        if (r.at[r.count] < s->end) {
            ib_utf8_at(&cp, str, r.at[r.count], s->end);
            after = class_of(cp);
        }
        if ((after == NEAR_BLANK || after == NEAR_STOP || after == NEAR_CLOSE ||
             is_glued(s, &r, after)) &&
            class_of(prev) != NEAR_BLANK && r.count < IB_RUN_MAX) {
            ibid_status st = rate_run(s, &r, spaced);

            if (st)
                return st;
        }
        count_quotes(s, &r, after);
        at = r.at[r.count];
    }
    return IBID_OK;
}

/* Does a paragraph begin at this line, so that quotation marks that are open
 * before it were left open by OCR?  Not where the sentence goes on. */
static bool is_new_paragraph(const ib_text *text, size_t line, size_t first)
{
    uint32_t at =
        ib_skip_blank(text->str, text->line[line].start, text->line[line].end);

    while (line > first && text->line[line - 1].role != IB_LINE_TEXT)
        line--;
    if (line > first) {
        ibid_span above = {text->line[line - 1].start,
                           text->line[line - 1].end};

        above = ib_span_trim(text->str, above);
        if (above.end > above.start &&
            (ib_is(text->str.at[above.end - 1], IB_LOWER) ||
             text->str.at[above.end - 1] == ','))
            return false;
    }
    return at < text->str.len && !ib_is(text->str.at[at], IB_LOWER | IB_DIGIT);
}

bool ib_worn_is_sober(const ib_text *text)
{
    ibid_str str = text->str;
    uint32_t asks = 0, stops = 0;

    for (uint32_t at = 1; at + 1 < str.len; at++) {
        char c = str.at[at];

        if (c != '.' && c != '?' && c != '!')
            continue;
        if (!ib_is(str.at[at - 1], IB_LOWER) ||
            !ib_is(str.at[at + 1], IB_SPACE))
            continue;
        stops += c == '.';
        asks += c != '.';
    }
    return asks * 100 <= stops * IB_WORN_SOBER_PERCENT;
}

ibid_status ib_worn_find(ib_list *out, const ib_text *text, size_t first,
                         size_t last, bool is_sober)
{
    worn_scan s = {.text = text, .is_sober = is_sober, .out = out};
    size_t page = first;

    while (first < last) {
        size_t end = first;
        ibid_status st;

        if (text->line[first].role != IB_LINE_TEXT) {
            first++;
            continue;
        }
        while (end < last && text->line[end].role == IB_LINE_TEXT)
            end++;
        s.start = text->line[first].start;
        s.end = text->line[end - 1].end;
        if (is_new_paragraph(text, first, page))
            s.open_double = s.open_single = 0;
        st = scan_stretch(&s);
        if (st)
            return st;
        first = end;
    }
    return IBID_OK;
}
