#!/usr/bin/env python3
"""Changes an archive behind its back, and looks whether it is found.

  tamper.py IBID

One bit of each file that is the truth, at many places; each column of each
table of the catalog; rows that are removed or put in.  `ibid verify` must find
every change, and name what was changed.
"""
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile


def run(*args):
    done = subprocess.run(args, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def make(ibid, top):
    """A small archive with every kind of entry and object."""
    for name, data in (("a.txt", b"The bar forgets nobody.\n"),
                       ("b.txt", b"Der Lotse w\xe4hlte.\n"),
                       ("c.txt", b"Nor does the sea.\n")):
        with open(os.path.join(top, name), "wb") as f:
            f.write(data)
    path = os.path.join(top, "a.ibid")
    for args in (["init", path],
                 ["add", "--archive", path, "--note", "kept", top + "/a.txt"],
                 ["add", "--archive", path, top + "/b.txt", top + "/c.txt"],
                 ["remove", "--archive", path, "--reason", "r", "a.txt"],
                 ["remove", "--archive", path, "--purge", "--reason", "r", "c.txt"]):
        status, said = run(ibid, *args)
        assert status == 0, said
    return path


def flips(path, chance):
    """Files of the truth, with bytes and bits to change."""
    for folder, _, files in sorted(os.walk(path)):
        for name in sorted(files):
            size = os.path.getsize(os.path.join(folder, name))
            if name.startswith("catalog") or size == 0:
                continue
            at = range(size) if size < 100 else \
                sorted(chance.sample(range(size), 60))
            for byte in at:
                yield (os.path.relpath(os.path.join(folder, name), path), byte,
                       chance.randrange(8))


def flip(path, byte, bit):
    os.chmod(path, 0o644)
    with open(path, "r+b") as f:
        f.seek(byte)
        old = f.read(1)[0]
        f.seek(byte)
        f.write(bytes([old ^ 1 << bit]))


def rows(path):
    """SQL that changes the catalog, and what `verify` must name."""
    db = sqlite3.connect(os.path.join(path, "catalog.sqlite"))
    keys = {"entry": "n", "object": "hash", "name": "n",
            "state": "entries"}
    for table, key in keys.items():
        columns = [c[1] for c in db.execute("PRAGMA table_info(%s)" % table)]
        row = db.execute("SELECT %s FROM %s LIMIT 1" % (key, table)).fetchone()
        for column in columns:
            kind = db.execute("SELECT typeof(%s) FROM %s LIMIT 1"
                              % (column, table)).fetchone()[0]
            value = "x'00'" if kind == "blob" else \
                "%s + 100" % column if kind == "integer" else "'other'"
            if column == "one" or (table, column) == ("object", "text_bytes"):
                continue
            yield ("UPDATE %s SET %s = %s WHERE %s = %r"
                   % (table, column, value, key, row[0]), "catalog")
        if table != "state":
            yield ("DELETE FROM %s WHERE %s = %r" % (table, key, row[0]),
                   "catalog %s %s" % (table, row[0]))
    yield "DELETE FROM worded", "catalog words"
    yield ("UPDATE words_data SET block = x'00' WHERE id ="
           " (SELECT max(id) FROM words_data)", "catalog words")
    yield ("INSERT INTO name VALUES (99, 'x', 'x', 'x', 'x', 'x', 'x', 'x')",
           "catalog name 99")
    db.close()


def main():
    ibid = os.path.abspath(sys.argv[1])
    chance = random.Random(6962)
    tried = bad = 0
    with tempfile.TemporaryDirectory() as top:
        path = make(ibid, top)
        copy = os.path.join(top, "copy.ibid")

        def judge(change, named):
            status, said = run(ibid, "verify", "--archive", copy)
            # what is no archive of this version any more is not verified
            found = status == 1 and "FAULT" in said or \
                status == 2 and "not verified" in said
            if found and named in said:
                return 0
            print("# %s: %d, %s\n%s" % (change, status, named, said))
            return 1

        status, said = run(ibid, "verify", "--archive", path)
        assert status == 0, said
        for name, byte, bit in flips(path, chance):
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(path, copy)
            flip(os.path.join(copy, name), byte, bit)
            named = name.split("/")
            tried += 1
            bad += judge("%s, byte %d, bit %d" % (name, byte, bit),
                         named[1] + named[2] if len(named) == 3 else
                         {"log": "log", "checkpoint": "checkpoint"}.get(
                             name, ""))
        for sql, named in list(rows(path)):
            shutil.rmtree(copy)
            shutil.copytree(path, copy)
            db = sqlite3.connect(os.path.join(copy, "catalog.sqlite"))
            db.execute(sql)
            db.commit()
            db.close()
            tried += 1
            bad += judge(sql, named)
    print("%d changes, %d not found" % (tried, bad))
    return 1 if bad or tried < 300 else 0


if __name__ == "__main__":
    sys.exit(main())
