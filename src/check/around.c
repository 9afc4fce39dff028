/* around.c - what stands around a figure. */

#include "check/around.h"

#include <stdlib.h>

#include "base/scan.h"
#include "base/str.h"

enum {
    /* Bytes of a sentence on either side of a figure: some eight lines.  Longer
     * ones are lists, where what is far off belongs to something else. */
    SIDE = 600,
    NAME_MAX = 3,  /* letters of "Col." */
    WORD_MAX = 40, /* bytes that a bound is moved, not to cut a word */
    CLOSING = 16   /* bytes of the signs and marks behind a stop */
};

typedef struct ib_around_span {
    ibid_span span;
    uint32_t block;
} around_span;

static int by_start(const void *a, const void *b)
{
    const around_span *x = a, *y = b;

    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

ibid_status ib_around_open(ib_around *out, ib_arena *arena, const ibid_doc *doc)
{
    const ibid_blocks blocks = ibid_doc_blocks(doc);
    around_span *item;
    uint32_t count = 0;

    for (size_t i = 0; i < blocks.count; i++)
        count += blocks.item[i].span_count;
    item = ib_arena_array(arena, around_span, count);
    if (!item)
        return ib_arena_status(arena);
    count = 0;
    for (uint32_t i = 0; i < blocks.count; i++) {
        for (uint32_t k = 0; k < blocks.item[i].span_count; k++)
            item[count++] = (around_span){blocks.item[i].span[k], i};
    }
    if (count > 1)
        qsort(item, count, sizeof *item, by_start);
    *out = (ib_around){.text = ibid_doc_text(doc),
                       .blocks = blocks,
                       .marks = ibid_doc_marks(doc),
                       .item = item,
                       .count = count};
    return IBID_OK;
}

uint32_t ib_around_count(const ib_around *around)
{
    return around->count;
}

ibid_span ib_around_part(const ib_around *around, uint32_t i)
{
    return around->item[i].span;
}

const ibid_block *ib_around_block(const ib_around *around, uint32_t byte)
{
    uint32_t low = 0, high = around->count;

    while (low < high) {
        const uint32_t mid = low + (high - low) / 2;

        if (around->item[mid].span.start <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == 0 || !ib_span_has(around->item[low - 1].span, byte))
        return NULL;
    return &around->blocks.item[around->item[low - 1].block];
}

/* The length of a stop that ends sentences at byte `at`, or 0: . ! ? and those
 * of Chinese and Arabic. */
static uint32_t stop_at(ibid_str text, uint32_t at)
{
    static const char *const wide[] = {"\xE3\x80\x82", "\xD8\x9F",
                                       "\xEF\xBC\x81", "\xEF\xBC\x9F"};

    if (strchr(".!?", text.at[at]) && text.at[at])
        return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        if (ib_str_has_at(text, at, ib_str_of(wide[i])))
            return (uint32_t)strlen(wide[i]);
    }
    return 0;
}

/* The word of ASCII letters before a stop. */
static ibid_str word_before(ibid_str text, uint32_t start, uint32_t stop)
{
    uint32_t at = stop;

    while (at > start && ib_is(text.at[at - 1], IB_ALPHA))
        at--;
    return ib_str_in(text, (ibid_span){at, stop});
}

/* "Mr. Smith", "U.S. Army": is it a short word with a capital? */
static bool is_short_name(ibid_str word)
{
    return word.len > 0 && word.len <= NAME_MAX && ib_is(word.at[0], IB_UPPER);
}

/* "para. 5", "approx. 300": is it a word that numbers follow, cut short? */
static bool takes_number(ibid_str word)
{
    static const char *const words[] = {
        "no",   "nos", "para", "paras",  "p",   "pp",  "art", "arts", "vol",
        "vols", "ca",  "c",    "approx", "fig", "sec", "ch",  "app",  "res",
        "doc",  "reg", "n",    "nn",     "cf",  "nr",  "abs"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ib_str_is_nocase(word, ib_str_of(words[i])))
            return true;
    }
    return false;
}

/* The end of the mark of a note that stands at byte `at`; else `at`. */
static uint32_t skip_mark(const ib_around *around, uint32_t at)
{
    const ibid_marks marks = around->marks;
    size_t low = 0, high = marks.count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (marks.item[mid].span.start < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low < marks.count && marks.item[low].span.start == at
               ? marks.item[low].span.end
               : at;
}

/* Where the next sentence may begin, if one ends with the stop at `at`, of `len`
 * bytes; 0: none does.  Marks of notes and closing signs may follow the stop at
 * once, then a blank. */
static uint32_t end_at(const ib_around *around, ibid_span part, uint32_t at,
                       uint32_t len)
{
    const ibid_str text = around->text;
    const ibid_str word = word_before(text, part.start, at);
    uint32_t end = at + len, next;

    if (len > 1)
        return end;
    while (end < part.end && !ib_blank_at(text, end, part.end)) {
        const uint32_t after = skip_mark(around, end);

        if (end - at > CLOSING)
            return 0;
        if (after == end && ib_is(text.at[end], IB_ALPHA | IB_DIGIT))
            return 0; /* "azerbaijan.un.org", "1.5" */
        end = after > end ? after : end + 1;
    }
    next = ib_skip_blank(text, end, part.end);
    if (next < part.end && ib_is(text.at[next], IB_LOWER))
        return 0;
    if (next < part.end && ib_is(text.at[next], IB_DIGIT) && takes_number(word))
        return 0;
    return text.at[at] == '.' && is_short_name(word) ? 0 : end;
}

/* A place before a word, or at least before a character, so far from `at` at
 * most. */
static uint32_t before_word(ibid_str text, uint32_t at)
{
    uint32_t word = at;

    while (word > 0 && at - word < WORD_MAX &&
           !ib_is(text.at[word - 1], IB_SPACE))
        word--;
    if (at - word < WORD_MAX)
        return word;
    while (((unsigned char)text.at[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static uint32_t back_to(ibid_str text, uint32_t start, uint32_t at)
{
    return at - start <= SIDE ? start : before_word(text, at - SIDE);
}

static uint32_t on_to(ibid_str text, uint32_t at, uint32_t end)
{
    return end - at <= SIDE ? end : before_word(text, at + SIDE);
}

ibid_span ib_around_sentence(ib_around *around, ibid_span span)
{
    const ibid_str text = around->text;
    const ibid_block *block = ib_around_block(around, span.start);
    ibid_span part = span, out;

    if (ib_span_encloses(around->last, span))
        return around->last;
    if (block) {
        part.start = block->span[0].start;
        part.end = block->span[block->span_count - 1].end;
    }
    part.start = back_to(text, part.start, span.start);
    if (part.end < span.end)
        part.end = span.end;
    part.end = on_to(text, span.end, part.end);
    out = part;
    for (uint32_t at = part.start; at < span.start; at++) {
        const uint32_t len = stop_at(text, at);
        const uint32_t end = len ? end_at(around, part, at, len) : 0;

        if (end)
            out.start = end;
    }
    for (uint32_t at = span.end; at < part.end; at++) {
        const uint32_t len = stop_at(text, at);

        if (len && end_at(around, part, at, len)) {
            out.end = at + len;
            break;
        }
    }
    if (out.start > span.start)
        out.start = span.start;
    around->last = ib_span_trim(text, out);
    return around->last;
}
