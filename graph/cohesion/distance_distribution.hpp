/// @file  How far apart pairs are: pairs by distance, mean distance, diameter, global efficiency.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/kernels/relabel.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct DistanceDistributionOptions {
  Walk walk = Walk::outgoing;  ///< along the ties' direction, or `either`: ignoring it
};

struct DistanceDistribution {
  std::vector<std::uint64_t> pairs_at;  ///< by distance; [0] is 0
  std::uint64_t pairs_apart = 0;        ///< without a path
  double mean_distance = 0.0;           ///< over the pairs that a path joins
  std::uint32_t diameter = 0;           ///< the greatest finite distance
  double global_efficiency =
      0.0;  ///< mean of 1/distance over all pairs, 0 where no path joins them
};

/// Distances between all pairs of vertices, in hops.
///
/// Definition   Undirected networks and Walk::either: unordered pairs {v, w}; otherwise ordered pairs (v, w).
///              mean_distance = sum of d / pairs joined; global_efficiency = sum of 1/d / all pairs.
/// Range        mean_distance [1, n - 1]; global_efficiency [0, 1], 1 = all tied.
/// Degenerate   No path at all: mean_distance NaN, diameter 0. n < 2: global_efficiency NaN, there is no pair.
/// Multigraph   Parallel and self-ties have no effect.
/// Complexity   O(n m / 512) at best (bit_parallel_bfs.hpp).
/// Determinism  Bit-identical always: pairs are counted, and sums made from the farthest to the nearest.
/// Errors       cancelled: execution.stop was requested; nothing is returned.
/// Reference    V. Latora, M. Marchiori, Phys. Rev. Lett. 87:198701, 2001. doi:10.1103/PhysRevLett.87.198701
/// Peers        igraph: distance_table, mean_distance(unconnected = TRUE), diameter, global_efficiency. NetworkX refuses
///              disconnected networks, and its efficiency directed ones. sna's geodist gives the distances only.
/// See also     fragmentation.hpp: 1 - global_efficiency
[[nodiscard]] DistanceDistribution distance_distribution(
    const Network& network, const DistanceDistributionOptions& options = {},
    const Execution& execution = {});

}  // namespace interstice
