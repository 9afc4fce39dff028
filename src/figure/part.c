/* part.c - "including", "of whom", "106 of the 613".
 *
 * Only what the words say: nothing is added up here.
 */

#include "figure/part.h"

#include <string.h>

static bool may_be_total(const ib_figure_draft *total,
                         const ib_figure_draft *part)
{
    const ibid_figure_kind kind = part->figure.kind;

    if (total->figure.part_of != IBID_NONE)
        return false;
    return total->figure.kind == kind ||
           (kind == IBID_FIGURE_SHARE &&
            total->figure.kind == IBID_FIGURE_COUNT);
}

/* The figure before draft `at` that it may be a part of: the nearest, but for
 * one that only says whence ("432 participants from 66 countries, including"). */
static size_t total_before(const ib_figure_draft *draft, size_t at,
                           const ib_sentence *s)
{
    size_t nearest = at;

    for (size_t i = at; i-- > 0;) {
        const uint32_t from = ib_hedges_before(s, draft[i].amount.from);

        if (!may_be_total(&draft[i], &draft[at]))
            continue;
        if (nearest == at)
            nearest = i;
        if (!(from > 0 && ib_ftoken_is(s, from - 1, IB_FT_WORD) &&
              s->token[from - 1].say & IB_LEX_PREP))
            return i;
    }
    return nearest;
}

/* Do the tokens [from, to) hold a word for parts, near their end? */
static bool has_cue(const ib_sentence *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        const uint32_t len = ib_phrase_read(s, i, IB_F_PART, NULL);
        uint32_t after = i + len;

        if (!len)
            continue;
        while (after < to && ib_ftoken_is(s, after, IB_FT_WORD))
            after++;
        if (after == to && to - i - len <= IB_FIGURE_CUE_WORDS)
            return true;
    }
    return false;
}

/* Do they only join two items of a list? */
static bool only_joins(const ib_sentence *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        const uint32_t hedge = ib_phrase_read(s, i, IB_F_HEDGE, NULL);
        bool plural = false;

        if (hedge) {
            i += hedge - 1;
            continue;
        }
        if (!ib_ftoken_is(s, i, IB_FT_COMMA) &&
            !ib_ftoken_is(s, i, IB_FT_SEMICOLON) &&
            !ib_ftoken_is(s, i, IB_FT_DASH) &&
            !ib_ftoken_has(s, i,
                           IB_F_AND | IB_F_OR | IB_F_IS | IB_F_CATEGORY) &&
            !(i > from && ib_ftoken_has(s, i - 1, IB_F_AND) &&
              ib_noun_phrase(s, i, &plural) == i + 1 && plural))
            return false;
    }
    return true;
}

/* "106 of the 613": only "of" or "out of" and an article between the numbers.
 */
static bool is_of(const ib_sentence *s, uint32_t from, uint32_t to)
{
    const uint32_t len = ib_phrase_read(s, from, IB_F_OF, NULL);

    return len > 0 && from + len <= to && to - from - len <= 1;
}

/* "Of the 613 killed, 106": the clause begins with "of". */
static bool begins_with_of(const ib_sentence *s, const ib_figure_draft *draft)
{
    const uint32_t from = draft->amount.from;

    for (uint32_t i = from; i-- > 0 && from - i <= 3;) {
        if (ib_ftoken_has(s, i, IB_F_OF))
            return (i == 0 || s->token[i].capital) && i < from;
    }
    return false;
}

void ib_parts_find(ib_figure_draft *draft, size_t count, const ib_sentence *s,
                   uint32_t first)
{
    /* "des" is an article in French */
    const bool of = count > 1 &&
                    strcmp(s->reading->words->language, "fr") != 0 &&
                    begins_with_of(s, &draft[0]);

    for (size_t i = 1; i < count; i++) {
        const uint32_t from = ib_draft_end(&draft[i - 1]);
        const uint32_t number = draft[i - 1].amount.to;
        const uint32_t to = draft[i].amount.from;
        size_t total = i;

        if (number < to && is_of(s, number, to) &&
            may_be_total(&draft[i], &draft[i - 1])) {
            draft[i - 1].figure.part_of = first + (uint32_t)i;
            continue;
        }
        if (from > to)
            continue;
        if (has_cue(s, from, to) || (of && i == 1))
            total = total_before(draft, i, s);
        else if (draft[i - 1].figure.part_of < first + i &&
                 draft[i - 1].figure.part_of != IBID_NONE &&
                 draft[i - 1].figure.kind == draft[i].figure.kind &&
                 only_joins(s, from, to))
            total = draft[i - 1].figure.part_of - first;
        if (total < i && may_be_total(&draft[total], &draft[i]))
            draft[i].figure.part_of = first + (uint32_t)total;
    }
}
