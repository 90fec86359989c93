/// @file  Closeness centrality: how near a vertex is to those it can reach.
#pragma once

#include <vector>

#include "graph/centrality/distance_profile.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct ClosenessOptions {
  Length length = Length::hops;  ///< {hops, inverse_strength, strength}
  Scale scale = Scale::raw;      ///< {raw, normalised}; normalised: times (r - 1) / (n - 1)
};

/// Closeness of every vertex, outgoing, over those it reaches.
///
/// Definition   c(v) = (r - 1) / sum of d(v, w) over the r - 1 others w that a path from v leads to; normalised:
///              times (r - 1) / (n - 1), the share of the others that is reached (Wasserman and Faust).
/// Result       One score per vertex, in VertexId order. Unit: 1/hop, or 1/length.
/// Range        In hops (0, 1]; 1 = tied to all it reaches (normalised: to all others).
/// Degenerate   Nobody reached: NaN. Raw scores of different components do not compare: two vertices tied to each
///              other alone both have 1.
/// Multigraph   Of parallel ties the shortest counts; self-ties have no effect.
/// Complexity   Hops O(n m / 512) at best (bit_parallel_bfs.hpp); lengths O(n m log n).
/// Determinism  Bit-identical for every thread count, vector width and numbering of the vertices.
/// Errors       invalid_argument: a strength that is not finite or not > 0 where it is needed, or a longest over
///              shortest length above 1e12, naming the ties.
///              cancelled: execution.stop was requested; nothing is returned.
/// Reference    L. C. Freeman, Social Networks 1(3):215-239, 1978. doi:10.1016/0378-8733(78)90021-7
///              S. Wasserman, K. Faust, Social Network Analysis, 1994, p. 201. doi:10.1017/CBO9780511815478
/// Peers        igraph: raw equals closeness(mode = out), which is NaN too where nobody is reached. NetworkX measures
///              incoming distances, is normalised by default and gives 0; sna gives 0 where not all are reached.
/// See also     harmonic.hpp, which compares across components
[[nodiscard]] std::vector<double> closeness(const Network& network,
                                            const ClosenessOptions& options = {},
                                            const Execution& execution = {});

/// The same, read off an outgoing profile of the network.
[[nodiscard]] std::vector<double> closeness(const DistanceProfile& profile,
                                            Scale scale = Scale::raw);

}  // namespace interstice
