#!/usr/bin/env python3
"""Makes src/check/lookalike.h: English words that letters of the table in
src/check/damage.c, taken for one another, make another English word of.

  tools/lookalikes.py TEXT...    from the root of the sources; texts that were
                                 typed, not read by machine, the more the better

A word is what stands in small letters in five of the texts.  One that is fifty
times rarer than what it is like must stand in eight: it may be a misprint of
that.  The texts of 2026 were the 108 novels, the opinions, articles, letters
and documents beside the project.
"""
import collections
import re
import sys

TABLE, OUT = "src/check/damage.c", "src/check/lookalike.h"
TEXTS, TEXTS_RARE, RARER = 5, 8, 50
SHARE = 3  # IB_DAMAGE_SHARE
EDITS = 2
# Words of today and of the law that novels lack, with what they are like.
MORE = """modem modern comer corner contusion confusion premise promise fiat
flat exorcise exercise bums burns hams harns toms torns stem stern dam darn
bum burn tom torn sliver silver slivers silvers roil roll clicks dicks click
dick corn com dingy clingy dink clink daws claws alms aims client""".split()

HEAD = """/* lookalike.h - English words that look like other English words.
 *
 * Made by tools/lookalikes.py out of a hundred novels and some laws, opinions
 * and articles: of each word, letters that damage.c has as pairs make another
 * one.  Whoever writes either may mean it.
 */
#ifndef IB_CHECK_LOOKALIKE_H
#define IB_CHECK_LOOKALIKE_H

/* clang-format off */
/* In the order of their bytes. */
static const char *const lookalikes[] = {
%s
};
/* clang-format on */

#endif
"""


def read_pairs():
    one = r"\{('.'|0x\w+), ('.'|0)\}"
    body = open(TABLE).read().split("pairs[] = {", 1)[1].split("};", 1)[0]
    swap = collections.defaultdict(list)
    for pair in re.findall(r"\{%s,\s+%s," % (one, one), body):
        a, b = ("".join(x.strip("'") for x in pair[i:i + 2] if x != "0")
                for i in (0, 2))
        if (a + b).isalpha() and (a + b).isascii():
            swap[a].append(b)
            swap[b].append(a)
    return swap


def read_words(paths):
    texts, uses = collections.Counter(), collections.Counter()
    for path in paths:
        text = open(path, errors="replace").read()
        found = collections.Counter(re.findall(
            r"(?<![A-Za-zÀ-ÿ'’-])[a-z]{3,}(?![A-Za-zÀ-ÿ])", text))
        texts.update(found.keys())
        uses.update(found)
    return texts, uses


def made_of(word, words, swap):
    """Words that at most EDITS pairs make of this one."""
    todo = [(0, word, 0)]
    while todo:
        at, now, edits = todo.pop()
        if at >= len(now):
            if edits and now != word and now in words:
                if edits * SHARE <= max(len(word), len(now)):
                    yield now
            continue
        todo.append((at + 1, now, edits))
        for n in (1, 2):
            if edits == EDITS or at + n > len(now):
                continue
            for to in swap.get(now[at:at + n], ()):
                todo.append((at + len(to), now[:at] + to + now[at + n:],
                             edits + 1))


def main():
    texts, uses = read_words(sys.argv[1:])
    words = {w for w in texts if texts[w] >= TEXTS}
    swap = read_pairs()
    out = set(MORE)
    for word in words:
        for other in made_of(word, words, swap):
            rare, common = sorted((word, other), key=lambda w: uses[w])
            if uses[rare] * RARER >= uses[common] or texts[rare] >= TEXTS_RARE:
                out |= {rare, common}
    lines, line = [], "   "
    for word in sorted(out):
        if len(line) + len(word) + 4 > 80:
            lines.append(line)
            line = "   "
        line += ' "%s",' % word
    open(OUT, "w").write(HEAD % "\n".join(lines + [line]))
    print(len(out), "words")


if __name__ == "__main__":
    main()
