#!/usr/bin/env python3
"""Validates what ibid writes as Web Annotations.

  annotations.py IBID

Written from the Web Annotation Data Model (W3C Recommendation, 23 February
2017), RFC 6920 and RFC 9562 alone: what an annotation, a body, a target, a
selector, a collection must have, must not have, and of which kind each value
is.  Beyond the model, each selector is followed: its positions count code
points of the text that the source's name is the hash of, and give its words.
"""
import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

MOTIVATIONS = {"assessing", "bookmarking", "classifying", "commenting",
               "describing", "editing", "highlighting", "identifying",
               "linking", "moderating", "questioning", "replying", "tagging"}
RESOURCE_TYPES = {"Dataset", "Image", "Sound", "Text", "Video"}
AGENT_TYPES = {"Person", "Organization", "Software"}
PREFIXES = {"dcterms", "schema"}
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TERMS = {
    "annotation": {"@context", "id", "type", "body", "target", "motivation",
                   "created", "creator", "modified", "generated", "generator",
                   "rights", "canonical", "via", "audience", "stylesheet",
                   "bodyValue"},
    "textual": {"id", "type", "value", "format", "language", "purpose",
                "processingLanguage", "textDirection", "created", "creator"},
    "specific": {"id", "type", "source", "selector", "purpose", "state",
                 "styleClass", "renderedVia", "scope"},
    "resource": {"id", "type", "format", "language", "processingLanguage",
                 "textDirection", "accessibility", "rights"},
    "quote": {"type", "exact", "prefix", "suffix", "id", "refinedBy"},
    "position": {"type", "start", "end", "id", "refinedBy"},
    "collection": {"@context", "id", "type", "label", "total", "first", "last",
                   "creator", "created", "generator", "generated"},
    "page": {"id", "type", "partOf", "items", "next", "prev", "startIndex"},
    "agent": {"id", "type", "name", "nickname", "email", "email_sha1",
              "homepage"},
}
IRI = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$")
UUID = re.compile(r"^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}"
                  r"-[89ab][0-9a-f]{3}-[0-9a-f]{12}(#.*)?$")
TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
MEDIA = re.compile(r"^[a-z]+/[A-Za-z0-9.+-]+$")


class Wrong(Exception):
    pass


def must(condition, what):
    if not condition:
        raise Wrong(what)


def as_list(value):
    return value if isinstance(value, list) else [value]


def terms(thing, kind):
    for key in thing:
        prefixed = key.split(":")[0] in PREFIXES and ":" in key
        must(key in TERMS[kind] or prefixed, "%s has %r" % (kind, key))


def iri(value):
    must(isinstance(value, str) and IRI.match(value), "no IRI: %r" % value)
    if value.startswith("urn:uuid:"):
        must(UUID.match(value), "no UUID of version 8: %r" % value)
    if value.startswith("ni:"):
        algorithm, _, digest = value[len("ni:///"):].partition(";")
        must(algorithm == "sha-256" and len(digest) == 43, value)
        base64.urlsafe_b64decode(digest + "=")


def agent(thing):
    terms(thing, "agent")
    must(thing.get("type") in AGENT_TYPES, "agent: %r" % thing)
    must(isinstance(thing.get("name"), str), "an agent should have a name")


def text(thing, key, most_one=True):
    value = thing.get(key)
    must(value is None or isinstance(value, str), "%s: %r" % (key, value))


def resource(thing):
    """An external web resource, as source of a specific one."""
    if isinstance(thing, str):
        return iri(thing)
    terms(thing, "resource")
    must("id" in thing, "a resource without id")
    iri(thing["id"])
    for kind in as_list(thing.get("type", [])):
        must(kind in RESOURCE_TYPES, "type %r" % kind)
    if "format" in thing:
        must(MEDIA.match(thing["format"]), thing["format"])
    text(thing, "language")


class Texts:
    """Texts by their hash, to follow selectors with."""

    def __init__(self):
        self.known = {}

    def put(self, raw):
        digest = base64.urlsafe_b64encode(hashlib.sha256(raw).digest())
        self.known["ni:///sha-256;" + digest.decode().rstrip("=")] = raw

    def get(self, name):
        must(name in self.known, "nothing has the name " + name)
        return self.known[name].decode("utf-8")


def selectors(thing, texts, counts):
    source = thing["source"]
    whole = texts.get(source["id"] if isinstance(source, dict) else source)
    exact = None
    for one in as_list(thing["selector"]):
        if one["type"] == "TextQuoteSelector":
            terms(one, "quote")
            must(isinstance(one.get("exact"), str), "a quote without exact")
            text(one, "prefix")
            text(one, "suffix")
            exact = one
        elif one["type"] == "TextPositionSelector":
            terms(one, "position")
            for key in ("start", "end"):
                must(type(one.get(key)) is int and one[key] >= 0, key)
            must(one["start"] <= one["end"], "start behind end")
            position = one
        else:
            raise Wrong("selector %r" % one["type"])
    start, end = position["start"], position["end"]
    must(whole[start:end] == exact["exact"], "words at %d: %r, not %r"
         % (start, whole[start:end], exact["exact"]))
    must(whole[:start].endswith(exact["prefix"]), "prefix at %d" % start)
    must(whole[end:].startswith(exact["suffix"]), "suffix at %d" % end)
    counts["selectors"] += 1


def specific(thing, texts, counts, is_body):
    terms(thing, "specific")
    must("source" in thing, "a specific resource without source")
    resource(thing["source"])
    if "purpose" in thing:
        must(is_body, "a purpose on a target")
        must(thing["purpose"] in MOTIVATIONS, thing["purpose"])
    if "selector" in thing:
        selectors(thing, texts, counts)


def body(thing, texts, counts):
    if isinstance(thing, str):
        return iri(thing)
    if thing.get("type") == "SpecificResource":
        return specific(thing, texts, counts, True)
    must(thing.get("type") == "TextualBody", "body of type %r" % thing.get("type"))
    terms(thing, "textual")
    must(isinstance(thing.get("value"), str), "a textual body without value")
    must(thing.get("purpose") in MOTIVATIONS, "purpose")
    if "format" in thing:
        must(MEDIA.match(thing["format"]), thing["format"])


def annotation(thing, texts, counts):
    terms(thing, "annotation")
    must("@context" not in thing, "items have the context of the collection")
    iri(thing["id"])
    must("Annotation" in as_list(thing.get("type")), "type")
    must(not ("body" in thing and "bodyValue" in thing), "two kinds of body")
    for one in as_list(thing.get("motivation", [])):
        must(one in MOTIVATIONS, "motivation %r" % one)
    if "created" in thing:
        must(TIME.match(thing["created"]), thing["created"])
    if "creator" in thing:
        agent(thing["creator"])
    for one in as_list(thing.get("body", [])):
        body(one, texts, counts)
    must(thing.get("target"), "no target")
    for one in as_list(thing["target"]):
        if isinstance(one, str):
            iri(one)
        else:
            specific(one, texts, counts, False)


def collection(thing, texts):
    """Validate; gives the annotations."""
    counts = {"selectors": 0}
    terms(thing, "collection")
    context = thing.get("@context")
    must(context == CONTEXT or (isinstance(context, list) and len(context) > 1
                                and CONTEXT in context), "@context")
    iri(thing["id"])
    must("AnnotationCollection" in as_list(thing["type"]), "type")
    must(isinstance(thing.get("label"), str), "label")
    must(type(thing.get("total")) is int and thing["total"] >= 0, "total")
    if "generator" in thing:
        agent(thing["generator"])
    page = thing["first"]
    terms(page, "page")
    iri(page["id"])
    must("AnnotationPage" in as_list(page["type"]), "type of the page")
    must(page["partOf"] == thing["id"], "partOf")
    must(page.get("startIndex", 0) == 0, "startIndex")
    must(isinstance(page["items"], list), "items")
    must(thing["total"] == len(page["items"]), "total is not their number")
    ids = [one["id"] for one in page["items"]]
    must(len(set(ids)) == len(ids), "two annotations of one id")
    for one in page["items"]:
        annotation(one, texts, counts)
    return page["items"], counts["selectors"]


def spoil(thing):
    """Changes that a validator must find: (what, the thing changed)."""
    def changed(change):
        copy = json.loads(json.dumps(thing))
        change(copy, copy["first"]["items"][0])
        return copy
    yield "context", changed(lambda c, a: c.update({"@context": "x"}))
    yield "id", changed(lambda c, a: a.pop("id"))
    yield "target", changed(lambda c, a: a.pop("target"))
    yield "total", changed(lambda c, a: c.update(total=c["total"] + 1))
    yield "motivation", changed(lambda c, a: a.update(motivation="judging"))
    yield "purpose", changed(lambda c, a: a["target"].update(purpose="linking"))
    yield "exact", changed(
        lambda c, a: a["target"]["selector"][0].update(exact="other words"))
    yield "start", changed(
        lambda c, a: a["target"]["selector"][1].update(start=-1))
    yield "source", changed(lambda c, a: a["target"].pop("source"))
    yield "a term", changed(lambda c, a: a.update(verdict="exact"))


def run(ibid, *args, status=(0, 1)):
    done = subprocess.run([ibid, *args], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    if done.returncode not in status:
        sys.exit("ibid %s: %s" % (" ".join(args), done.stderr.decode()))
    return done.stdout


LETTER = """A letter

The report says that \u201cthe tugs \U0001f6a2 lay idle in the basin for most of \
the winter\u201d.1 It adds that \u201cno pilot was to be had in the old harbour \
of \u0160ibenik\u201d.2

1 Report on the Harbours of the Coast, A/54/549, para. 3.
2 Ibid., p. 7.
"""
REPORT = """A/54/549

Report on the Harbours of the Coast

15 November 1999

\u00c9l\u00e9ments: the tugs \U0001f6a2 lay idle in the basin for most of the \
summer, and no pilot was to be had in the old harbour of \u0160ibenik.
"""
PAGE = """<html><body><p>A page says that \u201cthe tugs \U0001f6a2 lay idle in \
the basin\u201d (A/54/549).</p></body></html>"""


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    ibid = os.path.abspath(sys.argv[1])
    texts = Texts()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, words in (("letter.txt", LETTER), ("report.txt", REPORT),
                            ("page.html", PAGE)):
            with open(name, "w", encoding="utf-8") as file:
                file.write(words)
            texts.put(words.encode())
            texts.put(run(ibid, "read", "--format", "text", name))
        run(ibid, "init", "a.ibid")
        run(ibid, "add", "-q", "report.txt")
        plain = json.loads(run(ibid, "check", "--format", "annotations",
                               "letter.txt"))
        items, followed = collection(plain, texts)
        must(followed >= 4, "few selectors")
        findings = json.loads(run(ibid, "check", "--format", "json",
                                  "letter.txt"))["findings"]
        must([f["id"] for f in findings] ==
             [a["dcterms:identifier"] for a in items], "not every finding")
        for what, bad in spoil(plain):
            try:
                collection(bad, texts)
            except (Wrong, KeyError, TypeError):
                continue
            sys.exit("a wrong %s was not found" % what)
        # a ruling is an annotation on that of its finding
        altered = [f["id"] for f in findings if f["verdict"] == "altered"][0]
        run(ibid, "rule", altered, "reject", "the other edition", "--by", "A. B.")
        ruled, _ = collection(json.loads(run(
            ibid, "check", "--format", "annotations", "letter.txt")), texts)
        must(len(ruled) == len(items) + 1, "the ruling is missing")
        on = [a for a in ruled if a["motivation"] == "moderating"][0]
        must(on["target"] in [a["id"] for a in items], "it is on nothing")
        kept, _ = collection(json.loads(run(
            ibid, "export", "--format", "annotations")), texts)
        must(kept == [on], "the archive says another thing of it")
        # a file that is no text: positions are of what was read of it
        collection(json.loads(run(ibid, "check", "--format", "annotations",
                                  "page.html")), texts)
        # the same in, the same out
        must(run(ibid, "check", "--format", "annotations", "letter.txt") ==
             run(ibid, "check", "--format", "annotations", "letter.txt"),
             "two runs differ")
    print("%d annotations, %d selectors followed" % (len(ruled), followed))


if __name__ == "__main__":
    main()
