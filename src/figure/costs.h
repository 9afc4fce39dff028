/* costs.h - the thresholds of figure/, each with its reason. */
#ifndef IB_FIGURE_COSTS_H
#define IB_FIGURE_COSTS_H

enum {
    /* Tokens of a sentence that are looked at together: the longest sentences
     * of resolutions have some 300 words. */
    IB_FIGURE_TOKENS_MAX = 400,

    /* Bytes looked back from a number for the beginning of its sentence; the
     * same sentence, and a bound on a text without stops. */
    IB_FIGURE_BACK_MAX = 3000,

    /* Words of a phrase in the tables: "in the words of", "hundreds of
     * thousands of". */
    IB_FIGURE_PHRASE_WORDS = 5,
    IB_FIGURE_PHRASE_BYTES = 64,

    /* Bytes of a German number in one word, from "vierzig" with more to all of
     * six digits. */
    IB_FIGURE_COMPOUND_MIN = 8,
    IB_FIGURE_COMPOUND_MAX = 64,

    /* Words of the noun phrase after a number: "Armenian prisoners of war",
     * three adjectives, and one to spare. */
    IB_FIGURE_UNIT_WORDS = 7,

    /* Words between a number and what befell those counted, and between it and
     * the place: one clause. */
    IB_FIGURE_CATEGORY_WORDS = 12,

    /* Words that a name of a place or of who states it may have. */
    IB_FIGURE_NAME_WORDS = 14,

    /* Bytes looked at for the line before and after a line number: a line of
     * typescript, and empty ones. */
    IB_FIGURE_LINE_MAX = 240,

    /* "according to" in one sentence: lists of sources have a few. */
    IB_FIGURE_ACCORD_MAX = 8,

    /* Tokens looked back from a number for a verb of stating, and for a place:
     * further off, another clause has begun. */
    IB_FIGURE_SAYS_BACK = 64,
    IB_FIGURE_PLACE_BACK = 32,

    /* Words between "not" and the verb that it turns round, between "denied"
     * and "that": auxiliaries and an adverb, "denied again yesterday that". */
    IB_FIGURE_NOT_WORDS = 4,

    /* Words between "including" and the number of the part: "at least the". */
    IB_FIGURE_CUE_WORDS = 3,

    /* Digits in a row that no figure has without grouping: numbers of
     * telephones, jobs, accounts. */
    IB_FIGURE_DIGITS_MAX = 7,

    /* Between these a number of four plain digits is a year, unless a unit or
     * a hedge says otherwise. */
    IB_FIGURE_YEAR_MIN = 1400,
    IB_FIGURE_YEAR_MAX = 2100,

    /* The same of digits joined by a dash: beyond it is a number of a file. */
    IB_FIGURE_DASH_TIMES = 50,

    /* Past this many times the lower end "two or three" is no range. */
    IB_FIGURE_OR_TIMES = 10
};

/* The largest number that is told: above it digits are a code, and a double
 * has no whole numbers any more. */
#define IB_FIGURE_NUMBER_MAX 9e15

#endif
