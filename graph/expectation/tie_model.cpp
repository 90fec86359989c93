#include "graph/expectation/tie_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/expectation/logistic.hpp"
#include "graph/expectation/pair_data.hpp"
#include "graph/expectation/tie_model_fit.hpp"
#include "graph/expectation/variance_search.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kLeastDeviation = 1e-3;
constexpr double kMostDeviation = 5.0;
constexpr int kGrid = 7;
constexpr double kLogTolerance =
    2e-3;  // of the deviation: far above rounding, so every machine walks the same way
constexpr double kRoughTolerance = 5e-2;
constexpr double kNear = 0.5;    // how far a second look goes
constexpr double kNearer = 0.1;  // and those after
constexpr int kMostRounds = 6;
constexpr double kLooseTolerance = 1e-6;
constexpr std::uint64_t kLeastSample = 1000000;  // pairs without a tie
constexpr std::uint64_t kSamplePerTie = 20;
constexpr double kNineInTen = 1.6448536269514722;

class VarianceSearch {
 public:
  VarianceSearch(const PairData& data, bool affinities, const TieModelOptions& options,
                 const Execution& execution)
      : fit_(data, affinities ? TieModelFit::Affinities::fitted : TieModelFit::Affinities::none),
        affinities_(affinities),
        options_(options),
        execution_(execution) {}

  // The log deviations with the largest marginal likelihood; with affinities, one after the other until neither moves.
  void find_best() {
    const Bracket whole{std::log(kLeastDeviation), std::log(kMostDeviation)};
    const auto of_body = [&](double x) { return at(x, affinity_); };
    const auto of_affinity = [&](double x) { return at(body_, x); };
    if (!affinities_) {
      body_ = highest(of_body, whole, kGrid, kLogTolerance);
      return;
    }
    affinity_ = std::log(0.3);
    body_ = highest(of_body, whole, kGrid, kRoughTolerance);
    affinity_ = highest(of_affinity, whole, kGrid, kRoughTolerance);
    double reach = kNear;
    const auto near = [&](double x) {
      return Bracket{std::max(whole.low, x - reach), std::min(whole.high, x + reach)};
    };
    for (int round = 0; round < kMostRounds; ++round) {
      const double body = highest(of_body, near(body_), 3, kLogTolerance);
      const double moved = std::abs(body - body_);
      body_ = body;
      if (round > 0 && moved < 2.0 * kLogTolerance) break;
      affinity_ = highest(of_affinity, near(affinity_), 3, kLogTolerance);
      reach = kNearer;
    }
  }

  double at(double body, double affinity, double tolerance = kLooseTolerance) {
    iterations_ += fit_.solve({std::exp(2.0 * body), std::exp(2.0 * affinity)}, tolerance,
                              options_.max_iterations, execution_);
    return fit_.log_marginal(execution_);
  }
  double settle() { return at(body_, affinity_, options_.tolerance); }
  [[nodiscard]] const TieModelFit& fit() const { return fit_; }
  [[nodiscard]] std::uint32_t iterations() const { return iterations_; }
  [[nodiscard]] double body_variance() const { return std::exp(2.0 * body_); }
  [[nodiscard]] double affinity_variance() const {
    return affinities_ ? std::exp(2.0 * affinity_) : 0.0;
  }

 private:
  TieModelFit fit_;
  bool affinities_;
  const TieModelOptions& options_;
  const Execution& execution_;
  double body_ = 0.0;
  double affinity_ = 0.0;
  std::uint32_t iterations_ = 0;
};

// mu, m and u of the modelled bodies from their s.
void spread(const PairData& data, const TieModelFit& fit, TieModel& model) {
  const std::vector<double> s = fit.s();
  const std::vector<double> mean = fit.system_means(s);
  double used = 0.0;
  for (std::uint32_t g = 0; g < data.num_systems; ++g) {
    if (data.system_size[g] == 0.0) continue;
    model.mu += 2.0 * mean[g];
    used += 1.0;
  }
  model.mu /= used;
  for (std::uint32_t g = 0; g < data.num_systems; ++g) {
    if (data.system_size[g] > 0.0) model.system_mean[g] = mean[g] - model.mu / 2.0;
  }
  for (std::uint32_t i = 0; i < data.size(); ++i) {
    model.propensity[data.vertex[i]] = s[i] - mean[data.system[i]];
    model.body_weight[data.vertex[i]] = fit.body_curvature(i);
  }
}

// Mean chances with a covariate at 0 and at 1, over the observed pairs that know it.
void average_chances(const PairData& data, const TieModel& model, Coefficient& c) {
  double pairs = 0.0;
  const double lower = c.beta - kNineInTen * c.standard_error;
  const double upper = c.beta + kNineInTen * c.standard_error;
  // "One more than the first" starts from pairs that have one.
  const bool further =
      c.covariate == Covariate::further_outcomes || c.covariate == Covariate::further_boards;
  const Covariate first = c.covariate == Covariate::further_outcomes ? Covariate::shared_outcome
                                                                     : Covariate::shared_board;
  data.for_each_observed([&](std::uint32_t i, std::uint32_t j, std::uint16_t flags, std::size_t) {
    const std::uint32_t pattern = flags >> PairData::pattern_shift;
    if (!data.patterns.known(pattern, c.covariate)) return;
    if (further && data.patterns.value(pattern, first) == 0.0) return;
    const double rest =
        model.logit(static_cast<VertexId>(data.vertex[i]), static_cast<VertexId>(data.vertex[j])) -
        c.beta * data.patterns.value(pattern, c.covariate);
    const double times = data.weight(flags);
    pairs += times;
    c.without += times * logistic(rest);
    c.with += times * logistic(rest + c.beta);
    c.with_low += times * logistic(rest + lower);
    c.with_high += times * logistic(rest + upper);
  });
  for (double* mean : {&c.without, &c.with, &c.with_low, &c.with_high})
    *mean = pairs > 0.0 ? *mean / pairs : 0.0;
}

void add_coefficients(const PairData& data, const TieModelFit& fit, TieModel& model,
                      const Execution& execution) {
  const std::vector<Covariate>& covariates = fit.covariates();
  const std::vector<double> covariance = fit.covariance(execution);
  model.pattern_logit.assign(data.patterns.size(), 0.0);
  for (std::size_t k = 0; k < covariates.size(); ++k) {
    for (std::uint32_t p = 0; p < data.patterns.size(); ++p)
      model.pattern_logit[p] += fit.beta(k) * data.patterns.value(p, covariates[k]);
  }
  for (std::size_t k = 0; k < covariates.size(); ++k) {
    Coefficient c{
        .covariate = covariates[k],
        .beta = fit.beta(k),
        .standard_error = std::sqrt(std::max(0.0, covariance[k * covariates.size() + k]))};
    average_chances(data, model, c);
    model.coefficients.push_back(c);
  }
}

}  // namespace

double TieModel::logit(VertexId u, VertexId v) const {
  const SystemId a = system_of[index(u)];
  const SystemId b = system_of[index(v)];
  // Added side by side, so that u-v and v-u agree to the bit.
  const double sides = (system_mean[index(a)] + propensity[index(u)]) +
                       (system_mean[index(b)] + propensity[index(v)]);
  const double common = pattern_logit.empty() ? (a == b ? same_system : 0.0)
                                              : pattern_logit[(*patterns)(index(u), index(v))];
  const double between =
      affinity.empty() ? 0.0 : affinity[index(a) * system_mean.size() + index(b)];
  return mu + sides + (common + between);
}

double TieModel::probability(VertexId u, VertexId v) const { return logistic(logit(u, v)); }

TieModel fit_tie_model(const Network& network, const std::vector<SystemId>& system_of,
                       std::uint32_t num_systems, const ObservedPairs& observed,
                       const TieModelOptions& options, const Execution& execution) {
  if (network.directed()) {
    throw Error(ErrorCode::invalid_argument,
                "fit_tie_model: the network is directed; read it as either or both");
  }
  std::size_t modelled = 0;
  for (const SystemId system : system_of) modelled += system == SystemId::none ? 0 : 1;
  if (modelled > options.max_bodies) {
    throw Error(ErrorCode::resource_exhausted,
                fmt::format("fit_tie_model: {} bodies have a system, at most {} can be modelled",
                            modelled, options.max_bodies));
  }
  if (modelled > options.exact_bodies) {
    const std::uint64_t others = std::max(kLeastSample, kSamplePerTie * network.num_ties());
    return fit_tie_model_to(PairData::sampled(network, system_of, num_systems, observed,
                                              options.facts, others, options.seed),
                            system_of, options, execution);
  }
  return fit_tie_model_to(PairData(network, system_of, num_systems, observed, options.facts),
                          system_of, options, execution);
}

TieModel fit_tie_model_to(const PairData& data, const std::vector<SystemId>& system_of,
                          const TieModelOptions& options, const Execution& execution) {
  const std::uint32_t num_systems = data.num_systems;
  TieModel model{
      .system_mean = std::vector<double>(num_systems, 0.0),
      .propensity = std::vector<double>(system_of.size(), std::numeric_limits<double>::quiet_NaN()),
      .system_of = system_of,
      .body_weight = std::vector<double>(system_of.size(), 0.0)};
  if (data.size() < 2) {
    for (const std::uint32_t v : data.vertex) model.propensity[v] = 0.0;
    model.converged = true;
    return model;
  }
  const auto used = std::ranges::count_if(data.system_size, [](double size) { return size > 0.0; });
  const bool affinities = options.affinities == PairAffinities::fitted && used >= 3;
  VarianceSearch search(data, affinities, options, execution);
  search.find_best();
  model.log_marginal = search.settle();
  model.variance = search.body_variance();
  model.affinity_variance = search.affinity_variance();
  model.iterations = search.iterations();
  model.residual = search.fit().residual();
  // A thousandth of what a gap could turn on; the last digits are lost where counts are large.
  model.converged = model.residual <= 1e-7;

  spread(data, search.fit(), model);
  model.patterns = std::make_shared<const PairPatterns>(data.patterns);
  model.same_system = search.fit().beta(0);
  if (affinities) {
    for (std::uint32_t a = 0; a < num_systems; ++a) {
      for (std::uint32_t b = 0; b < num_systems; ++b) {
        model.affinity.push_back(search.fit().gamma(a, b));
        model.affinity_weight.push_back(search.fit().gamma_curvature(a, b));
      }
    }
  }
  add_coefficients(data, search.fit(), model, execution);
  return model;
}

}  // namespace interstice
