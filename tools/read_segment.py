#!/usr/bin/env python3
"""Reads a segment by docs/segment.md alone: no code of ibid has a part in it.

  read_segment.py FILE [SEED ...]       prints what it holds, and where seeds of
                                        its key stand
  read_segment.py --check PAGE FILE     compares that with the example of a page

Exits with 1 where something is not as the page says.  Checksums are compared
where the Python package xxhash is installed.
"""
import struct
import sys

try:
    import xxhash
except ImportError:
    xxhash = None

MAGIC = b"\x89ibseg\r\n"
SECTIONS = ("texts", "blocks", "key", "buckets", "places")
SEEDS = ("thcpiiot", "pilotsre")


def expect(holds, what):
    if not holds:
        sys.exit("not as docs/segment.md says: " + what)


def expect_sum(data, want, what):
    if xxhash:
        expect(xxhash.xxh3_64_intdigest(data) == want, "checksum of " + what)


class Segment:
    def __init__(self, data):
        self.data = data
        expect(data[:8] == MAGIC, "magic")
        (self.version, header, self.len, self.texts, self.items, self.blocks,
         self.seed, self.stride, self.bits, self.places, self.place_bits,
         zero) = struct.unpack_from("<IIQIIIIIIIIQ", data, 8)
        expect(self.version == 1 and header == 256 and zero == 0, "header")
        expect(self.len == len(data), "length")
        expect(not any(data[184:248]), "zeros in the header")
        expect_sum(data[:248], struct.unpack_from("<Q", data, 248)[0], "header")
        expect(self.places == max(0, (self.items - self.seed) // self.stride + 1)
               and self.place_bits == max(1, self.places.bit_length()),
               "places")
        self.read_sections()
        self.read_texts()

    def read_sections(self):
        self.at, self.size, at = {}, {}, 256
        for i, name in enumerate(SECTIONS):
            start, size, checksum = struct.unpack_from("<QQQ", self.data,
                                                       64 + 24 * i)
            end = (start + size + 63) // 64 * 64
            expect(start == at and end <= self.len, "section " + name)
            expect(not any(self.data[start + size:end]), "zeros after " + name)
            expect_sum(self.data[start:end], checksum, name)
            self.at[name], self.size[name], at = start, size, end
        expect(at == self.len, "end")
        expect(self.size["texts"] == 48 * self.texts and
               self.size["blocks"] == 4 * self.blocks and
               self.size["key"] == self.items + 64 and
               self.size["buckets"] == 4 * (2 ** self.bits + 1) and
               self.size["places"] ==
               (self.places * self.place_bits + 7) // 8 + 12, "sizes")

    def read_texts(self):
        self.text, end, block = [], 0, 0
        for i in range(self.texts):
            name, size, start, count, first = struct.unpack_from(
                "<32sIIII", self.data, self.at["texts"] + 48 * i)
            blocks = size // 256 + 2
            expect(first == block and start % self.stride == 0 and
                   (i == 0 or start >= end + 64), f"text {i}")
            counts = struct.unpack_from(f"<{blocks}I", self.data,
                                        self.at["blocks"] + 4 * first)
            end, block = start + count, first + blocks
            key = self.key(start, end)
            expect(0 not in key and counts[-1] == count, f"text {i}")
            self.text.append((name, size, start, end, counts, key))
        expect(block == self.blocks, "blocks")

    def key(self, start, end):
        return self.data[self.at["key"] + start:self.at["key"] + end]

    def bucket(self, seed):
        head, tail = (int.from_bytes(part, "little")
                      for part in (seed[:8], seed[len(seed) - 8:]))
        x = head ^ (tail << 29 | tail >> 35) % 2 ** 64
        return x * 0x9E3779B97F4A7C15 % 2 ** 64 >> (64 - self.bits)

    def bounds(self, bucket):
        return struct.unpack_from("<II", self.data,
                                  self.at["buckets"] + 4 * bucket)

    def place(self, i):
        bit = i * self.place_bits
        number = int.from_bytes(self.data[self.at["places"] + bit // 8:]
                                [:8], "little")
        return (number >> bit % 8 & 2 ** self.place_bits - 1) * self.stride

    def check_seeds(self):
        """Every noted seed stands in its bucket, and nothing else."""
        last = 0
        for bucket in range(2 ** self.bits):
            start, end = self.bounds(bucket)
            expect(start == last, "buckets")
            places = [self.place(i) for i in range(start, end)]
            expect(places == sorted(set(places)), "places in order")
            expect(all(self.bucket(self.key(at, at + self.seed)) == bucket
                       for at in places), "a place's bucket")
            last = end
        expect(last == self.places, "number of places")

    def lines(self, seeds):
        yield (f"version {self.version}, {self.len} bytes, {self.texts} texts, "
               f"{self.items} items, {self.blocks} block counts")
        yield (f"seeds of {self.seed} items, every {self.stride}, {self.bits} "
               f"bits a bucket, {self.places} places of {self.place_bits} bits")
        for name in SECTIONS:
            yield f"{name:9} at {self.at[name]}, {self.size[name]} bytes"
        for i, (name, size, start, end, counts, key) in enumerate(self.text):
            yield (f"text {i:<4} {name[:4].hex()}, {size} bytes, items {start} "
                   f"to {end}, block counts {' '.join(map(str, counts[:9]))}")
            if key:
                yield f"{'':9} {key[:60].decode('latin-1')}"
        for seed in seeds:
            bucket = self.bucket(seed.encode("latin-1"))
            start, end = self.bounds(bucket)
            items = " ".join(str(self.place(i)) for i in range(start, end))
            yield (f"seed {seed} is in bucket {bucket}, places {start} to "
                   f"{end}: {'items ' + items if items else 'none'}")


def example(page):
    """The last block between fences."""
    with open(page, encoding="utf-8") as file:
        return file.read().split("```")[-2].strip("\n")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    check = sys.argv[1] == "--check"
    path, seeds = ((sys.argv[3], SEEDS) if check else
                   (sys.argv[1], sys.argv[2:]))
    with open(path, "rb") as file:
        segment = Segment(file.read())
    segment.check_seeds()
    found = "\n".join(segment.lines(seeds))
    print(found)
    if check and found != example(sys.argv[2]):
        sys.exit("the example of " + sys.argv[2] + " says otherwise")


if __name__ == "__main__":
    main()
