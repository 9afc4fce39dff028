#!/usr/bin/env python3
"""RapidFuzz's partial ratio on the normal forms, found at a score of 80."""
import time

from rapidfuzz import fuzz

from peer import Engine

SCORE = 80

engine = Engine(normal=True)
whole = None
for query in engine.queries:
    if query.window != whole:
        text, first = engine.normal_window(query)
        whole = query.window
    before = time.thread_time_ns()
    found = fuzz.partial_ratio_alignment(query.norm, text, score_cutoff=SCORE)
    ns = time.thread_time_ns() - before
    if found is not None and found.dest_end > found.dest_start:
        engine.found_normal(query, first + found.dest_start,
                            first + found.dest_end, ns)
    else:
        engine.absent(query, ns)
engine.close()
