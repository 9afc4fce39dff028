/* pile.h - what the benchmarks of reading have in common: a heap of text, CPU
 * time, medians.  What goes wrong ends the program with status 2. */
#ifndef IBID_BENCH_PILE_H
#define IBID_BENCH_PILE_H

#include <stddef.h>

typedef struct pile {
    char *bytes;
    size_t len;
    size_t room;
} pile;

/* Runs of which the median is taken. */
enum { PILE_RUNS = 5 };

/* CPU time of this process in seconds. */
double pile_now(void);

_Noreturn void pile_fail(const char *what);

void pile_add(pile *text, const char *bytes, size_t len);

/* Add the texts of a folder, those whose names end in ".txt", in the order of
 * their names, each with an empty line after it; none is no fault. */
void pile_add_folder(pile *text, const char *folder);

/* The median of `count` figures, which are sorted. */
double pile_median(double *figure, size_t count);

#endif
