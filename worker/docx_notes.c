/* docx_notes.c - references to notes, how they are labelled, and the notes. */

#include "worker/docx_walk.h"

#include <stdio.h>
#include <string.h>

static void add_called(docx *it, int kind, uint32_t id, bool is_custom)
{
    docx_called *own;

    if (it->count[kind] == it->room[kind]) {
        it->room[kind] = it->room[kind] * 2 + 32;
        it->called[kind] =
            bytes_resize(it->out, it->called[kind],
                         it->room[kind] * sizeof *it->called[kind]);
        it->first[kind] = bytes_resize(
            it->out, it->first[kind], it->room[kind] * sizeof *it->first[kind]);
    }
    if (id == it->ids[kind]) {
        it->first[kind][id] = (uint32_t)it->count[kind];
        it->ids[kind]++;
    }
    own = &it->called[kind][it->count[kind]++];
    *own = (docx_called){.id = id, .is_custom = is_custom};
    if (!is_custom) {
        const docx_notes form = docx_plan_notes(&it->plan, it->section, kind);

        label_write(own->label, label_form_of(form.form),
                    form.start + it->number[kind]++);
    }
}

/* The sign of a note that has its own comes as text of the run: it is kept
 * until the run ends. */
void docx_end_custom(docx *it)
{
    docx_called *own = &it->called[it->custom_kind][it->custom];
    char key[48];

    it->has_custom = false;
    if (docx_is_silent(it))
        return;
    snprintf(key, sizeof key, "%.0u%c%u", it->scope, "fe"[it->custom_kind],
             own -> id);
    docx_open_para(it);
    emit_mark(it->out, key, own->label[0] ? own->label : "*");
}

void docx_take_reference(docx *it, int kind, xml_pairs pairs)
{
    char id[32], key[48], custom[16];
    bool is_custom;
    uint32_t number;

    if (docx_is_silent(it) || it->pass == PASS_NOTES ||
        !xml_value(pairs, "id", id, sizeof id))
        return;
    is_custom = xml_value(pairs, "customMarkFollows", custom, sizeof custom) &&
                strcmp(custom, "0") != 0 && strcmp(custom, "false") != 0;
    number = names_add(it->out, &it->id[kind], id, strlen(id));
    add_called(it, kind, number, is_custom);
    if (is_custom) {
        it->has_custom = true;
        it->custom = it->count[kind] - 1;
        it->custom_kind = (uint8_t)kind;
        return;
    }
    snprintf(key, sizeof key, "%.0u%c%u", it->scope, "fe"[kind], number);
    docx_open_para(it);
    emit_mark(it->out, key, it->called[kind][it->count[kind] - 1].label);
    it->has_cell_text = true;
}

void docx_start_note(docx *it, const char *name, xml_pairs pairs)
{
    char id[32], type[32], key[48];
    docx_called *own;
    uint32_t number;

    if (it->pass != PASS_NOTES || it->in_note ||
        !xml_value(pairs, "id", id, sizeof id))
        return;
    if (strcmp(name, it->kind ? "endnote" : "footnote") != 0 ||
        (xml_value(pairs, "type", type, sizeof type) &&
         strcmp(type, "normal") != 0))
        return; /* separators */
    number = names_find(&it->id[it->kind], id, strlen(id));
    if (number == IBID_NONE)
        return;
    own = &it->called[it->kind][it->first[it->kind][number]];
    own->is_there = true;
    snprintf(key, sizeof key, "%.0u%c%u", it->scope, "fe"[it->kind], number);
    emit_note(it->out, key, own->is_custom ? NULL : own->label, it->kind);
    it->in_note = true;
    it->note_depth = it->depth;
}

void docx_end_note(docx *it)
{
    docx_close_para(it);
    emit_note_end(it->out);
    it->in_note = false;
    it->joins = false;
}

void docx_remark_lost_notes(docx *it, int kind)
{
    const docx_called *first = NULL;
    uint32_t count = 0;

    for (uint32_t i = 0; i < it->ids[kind]; i++) {
        const docx_called *own = &it->called[kind][it->first[kind][i]];

        if (own->is_there)
            continue;
        first = first ? first : own;
        count++;
    }
    if (first)
        emit_lost(it->out,
                  "notes whose marks stand in the text are missing in the "
                  "file, %u in all, the first of them %s %s: get it again, or "
                  "save it anew",
                  count, kind ? "endnote" : "footnote",
                  first->label[0] ? first->label : "*");
}
