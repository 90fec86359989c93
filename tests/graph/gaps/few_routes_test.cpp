#include "graph/gaps/few_routes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "graph/model/layers.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// 0-2 decide; 3-8 are others, each tied to all three; 9-13 are groups that body 3 alone is linked with; 14 is a group
// linked with two others.
struct Made {
  Network network{Direction::undirected, 0, {}};
  RouteRoles roles;
};

Made make() {
  Made made;
  std::vector<Tie> ties;
  for (std::uint32_t v = 3; v < 9; ++v) {
    for (std::uint32_t d = 0; d < 3; ++d) ties.emplace_back(v, d);
  }
  for (std::uint32_t group = 9; group < 14; ++group) ties.emplace_back(group, 3);
  ties.emplace_back(14, 4);
  ties.emplace_back(14, 5);
  made.network = Network(Direction::undirected, 15, std::move(ties));
  made.roles.decides.assign(15, 0);
  made.roles.community.assign(15, 0);
  for (std::uint32_t v = 0; v < 15; ++v) {
    made.roles.decides[v] = v < 3 ? 1 : 0;
    made.roles.community[v] = v >= 9 ? 1 : 0;
  }
  return made;
}

TEST(FewRoutes, GroupsByOneRouteByHand) {
  const Made made = make();
  const FewRoutes found = few_routes(made.network, everything_observed(15), made.roles);
  ASSERT_EQ(found.bodies.size(), 12U);
  EXPECT_EQ(found.deciders, 3U);
  EXPECT_EQ(found.others, 6U);
  EXPECT_EQ(found.community, 6U);
  EXPECT_EQ(found.usual_distance, 1.0);
  const RoutesToDeciders& other = found.bodies[1];
  EXPECT_EQ(other.body, 4U);
  EXPECT_EQ(other.routes.routes, 3U);
  EXPECT_EQ(other.routes.distance, 1U);
  const RoutesToDeciders& group = found.bodies[6];
  EXPECT_EQ(group.body, 9U);
  EXPECT_EQ(group.routes.routes, 1U);
  EXPECT_EQ(group.routes.distance, 2U);
  EXPECT_THAT(group.routes.through, ElementsAre(3));
  EXPECT_EQ(group.as_few, 0.0);
  EXPECT_EQ(group.as_far, 0.0);
  EXPECT_EQ(group.state, GapState::gap);
  // Two routes, but farther than any other body.
  EXPECT_EQ(found.bodies[11].routes.routes, 2U);
  EXPECT_EQ(found.bodies[11].state, GapState::gap);
  // Five of six groups and none of six others have one route: 6 ways of C(12, 5) = 792.
  EXPECT_NEAR(found.few.p, 6.0 / 792.0, 1e-15);
  EXPECT_EQ(found.state, GapState::gap);
}

TEST(FewRoutes, AsFarAndAsFewAsOthersIsNoSign) {
  Made made = make();
  for (std::uint32_t v = 4; v < 9; ++v) made.roles.community[v] = 0;
  std::vector<Tie> ties;
  for (std::uint32_t v = 3; v < 15; ++v) ties.emplace_back(v, 0);  // everybody by one route
  made.network = Network(Direction::undirected, 15, std::move(ties));
  const FewRoutes found = few_routes(made.network, everything_observed(15), made.roles);
  for (const RoutesToDeciders& body : found.bodies) {
    if (body.community) {
      EXPECT_EQ(body.state, GapState::no_sign);
      EXPECT_EQ(body.as_few, 1.0);
      EXPECT_EQ(body.as_far, 1.0);
    }
  }
  EXPECT_EQ(found.few.p, 1.0);
  EXPECT_EQ(found.state, GapState::no_sign);
}

TEST(FewRoutes, AGroupThatDidNotAnswerCannotBeToldUnlessTwoRoutesAreReported) {
  const Made made = make();
  std::vector<std::uint64_t> answered(15, 1);
  answered[9] = answered[14] = answered[4] = 0;
  const FewRoutes found =
      few_routes(made.network, ObservedPairs(ObservedPairs::Sides::one, 1, answered), made.roles);
  EXPECT_EQ(found.bodies[6].state, GapState::cannot_tell);
  EXPECT_EQ(found.bodies[7].state, GapState::gap);
  EXPECT_EQ(found.bodies[11].state, GapState::gap);
  EXPECT_EQ(found.community, 5U);
  EXPECT_EQ(found.others, 6U);  // 4 has three routes by what others said
}

TEST(FewRoutes, NoRouteIsFartherThanAny) {
  Made made = make();
  made.network =
      Network(Direction::undirected, 15, {{3, 0}, {4, 0}, {5, 1}, {6, 1}, {7, 2}, {8, 2}});
  const FewRoutes found = few_routes(made.network, everything_observed(15), made.roles);
  EXPECT_FALSE(found.bodies[6].routes.distance);
  EXPECT_EQ(found.bodies[6].routes.routes, 0U);
  EXPECT_EQ(found.bodies[6].as_far, 0.0);
  EXPECT_EQ(found.bodies[6].state, GapState::gap);
}

TEST(FewRoutes, TooFewToCompareCannotBeTold) {
  Made made = make();
  for (std::uint32_t v = 3; v < 5; ++v) made.roles.decides[v] = 1;
  const FewRoutes found = few_routes(made.network, everything_observed(15), made.roles);
  EXPECT_EQ(found.others, 4U);
  for (const RoutesToDeciders& body : found.bodies) EXPECT_EQ(body.state, GapState::cannot_tell);
  EXPECT_EQ(found.state, GapState::cannot_tell);
}

TEST(FewRoutes, NobodyDecidesOrNoGroupIsThere) {
  Made made = make();
  const RouteRoles roles = made.roles;
  made.roles.decides.assign(15, 0);
  EXPECT_THAT(few_routes(made.network, everything_observed(15), made.roles).bodies, IsEmpty());
  made.roles = roles;
  made.roles.community.assign(15, 0);
  EXPECT_THAT(few_routes(made.network, everything_observed(15), made.roles).bodies, IsEmpty());
  EXPECT_THAT(
      [&] {
        (void)few_routes(Network(Direction::directed, 15, {}), everything_observed(15), made.roles);
      },
      ThrowsError(ErrorCode::invalid_argument, "view either"));
}

TEST(FewRoutes, WhoDecidesAndWhoIsAGroup) {
  const Place place = place_from_text(R"(
stakeholders: id, kind, organisation, sector
  a, organisation, , public
  b, organisation, , third
  c, organisation, , public
  d, organisation, , public
  e, organisation, , public
  f, community, , third
  g, organisation, , community
  p, post, b,
  hwb, board, ,
  pot, fund, ,
relationships: from, to
  a, b
memberships: stakeholder, board, role, until
  a, hwb, chair,
  p, hwb, ,
  c, hwb, observer,
  d, pot, member,
  e, hwb, member, 2020
commitments: stakeholder, outcome, role
  g, o, lead
  f, o, contributor
place: key, value
  date, 2026-01-01
)");
  const Actors actors = find_actors(place, layers_of(place), {.as_of = place.date()});
  const RouteRoles roles = route_roles(place, actors, place.date());
  EXPECT_THAT(roles.decides, ElementsAre(1, 1, 0, 0, 0, 0, 1));
  EXPECT_THAT(roles.community, ElementsAre(0, 0, 0, 0, 0, 1, 1));
}

}  // namespace
}  // namespace interstice
