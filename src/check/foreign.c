/* foreign.c - text that is no part of the sentence it stands in. */

#include "check/foreign.h"

#include "check/costs.h"
#include "check/wordclass.h"

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

/* Is word `i` the first after a blank line or the end of a page? */
static bool is_set_off(const ib_words *words, uint32_t i)
{
    const ib_fold_char *c = words->view->item;
    const ibid_str text = words->view->text;
    uint32_t lines = 0;

    if (i == 0 || i >= words->count)
        return true;
    for (uint32_t at = c[words->item[i].start].at;
         at > c[words->item[i - 1].end - 1].at && lines < 2; at--) {
        if (text.at[at - 1] == '\f')
            return true;
        lines += text.at[at - 1] == '\n';
    }
    return lines == 2;
}

/* Does a line hold a word that a sentence would not have without being turned
 * round, or one that commands?  "No. 12" is a number. */
static bool holds_sense(const ib_words *words, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        if ((ib_wordclass_turns(words, i) ||
             ib_wordclass_class(words, i) == IB_LEX_MODAL) &&
            !(ib_word_spells(words->view, &words->item[i], "no") &&
              i + 1 < end && words->item[i + 1].kind != IB_WORD_LETTERS))
            return true;
    }
    return false;
}

/* Does the line end with "Page 3", "Page 3 of 9"? */
static bool ends_with_page(const ib_words *words, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i + 1 < end; i++) {
        const ib_word *w = &words->item[i];

        if ((ib_word_spells(words->view, w, "page") ||
             ib_word_spells(words->view, w, "seite")) &&
            w[1].kind == IB_WORD_NUMBER &&
            (i + 2 == end || (i + 4 == end && w[3].kind == IB_WORD_NUMBER)))
            return true;
    }
    return false;
}

/* What the letters of a line are like. */
typedef struct letters {
    uint32_t words, caps, titled; /* titled: a capital first */
    uint32_t numbers;
    bool layout; /* signs of layout alone */
} letters;

static letters read_letters(const ib_words *words, uint32_t start, uint32_t end)
{
    letters out = {.layout = true};

    for (uint32_t i = start; i < end; i++) {
        const ib_word *w = &words->item[i];

        out.numbers += w->kind == IB_WORD_NUMBER;
        out.layout &=
            w->kind == IB_WORD_STOP && ib_foreign_is_layout(stop_at(words, i));
        if (w->kind != IB_WORD_LETTERS || ib_word_spells(words->view, w, "v"))
            continue;
        out.words++;
        out.titled += (w->flags & IB_WORD_UPPER) != 0;
        out.caps += w->flags & IB_WORD_CAPS ||
                    (ib_word_len(w) == 1 && w->flags & IB_WORD_UPPER);
    }
    return out;
}

/* Does a passage in capitals stand round words [start, end)? */
static bool is_among_capitals(const ib_words *words, uint32_t start,
                              uint32_t end)
{
    return start > 0 && end < words->count &&
           words->item[start - 1].flags & words->item[end].flags & IB_WORD_CAPS;
}

/* A line that no sentence has: a number alone, "Page 3 of 9", capitals.  Lines
 * that may be a sentence's own, since they deny or are set as what stands round
 * them, must be set off. */
static bool is_head_line(const ib_words *words, uint32_t start, uint32_t end,
                         bool set_off)
{
    const letters l = read_letters(words, start, end);

    if (l.words == 0)
        return l.numbers > 0 || l.layout; /* a page number, a rule */
    if (holds_sense(words, start, end) && (!set_off || l.words < IB_HEAD_SENSE))
        return false;
    if (l.caps == l.words)
        return set_off || !is_among_capitals(words, start, end);
    /* Half of the words have a capital; "page" and "of" need none. */
    return end - start <= IB_HEAD_WORDS && ends_with_page(words, start, end) &&
           l.titled * 2 + 2 >= l.words;
}

static bool is_head(const ib_words *words, uint32_t start, uint32_t end)
{
    const bool set_off = is_set_off(words, start) || is_set_off(words, end);
    uint32_t line = start;

    if (!starts_line(words, start) || !starts_line(words, end))
        return false;
    for (uint32_t i = start + 1; i <= end; i++) {
        if (i < end && !(words->item[i].flags & IB_WORD_LINE))
            continue;
        if (!is_head_line(words, line, i, set_off))
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
