/* lines.h - a file of lines, each answered by one line. */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include "cli/queue.h"

/* The most threads that can be asked for. */
enum { CLI_JOBS_MAX = 1024 };

/* How many cores this process may use, at least 1. */
unsigned cli_jobs_usual(void);

/* The number of jobs in args->value, or 0 after saying that it is none. */
unsigned cli_jobs_read(const cli_args *args);

/* Answer each line of `file` ("-" is standard input) on standard output, on
 * `jobs` cores; blank lines are stepped over.  What is held in memory is
 * bounded (queue.h), and a line has at most 1 GiB.
 *
 * Gives  CLI_DONE, or CLI_NOT_DONE after saying which lines were left out, or
 *        what else went wrong. */
int cli_lines_answer(const cli_command *command, const char *file,
                     unsigned jobs, cli_line_work *work);

#endif
