/* emit.c - the text of a file, its blocks, notes and marks, as frames. */

#include "emit.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/scan.h"
#include "base/str.h"
#include "bytes/costs.h"
#include "bytes/frame.h"
#include "ibid/doc.h"

enum {
    BUFFER_BYTES = 1 << 16, /* written at once */
    PIECE_BYTES = 1 << 16,  /* of text in a frame */
    LABEL_BYTES = 24,       /* of a mark or note at most: "cxxxviii" */
    KEY_BYTES = 256,        /* of a note's name */
    WORD_BYTES = 8,         /* of a label that is the note's first word */
    NO_NOTE = -1
};

/* A growing array of `count` items. */
typedef struct pile {
    void *item;
    size_t count, room;
} pile;

typedef struct block {
    uint32_t start, end;
    uint8_t kind, level;
    uint32_t note; /* or IBID_NONE */
} block;

typedef struct note {
    char *key;
    ibid_span label, span;
    uint32_t number;
    bool at_end;
} note;

typedef struct mark {
    uint32_t start, end;
    char *key;
} mark;

typedef struct remark {
    uint32_t at;
    bool is_lost;
    char *what;
} remark;

/* A text that is being made.  There are two: the file's own, and one for notes
 * that come while a block of it is open, which is put after that block. */
typedef struct stream {
    pile text; /* chars */
    pile block, note, mark, remark;
    bool is_open; /* a block is, though nothing of it may have come */
    bool has_text;
    bool wants_blank; /* white space came, and no word since */
    size_t before;    /* length of the text before the open block */
    block open;
    bool in_note;
    note of;        /* the open note */
    bool has_label; /* and still to be written */
    bool no_label;  /* nor is its first word one: it was given as "" */
    char label[LABEL_BYTES * 4 + 1];
} stream;

struct emit {
    int fd;
    void (*leave)(void *state, int status);
    void *state;
    stream main, aside;
    stream *now;
    bool is_raised;
    bool has_hello, has_pages;
    uint32_t pages, members;
    uint64_t glyphs;
    size_t used; /* of the buffer */
    char buffer[BUFFER_BYTES];
};

static _Noreturn void leave(emit *out, int status)
{
    if (out->leave)
        out->leave(out->state, status);
    _exit(status);
}

/* Send what stands in the buffer.  Nobody reads any more: end. */
static void flush(emit *out)
{
    size_t at = 0;

    while (out->fd >= 0 && at < out->used) {
        ssize_t sent = write(out->fd, out->buffer + at, out->used - at);

        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            leave(out, 3);
        at += (size_t)sent;
    }
    out->used = 0;
}

static void put(emit *out, const void *bytes, size_t len)
{
    const char *at = bytes;

    while (len > 0) {
        size_t part = BUFFER_BYTES - out->used;

        part = part < len ? part : len;
        memcpy(out->buffer + out->used, at, part);
        out->used += part;
        at += part;
        len -= part;
        if (out->used == BUFFER_BYTES)
            flush(out);
    }
}

static void put8(emit *out, uint8_t value)
{
    put(out, &value, 1);
}

static void put16(emit *out, uint16_t value)
{
    char bytes[2];

    ib_frame_put16(bytes, value);
    put(out, bytes, sizeof bytes);
}

static void put32(emit *out, uint32_t value)
{
    char bytes[4];

    ib_frame_put32(bytes, value);
    put(out, bytes, sizeof bytes);
}

static void put_length(emit *out, float value)
{
    uint32_t bits;

    memcpy(&bits, &value, sizeof bits);
    put32(out, bits);
}

static void put_words(emit *out, const char *words, size_t len)
{
    put32(out, (uint32_t)len);
    put(out, words, len);
}

static void put_head(emit *out, ib_frame_kind kind, size_t len)
{
    put32(out, (uint32_t)len);
    put8(out, (uint8_t)kind);
}

_Noreturn void emit_fail(emit *out, ibid_status status, const char *what)
{
    const size_t len = strnlen(what, IB_ANSWER_SENTENCE_MAX);

    put_head(out, IB_FRAME_FAIL, 1 + 4 + len);
    put8(out, (uint8_t)status);
    put_words(out, what, len);
    flush(out);
    leave(out, 1);
}

_Noreturn void emit_fail_memory(emit *out)
{
    emit_fail(out, IBID_ELIMIT,
              "reading it takes more memory than is allowed; split the file, "
              "or save its text alone");
}

/* Room for `more` items at the end, `count` of which are added by the caller. */
static void *grow(emit *out, pile *p, size_t more, size_t size)
{
    if (more > p->room - p->count) {
        size_t room = p->room ? p->room : 64;
        void *item;

        while (room - p->count < more)
            room *= 2;
        item = realloc(p->item, room * size);
        if (!item)
            emit_fail_memory(out);
        p->item = item;
        p->room = room;
    }
    return (char *)p->item + p->count * size;
}

static void *push(emit *out, pile *p, size_t size)
{
    void *item = grow(out, p, 1, size);

    p->count++;
    return memset(item, 0, size);
}

static char *copy(emit *out, const char *words, size_t len)
{
    char *made = malloc(len + 1);

    if (!made)
        emit_fail_memory(out);
    memcpy(made, words, len);
    made[len] = '\0';
    return made;
}

static ibid_str text_of(const stream *s)
{
    return (ibid_str){s->text.item, (uint32_t)s->text.count};
}

/* Add bytes that are fit to stand in the text. */
static void add(emit *out, stream *s, const char *bytes, size_t len)
{
    if (len == 0)
        return;
    if (len > IBID_TEXT_MAX - s->text.count)
        emit_fail(out, IBID_ELIMIT,
                  "its text is larger than 1 GiB, which is more than ibid "
                  "reads; split it");
    memcpy(grow(out, &s->text, len, 1), bytes, len);
    s->text.count += len;
}

/* Begin the text of the open block: on a line of its own, a blank line before
 * it, the label of a note at its head. */
static void begin_text(emit *out, stream *s)
{
    s->has_text = true;
    s->before = s->text.count;
    if (s->text.count > 0)
        add(out, s, "\n\n", 2);
    s->open.start = (uint32_t)s->text.count;
    if (!s->in_note)
        return;
    if (s->of.span.start == IBID_NONE)
        s->of.span.start = s->of.label.start = s->of.label.end = s->open.start;
    if (s->has_label) {
        add(out, s, s->label, strlen(s->label));
        s->of.label.end = (uint32_t)s->text.count;
        add(out, s, " ", 1);
        s->of.span.start = (uint32_t)s->text.count;
        s->has_label = false;
    }
}

static void open_block(stream *s, ibid_block_kind kind, unsigned level)
{
    if (kind == IBID_BLOCK_NOTE || kind == IBID_BLOCK_SIGNATURE)
        kind = IBID_BLOCK_PARAGRAPH;
    s->is_open = true;
    s->has_text = s->wants_blank = false;
    s->open = (block){.kind = (uint8_t)kind,
                      .level = (uint8_t)(level < 255 ? level : 255),
                      .note = IBID_NONE};
    if (s->in_note)
        s->open.note = (uint32_t)s->note.count;
}

/* A character of the text is about to come: its block is open, and the blank
 * before it is written. */
static void ready(emit *out, stream *s)
{
    if (!s->is_open)
        open_block(s, IBID_BLOCK_PARAGRAPH, 0);
    if (!s->has_text)
        begin_text(out, s);
    else if (s->wants_blank && text_of(s).at[s->text.count - 1] != '\n')
        add(out, s, " ", 1);
    s->wants_blank = false;
}

/* Take white space off the end of the text, down to byte `start`. */
static void trim(stream *s, uint32_t start)
{
    const ibid_str text = text_of(s);
    uint32_t end = text.len;

    for (uint32_t len; (len = ib_blank_before(text, start, end)) > 0;)
        end -= len;
    s->text.count = end;
}

/* White space at the start of a block that is none of HTML's: no-break spaces,
 * byte order marks. */
static uint32_t first_word(const stream *s)
{
    return ib_skip_blank(text_of(s), s->open.start, (uint32_t)s->text.count);
}

static void end_block(emit *out, stream *s)
{
    if (!s->is_open)
        return;
    s->is_open = false;
    if (!s->has_text)
        return;
    trim(s, s->open.start);
    s->open.start = first_word(s);
    if (s->open.start == s->text.count) {
        s->text.count = s->before;
        if (s->in_note && s->of.span.start >= s->before)
            s->of.span.start = IBID_NONE;
        return;
    }
    s->open.end = (uint32_t)s->text.count;
    *(block *)push(out, &s->block, sizeof(block)) = s->open;
}

/* Move a list to the end of another. */
static void move(emit *out, pile *to, pile *from, size_t size)
{
    if (from->count == 0)
        return;
    memcpy(grow(out, to, from->count, size), from->item, from->count * size);
    to->count += from->count;
    from->count = 0;
}

static ibid_span shifted(ibid_span span, uint32_t by)
{
    return (ibid_span){span.start + by, span.end + by};
}

/* Put the notes that came meanwhile after the block that was open. */
static void merge(emit *out)
{
    stream *to = &out->main, *from = &out->aside;
    const uint32_t notes = (uint32_t)to->note.count;
    uint32_t by;

    if (from->text.count > 0 && to->text.count > 0)
        add(out, to, "\n\n", 2);
    by = (uint32_t)to->text.count;
    add(out, to, from->text.item ? from->text.item : "", from->text.count);
    from->text.count = 0;
    for (size_t i = 0; i < from->block.count; i++) {
        block *b = (block *)from->block.item + i;

        b->start += by;
        b->end += by;
        b->note += notes; /* all of them stand in notes */
    }
    for (size_t i = 0; i < from->note.count; i++) {
        note *n = (note *)from->note.item + i;

        n->label = shifted(n->label, by);
        n->span = shifted(n->span, by);
    }
    for (size_t i = 0; i < from->mark.count; i++) {
        ((mark *)from->mark.item)[i].start += by;
        ((mark *)from->mark.item)[i].end += by;
    }
    for (size_t i = 0; i < from->remark.count; i++)
        ((remark *)from->remark.item)[i].at += by;
    move(out, &to->block, &from->block, sizeof(block));
    move(out, &to->note, &from->note, sizeof(note));
    move(out, &to->mark, &from->mark, sizeof(mark));
    move(out, &to->remark, &from->remark, sizeof(remark));
}

emit *emit_open(int fd)
{
    emit *out = calloc(1, sizeof *out);

    if (!out)
        return NULL;
    out->fd = fd;
    out->now = &out->main;
    return out;
}

void emit_on_end(emit *out, void (*leave_)(void *state, int status),
                 void *state)
{
    out->leave = leave_;
    out->state = state;
}

static void free_stream(stream *s)
{
    for (size_t i = 0; i < s->note.count; i++)
        free(((note *)s->note.item)[i].key);
    for (size_t i = 0; i < s->mark.count; i++)
        free(((mark *)s->mark.item)[i].key);
    for (size_t i = 0; i < s->remark.count; i++)
        free(((remark *)s->remark.item)[i].what);
    if (s->in_note)
        free(s->of.key);
    free(s->text.item);
    free(s->block.item);
    free(s->note.item);
    free(s->mark.item);
    free(s->remark.item);
}

void emit_close(emit *out)
{
    if (!out)
        return;
    free_stream(&out->main);
    free_stream(&out->aside);
    free(out);
}

void emit_hello(emit *out, const char *format, const char *made_by,
                bool has_pages)
{
    const size_t format_len = strlen(format), made_len = strlen(made_by);

    if (out->has_hello)
        return;
    out->has_hello = true;
    out->has_pages = has_pages;
    put_head(out, IB_FRAME_HELLO, 2 + 4 + format_len + 4 + made_len + 1);
    put16(out, IB_FRAME_VERSION);
    put_words(out, format, format_len);
    put_words(out, made_by, made_len);
    put8(out, has_pages);
}

void emit_block(emit *out, ibid_block_kind kind, unsigned level)
{
    emit_block_end(out);
    open_block(out->now, kind, level);
}

void emit_block_end(emit *out)
{
    end_block(out, out->now);
    if (out->now == &out->main)
        merge(out);
}

static const char *superscript(uint32_t digit)
{
    static const char *const sign[] = {
        "\xe2\x81\xb0", "\xc2\xb9",     "\xc2\xb2",     "\xc2\xb3",
        "\xe2\x81\xb4", "\xe2\x81\xb5", "\xe2\x81\xb6", "\xe2\x81\xb7",
        "\xe2\x81\xb8", "\xe2\x81\xb9"};

    return sign[digit];
}

/* White space that HTML collapses. */
static bool is_space(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_plain_byte(unsigned char c, bool is_raised)
{
    return c > ' ' && c < 0x7f && !(is_raised && c >= '0' && c <= '9');
}

/* Add the character at `at`, which is no plain one; gives its length. */
static uint32_t add_character(emit *out, stream *s, ibid_str text, uint32_t at)
{
    uint32_t cp;
    uint32_t len = ib_utf8_at(&cp, text, at, text.len);

    if (is_space((unsigned char)text.at[at])) {
        s->wants_blank = true;
    } else if (cp >= 0x20 && !(cp >= 0x7f && cp < 0xa0)) {
        ready(out, s);
        if (cp == 0xfffd)
            add(out, s, "\xef\xbf\xbd", 3);
        else if (cp < 0x80)
            add(out, s, superscript(cp - '0'), strlen(superscript(cp - '0')));
        else
            add(out, s, text.at + at, len);
    }
    return len;
}

/* Where plain words with one blank between them end, which need no change. */
static size_t plain_end(const char *text, size_t at, size_t len, bool is_raised)
{
    size_t end = at;

    while (end < len && is_plain_byte((unsigned char)text[end], is_raised)) {
        end++;
        if (end + 1 < len && text[end] == ' ' &&
            is_plain_byte((unsigned char)text[end + 1], is_raised))
            end++;
    }
    return end;
}

void emit_text(emit *out, const char *text, size_t len)
{
    stream *s = out->now;

    for (size_t at = 0; at < len;) {
        size_t end = plain_end(text, at, len, out->is_raised);

        if (end > at) {
            ready(out, s);
            add(out, s, text + at, end - at);
        } else {
            size_t left = len - at < 8 ? len - at : 8;

            end +=
                add_character(out, s, (ibid_str){text + at, (uint32_t)left}, 0);
        }
        at = end;
    }
}

void emit_break(emit *out)
{
    stream *s = out->now;

    s->wants_blank = false;
    if (!s->is_open || !s->has_text)
        return;
    trim(s, s->open.start);
    if (s->text.count > s->open.start)
        add(out, s, "\n", 1);
}

void emit_raised(emit *out, bool raised)
{
    out->is_raised = raised;
}

/* Keep of a label what can be printed, its white space collapsed. */
static void clean_label(char label[LABEL_BYTES * 4 + 1], const char *from,
                        bool raised)
{
    const ibid_str text = {from, (uint32_t)strnlen(from, LABEL_BYTES * 8)};
    bool wants_blank = false;
    size_t len = 0;

    for (uint32_t at = 0, step; at < text.len && len < LABEL_BYTES * 4 - 5;
         at += step) {
        uint32_t cp;

        step = ib_utf8_at(&cp, text, at, text.len);
        if (ib_blank_at(text, at, text.len) > 0) {
            wants_blank = len > 0;
            continue;
        }
        if (!ib_frame_is_plain((ibid_str){text.at + at, step}))
            continue;
        if (wants_blank)
            label[len++] = ' ';
        wants_blank = false;
        if (raised && cp >= '0' && cp <= '9')
            len += (size_t)sprintf(label + len, "%s", superscript(cp - '0'));
        else
            len += ib_utf8_put(label + len, cp);
    }
    label[len] = '\0';
}

/* The number that a label is: "12", "12.", "[12]", "(12)"; 0: a sign. */
static uint32_t number_of(const char *label, size_t len)
{
    uint32_t value = 0;
    size_t at = 0, digits = 0;

    while (at < len && !(label[at] >= '0' && label[at] <= '9'))
        at++;
    for (; at < len && label[at] >= '0' && label[at] <= '9'; at++, digits++)
        if (digits < 9)
            value = value * 10 + (uint32_t)(label[at] - '0');
    for (; at < len; at++)
        if (ib_is(label[at], IB_WORD))
            return 0;
    return digits < 9 ? value : 0;
}

void emit_note(emit *out, const char *key, const char *label, bool at_end)
{
    stream *s;

    if (out->now->in_note)
        emit_note_end(out);
    if (out->main.is_open)
        out->now = &out->aside;
    s = out->now;
    s->of = (note){.at_end = at_end, .span = {IBID_NONE, IBID_NONE}};
    s->of.key = copy(out, key, strnlen(key, KEY_BYTES));
    s->in_note = true;
    s->has_label = s->no_label = false;
    if (label) {
        clean_label(s->label, label, false);
        s->has_label = s->label[0] != '\0';
        s->no_label = !s->has_label;
        s->of.number = number_of(s->label, strlen(s->label));
    }
}

/* The label is the first word, where that is short and more follows. */
static void find_label(const stream *s, note *n)
{
    const ibid_str text = text_of(s);
    uint32_t at = n->span.start, end;

    while (at < n->span.end && ib_blank_at(text, at, n->span.end) == 0)
        at++;
    end = ib_skip_blank(text, at, n->span.end);
    if (at - n->span.start > WORD_BYTES || end >= n->span.end)
        return;
    n->label = (ibid_span){n->span.start, at};
    n->number = number_of(text.at + n->span.start, at - n->span.start);
    n->span.start = end;
}

/* End a note that has text; one without is left out with its label. */
static void end_note(emit *out, stream *s)
{
    note *n = &s->of;
    size_t i = s->block.count;

    while (i > 0 && ((block *)s->block.item)[i - 1].note == s->note.count)
        i--;
    n->span.end = (uint32_t)s->text.count;
    if (i < s->block.count)
        n->span.start = ib_skip_blank(text_of(s), n->span.start, n->span.end);
    if (i == s->block.count || n->span.start == n->span.end) {
        if (i < s->block.count) /* it is one block, of a label alone */
            s->text.count = s->before;
        s->block.count = i;
        free(n->key);
        return;
    }
    if (n->label.start == n->label.end) {
        n->span.start = n->label.start = n->label.end =
            ((block *)s->block.item)[i].start;
        if (!s->no_label)
            find_label(s, n);
    }
    *(note *)push(out, &s->note, sizeof(note)) = *n;
}

void emit_note_end(emit *out)
{
    stream *s = out->now;

    if (!s->in_note)
        return;
    end_block(out, s);
    end_note(out, s);
    s->in_note = false;
    out->now = &out->main;
}

void emit_mark(emit *out, const char *key, const char *label)
{
    stream *s = out->now;
    char clean[LABEL_BYTES * 4 + 1];
    mark *m;

    clean_label(clean, label ? label : "", true);
    if (!clean[0])
        strcpy(clean, "*");
    ready(out, s);
    m = push(out, &s->mark, sizeof *m);
    m->start = (uint32_t)s->text.count;
    add(out, s, clean, strlen(clean));
    m->end = (uint32_t)s->text.count;
    m->key = copy(out, key, strnlen(key, KEY_BYTES));
}

void emit_page(emit *out, float width, float height, ib_layer layer,
               const char *label)
{
    char clean[LABEL_BYTES * 4 + 1];

    clean_label(clean, label ? label : "", false);
    if (!(width >= 0 && width < (float)IB_ANSWER_LENGTH_MAX))
        width = 0;
    if (!(height >= 0 && height < (float)IB_ANSWER_LENGTH_MAX))
        height = 0;
    put_head(out, IB_FRAME_PAGE, 4 + 4 + 1 + 4 + strlen(clean));
    put_length(out, width);
    put_length(out, height);
    put8(out, (uint8_t)layer);
    put_words(out, clean, strlen(clean));
    out->pages++;
}

static bool is_place(float value)
{
    return fabsf(value) < (float)IB_ANSWER_LENGTH_MAX; /* false for NaN */
}

static bool is_glyph(const ib_glyph *g)
{
    char bytes[4];

    if (g->code < 0x21 || (g->code >= 0x7f && g->code < 0xa0) ||
        g->code > 0x10ffff || (g->code >= 0xd800 && g->code < 0xe000))
        return false;
    return is_place(g->x0) && is_place(g->y0) && is_place(g->x1) &&
           is_place(g->y1) && is_place(g->size) && g->size >= 0 &&
           g->x0 <= g->x1 && g->y0 <= g->y1 &&
           ib_blank_at((ibid_str){bytes, 4}, 0, ib_utf8_put(bytes, g->code)) ==
               0;
}

static void put_glyph(char *at, const ib_glyph *g)
{
    const float length[] = {g->x0, g->y0, g->x1, g->y1, g->size};

    ib_frame_put32(at, g->code);
    for (size_t i = 0; i < 5; i++) {
        uint32_t bits;

        memcpy(&bits, &length[i], sizeof bits);
        ib_frame_put32(at + 4 + 4 * i, bits);
    }
    ib_frame_put16(at + 24, g->font);
    at[26] = (char)(g->flags & 31);
    at[27] = (char)(g->sureness < 100 ? g->sureness : 100);
}

void emit_glyphs(emit *out, const ib_glyph *glyph, size_t count)
{
    enum { AT_ONCE = 1024 };
    char bytes[AT_ONCE * IB_FRAME_GLYPH];
    size_t used = 0;

    for (size_t i = 0; i < count; i++) {
        if (is_glyph(&glyph[i])) {
            put_glyph(bytes + used, &glyph[i]);
            used += IB_FRAME_GLYPH;
            out->glyphs++;
        }
        if (used == sizeof bytes || (i + 1 == count && used > 0)) {
            put_head(out, IB_FRAME_GLYPHS, used);
            put(out, bytes, used);
            used = 0;
        }
    }
}

/* Keep of words what may be shown, of at most IB_ANSWER_SENTENCE_MAX bytes;
 * gives their length. */
static uint32_t clean_words(char clean[IB_ANSWER_SENTENCE_MAX],
                            const char *from)
{
    const ibid_str words = {
        from, (uint32_t)strnlen(from, 4 * IB_ANSWER_SENTENCE_MAX)};
    uint32_t len = 0;

    for (uint32_t at = 0, step; at < words.len; at += step) {
        uint32_t cp;

        step = ib_utf8_at(&cp, words, at, words.len);
        if (!ib_frame_is_plain((ibid_str){from + at, step}))
            continue;
        if (len + step > IB_ANSWER_SENTENCE_MAX)
            break;
        memcpy(clean + len, from + at, step);
        len += step;
    }
    return len;
}

static void add_remark(emit *out, bool is_lost, const char *format,
                       va_list args)
{
    stream *s = out->now;
    char what[IB_ANSWER_SENTENCE_MAX], clean[IB_ANSWER_SENTENCE_MAX];
    uint32_t len;
    remark *r;

    if (out->main.remark.count + out->aside.remark.count >=
        IB_ANSWER_REMARKS_MAX)
        return;
    vsnprintf(what, sizeof what, format, args);
    len = clean_words(clean, what);
    if (len == 0)
        return;
    r = push(out, &s->remark, sizeof *r);
    r->at = (uint32_t)s->text.count;
    r->is_lost = is_lost;
    r->what = copy(out, clean, len);
}

void emit_remark(emit *out, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add_remark(out, false, format, args);
    va_end(args);
}

void emit_lost(emit *out, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add_remark(out, true, format, args);
    va_end(args);
}

static void put_member(emit *out, const char *name, const char *why,
                       uint64_t len)
{
    char clean[2][IB_ANSWER_SENTENCE_MAX];
    uint32_t name_len = clean_words(clean[0], name);
    const uint32_t why_len = clean_words(clean[1], why);

    if (name_len == 0)
        clean[0][name_len++] = '?';
    put_head(out, IB_FRAME_MEMBER, 8 + 4 + name_len + 4 + why_len);
    put32(out, (uint32_t)len);
    put32(out, (uint32_t)(len >> 32));
    put_words(out, clean[0], name_len);
    put_words(out, clean[1], why_len);
    out->members++;
}

void emit_member(emit *out, const char *name, const char *bytes, size_t len)
{
    put_member(out, name, "", len);
    for (size_t at = 0; at < len;) {
        const size_t piece = len - at < PIECE_BYTES ? len - at : PIECE_BYTES;

        put_head(out, IB_FRAME_BYTES, piece);
        put(out, bytes + at, piece);
        at += piece;
    }
}

void emit_member_unread(emit *out, const char *name, const char *why)
{
    put_member(out, name, why, 0);
}

static int compare_keys(const void *a, const void *b)
{
    const note *const *x = a;
    const note *const *y = b;
    const int order = strcmp((*x)->key, (*y)->key);

    if (order != 0)
        return order;
    return *x < *y ? -1 : *x > *y; /* the first of one name */
}

/* The first note of that name among sorted ones, or NO_NOTE. */
static long note_of(const emit *out, note *const *sorted, const char *key)
{
    size_t low = 0, high = out->main.note.count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (strcmp(sorted[mid]->key, key) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == out->main.note.count || strcmp(sorted[low]->key, key) != 0)
        return NO_NOTE;
    return sorted[low] - (const note *)out->main.note.item;
}

static void send_text(emit *out)
{
    const char *text = out->main.text.item;

    for (size_t at = 0; at < out->main.text.count;) {
        size_t len = out->main.text.count - at;

        len = len < PIECE_BYTES ? len : PIECE_BYTES;
        put_head(out, IB_FRAME_TEXT, len);
        put(out, text + at, len);
        at += len;
    }
}

static void send_blocks(emit *out)
{
    for (size_t i = 0; i < out->main.block.count; i++) {
        const block *b = (const block *)out->main.block.item + i;

        put_head(out, IB_FRAME_BLOCK, 4 + 4 + 1 + 1 + 4);
        put32(out, b->start);
        put32(out, b->end);
        put8(out, b->kind);
        put8(out, b->level);
        put32(out, b->note);
    }
}

static void send_notes(emit *out)
{
    for (size_t i = 0; i < out->main.note.count; i++) {
        const note *n = (const note *)out->main.note.item + i;

        put_head(out, IB_FRAME_NOTE, 4 * 5 + 1);
        put32(out, n->label.start);
        put32(out, n->label.end);
        put32(out, n->span.start);
        put32(out, n->span.end);
        put32(out, n->number);
        put8(out, n->at_end);
    }
}

/* Gives how many marks have a note. */
static uint32_t send_marks(emit *out)
{
    const size_t count = out->main.note.count;
    note **sorted = calloc(count + 1, sizeof *sorted);
    uint32_t sent = 0;

    if (!sorted)
        emit_fail_memory(out);
    for (size_t i = 0; i < count; i++)
        sorted[i] = (note *)out->main.note.item + i;
    qsort(sorted, count, sizeof *sorted, compare_keys);
    for (size_t i = 0; i < out->main.mark.count; i++) {
        const mark *m = (const mark *)out->main.mark.item + i;
        const long of = note_of(out, sorted, m->key);

        if (of == NO_NOTE)
            continue;
        put_head(out, IB_FRAME_MARK, 4 * 3);
        put32(out, m->start);
        put32(out, m->end);
        put32(out, (uint32_t)of);
        sent++;
    }
    free(sorted);
    return sent;
}

static void send_remarks(emit *out)
{
    const ibid_str text = text_of(&out->main);

    for (size_t i = 0; i < out->main.remark.count; i++) {
        const remark *r = (const remark *)out->main.remark.item + i;
        uint32_t at = r->at;

        if (at > text.len) /* a block that vanished */
            at = text.len;
        while (at < text.len && ((unsigned char)text.at[at] & 0xc0) == 0x80)
            at++;
        put_head(out, r->is_lost ? IB_FRAME_LOST : IB_FRAME_REMARK,
                 4 + 4 + 4 + strlen(r->what));
        put32(out, at);
        put32(out, at);
        put_words(out, r->what, strlen(r->what));
    }
}

_Noreturn void emit_end(emit *out)
{
    uint32_t marks;

    emit_note_end(out);
    emit_block_end(out);
    send_text(out);
    send_blocks(out);
    send_notes(out);
    marks = send_marks(out);
    send_remarks(out);
    put_head(out, IB_FRAME_END, 4 * 6 + 8 + 4);
    put32(out, out->pages);
    put32(out, (uint32_t)out->main.text.count);
    put32(out, (uint32_t)out->main.block.count);
    put32(out, (uint32_t)out->main.note.count);
    put32(out, marks);
    put32(out, (uint32_t)out->main.remark.count);
    put32(out, (uint32_t)out->glyphs);
    put32(out, (uint32_t)(out->glyphs >> 32));
    put32(out, out->members);
    flush(out);
    leave(out, 0);
}
