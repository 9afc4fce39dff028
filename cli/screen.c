/* screen.c - width, colour and progress. */

#include "cli/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/* Milliseconds between two states of the line: more often is flicker. */
enum { PROGRESS_MS = 100 };

uint32_t cli_screen_width(void)
{
    struct winsize size;

    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
        size.ws_col > 0)
        return size.ws_col;
    return 80;
}

bool cli_screen_color_auto(void)
{
    const char *none = getenv("NO_COLOR");
    const char *term = getenv("TERM");

    return isatty(STDOUT_FILENO) && !(none && *none) && term &&
           strcmp(term, "dumb") != 0;
}

bool cli_screen_color(bool *color, const cli_args *args)
{
    static const char *const words[] = {"auto", "always", "never"};
    int word = cli_args_choose(args, "--color", words, 3);

    *color = word == 1 || (word == 0 && cli_screen_color_auto());
    return word >= 0;
}

static long now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void cli_progress_start(cli_progress *progress, const char *what,
                        const char *of, bool quiet)
{
    *progress = (cli_progress){.what = what, .of = of, .shown_ms = now_ms()};
    progress->on = !quiet && isatty(STDERR_FILENO);
}

bool cli_progress_step(void *state, size_t done, size_t total)
{
    cli_progress *progress = state;
    long now;

    if (!progress->on)
        return true;
    now = now_ms();
    if (now - progress->shown_ms < PROGRESS_MS)
        return true;
    progress->shown_ms = now;
    fprintf(stderr, "\r\033[K%s%.40s: %zu", progress->what, progress->of, done);
    if (total)
        fprintf(stderr, " of %zu", total);
    fflush(stderr);
    return true;
}

void cli_progress_end(cli_progress *progress)
{
    if (progress->on)
        fputs("\r\033[K", stderr);
    progress->on = false;
}
