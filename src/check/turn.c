/* turn.c - does an elision turn what is said round? */

#include "check/turn.h"

#include "check/costs.h"
#include "check/judging.h"
#include "check/wordclass.h"

bool ib_turn_is_sentence_end(uint32_t cp)
{
    return cp == '.' || cp == '?' || cp == '!' || cp == 0x3002 || cp == ';';
}

static bool is_clause_end(uint32_t cp)
{
    return cp == ',' || cp == '(' || cp == ')' || cp == 0x60C || cp == 0xFF0C;
}

/* Words that begin a concession or a guess: what is kept does not hang on it.
 */
static bool concedes(const ib_words *s, uint32_t i)
{
    static const char *const word[] = {"perhaps", "possibly",  "probably",
                                       "maybe",   "though",    "although",
                                       "albeit",  "admittedly"};

    for (size_t k = 0; k < sizeof word / sizeof *word; k++) {
        if (ib_word_spells(s->view, &s->item[i], word[k]))
            return true;
    }
    return false;
}

/* Is the "not" at `i` part of a concession between commas, all of it left out:
 * ", perhaps not as strict as that of the town,"?  "Who are not citizens" may
 * say of whom the sentence speaks, and "perhaps not yet" denies it. */
static bool is_aside(const ib_words *s, uint32_t i, uint32_t start,
                     uint32_t end)
{
    uint32_t from = i, to = i;

    while (from > start && !is_clause_end(ib_judging_stop(s, from - 1)))
        from--;
    while (to < end && !is_clause_end(ib_judging_stop(s, to)))
        to++;
    return from > start && to < end && to - i > IB_ASIDE_WORDS &&
           concedes(s, from) && ib_word_spells(s->view, &s->item[i], "not");
}

static bool spells(const ib_words *s, uint32_t i, const char *letters)
{
    return ib_word_spells(s->view, &s->item[i], letters);
}

/* "Not only A but B" says A and B; where all of the pair is left out, nothing
 * that is kept was denied.  "Not only" without its "but" may forbid. */
static const struct {
    const char *no, *only, *but;
} pairs[] = {
    {"not", "only", "but"},       {"not", "merely", "but"},
    {"not", "solely", "but"},     {"nicht", "nur", "sondern"},
    {"non", "seulement", "mais"}, {"no", "solo", "sino"},
    {"no", "sólo", "sino"},       {"no", "solamente", "sino"},
    {"non", "solo", "ma"},        {"não", "só", "mas"},
    {"niet", "alleen", "maar"},   {"не", "только", "но"},
    {"не", "только", "а"},
};

/* Is word `i`, or the one before it, the "not" of such a pair? */
static bool is_pair(const ib_words *s, uint32_t i, uint32_t start, uint32_t end)
{
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
        uint32_t at = i;

        if (i > start && spells(s, i, pairs[k].only))
            at = i - 1;
        if (at + 1 >= end || !spells(s, at, pairs[k].no) ||
            !spells(s, at + 1, pairs[k].only))
            continue;
        for (at += 2;
             at < end && !ib_turn_is_sentence_end(ib_judging_stop(s, at)); at++)
            if (spells(s, at, pairs[k].but))
                return true;
    }
    return false;
}

/* The "whether" to which the "or" at `i` belongs, or IBID_NONE. */
static uint32_t whether_of(const ib_words *s, uint32_t i)
{
    for (uint32_t n = 1; n <= IB_WHETHER_WORDS && n <= i; n++) {
        if (ib_turn_is_sentence_end(ib_judging_stop(s, i - n)))
            break;
        if (spells(s, i - n, "whether"))
            return i - n;
    }
    return IBID_NONE;
}

/* Does a clause end in [from, to], the word after what is left out with it? */
static bool clause_ends(const ib_words *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i <= to; i++) {
        const uint32_t cp = i < s->count ? ib_judging_stop(s, i) : '.';

        if (is_clause_end(cp) || ib_turn_is_sentence_end(cp))
            return true;
    }
    return false;
}

/* Is the "not" at `i` that of "whether or not", or of "whether he agrees or
 * not,", so that the question stays the same without it, or is left out whole?
 * "He pays whether or not it is due" says that it is due without the first
 * three. */
static bool is_open(const ib_words *s, uint32_t i, uint32_t start, uint32_t end)
{
    uint32_t whether;

    if (i < start + 1 || !spells(s, i, "not") || !spells(s, i - 1, "or"))
        return false;
    whether = whether_of(s, i - 1);
    if (whether == IBID_NONE)
        return false;
    if (whether + 2 != i)
        return clause_ends(s, i + 1, i + 1);
    return whether < start || clause_ends(s, i + 1, end);
}

static bool turns(const ib_words *s, uint32_t i, uint32_t start, uint32_t end)
{
    return ib_wordclass_turns(s, i) && !is_aside(s, i, start, end) &&
           !is_pair(s, i, start, end) && !is_open(s, i, start, end);
}

bool ib_turn_is_round(const ib_words *s, uint32_t start, uint32_t end)
{
    uint32_t near = IB_TURN_WORDS;

    for (uint32_t i = start; i < end && near > 0; i++) {
        if (ib_turn_is_sentence_end(ib_judging_stop(s, i)))
            break;
        near -= s->item[i].kind != IB_WORD_STOP;
        if (turns(s, i, start, end))
            return true;
    }
    near = IB_TURN_WORDS;
    for (uint32_t i = end; i > start && near > 0; i--) {
        if (ib_turn_is_sentence_end(ib_judging_stop(s, i - 1)))
            break;
        near -= s->item[i - 1].kind != IB_WORD_STOP;
        if (turns(s, i - 1, start, end))
            return true;
    }
    return false;
}
