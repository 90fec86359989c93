#include "graph/findings/gaps/gap_decisions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/findings/gaps/gap_sentences.hpp"
#include "tests/graph/findings/gaps/gap_places.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;

Planted decided() {
  Planted planted;
  planted.more =
      "decisions: gap, decision, owner, reason, review date\n"
      "  outcome:homes|s0|s1, act, The director, before winter, 2027-01-01\n"
      "  outcome:homes|s0|s2, watch,,,\n"
      "  interface:s0|s1, Accept,,,\n";
  return planted;
}

TEST(GapDecisions, StandWithTheirGap) {
  const Findings found = found_in(place_from_text(decided().text()));
  const Gap& gap = gap_of(found, "outcome:homes|s0|s1");
  ASSERT_TRUE(gap.decision.has_value());
  EXPECT_EQ(decision_sentence(gap),
            "Decided: act, The director, to be looked at again on 2027-01-01 (before winter).");
  EXPECT_EQ(gap.decision->row, "decisions, row 1");
  EXPECT_EQ(decision_sentence(gap_of(found, "interface:s0|s1")), "Decided: accept.");
  EXPECT_EQ(decision_sentence(gap_of(found, "outcome:school|s2|s3")), "");
}

TEST(GapDecisions, AboutAGapThatIsNotThereAreSaidWithTheNearest) {
  const Findings found = found_in(place_from_text(decided().text()));
  EXPECT_THAT(found.manifest.notes,
              Contains(AllOf(HasSubstr("decisions, row 2"), HasSubstr("outcome:homes|s0|s2"),
                             HasSubstr("did you mean \"outcome:homes|s0|s1\""))));
}

TEST(GapDecisions, AreForTheTeamOnly) {
  Planted planted = decided();
  planted.more += "place: key, value\n  visibility, public\n";
  const Findings found = found_in(place_from_text(planted.text()), Audience::published);
  for (const Gap* gap : all_gaps(found)) EXPECT_FALSE(gap->decision.has_value());
  for (const std::string& note : found.manifest.notes)
    EXPECT_THAT(note, testing::Not(HasSubstr("decision")));
}

}  // namespace
}  // namespace interstice
