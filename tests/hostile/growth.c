/* growth.c - time and memory of reading, compared. */

#include "tests/hostile/growth.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "tests/promise.h"

/* A text four times as long may cost at most this much more: linear work gives
 * 4, and 6 or 7 where the text outgrows a cache on a busy machine; quadratic
 * work gives 16. */
static const double ratio_max = 10.0;

/* Below these there is nothing to compare: start-up costs rule. */
static const double seconds_floor = 0.2;
static const size_t bytes_floor = 4 << 20;

enum { TRIES = 3 }; /* the least of so many runs, where one is too slow */

typedef struct growth_cost {
    double seconds; /* processor time */
    size_t peak;    /* bytes held at most */
} growth_cost;

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool read_once(growth_cost *cost, const char *name, const char *bytes,
                      size_t len)
{
    counter count = {0};
    ibid_alloc alloc = counter_alloc(&count);
    ibid_options options = IBID_OPTIONS_INIT;
    ibid_doc *doc;
    ibid_err err;
    const char *broken;
    size_t at = 0;
    double start = now();
    ibid_status st;

    options.alloc = &alloc;
    st = ibid_doc_open(&doc, bytes, len, &options, &err);
    *cost = (growth_cost){now() - start, count.peak};
    if (st) {
        print_error("%s, %zu bytes: %s\n", name, len, err.what);
        return false;
    }
    broken = promise_doc_broken(doc, &at);
    if (broken)
        print_error("%s, %zu bytes: %s (at %zu)\n", name, len, broken, at);
    ibid_doc_close(doc);
    if (count.held || count.blocks)
        print_error("%s: %zu bytes left\n", name, count.held);
    return !broken && count.held == 0;
}

static growth_cost best_of(const char *name, const char *bytes, size_t len)
{
    growth_cost best = {0};

    for (int i = 0; i < TRIES; i++) {
        growth_cost cost;

        if (read_once(&cost, name, bytes, len) &&
            (i == 0 || cost.seconds < best.seconds))
            best = cost;
    }
    return best;
}

static bool is_slow(growth_cost less, growth_cost more)
{
    return more.seconds > seconds_floor &&
           more.seconds > ratio_max * less.seconds;
}

/* The first 1/part of a text, without half a character at its end. */
static size_t part_of(const char *bytes, size_t len, size_t part)
{
    len /= part;
    while (part > 1 && len > 0 && ((unsigned char)bytes[len] & 0xC0) == 0x80)
        len--;
    return len;
}

static bool is_step_linear(growth_cost *less, const char *name,
                           const char *bytes, size_t len, size_t part)
{
    size_t size = part_of(bytes, len, part);
    growth_cost more;

    if (!read_once(&more, name, bytes, size))
        return false;
    if (is_slow(*less, more)) {
        *less = best_of(name, bytes, part_of(bytes, len, part * 4));
        more = best_of(name, bytes, size);
    }
    if (is_slow(*less, more)) {
        print_error("%s: %zu bytes take %.3f s, four times less %.3f s\n", name,
                    size, more.seconds, less->seconds);
        return false;
    }
    if (more.peak > bytes_floor &&
        (double)more.peak > ratio_max * (double)less->peak) {
        print_error("%s: %zu bytes hold %zu, four times less %zu\n", name, size,
                    more.peak, less->peak);
        return false;
    }
    *less = more;
    return true;
}

bool growth_is_linear(const char *name, const char *bytes, size_t len)
{
    growth_cost cost;

    if (!read_once(&cost, name, bytes, part_of(bytes, len, 64)))
        return false;
    for (size_t part = 16; part >= 1; part /= 4) {
        if (!is_step_linear(&cost, name, bytes, len, part))
            return false;
    }
    print_message("  %-40s %9zu bytes %6.1f ns a byte %6.1f held a byte\n",
                  name, len, cost.seconds * 1e9 / (double)len,
                  (double)cost.peak / (double)len);
    return true;
}
