/// @file  How many of several unequal chances come true, where the chances themselves are known with an error they share.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/expectation/poisson_binomial.hpp"

namespace interstice {

/// The number of successes of trials with logits eta_1 + e .. eta_N + e, e normal around 0.
///
/// Definition   A mixture of Poisson-binomials over nine Gauss-Hermite points of e; with deviation 0, one of them.
/// Complexity   Nine times PoissonBinomial's.
/// Reference    E. C. Marshall and D. J. Spiegelhalter, Statistics in Medicine 22:1649-1660, 2003. doi:10.1002/sim.1403
class UncertainCount {
 public:
  UncertainCount(std::span<const double> eta, double deviation);

  [[nodiscard]] double mean() const { return mean_; }
  [[nodiscard]] double variance() const { return variance_; }
  /// P(X <= k), at most 1.
  [[nodiscard]] double lower_tail(std::uint64_t k) const;
  /// The least k with P(X <= k) >= share.
  [[nodiscard]] std::uint64_t quantile(double share) const;

 private:
  std::vector<PoissonBinomial> parts_;
  std::vector<double> weights_;
  double mean_ = 0.0;
  double variance_ = 0.0;
};

}  // namespace interstice
