#!/usr/bin/env python3
"""Makes cite/months.inc out of data/months.txt: a table of words.h.

  tools/months.py MONTHS TABLE           the file to read, that to write
"""
import sys

from words import table


def main():
    source, body = sys.argv[1:]
    words = {}
    for line in open(source, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if line:
            month, rest = line.split(":", 1)
            words.update((word, int(month)) for word in rest.split())
    with open(body, "w", encoding="utf-8") as f:
        f.write(table("months", words))


main()
