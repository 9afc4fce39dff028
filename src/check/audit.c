/* audit.c - what a quotation says it has changed: is it so? */

#include "check/audit.h"

#include "base/str.h"
#include "check/costs.h"
#include "check/drop.h"
#include "check/emphasis.h"
#include "check/turn.h"
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

/* "4 words left out, over the end of a sentence, among them "nobody"". */
static const char *tell_gap(ib_judging *j, const ib_step *step)
{
    uint32_t words = 0, first = IBID_NONE;
    bool over = false;
    const char *said;
    ibid_span span;

    for (uint32_t i = step->s_start; i < step->s_end; i++) {
        words += j->s->item[i].kind != IB_WORD_STOP;
        over |= ib_turn_is_sentence_end(ib_judging_stop(j->s, i)) &&
                (i + 1 < step->s_end || step->q_end < j->q->count);
        if (first == IBID_NONE && ib_wordclass_turns(j->s, i))
            first = i;
    }
    said = ib_str_format(j->arena, "%u word%s left out%s", words,
                         words == 1 ? "" : "s",
                         over ? ", over the end of a sentence" : "");
    if (!said || first == IBID_NONE)
        return said;
    span = ib_judging_span(j->s, first, first + 1);
    return ib_str_format(j->arena, "%s, among them \"%.*s\"", said,
                         (int)(span.end - span.start),
                         j->s->view->text.at + span.start);
}

void ib_audit_gap(ib_judging *j, const ib_step *step)
{
    ibid_audit *a = audit(j, step->q_start, step);

    if (!a)
        return;
    a->omits = tell_gap(j, step);
    if (!a->omits)
        j->failed = true;
    j->declared++;
    if (step->q_end == j->q->count || step->q_start == 0)
        return;
    if (ib_turn_is_round(j->s, step->s_start, step->s_end)) {
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
    ib_words in = {.view = j->q->view, .item = item};

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

/* Does the bracket hold word `i` of the source alone: [A] for "a"? */
static bool holds_word(const ib_judging *j, const ib_word *bracket, uint32_t i)
{
    const uint32_t start = bracket->start + 1, end = bracket->end - 1;
    ib_word in;

    if (start >= end)
        return false;
    in = ib_word_at(j->q->view, start, end);
    return in.end == end &&
           ib_word_is(j->q->view, &in, j->s->view, &j->s->item[i]);
}

/* A bracket that begins the quotation stands for what is before its words in
 * the source, back to the next stop: there, nothing else bounds it.  Where its
 * word is the very one before, it stands for that. */
static ib_step bracket_extent(const ib_judging *j, const ib_step *step)
{
    ib_step out = *step;
    uint32_t i = out.s_start;

    if (step->q_start != 0 || out.s_start != out.s_end)
        return out;
    if (i > 0 && holds_word(j, &j->q->item[0], i - 1)) {
        out.s_start--;
        return out;
    }
    while (i > 0 && j->s->item[i - 1].kind != IB_WORD_STOP &&
           out.s_end - i <= IB_BRACKET_WORDS)
        i--;
    if (out.s_end - i <= IB_BRACKET_WORDS)
        out.s_start = i;
    return out;
}

/* Does a bracket at the end of the quotation stand where a "not" goes on? */
static bool covers_next(const ib_judging *j, const ib_step *step)
{
    return step->q_end == j->q->count && step->s_start == step->s_end &&
           step->s_end < j->s->count &&
           ib_wordclass_class(j->s, step->s_end) == IB_LEX_NEGATION;
}

static bool is_number(const ib_words *words, uint32_t i)
{
    return words->item[i].kind == IB_WORD_NUMBER ||
           ib_wordclass_class(words, i) == IB_LEX_NUMERAL;
}

/* A number alone in the bracket, in digits or in a word, and another number of
 * the same kind in the source: [30] for 90, [fifty] for sixty. */
static bool changes_number(const ib_judging *j, const ib_step *step)
{
    const ib_word *w = &j->q->item[step->q_start];
    ib_word in;
    const ib_words of = {.view = j->q->view, .item = &in, .count = 1};

    if (step->s_end - step->s_start != 1 || w->end - w->start < 3 ||
        !is_number(j->s, step->s_start))
        return false;
    in = ib_word_at(j->q->view, w->start + 1, w->end - 1);
    return in.kind == j->s->item[step->s_start].kind && is_number(&of, 0) &&
           in.end == w->end - 1 &&
           !ib_word_is(j->q->view, &in, j->s->view, &j->s->item[step->s_start]);
}

static void refuse(ib_judging *j, ibid_audit *a, const char *sentence)
{
    a->honest = false;
    j->dishonest = true;
    ib_judging_reason(j, sentence);
}

void ib_audit_bracket(ib_judging *j, const ib_step *step)
{
    const bool negates = bracket_negates(j, &j->q->item[step->q_start]);
    const ib_step covers = bracket_extent(j, step);
    bool negation = covers_next(j, step);
    uint32_t words = 0;
    ibid_audit *a;

    if (is_literal(j, step))
        return;
    a = audit(j, step->q_start, &covers);
    if (!a)
        return;
    j->declared++;
    for (uint32_t i = covers.s_start; i < covers.s_end; i++) {
        words += j->s->item[i].kind != IB_WORD_STOP;
        negation |= ib_wordclass_turns(j->s, i);
    }
    if (negation && !negates)
        refuse(j, a, "the bracket stands for words that hold a negation");
    else if (negates && !negation)
        refuse(j, a, "the bracket puts in a negation");
    if (changes_number(j, step))
        refuse(j, a, "the bracket puts another number in the number's place");
    if (words > IB_BRACKET_WORDS)
        refuse(j, a, "the bracket stands for more than a phrase");
}

void ib_audit_pattern(ib_judging *j, const ib_step *step)
{
    const ib_word *w = &j->q->item[step->q_start];
    const ib_word *of = &j->s->item[step->s_start];
    ibid_audit *a = audit(j, step->q_start, step);

    if (!a)
        return;
    j->declared++;
    if (!ib_align_fits(j->q->view, w, j->s->view, of)) {
        /* It stands in the word's place: as much as a like word. */
        j->same += ib_word_len(w) * 2 / 3;
        refuse(j, a, "the letters outside the bracket are not the source's");
        ib_judging_edit(j, IBID_EDIT_WORD, *step);
        return;
    }
    j->same += ib_word_len(w);
    if (ib_wordclass_negates(j->q->view, w, j->s->view, of))
        refuse(j, a, "the bracket puts in or takes out a negation");
}

/* The step that holds word `q` of the quotation; steps stand in its order. */
static const ib_step *step_of(const ib_judging *j, uint32_t q)
{
    size_t low = 0, high = j->count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (j->step[mid].q_end <= q)
            low = mid + 1;
        else
            high = mid;
    }
    return low < j->count ? &j->step[low] : NULL;
}

/* Is the word before [sic] the source's word? */
static bool sic_is_so(const ib_judging *j, const ib_declare *d)
{
    uint32_t at = ib_word_index(j->q, d->start);
    const ib_step *step;

    if (d->remark) /* which word it speaks of is not plain */
        return j->out->edit.count == 0;
    while (at > 0 && j->q->item[at - 1].kind == IB_WORD_STOP)
        at--;
    step = at > 0 ? step_of(j, at - 1) : NULL;
    return !step ||
           (step->kind != IB_STEP_LIKE && step->kind != IB_STEP_OTHER &&
            step->kind != IB_STEP_PUT_IN);
}

/* Has the passage brackets, or points in a row, of the source's own? */
static bool has_own(const ib_judging *j, uint32_t cp, uint32_t least)
{
    uint32_t run = 0, from = j->out->words, to = j->out->words_end + 1;

    for (uint32_t i = from > 0 ? from - 1 : 0; i < to; i++) {
        run = ib_judging_stop(j->s, i) == cp ? run + 1 : 0;
        if (run == least)
            return true;
    }
    return false;
}

static void audit_remark(ib_judging *j, ibid_audit *a, const ib_declare *d)
{
    switch (d->kind) {
    case IBID_DECLARED_SIC:
        if (!sic_is_so(j, d))
            refuse(j, a, "the word before [sic] is not the source's");
        break;
    case IBID_DECLARED_EMPHASIS:
        ib_emphasis_audit(j, a, d);
        break;
    case IBID_DECLARED_BRACKET:
        if (!has_own(j, '[', 1))
            refuse(j, a, "the source has no bracket there");
        break;
    case IBID_DECLARED_ELISION:
        if (!has_own(j, '.', 3))
            refuse(j, a, "the source has no ellipsis there");
        break;
    case IBID_DECLARED_TRANSLATED:
        /* A file may hold both languages: it is told, not held against it. */
        if (j->out->edit.count == 0)
            ib_judging_reason(j, "it is declared a translation, and the source "
                                 "has these very words");
        break;
    default:
        ib_drop_audit(j, a, d->drops);
    }
}

void ib_audit_rest(ib_judging *j)
{
    for (uint32_t i = 0; i < j->reading->declared_count; i++) {
        const ib_declare *d = &j->reading->declared[i];
        ibid_audit *a;

        if (d->word != IBID_NONE)
            continue;
        if (d->remark && d->remark->shared && !ib_drop_has_any(j, d->drops))
            continue;
        a = ib_list_push(&j->out->audit);
        if (!a) {
            j->failed = true;
            return;
        }
        *a = (ibid_audit){
            .kind = d->kind,
            .honest = true,
            .span = d->remark ? d->remark->span
                              : ib_fold_span(j->q->view, d->start, d->end)};
        j->out->outside += d->remark != NULL;
        j->declared++;
        audit_remark(j, a, d);
    }
}
