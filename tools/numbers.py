#!/usr/bin/env python3
"""Makes a table of words.h out of a file whose lines are NUMBER: WORD WORD ...

  tools/numbers.py data/NAME.txt TABLE       `static const ib_words NAME`
"""
import pathlib
import sys

from words import table


def main():
    source, body = sys.argv[1:]
    words = {}
    for line in open(source, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if line:
            number, rest = line.split(":", 1)
            words.update((word, int(number)) for word in rest.split())
    with open(body, "w", encoding="utf-8") as f:
        f.write(table(pathlib.Path(source).stem, words))


main()
