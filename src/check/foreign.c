/* foreign.c - text that is no part of the sentence it stands in. */

#include "check/foreign.h"

#include "check/costs.h"

static uint32_t stop_at(const ib_words *words, uint32_t i)
{
    return words->item[i].kind == IB_WORD_STOP
               ? words->view->item[words->item[i].start].cp
               : 0;
}

bool ib_foreign_is_layout(uint32_t cp)
{
    switch (cp) {
    case '*':
    case '_':
    case '|':
    case '^':
    case '~':
    case '#':
    case '`':
    case 0x2020:
    case 0x2021:
    case 0xA6:
    case 0xAC:
    case 0xAE:
    case 0xA9:
    case 0x2022:
    case 0xB7:
    case 0x25CF:
    case 0x25A0:
    case 0x25E6:
    case 0x25AA:
    case 0xB6:
    case 0x2122:
        return true;
    default:
        return false;
    }
}

static bool starts_line(const ib_words *words, uint32_t i)
{
    return i >= words->count || words->item[i].flags & IB_WORD_LINE;
}

static bool is_number(const ib_words *words, uint32_t i)
{
    return words->item[i].kind == IB_WORD_NUMBER &&
           ib_word_len(&words->item[i]) <= IB_NOTE_DIGITS;
}

/* [12], or a raised or glued number after a word or stop. */
static bool is_note_mark(const ib_words *words, uint32_t start, uint32_t end)
{
    uint32_t n = end - start;
    const ib_word *w = &words->item[start];

    if (n == 3 && stop_at(words, start) == '[' && is_number(words, start + 1) &&
        stop_at(words, start + 2) == ']')
        return true;
    if (n != 1 || !is_number(words, start))
        return false;
    if (words->view->item[w->start].cp >= 0x80)
        return true; /* raised */
    return start > 0 && !(w->flags & IB_WORD_SPACE) &&
           w[-1].kind == IB_WORD_STOP &&
           (stop_at(words, start - 1) == '.' ||
            stop_at(words, start - 1) == ',' ||
            stop_at(words, start - 1) == '"' ||
            stop_at(words, start - 1) == '\'' ||
            stop_at(words, start - 1) == ';' ||
            stop_at(words, start - 1) == ')') &&
           (end >= words->count || w[1].flags & IB_WORD_SPACE);
}

uint32_t ib_foreign_mark_len(const ib_words *words, uint32_t start,
                             uint32_t end)
{
    if (start + 3 <= end && is_note_mark(words, start, start + 3))
        return 3;
    return start < end && is_note_mark(words, start, start + 1) ? 1 : 0;
}

uint32_t ib_foreign_mark_before(const ib_words *words, uint32_t start,
                                uint32_t end)
{
    if (start + 3 <= end && is_note_mark(words, end - 3, end))
        return 3;
    return start < end && is_note_mark(words, end - 1, end) ? 1 : 0;
}

static uint32_t value_of(const ib_words *words, uint32_t i)
{
    uint32_t value = 0;

    for (uint32_t c = words->item[i].start; c < words->item[i].end; c++)
        value = value * 10 + (words->view->item[c].cp - '0') % 10;
    return value;
}

/* A number at the beginning of a line, where the line before or after begins
 * with the number before or after: numbered lines of a filing. */
static bool is_line_number(const ib_words *words, uint32_t i)
{
    uint32_t value;

    if (!is_number(words, i) || !(words->item[i].flags & IB_WORD_LINE))
        return false;
    value = value_of(words, i);
    for (uint32_t k = i + 1; k < words->count && k < i + IB_FOREIGN_WORDS;
         k++) {
        if (words->item[k].flags & IB_WORD_LINE) {
            if (is_number(words, k) && value_of(words, k) == value + 1)
                return true;
            break;
        }
    }
    for (uint32_t k = i; k > 0 && i - k < IB_FOREIGN_WORDS; k--) {
        if (words->item[k - 1].flags & IB_WORD_LINE)
            return is_number(words, k - 1) &&
                   value_of(words, k - 1) + 1 == value;
    }
    return false;
}

/* A line that no sentence has: a number alone, "Page 3 of 9", capitals. */
static bool is_head_line(const ib_words *words, uint32_t start, uint32_t end)
{
    uint32_t letters = 0, caps = 0, numbers = 0;
    bool page = false, layout = true;

    for (uint32_t i = start; i < end; i++) {
        const ib_word *w = &words->item[i];

        numbers += w->kind == IB_WORD_NUMBER;
        layout &=
            w->kind == IB_WORD_STOP && ib_foreign_is_layout(stop_at(words, i));
        letters += w->kind == IB_WORD_LETTERS;
        caps += w->kind == IB_WORD_LETTERS &&
                (w->flags & IB_WORD_CAPS ||
                 (ib_word_len(w) == 1 && w->flags & IB_WORD_UPPER));
        page |= ib_word_spells(words->view, w, "page") ||
                ib_word_spells(words->view, w, "seite");
    }
    if (letters == 0)
        return numbers > 0 || layout; /* a page number, a rule */
    return caps == letters ||
           (page && numbers > 0 && end - start <= IB_HEAD_WORDS);
}

static bool is_head(const ib_words *words, uint32_t start, uint32_t end)
{
    uint32_t line = start;

    if (!starts_line(words, start) || !starts_line(words, end))
        return false;
    for (uint32_t i = start + 1; i <= end; i++) {
        if (i < end && !(words->item[i].flags & IB_WORD_LINE))
            continue;
        if (!is_head_line(words, line, i))
            return false;
        line = i;
    }
    return true;
}

/* A reference of a list that a bad text layer put into the sentence: it ends
 * with year;volume:page (Vancouver style), and a stop. */
static bool is_reference(const ib_words *words, uint32_t start, uint32_t end)
{
    if (end - start < 4 || stop_at(words, end - 1) != '.' ||
        stop_at(words, end - 3) != ';' ||
        words->item[end - 2].kind != IB_WORD_NUMBER ||
        words->item[end - 4].kind != IB_WORD_NUMBER ||
        ib_word_len(&words->item[end - 4]) != 4)
        return false;
    for (uint32_t c = words->item[end - 2].start; c < words->item[end - 2].end;
         c++) {
        if (words->view->item[c].cp == ':')
            return true;
    }
    return false;
}

bool ib_foreign_run(const ib_words *words, uint32_t start, uint32_t end)
{
    if (start >= end || end - start > IB_FOREIGN_WORDS)
        return false;
    return is_note_mark(words, start, end) ||
           (end - start == 1 && is_line_number(words, start)) ||
           is_head(words, start, end) || is_reference(words, start, end);
}
