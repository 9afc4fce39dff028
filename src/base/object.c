/* object.c - one JSON object, read in place. */

#include "base/object.h"

#include <string.h>

#include "base/scan.h"

typedef struct reader {
    char *bytes;
    uint32_t at, end;
    const char *wrong; /* the first fault */
    ib_member *member;
    size_t count;
} reader;

static bool fail(reader *r, const char *wrong)
{
    if (!r->wrong)
        r->wrong = wrong;
    return false;
}

/* The next byte, or 0 at the end. */
static char peek(const reader *r)
{
    return r->at < r->end ? r->bytes[r->at] : '\0';
}

static char skip_blank(reader *r)
{
    while (r->at < r->end && memchr(" \t\r\n", r->bytes[r->at], 4))
        r->at++;
    return peek(r);
}

static bool take(reader *r, char c)
{
    if (peek(r) != c)
        return false;
    r->at++;
    return true;
}

/* The value of a hexadecimal digit, or -1. */
static int hex_at(const char *at)
{
    return *at >= '0' && *at <= '9'   ? *at - '0'
           : *at >= 'a' && *at <= 'f' ? *at - 'a' + 10
           : *at >= 'A' && *at <= 'F' ? *at - 'A' + 10
                                      : -1;
}

/* The four digits of \uXXXX at `at`, or -1. */
static int32_t unit_at(const reader *r, uint32_t at)
{
    int32_t unit = 0;

    if (r->end - at < 6 || r->bytes[at] != '\\' || r->bytes[at + 1] != 'u')
        return -1;
    for (uint32_t i = at + 2; i < at + 6; i++) {
        const int digit = hex_at(r->bytes + i);

        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

/* The escape at `at`: gives its length, and what it stands for in *cp; or 0. */
static uint32_t escape_at(uint32_t *cp, const reader *r, uint32_t at)
{
    static const char sign[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
    const char *found;
    int32_t unit = unit_at(r, at), low;

    if (r->end - at < 2)
        return 0;
    found = memchr(sign, r->bytes[at + 1], sizeof sign - 1);
    if (found) {
        *cp = (unsigned char)means[found - sign];
        return 2;
    }
    *cp = (uint32_t)unit;
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit < 0 ? 0 : 6;
    low = unit < 0xDC00 ? unit_at(r, at + 6) : -1;
    if (low < 0xDC00 || low > 0xDFFF)
        return 0;
    *cp =
        0x10000 + ((uint32_t)(unit - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
    return 12;
}

/* Step over the string whose quotation mark is next; *plain: it has no
 * escapes. */
static bool skip_string(reader *r, bool *plain)
{
    *plain = true;
    if (!take(r, '"'))
        return fail(r, "a string should begin here");
    while (r->at < r->end) {
        const unsigned char c = (unsigned char)r->bytes[r->at];
        uint32_t cp, len;

        if (c == '"') {
            r->at++;
            return true;
        }
        if (c == '\0')
            return fail(r, "a NUL byte");
        if (c < 0x20)
            return fail(r, "a control character, which a string may not hold");
        if (c != '\\') {
            r->at++;
            continue;
        }
        *plain = false;
        len = escape_at(&cp, r, r->at);
        if (len == 0)
            return fail(r, "an escape that stands for no character");
        r->at += len;
    }
    return fail(r, "the string does not end");
}

/* What the string in [start, r->at) says, written over it. */
static ibid_str unescape(reader *r, uint32_t start, bool plain)
{
    char *const bytes = r->bytes + start + 1;
    uint32_t at = start + 1, to = 0;

    if (plain)
        return (ibid_str){bytes, r->at - start - 2};
    while (at + 1 < r->at) {
        uint32_t cp;

        if (r->bytes[at] != '\\') {
            bytes[to++] = r->bytes[at++];
            continue;
        }
        at += escape_at(&cp, r, at);
        to += ib_utf8_put(bytes + to, cp);
    }
    return (ibid_str){bytes, to};
}

static bool skip_digits(reader *r)
{
    const uint32_t start = r->at;

    while (ib_is(peek(r), IB_DIGIT))
        r->at++;
    return r->at > start || fail(r, "a digit should stand here");
}

static bool skip_number(reader *r)
{
    take(r, '-');
    if (!take(r, '0') && !skip_digits(r))
        return false;
    if (take(r, '.') && !skip_digits(r))
        return false;
    if (take(r, 'e') || take(r, 'E')) {
        if (!take(r, '+'))
            take(r, '-');
        return skip_digits(r);
    }
    return true;
}

/* A value that holds no others. */
static bool skip_scalar(reader *r)
{
    static const char *const words[] = {"true", "false", "null"};
    const char c = peek(r);
    bool plain;

    if (c == '"')
        return skip_string(r, &plain);
    if (c == '-' || ib_is(c, IB_DIGIT))
        return skip_number(r);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const uint32_t len = (uint32_t)strlen(words[i]);

        if (r->end - r->at >= len &&
            memcmp(r->bytes + r->at, words[i], len) == 0) {
            r->at += len;
            return true;
        }
    }
    return fail(r, "a value should stand here");
}

/* The name of a member inside a value, with its colon. */
static bool skip_name(reader *r)
{
    bool plain;

    skip_blank(r);
    if (!skip_string(r, &plain))
        return false;
    skip_blank(r);
    return take(r, ':') || fail(r, "a colon should stand here");
}

/* Step over what follows a value inside `depth` others: the ends of those that
 * end here, and the comma before the next. */
static bool skip_ends(reader *r, const char *close, uint32_t *depth)
{
    while (*depth > 0) {
        skip_blank(r);
        if (take(r, ','))
            return close[*depth - 1] == ']' || skip_name(r);
        if (!take(r, close[*depth - 1]))
            return fail(r, "a comma, or the end of what is open, should stand "
                           "here");
        --*depth;
    }
    return true;
}

static bool skip_value(reader *r)
{
    char close[IB_OBJECT_DEPTH_MAX];
    uint32_t depth = 0;

    do {
        const char c = skip_blank(r);

        if (c != '[' && c != '{') {
            if (!skip_scalar(r))
                return false;
        } else {
            if (depth == IB_OBJECT_DEPTH_MAX)
                return fail(r, "too many values inside each other");
            close[depth++] = c == '[' ? ']' : '}';
            r->at++;
            if (skip_blank(r) != close[depth - 1]) {
                if (c == '{' && !skip_name(r))
                    return false;
                continue;
            }
            r->at++;
            depth--;
        }
        if (!skip_ends(r, close, &depth))
            return false;
    } while (depth > 0);
    return true;
}

static ib_member *find_member(const reader *r, ibid_str name)
{
    for (size_t i = 0; i < r->count; i++) {
        if (strlen(r->member[i].name) == name.len &&
            memcmp(r->member[i].name, name.at, name.len) == 0)
            return &r->member[i];
    }
    return NULL;
}

static bool read_value(reader *r, ib_member *m)
{
    const uint32_t start = r->at;
    bool plain;

    m->is_string = peek(r) == '"';
    if (!m->is_string || m->as_is) {
        if (!skip_value(r))
            return false;
        m->value = (ibid_str){r->bytes + start, r->at - start};
        return true;
    }
    if (!skip_string(r, &plain))
        return false;
    m->value = unescape(r, start, plain);
    return true;
}

static bool read_member(reader *r)
{
    const uint32_t start = r->at;
    ib_member *m;
    bool plain;

    if (!skip_string(r, &plain))
        return false;
    m = find_member(r, unescape(r, start, plain));
    if (m && m->is_there) {
        r->at = start;
        return fail(r, "a member that is there already");
    }
    skip_blank(r);
    if (!take(r, ':'))
        return fail(r, "a colon should stand here");
    skip_blank(r);
    if (!m)
        return skip_value(r);
    m->is_there = true;
    return read_value(r, m);
}

static bool read_object(reader *r)
{
    skip_blank(r);
    if (!take(r, '{'))
        return fail(r, "an object should begin here, with {");
    if (skip_blank(r) != '}') {
        do {
            skip_blank(r);
            if (!read_member(r))
                return false;
            skip_blank(r);
        } while (take(r, ','));
    }
    if (!take(r, '}'))
        return fail(r, "a comma, or the end of the object, should stand here");
    skip_blank(r);
    return r->at == r->end || fail(r, "the object has ended already");
}

const char *ib_object_read(uint32_t *at, ib_member *member, size_t count,
                           char *bytes, uint32_t len)
{
    reader r = {.bytes = bytes, .end = len, .member = member, .count = count};
    const uint32_t valid = ib_utf8_valid((ibid_str){bytes, len}, 0);

    for (size_t i = 0; i < count; i++) {
        member[i].is_there = member[i].is_string = false;
        member[i].value = (ibid_str){0};
    }
    *at = valid;
    if (valid < len)
        return "no UTF-8";
    read_object(&r);
    *at = r.at;
    return r.wrong;
}

/* A reader that only looks. */
static reader look(ibid_str bytes, uint32_t at)
{
    return (reader){
        .bytes = (char *)(uintptr_t)bytes.at, .at = at, .end = bytes.len};
}

const char *ib_value_check(uint32_t *at, ibid_str bytes)
{
    reader r = look(bytes, 0);

    *at = ib_utf8_valid(bytes, 0);
    if (*at < bytes.len)
        return "no UTF-8";
    if (skip_value(&r)) {
        skip_blank(&r);
        if (r.at < r.end)
            fail(&r, "the value has ended already");
    }
    *at = r.at;
    return r.wrong;
}

bool ib_array_next(ibid_str *item, uint32_t *at, ibid_str array)
{
    reader r = look(array, *at);

    skip_blank(&r);
    if (!take(&r, *at ? ',' : '[') || skip_blank(&r) == ']')
        return false;
    *item = (ibid_str){array.at + r.at, r.at};
    if (!skip_value(&r))
        return false;
    item->len = r.at - item->len;
    *at = r.at;
    return true;
}
