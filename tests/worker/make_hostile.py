#!/usr/bin/env python3
"""Makes some hundred hostile files of the marked-up formats.

  make_hostile.py FOLDER     writes them, the same each time

A name says what may come of it: "no-" files must be refused or remarked on
(they lack something, or are bombs), "any-" files may be read or refused.
"""
import os
import random
import struct
import sys
import zipfile
import zlib

import make_samples as ms

ENDLESS = b"the words that were cut off "


def truncations(out):
    """Every format cut at nine places: never a short text without a word."""
    for name, data in sorted(ms.all_samples().items()):
        base, kind = name.rsplit(".", 1)
        if kind not in ("docx", "odt", "epub", "zip", "eml", "hocr", "alto",
                        "page") or base in ("locked", "drm", "nothing", "cut",
                                            "plain", "about"):
            continue
        for part in range(1, 10):
            cut = data[:len(data) * part // 10]
            sure = ("any" if kind == "eml" or kind == "hocr"
                    and b"ocr_page" not in cut else "no")
            out["%s-cut-%s-%d.%s" % (sure, base, part, kind)] = cut


def flips(out):
    """One byte changed in the packed text: its sum tells."""
    rng = random.Random(5)
    for kind, data in (("docx", ms.DOCX["notes"]), ("odt", ms.ODT["notes"]),
                       ("epub", ms.EPUB["book"])):
        for i in range(12):
            at = rng.randrange(40, len(data))
            out["any-flip-%d.%s" % (i, kind)] = (
                data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))])
                + data[at + 1:])


def swap_member(data, name, text):
    """The ZIP file with the text of one member changed; None: taken out."""
    import io
    members = []
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        for info in z.infolist():
            if info.filename != name:
                members.append((info.filename, z.read(info)))
            elif text is not None:
                members.append((name, text))
    return ms.packed(members)


LAUGHS = ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">%s]>' % "".join(
    '<!ENTITY %s "%s">' % (chr(98 + i), ("&%s;" % chr(97 + i)) * 10)
    for i in range(9)))
OUTSIDE = ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM '
           '"file:///etc/passwd"><!ENTITY % b SYSTEM "http://127.0.0.1/x"> '
           '%b;]>')
DTD = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">'


def word(body, head=ms.HEAD):
    return head + "<w:document %s><w:body>%s</w:body></w:document>" % (ms.W,
                                                                       body)


def text(body, head=ms.HEAD):
    return head + ('<office:document-content %s><office:body><office:text>%s'
                   '</office:text></office:body></office:document-content>'
                   % (ms.N, body))


def xml_bombs(out):
    for tag, main, base, name, wrap, para in (
            ("docx", ms.DOCX["notes"], "word/document.xml", "docx", word,
             "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"),
            ("odt", ms.ODT["notes"], "content.xml", "odt", text,
             "<text:p>%s</text:p>")):
        def put(sure, what, body, head=ms.HEAD):
            out["%s-%s.%s" % (sure, what, tag)] = swap_member(
                main, base, wrap(body, head))
        put("no", "laughs", para % "&j;", LAUGHS)
        put("no", "outside", para % "&a;", OUTSIDE)
        put("any", "dtd", para % "x", DTD)
        put("no", "unknown-entity", para % "&nosuch;")
        put("any", "long-text", para % ("x" * 12_000_000))
        put("any", "many-paragraphs", (para % "x") * 300_000)
        deep = {"docx": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
                "odt": ("<text:list><text:list-item>",
                        "</text:list-item></text:list>")}[tag]
        put("any", "deep-lists", deep[0] * 50_000 + para % "x"
            + deep[1] * 50_000)
        put("any", "deep-unknown", "<z>" * 200_000 + "</z>" * 200_000)
        put("no", "deep-open", "<z>" * 200_000)
        put("any", "huge-attribute", '<z a="%s"/>' % ("x" * 5_000_000)
            + para % "y")
        put("any", "many-attributes", "<z %s/>" % " ".join(
            'a%d="1"' % i for i in range(60_000)) + para % "y")
        put("any", "control", para % "a&#1;b")
        out["any-empty-part.%s" % tag] = swap_member(main, base, "")
        out["any-nul-part.%s" % tag] = swap_member(main, base, "\0" * 5000)
        out["any-utf16-part.%s" % tag] = swap_member(
            main, base, wrap(para % "wide", "").encode("utf-16"))
        out["any-latin-part.%s" % tag] = swap_member(
            main, base, wrap(para % "caf\u00e9", '<?xml version="1.0" '
                             'encoding="iso-8859-1"?>').encode("latin-1"))
        out["no-unknown-charset.%s" % tag] = swap_member(
            main, base, wrap(para % "x", '<?xml version="1.0" '
                             'encoding="x-none"?>'))
        out["no-cut-xml.%s" % tag] = swap_member(
            main, base, wrap(para % ENDLESS.decode())[:-30])
        out["no-lacks-main.%s" % tag] = swap_member(main, base, None)


def docx_cases(out):
    notes = ms.DOCX["notes"]
    out["no-lacks-notes.docx"] = swap_member(notes, "word/footnotes.xml", None)
    out["no-cut-notes.docx"] = swap_member(
        notes, "word/footnotes.xml", ms.notes("footnote", (3, "<w:p/>"))[:-9])
    out["no-lacks-rels.docx"] = swap_member(
        notes, "word/_rels/document.xml.rels", None)
    for i, target in enumerate(("../word/document.xml", "/word/document.xml",
                                "word/../word/document.xml",
                                "word/%64ocument.xml", "word/document.xml/")):
        out["any-target-%d.docx" % i] = swap_member(
            notes, "_rels/.rels", ms.rels(("officeDocument", target)))
    for i, target in enumerate(("../../../etc/passwd", "file:///etc/passwd",
                                "http://127.0.0.1/a", "_rels/.rels", "",
                                "%00", "." * 3000)):
        out["no-target-%d.docx" % i] = swap_member(
            notes, "_rels/.rels", ms.rels(("officeDocument", target)))
    out["any-rels-loop.docx"] = swap_member(
        notes, "word/_rels/document.xml.rels",
        ms.rels(("footnotes", "document.xml"), ("styles", "document.xml"),
                ("endnotes", "footnotes.xml")))
    out["any-calls-itself.docx"] = ms.docx(
        ms.p(ms.foot(1)), ms.notes("footnote", (1, ms.p(ms.foot(1),
                                                        ms.r("x")))))
    out["any-notes-in-notes.docx"] = ms.docx(
        ms.p(ms.foot(1)), ms.notes("footnote", (1, '<w:footnote w:id="1">%s'
                                                '</w:footnote>' %
                                                ms.p(ms.r("x")))))
    out["any-many-calls.docx"] = ms.docx(
        ms.p(*([ms.foot(1)] * 50_000)),
        ms.notes("footnote", (1, ms.p(ms.r("x")))))
    out["any-many-notes.docx"] = ms.docx(
        ms.p(*[ms.foot(i) for i in range(20_000)]),
        ms.notes("footnote", *[(i, ms.p(ms.r("x"))) for i in range(20_000)]))
    out["any-double-ids.docx"] = ms.docx(
        ms.p(ms.foot(1)), ms.notes("footnote", (1, ms.p(ms.r("x"))),
                                   (1, ms.p(ms.r("y")))))
    out["any-fields.docx"] = ms.docx(ms.p(*(
        [ms.FLD % "begin"] * 20_000 + [ms.r("x")]
        + [ms.FLD % "separate"] * 20_001 + [ms.FLD % "end"] * 30_000)))
    out["any-boxes.docx"] = ms.docx(
        ms.p("<w:r><w:txbxContent><w:p>" * 5000 + ms.r("x")
             + "</w:p></w:txbxContent></w:r>" * 5000))
    out["any-restart.docx"] = ms.docx(
        ms.p(ms.foot(1)) + '<w:sectPr><w:footnotePr><w:numStart w:val='
        '"4294967295"/><w:numFmt w:val="upperRoman"/></w:footnotePr>'
        '</w:sectPr>' * 3000,
        ms.notes("footnote", (1, ms.p(ms.r("x")))))
    for form in ("upperLetter", "lowerRoman", "chicago", "none", "x" * 900):
        out["any-form-%.6s.docx" % form] = ms.docx(
            "".join(ms.p(ms.foot(i)) for i in range(400))
            + '<w:sectPr><w:footnotePr><w:numFmt w:val="%s"/><w:numStart '
            'w:val="3800"/></w:footnotePr></w:sectPr>' % form,
            ms.notes("footnote", *[(i, ms.p(ms.r("x")))
                                   for i in range(400)]))
    out["any-custom-long.docx"] = ms.docx(
        ms.p(ms.foot(1, "*" * 5000)),
        ms.notes("footnote", (1, ms.p(ms.r("x")))))


def zip_lies(out):
    docx = ms.DOCX["notes"]
    odt = ms.ODT["notes"]
    bomb = word(ms.p(ms.r("x")) + "<!--%s-->" % (" " * 150_000_000))
    out["no-bomb.docx"] = swap_member(docx, "word/document.xml", bomb)
    out["no-bomb.odt"] = swap_member(
        odt, "content.xml", text("<text:p>x</text:p><!--%s-->"
                                 % (" " * 150_000_000)))
    out["no-bomb.epub"] = ms.epub(
        [("one.xhtml", ms.page("x" + " " * 100_000_000))], ["one.xhtml"])
    out["no-bomb.zip"] = ms.packed([("a.txt", "x" + " " * 100_000_000)])
    out["any-many-bombs.zip"] = ms.packed(
        [("%d.txt" % i, "x" * 300_000) for i in range(400)])
    layer = ms.packed([("a.txt", "in")])
    for i in range(12):
        layer = ms.packed([("a.zip", layer), ("b.zip", layer)])
        out["any-nested-%d.zip" % i] = layer
    out["any-many-members.zip"] = ms.packed(
        [("%d.txt" % i, "") for i in range(30_000)])
    for what, name in (("up", "../../etc/passwd"), ("root", "/etc/passwd"),
                       ("drive", "C:\\x.txt"), ("long", "a/" * 8000 + "b"),
                       ("nul", "a"), ("dots", "./././a"), ("blank", " "),
                       ("percent", "%s%n%s%n.txt")):
        out["any-name-%s.zip" % what] = ms.packed([(name, "In it.")])
    for kind, data in (("docx", docx), ("odt", odt),
                       ("epub", ms.EPUB["book"]), ("zip", ms.ZIP["files"])):
        end = data.rindex(b"PK\5\6")
        first = data.index(b"PK\1\2")
        out["any-no-directory.%s" % kind] = data[:first]
        out["any-no-end.%s" % kind] = data[:end]
        out["any-counts.%s" % kind] = (data[:end + 8] + b"\xff\xff\xff\xff"
                                       + data[end + 12:])
        out["any-offset.%s" % kind] = (data[:end + 16] + b"\xff\xff\xff\x7f"
                                       + data[end + 20:])
        out["any-zip64.%s" % kind] = (
            data[:end] + b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0,
                                                 0, 1 << 62, 1 << 62, 1 << 62,
                                                 1 << 62)
            + b"PK\6\7" + struct.pack("<IQI", 0, end, 1) + data[end:])
        sizes = bytearray(data)
        at = first
        while sizes[at:at + 4] == b"PK\1\2":
            sizes[at + 24:at + 28] = b"\xff\xff\xff\x7f"
            at += 46 + sum(struct.unpack("<HHH", bytes(sizes[at + 28:at
                                                             + 34])))
        out["any-sizes.%s" % kind] = bytes(sizes)
        locked = bytearray(data)
        at = 0
        while (at := data.find(b"PK\3\4", at)) >= 0:
            locked[at + 6] |= 1
            at += 4
        at = 0
        while (at := data.find(b"PK\1\2", at)) >= 0:
            locked[at + 8] |= 1
            at += 4
        out["no-password.%s" % kind] = bytes(locked)
        out["any-before.%s" % kind] = b"junk" * 100 + data
        out["any-after.%s" % kind] = data + b"junk" * 100
        out["any-methods.%s" % kind] = data.replace(
            b"PK\3\4\x14\0\0\0\x08\0", b"PK\3\4\x14\0\0\0\x0c\0").replace(
                b"\x14\0\0\0\x08\0", b"\x14\0\0\0\x0c\0")
    double = [("_rels/.rels", ms.rels(("officeDocument", "d.xml"))),
              ("[Content_Types].xml", "<x/>"),
              ("d.xml", word(ms.p(ms.r("one")))),
              ("d.xml", word(ms.p(ms.r("two"))))]
    out["no-double.docx"] = ms.packed(double)
    out["any-empty.zip"] = b"PK\5\6" + b"\0" * 18
    out["any-only-magic.zip"] = b"PK\3\4"
    for size in (1, 2, 3, 8, 29, 30, 31):
        out["any-head-%d.zip" % size] = docx[:size]


def epub_cases(out):
    for what, spine in (("loop", ["one.xhtml"] * 30_000), ("none", []),
                        ("unknown", ["x%d" % i for i in range(3000)])):
        out["any-spine-%s.epub" % what] = ms.epub(ms.PAGES, spine)
    out["any-spine-opf.epub"] = ms.epub([("book.opf", "<x/>")], ["book.opf"])
    out["no-opf-up.epub"] = swap_member(
        ms.EPUB["book"], "META-INF/container.xml",
        '<container><rootfiles><rootfile full-path="../../etc/passwd"/>'
        '</rootfiles></container>')
    out["no-container.epub"] = swap_member(ms.EPUB["book"],
                                           "META-INF/container.xml", None)
    out["no-container-laughs.epub"] = swap_member(
        ms.EPUB["book"], "META-INF/container.xml",
        LAUGHS + "<container>&j;</container>")
    out["no-encryption-cut.epub"] = ms.epub(
        ms.PAGES, ["one.xhtml"], [("META-INF/encryption.xml", "<encryption>")])
    out["no-drm-dots.epub"] = ms.epub(
        ms.PAGES, ["one.xhtml"], [("META-INF/encryption.xml",
                                   ms.LOCK % "./OEBPS/x/../one.xhtml")])
    many = "".join('<a href="#n%d">1</a><p id="n%d">x</p>' % (i, i)
                   for i in range(30_000))
    out["any-many-links.epub"] = ms.epub([("a.xhtml", ms.page(many))],
                                         ["a.xhtml"])


def html_cases(out):
    def put(what, body):
        out["any-%s.html" % what] = (
            body if isinstance(body, bytes)
            else ("<html><body>" + body).encode("utf-8"))
    for tag in ("div", "p", "b", "a href='#x'", "q", "table", "ul", "ol",
                "blockquote", "sup", "font", "form", "select", "pre", "svg",
                "li", "td", "h1", "i", "frameset"):
        put("deep-" + tag.split()[0], ("<%s>" % tag) * 60_000 + "x")
    put("closed-div", "<div>" * 60_000 + "x" + "</div>" * 60_000)
    put("unmatched", "<div>" * 3000 + "</b>" * 30_000)
    put("attribute", "<p title='%s'>x" % ("a" * 3_000_000))
    put("attributes", "<p %s>x" % " ".join("a%d=1" % i
                                           for i in range(20_000)))
    put("open-tag", "<p><" + "a" * 3_000_000)
    put("open-comment", "x<!--" + "-" * 3_000_000)
    put("open-script", "x<script>" + "<" * 3_000_000)
    put("open-cdata", "x<![CDATA[" + "]" * 3_000_000)
    put("amps", "&" * 2_000_000)
    put("entities", "&amp;&#0;&#x110000;&#xd800;&nosuch;&#99999999999999;"
        * 20_000)
    put("hashes", "#" * 2_000_000)
    put("hrefs", "href=#" * 300_000)
    put("links", "<a href='#a'>1</a>" * 100_000 + "<p id=a>x")
    put("same-ids", "<a href='#a' id=b>1</a>"
        + "<p id=a><a href='#b'>1</a> x</p>" * 50_000)
    put("notes-in-notes", "".join(
        "<a href='#n%d'>1</a>" % i for i in range(3000)) + "".join(
            "<div role=doc-footnote id=n%d>x" % i for i in range(3000)))
    put("lists", "<ol start=-99999999999><li value=99999999999999>x" * 5000)
    put("nuls", b"<html><body>a\0b\0" + b"\0" * 100_000 + b"<p>c")
    put("no-utf8", b"<html><body>" + bytes(range(128, 256)) * 2000)
    put("utf16-odd", b"\xff\xfe<\0h\0t\0m\0l\0>\0x")
    put("utf32", ("<html><body>wide").encode("utf-32"))
    put("utf7", b"<html><meta charset=utf-7><body>+ADw-script+AD4-")
    put("charset-none", b"<html><meta charset=x-none><body>caf\xe9")
    put("charset-2022", b"<html><meta charset=iso-2022-jp><body>\x1b$B\x1b")
    put("doctype", b"<!DOCTYPE html SYSTEM 'file:///etc/passwd' ["
        b"<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><body>&a;")
    put("xinclude", "<xi:include href='file:///etc/passwd'/>x")
    put("crlf", "\r" * 1_000_000)
    put("empty", b"<html>")
    put("plaintext", "<plaintext>" + "<p>x" * 100_000)


def mail_cases(out):
    head = (b"From: a@b\nTo: c@d\nMIME-Version: 1.0\nContent-Type: ")
    def put(what, rest):
        out["any-%s.eml" % what] = head + rest
    put("no-boundary", b"multipart/mixed\n\nx")
    put("blank-boundary", b'multipart/mixed; boundary=""\n\n--\n\nx\n--\n')
    put("many-parts", b"multipart/mixed; boundary=X\n\n"
        + b"--X\n\nx\n" * 100_000)
    deep = b"text/plain\n\nx"
    for i in range(200):
        deep = (b"multipart/mixed; boundary=X%d\n\n--X%d\nContent-Type: "
                % (i, i) + deep + b"\n--X%d--\n" % i)
    put("deep", deep)
    letter = b"From: a\nTo: b\nMIME-Version: 1.0\n\nx"
    for i in range(12):
        letter = (head + b"message/rfc822\n\n") + letter
        out["any-forwarded-%d.eml" % i] = letter
    put("base64", b"text/plain\nContent-Transfer-Encoding: base64\n\n"
        + b"=====!!!\xff" * 1000 + b"QUJD")
    put("quoted", b"text/plain\nContent-Transfer-Encoding: quoted-printable"
        b"\n\n=\n=4\n=ZZ=C3=" + b"=" * 100_000)
    put("charset", b"text/plain; charset=x-none\n\ncaf\xe9")
    put("charset-long", b"text/plain; charset=" + b"x" * 100_000 + b"\n\nx")
    put("header", b"text/plain\nSubject: " + b"=?utf-8?B?" * 50_000 + b"\n\nx")
    put("words", b"text/plain\nSubject: " + b"=?x?Q?=?= " * 50_000 + b"\n\nx")
    put("folds", b"text/plain\nSubject: x" + b"\n " * 200_000 + b"\n\nx")
    put("nothing", b"text/plain")
    put("zip", b"application/zip\nContent-Transfer-Encoding: base64\n\n"
        b"UEsDBA==")
    put("name", b"application/x; name=\"%s%n" + b"\\\"" * 5000 + b"\"\n\nx")


def scan_cases(out):
    """OCR files: lines and words without places, places without end."""
    def alto(what, body, unit="pixel", head=ms.HEAD, sure="any"):
        out["%s-%s.alto" % (sure, what)] = ms.alto(unit, body).replace(
            ms.HEAD, head)

    def page(what, body, head=ms.HEAD, sure="any"):
        out["%s-%s.page" % (sure, what)] = ms.pagexml(body).replace(
            ms.HEAD, head)

    def hocr(what, body, sure="any"):
        out["%s-%s.hocr" % (sure, what)] = ms.hocr(
            "<div class='ocr_page' title='bbox 0 0 900 900'>%s</div>" % body)

    word = ms.boxed("String", 1, 1, 9, 9, 'CONTENT="x"')
    line = "<TextLine>%s</TextLine>"
    alto("laughs", line % word + "&j;", head=LAUGHS, sure="no")
    alto("outside", line % word + "&a;", head=OUTSIDE, sure="no")
    alto("dtd", line % word, head=DTD)
    alto("deep", "<ComposedBlock>" * 100_000 + "</ComposedBlock>" * 100_000)
    alto("deep-open", "<ComposedBlock>" * 100_000, sure="no")
    alto("pages", "<Page/>" * 30_000, sure="no")
    alto("lines", "<Page>" + line % "" * 300_000 + "</Page>")
    alto("words", "<Page>" + line % (word * 200_000) + "</Page>")
    alto("letters", "<Page>" + line % ms.boxed(
        "String", 1, 1, 9, 9, 'CONTENT="%s"' % ("x" * 2_000_000),
        "<Glyph/>" * 100_000) + "</Page>")
    alto("blanks", "<Page>" + line % ms.boxed(
        "String", 1, 1, 9, 9, 'CONTENT="%s"' % (" x" * 500_000)) + "</Page>")
    alto("no-line", "<Page>" + word * 1000 + "</Page>")
    alto("hyphens", "<Page>" + line % (word + "<HYP/>" * 100_000) + "</Page>")
    alto("in-itself", "<Page>" + line % (line % word * 10) + "<Page/></Page>")
    alto("unit", line % word, unit="x" * 3_000_000)
    alto("no-places", "<Page>" + line % '<String CONTENT="x"/>' + "</Page>",
         sure="no")
    for what, number in (("huge", "9" * 400), ("minus", "-5"), ("nan", "nan"),
                         ("inf", "1e99999"), ("empty", ""), ("dots", "1.2.3"),
                         ("long", "0." + "3" * 3_000_000)):
        alto("number-%s" % what, ('<Page WIDTH="%s" HEIGHT="%s">' + line
             + '<TextLine BASELINE="%s" HPOS="%s">%s</TextLine></Page>') % (
                 number, number, '<String CONTENT="word" HPOS="%s" VPOS="%s" '
                 'WIDTH="%s" HEIGHT="%s" WC="%s"/>' % ((number,) * 5), number,
                 number, word))
        hocr("number-%s" % what, ms.spans(
            "bbox 1 1 800 %s; baseline %s %s; x_size %s" % ((number,) * 4),
            ("bbox %s 1 9 %s; x_wconf %s" % ((number,) * 3), "word")))
        page("points-%s" % what, "<TextRegion><TextLine><Coords points='1,1 "
             "%s,%s 9'/><Baseline points='%s'/>%s</TextLine></TextRegion>" % (
                 number, number, number, ms.equiv("words")))
    page("laughs", "&j;", head=LAUGHS, sure="no")
    page("outside", "&a;", head=OUTSIDE, sure="no")
    page("regions", "<TextRegion>" * 50_000 + ms.equiv("x")
         + "</TextRegion>" * 50_000)
    page("lines-of-region", "<TextRegion>" + ms.outline((1, 1), (9, 9))
         + ms.equiv("x\n" * 200_000) + "</TextRegion>")
    page("points", "<TextRegion><TextLine>" + ms.outline(
        *((i % 999, i % 777) for i in range(200_000))) + ms.equiv("x")
         + "</TextLine></TextRegion>")
    page("readings", "<TextRegion><TextLine>" + "".join(
        ms.equiv("x" * 50, 'index="%d"' % -i) for i in range(50_000))
         + "</TextLine></TextRegion>")
    page("crossed", "<Glyph><Word><TextLine><TextLine><TextRegion><Word>"
         + ms.equiv("x") + "</Word></TextRegion></TextLine></TextLine></Word>"
         "</Glyph>")
    hocr("words-in-words", "<span class='ocrx_word' title='bbox 1 1 9 9'>x"
         * 20_000)
    hocr("lines-in-lines", "<span class='ocr_line' title='bbox 1 1 9 9'>x"
         * 20_000)
    hocr("pages", "<div class='ocr_page'></div>" * 30_000, sure="no")
    hocr("title", "<span class='ocr_line' title='%s'>x</span>" % (
        '"; bbox ' * 300_000))
    hocr("classes", "<span class='%s'>x</span>" % ("ocr_lin " * 300_000))
    hocr("letters", "<span class='ocr_line' title='bbox 1 1 9 9'><span class="
         "'ocrx_word'>" + "<span class='ocrx_cinfo' title='x_bboxes 1 1 2 2'>"
         "ab</span>" * 50_000 + "</span></span>")
    hocr("no-places", "<span class='ocr_line'>words</span>", sure="no")
    hocr("marks", ms.spans("bbox 1 1 9 9", ("bbox 1 1 9 9",
                                            "x" + "\u0301" * 100_000)))
    hocr("controls", ms.spans("bbox 1 1 9 9", ("bbox 1 1 9 9",
                                               "a&#1;\u202eb\ufffe")))


def magic(out):
    for what, data in (
            ("ole", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ("rtf", b"{\\rtf"),
            ("wpc", b"\xffWPC"), ("gz", b"\x1f\x8b\x08" + b"\0" * 99),
            ("rar", b"Rar!\x1a\x07"), ("7z", b"7z\xbc\xaf\x27\x1c")):
        out["no-magic-%s.bin" % what] = data + b"x" * 500
    out["any-zlib.bin"] = zlib.compress(b"x" * 1000)
    out["any-html-as.docx"] = b"<html><body>An error page</body></html>"
    out["any-text-as.zip"] = b"plain words"


def all_hostile():
    out = {}
    for make in (truncations, flips, xml_bombs, docx_cases, zip_lies,
                 epub_cases, html_cases, mail_cases, scan_cases, magic):
        make(out)
    return {name: data if isinstance(data, bytes) else data.encode("utf-8")
            for name, data in out.items()}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    os.makedirs(sys.argv[1], exist_ok=True)
    files = all_hostile()
    for name, data in files.items():
        with open(os.path.join(sys.argv[1], name), "wb") as out:
            out.write(data)
    print("%d files" % len(files))


if __name__ == "__main__":
    main()
