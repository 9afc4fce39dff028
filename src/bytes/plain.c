/* plain.c - bytes of a text file to the canonical text. */

#include "bytes/plain.h"

#include <string.h>

#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "bytes/decode.h"
#include "bytes/sniff.h"

static const char too_long[] = "the text is too long for this program's limit";

static ibid_status remark(ib_list *remarks, const char *what, ibid_span span)
{
    return what ? ib_remark_add(remarks, what, span)
                : ib_arena_status(remarks->arena);
}

/* Read bytes that are in another encoding than UTF-8. */
static ibid_status read_other(ib_text *out, ib_arena *arena, ib_list *remarks,
                              const char *bytes, size_t len, uint32_t text_max,
                              const ib_sniffed *sniffed)
{
    static const char *const name[] = {
        [IB_ENCODING_16LE] = "UTF-16LE",
        [IB_ENCODING_16BE] = "UTF-16BE",
        [IB_ENCODING_32LE] = "UTF-32LE",
        [IB_ENCODING_32BE] = "UTF-32BE",
    };
    const char *how = sniffed->has_mark ? "as its byte order mark says"
                                        : "as its zero bytes tell";
    ibid_status st;

    out->encoding = name[sniffed->encoding];
    if (sniffed->encoding == IB_ENCODING_8) {
        out->encoding = ib_decode_guess(arena, bytes, len);
        how = "which is a guess from its bytes";
    }
    if (!out->encoding)
        return ib_arena_status(arena);
    st = ib_decode(&out->str, arena, out->encoding, bytes, len, text_max);
    if (st == IBID_EUNSUPPORTED && sniffed->encoding == IB_ENCODING_8) {
        out->encoding = "windows-1252";
        st = ib_decode(&out->str, arena, out->encoding, bytes, len, text_max);
    }
    if (st)
        return st;
    return remark(remarks,
                  ib_str_format(arena,
                                "the file is not UTF-8: it was read as %s, %s",
                                out->encoding, how),
                  (ibid_span){0, 0});
}

static ibid_status read_damaged(ib_text *out, ib_arena *arena, ib_list *remarks,
                                ibid_str bytes, uint32_t text_max)
{
    uint32_t bad, first;
    ibid_status st =
        ib_decode_damaged(&out->str, &bad, &first, arena, bytes, text_max);

    if (st)
        return st;
    return remark(remarks,
                  ib_str_format(arena,
                                bad == 1 ? "%u byte is not UTF-8 and is shown "
                                           "as U+FFFD"
                                         : "%u bytes are not UTF-8 and are "
                                           "shown as U+FFFD, the first here",
                                bad),
                  (ibid_span){first, first + 3});
}

static ibid_status remark_zeros(ib_list *remarks, ib_arena *arena,
                                ibid_str text)
{
    const char *end = text.at + text.len;
    const char *first = text.len ? memchr(text.at, 0, text.len) : NULL;
    uint32_t count = 0, at;

    if (!first)
        return IBID_OK;
    for (const char *p = first; p; count++)
        p = p + 1 < end ? memchr(p + 1, 0, (size_t)(end - p - 1)) : NULL;
    at = (uint32_t)(first - text.at);
    return remark(remarks,
                  ib_str_format(arena,
                                count == 1 ? "%u zero byte stands in the text"
                                           : "%u zero bytes stand in the text, "
                                             "the first here",
                                count),
                  (ibid_span){at, at + 1});
}

static ibid_status read_text(ib_text *out, ib_arena *arena, ib_list *remarks,
                             const char *bytes, size_t len, uint32_t text_max,
                             const ib_sniffed *sniffed)
{
    ibid_str str = {bytes, (uint32_t)len};
    char *copy;

    if (sniffed->encoding != IB_ENCODING_8)
        return read_other(out, arena, remarks, bytes, len, text_max, sniffed);
    if (len > text_max)
        return IBID_ELIMIT;
    if (ib_utf8_valid(str, 0) < len)
        return ib_decode_is_damaged(str)
                   ? read_damaged(out, arena, remarks, str, text_max)
                   : read_other(out, arena, remarks, bytes, len, text_max,
                                sniffed);
    copy = ib_arena_copy(arena, bytes, len, 1, 1);
    out->str = (ibid_str){copy, (uint32_t)len};
    return copy ? IBID_OK : ib_arena_status(arena);
}

ibid_status ib_plain_read(ib_text *out, ib_arena *arena, ib_list *remarks,
                          const void *bytes, size_t len, uint32_t text_max,
                          ibid_err *err)
{
    ib_sniffed sniffed = ib_sniff(bytes, len);
    ibid_status st;

    *out = (ib_text){.format = "text/plain", .encoding = "UTF-8"};
    if (sniffed.refusal)
        return ib_fail(err, IBID_EUNSUPPORTED, sniffed.refusal, 0, 0);
    st = read_text(out, arena, remarks, bytes, len, text_max, &sniffed);
    if (!st && ib_str_has_at(out->str, 0, IB_STR("\xEF\xBB\xBF")))
        out->skip = 3;
    if (!st)
        st = remark_zeros(remarks, arena, out->str);
    if (!st && ib_sniff_markup(out->str))
        st = ib_remark_add(remarks,
                           "the file is HTML or XML: this version reads its "
                           "tags as words",
                           (ibid_span){0, 0});
    if (st)
        return ib_fail(err, st,
                       st == IBID_ELIMIT ? too_long : ibid_status_words(st), 0,
                       0);
    if (ib_sniff_markdown(out->str))
        out->format = "text/markdown";
    return IBID_OK;
}
