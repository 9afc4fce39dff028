/* guess.c - where pages start in a text without form feeds.
 *
 * Four signs, the best first: a document's symbol that stands alone at the
 * head of each page, with page or job number near; page numbers that rise by
 * one; running heads with a number that rises; lines that begin with one blank
 * where a form feed was.
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

static bool ends_clause(char c)
{
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '-';
}

/* A line that may be a running head: a number at one end, words beside it. */
typedef struct head {
    size_t line;
    uint64_t words; /* hash of the line without the number and blanks */
    uint32_t number;
    uint32_t run; /* index into the runs */
} head;

static bool read_head(head *out, const ib_text *text, size_t index)
{
    const ib_line *line = &text->line[index];
    ibid_str str = text->str;
    ibid_span s;
    uint32_t len, words = 0, words_min = 1, letters = 0, at;

    if (line->end - line->start > 2 * IB_FURNITURE_MAX)
        return false;
    s = ib_span_trim(str, (ibid_span){line->start, line->end});
    *out = (head){.line = index, .words = IB_HASH_START};
    len = ib_number_at(&out->number, str, s.start, s.end);
    if (len > 0) {
        s.start += len;
        at = s.start;
    } else {
        for (at = s.end; at > s.start && ib_is(str.at[at - 1], IB_DIGIT);)
            at--;
        len = ib_number_at(&out->number, str, at, s.end);
        if (len == 0 || at == s.start || !ib_is(str.at[at - 1], IB_SPACE))
            return false;
        s.end = at;
        words_min = 2; /* "Chapter 3" is a heading */
    }
    if (len > 4 || s.end <= s.start || s.end - s.start > IB_HEAD_MAX ||
        ends_clause(str.at[s.end - 1]) ||
        (at == s.start && str.at[at] != ' ' && str.at[at] != '|' &&
         str.at[at] != '\t'))
        return false;
    for (at = s.start; at < s.end; at++) {
        bool is_word = ib_is(str.at[at], IB_WORD);

        if (is_word && (at == s.start || !ib_is(str.at[at - 1], IB_WORD)))
            words++;
        letters += is_word;
        if (!ib_is(str.at[at], IB_SPACE) && str.at[at] != '|')
            out->words = ib_hash_mix(out->words, (unsigned char)str.at[at]);
    }
    return letters >= 6 && words >= words_min;
}

/* Tie each head to the last one of the same words when its number is a little
 * higher and it stands a page below.  `last` is a table of `room` indices. */
static ibid_status tie_heads(head *item, size_t count, ib_list *runs,
                             uint32_t *last, size_t room)
{
    for (size_t i = 0; i < count; i++) {
        size_t slot = (size_t)(item[i].words % room);
        const head *before;
        uint32_t probes = 0;

        while (last[slot] && item[last[slot] - 1].words != item[i].words &&
               probes++ < IB_HEAD_PROBES)
            slot = (slot + 1) % room;
        before = last[slot] && item[last[slot] - 1].words == item[i].words
                     ? &item[last[slot] - 1]
                     : NULL;
        last[slot] = (uint32_t)i + 1;
        if (before && item[i].number > before->number &&
            item[i].number <= before->number + 2 * IB_EDGE_LINES &&
            item[i].line >= before->line + IB_PAGE_LINES_MIN) {
            item[i].run = before->run;
            ++*ib_list_at(runs, uint32_t, item[i].run);
        } else {
            uint32_t *run = ib_list_push(runs);

            if (!run)
                return ib_arena_status(runs->arena);
            *run = 1;
            item[i].run = (uint32_t)runs->count - 1;
        }
    }
    return IBID_OK;
}

/* Feet end the text; after the last head, text follows. */
static bool is_foot(const ib_text *text, size_t line)
{
    size_t lines = 0;

    for (size_t i = line + 1; i < text->line_count && lines < 3; i++)
        lines += text->line[i].role == IB_LINE_TEXT;
    return lines < 3;
}

/* Begin a page at `line`, or, where that is a foot, after it. */
static ibid_status push_top(ib_list *breaks, const ib_text *text, size_t line,
                            bool foot)
{
    if (foot)
        line = skip_blank_lines(text, line + 1);
    return line < text->line_count ? push_break(breaks, line) : IBID_OK;
}

static ibid_status by_heads(ib_list *breaks, ib_arena *scratch,
                            const ib_text *text)
{
    ib_list heads = ib_list_of(scratch, head);
    ib_list runs = ib_list_of(scratch, uint32_t);
    uint32_t *last;
    head *item, now;
    size_t end = SIZE_MAX;
    ibid_status st;
    bool foot;

    for (size_t i = 0; i < text->line_count; i++)
        if (text->line[i].role == IB_LINE_TEXT && read_head(&now, text, i)) {
            item = ib_list_push(&heads);
            if (!item)
                return ib_arena_status(scratch);
            *item = now;
        }
    if (heads.count < IB_RUN_MIN)
        return IBID_OK;
    item = heads.item;
    last = ib_arena_array(scratch, uint32_t, 2 * heads.count);
    if (!last)
        return ib_arena_status(scratch);
    st = tie_heads(item, heads.count, &runs, last, 2 * heads.count);
    for (size_t i = 0; i < heads.count && !st; i++)
        if (*ib_list_at(&runs, uint32_t, item[i].run) >= IB_RUN_MIN)
            end = item[i].line;
    foot = end != SIZE_MAX && is_foot(text, end);
    for (size_t i = 0; i < heads.count && !st; i++)
        if (*ib_list_at(&runs, uint32_t, item[i].run) >= IB_RUN_MIN)
            st = push_top(breaks, text, item[i].line, foot);
    return st;
}

/* A line that is a number and nothing else. */
typedef struct bare {
    size_t line;
    uint64_t beside; /* hash of the line below it */
    uint64_t above;  /* hash of the line right above it, or 0 */
    uint32_t number;
    uint32_t run;    /* index into the runs */
    uint32_t before; /* index of the one before it in the run, plus 1; or 0 */
    bool has_head;   /* the line right above it is the page's running head */
} bare;

/* Numbers alone on their lines, each one more than another a page above. */
typedef struct bare_run {
    uint32_t count;
    uint32_t within; /* of them stand inside a sentence, or above a line that
                        comes again */
} bare_run;

/* Does the line stand inside a sentence?  The line above ends none, or the one
 * below goes on in lower case. */
static bool is_within(const ib_text *text, size_t line)
{
    size_t above = line, below = skip_blank_lines(text, line + 1);
    ibid_span s;

    while (above > 0 && text->line[above - 1].role == IB_LINE_BLANK)
        above--;
    if (above == 0 || below == text->line_count)
        return false;
    s = ib_span_trim(text->str, (ibid_span){text->line[above - 1].start,
                                            text->line[above - 1].end});
    if (ib_is(text->str.at[s.end - 1], IB_LOWER) ||
        text->str.at[s.end - 1] == ',')
        return true;
    s = ib_span_trim(
        text->str, (ibid_span){text->line[below].start, text->line[below].end});
    return ib_is(text->str.at[s.start], IB_LOWER);
}

/* Hash of a line that may be a running head, else 0. */
static uint64_t hash_line(const ib_text *text, size_t line)
{
    const ib_line *l = &text->line[line];
    uint64_t hash = IB_HASH_START;

    if (l->end - l->start > IB_HEAD_MAX + 20)
        return 0;
    for (uint32_t at = l->start; at < l->end; at++)
        if (!ib_is(text->str.at[at], IB_SPACE))
            hash = ib_hash_mix(hash, (unsigned char)text->str.at[at]);
    return hash | 1;
}

static uint64_t hash_below(const ib_text *text, size_t line)
{
    size_t below = skip_blank_lines(text, line + 1);

    return below < text->line_count ? hash_line(text, below) : 0;
}

/* The same for the line right above a number, under a blank line: what is not
 * set apart from the page before is its foot. */
static uint64_t hash_above(const ib_text *text, size_t line)
{
    return line > 1 && text->line[line - 1].role == IB_LINE_TEXT &&
                   text->line[line - 2].role == IB_LINE_BLANK
               ? hash_line(text, line - 1)
               : 0;
}

/* Is the line below that of one of the two numbers before (left and right
 * pages have heads of their own)? */
static bool comes_again(const bare *all, const bare *item)
{
    const bare *other = item;

    for (int i = 0; i < IB_RUN_GAP && other->before; i++) {
        other = &all[other->before - 1];
        if (item->beside && other->beside == item->beside)
            return true;
    }
    return false;
}

/* Mark as heads the lines above numbers that come again, one number or two
 * further on. */
static void keep_heads(bare *all, size_t count)
{
    for (size_t i = count; i-- > 0;) {
        bare *item = &all[i], *other = item;
        bool is_head = item->has_head;

        for (int j = 0; j < IB_RUN_GAP && other->before; j++) {
            other = &all[other->before - 1];
            if (item->above && other->above == item->above)
                is_head = other->has_head = true;
        }
        item->has_head = is_head;
    }
}

/* Tie the last item to the one with the number before, if that stands a page
 * above; `last` holds for each number its last item, plus 1. */
static void tie_bare(bare *item, const ib_list *all, const uint32_t *last)
{
    for (uint32_t step = 1; step <= IB_RUN_GAP && step < item->number; step++) {
        uint32_t before = last[item->number - step];
        const bare *other = before ? ib_list_at(all, bare, before - 1) : NULL;

        if (!other || item->line < other->line + 2 * IB_PAGE_LINES_MIN)
            continue;
        item->run = other->run;
        item->before = before;
        return;
    }
}

static ibid_status find_bare(ib_list *out, ib_list *runs, uint32_t *last,
                             const ib_text *text)
{
    for (size_t i = 0; i < text->line_count; i++) {
        ib_shape shape;
        bare *item;
        bare_run *run;

        if (text->line[i].role != IB_LINE_TEXT ||
            text->line[i].end - text->line[i].start > IB_LITTER_MAX)
            continue;
        shape = ib_shape_of(text->str, &text->line[i]);
        if (shape.kind != IB_SHAPE_BARE || shape.number > IB_PAGE_NUMBER_MAX)
            continue;
        item = ib_list_push(out);
        if (!item)
            return ib_arena_status(out->arena);
        *item = (bare){.line = i,
                       .beside = hash_below(text, i),
                       .above = hash_above(text, i),
                       .number = shape.number,
                       .run = (uint32_t)runs->count};
        tie_bare(item, out, last);
        last[shape.number] = (uint32_t)out->count;
        if (item->run == runs->count) {
            run = ib_list_push(runs);
            if (!run)
                return ib_arena_status(runs->arena);
        }
        run = ib_list_at(runs, bare_run, item->run);
        run->count++;
        run->within += is_within(text, i) || comes_again(out->item, item);
    }
    return IBID_OK;
}

/* Page numbers that stand alone.  Numbers of chapters do so too, and rise; but
 * they never stand inside a sentence. */
static ibid_status by_bare(ib_list *breaks, ib_arena *scratch,
                           const ib_text *text)
{
    ib_list items = ib_list_of(scratch, bare);
    ib_list runs = ib_list_of(scratch, bare_run);
    uint32_t *last = ib_arena_array(scratch, uint32_t, IB_PAGE_NUMBER_MAX + 1);
    const bare_run *run;
    size_t best = 0, end = 0;
    uint32_t number = 0; /* the last one: a page may bear its number twice */
    ibid_status st;
    bool foot;

    if (!last)
        return ib_arena_status(scratch);
    st = find_bare(&items, &runs, last, text);
    if (st || runs.count == 0)
        return st;
    run = runs.item;
    for (size_t i = 1; i < runs.count; i++)
        if (run[i].count > run[best].count)
            best = i;
    if (run[best].count <= IB_RUN_MIN ||
        run[best].within * IB_WITHIN_EVERY < run[best].count)
        return IBID_OK;
    for (size_t i = 0; i < items.count; i++)
        if (ib_list_at(&items, bare, i)->run == best)
            end = ib_list_at(&items, bare, i)->line;
    foot = is_foot(text, end);
    keep_heads(items.item, items.count);
    for (size_t i = 0; i < items.count && !st; i++) {
        const bare *item = ib_list_at(&items, bare, i);

        if (item->run != best || item->number == number)
            continue;
        number = item->number;
        st = push_top(breaks, text,
                      item->line - (item->has_head && !foot ? 1 : 0), foot);
    }
    return st;
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
 * so does, right under the last line of the page before, each page, while
 * blank lines stand between paragraphs elsewhere. */
static ibid_status by_blanks(ib_list *breaks, const ib_text *text)
{
    size_t first = skip_blank_lines(text, 0), with = 0, lines = 0, last = 0;
    size_t spaced = 0;

    if (first == text->line_count || !has_one_blank(text, &text->line[first]))
        return IBID_OK;
    for (size_t i = first; i < text->line_count; i++) {
        lines += text->line[i].role == IB_LINE_TEXT;
        with += has_one_blank(text, &text->line[i]);
        spaced += text->line[i].role == IB_LINE_BLANK;
    }
    if (with * IB_ONE_BLANK_RARE > lines || spaced * IB_ONE_BLANK_RARE < lines)
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
        st = by_heads(breaks, scratch, text);
    if (!st && breaks->count == 0)
        st = by_bare(breaks, scratch, text);
    if (!st && breaks->count == 0)
        st = by_blanks(breaks, text);
    return st;
}
