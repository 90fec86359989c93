#include "graph/findings/gaps/outcome_lead_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/findings/gaps/gap_places.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kPlace = R"(
stakeholders: id, system
  a, x
  b, x
  c, y
  d, y
  e, y
relationships: from, to
  a, b
outcomes: id, name
  led, Led by one
  none, Led by nobody
  two, Led by two
  within, One system
commitments: stakeholder, outcome, role, agrees aim
  a, led, lead, no
  c, led, contributor, no
  b, led, contributor, no
  d, led, contributor, partly
  e, led, contributor, yes
  a, led, sponsor,
  c, none, contributor,
  a, none, contributor,
  a, two, lead,
  c, two, lead,
  d, two, sponsor,
  c, within, lead,
  d, within, contributor,
  a, within, sponsor,
)";

TEST(OutcomeLeadFindings, SayWhoLeadsWithTheRows) {
  const Findings found = found_in(place_from_text(kPlace));
  const Gap& none = gap_of(found, "outcome_lead:none");
  EXPECT_EQ(none.state, GapState::gap);
  EXPECT_TRUE(none.no_lead);
  EXPECT_EQ(none.statement, "\"Led by nobody\": no lead is named; no sponsor is named.");
  EXPECT_THAT(none.reasons.at(0).rows, testing::ElementsAre("outcomes, row 2"));
  EXPECT_EQ(gap_of(found, "outcome_lead:two").statement, "\"Led by two\": it has two leads.");
  EXPECT_THAT(gap_of(found, "outcome_lead:within").statement, HasSubstr("of one system"));
  EXPECT_EQ(gap_of(found, "outcome_lead:within").system_a, kNoSystem);
  EXPECT_THAT(found.first_page.gaps_summary, HasSubstr("No lead is named for \"Led by nobody\"."));
}

TEST(OutcomeLeadFindings, WhatPeopleThinkIsSaidOfFiveOrMoreAndToTheTeamAlone) {
  const std::string open = std::string(kPlace) + "place: key, value\n  visibility, public\n";
  const Findings team = found_in(place_from_text(open));
  EXPECT_EQ(gap_of(team, "outcome_lead:led").statement,
            "\"Led by one\": of 5 that said so, one agree with the aim.");
  const Findings others = found_in(place_from_text(open), Audience::published);
  EXPECT_EQ(gap_of(others, "outcome_lead:led").state, GapState::no_sign);
  EXPECT_THAT(gap_of(others, "outcome_lead:led").statement, Not(HasSubstr("aim")));
  std::string four = kPlace;
  four.erase(four.find("  e, led, contributor, yes\n"), 27);
  EXPECT_EQ(gap_of(found_in(place_from_text(four)), "outcome_lead:led").state, GapState::no_sign);
}

TEST(OutcomeLeadFindings, WithoutAnyLeadNothingCanBeTold) {
  const Findings found = found_in(place_from_text(R"(
relationships: from, to
  a, b
outcomes: id, name
  safe, Safe
)"));
  const Gap& gap = gap_of(found, "outcome_lead:safe");
  EXPECT_EQ(gap.state, GapState::cannot_tell);
  EXPECT_EQ(gap.statement, "\"Safe\": the data do not say who leads any outcome.");
  EXPECT_THAT(found.first_page.gaps_summary, Not(HasSubstr("No lead is named")));
}

}  // namespace
}  // namespace interstice
