/* furniture.c - running heads and feet, page numbers, symbols, job numbers.
 *
 * Two kinds of evidence: a line comes again at the same edge of the following
 * pages, alike or but for a number that rises with the page; or it has a shape
 * that nothing else has (shape.h) and stands at the edge of a page.
 */

#include "text/page.h"

#include "base/scan.h"
#include "base/str.h"
#include "text/costs.h"
#include "text/shape.h"

/* What of a line comes again on other pages. */
enum alike {
    ALIKE_ALL,   /* the whole line */
    ALIKE_FIRST, /* but its first number, which rises with the page */
    ALIKE_LAST,  /* but its last number, which rises with the page */
    ALIKE_HEAD,  /* but its last number, whatever that does */
    ALIKE_COUNT
};

/* A line at the top or the foot of a page. */
typedef struct edge {
    size_t line;
    uint32_t page;
    bool top;
    bool is_furniture;
    bool is_rule; /* dashes and blanks only */
    ib_shape shape;
    ibid_span number[2];        /* first and last number in it; may be empty */
    uint64_t hash[ALIKE_COUNT]; /* 0: none */
    uint32_t run[ALIKE_COUNT];  /* index into the runs */
} edge;

typedef struct edges {
    ib_text *text;
    ib_list item; /* of edge, by page and line */
    ib_list run;  /* of uint32_t: how many edges the run has */
} edges;

/* Hash a line without blanks and case; the number at `skip` counts as `as`. */
static uint64_t hash_line(ibid_str text, ibid_span s, ibid_span skip,
                          uint32_t as)
{
    uint64_t hash = IB_HASH_START;

    for (uint32_t at = s.start; at < s.end; at++) {
        if (at == skip.start && at < skip.end) {
            hash = ib_hash_mix(ib_hash_mix(hash, 0x100), as);
            at = skip.end - 1;
        } else if (!ib_is(text.at[at], IB_SPACE)) {
            char c = text.at[at] == '$' ? 's' : ib_lower(text.at[at]);

            hash = ib_hash_mix(hash, (unsigned char)c);
        }
    }
    return hash | 1;
}

static uint32_t count_letters(ibid_str text, ibid_span s)
{
    uint32_t count = 0;

    for (uint32_t at = s.start; at < s.end; at++)
        count += ib_is(text.at[at], IB_ALPHA | IB_HIGH);
    return count;
}

static bool is_rule(ibid_str text, ibid_span s)
{
    uint32_t cp;

    for (uint32_t at = s.start; at < s.end;) {
        at += ib_utf8_at(&cp, text, at, s.end);
        if (cp != '_' && cp != '-' && cp != '=' && cp != '*' && cp != ' ' &&
            !(cp >= 0x2010 && cp <= 0x2015))
            return false;
    }
    return true;
}

/* First and last number of up to four digits, standing by itself. */
static void find_numbers(edge *e, ibid_str text, ibid_span s)
{
    for (uint32_t at = s.start; at < s.end; at++) {
        uint32_t len, value;

        if (!ib_is(text.at[at], IB_DIGIT))
            continue;
        len = ib_number_at(&value, text, at, s.end);
        if (len == 0 || len > 4 ||
            (at > s.start && ib_is(text.at[at - 1], IB_WORD)) ||
            (at + len < s.end && ib_is(text.at[at + len], IB_WORD))) {
            while (at + 1 < s.end && ib_is(text.at[at + 1], IB_WORD))
                at++;
            continue;
        }
        if (ib_span_is_empty(e->number[0]))
            e->number[0] = (ibid_span){at, at + len};
        e->number[1] = (ibid_span){at, at + len};
        at += len - 1;
    }
}

static void hash_edge(edge *e, ibid_str text, ibid_span s)
{
    uint32_t letters = count_letters(text, s), value;

    e->is_rule = is_rule(text, s);
    e->hash[ALIKE_ALL] = hash_line(text, s, (ibid_span){0}, 0);
    if (e->shape.number && !ib_span_is_empty(e->shape.label)) {
        e->hash[ALIKE_FIRST] =
            hash_line(text, s, e->shape.label, e->shape.number - e->page);
        e->number[0] = e->number[1] = e->shape.label;
        return;
    }
    find_numbers(e, text, s);
    if (ib_span_is_empty(e->number[0]) || letters < 6)
        return;
    ib_number_at(&value, text, e->number[0].start, s.end);
    e->hash[ALIKE_FIRST] = hash_line(text, s, e->number[0], value - e->page);
    ib_number_at(&value, text, e->number[1].start, s.end);
    e->hash[ALIKE_LAST] = hash_line(text, s, e->number[1], value - e->page);
    if (e->top)
        e->hash[ALIKE_HEAD] = hash_line(text, s, e->number[1], 0);
}

static ibid_status push_edge(edges *all, size_t line, bool top)
{
    const ib_line *l = &all->text->line[line];
    ibid_span s = {l->start, l->end};
    edge *e = ib_list_push(&all->item);

    if (!e)
        return ib_arena_status(all->item.arena);
    *e = (edge){.line = line, .page = l->page, .top = top};
    if (s.end - s.start > 2 * IB_FURNITURE_MAX)
        return IBID_OK;
    s = ib_span_trim(all->text->str, s);
    if (s.end - s.start > IB_FURNITURE_MAX)
        return IBID_OK;
    e->shape = ib_shape_of(all->text->str, l);
    hash_edge(e, all->text->str, s);
    return IBID_OK;
}

/* Put the outer lines of the page with lines [from, to) on the list; those of
 * a short page belong half to its top and half to its foot. */
static ibid_status push_page(edges *all, size_t from, size_t to)
{
    const ib_line *line = all->text->line;
    size_t foot[IB_EDGE_LINES];
    size_t lines = 0, heads, feet = 0, i = from;
    ibid_status st = IBID_OK;

    for (size_t j = from; j < to && lines < 2 * IB_EDGE_LINES; j++)
        lines += line[j].role != IB_LINE_BLANK;
    heads = (lines + 1) / 2;
    for (size_t j = to; j > from && feet < lines / 2; j--)
        if (line[j - 1].role != IB_LINE_BLANK)
            foot[feet++] = j - 1;
    for (; heads > 0 && !st; i++)
        if (line[i].role != IB_LINE_BLANK) {
            st = push_edge(all, i, true);
            heads--;
        }
    while (feet > 0 && !st)
        st = push_edge(all, foot[--feet], false);
    return st;
}

static ibid_status new_run(edges *all, uint32_t *run)
{
    uint32_t *count = ib_list_push(&all->run);

    if (!count)
        return ib_arena_status(all->run.arena);
    *count = 1;
    *run = (uint32_t)all->run.count - 1;
    return IBID_OK;
}

/* Tie an edge to the like ones of the pages just before. */
static ibid_status join_runs(edges *all, size_t i, size_t window)
{
    edge *e = ib_list_at(&all->item, edge, i);

    for (int k = 0; k < ALIKE_COUNT; k++) {
        bool found = false;

        if (e->hash[k] == 0)
            continue;
        for (size_t j = i; j-- > window && !found;) {
            const edge *f = ib_list_at(&all->item, edge, j);

            if (f->page == e->page || f->top != e->top ||
                f->hash[k] != e->hash[k])
                continue;
            e->run[k] = f->run[k];
            ++*ib_list_at(&all->run, uint32_t, f->run[k]);
            found = true;
        }
        if (!found) {
            ibid_status st = new_run(all, &e->run[k]);

            if (st)
                return st;
        }
    }
    return IBID_OK;
}

static ibid_status find_runs(edges *all)
{
    size_t window = 0;

    for (size_t i = 0; i < all->item.count; i++) {
        uint32_t page = ib_list_at(&all->item, edge, i)->page;
        ibid_status st;

        while (ib_list_at(&all->item, edge, window)->page + IB_HEAD_GAP < page)
            window++;
        st = join_runs(all, i, window);
        if (st)
            return st;
    }
    return IBID_OK;
}

static uint32_t run_length(const edges *all, const edge *e, int k)
{
    return e->hash[k] ? *ib_list_at(&all->run, uint32_t, e->run[k]) : 0;
}

/* Does it come again often enough?  A foot that ends as a sentence does may be
 * a note ("Ibid."), and a note that comes again is no furniture. */
static bool comes_again(const edges *all, const edge *e)
{
    const ib_line *line = &all->text->line[e->line];
    ibid_span s = {line->start, line->end};

    for (int k = 0; k < ALIKE_COUNT; k++) {
        if (run_length(all, e, k) < IB_RUN_MIN)
            continue;
        s = ib_span_trim(all->text->str, s);
        if (k != ALIKE_ALL || e->top || all->text->str.at[s.end - 1] != '.')
            return true;
    }
    return false;
}

/* Is the page number of this edge what the page should bear?  Pages are seldom
 * numbered I, II; sections are. */
static bool fits_page(const edges *all, const edge *e)
{
    if (ib_is(all->text->str.at[e->shape.label.start], IB_UPPER))
        return run_length(all, e, ALIKE_FIRST) >= IB_RUN_MIN;
    return e->shape.number == e->page + 1 ||
           run_length(all, e, ALIKE_FIRST) >= 2;
}

/* `outermost`: nothing but furniture stands between it and the page's edge. */
static bool is_furniture(const edges *all, const edge *e, bool outermost)
{
    if (all->text->line[e->line].role == IB_LINE_FURNITURE)
        return true; /* its place on the page says it */
    switch (e->shape.kind) {
    case IB_SHAPE_DOCKET:
    case IB_SHAPE_JOB:
    case IB_SHAPE_RECYCLE:
        return true;
    case IB_SHAPE_SYMBOL:
        return (e->top && outermost && e->page > 0) || comes_again(all, e);
    case IB_SHAPE_OF:
        return fits_page(all, e) || e->shape.of == all->text->pages.count ||
               comes_again(all, e);
    case IB_SHAPE_BARE:
    case IB_SHAPE_NUMBER:
        return outermost && fits_page(all, e);
    default:
        /* A rule comes again, but is the sign that notes follow. */
        return !e->is_rule && comes_again(all, e);
    }
}

/* Judge the edges of one page, [from, to), from the outside inwards. */
static void judge_page(edges *all, size_t from, size_t to)
{
    edge *e = all->item.item;
    bool outermost = true;
    size_t i;

    for (i = from; i < to && e[i].top; i++) {
        e[i].is_furniture = is_furniture(all, &e[i], outermost);
        outermost = outermost && e[i].is_furniture;
    }
    outermost = true;
    for (size_t j = to; j > i; j--) {
        e[j - 1].is_furniture = is_furniture(all, &e[j - 1], outermost);
        outermost = outermost && e[j - 1].is_furniture;
    }
    for (i = from; i < to; i++)
        if (e[i].is_furniture)
            all->text->line[e[i].line].role = IB_LINE_FURNITURE;
}

/* How good a page label this edge gives; 0: none. */
static int label_rank(const edges *all, const edge *e)
{
    if (!e->is_furniture || ib_span_is_empty(e->number[0]))
        return 0;
    if (e->shape.kind == IB_SHAPE_DOCKET)
        return 1;
    if (e->shape.of)
        return 4;
    if (e->shape.number)
        return 3;
    return run_length(all, e, ALIKE_FIRST) >= IB_RUN_MIN ||
                   run_length(all, e, ALIKE_LAST) >= IB_RUN_MIN ||
                   run_length(all, e, ALIKE_HEAD) >= IB_RUN_MIN
               ? 2
               : 0;
}

/* "3/9" on the eighth of nine pages is misread: no label is better. */
static bool is_misread(const edges *all, const edge *e)
{
    return e->shape.of && e->shape.of == all->text->pages.count &&
           e->shape.number != e->page + 1;
}

static void label_pages(const edges *all, ibid_page *page)
{
    ibid_str str = all->text->str;
    uint32_t last = IBID_NONE;
    int best = 0;

    for (size_t i = 0; i < all->item.count; i++) {
        const edge *e = ib_list_at(&all->item, edge, i);
        int rank = label_rank(all, e);

        best = e->page == last ? best : 0;
        last = e->page;
        if (rank <= best || is_misread(all, e))
            continue;
        best = rank;
        page[e->page].label = ib_str_in(
            str,
            e->number[run_length(all, e, ALIKE_FIRST) >= IB_RUN_MIN ? 0 : 1]);
    }
}

/* The line before or after `line` that is not blank, on the same page and no
 * further than a page's edge is wide; the line itself if there is none. */
static size_t neighbour(const ib_text *text, size_t line, int step)
{
    size_t at = line;

    for (int i = 0; i < 2 * IB_EDGE_LINES; i++) {
        if ((step < 0 && at == 0) || (step > 0 && at + 1 == text->line_count))
            return line;
        at = step < 0 ? at - 1 : at + 1;
        if (text->line[at].page != text->line[line].page)
            return line;
        if (text->line[at].role != IB_LINE_BLANK)
            return at;
    }
    return line;
}

/* Is it what a scan leaves of a bar code, an emblem or a lone label?  It does
 * not touch a line of text.  A lone sign before the foot of the page may be the
 * label of its last note, and stays. */
static bool is_litter(const ib_text *text, size_t line, int step)
{
    ib_shape shape = ib_shape_of(text->str, &text->line[line]);
    size_t beyond = step < 0 ? line - 1 : line + 1;

    if (shape.kind == IB_SHAPE_RECYCLE || shape.kind == IB_SHAPE_JOB)
        return true;
    if (shape.kind != IB_SHAPE_LITTER &&
        (step < 0 ||
         (shape.kind != IB_SHAPE_LONE && shape.kind != IB_SHAPE_BARE)))
        return false;
    if (shape.kind == IB_SHAPE_BARE &&
        shape.label.end - shape.label.start > IB_LITTER_LONE)
        return false;
    return beyond >= text->line_count ||
           text->line[beyond].role != IB_LINE_TEXT ||
           ib_shape_of(text->str, &text->line[beyond]).kind >= IB_SHAPE_RECYCLE;
}

/* "I" and "A", and where a page was not guessed "2", may be headings that
 * stand right under a running head. */
static bool may_be_heading(const ib_text *text, size_t line)
{
    ibid_span s = {text->line[line].start, text->line[line].end};
    bool printed = text->pages.count > 1 &&
                   text->str.at[text->pages.item[1].span.start - 1] == '\f';

    s = ib_span_trim(text->str, s);
    for (uint32_t at = s.start; at < s.end; at++)
        if (!ib_is(text->str.at[at], IB_UPPER) &&
            !(printed && ib_is(text->str.at[at], IB_DIGIT)))
            return false;
    return true;
}

/* Mark the litter beside a line of furniture; what may be a heading only with
 * more litter beside it. */
static void mark_litter(ib_text *text, size_t line, int step)
{
    size_t chain[2 * IB_EDGE_LINES];
    size_t count = 0, at = neighbour(text, line, step);

    while (at != line && text->line[at].role == IB_LINE_TEXT &&
           count < 2 * IB_EDGE_LINES && is_litter(text, at, step)) {
        chain[count++] = at;
        line = at;
        at = neighbour(text, line, step);
    }
    if (count == 1 && may_be_heading(text, chain[0]))
        return;
    while (count > 0)
        text->line[chain[--count]].role = IB_LINE_FURNITURE;
}

/* Job numbers and "Please recycle" stand higher up on a letter's first page,
 * when a scan reads the signature after them. */
static void mark_foot(ib_text *text, size_t from, size_t to)
{
    size_t lines = 0;

    for (size_t i = to; i > from && lines < 3 * IB_EDGE_LINES; i--) {
        ib_line *line = &text->line[i - 1];
        ib_shape_kind kind;

        if (line->role == IB_LINE_BLANK)
            continue;
        lines++;
        kind = ib_shape_of(text->str, line).kind;
        if (kind == IB_SHAPE_JOB || kind == IB_SHAPE_RECYCLE)
            line->role = IB_LINE_FURNITURE;
    }
}

static bool ends_sentence(const ib_text *text, const ib_line *line)
{
    ibid_span s = ib_span_trim(text->str, (ibid_span){line->start, line->end});

    return !ib_span_is_empty(s) && text->str.at[s.end - 1] == '.';
}

/* The addresses of a page's links, which a reader of PDF puts at its foot: two
 * or more alone on their lines, or of the UN's documents, after a sentence. */
static void mark_links(ib_text *text, size_t from, size_t to)
{
    size_t end = to, start, count = 0;

    while (end > from && text->line[end - 1].role != IB_LINE_TEXT)
        end--;
    for (start = end; start > from; start--) {
        const ib_line *line = &text->line[start - 1];

        if (line->role == IB_LINE_BLANK)
            continue;
        if (ib_shape_of(text->str, line).kind != IB_SHAPE_URL)
            break;
        count++;
    }
    if (count == 0 || start == from ||
        !ends_sentence(text, &text->line[start - 1]))
        return;
    if (count == 1 &&
        ib_str_find(
            (ibid_str){text->str.at + text->line[end - 1].start,
                       text->line[end - 1].end - text->line[end - 1].start},
            0, IB_STR("//undocs.org/")) == IBID_NONE)
        return;
    for (; start < end; start++)
        if (text->line[start].role == IB_LINE_TEXT)
            text->line[start].role = IB_LINE_FURNITURE;
}

static void mark_pages(ib_text *text)
{
    for (size_t from = 0, to; from < text->line_count; from = to) {
        for (to = from; to < text->line_count &&
                        text->line[to].page == text->line[from].page;)
            to++;
        mark_foot(text, from, to);
        mark_links(text, from, to);
        for (size_t i = from; i < to; i++)
            if (text->line[i].role == IB_LINE_FURNITURE) {
                mark_litter(text, i, -1);
                mark_litter(text, i, 1);
            }
    }
}

static ibid_status mark_edges(edges *all, ibid_page *page)
{
    ibid_status st = IBID_OK;
    const ib_text *text = all->text;

    for (size_t from = 0, to; from < text->line_count && !st; from = to) {
        for (to = from; to < text->line_count &&
                        text->line[to].page == text->line[from].page;)
            to++;
        st = push_page(all, from, to);
    }
    if (!st)
        st = find_runs(all);
    if (st)
        return st;
    for (size_t from = 0, to; from < all->item.count; from = to) {
        const edge *e = all->item.item;

        for (to = from; to < all->item.count && e[to].page == e[from].page;)
            to++;
        judge_page(all, from, to);
    }
    label_pages(all, page);
    return IBID_OK;
}

ibid_status ib_furniture_mark(ib_text *text, ibid_page *page, ib_arena *scratch)
{
    edges all = {.text = text,
                 .item = ib_list_of(scratch, edge),
                 .run = ib_list_of(scratch, uint32_t)};
    ibid_status st;

    if (text->str.len / text->pages.count < IB_PAGE_BYTES_MIN)
        return IBID_OK;
    st = mark_edges(&all, page);
    if (!st)
        mark_pages(text);
    return st;
}
