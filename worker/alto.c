/* alto.c - ALTO XML: lines of strings, with their boxes as attributes.
 *
 * Authority: the schemas of ALTO 2.0 to 4.4 (Library of Congress,
 * https://www.loc.gov/standards/alto/).  Namespaces and versions do not differ
 * in what is read here.
 */

#include <math.h>
#include <string.h>

#include "worker/bytes.h"
#include "worker/costs.h"
#include "worker/sheet.h"
#include "worker/xml.h"

typedef struct alto {
    emit *out;
    sheet *sheet;
    bool in_unit; /* the name of the unit is being read */
    buffer unit;
    buffer word;    /* scratch: CONTENT */
    bool is_parted; /* the open word is the first part of one */
    bool has_pages, is_full;
} alto;

static float number(xml_pairs pairs, const char *name, float other)
{
    char text[32];
    float value;

    if (xml_value(pairs, name, text, sizeof text) && sheet_number(&value, text))
        return value;
    return other;
}

static sheet_box box_of(xml_pairs pairs)
{
    const float x = number(pairs, "HPOS", NAN), y = number(pairs, "VPOS", NAN);

    return (sheet_box){x, y, x + number(pairs, "WIDTH", NAN),
                       y + number(pairs, "HEIGHT", NAN)};
}

/* Add the text of an attribute to the open word; gives its last byte. */
static void add_value(alto *it, const char *at, size_t len)
{
    it->word.len = 0;
    for (size_t i = 0; i < len; i++) {
        bytes_add(it->out, &it->word, at + i, 1);
        if (at[i] == '&' && len - i >= 5 && memcmp(at + i, "&#38;", 5) == 0)
            i += 4;
    }
    if (it->word.len)
        sheet_text(it->sheet, it->word.at, it->word.len);
}

/* Units an inch; 0: dots of an image, of which it does not say how fine. */
static float units_of(const alto *it)
{
    if (it->unit.len && strstr(it->unit.at, "mm10"))
        return 254;
    if (it->unit.len && strstr(it->unit.at, "inch1200"))
        return 1200;
    return 0;
}

/* A page is called by the number that is printed on it, or else by its place
 * among the images. */
static bool begin_page(alto *it, xml_pairs pairs)
{
    const float units = units_of(it);
    char printed[64], physical[64];
    const sheet_size size = {number(pairs, "WIDTH", 0),
                             number(pairs, "HEIGHT", 0), units, units};
    const char *label =
        xml_value(pairs, "PRINTED_IMG_NR", printed, sizeof printed);

    if (!label || !*label)
        label = xml_value(pairs, "PHYSICAL_IMG_NR", physical, sizeof physical);
    if (label && strcmp(label, "0") == 0)
        label = NULL; /* programs that count from 0 */
    it->has_pages = true;
    return sheet_page(it->sheet, size, label);
}

/* BASELINE is a height, or points since version 4. */
static float base_of(xml_pairs pairs)
{
    char text[512];
    float value;
    const char *end;
    sheet_box box;

    if (!xml_value(pairs, "BASELINE", text, sizeof text) ||
        !(end = sheet_number(&value, text)))
        return NAN;
    box = sheet_points(text);
    return box.x0 <= box.x1 ? (box.y0 + box.y1) / 2 : value;
}

/* How sure OCR was: WC of the word, from 0 to 1; or CC of each letter, from 0,
 * sure, to 9. */
static float sureness_of(xml_pairs pairs)
{
    const float word = number(pairs, "WC", -1);
    char text[256];
    float worst = -1;

    if (word >= 0)
        return word * 100;
    if (xml_value(pairs, "CC", text, sizeof text))
        for (const char *at = text; *at; at++)
            if (*at >= '0' && *at <= '9')
                worst = fmaxf(worst, (float)(*at - '0'));
    return worst >= 0 ? (9 - worst) * 100 / 9 : SHEET_UNSAID;
}

static bool ends_in_hyphen(const buffer *word)
{
    static const char *const hyphen[] = {"-", "\xC2\xAD", "\xE2\x80\x90",
                                         "\xC2\xAC", "="};

    for (size_t i = 0; i < sizeof hyphen / sizeof *hyphen; i++) {
        const size_t len = strlen(hyphen[i]);

        if (word->len >= len &&
            memcmp(word->at + word->len - len, hyphen[i], len) == 0)
            return true;
    }
    return false;
}

/* A word stays open until it is known that no hyphen follows. */
static void end_word(alto *it)
{
    if (it->is_parted)
        sheet_hyphen(it->sheet, SHEET_NO_BOX);
    it->is_parted = false;
    sheet_word_end(it->sheet);
}

static void begin_word(alto *it, xml_pairs pairs)
{
    char text[96];
    unsigned style = 0;
    size_t len = 0;
    const char *content = xml_value_at(pairs, "CONTENT", &len);

    end_word(it);
    if (xml_value(pairs, "STYLE", text, sizeof text)) {
        style |= strstr(text, "bold") ? IB_GLYPH_BOLD : 0;
        style |= strstr(text, "italics") ? IB_GLYPH_ITALIC : 0;
    }
    sheet_style(it->sheet, style);
    sheet_raised(it->sheet, xml_value(pairs, "STYLE", text, sizeof text) &&
                                strstr(text, "superscript"));
    sheet_word(it->sheet, box_of(pairs), sureness_of(pairs));
    add_value(it, content, content ? len : 0);
    it->is_parted = xml_value(pairs, "SUBS_TYPE", text, sizeof text) &&
                    strcmp(text, "HypPart1") == 0 && it->word.len > 0 &&
                    !ends_in_hyphen(&it->word);
}

static void on_start(void *state, const char *name, const char *space,
                     xml_pairs pairs)
{
    alto *it = state;

    (void)space;
    if (strcmp(name, "MeasurementUnit") == 0) {
        it->in_unit = true;
    } else if (strcmp(name, "Page") == 0) {
        it->is_full |= !begin_page(it, pairs);
    } else if (strcmp(name, "TextBlock") == 0) {
        sheet_block(it->sheet);
    } else if (strcmp(name, "TextLine") == 0) {
        sheet_line(it->sheet, box_of(pairs), base_of(pairs), 0);
    } else if (strcmp(name, "String") == 0) {
        begin_word(it, pairs);
    } else if (strcmp(name, "Glyph") == 0) {
        sheet_letter(it->sheet, box_of(pairs), number(pairs, "GC", -1) * 100);
    } else if (strcmp(name, "HYP") == 0) {
        it->is_parted = false;
        if (!ends_in_hyphen(&it->word))
            sheet_hyphen(it->sheet, box_of(pairs));
        end_word(it);
    } else if (strcmp(name, "SP") == 0) {
        end_word(it);
    }
}

static void on_end(void *state, const char *name, const char *space)
{
    alto *it = state;

    (void)space;
    if (strcmp(name, "MeasurementUnit") == 0) {
        it->in_unit = false;
    } else if (strcmp(name, "TextLine") == 0) {
        end_word(it);
        sheet_line_end(it->sheet);
    }
}

static void on_text(void *state, const char *at, size_t len)
{
    alto *it = state;

    if (it->in_unit && it->unit.len < 64)
        bytes_add(it->out, &it->unit, at, len < 64 ? len : 64);
}

refusal alto_read(emit *out, const char *bytes, size_t len)
{
    static const xml_events events = {on_start, on_end, on_text};
    alto it = {.out = out, .sheet = sheet_open(out)};
    refusal no = {IBID_OK, NULL};

    if (!xml_walk(bytes, len, &events, &it) || !it.has_pages)
        no = sheet_damaged;
    if (it.is_full)
        no = sheet_too_long;
    (no.what ? sheet_drop : sheet_close)(it.sheet);
    bytes_free(&it.unit);
    bytes_free(&it.word);
    return no;
}
