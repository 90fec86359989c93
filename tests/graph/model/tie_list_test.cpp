// The ties that rows become: which rows, how many ties, which strengths. Driven through project().
#include "graph/model/tie_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::TestWithParam;

// "a>b 2" or "a-b 2" for each tie.
std::vector<std::string> ties(const Projection& projection) {
  std::vector<std::string> list;
  for (const Tie& tie : projection.network.ties()) {
    std::string text(projection.ids[index(tie.from)]);
    text += projection.network.directed() ? '>' : '-';
    text += projection.ids[index(tie.to)];
    const std::string strength = std::to_string(tie.strength);
    list.push_back(text + ' ' + strength.substr(0, strength.find_last_not_of("0.") + 1));
  }
  return list;
}
std::vector<std::string> ties(const Place& place, View view,
                              const ProjectionOptions& options = {}) {
  ProjectionOptions chosen = options;
  chosen.view = view;
  return ties(project(place, chosen));
}

TEST(Ties, ADirectedLayerInEachView) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind, strength
      a, b, advice, 2
      b, a, advice, 3
      c, a, advice, 4
      b, c, advice,
  )");
  EXPECT_THAT(ties(place, View::directed), ElementsAre("a>b 2", "b>a 3", "b>c 1", "c>a 4"));
  EXPECT_THAT(ties(place, View::either), ElementsAre("a-b 3", "a-c 4", "b-c 1"));
  EXPECT_THAT(ties(place, View::both), ElementsAre("a-b 2"));
  EXPECT_EQ(project(place, {.view = View::either}).report.one_way, 2U);
  EXPECT_EQ(project(place, {.view = View::both}).report.one_way, 2U);
  EXPECT_EQ(project(place, {.view = View::directed}).report.one_way, 0U);
}

TEST(Ties, AMutualRowIsBothDirections) {
  const Place place = place_from_text("relationships: from, to, strength\n b, a, 2\n b, c,\n");
  EXPECT_THAT(ties(place, View::directed), ElementsAre("a>b 2", "b>a 2", "b>c 1", "c>b 1"));
  EXPECT_THAT(ties(place, View::either), ElementsAre("a-b 2", "b-c 1"));
  EXPECT_THAT(ties(place, View::both), ElementsAre("a-b 2", "b-c 1"));
  EXPECT_EQ(project(place, {.view = View::either}).report.one_way, 0U);
  EXPECT_EQ(project(place, {.view = View::directed}).report.rows_read, 2U);
}

TEST(Ties, AMutualRowAmongDirectedOnesCountsBothWays) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind, direction
      a, b, advice, mutual
      b, c, advice,
  )");
  EXPECT_THAT(ties(place, View::directed), ElementsAre("a>b 1", "b>a 1", "b>c 1"));
  EXPECT_THAT(ties(place, View::both), ElementsAre("a-b 1"));
}

TEST(Ties, RowsThatDifferOnlyInStrengthStayParallel) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind, strength
      a, b, advice, 1
      a, b, advice, 5
      b, a, advice, 3
      a, b, advice, 2
  )");
  const Projection directed = project(place, {.view = View::directed});
  EXPECT_THAT(ties(directed), ElementsAre("a>b 5", "a>b 2", "a>b 1", "b>a 3"));
  EXPECT_EQ(directed.report.merged, 0U);
  EXPECT_THAT(ties(place, View::either),
              ElementsAre("a-b 5", "a-b 2", "a-b 1"));         // the larger direction's
  EXPECT_THAT(ties(place, View::both), ElementsAre("a-b 3"));  // the smaller's
}

TEST(Ties, TwoReportsOfOneLinkCountOnceWithTheLargerStrength) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind, strength, reported by
      a, b, advice, 2, a
      a, b, advice, 3, b
  )");
  const Projection projection = project(place, {.view = View::directed});
  EXPECT_THAT(ties(projection), ElementsAre("a>b 3"));
  EXPECT_EQ(projection.report.merged, 1U);
  EXPECT_EQ(projection.report.rows_read, 2U);
  EXPECT_THAT(ties(place, View::either), ElementsAre("a-b 3"));
}

TEST(Ties, TwoReportsOfAMutualLinkCountOnceWhicheverEndIsWrittenFirst) {
  const Place place = place_from_text(R"(
    relationships: from, to, strength, reported by
      a, b, 2, a
      b, a, 3, b
  )");
  EXPECT_THAT(ties(place, View::either), ElementsAre("a-b 3"));
  EXPECT_THAT(ties(place, View::both), ElementsAre("a-b 3"));
  EXPECT_THAT(ties(place, View::directed), ElementsAre("a>b 3", "b>a 3"));
}

// As exports of undirected networks often do: not two ties, of which neither would be a bridge.
TEST(Ties, AMutualLinkWrittenFromBothEndsIsOneTie) {
  const Place place = place_from_text(R"(
    relationships: from, to, strength
      a, b, 2
      b, a, 3
      b, c,
      c, b,
      d, c, 1
      d, c, 4
      c, d, 2
  )");
  EXPECT_THAT(ties(place, View::either), ElementsAre("a-b 3", "b-c 1", "c-d 4", "c-d 1"));
  EXPECT_THAT(ties(place, View::both), ElementsAre("a-b 3", "b-c 1", "c-d 4", "c-d 1"));
  EXPECT_THAT(ties(place, View::directed),
              ElementsAre("a>b 3", "b>a 3", "b>c 1", "c>b 1", "c>d 4", "c>d 1", "d>c 4", "d>c 1"));
}

TEST(Ties, OneLinkAtTwoDatesCountsOnce) {
  const Place place = place_from_text(R"(
    relationships: from, to, strength, since
      a, b, 2, 2020
      a, b, 5, 2021
    place: key, value
      date, 2025
  )");
  EXPECT_THAT(ties(place, View::either), ElementsAre("a-b 5"));
}

TEST(Ties, SeveralLayersAreABinaryUnion) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind, strength
      a, b, plans, 4
      a, b, meets, 5
      a, b, meets, 6
      b, c, meets, 3
      c, a, advice, 2
  )");
  const Projection projection = project(place, {.view = View::either});
  EXPECT_THAT(ties(projection), ElementsAre("a-b 1", "a-c 1", "b-c 1"));
  EXPECT_EQ(projection.report.merged, 2U);
  EXPECT_THAT(ties(place, View::either, {.layers = {"meets"}}),
              ElementsAre("a-b 6", "a-b 5", "b-c 3"));
  EXPECT_EQ(project(place, {.layers = {"meets"}}).report.other_layers, 2U);
  EXPECT_THAT(ties(place, View::directed),
              ElementsAre("a>b 1", "b>a 1", "b>c 1", "c>a 1", "c>b 1"));
}

TEST(Ties, BothOfSeveralLayersNeedsBothDirectionsOnSome) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind
      a, b, advice
      b, a, influence
      b, c, advice
  )");
  EXPECT_THAT(ties(place, View::both), ElementsAre("a-b 1"));
}

TEST(Ties, LinksOfABodysPeopleAddUp) {
  const Place place = place_from_text(R"(
    stakeholders: id, kind, organisation
      council, organisation,
      kim, person, council
      lee, person, council
      trust, organisation,
    relationships: from, to, kind, strength
      kim, trust, advice, 2
      lee, trust, advice, 3
      council, trust, advice, 4
      kim, lee, advice, 5
      trust, kim, advice, 1
  )");
  const Projection projection = project(place, {.view = View::directed});
  EXPECT_THAT(ties(projection), ElementsAre("council>trust 9", "trust>council 1"));
  EXPECT_EQ(projection.report.inside_one_body, 1U);
  EXPECT_EQ(projection.report.merged, 2U);
  EXPECT_EQ(projection.report.rolled_up, 2U);
  EXPECT_THAT(ties(place, View::either), ElementsAre("council-trust 9"));
  EXPECT_THAT(ties(place, View::both), ElementsAre("council-trust 1"));
  EXPECT_THAT(
      ties(place, View::directed, {.unit = Unit::person}),
      ElementsAre("council>trust 4", "kim>lee 5", "kim>trust 2", "lee>trust 3", "trust>kim 1"));
}

TEST(Ties, TheRowsBehindEachTieAreKept) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind, reported by
      c, a, advice, c
      a, b, advice, b
      b, a, advice, b
      a, b, advice, a
  )");
  const Projection either = project(place, {.view = View::either});
  ASSERT_EQ(either.network.num_ties(), 2U);
  EXPECT_THAT(either.rows_of(TieId{0}), testing::UnorderedElementsAre(1, 2, 3));
  EXPECT_THAT(either.rows_of(TieId{1}), ElementsAre(0));
  const Projection directed = project(place, {.view = View::directed});
  ASSERT_EQ(directed.network.num_ties(), 3U);
  EXPECT_THAT(directed.rows_of(TieId{0}), testing::UnorderedElementsAre(1, 3));
  EXPECT_THAT(directed.rows_of(TieId{1}), ElementsAre(2));
}

TEST(Ties, ZeroStrengthIsNoTie) {
  const Place place =
      place_from_text("relationships: from, to, strength\n a, b, 0\n a, c, 2\n b, c, 0.0\n");
  const Projection projection = project(place);
  EXPECT_THAT(ties(projection), ElementsAre("a-c 2"));
  EXPECT_EQ(projection.report.zero_strength, 2U);
  EXPECT_EQ(projection.ids.size(), 3U);
  EXPECT_TRUE(projection.observed(VertexId{0}, VertexId{1}));  // an observed "no"
}

TEST(Ties, ANegativeSignIsNoWorkingLink) {
  const Place place = place_from_text(
      "relationships: from, to, sign\n a, b, -\n a, c, +\n b, c,\n c, d, negative\n d, e, -1\n");
  const Projection working = project(place, {.layer_set = LayerSet::working});
  EXPECT_THAT(ties(working), ElementsAre("a-c 1", "b-c 1"));
  EXPECT_EQ(working.report.negative, 3U);
  EXPECT_EQ(working.report.conflict, 0U);
  EXPECT_EQ(project(place).network.num_ties(), 5U);
  EXPECT_EQ(project(place).report.conflict, 3U);
}

TEST(Ties, RowsOfAConflictLayerAreCountedWhereTheyAreRead) {
  const Place place = place_from_text(
      "relationships: from, to, kind\n a, b, conflict\n a, a, conflict\n b, c, works with\n");
  EXPECT_EQ(project(place).report.conflict, 1U);  // a-a is left out
  EXPECT_EQ(project(place, {.layers = {"works with"}}).report.conflict, 0U);
}

TEST(Ties, ConflictMoneyAndFormalLayersAreNoWorkingLinks) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind
      a, b, conflict
      a, c, money
      a, d, accountability
      a, e, advice
      a, f,
      a, g, feud
    layers: kind, role
      feud, negative
  )");
  const Projection working = project(place, {.layer_set = LayerSet::working, .view = View::either});
  EXPECT_THAT(ties(working), ElementsAre("a-e 1", "a-f 1"));
  EXPECT_THAT(working.layers, ElementsAre("advice", "works with"));
  EXPECT_EQ(working.report.other_layers, 4U);
  EXPECT_EQ(project(place, {.view = View::either}).network.num_ties(), 6U);
}

TEST(Ties, OpinionsAndSensitiveLayersAreReadWhereNamedOnly) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind
      a, b, trust
      a, c, challenge
      a, d, gossip
      a, e, works with
    layers: kind, sensitive
      gossip, yes
  )");
  EXPECT_THAT(project(place, {.layer_set = LayerSet::working}).layers, ElementsAre("works with"));
  EXPECT_THAT(ties(place, View::either, {.layers = {"trust"}, .layer_set = LayerSet::working}),
              ElementsAre("a-b 1"));
  EXPECT_EQ(project(place).network.num_ties(), 4U);
}

TEST(Ties, LessThanTheLeastConfidenceIsLeftOut) {
  const Place place = place_from_text(R"(
    relationships: from, to, confidence
      a, b, sure
      a, c, fairly
      a, d, hearsay
      a, e, 0.5
      a, f,
  )");
  EXPECT_EQ(project(place).network.num_ties(), 5U);
  EXPECT_THAT(ties(place, View::either, {.min_confidence = 0.5}),
              ElementsAre("a-b 1", "a-c 1", "a-e 1", "a-f 1"));
  EXPECT_THAT(ties(place, View::either, {.min_confidence = 0.7}),
              ElementsAre("a-b 1", "a-c 1", "a-f 1"));
  EXPECT_THAT(ties(place, View::either, {.min_confidence = 0.71}), ElementsAre("a-b 1", "a-f 1"));
  EXPECT_EQ(project(place, {.min_confidence = 0.71}).report.low_confidence, 3U);
}

TEST(Ties, OnlyWhatHoldsAtTheDateRead) {
  const Place place = place_from_text(R"(
    relationships: from, to, since, until
      a, b, 2024, 2025-03
      a, c, 2025-04,
      a, d, , 2023
      a, e, ,
    place: key, value
      date, 2025-04-01
  )");
  EXPECT_THAT(ties(place, View::either), ElementsAre("a-c 1", "a-e 1"));
  EXPECT_EQ(project(place).report.not_current, 2U);
  EXPECT_EQ(project(place).as_of, (Date{2025, 4, 1}));
  EXPECT_THAT(ties(place, View::either, {.as_of = Date{2025, 3, 31}}),
              ElementsAre("a-b 1", "a-e 1"));
  EXPECT_THAT(ties(place, View::either, {.as_of = Date{2020, 1, 1}}),
              ElementsAre("a-d 1", "a-e 1"));
}

TEST(Ties, SelfLinksAndLinksToBoardsAreCountedAndLeftOut) {
  const Place place = place_from_text(R"(
    stakeholders: id, kind
      a,
      b,
      board, board
    relationships: from, to
      a, a
      a, board
      board, b
      a, b
  )");
  const Projection projection = project(place);
  EXPECT_THAT(ties(projection), ElementsAre("a-b 1"));
  EXPECT_EQ(projection.report.inside_one_body, 1U);
  EXPECT_EQ(projection.report.boards, 2U);
  EXPECT_EQ(projection.report.rows_read, 1U);
}

TEST(Ties, LinksOfThoseWhoHaveLeftAreNotCurrent) {
  const Place place = place_from_text(R"(
    stakeholders: id, until
      a,
      b, 2020
      c,
    relationships: from, to
      a, b
      a, c
    place: key, value
      date, 2025
  )");
  const Projection projection = project(place);
  EXPECT_THAT(ties(projection), ElementsAre("a-c 1"));
  EXPECT_EQ(projection.report.not_current, 1U);
  EXPECT_EQ(projection.report.boards, 0U);
}

constexpr const char* kMemberships = R"(
  stakeholders: id, kind
    a,
    b,
    c,
    x, board
    y, board
    z, board
  relationships: from, to
    a, b
  memberships: stakeholder, board, until
    a, x,
    b, x,
    c, x,
    a, y,
    c, y,
    b, z,
    c, z, 2020
    a, x,
  place: key, value
    date, 2025
)";

TEST(Ties, MembershipsAreTheTiesOfATwoModeReading) {
  const Place place = place_from_text(kMemberships);
  const Projection projection = project(place, {.view = View::two_mode});
  EXPECT_THAT(ties(projection), ElementsAre("a-x 1", "a-y 1", "b-x 1", "b-z 1", "c-x 1", "c-y 1"));
  EXPECT_THAT(projection.rows_of(TieId{0}),
              testing::Each(testing::Ge(1)));  // after the relationships
  EXPECT_EQ(projection.report.not_current, 1U);
  EXPECT_EQ(projection.report.other_layers, 1U);
  EXPECT_EQ(project(place).network.num_ties(), 1U);
}

// Newman 2001: x has three members, so each pair gets 1/2; y has two, so 1; z has one left.
TEST(Ties, SharedBoardsWeighTheSmallBoardMore) {
  const Place place = place_from_text(kMemberships);
  const Projection projection = project(place, {.view = View::shared_boards});
  EXPECT_THAT(projection.ids, ElementsAre("a", "b", "c"));
  EXPECT_THAT(ties(projection), ElementsAre("a-b 0.5", "a-c 1.5", "b-c 0.5"));
}

TEST(Ties, ATwoModeLayerSharesBoardsToo) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind
      a, x, seats
      b, x, seats
      c, y, seats
      a, c, works with
    layers: kind, modes
      seats, two
  )");
  EXPECT_THAT(ties(place, View::shared_boards), ElementsAre("a-b 1"));
  EXPECT_THAT(ties(place, View::two_mode, {.layers = {"seats"}}),
              ElementsAre("a-x 1", "b-x 1", "c-y 1"));
  EXPECT_THAT(ties(place, View::either), ElementsAre("a-c 1"));
}

TEST(Ties, TwoPeopleOfOneBodyOnABoardAreOneMember) {
  const Place place = place_from_text(R"(
    stakeholders: id, kind, organisation
      a, organisation,
      p, person, a
      q, person, a
      b, organisation,
      x, board,
    memberships: stakeholder, board
      p, x
      q, x
      b, x
  )");
  EXPECT_THAT(ties(place, View::shared_boards), ElementsAre("a-b 1"));
}

TEST(Ties, ABoardThatHasClosedJoinsNobody) {
  const Place place = place_from_text(R"(
    stakeholders: id, kind, until
      a, ,
      b, ,
      x, board, 2020
    memberships: stakeholder, board
      a, x
      b, x
    place: key, value
      date, 2025
  )");
  EXPECT_THAT(ties(place, View::two_mode), IsEmpty());
  EXPECT_THAT(ties(place, View::shared_boards), IsEmpty());
}

// Strengths that do not add up the same in every order, over links that the file may list in any
// order.
class TiesOfShuffledRows : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, TiesOfShuffledRows, Range<std::uint64_t>(0, 10));

TEST_P(TiesOfShuffledRows, AreTheSameToTheBit) {
  const std::string people = R"(
    stakeholders: id, kind, organisation
      council, organisation,
      trust, organisation,
  )";
  std::vector<std::string> belongs;
  std::vector<std::string> rows;
  for (int i = 0; i < 8; ++i) {
    const std::string id = "p" + std::to_string(i);
    belongs.push_back("  " + id + ", person, council\n");
    rows.push_back("  " + id + ", trust, 0." + std::to_string(i + 1) + "\n");
  }
  const auto strength = [&](std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<std::string> who = belongs;
    std::vector<std::string> links = rows;
    if (seed != 0) std::shuffle(who.begin(), who.end(), random);
    if (seed != 0) std::shuffle(links.begin(), links.end(), random);
    std::string text = "relationships: from, to, strength\n";
    for (const std::string& line : links) text += line;
    text += people;
    for (const std::string& line : who) text += line;
    const Place place = place_from_text(text);
    return project(place).network.ties()[0].strength;
  };
  EXPECT_EQ(strength(GetParam() + 1), strength(0));
}

// Every row is in exactly one count of the report.
class ReportOfRandomRows : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, ReportOfRandomRows, Range<std::uint64_t>(0, 20));

TEST_P(ReportOfRandomRows, AccountsForEveryRowOnce) {
  std::mt19937_64 random(GetParam());
  const auto pick = [&](std::initializer_list<const char*> words) {
    return std::string(*(words.begin() + random() % words.size()));
  };
  std::string text = "stakeholders: id, kind, organisation, until\n";
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) {
    text += std::string(id) + ", " + pick({"", "", "person", "board"}) + ", " +
            pick({"", "a", "b"}) + ", " + pick({"", "", "2020"}) + "\n";
  }
  text +=
      "place: key, value\n date, 2025\nrelationships: from, to, kind, strength, sign, confidence, "
      "since\n";
  constexpr std::size_t kRows = 60;
  for (std::size_t i = 0; i < kRows; ++i) {
    text += pick({"a", "b", "c", "d", "e", "f"}) + ", " + pick({"a", "b", "c", "d", "e", "f"}) +
            ", " + pick({"advice", "works with", "conflict"}) + ", " + pick({"", "1", "0", "2"}) +
            ", " + pick({"", "", "-"}) + ", " + pick({"", "sure", "hearsay"}) + ", " +
            pick({"", "", "2030"}) + "\n";
  }
  const Place place = place_from_text(text);
  for (const View view : {View::directed, View::either, View::both}) {
    const Projection projection =
        project(place, {.layer_set = LayerSet::working, .view = view, .min_confidence = 0.5});
    const ProjectionReport& report = projection.report;
    EXPECT_EQ(report.rows_read + report.other_layers + report.zero_strength + report.negative +
                  report.low_confidence + report.not_current + report.boards +
                  report.inside_one_body,
              kRows);
    std::set<std::uint32_t> behind(projection.rows.begin(), projection.rows.end());
    EXPECT_LE(behind.size(), report.rows_read);
    if (view != View::both) {
      EXPECT_EQ(behind.size(), report.rows_read);
    }
    EXPECT_EQ(projection.row_starts.size(), projection.network.num_ties() + 1);
  }
}

}  // namespace
}  // namespace interstice
