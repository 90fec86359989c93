#!/usr/bin/python3
"""Works out examples/answers/*.csv without Interstice: networkx for the measures, expectation_reference.py for gaps.

    examples_expected.py EXAMPLES

Columns: command (PLACE stands for the folder), row (header=value on the command's CSV, or * for the number of rows),
column, value, tolerance (absolute; empty = the exact text).
"""
import csv
import sys
from pathlib import Path

import networkx as nx
import numpy as np

from expectation_reference import interfaces, rows, working_network

# folder: its working layers, of which the first is the one measured
ONE_MODE = {"knoke": ["information"], "rescue_cheyenne": ["contact"], "rescue_hurrfrederic": ["contact"],
            "rescue_mtsthelens": ["contact"], "krackhardt_managers": ["advice", "friendship"]}
TWO_MODE = {"nhs_london": "partner_in", "nhs_north_west": "partner_in"}


def number(x):
    return str(int(x)) if float(x).is_integer() else repr(float(x))


class Sheet:
    def __init__(self):
        self.lines = []

    def text(self, command, row, column, value):
        self.lines.append([command, row, column, value, ""])

    def value(self, command, row, column, value, tolerance):
        self.lines.append([command, row, column, number(value), tolerance])

    def write(self, path):
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["command", "row", "column", "value", "tolerance"])
            writer.writerows(self.lines)


def ranked(scores, how_many):
    """ids by falling score, ties by id; scores equal to 1e-9 are a tie."""
    return sorted(scores, key=lambda v: (-round(scores[v], 9), v.encode()))[:how_many]


def clear_top(scores, how_many):
    """The first ids of the ranking, without those that score nothing."""
    return [v for v in ranked(scores, how_many) if scores[v] > 1e-9]


def fragmentation(graph):
    n = len(graph)
    return 1.0 - sum(len(c) * (len(c) - 1) for c in nx.connected_components(graph)) / (n * (n - 1))


def ei_index(graph, system):
    external = sum(system[a] != system[b] for a, b in graph.edges)
    return (2 * external - graph.number_of_edges()) / graph.number_of_edges()


def ei_expected(system):
    counts = {s: list(system.values()).count(s) for s in set(system.values())}
    n = len(system)
    return 1.0 - 2.0 * sum(c * (c - 1) for c in counts.values()) / (n * (n - 1))


def influence(sheet, graph, how_many):
    command = "influence PLACE --format csv"
    n = len(graph)
    between = nx.betweenness_centrality(graph, normalized=False)
    cut = set(nx.articulation_points(graph))
    top = clear_top(between, how_many)
    connected = nx.is_connected(graph)
    for rank, v in enumerate(top, 1):  # a rank shared by two bodies is left out
        if sum(abs(x - between[v]) < 1e-9 for x in between.values()) == 1:
            sheet.text(command, f"rank={rank}", "id", v)
    for v in sorted(set(top) | (cut if len(cut) <= 6 else set()), key=lambda v: ranked(between, n).index(v)):
        sheet.value(command, f"id={v}", "share", between[v] / ((n - 1) * (n - 2) / 2), "0.000001")
        sheet.value(command, f"id={v}", "cut_point", v in cut, "0")
        if connected:
            rest = graph.subgraph(set(graph) - {v})
            left = n - 1 - max(len(c) for c in nx.connected_components(rest))
            sheet.value(command, f"id={v}", "cut_off", left, "0")
    return top, between, cut


def one_mode(folder, layers):
    sheet = Sheet()
    ids, system, y = working_network(folder)
    of = dict(zip(ids, system))
    union = nx.Graph()
    union.add_nodes_from(ids)
    union.add_edges_from((ids[i], ids[j]) for i, j in zip(*np.nonzero(np.triu(y))))
    layer = layers[0]
    directed = nx.DiGraph()
    directed.add_nodes_from(ids)
    directed.add_edges_from((r["source"], r["target"]) for r in rows(folder / "edges.csv") if r["relation"] == layer)
    either = directed.to_undirected()

    command = f"measure PLACE --layer {layer} --view directed --measures betweenness --format csv"
    between = nx.betweenness_centrality(directed, normalized=False)
    sheet.value(command, "*", "", len(ids), "0")
    for v in clear_top(between, 3):
        sheet.value(command, f"id={v}", "betweenness", between[v], "0.000001")
    command = f"measure PLACE --layer {layer} --view directed --measures degree,in_degree,out_degree --format csv"
    v = ranked(dict(directed.in_degree), 1)[0]
    for column, x in (("degree", either.degree(v)), ("in_degree", directed.in_degree(v)),
                      ("out_degree", directed.out_degree(v))):
        sheet.value(command, f"id={v}", column, x, "0")
    command = f"measure PLACE --layer {layer} --view directed --graph --format csv"
    sheet.value(command, "measure=density", "value", nx.density(directed), "0.000000001")

    command = f"measure PLACE --layer {layer} --view either --measures degree,cut_point --format csv"
    for v in clear_top(dict(either.degree), 3):
        sheet.value(command, f"id={v}", "degree", either.degree(v), "0")
    cut = set(nx.articulation_points(either))
    for v in sorted(cut)[:3] or ranked(dict(either.degree), 1):
        sheet.value(command, f"id={v}", "cut_point", v in cut, "0")
    command = f"measure PLACE --layer {layer} --view either --graph --format csv"
    for name, x in (("density", nx.density(either)), ("fragmentation", fragmentation(either)),
                    ("distance_weighted_fragmentation", 1.0 - nx.global_efficiency(either)),
                    ("ei_index", ei_index(either, of)), ("ei_expected", ei_expected(of)),
                    ("num_components", nx.number_connected_components(either)),
                    ("bridges", sum(1 for _ in nx.bridges(either)))):
        exact = name in ("num_components", "bridges")
        sheet.value(command, f"measure={name}", "value", x, "0" if exact else "0.000000001")

    cells, _, _ = interfaces(y, system)
    command = "gaps PLACE --all --format csv"
    for cell in cells:
        row = f"id=interface:{cell['cell']}"
        sheet.text(command, row, "state", cell["state"])
        sheet.value(command, row, "observed", cell["observed"], "0")
        if cell["state"] != "cannot_tell":
            sheet.value(command, row, "expected", cell["expected"], "0.02")
            sheet.value(command, row, "p", cell["p"], "0.01")
    found = influence(sheet, union, 3)
    sheet.write(folder.parent / "answers" / (folder.name + ".csv"))
    return cells, found, union, either, of


def two_mode(folder, layer):
    sheet = Sheet()
    mode = {r["id"]: r["mode"] for r in rows(folder / "nodes.csv")}
    graph = nx.Graph()
    graph.add_nodes_from(mode)
    graph.add_edges_from((r["source"], r["target"]) for r in rows(folder / "edges.csv") if r["relation"] == layer)
    bodies = [v for v in mode if mode[v] == "1"]
    boards = [v for v in mode if mode[v] == "2"]
    between = nx.betweenness_centrality(graph, normalized=False)
    cut = set(nx.articulation_points(graph))
    command = f"measure PLACE --layer {layer} --view two_mode --measures degree,betweenness,cut_point --format csv"
    sheet.value(command, "*", "", len(mode), "0")
    chosen = clear_top({v: between[v] for v in boards}, 3) + clear_top({v: between[v] for v in bodies}, 3)
    for v in chosen:
        sheet.value(command, f"id={v}", "degree", graph.degree(v), "0")
        sheet.value(command, f"id={v}", "betweenness", between[v], "0.000001")
        sheet.value(command, f"id={v}", "cut_point", v in cut, "0")
    command = f"measure PLACE --layer {layer} --view two_mode --graph --format csv"
    sheet.value(command, "measure=density", "value", graph.number_of_edges() / (len(bodies) * len(boards)), "0.000000001")
    sheet.value(command, "measure=fragmentation", "value", fragmentation(graph), "0.000000001")
    sheet.value(command, "measure=num_components", "value", nx.number_connected_components(graph), "0")
    sheet.value(command, "measure=bridges", "value", sum(1 for _ in nx.bridges(graph)), "0")

    shared = nx.Graph()
    shared.add_nodes_from(bodies)
    for board in boards:
        members = sorted(graph[board])
        shared.add_edges_from((a, b) for k, a in enumerate(members) for b in members[k + 1:])
    found = influence(sheet, shared, 3)
    sheet.write(folder.parent / "answers" / (folder.name + ".csv"))
    return found, graph, shared


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for name, layers in ONE_MODE.items():
        one_mode(Path(sys.argv[1]) / name, layers)
    for name, layer in TWO_MODE.items():
        two_mode(Path(sys.argv[1]) / name, layer)
