/* spec_case.h - a case of tests/spec: prose, texts, and what is expected.
 *
 *     An ellipsis that swallows "not" turns the sense round.
 *       quotation  the tenant may ... leave
 *       source     the tenant may not leave
 *       verdict    altered
 *
 * tests/spec/README.md says what each field means.  Of a Markdown file only
 * the blocks fenced as ```case are read.
 */
#ifndef SPEC_CASE_H
#define SPEC_CASE_H

#include "base/list.h"
#include "base/str.h"

#define SPEC_SOURCES 4

typedef enum spec_field {
    SPEC_QUOTATION,
    SPEC_DOCUMENT,
    SPEC_SOURCE, /* the first of the fields that may come again */
    SPEC_FILE,   /* name of the source before it */
    SPEC_UNREAD, /* name of a source that cannot be read */
    SPEC_VERDICT,
    SPEC_DECLARED,
    SPEC_OMITS,
    SPEC_REPLACES,
    SPEC_FOLDS,
    SPEC_WEIGHT,
    SPEC_REASON,
    SPEC_PLACE,
    SPEC_ALSO,
    SPEC_PAGE,
    SPEC_FIELDS
} spec_field;

typedef struct spec_source {
    const char *file; /* NUL-ended; NULL: none was given */
    ibid_str text;
    bool unread;
} spec_source;

typedef struct spec_case {
    unsigned line;               /* of the file, from 1: its first field */
    ibid_str prose;              /* the last line of prose before it */
    ibid_str field[SPEC_FIELDS]; /* unescaped */
    bool has[SPEC_FIELDS];
    spec_source source[SPEC_SOURCES];
    size_t source_count;
} spec_case;

/* Read the cases of a file.
 *
 * Gives  cases (spec_case) in `arena`, pushed to *out; what is badly written
 *        is printed with its line, and counted in *faults.
 * Fails  false: the file cannot be read. */
bool spec_read(ib_list *out, unsigned *faults, ib_arena *arena,
               const char *path);

/* The field's word: "verdict". */
const char *spec_field_word(spec_field field);

#endif
