#!/usr/bin/env python3
"""Validates what `ibid export` writes of an archive for other programs.

  describe.py IBID

PROV-JSON as the W3C Member Submission of 24 April 2013 has it, with the rules of
PROV-CONSTRAINTS (Recommendation of 30 April 2013) that apply: names are
declared, every relation's things are there and of the right kind, nothing is
generated twice, used before it is generated, or derived from itself.  What it
says is compared with the log, which is read here on its own.  CSL-JSON by the
properties of the csl-data schema 1.0.2, CSV by RFC 4180.
"""
import base64
import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile

RELATIONS = {
    # first and second thing, and their kinds; an optional third
    "used": ("prov:activity", "activity", "prov:entity", "entity", None),
    "wasGeneratedBy": ("prov:entity", "entity", "prov:activity", "activity",
                       None),
    "wasDerivedFrom": ("prov:generatedEntity", "entity", "prov:usedEntity",
                       "entity", ("prov:activity", "activity")),
    "wasAssociatedWith": ("prov:activity", "activity", "prov:agent", "agent",
                          None),
    "hadMember": ("prov:collection", "entity", "prov:entity", "entity", None),
}
# PROV-N's PN_LOCAL, but for what must be escaped
LOCAL = re.compile(r"^([A-Za-z0-9_]|%[0-9A-F]{2})([A-Za-z0-9_.-]|%[0-9A-F]{2})*$")
TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")


def must(condition, what):
    if not condition:
        sys.exit("describe.py: " + what)


def unique(pairs):
    keys = [k for k, _ in pairs]
    must(len(set(keys)) == len(keys), "a key twice: %r"
         % [k for k in keys if keys.count(k) > 1][:3])
    return dict(pairs)


def check_name(name, prefixes):
    prefix, _, local = name.partition(":")
    must(prefix in prefixes or prefix == "_", "no prefix " + name)
    must(LOCAL.match(local), "no local name: " + name)


def check_value(key, value, prefixes):
    check_name(key, prefixes)
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            must(set(one) <= {"$", "type", "lang"} and "$" in one, str(one))
            check_name(one["type"], prefixes)
            if one["type"] == "prov:QUALIFIED_NAME":
                check_name(one["$"], prefixes)
        else:
            must(isinstance(one, (str, int, float, bool)), str(one))


def check_prov(prov):
    prefixes = set(prov["prefix"]) | {"prov", "xsd"}
    must(set(prov) <= {"prefix", "entity", "activity", "agent"} | set(RELATIONS),
         "sections %s" % sorted(prov))
    for section in ("entity", "activity", "agent"):
        for name, about in prov[section].items():
            check_name(name, prefixes)
            for key, value in about.items():
                check_value(key, value, prefixes)
    for name, about in prov["activity"].items():
        for key in ("prov:startTime", "prov:endTime"):
            must(TIME.match(about[key]), name)
        must(about["prov:startTime"] <= about["prov:endTime"], name)
    ids = []
    for section, (a, a_kind, b, b_kind, third) in RELATIONS.items():
        for name, about in prov[section].items():
            ids.append(name)
            must(set(about) <= {a, b} | ({third[0]} if third else set()), name)
            must(about[a] in prov[a_kind], "%s: no %s" % (section, about[a]))
            must(about[b] in prov[b_kind], "%s: no %s" % (section, about[b]))
            must(about[a] != about[b], "%s with itself" % section)
            if third and third[0] in about:
                must(about[third[0]] in prov[third[1]], about[third[0]])
    must(len(set(ids)) == len(ids), "a relation's name twice")
    # typing: an entity is no activity, and no agent
    for one in ("entity", "activity", "agent"):
        for other in ("entity", "activity", "agent"):
            must(one == other or not set(prov[one]) & set(prov[other]), one)
    check_order(prov)


def check_order(prov):
    made = {}
    for about in prov["wasGeneratedBy"].values():
        must(about["prov:entity"] not in made, "generated twice")
        made[about["prov:entity"]] = about["prov:activity"]

    def start(activity):
        return prov["activity"][activity]["prov:startTime"]
    for about in prov["used"].values():
        if about["prov:entity"] in made:
            must(start(made[about["prov:entity"]]) <=
                 start(about["prov:activity"]), "used before it was made")
    used = {(u["prov:activity"], u["prov:entity"])
            for u in prov["used"].values()}
    for about in prov["wasDerivedFrom"].values():
        if "prov:activity" in about:
            must(made.get(about["prov:generatedEntity"]) ==
                 about["prov:activity"], "derived by another activity")
            must((about["prov:activity"], about["prov:usedEntity"]) in used,
                 "derived from what was not used")


def name_of(sha256):
    raw = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return "bytes:" + ("%2D" + raw[1:] if raw[0] == "-" else raw)


def compare_log(prov, lines):
    entries = [json.loads(line) for line in lines]
    must(len(prov["activity"]) == len(entries), "activities are not entries")
    uses = {(u["prov:activity"], u["prov:entity"])
            for u in prov["used"].values()}
    derived = {(d["prov:generatedEntity"], d["prov:usedEntity"])
               for d in prov["wasDerivedFrom"].values()}
    for entry in entries:
        name = "archive:entry-%d" % entry["n"]
        activity = prov["activity"][name]
        must(activity["prov:type"] == entry["act"], name)
        must(activity["prov:startTime"] == entry["time"], name)
        if "object" in entry:
            must((name, name_of(entry["object"])) in uses, name)
        if "text" in entry and entry["text"] != entry["object"]:
            must((name_of(entry["text"]), name_of(entry["object"])) in derived,
                 name)
        if entry["act"] == "rule":
            ruling = prov["entity"]["archive:ruling-%d" % entry["n"]]
            must(ruling["prov:value"] == entry["ruling"], "ruling")
            must(ruling["dcterms:description"] == entry["reason"], "reason")
        agents = {a["prov:agent"]: None for a in
                  prov["wasAssociatedWith"].values()
                  if a["prov:activity"] == name}
        titles = {prov["agent"][a]["dcterms:title"] for a in agents}
        for who in [entry.get("by"), entry.get("made_by")]:
            must(not who or who in titles, "%s: %s" % (name, who))
        if "ibid" in entry:
            must("ibid " + entry["ibid"] in titles, name)


CSL_ITEM = {"id", "type", "title", "number", "authority", "issued", "language",
            "note", "archive", "archive_location", "custom"}


def check_csl(items, kept):
    must([i["archive_location"] for i in items] == kept, "not those kept")
    for item in items:
        must(set(item) <= CSL_ITEM, sorted(item))
        must(item["type"] == "document" and item["title"], item["id"])
        issued = item.get("issued", {"literal": ""})
        if "date-parts" in issued:
            for part in issued["date-parts"]:
                must(1 <= len(part) <= 3 and all(type(p) is int for p in part),
                     str(issued))


def run(ibid, *args, status=(0, 1)):
    done = subprocess.run([ibid, *args], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    if done.returncode not in status:
        sys.exit("ibid %s: %s" % (" ".join(args), done.stderr.decode()))
    return done.stdout


def write(name, words):
    with open(name, "w", encoding="utf-8") as file:
        file.write(words)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    ibid = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        write("report.txt", "A/54/549\n\nReport on Harbours\n\n15 November "
              "1999\n\nThe tugs lay idle.\n")
        write("page.html", "<p>The tugs lay idle in the basin.</p>")
        # another file, of which the same text is read
        write("again.html", "<p >The tugs lay idle in the basin.</p>")
        write("=formula.txt", 'A "quoted"\nline.\n')
        # a hash that begins with a hyphen in base64url
        for n in range(100000):
            words = "file %d\n" % n
            if hashlib.sha256(words.encode()).digest()[0] >> 2 == 62:
                write("hyphen.txt", words)
                break
        run(ibid, "init", "a.ibid")
        run(ibid, "add", "-q", "report.txt", "page.html", "again.html",
            "=formula.txt", "hyphen.txt")
        run(ibid, "add", "-q", "--name", "other", "--symbol", "E/1", "--date",
            "spring of 1934", "--note", "from the library", "page.html")
        run(ibid, "rule", "0123456789abcdef", "reject", "the \u201cother\u201d",
            "--by", "A. B.")
        run(ibid, "rule", "0123456789abcdef", "accept", "after all")
        run(ibid, "remove", "--reason", "read wrongly", "hyphen.txt")
        run(ibid, "remove", "--purge", "--reason", "by law", "again.html")
        run(ibid, "add", "-q", "again.html")
        listed = [json.loads(line) for line in
                  run(ibid, "list", "--all", "--format", "json").splitlines()]
        prov = json.loads(run(ibid, "export", "--format", "prov"),
                          object_pairs_hook=unique)
        check_prov(prov)
        with open("a.ibid/log", "rb") as log:
            compare_log(prov, log.read().splitlines())
        kept = [o["object"] for o in listed if o["state"] == "kept"]
        members = {m["prov:entity"] for m in prov["hadMember"].values()}
        must(members == {name_of(o) for o in kept}, "members")
        items = json.loads(run(ibid, "export", "--format", "csl-json"))
        check_csl(items, kept)
        first = [i for i in items if i["custom"]["file"] == "report.txt"][0]
        must(first["issued"] == {"date-parts": [[1999, 11, 15]]}, str(first))
        must(first["number"] == "A/54/549" and
             first["authority"] == "General Assembly", str(first))
        table = run(ibid, "export", "--format", "csv").decode()
        must(table.count("\r\n") == len(listed) + 1, "lines of the table")
        rows = list(csv.DictReader(io.StringIO(table, newline=""), strict=True))
        must([r["object"] for r in rows] == [o["object"] for o in listed],
             "rows")
        page = [r for r in rows if r["name"] == "page.html"][0]
        must(page["names"] == "page.html; other" and
             page["notes"] == "from the library", str(page))
        must([r["state"] for r in rows].count("removed") == 1, "states")
        must(not [v for r in rows for v in r.values() if v[:1] in "=+@" and v],
             "a formula")
        for form in ("prov", "csl-json", "csv", "annotations"):
            must(run(ibid, "export", "--format", form) ==
                 run(ibid, "export", "--format", form), form + " differs")
    print("%d entries, %d entities, %d agents" % (
        len(prov["activity"]), len(prov["entity"]), len(prov["agent"])))


if __name__ == "__main__":
    main()
