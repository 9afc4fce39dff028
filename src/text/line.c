/* line.c - lines of a text; text.h says what a line is. */

#include "text/page.h"

#include <string.h>

#include "base/scan.h"

size_t ib_text_line_at(const ib_text *text, uint32_t byte)
{
    size_t low = 0, high = text->line_count;

    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;

        if (text->line[mid].start <= byte)
            low = mid;
        else
            high = mid;
    }
    return low;
}

ibid_status ib_remark_add(ib_list *remarks, const char *what, ibid_span span)
{
    ibid_remark *remark = ib_list_push(remarks);

    if (!remark)
        return ib_arena_status(remarks->arena);
    *remark = (ibid_remark){what, span};
    return IBID_OK;
}

/* First line feed, form feed or return at or after `at`, or text.len.  Eight
 * bytes a step: x - 0x0E borrows into the top bit of a byte below 0x0E. */
static uint32_t find_end(ibid_str text, uint32_t at)
{
    const uint64_t ones = 0x0101010101010101u;

    while (at < text.len) {
        uint64_t eight;

        if (text.len - at >= 8) {
            memcpy(&eight, text.at + at, 8);
            if (((eight - ones * 0x0E) & ~eight & ones * 0x80) == 0) {
                at += 8;
                continue;
            }
        }
        for (uint32_t i = 0; i < 8 && at < text.len; i++, at++)
            if (text.at[at] == '\n' || text.at[at] == '\f' ||
                text.at[at] == '\r')
                return at;
    }
    return at;
}

/* Read the line that starts at `at`; gives where the next one starts. */
static uint32_t read_line(ib_line *out, ibid_str text, uint32_t at)
{
    *out = (ib_line){.start = at, .end = find_end(text, at)};
    at = out->end;
    if (at + 1 < text.len && text.at[at] == '\r' && text.at[at + 1] == '\n')
        return at + 2;
    return at < text.len ? at + 1 : at;
}

/* Two passes, so that the array is of the right size: growing it would hold
 * three times as much in an arena. */
ibid_status ib_line_split(ib_text *text, ib_arena *arena)
{
    ibid_str str = text->str;
    uint32_t page = 0;
    size_t count = 0;
    ib_line line;

    for (uint32_t at = text->skip; at < str.len; count++)
        at = read_line(&line, str, at);
    if (count == 0 && str.len > 0)
        count = 1; /* nothing but a byte order mark */
    text->line = ib_arena_array(arena, ib_line, count);
    if (!text->line)
        return ib_arena_status(arena);
    text->line_count = count;
    for (uint32_t at = text->skip, i = 0; i < count; i++) {
        ib_line *now = &text->line[i];

        at = read_line(now, str, at);
        now->page = page;
        now->role = ib_skip_blank(str, now->start, now->end) < now->end
                        ? IB_LINE_TEXT
                        : IB_LINE_BLANK;
        if (now->end < str.len && str.at[now->end] == '\f' && at < str.len)
            page++;
    }
    return IBID_OK;
}
