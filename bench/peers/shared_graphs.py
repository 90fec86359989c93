#!/usr/bin/env python3
"""Writes networks that others recorded as graphs for the peers: shared_graphs.py FOLDER (from the project's folder).

Undirected, without loops and doubled ties. Strengths 1, 2, 4 or 8 by the tie's place, as in make_graphs.cpp.
"""
import csv
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
import graph_tool.collection  # noqa: E402

TABLES = {
    "riverside": "examples/riverside/relationships.csv",
    "nhs-partnerships-midlands": "tests/data/networks/nhs_partnerships_midlands/edges.csv",
    "local-health-departments": "tests/data/networks/local_health_departments/edges.csv",
    "mizruchi-corporations": "tests/data/networks/mizruchi_corporations/edges.csv",
}
COLLECTED = ["celegansneural", "netscience", "power", "polblogs", "hep-th", "cond-mat", "email-Enron"]


def write(path, pairs):
    pairs = sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b})
    names = sorted({v for pair in pairs for v in pair})
    number = {name: v for v, name in enumerate(names)}
    ends = np.array([(number[a], number[b]) for a, b in pairs], dtype=np.uint32)
    strengths = 2.0 ** (np.arange(len(pairs)) * 2654435761 % 2**32 // 2**30)
    with open(path, "wb") as file:
        np.array([len(names), len(pairs)], dtype=np.uint32).tofile(file)
        ends.tofile(file)
        strengths.tofile(file)
    print(f"{path.split('/')[-1][:-6]}: {len(names)} vertices, {len(pairs)} ties")


folder = sys.argv[1]
for name, table in TABLES.items():
    with open(table, newline="") as file:
        rows = csv.reader(file)
        next(rows)
        write(f"{folder}/{name}.edges", [row[:2] for row in rows])
for name in COLLECTED:
    write(f"{folder}/{name}.edges", graph_tool.collection.data[name].get_edges().tolist())
