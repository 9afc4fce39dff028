/* html_attributes.c - what an element says of itself. */

#include "worker/html_own.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool has_word(const char *text, const char *word)
{
    return strcasestr(text, word) != NULL;
}

/* Does `word` stand in the text, and no letter after it? */
static bool has_end(const char *text, const char *word)
{
    const char *at = text;

    while ((at = strcasestr(at, word)) != NULL) {
        at += strlen(word);
        if ((unsigned)(html_lower((uint8_t)*at) - 'a') >= 26)
            return true;
    }
    return false;
}

/* Class, role, epub:type: words by which pages call notes. */
static void take_words(html_said *to, const char *text, bool is_class)
{
    const bool foot = has_word(text, "footnote") || has_word(text, "endnote") ||
                      has_word(text, "rearnote");

    if (has_word(text, "noteref") || has_word(text, "footnote-ref") ||
        has_word(text, "footnoteref") || has_word(text, "footnote-anchor"))
        to->is_mark = true;
    else if (has_word(text, "backlink") || has_word(text, "footnote-back") ||
             has_word(text, "backref") || has_word(text, "reversefootnote"))
        to->is_back = true;
    else if (foot && (has_end(text, "notes") || has_end(text, "list")))
        to->is_list = true;
    else if (foot)
        to->is_note = true;
    else if (is_class && (strcmp(text, "references") == 0 ||
                          strncmp(text, "references ", 11) == 0))
        to->is_list = true;
    if (has_word(text, "endnote") || has_word(text, "rearnote"))
        to->is_end = true;
    if (is_class && has_word(text, "mw-cite-backlink"))
        to->is_hidden = true;
}

html_said html_attributes(const xmlChar **pair)
{
    html_said to = {0};

    for (; pair && pair[0]; pair += 2) {
        const char *name = (const char *)pair[0];
        const char *value = (const char *)pair[1];

        if (strcmp(name, "hidden") == 0)
            to.is_hidden = true;
        if (!value)
            continue;
        if (strcmp(name, "id") == 0)
            to.id = value;
        else if (strcmp(name, "name") == 0)
            to.name = value;
        else if (strcmp(name, "href") == 0)
            to.href = value;
        else if (strcmp(name, "class") == 0)
            take_words(&to, value, true);
        else if (strcmp(name, "role") == 0 || strcmp(name, "epub:type") == 0 ||
                 strcmp(name, "type") == 0)
            take_words(&to, value, false);
        else if (strcmp(name, "style") == 0)
            to.style = value;
        else if (strcmp(name, "lang") == 0 || strcmp(name, "xml:lang") == 0)
            to.lang = value;
        else if (strcmp(name, "start") == 0)
            to.start = value;
        else if (strcmp(name, "value") == 0)
            to.value = value;
    }
    if (to.style && (has_word(to.style, "display:none") ||
                     has_word(to.style, "display: none") ||
                     has_word(to.style, "visibility:hidden")))
        to.is_hidden = true;
    return to;
}
