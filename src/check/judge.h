/* judge.h - from an alignment to a verdict, with every difference named. */
#ifndef IB_CHECK_JUDGE_H
#define IB_CHECK_JUDGE_H

#include "check/declare.h"
#include "ibid/finding.h"
#include "match/align.h"

/* Folds that are no flags of single characters. */
enum {
    IB_FOLD_FINAL_STOP = 1 << 16,
    IB_FOLD_CAPITALS = 1 << 17, /* a passage set in capitals */
    IB_FOLD_GAP_STOP = 1 << 18  /* a stop beside an elision */
};

typedef struct ib_judgement {
    ibid_verdict verdict; /* exact, marked, damaged, altered or absent */
    unsigned folds;
    ibid_span span; /* of the source's text */
    uint32_t words; /* first word of the source that it covers */
    uint32_t words_end;
    uint32_t kept;    /* letters that stand there, per cent */
    uint32_t grave;   /* weight of its edits: the less, the nearer */
    ib_list edit;     /* ibid_edit */
    ib_list audit;    /* ibid_audit; those of remarks outside are the last */
    uint32_t outside; /* how many those are: their spans are the document's */
    ib_list reason;   /* const char * */
} ib_judgement;

/* Judge one way to lay a quotation beside a source.
 *
 * Takes  `reading`: words as aligned; a reading without declared edits takes
 *        brackets and points as they stand.
 * Gives  *out, its lists in `arena`.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_judge(ib_judgement *out, ib_arena *arena,
                                   const ib_reading *reading,
                                   const ib_words *source, const ib_step *step,
                                   size_t count);

#endif
