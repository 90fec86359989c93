#include "graph/gaps/dealt_count.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

DealtCount of(const std::vector<Dealt>& classes) { return dealt_count(classes); }

TEST(DealtCount, IsFishersTailByHand) {
  const DealtCount count = of({{.pairs = 4, .marked = 3, .all_pairs = 10, .all_marked = 5}});
  EXPECT_DOUBLE_EQ(count.expected, 2.0);
  EXPECT_NEAR(count.variance, 4.0 * 0.25 * 6.0 / 9.0, 1e-15);
  EXPECT_NEAR(count.p, 55.0 / 210.0, 1e-15);  // 50 ways with three marks, 5 with four, of 210
  EXPECT_NEAR(count.least_p, 5.0 / 210.0, 1e-15);
  EXPECT_EQ(count.low, 1.0);  // P(0) = 5/210, P(at most 1) = 55/210
  EXPECT_EQ(count.high, 3.0);
}

TEST(DealtCount, AddsClassesUp) {
  const DealtCount count = of({{2, 2, 4, 2}, {1, 1, 2, 1}});
  EXPECT_DOUBLE_EQ(count.expected, 1.5);
  EXPECT_NEAR(count.p, 1.0 / 12.0, 1e-15);  // both of two in 1 of 6 deals, and one in 1 of 2
  EXPECT_NEAR(count.least_p, 1.0 / 12.0, 1e-15);
}

TEST(DealtCount, OfManyPairsIsExact) {  // value: Python, exact fractions
  EXPECT_NEAR(of({{1000, 120, 100000, 10000}}).p, 0.021454398485345746, 1e-13);
}

TEST(DealtCount, WithoutPairsExpectsNothing) {
  for (const DealtCount& count : {of({}), of({{0, 0, 10, 5}})}) {
    EXPECT_EQ(count.expected, 0.0);
    EXPECT_EQ(count.p, 1.0);
    EXPECT_EQ(count.least_p, 1.0);
    EXPECT_EQ(count.high, 0.0);
  }
}

TEST(DealtCount, ACellIsAPartOfItsPlace) {
  for (const Dealt& wrong : {Dealt{3, 4, 10, 5}, Dealt{11, 1, 10, 5}, Dealt{6, 6, 10, 5},
                             Dealt{6, 0, 10, 5}, Dealt{1, 1, 4, 5}}) {
    EXPECT_THAT([&] { (void)of({wrong}); },
                ThrowsError(ErrorCode::invalid_argument, "a cell is a part of its place"));
  }
}

class DealtCountProperty : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, DealtCountProperty, testing::Range<std::uint64_t>(0, 30));

// Every hand of cards, counted.
TEST_P(DealtCountProperty, AgreesWithEveryDeal) {
  Random random(GetParam());
  const std::uint32_t all = 2 + random.below(9);
  const std::uint32_t marked = random.below(all + 1);
  const std::uint32_t pairs = random.below(all + 1);
  std::vector<double> hands(all + 1, 0.0);
  double deals = 0.0;
  for (std::uint32_t hand = 0; hand < (1U << all); ++hand) {
    if (std::popcount(hand) != static_cast<int>(pairs)) continue;
    ++hands[static_cast<std::size_t>(std::popcount(hand & ((1U << marked) - 1U)))];
    ++deals;
  }
  for (std::uint32_t k = 0; k <= all; ++k) {
    if (hands[k] == 0.0) continue;
    const DealtCount count = of({{pairs, k, all, marked}});
    double tail = 0.0;
    double mean = 0.0;
    double square = 0.0;
    for (std::uint32_t x = 0; x <= all; ++x) {
      tail += x >= k ? hands[x] / deals : 0.0;
      mean += x * hands[x] / deals;
      square += x * x * hands[x] / deals;
    }
    EXPECT_NEAR(count.p, tail, 1e-12);
    EXPECT_NEAR(count.expected, mean, 1e-12);
    EXPECT_NEAR(count.variance, square - mean * mean, 1e-12);
  }
}

}  // namespace
}  // namespace interstice
