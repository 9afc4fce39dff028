"""What an engine's answers are worth: right places and false finds."""
import math

RIGHT = 0.5  # intersection over union with a place where the quotation stands
PRESENT = ("exact", "ws", "ocr2", "ocr8", "elide")
ABSENT = ("holdout", "replaced")


def is_right(start, end, truth):
    """Does [start, end) cover one of the true places well enough?"""
    for a, b in truth:
        common = min(end, b) - max(start, a)
        if common > 0 and common / (max(end, b) - min(start, a)) >= RIGHT:
            return True
    return False


def read_results(path):
    """RESULTS as {id: (start, end, found, ns)}."""
    out = {}
    with open(path, encoding="ascii") as file:
        for line in file:
            number, start, end, found, ns = map(int, line.split())
            if number in out:
                raise ValueError(f"{path}: {number} is answered twice")
            out[number] = (start, end, bool(found), ns)
    return out


def percentile(values, share):
    """The smallest value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def score(quotes, results):
    """Times and counts of one run.

    quotes: {id: line of quotes.jsonl}, all of which must be answered.
    Gives n, the times in ms as mean, median, p99, and for each variant
    (right or falsely found, out of).
    """
    missing = set(quotes) ^ set(results)
    if missing:
        raise ValueError(f"{len(missing)} quotations without an answer, or "
                         "answers without a quotation")
    ms = [results[number][3] / 1e6 for number in quotes]
    out = {"n": len(ms), "mean": sum(ms) / len(ms),
           "median": percentile(ms, 0.5), "p99": percentile(ms, 0.99)}
    for variant in PRESENT + ABSENT:
        hits = total = 0
        for number, quote in quotes.items():
            if quote["variant"] != variant:
                continue
            start, end, found, _ = results[number]
            total += 1
            if variant in ABSENT:
                hits += found
            else:
                hits += found and is_right(start, end, quote["truth"])
        out[variant] = (hits, total)
    return out
