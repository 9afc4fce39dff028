#!/usr/bin/env python3
"""Makes cite/refwords.h and refwords.c out of data/reference-words.txt.

  tools/refwords.py WORDS HEADER TABLE      the file to read, those to write
"""
import sys

from words import read_classes, table

HEAD = """/* refwords.h - words by which the parts of an entry of a bibliography are
 * known: journals, publishers, towns, archives.
 *
 * Made by tools/refwords.py out of data/reference-words.txt.
 */
#ifndef IB_CITE_REFWORDS_H
#define IB_CITE_REFWORDS_H

#include "ibid/base.h"

/* What a word may be; one may be several. */
%s

/* What the word is: a set of the above, 0 where it is not known.  Case of
 * ASCII letters does not matter; no full stop at its end. */
uint16_t ib_refword_find(ibid_str word);

#endif
"""

BODY = """/* refwords.c - the table of refwords.h.
 *
 * Made by tools/refwords.py out of data/reference-words.txt.
 */

#include "cite/refwords.h"

#include "base/words.h"

%s
uint16_t ib_refword_find(ibid_str word)
{
    return (uint16_t)ib_words_find(&refwords, word);
}
"""


def main():
    source, header, body = sys.argv[1:]
    classes, words = read_classes(source, 16)
    with open(header, "w", encoding="utf-8") as f:
        f.write(HEAD % "\n".join("#define IB_R_%-8s ((uint16_t)1 << %d)"
                                 % (c, i) for i, c in enumerate(classes)))
    with open(body, "w", encoding="utf-8") as f:
        f.write(BODY % table("refwords", words))


main()
