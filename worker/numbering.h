/* numbering.h - the numbers that Word gives to paragraphs by itself.
 *
 * numbering.xml (ECMA-376, 17.9) has abstract lists of nine levels, and lists
 * that are made of them.  A paragraph, or its style, names a list and a level;
 * its number is counted, and stands nowhere in the file:
 *
 *     list 5 ──▶ abstract 2 ──▶ level 0  "%1."     lists of one abstract count on
 *                               level 1  "%1.%2"   together, unless a list has a
 *                               level 2  "(%3)"    start of its own
 */
#ifndef IB_WORKER_NUMBERING_H
#define IB_WORKER_NUMBERING_H

#include "worker/bytes.h"
#include "worker/label.h"

enum {
    NUMBERING_LEVELS = 9,
    NUMBERING_TEXT = 128 /* bytes of a number with what is written round it */
};

typedef struct numbering_level numbering_level;
typedef struct numbering_abstract numbering_abstract;
typedef struct numbering_list numbering_list;

typedef struct numbering {
    emit *out;
    buffer text; /* of levels, NUL-ended each */
    numbering_level *level;
    uint32_t levels, level_room;
    names abstract_id, list_id;
    numbering_abstract *abstract; /* beside abstract_id */
    numbering_list *list;         /* beside list_id */
    uint32_t abstracts, lists;    /* rooms */
    /* while numbering.xml is read */
    uint32_t in_abstract, in_list, at_level, in_level;
} numbering;

/* Read numbering.xml.  false: it is not well-formed. */
bool numbering_read(numbering *it, const char *at, size_t len);
void numbering_close(numbering *it);

/* The number of a list that a paragraph or style names by w:numId; lists may be
 * named before they are read. */
uint32_t numbering_list_of(numbering *it, const char *id);

/* Is it w:numId 0, which takes a paragraph out of its style's list? */
bool numbering_is_none(const numbering *it, uint32_t list);

/* Count a paragraph, and write its number as Word shows it, with the blank that
 * follows it; "" where it has none: a bullet, a list that is not there.
 *
 * Takes  `style`, the id of the style that puts the paragraph into the list, or
 *        NULL: it does so itself.  The level is the one that belongs to that
 *        style, else `level`, from 0; -1: the first. */
void numbering_next(numbering *it, char to[NUMBERING_TEXT], uint32_t list,
                    int level, const char *style);

#endif
