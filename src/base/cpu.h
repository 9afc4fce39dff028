/* cpu.h - which instructions this machine has, asked at run time.
 *
 * Whatever the answer, the results are the same bytes: a fast path is another
 * way to the same end.  The option `simd` of the build leaves them out.
 */
#ifndef IB_BASE_CPU_H
#define IB_BASE_CPU_H

#include <stdbool.h>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(IB_NO_SIMD)
#include <immintrin.h>
#define IB_HAS_AVX512 1
/* For functions that use them: those of Ice Lake and Zen 4. */
#define IB_ON_AVX512 \
    __attribute__((  \
        target("avx512f,avx512bw,avx512dq,avx512vbmi,avx512vbmi2,popcnt")))
#endif

static inline bool ib_cpu_has_avx512(void)
{
#ifdef IB_HAS_AVX512
    return __builtin_cpu_supports("avx512f") &&
           __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vbmi") &&
           __builtin_cpu_supports("avx512vbmi2") &&
           __builtin_cpu_supports("popcnt");
#else
    return false;
#endif
}

#endif
