/* tribunal.c - international courts and tribunals, and their reports.
 *
 * HUDOC and the Court's note on citation (application numbers, "[GC]",
 * "ECHR 2001-VIII", "Series A no. 25"); OSCOLA, "Citing International Law"
 * (ICJ Reports, PCIJ Series, ICC and ad hoc tribunals, WTO, arbitration).
 */

#include "cite/law.h"

#include "base/scan.h"

static const char strasbourg[] = "European Court of Human Rights";

/* "2001-VIII", "2005-II (extracts)" at `at`; gives its end, or `at`. */
static uint32_t volume_end(const ib_law *law, uint32_t at)
{
    uint32_t p = ib_law_digits(law, at), len;

    if (!ib_law_is_year(law, at, p))
        return at;
    len = ib_law_dash(law, p);
    if (ib_law_char(law, p + len) && strchr("IVX", ib_law_char(law, p + len))) {
        p += len;
        while (p < law->end && strchr("IVX", law->text.at[p]))
            p++;
    }
    return p;
}

/* "P.C.I.J., Series A", "Inter-Am. Ct. H.R. (ser. C)": the court before a
 * series, up to three words and a comma; where it begins, or `at`. */
static uint32_t court_before(const ib_law *law, uint32_t at, uint32_t *america)
{
    uint32_t start = at;
    ibid_span w;

    for (int n = 0; n < 5 && ib_law_word_before(&w, law, start); n++) {
        start = w.start;
        if (ib_law_any(law, start, "P.C.I.J.|PCIJ|C.P.J.I.|CPJI"))
            return start;
        if (ib_law_any(law, start,
                       "Inter-Am. Ct. H.R.|IACtHR|I/A Court H.R.|"
                       "Corte IDH")) {
            *america = 1;
            return start;
        }
    }
    return at;
}

/* "Series A no. 25", "Series C No. 4", "Series A/B No. 53", "série A n° 25". */
static bool read_series(ib_law *law, uint32_t at)
{
    uint32_t name, letter, number, stop, len, before;
    bool small;

    len = ib_law_any(law, at, "P.C.I.J.|PCIJ Rep|PCIJ|C.P.J.I.|CPJI");
    uint32_t america = ib_law_any(
        law, at, "Inter-Am. Ct. H.R.|IACtHR|I/A Court H.R.|Corte IDH");
    name = ib_law_skip(law, at + len + america);
    if (ib_law_char(law, name) == ',')
        name = ib_law_skip(law, name + 1);
    name += ib_law_char(law, name) == '(';
    letter = ib_law_any(law, name, "series|ser.|série|sér.|serie");
    if (!letter)
        return false;
    letter = ib_law_skip(law, name + letter);
    stop = letter + 1;
    if (letter >= law->end || !strchr("ABCDEF", law->text.at[letter]))
        return false;
    if (ib_law_char(law, stop) == '/' && ib_law_char(law, stop + 1) == 'B')
        stop += 2;
    number = ib_law_skip(law, stop);
    number +=
        ib_law_char(law, number) == ',' || ib_law_char(law, number) == ')';
    number = ib_law_skip(law, number);
    small = ib_law_char(law, number) == 'n';
    number = ib_law_skip(
        law, number + ib_law_any(law, number, "no.|no|nos.|n°|nº|nr."));
    law->stop = ib_law_digits(law, number);
    if (law->stop == number || law->stop - number > 4)
        return false;
    if (ib_law_dash(law, law->stop) &&
        strchr("ABCDEF", ib_law_char(law, law->stop + 1)) &&
        law->stop + 1 < law->end)
        law->stop += 2; /* "no. 130-A" */
    before = court_before(law, at, &america);
    len += before < at && !america;
    ib_law_open(law, IBID_CITE_CASE, "SERIES-1", 85, before);
    law->named = true;
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, at, stop);
    ib_law_set(law, IBID_FIELD_VOLUME, number, law->stop);
    if (america)
        ib_law_value(law, IBID_FIELD_AUTHORITY,
                     "Inter-American Court of Human Rights");
    else if (len || stop == letter + 3)
        ib_law_value(law, IBID_FIELD_AUTHORITY,
                     "Permanent Court of International Justice");
    else if (law->text.at[letter] == 'C')
        ib_law_value(law, IBID_FIELD_AUTHORITY,
                     "Inter-American Court of Human Rights");
    else if (law->text.at[letter] == 'A' && small)
        ib_law_value(law, IBID_FIELD_AUTHORITY, strasbourg);
    return true;
}

bool ib_place_reports(ib_law *law, uint32_t at)
{
    uint32_t len, year;
    bool strict;

    if (!ib_law_starts(law, at, "cersp"))
        return false;
    len = ib_law_any(law, at, "ECHR|CEDH|E.C.H.R.");
    strict = len == 0;
    if (ib_law_any(law, at,
                   "series|ser.|série|sér.|serie|P.C.I.J.|PCIJ|"
                   "C.P.J.I.|CPJI") &&
        read_series(law, at))
        return true;
    if (!len)
        len = ib_law_any(law, at,
                         "Reports of Judgments and Decisions|Reports|Recueil "
                         "des arrêts et décisions|Recueil");
    if (!len)
        return false;
    year = ib_law_skip(law, at + len);
    law->stop = volume_end(law, year);
    /* "Reports 1998" may be anything, "Reports 1998-I" is the Court's */
    if (law->stop == year || (strict && law->stop == year + 4))
        return false;
    ib_law_open(law, IBID_CITE_CASE, "ECHR-2", 88, at);
    law->named = true;
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, at, at + len);
    ib_law_set(law, IBID_FIELD_VOLUME, year, law->stop);
    ib_law_year(law, year);
    ib_law_value(law, IBID_FIELD_AUTHORITY, strasbourg);
    return true;
}

bool ib_place_hague(ib_law *law, uint32_t at)
{
    uint32_t len, year, page, p;
    bool sea;

    if (!ib_law_starts(law, at, "cit"))
        return false;
    len = ib_law_any(law, at,
                     "I.C.J. Reports|ICJ Reports|ICJ Rep.|ICJ Rep|"
                     "I.C.J. Rep.|C.I.J. Recueil|CIJ Recueil|"
                     "ICJ Rec.|ITLOS Reports|TIDM Recueil|ITLOS Rep");
    if (!len)
        return false;
    sea = ib_law_any(law, at, "ITLOS|TIDM") > 0;
    year = ib_law_skip(law, at + len);
    p = ib_law_digits(law, year);
    if (!ib_law_is_year(law, year, p))
        return false;
    ib_law_open(law, IBID_CITE_CASE, "ICJ-1", 92, at);
    law->named = true;
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, at, at + len);
    ib_law_set(law, IBID_FIELD_VOLUME, year, p);
    ib_law_year(law, year);
    ib_law_value(law, IBID_FIELD_AUTHORITY,
                 sea ? "International Tribunal for the Law of the Sea"
                     : "International Court of Justice");
    law->stop = p;
    if (ib_law_any(law, ib_law_skip(law, p), "(I)|(II)"))
        p = ib_law_skip(law, p) +
            ib_law_any(law, ib_law_skip(law, p), "(II)|(I)");
    page = ib_law_skip(law, p + (ib_law_char(law, p) == ','));
    page = ib_law_skip(law, page + ib_law_any(law, page, "pp.|p.|p"));
    p = ib_law_digits(law, page);
    if (p > page && p - page < 5) {
        ib_law_set(law, IBID_FIELD_PAGE, page, p);
        law->stop = p;
    }
    return true;
}

static const char application[] =
    "application applications app appl apps appls requête requêtes req case "
    "cases demanda demandas ricorso ricorsi beschwerde bsw жалоба жалобы "
    "complaint";

/* Move *start back over the words that lead to a number: "Application no.",
 * "App. Nos.", "Case No."; tells whether one of them says what it is. */
static bool lead_back(uint32_t *start, const ib_law *law)
{
    ibid_span w;
    bool sign = false;

    if (ib_law_word_before(&w, law, *start) &&
        (ib_law_is(law, w, "no nos nr num n° nº № n no° numbers number"))) {
        *start = w.start;
        sign = true;
    }
    if (ib_law_word_before(&w, law, *start) && ib_law_is(law, w, application)) {
        *start = w.start;
        return true;
    }
    if (sign && ib_law_word_before(&w, law, *start) &&
        law->text.at[w.start] == '(' && ib_law_word_before(&w, law, w.start) &&
        ib_law_is(law, w, application)) {
        *start = w.start; /* "application (no. 1/02)" */
        return true;
    }
    return false;
}

/* More applications of one judgment: ", 456/05 and 789/06". */
static uint32_t more_applications(const ib_law *law, uint32_t at)
{
    for (int n = 0; n < IB_LAW_TAIL_MAX; n++) {
        uint32_t p = at, q, len;

        p += ib_law_char(law, p) == ',';
        p = ib_law_skip(law, p);
        len = ib_law_any(law, p, "and|et|und|y|e|и|&");
        p = ib_law_skip(law, p + len);
        q = ib_law_digits(law, p);
        if (p == at || q == p || q - p > 6 || ib_law_char(law, q) != '/' ||
            ib_law_digits(law, q + 1) != q + 3)
            break;
        at = q + 3;
    }
    return at;
}

/* "42527/98", "004/2011" before whose slash the digits stand. */
static bool read_application(ib_law *law)
{
    const uint32_t slash = law->num;
    uint32_t stop, start = law->at, len;
    const uint32_t before = law->at;
    ibid_span w;
    bool told;

    if (ib_law_char(law, slash) != '/' || slash - law->at > 6)
        return false;
    stop = ib_law_digits(law, slash + 1);
    len = stop - slash - 1;
    if ((len != 2 && !(len == 4 && slash - law->at == 3)) ||
        ib_law_char(law, stop) == '/' || ib_law_dash(law, stop) ||
        (stop < law->end && ib_is(law->text.at[stop], IB_ALPHA)))
        return false;
    /* "Case no. 332/57", but "Case 26/62" is of another court */
    if (ib_law_word_before(&w, law, before) && ib_law_is(law, w, "case cases"))
        return false;
    told = lead_back(&start, law);
    if (start == before ||
        (!told && ib_span_is_empty(ib_law_parties(law, start))))
        return false;
    if (len == 4 && (!told || law->text.at[law->at] != '0' ||
                     ib_law_any(law, start, "case|cases")))
        return false;
    ib_law_open(law, IBID_CITE_CASE, len == 4 ? "AFCHPR-1" : "ECHR-1",
                told ? 90 : 84, start);
    law->named = true;
    ib_law_set(law, IBID_FIELD_NUMBER, law->at, stop);
    ib_law_value(law, IBID_FIELD_AUTHORITY,
                 len == 4 ? "African Court on Human and Peoples' Rights"
                          : strasbourg);
    law->stop = more_applications(law, stop);
    if (told && ib_span_is_empty(ib_law_parties(law, start))) {
        const ibid_span name = ib_law_parties_after(law, law->stop);

        if (!ib_span_is_empty(name)) {
            ib_law_set(law, IBID_FIELD_TITLE, name.start, name.end);
            law->stop = name.end;
        }
    }
    return true;
}

/* The start of the run of letters, digits and marks that holds `at`. */
static uint32_t run_start(const ib_law *law, uint32_t at)
{
    const uint32_t low = at - law->low > 40 ? at - 40 : law->low;

    while (at > low) {
        const char c = law->text.at[at - 1];
        const uint32_t len = ib_law_dash_before(law, at);

        if (len && at - len >= low)
            at -= len;
        else if (ib_is(c, IB_ALPHA | IB_DIGIT) || c == '/' || c == '.' ||
                 c == ':')
            at--;
        else
            break;
    }
    return at;
}

/* The end of the run of letters, digits, slashes, hyphens at `at`. */
static uint32_t run_end(const ib_law *law, uint32_t at)
{
    while (at < law->end) {
        const uint32_t len = ib_law_dash(law, at);

        if (ib_is(law->text.at[at], IB_ALPHA | IB_DIGIT) ||
            law->text.at[at] == '/')
            at++;
        else if (len && at + len < law->end &&
                 ib_is(law->text.at[at + len], IB_ALPHA | IB_DIGIT))
            at += len;
        else
            break;
    }
    return at;
}

/* "IT-95-14/1-A", "ICC-01/04-01/06-2842": letters that name the court, a
 * hyphen, then what is left of the run. */
static bool read_prefixed(ib_law *law, uint32_t run)
{
    uint32_t p = run, stop, start = run;
    char prefix[16];
    const char *court;
    ib_law part = *law;

    while (p < law->at && p - run < sizeof prefix && !ib_law_dash(law, p))
        p++;
    if (p == run || !ib_law_dash(law, p))
        return false;
    part.end = p;
    court = ib_law_match(&stop, &part, IB_LAW_PREFIX, run, 1);
    if (!court && ib_str_has_at(law->text, run, IB_STR("KSC")))
        court = "Kosovo Specialist Chambers";
    if (!court)
        return false;
    stop = run_end(law, law->at);
    if (stop - law->at < 4)
        return false;
    lead_back(&start, law);
    ib_law_open(law, IBID_CITE_CASE, "TRIBUNAL-1", 90, start);
    law->named = true;
    ib_law_set(law, IBID_FIELD_NUMBER, run, stop);
    ib_law_value(law, IBID_FIELD_AUTHORITY, court);
    law->stop = stop;
    return true;
}

/* "WT/DS58/AB/R", "ARB/07/5", "ARB(AF)/99/1". */
static bool read_slashed(ib_law *law, uint32_t run)
{
    const bool wto = ib_str_has_at(law->text, run, IB_STR("WT/DS"));
    uint32_t start = run, stop = run_end(law, law->at), end;
    const char *court = wto ? "World Trade Organization"
                            : "International Centre for Settlement of "
                              "Investment Disputes";
    ibid_span w;

    if (!wto && !ib_str_has_at(law->text, run, IB_STR("ARB/")) &&
        !ib_str_has_at(law->text, run, IB_STR("ARB(AF)/")) &&
        !ib_str_has_at(law->text, run, IB_STR("CONC/")) &&
        !ib_str_has_at(law->text, run, IB_STR("UNCT/")))
        return false;
    lead_back(&start, law);
    if (ib_law_word_before(&w, law, start) &&
        ib_law_match(&end, law, IB_LAW_ARBITRAL, w.start, 1) && end == w.end)
        start = w.start;
    ib_law_open(law, IBID_CITE_CASE, wto ? "WTO-1" : "ARB-1", 90, start);
    law->named = true;
    ib_law_set(law, IBID_FIELD_NUMBER, run, stop);
    ib_law_value(law, IBID_FIELD_AUTHORITY, court);
    law->stop = stop;
    return true;
}

/* "PCA Case No. 2013-19", "ITLOS Case No. 17", "LCIA Case No. UN3467". */
static bool read_numbered(ib_law *law)
{
    const uint32_t run = run_start(law, law->at);
    uint32_t start = run, end, stop;
    const char *court;
    ibid_span w;

    if (!lead_back(&start, law) || start == run ||
        !ib_law_word_before(&w, law, start))
        return false;
    court = ib_law_match(&end, law, IB_LAW_ARBITRAL, w.start, 1);
    if (!court || end != w.end)
        return false;
    stop = run_end(law, law->at);
    ib_law_open(law, IBID_CITE_CASE, "ARB-1", 88, w.start);
    law->named = true;
    ib_law_set(law, IBID_FIELD_NUMBER, run, stop);
    ib_law_value(law, IBID_FIELD_AUTHORITY, court);
    law->stop = stop;
    return true;
}

/* "HUDOC 001-59591", "itemid=001-59591": an item of the Court's database. */
static bool read_item(ib_law *law)
{
    const uint32_t dash = law->num;
    uint32_t stop, start = law->at;
    ibid_span w;

    if (law->num - law->at != 3 || law->text.at[law->at] != '0' ||
        ib_law_char(law, dash) != '-')
        return false;
    stop = ib_law_digits(law, dash + 1);
    if (stop - dash < 5 || stop - dash > 7 ||
        !ib_law_word_before(&w, law, start))
        return false;
    if (ib_law_is(law, w, "item itemid id no no. document"))
        start = w.start;
    if (ib_law_word_before(&w, law, start) && ib_law_is(law, w, "hudoc"))
        start = w.start;
    if (start == law->at)
        return false;
    ib_law_open(law, IBID_CITE_CASE, "HUDOC-1", 85, start);
    law->named = true;
    ib_law_set(law, IBID_FIELD_NUMBER, law->at, stop);
    ib_law_value(law, IBID_FIELD_AUTHORITY, strasbourg);
    law->stop = stop;
    return true;
}

bool ib_anchor_tribunal(ib_law *law)
{
    const char before = law->at > law->low ? law->text.at[law->at - 1] : ' ';
    uint32_t run;

    if (ib_is(before, IB_ALPHA) || before == '/' ||
        ib_law_dash_before(law, law->at)) {
        run = run_start(law, law->at);
        if (run > law->low + 7 && law->text.at[run] == '/' &&
            ib_str_has_at(law->text, run - 7, IB_STR("ARB(AF)")))
            run -= 7;
        return run < law->at && ib_is(law->text.at[run], IB_UPPER) &&
               (read_prefixed(law, run) || read_slashed(law, run) ||
                read_numbered(law));
    }
    return read_application(law) || read_item(law) || read_numbered(law);
}
