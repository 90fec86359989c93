#include "graph/expectation/tie_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

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
// Of many bodies' scores, which tell their variance apart by far more.
constexpr double kManyTolerance = 1e-4;
constexpr double kRoughScore = 1e-2;
constexpr double kSampleNear =
    0.25;  // how far a sample's answer may be off before it is looked for again
constexpr std::uint64_t kLeastFirstSample = 100000;  // pairs without a tie
constexpr std::uint64_t kFirstSamplePerTie = 10;
constexpr std::uint64_t kWorthASample = 5;
constexpr std::uint64_t kLeastSample = 1000000;  // pairs without a tie
constexpr std::uint64_t kSamplePerTie = 20;

// Estimates at variances looked at before, along one of the two: where to begin at the next.
class Path {
 public:
  void add(double at, const std::vector<double>& estimates) {
    if (points_.size() == kMost) points_.erase(points_.begin());
    points_.push_back({at, estimates});
  }
  void clear() { points_.clear(); }
  // The parabola through the three nearest, where they are near; else nothing.
  [[nodiscard]] std::optional<std::vector<double>> at(double x) const {
    if (points_.size() < 3) return std::nullopt;
    std::vector<const Point*> near;
    for (const Point& point : points_) near.push_back(&point);
    std::ranges::stable_sort(near, {}, [&](const Point* point) { return std::abs(point->at - x); });
    const double a = near[0]->at;
    const double b = near[1]->at;
    const double c = near[2]->at;
    if (a == b || b == c || a == c || std::abs(c - x) > kReach) return std::nullopt;
    const double la = (x - b) * (x - c) / ((a - b) * (a - c));
    const double lb = (x - a) * (x - c) / ((b - a) * (b - c));
    const double lc = (x - a) * (x - b) / ((c - a) * (c - b));
    // Outside of the three a parabola may go anywhere.
    if (std::abs(la) + std::abs(lb) + std::abs(lc) > kMostAmplified) return std::nullopt;
    std::vector<double> estimates(near[0]->estimates.size());
    for (std::size_t i = 0; i < estimates.size(); ++i) {
      estimates[i] =
          la * near[0]->estimates[i] + lb * near[1]->estimates[i] + lc * near[2]->estimates[i];
    }
    return estimates;
  }

 private:
  static constexpr std::size_t kMost = 8;
  static constexpr double kReach = 0.6;
  static constexpr double kMostAmplified = 12.0;
  struct Point {
    double at;
    std::vector<double> estimates;
  };
  std::vector<Point> points_;
};

class VarianceSearch {
 public:
  VarianceSearch(const PairData& data, bool affinities, const TieModelOptions& options,
                 const Execution& execution)
      : fit_(data, affinities ? TieModelFit::Affinities::fitted : TieModelFit::Affinities::none),
        affinities_(affinities),
        many_(data.size() > TieModelFit::kMostExact),
        options_(options),
        execution_(execution) {}

  // The log deviations with the largest marginal likelihood; with affinities, one after the other until neither moves.
  void find_best() {
    find_roughly(affinities_ ? kRoughTolerance : kLogTolerance);
    if (affinities_) settle_near(kNear);
  }

  // Anywhere, to a tolerance.
  void find_roughly(double tolerance) {
    affinity_ = std::log(0.3);
    score_ = many_ ? kRoughScore : kLooseTolerance;
    if (tolerance < kRoughTolerance) score_ = many_ ? kManyTolerance : kLooseTolerance;
    body_ = search(Along::body, whole(), kGrid, tolerance);
    if (affinities_) affinity_ = search(Along::affinity, whole(), kGrid, tolerance);
  }

  // Near where it is on a sample of the pairs.
  void find_best_near(const VarianceSearch& sample) {
    body_ = sample.body_;
    affinity_ = sample.affinity_;
    iterations_ = sample.iterations_;
    fit_.start_at(sample.fit_);
    settle_near(kSampleNear);
  }

  double settle() { return at(body_, affinity_, options_.tolerance); }
  [[nodiscard]] const TieModelFit& fit() const { return fit_; }
  [[nodiscard]] std::uint32_t iterations() const { return iterations_; }
  [[nodiscard]] double body_variance() const { return std::exp(2.0 * body_); }
  [[nodiscard]] double affinity_variance() const {
    return affinities_ ? std::exp(2.0 * affinity_) : 0.0;
  }

 private:
  enum class Along : std::uint8_t { body, affinity };
  static Bracket whole() { return {std::log(kLeastDeviation), std::log(kMostDeviation)}; }
  static Bracket near(double x, double reach) {
    return {std::max(whole().low, x - reach), std::min(whole().high, x + reach)};
  }

  void settle_near(double reach) {
    score_ = many_ ? kManyTolerance : kLooseTolerance;
    for (int round = 0; round < kMostRounds; ++round) {
      const double body = search(Along::body, near(body_, reach), 3, kLogTolerance);
      const double moved = std::abs(body - body_);
      body_ = body;
      if (affinities_ ? round > 0 && moved < 2.0 * kLogTolerance : moved < 0.9 * reach) break;
      if (!affinities_) continue;
      affinity_ = search(Along::affinity, near(affinity_, reach), 3, kLogTolerance);
      reach = kNearer;
    }
  }

  double search(Along along, Bracket bracket, int grid, double tolerance) {
    path_.clear();
    return highest(
        [&](double x) {
          if (std::optional<std::vector<double>> start = path_.at(x))
            fit_.set_estimates(std::move(*start));
          const double value =
              along == Along::body ? at(x, affinity_, score_) : at(body_, x, score_);
          path_.add(x, fit_.estimates());
          return value;
        },
        bracket, grid, tolerance);
  }

  double at(double body, double affinity, double tolerance) {
    iterations_ += fit_.solve({std::exp(2.0 * body), std::exp(2.0 * affinity)}, tolerance,
                              options_.max_iterations, execution_);
    return fit_.log_marginal(execution_);
  }

  TieModelFit fit_;
  bool affinities_;
  bool many_;  // bodies
  const TieModelOptions& options_;
  const Execution& execution_;
  Path path_;
  double body_ = 0.0;
  double affinity_ = 0.0;
  double score_ = kLooseTolerance;  // left over at variances that are only looked at
  std::uint32_t iterations_ = 0;
};

// With every number that has a place in it at 0: what fewer than two bodies have.
TieModel empty_model(const PairData& data, const std::vector<SystemId>& system_of) {
  TieModel model{
      .system_mean = std::vector<double>(data.num_systems, 0.0),
      .propensity = std::vector<double>(system_of.size(), std::numeric_limits<double>::quiet_NaN()),
      .system_of = system_of,
      .body_weight = std::vector<double>(system_of.size(), 0.0)};
  for (const std::uint32_t v : data.vertex) model.propensity[v] = 0.0;
  model.converged = true;
  return model;
}

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

// All that follows from the mode but the coefficients' errors.
TieModel model_of(const PairData& data, const TieModelFit& fit,
                  const std::vector<SystemId>& system_of) {
  TieModel model = empty_model(data, system_of);
  model.residual = fit.residual();
  // A thousandth of what a gap could turn on; the last digits are lost where counts are large.
  model.converged = model.residual <= 1e-7;
  spread(data, fit, model);
  model.patterns = std::make_shared<const PairPatterns>(data.patterns);
  model.same_system = fit.beta(0);
  model.pattern_logit.assign(data.patterns.size(), 0.0);
  for (std::size_t k = 0; k < fit.covariates().size(); ++k) {
    for (std::uint32_t p = 0; p < data.patterns.size(); ++p)
      model.pattern_logit[p] += fit.beta(k) * data.patterns.value(p, fit.covariates()[k]);
  }
  for (std::uint32_t a = 0; fit.has_affinities() && a < data.num_systems; ++a) {
    for (std::uint32_t b = 0; b < data.num_systems; ++b) {
      model.affinity.push_back(fit.gamma(a, b));
      model.affinity_weight.push_back(fit.gamma_curvature(a, b));
    }
  }
  return model;
}

bool can_have_affinities(const PairData& data) {
  return std::ranges::count_if(data.system_size, [](double size) { return size > 0.0; }) >= 3;
}

// Of all pairs, at a sample's best variances first where one is given.
TieModel fitted_to(const PairData& data, const PairData* sample,
                   const std::vector<SystemId>& system_of, const TieModelOptions& options,
                   const Execution& execution) {
  if (data.size() < 2) return empty_model(data, system_of);
  const bool affinities = options.affinities == PairAffinities::fitted && can_have_affinities(data);
  VarianceSearch search(data, affinities, options, execution);
  if (sample != nullptr) {
    VarianceSearch rough(*sample, affinities, options, execution);
    rough.find_roughly(kRoughTolerance);
    search.find_best_near(rough);
  } else {
    search.find_best();
  }
  const double log_marginal = search.settle();
  TieModel model = model_of(data, search.fit(), system_of);
  model.log_marginal = log_marginal;
  model.variance = search.body_variance();
  model.affinity_variance = search.affinity_variance();
  model.iterations = search.iterations();
  model.coefficients = search.fit().coefficients(execution);
  return model;
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
  const PairData data(network, system_of, num_systems, observed, options.facts, execution);
  const std::uint64_t some = std::max(kLeastFirstSample, kFirstSamplePerTie * network.num_ties());
  const double pairs = std::accumulate(data.pattern_pairs.begin(), data.pattern_pairs.end(), 0.0);
  if (pairs < static_cast<double>(kWorthASample * some))
    return fitted_to(data, nullptr, system_of, options, execution);
  const PairData sample = PairData::sampled(network, system_of, num_systems, observed,
                                            options.facts, some, options.seed);
  return fitted_to(data, &sample, system_of, options, execution);
}

TieModel fit_tie_model_to(const PairData& data, const std::vector<SystemId>& system_of,
                          const TieModelOptions& options, const Execution& execution) {
  return fitted_to(data, nullptr, system_of, options, execution);
}

TieModel refit_tie_model(const PairData& data, const TieModel& start,
                         const TieModelOptions& options, const Execution& execution) {
  if (data.size() < 2) return empty_model(data, start.system_of);
  const bool affinities = !start.affinity.empty();
  TieModelFit fit(data,
                  affinities ? TieModelFit::Affinities::fitted : TieModelFit::Affinities::none);
  fit.start_at(start);
  const std::uint32_t iterations =
      fit.solve({start.variance, affinities ? start.affinity_variance : 1.0}, options.tolerance,
                options.max_iterations, execution);
  TieModel model = model_of(data, fit, start.system_of);
  model.variance = start.variance;
  model.affinity_variance = start.affinity_variance;
  model.iterations = iterations;
  for (std::size_t k = 0; k < fit.covariates().size(); ++k)
    model.coefficients.push_back({.covariate = fit.covariates()[k], .beta = fit.beta(k)});
  return model;
}

}  // namespace interstice
