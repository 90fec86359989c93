/// @file  How betweenness of vertices and of ties is counted: which reductions hold and which search runs. Callers want
///        betweenness.hpp or edge_betweenness.hpp; tests ask here what was done.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/centrality/betweenness_reduction.hpp"
#include "graph/model/execution.hpp"

namespace interstice {

enum class SourcesAtOnce : std::uint8_t {
  as_levels_say,  ///< lanes where a sample of sources shares enough levels
  one,
  lanes
};

/// What may be done. Scores are the same whatever is left out.
struct BetweennessSteps {
  bool blocks =
      true;  ///< undirected networks are cut into biconnected blocks, degree-one vertices with them
  bool twins =
      true;  ///< vertices with equal neighbours are merged, for hops where vertices are scored
  SourcesAtOnce sources = SourcesAtOnce::as_levels_say;  ///< by hops; by lengths they go one by one
};

/// What was done, from the network alone: never from a clock.
struct BetweennessPlan {
  std::uint32_t num_bridges =
      0;  ///< pairs of neighbours that only their tie joins: counted without a search
  std::uint32_t num_blocks = 0;    ///< runs of vertices that are searched, each by itself
  std::uint32_t num_twins = 0;     ///< vertices that another answers for
  std::uint32_t num_searched = 0;  ///< sources
  std::uint32_t num_in_lanes = 0;  ///< of those, sixteen at once
  bool equal_lengths = false;      ///< lengths were given, all the same: hops say as much
};

struct BetweennessRun {
  std::vector<double> score;  ///< by VertexId or TieId, over ordered pairs
  BetweennessPlan plan;
};

/// Where sources are named, paths from those alone are counted, and nothing is reduced.
/// Errors   cancelled.
[[nodiscard]] BetweennessRun run_betweenness(const PathsAsked& asked, const Execution& execution,
                                             const BetweennessSteps& steps = {});

}  // namespace interstice
