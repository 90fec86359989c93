#include "graph/expectation/tie_model.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>

#include "graph/expectation/logistic.hpp"
#include "graph/expectation/pair_data.hpp"
#include "graph/expectation/tie_model_fit.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kLeastDeviation = 1e-3;
constexpr double kMostDeviation = 5.0;
constexpr int kGrid = 7;  // points of the first look, so that a second peak is not missed
constexpr double kLogTolerance =
    2e-3;  // of the deviation: far above rounding, so every machine walks the same way
constexpr double kLooseTolerance = 1e-6;

class VarianceSearch {
 public:
  VarianceSearch(const PairData& data, const TieModelOptions& options, const Execution& execution)
      : fit_(data), options_(options), execution_(execution) {}

  // The log deviation with the largest marginal likelihood: the best of a grid, then golden sections around it.
  double best() {
    const double low = std::log(kLeastDeviation);
    const double step = (std::log(kMostDeviation) - low) / (kGrid - 1);
    int peak = 0;
    std::array<double, kGrid> value{};
    for (int k = kGrid - 1; k >= 0; --k) {  // from wide to narrow: each mode starts the next
      value[static_cast<std::size_t>(k)] = at(low + k * step);
      if (k == kGrid - 1 ||
          value[static_cast<std::size_t>(k)] > value[static_cast<std::size_t>(peak)])
        peak = k;
    }
    double a = low + std::max(peak - 1, 0) * step;
    double b = low + std::min(peak + 1, kGrid - 1) * step;
    constexpr double kGolden = 0.6180339887498949;
    double x = b - kGolden * (b - a);
    double y = a + kGolden * (b - a);
    double fx = at(x);
    double fy = at(y);
    while (b - a > kLogTolerance) {
      if (fx > fy) {
        b = y;
        y = x;
        fy = fx;
        x = b - kGolden * (b - a);
        fx = at(x);
      } else {
        a = x;
        x = y;
        fx = fy;
        y = a + kGolden * (b - a);
        fy = at(y);
      }
    }
    return 0.5 * (a + b);
  }

  double at(double log_deviation, double tolerance = kLooseTolerance) {
    iterations_ +=
        fit_.solve(std::exp(2.0 * log_deviation), tolerance, options_.max_iterations, execution_);
    return fit_.log_marginal();
  }
  [[nodiscard]] const TieModelFit& fit() const { return fit_; }
  [[nodiscard]] std::uint32_t iterations() const { return iterations_; }

 private:
  TieModelFit fit_;
  const TieModelOptions& options_;
  const Execution& execution_;
  std::uint32_t iterations_ = 0;
};

}  // namespace

double TieModel::probability(VertexId u, VertexId v) const {
  const SystemId a = system_of[index(u)];
  const SystemId b = system_of[index(v)];
  // Added side by side, so that u-v and v-u agree to the bit.
  const double sides = (system_mean[index(a)] + propensity[index(u)]) +
                       (system_mean[index(b)] + propensity[index(v)]);
  return logistic(mu + sides + (a == b ? same_system : 0.0));
}

TieModel fit_tie_model(const Network& network, const std::vector<SystemId>& system_of,
                       std::uint32_t num_systems, const ObservedPairs& observed,
                       const TieModelOptions& options, const Execution& execution) {
  if (network.directed()) {
    throw Error(ErrorCode::invalid_argument,
                "fit_tie_model: the network is directed; read it as either or both");
  }
  TieModel model{.system_mean = std::vector<double>(num_systems, 0.0),
                 .propensity = std::vector<double>(network.num_vertices(),
                                                   std::numeric_limits<double>::quiet_NaN()),
                 .system_of = system_of};
  std::size_t modelled = 0;
  for (const SystemId system : system_of) modelled += system == SystemId::none ? 0 : 1;
  if (modelled > options.max_bodies) {
    throw Error(ErrorCode::resource_exhausted,
                fmt::format("fit_tie_model: {} bodies have a system, at most {} can be modelled",
                            modelled, options.max_bodies));
  }
  const PairData data(network, system_of, num_systems, observed);
  if (data.size() < 2) {
    for (const std::uint32_t v : data.vertex) model.propensity[v] = 0.0;
    model.converged = true;
    return model;
  }
  VarianceSearch search(data, options, execution);
  const double log_deviation = search.best();
  model.log_marginal = search.at(log_deviation, options.tolerance);
  model.variance = std::exp(2.0 * log_deviation);
  model.iterations = search.iterations();
  model.residual = search.fit().residual();
  // A thousandth of what a gap could turn on; the last digits are lost where counts are large.
  model.converged = model.residual <= 1e-7;

  const std::vector<double>& s = search.fit().s();
  const std::vector<double> mean = search.fit().system_means(s);
  double used = 0.0;
  for (std::uint32_t g = 0; g < num_systems; ++g) {
    if (data.system_size[g] == 0.0) continue;
    model.mu += 2.0 * mean[g];
    used += 1.0;
  }
  model.mu /= used;
  for (std::uint32_t g = 0; g < num_systems; ++g) {
    if (data.system_size[g] > 0.0) model.system_mean[g] = mean[g] - model.mu / 2.0;
  }
  for (std::uint32_t i = 0; i < data.size(); ++i)
    model.propensity[data.vertex[i]] = s[i] - mean[data.system[i]];
  model.same_system = search.fit().beta();
  return model;
}

}  // namespace interstice
