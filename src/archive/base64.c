/* base64.c - bytes as letters. */

#include "archive/base64.h"

#include <string.h>

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "abcdefghijklmnopqrstuvwxyz0123456789+/";

size_t ib_base64_write(char *out, const uint8_t *bytes, size_t len)
{
    size_t used = 0;

    for (size_t i = 0; i < len; i += 3) {
        const uint32_t three = (uint32_t)bytes[i] << 16 |
                               (i + 1 < len ? (uint32_t)bytes[i + 1] << 8 : 0) |
                               (i + 2 < len ? bytes[i + 2] : 0);

        out[used++] = letters[three >> 18];
        out[used++] = letters[three >> 12 & 63];
        out[used++] = i + 1 < len ? letters[three >> 6 & 63] : '=';
        out[used++] = i + 2 < len ? letters[three & 63] : '=';
    }
    out[used] = '\0';
    return used;
}

static int value_of(char c)
{
    const char *at = c ? strchr(letters, c) : NULL;

    return at ? (int)(at - letters) : -1;
}

bool ib_base64_read(uint8_t *out, size_t room, size_t *len, ibid_str text)
{
    uint32_t pad = 0;

    *len = 0;
    if (text.len % 4 != 0)
        return false;
    while (pad < 2 && pad < text.len && text.at[text.len - 1 - pad] == '=')
        pad++;
    for (uint32_t i = 0; i < text.len; i += 4) {
        const bool last = i + 4 == text.len;
        const uint32_t has = last ? 4 - pad : 4;
        uint32_t four = 0;

        for (uint32_t k = 0; k < 4; k++) {
            const int value = k < has ? value_of(text.at[i + k]) : 0;

            if (value < 0)
                return false;
            four = four << 6 | (uint32_t)value;
        }
        /* bits behind the last byte would make two spellings of one value */
        if (last && (four & ((1u << 8 * pad) - 1)) != 0)
            return false;
        for (uint32_t k = 0; k + 1 < has; k++) {
            if (*len == room)
                return false;
            out[(*len)++] = (uint8_t)(four >> (16 - 8 * k));
        }
    }
    return true;
}
