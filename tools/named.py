#!/usr/bin/env python3
"""Makes cite/named_table.inc out of data/work-names.txt.

  tools/named.py NAMES TABLE      the file to read, the one to write
"""
import re
import sys

from words import fnv, table

CLASSES = ["PLACE", "REGION", "PUBLISHER", "PAPER", "SECTION"]


def read(path):
    """For each name the set of its classes."""
    names = {}
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        cls, rest = line.split(":", 1)
        for name in rest.split(";"):
            name = name.strip().rstrip(".")
            if name:
                names[name] = names.get(name, 0) | 1 << CLASSES.index(cls)
    return names


def beginnings(names):
    """A bit for the letters and digits with which each begins, at the upper 16
    bits of their hash."""
    bits = [0] * 2048
    for name in names:
        at = fnv(re.match(rb"[0-9a-z\x80-\xff]*", name.encode()).group())
        bits[at >> 21] |= 1 << (at >> 16 & 31)
    return "static const uint32_t named_begins[2048] = {\n%s\n};\n\n" % "\n".join(
        "    " + " ".join("0x%x," % b for b in bits[i:i + 8])
        for i in range(0, 2048, 8))


def main():
    source, made = sys.argv[1:]
    folded = {}
    for name, value in read(source).items():
        key = "".join(chr(ord(c) | 0x20) if "A" <= c <= "Z" else c
                      for c in name)
        folded[key] = folded.get(key, 0) | value
    with open(made, "w", encoding="utf-8") as f:
        f.write("/* Made by tools/named.py out of data/work-names.txt. */\n\n"
                + beginnings(folded) + table("named", folded))


main()
