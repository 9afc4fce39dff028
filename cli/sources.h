/* sources.h - the sources that a person gives, and the table of --map, which
 * says which file is which work. */
#ifndef CLI_SOURCES_H
#define CLI_SOURCES_H

#include "cli/reading.h"
#include "cli/screen.h"

/* Read the sources.
 *
 * Gives  the files, which the caller closes; NULL after saying why not. */
ibid_files *cli_sources_open(const cli_command *command,
                             const char *const *name, size_t count,
                             const cli_reading *reading);

/* Name what could not be read, a line each.
 *
 * Gives  whether there is any. */
bool cli_unread_say(const cli_command *command, const ibid_files *files);
bool cli_shelf_unread_say(const cli_command *command, const ibid_shelf *shelf);

/* Name the sources that are left out since they are the document itself, a line
 * each; the very file that is checked is not named, it may lie among them. */
void cli_left_out_say(const cli_command *command, const ibid_files_view *view,
                      const ibid_doc *document);

/* Read the table in the file `name`.
 *
 * Gives  the map, which the caller closes; NULL after saying what is wrong. */
ibid_map *cli_map_open(const cli_command *command, const char *name);

/* Add the files that a map names, and that are there, to a list of sources from
 * malloc, which may move.
 *
 * Gives  false where there is no memory; the list is as it was. */
bool cli_map_sources(const ibid_map *map, const char ***source, size_t *count);

#endif
