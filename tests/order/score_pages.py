#!/usr/bin/env python3
"""Compares what ibid reads in the files of make_pages.py with what was set.

  score_pages.py IBID FOLDER [KIND ...] [--floor] [--show]

Prints for each kind the least figure of its four drawing orders: adjacent words of the body that are adjacent in the
blocks of prose (notes, tables and furniture stepped over); notes that have the same words and a mark behind the right
word; quotations and tables of which a block of their kind has the words, and words in the margin that no block of the
body has. With --floor it exits with 1 below 99.5 % of words and 98 % of notes; --show prints what is missed.
"""
import argparse
import difflib
import json
import os
import re
import subprocess
import sys

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=\\S)[*†‡§](?=\\s|$)")
ORDERS = ("natural", "rows", "lines", "glyphs")


def words_of(text, signs):
    words = MARK.sub(" ", text).split()
    return [c for w in words for c in w] if signs else words


def parts_of(item, out):
    """The spans of a note, as its block has them."""
    for b in out["blocks"]:
        if b["kind"] == "note" and any(a <= item["start"] < e for a, e in b["spans"]):
            return [(max(a, item["start"]), min(e, item["end"])) for a, e in b["spans"] if e > item["start"]]
    return [(item["start"], item["end"])]


class Reading:
    def __init__(self, ibid, path, signs):
        run = lambda form: subprocess.run([ibid, "read", "--format", form, path], stdout=subprocess.PIPE, check=True).stdout
        self.text, self.out, self.signs = run("text"), json.loads(run("json")), signs

    def words(self, spans):
        return words_of(b" ".join(self.text[a:e] for a, e in spans).decode("utf-8", "replace"), self.signs)

    def prose(self):
        return self.words([tuple(s) for b in self.out["blocks"] if b["kind"] not in ("furniture", "note", "table")
                           for s in b["spans"]])

    def blocks(self, kind):
        return [self.words(map(tuple, b["spans"])) for b in self.out["blocks"] if b["kind"] == kind]

    def before(self, mark):
        at = max(0, mark["start"] - 200)
        head = self.text[at:mark["start"]].decode("utf-8", "ignore")
        return words_of(head, self.signs)[-1:]


def adjacent(truth, words):
    match = difflib.SequenceMatcher(None, truth, words, autojunk=False)
    return sum(m.size - 1 for m in match.get_matching_blocks() if m.size) / max(1, len(truth) - 1)


def count_notes(truth, r, show):
    """How many notes are whole and linked."""
    notes = r.out["notes"]
    marks = {}
    for m in r.out["marks"]:
        marks.setdefault(m.get("note_id"), []).append(m)
    index = {}
    for n in notes:
        index.setdefault(tuple(r.words(parts_of(n, r.out))), n)
    good = 0
    for n in truth["notes"]:
        note = index.get(tuple(n["words"]))
        links = marks.get(note["id"], []) if note else []
        ok = any(m["end"] > m["start"] and r.before(m) == n["before"][-1:] for m in links)
        good += ok
        if not ok and show:
            print("   ", n["label"], "words" if note is None else "mark", " ".join(n["words"])[:50], "| mark after",
                  n["before"][-1:], [r.before(m) for m in links])
    return good


def share(items, blocks):
    """How many items of words are blocks of their kind."""
    have = {tuple(b) for b in blocks}
    return sum(tuple(i) in have for i in items) / len(items) if items else 1


def kept_in(items, blocks):
    """The share of the items' words that blocks of their kind have."""
    text = " ".join(" ".join(b) for b in blocks)
    return sum(" ".join(i) in text for i in items) / len(items) if items else 1


def score(ibid, folder, kind, show):
    with open(os.path.join(folder, kind + ".json")) as f:
        truth = json.load(f)
    worst = [1.0] * 5
    for how in ORDERS:
        r = Reading(ibid, os.path.join(folder, f"{kind}-{how}.pdf"), truth["signs"])
        prose = r.prose()
        now = [adjacent(truth["body"], prose),
               count_notes(truth, r, show and how == "natural") / max(1, len(truth["notes"])),
               share(truth["quotes"], r.blocks("quotation")), kept_in(truth["tables"], r.blocks("table")),
               share(truth["sides"], r.blocks("paragraph"))]
        worst = [min(a, b) for a, b in zip(worst, now)]
    return worst, truth


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("ibid")
    ap.add_argument("folder")
    ap.add_argument("kind", nargs="*")
    ap.add_argument("--floor", action="store_true")
    ap.add_argument("--show", action="store_true")
    args = ap.parse_args()
    low = False
    kinds = args.kind or sorted(f[:-5] for f in os.listdir(args.folder) if f.endswith(".json"))
    for kind in kinds:
        (words, notes, quotes, tables, sides), truth = score(args.ibid, args.folder, kind, args.show)
        bad = words < 0.995 or notes < 0.98
        low |= bad
        print(f"{kind:15} words {100 * words:6.2f}  notes {100 * notes:6.1f} of {len(truth['notes']):3}  quotations "
              f"{100 * quotes:5.1f}  tables {100 * tables:5.1f}  margin {100 * sides:5.1f}{'  LOW' if bad else ''}",
              flush=True)
    sys.exit(1 if low and args.floor else 0)


if __name__ == "__main__":
    main()
