/* cli.h - what the commands share. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "ibid/ibid.h"

/* Each command takes its own name as argv[0] and gives the exit status:
 * 0 nothing to look at, 1 findings to look at, 2 not done in whole or part. */
int cli_read(int argc, char **argv);

#endif
