/* declare.h - what a quotation says about its own wording.
 *
 *     [t]he Committee [of Ten] found . . . nothing [sic] (emphasis added)
 */
#ifndef IB_CHECK_DECLARE_H
#define IB_CHECK_DECLARE_H

#include "base/list.h"
#include "ibid/quotation.h"
#include "match/word.h"

/* What a remark on the quotation may allow to be dropped. */
typedef enum ib_drop_kind {
    IB_DROP_QUOTE,
    IB_DROP_BRACKET,
    IB_DROP_POINTS, /* the source's own ellipses */
    IB_DROP_REFERENCE,
    IB_DROP_NOTE,
    IB_DROP_CAPITAL, /* a first letter's case */
    IB_DROP_KINDS
} ib_drop_kind;

/* A remark on the quotation that stands outside its marks, or in its note. */
typedef struct ib_remark {
    ibid_declared_kind kind;
    ibid_str words; /* "(emphasis added)" */
    ibid_span span; /* of the document's text */
    bool shared;    /* it may speak of another quotation: it allows what it
                       says, and nothing is held against this one */
} ib_remark;

typedef struct ib_remarks {
    const ib_remark *item;
    uint32_t count;
} ib_remarks;

typedef struct ib_declare {
    ibid_declared_kind kind;
    uint32_t start, end;     /* entries of the quotation's view */
    const ib_remark *remark; /* it stands outside the view, at whose end
                                `start` and `end` are; or NULL */
    uint32_t word;           /* of the words as read, or IBID_NONE: no word */
    unsigned drops;          /* bits by ib_drop_kind */
    bool original;           /* it says that something is the source's own */
} ib_declare;

typedef struct ib_reading {
    ib_words words; /* brackets and elisions are words of their own kinds */
    const ib_declare *declared; /* remarks outside are the last */
    uint32_t declared_count;
    unsigned drops; /* of all declared: bits by ib_drop_kind */
} ib_reading;

/* Read a quotation's words with its declared edits.
 *
 * Takes  `plain`, the words of the whole view; `outside`, the remarks outside
 *        it, kept by *out, or NULL.
 * Gives  *out in `arena`; a declared_count of 0 where it declares nothing;
 *        *literal, the words as they stand with the remarks outside alone.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_declare_read(ib_reading *out, ib_reading *literal,
                                          ib_arena *arena,
                                          const ib_words *plain,
                                          const ib_remarks *outside);

#endif
