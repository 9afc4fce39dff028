/* shelves.h - sources from files and from an archive, as one shelf. */
#ifndef CLI_SHELVES_H
#define CLI_SHELVES_H

#include "cli/cli.h"
#include "ibid/archive.h"

/* The sources that are named, and behind them those of the archive. */
typedef struct cli_shelves {
    const ibid_files *files; /* or NULL */
    const ibid_kept *kept;   /* or NULL */
    ibid_files_view files_view;
    ibid_kept_view kept_view;
    ibid_shelf files_shelf, kept_shelf;
    size_t file_count;
} cli_shelves;

/* All sources but the document itself; `document` may be NULL.  One of files and
 * kept is there; the shelf lives as long as `shelves`. */
ibid_shelf cli_shelves_all(cli_shelves *shelves, const ibid_doc *document);

/* Name the sources that are left out since they are the document itself, a line
 * each; the very file is not named, it may lie among them. */
void cli_shelves_left_out_say(const cli_command *command,
                              const cli_shelves *shelves,
                              const ibid_doc *document);

#endif
