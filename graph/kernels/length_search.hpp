/// @file  Distances along ties with lengths, from one source after another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "graph/kernels/relabel.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// Outgoing arcs with their lengths, by place; self-ties left out, parallel ties kept.
struct LengthArcs {
  struct Arc {
    double length = 0.0;
    std::uint32_t target = 0;
  };
  LengthArcs(const Network& network, const std::vector<double>& lengths, const Relabelling& labels);
  std::vector<std::uint32_t> starts;
  std::vector<Arc> arcs;
};

/// Dijkstra's search with a heap of four branches that moves a vertex up when a shorter way to it is found. It counts no
/// paths: for those see shortest_paths.hpp. The distances are the same bits for any numbering of the vertices.
/// Complexity   O(m log n) a source; 24 bytes a vertex.
class LengthSearch {
 public:
  explicit LengthSearch(const LengthArcs& arcs);

  /// Calls take(distance) for every other vertex that a path from `source` leads to, nearest first.
  template <class Take>
  void run(std::uint32_t source, Take&& take) {
    start(source);
    for (bool first = true; size_ > 0; first = false) {
      const double distance = heap_[0].distance;
      if (!first) take(distance);
      settle_nearest();
    }
  }

 private:
  static constexpr std::uint32_t kUnknown = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint32_t kSettled = kUnknown - 1;
  struct Entry {
    double distance = 0.0;
    std::uint32_t vertex = 0;
  };

  void start(std::uint32_t source);
  void settle_nearest();
  void move_up(std::size_t hole, Entry entry);
  void move_down(std::size_t hole, Entry entry);

  const LengthArcs* arcs_;
  std::size_t size_ = 0;
  std::vector<Entry> heap_;
  std::vector<std::uint32_t> at_;  // where a vertex stands in the heap
};

}  // namespace interstice
