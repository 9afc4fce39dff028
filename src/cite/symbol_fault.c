/* symbol_fault.c - what a document symbol alone shows to be wrong with it.
 *
 * Regular sessions of the General Assembly open in September of 1945 + N
 * (rules of procedure, A/520/Rev.20, rule 1); its documents are issued from
 * the beginning of that year to the end of the session.  The Security Council
 * numbers its documents by calendar year since 1994.  Add., Corr., Rev. and
 * Amend. are followed by a number (United Nations Editorial Manual, document
 * symbols).
 */

#include "cite/symbol_fault.h"

#include "base/str.h"

/* Session 1 opened in the year after this one, and goes with both. */
enum { SESSION_BASE = 1945, SESSION_DIGITS = 3, YEAR_DIGITS = 4 };

static bool is_digit(char c)
{
    return (unsigned)(c - '0') < 10;
}

static bool is_letter(char c)
{
    return (unsigned)((c | 32) - 'a') < 26;
}

/* Read "HEAD/NUMBER/" that begins a symbol in the text; 0: there is none. */
static uint32_t number_after(ibid_str text, char head, uint32_t digits)
{
    for (uint32_t i = 0; i + 3 < text.len; i++) {
        uint32_t number = 0, k = i + 2;

        if (text.at[i] != head || text.at[i + 1] != '/' ||
            (i > 0 && (is_letter(text.at[i - 1]) || text.at[i - 1] == '/' ||
                       text.at[i - 1] == '.')))
            continue;
        while (k < text.len && is_digit(text.at[k]) && k - i - 2 < digits)
            number = number * 10 + (uint32_t)(text.at[k++] - '0');
        if (k > i + 2 && k < text.len && text.at[k] == '/')
            return number;
    }
    return 0;
}

/* "/Add." and its like, with no number behind. */
static const char *bare_suffix(ibid_str text)
{
    static const struct {
        ibid_str suffix;
        const char *fault;
    } cases[] = {
        {{"/Add.", 5}, "in its symbol, Add. is followed by no number"},
        {{"/Corr.", 6}, "in its symbol, Corr. is followed by no number"},
        {{"/Rev.", 5}, "in its symbol, Rev. is followed by no number"},
        {{"/Amend.", 7}, "in its symbol, Amend. is followed by no number"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t at = ib_str_find(text, 0, cases[i].suffix);

        if (at == IBID_NONE)
            continue;
        at += cases[i].suffix.len;
        while (at < text.len && text.at[at] == ' ')
            at++;
        if (at == text.len || is_letter(text.at[at]))
            return cases[i].fault;
    }
    return NULL;
}

ibid_status ib_symbol_fault_find(const char **out, ib_arena *arena,
                                 ibid_str symbol)
{
    uint32_t session = number_after(symbol, 'A', SESSION_DIGITS);
    uint32_t year = number_after(symbol, 'S', YEAR_DIGITS);
    uint32_t first = SESSION_BASE + session;

    *out = bare_suffix(symbol);
    if (*out || session == 0 || year < 1994 || year == first ||
        year == first + 1)
        return IBID_OK;
    *out = ib_str_format(arena,
                         "session %u of the General Assembly fell in %u and "
                         "%u, and the other symbol is of %u",
                         session, first, first + 1, year);
    return *out ? IBID_OK : ib_arena_status(arena);
}
