/* lexicon.h - what single words do around a quotation: verbs of saying,
 * pronouns, names of works, ...  English first, the other languages of the
 * field as far as they introduce quotations. */
#ifndef IB_QUOTE_LEXICON_H
#define IB_QUOTE_LEXICON_H

#include "base/arena.h"

enum {
    IB_LEX_SAY = 1 << 0,       /* says, stated, wrote */
    IB_LEX_SAYING = 1 << 1,    /* adding, stating, writing */
    IB_LEX_ACT = 1 << 2,       /* other finite verbs with a speaker: issued */
    IB_LEX_AUX = 1 << 3,       /* has, was, did */
    IB_LEX_ADVERB = 1 << 4,    /* also, further, even */
    IB_LEX_PREP = 1 << 5,      /* in, on, of */
    IB_LEX_DET = 1 << 6,       /* the, a, this */
    IB_LEX_PRON = 1 << 7,      /* he, she, it, they */
    IB_LEX_POSS = 1 << 8,      /* his, its */
    IB_LEX_REL = 1 << 9,       /* who, which */
    IB_LEX_CONJ = 1 << 10,     /* and, or */
    IB_LEX_SUB = 1 << 11,      /* because, while, when, as */
    IB_LEX_WORK = 1 << 12,     /* article, report, film */
    IB_LEX_ENTITLED = 1 << 13, /* entitled, headed */
    IB_LEX_TERM = 1 << 14,     /* so-called, termed, word */
    IB_LEX_ABBR = 1 << 15,     /* mr, dr, no: a stop after it ends nothing */
    IB_LEX_ACCORD = 1 << 16,   /* according, selon, laut */
    IB_LEX_LINK = 1 << 17,     /* moreover, thus: begins a sentence */
    IB_LEX_SLOGAN = 1 << 18,   /* slogan, chant, motto: cried, no title */
    IB_LEX_SPEAKER = 1 << 19,  /* I, we: the document itself */
    IB_LEX_BE = 1 << 20,       /* is, was, been: makes a passive */
    IB_LEX_TRIM = 1 << 21,     /* in, during: begins what is no name's part */
    IB_LEX_FOREIGN = 1 << 22,  /* of a verb: "a" before it is an auxiliary */
    IB_LEX_VIEW = 1 << 23,     /* view, position: what somebody thinks */
    IB_LEX_HEREIN = 1 << 24    /* hereinafter: defines a term */
};

typedef struct ib_lexicon ib_lexicon;

/* Build the table of words.
 *
 * Fails  NULL: see ib_arena_status.
 * Cost   once a document, some ten microseconds. */
const ib_lexicon *ib_lexicon_build(ib_arena *arena);

/* What a word does: IB_LEX_... flags, 0 if it is in no list.  ASCII letters
 * are compared without case. */
uint32_t ib_lexicon_find(const ib_lexicon *lexicon, ibid_str word);

#endif
