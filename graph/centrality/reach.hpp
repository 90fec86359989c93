/// @file  Reach: the share of the others within so many steps.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/centrality/distance_profile.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct ReachOptions {
  std::uint32_t steps = 2;  ///< at least 1; 2 and 3 are the measures reach_2 and reach_3
};

/// Share of the other vertices within so many steps of every vertex, outgoing.
///
/// Definition   R_k(v) = |{w != v : d(v, w) <= k}| / (n - 1), d in hops.
/// Result       One score per vertex, in VertexId order.
/// Range        [0, 1]; 1 = all others within k steps.
/// Degenerate   An isolate: 0. n = 1: NaN, there are no others.
/// Multigraph   Parallel and self-ties have no effect.
/// Complexity   O(n m / 512) at best (bit_parallel_bfs.hpp), k levels only.
/// Determinism  Bit-identical always.
/// Errors       invalid_argument: no steps. cancelled: execution.stop was requested; nothing is returned.
/// Reference    S. P. Borgatti, Comput. Math. Organ. Theory 12:21-34, 2006. doi:10.1007/s10588-006-7084-x
/// Peers        igraph's neighborhood_size(order = k), less 1, over n - 1. Borgatti's m-reach of a set counts the set
///              itself and divides by n.
[[nodiscard]] std::vector<double> reach(const Network& network, const ReachOptions& options = {},
                                        const Execution& execution = {});

/// The same, read off an outgoing profile in hops that was made with num_within >= steps.
/// Errors       invalid_argument: it was not.
[[nodiscard]] std::vector<double> reach(const DistanceProfile& profile, std::uint32_t steps);

}  // namespace interstice
