#!/usr/bin/env python3
"""What `ibid read --format hocr` writes: run_hocr.py IBID

It is XML with the classes and properties of hOCR 1.2, it holds every word once,
and read again it gives the same text, blocks, notes and marks.  A document
without sheets is told so, and nothing is written of it.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import make_samples as ms

X = "{http://www.w3.org/1999/xhtml}"
SAME = ("text", "blocks", "notes", "marks", "quotations", "citations")


def read(ibid, form, path):
    return subprocess.run([ibid, "read", "--format", form, path],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=60, check=False)


def box(title):
    found = re.search(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)", title)
    return [int(n) for n in found.groups()] if found else None


def inside(a, b):
    return (a and b and b[0] - 1 <= a[0] <= a[2] <= b[2] + 1
            and b[1] - 1 <= a[1] <= a[3] <= b[3] + 1)


def faults(text, said):
    """What is wrong with the hOCR of a document whose JSON is `said`."""
    root = xml.fromstring(text)
    meta = {m.get("name"): m.get("content") for m in root.iter(X + "meta")}
    can = meta.get("ocr-capabilities", "").split()
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    pages = [e for e in root.iter() if e.get("class") == "ocr_page"]
    if not meta.get("ocr-system", "").startswith("ibid ") or not can:
        yield "no ocr-system or ocr-capabilities"
    if len(pages) != said["document"]["pages"]:
        yield "%d pages" % len(pages)
    if len(ids) != len(set(ids)):
        yield "an id twice"
    for e in root.iter():
        for name in (e.get("class") or "").split():
            if name not in can:
                yield "%s is not among the capabilities" % name
        href = e.get("href")
        if href and href[1:] not in ids:
            yield "a link to nothing: %s" % href
    for i, page in enumerate(pages):
        sheet, title = box(page.get("title")), page.get("title")
        if not re.search(r'image ".*"', title) or "ppageno %d" % i not in title:
            yield "no image or ppageno"
        for line in page.iter():
            if line.get("class") != "ocr_line":
                continue
            if not inside(box(line.get("title")), sheet):
                yield "a line outside its page"
            for word in line:
                sure = re.search(r"x_wconf (\d+)$", word.get("title"))
                if word.get("class") != "ocrx_word" or not sure:
                    yield "no word in a line"
                if not inside(box(word.get("title")), box(line.get("title"))):
                    yield "a word outside its line"


def check(ibid, folder, name, data):
    path, again = os.path.join(folder, name), os.path.join(folder, "again")
    with open(path, "wb") as f:
        f.write(data)
    first = json.loads(read(ibid, "json", path).stdout)
    if any("read by OCR" in r["what"] for r in first["remarks"]):
        yield "read by OCR, though there is no picture"
    made = read(ibid, "hocr", path)
    if made.returncode:
        yield made.stderr.decode()
        return
    with open(again, "wb") as f:
        f.write(made.stdout)
    second = json.loads(read(ibid, "json", again).stdout)
    yield from faults(made.stdout, first)
    for key in SAME:
        if first[key] != second[key]:
            yield "other %s:\n%s\n%s" % (key, first[key], second[key])
    for a, b in zip(first["pages"], second["pages"]):
        if [a[k] for k in ("start", "end", "width", "height")] != [
                b[k] for k in ("start", "end", "width", "height")]:
            yield "another page: %s %s" % (a, b)
    if name == "letter.hocr":
        links = made.stdout.count(b'role="doc-noteref"')
        notes = made.stdout.count(b'role="doc-footnote"')
        if (links, notes) != (4, 4) or len(first["notes"]) != 4:
            yield "%d links, %d notes" % (links, notes)
        if b"x_wconf 12\">repeats" not in made.stdout:
            yield "not as sure of \"repeats\" as it was"


def main():
    ibid, bad, count = sys.argv[1], 0, 0
    samples = {name: data for name, data in ms.all_samples().items()
               if name.rsplit(".", 1)[1] in ("hocr", "alto", "page")
               and not name.startswith(("cut.", "about.", "nothing."))}
    with tempfile.TemporaryDirectory() as folder:
        for name, data in sorted(samples.items()):
            count += 1
            for fault in check(ibid, folder, name, data):
                bad += 1
                print("%s: %s" % (name, fault))
        path = os.path.join(folder, "a.docx")
        with open(path, "wb") as f:
            f.write(ms.DOCX["notes"])
        none = read(ibid, "hocr", path)
        if none.returncode != 2 or none.stdout or b"no pages" not in none.stderr:
            bad += 1
            print("a.docx: %s" % none)
    print("%d samples, %d faults" % (count, bad))
    return 1 if bad or count < 9 else 0


if __name__ == "__main__":
    sys.exit(main())
