/* reading.h - how the files that a person names are read: the options that
 * commands share, and the program that reads formats other than text. */
#ifndef CLI_READING_H
#define CLI_READING_H

#include "cli/cli.h"

typedef struct cli_reading {
    bool quiet;    /* no line of progress */
    unsigned jobs; /* files read side by side; 0: one a core */
    bool unsafe;   /* formats are read without the lock around their parsers */
    ibid_ocr ocr;
    const char *languages; /* of OCR, or NULL */
    bool no_cache;
    bool figures;     /* of documents: read figures and dates, too */
    bool all_figures; /* of sources, too: any may be asked for as a document */
    ibid_day written; /* --date, or year 0 */
    ibid_reader *reader;
} cli_reading;

/* Rows of a command's options for it. */
#define CLI_OPTION_JOBS                                                \
    {                                                                  \
        "jobs", 'j', "N", "read N files at a time (usual: one a core)" \
    }
#define CLI_OPTION_QUIET                       \
    {                                          \
        "quiet", 'q', NULL, "show no progress" \
    }

/* The row of commands that read dates. */
#define CLI_OPTION_DATE                                               \
    {                                                                 \
        "date", 0, "YYYY-MM-DD",                                      \
            "when the document was written, for \"two weeks ago\";\n" \
            "YYYY or YYYY-MM will do (usual: as its heading says)"    \
    }

/* Options of every command that reads files of any format, beginning at place
 * `first` of its table. */
enum {
    CLI_READING_OCR,
    CLI_READING_LANG,
    CLI_READING_NO_CACHE,
    CLI_READING_UNSAFE,
    CLI_READING_OPTIONS
};

#define CLI_READING_TABLE(first)                                             \
    [(first) + CLI_READING_OCR] =                                            \
        {"ocr", 0, "WHEN",                                                   \
         "read pages from their image: auto (usual) where\n"                 \
         "they have no text that could be used, always, never"},             \
               [(first) + CLI_READING_LANG] =                                \
                   {"lang", 0, "LANGUAGES",                                  \
                    "in which languages such pages are, eng+fra (usual:\n"   \
                    "told from each page, among those that are installed)"}, \
               [(first) + CLI_READING_NO_CACHE] =                            \
                   {"no-cache", 0, NULL,                                     \
                    "read such pages anew, and do not keep what was read"},  \
               [(first) + CLI_READING_UNSAFE] = {                            \
                   "unsafe-no-sandbox", 0, NULL,                             \
                   "read PDF, Word and the like without the lock\n"          \
                   "that keeps a hostile file from doing harm"}

/* Take one of them: `which` is CLI_READING_...
 *
 * Gives  false after saying what is wrong with its value. */
bool cli_reading_take(cli_reading *reading, const cli_args *args, int which);

/* Take the value of --date.
 *
 * Gives  false after saying what is wrong with it. */
bool cli_reading_date(cli_reading *reading, const cli_args *args);

/* Get ready to read; the program for other formats starts when one is met.
 *
 * Gives  false after saying why not. */
bool cli_reading_open(const cli_command *command, cli_reading *reading);

/* Close what was opened, after all documents. */
void cli_reading_close(cli_reading *reading);

/* The options of a source that is read so: its figures are not asked for. */
ibid_options cli_reading_options(const cli_reading *reading);

/* Sees a document, for as long as the call. */
typedef void cli_see(void *state, const char *name, const ibid_doc *doc);

/* Read a file and show the documents that it is: its own, and after it the
 * files in it, as "letter.eml/report.pdf".  An archive has no words of its own
 * and is not shown.
 *
 * Takes  `undone`, what to say of one that cannot be read: "not checked".
 * Gives  false where one could not be read, after saying why. */
bool cli_reading_each(const cli_command *command, const cli_reading *reading,
                      const char *file, const char *undone, cli_see *see,
                      void *state);

#endif
