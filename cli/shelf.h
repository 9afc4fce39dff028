/* shelf.h - files and folders, as the sources of a check.
 *
 * A folder stands for every file in it and in its folders, by name in byte
 * order; names that begin with a dot are left out.  The same file named twice
 * is one source.
 */
#ifndef CLI_SHELF_H
#define CLI_SHELF_H

#include "base/list.h"
#include "cli/input.h"
#include "cli/screen.h"

typedef struct cli_shelf {
    const cli_command *command; /* for the lines about what was not read */
    cli_progress progress;
    ib_arena arena;
    ib_list source; /* ibid_source */
    ib_list held;   /* cli_held, of the sources in the same order */
    size_t unread;
    bool no_memory;
} cli_shelf;

/* A shelf without the document that is checked: a document that lies among its
 * own sources would vouch for itself. */
typedef struct cli_shelf_view {
    const cli_shelf *shelf;
    size_t leave_out; /* index of a source, or SIZE_MAX */
} cli_shelf_view;

/* Start an empty shelf; `quiet` without a line of progress. */
void cli_shelf_open(cli_shelf *shelf, const cli_command *command, bool quiet);

/* Add a file, or all files of a folder.  What cannot be read stays on the
 * shelf as unread, and one line on standard error says so. */
void cli_shelf_add(cli_shelf *shelf, const char *name);

/* All sources are added. */
void cli_shelf_done(cli_shelf *shelf);

/* The shelf as the library wants it; `view` is borrowed as long. */
ibid_shelf cli_shelf_without(cli_shelf_view *view, const cli_shelf *shelf,
                             cli_identity document);

void cli_shelf_close(cli_shelf *shelf);

#endif
