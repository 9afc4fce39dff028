#!/usr/bin/env python3
"""Makes quotations, true and false, of a made-up text: quotes.py FOLDER

For whoever has no texts at hand: bench/compare runs it where the set of novels
beside the project is absent.  The words are invented, but come as often as
words of prose do (Zipf's law), in sentences, speeches and paragraphs.  The
seed is fixed: the same files on each run.  Writes into FOLDER

  corpus.txt    64 MiB of text
  norm.txt      the corpus reduced to [a-z0-9]
  norm.map      for each byte of norm.txt its offset in corpus.txt, as u32
  quotes.jsonl  a quotation a line: id, group, variant, text, truth (its places
                in corpus.txt, as [start, end]); origin, where an altered one
                was taken from

Variants: exact; ws (white space, hyphens, quotation marks); ocr2, ocr8 (2 and
8 % of the characters as OCR misreads them); elide (an ellipsis and an altered
word); and absent: holdout (of a text that is not there), replaced (most of its
words replaced by others).
"""
import array
import itertools
import json
import math
import os
import random
import re
import sys
import unicodedata

SEED = 3
SIZE = 64 << 20
QUOTES, ABSENT = 1000, 100
VOCABULARY = 40000

ONSETS = ["", "", "b", "c", "ch", "d", "f", "g", "h", "l", "m", "n", "p", "r",
          "s", "st", "t", "th", "tr", "w"]
VOWELS = ["a", "e", "i", "o", "u", "ea", "y"]
CODAS = ["", "", "", "", "d", "l", "m", "n", "nd", "r", "s", "t"]

# What OCR reads for what stands there.
LOOKALIKE = {"rn": "m", "m": "rn", "cl": "d", "d": "cl", "e": "c", "c": "e",
             "h": "b", "b": "h", "l": "1", "i": "l", "o": "0", "s": "5",
             "n": "u", "u": "n", "t": "f", "f": "t", "v": "y", "y": "v",
             "g": "q", "a": "o", ",": ".", ".": ","}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def normal(text):
    """The text reduced to [a-z0-9], accents folded."""
    text = text.lower().replace("ſ", "s").replace("æ", "ae").replace("œ", "oe")
    return re.sub("[^a-z0-9]", "", unicodedata.normalize("NFKD", text))


def vocabulary(rng):
    words = {}
    while len(words) < VOCABULARY:
        # Frequent words are short: the rank grows with the syllables.
        syllables = 1 + int(rng.random() * math.log10(len(words) + 10) * 0.8)
        words["".join(rng.choice(ONSETS) + rng.choice(VOWELS) +
                      rng.choice(CODAS) for _ in range(syllables))] = True
    return list(words)


def made_up(rng, words, size):
    """About `size` bytes of text."""
    weights = list(itertools.accumulate(
        1 / (rank + 2.7) for rank in range(len(words))))
    out, length, line = [], 0, []
    while length < size:
        for word in rng.choices(words, cum_weights=weights, k=20000):
            line.append(word)
            if len(line) < 6 or rng.random() > 0.06:
                if rng.random() < 0.08:
                    line[-1] += ","
                continue
            sentence = " ".join(line).capitalize() + rng.choice("....?!;")
            if rng.random() < 0.25:
                sentence = "“" + sentence + "”"
            sentence += "\n\n" if rng.random() < 0.2 else rng.choice("  \n")
            out.append(sentence)
            length += len(sentence.encode())
            line = []
    return "".join(out)


def retype(text, rng):
    """White space, hyphens, quotation marks and dashes as another types them."""
    out = []
    for word in text.split():
        if len(word) > 6 and word.isalpha() and rng.random() < 0.12:
            cut = rng.randrange(3, len(word) - 2)
            word = word[:cut] + rng.choice(["-\n", "\u00ad"]) + word[cut:]
        if rng.random() < 0.5:
            word = word.translate({0x201c: '"', 0x201d: '"', 0x2019: "'"})
        out += [word, rng.choices([" ", "\n", "  ", "\n    "],
                                  [70, 15, 10, 5])[0]]
    return "".join(out[:-1])


def misread(text, rate, rng):
    """A share of the characters as OCR misreads, drops or adds them."""
    out, at = [], 0
    while at < len(text):
        step = 1
        if rng.random() >= rate:
            out.append(text[at])
        else:
            kind = rng.random()
            if kind < 0.7 and text[at:at + 2] in LOOKALIKE:
                out.append(LOOKALIKE[text[at:at + 2]])
                step = 2
            elif kind < 0.7:
                out.append(LOOKALIKE.get(text[at], rng.choice(LETTERS)))
            elif kind > 0.85:
                out.append(rng.choice(LETTERS + " .") + text[at])
        at += step
    return "".join(out)


def elide(text, rng):
    """An ellipsis for words of the middle, one word altered in brackets."""
    words = text.split()
    first = rng.randrange(int(len(words) * 0.3), int(len(words) * 0.45))
    last = first + rng.randrange(3, max(4, int(len(words) * 0.3)))
    left, right = words[:first], words[last:]
    if rng.random() < 0.5:
        left[0] = "[" + left[0][0].swapcase() + "]" + left[0][1:]
    else:
        left[rng.randrange(len(left))] = rng.choice(["[they]", "[his]", "[it]"])
    dots = rng.choice([" ... ", " . . . ", " … ", " [...] "])
    return " ".join(left) + dots + " ".join(right)


def replace(text, words, rng):
    """Three words of five replaced by others."""
    return " ".join(rng.choice(words) if rng.random() < 0.6 else word
                    for word in text.split())


class Corpus:
    def __init__(self, text):
        self.bytes = text.encode()
        table = bytes(1 if chr(c).isalnum() and c < 128 else 0
                      for c in range(256))
        kept = self.bytes.translate(table)
        drop = bytes(c for c in range(256) if not table[c])
        self.norm = self.bytes.lower().translate(None, drop)
        self.map = array.array("I", itertools.compress(
            range(len(kept)), kept))

    def write(self, folder):
        for name, data in (("corpus.txt", self.bytes), ("norm.txt", self.norm),
                           ("norm.map", self.map)):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)

    def places(self, text):
        """Every place where the text stands, as [start, end]."""
        wanted, out = normal(text).encode(), []
        at = self.norm.find(wanted)
        while at >= 0:
            out.append([self.map[at], self.map[at + len(wanted) - 1] + 1])
            at = self.norm.find(wanted, at + 1)
        return out


def sample(data, rng):
    """A passage from word to word within a paragraph: start, end, text."""
    while True:
        wanted = int(math.exp(rng.uniform(math.log(40), math.log(600))))
        start = data.index(b" ", rng.randrange(len(data) - 2000)) + 1
        end = data.rfind(b" ", start, start + wanted)
        if end - start < 40 or b"\n\n" in data[start:end]:
            continue
        return start, end, data[start:end].decode()


def main(folder):
    os.makedirs(folder, exist_ok=True)
    rng = random.Random(SEED)
    words = vocabulary(rng)
    corpus = Corpus(made_up(rng, words, SIZE))
    other = made_up(rng, words, SIZE // 32).encode()
    lines = []

    def put(number, group, variant, text, truth, **more):
        lines.append(json.dumps(dict(id=number, group=group, variant=variant,
                                     text=text, truth=truth, **more),
                                ensure_ascii=False))

    passages = [sample(corpus.bytes, rng) for _ in range(QUOTES)]
    for number, (start, end, text) in enumerate(passages):
        truth = corpus.places(text)
        flat = " ".join(text.split())
        put(number, "present", "exact", text, truth)
        put(number, "present", "ws", retype(text, rng), truth)
        put(number, "present", "ocr2", misread(flat, 0.02, rng), truth)
        put(number, "present", "ocr8", misread(flat, 0.08, rng), truth)
        if len(text) >= 160:
            put(number, "present", "elide", elide(text, rng), truth)
    for number in range(ABSENT):
        text = sample(other, rng)[2]
        if number % 2:
            text = misread(text, 0.02, rng)
        put(10000 + number, "absent", "holdout", text, corpus.places(text))
    for number in range(ABSENT):
        start, end, text = rng.choice(passages)
        put(11000 + number, "absent", "replaced", replace(text, words, rng), [],
            origin=[start, end])
    corpus.write(folder)
    with open(os.path.join(folder, "quotes.jsonl"), "w",
              encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("quotes.py FOLDER")
    main(sys.argv[1])
