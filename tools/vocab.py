#!/usr/bin/env python3
"""Makes cite/vocab.h and cite/vocab.c out of data/citation-words.txt.

  tools/vocab.py WORDS HEADER TABLE      the file to read, those to write

The table is an open hash (FNV-1a, 32 bits, next free slot), so that a word of
a note is looked up once, when the note is cut into tokens.
"""
import sys

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

#include "base/scan.h"
#include "base/str.h"

enum { SLOTS = %d, LONGEST = %d };

static const struct {
    const char *word;
    uint64_t what;
} table[SLOTS] = {
%s
};

uint64_t ib_vocab_find(ibid_str word)
{
    uint32_t hash = 2166136261u;

    if (word.len > LONGEST)
        return 0;
    for (uint32_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)ib_lower(word.at[i])) * 16777619u;
    for (hash %%= SLOTS; table[hash].word; hash = (hash + 1) %% SLOTS) {
        if (ib_str_is_nocase(word, ib_str_of(table[hash].word)))
            return table[hash].what;
    }
    return 0;
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


def lower(word):
    return bytes(b | 0x20 if 65 <= b <= 90 else b for b in word.encode())


def lay_out(words):
    """Each word in its slot, and how many slots: a power of two, at most half
    of them taken."""
    count, slots = 64, {}
    while count < 2 * len(words):
        count *= 2
    for word in sorted(words):
        at = 2166136261
        for b in lower(word):
            at = (at ^ b) * 16777619 & 0xFFFFFFFF
        at %= count
        while at in slots:
            at = (at + 1) % count
        slots[at] = word
    return slots, count


def main():
    source, header, table = sys.argv[1:]
    classes, words = read(source)
    slots, count = lay_out(words)
    with open(header, "w", encoding="utf-8") as f:
        f.write(HEAD % "\n".join("#define IB_W_%-13s ((uint64_t)1 << %d)"
                                 % (c, i) for i, c in enumerate(classes)))
    with open(table, "w", encoding="utf-8") as f:
        f.write(BODY % (count, max(len(w.encode()) for w in words),
                        "\n".join("    [%d] = {\"%s\", 0x%x},"
                                  % (at, slots[at], words[slots[at]])
                                  for at in sorted(slots))))


main()
