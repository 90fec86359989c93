#!/usr/bin/env python3
"""Times python-igraph's Graph.Read_Ncol with names on one file: median of five, milliseconds, and peak memory."""
import resource
import statistics
import sys
import time

import igraph

times = []
for _ in range(5):
    start = time.perf_counter()
    graph = igraph.Graph.Read_Ncol(sys.argv[1], names=True, weights=False, directed=False)
    times.append(1000 * (time.perf_counter() - start))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"igraph {igraph.__version__}: {statistics.median(times):.0f} ms, {graph.vcount()} vertices, {graph.ecount()} ties, peak {peak:.0f} MB")
