#include "graph/gaps/interfaces.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "graph/expectation/poisson_binomial.hpp"
#include "graph/gaps/false_discovery.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

// Observed pairs of the bodies of two systems, or within one, and how many of them are tied.
struct Meeting {
  std::uint64_t pairs = 0;
  std::uint32_t tied = 0;
  std::vector<double> chances;  // where there is a model
};

struct Bodies {
  const Network& network;
  const ObservedPairs& observed;
  std::vector<std::vector<std::uint32_t>> of;  // by system, rising
};

Meeting meeting(const Bodies& bodies, const TieModel* model, std::uint32_t a, std::uint32_t b) {
  Meeting found;
  if (model != nullptr) found.chances.reserve(bodies.of[a].size() * bodies.of[b].size());
  for (const std::uint32_t u : bodies.of[a]) {
    const auto targets = bodies.network.out_arcs(static_cast<VertexId>(u)).targets;
    auto next = targets.begin();
    for (const std::uint32_t v : bodies.of[b]) {
      if (a == b && v <= u) continue;
      if (!bodies.observed(static_cast<VertexId>(u), static_cast<VertexId>(v))) continue;
      while (next != targets.end() && *next < v) ++next;
      ++found.pairs;
      found.tied += next != targets.end() && *next == v ? 1 : 0;
      if (model != nullptr)
        found.chances.push_back(
            model->probability(static_cast<VertexId>(u), static_cast<VertexId>(v)));
    }
  }
  return found;
}

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

InterfaceCell judge(const Meeting& meeting, const Interfaces& result, std::uint32_t a,
                    std::uint32_t b, std::uint32_t used_systems, const InterfaceOptions& options) {
  const SystemAnswers& left = result.systems[a];
  const SystemAnswers& right = result.systems[b];
  InterfaceCell cell{.a = static_cast<SystemId>(a),
                     .b = static_cast<SystemId>(b),
                     .possible = std::uint64_t{left.bodies} * right.bodies,
                     .pairs = meeting.pairs,
                     .observed = meeting.tied,
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
  const PoissonBinomial usual(meeting.chances);
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

double odds_ratio(const Bodies& bodies) {
  const auto systems = static_cast<std::uint32_t>(bodies.of.size());
  double tied[2] = {0.0, 0.0};
  double pairs[2] = {0.0, 0.0};
  for (std::uint32_t a = 0; a < systems; ++a) {
    for (std::uint32_t b = a; b < systems; ++b) {
      const Meeting found = meeting(bodies, nullptr, a, b);
      const int across = a == b ? 0 : 1;
      tied[across] += found.tied;
      pairs[across] += static_cast<double>(found.pairs);
    }
  }
  return tied[1] * (pairs[0] - tied[0]) / (tied[0] * (pairs[1] - tied[1]));
}

std::uint32_t systems_with_bodies(const std::vector<SystemAnswers>& systems) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(systems, [](const SystemAnswers& s) { return s.bodies > 0; }));
}

void set_family(std::vector<InterfaceCell>& cells, double most_q) {
  std::vector<double> family;
  for (const InterfaceCell& cell : cells)
    family.push_back(cell.least_p <= kLeastAttainableP ? cell.p : kUndefined);
  const std::vector<double> q = false_discovery(family);
  for (std::size_t i = 0; i < q.size(); ++i) {
    cells[i].q = q[i];
    if (q[i] <= most_q && cells[i].observed < cells[i].expected) cells[i].state = GapState::gap;
  }
}

}  // namespace

Interfaces interfaces(const Network& network, const std::vector<SystemId>& system_of,
                      std::uint32_t num_systems, const ObservedPairs& observed,
                      const InterfaceOptions& options, const Execution& execution) {
  TieModel model;
  if (systems_with_bodies(count_answers(system_of, num_systems, observed)) < 3) {
    // Nothing is judged: counts need no fit.
    model.system_of = system_of;
    model.system_mean.assign(num_systems, 0.0);
    model.propensity.assign(network.num_vertices(), 0.0);
  } else {
    model = fit_tie_model(network, system_of, num_systems, observed, {.facts = options.facts},
                          execution);
  }
  return interfaces_under(std::move(model), network, observed, options, execution);
}

Interfaces interfaces_under(TieModel model, const Network& network, const ObservedPairs& observed,
                            const InterfaceOptions& options, const Execution& execution) {
  Interfaces result;
  result.model = std::move(model);
  const std::vector<SystemId>& system_of = result.model.system_of;
  const auto num_systems = static_cast<std::uint32_t>(result.model.system_mean.size());
  result.systems = count_answers(system_of, num_systems, observed);
  const std::uint32_t used = systems_with_bodies(result.systems);
  Bodies bodies{.network = network, .observed = observed, .of = {}};
  bodies.of.resize(num_systems);
  for (std::uint32_t v = 0; v < system_of.size(); ++v) {
    if (system_of[v] != SystemId::none) bodies.of[index(system_of[v])].push_back(v);
  }
  for (std::uint32_t a = 0; a < num_systems; ++a) {
    for (std::uint32_t b = a + 1; b < num_systems; ++b) {
      if (bodies.of[a].empty() || bodies.of[b].empty()) continue;
      result.cells.push_back({.a = static_cast<SystemId>(a), .b = static_cast<SystemId>(b)});
    }
  }
  const double n = network.num_vertices();
  const TieModel* const judges = used < 3 ? nullptr : &result.model;
  for_each_block(result.cells.size(), 30.0 * n * n, execution, [&](std::size_t at) {
    InterfaceCell& cell = result.cells[at];
    const std::uint32_t a = index(cell.a);
    const std::uint32_t b = index(cell.b);
    cell = judge(meeting(bodies, judges, a, b), result, a, b, used, options);
  });
  set_family(result.cells, options.most_q);
  if (used == 2) {
    const double odds = odds_ratio(bodies);
    if (std::isfinite(odds)) result.cross_within_odds = odds;
  }
  return result;
}

}  // namespace interstice
