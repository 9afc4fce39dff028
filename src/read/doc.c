/* doc.c - reading a document: the stages in the order in which data flows. */

#include "ibid/doc.h"

#include <string.h>

#include "base/fail.h"
#include "base/hash.h"
#include "base/scan.h"
#include "base/str.h"
#include "bytes/reader.h"
#include "figure/dating.h"
#include "figure/figure.h"
#include "quote/quote.h"
#include "read/about.h"
#include "read/content.h"
#include "read/costs.h"
#include "read/inside.h"
#include "text/box.h"

struct ibid_doc {
    ib_arena arena; /* holds this struct too */
    uint64_t taken; /* bytes of both arenas, under one bound */
    ib_text text;
    ib_structure structure;
    ibid_citations citations;
    ibid_quotations quotations;
    ibid_datings datings;
    ibid_figures figures;
    ibid_day written;
    ibid_remarks remarks;
    ibid_about about;
    ib_list member; /* ibid_member: its own, and theirs after each */
    ib_list child;  /* ibid_doc *, to be closed */
};

/* A file with all files in it, however deep: they share its bounds. */
typedef struct nest {
    unsigned depth; /* files around the one that is read */
    size_t members; /* begun so far */
    uint64_t end;   /* when the last one may begin */
} nest;

/* A note alone: pages and lines for places, and its citations. */
static ibid_status read_note(ibid_doc *doc, ib_arena *scratch, ib_list *remarks)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    ibid_status st = ib_text_lay_out(&doc->text, &doc->arena, scratch, remarks);

    ib_arena_rewind(scratch, mark);
    if (!st)
        st = ib_cite_read(&doc->citations, &doc->arena, scratch, doc->text.str);
    return st;
}

/* Figures and dates, of a document that is read as far as that. */
static ibid_status read_figures(ibid_doc *doc, ib_arena *scratch)
{
    const ib_figure_view view = {
        .text = doc->text.str,
        .blocks = doc->structure.blocks,
        .notes = doc->structure.notes,
        .marks = doc->structure.marks,
        .quotations = doc->quotations,
        .citations = doc->citations,
        .language = doc->about.language,
        .written = doc->written,
    };
    ib_list datings = ib_list_of(scratch, ibid_dating);
    ib_list figures = ib_list_of(scratch, ibid_figure);
    ibid_status st = ib_datings_read(&datings, &doc->arena, &view, NULL);

    if (st)
        return st;
    doc->datings.item = ib_list_keep(&datings, &doc->arena);
    doc->datings.count = datings.count;
    if (!doc->datings.item)
        return ib_arena_status(&doc->arena);
    st = ib_figures_read(&figures, scratch, &view, &doc->datings, NULL);
    if (st)
        return st;
    doc->figures.item = ib_list_keep(&figures, &doc->arena);
    doc->figures.count = figures.count;
    return doc->figures.item ? IBID_OK : ib_arena_status(&doc->arena);
}

static ibid_status read_stages(ibid_doc *doc, ib_arena *scratch,
                               ib_list *remarks, const ibid_options *options)
{
    ib_arena *arena = &doc->arena;
    const ib_arena_mark mark = ib_arena_here(scratch);
    ib_own own = {0};
    ibid_status st = ib_text_lay_out(&doc->text, arena, scratch, remarks);

    ib_arena_rewind(scratch, mark);
    if (!st)
        st = ib_note_link(&doc->structure, arena, scratch, &doc->text, remarks);
    ib_arena_rewind(scratch, mark);
    if (!st)
        st = ib_block_find(&doc->structure, arena, scratch, &doc->text);
    ib_arena_rewind(scratch, mark);
    if (!st)
        st = ib_own_find(&own, arena, scratch, &doc->text);
    ib_arena_rewind(scratch, mark);
    if (!st)
        st = ib_cite_find(&doc->citations, arena, scratch, &doc->text,
                          &doc->structure, &own);
    ib_arena_rewind(scratch, mark);
    if (!st)
        st = ib_quote_find(&doc->quotations, arena, scratch, &doc->text,
                           &doc->structure, &doc->citations, remarks);
    ib_arena_rewind(scratch, mark);
    if (!st)
        st = ib_about_find(&doc->about, arena, &doc->text, &doc->structure,
                           &own);
    ib_arena_rewind(scratch, mark);
    doc->written =
        options->written.year ? options->written : doc->about.date.from;
    if (!st && options->figures)
        st = read_figures(doc, scratch);
    return st;
}

/* Hash the bytes and the text, which are the same for a UTF-8 file: hashing
 * costs as much as a stage of reading. */
static ibid_status hash_both(ibid_about *about, const void *bytes, size_t len,
                             ibid_str text)
{
    ibid_status st = ib_hash_hex(about->sha256, bytes, len);

    if (st)
        return st;
    if (text.len != len || (len && memcmp(text.at, bytes, len) != 0))
        return ib_hash_hex(about->text_sha256, text.at, text.len);
    memcpy(about->text_sha256, about->sha256, sizeof about->sha256);
    return IBID_OK;
}

/* The stages after the text is known. */
static ibid_status read_text(ibid_doc *doc, ib_arena *scratch, ib_list *remarks,
                             const void *bytes, size_t len,
                             const ibid_options *options)
{
    ibid_status st;

    doc->about.bytes = len;
    doc->about.format = doc->text.format;
    doc->about.made_by = doc->text.made_by;
    doc->about.pictures = doc->text.pictures;
    doc->about.missing = doc->text.missing;
    doc->about.encoding = doc->text.encoding;
    st = hash_both(&doc->about, bytes, len, doc->text.str);
    if (st)
        return st;
    return options->is_note ? read_note(doc, scratch, remarks)
                            : read_stages(doc, scratch, remarks, options);
}

static ibid_status read_bytes(ibid_doc *doc, const void *bytes, size_t len,
                              uint32_t text_max, const ibid_options *options,
                              ibid_err *err)
{
    ib_list remarks = ib_list_of(&doc->arena, ibid_remark);
    ib_arena scratch;
    ib_arena_mark mark;
    ibid_status st;

    ib_arena_init(&scratch, &doc->arena.alloc, doc->arena.max, &doc->taken);
    mark = ib_arena_here(&scratch);
    st = ib_content_read(&doc->text, &doc->arena, &scratch, &remarks,
                         options->reader, bytes, len, text_max, err);
    if (st) {
        ib_arena_free(&scratch);
        return st;
    }
    ib_arena_rewind(&scratch, mark);
    st = read_text(doc, &scratch, &remarks, bytes, len, options);
    st = ib_arena_status_of(&doc->arena, &scratch, st);
    ib_arena_free(&scratch);
    doc->remarks = (ibid_remarks){remarks.item, remarks.count};
    if (st == IBID_ELIMIT)
        return ib_fail(err, st, "reading it needs more memory than is allowed",
                       0, 0);
    if (st)
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    return IBID_OK;
}

/* Members are documents, which may have members: IB_MEMBER_DEPTH bounds it. */
static ibid_status open_members(ibid_doc *doc, const ibid_options *options,
                                nest *in, ibid_err *err);

static ibid_status open_doc(ibid_doc **out, const void *bytes, size_t len,
                            const ibid_options *options, nest *in,
                            ibid_err *err)
{
    uint32_t text_max = IBID_TEXT_MAX;
    ib_arena arena;
    ibid_doc *doc;
    ibid_status st;

    *out = NULL;
    if (options->text_max && options->text_max < text_max)
        text_max = (uint32_t)options->text_max;
    ib_arena_init(&arena, options->alloc, options->memory_max, NULL);
    doc = ib_arena_array(&arena, ibid_doc, 1);
    if (!doc)
        return ib_fail(err, ib_arena_status(&arena),
                       ibid_status_words(ib_arena_status(&arena)), 0, 0);
    doc->taken = arena.taken;
    doc->arena = arena;
    doc->arena.shared = &doc->taken;
    doc->member = ib_list_of(&doc->arena, ibid_member);
    doc->child = ib_list_of(&doc->arena, ibid_doc *);
    st = read_bytes(doc, bytes, len, text_max, options, err);
    if (!st && doc->text.given && doc->text.given->member_count > 0)
        st = open_members(doc, options, in, err);
    if (st) {
        ibid_doc_close(doc);
        return st;
    }
    *out = doc;
    return IBID_OK;
}

/* Why a member is not even begun; NULL: it is. */
static const char *refuse_member(const ibid_doc *doc,
                                 const ib_given_member *member,
                                 const ibid_options *options, const nest *in)
{
    if (member->why)
        return member->why;
    if (in->depth >= IB_MEMBER_DEPTH)
        return "archives stand too deep in archives: unpack them, and give the "
               "files";
    if (in->members >= IB_MEMBERS_MAX || ib_reader_is_over(in->end))
        return "the file holds more files than are read in one go: unpack it, "
               "and give them in a folder";
    if (options->memory_max && doc->taken >= options->memory_max)
        return "the files in this file need more memory than is allowed: "
               "unpack it, and give them one by one";
    return NULL;
}

/* List a member, and after it those that it has itself. */
static ibid_status add_member(ibid_doc *doc, const char *name,
                              const ibid_doc *child, const char *why)
{
    ibid_member *member = ib_list_push(&doc->member);

    if (!member)
        return ib_arena_status(&doc->arena);
    *member = (ibid_member){name, child, why};
    for (size_t i = 0; child && i < child->member.count; i++) {
        const ibid_member *own = (const ibid_member *)child->member.item + i;
        const char *path = ib_str_format(&doc->arena, "%s/%s", name, own->name);

        member = path ? ib_list_push(&doc->member) : NULL;
        if (!member)
            return ib_arena_status(&doc->arena);
        *member = (ibid_member){path, own->doc, own->why};
    }
    return IBID_OK;
}

/* Open a member as a document of its own.
 *
 * Fails  IBID_ENOMEM alone, or the list is over the bound: else it is a member
 *        that is not read. */
static ibid_status open_member(ibid_doc *doc, const ib_given_member *member,
                               const ibid_options *options, nest *in)
{
    const char *why = refuse_member(doc, member, options, in);
    ibid_options own = *options;
    ibid_doc **child;
    ibid_err err = {0};
    ibid_status st;

    if (why)
        return add_member(doc, member->name, NULL, why);
    child = ib_list_push(&doc->child);
    if (!child)
        return ib_arena_status(&doc->arena);
    if (own.memory_max)
        own.memory_max -= doc->taken;
    in->members++;
    in->depth++;
    st = open_doc(child, member->bytes.at, member->bytes.len, &own, in, &err);
    in->depth--;
    if (st == IBID_ENOMEM)
        return st;
    if (*child)
        doc->taken += (*child)->taken;
    return add_member(doc, member->name, *child, st ? err.what : NULL);
}

static ibid_status open_members(ibid_doc *doc, const ibid_options *options,
                                nest *in, ibid_err *err)
{
    const ib_given *given = doc->text.given;
    ibid_status st = IBID_OK;

    if (in->depth == 0)
        in->end = ib_reader_deadline(options->reader);
    for (size_t i = 0; i < given->member_count && !st; i++)
        st = open_member(doc, &given->member[i], options, in);
    return st ? ib_fail(err, st, ibid_status_words(st), 0, 0) : IBID_OK;
}

ibid_status ibid_doc_open(ibid_doc **out, const void *bytes, size_t len,
                          const ibid_options *options, ibid_err *err)
{
    const ibid_options plain = IBID_OPTIONS_INIT;
    nest in = {0};

    return open_doc(out, bytes, len, options ? options : &plain, &in, err);
}

void ibid_doc_close(ibid_doc *doc)
{
    ib_arena arena;

    if (!doc)
        return;
    for (size_t i = 0; i < doc->child.count; i++)
        ibid_doc_close(*ib_list_at(&doc->child, ibid_doc *, i));
    arena = doc->arena; /* the struct lies in its own arena */
    arena.shared = NULL;
    ib_arena_free(&arena);
}

ibid_str ibid_doc_text(const ibid_doc *doc)
{
    return doc->text.str;
}

const ibid_about *ibid_doc_about(const ibid_doc *doc)
{
    return &doc->about;
}

ibid_pages ibid_doc_pages(const ibid_doc *doc)
{
    return doc->text.pages;
}

ibid_blocks ibid_doc_blocks(const ibid_doc *doc)
{
    return doc->structure.blocks;
}

ibid_notes ibid_doc_notes(const ibid_doc *doc)
{
    return doc->structure.notes;
}

ibid_marks ibid_doc_marks(const ibid_doc *doc)
{
    return doc->structure.marks;
}

ibid_quotations ibid_doc_quotations(const ibid_doc *doc)
{
    return doc->quotations;
}

ibid_citations ibid_doc_citations(const ibid_doc *doc)
{
    return doc->citations;
}

ibid_figures ibid_doc_figures(const ibid_doc *doc)
{
    return doc->figures;
}

ibid_datings ibid_doc_datings(const ibid_doc *doc)
{
    return doc->datings;
}

ibid_remarks ibid_doc_remarks(const ibid_doc *doc)
{
    return doc->remarks;
}

const ib_text *ib_doc_inside(const ibid_doc *doc)
{
    return &doc->text;
}

ibid_day ib_doc_written(const ibid_doc *doc)
{
    return doc->written;
}

const ibid_sheet *ibid_doc_sheet(const ibid_doc *doc, uint32_t page)
{
    const ib_boxes *boxes = doc->text.boxes;

    return boxes && page > 0 && page <= boxes->sheet_count
               ? &boxes->sheet[page - 1]
               : NULL;
}

size_t ibid_doc_boxes(ibid_box *out, size_t room, const ibid_doc *doc,
                      ibid_span span)
{
    return ib_boxes_find(out, room, &doc->text, span);
}

bool ibid_doc_word(ibid_word *out, const ibid_doc *doc, uint32_t byte)
{
    return ib_boxes_word(out, &doc->text, byte);
}

const char *ibid_layer_word(ibid_layer layer)
{
    static const char *const word[] = {[IBID_LAYER_NONE] = "none",
                                       [IBID_LAYER_TEXT] = "text",
                                       [IBID_LAYER_OCR] = "ocr",
                                       [IBID_LAYER_OLD_OCR] = "old-ocr"};

    return word[layer];
}

ibid_members ibid_doc_members(const ibid_doc *doc)
{
    return (ibid_members){doc->member.item, doc->member.count};
}

/* Tell the paragraph or note of a marked-up file. */
static void place_given(ibid_place *place, const ibid_doc *doc, uint32_t byte)
{
    const ib_given *given = doc->text.given;
    size_t low = 0, high = given->block_count;

    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;

        if (given->block[mid].span.start <= byte)
            low = mid;
        else
            high = mid;
    }
    place->paragraph = 1;
    if (given->block_count > 0) {
        place->paragraph = given->block[low].number;
        if (given->block[low].note != IBID_NONE)
            place->note = given->block[low].note + 1;
    }
}

ibid_place ibid_doc_line(const ibid_doc *doc, uint32_t byte)
{
    const ib_text *text = &doc->text;
    ibid_place place = {.page = 1, .line = 1};
    size_t line;

    if (text->line_count == 0)
        return place;
    if (byte > text->str.len)
        byte = text->str.len;
    line = ib_text_line_at(text, byte);
    place.page = text->line[line].page + 1;
    place.line = (uint32_t)line + 1;
    if (text->page_count > 0)
        place.line -= (uint32_t)ib_text_line_at(
            text, text->pages.item[place.page - 1].span.start);
    if (text->given)
        place_given(&place, doc, byte);
    return place;
}

ibid_place ibid_doc_place(const ibid_doc *doc, uint32_t byte)
{
    const ib_text *text = &doc->text;
    ibid_place place = ibid_doc_line(doc, byte);

    place.column = 1;
    if (text->line_count == 0)
        return place;
    if (byte > text->str.len)
        byte = text->str.len;
    for (uint32_t at = text->line[ib_text_line_at(text, byte)].start; at < byte;
         place.column++) {
        uint32_t cp;

        at += ib_utf8_at(&cp, text->str, at, text->str.len);
    }
    return place;
}
