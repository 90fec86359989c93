"""What is timed on which graph, and by whom."""

GRAPHS = [
    "nhs-partnerships-midlands", "riverside", "mizruchi-corporations", "local-health-departments", "celegansneural",
    "netscience", "power", "jazz-like", "rmat-1k",
    "rmat-10k", "small-world-10k", "grid-10k", "hep-th", "polblogs", "people-by-boards-18k", "pgp-like", "cond-mat",
    "people-by-boards-100k", "rmat-100k", "small-world-100k", "wiki-vote-like", "grid-100k", "email-Enron",
    "people-by-boards-1m", "rmat-1m", "small-world-1m", "grid-1m",
]  # fmt: skip
TARGET_GRAPHS = ["jazz-like", "pgp-like", "wiki-vote-like", "people-by-boards-18k"]
BROKERAGE_GRAPHS = ["nhs-partnerships-midlands", "riverside", "mizruchi-corporations", "jazz-like"]
MEMORY_GRAPHS = ["people-by-boards-1m", "rmat-1m", "small-world-1m"]

# Name, title, and about how long a peer takes for one vertex and one tie together: what it takes is that times n m (0: it
# grows with the ties alone). Betweenness that would take longer than the budget is summed over 256 pivots instead.
KERNELS = {
    "betweenness": ("Betweenness, hops", 1.6e-8),
    "pivots": ("Betweenness, hops, summed over 256 pivots", 0),
    "weighted_betweenness": ("Betweenness, length 1/strength", 6.5e-8),
    "edge_betweenness": ("Edge betweenness, hops", 4.5e-8),
    "harmonic": ("Harmonic", 0.8e-8),
    "closeness": ("Closeness", 0.8e-8),
    "eccentricity": ("Eccentricity", 0.8e-8),
    "constraint": ("Constraint", 0),
    "clustering": ("Local clustering", 0),
    "triangles": ("Triangles by vertex", 0),
    "pagerank": ("PageRank", 0),
    "components": ("Components", 0),
    "cores": ("Core numbers", 0),
    "brokerage": ("Gould-Fernandez roles under 1,000 permutations", 0),
}
MOST_SECONDS = 40.0
LONG_RUN = 2.0  # seconds: is run once (edges.hpp, peer.py)
OFTEN_SECONDS = 5.0  # closeness and eccentricity search as harmonic does: beyond this, only on the graphs of a target
NETWORKX_TIES = 10000
NETWORKX_SECONDS = 4.0
NETWORKX_FACTOR = 40.0  # about how much slower it is


def kernels_for(graph, n, m):
    """The kernels timed on the graph."""
    chosen = []
    for kernel, (_, unit) in KERNELS.items():
        seconds = unit * n * m
        if kernel == "pivots":  # on grids all who can sum over pivots count paths in whole numbers, which overflow
            wanted = KERNELS["betweenness"][1] * n * m > MOST_SECONDS and not graph.startswith("grid")
        elif kernel == "brokerage":
            wanted = graph in BROKERAGE_GRAPHS
        elif kernel in ("closeness", "eccentricity"):
            wanted = seconds < OFTEN_SECONDS or graph in TARGET_GRAPHS
        else:
            wanted = seconds < MOST_SECONDS
        if wanted:
            chosen.append(kernel)
    return chosen


def networkx_does(kernel, n, m):
    if kernel == "constraint":
        return m <= 1000
    return m <= NETWORKX_TIES and KERNELS[kernel][1] * n * m * NETWORKX_FACTOR < NETWORKX_SECONDS
