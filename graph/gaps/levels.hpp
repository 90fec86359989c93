/// @file  Levels: two systems that meet at the top and not at the front line.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/gaps/outcomes.hpp"

namespace interstice {

/// Where a body stands in its system. Tiers: top = political, chief executive, director; front = the others but service
/// users.
enum class Level : std::uint8_t { unknown, top, front };

/// Two systems. The cells' `outcome` is 0 and means nothing; their owners are the bodies of the level.
struct LevelGap {
  GapState state = GapState::cannot_tell;
  OutcomeCell top;
  OutcomeCell front;  ///< its q is over the front cells of all pairs of systems
};

/// Every pair of systems that both have bodies of either level, by a, then b.
///
/// Definition   Both cells are judged as outcome_gaps judges owners, by the same model. gap: links at the top as usual
///              (its cell no gap, and at least one tie), and a gap at the front. cannot_tell: either cell cannot be
///              judged. Else no_sign.
/// Input        level: by VertexId.
/// Degenerate   Nobody's level is known: nothing.
/// Complexity   That of outcome_gaps, twice.
[[nodiscard]] std::vector<LevelGap> level_gaps(const Network& network,
                                               const ObservedPairs& observed, const TieModel& model,
                                               const std::vector<Level>& level,
                                               const OutcomeOptions& options = {},
                                               const Execution& execution = {});

}  // namespace interstice
