/* test_lock.c - the lock, tried from inside: what a parser that was taken over
 * by its document could do.  All of it is tried without the lock as well: a
 * test that would pass then tests nothing. */

#include "ask.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define FATAL   "may not: the file may be an attack"
#define REFUSED "refused"
#define VICTIM  TEST_FOLDER "-victim"
#define CREATED TEST_FOLDER "-created"

typedef struct attempt {
    const char *order;
    bool is_fatal;   /* else refused with an error */
    bool is_control; /* works without the lock, here and everywhere */
} attempt;

static const attempt attempts[] = {
    {"act open /etc/passwd", false, true},
    {"act open " VICTIM, false, true},
    {"act open2 /etc/passwd", false, true},
    {"act stat /etc/passwd", false, true},
    {"act create " CREATED, true, true},
    {"act write_open " VICTIM, true, true},
    {"act temporary /tmp", true, false},
    {"act unlink /tmp/ibid-no-such-file", true, false},
    {"act mkdir /etc/passwd", true, false},
    {"act rename /tmp/ibid-no-such-file", true, false},
    {"act link /tmp/ibid-no-such-file", true, false},
    {"act chmod " VICTIM, true, true},
    {"act chdir /", true, true},
    {"act cut " VICTIM, true, false},
    {"act socket", true, true},
    {"act pair", true, true},
    {"act connect 9", true, false},
    {"act sendto", true, false},
    {"act exec /bin/true", true, true},
    {"act execat /bin/true", true, true},
    {"act fork", true, false},
    {"act clone3", true, false},
    {"act ptrace", true, true},
    {"act look", true, false},
    {"act map_code", true, true},
    {"act map_document", true, true},
    {"act make_code", true, true},
    {"act key_code", true, false},
    {"act personality", true, true},
    {"act kill_parent", true, true},
    {"act kill_all", true, false},
    {"act kill_group", true, true},
    {"act kill_first", false, false},
    {"act queue", true, false},
    {"act raise", true, false},
    {"act rights", false, true},
    {"act unshare", true, false},
    {"act mount", true, false},
    {"act memory_file", true, true},
    {"act shared", true, false},
    {"act ring", true, false},
    {"act bpf", true, false},
    {"act fault", true, false},
    {"act keys", true, false},
    {"act pidfd", true, true},
    {"act dup", true, true},
    {"act seccomp", true, false},
    {"act other_calls", true, false},
};

enum { ATTEMPTS = sizeof attempts / sizeof attempts[0] };

static bool is_stopped(const attempt *t, const asked *a)
{
    return t->is_fatal ? fails(a, IBID_EFORMAT, FATAL) : says(a, REFUSED);
}

static ibid_reader *open_victim(bool unsafe)
{
    const int fd = open(VICTIM, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    if (fd < 0)
        fail_msg("%s cannot be written", VICTIM);
    assert_int_equal(write(fd, "alive", 5), 5);
    close(fd);
    return open_test_reader(
        &(ibid_reader_options){.unsafe_no_sandbox = unsafe, .seconds = 5});
}

static void test_refused(void **state)
{
    ibid_reader *reader = open_victim(false);
    struct stat about;
    asked a;

    (void)state;
    for (size_t i = 0; i < ATTEMPTS; i++) {
        ask(&a, reader, attempts[i].order);
        if (!is_stopped(&attempts[i], &a))
            fail_msg("%s: %s", attempts[i].order,
                     a.status ? a.err.what : "it was done");
        end_asking(&a);
    }
    assert_int_equal(stat(VICTIM, &about), 0);
    assert_int_equal(about.st_size, 5);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_not_equal(access(CREATED, F_OK), 0);
    ask(&a, reader, "act none");
    assert_true(says(&a, "done"));
    end_asking(&a);
    ibid_reader_close(reader);
    unlink(VICTIM);
}

/* The lock is off: the same attempts are not stopped. */
static void test_control(void **state)
{
    ibid_reader *reader = open_victim(true);
    asked a;

    (void)state;
    for (size_t i = 0; i < ATTEMPTS; i++) {
        if (!attempts[i].is_control)
            continue;
        ask(&a, reader, attempts[i].order);
        if (is_stopped(&attempts[i], &a))
            fail_msg("%s: stopped without the lock", attempts[i].order);
        end_asking(&a);
    }
    ask(&a, reader, "act fork"); /* the limit of processes is not root's */
    assert_false(fails(&a, IBID_EFORMAT, FATAL));
    end_asking(&a);
    ibid_reader_close(reader);
    unlink(VICTIM);
    unlink(CREATED);
}

/* Nothing is lent to the process that reads but the document and the pipe. */
static void test_lends_nothing(void **state)
{
    ibid_reader *reader;
    const int leaked = open("/dev/null", O_RDONLY);
    asked a;

    (void)state;
    assert_true(leaked >= 0);
    setenv("IBID_TEST_SECRET", "1", 1);
    reader = open_test_reader(&(ibid_reader_options){.seconds = 5});
    ask(&a, reader, "act descriptors");
    assert_true(says(&a, REFUSED));
    end_asking(&a);
    ask(&a, reader, "act environment IBID_TEST_SECRET");
    assert_true(says(&a, REFUSED));
    end_asking(&a);
    ask(&a, reader, "act write_document");
    assert_true(a.status == IBID_EFORMAT || says(&a, REFUSED));
    end_asking(&a);
    ibid_reader_close(reader);
    close(leaked);
}

static void make_file(const char *path)
{
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

    if (fd < 0) { /* of another user's run */
        assert_int_equal(access(path, R_OK), 0);
        return;
    }
    assert_int_equal(write(fd, "inside", 6), 6);
    close(fd);
}

/* A folder that is given may be read, and nothing beside or in it changed.
 * Without Landlock it is not given, and the format is told. */
static void test_folder(void **state)
{
    ibid_reader *reader;
    asked a;

    (void)state;
    (void)mkdir(TEST_FOLDER, 0755);
    make_file(TEST_FOLDER "/table");
    make_file(VICTIM);
    reader = open_test_reader(&(ibid_reader_options){.seconds = 5});
    ask(&a, reader, "folder " TEST_FOLDER "/table");
    if (a.given.remark_count > 0) {
        print_message("this kernel has no Landlock: no folder is given\n");
        assert_true(says(&a, REFUSED));
    } else {
        assert_true(says(&a, "inside"));
    }
    end_asking(&a);
    ask(&a, reader, "folder " VICTIM);
    assert_true(says(&a, REFUSED));
    end_asking(&a);
    ask(&a, reader, "folder " TEST_FOLDER "/../passwd");
    assert_true(says(&a, REFUSED));
    end_asking(&a);
    ask(&a, reader, "act open " TEST_FOLDER "/table");
    assert_true(says(&a, REFUSED)); /* another format */
    end_asking(&a);
    ibid_reader_close(reader);
    unlink(VICTIM);
}

/* Take a system call away from this process and all that it starts: it looks
 * like an older kernel, or a stricter container. */
static bool take_away(int call, int error)
{
    scmp_filter_ctx list = seccomp_init(SCMP_ACT_ALLOW);
    int bad = seccomp_rule_add(list, SCMP_ACT_ERRNO((uint16_t)error), call, 0);

    if (!bad)
        bad = seccomp_load(list);
    seccomp_release(list);
    return !bad;
}

/* Ask `order` where there is no `call`; true where `is_good` says so. */
static bool is_good_without(int call, int error, const char *order, bool unsafe,
                            bool (*is_good)(const asked *a))
{
    const pid_t pid = fork();
    int status = 1;

    if (pid == 0) {
        ibid_reader *reader;
        asked a;

        if (!take_away(call, error))
            _exit(1);
        reader = open_test_reader(
            &(ibid_reader_options){.unsafe_no_sandbox = unsafe, .seconds = 5});
        ask(&a, reader, order);
        _exit(is_good(&a) ? 0 : 1);
    }
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static bool is_refused(const asked *a)
{
    return fails(a, IBID_EUNSUPPORTED, "--unsafe-no-sandbox");
}

static bool is_done(const asked *a)
{
    return says(a, "done");
}

/* A part of the lock cannot be set up: nothing is read, unless told so. */
static void test_parts(void **state)
{
    static const int part[] = {SCMP_SYS(seccomp), SCMP_SYS(capset),
                               SCMP_SYS(prlimit64)};

    (void)state;
    for (size_t i = 0; i < sizeof part / sizeof part[0]; i++) {
        if (HAS_SANITIZER && part[i] == SCMP_SYS(prlimit64))
            continue; /* it does not start without */
        assert_true(
            is_good_without(part[i], EPERM, "act none", false, is_refused));
        assert_true(is_good_without(part[i], EPERM, "act none", true, is_done));
    }
}

enum { LANDLOCK_CREATE = 444, LANDLOCK_RESTRICT = 446 };

static bool is_kept_out(const asked *a)
{
    return says(a, REFUSED) && a->given.remark_count == 1;
}

static bool is_kept_from_opening(const asked *a)
{
    return says(a, REFUSED);
}

static bool is_killed(const asked *a)
{
    return fails(a, IBID_EFORMAT, FATAL);
}

/* No Landlock in the kernel: no file can be opened at all, and a format that
 * needs a folder is told.  One that is there and fails is a fault. */
static void test_without_landlock(void **state)
{
    static const int error[] = {ENOSYS, EOPNOTSUPP, EPERM};

    (void)state;
    (void)mkdir(TEST_FOLDER, 0755);
    make_file(TEST_FOLDER "/table");
    for (size_t i = 0; i < 3; i++) {
        assert_true(is_good_without(LANDLOCK_CREATE, error[i], "act none",
                                    false, is_done));
        assert_true(is_good_without(LANDLOCK_CREATE, error[i],
                                    "act open /etc/passwd", false,
                                    is_kept_from_opening));
        assert_true(is_good_without(LANDLOCK_CREATE, error[i],
                                    "act create " CREATED, false, is_killed));
        assert_true(is_good_without(LANDLOCK_CREATE, error[i],
                                    "folder " TEST_FOLDER "/table", false,
                                    is_kept_out));
    }
    if (syscall(LANDLOCK_CREATE, NULL, 0, 1) < 1)
        return;
    assert_true(is_good_without(LANDLOCK_RESTRICT, EPERM, "act none", false,
                                is_refused));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_control),
        cmocka_unit_test(test_lends_nothing),
        cmocka_unit_test(test_folder),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_without_landlock),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
