#include "graph/expectation/poisson_binomial.hpp"

#include <algorithm>
#include <cmath>

namespace interstice {

PoissonBinomial::PoissonBinomial(std::span<const double> p) {
  for (const double chance : p) {
    mean_ += chance;
    variance_ += chance * (1.0 - chance);
  }
  const double most = mean_ + 12.0 * std::sqrt(variance_) + 12.0;
  const std::size_t size = 1 + std::min(p.size(), static_cast<std::size_t>(most));
  cumulative_.assign(size, 0.0);
  cumulative_[0] = 1.0;  // P(X = k) until the end
  std::size_t largest = 0;
  for (const double chance : p) {
    largest = std::min(largest + 1, size - 1);
    for (std::size_t k = largest; k > 0; --k) {
      cumulative_[k] = cumulative_[k] * (1.0 - chance) + cumulative_[k - 1] * chance;
    }
    cumulative_[0] *= 1.0 - chance;
  }
  for (std::size_t k = 1; k < size; ++k) cumulative_[k] += cumulative_[k - 1];
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
