/* numeral.h - a number in digits, with any grouping: 7,000, 7 000, 7.000,
 * 7'000, 1,00,000, ٧٠٠٠.  A comma or stop before three digits groups or begins
 * decimals as the language has it; "000" always groups. */
#ifndef IB_FIGURE_NUMERAL_H
#define IB_FIGURE_NUMERAL_H

#include "ibid/base.h"

typedef struct ib_numeral {
    double value;
    uint8_t digits;   /* before the decimals; 255: as many or more */
    uint8_t decimals; /* digits after them */
    bool grouped;
    bool zero;     /* it begins with 0 and another digit */
    bool ordinal;  /* 2nd, 366th, 2e */
    bool fraction; /* ½ */
    bool broken;   /* 1.2.3, 1990s, 12b: no number */
} ib_numeral;

/* Read the number that begins with the digit at `at`.
 *
 * Takes  `comma`: in this language decimals stand after a comma.
 * Gives  its length in bytes; 0 where no digit stands. */
uint32_t ib_numeral_read(ib_numeral *out, ibid_str text, uint32_t at,
                         uint32_t end, bool comma);

/* Length of the digit at `at` in any script, 0 where there is none. */
uint32_t ib_digit_at(uint32_t *value, ibid_str text, uint32_t at, uint32_t end);

#endif
