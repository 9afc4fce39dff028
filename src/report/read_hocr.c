/* read_hocr.c - what was read of sheets of paper, as hOCR.
 *
 * Authority: hOCR 1.2 (https://kba.github.io/hocr-spec/1.2/).  A word is an
 * ocrx_word with its box and how sure OCR was; lines say where their letters
 * stand (baseline) and how large they are (x_size, as Tesseract writes it, from
 * the top of capitals to the foot of descenders).  Running heads and feet are
 * ocr_header and ocr_footer; for notes the standard has no class: they are
 * paragraphs with the role that readers of the web know, doc-footnote, and
 * their marks are links to them.
 *
 * Boxes are whole numbers of dots, ten to a point: fine enough that a reader
 * puts the page together as it was.
 */

#include "ibid/report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/scan.h"
#include "base/sort.h"
#include "base/str.h"
#include "read/inside.h"
#include "report/out.h"
#include "text/box.h"

enum { DOTS = 10, DPI = 72 * DOTS };

/* Of the type's size: capitals of 0.70 and descenders of 0.22, as worker/type.h
 * has it. */
static const float full = 0.92f;

/* A part of a block. */
typedef struct piece {
    ibid_span span;
    uint32_t block; /* or IBID_NONE */
} piece;

typedef struct writer {
    ib_out out;
    const ibid_doc *doc;
    const ib_text *text;
    const ib_boxes *boxes;
    const piece *piece;
    size_t piece_count;
    size_t at, line, mark; /* the next of pieces, of lines, of marks */
    const char *area;      /* the tag of the open block; NULL: none is */
    uint32_t block;        /* it */
    bool in_par;
    float size; /* of the open paragraph's type */
    bool in_sup;
    uint32_t in_mark; /* the mark that is a link now, or IBID_NONE */
    uint32_t notes;   /* with a smaller number have begun */
    long areas, lines;
} writer;

/* -- bytes -- */

static void say(writer *w, const char *words)
{
    ib_out_say(&w->out, words);
}

static void say_number(writer *w, const char *before, long number)
{
    char text[40];

    snprintf(text, sizeof text, "%ld", number);
    say(w, before);
    say(w, text);
}

/* A length in dots with three places, without a locale's sign for them. */
static void say_length(writer *w, const char *before, float points)
{
    const long thousandths = lroundf(points * DOTS * 1000);
    const long whole = labs(thousandths) / 1000;
    char text[60];

    snprintf(text, sizeof text, "%s%ld.%03ld", thousandths < 0 ? "-" : "",
             whole, labs(thousandths) % 1000);
    say(w, before);
    say(w, text);
}

/* Text between tags or in a title within quotation marks; a title has
 * properties of its own, parted by semicolons. */
static void say_text(writer *w, ibid_str text, bool in_title)
{
    for (uint32_t at = 0; at < text.len;) {
        uint32_t code;
        const uint32_t len = ib_utf8_at(&code, text, at, text.len);

        if (code == '&')
            say(w, "&amp;");
        else if (code == '<')
            say(w, "&lt;");
        else if (code == '>')
            say(w, "&gt;");
        else if (in_title && (code == '"' || code == '\'' || code == ';'))
            say(w, "_");
        else if ((code < 0x20 && code != '\n' && code != '\t') ||
                 (code & 0xfffe) == 0xfffe)
            say(w, "\xEF\xBF\xBD"); /* XML 1.0, 2.2 */
        else
            ib_out_put(&w->out, text.at + at, len);
        at += len;
    }
}

static void say_box(writer *w, const ibid_box *box)
{
    say_number(w, "bbox ", lroundf(box->x0 * DOTS));
    say_number(w, " ", lroundf(box->y0 * DOTS));
    say_number(w, " ", lroundf(box->x1 * DOTS));
    say_number(w, " ", lroundf(box->y1 * DOTS));
}

/* -- words -- */

/* The digit of a superscript one, or 0. */
static char plain_digit(uint32_t code)
{
    if (code == 0xB2 || code == 0xB3)
        return (char)('0' + (code - 0xB0));
    if (code == 0xB9)
        return '1';
    if (code == 0x2070 || (code >= 0x2074 && code <= 0x2079))
        return (char)('0' + (code - 0x2070));
    return 0;
}

/* The mark that holds a byte and calls a note; bytes ascend. */
static uint32_t mark_at(writer *w, uint32_t byte)
{
    const ibid_marks marks = ibid_doc_marks(w->doc);

    while (w->mark < marks.count && marks.item[w->mark].span.end <= byte)
        w->mark++;
    if (w->mark < marks.count && marks.item[w->mark].span.start <= byte &&
        marks.item[w->mark].note != IBID_NONE)
        return (uint32_t)w->mark;
    return IBID_NONE;
}

/* Let what follows be raised, and the link of a mark, or not: a link holds
 * what is raised in it, never the other way round. */
static void turn(writer *w, bool raised, uint32_t mark)
{
    const bool other = mark != w->in_mark;

    if (w->in_sup && (!raised || other)) {
        say(w, "</sup>");
        w->in_sup = false;
    }
    if (other && w->in_mark != IBID_NONE)
        say(w, "</a>");
    if (other && mark != IBID_NONE) {
        const ibid_marks marks = ibid_doc_marks(w->doc);

        say_number(w, "<a href=\"#note_", (long)marks.item[mark].note + 1);
        say(w, "\" role=\"doc-noteref\">");
    }
    w->in_mark = mark;
    if (raised && !w->in_sup)
        say(w, "<sup>");
    w->in_sup = raised;
}

/* The letters of a word, whose first run is `run`. */
static void say_letters(writer *w, ibid_span word, size_t run)
{
    for (uint32_t at = word.start; at < word.end;) {
        uint32_t code;
        const uint32_t len = ib_utf8_at(&code, w->text->str, at, word.end);
        const char digit = plain_digit(code);

        while (run + 1 < w->boxes->run_count &&
               w->boxes->run[run + 1].start <= at)
            run++;
        turn(w, digit || (w->boxes->run[run].flags & IB_RUN_RAISED),
             mark_at(w, at));
        if (digit)
            ib_out_put(&w->out, &digit, 1);
        else
            say_text(w, (ibid_str){w->text->str.at + at, len}, false);
        at += len;
    }
    turn(w, false, IBID_NONE);
}

static void say_words(writer *w, ibid_span line)
{
    ibid_word word;

    for (size_t i = ib_run_at(w->text, line.start);
         i < w->boxes->run_count && w->boxes->run[i].start < line.end;) {
        if (!ib_boxes_word(&word, w->text, w->boxes->run[i].start))
            break;
        say(w, "<span class=\"ocrx_word\" title=\"");
        say_box(w, &word.box);
        say_number(w, "; x_wconf ", (long)word.sureness);
        say(w, "\">");
        say_letters(w, word.box.span, i);
        say(w, "</span> ");
        while (i < w->boxes->run_count &&
               w->boxes->run[i].start < word.box.span.end)
            i++;
    }
}

/* -- lines and blocks -- */

/* What is told of the line that begins at a byte; bytes ascend. */
static const ib_run_line *line_at(writer *w, uint32_t byte)
{
    while (w->line + 1 < w->boxes->line_count &&
           w->boxes->line[w->line + 1].start <= byte)
        w->line++;
    return &w->boxes->line[w->line];
}

static void say_line(writer *w, ibid_span span, const ib_run_line *line,
                     unsigned flags)
{
    ibid_box box;

    if (!ib_boxes_area(&box, w->text, span))
        return;
    say_number(w, "<span class=\"ocr_line\" id=\"line_", ++w->lines);
    say(w, "\" title=\"");
    say_box(w, &box);
    if (flags & IB_RUN_TURNED)
        say(w, flags & IB_RUN_DOWN ? "; textangle 270" : "; textangle 90");
    else
        say_length(w, "; baseline 0 ",
                   line->base - (float)lroundf(box.y1 * DOTS) / DOTS);
    say_length(w, "; x_size ", line->size * full);
    say(w, "\">");
    say_words(w, span);
    say(w, "</span>\n");
}

static void end_par(writer *w)
{
    if (w->in_par)
        say(w, "</p>\n");
    w->in_par = false;
}

static void end_area(writer *w)
{
    end_par(w);
    if (!w->area)
        return;
    say(w, "</");
    say(w, w->area);
    say(w, ">\n");
    w->area = NULL;
}

/* The class of a block: what stands in the outer quarters of a sheet and is no
 * text is its head or foot. */
static const char *class_of(const writer *w, ibid_block_kind kind,
                            const ibid_box *box)
{
    const float high = w->boxes->sheet[box->page - 1].height;

    if (kind == IBID_BLOCK_QUOTATION)
        return "ocr_carea ocr_blockquote";
    if (kind == IBID_BLOCK_TABLE)
        return "ocr_carea ocr_table";
    if (kind == IBID_BLOCK_FURNITURE && box->y1 < high / 4)
        return "ocr_header";
    if (kind == IBID_BLOCK_FURNITURE && box->y0 > high * 3 / 4)
        return "ocr_footer";
    return "ocr_carea";
}

/* Open the part of a block that begins at a byte, up to the end of its page; a
 * note has its name where it begins. */
static void begin_area(writer *w, const piece *from, uint32_t byte)
{
    const ibid_blocks blocks = ibid_doc_blocks(w->doc);
    const ibid_block *block =
        from->block < blocks.count ? &blocks.item[from->block] : NULL;
    const ibid_block_kind kind = block ? block->kind : IBID_BLOCK_PARAGRAPH;
    ibid_box box = {.page = 1};

    (void)ib_boxes_area(&box, w->text, (ibid_span){byte, from->span.end});
    w->block = from->block;
    w->area = kind == IBID_BLOCK_QUOTATION ? "blockquote" : "div";
    say(w, "<");
    say(w, w->area);
    say(w, " class=\"");
    say(w, class_of(w, kind, &box));
    if (kind == IBID_BLOCK_NOTE && block->note >= w->notes) {
        w->notes = block->note + 1;
        say_number(w, "\" id=\"note_", w->notes);
        say(w, "\" role=\"doc-footnote");
    } else {
        say_number(w, "\" id=\"block_", ++w->areas);
    }
    say(w, "\" title=\"");
    say_box(w, &box);
    say(w, "\">\n");
}

/* The piece that holds a byte; bytes ascend. */
static const piece *piece_at(writer *w, uint32_t byte)
{
    while (w->at + 1 < w->piece_count && w->piece[w->at].span.end <= byte)
        w->at++;
    return &w->piece[w->at];
}

/* Write the line that begins with a run; gives the first run of the next. */
static size_t write_line(writer *w, size_t run)
{
    const uint32_t start = w->boxes->run[run].start;
    const ib_line *text = &w->text->line[ib_text_line_at(w->text, start)];
    const ib_run_line *line = line_at(w, start);
    const piece *now = piece_at(w, start);

    if (!w->area || w->block != now->block) {
        end_area(w);
        begin_area(w, now, start);
    }
    /* One size a paragraph: a reader takes the usual one for all its lines. */
    if (w->in_par && fabsf(w->size - line->size) > 0.001f)
        end_par(w);
    if (!w->in_par)
        say(w, "<p class=\"ocr_par\">\n");
    w->in_par = true;
    w->size = line->size;
    say_line(w, (ibid_span){start, text->end}, line, w->boxes->run[run].flags);
    while (run < w->boxes->run_count && w->boxes->run[run].start < text->end)
        run++;
    return run;
}

/* -- pages -- */

static void begin_page(writer *w, size_t page, const char *file)
{
    const ibid_sheet *sheet = &w->boxes->sheet[page];
    const ibid_box box = {.x1 = sheet->width, .y1 = sheet->height};
    const ibid_pages pages = ibid_doc_pages(w->doc);
    ibid_str label = sheet->label;

    if (page < pages.count && pages.item[page].label.len)
        label = pages.item[page].label;
    say_number(w, "<div class=\"ocr_page\" id=\"page_", (long)page + 1);
    say(w, "\" title='image \"");
    say_text(w, ib_str_of(file), true);
    say(w, "\"; ");
    say_box(w, &box);
    say_number(w, "; ppageno ", (long)page);
    if (label.len) {
        say(w, "; lpageno \"");
        say_text(w, label, true);
        say(w, "\"");
    }
    say_number(w, "; scan_res ", DPI);
    say_number(w, " ", DPI);
    say(w, "'>\n");
}

static void write_pages(writer *w, const char *file)
{
    size_t run = 0;

    for (size_t page = 0; page < w->boxes->sheet_count; page++) {
        const size_t end = page + 1 < w->boxes->sheet_count
                               ? w->boxes->first[page + 1]
                               : w->boxes->run_count;

        begin_page(w, page, file);
        while (run < end)
            run = write_line(w, run);
        end_area(w);
        say(w, "</div>\n");
    }
}

static void write_head(writer *w, const char *file)
{
    const char *language = ibid_doc_about(w->doc)->language;

    say(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"");
    if (language) {
        say(w, " lang=\"");
        say(w, language);
        say(w, "\"");
    }
    say(w, ">\n<head>\n<title>");
    say_text(w, ib_str_of(file), false);
    say(w, "</title>\n<meta charset=\"UTF-8\"/>\n<meta name=\"ocr-system\" "
           "content=\"ibid ");
    say(w, ibid_version());
    say(w, "\"/>\n<meta name=\"ocr-capabilities\" content=\"ocr_page "
           "ocr_carea ocr_par ocr_line ocrx_word ocr_header ocr_footer "
           "ocr_blockquote ocr_table\"/>\n");
    say_number(w, "<meta name=\"ocr-number-of-pages\" content=\"",
               (long)w->boxes->sheet_count);
    say(w, "\"/>\n</head>\n<body>\n");
}

/* Parts of all blocks as they stand in the text; a note that was read alone has
 * no blocks. */
static ibid_status find_pieces(writer *w, ib_arena *arena)
{
    const ibid_blocks blocks = ibid_doc_blocks(w->doc);
    size_t count = 0, put = 0;
    ib_keyed *key;
    piece *all, *sorted;

    for (size_t i = 0; i < blocks.count; i++)
        count += blocks.item[i].span_count;
    if (count == 0)
        count = 1;
    key = ib_arena_array(arena, ib_keyed, 2 * count);
    all = ib_arena_array(arena, piece, count);
    sorted = ib_arena_array(arena, piece, count);
    if (!key || !all || !sorted)
        return ib_arena_status(arena);
    all[0] = (piece){{0, w->text->str.len}, IBID_NONE};
    for (size_t i = 0; i < blocks.count; i++)
        for (uint32_t k = 0; k < blocks.item[i].span_count; k++, put++) {
            all[put] = (piece){blocks.item[i].span[k], (uint32_t)i};
            key[put] = (ib_keyed){all[put].span.start, (uint32_t)put};
        }
    ib_keyed_sort(key, key + count, count);
    for (size_t i = 0; i < count; i++)
        sorted[i] = all[key[i].item];
    w->piece = sorted;
    w->piece_count = count;
    return IBID_OK;
}

ibid_status ibid_report_read_hocr(const ibid_doc *doc, const ibid_sink *sink,
                                  const ibid_report_options *opt, ibid_err *err)
{
    const char *file = opt && opt->file ? opt->file : "";
    writer w = {.doc = doc, .text = ib_doc_inside(doc), .in_mark = IBID_NONE};
    ib_arena arena;
    ibid_status st;

    w.boxes = w.text->boxes;
    if (!w.boxes)
        return ib_fail(err, IBID_EUNSUPPORTED,
                       "it has no pages on which words have a place; hOCR is "
                       "written of PDF files and scans: write its text with "
                       "--format text instead",
                       0, 0);
    ib_arena_init(&arena, NULL, 0, NULL);
    st = find_pieces(&w, &arena);
    if (st) {
        ib_arena_free(&arena);
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    }
    ib_out_start(&w.out, sink);
    write_head(&w, file);
    write_pages(&w, file);
    say(&w, "</body>\n</html>\n");
    ib_arena_free(&arena);
    st = ib_out_finish(&w.out);
    return st ? ib_fail(err, st, "the output could not be written", 0, 0)
              : IBID_OK;
}
