#include "graph/expectation/poisson_binomial.hpp"

#include <algorithm>
#include <cmath>

namespace interstice {
namespace {

constexpr std::size_t kFew = 64;  // trials taken one by one

// How many chances are kept of a count of `trials` with this mean and variance.
std::size_t kept(std::size_t trials, double mean, double variance) {
  const double most = mean + 12.0 * std::sqrt(variance) + 12.0;
  return 1 + std::min(trials, static_cast<std::size_t>(most));
}

struct Count {
  double mean = 0.0;
  double variance = 0.0;
  std::vector<double> mass;  // P(X = k)
};

Count one_by_one(std::span<const double> p) {
  Count count;
  for (const double chance : p) {
    count.mean += chance;
    count.variance += chance * (1.0 - chance);
  }
  const std::size_t size = kept(p.size(), count.mean, count.variance);
  std::vector<double>& mass = count.mass;
  mass.assign(size, 0.0);
  mass[0] = 1.0;
  std::size_t largest = 0;
  for (const double chance : p) {
    largest = std::min(largest + 1, size - 1);
    for (std::size_t k = largest; k > 0; --k)
      mass[k] = mass[k] * (1.0 - chance) + mass[k - 1] * chance;
    mass[0] *= 1.0 - chance;
  }
  return count;
}

// The count of two halves: each costs the square of how far its own count spreads, not the number of its trials.
Count count_of(std::span<const double> p) {
  if (p.size() <= kFew) return one_by_one(p);
  const Count a = count_of(p.first(p.size() / 2));
  const Count b = count_of(p.subspan(p.size() / 2));
  Count both{.mean = a.mean + b.mean, .variance = a.variance + b.variance, .mass = {}};
  const std::size_t size =
      std::min(kept(p.size(), both.mean, both.variance), a.mass.size() + b.mass.size() - 1);
  both.mass.assign(size, 0.0);
  for (std::size_t i = 0; i < std::min(size, a.mass.size()); ++i) {
    const double chance = a.mass[i];
    const std::size_t end = std::min(b.mass.size(), size - i);
    for (std::size_t j = 0; j < end; ++j) both.mass[i + j] += chance * b.mass[j];
  }
  return both;
}

}  // namespace

PoissonBinomial::PoissonBinomial(std::span<const double> p) {
  Count count = count_of(p);
  mean_ = count.mean;
  variance_ = count.variance;
  cumulative_ = std::move(count.mass);
  for (std::size_t k = 1; k < cumulative_.size(); ++k) cumulative_[k] += cumulative_[k - 1];
}

double PoissonBinomial::lower_tail(std::uint64_t k) const {
  return std::min(1.0, cumulative_[std::min<std::uint64_t>(k, cumulative_.size() - 1)]);
}

std::uint64_t PoissonBinomial::quantile(double share) const {
  const auto at = std::ranges::lower_bound(cumulative_, share);
  return static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(
      at - cumulative_.begin(), static_cast<std::ptrdiff_t>(cumulative_.size()) - 1));
}

}  // namespace interstice
