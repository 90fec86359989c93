#include "graph/gaps/levels.hpp"

#include <algorithm>

namespace interstice {
namespace {

std::vector<OutcomeCell> cells_at(Level wanted, const Network& network,
                                  const ObservedPairs& observed, const TieModel& model,
                                  const std::vector<Level>& level, const OutcomeOptions& options,
                                  const Execution& execution) {
  std::vector<std::uint32_t> bodies;
  for (std::uint32_t v = 0; v < level.size(); ++v) {
    if (level[v] == wanted) bodies.push_back(v);
  }
  return outcome_gaps(network, observed, model, {bodies}, options, execution);
}

GapState judge(const OutcomeCell& top, const OutcomeCell& front) {
  if (top.state == GapState::cannot_tell || front.state == GapState::cannot_tell)
    return GapState::cannot_tell;
  const bool meet_at_the_top = top.state != GapState::gap && top.observed > 0;
  return meet_at_the_top && front.state == GapState::gap ? GapState::gap : GapState::no_sign;
}

}  // namespace

std::vector<LevelGap> level_gaps(const Network& network, const ObservedPairs& observed,
                                 const TieModel& model, const std::vector<Level>& level,
                                 const OutcomeOptions& options, const Execution& execution) {
  const std::vector<OutcomeCell> top =
      cells_at(Level::top, network, observed, model, level, options, execution);
  const std::vector<OutcomeCell> front =
      cells_at(Level::front, network, observed, model, level, options, execution);
  std::vector<LevelGap> gaps;
  for (const OutcomeCell& cell : front) {
    const auto same = std::ranges::find_if(
        top, [&](const OutcomeCell& other) { return other.a == cell.a && other.b == cell.b; });
    if (same == top.end()) continue;
    gaps.push_back({.state = judge(*same, cell), .top = *same, .front = cell});
  }
  return gaps;
}

}  // namespace interstice
