#!/usr/bin/env python3
"""Makes cite/vocab.h, cite/refwords.h and cite/vocab.c out of
data/citation-words.txt and data/reference-words.txt.

  tools/vocab.py WORDS ENTRY_WORDS HEADER ENTRY_HEADER TABLE

A word of a note is looked up once, when the note is cut into tokens: one table
holds the words of both files, and leads to the sets of their classes.
"""
import sys

from words import fold, read_classes, table

HEAD = """/* vocab.h - words that notes use around citations, by what they do there.
 *
 * Made by tools/vocab.py out of data/citation-words.txt.
 */
#ifndef IB_CITE_VOCAB_H
#define IB_CITE_VOCAB_H

#include "ibid/base.h"

/* What a word may be; one may be several. */
%s

/* All that is known of a word. */
typedef struct ib_vocab {
    uint64_t words; /* IB_W_... */
    uint16_t entry; /* IB_R_..., refwords.h */
} ib_vocab;

/* What the word is; `hash` is that of base/words.h.  Case of ASCII letters does
 * not matter; no full stop at its end.  Never NULL. */
const ib_vocab *ib_vocab_look(ibid_str word, uint32_t hash);

/* The set of its IB_W_ alone, 0 where it is not known. */
uint64_t ib_vocab_find(ibid_str word);

#endif
"""

ENTRY_HEAD = """/* refwords.h - words by which the parts of an entry of a bibliography are
 * known: journals, publishers, towns, archives.
 *
 * Made by tools/vocab.py out of data/reference-words.txt.
 */
#ifndef IB_CITE_REFWORDS_H
#define IB_CITE_REFWORDS_H

#include "ibid/base.h"

/* What a word may be; one may be several. */
%s

#endif
"""

BODY = """/* vocab.c - the table of vocab.h.
 *
 * Made by tools/vocab.py out of data/citation-words.txt and
 * data/reference-words.txt.
 */

#include "cite/vocab.h"

#include "base/words.h"

/* Each set that a word has; the first is that of words unknown. */
static const ib_vocab sets[] = {
%s
};

%s
const ib_vocab *ib_vocab_look(ibid_str word, uint32_t hash)
{
    return &sets[ib_words_find_hash(&vocab, word, hash)];
}

uint64_t ib_vocab_find(ibid_str word)
{
    return sets[ib_words_find(&vocab, word)].words;
}
"""


def defines(prefix, width, kind, classes):
    return "\n".join("#define %s%-*s ((%s)1 << %d)" % (prefix, width, c, kind, i)
                     for i, c in enumerate(classes))


def main():
    source, entry_source, header, entry_header, body = sys.argv[1:]
    classes, words = read_classes(source, 64)
    entry_classes, entry = read_classes(entry_source, 16)
    words = {fold(w).decode(): v for w, v in words.items()}
    entry = {fold(w).decode(): v for w, v in entry.items()}
    both = {w: (words.get(w, 0), entry.get(w, 0)) for w in {**words, **entry}}
    sets = [(0, 0)] + sorted(set(both.values()))
    with open(header, "w", encoding="utf-8") as f:
        f.write(HEAD % defines("IB_W_", 13, "uint64_t", classes))
    with open(entry_header, "w", encoding="utf-8") as f:
        f.write(ENTRY_HEAD % defines("IB_R_", 8, "uint16_t", entry_classes))
    with open(body, "w", encoding="utf-8") as f:
        f.write(BODY % ("\n".join("    {0x%x, 0x%x}," % s for s in sets),
                        table("vocab", {w: sets.index(s)
                                        for w, s in both.items()})))


main()
