/// @file  Checks that a plan keeps to its limits and that its own numbers agree.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>

#include "every_choice.hpp"

namespace interstice {

inline void expect_within_limits(const Network& network, const IntroductionLimits& limits,
                                 const MayBe& candidate, const IntroductionPlan& plan) {
  IntroductionLimits open = limits;
  open.wanted.clear();
  const EveryChoice allowed(network, open, candidate);
  std::vector<std::uint32_t> taken(network.num_vertices(), 0);
  double cost = 0.0;
  double value = plan.before;
  for (const ChosenLink& one : plan.links) {
    EXPECT_LT(one.ends.a, one.ends.b);
    EXPECT_EQ(std::ranges::count(allowed.pairs(), one.ends), 1)
        << index(one.ends.a) << '-' << index(one.ends.b);
    EXPECT_EQ(std::ranges::count(links_of(plan), one.ends), 1);
    const double own =
        limits.cost.empty() ? 1.0 : limits.cost[index(one.ends.a)] + limits.cost[index(one.ends.b)];
    EXPECT_DOUBLE_EQ(one.cost, own);
    cost += own;
    ++taken[index(one.ends.a)];
    ++taken[index(one.ends.b)];
    EXPECT_NEAR(one.value, value + one.gain, 1e-12);
    EXPECT_TRUE(one.gain > 0.0 || one.wanted);
    value = one.value;
  }
  EXPECT_LE(cost, limits.budget + 1e-9);
  if (limits.capacity) {
    EXPECT_LE(*std::ranges::max_element(taken), *limits.capacity);
  }
  EXPECT_DOUBLE_EQ(plan.after, value);
  for (const VertexPair& pair : limits.wanted) {
    const auto same = [&](const ChosenLink& one) {
      return one.wanted && (one.ends == pair || (one.ends.a == pair.b && one.ends.b == pair.a));
    };
    EXPECT_TRUE(std::ranges::any_of(plan.links, same));
  }
}

}  // namespace interstice
