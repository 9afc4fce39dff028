/* scan.h - pages read by OCR: the module that does it, and its answers. */
#ifndef IB_WORKER_SCAN_H
#define IB_WORKER_SCAN_H

#include "emit.h"
#include "ocr/ocr.h"

/* Load the module with its languages ("auto", "eng+fra"): once, before the
 * first document and before the lock.  What fails is said to each document. */
void scan_open(const char *languages);

/* The module; ends with emit_fail where there is none, with the reason. */
const ocr_module *scan_module(emit *out);

/* Answer with a page that was read, or with why it was not.  The first call of
 * the answer.
 *
 * Takes  `page`, whose glyphs are spent. */
void scan_answer(emit *out, const char *format, unsigned number, ocr_page *page,
                 ocr_end end);

/* Say why a page was not read, and end. */
_Noreturn void scan_fail(emit *out, ocr_end end);

#endif
