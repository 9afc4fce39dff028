/* charset.c - any encoding to UTF-8. */

#include "worker/charset.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/scan.h"
#include "bytes/decode.h"
#include "bytes/sniff.h"
#include "worker/bytes.h"

enum { NAME_MAX_BYTES = 40, META_WITHIN = 4096 };

/* The encoding that <meta> or an XML declaration names, near the start. */
static bool find_meta(char *name, const char *at, size_t len)
{
    static const char *const heads[] = {"charset=", "encoding="};

    if (len > META_WITHIN)
        len = META_WITHIN;
    for (size_t i = 0; i + 10 < len; i++)
        for (int h = 0; h < 2; h++) {
            const size_t head = strlen(heads[h]);
            size_t from = i + head, used = 0;

            if (strncasecmp(at + i, heads[h], head) != 0)
                continue;
            while (from < len && (at[from] == '"' || at[from] == '\''))
                from++;
            while (from < len && used + 1 < NAME_MAX_BYTES &&
                   (uint8_t)at[from] > ' ' && !strchr("\"';>?/,", at[from]))
                name[used++] = at[from++];
            name[used] = '\0';
            if (used)
                return true;
        }
    return false;
}

/* The labels of the web mean these, as the WHATWG's encoding standard says. */
static const char *web_name(const char *name)
{
    if (strcasecmp(name, "iso-8859-1") == 0 ||
        strcasecmp(name, "latin1") == 0 || strcasecmp(name, "us-ascii") == 0 ||
        strcasecmp(name, "ascii") == 0)
        return "windows-1252";
    if (strcasecmp(name, "iso-8859-9") == 0)
        return "windows-1254";
    if (strcasecmp(name, "gb2312") == 0 || strcasecmp(name, "gbk") == 0)
        return "gb18030";
    return name;
}

/* Encodings whose bytes are all ASCII: UTF-8 by its look says nothing. */
static bool is_shifted(const char *name)
{
    return strncasecmp(name, "iso-2022", 8) == 0 ||
           strncasecmp(name, "hz", 2) == 0 || strcasecmp(name, "utf-7") == 0;
}

static const char *const wide[] = {NULL, "UTF-16LE", "UTF-16BE", "UTF-32LE",
                                   "UTF-32BE"};

static ibid_status decode_named(charset_text *out, const char *name,
                                ibid_str from)
{
    ibid_str text;
    const ibid_status st =
        ib_decode(&text, &out->arena, name, from.at, from.len, UINT32_MAX / 4);

    if (st == IBID_OK) {
        out->at = text.at;
        out->len = text.len;
    }
    return st;
}

static ibid_status decode_damaged(emit *to, charset_text *out, ibid_str from)
{
    ibid_str text;
    uint32_t bad, first;
    const ibid_status st = ib_decode_damaged(&text, &bad, &first, &out->arena,
                                             from, UINT32_MAX / 4);

    if (st == IBID_OK) {
        emit_remark(to, "%u bytes are no text of the file's encoding, UTF-8",
                    bad);
        out->at = text.at;
        out->len = text.len;
    }
    return st;
}

static ibid_status decode_guessed(emit *to, charset_text *out, ibid_str from)
{
    const char *name;

    if (ib_decode_is_damaged(from))
        return decode_damaged(to, out, from);
    name = ib_decode_guess(&out->arena, from.at, from.len);
    if (!name)
        return IBID_ENOMEM;
    emit_remark(to, "the encoding is not stated and was guessed: %s", name);
    return decode_named(out, name, from);
}

/* A copy with blanks for NULs, which end a page for the parser. */
static void strike_nuls(charset_text *out, ibid_str from)
{
    char *copy = NULL;

    out->at = from.at;
    out->len = from.len;
    if (!from.len || !memchr(from.at, 0, from.len))
        return;
    copy = ib_arena_copy(&out->arena, from.at, from.len, 1, 1);
    if (!copy) {
        out->no = (refusal){IBID_ENOMEM, "the file needs too much memory"};
        return;
    }
    for (size_t i = 0; i < from.len; i++)
        if (!copy[i])
            copy[i] = ' ';
    out->at = copy;
}

static ibid_status decode(emit *to, charset_text *out, ibid_str from,
                          const char *declared, bool has_meta)
{
    const ib_sniffed seen = ib_sniff(from.at, from.len);
    char meta[NAME_MAX_BYTES];
    ibid_status st = IBID_EUNSUPPORTED;

    if (seen.encoding != IB_ENCODING_8)
        return decode_named(out, wide[seen.encoding], from);
    if (!declared && has_meta && find_meta(meta, from.at, from.len))
        declared = meta;
    if (ib_utf8_valid(from, 0) == from.len &&
        !(declared && is_shifted(declared))) {
        const uint32_t skip =
            from.len >= 3 && memcmp(from.at, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

        strike_nuls(out, (ibid_str){from.at + skip, from.len - skip});
        return IBID_OK;
    }
    if (declared && strcasecmp(declared, "utf-8") == 0)
        return ib_decode_is_damaged(from) ? decode_damaged(to, out, from)
                                          : decode_guessed(to, out, from);
    if (declared)
        st = decode_named(out, web_name(declared), from);
    return st == IBID_EUNSUPPORTED ? decode_guessed(to, out, from) : st;
}

charset_text charset_decode(emit *out, const char *bytes, size_t len,
                            const char *declared, bool has_meta)
{
    charset_text text = {.at = bytes};
    ibid_status st;

    ib_arena_init(&text.arena, NULL, 0, NULL);
    if (len > INT32_MAX / 2) {
        text.no = (refusal){IBID_ELIMIT, "the file is larger than 1 GB: "
                                         "divide it into smaller files"};
        return text;
    }
    st = decode(out, &text, (ibid_str){bytes, (uint32_t)len}, declared,
                has_meta);
    if (st == IBID_OK && text.at != bytes)
        strike_nuls(&text, (ibid_str){text.at, (uint32_t)text.len});
    if (st)
        text.no = (refusal){st, "the characters of the file could not be "
                                "decoded: save it as UTF-8"};
    return text;
}

void charset_close(charset_text *text)
{
    ib_arena_free(&text->arena);
}
