#!/usr/bin/env python3
"""Makes cite/vocab.h and cite/vocab.c out of data/citation-words.txt.

  tools/vocab.py WORDS HEADER TABLE      the file to read, those to write

A word of a note is looked up once, when the note is cut into tokens.
"""
import sys

from words import table

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
    if len(classes) > 64:
        sys.exit(path + ": more than 64 classes of words")
    return classes, words


def main():
    source, header, body = sys.argv[1:]
    classes, words = read(source)
    with open(header, "w", encoding="utf-8") as f:
        f.write(HEAD % "\n".join("#define IB_W_%-13s ((uint64_t)1 << %d)"
                                 % (c, i) for i, c in enumerate(classes)))
    with open(body, "w", encoding="utf-8") as f:
        f.write(BODY % table("vocab", words))


main()
