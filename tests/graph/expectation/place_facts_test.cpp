#include "graph/expectation/place_facts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/model/layers.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kPlace = R"(
stakeholders: id, kind, organisation, areas, tier, system
  a, organisation, , N;S, director, x
  b, team, a, ALL, , y
  c, organisation, , N, director, y
  p, post, c, , , y
  hub, board, , , ,
relationships: from, to, kind
  a, b, works with
  b, c, works with
memberships: stakeholder, board, since, until
  a, hub, ,
  p, hub, ,
  b, hub, , 2020-01-01
areas: code, parent, population
  ALL, , 60
  N, ALL, 40
  S, ALL, 20
commitments: stakeholder, outcome, role
  a, home, lead
  p, home,
  b, home, consulted
  b, learn, accountable
expected: a, b, reason
  p, a, duty
  x, b, plan
place: key, value
  date, 2026-01-01
)";

PlaceFacts read(BoardsAre boards = BoardsAre::reasons) {
  const Place place = place_from_text(kPlace);
  const Actors actors = find_actors(place, layers_of(place), {.as_of = place.date()});
  return place_facts(place, actors, place.date(), boards);
}

TEST(PlaceFacts, OwnersLeadAnswerForOrContribute) {
  const PlaceFacts found = read();
  EXPECT_THAT(found.outcomes, ElementsAre("home", "learn"));
  EXPECT_THAT(found.owners, ElementsAre(ElementsAre(0, 2), ElementsAre(1)));  // p counts for c
  EXPECT_THAT(found.facts.outcomes, ElementsAre(ElementsAre(0), ElementsAre(1), ElementsAre(0)));
}

TEST(PlaceFacts, SeatsCountForTheBodyWhileTheyAreHeld) {
  EXPECT_THAT(read().facts.boards, ElementsAre(ElementsAre(0), IsEmpty(), ElementsAre(0)));
  EXPECT_THAT(read(BoardsAre::links).facts.boards, IsEmpty());
}

TEST(PlaceFacts, AreasAreTheSmallestOnesUnderThem) {
  const PlaceFacts found = read();
  EXPECT_THAT(found.facts.areas[0], ElementsAre(0, 1));
  EXPECT_THAT(found.facts.areas[1], testing::UnorderedElementsAre(0, 1));
  EXPECT_THAT(found.facts.areas[2], ElementsAre(1));
  EXPECT_THAT(found.facts.population, ElementsAre(20.0, 40.0));
}

TEST(PlaceFacts, TiersOrganisationsAndDuties) {
  const PlaceFacts found = read();
  EXPECT_THAT(found.facts.tier, ElementsAre(0, BodyFacts::unknown, 0));
  EXPECT_EQ(found.facts.organisation[0], found.facts.organisation[1]);
  EXPECT_NE(found.facts.organisation[0], found.facts.organisation[2]);
  ASSERT_EQ(found.facts.expected.size(), 1U);  // a system is no body
  EXPECT_EQ(found.facts.expected[0].u, 2U);
  EXPECT_EQ(found.facts.expected[0].v, 0U);
}

TEST(PlaceFacts, OfAnEdgeListAreNone) {
  const Place place = place_from_text("relationships: from, to\n a, b\n");
  const Actors actors = find_actors(place, layers_of(place), {});
  const PlaceFacts found = place_facts(place, actors, {}, BoardsAre::reasons);
  EXPECT_THAT(found.outcomes, IsEmpty());
  EXPECT_THAT(found.facts.outcomes, IsEmpty());
  EXPECT_THAT(found.facts.boards, IsEmpty());
  EXPECT_THAT(found.facts.areas, IsEmpty());
  EXPECT_THAT(found.facts.tier, IsEmpty());
  EXPECT_THAT(found.facts.organisation, IsEmpty());
  EXPECT_THAT(found.facts.expected, IsEmpty());
}

}  // namespace
}  // namespace interstice
