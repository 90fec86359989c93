/// @file  The posterior mode of the tie model at one variance: Newton steps by conjugate gradients.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/expectation/pair_data.hpp"
#include "graph/model/execution.hpp"

namespace interstice {

/// Finds the mode over s_i = mu/2 + m[sys i] + u_i and beta. In these terms the systems' means are those of their s,
/// and the prior on u is (1 / 2 variance) times the squared distance of each s from its system's mean.
class TieModelFit {
 public:
  explicit TieModelFit(const PairData& data);

  /// Newton steps from where the last call ended. Returns how many; the score left is residual().
  std::uint32_t solve(double variance, double tolerance, std::uint32_t max_iterations,
                      const Execution& execution);

  [[nodiscard]] double residual() const { return residual_; }
  /// Laplace's log marginal likelihood of the variance last solved for.
  [[nodiscard]] double log_marginal() const;
  [[nodiscard]] const std::vector<double>& s() const { return s_; }
  [[nodiscard]] double beta() const { return beta_; }
  [[nodiscard]] std::vector<double> system_means(const std::vector<double>& values) const;

 private:
  struct Vector {  // one value a body, and beta
    std::vector<double> body;
    double beta = 0.0;
  };
  void evaluate();  // objective_, score_, residual_, weights_ and curvature_ at s_, beta_
  [[nodiscard]] Vector times_hessian(const Vector& x) const;
  [[nodiscard]] Vector precondition(const Vector& r) const;
  [[nodiscard]] Vector newton_step(const Execution& execution) const;

  const PairData& data_;
  double precision_ = 1.0;  // 1 / variance
  std::vector<double> s_;
  double beta_ = 0.0;
  double objective_ = 0.0;  // minus the log posterior
  Vector score_;            // minus the gradient of the objective
  std::vector<float>
      weights_;  // p (1 - p) of each pair, 0 if not observed: shapes the step, never the answer
  Vector curvature_;  // sums of weights: the Hessian's diagonal without the prior
  double residual_ = 0.0;
};

}  // namespace interstice
