#include "graph/findings/sentences.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/findings/first_page.hpp"
#include "graph/findings/gaps/gap_sentences.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Findings three_systems() {
  Findings findings;
  findings.manifest.input = "Aldermere";
  findings.answers = {.bodies = 60, .answered = 43, .pairs_both = 0.51, .pairs_neither = 0.08};
  findings.network = {.links = 212U,
                      .within = 115U,
                      .across = 97U,
                      .across_share = 97.0 / 212.0,
                      .across_range = Range{0.41, 0.51},
                      .components = 1,
                      .largest_component = 60};
  for (const char* id : {"housing", "health", "police"})
    findings.systems.push_back({.id = id, .name = id, .bodies = 20, .answered = 14U});
  return findings;
}

Gap cell(GapState state) {
  return {.system_a = 0,
          .system_b = 1,
          .state = state,
          .pairs = 30.0,
          .possible = 40.0,
          .observed = 3U,
          .expected = 11.2,
          .range = Range{7, 15},
          .missing = 8.2,
          .q = 0.03};
}

TEST(GapStatement, AGapHasWhatIsUsualAndItsRange) {
  EXPECT_EQ(gap_statement(three_systems(), cell(GapState::gap)),
            "housing and health: 3 links reported among 30 pairs asked about; 11 usual here (7 to "
            "15), for bodies as active.");
}

TEST(GapStatement, NoSignIsNotSaidToBeFine) {
  EXPECT_THAT(gap_statement(three_systems(), cell(GapState::no_sign)),
              AllOf(HasSubstr("No sign of a gap."), Not(HasSubstr("fine"))));
  Gap few = cell(GapState::no_sign);
  few.q.reset();
  EXPECT_THAT(gap_statement(three_systems(), few), HasSubstr("none could show"));
}

TEST(GapStatement, WhatCannotBeToldSaysWhy) {
  Gap unknown = cell(GapState::cannot_tell);
  unknown.why = "Fewer than 3 in 10 of health answered.";
  EXPECT_THAT(gap_statement(three_systems(), unknown),
              AllOf(HasSubstr("We cannot tell whether there is a gap."),
                    HasSubstr("Fewer than 3 in 10 of health"), Not(HasSubstr("usual"))));
}

TEST(GapStatement, AWithheldCountIsNotPrinted) {
  Gap hidden = cell(GapState::gap);
  hidden.observed.reset();
  const std::string text = gap_statement(three_systems(), hidden);
  EXPECT_THAT(text, HasSubstr("withheld"));
  EXPECT_EQ(text.find_first_of("0123456789"), std::string::npos);
}

TEST(FirstPage, SaysWhatItRestsOnAndHolds) {
  const FirstPage page = first_page(three_systems());
  EXPECT_THAT(page.rests_on, AllOf(HasSubstr("43 of 60 bodies answered"), HasSubstr("51 in 100"),
                                   HasSubstr("for 8 in 100 neither did"),
                                   HasSubstr("does not mean \"no contact\"")));
  EXPECT_THAT(page.holds, AllOf(HasSubstr("97 cross between systems: 46 in 100 (41 to 51)")));
}

TEST(FirstPage, ListsTheThreeGapsThatMissMostAndCountsAllStates) {
  Findings findings = three_systems();
  for (int i = 0; i < 4; ++i) {
    Gap gap = cell(GapState::gap);
    gap.missing = 1.0 + i;
    gap.id = std::string("gap ") + static_cast<char>('0' + i);
    findings.interfaces.push_back(gap);
  }
  findings.interfaces.push_back(cell(GapState::cannot_tell));
  const FirstPage page = first_page(findings);
  EXPECT_THAT(page.gap_ids, testing::ElementsAre("gap 3", "gap 2", "gap 1"));
  ASSERT_EQ(page.gaps.size(), 3U);
  EXPECT_EQ(page.gaps[0], "housing and health: 3 links reported; 11 usual here (7 to 15).");
  EXPECT_EQ(
      page.gaps_summary,
      "Of 5 pairs of systems: four have a gap, none no sign of one; one we cannot tell. About "
      "1 in 10 gaps may be a false alarm.");
}

TEST(FirstPage, LeansOnThoseWhoAreTheOnlyRoute) {
  Findings findings = three_systems();
  EXPECT_THAT(first_page(findings).lean, HasSubstr("nobody is the only reported route"));
  for (std::uint32_t i = 1; i <= 4; ++i) {
    findings.bodies.push_back(
        {.name = "post " + std::to_string(i), .only_route = OnlyRoute::yes, .cut_off = i});
  }
  EXPECT_THAT(first_page(findings).lean,
              AllOf(HasSubstr("four bodies are each the only reported route"),
                    HasSubstr("post 4 (for 4 bodies), post 3 (for 3 bodies) and post 2"),
                    HasSubstr("one more in the table"), Not(HasSubstr("post 1 "))));
}

TEST(FirstPage, DecideNamesAllThatAreTheOnlyRouteForAsMany) {
  Findings findings = three_systems();
  findings.bodies = {{.name = "Quays", .only_route = OnlyRoute::yes, .cut_off = 1},
                     {.name = "Weir", .only_route = OnlyRoute::yes, .cut_off = 2},
                     {.name = "Lock", .only_route = OnlyRoute::yes, .cut_off = 2}};
  EXPECT_THAT(decide_on_routes(findings),
              HasSubstr("a second route beside each of Weir and Lock, or a deputy"));
  findings.bodies.pop_back();
  EXPECT_THAT(decide_on_routes(findings), HasSubstr("a second route beside Weir, or a deputy"));
  for (const char* name : {"Dock", "Pier", "Quay"})
    findings.bodies.push_back({.name = name, .only_route = OnlyRoute::yes, .cut_off = 2});
  EXPECT_THAT(decide_on_routes(findings), HasSubstr("beside each of the four in the table"));
}

TEST(FirstPage, BeforeTheFirstAnswerNobodyHadBeenAsked) {
  Findings findings = three_systems();
  findings.answers = {.bodies = 60, .nobody = true, .first_asked = "2025-03-10"};
  EXPECT_THAT(
      first_page(findings).rests_on,
      HasSubstr("60 bodies. Nobody had been asked at this date: the record of answers begins on "
                "10 March 2025"));
}

TEST(GoBetweensNote, NamesAllThatShareTheFirstPlaceInEveryRun) {
  Findings findings = three_systems();
  findings.left_out = findings.answers.bodies;
  for (const char* name : {"Ash", "Beech", "Cherry"}) {
    findings.bodies.push_back(
        {.rank = 1, .rank_low = 1, .rank_high = 1, .name = name, .betweenness = 5.0});
  }
  EXPECT_EQ(
      go_betweens_note(findings),
      "Ash, Beech and Cherry come first or share the first place, whichever other body is left "
      "out.");
  findings.bodies[2].rank_high = 2;
  EXPECT_THAT(go_betweens_note(findings), HasSubstr("Ash and Beech come first"));
  for (const char* name : {"Dogwood", "Elm", "Fir"}) {
    findings.bodies.push_back(
        {.rank = 1, .rank_low = 1, .rank_high = 1, .name = name, .betweenness = 5.0});
  }
  EXPECT_THAT(go_betweens_note(findings), HasSubstr("Nobody stands out: five share the first"));
}

TEST(FirstPage, WhereThoseBehindDidNotAnswerItCannotTellWhoIsLeanedOn) {
  Findings findings = three_systems();
  findings.bodies = {
      {.name = "Quays", .only_route = OnlyRoute::yes, .cut_off = 6, .cut_off_answered = 3},
      {.name = "Lock", .only_route = OnlyRoute::cannot_tell, .cut_off = 1, .cut_off_answered = 0}};
  EXPECT_EQ(first_page(findings).lean,
            "one body is the only reported route for others: Quays (for 6 bodies, 3 of which "
            "answered). Of one more we cannot tell: too few of those behind answered.");
  findings.bodies.erase(findings.bodies.begin());
  EXPECT_EQ(first_page(findings).lean,
            "nobody is known to be the only reported route for others. Of one we cannot tell: too "
            "few of those behind answered.");
}

TEST(FirstPage, SaysThatOutcomesWereNotLookedAt) {
  Findings findings = three_systems();
  EXPECT_EQ(first_page(findings).not_measured, "whether more links bring better outcomes.");
  findings.outcomes = 6;
  EXPECT_THAT(first_page(findings).not_measured, HasSubstr("nor gaps on each of the 6 shared"));
}

TEST(FirstPage, AsksTheQuietSystemsFirst) {
  Findings findings = three_systems();
  findings.systems[2].answered = 2U;
  Gap quiet = cell(GapState::cannot_tell);
  quiet.system_b = 2;
  findings.interfaces = {quiet, cell(GapState::cannot_tell)};
  EXPECT_EQ(
      first_page(findings).cannot_tell,
      "police; 2 of 20 answered. Ask them first. Nor can we about one other pair of systems.");
  findings.systems[2].answered = 14U;
  EXPECT_EQ(first_page(findings).cannot_tell,
            "whether there is a gap between housing and health, or in one other pair; the table "
            "says why.");
}

}  // namespace
}  // namespace interstice
