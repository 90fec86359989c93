#include "graph/findings/gaps/outcome_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/graph/findings/gaps/gap_places.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(OutcomeFindings, ThePlantedGapIsFoundAndAloneOfItsKind) {
  const Place place = place_from_text(Planted().text());
  const Findings found = found_in(place);
  const Gap& gap = gap_of(found, "outcome:homes|s0|s1");
  EXPECT_EQ(gap.state, GapState::gap);
  EXPECT_EQ(gap.observed, 0U);
  EXPECT_EQ(gap.pairs, 36.0);
  EXPECT_EQ(gap.outcome, "homes");
  EXPECT_EQ(gap.outcome_name, "A home to stay in");
  EXPECT_GT(*gap.expected, 5.0);
  EXPECT_DOUBLE_EQ(*gap.missing, *gap.expected);
  EXPECT_LT(*gap.q, 0.1);
  EXPECT_EQ(gap.rank, 1U);
  EXPECT_EQ(gap.raters, 12U);
  const GapKindSummary counts = summary_of(found, GapKind::outcome);
  EXPECT_EQ(counts.gaps, 1U);
  EXPECT_EQ(counts.no_sign, 1U);  // school, between s2 and s3
  EXPECT_THAT(gap.statement, StartsWith("s0 and s1, on \"A home to stay in\": 0 links reported "
                                        "among 36 pairs asked about; "));
}

TEST(OutcomeFindings, ItsReasonHasTheRowsThatSayWhoIsSignedUp) {
  const Place place = place_from_text(Planted().text());
  const Findings found = found_in(place);
  const Gap& gap = gap_of(found, "outcome:homes|s0|s1");
  ASSERT_FALSE(gap.reasons.empty());
  EXPECT_THAT(gap.reasons[0].text, StartsWith("All of them are signed up to it"));
  EXPECT_EQ(gap.reasons[0].rows.size(), 12U);
  EXPECT_EQ(gap.reasons[0].rows[0], "commitments, row 1");
  EXPECT_THAT(gap_of(found, "outcome:school|s2|s3").reasons, IsEmpty());
}

TEST(OutcomeFindings, ItHeadsThePageBeforeWholeSystems) {
  const Findings found = found_in(place_from_text(Planted().text()));
  ASSERT_FALSE(found.first_page.gaps.empty());
  EXPECT_EQ(found.first_page.gap_ids[0], "outcome:homes|s0|s1");
  EXPECT_THAT(found.first_page.gaps[0],
              AllOf(HasSubstr("0 links reported"), HasSubstr("could start"), HasSubstr("know")));
  EXPECT_THAT(found.first_page.gaps_summary,
              HasSubstr("Of 2 pairs of systems on an outcome: one has a gap, one no sign of one"));
  EXPECT_THAT(found.first_page.not_measured, Not(HasSubstr("outcomes were compared")));
}

TEST(OutcomeFindings, TwoSystemsAreEnoughForAnOutcome) {
  Planted planted;
  // The other two systems become one of the first two.
  for (const char* from : {", s2,", ", s3,"}) {
    for (std::size_t at = planted.stakeholders.find(from); at != std::string::npos;
         at = planted.stakeholders.find(from, at))
      planted.stakeholders.replace(at, 5, from[3] == '2' ? ", s0," : ", s1,");
  }
  const Findings found = found_in(place_from_text(planted.text()));
  EXPECT_EQ(found.systems.size(), 2U);
  EXPECT_TRUE(gap_of(found, "outcome:homes|s0|s1").expected.has_value());
  EXPECT_EQ(found.interfaces_note.substr(0, 40), std::string(kTooFewSystems).substr(0, 40));
}

TEST(OutcomeFindings, OwnersWhoDidNotAnswerCannotBeTold) {
  Planted planted;
  for (int i = 12; i < 18; ++i) {
    const std::string body = "Body " + std::to_string(i) + ", s1, ";
    const std::size_t at = planted.stakeholders.find(body) + body.size();
    planted.stakeholders.replace(at, 8, "no reply");
  }
  const Findings found = found_in(place_from_text(planted.text()));
  const Gap& gap = gap_of(found, "outcome:homes|s0|s1");
  EXPECT_EQ(gap.state, GapState::cannot_tell);
  EXPECT_EQ(gap.why, "Fewer than 3 in 10 of the bodies signed up in s1 answered.");
  for (const auto& number : {gap.expected, gap.missing, gap.evidence, gap.p, gap.q})
    EXPECT_FALSE(number.has_value());
}

TEST(OutcomeFindings, DirectionsCountLinksBothWays) {
  std::string text = "stakeholders: id, system\n";
  std::string owners = "commitments: stakeholder, outcome\n";
  for (int i = 0; i < 8; ++i) {
    text += "  b" + std::to_string(i) + ", s" + std::to_string(i % 2) + '\n';
    owners += "  b" + std::to_string(i) + ", o\n";
  }
  const Place place = place_from_text(text + owners +
                                      "relationships: from, to, direction\n  b0, b1, directed\n"
                                      "  b1, b0, directed\n  b2, b3, directed\n  b4, b6, directed\n"
                                      "  b5, b7, mutual\n  b6, b0, directed\n");
  ProjectionOptions reading;
  reading.view = View::directed;
  const Findings found = found_in(place, Audience::team, reading);
  const Gap& gap = gap_of(found, "outcome:o|s0|s1");
  EXPECT_EQ(gap.possible, 32.0);
  EXPECT_EQ(gap.observed, 3U);
  EXPECT_EQ(gap_of(found_in(place), "outcome:o|s0|s1").observed, 2U);
  EXPECT_EQ(found.manifest.view, "either");
  EXPECT_THAT(summary_of(found, GapKind::outcome).note, HasSubstr("from each body to the other"));
}

// What stands in no row is said in words, and no number is NaN.
class NothingToJudge : public testing::TestWithParam<std::pair<const char*, const char*>> {};
INSTANTIATE_TEST_SUITE_P(
    Places, NothingToJudge,
    testing::Values(
        std::pair{"relationships: from, to\n  a, b\n", "no column says which system"},
        std::pair{"stakeholders: id, system\n  a, x\n  b, x\nrelationships: from, to\n  a, b\n"
                  "commitments: stakeholder, outcome\n  a, o\n",
                  "names fewer than two systems"},
        std::pair{"stakeholders: id, system\n  a, x\n  b, y\nrelationships: from, to\n  a, b\n",
                  "do not say who is signed up"},
        std::pair{"stakeholders: id, system\n  a, x\n  b, y\nrelationships: from, to\n  a, b\n"
                  "commitments: stakeholder, outcome\n  a, o\n",
                  "no outcome has bodies of two systems"},
        std::pair{"stakeholders: id, system\nrelationships: from, to\n",
                  "No gap on a shared outcome"},
        std::pair{"memberships: stakeholder, board\n  a, one\n  b, one\nstakeholders: id, system\n"
                  "  a, x\n  b, y\n  one,\n",
                  "shared boards"}));

TEST_P(NothingToJudge, IsSaidInASentence) {
  const Findings found = found_in(place_from_text(GetParam().first));
  EXPECT_THAT(gaps_of(found, GapKind::outcome), IsEmpty());
  EXPECT_THAT(summary_of(found, GapKind::outcome).note, HasSubstr(GetParam().second));
  EXPECT_EQ(found.gap_kinds.size(), kGapKinds.size());
  for (const GapKindSummary& summary : found.gap_kinds) {
    const bool rows = !gaps_of(found, summary.kind).empty();
    EXPECT_TRUE(rows || !summary.note.empty()) << to_string(summary.kind);
  }
}

TEST(OutcomeFindings, AllPairsTiedAreNoGap) {
  std::string text = "stakeholders: id, system\n";
  std::string links = "relationships: from, to\n";
  std::string owners = "commitments: stakeholder, outcome\n";
  for (int i = 0; i < 15; ++i) {
    text += "  b" + std::to_string(i) + ", s" + std::to_string(i % 3) + '\n';
    owners += "  b" + std::to_string(i) + ", o\n";
    for (int j = i + 1; j < 15; ++j)
      links += "  b" + std::to_string(i) + ", b" + std::to_string(j) + '\n';
  }
  for (const std::string& read :
       {text + links + owners, text + "relationships: from, to\n" + owners}) {
    const Findings found = found_in(place_from_text(read));
    EXPECT_EQ(gaps_of(found, GapKind::outcome).size(), 3U);
    for (const Gap* gap : all_gaps(found)) {
      EXPECT_NE(gap->state, GapState::gap) << gap->id;
      for (const auto& number : {gap->expected, gap->missing, gap->evidence, gap->p, gap->q})
        EXPECT_FALSE(number && std::isnan(*number)) << gap->id;
      EXPECT_FALSE(gap->statement.empty());
    }
  }
}

}  // namespace
}  // namespace interstice
