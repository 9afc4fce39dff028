#!/usr/bin/env python3
"""Python's difflib: the longest common block of the normal forms.

Found where the block is three tenths of the quotation or more; the place is
where the whole quotation lies if the block lies where it was found.
"""
import difflib
import time

from peer import Engine

SHARE = 0.3

engine = Engine(normal=True)
for query in engine.queries:
    text, first = engine.normal_window(query)
    before = time.thread_time_ns()
    matcher = difflib.SequenceMatcher(None, query.norm, text, autojunk=False)
    block = matcher.find_longest_match()
    ns = time.thread_time_ns() - before
    if block.size >= SHARE * len(query.norm):
        start = first + block.b - block.a
        engine.found_normal(query, start, start + len(query.norm), ns)
    else:
        engine.absent(query, ns)
engine.close()
