/* setoff.c - block quotations: set off from the text, without marks.
 *
 *     The Board reported as follows:          a colon, words of saying
 *
 *       The north wall had been standing      narrower or indented
 *       since the flood of that year.4        a note mark at its end
 *
 * OCR and text layers lose the indent; the width of the lines, the colon and
 * the mark remain.  Bluebook rule 5.1, Chicago 13.9-13.22 and the UN Editorial
 * Manual set such quotations off without quotation marks.
 */

#include "structure/structure.h"

#include "base/scan.h"
#include "base/str.h"
#include "structure/costs.h"

/* How the lines of a block stand on the page, in characters. */
typedef struct shape {
    uint32_t lines;
    uint32_t indent; /* of the least indented line but the first */
    uint32_t width;  /* of the widest line, its indent not counted */
    bool quoted;     /* each line begins with ">" */
    uint32_t print;  /* flags that all lines have, where the page is known */
    ibid_span words; /* from the first to the last */
} shape;

/* Words of the last sentence before a colon that introduce speech. */
static const char *const saying[] = {
    "as follows", "following terms",
    "said",       "says",
    "saying",     "state",
    "wrote",      "write",
    "writing",    "written",
    "report",     "observ",
    "not",        "conclu",
    "held",       "hold",
    "found",      "provid",
    "read",       "explain",
    "declar",     "add",
    "remark",     "recall",
    "reason",     "testif",
    "describ",    "argu",
    "quot",       "emphas",
    "warn",       "announc",
    "stress",     "in the words of",
    "words:",     "that:",
    "opin",       "comment",
    "recount",    "put it",
    "écri",       "déclar",
    "dispos",     "ainsi",
    "termes",     "suit",
    "schr",       "erklär",
    "wie folgt",  "heißt",
    "lautet",     "afirm",
    "señal",      "siguiente",
    "establec",   "scriv",
    "afferm",     "seguente",
    "заяв",       "следующ",
};

/* What stands right before the colon of a quotation, line breaks aside. */
static const char *const closing[] = {
    "follows:", "terms:",    "that:",      "words:",    "wrote:",
    "writes:",  "writing:",  "said:",      "says:",     "stated:",
    "states:",  "stating:",  "reads:",     "provides:", "held:",
    "noted:",   "suit:",     "suivants:",  "folgt:",    "schreibt:",
    "schrieb:", "heißt es:", "siguiente:", "segue:",    "следующее:",
};

/* Words before a colon that introduce a list. */
static const char *const listing[] = {
    "the following:",
    "include:",
    "includes:",
    "including:",
    "are:",
    "namely:",
    "inter alia:",
    "following points:",
    "following measures",
    "following reasons",
    "following documents",
    "following:",
};

static uint32_t count_chars(ibid_str text, uint32_t start, uint32_t end)
{
    uint32_t count = 0;

    for (uint32_t at = start; at < end; at++)
        count += ((unsigned char)text.at[at] & 0xC0) != 0x80;
    return count;
}

static void add_line(shape *out, ibid_str text, uint32_t start, uint32_t end)
{
    uint32_t first = start, indent, width;

    while (first < end && ib_is(text.at[first], IB_SPACE))
        first++;
    while (end > first && ib_is(text.at[end - 1], IB_SPACE))
        end--;
    if (first == end)
        return;
    indent = first - start;
    width = count_chars(text, first, end);
    if (text.at[first] != '>')
        out->quoted = false;
    if (out->lines == 0 || indent < out->indent)
        out->indent = indent;
    if (width > out->width)
        out->width = width;
    out->lines++;
}

/* A block may begin inside its line: the indent is counted from the line's
 * start. */
static uint32_t line_start(ibid_str text, uint32_t at)
{
    uint32_t low = at > IB_SETOFF_INDENT_MAX ? at - IB_SETOFF_INDENT_MAX : 0;
    uint32_t start = at;

    while (start > low &&
           (text.at[start - 1] == ' ' || text.at[start - 1] == '\t'))
        start--;
    return start == 0 || ib_is(text.at[start - 1], IB_SPACE) ? start : at;
}

/* What the page says of all lines of a block. */
static uint32_t print_of(const ibid_block *block, const ib_text *text)
{
    uint32_t print = UINT32_MAX, lines = 0;

    for (uint32_t i = 0; i < block->span_count && text->page; i++)
        for (size_t k = ib_text_line_at(text, block->span[i].start);
             k < text->line_count && text->line[k].start < block->span[i].end &&
             lines < IB_SETOFF_LINES_MAX;
             k++)
            if (text->line[k].role == IB_LINE_TEXT) {
                print &= text->line[k].print;
                lines++;
            }
    return lines ? print : 0;
}

/* Measure a block; of a long one, its first lines. */
static shape measure(const ibid_block *block, ibid_str text)
{
    shape out = {.quoted = true};

    for (uint32_t i = 0; i < block->span_count; i++) {
        uint32_t at = line_start(text, block->span[i].start);

        while (at < block->span[i].end && out.lines < IB_SETOFF_LINES_MAX) {
            const char *feed =
                memchr(text.at + at, '\n', block->span[i].end - at);
            const uint32_t end =
                feed ? (uint32_t)(feed - text.at) : block->span[i].end;

            add_line(&out, text, at, end);
            at = end + 1;
        }
    }
    out.words =
        ib_span_trim(text, (ibid_span){block->span[0].start,
                                       block->span[block->span_count - 1].end});
    return out;
}

/* The width that full lines of the text have: three in four paragraphs of
 * several lines have no wider one. */
static uint32_t usual_width(const ibid_block *block, size_t count,
                            ibid_str text)
{
    uint32_t seen[IB_SETOFF_WIDTH_MAX + 1] = {0};
    uint32_t all = 0, below = 0;

    for (size_t i = 0; i < count && all < IB_SETOFF_BLOCKS_MAX; i++) {
        shape s;

        if (block[i].kind != IBID_BLOCK_PARAGRAPH)
            continue;
        s = measure(&block[i], text);
        if (s.lines < 2)
            continue;
        seen[s.width < IB_SETOFF_WIDTH_MAX ? s.width : IB_SETOFF_WIDTH_MAX]++;
        all++;
    }
    for (uint32_t width = 0; width < IB_SETOFF_WIDTH_MAX; width++) {
        below += seen[width];
        if (below * 4 > all * 3)
            return width;
    }
    return IB_SETOFF_WIDTH_MAX;
}

/* Does a note mark stand at the end of these words? */
static bool ends_marked(const ibid_marks *marks, ibid_span words)
{
    size_t low = 0, high = marks->count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (marks->item[mid].span.start + IB_SETOFF_MARK_MAX >= words.end)
            high = mid;
        else
            low = mid + 1;
    }
    return low < marks->count && marks->item[low].span.start <= words.end;
}

static bool has_any(ibid_str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ib_str_find(text, 0, ib_str_of(words[i])) != IBID_NONE)
            return true;
    return false;
}

static bool ends_with_any(ibid_str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const ibid_str tail = ib_str_of(words[i]);

        if (text.len >= tail.len &&
            ib_str_has_at(text, text.len - tail.len, tail))
            return true;
    }
    return false;
}

/* The last words of a block, its last sentence at most. */
static ibid_str last_words(ibid_str text, ibid_span words)
{
    uint32_t start = words.end;

    while (start > words.start && words.end - start < IB_SETOFF_INTRO_MAX &&
           !(start + 1 < words.end && text.at[start - 1] == '.' &&
             ib_is(text.at[start], IB_SPACE)))
        start--;
    return (ibid_str){text.at + start, words.end - start};
}

/* Does it begin like an item of a list: (a), 1., - , a bullet? */
static bool begins_item(ibid_str text, ibid_span words)
{
    uint32_t at = words.start, len = 0;

    if (text.at[at] == '(' || text.at[at] == '-' || text.at[at] == '*' ||
        ib_str_has_at(text, at, IB_STR("\xE2\x80\xA2")) ||
        ib_str_has_at(text, at, IB_STR("\xE2\x80\x93")) ||
        ib_str_has_at(text, at, IB_STR("\xE2\x80\x94")))
        return true;
    while (at + len < words.end && len < 5 && ib_is(text.at[at + len], IB_WORD))
        len++;
    return len > 0 && at + len + 1 < words.end && len < 5 &&
           (text.at[at + len] == ')' ||
            (text.at[at + len] == '.' &&
             (len == 1 || ib_is(text.at[at], IB_DIGIT))));
}

/* Does a block stand on the page as the quotation before it does? */
static bool goes_on(const shape *before, const shape *s, uint32_t usual)
{
    if (before->quoted)
        return false;
    if (before->indent >= IB_SETOFF_INDENT_MIN)
        return s->indent >= before->indent;
    return s->lines > 2 && usual < IB_SETOFF_WIDTH_MAX &&
           s->width * 100 <= usual * IB_SETOFF_NARROW_PERCENT;
}

/* Does the page set the block in?  One line alone is a quotation only in smaller
 * type, or after another. */
static bool is_set_in(const shape *s, const ibid_block *before)
{
    return (s->print & IB_ORDERED_IN) != 0 &&
           (s->lines > 1 || (s->print & IB_ORDERED_SMALL) ||
            before->kind == IBID_BLOCK_QUOTATION);
}

/* Is the block a quotation, given the text before it?  Points, of which
 * IB_SETOFF_MIN make one. */
static int score(const ibid_block *before, ibid_str text,
                 const ib_structure *structure, uint32_t usual, const shape *s)
{
    const shape b = measure(before, text);
    const ibid_str intro = last_words(text, b.words);
    const bool colon = text.at[b.words.end - 1] == ':';
    const char first = text.at[s->words.start];
    const char last = text.at[s->words.end - 1];
    int points = 0;

    if (is_set_in(s, before))
        points += IB_SETOFF_PRINT_IN +
                  (s->print & IB_ORDERED_NARROW ? IB_SETOFF_PRINT_NARROW : 0) +
                  (s->print & IB_ORDERED_SMALL ? IB_SETOFF_PRINT_SMALL : 0);
    else if (s->lines > 1 && usual < IB_SETOFF_WIDTH_MAX &&
             s->width * 100 <= usual * IB_SETOFF_NARROW_PERCENT)
        points += IB_SETOFF_NARROW;
    else if (s->lines > 2 && s->width < usual && usual < IB_SETOFF_WIDTH_MAX)
        points += IB_SETOFF_HARDLY;
    if (s->indent >= b.indent + IB_SETOFF_INDENT_MIN && s->lines > 1)
        points += IB_SETOFF_INDENT;
    if (ends_marked(&structure->marks, s->words))
        points += IB_SETOFF_MARK;
    if (colon) {
        points += IB_SETOFF_COLON;
        if (has_any(intro, saying, sizeof saying / sizeof saying[0]))
            points += IB_SETOFF_SAYING;
        if (ends_with_any(intro, closing, sizeof closing / sizeof closing[0]))
            points += IB_SETOFF_CLOSING;
        if (has_any(intro, listing, sizeof listing / sizeof listing[0]))
            points += IB_SETOFF_LISTING;
    } else if (before->kind == IBID_BLOCK_QUOTATION) {
        if (goes_on(&b, s, usual) && !ends_marked(&structure->marks, b.words))
            points += IB_SETOFF_GOES_ON;
    } else if (!ib_is(text.at[b.words.end - 1], IB_WORD) &&
               text.at[b.words.end - 1] != ',') {
        points += IB_SETOFF_NO_INTRO;
    }
    if (first == '[' ||
        ib_str_has_at(text, s->words.start, IB_STR("\xE2\x80\xA6")))
        points += IB_SETOFF_BRACKET;
    if (begins_item(text, s->words) || last == ';' || last == ':')
        points += IB_SETOFF_ITEM;
    return points;
}

/* May a block quotation follow these words?  Most paragraphs end a sentence,
 * and need not be measured. */
static bool may_introduce(const ibid_block *before, ibid_str text)
{
    const ibid_span words =
        ib_span_trim(text, before->span[before->span_count - 1]);
    char last;

    if (before->kind == IBID_BLOCK_QUOTATION)
        return true;
    if (before->kind == IBID_BLOCK_HEADING || ib_span_is_empty(words))
        return false;
    last = text.at[words.end - 1];
    return last == ':' || last == ',' || ib_is(last, IB_ALPHA | IB_DIGIT);
}

static bool is_setoff(const ibid_block *block, const ibid_block *before,
                      const ib_text *whole, const ib_structure *structure,
                      uint32_t usual)
{
    const ibid_str text = whole->str;
    const ibid_span words = ib_span_trim(text, block->span[0]);
    const uint32_t print = print_of(block, whole);
    shape s;

    if (ib_span_is_empty(words))
        return false;
    if (text.at[words.start] == '>') {
        s = measure(block, text);
        return s.quoted;
    }
    if (!before ||
        (!may_introduce(before, text) &&
         (before->kind == IBID_BLOCK_HEADING || !(print & IB_ORDERED_IN))))
        return false;
    s = measure(block, text);
    s.print = print;
    return s.lines > 0 &&
           score(before, text, structure, usual, &s) >= IB_SETOFF_MIN;
}

/* Lines that end without a stop look like a heading; a stop and a note mark
 * that OCR misread may stand there.  No heading of several lines that ends
 * with a mark follows a colon. */
static bool may_be_setoff(const ibid_block *block, const ibid_block *before,
                          ibid_str text, const ib_structure *structure)
{
    ibid_span words;

    if (block->kind == IBID_BLOCK_PARAGRAPH)
        return true;
    if (block->kind != IBID_BLOCK_HEADING || !before)
        return false;
    words = ib_span_trim(text, before->span[before->span_count - 1]);
    if (ib_span_is_empty(words) || text.at[words.end - 1] != ':')
        return false;
    words = ib_span_trim(text, block->span[block->span_count - 1]);
    return ends_marked(&structure->marks, words) &&
           memchr(text.at + words.start, '\n', words.end - words.start);
}

void ib_setoff_mark(ibid_block *block, size_t count, const ib_text *text,
                    const ib_structure *structure)
{
    const uint32_t usual = usual_width(block, count, text->str);
    const ibid_block *before = NULL;

    for (size_t i = 0; i < count; i++) {
        if (block[i].kind == IBID_BLOCK_FURNITURE ||
            block[i].kind == IBID_BLOCK_NOTE)
            continue;
        if (may_be_setoff(&block[i], before, text->str, structure) &&
            is_setoff(&block[i], before, text, structure, usual))
            block[i].kind = IBID_BLOCK_QUOTATION;
        before = &block[i];
    }
}
