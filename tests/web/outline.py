#!/usr/bin/env python3
"""Reads a page of `ibid check --format html` strictly, and prints its outline.

  outline.py < PAGE

Fails where a tag is not closed in its turn, an id stands twice, a link of the
page leads nowhere, or anything would be loaded.  Prints headings, list items,
cells of tables and what stands in cards, a line each, so that a test can compare them.
"""
import sys
from html.parser import HTMLParser

EMPTY = {"br", "meta"}
LINES = {"blockquote", "cite", "dd", "div", "dt", "h1", "h2", "h3", "li", "p",
         "td", "th", "title"}
LOADS = {"script", "link", "img", "iframe", "object", "embed", "form", "input",
         "svg", "video", "audio", "base"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links = [], set(), []
        self.lines, self.words = [], []

    def handle_starttag(self, tag, attributes):
        if tag in LOADS:
            sys.exit("<%s> at line %d" % (tag, self.getpos()[0]))
        if len({name for name, _ in attributes}) < len(attributes):
            sys.exit("an attribute stands twice: %s" % attributes)
        for name, value in attributes:
            if name.startswith("on") or name in ("src", "style"):
                sys.exit("attribute %s" % name)
            if name == "id":
                if value in self.ids:
                    sys.exit("id %s stands twice" % value)
                self.ids.add(value)
            if name == "href" and value.startswith("#"):
                self.links.append(value[1:])
            elif name == "href" and not value.startswith(("http://",
                                                          "https://")):
                sys.exit("a link to %s" % value)
        if tag in LINES:
            self.end_line()
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            sys.exit("</%s> at line %d closes nothing" % (tag,
                                                          self.getpos()[0]))
        if tag in LINES:
            self.end_line()

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def handle_pi(self, data):
        sys.exit("<?%s>" % data)

    def handle_comment(self, data):
        sys.exit("<!--%s-->" % data)

    def end_line(self):
        line = " ".join("".join(self.words).split())
        if line:
            self.lines.append(line)
        self.words = []


def main():
    page = Page()
    page.feed(sys.stdin.read())
    page.close()
    if page.open:
        sys.exit("not closed: %s" % page.open)
    nowhere = [link for link in page.links if link not in page.ids]
    if nowhere:
        sys.exit("links that lead nowhere: %s" % nowhere)
    print("\n".join(page.lines))


if __name__ == "__main__":
    main()
