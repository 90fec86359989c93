#include "graph/model/observation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/projection.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;

LayerResponses on(const Place& place, std::string_view kind,
                  const std::optional<Date>& as_of = {}) {
  for (const Layer& layer : layers_of(place)) {
    if (layer.kind == kind) return responses_on(place, layer, as_of);
  }
  throw std::runtime_error("no layer " + std::string(kind));
}

// "a>b" for every ordered pair that is observed; of an undirected reading each pair once, "a-b".
std::vector<std::string> observed(const Projection& projection) {
  std::vector<std::string> list;
  const bool directed = projection.network.directed();
  for (std::uint32_t u = 0; u < projection.ids.size(); ++u) {
    for (std::uint32_t v = directed ? 0 : u + 1; v < projection.ids.size(); ++v) {
      if (u == v || !projection.observed(static_cast<VertexId>(u), static_cast<VertexId>(v)))
        continue;
      list.push_back(std::string(projection.ids[u]) + (directed ? ">" : "-") +
                     std::string(projection.ids[v]));
    }
  }
  return list;
}

constexpr const char* kTwoAnswered = R"(
  stakeholders: id, response
    a, answered
    b, answered
    c, no reply
    d, not asked
  relationships: from, to, kind
    a, b, works with
    c, d, advice
)";

TEST(Responses, WithoutAResponseColumnAndReportersEveryoneIsAssumed) {
  const Place place = place_from_text("relationships: from, to\n a, b\n b, c\n");
  EXPECT_EQ(on(place, "works with").basis, ResponseBasis::everyone_assumed);
  EXPECT_THAT(on(place, "works with").answered, ElementsAre(1, 1, 1));
  EXPECT_TRUE(project(place).observed.everything());
}

TEST(Responses, StatusesAreTheWordsOfTheTablesAndTheLatestRowHolds) {
  const Place place = place_from_text(R"(
    stakeholders: id, response
      a, Yes
      b, no reply
      c, not sent
      d, opened
      e, refused
      f, forwarded
      g,
    responses: stakeholder, date, layer, status
      b, 2025-01-01,, answered
      a, 2026-01-01, advice, declined
    relationships: from, to, kind
      a, b, works with
      b, c, advice
  )");
  const auto statuses = [&](std::string_view kind, const Date& as_of) {
    for (const Layer& layer : layers_of(place)) {
      if (layer.kind == kind) return statuses_on(place, layer, as_of);
    }
    throw std::runtime_error("no such layer");
  };
  using enum ResponseStatus;
  EXPECT_THAT(statuses("works with", {2026, 6, 1}),
              ElementsAre(answered, answered, not_asked, partly, declined, passed_on, unknown));
  EXPECT_EQ(statuses("advice", {2026, 6, 1})[0], declined);
  EXPECT_EQ(statuses("advice", {2025, 6, 1})[0], answered);
  EXPECT_EQ(statuses("advice", {2024, 6, 1})[1], no_reply);
}

TEST(Responses, OnlyAnsweredIsAnAnswer) {
  const Place place = place_from_text(R"(
    stakeholders: id, response
      a, answered
      b, Yes
      c, partly
      d, no reply
      e, declined
      f, passed on
      g, not asked
      h,
      i, perhaps
    relationships: from, to
      a, b
  )");
  EXPECT_EQ(on(place, "works with").basis, ResponseBasis::stated);
  EXPECT_THAT(on(place, "works with").answered, ElementsAre(1, 1, 0, 0, 0, 0, 0, 0, 0));
}

TEST(Responses, ABlankCellIsUnknownEvenWhereRowsNameTheReporter) {
  const Place place = place_from_text(R"(
    stakeholders: id, response
      a,
      b, answered
    relationships: from, to, reported by
      a, b, a
  )");
  EXPECT_EQ(on(place, "works with").basis, ResponseBasis::stated);
  EXPECT_THAT(on(place, "works with").answered, ElementsAre(0, 1));
}

TEST(Responses, WhereEveryRowNamesItsReporterThoseHaveAnswered) {
  const Place place = place_from_text(R"(
    relationships: from, to, reported by
      a, b, a
      c, d, d
  )");
  EXPECT_EQ(on(place, "works with").basis, ResponseBasis::reporters);
  EXPECT_THAT(on(place, "works with").answered, ElementsAre(1, 0, 0, 1));
  EXPECT_THAT(observed(project(place)), ElementsAre("a-b", "a-c", "a-d", "b-d", "c-d"));
}

TEST(Responses, WhereOnlySomeRowsNameAReporterPairsNotListedSayNothing) {
  const Place place = place_from_text(R"(
    relationships: from, to, reported by
      a, b, a
      c, d,
  )");
  EXPECT_EQ(on(place, "works with").basis, ResponseBasis::some_reporters);
  EXPECT_THAT(on(place, "works with").answered, ElementsAre(0, 0, 0, 0));
  const Projection projection = project(place);
  EXPECT_EQ(projection.network.num_ties(), 2U);  // the links are there
  EXPECT_THAT(observed(projection), ElementsAre());
}

TEST(Responses, ACompleteRosterMakesPairsNotListedANo) {
  const std::string rows = "relationships: from, to, reported by\n a, b, a\n c, d,\n";
  for (const std::string roster : {"place: key, value\n Roster, Complete\n",
                                   "layers: kind, roster\n works with, complete\n"}) {
    const Place place = place_from_text(rows + roster);
    EXPECT_EQ(on(place, "works with").basis, ResponseBasis::complete_roster);
    EXPECT_TRUE(project(place).observed.everything());
  }
  EXPECT_EQ(
      on(place_from_text(rows + "layers: kind, roster\n works with, open\n"), "works with").basis,
      ResponseBasis::some_reporters);
}

TEST(Responses, ACompleteRosterDoesNotMakeThoseWhoDidNotReplyAnswer) {
  const Place place = place_from_text(R"(
    stakeholders: id, response
      a, answered
      b, no reply
    relationships: from, to
      a, b
    place: key, value
      roster, complete
  )");
  EXPECT_THAT(on(place, "works with").answered, ElementsAre(1, 0));
}

TEST(Responses, ADocumentaryLayerIsARecordUnlessItsRosterIsOpen) {
  const std::string rows = R"(
    stakeholders: id, response
      a, answered
      b, no reply
    relationships: from, to, kind
      a, b, minutes
  )";
  const Place closed = place_from_text(rows + "layers: kind, source\n minutes, documentary\n");
  EXPECT_EQ(on(closed, "minutes").basis, ResponseBasis::complete_roster);
  EXPECT_THAT(on(closed, "minutes").answered, ElementsAre(1, 1));
  const Place open =
      place_from_text(rows + "layers: kind, source, roster\n minutes, documentary, open\n");
  EXPECT_THAT(on(open, "minutes").answered, ElementsAre(1, 0));
}

TEST(Responses, TheTableOverridesTheColumnAndTheLatestRowHolds) {
  const Place place = place_from_text(R"(
    stakeholders: id, response
      a, no reply
      b, answered
      c, answered
      d, no reply
    relationships: from, to
      a, b
    responses: stakeholder, date, status
      a, 2024, answered
      b, 2025-06, no reply
      b, 2024, answered
      d, , answered
      d, 2024, declined
  )");
  EXPECT_THAT(on(place, "works with").answered, ElementsAre(1, 0, 1, 0));
  // What was answered later is not known yet; a row without a date is the oldest.
  EXPECT_THAT(on(place, "works with", Date{2025, 1, 1}).answered, ElementsAre(1, 1, 1, 0));
  EXPECT_THAT(on(place, "works with", Date{2023, 12, 31}).answered, ElementsAre(0, 1, 1, 1));
}

TEST(Responses, ARowForOneLayerSaysNothingAboutOthers) {
  const Place place = place_from_text(R"(
    stakeholders: id
      a
      b
    relationships: from, to, kind
      a, b, advice
      a, b, trust
    responses: stakeholder, layer, status
      a, advice, answered
      a, , no reply
      b, , answered
      b, trust, declined
  )");
  EXPECT_THAT(on(place, "advice").answered, ElementsAre(1, 1));
  EXPECT_THAT(on(place, "trust").answered, ElementsAre(0, 0));
}

TEST(Responses, OfTwoRowsOfOneDayTheAnswerHoldsWhateverItsWordAndTheOrder) {
  for (const char* answer : {"answered", "Answered", "yes", "complete"}) {
    for (const bool first : {true, false}) {
      const std::string yes = std::string(" a, 2025, ") + answer + "\n";
      const std::string no = " a, 2025, no reply\n";
      const Place place = place_from_text(
          "stakeholders: id\n a\n b\nrelationships: from, to\n a, b\n"
          "responses: stakeholder, date, status\n" +
          (first ? yes + no : no + yes));
      EXPECT_THAT(on(place, "works with").answered, ElementsAre(1, 0)) << answer << ' ' << first;
    }
  }
}

TEST(Asked, IsEveryoneButThoseWhoWereNot) {
  const Place place = place_from_text(R"(
    stakeholders: id, response
      a, answered
      b, no reply
      c, not asked
      d,
      e, answered
    responses: stakeholder, status
      e, Not asked
  )");
  EXPECT_THAT(asked(place), ElementsAre(1, 1, 0, 1, 0));
}

TEST(ObservedPairs, AMutualLayerNeedsOneSide) {
  const Place place = place_from_text(kTwoAnswered);
  EXPECT_THAT(observed(project(place, {.layers = {"works with"}})),
              ElementsAre("a-b", "a-c", "a-d", "b-c", "b-d"));
}

TEST(ObservedPairs, AMutualLayerNeedsOneSideInEveryView) {
  const Place place = place_from_text(kTwoAnswered);
  EXPECT_THAT(observed(project(place, {.layers = {"works with"}, .view = View::both})),
              ElementsAre("a-b", "a-c", "a-d", "b-c", "b-d"));
  EXPECT_THAT(observed(project(place, {.layers = {"works with"}, .view = View::directed})),
              ElementsAre("a>b", "a>c", "a>d", "b>a", "b>c", "b>d", "c>a", "c>b", "d>a", "d>b"));
}

TEST(ObservedPairs, ADirectedLayerNeedsTheSideThatIsAsked) {
  const Place place = place_from_text(kTwoAnswered);
  EXPECT_THAT(observed(project(place, {.layers = {"advice"}})),
              ElementsAre("a>b", "a>c", "a>d", "b>a", "b>c", "b>d"));
}

TEST(ObservedPairs, EitherOfADirectedLayerNeedsOneSideAndBothNeedsBoth) {
  const Place place = place_from_text(kTwoAnswered);
  EXPECT_THAT(observed(project(place, {.layers = {"advice"}, .view = View::either})),
              ElementsAre("a-b", "a-c", "a-d", "b-c", "b-d"));
  EXPECT_THAT(observed(project(place, {.layers = {"advice"}, .view = View::both})),
              ElementsAre("a-b"));
}

constexpr const char* kTwoLayers = R"(
  stakeholders: id
    a
    b
    c
    d
  relationships: from, to, kind
    a, b, meets
    a, b, plans
  responses: stakeholder, layer, status
    a, meets, answered
    b, plans, answered
    c, meets, answered
    c, plans, answered
)";

TEST(ObservedPairs, SeveralLayersMustAllBeObserved) {
  const Place place = place_from_text(kTwoLayers);
  const Projection projection = project(place, {.view = View::either});
  // a answered on one layer and b on the other: between them all of a-b is observed, on every layer
  // by one side.
  EXPECT_THAT(observed(projection), ElementsAre("a-b", "a-c", "b-c", "c-d"));
  EXPECT_FALSE(projection.observed.answered(VertexId{0}));
  EXPECT_TRUE(projection.observed.answered(VertexId{2}));
  EXPECT_FALSE(projection.observed.everything());
  EXPECT_THAT(observed(project(place, {.layers = {"plans"}, .view = View::either})),
              ElementsAre("a-b", "a-c", "b-c", "b-d", "c-d"));
}

TEST(ObservedPairs, ALayerAskedOfNamedPartnersSaysNothingAboutOthers) {
  const std::string rows = R"(
    stakeholders: id, response
      a, answered
      b, no reply
      c, no reply
    relationships: from, to, kind
      a, b, trust
      a, b, works with
    layers: kind, asked of
      trust, named partners
  )";
  const Place place = place_from_text(rows);
  const Projection alone = project(place, {.layers = {"trust"}});
  EXPECT_EQ(alone.network.num_ties(), 1U);
  EXPECT_THAT(observed(alone), ElementsAre());
  EXPECT_FALSE(alone.observed.everything());
  EXPECT_THAT(observed(project(place)), ElementsAre("a-b", "a-c"));  // the other layer decides
}

TEST(ObservedPairs, WithoutALayerNobodyWasAskedButBoardsAreOnRecord) {
  const Place bodies = place_from_text("stakeholders: id, response\n a, answered\n b, answered\n");
  EXPECT_THAT(observed(project(bodies)), ElementsAre());
  const Place money = place_from_text("relationships: from, to, kind\n a, b, money\n");
  EXPECT_THAT(observed(project(money, {.layer_set = LayerSet::working, .view = View::either})),
              ElementsAre());
  const Place boards = place_from_text(
      "stakeholders: id, response\n a, no reply\n b, no reply\n x, no reply\n"
      "memberships: stakeholder, board\n a, x\n b, x\n");
  EXPECT_TRUE(project(boards, {.view = View::two_mode}).observed.everything());
  EXPECT_TRUE(project(boards, {.view = View::shared_boards}).observed.everything());
}

TEST(ObservedPairs, AMutualAndADirectedLayerWithTheSameAnswersKeepTheirOwnRules) {
  const Place place = place_from_text(R"(
    stakeholders: id, response
      a, answered
      b, no reply
    relationships: from, to, kind
      a, b, works with
      a, b, advice
      a, b, referral
  )");
  EXPECT_THAT(observed(project(place, {.layers = {"works with"}, .view = View::directed})),
              ElementsAre("a>b", "b>a"));
  EXPECT_THAT(observed(project(place, {.layers = {"advice", "referral"}})), ElementsAre("a>b"));
  EXPECT_THAT(observed(project(place)), ElementsAre("a>b"));  // on every layer
}

TEST(ObservedPairs, ABodyAnswersWhereOneOfItsPeopleDid) {
  const Place place = place_from_text(R"(
    stakeholders: id, kind, organisation, response
      a, organisation, , no reply
      b, organisation, , no reply
      c, organisation, , no reply
      p, person, a, answered
      q, person, a, no reply
    relationships: from, to
      p, b
  )");
  EXPECT_THAT(observed(project(place)), ElementsAre("a-b", "a-c"));
}

TEST(ObservedPairs, PatternsTellWhoIsAlikeAndCarryTheRule) {
  const Place place = place_from_text(kTwoLayers);
  const Projection projection = project(place, {.view = View::either});
  const ObservedPairs& pairs = projection.observed;
  EXPECT_NE(pairs.pattern(VertexId{0}), pairs.pattern(VertexId{1}));
  const ObservedPairs turned = pairs.with_patterns(
      {pairs.pattern(VertexId{0}), pairs.pattern(VertexId{0}), pairs.pattern(VertexId{2})});
  EXPECT_EQ(turned.size(), 3U);
  EXPECT_FALSE(turned(VertexId{0}, VertexId{1}));
  EXPECT_TRUE(turned(VertexId{0}, VertexId{2}));
}

TEST(ObservedPairs, PatternsOfADirectedReadingKeepItsRule) {
  const Place place = place_from_text(kTwoAnswered);
  const Projection mutual = project(place, {.layers = {"works with"}, .view = View::directed});
  const ObservedPairs copy =
      mutual.observed.with_patterns({mutual.observed.pattern(VertexId{0}), 0});
  EXPECT_TRUE(copy(VertexId{0}, VertexId{1}));
  EXPECT_TRUE(copy(VertexId{1}, VertexId{0}));
  const Projection directed = project(place, {.layers = {"advice"}});
  const ObservedPairs other =
      directed.observed.with_patterns({directed.observed.pattern(VertexId{0}), 0});
  EXPECT_TRUE(other(VertexId{0}, VertexId{1}));
  EXPECT_FALSE(other(VertexId{1}, VertexId{0}));
}

// Beside dated answers the undated column is of the place's own day.
constexpr const char* kTwoRounds = R"(
  place: key, value
    date, 2026-04-30
  stakeholders: id, response
    a, answered
    b, answered
    c, answered
  responses: stakeholder, date, status
    a, 2025-03-10, answered
    b, 2026-03-01, no reply
  relationships: from, to
    a, b
    b, c
)";

TEST(Responses, TheUndatedColumnSaysNothingOfADayBeforeThePlacesOwn) {
  const Place place = place_from_text(kTwoRounds);
  EXPECT_THAT(on(place, "works with", Date{1990, 1, 1}).answered, ElementsAre(0, 0, 0));
  EXPECT_THAT(on(place, "works with", Date{2025, 6, 1}).answered, ElementsAre(1, 0, 0));
  EXPECT_THAT(on(place, "works with", Date{2026, 4, 29}).answered, ElementsAre(1, 0, 0));
  EXPECT_THAT(on(place, "works with", Date{2026, 4, 30}).answered, ElementsAre(1, 0, 1));
  EXPECT_THAT(on(place, "works with", Date{2027, 1, 1}).answered, ElementsAre(1, 0, 1));
  EXPECT_THAT(on(place, "works with").answered, ElementsAre(1, 0, 1));
  EXPECT_EQ(first_asked(place), (Date{2025, 3, 10}));
  EXPECT_FALSE(first_asked(place_from_text(kTwoAnswered)).has_value());
}

TEST(Responses, WithoutDatesInTheTableTheColumnSpeaksAtAnyDay) {
  const Place place = place_from_text(kTwoAnswered);
  EXPECT_THAT(on(place, "works with", Date{1990, 1, 1}).answered, ElementsAre(1, 1, 0, 0));
}

TEST(Responses, TheRosterOfALayerWinsOverThePlaces) {
  const Place place = place_from_text(R"(
    place: key, value
      roster, complete
    layers: kind, roster, asked of
      works with, ,
      advice, open,
      close, , named partners
    relationships: from, to, kind, reported by
      a, b, works with, a
      b, c, advice, b
      c, a, close, c
  )");
  EXPECT_EQ(on(place, "works with").basis, ResponseBasis::complete_roster);
  EXPECT_EQ(on(place, "advice").basis, ResponseBasis::reporters);
  EXPECT_EQ(on(place, "close").basis, ResponseBasis::reporters);
}

}  // namespace
}  // namespace interstice
