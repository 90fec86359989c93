/// @file  Core numbers: how deep in the network's dense parts a vertex lies.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/network.hpp"

namespace interstice {

/// Core number of every vertex, on the undirected view.
///
/// Definition   The largest k such that v is in a set of vertices each of which has at least k neighbours in it.
/// Result       One number per vertex, in VertexId order.
/// Range        [0, degree]
/// Degenerate   A vertex without neighbours: 0.
/// Multigraph   Parallel ties and mutual arcs are one tie; self-ties none.
/// Complexity   O(n + m).
/// Determinism  Whole numbers.
/// Reference    S. B. Seidman, Social Networks 5(3):269-287, 1983. doi:10.1016/0378-8733(83)90028-X
///              V. Batagelj and M. Zaversnik, arXiv:cs/0310049, 2003.
/// Peers        igraph's coreness(mode = "all"), NetworkX's core_number and sna's kcores count a mutual pair twice;
///              equal on undirected simple graphs. Boost's core_numbers counts parallel ties each.
[[nodiscard]] std::vector<std::uint32_t> core_number(const Network& network);

}  // namespace interstice
