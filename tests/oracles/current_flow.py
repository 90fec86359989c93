#!/usr/bin/python3
"""Current-flow centralities of NetworkX for some networks, in Interstice's own terms.

    current_flow.py NETWORKS OUTPUT

NETWORKS holds the networks of tests/data/networks; OUTPUT is tests/data/oracles/current_flow.csv with the columns
network,layer,measure,id,value: the undirected view of one layer, component by component, a pair with the larger of its
two directions' strengths. Recorded with Python 3.11, networkx 2.8.8, numpy and scipy of Debian 12; 12 digits.

measure  current_flow_betweenness, raw: pairs of the component, endpoints left out; 0 in components of one or two;
         current_flow_closeness: 1 / sum of resistances to the others of the component, empty for an isolate;
         the ending _weighted: strengths as conductances.
"""
import csv
import sys
from pathlib import Path

import networkx as nx

LAYERS = [
    ("bank_branch", "advice_seeking"), ("bank_branch", "close_friend"), ("coleman_highschool", "fall_1957"),
    ("dhhs_tobacco_leaders", "collaboration"), ("emon_cheyenne", "contact"), ("emon_mtsthelens", "contact"),
    ("florentine_families", "marriage"), ("florentine_families", "business"), ("karate_club", "tie"),
    ("knoke_bureaucracies", "money"), ("krackhardt_hightech", "reports_to"), ("krackhardt_kite", "tie"),
    ("mexican_power_elite", "tie"), ("textbook_structural_holes", "tie_strength"),
]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def graph_of(folder, layer):
    graph = nx.Graph()
    graph.add_nodes_from(row["id"] for row in rows(folder / "nodes.csv"))
    seen = set()
    for row in rows(folder / "edges.csv"):
        if row["relation"] != layer or row["source"] == row["target"]:
            continue
        ends = row["source"], row["target"]
        if ends in seen:
            raise ValueError(f"{folder.name}: {ends} twice")
        seen.add(ends)
        before = graph.get_edge_data(*ends, default={"weight": 0.0})["weight"]
        graph.add_edge(*ends, weight=max(before, float(row["weight"])))
    return graph


def centralities(graph, weight):
    between = dict.fromkeys(graph, 0.0)
    close = dict.fromkeys(graph)
    for component in nx.connected_components(graph):
        part = graph.subgraph(sorted(component))
        k = len(part)
        if k > 2:
            pairs = (k - 1) * (k - 2) / 2
            found = nx.current_flow_betweenness_centrality(part, weight=weight)
            between |= {v: pairs * value for v, value in found.items()}
        if k > 1:
            close |= nx.current_flow_closeness_centrality(part, weight=weight)
    return {"current_flow_betweenness": between, "current_flow_closeness": close}


def main(networks, output):
    with open(output, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["network", "layer", "measure", "id", "value"])
        for network, layer in LAYERS:
            graph = graph_of(Path(networks) / network, layer)
            for weight, ending in ((None, ""), ("weight", "_weighted")):
                if weight and len({w for *_, w in graph.edges(data="weight")}) < 2:
                    continue  # no strengths to speak of
                for measure, values in centralities(graph, weight).items():
                    for v in sorted(values):
                        value = "" if values[v] is None else f"{values[v] + 0.0:.12g}"
                        out.writerow([network, layer, measure + ending, v, value])


if __name__ == "__main__":
    main(*sys.argv[1:])
