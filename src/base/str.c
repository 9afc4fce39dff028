/* str.c - strings and spans. */

#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/scan.h"

static bool same_nocase(const char *a, const char *b, uint32_t len)
{
    for (uint32_t i = 0; i < len; i++) {
        if (ib_lower(a[i]) != ib_lower(b[i]))
            return false;
    }
    return true;
}

bool ib_str_is_nocase(ibid_str a, ibid_str b)
{
    return a.len == b.len && same_nocase(a.at, b.at, a.len);
}

bool ib_str_has_at_nocase(ibid_str text, uint32_t at, ibid_str head)
{
    return head.len <= text.len - at &&
           same_nocase(text.at + at, head.at, head.len);
}

uint32_t ib_str_words_at(ibid_str text, uint32_t at, ibid_str words)
{
    const uint32_t start = at;

    for (uint32_t i = 0; i < words.len; i++) {
        uint32_t blank;

        if (at >= text.len)
            return 0;
        if (words.at[i] != ' ') {
            if (ib_lower(words.at[i]) != ib_lower(text.at[at++]))
                return 0;
            continue;
        }
        blank = ib_blank_at(text, at, text.len);
        if (!blank)
            return 0;
        for (; blank; blank = ib_blank_at(text, at, text.len))
            at += blank;
    }
    return at - start;
}

uint32_t ib_str_find(ibid_str text, uint32_t from, ibid_str part)
{
    const char *hit;

    if (from > text.len || part.len == 0 || part.len > text.len - from)
        return IBID_NONE;
    hit = memmem(text.at + from, text.len - from, part.at, part.len);
    return hit ? (uint32_t)(hit - text.at) : IBID_NONE;
}

ibid_span ib_span_trim(ibid_str text, ibid_span span)
{
    for (;;) {
        uint32_t n = ib_blank_at(text, span.start, span.end);

        if (n == 0)
            break;
        span.start += n;
    }
    for (;;) {
        uint32_t n = ib_blank_before(text, span.start, span.end);

        if (n == 0)
            break;
        span.end -= n;
    }
    return span;
}

ibid_status ib_str_collapse(ibid_str *out, ib_arena *arena, ibid_str text)
{
    ibid_span span = ib_span_trim(text, (ibid_span){0, text.len});
    char *copy = ib_arena_array(arena, char, (size_t)text.len + 1);
    uint32_t len = 0;

    *out = (ibid_str){0};
    if (!copy)
        return ib_arena_status(arena);
    for (uint32_t at = span.start; at < span.end;) {
        const uint32_t run = at;
        uint32_t n;

        /* words with single blanks between them stay as they are */
        while (at < span.end &&
               (ib_is(text.at[at], IB_ALPHA | IB_DIGIT | IB_PUNCT) ||
                (text.at[at] == ' ' && at > run &&
                 ib_is(text.at[at + 1], IB_ALPHA | IB_DIGIT | IB_PUNCT))))
            at++;
        memcpy(copy + len, text.at + run, at - run);
        len += at - run;
        n = ib_blank_at(text, at, span.end);
        if (n == 0) {
            if (at < span.end)
                copy[len++] = text.at[at++];
            continue;
        }
        at += n;
        if (copy[len - 1] != ' ')
            copy[len++] = ' ';
    }
    *out = (ibid_str){copy, len};
    return IBID_OK;
}

char *ib_str_format(ib_arena *arena, const char *form, ...)
{
    va_list list;
    int len;
    char *out;

    va_start(list, form);
    len = vsnprintf(NULL, 0, form, list);
    va_end(list);
    out = len < 0 ? NULL : ib_arena_array(arena, char, (size_t)len + 1);
    if (!out)
        return NULL;
    va_start(list, form);
    vsnprintf(out, (size_t)len + 1, form, list);
    va_end(list);
    return out;
}
