/// @file  Harmonic centrality: nearness to all others, where those out of reach count 0.
#pragma once

#include <vector>

#include "graph/centrality/distance_profile.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct HarmonicOptions {
  Length length = Length::hops;  ///< {hops, inverse_strength, strength}
  Scale scale = Scale::raw;      ///< {raw, normalised}; normalised: divided by n - 1
};

/// Harmonic centrality of every vertex, outgoing.
///
/// Definition   h(v) = sum over w != v of 1 / d(v, w), 1/inf = 0.
/// Result       One score per vertex, in VertexId order. Unit: 1/hop, or 1/length.
/// Range        In hops [0, n - 1]; normalised [0, 1]; the most where it is tied to all others.
/// Degenerate   Nobody reached: 0. n = 1: 0 raw, NaN normalised (there are no others).
/// Multigraph   Of parallel ties the shortest counts; self-ties have no effect.
/// Numerics     In hops: sum over d of count_d / d, d ascending. Lengths: from the nearest vertex to the farthest.
/// Complexity   Hops O(n m / 512) at best (bit_parallel_bfs.hpp); lengths O(n m log n).
/// Determinism  Bit-identical for every thread count, vector width and numbering of the vertices.
/// Errors       invalid_argument: a strength that is not finite or not > 0 where it is needed, or a longest over
///              shortest length above 1e12, naming the ties.
///              cancelled: execution.stop was requested; nothing is returned.
/// Reference    M. Marchiori, V. Latora, Physica A 285:539-546, 2000. doi:10.1016/S0378-4371(00)00311-3
///              P. Boldi, S. Vigna, Internet Mathematics 10(3-4):222-262, 2014. doi:10.1080/15427951.2013.865686
/// Peers        igraph's harmonic_centrality is normalised by default; NetworkX sums over incoming distances; sna's
///              gilschmidt divides by n - 1 (or by the size of the component).
/// See also     closeness.hpp
[[nodiscard]] std::vector<double> harmonic(const Network& network,
                                           const HarmonicOptions& options = {},
                                           const Execution& execution = {});

/// The same, read off an outgoing profile of the network.
[[nodiscard]] std::vector<double> harmonic(const DistanceProfile& profile,
                                           Scale scale = Scale::raw);

}  // namespace interstice
