/* fuzz.h - what the targets share: a broken promise ends the program. */
#ifndef IBID_FUZZ_FUZZ_H
#define IBID_FUZZ_FUZZ_H

#include <stdio.h>
#include <stdlib.h>

#include "ibid/ibid.h"

/* The entry that libFuzzer and driver.c call. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

#define FUZZ_EXPECT(condition)                                         \
    do {                                                               \
        if (!(condition)) {                                            \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, \
                    #condition);                                       \
            abort();                                                   \
        }                                                              \
    } while (0)

/* Ends the program where a promise of the document is broken. */
void fuzz_expect_doc(const ibid_doc *doc);

/* The same of a document that was read as one note. */
void fuzz_expect_note(const ibid_doc *doc);

/* Ends the program where a promise of the check is broken. */
void fuzz_expect_check(const ibid_check *check, ibid_str text,
                       const ibid_str *source, size_t sources);

/* Ends the program where a promise of an answer is broken. */
void fuzz_expect_find(const ibid_find *find, const ibid_str *source);

/* The first of two or more pieces that stand between zero bytes; moves on. */
ibid_str fuzz_piece(const uint8_t **bytes, size_t *len);

#endif
