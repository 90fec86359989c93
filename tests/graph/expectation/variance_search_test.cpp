#include "graph/expectation/variance_search.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace interstice {
namespace {

TEST(VarianceSearch, FindsTheTopOfAParabolaAsAMultipleOfTheTolerance) {
  int calls = 0;
  const double x = highest(
      [&](double at) {
        ++calls;
        return -(at - 0.7313) * (at - 0.7313);
      },
      {-2.0, 3.0}, 6, 1e-3);
  EXPECT_DOUBLE_EQ(x, 0.731);
  EXPECT_LE(calls, 14);
}

TEST(VarianceSearch, OfTwoPeaksTheHigherIsTaken) {
  const auto two = [](double x) {
    return std::exp(-20.0 * (x + 1.0) * (x + 1.0)) + 1.1 * std::exp(-20.0 * (x - 1.0) * (x - 1.0));
  };
  EXPECT_NEAR(highest(two, {-3.0, 3.0}, 13, 1e-3), 1.0, 1.1e-3);
}

TEST(VarianceSearch, ReachesBothEnds) {
  EXPECT_NEAR(highest([](double x) { return x; }, {-1.0, 2.0}, 4, 1e-3), 2.0, 2e-3);
  EXPECT_NEAR(highest([](double x) { return -x; }, {-1.0, 2.0}, 4, 1e-3), -1.0, 2e-3);
}

TEST(VarianceSearch, WhereNothingIsGainedTheEndIsTaken) {
  const auto flat = [](double x) {
    return 1.0 - 1e-12 * (x + 0.98) * (x + 0.98) - (x > 0.0 ? x : 0.0);
  };
  EXPECT_DOUBLE_EQ(highest(flat, {-1.0, 2.0}, 4, 1e-3), -1.0);
}

}  // namespace
}  // namespace interstice
