/* window.h - a place that was found, cut out of the source and judged.
 *
 * Nearly all of a source is never looked at: only round a place are its bytes
 * folded and cut into words.
 */
#ifndef IB_CHECK_WINDOW_H
#define IB_CHECK_WINDOW_H

#include "check/judge.h"
#include "match/find.h"

/* A span with `by` bytes more on each side, moved out to whole characters. */
ibid_span ib_window_widen(ibid_str text, ibid_span span, uint64_t by);

/* Items of the source that an elision, a bracket or a word with one may stand
 * for, and what a page break may put between. */
uint32_t ib_window_reach(const ib_word *word);

/* Bytes of the source that a place may stand for: with what a bracket at the
 * reading's ends stands for, and, where a part was not found, all that may lie
 * between. */
ibid_span ib_window_bytes(const ib_key *key, const ib_match_place *place,
                          const ib_reading *reading);

/* Lay a reading beside the source's bytes `at`, and judge it.
 *
 * Takes  `arena` for the judgement; scratch is rewound.
 * Gives  *done, false where the reading is too long to be laid out.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_window_judge(ib_judgement *out, bool *done,
                                          ib_arena *arena, ib_arena *scratch,
                                          const ib_key *key,
                                          const ib_reading *reading,
                                          ibid_span at);

#endif
