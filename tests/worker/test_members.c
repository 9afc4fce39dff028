/* test_members.c - files in files, as documents of their own. */

#include "ask.h"

#include "ibid/doc.h"
#include "tests/counter.h"

/* A text, a file with a file in it, one that is locked, one of no format. */
static const char order[] = "<html>members\n"
                            "a.txt|The harbour froze.\n"
                            "in/b.zip|<html>members~c.txt|The tug sank.\n"
                            "locked.pdf!it is locked; open it\n"
                            "bad.html|<html>crash\n";

static ibid_status open_doc(ibid_doc **doc, ibid_reader *reader,
                            const char *text, const ibid_alloc *alloc)
{
    ibid_options options = IBID_OPTIONS_INIT;

    options.reader = reader;
    options.alloc = alloc;
    return ibid_doc_open(doc, text, strlen(text), &options, NULL);
}

static ibid_reader *open_reader(const ibid_alloc *alloc)
{
    return open_test_reader(
        &(ibid_reader_options){.seconds = 20, .alloc = alloc});
}

static void assert_member(const ibid_member *member, const char *name,
                          const char *text, const char *why)
{
    assert_string_equal(member->name, name);
    assert_true(!member->doc == !text);
    if (text) {
        const ibid_str is = ibid_doc_text(member->doc);

        assert_int_equal(is.len, strlen(text));
        assert_memory_equal(is.at, text, is.len);
        assert_null(member->why);
    } else {
        assert_non_null(strstr(member->why, why));
    }
}

static void test_members(void **state)
{
    ibid_reader *reader = open_reader(NULL);
    ibid_members members;
    ibid_doc *doc;

    (void)state;
    assert_int_equal(open_doc(&doc, reader, order, NULL), IBID_OK);
    assert_int_equal(ibid_doc_text(doc).len, 0);
    members = ibid_doc_members(doc);
    assert_int_equal(members.count, 5);
    assert_member(&members.item[0], "a.txt", "The harbour froze.", NULL);
    assert_member(&members.item[1], "in/b.zip", "", NULL);
    assert_member(&members.item[2], "in/b.zip/c.txt", "The tug sank.", NULL);
    assert_member(&members.item[3], "locked.pdf", NULL, "it is locked");
    assert_member(&members.item[4], "bad.html", NULL, "save the document as");
    ibid_doc_close(doc);
    ibid_reader_close(reader);
}

/* Files in files in files: named by their path, down to a depth. */
static void test_depth(void **state)
{
    static const char *const name[] = {"1", "1/2", "1/2/3", "1/2/3/4",
                                       "1/2/3/4/5"};
    static const char chain[] =
        "<html>members\n1|<html>members~2|<html>members~~3|"
        "<html>members~~~4|<html>members~~~~5|deepest\n";
    ibid_reader *reader = open_reader(NULL);
    ibid_members members;
    ibid_doc *doc;

    (void)state;
    assert_int_equal(open_doc(&doc, reader, chain, NULL), IBID_OK);
    members = ibid_doc_members(doc);
    assert_int_equal(members.count, 5);
    for (size_t i = 0; i < members.count; i++)
        assert_string_equal(members.item[i].name, name[i]);
    assert_null(members.item[members.count - 1].doc);
    assert_non_null(strstr(members.item[members.count - 1].why, "too deep"));
    ibid_doc_close(doc);
    ibid_reader_close(reader);
}

/* Each allocation fails once: no document, or one whose member says so; no
 * leak. */
static void test_fault(void **state)
{
    ibid_reader *reader = open_reader(NULL);
    bool is_whole = false;

    (void)state;
    for (size_t n = 1; !is_whole; n++) {
        counter count = {.fail_at = n};
        const ibid_alloc alloc = counter_alloc(&count);
        ibid_doc *doc;
        const ibid_status st = open_doc(&doc, reader, order, &alloc);

        assert_true(st == IBID_OK || st == IBID_ENOMEM);
        is_whole = st == IBID_OK && count.calls < n;
        ibid_doc_close(doc);
        assert_int_equal(count.held, 0);
        assert_true(n < 2000);
    }
    ibid_reader_close(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
