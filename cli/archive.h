/* archive.h - which archive a command is about, and opening it. */
#ifndef CLI_ARCHIVE_H
#define CLI_ARCHIVE_H

#include "cli/reading.h"

typedef struct cli_archive {
    const char *path; /* --archive; NULL: as cli_archive_find says */
    const char *key;  /* --key; NULL: $IBID_KEY, else beside the archive */
    uint32_t wait_s;  /* --timeout */
} cli_archive;

#define CLI_ARCHIVE_INIT \
    {                    \
        NULL, NULL, 60   \
    }

/* Rows of a command's options. */
#define CLI_OPTION_ARCHIVE                                              \
    {                                                                   \
        "archive", 0, "NAME.ibid",                                      \
            "the archive (usual: $IBID_ARCHIVE, else the nearest one\n" \
            "in this folder or above it)"                               \
    }
#define CLI_OPTION_KEY                                              \
    {                                                               \
        "key", 0, "FILE",                                           \
            "the key that signs (usual: $IBID_KEY, else NAME.ibid." \
            "key,\nbeside the archive)"                             \
    }
#define CLI_OPTION_TIMEOUT                                           \
    {                                                                \
        "timeout", 0, "SECONDS",                                     \
            "how long to wait while another program writes to the\n" \
            "archive (usual: 60)"                                    \
    }

/* What the help of these commands says of the archive. */
#define CLI_ARCHIVE_ABOUT                                                \
    "The archive is that of --archive, else of $IBID_ARCHIVE, else the " \
    "nearest folder\nnamed *.ibid in the working folder or above it.\n"

/* Read the value of --timeout.
 *
 * Gives  false after saying that it is no number. */
bool cli_timeout_read(cli_archive *archive, const cli_args *args);

/* Write words to standard output that a file or its name may have made up: the
 * terminal is not to obey them. */
void cli_put(const char *words);

/* Find the archive that is meant, where none was named: that of $IBID_ARCHIVE,
 * else the nearest one that this user or root owns, and that not everybody may
 * write to.  Others are passed over, and named: who may write to a folder above
 * could put one there.
 *
 * Gives  its path, from malloc; NULL where there is none. */
char *cli_archive_find(const cli_command *command);

/* Open the archive.
 *
 * Takes  `reading`, NULL where no file is read; whether it will be written.
 * Gives  it, for ibid_archive_close; NULL after saying why not. */
ibid_archive *cli_archive_open(const cli_command *command,
                               const cli_archive *archive,
                               const cli_reading *reading, bool write);

/* The one object that `word` means: the beginning of its hash, or a name.
 *
 * Gives  true and its hash; false after saying that there is none, or that
 *        there are several. */
bool cli_archive_object(char sha256[65], const cli_command *command,
                        ibid_archive *archive, const char *word);

#endif
