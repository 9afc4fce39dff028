/* verify.h - what a full-text index leaves to its user: documents of a size
 * fit to be found, and the place inside those that it finds. */
#ifndef IBID_BENCH_VERIFY_H
#define IBID_BENCH_VERIFY_H

#include "bench/engine.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { VERIFY_BEST = 10 }; /* documents looked at for one quotation */

typedef struct document {
    uint32_t start; /* bytes of the corpus, half-open */
    uint32_t end;
} document;

typedef struct documents {
    document *item; /* in the order of the corpus */
    size_t count;
} documents;

/* Cut the corpus at blank lines; a longer paragraph than 4,000 bytes into
 * pieces that overlap by 700, so that no quotation lies across a cut. */
void documents_of(documents *out, const engine *in);

/* Look for the quotation in `count` documents, given by number, by edlib with
 * at most a quarter of the characters different, and answer with the nearest.
 *
 * Takes  before, the time at which the work on this quotation began. */
void verify(engine *in, const engine_query *query, const documents *from,
            const size_t *number, size_t count, uint64_t before);

#ifdef __cplusplus
}
#endif

#endif
