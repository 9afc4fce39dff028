/* costs.h - the numbers of judgement in table/, each with its reason. */
#ifndef IB_TABLE_COSTS_H
#define IB_TABLE_COSTS_H

enum {
    /* A smaller number is many things'. */
    IB_QUESTION_NUMBER_MIN = 10,
    /* One that two texts give by chance for one word hardly ever: what they say
     * of the place is told in many ways ("throughout Armenia", "in Iravan"), and
     * does not part them. */
    IB_QUESTION_NUMBER_RARE = 1000,
    /* Letters of a title, or of a citation's words, that is one work's alone: as
     * many as where a source is told by its title (resolve/costs.h,
     * IB_TITLE_LETTERS is of other words: these are compared whole). */
    IB_WORK_NAME_LETTERS = 8,
    /* Bytes of a number without a body: "12" is anybody's. */
    IB_WORK_NUMBER_BYTES = 4
};

#endif
