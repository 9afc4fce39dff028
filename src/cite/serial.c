/* serial.c - volume, issue and pages as they follow the name of a journal.
 *
 *     12(3):45-67      12, 45-67       12 (1998), pp. 45-67     1998;12:45
 *     vol. 12, no. 3   12 (3), 45      12/3, S. 45              12 45-67
 * ANSI/NISO Z39.29, 6; APA 9.25; Chicago 14.171; ISO 690, 7.5.
 */

#include "cite/serial.h"

#include "base/scan.h"
#include "base/str.h"

/* "e5070", "S12", "R23-R30": letters before the digits of a page. */
static bool is_lettered(ibid_str s)
{
    uint32_t i = 0, digits = 0;

    while (i < s.len && i < 2 && ib_is(s.at[i], IB_ALPHA))
        i++;
    for (; i < s.len; i++) {
        if (ib_is(s.at[i], IB_DIGIT))
            digits++;
        else if (!ib_is(s.at[i], IB_ALPHA) && s.at[i] != '-')
            return false;
    }
    return digits > 0 && digits * 2 >= s.len;
}

bool ib_number_is(const ib_lex *lex, uint32_t i, uint32_t b)
{
    if (i >= b)
        return false;
    if (ib_tok_is(lex, i, IB_TOK_NUMBER) || ib_tok_is(lex, i, IB_TOK_YEAR))
        return true;
    return ib_tok_is(lex, i, IB_TOK_WORD) && is_lettered(ib_lex_str(lex, i));
}

uint32_t ib_translation_find(const ib_lex *lex, uint32_t a, uint32_t b)
{
    uint32_t open;

    if (b < a + 4 || !ib_tok_is(lex, b - 1, IB_TOK_CLOSE))
        return b;
    open = ib_lex_tok(lex, b - 1)->mate;
    if (open == IBID_NONE || open <= a || open + 2 >= b ||
        lex->text.at[ib_lex_tok(lex, open)->start] != '[' ||
        !ib_tok_is(lex, open + 1, IB_TOK_WORD) ||
        !(ib_lex_tok(lex, open + 1)->flags & IB_TOK_CAP))
        return b;
    return open;
}

bool ib_edition_is(const ib_lex *lex, uint32_t i, uint32_t b)
{
    uint32_t p = i + 1;

    if (i >= b || !ib_tok_is(lex, i, IB_TOK_NUMBER))
        return false;
    if (p < b && ib_tok_is(lex, p, IB_TOK_STOP))
        p++;
    if (p < b && ib_tok_is(lex, p, IB_TOK_WORD) &&
        ib_lex_tok(lex, p)->end - ib_lex_tok(lex, p)->start == 2 &&
        (unsigned char)lex->text.at[ib_lex_tok(lex, p)->start] == 0xC2)
        p++; /* the sign of an ordinal: "2.ª", "2º" */
    if (ib_lex_is(lex, p, "nd") || ib_lex_is(lex, p, "rd") ||
        ib_lex_is(lex, p, "th") || ib_lex_is(lex, p, "st"))
        p++; /* "2 nd edn", the raised letters set apart */
    while (p < b && p < i + 5 && ib_lex_has(lex, p, IB_W_ORDINAL))
        p++;
    return p < b && ib_lex_has(lex, p, IB_W_EDITION);
}

static bool is_numeral(char c)
{
    return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C';
}

static bool is_roman(const ib_lex *lex, uint32_t i, uint32_t b)
{
    ibid_str s;

    if (i >= b || !ib_tok_is(lex, i, IB_TOK_WORD))
        return false;
    s = ib_lex_str(lex, i);
    if (s.len == 2 && s.at[1] == '.')
        return false; /* an initial */
    for (uint32_t k = 0; k < s.len; k++) {
        if (!is_numeral(s.at[k]) && !(k > 0 && s.at[k] == '.'))
            return false;
    }
    return s.len <= 8;
}

uint32_t ib_range_end(const ib_lex *lex, uint32_t i, uint32_t b)
{
    uint32_t p = i + 1;

    if (!ib_number_is(lex, i, b))
        return i;
    while (p < b && p < i + 4 && ib_tok_is(lex, p, IB_TOK_DASH))
        p++;
    return p > i + 1 && ib_number_is(lex, p, b) ? p + 1 : i + 1;
}

/* The sign of "n°", which lex.c takes for no letter. */
static bool is_degree(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_OTHER) &&
           ib_str_is(ib_lex_str(lex, i), IB_STR("°"));
}

bool ib_volume_key_is(const ib_lex *lex, uint32_t i)
{
    return ib_lex_is(lex, i, "v") || ib_lex_is(lex, i, "т");
}

bool ib_issue_key_is(const ib_lex *lex, uint32_t i)
{
    return (ib_lex_is(lex, i, "n") && is_degree(lex, i + 1)) ||
           ib_lex_is(lex, i, "fasc");
}

uint32_t ib_labelled_end(const ib_lex *lex, uint32_t i, uint32_t b,
                         uint32_t *number)
{
    uint32_t p = i + 1, stop;

    while (p < b && p < i + 3 &&
           (ib_tok_is(lex, p, IB_TOK_STOP) || ib_tok_is(lex, p, IB_TOK_COLON) ||
            ib_tok_is(lex, p, IB_TOK_COMMA) || is_degree(lex, p)))
        p++;
    stop = ib_range_end(lex, p, b);
    if (stop == p && is_roman(lex, p, b))
        stop = p + 1;
    *number = p;
    return stop == p ? i : stop;
}

static bool is_date(const ib_lex *lex, uint32_t i, uint32_t b)
{
    return i < b &&
           (ib_tok_is(lex, i, IB_TOK_YEAR) || ib_tok_is(lex, i, IB_TOK_DATE));
}

/* Does what follows a volume's comma, stop or blank read as pages? */
static bool pages_follow(const ib_entry *e, uint32_t i, uint32_t b)
{
    const ib_lex *lex = e->lex;
    uint32_t number, stop;

    if (ib_page_label_is(e, i) && ib_labelled_end(lex, i, b, &number) > i)
        return true;
    if (ib_issue_label_is(e, i) && ib_labelled_end(lex, i, b, &number) > i)
        return true;
    stop = ib_range_end(lex, i, b);
    if (stop == i)
        return false;
    if (stop > i + 1 || stop >= b)
        return true;
    return !ib_tok_is(lex, stop, IB_TOK_WORD) ||
           ib_lex_has(lex, stop, IB_W_AVAILABLE) || ib_lex_is(lex, stop, "doi");
}

/* "(3)", "(1998)", "(no. 3)" at token i: gives the token after it, or i. */
static uint32_t bracket_end(const ib_lex *lex, uint32_t i, uint32_t b)
{
    uint32_t close;

    if (i >= b || !ib_tok_is(lex, i, IB_TOK_OPEN))
        return i;
    close = ib_lex_tok(lex, i)->mate;
    if (close == IBID_NONE || close >= b || close - i > 8 || close < i + 2)
        return i;
    for (uint32_t k = i + 1; k < close; k++) {
        if (ib_number_is(lex, k, b) || ib_tok_is(lex, k, IB_TOK_DATE))
            return close + 1;
    }
    return i;
}

bool ib_docket_is(const ib_lex *lex, uint32_t i)
{
    ibid_str s;

    if (i < 2 || !ib_tok_is(lex, i, IB_TOK_NUMBER) ||
        !ib_tok_is(lex, i + 1, IB_TOK_SLASH) ||
        !ib_tok_is(lex, i + 2, IB_TOK_NUMBER) ||
        !ib_tok_is(lex, i - 1, IB_TOK_WORD))
        return false;
    s = ib_lex_str(lex, i - 1);
    return s.len > 1 && s.len < 5 && ib_is(s.at[0], IB_UPPER) &&
           ib_is(s.at[s.len - 1], IB_UPPER) &&
           ib_lex_tok(lex, i + 2)->end - ib_lex_tok(lex, i + 2)->start == 2 &&
           (ib_tok_is(lex, i - 2, IB_TOK_NUMBER) || is_roman(lex, i - 2, i));
}

/* Numbers whose first is the volume at token i. */
static bool is_volume(const ib_entry *e, uint32_t i, uint32_t b)
{
    const ib_lex *lex = e->lex;
    const uint32_t stop = ib_range_end(lex, i, b);
    const bool year = ib_tok_is(lex, i, IB_TOK_YEAR);
    uint32_t p = stop > i ? stop : i + 1;
    const uint32_t close = bracket_end(lex, p, b);

    if (close > p) {
        const bool dated = is_date(lex, close - 2, b);

        if (close >= b || !ib_tok_is(lex, close, IB_TOK_WORD))
            return !year || !dated;
        return ib_page_label_is(e, close) || ib_number_is(lex, close, b);
    }
    if (stop == i || p >= b)
        return false;
    if (ib_tok_is(lex, p, IB_TOK_COLON) || ib_tok_is(lex, p, IB_TOK_SLASH))
        return ib_number_is(lex, p + 1, b) || ib_page_label_is(e, p + 1);
    if (year)
        return false;
    if (is_date(lex, p, b) && pages_follow(e, p + 1, b))
        return true;
    if (ib_tok_is(lex, p, IB_TOK_COMMA) || ib_tok_is(lex, p, IB_TOK_STOP) ||
        ib_tok_is(lex, p, IB_TOK_SEMI)) {
        if (is_date(lex, p + 1, b) && ib_tok_is(lex, p + 2, IB_TOK_COMMA))
            return pages_follow(e, p + 3, b);
        return pages_follow(e, p + 1, b);
    }
    return stop == i + 1 && pages_follow(e, p, b);
}

/* Do pages or an issue follow at token i, perhaps after a date? */
static bool leads_to_pages(const ib_entry *e, uint32_t i, uint32_t b)
{
    const ib_lex *lex = e->lex;
    uint32_t number;

    for (uint32_t steps = 0; i < b && steps < 6; steps++) {
        if (bracket_end(lex, i, b) > i)
            i = bracket_end(lex, i, b);
        else if (is_date(lex, i, b) || ib_tok_is(lex, i, IB_TOK_COMMA) ||
                 ib_tok_is(lex, i, IB_TOK_STOP) ||
                 ib_tok_is(lex, i, IB_TOK_COLON) ||
                 ib_tok_is(lex, i, IB_TOK_SEMI))
            i++;
        else if (ib_tok_is(lex, i, IB_TOK_WORD) &&
                 (ib_page_label_is(e, i) || ib_issue_label_is(e, i) ||
                  ib_volume_label_is(e, i) || ib_lex_is(lex, i, "pos") ||
                  ib_lex_is(lex, i, "poz")))
            return ib_labelled_end(lex, i, b, &number) > i;
        else
            return ib_range_end(lex, i, b) > i;
    }
    return false;
}

/* Do words of journals or meetings stand in the part before token i? */
static bool after_serial_words(const ib_entry *e, uint32_t i)
{
    for (uint32_t k = i; k > e->a && i - k < 12; k--) {
        const ib_tok *t = ib_lex_tok(e->lex, k - 1);

        if (ib_entry_words(e, k - 1) & (IB_R_SERIAL | IB_R_MEETING))
            return true;
        if (k < i && (t->kind == IB_TOK_COMMA || t->kind == IB_TOK_STOP))
            break;
    }
    return false;
}

/* "vol. 12" or "no. 3": of a journal, if pages follow or words say so; other
 * works have volumes, too. */
static bool is_labelled(const ib_entry *e, uint32_t i, uint32_t b)
{
    uint32_t number;
    const uint32_t stop = ib_labelled_end(e->lex, i, b, &number);

    return stop > i && (leads_to_pages(e, stop, b) || after_serial_words(e, i));
}

bool ib_section_volume_is(const ib_entry *e, uint32_t i)
{
    const ib_lex *lex = e->lex;
    ibid_str s;
    uint32_t k = 1;

    if (i <= e->a || i >= e->b || !ib_tok_is(lex, i, IB_TOK_WORD) ||
        !(ib_tok_is(lex, i - 1, IB_TOK_WORD) ||
          ib_tok_is(lex, i - 1, IB_TOK_STOP)))
        return false;
    s = ib_lex_str(lex, i);
    while (k < s.len && ib_is(s.at[k], IB_DIGIT))
        k++;
    return s.len > 1 && s.len < 6 && k == s.len && s.at[0] >= 'A' &&
           s.at[0] <= 'H';
}

/* May word i be a label of volume or issue, a Roman numeral, or a section with
 * its volume ("D12"), by its first two bytes? */
static bool may_be_label(const ib_lex *lex, uint32_t i)
{
    const ib_tok *t = ib_lex_tok(lex, i);
    const char *at = lex->text.at + t->start;

    if ((t->words & (IB_W_VOLUME | IB_W_ISSUE)) || (t->entry & IB_R_KEY))
        return true;
    return ((at[0] >= 'A' && at[0] <= 'I') || is_numeral(at[0])) &&
           (t->end - t->start == 1 || ib_is(at[1], IB_DIGIT) || at[1] == '.' ||
            is_numeral(at[1]));
}

bool ib_serial_is(const ib_entry *e, uint32_t i, uint32_t b)
{
    const ib_lex *lex = e->lex;

    if (i >= b)
        return false;
    if (ib_tok_is(lex, i, IB_TOK_WORD)) {
        if (!may_be_label(lex, i))
            return false;
        if (ib_volume_label_is(e, i) || ib_issue_label_is(e, i))
            return is_labelled(e, i, b);
        if (ib_section_volume_is(e, i))
            return bracket_end(lex, i + 1, b) > i + 1 ||
                   (ib_tok_is(lex, i + 1, IB_TOK_COMMA) &&
                    ib_number_is(lex, i + 2, b));
        if (is_roman(lex, i, b))
            return bracket_end(lex, i + 1, b) > i + 1 ||
                   (ib_tok_is(lex, i + 1, IB_TOK_COMMA) &&
                    ib_page_label_is(e, i + 2));
        return false;
    }
    if (ib_tok_is(lex, i, IB_TOK_OPEN)) /* "(12:2)" */
        return ib_tok_is(lex, i + 1, IB_TOK_NUMBER) &&
               ib_tok_is(lex, i + 2, IB_TOK_COLON) &&
               ib_tok_is(lex, i + 3, IB_TOK_NUMBER) && i + 3 < b;
    if (is_date(lex, i, b) &&
        (ib_tok_is(lex, i + 1, IB_TOK_SEMI) ||
         ib_tok_is(lex, i + 1, IB_TOK_STOP) ||
         ib_tok_is(lex, i + 1, IB_TOK_COMMA)) &&
        ib_range_end(lex, i + 2, b) > i + 2 &&
        (ib_tok_is(lex, i + 1, IB_TOK_SEMI) || is_volume(e, i + 2, b)))
        return true;
    return (ib_tok_is(lex, i, IB_TOK_NUMBER) ||
            ib_tok_is(lex, i, IB_TOK_YEAR)) &&
           !ib_docket_is(lex, i) && is_volume(e, i, b);
}
