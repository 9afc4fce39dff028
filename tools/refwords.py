#!/usr/bin/env python3
"""Makes cite/refwords.h and refwords.c out of data/reference-words.txt.

  tools/refwords.py WORDS HEADER TABLE      the file to read, those to write
"""
import sys

from words import table

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


def read(path):
    """The classes in order, and for each word the set of its classes."""
    classes, words = [], {}
    for line in open(path, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, rest = line.split(":", 1)
        if name not in classes:
            classes.append(name)
        for word in rest.split():
            words[word] = words.get(word, 0) | 1 << classes.index(name)
    if len(classes) > 16:
        sys.exit(path + ": more than 16 classes of words")
    return classes, words


def main():
    source, header, body = sys.argv[1:]
    classes, words = read(source)
    with open(header, "w", encoding="utf-8") as f:
        f.write(HEAD % "\n".join("#define IB_R_%-8s ((uint16_t)1 << %d)"
                                 % (c, i) for i, c in enumerate(classes)))
    with open(body, "w", encoding="utf-8") as f:
        f.write(BODY % table("refwords", words))


main()
