/* html.c - HTML and XHTML, by the SAX events of libxml2's HTML parser.
 *
 * A note is known by what links to it: a link whose label is that of a mark
 * ("[1]", "12", "*") calls the element that it leads to, if that element says
 * that it is a note or links back to the mark.  A link that leads back is not
 * the note's text.  No tree is built; what is open stands on a stack that
 * lives on the heap.
 */

#include "worker/html.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "worker/charset.h"

typedef enum what_tag {
    TAG_OTHER, /* inline: nothing happens */
    TAG_BLOCK, /* a paragraph begins and ends */
    TAG_ITEM,
    TAG_LIST,
    TAG_QUOTE,
    TAG_HEADING,
    TAG_ROW,
    TAG_CELL,
    TAG_PRE,
    TAG_NAV,
    TAG_SKIP,
    TAG_STRUCK,
    TAG_BREAK,
    TAG_SUP,
    TAG_Q,
    TAG_LINK,
    TAG_TITLE,
    TAG_HTML
} what_tag;

/* clang-format off */
static const struct { const char *name; what_tag is; } tags[] = {
    {"a", TAG_LINK}, {"address", TAG_BLOCK}, {"article", TAG_BLOCK},
    {"aside", TAG_BLOCK}, {"annotation", TAG_SKIP},
    {"annotation-xml", TAG_SKIP}, {"audio", TAG_SKIP},
    {"blockquote", TAG_QUOTE}, {"body", TAG_BLOCK}, {"br", TAG_BREAK},
    {"button", TAG_SKIP}, {"canvas", TAG_SKIP}, {"caption", TAG_BLOCK},
    {"center", TAG_BLOCK}, {"dd", TAG_BLOCK}, {"del", TAG_STRUCK},
    {"details", TAG_BLOCK},
    {"dialog", TAG_BLOCK}, {"dir", TAG_LIST}, {"div", TAG_BLOCK},
    {"dl", TAG_BLOCK}, {"dt", TAG_BLOCK}, {"fieldset", TAG_BLOCK},
    {"figcaption", TAG_BLOCK}, {"figure", TAG_BLOCK}, {"footer", TAG_BLOCK},
    {"form", TAG_BLOCK}, {"frame", TAG_BLOCK}, {"frameset", TAG_BLOCK},
    {"h1", TAG_HEADING}, {"h2", TAG_HEADING}, {"h3", TAG_HEADING},
    {"h4", TAG_HEADING}, {"h5", TAG_HEADING}, {"h6", TAG_HEADING},
    {"header", TAG_BLOCK}, {"hgroup", TAG_BLOCK}, {"hr", TAG_BLOCK},
    {"html", TAG_HTML}, {"iframe", TAG_SKIP}, {"li", TAG_ITEM},
    {"listing", TAG_PRE}, {"main", TAG_BLOCK}, {"menu", TAG_LIST},
    {"nav", TAG_NAV}, {"noscript", TAG_SKIP}, {"object", TAG_SKIP},
    {"ol", TAG_LIST}, {"optgroup", TAG_SKIP}, {"option", TAG_SKIP},
    {"p", TAG_BLOCK}, {"plaintext", TAG_PRE}, {"pre", TAG_PRE}, {"q", TAG_Q},
    {"rp", TAG_SKIP}, {"rt", TAG_SKIP}, {"s", TAG_STRUCK},
    {"script", TAG_SKIP},
    {"section", TAG_BLOCK}, {"select", TAG_SKIP}, {"strike", TAG_STRUCK},
    {"style", TAG_SKIP},
    {"summary", TAG_BLOCK}, {"sup", TAG_SUP}, {"svg", TAG_SKIP},
    {"table", TAG_BLOCK}, {"tbody", TAG_BLOCK}, {"td", TAG_CELL},
    {"template", TAG_SKIP}, {"textarea", TAG_SKIP}, {"tfoot", TAG_BLOCK},
    {"th", TAG_CELL}, {"thead", TAG_BLOCK}, {"title", TAG_TITLE},
    {"tr", TAG_ROW}, {"ul", TAG_LIST}, {"video", TAG_SKIP}, {"xmp", TAG_PRE},
};
/* clang-format on */

enum { TAGS = sizeof tags / sizeof *tags };

/* An element that is open. */
typedef struct frame {
    uint8_t tag;
    bool is_skipped;  /* it and all in it */
    bool is_note;     /* the note ends with it */
    bool holds_notes; /* a list of notes */
    bool was_raised;
    bool is_fresh;   /* no text was read since it was opened */
    uint8_t level;   /* of a heading */
    uint8_t unit;    /* of TAG_LIST: 1 ordered */
    uint32_t id;     /* its address, or IBID_NONE */
    uint32_t number; /* of an item; of a list: that of its last item */
} frame;

typedef struct html {
    html_book *book;
    emit *out;
    const char *path;
    htmlParserCtxt *parser;
    frame *frame; /* frame[0] is below all */
    size_t depth, room;
    uint8_t first[128]; /* of the tags with this letter, plus 1 */
    buffer address;     /* scratch */
    buffer path_now;    /* scratch */
    buffer mended;      /* scratch: a piece of text */

    size_t skips; /* skipped elements that are open */
    uint32_t quotes, lists, pres, cells, navs;
    uint32_t heading; /* level of the open one */
    uint32_t qs;      /* <q> that are open */
    char lang[3];
    bool is_open; /* a block of emit is open */
    bool raised;

    bool has_link; /* what is read is the label of a link */
    size_t link_depth;
    uint32_t link_to; /* where it leads, or IBID_NONE: to another file */
    bool says_mark, says_back;
    bool link_raised;
    buffer label;

    bool in_note, is_waiting; /* the note is known, its text not begun */
    uint32_t outer_lists;     /* that the note stands in */
    bool note_at_end;
    uint32_t note; /* its address */
    char note_label[LABEL_MAX];
    bool has_label;
    bool was_link; /* it was the label of a link back */
} html;

static uint8_t lower(uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? (uint8_t)(c | 32) : c;
}

static void ready_tags(html *it)
{
    for (int i = TAGS; i-- > 0;)
        it->first[(uint8_t)tags[i].name[0]] = (uint8_t)(i + 1);
}

static what_tag tag_of(const html *it, const char *name)
{
    const uint8_t c = (uint8_t)name[0];
    int i = c < 128 ? it->first[c] : 0;

    if (i == 0)
        return TAG_OTHER;
    for (i--; i < TAGS && tags[i].name[0] == (char)c; i++)
        if (strcmp(tags[i].name, name) == 0)
            return tags[i].is;
    return TAG_OTHER;
}

/* -- addresses -- */

static html_place *place_at(html_book *book, uint32_t number)
{
    while (number >= book->room) {
        const uint32_t now = book->room * 2 + 64;

        book->place =
            bytes_resize(book->out, book->place, now * sizeof *book->place);
        for (uint32_t i = book->room; i < now; i++)
            book->place[i] =
                (html_place){.own = {IBID_NONE, IBID_NONE, IBID_NONE}};
        book->room = now;
    }
    return &book->place[number];
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "#" and the fragment, its %xx undone, after what stands in it->address. */
static void add_fragment(html *it, const char *at, size_t len)
{
    bytes_add(it->out, &it->address, "#", 1);
    for (size_t i = 0; i < len; i++) {
        char c = at[i];

        if (c == '%' && i + 2 < len && hex(at[i + 1]) >= 0 &&
            hex(at[i + 2]) >= 0) {
            c = (char)(hex(at[i + 1]) * 16 + hex(at[i + 2]));
            i += 2;
        }
        bytes_add(it->out, &it->address, &c, 1);
    }
}

static uint32_t address_of(html *it)
{
    const uint32_t number =
        names_add(it->out, &it->book->address, it->address.at, it->address.len);

    (void)place_at(it->book, number);
    return number;
}

/* An address begins with the number of the member that the book is. */
static void start_address(html *it)
{
    char scope[16];

    it->address.len = 0;
    snprintf(scope, sizeof scope, "%.0u", it->book->scope);
    bytes_add(it->out, &it->address, scope, strlen(scope));
}

static uint32_t address_of_id(html *it, const char *id)
{
    start_address(it);
    bytes_add(it->out, &it->address, it->path, strlen(it->path));
    add_fragment(it, id, strlen(id));
    return address_of(it);
}

static bool is_external(const char *at, size_t len)
{
    for (size_t i = 0; i < len && at[i] != '/' && at[i] != '#'; i++)
        if (at[i] == ':')
            return true;
    return len > 1 && at[0] == '/' && at[1] == '/';
}

/* Where a link leads: in the page or, in a book, to another page of it. */
static uint32_t address_of_link(html *it, const char *at, size_t len)
{
    const char *hash = memchr(at, '#', len);
    const size_t before = hash ? (size_t)(hash - at) : len;

    if (!hash || before + 1 == len || (before && is_external(at, before)))
        return IBID_NONE;
    start_address(it);
    if (before == 0 || !*it->path) {
        /* A page that stands alone may write its own name before the '#'. */
        bytes_add(it->out, &it->address, it->path, strlen(it->path));
    } else {
        path_join(it->out, &it->path_now, it->path, at, before);
        bytes_add(it->out, &it->address, it->path_now.at, it->path_now.len);
    }
    add_fragment(it, hash + 1, len - before - 1);
    return address_of(it);
}

/* Note where links stand, before the page is read: whether an element links
 * back has to be known when it begins. */
static void find_links(html *it, const char *at, size_t len)
{
    const char *hash = at, *end = at + len;

    while ((hash = memchr(hash, '#', (size_t)(end - hash))) != NULL) {
        const char *start = hash++, *stop = hash;

        while (start > at && hash - start < 300 && start[-1] != '"' &&
               start[-1] != '\'' && start[-1] != '=' && start[-1] != '>' &&
               start[-1] != '#' && (uint8_t)start[-1] > ' ')
            start--;
        if (start - at < 6 || start[-1] == '>')
            continue;
        if (strncasecmp(start - 6, "href=", 5) != 0 &&
            strncasecmp(start - 5, "href=", 5) != 0)
            continue;
        while (stop < end && stop - hash < 300 && *stop != '"' &&
               *stop != '\'' && *stop != '>' && *stop != '#' &&
               (uint8_t)*stop > ' ')
            stop++;
        if (stop > hash) {
            const uint32_t to =
                address_of_link(it, start, (size_t)(stop - start));

            if (to != IBID_NONE)
                it->book->place[to].linked = (size_t)(hash - at);
        }
    }
}

/* -- text and blocks -- */

static frame *top(html *it)
{
    return &it->frame[it->depth];
}

static void end_block(html *it)
{
    if (it->is_open)
        emit_block_end(it->out);
    it->is_open = false;
}

static bool is_blank(const char *at, size_t len)
{
    while (len && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
        at++, len--;
    return len == 0;
}

static bool is_brackets(const char *at, size_t len)
{
    while (len && *at && strchr("[](){}.: \n\t\r^", *at))
        at++, len--;
    return len == 0;
}

/* The label within brackets, points, blanks; its length in *len. */
static const char *bare_label(const char *at, size_t *len)
{
    while (*len && strchr("[]() \n\t\r.^", at[*len - 1]))
        --*len;
    while (*len && strchr("[]() \n\t\r^", *at))
        at++, --*len;
    return at;
}

/* How much of a text is the label of the note itself, with what stands round
 * it: "[1] ", "1. ".  0 where it begins otherwise. */
static size_t own_label(const char *text, size_t len, const char *label,
                        size_t label_len)
{
    size_t at = 0;

    while (label_len && at < len && strchr("[( \n\t\r", text[at]) && text[at])
        at++;
    if (len - at < label_len || memcmp(text + at, label, label_len) != 0)
        return 0;
    at += label_len;
    if (label_len && at < len &&
        ((text[at] >= '0' && text[at] <= '9') ||
         (unsigned)((uint8_t)(text[at] | 32) - 'a') < 26))
        return 0;
    while (at < len && strchr(")].: \n\t\r", text[at]) && text[at])
        at++;
    return at;
}

/* The waiting note begins, with its first text; gives how much of that is its
 * label. */
static size_t begin_note(html *it, const char *text, size_t len)
{
    html_place *place = place_at(it->book, it->note);
    size_t label_len = strlen(place->label), own = 0;

    if (!it->has_label) {
        const char *bare = bare_label(place->label, &label_len);

        snprintf(it->note_label, sizeof it->note_label, "%.*s", (int)label_len,
                 bare);
        if (label_len)
            own = own_label(text, len, it->note_label, label_len);
    } else if (it->was_link) {
        own = own_label(text, len, "", 0); /* what stood after the link */
    }
    it->is_waiting = false;
    end_block(it);
    place->is_noted = true;
    emit_note(it->out, names_at(&it->book->address, it->note), it->note_label,
              it->note_at_end);
    it->in_note = true;
    it->outer_lists = it->lists;
    return own;
}

static void open_block(html *it)
{
    ibid_block_kind kind = IBID_BLOCK_PARAGRAPH;
    uint32_t level = 0;

    if (it->heading) {
        kind = IBID_BLOCK_HEADING;
        level = it->heading;
    } else if (it->quotes) {
        kind = IBID_BLOCK_QUOTATION;
    } else if (it->lists > it->outer_lists) {
        kind = IBID_BLOCK_LIST;
        level = it->lists - it->outer_lists;
    } else if (it->navs) {
        kind = IBID_BLOCK_FURNITURE;
    } else if (it->cells && (top(it)->tag == TAG_CELL || it->cells > 1)) {
        kind = IBID_BLOCK_TABLE;
    }
    emit_block(it->out, kind, level > 255 ? 255 : level);
    it->is_open = true;
}

static void add_pre(html *it, const char *at, size_t len)
{
    while (len) {
        const char *line = memchr(at, '\n', len);
        const size_t part = line ? (size_t)(line - at) : len;

        if (part)
            emit_text(it->out, at, part);
        if (line)
            emit_break(it->out);
        len -= part + (line != NULL);
        at += part + (line != NULL);
    }
}

static void add_text(html *it, const char *at, size_t len)
{
    const bool blank = is_blank(at, len);

    if (it->has_link && it->label.len + len < 256) {
        bytes_add(it->out, &it->label, at, len);
        return;
    }
    if (blank && !it->is_open)
        return;
    /* Brackets round a label that is a link: "[", "].". */
    if (it->is_waiting && is_brackets(at, len))
        return;
    if (!blank) {
        for (size_t i = it->depth + 1; i-- > 0 && it->frame[i].is_fresh;)
            it->frame[i].is_fresh = false;
        if (it->is_waiting) {
            const size_t own = begin_note(it, at, len);

            at += own;
            len -= own;
            if (len == 0)
                return;
        }
    }
    if (!it->is_open)
        open_block(it);
    if (it->pres)
        add_pre(it, at, len);
    else
        emit_text(it->out, at, len);
}

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

    at = bare_label(at, &len);
    if (len == 0 || len > 8)
        return false;
    while (digits < len && at[digits] >= '0' && at[digits] <= '9')
        digits++;
    if (digits == len)
        return len <= 4;
    if (digits)
        return digits + 1 == len && lower((uint8_t)at[digits]) >= 'a' &&
               lower((uint8_t)at[digits]) <= 'z';
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
    add_text(it, it->label.at, it->label.len);
    if (it->link_raised) {
        emit_raised(it->out, true);
        emit_raised(it->out, it->raised);
    }
    it->label.len = 0;
}

/* The mark calls the place: kept with the ids that a link back may name. */
static void keep_mark(html *it, const char *label, size_t len)
{
    html_place *place = place_at(it->book, it->link_to);
    size_t own = 0;

    if (place->label[0] == '\0')
        snprintf(place->label, sizeof place->label, "%.*s", (int)len, label);
    for (size_t i = it->depth; i > 0 && own < 3; i--) {
        const frame *at = &it->frame[i];

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
            place_at(it->book, it->link_to)->anchor &&
            is_mark_label(label, len));
}

static void take_back_link(html *it, const char *label, size_t len)
{
    if (it->is_waiting && !it->has_label && !is_back_sign(label, len) &&
        is_mark_label(label, len)) {
        const char *bare = bare_label(label, &len);

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
            (void)begin_note(it, "", 0);
        if (!it->is_open)
            open_block(it);
        emit_mark(it->out, names_at(&it->book->address, it->link_to), kept);
    } else {
        spill_link(it);
    }
}

/* -- attributes -- */

/* What the attributes of an element say. */
typedef struct said {
    const char *id, *name, *href, *style, *lang, *start, *value;
    bool is_hidden;
    bool is_note, is_end, is_list, is_mark, is_back;
} said;

static bool has_word(const char *text, const char *word)
{
    return strcasestr(text, word) != NULL;
}

/* Does `word` stand in the text, and no letter after it? */
static bool has_end(const char *text, const char *word)
{
    const char *at = text;

    while ((at = strcasestr(at, word)) != NULL) {
        at += strlen(word);
        if ((unsigned)(lower((uint8_t)*at) - 'a') >= 26)
            return true;
    }
    return false;
}

/* Class, role, epub:type: words by which pages call notes. */
static void take_words(said *to, const char *text, bool is_class)
{
    const bool foot = has_word(text, "footnote") || has_word(text, "endnote") ||
                      has_word(text, "rearnote");

    if (has_word(text, "noteref") || has_word(text, "footnote-ref") ||
        has_word(text, "footnoteref") || has_word(text, "footnote-anchor"))
        to->is_mark = true;
    else if (has_word(text, "backlink") || has_word(text, "footnote-back") ||
             has_word(text, "backref") || has_word(text, "reversefootnote"))
        to->is_back = true;
    else if (foot && (has_end(text, "notes") || has_end(text, "list")))
        to->is_list = true;
    else if (foot)
        to->is_note = true;
    else if (is_class && (strcmp(text, "references") == 0 ||
                          strncmp(text, "references ", 11) == 0))
        to->is_list = true;
    if (has_word(text, "endnote") || has_word(text, "rearnote"))
        to->is_end = true;
    if (is_class && has_word(text, "mw-cite-backlink"))
        to->is_hidden = true;
}

static said read_attributes(const xmlChar **pair)
{
    said to = {0};

    for (; pair && pair[0]; pair += 2) {
        const char *name = (const char *)pair[0];
        const char *value = (const char *)pair[1];

        if (strcmp(name, "hidden") == 0)
            to.is_hidden = true;
        if (!value)
            continue;
        if (strcmp(name, "id") == 0)
            to.id = value;
        else if (strcmp(name, "name") == 0)
            to.name = value;
        else if (strcmp(name, "href") == 0)
            to.href = value;
        else if (strcmp(name, "class") == 0)
            take_words(&to, value, true);
        else if (strcmp(name, "role") == 0 || strcmp(name, "epub:type") == 0 ||
                 strcmp(name, "type") == 0)
            take_words(&to, value, false);
        else if (strcmp(name, "style") == 0)
            to.style = value;
        else if (strcmp(name, "lang") == 0 || strcmp(name, "xml:lang") == 0)
            to.lang = value;
        else if (strcmp(name, "start") == 0)
            to.start = value;
        else if (strcmp(name, "value") == 0)
            to.value = value;
    }
    if (to.style && (has_word(to.style, "display:none") ||
                     has_word(to.style, "display: none") ||
                     has_word(to.style, "visibility:hidden")))
        to.is_hidden = true;
    return to;
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
    const html_place *place = place_at(it->book, id);
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

static bool is_note_start(html *it, const said *to, what_tag tag, uint32_t id)
{
    const html_place *place = place_at(it->book, id);
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
    const frame *own = top(it);
    size_t at = it->depth;

    if (own->tag == TAG_LINK || own->tag == TAG_OTHER || own->tag == TAG_SUP)
        at = holder_of(it);
    if (at == 0 || it->frame[at].tag == TAG_HTML)
        return;
    end_block(it);
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
    end_block(it);
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

    add_text(it, mark, strlen(mark));
}

static frame *push(html *it, what_tag tag)
{
    if (++it->depth == it->room) {
        it->room *= 2;
        it->frame =
            bytes_resize(it->out, it->frame, it->room * sizeof *it->frame);
    }
    *top(it) = (frame){.tag = (uint8_t)tag, .id = IBID_NONE, .is_fresh = true};
    return top(it);
}

static void start_item(html *it, frame *own, const said *to)
{
    frame *list = NULL;

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

static void start_link(html *it, const said *to)
{
    if (it->has_link)
        spill_link(it);
    if (!to->href || it->pres)
        return;
    it->link_to = address_of_link(it, to->href, strlen(to->href));
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
    end_block(it);
}

static void count_tag(html *it, what_tag tag, const char *name, int by)
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

static void start_known(html *it, frame *own, const said *to, const char *name)
{
    const what_tag tag = own->tag;

    count_tag(it, tag, name, 1);
    if (tag == TAG_CELL) {
        if (it->is_open)
            add_text(it, " ", 1);
    } else if (tag == TAG_BREAK) {
        if (it->is_open && !it->has_link)
            emit_break(it->out);
        else if (it->has_link)
            add_text(it, " ", 1);
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
            it->lang[i] = (char)lower((uint8_t)to->lang[i]);
}

static bool is_bordered(what_tag tag)
{
    return tag != TAG_OTHER && tag != TAG_CELL && tag != TAG_BREAK &&
           tag != TAG_SUP && tag != TAG_Q && tag != TAG_LINK && tag != TAG_SKIP;
}

static void start_note(html *it, const said *to, what_tag tag)
{
    const char *id = to->id;

    if (!id && tag == TAG_LINK)
        id = to->name;
    if (id && *id)
        top(it)->id = address_of_id(it, id);
    if (to->is_list && tag != TAG_LINK)
        top(it)->holds_notes = true;
    if (top(it)->id != IBID_NONE && is_note_start(it, to, tag, top(it)->id)) {
        begin_note_here(it, top(it)->id);
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
    const what_tag tag = tag_of(it, name);
    frame *own = push(it, tag);
    said to = {0};

    if (it->skips) {
        own->is_skipped = true;
        it->skips++;
        return;
    }
    if (pair)
        to = read_attributes(pair);
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

static void end_known(html *it, const frame *own, const char *name)
{
    const what_tag tag = own->tag;

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
    frame own;

    if (it->depth == 0)
        return;
    own = *top(it);
    if (own.is_skipped) {
        it->skips--;
    } else {
        end_known(it, &own, (const char *)xname);
        if (own.is_note)
            end_note(it);
    }
    it->depth--;
}

/* What pages mean by U+0080 to U+009F, which are no characters of a text: those
 * of windows-1252, "&#147;" being a quotation mark.  NULL: none.
 * Authority: HTML Standard (WHATWG) 13.2.5.80, numeric character reference end
 * state, the table. */
static const char *meant_by(uint8_t c1)
{
    static const char *const meant[32] = {
        "€", NULL, "‚",  "ƒ", "„",  "…",  "†", "‡",  "ˆ", "‰", "Š",
        "‹", "Œ",  NULL, "Ž", NULL, NULL, "‘", "’",  "“", "”", "•",
        "–", "—",  "˜",  "™", "š",  "›",  "œ", NULL, "ž", "Ÿ"};

    return meant[c1 - 0x80];
}

static bool is_c1(const char *at, size_t len)
{
    return len >= 2 && (uint8_t)at[0] == 0xC2 && (uint8_t)at[1] >= 0x80 &&
           (uint8_t)at[1] < 0xA0;
}

/* The text with what is meant by such characters; a copy if there are any. */
static void mend_c1(html *it, const char **at, size_t *len)
{
    const char *from = *at;
    size_t kept = 0, i = 0;

    it->mended.len = 0;
    while (i < *len) {
        const char *hit = memchr(from + i, 0xC2, *len - i);
        const char *meant;

        if (!hit)
            break;
        i = (size_t)(hit - from);
        if (!is_c1(hit, *len - i)) {
            i++;
            continue;
        }
        meant = meant_by((uint8_t)hit[1]);
        bytes_add(it->out, &it->mended, from + kept, i - kept);
        if (meant)
            bytes_add(it->out, &it->mended, meant, strlen(meant));
        kept = i += 2;
    }
    if (kept == 0)
        return;
    bytes_add(it->out, &it->mended, from + kept, *len - kept);
    *at = it->mended.at;
    *len = it->mended.len;
}

static void on_text(void *state, const xmlChar *text, int size)
{
    html *it = state;
    const char *at = (const char *)text;
    size_t len = size > 0 ? (size_t)size : 0;

    if (it->skips)
        return;
    mend_c1(it, &at, &len);
    if (len)
        add_text(it, at, len);
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

    if (text.no.what) {
        charset_close(&text);
        return text.no;
    }
    it.room = 64;
    it.frame = bytes_resize(it.out, NULL, it.room * sizeof *it.frame);
    it.frame[0] = (frame){.id = IBID_NONE};
    ready_tags(&it);
    find_links(&it, text.at, text.len);
    if (text.len)
        parse(&it, text.at, text.len);
    remark_cut(&it, text.at, text.len);
    free(it.frame);
    bytes_free(&it.address);
    bytes_free(&it.path_now);
    bytes_free(&it.mended);
    bytes_free(&it.label);
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
