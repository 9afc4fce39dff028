#!/usr/bin/env python3
"""Makes cite/vocab.h and cite/vocab.c out of data/citation-words.txt.

  tools/vocab.py WORDS HEADER TABLE      the file to read, those to write

A word of a note is looked up once, when the note is cut into tokens.
"""
import sys

from words import read_classes, table

HEAD = """/* vocab.h - words that notes use around citations, by what they do there.
 *
 * Made by tools/vocab.py out of data/citation-words.txt.
 */
#ifndef IB_CITE_VOCAB_H
#define IB_CITE_VOCAB_H

#include "ibid/base.h"

/* What a word may be; one may be several. */
%s

/* What the word is: a set of the above, 0 where it is not known.  Case of
 * ASCII letters does not matter; no full stop at its end. */
uint64_t ib_vocab_find(ibid_str word);

#endif
"""

BODY = """/* vocab.c - the table of vocab.h.
 *
 * Made by tools/vocab.py out of data/citation-words.txt.
 */

#include "cite/vocab.h"

#include "base/words.h"

%s
uint64_t ib_vocab_find(ibid_str word)
{
    return ib_words_find(&vocab, word);
}
"""


def main():
    source, header, body = sys.argv[1:]
    classes, words = read_classes(source, 64)
    with open(header, "w", encoding="utf-8") as f:
        f.write(HEAD % "\n".join("#define IB_W_%-13s ((uint64_t)1 << %d)"
                                 % (c, i) for i, c in enumerate(classes)))
    with open(body, "w", encoding="utf-8") as f:
        f.write(BODY % table("vocab", words))


main()
