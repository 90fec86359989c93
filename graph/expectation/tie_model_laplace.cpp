// Laplace's approximation of the marginal likelihood: log det of the curvature along u and gamma, in units of their
// priors. log det of (H) + n log variance = log det of (1 + variance * curvature of the likelihood): no cancellation as
// a variance goes to 0.
#include <Eigen/Cholesky>
#include <cmath>

#include "graph/expectation/tie_model_fit.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

// Weights of each body towards each system, and of each two systems.
struct Towards {
  Towards(const PairData& data, const std::vector<double>& weights)
      : systems(data.num_systems),
        body(std::size_t{data.size()} * systems, 0.0),
        between(std::size_t{systems} * systems, 0.0) {
    data.for_each_observed([&](std::uint32_t i, std::uint32_t j, std::uint16_t, std::size_t at) {
      const double w = weights[at];
      body[std::size_t{i} * systems + data.system[j]] += w;
      body[std::size_t{j} * systems + data.system[i]] += w;
    });
    for (std::uint32_t i = 0; i < data.size(); ++i) {
      for (std::uint32_t b = 0; b < systems; ++b)
        between[std::size_t{data.system[i]} * systems + b] += body[std::size_t{i} * systems + b];
    }
  }
  std::uint32_t systems;
  std::vector<double> body;     // n x systems
  std::vector<double> between;  // systems x systems
};

}  // namespace

double TieModelFit::log_marginal(const Execution& execution) const {
  // The log likelihood less the prior's exponent, and the ridge, which is nothing.
  const double log_det =
      !exact_weights_.empty() ? exact_log_det(execution) : split_log_det(execution);
  return -objective_ - 0.5 * log_det;
}

// Affinities first: their block is diagonal, and what they take from the bodies' is a sum over systems.
double TieModelFit::exact_log_det(const Execution&) const {
  const auto n = static_cast<Eigen::Index>(data_.size());
  const double body = variances_.body;
  Eigen::MatrixXd a = Eigen::MatrixXd::Identity(n, n);
  data_.for_each_observed([&](std::uint32_t i, std::uint32_t j, std::uint16_t, std::size_t at) {
    const double w = body * exact_weights_[at];
    a(j, i) += w;
    a(i, i) += w;
    a(j, j) += w;
  });
  double log_det = 0.0;
  if (cells_ > 0) {
    const Towards towards(data_, exact_weights_);
    const std::uint32_t k = towards.systems;
    std::vector<double> share(towards.between.size(), 0.0);
    for (std::uint32_t g = 0; g < k; ++g) {
      for (std::uint32_t h = 0; h < k; ++h) {
        if (cell(g, h) == cells_) continue;
        const double slack = 1.0 + variances_.affinity * towards.between[g * k + h];
        share[g * k + h] = body * variances_.affinity / slack;
        if (g < h) log_det += std::log(slack);
      }
    }
    Eigen::VectorXd scaled(k);
    for (std::uint32_t i = 0; i < data_.size(); ++i) {
      const std::uint32_t g = data_.system[i];
      const double* to = towards.body.data() + std::size_t{i} * k;
      for (std::uint32_t h = 0; h < k; ++h) scaled(h) = share[g * k + h] * to[h];
      for (std::uint32_t j = i; j < data_.size(); ++j) {
        const std::uint32_t h = data_.system[j];
        const double* from = towards.body.data() + std::size_t{j} * k;
        if (g == h) {
          double sum = 0.0;
          for (std::uint32_t b = 0; b < k; ++b) sum += scaled(b) * from[b];
          a(j, i) -= sum;
        } else {
          a(j, i) -= scaled(h) * from[g];
        }
      }
    }
  }
  const Eigen::LLT<Eigen::Ref<Eigen::MatrixXd>> factor(a);
  for (Eigen::Index i = 0; i < n; ++i) log_det += 2.0 * std::log(a(i, i));
  return log_det;
}

// With the diagonal taken out, I + M is left. On the span of one direction a system and one an affinity, M is T and its
// log det exact; of the rest, whose eigenvalues are small, the first two orders: -tr T - (tr M^2 - tr T^2) / 2.
double TieModelFit::split_log_det(const Execution& execution) const {
  const std::uint32_t n = data_.size();
  const std::uint32_t k = data_.num_systems;
  const double body = variances_.body;
  std::vector<double> scale(n);
  double log_det = 0.0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const double slack = 1.0 + body * curvature_[i];
    log_det += std::log(slack);
    scale[i] = std::sqrt(body / slack);
  }
  // Directions: proportional to the square roots of the curvatures, which is where M's leading vectors lie.
  std::vector<double> lead(n);
  std::vector<double> length(k, 0.0);
  for (std::uint32_t i = 0; i < n; ++i) {
    lead[i] = curvature_[i] * scale[i];
    length[data_.system[i]] += lead[i] * lead[i];
  }
  for (std::uint32_t i = 0; i < n; ++i)
    lead[i] = length[data_.system[i]] > 0.0 ? lead[i] / std::sqrt(length[data_.system[i]]) : 0.0;
  struct Part {
    double squares = 0.0;
    std::vector<double> between;
    std::vector<double> towards;
  };
  std::vector<Part> parts(sums_.size());
  for_each_block(parts.size(), operations(), execution, [&](std::size_t block) {
    Part& part = parts[block];
    part.between.assign(std::size_t{k} * k, 0.0);
    part.towards.assign(cells_ > 0 ? std::size_t{n} * k : 0, 0.0);
    for (std::uint32_t i = block_row_[block]; i < block_row_[block + 1]; ++i) {
      const std::size_t end = data_.row_end(i);
      for (std::size_t at = data_.row(i); at < end; ++at) {
        const std::uint32_t j = data_.column(i, at);
        const double w = static_cast<double>(weights_[at]);
        const double m = w * scale[i] * scale[j];
        part.squares += 2.0 * m * m / data_.weight(data_.flags[at]);  // of all it stands for
        part.between[data_.system[i] * k + data_.system[j]] += m * lead[i] * lead[j];
        if (cells_ == 0) continue;
        part.towards[std::size_t{i} * k + data_.system[j]] += w;
        part.towards[std::size_t{j} * k + data_.system[i]] += w;
      }
    }
  });
  for (std::size_t block = 1; block < parts.size(); ++block) {
    parts[0].squares += parts[block].squares;
    for (std::size_t at = 0; at < parts[0].between.size(); ++at)
      parts[0].between[at] += parts[block].between[at];
    for (std::size_t at = 0; at < parts[0].towards.size(); ++at)
      parts[0].towards[at] += parts[block].towards[at];
  }
  const auto size = static_cast<Eigen::Index>(k + cells_);
  Eigen::MatrixXd t = Eigen::MatrixXd::Zero(size, size);
  for (std::uint32_t g = 0; g < k; ++g) {
    for (std::uint32_t h = 0; h < k; ++h) {
      t(g, h) += parts[0].between[g * k + h];
      t(h, g) += parts[0].between[g * k + h];
    }
  }
  double squares = parts[0].squares;
  for (std::uint32_t c = 0; c < cells_; ++c)
    log_det += std::log(1.0 + variances_.affinity * curvature_[n + covariates_.size() + c]);
  if (cells_ > 0) {
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint32_t g = data_.system[i];
      for (std::uint32_t h = 0; h < k; ++h) {
        const std::uint32_t c = cell(g, h);
        if (c == cells_) continue;
        const double own = 1.0 + variances_.affinity * curvature_[n + covariates_.size() + c];
        const double m = parts[0].towards[std::size_t{i} * k + h] * scale[i] *
                         std::sqrt(variances_.affinity / own);
        squares += 2.0 * m * m;
        t(g, k + c) += m * lead[i];
        t(k + c, g) += m * lead[i];
      }
    }
  }
  const Eigen::MatrixXd whole = Eigen::MatrixXd::Identity(size, size) + t;
  const Eigen::LDLT<Eigen::MatrixXd> factor(whole);
  for (Eigen::Index i = 0; i < size; ++i)
    log_det += std::log(std::max(1e-300, factor.vectorD()(i)));
  return log_det - t.trace() - 0.5 * (squares - t.squaredNorm());
}

}  // namespace interstice
