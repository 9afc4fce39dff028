/* emit.h - what a format hands on of a file: the worker's side of frame.h.
 *
 * A marked-up format opens and closes blocks and notes and adds text in the
 * order of reading; white space is collapsed as HTML does it, empty blocks
 * vanish, blocks come to stand on lines of their own with a blank line
 * between.  Notes may be added anywhere; they come to stand where they were
 * added, or after the block that is open there: ODT has them in the middle of a
 * sentence.  Marks name their note by a key, "fn12", and are tied at the end: a
 * mark whose note never comes is text.  Text may hold anything: what is no
 * UTF-8 becomes U+FFFD, control characters vanish.
 *
 * Pages are sent as they come, all else at the end; an answer without its END
 * frame counts as nothing, so that a format that fails leaves no half of a
 * file.
 *
 * Memory is malloc's; where there is none, the worker ends with a FAIL frame.
 */
#ifndef IB_WORKER_EMIT_H
#define IB_WORKER_EMIT_H

#include "bytes/glyph.h"
#include "ibid/block.h"

typedef struct emit emit;

/* Open, to write to `fd`.  `format` and `made_by` are constants; emit_hello
 * comes before all else but emit_fail. */
emit *emit_open(int fd);

/* For tests and fuzz targets, which live on: `leave` is called where the
 * process would end, with its exit status, and does not return (longjmp);
 * then emit_close frees what emit holds. */
void emit_on_end(emit *out, void (*leave)(void *state, int status),
                 void *state);
void emit_close(emit *out);

void emit_hello(emit *out, const char *format, const char *made_by,
                bool has_pages);

/* A block of its own; one that is open ends.  level as ib_given_block's. */
void emit_block(emit *out, ibid_block_kind kind, unsigned level);
void emit_block_end(emit *out);

/* Text of the open block, whole characters of UTF-8; where none is open, a paragraph opens. */
void emit_text(emit *out, const char *text, size_t len);
/* A line break within a block. */
void emit_break(emit *out);
/* Digits are raised until told otherwise: they become superscripts. */
void emit_raised(emit *out, bool raised);

/* A note, which blocks until emit_note_end belong to.  `key` names it, copied;
 * `label` is what stands before it ("12", "*"), written by emit where the
 * file's text does not hold it (NULL: it does, and the first word is it; "":
 * the note has none). */
void emit_note(emit *out, const char *key, const char *label, bool at_end);
void emit_note_end(emit *out);

/* A mark that calls the note `key`, printed as `label`: its digits raised. */
void emit_mark(emit *out, const char *key, const char *label);

/* A page, and glyphs of the last page; `label` may be NULL.  Glyphs that the
 * other side would refuse (no character, a place that is no number) are left
 * out. */
void emit_page(emit *out, float width, float height, ib_layer layer,
               const char *label);
void emit_glyphs(emit *out, const ib_glyph *glyph, size_t count);

/* A remark on the place where the text ends now: printf; no full stop. */
void emit_remark(emit *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same, where the file has words that the text has not: what is not found
 * in it is then not said to be absent. */
void emit_lost(emit *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A file in the file, which the library reads as one of its own: handed on as
 * it is.  `name` as it stands in the archive or letter; what is not fit to be
 * shown is left out of it. */
void emit_member(emit *out, const char *name, const char *bytes, size_t len);
/* One that cannot be handed on, and why: a sentence that says what to do. */
void emit_member_unread(emit *out, const char *name, const char *why);

/* The file cannot be read: one sentence that says what to do.  Ends the
 * process. */
_Noreturn void emit_fail(emit *out, ibid_status status, const char *what);

/* The same, for want of memory. */
_Noreturn void emit_fail_memory(emit *out);

/* All of the file was handed on: sends it, with the END frame.  Ends the
 * process, with 0. */
_Noreturn void emit_end(emit *out);

#endif
