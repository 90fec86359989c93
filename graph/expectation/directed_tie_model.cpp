#include "graph/expectation/directed_tie_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "graph/expectation/directed_fit.hpp"
#include "graph/expectation/variance_search.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kLeastDeviation = 1e-3;
constexpr double kMostDeviation = 5.0;
constexpr int kGrid = 7;
constexpr double kLogTolerance = 2e-3;
constexpr double kRoughTolerance = 5e-2;
constexpr double kNear = 0.5;
constexpr int kMostRounds = 6;
constexpr double kLooseTolerance = 1e-6;

using LogDeviations = std::array<double, 3>;  // sender, receiver, affinity

DirectedVariances variances(const LogDeviations& x) {
  return {std::exp(2.0 * x[0]), std::exp(2.0 * x[1]), std::exp(2.0 * x[2])};
}

// One after the other over the whole range, then near by until none moves.
LogDeviations best_deviations(DirectedFit& fit, bool affinities, const TieModelOptions& options,
                              const Execution& execution, std::uint32_t& iterations) {
  const Bracket whole{std::log(kLeastDeviation), std::log(kMostDeviation)};
  LogDeviations x = {std::log(0.5), std::log(0.5), std::log(0.3)};
  const auto search = [&](std::size_t which, Bracket bracket, int grid, double tolerance) {
    const auto value = [&](double at) {
      LogDeviations tried = x;
      tried[which] = at;
      iterations += fit.solve(variances(tried), kLooseTolerance, options.max_iterations, execution);
      return fit.log_marginal();
    };
    const double found = highest(value, bracket, grid, tolerance);
    const double moved = std::abs(found - x[which]);
    x[which] = found;
    return moved;
  };
  const std::size_t count = affinities ? 3 : 2;
  for (std::size_t which = 0; which < count; ++which) search(which, whole, kGrid, kRoughTolerance);
  for (int round = 0; round < kMostRounds; ++round) {
    double moved = 0.0;
    for (std::size_t which = 0; which < count; ++which) {
      const Bracket near{std::max(whole.low, x[which] - kNear),
                         std::min(whole.high, x[which] + kNear)};
      moved = std::max(moved, search(which, near, 3, kLogTolerance));
    }
    if (moved < 2.0 * kLogTolerance) break;
  }
  return x;
}

// mu and the systems' means, each side's centred over the systems that have bodies.
void spread(const DirectedFit& fit, std::uint32_t num_systems, DirectedTieModel& model) {
  for (const bool sends : {true, false}) {
    std::vector<double>& means = sends ? model.sender_mean : model.receiver_mean;
    std::vector<double>& terms = sends ? model.sender : model.receiver;
    const std::vector<double> mean = fit.means(fit.terms(), sends ? 0 : fit.size());
    double middle = 0.0;
    double used = 0.0;
    for (std::uint32_t g = 0; g < num_systems; ++g) {
      if (fit.system_size(g) == 0.0) continue;
      middle += mean[g];
      used += 1.0;
    }
    middle /= used;
    model.mu += middle;
    for (std::uint32_t g = 0; g < num_systems; ++g)
      means[g] = fit.system_size(g) > 0.0 ? mean[g] - middle : 0.0;
    for (std::uint32_t i = 0; i < fit.size(); ++i)
      terms[fit.vertex(i)] = (sends ? fit.sender(i) : fit.receiver(i)) - mean[fit.system(i)];
  }
}

}  // namespace

double DirectedTieModel::logit(VertexId u, VertexId v) const {
  const std::uint32_t a = index(system_of[index(u)]);
  const std::uint32_t b = index(system_of[index(v)]);
  const double common =
      pattern_logit.empty() ? 0.0 : pattern_logit[(*patterns)(index(u), index(v))];
  const double between = affinity.empty() ? 0.0 : affinity[std::size_t{a} * sender_mean.size() + b];
  return mu + (sender_mean[a] + sender[index(u)]) + (receiver_mean[b] + receiver[index(v)]) +
         (common + between);
}

Dyad DirectedTieModel::dyad(VertexId u, VertexId v) const {
  return dyad_of(logit(u, v), logit(v, u), reciprocity);
}

DirectedTieModel fit_directed_tie_model(const Network& network,
                                        const std::vector<SystemId>& system_of,
                                        std::uint32_t num_systems, const ObservedPairs& observed,
                                        const TieModelOptions& options,
                                        const Execution& execution) {
  if (!network.directed())
    throw Error(ErrorCode::invalid_argument,
                "fit_directed_tie_model: the network is undirected; use fit_tie_model");
  const auto modelled = static_cast<std::size_t>(
      std::ranges::count_if(system_of, [](SystemId s) { return s != SystemId::none; }));
  if (modelled > options.max_bodies) {
    throw Error(
        ErrorCode::resource_exhausted,
        fmt::format("fit_directed_tie_model: {} bodies have a system, at most {} can be modelled",
                    modelled, options.max_bodies));
  }
  const std::vector<double> outside(network.num_vertices(),
                                    std::numeric_limits<double>::quiet_NaN());
  DirectedTieModel model{.sender_mean = std::vector<double>(num_systems, 0.0),
                         .receiver_mean = std::vector<double>(num_systems, 0.0),
                         .sender = outside,
                         .receiver = outside,
                         .system_of = system_of};
  std::vector<std::uint8_t> has_bodies(num_systems, 0);
  for (const SystemId s : system_of) {
    if (s != SystemId::none) has_bodies[index(s)] = 1;
  }
  const bool affinities = options.affinities == PairAffinities::fitted &&
                          std::ranges::count(has_bodies, std::uint8_t{1}) >= 3;
  DirectedFit fit(network, system_of, num_systems, observed, options.facts, affinities);
  if (fit.size() < 2) {
    for (std::uint32_t i = 0; i < fit.size(); ++i)
      model.sender[fit.vertex(i)] = model.receiver[fit.vertex(i)] = 0.0;
    model.converged = true;
    return model;
  }
  const DirectedVariances best =
      variances(best_deviations(fit, affinities, options, execution, model.iterations));
  model.iterations += fit.solve(best, options.tolerance, options.max_iterations, execution);
  model.residual = fit.residual();
  model.converged = model.residual <= 1e-7;
  model.sender_variance = best.sender;
  model.receiver_variance = best.receiver;
  model.affinity_variance = affinities ? best.affinity : 0.0;
  model.reciprocity = fit.reciprocity();
  spread(fit, num_systems, model);
  model.patterns = std::make_shared<const PairPatterns>(fit.patterns());
  model.pattern_logit.assign(fit.patterns().size(), 0.0);
  for (std::size_t k = 0; k < fit.covariates().size(); ++k) {
    model.coefficients.push_back({.covariate = fit.covariates()[k], .beta = fit.beta(k)});
    for (std::uint32_t p = 0; p < fit.patterns().size(); ++p)
      model.pattern_logit[p] += fit.beta(k) * fit.patterns().value(p, fit.covariates()[k]);
  }
  for (std::uint32_t a = 0; affinities && a < num_systems; ++a) {
    for (std::uint32_t b = 0; b < num_systems; ++b) model.affinity.push_back(fit.gamma(a, b));
  }
  return model;
}

}  // namespace interstice
