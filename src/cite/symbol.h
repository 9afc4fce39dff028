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

#include "ibid/base.h"

typedef struct ib_symbol {
    ibid_span span;    /* with the asterisk of a reissue */
    ibid_span number;  /* without it; may hold a line end after a slash */
    uint32_t base_end; /* of the number, before its last modifier */
    const char *rule;  /* "UN-1" plain, "UN-2" joint, "UN-3" damaged head,
                           "UN-4" of another body */
} ib_symbol;

/* Read the symbol whose first byte is `at`.
 *
 * Gives  its length in bytes, 0 where there is none. */
uint32_t ib_symbol_read(ib_symbol *out, ibid_str text, uint32_t at,
                        uint32_t end);

/* Read a modifier ("Add.1", "Corr.2", "Rev.1/Add.2") at `at`, as it follows
 * "and" after a symbol; gives its length or 0. */
uint32_t ib_modifier_read(ibid_str text, uint32_t at, uint32_t end);

#endif
