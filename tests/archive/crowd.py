#!/usr/bin/env python3
"""Some processes add to one archive while others read it.

  crowd.py IBID [FILES]     two add FILES files each (usual: 60), five read
  crowd.py IBID --seconds S [--adders N] [--readers N]
                            N add for S seconds, N read (usual: 2, 10)

Files are added in batches of 3; every third has the bytes of one of another
side.  Readers list, search, check and show bytes; one verifies.  No command may
fail or wait for ever, no reader may see fewer files than another saw before it
began, or bytes that are not those that were added; at the end all files are
there under all their names, and the archive verifies.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time


class Crowd:
    def __init__(self, ibid, top):
        self.ibid, self.top, self.bad = ibid, top, []
        self.path = os.path.join(top, "a.ibid")
        self.added = {}    # side -> files that were acknowledged
        self.commands = 0
        self.running = threading.Event()
        self.running.set()
        self.run("init", self.path)
        self.put("letter.txt", "He wrote: \u201cText 0 is of side a, and it is "
                 "the first.\u201d\n")

    def put(self, name, text):
        path = os.path.join(self.top, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def run(self, *args, status=(0,)):
        try:
            done = subprocess.run([self.ibid] + list(args), check=False,
                                  stdout=subprocess.PIPE, timeout=300,
                                  stderr=subprocess.PIPE)
        except subprocess.TimeoutExpired:
            self.bad.append("%s: it waits for ever" % (args,))
            return ""
        self.commands += 1
        said = done.stdout.decode("utf-8", "replace")
        if done.returncode not in status:
            self.bad.append("%s: %d, %s%s" % (args, done.returncode, said,
                                              done.stderr.decode()))
        return said

    def text(self, side, i):
        return "Text %d is of side %s, and it is the first.\n" % (
            i, "a" if i % 3 == 0 else side)

    def add(self, side, first, count):
        """Add files, which count once they are acknowledged."""
        files = [self.put("%s/%s%05d.txt" % (side, side, i), self.text(side, i))
                 for i in range(first, first + count)]
        said = self.run("add", "-q", "--archive", self.path, "--batch", "3",
                        *files)
        if said.count(".txt\n") == count:
            self.added[side] = first + count

    def least(self):
        """How many objects must be there by now."""
        most = max(self.added.values(), default=0)
        shared = (most + 2) // 3
        return shared + sum(n - (n + 2) // 3 for n in self.added.values())

    def read(self, turn):
        """One look at the archive."""
        known, least = dict(self.added), self.least()
        if turn % 10 == 0:
            self.run("verify", "-q", "--archive", self.path)
        elif turn % 10 == 1:
            said = self.run("check", "-q", "--archive", self.path,
                            os.path.join(self.top, "letter.txt"), status=(0, 1))
            if known.get("a") and "EXACT" not in said.upper():
                self.bad.append("not found: " + said)
        elif turn % 10 in (2, 3) and known:
            side, count = sorted(known.items())[turn % len(known)]
            i = (turn * 7919) % count
            said = self.run("show", "--bytes", "--archive", self.path,
                            self.name(side, i))
            if said != self.text(side, i):
                self.bad.append("%s: other bytes: %s" % (self.name(side, i),
                                                         said))
        elif turn % 10 == 4:
            said = self.run("search", "--archive", self.path, "first", "-n", "3",
                            status=(0, 1))
            if known and "first" not in said:
                self.bad.append("not searched: " + said)
        else:
            said = self.run("list", "--archive", self.path)
            if len(said.splitlines()) < least:
                self.bad.append("%d files, of %d" % (len(said.splitlines()),
                                                     least))

    def name(self, side, i):
        return os.path.join(self.top, "%s/%s%05d.txt" % (side, side, i))

    def check_end(self):
        listed = len(self.run("list", "--archive", self.path).splitlines())
        if listed != self.least():
            self.bad.append("%d files, of %d" % (listed, self.least()))
        with open(os.path.join(self.path, "log"), encoding="utf-8") as f:
            log = f.read()
        for side, count in self.added.items():
            for i in range(count):
                if '"name":"%s"' % self.name(side, i) not in log:
                    self.bad.append("%s has lost its name" % self.name(side, i))
        print(self.run("verify", "-q", "--archive", self.path))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ibid")
    parser.add_argument("files", nargs="?", type=int, default=60)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--adders", type=int, default=2)
    parser.add_argument("--readers", type=int)
    given = parser.parse_args()
    readers = given.readers or (10 if given.seconds else 5)
    with tempfile.TemporaryDirectory() as top:
        crowd = Crowd(os.path.abspath(given.ibid), top)

        def add(side):
            end = time.monotonic() + (given.seconds or 0)
            first = 0
            while not crowd.bad and (time.monotonic() < end if given.seconds
                                     else first < given.files):
                crowd.add(side, first, 6)
                if first % 36 == 0: # an act of another kind
                    crowd.run("rule", "--archive", crowd.path,
                              "0123456789abcdef", "note", "as of %d" % first)
                first += 6

        def read(which):
            turn = which
            while crowd.running.is_set() and len(crowd.bad) < 20:
                crowd.read(turn)
                turn += readers + 1 if readers % 10 == 0 else readers

        threads = [threading.Thread(target=read, args=(i,))
                   for i in range(readers)]
        adders = [threading.Thread(target=add, args=("abcdefgh"[i],))
                  for i in range(given.adders)]
        for thread in threads + adders:
            thread.start()
        for thread in adders:
            thread.join()
        crowd.running.clear()
        for thread in threads:
            thread.join()
        crowd.check_end()
        bad = crowd.bad
        print("%d commands, %s files added" % (crowd.commands, crowd.added))
    print("\n".join("# " + b for b in bad))
    print("%d faults" % len(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
