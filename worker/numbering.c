/* numbering.c - the numbers that Word gives to paragraphs by itself. */

#include "worker/numbering.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "worker/xml.h"

enum { NUMBER_MAX = 1000000000 };

struct numbering_level {
    uint32_t start;
    uint32_t text;  /* in numbering.text: "%1.%2"; IBID_NONE: not said */
    uint32_t style; /* the style that belongs to the level, there; or NONE */
    uint8_t form;   /* label_form */
    int8_t restart; /* begins anew after this level, from 1; 0: never; -1: after
                       any above it */
    bool is_legal;  /* all numbers of it decimal */
    bool is_hidden;
    bool is_tight; /* no blank follows */
};

struct numbering_abstract {
    uint32_t level[NUMBERING_LEVELS]; /* in numbering.level, or IBID_NONE */
    uint32_t count[NUMBERING_LEVELS]; /* IBID_NONE: not begun */
    uint32_t link;    /* name of a style that has the levels, or NONE */
    uint32_t is_link; /* name of the style that this one is, or NONE */
};

struct numbering_list {
    uint32_t abstract;                /* or IBID_NONE */
    uint32_t level[NUMBERING_LEVELS]; /* of its own, or IBID_NONE */
    uint32_t start[NUMBERING_LEVELS]; /* of its own, once; IBID_NONE: none */
};

/* -- numbering.xml -- */

static uint32_t keep_text(numbering *it, const char *words)
{
    const size_t at = it->text.len;

    bytes_add(it->out, &it->text, words, strlen(words) + 1);
    return (uint32_t)at;
}

static void forget(uint32_t all[NUMBERING_LEVELS])
{
    for (int i = 0; i < NUMBERING_LEVELS; i++)
        all[i] = IBID_NONE;
}

static uint32_t abstract_of(numbering *it, const char *id)
{
    const uint32_t number =
        names_add(it->out, &it->abstract_id, id, strlen(id));

    if (number >= it->abstracts) {
        const uint32_t room = it->abstracts * 2 + 16;

        it->abstract =
            bytes_resize(it->out, it->abstract, room * sizeof *it->abstract);
        for (uint32_t i = it->abstracts; i < room; i++) {
            forget(it->abstract[i].level);
            forget(it->abstract[i].count);
            it->abstract[i].link = it->abstract[i].is_link = IBID_NONE;
        }
        it->abstracts = room;
    }
    return number;
}

uint32_t numbering_list_of(numbering *it, const char *id)
{
    const uint32_t number = names_add(it->out, &it->list_id, id, strlen(id));

    if (number >= it->lists) {
        const uint32_t room = it->lists * 2 + 16;

        it->list = bytes_resize(it->out, it->list, room * sizeof *it->list);
        for (uint32_t i = it->lists; i < room; i++) {
            it->list[i].abstract = IBID_NONE;
            forget(it->list[i].level);
            forget(it->list[i].start);
        }
        it->lists = room;
    }
    return number;
}

static uint32_t new_level(numbering *it)
{
    if (it->levels == it->level_room) {
        it->level_room = it->level_room * 2 + 64;
        it->level = bytes_resize(it->out, it->level,
                                 it->level_room * sizeof *it->level);
    }
    it->level[it->levels] =
        (numbering_level){.text = IBID_NONE, .style = IBID_NONE, .restart = -1};
    return it->levels++;
}

/* w:ilvl of an element; IBID_NONE: there is no such level. */
static uint32_t level_named(xml_pairs pairs)
{
    char value[16];

    if (!xml_value(pairs, "ilvl", value, sizeof value) || value[0] < '0' ||
        value[0] >= '0' + NUMBERING_LEVELS || value[1])
        return IBID_NONE;
    return (uint32_t)(value[0] - '0');
}

static uint32_t number_of(const char *value)
{
    const unsigned long number = strtoul(value, NULL, 10);

    return value[0] == '-' || number > NUMBER_MAX ? 0 : (uint32_t)number;
}

/* A level begins: of an abstract list, or a list's own. */
static void start_level(numbering *it, xml_pairs pairs)
{
    const uint32_t at = level_named(pairs);

    if (at == IBID_NONE)
        return;
    if (it->in_list != IBID_NONE)
        it->list[it->in_list].level[at] = it->in_level = new_level(it);
    else if (it->in_abstract != IBID_NONE)
        it->abstract[it->in_abstract].level[at] = it->in_level = new_level(it);
}

static bool is_on(const char *value)
{
    return !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
                      strcmp(value, "off") != 0);
}

static void take_level(numbering *it, const char *name, const char *value)
{
    numbering_level *own = &it->level[it->in_level];
    uint32_t kept;

    if (strcmp(name, "isLgl") == 0) {
        own->is_legal = is_on(value);
    } else if (strcmp(name, "vanish") == 0) {
        own->is_hidden = is_on(value);
    } else if (!value) {
        return;
    } else if (strcmp(name, "start") == 0) {
        own->start = number_of(value);
    } else if (strcmp(name, "numFmt") == 0) {
        own->form = (uint8_t)label_form_of(value);
    } else if (strcmp(name, "lvlText") == 0) {
        kept = keep_text(it, value);
        own->text = kept;
    } else if (strcmp(name, "pStyle") == 0) {
        kept = keep_text(it, value);
        own->style = kept;
    } else if (strcmp(name, "lvlRestart") == 0) {
        own->restart = (int8_t)(value[0] >= '0' && value[0] <= '9' && !value[1]
                                    ? value[0] - '0'
                                    : -1);
    } else if (strcmp(name, "suff") == 0) {
        own->is_tight = strcmp(value, "nothing") == 0;
    }
}

/* What stands in a list or abstract list, not in a level. */
static void take_list(numbering *it, const char *name, xml_pairs pairs,
                      const char *value)
{
    if (strcmp(name, "lvlOverride") == 0)
        it->at_level = level_named(pairs);
    else if (!value)
        return;
    else if (strcmp(name, "abstractNumId") == 0 && it->in_list != IBID_NONE)
        it->list[it->in_list].abstract = abstract_of(it, value);
    else if (strcmp(name, "startOverride") == 0 && it->in_list != IBID_NONE &&
             it->at_level != IBID_NONE)
        it->list[it->in_list].start[it->at_level] = number_of(value);
    else if (strcmp(name, "numStyleLink") == 0 && it->in_abstract != IBID_NONE)
        it->abstract[it->in_abstract].link = keep_text(it, value);
    else if (strcmp(name, "styleLink") == 0 && it->in_abstract != IBID_NONE)
        it->abstract[it->in_abstract].is_link = keep_text(it, value);
}

static void on_start(void *state, const char *name, const char *space,
                     xml_pairs pairs)
{
    numbering *it = state;
    char room[NUMBERING_TEXT];
    const char *value = xml_value(pairs, "val", room, sizeof room);

    (void)space;
    if (strcmp(name, "abstractNum") == 0) {
        it->in_list = it->in_level = IBID_NONE;
        if (xml_value(pairs, "abstractNumId", room, sizeof room))
            it->in_abstract = abstract_of(it, room);
    } else if (strcmp(name, "num") == 0) {
        it->in_abstract = it->in_level = it->at_level = IBID_NONE;
        if (xml_value(pairs, "numId", room, sizeof room))
            it->in_list = numbering_list_of(it, room);
    } else if (strcmp(name, "lvl") == 0) {
        start_level(it, pairs);
    } else if (it->in_level != IBID_NONE) {
        take_level(it, name, value);
    } else {
        take_list(it, name, pairs, value);
    }
}

static void on_end(void *state, const char *name, const char *space)
{
    numbering *it = state;

    (void)space;
    if (strcmp(name, "lvl") == 0)
        it->in_level = IBID_NONE;
    else if (strcmp(name, "abstractNum") == 0)
        it->in_abstract = IBID_NONE;
    else if (strcmp(name, "num") == 0)
        it->in_list = IBID_NONE;
    else if (strcmp(name, "lvlOverride") == 0)
        it->at_level = IBID_NONE;
}

/* An abstract list may be another one under the name of a style. */
static void follow_links(numbering *it)
{
    const uint32_t count = it->abstract_id.count;
    names named = {0};
    uint32_t *of = bytes_resize(it->out, NULL, (count + 1) * sizeof *of);

    for (uint32_t i = 0; i < count; i++)
        if (it->abstract[i].is_link != IBID_NONE) {
            const char *name = it->text.at + it->abstract[i].is_link;
            const uint32_t number =
                names_add(it->out, &named, name, strlen(name));

            of[number] = i;
        }
    for (uint32_t i = 0; i < it->list_id.count; i++) {
        const uint32_t link = it->list[i].abstract != IBID_NONE
                                  ? it->abstract[it->list[i].abstract].link
                                  : IBID_NONE;
        uint32_t number = IBID_NONE;

        if (link != IBID_NONE)
            number = names_find(&named, it->text.at + link,
                                strlen(it->text.at + link));
        if (number != IBID_NONE)
            it->list[i].abstract = of[number];
    }
    names_free(&named);
    free(of);
}

bool numbering_read(numbering *it, const char *at, size_t len)
{
    static const xml_events events = {on_start, on_end, NULL};
    bool is_whole;

    it->in_abstract = it->in_list = it->in_level = it->at_level = IBID_NONE;
    is_whole = xml_walk(at, len, &events, it);
    follow_links(it);
    return is_whole;
}

void numbering_close(numbering *it)
{
    bytes_free(&it->text);
    free(it->level);
    names_free(&it->abstract_id);
    names_free(&it->list_id);
    free(it->abstract);
    free(it->list);
}

/* -- counting -- */

/* A level of a list: its own, else its abstract's; NULL: there is none. */
static const numbering_level *
level_at(const numbering *it, const numbering_list *list, uint32_t level)
{
    uint32_t at = list->level[level];

    if (at == IBID_NONE)
        at = it->abstract[list->abstract].level[level];
    return at == IBID_NONE ? NULL : &it->level[at];
}

bool numbering_is_none(const numbering *it, uint32_t list)
{
    return strcmp(names_at(&it->list_id, list), "0") == 0;
}

/* The level that belongs to a style; -1: none does. */
static int level_of_style(const numbering *it, const numbering_list *list,
                          const char *style)
{
    for (uint32_t i = 0; style && i < NUMBERING_LEVELS; i++) {
        const numbering_level *own = level_at(it, list, i);

        if (own && own->style != IBID_NONE &&
            strcmp(it->text.at + own->style, style) == 0)
            return (int)i;
    }
    return -1;
}

/* Count the paragraph; levels below it begin anew. */
static void count_on(numbering *it, numbering_list *list, uint32_t level)
{
    uint32_t *count = it->abstract[list->abstract].count;
    const numbering_level *own = level_at(it, list, level);

    if (list->start[level] != IBID_NONE) {
        count[level] = list->start[level];
        list->start[level] = IBID_NONE;
    } else if (count[level] == IBID_NONE) {
        count[level] = own->start;
    } else if (count[level] < NUMBER_MAX) {
        count[level]++;
    }
    for (uint32_t i = level + 1; i < NUMBERING_LEVELS; i++) {
        const numbering_level *below = level_at(it, list, i);

        if (!below || below->restart < 0 || (int)level < below->restart)
            count[i] = IBID_NONE;
    }
}

/* Legal numbers have no letters; Word leaves them the noughts of "1.01". */
static label_form legal_form(label_form form)
{
    return form == LABEL_BULLET || form == LABEL_NONE || form == LABEL_ZERO
               ? form
               : LABEL_DECIMAL;
}

/* The number of one level, in its own form; a level above that was not counted
 * yet shows its start. */
static void write_level(const numbering *it, const numbering_list *list,
                        uint32_t level, bool is_legal, char to[LABEL_MAX])
{
    const numbering_level *own = level_at(it, list, level);
    const uint32_t count = it->abstract[list->abstract].count[level];

    to[0] = '\0';
    if (own)
        label_write(to,
                    is_legal ? legal_form((label_form)own->form)
                             : (label_form)own->form,
                    count == IBID_NONE ? own->start : count);
}

void numbering_next(numbering *it, char to[NUMBERING_TEXT], uint32_t list,
                    int level, const char *style)
{
    numbering_list *from = &it->list[list];
    const numbering_level *own;
    const char *text;
    size_t len = 0;
    int linked;

    to[0] = '\0';
    if (from->abstract == IBID_NONE)
        return;
    linked = level_of_style(it, from, style);
    level = linked >= 0 ? linked : level < 0 ? 0 : level;
    own = level_at(it, from, (uint32_t)level);
    if (!own)
        return;
    count_on(it, from, (uint32_t)level);
    if (own->form == LABEL_BULLET || own->is_hidden || own->text == IBID_NONE)
        return;
    for (text = it->text.at + own->text; *text; text++) {
        char label[LABEL_MAX] = {*text, '\0'};

        if (text[0] == '%' && text[1] >= '1' && text[1] <= '9')
            write_level(it, from, (uint32_t)(*++text - '1'), own->is_legal,
                        label);
        if (len + strlen(label) + 2 > NUMBERING_TEXT)
            break;
        len += (size_t)sprintf(to + len, "%s", label);
    }
    if (len > 0 && !own->is_tight)
        strcpy(to + len, " ");
}
