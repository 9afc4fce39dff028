#!/usr/bin/env python3
"""Makes src/cite/named_table.h out of data/work-names.txt.

  tools/named.py            from the root of the sources; writes the file
  tools/named.py check      fails where it is not what it would write

The table is an open hash (FNV-1a, 32 bits, next free slot) over the bytes of
a name, ASCII letters in lower case, as cite/named.c looks it up.
"""
import sys

SOURCE, TABLE = "data/work-names.txt", "src/cite/named_table.h"
CLASSES = ["PLACE", "REGION", "PUBLISHER", "PAPER", "SECTION"]
SLOTS = 4096

HEAD = """/* named_table.h - the table of named.c.
 *
 * Made by tools/named.py out of data/work-names.txt: change that file.
 */
#ifndef IB_CITE_NAMED_TABLE_H
#define IB_CITE_NAMED_TABLE_H

enum { NAMED_SLOTS = %d, NAMED_LONGEST = %d };

/* clang-format off */
static const struct {
    const char *name;
    unsigned char what;
} named[NAMED_SLOTS] = {
%s
};
/* clang-format on */

#endif
"""


def lower(name):
    return bytes(b | 0x20 if 65 <= b <= 90 else b for b in name.encode())


def read():
    names = {}
    for line in open(SOURCE, encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        cls, rest = line.split(":", 1)
        for name in rest.split(";"):
            name = lower(name.strip().rstrip("."))
            if name:
                names[name] = names.get(name, 0) | 1 << CLASSES.index(cls)
    if len(names) > SLOTS * 3 // 4:
        sys.exit("too many names")
    return names


def main():
    names, slots = read(), {}
    for name in sorted(names):
        at = 2166136261
        for b in name:
            at = (at ^ b) * 16777619 & 0xFFFFFFFF
        at %= SLOTS
        while at in slots:
            at = (at + 1) % SLOTS
        slots[at] = name
    made = HEAD % (SLOTS, max(map(len, names)), "\n".join(
        '    [%d] = {"%s", %d},' % (at, slots[at].decode(), names[slots[at]])
        for at in sorted(slots)))
    if sys.argv[1:] == ["check"]:
        if open(TABLE, encoding="utf-8").read() != made:
            sys.exit(TABLE + ": not made from " + SOURCE)
    else:
        with open(TABLE, "w", encoding="utf-8") as f:
            f.write(made)


main()
