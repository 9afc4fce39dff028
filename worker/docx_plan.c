/* docx_plan.c - the sections of a Word file, and how notes are numbered in each;
 * they stand after what they govern, so that the part is walked before it is
 * read.  Tracked changes are counted on the way. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "worker/docx.h"

static void plan_start(void *state, const char *name, const char *space,
                       xml_pairs pairs)
{
    docx_plan *it = state;
    char value[32];
    docx_notes *own;

    (void)space;
    it->depth++;
    if (it->in_old)
        return;
    if (strcmp(name, "sectPr") == 0) {
        it->in_section = it->depth;
        it->now = (docx_section){{{.restart = -1}, {.restart = -1}}};
    } else if (strcmp(name, "sectPrChange") == 0) {
        it->in_old = it->depth;
    } else if (strcmp(name, "footnotePr") == 0) {
        it->kind = 0;
    } else if (strcmp(name, "endnotePr") == 0) {
        it->kind = 1;
    } else if (strcmp(name, "ins") == 0 || strcmp(name, "moveTo") == 0) {
        it->inserted++;
    } else if (strcmp(name, "del") == 0 || strcmp(name, "moveFrom") == 0) {
        it->deleted++;
    }
    if (it->kind < 0 || !xml_value(pairs, "val", value, sizeof value))
        return;
    own = it->in_section ? &it->now.of[it->kind] : &it->whole.of[it->kind];
    if (strcmp(name, "numFmt") == 0)
        snprintf(own->form, sizeof own->form, "%.19s", value);
    else if (strcmp(name, "numStart") == 0)
        own->start = (uint32_t)strtoul(value, NULL, 10);
    else if (strcmp(name, "numRestart") == 0)
        own->restart = strcmp(value, "eachSect") == 0   ? RESTART_SECTION
                       : strcmp(value, "eachPage") == 0 ? RESTART_PAGE
                                                        : RESTART_NEVER;
}

static void plan_end(void *state, const char *name, const char *space)
{
    docx_plan *it = state;

    (void)space;
    if (it->in_old == it->depth)
        it->in_old = 0;
    if (strcmp(name, "footnotePr") == 0 || strcmp(name, "endnotePr") == 0)
        it->kind = -1;
    if (it->in_section == it->depth) {
        it->in_section = 0;
        if (it->count == it->room) {
            it->room = it->room * 2 + 8;
            it->section = bytes_resize(it->out, it->section,
                                       it->room * sizeof *it->section);
        }
        it->section[it->count++] = it->now;
    }
    it->depth--;
}

bool docx_plan_read(docx_plan *it, const pack_part *part)
{
    static const xml_events events = {plan_start, plan_end, NULL};

    it->kind = -1;
    it->depth = it->in_old = it->in_section = 0;
    return part && xml_walk(part->at, part->len, &events, it);
}

/* The standard's words: 17.11.17 and 17.11.18. */
docx_notes docx_plan_notes(const docx_plan *it, size_t at, int kind)
{
    docx_notes sum = {.restart = -1};

    if (it->count)
        sum = it->section[at < it->count ? at : it->count - 1].of[kind];
    if (!sum.form[0])
        snprintf(sum.form, sizeof sum.form, "%s",
                 it->whole.of[kind].form[0] ? it->whole.of[kind].form
                 : kind                     ? "lowerRoman"
                                            : "decimal");
    if (!sum.start)
        sum.start = it->whole.of[kind].start ? it->whole.of[kind].start : 1;
    if (sum.restart < 0)
        sum.restart = it->whole.of[kind].restart;
    return sum;
}
