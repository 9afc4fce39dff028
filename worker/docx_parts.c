/* docx_parts.c - which part of a Word file is what: _rels/.rels names the main
 * part, its own relations name the others. */

#include <string.h>

#include "worker/docx.h"

static void relation_start(void *state, const char *name, const char *space,
                           xml_pairs pairs)
{
    docx_relations *it = state;
    char type[256], target[512], mode[16];
    buffer *to;

    (void)space;
    if (strcmp(name, "Relationship") != 0 ||
        !xml_value(pairs, "Type", type, sizeof type) ||
        !xml_value(pairs, "Target", target, sizeof target))
        return;
    if (xml_value(pairs, "TargetMode", mode, sizeof mode) &&
        strcmp(mode, "External") == 0)
        return;
    to = xml_space_ends(type, "/officeDocument") ? &it->main
         : xml_space_ends(type, "/footnotes")    ? &it->footnotes
         : xml_space_ends(type, "/endnotes")     ? &it->endnotes
         : xml_space_ends(type, "/styles")       ? &it->styles
         : xml_space_ends(type, "/settings")     ? &it->settings
         : xml_space_ends(type, "/numbering")    ? &it->numbering
                                                 : NULL;
    if (to && to->len == 0)
        path_join(it->out, to, it->from, target, strlen(target));
}

static void nothing_ends(void *state, const char *name, const char *space)
{
    (void)state;
    (void)name;
    (void)space;
}

void docx_relations_close(docx_relations *it)
{
    bytes_free(&it->main);
    bytes_free(&it->footnotes);
    bytes_free(&it->endnotes);
    bytes_free(&it->styles);
    bytes_free(&it->settings);
    bytes_free(&it->numbering);
}
bool docx_relations_read(docx_relations *it, const pack *from, const char *part)
{
    static const xml_events relation_events = {relation_start, nothing_ends,
                                               NULL};
    const char *base = path_base(part);
    buffer name = {0};
    const pack_part *rels;
    bool is_whole;

    bytes_add(it->out, &name, part, (size_t)(base - part));
    bytes_add(it->out, &name, "_rels/", 6);
    bytes_add(it->out, &name, base, strlen(base));
    bytes_add(it->out, &name, ".rels", 5);
    rels = pack_find(from, name.at);
    is_whole = rels ? xml_walk(rels->at, rels->len, &relation_events, it)
                    : !pack_has(from, name.at);
    bytes_free(&name);
    it->from = part;
    return is_whole;
}
