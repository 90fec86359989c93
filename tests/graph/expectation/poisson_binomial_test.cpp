#include "graph/expectation/poisson_binomial.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>
#include <vector>

namespace interstice {
namespace {

TEST(PoissonBinomial, OfNoTrialsIsZero) {
  const PoissonBinomial none({});
  EXPECT_EQ(none.mean(), 0.0);
  EXPECT_EQ(none.variance(), 0.0);
  EXPECT_EQ(none.lower_tail(0), 1.0);
  EXPECT_EQ(none.quantile(0.95), 0U);
}

TEST(PoissonBinomial, CertainAndImpossibleTrials) {
  const std::vector<double> p = {1.0, 0.0, 1.0, 0.5};
  const PoissonBinomial count(p);
  EXPECT_EQ(count.lower_tail(0), 0.0);
  EXPECT_EQ(count.lower_tail(1), 0.0);
  EXPECT_EQ(count.lower_tail(2), 0.5);
  EXPECT_EQ(count.lower_tail(3), 1.0);
  EXPECT_EQ(count.lower_tail(100), 1.0);
  EXPECT_EQ(count.quantile(0.05), 2U);
  EXPECT_EQ(count.quantile(0.5), 2U);
  EXPECT_EQ(count.quantile(0.51), 3U);
}

TEST(PoissonBinomial,
     OfEqualChancesIsBinomial) {  // R: pbinom(3, 10, .3), qbinom(c(.05, .95), 10, .3)
  const std::vector<double> p(10, 0.3);
  const PoissonBinomial count(p);
  EXPECT_NEAR(count.lower_tail(3), 0.6496107184, 1e-10);
  EXPECT_EQ(count.quantile(0.05), 1U);
  EXPECT_EQ(count.quantile(0.95), 5U);
  EXPECT_NEAR(count.mean(), 3.0, 1e-12);
  EXPECT_NEAR(count.variance(), 2.1, 1e-12);
}

TEST(PoissonBinomial, KeepsTheSmallestTails) {
  const std::vector<double> p(1000, 0.5);
  EXPECT_DOUBLE_EQ(PoissonBinomial(p).lower_tail(0), 0x1p-1000);
  EXPECT_NEAR(PoissonBinomial(p).lower_tail(1) / (1001 * 0x1p-1000), 1.0, 1e-12);
}

TEST(PoissonBinomial,
     ManyRareTrialsAreNearlyPoisson) {  // R: ppois(0:3, 2); the part above mean + 12 sd + 12 is
                                        // left out
  const std::vector<double> p(20'000, 1e-4);
  const PoissonBinomial count(p);
  EXPECT_NEAR(count.lower_tail(0), 0.1353353, 2e-5);
  EXPECT_NEAR(count.lower_tail(3), 0.8571235, 2e-5);
  EXPECT_NEAR(count.lower_tail(20'000), 1.0, 1e-12);
  EXPECT_EQ(count.quantile(0.95), 5U);
}

// Trial by trial, nothing left out: parts that are put together give the same, down to the smallest tails.
TEST(PoissonBinomial, OfManyUnequalTrialsAgreesWithTakingThemOneByOne) {
  std::mt19937_64 random(5);
  for (const std::size_t trials : {63U, 64U, 65U, 129U, 1000U, 3001U}) {
    std::vector<double> p(trials);
    for (double& chance : p)
      chance =
          0.2 * static_cast<double>(random() >> 11U) * 0x1p-53 + (random() % 50 == 0 ? 0.7 : 0);
    std::vector<double> mass(trials + 1, 0.0);
    mass[0] = 1.0;
    for (const double chance : p) {
      for (std::size_t k = trials; k > 0; --k)
        mass[k] = mass[k] * (1.0 - chance) + mass[k - 1] * chance;
      mass[0] *= 1.0 - chance;
    }
    const PoissonBinomial count(p);
    double below = 0.0;
    for (std::size_t k = 0; k <= trials; ++k) {
      below += mass[k];
      EXPECT_NEAR(count.lower_tail(k), below, 1e-12 * below) << trials << ' ' << k;
    }
  }
}

TEST(PoissonBinomial, ManyCommonTrialsKeepTheirUpperEnd) {
  const std::vector<double> p(2000, 0.999);
  const PoissonBinomial count(p);
  EXPECT_NEAR(count.lower_tail(1999), 1.0 - std::pow(0.999, 2000), 1e-12);
  EXPECT_EQ(count.quantile(0.95), 2000U);
  EXPECT_NEAR(count.lower_tail(2000), 1.0, 1e-12);
}

// All 2^N outcomes one by one.
class PoissonBinomialProperty : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, PoissonBinomialProperty, testing::Range<std::uint64_t>(0, 24));

TEST_P(PoissonBinomialProperty, AgreesWithEveryOutcome) {
  std::mt19937_64 random(GetParam());
  std::vector<double> p(random() % 13);
  for (double& chance : p) chance = static_cast<double>(random() >> 11U) * 0x1p-53;
  if (!p.empty() && GetParam() % 3 == 0) p[0] = 1.0;
  if (p.size() > 1 && GetParam() % 4 == 0) p[1] = 0.0;
  std::vector<double> mass(p.size() + 1, 0.0);
  for (std::uint32_t outcome = 0; outcome < (1U << p.size()); ++outcome) {
    double chance = 1.0;
    for (std::size_t i = 0; i < p.size(); ++i)
      chance *= ((outcome >> i) & 1U) != 0 ? p[i] : 1.0 - p[i];
    mass[static_cast<std::size_t>(std::popcount(outcome))] += chance;
  }
  const PoissonBinomial count(p);
  double below = 0.0;
  double mean = 0.0;
  double square = 0.0;
  for (std::size_t k = 0; k < mass.size(); ++k) {
    below += mass[k];
    mean += static_cast<double>(k) * mass[k];
    square += static_cast<double>(k * k) * mass[k];
    EXPECT_NEAR(count.lower_tail(k), below, 1e-12);
  }
  EXPECT_NEAR(count.mean(), mean, 1e-12);
  EXPECT_NEAR(count.variance(), square - mean * mean, 1e-10);
  for (const double share : {0.05, 0.5, 0.95}) {
    const std::uint64_t k = count.quantile(share);
    EXPECT_GE(count.lower_tail(k), share);
    if (k > 0) {
      EXPECT_LT(count.lower_tail(k - 1), share);
    }
  }
}

}  // namespace
}  // namespace interstice
