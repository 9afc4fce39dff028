/* lock.c - limits, capabilities, Landlock, and a list of system calls.
 *
 * The list is the wall; each of the others stands behind it in case that it
 * has a hole.  Calls that a library makes in good faith and can do without
 * (to look whether a file is there) are refused with an error; all else that
 * is not on the list ends the process.
 */

#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    STACK_BYTES = 16 << 20, /* twice the usual one */

    /* Descriptors: in, out, errors; with a folder a few files at a time. */
    FILES = 3,
    FILES_OF_FOLDER = 16
};

/* Addresses that hold no data of ours: libraries, their tables (ICU's alone
 * have 30 MB), fonts. */
static const uint64_t ADDRESSES = (uint64_t)1 << 30;

/* More memory than a machine has; sums with it do not overflow. */
static const uint64_t MEMORY_MAX = (uint64_t)1 << 46;

static bool gives_folder;

/* The list of calls, made once: to make it takes longer than to load it. */
static struct sock_fprog list_of_calls[2]; /* without a folder, and with one */

static bool set_limit(int what, uint64_t soft, uint64_t hard)
{
    struct rlimit now, limit = {soft, hard};

    if (getrlimit((__rlimit_resource_t)what, &now) != 0)
        return false;
    if (limit.rlim_max > now.rlim_max)
        limit.rlim_max = now.rlim_max; /* it is stricter already */
    if (limit.rlim_cur > limit.rlim_max)
        limit.rlim_cur = limit.rlim_max;
    return setrlimit((__rlimit_resource_t)what, &limit) == 0;
}

/* At the soft limit of processor time comes SIGXCPU, which ends the process
 * and tells the reason; at the hard one SIGKILL, in case that it is caught. */
bool lock_limit(const lock_limits *limits)
{
    const uint64_t seconds = limits->seconds;
    const uint64_t memory =
        limits->memory < MEMORY_MAX ? limits->memory : MEMORY_MAX;
    const uint64_t addresses = memory + limits->input + ADDRESSES;

    if (!HAS_SHADOW && (!set_limit(RLIMIT_DATA, memory, memory) ||
                        !set_limit(RLIMIT_AS, addresses, addresses)))
        return false;
    return set_limit(RLIMIT_CPU, seconds, seconds + 1) &&
           set_limit(RLIMIT_STACK, STACK_BYTES, STACK_BYTES) &&
           set_limit(RLIMIT_FSIZE, 0, 0) && set_limit(RLIMIT_CORE, 0, 0) &&
           set_limit(RLIMIT_NPROC, 0, 0) && set_limit(RLIMIT_MEMLOCK, 0, 0) &&
           set_limit(RLIMIT_MSGQUEUE, 0, 0);
}

/* Root is nobody in particular afterwards. */
static bool drop_capabilities(void)
{
    struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {{0}};

    return syscall(SYS_capset, &head, none) == 0;
}

/* Landlock, by its numbers: the headers of a stable system are older than the
 * kernels it runs on. */
enum {
    LANDLOCK_CREATE = 444, /* the same on every architecture */
    LANDLOCK_ADD = 445,
    LANDLOCK_RESTRICT = 446,
    LANDLOCK_VERSION = 1, /* a flag of CREATE: which ABI? */
    LANDLOCK_BENEATH = 1, /* a kind of rule: a folder */
    LANDLOCK_READ_FILE = 1 << 2,
    LANDLOCK_READ_DIR = 1 << 3
};

typedef struct landlock_rules {
    uint64_t files;   /* what is forbidden of files unless allowed */
    uint64_t network; /* the same, ABI 4 */
    uint64_t scoped;  /* abstract sockets and signals to others, ABI 6 */
} landlock_rules;

typedef struct __attribute__((packed)) landlock_folder {
    uint64_t allowed;
    int32_t fd;
} landlock_folder;

/* All that the ABI of the running kernel can forbid. */
static landlock_rules all_rules(long abi, size_t *size)
{
    landlock_rules rules = {.files = (1u << 13) - 1};

    if (abi >= 2)
        rules.files |= 1u << 13; /* to move files between folders */
    if (abi >= 3)
        rules.files |= 1u << 14; /* to cut them off */
    if (abi >= 5)
        rules.files |= 1u << 15; /* to command devices */
    if (abi >= 4)
        rules.network = 3; /* to bind and to connect */
    if (abi >= 6)
        rules.scoped = 3;
    *size = abi >= 6   ? sizeof rules
            : abi >= 4 ? offsetof(landlock_rules, scoped)
                       : offsetof(landlock_rules, network);
    return rules;
}

/* Allow a folder to be read.  One that is not there, or closed to us, is no
 * fault: whoever needs it says so. */
static bool allow_folder(int rules, const char *path)
{
    landlock_folder folder = {LANDLOCK_READ_FILE | LANDLOCK_READ_DIR, -1};
    long done;

    folder.fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (folder.fd < 0)
        return errno == ENOENT || errno == ENOTDIR || errno == EACCES;
    done = syscall(LANDLOCK_ADD, rules, LANDLOCK_BENEATH, &folder, 0);
    close(folder.fd);
    gives_folder |= done == 0;
    return done == 0;
}

/* Where the kernel has no Landlock nothing is lost but a second wall: the list
 * of calls then refuses to open any file, and no folder is given. */
static bool close_files(const char *const *folder)
{
    const long abi = syscall(LANDLOCK_CREATE, NULL, 0, LANDLOCK_VERSION);
    landlock_rules rules;
    size_t size;
    int fd;
    bool good;

    if (abi < 1)
        return errno == ENOSYS || errno == EOPNOTSUPP || errno == EPERM;
    rules = all_rules(abi, &size);
    fd = (int)syscall(LANDLOCK_CREATE, &rules, size, 0);
    if (fd < 0)
        return false;
    for (good = true; folder && *folder && good; folder++)
        good = allow_folder(fd, *folder);
    good = good && syscall(LANDLOCK_RESTRICT, fd, 0) == 0;
    close(fd);
    return good;
}

/* Allowed whatever their arguments: memory is bounded, descriptors are few. */
static const int allowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(lseek),
    SCMP_SYS(_llseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(fstat64),
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(futex),
    SCMP_SYS(futex_time64),
    SCMP_SYS(sched_yield),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_gettime64),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(times),
    SCMP_SYS(getrusage),
    SCMP_SYS(getrandom),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(getcpu),
    SCMP_SYS(set_robust_list),
};

/* Refused with EACCES: libraries ask, and go on without an answer. */
static const int refused[] = {
    SCMP_SYS(openat2),    SCMP_SYS(stat),     SCMP_SYS(stat64),
    SCMP_SYS(lstat),      SCMP_SYS(lstat64),  SCMP_SYS(statx),
    SCMP_SYS(fstatat64),  SCMP_SYS(access),   SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd),     SCMP_SYS(statfs),   SCMP_SYS(fstatfs),
    SCMP_SYS(ioctl),      SCMP_SYS(prctl),    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(tgkill),
};

/* The same, but allowed where a folder may be read. */
static const int of_folder[] = {
    SCMP_SYS(newfstatat),
    SCMP_SYS(getdents64),
    SCMP_SYS(getdents),
};

/* What makes of opening something else than opening to read. */
enum {
    NOT_READING = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | O_PATH |
                  (O_TMPFILE & ~O_DIRECTORY)
};

static int add_list(scmp_filter_ctx list, uint32_t action, const int *call,
                    size_t count)
{
    int bad = 0;

    for (size_t i = 0; i < count && !bad; i++)
        bad = seccomp_rule_add(list, action, call[i], 0);
    return bad;
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* To open for reading: refused, or left to Landlock.  To open otherwise is not
 * on the list. */
static int add_opening(scmp_filter_ctx list, bool with_folder)
{
    const uint32_t action =
        with_folder ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EACCES);
    int bad;

    bad = seccomp_rule_add(list, action, SCMP_SYS(open), 1,
                           SCMP_A1_32(SCMP_CMP_MASKED_EQ, NOT_READING, 0));
    if (!bad)
        bad = seccomp_rule_add(list, action, SCMP_SYS(openat), 1,
                               SCMP_A2_32(SCMP_CMP_MASKED_EQ, NOT_READING, 0));
    if (!bad)
        bad = add_list(list, action, of_folder, COUNT(of_folder));
    return bad;
}

/* Memory may be mapped and its use changed, but never run: there is no
 * compiler in here. */
static int add_memory(scmp_filter_ctx list)
{
    const int call[] = {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)};
    int bad = 0;

    for (size_t i = 0; i < COUNT(call) && !bad; i++)
        bad = seccomp_rule_add(list, SCMP_ACT_ALLOW, call[i], 1,
                               SCMP_A2_32(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    return bad;
}

/* To ask for limits, not to set them; to ask how a descriptor is open, and to
 * have it closed by exec, which is forbidden: who reads a font does. */
static int add_self(scmp_filter_ctx list)
{
    const struct scmp_arg_cmp own = {0, SCMP_CMP_EQ, 0, 0};
    const struct scmp_arg_cmp asks[] = {own, {2, SCMP_CMP_EQ, 0, 0}};
    const struct scmp_arg_cmp flags[] = {
        {1, SCMP_CMP_MASKED_EQ, UINT32_MAX, F_GETFL},
        {1, SCMP_CMP_MASKED_EQ, UINT32_MAX, F_GETFD}};
    const struct scmp_arg_cmp closes[] = {
        {1, SCMP_CMP_MASKED_EQ, UINT32_MAX, F_SETFD},
        {2, SCMP_CMP_MASKED_EQ, UINT32_MAX, FD_CLOEXEC}};
    int bad = seccomp_rule_add_array(list, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64),
                                     COUNT(asks), asks);

    for (size_t i = 0; i < COUNT(flags) && !bad; i++)
        bad = seccomp_rule_add_array(list, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
                                     &flags[i]);
    if (!bad)
        bad = seccomp_rule_add_array(list, SCMP_ACT_ALLOW, SCMP_SYS(fcntl),
                                     COUNT(closes), closes);
    return bad;
}

static int fill_list(scmp_filter_ctx list, bool with_folder)
{
    int bad =
        seccomp_attr_set(list, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);

    /* As a tree, not a row: the kernel tries each call there is on the list
     * when it takes it, which costs more than all else of the lock. */
    if (!bad)
        bad = seccomp_attr_set(list, SCMP_FLTATR_CTL_OPTIMIZE, 2);
    if (!bad)
        bad = add_list(list, SCMP_ACT_ALLOW, allowed, COUNT(allowed));
    if (!bad)
        bad = add_list(list, SCMP_ACT_ERRNO(EACCES), refused, COUNT(refused));
    if (!bad)
        bad = add_opening(list, with_folder);
    if (!bad)
        bad = add_memory(list);
    if (!bad)
        bad = add_self(list);
    return bad;
}

/* Read the list as the kernel takes it. */
static bool export_list(struct sock_fprog *program, scmp_filter_ctx list)
{
    const int fd = memfd_create("calls", MFD_CLOEXEC);
    off_t len;
    bool good;

    if (fd < 0)
        return false;
    good = seccomp_export_bpf(list, fd) == 0;
    len = lseek(fd, 0, SEEK_END);
    good = good && len > 0 && len / (off_t)sizeof(struct sock_filter) <= 4096;
    if (good) {
        program->filter = malloc((size_t)len);
        program->len =
            (unsigned short)((size_t)len / sizeof(struct sock_filter));
        good = program->filter &&
               pread(fd, program->filter, (size_t)len, 0) == (ssize_t)len;
    }
    close(fd);
    return good;
}

bool lock_prepare(void)
{
    for (int i = 0; i < 2; i++) {
        scmp_filter_ctx list;
        bool good;

        if (list_of_calls[i].len > 0)
            continue;
        list = seccomp_init(SCMP_ACT_KILL_PROCESS);
        good = list && fill_list(list, i == 1) == 0 &&
               export_list(&list_of_calls[i], list);
        if (list)
            seccomp_release(list);
        if (!good) {
            list_of_calls[i].len = 0;
            return false;
        }
    }
    return true;
}

static bool close_calls(void)
{
    return lock_prepare() && syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0,
                                     &list_of_calls[gives_folder]) == 0;
}

static const char seccomp_failed[] =
    "ibid-read could not lock its system calls (seccomp); start it in another "
    "container, or allow reading without the lock by --unsafe-no-sandbox";

const char *lock_on(const lock_limits *limits, const char *const *folder)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return "the kernel does not let ibid-read give up its rights "
               "(no_new_privs); run it on Linux 5.4 or newer, or allow "
               "reading without the lock by --unsafe-no-sandbox";
    if (!drop_capabilities() || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return "ibid-read could not give up its rights; start it in another "
               "container, or allow reading without the lock by "
               "--unsafe-no-sandbox";
    if (!lock_prepare())
        return seccomp_failed;
    if (!close_files(folder))
        return "ibid-read could not lock itself out of the files (Landlock); "
               "start it in another container, or allow reading without the "
               "lock by --unsafe-no-sandbox";
    if (!lock_limit(limits) ||
        !set_limit(RLIMIT_NOFILE, gives_folder ? FILES_OF_FOLDER : FILES,
                   gives_folder ? FILES_OF_FOLDER : FILES))
        return "ibid-read could not limit its memory and time; start it in "
               "another container, or allow reading without the lock by "
               "--unsafe-no-sandbox";
    return close_calls() ? NULL : seccomp_failed;
}

bool lock_gives_folder(void)
{
    return gives_folder;
}
