/* ecli.c - European Case Law Identifiers.
 *
 * Council conclusions inviting the introduction of the European Case Law
 * Identifier, 2011/C 127/01, annex: "ECLI:country:court:year:ordinal", the
 * country of two letters (or EU, CE, EP ...), the court of 1 to 7 letters and
 * digits, the ordinal of up to 25 letters, digits and full stops.  HUDOC makes
 * the ordinal of month, day, JUD or DEC and the application in nine digits.
 * The EU's courts cite without the prefix since 2014: "EU:C:1964:66".
 */

#include "cite/law.h"

#include "base/scan.h"

enum { COURT_MAX = 7, ORDINAL_MAX = 25 };

/* The end of up to `max` letters and digits at `at`, with full stops between
 * them where `stops`. */
static uint32_t part_end(ibid_str s, uint32_t at, uint32_t max, bool stops)
{
    uint32_t p = at;

    while (p < s.len && p - at < max &&
           (ib_is(s.at[p], IB_ALPHA | IB_DIGIT) ||
            (stops && p > at && s.at[p] == '.' && p + 1 < s.len &&
             ib_is(s.at[p + 1], IB_ALPHA | IB_DIGIT))))
        p++;
    return p;
}

/* "CC:COURT:YYYY:ORDINAL" at `at`; gives its end, or 0. */
static uint32_t body_end(ibid_str s, uint32_t at)
{
    uint32_t p = at + 2, q;

    if (at + 2 >= s.len || !ib_is(s.at[at], IB_UPPER) ||
        !ib_is(s.at[at + 1], IB_UPPER) || s.at[p] != ':')
        return 0;
    q = part_end(s, p + 1, COURT_MAX + 1, false);
    if (q == p + 1 || q - p - 1 > COURT_MAX || q >= s.len || s.at[q] != ':')
        return 0;
    p = q + 1;
    for (q = p; q < s.len && q - p < 4 && ib_is(s.at[q], IB_DIGIT);)
        q++;
    if (q - p != 4 || q >= s.len || s.at[q] != ':')
        return 0;
    p = q + 1;
    q = part_end(s, p, ORDINAL_MAX + 1, true);
    return q > p && q - p <= ORDINAL_MAX ? q : 0;
}

bool ib_ecli_is(ibid_str ecli)
{
    return ib_str_has_at(ecli, 0, IB_STR("ECLI:")) &&
           body_end(ecli, 5) == ecli.len && ecli.len > 0;
}

/* The court of the EU and of Strasbourg, by its letters. */
static const char *court_of(ibid_str s, uint32_t at)
{
    static const struct {
        const char *code, *name;
    } courts[] = {
        {"EU:C:", "Court of Justice of the European Union"},
        {"EU:T:", "General Court"},
        {"EU:F:", "Civil Service Tribunal"},
        {"CE:ECHR:", "European Court of Human Rights"},
        {"DE:BVERFG:", "Bundesverfassungsgericht"},
        {"DE:BGH:", "Bundesgerichtshof"},
        {"DE:BVERWG:", "Bundesverwaltungsgericht"},
        {"DE:BAG:", "Bundesarbeitsgericht"},
        {"DE:BSG:", "Bundessozialgericht"},
        {"DE:BFH:", "Bundesfinanzhof"},
        {"FR:CCASS:", "Cour de cassation"},
        {"FR:CE", "Conseil d'État"},
        {"FR:CC:", "Conseil constitutionnel"},
        {"NL:HR:", "Hoge Raad"},
        {"NL:PHR:", "Parket bij de Hoge Raad"},
        {"NL:RVS:", "Raad van State"},
        {"ES:TS:", "Tribunal Supremo"},
        {"ES:TC:", "Tribunal Constitucional"},
        {"IT:COST:", "Corte costituzionale"},
        {"IT:CASS:", "Corte di cassazione"},
        {"AT:OGH", "Oberster Gerichtshof"},
        {"AT:VFGH:", "Verfassungsgerichtshof"},
        {"AT:VWGH:", "Verwaltungsgerichtshof"},
        {"BE:CASS:", "Cour de cassation"},
        {"BE:GHCC:", "Cour constitutionnelle"},
    };

    for (size_t i = 0; i < sizeof courts / sizeof *courts; i++) {
        if (ib_str_has_at(s, at, ib_str_of(courts[i].code)))
            return courts[i].name;
    }
    return NULL;
}

bool ib_place_ecli(ib_law *law, uint32_t at)
{
    const ibid_str s = {law->text.at, law->end};
    uint32_t p = at, stop, year;

    if (ib_str_has_at(s, p, IB_STR("ECLI:")))
        p += 5;
    else if (!ib_str_has_at(s, p, IB_STR("EU:")))
        return false;
    stop = body_end(s, p);
    if (!stop)
        return false;
    year = p + 3;
    while (s.at[year] != ':')
        year++;
    ib_law_open(law, IBID_CITE_CASE, p > at ? "ECLI-1" : "ECLI-2", 95, at);
    law->named = true;
    ib_law_value(law, IBID_FIELD_AUTHORITY, court_of(s, p));
    ib_law_set(law, IBID_FIELD_NUMBER, at, stop);
    if (ib_law_is_year(law, year + 1, year + 5))
        ib_law_year(law, year + 1);
    law->stop = stop;
    return true;
}

bool ib_ecli_application(char out[12], ibid_str ecli)
{
    const ibid_str head = IB_STR("ECLI:CE:ECHR:");
    uint32_t p = head.len, digits, len = 0;

    if (!ib_ecli_is(ecli) || !ib_str_has_at(ecli, 0, head))
        return false;
    p += 5; /* year and colon */
    if (ecli.len != p + 4 + 3 + 9 ||
        !(ib_str_has_at(ecli, p + 4, IB_STR("JUD")) ||
          ib_str_has_at(ecli, p + 4, IB_STR("DEC"))))
        return false;
    p += 7;
    for (digits = p; digits < ecli.len; digits++) {
        if (!ib_is(ecli.at[digits], IB_DIGIT))
            return false;
    }
    while (p < ecli.len - 3 && ecli.at[p] == '0')
        p++;
    while (p < ecli.len - 2)
        out[len++] = ecli.at[p++];
    out[len++] = '/';
    out[len++] = ecli.at[p++];
    out[len++] = ecli.at[p];
    out[len] = '\0';
    return true;
}

static void put_digits(char *out, uint32_t value, int count)
{
    while (count-- > 0) {
        out[count] = (char)('0' + value % 10);
        value /= 10;
    }
}

bool ib_ecli_of(char out[40], ibid_str application, ibid_day date,
                bool decision)
{
    uint32_t number, year,
        len = ib_number_at(&number, application, 0, application.len);
    char *p = out;

    if (!len || len > 6 || len + 3 != application.len ||
        application.at[len] != '/' || date.year < 1959 || !date.month ||
        !date.day ||
        ib_number_at(&year, application, len + 1, application.len) != 2)
        return false;
    memcpy(p, "ECLI:CE:ECHR:", 13);
    put_digits(p + 13, (uint32_t)date.year, 4);
    p[17] = ':';
    put_digits(p + 18, (uint32_t)date.month, 2);
    put_digits(p + 20, (uint32_t)date.day, 2);
    memcpy(p + 22, decision ? "DEC" : "JUD", 3);
    put_digits(p + 25, number, 7);
    put_digits(p + 32, year, 2);
    p[34] = '\0';
    return true;
}

ibid_span ib_eli_find(ibid_str text, ibid_span url)
{
    const ibid_str s = {text.at, url.end};
    uint32_t start = ib_str_find(s, url.start, IB_STR("/eli/")), stop;
    static const char *const ends[] = {"/oj", "/corrigendum"};

    if (start == IBID_NONE || start + 8 > url.end)
        return (ibid_span){0};
    start += 5;
    stop = url.end;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const uint32_t at = ib_str_find(s, start, ib_str_of(ends[i]));

        if (at < stop)
            stop = at;
    }
    return (ibid_span){start, stop};
}
