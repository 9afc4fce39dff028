/* glyph.c - how likely a number is read as the glyphs that stand there. */

#include "structure/damage.h"

#include "base/scan.h"
#include "structure/glyphs.h"

int ib_glyph_of(uint32_t cp)
{
    size_t low = 0, high = sizeof glyph_class / sizeof glyph_class[0];
    uint32_t digit;
    char z[4];

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (glyph_class[mid].cp == cp)
            return glyph_class[mid].glyph;
        if (glyph_class[mid].cp < cp)
            low = mid + 1;
        else
            high = mid;
    }
    if (cp == '+' || cp == '=' || cp == '{' || cp == '}' || cp == '\\' ||
        cp == 0xAC || cp == 0xB1 || cp == 0x2020 || cp == 0x2021)
        return GLYPH_OTHER;
    if (cp >= 0x80 &&
        ib_raised_at(&digit, (ibid_str){z, ib_utf8_put(z, cp)}, 0, 4))
        return (int)digit;
    return -1;
}

enum { DIGITS_MAX = 4 };

static int32_t drop_cost(uint32_t place)
{
    return place == 1 ? GLYPH_DROP_FIRST : GLYPH_DROP_LATER;
}

/* Alignment of digits and glyphs by dynamic programming: a digit is read as a
 * glyph, or lost, or a glyph is there without a digit. */
int32_t ib_glyph_cost(ibid_str text, ibid_span span, uint32_t number,
                      bool is_label)
{
    int32_t row[DIGITS_MAX + 1];
    uint32_t digit[DIGITS_MAX];
    uint32_t count = 0;

    for (uint32_t n = number; n > 0 && count < DIGITS_MAX; n /= 10)
        digit[count++] = n % 10;
    row[0] = 0;
    for (uint32_t i = 1; i <= count; i++) /* digit[count - i] is the i-th */
        row[i] = row[i - 1] + drop_cost(i);
    for (uint32_t at = span.start; at < span.end;) {
        uint32_t cp;
        int32_t corner = row[0];
        int glyph;

        at += ib_utf8_at(&cp, text, at, span.end);
        glyph = ib_glyph_of(cp);
        if (glyph < 0)
            glyph = GLYPH_OTHER;
        row[0] += IB_GLYPH_ADD;
        for (uint32_t i = 1; i <= count; i++) {
            const int16_t *cost = is_label ? label_cost[digit[count - i]]
                                           : mark_cost[digit[count - i]];
            int32_t best = corner + cost[glyph];

            if (row[i] + IB_GLYPH_ADD < best)
                best = row[i] + IB_GLYPH_ADD;
            corner = row[i];
            if (row[i - 1] + drop_cost(i) < best)
                best = row[i - 1] + drop_cost(i);
            row[i] = best;
        }
    }
    return row[count] < IB_GLYPH_WORST ? row[count] : IB_GLYPH_WORST;
}
