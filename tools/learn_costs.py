#!/usr/bin/env python3
"""Learns what OCR makes of the digits of note marks and labels.

  learn_costs.py CONFUSIONS.tsv [CONFUSIONS.tsv ...] ../src/structure/glyphs.h

Writes the tables of glyphs.h: for each digit and each glyph, 100 times the
negative natural logarithm of how often the digit is read as the glyph.

Sources: CONFUSIONS.tsv (columns where, number, read_as, count: what became of
each mark and label of a set of documents; data/mark-confusions.tsv is of pages
read at 150, 250 and 300 dots an inch, beside the set at 200), and, for marks, the shares counted
on 302 marks of 25 documents of another set, below.  Numbers of several digits
are aligned with what was read by expectation and maximisation: each round
shares a reading out over its alignments.  No document is named anywhere: only
digits, glyphs and counts go in.

Smoothing: each glyph gets ALPHA of the pooled share of that glyph over all
digits, and FLOOR of all glyphs alike, so that a reading never seen before is
unlikely, not impossible.
"""
import math
import sys

# Glyphs by class: those of a class look alike and are read for one another.
GLYPHS = ["0Oo", "1lIi|", "2Zz", "3", "4", "5S", "6", "7", "8B", "9g", "!", "?",
          "*", "°º", "®", "©", "”\"", "“", "’'´", "‘`", ">»", "<«", "%", "#",
          "&", "~", "¥", "™", "$§", "£€", "t", "f", "a", "^"]
OTHER = len(GLYPHS)
CLASS = {c: i for i, g in enumerate(GLYPHS) for c in g}

# Shares, in percent, of the readings of each digit: 302 marks in the text of
# 25 documents.  Each row weighs as many readings as it had on average.
SHARES = {
    0: {"°": 83, "®": 8, "?": 8},
    1: {"!": 77, "1": 8, '"': 4, "’": 4},
    2: {"”": 41, "?": 34, "*": 17},
    3: {"*": 47, "?": 24, "°": 12, ">": 9},
    4: {"*": 55, "4": 18, "“": 14, "‘": 9},
    5: {"°": 44, "*": 28, ">": 8, "5": 8},
    6: {"°": 61, "®": 33, "©": 6},
    7: {"’": 47, "”": 37, "7": 16},
    8: {"*": 70, "®": 22, "8": 9},
    9: {"°": 47, "?": 27, "9": 7, "®": 7},
}
ROW = 26      # 261 readings, ten digits
ALPHA = 3.0   # readings' worth of the pooled shares
FLOOR = 4.0   # readings' worth of all glyphs alike
SELF = (1.5, 3.0)  # marks, labels: readings' worth of the digit itself
DROP = 0.25   # a digit of a longer number is lost: 80 of 161 lose one of two
ADD = 0.02    # a glyph is there without a digit
ROUNDS = 8


def classes(text):
    return [CLASS.get(c, OTHER) for c in text]


def alignments(digits, read, p):
    """Yields (weight, [(digit, glyph), ...]) for all alignments."""
    if not digits and not read:
        yield 1.0, []
        return
    if digits and read:
        for w, pairs in alignments(digits[1:], read[1:], p):
            yield w * p[digits[0]][read[0]], [(digits[0], read[0])] + pairs
    if digits:
        for w, pairs in alignments(digits[1:], read, p):
            yield w * DROP, pairs
    if read:
        for w, pairs in alignments(digits, read[1:], p):
            yield w * ADD / (OTHER + 1), pairs


def smooth(counts, label):
    pooled = [sum(row[g] for row in counts) for g in range(OTHER + 1)]
    total = sum(pooled) or 1.0
    result = []
    for d, row in enumerate(counts):
        row = [row[g] + ALPHA * pooled[g] / total + FLOOR / (OTHER + 1)
               for g in range(OTHER + 1)]
        row[d] += SELF[label]
        n = sum(row)
        result.append([x / n for x in row])
    return result


def learn(rows, label):
    prior = [[0.0] * (OTHER + 1) for _ in range(10)]
    if not label:
        for d, shares in SHARES.items():
            for g, s in shares.items():
                prior[d][CLASS[g]] += ROW * s / 100
    p = smooth(prior, label)
    for _ in range(ROUNDS):
        counts = [row[:] for row in prior]
        for number, read, count in rows:
            found = list(alignments([int(c) for c in number], classes(read),
                                    p))
            total = sum(w for w, _ in found)
            for w, pairs in found:
                for d, g in pairs:
                    counts[d][g] += count * w / total
        p = smooth(counts, label)
    return p


def drops(rows, p):
    """Costs of losing the first or a later digit, against losing none."""
    lost = [0.0, 0.0, 0.0]  # first, later, none
    for number, read, count in rows:
        if len(number) < 2:
            continue
        found = list(alignments([int(c) for c in number], classes(read), p))
        total = sum(w for w, _ in found)
        for w, pairs in found:
            kept = [d for d, _ in pairs]
            if len(kept) == len(number):
                lost[2] += count * w / total
            elif kept and kept[0] == int(number[0]):
                lost[1] += count * w / total
            else:
                lost[0] += count * w / total
    return [round(-100 * math.log(n / lost[2])) for n in lost[:2]]


def table(name, p):
    lines = ["static const int16_t %s[10][GLYPH_COUNT] = {" % name]
    for d in range(10):
        costs = [str(round(-100 * math.log(x))) for x in p[d]]
        line = "    {"
        for c in costs:
            if len(line) + len(c) + 2 > 78:
                lines.append(line.rstrip())
                line = "     "
            line += c + ", "
        lines.append(line.rstrip(" ,") + "},")
    return lines + ["};"]


def escaped(c):
    return "'\\''" if c == "'" else "'%s'" % c if ord(c) < 128 else "0x%04X" % ord(c)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    rows = {"mark": [], "label": []}
    for path in sys.argv[1:-1]:
        with open(path, encoding="utf-8") as f:
            next(f)
            for line in f:
                where, number, read, count = line.rstrip("\n").split("\t")
                if read:
                    rows[where].append((number, read, int(count)))
    out = ["/* glyphs.h - what OCR makes of digits; written by",
           " * tools/learn_costs.py, which says from what.  Costs are 100 times the",
           " * negative natural logarithm of the share of readings. */",
           "#ifndef IB_STRUCTURE_GLYPHS_H", "#define IB_STRUCTURE_GLYPHS_H", "",
           "#include <stdint.h>", "",
           "enum { GLYPH_OTHER = %d, GLYPH_COUNT = %d };" % (OTHER, OTHER + 1), "",
           "/* Code points and their class, ascending. */",
           "static const struct {", "    uint16_t cp;", "    uint8_t glyph;",
           "} glyph_class[] = {"]
    line = "   "
    for c in sorted(CLASS):
        item = " {%s, %d}," % (escaped(c), CLASS[c])
        if len(line) + len(item) > 79:
            out.append(line)
            line = "   "
        line += item
    out += [line, "};", "", "/* [digit][class], for marks in the text. */"]
    out += table("mark_cost", learn(rows["mark"], False))
    first, later = drops(rows["mark"], learn(rows["mark"], False))
    out += ["", "/* The first digit of a longer number is lost; another one. */",
            "enum { GLYPH_DROP_FIRST = %d, GLYPH_DROP_LATER = %d };" %
            (first, later)]
    out += ["", "/* The same for labels before notes. */"]
    out += table("label_cost", learn(rows["label"], True))
    out += ["", "#endif", ""]
    with open(sys.argv[-1], "w", encoding="utf-8") as f:
        f.write("\n".join(out))


main()
