#!/usr/bin/env python3
"""Reads pages of damaged documents as strictly as outline.py does.

  storm.py IBID COUNT

First the documents of tests/web/hostile, then COUNT mutations of samples, each
made of its number alone.  Says which went wrong, and exits with 1.
"""
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SAMPLES = ["samples/letter.txt", "samples/letter.ocr.txt",
           "tests/web/arabic/document.txt", "tests/web/russian/document.txt",
           "tests/web/hostile/document.txt"]
BITS = [b.encode() for b in (
    "\"", "\u201c", "\u201d", "\u00ab", "\u00bb", "'", "<", ">", "&", "</p>",
    "<script>", "\n\n", "\f", "\r", "\t", "1", " 3 ", "[", "]", "(", "...", "^",
    "[^1]", "\n> ", "\n1 ", "\n2 Ibid.\n", "\u202e")] + [b"\x00", b"\xff"]


def mutate(number):
    chance = random.Random(number)
    with open(os.path.join(ROOT, chance.choice(SAMPLES)), "rb") as f:
        text = bytearray(f.read())
    for _ in range(chance.randint(1, 60)):
        at, what = chance.randrange(len(text)), chance.random()
        if what < 0.5:
            text[at:at] = chance.choice(BITS) * chance.choice([1, 1, 1, 5])
        elif what < 0.7:
            del text[at:at + chance.randint(1, 40)]
        elif what < 0.9:
            other = chance.randrange(len(text))
            text[at:at] = text[other:other + chance.randint(1, 300)]
        else:
            text[at] = chance.randrange(256)
    return bytes(text)


def fault(ibid, name, number):
    """What is wrong with the page of a document, or None."""
    options = ["--unquoted"] if number % 3 == 0 else []
    options += ["--terms"] if number % 2 else []
    made = subprocess.run(
        [ibid, "check", "--quiet", "--format", "html"] + options +
        [name, os.path.join(ROOT, "samples/sources")], capture_output=True)
    if made.returncode == 2 and not made.stdout:
        return None
    if made.returncode not in (0, 1):
        return "exit status %d %s" % (made.returncode, made.stderr[-800:])
    read = subprocess.run(
        [sys.executable, "-B", os.path.join(HERE, "outline.py")],
        input=made.stdout, capture_output=True)
    return read.stderr.decode() if read.returncode else None


def main():
    ibid, count = sys.argv[1], int(sys.argv[2])
    folder = os.path.join(HERE, "hostile")
    bad = 0
    for name in sorted(os.listdir(folder)):
        why = name.endswith(".txt") and fault(ibid, os.path.join(folder, name),
                                              1)
        if why:
            print("%s: %s" % (name, why))
            bad += 1
    with tempfile.TemporaryDirectory() as room:
        name = os.path.join(room, "document.txt")
        for number in range(count):
            with open(name, "wb") as f:
                f.write(mutate(number))
            why = fault(ibid, name, number)
            if why:
                print("mutation %d: %s" % (number, why))
                bad += 1
    print("%d mutations, %d faults" % (count, bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
