#!/usr/bin/env python3
"""Speaks the Model Context Protocol with `ibid mcp`, as its specification has
it, and knows nothing of how ibid is made.

  test_mcp.py IBID TOOLS SAMPLES [WORD]

Writes TAP.  TOOLS is the file of tools, as the server must list it; SAMPLES the
folder of samples; WORD a part of the name of the tests to be run.
"""
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

IBID, TOOLS, SAMPLES = sys.argv[1:4]
WORD = sys.argv[4] if len(sys.argv) > 4 else ""
# What AddressSanitizer holds back is no growth of the server.
ENVIRONMENT = {**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=1:" +
               os.environ.get("ASAN_OPTIONS", "")}
SOURCES = os.path.join(SAMPLES, "sources")
MODERN = "2026-07-28"
LEGACY = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"]
MESSAGE_MOST = 16 << 20
ANSWER_MOST = 1 << 20
FALSE_QUOTE = "ninety boats in the basin, and not one with steam up"
TRUE_QUOTE = "nineteen boats in the basin, and not one with steam up"


class Client:
    """A server, and the messages of one client."""

    def __init__(self, *sources):
        self.errors = tempfile.TemporaryFile()
        self.server = subprocess.Popen(
            [IBID, "mcp", *(sources or [SOURCES])], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=self.errors, env=ENVIRONMENT)

    def write(self, data):
        self.server.stdin.write(data)
        self.server.stdin.flush()

    def send(self, *messages):
        self.write(b"".join(json.dumps(m).encode() + b"\n" for m in messages))

    def take(self):
        line = self.server.stdout.readline()
        assert line.endswith(b"\n"), "no whole line: %r" % line[:200]
        assert len(line) <= ANSWER_MOST, "a line of %d bytes" % len(line)
        return json.loads(line.decode("utf-8"))

    def ask(self, method, params=None, number=1, **more):
        message = {"jsonrpc": "2.0", "id": number, "method": method, **more}
        if params is not None:
            message["params"] = params
        self.send(message)
        answer = self.take()
        assert answer["jsonrpc"] == "2.0" and answer["id"] == number, answer
        assert ("result" in answer) != ("error" in answer), answer
        return answer

    def initialize(self, version=LEGACY[1]):
        answer = self.ask("initialize", {
            "protocolVersion": version, "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"}}, 0)
        self.send({"jsonrpc": "2.0", "method": "notifications/initialized"})
        return answer["result"]

    def call(self, tool, number=1, **arguments):
        return self.ask("tools/call",
                        {"name": tool, "arguments": arguments},
                        number)["result"]

    def get(self, tool, **arguments):
        """What a tool answers, after seeing that it is what it should be."""
        result = self.call(tool, **arguments)
        assert result.get("isError") is False, result
        [content] = result["content"]
        assert content["type"] == "text"
        value = result["structuredContent"]
        assert json.loads(content["text"]) == value
        fits(value, SCHEMAS[tool], tool)
        return value

    def wrong(self, tool, **arguments):
        """The sentence of a tool that cannot answer."""
        result = self.call(tool, **arguments)
        assert result["isError"] is True and "structuredContent" not in result
        [content] = result["content"]
        return content["text"]

    def close(self):
        """End it; gives what it said on standard error."""
        self.server.stdin.close()
        rest = self.server.stdout.read()
        status = self.server.wait(60)
        self.server.stdout.close()
        self.errors.seek(0)
        said = self.errors.read().decode("utf-8", "replace")
        self.errors.close()
        assert rest == b"", "more was answered: %r" % rest[:200]
        assert status == 0, "exit status %d: %s" % (status, said[-2000:])
        return said


TYPES = {"object": dict, "array": list, "string": str, "boolean": bool,
         "null": type(None)}


def is_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def fits(value, schema, where):
    """As much of JSON Schema as the schemas here need."""
    known = {"type", "enum", "properties", "required", "items", "description",
             "minimum", "maximum", "default"}
    assert set(schema) <= known, "%s: %s" % (where, set(schema) - known)
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    assert not names or any(is_type(value, n) for n in names), \
        "%s: %r is no %s" % (where, value, names)
    assert "enum" not in schema or value in schema["enum"], \
        "%s: %r is none of %s" % (where, value, schema["enum"])
    if isinstance(value, dict):
        for name in schema.get("required", []):
            assert name in value, "%s has no %s" % (where, name)
        for name, one in schema.get("properties", {}).items():
            if name in value:
                fits(value[name], one, where + "." + name)
    if isinstance(value, list) and "items" in schema:
        for one in value:
            fits(one, schema["items"], where + "[]")


with open(TOOLS, encoding="utf-8") as file:
    LISTED = json.load(file)
SCHEMAS = {tool["name"]: tool["outputSchema"] for tool in LISTED}


def error(answer, code):
    assert answer["error"]["code"] == code, answer
    assert isinstance(answer["error"]["message"], str)


def meta(version=MODERN, **more):
    return {"_meta": {"io.modelcontextprotocol/protocolVersion": version,
                      "io.modelcontextprotocol/clientCapabilities": {},
                      **more}}


# --- the conversation

def test_revisions():
    for version in LEGACY:
        c = Client()
        result = c.initialize(version)
        assert result["protocolVersion"] == version
        assert result["capabilities"] == {"tools": {}}
        assert result["serverInfo"]["name"] == "ibid"
        assert "never says that a claim is true" in result["instructions"]
        assert c.ask("ping")["result"] == {}
        c.close()


def test_another_revision_is_answered_with_one_that_is_spoken():
    for version in ["1999-01-01", MODERN, "", "x" * 5000]:
        c = Client()
        if version:
            assert c.initialize(version)["protocolVersion"] == LEGACY[0]
        else:
            error(c.ask("initialize", {"protocolVersion": ""}), -32602)
        c.close()


def test_initialize():
    c = Client()
    error(c.ask("initialize"), -32602)
    error(c.ask("initialize", {}), -32602)
    error(c.ask("initialize", {"protocolVersion": 7}), -32602)
    error(c.ask("tools/list"), -32602)  # nothing is agreed yet
    assert c.ask("ping")["result"] == {}
    c.initialize()
    error(c.ask("initialize", {"protocolVersion": LEGACY[0]}), -32600)
    assert c.ask("tools/list")["result"]["tools"]
    c.close()


def test_list():
    c = Client()
    c.initialize()
    assert c.ask("tools/list")["result"] == {"tools": LISTED}
    assert c.ask("tools/list", {})["result"] == {"tools": LISTED}
    error(c.ask("tools/list", {"cursor": "x"}), -32602)
    for tool in LISTED:
        assert tool["annotations"]["readOnlyHint"] is True
        assert tool["inputSchema"]["type"] == "object"
        assert tool["outputSchema"]["type"] == "object"
        assert len(tool["description"]) > 100
        for name in tool["inputSchema"].get("required", []):
            assert name in tool["inputSchema"]["properties"]
    c.close()


def test_new_revision_needs_no_handshake():
    c = Client()
    result = c.ask("server/discover", meta())["result"]
    assert result["supportedVersions"] == [MODERN] + LEGACY
    assert result["resultType"] == "complete"
    assert result["ttlMs"] > 0 and result["cacheScope"] == "public"
    assert result["_meta"]["io.modelcontextprotocol/serverInfo"]["name"] == \
        "ibid"
    result = c.ask("tools/list", meta())["result"]
    assert result["tools"] == LISTED and result["resultType"] == "complete"
    assert "ttlMs" in result and "cacheScope" in result
    result = c.ask("tools/call", {"name": "compare_quotation", "arguments":
                                  {"quote": TRUE_QUOTE}, **meta()})["result"]
    assert result["structuredContent"]["verdict"] == "exact"
    assert result["resultType"] == "complete"
    error(c.ask("ping", meta()), -32601)
    error(c.ask("initialize", meta()), -32601)
    error(c.ask("server/discover"), -32602)
    c.close()


def test_new_revision_refuses():
    c = Client()
    answer = c.ask("tools/list", meta("1900-01-01"))
    error(answer, -32022)
    assert answer["error"]["data"] == {"supported": [MODERN] + LEGACY,
                                       "requested": "1900-01-01"}
    error(c.ask("tools/list", meta("x" * 9000)), -32022)
    error(c.ask("tools/list", {"_meta": {
        "io.modelcontextprotocol/protocolVersion": 7}}), -32022)
    error(c.ask("tools/list", {"_meta": {
        "io.modelcontextprotocol/protocolVersion": MODERN}}), -32602)
    error(c.ask("tools/list", {"_meta": []}), -32602)
    error(c.ask("tools/list", {"_meta": {}}), -32602)
    # Both ways of speaking, side by side.
    c.initialize()
    assert c.ask("tools/list")["result"] == {"tools": LISTED}
    assert "ttlMs" in c.ask("tools/list", meta())["result"]
    c.close()


def test_errors():
    c = Client()
    c.initialize()
    for line, code, number in [
            (b"nonsense", -32700, None),
            (b'{"jsonrpc":"2.0","id":1,"method":"ping"', -32700, None),
            (b'{"jsonrpc":"2.0","id":1,"method":"ping"}}', -32700, None),
            (b'{"jsonrpc":"2.0","id":1,"method":"\xff"}', -32700, None),
            (b'{"jsonrpc":"2.0","id":1,"method":"\\ud800"}', -32700, None),
            (b"\x00", -32700, None),
            (b"[" * 100000, -32700, None),
            (b'{"a":' * 100000, -32700, None),
            (b"[" * 600 + b"]" * 600, -32700, None),
            (b"1", -32600, None),
            (b"null", -32600, None),
            (b'"ping"', -32600, None),
            (b"{}", -32600, None),
            (b"[]", -32600, None),
            (b'[{"jsonrpc":"2.0","id":1,"method":"ping"}]', -32600, None),
            (b'{"id":1,"method":"ping"}', -32600, 1),
            (b'{"jsonrpc":"1.0","id":1,"method":"ping"}', -32600, 1),
            (b'{"jsonrpc":2.0,"id":1,"method":"ping"}', -32600, 1),
            (b'{"jsonrpc":"2.0","id":1}', -32600, 1),
            (b'{"jsonrpc":"2.0","id":1,"method":7}', -32600, 1),
            (b'{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}', -32600, None),
            (b'{"jsonrpc":"2.0","id":null,"method":"ping"}', -32600, None),
            (b'{"jsonrpc":"2.0","id":1.5,"method":"ping"}', -32600, None),
            (b'{"jsonrpc":"2.0","id":1e3,"method":"ping"}', -32600, None),
            (b'{"jsonrpc":"2.0","id":true,"method":"ping"}', -32600, None),
            (b'{"jsonrpc":"2.0","id":{},"method":"ping"}', -32600, None),
            (b'{"jsonrpc":"2.0","id":"' + b"x" * 300 + b'","method":"ping"}',
             -32600, None),
            (b'{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}', -32602, 1),
            (b'{"jsonrpc":"2.0","id":1,"method":"ping","params":null}',
             -32602, 1),
            (b'{"jsonrpc":"2.0","id":1,"method":"no/such"}', -32601, 1),
            (b'{"jsonrpc":"2.0","id":1,"method":""}', -32601, 1),
            (b'{"jsonrpc":"2.0","id":1,"method":"resources/list"}', -32601, 1),
            (b'{"jsonrpc":"2.0","id":1,"method":"tools/call"}', -32602, 1),
            (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{}}',
             -32602, 1),
            (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":'
             b'{"name":"rm"}}', -32602, 1),
            (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":'
             b'{"name":"list_sources","arguments":[]}}', -32602, 1),
            (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":'
             b'{"name":"list_sources","name":"x"}}', -32602, 1)]:
        c.write(line + b"\n")
        answer = c.take()
        error(answer, code)
        assert answer["id"] == number, (line[:80], answer)
    # Ids come back as they were written.
    for number in ["7", "-7", "12345678901234567890", '""', '"a\\n\\u00e9"']:
        c.write(b'{"jsonrpc":"2.0","method":"ping","id":%s}\r\n'
                % number.encode())
        line = c.server.stdout.readline()
        assert b'"id":%s,' % number.encode() in line, line
    c.close()


def test_what_is_not_answered():
    c = Client()
    c.initialize()
    c.write(b"\n \t\r\n")
    c.send({"jsonrpc": "2.0", "method": "notifications/initialized"},
           {"jsonrpc": "2.0", "method": "tools/list"},
           {"jsonrpc": "2.0", "method": "no/such", "params": [1]},
           {"jsonrpc": "2.0", "id": 5, "result": {}},
           {"jsonrpc": "2.0", "id": 5, "error": {"code": 1, "message": ""}},
           {"jsonrpc": "2.0", "method": "notifications/cancelled",
            "params": {"requestId": 99}},
           {"jsonrpc": "2.0", "method": "notifications/cancelled",
            "params": {"requestId": {"a": []}}})
    assert c.ask("ping", number="last")["result"] == {}
    c.close()


def test_batches():
    ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    note = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    c = Client()
    c.initialize("2025-03-26")
    c.send([ping, note, {**ping, "id": "b"}, 7])
    one, two, three = c.take()
    assert (one["id"], two["id"], three["id"]) == (1, "b", None)
    error(three, -32600)
    c.send([note, note])
    for wrong in ([], [ping] * 65):
        c.send(wrong)
        error(c.take(), -32600)
    c.write(b'[{"jsonrpc":"2.0","id":1,"method":"ping"},\n')
    error(c.take(), -32700)
    c.send([ping] * 64)
    assert len(c.take()) == 64
    c.close()


def test_in_order_and_once():
    c = Client()
    c.initialize()
    c.send(*[{"jsonrpc": "2.0", "id": i, "method": ("ping", "tools/list",
                                                    "x")[i % 3]}
             for i in range(300)])
    for i in range(300):
        assert c.take()["id"] == i
    c.close()


def test_last_line_without_an_end():
    c = Client()
    c.write(b'{"jsonrpc":"2.0","id":1,"method":"ping"}')
    c.server.stdin.close()
    assert c.take()["result"] == {}
    assert c.server.wait(60) == 0
    c.server.stdout.close()
    c.errors.close()


# --- cancelling

def call(number, tool, **arguments):
    return {"jsonrpc": "2.0", "id": number, "method": "tools/call",
            "params": {"name": tool, "arguments": arguments}}


def cancel(number):
    return {"jsonrpc": "2.0", "method": "notifications/cancelled",
            "params": {"requestId": number, "reason": "no longer wanted"}}


def test_cancelled_before_its_turn():
    c = Client()
    c.initialize()
    c.send(call(1, "list_sources"), call("2", "list_sources"),
           call(3, "list_sources"), cancel("2"), cancel(1), call(4, "x"))
    assert [c.take()["id"] for _ in range(2)] == [3, 4]
    # "1" is another id than 1; what is past cancels nothing.
    c.send(call(1, "list_sources"), cancel("1"))
    assert c.take()["id"] == 1
    c.send(cancel(5), {"jsonrpc": "2.0", "method": "x"})
    assert c.ask("ping", number=5)["result"] == {}
    c.close()


def test_initialize_is_not_cancelled():
    c = Client()
    c.send({"jsonrpc": "2.0", "id": 1, "method": "initialize",
            "params": {"protocolVersion": LEGACY[0]}}, cancel(1))
    assert c.take()["result"]["protocolVersion"] == LEGACY[0]
    c.close()


def test_cancelled_while_it_works():
    """It is not answered, and what follows is (test_cancel.c shows that the
    work ends)."""
    words = " ".join("word%d" % (i * 7919 % 1000003) for i in range(120000))
    quotes = "\n\n".join("He said: “%s”." % " ".join(
        "other%d" % (i * 31 + k) for k in range(40)) for i in range(5000))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "long.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(words)
        c = Client(path)
        c.initialize()
        c.get("list_sources")
        c.send(call(1, "check_document", text=quotes))
        time.sleep(0.05)
        c.send(cancel(1), {"jsonrpc": "2.0", "id": 2, "method": "ping"})
        assert c.take()["id"] == 2
        c.close()


# --- the tools

def test_list_sources():
    c = Client()
    c.initialize()
    value = c.get("list_sources")
    assert value["total"] == 5 and value["next"] is None
    assert [s["id"] for s in value["sources"]] == ["s1", "s2", "s3", "s4", "s5"]
    first = c.get("list_sources", max=2)
    assert first["next"] == 2
    rest = c.get("list_sources", **{"from": first["next"]})
    assert first["sources"] + rest["sources"] == value["sources"]
    assert c.get("list_sources", **{"from": 900000000})["sources"] == []
    c.close()


def test_compare():
    c = Client()
    c.initialize()
    value = c.get("compare_quotation", quote=FALSE_QUOTE)
    assert value["verdict"] == "altered"
    [edit] = value["edits"]
    assert edit["type"] == "number" and edit["weight"] == "grave"
    assert " ".join(value["source"]["exact"].split()) == TRUE_QUOTE
    assert value["source"]["file"].endswith("harbour-gazette-1911-05-03.txt")
    assert value["source"]["line"] == 11
    assert "{ninety}" in value["evidence"]["quotation"]
    assert "{nineteen}" in value["evidence"]["source"]
    assert "does not say whether a claim is true" in value["says"]
    value = c.get("compare_quotation", quote=TRUE_QUOTE)
    assert value["verdict"] == "exact" and "evidence" not in value
    for name in ["s2", "harbour-gazette-1911-05-03.txt",
                 value["source"]["file"]]:
        assert c.get("compare_quotation", quote=TRUE_QUOTE,
                     source=name)["verdict"] == "exact"
    value = c.get("compare_quotation", quote=TRUE_QUOTE, source="s1")
    assert value["verdict"] == "absent" and value["searched"] == 1
    value = c.get("compare_quotation", quote="ninety boats in the basin",
                  text="There lay nineteen boats in the basin.")
    assert value["verdict"] == "altered"
    assert value["source"]["id"] is None and value["source"]["file"] is None
    assert value["source"]["exact"] == "nineteen boats in the basin"
    value = c.get("compare_quotation", quote="...")
    assert value["verdict"] == "unchecked" and value["reasons"]
    c.close()


def test_compare_over_a_page():
    """Heads and notes between the halves of a passage are no words of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "report.txt")
        with open(path, "w", encoding="utf-8") as file:
            page = "Report of the Committee\n\n%s\n\n%d\n"
            file.write("\f".join([
                page % ("1. The pilots met. " * 20 + "\n\nThey said that the "
                        "harbour was closed to", 1),
                page % ("every ship that came before noon.\n\n" +
                        "2. The board met. " * 20, 2),
                page % ("3. The court met. " * 20, 3)]))
        c = Client(path)
        c.initialize()
        value = c.get("compare_quotation", quote="the harbour was closed to "
                      "every ship that came before noon")
        assert value["verdict"] in ("exact", "damaged"), value
        assert value["edits"] == []
        c.close()


def test_unread_is_not_absent():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "a.txt"), "w") as file:
            file.write("Nothing of it stands here.")
        with open(os.path.join(folder, "empty.txt"), "w"):
            pass
        c = Client(folder)
        c.initialize()
        value = c.get("compare_quotation", quote=TRUE_QUOTE)
        assert value["verdict"] == "unread" and len(value["unread"]) == 1
        value = c.get("compare_quotation", quote=TRUE_QUOTE, source="a.txt")
        assert value["verdict"] == "absent" and value["unread"] == []
        value = c.get("compare_quotation", quote=TRUE_QUOTE,
                      source="empty.txt")
        assert value["verdict"] == "unread"
        assert len(c.get("find_passage", words="tug")["unread"]) == 1
        assert "could not be read" in c.wrong("read_document",
                                              source="empty.txt")
        assert "empty.txt" in c.close()


def test_find():
    c = Client()
    c.initialize()
    value = c.get("find_passage", words="tug", max=50)
    assert value["next"] is None and value["more"] == 0
    got, at = [], 0
    while at is not None:
        part = c.get("find_passage", words="tug", max=1, **{"from": at})
        got += part["places"]
        at = part["next"]
    assert got == value["places"] and len(got) > 1
    one = c.get("find_passage", words="tug", source="s5")
    assert one["searched"] == 1
    assert all(p["file"].endswith("lindqvist.txt") for p in one["places"])
    value = c.get("find_passage", words="a submarine in the harbour basin")
    assert value["places"] == [] and value["holding"] == 0
    c.close()


def test_read():
    c = Client()
    c.initialize()
    for source in ["s1", "s3"]:
        whole = c.get("read_document", source=source, max=32000)
        assert whole["next"] is None
        with open(whole["file"], encoding="utf-8") as file:
            assert whole["text"] == file.read()
        got, at = "", 0
        while at is not None:
            part = c.get("read_document", source=source, max=70,
                         **{"from": at})
            assert len(part["text"].encode()) <= 70
            got += part["text"]
            at = part["next"]
        assert got == whole["text"]
    page = c.get("read_document", source="s3", page=4, max=200)
    assert page["page"] == 4 and page["label"] == "97"
    for part in ["headings", "notes", "quotations", "citations"]:
        value = c.get("read_document", source="s3", part=part)
        assert value["total"] == len(value["items"])
    c.close()


def test_read_whole_letters():
    """A piece never ends within a letter, however small it is."""
    text = "Ωμέγα \U0001f600 日本語 — e\u0301t\u00e9 " * 40
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "a.txt"), "w", encoding="utf-8") as file:
            file.write(text)
        c = Client(folder)
        c.initialize()
        for size in (1, 2, 3, 5, 64):
            got, at = "", 0
            while at is not None and len(got) < 60:
                part = c.get("read_document", source="a.txt", max=size,
                             **{"from": at})
                assert at is None or part["next"] is None or part["next"] > at
                got += part["text"]
                at = part["next"]
            assert text.startswith(got) and got
        middle = c.get("read_document", source="a.txt", max=9, **{"from": 1})
        assert middle["start"] == 0
        c.close()


def test_check():
    c = Client(SAMPLES)
    c.initialize()
    with open(os.path.join(SAMPLES, "letter.ocr.txt"), encoding="utf-8") as f:
        letter = f.read()
    value = c.get("check_document", text=letter)
    verdicts = [f["verdict"] for f in value["findings"]]
    assert value["total"] == len(verdicts) == 5, verdicts
    assert sorted(verdicts) == ["absent", "altered", "altered", "altered",
                                "exact"]
    named = {s["id"] for s in value["sources"]}
    for f in value["findings"]:
        assert f["source"]["id"] in named
        assert f["verdict"] == "absent" or f["edits"] == [] or f["evidence"]
    # The letter stands among its sources, and does not vouch for itself.
    assert len(value["left_out"]) == 2 and value["at_hand"] == 5
    by_name = c.get("check_document", source="letter.ocr.txt")
    assert [f["id"] for f in by_name["findings"]] == \
        [f["id"] for f in value["findings"]]
    every = c.get("check_document", text=letter, show="all", max=100)
    got, at = [], 0
    while at is not None:
        part = c.get("check_document", text=letter, show="all", max=7,
                     **{"from": at})
        got += part["findings"]
        at = part["next"]
    assert len(got) == every["total"]
    assert got[:len(every["findings"])] == every["findings"]
    assert every["ledger"] == value["ledger"]
    c.close()


def test_same_as_the_command_line():
    """The findings are those of `ibid check --format json`."""
    letter = os.path.join(SAMPLES, "letter.ocr.txt")
    ran = subprocess.run([IBID, "check", "--format", "json", letter, SOURCES],
                         stdout=subprocess.PIPE, check=False)
    want = json.loads(ran.stdout)
    c = Client()
    c.initialize()
    with open(letter, encoding="utf-8") as file:
        text = file.read()
    got, at = [], 0
    while at is not None:
        part = c.get("check_document", text=text, show="all", **{"from": at})
        got += part["findings"]
        at = part["next"]
    for finding in got:
        for name in ("line", "source_line", "evidence"):
            finding.pop(name, None)
    assert got == want["findings"]
    assert part["ledger"] == want["ledger"]
    c.close()


def test_wrong_arguments():
    c = Client(SAMPLES)
    c.initialize()
    for tool, arguments, word in [
            ("compare_quotation", {}, "quote"),
            ("compare_quotation", {"quote": ""}, "quote"),
            ("compare_quotation", {"quote": 7}, "string"),
            ("compare_quotation", {"quote": "x" * 70000}, "64 KiB"),
            ("compare_quotation", {"quote": "x", "source": "s99"}, "no source"),
            ("compare_quotation", {"quote": "x", "source": "s1", "text": "y"},
             "not both"),
            ("compare_quotation", {"quote": "x", "text": 1}, "string"),
            ("find_passage", {}, "words"),
            ("find_passage", {"words": "  -- "}, "letter"),
            ("find_passage", {"words": "x", "from": -1}, "whole number"),
            ("find_passage", {"words": "x", "from": "1"}, "whole number"),
            ("find_passage", {"words": "x", "max": 0}, "whole number"),
            ("find_passage", {"words": "x", "max": 1.5}, "whole number"),
            ("find_passage", {"words": "x" * 70000}, "64 KiB"),
            ("read_document", {}, "no source"),
            ("read_document", {"source": "s1", "part": "soul"}, "part"),
            ("read_document", {"source": "s1", "page": 99}, "pages"),
            ("read_document", {"source": "s1", "page": 0}, "whole number"),
            ("check_document", {}, "either"),
            ("check_document", {"text": "a", "source": "s1"}, "either"),
            ("check_document", {"text": "a", "show": "some"}, "show"),
            ("check_document", {"text": None}, "either")]:
        said = c.wrong(tool, **arguments)
        assert word in said, (tool, arguments, said)
    # What a model adds of its own is stepped over; null is as if not there.
    c.get("list_sources", why="because", max=None)
    assert c.get("compare_quotation", quote=TRUE_QUOTE, source=None,
                 text=None)["verdict"] == "exact"
    c.close()


def test_no_file_can_be_named():
    c = Client(SOURCES)
    c.initialize()
    for name in ["/etc/passwd", "../letter.ocr.txt", SAMPLES, ".", "..", "/",
                 os.path.join(SAMPLES, "letter.ocr.txt"), "s0", "s-1", "s01",
                 "s6", "s1 ", "", "file:///etc/passwd", "*.txt", ".txt", "-",
                 SOURCES, SOURCES + "/", os.path.join(SOURCES, ".."),
                 "a\u0000b", "x" * 100000]:
        for tool in ["read_document", "check_document"]:
            assert "no source" in c.wrong(tool, source=name), (tool, name)
    # A text that is given is a text, whatever it looks like.
    value = c.get("compare_quotation", quote="root", text="/etc/passwd")
    assert value["verdict"] == "absent"
    c.close()


def test_names_that_fit_several():
    with tempfile.TemporaryDirectory() as folder:
        for name in ("one", "two"):
            os.mkdir(os.path.join(folder, name))
            with open(os.path.join(folder, name, "a.txt"), "w") as file:
                file.write("The words of %s." % name)
        c = Client(folder)
        c.initialize()
        assert "several" in c.wrong("read_document", source="a.txt")
        assert "two" in c.get("read_document", source="two/a.txt")["text"]
        c.close()


# --- what is hostile

def test_long_messages():
    c = Client()
    c.initialize()
    ping = b'{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":"%s"}}\n'
    room = MESSAGE_MOST - (len(ping) - 3)
    c.write(ping % (b"x" * room))
    assert c.take()["result"] == {}
    for size in (room + 1, 3 * MESSAGE_MOST):
        c.write(ping % (b"x" * size))
        answer = c.take()
        error(answer, -32600)
        assert answer["id"] is None and "16 MiB" in answer["error"]["message"]
    assert c.ask("ping")["result"] == {}
    c.close()


def test_long_findings_are_cut():
    """Whatever a text is, an answer has its bound, and there is a way on."""
    words = ["word%d" % i for i in range(9000)]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "long.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(" ".join(words))
        c = Client(path)
        c.initialize()
        changed = list(words[:6000])
        for i in range(0, len(changed), 15):
            changed[i] = "changed"
        quote = " ".join(changed)
        value = c.get("compare_quotation", quote=quote[:60000])
        assert len(json.dumps(value)) < 60000
        if value["source"]:
            assert len(value["source"]["exact"]) <= 2000
            assert value["source"]["cut"] > 0
        assert len(value["edits"]) <= 20
        value = c.get("find_passage", words=" ".join(words[:5000]))
        assert value["places"][0]["cut"] > 0
        doc = "\n\n".join("He wrote: “%s”." % " ".join(words[i:i + 300])
                          for i in range(0, 8000, 40))
        value = c.get("check_document", text=doc, show="all", max=100)
        assert value["next"] is not None
        assert len(json.dumps(value)) < 100000
        c.close()


def test_hostile_names_and_texts():
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder.encode(), b"a\"\\\n\x1b[31m\xff.txt")
        with open(name, "wb") as file:
            file.write(b"The \xff\xfe words \x00 \x1b[2J of it. \"}\n{\n" * 9)
        c = Client(folder)
        c.initialize()
        value = c.get("list_sources")
        assert value["total"] == 1
        c.get("find_passage", words="words")
        c.get("compare_quotation", quote="\u0000\u0001\ufffd \u202e words",
              text="\u202e words \ud83d\ude00")
        assert "control characters" in c.wrong("check_document",
                                               text="“\u0000” [1]" * 50)
        c.close()


def test_flood():
    """Many messages at once: each answered, in order, and nothing kept."""
    c = Client()
    c.initialize()
    c.get("list_sources")

    def memory():
        with open("/proc/%d/statm" % c.server.pid) as file:
            return int(file.read().split()[1]) * resource.getpagesize()

    def round_of(count):
        pid = os.fork()  # writes while the answers are read
        if pid == 0:
            for i in range(count):
                c.server.stdin.write(
                    b'{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":'
                    b'{"name":"compare_quotation","arguments":'
                    b'{"quote":"one tug"}}}\n{"jsonrpc":"2.0","method":'
                    b'"notifications/cancelled","params":{"requestId":"x%d"}}\n'
                    b'garbage\n' % (i, i))
            c.server.stdin.flush()
            os._exit(0)
        for i in range(count):
            assert c.take()["id"] == i
            error(c.take(), -32700)
        os.waitpid(pid, 0)

    round_of(500)
    before = memory()
    round_of(2000)
    grown = memory() - before
    assert grown < 8 << 20, "it grew by %d bytes" % grown
    c.close()


def test_client_that_goes():
    c = Client()
    c.initialize()
    c.server.stdout.close()
    try:
        c.send(*[{"jsonrpc": "2.0", "id": i, "method": "tools/list"}
                 for i in range(50)])
    except BrokenPipeError:
        pass
    try:
        c.server.stdin.close()
    except BrokenPipeError:
        pass
    assert c.server.wait(60) != 0
    c.errors.close()


def main():
    tests = [(name[5:].replace("_", " "), run)
             for name, run in globals().items() if name.startswith("test_")
             and WORD in name]
    bad = 0
    print("1..%d" % len(tests), flush=True)
    for i, (name, run) in enumerate(tests, 1):
        try:
            run()
            print("ok %d - %s" % (i, name), flush=True)
        except Exception as fault:
            bad += 1
            line = fault.__traceback__
            while line.tb_next:
                line = line.tb_next
            print("not ok %d - %s\n# %s, line %d: %s"
                  % (i, name, type(fault).__name__, line.tb_lineno,
                     str(fault)[:1500].replace("\n", "\n# ")), flush=True)
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
