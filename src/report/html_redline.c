/* html_redline.c - the source's passage with what differs in it.
 *
 *     the pilots <del>at first</del> refused to leave the
 *     <del>port</del><ins>harbour</ins>
 *
 * Struck words stand only in the source, the others only in the quotation.
 */

#include "report/html.h"

#include "base/scan.h"
#include "base/str.h"
#include "report/costs.h"
#include "report/evidence.h"
#include "report/html_words.h"

static void put_hidden(ib_html *html, const char *words)
{
    ib_markup_form(&html->page, "<span class=\"h\"");
    ib_html_own_language(html);
    ib_markup_form(&html->page, ">%s</span>", words);
}

static void open_del(ib_html *html)
{
    ib_markup_raw(&html->page, "<del>");
    put_hidden(html, "[" IB_SAY_ONLY_SOURCE);
}

static void close_del(ib_html *html)
{
    put_hidden(html, "]");
    ib_markup_raw(&html->page, "</del>");
}

/* The words that the quotation has instead, or besides. */
static void put_ins(ib_html *html, const ibid_edit *edit)
{
    if (edit->quotation.start >= edit->quotation.end)
        return;
    ib_markup_raw(&html->page, "<ins>");
    put_hidden(html, "[" IB_SAY_ONLY_QUOTED);
    ib_words_put(ib_markup_paper(&html->page), ibid_doc_text(html->view->doc),
                 edit->quotation, IB_SHOW_PAGE_BYTE);
    ib_markup_paper_end(&html->page);
    put_hidden(html, "]");
    ib_markup_raw(&html->page, "</ins>");
}

/* The differences that end or begin after byte `from`, up to `at`; *open tells
 * how many are open. */
static void put_signs(ib_html *html, const ib_side *side, uint32_t from,
                      uint32_t at, uint32_t *open)
{
    for (uint32_t i = 0; i < side->edit_count; i++) {
        const ibid_span span = side->edit[i].source;

        if (*open == 0 || span.start >= span.end || span.start > from ||
            span.end <= from || span.end > at)
            continue;
        if (--*open == 0)
            close_del(html);
        if (*open == 0)
            put_ins(html, &side->edit[i]);
    }
    for (uint32_t i = 0; i < side->edit_count; i++) {
        const ibid_span span = side->edit[i].source;

        if (span.start != at)
            continue;
        if (span.start == span.end && *open == 0) {
            ib_markup_raw(&html->page, " ");
            put_ins(html, &side->edit[i]);
            ib_markup_raw(&html->page, " ");
        } else if (span.start < span.end && (*open)++ == 0) {
            open_del(html);
        }
    }
}

static uint32_t next_sign(const ib_side *side, uint32_t at, uint32_t end)
{
    for (uint32_t i = 0; i < side->edit_count; i++) {
        const ibid_span span = side->edit[i].source;

        if (span.start > at && span.start < end)
            end = span.start;
        if (span.end > at && span.end < end)
            end = span.end;
    }
    return end;
}

static void put_window(ib_html *html, const ib_side *side, ibid_span window)
{
    uint32_t open = 0, from = window.start;

    for (uint32_t i = 0; i < side->part_count; i++) {
        uint32_t at = side->part[i].start, end = side->part[i].end;

        at = at > window.start ? at : window.start;
        end = end < window.end ? end : window.end;
        if (i > 0 && at < end)
            ib_markup_raw(&html->page, " ");
        while (at < end) {
            const uint32_t next = next_sign(side, at, end);

            put_signs(html, side, from, at, &open);
            ib_markup_text(&html->page,
                           ib_str_in(side->text, (ibid_span){at, next}), true);
            from = at;
            at = next;
        }
        if (at == end && end == side->part[i].end) {
            put_signs(html, side, from, end, &open);
            from = end;
        }
    }
    if (open)
        close_del(html);
}

/* Some words before and after the passage, so that it can be found in print. */
static void put_context(ib_html *html, ibid_str text, ibid_span span)
{
    if (span.start >= span.end)
        return;
    ib_markup_raw(&html->page, "<span class=\"ctx\">");
    ib_markup_text(&html->page, ib_str_in(text, span), true);
    ib_markup_raw(&html->page, "</span>");
}

static ibid_span before(ibid_str text, uint32_t start)
{
    const uint32_t far =
        start > IB_SHOW_CONTEXT_BYTE ? start - IB_SHOW_CONTEXT_BYTE : 0;
    uint32_t at = far;

    while (at > 0 && at < start && !ib_is(text.at[at], IB_SPACE))
        at++;
    return (ibid_span){at, start};
}

static ibid_span after(ibid_str text, uint32_t end)
{
    const uint32_t room = text.len - end;
    uint32_t at =
        end + (room < IB_SHOW_CONTEXT_BYTE ? room : IB_SHOW_CONTEXT_BYTE);

    while (at < text.len && at > end && !ib_is(text.at[at], IB_SPACE))
        at--;
    return (ibid_span){end, at};
}

static void put_passage(ib_html *html, const ib_side *side, ibid_span whole)
{
    ibid_span window;
    uint32_t at = whole.start, shown = 0;

    if (whole.end - whole.start <= IB_SHOW_PAGE_BYTE) {
        put_window(html, side, whole);
        return;
    }
    if (!ib_side_window(&window, side, whole, whole.start)) {
        ib_words_put(ib_markup_paper(&html->page), side->text, whole,
                     IB_SHOW_PAGE_BYTE);
        ib_markup_paper_end(&html->page);
        return;
    }
    do {
        if (window.start < at)
            window.start = at;
        if (window.start > at)
            ib_markup_raw(&html->page, "\xE2\x80\xA6 ");
        put_window(html, side, window);
        ib_markup_raw(&html->page, " ");
        at = window.end;
    } while (++shown < IB_SHOW_EDITS &&
             ib_side_window(&window, side, whole, at));
    if (at < whole.end)
        ib_markup_raw(&html->page, "\xE2\x80\xA6");
}

void ib_html_put_redline(ib_html *html, const ibid_doc *source,
                         const ibid_finding *finding)
{
    const char *language = ib_html_language(source);
    ibid_span whole;
    ib_side side;

    ib_side_of_source(&side, source, finding);
    if (side.part_count == 0)
        return;
    if (finding->verdict == IBID_VERDICT_ABSENT)
        side.edit_count = 0;
    whole = (ibid_span){side.part[0].start, side.part[side.part_count - 1].end};
    ib_markup_raw(&html->page, "<p class=\"src\"");
    ib_markup_raw(&html->page, ib_html_direction(side.text, whole));
    if (!ib_str_is(ib_str_of(language), IB_STR(IB_SAY_LANGUAGE)))
        ib_markup_form(&html->page, " lang=\"%s\"", language);
    ib_markup_raw(&html->page, ">");
    put_context(html, side.text, before(side.text, whole.start));
    ib_markup_raw(&html->page, "\xE2\x80\x9C");
    put_passage(html, &side, whole);
    ib_markup_raw(&html->page, "\xE2\x80\x9D");
    put_context(html, side.text, after(side.text, whole.end));
    ib_markup_raw(&html->page, "</p>");
}
