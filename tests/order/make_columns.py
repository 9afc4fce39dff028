#!/usr/bin/env python3
"""Writes PDF files of two columns with block quotations and notes, in four drawing orders, and what they say.

  make_columns.py FOLDER [--pages 12] [--seed 1]

For each order (natural, rows, lines, glyphs) columns-ORDER.pdf; and columns.json: {"body": words in the order of
reading, "notes": [{"number", "words", "mark_after": the word that carries the mark}], "marks": [numbers in order]}.

natural: as it is read. rows: the lines of both columns from the top down. lines: lines shuffled. glyphs: every glyph
by itself, shuffled. The page: a running head, a title across both columns on the first page, a heading across both on
every third, block quotations set in from their column on both sides in smaller type, notes at the foot of their column
under a rule, each with a raised mark; some run on into the next column or page. Fonts are not embedded (Times-Roman,
one of the fourteen that each reader knows); widths are Adobe's. Standard library only; the same bytes on each run.
"""
import argparse
import json
import os
import random

# Widths of Times-Roman from blank to tilde, in thousandths of the size (Adobe, Core 14 AFM).
WIDTHS = [250, 333, 408, 500, 500, 833, 778, 333, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500,
          500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722,
          611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444,
          500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722,
          500, 500, 444, 480, 200, 480, 541]
WORDS = ("the of and to in that was for on by with as at from had not were which this but have are been their one all "
         "harbour board pilots inquiry steamer stranding committee evidence witness signal channel court judgment tug "
         "winter water vessel report minutes master owners weather counsel question answer coast light keeper lifeboat "
         "damage insurance cargo anchor station record letter telegram mole basin tide night morning captain crew "
         "according observed refused ordered found held considered described returned received maintained").split()
WIDTH, HEIGHT = 595, 842
COLUMN, GUTTER, LEFT, TOP, BOTTOM = 235, 15, 55, 770, 60
BODY, QUOTE, NOTE, MARK = 10, 9, 8, 6
STEP = {BODY: 12.0, QUOTE: 10.8, NOTE: 9.5}


def width(text, size):
    return sum(WIDTHS[ord(c) - 32] for c in text) * size / 1000


class Words:
    """Made-up sentences; each word is unique enough by its neighbours."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def sentence(self, low, high):
        words = [self.random.choice(WORDS) for _ in range(self.random.randint(low, high))]
        words[0] = words[0].capitalize()
        words[-1] += "."
        return words


def break_lines(tokens, size, measure):
    """Tokens (word, mark or None) to lines; every line but the last is justified."""
    lines, line, used = [], [], 0.0
    for word, mark in tokens:
        w = width(word, size) + (width(str(mark), MARK) if mark else 0)
        if line and used + w + 0.25 * size > measure:
            lines.append(line)
            line, used = [], 0.0
        line.append((word, mark, w))
        used += w + (0.25 * size if used else 0)
    if line:
        lines.append(line)
    return lines


def set_line(line, x, y, size, measure, justify):
    """Glyphs (x, y, size, character) of a line."""
    total = sum(w for _, _, w in line)
    gap = (measure - total) / (len(line) - 1) if justify and len(line) > 1 else 0.25 * size
    gap = min(gap, 1.0 * size)
    out = []
    for word, mark, _ in line:
        for c in word:
            out.append((x, y, size, c))
            x += width(c, size)
        for c in str(mark) if mark else "":
            out.append((x, y + size * 0.35, MARK, c))
            x += width(c, MARK)
        x += gap
    return out


class Setter:
    """Fills columns; keeps what is said in the order of reading."""

    def __init__(self, pages, seed):
        self.words = Words(seed)
        self.random = random.Random(seed + 1)
        self.pages, self.body, self.notes, self.marks = [], [], [], []
        self.left_over = []  # lines of a note that goes on
        self.max_pages = pages

    def note(self):
        number = len(self.notes) + 1
        words = self.words.sentence(6, 26 if number % 9 else 70)
        self.notes.append({"number": number, "words": words})
        return number, words

    def note_lines(self, number, words):
        label = str(number)
        first = [(words[0], None)] + [(w, None) for w in words[1:]]
        lines = break_lines(first, NOTE, COLUMN - 10)
        return [("label", label, line) if i == 0 else ("more", "", line) for i, line in enumerate(lines)]

    def across(self, lines, y, text, size):
        """A heading over both columns."""
        tokens = [(w, None) for w in text]
        for line in break_lines(tokens, size, 2 * COLUMN + GUTTER):
            lines.append(set_line(line, LEFT + 40, y, size, 0, False))
            y -= size * 1.3
        self.body += text
        return y - 6

    def paragraph(self, quoted):
        """Tokens of a paragraph; some words carry marks of new notes."""
        tokens, made = [], []
        for _ in range(2 if quoted else self.random.randint(3, 6)):
            words = self.words.sentence(6, 22)
            mark = None
            if len(self.notes) < 99 and (quoted or self.random.random() < 0.36):
                mark, text = self.note()
                made.append((mark, text))
            tokens += [(w, None) for w in words[:-1]] + [(words[-1], mark)]
        return tokens, dict(made)

    def fill(self, lines, x, top, pending):
        """One column: body down, notes up; gives the paragraph that did not fit."""
        y, foot = top, []
        room = lambda: y - BOTTOM - len(foot) * STEP[NOTE] - (14 if foot else 0)
        foot += self.left_over[:14]
        self.left_over = self.left_over[14:]
        while True:
            if not pending:
                quoted = self.random.random() < 0.25
                tokens, made = self.paragraph(quoted)
                size = QUOTE if quoted else BODY
                measure = COLUMN - (36 if quoted else 0)
                broken = break_lines(tokens, size, measure)
                pending = [(line, size, 18 if quoted else 0, i + 1 < len(broken), made)
                           for i, line in enumerate(broken)]
                y -= 4 if quoted else 0
            line, size, indent, justify, made = pending[0]
            notes = [m for _, m, _ in line if m]
            new = [n for m in notes for n in self.note_lines(m, made[m])]
            if room() < STEP[size] + (9.5 if new else 0):
                break
            if new and room() < STEP[size] + 9.5 * len(new) + 14:
                fits = max(1, int((room() - STEP[size] - 14) / 9.5))
                if self.left_over or fits < 1 or room() < STEP[size] + 9.5 + 14:
                    break
                foot += new[:fits]
                self.left_over += new[fits:]
            else:
                if self.left_over and new:
                    break
                foot += new
            y -= STEP[size]
            lines.append(set_line(line, x + indent, y, size, COLUMN - 2 * indent, justify))
            self.body += [w for w, _, _ in line]
            self.marks += notes
            pending.pop(0)
        self.foot(lines, x, foot)
        return pending

    def foot(self, lines, x, foot):
        y = BOTTOM + len(foot) * STEP[NOTE]
        for kind, label, line in foot:
            y -= STEP[NOTE]
            glyphs = []
            if kind == "label":
                at = x
                for c in label:
                    glyphs.append((at, y + 2.6, 5.5, c))
                    at += width(c, 5.5)
            lines.append(glyphs + set_line(line, x + 10, y, NOTE, COLUMN - 10, False))

    def page(self, number, pending):
        lines = []
        head = "Proceedings of the Harbour Inquiry" if number % 2 else "On Strandings"
        lines.append(set_line([(w, None, width(w, 8)) for w in head.split()], LEFT, 800, 8, 0, False))
        lines.append(set_line([(str(number), None, width(str(number), 8))], 530, 800, 8, 0, False))
        top = TOP
        if number == 1:
            top = self.across(lines, top, "An Account of the Stranding and of the Evidence Heard".split(), 18)
        elif number % 3 == 0 and not pending:
            top = self.across(lines, top, self.words.sentence(9, 12), 12)
        pending = self.fill(lines, LEFT, top, pending)
        pending = self.fill(lines, LEFT + COLUMN + GUTTER, top, pending)
        self.pages.append(lines)
        return pending

    def set_all(self):
        pending, number = [], 0
        while number < self.max_pages or (len(self.notes) < 99 and number < 60) or self.left_over:
            number += 1
            pending = self.page(number, pending)
        left = {m for line, *_ in pending for _, m, _ in line if m}
        self.notes = [n for n in self.notes if n["number"] not in left]


def ordered(lines, how, shuffle):
    """Pieces of glyphs, each drawn at once."""
    if how == "natural":
        return lines
    if how == "rows":
        return sorted(lines, key=lambda l: (-round(l[0][1]), l[0][0]))
    out = list(lines) if how == "lines" else [[g] for line in lines for g in line]
    shuffle.shuffle(out)
    return out


def content(pieces):
    out = ["BT"]
    for piece in pieces:
        size = None
        for x, y, s, c in piece:
            if s != size:
                out.append(f"/F1 {s:g} Tf")
                size = s
            c = "\\" + c if c in "()\\" else c
            out.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm ({c}) Tj")
    out.append("ET")
    return "\n".join(out).encode("latin-1")


def write_pdf(path, pages):
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               ("<< /Type /Pages /Count %d /Kids [%s] >>" % (
                   len(pages), " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages))))).encode(),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"]
    for i, data in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {5 + 2 * i} 0 R "
                       "/Resources << /Font << /F1 3 0 R >> >> >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n" % len(data) + data + b"\nendstream")
    out, places = bytearray(b"%PDF-1.4\n"), []
    for i, o in enumerate(objects):
        places.append(len(out))
        out += b"%d 0 obj\n" % (i + 1) + o + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for p in places:
        out += b"%010d 00000 n \n" % p
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    with open(path, "wb") as f:
        f.write(out)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder")
    ap.add_argument("--pages", type=int, default=12)
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    setter = Setter(args.pages, args.seed)
    setter.set_all()
    os.makedirs(args.folder, exist_ok=True)
    for how in ("natural", "rows", "lines", "glyphs"):
        shuffle = random.Random(args.seed + 2)
        write_pdf(os.path.join(args.folder, f"columns-{how}.pdf"),
                  [content(ordered(lines, how, shuffle)) for lines in setter.pages])
    with open(os.path.join(args.folder, "columns.json"), "w") as f:
        json.dump({"body": setter.body, "notes": setter.notes, "marks": setter.marks}, f)


if __name__ == "__main__":
    main()
