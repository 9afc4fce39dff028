/* docx.c - Word's files (ECMA-376, WordprocessingML), transitional and strict.
 *
 * The main part is named by _rels/.rels, its notes and styles by its own rels.
 * It is walked twice before it is read: for tracked changes and the sections'
 * numbering of notes, which stand after what they govern.  Text boxes are read
 * after the text, notes after them, in the order of their references; all by
 * the same walk, which is told what to read.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "worker/costs.h"
#include "worker/pack.h"
#include "worker/xml.h"

/* Transitional and strict have namespaces of their own. */
static bool is_word(const char *space)
{
    return strstr(space, "wordprocessingml") != NULL;
}

/* -- styles -- */

typedef struct style {
    uint32_t based;      /* another style, or IBID_NONE */
    int16_t outline;     /* level of a heading from 1; 0 none; -1 not said */
    int16_t left, right; /* twips, -1 not said; up to 32767 */
    bool is_quote, is_list;
} style;

typedef struct styles {
    names id;
    style *item;
    uint32_t room, now;
    emit *out;
    bool in_style;
} styles;

static style *style_at(styles *all, uint32_t number)
{
    while (number >= all->room) {
        const uint32_t room = all->room * 2 + 64;

        all->item = bytes_resize(all->out, all->item, room * sizeof *all->item);
        for (uint32_t i = all->room; i < room; i++)
            all->item[i] = (style){
                .based = IBID_NONE, .outline = -1, .left = -1, .right = -1};
        all->room = room;
    }
    return &all->item[number];
}

static uint32_t style_id(styles *all, const char *id)
{
    const uint32_t number = names_add(all->out, &all->id, id, strlen(id));

    (void)style_at(all, number);
    return number;
}

/* Names of styles of quotations set off, as Word has them in its languages. */
static bool is_quote_name(const char *name)
{
    static const char *const names_[] = {"quote",
                                         "intense quote",
                                         "block text",
                                         "block quote",
                                         "blockquote",
                                         "block quotation",
                                         "quotation",
                                         "quotations",
                                         "zitat",
                                         "intensives zitat",
                                         "blockzitat",
                                         "citation",
                                         "citation intense",
                                         "citation longue",
                                         "cita",
                                         "cita destacada",
                                         "cita intensa",
                                         "citazione",
                                         "citazione intensa",
                                         "citação",
                                         "citaat",
                                         "duidelijk citaat",
                                         "цитата",
                                         "выделенная цитата",
                                         "extract",
                                         "long quote",
                                         "displayed quote",
                                         "bloquote",
                                         "texte en bloc"};

    for (size_t i = 0; i < sizeof names_ / sizeof *names_; i++)
        if (strcasecmp(name, names_[i]) == 0)
            return true;
    return false;
}

static int16_t twips_of(const char *value)
{
    const long twips = value ? strtol(value, NULL, 10) : 0;

    return (int16_t)(twips < 0 ? 0 : twips > 32000 ? 32000 : twips);
}

/* w:ind of a style or a paragraph. */
static void take_indent(xml_pairs pairs, int16_t *left, int16_t *right)
{
    char value[32];

    if (xml_value(pairs, "left", value, sizeof value) ||
        xml_value(pairs, "start", value, sizeof value))
        *left = twips_of(value);
    if (xml_value(pairs, "right", value, sizeof value) ||
        xml_value(pairs, "end", value, sizeof value))
        *right = twips_of(value);
}

static int16_t outline_of(const char *value)
{
    return value[0] >= '0' && value[0] <= '8' && !value[1]
               ? (int16_t)(value[0] - '0' + 1)
               : 0;
}

static void style_start(void *state, const char *name, const char *space,
                        xml_pairs pairs)
{
    styles *all = state;
    char value[256];
    style *own;

    (void)space;
    if (strcmp(name, "style") == 0) {
        all->in_style = false;
        if (xml_value(pairs, "type", value, sizeof value) &&
            strcmp(value, "paragraph") != 0)
            return;
        if (!xml_value(pairs, "styleId", value, sizeof value))
            return;
        all->now = style_id(all, value);
        all->in_style = true;
        return;
    }
    if (!all->in_style)
        return;
    if (strcmp(name, "basedOn") == 0) {
        if (xml_value(pairs, "val", value, sizeof value)) {
            const uint32_t based = style_id(all, value);

            style_at(all, all->now)->based = based;
        }
        return;
    }
    own = style_at(all, all->now);
    if (strcmp(name, "outlineLvl") == 0) {
        if (xml_value(pairs, "val", value, sizeof value))
            own->outline = outline_of(value);
    } else if (strcmp(name, "name") == 0) {
        if (xml_value(pairs, "val", value, sizeof value)) {
            own->is_quote |= is_quote_name(value);
            if (strncasecmp(value, "heading ", 8) == 0 && own->outline < 0)
                own->outline = outline_of((char[]){(char)(value[8] - 1), 0});
            if (strcasecmp(value, "title") == 0)
                own->outline = 1;
        }
    } else if (strcmp(name, "numPr") == 0) {
        own->is_list = true;
    } else if (strcmp(name, "ind") == 0) {
        take_indent(pairs, &own->left, &own->right);
    }
}

static void nothing_ends(void *state, const char *name, const char *space)
{
    (void)state;
    (void)name;
    (void)space;
}

static void style_end(void *state, const char *name, const char *space)
{
    styles *all = state;

    (void)space;
    if (strcmp(name, "style") == 0)
        all->in_style = false;
}

/* What a style says with all that it is based on. */
static style style_whole(styles *all, uint32_t number)
{
    style sum = {.based = IBID_NONE, .outline = -1, .left = -1, .right = -1};

    for (int i = 0; i < STYLE_CHAIN_MAX && number != IBID_NONE; i++) {
        const style *own = style_at(all, number);

        if (sum.outline < 0)
            sum.outline = own->outline;
        if (sum.left < 0)
            sum.left = own->left;
        if (sum.right < 0)
            sum.right = own->right;
        sum.is_quote |= own->is_quote;
        sum.is_list |= own->is_list;
        number = own->based;
    }
    return sum;
}

/* -- relations -- */

typedef struct relations {
    emit *out;
    const char *from; /* the part that they belong to */
    buffer main, footnotes, endnotes, styles, settings;
} relations;

static void relation_start(void *state, const char *name, const char *space,
                           xml_pairs pairs)
{
    relations *it = state;
    char type[256], target[512], mode[16];
    buffer *to;

    (void)space;
    if (strcmp(name, "Relationship") != 0 ||
        !xml_value(pairs, "Type", type, sizeof type) ||
        !xml_value(pairs, "Target", target, sizeof target))
        return;
    if (xml_value(pairs, "TargetMode", mode, sizeof mode) &&
        strcmp(mode, "External") == 0)
        return;
    to = xml_space_ends(type, "/officeDocument") ? &it->main
         : xml_space_ends(type, "/footnotes")    ? &it->footnotes
         : xml_space_ends(type, "/endnotes")     ? &it->endnotes
         : xml_space_ends(type, "/styles")       ? &it->styles
         : xml_space_ends(type, "/settings")     ? &it->settings
                                                 : NULL;
    if (to && to->len == 0)
        path_join(it->out, to, it->from, target, strlen(target));
}

static const xml_events relation_events = {relation_start, nothing_ends, NULL};

static void relations_close(relations *it)
{
    bytes_free(&it->main);
    bytes_free(&it->footnotes);
    bytes_free(&it->endnotes);
    bytes_free(&it->styles);
    bytes_free(&it->settings);
}

/* -- numbering of notes -- */

typedef enum restart { RESTART_NEVER, RESTART_SECTION, RESTART_PAGE } restart;

/* How notes of one kind are numbered in a section. */
typedef struct numbering {
    char form[20];  /* "decimal", "lowerRoman", ...; "" not said */
    uint32_t start; /* 0: not said */
    int restart;    /* -1: not said */
} numbering;

typedef struct section {
    numbering of[2]; /* footnotes, endnotes */
} section;

typedef struct plan {
    emit *out;
    section *section; /* in order; the last holds to the end */
    size_t count, room;
    section now, whole; /* whole: of settings.xml */
    int kind;           /* -1, or 0, 1: inside w:footnotePr, w:endnotePr */
    size_t in_section;  /* depth of w:sectPr */
    size_t in_old;      /* of w:sectPrChange: as it was before */
    size_t depth;
    uint32_t inserted, deleted; /* tracked changes */
} plan;

static void plan_start(void *state, const char *name, const char *space,
                       xml_pairs pairs)
{
    plan *it = state;
    char value[32];
    numbering *own;

    (void)space;
    it->depth++;
    if (it->in_old)
        return;
    if (strcmp(name, "sectPr") == 0) {
        it->in_section = it->depth;
        it->now = (section){{{.restart = -1}, {.restart = -1}}};
    } else if (strcmp(name, "sectPrChange") == 0) {
        it->in_old = it->depth;
    } else if (strcmp(name, "footnotePr") == 0) {
        it->kind = 0;
    } else if (strcmp(name, "endnotePr") == 0) {
        it->kind = 1;
    } else if (strcmp(name, "ins") == 0 || strcmp(name, "moveTo") == 0) {
        it->inserted++;
    } else if (strcmp(name, "del") == 0 || strcmp(name, "moveFrom") == 0) {
        it->deleted++;
    }
    if (it->kind < 0 || !xml_value(pairs, "val", value, sizeof value))
        return;
    own = it->in_section ? &it->now.of[it->kind] : &it->whole.of[it->kind];
    if (strcmp(name, "numFmt") == 0)
        snprintf(own->form, sizeof own->form, "%.19s", value);
    else if (strcmp(name, "numStart") == 0)
        own->start = (uint32_t)strtoul(value, NULL, 10);
    else if (strcmp(name, "numRestart") == 0)
        own->restart = strcmp(value, "eachSect") == 0   ? RESTART_SECTION
                       : strcmp(value, "eachPage") == 0 ? RESTART_PAGE
                                                        : RESTART_NEVER;
}

static void plan_end(void *state, const char *name, const char *space)
{
    plan *it = state;

    (void)space;
    if (it->in_old == it->depth)
        it->in_old = 0;
    if (strcmp(name, "footnotePr") == 0 || strcmp(name, "endnotePr") == 0)
        it->kind = -1;
    if (it->in_section == it->depth) {
        it->in_section = 0;
        if (it->count == it->room) {
            it->room = it->room * 2 + 8;
            it->section = bytes_resize(it->out, it->section,
                                       it->room * sizeof *it->section);
        }
        it->section[it->count++] = it->now;
    }
    it->depth--;
}

/* How a section numbers notes of a kind: its own word, else the file's, else
 * the standard's (17.11.17 and 17.11.18: decimal, lower Roman). */
static numbering numbering_of(const plan *it, size_t at, int kind)
{
    numbering sum = {.restart = -1};

    if (it->count)
        sum = it->section[at < it->count ? at : it->count - 1].of[kind];
    if (!sum.form[0])
        snprintf(sum.form, sizeof sum.form, "%s",
                 it->whole.of[kind].form[0] ? it->whole.of[kind].form
                 : kind                     ? "lowerRoman"
                                            : "decimal");
    if (!sum.start)
        sum.start = it->whole.of[kind].start ? it->whole.of[kind].start : 1;
    if (sum.restart < 0)
        sum.restart = it->whole.of[kind].restart;
    return sum;
}

static void write_roman(char *to, size_t size, uint32_t n, bool upper)
{
    static const struct {
        uint32_t is;
        const char *low, *up;
    } sign[] = {{1000, "m", "M"},  {900, "cm", "CM"}, {500, "d", "D"},
                {400, "cd", "CD"}, {100, "c", "C"},   {90, "xc", "XC"},
                {50, "l", "L"},    {40, "xl", "XL"},  {10, "x", "X"},
                {9, "ix", "IX"},   {5, "v", "V"},     {4, "iv", "IV"},
                {1, "i", "I"}};
    size_t len = 0;

    to[0] = '\0';
    for (size_t i = 0; i < sizeof sign / sizeof *sign; i++)
        for (; n >= sign[i].is && len + 3 < size && n < 4000; n -= sign[i].is)
            len += (size_t)snprintf(to + len, size - len, "%s",
                                    upper ? sign[i].up : sign[i].low);
}

/* The sign of a note: *, †, ‡, § and then each twice, thrice (17.18.59). */
static void write_chicago(char *to, size_t size, uint32_t n)
{
    static const char *const sign[] = {"*", "†", "‡", "§"};
    size_t len = 0;

    to[0] = '\0';
    for (uint32_t i = 0; i <= (n - 1) / 4 && len + 4 < size; i++)
        len += (size_t)snprintf(to + len, size - len, "%s", sign[(n - 1) % 4]);
}

static void write_label(char to[LABEL_MAX], const char *form, uint32_t n)
{
    const bool upper = strncmp(form, "upper", 5) == 0;

    if (strstr(form, "Roman") && n < 4000) {
        write_roman(to, LABEL_MAX, n, upper);
    } else if (strstr(form, "Letter") && n > 0 && n <= 26 * 6) {
        memset(to, (upper ? 'A' : 'a') + (int)((n - 1) % 26), (n - 1) / 26 + 1);
        to[(n - 1) / 26 + 1] = '\0';
    } else if (strcmp(form, "chicago") == 0 && n > 0) {
        write_chicago(to, LABEL_MAX, n);
    } else {
        snprintf(to, LABEL_MAX, "%u", n);
    }
}

/* -- the walk -- */

typedef enum pass { PASS_TEXT, PASS_BOXES, PASS_NOTES } pass;

/* A note that was called, in order. */
typedef struct called {
    uint32_t id; /* in docx.id */
    char label[LABEL_MAX];
    bool is_custom; /* the note's own text begins with its sign */
} called;

typedef struct docx {
    emit *out;
    styles styles;
    plan plan;
    pass pass;
    size_t depth;

    size_t skip; /* depth of the element that is left out, 0: none */
    size_t box;  /* depth of the outermost text box */
    uint32_t boxes;

    /* the paragraph */
    bool in_props, is_run_props;
    style para;
    bool has_num;
    uint32_t level;
    bool joins; /* its end is deleted: the next one goes on in it */
    bool is_open;
    uint32_t tables;
    bool has_cell_text; /* of the row */

    /* the run */
    bool is_hidden, is_raised;
    bool in_text;
    bool has_custom; /* what follows in the run is the sign of `custom` */
    size_t custom;
    uint8_t custom_kind;

    /* fields: whether we are in the code of each that is open */
    buffer field;
    uint32_t codes;

    /* notes: footnotes, endnotes */
    names id[2];
    called *called[2];
    uint32_t *first[2]; /* of each id: the first call of it */
    size_t count[2], room[2];
    uint32_t number[2];
    uint32_t ids[2]; /* how many ids were called */
    size_t section;

    /* of PASS_NOTES */
    int kind;
    bool in_note;
    size_t note_depth;

    size_t row; /* depth of the row that began last */
    bool in_row_props;

    uint32_t scope;
    bool has_body;   /* the main part is a document */
    bool has_remark; /* on changes */
} docx;

static void open_para(docx *it)
{
    const style *p = &it->para;
    ibid_block_kind kind = IBID_BLOCK_PARAGRAPH;
    uint32_t level = 0;

    if (it->is_open)
        return;
    it->is_open = true;
    if (it->tables && !it->box) {
        kind = IBID_BLOCK_TABLE;
    } else if (p->outline > 0) {
        kind = IBID_BLOCK_HEADING;
        level = (uint32_t)p->outline;
    } else if (p->is_quote) {
        kind = IBID_BLOCK_QUOTATION;
    } else if (it->has_num || p->is_list) {
        kind = IBID_BLOCK_LIST;
        level = it->level + 1;
    } else if (p->left >= SETOFF_TWIPS && p->right >= SETOFF_TWIPS) {
        kind = IBID_BLOCK_QUOTATION;
    }
    emit_block(it->out, kind, level);
}

static void close_para(docx *it)
{
    if (it->is_open)
        emit_block_end(it->out);
    it->is_open = false;
}

static bool is_silent(const docx *it)
{
    return it->skip || it->codes || it->is_hidden ||
           (it->pass == PASS_BOXES && !it->box) ||
           (it->pass == PASS_NOTES && !it->in_note);
}

static void add_text(docx *it, const char *at, size_t len)
{
    if (is_silent(it) || len == 0)
        return;
    open_para(it);
    if (it->is_raised)
        emit_raised(it->out, true);
    emit_text(it->out, at, len);
    if (it->is_raised)
        emit_raised(it->out, false);
    it->has_cell_text = true;
}

/* -- references -- */

static void add_called(docx *it, int kind, uint32_t id, bool is_custom)
{
    called *own;

    if (it->count[kind] == it->room[kind]) {
        it->room[kind] = it->room[kind] * 2 + 32;
        it->called[kind] =
            bytes_resize(it->out, it->called[kind],
                         it->room[kind] * sizeof *it->called[kind]);
        it->first[kind] = bytes_resize(
            it->out, it->first[kind], it->room[kind] * sizeof *it->first[kind]);
    }
    if (id == it->ids[kind]) {
        it->first[kind][id] = (uint32_t)it->count[kind];
        it->ids[kind]++;
    }
    own = &it->called[kind][it->count[kind]++];
    *own = (called){.id = id, .is_custom = is_custom};
    if (!is_custom) {
        const numbering form = numbering_of(&it->plan, it->section, kind);

        write_label(own->label, form.form, form.start + it->number[kind]++);
    }
}

/* The sign of a note that has its own comes as text of the run: it is kept
 * until the run ends. */
static void end_custom(docx *it)
{
    called *own = &it->called[it->custom_kind][it->custom];
    char key[48];

    it->has_custom = false;
    if (is_silent(it))
        return;
    snprintf(key, sizeof key, "%.0u%c%u", it->scope, "fe"[it->custom_kind],
             own -> id);
    open_para(it);
    emit_mark(it->out, key, own->label[0] ? own->label : "*");
}

static void take_reference(docx *it, int kind, xml_pairs pairs)
{
    char id[32], key[48], custom[16];
    bool is_custom;
    uint32_t number;

    if (is_silent(it) || it->pass == PASS_NOTES ||
        !xml_value(pairs, "id", id, sizeof id))
        return;
    is_custom = xml_value(pairs, "customMarkFollows", custom, sizeof custom) &&
                strcmp(custom, "0") != 0 && strcmp(custom, "false") != 0;
    number = names_add(it->out, &it->id[kind], id, strlen(id));
    add_called(it, kind, number, is_custom);
    if (is_custom) {
        it->has_custom = true;
        it->custom = it->count[kind] - 1;
        it->custom_kind = (uint8_t)kind;
        return;
    }
    snprintf(key, sizeof key, "%.0u%c%u", it->scope, "fe"[kind], number);
    open_para(it);
    emit_mark(it->out, key, it->called[kind][it->count[kind] - 1].label);
    it->has_cell_text = true;
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
                it->para = style_whole(&it->styles, id);
            else
                it->para.is_quote = is_quote_name(value);
        }
    } else if (strcmp(name, "outlineLvl") == 0) {
        if (xml_value(pairs, "val", value, sizeof value))
            it->para.outline = outline_of(value);
    } else if (strcmp(name, "ind") == 0) {
        take_indent(pairs, &it->para.left, &it->para.right);
    } else if (strcmp(name, "ilvl") == 0) {
        if (xml_value(pairs, "val", value, sizeof value))
            it->level =
                (uint32_t)(value[0] >= '0' && value[0] <= '8' ? value[0] - '0'
                                                              : 0);
    } else if (strcmp(name, "numId") == 0) {
        if (xml_value(pairs, "val", value, sizeof value))
            it->has_num = strcmp(value, "0") != 0;
        if (!it->has_num)
            it->para.is_list = false;
    } else if (strcmp(name, "del") == 0 || strcmp(name, "moveFrom") == 0) {
        it->joins = true; /* the mark of the paragraph's end */
        remark_changes(it);
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
            close_para(it);
        else if (it->is_open && it->has_cell_text)
            emit_text(it->out, " ", 1);
    }
    it->joins = false;
    it->para =
        (style){.based = IBID_NONE, .outline = -1, .left = -1, .right = -1};
    it->has_num = false;
    it->level = 0;
}

/* A page as it was last printed ends: the file keeps no other pages. */
static void end_page(docx *it)
{
    if (it->pass != PASS_TEXT)
        return;
    for (int kind = 0; kind < 2; kind++)
        if (numbering_of(&it->plan, it->section, kind).restart == RESTART_PAGE)
            it->number[kind] = 0;
}

static void start_piece(docx *it, const char *name, xml_pairs pairs)
{
    if (strcmp(name, "tab") == 0 || strcmp(name, "ptab") == 0) {
        add_text(it, " ", 1);
    } else if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0) {
        if (!is_silent(it) && it->is_open)
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
        take_reference(it, 0, pairs);
    } else if (strcmp(name, "endnoteReference") == 0) {
        take_reference(it, 1, pairs);
    } else if (strcmp(name, "t") == 0) {
        it->in_text = true;
    }
}

static void start_note(docx *it, const char *name, xml_pairs pairs);

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
            close_para(it);
    } else if (strcmp(name, "tr") == 0) {
        if (it->tables == 1)
            close_para(it);
        it->has_cell_text = false;
        it->row = it->depth;
    } else if (strcmp(name, "trPr") == 0) {
        it->in_row_props = true;
    } else if (strcmp(name, "ins") == 0 || strcmp(name, "moveTo") == 0) {
        remark_changes(it);
    } else if (strcmp(name, "footnote") == 0 || strcmp(name, "endnote") == 0) {
        start_note(it, name, pairs);
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
        close_para(it);
    }
    if (is_word(space))
        start_word(it, name, pairs);
    else if (strcmp(name, "t") == 0 && xml_space_ends(space, "/math"))
        it->in_text = true;
}

static void end_row(docx *it)
{
    if (it->tables == 1)
        close_para(it);
}

static void end_word(docx *it, const char *name)
{
    if (strcmp(name, "t") == 0) {
        it->in_text = false;
    } else if (strcmp(name, "r") == 0) {
        if (it->has_custom)
            end_custom(it);
        it->is_hidden = it->is_raised = false;
    } else if (strcmp(name, "pPr") == 0) {
        it->in_props = false;
    } else if (strcmp(name, "rPr") == 0) {
        it->is_run_props = false;
    } else if (strcmp(name, "p") == 0) {
        if (!it->joins && (!it->tables || it->box))
            close_para(it);
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
        if (numbering_of(&it->plan, it->section, kind).restart > RESTART_NEVER)
            it->number[kind] = 0;
}

static void end_note_element(docx *it);

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
            close_para(it);
            it->box = 0;
        }
        if (it->in_note && it->note_depth == it->depth)
            end_note_element(it);
    }
    it->depth--;
}

static void on_text(void *state, const char *at, size_t len)
{
    docx *it = state;

    if (!it->in_text || it->skip)
        return;
    if (it->has_custom && !is_silent(it)) {
        called *own = &it->called[it->custom_kind][it->custom];
        const size_t used = strlen(own->label);

        snprintf(own->label + used, sizeof own->label - used, "%.*s", (int)len,
                 at);
        return;
    }
    add_text(it, at, len);
}

static const xml_events events = {on_start, on_end, on_text};

/* -- notes -- */

static void start_note(docx *it, const char *name, xml_pairs pairs)
{
    char id[32], type[32], key[48];
    const called *own;
    uint32_t number;

    if (it->pass != PASS_NOTES || it->in_note ||
        !xml_value(pairs, "id", id, sizeof id))
        return;
    if (strcmp(name, it->kind ? "endnote" : "footnote") != 0 ||
        (xml_value(pairs, "type", type, sizeof type) &&
         strcmp(type, "normal") != 0))
        return; /* separators */
    number = names_find(&it->id[it->kind], id, strlen(id));
    if (number == IBID_NONE)
        return;
    own = &it->called[it->kind][it->first[it->kind][number]];
    snprintf(key, sizeof key, "%.0u%c%u", it->scope, "fe"[it->kind], number);
    emit_note(it->out, key, own->is_custom ? NULL : own->label, it->kind);
    it->in_note = true;
    it->note_depth = it->depth;
}

static void end_note_element(docx *it)
{
    close_para(it);
    emit_note_end(it->out);
    it->in_note = false;
    it->joins = false;
}

/* -- the file -- */

static bool walk(docx *it, pass now, const pack_part *part)
{
    it->pass = now;
    it->depth = it->skip = it->box = 0;
    it->codes = it->tables = 0;
    it->field.len = 0;
    it->in_props = it->is_run_props = it->in_row_props = false;
    it->is_open = it->joins = it->has_custom = it->in_text = false;
    return xml_walk(part->at, part->len, &events, it);
}

static bool read_styles(docx *it, const pack *from, const char *name)
{
    static const xml_events style_events = {style_start, style_end, NULL};
    const pack_part *part = name ? pack_find(from, name) : NULL;

    return !name || !pack_has(from, name) ||
           (part && xml_walk(part->at, part->len, &style_events, &it->styles));
}

static bool read_plan(docx *it, const pack_part *part)
{
    static const xml_events plan_events = {plan_start, plan_end, NULL};

    it->plan.kind = -1;
    it->plan.depth = it->plan.in_old = it->plan.in_section = 0;
    return part && xml_walk(part->at, part->len, &plan_events, &it->plan);
}

/* Notes of a kind; a file whose notes cannot be read is not read at all. */
static bool read_notes(docx *it, const pack *from, int kind, const char *name)
{
    const pack_part *part = name ? pack_find(from, name) : NULL;

    it->kind = kind;
    if (it->count[kind] == 0)
        return true;
    return part && walk(it, PASS_NOTES, part);
}

static bool read_relations(relations *it, const pack *from, const char *part)
{
    const char *base = path_base(part);
    buffer name = {0};
    const pack_part *rels;
    bool is_whole;

    bytes_add(it->out, &name, part, (size_t)(base - part));
    bytes_add(it->out, &name, "_rels/", 6);
    bytes_add(it->out, &name, base, strlen(base));
    bytes_add(it->out, &name, ".rels", 5);
    rels = pack_find(from, name.at);
    is_whole = rels ? xml_walk(rels->at, rels->len, &relation_events, it)
                    : !pack_has(from, name.at);
    bytes_free(&name);
    it->from = part;
    return is_whole;
}

static void docx_close(docx *it)
{
    names_free(&it->styles.id);
    free(it->styles.item);
    free(it->plan.section);
    bytes_free(&it->field);
    for (int kind = 0; kind < 2; kind++) {
        names_free(&it->id[kind]);
        free(it->called[kind]);
        free(it->first[kind]);
    }
}

/* Read the main part and what belongs to it.  Gives the part that fails. */
static const char *read_main(docx *it, const pack *from, relations *own,
                             const char *name)
{
    const pack_part *main_part = pack_find(from, name);

    if (!main_part || !read_relations(own, from, name))
        return name;
    if (!read_styles(it, from, own->styles.at))
        return own->styles.at;
    if (own->settings.len && pack_find(from, own->settings.at) &&
        !read_plan(it, pack_find(from, own->settings.at)))
        return own->settings.at;
    it->plan.inserted = it->plan.deleted = 0;
    if (!read_plan(it, main_part) || !walk(it, PASS_TEXT, main_part) ||
        !it->has_body)
        return name;
    close_para(it);
    if (memmem(main_part->at, main_part->len, "txbxContent", 11) &&
        !walk(it, PASS_BOXES, main_part))
        return name;
    close_para(it);
    if (!read_notes(it, from, 0, own->footnotes.at))
        return own->footnotes.len ? own->footnotes.at : name;
    if (!read_notes(it, from, 1, own->endnotes.at))
        return own->endnotes.len ? own->endnotes.at : name;
    return NULL;
}

refusal docx_read(emit *out, const char *at, size_t len, const nest *in)
{
    pack from;
    docx it = {
        .out = out, .scope = in->scope, .styles.out = out, .plan.out = out};
    relations top = {.out = out, .from = ""};
    relations own = {.out = out};
    refusal no = {IBID_OK, NULL};
    const char *failed;

    for (int kind = 0; kind < 2; kind++)
        it.plan.whole.of[kind].restart = -1;
    pack_open(&from, out, at, len, pack_wants_markup);
    (void)read_relations(&top, &from, "");
    own.from = top.main.at;
    failed =
        top.main.len ? read_main(&it, &from, &own, top.main.at) : "_rels/.rels";
    if (failed || from.is_cut)
        no = pack_refusal(&from, failed ? failed : "");
    docx_close(&it);
    relations_close(&top);
    relations_close(&own);
    pack_close(&from);
    return no;
}
