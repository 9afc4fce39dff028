"""Files of typical size for bench/formats.py: an article of twenty pages with
eighty notes, a web page of any size, and what no browser minds."""
import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "tests", "forms"))
import forms  # noqa: E402

PAGES, NOTES_A_PAGE = 20, 4
WORDS = ("the of and to in that was for on by with as at from had not were "
         "which this but have been their one all harbour board pilots inquiry "
         "steamer stranding committee evidence witness signal channel court "
         "judgment tug winter vessel report minutes master owners weather "
         "counsel question answer coast light keeper lifeboat damage cargo "
         "anchor station record letter telegram mole basin tide night captain "
         "refused ordered found held considered returned received").split()


def sentence(chance):
    """Some twenty words, six of them quoted."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(14, 26))]
    words[5], words[10] = "“" + words[5], words[10] + "”"
    return " ".join(words).capitalize() + ". "


def article():
    """Some 65 KB of text, no sentence of which comes twice."""
    chance, pages, number = random.Random(7), [], 0
    for page in range(PAGES):
        blocks, notes = [], []
        for _ in range(NOTES_A_PAGE):
            number += 1
            before = "".join(sentence(chance) for _ in range(4))
            blocks.append(("paragraph", [before.rstrip(), number,
                                         " " + sentence(chance)]))
            notes.append((number, "Edith Marlow, Tides and Pilots: A History "
                          "of Selwyn (Selwyn, 1934), p. %d." % (200 + number)))
        pages.append((blocks, notes, str(page + 1)))
    return pages


def docx():
    return forms.docx(article())


def odt():
    return forms.odt(article())


def epub():
    return forms.epub(article())


def pdf():
    return forms.pdf(article())


def html(size=8000000):
    """A page with links, lists, tables and character references."""
    piece = ("<h2 id='s%d'>Of the <em>bar</em></h2>\n<p class='first'>%s"
             "<a href='/wiki/Port'>The port</a> had &ldquo;one tug&rdquo; "
             "&amp; no other; <b>she</b> was <i>under</i> repair.<!-- seen -->"
             "</p>\n<ul><li>one<li>two</ul>\n<table><tr><td>a<td>b</table>\n"
             "<p>%s</p>\n")
    chance, out, length, number = random.Random(8), [], 0, 0
    while length < size:
        number += 1
        said = [sentence(chance) for _ in range(3)]
        out.append((piece % (number, said[0], said[1] + said[2]))
                   .encode("utf-8"))
        length += len(out[-1])
    return (b"<!DOCTYPE html><html lang=en><meta charset=utf-8><body>\n"
            + b"".join(out) + b"</body></html>\n")


def nested(size):
    """Some `size` bytes of <div> in <div>, none of them closed."""
    return b"<html><body>" + b"<div>" * (size // 5) + b"text"
