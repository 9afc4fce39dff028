/* folder.h - what a run writes into a folder, a file for each document. */
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

#include <stdio.h>

#include "cli/cli.h"

typedef struct cli_folder {
    const char *path; /* NULL: there is none */
    char **used;      /* names of files that this run wrote */
    size_t used_count;
    FILE *file; /* the one that is open, and its path */
    char *name;
} cli_folder;

/* Open the file of a document: its name without folders, and `ending`; a second
 * document of that name gets a number.  The folder is made where it is not
 * there; a file of an earlier run is written anew.
 *
 * Gives  the sink in *out; false after saying why not. */
bool cli_folder_open(ibid_sink *out, cli_folder *folder,
                     const cli_command *command, const char *document,
                     const char *ending);

/* Close the file; false after saying that it could not be written. */
bool cli_folder_close(cli_folder *folder, const cli_command *command);

/* Give back the names. */
void cli_folder_free(cli_folder *folder);

#endif
