#!/usr/bin/env python3
"""Asks a timestamp service (RFC 3161) that `openssl ts` plays, and keeps what it
says.

  stamps.py IBID

Skipped where there is no program `openssl`.
"""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile

import forge

CONFIG = """
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Test %(name)s
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[signer]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = it
[it]
serial = %(top)s/serial
crypto_device = builtin
signer_cert = %(top)s/signer.pem
signer_key = %(top)s/signer.key
default_policy = 1.2.3.4
signer_digest = sha256
digests = sha256, sha512, sha1
accuracy = secs:1
"""


class Service:
    def __init__(self, top):
        self.top = top
        os.mkdir(top)
        for name in ("ca", "signer", "other"):
            with open(self.path(name + ".cnf"), "w", encoding="utf-8") as f:
                f.write(CONFIG % {"name": name, "top": top})
        with open(self.path("serial"), "w", encoding="utf-8") as f:
            f.write("01\n")
        for name in ("ca", "other"):
            self.openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes",
                         "-config", self.path(name + ".cnf"), "-extensions",
                         "ca", "-days", "99", "-keyout", self.path(name + ".key"),
                         "-out", self.path(name + ".pem"))
        self.openssl("req", "-newkey", "rsa:2048", "-nodes", "-config",
                     self.path("signer.cnf"), "-keyout", self.path("signer.key"),
                     "-out", self.path("signer.csr"))
        self.openssl("x509", "-req", "-in", self.path("signer.csr"), "-CA",
                     self.path("ca.pem"), "-CAkey", self.path("ca.key"),
                     "-set_serial", "7", "-days", "99", "-extfile",
                     self.path("signer.cnf"), "-extensions", "signer", "-out",
                     self.path("signer.pem"))

    def path(self, name):
        return os.path.join(self.top, name)

    def openssl(self, *args):
        done = subprocess.run(["openssl"] + list(args), check=False,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        assert done.returncode == 0, (args, done.stdout)
        return done.stdout

    def answer(self, query, to, *also):
        """Sign what is asked for."""
        self.openssl("ts", "-reply", "-config", self.path("ca.cnf"),
                     "-queryfile", query, "-out", to, *also)
        return to


def main():
    if not shutil.which("openssl"):
        print("skipped: there is no openssl")
        return 77
    ibid, bad = os.path.abspath(sys.argv[1]), []
    with tempfile.TemporaryDirectory() as top:
        def run(*args, status=0, says=""):
            done = subprocess.run([ibid] + list(args), cwd=top, check=False,
                                  stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT)
            said = done.stdout.decode("utf-8", "replace")
            if done.returncode != status or says not in said:
                bad.append("%s: %d, %s" % (args, done.returncode, said))
            return done.stdout

        def put(name, data):
            with open(os.path.join(top, name), "wb") as f:
                f.write(data)
            return os.path.join(top, name)

        def load(name):
            with open(os.path.join(top, name), "rb") as f:
                return f.read()

        service = Service(os.path.join(top, "service"))
        run("init", "a.ibid")
        first = load("a.ibid/checkpoint").decode()
        run("add", put("a.txt", b"The bar forgets nobody.\n"))
        checkpoint = load("a.ibid/checkpoint")
        query = put("q.tsq", run("timestamp", "--request"))
        # Only the hash goes out; it is that of the file that is there.
        said = service.openssl("ts", "-query", "-in", query, "-text").decode()
        if len(load("q.tsq")) > 70 or "sha256" not in said:
            bad.append(said)
        answer = service.answer(query, top + "/a.tsr")
        # Meanwhile the archive goes on.
        run("add", put("b.txt", b"Nor does the sea.\n"))
        run("timestamp", answer, says="kept  entry 5: the first 3 entries stood")
        run("verify", says="CN=Test signer signed")
        run("verify", says="is not judged")
        run("verify", "--ca", service.path("ca.pem"), says="--ca vouch")
        run("verify", "--ca", service.path("other.pem"), status=1,
            says="do not vouch")
        run("verify", "--ca", "a.txt", status=1, says="has no certificate")
        entry = forge.entries(top + "/a.ibid")[-1]
        if entry["checkpoint"].encode() != checkpoint or \
                entry["object"] != hashlib.sha256(load("a.tsr")).hexdigest():
            bad.append("the entry is %s" % json.dumps(entry))
        service.openssl("ts", "-verify", "-data", put("c", checkpoint), "-in",
                        answer, "-CAfile", service.path("ca.pem"))
        # The token alone; another hash; one that is given twice.
        token = service.answer(query, top + "/token", "-token_out")
        run("timestamp", token, says="the first 3 entries")
        service.openssl("ts", "-query", "-data", top + "/a.ibid/checkpoint",
                        "-sha512", "-cert", "-out", top + "/512.tsq")
        run("timestamp", service.answer(top + "/512.tsq", top + "/512.tsr"),
            says="the first 7 entries")
        run("timestamp", answer)
        run("verify", "--ca", service.path("ca.pem"), says="entries")
        run("list", "--all", says="a.txt")
        # What is none, or not of this archive.
        data = load("a.tsr")
        service.openssl("ts", "-query", "-data", put("x", b"x"), "-cert", "-out",
                        top + "/x.tsq")
        service.openssl("ts", "-query", "-data", top + "/a.ibid/checkpoint",
                        "-sha1", "-cert", "-out", top + "/sha1.tsq")
        service.openssl("ts", "-query", "-data", top + "/a.ibid/checkpoint",
                        "-md5", "-cert", "-out", top + "/md5.tsq")
        service.openssl("ts", "-query", "-data", top + "/a.ibid/checkpoint",
                        "-out", top + "/bare.tsq")
        for name, says in (
                (service.answer(top + "/x.tsq", top + "/x.tsr"),
                 "not about a checkpoint of this archive"),
                (service.answer(top + "/sha1.tsq", top + "/sha1.tsr"),
                 "not about a checkpoint of this archive"),
                (service.answer(top + "/md5.tsq", top + "/md5.tsr"),
                 "the service did not give a timestamp"),
                (service.answer(top + "/bare.tsq", top + "/bare.tsr"),
                 "does not carry the certificate"),
                (put("cut", data[:-5]), "no timestamp"),
                (put("long", data + b"x"), "no timestamp"),
                (put("empty", b""), "no timestamp"),
                (put("words", b"x" * 3000), "no timestamp"),
                ("nowhere", "no such file")):
            run("timestamp", name, status=2, says=says)
        for at in range(40, len(data), 61):
            put("flip", data[:at] + bytes([data[at] ^ 16]) + data[at + 1:])
            run("timestamp", "flip", status=2)
        entries = len(forge.entries(top + "/a.ibid"))
        run("verify", says="%d entries" % entries)
        # Behind its back: the token changed; about something else.
        path = "a.ibid/objects/%s/%s" % (entry["object"][:2],
                                         entry["object"][2:])
        shutil.copytree(top + "/a.ibid", top + "/b.ibid")
        os.chmod(os.path.join(top, path.replace("a.", "b.", 1)), 0o644)
        put(path.replace("a.", "b.", 1), data[:-9] + b"x" + data[-8:])
        run("verify", "--archive", "b.ibid", status=1,
            says="FAULT   timestamp 5, object " + entry["object"])
        os.unlink(os.path.join(top, path.replace("a.", "b.", 1)))
        run("verify", "--archive", "b.ibid", status=1,
            says="it is missing")
        other = forge.entries(top + "/a.ibid")
        other[5]["checkpoint"] = first
        put(path.replace("a.", "b.", 1), data)
        forge.rewrite(top + "/b.ibid", top + "/a.ibid.key", other)
        run("verify", "--archive", "b.ibid", status=1,
            says="not about the checkpoint that the entry holds")
        # One who holds the key writes another history: the service saw the first.
        history = forge.entries(top + "/a.ibid")
        history[1]["note"] = "put in later"
        forge.rewrite(top + "/b.ibid", top + "/a.ibid.key", history)
        os.unlink(top + "/b.ibid/catalog.sqlite")
        run("verify", "--archive", "b.ibid", status=1, says="timestamp 5")
    print("\n".join("# " + b for b in bad))
    print("%d faults" % len(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
