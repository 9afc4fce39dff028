/* page.c - lines and pages of a text, and what on them is furniture. */

#include "text/page.h"

#include "base/scan.h"
#include "text/box.h"

/* Set the page of each line from the lines that start pages. */
static void number_lines(ib_text *text, const ib_list *breaks)
{
    uint32_t page = 0;

    for (size_t i = 0; i < text->line_count; i++) {
        if (page < breaks->count && *ib_list_at(breaks, size_t, page) == i)
            page++;
        text->line[i].page = page;
    }
}

/* Pages follow one another and hold the whole text. */
static void fill_pages(ibid_page *page, size_t count, const ib_text *text)
{
    for (size_t i = 0; i < count; i++) /* pages without a line stand last */
        page[i].span.start = text->str.len;
    for (size_t i = text->line_count; i-- > 0;)
        page[text->line[i].page].span.start = text->line[i].start;
    page[0].span.start = 0;
    for (size_t i = 0; i < count; i++)
        page[i].span.end =
            i + 1 < count ? page[i + 1].span.start : text->str.len;
}

/* Tell each line how it is printed; what is printed around the text is no part
 * of it, whatever its words look like. */
static void print_lines(ib_text *text)
{
    size_t at = 0;

    for (size_t i = 0; i < text->printed_count; i++) {
        const ib_run_line *printed = &text->printed[i];

        while (at < text->line_count && text->line[at].end <= printed->start)
            at++;
        if (at == text->line_count)
            return;
        text->line[at].print = (uint16_t)printed->flags;
        if ((printed->flags & IB_ORDERED_FURNITURE) &&
            text->line[at].role == IB_LINE_TEXT)
            text->line[at].role = IB_LINE_FURNITURE;
    }
}

/* A marked-up file has no pages, and what it has of furniture it says. */
static ibid_status lay_out_given(ib_text *text, ib_arena *arena)
{
    ibid_page *page = ib_arena_array(arena, ibid_page, 1);

    if (!page)
        return ib_arena_status(arena);
    for (size_t i = 0; i < text->line_count; i++)
        text->line[i].page = 0;
    page->span = (ibid_span){0, text->str.len};
    text->pages = (ibid_pages){page, 1};
    for (size_t i = 0; i < text->given->block_count; i++) {
        const ib_given_block *block = &text->given->block[i];

        if (block->kind != IBID_BLOCK_FURNITURE)
            continue;
        for (size_t k = ib_text_line_at(text, block->span.start);
             k < text->line_count && text->line[k].start < block->span.end; k++)
            if (text->line[k].role == IB_LINE_TEXT)
                text->line[k].role = IB_LINE_FURNITURE;
    }
    return IBID_OK;
}

/* Does the file call a page something else than its place? */
static bool is_named(const ib_text *text)
{
    for (size_t i = 0; i < text->page_count; i++) {
        const ibid_str label = text->page[i].label;
        uint32_t value;

        if (label.len > 0 &&
            (ib_number_at(&value, label, 0, label.len) != label.len ||
             value != i + 1))
            return true;
    }
    return false;
}

/* Give the pages the names that the file has for them. */
static void name_pages(const ib_text *text, ibid_page *page)
{
    if (text->page && is_named(text))
        for (size_t i = 0; i < text->page_count; i++)
            page[i].named = text->page[i].label;
}

ibid_status ib_text_lay_out(ib_text *text, ib_arena *arena, ib_arena *scratch,
                            ib_list *remarks)
{
    ib_list breaks = ib_list_of(scratch, size_t);
    ibid_status st = ib_line_split(text, arena);
    size_t count = 1;
    ibid_page *page;

    if (st)
        return st;
    if (text->given)
        return lay_out_given(text, arena);
    if (text->line_count > 0)
        count += text->line[text->line_count - 1].page;
    if (count == 1 && text->page_count == 0) {
        st = ib_page_guess(&breaks, scratch, text);
        if (!st && breaks.count > 0)
            st = ib_remark_add(
                remarks,
                "the file has no form feeds: its pages are told by running "
                "heads, page numbers and other signs",
                (ibid_span){0, 0});
        if (st)
            return st;
        count += breaks.count;
        number_lines(text, &breaks);
    }
    print_lines(text);
    if (count < text->page_count)
        count = text->page_count;
    page = ib_arena_array(arena, ibid_page, count);
    if (!page)
        return ib_arena_status(arena);
    fill_pages(page, count, text);
    name_pages(text, page);
    text->pages = (ibid_pages){page, count};
    return ib_furniture_mark(text, page, scratch);
}
