/* html.c - HTML and XHTML, by the SAX events of libxml2's HTML parser.
 *
 * A note is known by what links to it: a link whose label is that of a mark
 * ("[1]", "12", "*") calls the element that it leads to, if that element says
 * that it is a note or links back to the mark.  A link that leads back is not
 * the note's text.  No tree is built; what is open stands on a stack that
 * lives on the heap.
 */

#include "worker/html.h"

#include "worker/html_own.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libxml/parserInternals.h>

#include "worker/charset.h"

/* -- links and marks -- */

static bool is_back_sign(const char *at, size_t len)
{
    static const char *const signs[] = {"↩",    "↵",    "↑",      "←",     "⤴",
                                        "⏎",    "^",    "⇑",      "⮌",   "↖",
                                        "back", "Back", "return", "Return"};

    while (len && (uint8_t)at[0] <= ' ')
        at++, len--;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (len >= strlen(signs[i]) &&
            memcmp(at, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

/* Is it printed as a mark is: a number, a sign, a letter, at most in
 * brackets? */
static bool is_mark_label(const char *at, size_t len)
{
    size_t digits = 0;

    at = html_bare_label(at, &len);
    if (len == 0 || len > 8)
        return false;
    while (digits < len && at[digits] >= '0' && at[digits] <= '9')
        digits++;
    if (digits == len)
        return len <= 4;
    if (digits)
        return digits + 1 == len && html_lower((uint8_t)at[digits]) >= 'a' &&
               html_lower((uint8_t)at[digits]) <= 'z';
    for (size_t i = 0; i < len; i++)
        if ((uint8_t)at[i] < 0x80 && !strchr("*#ivxlIVXL", at[i]) && len > 1)
            return false;
    return len == 1
               ? (at[0] > ' ' && (uint8_t)at[0] < 0x80) || strchr("*#", at[0])
               : true;
}

static void drop_link(html *it)
{
    it->has_link = false;
    it->label.len = 0;
}

/* What was kept as a label is text after all. */
static void spill_link(html *it)
{
    it->has_link = false;
    if (it->label.len == 0)
        return;
    if (it->link_raised && it->is_open)
        emit_raised(it->out, true);
    html_add_text(it, it->label.at, it->label.len);
    if (it->link_raised) {
        emit_raised(it->out, true);
        emit_raised(it->out, it->raised);
    }
    it->label.len = 0;
}

/* The mark calls the place: kept with the ids that a link back may name. */
static void keep_mark(html *it, const char *label, size_t len)
{
    html_place *place = html_place_at(it->book, it->link_to);
    size_t own = 0;

    if (place->label[0] == '\0')
        snprintf(place->label, sizeof place->label, "%.*s", (int)len, label);
    for (size_t i = it->depth; i > 0 && own < 3; i--) {
        const html_frame *at = &it->frame[i];

        if (i < it->link_depth && at->tag != TAG_SUP && at->tag != TAG_OTHER)
            break;
        if (at->id == IBID_NONE)
            continue;
        if (place->own[own] == IBID_NONE)
            place->own[own] = at->id;
        own++;
        it->book->place[at->id].anchor = true;
    }
}

static bool is_back_link(html *it, const char *label, size_t len)
{
    if (!it->in_note && !it->is_waiting)
        return false;
    return it->says_back || is_back_sign(label, len) ||
           (it->link_to != IBID_NONE &&
            html_place_at(it->book, it->link_to)->anchor &&
            is_mark_label(label, len));
}

static void take_back_link(html *it, const char *label, size_t len)
{
    if (it->is_waiting && !it->has_label && !is_back_sign(label, len) &&
        is_mark_label(label, len)) {
        const char *bare = html_bare_label(label, &len);

        snprintf(it->note_label, sizeof it->note_label, "%.*s", (int)len, bare);
        it->has_label = it->was_link = true;
    }
    drop_link(it);
}

static void end_link(html *it)
{
    size_t len = it->label.len;
    const char *label = it->label.at ? it->label.at : "";

    while (len && (uint8_t)*label <= ' ')
        label++, len--;
    while (len && (uint8_t)label[len - 1] <= ' ')
        len--;
    if (is_back_link(it, label, len)) {
        take_back_link(it, label, len);
    } else if (len && it->link_to != IBID_NONE && len < LABEL_MAX &&
               (it->says_mark || is_mark_label(label, len))) {
        char kept[LABEL_MAX];

        snprintf(kept, sizeof kept, "%.*s", (int)len, label);
        keep_mark(it, kept, len);
        drop_link(it);
        if (it->is_waiting)
            (void)html_begin_note(it, "", 0);
        if (!it->is_open)
            html_open_block(it);
        emit_mark(it->out, names_at(&it->book->address, it->link_to), kept);
    } else {
        spill_link(it);
    }
}

/* -- notes -- */

/* Ids by which programs name notes: Word, LibreOffice, pandoc, MediaWiki. */
static bool is_note_id(const char *id)
{
    static const char *const heads[] = {
        "cite_note-", "fn:",        "fn-",       "_ftn",
        "_edn",       "ftn",        "edn",       "footnote",
        "endnote",    "sdfootnote", "sdendnote", "note-ftn",
        "fn",         "en",         "note",      "nt"};

    if (strncasecmp(id, "cite_note", 9) == 0)
        return true;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        const size_t len = strlen(heads[i]);

        if (strncasecmp(id, heads[i], len) == 0) {
            const char *rest = id + len + (id[len] == '-' || id[len] == '_');

            if (*rest >= '0' && *rest <= '9' &&
                (strspn(rest, "0123456789") == strlen(rest) ||
                 strcmp(rest + strspn(rest, "0123456789"), "sym") == 0))
                return true;
        }
    }
    return false;
}

/* Does a link further on in the page lead back to what called `id`? */
static bool leads_back(html *it, uint32_t id)
{
    const html_place *place = html_place_at(it->book, id);
    const size_t now = (size_t)xmlByteConsumed(it->parser);

    for (int i = 0; i < 3; i++)
        if (place->own[i] != IBID_NONE &&
            it->book->place[place->own[i]].linked + 400 > now)
            return true;
    return false;
}

static bool is_in_list(const html *it)
{
    for (size_t i = it->depth; i > 0 && it->depth - i < 6; i--)
        if (it->frame[i].holds_notes)
            return true;
    return false;
}

static bool is_note_start(html *it, const html_said *to, html_tag tag,
                          uint32_t id)
{
    const html_place *place = html_place_at(it->book, id);
    const char *name = names_at(&it->book->address, id);
    const char *fragment = strchr(name, '#') + 1;

    if (it->in_note || it->is_waiting || tag == TAG_HEADING || place->is_noted)
        return false;
    if (to->is_mark || to->is_back || to->is_list)
        return false;
    if (to->is_note && tag != TAG_LINK)
        return true;
    if (tag == TAG_SUP)
        return false;
    if (place->label[0] == '\0')
        return false;
    return to->is_note || is_in_list(it) || is_note_id(fragment) ||
           leads_back(it, id);
}

/* The frame that holds the note whose first words are named: its paragraph or
 * item, or the element round it that is named as programs name notes. */
static size_t holder_of(html *it)
{
    size_t at = it->depth;

    while (at > 1 &&
           (it->frame[at].tag == TAG_OTHER || it->frame[at].tag == TAG_LINK ||
            it->frame[at].tag == TAG_SUP))
        at--;
    if (!it->frame[at].is_fresh)
        return 0;
    if (at > 1 && it->frame[at - 1].is_fresh &&
        it->frame[at - 1].id != IBID_NONE) {
        const char *name = names_at(&it->book->address, it->frame[at - 1].id);

        if (is_note_id(strchr(name, '#') + 1))
            at--;
    }
    return at;
}

static void begin_note_here(html *it, uint32_t id)
{
    const html_frame *own = html_top(it);
    size_t at = it->depth;

    if (own->tag == TAG_LINK || own->tag == TAG_OTHER || own->tag == TAG_SUP)
        at = holder_of(it);
    if (at == 0 || it->frame[at].tag == TAG_HTML)
        return;
    html_end_block(it);
    it->frame[at].is_note = true;
    it->is_waiting = true;
    it->note = id;
    it->has_label = it->was_link = false;
    it->note_at_end = false;
    it->note_label[0] = '\0';
    for (size_t i = at; i > 0; i--)
        if (it->frame[i].tag == TAG_ITEM && it->frame[i].number) {
            snprintf(it->note_label, sizeof it->note_label, "%u",
                     it->frame[i].number);
            it->has_label = true;
            break;
        } else if (it->frame[i].tag != TAG_BLOCK) {
            break;
        }
}

static void end_note(html *it)
{
    html_end_block(it);
    if (it->is_waiting)
        it->is_waiting = false; /* an empty note is none */
    else if (it->in_note)
        emit_note_end(it->out);
    it->in_note = false;
    it->outer_lists = 0;
}

/* -- events -- */

/* Quotation marks of a language, outer and inner. */
static const char *const *marks_of(const char *lang)
{
    static const char *const english[] = {"“", "”", "‘", "’"};
    static const struct {
        char lang[3];
        const char *mark[4];
    } other[] = {
        {"de", {"„", "“", "‚", "‘"}},     {"fr", {"« ", " »", "“", "”"}},
        {"es", {"«", "»", "“", "”"}},     {"it", {"«", "»", "“", "”"}},
        {"pt", {"«", "»", "“", "”"}},     {"ru", {"«", "»", "„", "“"}},
        {"uk", {"«", "»", "„", "“"}},     {"pl", {"„", "”", "«", "»"}},
        {"cs", {"„", "“", "‚", "‘"}},     {"nl", {"“", "”", "‘", "’"}},
        {"sv", {"”", "”", "’", "’"}},     {"fi", {"”", "”", "’", "’"}},
        {"da", {"»", "«", "›", "‹"}},     {"no", {"«", "»", "‘", "’"}},
        {"ja", {"「", "」", "『", "』"}}, {"el", {"«", "»", "“", "”"}},
        {"ar", {"«", "»", "“", "”"}},
    };

    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if (strcmp(lang, other[i].lang) == 0)
            return other[i].mark;
    return english;
}

static void add_mark_of_q(html *it, bool closing)
{
    const char *mark =
        marks_of(it->lang)[(it->qs > 1 ? 2 : 0) + (closing ? 1 : 0)];

    html_add_text(it, mark, strlen(mark));
}

static html_frame *push(html *it, html_tag tag)
{
    if (++it->depth == it->room) {
        it->room *= 2;
        it->frame =
            bytes_resize(it->out, it->frame, it->room * sizeof *it->frame);
    }
    *html_top(it) =
        (html_frame){.tag = (uint8_t)tag, .id = IBID_NONE, .is_fresh = true};
    return html_top(it);
}

static void start_item(html *it, html_frame *own, const html_said *to)
{
    html_frame *list = NULL;

    for (size_t i = it->depth; i-- > 1;)
        if (it->frame[i].tag == TAG_LIST) {
            list = &it->frame[i];
            break;
        } else if (it->frame[i].tag == TAG_ITEM) {
            break;
        }
    if (!list || !list->unit)
        return;
    if (to->value)
        list->number = (uint32_t)strtoul(to->value, NULL, 10);
    else
        list->number++;
    own->number = list->number;
}

static void start_link(html *it, const html_said *to)
{
    if (it->has_link)
        spill_link(it);
    if (!to->href || it->pres)
        return;
    it->link_to = html_address_of_link(it, to->href, strlen(to->href));
    if (it->link_to == IBID_NONE && !to->is_back)
        return;
    it->has_link = true;
    it->link_depth = it->depth;
    it->says_mark = to->is_mark;
    it->says_back = to->is_back;
    it->link_raised = it->raised;
    it->label.len = 0;
}

/* A block begins or ends: no label of a link goes over its border. */
static void border(html *it)
{
    if (it->has_link)
        spill_link(it);
    html_end_block(it);
}

static void count_tag(html *it, html_tag tag, const char *name, int by)
{
    const uint32_t step = (uint32_t)by;

    if (tag == TAG_QUOTE)
        it->quotes += step;
    else if (tag == TAG_LIST)
        it->lists += step;
    else if (tag == TAG_PRE)
        it->pres += step;
    else if (tag == TAG_CELL)
        it->cells += step;
    else if (tag == TAG_NAV)
        it->navs += step;
    else if (tag == TAG_HEADING)
        it->heading = by > 0 ? (uint32_t)(name[1] - '0') : 0;
}

static void start_known(html *it, html_frame *own, const html_said *to,
                        const char *name)
{
    const html_tag tag = own->tag;

    count_tag(it, tag, name, 1);
    if (tag == TAG_CELL) {
        if (it->is_open)
            html_add_text(it, " ", 1);
    } else if (tag == TAG_BREAK) {
        if (it->is_open && !it->has_link)
            emit_break(it->out);
        else if (it->has_link)
            html_add_text(it, " ", 1);
    } else if (tag == TAG_SUP) {
        own->was_raised = it->raised;
        it->raised = true;
        if (it->has_link)
            it->link_raised = true;
        else if (it->is_open)
            emit_raised(it->out, true);
    } else if (tag == TAG_LIST) {
        own->unit = name[0] == 'o';
        own->number = own->unit && to->start
                          ? (uint32_t)strtoul(to->start, NULL, 10) - 1
                          : 0;
    } else if (tag == TAG_ITEM) {
        start_item(it, own, to);
    } else if (tag == TAG_Q) {
        it->qs++;
        add_mark_of_q(it, false);
    } else if (tag == TAG_TITLE) {
        it->heading = 1;
    }
    if (to->lang && (tag == TAG_HTML || !it->lang[0]))
        for (int i = 0; i < 2 && to->lang[i]; i++)
            it->lang[i] = (char)html_lower((uint8_t)to->lang[i]);
}

static bool is_bordered(html_tag tag)
{
    return tag != TAG_OTHER && tag != TAG_CELL && tag != TAG_BREAK &&
           tag != TAG_SUP && tag != TAG_Q && tag != TAG_LINK && tag != TAG_SKIP;
}

static void start_note(html *it, const html_said *to, html_tag tag)
{
    const char *id = to->id;

    if (!id && tag == TAG_LINK)
        id = to->name;
    if (id && *id)
        html_top(it)->id = html_address_of_id(it, id);
    if (to->is_list && tag != TAG_LINK)
        html_top(it)->holds_notes = true;
    if (html_top(it)->id != IBID_NONE &&
        is_note_start(it, to, tag, html_top(it)->id)) {
        begin_note_here(it, html_top(it)->id);
        it->note_at_end = to->is_end;
    }
}

/* Once: the reader is to know that words on the page are not looked at. */
static void remark_struck(html *it)
{
    if (it->book->has_struck)
        return;
    it->book->has_struck = true;
    emit_remark(it->out, "words are struck out, the first of them here: they "
                         "are not read, as if they were deleted");
}

static void on_start(void *state, const xmlChar *xname, const xmlChar **pair)
{
    html *it = state;
    const char *name = (const char *)xname;
    const html_tag tag = html_tag_of(it, name);
    html_frame *own = push(it, tag);
    html_said to = {0};

    if (it->skips) {
        own->is_skipped = true;
        it->skips++;
        return;
    }
    if (pair)
        to = html_attributes(pair);
    if (tag == TAG_STRUCK && !to.is_hidden)
        remark_struck(it);
    if (tag == TAG_SKIP || tag == TAG_STRUCK ||
        (to.is_hidden && tag != TAG_HTML)) {
        own->is_skipped = true;
        it->skips = 1;
        return;
    }
    if (is_bordered(tag))
        border(it);
    if (tag != TAG_OTHER)
        start_known(it, own, &to, name);
    if (pair)
        start_note(it, &to, tag);
    if (tag == TAG_LINK)
        start_link(it, &to);
}

static void end_known(html *it, const html_frame *own, const char *name)
{
    const html_tag tag = own->tag;

    if (tag == TAG_LINK && it->has_link && it->depth == it->link_depth)
        end_link(it);
    if (tag == TAG_Q) {
        add_mark_of_q(it, true);
        it->qs--;
    }
    if (tag == TAG_SUP) {
        it->raised = own->was_raised;
        if (!it->has_link)
            emit_raised(it->out, it->raised);
    }
    if (is_bordered(tag))
        border(it);
    count_tag(it, tag, name, -1);
    if (tag == TAG_TITLE)
        it->heading = 0;
}

static void on_end(void *state, const xmlChar *xname)
{
    html *it = state;
    html_frame own;

    if (it->depth == 0)
        return;
    own = *html_top(it);
    if (own.is_skipped) {
        it->skips--;
    } else {
        end_known(it, &own, (const char *)xname);
        if (own.is_note)
            end_note(it);
    }
    it->depth--;
}

static void on_text(void *state, const xmlChar *text, int size)
{
    html *it = state;
    const char *at = (const char *)text;
    size_t len = size > 0 ? (size_t)size : 0;

    if (it->skips)
        return;
    html_mend_c1(it, &at, &len);
    if (len)
        html_add_text(it, at, len);
}

static void on_cdata(void *state, const xmlChar *at, int len)
{
    on_text(state, at, len);
}

static xmlEntityPtr on_entity(void *state, const xmlChar *name)
{
    (void)state;
    return xmlGetPredefinedEntity(name);
}

static void parse(html *it, const char *at, size_t len)
{
    static const xmlSAXHandler events = {.startElement = on_start,
                                         .endElement = on_end,
                                         .characters = on_text,
                                         .ignorableWhitespace = on_text,
                                         .cdataBlock = on_cdata,
                                         .getEntity = on_entity};
    htmlParserCtxt *parser = htmlCreateMemoryParserCtxt(at, (int)len);

    if (!parser)
        bytes_resize(it->out, NULL, SIZE_MAX / 2);
    it->parser = parser;
    *parser->sax = events;
    parser->userData = it;
    htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                   HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_RECOVER);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser);
    while (it->depth > 0)
        on_end(it, (const xmlChar *)"");
    border(it);
    htmlFreeParserCtxt(parser);
}

/* A page that opens <html> and never closes anything was cut off. */
static void remark_cut(html *it, const char *at, size_t len)
{
    const size_t tail = len < 4096 ? len : 4096;

    if (len < 6 || !memmem(at, len < 2048 ? len : 2048, "<html", 5))
        return;
    for (size_t i = len - tail; i + 6 < len; i++)
        if (at[i] == '<' && at[i + 1] == '/' &&
            (strncasecmp(at + i + 2, "html", 4) == 0 ||
             strncasecmp(at + i + 2, "body", 4) == 0))
            return;
    emit_lost(it->out, "the page has no end: it may have been cut off when "
                       "it was saved");
}

refusal html_read_page(html_book *book, const char *path, const char *from,
                       size_t len, const char *charset)
{
    html it = {.book = book, .out = book->out, .path = path};
    charset_text text = charset_decode(book->out, from, len, charset, true);
    const char *at = text.at;
    size_t page_len = text.len;
    buffer closed = {0};

    if (text.no.what) {
        charset_close(&text);
        return text.no;
    }
    it.room = 64;
    it.frame = bytes_resize(it.out, NULL, it.room * sizeof *it.frame);
    it.frame[0] = (html_frame){.id = IBID_NONE};
    if (html_close_references(it.out, &closed, at, page_len)) {
        at = closed.at;
        page_len = closed.len;
    }
    html_tags_ready(&it);
    html_find_links(&it, at, page_len);
    if (page_len)
        parse(&it, at, page_len);
    remark_cut(&it, at, page_len);
    free(it.frame);
    bytes_free(&it.address);
    bytes_free(&it.path_now);
    bytes_free(&it.mended);
    bytes_free(&it.label);
    bytes_free(&closed);
    charset_close(&text);
    return (refusal){IBID_OK, NULL};
}

void html_close(html_book *book)
{
    names_free(&book->address);
    free(book->place);
    *book = (html_book){0};
}

refusal html_read(emit *out, const char *from, size_t len, const char *charset,
                  const nest *in)
{
    html_book book = {.out = out, .scope = in->scope};
    refusal no = html_read_page(&book, "", from, len, charset);

    html_close(&book);
    return no;
}
