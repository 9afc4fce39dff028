#!/usr/bin/env python3
"""The samples through the library's reader: run_answers.py ASK IBID_READ

Every promise of an answer holds, and as many notes and marks arrive as the
formats handed on: all of them, and each mark of a note is tied to it.  And the
worker itself, whatever the locale, tells names that are not ASCII.
"""
import os
import re
import subprocess
import sys
import tempfile

import make_samples

EXPECTED = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        "expected.txt")


def handed_on():
    """Of each sample that is read: its notes, and its marks that have one."""
    out = {}
    with open(EXPECTED, encoding="utf-8") as f:
        for part in re.split(r"^== ", f.read(), flags=re.M)[1:]:
            name, said = part.split("\n", 1)
            if "FAIL" in said:
                continue
            keys = re.findall(r"(?:^|<)(?:end)?note (\S+)", said, re.M)
            marks = [k for k in re.findall(r"\{([^|}]*)\|", said)
                     if k in keys]
            out[name] = (len(keys), len(marks))
    return out


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name, data in make_samples.all_samples().items():
            with open(os.path.join(folder, name), "wb") as f:
                f.write(data)
        run = subprocess.run([sys.argv[1], sys.argv[2], folder],
                             stdout=subprocess.PIPE, timeout=100, check=False)
        names = subprocess.run([sys.argv[2], os.path.join(folder, "names.zip")],
                               stdout=subprocess.PIPE, timeout=100,
                               env={"LC_ALL": "C"}, check=False).stdout
    said = run.stdout.decode("utf-8")
    got = {m[1]: (int(m[2]), int(m[3])) for m in re.finditer(
        r"^(\S+): (\d+) notes, (\d+) marks", said, re.M)}
    want = handed_on()
    print(said)
    for name in sorted(set(got) | set(want)):
        if got.get(name) != want.get(name):
            print("%s: %s, should be %s" % (name, got.get(name),
                                            want.get(name)))
    told = "\u00dcber.txt".encode() in names
    if not told:
        print("names.zip: the worker does not tell the name \u00dcber.txt")
    return 1 if run.returncode or got != want or not told else 0


if __name__ == "__main__":
    sys.exit(main())
