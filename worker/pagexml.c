/* pagexml.c - PAGE XML: regions, lines, words and letters with outlines.
 *
 * Authority: the PAGE content schemas of 2010-03-19 to 2019-07-15 (PRImA,
 * https://github.com/PRImA-Research-Lab/PAGE-XML).  Each level may have its
 * text: that of the smallest parts counts, words before lines before regions,
 * and of several readings the one with the lowest index.
 */

#include <math.h>
#include <string.h>

#include "worker/bytes.h"
#include "worker/costs.h"
#include "worker/sheet.h"
#include "worker/xml.h"

typedef enum level {
    LEVEL_NONE,
    LEVEL_REGION,
    LEVEL_LINE,
    LEVEL_WORD,
    LEVEL_LETTER,
    LEVELS
} level;

/* What is known of the open element of a level. */
typedef struct part {
    sheet_box box;
    float sureness;
    float index; /* of its reading; below 0: it has none yet */
    buffer text;
} part;

typedef struct pagexml {
    emit *out;
    sheet *sheet;
    part part[LEVELS];
    buffer letters; /* of the open word, by its letters */
    buffer points;  /* scratch */
    level now;
    unsigned regions; /* that are open */
    bool in_base;     /* the points that come are of a base line */
    bool takes, in_text;
    bool has_text; /* a line of the open region has */
    bool has_pages, is_full;
} pagexml;

static float number(xml_pairs pairs, const char *name, float other)
{
    char text[32];
    float value;

    if (xml_value(pairs, name, text, sizeof text) && sheet_number(&value, text))
        return value;
    return other;
}

static void begin_page(pagexml *it, xml_pairs pairs)
{
    char unit[16];
    sheet_size size = {number(pairs, "imageWidth", 0),
                       number(pairs, "imageHeight", 0),
                       number(pairs, "imageXResolution", 0),
                       number(pairs, "imageYResolution", 0)};

    if (xml_value(pairs, "imageResolutionUnit", unit, sizeof unit)) {
        const float inches = strcmp(unit, "PPCM") == 0  ? 2.54f
                             : strcmp(unit, "PPI") == 0 ? 1.0f
                                                        : 0;

        size.x *= inches;
        size.y *= inches;
    }
    it->has_pages = true;
    it->now = LEVEL_NONE;
    it->regions = 0;
    it->is_full |= !sheet_page(it->sheet, size, NULL);
}

static void begin_part(pagexml *it, level now)
{
    part *p = &it->part[now];

    it->now = now;
    p->box = SHEET_NO_BOX;
    p->sureness = SHEET_UNSAID;
    p->index = -1;
    p->text.len = 0;
    if (now == LEVEL_REGION) {
        it->regions++;
        it->has_text = false;
        sheet_block(it->sheet);
    } else if (now == LEVEL_LINE) {
        sheet_line(it->sheet, SHEET_NO_BOX, NAN, 0);
    } else if (now == LEVEL_WORD) {
        sheet_word(it->sheet, SHEET_NO_BOX, SHEET_UNSAID);
        it->letters.len = 0;
    }
}

static void add_box(pagexml *it, sheet_box box)
{
    part *p = &it->part[it->now];

    if (it->now == LEVEL_NONE)
        return;
    if (it->in_base && it->now == LEVEL_LINE)
        sheet_line_place(it->sheet, SHEET_NO_BOX, (box.y0 + box.y1) / 2);
    else
        p->box = sheet_both(p->box, box);
}

/* Take the points of an outline, which are an attribute or elements. */
static void take_points(pagexml *it, xml_pairs pairs)
{
    size_t len;
    const char *at = xml_value_at(pairs, "points", &len);
    sheet_box box;

    if (!at)
        return;
    it->points.len = 0;
    bytes_add(it->out, &it->points, at, len);
    box = sheet_points(it->points.at);
    if (box.x0 <= box.x1)
        add_box(it, box);
}

static void take_point(pagexml *it, xml_pairs pairs)
{
    const float x = number(pairs, "x", NAN), y = number(pairs, "y", NAN);

    if (!isnan(x) && !isnan(y) && !it->in_base)
        add_box(it, (sheet_box){x, y, x, y});
}

static void begin_reading(pagexml *it, xml_pairs pairs)
{
    part *p = &it->part[it->now];
    const float index = fmaxf(number(pairs, "index", 0), 0);
    const float sureness = number(pairs, "conf", -1);

    it->takes = it->now != LEVEL_NONE && (p->index < 0 || index < p->index);
    if (!it->takes)
        return;
    p->index = index;
    p->text.len = 0;
    p->sureness = sureness >= 0 ? sureness * 100 : SHEET_UNSAID;
}

static void add_text(pagexml *it, const buffer *text)
{
    if (text->len)
        sheet_text(it->sheet, text->at, text->len);
}

/* The text of a region without lines: each line of it gets an even share of
 * the region's height. */
static void end_region(pagexml *it)
{
    const part *p = &it->part[LEVEL_REGION];
    const char *at = p->text.at, *end = at + p->text.len;
    float lines = 1, line = 0;

    if (p->index < 0 || it->has_text || p->text.len == 0)
        return;
    for (const char *c = at; c < end; c++)
        lines += *c == '\n';
    for (const char *stop; at <= end; at = stop + 1, line++) {
        const float high = (p->box.y1 - p->box.y0) / lines;
        sheet_box box = p->box;

        stop = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
        stop = stop ? stop : end;
        box.y0 = p->box.y0 + line * high;
        box.y1 = box.y0 + high;
        sheet_line(it->sheet, box, NAN, 0);
        sheet_text(it->sheet, at, (size_t)(stop - at));
        sheet_line_end(it->sheet);
    }
}

static void end_part(pagexml *it, level now)
{
    const part *p = &it->part[now];

    if (it->now != now)
        return;
    it->now = (level)(now - 1);
    switch (now) {
    case LEVEL_LETTER:
        sheet_letter(it->sheet, p->box, p->sureness);
        bytes_add(it->out, &it->letters, p->text.len ? p->text.at : "",
                  p->text.len);
        break;
    case LEVEL_WORD:
        sheet_word_place(it->sheet, p->box, p->sureness);
        it->has_text |= p->text.len || it->letters.len;
        add_text(it, p->text.len ? &p->text : &it->letters);
        sheet_word_end(it->sheet);
        break;
    case LEVEL_LINE:
        sheet_line_place(it->sheet, p->box, NAN);
        it->has_text |= p->text.len > 0;
        add_text(it, &p->text);
        sheet_line_end(it->sheet);
        break;
    default:
        end_region(it);
        it->regions--;
        it->now = it->regions ? LEVEL_REGION : LEVEL_NONE;
        break;
    }
}

static level level_of(const char *name)
{
    static const char *const level_names[LEVELS] = {
        "", "TextRegion", "TextLine", "Word", "Glyph"};

    for (int i = LEVEL_REGION; i < LEVELS; i++)
        if (strcmp(name, level_names[i]) == 0)
            return (level)i;
    return LEVEL_NONE;
}

static void on_start(void *state, const char *name, const char *space,
                     xml_pairs pairs)
{
    pagexml *it = state;
    const level now = level_of(name);

    (void)space;
    if (now) {
        /* one that stands where it may not is no part */
        if (now == LEVEL_REGION
                ? it->now <= LEVEL_REGION
                : it->now == (level)(now - 1) ||
                      (now == LEVEL_LINE && it->now == LEVEL_NONE))
            begin_part(it, now);
    } else if (strcmp(name, "Page") == 0) {
        begin_page(it, pairs);
    } else if (strcmp(name, "Coords") == 0) {
        take_points(it, pairs);
    } else if (strcmp(name, "Baseline") == 0) {
        it->in_base = true;
        take_points(it, pairs);
    } else if (strcmp(name, "Point") == 0) {
        take_point(it, pairs);
    } else if (strcmp(name, "TextEquiv") == 0) {
        begin_reading(it, pairs);
    } else if (strcmp(name, "PlainText") == 0) {
        it->in_text = it->takes;
    } else if (strcmp(name, "Unicode") == 0) {
        it->in_text = it->takes;
        if (it->takes) /* it counts before the plain text */
            it->part[it->now].text.len = 0;
    }
}

static void on_end(void *state, const char *name, const char *space)
{
    pagexml *it = state;
    const level now = level_of(name);

    (void)space;
    if (now)
        end_part(it, now);
    else if (strcmp(name, "Baseline") == 0)
        it->in_base = false;
    else if (strcmp(name, "Unicode") == 0 || strcmp(name, "PlainText") == 0)
        it->in_text = false;
    else if (strcmp(name, "TextEquiv") == 0)
        it->takes = false;
}

static void on_text(void *state, const char *at, size_t len)
{
    pagexml *it = state;

    if (it->in_text)
        bytes_add(it->out, &it->part[it->now].text, at, len);
}

refusal pagexml_read(emit *out, const char *bytes, size_t len)
{
    static const xml_events events = {on_start, on_end, on_text};
    pagexml it = {.out = out, .sheet = sheet_open(out)};
    refusal no = {IBID_OK, NULL};

    if (!xml_walk(bytes, len, &events, &it) || !it.has_pages)
        no = sheet_damaged;
    if (it.is_full)
        no = sheet_too_long;
    (no.what ? sheet_drop : sheet_close)(it.sheet);
    for (int i = 0; i < LEVELS; i++)
        bytes_free(&it.part[i].text);
    bytes_free(&it.letters);
    bytes_free(&it.points);
    return no;
}
