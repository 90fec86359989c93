/// @file  Vertical pull: systems whose local bodies are linked upwards, to national and regional bodies, rather than across,
///        to local bodies of other systems.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/expectation/tie_model.hpp"
#include "graph/gaps/interfaces.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// How far a body reaches: upper = national or regional, local = local or neighbourhood.
enum class Reach : std::uint8_t { unknown, upper, local };

struct VerticalPullOptions {
  double most_q = 0.10;           ///< a gap needs q at or under it
  std::uint64_t least_pairs = 8;  ///< fewer observed pairs, upwards or across: cannot tell
  double least_answered =
      0.30;  ///< a smaller share of the system's local bodies answered: cannot tell
};

/// The local bodies of one system. Undefined numbers are NaN.
struct VerticalPull {
  SystemId system{};
  GapState state = GapState::cannot_tell;
  CannotTell reason = CannotTell::no;
  SystemAnswers bodies = {};       ///< local ones
  std::uint64_t up_pairs = 0;      ///< observed, with upper bodies of any system
  std::uint64_t across_pairs = 0;  ///< observed, with local bodies of other systems
  std::uint64_t up = 0;            ///< of which tied
  std::uint64_t across = 0;
  double expected_up = 0.0;
  double expected_across = 0.0;
  double share = 0.0;           ///< up / (up + across)
  double expected_share = 0.0;  ///< of as many ties, how many would usually go up, as a share
  double low = 0.0;             ///< 5 % and 95 % points of `up`, of as many ties
  double high = 0.0;
  double p = 0.0;         ///< P(as many up or more | up + across)
  double least_p = 0.0;   ///< P(all up | up + across)
  double q = 0.0;         ///< NaN outside the family
  double evidence = 0.0;  ///< (up - its expected) / sqrt(its variance + 1/4), both of as many ties
};

/// Every system that has local bodies, by SystemId.
///
/// Definition   Up and across are Poisson-binomial under the model's chances; given how many ties there are in all, p is
///              the chance that as many of them go up. So how active the system is says nothing, and what the model
///              knows of each body's activity is taken out. gap: q at most most_q; else no_sign.
/// Input        reach by VertexId; bodies whose reach or system is unknown are left out. model: fit_tie_model of the
///              same network, systems and observed pairs.
/// Degenerate   No tie up or across: no_sign, share NaN, p 1. A model that did not converge: not_fitted.
/// Complexity   O(pairs * likely count).
/// Reference    fit_tie_model; PoissonBinomial. The condition on the total is Fisher's (JRSS 98:39-82, 1935).
[[nodiscard]] std::vector<VerticalPull> vertical_pull(const Network& network,
                                                      const ObservedPairs& observed,
                                                      const TieModel& model,
                                                      const std::vector<Reach>& reach,
                                                      const VerticalPullOptions& options = {});

/// The column `reach`, by VertexId.
[[nodiscard]] std::vector<Reach> reaches_of(const Place& place, const Actors& actors);

}  // namespace interstice
