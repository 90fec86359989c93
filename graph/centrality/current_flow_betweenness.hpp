/// @file  Current-flow betweenness: how much passes through a vertex where things take all paths, not the shortest alone.
#pragma once

#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct CurrentFlowBetweennessOptions {
  Strengths strengths =
      Strengths::ignore;     ///< {ignore, use}; used: finite and > 0, ratios up to 1e8
  Scale scale = Scale::raw;  ///< {raw, normalised}; normalised: divided by (n-1)(n-2)/2
};

/// Current-flow (random-walk) betweenness of every vertex, on the undirected view, per component.
///
/// Definition   b(v) = sum over pairs {s, t} of v's component, s != v != t, of the share of a unit current from s to t
///              that passes through v: half the sum of |current| over the ties of v. Endpoints add nothing.
///              Each tie conducts 1, or its strength; parallel ties add up; of a directed network the larger of the
///              two directions of a pair counts.
/// Result       One score per vertex, in VertexId order. Unit: pairs, or none if normalised.
/// Range        [0, (k-1)(k-2)/2] in a component of k vertices, and at least what passes a vertex of need: on a tree
///              the same as betweenness.
/// Degenerate   One neighbour or none: exactly 0. n < 3: zeros on both scales.
/// Multigraph   Parallel ties add up; self-ties have no effect.
/// Numerics     Errors are about n / 1e16 of a pair where strengths are ignored, times the ratio of the largest strength
///              to the smallest where they are used.
/// Complexity   Time O(k^3 + m k log k) a component; space 16 k^2 bytes. 5000 vertices a component at most.
/// Determinism  Bit-identical for every thread count and vector width.
/// Errors       invalid_argument: a strength that is used and not finite or not > 0, or strengths that differ by more
///              than 1e8, naming the ties. resource_exhausted: a component of more than 5000 vertices.
///              cancelled: execution.stop was requested; nothing is returned.
/// Reference    M. E. J. Newman, Social Networks 27(1):39-54, 2005. doi:10.1016/j.socnet.2004.11.009
///              Sorted potentials: U. Brandes, D. Fleischer, STACS 2005, LNCS 3404. doi:10.1007/978-3-540-31856-9_44
/// Peers        NetworkX's current_flow_betweenness_centrality is the same (normalised by default) on connected networks
///              and refuses others. Newman's own counts add the endpoints.
/// See also     betweenness.hpp, information.hpp
[[nodiscard]] std::vector<double> current_flow_betweenness(
    const Network& network, const CurrentFlowBetweennessOptions& options = {},
    const Execution& execution = {});

}  // namespace interstice
