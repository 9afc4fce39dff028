/* author_date.c - citations in parentheses and brackets of the running text.
 *
 * The year decides: before it stand names that begin with a capital, before
 * these an open bracket or a semicolon, after it a pinpoint and the end.
 */

#include "cite/author_date.h"

#include "base/scan.h"
#include "cite/vocab.h"

enum { YEAR_LOW = 1500, YEAR_HIGH = 2099 };

/* One step back through a row of names. */
typedef enum step { STEP_NAME, STEP_JOIN, STEP_STOP } step;

static bool is_letter_at(ibid_str text, uint32_t at)
{
    return ib_is(text.at[at], IB_ALPHA | IB_HIGH);
}

/* The start of the word that ends at `end`. */
static uint32_t word_start(ibid_str text, uint32_t low, uint32_t end)
{
    uint32_t at = end;

    while (at > low && (is_letter_at(text, at - 1) ||
                        (at < end && at > low + 1 &&
                         (text.at[at - 1] == '-' || text.at[at - 1] == '\'') &&
                         is_letter_at(text, at - 2))))
        at--;
    return at;
}

static bool is_capital(ibid_str word)
{
    uint32_t cp;

    if (!word.len)
        return false;
    ib_utf8_at(&cp, word, 0, word.len);
    return ib_is(word.at[0], IB_UPPER) || (cp >= 0xC0 && cp <= 0xDE) ||
           (cp >= 0x100 && cp < 0x180 && cp % 2 == 0) ||
           (cp >= 0x400 && cp < 0x430);
}

static bool is_month(ibid_str word)
{
    static const char *const months[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december",
        "spring",  "summer",   "autumn",    "fall",    "winter",   "easter"};

    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        if (ib_str_is_nocase(word, ib_str_of(months[i])))
            return true;
    }
    return false;
}

static step step_of(ibid_str word)
{
    static const char *const joins[] = {"and", "et", "al",     "und",
                                        "y",   "e",  "others", "und"};

    if (is_capital(word))
        return STEP_NAME;
    for (size_t i = 0; i < sizeof joins / sizeof *joins; i++) {
        if (ib_str_is(word, ib_str_of(joins[i])))
            return STEP_JOIN;
    }
    return word.len && (ib_vocab_find(word) & IB_W_PARTICLE) ? STEP_JOIN
                                                             : STEP_STOP;
}

/* Skip back over what may stand between two names: blanks, a comma, the stop
 * of an initial or of "al.", an ampersand. */
static uint32_t skip_back(ibid_str text, uint32_t low, uint32_t at)
{
    while (at > low) {
        const uint32_t len = ib_blank_before(text, low, at);

        if (len)
            at -= len;
        else if (strchr(",.&", text.at[at - 1]))
            at--;
        else
            break;
    }
    return at;
}

/* Where the names begin that end at `end`, or `end`. */
static uint32_t names_start(ibid_str text, uint32_t low, uint32_t end)
{
    uint32_t at = end, start = end;

    for (int words = 0; words < IB_DATED_WORDS && at > low; words++) {
        const uint32_t stop = skip_back(text, low, at);
        const uint32_t from = word_start(text, low, stop);
        const ibid_str word = ib_str_in(text, (ibid_span){from, stop});
        step s;

        if (from == stop)
            break;
        s = step_of(word);
        if (s == STEP_STOP)
            break;
        if (s == STEP_NAME) {
            if (ib_vocab_find(word) & (IB_W_ADVERB | IB_W_SIGNAL))
                break;
            start = from;
        }
        at = from;
    }
    return start;
}

/* Are these words names of authors: not a month, a law, a lone "The"? */
static bool is_name(ibid_str text, ibid_span names)
{
    const uint32_t from = word_start(text, names.start, names.end);
    const ibid_str last = ib_str_in(text, (ibid_span){from, names.end});

    return names.end > names.start + 1 &&
           !(last.len &&
             (is_month(last) || (ib_vocab_find(last) &
                                 (IB_W_TREATY | IB_W_ACT | IB_W_LABEL |
                                  IB_W_DOCUMENT | IB_W_PAPER | IB_W_COURT))));
}

/* Read "12", "pp. 12-15", "ch. 3" after the year; gives its end, or `at`. */
static uint32_t read_pin(ibid_span *pin, ibid_str text, uint32_t at,
                         uint32_t end)
{
    static const char *const labels[] = {
        "pp.", "p.", "paras.", "para.", "§§", "§", "chap.", "ch.", "S.", "n."};
    uint32_t p = at;

    if (p < end && (text.at[p] == ',' || text.at[p] == ':'))
        p++;
    else
        return at;
    p = ib_skip_blank(text, p, end);
    pin->start = p;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (ib_str_has_at(text, p, ib_str_of(labels[i]))) {
            p = ib_skip_blank(text, p + ib_str_of(labels[i]).len, end);
            break;
        }
    }
    if (p >= end || !ib_is(text.at[p], IB_DIGIT))
        return at;
    while (p < end && p - at < IB_DATED_PIN &&
           (ib_is(text.at[p], IB_DIGIT) || text.at[p] == '-' ||
            (ib_str_has_at(text, p, IB_STR("–")) && p + 3 < end) ||
            (text.at[p] == ',' && p + 2 < end && text.at[p + 1] == ' ' &&
             ib_is(text.at[p + 2], IB_DIGIT)) ||
            (text.at[p] == ' ' && text.at[p - 1] == ',')))
        p += ib_str_has_at(text, p, IB_STR("–")) ? 3 : 1;
    while (p > pin->start && !ib_is(text.at[p - 1], IB_DIGIT))
        p--;
    pin->end = p;
    return p;
}

/* The names between and, commas, ampersands; a body is one. */
static void take_people(ib_people *out, ibid_str text, ibid_span names)
{
    uint32_t at = names.start, from = at;
    bool body = false;

    while (at < names.end) {
        uint32_t stop = at;
        ibid_str word;

        while (stop < names.end && !ib_blank_at(text, stop, names.end) &&
               text.at[stop] != ',')
            stop++;
        word = ib_str_in(text, (ibid_span){at, stop});
        if (word.len && (ib_vocab_find(word) & IB_W_BODY))
            body = true;
        at = ib_skip_blank(text, stop + (stop == at), names.end);
    }
    if (body) {
        out->item[0].literal = names;
        out->count = 1;
        return;
    }
    for (at = from; at <= names.end && out->count < IB_PERSON_MAX; at++) {
        static const char *const joins[] = {" and ", " & ",    " et al", " et ",
                                            " und ", ", and ", ", ",     " y "};
        uint32_t len = 0;

        for (size_t i = 0; at < names.end && i < sizeof joins / sizeof *joins;
             i++) {
            const ibid_str join = ib_str_of(joins[i]);

            if (join.len > len && names.end - at >= join.len &&
                ib_str_has_at(text, at, join))
                len = join.len;
        }
        if (!len && at < names.end)
            continue;
        if (at > from && is_letter_at(text, from))
            out->item[out->count++].family = (ibid_span){from, at};
        from = at + len;
        at = from ? from - 1 : from;
        if (from >= names.end)
            break;
    }
}

/* Does a bracket stand open before the names, perhaps some citations before:
 * "(", "(see ", "(Smith 1998; "?  A closed one, or the end of a sentence, says
 * no. */
static bool is_opened(ibid_str text, uint32_t at)
{
    const uint32_t low = at > IB_DATED_BACK ? at - IB_DATED_BACK : 0;

    for (uint32_t p = at; p > low; p--) {
        const char c = text.at[p - 1];

        if (c == '(' || c == '[')
            return true;
        if (c == ')' || c == ']' || c == '!' || c == '?')
            return false;
        if (c == '.' && p < at && !ib_is(text.at[p], IB_WORD | IB_PUNCT) &&
            p + 1 < at && ib_is(text.at[p + 1], IB_UPPER) && p > 4 &&
            !ib_str_has_at(text, p - 4, IB_STR(" al.")) &&
            !ib_str_has_at(text, p - 3, IB_STR(" p.")) &&
            !ib_str_has_at(text, p - 3, IB_STR("cf.")))
            return false;
    }
    return false;
}

static void fill(ib_draft *out, ibid_str text, ibid_span names, ibid_span year,
                 ibid_span pin, uint32_t stop)
{
    uint32_t value = 0;

    *out = (ib_draft){.kind = IBID_CITE_SHORT,
                      .shortened = IB_SHORT_DATED,
                      .score = 80,
                      .note = IBID_NONE};
    ib_number_at(&value, text, year.start, year.start + 4);
    take_people(&out->author, text, names);
    out->issued = (ibid_date){.span = year, .from = {.year = (int)value}};
    out->field[IBID_FIELD_ISSUED] = year;
    out->field[IBID_FIELD_LOCATOR] = pin;
    out->span = (ibid_span){names.start, stop};
}

/* The end of a year of a work at byte `at`, "1998" or "1998a", or `at`. */
static uint32_t year_end(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t value, stop = at + 4;

    if (at >= end || ib_number_at(&value, text, at, end) != 4 ||
        value < YEAR_LOW || value > YEAR_HIGH)
        return at;
    if (stop < end && text.at[stop] >= 'a' && text.at[stop] <= 'h')
        stop++;
    return stop < end && ib_is(text.at[stop], IB_WORD) ? at : stop;
}

/* Where the next year of a row stands, "1998, 2001", "1998a, 1998b": years run
 * on (Chicago 15.30, APA 8.12), what is less is a page.  NONE: no row. */
static uint32_t next_year(ibid_str text, uint32_t year, uint32_t stop,
                          uint32_t end)
{
    uint32_t at, next, here = 0, there = 0;

    if (stop >= end || text.at[stop] != ',')
        return IBID_NONE;
    at = ib_skip_blank(text, stop + 1, end);
    next = year_end(text, at, end);
    if (next == at || next >= end || !strchr("),;:]", text.at[next]))
        return IBID_NONE;
    ib_number_at(&here, text, year, end);
    ib_number_at(&there, text, at, end);
    return there > here || (there == here && next == at + 5) ? at : IBID_NONE;
}

bool ib_author_date_more(ib_draft *out, ibid_str text, const ib_draft *before,
                         uint32_t at, uint32_t end)
{
    const ibid_span year =
        before ? before->field[IBID_FIELD_ISSUED] : (ibid_span){0};
    uint32_t value = 0, stop, close;
    ibid_span pin = {0};

    if (!before || before->shortened != IB_SHORT_DATED || year.end > at ||
        before->span.end != year.end ||
        next_year(text, year.start, year.end, end) != at)
        return false;
    stop = year_end(text, at, end);
    close = next_year(text, at, stop, end) == IBID_NONE
                ? read_pin(&pin, text, stop, end)
                : stop;
    if (close == stop)
        pin = (ibid_span){0};
    *out = *before;
    ib_number_at(&value, text, at, at + 4);
    out->issued = (ibid_date){.span = {at, stop}, .from = {.year = (int)value}};
    out->field[IBID_FIELD_ISSUED] = out->issued.span;
    out->field[IBID_FIELD_LOCATOR] = pin;
    out->signal = (ibid_span){0};
    out->span = (ibid_span){at, close};
    return true;
}

bool ib_author_date_read(ib_draft *out, ibid_str text, uint32_t low,
                         uint32_t at, uint32_t end)
{
    const uint32_t stop = year_end(text, at, end);
    const bool row = next_year(text, at, stop, end) != IBID_NONE;
    uint32_t close = stop, named = at;
    ibid_span names, pin = {0};
    bool inside;

    if (at <= low || stop == at)
        return false;
    if (at - low > IB_DATED_BACK)
        low = at - IB_DATED_BACK;
    while (low < at && ((unsigned char)text.at[low] & 0xC0) == 0x80)
        low++;
    inside = text.at[at - 1] != '(';
    if (!inside)
        named--;
    named = skip_back(text, low, named);
    if (named == at || (inside && !ib_blank_before(text, low, at)))
        return false;
    names.start = names_start(text, low, named);
    names.end = named;
    /* "al." keeps its stop out of the name */
    if (!is_name(text, names))
        return false;
    if (!row)
        close = read_pin(&pin, text, stop, end);
    if (close == stop)
        pin = (ibid_span){0};
    if (close >= end)
        return false;
    if (!inside) {
        if (text.at[close] != ')' && !row)
            return false;
        fill(out, text, names, (ibid_span){at, stop}, pin, close + !row);
        out->rule = "SHORT-12";
        return true;
    }
    if (!strchr(");,]", text.at[close]) || !is_opened(text, names.start))
        return false;
    fill(out, text, names, (ibid_span){at, stop}, pin, close);
    out->rule = "SHORT-5";
    return true;
}

/* Step back over the blanks and the word `word`; gives where it begins, or
 * `at` where it does not stand there. */
static uint32_t word_before(ibid_str text, uint32_t low, uint32_t at,
                            ibid_str word)
{
    uint32_t stop = at, len;

    while (stop > low && (len = ib_blank_before(text, low, stop)) > 0)
        stop -= len;
    if (stop == at || stop < low + word.len ||
        !ib_str_has_at(text, stop - word.len, word))
        return at;
    return stop - word.len;
}

bool ib_party_page_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                        uint32_t end)
{
    uint32_t stop = at, name, page = word_before(text, low, at, IB_STR("at"));
    ibid_span names;

    if (page == at || page <= low || ib_is(text.at[page - 1], IB_WORD))
        return false;
    if (at - low > IB_DATED_BACK)
        low = at - IB_DATED_BACK;
    while (low < at && ((unsigned char)text.at[low] & 0xC0) == 0x80)
        low++;
    name = word_before(text, low, page, IB_STR("supra,"));
    name = skip_back(text, low, name);
    names = (ibid_span){names_start(text, low, name), name};
    while (stop < end && stop - at < IB_DATED_PIN &&
           (ib_is(text.at[stop], IB_DIGIT) ||
            (text.at[stop] == '-' && stop + 1 < end &&
             ib_is(text.at[stop + 1], IB_DIGIT))))
        stop++;
    if (!is_name(text, names) || (stop < end && ib_is(text.at[stop], IB_WORD)))
        return false;
    *out = (ib_draft){.kind = IBID_CITE_SHORT,
                      .shortened = IB_SHORT_WEAK,
                      .rule = "SHORT-9",
                      .score = 80,
                      .note = IBID_NONE,
                      .span = {names.start, stop}};
    out->field[IBID_FIELD_TITLE] = names;
    out->field[IBID_FIELD_LOCATOR] = (ibid_span){at, stop};
    return true;
}

/* "[3]", "[3, p. 4]", after the bracket. */
static bool read_number(ib_draft *out, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t value, len = ib_number_at(&value, text, at + 1, end), stop;
    ibid_span pin = {0};

    if (!len || len > 3 || !value)
        return false;
    stop = read_pin(&pin, text, at + 1 + len, end);
    if (stop == at + 1 + len)
        pin = (ibid_span){0};
    if (stop >= end || text.at[stop] != ']')
        return false;
    *out = (ib_draft){.kind = IBID_CITE_SHORT,
                      .shortened = IB_SHORT_LISTED,
                      .rule = "SHORT-10",
                      .score = 80,
                      .note = IBID_NONE,
                      .span = {at, stop + 1}};
    out->field[IBID_FIELD_NUMBER] = (ibid_span){at + 1, at + 1 + len};
    out->field[IBID_FIELD_LOCATOR] = pin;
    return true;
}

/* "【3†source】", "【3:1†report.pdf】" at the bracket, three bytes long. */
static bool read_model_mark(ib_draft *out, ibid_str text, uint32_t at,
                            uint32_t end)
{
    uint32_t value, p = at + 3, len = ib_number_at(&value, text, p, end);
    const uint32_t most = end - at > IB_DATED_BACK ? at + IB_DATED_BACK : end;

    if (!len || len > 3)
        return false;
    for (p += len; p < most; p++) {
        if (ib_str_has_at(text, p, IB_STR("】")))
            break;
        if (text.at[p] == '\n')
            return false;
    }
    if (p >= most)
        return false;
    *out = (ib_draft){.kind = IBID_CITE_SHORT,
                      .shortened = IB_SHORT_LISTED,
                      .rule = "SHORT-11",
                      .score = 80,
                      .note = IBID_NONE,
                      .span = {at, p + 3}};
    out->field[IBID_FIELD_NUMBER] = (ibid_span){at + 3, at + 3 + len};
    return true;
}

/* "[Smith, p. 4]": names and a pinpoint with its label. */
static bool read_named(ib_draft *out, ibid_str text, uint32_t at, uint32_t end)
{
    const uint32_t most = end - at > IB_DATED_BACK ? at + IB_DATED_BACK : end;
    uint32_t p = at + 1, stop;
    ibid_span pin = {0}, names;

    while (p < most && text.at[p] != ',' && text.at[p] != ']' &&
           text.at[p] != '[' && text.at[p] != '\n')
        p++;
    if (p >= most || text.at[p] != ',')
        return false;
    stop = read_pin(&pin, text, p, end);
    if (stop == p || stop >= end || text.at[stop] != ']' ||
        ib_is(text.at[pin.start], IB_DIGIT))
        return false;
    names = (ibid_span){at + 1, p};
    if (names_start(text, at + 1, p) != at + 1 || !is_name(text, names))
        return false;
    *out = (ib_draft){.kind = IBID_CITE_SHORT,
                      .shortened = IB_SHORT_NAME,
                      .rule = "SHORT-4",
                      .score = 80,
                      .note = IBID_NONE,
                      .span = {at, stop + 1}};
    take_people(&out->author, text, names);
    out->field[IBID_FIELD_LOCATOR] = pin;
    return true;
}

bool ib_bracket_cite_read(ib_draft *out, ibid_str text, uint32_t at,
                          uint32_t end)
{
    if (text.at[at] != '[')
        return read_model_mark(out, text, at, end);
    if (at + 2 >= end)
        return false;
    return ib_is(text.at[at + 1], IB_DIGIT) ? read_number(out, text, at, end)
                                            : read_named(out, text, at, end);
}
