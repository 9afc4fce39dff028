/* fuzz_dating.c - any bytes, read for their dates: places in order and inside
 * the text, days that can be written. */

#include "base/arena.h"
#include "figure/dating.h"
#include "fuzz/fuzz.h"

static bool is_day(ibid_day day)
{
    return day.year == 0 ||
           (day.year >= 1000 && day.year <= 2999 && day.month >= 0 &&
            day.month <= 12 && day.day >= 0 && day.day <= 31);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    const ib_figure_view view = {.text = {(const char *)bytes, (uint32_t)len},
                                 .language = len % 2 ? "en" : NULL,
                                 .written = {len % 3 ? 2021 : 0, 2, 26}};
    ib_arena arena;
    ib_list list;
    uint32_t end = 0;

    ib_arena_init(&arena, NULL, 0, NULL);
    list = ib_list_of(&arena, ibid_dating);
    FUZZ_EXPECT(ib_datings_read(&list, &arena, &view, NULL) == IBID_OK);
    for (size_t i = 0; i < list.count; i++) {
        const ibid_dating *d = ib_list_at(&list, ibid_dating, i);

        FUZZ_EXPECT(d->span.start >= end && d->span.end > d->span.start &&
                    d->span.end <= len);
        FUZZ_EXPECT(is_day(d->from) && is_day(d->to));
        FUZZ_EXPECT(d->edtf ? d->edtf[0] != '\0' : d->because != NULL);
        end = d->span.end;
    }
    ib_arena_free(&arena);
    return 0;
}
