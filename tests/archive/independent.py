#!/usr/bin/env python3
"""Checks what `ibid` signs and proves, by the published standards alone:
RFC 6962 (tree), RFC 8032 (Ed25519), C2SP signed-note, tlog-checkpoint and
tlog-proof.  Shares no code with ibid.

  independent.py IBID       make archives, and check them
  independent.py --proof PROOF KEY.PUB
"""
import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile

# Ed25519, RFC 8032, section 5.1.
P = 2 ** 255 - 19
Q = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - x2) % P:
        return None
    return P - x if x & 1 != sign else x


def plus(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    e = (y1 - x1) * (y2 - x2) % P
    f = (y1 + x1) * (y2 + x2) % P
    g, h = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, a):
    out = (0, 1, 1, 0)
    while n:
        if n & 1:
            out = plus(out, a)
        a = plus(a, a)
        n >>= 1
    return out


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def signed_by(key, text, signature):
    a, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(),
                       "little") % Q
    one, two = times(s, BASE), plus(r, times(h, a))
    return (one[0] * two[2] - two[0] * one[2]) % P == 0 and \
        (one[1] * two[2] - two[1] * one[2]) % P == 0


def leaf(data):
    return hashlib.sha256(b"\0" + data).digest()


def root(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\1" + root(leaves[:k]) + root(leaves[k:])).digest()


def follow(digest, index, size, path):
    """RFC 9162, section 2.1.3.2."""
    assert index < size
    fn, sn = index, size - 1
    for step in path:
        assert sn
        if fn & 1 or fn == sn:
            digest = hashlib.sha256(b"\1" + step + digest).digest()
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            digest = hashlib.sha256(b"\1" + digest + step).digest()
        fn, sn = fn >> 1, sn >> 1
    assert sn == 0
    return digest


def read_key(line):
    name, key_id, data = line.strip().split("+", 2)
    raw = base64.b64decode(data, validate=True)
    assert raw[0] == 1 and len(raw) == 33
    assert key_id == hashlib.sha256(
        name.encode() + b"\n\1" + raw[1:]).hexdigest()[:8]
    return name, key_id, raw[1:]


def read_checkpoint(note, key):
    name, key_id, public = read_key(key)
    text, _, signatures = note.rpartition(b"\n\n")
    text += b"\n"
    assert signatures.endswith(b"\n")
    for line in signatures.decode().splitlines():
        dash, by, data = line.split(" ")
        raw = base64.b64decode(data, validate=True)
        assert dash == "\u2014"
        if by == name and raw[:4].hex() == key_id:
            assert signed_by(public, text, raw[4:]), "the signature is wrong"
            break
    else:
        raise AssertionError("nobody signed it")
    origin, size, digest = text.decode().split("\n")[:3]
    assert origin == name and size == str(int(size))
    return int(size), base64.b64decode(digest, validate=True)


def check_proof(proof, key):
    """The entry that is proven."""
    head, _, note = proof.partition(b"\n\n")
    lines = head.decode().split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1"
    assert lines[1].startswith("extra ") and lines[2].startswith("index ")
    entry = base64.b64decode(lines[1][6:], validate=True)
    size, digest = read_checkpoint(note, key)
    found = follow(leaf(entry), int(lines[2][6:]), size,
                   [base64.b64decode(h, validate=True) for h in lines[3:]])
    assert found == digest, "it leads to another root"
    return json.loads(entry)


def load(*path):
    with open(os.path.join(*path), "rb") as f:
        return f.read()


def check_archive(ibid, top, count):
    path = os.path.join(top, "%d.ibid" % count)
    files = os.path.join(top, "files%d" % count)

    def run(*args):
        return subprocess.run([ibid] + list(args), check=True,
                              stdout=subprocess.PIPE).stdout
    os.mkdir(files)
    run("init", path)
    first = load(path, "checkpoint")
    for i in range(count):
        with open(os.path.join(files, "%d.txt" % i), "w",
                  encoding="utf-8") as f:
            f.write("Text %d of %d.\n" % (i, count))
    run("add", "-q", "--archive", path, files)
    key = load(path, "key.pub").decode()
    leaves = [leaf(line) for line in load(path, "log").split(b"\n")[:-1]]
    for note in (first, load(path, "checkpoint")):
        size, digest = read_checkpoint(note, key)
        assert root(leaves[:size]) == digest
    assert size == len(leaves) == 1 + 2 * count
    for i in range(0, count, 1 + count // 9):
        data = load(files, "%d.txt" % i)
        entry = check_proof(run("prove", "--archive", path, "%d.txt" % i), key)
        assert entry["act"] == "add" and entry["bytes"] == len(data)
        assert entry["object"] == hashlib.sha256(data).hexdigest()


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "--proof":
        print(json.dumps(check_proof(load(sys.argv[2]),
                                     load(sys.argv[3]).decode())))
        return 0
    with tempfile.TemporaryDirectory() as top:
        for count in (1, 2, 3, 4, 7, 8, 31):
            check_archive(os.path.abspath(sys.argv[1]), top, count)
    print("7 archives agree with the standards")
    return 0


if __name__ == "__main__":
    sys.exit(main())
