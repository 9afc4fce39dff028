/* ocr.h - which pages of a file are read by OCR, and how. */
#ifndef IB_READ_OCR_H
#define IB_READ_OCR_H

#include "base/list.h"
#include "bytes/reader.h"

/* What a person should know of the reading as a whole. */
typedef struct ib_ocr_end {
    const char *why;     /* what hindered the first page that could not be read;
                            or NULL */
    const char *missing; /* the first that is missing of a page that was; or
                            NULL */
} ib_ocr_end;

/* Have the pages read by OCR that have no text of their own that could be used,
 * or those that the reader's options say, side by side.
 *
 * Takes  a file of pages and its bytes.
 * Gives  given->page anew, in `arena`, where pages were read, and their glyphs
 *        in `glyphs`: their layer is OCR, their labels stay.  A page that
 *        cannot be read, or is a picture without letters, stays as it is;
 *        remarks say so, and which pages were read; *end.  Files without pictures, which
 *        OCR programs write, stay as they are.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_ocr_pages(ib_given *given, ib_ocr_end *end,
                                       ib_arena *arena, ib_arena *glyphs,
                                       ib_list *remarks, ibid_reader *reader,
                                       const void *bytes, size_t len);

#endif
