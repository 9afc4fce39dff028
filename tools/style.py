#!/usr/bin/env python3
"""Makes report/style.inc out of src/report/report.css.

  tools/style.py STYLE TABLE      the file to read, the one to write

The page carries its style sheet, and names it by its hash (CSP 3, 6.7.2): a
browser then takes no other.  Comments and blanks at line ends are left out.
"""
import base64
import hashlib
import re
import sys


def main():
    style = open(sys.argv[1], encoding="utf-8").read()
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.S)
    style = "\n".join(line.strip() for line in style.split("\n")
                      if line.strip()) + "\n"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    quoted = ['    "%s\\n",' % line.replace("\\", "\\\\").replace('"', '\\"')
              for line in style.split("\n")[:-1]]
    with open(sys.argv[2], "w", encoding="utf-8") as f:
        f.write("/* Made by tools/style.py. */\n"
                "static const char *const style[] = {\n%s\n};\n\n"
                "static const char style_hash[] = \"sha256-%s\";\n"
                % ("\n".join(quoted), digest))


if __name__ == "__main__":
    main()
