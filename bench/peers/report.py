#!/usr/bin/env python3
"""Writes the tables: report.py FOLDER DOCUMENT, from what time_graph.py left in FOLDER."""
import json
import math
import os
import re
import subprocess
import sys

from plan import GRAPHS, KERNELS, LONG_RUN, MEMORY_GRAPHS, MOST_SECONDS, NETWORKX_TIES, TARGET_GRAPHS

GRIDS = ["grid-10k"]


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout.decode().strip()


def machine():
    """Processor, caches, compiler and versions; no name of a host and no path."""
    said = dict(re.findall(r"^(.+?):\s+(.+)$", output("lscpu"), re.M))
    widths = [flag for flag in ("avx512f", "avx2", "sse2") if flag in said.get("Flags", "").split()]
    sizes = [(name, output("getconf", f"LEVEL{level}CACHE_SIZE")) for name, level in (("L1d", "1_D"), ("L2", "2_"), ("L3", "3_"))]
    caches = ", ".join(f"{name} {int(size) // 1024:,} KB" for name, size in sizes if size.isdigit() and int(size) > 0)
    packages = ["python3-igraph", "python3-graph-tool", "python3-networkx", "libboost-graph-dev", "r-cran-sna"]
    versions = ", ".join(f"{name} {output('dpkg-query', '-W', '-f', '${Version}', name)}" for name in packages)
    return [
        f"- {said.get('CPU(s)')} processors, {said.get('Model name')} (family {said.get('CPU family')}, model {said.get('Model')}); {caches}.",
        f"- Vector instructions used: {widths[0] if widths else 'none'}.",
        f"- {output('g++', '--version').splitlines()[0]}, -O3, for us and for Boost; others as Debian ships them.",
        f"- {versions}.",
    ]


def time(seconds):
    if seconds is None:
        return "-"
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size or unit == "µs":
            return f"{seconds / size:.3g} {unit}"
    return None


class Row:
    """One kernel on one graph."""

    def __init__(self, graph, data, kernel):
        self.graph, self.n, self.m = graph, data["n"], data["m"]
        found = data["rows"].get(kernel, [])
        self.ours = {row["threads"]: row["seconds"] for row in found if row["tool"] == "ours"}
        peers = [row for row in found if row["tool"] != "ours"]
        right = [row for row in peers if row["right"]]
        self.wrong = sorted({row["tool"] for row in peers if not row["right"]})
        self.peer = min(right, key=lambda row: row["seconds"]) if right else None
        self.ratio = self.peer["seconds"] / min(self.ours.values()) if self.peer and self.ours else None
        self.others = sorted({row["tool"] for row in peers} - {self.peer["tool"] if self.peer else ""})

    def line(self):
        peer = "-"
        if self.peer:
            threads = ", 2 threads" if self.peer["threads"] == 2 else ""
            peer = f"{time(self.peer['seconds'])} ({self.peer['tool']}{threads})"
        wrong = "; wrong: " + ", ".join(self.wrong) if self.wrong else ""
        ratio = f"{self.ratio:.3g}" if self.ratio else "-"
        return (f"| {self.graph} | {self.n:,} | {self.m:,} | {time(self.ours.get(1))} | {time(self.ours.get(2))} "
                f"| {peer}{wrong} | {ratio} |")  # fmt: skip


def geometric_mean(rows):
    ratios = [row.ratio for row in rows if row.ratio]
    return math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else None


def target(name, rows, least, mean=False):
    """One line on what was aimed at, with the figure that says whether it was reached."""
    rows = [row for row in rows if row.ratio]
    if not rows:
        return f"| {name} | {least:g} | - | not timed |"
    if mean:
        figure, where = geometric_mean(rows), f"geometric mean of {len(rows)}"
    else:
        lowest = min(rows, key=lambda row: row.ratio)
        figure, where = lowest.ratio, f"lowest of {len(rows)}: {lowest.graph}"
    return f"| {name} | {least:g} | {figure:.3g} ({where}) | {'yes' if figure >= least else '**no**'} |"


def targets(tables, results):
    def some(kernel, graphs=None, ties=0):
        return [row for row in tables[kernel] if row.m >= ties and (graphs is None or row.graph in graphs)]

    lines = ["| times as fast as the fastest peer | aim | found | reached |", "|---|---|---|---|"]
    lines.append(target("betweenness, each graph of 10,000 ties or more", some("betweenness", ties=10000), 2.5))
    lines.append(target("betweenness, " + ", ".join(TARGET_GRAPHS), some("betweenness", TARGET_GRAPHS), 8, mean=True))
    for kernel in ("harmonic", "closeness", "eccentricity"):
        lines.append(target(f"{kernel}, the same", some(kernel, TARGET_GRAPHS), 30, mean=True))
        lines.append(target(f"{kernel}, grids", some(kernel, GRIDS), 4))
    for kernel in ("edge_betweenness", "weighted_betweenness", "constraint", "clustering", "pagerank", "components", "cores"):
        lines.append(target(f"{KERNELS[kernel][0].lower()}, each graph of 10,000 ties or more", some(kernel, ties=10000), 1))
    lines.append(target("Gould-Fernandez permutations, each", some("brokerage"), 100))
    for graph, data in results.items():
        if data["memory"]:
            peak = data["memory"][2]
            lines.append(f"| peak memory of betweenness over the loaded graph, {graph} | under 150 MB | {peak:.0f} MB | {'yes' if peak < 150 else '**no**'} |")
    return lines


def main():
    folder, document = sys.argv[1:3]
    results = {}
    for graph in GRAPHS:
        if os.path.exists(f"{folder}/{graph}.json"):
            with open(f"{folder}/{graph}.json") as file:
                results[graph] = json.load(file)
    tables = {kernel: [Row(graph, data, kernel) for graph, data in results.items() if kernel in data["rows"]] for kernel in KERNELS}
    lines = ["# Benchmarks", "", "Written by `scripts/bench_peers`: every tool on the same graphs and machine, one after another on each graph, results compared first.", ""]
    lines += machine()
    loads = [data["load"] for data in results.values() if data["load"] is not None]
    if loads:
        lines.append(f"- Load of the machine as each graph was begun, what ran just before included: {min(loads):.1f} to {max(loads):.1f}. "
                     "Above 1, others were at work: times are too long, those of two threads most.")  # fmt: skip
    lines += [
        "",
        "Times are inside each tool, with the graph loaded: the median of three runs, of more where they are short, and one run where",
        f"it takes over {LONG_RUN:g} s. The peer in a row is the fastest one, with one thread or two (graph-tool; igraph's PageRank), whose results are ours",
        "(within 1e-9; PageRank 1e-6 of the mean score); one whose results are not is named as wrong, and not counted. The ratio is its",
        "time over ours with one thread or two, whichever is less.",
        "",
        f"Left out: NetworkX above {NETWORKX_TIES:,} ties; all-pairs kernels where a peer would take over {MOST_SECONDS:g} s, except our own",
        "betweenness where its memory is shown (there it is summed over the same 256 sources by all that can, each without any",
        "reduction; not on grids, where all who can count paths in whole numbers, which overflow); closeness and eccentricity, which search as harmonic does, on large graphs without a target. PageRank: every tool",
        "until less than 1e-8 is left in all (L1); igraph stops where it does by itself. graph-tool counts betweenness of vertices and",
        f"ties in one call, and has two threads alone where those take over {LONG_RUN:g} s. Ties' strengths are 1, 2, 4 or 8: lengths add up",
        "exactly, so that equally long paths are found by all.",
    ]
    missing = [graph for graph in GRAPHS if graph not in results]
    if missing:
        lines += ["", f"Not timed in this run: {', '.join(missing)}."]
    lines += ["", "## What was aimed at", ""]
    lines += targets(tables, results)
    for kernel, (title, _) in KERNELS.items():
        if not tables[kernel]:
            continue
        lines += ["", f"## {title}", "", "| graph | vertices | ties | ours, 1 thread | ours, 2 threads | fastest peer | ratio |", "|---|---|---|---|---|---|---|"]
        lines += [row.line() for row in tables[kernel]]
        mean = geometric_mean([row for row in tables[kernel] if row.m >= 10000])
        if mean:
            lines += ["", f"Geometric mean over graphs of 10,000 ties or more: {mean:.3g}."]
    lines += ["", "## Memory of betweenness, by hops, two threads", "", "| graph | loaded graph | peak above it | |", "|---|---|---|---|"]
    for graph in MEMORY_GRAPHS:
        if graph in results:
            _, before, peak, seconds, whole = results[graph]["memory"]
            ran = f"exact in {seconds:.1f} s" if whole == "whole" else f"stopped after {seconds:.0f} s, when all of it was in use"
            lines.append(f"| {graph} | {before:.0f} MB | {peak:.0f} MB | {ran} |")
    with open(document, "w") as file:
        file.write("\n".join(lines) + "\n")


main()
