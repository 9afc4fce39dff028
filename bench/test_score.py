#!/usr/bin/env python3
"""Tests of score.py: what counts as the right place, and the counts."""
import sys
import unittest

sys.dont_write_bytecode = True
import score  # noqa: E402


class IsRight(unittest.TestCase):
    def test_places(self):
        for start, end, truth, expected in (
                (10, 20, [[10, 20]], True),
                (10, 20, [], False),
                (10, 20, [[20, 30]], False),         # only touches
                (10, 20, [[10, 30]], True),          # half, exactly
                (10, 20, [[10, 31]], False),         # a little less
                (0, 40, [[10, 30]], True),           # too long a place, half
                (15, 25, [[10, 20]], False),         # a third
                (70, 80, [[10, 20], [71, 80]], True),
                (5, 5, [[5, 5]], False)):            # nothing has no place
            with self.subTest(place=(start, end), truth=truth):
                self.assertEqual(score.is_right(start, end, truth), expected)


class Counts(unittest.TestCase):
    QUOTES = {0: {"variant": "exact", "truth": [[0, 50]]},
              1: {"variant": "exact", "truth": [[60, 90]]},
              2: {"variant": "holdout", "truth": []}}

    def test_counts(self):
        row = score.score(self.QUOTES, {0: (0, 50, True, 1000000),
                                        1: (60, 90, False, 3000000),
                                        2: (5, 9, True, 2000000)})
        self.assertEqual((row["exact"], row["ocr2"], row["holdout"]),
                         ((1, 2), (0, 0), (1, 1)))
        self.assertEqual((row["mean"], row["median"], row["p99"]),
                         (2.0, 2.0, 3.0))

    def test_every_quotation_is_answered(self):
        with self.assertRaises(ValueError):
            score.score(self.QUOTES, {0: (0, 50, True, 1)})

    def test_percentile(self):
        values = list(range(1, 201))
        self.assertEqual([score.percentile(values, share)
                          for share in (0, 0.5, 0.99, 1)], [1, 100, 198, 200])


if __name__ == "__main__":
    unittest.main()
