/* forms.h - the closed list of words that stand for a citation before. */
#ifndef IB_CITE_FORMS_H
#define IB_CITE_FORMS_H

#include "cite/lex.h"

typedef enum ib_form {
    IB_FORM_NONE,
    IB_FORM_IBID, /* the work before: ibid., ebd., там же, 同上 */
    IB_FORM_IDEM, /* the author or the work before: id., ders., его же */
    IB_FORM_OP, /* the work of that name: op. cit., a. a. O., указ. соч. */
    IB_FORM_LOC /* the place before: loc. cit. */
} ib_form;

/* Read a form at token i, in whatever spacing; *next is the token after it.
 * At the `head` of a citation OCR may have damaged one of its letters; names
 * are none of this list. */
ib_form ib_form_read(uint32_t *next, const ib_lex *lex, uint32_t i, uint32_t b,
                     bool head);

#endif
