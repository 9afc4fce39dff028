#!/usr/bin/env python3
"""Measures how ibid reads citations, on the data of ../shared.

  cites.py GROUP IBID SHARED

GROUP is one of symbols, us, notes, references, styles, humanities, novels.
Prints a table
of figures, the bar that each must reach in the end, and the floor below which
it may not fall; exits with 0 when no figure is below its floor, 1 when one is,
77 (skipped) when the data are not there.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

from quality import Data, f1


class Floors:
    """Figures beside their bars, and whether one fell below its floor."""

    def __init__(self, title):
        self.fallen = 0
        print("\n%s" % title)

    def least(self, name, figure, floor, bar=None):
        self.fallen += figure < floor
        said = ("FELL BELOW %.3f" % floor if figure < floor else
                "" if bar is None else
                "bar %.3f  %s" % (bar, "ok" if figure >= bar
                                  else "not reached"))
        print("  %-48s %.4f  %s" % (name, figure, said))


def share(part, whole):
    return part / whole if whole else 0.0


class Lines:
    """The lines of a set, and what the program reads of them."""

    def __init__(self, data, name):
        import score_refs
        import score_symbols
        self.refs, self.symbols = score_refs, score_symbols
        self.cases = (name if isinstance(name, list) else
                      score_refs.read_lines(os.path.join(
                          data.root, "citations", name + ".jsonl")))
        lines = "".join(json.dumps({"id": c["id"], "text": c["text"]}) + "\n"
                        for c in self.cases)
        done = subprocess.run([data.ibid, "cite", "--jsonl"],
                              input=lines.encode(), stdout=subprocess.PIPE,
                              check=True)
        self.got = {x["id"]: x["citations"]
                    for x in map(json.loads, done.stdout.splitlines())}

    def groups(self, key, wanted=lambda case, gold: True):
        """Sums over the lines: by origin, or by the kind of citation."""
        found = {}
        for case in self.cases:
            results, surplus = self.refs.compare(case,
                                                 self.got.get(case["id"], []))
            results = [r for r in results if wanted(case, r.gold)]
            if key == "origin":
                found.setdefault(case["origin"], self.refs.Group()).add(
                    results, surplus)
                continue
            for r in results:
                found.setdefault(r.gold.get("kind"), self.refs.Group()).add(
                    [r], [])
        return found


def checked(groups, name):
    """The share of right answers to one question, over all groups."""
    right = sum(g.checks.details[name, "right"] for g in groups.values())
    return share(right, sum(g.checks.details[name, "all"]
                            for g in groups.values()))


def symbols(data, table):
    lines = Lines(data, "symbols")
    tally, misses = lines.refs.Tally(), []
    for case in lines.cases:
        lines.symbols.score_clean(case, lines.got.get(case["id"], []), tally,
                                  misses)
    for name, floor, bar in (("symbols", 0.99, 0.99),
                             ("authority", 0.99, 0.99)):
        table.least(name, share(tally.details[name, "right"],
                                tally.details[name, "all"]), floor, bar)
    lines = Lines(data, "symbols_dirty")
    good = sum(lines.symbols.outcome(c, lines.got.get(c["id"], [])) in
               {"yes": ("read",), "no": ("left",)}.get(c["resolvable"],
                                                       ("read", "left"))
               for c in lines.cases)
    table.least("damaged ones as the gold says", share(good, len(lines.cases)),
                0.95, 0.95)


def is_case_right(refs, gold, output):
    """Is the gold's place among those that one citation of the output has?"""
    wanted = [n for n in refs.CASE if n in gold["fields"]]
    for cited in output:
        if cited["start"] >= gold["end"] or gold["start"] >= cited["end"]:
            continue
        for place in [{}] + cited.get("parallel", []):
            fields = {**cited["fields"], **place}
            if all(refs.same_field(n, gold["fields"][n], fields.get(n),
                                   refs.accepted(gold, n)) for n in wanted):
                return True
    return False


def full_cases(lines):
    """Share of the full cases that are right, each at any of its places: the
    gold has parallel places as citations of their own."""
    golds = [(g, lines.got.get(c["id"], [])) for c in lines.cases
             for g in c["citations"]
             if g.get("kind") == "case" and "volume" in g["fields"]]
    return share(sum(is_case_right(lines.refs, g, got) for g, got in golds),
                 len(golds))


def us(data, table):
    lines = Lines(data, "us_cases")
    table.least("full cases, each at any of its places", full_cases(lines),
                0.95, 0.95)
    kinds = lines.groups("kind")
    table.least("full cases: volume, reporter, page, year, court",
                checked(kinds, "case: volume, reporter, page, year, court"),
                0.93, 0.95)
    for kind, floor in (("short", 0.95), ("statute", 0.95), ("article", 0.95)):
        table.least("us_cases, kind %s" % kind,
                    checked(kinds, "kind %s" % kind), floor, 0.90)
    kinds = Lines(data, "us_reporters").groups("kind")
    table.least("us_reporters, fields whole",
                share(sum(g.whole for g in kinds.values()),
                      sum(g.with_fields for g in kinds.values())), 0.76, 0.90)
    origins = Lines(data, "us_resolution").groups("origin")
    table.least("us_resolution, refers to", checked(origins, "refers to"),
                1.0, 1.0)
    table.least("us_resolution, refers to nothing",
                checked(origins, "refers to nothing"), 1.0, 1.0)


def by_origin(lines, table, found, fields, bars):
    """Boundaries and fields of each origin, beside its bars."""
    for origin, group in sorted(lines.groups("origin").items()):
        table.least("%s, boundaries" % origin, group.found.scores()[2],
                    found.get(origin, found[""]), 0.88)
        if group.with_fields:
            table.least("%s, fields" % origin, group.field_f1(),
                        fields.get(origin, fields[""]), bars.get(origin))


def notes(data, table):
    lines = Lines(data, "notes")
    by_origin(lines, table, {"": 0.90},
              {"": 0.79, "mpilhlt/bibliographic-tei": 0.80},
              {"mpilhlt/bibliographic-tei": 0.80})
    kinds = lines.groups("kind", lambda c, g: c["origin"] == "synthetic")
    for kind, floor, bar in (("case", 0.77, 0.90), ("statute", 0.86, 0.85)):
        table.least("synthetic, fields of kind %s" % kind,
                    kinds[kind].field_f1(), floor, bar)
    table.least("short forms typed", checked(kinds, "kind short"), 0.94, 0.97)


def references(data, table):
    lines = Lines(data, "references")
    by_origin(lines, table, {"": 0.92, "anystyle/ugly": 0.88},
              {"": 0.71, "anystyle/ugly": 0.57, "linkedbooks/train": 0.675},
              {"linkedbooks/train": 0.65})
    for ocr, floor, bar in ((False, 0.94, 0.97), (True, 0.84, 0.90)):
        kinds = lines.groups("kind", lambda c, g: bool(c.get("ocr")) == ocr)
        table.least("short forms typed, %s" % ("OCR" if ocr else "clean"),
                    checked(kinds, "kind short"), floor, bar)


def styles(data, table):
    """Made-up documents in fifteen note styles."""
    totals, _ = data.score(data.files("citations/documents", "*.txt"))
    cited = totals["citations"].details
    table.least("citations by place and kind, F1", f1(totals, "citations"),
                0.75)
    table.least("short forms to their works",
                share(cited["refers to", "right"], cited["refers to", "all"]),
                0.90, 0.97)


def drawn_notes(data):
    """The notes of humanities.jsonl, which says where each stands and, in bytes
    of it, what stands where; a text that is not the one it was made from is
    left out."""
    here = os.path.dirname(os.path.abspath(__file__))
    cases = []
    for line in open(os.path.join(here, "humanities.jsonl"), encoding="utf-8"):
        gold = json.loads(line)
        with open(os.path.join(data.root, "articles", "text", gold["text"]),
                  "rb") as f:
            note = f.read()[gold["start"]:gold["end"]]
        if hashlib.sha256(note).hexdigest() != gold["sha256"]:
            continue
        cases.append({"id": "%s/%s" % (gold["text"], gold["note"]),
                      "origin": "%s, %s" % (gold["lang"], "held out" if
                                            gold["held_out"] else "seen"),
                      "text": note.decode(),
                      "citations": [drawn_citation(note, c)
                                    for c in gold["citations"]]})
    return cases


def drawn_citation(note, gold):
    """One citation of humanities.jsonl in the form of the other gold files."""
    def words(span, base=gold["start"]):
        return " ".join(note[base + span[0]:base + span[1]].decode().split())

    fields = {}
    for name, spans in gold["fields"].items():
        if name in ("author", "editor"):
            fields[name] = [{"literal": words(s)} for s in spans]
        elif name == "issued":
            fields[name] = {"raw": words(spans[0])}
        else:
            fields[name] = [words(s) for s in spans]
    out = {"kind": gold["kind"][0], "start": gold["start"],
           "end": gold["end"], "also": {"kind": gold["kind"][1:]}}
    if fields:
        out["fields"] = fields
    return out


def humanities(data, table):
    """Notes of historians and jurists, drawn and annotated by hand."""
    lines = Lines(data, drawn_notes(data))
    by_origin(lines, table,
              {"": 0.88, "de, held out": 0.95, "es, held out": 0.9,
               "es, seen": 0.97, "en, seen": 0.9},
              {"": 0.72, "de, seen": 0.84, "de, held out": 0.88,
               "en, seen": 0.87, "en, held out": 0.8, "es, held out": 0.74,
               "es, seen": 0.87},
              {o: 0.8 for o in ("de, seen", "de, held out", "en, seen",
                                "en, held out", "es, seen", "es, held out")})
    table.least("short forms typed",
                checked(lines.groups("kind"), "kind short"), 0.97, 0.97)


def novels(data, table):
    """What is found where nothing is cited."""
    words = found = 0
    for path in data.files("scale", "*.txt"):
        with open(path, encoding="utf-8", errors="replace") as f:
            words += len(re.findall(r"\w+", f.read()))
        found += len(data.run("cite", "--format", "json", path)["citations"])
    table.least("words a citation found, by 100,000 (all false)",
                words / 1e5 / max(found, 1), 0.5, 1.0)


def main():
    groups = {f.__name__: f
              for f in (symbols, us, notes, references, styles, humanities,
                       novels)}
    if len(sys.argv) != 4 or sys.argv[1] not in groups:
        sys.exit(__doc__)
    group, ibid, shared = sys.argv[1:]
    if not os.path.isdir(os.path.join(shared, "data")):
        print("skipped: no data")
        return 77
    data, table = Data(os.path.abspath(ibid), os.path.abspath(shared)), Floors(
        group)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        groups[group](data, table)
    return 1 if table.fallen else 0


if __name__ == "__main__":
    sys.exit(main())
