#!/usr/bin/python3
"""Turns recorded values of other programs (JSON, one file per network) into tables in Interstice's own names.

    condense.py RECORDED NETWORKS OUTPUT

RECORDED holds <network>.json and published_values.json; NETWORKS the networks they were computed from; OUTPUT gets
<network>.csv (view,measure,id,value) and published_values.csv. Programs: R 4.2.2 with sna 2.7-1 and igraph 1.3.5;
Python 3.11 with networkx 2.8.8 and python-igraph 0.10.2. Numbers are as recorded, 12 significant digits.

view     LAYER|directed, LAYER|either, LAYER|both, LAYER|two_mode as `--layer LAYER --view ...`; `|either` is the binary
         union of all one-mode layers (no --layer); LAYER|shared_boards joins two mode-1 bodies that share a board.
id       empty: a number of the whole network. value empty: undefined.
measure  names of `interstice measure`, strengths ignored, raw scale. Endings: _strength, _inverse_strength (lengths),
         _weighted (`--strengths use`), _normalised. Not to be compared digit by digit:
         component            labels are arbitrary: compare the partition
         information          up to one factor per network
         eigenvector, pagerank, hub, authority, bonacich_power      1e-6
         centralisation_closeness, directed: outgoing, divided by (n-1)(1-1/n)
         distance_weighted_reach_K, one_step_reach_K of key players count the set itself; one_step is a number of bodies
Left out: values that are not unique (eigenvectors whose leading eigenvalue repeats, hubs and authorities whose leading
singular value does), and closeness 0 of those who reach nobody (undefined here).
From the definition, because the program's own differs: lubness and, in undirected views, krackhardt_efficiency; the
program's value is kept under the name with _sna at the end.
Key players: measure NAME_K; a row with an empty id for the optimum, then NAME_K_set, one row for every optimal set (ids
joined with ;, value the optimum), unless more than 20 tie.
"""
import collections
import csv
import json
import sys
from pathlib import Path

import networkx as nx
import numpy as np

VIEWS = {"directed": "directed", "undirected": "either", "mutual": "both", "two-mode": "two_mode"}

# name here: names in the file, by preference
ANY = {
    "betweenness": ["betweenness"], "betweenness_normalised": ["betweenness_normalised"],
    "betweenness_strength": ["betweenness_distance_weight"],
    "betweenness_inverse_strength": ["betweenness_distance_inverse_weight"],
    "harmonic_normalised": ["harmonic_out_mean"],
    "harmonic_inverse_strength": ["harmonic_distance_inverse_weight_out_sum"],
    "pagerank": ["pagerank_0.85"], "pagerank_weighted": ["pagerank_0.85_weighted"],
    "constraint": ["constraint"], "constraint_weighted": ["constraint_weighted"],
    "effective_size": ["effective_size_burt", "effective_size"], "effective_size_weighted": ["effective_size_weighted"],
    "ego_efficiency": ["efficiency_burt"], "constraint_hierarchy": ["hierarchy_burt"],
    "core_number": ["core_number_undirected"], "local_clustering": ["local_clustering"],
    "eccentricity": ["eccentricity_all"], "cut_point": ["is_cutpoint"], "component": ["component_weak"],
    "ego_density": ["ego_density"], "strength": ["strength"],
}
NODE = {
    "directed": ANY | {
        "in_degree": ["degree_in"], "out_degree": ["degree_out"],
        "in_strength": ["strength_in"], "out_strength": ["strength_out"], "harmonic": ["harmonic_out_sum"],
        "closeness": ["closeness_reachable_only_out"], "closeness_normalised": ["closeness_out_wasserman_faust"],
        "eigenvector": ["eigenvector_directed_in_max_one"],
        "hub": ["hub_score_max_one"], "authority": ["authority_score_max_one"]},
    "either": ANY | {
        "degree": ["degree"], "harmonic": ["harmonic_all_sum"],
        "closeness": ["closeness_reachable_only_all"], "closeness_normalised": ["closeness_wasserman_faust"],
        "eigenvector": ["eigenvector_max_one"], "eigenvector_weighted": ["eigenvector_weighted_max_one"],
        "bonacich_power": ["bonacich_power_positive"], "information": ["information_centrality"]},
    "two_mode": {"degree": ["degree"], "betweenness": ["betweenness"]},
}
NODE["both"] = NODE["either"]
GRAPH_ANY = {
    "num_vertices": "nodes", "num_ties": "ties", "density": "density", "num_components": "components_weak_count",
    "bridges": "bridges_count", "fragmentation": "fragmentation",
    "distance_weighted_fragmentation": "distance_weighted_fragmentation", "global_efficiency": "global_efficiency",
    "ei_index": "ei_index", "transitivity": "clustering_global", "average_clustering": "clustering_average_local",
    "connectedness": "connectedness_krackhardt", "diameter": "diameter", "mean_distance": "mean_distance",
    "centralisation_betweenness": "centralization_betweenness",
    "centralisation_closeness": "centralization_closeness", "degree_assortativity": "assortativity_degree",
    "system_assortativity": "assortativity_nominal", "system_modularity": "modularity_given_partition",
    "vertex_connectivity": "vertex_connectivity",
}
GRAPH = {
    "directed": GRAPH_ANY | {
        "reciprocity": "reciprocity_edgewise", "reciprocity_dyadic": "reciprocity_dyadic_all",
        "reciprocity_dyadic_nonnull": "reciprocity_dyadic_nonnull", "transitivity_weak": "transitivity_directed_weak",
        "num_strong_components": "components_strong_count", "krackhardt_hierarchy": "hierarchy_krackhardt",
        "krackhardt_efficiency": "efficiency_krackhardt", "lubness_sna": "lubness_krackhardt",
        "centralisation_degree_total": "centralization_degree_freeman",
        "centralisation_in_degree": "centralization_degree_indegree",
        "centralisation_out_degree": "centralization_degree_outdegree"},
    "either": GRAPH_ANY | {
        "krackhardt_efficiency_sna": "efficiency_krackhardt",
        "centralisation_degree": "centralization_degree_freeman",
        "centralisation_eigenvector": "centralization_eigenvector_igraph"},
    "two_mode": {"density": "two_mode_density", "num_components": "components"},
}
GRAPH["both"] = GRAPH["either"]
ROLES = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison", "brokerage"]  # w_I w_O b_IO b_OI b_O t
KEY_PLAYERS = [  # name here, value in the file, its sets, how many sets tie
    ("key_player_fragmentation", "fragmentation_after_removal", "sets", "tied_sets"),
    ("key_player_distance_weighted_fragmentation", "distance_weighted_fragmentation_after_removal",
     "distance_weighted_sets", "distance_weighted_tied_sets"),
    ("key_player_distance_weighted_reach", "distance_weighted_reach", "reach_sets", "reach_tied_sets"),
    ("key_player_one_step_reach", "nodes_within_one_step_including_set", "one_step_sets", "one_step_tied_sets")]
MOST_SETS = 20


def text(value):
    """A value as written in the file: numbers were left as text on reading."""
    if value is None or value == "NaN":
        return ""
    if isinstance(value, (list, dict)):
        raise TypeError("not a number")
    return {True: "1", False: "0"}[value] if isinstance(value, bool) else str(value)


def half(number_text):
    doubled = int(number_text)
    if doubled % 2:
        raise ValueError("an odd count in an undirected view")
    return str(doubled // 2)


def chosen(entry):
    """The version that counts where programs differ: igraph's, which handles equal lengths and in-ties correctly."""
    if "versions" not in entry:
        return entry
    return next(v for v in entry["versions"] if any("igraph" in call for call in v["by"]))


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def adjacency(network, relations, view, nodes):
    index = {id_: k for k, id_ in enumerate(nodes)}
    mutual = {r["kind"] for r in rows(network / "layers.csv") if r["direction"] == "mutual"}
    a = np.zeros((len(nodes), len(nodes)))
    for row in rows(network / "edges.csv"):
        if row["relation"] in relations and row["source"] != row["target"]:
            a[index[row["source"]], index[row["target"]]] = 1
            if row["relation"] in mutual:
                a[index[row["target"]], index[row["source"]]] = 1
    return {"directed": a, "either": np.maximum(a, a.T), "both": np.minimum(a, a.T)}[view]


def leading_is_unique(values):
    values = np.sort(np.real(values))[::-1]
    return values[0] > 1e-9 and (len(values) == 1 or values[0] - values[1] > 1e-4 * values[0])


def lubness(a):
    """Krackhardt 1994: of all pairs in a weak component of three or more, 1 - the share (of (k-1)(k-2)/2) with no least
    upper bound, that is no vertex reaching both that every other vertex reaching both also reaches."""
    n = len(a)
    reach = np.eye(n, dtype=bool) | (a > 0)
    for _ in range(n):
        grown = reach | (reach.astype(int) @ reach.astype(int) > 0)
        if (grown == reach).all():
            break
        reach = grown
    violations = most = 0
    for component in nx.connected_components(nx.from_numpy_array(np.maximum(a, a.T))):
        k = sorted(component)
        if len(k) < 3:
            continue
        most += (len(k) - 1) * (len(k) - 2) // 2
        for x in range(len(k)):
            for y in range(x):
                upper = [u for u in k if reach[u, k[x]] and reach[u, k[y]]]
                violations += not any(all(reach[w, u] for w in upper) for u in upper)
    return None if most == 0 else 1 - violations / most


def efficiency_undirected(a):
    """Krackhardt 1994: 1 - ties beyond a tree, over the most there could be, (k-1)(k-2)/2 in a component of k."""
    sizes = [len(c) for c in nx.connected_components(nx.from_numpy_array(a))]
    most = sum((k - 1) * (k - 2) // 2 for k in sizes)
    return None if most == 0 else 1 - (a.sum() / 2 - sum(k - 1 for k in sizes)) / most


class Table:
    def __init__(self):
        self.lines = []

    def add(self, view, measure, id_, value):
        self.lines.append([view, measure, id_, text(value)])


def condense(recorded, network, notes):
    data = json.load(open(recorded, encoding="utf-8"), parse_float=str, parse_int=str)
    table = Table()
    for key, view in data["views"].items():
        layer, kind = key.split("|", 1)
        kind = VIEWS[kind]
        layer = "" if layer == "all relations together" else layer
        name = f"{layer}|{kind}"
        nodes = view.get("nodes") or view["nodes_mode1"] + view["nodes_mode2"]
        skip = set()
        if kind != "two_mode":
            a = adjacency(network, view["graph_used"]["relations"], kind, nodes)
            if int(a.sum()) // (1 if kind == "directed" else 2) != int(view["graph"]["ties"]["value"]):
                raise ValueError(f"{recorded.name} {key}: the network read here has another number of ties")
            if not leading_is_unique(np.linalg.eigvals(a)):
                skip |= {"eigenvector", "eigenvector_weighted", "centralisation_eigenvector"}
                notes.append(f"{recorded.stem} {name}: leading eigenvalue not unique, eigenvector left out")
            if not leading_is_unique(np.linalg.svd(a, compute_uv=False)):
                skip |= {"hub", "authority"}
                if kind == "directed":
                    notes.append(f"{recorded.stem} {name}: leading singular value not unique, hub, authority left out")
        for measure, candidates in NODE[kind].items():
            entry = next((view["node"][c] for c in candidates if c in view["node"]), None)
            if entry is None or measure in skip:
                continue
            if "versions" in entry:
                notes.append(f"{recorded.stem} {name}: programs differ on {measure}, igraph's taken")
            values = chosen(entry)["values"]
            if measure == "closeness_normalised":
                reach = view["node"][NODE[kind]["closeness"][0]]["values"]
                values = [None if r is None else v for v, r in zip(values, reach)]
            for id_, value in zip(nodes, values):
                # networkx has no weighted effective size for those who are only named by others
                only_named = (measure == "effective_size_weighted" and value is None and
                              view["node"]["effective_size_burt"]["values"][nodes.index(id_)] is not None)
                if not only_named:
                    table.add(name, measure, id_, value)
        if "brokerage" in view:
            for id_, line in zip(nodes, view["brokerage"]["raw"]):
                for role, count in zip(ROLES, line):
                    twice = kind != "directed" and role not in ("representative", "gatekeeper")
                    table.add(name, role, id_, half(count) if twice else count)
        for measure, source in GRAPH[kind].items():
            if source in view["graph"] and measure not in skip:
                entry = view["graph"][source]
                if "versions" in entry:
                    notes.append(f"{recorded.stem} {name}: programs differ on {measure}, left out")
                else:
                    table.add(name, measure, "", entry["value"])
        if kind == "directed" and "lubness_krackhardt" in view["graph"]:
            value = lubness(a)
            table.add(name, "lubness", "", None if value is None else repr(value))
            theirs = text(view["graph"]["lubness_krackhardt"]["value"])
            if value is not None and theirs and abs(value - float(theirs)) > 1e-9:
                notes.append(f"{recorded.stem} {name}: lubness {value:.6g} by definition, {theirs} in sna")
        if kind in ("either", "both") and "efficiency_krackhardt" in view["graph"]:
            value = efficiency_undirected(a)
            table.add(name, "krackhardt_efficiency", "", None if value is None else repr(float(value)))
        for k, best in view.get("key_players", {}).items():
            if not k.isdigit():
                continue
            for measure, value, sets, ties in KEY_PLAYERS:
                if value not in best:
                    continue
                table.add(name, f"{measure}_{k}", "", best[value])
                if int(best[ties]) <= MOST_SETS:
                    for members in best[sets]:
                        table.add(name, f"{measure}_{k}_set", ";".join(sorted(members, key=str.encode)), best[value])
        if "projection_mode1" in view:
            shared = view["projection_mode1"]
            for measure, source in (("degree", "degree"), ("strength", "strength"), ("betweenness", "betweenness"),
                                    ("constraint", "constraint_binary")):
                for id_, value in zip(shared["nodes"], shared.get(source, [])):
                    table.add(f"{layer}|shared_boards", measure, id_, value)
            for id_ in shared["nodes"]:
                table.add(f"{layer}|shared_boards", "cut_point", id_, id_ in shared["cutpoints"])
            for measure, source in (("num_ties", "ties"), ("density", "density"), ("num_components", "components")):
                table.add(f"{layer}|shared_boards", measure, "", shared[source])
    return table.lines


def published(path):
    lines = []
    data = json.load(open(path, encoding="utf-8"), parse_float=str, parse_int=str)
    for entry in data["values"]:
        for id_, value in entry["printed"].items():
            lines.append([entry["dataset"], entry["relation"], entry["measure"], id_, value, entry["tolerance"],
                          entry["source"]])
    return lines


def write(path, header, lines):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def main(recorded, networks, output):
    views, notes = collections.defaultdict(set), []
    for path in sorted(Path(recorded).glob("*.json")):
        if path.stem == "published_values":
            write(Path(output) / "published_values.csv",
                  ["dataset", "relation", "measure", "id", "printed", "tolerance", "source"], published(path))
            continue
        lines = condense(path, Path(networks) / path.stem, notes)
        write(Path(output) / f"{path.stem}.csv", ["view", "measure", "id", "value"], lines)
        for view, measure, _, _ in lines:
            views[measure].add((path.stem, view))
    for measure in sorted(views):
        kinds = collections.Counter(view.rsplit("|", 1)[1] for _, view in views[measure])
        print(f"{measure}: {len(views[measure])} views ({', '.join(f'{k} {n}' for k, n in sorted(kinds.items()))})")
    print(*notes, sep="\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
