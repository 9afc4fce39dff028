/* label.h - numbers as notes, paragraphs and items of lists are labelled. */
#ifndef IB_WORKER_LABEL_H
#define IB_WORKER_LABEL_H

#include "worker/costs.h"
#include "worker/emit.h"

/* How a number is written, as ECMA-376 names it (17.18.59, ST_NumberFormat);
 * ODF has the first seven. */
typedef enum label_form {
    LABEL_DECIMAL,
    LABEL_UPPER_ROMAN,
    LABEL_LOWER_ROMAN,
    LABEL_UPPER_LETTER, /* A ... Z, AA, BB: the letter as often as Word does */
    LABEL_LOWER_LETTER,
    LABEL_BULLET, /* no number */
    LABEL_NONE,
    LABEL_CHICAGO, /* *, a dagger, ...: each twice, thrice */
    LABEL_ZERO,    /* 01 ... 09, 10 */
    LABEL_ORDINAL  /* 1st */
} label_form;

/* The form that Word's name says; what is not known here is decimal, which
 * gives the right number in other signs. */
label_form label_form_of(const char *name);

/* Write a number; what a form cannot write is decimal, a bullet nothing. */
void label_write(char to[LABEL_MAX], label_form form, uint32_t number);

#endif
