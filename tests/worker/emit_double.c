/* emit_double.c - a stand-in for worker/emit.c that keeps what a format says
 * as lines for a person, for tests and fuzzing. */

#include "tests/worker/emit_double.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/scan.h"

struct emit {
    char *at;
    size_t len, room;
    bool open, blank, raised, in_note;
    bool was_open; /* a block goes on after the note */
    jmp_buf *back;
};

static void put(emit *out, const char *at, size_t len)
{
    if (out->room - out->len <= len) {
        out->room = (out->len + len) * 2 + 256;
        out->at = realloc(out->at, out->room);
        if (!out->at)
            abort();
    }
    memcpy(out->at + out->len, at, len);
    out->len += len;
    out->at[out->len] = '\0';
}

static void puts_to(emit *out, const char *at)
{
    put(out, at, strlen(at));
}

emit *emit_double_open(jmp_buf *back)
{
    emit *out = calloc(1, sizeof *out);

    if (!out)
        abort();
    out->back = back;
    put(out, "", 0);
    return out;
}

const char *emit_double_calls(const emit *out)
{
    return out->at;
}

void emit_double_close(emit *out)
{
    free(out->at);
    free(out);
}

void emit_hello(emit *out, const char *format, const char *made_by,
                bool has_pages)
{
    (void)made_by;
    puts_to(out, "hello ");
    puts_to(out, format);
    puts_to(out, has_pages ? " pages\n" : "\n");
}

void emit_block_end(emit *out)
{
    if (out->open)
        puts_to(out, "\n");
    out->open = false;
}

void emit_block(emit *out, ibid_block_kind kind, unsigned level)
{
    char head[16];

    emit_block_end(out);
    snprintf(head, sizeof head, "%c%.0u ", "PHQLNFST"[kind], level);
    puts_to(out, head);
    out->open = true;
    out->blank = true;
}

void emit_text(emit *out, const char *text, size_t len)
{
    if (!out->open)
        emit_block(out, IBID_BLOCK_PARAGRAPH, 0);
    for (size_t i = 0; i < len; i++) {
        const bool blank = strchr(" \t\r\n", text[i]) && text[i];

        if (!blank)
            put(out, &text[i], 1);
        else if (!out->blank)
            put(out, " ", 1);
        out->blank = blank;
    }
}

void emit_break(emit *out)
{
    puts_to(out, "\\");
    out->blank = true;
}

void emit_raised(emit *out, bool raised)
{
    if (raised != out->raised)
        puts_to(out, raised ? "^(" : ")");
    out->raised = raised;
}

void emit_note(emit *out, const char *key, const char *label, bool at_end)
{
    if (out->in_note)
        abort();
    out->was_open = out->open;
    out->open = false;
    puts_to(out, out->was_open ? "<" : "");
    puts_to(out, at_end ? "endnote " : "note ");
    puts_to(out, key);
    puts_to(out, label ? " = " : "");
    puts_to(out, label ? label : "");
    puts_to(out, "\n");
    out->in_note = true;
}

void emit_note_end(emit *out)
{
    if (!out->in_note)
        return;
    emit_block_end(out);
    puts_to(out, out->was_open ? "end>" : "end\n");
    out->open = out->was_open;
    out->was_open = false;
    out->blank = false;
    out->in_note = false;
}

void emit_mark(emit *out, const char *key, const char *label)
{
    if (!out->open)
        emit_block(out, IBID_BLOCK_PARAGRAPH, 0);
    puts_to(out, "{");
    puts_to(out, key);
    puts_to(out, "|");
    puts_to(out, label);
    puts_to(out, "}");
    out->blank = false;
}

static void put_remark(emit *out, const char *head, const char *format,
                       va_list list)
{
    char line[1024];

    vsnprintf(line, sizeof line, format, list);
    puts_to(out, head);
    puts_to(out, line);
    puts_to(out, "!>");
}

void emit_remark(emit *out, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    put_remark(out, "<!", format, list);
    va_end(list);
}

void emit_lost(emit *out, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    put_remark(out, "<!lost: ", format, list);
    va_end(list);
}

/* A line with its name and what it begins with; it may hold anything. */
void emit_member(emit *out, const char *name, const char *bytes, size_t len)
{
    char head[64];

    emit_block_end(out);
    puts_to(out, "member ");
    puts_to(out, name);
    snprintf(head, sizeof head, ", %zu bytes: ", len);
    puts_to(out, head);
    for (size_t i = 0; i < len && i < 24; i++)
        put(out, bytes[i] >= ' ' && bytes[i] < 0x7f ? &bytes[i] : ".", 1);
    puts_to(out, "\n");
}

void emit_member_unread(emit *out, const char *name, const char *why)
{
    emit_block_end(out);
    puts_to(out, "member ");
    puts_to(out, name);
    puts_to(out, " is not handed on: ");
    puts_to(out, why);
    puts_to(out, "\n");
}

void emit_page(emit *out, float width, float height, ib_layer layer,
               const char *label)
{
    char line[128];

    snprintf(line, sizeof line, "page %.1f x %.1f layer %d %.60s\n", width,
             height, (int)layer, label ? label : "");
    puts_to(out, line);
}

/* A word, which ends with the glyph at its right side: where it begins and
 * stands, how large, how sure. */
static void put_word(emit *out, const ib_glyph *glyph, size_t count)
{
    const ib_glyph *last = &glyph[count - 1];
    char text[8], where[160];

    for (size_t i = 0; i < count; i++)
        put(out, text, ib_utf8_put(text, glyph[i].code));
    snprintf(where, sizeof where, " %.1f-%.1f %.1f-%.1f %.1f %u%%%s%s\n",
             glyph->x0, last->x1, last->y0, last->y1, glyph->size,
             last->sureness, glyph->flags & IB_GLYPH_BOLD ? " bold" : "",
             glyph->flags & IB_GLYPH_ITALIC ? " italic" : "");
    puts_to(out, where);
}

/* What emit would leave out in silence. */
static bool is_placed(const ib_glyph *g)
{
    return g->x0 <= g->x1 && g->y0 <= g->y1 && g->x0 > -1e6f && g->x1 < 1e6f &&
           g->y0 > -1e6f && g->y1 < 1e6f && g->size >= 0 && g->size < 1e6f;
}

void emit_glyphs(emit *out, const ib_glyph *glyph, size_t count)
{
    size_t from = 0;

    for (size_t i = 0; i < count; i++)
        if (!is_placed(&glyph[i]))
            abort();

    for (size_t i = 0; i < count; i++)
        if (i + 1 == count || (glyph[i].flags & IB_GLYPH_WORD_END) ||
            glyph[i].size != glyph[i + 1].size) {
            put_word(out, glyph + from, i + 1 - from);
            from = i + 1;
        }
}

void emit_fail(emit *out, ibid_status status, const char *what)
{
    char head[32];

    emit_block_end(out);
    snprintf(head, sizeof head, "FAIL %d ", status);
    puts_to(out, head);
    puts_to(out, what);
    puts_to(out, "\n");
    longjmp(*out->back, 1);
}

_Noreturn void emit_fail_memory(emit *out)
{
    emit_fail(out, IBID_ELIMIT, "no memory");
}
