/* frame.c - the worker's answers: taken frame by frame, looked at as a whole.
 *
 * The worker has read a file that may be hostile, and may itself have been
 * taken over by it: nothing it says is believed.  Each number is checked where
 * it comes in or, if it speaks of the text, when all of the text is there.
 */

#include "bytes/frame.h"

#include <math.h>
#include <string.h>

#include "base/scan.h"
#include "base/str.h"
#include "bytes/costs.h"

/* A payload while it is read: what is asked for beyond its end is 0, and
 * makes it bad. */
typedef struct payload {
    const char *at;
    size_t left;
    bool bad;
} payload;

static const char *take_bytes(payload *p, size_t count)
{
    const char *at = p->at;

    if (p->bad || count > p->left) {
        p->bad = true;
        return NULL;
    }
    p->at += count;
    p->left -= count;
    return at;
}

static uint8_t take_u8(payload *p)
{
    const char *at = take_bytes(p, 1);

    return at ? (uint8_t)*at : 0;
}

static uint16_t take_u16(payload *p)
{
    const char *at = take_bytes(p, 2);

    return at ? ib_frame_u16(at) : 0;
}

static uint32_t take_u32(payload *p)
{
    const char *at = take_bytes(p, 4);

    return at ? ib_frame_u32(at) : 0;
}

static uint64_t take_u64(payload *p)
{
    uint64_t low = take_u32(p);

    return low | (uint64_t)take_u32(p) << 32;
}

/* A length or place on a page: finite, and of this world. */
static float take_length(payload *p)
{
    uint32_t bits = take_u32(p);
    float value;

    memcpy(&value, &bits, sizeof value);
    if (!isfinite(value) || fabsf(value) > (float)IB_ANSWER_LENGTH_MAX) {
        p->bad = true;
        return 0;
    }
    return value;
}

static ibid_span take_span(payload *p)
{
    uint32_t start = take_u32(p);
    ibid_span span = {start, take_u32(p)};

    if (span.start > span.end)
        p->bad = true;
    return span;
}

static bool take_flag(payload *p)
{
    uint8_t value = take_u8(p);

    if (value > 1)
        p->bad = true;
    return value == 1;
}

/* U+0085 and its kin, the marks that turn directions, the line and paragraph
 * separators, and what is no character. */
static bool is_unfit(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0x61c ||
           cp == 0x200e || cp == 0x200f || (cp >= 0x2028 && cp <= 0x202e) ||
           (cp >= 0x2066 && cp <= 0x2069) || (cp & 0xfffe) == 0xfffe;
}

bool ib_frame_is_plain(ibid_str words)
{
    uint32_t cp;

    if (ib_utf8_valid(words, 0) != words.len)
        return false;
    for (uint32_t at = 0; at < words.len;) {
        at += ib_utf8_at(&cp, words, at, words.len);
        if (is_unfit(cp))
            return false;
    }
    return true;
}

/* Words of up to `max` bytes, copied with a NUL behind them. */
static ibid_status take_words(ibid_str *out, ib_arena *arena, payload *p,
                              uint32_t max)
{
    uint32_t len = take_u32(p);
    const char *at = len <= max ? take_bytes(p, len) : NULL;
    char *copy;

    *out = (ibid_str){at, len};
    if (!at || !ib_frame_is_plain(*out)) {
        p->bad = true;
        return IBID_EFORMAT;
    }
    copy = ib_arena_array(arena, char, len + 1);
    if (!copy)
        return ib_arena_status(arena);
    memcpy(copy, at, len);
    out->at = copy;
    return IBID_OK;
}

static ibid_status take_hello(ib_answer *a, payload *p)
{
    ibid_str format, made_by;
    ibid_status st;

    if (a->has_hello || take_u16(p) != IB_FRAME_VERSION)
        return IBID_EFORMAT;
    st = take_words(&format, a->arena, p, IB_ANSWER_NAME_MAX);
    if (!st)
        st = take_words(&made_by, a->arena, p, IB_ANSWER_NAME_MAX);
    if (st)
        return st;
    if (format.len == 0)
        return IBID_EFORMAT;
    a->format = format.at;
    a->made_by = made_by.at;
    a->has_pages = take_flag(p);
    a->has_hello = true;
    return IBID_OK;
}

static ibid_status take_text(ib_answer *a, payload *p)
{
    size_t need = a->text_len + p->left;
    size_t len = p->left;
    size_t room = a->text_room ? a->text_room * 2 : 4096;
    char *text;

    if (a->has_pages)
        return IBID_EFORMAT;
    if (need > a->text_max)
        return IBID_ELIMIT;
    if (need > a->text_room) {
        room = room < need ? need : room;
        text = ib_arena_grow(a->arena, a->text, a->text_room, room, 1);
        if (!text)
            return ib_arena_status(a->arena);
        a->text = text;
        a->text_room = room;
    }
    if (len > 0)
        memcpy(a->text + a->text_len, take_bytes(p, len), len);
    a->text_len = (uint32_t)need;
    return IBID_OK;
}

static ibid_status take_block(ib_answer *a, payload *p)
{
    ib_given_block *block = ib_list_push(&a->block);
    uint8_t kind;

    if (!block)
        return ib_arena_status(a->arena);
    block->span = take_span(p);
    kind = take_u8(p);
    block->level = take_u8(p);
    block->note = take_u32(p);
    if (kind > IBID_BLOCK_TABLE || kind == IBID_BLOCK_SIGNATURE ||
        kind == IBID_BLOCK_NOTE)
        return IBID_EFORMAT;
    block->kind = (ibid_block_kind)kind;
    return IBID_OK;
}

static ibid_status take_note(ib_answer *a, payload *p)
{
    ib_given_note *note = ib_list_push(&a->note);

    if (!note)
        return ib_arena_status(a->arena);
    note->label = take_span(p);
    note->span = take_span(p);
    note->number = take_u32(p);
    note->at_end = take_flag(p);
    return IBID_OK;
}

static ibid_status take_mark(ib_answer *a, payload *p)
{
    ib_given_mark *mark = ib_list_push(&a->mark);

    if (!mark)
        return ib_arena_status(a->arena);
    mark->span = take_span(p);
    mark->note = take_u32(p);
    return IBID_OK;
}

static ibid_status take_page(ib_answer *a, payload *p)
{
    ib_glyph_page *page;
    uint8_t layer;

    if (!a->has_pages)
        return IBID_EFORMAT;
    page = ib_list_push(&a->page);
    if (!page)
        return ib_arena_status(a->arena);
    page->width = take_length(p);
    page->height = take_length(p);
    layer = take_u8(p);
    if (layer > IB_LAYER_OLD_OCR || page->width < 0 || page->height < 0)
        return IBID_EFORMAT;
    page->layer = (ib_layer)layer;
    return take_words(&page->label, a->arena, p, IB_ANSWER_NAME_MAX);
}

/* A Unicode scalar value that is no blank and no control character. */
static bool is_visible(uint32_t code)
{
    char bytes[4];

    if (code < 0x21 || (code >= 0x7f && code < 0xa0) || code > 0x10ffff ||
        (code >= 0xd800 && code < 0xe000))
        return false;
    if (code < 0x7f)
        return true;
    return ib_blank_at((ibid_str){bytes, 4}, 0, ib_utf8_put(bytes, code)) == 0;
}

static void take_glyph(ib_glyph *glyph, payload *p)
{
    glyph->code = take_u32(p);
    glyph->x0 = take_length(p);
    glyph->y0 = take_length(p);
    glyph->x1 = take_length(p);
    glyph->y1 = take_length(p);
    glyph->size = take_length(p);
    glyph->font = take_u16(p);
    glyph->flags = take_u8(p);
    glyph->sureness = take_u8(p);
    if (!is_visible(glyph->code) || glyph->x0 > glyph->x1 ||
        glyph->y0 > glyph->y1 || glyph->size < 0 || glyph->sureness > 100 ||
        glyph->flags > (IB_GLYPH_BOLD | IB_GLYPH_ITALIC | IB_GLYPH_WORD_END |
                        IB_GLYPH_TURNED | IB_GLYPH_DOWN))
        p->bad = true;
}

/* Until the end of the answer a page's count is right, its pointer not: the
 * list may still move. */
static ibid_status take_glyphs(ib_answer *a, payload *p)
{
    ib_glyph_page *page;

    if (a->page.count == 0 || p->left % IB_FRAME_GLYPH != 0)
        return IBID_EFORMAT;
    page = ib_list_at(&a->page, ib_glyph_page, a->page.count - 1);
    while (p->left > 0 && !p->bad) {
        ib_glyph *glyph = ib_list_push(&a->glyph);

        if (!glyph)
            return ib_arena_status(a->arena);
        if (page->count == UINT32_MAX)
            return IBID_EFORMAT;
        take_glyph(glyph, p);
        page->count++;
    }
    return IBID_OK;
}

static ibid_status take_remark(ib_answer *a, payload *p, bool is_lost)
{
    ib_given_remark *remark;
    ibid_str what;
    ibid_status st;

    if (a->remark.count == IB_ANSWER_REMARKS_MAX)
        return IBID_EFORMAT;
    remark = ib_list_push(&a->remark);
    if (!remark)
        return ib_arena_status(a->arena);
    remark->span = take_span(p);
    st = take_words(&what, a->arena, p, IB_ANSWER_SENTENCE_MAX);
    remark->what = what.at;
    remark->is_lost = is_lost;
    return !st && what.len == 0 ? IBID_EFORMAT : st;
}

/* A member begins; the one before it must be whole.  Room for its bytes is
 * taken as they come: what is only stated costs nothing. */
static ibid_status take_member(ib_answer *a, payload *p)
{
    const uint64_t len = take_u64(p);
    ib_given_member *member;
    ibid_str name, why;
    ibid_status st;

    if (a->member_left > 0 || a->member.count == IB_ANSWER_MEMBERS_MAX ||
        len > IB_ANSWER_MEMBERS_BYTES - a->member_bytes)
        return IBID_EFORMAT;
    st = take_words(&name, a->arena, p, IB_ANSWER_SENTENCE_MAX);
    if (!st)
        st = take_words(&why, a->arena, p, IB_ANSWER_SENTENCE_MAX);
    if (st)
        return st;
    if (name.len == 0 || (why.len > 0 && len > 0))
        return IBID_EFORMAT;
    member = ib_list_push(&a->member);
    if (!member)
        return ib_arena_status(a->arena);
    member->name = name.at;
    member->why = why.len > 0 ? why.at : NULL;
    a->member_left = len;
    a->member_bytes += len;
    a->member_room = 0;
    return IBID_OK;
}

static ibid_status take_member_bytes(ib_answer *a, payload *p)
{
    const uint32_t len = (uint32_t)p->left;
    ib_given_member *member;
    size_t used;
    char *at;

    if (len == 0 || len > a->member_left)
        return IBID_EFORMAT;
    member = ib_list_at(&a->member, ib_given_member, a->member.count - 1);
    used = member->bytes.len;
    at = (char *)(uintptr_t)member->bytes.at;
    if (used + len > a->member_room) {
        size_t room =
            a->member_room * 2 > used + len ? a->member_room * 2 : used + len;

        at = ib_arena_grow(a->arena, at, a->member_room, room, 1);
        if (!at)
            return ib_arena_status(a->arena);
        a->member_room = room;
    }
    memcpy(at + used, take_bytes(p, len), len);
    member->bytes = (ibid_str){at, (uint32_t)used + len};
    a->member_left -= len;
    return IBID_OK;
}

static ibid_status take_fail(ib_answer *a, payload *p)
{
    const int fault = (int8_t)take_u8(p);
    ibid_status st = take_words(&a->why, a->arena, p, IB_ANSWER_SENTENCE_MAX);

    if (st)
        return st;
    if (fault > IBID_ENOMEM || fault < IBID_EBUSY || a->why.len == 0)
        return IBID_EFORMAT;
    a->fault = (ibid_status)fault;
    a->has_failed = true;
    return IBID_OK;
}

/* END says how many of each were sent: all of them must have come. */
static ibid_status take_end(ib_answer *a, payload *p)
{
    const uint64_t came[] = {a->page.count, a->text_len,   a->block.count,
                             a->note.count, a->mark.count, a->remark.count};

    for (size_t i = 0; i < sizeof came / sizeof came[0]; i++)
        if (take_u32(p) != came[i])
            return IBID_EFORMAT;
    if (take_u64(p) != a->glyph.count || take_u32(p) != a->member.count ||
        a->member_left > 0)
        return IBID_EFORMAT;
    a->has_ended = true;
    return IBID_OK;
}

static ibid_status take_frame(ib_answer *a, uint8_t kind, payload *p)
{
    if (a->has_ended || a->has_failed ||
        (!a->has_hello && kind != IB_FRAME_HELLO && kind != IB_FRAME_FAIL))
        return IBID_EFORMAT;
    switch (kind) {
    case IB_FRAME_HELLO:
        return take_hello(a, p);
    case IB_FRAME_TEXT:
        return take_text(a, p);
    case IB_FRAME_BLOCK:
        return take_block(a, p);
    case IB_FRAME_NOTE:
        return take_note(a, p);
    case IB_FRAME_MARK:
        return take_mark(a, p);
    case IB_FRAME_PAGE:
        return take_page(a, p);
    case IB_FRAME_GLYPHS:
        return take_glyphs(a, p);
    case IB_FRAME_REMARK:
        return take_remark(a, p, false);
    case IB_FRAME_LOST:
        return take_remark(a, p, true);
    case IB_FRAME_MEMBER:
        return take_member(a, p);
    case IB_FRAME_BYTES:
        return take_member_bytes(a, p);
    case IB_FRAME_FAIL:
        return take_fail(a, p);
    case IB_FRAME_END:
        return take_end(a, p);
    default:
        return IBID_EFORMAT;
    }
}

void ib_answer_begin(ib_answer *answer, ib_arena *arena, uint32_t text_max)
{
    *answer = (ib_answer){.arena = arena, .text_max = text_max};
    answer->block = ib_list_of(arena, ib_given_block);
    answer->note = ib_list_of(arena, ib_given_note);
    answer->mark = ib_list_of(arena, ib_given_mark);
    answer->remark = ib_list_of(arena, ib_given_remark);
    answer->page = ib_list_of(arena, ib_glyph_page);
    answer->glyph = ib_list_of(arena, ib_glyph);
    answer->member = ib_list_of(arena, ib_given_member);
}

ibid_status ib_answer_take(ib_answer *answer, size_t *taken, const char *bytes,
                           size_t len)
{
    *taken = 0;
    while (len - *taken >= IB_FRAME_HEAD) {
        const char *head = bytes + *taken;
        const uint32_t size = ib_frame_u32(head);
        payload p = {head + IB_FRAME_HEAD, size, false};
        ibid_status st;

        if (size > IB_FRAME_MAX)
            return IBID_EFORMAT;
        if (size > len - *taken - IB_FRAME_HEAD)
            break;
        st = take_frame(answer, (uint8_t)head[4], &p);
        if (st)
            return st;
        if (p.bad || p.left > 0)
            return IBID_EFORMAT;
        *taken += IB_FRAME_HEAD + size;
    }
    return IBID_OK;
}

/* Does a character of the text begin at the byte, or the text end there? */
static bool is_border(ibid_str text, uint32_t byte)
{
    return byte == text.len || ((unsigned char)text.at[byte] & 0xc0) != 0x80;
}

static bool is_span_of(ibid_str text, ibid_span span)
{
    return span.start <= span.end && span.end <= text.len &&
           is_border(text, span.start) && is_border(text, span.end);
}

/* Control characters but for tabs and line ends come from no format. */
static bool is_text(ibid_str text)
{
    if (ib_utf8_valid(text, 0) != text.len)
        return false;
    for (uint32_t i = 0; i < text.len; i++) {
        const char c = text.at[i];

        if (((unsigned char)c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
            return false;
        if ((unsigned char)c == 0xc2 && (unsigned char)text.at[i + 1] < 0xa0)
            return false; /* U+0080 to U+009F */
    }
    return true;
}

static bool are_blank(ibid_str text, uint32_t from, uint32_t to)
{
    return ib_skip_blank(text, from, to) == to;
}

/* Blocks ascend, begin and end with what is not white space, and hold all of
 * it; those of a note lie in it.  Paragraphs outside notes are numbered on the
 * way. */
static bool check_blocks(ib_answer *a, ibid_str text)
{
    uint32_t end = 0, number = 0;

    for (size_t i = 0; i < a->block.count; i++) {
        ib_given_block *block = ib_list_at(&a->block, ib_given_block, i);
        const ibid_span span = block->span;

        if (!is_span_of(text, span) || span.start == span.end ||
            span.start < end || !are_blank(text, end, span.start) ||
            ib_blank_at(text, span.start, span.end) > 0 ||
            ib_blank_before(text, span.start, span.end) > 0)
            return false;
        end = span.end;
        if (block->note == IBID_NONE) {
            block->number = ++number;
        } else {
            const ib_given_note *note;

            if (block->note >= a->note.count)
                return false;
            note = ib_list_at(&a->note, ib_given_note, block->note);
            if (span.start < note->label.start || span.end > note->span.end)
                return false;
        }
    }
    return are_blank(text, end, text.len);
}

/* Notes ascend, each with its label before it. */
static bool check_notes(const ib_answer *a, ibid_str text)
{
    uint32_t end = 0;

    for (size_t i = 0; i < a->note.count; i++) {
        const ib_given_note *note = ib_list_at(&a->note, ib_given_note, i);

        if (!is_span_of(text, note->label) || !is_span_of(text, note->span) ||
            note->label.start < end || note->label.end > note->span.start ||
            note->label.start == note->span.end)
            return false;
        end = note->span.end;
    }
    return true;
}

static bool check_marks(const ib_answer *a, ibid_str text)
{
    uint32_t end = 0;

    for (size_t i = 0; i < a->mark.count; i++) {
        const ib_given_mark *mark = ib_list_at(&a->mark, ib_given_mark, i);

        if (!is_span_of(text, mark->span) ||
            mark->span.start == mark->span.end || mark->span.start < end ||
            mark->note >= a->note.count)
            return false;
        end = mark->span.end;
    }
    return true;
}

static bool check_remarks(const ib_answer *a, ibid_str text)
{
    for (size_t i = 0; i < a->remark.count; i++)
        if (!is_span_of(text, ib_list_at(&a->remark, ib_given_remark, i)->span))
            return false;
    return true;
}

static const char *keep_words(ib_arena *arena, const char *words)
{
    return ib_arena_copy(arena, words, strlen(words) + 1, 1, 1);
}

static bool keep_remarks(ib_given *out, const ib_answer *a, ib_arena *arena)
{
    ib_given_remark *remark = ib_list_keep(&a->remark, arena);

    if (!remark)
        return false;
    for (size_t i = 0; i < a->remark.count; i++) {
        remark[i].what = keep_words(arena, remark[i].what);
        if (!remark[i].what)
            return false;
    }
    out->remark = remark;
    out->remark_count = a->remark.count;
    return true;
}

static bool keep_pages(ib_given *out, const ib_answer *a, ib_arena *arena,
                       ib_arena *glyphs)
{
    const ib_glyph *glyph = ib_list_keep(&a->glyph, glyphs);
    ib_glyph_page *page = ib_list_keep(&a->page, arena);

    if (!glyph || !page)
        return false;
    for (size_t i = 0; i < a->page.count; i++) {
        page[i].glyph = glyph;
        glyph += page[i].count;
        page[i].label.at =
            ib_arena_copy(arena, page[i].label.at, page[i].label.len, 1, 1);
        if (!page[i].label.at)
            return false;
    }
    out->page = page;
    out->page_count = a->page.count;
    return true;
}

static bool keep_members(ib_given *out, const ib_answer *a, ib_arena *arena)
{
    ib_given_member *member = ib_list_keep(&a->member, arena);

    if (!member)
        return false;
    for (size_t i = 0; i < a->member.count; i++) {
        ib_given_member *m = &member[i];
        const char *why = m->why;

        m->name = keep_words(arena, m->name);
        m->why = why ? keep_words(arena, why) : NULL;
        m->bytes.at = ib_arena_copy(arena, m->bytes.at, m->bytes.len, 1, 1);
        if (!m->name || (why && !m->why) || !m->bytes.at)
            return false;
    }
    out->member = member;
    out->member_count = a->member.count;
    return true;
}

/* Copy all of it at its right size: what grew has up to twice the room. */
static ibid_status keep(ib_given *out, const ib_answer *a, ib_arena *arena,
                        ib_arena *glyphs)
{
    *out = (ib_given){.has_pages = a->has_pages};
    out->format = keep_words(arena, a->format);
    out->made_by = keep_words(arena, a->made_by);
    out->text.at = ib_arena_copy(arena, a->text, a->text_len, 1, 1);
    out->text.len = a->text_len;
    out->block = ib_list_keep(&a->block, arena);
    out->block_count = a->block.count;
    out->note = ib_list_keep(&a->note, arena);
    out->note_count = a->note.count;
    out->mark = ib_list_keep(&a->mark, arena);
    out->mark_count = a->mark.count;
    if (out->format && out->made_by && out->text.at && out->block &&
        out->note && out->mark && keep_remarks(out, a, arena) &&
        keep_pages(out, a, arena, glyphs) && keep_members(out, a, arena))
        return IBID_OK;
    *out = (ib_given){0};
    return ib_arena_status_of(arena, glyphs, ib_arena_status(arena));
}

ibid_status ib_answer_end(ib_given *out, ib_answer *answer, ib_arena *arena,
                          ib_arena *glyphs)
{
    const ibid_str text = {answer->text ? answer->text : "", answer->text_len};

    *out = (ib_given){0};
    if (!answer->has_ended || !is_text(text) || !check_notes(answer, text) ||
        !check_blocks(answer, text) || !check_marks(answer, text) ||
        !check_remarks(answer, text))
        return IBID_EFORMAT;
    return keep(out, answer, arena, glyphs);
}
