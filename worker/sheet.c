/* sheet.c - a page of words with boxes: gathered. */

#include "worker/sheet_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/scan.h"
#include "base/str.h"
#include "worker/costs.h"
#include "worker/type.h"

const refusal sheet_damaged = {
    IBID_EFORMAT,
    "the OCR file is damaged or was cut off: have the OCR program write it "
    "anew, or give the scan itself"};
const refusal sheet_too_long = {
    IBID_ELIMIT,
    "the OCR file has more than 20000 pages: split it, and give its parts"};

void *sheet_push(sheet *s, sheet_pile *p, size_t size)
{
    if (p->count == p->room) {
        p->room = p->room * 2 + 64;
        p->at = bytes_resize(s->out, p->at, p->room * size);
    }
    return memset((char *)p->at + size * p->count++, 0, size);
}

sheet_box sheet_both(sheet_box a, sheet_box b)
{
    if (!is_known(a) || !is_known(b))
        return is_known(a) ? a : b;
    return (sheet_box){fminf(a.x0, b.x0), fminf(a.y0, b.y0), fmaxf(a.x1, b.x1),
                       fmaxf(a.y1, b.y1)};
}

sheet_box sheet_turned(sheet_box box, unsigned turn)
{
    if (!is_known(box) || turn == 0)
        return box;
    if (turn == 1)
        return (sheet_box){-box.y1, box.x0, -box.y0, box.x1};
    return (sheet_box){box.y0, -box.x1, box.y1, -box.x0};
}

static uint8_t per_cent(float sureness)
{
    if (!(sureness >= 0)) /* nothing said, or no number */
        return 100;
    return (uint8_t)fminf(sureness + 0.5f, 100);
}

sheet *sheet_open(emit *out)
{
    sheet *s = bytes_resize(out, NULL, sizeof *s);

    *s = (sheet){.out = out};
    return s;
}

void sheet_drop(sheet *s)
{
    bytes_free(&s->label);
    bytes_free(&s->loose);
    free(s->letter.at);
    free(s->word.at);
    free(s->line.at);
    free(s->own.at);
    free(s->sort.at);
    free(s->glyph.at);
    free(s);
}

/* -- words -- */

void sheet_word(sheet *s, sheet_box box, float sureness)
{
    sheet_word_part *w;

    sheet_word_end(s);
    if (!s->in_line)
        return;
    w = sheet_push(s, &s->word, sizeof *w);
    w->first = (uint32_t)s->letter.count;
    w->box = sheet_turned(box, line_at(s, s->line.count - 1)->turn);
    s->own.count = 0;
    s->sureness = sureness;
    s->least = SHEET_UNSAID;
    s->in_word = true;
}

static void add_letter(sheet *s, uint32_t code)
{
    sheet_letter_part *l = sheet_push(s, &s->letter, sizeof *l);

    l->code = code;
    l->flags = (uint8_t)s->flags;
    l->raised = s->raised;
    l->box = SHEET_NO_BOX;
}

static void add_letters(sheet *s, ibid_str text)
{
    for (uint32_t at = 0; at < text.len;) {
        const uint32_t blank = ib_blank_at(text, at, text.len);
        uint32_t code, step = ib_utf8_at(&code, text, at, text.len);

        if (blank)
            add_letter(s, ' ');
        else if (code > 0x20 && !(code >= 0x7f && code < 0xa0))
            add_letter(s, code);
        at += blank ? blank : step;
    }
}

static uint32_t count_letters(ibid_str text)
{
    uint32_t count = 0, code;

    for (uint32_t at = ib_skip_blank(text, 0, text.len); at < text.len;
         at = ib_skip_blank(text, at, text.len)) {
        at += ib_utf8_at(&code, text, at, text.len);
        count++;
    }
    return count;
}

void sheet_text(sheet *s, const char *text, size_t len)
{
    if (s->in_word)
        add_letters(s, (ibid_str){text, (uint32_t)len});
    else if (s->in_line)
        bytes_add(s->out, &s->loose, text, len);
    else if (s->is_page)
        s->lost += count_letters((ibid_str){text, (uint32_t)len});
}

void sheet_letter(sheet *s, sheet_box box, float sureness)
{
    if (!s->in_word)
        return;
    *(sheet_box *)sheet_push(s, &s->own, sizeof box) =
        sheet_turned(box, line_at(s, s->line.count - 1)->turn);
    if (sureness >= 0 && !(s->least >= 0 && s->least < sureness))
        s->least = sureness;
}

void sheet_word_place(sheet *s, sheet_box box, float sureness)
{
    sheet_word_part *w;

    if (!s->in_word)
        return;
    w = word_at(s, s->word.count - 1);
    w->box = sheet_both(w->box,
                        sheet_turned(box, line_at(s, s->line.count - 1)->turn));
    if (sureness >= 0)
        s->sureness = sureness;
}

void sheet_hyphen(sheet *s, sheet_box box)
{
    sheet_word_part *w;
    uint32_t count;

    if (!s->in_word)
        return;
    w = word_at(s, s->word.count - 1);
    count = (uint32_t)s->letter.count - w->first;
    box = sheet_turned(box, line_at(s, s->line.count - 1)->turn);
    if (!is_known(box) && is_known(w->box) && count > 0) {
        box = w->box;
        box.x0 = box.x1;
        box.x1 += (w->box.x1 - w->box.x0) / (float)count;
    }
    if (s->own.count == count)
        *(sheet_box *)sheet_push(s, &s->own, sizeof box) = box;
    w->box = sheet_both(w->box, box);
    add_letter(s, '-');
}

void sheet_style(sheet *s, unsigned flags)
{
    s->flags = flags;
}

void sheet_raised(sheet *s, bool raised)
{
    s->raised = raised;
}

/* Give the letters of the open word what is known of them. */
static void finish_letters(sheet *s, const sheet_word_part *w)
{
    const bool has_own = s->own.count == w->count;

    for (uint32_t i = 0; i < w->count; i++) {
        sheet_letter_part *l = letter_at(s, w->first + i);

        l->sureness = per_cent(s->sureness >= 0 ? s->sureness : s->least);
        if (has_own)
            l->box = ((sheet_box *)s->own.at)[i];
    }
}

/* What came as one word may be several, parted by blanks: each gets an even
 * share of its box. */
static void part_word(sheet *s, sheet_word_part all)
{
    const float step = (all.box.x1 - all.box.x0) / (float)all.count;

    for (uint32_t at = 0, end; at < all.count; at = end + 1) {
        for (end = at;
             end < all.count && letter_at(s, all.first + end)->code != ' ';
             end++)
            ;
        if (end > at) {
            sheet_word_part *w = sheet_push(s, &s->word, sizeof *w);

            *w = (sheet_word_part){all.first + at, end - at, all.box, false};
            if (is_known(all.box)) {
                w->box.x0 = all.box.x0 + (float)at * step;
                w->box.x1 = all.box.x0 + (float)end * step;
            }
        }
    }
}

void sheet_word_end(sheet *s)
{
    sheet_word_part w;

    if (!s->in_word)
        return;
    s->in_word = false;
    w = *word_at(s, --s->word.count);
    w.count = (uint32_t)s->letter.count - w.first;
    finish_letters(s, &w);
    part_word(s, w);
}

/* -- lines -- */

void sheet_block(sheet *s)
{
    s->block++;
}

/* Words of the text that stood in the line, but in no word. */
static void add_loose(sheet *s)
{
    const ibid_str text = {s->loose.at, (uint32_t)s->loose.len};

    for (uint32_t at = 0; at < text.len;) {
        uint32_t end = at = ib_skip_blank(text, at, text.len);

        while (end < text.len && !ib_blank_at(text, end, text.len)) {
            uint32_t code;

            end += ib_utf8_at(&code, text, end, text.len);
        }
        if (at == end)
            break;
        sheet_word(s, SHEET_NO_BOX, SHEET_UNSAID);
        sheet_text(s, text.at + at, end - at);
        sheet_word_end(s);
        at = end;
    }
}

/* Words that have no place get one: an even share of their line's box. */
static void share_line(sheet *s, const sheet_line_part *l)
{
    const bool right =
        type_is_right(letter_at(s, word_at(s, l->first)->first)->code);
    const float step =
        (l->box.x1 - l->box.x0) / (float)(l->letters + l->count - 1);
    uint32_t done = 0;

    for (uint32_t i = 0; i < l->count; i++) {
        sheet_word_part *w = word_at(s, l->first + i);
        const float from = (float)done * step;
        const float to = (float)(done + w->count) * step;

        w->shares = true;
        w->box = l->box;
        w->box.x0 = right ? l->box.x1 - to : l->box.x0 + from;
        w->box.x1 = right ? l->box.x1 - from : l->box.x0 + to;
        done += w->count + 1;
    }
}

/* End the open line: it has words, each with a place, or is none. */
void sheet_line_end(sheet *s)
{
    sheet_line_part *l;
    sheet_box box = SHEET_NO_BOX;
    bool all = true;

    sheet_word_end(s);
    if (!s->in_line)
        return;
    l = line_at(s, s->line.count - 1);
    if (s->word.count == l->first)
        add_loose(s);
    s->in_line = false;
    s->loose.len = 0;
    l->count = (uint32_t)s->word.count - l->first;
    for (uint32_t i = 0; i < l->count; i++) {
        const sheet_word_part *w = word_at(s, l->first + i);

        l->letters += w->count;
        all &= is_known(w->box);
        box = sheet_both(box, w->box);
    }
    if (!is_known(l->box))
        l->box = box;
    if (l->count > 0 && !is_known(l->box)) {
        s->lost += l->letters;
        s->word.count = l->first;
        l->count = 0;
    }
    if (l->count == 0)
        s->line.count--;
    else if (!all)
        share_line(s, l);
}

void sheet_line_place(sheet *s, sheet_box box, float base)
{
    sheet_line_part *l;

    if (!s->in_line)
        return;
    l = line_at(s, s->line.count - 1);
    l->box = sheet_both(l->box, sheet_turned(box, l->turn));
    if (!isnan(base))
        l->base = base;
}

void sheet_turn(sheet *s, unsigned turn)
{
    sheet_line_part *l;

    if (!s->in_line)
        return;
    l = line_at(s, s->line.count - 1);
    l->box = sheet_turned(l->box, turn);
    l->turn = turn;
    if (turn)
        l->base = NAN;
}

/* -- pages -- */

bool sheet_page(sheet *s, sheet_size size, const char *label)
{
    sheet_page_end(s);
    if (s->pages == OCR_PAGES_MAX)
        return false;
    s->pages++;
    s->is_page = true;
    s->size = size;
    s->label.len = 0;
    if (label)
        bytes_add(s->out, &s->label, label, strlen(label));
    s->letter.count = s->word.count = s->line.count = s->glyph.count = 0;
    return true;
}

void sheet_line(sheet *s, sheet_box box, float base, float size)
{
    sheet_line_part *l;

    sheet_line_end(s);
    if (!s->is_page)
        (void)sheet_page(s, (sheet_size){0}, NULL);
    l = sheet_push(s, &s->line, sizeof *l);
    l->first = (uint32_t)s->word.count;
    l->block = s->block;
    l->box = box;
    l->base = base;
    l->size = size > 0 ? size / TYPE_FULL : 0;
    s->in_line = true;
}

void sheet_close(sheet *s)
{
    sheet_page_end(s);
    if (s->assumed)
        emit_remark(s->out,
                    "the file does not say how fine its pages were scanned: "
                    "their sizes are those at %d dots an inch, or of a sheet "
                    "of paper",
                    OCR_DPI);
    if (s->lost)
        emit_remark(s->out,
                    "%llu letters have no place on their page, and are left "
                    "out",
                    (unsigned long long)s->lost);
    sheet_drop(s);
}
const char *sheet_number(float *out, const char *at)
{
    double value = 0, unit = 1;
    bool minus, any = false;

    while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
        at++;
    minus = *at == '-';
    at += minus || *at == '+';
    for (; *at >= '0' && *at <= '9'; at++, any = true)
        value = value * 10 + (*at - '0');
    if (*at == '.')
        for (at++; *at >= '0' && *at <= '9'; at++, any = true)
            value += (*at - '0') * (unit /= 10);
    if (!any || value > 1e9)
        return NULL;
    *out = (float)(minus ? -value : value);
    return at;
}

sheet_box sheet_points(const char *at)
{
    sheet_box box = SHEET_NO_BOX;
    float x, y;

    while (at && (at = sheet_number(&x, at)) != NULL) {
        at += *at == ',';
        at = sheet_number(&y, at);
        if (at)
            box = sheet_both(box, (sheet_box){x, y, x, y});
        if (at && *at == ',')
            at++;
    }
    return box;
}
