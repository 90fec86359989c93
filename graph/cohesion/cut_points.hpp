/// @file  Cut points and bridges: the only routes between parts of a network.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/network.hpp"

namespace interstice {

struct CutPoints {
  std::vector<std::uint8_t>
      is_cut_point;  ///< by VertexId: 1 if its component falls apart without it
  std::vector<std::uint32_t>
      cut_off;  ///< by VertexId: others of its component left outside the largest
                ///< remaining piece if it were not there; 0 for the rest
  std::vector<std::uint8_t> is_bridge;  ///< by TieId: 1 if its component falls apart without it
};

/// Cut points (articulation vertices) and bridges, whatever the ties' direction.
///
/// Definition   v is a cut point if taking it out leaves more components among the others than before; a tie is a
///              bridge if taking it out leaves its two ends in different components.
/// Degenerate   n < 3: no cut point.
/// Multigraph   Decided by tie id: of two parallel ties neither is a bridge. Self-ties have no effect.
/// Complexity   O(n + m), without recursion: a path of 10^6 vertices is fine.
/// Reference    J. Hopcroft and R. Tarjan, CACM 16(6):372-378, 1973. doi:10.1145/362248.362272
/// Peers        Cut points equal igraph's, NetworkX's and sna's (on the symmetrised network). Boost's bridges take a
///              doubled tie for a bridge.
[[nodiscard]] CutPoints cut_points(const Network& network);

/// Who is cut off: the others of v's component outside the largest piece that is left without v, in VertexId order. Of
/// equally large pieces the one with the lowest vertex is left.
///
/// Complexity   O(n + m).
[[nodiscard]] std::vector<VertexId> cut_off_by(const Network& network, VertexId v);

}  // namespace interstice
