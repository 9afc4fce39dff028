#!/usr/bin/env python3
"""Stops `ibid` at every change that it makes to an archive.

  crash.py IBID FAULTS [--every N]

FAULTS is the library made of faults.c.  For each n the program ends before its
n-th change, or in the middle of it, or the change fails, or the disk is full
from there on, or the power fails: then what was not synced is gone, or some of
it.  Each time the archive must verify, what was acknowledged must be there byte
for byte, and the same command, given again, must do its work.  With --every N
only each N-th n is tried.
"""
import argparse
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile

# The second is no UTF-8: its text is an object of its own.  The last has the
# bytes of the first.
FILES = {
    "bar.txt": b"The bar forgets nobody, and the sea forgives nobody.\n",
    "old.txt": "Der Lotse w\u00e4hlte \u00fcber Nacht.\n".encode("latin-1") * 9,
    "sea.txt": b"Nor does the sea.\n" * 300,
    "tug.txt": b"The port had one tug. She was under repair.\n",
    "zoo.txt": b"The bar forgets nobody, and the sea forgives nobody.\n",
}


class Bench:
    """One archive, made anew for each n."""

    def __init__(self, ibid, faults):
        self.ibid, self.faults = ibid, faults
        # in memory, where there is a place: a disk is waited for each time
        shm = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.top = tempfile.mkdtemp(prefix="crash", dir=shm)
        self.root = os.path.join(self.top, "root")
        self.record = os.path.join(self.top, "record")
        self.files = os.path.join(self.top, "files")
        os.mkdir(self.files)
        for name, data in FILES.items():
            with open(os.path.join(self.files, name), "wb") as f:
                f.write(data)

    def run(self, *args, at=0, mode="kill", records=True):
        env = dict(os.environ, LD_PRELOAD=self.faults, FAULT_ROOT=self.root,
                   FAULT_AT=str(at), FAULT_MODE=mode)
        # the sanitizers want to be loaded first, and need not be
        env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "") + \
            ":verify_asan_link_order=0"
        if records:
            env["FAULT_RECORD"] = self.record
        env.pop("IBID_ARCHIVE", None)
        env.pop("IBID_KEY", None)
        return subprocess.run([self.ibid] + list(args), cwd=self.files, env=env,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              check=False)

    def archive(self):
        return os.path.join(self.root, "a.ibid")

    def start(self):
        for folder in (self.root, self.record):
            shutil.rmtree(folder, ignore_errors=True)
            os.mkdir(folder)
        self.must(self.run("init", self.archive()))

    def must(self, done):
        if done.returncode != 0:
            raise AssertionError("%s\n%s" % (done.args[1:], done.stdout.decode(
                "utf-8", "replace")))
        return done.stdout

    def lose_power(self, chance, luck):
        """Leave of the folder what was synced.  With `luck`, of each file and
        folder that changed since, the change may have been written."""
        made = os.path.join(self.top, "made")
        shutil.rmtree(made, ignore_errors=True)
        now = {}
        for folder, names, files in os.walk(self.root):
            for name in names + files:
                path = os.path.join(folder, name)
                now[os.stat(path).st_ino] = path
        now[os.stat(self.root).st_ino] = self.root

        def synced(kind, inode):
            path = os.path.join(self.record, "%s-%d" % (kind, inode))
            return path if os.path.exists(path) else None

        def names_of(inode):
            path = now.get(inode)
            if luck and path and chance.random() < .5:
                return [(os.stat(os.path.join(path, n)).st_ino, n)
                        for n in os.listdir(path)]
            listed = synced("d", inode)
            if not listed:
                return []
            with open(listed, encoding="utf-8") as f:
                return [(int(line.split(" ", 1)[0]),
                         line.rstrip("\n").split(" ", 1)[1]) for line in f]

        todo = [(os.stat(self.root).st_ino, made)]
        while todo:
            inode, path = todo.pop()
            was = now.get(inode)
            is_folder = os.path.isdir(was) if was else synced("d", inode)
            if is_folder:
                os.mkdir(path)
                todo += [(i, os.path.join(path, n)) for i, n in names_of(inode)]
                continue
            source = synced("f", inode)
            if luck and was and chance.random() < .5:
                source = was
            if source:
                shutil.copyfile(source, path)
            else:
                open(path, "wb").close()
            if path.endswith(".key"):
                os.chmod(path, 0o600)
        shutil.rmtree(self.root)
        os.rename(made, self.root)

    def verify(self):
        self.must(self.run("verify", "--archive", self.archive(), records=False))

    def has(self, *names):
        """These files are listed, and their bytes are there."""
        listed = self.must(self.run("list", "--archive", self.archive(), "--all",
                                    "--format", "json",
                                    records=False)).decode()
        for name in names:
            digest = hashlib.sha256(FILES[name]).hexdigest()
            with open(os.path.join(self.archive(), "objects", digest[:2],
                                   digest[2:]), "rb") as f:
                data = f.read()
            if digest not in listed or data != FILES[name]:
                raise AssertionError("%s was acknowledged" % name)


def acknowledged(output, word):
    """Names in lines such as "added  1322cb4a2115  bar.txt"."""
    return [line.split("  ", 2)[2] for line in output.decode().splitlines()
            if line.startswith(word + "  ")]


def add(bench, at, mode):
    """Add all files, in batches of two."""
    args = ["add", "--archive", bench.archive(), "--batch", "2", "bar.txt", "old.txt",
            "sea.txt", "tug.txt", "zoo.txt"]
    done = bench.run(*args, at=at, mode=mode)

    def check():
        bench.has(*acknowledged(done.stdout, "added") +
                  acknowledged(done.stdout, "named"))

    def again():
        bench.must(bench.run(*args, records=False))
        bench.has(*FILES)
    return done, check, again


def remove(bench, at, mode):
    """Remove one, purge another."""
    bench.must(bench.run("add", "--archive", bench.archive(), "bar.txt", "old.txt",
                         "sea.txt"))
    args = [["remove", "--archive", bench.archive(), "--reason", "r", "bar.txt"],
            ["remove", "--archive", bench.archive(), "--reason", "r", "--purge",
             "old.txt"]]
    which = 1 if at % 2 else 0
    done = bench.run(*args[which], at=(at + 1) // 2, mode=mode)

    def check():
        bench.has("sea.txt")
        if acknowledged(done.stdout, "purged"):
            for folder, _, files in os.walk(bench.archive()):
                for name in files:
                    with open(os.path.join(folder, name), "rb") as f:
                        assert b"lotse" not in f.read().lower(), \
                            "purged, and there: " + name
        else:
            bench.has("bar.txt")

    def again():
        bench.run(*args[which], records=False)
        listed = bench.must(bench.run("list", "--archive", bench.archive(),
                                      records=False)).decode()
        assert ("old.txt" if which else "bar.txt") not in listed
        assert "sea.txt" in listed
    return done, check, again


def lags(bench):
    """A catalog that was lost is made anew."""
    bench.must(bench.run("add", "--archive", bench.archive(), "bar.txt", "old.txt"))
    for name in os.listdir(bench.archive()):
        if name.startswith("catalog"):
            os.unlink(os.path.join(bench.archive(), name))


def renew(bench, at, mode):
    lags(bench)
    done = bench.run("list", "--archive", bench.archive(), at=at, mode=mode)

    def check():
        bench.has("bar.txt", "old.txt")
    return done, check, check


def merge(bench, at, mode):
    """Add the file whose segment is one too many."""
    for i in range(7):
        with open(os.path.join(bench.files, "more.txt"), "wb") as f:
            f.write(b"The bar forgets nobody, and remembers %d.\n" % i)
        bench.must(bench.run("add", "--archive", bench.archive(), "more.txt"))
    os.unlink(os.path.join(bench.files, "more.txt"))
    args = ["add", "--archive", bench.archive(), "old.txt"]
    done = bench.run(*args, at=at, mode=mode)

    def check():
        bench.has(*acknowledged(done.stdout, "added"))

    def again():
        bench.must(bench.run(*args, records=False))
        bench.has("old.txt")
        bench.must(bench.run("add", "--archive", bench.archive(), "sea.txt",
                             records=False))
        index = os.listdir(os.path.join(bench.archive(), "index"))
        assert len(index) <= 3, "not merged, or left over: %s" % sorted(index)
    return done, check, again


ACTS = {"add": add, "remove": remove, "renew": renew, "merge": merge}
MODES = ["kill", "torn", "error", "full", "power", "luck"]


def one(bench, act, mode, at, chance):
    """Try one n.  Gives whether the program got as far."""
    bench.start()
    shim = {"power": "kill", "luck": "kill"}.get(mode, mode)
    done, check, again = ACTS[act](bench, at, shim)
    reached = done.returncode != 0
    if mode in ("power", "luck"):
        bench.lose_power(chance, mode == "luck")
    bench.verify()
    check()
    again()
    bench.verify()
    return reached


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ibid")
    parser.add_argument("faults")
    parser.add_argument("--every", type=int, default=1)
    given = parser.parse_args()
    bench = Bench(os.path.abspath(given.ibid), os.path.abspath(given.faults))
    chance = random.Random(6962)
    tried = bad = 0
    for act in ACTS:
        for mode in MODES:
            at, quiet = 1 + tried % given.every, 0
            while quiet < 8 and bad < 20:
                try:
                    reached = one(bench, act, mode, at, chance)
                except (AssertionError, OSError) as fault:
                    bad += 1
                    reached = True
                    print("# %s, %s at %d: %s" % (act, mode, at, fault))
                # an act whose fault is survived, or two acts in turn
                quiet = 0 if reached else quiet + 1
                tried += 1
                at += given.every
            print("# %s, %s: up to change %d" % (act, mode, at))
    shutil.rmtree(bench.top)
    print("%d tried, %d bad" % (tried, bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
