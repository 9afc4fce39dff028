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
    ocr_line *line; /* those that are upright */
    size_t lines;
    size_t sideways; /* lines that are set up or down the page */
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
    w->sideways = 0;
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
        if (letters_are_sideways(line->right - line->left,
                                 line->bottom - line->top)) {
            w->sideways++;
            continue;
        }
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

/* Find the lines of the page as it lies. */
static bool lay_out(work *w, PIX *grey, int quarters)
{
    TessBaseAPI *engine = engine_first().api;

    w->grey = level(grey, quarters);
    if (!w->grey)
        return false;
    show(engine, w);
    return find_lines(w, engine);
}

/* Lay a page out so that most of its lines are upright.  The layout sees that
 * lines go up or down the page, not which: what OSD does not know either shows
 * when they are read. */
static bool lay_upright(work *w, PIX *grey, int *quarters)
{
    int turn;

    if (!lay_out(w, grey, *quarters))
        return false;
    if (w->sideways <= w->lines)
        return true;
    turn = engine_turn(grey, w->dpi).quarters;
    if (turn % 2 == *quarters % 2)
        turn = (*quarters + 1) % 4;
    *quarters = turn;
    forget(w);
    pixDestroy(&w->grey);
    return lay_out(w, grey, turn);
}

/* Read the marks of a page that is laid out. */
static bool prepare(work *w)
{
    TessBaseAPI *engine = engine_first().api;
    const bool good = find_blots(w, engine) && read_marks(w);

    TessBaseAPIClear(engine);
    return good;
}

/* Read the letters of a page whose marks are taken off. */
static bool recognise(letters *out, const work *w, TessBaseAPI *engine)
{
    bool good;

    letters_free(out);
    show(engine, w);
    good = TessBaseAPIRecognize(engine, NULL) == 0 &&
           letters_take(out, engine) && letters_even(out);
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

/* How many dots have a grey; `count` may be NULL. */
static double dots_of(NUMA *count, int grey)
{
    l_int32 dots = 0;

    if (count)
        (void)numaGetIValue(count, grey, &dots);
    return dots;
}

/* Whether a page has more than paper, specks, and the shadow of its edges:
 * dots that are darker than the paper, which is most of it. */
static bool has_ink(PIX *grey)
{
    const int width = pixGetWidth(grey), height = pixGetHeight(grey);
    BOX *inside = boxCreate(width / OCR_EDGE_PART, height / OCR_EDGE_PART,
                            width - 2 * (width / OCR_EDGE_PART),
                            height - 2 * (height / OCR_EDGE_PART));
    PIX *middle = pixClipRectangle(grey, inside, NULL);
    NUMA *count = middle ? pixGetGrayHistogram(middle, 1) : NULL;
    double all = 0, half = 0, dark = 0;
    int paper = 0;

    for (int i = 0; i < 256; i++)
        all += dots_of(count, i);
    while (paper < 255 && (half += dots_of(count, paper)) * 2 < all)
        paper++;
    for (int i = 0; i < paper - OCR_DARKER; i++)
        dark += dots_of(count, i);
    numaDestroy(&count);
    pixDestroy(&middle);
    boxDestroy(&inside);
    return dark * OCR_INK_PART >= all; /* nothing known: there may be some */
}

/* Read with another engine; the surer of both readings stays. */
static bool recognise_better(ocr_page *out, letters *got, const work *w,
                             const ocr_engine *other)
{
    letters again = {0};
    const bool good = recognise(&again, w, other->api);

    if (good && letters_sureness(&again) > letters_sureness(got)) {
        const letters worse = *got;

        *got = again;
        again = worse;
        out->language = other->name;
    }
    letters_free(&again);
    return good;
}

/* Read a page that lies upright: with the first engine; then with another, if
 * that may be better. */
static bool read_upright(ocr_page *out, letters *got, work *w,
                         const char *script)
{
    const ocr_engine first = engine_first();
    ocr_engine other;

    out->language = first.name;
    out->has_ink = has_ink(w->grey);
    if (!prepare(w) || !recognise(got, w, first.api))
        return false;
    other = better_engine(got, script);
    if (!other.name || strcmp(other.name, first.name) == 0)
        return true;
    if (other.api)
        return recognise_better(out, got, w, &other);
    out->missing = engine_name_of(other.name);
    out->package = engine_package_of(other.name);
    return true;
}

/* One way in which a page was read. */
typedef struct attempt {
    ocr_page page;
    letters got;
    int quarters; /* it was turned by */
} attempt;

static bool is_poor(const attempt *a)
{
    return letters_sureness(&a->got) < OCR_SURE;
}

static bool try_turn(attempt *out, PIX *grey, int dpi, ocr_turn turn)
{
    work w = {.dpi = dpi};
    const float point = 72.f / (float)dpi;
    bool good;

    *out = (attempt){.quarters = turn.quarters};
    good = lay_upright(&w, grey, &out->quarters);
    if (good) {
        out->page.width = (float)pixGetWidth(w.grey) * point;
        out->page.height = (float)pixGetHeight(w.grey) * point;
        good = read_upright(&out->page, &out->got, &w, turn.script) &&
               add_marks(&out->got, &w);
    }
    forget(&w);
    pixDestroy(&w.grey);
    return good;
}

/* Try another way; the surer one stays.  What language is missing is kept of
 * both. */
static bool try_better(attempt *best, PIX *grey, int dpi, ocr_turn turn)
{
    attempt other;
    const bool good = try_turn(&other, grey, dpi, turn);

    if (good && letters_sureness(&other.got) > letters_sureness(&best->got)) {
        const attempt worse = *best;

        *best = other;
        other = worse;
    }
    if (good && !best->page.missing) {
        best->page.missing = other.page.missing;
        best->page.package = other.page.package;
    }
    letters_free(&other.got);
    return good;
}

/* A page that is hard to read may lie on its side, on its head, or be in
 * another script. */
static bool try_more(attempt *best, PIX *grey, int dpi)
{
    ocr_turn turn = engine_turn(grey, dpi);
    const ocr_engine other = engine_of_script(turn.script);

    if (turn.quarters != best->quarters ||
        (other.name && strcmp(other.name, engine_first().name) != 0))
        if (!try_better(best, grey, dpi, turn))
            return false;
    turn.quarters = (best->quarters + 2) % 4;
    return !is_poor(best) || try_better(best, grey, dpi, turn);
}

ocr_end page_read(ocr_page *out, PIX *grey, int dpi)
{
    const ocr_turn upright = {0, NULL};
    attempt best;
    bool good = try_turn(&best, grey, dpi, upright);

    if (good && is_poor(&best) && best.page.has_ink)
        good = try_more(&best, grey, dpi);
    if (!good) {
        letters_free(&best.got);
        *out = (ocr_page){0};
        return OCR_NOT_READ;
    }
    letters_scale(&best.got, 72.f / (float)dpi);
    *out = best.page;
    out->is_unsure = best.got.count > 0 && is_poor(&best);
    out->glyph = best.got.glyph;
    out->count = best.got.count;
    best.got.glyph = NULL;
    letters_free(&best.got);
    return OCR_READ;
}
