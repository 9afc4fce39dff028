/* figure.h - the figures of a document: numbers with what they count, who
 * states them, and on what they rest.
 *
 *     blocks ──scan.c──▶ places of numbers ──token.c──▶ a sentence in tokens
 *     sentence ──numeral.c, amount.c──▶ amounts ──apart.c──▶ those that count
 *              ──unit.c, scope.c, says.c, part.c, rest.c──▶ figures
 */
#ifndef IB_FIGURE_FIGURE_H
#define IB_FIGURE_FIGURE_H

#include "base/list.h"
#include "figure/view.h"

/* Find every figure.
 *
 * Takes  the datings of the same text: a number inside a date is no figure,
 *        but a duration that only dates something is both.
 * Gives  ibid_figure items pushed to `figures`, ordered by start; what is
 *        needed meanwhile is taken from `arena`.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_figures_read(ib_list *figures, ib_arena *arena,
                                          const ib_figure_view *view,
                                          const ibid_datings *datings,
                                          ibid_err *err);

#endif
