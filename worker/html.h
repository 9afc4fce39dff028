/* html.h - one or several HTML pages that link to each other's notes. */
#ifndef IB_WORKER_HTML_H
#define IB_WORKER_HTML_H

#include "worker/bytes.h"
#include "worker/costs.h"
#include "worker/markup.h"

/* What is known of an address, "page.xhtml#fn1". */
typedef struct html_place {
    size_t linked;         /* byte of the page where a link to it stands */
    uint32_t own[3];       /* ids of the mark that calls it, or IBID_NONE */
    char label[LABEL_MAX]; /* as that mark is printed; "" none calls it */
    bool anchor;           /* a mark stands there: a link to it leads back */
    bool is_noted;         /* a note of this key was begun */
} html_place;

typedef struct html_book {
    emit *out;
    uint32_t scope; /* of its addresses, in an archive of several */
    names address;
    html_place *place; /* beside address */
    uint32_t room;
    bool has_struck; /* words that are struck out were remarked on */
} html_book;

/* Read a page of the book; `path` is its name in it, "" where it is alone. */
refusal html_read_page(html_book *book, const char *path, const char *from,
                       size_t len, const char *charset);
void html_close(html_book *book);

#endif
