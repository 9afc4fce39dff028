/* docx.c - Word's files (ECMA-376, WordprocessingML): the walk through the text.
 *
 * The main part is named by _rels/.rels, its notes and styles by its own rels.
 * It is walked twice before it is read: for tracked changes and the sections'
 * numbering of notes, which stand after what they govern.  Text boxes are read
 * after the text, notes after them, in the order of their references; all by
 * the same walk, which is told what to read.
 */

#include "worker/docx_walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Transitional and strict have namespaces of their own. */
static bool is_word(const char *space)
{
    return strstr(space, "wordprocessingml") != NULL;
}

static bool is_listed(const docx *it)
{
    return it->para.list != IBID_NONE &&
           !numbering_is_none(&it->numbering, it->para.list);
}

static void open_block(docx *it)
{
    const docx_style *p = &it->para;
    ibid_block_kind kind = IBID_BLOCK_PARAGRAPH;
    uint32_t level = 0;

    it->is_open = true;
    if (it->tables && !it->box) {
        kind = IBID_BLOCK_TABLE;
    } else if (p->outline > 0) {
        kind = IBID_BLOCK_HEADING;
        level = (uint32_t)p->outline;
    } else if (p->is_quote) {
        kind = IBID_BLOCK_QUOTATION;
    } else if (is_listed(it)) {
        kind = IBID_BLOCK_LIST;
        level = p->list_level < 0 ? 1 : (uint32_t)p->list_level + 1;
    } else if (p->left >= SETOFF_TWIPS && p->right >= SETOFF_TWIPS) {
        kind = IBID_BLOCK_QUOTATION;
    }
    emit_block(it->out, kind, level);
}

/* Text of the paragraph is about to come; its number stands before it. */
void docx_open_para(docx *it)
{
    if (!it->is_open)
        open_block(it);
    emit_text(it->out, it->label, strlen(it->label));
    it->label[0] = '\0';
}

void docx_close_para(docx *it)
{
    if (it->is_open)
        emit_block_end(it->out);
    it->is_open = false;
}

bool docx_is_silent(const docx *it)
{
    return it->skip || it->codes || it->is_hidden ||
           (it->pass == PASS_BOXES && !it->box) ||
           (it->pass == PASS_NOTES && !it->in_note);
}

static void add_text(docx *it, const char *at, size_t len)
{
    if (docx_is_silent(it) || len == 0)
        return;
    docx_open_para(it);
    if (it->is_raised)
        emit_raised(it->out, true);
    emit_text(it->out, at, len);
    if (it->is_raised)
        emit_raised(it->out, false);
    it->has_cell_text = true;
}

/* All that a paragraph says of itself is known: it is counted, whether text
 * follows or not.  One whose end is deleted or hidden is none of its own.  Text
 * boxes are read after the text, so that their place in the count is lost. */
static void end_props(docx *it)
{
    const docx_style *p = &it->para;

    it->in_props = false;
    if (!is_listed(it) || it->joins || it->is_mark_hidden ||
        docx_is_silent(it) || it->pass == PASS_BOXES)
        return;
    numbering_next(&it->numbering, it->label, p->list, p->list_level,
                   p->lists_it == IBID_NONE
                       ? NULL
                       : names_at(&it->styles.id, p->lists_it));
    if (it->is_joined)
        it->label[0] = '\0'; /* it would stand in the middle */
}

/* -- changes -- */

/* Say once, at the first of them, that there are some. */
static void remark_changes(docx *it)
{
    if (it->has_remark || it->pass == PASS_NOTES)
        return;
    it->has_remark = true;
    emit_remark(it->out,
                "tracked changes are pending, the first of them here (%u "
                "pieces inserted or moved in, %u deleted or moved out): the "
                "text is read as if all were accepted",
                it->plan.inserted, it->plan.deleted);
}

static bool is_off(xml_pairs pairs)
{
    char value[16];

    return xml_value(pairs, "val", value, sizeof value) &&
           (strcmp(value, "0") == 0 || strcmp(value, "false") == 0 ||
            strcmp(value, "off") == 0);
}

/* -- properties -- */

static void start_run_prop(docx *it, const char *name, xml_pairs pairs)
{
    char value[32];

    if (strcmp(name, "vanish") == 0) {
        it->is_hidden = !is_off(pairs);
    } else if (strcmp(name, "vertAlign") == 0) {
        it->is_raised = xml_value(pairs, "val", value, sizeof value) &&
                        strcmp(value, "superscript") == 0;
    }
}

static void start_para_prop(docx *it, const char *name, xml_pairs pairs)
{
    char value[256];

    if (strcmp(name, "pStyle") == 0) {
        if (xml_value(pairs, "val", value, sizeof value)) {
            const uint32_t id =
                names_find(&it->styles.id, value, strlen(value));

            if (id != IBID_NONE)
                it->para = docx_style_whole(&it->styles, id);
            else
                it->para.is_quote = docx_is_quote_name(value);
        }
    } else if (strcmp(name, "outlineLvl") == 0) {
        if (xml_value(pairs, "val", value, sizeof value))
            it->para.outline = docx_outline_of(value);
    } else if (strcmp(name, "ind") == 0) {
        docx_take_indent(&it->para, pairs);
    } else if (strcmp(name, "del") == 0 || strcmp(name, "moveFrom") == 0) {
        it->joins = true; /* the mark of the paragraph's end */
        remark_changes(it);
    } else if (strcmp(name, "vanish") == 0) {
        it->is_mark_hidden = !is_off(pairs);
    } else if (docx_take_list(&it->para, &it->numbering, name, pairs)) {
        it->para.lists_it = IBID_NONE; /* the paragraph itself */
    }
}

/* -- fields -- */

static void take_field(docx *it, xml_pairs pairs)
{
    char type[16];

    if (it->skip || !xml_value(pairs, "fldCharType", type, sizeof type))
        return;
    if (strcmp(type, "begin") == 0) {
        bytes_add(it->out, &it->field, "c", 1);
        it->codes++;
    } else if (it->field.len && strcmp(type, "separate") == 0) {
        if (it->field.at[it->field.len - 1] == 'c') {
            it->field.at[it->field.len - 1] = 'r';
            it->codes--;
        }
    } else if (it->field.len && strcmp(type, "end") == 0) {
        it->field.len--;
        if (it->field.at[it->field.len] == 'c')
            it->codes--;
    }
}

/* -- events -- */

/* Characters of symbol fonts that stand for letters elsewhere (w:sym). */
static void take_symbol(docx *it, xml_pairs pairs)
{
    char value[16];
    unsigned long cp;
    char utf8[4];

    if (!xml_value(pairs, "char", value, sizeof value))
        return;
    cp = strtoul(value, NULL, 16);
    if (cp >= 0xF000 && cp <= 0xF0FF)
        cp -= 0xF000; /* 17.3.3.30: shifted into the private use area */
    if (cp == 0x2A) {
        add_text(it, "*", 1);
    } else if (cp < 0x80 || cp > 0xFFFF) {
        add_text(it, "\xEF\xBF\xBD", 3);
    } else if (cp < 0x800) {
        utf8[0] = (char)(0xC0 | cp >> 6);
        utf8[1] = (char)(0x80 | (cp & 63));
        add_text(it, utf8, 2);
    } else {
        utf8[0] = (char)(0xE0 | cp >> 12);
        utf8[1] = (char)(0x80 | (cp >> 6 & 63));
        utf8[2] = (char)(0x80 | (cp & 63));
        add_text(it, utf8, 3);
    }
}

static bool is_left_out(const docx *it, const char *name, const char *space)
{
    static const char *const out[] = {
        "del",      "moveFrom",   "instrText", "delText",   "delInstrText",
        "Fallback", "rt",         "pPrChange", "rPrChange", "sectPr",
        "comment",  "annotation", "binData"};

    if (strcmp(name, "txbxContent") == 0)
        return it->pass == PASS_TEXT;
    if (strcmp(name, "t") == 0 || strcmp(name, "p") == 0 ||
        strcmp(name, "r") == 0)
        return false;
    for (size_t i = 0; i < sizeof out / sizeof *out; i++)
        if (strcmp(name, out[i]) == 0)
            return is_word(space) ||
                   xml_space_ends(space, "/markup-compatibility/2006");
    return false;
}

static void start_para(docx *it)
{
    if (!it->joins) {
        if (!it->tables || it->box)
            docx_close_para(it);
        else if (it->is_open && it->has_cell_text)
            emit_text(it->out, " ", 1);
    }
    it->is_joined = it->joins;
    it->joins = false;
    it->para = docx_style_plain();
    it->label[0] = '\0';
    it->is_mark_hidden = false;
}

/* A page as it was last printed ends: the file keeps no other pages. */
static void end_page(docx *it)
{
    if (it->pass != PASS_TEXT)
        return;
    for (int kind = 0; kind < 2; kind++)
        if (docx_plan_notes(&it->plan, it->section, kind).restart ==
            RESTART_PAGE)
            it->number[kind] = 0;
}

static void start_piece(docx *it, const char *name, xml_pairs pairs)
{
    if (strcmp(name, "tab") == 0 || strcmp(name, "ptab") == 0) {
        add_text(it, " ", 1);
    } else if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0) {
        if (!docx_is_silent(it) && it->is_open)
            emit_break(it->out);
    } else if (strcmp(name, "lastRenderedPageBreak") == 0) {
        end_page(it);
    } else if (strcmp(name, "noBreakHyphen") == 0) {
        add_text(it, "\xE2\x80\x91", 3);
    } else if (strcmp(name, "softHyphen") == 0) {
        add_text(it, "\xC2\xAD", 2);
    } else if (strcmp(name, "sym") == 0) {
        take_symbol(it, pairs);
    } else if (strcmp(name, "fldChar") == 0) {
        take_field(it, pairs);
    } else if (strcmp(name, "footnoteReference") == 0) {
        docx_take_reference(it, 0, pairs);
    } else if (strcmp(name, "endnoteReference") == 0) {
        docx_take_reference(it, 1, pairs);
    } else if (strcmp(name, "t") == 0) {
        it->in_text = true;
    }
}

static void start_word(docx *it, const char *name, xml_pairs pairs)
{
    if (strcmp(name, "p") == 0) {
        start_para(it);
    } else if (strcmp(name, "body") == 0) {
        it->has_body = true;
    } else if (strcmp(name, "pPr") == 0) {
        it->in_props = true;
    } else if (strcmp(name, "r") == 0) {
        it->is_hidden = it->is_raised = false;
    } else if (strcmp(name, "rPr") == 0) {
        it->is_run_props = true;
    } else if (strcmp(name, "tbl") == 0) {
        if (it->tables++ == 0)
            docx_close_para(it);
    } else if (strcmp(name, "tr") == 0) {
        if (it->tables == 1)
            docx_close_para(it);
        it->has_cell_text = false;
        it->row = it->depth;
    } else if (strcmp(name, "trPr") == 0) {
        it->in_row_props = true;
    } else if (strcmp(name, "ins") == 0 || strcmp(name, "moveTo") == 0) {
        remark_changes(it);
    } else if (strcmp(name, "footnote") == 0 || strcmp(name, "endnote") == 0) {
        docx_start_note(it, name, pairs);
    } else {
        start_piece(it, name, pairs);
    }
}

static void on_start(void *state, const char *name, const char *space,
                     xml_pairs pairs)
{
    docx *it = state;

    it->depth++;
    if (it->skip)
        return;
    if (it->in_props && !it->is_run_props && strcmp(name, "rPr") != 0) {
        if (strcmp(name, "pPrChange") == 0 || strcmp(name, "sectPr") == 0)
            it->skip = it->depth;
        else
            start_para_prop(it, name, pairs);
        return;
    }
    if (it->is_run_props) {
        if (strcmp(name, "rPrChange") == 0)
            it->skip = it->depth;
        else if (it->in_props)
            start_para_prop(it, name, pairs);
        else
            start_run_prop(it, name, pairs);
        return;
    }
    if (is_left_out(it, name, space)) {
        it->skip = it->in_row_props ? it->row : it->depth;
        it->in_row_props = false;
        if (strcmp(name, "del") == 0 || strcmp(name, "moveFrom") == 0)
            remark_changes(it);
        return;
    }
    if (strcmp(name, "txbxContent") == 0 && !it->box) {
        it->box = it->depth;
        docx_close_para(it);
    }
    if (is_word(space))
        start_word(it, name, pairs);
    else if (strcmp(name, "t") == 0 && xml_space_ends(space, "/math"))
        it->in_text = true;
}

static void end_row(docx *it)
{
    if (it->tables == 1)
        docx_close_para(it);
}

static void end_word(docx *it, const char *name)
{
    if (strcmp(name, "t") == 0) {
        it->in_text = false;
    } else if (strcmp(name, "r") == 0) {
        if (it->has_custom)
            docx_end_custom(it);
        it->is_hidden = it->is_raised = false;
    } else if (strcmp(name, "pPr") == 0) {
        end_props(it);
    } else if (strcmp(name, "rPr") == 0) {
        it->is_run_props = false;
    } else if (strcmp(name, "p") == 0) {
        if (!it->joins && (!it->tables || it->box))
            docx_close_para(it);
    } else if (strcmp(name, "trPr") == 0) {
        it->in_row_props = false;
    } else if (strcmp(name, "tr") == 0) {
        end_row(it);
    } else if (strcmp(name, "tbl") == 0) {
        if (it->tables)
            it->tables--;
    }
}

/* A section ends in the properties of its last paragraph. */
static void end_section(docx *it)
{
    if (it->pass != PASS_TEXT)
        return;
    it->section++;
    for (int kind = 0; kind < 2; kind++)
        if (docx_plan_notes(&it->plan, it->section, kind).restart >
            RESTART_NEVER)
            it->number[kind] = 0;
}

static void on_end(void *state, const char *name, const char *space)
{
    docx *it = state;

    if (it->skip == it->depth && strcmp(name, "sectPr") == 0)
        end_section(it);
    if (it->skip) {
        if (it->skip == it->depth)
            it->skip = 0;
    } else {
        if (is_word(space))
            end_word(it, name);
        else if (strcmp(name, "t") == 0)
            it->in_text = false;
        if (it->box == it->depth) {
            docx_close_para(it);
            it->box = 0;
        }
        if (it->in_note && it->note_depth == it->depth)
            docx_end_note(it);
    }
    it->depth--;
}

static void on_text(void *state, const char *at, size_t len)
{
    docx *it = state;

    if (!it->in_text || it->skip)
        return;
    if (it->has_custom && !docx_is_silent(it)) {
        docx_called *own = &it->called[it->custom_kind][it->custom];
        const size_t used = strlen(own->label);

        snprintf(own->label + used, sizeof own->label - used, "%.*s", (int)len,
                 at);
        return;
    }
    add_text(it, at, len);
}

static const xml_events events = {on_start, on_end, on_text};

/* -- the file -- */

static bool walk(docx *it, docx_pass now, const pack_part *part)
{
    it->pass = now;
    it->depth = it->skip = it->box = 0;
    it->codes = it->tables = 0;
    it->field.len = 0;
    it->in_props = it->is_run_props = it->in_row_props = false;
    it->is_open = it->joins = it->has_custom = it->in_text = false;
    return xml_walk(part->at, part->len, &events, it);
}

/* A part that the file need not have: false, it has it and it is damaged. */
static bool read_part(docx *it, const pack *from, const buffer *name,
                      bool (*read)(docx *it, const pack_part *part))
{
    const pack_part *part = name->len ? pack_find(from, name->at) : NULL;

    return !name->len || !pack_has(from, name->at) || (part && read(it, part));
}

static bool read_styles(docx *it, const pack_part *part)
{
    return docx_styles_read(&it->styles, part);
}

static bool read_numbering(docx *it, const pack_part *part)
{
    return numbering_read(&it->numbering, part->at, part->len);
}

static bool read_settings(docx *it, const pack_part *part)
{
    return docx_plan_read(&it->plan, part);
}

/* Notes of a kind; a file whose notes cannot be read is not read at all. */
static bool read_notes(docx *it, const pack *from, int kind, const char *name)
{
    const pack_part *part = name ? pack_find(from, name) : NULL;

    it->kind = kind;
    if (it->count[kind] == 0)
        return true;
    if (!part || !walk(it, PASS_NOTES, part))
        return false;
    docx_remark_lost_notes(it, kind);
    return true;
}

static void docx_close(docx *it)
{
    docx_styles_close(&it->styles);
    numbering_close(&it->numbering);
    free(it->plan.section);
    bytes_free(&it->field);
    for (int kind = 0; kind < 2; kind++) {
        names_free(&it->id[kind]);
        free(it->called[kind]);
        free(it->first[kind]);
    }
}

/* Read the main part and what belongs to it.  Gives the part that fails. */
static const char *read_main(docx *it, const pack *from, docx_relations *own,
                             const char *name)
{
    const pack_part *main_part = pack_find(from, name);

    if (!main_part || !docx_relations_read(own, from, name))
        return name;
    if (!read_part(it, from, &own->styles, read_styles))
        return own->styles.at;
    if (!read_part(it, from, &own->numbering, read_numbering))
        return own->numbering.at;
    if (!read_part(it, from, &own->settings, read_settings))
        return own->settings.at;
    it->plan.inserted = it->plan.deleted = 0;
    if (!docx_plan_read(&it->plan, main_part) ||
        !walk(it, PASS_TEXT, main_part) || !it->has_body)
        return name;
    docx_close_para(it);
    if (memmem(main_part->at, main_part->len, "txbxContent", 11) &&
        !walk(it, PASS_BOXES, main_part))
        return name;
    docx_close_para(it);
    if (!read_notes(it, from, 0, own->footnotes.at))
        return own->footnotes.len ? own->footnotes.at : name;
    if (!read_notes(it, from, 1, own->endnotes.at))
        return own->endnotes.len ? own->endnotes.at : name;
    return NULL;
}

refusal docx_read(emit *out, const char *at, size_t len, const nest *in)
{
    pack from;
    docx it = {.out = out,
               .scope = in->scope,
               .styles.out = out,
               .styles.numbering = &it.numbering,
               .numbering.out = out,
               .plan.out = out};
    docx_relations top = {.out = out, .from = ""};
    docx_relations own = {.out = out};
    refusal no = {IBID_OK, NULL};
    const char *failed;

    for (int kind = 0; kind < 2; kind++)
        it.plan.whole.of[kind].restart = -1;
    pack_open(&from, out, at, len, pack_wants_markup);
    (void)docx_relations_read(&top, &from, "");
    own.from = top.main.at;
    failed =
        top.main.len ? read_main(&it, &from, &own, top.main.at) : "_rels/.rels";
    if (failed || from.is_cut)
        no = pack_refusal(&from, failed ? failed : "");
    docx_close(&it);
    docx_relations_close(&top);
    docx_relations_close(&own);
    pack_close(&from);
    return no;
}
