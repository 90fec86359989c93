#include "graph/findings/gaps/expected_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/findings/gaps/gap_places.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kPlace = R"(
stakeholders: id, name, system, response
  a, Front Door, children, answered
  b, Police, justice, answered
  c, Clinic, health, no reply
  d, Ward, health, no reply
  e, School, schools, answered
outcomes: id, name
  safe, Children are safe
relationships: from, to, reported by
  a, e, a
expected: a, b, outcome, reason
  b, a, , duty
  a, b, , plan
  c, d, safe, pathway
  a, e, safe, contract
  schools, children, safe,
)";

TEST(ExpectedFindings, RowsAboutOnePairAreOneGapWhoseIdDoesNotDependOnTheirOrder) {
  const Findings found = found_in(place_from_text(kPlace));
  EXPECT_EQ(gaps_of(found, GapKind::expected).size(), 4U);
  const Gap& gap = gap_of(found, "expected:a|b");
  EXPECT_EQ(gap.state, GapState::gap);
  ASSERT_EQ(gap.reasons.size(), 2U);
  EXPECT_EQ(gap.reasons[0].text, "A duty calls for it.");
  EXPECT_THAT(gap.reasons[1].rows, testing::ElementsAre("expected, row 2"));
  EXPECT_EQ(gap.statement, "Front Door and Police: a duty calls for it; no link is reported.");
  EXPECT_LT(gap.system_a, gap.system_b);
}

TEST(ExpectedFindings, AllThreeStatesAreSaid) {
  const Findings found = found_in(place_from_text(kPlace));
  const Gap& untold = gap_of(found, "expected:c|d|safe");
  EXPECT_EQ(untold.state, GapState::cannot_tell);
  EXPECT_EQ(untold.system_b, kNoSystem);  // both are of one system
  EXPECT_EQ(untold.outcome_name, "Children are safe");
  EXPECT_THAT(untold.statement,
              AllOf(HasSubstr("we cannot tell whether there is one"), HasSubstr("Neither side")));
  EXPECT_EQ(gap_of(found, "expected:a|e|safe").state, GapState::no_sign);
  EXPECT_THAT(gap_of(found, "expected:a|e|safe").statement, HasSubstr("1 link reported"));
  EXPECT_THAT(gap_of(found, "expected:children|schools|safe").statement,
              HasSubstr("no reason is stated; 1 link reported"));
  const GapKindSummary counts = summary_of(found, GapKind::expected);
  EXPECT_EQ(counts.gaps + counts.no_sign * 10 + counts.cannot_tell * 100, 121U);
}

TEST(ExpectedFindings, OthersThanTheTeamAreToldThatThereAreNoneForThem) {
  for (const Audience audience : {Audience::partners, Audience::published}) {
    const Findings found =
        found_in(place_from_text(std::string(kPlace) + "place: key, value\n  visibility, public\n"),
                 audience);
    EXPECT_THAT(gaps_of(found, GapKind::expected), IsEmpty());
    EXPECT_THAT(summary_of(found, GapKind::expected).note, HasSubstr("for the team only"));
    EXPECT_EQ(summary_of(found, GapKind::expected).gaps, 0U);
  }
}

}  // namespace
}  // namespace interstice
