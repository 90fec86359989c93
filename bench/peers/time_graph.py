#!/usr/bin/env python3
"""Times every tool on one graph: time_graph.py BINARIES FOLDER GRAPH [KERNEL...]. Writes FOLDER/GRAPH.json.

With kernels named, those alone are timed again, by every tool, and the others left as they stand in that file.

Each tool's first results are compared with ours before its times count. A peer that differs is "wrong"; where none of several
peers agrees with us, it is ours that would be wrong, and the script fails.
"""
import json
import os
import subprocess
import sys

import numpy as np
from plan import MEMORY_GRAPHS, kernels_for, networkx_does

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = "/usr/bin/python3"
MOST_SECONDS = 300  # a tool, on one graph


def run(command, threads=1):
    """What the tool printed, also where it was stopped half-way. OpenMP's threads are said here or by graph-tool itself."""
    environment = os.environ | {"OMP_NUM_THREADS": str(threads)}
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, timeout=MOST_SECONDS, check=True, env=environment)
        return done.stdout.decode()
    except subprocess.TimeoutExpired as stopped:
        return (stopped.stdout or b"").decode()


def canonical(labels):
    """Components numbered as they are first met."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    return first[inverse]


def agrees(kernel, ours, theirs):
    if ours.shape != theirs.shape:
        return False
    if kernel == "components":
        return bool((canonical(ours) == canonical(theirs)).all())
    tolerance = 1e-6 if kernel == "pagerank" else 1e-9
    scale = 1 / len(ours) if kernel == "pagerank" else 1.0
    return bool((np.abs(ours - theirs) <= tolerance * np.maximum(scale, np.abs(ours))).all())


def main():
    binaries, folder, graph = sys.argv[1:4]
    edges = f"{folder}/{graph}.edges"
    n, m = (int(size) for size in np.fromfile(edges, dtype=np.uint32, count=2))
    results = f"{folder}/{graph}"
    os.makedirs(results, exist_ok=True)
    named = sys.argv[4:]
    kernels = [kernel for kernel in kernels_for(graph, n, m) if not named or kernel in named]
    common = [kernel for kernel in kernels if kernel != "brokerage"]
    boost = [k for k in common if k not in ("constraint", "clustering", "triangles")]
    peer = [PYTHON, f"{HERE}/peer.py"]
    commands = {
        "ours": [f"{binaries}/bench_peers_ours", edges, results, "2", *kernels],
        "boost": [f"{binaries}/bench_peers_boost", edges, results, *boost],
        "igraph": [*peer, "igraph", edges, results, *common],
        "graph-tool": [*peer, "graph-tool", edges, results, *common],
        "networkx": [*peer, "networkx", edges, results, *[k for k in common if networkx_does(k, n, m)]],
    }
    if "brokerage" in kernels:
        commands["sna"] = ["Rscript", f"{HERE}/sna.R", edges, results]
    load = os.getloadavg()[0]
    rows = {}
    for tool, command in commands.items():
        lines = run(command).splitlines()
        if tool == "igraph" and "pagerank" in kernels:  # its one kernel here with threads
            lines += run([*command[:5], "pagerank"], threads=2).splitlines()
        for line in lines:
            kernel, threads, seconds, runs = line.split()[:4]
            row = {"tool": tool, "threads": int(threads), "seconds": float(seconds), "runs": int(runs)}
            if kernel not in kernels:
                continue
            if tool != "ours":
                ours, theirs = (np.fromfile(f"{results}/{kernel}.{t}") for t in ("ours", tool))
                row["right"] = agrees(kernel, ours, theirs)
            rows.setdefault(kernel, []).append(row)
    memory = []
    if graph in MEMORY_GRAPHS and not named:
        line = run([f"{binaries}/bench_peers_ours", edges, results, "2", "memory"]).split()
        memory = [float(word) for word in line[1:5]] + line[5:]
    if named:
        with open(f"{folder}/{graph}.json") as file:
            before = json.load(file)
        rows, memory, load = before["rows"] | rows, before["memory"], max(load, before["load"] or 0.0)
    with open(f"{folder}/{graph}.json", "w") as file:
        json.dump({"n": n, "m": m, "rows": rows, "memory": memory, "load": load}, file, indent=1)
    print(f"{graph}: {n:,} vertices, {m:,} ties")
    status = 0
    for kernel, found in rows.items():
        said = [
            f"{row['tool']} {row['threads']}: {row['seconds']:.6f}{'' if row.get('right', True) else ' WRONG'}" for row in found
        ]
        print(f"  {kernel}: {', '.join(said)}")
        peers = [row for row in found if row["tool"] != "ours"]
        if len({row["tool"] for row in peers}) > 1 and not any(row["right"] for row in peers):
            print(f"{graph}: {kernel}: no peer agrees with us", file=sys.stderr)
            status = 1
    return status


sys.exit(main())
