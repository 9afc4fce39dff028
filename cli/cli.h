/* cli.h - what the commands share: the table's row, options, and lines to the
 * user.
 *
 * Exit status of every command: 0 nothing to look at, 1 findings to look at,
 * 2 not done in whole or part.  Results go to standard output; what could not
 * be done goes to standard error, one line a thing.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/arena.h"
#include "ibid/ibid.h"

enum { CLI_DONE = 0, CLI_FINDINGS = 1, CLI_NOT_DONE = 2 };

/* An option, as it is parsed and as the help shows it. */
typedef struct cli_option {
    const char *name;  /* without the two hyphens */
    char letter;       /* short form, or 0 */
    const char *value; /* what its value is called, or NULL: a switch */
    const char *help;  /* lines after the first are indented by the help */
} cli_option;

typedef struct cli_command cli_command;

/* One command.  The parts of its help are the parts of its manual page. */
struct cli_command {
    const char *name;
    const char *summary;  /* one line, no full stop */
    const char *operands; /* "DOCUMENT SOURCE..." */
    const char *about;    /* paragraphs, broken into lines of 78 columns */
    const cli_option *option;
    size_t option_count;
    const char *more; /* further sections, each headed by "\nWORD\n", or "" */
    const char *examples;
    int (*run)(const cli_command *command, int argc, char **argv);
};

extern const cli_command cli_add;
extern const cli_command cli_check;
extern const cli_command cli_cite;
extern const cli_command cli_cites;
extern const cli_command cli_compare;
extern const cli_command cli_export;
extern const cli_command cli_figures;
extern const cli_command cli_find;
extern const cli_command cli_import;
extern const cli_command cli_init;
extern const cli_command cli_list;
extern const cli_command cli_mcp;
extern const cli_command cli_prove;
extern const cli_command cli_pull;
extern const cli_command cli_read;
extern const cli_command cli_remove;
extern const cli_command cli_rule;
extern const cli_command cli_search;
extern const cli_command cli_show;
extern const cli_command cli_timestamp;
extern const cli_command cli_verify;

/* Write the help of one command to standard output. */
void cli_help_write(const cli_command *command);

/* What cli_args_next gives besides the index of an option. */
enum { CLI_ARG_OPERAND = -1, CLI_ARG_END = -2, CLI_ARG_STOP = -3 };

typedef struct cli_args {
    const cli_command *command;
    int argc;
    char **argv;       /* argv[0] is the command's own name */
    int at;            /* next to look at; start with 1 */
    bool only;         /* "--" was seen: operands only */
    const char *value; /* of the option, or the operand */
    int exit;          /* the exit status, after CLI_ARG_STOP */
} cli_args;

/* Take the next argument apart: "--name value", "--name=value", "-x", "--".
 *
 * Gives  the index of the option in the command's table, with its value in
 *        args->value; CLI_ARG_OPERAND; CLI_ARG_END; or CLI_ARG_STOP after
 *        --help, or after saying what is wrong. */
int cli_args_next(cli_args *args);

/* The index of `word` among `count` words, or -1 after saying that the option
 * knows only those. */
int cli_args_choose(const cli_args *args, const char *option,
                    const char *const *words, int count);

/* Say one line on standard error, "ibid COMMAND: ...", formatted as printf. */
__attribute__((format(printf, 2, 3))) void cli_say(const cli_command *command,
                                                   const char *form, ...);

/* The name shown for an operand: "standard input" for "-". */
const char *cli_name(const char *operand);

/* A sink to standard output. */
ibid_sink cli_stdout(void);

/* Flush standard output.
 *
 * Gives  `exit`, or CLI_NOT_DONE after saying that it could not be written. */
int cli_finish(const cli_command *command, int exit);

#endif
