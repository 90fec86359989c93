/// @file  Degree: with how many others a vertex has a tie.
#pragma once

#include <vector>

#include "graph/model/network.hpp"

namespace interstice {

/// Which arcs of a directed network count. An undirected one has no difference.
enum class ArcSide : std::uint8_t { any, in, out };

/// Number of neighbours of every vertex.
///
/// Definition   Distinct vertices other than v with a tie to v (in), from v (out), or either (any).
/// Result       One score per vertex, in VertexId order. Unit: vertices.
/// Range        [0, n-1]
/// Multigraph   Parallel ties count once; self-ties do not count.
/// Complexity   O(n + m).
/// Reference    L. C. Freeman, Social Networks 1(3):215-239, 1978. doi:10.1016/0378-8733(78)90021-7
/// Peers        igraph and NetworkX count parallel ties each and a loop twice; equal on simple graphs. Their degree of a
///              directed graph is in + out: twice this where ties are mutual.
/// See also     strength.hpp
[[nodiscard]] std::vector<double> degree(const Network& network, ArcSide side = ArcSide::any);

}  // namespace interstice
