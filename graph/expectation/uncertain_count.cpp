#include "graph/expectation/uncertain_count.hpp"

#include <algorithm>
#include <array>

#include "graph/expectation/logistic.hpp"

namespace interstice {
namespace {

// Nodes (in standard deviations) and weights of the nine-point rule for a normal number; Abramowitz and Stegun 25.10.
constexpr std::array<double, 9> kNode = {
    -4.512745863399783, -3.205429002856470, -2.076847978677830, -1.023255663789133, 0.0,
    1.023255663789133,  2.076847978677830,  3.205429002856470,  4.512745863399783};
constexpr std::array<double, 9> kWeight = {
    2.234584400774658e-05, 2.789141321231769e-03, 4.991640676521788e-02,
    2.440975028949394e-01, 4.063492063492063e-01, 2.440975028949394e-01,
    4.991640676521788e-02, 2.789141321231769e-03, 2.234584400774658e-05};

}  // namespace

UncertainCount::UncertainCount(std::span<const double> eta, double deviation) {
  std::vector<double> chance(eta.size());
  const auto take = [&](double shift, double weight) {
    for (std::size_t i = 0; i < eta.size(); ++i) chance[i] = logistic(eta[i] + shift);
    parts_.emplace_back(chance);
    weights_.push_back(weight);
  };
  if (deviation > 0.0) {
    for (std::size_t k = 0; k < kNode.size(); ++k) take(deviation * kNode[k], kWeight[k]);
  } else {
    take(0.0, 1.0);
  }
  double squares = 0.0;
  for (std::size_t k = 0; k < parts_.size(); ++k) {
    mean_ += weights_[k] * parts_[k].mean();
    variance_ += weights_[k] * parts_[k].variance();
    squares += weights_[k] * parts_[k].mean() * parts_[k].mean();
  }
  variance_ += std::max(0.0, squares - mean_ * mean_);
}

double UncertainCount::lower_tail(std::uint64_t k) const {
  double sum = 0.0;
  for (std::size_t part = 0; part < parts_.size(); ++part)
    sum += weights_[part] * parts_[part].lower_tail(k);
  return std::min(1.0, sum);
}

std::uint64_t UncertainCount::quantile(double share) const {
  std::uint64_t low = parts_[0].quantile(share);
  std::uint64_t high = low;
  for (const PoissonBinomial& part : parts_) {
    low = std::min(low, part.quantile(share));
    high = std::max(high, part.quantile(share));
  }
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    (lower_tail(middle) >= share ? high : low) = lower_tail(middle) >= share ? middle : middle + 1;
  }
  return low;
}

}  // namespace interstice
