/* judging.h - a judgement as it is made, and the ways to note something. */
#ifndef IB_CHECK_JUDGING_H
#define IB_CHECK_JUDGING_H

#include "check/judge.h"

typedef struct ib_judging {
    ib_judgement *out;
    ib_arena *arena;
    const ib_reading *reading;
    const ib_words *q, *s;
    const ib_step *step;
    size_t count;
    uint32_t damage;      /* differences that reading machines make */
    uint32_t same, all;   /* letters */
    uint32_t caps, plain; /* words that differ by capitals; words at all */
    uint32_t declared;
    unsigned unsure; /* IBID_UNSURE_..., of damage; edits have their own */
    uint32_t dropped[IB_DROP_KINDS]; /* as a remark allows */
    bool dishonest;
    bool failed; /* no memory */
} ib_judging;

/* The character of word `i` where it is a punctuation mark, else 0. */
uint32_t ib_judging_stop(const ib_words *words, uint32_t i);

/* On which sides OCR was unsure of a word of a difference: IBID_UNSURE_... */
unsigned ib_judging_unsure(const ib_judging *j, ib_step at);

/* Bytes of words [start, end); an empty span where it is empty. */
ibid_span ib_judging_span(const ib_words *words, uint32_t start, uint32_t end);

/* Note a sentence once, damage with its sentence, or a difference that nothing
 * declares. */
void ib_judging_reason(ib_judging *j, const char *sentence);
void ib_judging_damage(ib_judging *j, const char *sentence);
void ib_judging_edit(ib_judging *j, ibid_edit_type type, ib_step at);

#endif
