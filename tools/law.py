#!/usr/bin/env python3
"""Makes cite/lawtable.c out of data/law-*.tsv.

  tools/law.py TABLE DATA...      the file to write, those to read

The table is an open hash (FNV-1a, 32 bits, next free slot) over the kind and
the letters of an abbreviation, without blanks, full stops and apostrophes.
A name of several words is folded to lower case (ASCII), an abbreviation is not.
"""
import sys

KINDS = ["neutral", "bracket", "head", "headcity", "spain", "prefix",
         "arbitral", "rucourt", "report", "treatyseries", "year", "german",
         "journal", "code", "treaty", "gate", "bare",
         "nordic"]
DROP = ". \u00a0'\u2019"

BODY = """/* lawtable.c - the table of law.h.
 *
 * Made by tools/law.py out of data/law-*.tsv.
 */

#include "cite/law.h"

#include "base/str.h"

enum { SLOTS = %d };

/* A bit for the first two bytes of each key of a kind, the lower five bits of each;
 * a key of one byte needs none. */
static const uint32_t heads[%d][32] = {
%s
};

/* clang-format off */
static const struct {
    const char *key;
    uint8_t len, kind;
    bool folded;
    const char *name;
} table[SLOTS] = {
%s
};
/* clang-format on */

/* A bit for the hash of each key, its upper 16 bits: most names are told by it
 * to be in no row. */
static const uint32_t bits[2048] = {
%s
};

bool ib_law_has_head(ib_law_kind kind, char first, char second)
{
    return heads[kind][first & 31] >> (second & 31) & 1;
}

bool ib_law_has_hash(uint32_t hash)
{
    return bits[hash >> 21] >> (hash >> 16 & 31) & 1;
}

const char *ib_law_named(ib_law_kind kind, bool folded, uint32_t hash,
                         ibid_str key)
{
    for (hash %%= SLOTS; table[hash].key; hash = (hash + 1) %% SLOTS) {
        if (table[hash].kind == kind && table[hash].folded == folded &&
            table[hash].len == key.len &&
            memcmp(table[hash].key, key.at, key.len) == 0)
            return table[hash].name;
    }
    return NULL;
}
"""


def plain(name):
    return "".join(c for c in name if c not in DROP)


def lower(s):
    return "".join(c.lower() if c < "\x80" else c for c in s)


def add(rows, kind, folded, key, title):
    """The first name of a key stays; a gate collects its readers."""
    if kind == "gate":
        before = rows.get((kind, folded, key), "")
        title = before + "".join(c for c in title if c not in before)
        rows[kind, folded, key] = title
    else:
        rows.setdefault((kind, folded, key), title)


def read():
    rows = {}
    for name in sys.argv[2:]:
        for line in open(name, encoding="utf-8"):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            kind, forms, title = line.split("\t")
            for form in forms.split(" | "):
                folded = " " in form.strip() and len(plain(form)) > 8
                key = lower(plain(form)) if folded else plain(form)
                add(rows, kind, folded, key, title)
                if kind == "german":
                    add(rows, "gate", False, plain(form), "r")
                if kind in ("journal", "nordic"):
                    add(rows, "gate", False, plain(form.split()[0]),
                        "P" if kind == "journal" else "r")
                if kind in ("neutral", "bare", "report", "year", "treatyseries"):
                    add(rows, "gate", False, plain(form.split()[0]), "P")
                if kind in ("head", "headcity"):
                    add(rows, "gate", False, plain(form.split()[0]), "H")
    return rows


def heads(rows):
    """For each kind 32 rows of bits: of the second byte of its keys, by their
    first, the lower five bits of each (one for both cases of a letter)."""
    bits = [[0] * 32 for _ in KINDS]
    for kind, _, key in rows:
        key = key.encode()
        row = bits[KINDS.index(kind)]
        if len(key) > 1:
            row[key[0] & 31] |= 1 << (key[1] & 31)
    return "\n".join("    {%s}," % ", ".join(map(hex, row)) for row in bits)


def main():
    rows = read()
    count = 1
    while count < 2 * len(rows):
        count *= 2
    slots, bits = {}, [0] * 2048
    for (kind, folded, key), title in sorted(rows.items()):
        at = (2166136261 ^ KINDS.index(kind)) * 16777619 & 0xFFFFFFFF
        for b in key.encode():
            at = (at ^ b) * 16777619 & 0xFFFFFFFF
        bits[at >> 21] |= 1 << (at >> 16 & 31)
        at %= count
        while at in slots:
            at = (at + 1) % count
        slots[at] = '    [%d] = {"%s", %d, %d, %s, "%s"},' % (
            at, key.replace('"', '\\"'), len(key.encode()), KINDS.index(kind),
            "true" if folded else "false", title.replace('"', '\\"'))
    text = BODY % (count, len(KINDS), heads(rows),
                   "\n".join(slots[at] for at in sorted(slots)),
                   "\n".join("    " + " ".join("0x%x," % b for b in bits[i:i + 8])
                             for i in range(0, 2048, 8)))
    with open(sys.argv[1], "w", encoding="utf-8") as f:
        f.write(text)


main()
