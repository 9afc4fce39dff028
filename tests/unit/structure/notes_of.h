/* notes_of.h - a text's notes and marks, read and written as one string.
 *
 * "1[!]Broers" is note 1 with the label "!" and its first word; "1<!>war" is
 * its mark, the sign and the word before; "3<>" is a mark that vanished.
 */
#ifndef NOTES_OF_H
#define NOTES_OF_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/scan.h"
#include "base/str.h"
#include "structure/structure.h"

typedef struct notes_of {
    ib_arena arena, scratch;
    ib_text text;
    ib_structure structure;
    char notes[4096], marks[4096];
} notes_of;

/* What include/ibid/note.h promises. */
static inline void notes_of_promises(const notes_of *it)
{
    ibid_notes notes = it->structure.notes;
    ibid_marks marks = it->structure.marks;
    uint32_t len = it->text.str.len;

    for (size_t i = 0; i < notes.count; i++) {
        const ibid_note *n = &notes.item[i];

        assert_true(n->label.start <= n->label.end);
        assert_true(n->label.end <= n->span.start);
        assert_true(n->span.start < n->span.end && n->span.end <= len);
        assert_true(n->part_count >= 1);
        assert_int_equal(n->part[0].start, n->span.start);
        assert_int_equal(n->part[n->part_count - 1].end, n->span.end);
        assert_true(n->page >= 1 && n->page <= it->text.pages.count);
        assert_true(i == 0 || notes.item[i - 1].span.end <= n->span.start);
    }
    for (size_t i = 0; i < marks.count; i++) {
        const ibid_mark *m = &marks.item[i];

        assert_true(m->span.start <= m->span.end && m->span.end <= len);
        assert_true(i == 0 || marks.item[i - 1].span.start <= m->span.start);
        assert_true(m->note == IBID_NONE || m->note < notes.count);
        assert_non_null(m->because);
    }
}

/* Read it->text, of which the words are set, and the pages where it has any. */
static inline void notes_of_find(notes_of *it)
{
    ib_list remarks;

    ib_arena_init(&it->arena, NULL, 0, NULL);
    ib_arena_init(&it->scratch, NULL, 0, NULL);
    remarks = ib_list_of(&it->arena, ibid_remark);
    assert_int_equal(
        ib_text_lay_out(&it->text, &it->arena, &it->scratch, &remarks),
        IBID_OK);
    assert_int_equal(ib_note_link(&it->structure, &it->arena, &it->scratch,
                                  &it->text, &remarks),
                     IBID_OK);
    notes_of_promises(it);
}

static inline void notes_of_read(notes_of *it, ibid_str text)
{
    memset(it, 0, sizeof *it);
    it->text.str = text;
    notes_of_find(it);
}

static inline void notes_of_write(notes_of *it)
{
    const char *text = it->text.str.at;
    size_t at = 0;

    for (size_t i = 0; i < it->structure.notes.count; i++) {
        const ibid_note *n = &it->structure.notes.item[i];
        int word = 0;

        while (n->span.start + (uint32_t)word < n->span.end &&
               ib_is(text[n->span.start + (uint32_t)word], IB_WORD))
            word++;
        at += (size_t)snprintf(
            it->notes + at, sizeof it->notes - at, "%s%u[%.*s]%.*s",
            i ? " " : "", n->number, (int)(n->label.end - n->label.start),
            text + n->label.start, word, text + n->span.start);
    }
    at = 0;
    for (size_t i = 0; i < it->structure.marks.count; i++) {
        const ibid_mark *m = &it->structure.marks.item[i];

        at += (size_t)snprintf(it->marks + at, sizeof it->marks - at,
                               "%s%u<%.*s>", i ? " " : "", m->number,
                               (int)(m->span.end - m->span.start),
                               text + m->span.start);
    }
}

static inline void notes_of_drop(notes_of *it)
{
    ib_arena_free(&it->arena);
    ib_arena_free(&it->scratch);
}

/* One line of a table: a text, its notes and its marks. */
typedef struct notes_case {
    const char *text, *notes, *marks;
} notes_case;

static inline void notes_of_table(const notes_case *row, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        notes_of it;

        notes_of_read(&it, ib_str_of(row[i].text));
        notes_of_write(&it);
        if (strcmp(it.notes, row[i].notes) || strcmp(it.marks, row[i].marks))
            print_message("%s\n  notes %s\n  marks %s\n", row[i].text, it.notes,
                          it.marks);
        assert_string_equal(it.notes, row[i].notes);
        assert_string_equal(it.marks, row[i].marks);
        notes_of_drop(&it);
    }
}

#endif
