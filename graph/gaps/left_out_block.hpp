/// @file  What the tie model would say of a block of pairs had it not seen them; a part of outcome_gaps.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/expectation/tie_model.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

struct OwnerPair {
  std::uint32_t u;  ///< in a
  std::uint32_t v;  ///< in b
  bool tied;
};

/// Observed pairs across two systems.
struct OwnerBlock {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::vector<OwnerPair> pairs;
};

/// Curvature of every body towards every system: sum of p (1 - p) over its observed pairs with that system's bodies.
struct TowardsSystems {
  std::uint32_t systems = 0;
  std::vector<double> weight;                       ///< vertex x system
  std::vector<std::vector<std::uint32_t>> members;  ///< by system
};
[[nodiscard]] TowardsSystems towards_systems(const TieModel& model, const ObservedPairs& observed,
                                             const Execution& execution);

/// Logits of the block's pairs, and the deviation of the error that they share.
struct BlockLogits {
  std::vector<double> eta;
  double deviation = 0.0;
};

/// As the model has them, without error.
[[nodiscard]] BlockLogits within(const TieModel& model, const OwnerBlock& block);

/// One Newton step away from the mode, with the block's pairs out of the likelihood, over the terms u of both systems'
/// bodies and gamma of the two; all else held. The curvature is that of the remaining pairs, each body's own on the
/// diagonal and with gamma (bodies' with one another left out); the deviation is that of the block's mean logit.
[[nodiscard]] BlockLogits left_out(const TieModel& model, const TowardsSystems& towards,
                                   const OwnerBlock& block);

}  // namespace interstice
