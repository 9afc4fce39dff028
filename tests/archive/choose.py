#!/usr/bin/env python3
"""Checks documents against an archive, and against the same files as a folder.

  choose.py IBID DOCUMENT... -- SOURCE...

An archive reads only what its index chooses for a document; the findings must be
those that all files give.  Texts with chance words stand beside the sources, so
that there is something to choose from.  Prints each finding that differs, and
exits with 1 where one does.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

CHANCE_TEXTS = 60
WORDS = ("harbour", "pilot", "bar", "board", "tide", "council", "report",
         "witness", "letter", "inquiry", "chart", "channel", "the", "of",
         "and", "which", "was", "had", "no", "before", "under", "master")


def run(*args):
    done = subprocess.run(args, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stdout


def make_chance(folder):
    chance = random.Random(10)
    os.makedirs(folder)
    for i in range(CHANCE_TEXTS):
        with open(os.path.join(folder, "chance-%02d.txt" % i), "w",
                  encoding="utf-8") as f:
            f.write("Text %d\n\n" % i)
            f.write(" ".join(chance.choice(WORDS) for _ in range(2000)))


def findings(ibid, *args):
    """What a check says, without what hangs on the number of sources."""
    status, said = run(ibid, "check", "-q", "--format", "json", *args)
    if status not in (0, 1, 2) or not said:
        sys.exit("%s: %d" % (" ".join(args), status))
    report = json.loads(said)
    return {f["id"]: (f["kind"], f["verdict"], f["start"], f["end"],
                      len(f.get("also", [])))
            for f in report["findings"]}, len(report["sources"])


def main():
    if "--" not in sys.argv:
        sys.exit(__doc__)
    cut = sys.argv.index("--")
    ibid = os.path.abspath(sys.argv[1])
    documents, sources = sys.argv[2:cut], sys.argv[cut + 1:]
    bad = count = 0
    with tempfile.TemporaryDirectory() as top:
        archive = os.path.join(top, "a.ibid")
        pile = os.path.join(top, "chance")
        make_chance(pile)
        run(ibid, "init", archive)
        run(ibid, "add", "-q", "--archive", archive, pile, *sources)
        for name in documents:
            kept, few = findings(ibid, "--archive", archive, name)
            named, many = findings(ibid, name, pile, *sources)
            count += len(named)
            print("%s: %d findings, %d of %d sources read"
                  % (name, len(named), few, many))
            for one in sorted(set(kept.items()) ^ set(named.items())):
                bad += 1
                print("  %s %s" % ("archive" if kept.get(one[0]) == one[1]
                                   else "folder ", one))
            if few > many // 2 + 5:
                bad += 1
                print("  too many were read")
    print("%d findings, %d differ" % (count, bad))
    return 1 if bad or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
