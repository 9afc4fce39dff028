/* label.c - lines that may start a note, and where its words end. */

#include "structure/link.h"

#include "base/scan.h"
#include "base/str.h"
#include "structure/costs.h"

uint32_t ib_raised_at(uint32_t *digit, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t cp, len;

    if (at >= end || (unsigned char)text.at[at] < 0xC2)
        return 0;
    len = ib_utf8_at(&cp, text, at, end);
    if (cp == 0xB9)
        *digit = 1;
    else if (cp == 0xB2 || cp == 0xB3)
        *digit = cp - 0xB0;
    else if (cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079))
        *digit = cp - 0x2070;
    else
        return 0;
    return len;
}

/* Read superscript digits as one number; gives their length. */
static uint32_t raised_number(uint32_t *number, ibid_str text, uint32_t at,
                              uint32_t end)
{
    uint32_t start = at, digit, len;

    *number = 0;
    while (*number <= IB_NOTE_MAX &&
           (len = ib_raised_at(&digit, text, at, end)) > 0) {
        *number = *number * 10 + digit;
        at += len;
    }
    return at - start;
}

/* Read "[1]", "[^1]:" at `at`. */
static uint32_t bracket_label(ib_label *out, ibid_str text, uint32_t at,
                              uint32_t end)
{
    uint32_t start = at++, len;
    bool caret = at < end && text.at[at] == '^';

    at += caret;
    len = ib_number_at(&out->number, text, at, end);
    at += len;
    if (len == 0 || at >= end || text.at[at] != ']')
        return 0;
    at++;
    out->form = IB_LABEL_BRACKET;
    if (caret) {
        if (at >= end || text.at[at] != ':')
            return 0;
        at++;
        out->form = IB_LABEL_MARKDOWN;
    }
    return at - start;
}

/* Read "1", "1.", "1)", "(1)" at `at`. */
static uint32_t plain_label(ib_label *out, ibid_str text, uint32_t at,
                            uint32_t end)
{
    uint32_t start = at, len;
    bool open = text.at[at] == '(';

    at += open;
    len = ib_number_at(&out->number, text, at, end);
    at += len;
    if (len == 0 || text.at[at - len] == '0')
        return 0;
    out->form = IB_LABEL_PLAIN;
    if (at < end && text.at[at] == ')')
        out->form = IB_LABEL_PAREN;
    else if (open)
        return 0;
    else if (at < end && text.at[at] == '.')
        out->form = IB_LABEL_DOT;
    at += out->form != IB_LABEL_PLAIN;
    return at - start;
}

/* The start of the words after a label: on its line, or on the next where the
 * label stands alone, with a blank line between at most; not after "[1]", which may
 * be a mark on a line of its own.  0: no words. */
static uint32_t words_after(const ib_text *text, size_t line, uint32_t at,
                            ib_label_form form)
{
    uint32_t end = text->line[line].end;
    uint32_t words = ib_skip_blank(text->str, at, end);
    uint32_t page;

    if (words < end)
        return words;
    page = text->line[line].page;
    if (++line < text->line_count && form != IB_LABEL_BRACKET &&
        text->line[line].role == IB_LINE_BLANK)
        line++;
    if (line >= text->line_count || text->line[line].role != IB_LINE_TEXT ||
        text->line[line].page != page)
        return 0;
    return ib_skip_blank(text->str, text->line[line].start,
                         text->line[line].end);
}

/* Does a lone label before `words` stand before more digits, as in a table? */
static bool is_figure(ibid_str text, uint32_t words)
{
    return words >= text.len || ib_is(text.at[words], IB_DIGIT);
}

static bool read_label(ib_label *out, const ib_text *text, size_t line)
{
    ibid_str str = text->str;
    uint32_t end = text->line[line].end;
    uint32_t at = ib_skip_blank(str, text->line[line].start, end);
    uint32_t len = 0;
    bool alone;

    if (at >= end)
        return false;
    if (ib_is(str.at[at], IB_DIGIT) || str.at[at] == '(') {
        len = plain_label(out, str, at, end);
    } else if (str.at[at] == '[') {
        len = bracket_label(out, str, at, end);
    } else if ((unsigned char)str.at[at] >= 0xC2) {
        len = raised_number(&out->number, str, at, end);
        out->form = IB_LABEL_RAISED;
    }
    if (len == 0 || out->number == 0 || out->number > IB_NOTE_MAX)
        return false;
    out->span = (ibid_span){at, at + len};
    out->line = (uint32_t)line;
    out->start = words_after(text, line, at + len, out->form);
    alone = out->start >= end;
    if (out->start == 0 || (alone && is_figure(str, out->start)))
        return false;
    return alone || out->start > at + len || out->form >= IB_LABEL_RAISED;
}

ibid_status ib_label_find(ib_list *out, const ib_text *text)
{
    for (size_t i = 0; i < text->line_count; i++) {
        ib_label label = {0};
        ib_label *new;

        if (text->line[i].role != IB_LINE_TEXT || !read_label(&label, text, i))
            continue;
        new = ib_list_push(out);
        if (!new)
            return ib_arena_status(out->arena);
        *new = label;
    }
    return IBID_OK;
}

/* Is the sentence that ends before `end` unfinished?  Then a blank line below
 * it is a break inside the note. */
static bool is_unfinished(ibid_str text, uint32_t start, uint32_t end)
{
    uint32_t blank;
    char c;

    while ((blank = ib_blank_before(text, start, end)) > 0)
        end -= blank;
    if (end <= start)
        return false;
    c = text.at[end - 1];
    return c == ',' || c == '-' || ib_is(c, IB_LOWER);
}

uint32_t ib_note_end(const ib_text *text, uint32_t start, uint32_t limit)
{
    size_t line = ib_text_line_at(text, start);
    uint32_t page = text->line[line].page;
    uint32_t end = start;

    for (; line < text->line_count; line++) {
        const ib_line *here = &text->line[line];
        uint32_t first = here->start > start ? here->start : start;

        if (first >= limit || here->page != page ||
            here->role == IB_LINE_FURNITURE)
            break;
        if (here->role == IB_LINE_TEXT)
            end = here->end < limit ? here->end : limit;
        else if (!is_unfinished(text->str, start, end))
            break;
    }
    return ib_span_trim(text->str, (ibid_span){start, end}).end;
}
