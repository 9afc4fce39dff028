/* continental.c - judgments and laws as German, French, Italian, Spanish and
 * Russian lawyers cite them: the court and the date, or a number and a year.
 *
 * Kirchner, Abkürzungsverzeichnis der Rechtssprache, and the citing rules of
 * juris; Syndicat national de l'édition, Références juridiques; the usage of
 * Foro italiano and of Aranzadi; Собрание законодательства РФ.
 */

#include "cite/law.h"

#include "base/scan.h"

/* "BVerfGE 7, 198", "BGE 123 II 456", "NJW 2004, 1234", "BGHZ, Bd. 12, S. 34"
 * at `at`.  A journal alone may print an article: it is a place only beside
 * what was read before. */
bool ib_place_german(ib_law *law, uint32_t at)
{
    uint32_t end, volume, stop, page, p;
    const char *court = ib_law_match(&end, law, IB_LAW_GERMAN, at, 1);
    const bool journal = !court;

    if (journal &&
        (!law->opened || !ib_law_match(&end, law, IB_LAW_JOURNAL, at, 2)))
        return false;
    volume = end + (ib_law_char(law, end) == '.');
    volume = ib_law_skip(law, volume + (ib_law_char(law, volume) == ','));
    volume = ib_law_skip(law, volume + ib_law_any(law, volume, "Bd.|Band"));
    stop = ib_law_digits(law, volume);
    if (stop == volume || stop - volume > 5)
        return false;
    p = ib_law_skip(law, stop);
    while (p < law->end && strchr("IVX", law->text.at[p]) && p - stop < 6)
        p++; /* the part of a Swiss volume */
    page = ib_law_skip(law, p + (ib_law_char(law, p) == ','));
    page = ib_law_skip(law, page + ib_law_any(law, page, "S.|p."));
    law->stop = ib_law_digits(law, page);
    if (law->stop == page || (page == stop))
        return false;
    ib_law_open(law, IBID_CITE_CASE, "DE-2", 90, at);
    law->german = true;
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, at, end);
    ib_law_set(law, IBID_FIELD_VOLUME, volume, stop);
    ib_law_set(law, IBID_FIELD_PAGE, page, law->stop);
    if (ib_law_is_year(law, volume, stop) && (journal || page > stop))
        ib_law_year(law, volume);
    ib_law_value(law, IBID_FIELD_AUTHORITY, court);
    p = ib_law_skip(law, law->stop);
    p += ib_law_any(law, p, "ff.|ff|f.");
    if (p > ib_law_skip(law, law->stop))
        law->stop = p;
    return true;
}

/* "NJA 2012 s. 179", "RÅ 2007 ref. 19", "AD 2000 nr 74", "U 2010.123 H": the
 * yearbook is the name by which the judgment goes. */
bool ib_place_nordic(ib_law *law, uint32_t at)
{
    uint32_t end, year, p, stop, len;
    const char *court = ib_law_match(&end, law, IB_LAW_NORDIC, at, 1);

    if (!court)
        return false;
    year = ib_law_skip(law, end + (ib_law_char(law, end) == '.'));
    stop = ib_law_digits(law, year);
    if (!ib_law_is_year(law, year, stop))
        return false;
    p = ib_law_skip(law, stop);
    len = ib_law_any(law, p, "s.|s|ref.|ref|nr.|nr|not.|not|side");
    if (!len && (ib_law_char(law, p) == '.' || ib_law_char(law, p) == ':'))
        len = 1;
    p = ib_law_skip(law, p + len);
    law->stop = ib_law_digits(law, p);
    if (!len || law->stop == p)
        return false;
    ib_law_open(law, IBID_CITE_CASE, "NORDIC-1", 88, at);
    ib_law_set(law, IBID_FIELD_TITLE, at, law->stop);
    ib_law_value(law, IBID_FIELD_AUTHORITY, court);
    ib_law_year(law, year);
    return true;
}

/* "Bull. civ. I, n° 77", "Rec. Lebon p. 12", "AJDA 2004, p. 12", "RJ
 * 2004\1234": the collections of French, Italian and Spanish courts. */
bool ib_place_french(ib_law *law, uint32_t at)
{
    uint32_t p, end, stop,
        len = ib_law_any(law, at,
                         "Bull. civ.|Bull. crim.|Bull. soc.|Bull. com.|Bull. "
                         "Ass. plén.|Bull.|Rec. Lebon|Lebon T.|Lebon|Rec. "
                         "CE|Rec.|AJDA|JCP G|JCP|Gaz. Pal.|D.|Foro it.|Giur. "
                         "cost.|Giust. civ.|Publié au bulletin|Inédit au "
                         "recueil Lebon|RJ|RTC|Pas.|JT|Giur. it.|RFDA");

    if (!len || !law->opened || law->out->kind != IBID_CITE_CASE)
        return false;
    law->stop = end = at + len;
    p = ib_law_skip(law, end + (ib_law_char(law, end) == ','));
    stop = ib_law_digits(law, p);
    if (ib_law_is_year(law, p, stop)) {
        ib_law_set(law, IBID_FIELD_VOLUME, p, stop);
        law->stop = stop;
        if (ib_law_char(law, stop) == '\\') {
            law->stop = ib_law_digits(law, stop + 1);
            ib_law_set(law, IBID_FIELD_PAGE, stop + 1, law->stop);
        }
        p = ib_law_skip(law, law->stop + (ib_law_char(law, law->stop) == ','));
    }
    for (stop = p; stop < law->end && strchr("IVX", law->text.at[stop]);)
        stop++;
    if (stop > p && !ib_is(ib_law_char(law, stop), IB_ALPHA)) {
        ib_law_set(law, IBID_FIELD_VOLUME, p, stop);
        law->stop = stop;
        p = ib_law_skip(law, stop + (ib_law_char(law, stop) == ','));
    }
    len = ib_law_any(law, p, "n°|nº|no|p.|pag.|pág.|col.|c.|núm.");
    stop = ib_law_digits(law, ib_law_skip(law, p + len));
    if (len && stop > p + len) {
        const bool number = ib_law_any(law, p, "n°|nº|no|núm.") > 0;

        ib_law_set(law, number ? IBID_FIELD_ISSUE : IBID_FIELD_PAGE,
                   ib_law_skip(law, p + len), stop);
        law->stop = stop;
    }
    if (law->stop == end && len == 0 && end - at < 6)
        return false;
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, at, end);
    return true;
}

/* A court that stands first: where it begins, its end, and whether a place
 * belongs to it. */
typedef struct head {
    uint32_t start, end;
    bool certain; /* its name has four letters and more */
} head;

/* "OLG München", "Cour d'appel de Limoges": the place after the court. */
static uint32_t city_end(const ib_law *law, uint32_t at)
{
    uint32_t p = ib_law_skip(law, at), start = p;

    if (p == at || p >= law->end || !ib_is(law->text.at[p], IB_UPPER | IB_HIGH))
        return at;
    while (p < law->end && !ib_blank_at(law->text, p, law->end) &&
           !strchr(",;()[]", law->text.at[p]))
        p++;
    return p > start + 2 ? p : at;
}

static bool head_at(head *out, const ib_law *law, uint32_t at)
{
    uint32_t end;

    if (ib_law_match(&end, law, IB_LAW_HEADCITY, at, 4)) {
        const uint32_t city = city_end(law, end);

        if (city > end) {
            *out = (head){at, city, end - at > 3};
            return true;
        }
        return false;
    }
    if (!ib_law_match(&end, law, IB_LAW_HEAD, at, 5))
        return false;
    *out = (head){at, end, end - at > 3};
    return true;
}

/* The court that heads the citation whose date (or number) begins at `at`: the
 * first of the words before it that names one. */
static bool head_before(head *out, const ib_law *law, uint32_t at)
{
    uint32_t start = at;
    bool found = false;
    ibid_span w;
    head h;

    for (int n = 0; n < IB_LAW_WORDS && ib_law_word_before(&w, law, start);
         n++) {
        const char c = law->text.at[w.start];

        if (c == ';' || (c == '"'))
            break;
        start = w.start;
        if (ib_is(c, IB_UPPER | IB_HIGH) && ib_law_opens(law, start, 'H') &&
            head_at(&h, law, start) && h.end <= at) {
            *out = h;
            found = true;
        } else if (found) {
            break;
        }
    }
    return found;
}

/* A docket number in one word: "02-12345", "12-15.063", "326375", "11/01637",
 * "71-44", "15318/89", "C-314/12"; gives its end, or `at`. */
static uint32_t docket_word(const ib_law *law, uint32_t at, bool sign)
{
    uint32_t p = at, digits = 0;
    bool mark = false;

    while (p < law->end) {
        const uint32_t len = ib_law_dash(law, p);

        if (ib_is(law->text.at[p], IB_ALPHA | IB_DIGIT)) {
            digits += ib_is(law->text.at[p], IB_DIGIT);
            p++;
        } else if (p > at && p + 1 < law->end &&
                   (law->text.at[p] == '/' || law->text.at[p] == '.') &&
                   ib_is(law->text.at[p + 1], IB_ALPHA | IB_DIGIT)) {
            mark = true;
            p++;
        } else if (len && p > at && p + len < law->end &&
                   ib_is(law->text.at[p + len], IB_DIGIT)) {
            mark = true;
            p += len;
        } else {
            break;
        }
    }
    if (digits == 0 || p - at > 20 ||
        (!sign && !(digits >= 3 && (mark || digits >= 5))))
        return at;
    return p;
}

/* "V ZR 37/03", "1 BvR 402/87", "3 O 4995/00", "6 L 544/14.A", "5 C 12.03": up
 * to four words, the last with a year after a slash or a full stop. */
static uint32_t german_docket(const ib_law *law, uint32_t at)
{
    uint32_t p = at;

    if (!ib_is(ib_law_char(law, at), IB_UPPER | IB_DIGIT))
        return at;
    for (int n = 0; n < 4; n++) {
        const uint32_t start = p;
        bool mark = false;

        while (p < law->end && (ib_is(law->text.at[p], IB_ALPHA | IB_DIGIT) ||
                                strchr("/.-()", law->text.at[p]))) {
            mark |= p > start + 0 &&
                    (law->text.at[p] == '/' || law->text.at[p] == '.') &&
                    ib_is(law->text.at[p - 1], IB_DIGIT) &&
                    ib_law_digits(law, p + 1) == p + 3;
            p++;
        }
        if (p == start || p - start > 12)
            return at;
        while (mark && p > start && strchr(".(-)", law->text.at[p - 1]))
            p--;
        if (mark)
            return n > 0 ? p : at;
        if (ib_law_skip(law, p) == p)
            return at;
        p = ib_law_skip(law, p);
    }
    return at;
}

/* The number of the case after its date, with a dash or comma before it; gives
 * its end, or `at`, and where it begins. */
static uint32_t docket_at(uint32_t *start, const ib_law *law, uint32_t at)
{
    uint32_t p = ib_law_skip(law, at), stop;
    bool sign, dash;

    p += ib_law_char(law, p) == ',';
    p = ib_law_skip(law, p);
    dash = ib_law_dash(law, p) > 0;
    p = ib_law_skip(law, p + ib_law_dash(law, p));
    p = ib_law_skip(law, p + ib_law_any(law, p,
                                        "Az.|Az:|Rs.|Rechtssache|req.|pourvoi|"
                                        "déc.|sent.|aff."));
    stop = ib_law_any(law, p, "n°|nº|nos|no.|no|n.|Nr.|№|nn.");
    sign = stop > 0;
    *start = p = ib_law_skip(law, p + stop);
    stop = german_docket(law, p);
    if (stop == p)
        stop = docket_word(law, p, sign || dash);
    if (stop > p && sign) {
        const uint32_t kind =
            ib_law_any(law, ib_law_skip(law, stop), "DC|QPC|LP|L|FNR|LOM|PDR");

        if (kind)
            stop = ib_law_skip(law, stop) + kind;
    }
    return stop > p ? stop : at;
}

/* "Nom, " between the date and the number of a French judgment: its end. */
static ibid_span french_name(const ib_law *law, uint32_t at)
{
    uint32_t p = ib_law_skip(law, at), start;

    if (ib_law_char(law, p) != ',')
        return (ibid_span){at, at};
    start = p = ib_law_skip(law, p + 1);
    if (!ib_is(ib_law_char(law, p), IB_UPPER | IB_HIGH))
        return (ibid_span){at, at};
    while (p < law->end && p - start < 90 && !strchr(",;([", law->text.at[p]))
        p++;
    if (ib_law_char(law, p) != ',' ||
        !ib_law_any(law, ib_law_skip(law, p + 1), "n°|nº|no|req.|nos|aff."))
        return (ibid_span){at, at};
    return (ibid_span){start, p};
}

/* Step back over "vom", "v.", "du", "del" and over what the judgment is;
 * *told: one of them was there. */
static uint32_t before_date(const ib_law *law, uint32_t at, bool *told)
{
    ibid_span w;

    *told = false;
    if (ib_law_word_before(&w, law, at) &&
        ib_law_is(law, w, "vom v du del of de le")) {
        at = w.start;
        *told = true;
    }
    if (ib_law_word_before(&w, law, at) &&
        ib_law_is(law, w,
                  "urteil urt beschluss beschl beschluß entscheidung entsch "
                  "arrêt décision déc sentenza sent ordinanza ord sentencia "
                  "auto judgment decision teilurteil versäumnisurteil "
                  "gutachten")) {
        at = w.start;
        *told = true;
    }
    return at;
}

/* " – Morpheus", " - Indizierung eines Romans": the name that German lawyers
 * give a judgment, after its number; gives its end, or `at`. */
static uint32_t byname_end(uint32_t *start, const ib_law *law, uint32_t at)
{
    uint32_t p = ib_law_skip(law, at), stop;

    if (!ib_law_dash(law, p) || p == at)
        return at;
    *start = p = stop = ib_law_skip(law, p + ib_law_dash(law, p));
    if (!ib_is(ib_law_char(law, p), IB_UPPER | IB_HIGH))
        return at;
    while (p < law->end && p - *start < 160) {
        const char c = law->text.at[p];

        if (c == ',' || c == ';' || c == '\n' ||
            (c == '.' && p > *start + 2 &&
             ib_blank_at(law->text, p + 1, law->end)) ||
            ((c == '(' || c == '[') &&
             ib_is(ib_law_char(law, p + 1), IB_DIGIT)))
            break;
        p++;
        if (!ib_blank_before(law->text, at, p) && c != '.')
            stop = p;
    }
    return stop;
}

bool ib_anchor_headed(ib_law *law)
{
    uint32_t after, before, number, stop;
    ibid_date date;
    ibid_span name;
    bool told;
    head h;

    after = ib_law_date_at(&date, law, law->at);
    if (after == law->at)
        return false;
    before = before_date(law, law->at, &told);
    if (!head_before(&h, law, before))
        return false;
    name = french_name(law, after);
    stop = docket_at(&number, law, name.end);
    if (stop == name.end && !told && !h.certain)
        return false;
    ib_law_open(law, IBID_CITE_CASE, "HEAD-1", 88, h.start);
    if (ib_law_any(law, ib_law_skip(law, h.end), "[GC]|(GC)|(GK)"))
        h.end = ib_law_skip(law, h.end) + 4;
    ib_law_set(law, IBID_FIELD_AUTHORITY, h.start, h.end);
    ib_law_date(law, &date);
    law->stop = after;
    if (stop > name.end) {
        ib_law_set(law, IBID_FIELD_NUMBER, number, stop);
        law->stop = stop;
    }
    stop = byname_end(&number, law, law->stop);
    if (stop > law->stop) {
        law->stop = stop;
        if (told)
            ib_law_set(law, IBID_FIELD_TITLE, number, stop);
    }
    if (name.end > name.start)
        ib_law_set(law, IBID_FIELD_TITLE, name.start, name.end);
    else if (!told) /* court, date and number are all the name it has */
        ib_law_set(law, IBID_FIELD_TITLE, h.start, law->stop);
    law->german = true;
    return true;
}

/* "Corte cost., sent. n. 348/2007", "Cons. const., déc. n° 71-44 DC": a number
 * after what the judgment is, and the court before it. */
static bool read_numbered_judgment(ib_law *law)
{
    uint32_t start = law->at, before, stop, number;
    ibid_span w;
    ibid_date date;
    bool told;
    head h;

    if (ib_law_word_before(&w, law, start) &&
        ib_law_is(law, w, "n n° nº no nr"))
        start = w.start;
    before = before_date(law, start, &told);
    if (!told || start == law->at || !head_before(&h, law, before))
        return false;
    stop = docket_at(&number, law, start);
    if (stop == start)
        return false;
    ib_law_open(law, IBID_CITE_CASE, "HEAD-2", 88, h.start);
    ib_law_set(law, IBID_FIELD_AUTHORITY, h.start, h.end);
    ib_law_set(law, IBID_FIELD_NUMBER, number, stop);
    if (stop >= 5 && law->text.at[stop - 5] == '/' &&
        ib_law_is_year(law, stop - 4, stop) &&
        ib_law_digits(law, stop - 4) == stop)
        ib_law_year(law, stop - 4);
    law->stop = stop;
    stop = ib_law_skip(law, stop + (ib_law_char(law, stop) == ','));
    stop = ib_law_skip(law, stop + ib_law_any(law, stop, "du|del|de|of"));
    if (ib_law_date_at(&date, law, stop) > stop) {
        law->stop = ib_law_date_at(&date, law, stop);
        ib_law_date(law, &date);
    } else if (ib_law_is_year(law, stop, ib_law_digits(law, stop))) {
        ib_law_year(law, stop); /* "n. 238 del 2014" */
        law->stop = stop + 4;
    }
    return true;
}

/* The end of "123/2004" at law->at: digits, slash, four digits; or law->at. */
static uint32_t slash_year(const ib_law *law)
{
    uint32_t stop;

    if (ib_law_char(law, law->num) != '/')
        return law->at;
    stop = ib_law_digits(law, law->num + 1);
    return stop == law->num + 5 && ib_law_is_year(law, law->num + 1, stop)
               ? stop
               : law->at;
}

/* ", de 12 de marzo", "du 6 janvier 1978", ", of 3 May": the rest of a date. */
static void read_rest_of_date(ib_law *law)
{
    uint32_t p = ib_law_skip(law, law->stop), stop;
    ibid_date date;

    p = ib_law_skip(law, p + (ib_law_char(law, p) == ','));
    p = ib_law_skip(law, p + ib_law_any(law, p, "de|du|del|of|vom|от"));
    stop = ib_law_date_at(&date, law, p);
    if (stop > p) {
        law->stop = stop;
        ib_law_date(law, &date);
        return;
    }
    stop = ib_law_digits(law, p);
    if (stop == p || stop - p > 2)
        return;
    stop = ib_law_skip(law, stop);
    stop += ib_law_any(law, stop,
                       "de enero|de febrero|de marzo|de abril|de mayo|de "
                       "junio|de julio|de agosto|de septiembre|de setiembre|"
                       "de octubre|de noviembre|de diciembre");
    if (stop > ib_law_skip(law, ib_law_digits(law, p)))
        law->stop = stop;
}

/* "STC 45/1999", "STS 123/2004, de 12 de marzo", "SAP Madrid 123/2004". */
static bool read_spanish(ib_law *law)
{
    const uint32_t stop = slash_year(law);
    uint32_t start = law->at, end;
    const char *court = NULL;
    ibid_span w;

    if (stop == law->at)
        return false;
    for (int n = 0; n < 4 && !court && ib_law_word_before(&w, law, start);
         n++) {
        start = w.start;
        court = ib_law_match(&end, law, IB_LAW_SPAIN, start, 1);
    }
    if (!court)
        return false;
    ib_law_open(law, IBID_CITE_CASE, "ES-1", 90, start);
    ib_law_set(law, IBID_FIELD_NUMBER, law->at, stop);
    ib_law_value(law, IBID_FIELD_AUTHORITY, court);
    law->stop = stop;
    read_rest_of_date(law);
    ib_law_year(law, stop - 4);
    return true;
}

static const char laws[] =
    "d.lgs dlgs d.l d.p.r l legge decreto legislativo ley orgánica lo rd "
    "decreto-ley decreto-legge rdl loi décret ordonnance arrêté real code law "
    "si s.i ssi sr";

/* The start of the words that name a law before byte `at`: "Ley Orgánica", "Real
 * Decreto Legislativo", "d.lgs."; or `at`. */
static uint32_t law_words(const ib_law *law, uint32_t at)
{
    ibid_span w;

    for (int n = 0; n < 4 && ib_law_word_before(&w, law, at); n++) {
        if (!ib_law_is(law, w, laws) && !ib_law_is(law, w, "Orgánica"))
            break;
        at = w.start;
    }
    return at;
}

/* "loi du 29 juillet 1881": a law that has no number but its date. */
static bool read_dated(ib_law *law)
{
    ibid_date date;
    ibid_span w;

    if (!ib_law_word_before(&w, law, law->at) || !ib_law_is(law, w, "du") ||
        !ib_law_word_before(&w, law, w.start) ||
        !ib_law_is(law, w, "loi décret ordonnance") ||
        ib_law_date_at(&date, law, law->at) == law->at)
        return false;
    ib_law_open(law, IBID_CITE_STATUTE, "LAW-4", 84, w.start);
    ib_law_date(law, &date);
    law->stop = ib_law_date_at(&date, law, law->at);
    ib_law_set(law, IBID_FIELD_TITLE, w.start, law->stop);
    return true;
}

/* Are the words [at, end) the "L." of "Pub. L. No. 99-660"? */
static bool is_public_law(const ib_law *law, uint32_t at, uint32_t end)
{
    ibid_span w;

    return end - at <= 3 && ib_law_word_before(&w, law, at) &&
           ib_law_is(law, w, "pub");
}

/* "Ley 30/1992", "d.lgs. 196/2003", "SI 2010/123", "loi n° 78-17 du 6 janvier
 * 1978", "l. 7 agosto 1990, n. 241". */
static bool read_law(ib_law *law)
{
    uint32_t start = law->at, words, stop = slash_year(law), number = law->at;
    ibid_span w;
    ibid_date date;
    bool sign = false;

    if (ib_law_word_before(&w, law, start) &&
        ib_law_is(law, w, "n n° nº no nr núm num")) {
        start = w.start;
        sign = true;
    }
    if (read_dated(law))
        return true;
    words = law_words(law, start);
    if (words == start || is_public_law(law, words, start))
        return false;
    if (ib_law_date_at(&date, law, law->at) > law->at && !sign) {
        stop = ib_law_skip(law, ib_law_date_at(&date, law, law->at));
        stop = ib_law_skip(law, stop + (ib_law_char(law, stop) == ','));
        number = ib_law_any(law, stop, "n.|n°|nº|no");
        if (!number)
            return false;
        number = ib_law_skip(law, stop + number);
        stop = ib_law_digits(law, number);
        ib_law_open(law, IBID_CITE_STATUTE, "LAW-3", 90, words);
        ib_law_date(law, &date);
    } else if (stop == law->at) {
        /* "2010/123", "78-17" */
        const uint32_t dash = ib_law_dash(law, law->num);

        if (ib_law_char(law, law->num) == '/' &&
            ib_law_is_year(law, law->at, law->num))
            stop = ib_law_digits(law, law->num + 1);
        else if (dash && sign)
            stop = ib_law_digits(law, law->num + dash);
    }
    if (stop == number || stop <= law->num)
        return false;
    ib_law_open(law, IBID_CITE_STATUTE, "LAW-3", 88, words);
    ib_law_set(law, IBID_FIELD_TITLE, words, stop);
    ib_law_set(law, IBID_FIELD_NUMBER, number, stop);
    law->stop = stop;
    read_rest_of_date(law);
    if (stop == law->num + 5 && ib_law_is_year(law, stop - 4, stop))
        ib_law_year(law, stop - 4);
    else if (ib_law_is_year(law, law->at, law->num))
        ib_law_year(law, law->at);
    return true;
}

/* "Постановление КС РФ от 12.03.2004 № 5-П", "Федеральный закон от 27.07.2006
 * № 152-ФЗ". */
static bool read_russian(ib_law *law)
{
    uint32_t start, end, p, stop, after;
    bool act = false, court = false;
    ibid_date date;
    ibid_span w, name = {0};

    after = ib_law_date_at(&date, law, law->at);
    if (after == law->at || !ib_law_word_before(&w, law, law->at) ||
        !ib_law_is(law, w, "от"))
        return false;
    start = w.start;
    for (int n = 0; n < 7 && !act && ib_law_word_before(&w, law, start); n++) {
        start = w.start;
        if (ib_law_match(&end, law, IB_LAW_RUCOURT, start, 4)) {
            name = (ibid_span){start, end};
            court = true;
        }
        act = ib_law_is(law, w,
                        "Постановление Постановления постановление "
                        "постановления Определение Определения Решение "
                        "Федеральный Федерального Указ Закон Постановлении");
    }
    if (!act)
        return false;
    p = ib_law_skip(law, after);
    p += ib_law_any(law, p, "г.");
    p = ib_law_skip(law, p);
    stop = ib_law_any(law, p, "№|N");
    if (!stop)
        return false;
    p = ib_law_skip(law, p + stop);
    for (stop = p; stop < law->end && !ib_blank_at(law->text, stop, law->end) &&
                   !strchr(",;.()[]\"", law->text.at[stop]);)
        stop++;
    if (stop == p || stop - p > 24)
        return false;
    ib_law_open(law, court ? IBID_CITE_CASE : IBID_CITE_STATUTE, "RU-1", 90,
                start);
    ib_law_date(law, &date);
    ib_law_set(law, IBID_FIELD_NUMBER, p, stop);
    if (!court)
        ib_law_set(law, IBID_FIELD_TITLE, start, stop);
    ib_law_set(law, IBID_FIELD_AUTHORITY, name.start, name.end);
    law->stop = stop;
    return true;
}

bool ib_anchor_number(ib_law *law)
{
    return read_spanish(law) || read_numbered_judgment(law) || read_law(law) ||
           read_russian(law);
}
