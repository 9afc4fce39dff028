#!/usr/bin/env python3
"""Words of which OCR was unsure, compared: run_unsure.py IBID

Each case is a quotation and a source, one or both of them read by OCR: "word~40"
is one of which it was sure by 40 in 100.  What must come out is the verdict,
the types of the differences, and on which side OCR was unsure.
"""
import json
import os
import subprocess
import sys
import tempfile

import make_samples as ms

QUOTED = ("I wish to draw your attention to the harbour of Port Larks.\n"
          "The Secretary-General found that \u201c%s\u201d.^1 He went\non to "
          "say that the wardens were asleep.")
NOTE = "^1 A/61/931."
SOURCE = ("United Nations A/61/931\nGeneral Assembly\n%s\nNobody has been "
          "blamed for it so far, and the\nowners were told of it in time.")
ELSE = "The harbour of the town was full."

# what it shows, what else the source says, quotation, source, verdict, types,
# sides; "~" in the quotation makes the document one that was read by OCR.
CASES = [
    ("a letter that is often misread, the word doubted and the other reading "
     "used elsewhere in the source", ELSE,
     "nineteen boats left the harbour at dawn",
     "nineteen boats left the barbour~40 at dawn", "damaged", [], "source"),
    ("the same, but OCR was sure", ELSE,
     "nineteen boats left the harbour at dawn",
     "nineteen boats left the barbour at dawn", "altered", ["spelling"], ""),
    ("the same, but nothing speaks for the other reading", "",
     "nineteen boats left the harbour at dawn",
     "nineteen boats left the barbour~40 at dawn", "altered", ["spelling"],
     "source"),
    ("doubted in the document", ELSE,
     "nineteen boats left the barbour~40 at dawn",
     "nineteen boats left the harbour at dawn", "damaged", [], "quotation"),
    ("in the document, and OCR was sure", ELSE,
     "nineteen boats left the barbour~97 at dawn",
     "nineteen boats left the harbour at dawn", "altered", ["spelling"], ""),
    ("another letter than OCR takes for it", ELSE,
     "the council refused the petition at dawn",
     "the council refuted~30 the petition at dawn", "altered", ["spelling"],
     "source"),
    ("both readings are words", "The modern town was full.",
     "the owner lit the modern lamp at dawn",
     "the owner lit the modem~20 lamp at dawn", "altered", ["spelling"], "source"),
    ("a number, doubted on both sides", ELSE,
     "some 15~30 boats left the harbour at dawn",
     "some 16~30 boats left the harbour at dawn", "altered", ["number"],
     "quotation source"),
    ("a digit for a letter is no number", "Some 12 boats were lost.",
     "some 12 boats left the harbour at dawn",
     "some l2~10 boats left the harbour at dawn", "altered", ["number"],
     "source"),
    ("a name", "The wardens named Captain Harker again.",
     "the boat of Captain Harker left at dawn",
     "the boat of Captain Barker~20 left at dawn", "altered", ["name"],
     "source"),
    ("a negation left out", ELSE, "the owner may leave the harbour at dawn",
     "the owner may not~20 leave the harbour at dawn", "altered",
     ["negation"], "source"),
    ("the doubted word is the same", ELSE,
     "nineteen boats left the harbour at dawn",
     "nineteen boats left the harbour~20 at dawn", "exact", [], ""),
    ("another word is doubted than the one that differs", ELSE,
     "ninety boats left the harbour at dawn",
     "nineteen boats left the harbour~20 at dawn", "altered", ["number"], ""),
]


def page(text, note=""):
    blocks = [(24, 150, text)] + ([(18, 150, note)] if note else [])
    return ms.set_pages(blocks).encode("utf-8")


def write(path, data):
    with open(path, "wb") as f:
        f.write(data)


def found(ibid, folder, case):
    _, more, quotation, source, _, _, _ = case
    sources = os.path.join(folder, "sources")
    os.makedirs(sources, exist_ok=True)
    document = os.path.join(folder, "letter.hocr")
    write(document, page(QUOTED % quotation, NOTE))
    write(os.path.join(sources, "A_61_931.hocr"),
          page(SOURCE % (source + ".\n" + (more or "It was cold."))))
    run = subprocess.run([ibid, "check", "--boxes", "--format", "json",
                          document, sources], stdout=subprocess.PIPE,
                         timeout=60, check=False)
    all_found = [f for f in json.loads(run.stdout)["findings"]
                 if f["kind"] == "quotation"]
    return all_found[0] if len(all_found) == 1 else None


def faults(finding, case):
    _, _, _, _, verdict, types, sides = case
    unsure = set(s for e in finding["edits"] for s in e.get("unsure", []))
    said = " ".join(finding["reasons"])
    if finding["verdict"] != verdict:
        yield "is %s, should be %s" % (finding["verdict"], verdict)
    if [e["type"] for e in finding["edits"]] != types:
        yield "differs by %s" % finding["edits"]
    if types and unsure != set(sides.split()):
        yield "unsure of %s" % unsure
    for side, words in (("quotation", "in the document"),
                        ("source", "in the source: look")):
        if (side in sides) != ("OCR was unsure" in said
                               and words in said):
            yield "says %s" % finding["reasons"]
    if len(finding["boxes"]) != 1 or len(finding["source"]["boxes"]) != 1:
        yield "boxes %s" % finding["boxes"]


def main():
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            finding = found(sys.argv[1], folder, case)
            for fault in faults(finding, case) if finding else ["not found"]:
                bad += 1
                print("%s: %s" % (case[0], fault))
    print("%d cases, %d faults" % (len(CASES), bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
