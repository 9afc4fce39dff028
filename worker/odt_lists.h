/* odt_lists.h - the numbers that OpenDocument gives to items and headings.
 *
 * A list style has ten levels; a list in the text names one, lists in its items
 * go a level down.  The first paragraph of an item bears its number.  Headings
 * are numbered by the outline style, in the same way.
 */
#ifndef IB_WORKER_ODT_LISTS_H
#define IB_WORKER_ODT_LISTS_H

#include "worker/bytes.h"
#include "worker/label.h"
#include "worker/xml.h"

enum {
    ODT_LEVELS = 10,
    ODT_NUMBER = 128 /* bytes of a number with what is written round it */
};

typedef struct odt_list_level odt_list_level;
typedef struct odt_list_style odt_list_style;

typedef struct odt_lists {
    emit *out;
    buffer text; /* of levels, NUL-ended each */
    names id;    /* of list styles; number 0 is the outline's */
    odt_list_style *style;
    uint32_t room;
    uint32_t at;    /* the style that is read, or IBID_NONE */
    uint32_t depth; /* lists that are open */
    uint32_t now;   /* style of the outermost, or IBID_NONE */
    struct {
        bool is_fresh;  /* an item began, and no paragraph of it */
        uint32_t start; /* of the item's own, or IBID_NONE */
    } item[ODT_LEVELS];
} odt_lists;

void odt_lists_open(odt_lists *it, emit *out);
void odt_lists_close(odt_lists *it);

/* An element of a list style begins: text:list-style, text:outline-style, and
 * their levels.  false: it is none. */
bool odt_lists_style(odt_lists *it, const char *name, xml_pairs pairs);

/* text:list and text:list-item in the text. */
void odt_lists_begin(odt_lists *it, xml_pairs pairs);
void odt_lists_end(odt_lists *it);
void odt_lists_item(odt_lists *it, xml_pairs pairs);

/* Count a paragraph of the text that stands in a list, or a heading, which has
 * its `outline` from 1 (0: a paragraph).  Writes its number with the blank
 * behind; "" where it has none. */
void odt_lists_next(odt_lists *it, char to[ODT_NUMBER], unsigned outline,
                    xml_pairs pairs);

#endif
