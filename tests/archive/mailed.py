#!/usr/bin/env python3
"""Reads archives that somebody made to do harm, and sent.

  mailed.py IBID

Links, pipes and folders in the place of files; a catalog that lies, or leads
out of the archive; a log with names and words that are to speak to the terminal
or to fool `export`.  No command may hang or crash, write or delete anything
outside the archive, or believe what the log does not say.
"""
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import forge

READS = (["verify"], ["list", "--all"], ["show", "a.txt"],
         ["show", "--text", "a.txt"], ["show", "--bytes", "a.txt"],
         ["search", "bar"], ["prove", "a.txt"], ["export", "BAG"],
         ["check", "LETTER"])


class Case:
    """An archive, its copies, and what must not be touched."""

    def __init__(self, ibid, top):
        self.ibid, self.top, self.bad = ibid, top, []
        self.made = os.path.join(top, "a.ibid")
        self.copy = os.path.join(top, "copy.ibid")
        self.key = self.made + ".key"
        self.home = os.path.join(top, "home")
        for name, data in (("a.txt", b"The bar forgets nobody.\n"),
                           ("b.txt", b"Der Lotse w\xe4hlte.\n"),
                           ("c.txt", b"Nor does the sea.\n"),
                           ("letter.txt", b"He wrote: \"The bar forgets nobody "
                                          b"at all.\" (a.txt, p. 1)\n")):
            with open(os.path.join(top, name), "wb") as f:
                f.write(data)
        self.must("init", self.made)
        self.must("add", "--archive", self.made, *[os.path.join(top, n) for n in
                                                   ("a.txt", "b.txt", "c.txt")])

    def run(self, *args):
        try:
            done = subprocess.run([self.ibid] + list(args), check=False,
                                  stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, cwd=self.top,
                                  stderr=subprocess.STDOUT, timeout=60)
        except subprocess.TimeoutExpired:
            return -1, "it hangs"
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def must(self, *args):
        status, said = self.run(*args)
        assert status == 0, said
        return said

    def expect(self, what, holds, said=""):
        if not holds:
            self.bad.append(what)
            print("# %s\n%s" % (what, said))

    def fresh(self):
        """A copy, as it would come out of a parcel, and things of one's own."""
        shutil.rmtree(self.copy, ignore_errors=True)
        shutil.copytree(self.made, self.copy)
        shutil.rmtree(self.home, ignore_errors=True)
        os.mkdir(self.home)
        with open(os.path.join(self.home, "mine"), "wb") as f:
            f.write(b"mine\n")
        os.utime(os.path.join(self.home, "mine"), (1, 1))
        db = sqlite3.connect(os.path.join(self.home, "mine.sqlite"))
        db.execute("CREATE TABLE mine(x)")
        db.commit()
        db.close()
        self.was = self.state()

    def state(self):
        out = {}
        for name in sorted(os.listdir(self.home)):
            with open(os.path.join(self.home, name), "rb") as f:
                out[name] = hashlib.sha256(f.read()).hexdigest()
        return out

    def read_all(self, what, *also):
        """Every command that reads; none may hang, crash, or touch what is not
        its own."""
        for args in list(READS) + list(also):
            args = [{"BAG": self.top + "/bag", "LETTER": self.top +
                     "/letter.txt"}.get(a, a) for a in args]
            status, said = self.run(*args[:1], "--archive", self.copy,
                                    *args[1:])
            self.expect("%s: %s gives %d" % (what, args, status),
                        status in (0, 1, 2), said)
            self.expect("%s: %s speaks to the terminal" % (what, args),
                        "\x1b" not in said, repr(said))
            shutil.rmtree(self.top + "/bag", ignore_errors=True)
            shutil.rmtree(self.top + "/bag.part", ignore_errors=True)
            self.expect("%s: %s touches what is not its own" % (what, args),
                        self.state() == self.was)

    def catalog(self, path, *sql):
        db = sqlite3.connect(os.path.join(path, "catalog.sqlite"))
        for one in sql:
            db.execute(one)
        db.commit()
        db.close()


def object_path(data):
    digest = hashlib.sha256(data).hexdigest()
    return "objects/%s/%s" % (digest[:2], digest[2:])


def replace(path, how, target):
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)
    if how == "pipe":
        os.mkfifo(path)
    elif how == "folder":
        os.mkdir(path)
    else:
        os.symlink(target, path)


def places(c):
    """Something else stands where a file should be."""
    for name in ("ibid-archive", "key.pub", "log", "checkpoint", "lock",
                 "catalog.sqlite", "catalog.sqlite-wal", "objects", "tmp",
                 "index",
                 object_path(b"The bar forgets nobody.\n"),
                 object_path(b"The bar forgets nobody.\n")[:10]):
        for how in ("link", "pipe", "folder", "lost link"):
            c.fresh()
            target = c.home + ("/none" if how == "lost link" else "/mine.sqlite"
                               if name.startswith("catalog") else "/mine")
            replace(os.path.join(c.copy, name), how, target)
            c.read_all("%s is a %s" % (name, how),
                       ["add", "--key", c.key, "--name", "n", c.home + "/mine"])
    # also with the same words as the file that it stands for
    c.fresh()
    path = os.path.join(c.copy, object_path(b"Nor does the sea.\n"))
    replace(path, "link", os.path.join(c.top, "c.txt"))
    status, said = c.run("verify", "--archive", c.copy)
    c.expect("a link to the same bytes is found", status == 1 and "link" in said,
             said)
    # what is written goes through no link, and what is swept lies in tmp/
    for name in ("tmp", "objects"):
        c.fresh()
        replace(os.path.join(c.copy, name), "link", c.home)
        c.run("add", "--archive", c.copy, "--key", c.key, "--name", "n",
              c.top + "/letter.txt")
        c.expect("%s leads out" % name, c.state() == c.was)


def catalogs(c):
    """The catalog lies."""
    out = "../" * 12 + c.home[1:] + "/mine"
    digest = hashlib.sha256(b"The bar forgets nobody.\n").hexdigest()
    lies = {
        "a hash that leads out": (
            "UPDATE object SET hash = '%s', state = 'purged'" % out +
            " WHERE hash = '%s'" % digest,
            "UPDATE name SET object = '%s' WHERE object = '%s'" % (out, digest),
            "INSERT INTO purging VALUES ('%s')" % out,
            "DELETE FROM entry WHERE n = (SELECT max(n) FROM entry)",
            "UPDATE state SET entries = entries - 1"),
        "a text that leads out": (
            "UPDATE object SET text = '%s' WHERE hash = '%s'" % (out, digest),),
        "one to be purged that is not": (
            "INSERT INTO purging VALUES ('%s')" % digest,
            "UPDATE state SET entries = 0", "DELETE FROM entry"),
        "a trigger": (
            "CREATE TRIGGER t AFTER INSERT ON entry BEGIN"
            " DELETE FROM name; END",),
        "a view": (
            "ALTER TABLE name RENAME TO other",
            "CREATE VIEW name AS SELECT * FROM other"),
        "another title": ("UPDATE object SET title = 'a lie'",),
        "another version": ("PRAGMA user_version = 1",),
        "a newer version": ("PRAGMA user_version = 1000000",),
    }
    for what, sql in lies.items():
        c.fresh()
        c.catalog(c.copy, *sql)
        c.read_all(what)
        if what == "a newer version":
            continue
        status, said = c.run("list", "--archive", c.copy, "--format", "json")
        c.expect("a catalog from elsewhere is believed: " + what, status == 0 and
                 said.count("\n") == 3 and "a lie" not in said, said)
        c.expect("the object is gone: " + what,
                 os.path.exists(os.path.join(
                     c.copy, object_path(b"The bar forgets nobody.\n"))))
    # In its own place it is believed; `verify` finds it, and nothing is lost.
    for what, sql in lies.items():
        c.fresh()
        c.must("list", "--archive", c.copy)
        c.catalog(c.copy, *sql)
        status, said = c.run("verify", "--archive", c.copy)
        c.expect("verify misses " + what, status == 1 and "FAULT   catalog" in
                 said or "version" in what, said)
        c.read_all("in its place: " + what)
        c.expect("the object is gone: " + what,
                 os.path.exists(os.path.join(
                     c.copy, object_path(b"The bar forgets nobody.\n"))))
    # Where it is wrong about the end of the log, the log is not written over.
    for by in (-10, 10, -10000, 1 << 40):
        c.fresh()
        c.must("list", "--archive", c.copy)
        c.catalog(c.copy, "UPDATE state SET bytes = bytes + %d" % by)
        with open(c.copy + "/log", "rb") as f:
            log = f.read()
        status, said = c.run("add", "--archive", c.copy, "--key", c.key,
                             c.top + "/letter.txt")
        with open(c.copy + "/log", "rb") as f:
            c.expect("the log is written over", status == 2 and
                     f.read().startswith(log), said)
    c.fresh()
    with open(c.copy + "/catalog.sqlite", "wb") as f:
        f.write(b"SQLite format 3\0" + b"\xff" * 5000)
    c.read_all("a catalog of rubbish")
    c.must("list", "--archive", c.copy)


def indexes(c):
    """The index lacks what is there: a check finds it all the same."""
    other = os.path.join(c.top, "i.ibid")
    c.must("init", other)
    for name in ("b.txt", "c.txt", "letter.txt"):
        c.must("add", "--archive", other, "--name", "x", c.top + "/" + name)
    letter = os.path.join(c.top, "said.txt")
    with open(letter, "w", encoding="utf-8") as f:
        f.write("He wrote: \u201cThe bar forgets nobody.\u201d\n")

    def found(path):
        """Does a check find the words in the archive?"""
        _, said = c.run("check", "--format", "json", "--archive", path, letter)
        start = said.find("{")
        return start >= 0 and any(
            f["source"] for f in json.loads(said[start:])["findings"])

    def lie(path):
        for name in os.listdir(path + "/index"):
            os.unlink(path + "/index/" + name)
        shutil.copyfile(other + "/index/" + sorted(os.listdir(other +
                                                              "/index"))[0],
                        path + "/index/000000000000-000000999999")
    c.expect("found, where nothing was changed", found(c.made))
    c.fresh()
    lie(c.copy)
    c.expect("an index from elsewhere is believed", found(c.copy))
    # In its own place it is believed; what it lacks is looked for by words,
    # too, and `verify` finds it.
    lie(c.copy)
    c.expect("an index that lacks a text hides it", found(c.copy))
    status, said = c.run("verify", "--archive", c.copy)
    c.expect("verify misses the index", status == 1 and "FAULT   index" in said,
             said)


def logs(c):
    """The log was written to do harm, and signed with its own key."""
    history = forge.entries(c.made)
    first = next(e for e in history if e["act"] == "add")

    def with_names(*names):
        out = [dict(e) for e in history]
        for name in names:
            out.append(dict(first, n=len(out), name=name))
        return out

    def changed(**how):
        return [dict(e, **how) if e is first else e for e in history]

    esc = "\x1b[31m"
    logs = {
        "names that lead out": with_names("../../../../" + c.home + "/x",
                                          c.home + "/x", "..", "/", "x/../y"),
        "names that speak": with_names(esc + "x", "a\nb\rc", "\u009b31m", "\0x"),
        "a first name that speaks": changed(name=esc, note=esc, symbol=esc),
        "a time that speaks": changed(time=esc),
        "a long name": changed(name="x/" * 4000),
        "a name of one long part": changed(name="x" * 9000),
        "a hash that is none": changed(object="../" * 20),
        "a number that is too large": changed(bytes=10 ** 17),
        "a number that overflows": changed(bytes=10 ** 30),
        "a negative number": changed(bytes=-1),
        "an act from the future": changed(act="witness"),
        "a very long line": history + [b'{"n":7,"x":"' + b"x" * (10 << 20) +
                                       b'"}'],
        "no JSON": history + [b"\xff\xfe{{{{"],
        "deep JSON": history + [b'{"n":7,"x":' + b"[" * 30000],
        "an empty log": [],
    }
    for what, log in logs.items():
        c.fresh()
        forge.rewrite(c.copy, c.key, log)
        c.read_all(what)
    c.fresh()
    forge.rewrite(c.copy, c.key, logs["an act from the future"])
    status, said = c.run("list", "--archive", c.copy)
    c.expect("an act from the future: a newer version is needed",
             status == 2 and "newer" in said, said)


def exports(c):
    """Names that stand in each other's way are all exported."""
    path = os.path.join(c.top, "n.ibid")
    c.must("init", path)
    names = ["x", "x/y", "x/y/z", "p/q", "p", "x" * 4000, "q/" * 2000 + "q",
             "s", "S"] + ["same"] * 120
    for i, name in enumerate(names):
        file = os.path.join(c.top, "n.txt")
        with open(file, "w", encoding="utf-8") as f:
            f.write("Text %d.\n" % i)
        c.must("add", "-q", "--archive", path, "--name", name, file)
    c.must("export", "--archive", path, c.top + "/n.bag")
    other = os.path.join(c.top, "o.ibid")
    c.must("init", other)
    c.must("import", "--archive", other, c.top + "/n.bag")
    count = len(c.must("list", "--archive", other).splitlines())
    c.expect("%d of %d names come back" % (count, len(names)),
             count == len(names))


def owners(c):
    """An archive of somebody else above the working folder is not taken."""
    c.fresh()
    work = os.path.join(c.home, "work")
    os.mkdir(work)

    def said_in(folder):
        done = subprocess.run([c.ibid, "list"], cwd=folder, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout.decode()
    shutil.copytree(c.made, os.path.join(c.home, "x.ibid"))
    c.expect("its own is taken", said_in(work)[0] == 0)
    os.chmod(os.path.join(c.home, "x.ibid"), 0o777)
    status, said = said_in(work)
    c.expect("one that everybody may write to is taken",
             "home/x.ibid: passed over: everybody may write to it" in said, said)
    os.chmod(os.path.join(c.home, "x.ibid"), 0o755)
    if os.geteuid() == 0:
        os.chown(os.path.join(c.home, "x.ibid"), 4321, 4321)
        status, said = said_in(work)
        c.expect("one of somebody else is taken",
                 "home/x.ibid: passed over: it belongs to somebody else" in said,
                 said)
        os.symlink(c.made, os.path.join(c.home, "work", "l.ibid"))
        os.chown(os.path.join(c.home, "work", "l.ibid"), 4321, 4321,
                 follow_symlinks=False)
        status, said = said_in(work)
        c.expect("a link of somebody else is taken",
                 "l.ibid: passed over: it belongs to somebody else" in said,
                 said)


def main():
    with tempfile.TemporaryDirectory(dir=os.environ.get("MAILED_TMP")) as top:
        c = Case(os.path.abspath(sys.argv[1]), top)
        for part in (places, catalogs, indexes, logs, exports, owners):
            part(c)
    print("%d faults" % len(c.bad))
    return 1 if c.bad else 0


if __name__ == "__main__":
    sys.exit(main())
