#!/usr/bin/env python3
"""Makes a C header of a JSON file, without its white space.

  json_header.py NAME FILE

Writes `static const char NAME[]`, NUL-ended, to standard output.  The bytes
stand there as numbers: C need not take a string of more than 4095.
"""
import json
import sys


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as file:
        text = json.dumps(json.load(file), ensure_ascii=True,
                          separators=(",", ":"))
    data = text.encode() + b"\0"
    print("/* Made by tools/json_header.py; do not edit. */")
    print("static const char %s[] = {" % sys.argv[1])
    for at in range(0, len(data), 16):
        print("    %s," % ", ".join(str(b) for b in data[at:at + 16]))
    print("};")


if __name__ == "__main__":
    main()
