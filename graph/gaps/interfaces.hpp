/// @file  Interfaces: where two systems have fewer links than their activity explains.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/expectation/tie_model.hpp"
#include "graph/gaps/gap_state.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

struct InterfaceOptions {
  double most_q = 0.10;           ///< a gap needs q at or under it
  std::uint64_t least_pairs = 8;  ///< fewer observed pairs: cannot tell
  double least_answered = 0.30;   ///< a smaller share of either side's bodies answered: cannot tell
  const BodyFacts* facts = nullptr;  ///< what bodies have in common; nullptr = systems alone
};

/// Why a cell cannot be judged.
enum class CannotTell : std::uint8_t { no, few_pairs, few_answers, few_systems, not_fitted };

/// Where systems a and b meet. Undefined numbers are NaN.
struct InterfaceCell {
  SystemId a{};
  SystemId b{};  ///< a < b
  GapState state = GapState::cannot_tell;
  CannotTell reason = CannotTell::no;
  std::uint64_t possible = 0;  ///< pairs there are
  std::uint64_t pairs = 0;     ///< pairs observed
  std::uint32_t observed = 0;  ///< of which tied
  double expected = 0.0;
  double variance = 0.0;
  double low = 0.0;  ///< 5 % and 95 % points of a usual count
  double high = 0.0;
  double p = 0.0;         ///< P(count <= observed)
  double least_p = 0.0;   ///< P(count = 0): the smallest p this cell could have
  double q = 0.0;         ///< NaN outside the family
  double evidence = 0.0;  ///< (expected - observed) / sqrt(variance + 1/4)
};

struct SystemAnswers {
  std::uint32_t bodies = 0;
  std::uint32_t answered = 0;
};

struct Interfaces {
  std::vector<InterfaceCell> cells;    ///< every pair of systems that have bodies, by a, then b
  std::vector<SystemAnswers> systems;  ///< by SystemId
  TieModel model;
  std::optional<double>
      cross_within_odds;  ///< odds of a tie across over within; fewer than three systems only
};

/// Judges every pair of systems against the tie model without pair affinities.
///
/// Definition   expected = sum of P(tie) over the observed pairs; p = Poisson-binomial lower tail at the observed count;
///              q over the cells that can be judged and whose smallest attainable p is at most .05 (Tarone 1990).
///              gap: q <= most_q and observed < expected; else no_sign.
/// Degenerate   Fewer than three systems: the model fits every cell exactly, so none is judged.
/// Complexity   That of fit_tie_model, and O(n^2) for the sums; 8 bytes a pair of the cells that threads are at.
/// Errors       Those of fit_tie_model.
/// Reference    fit_tie_model; false_discovery; R. E. Tarone, Biometrics 46:515-522, 1990. doi:10.2307/2531456
[[nodiscard]] Interfaces interfaces(const Network& network, const std::vector<SystemId>& system_of,
                                    std::uint32_t num_systems, const ObservedPairs& observed,
                                    const InterfaceOptions& options = {},
                                    const Execution& execution = {});

/// The same under a model that is fitted already, without affinities, to these pairs; its systems are judged.
[[nodiscard]] Interfaces interfaces_under(TieModel model, const Network& network,
                                          const ObservedPairs& observed,
                                          const InterfaceOptions& options = {},
                                          const Execution& execution = {});

}  // namespace interstice
