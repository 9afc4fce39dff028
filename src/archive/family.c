/* family.c - documents that are versions of one another, by their symbols. */

#include "archive/family.h"

#include <string.h>

#include "base/scan.h"
#include "base/str.h"
#include "cite/un.h"

/* Is the component a modifier: "Add.1", "Rev.2*", "Corr.1 (Part II)"? */
static bool is_modifier(ibid_str component)
{
    uint32_t len = 0;

    while (len < component.len && ib_is(component.at[len], IB_ALPHA))
        len++;
    if (len == 0 || !ib_un_find(IB_UN_PART, (ibid_str){component.at, len}))
        return false;
    return len == component.len || strchr(".* (", component.at[len]) != NULL;
}

uint32_t ib_family_base(ibid_str symbol)
{
    uint32_t end = symbol.len, parts = 1;

    for (uint32_t i = 0; i < symbol.len; i++)
        parts += symbol.at[i] == '/';
    while (parts > 2) {
        uint32_t start = end;

        while (start > 0 && symbol.at[start - 1] != '/')
            start--;
        if (!is_modifier((ibid_str){symbol.at + start, end - start}))
            break;
        end = start - 1;
        parts--;
    }
    return end;
}

/* Skip a number.  Gives its value. */
static uint64_t number_at(const char **at)
{
    uint64_t value = 0;

    for (; ib_is(**at, IB_DIGIT); ++*at)
        if (value < UINT64_MAX / 10 - 1)
            value = value * 10 + (uint64_t)(**at - '0');
    return value;
}

int ib_family_compare(const char *a, const char *b)
{
    while (*a && *b) {
        if (ib_is(*a, IB_DIGIT) && ib_is(*b, IB_DIGIT)) {
            const uint64_t x = number_at(&a), y = number_at(&b);

            if (x != y)
                return x < y ? -1 : 1;
        } else if (ib_lower(*a) != ib_lower(*b)) {
            return (unsigned char)ib_lower(*a) < (unsigned char)ib_lower(*b)
                       ? -1
                       : 1;
        } else {
            a++;
            b++;
        }
    }
    return *a ? 1 : *b ? -1 : 0;
}

/* Bytes of a dash that joins two symbols, or of what parts two of a list; 0
 * where neither stands. */
static uint32_t join_at(ibid_str list, uint32_t at)
{
    const uint32_t dash = list.at[at] == '-'                                ? 1
                          : ib_str_has_at(list, at, IB_STR("\xE2\x80\x93")) ? 3
                                                                            : 0;
    uint32_t head = at + dash;

    if (list.at[at] == ';')
        return 1;
    while (dash && head < list.len && ib_is(list.at[head], IB_UPPER))
        head++;
    return head > at + dash && head < list.len && list.at[head] == '/' ? dash
                                                                       : 0;
}

bool ib_family_cut(ibid_str list, uint32_t *at, ibid_str *symbol)
{
    uint32_t join = 0;
    ibid_span span = {*at, *at};

    if (*at >= list.len)
        return false;
    while (span.end < list.len && (join = join_at(list, span.end)) == 0)
        span.end++;
    *at = span.end + join;
    *symbol = ib_str_in(list, ib_span_trim(list, span));
    return true;
}
