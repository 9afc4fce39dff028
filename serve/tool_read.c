/* tool_read.c - read_document: the text of a source, or what it consists of. */

#include "base/scan.h"
#include "base/str.h"
#include "serve/costs.h"
#include "serve/tool.h"

enum {
    MEMBER_SOURCE,
    MEMBER_PART,
    MEMBER_PAGE,
    MEMBER_FROM,
    MEMBER_MAX,
    MEMBER_COUNT
};

typedef enum part {
    PART_TEXT,
    PART_HEADINGS,
    PART_NOTES,
    PART_QUOTATIONS,
    PART_CITATIONS,
    PART_COUNT
} part;

static const char *const part_word[PART_COUNT] = {"text", "headings", "notes",
                                                  "quotations", "citations"};

typedef struct asked {
    const ibid_doc *doc;
    part part;
    uint32_t page; /* 0: not asked for */
    uint32_t from, max;
} asked;

/* The first byte of a letter, at `byte` or before. */
static uint32_t letter_at(ibid_str text, uint32_t byte)
{
    while (byte > 0 && byte < text.len &&
           ((uint8_t)text.at[byte] & 0xC0) == 0x80)
        byte--;
    return byte;
}

/* Where a piece of text ends: after a blank, where there is one in its last
 * tenth, and never within a letter. */
static uint32_t end_of_piece(ibid_str text, uint32_t start, uint32_t max)
{
    uint32_t end, cut, cp;

    if (text.len - start <= max)
        return text.len;
    end = letter_at(text, start + max);
    if (end <= start)
        return start + ib_utf8_at(&cp, text, start, text.len);
    for (cut = end; cut > start + max - max / 10; cut--) {
        if (ib_is(text.at[cut - 1], IB_SPACE))
            return cut;
    }
    return end;
}

static void write_text(ib_call *call, const asked *a)
{
    const ibid_str text = ibid_doc_text(a->doc);
    const ibid_pages pages = ibid_doc_pages(a->doc);
    uint32_t start = a->page ? pages.item[a->page - 1].span.start : a->from;
    uint32_t end;

    start = letter_at(text, start < text.len ? start : text.len);
    end = end_of_piece(text, start, a->max);
    ib_json_place(call->json, (ibid_span){start, end});
    ib_call_place(call, a->doc, start);
    ib_json_str(call->json, "text", ib_str_in(text, (ibid_span){start, end}));
    ib_call_next(call, end < text.len, end);
}

/* The words of an item, as many as a list shows. */
static void write_words(ib_call *call, const asked *a, ibid_span span)
{
    const ibid_str text = ibid_doc_text(a->doc);
    const uint32_t end = span.end - span.start <= IB_SERVE_PART
                             ? span.end
                             : letter_at(text, span.start + IB_SERVE_PART);

    ib_json_words(call->json, "words",
                  ib_str_in(text, (ibid_span){span.start, end}));
    if (end < span.end)
        ib_json_number(call->json, "cut", span.end - end);
}

static bool is_heading(const ibid_block *block)
{
    return block->kind == IBID_BLOCK_HEADING;
}

static size_t count_items(const asked *a)
{
    const ibid_blocks blocks = ibid_doc_blocks(a->doc);
    size_t headings = 0;

    switch (a->part) {
    case PART_NOTES:
        return ibid_doc_notes(a->doc).count;
    case PART_QUOTATIONS:
        return ibid_doc_quotations(a->doc).count;
    case PART_CITATIONS:
        return ibid_doc_citations(a->doc).count;
    default:
        for (size_t i = 0; i < blocks.count; i++)
            headings += is_heading(&blocks.item[i]);
        return headings;
    }
}

/* The block of the i-th heading, from block *at on. */
static const ibid_block *heading_at(const asked *a, size_t *at)
{
    const ibid_blocks blocks = ibid_doc_blocks(a->doc);

    while (!is_heading(&blocks.item[*at]))
        ++*at;
    return &blocks.item[(*at)++];
}

static void write_heading(ib_call *call, const asked *a,
                          const ibid_block *block)
{
    const ibid_span span = {block->span[0].start,
                            block->span[block->span_count - 1].end};

    ib_json_place(call->json, span);
    ib_json_number(call->json, "page", block->page);
    write_words(call, a, span);
}

static void write_item(ib_call *call, const asked *a, uint32_t i)
{
    ibid_span span;

    switch (a->part) {
    case PART_NOTES:
        ib_json_note(call->json, a->doc, i);
        span = ibid_doc_notes(a->doc).item[i].span;
        break;
    case PART_QUOTATIONS:
        ib_json_quotation(call->json, a->doc, i);
        span = ibid_doc_quotations(a->doc).item[i].span;
        break;
    default:
        ib_json_citation(call->json, a->doc, i);
        span = ibid_doc_citations(a->doc).item[i].span;
        break;
    }
    if (a->part != PART_NOTES)
        ib_json_number(call->json, "page",
                       ibid_doc_line(a->doc, span.start).page);
    write_words(call, a, span);
}

static void write_items(ib_call *call, const asked *a)
{
    const size_t count = count_items(a);
    size_t block = 0;
    uint32_t i = a->from;

    for (uint32_t k = 0; a->part == PART_HEADINGS && k < i && k < count; k++)
        heading_at(a, &block);
    ib_json_array(call->json, "items");
    for (; i < count && i - a->from < a->max && ib_call_has_room(call); i++) {
        ib_json_object(call->json, NULL);
        if (a->part == PART_HEADINGS)
            write_heading(call, a, heading_at(a, &block));
        else
            write_item(call, a, i);
        ib_json_object_end(call->json);
    }
    ib_json_array_end(call->json);
    ib_json_number(call->json, "total", (int64_t)count);
    ib_json_number(call->json, "from", a->from);
    ib_call_next(call, i < count, i);
}

static bool read_part(ib_call *call, asked *a, const ib_member *member)
{
    ibid_str word;

    if (!ib_call_string(call, &word, member))
        return false;
    for (int i = 0; i < PART_COUNT; i++) {
        if (word.len == 0 || ib_str_is(word, ib_str_of(part_word[i]))) {
            a->part = (part)i;
            return true;
        }
    }
    return ib_call_fail(call, "\"part\" must be \"text\", \"headings\", "
                              "\"notes\", \"quotations\" or \"citations\"");
}

static bool read_page(ib_call *call, asked *a, const ib_member *member)
{
    const size_t pages = ibid_doc_pages(a->doc).count;

    if (!ib_call_number(call, &a->page, member, 0, 1, UINT32_MAX))
        return false;
    return a->page <= pages
               ? true
               : ib_call_fail(call, "\"page\": it has %zu pages", pages);
}

static bool read_limits(ib_call *call, asked *a, const ib_member *member)
{
    const bool is_text = a->part == PART_TEXT;

    return read_page(call, a, &member[MEMBER_PAGE]) &&
           ib_call_number(call, &a->from, &member[MEMBER_FROM], 0, 0,
                          UINT32_MAX) &&
           ib_call_number(call, &a->max, &member[MEMBER_MAX],
                          is_text ? IB_SERVE_TEXT : IB_SERVE_PARTS, 1,
                          is_text ? IB_SERVE_TEXT_MOST : IB_SERVE_PARTS_MOST);
}

bool ib_tool_read(ib_call *call, ibid_str args)
{
    ib_member member[MEMBER_COUNT] = {
        [MEMBER_SOURCE] = {.name = "source"}, [MEMBER_PART] = {.name = "part"},
        [MEMBER_PAGE] = {.name = "page"},     [MEMBER_FROM] = {.name = "from"},
        [MEMBER_MAX] = {.name = "max"},
    };
    const ibid_source *source;
    asked a = {0};
    uint32_t i;

    if (!ib_call_read(call, member, MEMBER_COUNT, args) ||
        !ib_call_read_source(call, &i, &member[MEMBER_SOURCE]))
        return false;
    source = ib_desk_source(call->desk, i);
    a.doc = source->doc;
    if (!read_part(call, &a, &member[MEMBER_PART]) ||
        !read_limits(call, &a, member))
        return false;
    ib_json_index(call->json, "id", 's', i);
    ib_json_z(call->json, "file", source->file);
    ib_json_z(call->json, "status", ibid_source_status_word(source->status));
    ib_json_z(call->json, "part", part_word[a.part]);
    ib_json_number(call->json, "pages", (int64_t)ibid_doc_pages(a.doc).count);
    ib_json_number(call->json, "bytes", ibid_doc_text(a.doc).len);
    if (a.part == PART_TEXT)
        write_text(call, &a);
    else
        write_items(call, &a);
    return true;
}
