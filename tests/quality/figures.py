#!/usr/bin/env python3
"""Measures how ibid reads figures and dates, on the data of ../shared.

  figures.py [--kept] [--misses] IBID SHARED

The letter by its own gold, and the passages of tests/gold/figures/open.jsonl,
or those of kept.jsonl alone: what counts there is said in README.md beside
them.  Prints F1 of figures (value and unit right) and of dates for each
collection, the bar that each must reach in the end, and the floor below which
it may not fall; --misses lists what was missed and what was too much (of the
kept passages never: nobody is to make a rule on them).  Exits with 0 when no
figure is below its floor, 1 when one is, 77 (skipped) when the data are not
there or ibid reads no figures yet.
"""
import argparse
import collections
import hashlib
import json
import os
import re
import sys
import tempfile

from cites import Floors, share
from quality import Data

GOLD = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gold",
                    "figures")
COLLECTIONS = ("un", "frus", "law")
# Floors by the name of the line: raised as the rules get better.
FLOORS = {"letter: figures, F1": 0.99, "letter: their units": 0.99,
          "letter: their speakers": 0.99, "letter: dates, F1": 0.99,
          "open: figures, value and unit, F1": 0.98,
          "open: their speakers": 0.90, "open: dates, F1": 0.98}
BARS = {"letter: figures, F1": 0.93, "letter: their units": 0.90,
        "letter: their speakers": 0.90, "letter: dates, F1": 0.96,
        "kept: figures, value and unit, F1": 0.90,
        "kept: dates, F1": 0.95}
# Words with which a unit may go on after the noun that it is.
GOES_ON = frozenset("of for from in on to per with by at between among who "
                    "which that".split())
MEASURES = frozenset(("duration", "age", "measure", "share", "money"))


def touch(a, b):
    return a["start"] < b["end"] and b["start"] < a["end"]


def accepted(gold, key):
    return [gold.get(key)] + gold.get("also", {}).get(key, [])


def words(text):
    """The words of a field as they are compared: no case, no marks, hyphens
    closed up, no leading "of" or article."""
    text = re.sub(r"['’]|[-‐–]\s*", "", (text or "").casefold())
    found = re.findall(r"\w+|[$%]", text)
    while found and found[0] in ("the", "a", "an", "of"):
        found = found[1:]
    return found


def is_unit(gold, given):
    """Is it one of the units of the gold, or one that goes on after it?"""
    have = words(given)
    for unit in accepted(gold, "unit"):
        want = words(unit)
        more = have[len(want):]
        if have[:len(want)] != want:
            continue
        if not more or want and (more[0] in GOES_ON or
                                 gold["kind"] in MEASURES):
            return True
    return False


def is_text(gold, key, given):
    return words(given) in [words(t) for t in accepted(gold, key)]


def same_number(a, b):
    return (a is not None and b is not None and
            abs(a - b) <= 1e-3 * max(abs(a), abs(b)))


def has_value(gold, one):
    if "low" in gold:
        return (same_number(gold["low"], one.get("low")) and
                same_number(gold["high"], one.get("high")))
    if gold["number"] is None:
        return True
    if one.get("low") is not None:  # a range that two figures make together
        return (same_number(gold["number"], one["low"]) or
                same_number(gold["number"], one.get("high")))
    return same_number(gold["number"], one.get("number"))


def figures_right(gold, near):
    """The outputs near a figure that give its value: one, or the two ends of
    a range."""
    for one in near:
        if has_value(gold, one):
            return [one]
    if "low" in gold:
        ends = [[o for o in near if same_number(o.get("number"), gold[end])]
                for end in ("low", "high")]
        if all(ends):
            return [ends[1][0], ends[0][0]]
    return []


def dates_right(gold, near):
    """The outputs near a date that give it: one, the two ends of a period, or
    a period of which it is an end."""
    wanted = accepted(gold, "iso")
    for one in near:
        iso = one.get("iso") or ""
        if (gold["iso"] is None or iso in wanted or
                "/" in iso and set(iso.split("/")) & set(wanted)):
            return [one]
    for period in wanted:
        ends = [[o for o in near if o.get("iso") == end]
                for end in (period or "").split("/")]
        if len(ends) == 2 and all(ends):
            return [ends[0][0], ends[1][0]]
    return []


class Score:
    """Right, missed and surplus items, and what else is right of them."""

    def __init__(self):
        self.right = self.missed = self.surplus = 0
        self.details = collections.Counter()

    def check(self, name, ok):
        self.details[name, "all"] += 1
        self.details[name, "right"] += bool(ok)

    def detail(self, name):
        return share(self.details[name, "right"], self.details[name, "all"])

    def add(self, other):
        self.right += other.right
        self.missed += other.missed
        self.surplus += other.surplus
        self.details.update(other.details)

    def f1(self):
        return share(2 * self.right,
                     2 * self.right + self.missed + self.surplus)


def compare(golds, outputs, find, with_unit, misses):
    """Scores the items of one passage: find gives the outputs that are right
    for a gold item; what lies beside a right one inside its span is not
    counted, nor what touches an optional one."""
    score, used = Score(), []
    for gold in golds:
        near = [o for o in outputs if touch(o, gold)]
        found = find(gold, near)
        if gold.get("optional"):
            used += near
            continue
        ok = bool(found)
        if ok and "unit" in gold:
            details(gold, found[0], score)
            ok = not with_unit or any(is_unit(gold, o.get("unit"))
                                      for o in found)
        if ok:
            score.right += 1
            used += found + [o for o in near if o["start"] >= gold["start"]
                             and o["end"] <= gold["end"]]
        else:
            score.missed += 1
            misses.append(("missed", gold, near))
    for one in outputs:
        if not any(one is u for u in used):
            score.surplus += 1
            misses.append(("surplus", one, []))
    return score


def details(gold, found, score):
    score.check("unit", is_unit(gold, found.get("unit")))
    for key in ("qualifier", "stated_by"):
        if key in gold:
            score.check(key, is_text(gold, key, found.get(key)))
    score.check("kind", gold["kind"] == found.get("kind"))


def shown(item):
    return {k: v for k, v in item.items()
            if k in ("start", "end", "value", "number", "low", "high", "unit",
                     "iso", "kind")}


class Passages:
    """The passages of one gold file, and what the program reads in them."""

    def __init__(self, data, name):
        self.data, self.documents = data, {}
        with open(os.path.join(GOLD, name + ".jsonl"), encoding="utf-8") as f:
            self.passages = [json.loads(line) for line in f]
        self.totals = collections.defaultdict(Score)

    def read(self, passage):
        """The whole document, once; None when it is another one by now."""
        name = passage["file"]
        if name not in self.documents:
            path = os.path.join(self.data.root, name)
            with open(path, "rb") as f:
                same = hashlib.sha256(f.read()).hexdigest() == passage["sha256"]
            if not same:
                print("  left out, not the text that was marked: %s" % name)
            self.documents[name] = self.data.read(path) if same else None
        return self.documents[name]

    def score(self, with_misses):
        for passage in self.passages:
            document = self.read(passage)
            if document is None:
                continue
            if "figures" not in document:
                return False
            for line, key, find, with_unit in (
                    ("figures", "figures", figures_right, True),
                    ("values", "figures", figures_right, False),
                    ("dates", "dates", dates_right, False)):
                inside = [o for o in document.get(key, [])
                          if passage["start"] <= o["start"] < passage["end"]
                          and o.get("kind") != "ordinal"]
                misses = []
                score = compare(passage[key], inside, find, with_unit, misses)
                collection = passage["file"].split("/")[0]
                self.totals[collection, line].add(score)
                self.totals["all", line].add(score)
                if with_misses and line != "values":
                    for what, item, near in misses:
                        print("    %s %s: %s %s%s" % (
                            passage["id"], what, line, shown(item),
                            " read: %s" % [shown(n) for n in near] if near
                            else ""))
        return True


def line(table, name, figure):
    table.least(name, figure, FLOORS.get(name, 0.0), BARS.get(name))


def passages(data, table, name, with_misses):
    """Lines for each collection and for all; false when no figures are
    read."""
    gold = Passages(data, name)
    if not gold.score(with_misses):
        return False
    for collection in COLLECTIONS + ("all",):
        label = name if collection == "all" else "%s, %s" % (name, collection)
        figures, values, dates = (gold.totals[collection, k]
                                  for k in ("figures", "values", "dates"))
        line(table, "%s: figures, value and unit, F1" % label, figures.f1())
        line(table, "%s: figures, value alone, F1" % label, values.f1())
        for key, said in (("unit", "units"), ("qualifier", "qualifiers"),
                          ("stated_by", "speakers"), ("kind", "kinds")):
            line(table, "%s: their %s" % (label, said), values.detail(key))
        line(table, "%s: dates, F1" % label, dates.f1())
        for key, s in (("figures", figures), ("dates", dates)):
            print("    %s: %d right, %d missed, %d surplus"
                  % (key, s.right, s.missed, s.surplus))
    return True


def letter(data, table, with_misses):
    """The letter by the gold beside it; false when no figures are read."""
    path = os.path.join(data.root, "letters", "letter.txt")
    if "figures" not in data.read(path):
        return False
    totals, misses = data.score([path])
    figures = totals["figures"]
    line(table, "letter: figures, F1", figures.scores()[2])
    for key, said in (("unit", "units"), ("qualifier", "qualifiers"),
                      ("stated_by", "speakers"), ("note", "notes")):
        line(table, "letter: their %s" % said,
             share(figures.details[key, "right"], figures.details[key, "all"]))
    line(table, "letter: dates, F1", totals["dates"].scores()[2])
    for _, what, key, item in misses:
        if with_misses and key in ("figures", "dates"):
            print("    letter %s: %s %s" % (what, key, shown(item)))
    return True


def main():
    p = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--kept", action="store_true",
                   help="the kept third, alone")
    p.add_argument("--misses", action="store_true",
                   help="list what was missed and what was too much")
    p.add_argument("ibid")
    p.add_argument("shared")
    a = p.parse_args()
    if a.kept and a.misses:
        p.error("the kept third is measured, not looked at")
    if not os.path.isdir(os.path.join(a.shared, "data")):
        print("skipped: no data")
        return 77
    data = Data(os.path.abspath(a.ibid), os.path.abspath(a.shared))
    table = Floors("figures and dates")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        given = (passages(data, table, "kept", False) if a.kept else
                 letter(data, table, a.misses) and
                 passages(data, table, "open", a.misses))
    if not given:
        print("skipped: this ibid reads no figures yet")
        return 77
    return 1 if table.fallen else 0


if __name__ == "__main__":
    sys.exit(main())
