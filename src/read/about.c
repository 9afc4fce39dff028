/* about.c - what is known of a document as a whole. */

#include "read/about.h"

#include "base/str.h"
#include "base/scan.h"
#include "cite/costs.h"
#include "cite/date.h"
#include "read/costs.h"
#include "read/language.h"

/* Does a date of a line stand as a masthead has it: alone, with a place or
 * "Distr.: General" before it and a price in another column, or behind
 * "dated"?  A line of prose tells of another day. */
static bool is_of_masthead(ibid_str text, ibid_span line, ibid_span date)
{
    uint32_t words = 0, at = line.start;
    bool dated = false;

    while (at < date.start) {
        const uint32_t start = at;

        while (at < date.start && ib_is(text.at[at], IB_WORD))
            at++;
        if (at > start) {
            words++;
            dated |= ib_str_is_nocase(ib_str_in(text, (ibid_span){start, at}),
                                      IB_STR("dated"));
        } else {
            at++;
        }
    }
    if (dated)
        return true;
    for (at = date.end; at < line.end; at++) {
        if (at + 2 < line.end && memcmp(text.at + at, "   ", 3) == 0)
            break; /* another column */
        if (ib_is(text.at[at], IB_WORD))
            return false;
    }
    return words <= IB_HEAD_WORDS;
}

/* The first full date of the masthead. */
static void find_date(ibid_about *about, const ib_text *text)
{
    uint32_t lines = 0;

    for (size_t i = 0; i < text->line_count && lines < 2 * IB_MASTHEAD_LINES;
         i++) {
        const ib_line *line = &text->line[i];
        const ibid_span span = {line->start, line->end};

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
            if (ib_date_read(&date, text->str, at, line->end) == 0)
                continue;
            if (date.from.day && !date.to.year &&
                is_of_masthead(text->str, span, date.span)) {
                about->date = date;
                return;
            }
            at = date.span.end - 1;
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

ibid_status ib_about_find(ibid_about *about, ib_arena *arena,
                          const ib_text *text, const ib_structure *structure,
                          const ib_own *own)
{
    about->language = ib_language_of(text->str);
    about->symbol = own->symbol;
    about->symbol_count = own->count;
    find_date(about, text);
    return find_title(about, arena, text, structure);
}
