/// @file  Strength: the sum of the strengths of a vertex's ties.
#pragma once

#include <vector>

#include "graph/centrality/degree.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// Sum of tie strengths at every vertex.
///
/// Definition   s(v) = sum of the strengths of ties to v (in), from v (out), or both (any), as written.
/// Result       One score per vertex, in VertexId order. Unit: that of the strengths.
/// Range        [0, inf) for strengths >= 0.
/// Degenerate   No ties: 0. A sum beyond the largest double: inf.
/// Multigraph   Parallel ties add up; self-ties do not count.
/// Numerics     Ties are added in the order of their ids.
/// Complexity   O(n + m).
/// Reference    A. Barrat et al., PNAS 101(11):3747-3752, 2004. doi:10.1073/pnas.0400087101
/// Peers        Equals igraph_strength without loops; any = in + out for directed networks, as there.
/// See also     degree.hpp
[[nodiscard]] std::vector<double> strength(const Network& network, ArcSide side = ArcSide::any);

}  // namespace interstice
