#!/usr/bin/env python3
"""Two processes add to one archive while others read it.

  crowd.py IBID [FILES]     each adds FILES files (usual: 60), in batches of 3

No reader may fail, or see fewer files than another saw before; at the end all
files are there and the archive verifies.
"""
import os
import subprocess
import sys
import tempfile
import threading

READERS = 5


def main():
    ibid = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    bad, running = [], threading.Event()

    def run(*args):
        done = subprocess.run([ibid] + list(args), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0:
            bad.append(done.stdout.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8", "replace")

    with tempfile.TemporaryDirectory() as top:
        path = os.path.join(top, "a.ibid")
        run("init", path)
        for side in "ab":
            os.mkdir(os.path.join(top, side))
            for i in range(count):
                # every third file has the bytes of one of the other side
                text = "Text %d%s.\n" % (i, "" if i % 3 == 0 else side)
                with open(os.path.join(top, side, "%s%03d.txt" % (side, i)),
                          "w", encoding="utf-8") as f:
                    f.write(text)

        def add(side):
            run("add", "-q", "--archive", path, "--batch", "3",
                os.path.join(top, side))

        def read(turn):
            seen = 0
            while running.is_set():
                said = run("list", "--archive", path)
                if len(said.splitlines()) < seen:
                    bad.append("fewer files than before")
                seen = len(said.splitlines())
                if turn == 0:
                    run("verify", "--archive", path)

        running.set()
        readers = [threading.Thread(target=read, args=(i,))
                   for i in range(READERS)]
        adders = [threading.Thread(target=add, args=(side,)) for side in "ab"]
        for thread in readers + adders:
            thread.start()
        for thread in adders:
            thread.join()
        running.clear()
        for thread in readers:
            thread.join()
        said = run("verify", "--archive", path)
        alone = sum(i % 3 == 0 for i in range(count))
        if len(run("list", "--archive", path).splitlines()) != 2 * count - alone:
            bad.append("files are missing")
        for side in "ab":
            for i in range(count):
                if not run("list", "--archive", path, "%s%03d.txt" % (side, i)):
                    bad.append("%s%03d.txt has lost its name" % (side, i))
    print("\n".join("# " + b for b in bad))
    print("%s\n%d faults" % (said, len(bad)))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
