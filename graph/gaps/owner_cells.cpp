#include "graph/gaps/owner_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/gaps/false_discovery.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

SystemAnswers answers(const ObservedPairs& observed, const std::vector<std::uint32_t>& side) {
  SystemAnswers count{.bodies = static_cast<std::uint32_t>(side.size())};
  for (const std::uint32_t v : side)
    count.answered += observed.answered(static_cast<VertexId>(v)) ? 1 : 0;
  return count;
}

}  // namespace

OwnerCells owner_cells(const std::vector<std::vector<std::uint32_t>>& owners,
                       const std::vector<SystemId>& system_of, std::uint32_t num_systems,
                       const ObservedPairs& observed) {
  OwnerCells result;
  for (std::uint32_t o = 0; o < owners.size(); ++o) {
    std::vector<std::uint32_t> list = owners[o];
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
    auto& sides = result.sides.emplace_back(num_systems);
    for (const std::uint32_t v : list) {
      if (v >= system_of.size()) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("outcome_gaps: owner {} is no vertex", v));
      }
      if (system_of[v] != SystemId::none) sides[index(system_of[v])].push_back(v);
    }
    for (std::uint32_t a = 0; a < num_systems; ++a) {
      for (std::uint32_t b = a + 1; b < num_systems; ++b) {
        if (sides[a].empty() || sides[b].empty()) continue;
        result.cells.push_back({.outcome = o,
                                .a = static_cast<SystemId>(a),
                                .b = static_cast<SystemId>(b),
                                .owners_a = answers(observed, sides[a]),
                                .owners_b = answers(observed, sides[b]),
                                .possible = std::uint64_t{sides[a].size()} * sides[b].size()});
      }
    }
  }
  return result;
}

void set_reason(OutcomeCell& cell, std::uint64_t pairs, bool converged,
                const OutcomeOptions& options) {
  cell.pairs = pairs;
  set_numbers(cell, kUndefined, kUndefined, kUndefined, kUndefined);
  cell.p = cell.least_p = cell.q = kUndefined;
  const auto few = [&](const SystemAnswers& side) {
    return side.answered < options.least_answered * side.bodies;
  };
  cell.reason = !converged                                 ? CannotTell::not_fitted
                : cell.possible < options.least_pairs      ? CannotTell::few_pairs
                : few(cell.owners_a) || few(cell.owners_b) ? CannotTell::few_answers
                : cell.pairs < options.least_pairs         ? CannotTell::few_pairs
                                                           : CannotTell::no;
}

void set_numbers(OutcomeCell& cell, double expected, double variance, double low, double high) {
  cell.expected = expected;
  cell.variance = variance;
  cell.low = low;
  cell.high = high;
  cell.missing = expected - cell.observed;
  cell.evidence = cell.missing / std::sqrt(variance + 0.25);
}

void set_family(std::vector<OutcomeCell>& cells, const OutcomeOptions& options) {
  std::vector<double> family;
  for (const OutcomeCell& cell : cells)
    family.push_back(cell.least_p <= kLeastAttainableP ? cell.p : kUndefined);
  const std::vector<double> q = false_discovery(family);
  for (std::size_t i = 0; i < q.size(); ++i) {
    cells[i].q = q[i];
    if (q[i] <= options.most_q && cells[i].observed < cells[i].expected)
      cells[i].state = GapState::gap;
  }
}

}  // namespace interstice
