/// @file  Components: the pieces of a network that no tie joins.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/network.hpp"

namespace interstice {

struct Components {
  std::vector<std::uint32_t>
      of;  ///< by VertexId: number of its component, from 0, the largest first
  std::vector<std::uint32_t> size;  ///< by number; equal sizes by their smallest vertex
};

/// Weak components.
///
/// Definition   Two vertices are in one component if a path joins them, whatever the ties' direction.
/// Degenerate   n = 0: none. A vertex without ties is a component of its own.
/// Complexity   Time O(n + m log n), in practice O(n): most ties are never read. Space O(n).
/// Reference    M. Sutton, T. Ben-Nun, A. Barak, IPDPS 2018, 12-21. doi:10.1109/IPDPS.2018.00012
/// Peers        igraph, NetworkX and sna (connected = "weak") give the same sets under other numbers.
[[nodiscard]] Components components(const Network& network);

}  // namespace interstice
