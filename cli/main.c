/* main.c - the command line: one file a command, one line in this table. */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

static const cli_command *const commands[] = {
    &cli_add,    &cli_check,   &cli_cite,   &cli_cites,  &cli_compare,
    &cli_export, &cli_figures, &cli_find,   &cli_import, &cli_init,
    &cli_list,   &cli_mcp,     &cli_prove,  &cli_pull,   &cli_read,
    &cli_remove, &cli_rule,    &cli_search, &cli_show,   &cli_timestamp,
    &cli_verify,
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static void write_help(void)
{
    fputs("ibid - check what a document quotes and cites against its sources\n"
          "\n"
          "USAGE\n"
          "  ibid COMMAND [OPTION...] FILE...\n"
          "\n"
          "ibid reads a document with its notes, finds its quotations and "
          "citations, and\n"
          "compares each quotation, word by word, with the source it names. "
          " It works on\n"
          "this computer alone and sends nothing anywhere.\n"
          "\n"
          "FILE is a PDF with text in it, Word (.docx), OpenDocument (.odt), "
          "EPUB, HTML,\n"
          "e-mail (.eml), plain text or Markdown, or a ZIP file of these.  "
          "What a file is\n"
          "is told by its content, whatever its name.\n"
          "\n"
          "COMMANDS\n",
          stdout);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        printf("  %-9s %s\n", commands[i]->name, commands[i]->summary);
    fputs("\n"
          "OPTIONS\n"
          "  -h, --help              this text; \"ibid COMMAND --help\" says "
          "more\n"
          "      --version           the version of ibid\n"
          "\n"
          "EXIT STATUS\n"
          "  0   nothing to look at\n"
          "  1   there are findings to look at\n"
          "  2   the work could not be done in whole or part; standard error "
          "says why\n"
          "\n"
          "EXAMPLES\n"
          "  ibid check letter.txt sources/\n"
          "      Compare what letter.txt quotes with the files in sources/.\n"
          "  ibid read letter.txt\n"
          "      Show the notes, quotations and citations of letter.txt.\n",
          stdout);
}

static const cli_command *command_of(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(name, commands[i]->name) == 0)
            return commands[i];
    }
    return NULL;
}

/* Say that `name` is no command, and what may have been meant. */
static int unknown(const char *name)
{
    char list[256] = "";
    size_t len = 0;

    if (name[0] == '-') {
        cli_say(NULL, "unknown option %s; \"ibid --help\" says more", name);
        return CLI_NOT_DONE;
    }
    if (access(name, F_OK) == 0) {
        cli_say(NULL, "%s is a file; to check it: ibid check %s SOURCE...",
                name, name);
        return CLI_NOT_DONE;
    }
    for (size_t i = 0; i < COMMAND_COUNT && len < sizeof list; i++)
        len += (size_t)snprintf(list + len, sizeof list - len, "%s%s",
                                i ? ", " : "", commands[i]->name);
    cli_say(NULL,
            "unknown command \"%s\"; there are %s; \"ibid --help\" says more",
            name, list);
    return CLI_NOT_DONE;
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : NULL;
    const cli_command *command;

    if (!name) {
        cli_say(NULL, "which command?  \"ibid --help\" lists them");
        return CLI_NOT_DONE;
    }
    command = command_of(name);
    if (command)
        return command->run(command, argc - 1, argv + 1);
    if (strcmp(name, "--version") == 0) {
        printf("ibid %s\n", ibid_version());
        return cli_finish(NULL, CLI_DONE);
    }
    if (strcmp(name, "--help") != 0 && strcmp(name, "-h") != 0 &&
        strcmp(name, "help") != 0)
        return unknown(name);
    command = argc > 2 ? command_of(argv[2]) : NULL;
    if (argc > 2 && !command)
        return unknown(argv[2]);
    if (command)
        cli_help_write(command);
    else
        write_help();
    return cli_finish(NULL, CLI_DONE);
}
