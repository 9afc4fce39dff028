/* amount.c - reading amounts.
 *
 * Cardinals in words add up as in all languages of the table: a unit after a
 * ten, a multiplier after what it multiplies.  Chicago Manual of Style 9.2 ff.
 */

#include "figure/amount.h"

#include "base/str.h"

/* A cardinal while its words are read. */
typedef struct cardinal {
    uint32_t to;    /* the token after the last that was taken */
    double total;   /* what magnitudes have closed */
    double current; /* below the next magnitude */
    bool any;
    bool units_first; /* "five and twenty", as in Arabic */
    bool hundred;     /* the last word was a multiplier: "and" may follow */
} cardinal;

static double power_of_ten(uint32_t n)
{
    double p = 1;

    while (n-- > 0)
        p *= 10;
    return p;
}

/* The remainder of a small whole number. */
static uint32_t rest(double value, uint32_t by)
{
    return value < 1e9 ? (uint32_t)value % by : 1;
}

static bool is_language(const ib_sentence *s, const char *language)
{
    return strcmp(s->reading->words->language, language) == 0;
}

/* May `value`, a unit or teen, be added? */
static bool adds_unit(const cardinal *c, uint32_t value)
{
    const uint32_t tens = rest(c->current, 100);

    if (tens == 0)
        return !c->any || c->hundred || c->current >= 100 || c->current == 0;
    if (rest(c->current, 10) != 0 || tens < 20)
        return false;
    return value < 10 || ((tens == 60 || tens == 80) && value < 20);
}

static void multiply(cardinal *c, double by)
{
    if (c->current == 0 && c->total == 0)
        c->current = 1;
    if (c->current == 0 || by > 1000) {
        c->total = (c->total + c->current) * by;
    } else {
        c->total += c->current * by;
    }
    c->current = 0;
    c->hundred = true;
}

/* Take one word of the cardinal. */
static bool take_word(cardinal *c, uint64_t word)
{
    const uint32_t value = IB_F_NUMBER(word);

    if (word & (IB_F_ONES | IB_F_ONE)) {
        if (!adds_unit(c, value) || (word & IB_F_ONE && c->current > 0 &&
                                     rest(c->current, 100) == 0 && !c->hundred))
            return false;
        c->current += value;
        c->hundred = false;
    } else if (word & IB_F_TENS) {
        const uint32_t units = rest(c->current, 100);

        if (units != 0 && !(value == 20 && units == 4) &&
            !(c->units_first && units < 10))
            return false;
        c->current += units == 4 && !c->units_first ? 76 : value;
        c->hundred = false;
    } else if (word & IB_F_SUM) {
        if (rest(c->current, 1000) != 0)
            return false;
        c->current += value;
        c->hundred = true;
    } else if (word & IB_F_HUNDRED) {
        if (c->current >= 100)
            return false;
        c->current = c->current > 0 ? c->current * 100 : 100;
        c->hundred = true;
    } else if (word & IB_F_DOZEN) {
        if (c->current >= 100 || (c->any && c->current == 0))
            return false;
        c->current = c->current > 0 ? c->current * value : value;
        c->hundred = false;
    } else if (word & IB_F_MAGNITUDE) {
        multiply(c, power_of_ten(value));
    } else {
        return false;
    }
    c->any = true;
    return true;
}

#define NUMBER_WORDS                                                           \
    (IB_F_ONE | IB_F_ONES | IB_F_TENS | IB_F_SUM | IB_F_HUNDRED | IB_F_DOZEN | \
     IB_F_MAGNITUDE)

/* "and" between the words of one number: after a hundred, and in languages
 * that put it between tens and units. */
static bool joins(const ib_sentence *s, const cardinal *c, uint32_t at)
{
    uint64_t next;

    if (!ib_ftoken_has(s, at, IB_F_AND) || !ib_ftoken_is(s, at + 1, IB_FT_WORD))
        return false;
    next = s->token[at + 1].word;
    if (is_language(s, "en"))
        return c->hundred && (next & (IB_F_ONES | IB_F_TENS | IB_F_ONE)) != 0;
    return c->any && rest(c->current, 10) == 0 && rest(c->current, 100) >= 20 &&
           (next & (IB_F_ONES | IB_F_ONE)) != 0 && IB_F_NUMBER(next) < 12;
}

static cardinal read_cardinal(const ib_sentence *s, uint32_t at)
{
    cardinal c = {.to = at, .units_first = is_language(s, "ar")};

    for (uint32_t i = at; i < s->count;) {
        uint32_t step = 1;
        uint64_t word;

        if (c.any && (ib_ftoken_is(s, i, IB_FT_HYPHEN) || joins(s, &c, i)) &&
            ib_ftoken_has(s, i + 1, NUMBER_WORDS)) {
            i++;
            continue;
        }
        if (!ib_ftoken_is(s, i, IB_FT_WORD))
            break;
        if (ib_phrase_read(s, i, IB_F_PERCENT, NULL) > 1)
            break;
        word = s->token[i].word;
        if (word & IB_F_HEAD && !(word & NUMBER_WORDS))
            step = ib_phrase_read(s, i, IB_F_TENS, &word);
        if (step == 0 || !take_word(&c, word))
            break;
        i += step;
        c.to = i;
    }
    return c;
}

static double cardinal_value(const cardinal *c)
{
    return c->total + c->current;
}

/* "two thirds", "one-tenth", "three quarters". */
static bool read_fraction(ib_amount *out, const ib_sentence *s, uint32_t at,
                          const cardinal *c)
{
    const double value = cardinal_value(c);
    uint32_t i = c->to;
    double part;

    if (!c->any || value < 1 || value > 20)
        return false;
    if (ib_ftoken_is(s, i, IB_FT_HYPHEN))
        i++;
    if (!ib_ftoken_has(s, i, IB_F_FRACTION | IB_F_HALF))
        return false;
    part = s->token[i].word & IB_F_HALF ? 2 : IB_F_NUMBER(s->token[i].word);
    if (value >= part || part == 0)
        return false;
    *out = (ib_amount){.from = at,
                       .to = i + 1,
                       .low = value / part,
                       .high = value / part,
                       .has_number = true,
                       .is_fraction = true};
    return true;
}

static bool is_article(const ib_sentence *s, uint32_t at)
{
    const ibid_str word = ib_ftoken_str(s, at);

    return ib_ftoken_is(s, at, IB_FT_WORD) &&
           (ib_ftoken_has(s, at, IB_F_ONE) ||
            (is_language(s, "en") && ib_str_is_nocase(word, IB_STR("a"))));
}

/* "half of", "half a million", "half the houses", "a third of". */
static bool read_part(ib_amount *out, const ib_sentence *s, uint32_t at)
{
    const bool article = at > 0 && is_article(s, at - 1);
    uint32_t to = at + 1;
    double value;

    if (!ib_ftoken_has(s, at, IB_F_HALF | IB_F_FRACTION) ||
        ib_ftoken_is(s, to, IB_FT_HYPHEN) ||
        (at > 0 && ib_ftoken_has(s, at - 1, IB_F_WHICH)))
        return false; /* "the first half of 1992" */
    if (ib_ftoken_has(s, at, IB_F_HALF)) {
        value = 0.5;
        if (to < s->count && is_article(s, to) &&
            ib_ftoken_has(s, to + 1, IB_F_MAGNITUDE | IB_F_DOZEN))
            to++;
        if (ib_ftoken_has(s, to, IB_F_MAGNITUDE | IB_F_DOZEN)) {
            const uint64_t word = s->token[to].word;

            value *= word & IB_F_DOZEN ? IB_F_NUMBER(word)
                                       : power_of_ten(IB_F_NUMBER(word));
            to++;
        } else if (!ib_ftoken_has(s, to, IB_F_OF) &&
                   !(ib_ftoken_is(s, to, IB_FT_WORD) &&
                     s->token[to].say & (IB_LEX_DET | IB_LEX_POSS))) {
            return false;
        }
    } else {
        if (!article || !ib_ftoken_has(s, to, IB_F_OF))
            return false;
        value = 1.0 / IB_F_NUMBER(s->token[at].word);
    }
    *out = (ib_amount){.from = article ? at - 1 : at,
                       .to = to,
                       .low = value,
                       .high = value,
                       .has_number = true,
                       .is_fraction = value < 1};
    return true;
}

/* "dozens", "hundreds of thousands", "several hundred". */
static bool read_vague(ib_amount *out, const ib_sentence *s, uint32_t at)
{
    const uint32_t len = ib_phrase_read(s, at, IB_F_VAGUE, NULL);

    if (len) {
        *out = (ib_amount){.from = at, .to = at + len};
        return true;
    }
    if (!ib_ftoken_has(s, at, IB_F_PLENTY) ||
        !ib_ftoken_has(s, at + 1, IB_F_HUNDRED | IB_F_MAGNITUDE | IB_F_DOZEN))
        return false;
    *out = (ib_amount){.from = at > 0 && is_article(s, at - 1) ? at - 1 : at,
                       .to = at + 2};
    while (ib_ftoken_has(s, out->to, IB_F_MAGNITUDE))
        out->to++;
    return true;
}

/* A numeral, with the magnitude after it: "1.2 million", "$5m", "2 1/2". */
static bool read_numeral(ib_amount *out, const ib_sentence *s, uint32_t at)
{
    const ib_numeral *n;
    double value;
    uint32_t to = at + 1;

    if (!ib_ftoken_is(s, at, IB_FT_NUMBER))
        return false;
    n = &s->token[at].numeral;
    value = n->value;
    *out = (ib_amount){.from = at,
                       .has_number = true,
                       .is_fraction = n->fraction,
                       .is_ordinal = n->ordinal,
                       .is_broken = n->broken,
                       .in_digits = true};
    while (ib_ftoken_has(s, to, IB_F_MAGNITUDE | IB_F_HUNDRED | IB_F_DOZEN)) {
        const uint64_t word = s->token[to].word;

        value *= word & IB_F_HUNDRED ? 100
                 : word & IB_F_DOZEN ? IB_F_NUMBER(word)
                                     : power_of_ten(IB_F_NUMBER(word));
        to++;
        out->in_digits = false;
    }
    out->to = to;
    out->low = out->high = value;
    return true;
}

/* "1/2", "3/4": a fraction where one may stand. */
static bool read_slash(ib_amount *out, const ib_sentence *s, uint32_t at)
{
    const ib_numeral *over, *under;

    if (!ib_ftoken_is(s, at, IB_FT_NUMBER) ||
        !ib_ftoken_is(s, at + 1, IB_FT_SIGN) || s->token[at + 1].sign != '/' ||
        !ib_ftoken_is(s, at + 2, IB_FT_NUMBER))
        return false;
    over = &s->token[at].numeral;
    under = &s->token[at + 2].numeral;
    if (!ib_ftoken_glued(s, at + 1) || !ib_ftoken_glued(s, at + 2) ||
        over->value >= under->value || under->value > 10 || over->decimals ||
        ib_ftoken_is(s, at + 3, IB_FT_SIGN))
        return false;
    *out = (ib_amount){.from = at,
                       .to = at + 3,
                       .low = over->value / under->value,
                       .high = over->value / under->value,
                       .has_number = true,
                       .is_fraction = true};
    return true;
}

/* A multiplier that stands alone is a number where the language has it so
 * ("mille", "сто"), or after "a"; "hundred" and "million" alone are none. */
static bool stands_alone(const ib_sentence *s, uint32_t at, const cardinal *c)
{
    const uint64_t word = s->token[at].word;
    const bool large = (word & IB_F_MAGNITUDE) && IB_F_NUMBER(word) > 3;

    if (c->to - at > 1 && !(word & IB_F_MAGNITUDE))
        return true;
    if (!(word & (IB_F_HUNDRED | IB_F_MAGNITUDE | IB_F_DOZEN)))
        return true;
    if (is_language(s, "ar"))
        return true;
    return !large && !is_language(s, "en") && !(word & IB_F_DOZEN);
}

static bool is_equal(double a, double b)
{
    return a - b < 1e-6 && b - a < 1e-6;
}

static bool read_words(ib_amount *out, const ib_sentence *s, uint32_t at)
{
    const bool article = at > 0 && is_article(s, at - 1);
    const cardinal c = read_cardinal(s, at);

    if (!c.any)
        return false;
    if (read_fraction(out, s, at, &c))
        return true;
    *out = (ib_amount){.from = at,
                       .to = c.to,
                       .low = cardinal_value(&c),
                       .high = cardinal_value(&c),
                       .has_number = true};
    out->is_ordinal = ib_ftoken_is(s, c.to, IB_FT_HYPHEN) &&
                      ib_ftoken_has(s, c.to + 1, IB_F_ORDINAL | IB_F_WHICH);
    out->is_one = c.to == at + 1 && ib_ftoken_has(s, at, IB_F_ONE);
    if (!stands_alone(s, at, &c)) {
        if (!article)
            return false;
        out->from = at - 1;
    }
    if (ib_ftoken_is(s, c.to, IB_FT_OPEN) && /* "twenty (20)" */
        ib_ftoken_is(s, c.to + 1, IB_FT_NUMBER) &&
        ib_ftoken_is(s, c.to + 2, IB_FT_CLOSE) &&
        is_equal(s->token[c.to + 1].numeral.value, out->low))
        out->to = c.to + 3;
    return true;
}

static uint32_t skip_hyphen(const ib_sentence *s, uint32_t at)
{
    return ib_ftoken_is(s, at, IB_FT_HYPHEN) && ib_ftoken_glued(s, at) ? at + 1
                                                                       : at;
}

/* "and a half" behind a number, "four-and-a-half". */
static void take_half(ib_amount *out, const ib_sentence *s)
{
    uint32_t i = skip_hyphen(s, out->to);

    if (!ib_ftoken_has(s, i, IB_F_AND))
        return;
    i = skip_hyphen(s, i + 1);
    if (i < s->count && is_article(s, i))
        i = skip_hyphen(s, i + 1);
    if (!ib_ftoken_has(s, i, IB_F_HALF) || ib_ftoken_has(s, i + 1, IB_F_OF))
        return;
    out->to = i + 1;
    out->low += 0.5;
    out->high += 0.5;
    if (ib_ftoken_has(s, out->to, IB_F_MAGNITUDE)) {
        out->low *= power_of_ten(IB_F_NUMBER(s->token[out->to].word));
        out->high = out->low;
        out->to++;
    }
}

static bool read_one(ib_amount *out, const ib_sentence *s, uint32_t at)
{
    if (read_slash(out, s, at))
        return true;
    if (read_numeral(out, s, at)) {
        ib_amount part;

        if (out->in_digits && read_slash(&part, s, out->to) &&
            !ib_ftoken_glued(s, out->to)) { /* "2 1/2" */
            out->to = part.to;
            out->low += part.low;
            out->high = out->low;
            out->in_digits = false;
        }
        take_half(out, s);
        return true;
    }
    if (!ib_ftoken_is(s, at, IB_FT_WORD))
        return false;
    if (read_vague(out, s, at) || read_part(out, s, at))
        return true;
    if (read_words(out, s, at)) {
        take_half(out, s);
        return true;
    }
    if (!ib_ftoken_has(s, at, IB_F_ORDINAL))
        return false;
    *out = (ib_amount){.from = at,
                       .to = at + 1,
                       .low = IB_F_NUMBER(s->token[at].word),
                       .high = IB_F_NUMBER(s->token[at].word),
                       .has_number = true,
                       .is_ordinal = true};
    if (ib_ftoken_is(s, at + 1, IB_FT_HYPHEN) &&
        ib_ftoken_has(s, at + 2, IB_F_SUPERLATIVE))
        out->to = at + 3;
    else if (ib_ftoken_has(s, at + 1, IB_F_SUPERLATIVE))
        out->to = at + 2;
    return true;
}

static bool is_sign(const ib_sentence *s, uint32_t at, bool money)
{
    uint32_t cp;

    if (!ib_ftoken_is(s, at, IB_FT_SIGN))
        return false;
    cp = s->token[at].sign;
    return money ? cp == '$' || (cp >= 0xA2 && cp <= 0xA5) || cp >= 0x20A0
                 : cp == '%' || cp == 0x66A || cp == 0x2030;
}

/* A sign of currency before the number belongs to it: "US$ 1.2 million". */
static void take_currency(ib_amount *out, const ib_sentence *s)
{
    uint32_t from = out->from;

    if (from > 0 && is_sign(s, from - 1, true) &&
        s->token[from - 1].sign != 0x2116) {
        from--;
        if (from > 0 && ib_ftoken_is(s, from - 1, IB_FT_WORD) &&
            ib_ftoken_glued(s, from) && s->token[from - 1].capital)
            from--;
    } else if (from > 0 && ib_ftoken_has(s, from - 1, IB_F_MONEY) &&
               s->token[from - 1].capital &&
               ib_ftoken_is(s, from, IB_FT_NUMBER)) {
        from--;
    } else {
        return;
    }
    out->sign_from = from;
    out->sign_to = out->from;
    out->from = from;
    out->in_digits = false;
}

/* Does token `at` join two numbers to a range, and how long is it? */
static uint32_t joint(const ib_sentence *s, const ib_amount *low, uint32_t at,
                      bool *loose)
{
    const bool between =
        low->from > 0 && ib_ftoken_has(s, low->from - 1, IB_F_BETWEEN);

    *loose = false;
    if (ib_ftoken_is(s, at, IB_FT_HYPHEN) && ib_ftoken_glued(s, at) &&
        ib_ftoken_has(s, at + 1, IB_F_OR | IB_F_TO))
        return 2; /* "three- or five-year" */
    if (ib_ftoken_is(s, at, IB_FT_HYPHEN) || ib_ftoken_is(s, at, IB_FT_DASH))
        return ib_ftoken_glued(s, at) && ib_ftoken_glued(s, at + 1) ? 1 : 0;
    if (between && ib_ftoken_has(s, at, IB_F_AND))
        return 1;
    if (ib_ftoken_has(s, at, IB_F_TO))
        return 1;
    *loose = true;
    return ib_ftoken_has(s, at, IB_F_OR) ? 1 : 0;
}

/* "2 to 3 million": the magnitude goes for both. */
static void share_magnitude(ib_amount *low, const ib_amount *high,
                            const ib_sentence *s)
{
    const uint64_t last = s->token[high->to - 1].word;

    if (s->token[high->to - 1].kind != IB_FT_WORD || !(last & IB_F_MAGNITUDE) ||
        low->low >= 1000 || low->is_fraction)
        return;
    low->low *= power_of_ten(IB_F_NUMBER(last));
}

/* Go on from the lower end to the upper one. */
static void take_range(ib_amount *out, const ib_sentence *s)
{
    bool loose;
    const uint32_t len = joint(s, out, out->to, &loose);
    const bool dash = len && !ib_ftoken_is(s, out->to, IB_FT_WORD);
    ib_amount low = *out, high;
    uint32_t at = out->to + len;

    if (!len || out->is_one)
        return;
    if (loose) /* "three or perhaps six" */
        at += ib_phrase_read(s, at, IB_F_HEDGE, NULL);
    if (is_sign(s, at, true) || (ib_ftoken_has(s, at, IB_F_MONEY) &&
                                 ib_ftoken_is(s, at + 1, IB_FT_NUMBER)))
        at++;
    if (!read_one(&high, s, at) || !high.has_number || high.is_ordinal ||
        high.from < at)
        return;
    share_magnitude(&low, &high, s);
    if (high.high > low.low && !high.is_broken && !high.is_fraction &&
        !(dash && (s->token[at].numeral.zero ||
                   high.high > low.low * IB_FIGURE_DASH_TIMES)) &&
        !(loose && high.high > low.low * IB_FIGURE_OR_TIMES)) {
        out->to = high.to;
        out->low = low.low;
        out->high = high.high;
        out->in_digits = out->in_digits && high.in_digits;
    } else if (dash) {
        out->to = high.to; /* a score, a number of a file */
        out->is_broken = true;
    }
}

bool ib_amount_read(ib_amount *out, const ib_sentence *s, uint32_t at)
{
    if (!read_one(out, s, at))
        return false;
    if (out->has_number && !out->is_ordinal) {
        take_range(out, s);
        take_currency(out, s);
    }
    if (out->high > IB_FIGURE_NUMBER_MAX)
        out->is_broken = true;
    return true;
}
