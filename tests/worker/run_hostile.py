#!/usr/bin/env python3
"""Gives the hostile files to the worker: run_hostile.py IBID_READ [SECONDS]

No file may crash it or outlast the limit; what it answers is whole (END) or
refused (FAIL); and of a file that lacks something (no-NAME) it never answers
with a text and not one word about it.
"""
import os
import struct
import subprocess
import sys
import tempfile
import time
import warnings

import make_hostile
import make_images

REMARK, FAIL, END, LOST = 8, 9, 10, 11


def kinds(answer):
    """The kinds of the frames; None where one is cut off."""
    out, at = [], 0
    while at < len(answer):
        if at + 5 > len(answer):
            return None
        size, kind = struct.unpack_from("<IB", answer, at)
        at += 5 + size
        if at > len(answer):
            return None
        out.append(kind)
    return out


IMAGES = (".png", ".tif", ".jpg")


def fault(worker, name, path, seconds):
    """What is wrong with how a file is read; of an image, its first page."""
    start = time.monotonic()
    how = ["--seconds", str(seconds)]
    if name.endswith(IMAGES):
        how += ["--ocr", "eng", "--page", "1"]
    try:
        run = subprocess.run([worker] + how + [path],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             timeout=seconds * 6, check=False)
    except subprocess.TimeoutExpired:
        return "hangs for %.0f seconds" % (time.monotonic() - start)
    if run.returncode in (-9, -24):
        return None     # the limit of time, which the parent reports
    if run.returncode < 0:
        return "signal %d" % -run.returncode
    said = kinds(run.stdout)
    if not said or said[-1] not in (FAIL, END):
        return "no whole answer, exit status %d" % run.returncode
    if name.startswith("no-") and said[-1] == END and not {
            REMARK, LOST} & set(said):
        return "a text without a word on what is missing"
    return None


def main():
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    warnings.simplefilter("ignore")
    files = {**make_hostile.all_hostile(), **make_images.all_images()}
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, data in sorted(files.items()):
            path = os.path.join(folder, name)
            with open(path, "wb") as f:
                f.write(data)
            why = fault(sys.argv[1], name, path, seconds)
            os.remove(path)
            if why:
                bad += 1
                print("%s: %s" % (name, why))
    print("%d files, %d faults" % (len(files), bad))
    return 1 if bad or len(files) < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
