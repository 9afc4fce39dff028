/* html_text.c - the text of a page, its blocks, and where notes begin. */

#include "worker/html_own.h"

#include <stdio.h>
#include <string.h>

void html_end_block(html *it)
{
    if (it->is_open)
        emit_block_end(it->out);
    it->is_open = false;
}

static bool is_blank(const char *at, size_t len)
{
    while (len && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
        at++, len--;
    return len == 0;
}

static bool is_brackets(const char *at, size_t len)
{
    while (len && *at && strchr("[](){}.: \n\t\r^", *at))
        at++, len--;
    return len == 0;
}

const char *html_bare_label(const char *at, size_t *len)
{
    while (*len && strchr("[]() \n\t\r.^", at[*len - 1]))
        --*len;
    while (*len && strchr("[]() \n\t\r^", *at))
        at++, --*len;
    return at;
}

/* How much of a text is the label of the note itself, with what stands round
 * it: "[1] ", "1. ".  0 where it begins otherwise. */
static size_t own_label(const char *text, size_t len, const char *label,
                        size_t label_len)
{
    size_t at = 0;

    while (label_len && at < len && strchr("[( \n\t\r", text[at]) && text[at])
        at++;
    if (len - at < label_len || memcmp(text + at, label, label_len) != 0)
        return 0;
    at += label_len;
    if (label_len && at < len &&
        ((text[at] >= '0' && text[at] <= '9') ||
         (unsigned)((uint8_t)(text[at] | 32) - 'a') < 26))
        return 0;
    while (at < len && strchr(")].: \n\t\r", text[at]) && text[at])
        at++;
    return at;
}

size_t html_begin_note(html *it, const char *text, size_t len)
{
    html_place *place = html_place_at(it->book, it->note);
    size_t label_len = strlen(place->label), own = 0;

    if (!it->has_label) {
        const char *bare = html_bare_label(place->label, &label_len);

        snprintf(it->note_label, sizeof it->note_label, "%.*s", (int)label_len,
                 bare);
        if (label_len)
            own = own_label(text, len, it->note_label, label_len);
    } else if (it->was_link) {
        own = own_label(text, len, "", 0); /* what stood after the link */
    }
    it->is_waiting = false;
    html_end_block(it);
    place->is_noted = true;
    emit_note(it->out, names_at(&it->book->address, it->note), it->note_label,
              it->note_at_end);
    it->in_note = true;
    it->outer_lists = it->lists;
    return own;
}

void html_open_block(html *it)
{
    ibid_block_kind kind = IBID_BLOCK_PARAGRAPH;
    uint32_t level = 0;

    if (it->heading) {
        kind = IBID_BLOCK_HEADING;
        level = it->heading;
    } else if (it->quotes) {
        kind = IBID_BLOCK_QUOTATION;
    } else if (it->lists > it->outer_lists) {
        kind = IBID_BLOCK_LIST;
        level = it->lists - it->outer_lists;
    } else if (it->navs) {
        kind = IBID_BLOCK_FURNITURE;
    } else if (it->cells && (html_top(it)->tag == TAG_CELL || it->cells > 1)) {
        kind = IBID_BLOCK_TABLE;
    }
    emit_block(it->out, kind, level > 255 ? 255 : level);
    it->is_open = true;
}

static void add_pre(html *it, const char *at, size_t len)
{
    while (len) {
        const char *line = memchr(at, '\n', len);
        const size_t part = line ? (size_t)(line - at) : len;

        if (part)
            emit_text(it->out, at, part);
        if (line)
            emit_break(it->out);
        len -= part + (line != NULL);
        at += part + (line != NULL);
    }
}

void html_add_text(html *it, const char *at, size_t len)
{
    const bool blank = is_blank(at, len);

    if (it->has_link && it->label.len + len < 256) {
        bytes_add(it->out, &it->label, at, len);
        return;
    }
    if (blank && !it->is_open)
        return;
    /* Brackets round a label that is a link: "[", "].". */
    if (it->is_waiting && is_brackets(at, len))
        return;
    if (!blank) {
        for (size_t i = it->depth + 1; i-- > 0 && it->frame[i].is_fresh;)
            it->frame[i].is_fresh = false;
        if (it->is_waiting) {
            const size_t own = html_begin_note(it, at, len);

            at += own;
            len -= own;
            if (len == 0)
                return;
        }
    }
    if (!it->is_open)
        html_open_block(it);
    if (it->pres)
        add_pre(it, at, len);
    else
        emit_text(it->out, at, len);
}
