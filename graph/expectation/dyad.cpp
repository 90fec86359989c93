#include "graph/expectation/dyad.hpp"

#include <algorithm>
#include <cmath>

namespace interstice {

Dyad dyad_of(double there, double back, double reciprocity) {
  const double both = there + back + reciprocity;
  const double most = std::max({0.0, there, back, both});
  Dyad dyad{.none = std::exp(-most),
            .there = std::exp(there - most),
            .back = std::exp(back - most),
            .both = std::exp(both - most)};
  const double sum = (dyad.none + dyad.both) + (dyad.there + dyad.back);
  dyad.none /= sum;
  dyad.there /= sum;
  dyad.back /= sum;
  dyad.both /= sum;
  return dyad;
}

DyadTies ties_of(const Dyad& dyad, DyadSides observed) {
  switch (observed) {
    case DyadSides::there:
      return {dyad.none + dyad.back, dyad.there + dyad.both, 0.0};
    case DyadSides::back:
      return {dyad.none + dyad.there, dyad.back + dyad.both, 0.0};
    case DyadSides::both:
      break;
  }
  return {dyad.none, dyad.there + dyad.back, dyad.both};
}

DyadCount::DyadCount(std::span<const DyadTies> dyads) {
  for (const DyadTies& dyad : dyads) {
    const double mean = dyad.one + 2.0 * dyad.two;
    mean_ += mean;
    variance_ += dyad.one * (1.0 - mean) * (1.0 - mean) + dyad.two * (2.0 - mean) * (2.0 - mean) +
                 dyad.none * mean * mean;
  }
  const double most = mean_ + 12.0 * std::sqrt(variance_) + 12.0;
  const std::size_t size = 1 + std::min(2 * dyads.size(), static_cast<std::size_t>(most));
  cumulative_.assign(size, 0.0);
  cumulative_[0] = 1.0;  // P(X = k) until the end
  std::size_t largest = 0;
  for (const DyadTies& dyad : dyads) {
    largest = std::min(largest + 2, size - 1);
    for (std::size_t k = largest; k > 0; --k) {
      cumulative_[k] = cumulative_[k] * dyad.none + cumulative_[k - 1] * dyad.one +
                       (k > 1 ? cumulative_[k - 2] * dyad.two : 0.0);
    }
    cumulative_[0] *= dyad.none;
  }
  for (std::size_t k = 1; k < size; ++k) cumulative_[k] += cumulative_[k - 1];
}

double DyadCount::lower_tail(std::uint64_t k) const {
  return std::min(1.0, cumulative_[std::min<std::uint64_t>(k, cumulative_.size() - 1)]);
}

std::uint64_t DyadCount::quantile(double share) const {
  const auto at = std::ranges::lower_bound(cumulative_, share);
  return static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(
      at - cumulative_.begin(), static_cast<std::ptrdiff_t>(cumulative_.size()) - 1));
}

}  // namespace interstice
