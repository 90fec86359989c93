/// @file  Cells of owners of one outcome in two systems: a part of the outcome gaps.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/gaps/outcomes.hpp"

namespace interstice {

struct OwnerCells {
  std::vector<OutcomeCell> cells;  ///< every outcome and pair of systems with owners on both sides
  std::vector<std::vector<std::vector<std::uint32_t>>>
      sides;  ///< owners by outcome and system, rising
};

/// Errors   invalid_argument: an owner that is no vertex.
[[nodiscard]] OwnerCells owner_cells(const std::vector<std::vector<std::uint32_t>>& owners,
                                     const std::vector<SystemId>& system_of,
                                     std::uint32_t num_systems, const ObservedPairs& observed);

/// Whether a cell of `pairs` observed and `possible` pairs can be judged; fills pairs, reason and what is undefined.
void set_reason(OutcomeCell& cell, std::uint64_t pairs, bool converged,
                const OutcomeOptions& options);

/// Fills what follows from a distribution of the usual count and the observed one. Count: mean(), variance(),
/// lower_tail(k), quantile(share).
template <class Count>
void set_judgement(OutcomeCell& cell, const Count& usual);

/// q of all cells, and which of them are gaps.
void set_family(std::vector<OutcomeCell>& cells, const OutcomeOptions& options);

void set_numbers(OutcomeCell& cell, double expected, double variance, double low, double high);

template <class Count>
void set_judgement(OutcomeCell& cell, const Count& usual) {
  set_numbers(cell, usual.mean(), usual.variance(), static_cast<double>(usual.quantile(0.05)),
              static_cast<double>(usual.quantile(0.95)));
  if (cell.reason != CannotTell::no) return;
  cell.state = GapState::no_sign;
  cell.p = usual.lower_tail(cell.observed);
  cell.least_p = usual.lower_tail(0);
}

}  // namespace interstice
