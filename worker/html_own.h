/* html_own.h - what the parts of the HTML reader share.
 *
 *     html_tags.c        what an element is, by its name
 *     html_attributes.c  what it says of itself
 *     html_address.c     where links lead
 *     html_text.c        text, its blocks, and where the text of a note begins
 *     html_chars.c       characters that pages mean by others
 *     html.c             links, marks and notes; the walk
 */
#ifndef IB_WORKER_HTML_OWN_H
#define IB_WORKER_HTML_OWN_H

#include <libxml/HTMLparser.h>

#include "worker/html.h"

typedef enum html_tag {
    TAG_OTHER, /* inline: nothing happens */
    TAG_BLOCK, /* a paragraph begins and ends */
    TAG_ITEM,
    TAG_LIST,
    TAG_QUOTE,
    TAG_HEADING,
    TAG_ROW,
    TAG_CELL,
    TAG_PRE,
    TAG_NAV,
    TAG_SKIP,
    TAG_STRUCK,
    TAG_BREAK,
    TAG_SUP,
    TAG_Q,
    TAG_LINK,
    TAG_TITLE,
    TAG_HTML
} html_tag;

/* An element that is open. */
typedef struct html_frame {
    uint8_t tag;
    bool is_skipped;  /* it and all in it */
    bool is_note;     /* the note ends with it */
    bool holds_notes; /* a list of notes */
    bool was_raised;
    bool is_fresh;   /* no text was read since it was opened */
    uint8_t level;   /* of a heading */
    uint8_t unit;    /* of TAG_LIST: 1 ordered */
    uint32_t id;     /* its address, or IBID_NONE */
    uint32_t number; /* of an item; of a list: that of its last item */
} html_frame;

typedef struct html {
    html_book *book;
    emit *out;
    const char *path;
    htmlParserCtxt *parser;
    html_frame *frame; /* frame[0] is below all */
    size_t depth, room;
    uint8_t first[128]; /* of the tags with this letter, plus 1 */
    buffer address;     /* scratch */
    buffer path_now;    /* scratch */
    buffer mended;      /* scratch: a piece of text */

    size_t skips; /* skipped elements that are open */
    uint32_t quotes, lists, pres, cells, navs;
    uint32_t heading; /* level of the open one */
    uint32_t qs;      /* <q> that are open */
    char lang[3];
    bool is_open; /* a block of emit is open */
    bool raised;

    bool has_link; /* what is read is the label of a link */
    size_t link_depth;
    uint32_t link_to; /* where it leads, or IBID_NONE: to another file */
    bool says_mark, says_back;
    bool link_raised;
    buffer label;

    bool in_note, is_waiting; /* the note is known, its text not begun */
    uint32_t outer_lists;     /* that the note stands in */
    bool note_at_end;
    uint32_t note; /* its address */
    char note_label[LABEL_MAX];
    bool has_label;
    bool was_link; /* it was the label of a link back */
} html;

static inline html_frame *html_top(html *it)
{
    return &it->frame[it->depth];
}

static inline uint8_t html_lower(uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? (uint8_t)(c | 32) : c;
}

/* Tell elements by their names, lower case; html_tags_ready comes first. */
void html_tags_ready(html *it);
html_tag html_tag_of(const html *it, const char *name);

/* What the attributes of an element say. */
typedef struct html_said {
    const char *id, *name, *href, *style, *lang, *start, *value;
    bool is_hidden;
    bool is_note, is_end, is_list, is_mark, is_back;
} html_said;

/* Read an element's attributes, which libxml2 gives in pairs (or NULL). */
html_said html_attributes(const xmlChar **pair);

/* What is known of an address. */
html_place *html_place_at(html_book *book, uint32_t number);

/* The number of the address of an element with this id on the page. */
uint32_t html_address_of_id(html *it, const char *id);

/* Where a link leads: in the page or, in a book, to another page of it;
 * IBID_NONE: elsewhere. */
uint32_t html_address_of_link(html *it, const char *at, size_t len);

/* Note where links stand, before the page is read: whether an element links
 * back has to be known when it begins. */
void html_find_links(html *it, const char *at, size_t len);

/* Text of the page, as the parser gives it. */
void html_add_text(html *it, const char *at, size_t len);
void html_open_block(html *it);
void html_end_block(html *it);

/* The waiting note begins, with its first text; gives how much of that is its
 * label. */
size_t html_begin_note(html *it, const char *text, size_t len);

/* The label within brackets, points, blanks; its length in *len. */
const char *html_bare_label(const char *at, size_t *len);

/* The text with what is meant by characters from U+0080 to U+009F; a copy if
 * there are any. */
void html_mend_c1(html *it, const char **at, size_t *len);

/* Close the character references that lack their semicolon, "caf&eacute au
 * lait".  A copy in *to if there are any; else false. */
bool html_close_references(emit *out, buffer *to, const char *at, size_t len);

#endif
