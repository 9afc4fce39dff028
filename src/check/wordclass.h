/* wordclass.h - closed classes of words whose change changes what is said. */
#ifndef IB_CHECK_WORDCLASS_H
#define IB_CHECK_WORDCLASS_H

#include "match/word.h"

/* What kind of word it is; IBID_EDIT_WORD where it is none of these. */
enum {
    IB_LEX_NONE,
    IB_LEX_NEGATION,   /* not, never, no ... */
    IB_LEX_EXCEPTION,  /* unless, except, only, without ... */
    IB_LEX_MODAL,      /* shall, may, must ... */
    IB_LEX_QUANTIFIER, /* all, some, most ... */
    IB_LEX_NUMERAL,    /* two, hundred ... */
    IB_LEX_MONTH
};

/* The class of word `i`; a contraction ("don't") is a negation. */
int ib_wordclass_class(const ib_words *words, uint32_t i);

/* Is word `i` a negation or an exception: does leaving it out turn what is said
 * round? */
bool ib_wordclass_turns(const ib_words *words, uint32_t i);

/* Is the one word the other with a prefix that negates it (unlawful)?  The
 * brackets of [un]lawful are passed over. */
bool ib_wordclass_negates(const ib_fold *a, const ib_word *x, const ib_fold *b,
                          const ib_word *y);

/* Is the word such a prefix by itself, as a line end may cut it off? */
bool ib_wordclass_is_prefix(const ib_words *words, uint32_t i);

/* Copy a word's characters as UTF-8, NUL-ended, cut at `room`. */
void ib_wordclass_spell(char *out, size_t room, const ib_fold *view,
                        const ib_word *word);

#endif
