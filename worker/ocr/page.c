/* page.c - a page from its image: turned upright and level, its raised marks
 * read by themselves and taken off, then its letters. */

#include "page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "costs.h"
#include "engine.h"
#include "letters.h"
#include "raised.h"

/* A raised mark that was read. */
typedef struct mark {
    ocr_blot box;
    float size; /* of the type of its line, dots */
    int sureness;
    char figures[OCR_FIGURES_MAX + 1];
} mark;

/* A page on its way. */
typedef struct work {
    PIX *grey;
    int dpi;
    ocr_line *line;
    size_t lines;
    ocr_blot *blot;
    size_t blots;
    mark *mark;
    size_t marks;
} work;

static void forget(work *w)
{
    free(w->line);
    free(w->blot);
    free(w->mark);
    w->line = NULL;
    w->blot = NULL;
    w->mark = NULL;
    w->lines = w->blots = w->marks = 0;
}

/* The lines of type that the engine's layout sees. */
static bool find_lines(work *w, TessBaseAPI *engine)
{
    TessPageIterator *at = TessBaseAPIAnalyseLayout(engine);

    w->line = malloc(OCR_LINES_MAX * sizeof *w->line);
    if (!w->line || !at) {
        if (at)
            TessPageIteratorDelete(at);
        return w->line != NULL;
    }
    do {
        ocr_line *line = &w->line[w->lines];
        int left, y_left, right, y_right;

        *line = (ocr_line){0};
        if (!TessPageIteratorBoundingBox(at, RIL_TEXTLINE, &line->left,
                                         &line->top, &line->right,
                                         &line->bottom) ||
            !TessPageIteratorBaseline(at, RIL_TEXTLINE, &left, &y_left, &right,
                                      &y_right))
            continue;
        line->base_left = (float)y_left;
        line->base_right = (float)y_right;
        w->lines++;
    } while (w->lines < OCR_LINES_MAX &&
             TessPageIteratorNext(at, RIL_TEXTLINE));
    TessPageIteratorDelete(at);
    return true;
}

static int by_x(const void *a, const void *b)
{
    const ocr_blot *x = a, *y = b;

    return x->x != y->x ? (x->x > y->x) - (x->x < y->x)
                        : (x->y > y->y) - (x->y < y->y);
}

static bool find_blots(work *w, TessBaseAPI *engine)
{
    PIX *black = TessBaseAPIGetThresholdedImage(engine);
    BOXA *box = black ? pixConnCompBB(black, 8) : NULL;
    const size_t count = box ? (size_t)boxaGetCount(box) : 0;

    pixDestroy(&black);
    w->blots = count < OCR_BLOTS_MAX ? count : OCR_BLOTS_MAX;
    w->blot = malloc((w->blots + 1) * sizeof *w->blot);
    for (size_t i = 0; w->blot && i < w->blots; i++)
        boxaGetBoxGeometry(box, (l_int32)i, &w->blot[i].x, &w->blot[i].y,
                           &w->blot[i].width, &w->blot[i].height);
    boxaDestroy(&box);
    if (w->blot)
        qsort(w->blot, w->blots, sizeof *w->blot, by_x);
    return w->blot != NULL;
}

/* A raised group, cut out without its neighbours and brought to a height. */
static PIX *cut_out(PIX *grey, const ocr_blot *box, int height)
{
    const float scale = (float)height / (float)box->height;
    BOX *around =
        boxCreate(box->x - 1, box->y - 1, box->width + 2, box->height + 2);
    PIX *part = pixClipRectangle(grey, around, NULL);
    PIX *wider = part ? pixAddBorder(part, 6, 255) : NULL;
    PIX *scaled = wider ? pixScale(wider, scale, scale) : NULL;
    PIX *framed = scaled ? pixAddBorder(scaled, OCR_FIGURE_WHITE, 255) : NULL;

    boxDestroy(&around);
    pixDestroy(&part);
    pixDestroy(&wider);
    pixDestroy(&scaled);
    return framed;
}

/* What can be a mark: figures that do not begin with 0, or asterisks; without
 * the engine's blanks.  Else empty. */
static void keep_figures(char figures[OCR_FIGURES_MAX + 1], const char *text)
{
    size_t len = 0, stars = 0;

    for (; *text && len <= OCR_FIGURES_MAX; text++) {
        if (*text <= ' ')
            continue;
        if (len < OCR_FIGURES_MAX)
            figures[len] = *text;
        len++;
        stars += *text == '*';
    }
    if (len > OCR_FIGURES_MAX || figures[0] == '0' ||
        (stars > 0 && stars < len))
        len = 0;
    figures[len] = '\0';
}

typedef struct reading {
    char figures[OCR_FIGURES_MAX + 1];
    int sureness;
} reading;

static void read_at(reading *out, PIX *grey, const ocr_blot *box, int height)
{
    TessBaseAPI *engine = engine_of_figures();
    PIX *part = cut_out(grey, box, height);
    char *text;

    *out = (reading){"", 0};
    if (!part)
        return;
    TessBaseAPISetImage2(engine, part);
    TessBaseAPISetSourceResolution(engine, OCR_DPI);
    text = TessBaseAPIGetUTF8Text(engine);
    if (text) {
        keep_figures(out->figures, text);
        out->sureness = TessBaseAPIMeanTextConf(engine);
        TessDeleteText(text);
    }
    pixDestroy(&part);
}

/* Read a raised group at several heights: what most agree on, of those the
 * surest.  Gives the empty reading where there is none to believe. */
static reading read_figures(PIX *grey, const ocr_blot *box)
{
    reading all[OCR_FIGURE_HEIGHTS], best = {"", 0};
    unsigned most = 0;

    for (int i = 0; i < OCR_FIGURE_HEIGHTS; i++)
        read_at(&all[i], grey, box, OCR_FIGURE_LOWEST + i * OCR_FIGURE_STEP);
    for (int i = 0; i < OCR_FIGURE_HEIGHTS; i++) {
        reading one = all[i];
        unsigned agree = 0;

        for (int j = 0; j < OCR_FIGURE_HEIGHTS; j++)
            if (strcmp(all[j].figures, one.figures) == 0) {
                agree++;
                if (all[j].sureness > one.sureness)
                    one.sureness = all[j].sureness;
            }
        if (one.figures[0] && one.sureness >= OCR_FIGURE_SURE &&
            (agree > most || (agree == most && one.sureness > best.sureness))) {
            most = agree;
            best = one;
        }
    }
    return most >= OCR_FIGURE_AGREE || best.sureness >= OCR_FIGURE_CLEAR
               ? best
               : (reading){"", 0};
}

/* Find the raised marks, read them, and take them off the page. */
static bool read_marks(work *w)
{
    ocr_raised *found = malloc(OCR_RAISED_MAX * sizeof *found);
    int *room = malloc((w->blots + 1) * sizeof *room);
    size_t count = 0;

    w->mark = malloc(OCR_RAISED_MAX * sizeof *w->mark);
    if (found && room && w->mark) {
        ocr_measure(w->line, w->lines, w->blot, w->blots, room);
        count = ocr_find_raised(found, OCR_RAISED_MAX, w->line, w->lines,
                                w->blot, w->blots);
    }
    for (size_t i = 0; i < count; i++) {
        const ocr_blot *box = &found[i].box;
        const reading got = read_figures(w->grey, box);
        BOX *white;

        if (!got.figures[0])
            continue;
        w->mark[w->marks] = (mark){
            *box, w->line[found[i].line].tall / OCR_STEMLESS, got.sureness, ""};
        strcpy(w->mark[w->marks++].figures, got.figures);
        white =
            boxCreate(box->x - 1, box->y - 1, box->width + 2, box->height + 2);
        pixSetInRect(w->grey, white);
        boxDestroy(&white);
    }
    free(room);
    free(found);
    return w->mark != NULL;
}

/* Give the page to an engine. */
static void show(TessBaseAPI *engine, const work *w)
{
    TessBaseAPISetPageSegMode(engine, PSM_AUTO);
    TessBaseAPISetImage2(engine, w->grey);
    TessBaseAPISetSourceResolution(engine, w->dpi);
}

/* Find what the page is made of, and read its marks. */
static bool prepare(work *w, TessBaseAPI *engine)
{
    bool good;

    show(engine, w);
    good = find_lines(w, engine) && find_blots(w, engine) && read_marks(w);
    TessBaseAPIClear(engine);
    return good;
}

/* Read the letters of a page whose marks are taken off. */
static bool recognise(letters *out, const work *w, TessBaseAPI *engine)
{
    bool good;

    free(out->glyph);
    *out = (letters){0};
    show(engine, w);
    good = TessBaseAPIRecognize(engine, NULL) == 0 && letters_take(out, engine);
    TessBaseAPIClear(engine);
    return good;
}

static bool add_marks(letters *out, const work *w)
{
    bool good = true;

    for (size_t i = 0; i < w->marks && good; i++)
        good = letters_add_raised(out, &w->mark[i].box, w->mark[i].figures,
                                  w->mark[i].size, w->mark[i].sureness);
    return good;
}

/* Another engine that would read the page better: by the words that this one
 * has read, or by its script. */
static ocr_engine better_engine(const letters *got, const char *script)
{
    ocr_engine other = {NULL, NULL};

    if (letters_sureness(got) >= OCR_SURE) {
        if (got->count >= OCR_LANGUAGE_LETTERS)
            other = engine_of_language(letters_language(got));
    } else {
        other = engine_of_script(script);
    }
    return other;
}

/* Whether there is more on a page than specks and the shadow of its edge. */
static bool has_ink(const work *w)
{
    const int least = w->dpi / OCR_INK_PART;
    size_t count = 0;

    for (size_t i = 0; i < w->blots && count < OCR_INK_BLOTS; i++)
        count += w->blot[i].height >= least && w->blot[i].width >= least / 2;
    return count == OCR_INK_BLOTS;
}

/* Read a page that lies upright: with the first engine; then with another, if
 * that is better. */
static bool read_upright(ocr_page *out, letters *got, work *w,
                         const char *script)
{
    const ocr_engine first = engine_first();
    ocr_engine other;

    out->language = first.name;
    if (!prepare(w, first.api) || !recognise(got, w, first.api))
        return false;
    out->has_ink = has_ink(w);
    other = better_engine(got, script);
    if (!other.name || strcmp(other.name, first.name) == 0)
        return true;
    if (!other.api) {
        out->missing = other.name;
        return true;
    }
    out->language = other.name;
    return recognise(got, w, other.api);
}

/* The same page as it is read: turned, and its lines level. */
static PIX *level(PIX *grey, int quarters)
{
    PIX *turned = quarters ? pixRotateOrth(grey, quarters) : pixClone(grey);
    PIX *black = turned ? pixConvertTo1(turned, 130) : NULL;
    l_float32 slant = 0, sure = 0;
    PIX *flat = NULL;

    if (black && pixFindSkew(black, &slant, &sure) == 0 &&
        sure >= OCR_SLANT_SURE && fabsf(slant) >= OCR_SLANT_MIN &&
        fabsf(slant) <= OCR_SLANT_MAX)
        flat = pixRotate(turned, slant * (float)M_PI / 180, L_ROTATE_AREA_MAP,
                         L_BRING_IN_WHITE, 0, 0);
    pixDestroy(&black);
    if (!flat && turned)
        flat = pixCopy(NULL, turned); /* marks are taken off it */
    pixDestroy(&turned);
    return flat;
}

static bool read_turned(ocr_page *out, letters *got, PIX *grey, int dpi,
                        ocr_turn turn)
{
    work w = {.grey = level(grey, turn.quarters), .dpi = dpi};
    const float point = 72.f / (float)dpi;
    bool good;

    if (!w.grey)
        return false;
    out->width = (float)pixGetWidth(w.grey) * point;
    out->height = (float)pixGetHeight(w.grey) * point;
    good = read_upright(out, got, &w, turn.script) && add_marks(got, &w);
    forget(&w);
    pixDestroy(&w.grey);
    return good;
}

/* A page that is hard to read may lie on its side, or be in another script:
 * then once more, and the better of both counts. */
static bool read_again(ocr_page *out, letters *got, PIX *grey, int dpi)
{
    const ocr_turn turn = engine_turn(grey, dpi);
    ocr_page other = {0};
    letters again = {0};

    if (turn.quarters == 0 && !engine_of_script(turn.script).name)
        return true;
    if (!read_turned(&other, &again, grey, dpi, turn)) {
        free(again.glyph);
        return false;
    }
    if (letters_sureness(&again) <= letters_sureness(got) && !other.missing) {
        free(again.glyph);
        return true;
    }
    free(got->glyph);
    *got = again;
    *out = other;
    return true;
}

ocr_end page_read(ocr_page *out, PIX *grey, int dpi)
{
    const ocr_turn upright = {0, NULL};
    letters got = {0};
    bool good;

    *out = (ocr_page){0};
    good = read_turned(out, &got, grey, dpi, upright);
    if (good && letters_sureness(&got) < OCR_SURE)
        good = read_again(out, &got, grey, dpi);
    if (!good) {
        free(got.glyph);
        return OCR_NO_MEMORY;
    }
    letters_scale(&got, 72.f / (float)dpi);
    out->glyph = got.glyph;
    out->count = got.count;
    return OCR_READ;
}
