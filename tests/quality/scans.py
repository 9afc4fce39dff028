#!/usr/bin/env python3
"""Reads the pages of UN documents and letters as images, by OCR, and measures
what is left of their notes.

  scans.py IBID SHARED [NAME...]

Each page of the PDF files is drawn and read from its image, as if it had been
scanned, with 300 dots an inch.  The words of notes are compared, not offsets.
Exits with 0 when the bars are reached, 1 when one is not, 77 (skipped) when
the data are not there.
"""
import glob
import json
import os
import subprocess
import sys

# Notes with their marks, linked rightly: the engine alone reads 0 of 26 marks.
BAR_MARKS, BAR_NOTES = 0.97, 0.90
# The long ones take minutes; name them to read them too.
USUAL = ("A_79_798", "A_79_802", "A_79_814", "A_79_818", "A_79_843",
         "E_2025_L.9", "A_CONF.230_2025_3")


def read(ibid, path, form):
    done = subprocess.run(
        [ibid, "read", "--ocr", "always", "--lang", "eng", "--no-cache",
         "--format", form, path], stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit("%s: status %d" % (path, done.returncode))
    return done.stdout


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    ibid, root = sys.argv[1], os.path.join(sys.argv[2], "data")
    if not os.path.isdir(root):
        print("the data beside the project are not there")
        return 77
    sys.path.insert(0, os.path.join(sys.argv[2], "score"))
    import score_read
    totals, missed = {}, []
    for path in sorted(glob.glob(os.path.join(root, "letters", "*.pdf"))
                       + glob.glob(os.path.join(root, "un", "*.pdf"))):
        name = os.path.basename(path)[:-len(".pdf")]
        if name not in (sys.argv[3:] or USUAL):
            continue
        with open(path[:-4] + ".gold.json", encoding="utf-8") as f:
            gold = json.load(f)
        with open(path[:-4] + ".txt", "rb") as f:
            words = f.read()
        place = score_read.ByText(words, read(ibid, path, "text"))
        mine, lost = {}, []
        score_read.score_document(gold, json.loads(read(ibid, path, "json")),
                                  place, mine, lost)
        for key, tally in mine.items():
            totals.setdefault(key, score_read.Tally()).add(tally)
        missed += [(name,) + m for m in lost if m[1] in ("marks", "notes")]
    below = 0
    for key, bar in (("marks", BAR_MARKS), ("notes", BAR_NOTES)):
        figure = totals[key].scores()[2]
        below += figure < bar
        print("  %-6s F1 %.4f  bar >= %.2f  %s" % (
            key, figure, bar, "ok" if figure >= bar else "NOT REACHED"))
    for m in missed:
        print("     ", m)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
