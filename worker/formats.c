/* formats.c - the table of formats: a line each. */

#include "formats.h"

const format formats[] = {
    {0},
};

const size_t format_count = sizeof formats / sizeof formats[0] - 1;
