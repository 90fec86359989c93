// What conjugate gradients start from: the Hessian's diagonal over the bodies, and beside it the Hessian over what moves
// together: all bodies of a system, the coefficients and the affinities. What is left couples bodies one by one, and little.
#include <Eigen/Cholesky>

#include "graph/expectation/tie_model_fit.hpp"

namespace interstice {
namespace {

// Of the matrix scaled to a diagonal of ones: keeps it positive where systems are separated.
constexpr double kLeast = 1e-10;

}  // namespace

// Covariates are taken for as common between any two systems as between all (and within one as within all), so that their
// sums by pattern are enough; "the same system" is exact.
void TieModelFit::set_coarse(const Vector& pattern_weight, const Vector& meet_weight) {
  const std::uint32_t k = data_.num_systems;
  const std::size_t count = covariates_.size();
  const auto size = static_cast<Eigen::Index>(k + count);
  Eigen::MatrixXd coarse = Eigen::MatrixXd::Zero(size, size);
  Vector mean[2] = {Vector(count, 0.0), Vector(count, 0.0)};  // between systems, within one
  double weight[2] = {0.0, 0.0};
  for (std::size_t r = 0; r < used_patterns_.size(); ++r) {
    const std::size_t within = used_patterns_[r] & 1U;
    weight[within] += pattern_weight[r];
    for (std::size_t a = 0; a < count; ++a) {
      mean[within][a] += pattern_weight[r] * design_[r * count + a];
      for (std::size_t b = 0; b < count; ++b) {
        coarse(k + static_cast<Eigen::Index>(a), k + static_cast<Eigen::Index>(b)) +=
            pattern_weight[r] * design_[r * count + a] * design_[r * count + b];
      }
    }
  }
  for (const std::size_t within : {0U, 1U}) {
    for (double& m : mean[within]) m = weight[within] > 0.0 ? m / weight[within] : 0.0;
  }
  for (std::size_t a = 0; a < count; ++a)
    coarse(k + static_cast<Eigen::Index>(a), k + static_cast<Eigen::Index>(a)) += kTieModelRidge;
  const auto add = [&](std::uint32_t g, std::uint32_t h, double w) {
    coarse(g, g) += w;
    coarse(h, h) += w;
    coarse(g, h) += w;
    coarse(h, g) += w;
    for (std::size_t a = 0; a < count; ++a) {
      const double moved = w * mean[g == h ? 1 : 0][a];
      const auto at = k + static_cast<Eigen::Index>(a);
      for (const std::uint32_t system : {g, h}) {
        coarse(system, at) += moved;
        coarse(at, system) += moved;
      }
    }
  };
  for (std::uint32_t g = 0; g < k; ++g) {
    coarse(g, g) += kTieModelRidge * std::max(1.0, data_.system_size[g]);
    for (std::uint32_t h = 0; h < k; ++h) add(g, h, meet_weight[g * k + h]);
  }
  // The affinities are not coupled with one another: taken out one by one.
  for_each_cell([&](std::uint32_t g, std::uint32_t h, std::uint32_t c) {
    const double w = curvature_[data_.size() + count + c];
    Eigen::VectorXd with = Eigen::VectorXd::Zero(size);
    with(g) = with(h) = w;
    for (std::size_t a = 0; a < count; ++a) with(k + static_cast<Eigen::Index>(a)) = w * mean[0][a];
    coarse -= with * with.transpose() / (w + 1.0 / variances_.affinity);
  });
  const Eigen::VectorXd scale = coarse.diagonal().cwiseMax(1e-300).cwiseSqrt().cwiseInverse();
  coarse = scale.asDiagonal() * coarse * scale.asDiagonal();
  coarse.diagonal().array() += kLeast;
  const Eigen::MatrixXd inverse = scale.asDiagonal() *
                                  coarse.ldlt().solve(Eigen::MatrixXd::Identity(size, size)) *
                                  scale.asDiagonal();
  coarse_inverse_.assign(inverse.data(), inverse.data() + inverse.size());
  mean_between_ = mean[0];
}

TieModelFit::Vector TieModelFit::precondition(const Vector& r) const {
  const std::uint32_t n = data_.size();
  const std::uint32_t k = data_.num_systems;
  const std::size_t count = covariates_.size();
  const std::size_t size = k + count;
  const double precision = 1.0 / variances_.body;
  Vector x = r;
  Vector together(size, 0.0);
  for (std::uint32_t i = 0; i < n; ++i) together[data_.system[i]] += r[i];
  for (std::size_t a = 0; a < count; ++a) together[k + a] = r[n + a];
  const auto own = [&](std::uint32_t c) {
    return curvature_[n + count + c] + 1.0 / variances_.affinity;
  };
  for_each_cell([&](std::uint32_t g, std::uint32_t h, std::uint32_t c) {
    const double taken = curvature_[n + count + c] * r[n + count + c] / own(c);
    together[g] -= taken;
    together[h] -= taken;
    for (std::size_t a = 0; a < count; ++a) together[k + a] -= taken * mean_between_[a];
  });
  Vector moved(size, 0.0);
  for (std::size_t b = 0; b < size; ++b) {
    for (std::size_t a = 0; a < size; ++a) moved[a] += coarse_inverse_[b * size + a] * together[b];
  }
  for (std::uint32_t i = 0; i < n; ++i)
    x[i] = r[i] / (curvature_[i] + precision) + moved[data_.system[i]];
  for (std::size_t a = 0; a < count; ++a) x[n + a] = moved[k + a];
  for_each_cell([&](std::uint32_t g, std::uint32_t h, std::uint32_t c) {
    double shift = moved[g] + moved[h];
    for (std::size_t a = 0; a < count; ++a) shift += moved[k + a] * mean_between_[a];
    x[n + count + c] = (r[n + count + c] - curvature_[n + count + c] * shift) / own(c);
  });
  return x;
}

}  // namespace interstice
