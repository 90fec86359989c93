/// @file  The posterior mode of the tie model at given variances: Newton steps by conjugate gradients.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "graph/expectation/pair_data.hpp"
#include "graph/expectation/tie_model.hpp"
#include "graph/kernels/dispatch.hpp"
#include "graph/model/execution.hpp"

namespace interstice {

/// On the systems' means and beta: keeps them finite where the data do not.
inline constexpr double kTieModelRidge = 1e-9;

struct TieModelVariances {
  double body = 1.0;
  double affinity = 0.0;  ///< unused without affinities
};

/// Finds the mode over s_i = mu/2 + m[sys i] + u_i, beta and gamma. In these terms the systems' means are those of
/// their s, and the prior on u is (1 / 2 variance) times the squared distance of each s from its system's mean.
class TieModelFit {
 public:
  enum class Affinities : std::uint8_t { none, fitted };
  TieModelFit(const PairData& data, Affinities affinities);

  /// Begins at the estimates of another fit of the same bodies; what that one does not have begins at 0.
  void start_at(const TieModel& model);
  void start_at(const TieModelFit& other);
  /// The estimates themselves, to be kept and taken up again.
  [[nodiscard]] const std::vector<double>& estimates() const { return x_; }
  void set_estimates(std::vector<double> x) { x_ = std::move(x); }

  /// Newton steps from where the last call ended. Returns how many; the score left is residual().
  std::uint32_t solve(const TieModelVariances& variances, double tolerance,
                      std::uint32_t max_iterations, const Execution& execution);

  [[nodiscard]] double residual() const { return residual_; }
  /// Laplace's log marginal likelihood of the variances last solved for (tie_model_laplace.cpp): exact up to
  /// kMostExact bodies, beyond by the part of the curvature that systems share and the second order of the rest.
  [[nodiscard]] double log_marginal(const Execution& execution) const;
  static constexpr std::uint32_t kMostExact = 500;
  /// The determinants themselves; exact up to kMostExact bodies, split for any number.
  [[nodiscard]] double exact_log_det(const Execution& execution) const;
  [[nodiscard]] double split_log_det(const Execution& execution) const;

  [[nodiscard]] std::vector<double> s() const { return {x_.begin(), x_.begin() + data_.size()}; }
  /// Covariates that vary over the observed pairs, and their coefficients.
  [[nodiscard]] const std::vector<Covariate>& covariates() const { return covariates_; }
  [[nodiscard]] double beta(std::size_t k) const { return x_[data_.size() + k]; }
  /// Of the covariates, with standard errors and what each means in chances (tie_model_coefficients.cpp).
  [[nodiscard]] std::vector<Coefficient> coefficients(const Execution& execution) const;
  [[nodiscard]] bool has_affinities() const { return cells_ > 0; }
  [[nodiscard]] double gamma(std::uint32_t a, std::uint32_t b) const;
  /// Curvature of the likelihood along gamma of a and b.
  [[nodiscard]] double gamma_curvature(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::vector<double> system_means(const std::vector<double>& values) const;
  /// Sum over j of p (1 - p), by body.
  [[nodiscard]] double body_curvature(std::uint32_t i) const { return curvature_[i]; }

 private:
  using Vector = std::vector<double>;  // bodies, coefficients, affinities
  struct Sums {                        // of one block of rows
    double objective = 0.0;
    Vector body, body_weight, pattern, pattern_weight;
    Vector meet, meet_weight;  // systems x systems: the row's, then the column's
  };
  void evaluate(const Execution& execution);  // all that follows x_
  void evaluate_block(std::size_t block, Sums& sums);
  struct Stretch;  // tie_model_stretch.hpp
  template <class Take>
  void for_each_stretch(std::uint32_t i, Take&& take) const;
  void set_logits(const Vector& x, const Vector& pattern, const Vector& affinity, std::uint32_t i,
                  const Stretch& stretch, double* eta) const;
  struct Averaged;
  [[nodiscard]] Averaged averaged(std::size_t k, const Execution& execution) const;
  void set_affinities(const Vector& x, std::uint32_t i, Vector& affinity) const;
  void multiply_block(std::size_t block, const Vector& x, const Vector& pattern_shift,
                      Sums& sums) const;
  // x's coefficients times the design, by used pattern.
  [[nodiscard]] Vector pattern_values(const Vector& x) const;
  [[nodiscard]] Vector times_hessian(const Vector& x, const Execution& execution) const;
  void set_coarse(const Vector& pattern_weight, const Vector& meet_weight);
  [[nodiscard]] Vector precondition(const Vector& r) const;
  [[nodiscard]] Vector inverse_times(const Vector& right, double tolerance,
                                     const Execution& execution) const;
  [[nodiscard]] std::uint32_t cell(std::uint32_t a, std::uint32_t b) const {
    return cell_of_[a * data_.num_systems + b];
  }
  // Calls take(a, b, c) for the cells of the affinities, a < b.
  template <class Take>
  void for_each_cell(Take&& take) const {
    for (std::uint32_t a = 0; a < data_.num_systems; ++a) {
      for (std::uint32_t b = a + 1; b < data_.num_systems; ++b) {
        if (cell(a, b) < cells_) take(a, b, cell(a, b));
      }
    }
  }
  [[nodiscard]] double between(const Vector& meet, std::uint32_t a, std::uint32_t b) const {
    return meet[a * data_.num_systems + b] + meet[b * data_.num_systems + a];
  }
  [[nodiscard]] double operations() const { return 3.0 * static_cast<double>(weights_.size()); }

  const PairData& data_;
  VectorWidth width_;
  std::vector<Covariate> covariates_;
  std::vector<std::uint32_t> used_patterns_;
  std::vector<std::uint16_t> place_of_pattern_;  // in used_patterns_; 0 where not used
  Vector design_;                                // used patterns x covariates
  std::vector<std::uint32_t> cell_of_;           // of two systems; cells_ = none
  std::uint32_t cells_ = 0;
  std::vector<std::uint32_t> block_row_;  // first row of each block

  TieModelVariances variances_;
  Vector x_;
  double objective_ = 0.0;  // minus the log posterior
  Vector score_;            // minus the gradient of the objective
  std::vector<float>
      weights_;  // p (1 - p) of each pair, 0 if not observed: shapes the step, never the answer
  Vector exact_weights_;  // the same in doubles, up to kMostExact bodies: for the determinant
  Vector curvature_;      // of the likelihood: bodies, then (unused) coefficients, then affinities
  // What all bodies of a system, and the coefficients, move together (tie_model_precondition.cpp).
  Vector coarse_inverse_;  // systems and coefficients
  Vector mean_between_;    // of the covariates over pairs of unlike systems, by weight
  double residual_ = 0.0;
  mutable std::vector<Sums> sums_;
};

/// fit_tie_model, of pairs that are laid out already.
[[nodiscard]] TieModel fit_tie_model_to(const PairData& data,
                                        const std::vector<SystemId>& system_of,
                                        const TieModelOptions& options, const Execution& execution);

/// At the variances of `start` and from its estimates: a few Newton steps. For networks that differ by some ties from
/// the one that `start` was fitted to. Coefficients have no errors and no chances.
[[nodiscard]] TieModel refit_tie_model(const PairData& data, const TieModel& start,
                                       const TieModelOptions& options, const Execution& execution);

}  // namespace interstice
