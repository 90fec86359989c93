#include "graph/findings/influence/between_systems.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "graph/findings/analyse.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Three bodies of x and three of y meet through m alone; z is on its own.
constexpr const char* kBridge = R"(
stakeholders: id, name, system, kind
  a, Alder, x,
  b, Birch, x,
  c, Cedar, x,
  d, Dogwood, y,
  e, Elm, y,
  m, Maple, ,
  z, Zelkova, z,
relationships: from, to
  a, b
  b, c
  a, c
  d, e
  c, m
  m, d
)";

Findings found(std::string_view text, std::uint32_t seed = 1, std::uint32_t threads = 1) {
  const Place place = place_from_text(text);
  return analyse(place,
                 {.reading = {.unit = Unit::person},
                  .seed = seed,
                  .draws = 5,
                  .parts = FindingParts::influence},
                 {.threads = threads});
}

TEST(BetweenSystems, TheOneOnEveryRouteCarriesThem) {
  const Findings findings = found(kBridge);
  const auto& all = findings.influence->between_systems;
  ASSERT_THAT(all, SizeIs(3));
  const BetweenSystems& xy = all[0];
  EXPECT_EQ(xy.pairs, 6U);
  EXPECT_EQ(xy.linked, 0U);
  EXPECT_EQ(xy.joined, 6U);
  const auto m = std::ranges::find(
      xy.go_betweens, "m", [&](const GoBetween& one) { return findings.bodies[one.body].id; });
  ASSERT_NE(m, xy.go_betweens.end());
  EXPECT_DOUBLE_EQ(m->share, 1.0);
  EXPECT_EQ(m->only_route, 6U);
  EXPECT_TRUE(m->expected.has_value());
  EXPECT_THAT(xy.statement, HasSubstr("x and y: Maple stands on 100 in 100 of the shortest "
                                      "reported routes; chance, with the same numbers of links, "
                                      "gives it "));
  EXPECT_THAT(xy.statement, HasSubstr("6 pairs of their bodies have no reported route without it"));
  EXPECT_EQ(all[1].statement, "No reported route joins x and z.");
}

TEST(BetweenSystems, PeopleAreInNoList) {
  std::string text = kBridge;
  text.replace(text.find("m, Maple, ,"), 11, "m, Maple, , person");
  const Findings findings = found(text);
  ASSERT_THAT(findings.influence->between_systems, SizeIs(3));
  for (const BetweenSystems& between : findings.influence->between_systems) {
    for (const GoBetween& one : between.go_betweens) EXPECT_NE(findings.bodies[one.body].id, "m");
  }
}

TEST(BetweenSystems, OneSystemOrNoneIsNotConnected) {
  EXPECT_THAT(found("relationships: from, to\n  a, b\n").influence->between_systems, IsEmpty());
  EXPECT_THAT(found("stakeholders: id, system\n  a, x\n  b, x\nrelationships: from, to\n  a, b\n")
                  .influence->between_systems,
              IsEmpty());
}

TEST(BetweenSystems, TheSeedDecidesAndThreadsDoNot) {
  const auto shares = [](const Findings& findings) {
    std::vector<double> all;
    for (const BetweenSystems& between : findings.influence->between_systems) {
      for (const GoBetween& one : between.go_betweens) all.push_back(one.expected.value_or(-1.0));
    }
    return all;
  };
  EXPECT_EQ(shares(found(kBridge, 1, 1)), shares(found(kBridge, 1, 3)));
}

TEST(BetweenSystems, WhatChanceGivesHasItsRangeAndSaysWhetherItIsBeyond) {
  const Findings findings = found(kBridge);
  for (const BetweenSystems& between : findings.influence->between_systems) {
    for (const GoBetween& one : between.go_betweens) {
      ASSERT_TRUE(one.chance_low && one.chance_high);
      EXPECT_LE(*one.chance_low, *one.expected + 1e-6);
      EXPECT_GE(*one.chance_high, *one.expected - 1e-6);
      EXPECT_EQ(one.p > 0.05, one.share <= *one.chance_high + 1e-6) << between.statement;
    }
    if (between.joined == 0) continue;
    const bool more = *between.go_betweens[0].p <= 0.05;
    EXPECT_EQ(between.statement.find("no more than chance") == std::string::npos, more);
  }
}

}  // namespace
}  // namespace interstice
