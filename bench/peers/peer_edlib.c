/* peer_edlib.c - approximate search of the normal form by edlib.
 *
 * Free ends in the text (HW), at most a quarter of the quotation's characters
 * different, with the path, as a program needs that tells what differs.
 */

#include <edlib.h>

#include "bench/engine.h"

int main(int argc, char **argv)
{
    engine in;

    engine_open(&in, argc, argv, true);
    for (size_t i = 0; i < in.count; i++) {
        const engine_query *query = &in.query[i];
        const uint64_t before = engine_now();
        const size_t start = engine_normal_at(&in, query->start);
        const size_t end = engine_normal_at(&in, query->end);
        EdlibAlignResult result = edlibAlign(
            query->norm, (int)query->norm_len, in.norm + start,
            (int)(end - start),
            edlibNewAlignConfig((int)(query->norm_len / 4), EDLIB_MODE_HW,
                                EDLIB_TASK_PATH, NULL, 0));
        const uint64_t ns = engine_now() - before;

        if (result.status == EDLIB_STATUS_OK && result.numLocations > 0)
            engine_found_normal(&in, query,
                                start + (size_t)result.startLocations[0],
                                start + (size_t)result.endLocations[0] + 1, ns);
        else
            engine_absent(&in, query, ns);
        edlibFreeAlignResult(result);
    }
    engine_close(&in, 0, 0);
    return 0;
}
