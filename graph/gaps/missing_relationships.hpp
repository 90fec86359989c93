/// @file  Pairs of bodies that would usually have a link, and of whom none was reported though they were asked.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/expectation/tie_model.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

struct MissingRelationshipOptions {
  double least_probability = 0.50;  ///< "usually": at least this chance
  std::uint32_t most = 1000;        ///< the likeliest are kept
};

struct MissingRelationship {
  VertexId u{};
  VertexId v{};  ///< u < v
  double probability = 0.0;
  double evidence = 0.0;           ///< probability / sqrt(probability (1 - probability) + 1/4)
  std::vector<Covariate> reasons;  ///< what raises the chance of this pair, the strongest first
};

/// Observed pairs without a tie whose chance under the model is least_probability or more, the likeliest first, then by
/// u and v.
///
/// Definition   A reason is a covariate that the pair has (above 0 and known) whose coefficient is positive, by how much it
///              adds to the logit; answers from both sides are no reason. A pair without any has its bodies' activity
///              alone to speak for it.
/// Degenerate   A model that did not converge: nothing.
/// Complexity   O(n^2).
[[nodiscard]] std::vector<MissingRelationship> missing_relationships(
    const Network& network, const ObservedPairs& observed, const TieModel& model,
    const MissingRelationshipOptions& options = {}, const Execution& execution = {});

}  // namespace interstice
