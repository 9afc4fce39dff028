/* bag.c - paths of bags. */

#include "archive/bag.h"

#include <string.h>

#include "base/str.h"

/* Bytes of one part of a path: most systems allow 255, and a number may be put
 * behind. */
enum { PART_MAX = 200 };

const char *ib_bag_encode(ib_arena *arena, const char *path)
{
    static const char digit[] = "0123456789ABCDEF";
    char *out = ib_arena_array(arena, char, strlen(path) * 3 + 1);
    size_t used = 0;

    for (; out && *path; path++) {
        const unsigned char c = (unsigned char)*path;

        if (c != '%' && c != '\n' && c != '\r') {
            out[used++] = *path;
            continue;
        }
        out[used++] = '%';
        out[used++] = digit[c >> 4];
        out[used++] = digit[c & 15];
    }
    return out;
}

const char *ib_bag_decode(ib_arena *arena, ibid_str path)
{
    static const struct {
        ibid_str code;
        char sign;
    } codes[] = {{{"%25", 3}, '%'},
                 {{"%0A", 3}, '\n'},
                 {{"%0D", 3}, '\r'},
                 {{"%0a", 3}, '\n'},
                 {{"%0d", 3}, '\r'}};
    char *out = ib_arena_array(arena, char, (size_t)path.len + 1);
    size_t used = 0;

    for (uint32_t at = 0; out && at < path.len; at++) {
        out[used] = path.at[at];
        for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
            if (path.at[at] == '%' && ib_str_has_at(path, at, codes[i].code)) {
                out[used] = codes[i].sign;
                at += 2;
                break;
            }
        used++;
    }
    return out;
}

/* May the sign stand in a name on every system? */
static bool is_allowed(char c)
{
    return (unsigned char)c >= 0x20 && (unsigned char)c != 0x7F &&
           !strchr("\\:*?\"<>|", c);
}

const char *ib_bag_path(ib_arena *arena, const char *name)
{
    char *out = ib_arena_array(arena, char, strlen(name) + 2);
    size_t used = 0;

    if (!out)
        return NULL;
    while (*name) {
        const size_t len = strcspn(name, "/");
        const bool is_part =
            len > 0 && !(len <= 2 && memcmp("..", name, len) == 0);
        size_t end = len < PART_MAX ? len : PART_MAX;

        while (end < len && end > 0 && (name[end] & 0xC0) == 0x80)
            end--;
        if (is_part && used > 0)
            out[used++] = '/';
        for (size_t i = 0; is_part && i < end; i++)
            out[used++] = is_allowed(name[i]) ? name[i] : '_';
        name += len + (name[len] == '/');
    }
    if (used == 0)
        out[used++] = '_';
    out[used] = '\0';
    return out;
}

bool ib_bag_is_inside(const char *path, const char *head)
{
    if (strncmp(path, head, strlen(head)) != 0 || path[0] == '/')
        return false;
    while (*path) {
        const size_t len = strcspn(path, "/");

        if (len == 0 || (len <= 2 && memcmp("..", path, len) == 0))
            return false;
        path += len + (path[len] == '/');
    }
    return true;
}
