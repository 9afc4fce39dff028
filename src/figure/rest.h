/* rest.h - on what a figure rests: the note whose mark follows it in its
 * sentence, a citation there, or what its quotation rests on. */
#ifndef IB_FIGURE_REST_H
#define IB_FIGURE_REST_H

#include "figure/view.h"
#include "ibid/dating.h"
#include "ibid/figure.h"

/* Find the innermost quotation around a byte; titles and terms are none.
 *
 * Gives  its index, or IBID_NONE.
 * Cost   O(log quotations). */
uint32_t ib_rest_quotation(const ib_figure_view *view, uint32_t byte);

/* Fill in note, citation and dating of a figure whose quotation is known;
 * its sentence ends at byte `end`. */
void ib_rest_find(ibid_figure *figure, const ib_figure_view *view,
                  const ibid_datings *datings, uint32_t end);

#endif
