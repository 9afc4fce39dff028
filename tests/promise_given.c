/* promise_given.c - the promises of bytes/given.h, as a check; written apart
 * from frame.c, whose work it looks at. */

#include "tests/promise_given.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/scan.h"
#include "base/str.h"

static bool is_whole(ibid_str text, ibid_span span)
{
    return span.start <= span.end && span.end <= text.len &&
           (span.start == text.len || (text.at[span.start] & 0xc0) != 0x80) &&
           (span.end == text.len || (text.at[span.end] & 0xc0) != 0x80);
}

static const char *check_blocks(const ib_given *g)
{
    uint32_t end = 0;

    for (size_t i = 0; i < g->block_count; i++) {
        const ib_given_block *b = &g->block[i];

        if (!is_whole(g->text, b->span) || b->span.start == b->span.end)
            return "a block is no part of the text";
        if (b->span.start < end)
            return "blocks do not ascend";
        if (ib_skip_blank(g->text, end, b->span.start) != b->span.start)
            return "words stand between blocks";
        if (b->note != IBID_NONE && b->note >= g->note_count)
            return "a block of no note";
        if ((b->number == 0) != (b->note != IBID_NONE))
            return "a paragraph without a number, or a note with one";
        end = b->span.end;
    }
    if (ib_skip_blank(g->text, end, g->text.len) != g->text.len)
        return "words stand behind the blocks";
    return NULL;
}

static const char *check_notes(const ib_given *g)
{
    uint32_t end = 0;

    for (size_t i = 0; i < g->note_count; i++) {
        const ib_given_note *n = &g->note[i];

        if (!is_whole(g->text, n->label) || !is_whole(g->text, n->span))
            return "a note is no part of the text";
        if (n->label.start < end || n->label.end > n->span.start)
            return "notes do not ascend";
        end = n->span.end;
    }
    return NULL;
}

static const char *check_marks(const ib_given *g)
{
    uint32_t end = 0;

    for (size_t i = 0; i < g->mark_count; i++) {
        const ib_given_mark *m = &g->mark[i];

        if (!is_whole(g->text, m->span) || m->span.start == m->span.end)
            return "a mark is no part of the text";
        if (m->span.start < end)
            return "marks do not ascend";
        if (m->note >= g->note_count)
            return "a mark of no note";
        end = m->span.end;
    }
    return NULL;
}

static const char *check_pages(const ib_given *g)
{
    for (size_t i = 0; i < g->page_count; i++)
        for (uint32_t j = 0; j < g->page[i].count; j++) {
            const ib_glyph *glyph = &g->page[i].glyph[j];

            if (!isfinite(glyph->x0 + glyph->x1 + glyph->y0 + glyph->y1))
                return "a glyph stands nowhere";
            if (glyph->x0 > glyph->x1 || glyph->y0 > glyph->y1)
                return "a glyph is turned inside out";
            if (glyph->code <= 0x20 || glyph->code > 0x10ffff)
                return "a glyph is no character";
            if (glyph->sureness > 100)
                return "a glyph is surer than sure";
        }
    return NULL;
}

static const char *check_members(const ib_given *g)
{
    for (size_t i = 0; i < g->member_count; i++) {
        const ib_given_member *m = &g->member[i];

        if (!m->name || !m->name[0])
            return "a member without a name";
        if (m->why && (!m->why[0] || m->bytes.len > 0))
            return "a member that is and is not handed over";
    }
    return NULL;
}

const char *promise_given(const ib_given *g)
{
    const char *broken = NULL;

    if (!g->format || !g->format[0] || !g->made_by)
        return "no format";
    if (ib_utf8_valid(g->text, 0) != g->text.len)
        return "the text is no UTF-8";
    if (g->has_pages ? g->text.len > 0 : g->page_count > 0)
        return "text and pages";
    for (size_t i = 0; i < g->remark_count; i++)
        if (!g->remark[i].what[0] || !is_whole(g->text, g->remark[i].span))
            return "a remark on nothing";
    broken = check_members(g);
    if (!broken)
        broken = check_blocks(g);
    if (!broken)
        broken = check_notes(g);
    if (!broken)
        broken = check_marks(g);
    return broken ? broken : check_pages(g);
}
