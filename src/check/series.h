/* series.h - the numbers that a source prints: of paragraphs, articles,
 * sections, star pages, and pages.
 *
 *     12. The gale began ...        one run of the form "12."
 *     13. By then ...
 *         1. boats                  another, nested in it
 *         2. nets
 *         3. lamps
 *     14. Nobody ...
 *
 * A run rises by one, but for numbers that a reading machine lost.  A number
 * that stands by itself, as at the head of a line that was cut before it, is
 * in no run and is not taken.  Runs of one form may lie in one another.
 */
#ifndef IB_CHECK_SERIES_H
#define IB_CHECK_SERIES_H

#include "base/list.h"
#include "check/pin.h"
#include "ibid/doc.h"

typedef enum ib_series_form {
    IB_FORM_DOT,     /* "12.", "7.3" */
    IB_FORM_BARE,    /* "12" before a capital, or alone on its line */
    IB_FORM_BRACKET, /* "[45]" */
    IB_FORM_PAREN,   /* "(12)" */
    IB_FORM_CLOSE,   /* "12)" */
    IB_FORM_PILCROW, /* the sign of a paragraph and 12 */
    IB_FORM_SIGN,    /* the sign of a section and 12 */
    IB_FORM_SECTION, /* "Section 4" */
    IB_FORM_ARTICLE, /* "Article 8", "Article VIII" */
    IB_FORM_STAR,    /* "*4" inside the text, as Westlaw prints it */
    IB_FORM_STARS,   /* "**4": of a second reporter */
    IB_FORM_LEXIS,   /* "[*4]", as Lexis prints it */
    IB_FORM_LEXIS2,  /* "[**4]" */
    IB_FORM_COUNT
} ib_series_form;

typedef struct ib_series_mark {
    uint32_t at; /* first byte of its line, or of the star */
    ib_pin_number number;
} ib_series_mark;

typedef struct ib_series_run {
    ib_series_form form;
    const ib_series_mark *mark; /* ascending in both */
    uint32_t count;
    uint32_t longest; /* bytes from one mark to the next, at most */
} ib_series_run;

/* The number of a page. */
typedef struct ib_folio {
    uint32_t value; /* 0: none that is plain */
    bool roman;
    bool named; /* none is printed: it is the file's own */
} ib_folio;

typedef struct ib_series {
    const ibid_doc *doc; /* NULL: not made yet */
    ib_series_run *run;  /* by their first mark */
    uint32_t run_count;
    ib_folio *folio; /* one for each page of the document */
    ib_folio *name;  /* what the file itself calls them; value 0: no number */
    bool is_at_odds; /* the file's numbers are not those printed, which count */
    ib_folio low[2]; /* least and greatest of the arabic [0] and the */
    ib_folio high[2]; /* roman [1] numbers; value 0: there is none; without
                         a first page that may be a title */
} ib_series;

/* Find the numbers that `doc` prints.
 *
 * Gives  *out in `arena`.  A page's number is plain where it agrees with that
 *        of a page near it, or with the count of the pages; one that was not
 *        printed or not read is concluded from both its neighbours.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in the text. */
IBID_MUST_USE ibid_status ib_series_find(ib_series *out, ib_arena *arena,
                                         ib_arena *scratch,
                                         const ibid_doc *doc);

/* Where a byte stands in a run. */
typedef struct ib_series_place {
    enum {
        IB_PLACE_IN,     /* between `low` and `high`, both included */
        IB_PLACE_BEFORE, /* before the first number */
        IB_PLACE_AFTER   /* so far behind the last that it may be elsewhere */
    } where;
    ib_pin_number low, high; /* they differ where numbers were lost */
    bool last;               /* in what follows the last number */
} ib_series_place;

/* Place a byte in a run.
 *
 * Cost   O(log run->count). */
ib_series_place ib_series_place_of(const ib_series_run *run, uint32_t byte);

#endif
