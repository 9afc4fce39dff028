/* direction.c - from where glyphs stand in a line to how they are read.
 *
 * Unicode's bidirectional algorithm (UAX 9, rule L2) turns levels into places
 * by reversing runs, highest level first; here the same runs are reversed the
 * other way round.  Levels come from the letters alone: 1 for words that are
 * read from the right, 2 for words and figures among them, 0 for the rest.
 */

#include "text/leaf.h"

#include <math.h>

typedef enum way { WAY_NONE, WAY_LEFT, WAY_RIGHT, WAY_FIGURE } way;

static bool within(uint32_t code, uint32_t from, uint32_t to)
{
    return code >= from && code <= to;
}

static way way_of(uint32_t code)
{
    if (within(code, '0', '9') || within(code, 0x660, 0x669) ||
        within(code, 0x6F0, 0x6F9))
        return WAY_FIGURE;
    if (within(code, 0x590, 0x8FF) || within(code, 0xFB1D, 0xFDFF) ||
        within(code, 0xFE70, 0xFEFE) || within(code, 0x10800, 0x10FFF) ||
        within(code, 0x1E800, 0x1EFFF))
        return WAY_RIGHT;
    if (within(code | 0x20, 'a', 'z') || within(code, 0xC0, 0x1FFF) ||
        within(code, 0x2C00, 0xFFDC) || code >= 0x10000)
        return WAY_LEFT;
    return WAY_NONE;
}

static uint32_t code_of(const ib_keyed *item, const ib_leaf *leaf)
{
    return leaf->page->glyph[leaf->spot[item->item].glyph].code;
}

static void reverse(ib_keyed *item, size_t from, size_t to)
{
    while (from + 1 < to) {
        const ib_keyed swap = item[from];

        item[from++] = item[--to];
        item[to] = swap;
    }
}

/* Reverse each run of at least this level, kept in the keys. */
static void reverse_runs(ib_keyed *item, size_t count, uint64_t level)
{
    for (size_t at = 0; at < count;) {
        size_t end = at;

        while (end < count && item[end].key >= level)
            end++;
        reverse(item, at, end);
        at = end > at ? end : at + 1;
    }
}

/* Ways of signs: that of both neighbours where they agree, else the line's. */
static void settle(ib_keyed *item, size_t count, bool right)
{
    const uint64_t base = right ? WAY_RIGHT : WAY_LEFT;

    for (size_t at = 0; at < count;) {
        size_t end = at;
        uint64_t before, after;

        while (end < count && item[end].key == WAY_NONE)
            end++;
        before = at > 0 ? item[at - 1].key : base;
        after = end < count ? item[end].key : base;
        if (end - at == 1 && before == WAY_FIGURE && after == WAY_FIGURE)
            item[at].key = WAY_FIGURE; /* 1,5 and 12/3 */
        for (size_t i = at; i < end; i++)
            if (item[i].key == WAY_NONE)
                item[i].key =
                    before == after && before != WAY_FIGURE ? before : base;
        at = end > at ? end : at + 1;
    }
}

/* Whether figures belong to words read from the right: the last letters before
 * them say it, else the line. */
static void set_levels(ib_keyed *item, size_t count, bool right)
{
    uint64_t last = right ? WAY_RIGHT : WAY_LEFT;

    for (size_t i = 0; i < count; i++) {
        const uint64_t is = item[i].key;

        if (is == WAY_FIGURE)
            item[i].key = right || last == WAY_RIGHT ? 2 : 0;
        else if (is == WAY_LEFT)
            item[i].key = right ? 2 : 0;
        else
            item[i].key = 1;
        if (is != WAY_FIGURE)
            last = is;
    }
}

static bool is_alef(uint32_t code)
{
    return code == 0x622 || code == 0x623 || code == 0x625 || code == 0x627;
}

/* Two halves of one glyph, cut by who took it apart. */
static bool are_halves(const ib_spot *left, const ib_spot *right)
{
    const float a = left->x1 - left->x0, b = right->x1 - right->x0;

    return fabsf(a - b) <= 0.002f * (a + b) &&
           fabsf(left->x1 - right->x0) <= 0.02f * left->size;
}

/* A ligature of lam and alef that was cut in halves has them left to right:
 * they came out as alef, lam.  In a line where the article too seems cut so,
 * letters have one width, and nothing is known. */
static void mend_lam_alef(ib_keyed *item, size_t count, const ib_leaf *leaf)
{
    size_t halves = 0, whole = 0;

    for (int pass = 0; pass < 2; pass++) {
        if (pass && halves > whole + 2)
            return;
        for (size_t i = 0; i + 1 < count; i++) {
            const ib_spot *alef = &leaf->spot[item[i].item];
            const ib_spot *lam = &leaf->spot[item[i + 1].item];

            if (!is_alef(code_of(&item[i], leaf)) ||
                code_of(&item[i + 1], leaf) != 0x644 || lam->x0 > alef->x0)
                continue;
            if (!are_halves(lam, alef)) {
                whole++;
                continue;
            }
            halves++;
            if (pass) {
                reverse(item, i, i + 2);
                i++;
            }
        }
    }
}

bool ib_direction_turn(ib_keyed *item, size_t count, const ib_leaf *leaf)
{
    size_t rights = 0, lefts = 0;

    for (size_t i = 0; i < count; i++) {
        const way is = way_of(code_of(&item[i], leaf));

        rights += is == WAY_RIGHT;
        lefts += is == WAY_LEFT;
        item[i].key = is;
    }
    if (rights == 0)
        return false;
    const bool right = rights >= lefts;

    settle(item, count, right);
    set_levels(item, count, right);
    reverse_runs(item, count, 1);
    reverse_runs(item, count, 2);
    mend_lam_alef(item, count, leaf);
    return right;
}

bool ib_direction_is_right(const ib_leaf *leaf)
{
    uint32_t right = 0, left = 0;

    for (uint32_t i = 0; i < leaf->page->count; i++) {
        const way w = way_of(leaf->page->glyph[i].code);

        right += w == WAY_RIGHT;
        left += w == WAY_LEFT;
    }
    return right > left;
}
