/// @file  Shortest-path betweenness centrality of vertices.
#pragma once

#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// What betweenness() counts. Defaults: exact, hop lengths, raw pair counts.
struct BetweennessOptions {
  Length length =
      Length::hops;  ///< {hops, inverse_strength, strength}; lengths must be finite and > 0
  Scale scale =
      Scale::raw;  ///< {raw, normalised}; normalised: divided by the number of pairs (s, t)
};

/// Betweenness of every vertex: how many shortest paths it lies inside.
///
/// Definition   b(v) = sum over s != v != t of sigma_st(v) / sigma_st; sigma_st = number of shortest s-t paths,
///              sigma_st(v) = those with v inside. Undirected: unordered pairs {s,t}; directed: ordered (s,t).
///              Endpoints add nothing; an unreachable pair adds 0.
/// Result       One score per vertex, in VertexId order. Unit: pairs, or none if normalised.
/// Range        [0, P], P = (n-1)(n-2)/2 undirected, (n-1)(n-2) directed; normalised: [0, 1].
/// Degenerate   n < 3 gives zeros on both scales.
/// Multigraph   Parallel ties are distinct paths. Self-ties have no effect.
/// Numerics     Path counts are doubles, with exponents of their own past 2^1000. Lengths tie within 1e-10 relative.
/// Complexity   Time O(nm) for hops, O(nm log n) with lengths, n and m of the largest biconnected block where undirected and
///              without twins where by hops; space O(n + m) per thread and up to 16 MB (8 n) of partial sums.
/// Determinism  Bit-identical for every thread count and, for hops, on every x86-64.
/// Errors       invalid_argument: a strength that is not finite or not > 0 where it is needed, or a longest over
///              shortest length above 1e12, naming the ties.
///              cancelled: execution.stop was requested; nothing is returned.
/// Reference    U. Brandes, J. Math. Sociology 25(2):163-177, 2001. doi:10.1080/0022250X.2001.9990249
///              Reductions: A. E. Sariyuce, E. Saule, K. Kaya, U. V. Catalyurek, SDM 2013, arXiv:1209.6007.
/// Peers        Equals igraph_betweenness. NetworkX agrees on simple graphs but merges parallel edges, and misses
///              equal paths where lengths are not whole numbers; NetworKit's undirected raw scores are twice these.
///              Boost's own counts wrap at 2^64 paths.
/// See also     edge_betweenness.hpp, betweenness_reduction.hpp (why these are exact), graph/kernels/lane_search.hpp, examples/rank_go_betweens.cpp
[[nodiscard]] std::vector<double> betweenness(const Network& network,
                                              const BetweennessOptions& options = {},
                                              const Execution& execution = {});

}  // namespace interstice
