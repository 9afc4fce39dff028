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

    /* Seeds: ten items, every third place.  Measured on 64 MB of novels with 8 %
     * of their letters damaged; shorter ones stand in too many places there,
     * and of longer ones too few are whole. */
    IB_SEED_LEN = 10,
    IB_SEED_STRIDE = 3,
    /* A text of a few hundred pages: shorter seeds, as few places fit them. */
    IB_SEED_SMALL = 1 << 20,
    IB_SEED_SMALL_LEN = 8,
    /* Beyond a gigabyte ten items stand everywhere. */
    IB_SEED_LARGE = 700 << 20,
    IB_SEED_LARGE_LEN = 12,
    IB_SEED_BUCKET_PLACES = 4, /* of a bucket, up to twice as many; of a small
                                  text one at most */
    /* Of large segments the buckets stay in memory, 256 MiB of them at most;
     * all else is given back each time that so many pages were touched: with
     * pages of 2 MiB, as some systems map files, 128 MiB. */
    IB_SEGMENT_BITS_MAX = 26,
    IB_SEGMENT_TOUCHES = 64,
    IB_SEGMENT_LARGE = 384 << 20, /* smaller sets may stay mapped */
    IB_SORT_PAIRS = 12 << 20,     /* sorted at once: 96 MiB */
    /* Of what is written, places and bytes after which pages are given back: so
     * few that they do not count, so many that few are left between. */
    IB_SEED_SPARE_PLACES = 1 << 20,
    IB_SEGMENT_STRETCH = 16 << 20,
    /* A seed that stands more often tells nothing, and is not asked. */
    IB_SEED_LIST_MAX = 4096,
    /* A part of a passage may be longer in the source, by a quarter: machines
     * put in no more (IB_SCAN_SHARE). */
    IB_PART_SHARE = 4,
    /* Places whose first so many items are a part's are gone on with, so many
     * of them: in a run of one letter each would take as long as the part. */
    IB_SAME_HEAD = 64,
    IB_SAME_TRIES = 64,
    IB_ASKED_OFTEN = 6, /* one index costs as much as so many passes */

    IB_VOTE_ROWS = 8,   /* rows of seeds that are asked first */
    IB_VOTE_APART = 32, /* diagonals so close are one place */
    IB_VOTE_NEAR = 8,   /* an eighth that differs: near enough to ask no more */
    /* Items put in or left out before a seed move the start: an eighth of the
     * passage, and for short ones so many. */
    IB_VOTE_SHARE = 8,
    IB_VOTE_SLACK = 16,
    IB_VOTES_MAX = 8192,    /* of one passage */
    IB_VOTES_ENOUGH = 1024, /* then commoner seeds are not asked */
    IB_VOTES_SHARE = 4, /* a quarter of the first one's votes is worth a look */
    /* A passage of so many items has more than one seed where it stands: of a
     * hundred items at 8 % noise some 16. */
    IB_VOTES_TWO = 96,
    /* Where pages are dear: rows asked at first, and then each time; places of
     * a row, and places looked at each time.  Measured by bench/large. */
    IB_SPARSE_FIRST = 2,
    IB_SPARSE_MORE = 1,
    IB_SPARSE_PLACES = 400,
    IB_SPARSE_SHORT = 120, /* items of a passage of which every seed counts */
    IB_SPARSE_LIST = 1024, /* places of a seed; a commoner one tells nothing */
    IB_SPARSE_LOOKS = 3,
    IB_CANDIDATES = 16, /* places looked at closely (MATCHING: 2.2 on average
                           for what is there, all for what is not) */
    IB_NEAR_PLACES = 3, /* places given */
    /* Items of a passage that are compared at once; of longer ones the head
     * tells where they stand, or the middle, or the tail. */
    IB_VERIFY_ITEMS = 4096,

    IB_PLACES_MAX = 64, /* places of the same words that are looked at */
    IB_SCAN_SHARE = 4,  /* one letter in four may differ: measured, OCR at 8 %
                           noise stays below, other texts above 0.34 */

    /* A word is attested where its neighbourhood has it: a chapter before and
     * one after; a longer search costs more than it tells. */
    IB_ATTEST_BYTES = 48 << 10,
    IB_ATTEST_WORD = 256, /* bytes of the longest word that is searched */

    /* What an elision may leave out, in characters: a printed page holds some
     * 2,000.  Two parts farther apart are two passages, not one. */
    IB_GAP_CHARS = 2000,
    IB_SLACK_CHARS = 600 /* a page's notes and running head may stand between */
};

/* Seeds by how often they stand, at most, and the weight of their votes: each
 * class is four times as common.  A seed that stands once or twice all but
 * proves a place, one that stands everywhere tells little; sixteen of those
 * count as much. */
#define IB_VOTE_CLASSES                                  \
    {                                                    \
        {4, 16}, {16, 12}, {64, 8}, {256, 4}, {1024, 2}, \
        {                                                \
            IB_SEED_LIST_MAX, 1                          \
        }                                                \
    }

#endif
