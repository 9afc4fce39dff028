/* running.h - citations that stand in the running text: symbols, resolutions
 * with their organ, cases by reporter, addresses, application numbers. */
#ifndef IB_CITE_RUNNING_H
#define IB_CITE_RUNNING_H

#include "cite/draft.h"

/* Read the certain citations of text[*at, end), up to IB_DRAFT_MAX of them.
 *
 * Gives  drafts pushed to `drafts` (ib_draft), in order, not overlapping; *at
 *        is where to go on, `end` when all is read.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   one pass that stops at digits, slashes and full stops only. */
IBID_MUST_USE ibid_status ib_running_read(ib_list *drafts, ibid_str text,
                                          uint32_t *at, uint32_t end);

#endif
