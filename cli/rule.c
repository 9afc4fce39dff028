/* rule.c - `ibid rule`: what a person says of a finding. */

#include <stdio.h>
#include <string.h>

#include "base/scan.h"
#include "cli/archive.h"

typedef struct rule_job {
    const cli_command *command;
    cli_archive where;
    const char *by;
    const char *word[3]; /* finding, ruling, reason */
    int count;
} rule_job;

/* Is it 16 hex digits? */
static bool is_finding(const char *id)
{
    for (const char *at = id; *at; at++)
        if (!ib_is(*at, IB_DIGIT) && !(*at >= 'a' && *at <= 'f'))
            return false;
    return strlen(id) == 16;
}

/* Are the operands what they should be?  Says what is wrong. */
static bool check_words(const rule_job *job)
{
    static const char *const rulings[] = {"accept", "reject", "note"};

    if (job->count < 3 || !*job->word[2]) {
        cli_say(job->command, "it needs a finding, accept, reject or note, and "
                              "a reason; \"ibid rule --help\" shows examples");
        return false;
    }
    if (!is_finding(job->word[0])) {
        cli_say(job->command,
                "\"%s\" is no finding: \"ibid check\" shows its 16 digits",
                job->word[0]);
        return false;
    }
    for (int i = 0; i < 3; i++)
        if (strcmp(job->word[1], rulings[i]) == 0)
            return true;
    cli_say(job->command, "\"%s\" is no ruling: accept, reject, or note",
            job->word[1]);
    return false;
}

static int rule(const rule_job *job)
{
    ibid_archive *archive;
    int exit = CLI_DONE;
    ibid_err err;

    if (!check_words(job))
        return CLI_NOT_DONE;
    archive = cli_archive_open(job->command, &job->where, NULL, true);
    if (!archive)
        return CLI_NOT_DONE;
    if (ibid_archive_rule(archive, job->word[0], job->word[1], job->word[2],
                          job->by, &err)) {
        cli_say(job->command, "not kept: %s", err.what);
        exit = CLI_NOT_DONE;
    } else {
        printf("kept  %s  %s\n", job->word[0], job->word[1]);
    }
    ibid_archive_close(archive);
    return cli_finish(job->command, exit);
}

enum { OPTION_ARCHIVE, OPTION_BY, OPTION_KEY, OPTION_TIMEOUT };

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_BY] = {"by", 0, "NAME", "who says so"},
    [OPTION_KEY] = CLI_OPTION_KEY,
    [OPTION_TIMEOUT] = CLI_OPTION_TIMEOUT,
};

static bool use_option(rule_job *job, const cli_args *args, int option)
{
    switch (option) {
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_BY:
        job->by = args->value;
        return true;
    case OPTION_KEY:
        job->where.key = args->value;
        return true;
    case OPTION_TIMEOUT:
        return cli_timeout_read(&job->where, args);
    default:
        if (job->count == 3) {
            cli_say(job->command, "the reason is one argument: put it between "
                                  "quotation marks");
            return false;
        }
        job->word[job->count++] = args->value;
        return true;
    }
}

static int run(const cli_command *command, int argc, char **argv)
{
    rule_job job = {.command = command, .where = CLI_ARCHIVE_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};

    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (!use_option(&job, &args, option))
            return CLI_NOT_DONE;
    }
    return rule(&job);
}

const cli_command cli_rule = {
    .name = "rule",
    .summary = "keep what a person says of a finding, with the reason",
    .operands = "FINDING accept|reject|note REASON",
    .about =
        "FINDING is the number that \"ibid check\" shows for a finding when "
        "its "
        "sources come\n"
        "from an archive.  The ruling goes into the log of the archive, and "
        "every later\n"
        "report on the same words, of the same document and source, shows it "
        "beside the\n"
        "verdict; it never changes the verdict.  A new ruling does not delete "
        "an old one.\n"
        "\n" CLI_ARCHIVE_ABOUT,
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   kept\n"
            "  2   not kept; standard error says why\n",
    .examples = "  ibid rule --by M.K. 977f55affbb4afa1 reject \"the first "
                "edition has ninety\"\n"
                "      The finding is no fault of the document.\n",
    .run = run,
};
