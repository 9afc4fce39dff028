/* guess.c - where pages start in a text without form feeds.
 *
 * Three signs, the best first: a document's symbol that stands alone at the
 * head of each page, with page or job number near; page numbers that rise by
 * one; lines that begin with one blank where a form feed was.
 */

#include "text/page.h"

#include "base/scan.h"
#include "base/str.h"
#include "text/costs.h"
#include "text/shape.h"

/* A line that may belong to a page's head or foot. */
typedef struct anchor {
    size_t line;
    ib_shape shape;
} anchor;

static ibid_status push_break(ib_list *breaks, size_t line)
{
    size_t *slot;

    if (line == 0 || (breaks->count > 0 &&
                      *ib_list_at(breaks, size_t, breaks->count - 1) >= line))
        return IBID_OK;
    slot = ib_list_push(breaks);
    if (!slot)
        return ib_arena_status(breaks->arena);
    *slot = line;
    return IBID_OK;
}

static ibid_status find_anchors(ib_list *out, const ib_text *text)
{
    for (size_t i = 0; i < text->line_count; i++) {
        const ib_line *line = &text->line[i];
        anchor *new;
        ib_shape shape;

        if (line->role == IB_LINE_BLANK)
            continue;
        shape = ib_shape_of(text->str, line);
        if (shape.kind < IB_SHAPE_NUMBER || shape.kind > IB_SHAPE_SYMBOL)
            continue;
        new = ib_list_push(out);
        if (!new)
            return ib_arena_status(out->arena);
        *new = (anchor){i, shape};
    }
    return IBID_OK;
}

/* Does nothing but blank lines and litter stand between two lines? */
static bool is_near(const ib_text *text, size_t a, size_t b)
{
    if (b - a > 2 * IB_PAGE_LINES_MIN)
        return false;
    for (size_t i = a + 1; i < b; i++)
        if (text->line[i].role != IB_LINE_BLANK) {
            ib_shape_kind kind = ib_shape_of(text->str, &text->line[i]).kind;

            if (kind < IB_SHAPE_RECYCLE && kind != IB_SHAPE_BARE)
                return false;
        }
    return true;
}

/* The characters of two symbols but for those that OCR mixes up. */
static bool is_same_symbol(const ib_text *text, size_t a, size_t b)
{
    ibid_span s = {text->line[a].start, text->line[a].end};
    ibid_span t = {text->line[b].start, text->line[b].end};

    s = ib_span_trim(text->str, s);
    t = ib_span_trim(text->str, t);
    if (s.end - s.start != t.end - t.start)
        return false;
    for (uint32_t i = 0; i < s.end - s.start; i++) {
        char c = text->str.at[s.start + i], d = text->str.at[t.start + i];

        if (c != d && (ib_is(c, IB_DIGIT) || ib_is(d, IB_DIGIT)) &&
            ib_is(c, IB_WORD) && ib_is(d, IB_WORD))
            return false;
    }
    return true;
}

/* Each cluster of anchors with a symbol starts a page at its first symbol,
 * when a page or job number stands by, or the symbol comes again. */
static ibid_status by_symbols(ib_list *breaks, const ib_text *text,
                              const anchor *a, size_t count)
{
    size_t before = SIZE_MAX; /* the symbol that started the page before */

    for (size_t i = 0, next; i < count; i = next) {
        size_t symbol = SIZE_MAX;
        bool company = false;
        ibid_status st;

        for (next = i; next < count; next++) {
            ib_shape_kind kind = a[next].shape.kind;

            if (next > i && !is_near(text, a[next - 1].line, a[next].line))
                break;
            if (kind == IB_SHAPE_SYMBOL && symbol == SIZE_MAX)
                symbol = a[next].line;
            company |= kind == IB_SHAPE_OF || kind == IB_SHAPE_JOB;
        }
        if (symbol == SIZE_MAX ||
            (!company &&
             (before == SIZE_MAX || !is_same_symbol(text, before, symbol))))
            continue;
        before = symbol;
        st = push_break(breaks, symbol);
        if (st)
            return st;
    }
    return IBID_OK;
}

/* First line that is not blank at or after `line`. */
static size_t skip_blank_lines(const ib_text *text, size_t line)
{
    while (line < text->line_count && text->line[line].role == IB_LINE_BLANK)
        line++;
    return line;
}

/* Page numbers that rise by one (or, one unread, by two): keep those of the
 * longest such series that was begun.  Gives how many; they move to front. */
static size_t keep_series(anchor *a, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        const anchor *last = kept ? &a[kept - 1] : NULL;

        if (a[i].shape.number == 0)
            continue;
        if (last && a[i].shape.number > last->shape.number &&
            a[i].shape.number <= last->shape.number + IB_RUN_GAP &&
            a[i].shape.of == last->shape.of &&
            a[i].line >= last->line + IB_PAGE_LINES_MIN)
            a[kept++] = a[i];
        else if (kept < IB_RUN_MIN)
            a[0] = a[i], kept = 1;
    }
    return kept;
}

static ibid_status by_numbers(ib_list *breaks, const ib_text *text, anchor *a,
                              size_t count)
{
    size_t kept = keep_series(a, count);
    bool at_head;

    if (kept < IB_RUN_MIN && (kept < 2 || a[0].shape.of == 0))
        return IBID_OK;
    at_head = a[0].line == skip_blank_lines(text, 0);
    for (size_t i = at_head ? 1 : 0; i < kept; i++) {
        size_t line =
            at_head ? a[i].line : skip_blank_lines(text, a[i].line + 1);
        ibid_status st = IBID_OK;

        if (line < text->line_count)
            st = push_break(breaks, line);
        if (st)
            return st;
    }
    return IBID_OK;
}

/* Does the line begin with one blank, and with no more?  An address may stand
 * so among the links of a page. */
static bool has_one_blank(const ib_text *text, const ib_line *line)
{
    return line->role == IB_LINE_TEXT && text->str.at[line->start] == ' ' &&
           !ib_is(text->str.at[line->start + 1], IB_SPACE) &&
           ib_shape_of(text->str, line).kind != IB_SHAPE_URL;
}

/* Where a reader turned form feeds into blanks, the text begins with one, and
 * so does, right under the last line of the page before, each page. */
static ibid_status by_blanks(ib_list *breaks, const ib_text *text)
{
    size_t first = skip_blank_lines(text, 0), with = 0, lines = 0, last = 0;

    if (first == text->line_count || !has_one_blank(text, &text->line[first]))
        return IBID_OK;
    for (size_t i = first; i < text->line_count; i++) {
        lines += text->line[i].role == IB_LINE_TEXT;
        with += has_one_blank(text, &text->line[i]);
    }
    if (with * IB_ONE_BLANK_RARE > lines)
        return IBID_OK;
    for (size_t i = first + 1; i < text->line_count; i++) {
        const ib_line *line = &text->line[i];
        ibid_status st;

        if (!has_one_blank(text, line) || line[-1].role == IB_LINE_BLANK ||
            i < last + IB_PAGE_LINES_MIN)
            continue;
        last = i;
        st = push_break(breaks, i);
        if (st)
            return st;
    }
    return IBID_OK;
}

ibid_status ib_page_guess(ib_list *breaks, ib_arena *scratch,
                          const ib_text *text)
{
    ib_list anchors = ib_list_of(scratch, anchor);
    ibid_status st = find_anchors(&anchors, text);

    if (!st)
        st = by_symbols(breaks, text, anchors.item, anchors.count);
    if (!st && breaks->count == 0)
        st = by_numbers(breaks, text, anchors.item, anchors.count);
    if (!st && breaks->count == 0)
        st = by_blanks(breaks, text);
    return st;
}
