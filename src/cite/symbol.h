/* symbol.h - symbols of United Nations documents and of like series:
 * "A/74/676-S/2020/90", "E/CN.4/1999/79/Add.1", "A/RES/1514 (XV)".
 *
 *     symbol    := part ( dash part )*
 *     part      := head ( "/" component )+ paren? "*"?
 *     component := letters, digits, full stops, a range, or in brackets
 *
 * Authority: the UN library's account of document symbols
 * (research.un.org/en/docs/symbols), ST/LIB/SER.B/5, and 24,000 mentions.
 * A symbol is read as it stands; damage is not repaired.
 */
#ifndef IB_CITE_SYMBOL_H
#define IB_CITE_SYMBOL_H

#include "base/arena.h"

typedef struct ib_symbol {
    ibid_span span;   /* with the asterisk of a reissue */
    ibid_span number; /* without it; may hold a line end after a slash */
    ibid_str full;    /* of "and Corr.1": the whole symbol meant; or empty */
    const char *rule; /* "UN-1" plain, "UN-2" joint, "UN-3" damaged,
                         "UN-4" League of Nations, "UN-5" joined by "and",
                         "UN-6" second of two communications, "UN-7" number of
                         sale or of a job, "COE-1" and the like: of another
                         organisation */
    const char *authority; /* that organisation; else NULL */
    ibid_str suggested;    /* a damaged one as it was meant; or empty */
    const char *suggested_because;
} ib_symbol;

/* Read the symbol whose first byte is `at`.
 *
 * Gives  its length in bytes, 0 where there is none. */
uint32_t ib_symbol_read(ib_symbol *out, ibid_str text, uint32_t at,
                        uint32_t end);

/* The same for a symbol that may be damaged: what is read whole with nothing
 * strange in it, else what a repair suggests, else what can be read.  At a
 * digit only a path of the document server is looked for. */
uint32_t ib_symbol_find(ib_symbol *out, ib_arena *arena, ibid_str text,
                        uint32_t at, uint32_t end);

/* Read what joins a further symbol to `before`, which ends at `at`: "and
 * Corr.1", "and 2", ", Add.65".  A modifier of another kind belongs to the
 * symbol as it stands ("A/1/Add.4 and Corr.1" is A/1/Add.4/Corr.1), one of the
 * same kind replaces the last.
 *
 * Gives  the byte after it, with *out; 0 where nothing is joined, or there is
 *        no memory. */
uint32_t ib_symbol_join(ib_symbol *out, ib_arena *arena,
                        const ib_symbol *before, ibid_str text, uint32_t at,
                        uint32_t end);

#endif
