/// @file  All that measures of distance need, from one search from every vertex.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/kernels/relabel.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct DistanceProfileOptions {
  Walk walk = Walk::outgoing;  ///< in hops {outgoing, incoming, either}; with lengths outgoing only
  Length length = Length::hops;  ///< {hops, inverse_strength, strength}
  std::uint32_t num_within = 0;  ///< lists of `within`; in hops only
};

/// Each vertex' distances to the others that a path leads to.
struct DistanceProfile {
  std::vector<std::uint32_t> reached;              ///< how many they are
  std::vector<double> total;                       ///< sum of the distances
  std::vector<double> inverse_total;               ///< sum of 1/distance
  std::vector<double> farthest;                    ///< the greatest; 0 where nobody is reached
  std::vector<std::vector<std::uint32_t>> within;  ///< [k - 1]: how many are within k hops
};

/// The profile that closeness(), harmonic(), eccentricity() and reach() are read off: where several of them are wanted, make
/// one and pass it to each.
///
/// Definition   d(v, w) = hops or length of the shortest path from v to w; sums over w != v with d < inf.
/// Result       By VertexId. Lengths are as written (1/strength or strength), in their unit.
/// Degenerate   Nobody reached: 0 throughout.
/// Multigraph   Of parallel ties the shortest counts; self-ties have no effect.
/// Numerics     In hops: whole numbers, and sum over d of count_d / d, d ascending. Lengths: sums from the nearest.
/// Complexity   Hops: bit_parallel_bfs.hpp, O(n m / 512) at best. Lengths O(n m log n).
/// Determinism  Bit-identical for every thread count, vector width and numbering of the vertices.
/// Errors       invalid_argument: a strength that cannot be a length (tie_lengths() in shortest_paths.hpp), naming it;
///              lengths with a walk that is not outgoing, or with num_within.
///              cancelled: execution.stop was requested; nothing is returned.
[[nodiscard]] DistanceProfile distance_profile(const Network& network,
                                               const DistanceProfileOptions& options = {},
                                               const Execution& execution = {});

}  // namespace interstice
