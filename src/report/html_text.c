/* html_text.c - the document on its page, with what was found in it. */

#include "report/html.h"

#include "base/scan.h"
#include "base/str.h"
#include "report/html_words.h"
#include "report/summary.h"
#include "report/told.h"

/* Findings that may hold one another at one place, and words that wait for the
 * closing quotation mark: more are not marked in the text, but keep their
 * cards.  Findings before a block that are asked whether they reach into it. */
enum { OPEN_MOST = 16, BACK_MOST = 64 };

/* Where the pen stands while a block is written. */
typedef struct pen {
    ib_html *html;
    ibid_str text;
    uint32_t open[OPEN_MOST]; /* findings whose words are being written */
    uint32_t open_count;
    uint32_t due[OPEN_MOST]; /* findings whose verdict is still to be put */
    uint32_t due_at[OPEN_MOST];
    uint32_t due_count;
    uint32_t next; /* the next finding, mark, page */
    uint32_t mark;
    uint32_t page;
    bool joined; /* lines of the text are no lines of the page */
} pen;

static const ibid_finding *finding_of(const pen *p, uint32_t i)
{
    return &p->html->view->findings.item[i];
}

/* Notes have their own place; all else is marked at its words. */
static bool is_marked(const ibid_finding *finding)
{
    return finding->kind != IBID_FINDING_NOTE &&
           finding->span.start < finding->span.end;
}

static void put_tag(pen *p, uint32_t i, bool first)
{
    const ibid_finding *finding = finding_of(p, i);
    ib_markup *page = &p->html->page;

    ib_markup_raw(page, "<span");
    if (!ib_html_is_quiet(p->html, finding))
        ib_markup_form(
            page, " class=\"%s %s%s\"",
            finding->kind == IBID_FINDING_CITATION ? "c" : "q",
            ib_told_word(finding, p->html->opt->look_at),
            ibid_finding_is_to_look_at(finding, p->html->opt->look_at) ? " look"
                                                                       : "");
    if (first && ib_html_has_card(p->html, finding))
        ib_markup_form(page, " id=\"at%u\"", (unsigned)i);
    else if (first)
        ib_markup_form(page, " id=\"finding-%s\"", finding->id);
    ib_markup_raw(page, ">");
}

/* The work that is not at hand; IBID_NONE: there is no list of them, or the
 * finding cites none. */
static uint32_t work_of(const ib_html *html, const ibid_finding *finding)
{
    const uint32_t citation = finding->kind == IBID_FINDING_CITATION
                                  ? finding->item
                                  : ib_told_cited(html->view->doc, finding);
    const uint32_t work =
        citation == IBID_NONE ? IBID_NONE : html->work[citation];

    if (work == IBID_NONE ||
        ibid_pull_works(html->pull).item[work].status == IBID_WORK_AT_HAND)
        return IBID_NONE;
    return work;
}

/* The verdict behind the words: where there is a card it leads there, else to
 * the source or the work. */
static void put_verdict(pen *p, uint32_t i)
{
    const ibid_finding *finding = finding_of(p, i);
    const ibid_resolution *resolution = &finding->resolution;
    const char *word = ib_told_word(finding, p->html->opt->look_at);
    ib_html *html = p->html;
    const uint32_t work = work_of(html, finding);

    if (ib_html_is_quiet(html, finding))
        return;
    ib_markup_form(&html->page, " <a class=\"v %s\"", word);
    ib_html_own_language(html);
    if (ib_html_has_card(html, finding))
        ib_markup_form(&html->page, " href=\"#finding-%s\">%s", finding->id,
                       word);
    else if (finding->has_resolution &&
             resolution->state == IBID_RESOLUTION_RESOLVED)
        ib_markup_form(&html->page, " href=\"#s%u\">%s " IB_SAY_SOURCE " %u",
                       resolution->source + 1, word, resolution->source + 1);
    else if (work != IBID_NONE)
        ib_markup_form(&html->page, " href=\"#w%u\">%s", work + 1, word);
    else
        ib_markup_form(&html->page, " href=\"#finding-%s\">%s", finding->id,
                       word);
    ib_markup_raw(&html->page, "</a>");
}

/* Length of a closing quotation mark at `at`, or 0. */
static uint32_t closing_at(ibid_str text, uint32_t at)
{
    static const char *const sign[] = {
        "\"",           "'",        "''",       "\xE2\x80\x9D", "\xE2\x80\x9C",
        "\xE2\x80\x99", "\xC2\xBB", "\xC2\xAB", "\xE2\x80\xBA", "\xE3\x80\x8D",
        "\xE3\x80\x8F",
    };
    uint32_t longest = 0;

    for (size_t i = 0; i < sizeof sign / sizeof *sign; i++) {
        const ibid_str one = ib_str_of(sign[i]);

        if (at < text.len && one.len > longest && ib_str_has_at(text, at, one))
            longest = one.len;
    }
    return longest;
}

/* Where the verdict goes: behind the final stop of a citation; behind the
 * closing quotation mark, and behind the mark of the note where that follows,
 * with one sign between. */
static uint32_t verdict_at(const pen *p, const ibid_finding *finding)
{
    const ibid_marks marks = ibid_doc_marks(p->html->view->doc);
    uint32_t at = finding->span.end;

    if (finding->kind == IBID_FINDING_QUOTATION)
        at += closing_at(p->text, at);
    else if (at < p->text.len && p->text.at[at] == '.')
        return at + 1;
    for (uint32_t i = p->mark; i < marks.count && i < p->mark + 2; i++) {
        const ibid_span mark = marks.item[i].span;

        if (mark.start >= at && mark.start <= at + 1 && mark.end > mark.start &&
            (mark.start == at || ib_is(p->text.at[at], IB_PUNCT)))
            return mark.end;
    }
    return at;
}

/* Close the finding at depth `k`; those that were opened later and go on are
 * closed with it and opened anew. */
static void close_at(pen *p, uint32_t k)
{
    const uint32_t i = p->open[k];

    for (uint32_t j = k; j < p->open_count; j++)
        ib_markup_raw(&p->html->page, "</span>");
    for (uint32_t j = k + 1; j < p->open_count; j++) {
        p->open[j - 1] = p->open[j];
        put_tag(p, p->open[j], false);
    }
    p->open_count--;
    if (p->due_count == OPEN_MOST) {
        put_verdict(p, i);
        return;
    }
    p->due[p->due_count] = i;
    p->due_at[p->due_count++] = verdict_at(p, finding_of(p, i));
}

static void close_ended(pen *p, uint32_t at)
{
    for (uint32_t k = p->open_count; k-- > 0;) {
        if (finding_of(p, p->open[k])->span.end <= at)
            close_at(p, k);
    }
}

static void put_due(pen *p, uint32_t at)
{
    uint32_t kept = 0;

    for (uint32_t k = 0; k < p->due_count; k++) {
        if (p->due_at[k] <= at) {
            put_verdict(p, p->due[k]);
        } else {
            p->due[kept] = p->due[k];
            p->due_at[kept++] = p->due_at[k];
        }
    }
    p->due_count = kept;
}

static void open_begun(pen *p, uint32_t at)
{
    const size_t count = p->html->view->findings.count;

    for (; p->next < count && finding_of(p, p->next)->span.start <= at;
         p->next++) {
        const ibid_finding *finding = finding_of(p, p->next);

        if (!is_marked(finding) || finding->span.end <= at)
            continue;
        put_tag(p, p->next, true);
        if (p->open_count == OPEN_MOST) {
            ib_markup_raw(&p->html->page, "</span>");
            continue;
        }
        p->open[p->open_count++] = p->next;
    }
}

/* Findings that began in a block before this one. */
static void open_reaching(pen *p, uint32_t at)
{
    uint32_t i = p->next, least;

    least = i > BACK_MOST ? i - BACK_MOST : 0;
    while (i > least && p->html->reach[i - 1] > at)
        i--;
    for (; i < p->next && p->open_count < OPEN_MOST; i++) {
        if (is_marked(finding_of(p, i)) && finding_of(p, i)->span.end > at) {
            put_tag(p, i, false);
            p->open[p->open_count++] = i;
        }
    }
}

static void put_mark(pen *p, uint32_t i)
{
    const ibid_mark *mark = &ibid_doc_marks(p->html->view->doc).item[i];
    const bool lost = mark->span.start == mark->span.end;
    const bool clean = !lost && ib_mark_is_clean(mark, p->text);
    ib_html *html = p->html;

    if (mark->note == IBID_NONE) {
        ib_markup_form(&html->page, "<sup id=\"m%u\">", (unsigned)i);
    } else {
        ib_markup_form(&html->page, "<sup><a id=\"m%u\" href=\"#", (unsigned)i);
        if (html->note_finding[mark->note] != IBID_NONE)
            ib_markup_form(&html->page, "finding-%s",
                           finding_of(p, html->note_finding[mark->note])->id);
        ib_markup_raw(&html->page, "\" role=\"doc-noteref\">");
    }
    if (!lost)
        ib_markup_text(&html->page, ib_str_in(p->text, mark->span), true);
    if (!clean && mark->number)
        ib_markup_form(&html->page, "<b>[%u]</b>", mark->number);
    if (mark->note == IBID_NONE) {
        const uint32_t f = html->mark_finding[i];

        ib_markup_raw(&html->page, "</sup>");
        if (f != IBID_NONE)
            put_verdict(p, f);
    } else {
        ib_markup_raw(&html->page, "</a></sup>");
    }
}

static void put_page(pen *p)
{
    const ibid_pages pages = ibid_doc_pages(p->html->view->doc);
    const ibid_page *at = &pages.item[p->page];
    ib_markup *page = &p->html->page;

    ib_markup_form(page, "<span class=\"pg\" id=\"p%u\"", p->page + 1);
    ib_html_own_language(p->html);
    ib_markup_raw(page, ">" IB_SAY_PAGE);
    if (at->label.len || at->named.len) {
        ib_paper_put(ib_markup_paper(page),
                     at->label.len ? at->label : at->named);
        ib_markup_paper_end(page);
    } else {
        ib_markup_form(page, "%u", p->page + 1);
    }
    ib_markup_raw(page, "</span> ");
    p->page++;
}

/* All that stands at a byte before its character. */
static void put_signs(pen *p, uint32_t at)
{
    const ibid_pages pages = ibid_doc_pages(p->html->view->doc);

    close_ended(p, at);
    put_due(p, at);
    while (pages.count > 1 && p->page < pages.count &&
           pages.item[p->page].span.start <= at)
        put_page(p);
    open_begun(p, at);
}

/* The first byte after `at` where something is to be put, or `end`. */
static uint32_t next_stop(const pen *p, uint32_t at, uint32_t end)
{
    const ibid_pages pages = ibid_doc_pages(p->html->view->doc);
    const ibid_marks marks = ibid_doc_marks(p->html->view->doc);

    for (uint32_t k = 0; k < p->open_count; k++) {
        const uint32_t stop = finding_of(p, p->open[k])->span.end;

        end = stop > at && stop < end ? stop : end;
    }
    for (uint32_t k = 0; k < p->due_count; k++)
        end = p->due_at[k] > at && p->due_at[k] < end ? p->due_at[k] : end;
    if (p->next < p->html->view->findings.count &&
        finding_of(p, p->next)->span.start < end)
        end = finding_of(p, p->next)->span.start;
    if (p->mark < marks.count && marks.item[p->mark].span.start < end)
        end = marks.item[p->mark].span.start;
    if (p->page < pages.count && pages.count > 1 &&
        pages.item[p->page].span.start < end)
        end = pages.item[p->page].span.start;
    return end;
}

/* Write a part of the text.  Marks up to `limit` belong to it: one that was
 * lost may stand behind its last word. */
static void put_part(pen *p, ibid_span part, uint32_t limit)
{
    const ibid_marks marks = ibid_doc_marks(p->html->view->doc);
    uint32_t at = part.start;

    while (at < part.end) {
        uint32_t stop;

        put_signs(p, at);
        if (p->mark < marks.count && marks.item[p->mark].span.start <= at) {
            const ibid_span mark = marks.item[p->mark].span;

            put_mark(p, p->mark++);
            at = mark.end > at ? mark.end : at;
            continue;
        }
        stop = next_stop(p, at, part.end);
        ib_markup_text(&p->html->page,
                       ib_str_in(p->text, (ibid_span){at, stop}), p->joined);
        at = stop;
    }
    while (p->mark < marks.count && marks.item[p->mark].span.start < limit)
        put_mark(p, p->mark++);
    close_ended(p, part.end);
    put_due(p, part.end);
}

/* First finding, mark and page at or after a byte. */
static void seek(pen *p, uint32_t byte)
{
    const ibid_findings all = p->html->view->findings;
    const ibid_marks marks = ibid_doc_marks(p->html->view->doc);
    uint32_t low = 0, high = (uint32_t)all.count;

    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;

        if (all.item[middle].span.start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    p->next = low;
    for (low = 0, high = (uint32_t)marks.count; low < high;) {
        const uint32_t middle = low + (high - low) / 2;

        if (marks.item[middle].span.start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    p->mark = low;
}

/* Index of a span among those of all blocks. */
static uint32_t piece_of(const ib_html *html, uint32_t start)
{
    uint32_t low = 0, high = html->piece_count;

    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;

        if (html->piece[middle].span.start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The page that begins between the piece before this one and its end, if one
 * does: its number is put at the first word of it. */
static void seek_page(pen *p, uint32_t piece)
{
    const ibid_pages pages = ibid_doc_pages(p->html->view->doc);
    const uint32_t from = piece ? p->html->piece[piece - 1].span.end : 0;
    uint32_t low = 0, high = (uint32_t)pages.count;

    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;

        if (pages.item[middle].span.start < from)
            low = middle + 1;
        else
            high = middle;
    }
    p->page = low;
}

/* The words of a block, from byte `from` on. */
static void put_words(ib_html *html, const ibid_block *block, uint32_t from)
{
    const bool is_set =
        block->kind == IBID_BLOCK_TABLE || block->kind == IBID_BLOCK_SIGNATURE;
    pen p = {.html = html,
             .text = ibid_doc_text(html->view->doc),
             .joined = !is_set};

    for (uint32_t j = 0; j < block->span_count; j++) {
        ibid_span part = block->span[j];
        const uint32_t piece = piece_of(html, part.start);
        const uint32_t limit = piece + 1 < html->piece_count
                                   ? html->piece[piece + 1].span.start
                                   : UINT32_MAX;

        /* A mark may have been read in the label of a note, too. */
        seek(&p, piece ? part.start : 0);
        if (part.start < from)
            part.start = from < part.end ? from : part.end;
        seek_page(&p, piece);
        if (j > 0)
            ib_markup_raw(&html->page, "\n");
        else
            open_reaching(&p, part.start);
        put_part(&p, part, limit);
    }
    put_due(&p, UINT32_MAX);
    while (p.open_count > 0) {
        ib_markup_raw(&html->page, "</span>");
        p.open_count--;
    }
}

static void put_block(ib_html *html, const ibid_block *block)
{
    static const struct {
        const char *open, *close;
    } tag[] = {
        [IBID_BLOCK_PARAGRAPH] = {"<p", "</p>\n"},
        [IBID_BLOCK_HEADING] = {"<h3", "</h3>\n"},
        [IBID_BLOCK_QUOTATION] = {"<blockquote", "</blockquote>\n"},
        [IBID_BLOCK_LIST] = {"<p class=\"item\"", "</p>\n"},
        [IBID_BLOCK_NOTE] = {"<p", "</p>\n"},
        [IBID_BLOCK_FURNITURE] = {"<p class=\"furn\"", "</p>\n"},
        [IBID_BLOCK_SIGNATURE] = {"<p class=\"set\"", "</p>\n"},
        [IBID_BLOCK_TABLE] = {"<p class=\"set\"", "</p>\n"},
    };

    ib_markup_raw(&html->page, tag[block->kind].open);
    ib_markup_raw(&html->page, ib_html_direction(ibid_doc_text(html->view->doc),
                                                 block->span[0]));
    ib_markup_raw(&html->page, ">");
    put_words(html, block, 0);
    ib_markup_raw(&html->page, tag[block->kind].close);
}

/* How the mark of a note was found, where that is not certain. */
static void put_link(ib_html *html, const ibid_mark *mark)
{
    if (mark->sureness == IBID_SURE && mark->span.start < mark->span.end)
        return;
    ib_markup_raw(&html->page, " <small");
    ib_html_own_language(html);
    ib_markup_raw(&html->page, ">(");
    ib_markup_say(&html->page, mark->span.start < mark->span.end
                                   ? IB_SAY_MARK
                                   : IB_SAY_LOST_MARK IB_SAY_END);
    ib_markup_say(&html->page, ibid_sureness_word(mark->sureness));
    if (mark->because) {
        ib_markup_say(&html->page, IB_SAY_END);
        ib_markup_say(&html->page, mark->because);
    }
    ib_markup_raw(&html->page, ")</small>");
}

/* The label leads back to the mark. */
static void put_label(ib_html *html, const ibid_note *note, uint32_t mark)
{
    const ibid_str text = ibid_doc_text(html->view->doc);
    const ibid_mark label = {.number = note->number, .span = note->label};

    if (mark != IBID_NONE)
        ib_markup_form(&html->page, "<a href=\"#m%u\" role=\"doc-backlink\">",
                       (unsigned)mark);
    else
        ib_markup_raw(&html->page, "<b>");
    ib_markup_text(&html->page, ib_str_in(text, note->label), true);
    if (note->number && !ib_mark_is_clean(&label, text))
        ib_markup_form(&html->page, "<b>[%u]</b>", note->number);
    else if (!note->number && note->label.start == note->label.end)
        ib_markup_raw(&html->page, "*");
    ib_markup_raw(&html->page, mark != IBID_NONE ? "</a> " : "</b> ");
}

static void put_note(ib_html *html, const ibid_block *block)
{
    const ibid_note *note = &ibid_doc_notes(html->view->doc).item[block->note];
    const uint32_t finding = html->note_finding[block->note];
    const uint32_t mark = html->mark[block->note];

    ib_markup_raw(&html->page, "<div class=\"note\"");
    if (finding != IBID_NONE &&
        !ib_html_has_card(html, &html->view->findings.item[finding]))
        ib_markup_form(&html->page, " id=\"finding-%s\"",
                       html->view->findings.item[finding].id);
    else if (finding != IBID_NONE)
        ib_markup_form(&html->page, " id=\"at%u\"", finding);
    ib_markup_raw(&html->page, " role=\"doc-footnote\"");
    ib_markup_raw(&html->page, ib_html_direction(ibid_doc_text(html->view->doc),
                                                 block->span[0]));
    ib_markup_raw(&html->page, ">");
    put_label(html, note, mark);
    put_words(html, block, note->span.start);
    if (mark != IBID_NONE)
        put_link(html, &ibid_doc_marks(html->view->doc).item[mark]);
    ib_markup_raw(&html->page, "</div>\n");
}

static bool is_note(const ib_html *html, const ibid_block *block)
{
    return block->kind == IBID_BLOCK_NOTE &&
           block->note < ibid_doc_notes(html->view->doc).count;
}

static bool has_cards(const ib_html *html, uint32_t block)
{
    const ib_by_block *by = &html->findings;

    for (uint32_t k = by->first[block]; k < by->first[block + 1]; k++) {
        if (ib_html_has_card(html, &html->view->findings.item[by->item[k]]))
            return true;
    }
    return false;
}

static void put_cards(ib_html *html, uint32_t block)
{
    const ib_by_block *by = &html->findings;

    for (uint32_t k = by->first[block]; k < by->first[block + 1]; k++) {
        if (ib_html_has_card(html, &html->view->findings.item[by->item[k]]))
            ib_html_put_card(html, by->item[k]);
    }
}

/* A row: blocks that stand together, the first of which leads it. */
typedef struct row {
    uint32_t *block; /* room for all notes and one more */
    uint32_t count;
} row;

/* The blocks of the notes that are called in a block and were not written. */
static void gather_notes(row *r, ib_html *html, const uint32_t *block_of_note,
                         uint32_t block)
{
    const ib_by_block *by = &html->notes;

    for (uint32_t k = by->first[block]; k < by->first[block + 1]; k++) {
        const uint32_t note = by->item[k];

        if (html->note_put[note] || block_of_note[note] == IBID_NONE)
            continue;
        html->note_put[note] = true;
        r->block[r->count++] = block_of_note[note];
    }
}

static void put_row(ib_html *html, const row *r)
{
    const ibid_block *block = ibid_doc_blocks(html->view->doc).item;
    bool cards = false;
    const uint32_t first = is_note(html, &block[r->block[0]]) ? 0 : 1;

    for (uint32_t k = 0; k < r->count; k++)
        cards = cards || has_cards(html, r->block[k]);
    if (!cards && r->count == first) {
        put_block(html, &block[r->block[0]]);
        return;
    }
    ib_markup_raw(&html->page, "<div class=\"row\">\n");
    if (first)
        put_block(html, &block[r->block[0]]);
    if (first < r->count)
        ib_markup_raw(&html->page, "<div class=\"notes\">\n");
    for (uint32_t k = first; k < r->count; k++)
        put_note(html, &block[r->block[k]]);
    if (first < r->count)
        ib_markup_raw(&html->page, "</div>\n");
    if (cards) {
        ib_markup_raw(&html->page, "<div class=\"side\"");
        ib_html_own_language(html);
        ib_markup_raw(&html->page, ">\n");
        for (uint32_t k = 0; k < r->count; k++)
            put_cards(html, r->block[k]);
        ib_markup_raw(&html->page, "</div>\n");
    }
    ib_markup_raw(&html->page, "</div>\n");
}

/* Write a block with the notes that it calls, and those that they call. */
static void put_with_notes(ib_html *html, row *r, const uint32_t *block_of_note,
                           uint32_t block)
{
    r->block[0] = block;
    r->count = 1;
    for (uint32_t k = 0; k < r->count; k++)
        gather_notes(r, html, block_of_note, r->block[k]);
    put_row(html, r);
}

ibid_status ib_html_put_document(ib_html *html)
{
    const ibid_blocks blocks = ibid_doc_blocks(html->view->doc);
    const ibid_notes notes = ibid_doc_notes(html->view->doc);
    uint32_t *block_of_note =
        ib_arena_array(html->arena, uint32_t, notes.count);
    row r = {ib_arena_array(html->arena, uint32_t, notes.count + 1), 0};

    if (!block_of_note || !r.block)
        return ib_arena_status(html->arena);
    for (size_t i = 0; i < notes.count; i++)
        block_of_note[i] = IBID_NONE;
    for (uint32_t i = 0; i < blocks.count; i++) {
        if (is_note(html, &blocks.item[i]))
            block_of_note[blocks.item[i].note] = i;
    }
    for (uint32_t i = 0; i < blocks.count; i++) {
        const uint32_t note = blocks.item[i].note;

        if (is_note(html, &blocks.item[i])) {
            if (html->mark[note] != IBID_NONE)
                continue;
            html->note_put[note] = true;
        }
        put_with_notes(html, &r, block_of_note, i);
    }
    /* Notes whose marks stand in each other. */
    for (uint32_t i = 0; i < notes.count; i++) {
        if (html->note_put[i] || block_of_note[i] == IBID_NONE)
            continue;
        html->note_put[i] = true;
        put_with_notes(html, &r, block_of_note, block_of_note[i]);
    }
    return IBID_OK;
}
