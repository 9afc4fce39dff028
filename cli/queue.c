/* queue.c - lines, the threads that answer them, and answers in order. */

#include "cli/queue.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    /* Lines held at once: enough that all cores have work while one line takes
     * as long as a hundred others. */
    SLOTS = 1024,
    /* Bytes of lines and of answers that are held at once, but for a single
     * line that is longer: many times what all cores work on. */
    HELD_MAX = 64 * 1024 * 1024,
    ROOM_MIN = 512, /* of an answer; most are shorter */
    /* Lines, or bytes of them, for which a thread is woken: waking one for each
     * of many short lines costs more than the work on them. */
    BATCH = 64,
    BATCH_BYTES = 64 * 1024,
};

/* A line on its way.  `head` <= index < `taken`: a worker has it, or it is done
 * and waits for its turn; `taken` <= index < `pushed`: nobody has it yet. */
typedef struct slot {
    char *line; /* NULL: could not be kept, and the answer says why */
    size_t len, number;
    cli_answer answer;
    bool done;
} slot;

struct cli_queue {
    const cli_command *command;
    const char *name;
    cli_line_work *work;
    pthread_mutex_t lock; /* over all below */
    pthread_cond_t more;  /* a line to work on, or the end */
    pthread_cond_t room;  /* fewer lines or bytes are held */
    size_t head, taken, pushed;
    size_t held; /* bytes of lines not done and answers not written */
    size_t fresh, fresh_bytes; /* lines pushed since somebody was told */
    unsigned jobs, workers, idle;
    bool closed;  /* no line will follow */
    bool paused;  /* nothing to read for now */
    bool writing; /* a thread writes answers */
    bool dirty;   /* something was written and not flushed */
    bool broken;  /* standard output takes no more */
    bool left_out;
    cli_kept kept; /* of the reader, which works where there are no threads */
    pthread_t *thread;
    slot slot[SLOTS];
};

static int add_to_answer(void *state, const char *bytes, size_t len)
{
    cli_answer *answer = state;

    if (len > answer->room - answer->len) {
        size_t room = 2 * answer->room + ROOM_MIN;
        char *at;

        if (room < answer->len + len)
            room = answer->len + len;
        at = realloc(answer->at, room);
        answer->is_lost |= !at;
        if (!at)
            return -1;
        answer->at = at;
        answer->room = room;
    }
    memcpy(answer->at + answer->len, bytes, len);
    answer->len += len;
    return 0;
}

ibid_sink cli_answer_sink(cli_answer *answer)
{
    return (ibid_sink){add_to_answer, answer};
}

void cli_answer_fault(cli_answer *answer, const char *form, ...)
{
    char why[512];
    va_list list;
    int len;

    va_start(list, form);
    len = vsnprintf(why, sizeof why, form, list);
    va_end(list);
    answer->len = 0;
    answer->is_fault = true;
    if (len > 0)
        add_to_answer(answer, why,
                      (size_t)len < sizeof why ? (size_t)len : sizeof why - 1);
}

bool cli_answer_object(cli_answer *answer, ib_member *member, size_t count,
                       char *line, size_t len)
{
    uint32_t at;
    const char *wrong = ib_object_read(&at, member, count, line, (uint32_t)len);

    if (wrong) {
        cli_answer_fault(answer, "it is no JSON object: byte %u: %s", at + 1,
                         wrong);
        return false;
    }
    /* the object goes on after a value: at least its last bracket stands
     * there, and has been read */
    for (size_t i = 0; i < count; i++) {
        const ibid_str value = member[i].value;

        if (member[i].is_there && member[i].as_is)
            line[value.at - line + value.len] = '\0';
    }
    return true;
}

static void write_answer(cli_queue *q, const slot *s)
{
    const cli_answer *a = &s->answer;

    if (!a->is_fault && !a->is_lost) {
        fwrite(a->at, 1, a->len, stdout);
        return;
    }
    fflush(stdout); /* a screen shows both streams: in order */
    if (a->is_lost)
        cli_say(q->command,
                "%s, line %zu: left out: there is no memory for "
                "its answer",
                cli_name(q->name), s->number);
    else
        cli_say(q->command, "%s, line %zu: left out: %.*s", cli_name(q->name),
                s->number, (int)a->len, a->at);
}

/* Tell the reader that there is room again: not for each line, but when half
 * of it is free. */
static void tell_room(cli_queue *q)
{
    if (q->pushed - q->head <= SLOTS / 2 && q->held <= HELD_MAX / 2)
        pthread_cond_signal(&q->room);
}

/* Write what is done and next in order; and out with it while the input
 * pauses.  The lock is held, but not while writing: one thread writes, others
 * that come meanwhile leave their answers to it. */
static void write_out(cli_queue *q)
{
    if (q->writing)
        return;
    q->writing = true;
    for (;;) {
        slot *s = &q->slot[q->head % SLOTS];
        const bool next = q->head < q->taken && s->done;

        if (!next && !(q->dirty && q->paused))
            break;
        q->dirty = next;
        pthread_mutex_unlock(&q->lock);
        if (next)
            write_answer(q, s);
        else
            fflush(stdout);
        pthread_mutex_lock(&q->lock);
        q->broken = ferror(stdout) != 0;
        if (!next)
            continue;
        q->left_out |= s->answer.is_fault || s->answer.is_lost;
        q->held -= s->answer.room;
        free(s->answer.at);
        *s = (slot){0};
        q->head++;
        tell_room(q);
    }
    q->writing = false;
}

static void close_kept(cli_kept *kept)
{
    if (kept->at)
        kept->close(kept->at);
    *kept = (cli_kept){0};
}

/* Take the next line, work on it, write what is next.  The lock is held. */
static void do_one(cli_queue *q, cli_kept *kept)
{
    slot *s = &q->slot[q->taken++ % SLOTS];
    const bool wanted = s->line && !q->broken;

    pthread_mutex_unlock(&q->lock);
    s->answer.kept = kept;
    if (wanted)
        q->work(&s->answer, s->line, s->len);
    free(s->line);
    pthread_mutex_lock(&q->lock);
    s->line = NULL;
    s->done = true;
    q->held += s->answer.room - s->len;
    tell_room(q);
    write_out(q);
}

static void *run_worker(void *state)
{
    cli_queue *q = state;
    cli_kept kept = {0};

    pthread_mutex_lock(&q->lock);
    while (q->taken < q->pushed || !q->closed) {
        if (q->taken < q->pushed) {
            do_one(q, &kept);
            continue;
        }
        q->idle++;
        pthread_cond_wait(&q->more, &q->lock);
        q->idle--;
    }
    pthread_mutex_unlock(&q->lock);
    close_kept(&kept);
    return NULL;
}

/* See that somebody works on what was pushed: those who wait, new threads, or,
 * where there are none, this one.  The lock is held. */
static void employ(cli_queue *q)
{
    size_t waiting = q->pushed - q->taken;

    q->fresh = q->fresh_bytes = 0;
    while (waiting > q->idle && q->workers < q->jobs) {
        if (pthread_create(&q->thread[q->workers], NULL, run_worker, q) == 0)
            q->workers++;
        else
            q->jobs = q->workers;
        waiting--;
    }
    while (q->workers == 0 && q->taken < q->pushed)
        do_one(q, &q->kept);
    if (waiting > 1)
        pthread_cond_broadcast(&q->more);
    else
        pthread_cond_signal(&q->more);
}

cli_queue *cli_queue_open(const cli_command *command, const char *name,
                          unsigned jobs, cli_line_work *work)
{
    cli_queue *q = calloc(1, sizeof *q);
    pthread_t *thread = calloc(jobs, sizeof *thread);

    if (!q || !thread) {
        free(q);
        free(thread);
        return NULL;
    }
    q->command = command;
    q->name = name;
    q->work = work;
    q->jobs = jobs > 1 ? jobs : 0;
    q->thread = thread;
    pthread_mutex_init(&q->lock, NULL);
    pthread_cond_init(&q->more, NULL);
    pthread_cond_init(&q->room, NULL);
    return q;
}

void cli_queue_reserve(cli_queue *q, size_t bytes)
{
    pthread_mutex_lock(&q->lock);
    if (q->held + bytes > HELD_MAX)
        employ(q);
    while (q->held > 0 && q->held + bytes > HELD_MAX)
        pthread_cond_wait(&q->room, &q->lock);
    pthread_mutex_unlock(&q->lock);
}

bool cli_queue_push(cli_queue *q, char *line, size_t len, size_t number,
                    const char *why)
{
    slot *s;
    bool broken;

    pthread_mutex_lock(&q->lock);
    if (q->pushed - q->head == SLOTS)
        employ(q);
    while (q->pushed - q->head == SLOTS)
        pthread_cond_wait(&q->room, &q->lock);
    s = &q->slot[q->pushed % SLOTS];
    *s = (slot){.line = line, .len = len, .number = number};
    if (!line)
        cli_answer_fault(&s->answer, "%s", why);
    q->pushed++;
    q->held += len;
    q->fresh++;
    q->fresh_bytes += len;
    if (q->fresh >= BATCH || q->fresh_bytes >= BATCH_BYTES)
        employ(q);
    broken = q->broken;
    pthread_mutex_unlock(&q->lock);
    return !broken;
}

void cli_queue_start(cli_queue *q)
{
    pthread_mutex_lock(&q->lock);
    if (q->fresh)
        employ(q);
    pthread_mutex_unlock(&q->lock);
}

void cli_queue_pause(cli_queue *q, bool paused)
{
    pthread_mutex_lock(&q->lock);
    q->paused = paused;
    write_out(q);
    pthread_mutex_unlock(&q->lock);
}

bool cli_queue_close(cli_queue *q)
{
    bool all;

    pthread_mutex_lock(&q->lock);
    q->closed = true;
    pthread_cond_broadcast(&q->more);
    pthread_mutex_unlock(&q->lock);
    for (unsigned i = 0; i < q->workers; i++)
        pthread_join(q->thread[i], NULL);
    all = !q->left_out;
    close_kept(&q->kept);
    pthread_cond_destroy(&q->room);
    pthread_cond_destroy(&q->more);
    pthread_mutex_destroy(&q->lock);
    free(q->thread);
    free(q);
    return all;
}
