#!/usr/bin/env python3
"""The Python tools' side: peer.py TOOL GRAPH FOLDER KERNEL...  TOOL is igraph, graph-tool or networkx.

For each kernel "kernel threads seconds runs", as bench/peers/edges.hpp times them, and its result in FOLDER/kernel.TOOL.
"""
import os
import statistics
import sys
import time
import warnings

import numpy as np
from plan import LONG_RUN

warnings.simplefilter("ignore")


def read_edges(path):
    sizes = np.fromfile(path, dtype=np.uint32, count=2)
    ends = np.fromfile(path, dtype=np.uint32, count=2 * sizes[1], offset=8).reshape(-1, 2)
    strengths = np.fromfile(path, dtype=np.float64, offset=8 + 8 * int(sizes[1]))
    return int(sizes[0]), ends, strengths


def igraph_kernels(n, ends, strengths):
    import igraph

    graph = igraph.Graph(n, ends.tolist())
    lengths = (1 / strengths).tolist()
    degree = np.array(graph.degree())
    return {
        "betweenness": graph.betweenness,
        "weighted_betweenness": lambda: graph.betweenness(weights=lengths),
        "edge_betweenness": graph.edge_betweenness,
        "harmonic": lambda: graph.harmonic_centrality(normalized=False),
        "closeness": graph.closeness,
        "eccentricity": graph.eccentricity,
        "constraint": graph.constraint,
        "clustering": lambda: graph.transitivity_local_undirected(mode="zero"),
        # No count of triangles by vertex: this is the nearest.
        "triangles": lambda: np.array(graph.transitivity_local_undirected(mode="zero")) * (degree * (degree - 1) / 2),
        "pagerank": graph.pagerank,
        "components": lambda: graph.connected_components().membership,
        "cores": graph.coreness,
    }


def graph_tool_kernels(n, ends, strengths):
    import graph_tool.centrality as centrality
    import graph_tool.clustering as clustering
    import graph_tool.topology as topology
    from graph_tool import Graph

    graph = Graph(directed=False)
    graph.add_vertex(n)
    graph.add_edge_list(ends)
    lengths = graph.new_edge_property("double", vals=1 / strengths)
    pivots = np.arange(min(n, 256), dtype=np.int64) * n // min(n, 256)
    return {
        "betweenness": lambda: tuple(scores.a for scores in centrality.betweenness(graph, norm=False)),
        "weighted_betweenness": lambda: centrality.betweenness(graph, weight=lengths, norm=False)[0].a,
        # Pivots' sums are halved as all pairs' are.
        "pivots": lambda: 2 * centrality.betweenness(graph, pivots=pivots, norm=False)[0].a,
        "harmonic": lambda: centrality.closeness(graph, norm=False, harmonic=True).a,
        "closeness": lambda: centrality.closeness(graph).a,
        "clustering": lambda: clustering.local_clustering(graph).a,
        # Less than 1e-8 is left where a step moves less than this.
        "pagerank": lambda: centrality.pagerank(graph, epsilon=1e-8 * 0.15 / 0.85).a,
        "components": lambda: topology.label_components(graph)[0].a,
        "cores": lambda: topology.kcore_decomposition(graph).a,
    }


def networkx_kernels(n, ends, strengths):
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from((a, b, {"length": 1 / s}) for (a, b), s in zip(ends.tolist(), strengths))
    ties = [(min(a, b), max(a, b)) for a, b in ends.tolist()]

    def by_vertex(scores):
        return [scores[v] for v in range(n)]

    def by_tie(scores):
        found = {(min(a, b), max(a, b)): score for (a, b), score in scores.items()}
        return [found[tie] for tie in ties]

    def components():
        of = [0] * n
        for number, members in enumerate(nx.connected_components(graph)):
            for v in members:
                of[v] = number
        return of

    kernels = {
        "betweenness": lambda: by_vertex(nx.betweenness_centrality(graph, normalized=False)),
        "weighted_betweenness": lambda: by_vertex(nx.betweenness_centrality(graph, weight="length", normalized=False)),
        "edge_betweenness": lambda: by_tie(nx.edge_betweenness_centrality(graph, normalized=False)),
        "harmonic": lambda: by_vertex(nx.harmonic_centrality(graph)),
        "closeness": lambda: by_vertex(nx.closeness_centrality(graph, wf_improved=False)),
        "constraint": lambda: by_vertex(nx.constraint(graph)),
        "clustering": lambda: by_vertex(nx.clustering(graph)),
        "triangles": lambda: by_vertex(nx.triangles(graph)),
        "pagerank": lambda: by_vertex(nx.pagerank(graph, tol=1e-8 * 0.15 / 0.85 / n, max_iter=1000)),
        "components": components,
        "cores": lambda: by_vertex(nx.core_number(graph)),
    }
    if nx.is_connected(graph):
        kernels["eccentricity"] = lambda: by_vertex(nx.eccentricity(graph))
    return kernels


def time_kernel(folder, tool, kernels, threads, run):
    """`kernels`: one, or those that one run answers together, each with a result of its own."""
    seconds = []
    while not seconds or (seconds[0] < LONG_RUN and (len(seconds) < 3 or (sum(seconds) < 0.2 and len(seconds) < 101))):
        start = time.perf_counter()
        found = run()
        seconds.append(time.perf_counter() - start)
        if len(seconds) == 1:
            for kernel, result in zip(kernels, found if len(kernels) > 1 else [found]):
                np.array(result, dtype=np.float64).tofile(f"{folder}/{kernel}.{tool}")
    for kernel in kernels:
        print(kernel, threads, f"{statistics.median(seconds):.9f}", len(seconds), flush=True)
    return statistics.median(seconds)


def main():
    tool, path, folder = sys.argv[1:4]
    make = {"igraph": igraph_kernels, "graph-tool": graph_tool_kernels, "networkx": networkx_kernels}[tool]
    kernels = make(*read_edges(path))
    for name in sys.argv[4:]:
        if name not in kernels:
            continue
        if tool != "graph-tool":
            time_kernel(folder, tool, [name], int(os.environ.get("OMP_NUM_THREADS", "1")), kernels[name])
            continue
        import graph_tool

        for threads in (2, 1):
            graph_tool.openmp_set_num_threads(threads)
            names = ["betweenness", "edge_betweenness"] if name == "betweenness" else [name]
            if time_kernel(folder, tool, names, threads, kernels[name]) > LONG_RUN:
                break  # one thread takes longer still



main()
