#!/usr/bin/env python3
"""Makes src/cite/vocab.h and src/cite/vocab.c out of data/citation-words.txt.

  tools/vocab.py            from the root of the sources; writes both files
  tools/vocab.py check      fails where they are not what it would write

The table is an open hash (FNV-1a, 32 bits, next free slot), so that a word of
a note is looked up once, when the note is cut into tokens.
"""
import sys

SOURCE, HEADER, TABLE = ("data/citation-words.txt", "src/cite/vocab.h",
                         "src/cite/vocab.c")
SLOTS = 2048

HEAD = """/* vocab.h - words that notes use around citations, by what they do there.
 *
 * Made by tools/vocab.py out of data/citation-words.txt: change that file.
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
 * Made by tools/vocab.py out of data/citation-words.txt: change that file.
 */

#include "cite/vocab.h"

#include "base/scan.h"
#include "base/str.h"

enum { SLOTS = %d, LONGEST = %d };

/* clang-format off */
static const struct {
    const char *word;
    uint64_t what;
} table[SLOTS] = {
%s
};
/* clang-format on */

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


def read():
    """The classes in order, and for each word the set of its classes."""
    classes, words = [], {}
    for line in open(SOURCE, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, rest = line.split(":", 1)
        if name not in classes:
            classes.append(name)
        for word in rest.split():
            words[word] = words.get(word, 0) | 1 << classes.index(name)
    if len(classes) > 64 or len(words) > SLOTS * 3 // 4:
        sys.exit("too many classes or words")
    return classes, words


def lower(word):
    return bytes(b | 0x20 if 65 <= b <= 90 else b for b in word.encode())


def main():
    classes, words = read()
    slots = {}
    for word in sorted(words):
        at = 2166136261
        for b in lower(word):
            at = (at ^ b) * 16777619 & 0xFFFFFFFF
        at %= SLOTS
        while at in slots:
            at = (at + 1) % SLOTS
        slots[at] = word
    made = {
        HEADER: HEAD % "\n".join("#define IB_W_%-13s ((uint64_t)1 << %d)"
                                 % (c, i) for i, c in enumerate(classes)),
        TABLE: BODY % (SLOTS, max(len(w.encode()) for w in words),
                       "\n".join("    [%d] = {\"%s\", 0x%x},"
                                 % (at, slots[at], words[slots[at]])
                                 for at in sorted(slots)))}
    for name, text in made.items():
        if sys.argv[1:] == ["check"]:
            if open(name, encoding="utf-8").read() != text:
                sys.exit(name + ": not made from " + SOURCE)
        else:
            with open(name, "w", encoding="utf-8") as f:
                f.write(text)


main()
