#include "graph/gaps/introductions/introduction.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "graph/gaps/introductions/link_rules.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

IntroductionPlan plan_with(const std::vector<double>& gains,
                           const std::vector<double>& costs = {}) {
  IntroductionPlan plan;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    plan.after += gains[i];
    plan.links.push_back(
        {.gain = gains[i], .value = plan.after, .cost = costs.empty() ? 1.0 : costs[i]});
  }
  return plan;
}

TEST(Knee, IsWhereTheCurveBends) {
  EXPECT_EQ(knee_of(plan_with({5.0, 4.0, 0.5, 0.3, 0.2})), 2U);
  EXPECT_EQ(knee_of(plan_with({9.0, 0.5, 0.5})), 1U);
  // The second link costs ten times as much: the bend comes before it.
  EXPECT_EQ(knee_of(plan_with({5.0, 4.0, 0.5, 0.3}, {1.0, 10.0, 1.0, 1.0})), 1U);
}

TEST(Knee, IsNowhereOnAStraightLineOrAShortOne) {
  EXPECT_EQ(knee_of(plan_with({1.0, 1.0, 1.0, 1.0})), std::nullopt);
  EXPECT_EQ(knee_of(plan_with({1.05, 1.0, 1.0, 0.95})), std::nullopt);
  EXPECT_EQ(knee_of(plan_with({9.0, 1.0})), std::nullopt);
  EXPECT_EQ(knee_of(plan_with({0.0, 0.0, 0.0})), std::nullopt);
}

struct Wrong {
  IntroductionLimits limits;
  const char* said;
};

TEST(LinkRules, RefusesLimitsThatMakeNoSense) {
  constexpr VertexId a{0};
  constexpr VertexId b{1};
  constexpr VertexId c{2};
  for (const Wrong& wrong : std::vector<Wrong>{
           {{.budget = 0.0}, "budget is 0"},
           {{.budget = HUGE_VAL}, "budget is inf"},
           {{.capacity = 0}, "capacity is 0"},
           {{.cost = {1.0, 1.0}}, "2 costs for 4 vertices"},
           {{.cost = {1.0, 0.0, 1.0, 1.0}}, "the cost of vertex 1 is 0"},
           {{.may_meet = {1}}, "may_meet has 1 entries"},
           {{.avoid = {{a, a}}}, "0-0 is no pair"},
           {{.wanted = {{a, VertexId{9}}}}, "0-9 is no pair"},
           {{.wanted = {{a, b}}}, "the wanted link 0-1 is tied already"},
           {{.avoid = {{c, a}}, .wanted = {{a, c}}}, "the wanted link 0-2 is tied already"},
           {{.wanted = {{a, c}, {c, a}}}, "the wanted link 2-0 is wanted twice"},
           {{.budget = 1.0, .wanted = {{a, c}, {b, VertexId{3}}}}, "1-3 goes beyond the budget"},
           {{.capacity = 1, .wanted = {{a, c}, {a, VertexId{3}}}}, "0-3 goes beyond the budget"}}) {
    EXPECT_THAT([&] { (void)LinkRules(path(4), wrong.limits, "f"); },
                ThrowsError(ErrorCode::invalid_argument, wrong.said));
  }
}

TEST(LinkRules, KnowsWhatMayBeLinkedAndWhatItCosts) {
  const LinkRules rules(
      path(4),
      {.budget = 4.0, .cost = {1.0, 2.0, 3.0, std::nan("")}, .avoid = {{VertexId{2}, VertexId{0}}}},
      "f");
  EXPECT_FALSE(rules.may_link(0, 1)) << "tied";
  EXPECT_FALSE(rules.may_link(0, 2)) << "to be avoided";
  EXPECT_FALSE(rules.may_link(0, 3)) << "no cost is known";
  EXPECT_FALSE(rules.may_link(1, 1));
  EXPECT_DOUBLE_EQ(rules.cost(0, 2), 4.0);
  EXPECT_DOUBLE_EQ(rules.least_cost(), 3.0);
  LinkChoice choice(rules);
  EXPECT_TRUE(choice.room_for(0, 2));
  choice.add({VertexId{2}, VertexId{0}});
  EXPECT_FALSE(choice.room_for(0, 1));
  choice.remove(0);
  EXPECT_TRUE(choice.room_for(0, 1));
}

}  // namespace
}  // namespace interstice
