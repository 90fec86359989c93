#include "graph/gaps/outcomes.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "graph/expectation/logistic.hpp"
#include "graph/expectation/uncertain_count.hpp"
#include "graph/gaps/left_out_block.hpp"
#include "graph/gaps/owner_cells.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

constexpr std::size_t kLeastCells = 10;  // fewer say nothing about how cells stray
constexpr double kMostCommon = 3.0;

OwnerBlock block_of_cell(const OutcomeCell& cell,
                         const std::vector<std::vector<std::uint32_t>>& sides,
                         const Network& network, const ObservedPairs& observed) {
  OwnerBlock block{.a = index(cell.a), .b = index(cell.b)};
  for (const std::uint32_t u : sides[block.a]) {
    const auto tied = network.out_arcs(static_cast<VertexId>(u)).targets;
    for (const std::uint32_t v : sides[block.b]) {
      if (observed(static_cast<VertexId>(u), static_cast<VertexId>(v)))
        block.pairs.push_back({u, v, std::ranges::binary_search(tied, v)});
    }
  }
  return block;
}

// How far cells stray from their expected counts beyond their own errors, as a deviation of the logit: from cells with
// more links than expected alone, which no gap is among. The least that explains them within one standard error: zero
// where chance does.
double common_deviation(const std::vector<OutcomeCell>& cells,
                        const std::vector<BlockLogits>& logits) {
  struct Over {
    double square;    // of observed less expected
    double variance;  // with the cell's own error
    double leverage;  // what a unit of the common variance adds
  };
  std::vector<Over> overs;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (cells[at].reason != CannotTell::no) continue;
    double mean = 0.0;
    double slope = 0.0;
    for (const double eta : logits[at].eta) {
      const double p = logistic(eta);
      mean += p;
      slope += p * (1.0 - p);
    }
    const double over = cells[at].observed - mean;
    if (over < 0.0) continue;
    const double own = slope * slope * logits[at].deviation * logits[at].deviation;
    overs.push_back({over * over, slope + own + 0.25, slope * slope});
  }
  if (overs.size() < kLeastCells) return 0.0;
  // The mean of squares in their own units is 1, within sqrt(2 / n) of one standard error.
  const double most = 1.0 + std::sqrt(2.0 / static_cast<double>(overs.size()));
  const auto strays = [&](double deviation) {
    double sum = 0.0;
    for (const Over& over : overs)
      sum += over.square / (over.variance + over.leverage * deviation * deviation);
    return sum > most * static_cast<double>(overs.size());
  };
  double low = 0.0;
  double high = kMostCommon;
  if (!strays(low)) return 0.0;
  for (int halving = 0; halving < 30; ++halving) {
    const double middle = 0.5 * (low + high);
    (strays(middle) ? low : high) = middle;
  }
  return high;
}

}  // namespace

std::vector<OutcomeCell> outcome_gaps(const Network& network, const ObservedPairs& observed,
                                      const TieModel& model,
                                      const std::vector<std::vector<std::uint32_t>>& owners,
                                      const OutcomeOptions& options, const Execution& execution) {
  OwnerCells found = owner_cells(owners, model.system_of,
                                 static_cast<std::uint32_t>(model.system_mean.size()), observed);
  std::vector<OutcomeCell>& cells = found.cells;
  if (cells.empty()) return cells;
  const bool leave_out = options.fit == BlockFit::left_out && model.converged;
  std::optional<TowardsSystems> towards;
  if (leave_out) towards = towards_systems(model, observed, execution);
  std::vector<BlockLogits> logits(cells.size());
  const double operations = 1e4 * static_cast<double>(cells.size());
  for_each_block(cells.size(), operations, execution, [&](std::size_t at) {
    OutcomeCell& cell = cells[at];
    const OwnerBlock block = block_of_cell(cell, found.sides[cell.outcome], network, observed);
    for (const OwnerPair& pair : block.pairs) cell.observed += pair.tied ? 1 : 0;
    set_reason(cell, block.pairs.size(), model.converged, options);
    if (cell.reason == CannotTell::not_fitted) return;
    logits[at] =
        leave_out && !block.pairs.empty() ? left_out(model, *towards, block) : within(model, block);
  });
  const bool stray = leave_out && options.spread == CellSpread::estimated;
  const double common = stray ? common_deviation(cells, logits) : 0.0;
  for_each_block(cells.size(), operations, execution, [&](std::size_t at) {
    if (cells[at].reason == CannotTell::not_fitted) return;
    set_judgement(cells[at],
                  UncertainCount(logits[at].eta, std::hypot(logits[at].deviation, common)));
  });
  set_family(cells, options);
  return cells;
}

}  // namespace interstice
