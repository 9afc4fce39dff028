/* decode.c - other encodings to UTF-8. */

#include "bytes/decode.h"

#include <string.h>

#include <uchardet.h>
#include <unicode/ucnv.h>

#include "base/scan.h"
#include "base/str.h"
#include "bytes/costs.h"

/* Bytes that ICU writes at a time while it counts. */
enum { PIECE = 4096, PIVOT = 1024 };

static const char fallback[] = "windows-1252";

const char *ib_decode_guess(ib_arena *arena, const char *bytes, size_t len)
{
    uchardet_t detector = uchardet_new();
    const char *name = "";
    char *copy;

    if (len > IB_DETECT_MAX)
        len = IB_DETECT_MAX;
    if (detector && uchardet_handle_data(detector, bytes, len) == 0) {
        uchardet_data_end(detector);
        name = uchardet_get_charset(detector);
    }
    /* WHATWG Encoding, 4.2: what calls itself Latin-1 is windows-1252. */
    if (!*name || strcmp(name, "ASCII") == 0 || strcmp(name, "UTF-8") == 0 ||
        strcmp(name, "ISO-8859-1") == 0 || strcmp(name, "WINDOWS-1252") == 0)
        name = fallback;
    copy = ib_arena_copy(arena, name, strlen(name) + 1, 1, 1);
    if (detector)
        uchardet_delete(detector);
    return copy;
}

static ibid_status status_of(UErrorCode error)
{
    return error == U_MEMORY_ALLOCATION_ERROR ? IBID_ENOMEM : IBID_EUNSUPPORTED;
}

/* Convert into `out` of `room` bytes; with `out` NULL, only count. */
static ibid_status convert(uint64_t *size, char *out, size_t room,
                           UConverter *utf8, UConverter *from,
                           const char *bytes, size_t len)
{
    char piece[PIECE];
    UChar pivot[PIVOT];
    UChar *pivot_at = pivot, *pivot_end = pivot;
    const char *at = bytes;
    UBool reset = true;
    UErrorCode error;

    *size = 0;
    do {
        char *start = out ? out + *size : piece;
        char *end = out ? out + room : piece + PIECE;
        char *now = start;

        error = U_ZERO_ERROR;
        ucnv_convertEx(utf8, from, &now, end, &at, bytes + len, pivot,
                       &pivot_at, &pivot_end, pivot + PIVOT, reset, true,
                       &error);
        reset = false;
        *size += (uint64_t)(now - start);
    } while (error == U_BUFFER_OVERFLOW_ERROR && !out);
    return U_FAILURE(error) ? status_of(error) : IBID_OK;
}

/* Two passes: a buffer for the worst case would be three times too large. */
static ibid_status decode(ibid_str *out, ib_arena *arena, UConverter *utf8,
                          UConverter *from, const char *bytes, size_t len,
                          uint32_t text_max)
{
    uint64_t size, again;
    ibid_status st = convert(&size, NULL, 0, utf8, from, bytes, len);
    char *copy;

    if (st)
        return st;
    if (size > text_max)
        return IBID_ELIMIT;
    copy = ib_arena_array(arena, char, (size_t)size + 1);
    if (!copy)
        return ib_arena_status(arena);
    st = convert(&again, copy, (size_t)size + 1, utf8, from, bytes, len);
    *out = (ibid_str){copy, (uint32_t)again};
    return st;
}

ibid_status ib_decode(ibid_str *out, ib_arena *arena, const char *name,
                      const char *bytes, size_t len, uint32_t text_max)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *utf8 = ucnv_open("UTF-8", &error);
    UConverter *from = ucnv_open(name, &error);
    ibid_status st = U_FAILURE(error) ? status_of(error) : IBID_OK;

    *out = (ibid_str){0};
    if (!st)
        st = decode(out, arena, utf8, from, bytes, len, text_max);
    if (from)
        ucnv_close(from);
    if (utf8)
        ucnv_close(utf8);
    return st;
}

/* Bytes from 0x80 that are no UTF-8 from `at` on: one, so that what follows
 * is tried again. */
ibid_status ib_decode_damaged(ibid_str *out, uint32_t *bad, uint32_t *first,
                              ib_arena *arena, ibid_str bytes,
                              uint32_t text_max)
{
    uint64_t size = bytes.len;
    uint32_t to = 0;
    char *copy;

    *bad = *first = 0;
    *out = (ibid_str){0};
    for (uint32_t at = ib_utf8_valid(bytes, 0); at < bytes.len;
         at = ib_utf8_valid(bytes, at + 1)) {
        *first = *bad == 0 ? at : *first;
        size += 2; /* U+FFFD has three bytes */
        ++*bad;
    }
    if (size > text_max)
        return IBID_ELIMIT;
    copy = ib_arena_array(arena, char, (size_t)size);
    if (!copy)
        return ib_arena_status(arena);
    for (uint32_t at = 0; at < bytes.len;) {
        uint32_t good = ib_utf8_valid(bytes, at);

        memcpy(copy + to, bytes.at + at, good - at);
        to += good - at;
        if (good < bytes.len) {
            memcpy(copy + to, "\xEF\xBF\xBD", 3);
            to += 3;
        }
        at = good + 1;
    }
    *out = (ibid_str){copy, to};
    return IBID_OK;
}

/* Count sequences of UTF-8 from [from, to), which is valid. */
static uint64_t count_sequences(ibid_str text, uint32_t from, uint32_t to)
{
    uint64_t count = 0;

    for (uint32_t at = from; at < to; at++)
        count += ((unsigned char)text.at[at] & 0xC0) == 0xC0;
    return count;
}

/* Length of a sequence that the end of the text cuts off, or 0. */
static uint32_t cut_at_end(ibid_str text)
{
    for (uint32_t len = 1; len <= 3 && len <= text.len; len++) {
        unsigned char c = (unsigned char)text.at[text.len - len];

        if (c >= 0xC2 && c <= 0xF4)
            return len < (c >= 0xF0 ? 4u : c >= 0xE0 ? 3u : 2u) ? len : 0;
        if ((c & 0xC0) != 0x80)
            return 0;
    }
    return 0;
}

bool ib_decode_is_damaged(ibid_str bytes)
{
    uint32_t cut = cut_at_end(bytes);
    uint64_t good = 0, bad = 0;

    bytes.len -= cut;
    for (uint32_t at = 0; at < bytes.len; at++) {
        uint32_t valid = ib_utf8_valid(bytes, at);

        good += count_sequences(bytes, at, valid);
        bad += valid < bytes.len;
        at = valid;
    }
    /* One lone byte at the end may be a letter of another encoding. */
    if (bad == 0)
        return cut > 1 || good > 0;
    return good >= bad * IB_UTF8_GOOD_MIN;
}
