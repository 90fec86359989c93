#include "graph/expectation/tie_model_fit.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/expectation/logistic.hpp"
#include "graph/expectation/logistic_batch.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kRidge =
    1e-9;  // on the systems' means and beta: keeps them finite where the data do not
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
  for (std::uint32_t p = 0; p < data.patterns.size(); ++p) {
    if (data.pattern_pairs[p] > 0.0) used_patterns_.push_back(p);
  }
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
  Vector value(data_.patterns.size(), 0.0);
  const std::size_t count = covariates_.size();
  for (std::size_t r = 0; r < used_patterns_.size(); ++r) {
    for (std::size_t k = 0; k < count; ++k)
      value[used_patterns_[r]] += design_[r * count + k] * x[data_.size() + k];
  }
  return value;
}

void TieModelFit::evaluate_block(std::size_t block, Sums& sums) {
  const std::uint32_t n = data_.size();
  const Vector offset = pattern_values(x_);
  sums.objective = 0.0;
  sums.body.assign(n, 0.0);
  sums.body_weight.assign(n, 0.0);
  sums.pattern.assign(data_.patterns.size(), 0.0);
  sums.pattern_weight.assign(data_.patterns.size(), 0.0);
  sums.cell.assign(cells_ + 1, 0.0);
  sums.cell_weight.assign(cells_ + 1, 0.0);
  Vector affinity(x_.end() - cells_, x_.end());
  affinity.push_back(0.0);
  LogisticBatch batch;
  std::array<std::uint32_t, kBatch> column;
  std::array<std::size_t, kBatch> place;
  const bool dense = data_.columns.empty();
  for (std::uint32_t i = block_row_[block]; i < block_row_[block + 1]; ++i) {
    const std::uint32_t* cells = cell_of_.data() + std::size_t{data_.system[i]} * data_.num_systems;
    double left_i = 0.0;
    double weight_i = 0.0;
    const std::size_t first = data_.row(i);
    const std::size_t end = data_.row_end(i);
    for (std::size_t next = first; next < end;) {
      std::size_t filled = 0;
      for (; next < end && filled < kBatch; ++next) {
        const std::uint16_t flags = data_.flags[next];
        if ((flags & PairData::observed) == 0) continue;
        const std::uint32_t j =
            dense ? static_cast<std::uint32_t>(next - first) + i + 1 : data_.columns[next];
        place[filled] = next;
        column[filled] = j;
        batch.eta[filled++] = (x_[i] + x_[j]) + (offset[flags >> PairData::pattern_shift] +
                                                 affinity[cells[data_.system[j]]]);
      }
      for (std::size_t at = filled; at < kBatch; ++at) batch.eta[at] = LogisticBatch::kPadding;
      sums.objective += logistic_batch(batch, width_);
      for (std::size_t at = 0; at < filled; ++at) {
        const std::uint32_t other = column[at];
        const std::uint16_t flags = data_.flags[place[at]];
        const std::uint32_t pattern = flags >> PairData::pattern_shift;
        const std::uint32_t c = cells[data_.system[other]];
        const double y = (flags & PairData::tied) != 0 ? 1.0 : 0.0;
        const double eta = batch.eta[at];
        const double times = data_.weight(flags);
        sums.objective += (eta > 0.0 ? eta : 0.0) - y * eta;
        if (times != 1.0) sums.objective += (times - 1.0) * log_one_plus_exp(eta);
        const double left = times * (y - batch.p[at]);
        const double weight = times * (batch.p[at] * (1.0 - batch.p[at]));
        sums.body[other] += left;
        sums.body_weight[other] += weight;
        left_i += left;
        weight_i += weight;
        sums.pattern[pattern] += left;
        sums.pattern_weight[pattern] += weight;
        sums.cell[c] += left;
        sums.cell_weight[c] += weight;
        weights_[place[at]] = static_cast<float>(weight);
        if (!exact_weights_.empty()) exact_weights_[place[at]] = weight;
      }
    }
    sums.body[i] += left_i;
    sums.body_weight[i] += weight_i;
  }
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
    add(all.cell, one.cell);
    add(all.cell_weight, one.cell_weight);
  }
  const std::uint32_t n = data_.size();
  const std::size_t count = covariates_.size();
  objective_ = all.objective;
  score_ = all.body;
  curvature_ = all.body_weight;
  for (double& c : curvature_) c += kRidge;
  score_.resize(x_.size(), 0.0);
  curvature_.resize(x_.size(), 0.0);
  const auto k = static_cast<Eigen::Index>(count);
  Eigen::MatrixXd beta_curvature = kRidge * Eigen::MatrixXd::Identity(k, k);
  for (std::size_t r = 0; r < used_patterns_.size(); ++r) {
    const Eigen::Map<const Eigen::VectorXd> values(design_.data() + r * count, k);
    beta_curvature += all.pattern_weight[used_patterns_[r]] * values * values.transpose();
    for (std::size_t a = 0; a < count; ++a)
      score_[n + a] += design_[r * count + a] * all.pattern[used_patterns_[r]];
  }
  const Eigen::MatrixXd inverse = beta_curvature.ldlt().solve(Eigen::MatrixXd::Identity(k, k));
  beta_inverse_.assign(inverse.data(), inverse.data() + inverse.size());
  for (std::size_t a = 0; a < count; ++a) {
    objective_ += 0.5 * kRidge * x_[n + a] * x_[n + a];
    score_[n + a] -= kRidge * x_[n + a];
  }
  for (std::uint32_t c = 0; c < cells_; ++c) {
    const std::size_t at = n + count + c;
    objective_ += 0.5 * x_[at] * x_[at] / variances_.affinity;
    score_[at] = all.cell[c] - x_[at] / variances_.affinity;
    curvature_[at] = all.cell_weight[c];
  }
  const std::vector<double> mean = system_means(x_);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t g = data_.system[i];
    const double u = x_[i] - mean[g];
    objective_ += 0.5 * u * u / variances_.body;
    score_[i] -= u / variances_.body + kRidge * mean[g] / data_.system_size[g];
  }
  for (const double a : mean) objective_ += 0.5 * kRidge * a * a;
  residual_ = 0.0;
  for (const double value : score_) residual_ = std::max(residual_, std::abs(value));
}

void TieModelFit::multiply_block(std::size_t block, const Vector& x, const Vector& pattern_shift,
                                 Sums& sums) const {
  const std::uint32_t n = data_.size();
  sums.body.assign(n, 0.0);
  sums.pattern.assign(data_.patterns.size(), 0.0);
  sums.cell.assign(cells_ + 1, 0.0);
  Vector affinity(x.end() - cells_, x.end());
  affinity.push_back(0.0);
  const bool dense = data_.columns.empty();
  for (std::uint32_t i = block_row_[block]; i < block_row_[block + 1]; ++i) {
    const std::uint32_t* cells = cell_of_.data() + std::size_t{data_.system[i]} * data_.num_systems;
    const std::size_t first = data_.row(i);
    const std::size_t end = data_.row_end(i);
    double sum = 0.0;
    for (std::size_t at = first; at < end; ++at) {
      const std::uint32_t j =
          dense ? static_cast<std::uint32_t>(at - first) + i + 1 : data_.columns[at];
      const std::uint32_t pattern = data_.flags[at] >> PairData::pattern_shift;
      const std::uint32_t c = cells[data_.system[j]];
      const double change = static_cast<double>(weights_[at]) *
                            ((x[i] + x[j]) + (pattern_shift[pattern] + affinity[c]));
      sum += change;
      sums.body[j] += change;
      sums.pattern[pattern] += change;
      sums.cell[c] += change;
    }
    sums.body[i] += sum;
  }
}

TieModelFit::Vector TieModelFit::times_hessian(const Vector& x, const Execution& execution) const {
  const Vector pattern_shift = pattern_values(x);
  for_each_block(sums_.size(), operations(), execution,
                 [&](std::size_t block) { multiply_block(block, x, pattern_shift, sums_[block]); });
  for (std::size_t block = 1; block < sums_.size(); ++block) {
    add(sums_[0].body, sums_[block].body);
    add(sums_[0].pattern, sums_[block].pattern);
    add(sums_[0].cell, sums_[block].cell);
  }
  const std::uint32_t n = data_.size();
  const std::size_t count = covariates_.size();
  Vector y = sums_[0].body;
  y.resize(x.size(), 0.0);
  for (std::size_t r = 0; r < used_patterns_.size(); ++r) {
    for (std::size_t k = 0; k < count; ++k)
      y[n + k] += design_[r * count + k] * sums_[0].pattern[used_patterns_[r]];
  }
  for (std::size_t k = 0; k < count; ++k) y[n + k] += kRidge * x[n + k];
  for (std::uint32_t c = 0; c < cells_; ++c) {
    const std::size_t at = n + count + c;
    y[at] = sums_[0].cell[c] + x[at] / variances_.affinity;
  }
  const std::vector<double> mean = system_means(x);
  for (std::uint32_t i = 0; i < n; ++i) {
    y[i] += (x[i] - mean[data_.system[i]]) / variances_.body + kRidge * x[i];
  }
  return y;
}

// The Hessian without what couples bodies of different systems: diagonal less a rank-one term a system (the prior does
// not pull on a system's mean), turned round by Sherman and Morrison; coefficients by their own curvature.
TieModelFit::Vector TieModelFit::precondition(const Vector& r) const {
  const std::uint32_t n = data_.size();
  const std::size_t count = covariates_.size();
  const double precision = 1.0 / variances_.body;
  Vector x = r;
  for (std::size_t a = 0; a < count; ++a) {
    x[n + a] = 0.0;
    for (std::size_t b = 0; b < count; ++b) x[n + a] += beta_inverse_[a * count + b] * r[n + b];
  }
  for (std::size_t at = n + count; at < x.size(); ++at)
    x[at] /= curvature_[at] + 1.0 / variances_.affinity;
  std::vector<double> sum(data_.num_systems, 0.0);
  std::vector<double> slack(data_.num_systems, 0.0);
  for (std::uint32_t i = 0; i < n; ++i) {
    x[i] /= curvature_[i] + precision;
    sum[data_.system[i]] += x[i];
    slack[data_.system[i]] += curvature_[i] / (curvature_[i] + precision);
  }
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t g = data_.system[i];
    x[i] += precision * sum[g] / slack[g] / (curvature_[i] + precision);
  }
  return x;
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

std::vector<double> TieModelFit::covariance(const Execution& execution) const {
  const std::size_t count = covariates_.size();
  std::vector<double> result;
  for (std::size_t k = 0; k < count; ++k) {
    Vector unit(x_.size(), 0.0);
    unit[data_.size() + k] = 1.0;
    const Vector column = inverse_times(unit, 1e-8, execution);
    for (std::size_t l = 0; l < count; ++l) result.push_back(column[data_.size() + l]);
  }
  return result;
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
