/* letters.c - from what the engine recognised to glyphs. */

#include "letters.h"

#include <stdlib.h>
#include <string.h>

#include "base/scan.h"
#include "costs.h"
#include "read/language.h"

/* One letter as the engine gives it. */
typedef struct letter {
    uint32_t code;
    int x0, y0, x1, y1;
    float sureness;
    bool ends_word;
} letter;

/* Letters of one line. */
typedef struct line {
    letter *letter;
    size_t count, room;
    int left, right, foot_left, foot_right;
} line;

static bool grow(void **array, size_t *room, size_t count, size_t size)
{
    const size_t more = 2 * *room + 256;
    void *larger;

    if (count < *room)
        return true;
    larger = realloc(*array, more * size);
    if (!larger)
        return false;
    *array = larger;
    *room = more;
    return true;
}

/* A letter of the engine's may be several characters, "fi": they share its
 * box. */
static bool take_letter(line *of, const letter *box, const char *text)
{
    const ibid_str all = {text, (uint32_t)strlen(text)};
    const size_t first = of->count;
    size_t count;

    for (uint32_t at = 0; at < all.len;) {
        letter one = *box;

        at += ib_utf8_at(&one.code, all, at, all.len);
        if (one.code <= ' ')
            continue;
        if (!grow((void **)&of->letter, &of->room, of->count,
                  sizeof *of->letter))
            return false;
        of->letter[of->count++] = one;
    }
    count = of->count - first;
    for (size_t i = 0; i < count; i++) {
        letter *one = &of->letter[first + i];
        const int wide = box->x1 - box->x0;

        one->x0 = box->x0 + (int)((size_t)wide * i / count);
        one->x1 = box->x0 + (int)((size_t)wide * (i + 1) / count);
    }
    return true;
}

static int compare(const void *a, const void *b)
{
    const float x = *(const float *)a, y = *(const float *)b;

    return (x > y) - (x < y);
}

/* What part of the type's size a letter is tall: those without stems, those
 * with one, capitals and digits; 0: it says nothing. */
static float part_of_size(uint32_t code)
{
    if (code < 0x80 && strchr("acemnorsuvwxz", (int)code))
        return OCR_STEMLESS;
    if (code < 0x80 && strchr("bdfhkl", (int)code))
        return OCR_STEM;
    if ((code >= 'A' && code <= 'Z' && code != 'Q' && code != 'J') ||
        (code >= '0' && code <= '9'))
        return OCR_CAPITAL;
    return 0;
}

/* The size of a line's type, in dots: the middle of what its letters say; of
 * its height where they say nothing, as in other scripts. */
static bool size_of(float *out, const line *of)
{
    float *size = malloc((of->count + 1) * sizeof *size);
    size_t count = 0;

    if (!size)
        return false;
    for (size_t i = 0; i < of->count; i++) {
        const letter *one = &of->letter[i];
        const float part = part_of_size(one->code);

        if (part > 0)
            size[count++] = (float)(one->y1 - one->y0) / part;
    }
    if (count < OCR_SIZE_LETTERS) {
        count = 0;
        for (size_t i = 0; i < of->count; i++)
            size[count++] =
                (float)(of->letter[i].y1 - of->letter[i].y0) / OCR_OTHER;
    }
    qsort(size, count, sizeof *size, compare);
    *out = count > 0 ? size[count / 2] : 0;
    free(size);
    return true;
}

/* Where the foot of the line is at x. */
static float foot_at(const line *of, float x)
{
    const float wide = (float)(of->right - of->left);
    const float part = wide > 0 ? (x - (float)of->left) / wide : 0;

    return (float)of->foot_left +
           (float)(of->foot_right - of->foot_left) * part;
}

static bool put_glyph(letters *out, const ib_glyph *glyph)
{
    if (!grow((void **)&out->glyph, &out->room, out->count, sizeof *out->glyph))
        return false;
    out->glyph[out->count++] = *glyph;
    out->sure += glyph->sureness;
    return true;
}

static uint8_t per_cent(float sureness)
{
    return (uint8_t)(sureness < 0 ? 0 : sureness > 100 ? 100 : sureness);
}

/* Give the letters of a line, and forget them. */
static bool put_line(letters *out, line *of)
{
    /* Lines of the page are level when they come here: the foot of the middle
     * counts for all. */
    const float foot = foot_at(of, (float)(of->left + of->right) / 2);
    float size;

    if (!size_of(&size, of))
        return false;
    for (size_t i = 0; i < of->count; i++) {
        const letter *one = &of->letter[i];
        const ib_glyph glyph = {
            .code = one->code,
            .x0 = (float)one->x0,
            .x1 = (float)one->x1,
            .y0 = foot - 0.8f * size,
            .y1 = foot + 0.2f * size,
            .size = size,
            .flags = one->ends_word ? IB_GLYPH_WORD_END : 0,
            .sureness = per_cent(one->sureness),
        };

        if (!put_glyph(out, &glyph))
            return false;
    }
    of->count = 0;
    return true;
}

/* Read where a line stands. */
static void open_line(line *of, const TessPageIterator *page)
{
    int top, bottom;

    of->left = of->right = of->foot_left = of->foot_right = 0;
    (void)TessPageIteratorBoundingBox(page, RIL_TEXTLINE, &of->left, &top,
                                      &of->right, &bottom);
    if (!TessPageIteratorBaseline(page, RIL_TEXTLINE, &of->left, &of->foot_left,
                                  &of->right, &of->foot_right))
        of->foot_left = of->foot_right = bottom;
}

/* Take the letter on which the iterator stands. */
static bool take_symbol(line *of, TessResultIterator *at)
{
    const TessPageIterator *page = TessResultIteratorGetPageIteratorConst(at);
    letter box = {0};
    char *text;
    bool good;

    if (!TessPageIteratorBoundingBox(page, RIL_SYMBOL, &box.x0, &box.y0,
                                     &box.x1, &box.y1))
        return true;
    text = TessResultIteratorGetUTF8Text(at, RIL_SYMBOL);
    if (!text)
        return true;
    box.sureness = TessResultIteratorConfidence(at, RIL_WORD);
    good = take_letter(of, &box, text);
    TessDeleteText(text);
    if (good && of->count > 0 &&
        TessPageIteratorIsAtFinalElement(page, RIL_WORD, RIL_SYMBOL))
        of->letter[of->count - 1].ends_word = true;
    return good;
}

bool letters_take(letters *out, TessBaseAPI *engine)
{
    TessResultIterator *at = TessBaseAPIGetIterator(engine);
    line of = {0};
    bool good = true;

    if (!at)
        return true; /* nothing on the page */
    do {
        const TessPageIterator *page =
            TessResultIteratorGetPageIteratorConst(at);

        if (TessPageIteratorIsAtBeginningOf(page, RIL_TEXTLINE)) {
            good = put_line(out, &of);
            open_line(&of, page);
        }
        good = good && take_symbol(&of, at);
    } while (good && TessResultIteratorNext(at, RIL_SYMBOL));
    good = good && put_line(out, &of);
    free(of.letter);
    TessResultIteratorDelete(at);
    return good;
}

/* The letter that stands just before a box, on its line, goes on into it. */
static void join_before(letters *out, const ocr_blot *box, float size)
{
    const float foot = (float)(box->y + box->height);

    for (size_t i = 0; i < out->count; i++) {
        ib_glyph *glyph = &out->glyph[i];
        const float gap = (float)box->x - glyph->x1;

        if (gap > -size / 2 && gap < OCR_MARK_GAP * size && glyph->y0 < foot &&
            glyph->y1 > foot && glyph->x0 < (float)box->x)
            glyph->flags &= (uint8_t)~IB_GLYPH_WORD_END;
    }
}

bool letters_add_raised(letters *out, const ocr_blot *box, const char *figures,
                        float size, int sureness)
{
    const size_t count = strlen(figures);
    const float small = OCR_RAISED_SIZE * size;
    const float foot = (float)(box->y + box->height);

    join_before(out, box, size);
    for (size_t i = 0; i < count; i++) {
        const float wide = (float)box->width / (float)count;
        const ib_glyph glyph = {
            .code = (unsigned char)figures[i],
            .x0 = (float)box->x + wide * (float)i,
            .x1 = (float)box->x + wide * (float)(i + 1),
            .y0 = foot - 0.8f * small,
            .y1 = foot + 0.2f * small,
            .size = small,
            .flags = i + 1 == count ? IB_GLYPH_WORD_END : 0,
            .sureness = per_cent((float)sureness),
        };

        if (!put_glyph(out, &glyph))
            return false;
    }
    return true;
}

float letters_sureness(const letters *of)
{
    return of->count > 0 ? (float)(of->sure / (double)of->count) : 0;
}

const char *letters_language(const letters *of)
{
    char *text = malloc(5 * of->count + 1);
    const char *language;
    size_t len = 0;

    if (!text)
        return NULL;
    for (size_t i = 0; i < of->count; i++) {
        len += ib_utf8_put(text + len, of->glyph[i].code);
        if (of->glyph[i].flags & IB_GLYPH_WORD_END)
            text[len++] = ' ';
    }
    language = ib_language_of((ibid_str){text, (uint32_t)len});
    free(text);
    return language;
}

void letters_scale(letters *of, float by)
{
    for (size_t i = 0; i < of->count; i++) {
        ib_glyph *glyph = &of->glyph[i];

        glyph->x0 *= by;
        glyph->x1 *= by;
        glyph->y0 *= by;
        glyph->y1 *= by;
        glyph->size *= by;
    }
}
