/* reader.h - asking the worker for a document. */
#ifndef IB_BYTES_READER_H
#define IB_BYTES_READER_H

#include "base/arena.h"
#include "bytes/given.h"
#include "ibid/reader.h"

/* Have a document read by the worker.  Threads may call it side by side.
 *
 * Takes  `bytes`, borrowed for the call.
 * Gives  *out in `arena`, but for the glyphs of pages, which are put into
 *        `glyphs` (which may be `arena`); all promises of given.h checked.
 * Fails  IBID_EUNSUPPORTED: no format that is read, or no worker, or no lock;
 *        IBID_EFORMAT: damaged, or hostile; IBID_ELIMIT: a bound of the reader
 *        or of the arena; IBID_EIO: the worker was stopped from outside;
 *        IBID_ENOMEM.  err->what is a sentence for a person, which lives as
 *        long as the reader.  *out is empty then.
 * Cost   a copy of the bytes, a fork, and the reading itself. */
IBID_MUST_USE ibid_status ib_reader_read(ib_given *out, ibid_reader *reader,
                                         ib_arena *arena, ib_arena *glyphs,
                                         const void *bytes, size_t len,
                                         ibid_err *err);

/* Have one page of a document read by OCR, whatever else it has.
 *
 * Takes  `document`, the SHA-256 of the bytes in hex; `page` from 1.
 * Gives  *out: one page, and remarks; from the reader's cache where it was read
 *        before.  Its layer is OCR, or NONE where there is ink but no letter.
 * Fails  as ib_reader_read; IBID_EUNSUPPORTED also where OCR is switched off
 *        or has no data for the language.
 * Cost   2 seconds a page, of which as many go side by side as the reader's
 *        options say: others wait here. */
IBID_MUST_USE ibid_status ib_reader_read_page(
    ib_given *out, ibid_reader *reader, ib_arena *arena, const void *bytes,
    size_t len, const char *document, uint32_t page, ibid_err *err);

/* How the reader was asked to use OCR, and how many pages at a time. */
ibid_ocr ib_reader_ocr(const ibid_reader *reader);
unsigned ib_reader_ocr_at_once(const ibid_reader *reader);

/* When the last of the files in a file that is read from now on may begin, by
 * a clock of the reader's; and whether that time is over. */
uint64_t ib_reader_deadline(const ibid_reader *reader);
bool ib_reader_is_over(uint64_t deadline);

#endif
