#include "graph/model/actors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Actors actors_of(const Place& place, const ActorOptions& options = {}) {
  return find_actors(place, layers_of(place), options);
}
std::vector<std::string> vertices(const Place& place, const ActorOptions& options = {}) {
  std::vector<std::string> list;
  for (const StakeholderRow row : actors_of(place, options).stakeholders) {
    list.emplace_back(place.text(place.stakeholders().text(StakeholderColumn::id, index(row))));
  }
  return list;
}
// What each stakeholder is counted as, in the order of the table; "" = nothing.
std::vector<std::string> counted_as(const Place& place, const ActorOptions& options = {}) {
  const Actors actors = actors_of(place, options);
  const std::vector<std::string> names = vertices(place, options);
  std::vector<std::string> list;
  for (const std::uint32_t v : actors.vertex_of) list.push_back(v == kNoVertex ? "" : names[v]);
  return list;
}

TEST(Actors, StandInByteOrderOfId) {
  EXPECT_THAT(vertices(place_from_text("stakeholders: id\n b\n a\n Z\n \u00e9\n 10\n 9\n")),
              ElementsAre("10", "9", "Z", "a", "b", "\u00e9"));
}

constexpr const char* kBoards = R"(
  stakeholders: id, kind, mode
    a, organisation, 1
    b, , 2
    c, board,
    d, Committee,
    e, event, one
    f, fund,
    g, community, 1
    h, team,
    i, , two
    j, ,
    k, ,
  relationships: from, to, kind
    a, j, seats
    a, g, works with
  layers: kind, modes
    seats, two
  memberships: stakeholder, board
    a, k
)";

TEST(Actors, BoardsAreLeftOutOfOneModeReadingsAllFourWays) {
  const Place place = place_from_text(kBoards);
  EXPECT_THAT(vertices(place), ElementsAre("a", "g", "h"));
  EXPECT_THAT(vertices(place, {.view = View::two_mode}),
              ElementsAre("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"));
  EXPECT_THAT(actors_of(place, {.view = View::two_mode}).is_board,
              ElementsAre(0, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1));
}

constexpr const char* kPeople = R"(
  stakeholders: id, kind, organisation, system
    council, organisation, , local
    director, post, council, local
    kim, person, director, health
    lee, person, council,
    sam, person, ,
    team, team, council,
    tom, person, team,
    tax, organisation, council,
)";

TEST(Actors, PeopleAndPostsRollUpToTheirOrganisation) {
  const Place place = place_from_text(kPeople);
  EXPECT_THAT(counted_as(place), ElementsAre("council", "council", "council", "council", "sam",
                                             "team", "team", "tax"));
  EXPECT_EQ(actors_of(place).rolled_up, 4U);
}

TEST(Actors, PeopleRollUpToTheirPostWhereTheyHaveOne) {
  EXPECT_THAT(counted_as(place_from_text(kPeople), {.unit = Unit::post}),
              ElementsAre("council", "director", "director", "lee", "sam", "team", "tom", "tax"));
}

TEST(Actors, NobodyRollsUpWherePersonsAreTheUnit) {
  const Place place = place_from_text(kPeople);
  EXPECT_THAT(counted_as(place, {.unit = Unit::person}),
              ElementsAre("council", "director", "kim", "lee", "sam", "team", "tom", "tax"));
  EXPECT_EQ(actors_of(place, {.unit = Unit::person}).rolled_up, 0U);
}

TEST(Actors, ABlankKindIsAnOrganisationThatIsItself) {
  EXPECT_THAT(counted_as(place_from_text("stakeholders: id, kind, organisation\n a, , b\n b, ,\n")),
              ElementsAre("a", "b"));
  // Without a column for it nobody belongs to anyone.
  EXPECT_THAT(counted_as(place_from_text("stakeholders: id, kind\n a, person\n b, post\n")),
              ElementsAre("a", "b"));
}

TEST(Actors, ACycleOfBelongingLeavesEachWhereItIs) {
  EXPECT_THAT(counted_as(place_from_text(
                  "stakeholders: id, kind, organisation\n a, person, b\n b, person, a\n c, "
                  "person, c\n d, post, a\n")),
              ElementsAre("a", "b", "c", "d"));
}

TEST(Actors, APersonOfABoardStaysAPerson) {
  EXPECT_THAT(counted_as(place_from_text(
                  "stakeholders: id, kind, organisation\n a, person, b\n b, board,\n")),
              ElementsAre("a", ""));
}

TEST(Actors, AnUnknownOrganisationIsNone) {
  EXPECT_THAT(
      counted_as(place_from_text("stakeholders: id, kind, organisation\n a, person, nowhere\n")),
      ElementsAre("a"));
}

TEST(Actors, OnlyThoseWhoAreThereAtTheDateRead) {
  const Place place = place_from_text(R"(
    stakeholders: id, since, until
      a, 2024, 2025
      b, 2025-04,
      c, , 2025-03-31
      d, ,
  )");
  EXPECT_THAT(vertices(place, {.as_of = Date{2023, 12, 31}}), ElementsAre("c", "d"));
  EXPECT_THAT(vertices(place, {.as_of = Date{2025, 3, 31}}), ElementsAre("a", "c", "d"));
  EXPECT_THAT(vertices(place, {.as_of = Date{2025, 4, 1}}), ElementsAre("a", "b", "d"));
  EXPECT_THAT(vertices(place, {.as_of = Date{2026, 1, 1}}), ElementsAre("b", "d"));
  EXPECT_THAT(vertices(place), ElementsAre("a", "b", "c", "d"));
}

TEST(Current, BothEndsBelongToTheSpan) {
  const Date day{2025, 4, 9};
  EXPECT_TRUE(current("2025-04-09", "2025-04-09", day));
  EXPECT_TRUE(current("2025", "2025", day));
  EXPECT_TRUE(current("", "", day));
  EXPECT_FALSE(current("2025-04-10", "", day));
  EXPECT_FALSE(current("", "2025-04-08", day));
  EXPECT_FALSE(current("", "2024", day));
  EXPECT_TRUE(current("2030", "1999", std::nullopt));
  EXPECT_TRUE(current("soon", "later", day));  // what is not a date reads as blank
}

TEST(Systems, ABlankOneIsNotStated) {
  const Actors actors = actors_of(
      place_from_text("stakeholders: id, system\n a, police\n b,\n c, health\n d, police\n"));
  EXPECT_THAT(actors.systems, ElementsAre("health", "police"));
  EXPECT_THAT(actors.system_of, ElementsAre(SystemId{1}, SystemId::none, SystemId{0}, SystemId{1}));
  EXPECT_EQ(actors.systems_column, "system");
}

TEST(Systems, ABodyInSeveralIsReadUnderTheFirst) {
  const Actors actors =
      actors_of(place_from_text("stakeholders: id, system\n a, police; health\n b, ; health;\n"));
  EXPECT_THAT(actors.systems, ElementsAre("health", "police"));
  EXPECT_THAT(actors.system_of, ElementsAre(SystemId{1}, SystemId{0}));
  EXPECT_EQ(actors.in_several_systems, 1U);
}

TEST(Systems, TheColumnIsThatOfTheOptionThenOfThePlaceThenSystem) {
  const std::string rows =
      "stakeholders: id, system, sector, my group, population\n a, s1, public, g1, 5\n";
  const Place plain = place_from_text(rows);
  EXPECT_THAT(actors_of(plain).systems, ElementsAre("s1"));
  EXPECT_THAT(actors_of(plain, {.systems = "My_Group"}).systems, ElementsAre("g1"));
  EXPECT_EQ(actors_of(plain, {.systems = "My_Group"}).systems_column, "my group");
  EXPECT_THAT(actors_of(plain, {.systems = "Sector"}).systems, ElementsAre("public"));
  const Place set = place_from_text(rows + "place: key, value\n systems, sector\n");
  EXPECT_THAT(actors_of(set).systems, ElementsAre("public"));
  EXPECT_THAT(actors_of(set, {.systems = "system"}).systems, ElementsAre("s1"));
}

TEST(Systems,
     AColumnsOwnNameBeatsAnothersSynonym) {  // "type" is also read as the kind of a stakeholder
  const Place place = place_from_text(
      "stakeholders: id, kind, type\n a, organisation, gov\n b, organisation, sci\n");
  EXPECT_THAT(actors_of(place, {.systems = "type"}).systems, ElementsAre("gov", "sci"));
  EXPECT_EQ(actors_of(place, {.systems = "type"}).systems_column, "type");
}

TEST(Systems, NumbersServeAsNames) {
  const Actors actors = actors_of(
      place_from_text("stakeholders: id, budget\n a, 2.5\n b, 10\n c,\n"), {.systems = "budget"});
  EXPECT_THAT(actors.systems, ElementsAre("10", "2.5"));
  EXPECT_THAT(actors.system_of, ElementsAre(SystemId{1}, SystemId{0}, SystemId::none));
}

TEST(Systems, AreNeverGuessedButCandidatesAreNamed) {
  const Actors actors = actors_of(place_from_text(R"(
    stakeholders: id, sector, colour, unique, same
      a, public, red, 1, x
      b, third, red, 2, x
      c, public, blue, 3, x
      d, third, , 4, x
  )"));
  EXPECT_EQ(actors.systems_column, "");
  EXPECT_THAT(actors.systems, IsEmpty());
  EXPECT_THAT(actors.system_of, testing::Each(SystemId::none));
  EXPECT_THAT(actors.systems_candidates, ElementsAre("sector", "colour"));
}

TEST(Systems, AColumnThatIsNotThereIsAnErrorWithTheNearestNamed) {
  const std::string rows = "stakeholders: id, system, district\n a, s1, north\n";
  EXPECT_THAT(
      [&] { (void)actors_of(place_from_text(rows), {.systems = "distict"}); },
      ThrowsError(ErrorCode::not_found, "no column \"distict\"; did you mean \"district\"?"));
  EXPECT_THAT(
      [&] { (void)actors_of(place_from_text(rows + "place: key, value\n systems, region\n")); },
      ThrowsError(ErrorCode::parse_error, "no column \"region\""));
}

}  // namespace
}  // namespace interstice
