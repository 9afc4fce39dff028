/* fuzz_plain.c - any bytes to a text: UTF-8, no longer than allowed; valid
 * UTF-8 stays as it is, byte for byte. */

#include <string.h>

#include "base/scan.h"
#include "bytes/plain.h"
#include "fuzz/fuzz.h"

enum { TEXT_MAX = 1 << 16 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    const ibid_str given = {(const char *)bytes, (uint32_t)len};
    ib_arena arena;
    ib_list remarks;
    ib_text text = {0};
    ibid_err err;
    ibid_status st;

    ib_arena_init(&arena, NULL, 0, NULL);
    remarks = ib_list_of(&arena, ibid_remark);
    st = ib_plain_read(&text, &arena, &remarks, bytes, len, TEXT_MAX, &err);
    if (st) {
        FUZZ_EXPECT(st == IBID_EUNSUPPORTED || st == IBID_ELIMIT);
        FUZZ_EXPECT(err.what != NULL);
    } else {
        FUZZ_EXPECT(text.str.len <= TEXT_MAX);
        FUZZ_EXPECT(ib_utf8_valid(text.str, 0) == text.str.len);
        FUZZ_EXPECT(text.skip <= text.str.len);
        FUZZ_EXPECT(text.format && text.encoding);
        if (strcmp(text.encoding, "UTF-8") == 0 &&
            ib_utf8_valid(given, 0) == len)
            FUZZ_EXPECT(text.str.len == len &&
                        (len == 0 || memcmp(text.str.at, bytes, len) == 0));
    }
    ib_arena_free(&arena);
    return 0;
}
