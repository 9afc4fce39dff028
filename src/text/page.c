/* page.c - lines and pages of a text, and what on them is furniture. */

#include "text/text.h"

#include "base/scan.h"
#include "base/str.h"

static ibid_status push_line(ib_list *lines, ibid_str text, ib_line line)
{
    ib_line *new = ib_list_push(lines);

    if (!new)
        return ib_arena_status(lines->arena);
    *new = line;
    new->role = ib_skip_blank(text, line.start, line.end) < line.end
                    ? IB_LINE_TEXT
                    : IB_LINE_BLANK;
    return IBID_OK;
}

ibid_status ib_text_lay_out(ib_text *text, ib_arena *arena, ib_arena *scratch,
                            ib_list *remarks)
{
    ib_list lines = ib_list_of(scratch, ib_line);
    ib_list pages = ib_list_of(scratch, ibid_page);
    ibid_str str = text->str;
    ib_line line = {.start = text->skip};
    uint32_t page_start = 0;
    ibid_page *page;

    (void)remarks;
    for (uint32_t at = text->skip; at <= str.len; at++) {
        char c = at < str.len ? str.at[at] : '\n';
        ibid_status st;

        if (c != '\n' && c != '\f' && c != '\r')
            continue;
        line.end = at;
        if (at == str.len && line.start == at)
            break;
        st = push_line(&lines, str, line);
        if (st)
            return st;
        if (c == '\r' && at + 1 < str.len && str.at[at + 1] == '\n')
            at++;
        line.start = at + 1;
        if (c == '\f' && at + 1 < str.len) {
            page = ib_list_push(&pages);
            if (!page)
                return ib_arena_status(scratch);
            page->span = (ibid_span){page_start, at + 1};
            page_start = at + 1;
            line.page++;
        }
    }
    page = ib_list_push(&pages);
    if (!page)
        return ib_arena_status(scratch);
    page->span = (ibid_span){page_start, str.len};
    text->line = ib_list_keep(&lines, arena);
    text->line_count = lines.count;
    text->pages.item = ib_list_keep(&pages, arena);
    text->pages.count = pages.count;
    return text->line && text->pages.item ? IBID_OK : ib_arena_status(arena);
}
