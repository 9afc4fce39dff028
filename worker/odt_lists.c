/* odt_lists.c - the numbers that OpenDocument gives to items and headings
 * (ISO 26300: text:list, text:list-style, text:outline-style). */

#include "worker/odt_lists.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_MAX = 1000000000, OUTLINE = 0 };

struct odt_list_level {
    bool is_number; /* else a bullet, or not said */
    uint8_t form;   /* label_form */
    uint8_t shown;  /* levels that are written, this one the last */
    uint32_t start;
    uint32_t pattern;        /* in odt_lists.text: "%1%.%2%."; or IBID_NONE */
    uint32_t before, behind; /* there too, or IBID_NONE */
};

struct odt_list_style {
    odt_list_level level[ODT_LEVELS];
    uint32_t count[ODT_LEVELS]; /* IBID_NONE: not begun */
};

/* -- styles -- */

static void forget(odt_list_style *style, uint32_t from)
{
    for (uint32_t i = from; i < ODT_LEVELS; i++)
        style->count[i] = IBID_NONE;
}

static uint32_t style_of(odt_lists *it, const char *id)
{
    const uint32_t number = names_add(it->out, &it->id, id, strlen(id));

    if (number >= it->room) {
        const uint32_t room = it->room * 2 + 8;

        it->style = bytes_resize(it->out, it->style, room * sizeof *it->style);
        memset(it->style + it->room, 0, (room - it->room) * sizeof *it->style);
        for (uint32_t i = it->room; i < room; i++)
            forget(&it->style[i], 0);
        it->room = room;
    }
    return number;
}

void odt_lists_open(odt_lists *it, emit *out)
{
    *it = (odt_lists){.out = out, .at = IBID_NONE, .now = IBID_NONE};
    (void)style_of(it, ""); /* the outline's: no other has this name */
}

void odt_lists_close(odt_lists *it)
{
    bytes_free(&it->text);
    names_free(&it->id);
    free(it->style);
}

/* An attribute's words, kept; IBID_NONE: it has none. */
static uint32_t keep(odt_lists *it, xml_pairs pairs, const char *name)
{
    const size_t at = it->text.len;
    char value[ODT_NUMBER];

    if (!xml_value(pairs, name, value, sizeof value))
        return IBID_NONE;
    bytes_add(it->out, &it->text, value, strlen(value) + 1);
    return (uint32_t)at;
}

static uint32_t number_of(xml_pairs pairs, const char *name, uint32_t usual)
{
    char value[16];
    unsigned long number;

    if (!xml_value(pairs, name, value, sizeof value))
        return usual;
    number = strtoul(value, NULL, 10);
    return value[0] == '-' || number > NUMBER_MAX ? usual : (uint32_t)number;
}

static label_form form_of(const char *sign)
{
    switch (sign[0]) {
    case 'I':
        return LABEL_UPPER_ROMAN;
    case 'i':
        return LABEL_LOWER_ROMAN;
    case 'A':
        return LABEL_UPPER_LETTER;
    case 'a':
        return LABEL_LOWER_LETTER;
    case '\0':
        return LABEL_NONE;
    default:
        return LABEL_DECIMAL;
    }
}

static void start_level(odt_lists *it, xml_pairs pairs, bool is_number)
{
    const uint32_t level = number_of(pairs, "level", 0);
    uint32_t shown = number_of(pairs, "display-levels", 1);
    odt_list_level own = {.is_number = is_number};
    char sign[8];

    if (level < 1 || level > ODT_LEVELS)
        return;
    own.form = (uint8_t)form_of(
        xml_value(pairs, "num-format", sign, sizeof sign) ? sign : "");
    own.start = number_of(pairs, "start-value", 1);
    shown = shown < 1 ? 1 : shown > level ? level : shown;
    own.shown = (uint8_t)shown;
    own.pattern = keep(it, pairs, "num-list-format");
    own.before = keep(it, pairs, "num-prefix");
    own.behind = keep(it, pairs, "num-suffix");
    it->style[it->at].level[level - 1] = own;
}

bool odt_lists_style(odt_lists *it, const char *name, xml_pairs pairs)
{
    char value[256];

    if (strcmp(name, "list-style") == 0) {
        it->at = xml_value(pairs, "name", value, sizeof value) && value[0]
                     ? style_of(it, value)
                     : IBID_NONE;
    } else if (strcmp(name, "outline-style") == 0) {
        it->at = OUTLINE;
    } else if (it->at != IBID_NONE &&
               (strcmp(name, "list-level-style-number") == 0 ||
                strcmp(name, "outline-level-style") == 0)) {
        start_level(it, pairs, true);
    } else if (it->at != IBID_NONE &&
               (strcmp(name, "list-level-style-bullet") == 0 ||
                strcmp(name, "list-level-style-image") == 0)) {
        start_level(it, pairs, false);
    } else {
        return false;
    }
    return true;
}

/* -- counting -- */

/* A list of its own begins anew, unless it says that it goes on. */
void odt_lists_begin(odt_lists *it, xml_pairs pairs)
{
    char value[256];

    if (it->depth++ == 0) {
        it->now = xml_value(pairs, "style-name", value, sizeof value)
                      ? names_find(&it->id, value, strlen(value))
                      : IBID_NONE;
        if (it->now != IBID_NONE &&
            !xml_value(pairs, "continue-list", value, sizeof value) &&
            !(xml_value(pairs, "continue-numbering", value, sizeof value) &&
              strcmp(value, "true") == 0))
            forget(&it->style[it->now], 0);
    }
    if (it->depth <= ODT_LEVELS)
        it->item[it->depth - 1].is_fresh = false;
}

void odt_lists_end(odt_lists *it)
{
    it->depth -= it->depth > 0;
}

void odt_lists_item(odt_lists *it, xml_pairs pairs)
{
    if (it->depth < 1 || it->depth > ODT_LEVELS)
        return;
    it->item[it->depth - 1].is_fresh = true;
    it->item[it->depth - 1].start = number_of(pairs, "start-value", IBID_NONE);
}

static void count_on(odt_list_style *style, uint32_t level, uint32_t start)
{
    uint32_t *count = &style->count[level];

    if (start != IBID_NONE)
        *count = start;
    else if (*count == IBID_NONE)
        *count = style->level[level].start;
    else if (*count < NUMBER_MAX)
        ++*count;
    forget(style, level + 1);
}

static size_t add_words(const odt_lists *it, char to[ODT_NUMBER], size_t len,
                        uint32_t words)
{
    const char *at = words == IBID_NONE ? "" : it->text.at + words;

    if (len + strlen(at) + 2 > ODT_NUMBER)
        return len;
    return len + (size_t)sprintf(to + len, "%s", at);
}

/* The number of a level; one above that was not counted yet shows its start. */
static size_t add_level(const odt_list_style *style, char to[ODT_NUMBER],
                        size_t len, uint32_t level)
{
    const odt_list_level *own = &style->level[level];
    const uint32_t count = style->count[level];
    char label[LABEL_MAX] = "";

    if (own->is_number)
        label_write(label, (label_form)own->form,
                    count == IBID_NONE ? own->start : count);
    if (len + strlen(label) + 2 > ODT_NUMBER)
        return len;
    return len + (size_t)sprintf(to + len, "%s", label);
}

/* "%1%.%2%": numbers of levels between signs of their own. */
static size_t write_pattern(const odt_list_style *style, char to[ODT_NUMBER],
                            const char *pattern)
{
    size_t len = 0;

    while (*pattern && len + 2 < ODT_NUMBER) {
        char *end;
        const unsigned long level =
            pattern[0] == '%' ? strtoul(pattern + 1, &end, 10) : 0;

        if (level >= 1 && level <= ODT_LEVELS && *end == '%') {
            len = add_level(style, to, len, (uint32_t)level - 1);
            pattern = end + 1;
        } else {
            to[len++] = *pattern++;
        }
    }
    to[len] = '\0';
    return len;
}

static size_t write_levels(const odt_lists *it, const odt_list_style *style,
                           char to[ODT_NUMBER], uint32_t level)
{
    const odt_list_level *own = &style->level[level];
    size_t len = add_words(it, to, 0, own->before);
    bool is_first = true;

    for (uint32_t i = level + 1 - own->shown; i <= level; i++) {
        const odt_list_level *one = &style->level[i];

        if (!one->is_number || one->form == LABEL_NONE)
            continue;
        if (!is_first && len + 2 < ODT_NUMBER)
            to[len++] = '.';
        len = add_level(style, to, len, i);
        is_first = false;
    }
    return add_words(it, to, len, own->behind);
}

static void write_number(const odt_lists *it, const odt_list_style *style,
                         char to[ODT_NUMBER], uint32_t level)
{
    const odt_list_level *own = &style->level[level];
    size_t len;

    if (!own->is_number || own->form == LABEL_NONE)
        return;
    len = own->pattern != IBID_NONE
              ? write_pattern(style, to, it->text.at + own->pattern)
              : write_levels(it, style, to, level);
    while (len > 0 && to[len - 1] == ' ')
        len--;
    if (len > 0)
        to[len++] = ' ';
    to[len] = '\0';
}

/* A heading is counted where it has a number; one that is a header of a list
 * has none. */
static void next_heading(odt_lists *it, char to[ODT_NUMBER], uint32_t level,
                         xml_pairs pairs)
{
    odt_list_style *style = &it->style[OUTLINE];
    char value[16];

    if (level >= ODT_LEVELS || !style->level[level].is_number ||
        (xml_value(pairs, "is-list-header", value, sizeof value) &&
         strcmp(value, "true") == 0))
        return;
    count_on(style, level,
             xml_value(pairs, "restart-numbering", value, sizeof value)
                 ? number_of(pairs, "start-value", style->level[level].start)
                 : IBID_NONE);
    write_number(it, style, to, level);
}

void odt_lists_next(odt_lists *it, char to[ODT_NUMBER], unsigned outline,
                    xml_pairs pairs)
{
    const uint32_t level = it->depth - 1;

    to[0] = '\0';
    if (it->depth == 0) {
        if (outline > 0)
            next_heading(it, to, outline - 1, pairs);
        return;
    }
    if (it->depth > ODT_LEVELS || it->now == IBID_NONE ||
        !it->item[level].is_fresh)
        return;
    it->item[level].is_fresh = false;
    count_on(&it->style[it->now], level, it->item[level].start);
    write_number(it, &it->style[it->now], to, level);
}
