#include "graph/kernels/random.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <vector>

namespace interstice {
namespace {

TEST(Random, IsAFunctionOfSeedStreamAndCount) {
  Random a(7, 3);
  Random b(7, 3);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(a.next(), b.next());
}

// splitmix64 of a stream's state: recorded, so that a release does not silently change every seeded
// answer.
TEST(Random, TheFirstNumbersOfAStreamNeverChange) {
  Random random(1, 0);
  EXPECT_EQ(random.next(), 0x21a5715431dc4cc7ULL);
  EXPECT_EQ(random.next(), 0xe1a26c101cc38752ULL);
}

TEST(Random, StreamsAndSeedsDiffer) {
  std::set<std::uint64_t> seen;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    for (std::uint64_t stream = 0; stream < 100; ++stream) {
      Random random(seed, stream);
      seen.insert(random.next());
      seen.insert(random.next());
    }
  }
  EXPECT_EQ(seen.size(), 20'000U);
}

TEST(Random, UniformFillsTheUnitIntervalEvenly) {
  Random random(5);
  std::array<int, 10> count{};
  double sum = 0.0;
  for (int i = 0; i < 100'000; ++i) {
    const double x = random.uniform();
    ASSERT_GE(x, 0.0);
    ASSERT_LT(x, 1.0);
    ++count.at(static_cast<std::size_t>(x * 10.0));
    sum += x;
  }
  for (const int c : count) EXPECT_NEAR(c, 10'000, 500);  // five standard deviations
  EXPECT_NEAR(sum / 100'000, 0.5, 0.005);
}

TEST(Random, BelowIsEvenAndStaysBelow) {
  for (const std::uint32_t bound : {1U, 2U, 3U, 7U}) {
    Random random(9, bound);
    std::vector<int> count(bound, 0);
    const int draws = 10'000 * static_cast<int>(bound);
    for (int i = 0; i < draws; ++i) ++count.at(random.below(bound));
    for (const int c : count) EXPECT_NEAR(c, 10'000, 500) << bound;
  }
  // 3 * 2^30 does not divide 2^32: without rejection, numbers divisible by 3 would come twice as
  // often.
  Random random(11);
  int divisible = 0;
  for (int i = 0; i < 30'000; ++i) divisible += random.below(3U << 30U) % 3 == 0 ? 1 : 0;
  EXPECT_NEAR(divisible, 10'000, 500);
  for (int i = 0; i < 1000; ++i) EXPECT_LT(random.below(0xffffffffU), 0xffffffffU);
}

TEST(Shuffle, EveryOrderComesEquallyOften) {
  std::map<std::vector<int>, int> count;
  for (std::uint64_t draw = 0; draw < 24'000; ++draw) {
    std::vector<int> items = {0, 1, 2, 3};
    Random random(3, draw);
    shuffle(std::span(items), random);
    ++count[items];
  }
  EXPECT_EQ(count.size(), 24U);
  double chi_square = 0.0;
  for (const auto& [order, c] : count) chi_square += (c - 1000.0) * (c - 1000.0) / 1000.0;
  EXPECT_LT(chi_square, 50.0);  // 23 degrees of freedom: p < .001
}

TEST(Shuffle, OfNothingAndOfOneIsNothing) {
  Random random(1);
  std::vector<int> none;
  shuffle(std::span(none), random);
  std::vector<int> one = {5};
  shuffle(std::span(one), random);
  EXPECT_EQ(one[0], 5);
}

}  // namespace
}  // namespace interstice
