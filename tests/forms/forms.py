"""One text in many forms: plain text, HTML, DOCX, ODT, EPUB, PDF.

A text is a list of pages; a page is (blocks, notes, folio): a block is (kind,
runs), kind one of "heading", "paragraph", "quotation", "lines"; a run is a
string, or the number of a note that is called there.  A note is (number,
string).  Each form is written the way its own programs write it: real notes
and references in DOCX, ODT, HTML and EPUB; raised figures and small print at
the foot of a page in PDF.  Numbers of paragraphs are counted by the program in
DOCX and ODT, and stand nowhere in the file.  Standard library only, the same
bytes each time.
"""
import html as escape
import re
import zipfile
from io import BytesIO

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/"
WORD = 'xmlns:w="%swordprocessingml/2006/main"' % OFFICE
RELATION = OFFICE + "officeDocument/2006/relationships/"


def read_text(text):
    """The pages of one of the project's own samples: paragraphs between blank
    lines, notes at the foot of a page, its number on the last line or in the
    first; a mark is the next number behind a full stop or quotation mark."""
    pages, called = [], 0
    for page in text.split("\f"):
        blocks, notes, folio = [], [], ""
        parts = [p.strip("\n") for p in re.split(r"\n\s*\n", page)
                 if p.strip()]
        for part in parts:
            lines = part.split("\n")
            if re.match(r"%d [A-Z]" % (called_notes(pages) + len(notes) + 1),
                        lines[0]):
                notes += [(int(line.split(" ", 1)[0]), line.split(" ", 1)[1])
                          for line in lines]
                continue
            if re.fullmatch(r"\s*\d+(/\d+)?\s*", part):
                folio = part.strip()
                continue
            runs, called = find_marks(part, called)
            blocks.append((kind_of(blocks, runs, lines), runs))
        pages.append((blocks, notes, folio))
    return pages


def called_notes(pages):
    return sum(len(notes) for _, notes, _ in pages)


def find_marks(part, called):
    runs = [part]
    while True:
        found = re.search(r"(?<=[.”])%d(?=\s|$)" % (called + 1), runs[-1])
        if not found:
            return runs, called
        called += 1
        runs[-1:] = [runs[-1][:found.start()], called,
                     runs[-1][found.end():]]


def kind_of(before, runs, lines):
    """A paragraph after a colon that has no quotation marks is set off."""
    last = before[-1][1][-1] if before else ""
    if isinstance(last, str) and last.endswith(":") and "“" not in runs[0]:
        return "quotation"
    if all(len(line) < 60 for line in lines):
        return "lines"
    return "paragraph"


def all_blocks(pages):
    """Blocks over all pages; a sentence that a page break interrupts goes on in
    the same block, as in a file that has no pages."""
    out = []
    for blocks, _, _ in pages:
        for i, (kind, runs) in enumerate(blocks):
            before = out[-1][1] if out else [""]
            goes_on = (i == 0 and out and kind == out[-1][0] == "paragraph"
                       and isinstance(before[-1], str)
                       and not re.search(r"[.:”]$", before[-1]))
            if goes_on:
                out[-1] = (kind, before + [" "] + runs)
            else:
                out.append((kind, runs))
    return out


def split_number(runs):
    """The number of a paragraph, "14. It noted", and the runs without it."""
    found = isinstance(runs[0], str) and re.match(r"(\d+)\. ", runs[0])
    if not found:
        return None, runs
    return int(found[1]), [runs[0][found.end():]] + runs[1:]


def all_notes(pages):
    return [note for _, notes, _ in pages for note in notes]


def packed(members, stored=("mimetype",)):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, text in members:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = (zipfile.ZIP_STORED if name in stored
                                  else zipfile.ZIP_DEFLATED)
            z.writestr(info, text)
    return out.getvalue()


def words(text):
    return escape.escape(text, quote=False)


def one_line(text):
    return re.sub(r"\s+", " ", text)


# -- HTML and EPUB --

TAGS = {"heading": "h1", "paragraph": "p", "lines": "p",
        "quotation": "blockquote"}


def html_run(run, kind, call):
    if isinstance(run, int):
        return call(run)
    if kind == "lines":
        return words(run).replace("\n", "<br/>")
    return words(run)


def html_body(pages, call, note):
    out = ["<%s>%s</%s>" % (TAGS[kind], "".join(html_run(run, kind, call)
                                               for run in runs), TAGS[kind])
           for kind, runs in all_blocks(pages)]
    notes = [note(number, words(text)) for number, text in all_notes(pages)]
    return "\n".join(out), "\n".join(notes)


def html(pages):
    body, notes = html_body(
        pages,
        lambda n: '<sup><a href="#fn%d" id="ref%d" role="doc-noteref">%d</a>'
        '</sup>' % (n, n, n),
        lambda n, text: '<li id="fn%d" role="doc-endnote">%s <a href="#ref%d" '
        'role="doc-backlink">↩</a></li>' % (n, text, n))
    if notes:
        notes = ('<section role="doc-endnotes"><ol>\n%s\n</ol></section>'
                 % notes)
    return ('<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
            '<title></title></head><body>\n%s\n%s</body></html>\n'
            % (body, notes)).encode("utf-8")


def epub(pages):
    body, notes = html_body(
        pages,
        lambda n: '<a epub:type="noteref" href="#fn%d">%d</a>' % (n, n),
        lambda n, text: '<aside epub:type="footnote" id="fn%d"><p>%d. %s</p>'
        '</aside>' % (n, n, text))
    page = (HEAD + '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub='
            '"http://www.idpf.org/2007/ops"><head><title/></head><body>%s\n%s'
            '</body></html>' % (body, notes))
    opf = (HEAD + '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
           '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
           '</manifest><spine><itemref idref="a"/></spine></package>')
    return packed(
        [("mimetype", "application/epub+zip"),
         ("META-INF/container.xml", HEAD + '<container xmlns="urn:oasis:names:'
          'tc:opendocument:xmlns:container"><rootfiles><rootfile full-path='
          '"OEBPS/book.opf"/></rootfiles></container>'),
         ("OEBPS/book.opf", opf), ("OEBPS/a.xhtml", page)])


# -- DOCX --

STYLES = {"heading": "Heading1", "paragraph": "Normal", "lines": "Normal",
          "quotation": "Quote"}


def word_run(run):
    if isinstance(run, int):
        return ('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                '<w:footnoteReference w:id="%d"/></w:r>' % (run + 1))
    return "<w:r><w:br/></w:r>".join(
        '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % words(line)
        for line in run.split("\n"))


def word_paragraph(kind, runs, lists):
    """`lists` are the numbers with which lists begin: a paragraph goes on with
    the last of them, or begins one."""
    number, runs = split_number(runs)
    props = ""
    if number is not None:
        if not lists or lists[-1][1] + 1 != number:
            lists.append((number, number))
        lists[-1] = (lists[-1][0], number)
        props = ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>'
                 % len(lists))
    return ('<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p>'
            % (STYLES[kind], props, "".join(
                word_run(run if isinstance(run, int) or kind == "lines"
                         else one_line(run)) for run in runs)))


def word_numbering(lists):
    return HEAD + (
        '<w:numbering %s><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1."'
        '/></w:lvl></w:abstractNum>%s</w:numbering>' % (WORD, "".join(
            '<w:num w:numId="%d"><w:abstractNumId w:val="0"/><w:lvlOverride '
            'w:ilvl="0"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>'
            % (i, first) for i, (first, _) in enumerate(lists, 1))))


def word_styles():
    named = [("Normal", "Normal"), ("Heading1", "heading 1"),
             ("Quote", "Quote"), ("FootnoteText", "footnote text")]
    return HEAD + "<w:styles %s>%s</w:styles>" % (WORD, "".join(
        '<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/>'
        '</w:style>' % pair for pair in named))


def relations(*pairs):
    return HEAD + ('<Relationships xmlns="%spackage/2006/relationships">%s'
                   '</Relationships>' % (OFFICE, "".join(
                       '<Relationship Id="r%d" Type="%s%s" Target="%s"/>'
                       % (i, RELATION, kind, target)
                       for i, (kind, target) in enumerate(pairs))))


def docx(pages):
    lists = []
    body = "".join(word_paragraph(kind, runs, lists)
                   for kind, runs in all_blocks(pages))
    notes = "".join(
        '<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>'
        '</w:pPr><w:r><w:footnoteRef/></w:r>%s</w:p></w:footnote>'
        % (number + 1, word_run(" " + text))
        for number, text in all_notes(pages))
    return packed(
        [("[Content_Types].xml", HEAD + "<Types/>"),
         ("_rels/.rels", relations(("officeDocument", "word/document.xml"))),
         ("word/document.xml", HEAD + "<w:document %s><w:body>%s</w:body>"
          "</w:document>" % (WORD, body)),
         ("word/styles.xml", word_styles()),
         ("word/numbering.xml", word_numbering(lists)),
         ("word/footnotes.xml", HEAD + "<w:footnotes %s>%s</w:footnotes>"
          % (WORD, notes)),
         ("word/_rels/document.xml.rels",
          relations(("styles", "styles.xml"), ("numbering", "numbering.xml"),
                    ("footnotes", "footnotes.xml")))])


# -- ODT --

OPEN = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"'
                % (name, name) for name in ("office", "text", "style"))
OPEN_STYLES = {"paragraph": "Standard", "lines": "Standard",
               "quotation": "Quotations"}


def open_run(run, kind, notes):
    if isinstance(run, int):
        return ('<text:note text:id="ftn%d" text:note-class="footnote">'
                '<text:note-citation>%d</text:note-citation><text:note-body>'
                '<text:p>%s</text:p></text:note-body></text:note>'
                % (run, run, words(notes[run])))
    if kind == "lines":
        return words(run).replace("\n", "<text:line-break/>")
    return words(run)


def open_paragraph(kind, runs, notes):
    number, runs = split_number(runs)
    if number is not None:
        return ('<text:list text:style-name="L1" text:continue-numbering='
                '"true"><text:list-item text:start-value="%d">%s'
                '</text:list-item></text:list>'
                % (number, open_paragraph(kind, runs, notes)))
    inner = "".join(open_run(run, kind, notes) for run in runs)
    if kind == "heading":
        return '<text:h text:outline-level="1">%s</text:h>' % inner
    return '<text:p text:style-name="%s">%s</text:p>' % (OPEN_STYLES[kind],
                                                         inner)


def odt(pages):
    notes = dict(all_notes(pages))
    body = "".join(open_paragraph(kind, runs, notes)
                   for kind, runs in all_blocks(pages))
    return packed(
        [("mimetype", "application/vnd.oasis.opendocument.text"),
         ("content.xml", HEAD + "<office:document-content %s><office:body>"
          "<office:text>%s</office:text></office:body>"
          "</office:document-content>" % (OPEN, body)),
         ("styles.xml", HEAD + "<office:document-styles %s><office:styles>"
          '<style:style style:name="Quotations" style:family="paragraph"/>'
          '<text:list-style style:name="L1"><text:list-level-style-number '
          'text:level="1" style:num-format="1" style:num-suffix="."/>'
          "</text:list-style></office:styles></office:document-styles>" % OPEN),
         ("META-INF/manifest.xml", HEAD + "<manifest/>")])


# -- PDF --

# Widths of Times-Roman from blank to tilde, in thousandths of the size
# (Adobe, Core 14 AFM); of what else stands in the texts.
WIDTHS = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250,
    278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564,
    564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611,
    889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333,
    278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278,
    500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500,
    444, 480, 200, 480, 541]
ALSO = {"“": 444, "”": 444, "‘": 333, "’": 333, "–": 500, "—": 1000,
        "…": 1000}
WIDE, TALL = 595, 842
LEFT, RIGHT, TOP, FOOT = 90, 505, 770, 60
BODY, SMALL, RAISED = 11, 8.5, 6.5


def width(text, size):
    return sum(ALSO[c] if c in ALSO else WIDTHS[ord(c) - 32]
               for c in text) * size / 1000


class Sheet:
    """A page while it is drawn, from the top down."""

    def __init__(self):
        self.drawn = []

    def put(self, x, y, size, text):
        raw = text.encode("cp1252").replace(b"\\", b"\\\\")
        raw = raw.replace(b"(", b"\\(").replace(b")", b"\\)")
        self.drawn.append(b"BT /F1 %g Tf %.2f %.2f Td (%s) Tj ET"
                          % (size, x, y, raw))

    def put_line(self, x, y, size, tokens):
        """Tokens (text, is_raised) side by side, the raised ones set up by a
        third of the size."""
        for text, is_raised in tokens:
            if is_raised:
                self.put(x, y + size / 3, RAISED, text)
            else:
                self.put(x, y, size, text)
            x += width(text, RAISED if is_raised else size)


def pdf_lines(runs, kind, size, measure):
    """Lines of tokens, each at most `measure` wide."""
    pieces = []  # (word, is_raised, what goes before it: "", " " or "\n")
    gap = ""
    for run in runs:
        if isinstance(run, int):
            pieces.append((str(run), True, ""))
            continue
        for part in re.findall(r"\s+|\S+", run):
            if part.strip():
                pieces.append((part, False, gap))
                gap = ""
            else:
                gap = "\n" if kind == "lines" and "\n" in part else " "
    lines, line, used = [], [], 0.0
    for word, is_raised, before in pieces:
        wide = width(word, RAISED if is_raised else size)
        if line and (before == "\n" or
                     (before == " " and
                      used + wide + width(" ", size) > measure)):
            lines.append(line)
            line, used = [], 0.0
        if line and before:
            word, wide = " " + word, wide + width(" ", size)
        line.append((word, is_raised))
        used += wide
    return lines + [line]


def pdf_page(blocks, notes, folio):
    sheet, y, foot = Sheet(), TOP, FOOT
    for kind, runs in blocks:
        inset = 36 if kind == "quotation" else 0
        for line in pdf_lines(runs, kind, BODY, RIGHT - LEFT - 2 * inset):
            sheet.put_line(LEFT + inset, y, BODY, line)
            y -= BODY * 1.25
        y -= BODY * 0.6
    lines = []
    for number, text in notes:
        label = [number, " " + text]
        lines += pdf_lines(label, "paragraph", SMALL, RIGHT - LEFT)
    for line in reversed(lines):
        sheet.put_line(LEFT, foot, SMALL, line)
        foot += SMALL * 1.2
    if folio:
        sheet.put((WIDE - width(folio, BODY)) / 2, FOOT - 25, BODY, folio)
    return b"\n".join(sheet.drawn)


def pdf(pages):
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"",
               b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding"
               b"/WinAnsiEncoding>>"]
    kids = []
    for blocks, notes, folio in pages:
        drawn = pdf_page(blocks, notes, folio)
        objects.append(b"<</Length %d>>stream\n%s\nendstream"
                       % (len(drawn), drawn))
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]"
                       b"/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
                       % (WIDE, TALL, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids),
                                                         len(kids))
    out, places = b"%PDF-1.4\n", []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
                  % (len(objects) + 1, table))


# In the order in which they are tried; a scan would be one more: the PDF pages
# as images.
FORMS = {"html": html, "docx": docx, "odt": odt, "epub": epub, "pdf": pdf}
