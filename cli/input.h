/* input.h - files and standard input, read whole, with plain words for what
 * does not work. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <sys/types.h>

#include "cli/cli.h"

/* Which file this is, whatever its name: the same file under two names is one.
 */
typedef struct cli_identity {
    dev_t device;
    ino_t number;
    bool known; /* false for standard input */
} cli_identity;

bool cli_identity_is(cli_identity a, cli_identity b);

/* Read a document.
 *
 * Takes  `name`, "-" for standard input.
 * Gives  NULL and the document, which the caller closes; or a sentence without
 *        the name, for a person, that says what is wrong and what to do.
 *        *empty (may be NULL) tells whether the file holds nothing. */
const char *cli_input_open(ibid_doc **out, cli_identity *identity, bool *empty,
                           const char *name);

/* The name shown for `name`: "standard input" for "-". */
const char *cli_input_name(const char *name);

/* Tell whether `name` is a folder. */
bool cli_input_is_folder(const char *name);

#endif
