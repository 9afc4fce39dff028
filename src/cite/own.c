/* own.c - the symbols that a document bears itself; own.h says where. */

#include "cite/own.h"

#include "base/scan.h"
#include "base/str.h"
#include "cite/costs.h"
#include "cite/symbol.h"

/* A symbol of the head of a page, and how often it stands there. */
typedef struct seen {
    ibid_str number;
    uint32_t pages;
    bool sure; /* in the masthead, or in a running head */
} seen;

typedef struct finder {
    const ib_text *text;
    ib_arena *arena;
    ib_list seen;
} finder;

static ibid_status note_symbol(finder *f, ibid_str number, bool sure)
{
    seen *s;

    if (number.len && number.at[0] == '$') {
        number = ib_str_of(ib_str_format(f->arena, "S%.*s", (int)number.len - 1,
                                         number.at + 1));
        if (!number.len)
            return ib_arena_status(f->arena);
    }
    for (size_t i = 0; i < f->seen.count; i++) {
        s = ib_list_at(&f->seen, seen, i);
        if (ib_str_is(s->number, number)) {
            s->pages++;
            s->sure |= sure;
            return IBID_OK;
        }
    }
    s = ib_list_push(&f->seen);
    if (!s)
        return ib_arena_status(f->seen.arena);
    *s = (seen){number, 1, sure};
    return IBID_OK;
}

/* Cut a joint symbol at the dashes between its parts: A/61/1-S/2007/2. */
static ibid_status note_parts(finder *f, ibid_str number, bool sure)
{
    uint32_t start = 0;
    ibid_status st = IBID_OK;

    for (uint32_t i = 1; i <= number.len && !st; i++) {
        uint32_t dash = i == number.len                         ? 1
                        : number.at[i] == '-'                   ? 1
                        : ib_str_has_at(number, i, IB_STR("–")) ? 3
                                                                : 0;
        uint32_t next = i + dash, slash = next;

        if (dash == 0)
            continue;
        while (slash < number.len &&
               (ib_is(number.at[slash], IB_UPPER) || number.at[slash] == '$'))
            slash++;
        if (i < number.len &&
            (slash == next || slash >= number.len || number.at[slash] != '/'))
            continue;
        st = note_symbol(f, (ibid_str){number.at + start, i - start}, sure);
        start = next;
    }
    return st;
}

/* The symbol that begins at `at`, an asterisk or a dash after it or not; gives
 * the byte after it, or `at`. */
static uint32_t symbol_at(ib_symbol *out, ibid_str text, uint32_t at,
                          uint32_t end)
{
    const uint32_t len = ib_symbol_read(out, text, at, end);

    at += len;
    if (len && at < end && text.at[at] == '-')
        at++;
    return at;
}

/* Does a line bear symbols: does it end with one, and has it few other words?
 * Those of its words that are symbols are noted, if so. */
static ibid_status read_line(bool *bears, finder *f, const ib_line *line,
                             bool sure)
{
    const ibid_str str = f->text->str;
    uint32_t words = 0, first = line->end, at = line->start, stop = at;
    ibid_status st = IBID_OK;
    ib_symbol symbol;

    *bears = false;
    if (line->end - line->start > IB_MASTHEAD_WIDTH)
        return IBID_OK;
    while ((at = ib_skip_blank(str, at, line->end)) < line->end) {
        if (str.at[at] == '(' && at + 1 < line->end)
            at++;
        *bears = (stop = symbol_at(&symbol, str, at, line->end)) > at;
        if (*bears && first == line->end)
            first = at;
        words += !*bears;
        while (stop < line->end && str.at[stop] == ')')
            stop++;
        /* a dash joins two symbols that an asterisk holds apart */
        if (*bears && stop < line->end && str.at[stop - 1] != '-' &&
            !ib_blank_at(str, stop, line->end))
            *bears = false;
        if (!*bears) {
            while (stop < line->end && !ib_blank_at(str, stop, line->end))
                stop++;
        }
        at = stop;
    }
    *bears = *bears && words <= IB_MASTHEAD_WORDS;
    for (at = first; *bears && at < line->end && !st;) {
        stop = symbol_at(&symbol, str, at, line->end);
        if (stop > at)
            st = note_parts(f, ib_str_in(str, symbol.number), sure);
        at = stop > at ? stop : at + 1;
    }
    return st;
}

/* The masthead ends with the first line of a symbol, and what follows it
 * directly with another; in the text below, symbols are other documents'. */
static ibid_status read_masthead(uint32_t *end, finder *f)
{
    const ib_text *text = f->text;
    uint32_t lines = 0;
    bool had = false;

    *end = 0;
    for (size_t i = 0; i < text->line_count && lines < IB_MASTHEAD_LINES; i++) {
        const ib_line *line = &text->line[i];
        bool bears;
        ibid_status st;

        if (line->role == IB_LINE_BLANK)
            continue;
        if (line->start > IB_MASTHEAD_BYTES ||
            line->end - line->start > IB_MASTHEAD_WIDTH)
            break;
        lines++;
        st = read_line(&bears, f, line, true);
        if (st)
            return st;
        if (bears)
            *end = line->end;
        else if (had)
            break;
        had |= bears;
    }
    return IBID_OK;
}

/* Symbols that are printed at the head or foot of pages. */
static ibid_status read_heads(finder *f)
{
    const ib_text *text = f->text;

    for (size_t p = 0; p < text->pages.count && p < IB_HEAD_PAGES; p++) {
        ibid_span span = text->pages.item[p].span;
        size_t first, last;

        if (span.start >= span.end)
            continue;
        first = ib_text_line_at(text, span.start);
        last = ib_text_line_at(text, span.end - 1);
        for (size_t i = first; i <= last; i++) {
            bool bears;
            ibid_status st;

            if (i == first + IB_HEAD_LINES && last > 2 * IB_HEAD_LINES + first)
                i = last - IB_HEAD_LINES + 1;
            st = read_line(&bears, f, &text->line[i],
                           text->line[i].role == IB_LINE_FURNITURE);
            if (st)
                return st;
        }
    }
    return IBID_OK;
}

ibid_status ib_own_find(ib_own *out, ib_arena *arena, ib_arena *scratch,
                        const ib_text *text)
{
    finder f = {text, arena, ib_list_of(scratch, seen)};
    ibid_status st;
    ibid_str *symbol;

    *out = (ib_own){0};
    st = read_masthead(&out->masthead_end, &f);
    if (!st)
        st = read_heads(&f);
    if (st)
        return st;
    symbol = ib_arena_array(arena, ibid_str, f.seen.count);
    if (!symbol)
        return ib_arena_status(arena);
    for (size_t i = 0; i < f.seen.count; i++) {
        const seen *s = ib_list_at(&f.seen, seen, i);

        if (s->sure || s->pages >= IB_HEAD_REPEATS)
            symbol[out->count++] = s->number;
    }
    out->symbol = symbol;
    return IBID_OK;
}
