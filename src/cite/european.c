/* european.c - the European Union: its courts, acts, journal and CELEX.
 *
 * Court of Justice, "Method of citing the case-law"; Interinstitutional style
 * guide 3.1 (Official Journal), 2.1 (titles of acts); EUR-Lex, "How the CELEX
 * numbers are composed"; OSCOLA 2.6.
 */

#include "cite/law.h"

#include "base/scan.h"

/* "P", "PPU", "R", "RENV", "RX" after a case: appeal, urgent procedure. */
static uint32_t skip_procedure(const ib_law *law, uint32_t at)
{
    const uint32_t p = ib_law_skip(law, at);
    const uint32_t len = ib_law_any(
        law, p, "P(R)|P-R|PPU|P-RENV|RENV|RX-II|RX|DEP|P|R|REC|INTP|SA");

    if (!len || p == at || law->text.at[p] < 'A' || law->text.at[p] > 'Z')
        return at;
    return p + len;
}

/* The end of "C-6/64", "T‑201/04", "26/62" at `at`, or `at`. */
static uint32_t case_end(const ib_law *law, uint32_t at)
{
    uint32_t p = at, q, year;

    if (p < law->end && strchr("CTF", law->text.at[p])) {
        const uint32_t len = ib_law_dash(law, p + 1);

        if (!len)
            return at;
        p += 1 + len;
    }
    q = ib_law_digits(law, p);
    if (q == p || q - p > 4 || ib_law_char(law, q) != '/')
        return at;
    year = q + 1;
    p = ib_law_digits(law, year);
    if (p - year != 2 || (p < law->end && (ib_is(law->text.at[p], IB_ALPHA) ||
                                           law->text.at[p] == '/')))
        return at;
    return skip_procedure(law, p);
}

/* More cases that were joined: ", C-2/20 and C-3/20", "to C-7/20". */
static uint32_t joined_end(const ib_law *law, uint32_t at)
{
    for (int n = 0; n < IB_LAW_TAIL_MAX; n++) {
        uint32_t p = at, len, stop;

        p += ib_law_char(law, p) == ',';
        p = ib_law_skip(law, p);
        len = ib_law_any(law, p, "and|to|et|und|bis|à|e|y|&");
        p = ib_law_skip(law, p + len);
        stop = case_end(law, p);
        if (p == at || stop == p)
            break;
        at = stop;
    }
    return at;
}

/* The start of what leads to a number of a case: "Case", "Joined Cases",
 * "Rs.", "affaire", "aff. jointes"; or `at`. */
static uint32_t case_words(const ib_law *law, uint32_t at)
{
    ibid_span w;

    if (!ib_law_word_before(&w, law, at))
        return at;
    if (ib_law_is(law, w, "jointes"))
        at = ib_law_word_before(&w, law, w.start) ? w.end : at;
    if (!ib_law_is(law, w,
                   "case cases rechtssache rechtssachen rs affaire affaires "
                   "aff causa cause asunto asuntos zaak sag sprawa opinion "
                   "avis gutachten"))
        return at;
    at = w.start;
    if (ib_law_word_before(&w, law, at) &&
        ib_law_is(law, w, "joined verb verbundene"))
        at = w.start;
    return at;
}

/* "Costa v ENEL" after the number, up to its reports: the title, and in *stop
 * where it ends; an empty span where none stands there. */
static ibid_span name_after(const ib_law *law, uint32_t at)
{
    uint32_t p = ib_law_skip(law, at), start, stop;
    const bool comma = ib_law_char(law, p) == ',';
    int words = 0;

    start = p = ib_law_skip(law, p + comma);
    stop = p;
    while (p < law->end && words < IB_LAW_WORDS) {
        uint32_t q = p;

        while (q < law->end && !ib_blank_at(law->text, q, law->end) &&
               !strchr(",;[(:", law->text.at[q]))
            q++;
        if (q == p || ib_law_any(law, p, "ECLI|EU"))
            break;
        if (!words && !ib_is(law->text.at[p], IB_UPPER | IB_HIGH))
            break;
        words++;
        stop = q;
        if (law->text.at[q - 1] == '.' && q - p > 4 &&
            !memchr(law->text.at + p, '.', q - p - 1))
            break;
        if (ib_law_char(law, q) == ',' || ib_law_char(law, q) == ';')
            break;
        p = ib_law_skip(law, q);
        if (ib_law_char(law, p) == '[' || ib_law_char(law, p) == '(')
            break;
    }
    while (stop > start && (law->text.at[stop - 1] == ',' ||
                            (law->text.at[stop - 1] == '.' &&
                             ib_law_char(law, ib_law_skip(law, stop)) != '[')))
        stop--;
    return (ibid_span){start, stop};
}

/* Does the name stand before its reports, or join parties? */
static bool is_name(const ib_law *law, ibid_span name)
{
    const char next = ib_law_char(law, ib_law_skip(law, name.end));

    if (name.end <= name.start + 1)
        return false;
    if (next == '[' || next == '(' ||
        ib_law_any(law, ib_law_skip(law, name.end), "EU|ECLI"))
        return true;
    if (next == ',' &&
        ib_law_any(law, ib_law_skip(law, ib_law_skip(law, name.end) + 1),
                   "EU:|ECLI:"))
        return true;
    for (uint32_t i = name.start; i + 3 < name.end; i++) {
        if (law->text.at[i] == ' ' && law->text.at[i + 1] == 'v' &&
            strchr(" .", law->text.at[i + 2]))
            return true;
    }
    return false;
}

ibid_span ib_law_parties_after(const ib_law *law, uint32_t at)
{
    const ibid_span name = name_after(law, at);

    for (uint32_t i = name.start; i + 3 < name.end; i++) {
        if (law->text.at[i] == ' ' &&
            (law->text.at[i + 1] == 'v' || law->text.at[i + 1] == 'c') &&
            strchr(" .", law->text.at[i + 2]))
            return name;
    }
    return (ibid_span){0};
}

/* "26/62", "2/13": a case before the courts had letters (1953 to 1989), or an
 * opinion; up to three digits and a year. */
static bool is_early(const ib_law *law)
{
    ibid_span w;
    const uint32_t tens = law->num + 1;

    if (law->num - law->at > 3)
        return false;
    if (ib_law_word_before(&w, law, law->at) &&
        ib_law_is(law, w, "opinion avis gutachten"))
        return true;
    return law->text.at[tens] >= '5' && law->text.at[tens] <= '8';
}

static bool read_case(ib_law *law)
{
    uint32_t run = law->at, start, stop, dash = ib_law_dash_before(law, run);
    char court = '\0';
    ibid_span name;

    if (dash && law->at - dash > law->low) {
        run = law->at - dash - 1;
        court = law->text.at[run];
        if (!strchr("CTF", court) ||
            (run > law->low && ib_is(law->text.at[run - 1], IB_WORD)))
            return false;
    }
    stop = case_end(law, run);
    if (stop == run)
        return false;
    start = case_words(law, run);
    if (!court && (start == run || !strchr("CJRO", law->text.at[start]) ||
                   !is_early(law)))
        return false;
    ib_law_open(law, IBID_CITE_CASE, "EU-1", 92, start);
    ib_law_set(law, IBID_FIELD_NUMBER, run, stop);
    ib_law_value(law, IBID_FIELD_AUTHORITY,
                 court == 'T'   ? "General Court"
                 : court == 'F' ? "Civil Service Tribunal"
                                : "Court of Justice of the European Union");
    law->stop = joined_end(law, stop);
    name = name_after(law, law->stop);
    if (is_name(law, name)) {
        ib_law_set(law, IBID_FIELD_TITLE, name.start, name.end);
        law->stop = name.end;
    } else {
        law->named = true;
    }
    return true;
}

static const char acts[] =
    "regulation directive decision regulations directives decisions verordnung "
    "richtlinie beschluss rahmenbeschluss entscheidung règlement directive "
    "décision décision-cadre regolamento direttiva decisione reglamento "
    "directiva decisión position action recommendation empfehlung verordnungen "
    "richtlinien reglamento verordening richtlijn besluit регламент директива";

/* These are known by year and number alone, as Community law only has them:
 * "Directiva 68/151". */
static const char directives[] =
    "directive directives directiva directivas direttiva direttive diretiva "
    "richtlinie richtlinien richtlijn директива";

/* The suffix of an act's number: "/EC", "/EEC", "/JHA"; gives its end. */
static uint32_t suffix_end(const ib_law *law, uint32_t at)
{
    static const char list[] =
        "/EEC|/EC|/EU|/JHA|/CFSP|/Euratom|/EWG|/EG|/JI|/GASP|/CEE|/CE|/UE|"
        "/JAI|/PESC|/GAI|/ECSC|/DSE|/ЕС";

    return at + ib_law_any(law, at, list);
}

/* "(EU)", "(EC)", "(EEC, Euratom)" that ends before `at`: its start, or NONE.
 */
static uint32_t union_before(const ib_law *law, uint32_t at)
{
    const uint32_t low = at - law->low > 20 ? at - 20 : law->low;
    uint32_t p = at;

    if (p <= low || law->text.at[p - 1] != ')')
        return IBID_NONE;
    while (p > low && law->text.at[p - 1] != '(')
        p--;
    if (p == low || !ib_law_any(law, p,
                                "EU|EC|EEC|UE|CE|CEE|EG|EWG|Euratom|EURATOM|"
                                "ECSC|EU, Euratom|EC, Euratom|ЕС"))
        return IBID_NONE;
    return p - 1;
}

/* The start of an act's title before its kind: "Commission Implementing". */
static uint32_t author_before(const ib_law *law, uint32_t start)
{
    ibid_span w;

    for (int n = 0; n < 4 && ib_law_word_before(&w, law, start); n++) {
        if (!ib_law_is(law, w,
                       "council commission implementing delegated framework "
                       "common joint parliament") ||
            !ib_is(law->text.at[w.start], IB_UPPER))
            break;
        start = w.start;
    }
    return start;
}

/* Are the digits before byte `stop` the year of a directive: 58 to 99, or four
 * digits from 1958 on? */
static bool is_directive_year(const ib_law *law, uint32_t stop)
{
    uint32_t year = 0;

    for (uint32_t p = law->at; p < stop; p++)
        year = year * 10 + (uint32_t)(law->text.at[p] - '0');
    return stop - law->at == 2
               ? year >= 58
               : stop - law->at == 4 && year >= 1958 && year < 2100;
}

/* Regulation (EU) 2016/679, Directive 95/46/EC, Verordnung (EU) Nr. 1215/2012:
 * `stop` is the end of the number, `sure` that it has its suffix. */
static bool read_act(ib_law *law)
{
    uint32_t start = law->at, stop, open;
    ibid_span w;
    bool sure;

    if (ib_law_char(law, law->num) != '/')
        return false;
    stop = ib_law_digits(law, law->num + 1);
    if (stop == law->num + 1 || law->num - law->at > 4 ||
        stop - law->num - 1 > 4)
        return false;
    sure = suffix_end(law, stop) > stop;
    stop = suffix_end(law, stop);
    if (ib_law_word_before(&w, law, start) &&
        ib_law_is(law, w, "no nr n° nº n no. nr. nº. num núm №"))
        start = w.start;
    while (start > law->low && ib_blank_before(law->text, law->low, start))
        start -= ib_blank_before(law->text, law->low, start);
    open = union_before(law, start);
    if (open != IBID_NONE)
        start = open;
    if (!ib_law_word_before(&w, law, start) || !ib_law_is(law, w, acts))
        return false;
    if (!sure && open == IBID_NONE &&
        !(ib_law_is(law, w, directives) && is_directive_year(law, law->num)))
        return false;
    start = author_before(law, w.start);
    ib_law_open(law, IBID_CITE_STATUTE, "EU-2", 92, start);
    ib_law_set(law, IBID_FIELD_TITLE, start, stop);
    ib_law_set(law, IBID_FIELD_NUMBER, law->at, stop);
    law->stop = stop;
    return true;
}

/* What may stand after an act: "of the European Parliament and of the Council
 * of 27 April 2016"; its date. */
static void read_makers(ib_law *law)
{
    uint32_t p = ib_law_skip(law, law->stop), len;
    ibid_date date;

    for (int n = 0; n < 3; n++) {
        len = ib_law_any(
            law, p,
            "of the European Parliament and of the Council|of the Council|of "
            "the Commission|of the European Parliament|des Europäischen "
            "Parlaments und des Rates|des Rates|der Kommission|du Parlement "
            "européen et du Conseil|du Conseil|de la Commission|del Parlamento "
            "Europeo y del Consejo|del Consejo|de la Comisión|del Parlamento "
            "europeo e del Consiglio|del Consiglio|della Commissione");
        if (!len)
            break;
        p = ib_law_skip(law, p + len);
    }
    p += ib_law_char(law, p) == ',';
    p = ib_law_skip(law, p);
    len = ib_law_any(law, p, "of|vom|v.|du|de|del|dated");
    p = ib_law_skip(law, p + len);
    if (len && ib_law_date_at(&date, law, p) > p) {
        ib_law_date(law, &date);
        law->stop = ib_law_date_at(&date, law, p);
    }
}

/* ", 4.5.2016, p. 1", " vom 4.5.2016, S. 1", "/1" after the number of the
 * journal: its date and page. */
static void read_journal_page(ib_law *law)
{
    uint32_t p = ib_law_skip(law, law->stop), page, stop, len;
    ibid_date date;

    p = ib_law_skip(law, p + (ib_law_char(law, p) == ','));
    p = ib_law_skip(law, p + ib_law_any(law, p, "of|vom|v.|du|de|del"));
    if (ib_law_date_at(&date, law, p) > p) {
        law->stop = ib_law_date_at(&date, law, p);
        ib_law_date(law, &date);
    }
    if (ib_law_char(law, law->stop) == '/') {
        page = law->stop + 1;
    } else {
        p = ib_law_skip(law, law->stop + (ib_law_char(law, law->stop) == ','));
        len = ib_law_any(law, p, "pp.|p.|p|S.|pág.|pag.|pagg.|str.");
        page = len ? ib_law_skip(law, p + len) : law->end;
    }
    stop = ib_law_digits(law, page);
    if (stop == page)
        return;
    if (ib_law_dash(law, stop))
        stop = ib_law_digits(law, stop + ib_law_dash(law, stop));
    ib_law_set(law, IBID_FIELD_PAGE, page, stop);
    law->stop = stop;
}

/* "OJ L 119, 4.5.2016, p. 1", "OJ 2016 L 119, p. 1", "ABl. L 119 vom 4.5.2016,
 * S. 1", "OJ L119/1", "OJ C, C/2023/90, 12.10.2023". */
bool ib_place_oj(ib_law *law, uint32_t at)
{
    uint32_t p, len = ib_law_any(law, at,
                                 "OJEU|OJEC|OJ|O.J.|ABl. EU|ABl. EG|ABl.EU|"
                                 "ABl.EG|ABl. der EU|ABl|JOUE|JOCE|JO|DOUE|DO|"
                                 "GUUE|GUCE|GU");
    uint32_t letter, number, stop, year = 0;

    if (!len || !ib_is(law->text.at[at], IB_UPPER))
        return false;
    p = at + len;
    p += ib_law_char(law, p) == '.';
    p = ib_law_skip(law, p);
    p = ib_law_skip(law, p + ib_law_any(law, p, "Nr.|n°|No"));
    if (ib_law_is_year(law, p, ib_law_digits(law, p))) {
        year = p;
        p = ib_law_digits(law, p);
        p = ib_law_skip(law, p + (ib_law_char(law, p) == ','));
    }
    p = ib_law_skip(law, p + ib_law_any(law, p, "Nr.|n°|No"));
    letter = p;
    if (p >= law->end || !strchr("LCS", law->text.at[p]))
        return false;
    number = ib_law_skip(law, p + 1 + (ib_law_char(law, p + 1) == ' '));
    number = ib_law_skip(law, number + ib_law_any(law, number, "nº|n°|Nr.|n."));
    stop = ib_law_digits(law, number);
    if (stop == number || stop - number > 4)
        return false;
    if (law->opened && law->out->kind == IBID_CITE_CASE)
        return false;
    ib_law_open(law, IBID_CITE_STATUTE, "OJ-1", 90, at);
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, at, year ? year : letter + 1);
    if (year)
        ib_law_year(law, year);
    ib_law_set(law, IBID_FIELD_VOLUME, number, stop);
    law->stop = stop;
    read_journal_page(law);
    return true;
}

/* The collection of the Union's courts in the languages of notes (Court of
 * Justice, "Method of citing the case-law": "Slg. 2008, I-9641", "Rec. 2008, p.
 * I-9641", "Recopilación de Jurisprudencia 2008, página I-9641"). */
bool ib_place_collection(ib_law *law, uint32_t at)
{
    uint32_t name, year, page, stop;

    if (strcmp(law->out->rule, "EU-1") != 0 ||
        law->out->field[IBID_FIELD_PAGE].end)
        return false;
    name = ib_law_skip(
        law, at + (ib_law_char(law, at) == ',' || ib_law_char(law, at) == '.'));
    year = ib_law_any(law, name,
                      "Recopilación de Jurisprudencia|Recopilación|Sammlung|"
                      "Slg.|Recueil|Raccolta|Rec.|Racc.");
    if (!year)
        return false;
    stop = name + year;
    year = ib_law_skip(law, stop);
    page = ib_law_digits(law, year);
    if (!ib_law_is_year(law, year, page))
        return false;
    page = ib_law_skip(law, page + (ib_law_char(law, page) == ','));
    page = ib_law_skip(
        law, page + ib_law_any(law, page, "página|pág.|pag.|page|p.|S."));
    law->stop = page + ib_law_any(law, page, "III|II|I");
    law->stop += ib_law_dash(law, law->stop);
    if (ib_law_digits(law, law->stop) == law->stop)
        return false;
    law->stop = ib_law_digits(law, law->stop);
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, name, stop);
    ib_law_set(law, IBID_FIELD_VOLUME, year, year + 4);
    ib_law_set(law, IBID_FIELD_PAGE, page, law->stop);
    ib_law_year(law, year);
    return true;
}

/* The digits after "OJ L", "ABl. L": where the journal's name begins, or NONE.
 */
static uint32_t journal_before(const ib_law *law)
{
    uint32_t start = law->at;
    ibid_span w;

    for (int n = 0; n < 4 && ib_law_word_before(&w, law, start); n++) {
        start = w.start;
        if (ib_law_is(law, w,
                      "oj oje ojeu ojec abl joue joce jo doue do gu "
                      "guue guce"))
            return start;
        if (!ib_law_is(law, w, "l c s n° nr no n. nº eu eg"))
            break;
    }
    return IBID_NONE;
}

bool ib_anchor_union(ib_law *law)
{
    uint32_t journal;

    if (read_case(law))
        return true;
    if (read_act(law)) {
        read_makers(law);
        return true;
    }
    journal = journal_before(law);
    return journal != IBID_NONE && ib_place_oj(law, journal);
}

/* Sector, year, type, number: "32016R0679", "61964CJ0006"; then "R(01)" for a
 * corrigendum, "-20160504" for a consolidated text. */
bool ib_anchor_celex(ib_law *law)
{
    const uint32_t at = law->at;
    uint32_t p = at + 5, q;

    if (at + 10 > law->end || law->num != at + 5 ||
        !ib_law_is_year(law, at + 1, at + 5) ||
        (at > law->low && ib_is(law->text.at[at - 1], IB_WORD)))
        return false;
    while (p < law->end && p < at + 7 && ib_is(law->text.at[p], IB_UPPER))
        p++;
    q = ib_law_digits(law, p);
    if (p == at + 5 || q - p != 4)
        return false;
    if (ib_law_char(law, q) == 'R' && ib_law_char(law, q + 1) == '(')
        q = ib_law_digits(law, q + 2) + 1;
    else if (ib_law_char(law, q) == '-' && ib_law_digits(law, q + 1) == q + 9)
        q += 9;
    if (q > law->end || (q < law->end && ib_is(law->text.at[q], IB_WORD)))
        return false;
    ib_law_open(law,
                law->text.at[at] == '6' ? IBID_CITE_CASE : IBID_CITE_STATUTE,
                "CELEX-1", 90, at);
    ib_law_set(law, IBID_FIELD_NUMBER, at, q);
    ib_law_year(law, at + 1);
    law->stop = q;
    return true;
}
