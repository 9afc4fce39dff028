/* content.c - bytes of any format to a text. */

#include "read/content.h"

#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "bytes/plain.h"
#include "bytes/reader.h"
#include "bytes/sniff.h"
#include "read/ocr.h"
#include "text/box.h"
#include "text/usable.h"

/* Is it a format that the worker reads: by its magic, as HTML, or as e-mail? */
static bool is_parsed(const void *bytes, size_t len)
{
    const ib_sniffed sniffed = ib_sniff(bytes, len);
    const ibid_str text = {bytes,
                           len < IBID_TEXT_MAX ? (uint32_t)len : IBID_TEXT_MAX};

    return sniffed.is_parsed ||
           (!sniffed.refusal &&
            (ib_sniff_html(bytes, len, &sniffed) || ib_sniff_mail(text)));
}

static ibid_status take_remarks(ib_list *remarks, const ib_given *given)
{
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < given->remark_count && !st; i++)
        st = ib_remark_add(remarks, given->remark[i].what,
                           given->remark[i].span);
    return st;
}

/* The first reason why words of the file are not in its text. */
static const char *what_is_missing(const ib_given *given)
{
    for (size_t i = 0; i < given->remark_count; i++)
        if (given->remark[i].is_lost)
            return given->remark[i].what;
    return NULL;
}

static const char too_long[] = "the text is too long for this program's limit";

static bool has_words(ibid_str text)
{
    return ib_skip_blank(text, 0, text.len) < text.len;
}

/* The text of pages, in the order in which a person reads it, and where its
 * words stand.  The glyphs themselves stay in `scratch`. */
static ibid_status put_in_order(ib_text *out, ib_arena *arena,
                                ib_arena *scratch, const ib_given *given)
{
    ib_ordered ordered;
    ibid_status st = ib_order_read(&ordered, scratch, scratch, given->page,
                                   given->page_count);

    if (st)
        return st;
    out->str = (ibid_str){
        ib_arena_copy(arena, ordered.text.at, ordered.text.len, 1, 1),
        ordered.text.len};
    if (!out->str.at)
        return ib_arena_status(arena);
    st = ib_boxes_keep(&out->boxes, arena, scratch, &ordered);
    if (st)
        return st;
    out->page = out->boxes->sheet;
    out->printed = out->boxes->line;
    out->printed_count = out->boxes->line_count;
    return IBID_OK;
}

/* Why there are no words on pages that are pictures, though nothing failed. */
static const char *without_words(const ibid_reader *reader)
{
    return ib_reader_ocr(reader) == IBID_OCR_NEVER
               ? "its pages are pictures without text, and OCR, which would "
                 "read them, is switched off"
               : "its pages are pictures in which OCR found no words: if they "
                 "have some, scan them anew, upright and with 300 dots an inch";
}

/* Say which pages have letters that are no words still; fail where all have. */
static ibid_status check_layers(ib_list *remarks, ib_arena *arena,
                                const ibid_reader *reader,
                                const ib_given *given, ibid_err *err)
{
    const char *why = NULL, *what;
    size_t bad = 0, good = 0, first = 0;

    for (size_t i = 0; i < given->page_count; i++) {
        const ib_glyph_page *page = &given->page[i];
        const ib_usable usable = ib_usable_of(page->glyph, page->count);

        /* what is no character is none; of the rest one may be mistaken */
        good += usable.unknown * 2 < usable.glyphs;
        if (usable.kind != IB_USABLE_GARBAGE || page->layer == IB_LAYER_OCR)
            continue;
        first = bad++ ? first : i + 1;
        why = why ? why : usable.why;
    }
    if (bad == 0)
        return IBID_OK;
    if (good == 0)
        return ib_fail(err, IBID_EUNSUPPORTED,
                       ib_reader_ocr(reader) == IBID_OCR_NEVER
                           ? "its letters are no words, and OCR, which would "
                             "read what they look like, is switched off"
                           : "its letters are no words, and OCR could not "
                             "read what they look like: print it to a new PDF "
                             "file or scan it, and give that",
                       0, 0);
    what = bad == 1
               ? ib_str_format(arena, "page %zu has no usable text layer: %s",
                               first, why)
               : ib_str_format(arena,
                               "%zu pages have no usable text layer, the "
                               "first of them is page %zu: %s",
                               bad, first, why);
    return what ? ib_remark_add(remarks, what, (ibid_span){0, 0})
                : ib_arena_status(arena);
}

static ibid_status read_given(ib_text *out, ib_arena *arena, ib_arena *scratch,
                              ib_list *remarks, ibid_reader *reader,
                              const void *bytes, size_t len, uint32_t text_max,
                              ibid_err *err)
{
    ib_given *given = ib_arena_array(arena, ib_given, 1);
    ib_ocr_end end = {NULL, NULL};
    ibid_status st;

    *out = (ib_text){0};
    if (!given)
        return ib_fail(err, ib_arena_status(arena),
                       ibid_status_words(ib_arena_status(arena)), 0, 0);
    st = ib_reader_read(given, reader, arena, scratch, bytes, len, err);
    if (st)
        return st;
    *out = (ib_text){.str = given->text,
                     .format = given->format,
                     .encoding = "UTF-8",
                     .made_by = given->made_by,
                     .missing = what_is_missing(given),
                     .given = given->has_pages ? NULL : given};
    if (given->has_pages)
        st = ib_ocr_pages(given, &end, arena, scratch, remarks, reader, bytes,
                          len);
    if (!st && given->has_pages)
        st = put_in_order(out, arena, scratch, given);
    if (!out->missing)
        out->missing = end.missing;
    for (size_t i = 0; i < given->page_count; i++)
        out->pictures += given->page[i].layer == IB_LAYER_NONE;
    out->page_count = given->page_count;
    if (!st && out->pictures > 0 && !has_words(out->str))
        return ib_fail(err, IBID_EUNSUPPORTED,
                       end.why ? end.why : without_words(reader), 0, 0);
    if (!st && out->str.len > text_max)
        st = IBID_ELIMIT;
    if (!st)
        st = take_remarks(remarks, given);
    if (!st)
        st = check_layers(remarks, arena, reader, given, err);
    if (st == IBID_EUNSUPPORTED)
        return st; /* *err says it */
    return st ? ib_fail(err, st,
                        st == IBID_ELIMIT ? too_long : ibid_status_words(st), 0,
                        0)
              : IBID_OK;
}

ibid_status ib_content_read(ib_text *out, ib_arena *arena, ib_arena *scratch,
                            ib_list *remarks, ibid_reader *reader,
                            const void *bytes, size_t len, uint32_t text_max,
                            ibid_err *err)
{
    return reader && is_parsed(bytes, len)
               ? read_given(out, arena, scratch, remarks, reader, bytes, len,
                            text_max, err)
               : ib_plain_read(out, arena, remarks, bytes, len, text_max, err);
}
