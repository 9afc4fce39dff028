/* test_reader.c - the library's side: each way in which a reading can go wrong
 * is one clear sentence on that document, and the next one is read. */

#include "ask.h"
#include "made.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "bytes/costs.h"
#include "bytes/frame.h"
#include "tests/counter.h"

#define CUT "ended before its end"
#if HAS_SANITIZER /* takes the signal, and ends the process by itself */
#define DAMAGED CUT
#else
#define DAMAGED "damaged so that reading it breaks off"
#endif
#define TOO_LONG "more than 1 seconds"
#define TOO_MUCH "more memory than is allowed"

static ibid_reader *reader_of(unsigned seconds, uint64_t memory)
{
    return open_test_reader(
        &(ibid_reader_options){.seconds = seconds, .memory_max = memory});
}

static void assert_fails(ibid_reader *reader, const char *order,
                         ibid_status status, const char *words)
{
    asked a;

    ask(&a, reader, order);
    if (!fails(&a, status, words))
        fail_msg("%s: %d, %s", order, a.status,
                 a.status ? a.err.what : "it was read");
    assert_null(a.given.format);
    end_asking(&a);
}

static void assert_reads(ibid_reader *reader)
{
    asked a;

    ask(&a, reader, "echo\nThe harbour froze.\n");
    if (!says(&a, "The harbour froze."))
        fail_msg("%s", a.status ? a.err.what : "other words");
    assert_string_equal(a.given.format, "text/echo");
    assert_int_equal(a.given.block_count, 1);
    end_asking(&a);
}

static void test_ends(void **state)
{
    ibid_reader *reader = reader_of(5, 0);

    (void)state;
    assert_reads(reader);
    assert_fails(reader, "act crash", IBID_EFORMAT, DAMAGED);
    assert_fails(reader, "act abort", IBID_EFORMAT, DAMAGED);
    if (!HAS_SANITIZER)
        assert_fails(reader, "act deep", IBID_EFORMAT, DAMAGED);
    assert_fails(reader, "act exit 0", IBID_EFORMAT, CUT);
    assert_fails(reader, "act garbage", IBID_EFORMAT, CUT);
    assert_fails(reader, "act garbage exec", IBID_EFORMAT, "may be an attack");
    assert_fails(reader, "act garbage crash", IBID_EFORMAT, DAMAGED);
    assert_fails(reader, "act exit 1", IBID_EFORMAT, CUT);
    assert_fails(reader, "act", IBID_EUNSUPPORTED, "save the document as");
    assert_fails(reader, "", IBID_EUNSUPPORTED, "save the document as");
    assert_fails(reader, "act nothing", IBID_EUNSUPPORTED, "no such act");
    assert_reads(reader);
    ibid_reader_close(reader);
}

static void test_warm(void **state)
{
    ibid_reader *reader = reader_of(5, 0);
    asked a;

    (void)state;
    ask(&a, reader, "warm\n");
    assert_true(says(&a, "warm"));
    end_asking(&a);
    ibid_reader_close(reader);
}

static void test_time(void **state)
{
    ibid_reader *reader = reader_of(1, 0);

    (void)state;
    assert_fails(reader, "act hang", IBID_ELIMIT, TOO_LONG);
    assert_fails(reader, "act catch", IBID_ELIMIT, "reading it takes more");
    assert_fails(reader, "act wait", IBID_ELIMIT, TOO_LONG);
    assert_reads(reader);
    ibid_reader_close(reader);
}

/* A bound of memory is met by malloc, which ends the reading even where a
 * parser would go on without; the bound of what the library takes, by the
 * library. */
static void test_memory(void **state)
{
    enum { MANY = 64 << 20 };
    ibid_reader *reader = reader_of(20, (uint64_t)32 << 20);
    char *many = malloc(MANY);
    asked a;

    (void)state;
    assert_non_null(many);
    memset(many, 'a', MANY);
    memcpy(many, "echo\n", 5);
    if (!HAS_SANITIZER) {
        assert_fails(reader, "act bomb", IBID_ELIMIT, TOO_MUCH);
        assert_fails(reader, "act swallow", IBID_ELIMIT, TOO_MUCH);
        ask_bytes(&a, reader, many, MANY);
        assert_true(fails(&a, IBID_ELIMIT, TOO_MUCH));
        end_asking(&a);
    }
    ask(&a, reader, "flood\n");
    assert_true(fails(&a, IBID_ELIMIT, TOO_MUCH) ||
                fails(&a, IBID_ELIMIT, "needs more memory"));
    end_asking(&a);
    assert_reads(reader);
    ibid_reader_close(reader);
    free(many);
}

static void write_letter(emit *out)
{
    emit_hello(out, "text/letter", "the tests", false);
    emit_text(out, "It froze", 8);
    emit_mark(out, "n1", "1");
    emit_note(out, "n1", "1", false);
    emit_text(out, "A log.", 6);
    emit_note_end(out);
    emit_remark(out, "an odd letter");
}

/* An answer that ends at any byte before its last counts as nothing; neither
 * does one that goes on. */
static void test_cut_off(void **state)
{
    ibid_reader *reader = reader_of(5, 0);
    made_answer m;
    char raw[1024] = "raw\n";
    asked a;

    (void)state;
    make_answer(&m, write_letter);
    assert_true(m.len + 5 < sizeof raw);
    memcpy(raw + 4, m.bytes, m.len);
    for (size_t len = 0; len < m.len; len++) {
        ask_bytes(&a, reader, raw, 4 + len);
        if (!fails(&a, IBID_EFORMAT, CUT))
            fail_msg("cut off at byte %zu of %zu, it was read", len, m.len);
        end_asking(&a);
    }
    ask_bytes(&a, reader, raw, 4 + m.len);
    assert_true(says(&a, "It froze\xc2\xb9\n\n1 A log."));
    assert_int_equal(a.given.mark_count, 1);
    end_asking(&a);
    ask_bytes(&a, reader, raw, 4 + m.len + 1);
    assert_true(fails(&a, IBID_EFORMAT, CUT));
    end_asking(&a);
    free(m.bytes);
    ibid_reader_close(reader);
}

/* Sentences live as long as the reader; one that could fool a terminal, or is
 * no text, is not shown. */
static void test_sentences(void **state)
{
    static const char *const bad[] = {"\x1b[2J", "a\nb", "\xff", "",
                                      "\xe2\x80\xae"};
    ibid_reader *reader = reader_of(5, 0);
    char order[32] = "raw\n";
    const char *what;
    asked a;

    (void)state;
    ask(&a, reader, "act nothing");
    what = a.err.what;
    end_asking(&a);
    ask(&a, reader, "act nothing");
    assert_ptr_equal(a.err.what, what);
    end_asking(&a);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        const size_t len = strlen(bad[i]);

        ib_frame_put32(order + 4, (uint32_t)(1 + 4 + len));
        order[8] = IB_FRAME_FAIL;
        order[9] = (char)IBID_EFORMAT;
        ib_frame_put32(order + 10, (uint32_t)len);
        memcpy(order + 14, bad[i], len);
        ask_bytes(&a, reader, order, 14 + len);
        assert_true(fails(&a, IBID_EFORMAT, CUT));
        end_asking(&a);
    }
    ibid_reader_close(reader);
}

/* The zygote is killed under a document: the next one gets a new zygote. */
static void test_restart(void **state)
{
    ibid_reader *reader = open_test_reader(
        &(ibid_reader_options){.unsafe_no_sandbox = true, .seconds = 5});

    (void)state;
    assert_reads(reader);
    assert_fails(reader, "act kill_zygote", IBID_EIO, "was stopped");
    assert_reads(reader);
    ibid_reader_close(reader);
}

static void assert_program(const char *program, ibid_status status,
                           const char *words)
{
    ibid_reader *reader = open_test_reader(
        &(ibid_reader_options){.program = program, .seconds = 5});

    assert_fails(reader, "echo\nx", status, words);
    ibid_reader_close(reader);
}

/* Each allocation of the library's fails once: a failure, no leak. */
static void test_fault(void **state)
{
    bool is_read = false;

    (void)state;
    for (size_t n = 1; !is_read; n++) {
        counter count = {.fail_at = n};
        const ibid_alloc alloc = counter_alloc(&count);
        const ibid_reader_options options = {
            .program = TEST_WORKER, .seconds = 5, .alloc = &alloc};
        ibid_reader *reader;
        ibid_status st = ibid_reader_open(&reader, &options, NULL);
        asked a = {0};

        if (!st) {
            ib_arena_init(&a.arena, &alloc, 0, NULL);
            st = ib_reader_read(&a.given, reader, &a.arena, &a.arena,
                                "echo\nOne.", 9, &a.err);
            ib_arena_free(&a.arena);
            ibid_reader_close(reader);
        }
        assert_true(st == IBID_OK || st == IBID_ENOMEM);
        assert_int_equal(count.held, 0);
        is_read = st == IBID_OK;
        assert_true(n < 100);
    }
}

/* A program that keeps the socket and says nothing is found out by that, once:
 * the next documents do not wait for it. */
static void test_quiet_program(void **state)
{
    ibid_reader *reader = open_test_reader(
        &(ibid_reader_options){.program = TEST_QUIET, .seconds = 1});

    (void)state;
    for (int i = 0; i < 50; i++)
        assert_fails(reader, "echo\nx", IBID_EIO, "could not be started");
    ibid_reader_close(reader);
}

/* There is no room for more sentences than these: another one is none of the
 * others'. */
static void test_many_sentences(void **state)
{
    ibid_reader *reader = reader_of(5, 0);
    char order[64] = "raw\n";

    (void)state;
    for (unsigned i = 0; i <= IB_READER_SENTENCES_MAX; i++) {
        asked a;

        ib_frame_put32(order + 4, 1 + 4 + 4);
        order[8] = IB_FRAME_FAIL;
        order[9] = (char)IBID_EUNSUPPORTED;
        ib_frame_put32(order + 10, 4);
        snprintf(order + 14, 5, "%04u", i);
        ask_bytes(&a, reader, order, 18);
        assert_true(fails(&a, IBID_EUNSUPPORTED,
                          i < IB_READER_SENTENCES_MAX ? order + 14
                                                      : "a reason of its own"));
        end_asking(&a);
    }
    ibid_reader_close(reader);
}

static void test_programs(void **state)
{
    (void)state;
    assert_program("/no/such/program", IBID_EUNSUPPORTED, "is not there");
    assert_program("/bin/true", IBID_EIO, "could not be started");
    assert_program("/bin/cat", IBID_EIO, "could not be started");
    assert_program(TEST_STUBBORN, IBID_EIO, "could not be started");
    assert_program("/etc/passwd", IBID_EUNSUPPORTED, "is not there");
}

static void *ask_many(void *reader)
{
    static const char *const order[] = {"act crash",  "echo\nOne.", "act exec",
                                        "act exit 0", "echo\nTwo.", "act stat"};
    asked a;

    for (int i = 0; i < 60; i++) {
        const char *o = order[i % 6];

        ask(&a, reader, o);
        if ((a.status == IBID_OK) != (o[0] == 'e' || i % 6 == 5))
            fail_msg("%s: %d", o, a.status);
        if (o[0] == 'e' && !says(&a, o + 5))
            fail_msg("an answer to another document");
        end_asking(&a);
    }
    return NULL;
}

/* The thread that starts the zygote ends before the others go on. */
static void *ask_once(void *reader)
{
    assert_reads(reader);
    return NULL;
}

static void test_threads(void **state)
{
    ibid_reader *reader = reader_of(10, 0);
    pthread_t thread[4];

    (void)state;
    assert_int_equal(pthread_create(&thread[0], NULL, ask_once, reader), 0);
    pthread_join(thread[0], NULL);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&thread[i], NULL, ask_many, reader), 0);
    for (size_t i = 0; i < 4; i++)
        pthread_join(thread[i], NULL);
    assert_reads(reader);
    ibid_reader_close(reader);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

/* The program that asks is killed: nothing of the worker stays behind. */
static void test_orphans(void **state)
{
    pid_t pid;
    int left = 100;

    (void)state;
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0);
    pid = fork();
    if (pid == 0) {
        ibid_reader *reader = reader_of(100, 0);
        asked a;

        alarm(1); /* in the middle of it */
        ask(&a, reader, "act wait");
        _exit(0);
    }
    assert_int_equal(waitpid(pid, NULL, 0), pid);
    while (left-- > 0) {
        pid = waitpid(-1, NULL, WNOHANG);
        if (pid < 0)
            break;
        if (pid == 0)
            usleep(50000);
    }
    assert_int_equal(pid, -1);
    assert_int_equal(errno, ECHILD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_warm),
        cmocka_unit_test(test_time),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_cut_off),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_restart),
        cmocka_unit_test(test_programs),
        cmocka_unit_test(test_quiet_program),
        cmocka_unit_test(test_many_sentences),
        cmocka_unit_test(test_fault),
        cmocka_unit_test(test_threads),
        cmocka_unit_test(test_orphans),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
