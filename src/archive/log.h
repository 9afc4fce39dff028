/* log.h - the log of an archive: its entries, a line each, never changed.
 *
 * docs/archive.md names the members.  An entry is an array of them; what it
 * does not say is a string whose `at` is NULL.
 */
#ifndef IB_ARCHIVE_LOG_H
#define IB_ARCHIVE_LOG_H

#include <sys/types.h>

#include "base/arena.h"

typedef enum ib_log_member {
    IB_LOG_N,
    IB_LOG_TIME,
    IB_LOG_ACT,
    IB_LOG_IBID,
    IB_LOG_FORMAT,
    IB_LOG_KEY,
    IB_LOG_OBJECT,
    IB_LOG_BYTES,
    IB_LOG_FROM,
    IB_LOG_NAME,
    IB_LOG_SYMBOL,
    IB_LOG_DATE,
    IB_LOG_NOTE,
    IB_LOG_TEXT,
    IB_LOG_TEXT_BYTES,
    IB_LOG_WHY,
    IB_LOG_TYPE,
    IB_LOG_ENCODING,
    IB_LOG_MADE_BY,
    IB_LOG_LANGUAGE,
    IB_LOG_TITLE,
    IB_LOG_SYMBOLS,
    IB_LOG_DATED,
    IB_LOG_DOCUMENT,
    IB_LOG_REPORT,
    IB_LOG_VERDICTS,
    IB_LOG_MANIFEST,
    IB_LOG_FILES,
    IB_LOG_SIZE,
    IB_LOG_CHECKPOINT,
    IB_LOG_FINDING,
    IB_LOG_RULING,
    IB_LOG_REASON,
    IB_LOG_BY,
    IB_LOG_SALT,
    IB_LOG_MEMBERS
} ib_log_member;

typedef struct ib_log_entry {
    ibid_str value[IB_LOG_MEMBERS]; /* numbers as their digits */
} ib_log_entry;

/* What ib_log_read says of an entry whose act it does not know. */
extern const char ib_log_unknown[];

/* Does the entry say that it is this act? */
bool ib_log_is(const ib_log_entry *entry, const char *act);

/* A member that is a number; 0 where it is not there. */
uint64_t ib_log_number(const ib_log_entry *entry, ib_log_member member);

/* Make a string such as an entry keeps: UTF-8, with U+FFFD for what is none.
 *
 * Gives  false where there is no memory. */
bool ib_log_clean(ibid_str *value, ib_arena *arena);

/* Give an entry its number, the time of now, and its salt; its strings are cleaned.
 *
 * Fails  IBID_ENOMEM. */
IBID_MUST_USE ibid_status ib_log_stamp(ib_log_entry *entry, ib_arena *arena,
                                       uint64_t n);

/* Write an entry's canonical bytes, and a line feed behind them.
 *
 * Takes  `out` with IB_LOG_LINE_MAX bytes.
 * Gives  how many of them; 0 where it is longer than an entry may be. */
uint32_t ib_log_write(char *out, const ib_log_entry *entry);

/* Read an entry from its canonical bytes.
 *
 * Gives  *out, whose strings live in `arena`; *why NULL, or what is wrong: it
 *        is no entry.  All that the other parts of the archive rely on is
 *        asked here: that hashes are 64 hex digits, numbers are numbers, the
 *        members of each act are there.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_log_read(ib_log_entry *out, const char **why,
                                      ib_arena *arena, ibid_str line);

/* Reads lines one after the other. */
typedef struct ib_log_reader {
    int fd;
    off_t at;     /* where the next line begins */
    char *buffer; /* IB_LOG_BUFFER bytes, of which [start, end) are ahead */
    size_t start, end;
} ib_log_reader;

/* Begin at a byte of the log.
 *
 * Takes  a descriptor that stays open.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_log_reader_start(ib_log_reader *out,
                                              ib_arena *arena, int fd,
                                              off_t at);

/* The next line, without its line feed.
 *
 * Gives  *line, true until the next call; one without `at` where no whole line
 *        follows.  reader->at is then where it ends.
 * Fails  IBID_EIO. */
IBID_MUST_USE ibid_status ib_log_reader_next(ibid_str *line,
                                             ib_log_reader *reader,
                                             ibid_err *err);

#endif
