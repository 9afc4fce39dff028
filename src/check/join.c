/* join.c - the same letters, cut into words in another way. */

#include "check/join.h"

#include "check/costs.h"
#include "check/damage.h"
#include "check/drop.h"
#include "check/wordclass.h"

/* Does word `i` of one side stand elsewhere in the source by itself? */
static bool stands_alone(const ib_judging *j, const ib_words *words, uint32_t i,
                         uint32_t near)
{
    const ib_match_uses uses =
        ib_damage_count(j->s, near, words->view, &words->item[i]);

    return uses.small + uses.capital > (words == j->s ? 1u : 0u);
}

/* Does the space make or unmake a negation: "not able" and "notable", "in valid"
 * and "invalid"?  "Can not" and "cannot" are the same both ways; of negations
 * "nowhere" alone falls into words that make sense.  A piece that ends a word
 * is none ("gover nor"), unless what stands before it is a word, too. */
static bool turns_by_space(const ib_judging *j, const ib_step *step)
{
    const bool of_q = step->q_end - step->q_start > 1;
    const ib_words *many = of_q ? j->q : j->s, *whole = of_q ? j->s : j->q;
    const uint32_t start = of_q ? step->q_start : step->s_start;
    const uint32_t end = of_q ? step->q_end : step->s_end;
    const uint32_t near = j->s->item[step->s_start].start;
    bool any = false, turns = false;

    for (uint32_t i = start; i < end; i++) {
        if (!ib_wordclass_turns(many, i))
            continue;
        any = true;
        turns |= i == start || stands_alone(j, many, i - 1, near);
    }
    if (ib_wordclass_turns(whole, of_q ? step->s_start : step->q_start))
        return !any && ib_word_spells(many->view, &many->item[start], "now");
    return turns || (end - start == 2 &&
                     ib_word_spells(many->view, &many->item[start], "in") &&
                     ib_word_len(&many->item[start + 1]) >= IB_CUT_LETTERS &&
                     stands_alone(j, many, start + 1, near));
}

void ib_join_judge(ib_judging *j, const ib_step *step)
{
    const ib_words *many = step->q_end - step->q_start > 1 ? j->q : j->s;
    uint32_t start = many == j->q ? step->q_start : step->s_start;
    uint32_t end = many == j->q ? step->q_end : step->s_end;
    bool hyphen = false, line = false, mark = false, point = false;
    bool bracket = false, number = false;

    for (uint32_t i = start; i < end; i++) {
        uint32_t cp = ib_judging_stop(many, i);

        number |= i > start && many->item[i].kind == IB_WORD_NUMBER;
        hyphen |= cp == '-';
        mark |= cp && cp != '-';
        point |= cp == '.';
        bracket |= cp == '[' || cp == ']';
        if (cp == '-')
            line |= (many->view->item[many->item[i].start].flags &
                     IB_FOLD_LINE_HYPHEN) != 0;
    }
    if (bracket && many == j->s && ib_drop_allowed(j, IB_DROP_BRACKET))
        return;
    if (point || bracket)
        ib_judging_edit(j, IBID_EDIT_PUNCTUATION, *step); /* U.S. and US */
    else if (number)
        ib_judging_damage(j, "foreign text stands between the words");
    else if (line && hyphen)
        j->out->folds |= IB_FOLD_LINE_HYPHEN | IB_FOLD_LINE;
    else if (hyphen)
        ib_judging_damage(j,
                          "a hyphen inside a word is in one of the two only");
    else if (mark)
        ib_judging_damage(j, "a sign of the layout stands inside a word");
    else if (turns_by_space(j, step))
        ib_judging_edit(j, IBID_EDIT_NEGATION, *step);
    else
        ib_judging_damage(j, "a word is cut by a space in one of the two");
}
