/* join.h - the same letters, cut into words in another way. */
#ifndef IB_CHECK_JOIN_H
#define IB_CHECK_JOIN_H

#include "check/judging.h"
#include "match/align.h"

/* Judge a step of kind IB_STEP_JOIN: a fold, damage, or a difference. */
void ib_join_judge(ib_judging *j, const ib_step *step);

#endif
