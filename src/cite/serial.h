/* serial.h - volume, issue and pages, as entries of bibliographies have them. */
#ifndef IB_CITE_SERIAL_H
#define IB_CITE_SERIAL_H

#include "cite/entry.h"

/* Is token i a number as volumes and pages have them: digits, "e5070"? */
bool ib_number_is(const ib_lex *lex, uint32_t i, uint32_t b);

/* Does [a, b) end in a translation of what stands before it: "Prawo cywilne
 * [Zivilrecht]" (Chicago 14.99, APA 9.38)?  Gives the token of the square
 * bracket, or b. */
uint32_t ib_translation_find(const ib_lex *lex, uint32_t a, uint32_t b);

/* Does an edition by its number stand at token i: "2nd edn", "2. Aufl.", "2e
 * éd.", "26.ª ed."? */
bool ib_edition_is(const ib_lex *lex, uint32_t i, uint32_t b);

/* Does the number of a case in the register of a court stand at token i, with
 * its year, behind the senate and the letters of the register: "IX ZR 12/05",
 * "I CSK 372/10" (Aktenordnung)?  It has three tokens. */
bool ib_docket_is(const ib_lex *lex, uint32_t i);

/* Read a number or a range of two at token i; gives the token after it, or
 * i. */
uint32_t ib_range_end(const ib_lex *lex, uint32_t i, uint32_t b);

/* Read the number, perhaps Roman, after the label at token i; *number is its
 * token.  Gives the token after it, or i. */
uint32_t ib_labelled_end(const ib_lex *lex, uint32_t i, uint32_t b,
                         uint32_t *number);

/* Is token i the letter of a journal's section and its volume in one word, as
 * physicists write "Phys. Rev. D59" (AIP 2.5)? */
bool ib_section_volume_is(const ib_entry *e, uint32_t i);

/* Is a word of class KEY a label of volumes, or of issues? */
bool ib_volume_key_is(const ib_lex *lex, uint32_t i);
bool ib_issue_key_is(const ib_lex *lex, uint32_t i);

/* Is token i a label of volumes, or of issues: "vol.", "n°"? */
static inline bool ib_volume_label_is(const ib_entry *e, uint32_t i)
{
    return ib_lex_has(e->lex, i, IB_W_VOLUME) ||
           (ib_entry_key(e, i) && ib_volume_key_is(e->lex, i));
}

static inline bool ib_issue_label_is(const ib_entry *e, uint32_t i)
{
    return ib_lex_has(e->lex, i, IB_W_ISSUE) ||
           (ib_entry_key(e, i) && ib_issue_key_is(e->lex, i));
}

/* Is token i a label of pages: "pp.", "S.", "pagg."? */
static inline bool ib_page_label_is(const ib_entry *e, uint32_t i)
{
    return (ib_entry_words(e, i) & IB_R_PAGE) != 0;
}

#endif
