/* words.c - names of the kinds of quotations and declared edits. */

#include "ibid/quotation.h"

const char *ibid_quotation_kind_word(ibid_quotation_kind kind)
{
    static const char *const word[] = {
        [IBID_QUOTE_INLINE] = "inline", [IBID_QUOTE_NESTED] = "nested",
        [IBID_QUOTE_BLOCK] = "block",   [IBID_QUOTE_TITLE] = "title",
        [IBID_QUOTE_TERM] = "term",
    };

    return word[kind];
}

const char *ibid_declared_kind_word(ibid_declared_kind kind)
{
    static const char *const word[] = {
        [IBID_DECLARED_BRACKET] = "bracket",
        [IBID_DECLARED_ELISION] = "elision",
        [IBID_DECLARED_SIC] = "sic",
        [IBID_DECLARED_EMPHASIS] = "emphasis",
        [IBID_DECLARED_CLEANED_UP] = "cleaned-up",
        [IBID_DECLARED_NOTES_OMITTED] = "notes-omitted",
        [IBID_DECLARED_MARKS_OMITTED] = "marks-omitted",
        [IBID_DECLARED_TRANSLATED] = "translated",
    };

    return word[kind];
}
