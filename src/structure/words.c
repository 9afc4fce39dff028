/* words.c - names of the kinds of structure, as the JSON has them. */

#include "ibid/note.h"

const char *ibid_sureness_word(ibid_sureness sureness)
{
    static const char *const word[] = {"sure", "likely", "guess"};

    return word[sureness];
}
