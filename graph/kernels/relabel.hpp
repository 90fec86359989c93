/// @file  Vertices in an order that keeps neighbours near one another in memory, and adjacency in that order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/kernels/walk.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// A new numbering of vertices.
struct Relabelling {
  std::vector<std::uint32_t> order;  ///< the vertex that stands at each place
  std::vector<std::uint32_t> place;  ///< where each vertex stands
};

/// As they are.
[[nodiscard]] Relabelling same_labels(std::uint32_t num_vertices);

/// Breadth first, from the vertex of the highest degree of each component, ignoring direction. Each run of `patch`
/// vertices is then gathered round its first one: sources of one run see the same vertices at nearly the same time,
/// on grids too, where a level is long and thin. patch = 1: breadth first alone. O(n + m).
[[nodiscard]] Relabelling breadth_first_labels(const Network& network, std::uint32_t patch);

/// Neighbours by place: each once, the vertex itself left out.
struct PlacedNeighbours {
  std::vector<std::uint32_t> starts;  ///< num_vertices + 1
  std::vector<std::uint32_t> targets;
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t v) const {
    return {targets.data() + starts[v], targets.data() + starts[v + 1]};
  }
};
[[nodiscard]] PlacedNeighbours neighbours(const Network& network, const Relabelling& labels,
                                          Walk walk);

}  // namespace interstice
