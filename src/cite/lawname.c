/* lawname.c - the names that stand before a place: parties, titles of acts.
 *
 * OSCOLA 2.1.1: parties joined by "v", "Re", "Ex parte"; French, Italian and
 * Spanish "c."; Dutch "tegen".  A name is read backwards and ends where prose
 * begins: at a word in lower case that joins no names, or at a sentence's end.
 */

#include "cite/law.h"

#include "base/scan.h"

static const char versus[] = "v vs c contre contra gegen tegen";

/* Words in lower case inside names of parties and titles. */
static const char joins[] =
    "of the and for de la du des les le l von van der den die das ex et al re "
    "on di da do dos del della dei delle y e o og und en au aux à a ux d an "
    "another others ors anor parte p application im für zur zum no n° nr with "
    "by way ao sur in former";

/* Inside titles of cases before the Hague courts, and of treaties. */
static const char wide[] = "in to between concerning from against arising out "
                           "as regarding under certain relating respecting at "
                           "legal or";

/* Abbreviations whose full stop ends no sentence (OSCOLA has none). */
static const char shorts[] =
    "co corp inc ltd bros dr mr mrs ms st no nos dept dist univ ass assn int "
    "jr sr rev gov gen dir sec al plc rt hon messrs s.a s.p.a b.v n.v a.g "
    "cie ste soc assoc com n° nr comm intern tel mfg ry lt col sgt";

/* Words that begin a sentence about a case and belong to no name. */
static const char leads[] =
    "see in cf compare but also under since citing quoting like contra with "
    "after unlike per as following before although while because if when that "
    "this here thus from by of on at to using voir siehe vgl vedi véase case "
    "joined cases affaire rechtssache rs urteil and both eg e.g applying v "
    "s.a s aff approving overruling distinguishing accord ibid cases judgment "
    "on decision order arrêt sentencia dazu generally";

static bool is_corporate(const ib_law *law, ibid_span w)
{
    return ib_law_is(law, w,
                     "inc ltd llc plc sa gmbh ag spa s.p.a s.a llp lp corp co "
                     "nv bv pty others another kg jr");
}

/* Does the word begin with a capital, a digit or a letter beyond ASCII? */
static bool is_name_word(const ib_law *law, ibid_span w)
{
    const unsigned char c = (unsigned char)law->text.at[w.start];

    return ib_is((char)c, IB_UPPER | IB_DIGIT) || c == '&' ||
           (c >= 0xC3 && c < 0xE2);
}

/* Does the word end a sentence: "court." but not "Co." or "A.B."? */
static bool ends_sentence(const ib_law *law, ibid_span w)
{
    const char *s = law->text.at + w.start;
    const size_t len = w.end - w.start;

    if (s[len - 1] != '.' || len < 3)
        return s[len - 1] == '?' || s[len - 1] == '!';
    return !ib_law_is(law, w, shorts) && !memchr(s, '.', len - 1);
}

/* The bracket that opens before the closing one at byte `at`, or NONE. */
static uint32_t bracket_before(const ib_law *law, uint32_t at)
{
    const uint32_t low = at - law->low > 120 ? at - 120 : law->low;

    for (uint32_t i = at; i > low; i--) {
        const char c = law->text.at[i - 1];

        if (c == '(' || c == '[')
            return i - 1;
        if (c == ')' || c == ']')
            return IBID_NONE;
    }
    return IBID_NONE;
}

typedef struct walk {
    uint32_t start; /* of the name so far */
    ibid_span last; /* the word read last, which follows in the text */
    bool versus, phrase, wide;
} walk;

/* One step back: takes the word before w->start, or gives false. */
static bool step(walk *w, const ib_law *law)
{
    ibid_span word;
    char c;

    if (!ib_law_word_before(&word, law, w->start))
        return false;
    c = law->text.at[word.start];
    if (c == ')' || c == ']') {
        const uint32_t open = bracket_before(law, word.start);

        if (open == IBID_NONE)
            return false;
        w->start = open;
        w->last = (ibid_span){0};
        return true;
    }
    if (c == ',') {
        if (!w->last.end || !is_corporate(law, w->last))
            return false;
        w->start = word.start;
        return true;
    }
    if (c == ';' || c == ':' || c == '(' || c == '[' || c == '"' ||
        ends_sentence(law, word))
        return false;
    if (ib_law_is(law, word, versus) && c >= 'a') {
        if (w->versus || w->wide)
            return false;
        w->versus = true;
    } else if ((unsigned char)c == 0xE2 && !w->versus) {
        /* v. “the former Yugoslav Republic of Macedonia” */
    } else if (!is_name_word(law, word)) {
        const bool in = ib_law_is(law, word, "in");

        if (in && !w->wide &&
            !(w->last.end && ib_law_is(law, w->last, "re the")))
            return false;
        if (!ib_law_is(law, word, joins) &&
            !(w->wide && ib_law_is(law, word, wide)))
            return false;
    }
    w->phrase |= ib_law_is(law, word, "re parte p");
    w->start = word.start;
    w->last = word;
    return true;
}

/* The end of the word at `at`. */
static uint32_t word_end(const ib_law *law, uint32_t at, uint32_t end)
{
    while (at < end && !ib_blank_at(law->text, at, end) &&
           law->text.at[at] != ',')
        at++;
    return at;
}

/* Leave out at the front what begins a sentence, and words that join. */
static uint32_t skip_leads(const ib_law *law, uint32_t start, uint32_t end)
{
    for (int n = 0; n < 8; n++) {
        const uint32_t stop = word_end(law, start, end);
        const ibid_span word = {start, stop};
        uint32_t next = ib_skip_blank(law->text, stop, end);

        if (next < end && law->text.at[next] == ',')
            next = ib_skip_blank(law->text, next + 1, end);
        if (next >= end || stop == start)
            return start;
        /* "In re A", but not the "in" of "as in Re A" */
        if (ib_law_is(law, word, "in") &&
            (law->text.at[start] == 'I' || law->text.at[next] == 'r') &&
            (ib_str_words_at(law->text, next, IB_STR("re ")) ||
             ib_str_words_at(law->text, next, IB_STR("the matter"))))
            return start;
        if (ib_law_digits(&(ib_law){.text = law->text, .end = stop}, start) ==
                stop &&
            !ib_is(law->text.at[next], IB_UPPER)) {
            start = next; /* "82 and A v B": the end of what stood before */
            continue;
        }
        if (!ib_law_is(law, word, leads) &&
            (is_name_word(law, word) || !ib_law_is(law, word, joins)))
            return start;
        start = next;
    }
    return start;
}

/* Where the name ends: before blanks, a comma, and "[GC]", "(dec.)", "(no. 2)"
 * which stay outside where they are brackets of the court. */
static uint32_t name_end(const ib_law *law, uint32_t at)
{
    for (int n = 0; n < 6; n++) {
        uint32_t len;

        while (at > law->low &&
               (len = ib_blank_before(law->text, law->low, at)) > 0)
            at -= len;
        if (at > law->low + 1 &&
            (law->text.at[at - 1] == ',' || law->text.at[at - 1] == '('))
            at--; /* "A v. B (no. 8453/04, ...", "A v. B ([GC], no. ..." */
        else if (at > law->low + 4 &&
                 (ib_str_has_at(law->text, at - 4, IB_STR("[GC]")) ||
                  ib_str_has_at(law->text, at - 4, IB_STR("[PL]"))))
            at -= 4;
        else if (at > law->low + 6 &&
                 ib_str_has_at_nocase(law->text, at - 6, IB_STR("(dec.)")))
            at -= 6;
        else
            break;
    }
    return at;
}

ibid_span ib_law_parties(const ib_law *law, uint32_t at)
{
    const uint32_t end = name_end(law, at);
    walk w = {.start = end};
    uint32_t start;

    for (int n = 0; n < IB_LAW_WORDS && step(&w, law); n++)
        continue;
    start = skip_leads(law, w.start, end);
    if (start >= end || !(w.versus || w.phrase))
        return (ibid_span){0};
    /* the phrase must begin the name, or parties be joined inside it */
    if (!w.versus) {
        const ibid_span first = {start, word_end(law, start, end)};

        if (!ib_law_is(law, first, "re in ex"))
            return (ibid_span){0};
    }
    return (ibid_span){start, end};
}

ibid_span ib_law_title(const ib_law *law, uint32_t at)
{
    const uint32_t end = name_end(law, at);
    walk w = {.start = end, .wide = true};
    uint32_t start;

    for (int n = 0; n < IB_LAW_WORDS && step(&w, law); n++)
        continue;
    start = skip_leads(law, w.start, end);
    while (start < end) {
        const ibid_span first = {start, word_end(law, start, end)};

        const bool letter = first.end == start + 2 &&
                            law->text.at[start + 1] == '.'; /* a heading's */

        if (is_name_word(law, first) && !letter &&
            !ib_law_is(law, first, "the"))
            break;
        start = ib_skip_blank(law->text, first.end + (first.end < end), end);
    }
    return start < end ? (ibid_span){start, end} : (ibid_span){0};
}

bool ib_law_has_parties(const ib_law *law, ibid_span span)
{
    int depth = 0;

    for (uint32_t i = span.start; i + 2 < span.end; i++) {
        const char c = law->text.at[i];

        depth += (c == '(') - (c == ')');
        if (depth > 0 && ib_blank_at(law->text, i, span.end) &&
            (law->text.at[i + 1] == 'v' || law->text.at[i + 1] == 'c' ||
             law->text.at[i + 1] == '/') &&
            strchr(". ", law->text.at[i + 2]))
            return true;
    }
    return false;
}
