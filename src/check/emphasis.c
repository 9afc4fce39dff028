/* emphasis.c - emphasis that a text shows: *word*, _word_, <em>word</em>. */

#include "check/emphasis.h"

#include "base/str.h"
#include "check/costs.h"

static bool is_star(const ib_words *words, uint32_t i)
{
    uint32_t cp = ib_judging_stop(words, i);

    return cp == '*' || cp == '_';
}

/* Something touches it after, nothing before: it opens. */
static bool opens(const ib_words *words, uint32_t i)
{
    return is_star(words, i) && i + 1 < words->count &&
           !(words->item[i + 1].flags & IB_WORD_SPACE) &&
           (i == 0 || words->item[i].flags & IB_WORD_SPACE ||
            words->item[i - 1].kind == IB_WORD_STOP);
}

static bool closes(const ib_words *words, uint32_t i)
{
    return is_star(words, i) && i > 0 &&
           !(words->item[i].flags & IB_WORD_SPACE) &&
           (i + 1 == words->count || words->item[i + 1].flags & IB_WORD_SPACE ||
            words->item[i + 1].kind == IB_WORD_STOP);
}

/* Does an emphasis that begins before word `i` reach it, and end after it? */
static bool is_starred(const ib_words *words, uint32_t i)
{
    uint32_t open = i, close = i + 1;

    while (open > 0 && i - open < IB_EMPHASIS_WORDS &&
           !is_star(words, open - 1))
        open--;
    while (close < words->count && close - i < IB_EMPHASIS_WORDS &&
           !is_star(words, close))
        close++;
    return open > 0 && opens(words, open - 1) && close < words->count &&
           closes(words, close) &&
           ib_judging_stop(words, open - 1) == ib_judging_stop(words, close);
}

bool ib_emphasis_is_sign(const ib_words *words, uint32_t i)
{
    uint32_t at = i;

    if (!is_star(words, i))
        return false;
    /* To the words inside, over a second star: **must**. */
    if (opens(words, i)) {
        while (at < words->count && is_star(words, at))
            at++;
        return at < words->count && is_starred(words, at);
    }
    while (at > 0 && is_star(words, at))
        at--;
    return closes(words, i) && is_starred(words, at);
}

static bool names_emphasis(ibid_str text, uint32_t at)
{
    static const char *const name[] = {"em",   "i",    "b",      "strong", "u",
                                       "cite", "mark", "italic", "hi"};

    for (size_t k = 0; k < sizeof name / sizeof *name; k++) {
        ibid_str one = ib_str_of(name[k]);
        uint32_t end = at + one.len;

        if (ib_str_has_at_nocase(text, at, one) && end < text.len &&
            (text.at[end] == '>' || text.at[end] == ' '))
            return true;
    }
    return false;
}

/* Is byte `at` inside a tag of emphasis that opened a line or two before? */
static bool is_tagged(ibid_str text, uint32_t at)
{
    for (uint32_t i = at; i > 0 && at - i < IB_EMPHASIS_BYTES; i--) {
        if (text.at[i - 1] != '<')
            continue;
        if (names_emphasis(text, i))
            return true;
        if (text.at[i] == '/' && names_emphasis(text, i + 1))
            return false;
    }
    return false;
}

static bool is_emphasised(const ib_words *words, uint32_t i)
{
    const ib_fold *view = words->view;

    return words->item[i].kind != IB_WORD_STOP &&
           (is_starred(words, i) ||
            is_tagged(view->text, view->item[words->item[i].start].at));
}

/* Does the text show emphasis anywhere at all? */
static bool shows_emphasis(const ib_words *words)
{
    ibid_str text = words->view->text;

    for (uint32_t i = 0; i < words->count; i++) {
        if (opens(words, i) && ib_emphasis_is_sign(words, i))
            return true;
    }
    for (uint32_t at = 0; at < text.len; at++) {
        const char *tag = memchr(text.at + at, '<', text.len - at);

        if (!tag)
            return false;
        at = (uint32_t)(tag - text.at);
        if (names_emphasis(text, at + 1))
            return true;
    }
    return false;
}

static bool any(const ib_words *words, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        if (is_emphasised(words, i))
            return true;
    }
    return false;
}

/* Is a word emphasised in the quotation whose like in the source is not? */
static bool adds_emphasis(const ib_judging *j)
{
    for (size_t k = 0; k < j->count; k++) {
        const ib_step *step = &j->step[k];

        if (step->kind <= IB_STEP_OTHER &&
            any(j->q, step->q_start, step->q_end) &&
            !any(j->s, step->s_start, step->s_end))
            return true;
    }
    return false;
}

static void refuse(ib_judging *j, ibid_audit *audit, const char *sentence)
{
    audit->honest = false;
    j->dishonest = true;
    ib_judging_reason(j, sentence);
}

void ib_emphasis_audit(ib_judging *j, ibid_audit *audit, const ib_declare *d)
{
    bool there = any(j->s, j->out->words, j->out->words_end);

    if (d->original && !there) {
        if (shows_emphasis(j->s))
            refuse(j, audit, "the source has no emphasis there");
        else
            audit->omits = "the source as read shows no emphasis at all";
    } else if (d->remark && !any(j->q, 0, j->q->count)) {
        /* Reading a document loses its italics: which words had them? */
    } else if (!d->original && there && !adds_emphasis(j)) {
        refuse(j, audit, "the emphasis is the source's own");
    }
}
