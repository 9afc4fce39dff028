"""Writes what one could write who holds the key of an archive: another history,
signed.  By the published standards alone, as independent.py.
"""
import base64
import hashlib
import json
import os

import independent


def sign(seed, text):
    """Ed25519, RFC 8032, section 5.1.6."""
    h = hashlib.sha512(seed).digest()
    a = int.from_bytes(h[:32], "little") & (1 << 254) - 8 | 1 << 254

    def coded(p):
        zi = pow(p[2], independent.P - 2, independent.P)
        x, y = p[0] * zi % independent.P, p[1] * zi % independent.P
        return (y | (x & 1) << 255).to_bytes(32, "little")

    public = coded(independent.times(a, independent.BASE))
    r = int.from_bytes(hashlib.sha512(h[32:] + text).digest(), "little")
    first = coded(independent.times(r % independent.Q, independent.BASE))
    k = int.from_bytes(hashlib.sha512(first + public + text).digest(), "little")
    return first + ((r + k * a) % independent.Q).to_bytes(32, "little")


def entries(path):
    with open(os.path.join(path, "log"), "rb") as f:
        return [json.loads(line) for line in f.read().split(b"\n")[:-1]]


def rewrite(path, key, history):
    """Put a list of entries, or of lines, in the place of the log."""
    lines = [e if isinstance(e, bytes) else
             json.dumps(e, separators=(",", ":"), ensure_ascii=False).encode()
             for e in history]
    with open(os.path.join(path, "log"), "wb") as f:
        f.write(b"".join(line + b"\n" for line in lines))
    with open(key, encoding="utf-8") as f:
        name, key_id, data = f.read().strip()[len("PRIVATE+KEY+"):].split("+", 2)
    seed = base64.b64decode(data)[1:]
    root = independent.root([independent.leaf(line) for line in lines])
    text = "%s\n%d\n%s\n" % (name, len(lines), base64.b64encode(root).decode())
    signature = bytes.fromhex(key_id) + sign(seed, text.encode())
    with open(os.path.join(path, "checkpoint"), "w", encoding="utf-8") as f:
        f.write("%s\n\u2014 %s %s\n" % (text, name,
                                       base64.b64encode(signature).decode()))
