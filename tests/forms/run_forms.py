#!/usr/bin/env python3
"""One letter in many forms, the same findings: run_forms.py IBID SAMPLES

The sample letter and its sources are written as HTML, DOCX, ODT, EPUB and PDF
(forms.py).  The letter in each form is checked against the sources as text,
the letter as text against the sources in each form, and each form against
sources of its own form.  What is found must be what is found of the texts, but
for what a form has lost; LOST lists that, each with its reason.  TAP.

letter.tif beside this file is the letter as a scan: its PDF file drawn with 300
dots an inch, black and white.  It is read by OCR, and nothing may be lost.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

import forms

# What the sources in a form have lost: of which findings which fact differs,
# and what it is there.
NO_PAGES = {"pinpoint": ({"right", "wrong"}, "uncheckable")}
LOST = {
    # These files are one flow of text; where its pages end was never in them.
    "html": NO_PAGES,
    "docx": NO_PAGES,
    "odt": NO_PAGES,
    "epub": NO_PAGES,
    # Pages, folios and lines stand on the page: nothing is lost.
    "pdf": {},
}
# Pinpoints by page are lost with the pages, those by paragraph are not: the
# numbers of paragraphs stand in the text.
KEPT = ("para. ", "paras. ")


def ends(words):
    """How a passage begins and ends: between them a page break may put notes
    and a folio, where the form has pages."""
    words = re.sub(r"\s+", " ", words)
    return words[:20], words[-20:]


def stem(file):
    return os.path.splitext(os.path.basename(file))[0]


def facts_of(finding, sources):
    """What is found, without what belongs to the form: bytes and lines.  The
    id of a note is its place in the row."""
    source = finding["source"]
    pinpoint = finding["pinpoint"] or {}
    return {
        "kind": finding["kind"],
        "words": ends(finding["words"]["exact"]),
        "note": finding["note_id"],
        "verdict": finding["verdict"],
        "edits": sorted((e["type"], e["weight"]) for e in finding["edits"]),
        "declared": [(d["kind"], d["honest"]) for d in finding["declared"]],
        "source": source and stem(sources[source["id"]]),
        "passage": source and ends(source["exact"]),
        "pinpoint": pinpoint.get("state"),
        "cited": pinpoint.get("cited"),
    }


def check(ibid, document, sources):
    run = subprocess.run([ibid, "check", "--quiet", "--all", "--format",
                          "json", "--lang", "eng", "--no-cache", document,
                          sources],
                         stdout=subprocess.PIPE, check=False, timeout=120)
    said = json.loads(run.stdout)
    files = {s["id"]: s["file"] for s in said["sources"]}
    if run.returncode != 1 or any(s["status"] != "read"
                                  for s in said["sources"]):
        raise ValueError("exit status %d" % run.returncode)
    found = [facts_of(finding, files) for finding in said["findings"]]
    # Notes stand at the foot, at the end, or between paragraphs: the order of
    # the findings is the form's.
    return sorted(found, key=lambda f: (f["kind"], f["words"], f["note"] or ""))


def lose(facts, lost):
    """The facts as they are where the sources have lost something."""
    facts = dict(facts)
    for name, (values, instead) in lost.items():
        if facts[name] in values and not (facts["cited"] or "").startswith(KEPT):
            facts[name] = instead
    return facts


def differences(found, want):
    for a, b in zip(found, want):
        for name in b:
            if a[name] != b[name]:
                yield "%s “%s ...”: %s is %r, of the texts %r" % (
                    b["kind"], b["words"][0], name, a[name], b[name])
    if len(found) != len(want):
        yield "%d findings, of the texts %d" % (len(found), len(want))


def write_forms(samples, folder):
    """The letter and its sources in each form; gives their names by form."""
    names = {"txt": (os.path.join(samples, "letter.txt"),
                     os.path.join(samples, "sources"))}
    sources = [os.path.join(samples, "sources", name)
               for name in sorted(os.listdir(names["txt"][1]))]
    for form, make in forms.FORMS.items():
        own = os.path.join(folder, form)
        os.makedirs(os.path.join(own, "sources"))
        names[form] = (os.path.join(own, "letter." + form),
                       os.path.join(own, "sources"))
        for path, to in [(names["txt"][0], own)] + [
                (path, names[form][1]) for path in sources]:
            with open(path, encoding="utf-8") as f:
                pages = forms.read_text(f.read())
            with open(os.path.join(to, stem(path) + "." + form), "wb") as f:
                f.write(make(pages))
    names["scan"] = (os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                  "letter.tif"), None)
    return names


def main():
    ibid, samples = sys.argv[1:3]
    tests = ([(form, "txt") for form in forms.FORMS] +
             [("txt", form) for form in forms.FORMS] +
             [(form, form) for form in forms.FORMS] +
             [("scan", "txt"), ("scan", "pdf")])
    print("1..%d" % len(tests))
    with tempfile.TemporaryDirectory() as folder:
        names = write_forms(samples, folder)
        texts = check(ibid, names["txt"][0], names["txt"][1])
        for i, (letter, sources) in enumerate(tests, 1):
            found = check(ibid, names[letter][0], names[sources][1])
            want = [lose(facts, LOST.get(sources, {})) for facts in texts]
            wrong = list(differences(found, want))
            print("%s %d - the letter as %s, its sources as %s"
                  % ("not ok" if wrong else "ok", i, letter, sources))
            for line in wrong:
                print("# " + line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
