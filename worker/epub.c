/* epub.c - EPUB 2 and 3: the pages of the spine, in its order, as one book of
 * HTML pages whose notes may stand in other pages than their marks. */

#include <stdlib.h>
#include <string.h>

#include "worker/costs.h"
#include "worker/html.h"
#include "worker/pack.h"
#include "worker/xml.h"

typedef struct epub {
    emit *out;
    uint32_t scope;
    buffer opf;     /* path of the package document */
    names id;       /* of the items of its manifest */
    names path;     /* theirs */
    uint32_t *item; /* beside id: number in path */
    uint32_t room;
    uint32_t *spine; /* numbers in id, in order of reading */
    size_t count, spine_room;
    names locked; /* paths of what is encrypted */
} epub;

static void nothing_ends(void *state, const char *name, const char *space)
{
    (void)state;
    (void)name;
    (void)space;
}

static void container_start(void *state, const char *name, const char *space,
                            xml_pairs pairs)
{
    epub *it = state;
    char value[1024];

    (void)space;
    if (strcmp(name, "rootfile") == 0 && it->opf.len == 0 &&
        xml_value(pairs, "full-path", value, sizeof value))
        path_join(it->out, &it->opf, "", value, strlen(value));
}

static void package_start(void *state, const char *name, const char *space,
                          xml_pairs pairs)
{
    epub *it = state;
    char id[512], href[1024];
    buffer path = {0};
    uint32_t number;

    (void)space;
    if (strcmp(name, "item") == 0 && xml_value(pairs, "id", id, sizeof id) &&
        xml_value(pairs, "href", href, sizeof href)) {
        number = names_add(it->out, &it->id, id, strlen(id));
        path_join(it->out, &path, it->opf.at, href, strlen(href));
        if (number >= it->room) {
            it->room = number * 2 + 64;
            it->item =
                bytes_resize(it->out, it->item, it->room * sizeof *it->item);
        }
        it->item[number] = names_add(it->out, &it->path, path.at, path.len);
        bytes_free(&path);
    } else if (strcmp(name, "itemref") == 0 && it->count < MEMBERS_MAX &&
               xml_value(pairs, "idref", id, sizeof id)) {
        number = names_find(&it->id, id, strlen(id));
        if (it->count == it->spine_room) {
            it->spine_room = it->spine_room * 2 + 64;
            it->spine = bytes_resize(it->out, it->spine,
                                     it->spine_room * sizeof *it->spine);
        }
        it->spine[it->count++] = number;
    }
}

/* META-INF/encryption.xml: fonts may be obfuscated, pages must not be. */
static void encryption_start(void *state, const char *name, const char *space,
                             xml_pairs pairs)
{
    epub *it = state;
    char value[1024];
    buffer path = {0};

    (void)space;
    if (strcmp(name, "CipherReference") != 0 ||
        !xml_value(pairs, "URI", value, sizeof value))
        return;
    path_join(it->out, &path, "", value, strlen(value));
    names_add(it->out, &it->locked, path.at, path.len);
    bytes_free(&path);
}

static bool walk_part(epub *it, const pack *from, const char *name,
                      void (*start)(void *, const char *, const char *,
                                    xml_pairs))
{
    const xml_events events = {start, nothing_ends, NULL};
    const pack_part *part = pack_find(from, name);

    return part && xml_walk(part->at, part->len, &events, it);
}

static const char locked_words[] =
    "the book is locked by its seller (DRM) and its text cannot be read: use "
    "a copy without a lock";

/* Read the pages; a page that is missing is said, and those that stand twice
 * in the spine are read once. */
static refusal read_spine(epub *it, const pack *from)
{
    html_book book = {.out = it->out, .scope = it->scope};
    bool *is_read = bytes_resize(it->out, NULL, it->path.count + 1);
    refusal no = {IBID_OK, NULL};
    size_t pages = 0;

    memset(is_read, 0, it->path.count + 1);
    for (size_t i = 0; i < it->count && !no.what; i++) {
        const uint32_t id = it->spine[i];
        const char *path;
        const pack_part *page;

        if (id == IBID_NONE) {
            emit_lost(it->out, "a chapter is named in the book's order, but "
                               "is not in the book");
            continue;
        }
        path = names_at(&it->path, it->item[id]);
        if (is_read[it->item[id]])
            continue;
        is_read[it->item[id]] = true;
        page = pack_find(from, path);
        if (names_find(&it->locked, path, strlen(path)) != IBID_NONE) {
            no = (refusal){IBID_EUNSUPPORTED, locked_words};
        } else if (!page && pack_wants_markup(path)) {
            const refusal why = pack_refusal(from, path);

            emit_lost(it->out, "a chapter, %.200s, is not read: %s", path,
                      pack_has(from, path) ? why.what
                                           : "it is not in the book");
        } else if (page) {
            no = html_read_page(&book, path, page->at, page->len, NULL);
            pages++;
        }
    }
    html_close(&book);
    free(is_read);
    if (!no.what && pages == 0)
        no = pack_refusal(from, "");
    return no;
}

static refusal read_book(epub *it, const pack *from)
{
    if (from->is_cut)
        return pack_refusal(from, "");
    if (pack_has(from, "META-INF/encryption.xml") &&
        !walk_part(it, from, "META-INF/encryption.xml", encryption_start))
        return (refusal){IBID_EUNSUPPORTED, locked_words};
    if (!walk_part(it, from, "META-INF/container.xml", container_start) ||
        it->opf.len == 0)
        return pack_refusal(from, "META-INF/container.xml");
    if (names_find(&it->locked, it->opf.at, it->opf.len) != IBID_NONE)
        return (refusal){IBID_EUNSUPPORTED, locked_words};
    if (!walk_part(it, from, it->opf.at, package_start))
        return pack_refusal(from, it->opf.at);
    return read_spine(it, from);
}

refusal epub_read(emit *out, const char *at, size_t len, const nest *in)
{
    pack from;
    epub it = {.out = out, .scope = in->scope};
    refusal no;

    pack_open(&from, out, at, len, pack_wants_markup);
    no = read_book(&it, &from);
    bytes_free(&it.opf);
    names_free(&it.id);
    names_free(&it.path);
    names_free(&it.locked);
    free(it.item);
    free(it.spine);
    pack_close(&from);
    return no;
}
