/* pin.h - a pinpoint taken apart: "pp. 214-15, n. 3" is pages 214 to 215 and
 * note 3.
 *
 * Each number is a range, both ends included.  A range whose last digits alone
 * are given is read as printers mean it: 371-72 is 371 to 372.  Labels are
 * those of CSL 1.0.2's locator terms, in the languages of notes.
 */
#ifndef IB_CHECK_PIN_H
#define IB_CHECK_PIN_H

#include "ibid/base.h"

/* Numbers of one pinpoint, at most; the rest is not looked at. */
#define IB_PIN_MAX 16

typedef enum ib_pin_kind {
    IB_PIN_BARE,      /* "214": no label says what it counts */
    IB_PIN_PAGE,      /* "p. 214", "p. xiv" */
    IB_PIN_STAR,      /* "*4": a page of an electronic reporter */
    IB_PIN_BATES,     /* "ABC-000123": stamped on each sheet */
    IB_PIN_PARAGRAPH, /* "para. 12", "[45]" */
    IB_PIN_SECTION,   /* "sec. 4" */
    IB_PIN_ARTICLE,   /* "art. 8" */
    IB_PIN_NOTE,      /* "note 5", "n. 5" */
    IB_PIN_OTHER      /* "annex V", "line 5": not looked for */
} ib_pin_kind;

/* A number as one that can be compared: 7 or 7.3. */
typedef uint64_t ib_pin_number;
#define IB_PIN_MINOR_MAX 0xFFFFu

static inline ib_pin_number ib_pin_number_of(uint32_t major, uint32_t minor)
{
    return (uint64_t)major << 16 | minor;
}
static inline uint32_t ib_pin_major(ib_pin_number number)
{
    return (uint32_t)(number >> 16);
}
static inline uint32_t ib_pin_minor(ib_pin_number number)
{
    return (uint32_t)(number & IB_PIN_MINOR_MAX);
}

typedef struct ib_pin {
    ib_pin_kind kind;
    ib_pin_number from, to; /* "7" goes on to the last of 7.1, 7.2, ... */
    bool roman;             /* page xiv is none of the pages 1, 2, ... */
    bool either;            /* "n. 5": a note, or a number in some languages */
    bool sign;              /* a section sign: paragraph or section */
    ibid_str prefix;        /* BATES: "ABC-", part of the pinpoint */
} ib_pin;

typedef struct ib_pins {
    ib_pin item[IB_PIN_MAX];
    uint32_t count;
    bool passim; /* "passim": no one place is meant */
} ib_pins;

/* Take a pinpoint apart.
 *
 * Gives  *out, its strings parts of `cited`; a count of 0 where nothing in it
 *        is a number. */
void ib_pins_read(ib_pins *out, ibid_str cited);

/* Read a roman number, all of one case, in the form that printers use.
 *
 * Gives  its value, or 0 where `word` is none. */
uint32_t ib_roman_read(ibid_str word);

#endif
