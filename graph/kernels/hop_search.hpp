/// @file  Betweenness by hops, one source after another: the kernel for graphs of many levels.
#pragma once

#include <cstdint>

#include "graph/kernels/path_record.hpp"

namespace interstice {

/// A reusable breadth-first search without branches that depend on what it finds.
///
/// Complexity   O(n + m) a source; 28 bytes a vertex and 4 an arc.
class HopSearch {
 public:
  explicit HopSearch(const SearchGraph& graph);

  /// Adds the dependencies of `source`, a vertex of the run first_of_run .. last_of_run - 1.
  void add(std::uint32_t source, std::uint32_t first_of_run, std::uint32_t last_of_run,
           double* score);

 private:
  template <bool kTies>
  void search(std::uint32_t source, std::uint32_t run_size);

  const SearchGraph* graph_;
  PathRecord paths_;
  // Levels of this source stand at base_ and above; lower ones are of sources before it.
  BigArray<std::uint32_t> level_;
  std::uint32_t base_ = 1;
};

}  // namespace interstice
