/* queue.h - work on lines: any number at once, answers in the order of lines.
 *
 *     push ──▶ [ line, line, ... ] ──workers──▶ answers ──▶ standard output
 *               (bounded)                       (in order)
 *
 * With one job there is no thread: a full batch of lines is answered at once.  What comes out is
 * the same bytes for any number of jobs, on both streams.
 */
#ifndef CLI_QUEUE_H
#define CLI_QUEUE_H

#include "base/object.h"
#include "cli/cli.h"

/* What a thread keeps from line to line.  The first work that needs it puts it
 * there; `close` is called with it when the thread has no more lines. */
typedef struct cli_kept {
    void *at; /* NULL: nothing yet */
    void (*close)(void *at);
} cli_kept;

/* What a line gives: bytes for standard output, or why there are none. */
typedef struct cli_answer {
    char *at;
    size_t len, room;
    cli_kept *kept; /* of the thread that works on the line */
    bool is_fault;  /* the bytes say what is wrong with the line */
    bool is_lost;   /* there was no memory for the bytes */
} cli_answer;

/* A sink that adds to an answer. */
ibid_sink cli_answer_sink(cli_answer *answer);

/* Say why a line has no answer, formatted as printf; the words end a sentence
 * that begins "line 5: left out: ". */
__attribute__((format(printf, 2, 3))) void
cli_answer_fault(cli_answer *answer, const char *form, ...);

/* Read a line that is a JSON object; values that are given as they are end with
 * NUL.  Gives false after cli_answer_fault. */
bool cli_answer_object(cli_answer *answer, ib_member *member, size_t count,
                       char *line, size_t len);

/* Answers one line, whose bytes it may change; called by several threads at
 * once. */
typedef void cli_line_work(cli_answer *out, char *line, size_t len);

typedef struct cli_queue cli_queue;

/* Open a queue for the lines of the file `name`, on `jobs` (1 or more) cores;
 * NULL where there is no memory. */
cli_queue *cli_queue_open(const cli_command *command, const char *name,
                          unsigned jobs, cli_line_work *work);

/* Wait until `bytes` more may be held: few enough, or no others are. */
void cli_queue_reserve(cli_queue *queue, size_t bytes);

/* Add a line, when there is a place for it; work on it starts when a batch of
 * lines is together, or with cli_queue_start.
 *
 * Takes  `line` from malloc, which the queue frees; NULL with `why` for a line
 *        that could not be kept. `number` counts from 1.
 * Gives  false when nobody takes the answers any more. */
bool cli_queue_push(cli_queue *queue, char *line, size_t len, size_t number,
                    const char *why);

/* Start work on all that was added. */
void cli_queue_start(cli_queue *queue);

/* Tell that nothing more is to be read for now, or that there is again.  While
 * the input pauses, each answer is written out at once. */
void cli_queue_pause(cli_queue *queue, bool paused);

/* Wait for the last answer, and close.
 *
 * Gives  false when a line was left out. */
bool cli_queue_close(cli_queue *queue);

#endif
