/* verify.c - `ibid verify`: was anything in the archive changed? */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "cli/archive.h"
#include "cli/screen.h"
#include "read/file.h"

typedef struct verify_job {
    const cli_command *command;
    cli_archive where;
    const char *since; /* files; NULL: none */
    const char *ca;
    const char *proof;
    const char *key;
    const char *file; /* that the proof is about */
    bool quiet;
    ib_arena arena;
    cli_progress progress;
} verify_job;

/* Read a file that an option names. */
static bool read_file(ibid_str *out, verify_job *job, const char *name)
{
    ib_file_identity identity;
    ibid_err err;

    if (!ib_file_read(out, &identity, &job->arena, name, &err))
        return true;
    cli_say(job->command, "%s: %s", cli_name(name), err.what);
    return false;
}

static void hear(void *state, const ibid_fault *fault)
{
    verify_job *job = state;
    const bool named = fault->name[0] != '\0';

    cli_progress_end(&job->progress);
    printf("%s  %s%s", fault->is_remark ? "remark" : "FAULT ", fault->part,
           named ? " " : "");
    cli_put(fault->name);
    printf(": %s\n", fault->what);
}

static void see_timestamp(void *state, const ibid_timestamp *stamp)
{
    verify_job *job = state;

    cli_progress_end(&job->progress);
    printf("timestamp %" PRIu64 ": the first %" PRIu64 " entries stood on %s, "
           "as\n          ",
           stamp->entry, stamp->size, stamp->time);
    cli_put(stamp->signer);
    puts(stamp->is_judged
             ? " signed,\n          for whom the certificates of --ca vouch"
             : " signed;\n          whether that signer can be trusted is not "
               "judged: --ca");
}

static void write_faults(const ibid_verified *found)
{
    printf("\n%" PRIu64 " fault%s: ", found->faults,
           found->faults == 1 ? "" : "s");
    puts(found->faults > found->made
             ? "this archive is not what was signed."
             : "what is made from the log is damaged, or was made from another "
               "log.\nThe log and the objects are whole, as they were signed.");
}

static void write_summary(const char *path, const ibid_verified *found,
                          const char *since)
{
    cli_put(path);
    printf(" · %" PRIu64 " entries · %" PRIu64 " objects and texts, %" PRIu64
           " bytes\n",
           found->entries, found->objects, found->bytes);
    if (found->origin[0])
        printf("checkpoint %" PRIu64 " %s %s\n", found->entries, found->root,
               found->origin);
    if (found->faults) {
        write_faults(found);
        return;
    }
    puts(since ? "\nNothing was changed, and the log still begins with what "
                 "the earlier checkpoint\nsigned."
               : "\nNothing was changed without the key.  Whether one who has "
                 "the key wrote another\nhistory, only an earlier checkpoint "
                 "shows that was kept elsewhere: --since.");
    puts("This does not show that a source is authentic, or when it was made.");
}

static int verify_at(verify_job *job, const char *path)
{
    const ibid_progress steps = {cli_progress_step, &job->progress};
    ibid_verify_options options = IBID_VERIFY_OPTIONS_INIT;
    ibid_verified found;
    ibid_status st;
    ibid_err err;

    options.progress = &steps;
    options.hear = hear;
    options.see_timestamp = see_timestamp;
    options.hear_state = job;
    options.wait_ms = job->where.wait_s * 1000;
    if ((job->since && !read_file(&options.since, job, job->since)) ||
        (job->ca && !read_file(&options.ca, job, job->ca)) ||
        (job->key && !read_file(&options.key, job, job->key)))
        return CLI_NOT_DONE;
    cli_progress_start(&job->progress, "Reading objects", "", job->quiet);
    st = ibid_archive_verify(&found, path, &options, &err);
    cli_progress_end(&job->progress);
    if (st) {
        cli_say(job->command, "%s: not verified: %s", path, err.what);
        return CLI_NOT_DONE;
    }
    write_summary(path, &found, job->since);
    return found.faults ? CLI_FINDINGS : CLI_DONE;
}

static int verify_archive(verify_job *job)
{
    char *path = job->where.path ? strdup(job->where.path)
                                 : cli_archive_find(job->command);
    int exit = CLI_NOT_DONE;

    if (path)
        exit = verify_at(job, path);
    else
        cli_say(job->command, "which archive?  There is none in this folder or "
                              "above it; --archive names one");
    free(path);
    return exit;
}

/* Is the file the one that was proven? */
static int compare_file(verify_job *job, const ibid_proven *proven)
{
    char sha256[65];
    ibid_str bytes;

    if (!job->file)
        return CLI_DONE;
    if (!read_file(&bytes, job, job->file) ||
        ib_hash_hex(sha256, bytes.at, bytes.len))
        return CLI_NOT_DONE;
    if (strcmp(sha256, proven->sha256) == 0) {
        printf("%s is that object, byte for byte.\n", job->file);
        return CLI_DONE;
    }
    printf("FAULT   %s is another file: its hash is\n        %s\n", job->file,
           sha256);
    return CLI_FINDINGS;
}

static int verify_proof(verify_job *job)
{
    ibid_proven proven;
    ibid_str proof, key;
    ibid_err err;

    if (!job->key) {
        cli_say(job->command, "--proof needs --key FILE, the file key.pub of "
                              "the archive, from somebody whom you trust");
        return CLI_NOT_DONE;
    }
    if (!read_file(&proof, job, job->proof) || !read_file(&key, job, job->key))
        return CLI_NOT_DONE;
    if (ibid_proof_check(&proven, proof, key, &err)) {
        printf("FAULT   %s: %s\n", job->proof, err.what);
        return err.status == IBID_EFORMAT ? CLI_FINDINGS : CLI_NOT_DONE;
    }
    printf("object  %s\nwas added as entry %" PRIu64 " of %" PRIu64 " to %s,\n"
           "by the clock of the computer that wrote it on %s.\n",
           proven.sha256, proven.entry, proven.size, proven.origin,
           proven.time);
    return compare_file(job, &proven);
}

enum {
    OPTION_ARCHIVE,
    OPTION_SINCE,
    OPTION_PROOF,
    OPTION_KEY,
    OPTION_CA,
    OPTION_TIMEOUT,
    OPTION_QUIET
};

static const cli_option options[] = {
    [OPTION_ARCHIVE] = CLI_OPTION_ARCHIVE,
    [OPTION_SINCE] = {"since", 0, "FILE",
                      "an earlier checkpoint of this archive, kept elsewhere:\n"
                      "does the log still begin with what it signed?"},
    [OPTION_PROOF] =
        {"proof", 0, "FILE",
         "check this proof of \"ibid prove\" instead, and whether\n"
         "it is about the file that is named behind"},
    [OPTION_KEY] = {"key", 0, "FILE",
                    "the file key.pub of the archive, as it was kept\n"
                    "elsewhere; needed with --proof"},
    [OPTION_CA] =
        {"ca", 0, "FILE",
         "certificates (PEM) that you trust: do they vouch for those\n"
         "who signed the timestamps of the archive?"},
    [OPTION_TIMEOUT] = CLI_OPTION_TIMEOUT,
    [OPTION_QUIET] = CLI_OPTION_QUIET,
};

static bool use_option(verify_job *job, const cli_args *args, int option)
{
    switch (option) {
    case OPTION_ARCHIVE:
        job->where.path = args->value;
        return true;
    case OPTION_SINCE:
        job->since = args->value;
        return true;
    case OPTION_PROOF:
        job->proof = args->value;
        return true;
    case OPTION_KEY:
        job->key = args->value;
        return true;
    case OPTION_CA:
        job->ca = args->value;
        return true;
    case OPTION_TIMEOUT:
        return cli_timeout_read(&job->where, args);
    case OPTION_QUIET:
        job->quiet = true;
        return true;
    default:
        if (job->file)
            cli_say(job->command, "one file at a time, not %s too",
                    args->value);
        if (job->file)
            return false;
        job->file = args->value;
        return true;
    }
}

static int run(const cli_command *command, int argc, char **argv)
{
    verify_job job = {.command = command, .where = CLI_ARCHIVE_INIT};
    cli_args args = {.command = command, .argc = argc, .argv = argv, .at = 1};
    int exit;

    for (int option; (option = cli_args_next(&args)) != CLI_ARG_END;) {
        if (option == CLI_ARG_STOP)
            return args.exit;
        if (!use_option(&job, &args, option))
            return CLI_NOT_DONE;
    }
    if (job.file && !job.proof) {
        cli_say(command, "%s: to name an archive, --archive %s", job.file,
                job.file);
        return CLI_NOT_DONE;
    }
    ib_arena_init(&job.arena, NULL, 0, NULL);
    exit = job.proof ? verify_proof(&job) : verify_archive(&job);
    ib_arena_free(&job.arena);
    return cli_finish(command, exit);
}

const cli_command cli_verify = {
    .name = "verify",
    .summary = "read all of the archive again: was anything changed?",
    .operands = "[--proof FILE --key FILE [FILE]]",
    .about =
        "Reads each object, each entry of the log and each row of the catalog, "
        "and compares\n"
        "them with what was signed.  What was changed is named.\n"
        "\n" CLI_ARCHIVE_ABOUT "\n"
        "What it shows: nothing was changed without the key since the last "
        "checkpoint.  That\n"
        "it is still the same key, --key shows, or --since: somebody else "
        "could have made\n"
        "the whole archive anew.  One who has the key can write another "
        "history and sign it.\n"
        "Only a checkpoint that was kept elsewhere shows that: copy the file "
        "checkpoint of\n"
        "the archive now and then, print it, mail it, give it to the other "
        "side, and name it\n"
        "with --since.\n"
        "\n"
        "What it does not show: that a source is authentic, who wrote it, or "
        "when.  What was\n"
        "false on the day it was added is still false, and unchanged.\n",
    .option = options,
    .option_count = sizeof options / sizeof *options,
    .more = "\n"
            "EXIT STATUS\n"
            "  0   nothing was changed; the proof holds\n"
            "  1   something was changed; the proof does not hold\n"
            "  2   it could not be verified; standard error says why\n",
    .examples =
        "  ibid verify\n"
        "      All of the archive at hand.\n"
        "  ibid verify --since checkpoint-2026-05.txt\n"
        "      And nobody has rewritten what was there in May.\n"
        "  ibid verify --proof report.tlog-proof --key key.pub report.pdf\n"
        "      A proof that came by mail, without the archive.\n",
    .run = run,
};
