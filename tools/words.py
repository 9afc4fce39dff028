"""What the scripts that make tables of words share: src/base/words.h."""


def fold(word):
    """The bytes of a word with ASCII letters in lower case."""
    return bytes(b | 0x20 if 65 <= b <= 90 else b for b in word.encode())


def fnv(data):
    value = 2166136261
    for b in data:
        value = (value ^ b) * 16777619 & 0xFFFFFFFF
    return value


def read_classes(path, most):
    """Lines CLASS: WORD WORD ...: the classes in their order, at most so many,
    and for each word the set of its classes, a bit each."""
    classes, words = [], {}
    for line in open(path, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, rest = line.split(":", 1)
        if name not in classes:
            classes.append(name)
        for word in rest.split():
            words[word] = words.get(word, 0) | 1 << classes.index(name)
    if len(classes) > most:
        raise SystemExit("%s: more than %d classes of words" % (path, most))
    return classes, words


def begins(name, words):
    """C text of the bits for the first three bytes of each word, and their
    name; none for a table of shorter words."""
    if min(map(len, words)) < 3:
        return "", "NULL"
    bits = [0] * 256
    for word in words:
        a, b, c = (byte & 31 for byte in word[:3])
        at = a << 8 | (b << 3 ^ c)
        bits[at >> 5] |= 1 << (at & 31)
    return ("static const uint32_t %s_begins[256] = {\n%s\n};\n\n"
            % (name, "\n".join("    " + " ".join("0x%x," % b
                                                for b in bits[i:i + 8])
                               for i in range(0, 256, 8))), name + "_begins")


def table(name, words):
    """C text of `static const ib_words NAME`, for a dict of words to values."""
    folded = {fold(word): value for word, value in words.items()}
    count, slots = 64, {}
    while count < 2 * len(folded):
        count *= 2
    for word in sorted(folded):
        at = fnv(word) % count
        while at in slots:
            at = (at + 1) % count
        slots[at] = word
    lines = ["    [%d] = {\"%s\", %d, 0x%08x, 0x%x},"
             % (at, word.decode().replace("\\", "\\\\").replace('"', '\\"'),
                len(word), fnv(word), folded[word])
             for at, word in sorted(slots.items())]
    tags = ["[%d] = %d," % (at, fnv(word) >> 24 | 1)
            for at, word in sorted(slots.items())]
    lengths = [len(word) for word in folded]
    bits, bits_name = begins(name, folded)
    return (bits +
            "static const ib_word %s_slot[%d] = {\n%s\n};\n\n"
            "static const uint8_t %s_tag[%d] = {\n%s\n};\n\n"
            "static const ib_words %s = {%s_slot, %s_tag, %s, %d, %d, %d};\n"
            % (name, count, "\n".join(lines), name, count,
               "\n".join("    " + " ".join(tags[i:i + 8])
                         for i in range(0, len(tags), 8)),
               name, name, name, bits_name, count - 1, min(lengths), max(lengths)))
