/* words.h - where words stand in a text, for tests that name spans by them. */
#ifndef IBID_TESTS_WORDS_H
#define IBID_TESTS_WORDS_H

#include "base/str.h"

/* The words at or after byte `from`; where they stand before it, there; an empty
 * span for none. */
static inline ibid_span span_of(ibid_str text, uint32_t from, const char *words)
{
    const ibid_str sought = ib_str_of(words);
    uint32_t at;

    if (sought.len == 0)
        return (ibid_span){0, 0};
    at = ib_str_find(text, from, sought);
    if (at == IBID_NONE)
        at = ib_str_find(text, 0, sought);
    assert_int_not_equal(at, IBID_NONE);
    return (ibid_span){at, at + sought.len};
}

#endif
