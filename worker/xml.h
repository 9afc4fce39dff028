/* xml.h - XML by SAX events: no tree, no entities but the five, no network. */
#ifndef IB_WORKER_XML_H
#define IB_WORKER_XML_H

#include "worker/emit.h"

/* An element's attributes as libxml2 hands them on: five pointers each. */
typedef struct xml_pairs {
    const unsigned char **at;
    int count;
} xml_pairs;

typedef struct xml_events {
    /* name without prefix; space: its namespace or "" */
    void (*start)(void *state, const char *name, const char *space,
                  xml_pairs pairs);
    void (*end)(void *state, const char *name, const char *space);
    void (*text)(void *state, const char *at, size_t len); /* or NULL */
} xml_events;

/* Walk through a document.  False: it is not well-formed; what stood before
 * the fault has been said. */
bool xml_walk(const char *at, size_t len, const xml_events *events,
              void *state);

/* The value of an attribute by its name without prefix; NULL: none.  It stands
 * in *to, cut to its size. */
const char *xml_value(xml_pairs pairs, const char *name, char *to, size_t size);

/* The same in whole: as it stands in the file, except that each & in it is
 * written "&#38;".  NULL: none. */
const char *xml_value_at(xml_pairs pairs, const char *name, size_t *len);

/* Does a namespace end so? */
bool xml_space_ends(const char *space, const char *end);

#endif
