/// @file  The shortest paths out of one source, as a search found them, and what each vertex or tie carries of them.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/kernels/big_array.hpp"
#include "graph/kernels/search_graph.hpp"

namespace interstice {

/// Vertices in order of distance and, of each, the arcs to vertices behind it on shortest paths. Made once, used for one
/// source after another without allocation.
class PathRecord {
 public:
  explicit PathRecord(const SearchGraph& graph)
      : order(graph.num_vertices() + std::size_t{1}),
        ends(graph.num_vertices() + std::size_t{1}),
        arcs(graph.out.targets.size() + 1),
        sigma(graph.num_vertices()),
        graph_(&graph),
        share_(graph.num_vertices()) {}

  std::uint32_t num_reached = 0;
  BigArray<std::uint32_t> order;  ///< num_reached vertices, the source first
  BigArray<std::uint32_t> ends;   ///< arcs of the i-th of them: from ends[i - 1] (0) to ends[i]
  BigArray<std::uint32_t> arcs;   ///< of the graph
  BigArray<double>
      sigma;  ///< paths to each vertex reached; meaningless once one passes kLargestCount
  bool too_many = false;  ///< one did

  static constexpr double kLargestCount = 0x1p1000;

  /// Adds to score what lies inside (Brandes' dependencies), for each vertex behind the source: vertices reached or,
  /// where the graph scores them, ties.
  void add_dependencies(double* score);

 private:
  void add_plain(double* score);
  void add_with_exponents(double* score);
  void count_with_exponents();
  [[nodiscard]] std::uint32_t begin(std::uint32_t i) { return i == 0 ? 0 : ends[i - 1]; }

  const SearchGraph* graph_;
  BigArray<double> share_;  // (mass + copies delta) / sigma, or delta where counts carry exponents
  std::vector<std::int32_t> exponent_;  // of sigma; empty until a source needs it
};

}  // namespace interstice
