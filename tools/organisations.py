#!/usr/bin/env python3
"""Makes cite/organisation_table.c out of data/organisations.tsv.

  tools/organisations.py LEADS TABLE      the file to read, the one to write

The leads stand in order of their first letter, the longer before the shorter,
with an index of the letters.
"""
import string
import sys

FORMS = ["run", "digit", "year", "paren", "doc"]

BODY = """/* organisation_table.c - how the numbers of organisations begin.
 *
 * Made by tools/organisations.py out of data/organisations.tsv.
 */

#include "cite/organisation.h"

const ib_organisation ib_organisations[%d] = {
%s
};

const uint8_t ib_organisation_first[27] = {%s};

const uint32_t ib_organisation_second[26] = {%s};
"""


def main():
    source, table = sys.argv[1:]
    leads = []
    for number, line in enumerate(open(source, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        column = line.split("\t")
        if len(column) != 4 or column[1] not in FORMS or not (
                column[0][0] in string.ascii_uppercase and
                column[0][1:2] and
                column[0][1] in string.ascii_letters + "/.(-"):
            sys.exit("%s:%d: not a lead" % (source, number))
        leads.append(column)
    leads.sort(key=lambda c: (c[0][0], -len(c[0]), c[0]))
    if len(leads) > 255:
        sys.exit(source + ": more than 255 leads")
    rows = "\n".join('    {"%s", %d, %d, "%s",\n     "%s"},'
                     % (c[0], len(c[0]), FORMS.index(c[1]), c[2], c[3]) for c in leads)
    first = [sum(c[0][0] < letter for c in leads)
             for letter in string.ascii_uppercase] + [len(leads)]
    second = [sum(1 << ord(small) - 97 for small in
                  {c[0][1] for c in leads if c[0][0] == letter and c[0][1].islower()})
              for letter in string.ascii_uppercase]
    with open(table, "w", encoding="utf-8") as f:
        f.write(BODY % (len(leads), rows, ", ".join(map(str, first)),
                        ", ".join(map(hex, second))))


main()
