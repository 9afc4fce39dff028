/* row.c - the lines of a text as blocks are made of them. */

#include "structure/row.h"

#include <stdlib.h>

#include <unicode/uchar.h>

#include "base/scan.h"
#include "base/str.h"
#include "structure/costs.h"
#include "structure/link.h"

/* A part of a note as it stands in the text, label included. */
typedef struct part {
    ibid_span span;
    uint32_t note;
} part;

static int compare_parts(const void *a, const void *b)
{
    const part *x = a, *y = b;

    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* Signs that stand around a label and belong to it: "[^", "]:", ".". */
static bool is_label_sign(char c)
{
    return c == '[' || c == '^' || c == '(' || c == '*' || c == '\\';
}

/* The note's label may have signs before it on its line. */
static uint32_t label_start(const ib_text *text, uint32_t at)
{
    uint32_t start = text->line[ib_text_line_at(text, at)].start;
    uint32_t back = at;

    while (back > start && is_label_sign(text->str.at[back - 1]))
        back--;
    return back;
}

static ibid_status find_parts(part **out, size_t *count, ib_arena *scratch,
                              const ib_text *text, const ibid_notes *notes)
{
    ib_list parts = ib_list_of(scratch, part);
    bool in_order = true;
    uint32_t end = 0;

    for (size_t i = 0; i < notes->count; i++)
        for (uint32_t j = 0; j < notes->item[i].part_count; j++) {
            const ibid_note *note = &notes->item[i];
            part *new = ib_list_push(&parts);

            if (!new)
                return ib_arena_status(scratch);
            *new = (part){note->part[j], (uint32_t)i};
            if (j == 0 && !ib_span_is_empty(note->label))
                new->span.start = note->label.start;
            if (j == 0)
                new->span.start = label_start(text, new->span.start);
            in_order = in_order && new->span.start >= end;
            end = new->span.end;
        }
    *out = parts.item;
    *count = parts.count;
    if (!in_order)
        qsort(parts.item, parts.count, sizeof(part), compare_parts);
    return IBID_OK;
}

static bool is_closing(uint32_t cp)
{
    return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == '*' ||
           cp == '>' || cp == '<' || cp == 0x2019 || cp == 0x201D ||
           cp == 0xBB || cp == 0xB0 || cp == 0xAE || cp == 0xA9 ||
           cp == 0x201C || cp == 0x2018 || cp == 0x2020 || cp == 0x2021 ||
           cp == '`' || cp == 0xB4 || cp == 0xB9 || cp == 0xB2 || cp == 0xB3 ||
           (cp >= 0x2070 && cp <= 0x2079);
}

/* The stop ends an abbreviation that a name or number follows, not a
 * sentence: "Mr.", "No.", "v.", an initial. */
static bool is_abbreviation(ibid_str text, uint32_t start, uint32_t stop)
{
    static const char *const list[] = {
        "Mr", "Mrs", "Ms",  "Dr",  "No", "Nos", "St",  "v",    "vs",    "p",
        "pp", "vol", "Vol", "art", "cf", "Cf",  "Art", "para", "paras", "Fig",
    };
    uint32_t from = stop;

    while (from > start && ib_is(text.at[from - 1], IB_ALPHA))
        from--;
    if (stop - from == 1 && ib_is(text.at[from], IB_UPPER))
        return from > start && ib_is(text.at[from - 1], IB_SPACE);
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (ib_str_is(ib_str_in(text, (ibid_span){from, stop}),
                      ib_str_of(list[i])))
            return true;
    return false;
}

static ib_row_end end_of(uint32_t cp)
{
    switch (cp) {
    case '.':
    case '?':
    case '!':
    case 0x2026:
    case 0x3002:
    case 0x061F:
    case 0x06D4:
    case 0xFF01:
    case 0xFF1F:
        return IB_ENDS_STOP;
    case ':':
    case ';':
        return IB_ENDS_COLON;
    case ',':
        return IB_ENDS_COMMA;
    case '-':
    case 0xAD:
    case 0x2010:
        return IB_ENDS_HYPHEN;
    default:
        return IB_ENDS_OPEN;
    }
}

static ib_row_end read_end(ibid_str text, ibid_span s)
{
    uint32_t at = s.end, cp = 0, back = s.end;
    uint32_t digits;

    for (int i = 0; i < IB_ROW_TAIL_MAX && at > s.start; i++) {
        back = ib_utf8_back(text, s.start, at);
        ib_utf8_at(&cp, text, back, at);
        if (!is_closing(cp))
            break;
        at = back;
    }
    if (at == s.start)
        return IB_ENDS_OPEN;
    for (digits = 0; at - digits > s.start && digits < 3 &&
                     ib_is(text.at[at - digits - 1], IB_DIGIT);)
        digits++;
    if (digits > 0 && at - digits > s.start) {
        uint32_t before = ib_utf8_back(text, s.start, at - digits);
        uint32_t sign;

        ib_utf8_at(&sign, text, before, at - digits);
        if (!is_closing(sign) && end_of(sign) == IB_ENDS_OPEN)
            return IB_ENDS_OPEN;
        at -= digits;
        while (at > s.start) { /* "war”.12" and "war.”12" */
            back = ib_utf8_back(text, s.start, at);
            ib_utf8_at(&cp, text, back, at);
            if (!is_closing(cp))
                break;
            at = back;
        }
    }
    if (cp == '.' && back > s.start && is_abbreviation(text, s.start, back))
        return IB_ENDS_COMMA;
    return end_of(cp);
}

static ib_row_start read_start(ibid_str text, ibid_span s)
{
    uint32_t cp;

    for (uint32_t at = s.start, len, i = 0; at < s.end && i < 4;
         at += len, i++) {
        len = ib_utf8_at(&cp, text, at, s.end);
        if (cp < 0x80 ? ib_is((char)cp, IB_LOWER) : u_islower((UChar32)cp))
            return IB_BEGINS_LOWER;
        if (cp < 0x80 ? ib_is((char)cp, IB_UPPER) : u_isalpha((UChar32)cp))
            return IB_BEGINS_UPPER;
        if (cp < 0x80 && ib_is((char)cp, IB_DIGIT))
            return IB_BEGINS_DIGIT;
        if (ib_blank_at(text, at, s.end))
            break;
    }
    return IB_BEGINS_OTHER;
}

/* Read a label of digits, one letter or a Roman numeral at `at`; `kind` tells
 * which.  Gives where it ends, or 0. */
static uint32_t read_mark(ib_row_label *kind, ibid_str text, uint32_t at,
                          uint32_t end)
{
    uint32_t len = 0, value;

    len = ib_number_at(&value, text, at, end);
    if (len > 0 && len <= 3) {
        uint32_t more = at + len; /* 1.2.3 */

        while (more + 1 < end && text.at[more] == '.' &&
               ib_is(text.at[more + 1], IB_DIGIT))
            for (more++; more < end && ib_is(text.at[more], IB_DIGIT);)
                more++;
        *kind = IB_ROW_NUMBER;
        return more;
    }
    for (len = 0;
         at + len < end && len < 5 && ib_is(text.at[at + len], IB_ALPHA);)
        len++;
    if (len == 0 || len == 5)
        return 0;
    for (uint32_t i = 0; i < len && len > 1; i++) {
        char c = ib_lower(text.at[at + i]);

        if (c != 'i' && c != 'v' && c != 'x' && c != 'l')
            return 0;
    }
    *kind = ib_is(text.at[at], IB_UPPER) ? IB_ROW_SECTION : IB_ROW_ITEM;
    return at + len;
}

/* "b. The board": one letter with the stop at `stop`, and a capital after it;
 * "v." stands between the names of parties. */
static bool is_letter_item(ibid_str text, uint32_t stop, ibid_span s)
{
    uint32_t next = ib_skip_blank(text, stop + 1, s.end);

    return stop == s.start + 1 && text.at[s.start] != 'v' &&
           read_start(text, (ibid_span){next, s.end}) == IB_BEGINS_UPPER;
}

static ib_row_label read_label(ibid_str text, ibid_span s)
{
    char c = text.at[s.start];
    ib_row_label kind = IB_ROW_NONE;
    uint32_t at, cp;

    if (ib_str_has_at_nocase(text, s.start, IB_STR("(signed")) ||
        ib_str_has_at(text, s.start, IB_STR("/s/")) ||
        ib_str_has_at(text, s.start, IB_STR("s/ ")))
        return IB_ROW_SIGNED;
    if (c == '#') {
        for (at = s.start; at < s.end && text.at[at] == '#';)
            at++;
        return at - s.start <= 6 && at < s.end && text.at[at] == ' '
                   ? IB_ROW_HASH
                   : IB_ROW_NONE;
    }
    if (c == '(') {
        at = read_mark(&kind, text, s.start + 1, s.end);
        return at && at + 1 < s.end && text.at[at] == ')' &&
                       ib_blank_at(text, at + 1, s.end)
                   ? IB_ROW_ITEM
                   : IB_ROW_NONE;
    }
    at = s.start + ib_utf8_at(&cp, text, s.start, s.end);
    if ((cp == '-' || cp == '*' || cp == '+' || cp == 0x2013 || cp == 0x2022 ||
         cp == 0x25AA || cp == 0x25CF || cp == 0xB7) &&
        ib_blank_at(text, at, s.end))
        return IB_ROW_ITEM;
    at = read_mark(&kind, text, s.start, s.end);
    if (!at || at >= s.end || (text.at[at] != '.' && text.at[at] != ')'))
        return IB_ROW_NONE;
    if (at + 1 < s.end && !ib_blank_at(text, at + 1, s.end))
        return IB_ROW_NONE;
    if (text.at[at] == ')')
        return IB_ROW_ITEM;
    if (kind == IB_ROW_ITEM)
        return is_letter_item(text, at, s) ? IB_ROW_LETTER : IB_ROW_NONE;
    return kind;
}

/* Look inside a line: columns are tabs or three blanks between words, or a row
 * of leaders; a sentence ends after a word that is no abbreviation, or where a
 * bracket closes after the stop. */
static void read_inside(ib_row *row, ibid_str text, ibid_span s)
{
    uint32_t gap = 0, dots = 0, letters = 0;

    if (s.end - s.start > IB_ROW_COLUMNS_MAX)
        return;
    for (uint32_t at = s.start; at < s.end; at++) {
        char c = text.at[at];

        if (c == '.' && at + 2 < s.end &&
            ((letters > 3 && text.at[at + 1] == ' ') ||
             (text.at[at + 1] == ')' && text.at[at + 2] == ' ')))
            row->has_stop = true;
        letters = ib_is(c, IB_LOWER) ? letters + 1 : 0;
        gap = c == ' ' ? gap + 1 : 0;
        dots = c == '.' ? dots + 1 : c == ' ' ? dots : 0;
        row->is_columns |= c == '\t' || gap >= 3 || dots >= 5;
    }
}

static void read_row(ib_row *row, ibid_str text)
{
    ibid_span s = row->span;
    uint32_t at = s.start;

    row->end = (uint8_t)read_end(text, s);
    row->start = (uint8_t)read_start(text, s);
    row->label = (uint8_t)read_label(text, s);
    if (row->label == IB_ROW_NUMBER)
        ib_number_at(&row->number, text, s.start, s.end);
    read_inside(row, text, s);
    while (at < s.end && at - s.start < 255 && !ib_is(text.at[at], IB_SPACE))
        at++;
    row->word = (uint8_t)(at - s.start);
}

/* What the page says of a row, where its blanks would only hint at it. */
static void read_print(ib_row *row)
{
    row->is_columns = (row->print & IB_ORDERED_CELLS) != 0;
    if (row->print & IB_ORDERED_FIRST)
        row->indent = IB_ROW_INDENT;
}

static ibid_status push_row(ib_list *rows, const ib_text *text, ibid_span span,
                            const ib_line *line, uint32_t kind, uint32_t note,
                            uint32_t blanks)
{
    ib_row *row;
    uint32_t indent;

    span = ib_span_trim(text->str, span);
    if (ib_span_is_empty(span))
        return IBID_OK;
    row = ib_list_push(rows);
    if (!row)
        return ib_arena_status(rows->arena);
    indent = span.start - line->start;
    *row = (ib_row){.span = span,
                    .page = line->page,
                    .print = line->print,
                    .note = note,
                    .kind = (uint8_t)kind,
                    .blanks = (uint8_t)blanks,
                    .indent = (uint8_t)(indent < 255 ? indent : 255),
                    .has_tail = span.end < line->end};
    if (kind == IB_ROW_TEXT)
        read_row(row, text->str);
    if (kind == IB_ROW_TEXT && text->page)
        read_print(row);
    return IBID_OK;
}

/* Cut one line at the parts of notes; *next is the first part that ends after
 * the line's start. */
static ibid_status cut_line(ib_list *rows, const ib_text *text,
                            const ib_line *line, const part *parts,
                            size_t count, size_t *next, uint32_t blanks)
{
    uint32_t at = line->start;
    uint32_t kind = line->role == IB_LINE_FURNITURE ? IB_ROW_FURNITURE
                    : ib_is_small_print(line)       ? IB_ROW_ASIDE
                                                    : IB_ROW_TEXT;
    ibid_status st = IBID_OK;

    for (; *next < count && parts[*next].span.start < line->end && !st;) {
        const part *p = &parts[*next];
        uint32_t start = p->span.start > at ? p->span.start : at;

        if (start > at)
            st = push_row(rows, text, (ibid_span){at, start}, line, kind,
                          IBID_NONE, blanks);
        if (!st && p->span.start >= line->start && p->span.end > start)
            st = push_row(rows, text, (ibid_span){start, p->span.end}, line,
                          IB_ROW_NOTE, p->note, blanks);
        if (p->span.end > at)
            at = p->span.end;
        if (p->span.end > line->end)
            return st;
        ++*next;
    }
    if (!st && at < line->end)
        st = push_row(rows, text, (ibid_span){at, line->end}, line, kind,
                      IBID_NONE, blanks);
    return st;
}

/* How wide full lines are, and how paragraphs are told apart. */
static void measure(ib_setting *out, const ib_list *rows)
{
    const ib_row *row = rows->item;
    size_t histogram[IB_ROW_WRAP_MAX + 1] = {0};
    size_t lines = 0, wide = 0, spaced = 0, tails = 0, sum = 0;

    *out = (ib_setting){0};
    for (size_t i = 0; i < rows->count; i++) {
        uint32_t len = row[i].span.end - row[i].span.start + row[i].indent;

        if (row[i].kind != IB_ROW_TEXT)
            continue;
        lines++;
        spaced += row[i].blanks > 0;
        tails += row[i].has_tail;
        wide += len > IB_ROW_WRAP_MAX;
        histogram[len < IB_ROW_WRAP_MAX ? len : IB_ROW_WRAP_MAX]++;
    }
    for (uint32_t len = IB_ROW_WRAP_MAX; len > 0; len--) {
        sum += histogram[len];
        if (sum * 100 >= lines * IB_ROW_FULL_PERCENT) {
            out->width = len;
            break;
        }
    }
    out->is_unwrapped = wide * 100 > lines * IB_ROW_UNWRAPPED_PERCENT;
    out->has_tails = tails * 100 > lines * IB_ROW_TAILS_PERCENT;
    out->is_double =
        !out->is_unwrapped && spaced * 100 > lines * IB_ROW_DOUBLE_PERCENT;
    out->has_blanks = !out->is_double && spaced * IB_ROW_BLANK_EVERY > lines;
}

ibid_status ib_row_find(ib_list *rows, ib_setting *setting, ib_arena *scratch,
                        const ib_text *text, const ibid_notes *notes)
{
    part *parts = NULL;
    size_t count = 0, next = 0;
    uint32_t blanks = 0;
    ibid_status st = find_parts(&parts, &count, scratch, text, notes);

    for (size_t i = 0; i < text->line_count && !st; i++) {
        const ib_line *line = &text->line[i];

        if (i > 0 && line->page != line[-1].page)
            blanks = 0;
        if (line->role == IB_LINE_BLANK) {
            blanks += blanks < 3;
            continue;
        }
        while (next < count && parts[next].span.end <= line->start)
            next++;
        st = cut_line(rows, text, line, parts, count, &next, blanks);
        blanks = 0;
    }
    measure(setting, rows);
    return st;
}
