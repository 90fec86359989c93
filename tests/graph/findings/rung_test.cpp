#include "graph/findings/rung.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "graph/findings/analyse.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::Not;

RungFinding rung_of(const std::string& text) {
  const Place place = place_from_text(text);
  return find_rung(place, project(place, findings_reading(place, {})));
}

// Three systems of three bodies each, numbered from 0, of which `answered` did.
std::string nine_bodies(int answered) {
  std::string text = "stakeholders: id, system, response\n";
  for (int i = 0; i < 9; ++i) {
    text += " b" + std::to_string(i) + ", s" + std::to_string(i % 3) +
            (i < answered ? ", answered\n" : ", no reply\n");
  }
  return text + "relationships: from, to\n b0, b1\n b1, b2\n b2, b3\n";
}

// Whether some pair of systems is judged by what findings are made of.
bool is_judged(const Place& place) {
  const Findings findings = analyse(place, {.audience = Audience::team, .draws = 20});
  return std::ranges::any_of(findings.interfaces,
                             [](const Gap& cell) { return cell.state != GapState::cannot_tell; });
}

// Each adds what the one before asked for.
const std::string kLinks = "relationships: from, to\n a, b\n b, c\n";
const std::string kSystems = "stakeholders: id, system\n a, x\n b, y\n c,\n board,\n" + kLinks;
const std::string kBoards = kSystems + "memberships: stakeholder, board\n a, board\n";
const std::string kLeads =
    kBoards + "outcomes: id\n safe\ncommitments: stakeholder, outcome, role\n a, safe, Lead\n";
const std::string kAnswers =
    kLeads + "responses: stakeholder, status\n a, answered\n b, no reply\n";

TEST(Rung, OneSheetIsAnHour) {
  const RungFinding links = rung_of(kLinks);
  EXPECT_EQ(links.rung, Rung::hour);
  EXPECT_THAT(links.allows, HasSubstr("No gap is judged: fewer than two systems"));
  EXPECT_EQ(links.next_column, "stakeholders.system");
  const RungFinding systems = rung_of(kSystems);
  EXPECT_EQ(systems.rung, Rung::hour);
  EXPECT_EQ(systems.next_column, "memberships");
  EXPECT_THAT(systems.next_buys, HasSubstr("who chairs a board (influence)"));
}

TEST(Rung, BoardsOrLeadsAreADay) {
  const RungFinding boards = rung_of(kBoards);
  EXPECT_EQ(boards.rung, Rung::day);
  EXPECT_THAT(boards.allows,
              HasSubstr("how seats on boards join bodies (measure --view two_mode)"));
  EXPECT_THAT(boards.allows, Not(HasSubstr("no lead")));
  EXPECT_EQ(boards.next_column, "commitments");
  const RungFinding leads = rung_of(kLeads);
  EXPECT_EQ(leads.rung, Rung::day);
  EXPECT_THAT(leads.allows,
              HasSubstr("signed up to an outcome, and as what (influence --outcome), and "
                        "how seats on boards join bodies"));
  EXPECT_EQ(leads.next_column, "stakeholders.response");
  EXPECT_EQ(rung_of(kLinks + "stakeholders: id\n a\n b\n c\noutcomes: id\n safe\n"
                             "commitments: stakeholder, outcome, role\n a, safe, lead\n")
                .rung,
            Rung::day);
}

TEST(Rung, ACommitmentThatNobodyLeadsIsNotADay) {
  EXPECT_EQ(rung_of(kSystems + "outcomes: id\n safe\ncommitments: stakeholder, outcome, role\n"
                               " a, safe, contributor\n b, safe,\n")
                .rung,
            Rung::hour);
}

TEST(Rung, SystemsAndAnswersAreAMonth) {
  const RungFinding answers = rung_of(kAnswers);
  EXPECT_EQ(answers.rung, Rung::month);
  EXPECT_THAT(answers.allows, HasSubstr("It is known who answered"));
  EXPECT_THAT(answers.allows, HasSubstr("it takes three systems"));
  EXPECT_FALSE(answers.gap_headline);
  EXPECT_EQ(answers.next_column, "relationships.reported_by");
  // Without boards too: the survey is what gaps need.
  const std::string survey =
      "stakeholders: id, system, response\n a, x, answered\n b, y,\n c, x,\n" + kLinks;
  EXPECT_EQ(rung_of(survey).rung, Rung::month);
  EXPECT_EQ(rung_of(survey).next_column, "memberships");
}

TEST(Rung, AnswersWithoutSystemsAreNotAMonth) {
  const RungFinding finding =
      rung_of("stakeholders: id, response\n a, answered\n b,\n c,\n" + kLinks);
  EXPECT_EQ(finding.rung, Rung::hour);
  EXPECT_EQ(finding.next_column, "stakeholders.system");
}

TEST(Rung, ColumnsOfBlanksAreNone) {
  EXPECT_EQ(rung_of("stakeholders: id, system, response\n a,,\n b,,\n c,,\n" + kLinks).next_column,
            "stakeholders.system");
  EXPECT_EQ(rung_of("stakeholders: id, system, response\n a, x,\n b, y,\n c, x,\n" + kLinks).rung,
            Rung::hour);
}

TEST(Rung, ReportersInEveryRowSayWhoAnsweredAndInSomeDoNot) {
  const std::string bodies = "stakeholders: id, system\n a, x\n b, y\n c, x\n";
  EXPECT_EQ(rung_of(bodies + "relationships: from, to, reported by\n a, b, a\n b, c, c\n").rung,
            Rung::month);
  EXPECT_EQ(rung_of(bodies + "relationships: from, to, reported by\n a, b, a\n b, c,\n").rung,
            Rung::hour);
}

TEST(Rung, AfterTheReportersTheQuestionThenNothing) {
  const std::string all =
      "stakeholders: id, system, response\n a, x, answered\n b, y, answered\n board,,\n"
      "relationships: from, to, reported by\n a, b, a\n"
      "memberships: stakeholder, board\n a, board\n"
      "outcomes: id\n safe\ncommitments: stakeholder, outcome, role\n a, safe, lead\n";
  EXPECT_EQ(rung_of(all).next_column, "layers.question");
  const RungFinding complete = rung_of(all + "layers: kind, question\n works with, Whom?\n");
  EXPECT_EQ(complete.next_column, "");
  EXPECT_THAT(complete.next_buys, HasSubstr("answers"));
}

TEST(Rung, RecordsNeedNobodyToAnswer) {
  const RungFinding finding = rung_of(kLeads + "layers: kind, source\n works with, documentary\n");
  EXPECT_EQ(finding.rung, Rung::month);
  EXPECT_EQ(finding.next_column, "");
}

TEST(Rung, TheSystemsMayStandInAnotherColumn) {
  EXPECT_EQ(
      rung_of(
          "place: key, value\n systems, sector\nstakeholders: id, sector\n a, public\n b,\n c,\n" +
          kLinks)
          .next_column,
      "memberships");
}

TEST(Rung, OnlyAMonthThatNothingBarsHeadsAPageWithGaps) {
  const RungFinding month = rung_of(nine_bodies(9));
  EXPECT_EQ(month.rung, Rung::month);
  EXPECT_EQ(month.bar, GapBar::none);
  EXPECT_TRUE(month.gap_headline);
  EXPECT_THAT(month.allows, HasSubstr("likely range"));
  const RungFinding quiet = rung_of(nine_bodies(0));
  EXPECT_EQ(quiet.rung, Rung::month);
  EXPECT_EQ(quiet.bar, GapBar::few_pairs);
  EXPECT_FALSE(quiet.gap_headline);
  EXPECT_THAT(quiet.allows, Not(HasSubstr("likely range")));
  std::string assumed = nine_bodies(9);
  for (std::size_t at = assumed.find(", answered"); at != std::string::npos;
       at = assumed.find(", answered"))
    assumed.replace(at, 10, ",");
  assumed.replace(assumed.find("response"), 8, "note");
  const RungFinding hour = rung_of(assumed);
  EXPECT_EQ(hour.rung, Rung::hour);
  EXPECT_EQ(hour.bar, GapBar::none);
  EXPECT_FALSE(hour.gap_headline);
  EXPECT_THAT(hour.allows, HasSubstr("as if everybody had been asked"));
}

TEST(Rung, SeatsAloneAreADayAndAskForLinks) {
  const RungFinding seats = rung_of(
      "stakeholders: id, system, kind\n a, x,\n b, y,\n c, z,\n p,, board\n"
      "relationships: from, to, kind\n a, p, sits\n b, p, sits\n"
      "layers: kind, modes, source\n sits, two, documentary\n");
  EXPECT_EQ(seats.rung, Rung::day);
  EXPECT_EQ(seats.bar, GapBar::shared_boards);
  EXPECT_EQ(seats.next_column, "relationships");
  EXPECT_THAT(seats.allows, HasSubstr("who joins boards that share nobody else"));
  EXPECT_THAT(seats.allows, HasSubstr("No gap is judged: links here are shared boards"));
}

TEST(Rung, BarsWhatFindingsBar) {
  std::string many = "stakeholders: id, system\n";
  for (int i = 0; i < 202; ++i)
    many += " b" + std::to_string(i) + ", s" + std::to_string(i / 2) + "\n";
  many += "relationships: from, to\n b0, b1\n";
  for (const std::string& text :
       {kLinks, kSystems, kBoards, kLeads, kAnswers, nine_bodies(0), nine_bodies(2), nine_bodies(3),
        nine_bodies(5), nine_bodies(9), many}) {
    const Place place = place_from_text(text);
    const GapBar bar = gap_bar(project(place, findings_reading(place, {})));
    EXPECT_EQ(bar == GapBar::none, is_judged(place)) << text << to_sentence(bar);
  }
}

TEST(Rung, IsNamedAfterItsTime) {
  EXPECT_EQ(to_string(Rung::hour), "hour");
  EXPECT_EQ(to_string(Rung::day), "day");
  EXPECT_EQ(to_string(Rung::month), "month");
}

}  // namespace
}  // namespace interstice
