#include "graph/findings/rung.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::Not;

RungFinding rung_of(const std::string& text) {
  const Place place = place_from_text(text);
  return find_rung(place, project(place));
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
  EXPECT_THAT(links.allows, HasSubstr("Not a headline about gaps"));
  EXPECT_EQ(links.next_column, "stakeholders.system");
  const RungFinding systems = rung_of(kSystems);
  EXPECT_EQ(systems.rung, Rung::hour);
  EXPECT_EQ(systems.next_column, "memberships");
  EXPECT_THAT(systems.next_buys, HasSubstr("on no board"));
}

TEST(Rung, BoardsOrLeadsAreADay) {
  const RungFinding boards = rung_of(kBoards);
  EXPECT_EQ(boards.rung, Rung::day);
  EXPECT_THAT(boards.allows, HasSubstr("on no board"));
  EXPECT_THAT(boards.allows, Not(HasSubstr("no lead")));
  EXPECT_EQ(boards.next_column, "commitments");
  const RungFinding leads = rung_of(kLeads);
  EXPECT_EQ(leads.rung, Rung::day);
  EXPECT_THAT(leads.allows, HasSubstr("no lead, or several, and which bodies are on no board"));
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
  EXPECT_THAT(answers.allows, HasSubstr("likely range"));
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

TEST(Rung, IsNamedAfterItsTime) {
  EXPECT_EQ(to_string(Rung::hour), "hour");
  EXPECT_EQ(to_string(Rung::day), "day");
  EXPECT_EQ(to_string(Rung::month), "month");
}

}  // namespace
}  // namespace interstice
