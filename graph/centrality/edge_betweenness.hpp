/// @file  Shortest-path betweenness centrality of ties.
#pragma once

#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// What edge_betweenness() counts. Defaults: exact, hop lengths, raw pair counts.
struct EdgeBetweennessOptions {
  Length length =
      Length::hops;  ///< {hops, inverse_strength, strength}; lengths must be finite and > 0
  Scale scale =
      Scale::raw;  ///< {raw, normalised}; normalised: divided by the number of pairs (s, t)
};

/// Betweenness of every tie: on how many shortest paths it lies.
///
/// Definition   b(e) = sum over s != t of sigma_st(e) / sigma_st; sigma_st = number of shortest s-t paths, sigma_st(e) =
///              those that use e. Undirected: unordered pairs {s,t}; directed: ordered (s,t). The pair that the tie
///              itself joins counts; an unreachable pair adds 0.
/// Result       One score per tie, in TieId order. Unit: pairs, or none if normalised.
/// Range        [0, P], P = n(n-1)/2 undirected, n(n-1) directed; normalised: [0, 1].
/// Degenerate   No ties: empty. A self-tie is on no shortest path: 0.
/// Multigraph   Parallel ties are distinct paths and share what passes between their ends, where they are equally long.
/// Numerics     Path counts are doubles, with exponents of their own past 2^1000. Lengths tie within 1e-10 relative.
/// Complexity   Time O(nm) for hops, O(nm log n) with lengths, in the largest biconnected block where undirected; space
///              O(n + m) per thread and up to 64 partial sums, 8 where m > 250,000.
/// Determinism  Bit-identical for every thread count and, for hops, on every x86-64.
/// Errors       invalid_argument: a strength that is not finite or not > 0 where it is needed, or a longest over
///              shortest length above 1e12, naming the ties.
///              cancelled: execution.stop was requested; nothing is returned.
/// Reference    U. Brandes, Social Networks 30(2):136-145, 2008. doi:10.1016/j.socnet.2007.11.001
///              M. Girvan, M. E. J. Newman, PNAS 99(12):7821-7826, 2002. doi:10.1073/pnas.122653799
/// Peers        Equals igraph_edge_betweenness. NetworkX agrees on simple graphs and divides by the same pairs; graph-tool
///              divides by (n-1)(n-2), the pairs of vertex betweenness.
/// See also     betweenness.hpp; graph/cohesion/cut_points.hpp for bridges
[[nodiscard]] std::vector<double> edge_betweenness(const Network& network,
                                                   const EdgeBetweennessOptions& options = {},
                                                   const Execution& execution = {});

}  // namespace interstice
