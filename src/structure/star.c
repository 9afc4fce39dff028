/* star.c - notes whose label is a sign, and the marks that call them.
 *
 *     Item 6 of the agenda*           the mark
 *     * A/CONF.230/2025/1.            its note, below on the page
 *
 * A sign is a note only as a pair: the label at a line's start, and the same
 * sign glued to a word before it.  Items of a list, emphasis, rows of stars,
 * products and words left out have no such pair.
 */

#include "structure/link.h"

#include <string.h>

#include "base/scan.h"
#include "base/str.h"
#include "structure/costs.h"

enum { KIND_COUNT = 4 };

static const char *const signs[KIND_COUNT] = {
    "*", "\xE2\x80\xA0", /* dagger */
    "\xE2\x80\xA1",      /* double dagger */
    "\xC2\xA7",          /* section sign */
};

/* A run of one sign: "*", "**". */
typedef struct sign_run {
    uint32_t kind;
    uint32_t count; /* 1 to IB_STAR_RUN_MAX */
    uint32_t len;   /* bytes; 0: none here */
} sign_run;

/* A line that may start a note. */
typedef struct sign_label {
    uint32_t line;
    ibid_span span;
    uint32_t start; /* of the words */
    sign_run run;
    bool has_mark;
    ibid_span mark; /* the last before the label */
    bool is_item;   /* of a list */
} sign_label;

/* Read a run at `at`; none where it is longer than signs of notes are. */
static sign_run run_at(ibid_str text, uint32_t at, uint32_t end)
{
    sign_run run = {0};
    ibid_str sign = {0};

    if (at >= end || (text.at[at] != '*' && !ib_is(text.at[at], IB_HIGH)))
        return run;
    for (; run.kind < KIND_COUNT; run.kind++) {
        sign = ib_str_of(signs[run.kind]);
        if (ib_str_has_at(text, at, sign))
            break;
    }
    if (run.kind == KIND_COUNT)
        return (sign_run){0};
    while (run.count <= IB_STAR_RUN_MAX && at + run.len + sign.len <= end &&
           ib_str_has_at(text, at + run.len, sign)) {
        run.len += sign.len;
        run.count++;
    }
    return run.count <= IB_STAR_RUN_MAX ? run : (sign_run){0};
}

/* Is the sign of `run` closed on its line, as in "*so*" and "*2506880*"? */
static bool is_closed(ibid_str text, const sign_run *run, uint32_t at,
                      uint32_t end)
{
    ibid_str sign = ib_str_of(signs[run->kind]);
    uint32_t found = ib_str_find((ibid_str){text.at, end}, at, sign);

    return found < end && found > at && !ib_is(text.at[found - 1], IB_SPACE);
}

/* Where the words stand after a label that ends at `at`: on its line, or on
 * the next, with a blank line between at most.  0: nowhere. */
static uint32_t words_after(const ib_text *text, size_t line, uint32_t at)
{
    const ib_line *here = &text->line[line];
    uint32_t words = ib_skip_blank(text->str, at, here->end);

    if (words < here->end)
        return words;
    if (++line < text->line_count && text->line[line].role == IB_LINE_BLANK)
        line++;
    if (line >= text->line_count || text->line[line].role != IB_LINE_TEXT ||
        text->line[line].page != here->page)
        return 0;
    return ib_skip_blank(text->str, text->line[line].start,
                         text->line[line].end);
}

static bool read_label(sign_label *out, const ib_text *text, size_t line)
{
    ibid_str str = text->str;
    uint32_t end = text->line[line].end;
    uint32_t at = ib_skip_blank(str, text->line[line].start, end);
    sign_run run = run_at(str, at, end);
    uint32_t after = at + run.len;
    uint32_t words;

    if (run.len == 0)
        return false;
    words = words_after(text, line, after);
    if (words == 0 || words >= str.len || run_at(str, words, str.len).len > 0)
        return false;
    if (words == after && (!ib_is(str.at[after], IB_ALPHA | IB_HIGH) ||
                           is_closed(str, &run, after, end)))
        return false;
    *out = (sign_label){.line = (uint32_t)line,
                        .span = {at, after},
                        .start = words,
                        .run = run};
    return ib_is(str.at[words], IB_WORD) || str.at[words] == '"' ||
           str.at[words] == '(' || str.at[words] == '[';
}

/* Does a sign open at a word's start before `at`, on its line: emphasis? */
static bool is_emphasis(ibid_str text, const sign_run *run, uint32_t at)
{
    ibid_str sign = ib_str_of(signs[run->kind]);

    for (uint32_t back = at; back > 0 && at - back < IB_STAR_EMPHASIS_MAX;) {
        back--;
        if (text.at[back] == '\n' || text.at[back] == '\f')
            return false;
        if (ib_str_has_at(text, back, sign) && back + sign.len < at &&
            !ib_is(text.at[back + sign.len], IB_SPACE) &&
            (back == 0 || ib_is(text.at[back - 1], IB_SPACE) ||
             text.at[back - 1] == '(' || text.at[back - 1] == '*'))
            return true;
    }
    return false;
}

/* May the run at `at` be a mark: glued to a word, with none glued to it? */
static bool is_mark(ibid_str text, const sign_run *run, uint32_t at)
{
    uint32_t end = at + run->len;
    char c = end < text.len ? text.at[end] : ' ';

    if (at == 0 || ib_is(text.at[at - 1], IB_SPACE) ||
        ib_blank_before(text, 0, at) > 0 ||
        (ib_is(text.at[at - 1], IB_PUNCT) &&
         !strchr(".,;:!?)]'\"", text.at[at - 1])))
        return false;
    if (ib_is(c, IB_ALPHA | IB_DIGIT) || c == '*' || c == '/' || c == '_' ||
        c == '=' || c == '(')
        return false;
    return !is_emphasis(text, run, at);
}

/* Find marks of a label in [from, label): all go to *out where the page is
 * known, else the last alone. */
static ibid_status find_marks(ib_list *out, sign_label *label,
                              const ib_text *text, uint32_t from)
{
    ibid_str str = {text->str.at, label->span.start};
    ibid_str sign = ib_str_of(signs[label->run.kind]);
    uint32_t first = (uint32_t)out->count, at = from;

    while ((at = ib_str_find(str, at, sign)) < str.len) {
        sign_run run = run_at(str, at, str.len);
        ib_extra *extra;

        if (run.len == 0) { /* a row of signs */
            while (ib_str_has_at(str, at, sign))
                at += sign.len;
            continue;
        }
        if (run.count == label->run.count && is_mark(text->str, &run, at)) {
            label->has_mark = true;
            label->mark = (ibid_span){at, at + run.len};
            if (text->pages.count < 2)
                out->count = first;
            extra = ib_list_push(out);
            if (!extra)
                return ib_arena_status(out->arena);
            *extra = (ib_extra){.span = label->mark,
                                .label = label->span.start,
                                .because =
                                    "the mark and the note have the same sign"};
        }
        at += run.len;
    }
    return IBID_OK;
}

/* Are two labels of one sign so near that they are items of one list? */
static bool is_near(const ib_text *text, const sign_label *a,
                    const sign_label *b)
{
    return text->line[a->line].page == text->line[b->line].page &&
           b->line - a->line <= IB_STAR_LIST_LINES;
}

/* Find labels, in order; an item of a list makes the one before it an item. */
static ibid_status find_labels(ib_list *out, const ib_text *text)
{
    uint32_t last[KIND_COUNT][IB_STAR_RUN_MAX + 1];

    memset(last, 0xFF, sizeof last);
    for (size_t i = 0; i < text->line_count; i++) {
        sign_label label = {0};
        sign_label *new;
        uint32_t *prev;

        if (text->line[i].role != IB_LINE_TEXT || !read_label(&label, text, i))
            continue;
        new = ib_list_push(out);
        if (!new)
            return ib_arena_status(out->arena);
        prev = &last[label.run.kind][label.run.count];
        if (*prev != IBID_NONE) {
            sign_label *before = ib_list_at(out, sign_label, *prev);

            if (is_near(text, before, &label))
                before->is_item = label.is_item = true;
        }
        *prev = (uint32_t)out->count - 1;
        *new = label;
    }
    return IBID_OK;
}

/* The first byte in which a mark of a label may stand. */
static uint32_t reach_of(const ib_text *text, const sign_label *label,
                         uint32_t after)
{
    uint32_t page = text->pages.item[text->line[label->line].page].span.start;
    uint32_t from = label->span.start > IB_STAR_REACH
                        ? label->span.start - IB_STAR_REACH
                        : 0;

    from = from > page ? from : page;
    return from > after ? from : after;
}

ibid_status ib_star_find(ib_list *notes, ib_list *marks, ib_arena *scratch,
                         const ib_text *text)
{
    ib_list labels = ib_list_of(scratch, sign_label);
    uint32_t after[KIND_COUNT][IB_STAR_RUN_MAX + 1] = {{0}};
    ibid_status st = find_labels(&labels, text);

    for (size_t i = 0; !st && i < labels.count; i++) {
        sign_label *label = ib_list_at(&labels, sign_label, i);
        uint32_t *last = &after[label->run.kind][label->run.count];
        ib_link *note;

        if (!label->is_item)
            st = find_marks(marks, label, text, reach_of(text, label, *last));
        *last = label->span.end;
        if (st || !label->has_mark)
            continue;
        note = ib_list_push(notes);
        if (!note)
            return ib_arena_status(notes->arena);
        *note = (ib_link){.label = label->span,
                          .line = label->line,
                          .start = label->start,
                          .end = text->str.len};
    }
    return st;
}
