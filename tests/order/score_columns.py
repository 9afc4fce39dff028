#!/usr/bin/env python3
"""Compares what `ibid read --format json` says of a text of make_columns.py with what was set.

  score_columns.py columns.json TEXT OUTPUT.json [TEXT OUTPUT.json ...]

Prints, for each text, the share of adjacent words of the body that are adjacent in it (notes, their labels, running
heads and raised marks stepped over), and of notes that are whole and linked: the same words, and the mark behind the
right word. With --floor it exits with 1 below 99.5 % and 98 %.
"""
import difflib
import json
import sys

RAISED = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def parts_of(note, out):
    """The spans of a note: a page break puts text between them, which its block does not have."""
    for b in out["blocks"]:
        if b["kind"] == "note" and any(a <= note["start"] < e for a, e in b["spans"]):
            return [(max(a, note["start"]), min(e, note["end"])) for a, e in b["spans"]]
    return [(note["start"], note["end"])]


def body_of(text, out):
    """The words outside of notes and furniture."""
    hidden = bytearray(len(text))
    spans = [p for n in out["notes"] for p in parts_of(n, out)]
    spans += [(n["label"]["start"], n["label"]["end"]) for n in out["notes"] if n.get("label")]
    spans += [tuple(s) for b in out["blocks"] if b["kind"] in ("furniture", "note") for s in b["spans"]]
    for a, b in spans:
        hidden[a:b] = b"\1" * (b - a)
    shown = bytes(32 if h else c for c, h in zip(text, hidden))
    return shown.decode("utf-8", "replace").translate(RAISED).split()


def adjacent(truth, words):
    match = difflib.SequenceMatcher(None, truth, words, autojunk=False)
    return sum(m.size - 1 for m in match.get_matching_blocks() if m.size) / (len(truth) - 1)


def note_words(text, note, out):
    return b" ".join(text[a:e] for a, e in parts_of(note, out) if e > a).decode("utf-8", "replace").split()


def linked(truth, text, out):
    notes = {n["number"]: n for n in out["notes"]}
    marks = {m["number"]: m for m in out["marks"]}
    good, bad = 0, []
    for n in truth["notes"]:
        note, mark = notes.get(n["number"]), marks.get(n["number"])
        whole = note is not None and note_words(text, note, out) == n["words"]
        there = mark is not None and mark["end"] > mark["start"] and mark.get("note_id") == (note or {}).get("id")
        good += whole and there
        if not (whole and there):
            bad.append(n["number"])
    return good / len(truth["notes"]), bad


def main():
    args = [a for a in sys.argv[1:] if a != "--floor"]
    with open(args[0]) as f:
        truth = json.load(f)
    low = False
    for text_path, out_path in zip(args[1::2], args[2::2]):
        text = open(text_path, "rb").read()
        out = json.load(open(out_path))
        words, (notes, bad) = adjacent(truth["body"], body_of(text, out)), linked(truth, text, out)
        print(f"{text_path}: adjacent {100 * words:.2f} %, notes {100 * notes:.1f} %", bad or "")
        low |= words < 0.995 or notes < 0.98
    sys.exit(1 if low and "--floor" in sys.argv else 0)


if __name__ == "__main__":
    main()
