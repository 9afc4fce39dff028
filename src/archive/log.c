/* log.c - the log of an archive: its entries, a line each. */

#include "archive/log.h"

#include <errno.h>
#include <inttypes.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "archive/costs.h"
#include "base/fail.h"
#include "base/hash.h"
#include "base/object.h"
#include "base/scan.h"
#include "base/str.h"
#include "read/file.h"
#include "report/json.h"

/* Names in the order in which they are written. */
static const struct {
    const char *name;
    bool is_number;
    bool is_hash;
} members[IB_LOG_MEMBERS] = {
    [IB_LOG_N] = {"n", true, false},
    [IB_LOG_TIME] = {"time", false, false},
    [IB_LOG_ACT] = {"act", false, false},
    [IB_LOG_IBID] = {"ibid", false, false},
    [IB_LOG_FORMAT] = {"format", true, false},
    [IB_LOG_KEY] = {"key", false, false},
    [IB_LOG_OBJECT] = {"object", false, true},
    [IB_LOG_BYTES] = {"bytes", true, false},
    [IB_LOG_FROM] = {"from", true, false},
    [IB_LOG_NAME] = {"name", false, false},
    [IB_LOG_SYMBOL] = {"symbol", false, false},
    [IB_LOG_DATE] = {"date", false, false},
    [IB_LOG_NOTE] = {"note", false, false},
    [IB_LOG_TEXT] = {"text", false, true},
    [IB_LOG_TEXT_BYTES] = {"text_bytes", true, false},
    [IB_LOG_WHY] = {"why", false, false},
    [IB_LOG_TYPE] = {"type", false, false},
    [IB_LOG_ENCODING] = {"encoding", false, false},
    [IB_LOG_MADE_BY] = {"made_by", false, false},
    [IB_LOG_LANGUAGE] = {"language", false, false},
    [IB_LOG_TITLE] = {"title", false, false},
    [IB_LOG_SYMBOLS] = {"symbols", false, false},
    [IB_LOG_DATED] = {"dated", false, false},
    [IB_LOG_DOCUMENT] = {"document", false, true},
    [IB_LOG_REPORT] = {"report", false, true},
    [IB_LOG_VERDICTS] = {"verdicts", false, false},
    [IB_LOG_MANIFEST] = {"manifest", false, true},
    [IB_LOG_FILES] = {"files", true, false},
    [IB_LOG_SIZE] = {"size", true, false},
    [IB_LOG_CHECKPOINT] = {"checkpoint", false, false},
    [IB_LOG_FINDING] = {"finding", false, false},
    [IB_LOG_RULING] = {"ruling", false, false},
    [IB_LOG_REASON] = {"reason", false, false},
    [IB_LOG_BY] = {"by", false, false},
    [IB_LOG_SALT] = {"salt", false, false},
};

/* What an act must say, besides its number, time and salt. */
static const struct {
    const char *act;
    ib_log_member needs[3];
    int count;
} acts[] = {
    {"init", {IB_LOG_FORMAT, IB_LOG_KEY}, 2},
    {"add", {IB_LOG_OBJECT, IB_LOG_BYTES, IB_LOG_NAME}, 3},
    {"read", {IB_LOG_OBJECT, IB_LOG_IBID}, 2},
    {"remove", {IB_LOG_OBJECT, IB_LOG_REASON}, 2},
    {"purge", {IB_LOG_OBJECT, IB_LOG_REASON}, 2},
    {"rule", {IB_LOG_FINDING, IB_LOG_RULING, IB_LOG_REASON}, 3},
    {"check", {IB_LOG_DOCUMENT, IB_LOG_REPORT, IB_LOG_SIZE}, 3},
    {"export", {IB_LOG_MANIFEST, IB_LOG_FILES, IB_LOG_SIZE}, 3},
    {"import", {IB_LOG_MANIFEST, IB_LOG_FILES}, 2},
    {"timestamp", {IB_LOG_OBJECT, IB_LOG_CHECKPOINT}, 2},
};

const char ib_log_unknown[] =
    "its act is not known: a newer version of ibid wrote it, or it was changed";

bool ib_log_is(const ib_log_entry *entry, const char *act)
{
    return ib_str_is(entry->value[IB_LOG_ACT], ib_str_of(act));
}

uint64_t ib_log_number(const ib_log_entry *entry, ib_log_member member)
{
    const ibid_str digits = entry->value[member];
    uint64_t number = 0;

    for (uint32_t i = 0; i < digits.len; i++)
        number = number * 10 + (uint64_t)(digits.at[i] - '0');
    return number;
}

bool ib_log_clean(ibid_str *value, ib_arena *arena)
{
    char *out;
    uint32_t used = 0;

    if (!value->at || ib_utf8_valid(*value, 0) == value->len)
        return true;
    out = ib_arena_array(arena, char, (size_t)value->len * 3 + 1);
    if (!out)
        return false;
    for (uint32_t at = 0; at < value->len;) {
        uint32_t cp;

        at += ib_utf8_at(&cp, *value, at, value->len);
        used += ib_utf8_put(out + used, cp);
    }
    out[used] = '\0';
    *value = (ibid_str){out, used};
    return true;
}

/* The time of now, as far as four digits of a year can say it: a clock may be
 * set to anything. */
static time_t clock_now(void)
{
    const time_t now = time(NULL), last = 253402300799; /* 9999-12-31 */

    return now < 0 ? 0 : now > last ? last : now;
}

ibid_status ib_log_stamp(ib_log_entry *entry, ib_arena *arena, uint64_t n)
{
    const time_t now = clock_now();
    char *salt = ib_arena_array(arena, char, 33);
    char *when = ib_arena_array(arena, char, 64);
    char *number = ib_str_format(arena, "%" PRIu64, n);
    uint8_t random[16];
    struct tm utc;

    if (!salt || !when || !number)
        return ib_arena_status(arena);
    for (int i = 0; i < IB_LOG_MEMBERS; i++)
        if (!ib_log_clean(&entry->value[i], arena))
            return ib_arena_status(arena);
    if (RAND_bytes(random, sizeof random) != 1 || !gmtime_r(&now, &utc))
        return IBID_ENOMEM;
    for (size_t i = 0; i < sizeof random; i++)
        snprintf(salt + 2 * i, 3, "%02x", random[i]);
    snprintf(when, 64, "%04d-%02d-%02dT%02d:%02d:%02dZ", utc.tm_year + 1900,
             utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
    entry->value[IB_LOG_N] = ib_str_of(number);
    entry->value[IB_LOG_TIME] = ib_str_of(when);
    entry->value[IB_LOG_SALT] = ib_str_of(salt);
    return IBID_OK;
}

/* A line that is being written. */
typedef struct line_out {
    char *bytes; /* IB_LOG_LINE_MAX of them */
    uint32_t used;
} line_out;

static int put_line(void *state, const char *bytes, size_t len)
{
    line_out *line = state;

    if (len > IB_LOG_LINE_MAX - line->used)
        return -1;
    memcpy(line->bytes + line->used, bytes, len);
    line->used += (uint32_t)len;
    return 0;
}

uint32_t ib_log_write(char *out, const ib_log_entry *entry)
{
    line_out line = {out, 0};
    const ibid_sink sink = {put_line, &line};
    ib_json json;

    ib_json_start(&json, &sink);
    ib_json_object(&json, NULL);
    for (int i = 0; i < IB_LOG_MEMBERS; i++) {
        const ibid_str value = entry->value[i];

        if (value.at && members[i].is_number)
            ib_json_value(&json, members[i].name, value.at);
        else if (value.at)
            ib_json_str(&json, members[i].name, value);
    }
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    return ib_json_finish(&json) ? 0 : line.used;
}

/* Is it a time as an entry has it, "2026-11-25T09:12:17Z"?  It is shown, and
 * must not hold anything else. */
static bool is_time(ibid_str value)
{
    static const char form[] = "0000-00-00T00:00:00Z";

    if (value.len != sizeof form - 1)
        return false;
    for (uint32_t i = 0; i < value.len; i++)
        if (form[i] == '0' ? !ib_is(value.at[i], IB_DIGIT)
                           : value.at[i] != form[i])
            return false;
    return true;
}

static bool is_number(ibid_str value)
{
    for (uint32_t i = 0; i < value.len; i++)
        if (value.at[i] < '0' || value.at[i] > '9')
            return false;
    return value.len > 0 && value.len <= 18;
}

static const char *fault_of(const ib_log_entry *entry)
{
    for (int i = 0; i < IB_LOG_MEMBERS; i++) {
        const ibid_str value = entry->value[i];

        if (value.at && ((members[i].is_number && !is_number(value)) ||
                         (members[i].is_hash && !ib_hash_is(value))))
            return "a number or a hash in it is none";
    }
    if (!entry->value[IB_LOG_N].at || !entry->value[IB_LOG_TIME].at ||
        !entry->value[IB_LOG_ACT].at)
        return "it does not say its number, its time or what was done";
    if (!is_time(entry->value[IB_LOG_TIME]))
        return "its time is none";
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (!ib_log_is(entry, acts[i].act))
            continue;
        for (int k = 0; k < acts[i].count; k++)
            if (!entry->value[acts[i].needs[k]].at)
                return "it does not say all that belongs to its act";
        return NULL;
    }
    return ib_log_unknown;
}

ibid_status ib_log_read(ib_log_entry *out, const char **why, ib_arena *arena,
                        ibid_str line)
{
    ib_member member[IB_LOG_MEMBERS] = {0};
    char *bytes = ib_arena_copy(arena, line.at, line.len, 1, 1);
    uint32_t at;

    *out = (ib_log_entry){0};
    if (!bytes)
        return ib_arena_status(arena);
    for (int i = 0; i < IB_LOG_MEMBERS; i++)
        member[i].name = members[i].name;
    *why = ib_object_read(&at, member, IB_LOG_MEMBERS, bytes, line.len);
    if (*why)
        return IBID_OK;
    for (int i = 0; i < IB_LOG_MEMBERS; i++) {
        if (!member[i].is_there)
            continue;
        if (member[i].is_string == members[i].is_number) {
            *why = "a value in it is not of its kind";
            return IBID_OK;
        }
        out->value[i] = member[i].value;
    }
    *why = fault_of(out);
    return IBID_OK;
}

ibid_status ib_log_reader_start(ib_log_reader *out, ib_arena *arena, int fd,
                                off_t at)
{
    *out = (ib_log_reader){.fd = fd, .at = at};
    out->buffer = ib_arena_array(arena, char, IB_LOG_BUFFER);
    return out->buffer ? IBID_OK : ib_arena_status(arena);
}

/* Read on behind what is there.
 *
 * Gives  how many bytes came; 0 at the end. */
static ssize_t fill(ib_log_reader *reader)
{
    ssize_t got;

    memmove(reader->buffer, reader->buffer + reader->start,
            reader->end - reader->start);
    reader->end -= reader->start;
    reader->start = 0;
    do {
        got =
            pread(reader->fd, reader->buffer + reader->end,
                  IB_LOG_BUFFER - reader->end, reader->at + (off_t)reader->end);
    } while (got < 0 && errno == EINTR);
    if (got > 0)
        reader->end += (size_t)got;
    return got;
}

ibid_status ib_log_reader_next(ibid_str *line, ib_log_reader *reader,
                               ibid_err *err)
{
    *line = (ibid_str){NULL, 0};
    for (;;) {
        const char *from = reader->buffer + reader->start;
        const size_t ahead = reader->end - reader->start;
        const char *end = ahead ? memchr(from, '\n', ahead) : NULL;
        ssize_t got;

        if (end) {
            *line = (ibid_str){from, (uint32_t)(end - from)};
            reader->start += line->len + 1;
            reader->at += line->len + 1;
            return IBID_OK;
        }
        if (ahead >= IB_LOG_LINE_MAX)
            return IBID_OK;
        got = fill(reader);
        if (got < 0)
            return ib_fail(err, IBID_EIO, ib_file_why(errno), 0, errno);
        if (got == 0)
            return IBID_OK;
    }
}
