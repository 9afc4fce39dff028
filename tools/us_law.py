#!/usr/bin/env python3
"""Makes cite/uslaw.inc out of data/us-*.tsv.

  tools/us_law.py REPORTERS STATES CODES JOURNALS COURTS TABLE

Names are keys without blanks, full stops, apostrophes and commas, in lower
case, in the open hashes of tools/words.py; a value is an index, plus one, or a
set of classes.
"""
import sys

from words import fnv, table

CLASSES = ("case early sole service neutral after data law journal "
           "code rule const number congress").split()
# what never stands first: a volume, or a year, always does
BEHIND = "early neutral data law journal".split()
WORDS = "head session register word law name".split()
HEAD = 4  # bytes of a key by which most words are known to begin none
DISTRICTS = "D. N.D. S.D. E.D. W.D. M.D. C.D.".split()


def lines(path):
    """The cells of each line that is not a comment."""
    for n, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        # "# " begins a comment; a court may begin with "# @"
        if line and not (line[0] == "#" and line[:3] != "# @"):
            yield n, [cell.strip() for cell in line.split("\t")]


def spellings(cell):
    return [s.strip() for s in cell.split(";") if s.strip() and s.strip() != "-"]


def key(name):
    return "".join(c for c in name if c not in " .,'’`").lower()


class Names:
    """Entries, and the keys that lead to them."""

    def __init__(self):
        self.entry, self.keys, self.family = [], {}, 0

    def add(self, names, kind, court):
        self.entry.append((kind, self.family, "" if court == "-" else court))
        for name in names:
            # the first entry that claims a spelling keeps it, but a reporter
            # whose volume stands behind shares it with one where it does not
            self.keys.setdefault(key(name), len(self.entry))


def read_reporters(names, path):
    later = []
    for n, cells in lines(path):
        if len(cells) != 4 or cells[1] not in CLASSES:
            sys.exit("%s:%d: four cells and a known class, please" % (path, n))
        base, _, series = cells[0].partition("|")
        forms = [base.strip()] + spellings(cells[3])
        names.family += 1
        names.add(forms[:1], cells[1], cells[2])
        later.append((len(names.entry), forms[1:]))
        for s in series.split():
            names.add([f + " " + s for f in forms[:1]], cells[1], cells[2])
            later.append((len(names.entry), [f + " " + s for f in forms[1:]]))
    # an abbreviation is nearer than another's second spelling
    for at, forms in later:
        for f in forms:
            names.keys.setdefault(key(f), at)


def read_codes(names, words, path):
    for n, cells in lines(path):
        if cells[1] in WORDS:
            for f in [cells[0]] + spellings(cells[2] if len(cells) > 2 else ""):
                words[key(f)] = words.get(key(f), 0) | 1 << WORDS.index(cells[1])
        elif cells[1] in CLASSES:
            names.family += 1
            names.add([cells[0]] + spellings(cells[2]), cells[1], "-")
        else:
            sys.exit("%s:%d: an unknown class" % (path, n))


def read_states(path):
    return [[c[0]] + spellings(c[1] if len(c) > 1 else "") for _, c in lines(path)]


def read_courts(path, states):
    courts = set()
    for _, cells in lines(path):
        for form in [cells[0]] + spellings(cells[1] if len(cells) > 1 else ""):
            for d in DISTRICTS if "#" in form else [""]:
                for s in [x for names in states for x in names] if "@" in form else [""]:
                    courts.add(key(form.replace("#", d).replace("@", s)))
    return {c: 1 for c in courts if c}


def read_journals(names, path):
    words = {}
    for n, cells in lines(path):
        if cells[1] == "name":
            names.family += 1
            names.add([cells[0]], "journal", "-")
            continue
        for c in cells[1].split():
            words[key(cells[0])] = words.get(key(cells[0]), 0) | 1 << WORDS.index(c)
    return words


def databases(names, states):
    """The LEXIS files of the States (rule 10.8.1): "Cal. App. LEXIS"."""
    names.family += 1
    for s in states:
        for court in ("", "App.", "Super.", "Misc.", "App. Div.", "Crim. App.", "Ch."):
            names.add(["%s %s LEXIS" % (f, court) for f in s], "data", "-")


def beginnings(name, keys):
    """A bit for each key shorter than two heads, and for the first and the
    first two heads of each, with a "+", at the upper 16 bits of their hash."""
    bits = [0] * 2048
    for k in map(str.encode, keys):
        for part in (k[:HEAD] + b"+" if len(k) >= HEAD else k,
                     k[:2 * HEAD] + b"+" if len(k) >= 2 * HEAD else k):
            bits[fnv(part) >> 21] |= 1 << (fnv(part) >> 16 & 31)
    return "static const uint32_t %s[2048] = {\n%s\n};\n" % (name, "\n".join(
                "    " + " ".join("0x%x," % b for b in bits[i:i + 8])
                for i in range(0, 2048, 8)))


def quoted(s):
    return '"%s"' % s.replace("\\", "\\\\").replace('"', '\\"')


def main():
    reporters, states, codes, journals, courts, out = sys.argv[1:]
    names, words = Names(), {}
    read_reporters(names, reporters)
    read_codes(names, words, codes)
    journal = read_journals(names, journals)
    state = read_states(states)
    databases(names, state)
    with open(out, "w", encoding="utf-8") as f:
        f.write("/* Made by tools/us_law.py out of data/us-*.tsv. */\n\n")
        f.write("static const ib_us_entry us_entry[] = {\n")
        for kind, family, court in names.entry:
            f.write("    {IB_US_%s, %d, %s},\n" % (kind.upper(), family,
                    quoted(court) if court else "NULL"))
        f.write("};\n\n")
        f.write(table("us_name", names.keys) + "\n")
        f.write(table("us_state", {key(x): i + 1 for i, s in enumerate(state)
                                   for x in s}) + "\n")
        f.write("enum { US_HEAD = %d };\n\n" % HEAD)
        places = [x for s in state for x in map(key, s)]
        f.write(beginnings("us_begins", list(names.keys) + places) + "\n")
        f.write(beginnings("us_leads", places + [
            k for k, i in names.keys.items()
            if names.entry[i - 1][0] not in BEHIND]) + "\n")
        f.write(table("us_word", words) + "\n")
        f.write(table("us_journal", journal) + "\n")
        f.write(table("us_court", read_courts(courts, state)))


main()
