#!/usr/bin/env python3
"""Files in files: archives and letters, read member by member.

  run_members.py IBID SAMPLES

TAP.  The sources of the sample letter, each in another form, in an archive in
an archive; a letter that carries the document as PDF; copies of the document
among its sources; members that cannot be read.
"""
import base64
import json
import os
import subprocess
import sys
import tempfile

import forms
import run_forms

# Of the sources, as (name in the samples, form in the archive).
IN_FORMS = [("E_CN.2_987", "docx"), ("harbour-gazette-1911-05-03", "pdf"),
            ("inquiry-report-1912", "pdf"), ("marlow-tides-and-pilots", "odt"),
            ("selwyn-harbour-board-v-lindqvist", "html")]


class Test:
    def __init__(self, ibid, samples, folder):
        self.ibid, self.folder = ibid, folder
        self.letter = os.path.join(samples, "letter.txt")
        self.sources = os.path.join(samples, "sources")
        self.count = 0

    def ok(self, good, what, *said):
        self.count += 1
        print("%s %d - %s" % ("ok" if good else "not ok", self.count, what))
        for line in said if not good else ():
            print("# " + str(line).replace("\n", "\n# "))

    def run(self, *arguments):
        run = subprocess.run([self.ibid] + list(arguments), check=False,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             timeout=120)
        return run.returncode, run.stdout.decode(), run.stderr.decode()

    def write(self, name, data):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as f:
            f.write(data)
        return path

    def made(self, path, form):
        with open(path, encoding="utf-8") as f:
            return forms.FORMS[form](forms.read_text(f.read()))


def mail(*attached):
    """A letter of two lines with attachments, as programs send it."""
    out = ["From: a@example.org", "To: b@example.org", "Subject: Alma",
           "MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="X"',
           "", "--X", "Content-Type: text/plain", "", "Dear B,", "",
           "here it is.", ""]
    for name, kind, data in attached:
        out += ["--X", 'Content-Type: %s; name="%s"' % (kind, name),
                "Content-Transfer-Encoding: base64", "",
                base64.encodebytes(data).decode().strip(), ""]
    return "\r\n".join(out + ["--X--", ""]).encode()


def archive_of_sources(t):
    inner = [("more/%s.%s" % (name, form),
              t.made(os.path.join(t.sources, name + ".txt"), form))
             for name, form in IN_FORMS]
    return forms.packed([("part.zip", forms.packed(inner[:3]))] + inner[3:])


def test_sources(t):
    """The findings are those of the texts, but for pages that a form lost."""
    path = t.write("sources.zip", archive_of_sources(t))
    code, said, _ = t.run("check", "--quiet", "--all", "--format", "json",
                          t.letter, path)
    said = json.loads(said)
    names = [s["file"][len(path) + 1:] for s in said["sources"]]
    t.ok(names == ["part.zip/more/%s.%s" % pair for pair in IN_FORMS[:3]] +
         ["more/%s.%s" % pair for pair in IN_FORMS[3:]],
         "each member is a source under its name", names)
    files = {s["id"]: s["file"] for s in said["sources"]}
    forms_of = dict(IN_FORMS)
    want = run_forms.check(t.ibid, t.letter, t.sources)
    want = [run_forms.lose(f, run_forms.LOST[forms_of.get(f["source"], "pdf")])
            for f in want]
    found = sorted((run_forms.facts_of(f, files) for f in said["findings"]),
                   key=lambda f: (f["kind"], f["words"], f["note"] or ""))
    wrong = list(run_forms.differences(found, want))
    t.ok(code == 1 and not wrong, "what is found is found in members", *wrong)


def test_document(t):
    """A document that a letter carries is checked as one given by itself."""
    pdf = t.made(t.letter, "pdf")
    alone = t.write("letter.pdf", pdf)
    path = t.write("letter.eml", mail(("letter.pdf", "application/pdf", pdf)))
    _, want, _ = t.run("check", "--quiet", "--all", alone, t.sources)
    code, said, errors = t.run("check", "--quiet", "--all", path, t.sources)
    parts = said.split("\n\n" + path + "/letter.pdf", 1)
    t.ok(code == 1 and not errors and len(parts) == 2 and
         parts[0].startswith(path + " "), "a letter and what it carries are "
         "checked one after the other", code, errors, said[:500])
    start = want.index("\n\n")
    t.ok(len(parts) == 2 and
         parts[1][parts[1].index("\n\n"):] == want[start:],
         "what is attached is checked as if it were given by itself")
    _, said, _ = t.run("read", "--format", "text", path)
    t.ok(said.startswith("From: a@example.org") and
         "here it is.SELWYN HARBOUR" in said.replace("\n", ""),
         "both are read", said[:300])


def test_copies(t):
    """The document in another form, wherever, vouches for nothing."""
    copies = {"copy.docx": t.made(t.letter, "docx"),
              "sent.eml": mail(("letter.pdf", "application/pdf",
                                t.made(t.letter, "pdf"))),
              "old.zip": forms.packed([("x/letter.odt",
                                        t.made(t.letter, "odt"))])}
    paths = [t.write(name, data) for name, data in copies.items()]
    code, said, errors = t.run("check", "--quiet", "--all", t.letter,
                               t.sources, *paths)
    _, want, _ = t.run("check", "--quiet", "--all", t.letter, t.sources)
    t.ok(code == 1 and said.replace("6 sources", "5 sources") == want,
         "copies of the document change nothing", code, said[:600])
    left = [line.split(": ")[1][len(t.folder) + 1:]
            for line in errors.strip().split("\n") if "left out" in line]
    t.ok(left == ["copy.docx", "sent.eml/letter.pdf", "old.zip/x/letter.odt"],
         "they are named", errors)


def test_unread(t):
    """What is not read is named, with the reason; the rest is."""
    deep = forms.packed([("a.txt", "Deepest.")])
    for i in range(6):
        deep = forms.packed([("%d.zip" % i, deep)])
    path = t.write("mixed.zip", forms.packed([
        ("good.txt", "The pilots refused to leave."), ("empty.txt", ""),
        ("bad.pdf", "%PDF-1.4 and no more"), ("old.doc", b"\xd0\xcf\x11\xe0"
         b"\xa1\xb1\x1a\xe1" + b"\0" * 600), ("deep.zip", deep),
        ("\u202ebad\x1bname.txt", "Named badly.")]))
    code, said, errors = t.run("find", "refused to leave", path)
    t.ok(code == 2 and "mixed.zip/good.txt" in said, "the rest is read", said)
    named = {line.split(": ")[1][len(path) + 1:]
             for line in errors.strip().split("\n") if "not read" in line}
    t.ok(named == {"empty.txt", "bad.pdf", "old.doc",
                   "deep.zip/5.zip/4.zip/3.zip/2.zip"},
         "what is not is named", errors)
    _, said, _ = t.run("read", "--format", "json", path)
    files = [json.loads(line)["document"]["file"][len(path) + 1:]
             for line in said.strip().split("\n")]
    t.ok(files == ["good.txt", "empty.txt", "badname.txt"],
         "names are fit to be shown", files)
    cut = t.write("cut.zip", archive_of_sources(t)[:-300])
    code, said, errors = t.run("check", "--quiet", "--format", "json",
                               t.letter, cut)
    verdicts = json.loads(said)["ledger"]["quotations"]
    t.ok(code == 2 and "cut off" in errors, "a cut archive says so", errors)
    t.ok(verdicts["exact"] > 0, "what came of it is read", verdicts)


def test_parts_lost(t):
    """Of a source that lacks a part nothing is said to be absent."""
    book = forms.packed(
        [("mimetype", "application/epub+zip"),
         ("META-INF/container.xml", forms.HEAD + '<container xmlns="urn:oasis:'
          'names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
          'full-path="b.opf"/></rootfiles></container>'),
         ("b.opf", forms.HEAD + '<package xmlns="http://www.idpf.org/2007/opf">'
          '<manifest><item id="a" href="a.xhtml" media-type="application/'
          'xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref '
          'idref="b"/></spine></package>'),
         ("a.xhtml", forms.HEAD + '<html xmlns="http://www.w3.org/1999/xhtml">'
          "<body><h1>Tides and Pilots: A History of Selwyn</h1><p>Edith Marlow"
          "</p><p>The first chapter alone is in this file.</p></body></html>")
    ])
    path = t.write("marlow-tides-and-pilots.epub", book)
    code, said, errors = t.run("check", "--quiet", "--all", "--format", "json",
                               t.letter, path)
    said = json.loads(said)
    t.ok(code == 2 and said["sources"][0]["status"] == "partly" and
         "read in part" in errors, "a book without a chapter is read in part",
         errors)
    verdicts = {f["note_id"]: f["verdict"] for f in said["findings"]
                if f["kind"] == "quotation"}
    t.ok(verdicts["n1"] == verdicts["n10"] == "unread",
         "what it lacks is unread, not absent", verdicts)


def main():
    print("TAP version 13")
    with tempfile.TemporaryDirectory() as folder:
        t = Test(sys.argv[1], sys.argv[2], folder)
        for test in (test_sources, test_document, test_copies, test_unread,
                     test_parts_lost):
            test(t)
        print("1..%d" % t.count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
