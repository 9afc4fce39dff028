#!/usr/bin/env python3
"""Pages that are pictures, as a person meets them: run_pictures.py IBID SCAN

SCAN is a TIFF file of three pages with thirteen notes.  TAP.
"""
import os
import struct
import subprocess
import sys
import tempfile

import make_images

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "order"))
import make_files  # noqa: E402


def ask(ibid, folder, *args):
    """Exit status, standard output and error; the cache lies in `folder`."""
    run = subprocess.run([ibid, "read", *args], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, timeout=200, check=False,
                         env=dict(os.environ, XDG_CACHE_HOME=folder))
    return (run.returncode, run.stdout.decode("utf-8"),
            run.stderr.decode("utf-8"))


def directories(data):
    """Where the directories of a TIFF file begin, and where each says where
    the next one does."""
    order = "<" if data[:2] == b"II" else ">"
    out, at = [], 4
    while True:
        where = struct.unpack_from(order + "I", data, at)[0]
        if where == 0:
            return out
        count = struct.unpack_from(order + "H", data, where)[0]
        at = where + 2 + 12 * count
        out.append((where, at))


def strip_of(data, where):
    """The place of the first strip of a directory (tag 273)."""
    order = "<" if data[:2] == b"II" else ">"
    count = struct.unpack_from(order + "H", data, where)[0]
    for i in range(count):
        tag, _, number, value = struct.unpack_from(order + "HHII", data,
                                                   where + 2 + 12 * i)
        if tag == 273:
            return value if number == 1 else struct.unpack_from(
                order + "I", data, value)[0]
    raise ValueError("no strip")


def write(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as f:
        f.write(data)
    return path


def kept(folder):
    own = os.path.join(folder, "ibid", "ocr")
    return [os.path.join(own, n) for n in sorted(os.listdir(own))]


def cases(ibid, scan, folder):
    with open(scan, "rb") as f:
        data = f.read()
    plain = write(folder, "plain.pdf", make_files.all_files()["plain.pdf"])
    text = write(folder, "text.txt", b"Nobody kept this.\n")
    ask(ibid, folder, text)
    yield "a text makes no folder", not os.path.exists(
        os.path.join(folder, "ibid"))
    first = ask(ibid, folder, "--lang", "eng", scan)
    yield "a scan is read, with its notes", (
        first[0] == 0 and "13 notes, all linked to their marks"
        in " ".join(first[1].split()) and "read by OCR" in first[1])
    files = kept(folder)
    yield "each page is kept, for its owner alone", len(files) == 3 and all(
        os.stat(f).st_mode & 0o77 == 0 for f in files)
    yield "what is kept gives the same", ask(ibid, folder, "--lang", "eng",
                                            scan) == first
    with open(files[0], "r+b") as f:
        f.seek(200)
        byte = f.read(1)
        f.seek(200)
        f.write(bytes([byte[0] ^ 1]))
    yield "what is kept and damaged is read anew", ask(
        ibid, folder, "--lang", "eng", scan) == first
    ask(ibid, folder, "--lang", "eng", "--unsafe-no-sandbox", "--ocr",
        "always", plain)
    yield "what was read without the lock is not kept", (
        len(kept(folder)) == len(files))
    os.chmod(os.path.join(folder, "ibid", "ocr"), 0o777)
    for f in files:
        os.remove(f)
    yield "nothing is kept where others may write", (
        ask(ibid, folder, "--lang", "eng", scan) == first
        and not kept(folder))
    os.chmod(os.path.join(folder, "ibid", "ocr"), 0o700)

    no = ask(ibid, folder, "--ocr", "never", scan)
    yield "switched off, it says so", no[0] == 2 and "switched off" in no[2]
    no = ask(ibid, folder, "--lang", "xyz", scan)
    yield "a language that is missing names its package", (
        no[0] == 2 and "tesseract-ocr-xyz" in no[2])
    no = ask(ibid, folder, "--lang", "../eng", scan)
    yield "a language is no path", no[0] == 2 and "no list of" in no[2]
    no = ask(ibid, folder, "--lang", "en+xyz", scan)
    yield "one of several that is missing is named", (
        no[0] == 2 and "tesseract-ocr-xyz" in no[2])

    got = ask(ibid, folder, "--lang", "en", "--ocr", "always", "--format",
              "text", plain)
    yield "fonts that the file does not hold are drawn", (
        got[0] == 0 and "harbour office" in got[1])

    white = write(folder, "white.png", make_images.png(1200, 1600))
    got = ask(ibid, folder, "--lang", "eng", white)
    yield "a blank page is read, and has no words", (
        got[0] == 0 and "not read" not in got[1])

    rows = b"".join(b"\0" + (b"\0" * 900 + b"\xff" * 300
                             if y % 400 < 40 else b"\xff" * 1200)
                    for y in range(1600))
    bars = write(folder, "bars.png", make_images.png(
        1200, 1600, rows))
    got = ask(ibid, folder, "--lang", "eng", bars)
    yield "a picture without words is not read", (
        got[0] == 2 and "no words" in got[2])

    where = directories(data)
    cut = bytearray(data)
    struct.pack_into("<I", cut, where[1][1], len(cut) + 8)
    got = ask(ibid, folder, "--lang", "eng", write(folder, "cut.tif", cut))
    yield "pages that cannot be reached are told", (
        got[0] == 0 and "pages after page 2 are missing"
        in " ".join(got[1].split()))
    bad = bytearray(data)
    at = strip_of(bad, where[1][0])
    bad[at:at + 4000] = b"\x5a" * 4000
    got = ask(ibid, folder, "--lang", "eng", write(folder, "bad.tif", bad))
    yield "a damaged page costs that page", (
        got[0] == 0 and "Edith Marlow" in got[1])


def main():
    with tempfile.TemporaryDirectory() as folder:
        done = list(cases(sys.argv[1], sys.argv[2], folder))
    print("1..%d" % len(done))
    for i, (what, good) in enumerate(done, 1):
        print("%s %d - %s" % ("ok" if good else "not ok", i, what))
    return 0


if __name__ == "__main__":
    sys.exit(main())
