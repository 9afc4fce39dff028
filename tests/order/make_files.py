#!/usr/bin/env python3
"""Small PDF files of every kind that people have: locked, with forms and comments, images, letters that are none.

  make_files.py FOLDER

Standard library only; the same bytes on each run. all_files() gives them by name.
"""
import hashlib
import os
import sys

PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
WORDS = ("The board of inquiry met in the harbour office on the third of May to hear the master and the owners of the "
         "steamer and the pilots who had refused to leave the harbour in the night of the storm. The keeper answered "
         "that the light had burned from sunset to the morning as the record of the station showed. The committee "
         "found no fault with him and ordered that the letters of the captain be laid before the court. The judgment "
         "that followed held the pilots to have been right and the insurance of the cargo was paid to the owners. "
         "Nobody has doubted since that the channel was too narrow for vessels of her length in such weather.")


def rc4(key, data):
    s, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) % 256
        s[i], s[j] = s[j], s[i]
    i = j = 0
    for c in data:
        i = (i + 1) % 256
        j = (j + s[i]) % 256
        s[i], s[j] = s[j], s[i]
        out.append(c ^ s[(s[i] + s[j]) % 256])
    return bytes(out)


class Lock:
    """The standard handler of revision 2: RC4 of 40 bits."""

    def __init__(self, user, owner):
        self.id = b"0123456789abcdef"
        pad = lambda p: (p + PAD)[:32]
        self.o = rc4(hashlib.md5(pad(owner)).digest()[:5], pad(user))
        self.p = -44  # may be read, not changed
        self.key = hashlib.md5(pad(user) + self.o + (self.p & 0xffffffff).to_bytes(4, "little") + self.id).digest()[:5]
        self.u = rc4(self.key, PAD)

    def lock(self, number, data):
        return rc4(hashlib.md5(self.key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], data)

    def entry(self):
        return (b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>"
                % (self.o.hex().encode(), self.u.hex().encode(), self.p))


class File:
    """Objects of a PDF file, numbered from 1; 1 is the catalogue, 2 the tree of pages."""

    def __init__(self, lock=None):
        self.object, self.lock = [b"", b""], lock

    def add(self, data):
        self.object.append(data)
        return len(self.object)

    def stream(self, data, head=b""):
        if self.lock:
            data = self.lock.lock(len(self.object) + 1, data)
        return self.add(b"<< /Length %d %s >>\nstream\n" % (len(data), head) + data + b"\nendstream")

    def write(self, pages, catalog=b""):
        self.object[0] = b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog
        self.object[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
            len(pages), b" ".join(b"%d 0 R" % p for p in pages))
        trailer = b"/Root 1 0 R"
        if self.lock:
            number = self.add(self.lock.entry())
            trailer += b" /Encrypt %d 0 R /ID [<%s> <%s>]" % ((number,) + 2 * (self.lock.id.hex().encode(),))
        out, places = bytearray(b"%PDF-1.5\n"), []
        for i, o in enumerate(self.object):
            places.append(len(out))
            out += b"%d 0 obj\n" % (i + 1) + o + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(self.object) + 1)
        out += b"".join(b"%010d 00000 n \n" % p for p in places)
        out += b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(self.object) + 1, trailer, start)
        return bytes(out)

    def page(self, content, font, more=b"", objects=b""):
        data = self.stream(content)
        return self.add(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font "
                        b"<< /F1 %d 0 R >> %s >> %s >>" % (data, font, objects, more))


def lines(words, top=760, mode=0):
    """Words as lines of some 70 letters."""
    out, line, y = [b"BT /F1 11 Tf %d Tr" % mode], [], top
    for word in words.split() + [""]:
        if line and (not word or len(" ".join(line + [word])) > 78):
            out.append(b"1 0 0 1 60 %d Tm (%s) Tj" % (y, " ".join(line).encode("latin-1")))
            line, y = [], y - 14
        line.append(word)
    return b"\n".join(out + [b"ET"])


def plain(lock=None, words=WORDS, more=b"", catalog=b"", extra=None):
    f = File(lock)
    font = f.add(FONT)
    if extra:
        more = extra(f)
    return f.write([f.page(lines(words), font, more)], catalog(f) if callable(catalog) else catalog)


def form():
    def field(f):
        number = f.add(b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ada Keeper) /Rect [60 300 200 320] "
                       b"/DA (/F1 11 Tf) /F 4 >>")
        return b"/Annots [%d 0 R]" % number
    return plain(extra=field, catalog=lambda f: b"/AcroForm << /Fields [4 0 R] /DR << /Font << /F1 3 0 R >> >> >>")


def comment():
    return plain(extra=lambda f: b"/Annots [%d 0 R]" % f.add(
        b"<< /Type /Annot /Subtype /Text /Contents (Is this so?) /Rect [300 300 320 320] >>"))


def image(with_words):
    """A page that is a grey image, alone or over words that nobody sees, after a page of words."""
    f = File()
    font = f.add(FONT)
    picture = f.stream(bytes([200]) * 64, b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray "
                                          b"/BitsPerComponent 8")
    draw = b"q 595 0 0 842 0 0 cm /I Do Q\n"
    words = lines("Second page. " + WORDS, mode=3) if with_words else b""
    objects = b"/XObject << /I %d 0 R >>" % picture
    return f.write([f.page(lines(WORDS), font), f.page(draw + words, font, objects=objects)])


def mapped(table, pages):
    """Pages of words; those of `pages` are in a font whose table says what `table` makes of a letter."""
    f = File()
    good = f.add(FONT)
    pairs = "\n".join(f"<{c:02X}> <{table(c):04X}>" for c in range(33, 127))
    cmap = f.stream(("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
                     f"1 begincodespacerange <00> <FF> endcodespacerange\n94 beginbfchar\n{pairs}\nendbfchar\n"
                     "endcmap end end").encode())
    bad = f.add(FONT[:-2] + b"/ToUnicode %d 0 R >>" % cmap)
    return f.write([f.page(lines(WORDS), bad if p in pages else good) for p in (1, 2, 3)])


def labels(start, printed):
    """Three pages which the file calls `start` and on; `printed` at their heads, if not None."""
    f = File()
    font = f.add(FONT)
    pages = []
    for i, words in enumerate(("The pilots refused to leave the harbour that night. ",
                               "A whistle was heard from the mole at midnight and twice before dawn. ",
                               "The committee found no fault with the keeper. ")):
        head = b"" if printed is None else b"BT /F1 9 Tf 1 0 0 1 300 800 Tm (%d) Tj ET\n" % (printed + i)
        pages.append(f.page(head + lines(words + WORDS), font))
    return f.write(pages, b"/PageLabels << /Nums [0 << /S /%s /St %d >>] >>" % start)


def all_files():
    move = lambda c: c + 3 if 65 <= c & 0xdf <= 87 else c - 23 if 88 <= c & 0xdf <= 90 else c
    return {
        "plain.pdf": plain(),
        "owner.pdf": plain(Lock(b"", b"secret")),
        "user.pdf": plain(Lock(b"open", b"secret")),
        "form.pdf": form(),
        "comment.pdf": comment(),
        "image.pdf": image(False),
        "hidden.pdf": image(True),
        "private.pdf": mapped(lambda c: 0xE000 + c, (1, 2, 3)),
        "moved.pdf": mapped(move, (2,)),
        "labels.pdf": labels((b"D", 210), None),
        "roman.pdf": labels((b"r", 13), None),
        "printed.pdf": labels((b"D", 210), 31),
    }


def main():
    os.makedirs(sys.argv[1], exist_ok=True)
    for name, data in all_files().items():
        with open(os.path.join(sys.argv[1], name), "wb") as f:
            f.write(data)


if __name__ == "__main__":
    main()
