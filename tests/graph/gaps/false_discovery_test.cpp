#include "graph/gaps/false_discovery.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace interstice {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::IsEmpty;
using testing::Pointwise;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST(FalseDiscovery, EqualsRsAdjustment) {  // R: p.adjust(p, "BH")
  EXPECT_THAT(false_discovery(std::vector<double>{0.01, 0.02, 0.03, 0.04, 0.05}),
              Each(DoubleNear(0.05, 1e-15)));
  EXPECT_THAT(false_discovery(std::vector<double>{0.01, 0.04, 0.03, 0.005}),
              Pointwise(DoubleNear(1e-15), {0.02, 0.04, 0.04, 0.02}));
  EXPECT_THAT(false_discovery(std::vector<double>{0.9, 0.8, 1.0}),
              Pointwise(DoubleNear(1e-15), {1.0, 1.0, 1.0}));
}

TEST(FalseDiscovery, WhatIsUndefinedIsNotInTheFamily) {
  const auto q = false_discovery(std::vector<double>{kNaN, 0.04, kNaN, 0.01});
  EXPECT_TRUE(std::isnan(q[0]) && std::isnan(q[2]));
  EXPECT_DOUBLE_EQ(q[1], 0.04);
  EXPECT_DOUBLE_EQ(q[3], 0.02);
  EXPECT_THAT(false_discovery({}), IsEmpty());
}

class FalseDiscoveryProperty : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, FalseDiscoveryProperty, testing::Range<std::uint64_t>(0, 24));

TEST_P(FalseDiscoveryProperty, AgreesWithTheDefinition) {
  std::mt19937_64 random(GetParam());
  std::vector<double> p(random() % 30);
  for (double& value : p) {
    value = static_cast<double>(random() % 20) / 20.0;  // with repeats
    if (random() % 6 == 0) value = kNaN;
  }
  std::vector<double> sorted;
  for (const double value : p) {
    if (!std::isnan(value)) sorted.push_back(value);
  }
  std::ranges::sort(sorted);
  const auto m = static_cast<double>(sorted.size());
  const auto q = false_discovery(p);
  ASSERT_EQ(q.size(), p.size());
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (std::isnan(p[i])) {
      EXPECT_TRUE(std::isnan(q[i]));
      continue;
    }
    double least = 1.0;
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      if (sorted[j] >= p[i]) least = std::min(least, m * sorted[j] / static_cast<double>(j + 1));
    }
    EXPECT_NEAR(q[i], least, 1e-12);
    EXPECT_GE(q[i], p[i] - 1e-12);
  }
}

}  // namespace
}  // namespace interstice
