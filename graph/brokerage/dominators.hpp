/// @file  Who is on every path from a source: dominators. A part of system_brokers.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/kernels/neighbour_lists.hpp"

namespace interstice {

/// A reusable search for immediate dominators from one source after another: v dominates w if all paths from the source
/// to w pass v.
///
/// Complexity   O(n^2) at worst and O(n + m) in practice a source.
/// Reference    The semi-NCA algorithm: L. Georgiadis, R. Tarjan and R. Werneck, J. Graph Algorithms Appl. 10(1):69-94,
///              2006. doi:10.7155/jgaa.00119
class Dominators {
 public:
  Dominators(const NeighbourLists& out, const NeighbourLists& in);

  void run(std::uint32_t source);
  /// Vertices reached, the source first; every vertex stands after its dominators.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const { return order_; }
  /// Place in order() of the immediate dominator of order()[place], place > 0.
  [[nodiscard]] std::uint32_t above(std::uint32_t place) const {
    return nodes_[place + 1].dominator - 1;
  }

 private:
  struct Node {  // by number in the order of finding, from 1
    std::uint32_t parent = 0;
    std::uint32_t semi = 0;
    std::uint32_t label = 0;
    std::uint32_t dominator = 0;
  };
  void find(std::uint32_t source);
  std::uint32_t least(std::uint32_t number, std::uint32_t linked);

  const NeighbourLists* out_;
  const NeighbourLists* in_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> number_;  // by vertex; 0 = not found
  std::vector<std::uint32_t> next_;    // by vertex: neighbours walked
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> stack_;
};

}  // namespace interstice
