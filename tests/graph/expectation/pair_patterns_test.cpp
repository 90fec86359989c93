#include "graph/expectation/pair_patterns.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "tests/support/networks.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kUnknown = BodyFacts::unknown;

BodyFacts facts() {
  return {.outcomes = {{0, 1, 2}, {0, 2}, {2, 70}, {}},
          .boards = {{5}, {5}, {}, {5}},
          .areas = {{0, 1}, {1}, {2}, {}},
          .population = {30.0, 10.0, 5.0},
          .tier = {1, 1, 2, kUnknown},
          .organisation = {9, 8, 9, 9},
          .expected = {{2, 0}, {0, 2}, {3, 3}}};
}

struct Values {
  PairPatterns patterns;
  double operator()(std::uint32_t u, std::uint32_t v, Covariate c) const {
    EXPECT_EQ(patterns(u, v), patterns(v, u));
    return patterns.value(patterns(u, v), c);
  }
};

TEST(PairPatterns, ValuesFollowTheirDefinitions) {
  const BodyFacts known = facts();
  const ObservedPairs observed(ObservedPairs::Sides::one, 1, {1, 1, 0, 1});
  const Values x{PairPatterns(systems_of({0, 0, 1, 1}), observed, &known)};
  EXPECT_EQ(x(0, 1, Covariate::same_system), 1.0);
  EXPECT_EQ(x(0, 2, Covariate::same_system), 0.0);
  EXPECT_EQ(x(0, 1, Covariate::shared_outcome), 1.0);
  EXPECT_EQ(x(0, 1, Covariate::further_outcomes), 1.0);
  EXPECT_EQ(x(1, 2, Covariate::shared_outcome), 1.0);
  EXPECT_EQ(x(1, 2, Covariate::further_outcomes), 0.0);
  EXPECT_EQ(x(0, 3, Covariate::shared_outcome), 0.0);
  EXPECT_EQ(x(0, 3, Covariate::shared_board), 1.0);
  EXPECT_EQ(x(1, 2, Covariate::shared_board), 0.0);
  EXPECT_EQ(x(0, 1, Covariate::area_overlap), 1.0);  // all of the smaller one
  EXPECT_EQ(x(0, 2, Covariate::area_overlap), 0.0);
  EXPECT_EQ(x(0, 1, Covariate::same_tier), 1.0);
  EXPECT_EQ(x(0, 2, Covariate::same_tier), 0.0);
  EXPECT_EQ(x(0, 2, Covariate::same_organisation), 1.0);
  EXPECT_EQ(x(0, 1, Covariate::same_organisation), 0.0);
  EXPECT_EQ(x(0, 1, Covariate::both_answered), 1.0);
  EXPECT_EQ(x(0, 2, Covariate::both_answered), 0.0);
  EXPECT_EQ(x(0, 2, Covariate::expected), 1.0);
  EXPECT_EQ(x(1, 2, Covariate::expected), 0.0);
}

TEST(PairPatterns, WhatIsNotKnownStandsAtTheMeanOfThePairsThatKnowIt) {
  const BodyFacts known = facts();
  PairPatterns patterns(systems_of({0, 0, 1, 1}), everything_observed(4), &known);
  EXPECT_FALSE(patterns.known(patterns(0, 3), Covariate::same_tier));
  EXPECT_FALSE(patterns.known(patterns(0, 3), Covariate::area_overlap));
  std::vector<double> pairs(patterns.size(), 0.0);
  for (std::uint32_t u = 0; u < 4; ++u) {
    for (std::uint32_t v = u + 1; v < 4; ++v) pairs[patterns(u, v)] += 1.0;
  }
  patterns.set_means(pairs);
  EXPECT_DOUBLE_EQ(patterns.value(patterns(0, 3), Covariate::same_tier), 1.0 / 3.0);
  EXPECT_DOUBLE_EQ(patterns.value(patterns(2, 3), Covariate::area_overlap), 1.0 / 3.0);
  EXPECT_FALSE(
      patterns.has(Covariate::both_answered));  // everybody answered: nothing to tell apart
}

TEST(PairPatterns, CountsAboveFourAreReadAsFour) {
  const BodyFacts many{.outcomes = {{0, 1, 2, 3, 4, 5}, {0, 1, 2, 3, 4, 5}, {}}};
  const PairPatterns patterns(systems_of({0, 1, 2}), everything_observed(3), &many);
  EXPECT_EQ(patterns.value(patterns(0, 1), Covariate::further_outcomes), 3.0);
  EXPECT_EQ(patterns.size(), 10U);
}

TEST(PairPatterns, WithoutFactsThereIsTheSystemAlone) {
  const PairPatterns patterns(systems_of({0, 1, 1}), everything_observed(3), nullptr);
  EXPECT_EQ(patterns.size(), 2U);
  EXPECT_EQ(patterns(1, 2), 1U);
  EXPECT_EQ(patterns(0, 2), 0U);
}

}  // namespace
}  // namespace interstice
