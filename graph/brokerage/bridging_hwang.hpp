/// @file  Bridging centrality of Hwang: betweenness times how thinly a vertex's neighbours are tied.
#pragma once

#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct BridgingHwangOptions {
  Scale scale = Scale::raw;  ///< of the betweenness
};

/// Betweenness times the bridging coefficient.
///
/// Definition   b(v) (1/d_v) / sum over neighbours i of 1/d_i; b as in betweenness.hpp by hops, along the ties' direction;
///              d and neighbours of the undirected view.
/// Result       One score per vertex, in VertexId order.
/// Range        [0, (n-1)(n-2)/2], directed twice that; normalised: [0, 1].
/// Degenerate   A vertex without neighbours: NaN.
/// Multigraph   Parallel ties are distinct paths in b; in d each neighbour counts once. Self-ties have no effect.
/// Complexity   That of betweenness().
/// Determinism  Bit-identical for every thread count and x86-64.
/// Errors       cancelled: execution.stop was requested.
/// Reference    W. Hwang, Y. Cho, A. Zhang, M. Ramanathan, Bridging centrality: identifying bridging nodes in scale-free
///              networks, KDD 2006 (University at Buffalo TR 2006-05).
/// See also     bridging_valente_fujimoto.hpp, which measures another thing under the same name
[[nodiscard]] std::vector<double> bridging_hwang(const Network& network,
                                                 const BridgingHwangOptions& options = {},
                                                 const Execution& execution = {});

/// The same from a betweenness by hops that is there already; it says the scale.
[[nodiscard]] std::vector<double> bridging_hwang(const Network& network,
                                                 std::vector<double> betweenness,
                                                 const Execution& execution = {});

}  // namespace interstice
