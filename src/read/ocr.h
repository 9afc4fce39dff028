/* ocr.h - which pages of a file are read by OCR, and how. */
#ifndef IB_READ_OCR_H
#define IB_READ_OCR_H

#include "base/list.h"
#include "bytes/reader.h"

/* Have the pages read by OCR that have no text of their own that could be used,
 * or those that the reader's options say, side by side.
 *
 * Takes  a file of pages and its bytes.
 * Gives  given->page anew, in `arena`, where pages were read, and their glyphs
 *        in `glyphs`: their layer is OCR, their labels stay.  A page that
 *        cannot be read, or is a picture without letters, stays as it is;
 *        remarks say so, and which pages were read.  *why: what hindered the
 *        first that could not be read, or NULL.  Files without pictures, which
 *        OCR programs write, stay as they are.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_ocr_pages(ib_given *given, const char **why,
                                       ib_arena *arena, ib_arena *glyphs,
                                       ib_list *remarks, ibid_reader *reader,
                                       const void *bytes, size_t len);

#endif
