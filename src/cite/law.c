/* law.c - which reader the digits of a citation of law lead to, and what
 * follows its place; law.h says how they work together. */

#include "cite/law.h"

#include "base/scan.h"

/* Parallel places of one work, each by the first letter that it can have. */
bool ib_place_any(ib_law *law, uint32_t at)
{
    const char c = ib_law_char(law, at);

    if (c == '[' || c == '(')
        return ib_place_bracket(law, at);
    if (ib_is(c, IB_DIGIT))
        return ib_place_digits(law, at);
    if (c == 's')
        return ib_place_reports(law, at);
    if (!ib_is(c, IB_UPPER))
        return false;
    return ib_place_ecli(law, at) || ib_place_treaty(law, at) ||
           ib_place_hague(law, at) || ib_place_reports(law, at) ||
           ib_place_air(law, at) || ib_place_oj(law, at) ||
           ib_place_german(law, at) || ib_place_french(law, at);
}

/* The closing bracket of the one at `open`, or NONE. */
static uint32_t closing(const ib_law *law, uint32_t open)
{
    for (uint32_t p = open + 1; p < law->end && p - open < 100; p++) {
        if (law->text.at[p] == ')' || law->text.at[p] == ']')
            return p;
        if (law->text.at[p] == '(' || law->text.at[p] == '[')
            break;
    }
    return IBID_NONE;
}

/* "(HL)", "(ECtHR, 12 July 2001)", "(dec.)", "[GC]", "(1995)", "(208 f.)":
 * gives its end, or `at`. */
static uint32_t read_bracket(ib_law *law, uint32_t at)
{
    const uint32_t close = closing(law, at);
    uint32_t p = at + 1, stop;
    ibid_date date;
    ibid_span pin;
    const char *name;

    if (close == IBID_NONE)
        return at;
    if (ib_law_any(law, p,
                   "GC|PL|dec.|merits|just satisfaction|GK|"
                   "déc.|extracts|preliminary objections|Grand "
                   "Chamber|Plenary|striking out|revision"))
        return close + 1;
    if (law->german) {
        ib_law part = *law;

        part.end = close;
        stop = ib_law_digits(&part, p);
        if (stop > p && stop - p < 5 && !ib_law_is_year(law, p, stop)) {
            pin = (ibid_span){p, close};
            ib_law_set(law, IBID_FIELD_LOCATOR, pin.start, pin.end);
            return close + 1;
        }
    }
    name = ib_law_match(&stop, law, IB_LAW_BRACKET, p, 3);
    if (!name)
        name = ib_law_match(&stop, law, IB_LAW_HEAD, p, 4);
    if (name && stop <= close) {
        const uint32_t start = p;

        p = ib_law_skip(law, stop);
        while (p < close && ib_is(law->text.at[p], IB_ALPHA | IB_PUNCT) &&
               law->text.at[p] != ',')
            p++; /* "(ECtHR GC)", "(ECtHR (GC))" */
        if (!law->out->value[IBID_FIELD_AUTHORITY].len) {
            ib_law_set(law, IBID_FIELD_AUTHORITY, start, stop);
            if (name[0])
                law->out->value[IBID_FIELD_AUTHORITY] = ib_str_of(name);
        }
        p = ib_law_skip(law, p + (ib_law_char(law, p) == ','));
    }
    if (p < close && ib_law_date_at(&date, law, p) > p) {
        p = ib_law_date_at(&date, law, p);
        ib_law_date(law, &date);
    } else if (ib_law_is_year(law, p, ib_law_digits(law, p))) {
        ib_law_year(law, p);
        p += 4;
    }
    return ib_law_skip(law, p) == close ? close + 1 : at;
}

/* "SI 2002/253" after the title of the instrument; gives its end, or `at`. */
static uint32_t read_instrument_number(ib_law *law, uint32_t at)
{
    const uint32_t len = ib_law_any(law, at, "SI|SSI|S.I.|SR|SR & O");
    const uint32_t year = ib_law_skip(law, at + len);
    uint32_t stop;

    if (!len || !ib_law_is_year(law, year, ib_law_digits(law, year)) ||
        ib_law_char(law, year + 4) != '/')
        return at;
    stop = ib_law_digits(law, year + 5);
    if (stop == year + 5)
        return at;
    ib_law_set(law, IBID_FIELD_NUMBER, year, stop);
    return stop;
}

/* "s 6(1)", "art 31", "Sch 1", "c 42" after an act or a treaty. */
static uint32_t read_section(ib_law *law, uint32_t at)
{
    uint32_t p = ib_law_skip(law, at), start, len;

    if (law->out->kind != IBID_CITE_STATUTE)
        return at;
    p = ib_law_skip(law, p + (ib_law_char(law, p) == ','));
    start = read_instrument_number(law, p);
    if (start > p)
        return start;
    len = ib_law_any(law, p,
                     "sections|section|ss.|ss|s.|s|articles|article|"
                     "arts.|arts|art.|art|regs|reg|rules|rule|rr|r|"
                     "Schedule|Sch|Pt|pt|Part|cl|Annex|annex|"
                     "Art.|§§|§|preamble|recital");
    if (!len)
        return at;
    p = ib_law_skip(law, p + len);
    for (int n = 0; n < IB_LAW_TAIL_MAX; n++) {
        uint32_t q = ib_law_digits(law, p), dash;

        if (q == p || q - p > 5)
            break;
        while (q < law->end && q - p < 12 &&
               ib_is(law->text.at[q], IB_ALPHA | IB_DIGIT))
            q++;
        while (ib_law_char(law, q) == '(' && closing(law, q) != IBID_NONE &&
               closing(law, q) - q < 6)
            q = closing(law, q) + 1;
        at = q;
        dash = ib_law_dash(law, q);
        if (dash) {
            p = q + dash;
            continue;
        }
        p = ib_law_skip(law, q + (ib_law_char(law, q) == ','));
        p = ib_law_skip(law, p + ib_law_any(law, p, "and|&|et|und|y|e|to"));
        if (p == q)
            break;
    }
    if (at > start)
        ib_law_set(law, IBID_FIELD_LOCATOR, start, at);
    return at;
}

/* Words before a date: "judgment of", "Urteil vom", "arrêt du". */
static uint32_t skip_judgment(const ib_law *law, uint32_t at)
{
    uint32_t p = at;

    p = ib_law_skip(
        law, p + ib_law_any(law, p,
                            "judgment|judgement|decision on jurisdiction|"
                            "decision|order|advisory opinion|arrêt|merits|"
                            "partial award|final award|award|décision|Urteil|"
                            "Beschluss|sentencia|sentenza|adopted|opened for "
                            "signature|signed|done"));
    p = ib_law_skip(law, p + (p > at && ib_law_char(law, p) == ','));
    return ib_law_skip(law, p + ib_law_any(law, p, "of|du|vom|v.|del|de|on"));
}

/* A pinpoint with its label, also the second of two: "492 [37]". */
static bool read_pin(ib_law *law)
{
    ibid_span *before = &law->out->field[IBID_FIELD_LOCATOR];
    const uint32_t at = law->stop;
    ibid_span pin;

    law->stop = ib_law_pin(&pin, law, at);
    if (law->stop == at)
        return false;
    ib_law_set(law, IBID_FIELD_LOCATOR, pin.start, pin.end);
    if (before->end == at && pin.start <= before->end + 2)
        before->end = pin.end;
    return true;
}

/* "[1932] AC 562, 567", "(HL) 580": a bare pinpoint at `at` after a page. */
static bool read_bare_pin(ib_law *law, uint32_t at)
{
    const ibid_span *field = law->out->field;
    const bool comma = ib_law_char(law, law->stop) == ',';
    uint32_t stop = ib_law_digits(law, at);

    if (!(comma && (field[IBID_FIELD_PAGE].end == law->stop ||
                    field[IBID_FIELD_VOLUME].end == law->stop)) &&
        !(field[IBID_FIELD_PAGE].end && at > law->stop &&
          law->text.at[law->stop - 1] == ')'))
        return false;
    if (stop == at || stop - at >= 5 ||
        ib_is(ib_law_char(law, stop), IB_WORD) ||
        ib_is(ib_law_char(law, ib_law_skip(law, stop)), IB_UPPER))
        return false;
    if (ib_law_dash(law, stop))
        stop = ib_law_digits(law, stop + ib_law_dash(law, stop));
    ib_law_set(law, IBID_FIELD_LOCATOR, at, stop);
    law->stop = stop;
    return true;
}

/* "; (1992) 175 CLR 1" after "[1992] HCA 23" (AGLC 2.2.7). */
static bool read_parallel(ib_law *law, uint32_t at)
{
    return ib_law_char(law, at) == ';' &&
           strcmp(law->out->rule, "NEUTRAL-1") == 0 &&
           !law->out->field[IBID_FIELD_CONTAINER_TITLE].end &&
           ib_law_char(law, ib_law_skip(law, at + 1)) == '(' &&
           ib_place_bracket(law, ib_law_skip(law, at + 1));
}

/* One more place, bracket, date or pinpoint at law->stop. */
static bool read_more(ib_law *law)
{
    const uint32_t p = ib_law_skip(law, law->stop);
    const char c = ib_law_char(law, p);
    uint32_t stop, q;
    ibid_date date;

    if (p >= law->end)
        return false;
    if (ib_place_collection(law, p))
        return true;
    if ((c == '(' || c == '[') && !ib_place_bracket(law, p) &&
        (stop = read_bracket(law, p)) > p)
        law->stop = stop;
    if (law->stop > p)
        return true;
    q = c == ',' || c == '=' || c == ':' ? ib_law_skip(law, p + 1) : p;
    if (read_parallel(law, p) || ib_place_any(law, q))
        return true;
    stop = read_section(law, law->stop);
    if (stop > law->stop) {
        law->stop = stop;
        return true;
    }
    if (read_pin(law))
        return true;
    stop = skip_judgment(law, q);
    if (ib_law_date_at(&date, law, stop) > stop) {
        law->stop = ib_law_date_at(&date, law, stop);
        ib_law_date(law, &date);
        return true;
    }
    return read_bare_pin(law, q);
}

/* The readers that the word before the digits opens, as letters. */
static const char *gate(const ib_law *law)
{
    const uint32_t at = law->at;
    ibid_span w;
    uint32_t stop;
    const char *readers;

    if (!ib_law_word_before(&w, law, at))
        return "";
    if (w.end - w.start == 1 && law->text.at[w.start] == ')')
        return "u";
    if (w.end - w.start == 1 && law->text.at[w.start] == ',')
        return "";
    if (w.end >= 2 && (unsigned char)law->text.at[w.end - 1] == 0xA7)
        return "a";
    if (w.end - w.start > 32)
        return "";
    readers = ib_law_match(&stop, law, IB_LAW_GATE, w.start, 1);
    if (!readers && ib_law_char(law, law->num) == '/' &&
        ib_is(law->text.at[w.start], IB_UPPER))
        return "s"; /* "SAP Madrid 123/2004" */
    if (!readers)
        return ib_is(law->text.at[at - 1], IB_UPPER) ? "a" : "";
    return readers;
}

/* "NJW 2004", "ICJ Reports 1986", "ECHR 2001", "AIR 1978", "Series A no. 25":
 * the place begins up to three words before its number. */
static bool read_place_before(ib_law *law)
{
    uint32_t start = law->at;
    ibid_span w;

    for (int n = 0; n < 5 && ib_law_word_before(&w, law, start); n++) {
        start = w.start;
        if (law->text.at[start] == ',')
            continue;
        if (ib_place_hague(law, start) || ib_place_reports(law, start) ||
            ib_place_air(law, start) || ib_place_german(law, start) ||
            ib_place_treaty(law, start) || ib_place_nordic(law, start)) {
            if (law->stop > law->at)
                return true;
            law->opened = false;
        }
    }
    return false;
}

/* Could a day of a month stand at the digits: "12.3.2004", "12 mars 2004"? */
static bool may_be_day(const ib_law *law)
{
    const uint32_t len = law->num - law->at;
    const char c = ib_law_char(law, law->num);

    return (len <= 2 &&
            (c == '.' || c == '-' || c == '/' ||
             (c != '\0' && ib_is(ib_law_char(law, ib_law_skip(law, law->num)),
                                 IB_ALPHA | IB_HIGH)))) ||
           len == 8;
}

static bool ask(ib_law *law, const char *readers)
{
    for (; *readers; readers++) {
        bool done = false;

        if (*readers == 'a')
            done = ib_anchor_article(law);
        else if (*readers == 't')
            done = ib_anchor_tribunal(law);
        else if (*readers == 'u')
            done = ib_anchor_union(law);
        else if (*readers == 'n' || *readers == 's')
            done = ib_anchor_number(law);
        else if (*readers == 'c')
            done = ib_anchor_act(law);
        else if (*readers == 'r')
            done = read_place_before(law);
        if (done)
            return true;
    }
    return false;
}

static bool read_anchor(ib_law *law)
{
    const uint32_t at = law->at;
    const char before = at > law->low ? law->text.at[at - 1] : ' ';

    if ((before == '[' || before == '(') && ib_place_bracket(law, at - 1))
        return true;
    if (ib_is(before, IB_UPPER) || before == ':') {
        uint32_t run = at;

        while (run > law->low && at - run < 24 &&
               (ib_is(law->text.at[run - 1], IB_UPPER | IB_DIGIT) ||
                law->text.at[run - 1] == ':'))
            run--;
        if (ib_place_ecli(law, run))
            return true;
    }
    if (ib_is(before, IB_ALPHA) || before == '/' || before == '-' ||
        ib_law_dash_before(law, at)) {
        if (ib_anchor_tribunal(law) || ib_anchor_union(law))
            return true;
    }
    if (ask(law, gate(law)) || (may_be_day(law) && ib_anchor_headed(law)))
        return true;
    return !ib_is(before, IB_WORD) &&
           (ib_place_digits(law, at) || ib_anchor_act(law) ||
            ib_anchor_celex(law));
}

/* The comma before `at`, with at most a short phrase between; or NONE. */
static uint32_t comma_before(const ib_law *law, uint32_t at)
{
    const uint32_t low = at - law->low > 60 ? at - 60 : law->low;

    for (uint32_t p = at; p > low; p--) {
        if (law->text.at[p - 1] == ',')
            return p - 1;
        if (strchr(";[]\"", law->text.at[p - 1]))
            break;
    }
    return IBID_NONE;
}

/* "A v. B judgment of 22 February 1996": the blank before these words, with
 * nothing but a date after them; or NONE. */
static uint32_t judgment_before(const ib_law *law, uint32_t at)
{
    const uint32_t low = at - law->low > 40 ? at - 40 : law->low;

    for (uint32_t p = at; p > low + 1; p--) {
        ibid_date date;
        uint32_t q;

        if (!ib_blank_before(law->text, low, p) ||
            !ib_law_any(law, p, "judgment of|decision of|(dec.) of"))
            continue;
        q = skip_judgment(law, p);
        return ib_law_date_at(&date, law, q) > q ? p - 1 : IBID_NONE;
    }
    return IBID_NONE;
}

/* Step back from `at` over what stands between a name and its place: ", 21
 * February 1975, § 36", ", Merits, Judgment", and take note of it. */
static uint32_t before_stages(ib_law *law, uint32_t at)
{
    for (int n = 0; n < 5; n++) {
        uint32_t end = at, comma, p;
        ibid_date date;
        ibid_span pin;

        while (end > law->low && (law->text.at[end - 1] == ',' ||
                                  ib_blank_before(law->text, law->low, end)))
            end--;
        comma = judgment_before(law, end);
        if (comma == IBID_NONE)
            comma = comma_before(law, end);
        if (comma == IBID_NONE)
            break;
        p = ib_law_skip(law, comma + 1);
        if (ib_law_any(law, p,
                       "merits|judgment|judgement|order|provisional measures|"
                       "advisory opinion|preliminary objections|jurisdiction|"
                       "admissibility|request for|reparations|arrêt|fond|"
                       "avis consultatif|award|decision|just satisfaction")) {
            p = skip_judgment(law, p);
            if (ib_law_date_at(&date, law, p) > p)
                ib_law_date(law, &date);
        } else if (ib_law_date_at(&date, law, p) > p) {
            ib_law_date(law, &date);
        } else if (ib_law_pin(&pin, law, p) > p && pin.end <= end) {
            ib_law_set(law, IBID_FIELD_LOCATOR, pin.start, pin.end);
        } else {
            break;
        }
        at = comma;
    }
    return at;
}

/* The names before the place. */
static void read_names(ib_law *law)
{
    ib_draft *out = law->out;
    uint32_t at = out->span.start;
    ibid_span name;

    if (!law->named || !ib_span_is_empty(out->field[IBID_FIELD_TITLE]))
        return;
    name = ib_law_parties(law, at);
    if (ib_span_is_empty(name)) {
        at = before_stages(law, at);
        name = ib_law_parties(law, at);
    }
    if (ib_span_is_empty(name) || law->text.at[name.end - 1] == ')') {
        const ibid_span title = ib_law_title(law, at);

        /* "Corfu Channel (UK v Albania)": the parties stand in brackets */
        if (title.end > title.start && law->text.at[title.end - 1] == ')' &&
            ib_law_has_parties(law, title))
            name = title;
    }
    if (ib_span_is_empty(name))
        return;
    /* "A v. B (no. 8453/04, § 38)": the bracket closes after its place */
    if (ib_law_char(law, law->stop) == ')' &&
        memchr(law->text.at + name.end, '(', out->span.start - name.end))
        law->stop++;
    if (strcmp(out->rule, "TREATY-2") == 0)
        out->kind = IBID_CITE_CASE; /* "A v B (1998) 38 ILM 317" */
    out->field[IBID_FIELD_TITLE] = name;
    out->span.start = name.start;
    out->score += 5;
}

/* A volume and a page alone are no citation: "12 OR 345" needs a name or a
 * year. */
static bool is_certain(const ib_draft *out)
{
    return strcmp(out->rule, "LR-2") != 0 || out->issued.from.year ||
           !ib_span_is_empty(out->field[IBID_FIELD_TITLE]);
}

/* "345-50": does a range of two numbers that stands for itself end at the digits
 * at `at`?  It leads to nothing. */
static bool ends_range(const ib_law *law)
{
    const uint32_t dash = ib_law_dash_before(law, law->at);
    uint32_t p = law->at - dash;

    if (!dash || p <= law->low || !ib_is(law->text.at[p - 1], IB_DIGIT))
        return false;
    while (p > law->low && ib_is(law->text.at[p - 1], IB_DIGIT))
        p--;
    return p > law->low &&
           (law->text.at[p - 1] == ' ' || law->text.at[p - 1] == '(');
}

bool ib_law_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                 uint32_t end)
{
    ib_law law = {.text = text, .low = low, .end = end, .at = at, .out = out};

    if (at - low > IB_LAW_BACK)
        law.low = at - IB_LAW_BACK;
    if (end - at > IB_LAW_AHEAD)
        law.end = at + IB_LAW_AHEAD;
    while (law.low > low && law.low < at && (text.at[law.low] & 0xC0) == 0x80)
        law.low++;
    while (law.end > at && law.end < text.len &&
           (text.at[law.end] & 0xC0) == 0x80)
        law.end--;
    if (ends_range(&law))
        return false;
    law.num = ib_law_digits(&law, at);
    if (!read_anchor(&law) || law.stop <= at)
        return false;
    for (int n = 0; n < IB_LAW_TAIL_MAX && read_more(&law); n++)
        continue;
    read_names(&law);
    if (out->kind == IBID_CITE_STATUTE)
        ib_law_article_before(&law);
    out->span.end = law.stop;
    return is_certain(out);
}
