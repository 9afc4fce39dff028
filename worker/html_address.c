/* html_address.c - the addresses of a page's elements, and where links lead. */

#include "worker/html_own.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

html_place *html_place_at(html_book *book, uint32_t number)
{
    while (number >= book->room) {
        const uint32_t now = book->room * 2 + 64;

        book->place =
            bytes_resize(book->out, book->place, now * sizeof *book->place);
        for (uint32_t i = book->room; i < now; i++)
            book->place[i] =
                (html_place){.own = {IBID_NONE, IBID_NONE, IBID_NONE}};
        book->room = now;
    }
    return &book->place[number];
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "#" and the fragment, its %xx undone, after what stands in it->address. */
static void add_fragment(html *it, const char *at, size_t len)
{
    bytes_add(it->out, &it->address, "#", 1);
    for (size_t i = 0; i < len; i++) {
        char c = at[i];

        if (c == '%' && i + 2 < len && hex(at[i + 1]) >= 0 &&
            hex(at[i + 2]) >= 0) {
            c = (char)(hex(at[i + 1]) * 16 + hex(at[i + 2]));
            i += 2;
        }
        bytes_add(it->out, &it->address, &c, 1);
    }
}

static uint32_t address_of(html *it)
{
    const uint32_t number =
        names_add(it->out, &it->book->address, it->address.at, it->address.len);

    (void)html_place_at(it->book, number);
    return number;
}

/* An address begins with the number of the member that the book is. */
static void start_address(html *it)
{
    char scope[16];

    it->address.len = 0;
    snprintf(scope, sizeof scope, "%.0u", it->book->scope);
    bytes_add(it->out, &it->address, scope, strlen(scope));
}

uint32_t html_address_of_id(html *it, const char *id)
{
    start_address(it);
    bytes_add(it->out, &it->address, it->path, strlen(it->path));
    add_fragment(it, id, strlen(id));
    return address_of(it);
}

static bool is_external(const char *at, size_t len)
{
    for (size_t i = 0; i < len && at[i] != '/' && at[i] != '#'; i++)
        if (at[i] == ':')
            return true;
    return len > 1 && at[0] == '/' && at[1] == '/';
}

uint32_t html_address_of_link(html *it, const char *at, size_t len)
{
    const char *hash = memchr(at, '#', len);
    const size_t before = hash ? (size_t)(hash - at) : len;

    if (!hash || before + 1 == len || (before && is_external(at, before)))
        return IBID_NONE;
    start_address(it);
    if (before == 0 || !*it->path) {
        /* A page that stands alone may write its own name before the '#'. */
        bytes_add(it->out, &it->address, it->path, strlen(it->path));
    } else {
        path_join(it->out, &it->path_now, it->path, at, before);
        bytes_add(it->out, &it->address, it->path_now.at, it->path_now.len);
    }
    add_fragment(it, hash + 1, len - before - 1);
    return address_of(it);
}

void html_find_links(html *it, const char *at, size_t len)
{
    const char *hash = at, *end = at + len;

    while ((hash = memchr(hash, '#', (size_t)(end - hash))) != NULL) {
        const char *start = hash++, *stop = hash;

        while (start > at && hash - start < 300 && start[-1] != '"' &&
               start[-1] != '\'' && start[-1] != '=' && start[-1] != '>' &&
               start[-1] != '#' && (uint8_t)start[-1] > ' ')
            start--;
        if (start - at < 6 || start[-1] == '>')
            continue;
        if (strncasecmp(start - 6, "href=", 5) != 0 &&
            strncasecmp(start - 5, "href=", 5) != 0)
            continue;
        while (stop < end && stop - hash < 300 && *stop != '"' &&
               *stop != '\'' && *stop != '>' && *stop != '#' &&
               (uint8_t)*stop > ' ')
            stop++;
        if (stop > hash) {
            const uint32_t to =
                html_address_of_link(it, start, (size_t)(stop - start));

            if (to != IBID_NONE)
                it->book->place[to].linked = (size_t)(hash - at);
        }
    }
}
