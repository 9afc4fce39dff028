/* docx_styles.c - the styles of a Word file: which are headings, quotations, and
 * numbered. */

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "worker/costs.h"
#include "worker/docx.h"

docx_style docx_style_plain(void)
{
    return (docx_style){.based = IBID_NONE,
                        .outline = -1,
                        .left = -1,
                        .right = -1,
                        .list = IBID_NONE,
                        .lists_it = IBID_NONE,
                        .list_level = -1};
}

static docx_style *style_at(docx_styles *all, uint32_t number)
{
    while (number >= all->room) {
        const uint32_t room = all->room * 2 + 64;

        all->item = bytes_resize(all->out, all->item, room * sizeof *all->item);
        for (uint32_t i = all->room; i < room; i++)
            all->item[i] = docx_style_plain();
        all->room = room;
    }
    return &all->item[number];
}

static uint32_t style_id(docx_styles *all, const char *id)
{
    const uint32_t number = names_add(all->out, &all->id, id, strlen(id));

    (void)style_at(all, number);
    return number;
}

/* Names of styles of quotations set off, as Word has them in its languages. */
bool docx_is_quote_name(const char *name)
{
    static const char *const names_[] = {"quote",
                                         "intense quote",
                                         "block text",
                                         "block quote",
                                         "blockquote",
                                         "block quotation",
                                         "quotation",
                                         "quotations",
                                         "zitat",
                                         "intensives zitat",
                                         "blockzitat",
                                         "citation",
                                         "citation intense",
                                         "citation longue",
                                         "cita",
                                         "cita destacada",
                                         "cita intensa",
                                         "citazione",
                                         "citazione intensa",
                                         "citação",
                                         "citaat",
                                         "duidelijk citaat",
                                         "цитата",
                                         "выделенная цитата",
                                         "extract",
                                         "long quote",
                                         "displayed quote",
                                         "bloquote",
                                         "texte en bloc"};

    for (size_t i = 0; i < sizeof names_ / sizeof *names_; i++)
        if (strcasecmp(name, names_[i]) == 0)
            return true;
    return false;
}

static int16_t twips_of(const char *value)
{
    const long twips = value ? strtol(value, NULL, 10) : 0;

    return (int16_t)(twips < 0 ? 0 : twips > 32000 ? 32000 : twips);
}

void docx_take_indent(docx_style *to, xml_pairs pairs)
{
    char value[32];

    if (xml_value(pairs, "left", value, sizeof value) ||
        xml_value(pairs, "start", value, sizeof value))
        to->left = twips_of(value);
    if (xml_value(pairs, "right", value, sizeof value) ||
        xml_value(pairs, "end", value, sizeof value))
        to->right = twips_of(value);
}

int16_t docx_outline_of(const char *value)
{
    return value[0] >= '0' && value[0] <= '8' && !value[1]
               ? (int16_t)(value[0] - '0' + 1)
               : 0;
}

bool docx_take_list(docx_style *to, numbering *all, const char *name,
                    xml_pairs pairs)
{
    char value[32];

    if (strcmp(name, "numId") == 0 &&
        xml_value(pairs, "val", value, sizeof value))
        to->list = numbering_list_of(all, value);
    else if (strcmp(name, "ilvl") == 0 &&
             xml_value(pairs, "val", value, sizeof value))
        to->list_level =
            (int8_t)(value[0] >= '0' && value[0] <= '8' ? value[0] - '0' : 0);
    else
        return false;
    return true;
}

static void style_start(void *state, const char *name, const char *space,
                        xml_pairs pairs)
{
    docx_styles *all = state;
    char value[256];
    docx_style *own;

    (void)space;
    if (strcmp(name, "style") == 0) {
        all->in_style = false;
        if (xml_value(pairs, "type", value, sizeof value) &&
            strcmp(value, "paragraph") != 0)
            return;
        if (!xml_value(pairs, "styleId", value, sizeof value))
            return;
        all->now = style_id(all, value);
        all->in_style = true;
        return;
    }
    if (!all->in_style)
        return;
    if (strcmp(name, "basedOn") == 0) {
        if (xml_value(pairs, "val", value, sizeof value)) {
            const uint32_t based = style_id(all, value);

            style_at(all, all->now)->based = based;
        }
        return;
    }
    own = style_at(all, all->now);
    if (strcmp(name, "outlineLvl") == 0) {
        if (xml_value(pairs, "val", value, sizeof value))
            own->outline = docx_outline_of(value);
    } else if (strcmp(name, "name") == 0) {
        if (xml_value(pairs, "val", value, sizeof value)) {
            own->is_quote |= docx_is_quote_name(value);
            if (strncasecmp(value, "heading ", 8) == 0 && own->outline < 0)
                own->outline =
                    docx_outline_of((char[]){(char)(value[8] - 1), 0});
            if (strcasecmp(value, "title") == 0)
                own->outline = 1;
        }
    } else if (strcmp(name, "ind") == 0) {
        docx_take_indent(own, pairs);
    } else if (docx_take_list(own, all->numbering, name, pairs)) {
        own->lists_it = all->now;
    }
}

static void style_end(void *state, const char *name, const char *space)
{
    docx_styles *all = state;

    (void)space;
    if (strcmp(name, "style") == 0)
        all->in_style = false;
}

bool docx_styles_read(docx_styles *all, const pack_part *part)
{
    static const xml_events events = {style_start, style_end, NULL};

    return xml_walk(part->at, part->len, &events, all);
}

void docx_styles_close(docx_styles *all)
{
    names_free(&all->id);
    free(all->item);
}

docx_style docx_style_whole(docx_styles *all, uint32_t number)
{
    docx_style sum = docx_style_plain();

    for (int i = 0; i < STYLE_CHAIN_MAX && number != IBID_NONE; i++) {
        const docx_style *own = style_at(all, number);

        if (sum.outline < 0)
            sum.outline = own->outline;
        if (sum.left < 0)
            sum.left = own->left;
        if (sum.right < 0)
            sum.right = own->right;
        sum.is_quote |= own->is_quote;
        if (sum.list == IBID_NONE)
            sum.list = own->list;
        if (sum.lists_it == IBID_NONE)
            sum.lists_it = own->lists_it;
        if (sum.list_level < 0)
            sum.list_level = own->list_level;
        number = own->based;
    }
    return sum;
}
