#include "graph/gaps/interfaces.hpp"

#include <cmath>
#include <limits>

#include "graph/expectation/pair_data.hpp"
#include "graph/expectation/poisson_binomial.hpp"
#include "graph/gaps/false_discovery.hpp"

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr double kLeastAttainable = 0.05;

// The chances of the observed pairs of each cell, and how many of them are tied.
class Cells {
 public:
  explicit Cells(std::uint32_t num_systems)
      : systems_(num_systems),
        chances_(std::size_t{num_systems} * num_systems),
        tied_(std::size_t{num_systems} * num_systems, 0) {}

  void add(const PairData& data, const TieModel& model) {
    data.for_each_observed([&](std::uint32_t i, std::uint32_t j, std::uint16_t flags, std::size_t) {
      const std::size_t cell = cell_of(data.system[i], data.system[j]);
      chances_[cell].push_back(model.probability(static_cast<VertexId>(data.vertex[i]),
                                                 static_cast<VertexId>(data.vertex[j])));
      tied_[cell] += (flags & PairData::tied) != 0 ? 1 : 0;
    });
  }
  [[nodiscard]] const std::vector<double>& chances(std::uint32_t a, std::uint32_t b) const {
    return chances_[cell_of(a, b)];
  }
  [[nodiscard]] std::uint32_t tied(std::uint32_t a, std::uint32_t b) const {
    return tied_[cell_of(a, b)];
  }

 private:
  [[nodiscard]] std::size_t cell_of(std::uint32_t a, std::uint32_t b) const {
    return std::size_t{std::min(a, b)} * systems_ + std::max(a, b);
  }
  std::uint32_t systems_;
  std::vector<std::vector<double>> chances_;
  std::vector<std::uint32_t> tied_;
};

std::vector<SystemAnswers> count_answers(const std::vector<SystemId>& system_of,
                                         std::uint32_t num_systems, const ObservedPairs& observed) {
  std::vector<SystemAnswers> systems(num_systems);
  for (std::uint32_t v = 0; v < system_of.size(); ++v) {
    if (system_of[v] == SystemId::none) continue;
    ++systems[index(system_of[v])].bodies;
    if (observed.answered(static_cast<VertexId>(v))) ++systems[index(system_of[v])].answered;
  }
  return systems;
}

InterfaceCell judge(const Cells& cells, const Interfaces& result, std::uint32_t a, std::uint32_t b,
                    std::uint32_t used_systems, const InterfaceOptions& options) {
  const SystemAnswers& left = result.systems[a];
  const SystemAnswers& right = result.systems[b];
  InterfaceCell cell{.a = static_cast<SystemId>(a),
                     .b = static_cast<SystemId>(b),
                     .possible = std::uint64_t{left.bodies} * right.bodies,
                     .pairs = cells.chances(a, b).size(),
                     .observed = cells.tied(a, b),
                     .p = kUndefined,
                     .least_p = kUndefined,
                     .q = kUndefined};
  const auto few = [&](const SystemAnswers& side) {
    return side.answered < options.least_answered * side.bodies;
  };
  cell.reason = used_systems < 3                      ? CannotTell::few_systems
                : !result.model.converged             ? CannotTell::not_fitted
                : cell.possible < options.least_pairs ? CannotTell::few_pairs
                : few(left) || few(right)             ? CannotTell::few_answers
                : cell.pairs < options.least_pairs    ? CannotTell::few_pairs
                                                      : CannotTell::no;
  if (cell.reason == CannotTell::few_systems || cell.reason == CannotTell::not_fitted) {
    cell.expected = cell.variance = cell.low = cell.high = cell.evidence = kUndefined;
    return cell;
  }
  const PoissonBinomial usual(cells.chances(a, b));
  cell.expected = usual.mean();
  cell.variance = usual.variance();
  cell.low = static_cast<double>(usual.quantile(0.05));
  cell.high = static_cast<double>(usual.quantile(0.95));
  cell.evidence = (cell.expected - cell.observed) / std::sqrt(cell.variance + 0.25);
  if (cell.reason == CannotTell::no) {
    cell.state = GapState::no_sign;
    cell.p = usual.lower_tail(cell.observed);
    cell.least_p = usual.lower_tail(0);
  }
  return cell;
}

double odds_ratio(const Cells& cells, std::uint32_t num_systems) {
  double tied[2] = {0.0, 0.0};
  double pairs[2] = {0.0, 0.0};
  for (std::uint32_t a = 0; a < num_systems; ++a) {
    for (std::uint32_t b = a; b < num_systems; ++b) {
      const int across = a == b ? 0 : 1;
      tied[across] += cells.tied(a, b);
      pairs[across] += static_cast<double>(cells.chances(a, b).size());
    }
  }
  return tied[1] * (pairs[0] - tied[0]) / (tied[0] * (pairs[1] - tied[1]));
}

}  // namespace

Interfaces interfaces(const Network& network, const std::vector<SystemId>& system_of,
                      std::uint32_t num_systems, const ObservedPairs& observed,
                      const InterfaceOptions& options, const Execution& execution) {
  Interfaces result;
  result.systems = count_answers(system_of, num_systems, observed);
  std::uint32_t used = 0;
  for (const SystemAnswers& system : result.systems) used += system.bodies > 0 ? 1 : 0;
  if (used < 3) {
    // Nothing is judged: counts need no fit.
    result.model.system_of = system_of;
    result.model.system_mean.assign(num_systems, 0.0);
    result.model.propensity.assign(network.num_vertices(), 0.0);
  } else {
    result.model = fit_tie_model(network, system_of, num_systems, observed,
                                 {.facts = options.facts}, execution);
  }
  const PairData data(network, system_of, num_systems, observed);
  Cells cells(num_systems);
  cells.add(data, result.model);
  for (std::uint32_t a = 0; a < num_systems; ++a) {
    for (std::uint32_t b = a + 1; b < num_systems; ++b) {
      if (result.systems[a].bodies > 0 && result.systems[b].bodies > 0) {
        result.cells.push_back(judge(cells, result, a, b, used, options));
      }
    }
  }
  std::vector<double> family;
  for (const InterfaceCell& cell : result.cells) {
    family.push_back(cell.least_p <= kLeastAttainable ? cell.p : kUndefined);
  }
  const std::vector<double> q = false_discovery(family);
  for (std::size_t i = 0; i < q.size(); ++i) {
    InterfaceCell& cell = result.cells[i];
    cell.q = q[i];
    if (cell.q <= options.most_q && cell.observed < cell.expected) cell.state = GapState::gap;
  }
  if (used == 2) {
    const double odds = odds_ratio(cells, num_systems);
    if (std::isfinite(odds)) result.cross_within_odds = odds;
  }
  return result;
}

}  // namespace interstice
