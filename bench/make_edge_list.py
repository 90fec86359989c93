#!/usr/bin/env python3
"""Writes a seeded edge list without a header (.ncol): make_edge_list.py ROWS NAMES SEED FILE. No pair and no loop twice."""
import random
import sys

rows, names, seed = (int(word) for word in sys.argv[1:4])
rng = random.Random(seed)
seen = set()
with open(sys.argv[4], "w") as out:
    while len(seen) < rows:
        a, b = rng.randrange(names), rng.randrange(names)
        if a == b or (a, b) in seen or (b, a) in seen:
            continue
        seen.add((a, b))
        out.write(f"body{a} body{b}\n")
