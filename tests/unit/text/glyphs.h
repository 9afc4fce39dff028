/* glyphs.h - sets text as glyphs on pages, for tests: each letter is half as
 * wide as its size, a blank as well, and nothing is drawn for it. */
#ifndef IBID_TESTS_GLYPHS_H
#define IBID_TESTS_GLYPHS_H

#include <string.h>

#include "base/scan.h"
#include "bytes/glyph.h"

enum { SET_MAX = 40000, SET_PAGES = 8 };

typedef struct set_pages {
    ib_glyph glyph[SET_MAX];
    uint32_t count;
    ib_glyph_page page[SET_PAGES];
    size_t page_count;
} set_pages;

/* A new page, of A4. */
static inline void set_page(set_pages *set)
{
    set->page[set->page_count++] =
        (ib_glyph_page){.width = 595,
                        .height = 842,
                        .layer = IB_LAYER_TEXT,
                        .glyph = set->glyph + set->count};
}

/* One line from x on, its letters standing at `base`; gives where it ends. */
static inline float set_line(set_pages *set, float x, float base, float size,
                             const char *words)
{
    const ibid_str text = {words, (uint32_t)strlen(words)};

    for (uint32_t at = 0; at < text.len; x += size / 2) {
        uint32_t cp;

        at += ib_utf8_at(&cp, text, at, text.len);
        if (cp == ' ' || set->count == SET_MAX)
            continue;
        set->glyph[set->count++] = (ib_glyph){.code = cp,
                                              .x0 = x,
                                              .x1 = x + size / 2,
                                              .y0 = base - 0.8f * size,
                                              .y1 = base + 0.2f * size,
                                              .size = size,
                                              .sureness = 100};
        set->page[set->page_count - 1].count++;
    }
    return x;
}

/* Lines, ended by \n, one 1.2 times the size below the other; gives the base
 * of the next. */
static inline float set_lines(set_pages *set, float x, float base, float size,
                              const char *words)
{
    while (*words) {
        char line[400];
        const size_t len = strcspn(words, "\n");

        memcpy(line, words, len);
        line[len] = '\0';
        set_line(set, x, base, size, line);
        base += 1.2f * size;
        words += len + (words[len] == '\n');
    }
    return base;
}

/* Change the order in which the glyphs of all pages stand, not their places. */
static inline void set_shuffle(set_pages *set, uint32_t seed)
{
    for (size_t p = 0; p < set->page_count; p++) {
        ib_glyph *glyph = set->glyph + (set->page[p].glyph - set->glyph);

        for (uint32_t i = set->page[p].count; i > 1; i--) {
            const ib_glyph swap = glyph[i - 1];

            seed = seed * 1664525 + 1013904223;
            glyph[i - 1] = glyph[(seed >> 8) % i];
            glyph[(seed >> 8) % i] = swap;
        }
    }
}

#endif
