#!/usr/bin/env python3
"""Makes the manual pages from the program's own help and the public headers.

  headers_to_docs.py check HEADERS       refuse what is not documented
  headers_to_docs.py library HEADERS     libibid(3), to standard output
  headers_to_docs.py command IBID [NAME] ibid(1) or ibid-NAME(1), likewise

HEADERS is the folder include/ibid.  A public function has a comment with
*Gives*, and with *Fails* if it returns a status; several functions that follow
one another without a blank line may share a comment.
"""
import os
import re
import subprocess
import sys

LABELS = ("Takes", "Gives", "Fails", "Owns", "Cost")
FUNCTION = re.compile(r"\b(ibid_\w+)\s*\(")


def parts(text):
    """(comment, declarations) for each group of a header, in order."""
    text = re.sub(r"^#.*(?:\\\n.*)*", "", text, flags=re.MULTILINE)
    for match in re.finditer(r"/\*(.*?)\*/\n((?:[^\n]+\n)*)", text, re.DOTALL):
        comment = re.sub(r"^ \* ?", "", match.group(1).strip(" "),
                         flags=re.MULTILINE)
        yield comment.strip(), match.group(2)


def functions(declarations):
    """(name, prototype, returns a status) of public functions."""
    for piece in declarations.split(";"):
        piece = " ".join(piece.split())
        if not piece.startswith(("IBID_API", "IBID_FALLIBLE")):
            continue
        found = FUNCTION.search(piece)
        if found:
            yield (found.group(1), piece.split(" ", 1)[1] + ";",
                   piece.startswith("IBID_FALLIBLE"))


def headers(folder):
    """(name, text) in the order in which ibid.h includes them."""
    def read(name):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            return f.read()
    for name in re.findall(r'#include "ibid/(\w+\.h)"', read("ibid.h")):
        yield name, read(name)


def label_of(line):
    word = line.split(" ", 1)[0]
    return word if word in LABELS else None


def check(folder):
    bad, count, commented = [], 0, set()
    for name, text in headers(folder):
        for comment, declarations in parts(text):
            has = {label_of(line) for line in comment.splitlines()}
            for function, _, fallible in functions(declarations):
                count += 1
                commented.add(function)
                # What returns nothing gives nothing.
                is_void = re.search(r"\bvoid %s\b" % function, declarations)
                if "Gives" not in has and not is_void:
                    bad.append("%s: %s has no Gives" % (name, function))
                if fallible and "Fails" not in has:
                    bad.append("%s: %s has no Fails" % (name, function))
        for function in re.findall(
                r"^IBID_(?:API|FALLIBLE)\b[^;]*?\b(ibid_\w+)\s*\(", text,
                flags=re.MULTILINE):
            if function not in commented:
                bad.append("%s: %s has no comment" % (name, function))
    print("\n".join(bad + ["%d functions, %d faults" % (count, len(bad))]))
    return 1 if bad else 0


def escape(line):
    line = line.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + line if line.startswith((".", "'")) else line


def library(folder, out):
    out.write('.TH LIBIBID 3 "" "ibid" "ibid"\n.SH NAME\nlibibid \\- reads '
              'documents, and checks what they quote and cite\n'
              '.SH SYNOPSIS\n.nf\n#include <ibid/ibid.h>\n\n'
              'cc program.c $(pkg\\-config \\-\\-cflags \\-\\-libs ibid)\n.fi\n'
              '.SH DESCRIPTION\nWhat follows is taken from the headers, in the '
              'order in which data flow.\nThe types are described there.\n')
    for name, text in headers(folder):
        groups = list(parts(text))
        title = groups[0][0] if groups else ""
        out.write(".SH %s\n.nf\n" % name.upper())
        out.write("".join(escape(line) + "\n" for line in
                          re.sub(r"^\w+\.h - ", "", title).splitlines()))
        out.write(".fi\n")
        for comment, declarations in groups[1:]:
            found = list(functions(declarations))
            if not found:
                continue
            for function, prototype, _ in found:
                out.write(".SS %s\n.nf\n.B %s\n.fi\n"
                          % (function, escape(prototype)))
            out.write(".PP\n.nf\n")
            out.write("".join(escape(line) + "\n"
                              for line in comment.splitlines()))
            out.write(".fi\n")


def help_of(ibid, name=None):
    args = [ibid] + ([name] if name else []) + ["--help"]
    return subprocess.run(args, check=True, stdout=subprocess.PIPE,
                          encoding="utf-8").stdout


def see_also(ibid):
    """References to all pages, from the program's list of its commands."""
    listed = help_of(ibid).split("\nCOMMANDS\n", 1)[1].split("\n\n", 1)[0]
    pages = ["ibid"] + ["ibid-" + line.split()[0]
                        for line in listed.splitlines()]
    return "".join(".BR %s (1),\n" % escape(p) for p in pages) + \
        ".BR libibid (3)\n"


def command(ibid, name, out):
    first, rest = help_of(ibid, name).split("\n", 1)
    title, summary = first.split(" - ", 1)
    page = title.replace(" ", "-")
    out.write('.TH %s 1 "" "ibid" "ibid"\n.SH NAME\n%s \\- %s\n'
              % (page.upper(), escape(page), escape(summary)))
    described = False
    for block in re.split(r"\n\n", rest.strip("\n")):
        lines = block.strip("\n").split("\n")
        if re.fullmatch(r"[A-Z][A-Z ]+", lines[0]):
            out.write(".SH %s\n" % ("SYNOPSIS" if lines[0] == "USAGE"
                                    else lines[0]))
            lines = [line[2:] if line.startswith("  ") else line
                     for line in lines[1:]]
        elif not described:
            out.write(".SH DESCRIPTION\n")
            described = True
        else:
            out.write(".PP\n")
        out.write(".nf\n%s\n.fi\n" % "\n".join(escape(l) for l in lines))
    out.write(".SH SEE ALSO\n" + see_also(ibid))


def main():
    args = sys.argv[1:]
    if len(args) == 2 and args[0] == "check":
        return check(args[1])
    if len(args) == 2 and args[0] == "library":
        library(args[1], sys.stdout)
    elif len(args) in (2, 3) and args[0] == "command":
        command(args[1], args[2] if len(args) == 3 else None, sys.stdout)
    else:
        sys.exit(__doc__)
    return 0


if __name__ == "__main__":
    sys.exit(main())
