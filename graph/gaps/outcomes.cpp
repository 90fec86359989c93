#include "graph/gaps/outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "graph/expectation/uncertain_count.hpp"
#include "graph/gaps/false_discovery.hpp"
#include "graph/gaps/left_out_block.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr double kLeastAttainable = 0.05;

bool tied(const Network& network, std::uint32_t u, std::uint32_t v) {
  const auto targets = network.out_arcs(static_cast<VertexId>(u)).targets;
  return std::ranges::binary_search(targets, v);
}

// Owners of one outcome by system, each once.
std::vector<std::vector<std::uint32_t>> by_system(const TieModel& model,
                                                  std::vector<std::uint32_t> owners) {
  std::vector<std::vector<std::uint32_t>> sides(model.system_mean.size());
  std::ranges::sort(owners);
  owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
  for (const std::uint32_t v : owners) {
    if (v >= model.system_of.size())
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("outcome_gaps: owner {} is no vertex", v));
    if (model.system_of[v] != SystemId::none) sides[index(model.system_of[v])].push_back(v);
  }
  return sides;
}

SystemAnswers answers(const ObservedPairs& observed, const std::vector<std::uint32_t>& side) {
  SystemAnswers count{.bodies = static_cast<std::uint32_t>(side.size())};
  for (const std::uint32_t v : side)
    count.answered += observed.answered(static_cast<VertexId>(v)) ? 1 : 0;
  return count;
}

void judge(OutcomeCell& cell, const OwnerBlock& block, const TieModel& model,
           const TowardsSystems* towards, const OutcomeOptions& options) {
  cell.pairs = block.pairs.size();
  for (const OwnerPair& pair : block.pairs) cell.observed += pair.tied ? 1 : 0;
  cell.expected = cell.variance = cell.low = cell.high = cell.missing = cell.evidence = kUndefined;
  cell.p = cell.least_p = cell.q = kUndefined;
  const auto few = [&](const SystemAnswers& side) {
    return side.answered < options.least_answered * side.bodies;
  };
  cell.reason = !model.converged                           ? CannotTell::not_fitted
                : cell.possible < options.least_pairs      ? CannotTell::few_pairs
                : few(cell.owners_a) || few(cell.owners_b) ? CannotTell::few_answers
                : cell.pairs < options.least_pairs         ? CannotTell::few_pairs
                                                           : CannotTell::no;
  if (cell.reason == CannotTell::not_fitted) return;
  const BlockLogits logits = towards != nullptr && !block.pairs.empty()
                                 ? left_out(model, *towards, block)
                                 : within(model, block);
  const UncertainCount usual(logits.eta, logits.deviation);
  cell.expected = usual.mean();
  cell.variance = usual.variance();
  cell.low = static_cast<double>(usual.quantile(0.05));
  cell.high = static_cast<double>(usual.quantile(0.95));
  cell.missing = cell.expected - cell.observed;
  cell.evidence = cell.missing / std::sqrt(cell.variance + 0.25);
  if (cell.reason == CannotTell::no) {
    cell.state = GapState::no_sign;
    cell.p = usual.lower_tail(cell.observed);
    cell.least_p = usual.lower_tail(0);
  }
}

}  // namespace

std::vector<OutcomeCell> outcome_gaps(const Network& network, const ObservedPairs& observed,
                                      const TieModel& model,
                                      const std::vector<std::vector<std::uint32_t>>& owners,
                                      const OutcomeOptions& options, const Execution& execution) {
  std::vector<OutcomeCell> cells;
  std::vector<std::vector<std::vector<std::uint32_t>>> sides;
  for (std::uint32_t o = 0; o < owners.size(); ++o) {
    sides.push_back(by_system(model, owners[o]));
    for (std::uint32_t a = 0; a < sides[o].size(); ++a) {
      for (std::uint32_t b = a + 1; b < sides[o].size(); ++b) {
        if (sides[o][a].empty() || sides[o][b].empty()) continue;
        cells.push_back({.outcome = o,
                         .a = static_cast<SystemId>(a),
                         .b = static_cast<SystemId>(b),
                         .owners_a = answers(observed, sides[o][a]),
                         .owners_b = answers(observed, sides[o][b]),
                         .possible = std::uint64_t{sides[o][a].size()} * sides[o][b].size()});
      }
    }
  }
  if (cells.empty()) return cells;
  std::optional<TowardsSystems> towards;
  if (options.fit == BlockFit::left_out && model.converged)
    towards = towards_systems(model, observed, execution);
  for_each_block(cells.size(), 1e4 * static_cast<double>(cells.size()), execution,
                 [&](std::size_t at) {
                   OutcomeCell& cell = cells[at];
                   OwnerBlock block{.a = index(cell.a), .b = index(cell.b)};
                   for (const std::uint32_t u : sides[cell.outcome][index(cell.a)]) {
                     for (const std::uint32_t v : sides[cell.outcome][index(cell.b)]) {
                       if (observed(static_cast<VertexId>(u), static_cast<VertexId>(v)))
                         block.pairs.push_back({u, v, tied(network, u, v)});
                     }
                   }
                   judge(cell, block, model, towards ? &*towards : nullptr, options);
                 });
  std::vector<double> family;
  for (const OutcomeCell& cell : cells)
    family.push_back(cell.least_p <= kLeastAttainable ? cell.p : kUndefined);
  const std::vector<double> q = false_discovery(family);
  for (std::size_t i = 0; i < q.size(); ++i) {
    cells[i].q = q[i];
    if (q[i] <= options.most_q && cells[i].observed < cells[i].expected)
      cells[i].state = GapState::gap;
  }
  return cells;
}

}  // namespace interstice
