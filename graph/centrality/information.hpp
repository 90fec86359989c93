/// @file  Information centrality: nearness over all paths at once, as currents find them.
#pragma once

#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct InformationOptions {
  Strengths strengths =
      Strengths::ignore;  ///< {ignore, use}; used: finite and > 0, ratios up to 1e12
};

/// Information centrality (Stephenson and Zelen) of every vertex, on the undirected view, per component.
///
/// Definition   I(v) = k / sum over w of 1/I_vw, the harmonic mean of the information of the paths from v to each of the
///              k vertices w of its component, with 1/I_vv = 0; 1/I_vw = r_vw, the resistance between v and w where each
///              tie is a resistor of 1/conductance. Equal to [b_vv + (T - 2R)/k]^-1, B = (L + J)^-1 of the component,
///              T its trace, R its row sum.
///              Conductance of a pair: number of its ties, or their summed strengths; of a directed network the larger
///              of its two directions.
/// Result       One score per vertex, in VertexId order. Unit: ties, or strength.
/// Range        > 0. Scores of different components do not compare.
/// Degenerate   An isolate: NaN, there is nobody to have a path to.
/// Multigraph   Parallel ties add up; self-ties have no effect.
/// Numerics     No conductance is ever subtracted (circuit.hpp): right to about n units in the last place.
/// Complexity   Time O(k^3) a component, less where it is sparse; space O(k^2). 5000 vertices a component at most.
/// Determinism  Bit-identical for every thread count and vector width.
/// Errors       invalid_argument: a strength that is used and not finite or not > 0, or strengths that differ by more
///              than 1e12, naming the ties. resource_exhausted: a component of more than 5000 vertices.
///              cancelled: execution.stop was requested; nothing is returned.
/// Reference    K. Stephenson, M. Zelen, Social Networks 11(1):1-37, 1989. doi:10.1016/0378-8733(89)90016-6
/// Peers        sna's infocent is the same on connected networks and leaves isolates out (0). NetworkX's
///              information_centrality is current-flow closeness: 1/sum of r_vw, this divided by k, and refuses
///              disconnected networks.
/// See also     current_flow_betweenness.hpp
[[nodiscard]] std::vector<double> information(const Network& network,
                                              const InformationOptions& options = {},
                                              const Execution& execution = {});

}  // namespace interstice
