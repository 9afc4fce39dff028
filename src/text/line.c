/* line.c - lines of a text; text.h says what a line is. */

#include "text/text.h"

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
