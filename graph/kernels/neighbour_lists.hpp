/// @file  Neighbours of each vertex, each once: what is left of the arcs without parallel and self-ties.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/kernels/walk.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// Lists of vertices, in order.
struct NeighbourLists {
  std::vector<std::uint32_t> starts;  ///< by VertexId, and one more
  std::vector<std::uint32_t> targets;
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t v) const {
    return std::span(targets).subspan(starts[v], starts[v + 1] - starts[v]);
  }
};

/// Complexity   O(n + m), directed and either: O(m log m).
[[nodiscard]] NeighbourLists neighbour_lists(const Network& network, Walk walk);

}  // namespace interstice
