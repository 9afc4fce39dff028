/* str.h - strings and spans: comparing, trimming, cutting.  ASCII case only;
 * words of other scripts are compared by the fold views of text/fold.h. */
#ifndef IB_BASE_STR_H
#define IB_BASE_STR_H

#include <string.h>

#include "base/arena.h"

/* A string literal as ibid_str. */
#define IB_STR(literal) ((ibid_str){(literal), sizeof(literal) - 1})

/* A NUL-ended string as ibid_str; NULL is the empty string. */
static inline ibid_str ib_str_of(const char *z)
{
    return (ibid_str){z, z ? (uint32_t)strlen(z) : 0};
}

/* The bytes of a span of `text`; the span lies inside it. */
static inline ibid_str ib_str_in(ibid_str text, ibid_span span)
{
    return (ibid_str){text.at + span.start, span.end - span.start};
}

static inline bool ib_str_is(ibid_str a, ibid_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

/* Equal but for the case of ASCII letters. */
bool ib_str_is_nocase(ibid_str a, ibid_str b);

/* Does `text` begin (at byte `at`) with `head`?  `at` up to text.len. */
static inline bool ib_str_has_at(ibid_str text, uint32_t at, ibid_str head)
{
    if (head.len > text.len - at)
        return false;
    return head.len == 0 || (text.at[at] == head.at[0] &&
                             memcmp(text.at + at, head.at, head.len) == 0);
}
bool ib_str_has_at_nocase(ibid_str text, uint32_t at, ibid_str head);

/* Length of `words` as they stand at byte `at`, but for ASCII case and with any
 * white space where they have a blank: words over a line break.  0: not there.
 */
uint32_t ib_str_words_at(ibid_str text, uint32_t at, ibid_str words);

/* First byte offset of `part` in `text` at or after `from`, or IBID_NONE. */
uint32_t ib_str_find(ibid_str text, uint32_t from, ibid_str part);

/* The span without white space, as ib_blank_at tells it, at its ends. */
ibid_span ib_span_trim(ibid_str text, ibid_span span);

static inline bool ib_span_is_empty(ibid_span span)
{
    return span.start >= span.end;
}

static inline bool ib_span_has(ibid_span span, uint32_t byte)
{
    return span.start <= byte && byte < span.end;
}

static inline bool ib_span_encloses(ibid_span outer, ibid_span inner)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

static inline bool ib_span_touch(ibid_span a, ibid_span b)
{
    return a.start < b.end && b.start < a.end;
}

/* Copy with runs of white space made one blank, ends trimmed.
 *
 * Gives  *out in `arena`, NUL-ended as well.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_str_collapse(ibid_str *out, ib_arena *arena,
                                          ibid_str text);

/* Format into `arena`, as printf; NUL-ended.
 *
 * Fails  NULL: see ib_arena_status. */
__attribute__((format(printf, 2, 3))) char *
ib_str_format(ib_arena *arena, const char *form, ...);

#endif
