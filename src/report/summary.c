/* summary.c - a document in one line. */

#include "report/summary.h"

#include "base/scan.h"
#include "base/str.h"
#include "ibid/box.h"

/* The value of a digit, superscript (U+00B2, B3, B9, 2070-2079) or plain; -1
 * for another character. */
static int digit_of(uint32_t cp)
{
    if (cp >= '0' && cp <= '9')
        return (int)(cp - '0');
    if (cp == 0xB2 || cp == 0xB3)
        return (int)(cp - 0xB0);
    if (cp == 0xB9)
        return 1;
    if (cp >= 0x2070 && cp <= 0x2079)
        return (int)(cp - 0x2070);
    return -1;
}

bool ib_mark_is_clean(const ibid_mark *mark, ibid_str text)
{
    uint64_t number = 0;

    if (mark->number == 0)
        return true;
    for (uint32_t at = mark->span.start; at < mark->span.end;) {
        uint32_t cp;
        int digit;

        at += ib_utf8_at(&cp, text, at, mark->span.end);
        digit = digit_of(cp);
        if (digit >= 0 && number <= UINT32_MAX)
            number = number * 10 + (unsigned)digit;
    }
    return number == mark->number;
}

static void put_count(ib_paper *paper, size_t count, const char *one,
                      const char *many)
{
    ib_paper_form(paper, " \xC2\xB7 %zu\xC2\xA0%s", count,
                  count == 1 ? one : many);
}

static void put_notes(ib_paper *paper, const ibid_doc *doc)
{
    ibid_notes notes = ibid_doc_notes(doc);
    ibid_marks marks = ibid_doc_marks(doc);
    ibid_str text = ibid_doc_text(doc);
    size_t linked = 0, damaged = 0;

    for (size_t i = 0; i < marks.count; i++) {
        if (marks.item[i].note == IBID_NONE)
            continue;
        linked++;
        damaged += !ib_mark_is_clean(&marks.item[i], text);
    }
    put_count(paper, notes.count, "note", "notes");
    if (notes.count == 0)
        return;
    if (linked >= notes.count)
        ib_paper_say(paper, notes.count == 1 ? ", linked to its mark"
                                             : ", all linked to their marks");
    else
        ib_paper_form(paper, ", %zu linked to their marks", linked);
    if (damaged)
        ib_paper_form(paper, " (%zu mark%s damaged)", damaged,
                      damaged == 1 ? " is" : "s are");
}

/* The pages of a layer, "p. 3-5, 9": as many stretches as a person reads. */
static void put_sheets(ib_paper *paper, const ibid_doc *doc, ibid_layer layer,
                       uint32_t sheets)
{
    enum { SHOWN = 8 };
    uint32_t shown = 0;

    for (uint32_t from = 1, to; from <= sheets; from = to) {
        for (to = from; to <= sheets && ibid_doc_sheet(doc, to)->layer == layer;
             to++)
            ;
        if (to == from) {
            to++;
            continue;
        }
        if (shown++ == SHOWN) {
            ib_paper_say(paper, ", \xE2\x80\xA6");
            return;
        }
        ib_paper_form(paper, shown == 1 ? ", p.\xC2\xA0%u" : ", %u", from);
        if (to - from > 1)
            ib_paper_form(paper, "-%u", to - 1);
    }
}

/* Sheets whose words are not the file's own characters. */
static void put_layers(ib_paper *paper, const ibid_doc *doc)
{
    static const struct {
        ibid_layer layer;
        const char *words;
    } said[] = {{IBID_LAYER_OCR, "read by OCR"},
                {IBID_LAYER_OLD_OCR, "with its maker's OCR"},
                {IBID_LAYER_NONE, "a picture, not read"}};
    uint32_t count[IBID_LAYER_OLD_OCR + 1] = {0}, sheets = 0;
    const ibid_sheet *sheet;

    while ((sheet = ibid_doc_sheet(doc, sheets + 1)) != NULL) {
        count[sheet->layer]++;
        sheets++;
    }
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        const uint32_t here = count[said[i].layer];

        if (here == 0)
            continue;
        if (here < sheets)
            put_sheets(paper, doc, said[i].layer, sheets);
        ib_paper_form(paper, here < sheets ? " %s" : ", %s", said[i].words);
    }
}

static void put_quotations(ib_paper *paper, const ibid_doc *doc)
{
    ibid_quotations quotations = ibid_doc_quotations(doc);
    size_t count = 0;

    for (size_t i = 0; i < quotations.count; i++)
        count += quotations.item[i].kind != IBID_QUOTE_TITLE &&
                 quotations.item[i].kind != IBID_QUOTE_TERM;
    put_count(paper, count, "quotation", "quotations");
}

/* "12 pages"; a marked-up file has none, and is measured in words. */
static void put_size(ib_paper *paper, const ibid_doc *doc)
{
    const ibid_place first = ibid_doc_line(doc, 0);
    const size_t pages = ibid_doc_pages(doc).count;
    const ibid_str text = ibid_doc_text(doc);
    size_t words = 0;

    if (!first.paragraph && !first.note) {
        ib_paper_form(paper, "%zu page%s", pages, pages == 1 ? "" : "s");
        put_layers(paper, doc);
        return;
    }
    for (uint32_t i = 0; i < text.len; i++)
        words += !ib_is(text.at[i], IB_SPACE) &&
                 (i == 0 || ib_is(text.at[i - 1], IB_SPACE));
    ib_paper_form(paper, "%zu word%s", words, words == 1 ? "" : "s");
}

void ib_summary_put(ib_paper *paper, const ibid_doc *doc, const char *file)
{
    ib_paper_line(paper, 0, 5);
    if (file && *file) {
        ib_paper_ink(paper, IB_INK_BOLD);
        ib_paper_say(paper, file);
        ib_paper_ink(paper, IB_INK_PLAIN);
        ib_paper_say(paper, " \xC2\xB7 ");
    }
    put_size(paper, doc);
    put_notes(paper, doc);
    put_quotations(paper, doc);
    put_count(paper, ibid_doc_citations(doc).count, "citation", "citations");
}
