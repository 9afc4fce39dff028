/* zygote.c - documents come over a socket; each is read by a child.
 *
 * This process sees no byte of a document, nor of an answer: a child that was
 * taken over has nothing here to speak to.
 */

#include "zygote.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bytes/job.h"
#include "read.h"

enum {
    CONTROL = STDIN_FILENO,
    JOBS_MAX = 256, /* at a time; more wait in the socket */
    CONTROL_AT = 0, /* places among what is polled */
    SIGNAL_AT = 1,
    JOBS_AT = 2
};

typedef struct job {
    pid_t pid;  /* a child that is not waited for yet: the number is its own */
    int socket; /* or -1: the library asks no more */
} job;

typedef struct zygote {
    bool unsafe;
    int signals;
    job job[JOBS_MAX];
    size_t count;
} zygote;

/* A message with its descriptors; others are closed.  false: it is none. */
static bool receive(int fd[IB_JOB_FDS], ib_job *what, ssize_t *got)
{
    char bytes[IB_JOB_BYTES + 1];
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(sizeof(int) * IB_JOB_FDS)];
    } control;
    struct iovec part = {bytes, sizeof bytes};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = &control,
                             .msg_controllen = sizeof control};
    const struct cmsghdr *head;
    size_t count = 0;

    *got = recvmsg(CONTROL, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    if (*got <= 0)
        return false;
    head = CMSG_FIRSTHDR(&message);
    if (head && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS)
        count = (head->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    if (count > IB_JOB_FDS)
        count = IB_JOB_FDS;
    if (count > 0)
        memcpy(fd, CMSG_DATA(head), count * sizeof(int));
    if (count == IB_JOB_FDS && *got == IB_JOB_BYTES && ib_job_read(what, bytes))
        return true;
    for (size_t i = 0; i < count; i++)
        close(fd[i]);
    return false;
}

/* In the child: nothing is left of the zygote but its memory. */
static _Noreturn void become_reader(const zygote *z, const int fd[IB_JOB_FDS],
                                    const ib_job *what, pid_t parent)
{
    const lock_limits limits = {.seconds = what->seconds,
                                .memory = what->memory};
    sigset_t none;

    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent ||
        dup2(fd[IB_JOB_IN], STDIN_FILENO) < 0 ||
        dup2(fd[IB_JOB_OUT], STDOUT_FILENO) < 0)
        _exit(3);
    closefrom(STDERR_FILENO + 1);
    signal(SIGPIPE, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    read_document(&limits, z->unsafe, what->page);
}

static void start(zygote *z, const int fd[IB_JOB_FDS], const ib_job *what)
{
    const pid_t parent = getpid();
    const pid_t pid = fork();

    if (pid == 0)
        become_reader(z, fd, what, parent);
    close(fd[IB_JOB_IN]);
    close(fd[IB_JOB_OUT]);
    if (pid > 0)
        z->job[z->count++] = (job){pid, fd[IB_JOB_SOCKET]};
    else
        close(fd[IB_JOB_SOCKET]);
}

static void tell(job *j, int status)
{
    char bytes[IB_JOB_DONE_BYTES];

    if (j->socket < 0)
        return;
    ib_frame_put32(bytes, (uint32_t)status);
    (void)send(j->socket, bytes, sizeof bytes, MSG_NOSIGNAL | MSG_DONTWAIT);
    close(j->socket);
}

/* Children that have ended: tell how, and forget them. */
static void reap(zygote *z)
{
    struct signalfd_siginfo info;
    int status;
    pid_t pid;

    while (read(z->signals, &info, sizeof info) > 0)
        ;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
        for (size_t i = 0; i < z->count; i++)
            if (z->job[i].pid == pid) {
                tell(&z->job[i], status);
                z->job[i] = z->job[--z->count];
                break;
            }
}

static void kill_all(const zygote *z)
{
    for (size_t i = 0; i < z->count; i++)
        kill(z->job[i].pid, SIGKILL);
}

/* Wait until something happens; false: the library has gone. */
static bool turn(zygote *z)
{
    struct pollfd p[JOBS_AT + JOBS_MAX];
    int fd[IB_JOB_FDS];
    ssize_t got = 1;
    ib_job what;

    p[CONTROL_AT] =
        (struct pollfd){CONTROL, z->count < JOBS_MAX ? POLLIN : 0, 0};
    p[SIGNAL_AT] = (struct pollfd){z->signals, POLLIN, 0};
    for (size_t i = 0; i < z->count; i++)
        p[JOBS_AT + i] = (struct pollfd){z->job[i].socket, 0, 0};
    if (poll(p, JOBS_AT + z->count, -1) < 0)
        return errno == EINTR;
    for (size_t i = 0; i < z->count; i++)
        if (p[JOBS_AT + i].revents & (POLLHUP | POLLERR)) {
            kill(z->job[i].pid, SIGKILL);
            close(z->job[i].socket);
            z->job[i].socket = -1;
        }
    if (p[SIGNAL_AT].revents)
        reap(z);
    if (p[CONTROL_AT].revents & POLLIN && z->count < JOBS_MAX &&
        receive(fd, &what, &got))
        start(z, fd, &what);
    return got != 0 && !(p[CONTROL_AT].revents & (POLLHUP | POLLERR));
}

/* Tell the library who this is: until then it sends nothing. */
static bool say_ready(void)
{
    char bytes[IB_JOB_READY_BYTES];

    ib_frame_put16(bytes, IB_FRAME_VERSION);
    return send(CONTROL, bytes, sizeof bytes, MSG_NOSIGNAL) == sizeof bytes;
}

/* Ctrl-C at a terminal is for the program that asks, which may still want
 * answers: hence a group of its own. */
int zygote_run(bool unsafe, const char *languages)
{
    static zygote z;
    sigset_t set;

    z.unsafe = unsafe;
    closefrom(STDERR_FILENO + 1);
    (void)setpgid(0, 0);
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    signal(SIGPIPE, SIG_IGN);
    if (sigprocmask(SIG_SETMASK, &set, NULL) != 0)
        return 3;
    z.signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (z.signals < 0)
        return 3;
    read_warm(languages);
    (void)lock_prepare(); /* if it cannot, each child says so */
    if (!say_ready())
        return 3;
    while (turn(&z))
        ;
    kill_all(&z);
    return 0;
}
