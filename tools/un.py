#!/usr/bin/env python3
"""Makes cite/un_table.c out of data/un-symbols.tsv, data/un-names.tsv and
data/un-resolutions.tsv.

  tools/un.py ENTRIES NAMES RESOLUTIONS TABLE   those to read, the one to write

The table is an open hash over the kind and the key of an entry (FNV-1a, 32
bits, next free slot), so that each component of a symbol is looked up once for
each thing it may be.  What the columns mean stands at the head of
the files.  Names stand by their last byte, longest first.
"""
import sys

KINDS = "head body organ top nature part word state series".split()
FORMS = {"any": 1, "number": 2, "body": 4, "loose": 8, "press": 16,
         "dot": 32, "slash": 64, "both": 96, "alone": 0, "always": 128,
         "add": 256}

BODY = """/* un_table.c - the words of symbols, un.h.
 *
 * Made by tools/un.py out of data/un-symbols.tsv, un-names.tsv and
 * un-resolutions.tsv.
 */

#include "cite/un.h"

#include "base/scan.h"
#include "base/str.h"

enum { SLOTS = %d, LONGEST = %d };

static const ib_un_entry table[SLOTS] = {
%s
};

const ib_un_name ib_un_names[] = {
%s
};

const uint32_t ib_un_name_count = sizeof ib_un_names / sizeof *ib_un_names;

const uint8_t ib_un_name_last[257] = {
    %s};

static const uint16_t council[] = {
    %s};

static const uint16_t assembly[] = {
    %s};

uint32_t ib_un_council_last(uint32_t year)
{
    year -= 1946;
    return year < sizeof council / sizeof *council ? council[year] : 0;
}

uint32_t ib_un_assembly_last(uint32_t session)
{
    session -= 1;
    return session < sizeof assembly / sizeof *assembly ? assembly[session] : 0;
}

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


def lines(path, columns):
    """The lines of a file, cut into so many columns."""
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if line and not line.startswith("#"):
            column = line.split("\t")
            if len(column) != columns:
                sys.exit("%s:%d: not %d columns" % (path, number, columns))
            yield column


def lasts(path, organ, first):
    """The last numbers of an organ's years or sessions, without a gap."""
    rows = [(int(c[1]), int(c[2])) for c in lines(path, 3) if c[0] == organ]
    if [r[0] for r in rows] != list(range(first, first + len(rows))):
        sys.exit(path + ": a gap in the years or sessions of " + organ)
    return ", ".join(str(r[1]) for r in rows)


def lower(word):
    return bytes(b | 0x20 if 65 <= b <= 90 else b for b in word.encode())


def main():
    source, names, resolutions, table = sys.argv[1:]
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
    named = sorted(lines(names, 3), key=lambda c: (c[0].encode()[-1],
                                                   -len(c[0].encode())))
    last = ", ".join(str(sum(c[0].encode()[-1] < b for c in named))
                     for b in range(257))
    named = "\n".join('    {"%s", %d, %s, "%s",\n     "%s"},'
                      % (c[0], len(c[0].encode()),
                         "true" if "/GC/" in c[1] else "false", c[1], c[2])
                      for c in named)
    with open(table, "w", encoding="utf-8") as f:
        f.write(BODY % (count, max(len(e[1].encode()) for e in entries), rows,
                        named, last, lasts(resolutions, "S", 1946),
                        lasts(resolutions, "A", 1)))


main()
