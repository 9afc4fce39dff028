/* html_tags.c - what an element is, by its name. */

#include "worker/html_own.h"

#include <string.h>

/* clang-format off */
static const struct { const char *name; html_tag is; } tags[] = {
    {"a", TAG_LINK}, {"address", TAG_BLOCK}, {"article", TAG_BLOCK},
    {"aside", TAG_BLOCK}, {"annotation", TAG_SKIP},
    {"annotation-xml", TAG_SKIP}, {"audio", TAG_SKIP},
    {"blockquote", TAG_QUOTE}, {"body", TAG_BLOCK}, {"br", TAG_BREAK},
    {"button", TAG_SKIP}, {"canvas", TAG_SKIP}, {"caption", TAG_BLOCK},
    {"center", TAG_BLOCK}, {"dd", TAG_BLOCK}, {"del", TAG_STRUCK},
    {"details", TAG_BLOCK},
    {"dialog", TAG_BLOCK}, {"dir", TAG_LIST}, {"div", TAG_BLOCK},
    {"dl", TAG_BLOCK}, {"dt", TAG_BLOCK}, {"fieldset", TAG_BLOCK},
    {"figcaption", TAG_BLOCK}, {"figure", TAG_BLOCK}, {"footer", TAG_BLOCK},
    {"form", TAG_BLOCK}, {"frame", TAG_BLOCK}, {"frameset", TAG_BLOCK},
    {"h1", TAG_HEADING}, {"h2", TAG_HEADING}, {"h3", TAG_HEADING},
    {"h4", TAG_HEADING}, {"h5", TAG_HEADING}, {"h6", TAG_HEADING},
    {"header", TAG_BLOCK}, {"hgroup", TAG_BLOCK}, {"hr", TAG_BLOCK},
    {"html", TAG_HTML}, {"iframe", TAG_SKIP}, {"li", TAG_ITEM},
    {"listing", TAG_PRE}, {"main", TAG_BLOCK}, {"menu", TAG_LIST},
    {"nav", TAG_NAV}, {"noscript", TAG_SKIP}, {"object", TAG_SKIP},
    {"ol", TAG_LIST}, {"optgroup", TAG_SKIP}, {"option", TAG_SKIP},
    {"p", TAG_BLOCK}, {"plaintext", TAG_PRE}, {"pre", TAG_PRE}, {"q", TAG_Q},
    {"rp", TAG_SKIP}, {"rt", TAG_SKIP}, {"s", TAG_STRUCK},
    {"script", TAG_SKIP},
    {"section", TAG_BLOCK}, {"select", TAG_SKIP}, {"strike", TAG_STRUCK},
    {"style", TAG_SKIP},
    {"summary", TAG_BLOCK}, {"sup", TAG_SUP}, {"svg", TAG_SKIP},
    {"table", TAG_BLOCK}, {"tbody", TAG_BLOCK}, {"td", TAG_CELL},
    {"template", TAG_SKIP}, {"textarea", TAG_SKIP}, {"tfoot", TAG_BLOCK},
    {"th", TAG_CELL}, {"thead", TAG_BLOCK}, {"title", TAG_TITLE},
    {"tr", TAG_ROW}, {"ul", TAG_LIST}, {"video", TAG_SKIP}, {"xmp", TAG_PRE},
};
/* clang-format on */

enum { TAGS = sizeof tags / sizeof *tags };

void html_tags_ready(html *it)
{
    for (int i = TAGS; i-- > 0;)
        it->first[(uint8_t)tags[i].name[0]] = (uint8_t)(i + 1);
}

html_tag html_tag_of(const html *it, const char *name)
{
    const uint8_t c = (uint8_t)name[0];
    int i = c < 128 ? it->first[c] : 0;

    if (i == 0)
        return TAG_OTHER;
    for (i--; i < TAGS && tags[i].name[0] == (char)c; i++)
        if (strcmp(tags[i].name, name) == 0)
            return tags[i].is;
    return TAG_OTHER;
}
