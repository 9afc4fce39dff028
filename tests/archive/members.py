#!/usr/bin/env python3
"""Keeps files that hold files: an archive (ZIP) and a letter with attachments.

  members.py IBID

Each file in them is a source of its own, named behind the file that holds it;
the files that were added after it are sources, too.
"""
import email.message
import json
import os
import subprocess
import sys
import tempfile
import zipfile

BAR = "The bar forgets nobody, and the sea forgives nobody at all.\n"
TUG = "The port had one tug in those years, and she was under repair.\n"
PILOT = "No pilot would go out in that week, whatever he was paid for it.\n"
LAMP = "The lamp on the mole was not lit before the first of November.\n"


def make_files(top):
    with zipfile.ZipFile(os.path.join(top, "a.zip"), "w") as z:
        z.writestr("deep/bar.txt", BAR)
        z.writestr("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    mail = email.message.EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.example", "c@d.example", "It"
    mail.set_content(TUG)
    mail.add_attachment(PILOT.encode(), maintype="text", subtype="plain",
                        filename="pilot.txt")
    with open(os.path.join(top, "b.eml"), "wb") as f:
        f.write(bytes(mail))
    with open(os.path.join(top, "c.txt"), "w", encoding="utf-8") as f:
        f.write(LAMP)
    with open(os.path.join(top, "letter.txt"), "w", encoding="utf-8") as f:
        for text in (BAR, TUG, PILOT, LAMP):
            f.write("He wrote: \u201c%s\u201d\n\n" % text.strip())


def main():
    ibid, bad = os.path.abspath(sys.argv[1]), []
    with tempfile.TemporaryDirectory() as top:
        def run(*args, status=(0,)):
            done = subprocess.run([ibid] + list(args), cwd=top, check=False,
                                  stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE)
            if done.returncode not in status:
                bad.append("%s: %d %s" % (args, done.returncode,
                                          done.stderr.decode()))
            return done.stdout.decode()

        def sources():
            said = json.loads(run("check", "--archive", "x.ibid", "--format",
                                  "json", "letter.txt", status=(0, 1, 2)))
            name = {s["id"]: s["file"] for s in said["sources"]}
            return ({s["file"]: s["status"] for s in said["sources"]},
                    [name.get((f["source"] or {}).get("id"))
                     for f in said["findings"]])

        make_files(top)
        run("init", "x.ibid")
        run("add", "a.zip", "b.eml", "c.txt", status=(0, 2))
        kept, found = sources()
        want = {"a.zip/deep/bar.txt": "read", "a.zip/picture.png": "unread",
                "b.eml": "read", "b.eml/pilot.txt": "read", "c.txt": "read"}
        if kept != want:
            bad.append("sources are %s" % kept)
        if found != ["a.zip/deep/bar.txt", "b.eml", "b.eml/pilot.txt",
                     "c.txt"]:
            bad.append("found in %s" % found)
        run("verify", "--archive", "x.ibid")
        # One that was changed is no source, and nothing in it is.
        for folder, _, files in os.walk(os.path.join(top, "x.ibid", "objects")):
            for name in files:
                path = os.path.join(folder, name)
                with open(path, "rb") as f:
                    data = f.read()
                if data.startswith(b"PK"):
                    os.chmod(path, 0o644)
                    with open(path, "ab") as f:
                        f.write(b"\n")
        kept, found = sources()
        if kept.get("a.zip") != "unread" or "a.zip/deep/bar.txt" in kept or \
                kept.get("c.txt") != "read" or found[0] is not None:
            bad.append("of a changed file: %s" % kept)
    print("\n".join("# " + b for b in bad))
    print("%d faults" % len(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
