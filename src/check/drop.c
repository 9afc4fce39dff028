/* drop.c - what "citations omitted", "cleaned up" and their kin allow.
 *
 * Authority: Bluebook rule 5.3; J. Metzler, "Cleaning Up Quotations" (2017),
 * for what "cleaned up" covers: brackets, ellipses, quotation marks, citations,
 * notes and capitals, never a word.
 */

#include "check/drop.h"

#include "base/str.h"
#include "check/costs.h"
#include "check/foreign.h"
#include "check/wordclass.h"

static bool is_quote(uint32_t cp)
{
    return cp == '"' || cp == '\'';
}

bool ib_drop_allowed(ib_judging *j, ib_drop_kind kind)
{
    if (!(j->reading->drops & 1u << kind))
        return false;
    j->dropped[kind]++;
    j->declared++;
    return true;
}

bool ib_drop_has_any(const ib_judging *j, unsigned drops)
{
    for (unsigned k = 0; k < IB_DROP_KINDS; k++) {
        if (drops & 1u << k && j->dropped[k] > 0)
            return true;
    }
    return false;
}

/* Words that begin a reference inside a sentence. */
static bool is_signal(const ib_words *words, uint32_t i)
{
    static const char *const signal[] = {"see",  "cf",     "id",
                                         "ibid", "citing", "quoting"};

    for (size_t k = 0; k < sizeof signal / sizeof *signal; k++) {
        if (ib_word_spells(words->view, &words->item[i], signal[k]))
            return true;
    }
    return false;
}

/* What a run of words holds that tells a reference from a sentence. */
typedef struct clues {
    uint32_t words, lower; /* lower: words without a capital or a digit */
    bool number, name, parties, marker, verb;
} clues;

static bool is_marker(const ib_words *words, uint32_t i)
{
    static const char *const marker[] = {"p",   "pp",  "para", "paras", "art",
                                         "vol", "no",  "nos",  "note",  "at",
                                         "ch",  "sec", "s",    "fn"};

    for (size_t k = 0; k < sizeof marker / sizeof *marker; k++) {
        if (ib_word_spells(words->view, &words->item[i], marker[k]))
            return true;
    }
    return false;
}

static clues read_clues(const ib_words *words, uint32_t start, uint32_t end)
{
    clues c = {0};

    for (uint32_t i = start; i < end; i++) {
        const ib_word *w = &words->item[i];
        int class = ib_wordclass_class(words, i);
        bool marker = is_marker(words, i);

        if (w->kind == IB_WORD_STOP)
            continue;
        c.words++;
        c.number |= (w->flags & IB_WORD_DIGIT) != 0;
        c.name |= w->kind == IB_WORD_LETTERS && w->flags & IB_WORD_UPPER;
        c.parties |= ib_word_spells(words->view, w, "v") ||
                     ib_word_spells(words->view, w, "vs");
        c.marker |= marker;
        c.lower += !(w->flags & (IB_WORD_UPPER | IB_WORD_DIGIT)) && !marker &&
                   !is_signal(words, i);
        c.verb |= class == IB_LEX_MODAL || class == IB_LEX_EXCEPTION ||
                  (class == IB_LEX_NEGATION && !marker);
    }
    return c;
}

/* Words [start, end) that name a place in a work: in brackets, between parties
 * or after a signal, with a number, and not written as a sentence is. */
static bool is_reference(const ib_words *words, uint32_t start, uint32_t end)
{
    uint32_t open, close;
    bool signal;
    clues c;

    while (start < end && words->item[start].kind == IB_WORD_STOP &&
           ib_judging_stop(words, start) != '(' &&
           ib_judging_stop(words, start) != '[')
        start++;
    while (end > start + 1 && words->item[end - 1].kind == IB_WORD_STOP &&
           ib_judging_stop(words, end - 1) != ')' &&
           ib_judging_stop(words, end - 1) != ']')
        end--;
    if (start + 1 >= end || end - start > IB_FOREIGN_WORDS)
        return false;
    c = read_clues(words, start, end);
    if (!c.number || !c.name || c.verb || c.lower * 2 >= c.words)
        return false;
    open = ib_judging_stop(words, start);
    close = ib_judging_stop(words, end - 1);
    signal = is_signal(words, start + (open != 0));
    if (open == '(' || open == '[')
        return close == (open == '(' ? ')' : ']') &&
               (c.parties || signal || c.marker || c.lower == 0);
    return c.parties || signal;
}

/* The longest reference that begins at `start` and ends with a stop, or with
 * the run; 0 for none. */
static uint32_t reference_len(const ib_words *words, uint32_t start,
                              uint32_t end)
{
    uint32_t to =
        end - start > IB_FOREIGN_WORDS ? start + IB_FOREIGN_WORDS : end;

    for (; to > start; to--) {
        if ((to == end || words->item[to - 1].kind == IB_WORD_STOP) &&
            is_reference(words, start, to))
            return to - start;
    }
    return 0;
}

/* Three points or more in a row. */
static uint32_t points_len(const ib_words *words, uint32_t start, uint32_t end)
{
    uint32_t n = 0;

    while (start + n < end && ib_judging_stop(words, start + n) == '.')
        n++;
    return n >= 3 ? n : 0;
}

uint32_t ib_drop_take(ib_judging *j, uint32_t start, uint32_t end)
{
    const unsigned drops = j->reading->drops;
    uint32_t cp = ib_judging_stop(j->s, start), n;

    if (!drops || start >= end)
        return 0;
    n = ib_foreign_mark_len(j->s, start, end);
    if (n > 0 && ib_drop_allowed(j, IB_DROP_NOTE))
        return n;
    if (is_quote(cp) && ib_drop_allowed(j, IB_DROP_QUOTE))
        return 1;
    if (drops & 1u << IB_DROP_REFERENCE &&
        (n = reference_len(j->s, start, end)) > 0) {
        ib_drop_allowed(j, IB_DROP_REFERENCE);
        return n;
    }
    if ((cp == '[' || cp == ']') && ib_drop_allowed(j, IB_DROP_BRACKET))
        return 1;
    n = points_len(j->s, start, end);
    return n > 0 && ib_drop_allowed(j, IB_DROP_POINTS) ? n : 0;
}

/* Does the passage stand inside quotation marks of the source? */
static bool is_quoted(const ib_words *s, uint32_t first)
{
    for (uint32_t i = first; i > 0 && first - i < IB_OPENING_BACK; i--) {
        bool spaced = s->item[i].flags & IB_WORD_SPACE;

        if (ib_judging_stop(s, i - 1) != '"')
            continue;
        return !spaced;
    }
    return false;
}

/* Does a remark say of something that it was dropped, and it was not seen? */
static bool misses_some(const ib_judging *j)
{
    for (uint32_t i = 0; i < j->reading->declared_count; i++) {
        const unsigned drops = j->reading->declared[i].drops;

        if (drops && !ib_drop_has_any(j, drops))
            return true;
    }
    return false;
}

/* "It is old. . . . It binds all (citation omitted)": the elision took the
 * citation with it. */
static void drop_gaps(ib_judging *j)
{
    for (size_t k = 0; k < j->count; k++) {
        const ib_step *step = &j->step[k];

        if (step->kind != IB_STEP_GAP)
            continue;
        for (uint32_t i = step->s_start; i < step->s_end;) {
            const uint32_t n = ib_drop_take(j, i, step->s_end);

            i += n ? n : 1;
        }
    }
}

void ib_drop_edges(ib_judging *j)
{
    const ib_words *s = j->s;
    uint32_t first = j->out->words, last = j->out->words_end, at = last;

    if (first >= last || !j->reading->drops)
        return;
    if (!j->dropped[IB_DROP_QUOTE] &&
        (is_quote(ib_judging_stop(s, last)) || is_quoted(s, first)))
        ib_drop_allowed(j, IB_DROP_QUOTE);
    while (at < s->count && at < last + 2 && s->item[at].kind == IB_WORD_STOP &&
           ib_judging_stop(s, at) != '(' && ib_judging_stop(s, at) != '[')
        at++;
    if (!j->dropped[IB_DROP_NOTE] && !j->dropped[IB_DROP_REFERENCE])
        (void)ib_drop_take(j, at, s->count);
    if (misses_some(j))
        drop_gaps(j);
}

static const struct {
    const char *one, *many;
} names[IB_DROP_KINDS] = {
    [IB_DROP_QUOTE] = {"quotation mark", "quotation marks"},
    [IB_DROP_BRACKET] = {"bracket", "brackets"},
    [IB_DROP_POINTS] = {"row of points", "rows of points"},
    [IB_DROP_REFERENCE] = {"reference", "references"},
    [IB_DROP_NOTE] = {"note mark", "note marks"},
    [IB_DROP_CAPITAL] = {"capital", "capitals"},
};

void ib_drop_audit(ib_judging *j, ibid_audit *audit, unsigned drops)
{
    const char *list = "";
    bool any = false;

    for (unsigned k = 0; k < IB_DROP_KINDS && list; k++) {
        uint32_t n = drops & 1u << k ? j->dropped[k] : 0;

        if (n > 0)
            list = ib_str_format(j->arena, "%s%s%u %s", list, any ? ", " : "",
                                 n, n == 1 ? names[k].one : names[k].many);
        any |= n > 0;
    }
    if (any && list)
        list = ib_str_format(j->arena, "%s dropped", list);
    if (!list)
        j->failed = true;
    audit->omits = any ? list : NULL;
    if (any)
        return;
    if (drops == 1u << IB_DROP_NOTE) {
        /* Reading loses note marks; that none is seen proves nothing. */
        audit->omits = "no note mark is to be seen in the source as read";
        return;
    }
    audit->honest = false;
    j->dishonest = true;
    ib_judging_reason(j, "the quotation says that something was dropped, and "
                         "the source has nothing of the kind there");
}
