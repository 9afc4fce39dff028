#!/usr/bin/env python3
"""Checks that a folder of src includes only itself and folders above it.

  check_layers.py ROOT

The order is that in which data flows (docs/design.md).  include/ibid is open
to all; serve may include all of src, and nothing of cli; cli and tests may
include everything.  Prints each include that breaks
the order, and exits with 1 when there is one.
"""
import os
import re
import sys

ORDER = ["base", "bytes", "text", "structure", "cite", "quote", "figure",
         "read", "match", "resolve", "check", "table", "report", "archive"]

# The pages that bytes/ makes are the text's own struct.
ALSO = {"bytes": {"text/text.h"}}

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)


def wrong(folder, path):
    """Why `folder` may not include `path`, or None."""
    if path.startswith("ibid/") or path in ALSO.get(folder, ()):
        return None
    other = path.split("/")[0] if "/" in path else None
    if other not in ORDER:
        return "is in no folder of the order"
    if ORDER.index(other) > ORDER.index(folder):
        return "stands below %s/" % folder
    return None


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    src = os.path.join(sys.argv[1], "src")
    folders = sorted(os.listdir(src))
    bad = ["src/%s is not in the order of tools/check_layers.py" % f
           for f in folders if f not in ORDER]
    count = 0
    for folder in folders:
        for name in sorted(os.listdir(os.path.join(src, folder))):
            if not name.endswith((".c", ".h")) or folder not in ORDER:
                continue
            count += 1
            with open(os.path.join(src, folder, name), encoding="utf-8") as f:
                for path in INCLUDE.findall(f.read()):
                    why = wrong(folder, path)
                    if why:
                        bad.append('src/%s/%s: "%s" %s'
                                   % (folder, name, path, why))
    serve = os.path.join(sys.argv[1], "serve")
    for name in sorted(os.listdir(serve)):
        if not name.endswith((".c", ".h")):
            continue
        count += 1
        with open(os.path.join(serve, name), encoding="utf-8") as f:
            bad += ['serve/%s: "%s" is not for serve/' % (name, path)
                    for path in INCLUDE.findall(f.read())
                    if "/" in path and path.split("/")[0] not in
                    ORDER + ["ibid", "serve"]]
    print("\n".join(bad + ["%d files, %d faults" % (count, len(bad))]))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
