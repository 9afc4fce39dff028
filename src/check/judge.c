/* judge.c - from an alignment to a verdict, with every difference named. */

#include "check/judge.h"

#include <string.h>

#include "check/audit.h"
#include "check/costs.h"
#include "check/damage.h"
#include "check/drop.h"
#include "check/edit.h"
#include "check/emphasis.h"
#include "check/foreign.h"
#include "check/join.h"
#include "check/order.h"
#include "check/wordclass.h"

static bool is_quote(uint32_t cp)
{
    return cp == '"' || cp == '\'';
}

static bool is_end_stop(uint32_t cp)
{
    return cp == '.' || cp == ',' || cp == ';' || cp == ':' || cp == 0x3002 ||
           cp == 0x3001 || is_quote(cp);
}

/* Is it the first or last word of the quotation, or beside an elision? */
static bool at_edge(const ib_judging *j, uint32_t i, bool start)
{
    while (start && i > 0 && is_quote(ib_judging_stop(j->q, i - 1)))
        i--;
    if (start)
        return i == 0 || j->q->item[i - 1].kind == IB_WORD_GAP;
    return i + 1 >= j->q->count || j->q->item[i + 1].kind == IB_WORD_GAP;
}

/* Flags of two characters that are the same as compared. */
static void note_folds(ib_judging *j, const ib_fold_char *a,
                       const ib_fold_char *b)
{
    const ib_fold *q = j->q->view, *s = j->s->view;
    unsigned shape = IB_FOLD_LIGATURE | IB_FOLD_WIDTH | IB_FOLD_QUOTE |
                     IB_FOLD_DASH | IB_FOLD_FORM;
    unsigned invisible =
        IB_FOLD_SOFT_HYPHEN | IB_FOLD_INVISIBLE | IB_FOLD_MARKUP;

    if (a->len != b->len ||
        memcmp(q->text.at + a->at, s->text.at + b->at, a->len) != 0)
        j->out->folds |= (a->flags | b->flags) & shape;
    j->out->folds |= (a->flags ^ b->flags) & invisible;
    if ((a->flags ^ b->flags) & IB_FOLD_LINE)
        j->out->folds |= IB_FOLD_LINE;
    else if ((a->flags ^ b->flags) & IB_FOLD_SPACE)
        j->out->folds |= IB_FOLD_SPACE;
}

/* Capitals of a word whose letters are the same, or were misread; `differ`, how
 * many are a capital on one side only. */
static void judge_capitals(ib_judging *j, const ib_step *step, uint32_t differ)
{
    const ib_word *a = &j->q->item[step->q_start];
    const ib_word *b = &j->s->item[step->s_start];
    const bool first =
        (j->q->view->item[a->start].flags ^ j->s->view->item[b->start].flags) &
        IB_FOLD_UPPER;

    j->plain += a->kind == IB_WORD_LETTERS;
    if (differ == 0)
        return;
    if (first && differ == 1 && at_edge(j, step->q_start, true)) {
        j->out->folds |= IB_FOLD_UPPER;
    } else if (first && differ == 1 && ib_drop_allowed(j, IB_DROP_CAPITAL)) {
        return;
    } else {
        j->caps += (a->flags | b->flags) & IB_WORD_CAPS || ib_word_len(a) == 1;
        ib_judging_edit(j, IBID_EDIT_CASE, *step);
    }
}

/* A word that is the same letter by letter: folds, and capitals. */
static void judge_same(ib_judging *j, const ib_step *step)
{
    const ib_word *a = &j->q->item[step->q_start];
    const ib_word *b = &j->s->item[step->s_start];
    const ib_fold_char *x = &j->q->view->item[a->start];
    const ib_fold_char *y = &j->s->view->item[b->start];
    /* What stands before a character is not the first word's own. */
    const unsigned own = IB_FOLD_SPACE - 1;
    uint32_t n = ib_word_len(a), differ = 0;

    for (uint32_t i = 0; i < n; i++) {
        ib_fold_char first = x[i], other = y[i];

        /* The blank before a word stands before the star of its emphasis. */
        if (i == 0 && ((step->q_start > 0 &&
                        ib_emphasis_is_sign(j->q, step->q_start - 1)) ||
                       (step->s_start > 0 &&
                        ib_emphasis_is_sign(j->s, step->s_start - 1))))
            first.flags =
                (uint16_t)((first.flags & ~(IB_FOLD_SPACE | IB_FOLD_LINE)) |
                           (other.flags & (IB_FOLD_SPACE | IB_FOLD_LINE)));
        if (i == 0 && step->q_start == 0)
            first.flags =
                (uint16_t)((first.flags & own) | (other.flags & ~own));
        note_folds(j, &first, &other);
        differ += ((x[i].flags ^ y[i].flags) & IB_FOLD_UPPER) != 0;
    }
    judge_capitals(j, step, differ);
}

/* A word that is like the other keeps two thirds of its letters. */
static uint32_t kept_of(const ib_word *word)
{
    return (ib_word_len(word) * 2 + 1) / 3;
}

/* How many letters of two words, one of them misread, are a capital on one side
 * only.  Of a letter that was misread nobody can tell: "Iaw" is "law". */
static uint32_t count_capitals(const ib_judging *j, const ib_word *a,
                               const ib_word *b)
{
    const ib_fold_char *x = &j->q->view->item[a->start];
    const ib_fold_char *y = &j->s->view->item[b->start];
    const unsigned caps = (a->flags ^ b->flags) & IB_WORD_CAPS;

    return x->cp == y->cp && (x->flags ^ y->flags) & IB_FOLD_UPPER ? 1
           : caps                                                  ? 2
                                                                   : 0;
}

static void judge_words(ib_judging *j, const ib_step *step)
{
    uint32_t q = step->q_start, s = step->s_start;
    const ib_word *a = &j->q->item[q], *b = &j->s->item[s];
    ibid_edit_type like =
        step->kind == IB_STEP_LIKE ? IBID_EDIT_SPELLING : IBID_EDIT_WORD;
    ibid_edit_type one, two;

    if (ib_damage_note_mark(j->q->view, a, j->s->view, b)) {
        if (ib_word_len(b) < ib_word_len(a) ||
            !ib_drop_allowed(j, IB_DROP_NOTE))
            ib_judging_damage(j, "a note mark stands in the text");
        j->same += ib_word_len(a);
        return;
    }
    if (ib_edit_accents_only(j->q->view, a, j->s->view, b)) {
        ib_judging_edit(j, IBID_EDIT_SPELLING, *step);
        j->same += kept_of(a);
        return;
    }
    one = ib_edit_type_of(j->q, q, like);
    two = ib_edit_type_of(j->s, s, like);
    if (ib_edit_weight(one) != IBID_WEIGHT_GRAVE &&
        ib_edit_weight(two) != IBID_WEIGHT_GRAVE &&
        ib_wordclass_negates(j->q->view, a, j->s->view, b)) {
        ib_judging_edit(j, IBID_EDIT_NEGATION, *step);
        j->same += kept_of(a);
        return;
    }
    if (ib_damage_made(j->q, q, j->s, s)) {
        ib_judging_damage(j, "letters that reading machines confuse");
        j->unsure |= ib_judging_unsure(j, *step);
        j->same += ib_word_len(a);
        judge_capitals(j, step, count_capitals(j, a, b));
        return;
    }
    if (ib_damage_are_roman(j->q->view, a, j->s->view, b))
        one = IBID_EDIT_NUMBER;
    if (step->kind == IB_STEP_LIKE && one != IBID_EDIT_NUMBER &&
        one != IBID_EDIT_DATE)
        j->same += kept_of(a);
    if (ib_edit_weight(two) < ib_edit_weight(one) ||
        (ib_edit_weight(two) == ib_edit_weight(one) && two < one))
        one = two;
    ib_judging_edit(j, one, *step);
}

static void judge_other(ib_judging *j, const ib_step *step)
{
    uint32_t a = ib_judging_stop(j->q, step->q_start);
    uint32_t b = ib_judging_stop(j->s, step->s_start);

    if (!a && !b) {
        judge_words(j, step);
    } else if (is_quote(a) && is_quote(b) &&
               !ib_edit_is_sign(j->q, step->q_start)) {
        j->out->folds |= IB_FOLD_QUOTE;
    } else if (a && b && is_end_stop(a) && is_end_stop(b) &&
               at_edge(j, step->q_start, false)) {
        j->out->folds |= IB_FOLD_FINAL_STOP;
    } else if (a && b && ib_emphasis_is_sign(j->q, step->q_start) &&
               ib_emphasis_is_sign(j->s, step->s_start)) {
        j->out->folds |= IB_FOLD_MARKUP;
    } else {
        ib_judging_edit(j,
                        ib_edit_is_sign(j->q, step->q_start) ||
                                ib_edit_is_sign(j->s, step->s_start)
                            ? IBID_EDIT_SIGN
                            : IBID_EDIT_PUNCTUATION,
                        *step);
    }
}

/* One stop of one side only: may it be passed over? */
static bool passes_stop(ib_judging *j, const ib_words *words, uint32_t i,
                        uint32_t q_at)
{
    uint32_t cp = ib_judging_stop(words, i);

    if (!cp || ib_edit_is_sign(words, i))
        return false;
    if (ib_emphasis_is_sign(words, i)) {
        j->out->folds |= IB_FOLD_MARKUP;
        return true;
    }
    if (ib_foreign_is_layout(cp)) {
        ib_judging_damage(j, "a sign of the layout stands in the text");
        return true;
    }
    if ((q_at > 0 && j->q->item[q_at - 1].kind == IB_WORD_GAP) ||
        (q_at < j->q->count && j->q->item[q_at].kind == IB_WORD_GAP) ||
        (words == j->q && q_at + 1 < j->q->count &&
         j->q->item[q_at + 1].kind == IB_WORD_GAP)) {
        j->out->folds |= IB_FOLD_GAP_STOP;
        return true;
    }
    return false;
}

static void judge_put_in(ib_judging *j, const ib_step *step)
{
    for (uint32_t i = step->q_start; i < step->q_end; i++) {
        uint32_t cp = ib_judging_stop(j->q, i), rest = i, points = 0;
        ib_step one = *step;

        while (rest < j->q->count && is_end_stop(ib_judging_stop(j->q, rest)))
            points += ib_judging_stop(j->q, rest++) == '.';
        if (cp && ((rest == j->q->count && points < 3) ||
                   (is_quote(cp) && (i == 0 || at_edge(j, i, true))))) {
            j->out->folds |= is_quote(cp) ? (unsigned)IB_FOLD_QUOTE
                                          : (unsigned)IB_FOLD_FINAL_STOP;
            continue;
        }
        if (passes_stop(j, j->q, i, i))
            continue;
        one.q_start = i;
        one.q_end = cp ? i + 1 : step->q_end;
        if (!cp && ib_foreign_run(j->q, i, step->q_end)) {
            ib_judging_damage(j, "foreign text stands between the words");
            return;
        }
        ib_judging_edit(
            j,
            cp ? ib_edit_type_of(j->q, i, IBID_EDIT_WORD)
               : ib_edit_gravest(j->q, i, step->q_end, IBID_EDIT_WORD),
            one);
        if (!cp)
            return;
    }
}

/* Step over what a remark allows to be dropped, and over a note mark, at the
 * beginning and the end of a run that is left out. */
static void trim_left_out(ib_judging *j, ib_step *run)
{
    uint32_t n;

    while ((n = ib_drop_take(j, run->s_start, run->s_end)) > 0)
        run->s_start += n;
    n = ib_foreign_mark_before(j->s, run->s_start, run->s_end);
    if (n > 0 && n < run->s_end - run->s_start) {
        if (!ib_drop_allowed(j, IB_DROP_NOTE))
            ib_judging_damage(j, "a note mark stands in the text");
        run->s_end -= n;
    }
    while (run->s_end > run->s_start &&
           (n = ib_drop_take(j, run->s_end - 1, run->s_end)) > 0)
        run->s_end -= n;
}

static void judge_left_out(ib_judging *j, const ib_step *step)
{
    uint32_t words = 0, first = IBID_NONE, last = 0;
    ib_step one = *step;

    trim_left_out(j, &one);
    if (one.s_start == one.s_end)
        return;
    if (ib_foreign_run(j->s, one.s_start, one.s_end)) {
        ib_judging_damage(j, "foreign text stands between the words");
        return;
    }
    for (uint32_t i = one.s_start; i < one.s_end; i++)
        words += j->s->item[i].kind != IB_WORD_STOP;
    for (uint32_t i = one.s_start; i < one.s_end; i++) {
        if (words == 0 && passes_stop(j, j->s, i, step->q_start))
            continue;
        if (first == IBID_NONE)
            first = i;
        last = i + 1;
    }
    if (first == IBID_NONE)
        return;
    one.s_start = first;
    one.s_end = last;
    ib_judging_edit(
        j,
        words == 0 ? ib_edit_gravest(j->s, first, last, IBID_EDIT_PUNCTUATION)
                   : ib_edit_gravest(j->s, first, last, IBID_EDIT_OMISSION),
        one);
}

static void judge_step(ib_judging *j, const ib_step *step)
{
    switch (step->kind) {
    case IB_STEP_SAME:
        judge_same(j, step);
        break;
    case IB_STEP_JOIN:
        ib_join_judge(j, step);
        break;
    case IB_STEP_LIKE:
        judge_words(j, step);
        break;
    case IB_STEP_OTHER:
        judge_other(j, step);
        break;
    case IB_STEP_PUT_IN:
        judge_put_in(j, step);
        break;
    case IB_STEP_LEFT_OUT:
        judge_left_out(j, step);
        break;
    case IB_STEP_BRACKET:
        ib_audit_bracket(j, step);
        break;
    case IB_STEP_PATTERN:
        ib_audit_pattern(j, step);
        break;
    case IB_STEP_GAP:
        ib_audit_gap(j, step);
        break;
    }
    if (step->kind == IB_STEP_SAME || step->kind == IB_STEP_JOIN) {
        for (uint32_t i = step->q_start; i < step->q_end; i++)
            j->same += j->q->item[i].kind == IB_WORD_STOP
                           ? 0
                           : ib_word_len(&j->q->item[i]);
    }
}

/* Is word `i` the hyphen of a word that a line end cuts? */
static bool ends_line_cut(const ib_words *words, uint32_t i)
{
    return ib_judging_stop(words, i) == '-' &&
           !(words->item[i].flags & IB_WORD_SPACE) &&
           words->view->item[words->item[i].start].flags & IB_FOLD_LINE_HYPHEN;
}

/* Is word `i`, before a hyphen, a "non-" or "un-"?  "In-house" is none. */
static bool is_negating(const ib_words *s, uint32_t i)
{
    return ib_wordclass_class(s, i) == IB_LEX_NEGATION ||
           (ib_wordclass_is_prefix(s, i) &&
            !ib_word_spells(s->view, &s->item[i], "in"));
}

/* What touches the first word in the source and belongs to it: a sign, a
 * "non-". */
static void judge_touching(ib_judging *j, uint32_t first)
{
    const ib_words *s = j->s;
    uint32_t cp = ib_judging_stop(s, first - 1);
    ib_step at = {IB_STEP_LEFT_OUT, 0, 0, first - 1, first};

    if (s->item[first].flags & IB_WORD_SPACE)
        return;
    if (first > 1 && cp == '-' && is_negating(s, first - 2) &&
        !(s->item[first - 1].flags & IB_WORD_SPACE)) {
        at.s_start = first - 2;
        ib_judging_edit(j, IBID_EDIT_NEGATION, at);
    } else if (ib_edit_is_sign(s, first - 1) && cp != '/' && !is_quote(cp) &&
               s->item[first].flags & IB_WORD_DIGIT) {
        ib_judging_edit(j, IBID_EDIT_SIGN, at);
    }
}

/* What stands before the first word in the source and belongs to it. */
static void judge_before(ib_judging *j, uint32_t first)
{
    const ib_words *s = j->s;
    ib_step at = {IB_STEP_LEFT_OUT, 0, 0, first - 1, first};

    judge_touching(j, first);
    if (ib_wordclass_class(s, first - 1) == IB_LEX_NEGATION)
        ib_judging_reason(j, "in the source a negation stands right before "
                             "these words");
    if (ib_word_spells(s->view, &s->item[first - 1], "no") &&
        ib_word_spells(s->view, &s->item[first], "one"))
        ib_judging_edit(j, IBID_EDIT_NEGATION, at); /* a word of its own */
    if (first > 1 && ends_line_cut(s, first - 1) &&
        ib_wordclass_is_prefix(s, first - 2)) {
        at.s_start = first - 2;
        ib_judging_edit(j, IBID_EDIT_NEGATION, at);
    }
}

/* What touches the last word and belongs to it: an "n't", a percent sign. */
static void judge_after(ib_judging *j, uint32_t last)
{
    const ib_words *s = j->s;
    uint32_t n = j->q->count, cp = ib_judging_stop(s, last);
    ib_step at = {IB_STEP_LEFT_OUT, n, n, last, last + 1};

    if (s->item[last].kind == IB_WORD_LETTERS &&
        ib_wordclass_class(s, last) == IB_LEX_NEGATION)
        ib_judging_reason(j, "in the source a negation stands right after "
                             "these words");
    if (s->item[last].flags & IB_WORD_SPACE)
        return;
    if (ib_wordclass_class(s, last - 1) == IB_LEX_NEGATION && cp == '\'' &&
        last + 1 < s->count) {
        at.s_end = last + 2;
        ib_judging_edit(j, IBID_EDIT_NEGATION, at);
    } else if (cp == '%' || cp == 0x2030) {
        ib_judging_edit(j, IBID_EDIT_SIGN, at);
    }
}

static void judge_edges(ib_judging *j)
{
    const ib_words *s = j->s;
    uint32_t first = j->out->words, last = j->out->words_end;
    uint32_t n = j->q->count;

    if (first >= last)
        return;
    if (first > 0 && j->q->item[0].kind != IB_WORD_GAP)
        judge_before(j, first);
    if (last + 1 < s->count && ends_line_cut(s, last) &&
        j->q->item[n - 1].kind == IB_WORD_LETTERS &&
        s->item[last + 1].kind == IB_WORD_LETTERS)
        ib_judging_damage(j, "a line end cuts the last word, which may go on");
    if (last < s->count && j->q->item[n - 1].kind != IB_WORD_GAP)
        judge_after(j, last);
}

/* Words of the source that the steps cover, without what an elision at either
 * end would take in. */
static void find_extent(ib_judging *j)
{
    uint32_t start = IBID_NONE, end = 0;

    for (size_t i = 0; i < j->count; i++) {
        const ib_step *step = &j->step[i];

        if (step->s_start == step->s_end || step->kind == IB_STEP_PUT_IN ||
            step->kind == IB_STEP_GAP)
            continue;
        if (start == IBID_NONE)
            start = step->s_start;
        end = step->s_end;
    }
    j->out->words = start == IBID_NONE ? 0 : start;
    j->out->words_end = end;
    if (start != IBID_NONE)
        j->out->span = ib_judging_span(j->s, start, end);
}

/* A passage set in capitals on one side: typography, not another wording. */
static void forgive_capitals(ib_judging *j)
{
    size_t kept = 0;

    if (j->caps < 2 || j->caps * 100 < j->plain * IB_CAPITALS_SHARE)
        return;
    for (size_t i = 0; i < j->out->edit.count; i++) {
        ibid_edit e = *ib_list_at(&j->out->edit, ibid_edit, i);

        if (e.type != IBID_EDIT_CASE)
            *ib_list_at(&j->out->edit, ibid_edit, kept++) = e;
    }
    j->out->edit.count = kept;
    j->out->folds |= IB_FOLD_CAPITALS;
}

static void judge_skipped(ib_judging *j)
{
    const ib_words *s = j->s;

    for (uint32_t i = j->out->words + 1; i < j->out->words_end; i++) {
        for (uint32_t c = s->item[i].start; c < s->item[i].end; c++) {
            if (s->view->item[c].flags & IB_FOLD_SKIPPED) {
                if (!ib_drop_allowed(j, IB_DROP_NOTE))
                    ib_judging_damage(
                        j, "a note mark or a running head stands between "
                           "the words of the source");
                return;
            }
        }
    }
}

/* Say so where OCR itself was unsure of a word that differs. */
static void say_unsure(ib_judging *j)
{
    static const char *const sentence[] = {
        [IBID_UNSURE_QUOTATION] = "OCR was unsure of a word that differs, in "
                                  "the document: look at its page",
        [IBID_UNSURE_SOURCE] = "OCR was unsure of a word that differs, in the "
                               "source: look at its page",
        [IBID_UNSURE_QUOTATION | IBID_UNSURE_SOURCE] =
            "OCR was unsure of words that differ, in the document and in the "
            "source: look at both pages"};
    unsigned sides = j->unsure;

    for (size_t i = 0; i < j->out->edit.count; i++)
        sides |= ib_list_at(&j->out->edit, ibid_edit, i)->unsure;
    if (sides)
        ib_judging_reason(j, sentence[sides]);
}

static void decide(ib_judging *j)
{
    ib_judgement *out = j->out;

    for (uint32_t i = 0; i < j->q->count; i++) {
        const ib_word *w = &j->q->item[i];

        if (w->kind != IB_WORD_STOP && w->kind != IB_WORD_BRACKET &&
            w->kind != IB_WORD_GAP)
            j->all += ib_word_len(w);
    }
    out->kept = j->all ? j->same * 100 / j->all : 100;
    if (out->kept > 100)
        out->kept = 100;
    if (out->kept < IB_FOUND_SHARE)
        out->verdict = IBID_VERDICT_ABSENT;
    else if (out->edit.count > 0 || j->dishonest)
        out->verdict = IBID_VERDICT_ALTERED;
    else if (j->damage > 0)
        out->verdict = IBID_VERDICT_DAMAGED;
    else if (j->declared > 0)
        out->verdict = IBID_VERDICT_MARKED;
    else
        out->verdict = IBID_VERDICT_EXACT;
}

ibid_status ib_judge(ib_judgement *out, ib_arena *arena,
                     const ib_reading *reading, const ib_words *source,
                     const ib_step *step, size_t count)
{
    ib_judging j = {.out = out,
                    .arena = arena,
                    .reading = reading,
                    .q = &reading->words,
                    .s = source,
                    .step = step,
                    .count = count};

    *out = (ib_judgement){.edit = ib_list_of(arena, ibid_edit),
                          .audit = ib_list_of(arena, ibid_audit),
                          .reason = ib_list_of(arena, const char *)};
    find_extent(&j);
    for (size_t i = 0; i < count; i++)
        judge_step(&j, &step[i]);
    judge_edges(&j);
    judge_skipped(&j);
    forgive_capitals(&j);
    ib_order_find(&j);
    ib_drop_edges(&j);
    ib_audit_rest(&j);
    say_unsure(&j);
    decide(&j);
    return j.failed ? ib_arena_status(arena) : IBID_OK;
}
