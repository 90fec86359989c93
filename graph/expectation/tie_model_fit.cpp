#include "graph/expectation/tie_model_fit.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/kernels/parallel.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kMostConjugateSteps = 400;
constexpr double kConjugateTolerance = 1e-3;  // of a step: the next one mends the rest
constexpr std::uint32_t kOneBlock = 400;      // fewer bodies are one block of rows
constexpr std::size_t kBlocks = 16;

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void add(std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
}

}  // namespace

TieModelFit::TieModelFit(const PairData& data, Affinities affinities)
    : data_(data),
      width_(vector_width()),
      cell_of_(std::size_t{data.num_systems} * data.num_systems),
      weights_(data.flags.size(), 0.0F) {
  place_of_pattern_.assign(data.patterns.size(), 0);
  for (std::uint32_t p = 0; p < data.patterns.size(); ++p) {
    if (!(data.pattern_pairs[p] > 0.0)) continue;
    place_of_pattern_[p] = static_cast<std::uint16_t>(used_patterns_.size());
    used_patterns_.push_back(p);
  }
  if (used_patterns_.empty()) used_patterns_.push_back(0);  // of no pair: every sum has a place
  for (std::size_t k = 0; k < kCovariates; ++k) {
    const auto covariate = static_cast<Covariate>(k);
    if (!data.patterns.has(covariate)) continue;
    const auto differs = [&](std::uint32_t p) {
      return data.patterns.value(p, covariate) != data.patterns.value(used_patterns_[0], covariate);
    };
    // The same system is always in the model: where it does not vary, the ridge alone decides.
    if (k == 0 || std::ranges::any_of(used_patterns_, differs)) covariates_.push_back(covariate);
  }
  for (const std::uint32_t p : used_patterns_) {
    for (const Covariate covariate : covariates_)
      design_.push_back(data.patterns.value(p, covariate));
  }
  const std::uint32_t k = data.num_systems;
  if (affinities == Affinities::fitted) {
    for (std::uint32_t a = 0; a < k; ++a) {
      for (std::uint32_t b = a + 1; b < k; ++b) {
        const bool meet = data.system_size[a] > 0.0 && data.system_size[b] > 0.0;
        cell_of_[a * k + b] = cell_of_[b * k + a] = meet ? cells_++ : BodyFacts::unknown;
      }
    }
  }
  for (std::uint32_t a = 0; a < k; ++a) {
    for (std::uint32_t b = 0; b < k; ++b) {
      std::uint32_t& c = cell_of_[a * k + b];
      if (affinities == Affinities::none || a == b || c == BodyFacts::unknown) c = cells_;
    }
  }
  const std::size_t blocks = data.size() < kOneBlock ? 1 : kBlocks;
  block_row_.push_back(0);
  for (std::size_t block = 1; block < blocks; ++block) {
    std::uint32_t row = block_row_.back();
    while (row < data.size() && data.row(row) < data.flags.size() / blocks * block) ++row;
    block_row_.push_back(row);
  }
  block_row_.push_back(data.size());
  x_.assign(data.size() + covariates_.size() + cells_, 0.0);
  if (data.size() <= kMostExact && data.columns.empty())
    exact_weights_.assign(data.flags.size(), 0.0);
  sums_.resize(blocks);
}

std::vector<double> TieModelFit::system_means(const std::vector<double>& values) const {
  std::vector<double> mean(data_.num_systems, 0.0);
  for (std::uint32_t i = 0; i < data_.size(); ++i) mean[data_.system[i]] += values[i];
  for (std::uint32_t g = 0; g < data_.num_systems; ++g)
    mean[g] = data_.system_size[g] > 0 ? mean[g] / data_.system_size[g] : 0.0;
  return mean;
}

double TieModelFit::gamma(std::uint32_t a, std::uint32_t b) const {
  const std::uint32_t c = cell(a, b);
  return c < cells_ ? x_[data_.size() + covariates_.size() + c] : 0.0;
}

double TieModelFit::gamma_curvature(std::uint32_t a, std::uint32_t b) const {
  const std::uint32_t c = cell(a, b);
  return c < cells_ ? curvature_[data_.size() + covariates_.size() + c] : 0.0;
}

TieModelFit::Vector TieModelFit::pattern_values(const Vector& x) const {
  Vector value(used_patterns_.size(), 0.0);
  const std::size_t count = covariates_.size();
  for (std::size_t r = 0; r < used_patterns_.size(); ++r) {
    for (std::size_t k = 0; k < count; ++k)
      value[r] += design_[r * count + k] * x[data_.size() + k];
  }
  return value;
}

void TieModelFit::evaluate(const Execution& execution) {
  for_each_block(sums_.size(), 4.0 * operations(), execution,
                 [&](std::size_t block) { evaluate_block(block, sums_[block]); });
  Sums& all = sums_[0];
  for (std::size_t block = 1; block < sums_.size(); ++block) {
    const Sums& one = sums_[block];
    all.objective += one.objective;
    add(all.body, one.body);
    add(all.body_weight, one.body_weight);
    add(all.pattern, one.pattern);
    add(all.pattern_weight, one.pattern_weight);
    add(all.meet, one.meet);
    add(all.meet_weight, one.meet_weight);
  }
  const std::uint32_t n = data_.size();
  const std::size_t count = covariates_.size();
  objective_ = all.objective;
  score_ = all.body;
  curvature_ = all.body_weight;
  for (double& c : curvature_) c += kTieModelRidge;
  score_.resize(x_.size(), 0.0);
  curvature_.resize(x_.size(), 0.0);
  for (std::size_t r = 0; r < used_patterns_.size(); ++r) {
    for (std::size_t a = 0; a < count; ++a)
      score_[n + a] += design_[r * count + a] * all.pattern[r];
  }
  for (std::size_t a = 0; a < count; ++a) {
    objective_ += 0.5 * kTieModelRidge * x_[n + a] * x_[n + a];
    score_[n + a] -= kTieModelRidge * x_[n + a];
  }
  for_each_cell([&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    const std::size_t at = n + count + c;
    objective_ += 0.5 * x_[at] * x_[at] / variances_.affinity;
    score_[at] = between(all.meet, a, b) - x_[at] / variances_.affinity;
    curvature_[at] = between(all.meet_weight, a, b);
  });
  set_coarse(all.pattern_weight, all.meet_weight);
  const std::vector<double> mean = system_means(x_);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t g = data_.system[i];
    const double u = x_[i] - mean[g];
    objective_ += 0.5 * u * u / variances_.body;
    score_[i] -= u / variances_.body + kTieModelRidge * mean[g] / data_.system_size[g];
  }
  for (const double a : mean) objective_ += 0.5 * kTieModelRidge * a * a;
  residual_ = 0.0;
  for (const double value : score_) residual_ = std::max(residual_, std::abs(value));
}

TieModelFit::Vector TieModelFit::times_hessian(const Vector& x, const Execution& execution) const {
  const Vector pattern_shift = pattern_values(x);
  for_each_block(sums_.size(), operations(), execution,
                 [&](std::size_t block) { multiply_block(block, x, pattern_shift, sums_[block]); });
  for (std::size_t block = 1; block < sums_.size(); ++block) {
    add(sums_[0].body, sums_[block].body);
    add(sums_[0].pattern, sums_[block].pattern);
    add(sums_[0].meet, sums_[block].meet);
  }
  const std::uint32_t n = data_.size();
  const std::size_t count = covariates_.size();
  Vector y = sums_[0].body;
  y.resize(x.size(), 0.0);
  for (std::size_t r = 0; r < used_patterns_.size(); ++r) {
    for (std::size_t k = 0; k < count; ++k)
      y[n + k] += design_[r * count + k] * sums_[0].pattern[r];
  }
  for (std::size_t k = 0; k < count; ++k) y[n + k] += kTieModelRidge * x[n + k];
  for_each_cell([&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    const std::size_t at = n + count + c;
    y[at] = between(sums_[0].meet, a, b) + x[at] / variances_.affinity;
  });
  const std::vector<double> mean = system_means(x);
  for (std::uint32_t i = 0; i < n; ++i) {
    y[i] += (x[i] - mean[data_.system[i]]) / variances_.body + kTieModelRidge * x[i];
  }
  return y;
}

TieModelFit::Vector TieModelFit::inverse_times(const Vector& right, double tolerance,
                                               const Execution& execution) const {
  Vector x(right.size(), 0.0);
  Vector r = right;
  Vector z = precondition(r);
  Vector direction = z;
  double rz = dot(r, z);
  const double enough = rz * tolerance * tolerance;
  for (std::uint32_t step = 0; step < kMostConjugateSteps && rz > enough; ++step) {
    if (execution.stop.stop_requested())
      throw Error(ErrorCode::cancelled, "fit_tie_model: stopped");
    const Vector h = times_hessian(direction, execution);
    const double along = rz / dot(direction, h);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += along * direction[i];
    for (std::size_t i = 0; i < x.size(); ++i) r[i] -= along * h[i];
    z = precondition(r);
    const double next = dot(r, z);
    const double keep = next / rz;
    rz = next;
    for (std::size_t i = 0; i < z.size(); ++i) direction[i] = z[i] + keep * direction[i];
  }
  return x;
}

void TieModelFit::start_at(const TieModel& model) {
  for (std::uint32_t i = 0; i < data_.size(); ++i)
    x_[i] = 0.5 * model.mu + model.system_mean[data_.system[i]] + model.propensity[data_.vertex[i]];
  for (std::size_t k = 0; k < covariates_.size(); ++k) {
    const auto same =
        std::ranges::find(model.coefficients, covariates_[k], &Coefficient::covariate);
    x_[data_.size() + k] = same == model.coefficients.end() ? 0.0 : same->beta;
  }
  const std::uint32_t systems = data_.num_systems;
  for (std::uint32_t a = 0; a < systems && !model.affinity.empty(); ++a) {
    for (std::uint32_t b = a + 1; b < systems; ++b) {
      if (cell(a, b) < cells_)
        x_[data_.size() + covariates_.size() + cell(a, b)] = model.affinity[a * systems + b];
    }
  }
}

void TieModelFit::start_at(const TieModelFit& other) {
  x_.assign(x_.size(), 0.0);
  std::copy_n(other.x_.begin(), data_.size(), x_.begin());
  for (std::size_t k = 0; k < covariates_.size(); ++k) {
    const auto same = std::ranges::find(other.covariates_, covariates_[k]);
    if (same != other.covariates_.end())
      x_[data_.size() + k] = other.beta(static_cast<std::size_t>(same - other.covariates_.begin()));
  }
  if (cells_ == other.cells_) std::copy_n(other.x_.end() - cells_, cells_, x_.end() - cells_);
}

std::uint32_t TieModelFit::solve(const TieModelVariances& variances, double tolerance,
                                 std::uint32_t max_iterations, const Execution& execution) {
  variances_ = variances;
  evaluate(execution);
  std::uint32_t iterations = 0;
  while (residual_ > tolerance && iterations < max_iterations) {
    ++iterations;
    const Vector step = inverse_times(score_, kConjugateTolerance, execution);
    const Vector from = x_;
    // The objective is convex: halve the step until it does not rise by more than rounding.
    double scale = 1.0;
    const double most = objective_ + 1e-13 * (1.0 + std::abs(objective_));
    for (int halving = 0; halving < 40; ++halving, scale *= 0.5) {
      for (std::size_t i = 0; i < x_.size(); ++i) x_[i] = from[i] + scale * step[i];
      evaluate(execution);
      if (objective_ <= most) break;
    }
  }
  return iterations;
}

}  // namespace interstice
