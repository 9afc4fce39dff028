#!/usr/bin/env python3
"""Measures ibid on the data of ../shared against the bars that it must reach.

  quality.py GROUP IBID SHARED

GROUP is one of letter, ocr, clean, frus, echr, mata, cross.  Prints a table
of figures and bars; exits with 0 when all bars are reached, 1 when one is
not, 77 (skipped) when the data are not there.
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile


class Table:
    """Figures beside their bars, and whether all were reached."""

    def __init__(self, title):
        self.missed = 0
        print("\n%s" % title)

    def least(self, name, figure, bar, form="%.4f"):
        ok = figure >= bar
        self.missed += not ok
        print(("  %-44s " + form + "  bar >= " + form + "  %s")
              % (name, figure, bar, "ok" if ok else "NOT REACHED"))

    def none(self, name, items):
        self.missed += bool(items)
        print("  %-44s %d  bar 0  %s"
              % (name, len(items), "NOT REACHED" if items else "ok"))
        for item in items:
            print("      %s" % (item,))

    def tell(self, name, text):
        print("  %-44s %s" % (name, text))


class Data:
    """The program, the data and the scorers."""

    def __init__(self, ibid, shared):
        self.ibid, self.root = ibid, os.path.join(shared, "data")
        sys.path.insert(0, os.path.join(shared, "score"))
        import score_read
        self.scorer = score_read

    def files(self, folder, pattern, without=None):
        found = sorted(glob.glob(os.path.join(self.root, folder, pattern)))
        return [f for f in found if not (without and without in f)]

    def run(self, *args):
        """What the program says, as JSON; exits that say "findings" are fine."""
        done = subprocess.run([self.ibid, *args], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        if done.returncode not in (0, 1, 2) or not done.stdout:
            sys.exit("%s: status %d: %s" % (" ".join(args), done.returncode,
                                            done.stderr.decode()))
        return json.loads(done.stdout)

    def read(self, path):
        return self.run("read", "--format", "json", path)

    def score(self, paths):
        """Totals and misses over the documents that have a gold file."""
        totals, misses = {}, []
        for path in paths:
            gold_path = path[:-len(".txt")] + ".gold.json"
            if not os.path.exists(gold_path):
                continue
            with open(gold_path, encoding="utf-8") as f:
                gold = json.load(f)
            output, mine, missed = self.read(path), {}, []
            self.scorer.score_document(gold, output, self.scorer.ByOffset(),
                                       mine, missed)
            for key, tally in mine.items():
                totals.setdefault(key, self.scorer.Tally()).add(tally)
            name = os.path.basename(path)
            misses += [(name,) + m for m in missed]
            for remark in output.get("remarks", []):
                print("  remark: %s: %s" % (name, remark["what"]))
        return totals, misses


def f1(totals, key):
    return totals[key].scores()[2] if key in totals else 0.0


def right(totals, key, detail):
    return totals[key].details[detail, "right"] if key in totals else 0


def show_misses(misses, keys, most=12):
    shown = [m for m in misses if m[2] in keys]
    for name, what, key, item in shown[:most]:
        words = {k: item[k] for k in ("number", "start", "end", "text",
                                      "confidence", "page") if k in item}
        print("      %s: %s %s %s" % (name, what, key[:-1], words))
    if len(shown) > most:
        print("      ... and %d more" % (len(shown) - most))


def titles_as_quotations(data, path, gold):
    """Quotations in the output that stand in a citation, not in a quotation
    of the gold."""
    def touches(a, b):
        return a["start"] < b["end"] and b["start"] < a["end"]

    found = []
    for q in data.read(path).get("quotations", []):
        if q["kind"] in ("title", "term"):
            continue
        if any(touches(q, g) for g in gold["quotations"]):
            continue
        if any(touches(q, c) for c in gold["citations"]):
            found.append("%d-%d" % (q["start"], q["end"]))
    return found


def letter(data, table):
    path = os.path.join(data.root, "letters", "letter.txt")
    with open(path[:-4] + ".gold.json", encoding="utf-8") as f:
        gold = json.load(f)
    totals, misses = data.score([path])
    table.least("notes of 13", totals["notes"].right, 13, "%d")
    table.least("marks of 13", totals["marks"].right, 13, "%d")
    table.none("notes and marks that are none",
               [m[3] for m in misses
                if m[1] == "surplus" and m[2] in ("notes", "marks")])
    table.least("quotations, F1", f1(totals, "quotations"), 0.95)
    for detail, bar in (("kind", 19), ("note", 18), ("speaker", 17)):
        table.least("quotations with their %s" % detail,
                    right(totals, "quotations", detail), bar, "%d")
    table.least("symbols of %d" % len(gold["symbols"]),
                totals["symbols"].right, len(gold["symbols"]), "%d")
    table.least("citations with kind, of 15", totals["citations"].right, 13,
                "%d")
    table.none("titles taken for quotations",
               titles_as_quotations(data, path, gold))
    show_misses(misses, ("notes", "marks", "quotations", "citations"), 30)


def marks_and_notes(data, table, paths, bar_marks, bar_notes):
    totals, misses = data.score(paths)
    table.tell("documents", "%d" % len(paths))
    table.least("marks, F1", f1(totals, "marks"), bar_marks)
    table.least("notes, F1", f1(totals, "notes"), bar_notes)
    show_misses(misses, ("marks", "notes"))
    return totals


def ocr(data, table):
    paths = data.files("letters", "*.ocr*.txt") + data.files("un", "*.ocr*.txt")
    totals = marks_and_notes(data, table, paths, 0.95, 0.97)
    marks = totals["marks"]
    sure, called = (marks.details["sure", k] for k in ("right", "all"))
    table.least("links called sure that are right",
                sure / called if called else 0.0, 0.99)
    table.least("right links that are called sure",
                sure / marks.right if marks.right else 0.0, 0.70)
    table.tell("sure", "%d right of %d; likely %d of %d; guess %d of %d" % tuple(
        marks.details[s, k] for s in ("sure", "likely", "guess")
        for k in ("right", "all")))


def clean(data, table):
    paths = data.files("letters", "A_*.txt", ".ocr") + data.files(
        "un", "*.txt", ".ocr")
    marks_and_notes(data, table, paths, 0.99, 0.99)


def frus(data, table):
    marks_and_notes(data, table, data.files("frus", "chapter-*.txt"), 0.99,
                    0.99)


def echr(data, table):
    marks_and_notes(data, table, data.files("echr", "*.txt"), 0.98, 0.98)


def place_of(text, citation):
    """Where a case stands: its reporter or number, however OCR spaced it; or
    the first word of its name before a "v."."""
    number = re.search(r"\d+ [A-Z][\w. ()]*? \d[\w-]*(?=[,( -]|$)", citation)
    pattern = r"[\W_]{0,3}".join(re.findall(r"\w", number.group(0)))
    found = re.search(pattern.encode(), text)
    if not found:
        name = citation.split(" v. ")[0].split()[-1]
        found = re.search(name.encode() + rb"\s+v\.\s[^(]{0,80}", text)
    return found.span() if found else None


def cases_read(data, table, rows, name, where):
    path = os.path.join(data.root, "law", "mata", name)
    with open(path, "rb") as f:
        text = f.read()
    cases = [c for c in data.read(path).get("citations", [])
             if c["kind"] == "case"]
    missed, count = [], 0
    for row in rows:
        if not row[1].startswith(where):
            continue
        place = place_of(text, row[0])
        count += 1
        if not place or not any(c["start"] < place[1] and place[0] < c["end"]
                                for c in cases):
            missed.append("%s, byte %s" % (row[0], place))
    table.none("of %d in %s, not read" % (count, where), missed)


def case_findings(report, kind="citation"):
    return [f for f in report["findings"] if f["kind"] == kind]


def words(finding):
    return (finding.get("words") or {}).get("exact") or ""


def source_file(report, finding):
    """The file that a finding names, or "" where it names none."""
    ids = {s.get("id", i): s["file"] for i, s in enumerate(report["sources"])}
    for part in (finding.get("source"), finding.get("resolution")):
        if isinstance(part, dict):
            for key in ("id", "source"):
                if part.get(key) in ids:
                    return os.path.basename(ids[part[key]])
    return ""


def is_resolved(finding):
    resolution = finding.get("resolution") or {}
    return resolution.get("state") == "resolved"


def mata(data, table):
    folder = os.path.join(data.root, "law", "mata")
    filed = os.path.join(folder, "ecf21_affirmation_scan.ocr300.txt")
    appendix = "ecf54_appendix_a_varghese.ocr250.txt"
    with open(os.path.join(folder, "fabricated.tsv"), encoding="utf-8") as f:
        rows = [line.split("\t") for line in f.read().splitlines()[1:]]
    table.least("citations of fabricated.tsv", len(rows), 21, "%d")
    cases_read(data, table, rows, os.path.basename(filed), "ECF 21")
    cases_read(data, table, rows, appendix, "inside")
    opinions = os.path.join(data.root, "law", "opinions")
    report = data.run("check", "--format", "json", filed, opinions)
    table.none("resolved without the appendix",
               ["%s -> %s" % (words(f)[:60], source_file(report, f))
                for f in case_findings(report) if is_resolved(f)])
    report = data.run("check", "--format", "json", filed, opinions,
                      os.path.join(folder, appendix))
    to_appendix = [f for f in case_findings(report)
                   if is_resolved(f) and source_file(report, f) == appendix]
    table.least("Varghese resolved to the appendix",
                sum("Varghese" in words(f) for f in to_appendix), 1, "%d")
    table.none("others resolved to the appendix",
               [words(f)[:60] for f in to_appendix
                if "Varghese" not in words(f)])
    long_ones = [f for f in case_findings(report, "quotation")
                 if "Appellants argue" in words(f)[:60]]
    found = [f for f in long_ones if source_file(report, f) == appendix and
             f["verdict"] in ("exact", "marked", "damaged", "altered")]
    table.least("its long quotation found there", len(found), 1, "%d")
    for f in long_ones:
        table.tell("  verdict", "%s, %d bytes, %s" % (
            f["verdict"], f["end"] - f["start"], "; ".join(f["reasons"])))


def cross(data, table):
    """A letter that names others of the folder by their symbols."""
    names = ["A_79_%s.txt" % n for n in ("818", "798", "802", "814", "843")]
    paths = [os.path.join(data.root, "letters", n) for n in names]
    report = data.run("check", "--format", "json", *paths)
    for symbol, name in (("A/79/798", "A_79_798.txt"),
                         ("A/79/802", "A_79_802.txt")):
        hits = [f for f in case_findings(report) if symbol in words(f)]
        table.least("%s resolved to %s" % (symbol, name), sum(
            is_resolved(f) and source_file(report, f) == name for f in hits),
            1, "%d")
    table.none("resolved to a letter that is not named",
               ["%s -> %s" % (words(f), source_file(report, f))
                for f in case_findings(report) if is_resolved(f) and
                source_file(report, f) in (names[3], names[4])])


def main():
    groups = {f.__name__: f
              for f in (letter, ocr, clean, frus, echr, mata, cross)}
    if len(sys.argv) != 4 or sys.argv[1] not in groups:
        sys.exit(__doc__)
    group, ibid, shared = sys.argv[1:]
    if not os.path.isdir(os.path.join(shared, "data")):
        print("skipped: no data")
        return 77
    table = Table(group)
    ibid = os.path.abspath(ibid)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        groups[group](Data(ibid, shared), table)
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
