/// @file  Fragmentation: how far a network has come apart, by reach and by distance.
#pragma once

#include "graph/cohesion/distance_distribution.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct Fragmentation {
  double reach = 0.0;     ///< F: share of pairs that no path joins, whatever the direction
  double distance = 0.0;  ///< DF: 1 - mean of 1/d over ordered pairs, along the ties' direction
};

/// Borgatti's fragmentation and its distance-weighted form.
///
/// Definition   F = 1 - sum_k s_k (s_k - 1) / (n (n-1)), s_k = sizes of the weak components;
///              DF = 1 - sum_{i != j} (1/d_ij) / (n (n-1)), 1/inf = 0, d in hops.
/// Range        [0, 1]; 0 = all joined (F), all tied (DF); 1 = no ties.
/// Degenerate   n < 2: NaN, there is no pair.
/// Multigraph   Parallel and self-ties have no effect.
/// Complexity   F O(n + m); DF O(n m / 512) at best (bit_parallel_bfs.hpp).
/// Determinism  Bit-identical for every thread count and x86-64: pairs are counted by distance, then summed.
/// Errors       cancelled: execution.stop was requested.
/// Reference    S. P. Borgatti, Comput. Math. Organ. Theory 12:21-34, 2006. doi:10.1007/s10588-006-7084-x
/// Peers        1 - F = Krackhardt's connectedness (sna); 1 - DF = igraph's global_efficiency. keyplayer's fragment()
///              divides by the largest 1/d instead.
/// See also     distance_distribution.hpp
[[nodiscard]] Fragmentation fragmentation(const Network& network, const Execution& execution = {});

/// The same from the network's distances along the ties' direction, where they are there already.
[[nodiscard]] Fragmentation fragmentation(const Network& network,
                                          const DistanceDistribution& distances);

}  // namespace interstice
