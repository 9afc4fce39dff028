/* paper.c - wrapped lines of text on a terminal. */

#include "report/paper.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/scan.h"
#include "base/str.h"

enum {
    WIDTH_USUAL = 80,
    WIDTH_LEAST = 40, /* labels and indent need half of it */
    WIDTH_MOST = 110  /* longer lines are hard to read */
};

/* U+00A0 is a blank at which no line is broken. */
#define NO_BREAK "\xC2\xA0"

static void send(ib_paper *paper, const char *bytes, size_t len)
{
    if (!paper->failed && len &&
        paper->sink->write(paper->sink->state, bytes, len))
        paper->failed = true;
}

static void send_blanks(ib_paper *paper, uint32_t count)
{
    static const char blanks[] = "                ";

    paper->column += count;
    while (count > 0) {
        uint32_t part = count < sizeof blanks - 1 ? count : sizeof blanks - 1;

        send(paper, blanks, part);
        count -= part;
    }
}

/* Add the escape sequence (ECMA-48 SGR) for the present ink to the word. */
static void change_ink(ib_paper *paper)
{
    static const char *const code[] = {
        [IB_INK_PLAIN] = "\033[0m",        [IB_INK_BOLD] = "\033[0;1m",
        [IB_INK_FAINT] = "\033[0;2m",      [IB_INK_ALARM] = "\033[0;1;31m",
        [IB_INK_CHANGED] = "\033[0;1;33m",
    };
    size_t len = strlen(code[paper->ink]);

    memcpy(paper->word + paper->word_len, code[paper->ink], len);
    paper->word_len += (uint32_t)len;
    paper->shown = paper->ink;
}

/* Put the word on the line, or on the next one where it does not fit. */
static void end_word(ib_paper *paper)
{
    uint32_t gap = paper->blank ? 1 : 0;

    if (paper->word_columns == 0 && paper->word_len == 0)
        return;
    if (paper->column > paper->from &&
        paper->column + gap + paper->word_columns > paper->width) {
        send(paper, "\n", 1);
        paper->column = 0;
        send_blanks(paper, paper->indent);
        paper->from = paper->indent;
    } else if (gap && paper->word_columns > 0) {
        send_blanks(paper, gap);
    }
    send(paper, paper->word, paper->word_len);
    paper->column += paper->word_columns;
    if (paper->word_columns > 0)
        paper->blank = false;
    paper->word_len = 0;
    paper->word_columns = 0;
}

/* Columns of a character: none for marks that stand on another one, two for
 * wide ones (Unicode Standard Annex 11). */
static uint32_t columns_of(UChar32 cp)
{
    int width;

    if (cp >= 0x20 && cp < 0x300)
        return cp == 0xAD ? 0 : 1;
    if (U_GET_GC_MASK(cp) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK))
        return 0;
    width = u_getIntPropertyValue(cp, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool ib_paper_is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) ||
           (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) ||
           (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp & 0xFFFE) == 0xFFFE;
}

static void put_char(ib_paper *paper, const char *bytes, uint32_t len,
                     uint32_t cp)
{
    uint32_t columns;

    if (ib_paper_is_control(cp)) {
        bytes = "\xEF\xBF\xBD";
        len = 3;
        cp = 0xFFFD;
    }
    columns = columns_of((UChar32)cp);
    /* A line may be broken before a wide character; a word too long for a
     * line, or for the buffer, is broken where it must be. */
    if ((columns == 2 && paper->word_columns > 0) ||
        paper->word_columns + columns > paper->width - paper->indent ||
        paper->word_len > sizeof paper->word - 24)
        end_word(paper);
    if (paper->ink != paper->shown)
        change_ink(paper);
    memcpy(paper->word + paper->word_len, bytes, len);
    paper->word_len += len;
    paper->word_columns += columns;
}

void ib_paper_start(ib_paper *paper, const ibid_sink *sink, uint32_t width,
                    bool color)
{
    *paper = (ib_paper){.sink = sink, .color = color, .width = width};
    if (width == 0)
        paper->width = WIDTH_USUAL;
    else if (width < WIDTH_LEAST)
        paper->width = WIDTH_LEAST;
    else if (width > WIDTH_MOST)
        paper->width = WIDTH_MOST;
}

void ib_paper_flow(ib_paper *paper, const ibid_sink *sink)
{
    *paper = (ib_paper){.sink = sink, .width = UINT32_MAX};
}

ibid_status ib_paper_flow_end(ib_paper *paper)
{
    end_word(paper);
    return paper->failed ? IBID_EIO : IBID_OK;
}

void ib_paper_put(ib_paper *paper, ibid_str text)
{
    for (uint32_t at = 0; at < text.len;) {
        uint32_t cp, len = ib_blank_at(text, at, text.len);

        if (len == 2 && memcmp(text.at + at, NO_BREAK, 2) == 0) {
            put_char(paper, " ", 1, ' ');
            at += len;
            continue;
        }
        if (len > 0) {
            end_word(paper);
            paper->blank = paper->column > paper->from;
            at += len;
            continue;
        }
        len = ib_utf8_at(&cp, text, at, text.len);
        if (cp == 0xFFFD)
            put_char(paper, "\xEF\xBF\xBD", 3, cp);
        else
            put_char(paper, text.at + at, len, cp);
        at += len;
    }
}

void ib_paper_say(ib_paper *paper, const char *words)
{
    ib_paper_put(paper, ib_str_of(words));
}

void ib_paper_form(ib_paper *paper, const char *form, ...)
{
    char line[512];
    va_list list;
    int len;

    va_start(list, form);
    len = vsnprintf(line, sizeof line, form, list);
    va_end(list);
    if (len > 0)
        ib_paper_say(paper, line);
}

void ib_paper_ink(ib_paper *paper, ib_ink ink)
{
    if (paper->color)
        paper->ink = ink;
}

void ib_paper_tab(ib_paper *paper, uint32_t column)
{
    end_word(paper);
    paper->blank = false;
    if (paper->column < column)
        send_blanks(paper, column - paper->column);
    else
        send_blanks(paper, 1);
    paper->from = paper->column;
}

/* Ink never reaches over a line's end, so that a line copied or cut out of the
 * report is whole. */
static void end_line(ib_paper *paper)
{
    ib_ink ink = paper->ink;

    end_word(paper);
    paper->ink = IB_INK_PLAIN;
    if (paper->shown != IB_INK_PLAIN)
        change_ink(paper);
    send(paper, paper->word, paper->word_len);
    paper->word_len = 0;
    paper->ink = ink;
    paper->blank = false;
    send(paper, "\n", 1);
    paper->column = 0;
}

void ib_paper_line(ib_paper *paper, uint32_t first, uint32_t rest)
{
    if (paper->begun)
        end_line(paper);
    paper->begun = true;
    send_blanks(paper, first);
    paper->from = first;
    paper->indent = rest;
}

void ib_paper_title(ib_paper *paper, const char *title)
{
    ib_paper_line(paper, 0, 0);
    ib_paper_line(paper, 0, 0);
    ib_paper_ink(paper, IB_INK_BOLD);
    ib_paper_say(paper, title);
    ib_paper_ink(paper, IB_INK_PLAIN);
}

ibid_status ib_paper_finish(ib_paper *paper)
{
    end_line(paper);
    return paper->failed ? IBID_EIO : IBID_OK;
}
