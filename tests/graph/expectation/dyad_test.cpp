#include "graph/expectation/dyad.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "graph/expectation/logistic.hpp"
#include "graph/expectation/poisson_binomial.hpp"

namespace interstice {
namespace {

TEST(Dyad, FollowsItsDefinition) {
  const Dyad dyad = dyad_of(-0.4, 0.7, 1.1);
  const double sum = 1.0 + std::exp(-0.4) + std::exp(0.7) + std::exp(-0.4 + 0.7 + 1.1);
  EXPECT_NEAR(dyad.none, 1.0 / sum, 1e-15);
  EXPECT_NEAR(dyad.there, std::exp(-0.4) / sum, 1e-15);
  EXPECT_NEAR(dyad.back, std::exp(0.7) / sum, 1e-15);
  EXPECT_NEAR(dyad.both, std::exp(1.4) / sum, 1e-15);
}

TEST(Dyad, WithoutReciprocityItsTiesAreIndependentAndFarEndsAreHeld) {
  const Dyad dyad = dyad_of(-1.3, 0.2, 0.0);
  EXPECT_NEAR(dyad.both, logistic(-1.3) * logistic(0.2), 1e-15);
  EXPECT_NEAR(dyad.there + dyad.both, logistic(-1.3), 1e-15);
  EXPECT_EQ(dyad_of(900.0, 900.0, 0.0).both, 1.0);
  EXPECT_EQ(dyad_of(-900.0, -900.0, 0.0).none, 1.0);
}

TEST(Dyad, TiesAreThoseAskedAbout) {
  const Dyad dyad{.none = 0.4, .there = 0.3, .back = 0.2, .both = 0.1};
  EXPECT_DOUBLE_EQ(ties_of(dyad, DyadSides::both).one, 0.5);
  EXPECT_DOUBLE_EQ(ties_of(dyad, DyadSides::both).two, 0.1);
  EXPECT_DOUBLE_EQ(ties_of(dyad, DyadSides::there).one, 0.4);
  EXPECT_DOUBLE_EQ(ties_of(dyad, DyadSides::there).two, 0.0);
  EXPECT_DOUBLE_EQ(ties_of(dyad, DyadSides::back).one, 0.3);
  EXPECT_DOUBLE_EQ(ties_of(dyad, DyadSides::back).none, 0.7);
}

// All 3^4 outcomes of four dyads.
TEST(DyadCount, IsTheSumOverAllOutcomes) {
  const std::vector<DyadTies> dyads = {
      {0.5, 0.3, 0.2}, {0.1, 0.6, 0.3}, {0.9, 0.1, 0.0}, {0.25, 0.25, 0.5}};
  std::vector<double> chance(9, 0.0);
  for (int code = 0; code < 81; ++code) {
    double p = 1.0;
    std::size_t ties = 0;
    for (int k = 0, rest = code; k < 4; ++k, rest /= 3) {
      const DyadTies& d = dyads[static_cast<std::size_t>(k)];
      p *= rest % 3 == 0 ? d.none : rest % 3 == 1 ? d.one : d.two;
      ties += static_cast<std::size_t>(rest % 3);
    }
    chance[ties] += p;
  }
  const DyadCount count(dyads);
  double tail = 0.0;
  double mean = 0.0;
  double squares = 0.0;
  for (std::size_t k = 0; k < 9; ++k) {
    tail += chance[k];
    mean += static_cast<double>(k) * chance[k];
    squares += static_cast<double>(k * k) * chance[k];
    EXPECT_NEAR(count.lower_tail(k), tail, 1e-14);
  }
  EXPECT_NEAR(count.mean(), mean, 1e-14);
  EXPECT_NEAR(count.variance(), squares - mean * mean, 1e-13);
  EXPECT_LT(count.lower_tail(count.quantile(0.5) - 1), 0.5);
  EXPECT_GE(count.lower_tail(count.quantile(0.5)), 0.5);
}

TEST(DyadCount, OfSingleTiesIsThePoissonBinomialAndOfNoneIsZero) {
  const std::vector<double> p = {0.2, 0.7, 0.45};
  std::vector<DyadTies> dyads;
  for (const double chance : p) dyads.push_back({1.0 - chance, chance, 0.0});
  const DyadCount count(dyads);
  const PoissonBinomial plain(p);
  for (std::uint64_t k = 0; k < 4; ++k)
    EXPECT_NEAR(count.lower_tail(k), plain.lower_tail(k), 1e-15);
  EXPECT_EQ(DyadCount({}).lower_tail(0), 1.0);
  EXPECT_EQ(DyadCount({}).mean(), 0.0);
}

}  // namespace
}  // namespace interstice
