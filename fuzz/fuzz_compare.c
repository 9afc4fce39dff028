/* fuzz_compare.c - a quotation and a source, parted by a zero byte: a verdict
 * with its evidence, never none; and the same one from a comparer that has seen
 * all inputs before. */

#include "fuzz/fuzz.h"

#include <string.h>

#include "base/scan.h"

/* Does the text hold a letter or digit of any script? */
static bool has_word(ibid_str text)
{
    for (uint32_t i = 0; i < text.len; i++) {
        if (ib_is(text.at[i], IB_WORD))
            return true;
    }
    return false;
}

/* A report, as much of it as fits. */
typedef struct page {
    char text[65536];
    size_t len;
} page;

static int put(void *state, const char *bytes, size_t len)
{
    page *p = (page *)state;

    for (size_t i = 0; i < len && p->len < sizeof p->text; i++)
        p->text[p->len++] = bytes[i];
    return 0;
}

static void write_page(page *out, const ibid_check *check, ibid_str source)
{
    const ibid_sink sink = {put, out};

    out->len = 0;
    FUZZ_EXPECT(!ibid_report_compare_json(check, source, &sink, NULL, NULL));
}

/* Never closed: what it keeps is what is tested. */
static ibid_comparer *comparer;

/* `check` is NULL where the texts are none. */
static void expect_same(const ibid_check *check, ibid_str quote,
                        ibid_str source)
{
    static page one, other;
    const ibid_check *again;
    ibid_status st;

    if (!comparer)
        FUZZ_EXPECT(!ibid_comparer_open(&comparer, NULL, NULL));
    st = ibid_comparer_check(&again, comparer, quote, source, NULL);
    FUZZ_EXPECT(!st == (check != NULL) && !st == (again != NULL));
    if (st)
        return;
    write_page(&one, check, source);
    write_page(&other, again, source);
    FUZZ_EXPECT(one.len == other.len &&
                memcmp(one.text, other.text, one.len) == 0);
    fuzz_expect_check(again, quote, &source, 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    ibid_str quote = fuzz_piece(&bytes, &len);
    ibid_str source = {(const char *)bytes, (uint32_t)len};
    bool is_text = ib_utf8_valid(quote, 0) == quote.len &&
                   ib_utf8_valid(source, 0) == source.len;
    ibid_check *check;
    ibid_findings findings;
    ibid_err err;
    ibid_status st = ibid_compare_open(&check, quote, source, NULL, &err);

    if (st) {
        FUZZ_EXPECT(!check && st == IBID_EFORMAT && !is_text);
        expect_same(NULL, quote, source);
        return 0;
    }
    FUZZ_EXPECT(is_text);
    findings = ibid_check_findings(check);
    FUZZ_EXPECT(findings.count == 1);
    FUZZ_EXPECT(findings.item[0].kind == IBID_FINDING_QUOTATION);
    if (findings.item[0].verdict == IBID_VERDICT_EXACT) {
        ibid_span hit = findings.item[0].hit.span;

        FUZZ_EXPECT(has_word(quote));
        FUZZ_EXPECT(hit.start < hit.end && hit.end <= source.len);
        FUZZ_EXPECT(
            has_word((ibid_str){source.at + hit.start, hit.end - hit.start}));
        FUZZ_EXPECT(findings.item[0].edit_count == 0);
    }
    fuzz_expect_check(check, quote, &source, 1);
    expect_same(check, quote, source);
    ibid_check_close(check);
    return 0;
}
