#!/usr/bin/env python3
"""Makes cite/un_table.c out of data/un-symbols.tsv.

  tools/un.py ENTRIES TABLE      the file to read, the one to write

The table is an open hash over the kind and the key of an entry (FNV-1a, 32
bits, next free slot), so that each component of a symbol is looked up once for
each thing it may be.  What the columns mean stands at the head of the entries.
"""
import sys

KINDS = "head body organ top nature part word state series".split()
FORMS = {"any": 1, "number": 2, "body": 4, "loose": 8, "press": 16,
         "dot": 32, "slash": 64, "both": 96, "alone": 0, "always": 128,
         "add": 256}

BODY = """/* un_table.c - the words of symbols, un.h.
 *
 * Made by tools/un.py out of data/un-symbols.tsv.
 */

#include "cite/un.h"

#include "base/scan.h"
#include "base/str.h"

enum { SLOTS = %d, LONGEST = %d };

static const ib_un_entry table[SLOTS] = {
%s
};

const ib_un_entry *ib_un_find(ib_un_kind kind, ibid_str key)
{
    uint32_t hash = 2166136261u;

    if (key.len > LONGEST)
        return NULL;
    hash = (hash ^ (uint32_t)kind) * 16777619u;
    for (uint32_t i = 0; i < key.len; i++)
        hash = (hash ^ (unsigned char)ib_lower(key.at[i])) * 16777619u;
    for (hash %%= SLOTS; table[hash].key; hash = (hash + 1) %% SLOTS) {
        if (table[hash].kind == kind &&
            ib_str_is_nocase(key, ib_str_of(table[hash].key)))
            return &table[hash];
    }
    return NULL;
}
"""


def read(path):
    """The entries, in order: (kind, key, form, text)."""
    seen, entries = set(), []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        kind, key, form, text = (line.split("\t") + ["", ""])[:4]
        if kind not in KINDS or (kind, key.lower()) in seen:
            sys.exit("%s:%d: no such kind, or twice" % (path, number))
        seen.add((kind, key.lower()))
        bits = sum(FORMS[f] for f in form.split())
        entries.append((KINDS.index(kind), key, bits, text))
    return entries


def lower(word):
    return bytes(b | 0x20 if 65 <= b <= 90 else b for b in word.encode())


def main():
    source, table = sys.argv[1:]
    entries, count, slots = read(source), 64, {}
    while count < 2 * len(entries):
        count *= 2
    for kind, key, form, text in entries:
        at = (2166136261 ^ kind) * 16777619 & 0xFFFFFFFF
        for b in lower(key):
            at = (at ^ b) * 16777619 & 0xFFFFFFFF
        at %= count
        while at in slots:
            at = (at + 1) % count
        slots[at] = (kind, key, form, text)
    rows = "\n".join('    [%d] = {%d, %d, "%s",\n        "%s"},'
                     % (at, slots[at][0], slots[at][2], slots[at][1],
                        "" if slots[at][3] == "-" else slots[at][3])
                     for at in sorted(slots))
    with open(table, "w", encoding="utf-8") as f:
        f.write(BODY % (count, max(len(e[1].encode()) for e in entries), rows))


main()
