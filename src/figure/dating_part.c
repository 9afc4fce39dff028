/* dating_part.c - parts of years and centuries, and periods by name.
 *
 * "The end of 1991" is read as 1991, "early 1990s" as the decade: ISO 8601-2
 * has signs for seasons, quarters and halves of a year, and none for those.
 */

#include "figure/dating_draft.h"

#include "base/str.h"
#include "figure/dating_costs.h"

static uint32_t set_century(ib_draft *out, int ordinal, uint32_t end)
{
    if (ordinal < 1 || ordinal > 22)
        return 0;
    *out = (ib_draft){.from = {(ordinal - 1) * 100, 0, 0, IB_GRAIN_CENTURY}};
    return end;
}

/* "century", "-century", "Jahrhundert" at `at`; the end, or 0. */
static uint32_t century_at(ibid_str text, uint32_t at)
{
    ib_date_word word;
    uint32_t p = ib_date_gap(text, at);

    if (p == at && p < text.len && text.at[p] == '-')
        p++;
    return p > at && ib_date_word_read(&word, text, p) &&
                   ib_date_word_unit(&word) == 6
               ? word.span.end
               : 0;
}

/* A Roman numeral up to XXI, read from `start` to `end`; 0: none. */
static int roman_of(ibid_str text, uint32_t start, uint32_t end)
{
    int value = 0, last = 0;

    for (uint32_t at = end; at > start; at--) {
        const char c = text.at[at - 1];
        const int n = c == 'X' ? 10 : c == 'V' ? 5 : c == 'I' ? 1 : 0;

        if (!n)
            return 0;
        value += n < last ? -n : n;
        last = n > last ? n : last;
    }
    return value;
}

/* "XIX", "القرن التاسع": what stands behind a word for a century; the end, or
 * 0. */
static uint32_t century_behind(ib_draft *out, ibid_str text, uint32_t at)
{
    ib_date_word word;
    uint32_t end;

    if (!ib_date_word_read(&word, text, ib_date_gap(text, at)))
        return 0;
    end = word.span.end;
    if (ib_date_word_is(&word, IB_DW_ORDINAL)) {
        const int ordinal = ib_date_word_calendar(&word);

        /* "التاسع عشر": ninth ten */
        if (ib_date_word_read(&word, text, ib_date_gap(text, end)) &&
            ib_str_is(ib_str_in(text, word.span),
                      IB_STR("\xD8\xB9\xD8\xB4\xD8\xB1")))
            return set_century(out, ordinal + 10, word.span.end);
        return set_century(out, ordinal, end);
    }
    return set_century(out, roman_of(text, word.span.start, end), end);
}

/* "1990", "90" or "noventa" behind "années", "años": a decade; "1988-1994" and
 * other years are what they are. */
static uint32_t decade_behind(ib_draft *out, ibid_str text, uint32_t at)
{
    const uint32_t p = ib_date_gap(text, at);
    uint32_t end = ib_date_period(out, text, p);
    int value;

    if (end && !out->to.grain && out->from.year % 10 == 0)
        out->from.grain = IB_GRAIN_DECADE;
    if (end)
        return end;
    end = ib_date_count(&value, text, p);
    if (!end || value < 20 || value > 90 || value % 10 != 0)
        return 0;
    *out = (ib_draft){.from = {1900 + value, 0, 0, IB_GRAIN_DECADE}};
    return end;
}

/* The year, month, decade or century that a part is of. */
static uint32_t read_whole(ib_draft *out, ibid_str text, uint32_t at)
{
    ib_date_word word;
    uint32_t end;

    if (!ib_date_word_read(&word, text, at)) {
        end = ib_date_period(out, text, at);
        return end ? end : ib_date_counted(out, text, at);
    }
    if (ib_date_word_is(&word, IB_DW_DECADE_WORD) &&
        ib_date_word_calendar(&word) == 1)
        return decade_behind(out, text, word.span.end);
    if (ib_date_word_unit(&word) == 4 || ib_date_word_is(&word, IB_DW_FISCAL)) {
        const uint32_t p = ib_date_words_skip(
            text, ib_date_gap(text, word.span.end), IB_DW_UNIT, 1);

        return ib_date_period(out, text, p);
    }
    if (ib_date_word_is(&word, IB_DW_ORDINAL)) {
        end = century_at(text, word.span.end);
        return end ? set_century(out, ib_date_word_calendar(&word), end) : 0;
    }
    if (ib_date_word_is(&word, IB_DW_DECADE_WORD)) {
        *out = (ib_draft){.from = {1900 + ib_date_word_calendar(&word), 0, 0,
                                   IB_GRAIN_DECADE}};
        return word.span.end;
    }
    if (ib_date_word_is(&word, IB_DW_CENTURY_FRONT))
        return century_behind(out, text, word.span.end);
    end = ib_date_atom(out, text, at, true);
    return end && out->from.grain == IB_GRAIN_MONTH ? end : 0;
}

/* "summer of 1992", "winter of 1991-1992". */
static uint32_t read_season(ib_draft *out, ibid_str text,
                            const ib_date_word *word)
{
    uint32_t p = ib_date_gap(text, word->span.end), end;
    ib_date_word next;

    if (p == word->span.end ||
        (ib_date_word_read(&next, text, p) &&
         ib_date_word_is(&next, IB_DW_OF) &&
         ib_date_word_calendar(&next) != 1)) /* "its fall in 1992" */
        return 0;
    p = ib_date_words_skip(text, p, IB_DW_OF | IB_DW_UNIT, 3);
    end = ib_date_period(out, text, p);
    if (!end || out->from.grain != IB_GRAIN_YEAR)
        return 0;
    if (!out->to.grain) {
        out->from.grain = IB_GRAIN_PART;
        out->from.month = ib_date_word_calendar(word);
    }
    return end;
}

/* What follows "early", "the end of". */
static uint32_t read_part(ib_draft *out, ibid_str text,
                          const ib_date_word *word)
{
    ib_date_word next;
    uint32_t p = word->span.end, q;

    if (p < text.len && text.at[p] == '-')
        p++;
    p = ib_date_gap(text, p);
    q = ib_date_words_skip(text, p, IB_DW_OF | IB_DW_THE, 4);
    if (q == word->span.end || (q == p && ib_date_word_shift(word) == 1))
        return 0;
    if (ib_date_word_read(&next, text, q) &&
        ib_date_word_is(&next, IB_DW_SEASON))
        return read_season(out, text, &next);
    return read_whole(out, text, q);
}

/* "half of 1992", "quarter of 2021" behind an ordinal. */
static uint32_t read_division(ib_draft *out, ibid_str text, int ordinal,
                              const ib_date_word *word)
{
    const int code = ib_date_word_shift(word) + ordinal - 1;
    const bool is_quarter = ib_date_word_shift(word) == 33;
    uint32_t p = ib_date_gap(text, word->span.end), end;

    p = ib_date_words_skip(text, p, IB_DW_OF | IB_DW_THE, 3);
    end = ordinal > (is_quarter ? 4 : 2) ? 0 : read_whole(out, text, p);
    if (end && out->from.grain == IB_GRAIN_YEAR && !out->to.grain) {
        out->from.grain = IB_GRAIN_PART;
        out->from.month = code;
    }
    return end;
}

/* What follows an ordinal, in words or digits: a century, a division, "of
 * May". */
static uint32_t read_ordinal(ib_draft *out, ibid_str text, int ordinal,
                             uint32_t at, bool in_words)
{
    ib_date_word word;
    uint32_t end = century_at(text, at), p, q;

    if (end)
        return set_century(out, ordinal, end);
    p = ib_date_gap(text, at);
    if (p == at)
        return 0;
    if (ib_date_word_read(&word, text, p) &&
        ib_date_word_is(&word, IB_DW_DIVISION))
        return read_division(out, text, ordinal, &word);
    q = in_words ? ib_date_words_skip(text, p, IB_DW_OF, 1) : p;
    if (q == p)
        return 0;
    end = ordinal > 31 ? 0 : ib_date_atom(out, text, q, true);
    if (!end || out->from.grain != IB_GRAIN_MONTH || out->to.grain)
        return 0;
    out->from.day = ordinal;
    out->from.grain = IB_GRAIN_DAY;
    out->order = IB_ORDER_DAY_FIRST;
    return end;
}

uint32_t ib_date_counted(ib_draft *out, ibid_str text, uint32_t at)
{
    static const char *const suffix[] = {"st", "nd", "rd",         "th",
                                         "e",  "er", "\xC3\xA8me", "."};
    int value;
    unsigned digits;
    uint32_t end = at + ib_date_number(&value, &digits, text, at);

    if (digits < 1 || digits > 2)
        return 0;
    for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++) {
        const ibid_str s = ib_str_of(suffix[i]);

        if (end < text.len && ib_str_has_at(text, end, s) &&
            !(end + s.len < text.len &&
              ib_is(text.at[end + s.len], IB_ALPHA | IB_DIGIT)))
            return read_ordinal(out, text, value, end + s.len, false);
    }
    return 0;
}

/* "twenty-" before an ordinal or a decade: where it begins, and its number. */
static uint32_t tens_before(int *tens, const ib_dater *dater, uint32_t at)
{
    ib_date_word word;

    *tens = 0;
    if (at == 0 || dater->text.at[at - 1] != '-' || at == dater->floor ||
        !ib_date_word_before(&word, dater->text, dater->floor, at - 1) ||
        word.span.end != at - 1 || !ib_date_word_is(&word, IB_DW_NUMBER))
        return at;
    *tens = ib_date_word_count(&word);
    return word.span.start;
}

static uint32_t read_ordinal_word(ib_draft *out, const ib_dater *dater,
                                  const ib_date_word *word)
{
    const int ordinal = ib_date_word_calendar(word);
    int tens;
    const uint32_t start = tens_before(&tens, dater, word->span.start);
    const uint32_t end = read_ordinal(
        out, dater->text, tens == 20 || tens == 30 ? tens + ordinal : ordinal,
        word->span.end, true);

    out->span.start = tens == 20 || tens == 30 ? start : word->span.start;
    return end;
}

/* "the nineties", "nineteen-nineties", "neunziger Jahre". */
static uint32_t read_decade_word(ib_draft *out, const ib_dater *dater,
                                 const ib_date_word *word)
{
    ib_date_word before = {0}, behind;
    int tens;
    const uint32_t start = tens_before(&tens, dater, word->span.start);
    const uint32_t p = ib_date_gap(dater->text, word->span.end);
    uint32_t end = word->span.end;

    if (ib_date_word_calendar(word) == 1) {
        end = ib_is(dater->text.at[p < dater->text.len ? p : 0], IB_DIGIT)
                  ? 0 /* see dating_year.c */
                  : decade_behind(out, dater->text, end);
        out->span.start = word->span.start;
        return end;
    }
    if (ib_date_word_read(&behind, dater->text, p) &&
        ib_date_word_unit(&behind) == 4)
        end = behind.span.end;
    if (tens < 15 && end == word->span.end &&
        !(ib_date_word_before(&before, dater->text, dater->floor,
                              word->span.start) &&
          ib_date_word_is(&before, IB_DW_THE | IB_DW_OF)) &&
        (unsigned char)dater->text.at[word->span.start] < 0x80)
        return 0; /* "in his nineties" */
    *out = (ib_draft){
        .from = {1900 + ib_date_word_calendar(word), 0, 0, IB_GRAIN_DECADE}};
    if (tens >= 15 && tens < 20)
        out->from.year += (tens - 19) * 100;
    out->span.start = tens >= 15 && tens < 20 ? start : word->span.start;
    return end;
}

/* "fiscal year 1992", "FY 1992". */
static uint32_t read_fiscal(ib_draft *out, ibid_str text,
                            const ib_date_word *word)
{
    const uint32_t p = ib_date_gap(text, word->span.end);

    return ib_date_period(out, text,
                          ib_date_words_skip(text, p, IB_DW_UNIT, 1));
}

/* "siglo XIX"; "XIXe siècle", "XIX век", where the numeral stands before. */
static uint32_t read_roman(ib_draft *out, const ib_dater *dater,
                           const ib_date_word *word)
{
    const ibid_str text = dater->text;
    ib_date_word other;
    uint32_t end;

    if (ib_date_word_is(word, IB_DW_CENTURY_FRONT))
        return century_behind(out, text, word->span.end);
    if (!ib_date_word_before(&other, text, dater->floor, word->span.start))
        return 0;
    end = other.span.end;
    if (end - other.span.start > 1 && text.at[end - 1] == 'e')
        end--;
    end =
        set_century(out, roman_of(text, other.span.start, end), word->span.end);
    out->span.start = other.span.start;
    return end;
}

uint32_t ib_date_part(ib_draft *out, ib_dater *dater, const ib_date_word *word)
{
    const ibid_str text = dater->text;
    uint32_t end = 0;

    *out = (ib_draft){0};
    if (ib_date_word_is(word, IB_DW_ORDINAL)) {
        end = read_ordinal_word(out, dater, word);
    } else if (ib_date_word_is(word, IB_DW_DECADE_WORD)) {
        end = read_decade_word(out, dater, word);
    } else if (ib_date_word_is(word,
                               IB_DW_CENTURY_FRONT | IB_DW_CENTURY_BEHIND)) {
        end = read_roman(out, dater, word);
        if (end && ib_date_word_is(word, IB_DW_CENTURY_BEHIND)) {
            out->span.end = end;
            return end;
        }
        out->span.start = word->span.start;
    } else {
        if (ib_date_word_is(word, IB_DW_PART))
            end = read_part(out, text, word);
        else if (ib_date_word_is(word, IB_DW_SEASON))
            end = read_season(out, text, word);
        else if (ib_date_word_is(word, IB_DW_FISCAL))
            end = read_fiscal(out, text, word);
        out->span.start = word->span.start;
    }
    out->span.end = end;
    return end;
}
