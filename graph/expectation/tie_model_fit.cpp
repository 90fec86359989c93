#include "graph/expectation/tie_model_fit.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "graph/expectation/logistic.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kRidge =
    1e-9;  // on the systems' means and beta: keeps them finite where the data do not
constexpr std::uint32_t kMostConjugateSteps = 400;
constexpr double kConjugateTolerance = 1e-6;

}  // namespace

TieModelFit::TieModelFit(const PairData& data)
    : data_(data),
      s_(data.size(), 0.0),
      score_{.body = std::vector<double>(data.size(), 0.0)},
      weights_(data.flags.size(), 0.0F),
      curvature_{.body = std::vector<double>(data.size(), 0.0)} {}

std::vector<double> TieModelFit::system_means(const std::vector<double>& values) const {
  std::vector<double> mean(data_.num_systems, 0.0);
  for (std::uint32_t i = 0; i < data_.size(); ++i) mean[data_.system[i]] += values[i];
  for (std::uint32_t g = 0; g < data_.num_systems; ++g)
    mean[g] = data_.system_size[g] > 0 ? mean[g] / data_.system_size[g] : 0.0;
  return mean;
}

void TieModelFit::evaluate() {
  objective_ = 0.5 * kRidge * beta_ * beta_;
  std::ranges::fill(score_.body, 0.0);
  std::ranges::fill(curvature_.body, kRidge);
  score_.beta = -kRidge * beta_;
  curvature_.beta = kRidge;
  data_.for_each_observed(
      [&](std::uint32_t i, std::uint32_t j, std::uint8_t flags, std::size_t at) {
        const bool same = (flags & PairData::same_system) != 0;
        const bool tied = (flags & PairData::tied) != 0;
        const double eta = s_[i] + s_[j] + (same ? beta_ : 0.0);
        const auto [p, log_one_plus_exp_eta] = logistic_terms(eta);
        objective_ += log_one_plus_exp_eta - (tied ? eta : 0.0);
        const double left = (tied ? 1.0 : 0.0) - p;
        score_.body[i] += left;
        score_.body[j] += left;
        const double weight = p * (1.0 - p);
        curvature_.body[i] += weight;
        curvature_.body[j] += weight;
        if (same) score_.beta += left;
        if (same) curvature_.beta += weight;
        weights_[at] = static_cast<float>(weight);
      });
  const std::vector<double> mean = system_means(s_);
  for (std::uint32_t i = 0; i < data_.size(); ++i) {
    const std::uint32_t g = data_.system[i];
    const double u = s_[i] - mean[g];
    objective_ += 0.5 * precision_ * u * u;
    score_.body[i] -= precision_ * u + kRidge * mean[g] / data_.system_size[g];
  }
  for (const double a : mean) objective_ += 0.5 * kRidge * a * a;
  residual_ = std::abs(score_.beta);
  for (const double value : score_.body) residual_ = std::max(residual_, std::abs(value));
}

TieModelFit::Vector TieModelFit::times_hessian(const Vector& x) const {
  Vector y{.body = std::vector<double>(x.body.size(), 0.0), .beta = kRidge * x.beta};
  data_.for_each_observed(
      [&](std::uint32_t i, std::uint32_t j, std::uint8_t flags, std::size_t at) {
        const bool same = (flags & PairData::same_system) != 0;
        const double change =
            static_cast<double>(weights_[at]) * (x.body[i] + x.body[j] + (same ? x.beta : 0.0));
        y.body[i] += change;
        y.body[j] += change;
        if (same) y.beta += change;
      });
  const std::vector<double> mean = system_means(x.body);
  for (std::uint32_t i = 0; i < data_.size(); ++i) {
    y.body[i] += precision_ * (x.body[i] - mean[data_.system[i]]) + kRidge * x.body[i];
  }
  return y;
}

// The Hessian without what couples bodies of different systems: diagonal less a rank-one term a system (the prior does
// not pull on a system's mean), turned round by Sherman and Morrison.
TieModelFit::Vector TieModelFit::precondition(const Vector& r) const {
  Vector x{.body = r.body, .beta = r.beta / curvature_.beta};
  std::vector<double> sum(data_.num_systems, 0.0);
  std::vector<double> slack(data_.num_systems, 0.0);
  for (std::uint32_t i = 0; i < data_.size(); ++i) {
    x.body[i] /= curvature_.body[i] + precision_;
    sum[data_.system[i]] += x.body[i];
    slack[data_.system[i]] += curvature_.body[i] / (curvature_.body[i] + precision_);
  }
  for (std::uint32_t i = 0; i < data_.size(); ++i) {
    const std::uint32_t g = data_.system[i];
    x.body[i] += precision_ * sum[g] / slack[g] / (curvature_.body[i] + precision_);
  }
  return x;
}

TieModelFit::Vector TieModelFit::newton_step(const Execution& execution) const {
  const auto dot = [](const Vector& a, const Vector& b) {
    double sum = a.beta * b.beta;
    for (std::size_t i = 0; i < a.body.size(); ++i) sum += a.body[i] * b.body[i];
    return sum;
  };
  const auto add = [](Vector& a, double scale, const Vector& b) {
    for (std::size_t i = 0; i < a.body.size(); ++i) a.body[i] += scale * b.body[i];
    a.beta += scale * b.beta;
  };
  Vector x{.body = std::vector<double>(score_.body.size(), 0.0)};
  Vector r = score_;
  Vector z = precondition(r);
  Vector direction = z;
  double rz = dot(r, z);
  const double enough = rz * kConjugateTolerance * kConjugateTolerance;
  for (std::uint32_t step = 0; step < kMostConjugateSteps && rz > enough; ++step) {
    if (execution.stop.stop_requested())
      throw Error(ErrorCode::cancelled, "fit_tie_model: stopped");
    const Vector h = times_hessian(direction);
    const double along = rz / dot(direction, h);
    add(x, along, direction);
    add(r, -along, h);
    z = precondition(r);
    const double next = dot(r, z);
    const double keep = next / rz;
    rz = next;
    for (std::size_t i = 0; i < z.body.size(); ++i)
      direction.body[i] = z.body[i] + keep * direction.body[i];
    direction.beta = z.beta + keep * direction.beta;
  }
  return x;
}

std::uint32_t TieModelFit::solve(double variance, double tolerance, std::uint32_t max_iterations,
                                 const Execution& execution) {
  precision_ = 1.0 / variance;
  evaluate();
  std::uint32_t iterations = 0;
  while (residual_ > tolerance && iterations < max_iterations) {
    ++iterations;
    const Vector step = newton_step(execution);
    const std::vector<double> from = s_;
    const double from_beta = beta_;
    // The objective is convex: halve the step until it does not rise by more than rounding.
    double scale = 1.0;
    const double most = objective_ + 1e-13 * (1.0 + std::abs(objective_));
    for (int halving = 0; halving < 40; ++halving, scale *= 0.5) {
      for (std::size_t i = 0; i < s_.size(); ++i) s_[i] = from[i] + scale * step.body[i];
      beta_ = from_beta + scale * step.beta;
      evaluate();
      if (objective_ <= most) break;
    }
  }
  return iterations;
}

double TieModelFit::log_marginal() const {
  // log det of (H_uu) + n log variance = log det of (1 + variance * curvature of the likelihood): no cancellation as
  // the variance goes to 0.
  const double variance = 1.0 / precision_;
  const auto n = static_cast<Eigen::Index>(data_.size());
  Eigen::MatrixXd a = Eigen::MatrixXd::Identity(n, n);
  data_.for_each_observed([&](std::uint32_t i, std::uint32_t j, std::uint8_t flags, std::size_t) {
    const double p = logistic(s_[i] + s_[j] + ((flags & PairData::same_system) != 0 ? beta_ : 0.0));
    const double w = variance * p * (1.0 - p);
    a(j, i) += w;
    a(i, i) += w;
    a(j, j) += w;
  });
  const Eigen::LLT<Eigen::Ref<Eigen::MatrixXd>> factor(a);
  double log_det = 0.0;
  for (Eigen::Index i = 0; i < n; ++i) log_det += 2.0 * std::log(a(i, i));
  // The log likelihood less the prior's exponent, and the ridge, which is nothing.
  return -objective_ - 0.5 * log_det;
}

}  // namespace interstice
