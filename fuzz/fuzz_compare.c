/* fuzz_compare.c - a quotation and a source, parted by a zero byte: a verdict
 * with its evidence, never none. */

#include "fuzz/fuzz.h"

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
    ibid_check_close(check);
    return 0;
}
