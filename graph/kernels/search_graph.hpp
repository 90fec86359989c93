/// @file  What searches for shortest paths run on: arcs side by side, and how many vertices stand behind each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace interstice {

/// Arcs by vertex: those of v stand at starts[v] .. starts[v + 1] - 1 of targets.
struct ArcRows {
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> targets;
};

/// A graph without self-ties, numbered so that neighbours stand near each other. One of its vertices may stand for many
/// of a network: a path from or to it counts as `mass` of them, and a path through it as `copies` paths side by side.
struct SearchGraph {
  ArcRows out;
  ArcRows in;                       ///< arcs turned round; empty where every arc has its reverse
  std::vector<double> lengths;      ///< of each arc out; empty: hops
  bool scores_ties = false;         ///< instead of vertices
  std::vector<std::uint32_t> ties;  ///< of each arc out, where they are scored
  std::vector<std::uint32_t>
      in_ties;                 ///< of each arc in, where `in` is not empty and ties are scored
  std::uint32_t num_ties = 0;  ///< ties are 0 .. num_ties - 1; 0 where vertices are scored
  std::vector<double> mass;
  std::vector<double> copies;  ///< 1 throughout where there are lengths or ties
  /// Runs of vertices: nothing leads from one to another, and where `in` is empty all of a run is reached from each.
  std::vector<std::uint32_t> runs;

  [[nodiscard]] std::uint32_t num_vertices() const {
    return static_cast<std::uint32_t>(mass.size());
  }
  [[nodiscard]] bool symmetric() const { return in.starts.empty(); }
  [[nodiscard]] std::size_t num_scores() const { return scores_ties ? num_ties : mass.size(); }
};

}  // namespace interstice
