/* screen.h - what is known of the terminal: width, colour, progress. */
#ifndef CLI_SCREEN_H
#define CLI_SCREEN_H

#include <stddef.h>

#include "cli/cli.h"

/* Columns of standard output when it is a terminal, else 80. */
uint32_t cli_screen_width(void);

/* --color always|never|auto; auto: on a terminal, unless NO_COLOR is set or
 * TERM is "dumb" (https://no-color.org).
 *
 * Gives  false after saying that `args->value` is none of the three. */
bool cli_screen_color(bool *color, const cli_args *args);
bool cli_screen_color_auto(void);

/* A line on standard error that tells how far the work is: only where that is
 * a terminal. */
typedef struct cli_progress {
    const char *what; /* "Reading sources" */
    const char *of;   /* the document's name, or "" */
    bool on;
    long shown_ms; /* when it was last written */
} cli_progress;

void cli_progress_start(cli_progress *progress, const char *what,
                        const char *of, bool quiet);
/* As ibid_progress wants it; `state` is a cli_progress. */
bool cli_progress_step(void *state, size_t done, size_t total);
/* Take the line away. */
void cli_progress_end(cli_progress *progress);

#endif
