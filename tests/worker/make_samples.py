#!/usr/bin/env python3
"""Makes the samples of the formats, byte for byte the same each time.

  make_samples.py FOLDER     writes NAME.EXT for each sample
"""
import os
import sys
import zipfile

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
     'xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
     'wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"')
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def packed(members, stored=("mimetype",)):
    """A ZIP file of (name, text) pairs, dated 1980."""
    import io
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, text in members:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = (zipfile.ZIP_STORED if name in stored
                                  else zipfile.ZIP_DEFLATED)
            z.writestr(info, text)
    return out.getvalue()


def rels(*pairs):
    return HEAD + ('<Relationships xmlns="http://schemas.openxmlformats.org/'
                   'package/2006/relationships">%s</Relationships>' %
                   "".join('<Relationship Id="r%d" Type="%s%s" Target="%s"/>'
                           % (i, REL, kind, target)
                           for i, (kind, target) in enumerate(pairs)))


STYLES = HEAD + '<w:styles %s>%s</w:styles>' % (W, "".join([
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '</w:style>',
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="my head"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="H2b"><w:name w:val="mine"/>'
    '<w:basedOn w:val="H2"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/>'
    '</w:style>',
    '<w:style w:type="paragraph" w:styleId="L1"><w:name w:val="loop"/>'
    '<w:basedOn w:val="L2"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="loop 2"/>'
    '<w:basedOn w:val="L1"/></w:style>']))


def p(*runs, style=None, props=""):
    head = ('<w:pStyle w:val="%s"/>' % style if style else "") + props
    return "<w:p>%s%s</w:p>" % ("<w:pPr>%s</w:pPr>" % head if head else "",
                                "".join(runs))


def r(text, props=""):
    return ('<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>'
            % ("<w:rPr>%s</w:rPr>" % props if props else "", text))


def foot(n, custom=None):
    if custom:
        return ('<w:r><w:footnoteReference w:customMarkFollows="1" '
                'w:id="%d"/><w:t>%s</w:t></w:r>' % (n, custom))
    return '<w:r><w:footnoteReference w:id="%d"/></w:r>' % n


def end(n):
    return '<w:r><w:endnoteReference w:id="%d"/></w:r>' % n


def notes(kind, *items):
    return HEAD + '<w:%ss %s>%s%s</w:%ss>' % (
        kind, W, '<w:%s w:type="separator" w:id="-1"><w:p><w:r><w:separator/>'
        '</w:r></w:p></w:%s>' % (kind, kind),
        "".join('<w:%s w:id="%d">%s</w:%s>' % (kind, n, text, kind)
                for n, text in items), kind)


def docx(body, footnotes=None, endnotes=None, settings=None, folder="word",
         main="document.xml", more=(), numbering=None, styles=STYLES):
    own = [("styles", "styles.xml")]
    parts = [("[Content_Types].xml", HEAD + "<Types/>"),
             ("_rels/.rels", rels(("officeDocument", folder + "/" + main))),
             (folder + "/styles.xml", styles),
             (folder + "/" + main, HEAD + "<w:document %s><w:body>%s</w:body>"
              "</w:document>" % (W, body))]
    for kind, text in (("footnotes", footnotes), ("endnotes", endnotes),
                       ("settings", settings), ("numbering", numbering)):
        if text:
            own.append((kind, kind + ".xml"))
            parts.append((folder + "/" + kind + ".xml", text))
    parts.append((folder + "/_rels/" + main + ".rels", rels(*own)))
    return packed(parts + list(more), [name for name, _ in more])


REF = "<w:r><w:footnoteRef/></w:r>"
FLD = '<w:r><w:fldChar w:fldCharType="%s"/></w:r>'

# What Word numbers by itself: the number stands nowhere in the text.

def lvl(n, form, text, more=""):
    return ('<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s'
            '<w:lvlText w:val="%s"/></w:lvl>' % (n, form, more, text))


def abstract(n, *levels, more=""):
    return ('<w:abstractNum w:abstractNumId="%d">%s%s</w:abstractNum>'
            % (n, more, "".join(levels)))


def num(n, of, *starts):
    return ('<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>'
            % (n, of, "".join('<w:lvlOverride w:ilvl="%d"><w:startOverride '
                              'w:val="%d"/></w:lvlOverride>' % pair
                              for pair in starts)))


def numbered(text, of, level=None, style=None, props=""):
    return p(*([r(text)] if text else []), style=style, props=
             "<w:numPr>%s<w:numId w:val=\"%d\"/></w:numPr>%s" %
             ('<w:ilvl w:val="%d"/>' % level if level is not None else "",
              of, props))


NUMBERING = HEAD + "<w:numbering %s>%s</w:numbering>" % (W, "".join([
    # 0: 1. / 1.1 / (a) / (i), a bullet
    abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2"),
             lvl(2, "lowerLetter", "(%3)"), lvl(3, "lowerRoman", "(%4)"),
             lvl(4, "bullet", "\uf0b7")),
    # 1: Article I / Section 1.01, legal; the third level goes on for ever
    abstract(1, lvl(0, "upperRoman", "Article %1"),
             lvl(1, "decimalZero", "Section %1.%2", "<w:isLgl/>"),
             lvl(2, "upperLetter", "%3)", '<w:lvlRestart w:val="0"/>')),
    # 2: headings, by their styles
    abstract(2, lvl(0, "decimal", "%1", '<w:pStyle w:val="N1"/>'),
             lvl(1, "decimal", "%1.%2", '<w:pStyle w:val="N2"/>')),
    # 3: another one under the name of a style; 4 is that one
    abstract(3, more='<w:numStyleLink w:val="Own"/>'),
    abstract(4, lvl(0, "ordinal", "%1 point:", '<w:suff w:val="nothing"/>'),
             more='<w:styleLink w:val="Own"/>'),
    # 5: hidden; restarts after the first level alone
    abstract(5, lvl(0, "decimal", "%1", "<w:rPr><w:vanish/></w:rPr>"),
             lvl(1, "decimal", "%2."),
             lvl(2, "decimal", "%2-%3.", '<w:lvlRestart w:val="1"/>')),
    num(1, 0), num(2, 0, (0, 5)), num(3, 1), num(4, 2), num(5, 3), num(6, 5),
    num(7, 0, (2, 3)),
    '<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride '
    'w:ilvl="0">%s</w:lvlOverride></w:num>' % lvl(0, "upperLetter", "%1:")]))
NUMBERED = HEAD + "<w:styles %s>%s</w:styles>" % (W, "".join([
    '<w:style w:type="paragraph" w:styleId="N1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="N2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="N1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr>'
    '</w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="N3"><w:name w:val="mine"/>'
    '<w:basedOn w:val="N2"/></w:style>']))

DOCX = {
    "numbers": docx(
        numbered("One.", 1, 0) + numbered("One one.", 1, 1) +
        numbered("a", 1, 2) + numbered("i", 1, 3) + numbered("ii", 1, 3) +
        numbered("b", 1, 2) + numbered("", 1, 2) + numbered("d", 1, 2) +
        numbered("Bullet.", 1, 4) + p(r("Between.")) +
        numbered("One two.", 1, 1) + numbered("Two.", 1, 0) +
        numbered("Two one.", 1, 1) + numbered("anew a", 1, 2) +
        numbered("Five, of another list.", 2, 0) + numbered("Six.", 1, 0) +
        numbered("Seven, no more five.", 2, 0) + numbered("H, its own form.", 8, 0) +
        numbered("c, from three.", 7, 2) + numbered("d", 7, 2) +
        numbered("Deleted end,", 1, 0, props='<w:rPr><w:del w:id="1"/></w:rPr>')
        + numbered(" joined: nine, not shown.", 1, 0) +
        numbered("Not in a list.", 0) + numbered("No such list.", 99, 0) +
        "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr></w:tbl>" %
        (numbered("in a cell", 1, 0), numbered("in the next", 1, 0)) +
        p(r("Noted"), foot(2)) + '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr>%s%s</w:p>' %
        (foot(3), r(" after a mark.")),
        notes("footnote", (2, numbered("In a note.", 6, 1)),
              (3, p(REF, r(" Plain.")))),
        numbering=NUMBERING),
    "legal": docx(
        numbered("Below before above.", 3, 1) + numbered("First.", 3, 0) +
        numbered("Section.", 3, 1) + numbered("A", 3, 2) +
        numbered("Second.", 3, 0) + numbered("Section.", 3, 1) +
        numbered("B, not anew", 3, 2) + numbered("Linked.", 5, 0) +
        numbered("Again.", 5, 0) + numbered("Hidden.", 6, 0) +
        numbered("x", 6, 1) + numbered("y", 6, 2) + numbered("z", 6, 1) +
        numbered("w, not anew", 6, 2) + numbered("Hidden.", 6, 0) +
        numbered("v", 6, 2), numbering=NUMBERING),
    "headings": docx(
        p(r("Head"), style="N1") + p(r("Sub"), style="N2") +
        p(r("Mine"), style="N3") + p(r("Next"), style="N1") +
        p(r("Out"), style="N1", props='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + p(r("Sub"), style="N2"), numbering=NUMBERING, styles=NUMBERED),
    "notes": docx(
        p(r("Title"), style="H1") + p(r("Sub"), style="H2b") +
        p(r("The pilots"), foot(3), r(" refused"), foot(2, "*"),
          r(" to leave"), foot(5), r(" now."), end(1)) +
        p(r("Set off."), style="Q") + p(r("In a loop."), style="L1") +
        p(r("Both sides."), props='<w:ind w:left="720" w:right="720"/>') +
        p(r("Item"), props='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/>'
          '</w:numPr>') +
        "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s%s</w:tc></w:tr></w:tbl>" %
        (p(r("A1")), p(r("B1")), p(r("B2"))) + p(r("Last."), end(2)),
        notes("footnote", (2, p(r("* Custom, p. 1."))),
              (3, p(REF, r(" First, p. 3.")) + p(r("More of it."))),
              (4, p(REF, r("Never called."))),
              (5, p(REF, r(" Second, "), r("p. 4.", "<w:i/>")))),
        notes("endnote", (1, p(r("End one."))), (2, p(r("End two."))))),
    "elsewhere": docx(p(r("Main part elsewhere"), foot(1), r(".")),
                      notes("footnote", (1, p(REF, r("Note.")))),
                      folder="doc", main="main2.xml"),
    "changes": docx(
        p(r("Kept. "), '<w:ins w:id="1">%s</w:ins>' % r("Added"),
          '<w:del w:id="2"><w:r><w:delText>Gone</w:delText></w:r>%s</w:del>'
          % foot(1), r(" end"), foot(2),
          '<w:moveFrom w:id="3">%s</w:moveFrom>' % r("moved"),
          '<w:moveTo w:id="4">%s</w:moveTo>' % r(" moved"), r(".")) +
        p(r("Joined"), props='<w:rPr><w:del w:id="9"/></w:rPr>') +
        p(r(" to this.")) +
        "<w:tbl><w:tr><w:trPr><w:del w:id='7'/></w:trPr><w:tc>%s</w:tc>"
        "</w:tr><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>" %
        (p(r("Row gone")), p(r("Row kept"))),
        notes("footnote", (1, p(REF, r("Deleted note."))),
              (2, p(REF, r("Kept note."))))),
    "lostnote": docx(
        p(r("One"), foot(1), r(" two"), foot(2), r(" three"), foot(3),
          r(" one again"), foot(1), r("."), end(1)),
        notes("footnote", (1, p(REF, r(" Here.")))),
        notes("endnote", (2, p(r("Never called."))))),
    "pieces": docx(
        p(r("a"), "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
          "<w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t>"
          '<w:sym w:font="Symbol" w:char="F02A"/></w:r>',
          r("hidden", "<w:vanish/>"), r("shown", '<w:vanish w:val="0"/>'),
          r("2", '<w:vertAlign w:val="superscript"/>')) +
        p(FLD % "begin", '<w:r><w:instrText>PAGE</w:instrText></w:r>',
          r("code"), FLD % "begin", FLD % "separate", r("inner"), FLD % "end",
          FLD % "separate", r("result"), FLD % "end", r(" after")) +
        p(r("Anchor "), "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
          "<wps:txbx><w:txbxContent>%s%s</w:txbxContent></wps:txbx></mc:Choice>"
          "<mc:Fallback><w:pict><v:textbox><w:txbxContent>%s</w:txbxContent>"
          "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" %
          (p(r("Box one.")), p(r("Box two.")), p(r("Box one."))),
          r("goes on."))),
    "restart": docx(
        p(r("a"), foot(1), foot(2)) +
        p(r("b"), props='<w:sectPr><w:footnotePr><w:numFmt w:val='
          '"lowerLetter"/></w:footnotePr></w:sectPr>') +
        p(r("c"), foot(3)) +
        '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/>'
        '<w:numStart w:val="5"/></w:footnotePr></w:sectPr>',
        notes("footnote", *[(n, p(REF, r("N%d." % n))) for n in (1, 2, 3)])),
}

HTML = {
    "wikipedia": """<!DOCTYPE html><html lang="en"><head><title>A page</title>
<style>p{}</style><script>var a = "<p>no</p>";</script></head><body><h1>Head</h1>
<p>First &eacute;<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>
and<sup id="cite_ref-x_2-0" class="reference"><a href="#cite_note-x-2">[2]</a></sup> and
again<sup id="cite_ref-x_2-1" class="reference"><a href="#cite_note-x-2">[2]</a></sup>.
See <a href="#Head">3</a>, 5 m<sup>2</sup>.</p>
<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a
href="#cite_ref-1">^</a></b></span> <span>Smith 1999.</span></li>
<li id="cite_note-x-2"><span class="mw-cite-backlink">^ <a href="#cite_ref-x_2-0"><sup>a</sup></a>
<a href="#cite_ref-x_2-1"><sup>b</sup></a></span> Jones 2000.</li></ol></body></html>""",
    "pandoc": """<html lang="de"><body><p>Text<a href="#fn1" class="footnote-ref"
id="fnref1" role="doc-noteref"><sup>1</sup></a> und <q>Zitat <q>innen</q></q>.</p>
<blockquote><p>Abgesetzt.</p></blockquote><ul><li>eins<ul><li>zwei</li></ul></li></ul>
<table><tr><th>a</th><td>b</td></tr></table><pre>x
  y</pre><p>Zeile<br>zwei</p>
<section id="footnotes" class="footnotes" role="doc-endnotes"><hr/><ol>
<li id="fn1"><p>Note eins.</p><p>Mehr.<a href="#fnref1" class="footnote-back"
role="doc-backlink">\u21a9\ufe0e</a></p></li></ol></section></body></html>""",
    "word": """<html><body><p class=MsoNormal>Refused<a style='mso-footnote-id:ftn1'
href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span
style='mso-special-character:footnote'>[1]</span></span></a> to leave.</p>
<div style='mso-element:footnote-list'><br clear=all><hr>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a>
Gazette, p. 1.</p><p class=MsoFootnoteText>Second paragraph.</p></div></div></body></html>""",
    "libreoffice": """<html><body><p>Refused<a class="sdfootnoteanc"
name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> to leave.</p>
<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a> Gazette, p. 1.</p></div></body></html>""",
    "plainlinks": """<html><body><p>A<sup><a id="r1" href="#n1">1</a></sup> b<sup><a
id="r2" href="#n2">*</a></sup> <a id="toc1" href="#s1">2</a></p><h2 id="s1"><a
href="#toc1">Section</a></h2><p id="n1"><a href="#r1">1</a>. Linked back.</p>
<p><a id="n2" href="#r2">*</a> A sign.</p><p>After.</p></body></html>""",
    "aside": """<html xmlns:epub="http://www.idpf.org/2007/ops"><body><p>See<a
epub:type="noteref" href="#x1">1</a> it.</p><aside epub:type="footnote" id="x1"><p>1.
The note.</p></aside><p hidden>no</p><p style="display:none">no</p><nav>Menu</nav>
</body></html>""",
    "docutils": """<html><body><p>Refused <a class="footnote-reference brackets"
href="#footnote-1" id="footnote-reference-1" role="doc-noteref"><span
class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a> to leave.</p>
<aside class="footnote-list brackets"><aside class="footnote brackets"
id="footnote-1" role="doc-footnote"><span class="label"><span
class="fn-bracket">[</span><a role="doc-backlink" href="#footnote-reference-1">1</a><span
class="fn-bracket">]</span></span><p>Gazette, p. 1.</p><p>More.</p></aside>
<aside class="footnote" id="uncalled"><p>See no mark.</p></aside></aside></body></html>""",
    "latin": ("<html><head><meta charset=iso-8859-1></head><body><p>Caf\u00e9 "
              "\u201cx\u201d</p></body></html>").encode("cp1252"),
    "utf16": ("<html><body><p>Wide caf\u00e9</p></body></html>"
              ).encode("utf-16"),
    "struck": """<html><body><p>The <del>old</del> <ins>new</ins> rule
<s>was</s> <strike>is <b>not</b> it</strike><del hidden>no</del>
applies<strong>.</strong></p><del><p>Gone<a href="#n1">1</a>.</p></del>
<p>Kept.</p></body></html>""",
    "cp1252refs": """<html><body><p>He held &#147;it &#x96; so&#148;&#133;
it&#146;s&#129; &#x85;</p><p>&#128; \u0093raw\u0094 \u00c2\u00a0\u00e2 x</p>
<p>A<a href="#n1" id="r1">&#134;</a></p><p id="n1"><a href="#r1">&#134;</a>
Note.</p></body></html>""",
    "openrefs": """<html><body><p>caf&eacute au lait, &copy 2001, &AElig, &yuml
&frac12&sup1; a &amp b &#8220Quote&#8221 &para 5</p><p>not &eacutex, &notit;
&nosuch, a=b&copy=1, &amp;eacute &am</p><p>&lt;&gt <a href="?x=1&copy=2">x</a>
&amp</p></body></html>""",
    "cut": "<html><body><p>It ends he",
}

N = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % pair
             for pair in (("office", "office"), ("text", "text"),
                          ("style", "style"), ("table", "table"),
                          ("draw", "drawing"),
                          ("fo", "xsl-fo-compatible")))


def odt(body, manifest="", lists=""):
    styles = (HEAD + '<office:document-styles %s><office:styles>'
              '<style:style style:name="Quotations" style:family="paragraph"/>'
              '%s</office:styles></office:document-styles>' % (N, lists))
    content = (HEAD + '<office:document-content %s><office:automatic-styles>'
               '<style:style style:name="P1" style:parent-style-name='
               '"Quotations"/><style:style style:name="P2">'
               '<style:paragraph-properties fo:margin-left="1cm" '
               'fo:margin-right="1cm"/></style:style><style:style '
               'style:name="T1"><style:text-properties style:text-position='
               '"super 58%%"/></style:style></office:automatic-styles>'
               '<office:body><office:text>%s</office:text></office:body>'
               '</office:document-content>' % (N, body))
    return packed([("mimetype", "application/vnd.oasis.opendocument.text"),
                   ("content.xml", content), ("styles.xml", styles),
                   ("META-INF/manifest.xml",
                    HEAD + "<manifest>%s</manifest>" % manifest)])


def odt_level(n, form, more="", kind="list-level-style-number"):
    return ('<text:%s text:level="%d" style:num-format="%s" %s/>'
            % (kind, n, form, more))


ODT_LISTS = (
    '<text:outline-style style:name="Outline">%s%s%s</text:outline-style>'
    '<text:list-style style:name="L1">%s%s%s</text:list-style>'
    '<text:list-style style:name="L2">%s</text:list-style>' % (
        odt_level(1, "I", 'style:num-suffix="."', "outline-level-style"),
        odt_level(2, "1", 'style:num-prefix="S " text:display-levels="2"',
                  "outline-level-style"),
        odt_level(3, "", "", "outline-level-style"),
        odt_level(1, "1", 'style:num-suffix="." text:start-value="3"'),
        odt_level(2, "a", 'style:num-list-format="(%1%-%2%)"'),
        odt_level(3, "", 'text:bullet-char="*"', "list-level-style-bullet"),
        odt_level(1, "A", 'style:num-prefix="(" style:num-suffix=")"')))


def odt_list(style, *items, more=""):
    """Items are texts, or texts with what follows in the item."""
    return ('<text:list text:style-name="%s" %s>%s</text:list>' % (
        style, more, "".join('<text:list-item>%s</text:list-item>' % item
                             for item in items)))


def odt_p(text):
    return "<text:p>%s</text:p>" % text


def odt_note(n, label, text, kind="footnote"):
    return ('<text:note text:id="ftn%d" text:note-class="%s"><text:note-'
            'citation>%s</text:note-citation><text:note-body>%s</text:note-'
            'body></text:note>' % (n, kind, label, text))


ODT = {
    "notes": odt(
        '<text:h text:outline-level="2">Head</text:h><text:p>The pilots' +
        odt_note(1, "1", "<text:p>First, <text:span>p. 3</text:span>.</text:p>"
                 "<text:p>More.</text:p>") + " refused" +
        odt_note(2, "*", "<text:p>A sign.</text:p>") +
        ' to<text:s text:c="3"/>leave<text:tab/>m<text:span '
        'text:style-name="T1">2</text:span>.' +
        odt_note(3, "i", "<text:p>End.</text:p>", "endnote") +
        '</text:p><text:p text:style-name="P1">Set off.</text:p>'
        '<text:p text:style-name="P2">Both sides.</text:p>'
        '<text:list><text:list-item><text:p>one</text:p><text:list>'
        '<text:list-item><text:p>two</text:p></text:list-item></text:list>'
        '</text:list-item></text:list><table:table><table:table-row>'
        '<table:table-cell><text:p>a' + odt_note(4, "2",
        "<text:p>In a table.</text:p>") + '</text:p></table:table-cell>'
        '<table:table-cell><text:p>b</text:p><text:p>c</text:p>'
        '</table:table-cell></table:table-row></table:table>'
        '<text:p>Line<text:line-break/>two<office:annotation><text:p>no'
        '</text:p></office:annotation></text:p><text:p>Anchor <draw:frame>'
        '<draw:text-box><text:p>In the box.</text:p></draw:text-box>'
        '</draw:frame>goes on.</text:p>'),
    "changes": odt(
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>'
        'Gone.</text:p></text:deletion></text:changed-region>'
        '<text:changed-region><text:insertion/></text:changed-region>'
        '</text:tracked-changes><text:p>Kept <text:change/>and '
        '<text:change-start/>added<text:change-end/>.</text:p>'),
    "numbers": odt(
        '<text:h text:outline-level="1"><text:number>I.</text:number>Head'
        '</text:h><text:h text:outline-level="2">Sub</text:h>'
        '<text:h text:outline-level="3">Plain</text:h><text:h '
        'text:outline-level="1" text:is-list-header="true">Header</text:h>'
        '<text:h text:outline-level="1">Next</text:h>' +
        odt_list("L1", odt_p("three") + odt_p("goes on"),
                 odt_p("four") + odt_list("L1", odt_p("4-a"), odt_p("4-b") +
                                          odt_list("L1", odt_p("bullet"))),
                 odt_p("five"), odt_list("L1", odt_p("5-a"))) +
        odt_p("Between.") +
        odt_list("L1", odt_p("six"), more='text:continue-numbering="true"') +
        odt_list("L2", odt_p("A")) +
        odt_list("L1", odt_p("seven"), more='text:continue-list="x"') +
        '<text:list text:style-name="L1"><text:list-header><text:p>header'
        '</text:p></text:list-header><text:list-item text:start-value="9">'
        '<text:p>nine' + odt_note(1, "1", "<text:p>N.</text:p>") +
        '</text:p></text:list-item></text:list>' +
        odt_list("L1", odt_list("L1", odt_p("3-a, its own not begun"))) +
        odt_list("none", odt_p("No such style.")), lists=ODT_LISTS),
    "locked": odt("<text:p>x</text:p>", "<encryption-data/>"),
}


def epub(pages, spine, more=()):
    items = "".join('<item id="%s" href="%s" media-type="application/'
                    'xhtml+xml"/>' % (n, n) for n, _ in pages)
    opf = (HEAD + '<package xmlns="http://www.idpf.org/2007/opf"><manifest>%s'
           '</manifest><spine>%s</spine></package>' %
           (items, "".join('<itemref idref="%s"/>' % n for n in spine)))
    return packed(
        [("mimetype", "application/epub+zip"),
         ("META-INF/container.xml", HEAD + '<container xmlns="urn:oasis:names:'
          'tc:opendocument:xmlns:container"><rootfiles><rootfile full-path='
          '"OEBPS/book.opf"/></rootfiles></container>'),
         ("OEBPS/book.opf", opf)] +
        [("OEBPS/" + n, text) for n, text in pages] + list(more))


def page(body):
    return (HEAD + '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub='
            '"http://www.idpf.org/2007/ops"><head><title/></head><body>%s'
            '</body></html>' % body)


ONE = page('<p>One<a id="r1" epub:type="noteref" href="notes.xhtml#n1">1</a>'
           ' &amp; <i>two</i><sup><a id="r2" href="notes.xhtml#n2">2</a></sup>'
           '.</p>')
TWO = page('<p>Three<a id="r1" epub:type="noteref" href="notes.xhtml#n3">1'
           '</a>.</p>')
NOTES = page('<section epub:type="endnotes"><p id="n1"><a href="one.xhtml#r1">'
             '1</a>. Note one.</p><p id="n2"><a href="one.xhtml#r2">2</a>. '
             'Note two.</p><p id="n3"><a href="two.xhtml#r1">1</a>. Note '
             'three.</p></section>')
PAGES = [("two.xhtml", TWO), ("one.xhtml", ONE), ("notes.xhtml", NOTES)]
LOCK = ('<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<EncryptedData><CipherData><CipherReference URI="%s"/></CipherData>'
        '</EncryptedData></encryption>')

EPUB = {
    "refs": epub([("a.xhtml", page("<p>&#147;It&#146;s so&#148; &#151; x</p>"))],
                 ["a.xhtml"]),
    "book": epub(PAGES, ["one.xhtml", "two.xhtml", "notes.xhtml"]),
    "twice": epub(PAGES, ["two.xhtml", "two.xhtml", "none", "notes.xhtml"]),
    "font": epub(PAGES, ["two.xhtml"], [("META-INF/encryption.xml",
                                         LOCK % "OEBPS/font.otf")]),
    "drm": epub(PAGES, ["two.xhtml"], [("META-INF/encryption.xml",
                                        LOCK % "OEBPS/two.xhtml")]),
}

MAIL = {
    "plain": ("From: =?utf-8?Q?Andr=C3=A9?= <a@example.org>\r\nTo: b@example"
              ".org\r\nDate: Mon, 3 May 2021 10:00:00 +0000\r\nSubject: "
              "=?utf-8?B?UGlsb3Rz?=\r\n =?utf-8?B?IHN0YXk=?=\r\nMessage-ID: "
              "<1@x>\r\n\r\nDear B,\r\n\r\n> quoted one\r\n> quoted two\r\n"
              "answer\r\n").encode("ascii"),
    "parts": (b"From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\n"
              b"Content-Type: multipart/mixed; boundary=\"X Y\"\n\nno\n--X Y\n"
              b"Content-Type: multipart/alternative; boundary=Z\n\n--Z\n"
              b"Content-Type: text/plain\n\nplain\n--Z\nContent-Type: text/html;"
              b" charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable"
              b"\n\n<p>caf=E9 =\nau lait</p>\n--Z--\n--X Y\nContent-Type: "
              b"application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64"
              b"\n\nJVBERi0xLjQK\n--X Y\nContent-Type: text/plain\nContent-"
              b"Disposition: attachment; filename=\"n.txt\"\n\nIn the file.\n"
              b"--X Y--\n"),
    "smime": (b"From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\n"
              b"Content-Type: application/pkcs7-mime; smime-type=enveloped-"
              b"data; name=smime.p7m\nContent-Transfer-Encoding: base64\n"
              b"Content-Disposition: attachment; filename=smime.p7m\n\n"
              b"MIIBAAAA\n"),
    "openpgp": (b"From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\n"
                b"Content-Type: multipart/mixed; boundary=X\n\n--X\n\nOpen.\n"
                b"--X\nContent-Type: multipart/encrypted; protocol="
                b"\"application/pgp-encrypted\"; boundary=Y\n\n--Y\nContent-"
                b"Type: application/pgp-encrypted\n\nVersion: 1\n--Y\n"
                b"Content-Type: application/octet-stream\n\n-----BEGIN PGP "
                b"MESSAGE-----\n--Y--\n--X--\n"),
    "cut": (b"From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\n"
            b"Content-Type: multipart/mixed; boundary=X\n\n--X\n\nIt ends he"),
}

XLSX = packed([("[Content_Types].xml", "<x/>"), ("_rels/.rels", "<x/>"),
               ("xl/workbook.xml", "<x/>")])

# A sheet in a letter, as word processors embed them: not packed again.
DOCX["sheet"] = docx(p(r("A table stands here.")),
                     more=[("word/embeddings/s.xlsx", XLSX)])

ZIP = {
    "files": packed([("a.txt", "Text one.\n\nText two."),
                     ("b/page.html", HTML["aside"]), ("c/n.html",
                                                      HTML["aside"]),
                     ("d.docx", DOCX["elsewhere"]), ("e.bin", b"\0\1\2" * 99),
                     ("f.pdf", "%PDF-1.4"), ("__MACOSX/a.txt", "litter"),
                     ("g.zip", packed([("in.txt", "Inside.")]))]),
    "nothing": packed([("a.pdf", "%PDF-1.4")]),
    # Names as they are written: UTF-8 and said so; of the DOS code page, two
    # of which look alike without it; said to be UTF-8 and are not.
    "names": packed([("\u00dcber.txt", "Flagged."), ("M@r.txt", "First."),
                     ("M#r.txt", "Second."), ("\u00e4$.txt", "Neither."),
                     ("z.txt", "Last.")])
             .replace(b"M@r", b"M\x84r").replace(b"M#r", b"M\x94r")
             .replace(b"\xa4$.txt", b"\xa4\xff.txt"),
    # Documents in it, not packed again: it is none of them itself.
    "stored": packed([("a.txt", "Beside."), ("d.docx", DOCX["elsewhere"]),
                      ("s.xlsx", XLSX), ("b.epub", EPUB["twice"])],
                     ("d.docx", "s.xlsx", "b.epub")),
}



def hocr(body, xml=True):
    head = (HEAD + '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional'
            '//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
            '<html xmlns="http://www.w3.org/1999/xhtml">' if xml else "<html>")
    return head + ('<head><title></title><meta name="ocr-system" content='
                   '"tesseract 5.3.0"/></head><body>%s</body></html>' % body)


def spans(line, *words):
    """A line of hOCR: its title, then (title, text) of each word."""
    return '<span class="ocr_line" title="%s">%s</span>' % (line, " ".join(
        '<span class="ocrx_word" title="%s">%s</span>' % word
        for word in words))


def set_line(x, y, size, text):
    """A line of type whose letters are half as wide as high: "word^3" has a
    raised 3, "word~40" is one of which OCR was sure by 40 in 100."""
    words, at = [], x
    for word in text.split(" "):
        word, _, sure = word.partition("~")
        plain, _, mark = word.partition("^")
        end = at + size * (len(plain) + 0.6 * len(mark)) / 2
        words.append(("bbox %d %d %d %d; x_wconf %s" % (
            at, y - 0.7 * size, end, y + 0.22 * size, sure or 96),
                      plain + ("<sup>%s</sup>" % mark if mark else "")))
        at = end + size / 2
    return spans("bbox %d %d %d %d; baseline 0 %.2f; x_size %.2f" % (
        x, y - 0.7 * size, at, y + 0.22 * size, -0.22 * size, 0.92 * size),
                 *words)


def set_pages(*pages):
    """hOCR of pages, each a list of (size, left edge, lines)."""
    out = ""
    for i, blocks in enumerate(pages):
        out += ("<div class='ocr_page' title='bbox 0 0 1275 1650; ppageno %d; "
                "scan_res 150 150'>" % i)
        y = 150
        for size, x, lines in blocks:
            y += size
            out += "<p class='ocr_par'>"
            for line in lines.split("\n"):
                out += set_line(x, y, size, line)
                y += 1.25 * size
            out += "</p>"
        out += "</div>"
    return hocr(out)


LETTER = set_pages(
    [(24, 150, "The board met on 3 May 1911 and heard the master of the port,\n"
               "who said that \u201cthe pilots refused to~35 leave\u201d the "
               "harbour.^1 The\nowners of the boats answered that nobody had "
               "asked them to go.^2\nOf the rest the log says nothing."),
     (24, 220, "It was a night on which no man of sense would have put a boat\n"
               "to sea, and none did.^3"),
     (24, 150, "So it stands in the papers of the inquiry, which were lost and\n"
               "found again after the war, in the cellar of the town hall."),
     (18, 150, "^1 The Harbour Gazette, 3 May 1911.\n^2 Ibid., p. 4.\n^3 Log "
               "of the Aurora, entry of 2 May 1911.")],
    [(24, 150, "A second page has less to say. It repeats~12 what the first "
               "had,\nand ends with a word of thanks to all who came.^4"),
     (18, 150, "^4 Minutes of the board, p. 12.")])

HOCR = {
    "letter": LETTER,
    "words": hocr(
        '<div class="ocr_page" title=\'image "a; bbox 9 9 9 9.png"; bbox 0 0 '
        '1200 1800; ppageno 0; lpageno xiv; scan_res 150 150\'><div class='
        '"ocr_carea"><p class="ocr_par">' +
        spans("bbox 100 100 800 140; baseline 0 -9; x_size 40",
              ("bbox 100 103 200 140; x_wconf 96", "Pilots"),
              ("bbox 215 112 380 131; x_wconf 41",
               "<strong>rose</strong>"),
              ("bbox 395 103 600 131; x_wconf 90.6",
               "<em>refused</em><sup>12</sup>"),
              ("bbox 620 105 700 140", "&amp; (b"),
              ("bbox 705 100 720 110; x_wconf 77", "3")) +
        spans("bbox 100 160 790 200; baseline 0.01 -9",
              ("bbox 100 163 200 200", "Apply"),
              ("bbox 220 163 330 193", "bold"),
              ("bbox 350 163 460 193; x_wconf 10", "here\u00ad")) +
        '</p><p class="ocr_par"><span class="ocr_header" title="bbox 100 300 '
        '800 340"><span class="ocrx_word" title="bbox 100 300 160 340"><span '
        'class="ocrx_cinfo" title="x_bboxes 100 300 130 340; x_conf 98">A'
        '</span><span class="ocrx_cinfo" title="x_bboxes 135 300 160 340; '
        'x_conf 55.2">b</span></span></span></p></div></div><div class='
        '"ocr_page" title="bbox 0 0 1200 1800; scan_res 150 150"></div>'),
    "loose": hocr(
        "<div class='ocr_page' title='bbox 0 0 2480 3508'><p class='ocr_par'>"
        "<span class='ocr_line' title='bbox 300 400 900 450'>Words without "
        "boxes</span><span class='ocr_line' title='bbox 300 500 900 550'>"
        "<span class='ocrx_word' title='x_wconf 60'>of</span> <span class="
        "'ocrx_word'>their own</span></span><span class='ocr_line'>Nowhere"
        "</span></p><span class='ocrx_word' title='bbox 300 600 420 640'>"
        "Lineless</span>Lost.</div>", xml=False),
    "right": hocr(
        '<div class="ocr_page" title="bbox 0 0 1200 1800; scan_res 70 70">' +
        spans("bbox 100 100 800 140",
              ("bbox 600 100 800 140", "\u0643\u062a\u0627\u0628"),
              ("bbox 300 100 580 140", "\u0635\u0641\u062d\u062912")) +
        "</div>"),
    "overlap": hocr(
        '<div class="ocr_page" title="bbox 0 0 1200 1800; scan_res 150 150">' +
        spans("bbox 100 100 800 140", ("bbox 100 100 400 140", "69,"),
              ("bbox 180 100 260 140", "71"), ("bbox 255 100 330 140", "and")) +
        spans("bbox 100 200 800 240", ("bbox 300 200 800 240", "\u0643\u062a"),
              ("bbox 200 200 310 240", "\u0635\u0641")) + "</div>"),
    "cut": hocr('<div class="ocr_page" title="bbox 0 0 9 9">' +
                spans("bbox 1 1 8 8", ("bbox 1 1 8 8", "x")))[:-16],
    "about": "<html><body><p>Write <code>&lt;div class='ocr_page'&gt;</code>."
             "</p></body></html>",
}


def alto(unit, body, version=3):
    return HEAD + ('<alto xmlns="http://www.loc.gov/standards/alto/ns-v%d#">'
                   '<Description><MeasurementUnit>%s</MeasurementUnit>'
                   '</Description><Layout>%s</Layout></alto>' % (version, unit,
                                                                 body))


def boxed(name, x, y, wide, high, more="", inside=""):
    return '<%s HPOS="%g" VPOS="%g" WIDTH="%g" HEIGHT="%g" %s>%s</%s>' % (
        name, x, y, wide, high, more, inside, name)


ALTO = {
    "inches": alto("inch1200", '<Page WIDTH="10200" HEIGHT="13200" '
        'PHYSICAL_IMG_NR="7" PRINTED_IMG_NR="vii"><PrintSpace><TextBlock>' +
        boxed("TextLine", 1200, 1200, 4000, 200, "", boxed(
            "String", 1200, 1200, 700, 160, 'CONTENT="Smith&amp;Sons" '
            'WC="0.93" STYLE="bold italics"') + "<SP/>" + boxed(
                "String", 2000, 1200, 400, 200, 'CONTENT="exam" SUBS_TYPE='
                '"HypPart1" SUBS_CONTENT="example" CC="0 0 3 9"') +
              '<HYP CONTENT="\u00ad"/>') +
        boxed("TextLine", 1200, 1440, 4000, 200, 'BASELINE="1600"', boxed(
            "String", 1200, 1440, 300, 200, 'CONTENT="ple" SUBS_TYPE='
            '"HypPart2" SUBS_CONTENT="example"') + boxed(
                "String", 1600, 1440, 500, 200, 'CONTENT="Franco-" SUBS_TYPE'
                '="HypPart1" SUBS_CONTENT="Franco-British" WC="0.2"')) +
        boxed("TextLine", 1200, 1700, 4000, 200, "", boxed(
            "String", 1200, 1700, 500, 200, 'CONTENT="Bri" SUBS_TYPE='
            '"HypPart1" SUBS_CONTENT="British"')) +
        '</TextBlock></PrintSpace></Page><Page WIDTH="10200" HEIGHT="13200" '
        'PHYSICAL_IMG_NR="8"/>'),
    "tenths": alto("mm10", '<Page WIDTH="2100" HEIGHT="2970"><TopMargin>'
        '<TextBlock>' + boxed("TextLine", 254, 254, 508, 50, "", boxed(
            "String", 254, 254, 100, 40, 'CONTENT="One two"')) +
        '</TextBlock></TopMargin></Page>', 2),
    "letters": alto("pixel", '<Page WIDTH="2480" HEIGHT="3508">' +
        boxed("TextLine", 100, 100, 400, 50, 'BASELINE="100,140 500,144"',
              boxed("String", 100, 100, 90, 42, 'CONTENT="Ab3"',
                    boxed("Glyph", 100, 100, 40, 42, 'CONTENT="A" GC="0.9"') +
                    boxed("Glyph", 145, 100, 30, 42, 'CONTENT="b" GC="0.4"') +
                    boxed("Glyph", 178, 96, 12, 18, 'CONTENT="3" GC="0.8"'))) +
        "</Page>", 4),
    "nothing": alto("pixel", ""),
}


def pagexml(body, attributes=""):
    return HEAD + ('<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/'
                   'pagecontent/2019-07-15"><Metadata/><Page imageFilename='
                   '"a.tif" imageWidth="2480" imageHeight="3508" %s>%s</Page>'
                   '</PcGts>' % (attributes, body))


def equiv(text, more=""):
    return "<TextEquiv %s><Unicode>%s</Unicode></TextEquiv>" % (more, text)


def outline(*points):
    return '<Coords points="%s"/>' % " ".join("%d,%d" % p for p in points)


PAGEXML = {
    "levels": pagexml(
        "<TextRegion>" + outline((100, 100), (900, 110), (900, 400)) +
        "<TextLine>" + outline((100, 100), (900, 150)) +
        '<Baseline points="100,140 900,142"/><Word>' +
        outline((100, 100), (200, 150)) + equiv("second", 'index="1"') +
        equiv("First", 'index="0" conf="0.87"') + "</Word><Word>" +
        outline((220, 110), (300, 142)) + "<Glyph>" +
        outline((220, 110), (250, 142)) + equiv("a", 'conf="0.5"') +
        "</Glyph><Glyph>" + outline((255, 110), (300, 142)) + equiv("z") +
        "</Glyph></Word>" + equiv("First az") + "</TextLine><TextLine>" +
        "<Coords><Point x='100' y='200'/><Point x='500' y='250'/></Coords>" +
        "<TextEquiv conf='0.3'><PlainText>Line of</PlainText><Unicode>Line of "
        "words</Unicode></TextEquiv></TextLine><TextLine>" + outline(
            (100, 300), (500, 350)) + "<TextEquiv><PlainText>Plain</PlainText>"
        "</TextEquiv></TextLine>" +
        equiv("First az\nLine of words") + "</TextRegion>" +
        "<TableRegion><TextRegion>" + outline((100, 1000), (900, 1120)) +
        equiv("Region\nof two lines") + "</TextRegion></TableRegion>",
        'imageXResolution="300" imageYResolution="300" imageResolutionUnit='
        '"PPI"'),
    "centimetres": pagexml(
        "<TextRegion><TextLine>" + outline((100, 100), (900, 150)) +
        equiv("Words &amp; more") + "</TextLine></TextRegion>",
        'imageXResolution="118.11" imageYResolution="118.11" '
        'imageResolutionUnit="PPCM"').replace("<PcGts", "<pc:PcGts").replace(
            "</PcGts", "</pc:PcGts").replace("xmlns=", "xmlns:pc="),
}

REFUSED = {
    "rtf": b"{\\rtf1 text}",
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
            + "WordDocument".encode("utf-16-le")),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
                    + "EncryptedPackage".encode("utf-16-le")),
    "xlsx": XLSX,
}


def all_samples():
    out = {"refused." + name: data for name, data in REFUSED.items()}
    for name, data in MAIL.items():
        out[name + ".eml"] = data
    for name, data in ZIP.items():
        out[name + ".zip"] = data
    for kind, group in (("odt", ODT), ("epub", EPUB)):
        for name, data in group.items():
            out[name + "." + kind] = data
    for name, data in DOCX.items():
        out[name + ".docx"] = data
    for kind, group in (("hocr", HOCR), ("alto", ALTO), ("page", PAGEXML)):
        for name, text in group.items():
            out[name + "." + kind] = text.encode("utf-8")
    for name, text in HTML.items():
        out[name + ".html"] = (text if isinstance(text, bytes)
                               else text.encode("utf-8"))
    return out


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    os.makedirs(sys.argv[1], exist_ok=True)
    for name, data in all_samples().items():
        with open(os.path.join(sys.argv[1], name), "wb") as out:
            out.write(data)


if __name__ == "__main__":
    main()
