#!/usr/bin/env python3
"""Makes figure/datewords.h and figure/datewords.inc: the words of dates.

  tools/date_words.py DATE_WORDS MONTHS WEEKDAYS HEADER TABLE

Besides the table of words (base/words.h) there is a sieve: by its first bytes
and its length nearly every word of a text is told to begin no date.
"""
import sys

from words import table

# The order of the classes in the set of a word; those in the second line may
# begin a date, and only they are let through by the sieve.
INSIDE = ("doubtful unit division number to and between of the cue label "
          "counted").split()
BEGIN = ("month weekday season part fiscal ordinal ago since later which "
         "which-behind same-as same-behind that relative-day named-day "
         "decade-word century-front century-behind").split()
CLASSES = BEGIN + INSIDE

# In which byte of a word's value the number of its class stands.
CALENDAR, COUNT, SHIFT = 4, 5, 6
SLOT = {"month": CALENDAR, "weekday": CALENDAR, "season": CALENDAR,
        "ordinal": CALENDAR, "decade-word": CALENDAR, "of": CALENDAR, "number": COUNT,
        "unit": 7}

HEAD = """/* datewords.h - the words of dates, by what they are there.
 *
 * Made by tools/date_words.py out of data/date-words.txt.
 */
#ifndef IB_FIGURE_DATEWORDS_H
#define IB_FIGURE_DATEWORDS_H

/* What a word may be; one may be several. */
enum {
%s
};

#endif
"""


def lines(path):
    for line in open(path, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if line:
            head, rest = line.split(":", 1)
            yield head.split(), rest.split()


def put(words, name, number, word):
    bit, slot = 1 << CLASSES.index(name), SLOT.get(name, SHIFT)
    value = words.get(word, 0)
    if number is not None and not value >> 8 * slot & 0xFF:
        value |= (number & 0xFF) << 8 * slot
    words[word] = value | bit


def read(paths):
    words = {}
    for head, rest in lines(paths[0]):
        for word in rest:
            put(words, head[0], int(head[1]) if head[1:] else None, word)
    for name, path in zip(("month", "weekday"), paths[1:]):
        for head, rest in lines(path):
            for word in rest:
                put(words, name, int(head[0]), word)
    return words


def sieve_place(data):
    """The bit of a word in the sieve: by its first four bytes, whatever their
    case in ASCII, and its length; src/figure/dating_word.c does the same."""
    key = int.from_bytes(bytes(b | 0x20 for b in data[:4]), "little")
    key = (key + len(data) * 16777619) * 2654435761
    return key >> 16 & 0xFFFF


def sieve(words):
    """2^16 bits, in rows of 64."""
    rows = [0] * 1024
    begin = sum(1 << CLASSES.index(name) for name in BEGIN)
    for word, value in words.items():
        if not value & begin:
            continue
        for form in (word, word.upper(), word.capitalize()):
            place = sieve_place(form.encode())
            rows[place >> 6] |= 1 << (place & 63)
    return rows


def main():
    *paths, header, body = sys.argv[1:]
    words = read(paths)
    names = ["    IB_DW_%s = 1 << %d," % (name.upper().replace("-", "_"), i)
             for i, name in enumerate(CLASSES)]
    names.append("    IB_DW_BEGIN = (1 << %d) - 1 /* may begin a date */"
                 % len(BEGIN))
    with open(header, "w", encoding="utf-8") as f:
        f.write(HEAD % "\n".join(names))
    rows = ["    [%d] = 0x%x," % (i, row)
            for i, row in enumerate(sieve(words)) if row]
    with open(body, "w", encoding="utf-8") as f:
        f.write(table("date_words", words))
        f.write("\nstatic const uint64_t date_sieve[1024] = {\n%s\n};\n"
                % "\n".join(rows))


main()
