/* versions.h - the family of an object: documents that differ in Add., Corr.,
 * Rev. alone, or in language. */
#ifndef CLI_VERSIONS_H
#define CLI_VERSIONS_H

#include "cli/cli.h"
#include "ibid/archive.h"
#include "report/json.h"

/* What is known of a family from one object. */
typedef struct cli_family {
    size_t others;     /* beside it */
    bool is_first;     /* none of them was added before it */
    char version[128]; /* its own: "Add.1"; "": the document itself */
} cli_family;

/* Look at the family of an object.
 *
 * Takes  `all`: those that were removed count, too.
 * Gives  false after saying why not. */
bool cli_family_read(cli_family *out, const cli_command *command,
                     ibid_archive *archive, const char *sha256, bool all);

/* Sees the others of a family, in its order. */
typedef void cli_see_version(void *state, const ibid_object_version *version);

/* Show the others, or with `self` all. */
bool cli_family_each(const cli_command *command, ibid_archive *archive,
                     const char *sha256, bool all, bool self,
                     cli_see_version *see, void *state);

/* Write the members "version" and "versions" of the open object, where it has a
 * family. */
bool cli_family_json(ib_json *json, const cli_command *command,
                     ibid_archive *archive, const char *sha256, bool all);

/* The members of an object. */
void cli_object_json(ib_json *json, const ibid_object *object);

#endif
