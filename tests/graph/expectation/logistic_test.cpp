#include "graph/expectation/logistic.hpp"

#include <gtest/gtest.h>

namespace interstice {
namespace {

TEST(Logistic, KnownPoints) {
  EXPECT_DOUBLE_EQ(logistic(0.0), 0.5);
  EXPECT_DOUBLE_EQ(logistic(std::log(3.0)), 0.75);
  EXPECT_DOUBLE_EQ(logistic(-std::log(3.0)), 0.25);
  EXPECT_DOUBLE_EQ(log_one_plus_exp(0.0), std::log(2.0));
}

TEST(Logistic, NeitherEndOverflowsNorLosesWhatIsLeft) {
  EXPECT_EQ(logistic(800.0), 1.0);
  EXPECT_EQ(logistic(-800.0), 0.0);
  EXPECT_DOUBLE_EQ(logistic(-700.0), std::exp(-700.0));
  EXPECT_EQ(log_one_plus_exp(800.0), 800.0);
  EXPECT_EQ(log_one_plus_exp(-800.0), 0.0);
  EXPECT_DOUBLE_EQ(log_one_plus_exp(-40.0), std::exp(-40.0));
}

TEST(Logistic, TheTwoSidesAddUpAndTheCompanionIsItsIntegral) {
  for (double x = -30.0; x <= 30.0; x += 0.37) {
    EXPECT_NEAR(logistic(x) + logistic(-x), 1.0, 1e-15);
    EXPECT_NEAR(log_one_plus_exp(x) - log_one_plus_exp(-x), x, 1e-13);
    const double h = 1e-4;
    EXPECT_NEAR((log_one_plus_exp(x + h) - log_one_plus_exp(x - h)) / (2 * h), logistic(x), 1e-8);
  }
}

TEST(Logistic, BothAtOnceAreTheSame) {
  for (const double x : {-800.0, -40.0, -1.5, -0.0, 0.0, 1e-9, 2.25, 40.0, 800.0}) {
    EXPECT_EQ(logistic_terms(x).p, logistic(x)) << x;
    EXPECT_EQ(logistic_terms(x).log_one_plus_exp, log_one_plus_exp(x)) << x;
  }
}

}  // namespace
}  // namespace interstice
