#include "graph/findings/withholding.hpp"

#include <gmock/gmock.h>

#include "graph/kernels/random.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::Range;
using testing::TestWithParam;

TEST(TellsWho, OfFewBodiesOfNoneThatAnsweredAndOfOneOrTwoThatDidNot) {
  EXPECT_TRUE(tells_who({3, 2}));
  EXPECT_TRUE(tells_who({3, 3})) << "whether it is withheld may not turn on the answers of three";
  EXPECT_TRUE(tells_who({9, 0}));
  EXPECT_TRUE(tells_who({9, 8}));
  EXPECT_TRUE(tells_who({9, 7}));
  EXPECT_FALSE(tells_who({9, 6}));
  EXPECT_FALSE(tells_who({9, 2}));
  EXPECT_FALSE(tells_who({9, 9}));
  EXPECT_FALSE(tells_who({0, 0}));
}

TEST(WithheldGroups, AllWhereTheTotalTells) {
  EXPECT_THAT(withheld_groups(std::vector<AnswerCount>{{9, 9}, {9, 8}}), ElementsAre(1, 1));
}

class WithheldGroupsProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, WithheldGroupsProperty, Range<std::uint64_t>(0, 300));

TEST_P(WithheldGroupsProperty, WhatFollowsFromTheTotalIsOfManyToo) {
  Random random(GetParam());
  std::vector<AnswerCount> groups;
  AnswerCount total;
  for (std::uint32_t k = 0; k < 2 + random.below(8); ++k) {
    const std::uint32_t bodies = 1 + random.below(12);
    groups.push_back({bodies, std::min(bodies, random.below(bodies + 3))});
    total.bodies += groups.back().bodies;
    total.answered += groups.back().answered;
  }
  const auto withheld = withheld_groups(groups);
  AnswerCount hidden;
  bool all = true;
  for (std::size_t k = 0; k < groups.size(); ++k) {
    if (withheld[k] == 0) {
      all = false;
      EXPECT_FALSE(tells_who(groups[k]));
      continue;
    }
    hidden.bodies += groups[k].bodies;
    hidden.answered += groups[k].answered;
  }
  if (hidden.bodies == 0 || all || total.answered == total.bodies) return;
  EXPECT_GE(hidden.answered, 3U);
  EXPECT_GE(hidden.bodies - hidden.answered, 3U);
}

TEST(WithholdFewCutOff, OfThreeOrFewerNothingIsSaid) {
  Findings findings;
  findings.bodies = {
      {.only_route = OnlyRoute::cannot_tell,
       .cut_point = true,
       .cut_off = 1,
       .cut_off_answered = 0},
      {.only_route = OnlyRoute::yes, .cut_point = true, .cut_off = 3, .cut_off_answered = 3},
      {.only_route = OnlyRoute::cannot_tell,
       .cut_point = true,
       .cut_off = 6,
       .cut_off_answered = 0},
      {.only_route = OnlyRoute::yes, .cut_point = true, .cut_off = 6, .cut_off_answered = 3},
      {.only_route = OnlyRoute::no}};
  findings.links = {{.a = 0, .b = 1, .bridge = true}};
  withhold_few_cut_off(findings);
  EXPECT_FALSE(findings.links[0].bridge) << "it has a body at its end that is the only route";
  for (const std::size_t few : {0U, 1U, 4U}) {  // of nobody too, or the others would show
    EXPECT_EQ(findings.bodies[few].only_route, OnlyRoute::withheld);
    EXPECT_FALSE(findings.bodies[few].cut_point);
    EXPECT_EQ(findings.bodies[few].cut_off, 0U);
    EXPECT_FALSE(findings.bodies[few].cut_off_answered.has_value());
  }
  EXPECT_EQ(findings.bodies[2].only_route, OnlyRoute::cannot_tell);
  EXPECT_FALSE(findings.bodies[2].cut_off_answered.has_value());
  EXPECT_EQ(findings.bodies[3].cut_off_answered, 3U);
}

TEST(WithholdAnswers, WhereAllButOneAnsweredTheTotalsGoToo) {
  Findings findings;
  findings.systems = {{.id = "a", .bodies = 9, .answered = 8U},
                      {.id = "b", .bodies = 9, .answered = 9U}};
  findings.answers = {.bodies = 18, .answered = 17};
  findings.manifest.pairs_observed = 152;
  findings.manifest.pairs_possible = 153;
  findings.network.density = 0.2;
  withhold_answers(findings);
  EXPECT_TRUE(findings.answers.withheld);
  EXPECT_TRUE(findings.manifest.pairs_withheld);
  EXPECT_EQ(findings.manifest.pairs_observed, 0.0);
  EXPECT_FALSE(findings.network.density.has_value());
  for (const System& system : findings.systems) EXPECT_FALSE(system.answered.has_value());
}

}  // namespace
}  // namespace interstice
