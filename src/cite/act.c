/* act.c - acts of parliaments by their title and year, by chapter and reign.
 *
 * OSCOLA 2.4 ("Human Rights Act 1998, s 6"), AGLC 3.1 ("Crimes Act 1958
 * (Vic)"), McGill Guide 2.1 ("Criminal Code, RSC 1985, c C-46, s 12"), and the
 * regnal years of older acts ("3 & 4 Geo V c 1").
 */

#include "cite/law.h"

#include "base/scan.h"

static const char jurisdictions[] =
    "Cth|NSW|Vic|Qld|SA|WA|Tas|ACT|NT|Imp|UK|NZ|Ireland|Scotland|Wales|"
    "Northern Ireland|NI|Ont|BC|Alta|Can|Singapore|Hong Kong|India|Kenya|"
    "South Africa|Malaysia|Fiji|Jamaica|U.S.C.|Ghana|Nigeria|Uganda|Israel";

/* " (Vic)" after the year: the jurisdiction. */
static void read_jurisdiction(ib_law *law)
{
    const uint32_t open = ib_law_skip(law, law->stop);
    uint32_t len;

    if (ib_law_char(law, open) != '(')
        return;
    len = ib_law_any(law, open + 1, jurisdictions);
    if (!len || ib_law_char(law, open + 1 + len) != ')')
        return;
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, open + 1, open + 1 + len);
    law->stop = open + 2 + len;
}

static const char nouns[] = "act acts ordinance code bill measure regulations "
                            "rules order constitution decree law statute";

/* ", c C-46", " c 42", ", ch 10" at law->stop: the chapter. */
static bool read_chapter(ib_law *law)
{
    uint32_t p = ib_law_skip(law, law->stop), len, stop;

    p = ib_law_skip(law, p + (ib_law_char(law, p) == ','));
    len = ib_law_any(law, p, "ch.|ch|cap.|cap|c.|c");
    if (!len)
        return false;
    p = stop = ib_law_skip(law, p + len);
    while (stop < law->end &&
           (ib_is(law->text.at[stop], IB_ALPHA | IB_DIGIT) ||
            (strchr(".-", law->text.at[stop]) && stop + 1 < law->end &&
             ib_is(law->text.at[stop + 1], IB_DIGIT))))
        stop++;
    if (stop == p || stop - p > 8 || !ib_is(law->text.at[stop - 1], IB_DIGIT))
        return false;
    ib_law_set(law, IBID_FIELD_CHAPTER_NUMBER, p, stop);
    law->stop = stop;
    return true;
}

/* "3 & 4 Geo V c 1", "56 Geo 3, c 100", by the first number. */
static bool read_regnal(ib_law *law, uint32_t at)
{
    const uint32_t num = ib_law_digits(law, at), before = law->stop;
    const bool opened = law->opened;
    uint32_t p = ib_law_skip(law, num), len;

    if (num == at || num - at > 2 ||
        !(ib_law_char(law, p) == '&' || ib_is(ib_law_char(law, p), IB_UPPER) ||
          (ib_law_char(law, p) == 'a' && ib_law_any(law, p, "and"))))
        return false;
    if (!ib_is(ib_law_char(law, p), IB_UPPER)) {
        p = ib_law_skip(law, p + (ib_law_char(law, p) == '&' ? 1 : 3));
        if (ib_law_digits(law, p) == p)
            return false;
        p = ib_law_skip(law, ib_law_digits(law, p));
    }
    if (!strchr("GgWwVvEeCcJjHhAaMmRr", ib_law_char(law, p)))
        return false;
    len = ib_law_any(law, p,
                     "Geo.|Geo|Will.|Will|Wm|Gul|Vict.|Vict|Vic|Edw.|Edw|Eliz."
                     "|Eliz|Car.|Car|Cha|Jac.|Jac|Hen.|Hen|Anne|Ann|Mar|Ric");
    if (!len)
        return false;
    p = ib_law_skip(law, p + len);
    len = ib_law_digits(law, p) - p;
    if (!len)
        len = ib_law_any(law, p, "VIII|VII|VI|V|IV|III|II|I");
    law->stop = p + len;
    while (law->stop > at && ib_blank_before(law->text, at, law->stop))
        law->stop--;
    len = law->stop;
    ib_law_open(law, IBID_CITE_STATUTE, "ACT-3", 90, at);
    if (!read_chapter(law)) {
        law->stop = before;
        law->opened = opened;
        return false;
    }
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, at, len);
    return true;
}

/* "RSC 1985, c C-46": letters of the collection, year, chapter. */
static bool read_revised(ib_law *law, ibid_span w)
{
    ibid_span title;

    if (w.end - w.start > 6 ||
        !ib_is(law->text.at[w.start + 1], IB_UPPER | IB_PUNCT))
        return false;
    law->stop = law->num;
    ib_law_open(law, IBID_CITE_STATUTE, "ACT-2", 90, w.start);
    if (!read_chapter(law)) {
        law->opened = false;
        return false;
    }
    ib_law_set(law, IBID_FIELD_CONTAINER_TITLE, w.start, w.end);
    ib_law_year(law, law->at);
    title = ib_law_title(law, w.start);
    if (!ib_span_is_empty(title)) {
        ib_law_set(law, IBID_FIELD_TITLE, title.start, title.end);
        law->out->span.start = title.start;
    }
    return true;
}

/* "Human Rights Act 1998", by the year. */
static bool read_titled(ib_law *law, ibid_span w)
{
    ibid_span title;
    uint32_t words = 0;

    if (!ib_is(law->text.at[w.start], IB_UPPER) ||
        !ib_law_starts(law, w.start, "abcdlmors") || !ib_law_is(law, w, nouns))
        return false;
    title = ib_law_title(law, w.end);
    for (uint32_t i = title.start; i < title.end; i++)
        words += ib_blank_at(law->text, i, title.end) > 0;
    /* "Rules 1998" names nothing; "Order 1998" needs more than two words */
    if (words == 0 || (words < 2 && !ib_law_is(law, w,
                                               "act acts ordinance "
                                               "code bill measure "
                                               "constitution")))
        return false;
    ib_law_open(law, IBID_CITE_STATUTE, "ACT-1", 86, title.start);
    ib_law_set(law, IBID_FIELD_TITLE, title.start, title.end);
    ib_law_year(law, law->at);
    law->stop = law->num;
    read_jurisdiction(law);
    if (!read_chapter(law)) {
        uint32_t p = ib_law_skip(law, law->stop);

        read_regnal(law, ib_law_skip(law, p + (ib_law_char(law, p) == ',')));
    }
    return true;
}

/* "Criminal Code, s 12" has its label, and is read by code.c. */
bool ib_anchor_act(ib_law *law)
{
    ibid_span w;

    if (!ib_law_is_year(law, law->at, law->num))
        return read_regnal(law, law->at);
    if (!ib_law_word_before(&w, law, law->at))
        return false;
    if (law->text.at[w.start] == ',' && !ib_law_word_before(&w, law, w.start))
        return false;
    return w.end > w.start + 1 && (read_titled(law, w) || read_revised(law, w));
}
