/* pack.c - the parts of a packed document, in memory. */

#include "worker/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <archive.h>
#include <archive_entry.h>

#include "worker/costs.h"

enum { NAME_KEPT = 4096 }; /* bytes of a name that is not UTF-8 */

static const char no_name[] = "a file whose name is not readable";

bool pack_wants_markup(const char *name)
{
    static const char *const ends[] = {".xml", ".rels", ".xhtml", ".html",
                                       ".htm", ".opf",  ".xht"};
    const size_t len = strlen(name);

    if (strncmp(name, "word/theme/", 11) == 0)
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t end = strlen(ends[i]);

        if (len > end && strcasecmp(name + len - end, ends[i]) == 0)
            return true;
    }
    return false;
}

static void take_part(pack *to, pack_part *part, struct archive *from,
                      size_t *left)
{
    const size_t most = *left < PART_MAX ? *left : PART_MAX;
    const int64_t packed_from = archive_filter_bytes(from, -1);
    buffer got = {0};
    char piece[16384];

    part->state = PACK_WHOLE;
    for (;;) {
        const la_ssize_t n = archive_read_data(from, piece, sizeof piece);
        int64_t packed;

        if (n <= 0) {
            if (n < 0)
                part->state = PACK_BROKEN;
            break;
        }
        bytes_add(to->out, &got, piece, (size_t)n);
        packed = archive_filter_bytes(from, -1) - packed_from;
        if (got.len > most ||
            (got.len > RATIO_FROM && packed >= 0 &&
             got.len / RATIO_MAX > (size_t)packed + 65536 / RATIO_MAX)) {
            part->state = PACK_LARGE;
            break;
        }
    }
    bytes_add(to->out, &got, "", 0);
    if (part->state != PACK_WHOLE)
        got.len = 0;
    *left -= got.len < *left ? got.len : *left;
    part->at = got.at;
    part->len = got.len;
}

static pack_part *new_part(pack *to, const char *name)
{
    const uint32_t before = to->name.count;
    uint32_t number;

    while (name[0] == '/' || (name[0] == '.' && name[1] == '/'))
        name++;
    number = names_add(to->out, &to->name, name, strlen(name));
    if (number < before) {
        to->part[number].is_double = true;
        return NULL;
    }
    if (number == to->room) {
        to->room = to->room * 2 + 32;
        to->part = bytes_resize(to->out, to->part, to->room * sizeof *to->part);
    }
    to->part[number] = (pack_part){.state = PACK_SKIPPED};
    return &to->part[number];
}

/* What the bytes from 0x80 of a name are that is not UTF-8.
 * Authority: APPNOTE.TXT 6.3.10 (PKWARE), appendix D: IBM code page 437. */
static const char *const code_page_437[128] = {
    "Ç", "ü", "é", "â", "ä", "à", "å", "ç", "ê", "ë", "è",       "ï", "î",
    "ì", "Ä", "Å", "É", "æ", "Æ", "ô", "ö", "ò", "û", "ù",       "ÿ", "Ö",
    "Ü", "¢", "£", "¥", "₧", "ƒ", "á", "í", "ó", "ú", "ñ",       "Ñ", "ª",
    "º", "¿", "⌐", "¬", "½", "¼", "¡", "«", "»", "░", "▒",       "▓", "│",
    "┤", "╡", "╢", "╖", "╕", "╣", "║", "╗", "╝", "╜", "╛",       "┐", "└",
    "┴", "┬", "├", "─", "┼", "╞", "╟", "╚", "╔", "╩", "╦",       "╠", "═",
    "╬", "╧", "╨", "╤", "╥", "╙", "╘", "╒", "╓", "╫", "╪",       "┘", "┌",
    "█", "▄", "▌", "▐", "▀", "α", "ß", "Γ", "π", "Σ", "σ",       "µ", "τ",
    "Φ", "Θ", "Ω", "δ", "∞", "φ", "ε", "∩", "≡", "±", "≥",       "≤", "⌠",
    "⌡", "÷", "≈", "°", "∙", "·", "√", "ⁿ", "²", "■", "\xC2\xA0"};

/* A name for people of bytes that are no UTF-8.  One that another member has
 * already is told from it by the member's number, from 1. */
static void mend_name(pack *to, buffer *name, const char *raw, int number)
{
    const size_t len = strnlen(raw, NAME_KEPT);
    char more[32];

    name->len = 0;
    for (size_t i = 0; i < len; i++) {
        const uint8_t byte = (uint8_t)raw[i];

        if (byte < 0x80)
            bytes_add(to->out, name, raw + i, 1);
        else
            bytes_add(to->out, name, code_page_437[byte - 0x80],
                      strlen(code_page_437[byte - 0x80]));
    }
    if (name->len == 0)
        bytes_add(to->out, name, no_name, sizeof no_name - 1);
    if (names_find(&to->name, name->at, name->len) == IBID_NONE)
        return;
    snprintf(more, sizeof more, " (member %d)", number);
    bytes_add(to->out, name, more, strlen(more));
}

/* The name of a member as UTF-8; never none.  `mended` is room for one that is
 * made up. */
static const char *name_of(pack *to, buffer *mended,
                           struct archive_entry *entry, int number)
{
    const char *name = archive_entry_pathname_utf8(entry);

    if (name && *name)
        return name;
    name = archive_entry_pathname(entry);
    mend_name(to, mended, name ? name : "", number);
    return mended->at;
}

static void take_all(pack *to, struct archive *from,
                     bool (*wants)(const char *name))
{
    size_t left = PARTS_MAX;
    struct archive_entry *entry;
    buffer mended = {0};

    for (int count = 0;; count++) {
        const int st = archive_read_next_header(from, &entry);
        const char *name;
        pack_part *part;

        if (st == ARCHIVE_EOF)
            break;
        if (st < ARCHIVE_WARN || count == MEMBERS_MAX) {
            to->is_cut = true;
            break;
        }
        if (archive_entry_filetype(entry) == AE_IFDIR)
            continue;
        name = name_of(to, &mended, entry, count + 1);
        part = new_part(to, name);
        if (archive_entry_is_encrypted(entry)) {
            to->is_locked = true;
            if (part)
                part->state = PACK_LOCKED;
        } else if (part && wants(name)) {
            take_part(to, part, from, &left);
            to->has_bomb |= part->state == PACK_LARGE;
        }
    }
    bytes_free(&mended);
}

size_t pack_number(const char *at, unsigned bytes)
{
    size_t value = 0;

    while (bytes-- > 0)
        value = value << 8 | (uint8_t)at[bytes];
    return value;
}

/* The end record and its comment at most.
 * Authority: APPNOTE.TXT 6.3.10 (PKWARE), 4.3.15 and 4.3.16. */
enum { END_BYTES = 22, COMMENT_MAX = 65535, LOCATOR_BYTES = 20 };

bool pack_directory(size_t *from, size_t *end, size_t *count, const char *at,
                    size_t len)
{
    const size_t last = len < END_BYTES ? 0 : len - END_BYTES;
    const size_t least = last > COMMENT_MAX ? last - COMMENT_MAX : 0;
    size_t i = last;

    if (len < END_BYTES)
        return false;
    while (memcmp(at + i, "PK\5\6", 4) != 0)
        if (i-- == least)
            return false;
    *from = pack_number(at + i + 16, 4);
    *count = pack_number(at + i + 10, 2);
    *end = i;
    if (*from == i)
        return true;
    return *from < i && i - *from >= 4 && memcmp(at + *from, "PK\1\2", 4) == 0;
}

/* libarchive reads on without a directory, and cannot know what is missing.
 * That of a file in the ZIP64 form is elsewhere. */
static bool has_end(const char *at, size_t len)
{
    size_t from, end = 0, count;

    return pack_directory(&from, &end, &count, at, len) ||
           (end >= LOCATOR_BYTES &&
            memcmp(at + end - LOCATOR_BYTES, "PK\6\7", 4) == 0);
}

void pack_open(pack *to, emit *out, const char *at, size_t len,
               bool (*wants)(const char *name))
{
    struct archive *from = archive_read_new();

    *to = (pack){.out = out, .is_cut = !has_end(at, len)};
    if (!from)
        bytes_resize(out, NULL, SIZE_MAX / 2);
    archive_read_support_format_zip(from);
    if (archive_read_open_memory(from, at, len) == ARCHIVE_OK)
        take_all(to, from, wants);
    else
        to->is_cut = true;
    archive_read_free(from);
}

void pack_close(pack *it)
{
    for (uint32_t i = 0; i < it->name.count; i++)
        free(it->part[i].at);
    free(it->part);
    names_free(&it->name);
    *it = (pack){0};
}

const pack_part *pack_find(const pack *it, const char *name)
{
    const uint32_t i = names_find(&it->name, name, strlen(name));

    if (i == IBID_NONE || it->part[i].state != PACK_WHOLE ||
        it->part[i].is_double)
        return NULL;
    return &it->part[i];
}

bool pack_has(const pack *it, const char *name)
{
    return names_find(&it->name, name, strlen(name)) != IBID_NONE;
}

refusal pack_refusal(const pack *it, const char *name)
{
    const uint32_t i = names_find(&it->name, name, strlen(name));
    const pack_state state = i == IBID_NONE ? PACK_SKIPPED : it->part[i].state;

    if (state == PACK_LOCKED || (state != PACK_LARGE && it->is_locked))
        return (refusal){IBID_EUNSUPPORTED,
                         "the file is protected by a password: open it in the "
                         "program that made it and save a copy without one"};
    if (state == PACK_LARGE || it->has_bomb)
        return (refusal){IBID_ELIMIT,
                         "the file unpacks to far more than a document holds: "
                         "it is not opened, as it may be meant to do harm"};
    if (i != IBID_NONE && it->part[i].is_double)
        return (refusal){IBID_EFORMAT,
                         "the file holds two different texts under one name: "
                         "open it in the program that made it and save it "
                         "again"};
    return (refusal){IBID_EFORMAT,
                     "the file is damaged or was cut off when it was copied: "
                     "get it again, or open it in the program that made it "
                     "and save it again"};
}
