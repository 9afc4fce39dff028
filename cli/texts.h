/* texts.h - commands that read each of their files by itself, or lines
 * {"id", "text"}: `ibid read`, `ibid cite`. */
#ifndef CLI_TEXTS_H
#define CLI_TEXTS_H

#include "cli/lines.h"
#include "cli/reading.h"

typedef struct cli_texts cli_texts;

/* What one command does. */
typedef struct cli_texts_kind {
    const char *const *form; /* words of --format; the first is usual */
    int form_count;
    int json_form;         /* index of "json", the form of lines */
    int apart_form;        /* documents in this form have an empty line between
                              them */
    bool figures;          /* figures and dates are read, too */
    cli_line_work *answer; /* answers a line */
    /* Writes a document; a failure of the output is told by cli_finish. */
    ibid_status (*write)(cli_texts *job, const ibid_doc *doc, ibid_err *err);
} cli_texts_kind;

struct cli_texts {
    const cli_command *command;
    const cli_texts_kind *kind;
    ibid_report_options report; /* `file` is the document at hand */
    int form;
    bool lines;    /* --jsonl */
    unsigned jobs; /* 0: one a core */
    cli_reading reading;
    int exit;
    size_t shown; /* documents written so far */
};

/* The command's options stand in this order. */
enum {
    CLI_TEXTS_FORMAT,
    CLI_TEXTS_JSONL,
    CLI_TEXTS_JOBS,
    CLI_TEXTS_COLOR,
    CLI_TEXTS_READING,
    CLI_TEXTS_OPTIONS = CLI_TEXTS_READING + CLI_READING_OPTIONS,
    CLI_TEXTS_DATE = CLI_TEXTS_OPTIONS /* of those that read dates */
};

/* These are the same for all, and those of reading. */
#define CLI_TEXTS_JOBS_INIT                                         \
    {                                                               \
        "jobs", 'j', "N",                                           \
            "with --jsonl: work on N lines at once (usual: one a\n" \
            "core); the output is the same for any number"          \
    }
#define CLI_TEXTS_COLOR_INIT                              \
    {                                                     \
        "color", 0, "WHEN", "auto (usual), always, never" \
    }

/* Run such a command with its arguments.
 *
 * Gives  its exit status. */
int cli_texts_run(const cli_command *command, const cli_texts_kind *kind,
                  int argc, char **argv);

#endif
