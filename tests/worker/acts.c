/* acts.c - the table of formats of a worker made for tests: a document is an
 * order, "act NAME ARGUMENT", and the worker tries to carry it out from inside
 * the lock.  What a hostile file would make of a parser it had taken over.
 *
 * An act that the lock refuses with an error is answered by the text
 * "refused", one that succeeds by "done"; one that is fatal, by nothing.
 */

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "worker/formats.h"
#include "worker/lock.h"

/* An act gives what the system call gave, below 0 with errno. */
typedef long act(const char *argument);

static long act_none(const char *argument)
{
    (void)argument;
    return 0;
}

static long act_open(const char *path)
{
    return open(path, O_RDONLY);
}

static long act_open2(const char *path)
{
    const uint64_t how[3] = {O_RDONLY, 0, 0};

    return syscall(SYS_openat2, AT_FDCWD, path, how, sizeof how);
}

static long act_create(const char *path)
{
    return open(path, O_WRONLY | O_CREAT, 0600);
}

static long act_write_open(const char *path)
{
    return open(path, O_WRONLY);
}

static long act_temporary(const char *path)
{
    return open(path, O_TMPFILE | O_RDWR, 0600);
}

static long act_stat(const char *path)
{
    struct stat about;

    return stat(path, &about);
}

static long act_unlink(const char *path)
{
    return unlink(path);
}

static long act_mkdir(const char *path)
{
    return mkdir(path, 0700);
}

static long act_rename(const char *path)
{
    return rename(path, "/tmp/ibid-renamed");
}

static long act_link(const char *path)
{
    return symlink(path, "/tmp/ibid-linked");
}

static long act_chmod(const char *path)
{
    return chmod(path, 0777);
}

static long act_chdir(const char *path)
{
    return chdir(path);
}

static long act_cut(const char *path)
{
    return truncate(path, 0);
}

static long act_socket(const char *argument)
{
    (void)argument;
    return socket(AF_INET, SOCK_STREAM, 0);
}

static long act_pair(const char *argument)
{
    int fd[2];

    (void)argument;
    return socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
}

/* On a descriptor that is open already, should there be a socket. */
static long act_connect(const char *port)
{
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)atoi(port)),
                             .sin_addr = {htonl(INADDR_LOOPBACK)}};

    return connect(STDIN_FILENO, (struct sockaddr *)&to, sizeof to);
}

static long act_sendto(const char *argument)
{
    (void)argument;
    return send(STDIN_FILENO, "x", 1, 0);
}

static long act_exec(const char *path)
{
    char *const argv[] = {(char *)(uintptr_t)path, NULL};
    char *const none[] = {NULL};

    return execve(path, argv, none);
}

static long act_execat(const char *path)
{
    char *const argv[] = {(char *)(uintptr_t)path, NULL};

    return syscall(SYS_execveat, AT_FDCWD, path, argv, argv + 1, 0);
}

static long act_fork(const char *argument)
{
    const long pid = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);

    (void)argument;
    if (pid == 0)
        _exit(0);
    return pid;
}

static long act_clone3(const char *argument)
{
    uint64_t how[8] = {0};
    long pid;

    (void)argument;
    how[4] = SIGCHLD;
    pid = syscall(SYS_clone3, how, sizeof how);
    if (pid == 0)
        _exit(0);
    return pid;
}

static long act_ptrace(const char *argument)
{
    (void)argument;
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static long act_look(const char *argument)
{
    char here, there;
    struct iovec local = {&here, 1}, remote = {&there, 1};

    (void)argument;
    return syscall(SYS_process_vm_readv, getppid(), &local, 1, &remote, 1, 0);
}

static long act_map_code(const char *argument)
{
    (void)argument;
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
               ? -1
               : 0;
}

/* As a loader of libraries would, from the document itself. */
static long act_map_document(const char *argument)
{
    (void)argument;
    return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, STDIN_FILENO,
                0) == MAP_FAILED
               ? -1
               : 0;
}

static long act_make_code(const char *argument)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    (void)argument;
    return mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

static long act_key_code(const char *argument)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    (void)argument;
    return syscall(SYS_pkey_mprotect, page, 4096, PROT_READ | PROT_EXEC, -1);
}

static long act_personality(const char *argument)
{
    (void)argument;
    return syscall(SYS_personality, 0x0400000); /* READ_IMPLIES_EXEC */
}

static long act_kill_parent(const char *argument)
{
    (void)argument;
    return kill((pid_t)syscall(SYS_getppid), 0);
}

/* Without asking for its number, which is refused as well. */
static long act_kill_all(const char *argument)
{
    (void)argument;
    return kill(-1, 0);
}

static long act_kill_group(const char *argument)
{
    (void)argument;
    return kill(0, 0);
}

static long act_kill_first(const char *argument)
{
    (void)argument;
    return syscall(SYS_tgkill, 1, 1, 0);
}

static long act_queue(const char *argument)
{
    siginfo_t info = {0};

    (void)argument;
    return syscall(SYS_rt_sigqueueinfo, 1, 0, &info);
}

static long act_raise(const char *argument)
{
    struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};

    (void)argument;
    return setrlimit(RLIMIT_DATA, &limit);
}

static long act_rights(const char *argument)
{
    (void)argument;
    return prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
}

static long act_unshare(const char *argument)
{
    (void)argument;
    return unshare(CLONE_NEWUSER);
}

static long act_mount(const char *argument)
{
    (void)argument;
    return syscall(SYS_mount, "none", "/tmp", "tmpfs", 0, NULL);
}

static long act_memory_file(const char *argument)
{
    (void)argument;
    return memfd_create("x", 0);
}

static long act_shared(const char *argument)
{
    (void)argument;
    return shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
}

static long act_ring(const char *argument)
{
    char room[256] = {0};

    (void)argument;
    return syscall(425, 1, room); /* io_uring_setup */
}

static long act_bpf(const char *argument)
{
    (void)argument;
    return syscall(SYS_bpf, 0, NULL, 0);
}

static long act_fault(const char *argument)
{
    (void)argument;
    return syscall(SYS_userfaultfd, 0);
}

static long act_keys(const char *argument)
{
    (void)argument;
    return syscall(SYS_keyctl, 0, 0, 0);
}

static long act_pidfd(const char *argument)
{
    (void)argument;
    return syscall(434, getpid(), 0);
}

static long act_dup(const char *argument)
{
    (void)argument;
    return dup(STDOUT_FILENO);
}

static long act_seccomp(const char *argument)
{
    (void)argument;
    return syscall(SYS_seccomp, 2, 0, NULL); /* is there an action? */
}

/* The other system calls of the machine: 32 bits, where numbers differ. */
static long act_other_calls(const char *argument)
{
    long result = 0;

    (void)argument;
#if defined(__x86_64__)
    __asm__ volatile("int $0x80"
                     : "=a"(result)
                     : "a"(20) /* getpid */
                     : "memory", "r8", "r9", "r10", "r11");
#else
    result = kill(1, 0);
#endif
    return result;
}

/* What the document could be changed by, or another's: it is sealed. */
static long act_write_document(const char *argument)
{
    (void)argument;
    return write(STDIN_FILENO, "x", 1);
}

/* Descriptors that were left open. */
static long act_descriptors(const char *argument)
{
    (void)argument;
    for (int fd = 3; fd < 1024; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            return fd;
    errno = EBADF;
    return -1;
}

/* What the environment holds that is no business of a parser's. */
static long act_environment(const char *name)
{
    if (getenv(name))
        return 1;
    errno = ENOENT;
    return -1;
}

static volatile uintptr_t nowhere = 8;

static long act_crash(const char *argument)
{
    (void)argument;
    *(volatile char *)nowhere = 1;
    return 0;
}

static long act_abort(const char *argument)
{
    (void)argument;
    abort();
}

static long act_hang(const char *argument)
{
    (void)argument;
    for (volatile unsigned i = 0;; i++)
        ;
    return 0;
}

/* Without using any processor time. */
static long act_wait(const char *argument)
{
    uint32_t word = 0;

    (void)argument;
    for (;;)
        syscall(SYS_futex, &word, FUTEX_WAIT, 0, NULL, NULL, 0);
    return 0;
}

static long act_catch(const char *argument)
{
    signal(SIGXCPU, SIG_IGN);
    return act_hang(argument);
}

static long act_bomb(const char *argument)
{
    enum { PIECE = 1 << 20 };

    (void)argument;
    for (;;) {
        void *volatile piece = malloc(PIECE); /* seen: no compiler drops it */

        if (!piece)
            return -1;
        memset(piece, 1, PIECE);
    }
    return 0;
}

/* As a parser that goes on without. */
static long act_swallow(const char *argument)
{
    void *volatile never = malloc((size_t)1 << 40);

    (void)argument;
    free(never);
    return 0;
}

static long act_deep(const char *argument)
{
    volatile char room[4096];

    room[0] = argument[0];
    return room[0] == 1 ? 0 : act_deep(argument) + room[0];
}

static long act_kill_zygote(const char *argument)
{
    (void)argument;
    kill(getppid(), SIGKILL);
    return act_wait(argument);
}

static long act_exit(const char *argument)
{
    _exit(atoi(argument));
}

/* What is no answer, and then an end of its own: "exec", "crash", or none. */
static long act_garbage(const char *end)
{
    static const char garbage[] = "this is no frame of any worker\n";

    if (write(STDOUT_FILENO, garbage, sizeof garbage) < 0)
        _exit(3);
    if (strcmp(end, "exec") == 0)
        (void)act_exec("");
    if (strcmp(end, "crash") == 0)
        (void)act_crash("");
    _exit(0);
}

static const struct {
    const char *name;
    act *act;
} acts[] = {
    {"none", act_none},
    {"open", act_open},
    {"open2", act_open2},
    {"create", act_create},
    {"write_open", act_write_open},
    {"temporary", act_temporary},
    {"stat", act_stat},
    {"unlink", act_unlink},
    {"mkdir", act_mkdir},
    {"rename", act_rename},
    {"link", act_link},
    {"chmod", act_chmod},
    {"chdir", act_chdir},
    {"cut", act_cut},
    {"socket", act_socket},
    {"pair", act_pair},
    {"connect", act_connect},
    {"sendto", act_sendto},
    {"exec", act_exec},
    {"execat", act_execat},
    {"fork", act_fork},
    {"clone3", act_clone3},
    {"ptrace", act_ptrace},
    {"look", act_look},
    {"map_code", act_map_code},
    {"map_document", act_map_document},
    {"make_code", act_make_code},
    {"key_code", act_key_code},
    {"personality", act_personality},
    {"kill_parent", act_kill_parent},
    {"kill_all", act_kill_all},
    {"kill_group", act_kill_group},
    {"kill_first", act_kill_first},
    {"queue", act_queue},
    {"raise", act_raise},
    {"rights", act_rights},
    {"unshare", act_unshare},
    {"mount", act_mount},
    {"memory_file", act_memory_file},
    {"shared", act_shared},
    {"ring", act_ring},
    {"bpf", act_bpf},
    {"fault", act_fault},
    {"keys", act_keys},
    {"pidfd", act_pidfd},
    {"dup", act_dup},
    {"seccomp", act_seccomp},
    {"other_calls", act_other_calls},
    {"write_document", act_write_document},
    {"descriptors", act_descriptors},
    {"environment", act_environment},
    {"crash", act_crash},
    {"garbage", act_garbage},
    {"abort", act_abort},
    {"hang", act_hang},
    {"wait", act_wait},
    {"catch", act_catch},
    {"bomb", act_bomb},
    {"swallow", act_swallow},
    {"deep", act_deep},
    {"exit", act_exit},
    {"kill_zygote", act_kill_zygote},
};

static bool begins(const unsigned char *bytes, size_t len, const char *head)
{
    return len >= strlen(head) && memcmp(bytes, head, strlen(head)) == 0;
}

static bool is_act(const unsigned char *bytes, size_t len)
{
    return begins(bytes, len, "act ");
}

static void read_act(emit *out, const unsigned char *bytes, size_t len)
{
    char order[512], name[32] = "", argument[400] = "";
    const size_t head = len < sizeof order - 1 ? len : sizeof order - 1;

    memcpy(order, bytes, head);
    order[head] = '\0';
    if (sscanf(order, "act %31s %399s", name, argument) < 1)
        emit_fail(out, IBID_EFORMAT, "no act is named");
    emit_hello(out, "text/act", "the tests", false);
    for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
        const char *answer;

        if (strcmp(acts[i].name, name) != 0)
            continue;
        answer = acts[i].act(argument) < 0 ? "refused" : "done";
        emit_text(out, answer, strlen(answer));
        return;
    }
    emit_fail(out, IBID_EUNSUPPORTED, "no such act");
}

/* What follows the first line is the answer, as it stands. */
static bool is_raw(const unsigned char *bytes, size_t len)
{
    return begins(bytes, len, "raw\n");
}

static void read_raw(emit *out, const unsigned char *bytes, size_t len)
{
    (void)out;
    for (size_t at = 4; at < len;) {
        ssize_t sent = write(STDOUT_FILENO, bytes + at, len - at);

        if (sent <= 0)
            _exit(3);
        at += (size_t)sent;
    }
    _exit(0);
}

/* A text without end. */
static bool is_flood(const unsigned char *bytes, size_t len)
{
    return begins(bytes, len, "flood\n");
}

static void read_flood(emit *out, const unsigned char *bytes, size_t len)
{
    static const char glyphs[] = "flood";
    const ib_glyph glyph = {.code = 'x', .x1 = 1, .y1 = 1, .size = 1};

    (void)bytes;
    (void)len;
    emit_hello(out, "text/flood", glyphs, true);
    emit_page(out, 1, 1, IB_LAYER_TEXT, NULL);
    for (;;)
        emit_glyphs(out, &glyph, 1);
}

/* The paragraphs of a text, and nothing else. */
static bool is_echo(const unsigned char *bytes, size_t len)
{
    return begins(bytes, len, "echo\n");
}

static void read_echo(emit *out, const unsigned char *bytes, size_t len)
{
    emit_hello(out, "text/echo", "the tests", false);
    emit_text(out, (const char *)bytes + 5, len - 5);
}

/* May read a folder: TEST_FOLDER, which the tests fill.  "folder PATH". */
static bool is_folder(const unsigned char *bytes, size_t len)
{
    return begins(bytes, len, "folder ");
}

static void read_folder(emit *out, const unsigned char *bytes, size_t len)
{
    char path[400], answer[64] = "refused";
    const size_t head = len - 7 < sizeof path - 1 ? len - 7 : sizeof path - 1;
    int fd;

    memcpy(path, bytes + 7, head);
    path[head] = '\0';
    emit_hello(out, "text/folder", "the tests", false);
    fd = open(path, O_RDONLY);
    if (fd >= 0) {
        const ssize_t got = read(fd, answer, sizeof answer);

        emit_text(out, answer, got > 0 ? (size_t)got : 0);
        close(fd);
    } else {
        emit_text(out, answer, strlen(answer));
    }
    if (!lock_gives_folder())
        emit_remark(out, "no folder was given");
}

/* Files in the file, a line each: "NAME|BYTES" or "NAME!WHY".  It looks like a
 * page, so that the library asks for it. */
static const char members_head[] = "<html>members\n";

static bool is_members(const unsigned char *bytes, size_t len)
{
    return begins(bytes, len, members_head);
}

/* "~" is a line feed, "~~" is "~": one for each file around it. */
static void unfold(char *at)
{
    char *to = at;

    while (*at) {
        const size_t run = strspn(at, "~");

        if (run > 0)
            at += run;
        if (run == 1)
            *to++ = '\n';
        for (size_t i = 1; i < run; i++)
            *to++ = '~';
        if (run == 0)
            *to++ = *at++;
    }
    *to = '\0';
}

static void read_members(emit *out, const unsigned char *bytes, size_t len)
{
    char line[4096];

    emit_hello(out, "text/members", "the tests", false);
    for (size_t at = strlen(members_head), size; at < len; at += size + 1) {
        char *sign;

        size = strcspn((const char *)bytes + at, "\n");
        snprintf(line, sizeof line, "%.*s", (int)size, bytes + at);
        sign = strpbrk(line, "|!");
        if (!sign)
            continue;
        unfold(sign);
        if (*sign == '|') {
            *sign++ = '\0';
            emit_member(out, line, sign, strlen(sign));
        } else {
            *sign++ = '\0';
            emit_member_unread(out, line, sign);
        }
    }
}

static bool is_warm;

static void warm_act(bool draws)
{
    (void)draws;
    is_warm = true;
}

static bool is_asking(const unsigned char *bytes, size_t len)
{
    return begins(bytes, len, "warm\n");
}

static void read_asking(emit *out, const unsigned char *bytes, size_t len)
{
    (void)bytes;
    (void)len;
    emit_hello(out, "text/warm", "the tests", false);
    emit_text(out, is_warm ? "warm" : "cold", 4);
}

static const char *const test_folders[] = {TEST_FOLDER, NULL};

const format formats[] = {
    {"text/act", is_act, read_act, NULL, warm_act, NULL, NULL},
    {"text/raw", is_raw, read_raw, NULL, NULL, NULL, NULL},
    {"text/flood", is_flood, read_flood, NULL, NULL, NULL, NULL},
    {"text/echo", is_echo, read_echo, NULL, NULL, NULL, NULL},
    {"text/folder", is_folder, read_folder, NULL, NULL, test_folders, NULL},
    {"text/members", is_members, read_members, NULL, NULL, NULL, NULL},
    {"text/warm", is_asking, read_asking, NULL, NULL, NULL, NULL},
};

const size_t format_count = sizeof formats / sizeof formats[0];
