#include "graph/findings/introductions/introductions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <regex>

#include "graph/findings/introductions/near_pairs.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

using Aim = IntroductionAim;

// Health a, b, c in a row; housing d, e; police f, g apart from the rest; h alone. a, d and f own an outcome.
constexpr const char* kTown = R"(
stakeholders: id, name, kind, system, cost, visibility
  a, Trust, organisation, health, 1, public
  b, Practice, organisation, health, 2, public
  c, Ward, organisation, health, 1, public
  d, Homes, organisation, housing, 1, public
  e, Hostel, organisation, housing, , team
  f, Station, organisation, police, 3, public
  g, Patrol, organisation, police, 1, public
  h, Museum, organisation, culture, 1, public
  board, Town Board, board, , ,
relationships: from, to, kind, sign
  a, b, works with,
  b, c, works with,
  c, d, works with,
  d, e, works with,
  f, g, works with,
  a, f, conflict, -
memberships: stakeholder, board
  b, board
  g, board
outcomes: id, name
  o1, Settled by 19
commitments: stakeholder, outcome, role
  a, o1, lead
  d, o1,
  f, o1, contributor
  h, o1, informed
)";

IntroductionFindings find(const Place& place, IntroductionOptions options) {
  return find_introductions(place, options, {.threads = 2});
}
IntroductionFindings find(const std::string& text, IntroductionOptions options) {
  const Place place = place_from_text(text);
  return find_introductions(place, options, {.threads = 2});
}

std::vector<std::string> pairs_of(const IntroductionFindings& found) {
  std::vector<std::string> out;
  for (const Introduction& one : found.introductions) out.push_back(one.a.id + one.b.id);
  return out;
}

TEST(Introductions, JoinThePiecesThroughThoseWhoShareSomething) {
  const IntroductionFindings found =
      find(kTown, {.aim = Aim::pieces, .budget = 2, .avoid = {"d,f"}});
  ASSERT_THAT(found.introductions, SizeIs(2));
  EXPECT_EQ(pairs_of(found)[0], "bg");  // both sit on the board
  EXPECT_THAT(found.introductions[0].shared_boards, ElementsAre("Town Board"));
  const IntroductionFindings free = find(kTown, {.aim = Aim::pieces, .budget = 2});
  EXPECT_EQ(pairs_of(free)[0], "df");  // both own an outcome
  EXPECT_THAT(free.introductions[0].statement, HasSubstr("Both are signed up to: Settled by 19."));
  EXPECT_EQ(found.introductions[0].effect,
            "joins 2 bodies to 5 others, which no reported route does now");
  EXPECT_EQ(found.introductions[1].effect,
            "joins 1 body to 7 others, which no reported route does now");
  EXPECT_DOUBLE_EQ(*found.before, 11.0 / 28.0);
  EXPECT_DOUBLE_EQ(*found.after, 1.0);
  EXPECT_EQ(found.guarantee, Guarantee::optimal);
  EXPECT_THAT(found.guarantee_statement,
              HasSubstr("No other choice within these limits does better"));
  EXPECT_THAT(found.headline, HasSubstr("two introductions would join 100 in 100 pairs"));
  EXPECT_THAT(found.introductions[0].statement, HasSubstr("Both sit on Town Board."));
  EXPECT_THAT(found.introductions[1].statement, HasSubstr("Whoever convenes must bring them"));
}

TEST(Introductions, AConvenerMeetsThoseWhoBringMostNearer) {
  const IntroductionFindings found =
      find(kTown, {.aim = Aim::reach, .budget = 2, .from = "Museum"});
  ASSERT_THAT(found.introductions, SizeIs(2));
  for (const Introduction& one : found.introductions) EXPECT_EQ(one.a.id, "h");
  EXPECT_EQ(found.pairs, 7U);
  EXPECT_EQ(found.near, 0U);
  EXPECT_THAT(found.introductions[0].b.id, AnyOf("b", "c"));
  EXPECT_EQ(found.introductions[0].near, 3U);  // itself, and those linked with it
  EXPECT_EQ(found.guarantee, Guarantee::fraction);
  EXPECT_THAT(found.guarantee_statement, HasSubstr("never less than 63 in 100 of the most"));
}

TEST(Introductions, TwoSystemsGetShorterRoutesAndMore) {
  const IntroductionFindings found =
      find(kTown, {.aim = Aim::systems, .budget = 1, .between = "housing,health"});
  ASSERT_THAT(found.introductions, SizeIs(1));
  EXPECT_EQ(found.routes, 1U);
  EXPECT_EQ(found.introductions[0].routes, 2U);
  EXPECT_EQ(found.introductions[0].a.system, "housing");
  EXPECT_EQ(found.introductions[0].b.system, "health");
  EXPECT_EQ(found.pairs, 6U);
}

TEST(Introductions, BringTogetherThoseWhoShareAnOutcomeAndNeverPastADispute) {
  const IntroductionFindings found = find(kTown, {.aim = Aim::together, .budget = 1});
  // a-d, a-f and d-f share it (h is only informed); a and f are in dispute.
  EXPECT_EQ(found.pairs, 3U);
  ASSERT_THAT(found.introductions, SizeIs(1));
  EXPECT_EQ(pairs_of(found)[0], "df");
  EXPECT_THAT(found.introductions[0].shared_outcomes, ElementsAre("Settled by 19"));
  for (const Aim aim : {Aim::pieces, Aim::together}) {
    for (const std::string& pair : pairs_of(find(kTown, {.aim = aim, .budget = 20})))
      EXPECT_NE(pair, "af");
  }
  EXPECT_THAT([] { (void)find(kTown, {.aim = Aim::together, .want = {"a,f"}}); },
              ThrowsError(ErrorCode::invalid_argument, "past a dispute on record"));
}

TEST(Introductions, SayWhoCouldMakeThem) {
  const IntroductionFindings found =
      find(kTown, {.aim = Aim::together, .budget = 2, .want = {"a,c", "Trust,Homes"}});
  ASSERT_THAT(found.introductions, SizeIs(2));
  EXPECT_TRUE(found.introductions[0].wanted && found.introductions[1].wanted);
  ASSERT_THAT(found.introductions[0].introducers, SizeIs(1));
  EXPECT_EQ(found.introductions[0].introducers[0].name, "Practice");
  EXPECT_THAT(found.introductions[0].statement, HasSubstr("Practice could introduce them."));
  EXPECT_THAT(found.introductions[1].introducers, IsEmpty());
  ASSERT_THAT(found.introductions[1].chain, SizeIs(4));
  EXPECT_THAT(found.introductions[1].statement,
              HasSubstr("the way from one to the other is through Practice, then Ward."));
}

// A link in dispute, or where one is not relied on at all, carries no introduction.
TEST(Introductions, ADisputeCarriesNoIntroduction) {
  const char* text = R"(
stakeholders: id, system
  a, x
  b, x
  c, y
  d,
relationships: from, to, kind, trust
  a, b, works with,
  b, c, works with,
  b, c, conflict,
  c, d, works with,
  a, d, works with, 0
)";
  const IntroductionFindings found =
      find(text, {.aim = Aim::systems, .budget = 1, .between = "x,y"});
  ASSERT_THAT(found.introductions, SizeIs(1));
  EXPECT_EQ(pairs_of(found)[0], "ac");
  EXPECT_THAT(found.introductions[0].introducers, IsEmpty());
  EXPECT_THAT(found.introductions[0].chain, IsEmpty());
}

TEST(Introductions, PairsThatNobodyWasAskedAboutComeLastAndAreSaidToBe) {
  const char* text = R"(
stakeholders: id, response
  a, answered
  b, no reply
  c, no reply
  d, no reply
relationships: from, to
  a, b
  b, a
)";
  const Place place = place_from_text(text);
  const IntroductionFindings found = find(place, {.aim = Aim::pieces, .budget = 2});
  ASSERT_THAT(found.introductions, SizeIs(2));
  for (const Introduction& one : found.introductions) {
    EXPECT_EQ(one.a.id, "a");  // b is as good, but nobody was asked about b and c
    EXPECT_EQ(one.asked_about, true);
  }
  const IntroductionFindings wanted =
      find(place, {.aim = Aim::pieces, .budget = 2, .want = {"c,d"}});
  EXPECT_EQ(wanted.introductions[0].asked_about, false);
  EXPECT_THAT(wanted.introductions[0].statement,
              HasSubstr("we cannot tell whether they already work together"));
}

TEST(Introductions, CostsAreThoseOfTheColumnAndBlanksAreLeftOut) {
  const IntroductionFindings found =
      find(kTown, {.aim = Aim::pieces, .budget = 4, .costs = "cost"});
  double total = 0.0;
  for (const Introduction& one : found.introductions) {
    total += one.cost;
    EXPECT_DOUBLE_EQ(one.total_cost, total);
    EXPECT_NE(one.a.id, "e");
    EXPECT_NE(one.b.id, "e");
  }
  EXPECT_EQ(found.introductions.size(), 2U);
  EXPECT_DOUBLE_EQ(total, 4.0);
  EXPECT_THAT(found.notes, ElementsAre(HasSubstr("One body is in no introduction, as the cost")));
  EXPECT_THAT(found.guarantee_statement, HasSubstr("within these limits"));
  EXPECT_THAT([] { (void)find(kTown, {.costs = "coast"}); },
              ThrowsError(ErrorCode::not_found, "did you mean \"cost\"?"));
  const std::string zero =
      std::regex_replace(std::string(kTown), std::regex("health, 2"), "health, 0");
  EXPECT_THAT([&] { (void)find(zero, {.costs = "cost"}); },
              ThrowsError(ErrorCode::invalid_argument,
                          "\"cost\" of b is \"0\"; a cost is a number above 0"));
}

TEST(Introductions, CapacityAndAvoidedPairsAreKeptTo) {
  const IntroductionFindings found =
      find(kTown, {.aim = Aim::pieces, .budget = 2, .capacity = 1, .avoid = {"b,g", "Practice,h"}});
  ASSERT_THAT(found.introductions, SizeIs(2));
  std::vector<std::string> ids;
  for (const Introduction& one : found.introductions) {
    ids.push_back(one.a.id);
    ids.push_back(one.b.id);
    EXPECT_NE(one.a.id + one.b.id, "bg");
    EXPECT_NE(one.a.id + one.b.id, "bh");
  }
  std::ranges::sort(ids);
  EXPECT_EQ(std::unique(ids.begin(), ids.end()), ids.end());
}

struct Refused {
  IntroductionOptions options;
  ErrorCode code;
  const char* said;
};

TEST(Introductions, RefuseWhatDoesNotSuit) {
  const auto wrong = ErrorCode::invalid_argument;
  for (const Refused& one : std::vector<Refused>{
           {{.aim = Aim::reach}, wrong, "--aim reach needs --from"},
           {{.aim = Aim::pieces, .from = "a"}, wrong, "--from: the convener"},
           {{.aim = Aim::pieces, .between = "a,b"}, wrong, "--between: the two systems"},
           {{.aim = Aim::reach, .from = "a", .capacity = 2}, wrong, "--capacity"},
           {{.aim = Aim::reach, .from = "Trusty"}, ErrorCode::not_found, "did you mean \"Trust\"?"},
           {{.aim = Aim::reach, .from = "board"}, wrong, "is a board, or not there"},
           {{.aim = Aim::reach, .from = "a", .want = {"b,d"}}, wrong, "one of the two must be"},
           {{.aim = Aim::systems}, wrong, "--aim systems needs two systems"},
           {{.aim = Aim::systems, .between = "health,hosing"},
            ErrorCode::not_found,
            "did you mean \"housing\"?"},
           {{.aim = Aim::systems, .between = "health,health"}, wrong, "one system twice"},
           {{.aim = Aim::systems, .between = "health,police", .want = {"a,c"}},
            wrong,
            "must belong to"},
           {{.avoid = {"a"}}, wrong, "write their ids with a comma between"},
           {{.avoid = {"a,Hostle"}}, ErrorCode::not_found, "did you mean \"Hostel\"?"},
           {{.avoid = {"a,Trust"}}, wrong, "are the same body"},
           {{.want = {"a,b"}}, wrong, "they are linked already"},
           {{.want = {"a,c", "c,a"}}, wrong, "given twice"},
           {{.avoid = {"a,c"}, .want = {"a,c"}}, wrong, "--avoid names the same two"},
           {{.budget = 1, .want = {"a,c", "a,d"}},
            wrong,
            "2 introductions are wanted, and --budget is 1"},
           {{.audience = Audience::partners, .avoid = {"a,c"}}, wrong, "for the team only"},
           {{.audience = Audience::published, .costs = "cost"}, wrong, "for the team only"},
           {{.audience = Audience::published, .aim = Aim::reach, .from = "e"},
            wrong,
            "is not shown to this audience"}}) {
    EXPECT_THAT([&] { (void)find(kTown, one.options); }, ThrowsError(one.code, one.said));
  }
}

TEST(Introductions, SayWhyThereIsNothingToDo) {
  const auto note = [](const char* text, IntroductionOptions options) {
    const IntroductionFindings found = find(text, std::move(options));
    EXPECT_THAT(found.introductions, IsEmpty());
    return found.note;
  };
  EXPECT_THAT(note("relationships: from, to\n", {}), HasSubstr("nobody in the data"));
  EXPECT_THAT(note("stakeholders: id\n a\nrelationships: from, to\n", {}),
              HasSubstr("one body in the data"));
  const char* all = "relationships: from, to\n a, b\n b, c\n a, c\n";
  EXPECT_THAT(note(all, {.aim = Aim::together}), HasSubstr("Everybody is linked with everybody"));
  const char* path = "relationships: from, to\n a, b\n b, c\n";
  EXPECT_THAT(note(path, {}), HasSubstr("Every body has some reported route"));
  EXPECT_THAT(note(path, {.aim = Aim::reach, .from = "b"}),
              HasSubstr("b is linked with every other body already"));
  EXPECT_THAT(note(path, {.aim = Aim::systems}), HasSubstr("of nobody which system"));
  EXPECT_THAT(note(path, {.aim = Aim::together}), HasSubstr("do not have two systems"));
  const char* one =
      "stakeholders: id, system\n a, x\n b, x\n c, x\nrelationships: from, to\n a, b\n b, c\n";
  EXPECT_THAT(note(one, {.aim = Aim::systems}), HasSubstr("The data have one system, x"));
  const char* two =
      "stakeholders: id, system\n a, x\n b, x\n c, y\nrelationships: from, to\n a, c\n b, c\n";
  EXPECT_THAT(note(two, {.aim = Aim::systems}),
              HasSubstr("Every body of x is linked with every body of y"));
  EXPECT_THAT(note(two, {.aim = Aim::together}), HasSubstr("leads, answers for or contributes"));
  const std::string owned = std::string(two) + "commitments: stakeholder, outcome\n a, o\n b, o\n";
  EXPECT_THAT(note(owned.c_str(), {.aim = Aim::together}), HasSubstr("owners in two systems"));
  EXPECT_THAT(note((owned + " c, o\n").c_str(), {.aim = Aim::together}),
              HasSubstr("are linked already"));
  EXPECT_THAT(note("relationships: from, to\n a, b\n c, d\n",
                   {.budget = 1, .avoid = {"a,c", "a,d", "b,c", "b,d"}}),
              HasSubstr("No introduction that may be proposed"));
}

TEST(Introductions, OthersThanTheTeamSeeNoHiddenBodyNorWhatRestsOnSingleLinks) {
  const Place place = place_from_text(kTown);
  for (const Audience audience : {Audience::partners, Audience::published}) {
    const IntroductionFindings found =
        find(place, {.audience = audience, .aim = Aim::reach, .budget = 7, .from = "h"});
    EXPECT_EQ(found.hidden, 1U);  // e
    EXPECT_THAT(found.introductions, SizeIs(6));
    for (const Introduction& one : found.introductions) {
      EXPECT_NE(one.b.id, "e");
      EXPECT_THAT(one.statement, Not(HasSubstr("Hostel")));
      EXPECT_FALSE(one.asked_about.has_value());
      EXPECT_THAT(one.introducers, IsEmpty());
      EXPECT_THAT(one.chain, IsEmpty());
      EXPECT_THAT(one.shared_outcomes, IsEmpty());
      EXPECT_THAT(one.shared_boards, IsEmpty());
      EXPECT_DOUBLE_EQ(one.value, std::round(one.value * 100.0) / 100.0);
    }
  }
}

TEST(Introductions, ABodyIsHiddenWhicheverEndItIs) {
  for (const char* from : {"a", "h"}) {  // before e, and after it
    const IntroductionFindings found =
        find(kTown, {.audience = Audience::partners, .aim = Aim::reach, .budget = 7, .from = from});
    EXPECT_EQ(found.hidden, 1U) << from;
    for (const Introduction& one : found.introductions) EXPECT_NE(one.b.id, "e") << from;
  }
}

// Where it is recorded who answered, a body in a small piece would be told to be without answer or link.
TEST(Introductions, SmallPiecesAreNotNamedToOthersWhereItIsRecordedWhoAnswered) {
  std::string text = kTown;
  text = std::regex_replace(text, std::regex("visibility\n"), "visibility, response\n");
  text = std::regex_replace(text, std::regex("(public|team)\n"), "$1, answered\n");
  const Place place = place_from_text(text);
  const IntroductionFindings team = find(place, {.aim = Aim::pieces, .budget = 2});
  EXPECT_THAT(team.introductions, SizeIs(2));
  const IntroductionFindings partners =
      find(place, {.audience = Audience::partners, .aim = Aim::pieces, .budget = 2});
  EXPECT_THAT(partners.introductions, IsEmpty());
  EXPECT_EQ(partners.hidden, 2U);
  EXPECT_TRUE(partners.manifest.pairs_withheld);
}

TEST(Introductions, PeopleAreNotNamedToOthersAndFrontLineStaffAreInNone) {
  const char* text = R"(
stakeholders: id, name, kind, tier, named, visibility
  a, Anna, person, director, yes, public
  b, Bureau, organisation, , , public
  c, Centre, organisation, , , public
  d, Dora, person, front line, yes, public
relationships: from, to
  b, c
)";
  const Place place = place_from_text(text);
  const ProjectionOptions reading{.unit = Unit::person};
  const IntroductionFindings team =
      find(place, {.reading = reading, .aim = Aim::pieces, .budget = 5});
  ASSERT_THAT(team.introductions, SizeIs(1));
  EXPECT_EQ(team.introductions[0].a.name, "Anna");
  EXPECT_THAT(team.notes, ElementsAre(HasSubstr("ront-line staff and service users")));
  const IntroductionFindings published =
      find(place,
           {.reading = reading, .audience = Audience::published, .aim = Aim::pieces, .budget = 5});
  EXPECT_THAT(published.introductions, IsEmpty());
  EXPECT_EQ(published.hidden, 1U);
  EXPECT_THAT([&] { (void)find(place, {.reading = reading, .aim = Aim::reach, .from = "d"}); },
              ThrowsError(ErrorCode::invalid_argument, "front-line staff"));
}

TEST(Introductions, IdsMayHoldCommas) {
  const char* text =
      "stakeholders: id, name\n a, Homes\n b, Care\n c, Parks\nrelationships: from, to\n a, b\n";
  PlaceTables tables = tables_from_text(text);
  TableData& table = tables[TableKind::stakeholders];
  table.columns[static_cast<std::size_t>(StakeholderColumn::name)].texts[0] =
      tables.pool.intern("Homes, Ltd");
  const Place place(std::move(tables));
  const IntroductionFindings found =
      find(place, {.aim = Aim::pieces, .budget = 1, .want = {"Homes, Ltd,Parks"}});
  EXPECT_THAT(pairs_of(found), ElementsAre("ac"));
}

TEST(Introductions, ThreadsAndTheOrderOfRowsChangeNothing) {
  for (const Aim aim : {Aim::pieces, Aim::together}) {
    std::vector<std::string> seen;
    for (const std::optional<std::uint64_t> shuffle :
         {std::optional<std::uint64_t>{}, std::optional<std::uint64_t>{7}}) {
      const Place place = load_network("knoke_bureaucracies", shuffle);
      for (const unsigned threads : {1U, 3U}) {
        const IntroductionFindings found =
            find_introductions(place, {.aim = aim, .budget = 3}, {.threads = threads});
        std::string all = found.headline + found.note;
        for (const Introduction& one : found.introductions) all += one.statement;
        seen.push_back(all);
      }
    }
    for (const std::string& one : seen) EXPECT_EQ(one, seen.front());
  }
}

TEST(NearPairs, AreLinkedOrTwoStepsApart) {
  const std::vector<VertexPair> pairs = {{VertexId{0}, VertexId{1}},
                                         {VertexId{0}, VertexId{2}},
                                         {VertexId{0}, VertexId{3}},
                                         {VertexId{1}, VertexId{4}}};
  NearPairs near(path(5), pairs);
  EXPECT_EQ(near.count(), 2U);
  near.add({VertexId{0}, VertexId{4}});
  EXPECT_EQ(near.count(), 4U);
}

}  // namespace
}  // namespace interstice
