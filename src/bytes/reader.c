/* reader.c - a document goes to the worker, an answer comes back.
 *
 * The worker's zygote is trusted: it never sees a document.  The process that
 * read one is not: its answer is taken with all checks of frame.c, its end is
 * told by the zygote, and what it may cost is bounded here once more, by the
 * clock.
 */

#include "bytes/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/str.h"
#include "bytes/cache.h"
#include "bytes/costs.h"
#include "bytes/job.h"
#include "bytes/sniff.h"
#include "bytes/start.h"
#include "ibid/doc.h"

enum {
    SECONDS = 120,
    STOP_MS = 2000, /* a zygote ends at once, or when its tables are loaded */
    BUFFER_BYTES = IB_FRAME_HEAD + IB_FRAME_MAX
};

static const uint64_t MEMORY = (uint64_t)1 << 30;

/* The warm program: one for documents, one that has OCR loaded. */
typedef struct zygote {
    int control; /* -1: it is not running */
    pid_t pid;
    const char *languages; /* of OCR, or NULL */
    bool is_no_worker;     /* the program did not say that it is one */
} zygote;

struct ibid_reader {
    ib_arena arena;       /* holds this struct too */
    pthread_mutex_t lock; /* over what follows, and the arena */
    const char *program;  /* NULL: not found */
    bool unsafe;
    ib_job limits;
    zygote plain, ocr;
    ibid_ocr use_ocr;
    const char *cache; /* a folder, or NULL */
    unsigned at_once;  /* pages that OCR reads side by side */
    sem_t slot;        /* one of them */
    const char *takes_too_long;
    const char *takes_too_much;
    ib_list sentence; /* char *, of the worker's FAIL frames */
};

static const char not_installed[] =
    "the program ibid-read, which reads this format, is not there: install "
    "ibid whole, or name it in the environment variable IBID_READ";
static const char not_started[] =
    "the program ibid-read, which reads this format, could not be started or "
    "was stopped: try again, and look what `ibid-read --version` says";
static const char crashed[] =
    "it is damaged so that reading it breaks off: open it in the program that "
    "made it, and save it anew or as text";
static const char forbidden[] =
    "reading it was stopped, because it made the reading program try what it "
    "may not: the file may be an attack, so do not open it elsewhere unless "
    "you trust who sent it";
static const char not_kept[] =
    "it could not be read, for a reason of its own: try it again by itself, "
    "and the reason is shown";
static const char cut_off[] =
    "reading it ended before its end, so that nothing of it counts: open it "
    "in the program that made it, and save it anew or as text";

/* One document on its way. */
typedef struct errand {
    ibid_reader *reader;
    zygote *to;
    uint32_t page; /* that OCR is to read, or 0 */
    ib_list *copy; /* of the answer's bytes, or NULL */
    int answer;    /* the pipe; -1: closed, no more comes */
    int socket;    /* the job's; closed, the process is killed */
    bool is_done;
    int status; /* as waitpid tells it, once is_done */
    uint64_t end_ms;
} errand;

static void shut(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static uint64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static uint64_t wall_seconds(const ibid_reader *reader)
{
    return (uint64_t)reader->limits.seconds * IB_READER_WALL_FACTOR;
}

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t sent = write(fd, bytes, len);

        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        bytes += sent;
        len -= (size_t)sent;
    }
    return true;
}

/* A file in memory that nobody can change any more; -1 with errno. */
static int seal(const void *bytes, size_t len)
{
    int fd = memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING);

    if (fd < 0)
        return -1;
    if (!write_all(fd, bytes, len) ||
        fcntl(fd, F_ADD_SEALS,
              F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) != 0)
        shut(&fd);
    return fd;
}

/* The zygote has gone, or is to go: its socket closes, and it ends.  A program
 * that does not is none of ours, and killed: while it is not waited for, its
 * number is its own. */
static void stop(zygote *z)
{
    const uint64_t end_ms = now_ms() + STOP_MS;
    pid_t got;

    if (z->control < 0)
        return;
    shut(&z->control);
    while ((got = waitpid(z->pid, NULL, WNOHANG)) == 0 ||
           (got < 0 && errno == EINTR)) {
        if (now_ms() >= end_ms)
            kill(z->pid, SIGKILL);
        (void)poll(NULL, 0, 1);
    }
}

/* Wait until bytes or the end have come; false: the time is over. */
static bool wait_for(int fd, uint64_t end_ms)
{
    struct pollfd p = {fd, POLLIN, 0};

    for (;;) {
        const uint64_t now = now_ms();
        uint64_t left = end_ms > now ? end_ms - now : 0;
        int got;

        if (left > 3600000)
            left = 3600000;
        got = poll(&p, 1, (int)left);
        if (got > 0)
            return true;
        if (got == 0 && now_ms() >= end_ms)
            return false;
        if (got < 0 && errno != EINTR)
            return true; /* the read that follows tells */
    }
}

/* Has the program said that it is the worker, of this version?  One that lives
 * and does not is not asked again; one that ended may have been stopped. */
static bool is_ready(const ibid_reader *reader, zygote *z)
{
    const uint64_t wall_ms = wall_seconds(reader) * 1000;
    const uint64_t most_ms =
        wall_ms < IB_READER_START_MS ? wall_ms : IB_READER_START_MS;
    char bytes[IB_JOB_READY_BYTES];
    ssize_t got;

    z->is_no_worker = true;
    if (!wait_for(z->control, now_ms() + most_ms))
        return false;
    do
        got = recv(z->control, bytes, sizeof bytes, 0);
    while (got < 0 && errno == EINTR);
    z->is_no_worker = got > 0 && (got != sizeof bytes ||
                                  ib_frame_u16(bytes) != IB_FRAME_VERSION);
    return got == sizeof bytes && !z->is_no_worker;
}

/* Gives 0, or an errno; EPIPE: the program is not the worker. */
static int start(const ibid_reader *reader, zygote *z)
{
    const struct timeval wait = {(time_t)wall_seconds(reader), 0};
    int bad = ib_worker_start(&z->pid, &z->control, reader->program,
                              reader->unsafe, z->languages);

    if (!bad && !is_ready(reader, z)) {
        stop(z);
        bad = EPIPE;
    }
    if (!bad)
        (void)setsockopt(z->control, SOL_SOCKET, SO_SNDTIMEO, &wait,
                         sizeof wait);
    return bad;
}

static bool send_job(const errand *e, const int fd[IB_JOB_FDS])
{
    ib_job job = e->reader->limits;

    char bytes[IB_JOB_BYTES];
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(sizeof(int) * IB_JOB_FDS)];
    } control = {0};
    struct iovec part = {bytes, sizeof bytes};
    const struct msghdr message = {.msg_iov = &part,
                                   .msg_iovlen = 1,
                                   .msg_control = &control,
                                   .msg_controllen = sizeof control};
    ssize_t sent;

    job.page = e->page;
    ib_job_put(bytes, &job);
    control.head.cmsg_level = SOL_SOCKET;
    control.head.cmsg_type = SCM_RIGHTS;
    control.head.cmsg_len = CMSG_LEN(sizeof(int) * IB_JOB_FDS);
    memcpy(CMSG_DATA(&control.head), fd, sizeof(int) * IB_JOB_FDS);
    do
        sent = sendmsg(e->to->control, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == sizeof bytes;
}

/* Give the job to the zygote, which is started where it is not there. */
static bool hand_over(const errand *e, const int fd[IB_JOB_FDS])
{
    zygote *to = e->to;
    bool good = false;

    pthread_mutex_lock(&e->reader->lock);
    if (to->control >= 0)
        good = send_job(e, fd);
    if (!good && (to->control < 0 || errno == EPIPE || errno == ECONNRESET ||
                  errno == ENOTCONN)) {
        stop(to); /* it is gone; a full socket concerns this job alone */
        good =
            !to->is_no_worker && start(e->reader, to) == 0 && send_job(e, fd);
    }
    pthread_mutex_unlock(&e->reader->lock);
    return good;
}

/* Open what a job needs, and hand it over; the ends that are not ours are
 * closed again.  Gives 0, or an errno; EPIPE: no zygote. */
static int begin(errand *e, const void *bytes, size_t len)
{
    int answer[2] = {-1, -1}, socket[2] = {-1, -1};
    int document = seal(bytes, len);
    int bad = 0;

    if (document < 0 || pipe2(answer, O_CLOEXEC) != 0 ||
        socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, socket) != 0)
        bad = errno;
    if (!bad) {
        const int fd[IB_JOB_FDS] = {[IB_JOB_IN] = document,
                                    [IB_JOB_OUT] = answer[1],
                                    [IB_JOB_SOCKET] = socket[1]};

        if (!hand_over(e, fd))
            bad = EPIPE;
    }
    shut(&document);
    shut(&answer[1]);
    shut(&socket[1]);
    if (bad) {
        shut(&answer[0]);
        shut(&socket[0]);
    }
    e->answer = answer[0];
    e->socket = socket[0];
    e->end_ms = now_ms() + wall_seconds(e->reader) * 1000;
    return bad;
}

/* The bytes of an answer that is to be kept; they are given up, not the answer,
 * where there is no room for them. */
static void keep_bytes(ib_list *copy, const char *bytes, size_t len)
{
    while (len > 0 && copy->size == 1) {
        size_t part;

        if (copy->count == copy->room && !ib_list_grow(copy)) {
            copy->count = 0;
            copy->size = 0; /* no more of it */
            return;
        }
        part = copy->room - copy->count < len ? copy->room - copy->count : len;
        memcpy((char *)copy->item + copy->count, bytes, part);
        copy->count += part;
        bytes += part;
        len -= part;
    }
}

/* Take the answer until its pipe is closed.
 *
 * Fails  IBID_EFORMAT: it is none; IBID_ELIMIT, IBID_ENOMEM: of the arena;
 *        IBID_EBUSY: the time is over. */
static ibid_status take_answer(ib_answer *answer, errand *e)
{
    char *buffer = ib_arena_array(answer->arena, char, BUFFER_BYTES);
    size_t used = 0, taken;

    if (!buffer)
        return ib_arena_status(answer->arena);
    for (;;) {
        ssize_t got;
        ibid_status st;

        if (!wait_for(e->answer, e->end_ms))
            return IBID_EBUSY;
        got = read(e->answer, buffer + used, BUFFER_BYTES - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            if (used > 0) /* half a frame behind END */
                answer->has_ended = false;
            return IBID_OK;
        }
        if (e->copy)
            keep_bytes(e->copy, buffer + used, (size_t)got);
        used += (size_t)got;
        st = ib_answer_take(answer, &taken, buffer, used);
        if (st)
            return st;
        used -= taken;
        memmove(buffer, buffer + taken, used);
    }
}

/* How the process ended, from the zygote; false: the time is over. */
static bool take_status(errand *e)
{
    char bytes[IB_JOB_DONE_BYTES];
    ssize_t got;

    if (!wait_for(e->socket, e->end_ms))
        return false;
    do
        got = recv(e->socket, bytes, sizeof bytes, 0);
    while (got < 0 && errno == EINTR);
    e->is_done = got == sizeof bytes;
    if (e->is_done)
        e->status = (int)ib_frame_u32(bytes);
    return true;
}

/* Keep a sentence of the worker's, each once: there are few. */
static const char *keep_sentence(ibid_reader *reader, ibid_str words)
{
    const char *kept = not_kept;
    char **place;

    pthread_mutex_lock(&reader->lock);
    for (size_t i = 0; i < reader->sentence.count; i++) {
        const char *known = *ib_list_at(&reader->sentence, char *, i);

        if (ib_str_is(ib_str_of(known), words)) {
            pthread_mutex_unlock(&reader->lock);
            return known;
        }
    }
    place = reader->sentence.count < IB_READER_SENTENCES_MAX
                ? ib_list_push(&reader->sentence)
                : NULL;
    if (place) {
        *place =
            ib_str_format(&reader->arena, "%.*s", (int)words.len, words.at);
        if (*place)
            kept = *place;
        else
            reader->sentence.count--;
    }
    pthread_mutex_unlock(&reader->lock);
    return kept;
}

/* What a signal that ended the process says of the document. */
static ibid_status fail_signal(const errand *e, int signal, ibid_err *err)
{
    switch (signal) {
    case SIGXCPU:
        return ib_fail(err, IBID_ELIMIT, e->reader->takes_too_long, 0, 0);
    case SIGSYS:
        return ib_fail(err, IBID_EFORMAT, forbidden, 0, 0);
    case SIGKILL: /* by the system, which had no memory; or by a person */
        return ib_fail(err, IBID_ELIMIT, e->reader->takes_too_much, 0, 0);
    default:
        return ib_fail(err, IBID_EFORMAT, crashed, 0, 0);
    }
}

/* The answer is not whole, or does not hold: why?  The end of the process
 * goes before what it said. */
static ibid_status fail_answer(const errand *e, const ib_answer *answer,
                               ibid_err *err)
{
    if (!e->is_done)
        return ib_fail(err, IBID_EIO, not_started, 0, 0);
    if (WIFSIGNALED(e->status))
        return fail_signal(e, WTERMSIG(e->status), err);
    if (answer->has_failed)
        return ib_fail(err, answer->fault,
                       answer->fault == IBID_ENOMEM
                           ? e->reader->takes_too_much
                           : keep_sentence(e->reader, answer->why),
                       0, 0);
    return ib_fail(err, IBID_EFORMAT, cut_off, 0, 0);
}

/* Let go of what is still said, a short while, until the process has ended. */
static void drain(errand *e)
{
    const uint64_t end_ms = now_ms() + STOP_MS;
    char rest[4096];
    ssize_t got = 1;

    if (e->end_ms > end_ms)
        e->end_ms = end_ms;
    while (got != 0 && wait_for(e->answer, e->end_ms)) {
        got = read(e->answer, rest, sizeof rest);
        if (got < 0 && errno != EINTR)
            break;
    }
}

/* It is no answer of a worker; a program that was stopped in the middle of it
 * says more by its end. */
static ibid_status fail_garbage(errand *e, ibid_err *err)
{
    drain(e);
    if (take_status(e) && e->is_done && WIFSIGNALED(e->status))
        return fail_signal(e, WTERMSIG(e->status), err);
    return ib_fail(err, IBID_EFORMAT, cut_off, 0, 0);
}

static ibid_status finish(ib_given *out, errand *e, ib_arena *arena,
                          ib_arena *glyphs, ib_answer *answer, ibid_err *err)
{
    ibid_status st = take_answer(answer, e);

    if (st == IBID_EFORMAT)
        return fail_garbage(e, err);
    shut(&e->answer);
    if (st == IBID_EBUSY || (!st && !take_status(e)))
        return ib_fail(err, IBID_ELIMIT, e->reader->takes_too_long, 0, 0);
    if (st == IBID_ENOMEM || st == IBID_ELIMIT)
        return ib_fail(err, st,
                       st == IBID_ELIMIT
                           ? "reading it needs more memory than is allowed"
                           : ibid_status_words(st),
                       0, 0);
    if (!e->is_done || !WIFEXITED(e->status) || WEXITSTATUS(e->status) != 0 ||
        !answer->has_ended)
        return fail_answer(e, answer, err);
    st = ib_answer_end(out, answer, arena, glyphs);
    if (st == IBID_EFORMAT)
        return ib_fail(err, st, cut_off, 0, 0);
    return st ? ib_fail(err, st, ibid_status_words(st), 0, 0) : IBID_OK;
}

/* Send a document, and take what comes back. */
static ibid_status run(ib_given *out, errand *e, ib_arena *arena,
                       ib_arena *glyphs, ib_answer *answer, const void *bytes,
                       size_t len, ibid_err *err)
{
    const int bad = begin(e, bytes, len);
    ibid_status st;

    if (bad)
        return ib_fail(err, bad == ENOMEM ? IBID_ENOMEM : IBID_EIO,
                       bad == ENOMEM ? ibid_status_words(IBID_ENOMEM)
                                     : not_started,
                       0, bad);
    st = finish(out, e, arena, glyphs, answer, err);
    shut(&e->answer);
    shut(&e->socket);
    return st;
}

/* Images have no words but those that OCR reads: the program that has it loaded
 * looks at them. */
static zygote *zygote_for(ibid_reader *reader, const void *bytes, size_t len)
{
    return ib_sniff(bytes, len).is_image ? &reader->ocr : &reader->plain;
}

ibid_status ib_reader_read(ib_given *out, ibid_reader *reader, ib_arena *arena,
                           ib_arena *glyphs, const void *bytes, size_t len,
                           ibid_err *err)
{
    errand e = {.reader = reader,
                .to = zygote_for(reader, bytes, len),
                .answer = -1,
                .socket = -1};
    ib_arena scratch;
    ib_answer answer;
    ibid_status st;

    *out = (ib_given){0};
    if (!reader->program)
        return ib_fail(err, IBID_EUNSUPPORTED, not_installed, 0, 0);
    ib_arena_init(&scratch, &arena->alloc, arena->max, arena->shared);
    ib_answer_begin(&answer, &scratch, IBID_TEXT_MAX);
    st = run(out, &e, arena, glyphs, &answer, bytes, len, err);
    ib_arena_free(&scratch);
    return st;
}

/* A page that was read before; false: it was not. */
static bool recall(ib_given *out, ib_arena *arena, ib_arena *scratch,
                   const char *name)
{
    const ibid_str kept = ib_cache_get(scratch, name);
    ib_answer answer;
    size_t taken;

    ib_answer_begin(&answer, scratch, IBID_TEXT_MAX);
    return kept.len > 0 &&
           !ib_answer_take(&answer, &taken, kept.at, kept.len) &&
           taken == kept.len && !ib_answer_end(out, &answer, arena, arena);
}

static bool is_page(const ib_given *given)
{
    return given->has_pages && given->page_count == 1 &&
           (given->page[0].layer == IB_LAYER_OCR || given->page[0].count == 0);
}

/* Have a page read, and keep it, unless there is something to say of it: that
 * may be mended. */
static ibid_status read_page(ib_given *out, errand *e, ib_arena *arena,
                             ib_arena *scratch, const void *bytes, size_t len,
                             const char *name, ibid_err *err)
{
    ib_list copy = ib_list_of(scratch, char);
    ib_answer answer;
    ibid_status st;

    if (name)
        e->copy = &copy;
    ib_answer_begin(&answer, scratch, IBID_TEXT_MAX);
    while (sem_wait(&e->reader->slot) != 0 && errno == EINTR)
        ;
    st = run(out, e, arena, arena, &answer, bytes, len, err);
    (void)sem_post(&e->reader->slot);
    if (!st && !is_page(out))
        return ib_fail(err, IBID_EFORMAT, cut_off, 0, 0);
    if (!st && name && out->remark_count == 0)
        ib_cache_put(name, copy.item, copy.count);
    return st;
}

ibid_status ib_reader_read_page(ib_given *out, ibid_reader *reader,
                                ib_arena *arena, const void *bytes, size_t len,
                                const char *document, uint32_t page,
                                ibid_err *err)
{
    const ib_cache_key key = {document, reader->ocr.languages, page};
    errand e = {.reader = reader,
                .to = &reader->ocr,
                .page = page,
                .answer = -1,
                .socket = -1};
    const char *name;
    ib_arena scratch;
    ibid_status st = IBID_OK;

    *out = (ib_given){0};
    if (!reader->program)
        return ib_fail(err, IBID_EUNSUPPORTED, not_installed, 0, 0);
    ib_arena_init(&scratch, &arena->alloc, arena->max, arena->shared);
    name = reader->cache ? ib_cache_name(&scratch, reader->cache, &key) : NULL;
    if (!name || !recall(out, arena, &scratch, name) || !is_page(out))
        st = read_page(out, &e, arena, &scratch, bytes, len, name, err);
    ib_arena_free(&scratch);
    return st;
}

ibid_ocr ib_reader_ocr(const ibid_reader *reader)
{
    return reader->use_ocr;
}

unsigned ib_reader_ocr_at_once(const ibid_reader *reader)
{
    return reader->at_once;
}

/* The sentences that name a limit. */
static bool word_limits(ibid_reader *reader)
{
    reader->takes_too_long = ib_str_format(
        &reader->arena,
        "reading it takes more than %u seconds, and was ended: split the file, "
        "or save its text alone",
        reader->limits.seconds);
    reader->takes_too_much = ib_str_format(
        &reader->arena,
        "reading it takes more memory than is allowed, %llu MiB, or than this "
        "machine has: split the file, or save its text alone",
        (unsigned long long)(reader->limits.memory >> 20));
    return reader->takes_too_long && reader->takes_too_much;
}

static unsigned ocr_at_once(unsigned asked)
{
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    const unsigned count = asked > 0 ? asked : cores > 0 ? (unsigned)cores : 1;

    return count < IB_OCR_AT_ONCE_MAX ? count : IB_OCR_AT_ONCE_MAX;
}

ibid_status ibid_reader_open(ibid_reader **out,
                             const ibid_reader_options *options, ibid_err *err)
{
    const ibid_reader_options plain = IBID_READER_OPTIONS_INIT;
    ib_arena arena;
    ibid_reader *reader;

    *out = NULL;
    if (!options)
        options = &plain;
    ib_arena_init(&arena, options->alloc, 0, NULL);
    reader = ib_arena_array(&arena, ibid_reader, 1);
    if (!reader)
        return ib_fail(err, IBID_ENOMEM, ibid_status_words(IBID_ENOMEM), 0, 0);
    reader->arena = arena;
    reader->sentence = ib_list_of(&reader->arena, char *);
    reader->plain.control = reader->ocr.control = -1;
    reader->unsafe = options->unsafe_no_sandbox;
    reader->use_ocr = options->ocr;
    reader->at_once = ocr_at_once(options->ocr_at_once);
    reader->ocr.languages = ib_str_format(
        &reader->arena, "%s", options->languages ? options->languages : "auto");
    if (options->cache && !options->unsafe_no_sandbox)
        reader->cache = ib_str_format(&reader->arena, "%s", options->cache);
    reader->limits =
        (ib_job){.seconds = options->seconds ? options->seconds : SECONDS,
                 .memory = options->memory_max ? options->memory_max : MEMORY};
    reader->program = ib_worker_find(&reader->arena, options->program);
    if (!word_limits(reader) || reader->arena.failure ||
        pthread_mutex_init(&reader->lock, NULL) != 0 ||
        sem_init(&reader->slot, 0, reader->at_once) != 0) {
        arena = reader->arena;
        ib_arena_free(&arena);
        return ib_fail(err, IBID_ENOMEM, ibid_status_words(IBID_ENOMEM), 0, 0);
    }
    *out = reader;
    return IBID_OK;
}

void ibid_reader_close(ibid_reader *reader)
{
    ib_arena arena;

    if (!reader)
        return;
    stop(&reader->plain);
    stop(&reader->ocr);
    pthread_mutex_destroy(&reader->lock);
    sem_destroy(&reader->slot);
    arena = reader->arena;
    ib_arena_free(&arena);
}

uint64_t ib_reader_deadline(const ibid_reader *reader)
{
    const uint64_t factor =
        reader->use_ocr == IBID_OCR_NEVER ? 1 : IB_READER_OCR_FACTOR;

    return now_ms() + wall_seconds(reader) * factor * 1000;
}

bool ib_reader_is_over(uint64_t deadline)
{
    return now_ms() >= deadline;
}

const char *ibid_reader_program(const ibid_reader *reader)
{
    return reader->program;
}
