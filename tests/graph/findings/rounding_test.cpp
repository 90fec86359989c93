#include "graph/findings/rounding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "graph/findings/analyse.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

TEST(ToDecimals, KeepsSoManyAndNeverMakesANumberNothing) {
  EXPECT_EQ(to_decimals(0.456, 2), 0.46);
  EXPECT_EQ(to_decimals(-0.456, 2), -0.46);
  EXPECT_EQ(to_decimals(12.6, 0), 13.0);
  EXPECT_EQ(to_decimals(0.00037, 2), 0.0004);
  EXPECT_EQ(to_decimals(-0.00037, 2), -0.0004);
  EXPECT_EQ(to_decimals(0.0, 2), 0.0);
  EXPECT_EQ(to_decimals(1234.0, -1), 1230.0);
  EXPECT_TRUE(std::isnan(to_decimals(std::numeric_limits<double>::quiet_NaN(), 2)));
  EXPECT_EQ(to_decimals(std::numeric_limits<double>::infinity(), 2),
            std::numeric_limits<double>::infinity());
}

TEST(RoundNumbers, WhatIsMissingIsWhatIsUsualLessTheLinks) {
  Findings findings;
  findings.interfaces = {
      {.observed = 3U, .expected = 9.449, .missing = 6.449, .evidence = 2.345, .q = 0.1021}};
  round_numbers(findings);
  const Gap& cell = findings.interfaces[0];
  EXPECT_EQ(*cell.expected, 9.4);
  EXPECT_EQ(*cell.missing, 6.4);
  EXPECT_EQ(*cell.evidence, 2.3);
  EXPECT_EQ(*cell.q, 0.11);  // not 0.1, which is a gap's
}

// Four systems of four in a ring of links, all public.
Place four_systems() {
  std::string text = "stakeholders: id, system, visibility\n";
  std::string links = "relationships: from, to, visibility\n";
  for (int i = 0; i < 16; ++i) {
    text += "  b" + std::to_string(i) + ", s" + std::to_string(i / 4) + ", public\n";
    for (const int step : {1, 2}) {
      links +=
          "  b" + std::to_string(i) + ", b" + std::to_string((i * step + 3) % 16) + ", public\n";
    }
  }
  return place_from_text(text + links);
}

bool has_decimals(double value, int decimals) {
  const double scaled = value * std::pow(10.0, decimals);
  return std::abs(scaled - std::round(scaled)) < 1e-9;
}

TEST(RoundNumbers, OthersThanTheTeamGetRoundedNumbersAndTheTeamGetsThemAll) {
  const Place place = four_systems();
  const auto found = [&](Audience audience) {
    return analyse(place, {.audience = audience, .draws = 50, .permutations = 50});
  };
  const Findings team = found(Audience::team);
  EXPECT_FALSE(has_decimals(*team.network.density, 3));
  for (const Audience audience : {Audience::partners, Audience::published}) {
    const Findings others = found(audience);
    ASSERT_EQ(others.interfaces.size(), 6U);
    EXPECT_TRUE(has_decimals(*others.network.density, 3));
    EXPECT_TRUE(has_decimals(*others.network.across_share, 2));
    EXPECT_TRUE(has_decimals(others.network.across_range->low, 2));
    EXPECT_TRUE(has_decimals(*others.network.fragmentation, 2));
    for (const Body& body : others.bodies) {
      EXPECT_TRUE(has_decimals(body.share, 3));
      EXPECT_TRUE(has_decimals(body.betweenness, 1));
    }
    for (std::size_t i = 0; i < others.interfaces.size(); ++i) {
      const Gap& cell = others.interfaces[i];
      ASSERT_TRUE(cell.expected);
      EXPECT_TRUE(has_decimals(*cell.expected, 1));
      EXPECT_TRUE(has_decimals(*cell.p, 2));
      EXPECT_EQ(cell.statement, team.interfaces[i].statement);  // as people read it before
    }
  }
}

TEST(RoundNumbers, SharesAndDensitiesAreRoundedOnceToWhatIsPrinted) {
  Findings findings;
  findings.bodies = {{.share = 0.1853, .share_range = Range{0.1847, 0.2049}}};
  findings.network.density = 0.1853;
  findings.interfaces = {{.density = 0.0453}};
  round_numbers(findings);
  EXPECT_EQ(findings.bodies[0].share, 0.19);
  EXPECT_EQ(findings.bodies[0].share_range->low, 0.18);
  EXPECT_EQ(findings.network.density, 0.19);
  EXPECT_EQ(findings.interfaces[0].density, 0.045);
}

}  // namespace
}  // namespace interstice
