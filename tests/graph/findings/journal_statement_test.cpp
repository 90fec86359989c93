#include "graph/findings/journal_statement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "graph/findings/analyse.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

std::string text_of(const JournalStatement& statement) {
  std::string text;
  for (const std::string& sentence : statement.paragraph) text += sentence + ' ';
  return text;
}

std::string value(const JournalStatement& statement, const std::string& subject,
                  const std::string& item) {
  for (const JournalItem& row : statement.items) {
    if (row.subject == subject && row.item == item) return row.value;
  }
  ADD_FAILURE() << "no item " << subject << ' ' << item;
  return {};
}

TEST(JournalStatement, WhatABareEdgeListDoesNotSayIsSaidToBeMissing) {
  const Place place = place_from_text("relationships: from, to\n a, b\n b, c\n");
  const JournalStatement statement = journal_statement(place, {});
  const std::string text = text_of(statement);
  for (const char* missing :
       {"The question of the study is not given.",
        "How the list of bodies came about is not given.",
        "There is no table of stakeholders: the 3 stakeholders that links name",
        "mutual (the default; not given), role working (the default; not given).",
        "The wording of the question is not given.",
        "Whether it comes from a survey or from documents is not given.",
        "Whom it was asked about is not given.", "Roster or free recall: not given",
        "a limit on names is not given", "The period of recall is not given.",
        "Who was asked and who answered is not given: every pair counts as asked about.",
        "No row is dated, and the place gives no date.", "No row says how sure its source is."})
    EXPECT_THAT(text, HasSubstr(missing));
  EXPECT_FALSE(statement.response.answered.has_value());
  EXPECT_FALSE(statement.response.asked.has_value());
  EXPECT_EQ(value(statement, "", "answered"), "not given");
  EXPECT_EQ(value(statement, "works with", "question"), "not given");
  EXPECT_EQ(statement.pairs_observed, 3.0);
}

constexpr const char* kFilled = R"(
  stakeholders: id, system, kind, organisation, response, since
    a, health, organisation,, answered,
    b, health, organisation,, no reply,
    c, police, organisation,, declined,
    d, police, organisation,, answered,
    e, schools, organisation,, not asked,
    f,, organisation,,,
    g, schools, organisation,, no reply, 2027-01-01
    boss of b, health, person, b, answered,
    post of c, police, post, c, opened,
  layers: kind, name, question, source, direction, role, asked of, roster, most names, recall
    advice, Goes to for advice, Whom do you ask?, survey, directed, working, all, open, 5, last year
    contracts, Contracts, On the register, documentary, mutual, working, all, complete,,
    trust, Can rely on, Do they deliver?, survey, directed, working, named partners, open, 3, now
  responses: stakeholder, date, layer, status
    d, 2026-02-01, advice, declined
  relationships: from, to, kind, confidence, since, until
    a, b, advice,,,
    boss of b, a, advice, sure,,
    a, c, contracts, hearsay,,
    a, d, contracts,, 2020, 2021
    a, d, trust,,,
  place: key, value
    name, Aldermere
    date, 2026-04-30
    question, Who asks whom
    boundary, Every body with a seat on the board in 2025
)";

TEST(JournalStatement, WhatTheTablesSayStandsInIt) {
  const Place place = place_from_text(kFilled);
  const JournalStatement statement = journal_statement(place, {.reading = {.min_confidence = 0.5}});
  const std::string text = text_of(statement);
  for (const char* said :
       {"The question of the study: Who asks whom.",
        "How the list of bodies came about: Every body with a seat on the board in 2025.",
        "The table of stakeholders lists 9. 6 bodies are in the network as read.",
        "\"Goes to for advice\": directed, role working. Its wording: \"Whom do you ask?\".",
        "It was asked in a survey. It was asked about everybody.",
        "Answers were open: people wrote names of their own; at most 5 names were allowed.",
        "Period of recall: last year.", "It is from documents: nobody was asked.",
        "Kinds of link that were not read: trust.", "Read at 2026-04-30 (the place's own)",
        "Rows with a confidence below 0.5 are left out",
        "Two bodies are linked if either names the other",
        "1 row not current at the date was left out.", "fingerprint of the data: "})
    EXPECT_THAT(text, HasSubstr(said));
  EXPECT_THAT(text, Not(HasSubstr("not given")));
  EXPECT_EQ(value(statement, "advice", "most names"), "5");
  EXPECT_EQ(value(statement, "contracts", "recall"), "not given");
  EXPECT_THAT(statement.layers, SizeIs(2));
}

TEST(JournalStatement, StatusesAreCountedByBodyAndSystemWithPeopleRolledUp) {
  const Place place = place_from_text(kFilled);
  const JournalStatement statement = journal_statement(place, {});
  const ResponseCounts& all = statement.response;
  EXPECT_EQ(all.bodies, 6U);
  EXPECT_EQ(all.asked, 4U);
  EXPECT_EQ(all.answered, 2U) << "a, and b through its person";
  EXPECT_EQ(all.partly, 1U) << "c, through its post";
  EXPECT_EQ(all.declined, 1U) << "d declined what is read here";
  EXPECT_EQ(all.not_asked, 1U);
  EXPECT_EQ(all.no_reply, 0U) << "g is not there yet";
  EXPECT_EQ(all.unknown, 1U);
  ASSERT_THAT(statement.systems, SizeIs(4));
  EXPECT_EQ(statement.systems[0].id, "health");
  EXPECT_EQ(statement.systems[0].response.answered, 2U);
  EXPECT_EQ(statement.systems[2].response.asked, 0U);
  EXPECT_EQ(statement.systems[3].id, "");
  EXPECT_EQ(statement.systems[3].response.unknown, 1U);
  EXPECT_THAT(
      text_of(statement),
      HasSubstr(
          "Of 6 bodies, 4 are known to have been asked, and 2 answered (50 in 100 of those "
          "asked). Of the others asked, 1 answered in part, 1 declined. 1 body was not asked. "
          "Of 1 body it is not known whether it was asked."));
}

TEST(JournalStatement, AnAnswerOnSomeOfTheKindsReadIsAnAnswerInPart) {
  const Place place = place_from_text(R"(
    stakeholders: id, response
      a, answered
      b, answered
    responses: stakeholder, layer, status
      b, advice, no reply
    relationships: from, to, kind
      a, b, advice
      a, b, works with
  )");
  EXPECT_EQ(journal_statement(place, {}).response.partly, 1U);
  EXPECT_EQ(journal_statement(place, {.reading = {.layers = {"works with"}}}).response.answered,
            2U);
  EXPECT_EQ(journal_statement(place, {.reading = {.layers = {"advice"}}}).response.no_reply, 1U);
}

TEST(JournalStatement, ReportersTellWhoAnsweredAndNobodyWhoWasAsked) {
  const Place place =
      place_from_text("relationships: from, to, reported by\n a, b, a\n b, c, b\n c, d, b\n");
  const JournalStatement statement = journal_statement(place, {});
  EXPECT_EQ(statement.response.answered, 2U);
  EXPECT_FALSE(statement.response.asked.has_value());
  EXPECT_FALSE(statement.response.unknown.has_value());
  EXPECT_THAT(text_of(statement), HasSubstr("Of 4 bodies 2 answered, as far as the rows tell."));
}

TEST(JournalStatement, RecordsNeedNoAnswer) {
  const Place place = place_from_text(R"(
    layers: kind, source
      contracts, documentary
    relationships: from, to, kind
      a, b, contracts
  )");
  const JournalStatement statement = journal_statement(place, {});
  EXPECT_TRUE(statement.on_record);
  EXPECT_FALSE(statement.response.answered.has_value());
  EXPECT_THAT(text_of(statement), HasSubstr("nobody needed to answer"));
  EXPECT_EQ(value(statement, "", "pairs on record"), "1");
}

TEST(JournalStatement, AViewIsReadAsMeasureReadsAndNoneAsFindingsAreMade) {
  const Place place = place_from_text(kFilled);
  EXPECT_THAT(journal_statement(place, {}).manifest.layers, ElementsAre("advice", "contracts"));
  const JournalStatement both = journal_statement(place, {.reading = {.view = View::both}});
  EXPECT_THAT(both.manifest.layers, ElementsAre("advice", "contracts", "trust"));
  EXPECT_THAT(text_of(both), HasSubstr("Two bodies are linked if each names the other"));
  EXPECT_THAT(text_of(journal_statement(place, {.reading = {.view = View::directed}})),
              HasSubstr("possible ordered pairs"));
}

TEST(JournalStatement, SensitiveKindsAreForTheTeam) {
  const Place place = place_from_text(kFilled);
  EXPECT_THAT(journal_statement(place, {.audience = Audience::partners}).layers_not_read,
              Not(Contains("trust")));
  EXPECT_THAT(
      [&] {
        (void)journal_statement(place,
                                {.reading = {.layers = {"trust"}}, .audience = Audience::partners});
      },
      ThrowsError(ErrorCode::invalid_argument, "is for the team only"));
}

// A place of systems with so many bodies each, of which so many answered; the others did not reply.
struct Answering {
  int bodies;
  int answered;
};
Place place_of(const std::vector<Answering>& systems) {
  std::string text = "stakeholders: id, system, response\n";
  std::string ties = "relationships: from, to\n";
  int number = 0;
  for (std::size_t s = 0; s < systems.size(); ++s) {
    for (int i = 0; i < systems[s].bodies; ++i, ++number) {
      const std::string id = 'b' + std::to_string(number);
      text += ' ' + id + ", s" + std::to_string(s) +
              (i < systems[s].answered ? ", answered\n" : ", no reply\n");
      if (number > 0) ties += " b" + std::to_string(number - 1) + ", " + id + '\n';
    }
  }
  return place_from_text(text + ties);
}

TEST(JournalWithheld, StatusesOfFewAreNotToldToOthersThanTheTeam) {
  const Place place = place_from_text(R"(
    stakeholders: id, response
      a, answered
      b, answered
      c, answered
      d, no reply
      e, no reply
      f, no reply
      g, declined
    relationships: from, to
      a, b
  )");
  EXPECT_EQ(journal_statement(place, {}).response.declined, 1U);
  const JournalStatement shown = journal_statement(place, {.audience = Audience::partners});
  EXPECT_EQ(shown.response.answered, 3U);
  EXPECT_FALSE(shown.response.no_reply.has_value()) << "or the one that declined would follow";
  EXPECT_FALSE(shown.response.declined.has_value());
  EXPECT_EQ(value(shown, "", "declined"), "withheld");
  EXPECT_THAT(text_of(shown), HasSubstr("Of 7 bodies 3 answered; what became of the others is "
                                        "withheld"));
}

TEST(JournalWithheld, WhereOneOrTwoDidNotAnswerNothingIsToldFromWhichItFollows) {
  for (const int silent : {1, 2}) {
    const Place place = place_of({{6, 6}, {6, 6 - silent}});
    const JournalStatement shown = journal_statement(place, {.audience = Audience::published});
    EXPECT_FALSE(shown.response.answered.has_value()) << silent;
    EXPECT_FALSE(shown.pairs_observed.has_value()) << "pairs asked about follow from it";
    EXPECT_EQ(shown.manifest.pairs_observed, 0.0);
    for (const JournalSystem& system : shown.systems)
      EXPECT_FALSE(system.response.answered.has_value());
    EXPECT_EQ(value(shown, "", "pairs asked about"), "withheld");
    EXPECT_THAT(text_of(shown), HasSubstr("How many answered is withheld"));
    EXPECT_TRUE(journal_statement(place, {}).pairs_observed.has_value());
  }
  EXPECT_EQ(journal_statement(place_of({{6, 6}, {6, 6}}), {.audience = Audience::published})
                .response.answered,
            12U);
}

TEST(JournalWithheld, WhatReportsHideIsHiddenHereTooAndNothingElse) {
  // The first tells; the second and third go with it, so that what follows from the total is of many.
  const std::vector<Answering> systems = {{2, 1}, {5, 5}, {6, 3}, {9, 2}, {12, 7}};
  const Place place = place_of(systems);
  const Findings report = analyse(place, {.audience = Audience::published, .draws = 10});
  const JournalStatement shown = journal_statement(place, {.audience = Audience::published});
  for (const std::size_t hidden : {0U, 1U, 2U}) {
    EXPECT_FALSE(report.systems[hidden].answered.has_value());
    EXPECT_FALSE(shown.systems[hidden].response.answered.has_value()) << hidden;
  }
  EXPECT_EQ(shown.systems[3].response.answered, 2U);
  EXPECT_EQ(shown.systems[4].response.answered, 7U);
}

TEST(JournalWithheld, CountsOfOneOrTwoAreSaidToBeFewerThanThree) {
  const Place place = place_from_text(kFilled);
  const std::string team = text_of(journal_statement(place, {}));
  const std::string published =
      text_of(journal_statement(place, {.audience = Audience::published}));
  EXPECT_THAT(team, HasSubstr("1 row not current at the date was left out."));
  EXPECT_THAT(published, HasSubstr("Fewer than three rows not current at the date were left out."));
  EXPECT_THAT(published, Not(HasSubstr("1 row")));
}

class JournalWithheldProperty : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, JournalWithheldProperty, testing::Range<std::uint64_t>(0, 60));

TEST_P(JournalWithheldProperty, WhatIsHiddenIsManyAndNoLessThanReportsHide) {
  std::mt19937_64 random(GetParam());
  std::vector<Answering> systems(3 + random() % 5);
  int all = 0;
  int answered = 0;
  for (Answering& system : systems) {
    system.bodies = 1 + static_cast<int>(random() % 9);
    system.answered = static_cast<int>(random() % static_cast<std::uint64_t>(system.bodies + 1));
    all += system.bodies;
    answered += system.answered;
  }
  const Place place = place_of(systems);
  const JournalStatement shown = journal_statement(place, {.audience = Audience::published});
  const Findings report = analyse(place, {.audience = Audience::published, .draws = 10});
  int hidden = 0;
  int hidden_answered = 0;
  for (std::size_t i = 0; i < systems.size(); ++i) {
    const ResponseCounts& counts = shown.systems[i].response;
    EXPECT_FALSE(counts.no_reply.has_value());
    EXPECT_EQ(report.systems[i].answered, counts.answered) << i;
    if (counts.answered) {
      EXPECT_GE(*counts.answered, 1U);
      EXPECT_NE(counts.bodies - *counts.answered, 1U);
      EXPECT_NE(counts.bodies - *counts.answered, 2U);
    } else {
      hidden += systems[i].bodies;
      hidden_answered += systems[i].answered;
    }
  }
  if (hidden == 0 || !shown.response.answered) return;
  // Either everything is hidden but the total, or what follows from the total is of many.
  if (hidden == all) return;
  EXPECT_GE(hidden_answered, 3);
  EXPECT_TRUE(answered == all || hidden - hidden_answered >= 3);
}

TEST_P(JournalWithheldProperty, AnsweredIsWhatFindingsCount) {
  std::mt19937_64 random(GetParam());
  std::vector<Answering> systems(4);
  for (Answering& system : systems) system = {6, static_cast<int>(random() % 7)};
  const Place place = place_of(systems);
  const Findings findings = analyse(place, {.draws = 10});
  const JournalStatement statement = journal_statement(place, {});
  EXPECT_EQ(statement.response.answered, findings.answers.answered);
  EXPECT_EQ(statement.pairs_observed, findings.manifest.pairs_observed);
  for (std::size_t i = 0; i < systems.size(); ++i)
    EXPECT_EQ(statement.systems[i].response.answered, findings.systems[i].answered);
}

}  // namespace
}  // namespace interstice
