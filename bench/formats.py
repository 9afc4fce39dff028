#!/usr/bin/env python3
"""Measures how fast files of other formats than text are read.

  formats.py BUILD [FOLDER OF PDF FILES]...

BUILD is a folder with cli/ibid and worker/ibid-read.  Time is CPU time, user
and system, of a process with all that it started: its start, the waiting
worker, the process of each document.  Each figure is the median of several
runs; what is compared runs by turns.  Folders of PDF files are those of
../shared/data unless given; without any, the PDF files are made up.  Exits
with 1 where a bar is missed.
"""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

import typical

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "..", "shared", "data")
RUNS = 5
LOCK_RUNS = 15
BATCH = 40  # files of a format that one process reads

PDF_BAR = 1.2      # times the CPU time of pdftotext
PACKED_BAR = 10.0  # ms a typical file
HTML_BAR = 50.0    # MB/s
GROWTH_BAR = 11.0  # times the time for ten times the file
LOCK_BAR = 3.0     # per cent

missed = []


def cpu(commands):
    """CPU seconds of the commands, one after another."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for command in commands:
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime
            - before.ru_utime - before.ru_stime)


def median(commands, runs=RUNS):
    return statistics.median(cpu(commands) for _ in range(runs))


def say(what, figure, bar, is_good):
    if not is_good:
        missed.append(what)
    print("  %-26s %-40s bar %-9s %s"
          % (what, figure, bar, "ok" if is_good else "MISSED"))


def pdf_files(folders):
    return sorted(os.path.join(folder, name) for folder in folders
                  if os.path.isdir(folder) for name in os.listdir(folder)
                  if name.endswith(".pdf"))


def ratio_of(ours, theirs, runs=RUNS):
    """The median of the ratios of two lists of commands, and both medians."""
    times = [(cpu(ours), cpu(theirs)) for _ in range(runs)]
    return (statistics.median(a / b for a, b in times),
            statistics.median(a for a, _ in times),
            statistics.median(b for _, b in times))


def measure_pdf(read, files):
    """All files: ibid in one process, as a person gives them to it, and in a
    process a file, as pdftotext must be called."""
    if not shutil.which("pdftotext"):
        print("  PDF: pdftotext is not installed (poppler-utils)")
        return
    peer = [["pdftotext", "-q", "-bbox-layout", f, "/dev/null"] for f in files]
    ratio, own, other = ratio_of([read + files], peer)
    say("PDF, %d files" % len(files), "%.0f ms, pdftotext %.0f ms: %.2f times"
        % (own * 1e3, other * 1e3, ratio), "%.1f times" % PDF_BAR,
        ratio <= PDF_BAR)
    ratio, own, other = ratio_of([read + [f] for f in files], peer)
    print("  %-26s %.0f ms, pdftotext %.0f ms: %.2f times"
          % ("     a process a file", own * 1e3, other * 1e3, ratio))


def write(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as f:
        f.write(data)
    return path


def measure_packed(read, kind, name):
    """What a file costs: many of them less one, in one process each."""
    one = median([read + [name]])
    each = (median([read + [name] * (BATCH + 1)]) - one) / BATCH
    say("%s, %d KB" % (kind, os.path.getsize(name) // 1000),
        "%.1f ms a file, %.1f ms with the start" % (each * 1e3, one * 1e3),
        "%.0f ms" % PACKED_BAR, each * 1e3 <= PACKED_BAR)


def measure_html(worker, folder):
    """The worker alone, from its start to the last frame; of several runs the
    least, from which the least start is taken off."""
    def less_start(name, data):
        command = [worker, write(folder, name, data)]
        return min(cpu([command]) for _ in range(2 * RUNS)) - start

    start = 0
    start = less_start("empty.html", b"<html><p>x</p></html>")
    page = typical.html()
    whole = less_start("large.html", page)
    part = less_start("tenth.html", page[:len(page) // 10])
    rate = len(page) / whole / 1e6
    say("HTML, %.0f MB" % (len(page) / 1e6), "%.0f MB/s" % rate,
        "%.0f MB/s" % HTML_BAR, rate >= HTML_BAR)
    say("     ten times the text", "%.1f times the time" % (whole / part),
        "%.0f times" % GROWTH_BAR, whole <= GROWTH_BAR * part)
    one = less_start("deep.html", typical.nested(1000000))
    ten = less_start("deeper.html", typical.nested(10000000))
    say("     nested <div>", "%.0f ms for 1 MB, %.1f times that for 10 MB"
        % (one * 1e3, ten / one), "%.0f times" % GROWTH_BAR,
        ten <= GROWTH_BAR * one)


def measure_lock(read, kind, names):
    """The whole reading, with the lock and without it, by turns.  The least of
    many runs counts: the lock costs less than what the machine does beside."""
    names = names * max(1, BATCH // len(names))
    open_up = read[:2] + ["--unsafe-no-sandbox"] + read[2:]
    times = [(cpu([read + names]), cpu([open_up + names]))
             for _ in range(LOCK_RUNS)]
    own, other = (min(t[i] for t in times) / len(names) for i in (0, 1))
    cost = (own / other - 1) * 100
    say("lock, %s" % kind, "%.2f ms a file, open %.2f ms: %+.1f %%"
        % (own * 1e3, other * 1e3, cost), "%.0f %%" % LOCK_BAR,
        cost <= LOCK_BAR)


def main():
    build = sys.argv[1]
    read = [os.path.join(build, "cli/ibid"), "read", "--ocr", "never",
            "--format", "json"]
    pdf = pdf_files(sys.argv[2:] or [os.path.join(DATA, "un"),
                                     os.path.join(DATA, "articles")])
    print("formats, CPU time of all processes, median of %d" % RUNS)
    with tempfile.TemporaryDirectory() as folder:
        made = {kind: write(folder, "typical." + kind, make())
                for kind, make in (("docx", typical.docx), ("odt", typical.odt),
                                   ("epub", typical.epub),
                                   ("html", lambda: typical.html(400000)),
                                   ("pdf", typical.pdf))}
        if not pdf:
            print("  no PDF files at hand: one is made up")
            pdf = [made["pdf"]]
        measure_pdf(read, pdf)
        for kind in ("docx", "odt", "epub"):
            measure_packed(read, kind.upper(), made[kind])
        measure_html(os.path.join(build, "worker/ibid-read"), folder)
        measure_lock(read, "PDF", pdf)
        for kind in ("docx", "odt", "epub", "html"):
            measure_lock(read, kind.upper(), [made[kind]])
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
