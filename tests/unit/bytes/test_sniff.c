/* test_sniff.c - which texts the reading worker is asked for. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "bytes/sniff.h"

static bool is_page(const char *bytes, size_t len)
{
    const ib_sniffed sniffed = ib_sniff(bytes, len);

    return !sniffed.refusal && ib_sniff_html(bytes, len, &sniffed);
}

#define IS_PAGE(literal) is_page(literal, sizeof(literal) - 1)

static void test_pages(void **state)
{
    (void)state;
    assert_true(IS_PAGE("<!DOCTYPE html><p>The harbour froze."));
    assert_true(IS_PAGE("\xEF\xBB\xBF<html><body>The harbour froze."));
    assert_true(IS_PAGE("\n <!-- saved -->\n<!-- twice --> <div>Ice</div>"));
    assert_true(IS_PAGE("<?xml version='1.0'?>\n<html xmlns='x'>"));
    assert_true(IS_PAGE("\xFF\xFE<\0h\0t\0m\0l\0>\0"));
    assert_true(IS_PAGE("\xFE\xFF\0<\0h\0t\0m\0l\0>"));
    assert_true(IS_PAGE("<?xml version='1.0'?>\n<alto xmlns='x'>"));
    assert_true(IS_PAGE("<!-- made by a program --><pc:PcGts xmlns:pc='x'>"));
    assert_false(IS_PAGE("<?xml version='1.0'?><altos>"));
    assert_false(IS_PAGE("<?xml version='1.0'?><TEI><text>Ice</text></TEI>"));
    assert_false(IS_PAGE("<!-- never closed <html>"));
    assert_false(IS_PAGE("<pilots> refused, and <p is no tag"));
    assert_false(IS_PAGE("The tag <html> begins a page."));
    assert_false(IS_PAGE(""));
    assert_false(IS_PAGE("\xFF\xFE"));
}

static bool is_mail(const char *text)
{
    return ib_sniff_mail(ib_str_of(text));
}

static void test_mail(void **state)
{
    (void)state;
    assert_true(is_mail("From: Berg\nTo: Dahl\nDate: 3 May 1911\n\nIce."));
    assert_true(is_mail("Received: by x\n  in two lines\nMIME-Version: 1.0\n"));
    assert_false(is_mail("From: Berg\nThe harbour froze.\nDate: 3 May\n"));
    assert_false(is_mail("Subject: Ice\n\nFrom: a\nDate: b\n"));
    assert_false(is_mail("The harbour: frozen."));
    assert_false(is_mail(""));
}

/* What only the worker can read, and what nobody does. */
static void test_magic(void **state)
{
    (void)state;
    assert_true(ib_sniff("PK\3\4word/", 9).is_parsed);
    assert_true(ib_sniff("%PDF-1.7\n1 0 obj", 16).is_parsed);
    assert_true(ib_sniff("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8).is_parsed);
    assert_false(ib_sniff("{\\rtf1 Ice}", 11).is_parsed);
    assert_non_null(ib_sniff("{\\rtf1 Ice}", 11).refusal);
    assert_false(ib_sniff("Ice", 3).is_parsed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_mail),
        cmocka_unit_test(test_magic),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
