#!/usr/bin/env python3
"""Makes figure/figword.h and figure/figword.c out of data/figure-words.txt.

  tools/figure_words.py WORDS HEADER TABLE

A table a language of words and phrases, and beside it a filter: a bit for the
first three bytes of each word that can begin a number, so that most words of a
text are never looked up.
"""
import sys

from words import fold, table

SHIFT = 53   # the number of a word stands above its classes
FILTER = 4096

# Words of these classes begin a number, or show that one is near: "several"
# stands before "hundred".
BEGIN = {"ONE", "ONES", "TENS", "SUM", "HUNDRED", "MAGNITUDE", "DOZEN", "VAGUE",
         "HALF", "FRACTION", "ORDINAL"}

HEAD = """/* figword.h - words by which figures are read, a table a language.
 *
 * Made by tools/figure_words.py out of data/figure-words.txt.
 */
#ifndef IB_FIGURE_FIGWORD_H
#define IB_FIGURE_FIGWORD_H

#include "base/words.h"

/* What a word or phrase may be; one may be several. */
%s

/* The number of a word: 3, 20; of a MAGNITUDE its power of ten. */
#define IB_F_NUMBER(word) ((uint32_t)((word) >> %d))

/* Those that begin a number. */
#define IB_F_BEGIN (%s)

typedef struct ib_figwords {
    const char *language; /* ISO 639-1 */
    const ib_words *words; /* phrases with a blank between their words */
    const uint8_t *filter; /* a bit for each ib_figword_key that can begin a
                              number */
} ib_figwords;

/* The key of a word of three bytes and more. */
static inline uint32_t ib_figword_key(const char *at)
{
    return ((uint32_t)(uint8_t)ib_lower(at[0]) * 151 +
            (uint32_t)(uint8_t)ib_lower(at[1]) * 31 +
            (uint32_t)(uint8_t)ib_lower(at[2])) &
           %d;
}

/* The words of a language; of English where it is not known. */
const ib_figwords *ib_figwords_of(const char *language);

#endif
"""

BODY = """/* figword.c - the tables of figword.h.
 *
 * Made by tools/figure_words.py out of data/figure-words.txt.
 */

#include "figure/figword.h"

#include "base/str.h"

%s
static const ib_figwords languages[] = {
%s
};

const ib_figwords *ib_figwords_of(const char *language)
{
    for (size_t i = 0; language && i < sizeof languages / sizeof *languages;
         i++) {
        if (strcmp(language, languages[i].language) == 0)
            return &languages[i];
    }
    return &languages[0];
}
"""


def spellings(language, word):
    """The word with blanks, and with a capital where folding knows none."""
    if language == "zh":
        return [" ".join(word)]
    word = word.replace("_", " ")
    out = [word]
    if ord(word[0]) > 127:
        out.append(word[0].upper() + word[1:])
    return out + [w.replace("’", "'") for w in out if "’" in w]


def read(path):
    """The classes in their order; by language the words, each with its set of
    classes and its number."""
    classes, languages = ["HEAD"], {}
    for line in open(path, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if not line:
            continue
        head, rest = line.split(":", 1)
        language, name, *number = head.split()
        if name not in classes:
            classes.append(name)
        words = languages.setdefault(language, {})
        for word in rest.split():
            for spelt in spellings(language, word):
                had, value = words.get(spelt, (0, 0))
                if number and value not in (0, int(number[0])):
                    raise SystemExit("%s: two numbers of %s" % (path, spelt))
                words[spelt] = (had | 1 << classes.index(name),
                                int(number[0]) if number else value)
    if len(classes) > SHIFT:
        raise SystemExit("%s: more than %d classes" % (path, SHIFT))
    return classes, languages


def key(word):
    a, b, c = fold(word)[:3]
    return (a * 151 + b * 31 + c) & (FILTER - 1)


def filter_of(classes, words):
    begin = sum(1 << classes.index(name) for name in BEGIN)
    bits = bytearray(FILTER // 8)
    for word, (had, _) in words.items():
        first = word.split()[0]
        if had & begin and len(first.encode()) > 2:
            bits[key(first) >> 3] |= 1 << (key(first) & 7)
    return bits


def bytes_text(name, data):
    rows = [", ".join("%d" % b for b in data[i:i + 16])
            for i in range(0, len(data), 16)]
    return "static const uint8_t %s[%d] = {\n    %s\n};\n" \
        % (name, len(data), ",\n    ".join(rows))


def with_heads(words):
    """Every first word of a phrase is known to be one."""
    out = dict(words)
    for word in words:
        if " " in word:
            first = word.split()[0]
            had, value = out.get(first, (0, 0))
            out[first] = (had | 1, value)
    return out


def main():
    source, header, body = sys.argv[1:]
    classes, languages = read(source)
    defines = "\n".join("#define IB_F_%-11s ((uint64_t)1 << %d)" % (c, i)
                        for i, c in enumerate(classes))
    begin = " | \\\n     ".join("IB_F_" + c for c in classes if c in BEGIN)
    with open(header, "w", encoding="utf-8") as f:
        f.write(HEAD % (defines, SHIFT, begin, FILTER - 1))
    parts, rows = [], []
    for language, words in languages.items():
        full = with_heads(words)
        parts.append(table("figwords_" + language,
                           {w: had | value << SHIFT
                            for w, (had, value) in full.items()}))
        parts.append(bytes_text("filter_" + language,
                                filter_of(classes, words)))
        rows.append('    {"%s", &figwords_%s, filter_%s},'
                    % (language, language, language))
    with open(body, "w", encoding="utf-8") as f:
        f.write(BODY % ("\n".join(parts), "\n".join(rows)))


main()
