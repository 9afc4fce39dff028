/* audit.c - what a quotation says it has changed: is it so? */

#include "check/audit.h"

#include "base/str.h"
#include "check/costs.h"
#include "check/wordclass.h"
#include "match/costs.h"

static ibid_audit *audit(ib_judging *j, uint32_t word, const ib_step *step)
{
    ibid_audit *a = ib_list_push(&j->out->audit);

    if (!a) {
        j->failed = true;
        return NULL;
    }
    a->span = ib_judging_span(j->q, step->q_start, step->q_end);
    for (uint32_t i = 0; i < j->reading->declared_count; i++) {
        if (j->reading->declared[i].word == word) {
            a->kind = j->reading->declared[i].kind;
            a->span = ib_fold_span(j->q->view, j->reading->declared[i].start,
                                   j->reading->declared[i].end);
        }
    }
    a->honest = true;
    a->source = ib_judging_span(j->s, step->s_start, step->s_end);
    return a;
}

static bool is_sentence_end(uint32_t cp)
{
    return cp == '.' || cp == '?' || cp == '!' || cp == 0x3002 || cp == ';';
}

/* Does what the elision leaves out hold a negation beside the words kept?  One
 * that a sentence of its own separates from them says nothing about them. */
static bool turns_round(const ib_words *s, uint32_t start, uint32_t end)
{
    uint32_t near = IB_TURN_WORDS;

    for (uint32_t i = start; i < end && near > 0; i++) {
        if (is_sentence_end(ib_judging_stop(s, i)))
            break;
        near -= s->item[i].kind != IB_WORD_STOP;
        if (ib_wordclass_class(s, i) == IB_LEX_NEGATION)
            return true;
    }
    near = IB_TURN_WORDS;
    for (uint32_t i = end; i > start && near > 0; i--) {
        if (is_sentence_end(ib_judging_stop(s, i - 1)))
            break;
        near -= s->item[i - 1].kind != IB_WORD_STOP;
        if (ib_wordclass_class(s, i - 1) == IB_LEX_NEGATION)
            return true;
    }
    return false;
}

void ib_audit_gap(ib_judging *j, const ib_step *step)
{
    ibid_audit *a = audit(j, step->q_start, step);
    uint32_t words = 0, sentences = 0;

    if (!a)
        return;
    for (uint32_t i = step->s_start; i < step->s_end; i++) {
        words += j->s->item[i].kind != IB_WORD_STOP;
        sentences +=
            is_sentence_end(ib_judging_stop(j->s, i)) && i + 1 < step->s_end;
    }
    a->omits = ib_str_format(j->arena, "%u word%s left out%s", words,
                             words == 1 ? "" : "s",
                             sentences ? ", over the end of a sentence" : "");
    if (!a->omits)
        j->failed = true;
    j->declared++;
    if (step->q_end == j->q->count || step->q_start == 0)
        return;
    if (words && turns_round(j->s, step->s_start, step->s_end)) {
        a->honest = false;
        ib_judging_reason(
            j, "what the elision leaves out holds a negation or a condition");
    }
    if (a->source.end - a->source.start > IB_GAP_CHARS) {
        a->honest = false;
        ib_judging_reason(j,
                          "the elision joins passages more than a page apart");
    }
    j->dishonest |= !a->honest;
}

/* Do the bracket and the words of the source hold the same, brackets and all?
 * Then the brackets are the source's own. */
static bool is_literal(const ib_judging *j, const ib_step *step)
{
    const ib_word *w = &j->q->item[step->q_start];
    uint32_t at, n = w->end - w->start;

    if (step->s_start == step->s_end)
        return false;
    at = j->s->item[step->s_start].start;
    if (j->s->item[step->s_end - 1].end - at != n)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        if (j->q->view->item[w->start + i].cp != j->s->view->item[at + i].cp)
            return false;
    }
    return true;
}

/* Does the bracket end with a negation: [not], [did not], [didn't]?  One with
 * more behind it tells something else: [footnote not shown], [no. 5]. */
static bool bracket_negates(const ib_judging *j, const ib_word *bracket)
{
    const uint32_t end = bracket->end - 1; /* the closing sign */
    ib_word item[IB_BRACKET_NEGATES];
    ib_words in = {j->q->view, item, 0};

    for (uint32_t at = bracket->start + 1; at < end; in.count++) {
        if (in.count == IB_BRACKET_NEGATES)
            return false;
        item[in.count] = ib_word_at(in.view, at, end);
        at = item[in.count].end;
    }
    if (in.count == 0)
        return false;
    if (in.count > 2 && ib_word_spells(in.view, &item[in.count - 1], "t"))
        return ib_wordclass_class(&in, in.count - 3) == IB_LEX_NEGATION;
    return ib_wordclass_class(&in, in.count - 1) == IB_LEX_NEGATION;
}

void ib_audit_bracket(ib_judging *j, const ib_step *step)
{
    const bool negates = bracket_negates(j, &j->q->item[step->q_start]);
    uint32_t words = 0;
    bool negation = false;
    ibid_audit *a;

    if (is_literal(j, step))
        return;
    a = audit(j, step->q_start, step);
    if (!a)
        return;
    j->declared++;
    for (uint32_t i = step->s_start; i < step->s_end; i++) {
        words += j->s->item[i].kind != IB_WORD_STOP;
        negation |= ib_wordclass_class(j->s, i) == IB_LEX_NEGATION;
    }
    if (negation && !negates) {
        a->honest = false;
        ib_judging_reason(j,
                          "the bracket stands for words that hold a negation");
    } else if (negates && !negation) {
        a->honest = false;
        ib_judging_reason(j, "the bracket puts in a negation");
    }
    if (words > IB_BRACKET_WORDS) {
        a->honest = false;
        ib_judging_reason(j, "the bracket stands for more than a phrase");
    }
    j->dishonest |= !a->honest;
}

void ib_audit_pattern(ib_judging *j, const ib_step *step)
{
    ibid_audit *a = audit(j, step->q_start, step);

    if (!a)
        return;
    j->declared++;
    if (ib_align_fits(j->q->view, &j->q->item[step->q_start], j->s->view,
                      &j->s->item[step->s_start])) {
        j->same += ib_word_len(&j->q->item[step->q_start]);
        return;
    }
    a->honest = false;
    j->dishonest = true;
    ib_judging_reason(j,
                      "the letters outside the bracket are not the source's");
    ib_judging_edit(j, IBID_EDIT_WORD, *step);
}

void ib_audit_rest(ib_judging *j)
{
    for (uint32_t i = 0; i < j->reading->declared_count; i++) {
        const ib_declare *d = &j->reading->declared[i];
        ibid_audit *a;

        if (d->word != IBID_NONE)
            continue;
        a = ib_list_push(&j->out->audit);
        if (!a) {
            j->failed = true;
            return;
        }
        *a = (ibid_audit){.kind = d->kind,
                          .honest = true,
                          .span = ib_fold_span(j->q->view, d->start, d->end)};
        j->declared++;
    }
}
