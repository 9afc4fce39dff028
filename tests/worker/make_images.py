#!/usr/bin/env python3
"""Makes hostile images, PNG and TIFF and JPEG, the same each time.

  make_images.py FOLDER      writes them

Names say what may come of them, as in make_hostile.py.  Standard library only.
"""
import os
import struct
import sys
import zlib


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(
        ">I", zlib.crc32(body))


def png(width, height, rows=None, colour=0, bits=8, more=b""):
    """A PNG file; `rows` are packed as they are, else white ones."""
    bytes_a_dot = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    row = b"\0" + b"\xff" * ((width * bytes_a_dot * bits + 7) // 8)
    data = zlib.compress(row * height if rows is None else rows)
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits,
                                         colour, 0, 0, 0))
            + more + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def tiff(tags, order="<", next_at=0, data=b""):
    """A TIFF file of one directory at byte 8."""
    count = len(tags)
    out = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    out += struct.pack(order + "H", count)
    for tag, kind, number, value in tags:
        out += struct.pack(order + "HHII", tag, kind, number, value)
    return out + struct.pack(order + "I", next_at) + data


def tiff_tags(width, height, at, size, compression=1):
    return [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8),
            (259, 3, 1, compression), (262, 3, 1, 1), (273, 4, 1, at),
            (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, size)]


JPEG = (b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\1\x01\x2c\x01\x2c\0\0"
        b"\xff\xdb\0\x43\0" + bytes(range(1, 65)))


def jpeg_frame(width, height):
    return (JPEG + b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", height, width)
            + b"\1\1\x11\0\xff\xda\0\x08\1\1\0\0\x3f\0" + b"\x55" * 400)


def pngs(out):
    good = png(300, 200)
    for part in range(1, 10):
        out["any-cut-%d.png" % part] = good[:len(good) * part // 10]
    out["any-blank.png"] = good
    out["no-bomb-wide.png"] = png(2 ** 31 - 1, 2 ** 31 - 1, b"\0" * 1000)
    out["no-bomb-dots.png"] = png(30000, 30000, b"\0" * 1000)
    out["any-bomb-packed.png"] = png(9000, 9000)
    out["no-nothing.png"] = png(0, 0, b"")
    out["any-one-dot.png"] = png(1, 1)
    out["any-one-row.png"] = png(20000, 1)
    out["any-one-column.png"] = png(1, 20000)
    out["any-short-rows.png"] = png(300, 200, b"\0" * 50)
    out["any-long-rows.png"] = png(30, 20, b"\0" * 50000)
    out["any-no-palette.png"] = png(30, 20, colour=3)
    out["any-16-bits.png"] = png(30, 20, bits=16)
    out["any-clear.png"] = png(30, 20, colour=6)
    out["any-size-lies.png"] = png(
        300, 200, more=chunk(b"pHYs", struct.pack(">IIB", 2 ** 32 - 1, 1, 1)))
    out["any-wrong-sum.png"] = good[:30] + b"xx" + good[32:]
    out["any-dots.png"] = png(2000, 2000, b"".join(
        b"\0" + bytes(255 * ((x ^ y) & 1) for x in range(2000))
        for y in range(2000)))


def tiffs(out):
    tags = tiff_tags(40, 30, 200, 1200)
    good = tiff(tags, data=b"\xff" * 1400)
    for part in range(1, 10):
        out["any-cut-%d.tif" % part] = good[:len(good) * part // 10]
    out["any-blank.tif"] = good
    out["any-blank-big.tif"] = tiff(tags, ">", data=b"\xff" * 1400)
    out["any-loop.tif"] = tiff(tags, next_at=8, data=b"\xff" * 1400)
    out["any-next-outside.tif"] = tiff(tags, next_at=2 ** 31,
                                       data=b"\xff" * 1400)
    out["no-bomb.tif"] = tiff(tiff_tags(2 ** 30, 2 ** 30, 200, 1200),
                              data=b"\xff" * 1400)
    out["any-strip-outside.tif"] = tiff(tiff_tags(40, 30, 2 ** 31, 2 ** 31))
    out["no-no-tags.tif"] = tiff([], data=b"\xff" * 100)
    out["no-many-tags.tif"] = tiff([(256, 4, 2 ** 31, 2 ** 31)] * 60000)
    for compression in (2, 3, 4, 5, 7, 8, 32773, 34712, 50000, 50001):
        out["any-packed-%d.tif" % compression] = tiff(
            tiff_tags(40, 30, 200, 1200, compression), data=b"\xa5" * 1400)


def jpegs(out):
    good = jpeg_frame(160, 120)
    for part in range(1, 10):
        out["any-cut-%d.jpg" % part] = good[:len(good) * part // 10]
    out["any-noise.jpg"] = good
    out["any-wide.jpg"] = jpeg_frame(65535, 65535)
    out["any-nothing.jpg"] = jpeg_frame(0, 0)
    out["any-head-alone.jpg"] = JPEG
    out["any-many-heads.jpg"] = JPEG * 500


def all_images():
    out = {}
    for make in (pngs, tiffs, jpegs):
        make(out)
    return out


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    os.makedirs(sys.argv[1], exist_ok=True)
    for name, data in all_images().items():
        with open(os.path.join(sys.argv[1], name), "wb") as out:
            out.write(data)


if __name__ == "__main__":
    main()
