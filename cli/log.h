/* log.h - a report that is kept in the log of an archive: its hash. */
#ifndef CLI_LOG_H
#define CLI_LOG_H

#include "cli/cli.h"

/* What goes to standard output, and a copy of it. */
typedef struct cli_copy {
    char *bytes; /* from malloc */
    size_t len, room;
} cli_copy;

/* A sink to standard output that keeps a copy; it stops where it cannot. */
ibid_sink cli_copy_sink(cli_copy *copy);
void cli_copy_free(cli_copy *copy);

/* Keep a check in the log of an archive.
 *
 * Takes  `report`, as it was written; `checkpoint`, which stands in it.
 * Gives  false after saying why not. */
bool cli_log_check(const cli_command *command, ibid_archive *archive,
                   const ibid_check *check, const char *name,
                   const char *checkpoint, const cli_copy *report);

#endif
