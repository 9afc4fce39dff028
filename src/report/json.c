/* json.c - writing JSON to a sink. */

#include "report/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/scan.h"

void ib_json_raw(ib_json *json, const char *bytes, size_t len)
{
    ib_out_put(&json->out, bytes, len);
}

void ib_json_start(ib_json *json, const ibid_sink *sink)
{
    ib_out_start(&json->out, sink);
    json->comma = false;
    json->most_bytes = json->most_items = 0;
}

ibid_status ib_json_finish(ib_json *json)
{
    return ib_out_finish(&json->out);
}

static void put_escaped(ib_json *json, ibid_str text, uint32_t at, uint32_t end)
{
    char code[8];
    unsigned char c = (unsigned char)text.at[at];

    if (c == '"' || c == '\\') {
        code[0] = '\\';
        code[1] = (char)c;
        ib_json_raw(json, code, 2);
    } else if (c == '\n') {
        ib_json_raw(json, "\\n", 2);
    } else if (c < 0x20) {
        ib_json_raw(json, code,
                    (size_t)snprintf(code, sizeof code, "\\u%04x", c));
    } else {
        uint32_t cp;
        uint32_t len = ib_utf8_at(&cp, text, at, end);

        ib_json_raw(json, cp == 0xFFFD ? "\xEF\xBF\xBD" : text.at + at,
                    cp == 0xFFFD ? 3 : len);
    }
}

static void put_string(ib_json *json, ibid_str text)
{
    uint32_t from = 0;

    ib_json_raw(json, "\"", 1);
    for (uint32_t at = 0; at < text.len;) {
        uint32_t cp, len;
        unsigned char c = (unsigned char)text.at[at];

        if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
            at++;
            continue;
        }
        if (at > from)
            ib_json_raw(json, text.at + from, at - from);
        len = ib_utf8_at(&cp, text, at, text.len);
        put_escaped(json, text, at, text.len);
        at += len;
        from = at;
    }
    if (text.len > from)
        ib_json_raw(json, text.at + from, text.len - from);
    ib_json_raw(json, "\"", 1);
}

static void put_key(ib_json *json, const char *key)
{
    if (json->comma)
        ib_json_raw(json, ",", 1);
    json->comma = true;
    if (!key)
        return;
    put_string(json, (ibid_str){key, (uint32_t)strlen(key)});
    ib_json_raw(json, ":", 1);
}

void ib_json_object(ib_json *json, const char *key)
{
    put_key(json, key);
    ib_json_raw(json, "{", 1);
    json->comma = false;
}

void ib_json_object_end(ib_json *json)
{
    ib_json_raw(json, "}", 1);
    json->comma = true;
}

void ib_json_array(ib_json *json, const char *key)
{
    put_key(json, key);
    ib_json_raw(json, "[", 1);
    json->comma = false;
}

void ib_json_array_end(ib_json *json)
{
    ib_json_raw(json, "]", 1);
    json->comma = true;
}

void ib_json_str(ib_json *json, const char *key, ibid_str value)
{
    put_key(json, key);
    put_string(json, value);
}

void ib_json_z(ib_json *json, const char *key, const char *value)
{
    if (!value)
        ib_json_null(json, key);
    else
        ib_json_str(json, key, (ibid_str){value, (uint32_t)strlen(value)});
}

void ib_json_number(ib_json *json, const char *key, int64_t value)
{
    char digits[24];

    put_key(json, key);
    ib_json_raw(json, digits,
                (size_t)snprintf(digits, sizeof digits, "%" PRId64, value));
}

void ib_json_decimal(ib_json *json, const char *key, double value)
{
    int64_t whole = (int64_t)value;
    int64_t part = (int64_t)((value - (double)whole) * 1e6 + 0.5);
    char digits[40];
    int len;

    if (part >= 1000000) {
        whole++;
        part -= 1000000;
    }
    len =
        snprintf(digits, sizeof digits, "%" PRId64 ".%06" PRId64, whole, part);
    while (digits[len - 1] == '0')
        len--;
    if (digits[len - 1] == '.')
        len--;
    put_key(json, key);
    ib_json_raw(json, digits, (size_t)len);
}

void ib_json_length(ib_json *json, const char *key, float value)
{
    const bool minus = value < 0;
    const int64_t tenths = (int64_t)((minus ? -value : value) * 10 + 0.5f);
    char digits[32];

    put_key(json, key);
    ib_json_raw(json, digits,
                (size_t)snprintf(digits, sizeof digits, "%s%" PRId64 ".%d",
                                 minus && tenths ? "-" : "", tenths / 10,
                                 (int)(tenths % 10)));
}

void ib_json_bool(ib_json *json, const char *key, bool value)
{
    put_key(json, key);
    ib_json_raw(json, value ? "true" : "false", value ? 4 : 5);
}

void ib_json_null(ib_json *json, const char *key)
{
    put_key(json, key);
    ib_json_raw(json, "null", 4);
}

void ib_json_value(ib_json *json, const char *key, const char *value)
{
    put_key(json, key);
    ib_json_raw(json, value, strlen(value));
}

void ib_json_place(ib_json *json, ibid_span span)
{
    ib_json_number(json, "start", span.start);
    ib_json_number(json, "end", span.end);
}

void ib_json_span(ib_json *json, const char *key, ibid_span span)
{
    ib_json_array(json, key);
    ib_json_number(json, NULL, span.start);
    ib_json_number(json, NULL, span.end);
    ib_json_array_end(json);
}

void ib_json_words(ib_json *json, const char *key, ibid_str value)
{
    uint32_t at = ib_skip_blank(value, 0, value.len);

    put_key(json, key);
    ib_json_raw(json, "\"", 1);
    while (at < value.len) {
        uint32_t cp;
        uint32_t next = ib_skip_blank(value, at, value.len);

        if (next > at) {
            if (next < value.len)
                ib_json_raw(json, " ", 1);
            at = next;
            continue;
        }
        put_escaped(json, value, at, value.len);
        at += ib_utf8_at(&cp, value, at, value.len);
    }
    ib_json_raw(json, "\"", 1);
}

void ib_json_open(ib_json *json, const char *key)
{
    put_key(json, key);
    ib_json_raw(json, "\"", 1);
}

void ib_json_put(ib_json *json, const char *bytes, size_t len)
{
    size_t from = 0;

    for (size_t at = 0; at < len; at++) {
        const unsigned char c = (unsigned char)bytes[at];

        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        ib_json_raw(json, bytes + from, at - from);
        put_escaped(json, (ibid_str){bytes + at, 1}, 0, 1);
        from = at + 1;
    }
    ib_json_raw(json, bytes + from, len - from);
}

void ib_json_close(ib_json *json)
{
    ib_json_raw(json, "\"", 1);
}
