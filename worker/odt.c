/* odt.c - OpenDocument text (ISO 26300).
 *
 * Notes stand in the middle of the sentence that calls them; emit puts them
 * after the paragraph.  Text boxes do too, and are read by a second walk,
 * after the text.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "worker/costs.h"
#include "worker/odt_lists.h"
#include "worker/pack.h"
#include "worker/xml.h"

typedef struct style {
    uint32_t parent;     /* or IBID_NONE */
    uint16_t level;      /* of a heading */
    int16_t left, right; /* twips, -1: not said */
    bool is_quote, is_raised, is_hidden;
} style;

typedef struct odt {
    emit *out;
    names style_id;
    style *style;
    uint32_t styles, now;
    bool in_style;

    bool boxes; /* this walk reads text boxes, and nothing else */
    size_t depth, skip, box;
    bool in_body, has_text; /* office:text: it is no sheet, no drawing */
    odt_lists list;
    char number[ODT_NUMBER]; /* of the paragraph, still to be written; or "" */
    uint32_t tables, contents;
    uint32_t para; /* depth of the open paragraph, 0: none */
    bool is_open;
    bool has_cell_text;

    buffer raise; /* of each open span: '1' raised, '0' not */
    uint32_t raised;

    bool in_note, in_citation, is_end;
    size_t note_depth;
    uint32_t notes;
    bool note_open; /* a paragraph of it */
    char label[LABEL_MAX];

    uint32_t changes, scope;
    bool has_remark;
} odt;

/* -- styles -- */

static style *style_of(odt *it, const char *id)
{
    const uint32_t number = names_add(it->out, &it->style_id, id, strlen(id));

    if (number >= it->styles) {
        const uint32_t now = it->styles * 2 + 64;

        it->style = bytes_resize(it->out, it->style, now * sizeof *it->style);
        for (uint32_t i = it->styles; i < now; i++)
            it->style[i] =
                (style){.parent = IBID_NONE, .left = -1, .right = -1};
        it->styles = now;
    }
    return &it->style[number];
}

static bool is_quote_name(const char *name)
{
    static const char *const heads[] = {
        "quot",       "block_20_quot", "block quot", "block_20_text",
        "block text", "zitat",         "citation",   "cita",
        "цитата",     "bloquote",      "extract"};

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (strncasecmp(name, heads[i], strlen(heads[i])) == 0)
            return true;
    return strncasecmp(name, "intense_20_quot", 15) == 0;
}

/* "1.27cm" in twips. */
static int16_t twips_of(const char *value)
{
    char *unit;
    double size = strtod(value, &unit);

    size *= strncmp(unit, "cm", 2) == 0   ? 567
            : strncmp(unit, "mm", 2) == 0 ? 56.7
            : strncmp(unit, "in", 2) == 0 ? 1440
            : strncmp(unit, "pt", 2) == 0 ? 20
                                          : 0;
    return (int16_t)(size > 0 ? size < 32000 ? size : 32000 : 0);
}

static void start_style(odt *it, xml_pairs pairs)
{
    char value[256];

    it->in_style = false;
    if (!xml_value(pairs, "name", value, sizeof value))
        return;
    it->now = names_add(it->out, &it->style_id, value, strlen(value));
    (void)style_of(it, value);
    it->in_style = true;
    it->style[it->now].is_quote |= is_quote_name(value);
    if (xml_value(pairs, "display-name", value, sizeof value))
        it->style[it->now].is_quote |= is_quote_name(value);
    if (xml_value(pairs, "parent-style-name", value, sizeof value)) {
        const uint32_t parent =
            names_add(it->out, &it->style_id, value, strlen(value));

        (void)style_of(it, value);
        it->style[it->now].is_quote |= is_quote_name(value);
        it->style[it->now].parent = parent;
    }
}

static void take_property(odt *it, const char *name, xml_pairs pairs)
{
    style *own = &it->style[it->now];
    char value[64];

    if (strcmp(name, "paragraph-properties") == 0) {
        if (xml_value(pairs, "margin-left", value, sizeof value))
            own->left = twips_of(value);
        if (xml_value(pairs, "margin-right", value, sizeof value))
            own->right = twips_of(value);
    } else if (strcmp(name, "text-properties") == 0) {
        if (xml_value(pairs, "text-position", value, sizeof value))
            own->is_raised = strncmp(value, "super", 5) == 0 ||
                             (value[0] >= '1' && value[0] <= '9');
        if (xml_value(pairs, "display", value, sizeof value))
            own->is_hidden = strcmp(value, "none") == 0;
    }
}

/* A style with all that it is based on. */
static style style_whole(const odt *it, const char *id)
{
    style sum = {.parent = IBID_NONE, .left = -1, .right = -1};
    uint32_t at = names_find(&it->style_id, id, strlen(id));

    sum.is_quote = is_quote_name(id);
    for (int i = 0; i < STYLE_CHAIN_MAX && at != IBID_NONE; i++) {
        const style *own = &it->style[at];

        if (sum.left < 0)
            sum.left = own->left;
        if (sum.right < 0)
            sum.right = own->right;
        sum.is_quote |= own->is_quote;
        sum.is_raised |= own->is_raised;
        sum.is_hidden |= own->is_hidden;
        at = own->parent;
    }
    return sum;
}

/* -- text -- */

static bool is_silent(const odt *it)
{
    return it->skip || !it->in_body || (it->boxes && !it->box) ||
           (it->in_note && it->in_citation);
}

static void write_number(odt *it)
{
    emit_text(it->out, it->number, strlen(it->number));
    it->number[0] = '\0';
}

static void add_text(odt *it, const char *at, size_t len)
{
    if (is_silent(it) || !it->para)
        return;
    write_number(it);
    emit_text(it->out, at, len);
    it->has_cell_text = true;
}

static void open_para(odt *it, bool is_heading, xml_pairs pairs)
{
    ibid_block_kind kind = IBID_BLOCK_PARAGRAPH;
    char value[256];
    style own = {0};
    unsigned level = 0;

    if (is_heading) {
        level = xml_value(pairs, "outline-level", value, sizeof value)
                    ? (unsigned)strtoul(value, NULL, 10)
                    : 1;
        level = level < 1 ? 1 : level > 10 ? 10 : level;
    }
    it->number[0] = '\0';
    if (!it->box && !it->in_note)
        odt_lists_next(&it->list, it->number, level, pairs);
    if (xml_value(pairs, "style-name", value, sizeof value))
        own = style_whole(it, value);
    if (it->tables && !it->box && !it->in_note) {
        if (it->is_open && it->has_cell_text)
            emit_text(it->out, " ", 1);
        if (it->is_open)
            return;
        kind = IBID_BLOCK_TABLE;
    } else if (is_heading) {
        kind = IBID_BLOCK_HEADING;
    } else if (own.is_quote || (own.left >= SETOFF_TWIPS &&
                                own.right >= SETOFF_TWIPS && !it->list.depth)) {
        kind = IBID_BLOCK_QUOTATION;
    } else if (it->contents) {
        kind = IBID_BLOCK_FURNITURE;
    } else if (it->list.depth && !it->in_note) {
        kind = IBID_BLOCK_LIST;
        level = it->list.depth;
    }
    emit_block(it->out, kind, level);
    if (!it->in_note)
        it->is_open = true;
}

static void close_para(odt *it)
{
    if (it->in_note) {
        emit_block_end(it->out);
        return;
    }
    if (it->is_open)
        emit_block_end(it->out);
    it->is_open = false;
}

/* -- notes -- */

static void start_note(odt *it, xml_pairs pairs)
{
    char value[32];

    if (is_silent(it) || it->in_note)
        return;
    it->in_note = true;
    it->note_depth = it->depth;
    it->is_end = xml_value(pairs, "note-class", value, sizeof value) &&
                 strcmp(value, "endnote") == 0;
    it->label[0] = '\0';
    it->notes++;
}

/* The mark is known when its citation is over: then the note begins. */
static void end_citation(odt *it)
{
    char key[32];

    it->in_citation = false;
    snprintf(key, sizeof key, "%.0un%u", it->scope, it->notes);
    if (!it->is_open && !it->tables)
        it->is_open = true;
    write_number(it);
    emit_mark(it->out, key, it->label[0] ? it->label : "*");
    it->has_cell_text = true;
}

static void start_note_body(odt *it)
{
    char key[32];

    snprintf(key, sizeof key, "%.0un%u", it->scope, it->notes);
    emit_note(it->out, key, it->label[0] ? it->label : "*", it->is_end);
    it->note_open = true;
}

static void end_note(odt *it)
{
    if (it->note_open)
        emit_note_end(it->out);
    it->in_note = it->note_open = it->in_citation = false;
}

/* -- events -- */

static void remark_changes(odt *it)
{
    if (it->has_remark || it->changes == 0 || is_silent(it))
        return;
    it->has_remark = true;
    emit_remark(it->out,
                "tracked changes are pending, the first of them here (%u in "
                "all): the text is read as if all were accepted",
                it->changes);
}

static bool is_left_out(const odt *it, const char *name, const char *space)
{
    static const char *const out[] = {"tracked-changes",
                                      "annotation",
                                      "annotation-end",
                                      "ruby-text",
                                      "hidden-text",
                                      "hidden-paragraph",
                                      "script",
                                      "forms",
                                      "sequence-decls",
                                      "user-field-decls",
                                      "variable-decls",
                                      "event-listeners",
                                      "number", /* what is counted here */
                                      "meta",
                                      "index-title-template",
                                      "table-of-content-source",
                                      "illustration-index-source",
                                      "alphabetical-index-source",
                                      "bibliography-source",
                                      "user-index-source",
                                      "object",
                                      "object-ole"};

    if (strcmp(name, "text-box") == 0)
        return !it->boxes;
    if (strcmp(name, "title") == 0 || strcmp(name, "desc") == 0)
        return strstr(space, "svg") != NULL; /* of pictures */
    for (size_t i = 0; i < sizeof out / sizeof *out; i++)
        if (strcmp(name, out[i]) == 0)
            return true;
    return false;
}

static void start_span(odt *it, xml_pairs pairs)
{
    char value[256];
    style own = {0};

    if (xml_value(pairs, "style-name", value, sizeof value))
        own = style_whole(it, value);
    if (own.is_hidden) {
        it->skip = it->depth;
        return;
    }
    own.is_raised &= !is_silent(it);
    bytes_add(it->out, &it->raise, own.is_raised ? "1" : "0", 1);
    if (own.is_raised && it->raised++ == 0)
        emit_raised(it->out, true);
}

static void end_span(odt *it)
{
    if (it->raise.len == 0)
        return;
    if (it->raise.at[--it->raise.len] == '1' && --it->raised == 0)
        emit_raised(it->out, false);
}

static void start_piece(odt *it, const char *name, xml_pairs pairs)
{
    if (strcmp(name, "s") == 0 || strcmp(name, "tab") == 0)
        add_text(it, " ", 1);
    else if (strcmp(name, "line-break") == 0 && it->para && !is_silent(it))
        emit_break(it->out);
    else if (strcmp(name, "note") == 0)
        start_note(it, pairs);
    else if (strcmp(name, "note-citation") == 0 && it->in_note)
        it->in_citation = true;
    else if (strcmp(name, "note-body") == 0 && it->in_note && !it->note_open)
        start_note_body(it);
    else if (strcmp(name, "change") == 0 || strcmp(name, "change-start") == 0)
        remark_changes(it);
    else if (strcmp(name, "span") == 0)
        start_span(it, pairs);
}

static void start_body(odt *it, const char *name, xml_pairs pairs)
{
    if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0) {
        if (is_silent(it))
            return;
        if (!it->in_note)
            it->para = (uint32_t)it->depth;
        open_para(it, name[0] == 'h', pairs);
    } else if (strcmp(name, "text") == 0) {
        it->has_text = true;
    } else if (strcmp(name, "list") == 0) {
        if (!it->in_note)
            odt_lists_begin(&it->list, pairs);
    } else if (strcmp(name, "list-item") == 0) {
        if (!it->in_note)
            odt_lists_item(&it->list, pairs);
    } else if (strcmp(name, "table") == 0) {
        if (it->tables++ == 0 && !it->in_note)
            close_para(it);
    } else if (strcmp(name, "table-row") == 0) {
        if (it->tables == 1 && !it->in_note)
            close_para(it);
        it->has_cell_text = false;
    } else if (strcmp(name, "table-of-content") == 0) {
        it->contents++;
    } else {
        start_piece(it, name, pairs);
    }
}

static void on_start(void *state, const char *name, const char *space,
                     xml_pairs pairs)
{
    odt *it = state;

    it->depth++;
    if (it->skip)
        return;
    if (strcmp(name, "body") == 0) {
        it->in_body = true;
    } else if (!it->in_body) {
        if (odt_lists_style(&it->list, name, pairs))
            it->in_style = false;
        else if (strcmp(name, "style") == 0)
            start_style(it, pairs);
        else if (it->in_style)
            take_property(it, name, pairs);
    } else if (is_left_out(it, name, space)) {
        it->skip = it->depth;
    } else if (strcmp(name, "text-box") == 0) {
        if (!it->box) {
            it->box = it->depth;
            it->para = 0;
        }
    } else {
        start_body(it, name, pairs);
    }
}

static void end_para(odt *it)
{
    if (is_silent(it))
        return;
    if (it->in_note || !it->tables || it->box)
        close_para(it);
    if (!it->in_note)
        it->para = 0;
}

static void end_body(odt *it, const char *name)
{
    if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0) {
        end_para(it);
    } else if (strcmp(name, "list") == 0) {
        if (!it->in_note)
            odt_lists_end(&it->list);
    } else if (strcmp(name, "table") == 0) {
        it->tables -= it->tables > 0;
    } else if (strcmp(name, "table-row") == 0) {
        if (it->tables == 1 && !it->in_note)
            close_para(it);
    } else if (strcmp(name, "table-of-content") == 0) {
        it->contents -= it->contents > 0;
    } else if (strcmp(name, "note-citation") == 0 && it->in_citation) {
        end_citation(it);
    } else if (strcmp(name, "span") == 0) {
        end_span(it);
    }
}

static void on_end(void *state, const char *name, const char *space)
{
    odt *it = state;

    (void)space;
    if (it->skip) {
        /* The regions stand in front of the text: counted, not read. */
        if (it->skip + 1 == it->depth && strcmp(name, "changed-region") == 0)
            it->changes += !it->boxes;
        if (it->skip == it->depth)
            it->skip = 0;
    } else {
        if (it->in_body)
            end_body(it, name);
        else if (strcmp(name, "style") == 0)
            it->in_style = false;
        if (it->in_note && it->note_depth == it->depth)
            end_note(it);
        if (it->box == it->depth)
            it->box = 0;
    }
    it->depth--;
}

static void on_text(void *state, const char *at, size_t len)
{
    odt *it = state;

    if (it->skip)
        return;
    if (it->in_note && it->in_citation) {
        const size_t used = strlen(it->label);

        snprintf(it->label + used, sizeof it->label - used, "%.*s",
                 len < LABEL_MAX ? (int)len : LABEL_MAX, at);
    } else if (!it->in_note || it->note_open) {
        add_text(it, at, len);
    }
}

static const xml_events events = {on_start, on_end, on_text};

/* -- the file -- */

static bool walk(odt *it, const pack_part *part, bool boxes)
{
    it->boxes = boxes;
    it->depth = it->skip = it->box = 0;
    it->in_body = it->in_style = it->is_open = false;
    it->list.depth = 0;
    it->tables = it->contents = it->para = it->raised = 0;
    it->raise.len = 0;
    return xml_walk(part->at, part->len, &events, it);
}

static bool is_locked(const pack *from)
{
    const pack_part *list = pack_find(from, "META-INF/manifest.xml");

    return list && memmem(list->at, list->len, "encryption-data", 15);
}

static refusal read_parts(odt *it, const pack *from)
{
    const pack_part *styles = pack_find(from, "styles.xml");
    const pack_part *content = pack_find(from, "content.xml");

    if (is_locked(from))
        return (refusal){IBID_EUNSUPPORTED,
                         "the file is protected by a password: open it in "
                         "LibreOffice and save a copy without one"};
    if (!styles && pack_has(from, "styles.xml"))
        return pack_refusal(from, "styles.xml");
    if (!content || from->is_cut)
        return pack_refusal(from, "content.xml");
    if (styles && !walk(it, styles, true))
        return pack_refusal(from, "styles.xml");
    if (!walk(it, content, false) || !it->has_text ||
        (memmem(content->at, content->len, "text-box", 8) &&
         !walk(it, content, true)))
        return pack_refusal(from, "content.xml");
    return (refusal){IBID_OK, NULL};
}

refusal odt_read(emit *out, const char *at, size_t len, const nest *in)
{
    pack from;
    odt it = {.out = out, .scope = in->scope};
    refusal no;

    odt_lists_open(&it.list, out);
    pack_open(&from, out, at, len, pack_wants_markup);
    no = read_parts(&it, &from);
    odt_lists_close(&it.list);
    names_free(&it.style_id);
    free(it.style);
    bytes_free(&it.raise);
    pack_close(&from);
    return no;
}
