/* markup.c - a page of HTML. */

#include "report/markup.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/scan.h"
#include "base/str.h"

/* The references of the characters that mean something in HTML, in text and
 * in attributes; NULL for the others. */
static const char *reference_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

static int put_escaped(void *state, const char *bytes, size_t len)
{
    ib_markup *page = state;
    size_t from = 0;

    for (size_t i = 0; i < len; i++) {
        const char *reference = reference_of(bytes[i]);

        if (!reference)
            continue;
        ib_out_put(&page->out, bytes + from, i - from);
        ib_out_say(&page->out, reference);
        from = i + 1;
    }
    ib_out_put(&page->out, bytes + from, len - from);
    return page->out.failed;
}

void ib_markup_start(ib_markup *page, const ibid_sink *sink)
{
    ib_out_start(&page->out, sink);
    page->escaped = (ibid_sink){put_escaped, page};
}

ibid_status ib_markup_finish(ib_markup *page)
{
    return ib_out_finish(&page->out);
}

void ib_markup_raw(ib_markup *page, const char *markup)
{
    ib_out_say(&page->out, markup);
}

void ib_markup_form(ib_markup *page, const char *form, ...)
{
    char line[512];
    va_list list;
    int len;

    va_start(list, form);
    len = vsnprintf(line, sizeof line, form, list);
    va_end(list);
    if (len > 0)
        ib_out_say(&page->out, line);
}

void ib_markup_say(ib_markup *page, const char *words)
{
    put_escaped(page, words, strlen(words));
}

/* Length of the line end at `at`, with the blanks of the next line, where it
 * parts a word: a hyphen before it, a letter in lower case after it. */
static uint32_t parting_at(ibid_str text, uint32_t at)
{
    uint32_t next = at;

    if (at < 2 || text.at[at - 1] != '-' || !ib_is(text.at[at - 2], IB_ALPHA))
        return 0;
    while (next < text.len && ib_is(text.at[next], IB_SPACE))
        next++;
    return next < text.len && ib_is(text.at[next], IB_LOWER) ? next - at : 0;
}

/* One character that may not stand on a page as it is. */
static void put_control(ib_markup *page, uint32_t cp)
{
    if (cp == '\r' || cp == '\f' || cp == '\v')
        ib_out_say(&page->out, "\n");
    else if (cp < 0x2000 || cp > 0x206F)
        ib_out_say(&page->out, "\xEF\xBF\xBD");
    else
        ib_markup_form(page, "<b class=\"ctl\">U+%04X</b>", (unsigned)cp);
}

void ib_markup_text(ib_markup *page, ibid_str text, bool joined)
{
    uint32_t from = 0;

    for (uint32_t at = 0, len; at < text.len; at += len) {
        const uint32_t parting =
            joined && text.at[at] == '\n' ? parting_at(text, at) : 0;
        uint32_t cp = 0;

        len = parting ? parting : ib_utf8_at(&cp, text, at, text.len);
        if (!parting && (cp == '\n' || cp == '\t' ||
                         !(ib_paper_is_control(cp) || cp == 0xFFFD)))
            continue;
        put_escaped(page, text.at + from, at - from);
        from = at + len;
        if (parting || (cp == '\r' && from < text.len && text.at[from] == '\n'))
            continue;
        put_control(page, cp);
    }
    put_escaped(page, text.at + from, text.len - from);
}

ib_paper *ib_markup_paper(ib_markup *page)
{
    ib_paper_flow(&page->paper, &page->escaped);
    return &page->paper;
}

void ib_markup_paper_end(ib_markup *page)
{
    if (ib_paper_flow_end(&page->paper))
        page->out.failed = true;
}
