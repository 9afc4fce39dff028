/* zone.c - lines of a page that may belong to its notes. */

#include "structure/damage.h"

#include <string.h>

#include "base/scan.h"
#include "base/str.h"

static uint32_t width_of(ibid_str text, uint32_t start, uint32_t end)
{
    uint32_t width = 0;

    for (uint32_t at = start; at < end; at++)
        width += ((unsigned char)text.at[at] & 0xC0) != 0x80;
    return width;
}

static uint32_t line_width(const ib_text *text, size_t line)
{
    return width_of(text->str, text->line[line].start, text->line[line].end);
}

/* A full line is one with a line of text below it.  The median of them is the
 * width of the body, since most lines are the body's. */
uint32_t ib_zone_width(const ib_text *text)
{
    enum { WIDTH_MAX = 400 };
    uint32_t count[WIDTH_MAX] = {0};
    uint32_t total = 0, seen = 0;
    size_t step = text->line_count / IB_ZONE_SAMPLE + 1;

    for (size_t i = 0; i + 1 < text->line_count; i += step) {
        uint32_t width;

        if (text->line[i].role != IB_LINE_TEXT ||
            text->line[i + 1].role != IB_LINE_TEXT ||
            text->line[i].end - text->line[i].start >= WIDTH_MAX)
            continue;
        width = line_width(text, i);
        if (width < WIDTH_MAX / 16)
            continue;
        count[width]++;
        total++;
    }
    if (total < IB_ZONE_WIDTH_MIN_LINES)
        return 0;
    for (uint32_t w = 0; w < WIDTH_MAX; w++) {
        seen += count[w];
        if (seen * 2 >= total)
            return w;
    }
    return 0;
}

/* Is the text before `end` unfinished: no stop, bracket or address at its
 * end? */
static bool is_unfinished(ibid_str text, uint32_t start, uint32_t end)
{
    uint32_t cp;

    end = ib_span_trim(text, (ibid_span){start, end}).end;
    if (end <= start)
        return false;
    ib_utf8_at(&cp, text, ib_utf8_back(text, start, end), end);
    if (cp >= 0x80)
        return cp >= 0xC0 && (cp < 0x2000 || cp > 0x206F);
    return !(cp == '.' || cp == ')' || cp == ']' || cp == ';' || cp == ':' ||
             cp == '/' || cp == '?' || cp == '!' || cp == '"' || cp == '*' ||
             cp == '\'');
}

/* Words that notes open with, or that only citations have. */
static const char *const openers[] = {
    "See ",
    "Ibid",
    "Id.",
    "Cf.",
    "For ",
    "Available",
    "Voir",
    "Vgl",
    "Siehe",
    "http",
    "www.",
    "Also ",
    "As ",
    "Td.",
    "Thid",
    "Quoted",
    "Adopted",
    "Resolution",
    "Official Records",
    "General Assembly",
    "Security Council",
    "United Nations",
    "Report ",
};
static const char *const citing[] = {
    "ibid",       "Ibid",  "p. ",   "pp. ",         "para",    "art. ", "No. ",
    "http",       "www.",  "supra", "vol. ",        "Vol. ",   "ed.",   "eds.",
    "resolution", "annex", "See ",  "available at", "Journal", "Press", "S. ",
};

static bool begins_with(ibid_str text, uint32_t at, const char *const *word,
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ib_str_has_at(text, at, ib_str_of(word[i])))
            return true;
    return false;
}

/* Count what only citations have: their words, years, symbols. */
static int32_t rate_words(ibid_str text, uint32_t start, uint32_t end)
{
    int32_t rate = 0;

    for (uint32_t at = start; at < end; at++) {
        bool fresh = at == start || !ib_is(text.at[at - 1], IB_WORD);
        uint32_t value, len;

        if (!fresh || !ib_is(text.at[at], IB_WORD))
            continue;
        if (ib_is(text.at[at], IB_DIGIT)) {
            len = ib_number_at(&value, text, at, end);
            if (len == 4 && value >= 1700 && value < 2100)
                rate += IB_ZONE_CITES;
            at += len;
        } else if (begins_with(text, at, citing,
                               sizeof citing / sizeof citing[0])) {
            rate += IB_ZONE_CITES;
        } else if (at + 2 < end && text.at[at + 1] == '/' &&
                   ib_is(text.at[at], IB_UPPER)) {
            rate += IB_ZONE_CITES;
        }
        while (at + 1 < end && ib_is(text.at[at + 1], IB_WORD))
            at++;
    }
    if (rate > IB_ZONE_CITES_MAX)
        return IB_ZONE_CITES_MAX;
    return rate ? rate : IB_ZONE_PROSE;
}

static int32_t rate_width(uint32_t width, uint32_t body)
{
    int32_t more = (int32_t)width - (int32_t)body;

    if (body == 0 || more < -IB_ZONE_PLAY ||
        width * 100 > body * IB_ZONE_UNWRAPPED)
        return 0;
    more = (more * 100 - (int32_t)body * IB_ZONE_MIDWAY) * IB_ZONE_WIDER / 100;
    if (more < IB_ZONE_FULL)
        return IB_ZONE_FULL;
    return more < IB_ZONE_WIDER_MAX ? more : IB_ZONE_WIDER_MAX;
}

/* "7. The", "(a) To": the number of a paragraph or item. */
static bool is_numbered(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t value, len = ib_number_at(&value, text, at, end);

    if (len > 0 && len < 4 && at + len + 1 < end)
        return text.at[at + len] == '.' &&
               ib_is(text.at[at + len + 1], IB_SPACE);
    return at + 2 < end && text.at[at] == '(' &&
           ib_is(text.at[at + 1], IB_LOWER) && text.at[at + 2] == ')';
}

/* Signs and letters of a line that is no word, number or heading: what OCR
 * makes of a small label, or of a stain. */
static bool is_dirt(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t count = 0;

    end = ib_span_trim(text, (ibid_span){at, end}).end;
    if (at >= end || end - at > 4 * IB_ZONE_DIRT_MAX || text.at[end - 1] == '.')
        return false;
    while (at < end) {
        uint32_t cp;

        at += ib_utf8_at(&cp, text, at, end);
        if (++count > IB_ZONE_DIRT_MAX)
            return false;
    }
    return true;
}

/* Read up to three glyphs that may be a label's ruin, with a blank or the
 * line's end behind them.  Gives their length in bytes, or 0. */
static uint32_t read_ruin(ibid_str text, uint32_t at, uint32_t end, bool *alone)
{
    uint32_t start = at, glyphs = 0, digits = 0, cp;

    if (is_dirt(text, at, end)) {
        *alone = true;
        return end - at;
    }

    while (at < end && !ib_is(text.at[at], IB_SPACE)) {
        uint32_t len = ib_utf8_at(&cp, text, at, end);

        if (ib_glyph_of(cp) < 0 || ++glyphs > 3)
            return 0;
        digits += cp < 0x80 && ib_is((char)cp, IB_DIGIT);
        if (cp < 0x80 && ib_is((char)cp, IB_ALPHA) && glyphs > 1 && !digits)
            return 0;
        at += len;
    }
    *alone = ib_skip_blank(text, at, end) >= end;
    if (glyphs == 1 && !*alone && ib_is(text.at[start], IB_ALPHA))
        return 0; /* "I", "a": a word */
    return at - start;
}

typedef struct zone_scan {
    const ib_text *text;
    uint32_t width;
    size_t first;   /* line of the page from which on there may be notes */
    ibid_span ruin; /* a label alone on a line above */
} zone_scan;

/* Is the label a sign that no line of prose or list begins with? */
static bool is_odd(ibid_str text, const ib_zone_line *z)
{
    return !ib_is(text.at[z->label.start], IB_DIGIT) && !z->is_sign;
}

/* Rate how well a note starts on a line, and how odd it would be if none
 * did. */
static void rate_start(ib_zone_line *z, const zone_scan *s, bool blank)
{
    const ib_text *text = s->text;
    const ib_line *line = &text->line[z->line];
    const ib_line *prev = z->line > s->first ? line - 1 : NULL;
    bool lower = ib_is(text->str.at[z->words], IB_LOWER);
    bool opener = begins_with(text->str, z->words, openers,
                              sizeof openers / sizeof openers[0]);
    bool broken = false;

    while (prev && prev->role == IB_LINE_BLANK && prev > &text->line[s->first])
        prev--;
    if (prev && prev->role == IB_LINE_TEXT)
        broken = is_unfinished(text->str, prev->start, prev->end);
    z->top = blank ? 0 : IB_TOP_NO_BLANK;
    if (z->label.end > z->label.start)
        z->start += z->lone_label          ? IB_OPENING_RUIN
                    : is_odd(text->str, z) ? IB_OPENING_ODD
                                           : IB_OPENING_LABELLED;
    if (lower && !opener)
        z->start += IB_OPENING_LOWER;
    if (opener)
        z->start += IB_OPENING_OPENER;
    if (!blank && !z->lone_label) {
        uint32_t word = z->words;

        while (word < line->end && !ib_is(text->str.at[word], IB_SPACE))
            word++;
        if (broken)
            z->start += IB_OPENING_BROKEN;
        else if (z->label.end > z->label.start)
            z->start += 0;
        else if (s->width && prev &&
                 width_of(text->str, prev->start, prev->end) +
                         (word - z->words) <
                     s->width)
            z->start += IB_OPENING_SHORT;
        else
            z->start += IB_OPENING_NO_BLANK;
    } else if (broken) {
        z->start += IB_OPENING_UNFINISHED;
        z->top -= IB_OPENING_UNFINISHED; /* the body's sentence goes on below */
    }
    if (broken)
        return;
    if (z->label.end > z->label.start && !z->lone_label)
        z->inside = is_odd(text->str, z) ? IB_INSIDE_ODD : IB_INSIDE_LABELLED;
    else if (blank && !lower)
        z->inside = IB_INSIDE_PARAGRAPH;
}

/* "* Reissued for technical reasons": a note without a number. */
static bool is_star(ibid_str text, ibid_span label)
{
    for (uint32_t at = label.start; at < label.end; at++)
        if (text.at[at] != '*')
            return false;
    return true;
}

static ibid_status rate_line(ib_list *out, zone_scan *s, size_t i, bool blank)
{
    const ib_text *text = s->text;
    const ib_line *line = &text->line[i];
    uint32_t at = ib_skip_blank(text->str, line->start, line->end);
    bool alone = false;
    uint32_t len = read_ruin(text->str, at, line->end, &alone);
    ib_zone_line *z = ib_list_push(out);

    if (!z)
        return ib_arena_status(out->arena);
    *z = (ib_zone_line){.line = (uint32_t)i, .words = at, .label = {at, at}};
    if (len > 0 && alone) {
        z->is_ruin = true;
        s->ruin = (ibid_span){at, at + len};
        return IBID_OK;
    }
    if (len > 0) {
        z->label.end = at + len;
        z->words = ib_skip_blank(text->str, at + len, line->end);
    } else if (s->ruin.end > s->ruin.start) {
        z->label = s->ruin;
        z->lone_label = true;
    }
    z->is_sign = len > 0 && is_star(text->str, z->label);
    s->ruin = (ibid_span){0, 0};
    z->odds = rate_width(line_width(text, i), s->width) +
              rate_words(text->str, z->words, line->end);
    if (len == 0 && is_numbered(text->str, at, line->end))
        z->odds += IB_ZONE_NUMBERED;
    rate_start(z, s, blank || z->lone_label);
    return IBID_OK;
}

/* The same sign before several lines of a page is the bullet of a list. */
static void rate_bullets(ibid_str text, ib_list *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        ib_zone_line *z = ib_list_at(lines, ib_zone_line, i);
        uint32_t like = 0, cp, other;

        if (z->is_ruin || z->lone_label || z->label.end == z->label.start ||
            ib_is(text.at[z->label.start], IB_DIGIT))
            continue;
        if (z->label.start +
                ib_utf8_at(&cp, text, z->label.start, z->label.end) !=
            z->label.end)
            continue;
        for (size_t k = 0; k < lines->count && like < IB_ZONE_BULLETS; k++) {
            const ib_zone_line *y = ib_list_at(lines, ib_zone_line, k);

            if (y->is_ruin || y->lone_label ||
                y->label.end - y->label.start != z->label.end - z->label.start)
                continue;
            ib_utf8_at(&other, text, y->label.start, y->label.end);
            like += other == cp;
        }
        z->is_bullet = like >= IB_ZONE_BULLETS;
    }
    for (size_t i = 0; i < lines->count; i++) {
        ib_zone_line *z = ib_list_at(lines, ib_zone_line, i);

        if (z->is_bullet) {
            z->start -= z->is_sign ? IB_OPENING_LABELLED : IB_OPENING_ODD;
            z->odds += IB_ZONE_NUMBERED;
            z->inside = 0;
        }
    }
}

ibid_status ib_zone_find(ib_list *out, const ib_text *text, size_t first,
                         size_t last, uint32_t width)
{
    zone_scan s = {.text = text, .width = width};
    bool blank = true;
    int32_t sum = 0, best = IB_ZONE_LEAST;

    if (last - first > IB_ZONE_LINES_MAX)
        first = last - IB_ZONE_LINES_MAX;
    s.first = first;
    out->count = 0;
    for (size_t i = first; i < last; i++) {
        ibid_status st;

        if (text->line[i].role == IB_LINE_TEXT) {
            st = rate_line(out, &s, i, blank);
            if (st)
                return st;
            if (!ib_list_at(out, ib_zone_line, out->count - 1)->is_ruin)
                blank = false;
        } else {
            blank = true;
        }
    }
    rate_bullets(text->str, out);
    /* Could notes start anywhere here, were all the rest in their favour? */
    for (size_t i = out->count; i-- > 0;) {
        const ib_zone_line *z = ib_list_at(out, ib_zone_line, i);

        sum += z->odds;
        if (!z->is_ruin && sum + z->start + z->top > best)
            best = sum + z->start + z->top;
    }
    if (best <= IB_ZONE_LEAST)
        out->count = 0;
    return IBID_OK;
}
