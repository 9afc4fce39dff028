/* uslaw.h - the names of reporters, codes, States and courts of the United
 * States, as data/us-*.tsv has them.
 *
 * Blanks, full stops, apostrophes, commas and capitals in a name do not
 * matter: "F.2d", "F. 2d", "F 2d".
 */
#ifndef IB_CITE_USLAW_H
#define IB_CITE_USLAW_H

#include "cite/costs.h"
#include "ibid/base.h"

/* The classes of data/us-reporters.tsv and data/us-codes.tsv. */
typedef enum ib_us_class {
    IB_US_NONE,
    IB_US_CASE,
    IB_US_EARLY,
    IB_US_SOLE,
    IB_US_SERVICE,
    IB_US_NEUTRAL,
    IB_US_AFTER,
    IB_US_DATA,
    IB_US_LAW,
    IB_US_JOURNAL,
    IB_US_CODE,
    IB_US_RULE,
    IB_US_CONST,
    IB_US_NUMBER,
    IB_US_CONGRESS
} ib_us_class;

/* What a word in the name of a State's code, or of a journal, may be. */
enum {
    IB_US_HEAD = 1,
    IB_US_SESSION = 2,
    IB_US_REGISTER = 4,
    IB_US_BETWEEN = 8,
    IB_US_OF_LAW = 16
};

typedef struct ib_us_entry {
    ib_us_class what;
    int family;        /* the same in all series of a reporter */
    const char *court; /* whose decisions it prints alone; or NULL */
} ib_us_entry;

/* Names that begin at one place, the longest first. */
typedef struct ib_us_names {
    const ib_us_entry *entry[IB_US_NAME_ENDS];
    uint32_t end[IB_US_NAME_ENDS];
    uint32_t count;
} ib_us_names;

/* May the name of a code, a State, or a reporter that needs no volume before it
 * begin at byte `at`, by its first four letters, or all of fewer?  False is
 * certain: most words are told so at once. */
bool ib_us_may_begin(ibid_str text, uint32_t at, uint32_t end);

/* Read the names of reporters and codes that begin at byte `at`.
 *
 * Gives  false where there is none.
 * Cost   up to IB_US_NAME_MAX bytes. */
bool ib_us_names_read(ib_us_names *out, ibid_str text, uint32_t at,
                      uint32_t end);

/* The same where a number or another word may stand, and within IB_TRY_MAX
 * bytes: no name begins with a digit or a small letter. */
bool ib_us_names_try(ib_us_names *out, ibid_str text, uint32_t at,
                     uint32_t end);

/* Read the abbreviation of a State at `at`; gives its length, or 0. */
uint32_t ib_us_state_read(ibid_str text, uint32_t at, uint32_t end);

/* What the word of a code's or a journal's name may be: a set, 0 for none. */
uint64_t ib_us_word(ibid_str word);
uint64_t ib_us_journal_word(ibid_str word);

/* Is it the name of a court, as a bracket gives it: "2d Cir.", "S.D.N.Y."? */
bool ib_us_is_court(ibid_str name);

#endif
