/* era.c - what a document symbol shows by itself to be doubtful; era.h.
 *
 * Authority: UN library, "UN document symbols" (the Assembly's session is in
 * the symbol from the 31st, 1976; ECOSOC's year from 1978; the Council's from
 * 1994), and the opening years of sessions.  Bounds are coarse: a document is
 * issued up to a year before its session opens, and for some time after.
 */

#include "cite/era.h"

#include "base/scan.h"
#include "base/str.h"
#include "cite/costs.h"
#include "cite/prose.h"
#include "cite/un.h"

enum {
    ASSEMBLY_BEFORE_FIRST = 1945, /* its n-th session opens in 1945 + n */
    RIGHTS_FIRST = 2006,          /* the Human Rights Council, three a year */
    RIGHTS_A_YEAR = 3,
    ASSEMBLY_MOST = 450, /* resolutions of a session: the most had 340 */
    RIGHTS_MOST = 120,   /* the most had some 60 */
    A_THROUGH = 1976,    /* last years of numbers that run through */
    E_THROUGH = 1978,
    S_THROUGH = 1993,
};

/* The years to which a symbol can belong, first and last; 0: not known. */
typedef struct years {
    int first, last;
} years;

/* The year of a date that stands beside the symbol; one farther off may be of
 * something else that the citation tells of. */
static int issued_in(const ibid_citation *citation, ibid_span number)
{
    const ibid_field *issued = ibid_citation_field(citation, IBID_FIELD_ISSUED);
    const ibid_span date = issued ? issued->date.span : (ibid_span){0};

    if (!issued || ib_span_is_empty(date) ||
        date.start > number.end + IB_DATE_BESIDE ||
        number.start > date.end + IB_DATE_BESIDE)
        return 0;
    return issued->date.from.year;
}

static uint32_t value_of(ibid_str s)
{
    uint32_t value = 0;

    return ib_number_at(&value, s, 0, s.len) == s.len ? value : 0;
}

static bool is_resolution(const ibid_symbol_parts *parts)
{
    return ib_str_is(parts->type, IB_STR("resolution"));
}

/* Years of the Assembly's session: it opens in September, and its papers are
 * issued from the year before on. */
static years of_assembly(const ibid_symbol_parts *parts)
{
    const uint32_t roman = ib_un_roman_value(parts->session);
    const uint32_t session = roman ? roman : value_of(parts->session);
    const int opens = ASSEMBLY_BEFORE_FIRST + (int)session;

    if (!session)
        return (years){0};
    return is_resolution(parts) ? (years){opens, opens + 1}
                                : (years){opens - 1, opens + 2};
}

static years of_rights(const ibid_symbol_parts *parts)
{
    const uint32_t session = value_of(parts->session);
    const int year =
        RIGHTS_FIRST + (int)(session ? (session - 1) / RIGHTS_A_YEAR : 0);

    return session ? (years){year - 1, year + 1} : (years){0};
}

/* Years of a symbol with a year in it. */
static years of_year(const ibid_symbol_parts *parts)
{
    const int year = (int)value_of(parts->session);

    if (year < 1946 || year > 2099)
        return (years){0};
    return is_resolution(parts) ? (years){year, year}
                                : (years){year - 1, year + 2};
}

/* Years of a symbol by its beginning. */
static years years_of(const ibid_symbol_parts *parts, ibid_str symbol)
{
    if (symbol.len < 3 || symbol.at[1] != '/')
        return (years){0};
    if (ib_str_has_at(symbol, 0, IB_STR("A/HRC/WG")))
        return (years){0};
    if (ib_str_has_at(symbol, 0, IB_STR("A/HRC/")))
        return of_rights(parts);
    if (symbol.at[0] == 'S' || symbol.at[0] == 'E')
        return of_year(parts);
    if (ib_str_has_at(symbol, 0, IB_STR("A/RES/")) ||
        ib_str_has_at(symbol, 0, IB_STR("A/C.")) ||
        ib_is(symbol.at[2], IB_DIGIT))
        return of_assembly(parts);
    return (years){0};
}

/* The last year of numbers that run through, where the symbol is of that form:
 * "S/14664"; 0 where it is not. */
static int through_until(const ibid_symbol_parts *parts, ibid_str symbol)
{
    if (parts->session.len || symbol.len < 4 || symbol.at[1] != '/' ||
        !ib_is(symbol.at[2], IB_DIGIT))
        return 0;
    switch (symbol.at[0]) {
    case 'A':
        return A_THROUGH;
    case 'E':
        return E_THROUGH;
    case 'S':
        return S_THROUGH;
    default:
        return 0;
    }
}

/* Did its session or year reach the number of a resolution? */
static bool is_reached(const ibid_symbol_parts *parts, ibid_str symbol)
{
    const uint32_t number = value_of(parts->number);
    const uint32_t session = value_of(parts->session);
    const uint32_t roman = ib_un_roman_value(parts->session);

    if (!is_resolution(parts) || !number)
        return true;
    if (ib_str_has_at(symbol, 0, IB_STR("S/RES/")))
        return !session || ib_prose_year_fits(number, session);
    if (ib_str_has_at(symbol, 0, IB_STR("A/HRC/RES/")))
        return number <= RIGHTS_MOST;
    if (ib_str_has_at(symbol, 0, IB_STR("A/RES/")))
        return roman     ? ib_prose_session_fits(number, roman)
               : session ? number <= ASSEMBLY_MOST
                         : true;
    return true;
}

ibid_status ib_symbol_doubt(const char **doubt, ib_arena *arena,
                            const ibid_citation *citation)
{
    const ibid_symbol_parts *parts = citation->symbol;
    const ibid_field *number = ibid_citation_field(citation, IBID_FIELD_NUMBER);
    const int year = number ? issued_in(citation, number->span) : 0;
    ibid_str symbol;
    years fit;
    uint32_t odd;
    int last;

    *doubt = NULL;
    if (!parts || !number || parts->part_count)
        return IBID_OK;
    symbol = citation->suggested.len ? citation->suggested : number->text;
    fit = years_of(parts, symbol);
    last = through_until(parts, symbol);
    if (!is_reached(parts, symbol))
        *doubt = "its number is none of its session or year";
    else if (memchr(symbol.at, '/', symbol.len) &&
             !ib_un_is_plain(&odd, symbol) && odd == IBID_NONE)
        *doubt = "symbols of its body have another form in every year";
    else if (year && fit.first && (year < fit.first || year > fit.last))
        *doubt =
            ib_str_format(arena,
                          "its symbol is of the session or year %.*s, and "
                          "it is dated %d",
                          (int)parts->session.len, parts->session.at, year);
    else if (year && last && year > last + 1)
        *doubt = ib_str_format(arena,
                               "symbols of this form ended in %d, and it is "
                               "dated %d",
                               last, year);
    else
        return IBID_OK;
    return *doubt ? IBID_OK : ib_arena_status(arena);
}
