#include "graph/findings/gaps/gap_withholding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/findings/gaps/gap_places.hpp"

namespace interstice {
namespace {

void expect_withheld(const Gap& gap) {
  EXPECT_EQ(gap.state, GapState::cannot_tell);
  for (const auto& number : {gap.pairs, gap.expected, gap.missing, gap.evidence, gap.p, gap.q,
                             gap.density, gap.persistence})
    EXPECT_FALSE(number.has_value());
  EXPECT_FALSE(gap.observed.has_value() || gap.raters.has_value() || gap.range.has_value());
  EXPECT_TRUE(gap.reasons.empty());
  EXPECT_NE(gap.statement.find("withheld"), std::string::npos) << gap.statement;
}

TEST(WithholdGaps, HowManyWereAskedAboutIsNotForOthers) {
  Planted planted;
  const Findings team = found_in(place_from_text(planted.text()));
  EXPECT_TRUE(gap_of(team, "outcome:homes|s0|s1").pairs.has_value());
  const Findings others = found_in(place_from_text(planted.text()), Audience::partners);
  const Gap& gap = gap_of(others, "outcome:homes|s0|s1");
  EXPECT_FALSE(gap.pairs.has_value() || gap.raters.has_value() || gap.density.has_value());
  EXPECT_EQ(gap.observed, 0U);
  EXPECT_EQ(summary_of(others, GapKind::outcome).withheld, 0U);
}

TEST(WithholdGaps, AnOutcomeOfThreeOwnersOnOneSideWouldTellWhoAnswered) {
  Planted planted;
  std::string& rows = planted.commitments;
  for (const char* owner : {"b03", "b04", "b05"})
    rows.erase(rows.find(std::string("  ") + owner),
               std::string("  b03, homes, contributor\n").size());
  const Findings others = found_in(place_from_text(planted.text()), Audience::published);
  expect_withheld(gap_of(others, "outcome:homes|s0|s1"));
  EXPECT_EQ(summary_of(others, GapKind::outcome).withheld, 1U);
  EXPECT_EQ(summary_of(others, GapKind::outcome).gaps, 0U);
}

TEST(WithholdGaps, TwoCellsThatDifferByOneOrTwoBodiesAreNotBothShown) {
  Planted planted;
  // Another outcome with the same owners but one: the difference of the counts is that of one body.
  for (int i : {0, 1, 2, 3, 4, 12, 13, 14, 15, 16, 17})
    planted.commitments += (i < 10 ? "  b0" : "  b") + std::to_string(i) + ", again, contributor\n";
  const Findings others = found_in(place_from_text(planted.text()), Audience::partners);
  const bool first = gap_of(others, "outcome:homes|s0|s1").observed.has_value();
  const bool second = gap_of(others, "outcome:again|s0|s1").observed.has_value();
  EXPECT_NE(first, second);
  planted.more = "place: key, value\n  visibility, public\n";
  const Findings open = found_in(place_from_text(planted.text()), Audience::partners);
  EXPECT_TRUE(gap_of(open, "outcome:again|s0|s1").observed.has_value());
  EXPECT_TRUE(gap_of(open, "outcome:homes|s0|s1").observed.has_value());
}

TEST(WithholdGaps, ThreeBodiesMoreAreEnoughBehindADifference) {
  Planted planted;
  // Two owners less on one side, one on the other.
  for (int i : {0, 1, 2, 3, 12, 13, 14, 15, 16})
    planted.commitments += (i < 10 ? "  b0" : "  b") + std::to_string(i) + ", again, contributor\n";
  const Findings others = found_in(place_from_text(planted.text()), Audience::partners);
  EXPECT_TRUE(gap_of(others, "outcome:homes|s0|s1").observed.has_value());
  EXPECT_TRUE(gap_of(others, "outcome:again|s0|s1").observed.has_value());
}

TEST(WithholdGaps, ACellOfAllButOneOfBothSystemsFollowsFromThePairOfSystems) {
  Planted planted;
  for (int i = 0; i < 24; ++i) {
    if (i != 11 && i % 12 >= 6)
      planted.commitments +=
          (i < 10 ? "  b0" : "  b") + std::to_string(i) + ", homes, contributor\n";
  }
  const Findings others = found_in(place_from_text(planted.text()), Audience::partners);
  EXPECT_TRUE(gap_of(others, "interface:s0|s1").observed.has_value());
  expect_withheld(gap_of(others, "outcome:homes|s0|s1"));
}

}  // namespace
}  // namespace interstice
