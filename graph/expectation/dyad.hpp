/// @file  One dyad of a directed network as four states (none, one way, the other, both), and how many ties dyads have.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace interstice {

/// Chances of the four states of i and j; they sum to 1.
struct Dyad {
  double none = 1.0;
  double there = 0.0;  ///< i to j alone
  double back = 0.0;   ///< j to i alone
  double both = 0.0;
};

/// P(y_ij, y_ji) proportional to exp(y_ij there + y_ji back + y_ij y_ji reciprocity).
[[nodiscard]] Dyad dyad_of(double there, double back, double reciprocity);

/// Chances of 0, 1 and 2 observed ties of one dyad.
struct DyadTies {
  double none = 1.0;
  double one = 0.0;
  double two = 0.0;
};
enum class DyadSides : std::uint8_t { there, back, both };  ///< which of its ties were asked about
[[nodiscard]] DyadTies ties_of(const Dyad& dyad, DyadSides observed);

/// The number of ties in independent dyads.
///
/// Definition   Convolution of the dyads' distributions; exact, with the upper tail beyond mean + 12 sd + 12 left out.
/// Numerics     Sums of positive terms only.
/// Complexity   O(N K), K = min(2 N, mean + 12 sd + 12); space O(K).
class DyadCount {
 public:
  explicit DyadCount(std::span<const DyadTies> dyads);

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
