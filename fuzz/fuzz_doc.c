/* fuzz_doc.c - any bytes as a document: every promise of the headers. */

#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    ibid_doc *doc;
    ibid_err err;
    ibid_status st = ibid_doc_open(&doc, bytes, len, NULL, &err);

    if (st) {
        FUZZ_EXPECT(!doc && err.what && err.status == st);
        FUZZ_EXPECT(st == IBID_EUNSUPPORTED || st == IBID_ELIMIT);
        return 0;
    }
    fuzz_expect_doc(doc);
    ibid_doc_close(doc);
    return 0;
}
