/* lines.c - cuts a file into lines, as far as they have come. */

#include "cli/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "read/file.h"

enum {
    CHUNK = 256 * 1024,     /* bytes read at once */
    LINE_MAX_BYTE = 1 << 30 /* no text of ibid is longer (IBID_TEXT_MAX) */
};

typedef struct reader {
    cli_queue *queue;
    int file;
    char *line; /* the line that has not ended yet */
    size_t len, room;
    size_t number;
    const char *lost; /* why the line is not kept, or NULL */
    bool wanted;      /* somebody takes the answers */
} reader;

unsigned cli_jobs_usual(void)
{
    cpu_set_t set;
    long count = sched_getaffinity(0, sizeof set, &set) == 0
                     ? CPU_COUNT(&set)
                     : sysconf(_SC_NPROCESSORS_ONLN);

    return count < 1              ? 1
           : count > CLI_JOBS_MAX ? CLI_JOBS_MAX
                                  : (unsigned)count;
}

unsigned cli_jobs_read(const cli_args *args)
{
    unsigned jobs = 0;
    const char *at = args->value;

    while (*at >= '0' && *at <= '9' && jobs <= CLI_JOBS_MAX)
        jobs = jobs * 10 + (unsigned)(*at++ - '0');
    if (*at == '\0' && jobs >= 1 && jobs <= CLI_JOBS_MAX)
        return jobs;
    cli_say(args->command, "--jobs needs a number from 1 to %d, not \"%s\"",
            CLI_JOBS_MAX, args->value);
    return 0;
}

/* Forget the line, but that it is there. */
static void lose(reader *r, const char *why)
{
    free(r->line);
    r->line = NULL;
    r->len = r->room = 0;
    r->lost = why;
}

/* Add bytes to the line. */
static void extend(reader *r, const char *bytes, size_t len)
{
    if (r->lost || len == 0)
        return;
    if (len > LINE_MAX_BYTE - r->len) {
        lose(r, "it is longer than 1 GiB");
        return;
    }
    if (len > r->room - r->len) {
        /* twice as much each time: few copies of a long line */
        size_t room = 2 * r->room > r->len + len ? 2 * r->room : r->len + len;
        char *line;

        cli_queue_reserve(r->queue, room);
        line = realloc(r->line, room);
        if (!line) {
            lose(r, "there is no memory for it");
            return;
        }
        r->line = line;
        r->room = room;
    }
    memcpy(r->line + r->len, bytes, len);
    r->len += len;
}

static bool is_blank(const reader *r)
{
    for (size_t i = 0; i < r->len; i++) {
        if (!strchr(" \t\r", r->line[i]) || r->line[i] == '\0')
            return false;
    }
    return true;
}

/* Hand the line over, if there is something in it. */
static void end_line(reader *r)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* byte order mark */

    r->number++;
    if (r->number == 1 && r->len >= 3 && memcmp(r->line, mark, 3) == 0) {
        r->len -= 3;
        memmove(r->line, r->line + 3, r->len);
    }
    if (r->lost || !is_blank(r))
        r->wanted =
            cli_queue_push(r->queue, r->line, r->len, r->number, r->lost);
    else
        free(r->line);
    r->line = NULL;
    r->len = r->room = 0;
    r->lost = NULL;
}

static void cut(reader *r, const char *bytes, size_t len)
{
    while (len > 0 && r->wanted) {
        const char *feed = memchr(bytes, '\n', len);
        const size_t part = feed ? (size_t)(feed - bytes) : len;

        extend(r, bytes, part);
        if (!feed)
            return;
        end_line(r);
        bytes += part + 1;
        len -= part + 1;
    }
}

/* Read what has come; waits where nothing has.  As read(). */
static ssize_t read_some(reader *r, char *chunk)
{
    struct pollfd look = {.fd = r->file, .events = POLLIN};
    const bool pause = poll(&look, 1, 0) == 0;
    ssize_t len;

    if (pause)
        cli_queue_pause(r->queue, true);
    do
        len = read(r->file, chunk, CHUNK);
    while (len < 0 && errno == EINTR);
    if (pause)
        cli_queue_pause(r->queue, false);
    return len;
}

/* Read to the end; gives 0, or why that was not possible (errno). */
static int read_lines(reader *r, char *chunk)
{
    ssize_t len;

    while (r->wanted && (len = read_some(r, chunk)) != 0) {
        if (len < 0)
            return errno;
        cut(r, chunk, (size_t)len);
        cli_queue_start(r->queue);
    }
    if (r->wanted && (r->len > 0 || r->lost))
        end_line(r);
    cli_queue_start(r->queue);
    return 0;
}

int cli_lines_answer(const cli_command *command, const char *file,
                     unsigned jobs, cli_line_work *work)
{
    reader r = {.wanted = true};
    char *chunk = malloc(CHUNK);
    int exit = CLI_DONE, why = 0;

    r.file = strcmp(file, "-") == 0 ? STDIN_FILENO
                                    : open(file, O_RDONLY | O_CLOEXEC);
    if (r.file < 0)
        why = errno;
    else
        r.queue = chunk ? cli_queue_open(command, file, jobs, work) : NULL;
    if (r.queue) {
        why = read_lines(&r, chunk);
        cli_queue_pause(r.queue, true);
        if (!cli_queue_close(r.queue))
            exit = CLI_NOT_DONE;
    } else if (r.file >= 0) {
        why = ENOMEM;
    }
    if (why) {
        cli_say(command, "%s: not read%s: %s", cli_name(file),
                r.number ? " to its end" : "", ib_file_why(why));
        exit = CLI_NOT_DONE;
    }
    free(r.line);
    free(chunk);
    if (r.file > STDIN_FILENO)
        close(r.file);
    return exit;
}
