#include "graph/findings/gaps/level_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/findings/gaps/gap_places.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

// The owners of homes in s0 and s1 are their front lines; the other bodies of the two are at the top.
Planted with_tiers() {
  Planted planted;
  planted.commitments = "commitments: stakeholder, outcome, role\n";
  planted.outcomes.clear();
  std::string text = "stakeholders: id, name, system, response, kind, tier\n";
  for (int i = 0; i < 48; ++i) {
    text += std::string("  ") + (i < 10 ? "b0" : "b") + std::to_string(i) + ", Body " +
            std::to_string(i) + ", s" + std::to_string(i / 12) + ", answered, organisation, " +
            (i >= 24      ? ""
             : i % 12 < 6 ? "manager"
                          : "director") +
            '\n';
  }
  planted.stakeholders = text;
  return planted;
}

TEST(LevelFindings, SystemsThatMeetAtTheTopAlone) {
  const Findings found = found_in(place_from_text(with_tiers().text()));
  ASSERT_EQ(gaps_of(found, GapKind::level).size(), 1U);
  const Gap& gap = gap_of(found, "level:s0|s1");
  EXPECT_EQ(gap.state, GapState::gap);
  EXPECT_EQ(gap.observed, 0U);
  EXPECT_THAT(gap.statement, StartsWith("s0 and s1, at the front line: 0 links reported"));
  ASSERT_FALSE(gap.reasons.empty());
  EXPECT_THAT(gap.reasons[0].text, AllOf(StartsWith("At the top: "), HasSubstr(" usual.")));
  EXPECT_EQ(gap.bodies_a.size(), 6U);
}

TEST(LevelFindings, WithoutTiersItIsSaidWhichIsMissing) {
  const Findings found = found_in(place_from_text(Planted().text()));
  EXPECT_THAT(summary_of(found, GapKind::level).note, HasSubstr("no body's tier says that it is at "
                                                                "the top"));
}

}  // namespace
}  // namespace interstice
