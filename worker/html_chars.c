/* html_chars.c - characters that pages mean by others: U+0080 to U+009F, and
 * references without a semicolon. */

#include "worker/html_own.h"

#include <string.h>
/* What pages mean by U+0080 to U+009F, which are no characters of a text: those
 * of windows-1252, "&#147;" being a quotation mark.  NULL: none.
 * Authority: HTML Standard (WHATWG) 13.2.5.80, numeric character reference end
 * state, the table. */
static const char *meant_by(uint8_t c1)
{
    static const char *const meant[32] = {
        "€", NULL, "‚",  "ƒ", "„",  "…",  "†", "‡",  "ˆ", "‰", "Š",
        "‹", "Œ",  NULL, "Ž", NULL, NULL, "‘", "’",  "“", "”", "•",
        "–", "—",  "˜",  "™", "š",  "›",  "œ", NULL, "ž", "Ÿ"};

    return meant[c1 - 0x80];
}

static bool is_c1(const char *at, size_t len)
{
    return len >= 2 && (uint8_t)at[0] == 0xC2 && (uint8_t)at[1] >= 0x80 &&
           (uint8_t)at[1] < 0xA0;
}

void html_mend_c1(html *it, const char **at, size_t *len)
{
    const char *from = *at;
    size_t kept = 0, i = 0;

    it->mended.len = 0;
    while (i < *len) {
        const char *hit = memchr(from + i, 0xC2, *len - i);
        const char *meant;

        if (!hit)
            break;
        i = (size_t)(hit - from);
        if (!is_c1(hit, *len - i)) {
            i++;
            continue;
        }
        meant = meant_by((uint8_t)hit[1]);
        bytes_add(it->out, &it->mended, from + kept, i - kept);
        if (meant)
            bytes_add(it->out, &it->mended, meant, strlen(meant));
        kept = i += 2;
    }
    if (kept == 0)
        return;
    bytes_add(it->out, &it->mended, from + kept, *len - kept);
    *at = it->mended.at;
    *len = it->mended.len;
}

/* Names that may stand without a semicolon, for old pages' sake.
 * Authority: HTML Standard (WHATWG) 13.5, the names that do not end with one. */
/* clang-format off */
static const char *const loose[] = {
    "AElig", "AMP", "Aacute", "Acirc", "Agrave", "Aring", "Atilde", "Auml",
    "COPY", "Ccedil", "ETH", "Eacute", "Ecirc", "Egrave", "Euml", "GT",
    "Iacute", "Icirc", "Igrave", "Iuml", "LT", "Ntilde", "Oacute", "Ocirc",
    "Ograve", "Oslash", "Otilde", "Ouml", "QUOT", "REG", "THORN", "Uacute",
    "Ucirc", "Ugrave", "Uuml", "Yacute", "aacute", "acirc", "acute", "aelig",
    "agrave", "amp", "aring", "atilde", "auml", "brvbar", "ccedil", "cedil",
    "cent", "copy", "curren", "deg", "divide", "eacute", "ecirc", "egrave",
    "eth", "euml", "frac12", "frac14", "frac34", "gt", "iacute", "icirc",
    "iexcl", "igrave", "iquest", "iuml", "laquo", "lt", "macr", "micro",
    "middot", "nbsp", "not", "ntilde", "oacute", "ocirc", "ograve", "ordf",
    "ordm", "oslash", "otilde", "ouml", "para", "plusmn", "pound", "quot",
    "raquo", "reg", "sect", "shy", "sup1", "sup2", "sup3", "szlig", "thorn",
    "times", "uacute", "ucirc", "ugrave", "uml", "uuml", "yacute", "yen",
    "yuml",
};
/* clang-format on */
enum { LOOSE = sizeof loose / sizeof *loose, LOOSE_MAX = 6 };

static bool is_loose(const char *name, size_t len)
{
    size_t low = 0, high = LOOSE;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        int order = strncmp(loose[mid], name, len);

        if (order == 0 && loose[mid][len])
            order = 1;
        if (order == 0)
            return true;
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

static bool is_name(char c)
{
    return (c >= '0' && c <= '9') ||
           ((uint8_t)(c | 32) >= 'a' && (uint8_t)(c | 32) <= 'z');
}

/* Length of the name after a '&' that lacks its semicolon; 0: none does.  Not
 * before a '=', which stands in addresses: "?a=1&copy=2". */
static size_t open_name(const char *at, size_t len)
{
    size_t size = 0;

    while (size < len && size <= LOOSE_MAX && is_name(at[size]))
        size++;
    if (size == 0 || size > LOOSE_MAX ||
        (size < len && (at[size] == ';' || at[size] == '=')))
        return 0;
    return is_loose(at, size) ? size : 0;
}

bool html_close_references(emit *out, buffer *to, const char *at, size_t len)
{
    const char *kept = at, *end = at + len, *hit = at;

    while ((hit = memchr(hit, '&', (size_t)(end - hit))) != NULL) {
        const size_t size = open_name(hit + 1, (size_t)(end - hit) - 1);

        hit += 1 + size;
        if (size == 0)
            continue;
        bytes_add(out, to, kept, (size_t)(hit - kept));
        bytes_add(out, to, ";", 1);
        kept = hit;
    }
    if (kept == at)
        return false;
    bytes_add(out, to, kept, (size_t)(end - kept));
    return true;
}
