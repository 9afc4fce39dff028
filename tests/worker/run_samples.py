#!/usr/bin/env python3
"""Compares what the formats say of the samples with what was looked through.

  run_samples.py SHOW            runs SHOW on each sample; TAP on stdout
  run_samples.py SHOW --renew    writes expected.txt anew, to be read and kept
"""
import os
import subprocess
import sys
import tempfile

import make_samples

EXPECTED = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        "expected.txt")


def said(show, folder):
    """What SHOW says of each sample, by name."""
    out = {}
    for name, data in sorted(make_samples.all_samples().items()):
        path = os.path.join(folder, name)
        with open(path, "wb") as f:
            f.write(data)
        run = subprocess.run([show, path], stdout=subprocess.PIPE,
                             timeout=60, check=False)
        text = run.stdout.decode("utf-8", "replace")
        if run.returncode:
            text += "exit status %d\n" % run.returncode
        out[name] = text if text.endswith("\n") else text + "\n"
    return out


def kept():
    out, name = {}, None
    with open(EXPECTED, encoding="utf-8") as f:
        for line in f:
            if line.startswith("== "):
                name = line[3:].rstrip("\n")
                out[name] = ""
            else:
                out[name] += line
    return out


def main():
    with tempfile.TemporaryDirectory() as folder:
        now = said(sys.argv[1], folder)
    if "--renew" in sys.argv:
        with open(EXPECTED, "w", encoding="utf-8") as f:
            f.write("".join("== %s\n%s" % pair for pair in sorted(now.items())))
        return 0
    want = kept()
    names = sorted(set(now) | set(want))
    print("1..%d" % len(names))
    for i, name in enumerate(names, 1):
        good = now.get(name) == want.get(name)
        print("%s %d - %s" % ("ok" if good else "not ok", i, name))
        if not good:
            print("# is:\n# " + (now.get(name) or "").replace("\n", "\n# "))
            print("# should be:\n# "
                  + (want.get(name) or "").replace("\n", "\n# "))
    return 0


if __name__ == "__main__":
    sys.exit(main())
