/* neutral.c - neutral and report citations of the common law, and series that
 * stand between a volume and a page.
 *
 * OSCOLA 2.1: in square brackets the year is the volume, in round ones it is
 * extra.  McGill Guide 3.2, AGLC 2.2 and 2.3, NZLSG 3.2; South African and
 * Indian usage: "1995 (3) SA 391 (CC)", "AIR 1978 SC 597".
 */

#include "cite/law.h"

#include "base/scan.h"

/* "562", "I-1234", "C-403/08", "A21": the page or number after a series; gives
 * its end, or `at`. */
static uint32_t page_end(const ib_law *law, uint32_t at)
{
    uint32_t p = at, q;

    while (p < law->end && p - at < 4 && ib_is(law->text.at[p], IB_UPPER))
        p++;
    p += p > at && p < law->end && law->text.at[p] == '/'; /* A/123 */
    p += p > at ? ib_law_dash(law, p) : 0;
    q = ib_law_digits(law, p);
    if (q == p || q - p > 7)
        return at;
    p = q;
    if (p < law->end && law->text.at[p] == '/' &&
        ib_law_digits(law, p + 1) > p + 1)
        p = ib_law_digits(law, p + 1);
    if (p < law->end && ib_is(law->text.at[p], IB_UPPER) &&
        (p + 1 == law->end || !ib_is(law->text.at[p + 1], IB_WORD)))
        p++; /* "123B" */
    return p == law->end || !ib_is(law->text.at[p], IB_ALPHA) ? p : at;
}

/* "(QB)", "(Admin)", "(TCC)" after the number of a neutral citation: gives its
 * end, or `at`. */
static uint32_t division_end(const ib_law *law, uint32_t at)
{
    const uint32_t open = ib_law_skip(law, at);
    uint32_t stop;

    if (ib_law_char(law, open) != '(' ||
        !ib_law_match(&stop, law, IB_LAW_BRACKET, open + 1, 2) ||
        ib_law_char(law, stop) != ')')
        return at;
    return stop + 1;
}

/* "UKSC 15", "EWHC 111 (KB)" at `at`, after the year at [year, year + 4); the
 * number of the whole begins at `start`. */
static bool read_neutral(ib_law *law, uint32_t start, uint32_t year,
                         uint32_t at)
{
    uint32_t name_end, page, stop;
    const bool bare = start == year;
    const char *court = ib_law_match(
        &name_end, law, bare ? IB_LAW_BARE : IB_LAW_NEUTRAL, at, 2);

    if (!court)
        court = ib_law_match(&name_end, law,
                             bare ? IB_LAW_NEUTRAL : IB_LAW_BARE, at, 2);
    if (!court)
        return false;
    page = ib_law_skip(law, name_end);
    stop = page_end(law, page);
    if (stop == page || page == name_end)
        return false;
    stop = division_end(law, stop);
    ib_law_open(law, IBID_CITE_CASE, "NEUTRAL-1", 92, start);
    law->named = true;
    ib_law_set(law, IBID_FIELD_NUMBER, start, stop);
    ib_law_value(law, IBID_FIELD_AUTHORITY, court);
    ib_law_year(law, year);
    law->stop = stop;
    return true;
}

/* "LR 3 HL 330": the volume stands inside the name of the series. */
static bool read_law_reports(ib_law *law, uint32_t start, uint32_t year,
                             uint32_t at)
{
    uint32_t volume, end, part, page, stop;

    if (!ib_law_any(law, at, "LR|L.R.|L. R."))
        return false;
    volume = ib_law_skip(law, at + ib_law_any(law, at, "L. R.|L.R.|LR"));
    end = ib_law_digits(law, volume);
    part = ib_law_skip(law, end);
    if (end == volume || end - volume > 3)
        return false;
    stop = ib_law_any(law, part,
                      "HL Sc|HL|H.L.|QB|Q.B.|Ch App|Ch. App.|Ch|Eq|Eq.|CP|"
                      "C.P.|Ex|Exch|PC|P.C.|P & D|CCR|A & E|Ir|Sc & Div|KB|IA");
    page = ib_law_skip(law, part + stop);
    if (!stop || ib_law_digits(law, page) == page)
        return false;
    ib_law_open(law, IBID_CITE_CASE, "LR-1", 92, start);
    law->named = true;
    ib_law_year(law, year);
    ib_law_set(law, IBID_FIELD_VOLUME, volume, end);
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, at, part + stop);
    law->stop = ib_law_digits(law, page);
    ib_law_set(law, IBID_FIELD_PAGE, page, law->stop);
    return true;
}

/* "562", "p. 14", "p 14" after a series. */
static uint32_t skip_page_word(const ib_law *law, uint32_t at)
{
    if (ib_law_char(law, at) == ',')
        at = ib_law_skip(law, at + 1);
    return ib_law_skip(law, at + ib_law_any(law, at, "pp.|p.|p|S.|at"));
}

/* "AC 562", "2 Lloyd's Rep 1", "3 SCR 1010" at `at`; the year is the volume
 * where there is none, if it stands in square brackets. */
static bool read_report(ib_law *law, uint32_t start, uint32_t year, uint32_t at,
                        bool square)
{
    uint32_t volume = ib_law_digits(law, at), series, end, page, stop;
    const char *court;
    bool treaty;

    series = ib_law_skip(law, volume);
    if (volume - at > 4 || (volume > at && series == volume))
        return false;
    court = ib_law_match(&end, law, IB_LAW_REPORT, series, 4);
    treaty = !court;
    if (!court)
        court = ib_law_match(&end, law, IB_LAW_TREATYSERIES, series, 3);
    if (!court)
        return false;
    page = skip_page_word(law, ib_law_skip(law, end));
    stop = page_end(law, page);
    if (stop == page || (!square && volume == at))
        return false;
    ib_law_open(law, treaty ? IBID_CITE_STATUTE : IBID_CITE_CASE,
                treaty ? "TREATY-2" : "LR-1", 92, start);
    law->named = true;
    ib_law_year(law, year);
    ib_law_value(law, IBID_FIELD_AUTHORITY, court);
    if (volume > at)
        ib_law_set(law, IBID_FIELD_VOLUME, at, volume);
    else
        ib_law_set(law, IBID_FIELD_VOLUME, year, year + 4);
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, series, end);
    ib_law_set(law, IBID_FIELD_PAGE, page, stop);
    law->stop = stop;
    return true;
}

/* "[2016] OJ L119/1" after its year. */
static bool read_journal(ib_law *law, uint32_t start, uint32_t year,
                         uint32_t at)
{
    uint32_t letter, number, end, page;

    if (!ib_law_any(law, at, "OJ|O.J."))
        return false;
    letter = ib_law_skip(law, at + ib_law_any(law, at, "O.J.|OJ"));
    number = ib_law_skip(law, letter + 1);
    if (!strchr("LC", ib_law_char(law, letter)) || letter >= law->end)
        return false;
    end = ib_law_digits(law, number);
    if (end == number)
        return false;
    ib_law_open(law, IBID_CITE_STATUTE, "OJ-1", 90, start);
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, at, letter + 1);
    ib_law_set(law, IBID_FIELD_VOLUME, number, end);
    ib_law_year(law, year);
    law->stop = end;
    if (ib_law_char(law, end) == '/' && ib_law_digits(law, end + 1) > end + 1) {
        page = end + 1;
        law->stop = ib_law_digits(law, page);
        ib_law_set(law, IBID_FIELD_PAGE, page, law->stop);
    }
    return true;
}

bool ib_place_bracket(ib_law *law, uint32_t at)
{
    const char open = ib_law_char(law, at);
    uint32_t year = at + 1, end = ib_law_digits(law, year), p = end;

    if ((open != '[' && open != '(') || !ib_law_is_year(law, year, end))
        return false;
    /* "(1884-85)", "(1898/99)" */
    if (ib_law_dash(law, p) || ib_law_char(law, p) == '/')
        p = ib_law_digits(law,
                          p + (ib_law_dash(law, p) ? ib_law_dash(law, p) : 1));
    if (ib_law_char(law, p) != (open == '[' ? ']' : ')'))
        return false;
    p++;
    if (open == '(' && ib_law_char(law, p) == ',')
        p++; /* McGill: "R v Latimer (1995), 99 CCC (3d) 481" */
    if (ib_law_skip(law, p) == p && open == '(')
        return false;
    p = ib_law_skip(law, p);
    if (open == '[' &&
        (read_neutral(law, at, year, p) || read_journal(law, at, year, p)))
        return true;
    return read_law_reports(law, at, year, p) ||
           read_report(law, at, year, p, open == '[');
}

/* "1155 UNTS 331", "123 DLR (4th) 456", "174 CLR 1" at `at`. */
static bool read_volume(ib_law *law, uint32_t at, uint32_t num)
{
    const uint32_t series = ib_law_skip(law, num);
    uint32_t end, page, stop;
    bool treaty;

    if (series == num || num - at > 4)
        return false;
    treaty = ib_law_match(&end, law, IB_LAW_TREATYSERIES, series, 3) != NULL;
    if (!treaty && !ib_law_match(&end, law, IB_LAW_REPORT, series, 4) &&
        !(law->german && ib_law_match(&end, law, IB_LAW_JOURNAL, series, 2)))
        return false;
    page = skip_page_word(law, ib_law_skip(law, end));
    stop = page_end(law, page);
    /* two letters and more: "3 P 4" and "5 C 12" are anything */
    if (stop == page || (!treaty && end - series < 2) ||
        (!treaty && !law->opened && num - at > 3))
        return false;
    ib_law_open(law, treaty ? IBID_CITE_STATUTE : IBID_CITE_CASE,
                treaty ? "TREATY-2" : "LR-2", treaty ? 90 : 82, at);
    law->named = true;
    ib_law_set(law, IBID_FIELD_VOLUME, at, num);
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, series, end);
    ib_law_set(law, IBID_FIELD_PAGE, page, stop);
    law->stop = stop;
    return true;
}

/* "1995 (3) SA 391", "2002 SLT 123" after the year [at, at + 4). */
static bool read_year_report(ib_law *law, uint32_t at, uint32_t num)
{
    uint32_t p = ib_law_skip(law, num), volume = 0, volume_end = 0, end, page;

    if (ib_law_char(law, p) == '(') {
        volume = p + 1;
        volume_end = ib_law_digits(law, volume);
        if (volume_end == volume || ib_law_char(law, volume_end) != ')')
            return false;
        p = ib_law_skip(law, volume_end + 1);
    }
    if (!ib_law_match(&end, law, IB_LAW_YEAR, p, 3))
        return false;
    page = ib_law_skip(law, end);
    law->stop = page_end(law, page);
    if (law->stop == page || page == end)
        return false;
    ib_law_open(law, IBID_CITE_CASE, "LR-3", 88, at);
    law->named = true;
    ib_law_year(law, at);
    ib_law_set(law, IBID_FIELD_VOLUME, volume, volume_end);
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, p, end);
    ib_law_set(law, IBID_FIELD_PAGE, page, law->stop);
    return true;
}

bool ib_place_digits(ib_law *law, uint32_t at)
{
    const uint32_t num = ib_law_digits(law, at);
    const char next = ib_law_char(law, ib_law_skip(law, num));

    if (num == at || num == law->end ||
        (next != '(' && !(ib_is(next, IB_UPPER) &&
                          ib_law_opens(law, ib_law_skip(law, num), 'P'))))
        return false;
    if (ib_law_is_year(law, at, num) &&
        (read_neutral(law, at, at, ib_law_skip(law, num)) ||
         read_year_report(law, at, num)))
        return true;
    return read_volume(law, at, num);
}

/* "ETS No. 157", "UKTS No 12": the numbered series of treaties. */
bool ib_place_treaty(ib_law *law, uint32_t at)
{
    uint32_t len, number, stop;

    if (!ib_law_starts(law, at, "aceus"))
        return false;
    len = ib_law_any(law, at, "CETS|ETS|STE|UKTS|ATS|STCE");
    if (!len)
        return false;
    number = ib_law_skip(law, at + len);
    stop = ib_law_any(law, number, "No.|No|no.|n°|Nr.");
    number = ib_law_skip(law, number + stop);
    if (!stop || ib_law_digits(law, number) == number)
        return false;
    ib_law_open(law, IBID_CITE_STATUTE, "TREATY-2", 88, at);
    law->stop = ib_law_digits(law, number);
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, at, at + len);
    ib_law_set(law, IBID_FIELD_VOLUME, number, law->stop);
    return true;
}

/* Authority: Supreme Court of India's rules of citation; the court stands
 * between the year and the page. */
bool ib_place_air(ib_law *law, uint32_t at)
{
    uint32_t year, end, court, court_end, page;

    if (!ib_law_starts(law, at, "a") || !ib_law_any(law, at, "AIR|A.I.R."))
        return false;
    year = ib_law_skip(law, at + ib_law_any(law, at, "A.I.R.|AIR"));
    end = ib_law_digits(law, year);
    court = court_end = ib_law_skip(law, end);
    if (!ib_law_is_year(law, year, end))
        return false;
    while (court_end < law->end && court_end - court < 12 &&
           ib_is(law->text.at[court_end], IB_ALPHA | IB_PUNCT))
        court_end++;
    page = ib_law_skip(law, court_end);
    law->stop = ib_law_digits(law, page);
    if (court_end == court || law->stop == page ||
        !ib_is(law->text.at[court], IB_UPPER))
        return false;
    ib_law_open(law, IBID_CITE_CASE, "LR-4", 92, at);
    law->named = true;
    ib_law_year(law, year);
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, at, court_end);
    if (ib_law_any(law, court, "SC|S.C."))
        ib_law_value(law, IBID_FIELD_AUTHORITY, "Supreme Court of India");
    ib_law_set(law, IBID_FIELD_VOLUME, year, end);
    ib_law_set(law, IBID_FIELD_PAGE, page, law->stop);
    return true;
}
