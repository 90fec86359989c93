/// @file  The posterior mode of the directed tie model at given variances; a part of fit_directed_tie_model.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "graph/expectation/dyad.hpp"
#include "graph/expectation/pair_patterns.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

struct DirectedVariances {
  double sender = 1.0;
  double receiver = 1.0;
  double affinity = 1.0;
};

/// Coordinates: a_i = mu/2 + ms + s_i, b_i = mu/2 + mr + r_i, beta, reciprocity, gamma.
class DirectedFit {
 public:
  DirectedFit(const Network& network, const std::vector<SystemId>& system_of,
              std::uint32_t num_systems, const ObservedPairs& observed, const BodyFacts* facts,
              bool affinities);

  std::uint32_t solve(const DirectedVariances& variances, double tolerance,
                      std::uint32_t max_iterations, const Execution& execution);
  /// Laplace's log marginal likelihood with the diagonal's determinant.
  [[nodiscard]] double log_marginal() const;
  [[nodiscard]] double residual() const { return residual_; }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(vertex_.size()); }
  [[nodiscard]] std::uint32_t vertex(std::uint32_t i) const { return vertex_[i]; }
  [[nodiscard]] std::uint32_t system(std::uint32_t i) const { return system_[i]; }
  [[nodiscard]] double system_size(std::uint32_t g) const { return system_size_[g]; }
  [[nodiscard]] double sender(std::uint32_t i) const { return x_[i]; }
  [[nodiscard]] double receiver(std::uint32_t i) const { return x_[size() + i]; }
  [[nodiscard]] const std::vector<Covariate>& covariates() const { return covariates_; }
  [[nodiscard]] double beta(std::size_t k) const { return x_[2 * size() + k]; }
  [[nodiscard]] double reciprocity() const { return x_[2 * size() + covariates_.size()]; }
  [[nodiscard]] double gamma(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] const PairPatterns& patterns() const { return patterns_; }
  /// Means by system of the senders' terms (first = 0) or the receivers' (first = size()).
  [[nodiscard]] std::vector<double> means(const std::vector<double>& x, std::size_t first) const;
  [[nodiscard]] const std::vector<double>& terms() const { return x_; }

 private:
  using Vector = std::vector<double>;
  struct Pair {
    std::uint32_t i;
    std::uint32_t j;
    std::uint16_t pattern;
    DyadSides observed;
    bool there;
    bool back;
  };
  /// Of (eta_ij, eta_ji, reciprocity): 11, 22, 33, 12, 13, 23.
  using Curvature = std::array<float, 6>;

  void evaluate();
  void add_priors();
  [[nodiscard]] Vector times_hessian(const Vector& x) const;
  [[nodiscard]] Vector precondition(const Vector& r) const;
  [[nodiscard]] Vector newton_step(const Execution& execution) const;
  [[nodiscard]] Vector shifts(const Vector& x) const;  // what each pattern adds
  void fold(const Vector& pattern, Vector& y) const;   // sums by pattern to coefficients
  [[nodiscard]] std::size_t cell_at(std::uint32_t i, std::uint32_t j) const {
    return cell_of_[std::size_t{system_[i]} * num_systems_ + system_[j]];
  }

  std::uint32_t num_systems_;
  PairPatterns patterns_;
  std::vector<std::uint32_t> vertex_;
  std::vector<std::uint32_t> system_;
  std::vector<double> system_size_;
  std::vector<Pair> pairs_;
  std::vector<Covariate> covariates_;
  std::vector<std::uint32_t> used_patterns_;
  std::vector<std::size_t> cell_of_;  // place in x_; x_.size() - 1 is a place for none
  DirectedVariances variances_;
  Vector x_;
  Vector score_;
  Vector diagonal_;  // of the likelihood's curvature
  std::vector<Curvature> curvature_;
  double objective_ = 0.0;
  double residual_ = 0.0;
};

}  // namespace interstice
