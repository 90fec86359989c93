/// @file  Outcome gaps: owners of an outcome in two systems have fewer working links than usual.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/expectation/tie_model.hpp"
#include "graph/gaps/gap_state.hpp"
#include "graph/gaps/interfaces.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

/// What a cell is judged against: the model as fitted, or the model as it would be without the cell's own pairs.
enum class BlockFit : std::uint8_t { within, left_out };

/// Whether cells may stray from their expected counts beyond their own errors, as where links come in clusters (left_out
/// only).
enum class CellSpread : std::uint8_t { none, estimated };

struct OutcomeOptions {
  double most_q = 0.10;           ///< a gap needs q at or under it
  std::uint64_t least_pairs = 8;  ///< fewer observed pairs: cannot tell
  double least_answered = 0.30;   ///< a smaller share of either side's owners answered: cannot tell
  BlockFit fit = BlockFit::left_out;
  CellSpread spread = CellSpread::estimated;
};

/// Owners of one outcome in systems a and b. Undefined numbers are NaN.
struct OutcomeCell {
  std::uint32_t outcome = 0;
  SystemId a{};
  SystemId b{};  ///< a < b
  GapState state = GapState::cannot_tell;
  CannotTell reason = CannotTell::no;
  SystemAnswers owners_a;
  SystemAnswers owners_b;
  std::uint64_t possible = 0;  ///< pairs of owners
  std::uint64_t pairs = 0;     ///< observed
  std::uint32_t observed = 0;  ///< of which tied
  double expected = 0.0;
  double variance = 0.0;
  double low = 0.0;  ///< 5 % and 95 % points of a usual count
  double high = 0.0;
  double missing = 0.0;   ///< expected - observed
  double p = 0.0;         ///< P(count <= observed)
  double least_p = 0.0;   ///< P(count = 0): the smallest p this cell could have
  double q = 0.0;         ///< NaN outside the family
  double evidence = 0.0;  ///< missing / sqrt(variance + 1/4)
};

/// Judges every outcome and pair of systems that both have owners of it, by outcome, then a, then b.
///
/// Definition   model: fit_tie_model, with pair affinities. expected, variance, likely range and p are those of the number
///              of ties among the observed pairs of owners (u in a, v in b). within: Poisson-binomial under the fitted
///              chances. left_out: the model after one Newton step that takes the cell's pairs out of its owners' and of
///              the two systems' terms, with the error of what is left and the deviation by which cells with more links than
///              expected stray beyond their errors (UncertainCount), so that a gap is not judged by the links it lacks
///              and links that come in clusters invent none. q over the cells that can be judged and whose smallest attainable p is at most .05
///              (Tarone 1990). gap: q <= most_q and observed < expected; else no_sign.
/// Input        owners[outcome]: bodies (VertexId) that lead, answer for or contribute to it; those without a stated
///              system do not count. model must be fitted to the same network, systems and observed pairs.
/// Degenerate   A model that did not converge: every cell cannot_tell, not_fitted. No outcome or fewer than two systems:
///              no cell.
/// Complexity   O(n^2) for sums of weights, then O(pairs of owners * likely count), nine times that where left out.
/// Errors       invalid_argument: an owner that is no vertex.
/// Reference    fit_tie_model; false_discovery; Tarone, Biometrics 46:515-522, 1990, doi:10.2307/2531456; Marshall and
///              Spiegelhalter, Statistics in Medicine 22:1649-1660, 2003, doi:10.1002/sim.1403 (left_out).
[[nodiscard]] std::vector<OutcomeCell> outcome_gaps(
    const Network& network, const ObservedPairs& observed, const TieModel& model,
    const std::vector<std::vector<std::uint32_t>>& owners, const OutcomeOptions& options = {},
    const Execution& execution = {});

}  // namespace interstice
