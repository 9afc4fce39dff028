#!/usr/bin/env python3
"""Writes PDF files of pages that are hard to put in order, in four drawing orders, and what they say.

  make_pages.py FOLDER KIND [--pages 8] [--seed 1]

For each order (natural, rows, lines, glyphs) KIND-ORDER.pdf; and KIND.json: {"body": words in the order of reading
without tables and margins, "notes": [{"label", "words", "before": the words before its mark}], "quotes", "tables",
"sides": [words]}. Kinds are the rows of KINDS below: notes that begin again on each page, signs for labels, notes longer
than the text, block quotations, tables whose rows begin with figures, numbers beside the lines, words in the margin,
turned pages, mixed sizes, lines from the right, Chinese characters. Standard library only; the same bytes on each run.
"""
import argparse
import json
import os
import random

from make_columns import WIDTHS, WORDS, ordered

HEBREW = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # glyphs that the file's table calls U+05D0 and on
KANJI = ("委員会調査港船長証人灯台夜潮波止場記録手紙電報裁判所判決引船冬水先案内人事件報告書類提出会議開催日時"
         "天候損害保険貨物錨地点説明質問回答確認拒否命令発見考察記述返信受領維持")
SIGNS = ["*", "\u2020", "\u2021", "\u00a7"]
CODES = {"\u2020": "\\206", "\u2021": "\\207", "\u00a7": "\\247"}  # WinAnsi
SIGN_WIDTHS = {"\u2020": 500, "\u2021": 500, "\u00a7": 500}

BASE = dict(columns=2, sizes=[(595, 842)], rotate=0, turned=False, numbering="run", raised=True, long=0.1, often=0.35,
            quotes=0.2, tables=0, numbers=False, sides=None, script="latin", note_size=8)
KINDS = {
    "restart": dict(numbering="page"),
    "signs": dict(numbering="signs", often=0.2),
    "mixed": dict(numbering="mixed", columns=1),
    "long": dict(long=0.6, columns=1, often=0.25),
    "longcolumns": dict(long=0.5, often=0.2),
    "plain": dict(raised=False, columns=1),
    "quotes": dict(quotes=0.5),
    "tables": dict(tables=0.5, columns=1),
    "tablecolumns": dict(tables=0.4),
    "numbers": dict(numbers=True, columns=1, quotes=0),
    "margin": dict(sides="plain", columns=1),
    "sidenotes": dict(sides="notes", columns=1, often=0),
    "rotated": dict(rotate=90, sizes=[(842, 595)]),
    "turned": dict(turned=True, columns=1, sizes=[(595, 842)]),
    "sizes": dict(sizes=[(595, 842), (420, 595), (842, 595)], columns=1),
    "right": dict(script="hebrew", columns=1),
    "rightcolumns": dict(script="hebrew", columns=2),
    "chinese": dict(script="chinese", columns=1),
    "chinesecolumns": dict(script="chinese", columns=2, numbering="page"),
}
BODY, QUOTE = 10, 9


def advance(c, size):
    if ord(c) > 0x2fff:
        return size
    return (SIGN_WIDTHS[c] if c in SIGN_WIDTHS else WIDTHS[ord(c) - 32]) * size / 1000


def width(text, size):
    return sum(advance(c, size) for c in text)


class Line:
    """One line: (word, mark or "") pairs; notes are the indices of those that it calls."""

    def __init__(self, words, size, left, right, justify, kind="body"):
        self.words, self.size, self.left, self.right, self.justify, self.kind = words, size, left, right, justify, kind
        self.notes, self.first, self.group, self.side = [], False, 0, None


class Maker:
    def __init__(self, pages, seed, style):
        self.r = random.Random(f"{seed}")
        self.s = style
        self.max_pages = pages
        self.measure, self.quoted = 0, True
        self.hang = 10 if style["raised"] else 17  # of the notes' words from their labels
        self.body, self.notes, self.quotes, self.tables, self.sides = [], [], [], [], []
        self.pages = []
        self.running = 0   # numbers given so far
        self.on_page = 0
        self.signs = 0
        self.over = []     # lines of notes that go on
        self.gap = 0 if style["script"] == "chinese" else 0.25

    # --- words ---

    def sentence(self, low, high):
        n = self.r.randint(low, high)
        if self.s["script"] == "chinese":
            return [self.r.choice(KANJI) for _ in range(2 * n)] + ["。"]
        if self.s["script"] == "hebrew":
            return ["".join(self.r.choice(HEBREW) for _ in range(self.r.randint(2, 7))) for _ in range(n)]
        words = [self.r.choice(WORDS) for _ in range(n)]
        words[0] = words[0].capitalize()
        if self.r.random() < 0.15:
            words.insert(self.r.randint(1, n - 1), str(self.r.randint(1, 60)))
        if self.r.random() < 0.3:
            words.insert(self.r.randint(1, n - 1), str(self.r.randint(1890, 1990)))
        words[-1] += "."
        return words

    def break_lines(self, words, size, measure, first=0):
        lines, line, used = [], [], first
        for word, mark in words:
            w = width(word, size) + (width(mark, 0.6 * size) if mark else 0)
            if line and used + w + self.gap * size > measure:
                lines.append(line)
                line, used = [], 0
            line.append((word, mark))
            used += w + (self.gap * size if used else 0)
        return lines + [line]

    # --- labels, given when a note's mark is set on a page ---

    def label(self):
        how = self.s["numbering"]
        if how == "signs" or (how == "mixed" and self.r.random() < 0.15 and self.signs < 2):
            if self.signs == len(SIGNS):
                return None
            self.signs += 1
            return SIGNS[self.signs - 1]
        self.running += 1
        self.on_page += 1
        return str(self.on_page if how == "page" else self.running)

    # --- what is to be set, paragraph by paragraph ---

    def paragraph(self, measure):
        """Lines of a paragraph; "?" stands where a mark is wanted."""
        quoted = self.r.random() < self.s["quotes"] and not self.quoted
        self.quoted = quoted
        size = QUOTE if quoted else BODY
        left = 18 if quoted else 0
        words = []
        for k in range(2 if quoted else self.r.randint(2, 5)):
            sentence = [(w, "") for w in self.sentence(7, 22)]
            if self.r.random() < (0.7 if quoted and k else self.s["often"]):
                sentence[-1] = (sentence[-1][0], "?" if self.s["often"] else "")
            words += sentence
        if quoted:
            words = [(w, m if i + 1 == len(words) else "") for i, (w, m) in enumerate(words)]
        broken = self.break_lines(words, size, measure - 2 * left, 0 if quoted else 12)
        lines = [Line(l, size, left, left, i + 1 < len(broken), "quote" if quoted else "body")
                 for i, l in enumerate(broken)]
        lines[0].first = True
        if not quoted and self.s["sides"] and self.r.random() < 0.5:
            lines[0].side = self.sentence(4, 9)
        return lines

    def table(self, measure):
        rows = []
        for i in range(self.r.randint(4, 7)):
            cells = [str(i + 1) if self.r.random() < 0.8 else self.r.choice(WORDS).capitalize(),
                     " ".join(self.r.choice(WORDS) for _ in range(2)),
                     str(self.r.randint(10, 999)), f"{self.r.randint(1, 99)}.{self.r.randint(0, 9)}"]
            line = Line([(c, "") for c in cells], 8.5, 0, 0, False, "table")
            rows.append(line)
        rows[0].first = True
        return rows

    # --- setting ---

    def glyphs(self, words, x, y, size, measure, justify):
        """Glyphs (x, y, size, character) of words from x on; for lines from the right, x is mirrored later."""
        total = sum(width(w, size) + width(m, 0.6 * size) for w, m in words)
        gap = self.gap * size
        if justify and len(words) > 1:
            gap = min((measure - total) / (len(words) - 1), size * (1.0 if self.gap else 0.4))
        out = []
        right = self.s["script"] == "hebrew"
        edge = 2 * x + measure
        for word, mark in words:
            for c in word:
                w = advance(c, size)
                out.append((edge - x - w if right else x, y, size, c))
                x += w
            if mark:
                small = 0.6 * size
                w = width(mark, small)
                at = edge - x - w if right else x
                for c in mark:
                    out.append((at, y + 0.35 * size, small, c))
                    at += advance(c, small)
                x += w
            x += gap
        return out

    def note_lines(self, index, measure):
        note = self.notes[index]
        size = self.s["note_size"]
        broken = self.break_lines([(w, "") for w in note["words"]], size, measure - self.hang)
        return [(note["label"] if i == 0 else "", line, i + 1 < len(broken)) for i, line in enumerate(broken)]

    def set_note_line(self, line, x, y, measure):
        label, words, justify = line
        size = self.s["note_size"]
        out = self.glyphs(words, x + self.hang, y, size, measure - self.hang, justify)
        if self.s["script"] == "hebrew":
            out = self.glyphs(words, x, y, size, measure - self.hang, justify)
        at = x + (measure - 8 if self.s["script"] == "hebrew" else 0)
        small, up = (0.65 * size, 0.33 * size) if self.s["raised"] else (size, 0)
        for c in label:
            out.append((at, y + up, small, c))
            at += advance(c, small)
        return out

    def new_note(self, line, words_before):
        """Gives the label of a new note, or None where the page has no sign left."""
        label = self.label()
        if label is None:
            return ""
        long = self.r.random() < self.s["long"]
        words = [w for _ in range(self.r.randint(4, 9) if long else 1) for w in self.sentence(6, 24)]
        self.notes.append({"label": label, "words": words, "before": words_before})
        line.notes.append(len(self.notes) - 1)
        return label

    def fill(self, lines, x, measure, top, bottom, pending):
        y, foot = top, []
        pending = self.refit(pending, measure)
        self.measure = measure
        step, leading = 1.2 * self.s["note_size"], 1.2
        limit = max(1, int((top - bottom) * 0.6 / step))
        foot += self.over[:limit]
        self.over = self.over[limit:]
        while True:
            if not pending:
                is_table = self.r.random() < self.s["tables"]
                pending += self.table(measure) if is_table else self.paragraph(measure)
            line = pending[0]
            free = y - bottom - len(foot) * step - (14 if foot else 0)
            if line.kind == "table" and line.first and free < 8 * 11:
                break
            space = leading * line.size + (5 if line.first and line.kind != "body" else 0)
            wants = sum(1 for _, m in line.words if m == "?")
            if free < space + (wants and 14 + step):
                break
            if wants and self.over:
                break
            y -= space
            self.put_line(lines, line, x, y, measure)
            for index in line.notes:
                new = self.note_lines(index, measure)
                fits = max(1, int((y - bottom - 14 - len(foot) * step) / step))
                if self.over:
                    fits = 0
                foot += new[:fits]
                self.over += new[fits:]
            pending.pop(0)
        y = bottom + len(foot) * step
        for line in foot:
            y -= step
            lines.append(self.set_note_line(line, x, y, measure))
        return pending

    def refit(self, pending, measure):
        """Breaks the lines that are left of a paragraph anew, for a column of another width."""
        if not pending or pending[0].kind == "table" or self.measure == measure:
            return pending
        old = pending[0]
        words = [w for line in pending for w in line.words]
        broken = self.break_lines(words, old.size, measure - old.left - old.right, 12 if old.first else 0)
        lines = [Line(l, old.size, old.left, old.right, i + 1 < len(broken), old.kind) for i, l in enumerate(broken)]
        lines[0].first = old.first
        lines[0].side = old.side
        return lines

    def put_line(self, lines, line, x, y, measure):
        if line.kind == "table":
            self.put_row(lines, line, x, y, measure)
            return
        words = []
        for word, mark in line.words:
            if mark == "?":
                mark = self.new_note(line, (self.body + [w for w, _ in words] + [word])[-4:])
            words.append((word, mark))
        left = line.left + (12 if line.first and line.kind == "body" else 0)
        right = self.s["script"] == "hebrew"
        at = x + (line.right if right else left)
        lines.append(self.glyphs(words, at, y, line.size, measure - left - line.right, line.justify))
        if line.side:
            self.put_side(lines, line.side, y, words, line)
        if line.kind == "quote":
            if line.first:
                self.quotes.append([])
            self.quotes[-1] += [w for w, _ in words]
        self.body += [w for w, _ in words]

    def put_row(self, lines, line, x, y, measure):
        if line.first:
            self.tables.append([])
        for i, (cell, _) in enumerate(line.words):
            at = x + measure * (0, 0.2, 0.62, 0.84)[i]
            lines.append(self.glyphs([(w, "") for w in cell.split()], at, y, line.size, 0, False))
            self.tables[-1] += cell.split()

    def put_side(self, lines, words, y, before, line):
        """Words in the outer margin, beside a line; as notes they have a number, and the line a mark."""
        if y - self.side_y > -1e-3 and self.side_y >= 0:
            return
        size, measure = 7, 62
        number = ""
        if self.s["sides"] == "notes":
            number = self.label()
            self.notes.append({"label": number, "words": words,
                               "before": (self.body + [w for w, _ in before])[-4:]})
            last = lines[-1][-1]
            at = last[0] + advance(last[3], last[2])
            lines[-1] += self.latin(number, at, y + 3.5, 6)
        else:
            self.sides.append(words)
        for i, part in enumerate(self.break_lines([(w, "") for w in words], size, measure, 8 if number else 0)):
            at = self.side_x
            glyphs = []
            if i == 0 and number:
                glyphs = self.latin(number, at, y + 2.5, 4.5)
                at += 8
            lines.append(glyphs + self.glyphs(part, at, y, size, measure, False))
            y -= 8.4
        self.side_y = y

    def page(self, number, pending):
        lines = []
        w, h = self.s["sizes"][(number - 1) % len(self.s["sizes"])]
        self.on_page, self.signs = 0, 0
        self.side_y, margin = 1e9, 55
        head = "Proceedings of the Harbour Inquiry" if number % 2 else "On Strandings"
        lines.append(self.latin(head, margin, h - 42, 8))
        lines.append(self.latin(str(number), w - margin - 10, h - 42, 8))
        inner = w - 2 * margin
        if self.s["sides"]:
            inner -= 75
        left = margin + (20 if self.s["numbers"] else 0)
        inner -= left - margin
        self.side_x = margin + inner + 13
        columns = self.s["columns"]
        gutter = 15
        measure = (inner - gutter * (columns - 1)) / columns
        places = [left + i * (measure + gutter) for i in range(columns)]
        if self.s["script"] == "hebrew":
            places.reverse()
        for x in places:
            pending = self.fill(lines, x, measure, h - 72, 60, pending)
        if self.s["numbers"]:
            self.number_lines(lines, margin)
        self.pages.append((w, h, lines))
        return pending

    def latin(self, text, x, y, size):
        out = []
        for c in text:
            if c != " ":
                out.append((x, y, size, c))
            x += advance(c, size)
        return out

    def number_lines(self, lines, x):
        rows = sorted({round(l[0][1], 2) for l in lines[2:] if l[0][2] in (BODY, QUOTE)}, reverse=True)
        for i, y in enumerate(rows):
            if (i + 1) % 5 == 0:
                lines.append(self.latin(str(i + 1), x, y, 7))

    def make(self):
        pending, number = [], 0
        while number < self.max_pages or (self.over and number < 3 * self.max_pages):
            number += 1
            pending = self.page(number, pending)


# --- the file ---

def show(c, script):
    """How a glyph is drawn: font and string."""
    if ord(c) > 0x2fff:
        return "F3", "<%s>" % c.encode("utf-16-be").hex()
    if c in CODES:
        return "F1", f"({CODES[c]})"
    if script == "hebrew" and c in HEBREW:
        return "F2", f"({c})"
    return "F1", "(\\%s)" % c if c in "()\\" else f"({c})"


def content(pieces, script, matrix):
    out = ["q", matrix, "BT"]
    for piece in pieces:
        last = None
        for x, y, size, c in piece:
            font, string = show(c, script)
            if (font, size) != last:
                out.append(f"/{font} {size:g} Tf")
                last = (font, size)
            out.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm {string} Tj")
    return "\n".join(out + ["ET", "Q"]).encode("latin-1")


def hebrew_map():
    pairs = "\n".join(f"<{ord(c):02X}> <{0x5D0 + i:04X}>" for i, c in enumerate(HEBREW))
    return ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
            f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(HEBREW)} beginbfchar\n{pairs}\nendbfchar\n"
            "endcmap end end").encode()


def stream(data):
    return b"<< /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def write_pdf(path, pages, script, rotate):
    """pages: (width, height, content)."""
    kids = " ".join(f"{9 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding /ToUnicode 5 0 R >>",
               stream(hebrew_map()),
               b"<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UTF16-H "
               b"/DescendantFonts [7 0 R] >>",
               b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) "
               b"/Ordering (Japan1) /Supplement 6 >> /FontDescriptor 8 0 R /DW 1000 >>",
               b"<< /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 6 /FontBBox [-123 -257 1001 910] "
               b"/ItalicAngle 0 /Ascent 859 /Descent -140 /StemV 79 /CapHeight 709 >>"]
    for i, (w, h, data) in enumerate(pages):
        box = f"[0 0 {h} {w}]" if rotate else f"[0 0 {w} {h}]"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Rotate {rotate} /Contents {10 + 2 * i} 0 R "
                       "/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 6 0 R >> >> >>".encode())
        objects.append(stream(data))
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


def matrix_of(style, w, h):
    """Brings what is set upright to where the file wants it."""
    if style["rotate"]:
        return f"0 1 -1 0 {h} 0 cm"  # drawn a quarter to the left; /Rotate 90 turns it back
    return "1 0 0 1 0 0 cm"


def said(words, script):
    if script == "hebrew":
        return ["".join(chr(0x5D0 + HEBREW.index(c)) if c in HEBREW else c for c in w) for w in words]
    return words


def make(folder, kind, pages, seed):
    style = dict(BASE, **KINDS[kind])
    maker = Maker(pages, f"{kind}{seed}", style)
    maker.make()
    script = style["script"]
    for how in ("natural", "rows", "lines", "glyphs"):
        shuffle = random.Random(f"{kind}{seed}{how}")
        out = []
        for number, (w, h, lines) in enumerate(maker.pages):
            matrix = matrix_of(style, w, h)
            pieces = ordered([l for l in lines if l], how, shuffle)
            if style["turned"] and number % 3 == 2:
                out.append((h, w, content(pieces, script, f"0 1 -1 0 {h} 0 cm")))
            else:
                out.append((w, h, content(pieces, script, matrix)))
        write_pdf(os.path.join(folder, f"{kind}-{how}.pdf"), out, script, style["rotate"])
    say = lambda words: said(words, script)
    truth = {"body": say(maker.body), "quotes": [say(q) for q in maker.quotes], "tables": maker.tables,
             "sides": [say(s) for s in maker.sides], "signs": script == "chinese",
             "notes": [{"label": n["label"], "words": say(n["words"]), "before": say(n["before"])}
                       for n in maker.notes]}
    with open(os.path.join(folder, f"{kind}.json"), "w") as f:
        json.dump(truth, f)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder")
    ap.add_argument("kind", choices=[*KINDS, "all"])
    ap.add_argument("--pages", type=int, default=8)
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    os.makedirs(args.folder, exist_ok=True)
    for kind in KINDS if args.kind == "all" else [args.kind]:
        make(args.folder, kind, args.pages, args.seed)


if __name__ == "__main__":
    main()
