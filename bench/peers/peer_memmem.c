/* peer_memmem.c - exact search of the normal form by the C library's memmem. */

#include <string.h>

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
        const char *at =
            memmem(in.norm + start, end - start, query->norm, query->norm_len);
        const uint64_t ns = engine_now() - before;

        if (at && query->norm_len > 0)
            engine_found_normal(&in, query, (size_t)(at - in.norm),
                                (size_t)(at - in.norm) + query->norm_len, ns);
        else
            engine_absent(&in, query, ns);
    }
    engine_close(&in, 0, 0);
    return 0;
}
