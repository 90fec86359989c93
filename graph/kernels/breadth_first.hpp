/// @file  Hop distances from one source after another.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "graph/model/network.hpp"

namespace interstice {

/// A reusable breadth-first search. Complexity: O(vertices and arcs reached) a source; 8 bytes a vertex.
class BreadthFirst {
 public:
  static constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();

  explicit BreadthFirst(const Network& network)
      : network_(&network), distance_(network.num_vertices(), kUnreached) {
    order_.reserve(network.num_vertices());
  }

  /// Follows arcs out of `source`.
  void run(VertexId source) {
    for (const std::uint32_t v : order_) distance_[v] = kUnreached;
    order_.clear();
    visit(index(source), 0);
    for (std::size_t head = 0; head < order_.size(); ++head) {
      const std::uint32_t v = order_[head];
      for (const std::uint32_t w : network_->out_arcs(static_cast<VertexId>(v)).targets) {
        if (distance_[w] == kUnreached) visit(w, distance_[v] + 1);
      }
    }
  }
  /// Vertices reached, nearest first; the source itself is the first.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const { return order_; }
  [[nodiscard]] std::uint32_t distance(VertexId v) const { return distance_[index(v)]; }

 private:
  void visit(std::uint32_t v, std::uint32_t distance) {
    distance_[v] = distance;
    order_.push_back(v);
  }
  const Network* network_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> distance_;
};

}  // namespace interstice
