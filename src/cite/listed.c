/* listed.c - the list of references at the end of a document. */

#include "cite/listed.h"

#include "base/scan.h"
#include "cite/costs.h"

bool ib_listed_heading(ibid_str words)
{
    static const char *const headings[] = {
        "references",
        "list of references",
        "bibliography",
        "select bibliography",
        "works cited",
        "literature cited",
        "sources",
        "references cited",
        "sources cited",
        "literaturverzeichnis",
        "literatur",
        "quellenverzeichnis",
        "quellen",
        "bibliographie",
        "références",
        "Références",
        "sources et bibliographie",
        "références bibliographiques",
        "bibliografía",
        "referencias",
        "obras citadas",
        "bibliografia",
        "riferimenti bibliografici",
        "opere citate",
        "список литературы",
        "Список литературы",
        "литература",
        "Литература",
        "библиография",
        "Библиография",
        "参考文献",
        "المراجع",
        "المصادر",
    };
    uint32_t at = 0, end = words.len;

    if (words.len > IB_LISTED_HEADING)
        return false;
    /* "7. ", "VI. ", "# " */
    while (at < end && !ib_is(words.at[at], IB_ALPHA | IB_HIGH))
        at++;
    while (end > at && (ib_blank_before(words, at, end) ||
                        strchr(":.*#", words.at[end - 1])))
        end--;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        if (ib_str_is_nocase(ib_str_in(words, (ibid_span){at, end}),
                             ib_str_of(headings[i])))
            return true;
    }
    return false;
}

uint32_t ib_listed_number(uint32_t *from, ibid_str entry)
{
    const bool square = entry.len && entry.at[0] == '[';
    uint32_t value, at = square,
                    len = ib_number_at(&value, entry, at, entry.len);

    *from = 0;
    if (!len || len > 3)
        return 0;
    at += len;
    if (at >= entry.len || entry.at[at] != (square ? ']' : '.'))
        return 0;
    *from = ib_skip_blank(entry, at + 1, entry.len);
    return *from > at + 1 || square ? value : 0;
}

uint32_t ib_listed_end(ibid_str text, ibid_span span)
{
    for (uint32_t at = span.start; at < span.end; at++) {
        const uint32_t line = at + 1;
        uint32_t next, from;

        if (text.at[at] != '\n')
            continue;
        next = ib_skip_blank(text, line, span.end);
        if (next >= span.end)
            return span.end;
        if (memchr(text.at + line, '\n', next - line) ||
            ib_listed_number(&from,
                             ib_str_in(text, (ibid_span){next, span.end})))
            return next;
    }
    return span.end;
}
