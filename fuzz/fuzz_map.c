/* fuzz_map.c - any bytes as a table of --map: its rows are sorted, each key
 * once, each with a file. */

#include <string.h>

#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    ibid_map_rows rows;
    ibid_map *map;
    ibid_err err = {0};

    if (ibid_map_open(&map, bytes, len, NULL, &err)) {
        FUZZ_EXPECT(err.status == IBID_EFORMAT && err.what);
        return 0;
    }
    rows = ibid_map_all(map);
    for (size_t i = 0; i < rows.count; i++) {
        FUZZ_EXPECT(rows.item[i].key[0] && rows.item[i].file[0]);
        FUZZ_EXPECT(i == 0 ||
                    strcmp(rows.item[i - 1].key, rows.item[i].key) < 0);
    }
    ibid_map_close(map);
    return 0;
}
