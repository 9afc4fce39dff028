/* bytes.c - strings that grow, and names by hash. */

#include "worker/bytes.h"

#include <stdlib.h>
#include <string.h>

void *bytes_resize(emit *out, void *block, size_t size)
{
    void *now = realloc(block, size ? size : 1);

    if (!now)
        emit_fail(out, IBID_ENOMEM,
                  "the file needs more memory than reading one may take: "
                  "divide it into smaller files");
    return now;
}

void bytes_add(emit *out, buffer *to, const char *at, size_t len)
{
    if (to->room - to->len <= len) {
        to->room = to->len + len + to->room / 2 + 64;
        to->at = bytes_resize(out, to->at, to->room);
    }
    if (len)
        memcpy(to->at + to->len, at, len);
    to->len += len;
    to->at[to->len] = '\0';
}

void bytes_free(buffer *it)
{
    free(it->at);
    *it = (buffer){0};
}

/* FNV-1a, seeded by the table's size so that growth scatters anew. */
static uint32_t hash_of(const char *at, size_t len, uint32_t seed)
{
    uint32_t hash = 2166136261u ^ seed;

    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (uint8_t)at[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static uint32_t *slot_of(const names *all, const char *at, size_t len)
{
    uint32_t i = hash_of(at, len, all->slots) & (all->slots - 1);

    for (;; i = (i + 1) & (all->slots - 1)) {
        const char *name;

        if (!all->slot[i])
            return &all->slot[i];
        name = names_at(all, all->slot[i] - 1);
        if (strncmp(name, at, len) == 0 && !name[len])
            return &all->slot[i];
    }
}

static void rehash(emit *out, names *all)
{
    all->slots = all->slots ? all->slots * 2 : 64;
    all->slot = bytes_resize(out, all->slot, all->slots * sizeof *all->slot);
    memset(all->slot, 0, all->slots * sizeof *all->slot);
    for (uint32_t i = 0; i < all->count; i++) {
        const char *name = names_at(all, i);

        *slot_of(all, name, strlen(name)) = i + 1;
    }
}

uint32_t names_add(emit *out, names *all, const char *at, size_t len)
{
    uint32_t *slot;

    len = strnlen(at, len);
    if ((all->count + 1) * 2 > all->slots)
        rehash(out, all);
    slot = slot_of(all, at, len);
    if (*slot)
        return *slot - 1;
    if (all->count == all->room) {
        all->room = all->room * 2 + 32;
        all->start =
            bytes_resize(out, all->start, all->room * sizeof *all->start);
    }
    all->start[all->count] = (uint32_t)all->pool.len;
    bytes_add(out, &all->pool, at, len);
    bytes_add(out, &all->pool, "", 1);
    *slot = ++all->count;
    return all->count - 1;
}

uint32_t names_find(const names *all, const char *at, size_t len)
{
    return all->slots ? *slot_of(all, at, len) - 1 : IBID_NONE;
}

const char *names_at(const names *all, uint32_t number)
{
    return all->pool.at + all->start[number];
}

void names_free(names *all)
{
    bytes_free(&all->pool);
    free(all->start);
    free(all->slot);
    *all = (names){0};
}

const char *path_base(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static int hex_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* One step of a path onto what is there. */
static void add_step(emit *out, buffer *to, const char *at, size_t len)
{
    if (len == 0 || (len == 1 && at[0] == '.'))
        return;
    if (len == 2 && at[0] == '.' && at[1] == '.') {
        while (to->len > 0 && to->at[to->len - 1] != '/')
            to->len--;
        to->len -= to->len > 0;
        if (to->at)
            to->at[to->len] = '\0';
        return;
    }
    if (to->len)
        bytes_add(out, to, "/", 1);
    for (size_t i = 0; i < len; i++) {
        char c = at[i];

        if (c == '%' && i + 2 < len && hex_of(at[i + 1]) >= 0 &&
            hex_of(at[i + 2]) >= 0) {
            c = (char)(hex_of(at[i + 1]) * 16 + hex_of(at[i + 2]));
            i += 2;
        }
        if (c)
            bytes_add(out, to, &c, 1);
    }
}

void path_join(emit *out, buffer *to, const char *from, const char *ref,
               size_t len)
{
    const char *hash = memchr(ref, '#', len);
    const char *base = path_base(from);

    to->len = 0;
    bytes_add(out, to, "", 0);
    if (hash)
        len = (size_t)(hash - ref);
    if (len == 0) {
        bytes_add(out, to, from, strlen(from));
        return;
    }
    if (ref[0] != '/' && base > from)
        bytes_add(out, to, from, (size_t)(base - from) - 1);
    for (size_t i = 0; i <= len;) {
        const char *slash = memchr(ref + i, '/', len - i);
        size_t end = slash ? (size_t)(slash - ref) : len;

        add_step(out, to, ref + i, end - i);
        i = end + 1;
    }
}
