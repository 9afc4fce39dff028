"""What the peers written in Python share: the files of bench/compare."""
import bisect
import mmap
import os
import resource
import sys


class Query:
    def __init__(self, number, text):
        self.id, self.text, self.norm, self.window = number, text, None, None


def read(path):
    """Yields (id, bytes) of a file of "id TAB length LF bytes LF"."""
    with open(path, "rb") as file:
        while head := file.readline():
            number, length = map(int, head.split())
            yield number, file.read(length)
            file.read(1)


def mapped(path):
    with open(path, "rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


class Engine:
    """The arguments MODE CORPUS QUERIES WINDOWS RESULTS [MORE]."""

    def __init__(self, normal):
        self.mode, self.path, queries, windows, results = sys.argv[1:6]
        self.queries = [Query(*pair) for pair in read(queries)]
        self.results = open(results, "w", encoding="ascii")
        size = os.path.getsize(self.path)
        for query in self.queries:
            query.window = (0, size)
        if windows != "-":
            with open(windows, encoding="ascii") as file:
                for query, line in zip(self.queries, file):
                    query.window = tuple(map(int, line.split()[1:]))
        if normal:
            folder = os.path.dirname(self.path)
            self.norm = mapped(os.path.join(folder, "norm.txt"))
            self.map = memoryview(mapped(os.path.join(folder, "norm.map")))
            self.map = self.map.cast("I")
            for query, (_, norm) in zip(self.queries, read(queries + ".norm")):
                query.norm = norm.decode("ascii")

    def normal_window(self, query):
        """The window in the normal form: its text and where it starts."""
        start, end = (bisect.bisect_left(self.map, byte)
                      for byte in query.window)
        return self.norm[start:end].decode("ascii"), start

    def found(self, query, start, end, ns):
        self.results.write(f"{query.id} {start} {end} 1 {ns}\n")

    def found_normal(self, query, start, end, ns):
        """The same for [start, end) of the normal form, cut to its ends."""
        start, end = max(start, 0), min(end, len(self.map))
        self.found(query, self.map[start], self.map[end - 1] + 1, ns)

    def absent(self, query, ns):
        self.results.write(f"{query.id} 0 0 0 {ns}\n")

    def close(self):
        self.results.close()
        most = max(resource.getrusage(who).ru_maxrss for who in
                   (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        print(f"build_s=0 index_bytes=0 rss_kb={most}")
