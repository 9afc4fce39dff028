#!/usr/bin/env python3
"""Checks documents against an archive, and against the same files as a folder.

  choose.py IBID DOCUMENT... -- SOURCE...

An archive reads only what its index chooses for a document; the findings must be
those that all files give.  Texts with chance words stand beside the sources, so
that there is something to choose from; and some piles are made that are hard to
choose from.  Prints each finding that differs, and
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


def make_hard(top):
    """What an index by short stretches and few hits may miss: one title that
    many texts bear, a quotation over a page, one that begins with a formula.
    Gives pairs of a document and a folder with its sources."""
    made = []

    def pair(name, document, sources):
        folder = os.path.join(top, name)
        os.makedirs(folder)
        for i, text in enumerate(sources):
            with open(os.path.join(folder, "%s-%03d.txt" % (name, i)), "w",
                      encoding="utf-8") as f:
                f.write(text)
        path = os.path.join(top, name + ".txt")
        with open(path, "w", encoding="utf-8") as f:
            f.write(document)
        made.append((path, folder))

    pair("years",
         "The board wrote: \"the light was out for nine nights\".[1]\n\n"
         "[1] Annual Report of the Coastal Lights Board (London, 1941), p. 2.\n",
         ["Annual Report of the Coastal Lights Board\n\nLondon, %d\n\n%s\n"
          % (1900 + i, "In this year the light was out for nine nights."
             if i == 41 else "Nothing is to be reported of this year.")
          for i in range(45)])
    pair("page",
         "She said: \"No pilot of any age was heard.\"\n",
         ["The Inquiry\n\nIt is true that no pilot of\n\n\f"
          "THE INQUIRY                    12\n\n"
          "any age was heard. The rest is known.\n\n\f"
          "THE INQUIRY                    13\n\nThe end.\n",
          "The Minutes\n\nNobody spoke.\n"])
    formula = ("Having deliberated in private, and having regard to the papers "
               "that the parties laid before it, the Board of the port, by a "
               "majority of its members, decides as follows: ")
    pair("formula",
         "The Board wrote: \"%sthe pilot of the Flora is to be heard.\"\n"
         % formula,
         ["Decision %d\n\n%s%s\n" % (i, formula,
          "the pilot of the Flora is to be heard." if i == 6 else
          "the request of that day is refused, number %d." % i)
          for i in range(9)])
    return made


def findings(ibid, *args):
    """What a check says, without what hangs on the number of sources."""
    status, said = run(ibid, "check", "-q", "--format", "json", *args)
    if status not in (0, 1, 2) or not said:
        sys.exit("%s: %d" % (" ".join(args), status))
    report = json.loads(said)
    return {f["id"]: (f["kind"], f["verdict"], f["start"], f["end"],
                      len(f.get("also", [])))
            for f in report["findings"]}, len(report["sources"])


def compare(ibid, top, name, archive, sources):
    """Prints what differs.  Gives how many findings there are, and differ."""
    kept, few = findings(ibid, "--archive", archive, name)
    named, many = findings(ibid, name, *sources)
    bad = 0
    print("%s: %d findings, %d of %d sources read"
          % (os.path.relpath(name, top) if name.startswith(top) else name,
             len(named), few, many))
    for one in sorted(set(kept.items()) ^ set(named.items())):
        bad += 1
        print("  %s %s" % ("archive" if kept.get(one[0]) == one[1]
                           else "folder ", one))
    return len(named), bad, few, many


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
            n, differ, few, many = compare(ibid, top, name, archive,
                                           [pile] + sources)
            count += n
            bad += differ
            if few > many // 2 + 5:
                bad += 1
                print("  too many were read")
        for i, (name, folder) in enumerate(make_hard(os.path.join(top, "hard"))):
            other = os.path.join(top, "hard-%d.ibid" % i)
            run(ibid, "init", other)
            run(ibid, "add", "-q", "--archive", other, folder)
            n, differ, _, _ = compare(ibid, top, name, other, [folder])
            count += n
            bad += differ
    print("%d findings, %d differ" % (count, bad))
    return 1 if bad or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
