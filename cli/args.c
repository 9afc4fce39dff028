/* args.c - options, help, and lines to the user; the same for all commands. */

#include "cli/cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void cli_say(const cli_command *command, const char *form, ...)
{
    char line[8192]; /* the longest path, and a sentence */
    va_list list;

    va_start(list, form);
    vsnprintf(line, sizeof line, form, list);
    va_end(list);
    /* The name of a file may hold anything; the terminal is not to obey it. */
    for (char *at = line; *at; at++) {
        if ((unsigned char)*at < 0x20 || *at == 0x7F)
            *at = '?';
    }
    /* at once: others may write to the same screen */
    fprintf(stderr, "ibid%s%s: %s\n", command ? " " : "",
            command ? command->name : "", line);
}

/* Left column of the options: "  -q, --quiet". */
static void write_option(const cli_option *option)
{
    char left[64];
    int len = snprintf(
        left, sizeof left, "  %c%c%c --%s%s%s", option->letter ? '-' : ' ',
        option->letter ? option->letter : ' ', option->letter ? ',' : ' ',
        option->name, option->value ? " " : "",
        option->value ? option->value : "");
    const char *line = option->help;

    fputs(left, stdout);
    for (bool first = true; line; first = false) {
        const char *end = strchr(line, '\n');
        int width = end ? (int)(end - line) : (int)strlen(line);

        if (!first || len > 24)
            printf("%s%26s", first ? "\n" : "", "");
        else
            printf("%*s", 26 - len, "");
        printf("%.*s\n", width, line);
        line = end ? end + 1 : NULL;
    }
}

void cli_help_write(const cli_command *command)
{
    static const cli_option help = {"help", 'h', NULL, "this text"};

    printf("ibid %s - %s\n\nUSAGE\n  ibid %s [OPTION...] %s\n\n%s\nOPTIONS\n",
           command->name, command->summary, command->name, command->operands,
           command->about);
    for (size_t i = 0; i < command->option_count; i++)
        write_option(&command->option[i]);
    write_option(&help);
    printf("%s\nEXAMPLES\n%s", command->more, command->examples);
}

static int stop(cli_args *args, int exit)
{
    args->exit = exit;
    return CLI_ARG_STOP;
}

static int unknown(cli_args *args, const char *arg, size_t len)
{
    cli_say(args->command,
            "unknown option %.*s; \"ibid %s --help\" lists the options",
            (int)len, arg, args->command->name);
    return stop(args, CLI_NOT_DONE);
}

static const cli_option *find(const cli_args *args, const char *name,
                              size_t len)
{
    const cli_command *command = args->command;

    for (size_t i = 0; i < command->option_count; i++) {
        const cli_option *option = &command->option[i];

        if (name[0] == '-' && strncmp(option->name, name + 2, len - 2) == 0 &&
            option->name[len - 2] == '\0' && name[1] == '-')
            return option;
        if (len == 2 && option->letter && name[1] == option->letter)
            return option;
    }
    return NULL;
}

int cli_args_next(cli_args *args)
{
    const cli_option *option;
    const char *arg, *sign;
    size_t len;

    if (args->at >= args->argc)
        return CLI_ARG_END;
    arg = args->argv[args->at++];
    args->value = arg;
    if (args->only || arg[0] != '-' || arg[1] == '\0')
        return CLI_ARG_OPERAND;
    if (strcmp(arg, "--") == 0) {
        args->only = true;
        return cli_args_next(args);
    }
    if (strcmp(arg, "--help") == 0 || strcmp(arg, "-h") == 0) {
        cli_help_write(args->command);
        return stop(args, cli_finish(args->command, CLI_DONE));
    }
    sign = arg[1] == '-' ? strchr(arg, '=') : NULL;
    len = sign ? (size_t)(sign - arg) : strlen(arg);
    option = len >= 2 ? find(args, arg, len) : NULL;
    if (!option)
        return unknown(args, arg, len);
    if (sign && !option->value) {
        cli_say(args->command, "%.*s takes no value", (int)len, arg);
        return stop(args, CLI_NOT_DONE);
    }
    if (option->value && !sign && args->at >= args->argc) {
        cli_say(
            args->command,
            "%s needs a value after it: %s %s; \"ibid %s --help\" says more",
            arg, arg, option->value, args->command->name);
        return stop(args, CLI_NOT_DONE);
    }
    if (option->value)
        args->value = sign ? sign + 1 : args->argv[args->at++];
    return (int)(option - args->command->option);
}

int cli_args_choose(const cli_args *args, const char *option,
                    const char *const *words, int count)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(args->value, words[i]) == 0)
            return i;
    }
    fprintf(stderr, "ibid %s: %s knows no \"%s\", only", args->command->name,
            option, args->value);
    for (int i = 0; i < count; i++)
        fprintf(stderr, "%s %s", i ? "," : "", words[i]);
    fputc('\n', stderr);
    return -1;
}

const char *cli_name(const char *operand)
{
    return strcmp(operand, "-") == 0 ? "standard input" : operand;
}

static int write_stdout(void *state, const char *bytes, size_t len)
{
    (void)state;
    return fwrite(bytes, 1, len, stdout) == len ? 0 : -1;
}

ibid_sink cli_stdout(void)
{
    return (ibid_sink){write_stdout, NULL};
}

int cli_finish(const cli_command *command, int exit)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return exit;
    cli_say(command, "the output could not be written: the disk is full, or "
                     "nobody reads it any more");
    return CLI_NOT_DONE;
}
