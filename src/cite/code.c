/* code.c - articles and sections with the code or treaty that they are of.
 *
 * A bare "article 5" names no work: it may be of the text at hand.  It is read
 * where the instrument stands beside it: "§ 823 Abs. 1 BGB", "art. 1240 C.
 * civ.", "Article 2(4) of the Charter of the United Nations", "ICCPR, art 6".
 *
 * OSCOLA 2.4 and "Citing International Law" 1; Bluebook 21.4; BMJ, Handbuch der
 * Rechtsförmlichkeit, part B 4; Légifrance.
 */

#include "cite/law.h"

#include "base/scan.h"

static const char labels[] =
    "art arts article articles artikel artikeln artikels artículo artículos "
    "Artículo artt articolo articoli artigo ст Ст статья статьи статье статьей "
    "статьёй Статья section sections s ss § §§ regulation reg rule rules sch "
    "schedule principle";

/* What may stand between the number and its instrument. */
static const char parts[] =
    "i.V.m.|iVm|Absatz|Abs.|Unterabs.|UAbs.|Satz|S.|Nummer|Nr.|lit.|Buchst.|"
    "Halbs.|Hs.|"
    "Alt.|Var.|Fall|alinéas|alinéa|al.|paragraphs|paragraph|paras.|para.|paras|"
    "para|par.|comma|comm.|co.|apartado|apdo.|§§|§|subparagraph|sub-paragraph|"
    "letter|point|points|first sentence|n.|n°|pkt|ч.|п.|пп.|bis|ter|quater|"
    "quinquies|sexies|párr.|numeral|inciso|section|sections|article|articles|"
    "Articles|Article|art.|Art.|and|et|und|e|y|i|bis|to|or|oder|ou|i.V.m.|"
    "iVm|read in conjunction with|in conjunction with|as well as|ff.|f.|et "
    "seq.|ss.|paragraphe|paragraphes|и|subsection|subsections";

/* What leads from the number to the instrument. */
static const char joins[] =
    "common to the four|common to the|commun aux|of the|of|to the|du|de la|de "
    "l'|de l’|des|de los|de las|del|de|della|"
    "dello|dell'|dell’|dei|delle|der|des|zum|zur|van het|van de|in the|under "
    "the|de los";

/* "(2)", "(a)", "(1)(b)" at `at`. */
static uint32_t brackets_end(const ib_law *law, uint32_t at)
{
    while (ib_law_char(law, at) == '(') {
        uint32_t p = at + 1;

        while (p < law->end && p - at < 6 &&
               ib_is(law->text.at[p], IB_ALPHA | IB_DIGIT))
            p++;
        if (p == at + 1 || ib_law_char(law, p) != ')')
            break;
        at = p + 1;
        if (ib_law_char(law, ib_law_skip(law, at)) == '(' &&
            ib_law_skip(law, at) - at < 2)
            at = ib_law_skip(law, at);
    }
    return at;
}

/* A number of a section: "823", "305a", "121-1", "6(1)(a)", "II"; or `at`. */
static uint32_t number_end(const ib_law *law, uint32_t at)
{
    uint32_t p = at, dash;

    while (p < law->end && p - at < 8 && ib_is(law->text.at[p], IB_DIGIT))
        p++;
    if (p == at) {
        while (p < law->end && p - at < 7 && strchr("IVXL", law->text.at[p]))
            p++;
        return p > at && !ib_is(ib_law_char(law, p), IB_WORD)
                   ? brackets_end(law, p)
                   : at;
    }
    for (int n = 0; n < 4; n++) {
        dash = ib_law_dash(law, p);
        if (!dash && ib_law_char(law, p) == '.')
            dash = 1;
        if (!dash || ib_law_digits(law, p + dash) == p + dash)
            break;
        p = ib_law_digits(law, p + dash);
    }
    if (p < law->end && ib_is(law->text.at[p], IB_ALPHA) &&
        (p + 1 == law->end || !ib_is(law->text.at[p + 1], IB_WORD)))
        p++; /* "20a", "1F" */
    return brackets_end(law, p);
}

/* The end of a single letter as in "lit. a", "(b)". */
static uint32_t letter_end(const ib_law *law, uint32_t at)
{
    if (at < law->end && ib_is(law->text.at[at], IB_LOWER) &&
        (at + 1 == law->end || !ib_is(law->text.at[at + 1], IB_WORD)))
        return at + 1 + (ib_law_char(law, at + 1) == ')');
    return at;
}

/* The end of all numbers, paragraphs and letters from the first number on. */
static uint32_t parts_end(const ib_law *law, uint32_t at)
{
    uint32_t stop = number_end(law, at);

    for (int n = 0; n < IB_LAW_WORDS && stop > at; n++) {
        uint32_t p = ib_law_skip(law, stop), q, len = 1;
        bool letter = false;

        p = ib_law_skip(law, p + (ib_law_char(law, p) == ','));
        for (int k = 0; k < 3 && len; k++) {
            len = ib_law_any(law, p, parts);
            letter |= ib_law_any(law, p,
                                 "lit.|Buchst.|letter|point|points|and|und|"
                                 "et|sub|subparagraph") > 0;
            p = ib_law_skip(law, p + len);
            if (len && ib_law_any(law, p - len, "bis|ter|quater|ff.|f."))
                continue;
        }
        q = number_end(law, p);
        if (q == p && letter)
            q = letter_end(law, p);
        if (q == p) {
            len = ib_law_any(law, ib_law_skip(law, stop),
                             "ff.|f.|bis|ter|quater|et seq.|ss.");
            if (!len)
                break;
            q = ib_law_skip(law, stop) + len;
        }
        stop = q;
    }
    return stop;
}

/* Is the word at [start, end) the noun of a law or treaty? */
static bool is_instrument(const ib_law *law, uint32_t start, uint32_t end)
{
    const ibid_span w = {start, end};

    return ib_is(law->text.at[start], IB_UPPER) &&
           ib_law_is(law, w,
                     "convention covenant charter treaty statute protocol "
                     "constitution act code law agreement regulation directive "
                     "ordinance rules regulations declaration pact accord "
                     "convenio convención pacto tratado estatuto constitución "
                     "ley loi traité pacte charte statut protocole konvention "
                     "vertrag verfassung grundgesetz satzung vertrags "
                     "konventionen conventions protocols bill decree "
                     "convenzione trattato legge costituzione carta décret "
                     "règlement règles charta gesetzes codex decision");
}

/* An instrument that no table knows, from capitals and the words between them
 * to its last capital or year: "Framework Act on Ships 1998"; gives its end, or
 * `at`.  *year: where its year stands, or 0. */
static uint32_t unknown_end(const ib_law *law, uint32_t at, uint32_t *year)
{
    uint32_t p = at, stop = at;
    bool law_word = false, about = false;

    *year = 0;
    for (int n = 0; n < IB_LAW_WORDS && p < law->end; n++) {
        uint32_t q = p;

        while (q < law->end && !ib_blank_at(law->text, q, law->end) &&
               !strchr(",;()[]:\"", law->text.at[q]))
            q++;
        while (q > p && law->text.at[q - 1] == '.')
            q--;
        if (q == p)
            break;
        if (ib_law_is_year(law, p, ib_law_digits(law, p)) && q == p + 4) {
            *year = p;
            stop = q;
            break;
        }
        if (law_word && !about &&
            ib_law_is(law, (ibid_span){p, q}, "and or et y"))
            break; /* "of the Convention and Rule 52" */
        if (law_word && ib_law_is(law, (ibid_span){p, q}, "no n° nr nº")) {
            /* "Law no. 412/1991" */
            const uint32_t number = ib_law_skip(law, q + 1);

            if (ib_law_digits(law, number) > number)
                stop = ib_law_digits(law, number);
            if (ib_law_char(law, stop) == '/')
                stop = ib_law_digits(law, stop + 1);
            break;
        }
        about |= law_word && !ib_is(law->text.at[p], IB_UPPER);
        if (ib_is(law->text.at[p], IB_UPPER)) {
            law_word |= is_instrument(law, p, q);
            stop = q;
        } else if (!ib_law_is(
                       law, (ibid_span){p, q},
                       "of the and for on to against in de la du des les "
                       "sur del der und über von dei")) {
            break;
        }
        if (law_word && ib_law_char(law, q) != '\0' &&
            strchr(",;)]:.", law->text.at[q]))
            break;
        p = ib_law_skip(law, q);
    }
    return law_word ? stop : at;
}

/* "Regulation (EU) 2016/679", "Directive 95/46/EC", "Council Regulation (EC)". */
static bool is_union_act(const ib_law *law, uint32_t at)
{
    uint32_t len, p = at;

    for (int n = 0; n < 3; n++) {
        len = ib_law_any(law, p,
                         "Council|Commission|Implementing|Delegated|Framework");
        if (!len)
            break;
        p = ib_law_skip(law, p + len);
    }
    len = ib_law_any(law, p,
                     "Regulation|Directive|Decision|Verordnung|Richtlinie|"
                     "règlement|directive|décision|regolamento|direttiva|"
                     "reglamento|directiva");
    p = ib_law_skip(law, p + len);
    return len && (ib_law_char(law, p) == '(' || ib_law_digits(law, p) > p ||
                   ib_law_any(law, p, "No|Nr."));
}

/* "des Gesetzes", "des Gesetzes vom": some law, which has no name here. */
static bool is_any_law(const ib_law *law, uint32_t at, uint32_t end)
{
    const uint32_t len = ib_law_any(law, at, "Gesetzes|Gesetz");
    const uint32_t next = ib_law_skip(law, at + len);

    return len &&
           (next >= end || next + ib_law_any(law, next, "vom|von") + 1 >= end);
}

/* The instrument after the number. */
static bool read_instrument(ib_law *law, uint32_t start, uint32_t label,
                            uint32_t after)
{
    uint32_t p = ib_law_skip(law, after), end, join, year = 0;
    const char *name;
    bool treaty;

    p = ib_law_skip(law, p + (ib_law_char(law, p) == ','));
    join = ib_law_any(law, p, joins);
    p = join && law->text.at[p + join - 1] != '\'' ? ib_law_skip(law, p + join)
                                                   : p + join;
    name = ib_law_match(&end, law, IB_LAW_TREATY, p, 20);
    if (!name) {
        p = ib_law_skip(law, p + ib_law_any(law, p, "1949|1951|said|present"));
        name = ib_law_match(&end, law, IB_LAW_TREATY, p, 20);
    }
    treaty = name != NULL;
    if (treaty && !ib_is(law->text.at[label], IB_ALPHA) &&
        (unsigned char)law->text.at[label] == 0xC2)
        return false; /* "§ 48, ECHR 1999-V": treaties have articles */
    if (!name)
        name = ib_law_match(&end, law, IB_LAW_CODE, p, 6);
    if (name) {
        /* "the Constitution Act 1982" is none of the Constitution */
        uint32_t next = ib_law_skip(law, end), stop = next;

        while (stop < law->end && ib_is(law->text.at[stop], IB_ALPHA))
            stop++;
        if (next > end && stop > next && is_instrument(law, next, stop))
            name = NULL;
    }
    treaty = treaty && name;
    if (!name && is_union_act(law, p))
        return false; /* european.c reads it, and this pinpoint with it */
    if (!name) {
        end = join ? unknown_end(law, p, &year) : p;
        if (end == p || is_any_law(law, p, year ? year : end))
            return false;
    }
    ib_law_open(law, IBID_CITE_STATUTE,
                treaty ? "TREATY-1"
                : name ? "CODE-1"
                       : "CODE-2",
                name ? 92 : 84, start);
    ib_law_set(law, IBID_FIELD_TITLE, p, year ? year : end);
    while (year && law->out->field[IBID_FIELD_TITLE].end > p &&
           ib_blank_before(law->text, p, law->out->field[IBID_FIELD_TITLE].end))
        law->out->field[IBID_FIELD_TITLE].end--;
    if (treaty && name[0])
        law->out->value[IBID_FIELD_TITLE] = ib_str_of(name);
    if (year)
        ib_law_year(law, year);
    ib_law_set(law, IBID_FIELD_LOCATOR, label, after);
    law->stop = end;
    return true;
}

/* Does a name of the tables end at `at`: its start, its full name? */
static const char *name_before(uint32_t *start, const ib_law *law, uint32_t at)
{
    const char *found = NULL;
    uint32_t p = at, end;
    ibid_span w;

    for (int n = 0; n < 20 && ib_law_word_before(&w, law, p); n++) {
        const char c = law->text.at[w.start];
        const char *name;

        if (c == ';' || c == '(' || c == ')' || c == '[' || c == '"')
            break;
        p = w.start;
        if (!ib_is(c, IB_UPPER | IB_HIGH | IB_DIGIT))
            continue;
        name = ib_law_match(&end, law, IB_LAW_TREATY, p, 20);
        if (!name)
            name = ib_law_match(&end, law, IB_LAW_CODE, p, 6);
        if (name && end == at) {
            found = name;
            *start = p;
        }
    }
    return found;
}

/* "ICCPR, art. 6", "European Convention on Human Rights, art. 3", "Criminal
 * Code, s 12": the instrument before its label. */
static bool read_before(ib_law *law, uint32_t label, uint32_t after)
{
    uint32_t end = label, start;
    const char *name;
    ibid_span w;

    if (!ib_law_word_before(&w, law, end))
        return false;
    if (law->text.at[w.start] == ',') {
        end = w.start;
        if (!ib_law_word_before(&w, law, end))
            return false;
    }
    end = w.end;
    name = name_before(&start, law, end);
    if (!name) {
        ibid_span title;

        /* "Idaho Code § 54" is American: elsewhere the sign stands first */
        if (!is_instrument(law, w.start, w.end) ||
            (unsigned char)law->text.at[label] == 0xC2)
            return false;
        title = ib_law_title(law, end);
        if (title.end - title.start <= w.end - w.start)
            return false;
        start = title.start;
        end = title.end;
    }
    ib_law_open(law, IBID_CITE_STATUTE, name ? "TREATY-1" : "CODE-2",
                name ? 92 : 80, start);
    ib_law_set(law, IBID_FIELD_TITLE, start, end);
    if (name && name[0])
        law->out->value[IBID_FIELD_TITLE] = ib_str_of(name);
    ib_law_set(law, IBID_FIELD_LOCATOR, label, after);
    law->stop = after;
    return true;
}

/* "common article 3": of the four Geneva Conventions of 1949. */
static bool read_common(ib_law *law, uint32_t label, uint32_t after)
{
    ibid_span w;

    if (!ib_law_word_before(&w, law, label) ||
        !ib_law_is(law, w, "common commun") || law->num - law->at != 1)
        return false;
    ib_law_open(law, IBID_CITE_STATUTE, "TREATY-3", 85, w.start);
    law->out->value[IBID_FIELD_TITLE] =
        IB_STR("Geneva Conventions of 12 August 1949");
    ib_law_set(law, IBID_FIELD_LOCATOR, label, after);
    law->stop = after;
    return true;
}

bool ib_anchor_article(ib_law *law)
{
    uint32_t label = law->at, after;
    ibid_span w;

    /* "L. 121-1", "R123-4" */
    if (label > law->low && ib_is(law->text.at[label - 1], IB_UPPER))
        label--;
    if (!ib_law_word_before(&w, law, label))
        return false;
    if (ib_law_is(law, w, "l r d lo") && law->text.at[w.start] < 'a') {
        label = w.start;
        if (!ib_law_word_before(&w, law, label))
            return false;
    }
    if (!ib_law_is(law, w, labels))
        return false;
    label = w.start;
    after = parts_end(law, law->at);
    if (after == law->at)
        return false;
    return read_instrument(law, label, label, after) ||
           read_before(law, label, after) || read_common(law, label, after);
}

/* The label that a pinpoint before `at` begins with: "Article 17(1) of"; NONE
 * where other words stand between. */
static uint32_t label_before(const ib_law *law, uint32_t at)
{
    ibid_span w;

    for (int n = 0; n < 9 && ib_law_word_before(&w, law, at); n++) {
        const char c = law->text.at[w.start];

        if (c == ';' || c == '"' || c == ':')
            break;
        at = w.start;
        if (ib_law_is(law, w, labels))
            return at;
    }
    return IBID_NONE;
}

void ib_law_article_before(ib_law *law)
{
    const uint32_t start = law->out->span.start;
    const uint32_t label = label_before(law, start);
    uint32_t p = label, first, after;

    if (label == IBID_NONE || law->out->field[IBID_FIELD_LOCATOR].end)
        return;
    while (p < start && !ib_blank_at(law->text, p, start) &&
           !ib_is(law->text.at[p], IB_DIGIT))
        p++;
    first = ib_law_skip(law, p);
    after = parts_end(law, first);
    if (after == first || after > start)
        return;
    p = ib_law_skip(law, after);
    p = ib_law_skip(law, p + (ib_law_char(law, p) == ','));
    p = ib_law_skip(law, p + ib_law_any(law, p, joins));
    if (p != start)
        return;
    ib_law_set(law, IBID_FIELD_LOCATOR, label, after);
    law->out->span.start = label;
}
