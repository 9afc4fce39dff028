#!/usr/bin/env python3
"""Writes a PDF file of lines that are read from the right, and prints what it says.

  make_right.py hebrew|arabic FILE.pdf

The glyphs are those of Times-Roman; a ToUnicode table says that they are Hebrew or Arabic letters. Lines are drawn from
left to right, as most programs do, so that the words stand backwards in the file. One glyph of the Arabic file is the
ligature of lam and alef, which its table gives as two letters.
"""
import sys

UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SAME = {c: c for c in "abcdefghijklmnopqrstuvwxyz 0123456789."}
HEBREW = {**{c: chr(0x5D0 + i) for i, c in enumerate(UPPER)}, **SAME}
ARABIC = {"A": "\u0627", "L": "\u0644", "S": "\u0633", "M": "\u0645", "K": "\u0643", "B": "\u0628",
          "W": "\u0644\u0627", **SAME}
SETS = {
    "hebrew": (HEBREW, [("ABCDE FGHI JKLM NOP", "%s"), ("QRSTU VWX YABC DEFG", "12 %s"), ("DEFG HIJ ABC KLM.", "%s")]),
    "arabic": (ARABIC, [("ALSWM BLK SMAB ALBAB", "%s"), ("ALMSLM SWB ALKMAL", "34 %s")]),
}


def write(path, table, lines):
    pairs = "\n".join(f"<{ord(k):02X}> <{''.join(f'{ord(c):04X}' for c in v)}>" for k, v in table.items())
    cmap = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
            f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(table)} beginbfchar\n{pairs}\nendbfchar\n"
            "endcmap end end")
    text = "BT\n" + "\n".join(f"/F1 12 Tf 1 0 0 1 72 {700 - 20 * i} Tm ({t}) Tj" for i, t in enumerate(lines)) + "\nET"
    stream = "<< /Length %d >>\nstream\n%s\nendstream"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
               "/Resources << /Font << /F1 4 0 R >> >> >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>",
               stream % (len(text), text), stream % (len(cmap), cmap)]
    out, places = b"%PDF-1.4\n", []
    for i, o in enumerate(objects):
        places.append(len(out))
        out += f"{i + 1} 0 obj\n{o}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % p for p in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    with open(path, "wb") as f:
        f.write(out)


def main():
    table, lines = SETS[sys.argv[1]]
    write(sys.argv[2], table, [frame % words[::-1] for words, frame in lines])
    for words, frame in lines:
        said = "".join(table[c] for c in words)
        print(said + " " + frame[:2] if frame != "%s" else said)


if __name__ == "__main__":
    main()
