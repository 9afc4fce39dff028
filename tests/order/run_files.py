#!/usr/bin/env python3
"""Reads the files of make_files.py and looks at what ibid says of them.

  run_files.py IBID IBID_READ      TAP on stdout
"""
import json
import os
import subprocess
import sys
import tempfile

import make_files

HOLDS = "The keeper answered"


class Ask:
    def __init__(self, ibid, worker, folder):
        self.ibid, self.folder = os.path.abspath(ibid), folder
        self.env = dict(os.environ, IBID_READ=os.path.abspath(worker))
        for name, data in make_files.all_files().items():
            with open(os.path.join(folder, name), "wb") as f:
                f.write(data)

    def run(self, *args):
        return subprocess.run([self.ibid, *args], cwd=self.folder, env=self.env, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=60, check=False).stdout.decode("utf-8", "replace")

    def text(self, name):
        return " ".join(self.run("read", "--ocr", "never", "--format", "text", name).split())

    def said(self, name):
        out = self.run("read", "--ocr", "never", "--format", "json", name)
        return " | ".join(r["what"] for r in json.loads(out)["remarks"]) if out.startswith("{") else out

    def pinpoint(self, cited, source):
        """State, found and because of a pinpoint, cited for words on the second page."""
        with open(os.path.join(self.folder, "letter.txt"), "w", encoding="utf-8") as f:
            f.write("The inquiry heard that \u201ca whistle was heard from the mole at midnight and twice before dawn\u201d in that year.\u00b9"
                    "\n\n\u00b9 Ada Brown, Report on the Stranding (Harbour Press, 1911), p. %s.\n" % cited)
        os.makedirs(os.path.join(self.folder, "s"), exist_ok=True)
        for old in os.listdir(os.path.join(self.folder, "s")):
            os.remove(os.path.join(self.folder, "s", old))
        with open(os.path.join(self.folder, source), "rb") as f:
            data = f.read()
        with open(os.path.join(self.folder, "s", "Brown Report on the Stranding.pdf"), "wb") as f:
            f.write(data)
        report = json.loads(self.run("check", "--format", "json", "letter.txt", "s"))
        pins = [f["pinpoint"] for f in report["findings"] if f.get("pinpoint")]
        return pins[0] if pins else report


def cases(ask):
    yield "words are read", HOLDS in ask.text("plain.pdf")
    yield "a file that only its owner's password locks is read", HOLDS in ask.text("owner.pdf")
    refused = ask.said("user.pdf")
    yield "a password is asked for in one sentence", "locked with a password" in refused and HOLDS not in refused
    yield "what a form field holds is no text, and is said", "Ada Keeper" in ask.said("form.pdf") and \
        "Ada Keeper" not in ask.text("form.pdf")
    yield "a comment is no text, and is said", "Is this so?" in ask.said("comment.pdf") and \
        "Is this so?" not in ask.text("comment.pdf")
    yield "words before a page that is an image are read", HOLDS in ask.text("image.pdf")
    yield "words under an image are read", "Second page." in ask.text("hidden.pdf")
    yield "letters without a character are no text", "letters are no words" in ask.said("private.pdf")
    yield "a page of other letters is named", "page 2 has no usable text layer" in ask.said("moved.pdf")
    pin = ask.pinpoint("211", "labels.pdf")
    yield "the file's labels count where none is printed", pin["state"] == "right"
    pin = ask.pinpoint("212", "labels.pdf")
    yield "and are said to be such", pin["state"] == "wrong" and pin["found"] == "p. 211" and \
        "page labels" in pin["because"]
    yield "Roman labels count", ask.pinpoint("xiv", "roman.pdf")["state"] == "right"
    yield "what is printed goes before labels", ask.pinpoint("32", "printed.pdf")["state"] == "right"
    pin = ask.pinpoint("211", "printed.pdf")
    yield "a label that is cited instead is named", pin["state"] == "wrong" and "another one is printed" in pin["because"]


def main():
    with tempfile.TemporaryDirectory() as folder:
        all_cases = list(cases(Ask(sys.argv[1], sys.argv[2], folder)))
    print("1..%d" % len(all_cases))
    for i, (name, good) in enumerate(all_cases, 1):
        print("%s %d - %s" % ("ok" if good else "not ok", i, name))
    return not all(good for _, good in all_cases)


if __name__ == "__main__":
    sys.exit(main())
