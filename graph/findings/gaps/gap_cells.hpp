/// @file  Judged cells as gaps: their numbers, their two systems, and why they cannot be told.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "graph/findings/gaps/gap_context.hpp"
#include "graph/findings/gaps/gap_finding.hpp"
#include "graph/gaps/outcomes.hpp"

namespace interstice {

/// What a cell counted and judged. What is usual means little where the cell cannot be judged: it is absent, that nobody reads
/// a gap off it.
template <class Cell>
void set_numbers(Gap& gap, const Cell& cell) {
  const auto defined = [](double value) {
    return std::isnan(value) ? std::nullopt : std::optional(value);
  };
  gap.state = cell.state;
  gap.pairs = static_cast<double>(cell.pairs);
  gap.possible = static_cast<double>(cell.possible);
  gap.observed = cell.observed;
  if (cell.pairs > 0)
    gap.density = static_cast<double>(cell.observed) / static_cast<double>(cell.pairs);
  if (cell.state == GapState::cannot_tell) return;
  gap.expected = defined(cell.expected);
  gap.p = defined(cell.p);
  gap.q = defined(cell.q);
  if (!gap.expected) return;
  gap.range = Range{cell.low, cell.high};
  gap.missing = cell.expected - cell.observed;
  gap.evidence = cell.evidence;
}

/// Its two systems in order; the sides follow. Of one system, or none that is stated, the second is absent, or both are.
void set_systems(Gap& gap, GapMembers& members, SystemId a, SystemId b);

/// "There are only 6 pairs of bodies between them, too few to judge."; `whom`: "bodies", "bodies signed up".
[[nodiscard]] std::string too_few_pairs(std::uint64_t possible, std::uint64_t pairs,
                                        std::string_view whom = "bodies");

/// Why a cell of owners (or of bodies of one level) cannot be judged; empty = it can.
[[nodiscard]] std::string why_not(const OutcomeCell& cell, const std::vector<System>& systems,
                                  std::string_view whom);

}  // namespace interstice
