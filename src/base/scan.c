/* scan.c - small steps over UTF-8 text. */

#include "base/scan.h"

#include <string.h>

#define S   IB_SPACE
#define D   IB_DIGIT
#define U   IB_UPPER
#define L   IB_LOWER
#define P   IB_PUNCT
#define H   IB_HIGH
#define H16 H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
const uint8_t ib_class_table[256] = {
    0,   0,   0,   0,   0,   0,   0,   0,   0, S, S, S, S, S, 0, 0, /* 0x00 */
    0,   0,   0,   0,   0,   0,   0,   0,   0, 0, 0, 0, 0, 0, 0, 0, /* 0x10 */
    S,   P,   P,   P,   P,   P,   P,   P,   P, P, P, P, P, P, P, P, /*  !"# */
    D,   D,   D,   D,   D,   D,   D,   D,   D, D, P, P, P, P, P, P, /* 0-9  */
    P,   U,   U,   U,   U,   U,   U,   U,   U, U, U, U, U, U, U, U, /* @A-O */
    U,   U,   U,   U,   U,   U,   U,   U,   U, U, U, P, P, P, P, P, /* P-Z  */
    P,   L,   L,   L,   L,   L,   L,   L,   L, L, L, L, L, L, L, L, /* `a-o */
    L,   L,   L,   L,   L,   L,   L,   L,   L, L, L, P, P, P, P, 0, /* p-z  */
    H16, H16, H16, H16, H16, H16, H16, H16,
};
#undef S
#undef D
#undef U
#undef L
#undef P
#undef H
#undef H16

const uint8_t ib_folded_table[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4',
    ['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = '9',
    ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e',
    ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j',
    ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o',
    ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't',
    ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y',
    ['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd',
    ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i',
    ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n',
    ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's',
    ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x',
    ['y'] = 'y', ['z'] = 'z',
};

/* Lengths and limits of RFC 3629, section 4: no overlong forms, no surrogates,
 * nothing above U+10FFFF. */
static uint32_t decode(uint32_t *cp, const unsigned char *p, size_t room)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t len, value;

    if (p[0] < 0x80) {
        *cp = p[0];
        return 1;
    }
    len = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || len > room)
        return 0;
    value = p[0] & (0x7Fu >> len);
    for (uint32_t i = 1; i < len; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (p[i] & 0x3F);
    }
    if (value < least[len] || value > 0x10FFFF ||
        (value >= 0xD800 && value < 0xE000))
        return 0;
    *cp = value;
    return len;
}

uint32_t ib_utf8_long_at(uint32_t *cp, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t len = decode(cp, (const unsigned char *)text.at + at, end - at);

    if (len)
        return len;
    *cp = 0xFFFD;
    return 1;
}

uint32_t ib_utf8_back(ibid_str text, uint32_t start, uint32_t at)
{
    uint32_t back = at - 1;

    while (back > start && at - back < 4 &&
           ((unsigned char)text.at[back] & 0xC0) == 0x80)
        back--;
    return back;
}

uint32_t ib_utf8_put(char out[4], uint32_t cp)
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

/* White space of Unicode (property White_Space), and the two invisible
 * characters that files carry between words. */
static bool is_blank(uint32_t cp)
{
    return cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200B) || cp == 0x2028 ||
           cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000 ||
           cp == 0xFEFF || cp == 0x1680 || cp == 0x85;
}

uint32_t ib_blank_long_at(ibid_str text, uint32_t at, uint32_t end)
{
    const unsigned char head = (unsigned char)text.at[at];
    uint32_t cp, len;

    /* the first bytes of the characters above: U+0085 to U+00A0, U+1680,
     * U+2000 to U+205F, U+3000, U+FEFF */
    if (head != 0xC2 && (head < 0xE1 || head > 0xE3) && head != 0xEF)
        return 0;
    len = ib_utf8_long_at(&cp, text, at, end);
    return is_blank(cp) ? len : 0;
}

uint32_t ib_blank_long_before(ibid_str text, uint32_t start, uint32_t at)
{
    const uint32_t back = ib_utf8_back(text, start, at);

    return ib_blank_at(text, back, at) == at - back ? at - back : 0;
}

uint32_t ib_number_at(uint32_t *value, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t len = 0;

    *value = 0;
    while (at + len < end && ib_is(text.at[at + len], IB_DIGIT)) {
        if (len == 9)
            return 0;
        *value = *value * 10 + (uint32_t)(text.at[at + len] - '0');
        len++;
    }
    return len;
}

uint32_t ib_utf8_valid(ibid_str text, uint32_t at)
{
    const unsigned char *p = (const unsigned char *)text.at;

    while (at < text.len) {
        uint64_t eight;
        uint32_t cp, len;

        if (text.len - at >= 8) {
            memcpy(&eight, p + at, 8);
            if ((eight & 0x8080808080808080u) == 0) {
                at += 8;
                continue;
            }
        }
        len = decode(&cp, p + at, text.len - at);
        if (len == 0)
            return at;
        at += len;
    }
    return at;
}
