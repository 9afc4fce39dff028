/* about.c - what is known of a document as a whole. */

#include "read/about.h"

#include "base/str.h"
#include "base/scan.h"
#include "cite/date.h"
#include "cite/symbol.h"
#include "read/costs.h"
#include "read/language.h"

/* A symbol of the head of a page, and how often it stands there. */
typedef struct seen {
    ibid_str number;
    uint32_t pages;
    bool masthead;
} seen;

static ibid_status note_symbol(ib_list *found, ibid_str number, bool masthead,
                               bool new_page)
{
    seen *s;

    for (size_t i = 0; i < found->count; i++) {
        s = ib_list_at(found, seen, i);
        if (ib_str_is(s->number, number)) {
            s->pages += new_page;
            s->masthead |= masthead;
            return IBID_OK;
        }
    }
    s = ib_list_push(found);
    if (!s)
        return ib_arena_status(found->arena);
    *s = (seen){number, 1, masthead};
    return IBID_OK;
}

/* Cut a joint symbol at the dashes between its parts: A/79/843-S/2025/201. */
static ibid_status note_parts(ib_list *found, ibid_str number, bool masthead)
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
        while (slash < number.len && ib_is(number.at[slash], IB_UPPER))
            slash++;
        if (i < number.len &&
            (slash == next || slash >= number.len || number.at[slash] != '/'))
            continue;
        st = note_symbol(found, (ibid_str){number.at + start, i - start},
                         masthead, true);
        start = next;
    }
    return st;
}

/* Symbols of one line; *any tells whether there was one. */
static ibid_status read_line(ib_list *found, const ib_text *text,
                             const ib_line *line, bool masthead, bool *any)
{
    ibid_str str = text->str;
    ibid_status st = IBID_OK;
    uint32_t at = line->start;

    while (at < line->end && !st) {
        ib_symbol symbol;
        uint32_t len = 0;

        if (ib_is(str.at[at], IB_UPPER) &&
            (at == line->start || !ib_is(str.at[at - 1], IB_ALPHA | IB_DIGIT)))
            len = ib_symbol_read(&symbol, str, at, line->end);
        if (len == 0) {
            at++;
            continue;
        }
        *any = true;
        st = note_parts(found, ib_str_in(str, symbol.number), masthead);
        at += len;
        if (at < line->end && str.at[at] == '-')
            at++;
    }
    return st;
}

/* The masthead ends with the first line of a symbol, and what follows it
 * directly with another; in the text below, symbols are other documents'. */
static ibid_status read_masthead(ib_list *found, const ib_text *text)
{
    uint32_t lines = 0;
    bool had = false;

    for (size_t i = 0; i < text->line_count && lines < IB_MASTHEAD_LINES; i++) {
        const ib_line *line = &text->line[i];
        bool any = false;
        ibid_status st;

        if (line->role == IB_LINE_BLANK)
            continue;
        if (line->start > IB_MASTHEAD_BYTES ||
            line->end - line->start > IB_MASTHEAD_WIDTH)
            break;
        lines++;
        st = read_line(found, text, line, true, &any);
        if (st)
            return st;
        if (had && !any)
            break;
        had |= any;
    }
    return IBID_OK;
}

/* Symbols that are printed at the head or foot of several pages. */
static ibid_status read_heads(ib_list *found, const ib_text *text)
{
    for (size_t p = 0; p < text->pages.count && p < IB_HEAD_PAGES; p++) {
        ibid_span span = text->pages.item[p].span;
        size_t first, last;

        if (span.start >= span.end)
            continue;
        first = ib_text_line_at(text, span.start);
        last = ib_text_line_at(text, span.end - 1);
        for (size_t i = first; i <= last; i++) {
            bool any = false;
            ibid_status st = IBID_OK;

            if (i == first + IB_HEAD_LINES && last > 2 * IB_HEAD_LINES + first)
                i = last - IB_HEAD_LINES + 1;
            if (text->line[i].end - text->line[i].start <= IB_MASTHEAD_WIDTH)
                st = read_line(found, text, &text->line[i], false, &any);
            if (st)
                return st;
        }
    }
    return IBID_OK;
}

static ibid_status find_symbols(ibid_about *about, ib_arena *arena,
                                ib_arena *scratch, const ib_text *text)
{
    ib_list found = ib_list_of(scratch, seen);
    ibid_status st = read_masthead(&found, text);
    ibid_str *symbol;

    if (!st)
        st = read_heads(&found, text);
    if (st)
        return st;
    symbol = ib_arena_array(arena, ibid_str, found.count);
    if (!symbol)
        return ib_arena_status(arena);
    for (size_t i = 0; i < found.count; i++) {
        const seen *s = ib_list_at(&found, seen, i);

        if (s->masthead || s->pages >= 3)
            symbol[about->symbol_count++] = s->number;
    }
    about->symbol = symbol;
    return IBID_OK;
}

/* The first full date of the masthead. */
static void find_date(ibid_about *about, const ib_text *text)
{
    uint32_t lines = 0;

    for (size_t i = 0; i < text->line_count && lines < 2 * IB_MASTHEAD_LINES;
         i++) {
        const ib_line *line = &text->line[i];

        if (line->role == IB_LINE_BLANK)
            continue;
        if (line->start > IB_MASTHEAD_BYTES ||
            line->end - line->start > IB_MASTHEAD_WIDTH)
            return;
        lines++;
        for (uint32_t at = line->start; at < line->end; at++) {
            char c = text->str.at[at];
            ibid_date date;

            if (!ib_is(c, IB_DIGIT | IB_ALPHA) ||
                (at > line->start && ib_is(text->str.at[at - 1], IB_WORD)))
                continue;
            if (ib_date_read(&date, text->str, at, line->end) > 0 &&
                date.from.year && date.from.month && date.from.day) {
                about->date = date;
                return;
            }
        }
    }
}

/* The first heading, if it is one of the first blocks and has words. */
static ibid_status find_title(ibid_about *about, ib_arena *arena,
                              const ib_text *text,
                              const ib_structure *structure)
{
    ibid_blocks blocks = structure->blocks;

    for (size_t i = 0; i < blocks.count && i < IB_TITLE_BLOCKS; i++) {
        ibid_span span = blocks.item[i].span[0];
        uint32_t letters = 0;

        if (blocks.item[i].kind != IBID_BLOCK_HEADING ||
            span.end - span.start > IB_TITLE_BYTES)
            continue;
        for (uint32_t at = span.start; at < span.end; at++)
            letters += ib_is(text->str.at[at], IB_ALPHA | IB_HIGH);
        if (letters < 8)
            continue;
        return ib_str_collapse(&about->title, arena,
                               ib_str_in(text->str, span));
    }
    return IBID_OK;
}

ibid_status ib_about_find(ibid_about *about, ib_arena *arena, ib_arena *scratch,
                          const ib_text *text, const ib_structure *structure,
                          const ibid_citations *citations)
{
    ibid_status st;

    (void)citations;
    about->language = ib_language_of(text->str);
    st = find_symbols(about, arena, scratch, text);
    if (!st)
        st = find_title(about, arena, text, structure);
    find_date(about, text);
    return st;
}
