#include "graph/expectation/uncertain_count.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "graph/expectation/logistic.hpp"

namespace interstice {
namespace {

const std::vector<double> kEta = {-2.0, -1.2, -0.5, 0.0, 0.3, 0.9, -1.7, -0.8};

PoissonBinomial shifted(double by) {
  std::vector<double> p;
  for (const double eta : kEta) p.push_back(logistic(eta + by));
  return PoissonBinomial(p);
}

TEST(UncertainCount, WithoutErrorIsThePoissonBinomial) {
  const UncertainCount count(kEta, 0.0);
  const PoissonBinomial plain = shifted(0.0);
  EXPECT_EQ(count.mean(), plain.mean());
  EXPECT_NEAR(count.variance(), plain.variance(), 1e-14);
  for (std::uint64_t k = 0; k <= kEta.size(); ++k)
    EXPECT_EQ(count.lower_tail(k), plain.lower_tail(k));
  EXPECT_EQ(count.quantile(0.05), plain.quantile(0.05));
  EXPECT_EQ(count.quantile(0.95), plain.quantile(0.95));
}

// Against the integral over the error, summed on a fine grid.
TEST(UncertainCount, WithErrorIsTheMixture) {
  const double deviation = 0.6;
  const UncertainCount count(kEta, deviation);
  double mean = 0.0;
  double squares = 0.0;
  double tail = 0.0;
  double whole = 0.0;
  for (double z = -7.0; z <= 7.0; z += 0.01) {
    const double weight = std::exp(-0.5 * z * z);
    const PoissonBinomial part = shifted(deviation * z);
    whole += weight;
    mean += weight * part.mean();
    squares += weight * (part.variance() + part.mean() * part.mean());
    tail += weight * part.lower_tail(1);
  }
  mean /= whole;
  EXPECT_NEAR(count.mean(), mean, 1e-4);
  EXPECT_NEAR(count.variance(), squares / whole - mean * mean, 1e-3);
  EXPECT_NEAR(count.lower_tail(1), tail / whole, 1e-4);
  EXPECT_GT(count.lower_tail(0), shifted(0.0).lower_tail(0));
  EXPECT_LT(count.lower_tail(count.quantile(0.3) - 1), 0.3);
  EXPECT_GE(count.lower_tail(count.quantile(0.3)), 0.3);
}

}  // namespace
}  // namespace interstice
