/* costs.h - the numbers of judgement in match/, each with its reason.
 *
 * Costs of the alignment are in sixteenths, so that a step of a declared
 * elision can cost less than anything else.  They only choose among ways to
 * lay a quotation beside its source; no verdict hangs on a sum.
 */
#ifndef IB_MATCH_COSTS_H
#define IB_MATCH_COSTS_H

enum {
    /* Letters of a word that may differ before it is another word: a third,
     * the most that OCR does to a word that can still be read. */
    IB_LIKE_SHARE = 3,
    IB_COST_LIKE = 24,        /* a like word, plus ... */
    IB_COST_LIKE_LETTER = 16, /* ... each letter that differs */
    /* Another word in its place: dearer than a note mark passed over, which
     * would cut the quotation's end off; cheaper than a word put in, so that
     * at the ends, too, it is shown what replaced what. */
    IB_COST_OTHER = 170,
    IB_COST_PUT_IN = 180,      /* a word of the quotation alone, plus ... */
    IB_COST_PUT_IN_LETTER = 8, /* ... each letter: long words are no chance */
    IB_COST_STOP = 30, /* a punctuation mark put in, left out or changed */
    /* Words left out come in runs: the run costs, its length hardly. */
    IB_COST_LEFT_OUT = 80,
    IB_COST_LEFT_OUT_WORD = 20,
    IB_COST_JOIN = 12,         /* "ind ividually": spaces, hyphens in a word */
    IB_COST_BRACKET = 8,       /* a bracket, plus ... */
    IB_COST_BRACKET_WORD = 16, /* ... each word it stands for */
    /* Nearer is likelier: of two places for a part after an elision, the
     * nearest wins if they are equally good. */
    IB_COST_GAP_WORD = 1,

    IB_JOIN_MAX = 5, /* words and hyphens that make one word: "de fi nitely" */
    IB_CELLS_MAX = 2 << 20, /* of one alignment: 4 MiB, some 20 ms */
    /* Longer quotations are laid out in blocks of two pages, each beside a
     * window that leaves room for a page more. */
    IB_BLOCK_WORDS = 800,
    IB_BLOCK_SLACK = 500,
    IB_BLOCK_SURE = 4,      /* a block ends after so many equal words */
    IB_LONG_WORDS = 100000, /* a book; more would take minutes */

    IB_SEED = 8,       /* characters of a seed: two mistakes in a quotation of
                           24 still leave one (MATCHING: k = 10 for 64 MB) */
    IB_SEED_BITS = 16, /* of the directory: 4 places a bucket at 300 KB */
    IB_SEED_BUDGET = 4096, /* places looked at for one quotation */
    IB_SEED_BIN = 6,       /* log2 of the width of a diagonal, in characters */
    IB_SEED_VOTES = 3,     /* least seeds that speak for a place */
    IB_PLACES_MAX = 64,    /* places of the same words that are looked at */
    IB_SEED_PART = 6,      /* a sixth of its seeds: what OCR at 8 % leaves of a
                           passage, and chance does not */
    /* A text this near needs no index: the scan is as fast (64-bit words,
     * one step a character). */
    IB_SCAN_MAX = 64,
    IB_SCAN_SHARE = 4, /* one letter in four may differ: measured, OCR at 8 %
                          noise stays below, other texts above 0.34 */

    /* What an elision may leave out, in characters: a printed page holds some
     * 2,000.  Two parts farther apart are two passages, not one. */
    IB_GAP_CHARS = 2000,
    IB_SLACK_CHARS = 600 /* a page's notes and running head may stand between */
};

#endif
