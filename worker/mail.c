/* mail.c - letters as they are sent (RFC 5322, MIME: RFC 2045 to 2047).
 *
 * The headers that say who wrote to whom and when come first, as lines; then
 * the body, of alternatives the richest.  Attachments are handed on as files
 * of their own.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/scan.h"
#include "worker/bytes.h"
#include "worker/charset.h"
#include "worker/costs.h"

enum {
    FIELD_MAX = 4096, /* bytes of a header that are kept */
    WORD_MAX = 200    /* of a parameter: a boundary has 70 at most */
};

typedef struct mail {
    emit *out;
    nest *in;
    int parts; /* that were begun */
} mail;

/* A part: its headers and its body. */
typedef struct part {
    const char *head;
    size_t head_len;
    const char *body;
    size_t len;
} part;

static part split(const char *at, size_t len)
{
    size_t i = 0;

    while (i < len) {
        const char *line = memchr(at + i, '\n', len - i);
        const size_t end = line ? (size_t)(line - at) + 1 : len;
        const size_t bare = end - i;

        if (bare <= 2 && (at[i] == '\n' || at[i] == '\r'))
            return (part){at, i, at + end, len - end};
        i = end;
    }
    return (part){at, len, at + len, 0};
}

/* The value of a header, unfolded, in `to`; false: there is none. */
static bool find_field(const part *from, const char *name, char to[FIELD_MAX])
{
    const size_t name_len = strlen(name);
    const char *at = from->head, *end = at + from->head_len;

    while (at < end) {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        const char *next = line ? line + 1 : end;
        size_t used = 0;

        if ((size_t)(next - at) <= name_len ||
            strncasecmp(at, name, name_len) != 0 || at[name_len] != ':') {
            at = next;
            continue;
        }
        at += name_len + 1;
        for (; at < end; at++) {
            if (*at == '\n' &&
                (at + 1 >= end || (at[1] != ' ' && at[1] != '\t')))
                break;
            if (used + 1 < FIELD_MAX && *at && *at != '\r' && *at != '\n' &&
                (used || (*at != ' ' && *at != '\t')))
                to[used++] = *at;
        }
        to[used] = '\0';
        return true;
    }
    return false;
}

/* name=value of a header; also name*=charset''value and name*0=. */
static bool find_parameter(const char *field, const char *name,
                           char to[WORD_MAX])
{
    const size_t name_len = strlen(name);

    for (const char *at = strchr(field, ';'); at; at = strchr(at, ';')) {
        size_t used = 0;
        bool quoted;

        at++;
        at += strspn(at, " \t");
        if (strncasecmp(at, name, name_len) != 0)
            continue;
        at += name_len;
        at += strspn(at, "*0");
        if (*at != '=')
            continue;
        at++;
        quoted = *at == '"';
        at += quoted;
        while (*at && used + 1 < WORD_MAX &&
               (quoted ? *at != '"' : !strchr("; \t", *at))) {
            if (quoted && *at == '\\' && at[1])
                at++;
            to[used++] = *at++;
        }
        to[used] = '\0';
        return used > 0;
    }
    return false;
}

/* -- transfer encodings -- */

static int sextet(uint8_t c)
{
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+' || c == '-' ? 62
           : c == '/' || c == '_' ? 63
                                  : -1;
}

static void decode_base64(emit *out, buffer *to, const char *at, size_t len)
{
    uint32_t bits = 0;
    int count = 0;

    for (size_t i = 0; i < len && at[i] != '='; i++) {
        const int value = sextet((uint8_t)at[i]);

        if (value < 0)
            continue;
        bits = bits << 6 | (uint32_t)value;
        count += 6;
        if (count >= 8) {
            const char byte = (char)(bits >> (count -= 8));

            bytes_add(out, to, &byte, 1);
        }
    }
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void decode_quoted(emit *out, buffer *to, const char *at, size_t len,
                          bool is_word)
{
    for (size_t i = 0; i < len; i++) {
        char c = at[i];

        if (c == '=' && i + 2 < len && hex(at[i + 1]) >= 0 &&
            hex(at[i + 2]) >= 0) {
            c = (char)(hex(at[i + 1]) * 16 + hex(at[i + 2]));
            i += 2;
        } else if (c == '=' && i + 1 < len && at[i + 1] == '\n') {
            i++;
            continue;
        } else if (c == '=' && i + 2 < len && at[i + 1] == '\r') {
            i += 2;
            continue;
        } else if (is_word && c == '_') {
            c = ' ';
        }
        bytes_add(out, to, &c, 1);
    }
}

/* The body as it was before it was sent. */
static void decode_body(mail *it, buffer *to, const part *from)
{
    char field[FIELD_MAX];

    bytes_add(it->out, to, "", 0);
    if (!find_field(from, "Content-Transfer-Encoding", field))
        field[0] = '\0';
    if (strncasecmp(field, "base64", 6) == 0)
        decode_base64(it->out, to, from->body, from->len);
    else if (strncasecmp(field, "quoted-printable", 16) == 0)
        decode_quoted(it->out, to, from->body, from->len, false);
    else
        bytes_add(it->out, to, from->body, from->len);
}

/* -- headers -- */

/* =?charset?B or Q?text?= at `at`; gives its length, or 0. */
static size_t decode_word(emit *out, buffer *to, const char *at)
{
    char charset[40];
    const char *mark = strchr(at + 2, '?');
    const char *end;
    buffer raw = {0};
    charset_text text;

    if (!mark || mark - at - 2 >= (ptrdiff_t)sizeof charset || !mark[1] ||
        mark[2] != '?' || !(end = strstr(mark + 3, "?=")))
        return 0;
    snprintf(charset, sizeof charset, "%.*s", (int)(mark - at - 2), at + 2);
    if ((mark[1] | 32) == 'b')
        decode_base64(out, &raw, mark + 3, (size_t)(end - mark - 3));
    else
        decode_quoted(out, &raw, mark + 3, (size_t)(end - mark - 3), true);
    text = charset_decode(out, raw.at ? raw.at : "", raw.len, charset, false);
    if (!text.no.what)
        bytes_add(out, to, text.at, text.len);
    charset_close(&text);
    bytes_free(&raw);
    return (size_t)(end + 2 - at);
}

/* Encoded words are undone; the blanks between two of them are not text. */
static void decode_words(emit *out, buffer *to, const char *at)
{
    bool after_word = false;

    bytes_add(out, to, "", 0);
    while (*at) {
        const size_t blanks = strspn(at, " \t");
        size_t word = 0;

        if (after_word && at[blanks] == '=' && at[blanks + 1] == '?')
            at += blanks;
        if (at[0] == '=' && at[1] == '?')
            word = decode_word(out, to, at);
        after_word = word > 0;
        if (!word)
            bytes_add(out, to, at, word = 1);
        at += word;
    }
}

static void add_headers(mail *it, const part *from)
{
    static const char *const names_[] = {"From", "To", "Cc", "Date", "Subject"};
    char field[FIELD_MAX];
    bool is_open = false;

    for (size_t i = 0; i < sizeof names_ / sizeof *names_; i++) {
        buffer text = {0};

        if (!find_field(from, names_[i], field))
            continue;
        if (is_open)
            emit_break(it->out);
        else
            emit_block(it->out, IBID_BLOCK_PARAGRAPH, 0);
        is_open = true;
        decode_words(it->out, &text, field);
        emit_text(it->out, names_[i], strlen(names_[i]));
        emit_text(it->out, ": ", 2);
        emit_text(it->out, text.at, text.len);
        bytes_free(&text);
    }
    emit_block_end(it->out);
}

/* -- parts -- */

static bool find_name(const part *from, const char *type, char to[WORD_MAX])
{
    char field[FIELD_MAX];

    if (find_field(from, "Content-Disposition", field) &&
        find_parameter(field, "filename", to))
        return true;
    return find_parameter(type, "name", to);
}

static bool is_attached(const part *from)
{
    char field[FIELD_MAX];

    return find_field(from, "Content-Disposition", field) &&
           strncasecmp(field, "attachment", 10) == 0;
}

/* Signatures and keys are no documents. */
static bool is_signature(const char *type)
{
    static const char *const types[] = {
        "application/pkcs7-signature", "application/x-pkcs7-signature",
        "application/pgp-signature", "application/pgp-keys"};

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strncasecmp(type, types[i], strlen(types[i])) == 0)
            return true;
    return false;
}

/* A text whose encoding the letter alone knows is handed on as UTF-8. */
static void hand_on(mail *it, const char *name, const buffer *body,
                    const char *type)
{
    char charset[WORD_MAX];
    charset_text text;

    if (strncasecmp(type, "text/", 5) != 0 ||
        !find_parameter(type, "charset", charset) ||
        ib_utf8_valid((ibid_str){body->at, (uint32_t)body->len}, 0) ==
            body->len) {
        emit_member(it->out, name, body->at, body->len);
        return;
    }
    text = charset_decode(it->out, body->at, body->len, charset, false);
    if (text.no.what)
        emit_member(it->out, name, body->at, body->len);
    else
        emit_member(it->out, name, text.at, text.len);
    charset_close(&text);
}

/* A picture that the letter shows is a part of it, one that is attached may be
 * a page. */
static void read_attachment(mail *it, const part *from, const char *type)
{
    char raw[WORD_MAX];
    buffer body = {0}, name = {0};

    if (is_signature(type))
        return;
    decode_words(it->out, &name,
                 find_name(from, type, raw) ? raw : "an attachment");
    if (strncasecmp(type, "image/", 6) == 0 && !is_attached(from)) {
        emit_lost(it->out,
                  "%.200s is a picture in the letter: words in it are "
                  "not read",
                  name.at);
    } else {
        decode_body(it, &body, from);
        hand_on(it, name.at, &body, type);
    }
    bytes_free(&body);
    bytes_free(&name);
}

static void read_text(mail *it, const part *from, const char *type)
{
    char charset[WORD_MAX];
    const char *declared =
        find_parameter(type, "charset", charset) ? charset : NULL;
    buffer body = {0};
    refusal no;

    decode_body(it, &body, from);
    it->in->scope++;
    no = strncasecmp(type, "text/html", 9) == 0
             ? html_read(it->out, body.at, body.len, declared, it->in)
             : plain_read(it->out, body.at, body.len, declared);
    if (no.what)
        emit_lost(it->out, "a part of the letter is not read: %s", no.what);
    bytes_free(&body);
}

/* The next part between boundaries from *at; moves on.  False: no more. */
static bool next_part(const char **at, const char *end, const char *boundary,
                      part *out, bool *is_whole)
{
    const size_t size = strlen(boundary);
    const char *start = NULL;

    for (const char *line = *at; line < end;) {
        const char *next = memchr(line, '\n', (size_t)(end - line));

        next = next ? next + 1 : end;
        if ((size_t)(next - line) >= size + 2 && line[0] == '-' &&
            line[1] == '-' && memcmp(line + 2, boundary, size) == 0) {
            if (start) {
                *out = split(start, (size_t)(line - start));
                *at = line;
                return true;
            }
            if ((size_t)(next - line) >= size + 4 && line[size + 2] == '-' &&
                line[size + 3] == '-') {
                *is_whole = true;
                return false;
            }
            start = next;
        }
        line = next;
    }
    if (!start)
        return false;
    *out = split(start, (size_t)(end - start));
    *at = end;
    return true;
}

static void read_part(mail *it, const part *from, unsigned level);

/* Of alternatives the last that can be read is the richest (RFC 2046, 5.1.4);
 * one of HTML before one of plain text. */
static void read_parts(mail *it, const part *from, const char *type,
                       unsigned level)
{
    const bool is_choice = strncasecmp(type, "multipart/alternative", 21) == 0;
    char boundary[WORD_MAX], field[FIELD_MAX];
    const char *at = from->body;
    part one, best = {0};
    bool is_whole = false;
    int rank = -1;

    if (!find_parameter(type, "boundary", boundary)) {
        emit_lost(it->out, "a part of the letter says of several parts, but "
                           "not where they end: it is not read");
        return;
    }
    while (next_part(&at, from->body + from->len, boundary, &one, &is_whole)) {
        int now = 0;

        if (!is_choice) {
            read_part(it, &one, level + 1);
            continue;
        }
        if (!find_field(&one, "Content-Type", field))
            snprintf(field, sizeof field, "text/plain");
        now = strncasecmp(field, "text/html", 9) == 0     ? 3
              : strncasecmp(field, "multipart/", 10) == 0 ? 4
              : strncasecmp(field, "text/plain", 10) == 0 ? 2
              : strncasecmp(field, "text/", 5) == 0       ? 0
                                                          : -1;
        if (now >= rank && now >= 0) {
            rank = now;
            best = one;
        }
    }
    if (rank >= 0)
        read_part(it, &best, level + 1);
    if (!is_whole)
        emit_lost(it->out, "the letter was cut off: its last part may not "
                           "be whole");
}

/* Is the part locked to those who have a key: S/MIME (RFC 8551, 3.2) or
 * OpenPGP (RFC 3156, 4)?  What is only signed or packed says so. */
static bool is_encrypted(const char *type)
{
    char kind[WORD_MAX];

    if (strncasecmp(type, "multipart/encrypted", 19) == 0)
        return true;
    if (strncasecmp(type, "application/pkcs7-mime", 22) != 0 &&
        strncasecmp(type, "application/x-pkcs7-mime", 24) != 0)
        return false;
    return !find_parameter(type, "smime-type", kind) ||
           strcasecmp(kind, "enveloped-data") == 0 ||
           strcasecmp(kind, "authEnveloped-data") == 0;
}

static void read_part(mail *it, const part *from, unsigned level)
{
    char type[FIELD_MAX];

    if (++it->parts > MIME_PARTS_MAX || level > MIME_DEPTH_MAX) {
        if (it->parts == MIME_PARTS_MAX + 1 || level > MIME_DEPTH_MAX)
            emit_lost(it->out, "the letter has more parts, or deeper ones, "
                               "than are read: the rest is left out");
        return;
    }
    if (!find_field(from, "Content-Type", type))
        snprintf(type, sizeof type, "text/plain");
    if (is_encrypted(type))
        emit_lost(it->out,
                  "a part of the letter is encrypted and is not read: open "
                  "it in the mail program that has the key and save the "
                  "text");
    else if (strncasecmp(type, "multipart/", 10) == 0)
        read_parts(it, from, type, level);
    else if (strncasecmp(type, "text/", 5) == 0 && !is_attached(from) &&
             strncasecmp(type, "text/calendar", 13) != 0)
        read_text(it, from, type);
    else
        read_attachment(it, from, type);
}

refusal mail_read(emit *out, const char *bytes, size_t len, nest *in)
{
    const part whole = split(bytes, len);
    mail it = {.out = out, .in = in};
    char type[FIELD_MAX];

    if (find_field(&whole, "Content-Type", type) && is_encrypted(type))
        return (refusal){IBID_EUNSUPPORTED,
                         "the letter is encrypted: open it in the mail program "
                         "that has the key, and save its text"};
    add_headers(&it, &whole);
    if (whole.len == 0) {
        emit_lost(out, "the letter has no text: it may have been cut off");
        return (refusal){IBID_OK, NULL};
    }
    read_part(&it, &whole, 0);
    return (refusal){IBID_OK, NULL};
}
