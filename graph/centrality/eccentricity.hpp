/// @file  Eccentricity: how far the farthest vertex is.
#pragma once

#include <vector>

#include "graph/centrality/distance_profile.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// Eccentricity of every vertex, in hops, ignoring direction.
///
/// Definition   e(v) = max of d(v, w) over all w that a path leads to, each tie walked both ways.
/// Result       One whole number per vertex, in VertexId order.
/// Range        [0, n - 1]. The greatest is the diameter of the largest-diameter component, the least of a component
///              its radius.
/// Degenerate   An isolate: 0.
/// Multigraph   Parallel and self-ties have no effect.
/// Complexity   O(n m / 512) at best (bit_parallel_bfs.hpp).
/// Determinism  Bit-identical always.
/// Errors       cancelled: execution.stop was requested; nothing is returned.
/// Reference    F. Harary, Graph Theory, 1969, p. 35.
/// Peers        Equals igraph's eccentricity(mode = all). NetworkX refuses disconnected networks and follows direction.
[[nodiscard]] std::vector<double> eccentricity(const Network& network,
                                               const Execution& execution = {});

/// The same, read off a profile of the network in hops whose walk is `either` (undirected: any).
[[nodiscard]] std::vector<double> eccentricity(const DistanceProfile& profile);

}  // namespace interstice
