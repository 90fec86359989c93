/// @file  How many of several unequal chances come true: the Poisson-binomial distribution.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace interstice {

/// The number of successes of independent trials with chances p_1 .. p_N.
///
/// Definition   P(X = k) by the recurrence over trials, in parts that are then convolved in pairs; exact, with the upper tail
///              beyond mean + 12 sd + 12 left out, of each part too.
/// Range        p in [0, 1].
/// Degenerate   N = 0: X = 0.
/// Numerics     Sums of positive terms only: relative error below N * 1e-16.
/// Complexity   O(N + K^2) where chances are small, K = min(N, mean + 12 sd + 12); space O(K + log N).
/// Reference    Y. Hong, Computational Statistics & Data Analysis 59:41-51, 2013. doi:10.1016/j.csda.2012.10.006
/// Peers        Equals R's poisbinom (exact).
class PoissonBinomial {
 public:
  explicit PoissonBinomial(std::span<const double> p);

  [[nodiscard]] double mean() const { return mean_; }
  [[nodiscard]] double variance() const { return variance_; }
  /// P(X <= k), at most 1.
  [[nodiscard]] double lower_tail(std::uint64_t k) const;
  /// The least k with P(X <= k) >= share.
  [[nodiscard]] std::uint64_t quantile(double share) const;

 private:
  double mean_ = 0.0;
  double variance_ = 0.0;
  std::vector<double> cumulative_;
};

}  // namespace interstice
